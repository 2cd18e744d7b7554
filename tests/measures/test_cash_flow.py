"""The cash-flow statement against one that a municipality has published."""

from __future__ import annotations

from pathlib import Path

from small_books import imported, new_store, posting

from bokslut import closing
from bokslut.facts.engines import DuckDB, Facts
from bokslut.measures.read_world import read_world
from bokslut.measures.reference import read
from bokslut.measures.register import REGISTER
from bokslut.measures.world import Line, Lines
from bokslut.model.figure import FigureRef
from bokslut.model.period import parse_period

LINES = (
    Line("taxes", "Skatter", "taxes", ("80",)),
    Line("cost", "Kostnader", "cost", ("5",)),
    Line("losses", "Förlust vid försäljning", "cost", ("78",), ("capital_loss",)),
    Line("depreciation", "Avskrivningar", "depreciation", ("79",)),
    Line("assets", "Anläggningar", "fixed_asset", ("11",)),
    Line("disposals", "Sålda anläggningar", "fixed_asset", ("119",), ("disposal",)),
    Line("lent", "Långfristiga fordringar", "fixed_asset", ("13",), ("long_receivable",)),
    Line("receivables", "Fordringar", "current_asset", ("15",)),
    Line("bank", "Kassa och bank", "cash", ("19",)),
    Line("provisions", "Avsättningar", "provision", ("22",)),
    Line("loans", "Långfristiga skulder", "long_debt", ("23",)),
    Line("short_loans", "Kortfristig del av lån", "short_debt", ("241",), ("loan",)),
    Line("debts", "Kortfristiga skulder", "short_debt", ("24",)),
)
# What moved with cash, and what without: (account, its amount, the other account).
HALLSBERG = (
    ("80", "-94", "19"),
    ("79", "30", "11"),
    ("5", "4", "22"),
    ("78", "1", "119"),
    ("119", "-2", "19"),
    ("15", "4", "19"),
    ("24", "-35", "19"),
    ("11", "83", "19"),
    ("23", "-2", "19"),
    ("23", "1", "19"),
    ("13", "-1", "19"),
)
# Hallsbergs kommun, årsredovisning 2020, kassaflödesanalys, kommunen, mnkr. Of other items that
# moved no cash a loss of 1 is made; new loans are the connection fees.
PUBLISHED = {
    "ledger_result": 59,
    "depreciation_and_write_downs": 30,
    "provision_change": 4,
    "capital_result": -1,
    "cash_before_working_capital": 94,
    "receivables_change": -4,
    "inventory_change": 0,
    "short_debt_change": 35,
    "cash_from_operations": 125,
    "investments": 83,
    "disposal_proceeds": 2,
    "cash_from_investing": -81,
    "new_loans": 2,
    "amortisation": 1,
    "long_receivables_change": 1,
    "cash_from_financing": 2,
    "cash_flow": 46,
    "cash_change": 46,
}


def figures(folder: Path, moves: tuple[tuple[str, str, str], ...], *asked: str) -> dict[str, int]:
    store = new_store(folder)
    rows = []
    for account, amount, other in moves:
        opposite = amount.removeprefix("-") if amount.startswith("-") else f"-{amount}"
        rows += [posting("2020-06-30", account, amount), posting("2020-06-30", other, opposite)]
    imported(store, {"posting": rows}, scopes=["ledger 2020"])
    facts = Facts(store, store.snapshot("records", "0"), DuckDB())
    world = read_world(facts, "KOMMUN", parse_period("2020"), Lines(LINES))
    found = {}
    for text in asked:
        ref = read(text, REGISTER, world)
        assert isinstance(ref, FigureRef), ref
        value = closing.figures_of(facts, world, [ref])[ref].value
        assert value is not None
        found[text] = int(value)
    return found


def test_the_rows_of_a_published_cash_flow_statement(tmp_path: Path) -> None:
    assert figures(tmp_path, HALLSBERG, *PUBLISHED) == PUBLISHED


def test_a_loan_that_falls_due_next_year_moves_no_cash(tmp_path: Path) -> None:
    """Moved to the short-term lines it is in both, and cancels out."""
    asked = ("new_loans", "amortisation", "short_debt_change", "cash_from_financing", "cash_flow")
    moves = (("23", "40", "2410"),)
    assert figures(tmp_path, moves, *asked) == dict(zip(asked, (40, 40, 0, 0, 0), strict=True))


def test_an_account_that_no_line_holds_is_in_no_row(tmp_path: Path) -> None:
    """An account that no line holds is in no row: the check of the cash flow tells it."""
    asked = ("cash_flow", "cash_change")
    assert figures(tmp_path, (("2990", "-7", "19"),), *asked) == {"cash_flow": 0, "cash_change": 7}
