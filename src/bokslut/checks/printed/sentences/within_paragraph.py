"""A paragraph against itself: what it tells of one thing in several sentences must go together.

**Proves** a change or a growth by the amounts of this year and of the year before that the same
sentence or the ones around it tell of the same thing (`39,2 mkr`, `då det var 0,3 mkr`,
`förbättrades med 38,9 mkr`), a difference of two numbers that stand before it, their sum, and the
share that one is of the other. **Contradicts** what does not follow from them, and a word of
direction that goes the other way. **Silent** where the sentences do not begin with the same words
for what they are about, or tell several amounts of one year. Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from bokslut.model.numbers import print_number
from bokslut.prose.typed import TypedNumber

from ..claims.claims import Claim, claim_of
from ..understood.dimensions import in_unit
from ..understood.equations import Equation
from ..understood.misstated import slip
from ..understood.understood import Sentence, Understood
from ..understood.words import TELLING_ROOTS, roots_of

RULE = "within-paragraph"

_ZERO = Decimal(0)
_DIFFERENCE = re.compile(
    r"\b(?:skillnad|mellanskillnad|difference)\w*\s+(?:på|om|är|är på|of)\s+(?:\w+\s+)?$", re.I
)
# `11 jämfört med 17, av totalt 36` are two times of a part of what is told last.
_SUM = re.compile(
    r"(?<!\bav )\b(?:tillsammans|sammanlagt|totalt|together|in total)\s+(?:\w+\s+)?$", re.I
)
_THAT_IS = re.compile(
    r"\b(?:det vill säga|d\.?v\.?s\.?|vilket motsvarar|vilket är|alltså|which is)\s+(?:\w+\s+)?$",
    re.I,
)
_USED = re.compile(r"\b(?:använts|förbrukats|utnyttjats|nyttjats|used|spent)\b", re.I)


@dataclass(frozen=True, slots=True)
class _Fact:
    """A claim with what its sentence begins to speak of."""

    claim: Claim
    subject: frozenset[str]

    @property
    def number(self) -> TypedNumber:
        """The number itself."""
        return self.claim.number

    @property
    def value(self) -> Decimal:
        """In kronor, as a ratio or as a count."""
        return self.number.base

    @property
    def half(self) -> Decimal:
        """How far the exact value may be from it."""
        return self.number.reach


def within_paragraphs(understood: Understood) -> Iterator[Equation]:
    """The equations that the sentences of each paragraph state of one another's numbers."""
    for _section, group in groupby(understood.written, key=_section_of):
        sentences = list(group)
        if sum(len(one.amounts) for one in sentences) < 2:
            continue
        for sentence in sentences:
            yield from _within(sentence)
        facts = [fact for one in sentences for fact in _facts(one)]
        yield from _changes(facts, understood.year)


def _section_of(sentence: Sentence) -> tuple[tuple[str, ...], int]:
    """The heading that a sentence stands under; each item of a list tells of its own."""
    return sentence.headings, sentence.block if sentence.item else -1


def _facts(sentence: Sentence) -> Iterator[_Fact]:
    if not sentence.amounts or not sentence.is_whole:
        return
    leading = sentence.text[: sentence.amounts[0].start]
    kept = re.split(r"\b(?:beror|på grund av|till följd|jämfört|för|sedan|mot)\b", leading)[0]
    subject = frozenset(
        one for one in roots_of(kept) if one not in TELLING_ROOTS or one in _AMOUNTS
    )
    for number in sentence.amounts:
        begins = list(_ELSE.finditer(sentence.text, len(leading), number.start))
        own = subject
        if begins:
            # A clause of its own has a subject of its own; what goes on with `och har` has none.
            said = roots_of(sentence.text[begins[-1].end() : number.start])
            named = frozenset(said) - TELLING_ROOTS
            own = subject if begins[-1]["same"] and not named else named
        yield _Fact(claim_of(sentence, number), own)


_ELSE = re.compile(
    r"\b(?:medan|samtidigt som|while|whereas)\b|,\s(?:men|but|(?P<same>och|and))\s", re.IGNORECASE
)


