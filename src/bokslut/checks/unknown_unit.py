"""Rule `unknown-unit`: every unit that is posted on stands in the organisation on that day.

Proves that the statements by unit hold all that was posted: an amount on a unit that the
organisation lacks is in the body's total and in none of its units. A posting before a unit began
or after it ended is counted where the organisation's history puts it, which may not be meant.
Silent while there is no organisation at all, which `missing-organisation` tells.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from ibis import _

from bokslut.model.finding import Finding, Severity, finding

from .context import CheckContext
from .tell import at, capped


def check(context: CheckContext) -> list[Finding]:
    """One finding for each unit, the most used first; unknown units before ended ones."""
    if not context.world.organisation.keys():
        return []
    return [*_unknown(context), *_at_wrong_time(context)]


def _unknown(context: CheckContext) -> list[Finding]:
    known, ledger = context.world.organisation, context.ledger
    rows: dict[str, int] = {}
    places: dict[str, tuple[str, int]] = {}
    for posted in ledger.units:
        if posted.unit is not None and posted.unit not in known:
            rows[posted.unit] = rows.get(posted.unit, 0) + posted.rows
            places.setdefault(posted.unit, (posted.source, posted.line))
    for stated in ledger.stated:
        if stated.unit is not None and stated.unit not in known:
            rows.setdefault(stated.unit, 0)
            places.setdefault(stated.unit, (stated.source, stated.line))
    order = sorted(rows, key=lambda one: (-rows[one], one))
    return capped(order, lambda unit: _finding(context, unit, rows[unit], places[unit]))


def _finding(context: CheckContext, unit: str, rows: int, place: tuple[str, int]) -> Finding:
    return finding(
        "unknown-unit",
        Severity.WARNING,
        "The unit {unit} is not in the organisation: {rows} {rows:posting is|postings are} in "
        "the total of {body} and in none of its units.",
        place=at(context.files, place, row=unit),
        quote=unit,
        remedy="Write the unit into the table of units and import it, or book the amounts on "
        "a unit that is there.",
        unit=unit,
        rows=rows,
        body=context.world.name("unit", context.world.body),
    )


class _Day(NamedTuple):
    """What is posted on a unit on a day in one file."""

    day: date
    source: str
    line: int
    rows: int


def _at_wrong_time(context: CheckContext) -> list[Finding]:
    suspects = {
        one.unit
        for one in context.ledger.units
        if one.unit is not None and not _stands(context, one.unit, one.earliest, one.latest)
    }
    if not suspects:
        return []
    rows = context.facts.rows("posting")
    days = rows.filter(rows.unit.isin(sorted(suspects))).group_by(["unit", "date", "source"])
    table = context.facts.run(days.agg(line=_.line.min(), rows=_.count()))
    wrong: dict[str, list[_Day]] = {}
    for row in table.to_pylist():
        unit, day = row["unit"], row["date"]
        if not _stands(context, unit, day, day):
            found = _Day(day, row["source"], row["line"], row["rows"])
            wrong.setdefault(unit, []).append(found)
    return capped(sorted(wrong), lambda unit: _outside(context, unit, sorted(wrong[unit])))


def _outside(context: CheckContext, unit: str, days: list[_Day]) -> Finding:
    first, last = days[0], days[-1]
    standing = context.world.organisation.get(unit, first.day)
    return finding(
        "unknown-unit",
        Severity.WARNING,
        "{count} {count:posting|postings} on {unit} {name} from {first} to {last} "
        "{count:is|are} outside the time in which the unit stood ({valid}).",
        place=at(context.files, (first.source, first.line), row=unit),
        quote=unit,
        claimed=first.day.isoformat(),
        expected=_span(standing.valid_from, standing.valid_to),
        remedy="Correct the unit's first or last day in the table of units, or book the amounts "
        "on the unit that stood then.",
        count=sum(one.rows for one in days),
        unit=unit,
        name=standing.name,
        first=first.day,
        last=last.day,
        valid=_span(standing.valid_from, standing.valid_to),
    )


def _span(first: date, last: date | None) -> str:
    return f"{first}–{last or ''}"


def _stands(context: CheckContext, unit: str, first: date, last: date) -> bool:
    """Whether one version of the unit is valid on both days; unknown units are told elsewhere."""
    organisation = context.world.organisation
    if unit not in organisation:
        return True
    version = organisation.get(unit, first)
    return version.valid_on(first) and version.valid_on(last)
