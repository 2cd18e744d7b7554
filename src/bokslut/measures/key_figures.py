"""Key figures of a municipality or group: what it owns and owes, and what it invests of its own."""

from __future__ import annotations

from bokslut.model.figure import FigureRef
from bokslut.model.period import parse_period

from .balances import EQUITY, balances_of
from .imported import imported
from .laws import BALANCE_SHEET, PRACTICE
from .measure import Definition, Formula, Measure, Term
from .scope import BALANCE_KEYS, INTERNAL, N_, SCOPE_KEYS, formula, measure, same_scope
from .tagged import loan_lines
from .world import World


def told(indicator: str) -> Definition:
    """The latest value of an indicator that tells of the body at the period's end."""

    def define(ref: FigureRef, world: World) -> Formula:
        return imported(indicator, parse_period(ref.get("period")).last, world)

    return define


def _balance_of(lines: tuple[str, ...], ref: FigureRef) -> Formula:
    if not lines:
        return Formula("0", ())
    return Formula("balance", (Term("balance", same_scope(ref, "balance", line=",".join(lines))),))


def loans(ref: FigureRef, world: World) -> Formula:
    """The balances of the lines of loans."""
    return _balance_of(loan_lines(world), ref)


def cash(ref: FigureRef, world: World) -> Formula:
    """The balances of the lines of cash."""
    return _balance_of(world.lines.of_kinds(("cash",)), ref)


MEASURES: tuple[Measure, ...] = (
    measure(
        "equity",
        N_("Equity"),
        N_("Equity with the result of the year."),
        BALANCE_KEYS,
        balances_of("{equity}", equity=EQUITY),
        BALANCE_SHEET,
    ),
    measure(
        "pension_obligation",
        N_("Pension obligations outside the balance sheet"),
        N_(
            "Pensions earned before 1998, which the mixed model keeps outside the balance sheet: "
            "the imported indicator pension-obligation, in kronor."
        ),
        BALANCE_KEYS,
        told("pension-obligation"),
        PRACTICE,
    ),
    measure(
        "equity_with_pensions",
        N_("Equity with all pension obligations"),
        N_("Equity less the pension obligations outside the balance sheet."),
        BALANCE_KEYS,
        formula("equity - pension_obligation", "equity", "pension_obligation"),
        PRACTICE,
    ),
    measure(
        "equity_ratio_with_pensions",
        N_("Equity ratio with all pension obligations"),
        N_("Equity less all pension obligations in relation to total assets."),
        BALANCE_KEYS,
        formula("equity_with_pensions / total_assets", "equity_with_pensions", "total_assets"),
        PRACTICE,
        unit="ratio",
        shown_as="percent",
    ),
    measure(
        "loans",
        N_("Loans"),
        N_("Long-term debt, and the short-term lines with the tag loan."),
        BALANCE_KEYS,
        loans,
        PRACTICE,
    ),
    measure(
        "cash",
        N_("Cash"),
        N_("The balances of the lines of kind cash."),
        BALANCE_KEYS,
        cash,
        BALANCE_SHEET,
    ),
    measure(
        "net_debt",
        N_("Net debt"),
        N_("Loans less cash."),
        BALANCE_KEYS,
        formula("loans - cash", "loans", "cash"),
        PRACTICE,
    ),
    measure(
        "net_debt_per_inhabitant",
        N_("Net debt per inhabitant"),
        N_("Loans less cash for each inhabitant, in kronor."),
        BALANCE_KEYS,
        formula("net_debt / inhabitants", "net_debt", "inhabitants"),
        PRACTICE,
        shown_as="kr",
    ),
    measure(
        "self_financing",
        N_("Self-financing ratio of investments"),
        N_(
            "The result of the year before depreciation and write-downs in relation to the "
            "investments: at 100 percent nothing has to be borrowed for them."
        ),
        (*SCOPE_KEYS, INTERNAL),
        formula(
            "(ledger_result + depreciation_and_write_downs) / investments",
            "ledger_result",
            "depreciation_and_write_downs",
            "investments",
        ),
        PRACTICE,
        unit="ratio",
        shown_as="percent",
    ),
)
