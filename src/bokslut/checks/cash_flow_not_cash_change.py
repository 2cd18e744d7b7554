"""Rule `cash-flow-not-cash-change`: the printed cash flow is what cash really changed by.

Proves that the cash-flow statement is whole (LKBR 8 kap.): its rows hold every account but cash,
each once, so that they sum to the change of the lines of kind cash. They do not where accounts
stand on no line, vouchers do not balance within the unit, or what is eliminated does not sum to
zero.
"""

from __future__ import annotations

from bokslut.measures.evaluate import evaluate
from bokslut.measures.reference import fit
from bokslut.model.figure import Figure, FigureRef
from bokslut.model.finding import Finding, Place, Severity, finding
from bokslut.model.numbers import exact_text

from .context import CheckContext
from .tell import kr


def check(context: CheckContext) -> list[Finding]:
    """One finding for each cash flow that a statement prints and that cash did not change by."""
    printed: dict[FigureRef, Place] = {}
    for table in context.tables:
        for row in table.rows:
            for cell in row.cells:
                if cell.ref is not None and cell.ref.measure == "cash_flow":
                    printed.setdefault(cell.ref, Place(table=table.key, row=row.key))
    if not printed:
        return []
    changes = {
        ref: fit(FigureRef("cash_change", ref.keys), context.register, context.world)
        for ref in printed
    }
    figures = evaluate(
        [*printed, *changes.values()], context.register, context.world, context.facts
    )
    told = (
        _finding(context, place, figures[ref], figures[changes[ref]])
        for ref, place in printed.items()
    )
    return [one for one in told if one is not None]


def _finding(context: CheckContext, place: Place, flow: Figure, change: Figure) -> Finding | None:
    if flow.value is None or change.value is None:
        return None
    gap = flow.value - change.value
    if abs(gap) <= context.tolerance:
        return None
    unit = flow.ref.get("unit") or context.world.body
    return finding(
        "cash-flow-not-cash-change",
        Severity.ERROR,
        "{unit}: the cash flow of {period} is {flow} kr, but cash has changed by {change} kr; "
        "difference {gap} kr.",
        place=place,
        quote=str(flow.ref),
        claimed=exact_text(flow.value),
        expected=exact_text(change.value),
        remedy="See whether every account stands on a line (unmapped-account), whether the "
        "vouchers balance within the unit, and whether what is eliminated sums to zero.",
        unit=context.world.name("unit", unit),
        period=flow.ref.get("period"),
        flow=kr(flow.value),
        change=kr(change.value),
        gap=kr(gap),
    )
