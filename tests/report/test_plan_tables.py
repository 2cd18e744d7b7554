"""The plan's tables: answers side by side, grades over the years, activities, who shares them."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
import report_sample as sample
from council_books import ANSWERED, COUNCIL, NAMES, answer, lines, shown, tables
from jsonschema import Draft202012Validator
from plan_books import plan_of

from bokslut.language import translator
from bokslut.model.assessment import Grade
from bokslut.model.document import Document, Paragraph, Section, TableBlock, TextRun
from bokslut.report.declaration import PLAN_TABLES, read_report, sound
from bokslut.report.docx import render_docx
from bokslut.report.html import render_html
from bokslut.report.json_report import render_json
from bokslut.report.xlsx import render_xlsx

ROOT = Path(__file__).parents[2]


def test_goals_and_bodies_stand_side_by_side_with_shape_and_word() -> None:
    (table,) = tables("answers", ANSWERED)
    heads = [one.label for one in table.columns]
    assert heads == [
        "KS",
        "BUN",
        "SN",
        "SBN",
        "BOSTAD",
        "ENERGI",
        "Proposed in all",
        "Decided in all",
    ]
    assert shown(table) == {
        "kf-1": [
            "● Good",
            "■ Acceptable",
            "– Not assessed",
            "▲ Deficient",
            "No answer",
            "● Good",
            "■ Acceptable",
            "● Good",
        ],
        # Whoever was not asked has an empty cell, and nobody has decided.
        "kf-2": ["", "■ Acceptable", "● Good", "", "", "", "■ Acceptable", "–"],
    }
    assert table.cell("kf-1", "b1").grade is Grade.GOOD
    assert table.row("kf-1").label == "Council goal 1. Kommunen är fossilfri 2030"


def test_what_the_codes_mean_and_why_the_council_decided_otherwise_stands_below() -> None:
    (table,) = tables("answers", ANSWERED)
    codes, rule, reason = table.notes
    assert rule.startswith("Proposed in all: the mean of the answers")
    assert codes == "; ".join(f"{code}: {name}" for code, name in NAMES.items())
    assert reason.endswith(": Energibolaget har ställt om.")


def test_more_bodies_than_a_page_holds_go_on_in_a_table_of_their_own() -> None:
    bodies = [f"Nämnd {at}" for at in range(1, 19)]
    text = COUNCIL + "".join(
        answer("KS", "kf-1", "good").replace('"ks-kf-1"', f'"n{at}"').replace('"KS"', f'"{body}"')
        for at, body in enumerate(bodies)
    )
    made = tables("answers", text)
    assert [one.key for one in made] == ["answers", "answers-2", "answers-3", "answers-4"]
    heads = [column.label for one in made for column in one.columns if column.key.startswith("b")]
    assert set(bodies) <= set(heads)
    assert len(heads) == len(set(heads))
    assert all(len(one.columns) <= 9 for one in made)
    assert [one.title[-5:] for one in made] == ["(1/4)", "(2/4)", "(3/4)", "(4/4)"]


def test_only_the_goals_on_top_have_rows_and_one_goal_can_be_shown_by_itself() -> None:
    office = (
        '[[node]]\nkey = "kontor"\nkind = "office-goal"\ntitle = "K"\nbody = "Kontoret"\n'
        'answers = ["bun-kf-2"]\nassessed = true\ndecided = "good"\n'
    )
    (table,) = tables("answers", ANSWERED + office)
    assert [one.key for one in table.rows] == ["kf-1", "kf-2"]
    (below,) = tables("answers", ANSWERED + office, key="bun-kf-2")
    assert shown(below) == {"bun-kf-2": ["● Good", "–", "■ Acceptable"]}


def test_a_plan_that_nobody_answers_has_no_such_table() -> None:
    goal = '[[node]]\nkey = "a"\nkind = "council-goal"\ntitle = "A"\n'
    assert tables("answers", goal) == []


def test_a_goal_says_whom_it_answers_and_who_answers_it() -> None:
    assert lines(ANSWERED, "bun-kf-2") == ["Answers: Council goal 2. Barn och unga mår bra"]
    (told,) = lines(ANSWERED, "kf-1")
    assert "Socialnämnden (– Not assessed)" in told
    assert "Ekstads Bostäder AB (No answer)" in told


HISTORY = (
    '[[node]]\nkey = "gammal"\nkind = "council-goal"\ntitle = "Gammalt"\nvalid_to = 2022-12-31\n'
    '[[node]]\nkey = "aldre"\nkind = "council-goal"\ntitle = "Äldre"\nvalid_to = 2022-12-31\n'
    '[[node]]\nkey = "ny"\nkind = "council-goal"\nnumber = "1"\ntitle = "Nytt"\n'
    'replaces = ["gammal", "aldre"]\nassessed = true\ndecided = "acceptable"\n'
    + "".join(
        f'[[grade]]\nnode = "{node}"\nperiod = "{year}"\ngrade = "{grade}"\nsource = "{source}"\n'
        for node, year, grade, source in (
            ("gammal", "2021", "deficient", "Årsredovisning 2021"),
            ("gammal", "2022", "acceptable", "Årsredovisning 2022"),
            ("aldre", "2022", "good", "Årsredovisning 2022"),
            ("ny", "2024", "good", "Årsredovisning 2024"),
        )
    )
)


def test_grades_of_several_years_stand_beside_each_other_with_those_of_the_goals_before() -> None:
    (table,) = tables("grades", HISTORY)
    assert [one.label for one in table.columns] == ["2021", "2022", "2024", "2025"]
    assert shown(table) == {
        "ny": ["–", "–", "● Good", "■ Acceptable"],
        "ny-gammal": ["▲ Deficient", "■ Acceptable", "–", "–"],
        "ny-aldre": ["–", "● Good", "–", "–"],
    }
    assert [(one.label, one.level) for one in table.rows][1:] == [
        ("Merged from: Council goal. Gammalt", 1),
        ("Merged from: Council goal. Äldre", 1),
    ]
    assert table.notes == ("Source: Årsredovisning 2021; Årsredovisning 2022; Årsredovisning 2024",)


def test_goals_of_no_area_stand_below_no_heading_and_those_of_bodies_say_whose_they_are() -> None:
    (table,) = tables("grades", ANSWERED + HISTORY)
    found = [(one.kind, one.label) for one in table.rows]
    heading = found.index(("heading", "Klimat"))
    assert [one for one in found[:heading] if "Nytt" in one[1]]
    assert [label for _kind, label in found[heading + 1 :]] == [
        "Council goal 1. Kommunen är fossilfri 2030",
        "Council goal 2. Barn och unga mår bra",
    ]
    assert ("item", "Goal of the board. Vår del av kf-1 (Socialnämnden)") in found


def test_a_goal_tells_its_earlier_grades_and_those_of_the_goals_before_it() -> None:
    assert lines(HISTORY, "ny") == [
        "Earlier assessments: 2024 ● Good",
        "Merged from: Council goal. Gammalt; ended 2022-12-31; 2022 ■ Acceptable, 2021 ▲ Deficient",
        "Merged from: Council goal. Äldre; ended 2022-12-31; 2022 ● Good",
    ]


SHARED = """
[[node]]
key = "miljo"
kind = "area"
title = "Miljöprogram"
""" + "".join(
    f'[[node]]\nkey = "{key}"\nkind = "programme-action"\ntitle = "{key}"\nparent = "miljo"\n'
    f'responsible = {bodies}\nstatus = "{status}"\n'
    for key, bodies, status in (
        ("sol", '["KS", "Ekstads Energi AB"]', "done"),
        ("buss", '["SBN"]', "ongoing"),
        ("el", '["SBN", "ENERGI"]', "done"),
        ("papper", "[]", "cancelled"),
    )
)


def test_shared_actions_are_counted_by_each_body_and_once_in_all() -> None:
    (table,) = tables("responsible", SHARED)
    found = {row.label: [one.text for one in row.cells] for row in table.rows}
    assert [one.label for one in table.columns] == [
        "Activities",
        "Ongoing",
        "Done",
        "Cancelled",
        "Share done",
    ]
    assert found == {
        "Kommunstyrelsen": ["1", "0", "1", "0", "100"],
        "Ekstads Energi AB": ["2", "0", "2", "0", "100"],
        "Samhällsbyggnadsnämnden": ["2", "1", "1", "0", "50"],
        # Nobody is named: it is that of the body that closes. What is cancelled is not planned.
        "Ekstads kommun": ["0", "0", "0", "1", "–"],
        "All, each counted once": ["3", "1", "2", "1", "67"],
    }
    assert table.notes == ("2 activities are shared and count in the row of each body.",)


def test_every_count_leads_to_its_figure() -> None:
    (table,) = tables("responsible", SHARED)
    refs = [cell.ref for row in table.rows for cell in row.cells]
    assert None not in refs
    assert len(set(refs)) == len(refs)


IMPROVED = ANSWERED + (
    '[[node]]\nkey = "i1"\nkind = "improvement"\ntitle = "Tyst läsning"\nunit = "T1"\n'
    'status = "done"\nserves = ["bun-kf-2", "kf-2"]\n'
    '[[node]]\nkey = "i2"\nkind = "improvement"\ntitle = "Kortare köer"\nserves = ["kf-2"]\n'
    '[[node]]\nkey = "i3"\nkind = "improvement"\ntitle = "Städning"\n'
)


def test_improvements_of_teams_stand_with_the_goals_that_they_serve_and_are_counted() -> None:
    (table,) = tables("improvements", IMPROVED)
    assert shown(table) == {
        "kf-2": ["2", "Tyst läsning (Arbetslag Norr, done); Kortare köer"],
        "bun-kf-2": ["1", "Tyst läsning (Arbetslag Norr, done)"],
    }
    assert table.notes == ("Not linked to a goal: Städning",)
    assert str(table.cell("kf-2", "count").ref) == "improvements goal=kf-2 period=2025"


def test_an_improvement_names_its_goals_and_a_goal_its_improvements() -> None:
    assert lines(IMPROVED, "i1")[1] == "Team: Arbetslag Norr"
    assert lines(IMPROVED, "i2") == ["Serves: Council goal 2. Barn och unga mår bra"]
    told = lines(IMPROVED, "kf-2")[-1]
    assert told.startswith("2 improvements serve it: Tyst läsning")


ACTIVITIES = """
[[node]]
key = "a"
kind = "activity"
title = "Plan för gator"
owner = "Gatuchefen"
starts = 2024-01-15
due = 2025-06-30
[[node.change]]
on = 2024-02-01
status = "ongoing"
[[node.change]]
on = 2024-12-31
status = "carried-over"
carried_to = "2025"
by = "Nämnden"
note = "upphandlingen överklagades"
[[node.change]]
on = 2025-03-01
status = "ongoing"

