"""Whether a line of a table is surely what a word of direction is told of.

That a line has a name some of whose words are said, or a difference of the size that is told, makes
it likely. **Sure** it is where all in the word's own part of the sentence is of it: an amount that
is told there is one of its two numbers, every difference that is told there is its own, what the
words compare with is what was reckoned with, and either amount and difference together, or the
difference alone, are no chance or all words that carry meaning are the line's, and the line's all
said. A part of a sentence goes up to `medan`, `men`, and to an `och` behind which something else is
told of. Source: a contradiction is told only where both sides surely speak of the same thing (ISA
720, 14).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bokslut.prose.typed import TypedNumber

from ..claims.directions import direction, quality
from ..claims.line_pairs import Pair, digits_of, explained_as
from ..claims.subject_phrases import content_of, same_name
from ..claims.told_gaps import gaps
from ..understood.dimensions import dimension_of
from ..understood.lines import Line
from ..understood.plain_words import OWN_BODY, PLAIN_ROOTS, SWEDISH_MONTH
from ..understood.understood import Sentence
from ..understood.words import (
    COUNTED_ROOTS,
    GENERIC_ROOTS,
    GROUP_ROOTS,
    SCOPE_ROOTS,
    SIDE_ROOTS,
    TOTAL_ROOTS,
    likeness,
    root,
    roots_of,
)

_ZERO = Decimal(0)
_ALIKE, _ANCHORED, _ALONE = 0.8, 2, 5
_LEAST_LEVEL, _DIFFERENCE = 3, 4
_BREAK = re.compile(
    r"(?P<hard>[;]\s|\.\s(?=[A-ZÅÄÖ])|,?\s(?:medan|samtidigt som|men|while|whereas|but)\s)|"
    r"(?P<soft>,?\s(?:och|samt|and)\s)",
)
_FINITE = re.compile(
    r"\b(?:har|hade|är|var|blev|ligger|låg|uppgick|uppgår|steg|sjönk|står|stod|kostade|\w+(?:ade|ades|"
    r"its)|has|had|was|were|is|are|rose|fell)\b",
    re.IGNORECASE,
)
# What was done with an amount names nothing.
_DONE = re.compile(
    r"\w{2,}(?:ade|ades|ats|its|ed)|(?:vänta|förvänta|beräkna|prognostisera|räkna|bedöm|tro)s?",
    re.I,
)
_BASIS = re.compile(
    r"(?<![\wåäö])(?:än|over|över|under|mot|jämfört med|sedan|than|above|below|against|since)\s+"
    r"(?P<what>[^;:.()]{2,60})",
    re.IGNORECASE,
)
# A time of its own, or a plan: nothing else is what the two numbers of a line are held against.
_TIME = re.compile(
    r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])|\b(?:föregående|förra|fjol\w*|året|årets|år|åren|"
    r"årsskifte\w*|tidigare|innan|dessförinnan|bokslut\w*|period\w*|mandatperiod\w*|"
    r"previous|last|prior|year|years|preceding|earlier)\b",
    re.IGNORECASE,
)
_PLAN = re.compile(
    r"\b\w*(?:budget|prognos|forecast|plan|beräkna|vänta|anslag|räkna|beslut|ram)\w*|\bexpected\b",
    re.IGNORECASE,
)
# In the year itself: another row or column than that of the year before.
_OF_THE_YEAR = re.compile(
    r"\b(?:början av|ingången av|mitten av|beginning of|start of)\b", re.IGNORECASE
)
_PART_OF_YEAR = re.compile(
    rf"\b(?:kvartal|tertial|halvår|månad|{SWEDISH_MONTH}|quarter)\w*",
    re.IGNORECASE,
)
# `Resultat i % av skatteintäkter` is not named by what it is a share of.
_OF_WHAT = re.compile(
    r"\s(?:per|(?:i|som) (?:%|procent|andel) av|i (?:förhållande|relation) till|andel av|"
    r"(?:as )?(?:a )?(?:%|per ?cent|share|percentage) of)\s",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]*\)")
_REST = re.compile(r",\s|\s(?:och|samt|and)\s", re.IGNORECASE)
# What was told of before, by a word that only goes back to it.
_BACK = re.compile(r"\b(?:de senare|sistnämnda|dem|the latter|them)\b", re.IGNORECASE)
_MEASURED = "mängden volymen antal nivå storlek tusen kubikmeter ton personer individer"
_MEASURES = frozenset(map(root, _MEASURED.split(" ")))
_SAYS_NOTHING = _MEASURES | GENERIC_ROOTS | TOTAL_ROOTS | PLAIN_ROOTS | OWN_BODY


_MOST_PERCENT = 100


@dataclass(frozen=True, slots=True)
class Claim:
    """A word of direction and what it stands with: where the two begin and end, and the number
    that says by how much, if any."""

    sentence: Sentence
    before: Sentence | None
    start: int
    end: int
    number: TypedNumber | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """The part of a sentence in which one thing is told of."""

    sentence: Sentence
    left: int
    right: int

    @property
    def amounts(self) -> list[TypedNumber]:
        """The amounts that it tells."""
        return [one for one in self.sentence.amounts if self.left <= one.start < self.right]


def clause_of(sentence: Sentence, start: int, end: int) -> Clause:
    """The part of a sentence that a stretch of it stands in."""
    left, right = 0, len(sentence.text)
    for match in _BREAK.finditer(sentence.text):
        if match.end() <= start and _parts(sentence, left, match, start):
            left = match.end()
        elif match.start() >= end and _parts(sentence, start, match, right):
            right = match.start()
            break
    return Clause(sentence, left, right)


def _parts(sentence: Sentence, left: int, match: re.Match[str], until: int) -> bool:
    """Whether something else is told of behind a conjunction: it follows on something that is told
    in full, and names something itself before it tells a number or a direction."""
    if match["hard"]:
        return True
    text = sentence.text
    told = any(left <= one.start < match.start() for one in sentence.amounts)
    if not told and not _FINITE.search(text, left, match.start()):
        return False
    numbers = [one.start for one in sentence.amounts if one.start >= match.end()]
    behind = text[match.end() : min([*numbers[:1], until])]
    return any(_names(one) for one in content_of(behind))


def _names(word: str) -> bool:
    return not _DONE.fullmatch(word) and not direction(word) and not quality(word)


def is_surely_of(claim: Claim, pair: Pair) -> bool:
    """Whether a word of direction is surely of a line, and told of the two numbers of a pair."""
    clause = clause_of(claim.sentence, claim.start, claim.end)
    levels = _levels(clause, claim, pair)
    if levels and not _is_of_pair(levels[0], pair):
        return False
    if not _is_held_against(claim, clause, pair) or not _are_all_changes(clause, claim, pair):
        return False
    known = [*levels[:1], *([claim.number] if claim.number else [])]
    digits = sum(_telling(one, pair) for one in known)
    if levels and _telling(levels[0], pair) >= _LEAST_LEVEL and digits >= _ALONE:
        return True
    if claim.number and digits >= _DIFFERENCE and "" < pair.older.period < pair.newer.period:
        # So many digits of how much it changed are those of no other line.
        return explained_as(pair, claim.number) == "change" or _is_named(claim, clause, pair)
    return _is_named(claim, clause, pair)


def _levels(clause: Clause, claim: Claim, pair: Pair) -> list[TypedNumber]:
    """The amounts of a part of a sentence that say how much, of the kind of a line: the last
    before a word first, then those behind it."""
    changes = {one.number.start for one in gaps(clause.sentence)}
    kind = dimension_of(pair.newer.unit)
    some = [
        one
        for one in clause.amounts
        if one.start not in changes and dimension_of(one.unit) == kind and one.unit != "pp"
        if claim.number is None or one.start != claim.number.start
    ]
    before = [one for one in some if one.start < claim.start]
    return [*reversed(before), *(one for one in some if one.start >= claim.start)]


def _is_of_pair(number: TypedNumber, pair: Pair) -> bool:
    return any(
        abs(abs(number.base) - abs(cell.base)) <= number.reach + cell.reach
        for cell in (pair.older, pair.newer)
    )


def _telling(number: TypedNumber, pair: Pair) -> int:
    """How many digits of a number say that it is a pair's: no more than the table's own rounding
    leaves."""
    stated = abs(number.base)
    reach = number.reach + pair.newer.reach + pair.older.reach
    if number.unit == "percent" and dimension_of(pair.newer.unit) != "share":
        base = abs(pair.older.base)
        reach = number.reach + ((pair.newer.reach + pair.older.reach) / base if base else stated)
    if not stated or not reach:
        return digits_of(number)
    times = stated / reach
    return min(digits_of(number), times.adjusted() + 1 if times >= 1 else 0)


_OR = re.compile(
    r"(?:[^0-9;.]|(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])){0,70}?"
    r"(?:,?\s(?:eller|motsvarande|dvs\.?|or)\s|\()(?=[0-9])"
)


def _are_all_changes(clause: Clause, claim: Claim, pair: Pair) -> bool:
    """Whether what is told beside by how much is of the pair, too: `916 tkr mer, eller 1,6 procent`
    is of a line that grew by both."""
    beside = _OR.match(clause.sentence.text, claim.number.end) if claim.number else None
    if beside is None:
        return True
    other = [one for one in clause.amounts if one.start == beside.end()]
    return not other or explained_as(pair, other[0]) in ("change", "growth")


def _is_held_against(claim: Claim, clause: Clause, pair: Pair) -> bool:
    """Whether what the words compare with is what a pair holds against each other."""
    text = clause.sentence.text
    behind = text[claim.start : clause.right]
    found = _BASIS.search(behind)
    if found is None or "," in behind[: found.start()]:
        return True
    what = re.split(r",\s|\s(?:och|samt|and)\s", found["what"])[0]
    if pair.older.role == "budget":
        return bool(_PLAN.search(what)) or not _TIME.search(what)
    if _PART_OF_YEAR.search(pair.line.label) and _OF_THE_YEAR.search(what):
        return False
    return bool(_TIME.search(what))


def _is_named(claim: Claim, clause: Clause, pair: Pair) -> bool:
    """Whether every word of a line is said, and every word that carries meaning is the line's."""
    line = pair.line
    said = list(_subject(claim, clause))
    around = [*roots_of(" ".join(claim.sentence.headings[-2:]))]
    if not said or _BACK.search(claim.sentence.text, clause.left, claim.start):
        # `Det är 5 fler`: of what was told right before, whose amount is the line's.
        return _is_anchored(claim, clause, pair)
    if _are_of_other_sides(said, line, pair):
        return False
    if not _is_said(_head_of(line.label), said) or not _numbers_are_said(line.label, claim):
        return False
    names = _names_of(line, pair)
    left = [one for one in said if not _is_one_of(one, (*names, *around))]
    if any(one not in _SAYS_NOTHING for one in left):
        return False
    label = _label(line, claim)
    own = [one for one in (*label, *_columns(pair)) if one not in _SAYS_NOTHING]
    if own and set(own) <= COUNTED_ROOTS and dimension_of(pair.newer.unit) == "share":
        # Of women and men every table of shares tells something.
        return any(_is_one_of(one, said) for one in line.topic if one not in _SAYS_NOTHING)
    if not own and line.total:
        return any(_is_one_of(one, said) and one not in _SAYS_NOTHING for one in names)
    own = own or [one for one in label if one not in PLAIN_ROOTS | OWN_BODY]
    return all(_is_one_of(one, (*said, *around)) for one in own)


