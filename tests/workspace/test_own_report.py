"""A workspace's own report is held against itself before it is built: an error makes it a draft
that nobody can approve, until it is put right or accepted with a reason."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from bokslut.checks.printed.weighed.own_figures import judge_own
from bokslut.cli import main
from bokslut.language import translator
from bokslut.model.document import Document
from bokslut.model.finding import Severity
from bokslut.report.own_check import check_own_report
from bokslut.report.printed import as_printed
from bokslut.workspace.workspace import Workspace

SV = translator("sv")
SENTENCE = "Överskottet på"
TYPED = "Kostnaden har minskat från 81,2 mkr 2013 till 93,4 mkr 2014."


@pytest.fixture
def changed(example: Workspace, own_folder: Path) -> Path:
    """The example with a sentence typed by hand that cannot be."""
    shutil.copytree(example.folder, own_folder)
    report = own_folder / "reports" / "economy.toml"
    text = report.read_text(encoding="utf-8")
    assert SENTENCE in text
    text = text.replace(SENTENCE, f"{TYPED} {SENTENCE}", 1)
    report.write_text(text, encoding="utf-8")
    return own_folder


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, object]]:
    code = main(["--json", *arguments])
    return code, json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("closing", ["ks-2014", "ks-2014-08", "ks-2014-memo", "ks-2014-kort"])
def test_the_examples_own_reports_have_no_error(example: Workspace, closing: str) -> None:
    document, findings = example.close(closing)
    assert not [one for one in findings if one.severity is Severity.ERROR]
    assert not document.draft


def test_a_cell_that_is_printed_otherwise_is_an_error_at_its_keys(annual: Document) -> None:
    """The report says 38 690 where the ledger has 28 690: its row and its sum do not add up."""
    table = annual.table("operations")
    row = table.row("eko")
    index = [one.key for one in table.columns].index("net-cost")
    cells = tuple(
        replace(cell, text="38\u202f690") if place == index else cell
        for place, cell in enumerate(row.cells)
    )
    rows = tuple(replace(one, cells=cells) if one.key == "eko" else one for one in table.rows)
    tables = tuple(
        replace(one, rows=rows) if one.key == "operations" else one for one in annual.tables
    )
    found = check_own_report(replace(annual, tables=tables), (), SV)
    errors = [one for one in found if one.severity is Severity.ERROR]
    assert ("operations", "eko") in {(one.place.table, one.place.row) for one in errors}
    assert all(one.place.line is None for one in errors)


def test_what_the_books_and_the_plan_prove_is_not_told_twice(example: Workspace) -> None:
    _document, findings = example.close("ks-2014")
    rules = [one.rule for one in findings]
    assert "goal-numbering" in rules
    assert "goal-gap" not in rules
    assert "deficient-without-remedy" not in rules
    assert not [one for one in findings if "rounding" in one.message()]


def test_an_error_makes_a_draft_until_it_is_accepted_with_a_reason(
    changed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(changed)
    code, built = told(capsys, "build", folder, "--format", "json")
    assert (code, built["draft"]) == (1, True)
    errors = [one for one in built["findings"] if one["severity"] == "error"]  # type: ignore[attr-defined]
    assert errors
    # What the tables say of it is told besides.
    of_words = {"direction-within-sentence", "within-sentence", "text-against-table"}
    assert {one["rule"] for one in errors} <= of_words
    given = ["approve", folder, "--as", "Eva Ek", "--role", "ekonomichef"]
    code, refused = told(capsys, *given)
    assert (code, refused["approved"]) == (1, False)
    waiting = [one["id"] for one in refused["findings"]]  # type: ignore[attr-defined]
    assert {one["id"] for one in errors} <= set(waiting)
    accepted = [part for one in waiting for part in ("--accept", f"{one}=prövat av revisorn")]
    code, approved = told(capsys, *given, *accepted)
    assert (code, approved["approved"]) == (0, True)
    code, built = told(capsys, "build", folder, "--format", "json")
    assert (code, built["draft"]) == (0, False)
    # It is still told, to whoever reads the findings.
    assert {one["id"] for one in errors} <= {one["id"] for one in built["findings"]}  # type: ignore[attr-defined]


def test_the_sentence_of_a_wrong_number_is_told_with_it(
    changed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The place names a part of the report; only the sentence tells which of its numbers."""
    _code, checked = told(capsys, "check", str(changed))
    main(["check", str(changed)])
    printed = capsys.readouterr().out
    wrong = [one for one in checked["findings"] if one["severity"] == "error"]  # type: ignore[attr-defined]
    assert wrong
    assert all(f"”{one['quote']}”" in printed for one in wrong)


