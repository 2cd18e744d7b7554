"""Measures of another measure: its change and growth, its variance from a plan, its forecasts."""

from __future__ import annotations

from bokslut.model.figure import FigureRef, Why
from bokslut.model.period import one_year_before, parse_period

from .laws import PRACTICE
from .measure import Formula, Key, Measure, Term
from .observed import AS_PUBLISHED, are_comparable
from .scope import N_, PERIOD, measure, same_scope
from .world import LINE_SIGNS, World

OF = Key("of", required=True)
AGAINST = Key("against", lambda ref, _world: one_year_before(parse_period(ref.get("period"))).name)
PLAN = Key("plan", lambda _ref, _world: "budget")


def of_target(ref: FigureRef, **keys: str) -> FigureRef:
    """The measure that a measure of measures speaks of, for another basis or period."""
    return same_scope(ref, ref.get("of"), **keys)


def change(ref: FigureRef, world: World) -> Formula:
    """Now less then."""
    return _over_time("now - then", ref, world)


def growth(ref: FigureRef, world: World) -> Formula:
    """The change in relation to what it was."""
    return _over_time("(now - then) / then", ref, world)


def _over_time(text: str, ref: FigureRef, world: World) -> Formula:
    """Values of an indicator by two versions of its definition are never compared unseen."""
    now, then = of_target(ref), of_target(ref, period=ref.get("against"))
    told = ref.get("of") not in AS_PUBLISHED or are_comparable(now, then, world)
    why = None if told else Why.NOT_APPLICABLE
    return Formula(text, (Term("now", now), Term("then", then)), why)


_COSTLIKE = {
    "cost",
    "cost_without_account",
    "net_cost",
    "net_cost_of_operations",
    "operating_cost",
    "depreciation",
    "write_downs",
    "depreciation_and_write_downs",
    "tax",
    "net_cost_share",
    "investments",
    "investment_frame_used",
    "loans",
    "net_debt",
    "net_debt_per_inhabitant",
}


def less_is_better(ref: FigureRef, world: World) -> bool:
    """Whether a lower value is favourable: for costs and for the lines of costs."""
    measure = ref.get("of") or ref.measure
    if measure == "line_amount":
        return LINE_SIGNS[world.lines.get(ref.get("line").split(",")[0]).kind] > 0
    return measure in _COSTLIKE


def variance(ref: FigureRef, world: World) -> Formula:
    """Positive when favourable: more income or less cost than planned."""
    actual, planned = of_target(ref), of_target(ref, basis=ref.get("plan"))
    terms = (Term("actual", actual), Term("planned", planned))
    return Formula("planned - actual" if less_is_better(ref, world) else "actual - planned", terms)


def forecast_error(ref: FigureRef, world: World) -> Formula:
    """How far the outcome came from the forecast, in relation to the forecast."""
    del world
    actual, planned = of_target(ref), of_target(ref, basis=ref.get("plan"))
    return Formula(
        "(actual - forecast) / forecast", (Term("actual", actual), Term("forecast", planned))
    )


MEASURES: tuple[Measure, ...] = (
    measure(
        "change",
        N_("Change"),
        N_("The difference of a measure between two periods, in its own direction."),
        (OF, PERIOD, AGAINST),
        change,
        PRACTICE,
        unit="same",
        takes_of=True,
    ),
    measure(
        "growth",
        N_("Growth"),
        N_("The change of a measure between two periods in relation to the earlier one."),
        (OF, PERIOD, AGAINST),
        growth,
        PRACTICE,
        unit="ratio",
        shown_as="percent",
        takes_of=True,
    ),
    measure(
        "variance",
        N_("Variance"),
        N_("Outcome against a plan (budget or a forecast); positive when favourable."),
        (OF, PERIOD, PLAN),
        variance,
        PRACTICE,
        unit="same",
        takes_of=True,
    ),
    measure(
        "forecast_error",
        N_("Forecast error"),
        N_("How far the outcome came from a forecast, in relation to the forecast."),
        (OF, PERIOD, PLAN),
        forecast_error,
        PRACTICE,
        unit="ratio",
        shown_as="percent",
        takes_of=True,
    ),
)
