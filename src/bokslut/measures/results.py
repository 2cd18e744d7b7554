"""Measures of the result of a whole municipality or group: its levels by law, and without what
disturbs a comparison."""

from __future__ import annotations

from bokslut.model.figure import FigureRef

from .laws import FIXED_ASSETS, INCOME_STATEMENT, NET_COST_OF_OPERATIONS, PRACTICE
from .measure import Measure, Selection
from .scope import LEDGER_KEYS, N_, formula, ledger_rows, measure
from .tagged import AMOUNT, EFFECT, lines_sum
from .world import RESULT_KINDS, World


def worn(ref: FigureRef, world: World) -> Selection:
    """What fixed assets have lost in the books without being sold; each line counts once."""
    lines = world.lines.of_kinds(("depreciation",))
    others = world.lines.tagged("write_down", kinds=RESULT_KINDS)
    return ledger_rows(ref, world, tuple(dict.fromkeys((*lines, *others))), AMOUNT)


MEASURES: tuple[Measure, ...] = (
    measure(
        "taxes_and_grants",
        N_("Taxes and general grants"),
        N_("Taxes, general government grants and equalisation: all lines of kind taxes."),
        LEDGER_KEYS,
        lines_sum(EFFECT, kinds=("taxes",)),
        INCOME_STATEMENT,
    ),
    measure(
        "financial_net",
        N_("Net financial items"),
        N_("Financial income less financial costs; positive when it adds to the result."),
        LEDGER_KEYS,
        lines_sum(EFFECT, kinds=("interest",)),
        INCOME_STATEMENT,
    ),
    measure(
        "extraordinary_items",
        N_("Extraordinary items"),
        N_("Extraordinary income less extraordinary costs."),
        LEDGER_KEYS,
        lines_sum(EFFECT, kinds=("extraordinary",)),
        INCOME_STATEMENT,
    ),
    measure(
        "tax",
        N_("Tax"),
        N_("Tax on the result of companies, and what they set aside before it."),
        LEDGER_KEYS,
        lines_sum(AMOUNT, kinds=("tax",)),
        INCOME_STATEMENT,
    ),
    measure(
        "result_of_operations",
        N_("Result of operations"),
        N_("Taxes and general grants less the net cost of operations."),
        LEDGER_KEYS,
        formula(
            "taxes_and_grants - net_cost_of_operations",
            "taxes_and_grants",
            "net_cost_of_operations",
        ),
        NET_COST_OF_OPERATIONS,
    ),
    measure(
        "result_after_financial",
        N_("Result after financial items"),
        N_("The result of operations with the net financial items."),
        LEDGER_KEYS,
        formula("result_of_operations + financial_net", "result_of_operations", "financial_net"),
        INCOME_STATEMENT,
    ),
    measure(
        "result_before_tax",
        N_("Result before tax"),
        N_("The result of the year before tax on it and what is set aside before tax."),
        LEDGER_KEYS,
        formula("ledger_result + tax", "ledger_result", "tax"),
        INCOME_STATEMENT,
    ),
    measure(
        "capital_gains",
        N_("Capital gains"),
        N_("Gains on disposal of fixed assets: the lines with the tag capital_gain."),
        LEDGER_KEYS,
        lines_sum(EFFECT, "capital_gain"),
        PRACTICE,
    ),
    measure(
        "capital_losses",
        N_("Capital losses"),
        N_(
            "Losses on disposal of fixed assets: the lines with the tag capital_loss, negative as "
            "they lower the result."
        ),
        LEDGER_KEYS,
        lines_sum(EFFECT, "capital_loss"),
        PRACTICE,
    ),
    measure(
        "disturbing_items",
        N_("Items that disturb comparison"),
        N_(
            "What disturbs a comparison with other years, as the body has judged it: the lines "
            "with the tag disturbing, positive where they raise the result."
        ),
        LEDGER_KEYS,
        lines_sum(EFFECT, "disturbing"),
        PRACTICE,
    ),
    measure(
        "write_downs",
        N_("Write-downs"),
        N_("Write-downs of fixed assets: the lines with the tag write_down."),
        LEDGER_KEYS,
        lines_sum(AMOUNT, "write_down", kinds=RESULT_KINDS),
        FIXED_ASSETS,
    ),
    measure(
        "depreciation_and_write_downs",
        N_("Depreciation and write-downs"),
        N_("All lines of kind depreciation, and those of other kinds with the tag write_down."),
        LEDGER_KEYS,
        worn,
        FIXED_ASSETS,
    ),
    measure(
        "result_without_capital_gains",
        N_("Result without capital gains"),
        N_("The result of the year without gains and losses on disposal of fixed assets."),
        LEDGER_KEYS,
        formula(
            "ledger_result - capital_gains - capital_losses",
            "ledger_result",
            "capital_gains",
            "capital_losses",
        ),
        PRACTICE,
    ),
    measure(
        "result_without_disturbing",
        N_("Result without items that disturb comparison"),
        N_("The result of the year without the items that disturb a comparison."),
        LEDGER_KEYS,
        formula("ledger_result - disturbing_items", "ledger_result", "disturbing_items"),
        PRACTICE,
    ),
    measure(
        "net_cost_share",
        N_("Net cost share of taxes and grants"),
        N_(
            "Net cost, interest included, in relation to taxes and general grants; below 100 "
            "percent is a surplus. So Göteborg and others state it as operating cost share."
        ),
        LEDGER_KEYS,
        formula("net_cost / taxes_and_grants", "net_cost", "taxes_and_grants"),
        PRACTICE,
        unit="ratio",
        shown_as="percent",
    ),
)
