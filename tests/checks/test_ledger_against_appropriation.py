"""What is booked as appropriation is what was granted."""

from __future__ import annotations

from pathlib import Path

from check_books import Books, budget_line, posting, told, unit

from bokslut.checks.ledger_against_appropriation import check


def granted(folder: Path, *booked: tuple[str, str]) -> Books:
    books = Books(folder)
    books.table("fler.csv", {"unit": [unit("UPP", "EKO")]})
    lines = [
        budget_line("appropriation", "EKO", "1000"),
        budget_line("appropriation", "EKO", "200.50", change="supplement"),
    ]
    books.table("kommunbidrag.csv", {"budget_line": lines})
    return books.ledger(posting=[posting("2014-06-20", "9110", amt, one) for one, amt in booked])


def test_a_supplement_that_is_not_booked_is_told(tmp_path: Path) -> None:
    assert told(granted(tmp_path, ("EKO", "-1000")).found(check)) == [
        "warning [EKO] Ekonomi: the ledger has an appropriation of 1 000 kr for 2014, granted are "
        "1 200,50 kr; difference −200,50 kr."
    ]


def test_what_is_booked_below_a_unit_counts_as_its(tmp_path: Path) -> None:
    assert granted(tmp_path, ("EKO", "-1000"), ("UPP", "-200.50")).found(check) == []


def test_an_appropriation_that_nobody_granted_is_told(tmp_path: Path) -> None:
    (found,) = granted(tmp_path, ("EKO", "-1200.50"), ("IT", "-9")).found(check)
    assert (found.quote, found.claimed, found.expected) == ("IT", "9", "0")


def test_an_interim_closing_and_a_ledger_without_appropriation_say_nothing(
    tmp_path: Path,
) -> None:
    books = granted(tmp_path, ("EKO", "-1000"))
    assert books.found(check, period="2014-01..2014-08") == []
    assert granted(tmp_path / "other").found(check) == []
