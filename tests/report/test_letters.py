"""Who writes what the PDF cannot show is told where, and by which character."""

from __future__ import annotations

from dataclasses import replace

import report_sample as sample

from bokslut.model.document import Column, Document, Paragraph, Section, Table, TextRun
from bokslut.report.letters import unprintable


def told(document: Document) -> list[str]:
    return [f"{one.severity.value} [{one.place}] {one.message()}" for one in unprintable(document)]


def test_a_name_that_the_font_lacks_is_told_with_its_place_and_characters() -> None:
    (table, *_others) = sample.rich().tables
    row = replace(table.rows[1], label="Restaurang 東京 🍣")
    changed = replace(table, rows=(table.rows[0], row, *table.rows[2:]))
    assert told(sample.tiny(tables=(changed,))) == [
        f"warning [{table.key}/{row.key}] The PDF cannot show 東 (U+6771), 京 (U+4EAC), "
        "🍣 (U+1F363) in the text “Restaurang 東京 🍣”: it prints □ there."
    ]


def test_titles_heads_notes_and_sentences_are_looked_at_too() -> None:
    column = Column("a", "柱", "net_cost", "2014", "outcome", "tkr", 0)
    table = Table("t", "表", "tkr", (column,), (), "頭", ("注",))
    section = Section("s", "章", 1, (Paragraph((TextRun("Från "), TextRun("文"))),))
    document = replace(
        sample.tiny(sections=(section,), tables=(table,)), title="題", front=(("Till", "人"),)
    )
    assert [(str(one.place), one.quote) for one in unprintable(document)] == [
        ("bokslut.toml", "題"),
        ("bokslut.toml", "人"),
        ("s", "章"),
        ("s", "Från 文"),
        ("t", "表"),
        ("t", "頭"),
        ("t", "注"),
        ("t/a", "柱"),
    ]


def test_what_the_font_shows_and_what_has_no_shape_is_not_told() -> None:
    text = "Å ä ö é ł Ж Ω € – − ½ → \u202f\u00ad\u200d\ufe0f" + "a\u030a"
    document = sample.tiny(sections=(Section("s", text, 1, ()),))
    assert unprintable(document) == []
    assert unprintable(sample.rich()) == []


def test_a_report_in_another_script_is_told_by_its_first_texts_and_a_count() -> None:
    sections = tuple(Section(f"s{n}", f"章 {n}", 1, ()) for n in range(45))
    found = told(sample.tiny(sections=sections))
    assert len(found) == 21
    assert found[-1].startswith("warning [] 25 more of the rule unprintable-characters")
