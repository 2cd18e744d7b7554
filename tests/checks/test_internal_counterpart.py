"""What a unit sells to another is what that one has bought."""

from __future__ import annotations

from pathlib import Path
from typing import Any

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


OFFICES = [unit("A", name="Kontor A"), unit("B", name="Kontor B")]
DEPARTMENTS = [unit("A1", "A"), unit("A2", "A"), unit("B1", "B")]


def books_of_departments(folder: Path, *postings: dict[str, Any]) -> Books:
    books = Books(folder)
    books.table("fler.csv", {"unit": [*OFFICES, *DEPARTMENTS]})
    names = [("9100", "A"), ("9101", "A1"), ("9102", "A2"), ("9201", "B1")]
    rows = [{"counterpart": key, "name": one, "internal_unit": one} for key, one in names]
    books.table("motparter.csv", {"counterpart": rows})
    return books.ledger(posting=list(postings))


def test_departments_of_two_offices_are_told_themselves(tmp_path: Path) -> None:
    books = books_of_departments(
        tmp_path,
        posting("2014-05-05", "3650", "-5000.00", "A1", counterpart="9201"),
        posting("2014-05-05", "6845", "4000.00", "B1", counterpart="9101"),
    )
    assert told(books.found(check)) == [
        "warning [A1 B1] A1 has booked 5 000 kr as income from B1 in 2014, B1 has booked 4 000 kr "
        "as cost from A1; difference 1 000 kr."
    ]


def test_a_cost_booked_with_another_department_is_told_of_both(tmp_path: Path) -> None:
    books = books_of_departments(
        tmp_path,
        posting("2014-05-05", "3650", "-5000.00", "A1", counterpart="9201"),
        posting("2014-05-05", "6845", "5000.00", "B1", counterpart="9102"),
    )
    assert [one.quote for one in books.found(check)] == ["A1 B1", "A2 B1"]


def test_where_one_side_has_noted_the_office_its_departments_are_the_office(
    tmp_path: Path,
) -> None:
    books = books_of_departments(
        tmp_path,
        posting("2014-05-05", "3650", "-5000.00", "A1", counterpart="9201"),
        posting("2014-06-05", "3650", "-2000.00", "A2", counterpart="9201"),
        posting("2014-06-05", "6845", "6000.00", "B1", counterpart="9100"),
    )
    assert told(books.found(check)) == [
        "warning [A B1] Kontor A has booked 7 000 kr as income from B1 in 2014, B1 has booked "
        "6 000 kr as cost from Kontor A; difference 1 000 kr."
    ]