def _label(line: Line, claim: Claim) -> tuple[str, ...]:
    """The words of a line's name; its first half does beside a number of enough digits."""
    told = _BRACKETS.sub("", line.label)
    if claim.number is not None and digits_of(claim.number) >= _ANCHORED:
        told = _REST.split(told)[0]
    return tuple(one for one in roots_of(told) if one in line.words)


def _subject(claim: Claim, clause: Clause) -> Iterator[str]:
    """The roots of what a part of a sentence names, without what it compares with."""
    text = clause.sentence.text
    for one in clause.sentence.amounts:
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    basis = _BASIS.search(text, claim.start, clause.right)
    behind = text[claim.end : basis.start() if basis else clause.right]
    for part in (text[clause.left : claim.start], behind.split(",")[0]):
        for word in content_of(part):
            if _names(word):
                yield root(word)


def _is_anchored(claim: Claim, clause: Clause, pair: Pair) -> bool:
    """Whether an amount that is told before a part of a sentence is one of the pair's."""
    earlier = [one for one in claim.sentence.amounts if one.start < clause.left]
    some = earlier or (list(claim.before.amounts) if claim.before else [])
    own = [one for one in clause.amounts if claim.number is None or one is not claim.number]
    return any(
        _is_of_pair(one, pair)
        and dimension_of(one.unit) == dimension_of(pair.newer.unit)
        and _telling(one, pair) >= _ANCHORED
        for one in (*some, *own)
    )


