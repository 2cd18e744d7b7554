"""The whole way: a workspace says whose closing it is, and is told what the law asks of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from test_cli import Answer

from bokslut.cli import main
from bokslut.model.finding import Finding, Severity
from bokslut.report.checklist import CHECKLIST
from bokslut.workspace.examples import template_folder
from bokslut.workspace.workspace import Workspace, WorkspaceError

REPORT = """
key = "economy"

[[section]]
key = "told"
title = "Vad som hände"
meets = ["events"]

[[section.block]]
kind = "text"
text = "Skolan brann."

[[section]]
key = "nothing"
title = "Förväntad utveckling"

[[section]]
key = "law"
title = "Lagens krav"

[[section.block]]
kind = "checklist"

[[not_applicable]]
requirement = "lkbr-9-12"
reason = "Inga sådana poster"
"""


def municipality(folder: Path, report: str = REPORT, kind: str = "group") -> Workspace:
    """A workspace of a municipality, with that report for its closing of 2025."""
    made = Workspace.create(folder, template_folder())
    configuration = made.folder / "bokslut.toml"
    text = configuration.read_text(encoding="utf-8")
    configuration.write_text(f'body_kind = "{kind}"\n{text}', encoding="utf-8")
    (made.folder / "reports" / "economy.toml").write_text(report, encoding="utf-8")
    return Workspace(folder)


def missing(findings: list[Finding]) -> list[Finding]:
    return [one for one in findings if one.rule == "missing-part"]


def test_a_municipality_is_told_what_its_report_lacks(own_folder: Path) -> None:
    document, findings = municipality(own_folder).close("annual")
    told = {one.quote: one for one in missing(findings)}
    assert "events" not in told
    assert "is empty" in told["outlook"].message()
    assert told["cash-flow"].severity is Severity.WARNING
    assert missing(list(document.findings)) == missing(findings)


def test_the_report_prints_the_list_with_the_places_and_the_reasons(own_folder: Path) -> None:
    document, _findings = municipality(own_folder).close("annual")
    table = document.table(CHECKLIST)
    assert table.cell("lkbr-11-3", "where").section == "told"
    assert table.cell("lkbr-9-12", "where").text == "Inga sådana poster"


def test_the_same_workspace_as_a_board_is_told_nothing_of_it(own_folder: Path) -> None:
    _document, findings = municipality(own_folder, kind="board").close("annual")
    assert [one.quote for one in missing(findings)] == ["stewardship"]


def test_the_example_s_board_lacks_nothing_and_its_memo_and_short_version_are_no_annual_reports(
    example: Workspace,
) -> None:
    for key, count in (("ks-2014", 25), ("ks-2014-memo", 0), ("ks-2014-kort", 0)):
        _document, _asked, entries = example.checklist(key)
        assert len(entries) == count
        assert not [one for one in entries if one.state == "missing"]
        assert missing(example.close(key)[1]) == []


def test_a_board_can_close_in_the_workspace_of_its_municipality(own_folder: Path) -> None:
    configuration = municipality(own_folder).folder / "bokslut.toml"
    text = configuration.read_text(encoding="utf-8")
    of_a_board = text.replace('key = "annual"\n', 'key = "annual"\nbody_kind = "board"\n', 1)
    configuration.write_text(of_a_board, encoding="utf-8")
    _document, asked, _entries = Workspace(own_folder).checklist("annual")
    assert asked.body == "board"
    _document, asked, _entries = Workspace(own_folder).checklist("interim")
    assert asked.body == "group"


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ('meets = ["balansrakning"]', "balansrakning"),
        ('[[not_applicable]]\nrequirement = "lkbr-4-1-notes"\nreason = "x"', "lkbr-4-1-notes"),
    ],
)
def test_a_part_or_a_reason_that_there_is_not_is_told(
    own_folder: Path, written: str, wrong: str
) -> None:
    report = f'key = "economy"\n[[section]]\nkey = "a"\ntitle = "A"\n{written}\n'
    _document, findings = municipality(own_folder, report).close("annual")
    (found,) = [one for one in findings if one.rule == "declaration"]
    assert found.claimed == wrong


def test_a_kind_of_body_that_there_is_not_is_told(own_folder: Path) -> None:
    with pytest.raises(WorkspaceError, match=r'body_kind = "stad".*"municipality"'):
        municipality(own_folder, kind="stad").close()


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs a command in this process, in English."""

    def run(*words: object) -> Answer:
        capsys.readouterr()
        code = main([*map(str, words), "--language", "en"])
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return run


def test_the_command_tells_each_requirement_and_what_it_rests_on(
    own_folder: Path, call: Any
) -> None:
    municipality(own_folder)
    answer = call("checklist", own_folder, "--closing", "annual")
    assert answer.code == 0
    assert "Looked at as: annual report, municipality with companies." in answer.out
    assert "is lacking      4 kap. 1 §, 8 kap. 1 §: en kassaflödesanalys" in answer.out
    assert "Vad som hände" in answer.out
    assert "Not verified: " in answer.out


def test_its_json_has_the_same(own_folder: Path, call: Any) -> None:
    municipality(own_folder)
    told = call("checklist", own_folder, "--closing", "annual", "--json").json("checklist")
    by_key = {one["key"]: one for one in told["requirements"]}
    assert by_key["lkbr-11-3"]["section"] == "told"
    assert by_key["lkbr-11-4"]["empty"]
    assert by_key["lkbr-9-12"]["reason"] == "Inga sådana poster"
    assert by_key["r14-investments"]["unverified"]
    assert sum(told["counts"].values()) == len(by_key)


def test_a_memo_is_told_that_nothing_is_asked(example: Workspace, call: Any) -> None:
    answer = call("checklist", example.folder, "--closing", "ks-2014-memo")
    assert "Nothing is asked of it." in answer.out
