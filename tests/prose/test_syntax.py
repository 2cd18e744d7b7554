"""Texts with figures in them: what is typed, what is printed, and what is told of mistakes."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given as for_any
from hypothesis import strategies as st
from small_world import given, world

from bokslut.measures.register import REGISTER
from bokslut.model.document import FigureRun, Paragraph
from bokslut.model.figure import FigureRef, Why
from bokslut.model.finding import Finding, Place, untranslated
from bokslut.prose.syntax import paragraphs, read_text, references

PLACE = Place("reports/economy.toml", line=7)
WORDS = {"prior": "2013", "year": "2014"}


def read(text: str) -> tuple[tuple[object, ...], list[Finding]]:
    return read_text(text, REGISTER, world(), WORDS, PLACE)


def told(text: str, value: str | None, why: Why = Why.MISSING) -> tuple[Paragraph, ...]:
    """The text with this value in every figure's place."""
    pieces, findings = read_text(text, REGISTER, world(), WORDS, PLACE)
    assert findings == []
    exact = None if value is None else Decimal(value)
    figures = {ref: given(ref, exact, why) for ref in references(pieces)}
    return paragraphs(pieces, figures, REGISTER, untranslated)


@pytest.mark.parametrize(
    ("typed", "value", "text"),
    [
        ("{net_cost | mkr}", "235618026.16", "235,6\u00a0mkr"),
        ("{net_cost | mkr 2}", "235618026.16", "235,62\u00a0mkr"),
        ("{net_cost | tkr}", "235618026.16", "235\u202f618\u00a0tkr"),
        ("{net_cost}", "235618026.16", "235\u202f618\u00a0tkr"),
        ("{result | mkr}", "-4658000", "\u22124,7\u00a0mkr"),
        ("{result | mkr +}", "4658000", "+4,7\u00a0mkr"),
        ("{result | mkr abs}", "-4658000", "4,7\u00a0mkr"),
        ("{growth of=net_cost | %}", "0.0816", "8,2\u00a0%"),
        ("{growth of=net_cost | percent}", "0.0816", "8,2\u00a0percent"),
        ("{cost_income_ratio | ratio}", "0.98153", "0,98"),
        ("{result | word överskott/underskott/noll}", "1", "överskott"),
        ("{result | word överskott/underskott/noll}", "-1", "underskott"),
        ("{result | word överskott/underskott/noll}", "0", "noll"),
        ("{net_cost | mkr}", None, "–"),
    ],
)
def test_a_figure_stands_in_the_text_as_asked_for(typed: str, value: str | None, text: str) -> None:
    (paragraph,) = told(f"Det blev {typed}.", value)
    assert paragraph.text == f"Det blev {text}."


def test_a_figure_in_a_text_keeps_its_exact_value_and_its_reference() -> None:
    (paragraph,) = told("Nettokostnaden är {net_cost unit=A | mkr}.", "1234567.89")
    (run,) = [one for one in paragraph.runs if isinstance(one, FigureRun)]
    assert run.value == Decimal("1.23456789")
    assert str(run.ref) == "net_cost basis=outcome period=2014 unit=A"


def test_a_figure_without_value_keeps_its_reason() -> None:
    (paragraph,) = told("{net_cost | mkr}", None, Why.DIVISION_BY_ZERO)
    (run,) = paragraph.runs
    assert isinstance(run, FigureRun)
    assert (run.value, run.why) == (None, Why.DIVISION_BY_ZERO)


def test_the_words_of_the_closing_stand_for_its_periods() -> None:
    pieces, findings = read("Jämfört med @prior: {net_cost period=@prior | mkr}, a@b.se, @okänt")
    assert findings == []
    assert pieces[0] == "Jämfört med 2013: "
    assert pieces[-1] == ", a@b.se, @okänt"
    assert [str(ref) for ref in references(pieces)] == [  # type: ignore[arg-type]
        "net_cost basis=outcome period=2013 unit=KS"
    ]


def test_blank_lines_part_paragraphs_and_other_breaks_do_not() -> None:
    made = told("Ett\nstycke {net_cost | kr}.\n\n  Ett till.\n \n", "5")
    assert [one.text for one in made] == ["Ett stycke 5\u00a0kr.", "Ett till."]


def test_a_value_in_quotes_may_hold_what_else_ends_a_figure() -> None:
    pieces, findings = read('Lokaler: {cost activity="a|b {c}" | mkr}.')
    assert findings == []
    (ref,) = references(pieces)  # type: ignore[arg-type]
    assert ref == FigureRef.of(
        "cost", activity="a|b {c}", basis="outcome", period="2014", unit="KS"
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("{net_csot | mkr}", "net_cost"),
        ("{net_cost unit=X | mkr}", "unit=X"),
        ("{net_cost unit | mkr}", "key=value"),
        ("{net_cost | euro}", "behind the bar"),
        ("{net_cost | mkr 1 2}", "behind the bar"),
        ("{net_cost | mkr 12}", "behind the bar"),
        ("{net_cost | mkr ²}", "behind the bar"),
        ("{net_cost | mkr plus}", "behind the bar"),
        ("{net_cost | word}", "behind the bar"),
        ("{}", "does not begin"),
    ],
)
def test_a_mistake_is_told_with_what_was_meant_and_stays_as_typed(typed: str, said: str) -> None:
    pieces, (found,) = read(f"Före {typed} efter")
    assert said in found.message() + found.advice()
    assert typed in pieces


@for_any(st.text(alphabet='{}|"\\ =@abcå12\n²', max_size=60))
def test_any_text_is_read_and_no_word_of_it_is_lost(text: str) -> None:
    pieces, findings = read(text)
    assert [one for one in pieces if not isinstance(one, str)] == []
    assert "".join(map(str, pieces)) == text
    assert all(found.message() for found in findings)
