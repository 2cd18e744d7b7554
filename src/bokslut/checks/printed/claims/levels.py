"""The levels that a report tells, each with its year: what something was.

In sentences (`var 3 377`, `från 3 421`, `3 421 året innan`, `(3 421)`, `3 421 år 2020`), and in the
rows of tables. What a thing is, the words of its own part of the sentence say, or the row and its
table. Budgets, goals, parts and differences are no levels. No rule of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bokslut.model.numbers import rounded

from ..understood.cells import Printed
from ..understood.dimensions import in_base
from ..understood.equations import Number, Term
from ..understood.understood import Sentence, Understood
from ..understood.words import COUNTED_ROOTS, SCOPE_ROOTS, TELLING_ROOTS, is_body, root, roots_of
from .claim_years import LAST_YEAR
from .claims import claim_of
from .frame_words import CHANGING
from .frames import Part, groups
from .speech import CAUSES
from .subjects import subjects_of
from .told import Told

_A_YEAR, _A_SPAN = 4, 2
_FROM = re.compile(r"\b(?:från|from)\s+(?:\w+\s+)?$", re.IGNORECASE)
_GOES = re.compile(r"\b(?:gick|gått|går|went|gone)\b", re.IGNORECASE)
# Which side of an account it is, whose, and whether it is a mean: another is another thing.
_SIDES = """
kostnad intäkt nettokostnad bruttokostnad resultat överskott underskott avvikelse netto brutto
genomsnitt genomsnittlig snitt median koncern koncernen ökning minskning förändring skillnad
cost income revenue result net average group change
"""
# What only says that something is there.
_BEING = """
gick går bodde bor fanns finns arbetade arbetar tjänstgjorde omfattade omfattar utgjorde
folkbokförda folkbokförd personer registrerade redovisade mätte mättes totala total sista dagen dag
årsskiftet årets årlig utfall utfallet räknat sett enligt nu då därmed jämfört fått fick haft
två tre fyra fem sex sju åtta nio tio elva tolv kortare
längre snabbare dyrare billigare stycken lived worked end day
"""
KINDS = frozenset(map(root, _SIDES.split()))
# `barn` has the root of `bara`.
_EMPTY = TELLING_ROOTS - KINDS - (COUNTED_ROOTS - SCOPE_ROOTS) | frozenset(
    map(root, _BEING.split())
)
_PLANS = re.compile(
    r"\w*budget\w*|\w*prognos\w*|mål(?:et|värde\w*|sättning\w*|tal\w*)?|ram(?:en)?|anslag\w*|plan\w*|"
    r"delår\w*|forecast|target|varav|därav|övriga?|exklusive|exkl|utan|inklusive|inkl",
    re.IGNORECASE,
)
# Over another time than from one year's end to the next.
_OTHER_TIME = re.compile(
    r"\b(?:på|under|de) (?:\w+ )?(?:senaste |sista )?(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|"
    r"[0-9]+) år(?:en)?\b|\bsenaste åren\b|"
    r"\b(?:månad|kvartal|tertial|halvår|vår|höst|sommar)(?:en|et|er)?\b|"
    r"\b(?:februari|mars|april|maj|juni|juli|augusti|september|oktober|november)\b|"
    r"\b(?:årtionde|decenni|mandatperiod|planperiod)\w*|\bsedan start\w*",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"[,;:.()]|\b(?:och|samt|men|medan|vilket|mot|från|till|jämfört|än|and|but|while|which|"
    r"compared|from|to|against)\b",
    re.IGNORECASE,
)
_JOINS = re.compile(r"[,;:.)]|\b(?:och|samt|men|medan|and|but|while)\b", re.IGNORECASE)
_GOES_ON = re.compile(r";|\b(?:vilket|än|mot|jämfört|which|than|compared)\b", re.IGNORECASE)
_LISTED = re.compile(r"\s*(?:,|och|samt|respektive|and)\s*", re.IGNORECASE)
# `Årskurs 9` is another than `årskurs 6`; `den 31 december` is no name.
_DIGITS = re.compile(r"(?<![0-9\u2013-])[0-9]{1,3}(?![0-9\u2013-]|[.:/]?[0-9]| (?:dec|jan))")
_NAME = re.compile(r"\b[A-ZÅÄÖ][\wåäö]+ (?=(?:kommun|stad|region)\w*)|\bRegion [A-ZÅÄÖ][\wåäö]+")


@dataclass(frozen=True, slots=True)
class Level:
    """What something was in a year. `name` are the roots of the words that say what, `headings`
    those of the nearest heading and of the one over it, `bodies` the bodies that all headings name;
    `free` are words that may belong to the name: those of a table's title and heads. `value` and
    `reach` are in kronor, as a ratio or as a count; `at` is its sentence, none for a table."""

    name: frozenset[str]
    headings: tuple[frozenset[str], frozenset[str]]
    bodies: frozenset[str]
    year: str
    value: Decimal
    reach: Decimal
    term: Term
    at: Sentence | None = None
    free: frozenset[str] = frozenset()

    @property
    def number(self) -> Number:
        """Where it stands."""
        return self.term.number

    @property
    def printed(self) -> Printed:
        """The number as it is printed."""
        return self.term.value

    @property
    def digits(self) -> int:
        """How many digits say something."""
        shown = str(abs(self.printed.value)).replace(".", "").lstrip("0")
        return len(shown if self.printed.decimals else shown.rstrip("0"))

    def shown(self, value: Decimal) -> Decimal:
        """An exact value in the unit and with the decimals that it is told in."""
        return rounded(value / in_base(Decimal(1), self.printed.unit), self.printed.decimals)

    def agrees(self, other: Level) -> bool:
        """Whether both can be one value: exactly where both are printed alike."""
        mine, its = self.printed, other.printed
        alike = (mine.unit, mine.decimals) == (its.unit, its.decimals)
        reach = max(self.reach, other.reach)
        reach += Decimal(0) if alike else min(self.reach, other.reach)
        return abs(self.value - other.value) <= reach


def levels_told(understood: Understood) -> Iterator[Level]:
    """The levels that sentences tell, each with its year."""
    for sentence in understood.written:
        if not sentence.is_statement or _OTHER_TIME.search(sentence.text):
            continue
        for part, name in _named(sentence):
            year = _year(sentence, part, understood.year)
            if year:
                told, where = Told(sentence, part.number), _where(sentence.headings)
                yield Level(name, *where, year, abs(told.value), told.reach, told.term(), sentence)


def levels_printed(understood: Understood) -> Iterator[Level]:
    """The outcomes that the rows of tables print, each with its year."""
    for line in subjects_of(understood).lines:
        grid = understood.grid[line.grid]
        over = " ".join((grid.title, grid.label_head, *line.section[-1:]))
        for cell in line.cells:
            if cell.role not in ("outcome", "") or len(cell.period) != _A_YEAR:
                continue
            printed = replace(cell.value, unit=cell.unit)
            yield Level(
                _content(f"{line.label} {' '.join(cell.words)}"),
                *_where(line.section),
                cell.period,
                abs(in_base(printed.value, printed.unit)),
                in_base(printed.half, printed.unit),
                Term(cell.number, printed),
                free=line.topic | frozenset(roots_of(f"{over} {cell.head}")),
            )


def _content(text: str) -> frozenset[str]:
    """The words of a text that say what something is, and the numbers that it is called by."""
    return frozenset(roots_of(text)) - _EMPTY | frozenset(_DIGITS.findall(text))


def _where(
    headings: Sequence[str],
) -> tuple[tuple[frozenset[str], frozenset[str]], frozenset[str]]:
    """The words of the nearest heading and of the one over it, and the bodies that all name."""
    heads = [frozenset(roots_of(one)) for one in headings]
    nearest = [one - TELLING_ROOTS for one in reversed(heads[-2:])]
    nearest += [frozenset()] * 2
    return (nearest[0], nearest[1]), frozenset(w for one in heads for w in one if is_body(w))


def _named(sentence: Sentence) -> Iterator[tuple[Part, frozenset[str]]]:
    """The numbers of a sentence with what each is told of: the words before the first of those
    that are told together, and those right behind each. What says nothing of its own and only
    compares or is listed goes on with the same; what was planned, and parts, are left out."""
    pieces = re.split(r"⟦[0-9]+⟧", sentence.marked())
    if len(pieces) != len(sentence.amounts) + 1:
        return
    name: frozenset[str] = frozenset()
    numbered = _numbered(sentence)
    for group in _things(sentence):
        first = group[0].place
        leading = pieces[first].split(";")[-1] if not first else _own_part(pieces[first])
        told = [leading, *(_behind(pieces[one.place + 1]) for one in group)]
        text = LAST_YEAR.sub(" ", _NAME.sub(" ", " ".join(told)))
        if any(_PLANS.fullmatch(word) for word in re.findall(r"\w+", text)):
            name = frozenset()
            continue
        goes_on = _GOES_ON.search(pieces[first]) or _LISTED.fullmatch(pieces[first])
        told_now = _content(text) | numbered
        name = name if goes_on and told_now <= name else told_now
        if name or not first:
            yield from ((one, name) for one in group)


def _numbered(sentence: Sentence) -> frozenset[str]:
    """The numbers by which one of several is called: `Avdelning 3 hade 214 platser`."""
    all_told = [one for group in groups(sentence) for one in group if one.role == "level"]
    bare = (one.number for one in all_told[:-1] if not one.said and not one.number.unit)
    return frozenset(one.text for one in bare if one.start and len(one.text) <= _A_SPAN)


def _things(sentence: Sentence) -> Iterator[list[Part]]:
    """The numbers of one thing together: a second level in the same year is of another."""
    for group in groups(sentence):
        told: list[Part] = []
        for one in group:
            if one.role == "level" and any(each.role == "level" for each in told):
                yield told
                told = []
            told.append(one)
        if told:
            yield told


def _own_part(between: str) -> str:
    """What stands between two numbers and leads up to the second."""
    return _JOINS.split(between)[-1]


def _behind(text: str) -> str:
    """What stands behind a number and is told of it."""
    return _ENDS.split(CAUSES.split(text.removeprefix(")"))[0])[0]


def _year(sentence: Sentence, part: Part, own: str) -> str:
    """The year that a number is the level of; empty where it is none, or of no sure year."""
    number = sentence.amounts[part.place]
    claim = claim_of(sentence, number)
    vague = claim.wish or claim.part or claim.bound or (part.bracket and not part.said)
    if vague or not own.isdigit() or part.role not in ("level", "then"):
        return ""
    if part.role == "level":
        unsure = len(claim.years) > 1 or claim.earlier
        return "" if unsure else claim.years[0] if claim.years else own
    leading = sentence.text[: number.start]
    goes = CHANGING.search(sentence.text) or _GOES.search(sentence.text)
    if _FROM.search(leading) and not goes:
        return ""
    # `Under 2021 ökade antalet från 1 204` tells of the year before.
    told = [one for one in claim.years if one != own] or list(claim.since)
    if len(told) > 1 or not (told or part.base == "period") or len(sentence.years) > _A_SPAN:
        return ""
    return told[0] if told else str(int(own) - 1)
