"""What a table tells of groups, of all, or of each body, as sentences tell it: the sick leave of
women, of those under thirty, of a board, the short one.

**Proves** the level that a sentence tells of one group (`kvinnornas sjukfrånvaro var 6,8 procent
och männens 3,9`) by the row or column of that group in a table of what is told. **Contradicts**
another level where the sentence has the group's number from no such table, surely where another
number of it is the table's. **Silent** where a word beside the number names anything that the
table does not (`kvinnor inom hemtjänsten`), about changes, goals and shares of something, and
where tables tell several levels of the group. Source: tying a report's text to its statements
(ISA 720); the act on the reporting of sick leave (2003:443) for the groups.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bokslut.prose.typed import TypedNumber

from ..claims.claims import Claim, claim_of
from ..claims.line_pairs import is_outcome, year_of
from ..claims.subject_phrases import same_name
from ..claims.subjects import Subjects, subjects_of
from ..understood.age_words import ages_in
from ..understood.dimensions import dimension_of, in_unit
from ..understood.equations import Equation, State, TableNumber
from ..understood.lines import Line
from ..understood.plain_words import MONTH_ROOTS, OWN_BODY, PLAIN_ROOTS
from ..understood.understood import Sentence, Understood
from ..understood.words import SCOPE_ROOTS, TELLING_ROOTS, TOTAL_ROOTS, root, roots_of
from .one_row import equation_of
from .two_rows import as_shares

_SEXES = {
    "women": re.compile(r"\b(?:kvinn\w+|women(?:'s)?|female)\b", re.IGNORECASE),
    "men": re.compile(r"\b(?:män(?:s|nen|nens)?|manlig\w*|men(?:'s)?|male)\b", re.IGNORECASE),
}
_SPANS = {
    "short": re.compile(
        r"\bkort(?:tid\w*|a|varig\w*)?\b|\b(?:dag )?1\s*-\s*14\b|\bshort-term\b", re.IGNORECASE
    ),
    "long": re.compile(
        r"\blång(?:tid\w*|a|varig\w*)\b|\b(?:59|60) dagar\b|\blong-term\b", re.IGNORECASE
    ),
}
_AGE = re.compile(r"[0-9]+-[0-9]+")
_YOUNGEST, _OLDEST = (
    re.compile(r"\b(?:de|den|the) (?:allra )?(?:yngsta|youngest)\b", re.IGNORECASE),
    re.compile(r"\b(?:de|den|the) (?:allra )?(?:äldsta|oldest)\b", re.IGNORECASE),
)
_OTHER = re.compile(
    r"\b(?:varav|därav|mål\w*|målet|budget\w*|prognos\w*|riket|länet|snittet|skillnad\w*|target|"
    r"between|mellan|ök\w*|minsk\w*)\b",
    re.IGNORECASE,
)
# Where what is told of one number ends and that of the next begins.
_JOINT = re.compile(
    r"[,;(]|\s(?:och|samt|medan|men|respektive|jämfört|mot|vilket|and|while|but|compared)\s", re.I
)
_TITLE_ENDS = re.compile(
    r"[,(:/0-9]|\s(?:i|per|efter|fördela\w+|uppdela\w+|för|inom|bland|av|by|in|among|for|jan\w*)\s",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:från|from)\s*$", re.IGNORECASE)
_SAID = (
    "högst lägst störst minst ordinarie arbetstid arbetstiden tillgänglig tillgängliga avtalad "
    "procent kronor kvinnlig kvinnliga manliga ålder åldern åldrarna yngsta äldsta åldersgrupperna "
    "kort korta lång långa dagar gällde bland hos själva uppgår april december highest lowest "
    "staff employees contracted working time age aged youngest oldest andel andelen personer"
)
_PLAIN = (
    PLAIN_ROOTS
    | OWN_BODY
    | TOTAL_ROOTS
    | TELLING_ROOTS
    | SCOPE_ROOTS
    | frozenset(map(root, _SAID.split()))
) - MONTH_ROOTS
_ALL = "all"
_MOST_MEASURE, _LEAST_DIGITS = 2, 2
_LEAST_ROWS = 2
# `Dag 1-14` is no age of those who work.
_OLDEST_CHILD = 15
# What is told of so short or long a time may be a share of all such time, too.
_NEAR, _FAR = 2, 4
_OF_SEXES = frozenset(map(root, ("kvinnor", "kvinna", "män", "man", "women", "men")))


@dataclass(frozen=True)
class Group:
    """A row or column that tells a measure of a group: by its key, or by its name."""

    line: Line
    measure: tuple[str, ...]
    key: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """A number of a sentence with the words before it and behind it that are its own."""

    claim: Claim
    front: str
    behind: str

    @property
    def number(self) -> TypedNumber:
        """The number itself."""
        return self.claim.number


def told_groups(understood: Understood) -> Iterator[Equation]:
    """The levels of groups that sentences tell."""
    subjects = subjects_of(understood)
    groups = _by_measure(understood, subjects)
    if not groups:
        return
    for sentence in understood.written:
        if not sentence.is_statement or not sentence.amounts:
            continue
        said = roots_of(sentence.text)
        some = [
            one
            for measure, told in groups.items()
            if all(any(_is_measure(each, word) for word in said) for each in measure)
            for one in told
        ]
        if some:
            yield from _told_in(sentence, some, understood.year, subjects.bodies)


def _by_measure(understood: Understood, subjects: Subjects) -> dict[tuple[str, ...], list[Group]]:
    lines: dict[int, list[Line]] = defaultdict(list)
    for line in subjects.lines:
        lines[line.grid].append(line)
    told: dict[tuple[str, ...], list[Group]] = defaultdict(list)
    for number, some in lines.items():
        title = understood.grid[number].title
        if len(some) < _LEAST_ROWS:
            continue
        found = [one for line in some if (one := _group(line, title)) is not None]
        if any(one.key not in ("", _ALL) for one in found):
            found = [one for one in found if one.key]
        elif not all(_is_of_shares(line) for line in some):
            continue
        else:
            # Where bodies are told, what is told of none may be told of the report's own.
            found = [one for one in found if one.key != _ALL]
        for one in found:
            told[one.measure].append(one)
    return told


def _is_of_shares(line: Line) -> bool:
    cells = as_shares(line).cells
    return bool(cells) and all(dimension_of(one.unit) == "share" for one in cells)


def _ages(text: str) -> list[tuple[int, int]]:
    spans = [one.split("-") for one in roots_of(text) if _AGE.fullmatch(one)]
    return [(int(low), int(high)) for low, high in spans if int(high) > _OLDEST_CHILD]


def _group(line: Line, title: str) -> Group | None:
    """What a line tells of whom; None where it is no group, or of what is not told."""
    label = line.label.replace("\u2013", "-")
    keys = [name for name, one in (*_SEXES.items(), *_SPANS.items()) if one.search(label)]
    keys += [f"{low}-{high}" for low, high in _ages(label)]
    if len(keys) > 1:
        return None
    topic = _measure(title or (line.section[-1] if line.section else ""))
    words = [one for one in roots_of(line.label) if one not in TOTAL_ROOTS]
    own = [one for one in words if one not in _OF_SEXES and not _AGE.fullmatch(one)]
    own = [one for one in own if one not in _PLAIN]
    key = keys[0] if keys else ""
    if key in _SPANS:
        return Group(line, topic, key, ()) if topic else None
    if key:
        measure = tuple(own) or topic
        return Group(line, measure, key, ()) if 0 < len(measure) <= _MOST_MEASURE else None
    if not topic:
        return None
    if all(any(_is_measure(each, one) for each in topic) for one in own):
        return Group(line, topic, _ALL, ())
    return Group(line, topic, "", tuple(own)) if not line.total else None


def _measure(title: str) -> tuple[str, ...]:
    """What a title says that its table tells."""
    head = _TITLE_ENDS.split(title.replace("\u2013", "-"), maxsplit=1)[0]
    some = tuple(one for one in roots_of(head) if one not in _PLAIN | MONTH_ROOTS)
    return some if len(some) <= _MOST_MEASURE else ()


def _is_measure(measure: str, said: str) -> bool:
    if same_name(measure, said):
        return True
    # `Korttidsfrånvaron` is told of the sick leave.
    return measure.endswith("frånvaro") and said.endswith("frånvaro")


def _parts(sentence: Sentence) -> Iterator[Part]:
    """The numbers of a sentence with what is said of each; ages are no amounts."""
    text = sentence.text.replace("\u2013", "-")
    ages = [one.span() for one in ages_in(text)]
    some = [
        one for one in sentence.amounts if not any(start <= one.start < end for start, end in ages)
    ]
    ends = [0, *(one.end for one in some)]
    starts = [*(one.start for one in some), len(text)]
    gaps = [text[end:start] for end, start in zip(ends, starts, strict=True)]
    for number, (before, after) in zip(some, pairwise(gaps), strict=True):
        joint = _JOINT.search(before) if number is not some[0] else None
        ends_at = _JOINT.search(after)
        front = before[joint.end() :] if joint else before
        behind = after[: ends_at.start()] if ends_at else after if number is some[-1] else ""
        yield Part(claim_of(sentence, number), front, behind)


def _told_in(
    sentence: Sentence, groups: Sequence[Group], year: str, bodies: Sequence[str]
) -> Iterator[Equation]:
    told = [
        (one, meant)
        for one in _parts(sentence)
        if _is_level(one) and (meant := _meant(one, groups, bodies))
    ]
    held = [_held(sentence, one, meant, year) for one, meant in told]
    equations = [one for one in held if one is not None]
    anchors = {
        table for one in equations if one.state is not State.CONTRADICTED for table in _tables(one)
    }
    for one in equations:
        yield replace(one, sure=True) if anchors & _tables(one) else one


def _tables(equation: Equation) -> set[int]:
    return {one.number.table for one in equation.terms if isinstance(one.number, TableNumber)}


def _is_level(part: Part) -> bool:
    claim = part.claim
    if claim.kind not in ("level", "share", "") or part.number.hedge:
        return False
    if claim.wish or claim.foreseen or claim.earlier or claim.parenthesis or claim.since:
        return False
    if (
        claim.compared
        or part.number.unit == "pp"
        or claim.digits < _LEAST_DIGITS
        or _PAST.search(part.front)
    ):
        return False
    return not _OTHER.search(part.front) and not _OTHER.search(part.behind)


def _meant(part: Part, groups: Sequence[Group], bodies: Sequence[str]) -> list[Group]:
    """The groups that the words beside a number name, and nothing else."""
    front, behind = part.front.replace("\u2013", "-"), part.behind
    said = (*roots_of(front), *roots_of(behind))
    for text in (front, behind):
        keys = _keys(text, groups)
        if len(keys) > 1:
            return []
        some = [one for one in groups if one.key in keys] if keys else _named(text, groups)
        if some:
            break
    else:
        # Of all where the measure itself is told beside the number, and nobody else is.
        some = [
            one
            for one in groups
            if one.key == _ALL
            and all(
                any(_is_measure(each, word) for word in roots_of(front)) for each in one.measure
            )
        ]
    return [one for one in some if not _left(said, one, bodies)]


def _keys(text: str, groups: Sequence[Group]) -> set[str]:
    """The groups that a text names by sex, age or time."""
    keys = {name for name, one in (*_SEXES.items(), *_SPANS.items()) if one.search(text)}
    rows = sorted({each for one in groups for each in _ages(one.line.label)})
    told = _ages(text)
    if rows:
        told += rows[:1] * bool(_YOUNGEST.search(text)) + rows[-1:] * bool(_OLDEST.search(text))
    for low, high in told:
        # `Över 50 år` are those who are 50, too, where the rows say so.
        low -= (low, high) not in rows and (low - 1, high) in rows
        keys.add(f"{low}-{high}")
    return keys


def _named(text: str, groups: Sequence[Group]) -> list[Group]:
    said = roots_of(text)
    some = [
        one
        for one in groups
        if one.names and all(any(same_name(each, word) for word in said) for each in one.names)
    ]
    most = max((len(one.names) for one in some), default=0)
    return [one for one in some if len(one.names) == most]


def _left(said: Sequence[str], group: Group, bodies: Sequence[str]) -> bool:
    """Whether a word beside a number names what the group's line and its table do not."""
    line = group.line
    names = (*line.words, *line.topic, *group.names, *bodies)
    if group.key == _ALL and (set(roots_of(line.label)) ^ set(said)) & SCOPE_ROOTS:
        # `Kommunen totalt` is not what a board's report tells of itself, nor `Totalt` the whole
        # municipality there.
        return True
    return any(
        word not in _PLAIN
        and word not in _OF_SEXES
        and not _AGE.fullmatch(word)
        and not any(_is_measure(each, word) for each in group.measure)
        and not any(same_name(each, word) for each in names)
        for word in said
    )


def _held(sentence: Sentence, part: Part, groups: Sequence[Group], year: str) -> Equation | None:
    """What the tables say of a number of a group."""
    number = part.number
    share = dimension_of(number.unit) == "share"
    years = part.claim.years or (year,)
    cells = [
        (line, cell, group)
        for group in groups
        for line in [as_shares(group.line) if share else group.line]
        for cell in line.cells
        if is_outcome(cell)
        and year_of(cell) in years
        and set(cell.words) <= MONTH_ROOTS
        and dimension_of(cell.unit) == dimension_of(number.unit)
    ]
    near = [one for one in cells if one[0].section == sentence.headings]
    for line, cell, _group in cells:
        if abs(abs(cell.base) - abs(number.base)) <= cell.reach + number.reach:
            return equation_of(sentence, number, line, (cell,), number.value or number.base, True)
    meant = near or cells
    if len({abs(cell.base) for _line, cell, _group in meant}) != 1:
        return None
    line, cell, group = meant[0]
    most = _NEAR if group.key in _SPANS else _FAR
    told, asked = abs(number.base), abs(cell.base)
    if not asked or told > asked * most or asked > told * most:
        return None
    return equation_of(sentence, number, line, (cell,), in_unit(asked, number.unit), False)
