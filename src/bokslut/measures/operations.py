"""Measures of the operations: income, costs, net cost, appropriation, result, volumes."""

from __future__ import annotations

from bokslut.model.figure import FigureRef
from bokslut.model.period import parse_period

from .laws import (
    BUDGET,
    FIXED_ASSETS,
    INCOME_STATEMENT,
    NET_COST_OF_OPERATIONS,
    PRACTICE,
    STATEMENT_LINES,
)
from .measure import Definition, Formula, Key, Measure, Selection, Term
from .scope import (
    BASIS,
    INTERNAL,
    LEDGER_KEYS,
    LINE,
    N_,
    ORGANISATION,
    PERIOD,
    SCOPE_KEYS,
    UNIT,
    Where,
    formula,
    ledger_rows,
    measure,
    same_scope,
    units_of,
)
from .world import COST_KINDS, LINE_SIGNS, RESULT_KINDS, World

# A forecast or budget may be given as a net cost without accounts; it counts as cost.
NO_ACCOUNT = ""

RESULT_KEYS = (PERIOD, UNIT, BASIS, ORGANISATION, INTERNAL)

# What may be decided of an appropriation after it was granted.
CHANGES = ("transfer", "supplement", "carry-over", "revision")


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
        beside = [
            Term(kind, same_scope(ref, "line_amount", line=",".join(lines)), True)
            for kind in ("extraordinary", "tax")
            if (lines := world.lines.of_kinds((kind,)))
        ]
        text = " - ".join(["taxes", "net_cost", *(one.name for one in beside)])
        return Formula(text, (income, net_cost, *beside))
    return Formula("appropriation - net_cost", (granted(ref, world), net_cost))


def granted(ref: FigureRef, world: World) -> Term:
    """The appropriation as an input. A unit may have none, but of one that is granted by the year
    nobody knows how much belongs to a part of it."""
    period = parse_period(ref.get("period"))
    first, last = world.fiscal_year_of(period.first)[0], world.fiscal_year_of(period.last)[1]
    whole = same_scope(ref, "appropriation", period=f"{first.isoformat()}..{last.isoformat()}")
    known = (first, last) == (period.first, period.last)
    return Term("appropriation", same_scope(ref, "appropriation"), True, None if known else whole)


def result(ref: FigureRef, world: World) -> Formula:
    """What was granted less what it cost."""
    net_cost = Term("net_cost", same_scope(ref, "net_cost"))
    return Formula("appropriation - net_cost", (granted(ref, world), net_cost))


def appropriation(ref: FigureRef, world: World) -> Selection:
    """What was granted a unit, of which no account is asked."""
    period = parse_period(ref.get("period"))
    where: Where = (("basis", ("appropriation",)), *units_of(ref, world))
    return Selection("budget_line", period.first, period.last, where, at_hand=None)


def appropriation_change(ref: FigureRef, world: World) -> Selection:
    """What was decided of a kind, or of all kinds after the original grant; nothing decided is
    zero where something was granted to the unit."""
    period = parse_period(ref.get("period"))
    kinds = tuple(ref.get("change").split(",")) if ref.get("change") else CHANGES
    granted: Where = (("basis", ("appropriation",)), *units_of(ref, world))
    where: Where = (*granted, ("change", kinds))
    return Selection("budget_line", period.first, period.last, where, at_hand=granted)


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


