"""The table of savings: what was decided to be saved, what it gives, and what was realised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from bokslut.model.finding import Finding, Severity, finding

from .tables import N_, Column, Record, TableKind
from .tables_dimensions import DECISION, code_column, unit_column

SAVING_KINDS = {
    "decided": ("beslutat", "decided"),
    "effect": ("årseffekt", "effect of the year"),
    "full-year": ("helårseffekt", "full-year effect"),
    "realised": ("realiserat", "realised"),
}


def _scope(row: Mapping[str, object]) -> Iterator[str]:
    first, last = row.get("first"), row.get("last")
    if isinstance(first, date) and isinstance(last, date):
        yield from (f"saving {year}" for year in range(first.year, last.year + 1))


def amount_or_figure(row: Record) -> Iterator[Finding]:
    """A row says an amount, or by which figure of the ledger it is found; and a figure can only
    tell what was realised."""
    amount, figure = row.values.get("amount"), row.values.get("figure")
    if (amount is None) == (figure is None):
        yield finding(
            "table-saving-amount",
            Severity.ERROR,
            "The row must have either an amount or a figure of the ledger.",
            place=row.place("amount"),
            remedy="Write the amount, or in the column Siffra (Figure) a reference such as "
            "variance of=net_cost plan=original_budget unit=KSK; empty the other.",
        )
    if figure is not None and row.values.get("basis") != "realised":
        yield finding(
            "table-saving-figure",
            Severity.ERROR,
            "A figure of the ledger tells only what was realised.",
            place=row.place("figure"),
            quote=str(figure),
            remedy="Write the amount, or realiserat (realised) as the kind of the row.",
        )
    if (
        amount is not None
        and row.values.get("basis") == "realised"
        and not row.values.get("origin")
    ):
        yield finding(
            "table-saving-source",
            Severity.ERROR,
            "The row tells what was realised, and not who says so.",
            place=row.place("origin"),
            remedy="Write in the column Källa (Source) who tells it, or in Siffra (Figure) how it "
            "is found in the ledger.",
        )


SAVINGS = TableKind(
    "savings",
    "besparingar",
    "saving",
    N_("Savings: what was decided, what it gives in the year and in a whole one, what came of it."),
    (
        code_column("saving", "Besparing", "Saving", N_("The key of the saving."), "adm-2014"),
        Column(
            "name",
            "Besparingens namn",
            "Saving name",
            "text",
            N_("The name as it is printed."),
            False,
            "Administrativa effektiviseringar",
        ),
        unit_column(example="KSK"),
        Column(
            "basis",
            "Slag",
            "Kind",
            "word",
            N_("What the amount is."),
            True,
            "beslutat",
            words=SAVING_KINDS,
        ),
        Column(
            "period",
            "Period",
            "Period",
            "period",
            N_("The year that it tells of; for what was decided, the first with its effect."),
            True,
            "2014",
        ),
        Column(
            "amount",
            "Belopp",
            "Amount",
            "amount",
            N_("What is saved; positive."),
            False,
            "1200000",
        ),
        Column(
            "figure",
            "Siffra",
            "Figure",
            "text",
            N_("For what was realised: the figure of the ledger by which it is found."),
        ),
        *DECISION,
        Column(
            "origin",
            "Källa",
            "Source",
            "text",
            N_("For what was realised: who tells it, as it is to be cited."),
        ),
        Column("text", "Text", "Text", "text", N_("How it went, where less came of it.")),
    ),
    _scope,
    row_checks=(amount_or_figure,),
)
