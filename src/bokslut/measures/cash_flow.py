"""Measures of the cash-flow statement by the indirect method.

Every account but cash is in exactly one of the rows, so that the cash flow is the change of cash as
long as vouchers balance and every account stands on a line: `checks/cash_flow_not_cash_change.py`
proves it. What the result holds without having moved cash (depreciation, gains on disposal) is put
back in the operations and taken from the investments.
"""

from __future__ import annotations

from .laws import CASH_FLOW
from .measure import Definition, Measure
from .scope import INTERNAL, N_, SCOPE_KEYS, formula, measure
from .tagged import AMOUNT, EFFECT, lines_sum, loans_sum

CASH_KEYS = (*SCOPE_KEYS, INTERNAL)


def _sum_of(text: str) -> Definition:
    """A formula whose inputs are the measures that it names."""
    return formula(text, *dict.fromkeys(text.replace("-", "+").replace(" ", "").split("+")))


def _cash(key: str, label: str, definition: str, define: Definition) -> Measure:
    return measure(key, label, definition, CASH_KEYS, define, CASH_FLOW)


_LEAVES: tuple[Measure, ...] = (
    _cash(
        "provision_change",
        N_("Change of provisions"),
        N_("What was added to provisions less what was used of them: cost without payment."),
        lines_sum(EFFECT, kinds=("provision",)),
    ),
    _cash(
        "inventory_change",
        N_("Change of inventories"),
        N_("Less in stock frees cash, and is positive."),
        lines_sum(EFFECT, "inventory"),
    ),
    _cash(
        "receivables_change",
        N_("Change of current receivables"),
        N_("Current assets but cash and inventories; a decrease frees cash, and is positive."),
        lines_sum(EFFECT, kinds=("current_asset",), without=("inventory",)),
    ),
    _cash(
        "short_debt_change",
        N_("Change of short-term debt"),
        N_("Short-term debt without the short part of loans; an increase is positive."),
        lines_sum(EFFECT, kinds=("short_debt",), without=("loan",)),
    ),
    _cash(
        "fixed_assets_change",
        N_("Change of fixed assets"),
        N_("What fixed assets grew by in the books, without long-term receivables."),
        lines_sum(AMOUNT, kinds=("fixed_asset",), without=("long_receivable",)),
    ),
    _cash(
        "disposed_book_value",
        N_("Book value of what was disposed"),
        N_("What was taken off fixed assets as they were sold or scrapped: the tag disposal."),
        lines_sum(EFFECT, "disposal"),
    ),
    _cash(
        "long_receivables_change",
        N_("Change of long-term receivables"),
        N_("A decrease frees cash, and is positive."),
        lines_sum(EFFECT, "long_receivable"),
    ),
    _cash(
        "new_loans",
        N_("New loans"),
        N_("What was credited to long-term debt and to short-term lines with the tag loan."),
        loans_sum(EFFECT, "credit"),
    ),
    _cash(
        "amortisation",
        N_("Amortisation"),
        N_(
            "What was debited to long-term debt and to short-term lines with the tag loan; "
            "positive as paid. A loan that is moved between them is a new loan, too."
        ),
        loans_sum(AMOUNT, "debit"),
    ),
    _cash(
        "internal_account_change",
        N_("Change of the account with the internal bank"),
        N_("What a unit has borrowed of its internal bank, less what it has lent to it."),
        lines_sum(EFFECT, kinds=("internal_receivable", "internal_debt"), without=("loan",)),
    ),
    _cash(
        "equity_change",
        N_("Changes directly in equity"),
        N_(
            "What was booked to equity past the income statement, such as dividends; carrying a "
            "year's result to equity changes nothing."
        ),
        lines_sum(EFFECT, kinds=("equity", "result_of_year", "carried_result")),
    ),
    _cash(
        "cash_change",
        N_("Change of cash"),
        N_("What the lines of kind cash changed by."),
        lines_sum(AMOUNT, kinds=("cash",)),
    ),
)

_SUMS: tuple[Measure, ...] = (
    _cash(
        "capital_result",
        N_("Gains and losses on disposal"),
        N_("Gains less losses on disposal of fixed assets; the payment is an investment's."),
        _sum_of("capital_gains + capital_losses"),
    ),
    _cash(
        "cash_before_working_capital",
        N_("Cash from operations before changes of working capital"),
        N_("The result of the year without what it holds that moved no cash."),
        _sum_of("ledger_result + depreciation_and_write_downs - capital_result + provision_change"),
    ),
    _cash(
        "cash_from_operations",
        N_("Cash flow from operations"),
        N_(
            "Cash from operations with the changes of inventories, current receivables and "
            "short-term debt."
        ),
        _sum_of(
            "cash_before_working_capital + inventory_change + receivables_change"
            " + short_debt_change"
        ),
    ),
    _cash(
        "investments",
        N_("Investments"),
        N_(
            "What fixed assets grew by before depreciation, write-downs and disposals; positive as "
            "spent."
        ),
        _sum_of("fixed_assets_change + depreciation_and_write_downs + disposed_book_value"),
    ),
    _cash(
        "disposal_proceeds",
        N_("Proceeds of disposals"),
        N_("The book value of what was disposed with the gain or loss on it."),
        _sum_of("disposed_book_value + capital_result"),
    ),
    _cash(
        "cash_from_investing",
        N_("Cash flow from investing"),
        N_("Proceeds of disposals less investments."),
        _sum_of("disposal_proceeds - investments"),
    ),
    _cash(
        "cash_from_financing",
        N_("Cash flow from financing"),
        N_(
            "New loans less amortisation, with the changes of long-term receivables, of the "
            "account with the internal bank and of equity."
        ),
        _sum_of(
            "new_loans - amortisation + long_receivables_change + internal_account_change"
            " + equity_change"
        ),
    ),
    _cash(
        "cash_flow",
        N_("Cash flow"),
        N_("Cash flow from operations, investing and financing together."),
        _sum_of("cash_from_operations + cash_from_investing + cash_from_financing"),
    ),
)

MEASURES = (*_LEAVES, *_SUMS)
