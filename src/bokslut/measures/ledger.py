"""The ledger's measures: income, cost, net cost, result, variances, investments, balances.

Each is one `Measure` in the register below; the functions before it say which rows or which
other figures a reference selects.
"""

from __future__ import annotations

from datetime import date, timedelta

from bokslut.model.figure import FigureRef
from bokslut.model.period import day_of, one_year_before, parse_period

from .measure import Definition, Edition, Formula, Key, Measure, Selection, Term
from .world import COST_KINDS, LINE_SIGNS, RESULT_KINDS, World

_ALWAYS = date(1900, 1, 1)
# A forecast or budget may be given as a net cost without accounts; it counts as cost.
NO_ACCOUNT = ""

LKBR = "lagen (2018:597) om kommunal bokföring och redovisning, LKBR"
KL = "kommunallagen (2017:725)"
PRACTICE = "God sed i kommunal ekonomistyrning; definieras i dokumentationen för bokslut"

PERIOD = Key("period", lambda _ref, world: world.period.name)
UNIT = Key("unit", lambda _ref, world: world.body)
BASIS = Key("basis", lambda _ref, _world: "outcome")
AGAINST = Key("against", lambda ref, _world: one_year_before(parse_period(ref.get("period"))).name)
PLAN = Key("plan", lambda _ref, _world: "budget")
OF = Key("of", required=True)
ORGANISATION = Key("organisation")
OBJECTS = tuple(Key(name) for name in ("account", "activity", "project", "counterpart"))
LEDGER_KEYS = (PERIOD, UNIT, BASIS, ORGANISATION, *OBJECTS)

Where = tuple[tuple[str, tuple[str, ...]], ...]


def units_of(ref: FigureRef, world: World) -> Where:
    """The units whose facts belong to the reference's unit, in the organisation of the day that
    it names, or of the period's last day. The body itself has all facts."""
    unit = ref.get("unit") or world.body
    if unit == world.body:
        return ()
    day = parse_period(ref.get("organisation") or ref.get("period")).last
    return (("unit", world.organisation.members(unit, day)),)


def objects_of(ref: FigureRef) -> Where:
    """The filter of account, activity, project and counterpart; several stand with commas."""
    return tuple(
        (name, tuple(ref.get(name).split(",")))
        for name in ("account", "activity", "project", "counterpart")
        if ref.get(name)
    )


def ledger_rows(ref: FigureRef, world: World, lines: tuple[str, ...], sign: int) -> Selection:
    """The amounts of statement lines on a basis: postings for the outcome, budget lines else."""
    period = parse_period(ref.get("period"))
    basis = ref.get("basis") or "outcome"
    where: Where = (("line", lines), *units_of(ref, world), *objects_of(ref))
    if basis == "outcome":
        return Selection("posting", period.first, period.last, where, sign)
    at_hand = _basis_rows(basis)
    return Selection(
        "budget_line", period.first, period.last, (*at_hand, *where), sign, at_hand=at_hand
    )


def _basis_rows(basis: str) -> Where:
    name, _, day = basis.partition("@")
    if name == "original_budget":
        return (("basis", ("budget",)), ("change", ("original",)))
    return (("basis", (name,)), ("as_of", (day,)))


def by_kinds(*kinds: str, sign: int) -> Definition:
    """All lines of these kinds; net amounts without account count as cost."""

    def define(ref: FigureRef, world: World) -> Selection:
        lines = world.lines.of_kinds(kinds)
        if "cost" in kinds and ref.get("basis", "outcome") != "outcome":
            lines = (*lines, NO_ACCOUNT)
        return ledger_rows(ref, world, lines, sign)

    return define


def without_account(ref: FigureRef, world: World) -> Selection:
    """The net amounts of a forecast or budget that name no account."""
    return ledger_rows(ref, world, (NO_ACCOUNT,), 1)


def by_line(ref: FigureRef, world: World) -> Selection | Formula:
    """The statement lines of the key `line`, with the sign of their kind. What is planned for
    the appropriation is what was granted."""
    lines = tuple(ref.get("line").split(","))
    kind = world.lines.get(lines[0]).kind
    if kind == "appropriation" and ref.get("basis", "outcome") != "outcome":
        return Formula("granted", (Term("granted", same_scope(ref, "appropriation")),))
    return ledger_rows(ref, world, lines, LINE_SIGNS[kind])


