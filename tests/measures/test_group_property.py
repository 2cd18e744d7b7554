"""Whatever the units of a group do with each other, the consolidated statements do not change."""

from __future__ import annotations

import itertools
from decimal import Decimal
from typing import Any

import pytest
from group_books import group
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_books import imported, posting

from bokslut import closing
from bokslut.facts.engines import DuckDB, Facts
from bokslut.facts.store import Store
from bokslut.measures.reference import read
from bokslut.measures.register import REGISTER
from bokslut.model.figure import FigureRef
from bokslut.workspace.workspace import Workspace

CODES = {"KS": "110", "BUN": "120", "BOSTAD": "200", "KOMMUN": "100"}
# What the seller books, and what the buyer: the accounts of each side's own chart.
PAIRS = {
    "trade": ("3110", "6010", "B3010", "B5010"),
    "interest": ("8510", "8510", "B8410", "B8410"),
    "loan": ("2310", "1320", "B2310", "1320"),
}
STATEMENTS = (
    "line_amount line=fees",
    "line_amount line=operating",
    "net_cost",
    "ledger_result",
    "result_before_tax",
    "total_assets",
    "equity_and_liabilities",
    "equity_ratio",
    "net_debt",
    *(f"balance line={one}" for one in ("receivables", "payables", "lent", "loans", "bank")),
    *(
        one
        for one in REGISTER
        if one.startswith("cash_") or one in ("investments", "new_loans", "amortisation")
    ),
)


def rows(kind: str, seller: str, buyer: str, amount: Decimal, paid: bool) -> list[dict[str, Any]]:
    """Both sides of an internal invoice, loan or payment; only cash names no counterpart."""
    own, other, company, of_company = PAIRS[kind]
    credit = company if seller == "BOSTAD" else own
    debit = of_company if buyer == "BOSTAD" else other

    def side(unit: str, account: str, sign: int, towards: str) -> list[dict[str, Any]]:
        letter = "B" if unit == "BOSTAD" else ""
        settled = "1910" if paid else "1510" if sign < 0 else "2440" if letter else "2510"
        code = CODES[towards]
        return [
            posting("2025-07-01", account, str(sign * amount), unit, counterpart=code),
            posting(
                "2025-07-01",
                letter + settled,
                str(-sign * amount),
                unit,
                counterpart=None if paid else code,
            ),
        ]

    return side(seller, credit, -1, buyer) + side(buyer, debit, 1, seller)


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, Store]:
    workspace = group(tmp_path_factory.mktemp("koncern"))
    counter = itertools.count()
    return workspace, Store(workspace.folder / "facts", lambda: f"import-{next(counter):03d}")


def consolidated(workspace: Workspace, store: Store, unit: str) -> dict[str, object]:
    facts = Facts(store, store.snapshot("records", "0"), DuckDB())
    world = closing.world_of(facts, workspace.declared.inputs())
    refs = {}
    for text in STATEMENTS:
        ref = read(f"{text} unit={unit} internal=eliminated", REGISTER, world)
        assert isinstance(ref, FigureRef), ref
        refs[text] = ref
    found = closing.figures_of(facts, world, list(refs.values()))
    return {text: found[ref].value for text, ref in refs.items()}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(sorted(PAIRS)),
            st.permutations(["KS", "BUN", "BOSTAD"]),
            st.decimals("0.01", "9999999.99", places=2),
            st.booleans(),
        ),
        min_size=1,
        max_size=5,
    )
)
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_internal_vouchers_change_nothing_of_the_consolidated_statements(
    books: tuple[Workspace, Store], trades: list[tuple[str, list[str], Decimal, bool]]
) -> None:
    workspace, store = books
    before = consolidated(workspace, store, "KONCERN")
    postings = [
        row
        for kind, (seller, buyer, _other), amount, paid in trades
        for row in rows(kind, seller, buyer, amount, paid)
    ]
    imported(store, {"posting": postings}, scopes=[store.new_id()])
    assert consolidated(workspace, store, "KONCERN") == before
