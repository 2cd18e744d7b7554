"""Where facts are missing the report says so, and no sentence with a hole in it."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bokslut.model.document import FigureRun, Paragraph, Run, TextRun
from bokslut.model.figure import FigureRef, Why
from bokslut.model.finding import untranslated
from bokslut.model.numbers import MISSING
from bokslut.report.left_out import known_only

REF = FigureRef("net_cost", (("period", "2014"),))
KNOWN = FigureRun("6,4 mkr", Decimal("6.4"), "mkr", REF)


def unknown(why: Why = Why.MISSING) -> FigureRun:
    return FigureRun(MISSING, None, "mkr", REF, why)


def told(*runs: str | FigureRun) -> list[str]:
    made: tuple[Run, ...] = tuple(TextRun(one) if isinstance(one, str) else one for one in runs)
    return [one.text for one in known_only([Paragraph(made)], untranslated)]


ONE = "1 sentence is left out here, since the facts for its figures are missing."
MANY = "{} sentences are left out here, since the facts for their figures are missing."


def test_a_sentence_with_a_missing_figure_goes_and_the_others_stay() -> None:
    assert told("Resultatet är ", KNOWN, ". Mot 2013 är det ", unknown(), ". Nämnden är nöjd.") == [
        "Resultatet är 6,4 mkr. Nämnden är nöjd.",
        ONE,
    ]


def test_a_paragraph_of_which_nothing_is_known_becomes_a_note() -> None:
    assert told("Det blev ", unknown(), ". Det är ", unknown(), " mer.") == [MANY.format(2)]


def test_what_is_known_is_left_as_it_is() -> None:
    assert told("Det blev ", KNOWN, ". Se bilagan.") == ["Det blev 6,4 mkr. Se bilagan."]


def test_a_figure_that_is_kept_back_keeps_its_sentence() -> None:
    assert told("Frånvaron är ", unknown(Why.SUPPRESSED), ".") == ["Frånvaron är –."]


def test_a_short_form_does_not_end_a_sentence() -> None:
    assert told("Licenser, t.ex. Microsoft, bl.a. Office, kostar ", unknown(), ".") == [ONE]


@given(st.lists(st.sampled_from(["Avvikelsen är 2. ", "Se kap. 3. ", "Nr 4! ", "x "]), max_size=9))
def test_a_text_without_missing_figures_never_changes(words: list[str]) -> None:
    text = "".join(words) + "Slut."
    assert told(text, KNOWN) == [text + KNOWN.text]
