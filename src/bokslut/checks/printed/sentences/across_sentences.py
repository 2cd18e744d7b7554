"""Sentences that say the same in several places: they must say the same number.

**Contradicts** a number whose sentence stands in several places, in summary, chapter and memo, and
has another number there; **doubts** it where the sentence is short and the one number a slip of the
other, or a sentence of a whole paragraph that stands in both places with all its other numbers.
**Proves** nothing: what is repeated may be wrong twice. **Silent** where
the words differ by more than a spelling, or where headings tell of different things (each
department has its own "Avvikelsen är"). Source: consistency of a report in itself (ISA 720).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from difflib import SequenceMatcher
from itertools import groupby, pairwise

from bokslut.prose.typed import TypedNumber

from ..claims.line_pairs import digits_of
from ..claims.told import Told, looks_slipped
from ..understood.equations import Equation
from ..understood.understood import Sentence, Understood
from ..understood.words import GENERIC_ROOTS, is_body, roots_of

RULE = "repeated-sentence"

_WORD = re.compile(r"[^\W\d_]+|⟦[0-9]+⟧|[0-9]+")
_BACK = re.compile(
    r"\b(?:denna|detta|dessa|den här|det här|this|these|those|such)\b", re.IGNORECASE
)
_NAME = re.compile(r"(?<!^)(?<![.!?] )\b[A-ZÅÄÖ][a-zåäö]{3,}")
_FEWEST_WORDS, _FEWEST_ALONE, _FEWEST_SLIPPED, _FEWEST_DIGITS = 7, 9, 6, 3
# The name of a body is longer than `nämnden` alone.
_NAMING = 8
_ALIKE = 0.93
# Of a paragraph: so many numbers and words in all.
_FEWEST_TOLD, _FEWEST_IN_ALL = 3, 12


def across_sentences(understood: Understood) -> Iterator[Equation]:
    """Each number of a repeated sentence against that of its first occurrence."""
    paragraphs = list(_paragraphs(understood))
    for first, later in paragraphs:
        for one, other in zip(first.amounts, later.amounts, strict=True):
            if one.value != other.value and (one.unit, one.decimals) == (
                other.unit,
                other.decimals,
            ):
                yield _equation(first, one, later, other, sure=False)
    told = {id(later) for _first, later in paragraphs}
    yield from _one_by_one(tuple(one for one in understood.sentences if id(one) not in told))


def _one_by_one(sentences: tuple[Sentence, ...]) -> Iterator[Equation]:
    before = {id(later): first for first, later in pairwise(sentences)}
    for first, later in _repeated(sentences):
        if _goes_back(first, later, before) or _are_told_of_others(first, later, before):
            continue
        same = sum(
            1
            for one, two in zip(first.amounts, later.amounts, strict=True)
            if one.value == two.value
        )
        sure = _is_sure(first, later, before)
        if len(first.amounts) - 1 > 0 and (
            not same or (not sure and 2 * same < len(first.amounts))
        ):
            # The same phrase about something else.
            continue
        for one, other in zip(first.amounts, later.amounts, strict=True):
            if one.unit != other.unit or one.value == other.value:
                continue
            if one.decimals != other.decimals or not (one.unit or one.decimals):
                continue
            short = _said(first) < (_FEWEST_WORDS if len(first.amounts) > 1 else _FEWEST_ALONE)
            mine = Told(later, other)
            if short and not (looks_slipped(mine, Told(first, one).value)):
                # So few words are met of several things, but for a slip of the hand.
                continue
            yield _equation(first, one, later, other, sure=sure and not short)


def _equation(
    first: Sentence, one: TypedNumber, later: Sentence, other: TypedNumber, sure: bool
) -> Equation:
    """That a number of a sentence is the one of the sentence where it stood first."""
    known = first.term(one)
    return Equation(
        RULE,
        later.term(other),
        (known,),
        known.value.value,
        Decimal(0),
        Decimal(0),
        one.text,
        sure=sure,
    )


def _paragraphs(understood: Understood) -> Iterator[tuple[Sentence, Sentence]]:
    """The sentences of paragraphs that stand in two places, and of whose numbers one differs."""
    known: dict[tuple[tuple[str, ...], ...], list[Sentence]] = {}
    for _block, some in groupby(understood.sentences, key=lambda one: one.block):
        told = list(some)
        words = tuple(tuple(_words(one)) for one in told)
        amounts = sum(len(one.amounts) for one in told)
        if len(told) < 2 or amounts < _FEWEST_TOLD or sum(map(len, words)) < _FEWEST_IN_ALL:
            continue
        first = known.setdefault(words, told)
        pairs = list(zip(first, told, strict=True))
        apart = [pair for pair in pairs if _values(pair[0]) != _values(pair[1])]
        alike = [
            number
            for one, other in pairs
            for number, its in zip(one.amounts, other.amounts, strict=True)
            if (number.value, number.unit) == (its.value, its.unit)
        ]
        long = any(digits_of(one) >= _FEWEST_DIGITS for one in alike)
        if len(apart) == 1 and len(alike) == amounts - 1 and (long or len(alike) >= _FEWEST_TOLD):
            yield apart[0]


def _values(one: Sentence) -> list[Decimal | None]:
    return [number.value for number in one.amounts]


def _is_sure(one: Sentence, other: Sentence, before: Mapping[int, Sentence]) -> bool:
    """Whether two sentences of the same words are surely about the same: under the same heading, or
    with the name of what they are about, as the heading of one has it. Each board has its own
    `nettokostnaden`."""
    if _NAME.search(one.text):
        return True
    leading = [_led_up(each, before) for each in (one, other)]
    if leading[0] == leading[1] and one.headings[-1:] == other.headings[-1:]:
        return True
    said = set(roots_of(one.text)) - GENERIC_ROOTS
    if any(is_body(each) and len(each) >= _NAMING for each in said):
        return True
    return any(said & set(roots_of(each.headings[-1])) for each in (one, other) if each.headings)


def _led_up(one: Sentence, before: Mapping[int, Sentence]) -> list[str]:
    """The words of what its paragraph tells before it; none where it begins the paragraph."""
    told: list[str] = []
    while (last := before.get(id(one))) is not None and last.block == one.block:
        told += _WORD.findall(last.marked().lower())
        one = last
    return told


def _goes_back(one: Sentence, other: Sentence, before: Mapping[int, Sentence]) -> bool:
    """Whether two sentences of the same words go back to what stands before each of them, and
    different things or years do: `Denna minskning …`, `This net loss was offset by …`."""
    if not _BACK.search(one.text) or not _BACK.search(other.text):
        return False
    first, second = before.get(id(one)), before.get(id(other))
    if first is None or second is None or first.block != one.block or second.block != other.block:
        return True
    words = [_WORD.findall(each.marked().lower()) for each in (first, second)]
    return words[0] != words[1] or first.years != second.years


def _are_told_of_others(one: Sentence, other: Sentence, before: Mapping[int, Sentence]) -> bool:
    """Whether what leads up to two sentences that name nobody names a body each, and not the same:
    `Socialnämnden … . Nettokostnaden är 1,9 mkr högre än i fjol` after `Kultursnämnden …`."""
    bodies = [_bodies(_led_up(each, before)) for each in (one, other)]
    return bool(bodies[0] or bodies[1]) and bodies[0] != bodies[1] and not _bodies(_words(one))


def _bodies(words: list[str]) -> frozenset[str]:
    """The bodies that are named by more than `nämnden`."""
    said = roots_of(" ".join(words))
    return frozenset(each for each in said if is_body(each) and len(each) >= _NAMING)


def _said(one: Sentence) -> int:
    """How many words of a sentence say something."""
    return sum(1 for word in _words(one) if len(word) > 2 and word.isalpha())


def _words(one: Sentence) -> list[str]:
    return _WORD.findall(one.marked().lower())


def _repeated(sentences: tuple[Sentence, ...]) -> Iterator[tuple[Sentence, Sentence]]:
    """Pairs of sentences of the same words, the first occurrence first."""
    known: dict[int, list[_Known]] = defaultdict(list)
    for one in sentences:
        words = _words(one)
        if not one.amounts or not one.is_whole:
            continue
        if _said(one) < _FEWEST_SLIPPED or _said(one) * 2 < len(words):
            continue
        like = _like(words, one, known[len(one.amounts)])
        if like is not None:
            yield like, one
        else:
            known[len(one.amounts)].append((words, frozenset(words), one))


_Known = tuple[list[str], frozenset[str], Sentence]


def _like(words: list[str], sentence: Sentence, known: list[_Known]) -> Sentence | None:
    mine = frozenset(words)
    for others, theirs, other in known:
        if abs(len(others) - len(words)) > 2 or other.years != sentence.years:
            continue
        both = len(words) + len(others)
        if 2 * (len(words) - len(mine - theirs)) / both < _ALIKE:
            # Too many words are not in the other at all.
            continue
        if words == others:
            return other if _same_subject(words, other, sentence) else None
        matcher = SequenceMatcher(None, words, others, autojunk=False)
        if matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE:
            changed = {
                word
                for tag, a, b, c, d in matcher.get_opcodes()
                if tag != "equal"
                for word in (*words[a:b], *others[c:d])
            }
            if _only_spelling(changed):
                return other
    return None


def _same_subject(words: list[str], one: Sentence, other: Sentence) -> bool:
    """Whether two sentences of the same words are about the same: they stand under the same
    heading, name what they are about by a name, are too long for a phrase, or have all their
    numbers but one in common."""
    if one.headings[-1:] == other.headings[-1:]:
        return True
    alike = [a for a, b in zip(one.amounts, other.amounts, strict=True) if a.value == b.value]
    most = 0 < len(alike) >= len(one.amounts) - 1
    # A percent is met again by chance.
    common = most and any(a.unit != "percent" or digits_of(a) >= _FEWEST_DIGITS for a in alike)
    return len(words) >= 14 or bool(_NAME.search(one.text)) or common


def _only_spelling(changed: set[str]) -> bool:
    """Whether words differ by a letter or two only: one thing spelt in two ways."""
    told = sorted(changed)
    return all(
        any(one != other and SequenceMatcher(None, one, other).ratio() >= 0.8 for other in told)
        for one in told
    ) and not any(one.startswith("⟦") or one.isdigit() for one in told)