# What alone says what an amount is of.
_AMOUNTS = frozenset(
    roots_of("resultat nettokostnad nettokostnader kostnader intäkter result costs")
)


def _changes(facts: Sequence[_Fact], year: str) -> Iterator[Equation]:
    """Each change and growth beside the two amounts of the same thing."""
    levels = _Levels(facts, year)
    for one in facts:
        claim = one.claim
        if claim.kind not in ("change", "growth") or claim.against not in ("period", ""):
            continue
        if claim.part or claim.wish or not one.subject or one.number.hedge:
            continue
        unit = None if claim.kind == "growth" else claim.dimension
        now, then = levels.of(one.subject, unit)
        if len(now) != 1 or len(then) != 1 or now[0].number.unit != then[0].number.unit:
            continue
        if not _is_from_to(one, now[0], then[0]) and _are_of_one_kind(now[0], then[0]):
            yield from _change(one, *_in_order(now[0], then[0]))


def _are_of_one_kind(one: _Fact, other: _Fact) -> bool:
    """Whether two amounts may be of one thing: `288 173 besök, 6,6 besök per invånare` are not."""
    told = (fact.claim.sentence.text[fact.number.end :] for fact in (one, other))
    first, second = (_EACH.match(text) is not None for text in told)
    return first == second


_EACH = re.compile(r"\s*(?:[\wåäö]+\s+)?per\s+[\wåäö]", re.IGNORECASE)


class _Levels:
    """What a section's sentences tell of each thing: its amounts of the report's year, and those
    of the year before."""

    def __init__(self, facts: Sequence[_Fact], year: str) -> None:
        self._year = year
        self._by_subject: dict[frozenset[str], list[_Fact]] = defaultdict(list)
        self._known: dict[tuple[frozenset[str], str | None], tuple[list[_Fact], list[_Fact]]] = {}
        for one in facts:
            claim = one.claim
            if claim.kind == "level" and not (
                claim.part or claim.wish or one.number.hedge or _is_behind_earlier(one)
            ):
                self._by_subject[one.subject].append(one)

    def of(self, subject: frozenset[str], dimension: str | None) -> tuple[list[_Fact], list[_Fact]]:
        """Those of one dimension; without one, all but shares."""
        key = subject, dimension
        if key not in self._known:
            some = [
                one
                for one in self._by_subject[subject]
                if one.claim.dimension == dimension
                or (dimension is None and one.claim.dimension != "share")
            ]
            self._known[key] = (
                [one for one in some if _is_of(one.claim, self._year, earlier=False)],
                [one for one in some if _is_of(one.claim, self._year, earlier=True)],
            )
        return self._known[key]


def _is_behind_earlier(one: _Fact) -> bool:
    """Whether a number stands behind a comparison with last year that is over: `73 fler än i fjol,
    och 1 180 avslutades`."""
    return bool(_OVER.search(one.claim.sentence.text[: one.number.start]))


_OVER = re.compile(
    r"\b(?:än|mot|jämfört med)\s+(?:i fjol|(?:under\s+)?(?:förra|föregående) året?|"
    r"året (?:innan|före)),?\s+(?:och|samt|men)\b[^⟦⟧.;]{0,30}$",
    re.IGNORECASE,
)


def _in_order(now: _Fact, then: _Fact) -> tuple[_Fact, _Fact]:
    """The amount that is compared and the one that it is compared with: where one sentence has
    `139 mkr mot 132 mkr`, the first is this year's, whatever stands before them."""
    sentence, first, second = now.claim.sentence, then.number, now.number
    if sentence is then.claim.sentence and first.start < second.start:
        between = sentence.text[first.end : second.start]
        if re.fullmatch(r"\W*(?:mot|jämfört med|against|compared with)\W*", between, re.I):
            return then, now
    return now, then


def _is_from_to(*facts: _Fact) -> bool:
    """Whether all of it is one sentence of from and to, which the rule within sentences reads."""
    texts = {one.claim.sentence.text for one in facts}
    return len(texts) == 1 and bool(re.search(r"\b(?:från|from)\b", next(iter(texts))))


