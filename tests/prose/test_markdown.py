"""The CommonMark of texts: what becomes of it, and what may not be in it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given as for_any
from hypothesis import strategies as st
from small_world import given, world

from bokslut.measures.register import REGISTER
from bokslut.model.document import FigureRun, ListBlock, Paragraph, TextRun
from bokslut.model.figure import FigureRef
from bokslut.model.finding import Place, untranslated
from bokslut.prose.markdown import blocks, refused_markup
from bokslut.prose.syntax import paragraphs, read_text, references


def told(text: str, value: str = "6414000") -> tuple[Paragraph | ListBlock, ...]:
    pieces, findings = read_text(text, REGISTER, world(), {}, Place())
    assert findings == []
    figures = {ref: given(ref, Decimal(value)) for ref in references(pieces)}
    return paragraphs(pieces, figures, REGISTER, untranslated)


def test_emphasis_keeps_its_figure_and_its_words() -> None:
    (made,) = told("Det är **mycket {net_cost | mkr}** och *Bra*.")
    assert isinstance(made, Paragraph)
    assert made.text == "Det är mycket 6,4\u00a0mkr och Bra."
    assert TextRun("mycket ", strong=True) in made.runs
    assert TextRun("Bra", emphasis=True) in made.runs
    assert [one for one in made.runs if isinstance(one, FigureRun)]


def test_a_list_has_its_items_with_their_figures() -> None:
    bullets, numbers = told("- ett {net_cost | mkr}\n- *två*\n\n2. tre\n3. fyra {result | mkr}\n")
    assert isinstance(bullets, ListBlock) and isinstance(numbers, ListBlock)
    assert (bullets.ordered, numbers.ordered, numbers.start) == (False, True, 2)
    texts = [
        ["".join(run.text for run in item) for item in one.items] for one in (bullets, numbers)
    ]
    assert texts == [["ett 6,4\u00a0mkr", "två"], ["tre", "fyra 6,4\u00a0mkr"]]


def test_a_list_within_a_list_gives_its_items_to_it() -> None:
    (made,) = told("- ett\n  - två\n- tre\n")
    assert isinstance(made, ListBlock)
    assert ["".join(run.text for run in item) for item in made.items] == ["ett", "två", "tre"]


def test_a_quote_is_told_apart_and_a_link_says_where_it_leads() -> None:
    quote, link = told("> Så sade hon.\n\nSe [planen](https://a.se/plan) och <https://b.se>.")
    assert isinstance(quote, Paragraph) and isinstance(link, Paragraph)
    assert (quote.role, quote.text) == ("quote", "Så sade hon.")
    assert link.text == "Se planen (https://a.se/plan) och https://b.se."


@pytest.mark.parametrize(
    ("typed", "said", "quote"),
    [
        ("a <b>fet</b> c", "HTML", "<b>"),
        ("<div>\nx\n</div>", "HTML", "<div>"),
        ("![bild](x.png)", "an image", "bild"),
        ("```\nkod\n```", "code", "kod"),
        ("ett `ord`", "code", "ord"),
        ("# Rubrik", "a heading", "# Rubrik"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a table", "| a | b |"),
        ("ett\n\n***\n\ntvå", "a rule", "***"),
    ],
)
def test_other_markup_is_told_and_printed_as_typed(typed: str, said: str, quote: str) -> None:
    found = refused_markup(typed, Place("reports/a.toml"))[0]
    assert (found.rule, found.quote, found.place.file) == ("text-markup", quote, "reports/a.toml")
    assert said in found.message()
    shown = " ".join(
        run.text
        for block in told(typed)
        for runs in ([block.runs] if isinstance(block, Paragraph) else block.items)
        for run in runs
    )
    for word in quote.split():
        assert word in shown


def test_plain_texts_have_no_markup_that_is_refused() -> None:
    text = "Ett *stycke* med 2 < 3 & 4 > 1.\n\n- en\n- två\n\n> citat"
    assert refused_markup(text, Place()) == []


@for_any(st.lists(st.text(alphabet="ab *_->#1.\n[]()<>`|!\\&\U000f0000", max_size=12), max_size=6))
def test_no_text_loses_a_figure_or_makes_one_of_another(parts: list[str]) -> None:
    ref = FigureRef.of("net_cost")
    runs: list[TextRun | FigureRun] = []
    for index, part in enumerate(parts):
        runs += [TextRun(part), FigureRun(f"F{index}", Decimal(index), "kr", ref)]
    made = blocks(runs)
    shown = [
        run.text
        for block in made
        for one in ([block.runs] if isinstance(block, Paragraph) else block.items)
        for run in one
        if isinstance(run, FigureRun)
    ]
    # A figure within the address of a link is in no sentence.
    assert [one for one in shown if one in {f"F{index}" for index in range(len(parts))}] == shown
    if not any(sign in "".join(parts) for sign in "[]<>"):
        assert shown == [f"F{index}" for index in range(len(parts))]
