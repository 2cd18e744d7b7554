"""What each number of a report's tables is a number of: name of the row, period, kind of amount,
scope and unit, so that the same one can be found where it is printed again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from bokslut.prose.vocabulary import TOKEN, stem

from .cells import Printed
from .dimensions import in_base, same_dimension
from .equations import TableNumber
from .grid import Grid
from .heads import scope_in

Name = tuple[str, ...]
_PLAIN_SUM = frozenset(map(stem, ("summa", "totalt", "total", "totala", "sum", "s", "a")))
_TITLE_NUMBER = re.compile(r"^\W*(?:not|note|tabell|table)?\.? ?[0-9]+[a-z]?[.:)]? ", re.IGNORECASE)
_LONGEST_TITLE = 60
_UNIT = re.compile(r"[,(] ?(?:i )?(?:[tkm]n?kr|mdkr|kr|%|procent|tusen kronor|miljoner kronor)\)?$")
# Other names of what several statements have, by the name that it gets.
_SAME: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(form, re.IGNORECASE))
    for name, form in (
        (
            "result of the year",
            r"^\W*(?:varav |därav )?(?:årets|periodens) resultat"
            r"(?: enligt resultaträkningen?)?\W*$|"
            r"^\W*(?:årets|periodens) förändring av eget kapital\W*$",
        ),
        (
            "liquid funds",
            r"^\W*(?:likvida medel|kassa(?: och bank|, bank|/bank)?|"
            r"(?:utgående likvida medel|likvida medel) (?:vid|per) (?:årets|periodens) slut|"
            r"utgående likvida medel)\W*$",
        ),
        (
            "liquid funds at the beginning",
            r"^\W*(?:likvida medel vid (?:årets|periodens) (?:början|ingång)|"
            r"ingående likvida medel)\W*$",
        ),
        (
            "total assets",
            r"^\W*(?:(?:s:a|summa|totala?) tillgångar|balansomslutning(?:en)?|"
            r"(?:s:a|summa) (?:eget kapital|skulder)\b.*\b(?:skulder|eget kapital))\W*$",
        ),
    )
)
_CLOSING = "liquid funds"
_OPENING = "liquid funds at the beginning"
_QUALIFIED = re.compile(
    r"inkl|exkl|reviderad|ursprunglig|justerad|omräkn|omarbet|tilläggs|preliminär|\*|just\.|restated",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A number with the name of its row, its unit, and its place. `value` is it in kronor, as a
    ratio or as a count, `half` how far the exact one may be from that."""

    name: Name
    number: TableNumber
    printed: Printed
    unit: str
    value: Decimal = field(init=False, compare=False, repr=False)
    half: Decimal = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "value", in_base(self.printed.value, self.unit))
        object.__setattr__(self, "half", in_base(self.printed.half, self.unit))


@dataclass(frozen=True, slots=True)
class Head:
    """What a column's numbers have in common: period, kind of amount, scope, and the words that say
    that it is a special one (inkl., reviderad, omräknad)."""

    period: str
    kind: str
    scope: str
    special: str

    def may_be(self, other: Head) -> bool:
        """Whether two columns can tell the same, as far as their heads say."""
        if self.kind != other.kind or self.special != other.special:
            return False
        return _fit(self.scope, other.scope) and _fit(self.period, other.period)


def _fit(one: str, other: str) -> bool:
    return not one or not other or one == other


def head_of(grid: Grid, column: int) -> Head:
    """What a column is about."""
    one = grid.columns[column]
    kind = one.meaning.role if one.meaning.role not in ("outcome", "number") else ""
    special = " ".join(sorted({told.lower() for told in _QUALIFIED.findall(one.head)}))
    return Head(
        _year(one.meaning.period), kind, scope_in(one.head) or scope_in(grid.title), special
    )


def _year(period: str) -> str:
    """The last day of a year is the year, for stocks."""
    return period[:4] if period.endswith("-12-31") else period


def before(period: str) -> str:
    """The year before; empty for what is no year."""
    return str(int(period) - 1) if re.fullmatch(r"[0-9]{4}", period) else ""


def entries(grid: Grid) -> Iterator[dict[int, Entry]]:
    """Row by row, the numbers of the table by their columns; rows whose name stands twice are left
    out, since it names none of them."""
    names = [name_of(grid, row) for row in range(len(grid.rows))]
    often = Counter(names)
    for row, name in enumerate(names):
        if not name or often[name] > 1:
            continue
        told = {
            column: Entry(
                name, TableNumber(grid.number, row, column), number, grid.unit_of(row, column)
            )
            for column in range(len(grid.columns))
            if (number := grid.value(row, column)) is not None
            and grid.columns[column].meaning.role != "number"
        }
        if told:
            yield told


def name_of(grid: Grid, row: int) -> Name:
    """The stems of all words of a label: *Övrigt eget kapital* is not *Eget kapital*. A sum that
    says nothing more is named by the title of its table."""
    name = _name(grid.rows[row].label)
    if name == ("",):
        title = _TITLE_NUMBER.sub("", grid.title)
        return (
            _name(title) if 0 < len(title) <= _LONGEST_TITLE and row == len(grid.rows) - 1 else ()
        )
    return name


@lru_cache(maxsize=20_000)
def _name(label: str) -> Name:
    label = _UNIT.sub("", label)
    for name, form in _SAME:
        if form.search(label):
            return (name,)
    stems = {stem(word) for word in TOKEN.findall(label)}
    kept = tuple(sorted(stems - _PLAIN_SUM))
    return kept or (("",) if stems else ())


def is_opening(name: Name) -> bool:
    """Whether a row is what was left at the end of the period before."""
    return name == (_OPENING,)


def closing_name(name: Name) -> Name:
    """The name of a stock at the end, for one at the beginning."""
    return (_CLOSING,) if is_opening(name) else name


def comparable(one: Entry, other: Entry) -> bool:
    """Whether two numbers measure the same kind of thing. Where a table does not say its unit, it
    is that of the table that it agrees with."""
    if not one.unit or not other.unit:
        return one.unit == other.unit or "percent" not in (one.unit, other.unit)
    return same_dimension(one.unit, other.unit)


def agree(one: Entry, other: Entry) -> bool:
    """Whether they can be the same number, but for the sign: to the digit where both are printed as
    exactly, else within rounding."""
    gap = abs(abs(one.value) - abs(other.value))
    return gap <= (one.half + other.half if one.half != other.half else 0)
