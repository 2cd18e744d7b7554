"""A printed cash flow is what cash has changed by."""

from __future__ import annotations

from pathlib import Path

from group_books import CONSOLIDATED, group, municipality_vouchers, voucher

from bokslut.workspace.workspace import Workspace

STATEMENTS = {"consolidated.toml": CONSOLIDATED}


def told(workspace: Workspace) -> list[str]:
    _document, findings = workspace.close(translate=lambda text: text)
    return [
        one.message().replace("\u202f", " ")
        for one in findings
        if one.rule == "cash-flow-not-cash-change"
    ]


def test_books_whose_every_account_stands_on_a_line_are_no_fault(tmp_path: Path) -> None:
    assert told(group(tmp_path, statements=STATEMENTS)) == []


def test_a_cash_flow_that_cash_did_not_change_by_is_told(tmp_path: Path) -> None:
    """The cost of 3 is left out with nothing on the other side, and cash has changed by it."""
    one_sided = voucher(21, "20251115", ("6010", "1 BUN 8 110", "3.00"), ("1910", "", "-3.00"))
    workspace = group(
        tmp_path,
        municipality=[*municipality_vouchers(), one_sided],
        statements=STATEMENTS,
    )
    assert told(workspace) == [
        "Kommunkoncernen: the cash flow of 2025 is 400 kr, but cash has changed by 397 kr; "
        "difference 3 kr."
    ]


def test_an_account_on_no_line_is_missed_in_the_cash_flow(tmp_path: Path) -> None:
    stray = voucher(21, "20251115", ("2990", "", "-5.00"), ("1910", "", "5.00"))
    workspace = group(
        tmp_path, municipality=[*municipality_vouchers(), stray], statements=STATEMENTS
    )
    assert told(workspace) == [
        "Kommunkoncernen: the cash flow of 2025 is 400 kr, but cash has changed by 405 kr; "
        "difference −5 kr."
    ]
