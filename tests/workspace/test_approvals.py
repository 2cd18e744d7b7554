"""What was approved is kept, and whatever is not so any more says so itself."""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest

from bokslut.language import translator
from bokslut.model.assessment import Grade
from bokslut.model.document import AssessmentBlock, Document, MatrixBlock
from bokslut.model.finding import Finding, Severity
from bokslut.records.values import ActingUser
from bokslut.report.approved import SECTION
from bokslut.report.docx import render_docx
from bokslut.report.grades import told
from bokslut.report.html import render_html
from bokslut.report.json_report import render_json
from bokslut.report.pdf import render_pdf
from bokslut.workspace import decisions
from bokslut.workspace.examples import template_folder
from bokslut.workspace.verify import verify
from bokslut.workspace.workspace import Workspace

EVA = ActingUser("Eva Ek", "Ekonomichef")
CLOSING = "ks-2014"
HEAD = "#FLAGGA 0\n#SIETYP 4\n#ORGNR 212000-0159\n#RAR 0 20140101 20141231\n"
SWEDISH = translator("sv")


def approve(workspace: Workspace, closing: str | None = CLOSING) -> decisions.Approved:
    """Approves, accepting with a reason whatever stands in the way."""
    stops = decisions.approve(workspace, closing, "", {}, EVA)
    accept = {one.id: "Beslut i nämnden" for one in stops.findings}
    made = decisions.approve(workspace, closing, "KS 15/68", accept, EVA)
    assert made.changed, made.findings
    return made


