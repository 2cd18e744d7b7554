"""By how much a row differs from what it was or was planned, told right behind its number.

**Proves** a difference or a growth whose base the words name (`39 dagar, 3 dagar kortare än 2022`,
`405,8 mnkr. De översteg budgeten med 0,7 mnkr`) by the row that has the level told right before
it. **Doubts** one that is another, where every row that may be meant makes the same one: with its
base named the words leave one number, however few its digits are and whatever else makes them.
**Silent** where the level is no cell of a row that the words name, where it is rough, and where
another number stands between. Source: tying a report's text to its statements (ISA 720).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from bokslut.model.numbers import print_number, rounded

from ..claims.claims import Claim, claim_of
from ..claims.frames import Part, groups
from ..claims.line_values import Value
from ..claims.meanings import Readings, comparable, readings_of
from ..claims.measures import Column, Measure, Setting
from ..claims.mentioned import Mentioned
from ..understood.dimensions import in_unit
from ..understood.equations import Equation, Term
from ..understood.understood import Sentence, Understood
from ..understood.words import root, roots_of

RULE = "text-against-table"

_ZERO = Decimal(0)
_BLANKS = re.compile(r"\s")
_BASES = ("period", "budget", "forecast")
_LEVELS = ("level", "forecast", "share")
_DIFFERENCES = ("change", "growth", "variance")
_AMOUNTS = ("change", "variance")
_IT = re.compile(
    r"(?:det(?:ta)?|den|de|dessa|it|this|that|they)\s+(?:är|var|blev|innebär|innebar|motsvarar|"
    r"(?:över|under)st(?:eg|iger)|(?:över|under)skr(?:ed|ider)|har|hade|ligger|låg|is|was|were|are|"
    r"exceed(?:ed|s)|means|represents)\b",
    re.IGNORECASE,
)
# What stands between a level and by how much it differs.
_RIGHT_BEHIND = re.compile(
    r"(?:\s*(?:personer|stycken|st|dagar|timmar|år|procent|ärenden|elever|anställda|medarbetare|"
    r"people|employees|days|pupils))?(?:\s+(?:för helåret|under året|år (?:19|20)[0-9]{2}|"
    r"vid årets slut|vid årsskiftet|den [0-9]+ \w+))?"
    r"\s*(?:,|\()?\s*(?:(?:vilket|som|det|which)\s+(?:är|var|motsvarar|innebär|is|was|means)|alltså|"
    r"det vill säga|dvs\.?|eller|or|that is)?\s*(?:(?:en|ett|an?)\s+(?:\w+\s+)?(?:ökning|minskning|"
    r"förbättring|försämring|uppgång|nedgång|höjning|sänkning|increase|decrease|improvement|"
    r"reduction)\s+(?:med|på|om|of|by)|ett (?:över|under)skott (?:på|om))?\s*(?:SEK\s*)?",
    re.IGNORECASE,
)
# `Hyrorna blev`, `Skulden har ökat med`.
_SUBJECT = re.compile(
    r"(?P<name>[A-ZÅÄÖ][a-zåäö]+)\s+(?:blev|är|var|har|hade|ökade|ökat|minskade|översteg|understeg|"
    r"överskred|underskred|steg|sjönk)\s+(?:därmed |alltså |också |nu )?(?:ökat |minskat |stigit |"
    r"sjunkit )?(?:budgeten )?(?:med )?$"
)
_LEAST_LETTERS, _FEWEST_ALONE = 3, 3
_NET = ("netto", "brutto")
_AND_WAS = re.compile(
    r"\s*(?:personer|stycken|dagar|elever|anställda|medarbetare)?\s*(?:,|\()?\s*(?:(?:en|ett|an?)\s+"
    r"(?:\w*ökning|\w*minskning|förbättring|försämring|uppgång|nedgång|increase|decrease)\s+(?:från|"
    r"from)|jämfört med|att jämföra med|mot|från|compared (?:with|to)|against|up from|down from)"
    r"\s+(?:SEK\s+)?",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    r"\s*(?:\w+\s+)?(?:året (?:innan|före)|föregående år|förra året|i fjol|(?:år |för |under )?"
    r"(?:19|20)[0-9]{2}|(?:in|for) (?:19|20)[0-9]{2}|last year|(?:the )?(?:previous year|"
    r"year before))",
    re.IGNORECASE,
)
_LEAST_NAMED, _AS_SURE = 0.3, 0.6
# So many digits are no chance, whatever the row is called.
_LEAST_BY_DIGITS, _MANY, _BOTH = 0.1, 4, 2
# What is told with another thing is not all that `det` may mean.
_AND = re.compile(r"\b(?:medan|samt|while)\b|\boch\s+[^.;]{0,40}[0-9]", re.IGNORECASE)
# Of a part of the row, or of a row that was reckoned anew.
_OTHERWISE = re.compile(
    r"\b(?:varav|exklusive|inklusive|justera\w*|rensa[dt]\w*|jämförbar\w*|excluding|including|"
    r"adjusted|of which|(?:på|under|de senaste|over|in) (?:två|tre|fyra|fem|tio|[0-9]+) (?:år|åren|"
    r"years))\b",
    re.IGNORECASE,
)
_MEAN = re.compile(r"\b(?:i snitt|genomsnitt\w*|medel\w*|index|average|mean)\b|/", re.IGNORECASE)


def row_gaps(understood: Understood) -> Iterator[Equation]:
    """The differences of a text that stand right behind a level of a row."""
    told = _Levels(understood)
    before: Sentence | None = None
    for sentence in understood.written:
        if before is not None and before.block != sentence.block:
            before = None
        if sentence.amounts and sentence.is_statement and not _OTHERWISE.search(sentence.text):
            yield from _of_sentence(told, sentence, before)
        before = sentence


def _of_sentence(told: _Levels, sentence: Sentence, before: Sentence | None) -> Iterator[Equation]:
    for group in groups(sentence):
        for part in group:
            if part.role == "then" and part.place and part.said and not part.number.hedge:
                yield from _beside_then(told, sentence, part, before)
            if part.role not in ("change", "growth"):
                continue
            if not part.base:
                # A growth without a word of its base is from the year before.
                part = replace(part, base="period" if part.role == "growth" else "")
            if part.base not in _BASES:
                continue
            number = part.number
            if not part.said or number.hedge or number.value is None or part.bracket:
                continue
            settings = _behind_level(told, sentence, part, before)
            if settings:
                claim = claim_of(sentence, part.number)
                since = _since(sentence, part)
                values = [
                    [value for value in one.values(part, since) if value.kind in _DIFFERENCES]
                    for one in settings
                ]
                yield from decided(told.understood, sentence, claim, values)
                if all(one.measure.term is not None for one in settings):
                    yield from turned(told.understood, sentence, claim, values)


def _behind_level(
    told: _Levels, sentence: Sentence, part: Part, before: Sentence | None
) -> Sequence[Setting]:
    """Where the level that a difference is told of stands in the tables."""
    if part.place:
        level = sentence.amounts[part.place - 1]
        between = sentence.text[level.end : part.number.start]
        if level.hedge or not _RIGHT_BEHIND.fullmatch(between):
            return ()
        claim = claim_of(sentence, level)
        if claim.earlier or _role_of(sentence, part.place - 1) == "then":
            return ()
        grown = part.role == "growth" and claim.kind == "change" and part.base == "period"
        if grown:
            # What it went from and to is told before.
            return told.of_change(claim, before) if part.place == 1 else ()
        return told.of(sentence, claim, before)
    if before is None or not _tells_one_thing(before):
        return ()
    if not (_IT.match(sentence.text) or _is_called_again(sentence, part, before)):
        return ()
    level = before.amounts[0]
    return () if level.hedge else told.of(before, claim_of(before, level), None)


def _beside_then(
    told: _Levels, sentence: Sentence, part: Part, before: Sentence | None
) -> Iterator[Equation]:
    """What something was the year before, beside what it is, and the other way round."""
    level = sentence.amounts[part.place - 1]
    between = sentence.text[level.end : part.number.start]
    if level.hedge or not _AND_WAS.fullmatch(between):
        return
    if not _YEAR_BEFORE.match(sentence.text, part.number.end) or level.value == part.number.value:
        return
    now, then = claim_of(sentence, level), claim_of(sentence, part.number)
    if now.earlier or now.years or _role_of(sentence, part.place - 1) != "level":
        return
    settings = told.of(sentence, now, before)
    if settings:
        values = [one.values(part, then.years or then.since) for one in settings]
        yield from decided(told.understood, sentence, then, values)
    elif then.digits >= _FEWEST_ALONE:
        year = told.understood.year
        rows = [one.measure.in_year(year, one.now) for one in told.of(sentence, then, before)]
        yield from decided(told.understood, sentence, now, rows)


def _role_of(sentence: Sentence, place: int) -> str:
    return next((one.role for group in groups(sentence) for one in group if one.place == place), "")


def _since(sentence: Sentence, part: Part) -> tuple[str, ...]:
    """The years with which a number itself is compared, and none of those behind it."""
    ends = [one.start for one in sentence.amounts if one.start > part.number.start]
    own = sentence.text[: min(ends, default=len(sentence.text))]
    return tuple(one for one in claim_of(sentence, part.number).since if one in own)


def _is_called_again(sentence: Sentence, part: Part, before: Sentence) -> bool:
    """Whether a sentence speaks of what the one before did, by the end of its name: `Hyrorna`
    behind `Lokalhyrorna`."""
    told = _SUBJECT.match(sentence.text[: part.number.start])
    if told is None:
        return False
    name = root(told["name"])
    said = roots_of(before.text[: before.amounts[0].start])
    # What is net is no cost.
    called = any(one.endswith(name) and not one.startswith(_NET) for one in said)
    return len(name) >= _LEAST_LETTERS and called


def _tells_one_thing(sentence: Sentence) -> bool:
    """Whether a sentence begins with a level and tells of nothing else than that."""
    told = groups(sentence)
    if len(told) != 1 or not told[0] or _AND.search(sentence.text):
        return False
    first, *others = told[0]
    return first.role in ("level", "") and all(
        one.role in ("change", "growth", "then", "plan", "share") for one in others
    )


class _Levels:
    """The levels of a text and the rows that have them."""

    def __init__(self, understood: Understood) -> None:
        self.understood = understood
        self._readings: Readings = readings_of(understood)
        self._mentioned = Mentioned(self._readings)

    def of(self, sentence: Sentence, claim: Claim, before: Sentence | None) -> list[Setting]:
        """The rows and columns of which a level is the number, the surest alone."""
        below, above = claim.reach()
        some = [
            one
            for one in self._readings.once(claim, before)
            if one.weight >= (_LEAST_BY_DIGITS if claim.digits >= _MANY else _LEAST_NAMED)
            and len(one.meant.cells) == 1
            and -below - one.half <= one.value - claim.stated <= above + one.half
        ]
        most = max((one.weight for one in some), default=0.0)
        found: dict[tuple[int, Column], Setting] = {}
        for one in some:
            if one.weight < most * _AS_SURE:
                continue
            measure = self._mentioned.measure(one.line)
            for column, amount in measure.amounts.items():
                if amount.cells == one.meant.cells and column.kind in _LEVELS:
                    found.setdefault((one.line.place, column), Setting(measure, column))
        for measure in self._mentioned.by_common_name(sentence.text[: claim.number.start]):
            for column in _columns(measure, claim):
                found.setdefault((measure.line.place, column), Setting(measure, column))
        return list(found.values())

    def of_change(self, claim: Claim, before: Sentence | None) -> list[Setting]:
        """The rows and columns which changed by what a number says, the surest alone."""
        below, above = claim.reach()
        some = [
            one
            for one in self._readings.once(claim, before)
            if one.weight >= _LEAST_NAMED
            and len(one.meant.cells) == _BOTH
            and one.meant.kind == "change"
            and one.meant.period[:4] == self.understood.year
            and -below - one.half <= one.value - claim.stated <= above + one.half
        ]
        most = max((one.weight for one in some), default=0.0)
        return [
            Setting(measure, column)
            for one in some
            if one.weight >= most * _AS_SURE
            for measure in (self._mentioned.measure(one.line),)
            for column, amount in measure.amounts.items()
            if amount.cells == one.meant.cells[:1]
        ]


def _columns(measure: Measure, claim: Claim) -> Iterator[Column]:
    for column, amount in measure.amounts.items():
        near = abs(abs(amount.value) - claim.stated) <= max(claim.reach()) + amount.half
        if near and column.kind in _LEVELS and amount.dimension == claim.dimension:
            yield column


def decided(
    understood: Understood, sentence: Sentence, claim: Claim, some: Sequence[Sequence[Value]]
) -> Iterator[Equation]:
    """What is made of a number by what each row that may be meant has for it: it is one of these,
    or all say the same other one."""
    each = [[one for one in row if comparable(claim, one) is not None] for row in some]
    held = next((one for row in each for one in row if says(claim, one)), None)
    if held is not None:
        yield _equation(understood, sentence, claim, held, holds=True)
        return
    if not each or not all(each):
        return
    # What is printed is exact, what is reckoned of rounded numbers is not.
    meant = [min(row, key=lambda one: len(one.cells)) for row in each]
    shown = {_shown(claim, one) for one in meant}
    if len(shown) == 1 and shown != {_ZERO}:
        yield _equation(understood, sentence, claim, meant[0], holds=False)


def says(claim: Claim, one: Value) -> bool:
    """Whether a value is what a number says, whichever way it went."""
    told = comparable(claim, one)
    assert told is not None
    if _is_counted(claim, one):
        return told[0] == claim.stated
    below, above = claim.reach()
    return -below - told[1] <= told[0] - claim.stated <= above + told[1]


def _is_counted(claim: Claim, one: Value) -> bool:
    """Whether a difference is one of things that are counted to the last one."""
    number, whole = claim.number, one.value == one.value.to_integral_value()
    counted = number.unit in ("", "count") and not number.decimals and claim.dimension == "number"
    return counted and whole and one.unit in ("", "count") and not _MEAN.search(one.label)


def _shown(claim: Claim, one: Value) -> Decimal:
    told = comparable(claim, one)
    assert told is not None
    expected = in_unit(told[0], claim.number.unit)
    return rounded(expected, claim.number.decimals)


def turned(
    understood: Understood, sentence: Sentence, claim: Claim, some: Sequence[Sequence[Value]]
) -> Iterator[Equation]:
    """A difference of what is better the more it is, told with a word that turns it."""
    rows = [one for row in some for one in row if one.kind in _AMOUNTS and says(claim, one)]
    if not rows or {(one.value > 0) - (one.value < 0) for one in rows} != {-claim.better}:
        return
    made = _equation(understood, sentence, claim, rows[0], holds=False)
    stated = abs(made.stated.value.value)
    term = replace(made.stated, value=replace(made.stated.value, value=-stated))
    yield replace(made, stated=term, computed=stated)


def _equation(
    understood: Understood, sentence: Sentence, claim: Claim, one: Value, *, holds: bool
) -> Equation:
    stated = sentence.term(claim.number)
    shown = _shown(claim, one) * (claim.number.sign or 1)
    grids = understood.grid
    printed = ((cell, grids[cell.table].value(cell.row, cell.column)) for cell in one.cells)
    return Equation(
        RULE,
        stated,
        tuple(Term(cell, value) for cell, value in printed if value is not None),
        stated.value.value if holds else shown,
        _ZERO,
        _ZERO,
        partial(_written, one, shown, claim.number.decimals),
        sure=False,
        firm=True,
    )


def _written(one: Value, shown: Decimal, decimals: int) -> str:
    value, text = print_number(abs(shown), decimals), one.text
    return text if _BLANKS.sub("", text).endswith(_BLANKS.sub("", value)) else f"{text} = {value}"
