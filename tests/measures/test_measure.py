"""Formulas are exact arithmetic; a new definition never changes an old year."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_world import world

from bokslut.measures.evaluate import evaluate
from bokslut.measures.measure import Edition, Formula, Key, Measure, Term, compute
from bokslut.measures.register import REGISTER
from bokslut.model.figure import FigureRef, Why

AMOUNTS = st.decimals(
    allow_nan=False, allow_infinity=False, places=2, min_value=-(10**16), max_value=10**16
)


@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_sums_and_differences_are_exact_to_the_ore(a: Decimal, b: Decimal, c: Decimal) -> None:
    result = compute("a - (b + c) - -a", {"a": a, "b": b, "c": c})
    assert isinstance(result, Decimal)
    assert Fraction(result) == Fraction(a) - (Fraction(b) + Fraction(c)) + Fraction(a)


@given(AMOUNTS, AMOUNTS)
def test_a_ratio_has_more_digits_than_any_print_asks_for(a: Decimal, b: Decimal) -> None:
    result = compute("a / b", {"a": a, "b": b})
    if b == 0:
        assert result is Why.DIVISION_BY_ZERO
    else:
        assert isinstance(result, Decimal)
        assert (
            abs(Fraction(result) - Fraction(a) / Fraction(b))
            <= abs(Fraction(a) / Fraction(b)) / 10**49
        )


@given(AMOUNTS, AMOUNTS)
def test_the_settings_of_the_surrounding_program_change_nothing(a: Decimal, b: Decimal) -> None:
    with localcontext() as context:
        context.prec = 3
        assert compute("a + b", {"a": a, "b": b}) == compute("a + b", {"b": b, "a": a})
        narrow = compute("a + b", {"a": a, "b": b})
    assert isinstance(narrow, Decimal)
    assert Fraction(narrow) == Fraction(a) + Fraction(b)


def test_what_is_missing_is_never_zero() -> None:
    assert compute("a - b", {"a": Decimal(1), "b": None}) is Why.MISSING
    assert compute("a / b", {"a": None, "b": Decimal(0)}) is Why.MISSING


@pytest.mark.parametrize(
    "text", ["a ** 2", "a.b", "f(a)", "a if a else a", "1.5", "'a'", "a % 2", "[a]"]
)
def test_a_formula_is_arithmetic_and_nothing_else(text: str) -> None:
    with pytest.raises(ValueError, match="names, whole numbers and"):
        compute(text, {"a": Decimal(1)})


def constant(value: int) -> Formula:
    return Formula(str(value), ())


def test_each_year_keeps_the_definition_that_held_then() -> None:
    period = Key("period", lambda _ref, at: at.period.name)
    changed = Measure(
        "changed",
        "Changed",
        "kr",
        "tkr",
        "A measure whose definition was changed from 2014.",
        (period,),
        (
            Edition(date(1900, 1, 1), lambda _ref, _world: constant(1), "old law"),
            Edition(date(2014, 1, 1), lambda _ref, _world: constant(2), "new law"),
        ),
    )
    refs = [FigureRef.of("changed", period=year) for year in ("1999", "2013", "2014", "2020")]
    figures = evaluate(refs, {"changed": changed}, world(), None)  # type: ignore[arg-type]
    assert [figures[ref].value for ref in refs] == [1, 1, 2, 2]
    assert [figures[ref].edition for ref in refs] == ["1900-01-01"] * 2 + ["2014-01-01"] * 2


# When each law came into force: SFS 1997:614 (1998), 2018:597 (2019), 1991:900 (1992), 2017:725
# (2018). The chapters are those of their tables of contents.
@pytest.mark.parametrize(
    ("measure", "day", "law"),
    [
        ("income", "2014-12-31", "lagen (1997:614) om kommunal redovisning, 5 kap."),
        ("income", "2018-12-31", "lagen (1997:614) om kommunal redovisning, 5 kap."),
        ("income", "2019-01-31", "lagen (2018:597) om kommunal bokföring och redovisning, 5 kap."),
        ("balance", "2014-12-31", "lagen (1997:614) om kommunal redovisning, 5 kap."),
        ("balance", "2024-12-31", "lagen (2018:597) om kommunal bokföring och redovisning, 6 kap."),
        ("appropriation", "2014-12-31", "kommunallagen (1991:900), 8 kap."),
        ("appropriation", "2018-12-31", "kommunallagen (2017:725), 11 kap."),
    ],
)
def test_a_figure_names_the_law_of_its_own_year(measure: str, day: str, law: str) -> None:
    assert REGISTER[measure].edition(date.fromisoformat(day)).law == law


def test_every_measure_says_what_it_is_in_what_unit_and_where_it_is_defined() -> None:
    for key, measure in REGISTER.items():
        assert key == measure.key
        assert measure.label and measure.definition.endswith(".")
        assert measure.unit in ("kr", "ratio", "count", "kr-per-unit", "same")
        assert measure.editions and all(one.law for one in measure.editions)
        starts = [one.valid_from for one in measure.editions]
        assert starts == sorted(set(starts))
        assert "period" in [one.name for one in measure.keys]


def test_a_formula_names_each_of_its_inputs_once() -> None:
    for measure in REGISTER.values():
        ref = FigureRef.of(
            measure.key,
            period="2014",
            unit="A",
            of="net_cost",
            against="2013",
            plan="budget",
            line="staff",
            volume="v",
            project="901",
        )
        for edition in measure.editions:
            made = edition.define(ref, world())
            if isinstance(made, Formula):
                names = [term.name for term in made.terms]
                assert len(set(names)) == len(names)
                assert isinstance(
                    compute(made.text, dict.fromkeys(names, Decimal(1))), Decimal | Why
                )
                assert all(isinstance(term, Term) for term in made.terms)
