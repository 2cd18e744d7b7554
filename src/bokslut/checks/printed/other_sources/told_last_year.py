"""What sentences tell of earlier years, against last year's report.

A level of an earlier year that a sentence tells is held against the sentence of the earlier report
that tells that year's level of the same thing, and against the row of its tables; and the columns
of earlier years of this report's tables against the sentences of the earlier one, where no table
has them. **Proves** what is equal. **Doubts** another number where the words, and the heading where
they say little, leave no doubt that both are of one thing, and neither report tells two levels
that may be meant. **Silent** where the report says near it that comparatives are restated. A part
of year-over-year. Source: comparative amounts are those of the year before (RKR R1; ISA 710).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice

from bokslut.model.finding import Finding, Place, Severity, finding
from bokslut.model.numbers import print_number
from bokslut.model.printed import PrintedText

from ..claims.levels import KINDS, Level, levels_printed, levels_told
from ..understood.dimensions import dimension_of
from ..understood.equations import Equation, Number, TableNumber, TextNumber
from ..understood.misstated import slip
from ..understood.places import place_in, place_of, quote_of
from ..understood.understood import Understood
from ..understood.words import COUNTED_ROOTS, likeness, root

RULE = "year-over-year"

_AKIN, _SURE, _SLIPPED = 0.8, 3, 2
_FEWEST_DIGITS, _PROVING_DIGITS = 2, 3
_MOST_APART = Decimal(2)
_COSTS = frozenset(map(root, ("kostnad", "nettokostnad", "cost")))
_STEM, _ENOUGH_DIGITS = 5, 6
_FIRST_TEXTS = 8
_INTERIM = re.compile(r"\b(?:delår|tertial|kvartal|halvår|interim|quarter)", re.IGNORECASE)
RESTATED = re.compile(
    r"omräkna\w*|omarbeta\w*|justera\w+|korrigera\w*|rättelse\w*|rättad\w*|ändrad\w* "
    r"(?:princip|redovisnings|definition|organisation|beräknings)\w*|ny\w* definition|"
    r"jämförelsetal\w*|inte jämförbar\w*|ej jämförbar\w*|omklassificera\w*|"
    r"organisationsförändring\w*|"
    r"restated|adjusted|reclassified|not comparable",
    re.IGNORECASE,
)


def told_last_year(
    understood: Understood, earlier: Understood, compared: Mapping[Number, Decimal], *, same: bool
) -> tuple[tuple[Equation, ...], tuple[Finding, ...]]:
    """What the earlier report proves and doubts of the levels of earlier years. `compared` are the
    numbers that tables of both have, by what the earlier one has; `same` says that the tables have
    shown that both are of one body: else as many levels must agree as differ, and surely so."""
    if _is_interim(understood) != _is_interim(earlier):
        return (), ()
    pairs = tuple(_pairs(understood, earlier, compared))
    agreeing = [one for one, other in pairs if one.agrees(other)]
    if not same and sum(one.digits for one in agreeing) < _ENOUGH_DIGITS:
        return (), ()
    equations = tuple(_equation(one, other, earlier) for one, other in pairs)
    differing = [(one, other) for one, other in pairs if not one.agrees(other)]
    if len(differing) > len(agreeing) + (_SURE if same else 0):
        # Everything has been counted anew, or it is another body.
        differing = []
    told = (_differs(understood, earlier, *pair) for pair in differing)
    return equations, tuple(told)


def _is_interim(understood: Understood) -> bool:
    """Whether a report is of a part of a year, whose levels of last year are of the same part."""
    first = islice(understood.report.texts(), _FIRST_TEXTS)
    return any(_INTERIM.search(one.text) for one in first)


def _pairs(
    understood: Understood, earlier: Understood, compared: Mapping[Number, Decimal]
) -> Iterator[tuple[Level, Level]]:
    """The levels of earlier years, each with that of the earlier report that it is held against:
    what it is, or what it would have to be."""
    told = tuple(levels_told(understood))
    printed = tuple(levels_printed(understood))
    theirs = tuple(levels_told(earlier))
    known, only_told = _Known((*theirs, *levels_printed(earlier))), _Known(theirs)
    # A row of which the tables differ is told of there.
    differing = [one for one in printed if _differs_by(one, compared)]
    for one in told:
        if one.year < understood.year and not _is_restated(understood, one):
            for pair in known.beside(one, told):
                if pair[0].agrees(pair[1]) or not any(one.agrees(each) for each in differing):
                    yield pair
    for one in printed:
        if one.year < understood.year and one.number not in compared:
            yield from only_told.beside(one, printed)


def _differs_by(one: Level, compared: Mapping[Number, Decimal]) -> bool:
    needed = compared.get(one.number)
    return needed is not None and needed != abs(one.printed.value)


def _is_restated(understood: Understood, one: Level) -> bool:
    """Whether the paragraph of a level, or one beside it, says that comparatives are restated."""
    if not isinstance(one.number, TextNumber):
        return False
    blocks = understood.report.blocks[max(0, one.number.block - 1) : one.number.block + 2]
    return any(isinstance(each, PrintedText) and RESTATED.search(each.text) for each in blocks)


class _Known:
    """Levels of the earlier report, found by the words of their names and headings."""

    def __init__(self, levels: Iterable[Level]) -> None:
        self._by_word: dict[tuple[str, str, str], list[Level]] = defaultdict(list)
        for one in levels:
            for key in _keys(one):
                self._by_word[key].append(one)

    def beside(self, one: Level, told: Sequence[Level]) -> Iterator[tuple[Level, Level]]:
        """A level with the one that it is held against: one that agrees where there is, else the
        only one that is surely of the same; `told` are all levels of its own report."""
        found = {id(each): each for key in _keys(one) for each in self._by_word.get(key, ())}
        agreeing = [
            each
            for each in found.values()
            if one.agrees(each) and (not one.name or one.name - _unsaid(one, each))
        ]
        if agreeing:
            proofs = (each for each in agreeing if _proves(one, each))
            yield from ((one, each) for each in islice(proofs, 1))
            return
        same = [each for each in found.values() if _surely_same(one, each)]
        near = [each for each in same if each.headings == one.headings]
        same = near or same
        if same and all(each.agrees(same[0]) for each in same) and not _rivalled(one, same, told):
            yield one, same[0]


def _keys(one: Level) -> set[tuple[str, str, str]]:
    unit = dimension_of(one.printed.unit)
    words = one.name | one.headings[0] if one.at else one.name | one.free | one.headings[0]
    return {(one.year, unit, word[:_STEM]) for word in words}


def _rivalled(one: Level, same: Sequence[Level], told: Sequence[Level]) -> bool:
    """Whether its own report tells another level of the same name and year, so that none is known
    to be meant: under its heading, or under that of the level it would be held against."""
    return any(
        other.name == one.name
        and other.year == one.year
        and not other.agrees(one)
        and (
            other.headings == one.headings
            or any(other.headings == each.headings and other.agrees(each) for each in same)
        )
        for other in told
    )


def _unsaid(one: Level, other: Level) -> frozenset[str]:
    """The words of a name that another does not have."""
    words = other.name | other.free
    if other.at is None and not words & KINDS:
        # A row of which no side is said has what it costs.
        words |= _COSTS
    return frozenset(
        word
        for word in one.name
        if not any(max(likeness(word, each), likeness(each, word)) >= _AKIN for each in words)
    )


def _strength(one: Level, other: Level) -> int:
    """How much says that both are of one thing: the words that they share, and the heading."""
    if one.bodies and other.bodies and one.bodies.isdisjoint(other.bodies):
        return 0
    (mine, over), (its, its_over) = one.headings, other.headings
    below = mine == its and (over == its_over or not over or not its_over)
    words = one.name - _unsaid(one, other)
    if not below:
        return len(words - KINDS - COUNTED_ROOTS)
    return len(words) + min(len(mine) + 1, _SURE)


def _surely_same(one: Level, other: Level) -> bool:
    """Whether the words leave no doubt that both are of one thing, so that another number is
    wrong; where they leave a little, whether it is a slip of the other."""
    if (one.printed.unit == "kr-per-unit") != (other.printed.unit == "kr-per-unit"):
        return False
    lacking, more = _unsaid(one, other), _unsaid(other, one)
    shared = one.name - lacking
    one_more = len(shared - KINDS) >= _SLIPPED and len(lacking | more) == 1
    if (lacking or more) and not (one_more and not (lacking | more) & (KINDS | COUNTED_ROOTS)):
        return False
    strength, needed = _strength(one, other), one.shown(other.value)
    slipped = slip(one.shown(one.value), needed, one.printed.decimals).kind not in ("", "near")
    small, large = sorted((one.value, other.value))
    near = not lacking and not more and large <= small * _MOST_APART
    return strength >= (_SLIPPED if slipped else _SURE) and (near or slipped)


def _proves(one: Level, other: Level) -> bool:
    """Whether that both are equal is no chance."""
    shared = one.name - _unsaid(one, other)
    if one.digits >= _PROVING_DIGITS and shared - KINDS - COUNTED_ROOTS:
        return True
    in_full = shared == one.name and not _unsaid(other, one)
    return one.digits >= _FEWEST_DIGITS and in_full and _strength(one, other) >= _SLIPPED


def _equation(one: Level, other: Level, earlier: Understood) -> Equation:
    needed = one.shown(other.value)
    told = f"{earlier.report.name or earlier.year}: {print_number(needed, one.printed.decimals)}"
    computed = one.printed.value if one.agrees(other) else needed
    return Equation(RULE, one.term, (), computed, Decimal(0), Decimal(0), told, sure=False)


def _differs(understood: Understood, earlier: Understood, one: Level, other: Level) -> Finding:
    printed, value = (
        print_number(each, one.printed.decimals)
        for each in (abs(one.printed.value), one.shown(other.value))
    )
    return finding(
        RULE,
        Severity.WARNING,
        "{printed} is told for {year}, and {file} has {value}: “{sentence}”.",
        place=_place(understood, one),
        quote=_quote(understood, one),
        claimed=printed,
        expected=value,
        remedy="Correct it, or say why it is another number now.",
        printed=printed,
        year=one.year,
        file=earlier.report.name or str(earlier.year),
        value=value,
        sentence=_quote(earlier, other),
    )


def _place(understood: Understood, one: Level) -> Place:
    if isinstance(one.number, TableNumber):
        grid = understood.grid[one.number.table]
        return place_in(understood.report, grid, one.number.row, one.number.column)
    return place_of(understood.report, one.at.spot) if one.at else Place()


def _quote(understood: Understood, one: Level) -> str:
    if isinstance(one.number, TableNumber):
        return quote_of(understood.grid[one.number.table].rows[one.number.row])
    return one.at.text if one.at else ""
