"""Rule `reserve-above-room`: no more is put into the reserve than the law lets.

Proves that a printed reservation stays within kommunallagen 11 kap. 14 §: what the lower of the
result and the result after balance adjustments exceeds one percent of taxes and general grants by
(two where equity less all pension obligations is negative), from 2024 with a ceiling of five
percent. Silent where the room is not known, such as without the pension obligations, and on other
periods than whole fiscal years.
"""

from __future__ import annotations

from bokslut.measures.evaluate import evaluate
from bokslut.measures.reference import fit
from bokslut.model.figure import FigureRef
from bokslut.model.finding import Finding, Place, Severity, finding
from bokslut.model.numbers import exact_text
from bokslut.model.period import parse_period

from .context import CheckContext
from .tell import kr


def check(context: CheckContext) -> list[Finding]:
    """One finding for each reservation that a statement prints and that is too large."""
    printed: dict[FigureRef, Place] = {}
    for table in context.tables:
        for row in table.rows:
            for cell in row.cells:
                if cell.ref is not None and _is_reservation(context, cell.ref):
                    printed.setdefault(cell.ref, Place(table=table.key, row=row.key))
    if not printed:
        return []
    world, register = context.world, context.register
    rooms = {
        ref: fit(FigureRef("reserve_deposit_max", ref.keys), register, world) for ref in printed
    }
    figures = evaluate([*printed, *rooms.values()], register, world, context.facts)
    found = []
    for ref, place in printed.items():
        deposit, room = figures[ref].value, figures[rooms[ref]].value
        if deposit is not None and room is not None and deposit - room > context.tolerance:
            told = finding(
                "reserve-above-room",
                Severity.ERROR,
                "{unit}: {deposit} kr is reserved of {period}, and at most {room} kr may be.",
                place=place,
                quote=str(ref),
                claimed=exact_text(deposit),
                expected=exact_text(room),
                remedy="See what the room is made of: bokslut trace DIR '{room_ref}'",
                unit=world.name("unit", ref.get("unit") or world.body),
                deposit=kr(deposit),
                period=ref.get("period"),
                room=kr(room),
                room_ref=rooms[ref],
            )
            found.append(told)
    return found


def _is_reservation(context: CheckContext, ref: FigureRef) -> bool:
    if ref.measure != "reserve_deposit":
        return False
    period = parse_period(ref.get("period"))
    return context.world.fiscal_year_of(period.last) == (period.first, period.last)
