"""What a unit sells to another is what that one has bought."""

from __future__ import annotations

from pathlib import Path

from check_books import Books, posting, told, unit

from bokslut.checks.internal_counterpart import check

COUNTERPARTS = {
    "counterpart": [
        {"counterpart": "9001", "name": "Ekonomi (intern)", "internal_unit": "EKO"},
        {"counterpart": "9002", "name": "IT (intern)", "internal_unit": "IT"},
        {"counterpart": "10001", "name": "Vinnova", "internal_unit": None},
    ]
}


def books_with_trade(folder: Path, income: str, cost: str, buyer: str = "EKO") -> Books:
    books = Books(folder)
    books.table("motparter.csv", COUNTERPARTS)
    books.table("fler.csv", {"unit": [unit("UPP", "EKO", name="Uppbörd")]})
    return books.ledger(
        posting=[
            posting("2014-05-05", "3650", f"-{income}", "IT", counterpart="9001"),
            posting("2014-05-05", "6845", cost, buyer, counterpart="9002"),
            posting("2014-05-05", "3650", "-77.00", "IT", counterpart="10001"),
        ]
    )


def test_income_that_the_buyer_has_not_booked_is_told(tmp_path: Path) -> None:
    assert told(books_with_trade(tmp_path, "5000.00", "4000.00").found(check)) == [
        "warning [IT EKO] IT has booked 5 000 kr as income from Ekonomi in 2014, Ekonomi has "
        "booked 4 000 kr as cost from IT; difference 1 000 kr."
    ]


def test_trade_that_agrees_is_no_fault_and_a_part_of_a_unit_books_for_it(tmp_path: Path) -> None:
    assert books_with_trade(tmp_path, "5000.00", "5000.00", buyer="UPP").found(check) == []


def test_trade_is_compared_within_the_closings_period(tmp_path: Path) -> None:
    books = books_with_trade(tmp_path, "5000.00", "4000.00")
    assert books.found(check, period="2014-01..2014-04") == []


def test_a_unit_that_ended_is_its_successor(tmp_path: Path) -> None:
    books = Books(tmp_path)
    books.table("fler.csv", {"unit": [unit("DATA", "KS", last="2014-03-31", successor="IT")]})
    old = {"counterpart": "9003", "name": "Data", "internal_unit": "DATA"}
    books.table("motparter.csv", {"counterpart": [*COUNTERPARTS["counterpart"], old]})
    books.ledger(
        posting=[
            posting("2014-02-01", "3650", "-300", "DATA", counterpart="9001"),
            posting("2014-05-01", "3650", "-700", "IT", counterpart="9001"),
            posting("2014-02-01", "6845", "300", "EKO", counterpart="9003"),
            posting("2014-05-01", "6845", "700", "EKO", counterpart="9002"),
        ]
    )
    assert books.found(check) == []
