"""A year opens with what the year before closed with."""

from __future__ import annotations

from pathlib import Path

from check_books import Books, balance, posting, told

from bokslut.checks.opening_not_closing import check


def two_years(folder: Path, *opening: dict[str, object], result: str = "0") -> Books:
    """2013 closes with 1510 at 300 and 2010 at −300; a result may be left on 5010."""
    books = Books(folder)
    books.ledger(
        2013,
        balance=[balance("1510", "100", year=2013), balance("2010", "-300", year=2013)],
        posting=[
            posting("2013-05-05", "1510", "200"),
            posting("2013-05-05", "5010", result),
            posting("2013-05-05", "2510", f"-{result}"),
        ],
    )
    return books.ledger(2014, balance=list(opening), posting=[posting("2014-01-02", "5010", "1")])


def test_an_account_that_opens_with_something_else_is_told(tmp_path: Path) -> None:
    books = two_years(tmp_path, balance("1510", "250.00"), balance("2010", "-300"))
    assert told(books.found(check)) == [
        "warning [ledger-2014.se:1 1510] The account 1510 Kundfordringar opens 2014-01-01 with "
        "250 kr, but the year before closed with 300 kr; difference −50 kr."
    ]


def test_an_account_that_does_not_open_at_all_is_told(tmp_path: Path) -> None:
    (found,) = two_years(tmp_path, balance("2010", "-300")).found(check)
    assert (found.claimed, found.expected) == ("0", "300")


def test_years_that_join_are_no_fault(tmp_path: Path) -> None:
    books = two_years(tmp_path, balance("1510", "300"), balance("2010", "-300"))
    assert books.found(check) == []


def test_the_result_moved_within_equity_is_told_as_such(tmp_path: Path) -> None:
    opening = (balance("1510", "300"), balance("2010", "-280"), balance("2079", "-20"))
    assert told(two_years(tmp_path, *opening).found(check)) == [
        "note [2010, 2079] Equity was moved between accounts when 2014-01-01 opened: 2010 20 kr; "
        "2079 −20 kr. Their sum is as the year before closed."
    ]


def test_a_result_carried_at_the_opening_is_told_as_such(tmp_path: Path) -> None:
    opening = (balance("1510", "300"), balance("2510", "-40"), balance("2010", "-260"))
    assert told(two_years(tmp_path, *opening, result="40").found(check)) == [
        "note [2010] The result of the year before, −40 kr, was carried to equity when 2014-01-01 "
        "opened: 2010 40 kr."
    ]


def test_equity_that_nothing_explains_is_a_warning(tmp_path: Path) -> None:
    opening = (balance("1510", "300"), balance("2510", "-40"), balance("2010", "-250"))
    assert told(two_years(tmp_path, *opening, result="40").found(check)) == [
        "warning [2010] Equity opens 2014-01-01 with 50 kr (debit) other than the year before "
        "closed with, and the result that was not yet carried (−40 kr) does not explain it: 2010 "
        "50 kr."
    ]


def test_a_single_year_has_nothing_to_be_compared_with(tmp_path: Path) -> None:
    books = Books(tmp_path).ledger(balance=[balance("1510", "250")])
    assert books.found(check) == []


def test_of_many_years_that_do_not_join_twenty_accounts_are_told_and_the_rest_counted(
    tmp_path: Path,
) -> None:
    books = Books(tmp_path)
    for year in range(2002, 2015):
        accounts = (balance("1510", str(year), year=year), balance("2510", f"-{year}", year=year))
        posted = [posting(f"{year}-05-05", "5010", "1")]
        books.ledger(year, balance=list(accounts), posting=posted)
    found = told(books.found(check))
    assert len(found) == 21
    assert found[-1].startswith("warning [] 4 more of the rule opening-not-closing")


def test_an_account_of_another_chart_is_known_by_the_number_behind_its_letters(
    tmp_path: Path,
) -> None:
    """Neither a line nor its kind tells that B1590 is of the balance sheet, and B3090 is not."""
    books = Books(tmp_path)
    rows = [posting("2013-05-05", "B1590", "70"), posting("2013-05-05", "B3090", "-70")]
    books.ledger(2013, balance=[balance("2010", "0", year=2013)], posting=rows)
    books.ledger(2014, balance=[balance("2010", "0")], posting=[posting("2014-01-02", "5010", "1")])
    assert [one.claimed for one in books.found(check)] == ["0"]
    assert "B1590" in told(books.found(check))[0]