@pytest.fixture(scope="module")
def whole(example: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The example with its closing approved. Only to be read."""
    folder = tmp_path_factory.mktemp("godkänd") / "ks"
    shutil.copytree(example.folder, folder)
    workspace = Workspace(folder)
    approve(workspace)
    return workspace


@pytest.fixture
def own(whole: Workspace, tmp_path: Path) -> Workspace:
    """The same, to be changed."""
    shutil.copytree(whole.folder, tmp_path / "ks")
    return Workspace(tmp_path / "ks")


def book_late(workspace: Workspace, folder: Path) -> None:
    """A voucher of a million that comes after the approval."""
    path = folder / "sen.si"
    path.write_text(
        f'{HEAD}#VER L "9001" 20141215 Sen\n{{\n#TRANS 6400 {{1 "HR"}} 1000000.00\n'
        "#TRANS 2495 {} -1000000.00\n}\n"
    )
    assert [one.status for one in workspace.take_in([path])] == ["imported"]


def report(document: Document) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(render_json(document, SWEDISH))
    return made


def cells(made: dict[str, Any]) -> dict[tuple[str, str, str], dict[str, Any]]:
    return {
        (table["key"], row["key"], column["key"]): cell
        for table in made["tables"]
        for row in table["rows"]
        for column, cell in zip(table["columns"], row["cells"], strict=bool(row["cells"]))
    }


def of_rule(findings: list[Finding]) -> list[Finding]:
    return [one for one in findings if one.rule == SECTION]


def test_an_approval_is_refused_until_each_decision_without_a_reason_is_accepted_with_one(
    example: Workspace, tmp_path: Path
) -> None:
    shutil.copytree(example.folder, tmp_path / "ks")
    workspace = Workspace(tmp_path / "ks")
    stops = decisions.approve(workspace, CLOSING, "", {}, EVA)
    assert not stops.changed
    assert {one.rule for one in stops.findings} == {"assessment-without-reason"}
    first, *others = (one.id for one in stops.findings)
    assert others
    still = decisions.approve(workspace, CLOSING, "", {first: "Ja"}, EVA)
    assert (still.changed, [one.id for one in still.findings]) == (False, others)
    assert not decisions.history(workspace, closing=CLOSING)
    assert decisions.approve(workspace, CLOSING, "", {"f" * 12: "Ja"}, EVA).unknown == ("f" * 12,)


def test_an_error_stands_in_the_way(own_folder: Path) -> None:
    workspace = Workspace.create(own_folder, template_folder())
    stops = decisions.approve(workspace, None, "", {}, EVA)
    assert not stops.changed
    assert {one.severity for one in stops.findings} == {Severity.ERROR}
    approve(workspace, None)
    (given,) = workspace.recorded().approvals
    assert {key for key, _reason in given.accepted} == {one.id for one in stops.findings}
    document, findings = workspace.close()
    # Who accepts an error with a reason lets the report stand; the error is told all the same.
    assert not document.draft
    assert {one.id for one in stops.findings} <= {one.id for one in findings}
    assert document.approval is not None


def test_the_report_that_was_approved_is_kept_and_builds_again_to_the_same_bytes(
    whole: Workspace,
) -> None:
    (given,) = whole.recorded().approvals
    kept = whole.approved_report(given.report).read_bytes()
    assert hashlib.sha256(kept).hexdigest() == given.report
    document, _found = whole.close(CLOSING, whole.find_snapshot(given.snapshot))
    assert render_json(document, SWEDISH) == kept


def test_the_first_page_says_by_whom_and_an_unchanged_closing_nothing_more(
    whole: Workspace,
) -> None:
    document, findings = whole.close(CLOSING)
    (given,) = whole.recorded().approvals
    assert document.front[-1][1] == f"Eva Ek, Ekonomichef, {given.at[:10]}"
    assert document.approval is not None
    assert document.approval.changed == ()
    assert of_rule(findings) == []
    assert SECTION not in [one.key for one in document.sections]
    other, _found = whole.close("ks-2014-08")
    assert other.approval is None


def test_a_late_voucher_marks_exactly_the_figures_that_are_not_what_was_approved(
    own: Workspace, tmp_path: Path
) -> None:
    (given,) = own.recorded().approvals
    approved = json.loads(own.approved_report(given.report).read_text("utf-8"))
    book_late(own, tmp_path)
    document, findings = own.close(CLOSING)
    now, was = cells(report(document)), cells(approved)
    assert now.keys() == was.keys()
    differ = {now[key]["ref"] for key in now if now[key]["value"] != was[key]["value"]}
    assert document.approval is not None
    marked = {str(ref) for ref, _old in document.approval.changed}
    assert differ
    in_cells = {one["ref"] for one in now.values()}
    assert {ref for ref in marked if ref in in_cells} == differ
    told_of = {one.quote for one in of_rule(findings)}
    assert len(told_of & marked) == min(len(marked), 20)
    (result,) = (
        one
        for one in of_rule(findings)
        if one.quote.startswith("net_cost ") and "unit=KS " in one.quote + " "
    )
    assert (result.expected, result.claimed) == ("305\u202f304\u00a0tkr", "306\u202f304\u00a0tkr")
    assert "Eva Ek, Ekonomichef" in result.message()


def test_every_format_says_what_has_changed(own: Workspace, tmp_path: Path) -> None:
    book_late(own, tmp_path)
    document, _findings = own.close(CLOSING)
    assert document.approval is not None
    old = dict(document.approval.changed)
    page = render_html(document, SWEDISH).decode()
    marks = re.findall(
        r'<span class="changed"[^>]*><[^>]*data-ref="([^"]+)"[^>]*>[^<]*</(?:a|span)>'
        r'<span class="changed-mark" aria-hidden="true">\*</span>'
        r'<span class="unseen"> \(([^<]+)\)</span>',
        page,
    )
    assert {ref for ref, _said in marks} == {str(ref).replace('"', "&quot;") for ref in old}
    assert all(said.endswith(tuple(old.values())) for _ref, said in marks)
    number = "306\u202f304\u00a0tkr"
    assert number in page
    word = docx.Document(io.BytesIO(render_docx(document, SWEDISH)))
    text = "\n".join(one.text for one in word.paragraphs)
    assert "305\u202f304\u00a0tkr" in text and "Eva Ek, Ekonomichef" in text
    pdf = pypdf.PdfReader(io.BytesIO(render_pdf(document, SWEDISH)))
    pages = [" ".join(one.extract_text().split()) for one in pdf.pages]
    assert "Eva Ek, Ekonomichef" in pages[0]
    assert any("305 304 tkr" in one and "306 304 tkr" in one for one in pages)
    last = next(one for one in document.sections if one.key == SECTION)
    assert len(last.blocks[1].items) >= len(old)  # type: ignore[union-attr]


def test_a_decision_after_the_approval_is_marked_with_the_grade_that_was_approved(
    own: Workspace,
) -> None:
    before = next(one for one in own.close(CLOSING)[0].assessments if one.key == "hallbarhet-2")
    assert before.grade is Grade.ACCEPTABLE
    done = decisions.decide(own, CLOSING, "hallbarhet-2", Grade.GOOD, "Ny utredning", EVA)
    assert done.changed
    document, findings = own.close(CLOSING)
    (found,) = of_rule(findings)
    assert (found.claimed, found.expected) == ("good", "acceptable")
    shown = [
        block.assessment
        for section in document.sections
        for block in section.blocks
        if isinstance(block, AssessmentBlock) and block.assessment.key == "hallbarhet-2"
    ]
    assert [one.approved for one in shown] == [Grade.ACCEPTABLE]
    assert "Changed since the approval: was ■ Acceptable" in told(shown[0], str).remarks
    rows = [
        row.assessment
        for section in document.sections
        for block in section.blocks
        if isinstance(block, MatrixBlock)
        for row in block.rows
    ]
    assert rows
    assert all(one.approved is None for one in rows)


def test_a_text_written_after_the_approval_is_told(own: Workspace) -> None:
    text = "Målet nås, med {result unit=KSK period=2014 | mkr} över."
    assert decisions.write(own, CLOSING, "hallbarhet-2", "text", text, EVA).changed
    document, findings = own.close(CLOSING)
    (found,) = of_rule(findings)
    assert "Andelen barn i ekonomiskt utsatta familjer" in found.quote
    assert document.approval is not None
    assert document.approval.changed == ()
    assert document.front[-1][1].startswith("1 text")


def test_in_another_language_the_figures_are_compared_and_the_words_are_not(
    own: Workspace, tmp_path: Path
) -> None:
    assert of_rule(own.close(CLOSING, None, str, "en")[1]) == []
    book_late(own, tmp_path)
    swedish, english = (own.close(CLOSING, None, str, one)[0] for one in ("sv", "en"))
    assert swedish.approval is not None
    assert english.approval is not None
    assert [ref for ref, _old in english.approval.changed] == [
        ref for ref, _old in swedish.approval.changed
    ]


def test_a_new_approval_is_what_later_reports_are_held_against(
    own: Workspace, tmp_path: Path
) -> None:
    book_late(own, tmp_path)
    assert of_rule(own.close(CLOSING)[1])
    approve(own)
    assert of_rule(own.close(CLOSING)[1]) == []
    assert len(decisions.history(own, closing=CLOSING)) == 2


def test_an_approved_report_that_is_gone_or_changed_is_told(own: Workspace) -> None:
    (given,) = own.recorded().approvals
    path = own.approved_report(given.report)
    path.write_bytes(path.read_bytes().replace(b"305", b"304"))
    assert [one.rule for one in verify(own).findings] == ["approved-report-changed"]
    path.unlink()
    assert [one.rule for one in verify(own).findings] == ["approved-report-changed"]
    assert "approved-report-gone" in [one.rule for one in own.close(CLOSING)[1]]