def _names_of(line: Line, pair: Pair) -> tuple[str, ...]:
    section = roots_of(" ".join(line.section))
    return (*line.words, *line.topic, *section, *pair.newer.words, *pair.older.words)


def _columns(pair: Pair) -> tuple[str, ...]:
    """The words of a pair's column that its table's name does not say."""
    return tuple(
        one for one in pair.newer.words if one not in pair.line.topic and one not in COUNTED_ROOTS
    )


def _head_of(label: str) -> tuple[str, ...]:
    """What is reckoned per something, or as a share of it."""
    parts = _OF_WHAT.split(label, maxsplit=1)
    return roots_of(parts[0]) if len(parts) > 1 else ()


def _is_said(words: Sequence[str], said: Sequence[str]) -> bool:
    return not words or any(_is_one_of(one, said) for one in words)


def _is_one_of(word: str, some: Sequence[str]) -> bool:
    return any(likeness(word, one) >= _ALIKE or same_name(word, one) for one in some)


_ORDINALS = {
    "1": "första|first|1",
    "2": "andra|second|2",
    "3": "tredje|third|3",
    "4": "fjärde|fourth|4",
}


def _numbers_are_said(label: str, claim: Claim) -> bool:
    """Whether the number by which a row is called (`Kvartal 1`, `Årskurs 9`) is said, too."""
    for told in re.findall(r"^[^\W\d_]+\s([0-9]{1,2})$", label.strip()):
        if not re.search(rf"\b(?:{_ORDINALS.get(told, told)})\b", claim.sentence.text, re.I):
            return False
    return True


