"""Small documents, for tests of what laws ask of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bokslut.model.document import (
    Block,
    Cell,
    Column,
    Document,
    Paragraph,
    Row,
    Section,
    Table,
    TableBlock,
    TextRun,
)

# What LKBR 4 kap. 1 § names as the parts of an annual report, as it names them.
STATEMENTS = (
    "Resultaträkning",
    "Balansräkning",
    "Kassaflödesanalys",
    "Driftredovisning",
    "Investeringsredovisning",
)
# What a Swedish municipality (Skinnskatteberg, skinnskatteberg.se) tells its readers that its
# management report has.
MANAGEMENT_REPORT = (
    "Händelser av väsentlig betydelse",
    "Förväntad utveckling",
    "Väsentliga personalförhållanden",
    "Andra förhållanden som är av betydelse för styrning och uppföljning",
    "God ekonomisk hushållning – värdering av mål och riktlinjer.",
    "Ekonomisk ställning",
    "Balanskravsresultat",
    "Kommunala koncernen",
    "Privata utförare",
)


def text(said: str) -> Paragraph:
    """A paragraph."""
    return Paragraph((TextRun(said),))


def table(title: str, value: str | None = "1") -> Table:
    """A table of one cell, which has that value or none."""
    amount = None if value is None else Decimal(value)
    cell = Cell(None, amount, value or "–", "tkr")
    column = Column("outcome", "Utfall", "", "", "", "tkr", 0)
    return Table(title.lower(), title, "tkr", (column,), (Row("a", "A", "item", (cell,)),))


def section(title: str, *blocks: Block, level: int = 1, meets: tuple[str, ...] = ()) -> Section:
    """A section whose key is its title."""
    return Section(title.lower(), title, level, blocks, meets=meets)


def document(
    *sections: Section, tables: tuple[Table, ...] = (), dated: str = "2026-03-01"
) -> Document:
    """A report of those sections and tables."""
    return Document(
        key="annual",
        title="Årsredovisning",
        subtitle="",
        body="Kommunen",
        period="2025",
        language="sv",
        dated=date.fromisoformat(dated),
        snapshot="0" * 64,
        program="bokslut 0",
        front=(),
        sections=sections,
        tables=tables,
        charts=(),
    )


def whole_report() -> Document:
    """An annual report with all parts of LKBR 4 kap. 1 § under their own names, and in its
    management report what a municipality says that it has."""
    tables = [table(title) for title in (*STATEMENTS, "Balanskravsresultat")]
    told = [section(one, text("…"), level=2) for one in MANAGEMENT_REPORT]
    told = [
        section(one.title, TableBlock(one.key), level=2)
        if one.key == "balanskravsresultat"
        else one
        for one in told
    ]
    shown = [section(one, TableBlock(one.lower())) for one in STATEMENTS]
    return document(
        section("Förvaltningsberättelse"),
        *told,
        *shown,
        section("Noter", text("Not 1")),
        tables=tuple(tables),
    )
