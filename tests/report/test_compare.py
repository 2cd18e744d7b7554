"""What changed between two reports of a closing is named: all of it, and nothing else."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import report_sample as sample

from bokslut.model.assessment import Assessment, Grade
from bokslut.model.document import Document, Paragraph, TextRun
from bokslut.model.finding import Severity, finding, untranslated
from bokslut.report.compare import compare
from bokslut.report.json_report import render_json
from bokslut.workspace.examples import example_folder
from bokslut.workspace.tell_changes import changes_json, changes_text
from bokslut.workspace.workspace import Workspace

HEAD = "#FLAGGA 0\n#SIETYP 4\n#ORGNR 212000-0159\n#RAR 0 20140101 20141231\n"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace of the example's that the tests may add vouchers to."""
    source = example_folder("sodertalje-2014")
    workspace = Workspace.create(tmp_path_factory.mktemp("sen") / "ks", source)
    workspace.take_in(sorted((source / "sources").iterdir()))
    return workspace


def book(workspace: Workspace, folder: Path, number: int, day: str, unit: str, kr: int) -> None:
    """A late voucher: materials on a unit, owed to a supplier."""
    path = folder / f"{number}.si"
    path.write_text(
        f'{HEAD}#VER L "{number}" {day} Sen\n{{\n#TRANS 6400 {{1 "{unit}"}} {kr}.00\n'
        f"#TRANS 2495 {{}} -{kr}.00\n}}\n"
    )
    assert [one.status for one in workspace.take_in([path])] == ["imported"]


def cells(report: dict[str, Any]) -> dict[tuple[str, str, str], dict[str, Any]]:
    """All cells of a `report.json`, by their keys."""
    return {
        (table["key"], row["key"], column["key"]): cell
        for table in report["tables"]
        for row in table["rows"]
        for column, cell in zip(table["columns"], row["cells"], strict=bool(row["cells"]))
    }


def as_report(document: Document) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(render_json(document, untranslated))
    return made


@pytest.mark.parametrize("seed", range(3))
def test_the_cells_that_a_late_voucher_changes_are_those_that_differ_in_the_reports(
    workspace: Workspace, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    before, _ = workspace.close("ks-2014")
    day = f"2014{chance.randint(1, 12):02d}{chance.randint(1, 28):02d}"
    unit = chance.choice(["HR", "EKO", "POL", "KOM"])
    book(workspace, tmp_path, 9000 + seed, day, unit, chance.randint(1, 2_000_000))
    after, _ = workspace.close("ks-2014")

    old, new = cells(as_report(before)), cells(as_report(after))
    different = {key for key in old if old[key] != new[key]}
    compared = compare(before, after)
    assert old.keys() == new.keys()
    assert {one.place for one in compared.cells} == different
    for one in changes_json(compared, untranslated)["cells"]:
        key = one["table"], one["row"], one["column"]
        assert (one["old"]["text"], one["old"]["value"]) == (old[key]["text"], old[key]["value"])
        assert (one["new"]["text"], one["new"]["value"]) == (new[key]["text"], new[key]["value"])


def test_a_million_on_a_department_changes_the_rows_that_it_is_in(
    workspace: Workspace, tmp_path: Path
) -> None:
    before, _ = workspace.close("ks-2014")
    book(workspace, tmp_path, 9100, "20141220", "HR", 1_000_000)
    after, _ = workspace.close("ks-2014")
    compared = compare(before, after)
    operations = {one.place[1:] for one in compared.cells if one.place[0] == "operations"}
    assert operations == {
        (row, column)
        for row in ("hr", "ksk", "total")
        for column in ("result", "net-cost", "variance-percent")
    }
    income = {one.place[1] for one in compared.cells if one.place[0] == "income-statement"}
    assert income == {"materials-services", "total-costs", "operations-net-cost", "result"}
    said = [one for one in compared.sentences if one.new.startswith("Human Resources uppvisar")]
    assert [(one.section, one.old != one.new) for one in said] == [("commentary-hr", True)]


def test_nothing_has_changed_where_nothing_has() -> None:
    for make in (sample.rich, sample.tiny, sample.empty):
        compared = compare(make(), make())
        assert not compared
        assert list(changes_text(compared, untranslated)) == ["Nothing has changed."]


def test_all_is_new_beside_nothing_and_gone_the_other_way() -> None:
    rich, empty = sample.rich(), sample.empty()
    new, gone = compare(empty, rich), compare(rich, empty)
    assert {one.place for one in new.cells} == cells(as_report(rich)).keys() - cells(
        as_report(empty)
    ).keys()
    assert all(one.old is None for one in new.cells)
    assert all(one.new is None for one in gone.cells)
    assert [(one.new, one.old) for one in gone.sentences] == [
        (one.old, one.new) for one in new.sentences
    ]


def test_a_sentence_that_is_put_between_others_is_the_only_one_told() -> None:
    old = sample.rich()
    first, *rest = old.sections
    more = Paragraph((TextRun("Detta är nytt. Och detta."),))
    new = replace(old, sections=(replace(first, blocks=(more, *first.blocks)), *rest))
    assert [(one.old, one.new) for one in compare(old, new).sentences] == [
        ("", "Detta är nytt."),
        ("", "Och detta."),
    ]


def test_a_finding_that_came_or_went_is_told_by_what_it_says() -> None:
    old = sample.rich()
    late = finding("late", Severity.ERROR, "{who} is late.", who="HR")
    new = replace(old, findings=(*old.findings, late))
    assert "  [late] HR is late." in list(changes_text(compare(old, new), untranslated))
    assert [one.rule for one in compare(new, old).gone] == ["late"]


def test_an_assessment_that_changed_is_named_with_who_decided_the_old_one() -> None:
    document = sample.rich()
    was = Assessment("ekonomi", "Ekonomi", Grade.GOOD, Grade.GOOD, "result", decided_by="Nämnden")
    now = replace(was, proposed=Grade.DEFICIENT, why="underskott")
    old, new = (replace(document, assessments=(one,)) for one in (was, now))
    compared = compare(old, new)
    (change,) = compared.assessments
    assert (change.key, change.old, change.new) == ("ekonomi", was, now)
    (told,) = changes_json(compared, untranslated)["assessments"]
    assert told["old"]["decided_by"] == "Nämnden"
    assert (told["old"]["proposed"], told["new"]["proposed"]) == ("good", "deficient")
    text = "\n".join(changes_text(compared, untranslated))
    assert "  Ekonomi\n    − ● Good; As the rule proposed: ; Decided by: Nämnden\n" in text
    assert "The rule proposed ▲ Deficient: underskott" in text
    assert compare(old, old).assessments == ()