def _are_of_other_sides(said: Sequence[str], line: Line, pair: Pair) -> bool:
    """Whether income is spoken of and a line is of costs, or the other way round."""
    own = {*line.words, *pair.newer.words} & SIDE_ROOTS or set(line.topic) & SIDE_ROOTS
    told = {*said} & SIDE_ROOTS
    if {*pair.newer.words} & SIDE_ROOTS != {*pair.older.words} & SIDE_ROOTS:
        return True
    return bool(own and told) and not own & told


def is_of_no_share(sentence: Sentence, pair: Pair) -> bool:
    """Whether the sentence tells percentage points, and the two numbers are no shares."""
    points = any(one.unit == "pp" for one in sentence.amounts)
    shares = all(
        one.unit in ("percent", "pp") or abs(one.value.value) <= _MOST_PERCENT
        for one in (pair.older, pair.newer)
    )
    return points and not shares


def is_of_this_group(sentence: Sentence, pair: Pair) -> bool:
    """Whether a pair is not of the municipality where the sentence tells of the group, nor of one
    side of an account where it tells of another."""
    scopes = frozenset(pair.newer.words) & SCOPE_ROOTS
    told = frozenset(roots_of(sentence.text))
    if scopes and told & GROUP_ROOTS and not scopes & GROUP_ROOTS:
        return False
    # Of income alone nothing is said by what is left of it.
    sides, said = frozenset(pair.newer.words) & SIDE_ROOTS, told & SIDE_ROOTS
    return not (sides and said) or bool(sides & said)
