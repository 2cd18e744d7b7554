"""Numbers that are typed by hand in a report are told, with the figure that could stand there."""

from __future__ import annotations

from decimal import Decimal

from small_world import given, world

from bokslut.checks.context import CheckContext
from bokslut.checks.typed_number import check
from bokslut.language import translator
from bokslut.measures.reference import read
from bokslut.measures.register import REGISTER
from bokslut.model.figure import FigureRef
from bokslut.model.finding import Finding


def found_in(*texts: str) -> list[Finding]:
    ref = read("result unit=A", REGISTER, world())
    assert isinstance(ref, FigureRef)
    return check(
        CheckContext(
            facts=None,  # type: ignore[arg-type]
            world=world(),
            register=REGISTER,
            tables=(),
            files={},
            texts=tuple(("economy", text) for text in texts),
            figures={ref: given(ref, Decimal("4600000"))},
            translate=translator("sv"),
        )
    )


def test_a_number_that_is_clearly_a_figure_is_a_warning_with_what_to_write() -> None:
    (one,) = found_in("Avdelning A redovisar ett överskott på 4,6 mkr 2014.")
    assert (one.rule, one.severity.value, one.place.row) == ("typed-number", "warning", "economy")
    assert one.message() == (
        "4,6 mkr is typed by hand; the figure result basis=outcome period=2014 unit=A says the "
        "same now, and will change when the books do."
    )
    assert "{result unit=A | mkr abs}" in one.advice()


def test_a_number_that_may_be_a_figure_is_a_note() -> None:
    (one,) = found_in("Resultatet blev till slut 4,6 mkr.")
    assert (one.rule, one.severity.value) == ("typed-number", "note")


def test_numbers_without_a_figure_are_counted_in_one_note() -> None:
    (one,) = found_in("Valen kostade 3 mkr och 250 tkr 2014.", "Till 2020 ökar det med 12 %.")
    assert (one.rule, one.severity.value) == ("typed-number-unbound", "note")
    assert one.message().startswith("3 numbers in the texts are typed by hand")


def test_years_dates_and_numbers_of_cases_are_nothing_to_tell() -> None:
    assert found_in("Beslut den 31 december 2014, KS 15/68, om KF-mål 1.") == []
