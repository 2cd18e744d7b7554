"""An empty report is not taken for a year in which nothing happened."""

from __future__ import annotations

from pathlib import Path

from check_books import Books, posting, told

from bokslut.checks import ledger_ends_early, missing_organisation, no_ledger, nothing_imported


def test_an_empty_workspace_says_how_to_begin(tmp_path: Path) -> None:
    books = Books(tmp_path, organisation=False)
    assert told(books.found(nothing_imported.check)) == ["note [] Nothing is imported yet."]
    assert "bokslut import DIR FILE" in books.found(nothing_imported.check)[0].advice()
    assert told(books.found(no_ledger.check)) == [
        "error [] There is no ledger for the period 2014."
    ]
    assert books.found(missing_organisation.check) == []


def test_a_ledger_of_another_year_is_an_error_that_names_the_years(tmp_path: Path) -> None:
    books = Books(tmp_path).ledger(
        2013, posting=[posting("2013-01-02", "5010", "1"), posting("2013-12-31", "5010", "1")]
    )
    assert told(books.found(no_ledger.check)) == [
        "error [] There is no posting in the period 2014; the postings at hand are from "
        "2013-01-02 to 2013-12-31."
    ]
    assert books.found(nothing_imported.check) == []


def test_a_ledger_of_the_period_is_enough(tmp_path: Path) -> None:
    books = Books(tmp_path).ledger(posting=[posting("2014-12-01", "5010", "1")])
    for check in (nothing_imported.check, no_ledger.check, ledger_ends_early.check):
        assert books.found(check) == []


def test_a_ledger_that_was_exported_too_early_is_told(tmp_path: Path) -> None:
    books = Books(tmp_path).ledger(posting=[posting("2014-11-30", "5010", "1")])
    assert told(books.found(ledger_ends_early.check)) == [
        "warning [] The ledger ends on 2014-11-30: nothing is booked in the last month of 2014."
    ]
    assert books.found(ledger_ends_early.check, period="2014-11") == []


def test_a_ledger_without_organisation_names_the_units_that_it_uses(tmp_path: Path) -> None:
    books = Books(tmp_path, organisation=False)
    books.ledger(
        posting=[posting("2014-05-05", "5010", "1", "B"), posting("2014-05-05", "5010", "1", "A")]
    )
    assert told(books.found(missing_organisation.check)) == [
        "note [] No organisation is imported, so nothing can be shown by unit. Units in the "
        "ledger: A, B."
    ]


def test_a_body_that_the_organisation_lacks_is_told(tmp_path: Path) -> None:
    books = Books(tmp_path, organisation=False)
    books.table("organisation.csv", {"unit": [{**_unit("SBN")}, {**_unit("GATA")}]})
    assert told(books.found(missing_organisation.check)) == [
        "warning [bokslut.toml] The body KS is not in the organisation: SBN, GATA."
    ]


def test_a_known_body_is_no_matter(tmp_path: Path) -> None:
    assert Books(tmp_path).found(missing_organisation.check) == []


def _unit(key: str) -> dict[str, object]:
    from check_books import unit

    return unit(key, None)
