"""Measures of investments and of the assets that they become: projects, spend, depreciation."""

from __future__ import annotations

from datetime import date

from bokslut.model.figure import FigureRef, choice
from bokslut.model.period import parse_period

from .laws import BUDGET, FIXED_ASSETS, PRACTICE, VALUATION
from .measure import Definition, Formula, Key, Measure, Selection, Term
from .scope import N_, PERIOD, SCOPE_KEYS, Where, formula, measure, same_scope, units_of
from .world import World

INVESTMENT_KEYS = (PERIOD, Key("project"), Key("decided_by"), Key("project_unit"))


def projects_of(ref: FigureRef, world: World) -> tuple[str, ...]:
    """The projects that a reference names, or all that somebody decided (`council`, `board`),
    less those that it leaves out; only those that `project_unit` carries out, if it names one.

    It is not the key `unit`: postings on fixed assets seldom say what the project does."""
    taken, left_out = choice(ref.get("project"))
    among = world.projects_in(ref.get("project_unit"))
    if taken:
        known = among if ref.get("project_unit") else taken
        return tuple(one for one in taken if one not in left_out and one in known)
    deciders = ref.get("decided_by").split(",") if ref.get("decided_by") else ()
    return tuple(
        sorted(
            key
            for key, project in among.items()
            if project.decided_by
            and key not in left_out
            and (not deciders or project.decided_by in deciders)
        )
    )


def investment_rows(basis: str) -> Definition:
    """Investment lines of a basis. The budget is that of the fiscal year in which the period
    ends; appropriation and earlier spend are of the whole project, up to that year."""

    def define(ref: FigureRef, world: World) -> Selection:
        first, last = world.fiscal_year_of(parse_period(ref.get("period")).last)
        if basis != "budget":
            first = date.min
        where: Where = (("basis", (basis,)), ("project", projects_of(ref, world)))
        return Selection("investment_line", first, last, where, at_hand=(("basis", (basis,)),))

    return define


def investment_forecast(ref: FigureRef, world: World) -> Selection:
    """The latest forecast of the whole project that was known at the period's end."""
    last = parse_period(ref.get("period")).last
    known = world.investment_forecast_of(last)
    at_hand: Where = (("basis", ("forecast",)), ("as_of", (known.isoformat() if known else "",)))
    where: Where = (*at_hand, ("project", projects_of(ref, world)))
    return Selection("investment_line", date.min, date.max, where, at_hand=at_hand)


def investment_capitalised(ref: FigureRef, world: World) -> Selection:
    """The cost of the assets that the project has become by the period's end."""
    last = parse_period(ref.get("period")).last
    where: Where = (("project", projects_of(ref, world)),)
    return Selection("asset", date.min, last, where)


def investment_spend(ref: FigureRef, world: World) -> Selection:
    """What the ledger has on fixed assets with the project in the period."""
    period = parse_period(ref.get("period"))
    lines = world.lines.of_kinds(("fixed_asset",))
    where: Where = (("line", lines), ("project", projects_of(ref, world)))
    return Selection("posting", period.first, period.last, where)


def investment_spend_total(ref: FigureRef, world: World) -> Formula:
    """Spent before the ledgers at hand, and in them up to the period's end."""
    first = min((start for start, _end in world.fiscal_years), default=date(1900, 1, 1))
    last = parse_period(ref.get("period")).last
    span = f"{first.isoformat()}..{last.isoformat()}"
    return Formula(
        "earlier + spent",
        (
            Term("earlier", same_scope(ref, "investment_accumulated"), optional=True),
            Term("spent", same_scope(ref, "investment_spend", period=span)),
        ),
    )


def investment_frame(ref: FigureRef, world: World) -> Selection:
    """What a unit may invest in the fiscal year, or the decisions of some kinds about it."""
    first, last = world.fiscal_year_of(parse_period(ref.get("period")).last)
    basis: Where = (("basis", ("frame",)),)
    kinds = tuple(ref.get("change").split(",")) if ref.get("change") else ()
    change: Where = (("change", kinds),) if kinds else ()
    where: Where = (*basis, *units_of(ref, world), *change)
    return Selection("investment_line", first, last, where, at_hand=basis)