def ledger_result(ref: FigureRef, world: World) -> Selection | Formula:
    """Everything that was booked on the lines of the result; a planned result is what was
    granted less the planned net cost. A body that has lines of taxes lives on these, and what it
    grants its own units is no income of its."""
    if ref.get("basis", "outcome") == "outcome":
        return ledger_rows(ref, world, world.lines.of_kinds(RESULT_KINDS), -1)
    net_cost = Term("net_cost", same_scope(ref, "net_cost"))
    if taxes := world.lines.of_kinds(("taxes",)):
        income = Term("taxes", same_scope(ref, "line_amount", line=",".join(taxes)), True)
        return Formula("taxes - net_cost", (income, net_cost))
    granted = Term("appropriation", same_scope(ref, "appropriation"), True)
    return Formula("appropriation - net_cost", (granted, net_cost))


def budget_rows(basis: str, *changes: str) -> Definition:
    """Amounts granted or planned for a unit, of which no account is asked."""

    def define(ref: FigureRef, world: World) -> Selection:
        period = parse_period(ref.get("period"))
        where: Where = (("basis", (basis,)), *units_of(ref, world))
        if changes:
            where = (*where, ("change", changes))
        return Selection("budget_line", period.first, period.last, where, at_hand=None)

    return define


def same_scope(ref: FigureRef, measure: str, **keys: str) -> FigureRef:
    """Another measure for the reference's scope."""
    taken = {k: v for k, v in ref.keys if k not in ("of", "plan", "against")}
    return FigureRef.of(measure, taken, **keys)


def formula(text: str, *names: str, optional: tuple[str, ...] = ()) -> Definition:
    """A formula over measures of the same scope, which it calls by their keys."""

    def define(ref: FigureRef, world: World) -> Formula:
        del world
        terms = []
        for name in names:
            terms.append(Term(name, same_scope(ref, name), name in optional))
        return Formula(text, tuple(terms))

    return define


def of_target(ref: FigureRef, **keys: str) -> FigureRef:
    """The measure that a measure of measures speaks of, for another basis or period."""
    return same_scope(ref, ref.get("of"), **keys)


def change(ref: FigureRef, world: World) -> Formula:
    """Now less then."""
    del world
    now, then = of_target(ref), of_target(ref, period=ref.get("against"))
    return Formula("now - then", (Term("now", now), Term("then", then)))


def growth(ref: FigureRef, world: World) -> Formula:
    """The change in relation to what it was."""
    del world
    now, then = of_target(ref), of_target(ref, period=ref.get("against"))
    return Formula("(now - then) / then", (Term("now", now), Term("then", then)))


