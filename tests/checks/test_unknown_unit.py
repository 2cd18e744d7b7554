"""Every unit that is posted on stands in the organisation on that day."""

from __future__ import annotations

from pathlib import Path

from check_books import Books, balance, posting, told, unit

from bokslut.checks.unknown_unit import check


def test_a_unit_that_the_organisation_lacks_is_told_once(tmp_path: Path) -> None:
    books = Books(tmp_path).ledger(
        posting=[
            posting("2014-05-05", "5010", "100.00", "EKO"),
            posting("2014-05-06", "5010", "100.00", "XYZ"),
            posting("2014-05-07", "6010", "100.00", "XYZ"),
        ]
    )
    assert told(books.found(check)) == [
        "warning [ledger-2014.se:2 XYZ] The unit XYZ is not in the organisation: 2 postings are "
        "in the total of Kommunstyrelsen and in none of its units."
    ]


def test_a_unit_with_only_an_opening_balance_is_told_too(tmp_path: Path) -> None:
    rows = [balance("1510", "5", "object_opening", unit="GAMMAL")]
    (found,) = Books(tmp_path).ledger(balance=rows).found(check)
    assert found.quote == "GAMMAL"


def test_postings_outside_the_time_of_a_unit_are_told_with_its_days(tmp_path: Path) -> None:
    books = Books(tmp_path)
    books.table("fler.csv", {"unit": [unit("KC", first="2014-09-01", name="Kontaktcenter")]})
    books.ledger(
        posting=[
            posting("2014-08-30", "5010", "1", "KC"),
            posting("2014-08-31", "5010", "1", "KC"),
            posting("2014-09-01", "5010", "1", "KC"),
        ]
    )
    assert told(books.found(check)) == [
        "warning [ledger-2014.se:1 KC] 2 postings on KC Kontaktcenter from 2014-08-30 to "
        "2014-08-31 are outside the time in which the unit stood (2014-09-01–)."
    ]


def test_postings_in_the_time_of_the_units_are_no_fault(tmp_path: Path) -> None:
    books = Books(tmp_path)
    moved = [
        unit("KC", "EKO", "2014-01-01", "2014-06-30"),
        unit("KC", "IT", "2014-07-01", "2014-12-31"),
    ]
    books.table("fler.csv", {"unit": moved})
    days = ("2014-01-01", "2014-06-30", "2014-07-01", "2014-12-31")
    books.ledger(posting=[posting(day, "5010", "1", "KC") for day in days])
    assert books.found(check) == []


def test_without_any_organisation_units_are_not_told_one_by_one(tmp_path: Path) -> None:
    books = Books(tmp_path, organisation=False)
    books.ledger(posting=[posting("2014-05-06", "5010", "100.00", "XYZ")])
    assert books.found(check) == []
