"""A budget that does not meet its appropriation is noted."""

from __future__ import annotations

from pathlib import Path

from check_books import Books, budget_line, told

from bokslut.checks.budget_not_balanced import check


def budgeted(folder: Path, income: str) -> Books:
    books = Books(folder)
    lines = [
        budget_line("appropriation", "EKO", "1000"),
        budget_line("appropriation", "IT", "5000"),
        budget_line("budget", "EKO", "1300", "5010"),
        budget_line("budget", "EKO", income, "3110"),
        budget_line("budget", "EKO", "-1000", "9110"),
    ]
    return books.table("plan.csv", {"budget_line": lines})


def test_a_budget_for_more_than_was_granted_is_noted(tmp_path: Path) -> None:
    assert told(budgeted(tmp_path, "-100").found(check)) == [
        "note [EKO] Ekonomi: the budget for 2014 has a net cost of 1 200 kr, the appropriation "
        "is 1 000 kr; difference −200 kr."
    ]


def test_a_budget_for_what_was_granted_is_no_matter(tmp_path: Path) -> None:
    assert budgeted(tmp_path, "-300").found(check) == []