def test_check_holds_the_workspaces_report_against_last_years(
    example: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The net cost of 2013 was 284 697 tkr in the books; last year's report says 248 697."""
    rows = {
        "Politisk ledning": "66 857",
        "Kommunstyrelsens kontor": "217 840",
        "Summa": "248 697",
    }
    table = "\n".join(f"| {name} | {value} | 1 |" for name, value in rows.items())
    earlier = tmp_path / "2013.md"
    earlier.write_text(
        "# Årsbokslut 2013\n\n## Nettokostnad\n\n| tkr | Bokslut 2013 | Bokslut 2012 |\n"
        f"|---|---|---|\n{table}\n",
        encoding="utf-8",
    )
    _code, checked = told(capsys, "check", str(example.folder), "--earlier", str(earlier))
    found = [one for one in checked["findings"] if one["rule"] == "year-over-year"]  # type: ignore[attr-defined]
    assert [one["claimed"] for one in found] == ["284\u202f697"]
    assert found[0]["expected"] == "248\u202f697"
    assert found[0]["place"] == {
        "table": "net-cost-change",
        "row": "total",
        "column": "outcome-prior",
    }


def test_check_tells_of_every_number_of_the_workspaces_report(
    example: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As of a stranger's report: how many numbers are proved and open, and each with its proof;
    and of each which figure it is, as `report.json` states it."""
    page, book = tmp_path / "granskad.html", tmp_path / "anmarkningar.xlsx"
    told_of = ["--closing", "ks-2014", "--every-number", "--html", str(page), "--xlsx", str(book)]
    _code, checked = told(capsys, "check", str(example.folder), *told_of)
    counted = checked["checked"]
    assert isinstance(counted, dict)
    states = ("proved", "rounding", "contradicted", "open")
    assert sum(counted[one] for one in states) == counted["numbers"] == len(checked["numbers"])  # type: ignore[arg-type]
    assert counted["traced"] + counted["typed"] == counted["numbers"]
    assert counted["contradicted"] == 0
    assert counted["traced"] > counted["numbers"] * 9 // 10

    document, _findings = example.close("ks-2014")
    references = {
        (str(cell.ref), cell.text)
        for _table, _row, cell in document.cells()
        if cell.ref is not None and cell.printed is not None
    }
    proofs = {
        equation["text"]
        for one in checked["numbers"]  # type: ignore[attr-defined]
        for equation in one["equations"]
        if equation["rule"] == "against-workspace"
    }
    of_cells = [(ref, text) for ref, text in references if f"{ref} = {text}" in proofs]
    assert len(of_cells) > len(references) * 9 // 10

    html = page.read_text(encoding="utf-8")
    assert "net_cost basis=outcome period=2014 unit=KSK = 235" in html
    assert book.read_bytes().startswith(b"PK")


def test_a_figure_that_is_printed_as_another_number_is_not_proved_by_it(annual: Document) -> None:
    """Only what is printed is judged: a cell that says 235 681 for a figure of 235 618 is not
    traced to be right."""
    known = as_printed(annual, SV)
    judged = judge_own(known)
    right = {one.stated.number for one in judged.equations if one.rule == "against-workspace"}
    line = next(
        line
        for line, stated in known.stated.items()
        if stated.text == "235\u202f618" and known.places[line].table == "net-cost-change"
    )
    stated = dict(known.stated)
    stated[line] = replace(stated[line], value=Decimal(235_681_000))
    other = judge_own(replace(known, stated=stated))
    still = {one.stated.number for one in other.equations if one.rule == "against-workspace"}
    assert len(right - still) == 1


def test_a_workspace_is_no_pdf_to_be_marked(
    example: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["check", str(example.folder), "--pdf", str(tmp_path / "ut.pdf")])
    assert code == 2
    assert "--pdf" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