_COSTLIKE = {
    "cost",
    "cost_without_account",
    "net_cost",
    "net_cost_of_operations",
    "operating_cost",
    "depreciation",
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


def unit_cost(ref: FigureRef, world: World) -> Formula:
    """Cost divided by a counted volume at the end of the period."""
    del world
    keys = {"period": ref.get("period"), "volume": ref.get("volume")}
    return Formula(
        "cost / volume",
        (Term("cost", same_scope(ref, "cost")), Term("volume", FigureRef.of("volume", keys))),
    )


def volume(ref: FigureRef, world: World) -> Selection:
    """The count at the period's last day."""
    del world
    last = parse_period(ref.get("period")).last
    return Selection("volume", last, last, (("volume", (ref.get("volume"),)),), at_hand=None)


# Balances


def opening_balance(ref: FigureRef, world: World) -> Selection:
    """What the ledger opened the fiscal year with; by unit from the object balances."""
    first, _last = world.fiscal_year_of(parse_period(ref.get("period")).last)
    opened = first - timedelta(days=1)
    lines = tuple(ref.get("line").split(","))
    units = units_of(ref, world)
    kind = ("kind", ("object_opening" if units else "opening",))
    sign = LINE_SIGNS[world.lines.get(lines[0]).kind]
    stated: Where = (kind, ("source", world.balance_sources.get(first, ())))
    where: Where = (*stated, ("line", lines), *units)
    return Selection("balance", opened, opened, where, sign, at_hand=stated)


def movement(ref: FigureRef, world: World) -> Selection:
    """What was posted from the fiscal year's first day to the period's last.

    The result of the year has, beside its account, all that is not yet carried to it.
    """
    last = parse_period(ref.get("period")).last
    first, _last = world.fiscal_year_of(last)
    lines = tuple(ref.get("line").split(","))
    sign = LINE_SIGNS[world.lines.get(lines[0]).kind]
    if world.lines.get(lines[0]).kind == "result_of_year":
        lines = (*lines, *world.lines.of_kinds((*RESULT_KINDS, "carried_result")))
    where: Where = (("line", lines), *units_of(ref, world))
    return Selection("posting", first, last, where, sign)


def balance(ref: FigureRef, world: World) -> Formula:
    """Opening balance and what was posted since."""
    del world
    return Formula(
        "opening + movement",
        (
            Term("opening", same_scope(ref, "opening_balance")),
            Term("movement", same_scope(ref, "movement")),
        ),
    )


def balances_of(text: str, **kinds: tuple[str, ...]) -> Definition:
    """A formula over the balances of all lines of some kinds."""

    def define(ref: FigureRef, world: World) -> Formula:
        terms = []
        names: dict[str, list[str]] = {name: [] for name in kinds}
        for name, wanted in kinds.items():
            for line in world.lines.of_kinds(wanted):
                term = f"{name}_{line}"
                names[name].append(term)
                terms.append(Term(term, same_scope(ref, "balance", line=line)))
        # A body that declares no line of a kind has nothing of it.
        sums = {name: f"({' + '.join(parts) or '0'})" for name, parts in names.items()}
        return Formula(text.format(**sums), tuple(terms))

    return define


ASSETS = ("fixed_asset", "current_asset", "internal_receivable")
EQUITY = ("equity", "result_of_year")
DEBTS = ("short_debt", "internal_debt", "long_debt")


# Investments


def projects_of(ref: FigureRef, world: World) -> tuple[str, ...]:
    """The projects that a reference names, or all that somebody decided (`council`, `board`)."""
    if ref.get("project"):
        return tuple(ref.get("project").split(","))
    deciders = ref.get("decided_by").split(",") if ref.get("decided_by") else ()
    return tuple(
        sorted(
            key
            for key, project in world.projects.items()
            if project.decided_by and (not deciders or project.decided_by in deciders)
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


def planned_depreciation(ref: FigureRef, world: World) -> Selection:
    """The parts of the asset register's plan that fall in the period."""
    period = parse_period(ref.get("period"))
    return Selection("depreciation_plan", period.first, period.last, units_of(ref, world))


INVESTMENT_KEYS = (PERIOD, Key("project"), Key("decided_by"))
BALANCE_KEYS = (
    Key("period", lambda _ref, world: day_of(world.period.last).name),
    UNIT,
    ORGANISATION,
)
LINE = Key("line", required=True)


def _measure(
    key: str,
    label: str,
    definition: str,
    keys: tuple[Key, ...],
    define: Definition,
    law: str,
    *,
    unit: str = "kr",
    shown_as: str = "tkr",
    takes_of: bool = False,
) -> Measure:
    edition = Edition(_ALWAYS, define, law)
    return Measure(key, label, unit, shown_as, definition, keys, (edition,), takes_of)


SCOPE_KEYS = (PERIOD, UNIT, ORGANISATION)
N_ = str

LEDGER_MEASURES: tuple[Measure, ...] = (
    _measure(
        "income",
        N_("Income"),
        N_("What the operations earn: all lines of kind income, positive."),
        LEDGER_KEYS,
        by_kinds("income", sign=-1),
        LKBR + " 5 kap.",
    ),
    _measure(
        "cost",
        N_("Cost"),
        N_(
            "All costs: operating costs, depreciation, passed-on grants and net interest. "
            "A forecast or budget given without account counts as cost."
        ),
        LEDGER_KEYS,
        by_kinds(*COST_KINDS, sign=1),
        LKBR + " 5 kap.",
    ),
    _measure(
        "operating_cost",
        N_("Operating cost"),
        N_("Costs before depreciation, passed-on grants and interest."),
        LEDGER_KEYS,
        by_kinds("cost", sign=1),
        LKBR + " 5 kap.",
    ),
    _measure(
        "cost_without_account",
        N_("Cost without account"),
        N_("What a forecast or budget gives as a net cost without saying on which accounts."),
        LEDGER_KEYS,
        without_account,
        PRACTICE,
    ),
    _measure(
        "depreciation",
        N_("Depreciation"),
        N_("Depreciation as booked in the ledger."),
        LEDGER_KEYS,
        by_kinds("depreciation", sign=1),
        LKBR + " 7 kap.; RKR R4 Materiella anläggningstillgångar",
    ),
    _measure(
        "net_cost",
        N_("Net cost"),
        N_("All costs less income, interest and passed-on grants included."),
        LEDGER_KEYS,
        formula("cost - income", "cost", "income", optional=("income",)),
        PRACTICE,
    ),
    _measure(
        "net_cost_of_operations",
        N_("Net cost of operations"),
        N_("Operating costs and depreciation less income: before interest and passed-on grants."),
        LEDGER_KEYS,
        formula(
            "operating_cost + depreciation - income", "operating_cost", "depreciation", "income"
        ),
        LKBR + " 5 kap. (verksamhetens nettokostnader)",
    ),
    _measure(
        "line_amount",
        N_("Statement line"),
        N_("The amount of a statement line, positive in the line's own direction."),
        (*LEDGER_KEYS, LINE),
        by_line,
        LKBR + " 5 och 6 kap.",
    ),
    _measure(
        "ledger_result",
        N_("Result in the ledger"),
        N_("Appropriation and income less all costs, as booked."),
        LEDGER_KEYS,
        ledger_result,
        LKBR + " 5 kap.",
    ),
    _measure(
        "appropriation",
        N_("Appropriation"),
        N_(
            "What the council has granted, with all changes decided: transfers, supplements, "
            "carry-overs."
        ),
        SCOPE_KEYS,
        budget_rows("appropriation"),
        KL + " 11 kap.",
    ),
    _measure(
        "appropriation_change",
        N_("Changes of the appropriation"),
        N_("Transfers, supplements, revisions and carry-overs decided after the original grant."),
        SCOPE_KEYS,
        budget_rows("appropriation", "transfer", "supplement", "carry-over", "revision"),
        KL + " 11 kap.",
    ),
    _measure(
        "result",
        N_("Result"),
        N_("Appropriation less net cost; a surplus is positive."),
        SCOPE_KEYS,
        formula(
            "appropriation - net_cost", "appropriation", "net_cost", optional=("appropriation",)
        ),
        PRACTICE,
    ),
    _measure(
        "variance_percent",
        N_("Variance in percent"),
        N_("The result in relation to the appropriation."),
        SCOPE_KEYS,
        formula("result / appropriation", "result", "appropriation"),
        PRACTICE,
        unit="ratio",
        shown_as="percent",
    ),
    _measure(
        "cost_income_ratio",
        N_("Cost/income ratio"),
        N_("All costs in relation to income and appropriation together; below one is a surplus."),
        SCOPE_KEYS,
        formula("cost / (income + appropriation)", "cost", "income", "appropriation"),
        PRACTICE,
        unit="ratio",
        shown_as="ratio",
    ),
    _measure(
        "change",
        N_("Change"),
        N_("The difference of a measure between two periods, in its own direction."),
        (OF, PERIOD, AGAINST),
        change,
        PRACTICE,
        unit="same",
        takes_of=True,
    ),
    _measure(
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
    _measure(
        "variance",
        N_("Variance"),
        N_("Outcome against a plan (budget or a forecast); positive when favourable."),
        (OF, PERIOD, PLAN),
        variance,
        PRACTICE,
        unit="same",
        takes_of=True,
    ),
    _measure(
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
    _measure(
        "volume",
        N_("Volume"),
        N_("A counted volume at the end of the period, such as the number of computers."),
        (PERIOD, Key("volume", required=True)),
        volume,
        PRACTICE,
        unit="count",
        shown_as="count",
    ),
    _measure(
        "unit_cost",
        N_("Unit cost"),
        N_("Cost in relation to a counted volume at the end of the period, in kronor."),
        (*LEDGER_KEYS, Key("volume", required=True)),
        unit_cost,
        PRACTICE,
        shown_as="kr",
    ),
    _measure(
        "opening_balance",
        N_("Opening balance"),
        N_("What a balance sheet line opened the fiscal year with."),
        (*BALANCE_KEYS, LINE),
        opening_balance,
        LKBR + " 6 kap.",
    ),
    _measure(
        "movement",
        N_("Movement in the year"),
        N_("What was posted on a balance sheet line from the fiscal year's first day."),
        (*BALANCE_KEYS, LINE),
        movement,
        LKBR + " 6 kap.",
    ),
    _measure(
        "balance",
        N_("Balance"),
        N_("A balance sheet line at a day: its opening balance and what was posted since."),
        (*BALANCE_KEYS, LINE),
        balance,
        LKBR + " 6 kap.",
    ),
    _measure(
        "total_assets",
        N_("Total assets"),
        N_("The balances of all asset lines."),
        BALANCE_KEYS,
        balances_of("{assets}", assets=ASSETS),
        LKBR + " 6 kap.",
    ),
    _measure(
        "equity_and_liabilities",
        N_("Equity and liabilities"),
        N_("The balances of all lines of equity and debt."),
        BALANCE_KEYS,
        balances_of("{equity} + {debts}", equity=EQUITY, debts=DEBTS),
        LKBR + " 6 kap.",
    ),
    _measure(
        "equity_ratio",
        N_("Equity ratio"),
        N_("Equity with the result of the year in relation to total assets."),
        BALANCE_KEYS,
        balances_of("{equity} / {assets}", equity=EQUITY, assets=ASSETS),
        PRACTICE,
        unit="ratio",
        shown_as="percent",
    ),
    _measure(
        "investment_appropriation",
        N_("Project appropriation"),
        N_("What was granted for the whole project."),
        INVESTMENT_KEYS,
        investment_rows("appropriation"),
        KL + " 11 kap.",
    ),
    _measure(
        "investment_budget",
        N_("Investment budget"),
        N_("What may be spent on investments in the fiscal year."),
        INVESTMENT_KEYS,
        investment_rows("budget"),
        KL + " 11 kap.",
    ),
    _measure(
        "investment_forecast",
        N_("Project forecast"),
        N_("What the whole project is expected to cost."),
        INVESTMENT_KEYS,
        investment_forecast,
        PRACTICE,
    ),
    _measure(
        "investment_accumulated",
        N_("Spent earlier"),
        N_("What was spent on the project before the ledgers at hand."),
        INVESTMENT_KEYS,
        investment_rows("accumulated"),
        PRACTICE,
    ),
    _measure(
        "investment_spend",
        N_("Investment spend"),
        N_("What the ledger has on fixed assets with the project."),
        INVESTMENT_KEYS,
        investment_spend,
        LKBR + " 7 kap.",
    ),
    _measure(
        "investment_spend_total",
        N_("Spent in all"),
        N_("What was spent on the project up to the period's end, earlier years included."),
        INVESTMENT_KEYS,
        investment_spend_total,
        PRACTICE,
    ),
    _measure(
        "investment_capitalised",
        N_("Capitalised"),
        N_("The cost of the assets that the project has become."),
        INVESTMENT_KEYS,
        investment_capitalised,
        LKBR + " 7 kap.",
    ),
    _measure(
        "investment_not_capitalised",
        N_("Under construction"),
        N_("What was spent on the project and is not yet capitalised as an asset."),
        INVESTMENT_KEYS,
        formula(
            "investment_spend_total - investment_capitalised",
            "investment_spend_total",
            "investment_capitalised",
        ),
        LKBR + " 7 kap.; RKR R4 Materiella anläggningstillgångar",
    ),
    _measure(
        "investment_variance",
        N_("Variance of the year's investments"),
        N_("The year's investment budget less the year's spend."),
        INVESTMENT_KEYS,
        formula("investment_budget - investment_spend", "investment_budget", "investment_spend"),
        PRACTICE,
    ),
    _measure(
        "project_variance",
        N_("Variance of the project"),
        N_("The project's appropriation less its forecast."),
        INVESTMENT_KEYS,
        formula(
            "investment_appropriation - investment_forecast",
            "investment_appropriation",
            "investment_forecast",
            optional=("investment_forecast",),
        ),
        PRACTICE,
    ),
    _measure(
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
    _measure(
        "depreciation_plan",
        N_("Planned depreciation"),
        N_(
            "Depreciation by the asset register: linear over the useful life of each component, "
            "from the month after it was taken into use."
        ),
        SCOPE_KEYS,
        planned_depreciation,
        LKBR + " 7 kap.; RKR R4 Materiella anläggningstillgångar",
    ),
)
