"""The example's savings and shared responsibility as the published closing has them, and its plan
in English.

What is compared was read by hand in *Årsbokslut per den 31 december 2014 för kommunstyrelsen*
(KS 15/68): *Årets effektiviseringar* and *Mål och åtgärder i miljöprogrammet*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from bokslut.language import translator
from bokslut.model.document import Document, Paragraph
from bokslut.report.html import render_html
from bokslut.workspace.workspace import Workspace


def _paragraphs(document: Document) -> Iterator[str]:
    for section in document.sections:
        for one in section.blocks:
            if isinstance(one, Paragraph):
                yield re.sub("[\u00a0\u202f]", " ", one.text)


def _plain(text: str) -> str:
    return re.sub("[\u00a0\u202f]", " ", text)


def test_the_savings_of_the_year_are_a_statement_of_their_own(annual: Document) -> None:
    table = annual.table("savings")
    keys = [one.key for one in table.columns]
    row = dict(zip(keys, (_plain(one.text) for one in table.row("adm-2013").cells), strict=True))
    # What was decided the closing does not say, so nothing is said here either.
    assert (row["decided"], row["effect"], row["full-year"], row["realised"]) == (
        "–",
        "4 200",
        "4 200",
        "4 200",
    )
    assert row["unit"] == "Kommunstyrelsens kontor"
    assert _plain(table.cell("total", "realised").text) == "4 200"


def test_the_sentence_about_savings_is_printed_to_the_letter_with_a_figure(
    annual: Document,
) -> None:
    sentence = (
        "Helårseffekten 2014 av genomförda administrativa effektiviseringar 2013 på 4,2 mkr på "
        "kommunstyrelsens kontor är avklarade."
    )
    assert sentence in set(_paragraphs(annual))


def test_actions_of_the_environment_programme_are_counted_by_those_who_share_them(
    annual: Document,
) -> None:
    table = annual.table("responsible-miljoprogram")
    counted = {row.label: row.cells[0].text for row in table.rows[:-1]}
    # Åtgärd 1 of Bebyggelse: with Tekniska nämnden and Stadsbyggnadsnämnden; åtgärd 2 of
    # Konsumtion: Kommunstyrelsen och Telge Inköp; of the other five nobody else is named.
    assert counted == {
        "Kommunstyrelsen": "7",
        "Tekniska nämnden": "1",
        "Stadsbyggnadsnämnden": "1",
        "Telge Inköp": "1",
    }
    assert table.rows[-1].cells[0].text == "7"


def test_every_activity_stands_in_the_list_once(example: Workspace, annual: Document) -> None:
    listed = [row.key for row in annual.table("activities").rows if row.cells]
    plan = example.declared.plan
    assert listed == [one.key for one in plan.nodes if one.is_activity]


@pytest.fixture(scope="module")
def english(example: Workspace) -> Document:
    speak = translator("en")
    document, _findings = example.close("ks-2014", translate=speak, language="en")
    return document


def test_the_plan_is_in_english_but_for_the_texts_of_the_published_closing(
    english: Document,
) -> None:
    swedish = [one.title for one in english.sections if one.language]
    assert swedish == []
    titles = [one.title for one in english.sections if one.key.startswith("goal-")]
    assert "Council goal 2. The number of workplaces moving in is to rise" in titles
    assert english.table("activities").row("hallbarhet-2-1-a").label.startswith("A yearly survey")
    assert not [
        one.label
        for table in english.tables
        for one in table.columns
        if re.search("[åäöÅÄÖ]", one.label)
    ]


def test_a_text_that_stayed_swedish_is_marked_as_swedish(english: Document) -> None:
    page = render_html(english, translator("en")).decode()
    assert '<html lang="en">' in page
    unmarked = re.sub(r'<(p|ul|ol)\b[^>]* lang="sv"[^>]*>.*?</\1>', "", page, flags=re.S)
    for sentence in ("Målet är prioriterat", "Samverkan har fortsatt under 2014"):
        assert f"{sentence}" in page
        assert sentence not in unmarked


def test_the_figures_of_a_swedish_text_are_printed_in_swedish(english: Document) -> None:
    said = [one for one in _paragraphs(english) if one.startswith("Ca 7")]
    assert [one.startswith("Ca 7 procent av kommunens personbilar") for one in said] == [True]
    swedish = {
        one.text
        for section in english.sections
        for one in section.blocks
        if isinstance(one, Paragraph) and one.language == "sv"
    }
    assert len(swedish) > 100
    assert not [one for one in swedish if "percent" in one]


def test_the_swedish_report_marks_nothing(annual: Document) -> None:
    page = render_html(annual, translator("sv")).decode()
    assert page.count(' lang="') == 1
