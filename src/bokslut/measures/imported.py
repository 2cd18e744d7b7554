"""Figures that no ledger knows and that others tell: they enter as values of an indicator, and are
shown with who told them."""

from __future__ import annotations

from datetime import date

from bokslut.model.figure import FigureRef

from .measure import Formula, Term
from .world import World


def imported(indicator: str, on: date, world: World, since: date = date.min) -> Formula:
    """The latest value of an indicator of the body itself that tells of a day or span from `since`
    up to `on`: the number of inhabitants is known for some days of a year only."""
    told = world.observed.get((indicator, "", "", ""), ())
    known = [one for one in told if since <= one.first and one.last <= on and not one.missing]
    first, last = (known[-1].first, known[-1].last) if known else (on, on)
    span = last.isoformat() if first == last else f"{first.isoformat()}..{last.isoformat()}"
    ref = FigureRef.of("indicator", {"indicator": indicator, "period": span})
    return Formula("imported", (Term("imported", ref),))