[[node]]
key = "b"
kind = "activity"
title = "Ny bro"
"""


def test_activities_stand_with_owner_days_status_and_where_they_were_carried_over_from() -> None:
    (table,) = tables("activities", ACTIVITIES)
    assert [one.label for one in table.columns] == ["Owner", "Starts", "Due", "Status"]
    assert shown(table) == {
        "a": [
            "Gatuchefen",
            "2024-01-15",
            "2025-06-30",
            "ongoing, carried over from 2024, overdue",
        ],
        "b": ["–", "–", "–", "–"],
    }
    (before,) = tables("activities", ACTIVITIES, "2024")
    assert shown(before)["a"][-1] == "carried over to 2025"


def test_an_activity_keeps_its_history_of_changes() -> None:
    *_, told = lines(ACTIVITIES, "a")
    assert told == (
        "How it went: 2024-02-01 ongoing; 2024-12-31 carried over to 2025 (Nämnden, "
        "upphandlingen överklagades); 2025-03-01 ongoing"
    )


def test_keys_of_the_tables_are_keys() -> None:
    for kind, text in (("answers", ANSWERED), ("grades", HISTORY), ("responsible", SHARED)):
        for table in tables(kind, text):
            keys = [table.key, *(one.key for one in (*table.columns, *table.rows))]
            assert all(re.fullmatch("[a-z0-9-]+", one) for one in keys)
            assert len({one.key for one in table.rows}) == len(table.rows)


def block(kind: str, key: str = "") -> tuple[list[str], bool]:
    """What a report with a block says is wrong, and whether it follows goals."""
    data = {
        "key": "r",
        "section": [{"key": "s", "title": "S", "block": [{"kind": kind, "key": key}]}],
    }
    report, found = read_report(data, "reports/r.toml")
    assert report is not None, found
    _kept, found = sound(report, (), "reports/r.toml", plan_of(ANSWERED))
    return [one.message() for one in found], report.follows_goals


@pytest.mark.parametrize("kind", PLAN_TABLES)
def test_a_table_of_the_plan_is_of_a_node_or_of_the_whole_plan(kind: str) -> None:
    assert block(kind, "kf-1") == ([], True)
    assert block(kind) == ([], True)
    (found,), _follows = block(kind, "nowhere")
    assert f"s {kind} = nowhere" in found


def _word(document: Document) -> str:
    with zipfile.ZipFile(io.BytesIO(render_docx(document, translator("en")))) as packed:
        return packed.read("word/document.xml").decode()


def test_word_reads_swedish_prose_of_an_english_report_as_swedish() -> None:
    said = Paragraph((TextRun("Så gick det."),), language="sv")
    section = Section("s", "S", 1, (said, Paragraph((TextRun("So it went."),))))
    words = _word(replace(sample.tiny(), sections=(section,), language="en"))
    assert re.search(r'<w:lang w:val="sv-SE"/></w:rPr><w:t[^>]*>Så gick det\.<', words)
    assert re.search(r"<w:r><w:t[^>]*>So it went\.<", words)


def test_every_format_shows_the_grades_of_a_table_by_shape_and_word() -> None:
    made = tuple(one for one in tables("answers", ANSWERED))
    section = Section("s", "Svaren", 1, tuple(TableBlock(one.key) for one in made))
    document = replace(sample.tiny(), sections=(section,), tables=made, charts=())
    translate = translator("en")
    page = render_html(document, translate).decode()
    assert (
        '<span class="grade deficient"><span aria-hidden="true">▲</span> Deficient</span>' in page
    )
    report = json.loads(render_json(document, translate))
    assert report["tables"][0]["rows"][0]["cells"][3] == {
        "value": None,
        "text": "▲ Deficient",
        "ref": None,
        "why": "not-applicable",
        "grade": "deficient",
    }
    schema = json.loads((ROOT / "docs/reference/report.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(report)
    words = _word(document)
    assert re.search(r'<w:rStyle w:val="ErrorMark"/></w:rPr><w:t[^>]*>▲ Deficient<', words)
    book = openpyxl.load_workbook(io.BytesIO(render_xlsx(document, translate)))
    texts = {cell.value for sheet in book for row in sheet for cell in row}
    assert {"▲ Deficient", "● Good", "■ Acceptable"} <= texts
