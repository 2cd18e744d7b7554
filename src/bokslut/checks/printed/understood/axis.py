"""A table seen along one of its two ways, with its numbers as whole numbers.

Sums stand under one another in most tables and beside one another in others; a table that has
its bodies as columns has its variances as a row. A rule that looks at *lines* and *positions* sees
both: lines are rows and positions columns, or the other way round.

Many combinations are tried and few are told. Therefore all amounts of a table are scaled once, to
twice the last digit that is printed anywhere in it: half a unit of any number is then whole, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

from .cells import Printed
from .equations import TableNumber, Term
from .grid import Grid, GridCell
from .heads import Meaning, meaning_of

# What a sum of says nothing, whatever its unit is: means, shares, ratios, amounts for each of some.
# How many there were on average is a number that is added; how many days each had is none.
_NUMBER_OF = (
    r"^(?!(?!.*\b(?:per|\w*(?:dag|tim|minut|poäng|besök)\w*|år|days|hours|years)\b)"
    r".*\b(?:antal(?:et)?|number of)\b).*"
)
_NOT_ADDED = re.compile(
    r"\bmedel(?:värde|tal|ålder|lön|betyg|kostnad|poäng)\w*|"
    rf"{_NUMBER_OF}(?:genomsnitt|\bsnitt\b|\baverage)|\bmedian|"
    r"\bindex\b|\bandel(?:en)?\b(?! i\b)|\w+(?<!minoritets)(?<!h)andel\b|procent|%|\bkvot|"
    r"soliditet|\bgrad\b|\w{4,}grad(?:en)?\b|(?:kassa|balans|^)likviditet\b|ålder\b|räntesats|"
    r"snittränta|skattesats|utdebitering|\bmean\b|\bratio|"
    r"\bshare(?: ?\(?%|$| of (?:the )?(?:total|all|\w*sales|\w*revenue|\w*income|\w*costs?)\b)|"
    # `Tax at the statutory rate` is an amount.
    r"i (?:förhållande|relation) till|"
    r"^(?!.*\bat (?:\w+ ){0,3}rate$).*\b(?:rate|margin|yield) ?(?:\([^)]*\))?$|"
    r"\brate per\b|"
    # `Rörelsekostnader / Operating costs` is one thing in two languages.
    r"(?:kr|kronor|tkr|kostnad\w*|intäkt\w*|antal)\.? ?(?:/ ?(?-i:[a-zåäö])|per ?[a-zåäö])"
    r"[a-zåäö]{2,}|/ ?inv(?:ånare)?\b|"
    r"\bper (?:inv|elev|barn|plats|årsarb|person|capita|brukare|kvm|m2|dygn|tim|anställd|hushåll|"
    r"share|day|square|unit|inhabitant|resident|citizen|pupil|employee|household|head|hour)|"
    r"\b(?:fees?|costs?|revenue|expenses?|income|tax|debt|loans?) per (?!cent\b|month)[a-z]{3}",
    re.IGNORECASE,
)


_COUNTED = re.compile(
    r"\bantal(?:et)? (?!årsarb)|\bantal\W*$|anställda|månadsavlönade|\binvånare\b|\bfolkmängd|"
    r"\bpersoner\b|\belever\b|\bemployees\b|\bheadcount\b|\binhabitants\b",
    re.IGNORECASE,
)


# Years of work are no heads, and rounded; so is how many there were on average.
_MEAN_NUMBER = r"snitt|medelantal|\baverage"
_ON_AVERAGE = re.compile(_MEAN_NUMBER, re.IGNORECASE)
_WORKED = re.compile(
    rf"årsarb|heltid(?:s)?tjänst|\btjänster\b|\bfte\b|full-?time|{_MEAN_NUMBER}", re.IGNORECASE
)
_WHOLE = re.compile(r"^\W*(?:totalt?|summa|samtliga)\b|\btotalt\W*$", re.IGNORECASE)
_FEW_OF_MONEY = 4
# What is counted one by one, in a table that says nothing of money.
_THINGS = re.compile(
    r"\b(?:\w*(?:åtgärder|händelser|ärenden|kontroller|anmälningar|olyckor|incidenter|skador|"
    r"rekommendationer|besök|platser|lägenheter|ansökningar|klagomål|synpunkter|iakttagelser|"
    r"inspektioner|granskningar|tomter|fakturor|uppdrag|beslut|placeringar|avgångar|motioner)|"
    r"anmälda|rapporterade|tillbud|cases|incidents|visits|decisions|applications|complaints|"
    r"recommendations|findings|inspections)\b",
    re.IGNORECASE,
)
_OF_MONEY = re.compile(
    r"kostnad|intäkt|belopp|\bkr\b|kron(?:or|a)\b|resultat|skuld|tillgång|investering|avgift|netto|"
    r"brutto|bidrag|skatt|\b\w*lån(?:en)?\b|ersättning|utgift|inkomst|omsättning|anslag|medel\b|"
    r"\bram(?:ar|en)?\b|cost|income|revenue|expen|amount|loan|debt|asset",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Axis:
    """The lines of a table and the positions that each of them has: rows and columns, or columns
    and rows where the sums stand `across`."""

    grid: Grid
    across: bool = False

    @cached_property
    def lines(self) -> int:
        """How many lines there are."""
        return len(self.grid.columns) if self.across else len(self.grid.rows)

    @cached_property
    def positions(self) -> int:
        """How many positions each of them has."""
        return len(self.grid.rows) if self.across else len(self.grid.columns)

    def _place(self, line: int, position: int) -> tuple[int, int]:
        return (position, line) if self.across else (line, position)

    def cell(self, line: int, position: int) -> GridCell | None:
        """The cell where they cross."""
        row, column = self._place(line, position)
        return self.grid.rows[row].cells[column]

    def printed(self, line: int, position: int) -> Printed | None:
        """The number where they cross."""
        return self.grid.value(*self._place(line, position))

    def number(self, line: int, position: int) -> TableNumber:
        """The name of the number where they cross."""
        return TableNumber(self.grid.number, *self._place(line, position))

    def term(self, line: int, position: int, sign: int = 1) -> Term | None:
        """The number where they cross as a term of an equation."""
        printed = self.printed(line, position)
        return None if printed is None else Term(self.number(line, position), printed, sign)

    def unit(self, line: int, position: int) -> str:
        """The unit of the number where they cross."""
        return self.grid.unit_of(*self._place(line, position))

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """What each line is called."""
        if self.across:
            return tuple(one.head for one in self.grid.columns)
        return tuple(one.label for one in self.grid.rows)

    @cached_property
    def meanings(self) -> tuple[Meaning, ...]:
        """What the name of each line says."""
        if self.across:
            return tuple(one.meaning for one in self.grid.columns)
        return tuple(meaning_of(one) for one in self.labels)

    @cached_property
    def position_labels(self) -> tuple[str, ...]:
        """What each position is called."""
        return self.turned.labels

    @cached_property
    def turned(self) -> Axis:
        """The same table seen the other way."""
        down, across = axes(self.grid)
        return down if self.across else across

    @cached_property
    def strong(self) -> tuple[bool, ...]:
        """Which lines are set in bold."""
        return tuple(not self.across and self.grid.rows[one].strong for one in range(self.lines))

    @cached_property
    def decimals(self) -> int:
        """The most decimals that any number of the table has."""
        told = (
            one.number.decimals
            for row in self.grid.rows
            for one in row.cells
            if one is not None and one.number is not None
        )
        return max(told, default=0)

    @cached_property
    def values(self) -> tuple[tuple[int | None, ...], ...]:
        """Every number by line and position, in halves of the last digit of the table."""
        return tuple(
            tuple(self._scaled(line, position) for position in range(self.positions))
            for line in range(self.lines)
        )

    def _scaled(self, line: int, position: int) -> int | None:
        printed = self.printed(line, position)
        return None if printed is None else self.scaled(printed.value)

    def scaled(self, value: Decimal) -> int:
        """A value in halves of the last digit of the table."""
        return int(value.scaleb(self.decimals) * 2)

    @cached_property
    def halves(self) -> tuple[tuple[int, ...], ...]:
        """How far the exact value may be from each number, in the same measure."""
        return tuple(
            tuple(
                10 ** (self.decimals - one.decimals) if one else 0
                for one in (self.printed(line, position) for position in range(self.positions))
            )
            for line in range(self.lines)
        )

    @cached_property
    def headings(self) -> tuple[bool, ...]:
        """Which lines have words and no numbers."""
        return tuple(
            not self.across and self.grid.rows[line].is_heading for line in range(self.lines)
        )

    @cached_property
    def adds(self) -> tuple[bool, ...]:
        """Of which positions sums mean something, as far as their names and units tell."""
        return tuple(
            not not_added(self.position_labels[position]) and self._is_amount(position)
            for position in range(self.positions)
        )

    def _is_amount(self, position: int) -> bool:
        turned = self.turned
        if self.across:
            return not turned.is_ratio(position)
        return self.grid.columns[position].additive and not turned.is_ratio(position)

    def is_ratio(self, line: int) -> bool:
        """Whether all the numbers of a line are percentages or ratios."""
        return self._ratios[line]

    @cached_property
    def _ratios(self) -> tuple[bool, ...]:
        return tuple(map(self._tells_ratios, range(self.lines)))

    def _tells_ratios(self, line: int) -> bool:
        told = [
            self.unit(line, position) in ("percent", "pp", "ratio")
            for position in range(self.positions)
            if self.values[line][position] is not None
        ]
        return bool(told) and all(told)

    @cached_property
    def is_of_ratios(self) -> bool:
        """Whether all numbers of the table are percentages or ratios."""
        return all(self.is_ratio(line) or self.is_empty(line) for line in range(self.lines))

    def is_exact(self, lines: Iterable[int], position: int) -> bool:
        """Whether heads are counted where these lines cross a position: they are not rounded."""
        return self.counted.issuperset(lines if self.across else (position,))

    def is_worked(self, line: int) -> bool:
        """Whether a line is of years of work or of how many there were on average: rounded."""
        return self._worked[line]

    @cached_property
    def _worked(self) -> tuple[bool, ...]:
        return tuple(bool(_WORKED.search(one)) for one in self.labels)

    @cached_property
    def counted(self) -> frozenset[int]:
        """The columns of heads, in whole numbers."""
        if self.grid.unit not in ("", "count"):
            return frozenset()
        names = (*self.labels, *self.position_labels)
        wholes = [one for one in names if _WHOLE.search(one)]
        heads = self.grid.title, self.grid.label_head
        if any(map(_ON_AVERAGE.search, (*heads, *wholes))):
            return frozenset()
        if not any(map(_COUNTED.search, (*heads, *wholes))) and not self._tells_things:
            return frozenset()
        return frozenset(
            column
            for column, one in enumerate(self.grid.columns)
            if not _WORKED.search(one.head)
            and one.meaning.unit in ("", "count")
            and self._is_whole(column)
            and not self._is_of_money(column)
        )

    @cached_property
    def _tells_things(self) -> bool:
        """Whether things are told by their names, and hardly anything of money."""
        heads = self.grid.title, self.grid.label_head, *(one.head for one in self.grid.columns)
        labels = [one.label for one in self.grid.rows]
        of_money = sum(1 for one in labels if _OF_MONEY.search(one))
        if any(map(_OF_MONEY.search, heads)) or of_money * _FEW_OF_MONEY > len(labels):
            return False
        return any(map(_THINGS.search, (*heads, *labels))) or any(map(_COUNTED.search, heads))

    def _is_whole(self, column: int) -> bool:
        """Whether all numbers of a column but percentages and ratios are whole."""
        return all(
            not one.decimals or self.grid.unit_of(row, column) in ("percent", "pp", "ratio")
            for row in range(len(self.grid.rows))
            if (one := self.grid.value(row, column)) is not None
        )

    def _is_of_money(self, column: int) -> bool:
        """Whether a column beside heads tells amounts, which are rounded."""
        return any(
            self.grid.unit_of(row, column) in ("kr", "tkr", "mkr", "mdkr")
            for row in range(len(self.grid.rows))
        )

    def is_empty(self, line: int) -> bool:
        """Whether no position of a line has a number."""
        return all(one is None for one in self.values[line])


@lru_cache(maxsize=10_000)
def not_added(label: str) -> bool:
    """Whether a label names what is not added: a mean, a share, a ratio, an amount for each."""
    return bool(_NOT_ADDED.search(label))


def axes(grid: Grid) -> tuple[Axis, Axis]:
    """The table along its rows, and along its columns, the same for every rule that asks."""
    told = grid.kept.get(axes)
    if not isinstance(told, tuple):
        told = grid.kept[axes] = (Axis(grid), Axis(grid, across=True))
    return told