MEASURES: tuple[Measure, ...] = (
    measure(
        "income",
        N_("Income"),
        N_("What the operations earn: all lines of kind income, positive."),
        LEDGER_KEYS,
        by_kinds("income", sign=-1),
        INCOME_STATEMENT,
    ),
    measure(
        "cost",
        N_("Cost"),
        N_(
            "All costs: operating costs, depreciation, passed-on grants and net interest. "
            "A forecast or budget given without account counts as cost."
        ),
        LEDGER_KEYS,
        by_kinds(*COST_KINDS, sign=1),
        INCOME_STATEMENT,
    ),
    measure(
        "operating_cost",
        N_("Operating cost"),
        N_("Costs before depreciation, passed-on grants and interest."),
        LEDGER_KEYS,
        by_kinds("cost", sign=1),
        INCOME_STATEMENT,
    ),
    measure(
        "cost_without_account",
        N_("Cost without account"),
        N_("What a forecast or budget gives as a net cost without saying on which accounts."),
        LEDGER_KEYS,
        without_account,
        PRACTICE,
    ),
    measure(
        "depreciation",
        N_("Depreciation"),
        N_("Depreciation as booked in the ledger."),
        LEDGER_KEYS,
        by_kinds("depreciation", sign=1),
        FIXED_ASSETS,
    ),
    measure(
        "net_cost",
        N_("Net cost"),
        N_("All costs less income, interest and passed-on grants included."),
        LEDGER_KEYS,
        formula("cost - income", "cost", "income", optional=("income",)),
        PRACTICE,
    ),
    measure(
        "net_cost_of_operations",
        N_("Net cost of operations"),
        N_("Operating costs and depreciation less income: before interest and passed-on grants."),
        LEDGER_KEYS,
        formula(
            "operating_cost + depreciation - income", "operating_cost", "depreciation", "income"
        ),
        NET_COST_OF_OPERATIONS,
    ),
    measure(
        "line_amount",
        N_("Statement line"),
        N_("The amount of a statement line, positive in the line's own direction."),
        (*LEDGER_KEYS, LINE),
        by_line,
        STATEMENT_LINES,
    ),
    measure(
        "ledger_result",
        N_("Result in the ledger"),
        N_("Appropriation and income less all costs, as booked."),
        LEDGER_KEYS,
        ledger_result,
        INCOME_STATEMENT,
    ),
    measure(
        "appropriation",
        N_("Appropriation"),
        N_(
            "What the council has granted, with all changes decided: transfers, supplements, "
            "carry-overs."
        ),
        SCOPE_KEYS,
        appropriation,
        BUDGET,
    ),
    measure(
        "appropriation_change",
        N_("Changes of the appropriation"),
        N_(
            "Transfers, supplements, revisions and carry-overs decided after the original grant, "
            "or those of one kind; the kind `original` is the grant itself."
        ),
        (*SCOPE_KEYS, Key("change")),
        appropriation_change,
        BUDGET,
    ),
    measure(
        "result",
        N_("Result"),
        N_(
            "Appropriation less net cost; a surplus is positive. On another basis than outcome it "
            "is the planned net cost that is taken from the appropriation."
        ),
        RESULT_KEYS,
        result,
        PRACTICE,
    ),
    measure(
        "variance_percent",
        N_("Variance in percent"),
        N_("The result in relation to the appropriation."),
        RESULT_KEYS,
        formula("result / appropriation", "result", "appropriation"),
        PRACTICE,
        unit="ratio",
        shown_as="percent",
    ),
    measure(
        "cost_income_ratio",
        N_("Cost/income ratio"),
        N_("All costs in relation to income and appropriation together; below one is a surplus."),
        RESULT_KEYS,
        formula("cost / (income + appropriation)", "cost", "income", "appropriation"),
        PRACTICE,
        unit="ratio",
        shown_as="ratio",
    ),
    measure(
        "volume",
        N_("Volume"),
        N_("A counted volume at the end of the period, such as the number of computers."),
        (PERIOD, Key("volume", required=True)),
        volume,
        PRACTICE,
        unit="count",
        shown_as="count",
    ),
    measure(
        "unit_cost",
        N_("Unit cost"),
        N_("Cost in relation to a counted volume at the end of the period, in kronor."),
        (*LEDGER_KEYS, Key("volume", required=True)),
        unit_cost,
        PRACTICE,
        shown_as="kr",
    ),
)
