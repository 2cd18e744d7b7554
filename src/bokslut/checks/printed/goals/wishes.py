"""Goals that something shall rise or fall, held against the figures of their own follow-up.

**Finds** a goal whose figures went the other way, or not half as far as is wanted, under an
assessment that is not deficient: of one thing, where sentences or a table give it in several
years or one tells from what to what it went, or of each area (`NKI ska öka inom samtliga områden`)
that a list gives with last year's value in parentheses, but for those that the goal excepts.
**Silent** where a year is told by which the goal shall be reached. Warnings: an assessment is a
judgement. Source: RKR R15, on the evaluation of goals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bokslut.model.finding import Finding, Severity, finding

from ..understood.cells import read_one
from ..understood.grades import ASSESSED, STATED, grade_of
from ..understood.grid import Grid
from ..understood.places import place_of
from ..understood.understood import Sentence, Understood

_SHALL = re.compile(
    # A goal may have its number before it: `Mål 1: …`.
    r"^(?:[^:.;]{2,40}: )?(?P<subject>[^.;:]{3,90}?) (?:ska|skall|bör|shall|should) (?:\w+ ){0,2}?"
    r"(?:(?P<up>öka|stiga|växa|förbättras|rise|increase)|(?P<down>minska|sjunka|sänkas|fall|decrease))\b",
    re.I,
)
# By how much, where no year is told by which it shall be so.
_BY_SO_MUCH = re.compile(
    r" (?:med|by) (?:(?:minst|at least) )?(?P<much>[0-9][0-9 \u00a0\u202f]*)\b"
)
_HALF = Decimal("0.5")
# `inom samtliga områden förutom brandtillsyn där det ska behållas`: each of what is listed.
_EACH = re.compile(
    r" (?:inom|i|för|in|within|for) (?:samtliga|alla|vart och ett av|varje|all|every)\b[^,.;]*?"
    r"(?: (?:förutom|utom|med undantag (?:av|för)|except(?: for)?|but) (?P<but>[^,.;]+?))?"
    r"(?= (?:där|som|where|which)\b|[,.;]|$)",
    re.I,
)
# `Bygglov 53 (56),`: an area, its value and that of the year before.
_LISTED = re.compile(
    r"(?P<area>[^\W\d_][^\d(),;:]{2,60}?):? (?P<now>[0-9]+(?:,[0-9]+)?)(?: ?%| procent)? "
    r"\((?P<before>[0-9]+(?:,[0-9]+)?)(?: ?%| procent)?\)[,;.]?",
)
_FEWEST_LISTED, _YEAR = 3, 4
_JOINING = frozenset(("och", "för", "med", "the", "and", "for"))


@dataclass(frozen=True, slots=True)
class _Wish:
    """Which way something shall go, and by how much at least, nothing where it is not told; where
    each of several areas shall, `excepted` is what the goal leaves out."""

    text: str
    way: int
    much: Decimal
    excepted: str | None

    @classmethod
    def of(cls, sentence: Sentence, match: re.Match[str]) -> _Wish:
        """The wish that a sentence begins with."""
        much = None if sentence.years else _BY_SO_MUCH.match(sentence.text, match.end())
        wanted = read_one(much["much"].strip()) if much else None
        each = None if sentence.years else _EACH.match(sentence.text, match.end())
        end = (much or each or match).end()
        return cls(
            sentence.text[:end].rstrip(),
            1 if match["up"] else -1,
            wanted.value if wanted else Decimal(0),
            (each["but"] or "") if each else None,
        )

    def is_missed_by(self, change: Decimal) -> bool:
        """Whether it went the other way, or not half as far as is wanted."""
        return change * self.way < self.much * _HALF


@dataclass(frozen=True, slots=True)
class _Series:
    """Values that sentences give the same thing in several years, the last two of them."""

    before: Decimal
    after: Decimal
    told: str


def wishes(understood: Understood) -> Iterator[Finding]:
    """What shall rise or fall, the figures told of it below, and the assessment below those."""
    sentences = understood.sentences
    for index, one in enumerate(sentences):
        match = _SHALL.match(one.text)
        if match is None:
            continue
        below = list(_until_next(sentences[index + 1 : index + 40]))
        given = next(((text, got) for text in below if (got := _assessed(text))), None)
        grade = grade_of(given[1]["grade"]) if given else None
        if given is None or grade is None or grade < 0:
            continue
        wish = _Wish.of(one, match)
        tables = [grid for grid in understood.grids if one.block < grid.block < given[0].block]
        if told := _missed(wish, match["subject"], below, tables):
            yield finding(
                "assessment-against-figures",
                Severity.WARNING,
                "“{wish}”, but {told}, and that is assessed as {grade}.",
                place=place_of(understood.report, given[0].spot),
                quote=f"{one.text} … {given[0].text}",
                remedy="Change the assessment, or say why it is made in spite of the figures.",
                wish=wish.text,
                told=told,
                grade=given[1]["grade"],
            )


def _assessed(sentence: Sentence) -> re.Match[str] | None:
    return ASSESSED.match(sentence.text) or STATED.match(sentence.text)


def _missed(wish: _Wish, subject: str, below: Sequence[Sentence], tables: Sequence[Grid]) -> str:
    """The figures below a wish that say that it did not come true; empty where none do."""
    if wish.excepted is not None:
        return _missed_areas(wish, subject, below)
    series = _series(subject, below) or _went(subject, below) or _in_table(subject, tables)
    missed = series is not None and wish.is_missed_by(series.after - series.before)
    return series.told if series and missed else ""


def _missed_areas(wish: _Wish, subject: str, below: Sequence[Sentence]) -> str:
    """The listed areas that did not go the way that each shall, but for what is excepted."""
    listed = [
        (match["area"].strip(), match["before"], match["now"])
        for one in _until_wish(below)
        if (match := _LISTED.fullmatch(one.text.strip()))
    ]
    is_named = any(_names(subject) & _names(area) for area, _before, _now in listed)
    if len(listed) < _FEWEST_LISTED or not (is_named or _is_led_in(subject, below)):
        return ""
    return "; ".join(
        f"{area} {before} → {now}"
        for area, before, now in listed
        if not _names(area) & _names(wish.excepted or "")
        and (_value(now) - _value(before)) * wish.way <= 0
    )


def _is_led_in(subject: str, below: Sequence[Sentence]) -> bool:
    """Whether the sentence before the list speaks of what shall rise or fall."""
    first = next((at for at, one in enumerate(below) if _LISTED.fullmatch(one.text.strip())), 0)
    return first > 0 and _names(subject) <= _names(below[first - 1].text)


def _value(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def _until_wish(below: Sequence[Sentence]) -> Iterator[Sentence]:
    for one in below:
        if _SHALL.match(one.text):
            return
        yield one


def _until_next(some: Sequence[Sentence]) -> Iterator[Sentence]:
    """The sentences up to the assessment, as it is the goal's."""
    for one in some:
        yield one
        if _assessed(one):
            return


