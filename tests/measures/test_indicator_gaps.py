"""How far one area or group lies above another, by the values that their publisher tells."""

from __future__ import annotations

from decimal import Decimal

import pytest
from indicator_books import books, evaluated

from bokslut.measures.reference import read
from bokslut.measures.register import REGISTER
from bokslut.model.figure import Figure, FigureRef, Why
from bokslut.model.finding import Finding

# Published: 50 percent of the children with a foreign background, 16 of those with a Swedish one,
# "vilket är en skillnad med 34 procentenheter".
TOLD = {
    ("share", "", "", "utländsk bakgrund"): {2012: "50"},
    ("share", "", "", "svensk bakgrund"): {2012: "16"},
    ("share", "", "", ""): {2012: "28|b", 2011: "30|a"},
    ("share", "Riket", "", ""): {2012: "25|a", 2011: "26|a"},
    ("people", "", "A", ""): {2012: "12"},
    ("people", "", "", ""): {2012: "40"},
}


def figure(text: str) -> Figure | Finding:
    world = books("", TOLD, "2012").world
    ref = read(text, REGISTER, world)
    return evaluated([ref], world, TOLD)[ref] if isinstance(ref, FigureRef) else ref


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            'indicator_gap indicator=share period=2012 subgroup="utländsk bakgrund" '
            'against_subgroup="svensk bakgrund"',
            "0.34",
        ),
        ("indicator_gap indicator=share period=2011 against_area=Riket", "0.04"),
        ("indicator_gap indicator=share period=2011 area=Riket against_area=-", "-0.04"),
        ("indicator_difference indicator=people period=2012 unit=A against_unit=-", "-28"),
    ],
)
def test_one_series_less_another(text: str, value: str) -> None:
    found = figure(text)
    assert isinstance(found, Figure)
    assert found.value == Decimal(value)


def test_series_by_two_definitions_are_not_reckoned_together() -> None:
    found = figure("indicator_gap indicator=share period=2012 against_area=Riket")
    assert isinstance(found, Figure)
    assert (found.value, found.why) == (None, Why.NOT_APPLICABLE)


@pytest.mark.parametrize("of", ["indicator", "indicator_share"])
@pytest.mark.parametrize("measure", ["change", "growth"])
def test_nor_are_two_years_of_one_series(measure: str, of: str) -> None:
    found = figure(f"{measure} of={of} indicator=share period=2012 against=2011")
    assert isinstance(found, Figure)
    assert found.why is Why.NOT_APPLICABLE
    found = figure(f"{measure} of={of} indicator=share area=Riket period=2012 against=2011")
    assert isinstance(found, Figure)
    assert found.value is not None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("indicator_gap indicator=share period=2012", "against_area"),
        ("indicator_gap indicator=share period=2012 area=Riket against_area=Riket", "against_area"),
        ("indicator_gap indicator=share period=2012 against_area=Rikt", "against_area=Rikt"),
        ("indicator_share indicator=share period=2012 subgroup=svensk", "subgroup=svensk"),
    ],
)
def test_what_names_no_other_series_is_told(text: str, said: str) -> None:
    found = figure(text)
    assert isinstance(found, Finding)
    assert said in found.message()


def test_a_name_that_is_nearly_right_gets_the_right_ones() -> None:
    found = figure("indicator_gap indicator=share period=2012 against_area=Rikt")
    assert isinstance(found, Finding)
    assert found.expected == "Riket"
