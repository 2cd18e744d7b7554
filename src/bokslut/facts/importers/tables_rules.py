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
            "A change of the original amount has no date of decision.",
            place=row.place("change"),
            quote=str(change),
            remedy="Write the date on which the change was decided.",
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
        by_key = {row.values.get(key): row for row in reversed(rows)}
        for chain in _cycles(parents):
            row, told = by_key[chain[0]], " > ".join(_shortened(chain))
            yield finding(
                "table-parent-cycle",
                ERROR,
                "{key} stands above itself: {chain}.",
                place=row.place(parent),
                quote=told,
                remedy="Correct the parent of one of them.",
                key=chain[0],
                chain=told,
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


def _cycles(parents: Mapping[object, set[str]]) -> Iterator[tuple[str, ...]]:
    """Each way that leads from a key up to itself, as `A, B, A`, in time linear in the table.

    Each key is walked once, upwards; one that is met again on the same way closes a cycle. A
    unit that has moved has several parents.
    """
    done: set[object] = set()
    for start in parents:
        if start in done:
            continue
        way = [str(start)]
        on_way = {str(start): 0}
        upwards = [iter(sorted(parents[start]))]
        while upwards:
            above = next(upwards[-1], None)
            if above is None:
                upwards.pop()
                node = way.pop()
                del on_way[node]
                done.add(node)
            elif above in on_way:
                yield (*way[on_way[above] :], above)
            elif above in parents and above not in done:
                on_way[above] = len(way)
                way.append(above)
                upwards.append(iter(sorted(parents[above])))


def _shortened(chain: Sequence[str]) -> Sequence[str]:
    return chain if len(chain) <= 8 else (*chain[:6], "…", chain[-1])


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