def _series(subject: str, below: Sequence[Sentence]) -> _Series | None:
    words = _words(subject)
    values: dict[str, tuple[Decimal, str]] = {}
    patterns: set[tuple[str, ...]] = set()
    for one in _until_wish(below):
        told = one.amounts
        # A sentence that gives one number for one year, such as "År 2013 var antalet elever 320".
        if len(told) != 1 or len(one.years) != 1 or not words <= _words(one.text):
            continue
        if told[0].value is not None:
            values[one.years[0]] = (told[0].value, told[0].text)
            patterns.add(tuple(re.findall(r"[^\W\d]+", one.text.casefold())))
    if len(values) < 2 or len(patterns) > 1:
        return None
    (_, before), (year, after) = sorted(values.items())[-2:]
    return _Series(before[0], after[0], f"{before[1]} → {after[1]} ({year})")


# `ökade från 5,2 till 6,1 procent`, with the subject right before it.
_FROM_TO = re.compile(
    r"^(?P<name>[^.;:,0-9]{3,90}?) (?:har )?(?:öka\w*|minska\w*|stig\w*|steg|sjunk\w*|sjönk|gick|"
    r"rose|fell|increased|decreased|went)\b[^0-9,;]{0,40}? (?:från|from) "
    r"(?P<before>[0-9][0-9 ]*(?:,[0-9]+)?)(?: ?%| procent)? (?:till|to) "
    r"(?P<now>[0-9][0-9 ]*(?:,[0-9]+)?)(?![0-9])",
    re.I,
)


def _went(subject: str, below: Sequence[Sentence]) -> _Series | None:
    """From what to what a sentence says that it went, where it names nothing else."""
    for one in _until_wish(below):
        match = _FROM_TO.match(one.text)
        if match is None or _words(match["name"]) != _words(subject):
            continue
        before, now = read_one(match["before"].strip()), read_one(match["now"].strip())
        if before and now:
            return _Series(before.value, now.value, f"{match['before']} → {match['now'].strip()}")
    return None


def _in_table(subject: str, tables: Sequence[Grid]) -> _Series | None:
    """The last two years of the one row that is called as the subject is."""
    rows = [
        (grid, row)
        for grid in tables
        for row in grid.rows
        if _words(row.label) == _words(subject) and not row.is_heading
    ]
    if len(rows) != 1:
        return None
    grid, row = rows[0]
    told = {
        column.meaning.period: (cell.number, cell.text)
        for column, cell in zip(grid.columns, row.cells, strict=False)
        if cell
        and cell.number
        and column.meaning.role in ("", "actual", "outcome")
        and len(column.meaning.period) == _YEAR
    }
    if len(told) < 2:
        return None
    (_, before), (year, after) = sorted(told.items())[-2:]
    shown = f"{before[1]} → {after[1]} ({year})"
    return _Series(before[0].value, after[0].value, shown)


def _names(text: str) -> frozenset[str]:
    """The words of a text that name something, also such as `NKI`."""
    some = re.findall(r"[^\W\d_]{3,}", text)
    return frozenset(one.casefold() for one in some) - _JOINING


def _words(text: str) -> frozenset[str]:
    """The beginnings of a text's longer words, so that `antalet` and `antal` are one."""
    return frozenset(one[:5] for one in re.findall(r"[^\W\d]{4,}", text.casefold()))
