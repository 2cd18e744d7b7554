"""What a workbook holds and does not show, or has not calculated, for the one who reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bokslut.model.finding import Finding, Place, Severity, finding

from .bounds import MOST_COLUMNS, MOST_ROWS
from .sheets import letters

_MOST_TOLD = 6


@dataclass(frozen=True, slots=True)
class Seen:
    """What of a sheet is no part of what is read: whether it is hidden itself, which filled rows
    and columns are (from 0), which cells hold a formula without a value, or an error, and how many
    filled ones lie beyond what is read."""

    sheet: str
    hidden: bool = False
    rows: tuple[int, ...] = ()
    columns: tuple[int, ...] = ()
    without_value: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    beyond: int = 0


def remarks(sheets: Sequence[Seen], file: str) -> Iterator[Finding]:
    """A finding for all that is hidden, one for each sheet that is not calculated, one for each
    with errors, one for each that goes on beyond what is read."""
    hidden = [part for one in sheets for part in _hidden(one)]
    if hidden:
        yield finding(
            "hidden-left-out",
            Severity.NOTE,
            "Hidden in the workbook and therefore not read: {parts}.",
            place=Place(file=file or None),
            remedy="Show them and check again if they belong to the report.",
            parts=_listed(hidden, "; "),
        )
    for one in sheets:
        if one.hidden:
            continue
        if one.without_value:
            yield finding(
                "not-calculated",
                Severity.WARNING,
                "{count} {count:formula has|formulas have} no stored value and cannot be read: "
                "{cells}.",
                place=Place(file=file or None, sheet=one.sheet, cell=one.without_value[0]),
                remedy="Open the workbook in the program that it belongs to, and save it.",
                count=len(one.without_value),
                cells=_listed(one.without_value, ", "),
            )
        if one.errors:
            yield finding(
                "error-value",
                Severity.WARNING,
                "{count} {count:cell shows|cells show} an error instead of a value: {cells}.",
                place=Place(file=file or None, sheet=one.sheet, cell=one.errors[0]),
                remedy="Correct the formula.",
                count=len(one.errors),
                cells=_listed(one.errors, ", "),
            )
        if one.beyond:
            yield finding(
                "sheet-cut",
                Severity.WARNING,
                "Nothing is read beyond row {rows} or column {column}: {count} {count:filled cell "
                "lies|filled cells lie} there.",
                place=Place(file=file or None, sheet=one.sheet),
                remedy="Check that part by itself, in a workbook of its own.",
                rows=MOST_ROWS,
                column=letters(MOST_COLUMNS - 1),
                count=one.beyond,
            )


def _hidden(one: Seen) -> Iterator[str]:
    if one.hidden:
        yield one.sheet
        return
    told = [*_runs(one.rows, lambda row: str(row + 1))]
    told += _runs(one.columns, letters)
    if told:
        yield f"{one.sheet} {_listed(told, ', ')}"


def _runs(places: Sequence[int], name: Callable[[int], str]) -> Iterator[str]:
    """Rows or columns that follow each other as `7–9`."""
    cuts = [at for at, (one, two) in enumerate(pairwise(places), 1) if two != one + 1]
    for begin, end in pairwise([0, *cuts, len(places)]):
        if begin < end:
            first, last = name(places[begin]), name(places[end - 1])
            yield first if first == last else f"{first}–{last}"


def _listed(some: Sequence[str], mark: str) -> str:
    return mark.join(some[:_MOST_TOLD]) + (" …" if len(some) > _MOST_TOLD else "")