def _is_of(claim: Claim, year: str, *, earlier: bool) -> bool:
    """Whether an amount is of the report's year, or of the one before."""
    if claim.earlier:
        return earlier
    if not claim.years:
        return not earlier
    before = str(int(year) - 1) if year.isdigit() else ""
    return claim.years == ((before,) if earlier else (year,))


def _below(one: _Fact) -> Decimal:
    """An amount that a word calls negative, below nothing."""
    return (
        -abs(one.value) if _UNDER.search(one.claim.sentence.text[: one.number.start]) else one.value
    )


_UNDER = re.compile(
    r"\b(?:negativ\w*|underskott\w*|förlust\w*|minus|negative|deficit|loss)\b[^.;,0-9]{0,25}$",
    re.IGNORECASE,
)


def _change(one: _Fact, now: _Fact, then: _Fact) -> Iterator[Equation]:
    went = _below(now) - _below(then)
    way = one.claim.way
    reach = now.half + then.half
    text = f"{now.number.text} - {then.number.text}"
    if one.claim.kind == "growth":
        if not then.value:
            return
        went, reach = went / abs(then.value), reach / abs(then.value)
        text = f"({text}) / {then.number.text}"
    stated = one.value if one.number.sign else abs(one.value) * (way or 1)
    computed = went if way or one.number.sign else abs(went)
    terms = (now, then)
    yield _equation(one, terms, stated, computed, reach + one.half, text)


def _equation(
    one: _Fact,
    terms: Sequence[_Fact],
    stated: Decimal,
    computed: Decimal,
    reach: Decimal,
    text: str,
) -> Equation:
    term = one.claim.sentence.term(one.number)
    told = replace(term, value=replace(term.value, value=in_unit(stated, one.number.unit)))
    holds = abs(stated - computed) <= reach
    expected = in_unit(computed, one.number.unit)
    shown = print_number(expected, one.number.decimals)
    return Equation(
        RULE,
        told,
        tuple(each.claim.sentence.term(each.number) for each in terms),
        told.value.value if holds else expected,
        _ZERO,
        _ZERO,
        f"{text} = {shown}",
    )


def _within(sentence: Sentence) -> Iterator[Equation]:
    """Difference, sum and share of the two numbers that stand before, in one sentence."""
    amounts = sentence.amounts
    for place in range(2, len(amounts)):
        number = amounts[place]
        before = sentence.text[amounts[place - 1].end : number.start]
        first, second = (
            _Fact(claim_of(sentence, one), frozenset()) for one in amounts[place - 2 : place]
        )
        one = _Fact(claim_of(sentence, number), frozenset())
        if number.hedge or first.number.hedge or second.number.hedge:
            continue
        reach = first.half + second.half
        shared = first.claim.dimension == second.claim.dimension == one.claim.dimension
        if shared and _DIFFERENCE.search(before):
            text = f"{first.number.text} - {second.number.text}"
            gap = abs(first.value - second.value)
            yield _equation(one, (first, second), abs(one.value), gap, reach + one.half, text)
        elif shared and _SUM.search(before) and one.claim.dimension != "share":
            text = f"{first.number.text} + {second.number.text}"
            whole = first.value + second.value
            if slip(one.value, whole, 0).kind or place == 2:
                yield _equation(one, (first, second), one.value, whole, reach + one.half, text)
        elif number.unit == "percent" and _THAT_IS.search(before):
            yield from _share(sentence, one, first, second)


def _share(sentence: Sentence, one: _Fact, whole: _Fact, part: _Fact) -> Iterator[Equation]:
    """What is used of something, as a share of it."""
    if not _USED.search(sentence.text) or whole.number.unit != part.number.unit or not whole.value:
        return
    if not re.match(r"\s*av\b", sentence.text, re.IGNORECASE):
        return
    share = part.value / whole.value
    reach = (part.half + whole.half * abs(share)) / abs(whole.value)
    text = f"{part.number.text} / {whole.number.text}"
    yield _equation(one, (part, whole), one.value, share, reach + one.half, text)
