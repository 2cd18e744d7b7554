"""Measures of how much: what came in, out of each hundred kronor, for each inhabitant.

They say in everyday terms what the large amounts are, as municipalities do in their short versions
for citizens ("dina 100 kronor").
"""

from __future__ import annotations

from datetime import date

from bokslut.model.figure import FigureRef
from bokslut.model.period import parse_period, period_between

from .comparisons import OF, of_target
from .laws import PRACTICE
from .measure import Formula, Key, Measure, Term
from .operations import RESULT_KEYS, granted
from .scope import N_, PERIOD, measure, same_scope
from .world import Observed, World

# How a workspace calls the number of inhabitants unless it says otherwise.
INHABITANTS = "invanare"

WHOLE = Key("whole", lambda _ref, _world: "cost")
COUNTED_AS = Key("inhabitants", lambda _ref, _world: INHABITANTS)


def funding(ref: FigureRef, world: World) -> Formula:
    """What the operations were paid with: their income and what was granted, or for a body that
    lives on taxes these."""
    income = Term("income", same_scope(ref, "income"), True)
    if lines := world.lines.of_kinds(("taxes",)):
        taxes = Term("taxes", same_scope(ref, "line_amount", line=",".join(lines)))
        return Formula("income + taxes", (income, taxes))
    return Formula("income + appropriation", (income, granted(ref, world)))


def per_hundred(ref: FigureRef, world: World) -> Formula:
    """A part of the body's whole, out of a hundred kronor."""
    kept = {name: ref.get(name) for name in ("period", "basis", "organisation") if ref.get(name)}
    whole = FigureRef.of(ref.get("whole"), {**kept, "unit": world.body})
    return Formula("100 * part / whole", (Term("part", of_target(ref)), Term("whole", whole)))


def per_inhabitant(ref: FigureRef, world: World) -> Formula:
    """An amount for each of those who live there."""
    last = parse_period(ref.get("period")).last
    span = _latest(world.observed.get((ref.get("inhabitants"), "", "", ""), ()), last)
    keys = {"indicator": ref.get("inhabitants"), "period": span or ref.get("period")}
    counted = FigureRef.of("indicator", keys)
    terms = (Term("amount", of_target(ref)), Term("inhabitants", counted))
    return Formula("amount / inhabitants", terms)


def _latest(told: tuple[Observed, ...], last: date) -> str:
    """The span of the latest count of the twelve months up to a day; older ones say too little."""
    known = [
        (one.last, one.first)
        for one in told
        if one.last <= last and (one.last.year + 1, one.last.month, one.last.day)
        > (last.year, last.month, last.day)
    ]
    if not known:
        return ""
    end, first = max(known)
    return period_between(first, end).name


MEASURES: tuple[Measure, ...] = (
    measure(
        "funding",
        N_("Money that came in"),
        N_(
            "What the operations were paid with: income and appropriation, or income and taxes "
            "with general grants for a body that lives on these."
        ),
        RESULT_KEYS,
        funding,
        PRACTICE,
    ),
    measure(
        "per_hundred",
        N_("Out of 100 kronor"),
        N_(
            "How many of each hundred kronor of the body's whole (`whole`, its cost unless told "
            "otherwise) a part is. The parts of a whole make a hundred exactly, and nearly so as "
            "they are printed."
        ),
        (OF, PERIOD, WHOLE),
        per_hundred,
        PRACTICE,
        shown_as="kr",
        takes_of=True,
    ),
    measure(
        "per_inhabitant",
        N_("Kronor per inhabitant"),
        N_(
            "An amount divided by the latest number of inhabitants that was told for a day or a "
            "year which ended in the twelve months up to the period's last day; `inhabitants` is "
            "the indicator that tells it."
        ),
        (OF, PERIOD, COUNTED_AS),
        per_inhabitant,
        PRACTICE,
        shown_as="kr",
        takes_of=True,
    ),
)
