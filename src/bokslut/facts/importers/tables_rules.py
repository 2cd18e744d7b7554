"""Rules over a row or over all rows of a table, beyond what one cell can say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from bokslut.model.finding import Finding, Severity, finding

from .tables import Record

ERROR, WARNING = Severity.ERROR, Severity.WARNING


def ordered(earlier: str, later: str) -> Callable[[Record], Iterator[Finding]]:
    """A rule: where both dates are given, `earlier` is not after `later`."""

    def check(row: Record) -> Iterator[Finding]:
        first, last = row.values.get(earlier), row.values.get(later)
        if isinstance(first, date) and isinstance(last, date) and first > last:
            yield finding(
                "table-dates-reversed",
                ERROR,
                "{last} comes before {first}, the date at which it begins.",
                place=row.place(later),
                quote=last.isoformat(),
                expected=f">= {first.isoformat()}",
                remedy="Correct one of the two dates.",
                first=first,
                last=last,
            )

    return check


def positive_life(row: Record) -> Iterator[Finding]:
    """A useful life is at least one month: nothing can be depreciated over none."""
    life = row.values.get("life_months")
    if isinstance(life, int) and life <= 0:
        yield finding(
            "table-asset-life",
            ERROR,
            "A useful life of {life} months is not possible.",
            place=row.place("life_months"),
            quote=str(life),
            expected="> 0",
            remedy="Write the number of months over which the component is depreciated.",
            life=life,
        )


def decided_change(row: Record) -> Iterator[Finding]:
    """A change of what was decided has itself a day at which it was decided."""
    change = row.values.get("change")
    if change not in (None, "original") and row.values.get("decided") is None:
        yield finding(
            "table-change-undated",
            WARNING,
            "A change ({change}) has no date of decision.",
            place=row.place("change"),
            quote=str(change),
            remedy="Write the date on which the change was decided.",
            change=change,
        )


def dated_forecast(row: Record) -> Iterator[Finding]:
    """A forecast says as of which day it was made."""
    if row.values.get("basis") == "forecast" and row.values.get("as_of") is None:
        yield finding(
            "table-forecast-undated",
            ERROR,
            "A forecast has no forecast date.",
            place=row.place("as_of"),
            remedy="Write the day as of which the forecast was made.",
        )


def hierarchy(key: str, parent: str) -> Callable[[Sequence[Record]], Iterator[Finding]]:
    """A rule: each parent stands in the table, and nothing is above itself."""

    def check(rows: Sequence[Record]) -> Iterator[Finding]:
        parents = _parents(rows, key, parent)
        for row in rows:
            above = row.values.get(parent)
            if above is not None and above not in parents:
                yield finding(
                    "table-parent-unknown",
                    ERROR,
                    "The parent {parent} is not in the table.",
                    place=row.place(parent),
                    quote=str(above),
                    remedy="Add a row for {parent}, or correct its code.",
                    parent=above,
                )
        for row in rows:
            chain = _cycle(str(row.values.get(key)), parents)
            if chain:
                yield finding(
                    "table-parent-cycle",
                    ERROR,
                    "{key} stands above itself: {chain}.",
                    place=row.place(parent),
                    quote=chain,
                    remedy="Correct the parent of one of them.",
                    key=row.values.get(key),
                    chain=chain,
                )

    return check


def _parents(rows: Sequence[Record], key: str, parent: str) -> dict[object, set[str]]:
    """Each key with all the parents that it has had."""
    parents: dict[object, set[str]] = {}
    for row in rows:
        above = parents.setdefault(row.values.get(key), set())
        if row.values.get(parent) is not None:
            above.add(str(row.values[parent]))
    return parents


def _cycle(start: str, parents: Mapping[object, set[str]]) -> str:
    """The way from a key up to itself as `A > B > A`, or an empty string.

    A unit that has moved has several parents: each way is tried, each node once.
    """
    seen: set[str] = set()
    ways: list[tuple[str, tuple[str, ...]]] = [
        (above, (start, above)) for above in sorted(parents.get(start, ()))
    ]
    while ways:
        node, way = ways.pop()
        if node == start:
            return " > ".join(way if len(way) <= 8 else (*way[:6], "…", start))
        if node not in seen:
            seen.add(node)
            # Only the head of a long way is told; the whole would fill the memory.
            ways += [(up, (*way[:7], up)) for up in sorted(parents.get(node, ()))]
    return ""


def unit_validity(rows: Sequence[Record]) -> Iterator[Finding]:
    """The rows of one unit do not overlap in time, and its successor exists."""
    by_unit: dict[object, list[Record]] = {}
    for row in rows:
        by_unit.setdefault(row.values.get("unit"), []).append(row)
    for unit, versions in by_unit.items():
        yield from _overlaps(str(unit), versions)
    for row in rows:
        successor = row.values.get("successor")
        if successor is not None and successor not in by_unit:
            yield finding(
                "table-successor-unknown",
                ERROR,
                "The successor {successor} is not in the table.",
                place=row.place("successor"),
                quote=str(successor),
                remedy="Add a row for {successor}, or correct its code.",
                successor=successor,
            )


def _overlaps(unit: str, versions: Sequence[Record]) -> Iterator[Finding]:
    dated = [row for row in versions if isinstance(row.values.get("valid_from"), date)]
    dated.sort(key=lambda row: (_first(row), row.line))
    for before, after in pairwise(dated):
        if _last(before) >= _first(after):
            yield finding(
                "table-unit-overlap",
                ERROR,
                "The unit {unit} is valid twice on {day}: in rows {first} and {second}.",
                place=after.place("valid_from"),
                quote=_first(after).isoformat(),
                remedy="Let the earlier row end the day before the later one begins.",
                unit=unit,
                day=_first(after),
                first=before.line,
                second=after.line,
            )


def _first(row: Record) -> date:
    value = row.values.get("valid_from")
    return value if isinstance(value, date) else date.min


def _last(row: Record) -> date:
    value = row.values.get("valid_to")
    return value if isinstance(value, date) else date.max
