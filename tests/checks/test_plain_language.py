"""A report that is meant for everyone is told which of its sentences are hard to read."""

from __future__ import annotations

from small_world import world

from bokslut.checks.context import CheckContext
from bokslut.checks.plain_language import check
from bokslut.measures.register import REGISTER
from bokslut.model.finding import Finding


def found_in(*texts: str) -> list[Finding]:
    plain = tuple(("summary", text) for text in texts)
    return check(CheckContext(None, world(), REGISTER, (), {}, plain=plain))  # type: ignore[arg-type]


def test_a_sentence_of_more_than_25_words_is_told_with_its_place() -> None:
    short = "Vi har " + "nu " * 22 + "slut."
    assert found_in(short, short) == []
    (one,) = found_in(f"{short} Vi har " + "nu " * 23 + "slut.")
    assert (one.rule, one.severity.value, one.place.row) == ("plain-language", "note", "summary")
    assert one.message() == "A sentence has 26 words; in plain language it has at most 25."
    assert one.quote.startswith("Vi har nu")


def test_a_text_of_long_words_is_told_with_its_lix() -> None:
    heavy = "Nettokostnadsutvecklingen överstiger kommunbidragsförändringen avsevärt."
    (one,) = found_in(heavy)
    # Four words in a sentence, all of them long: 4 + 100.
    assert one.message() == "The texts have LIX 104: above 50 a text is hard to read."


def test_nothing_is_said_of_a_report_that_is_not_declared_plain() -> None:
    assert found_in() == []
