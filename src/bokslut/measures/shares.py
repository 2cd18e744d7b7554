"""Measures of how much: what came in, out of each hundred kronor, for each inhabitant.

They say in everyday terms what the large amounts are, as municipalities do in their short versions
for citizens ("dina 100 kronor").
"""

from __future__ import annotations

from bokslut.model.figure import FigureRef
from bokslut.model.period import Period, one_year_before, parse_period, period_between

from .comparisons import OF, of_target
from .laws import PRACTICE
from .measure import Formula, Key, Measure, Term
from .operations import RESULT_KEYS, granted
from .scope import INTERNAL, N_, PERIOD, measure, same_scope
from .world import World

# The indicator that tells the number of inhabitants.
INHABITANTS = "inhabitants"

# What a part is chosen by; all else that a part names holds for its whole, too.
_OF_A_PART = (
    "of",
    "whole",
    "within",
    "unit",
    "line",
    "account",
    "activity",
    "project",
    "counterpart",
)

WHOLE = Key("whole", lambda _ref, _world: "cost")
WITHIN = Key("within", lambda _ref, world: world.body)


def funding(ref: FigureRef, world: World) -> Formula:
    """What the operations were paid with: their income and what was granted, or for a body that
    lives on taxes these."""
    income = Term("income", same_scope(ref, "income"), True)
    if lines := world.lines.of_kinds(("taxes",)):
        taxes = Term("taxes", same_scope(ref, "line_amount", line=",".join(lines)))
        return Formula("income + taxes", (income, taxes))
    return Formula("income + appropriation", (income, granted(ref, world)))


def per_hundred(ref: FigureRef, world: World) -> Formula:
    """A part of the body's whole, or of a unit's, out of a hundred kronor."""
    kept = {name: value for name, value in ref.keys if name not in _OF_A_PART}
    whole = FigureRef.of(ref.get("whole"), {**kept, "unit": ref.get("within") or world.body})
    return Formula("100 * part / whole", (Term("part", of_target(ref)), Term("whole", whole)))


def inhabitants(ref: FigureRef, world: World) -> Formula:
    """How many live there, as it was last told."""
    told = _counted(parse_period(ref.get("period")), world)
    counted = FigureRef.of("indicator", indicator=INHABITANTS, period=told)
    return Formula("counted", (Term("counted", counted),))


def per_inhabitant(ref: FigureRef, world: World) -> Formula:
    """An amount for each of those who live there."""
    del world
    counted = FigureRef.of("inhabitants", period=ref.get("period"))
    terms = (Term("amount", of_target(ref)), Term("inhabitants", counted))
    return Formula("amount / inhabitants", terms)


def _counted(period: Period, world: World) -> str:
    """The day or year of the latest count in the twelve months up to a period's end, since older
    ones say too little; the period itself where there is none."""
    known = [
        (one.last, one.first)
        for one in world.observed.get((INHABITANTS, "", "", ""), ())
        if one_year_before(period).last < one.last <= period.last and not one.missing
    ]
    return period_between(*reversed(max(known))).name if known else period.name


_DAY = Key("period", lambda _ref, world: _counted(world.period, world))

MEASURES: tuple[Measure, ...] = (
    measure(
        "inhabitants",
        N_("Inhabitants"),
        N_(
            "How many live in the municipality: the imported indicator `inhabitants`, as it was "
            "last told in the twelve months up to the period's end. Without a period it bears the "
            "day of that count."
        ),
        (_DAY,),
        inhabitants,
        PRACTICE,
        unit="count",
        shown_as="count",
    ),
    measure(
        "funding",
        N_("Money that came in"),
        N_(
            "What the operations were paid with: income and appropriation, or income and taxes "
            "with general grants for a body that lives on these."
        ),
        (*RESULT_KEYS, INTERNAL),
        funding,
        PRACTICE,
    ),
    measure(
        "per_hundred",
        N_("Out of 100 kronor"),
        N_(
            "How many of each hundred kronor of a whole a part is: of the body's cost, unless "
            "another measure (`whole`) or unit (`within`) is named. The parts of a whole make a "
            "hundred, and nearly so as they are printed."
        ),
        (OF, PERIOD, WHOLE, WITHIN),
        per_hundred,
        PRACTICE,
        shown_as="kr",
        takes_of=True,
    ),
    measure(
        "per_inhabitant",
        N_("Kronor per inhabitant"),
        N_(
            "An amount divided by the number of inhabitants, as it was last told in the twelve "
            "months up to the period's end."
        ),
        (OF, PERIOD),
        per_inhabitant,
        PRACTICE,
        unit="same",
        shown_as="kr",
        takes_of=True,
    ),
)
