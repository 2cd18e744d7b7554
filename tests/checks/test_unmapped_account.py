"""No amount is lost between the ledger and the statements."""

from __future__ import annotations

from pathlib import Path

from check_books import Books, balance, budget_line, posting, told

from bokslut.checks.unmapped_account import check


def test_an_account_on_no_line_is_an_error_with_amount_and_place(tmp_path: Path) -> None:
    books = Books(tmp_path).ledger(
        posting=[
            posting("2014-05-05", "5010", "100.00", "EKO"),
            posting("2014-05-05", "4610", "1500.00", "EKO"),
            posting("2014-05-06", "4610", "200.25", "IT"),
        ]
    )
    assert told(books.found(check)) == [
        "error [ledger-2014.se:2 4610] The account 4610 stands on no line of the statements: "
        "2 postings of 1 700,25 kr in all, balance 0 kr, budget and forecasts 0 kr."
    ]


def test_an_account_with_only_a_balance_or_a_budget_is_told_too(tmp_path: Path) -> None:
    books = Books(tmp_path).ledger(balance=[balance("2270", "-5000.00")])
    books.table("budget.csv", {"budget_line": [budget_line("budget", "IT", "300", "4510")]})
    assert told(books.found(check)) == [
        "error [ledger-2014.se:1 2270] The account 2270 stands on no line of the statements: "
        "0 postings of 0 kr in all, balance −5 000 kr, budget and forecasts 0 kr.",
        "error [4510] The account 4510 stands on no line of the statements: 0 postings of "
        "0 kr in all, balance 0 kr, budget and forecasts 300 kr.",
    ]


def test_an_account_that_nets_to_zero_everywhere_is_a_warning(tmp_path: Path) -> None:
    rows = [posting("2014-05-05", "9999", "7", "IT"), posting("2014-05-06", "9999", "-7", "IT")]
    (found,) = Books(tmp_path).ledger(posting=rows).found(check)
    assert found.severity.value == "warning"


def test_what_nets_to_zero_over_units_is_missing_from_each_of_them(tmp_path: Path) -> None:
    rows = [posting("2014-05-05", "9999", "7", "IT"), posting("2014-05-05", "9999", "-7", "EKO")]
    (found,) = Books(tmp_path).ledger(posting=rows).found(check)
    assert found.severity.value == "error"


def test_accounts_that_all_have_a_line_are_no_fault(tmp_path: Path) -> None:
    books = Books(tmp_path).ledger(
        balance=[balance("2010", "-5.00")], posting=[posting("2014-05-05", "5010", "100.00")]
    )
    assert books.found(check) == []


def test_a_workspace_without_lines_says_so_once(tmp_path: Path) -> None:
    books = Books(tmp_path).ledger(posting=[posting("2014-05-05", "5010", "100.00")])
    assert told(books.found(check, lines=())) == [
        "error [lines.toml] No statement lines are declared, so no account stands in any statement."
    ]


def test_a_thousand_accounts_do_not_hide_everything_else(tmp_path: Path) -> None:
    rows = [posting("2014-05-05", str(account), "1") for account in range(4000, 4200)]
    found = Books(tmp_path).ledger(posting=rows).found(check)
    assert len(found) == 21
    assert found[-1].message() == "180 more of the rule unmapped-account; the gravest are told."