def planned_depreciation(ref: FigureRef, world: World) -> Selection:
    """The parts of the asset register's plan that fall in the period."""
    period = parse_period(ref.get("period"))
    return Selection("depreciation_plan", period.first, period.last, units_of(ref, world))


MEASURES: tuple[Measure, ...] = (
    measure(
        "investment_appropriation",
        N_("Project appropriation"),
        N_("What was granted for the whole project."),
        INVESTMENT_KEYS,
        investment_rows("appropriation"),
        BUDGET,
    ),
    measure(
        "investment_budget",
        N_("Investment budget"),
        N_("What may be spent on investments in the fiscal year."),
        INVESTMENT_KEYS,
        investment_rows("budget"),
        BUDGET,
    ),
    measure(
        "investment_forecast",
        N_("Project forecast"),
        N_("What the whole project is expected to cost."),
        INVESTMENT_KEYS,
        investment_forecast,
        PRACTICE,
    ),
    measure(
        "investment_accumulated",
        N_("Spent earlier"),
        N_("What was spent on the project before the ledgers at hand."),
        INVESTMENT_KEYS,
        investment_rows("accumulated"),
        PRACTICE,
    ),
    measure(
        "investment_spend",
        N_("Investment spend"),
        N_("What the ledger has on fixed assets with the project."),
        INVESTMENT_KEYS,
        investment_spend,
        VALUATION,
    ),
    measure(
        "investment_spend_total",
        N_("Spent in all"),
        N_("What was spent on the project up to the period's end, earlier years included."),
        INVESTMENT_KEYS,
        investment_spend_total,
        PRACTICE,
    ),
    measure(
        "investment_capitalised",
        N_("Capitalised"),
        N_("The cost of the assets that the project has become."),
        INVESTMENT_KEYS,
        investment_capitalised,
        VALUATION,
    ),
    measure(
        "investment_not_capitalised",
        N_("Under construction"),
        N_("What was spent on the project and is not yet capitalised as an asset."),
        INVESTMENT_KEYS,
        formula(
            "investment_spend_total - investment_capitalised",
            "investment_spend_total",
            "investment_capitalised",
        ),
        FIXED_ASSETS,
    ),
    measure(
        "investment_variance",
        N_("Variance of the year's investments"),
        N_("The year's investment budget less the year's spend."),
        INVESTMENT_KEYS,
        formula("investment_budget - investment_spend", "investment_budget", "investment_spend"),
        PRACTICE,
    ),
    measure(
        "project_variance",
        N_("Variance of the project"),
        N_("The project's appropriation less its forecast."),
        INVESTMENT_KEYS,
        formula(
            "investment_appropriation - investment_forecast",
            "investment_appropriation",
            "investment_forecast",
        ),
        PRACTICE,
    ),
    measure(
        "remaining_appropriation",
        N_("Remaining appropriation"),
        N_("The project's appropriation less what was spent in all."),
        INVESTMENT_KEYS,
        formula(
            "investment_appropriation - investment_spend_total",
            "investment_appropriation",
            "investment_spend_total",
        ),
        PRACTICE,
    ),
    measure(
        "investment_frame",
        N_("Investment frame"),
        N_(
            "What a unit or company may invest in the fiscal year, with all that was decided of it "
            "since: transfers between frames, supplements. One kind of decision with `change`."
        ),
        (*SCOPE_KEYS, Key("change")),
        investment_frame,
        BUDGET,
    ),
    measure(
        "investment_frame_used",
        N_("Investment frame used"),
        N_("The investments of the unit as the ledger has them."),
        SCOPE_KEYS,
        formula("investments", "investments"),
        PRACTICE,
    ),
    measure(
        "investment_frame_left",
        N_("Investment frame left"),
        N_("The investment frame less what is used of it; negative where it was passed."),
        SCOPE_KEYS,
        formula(
            "investment_frame - investment_frame_used", "investment_frame", "investment_frame_used"
        ),
        PRACTICE,
    ),
    measure(
        "depreciation_plan",
        N_("Planned depreciation"),
        N_(
            "Depreciation by the asset register: linear over the useful life of each component, "
            "from the month after it was taken into use."
        ),
        SCOPE_KEYS,
        planned_depreciation,
        FIXED_ASSETS,
    ),
)
