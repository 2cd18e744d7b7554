"""The published closing and ours, number by number, assessment by assessment, sentence by sentence.

`tests/reference/` has the published text as it was extracted, and beside it what each number
(`numbers.csv`) and each assessment (`grades.csv`) is in ours. That nothing is missing in these
lists is told by readers of the text that know nothing of bokslut; that they are right by looking
into `report.json`, which is what anybody can look into.
"""

from __future__ import annotations

import csv
import importlib.util
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import ModuleType
from typing import Any

import pytest
from sodertalje_files import ROOT, printed

from bokslut.model.document import Document
from bokslut.model.finding import untranslated
from bokslut.report.json_report import as_json
from bokslut.workspace.workspace import Workspace

FOLDER = ROOT / "tests" / "reference"
PUBLISHED = (FOLDER / "bokslut-kommunstyrelsen-2014.txt").read_text(encoding="utf-8").splitlines()
DIFFERENCES = (ROOT / "docs" / "reference-differences.md").read_text(encoding="utf-8")
GRADES = {"Bra": "good", "Ok": "acceptable", "Har brister": "deficient"}
COUNTED = ["två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"]
# What says neither how much nor how many.
RULES = {"year", "date", "case", "numbering", "law", "name", "id", "age", "days"}
# The cover document ends where the closing begins.
CLOSING_BEGINS = 88
# Above it stand registry number, date, office and title, which our first page has.
TEXT_BEGINS = 23


@dataclass(frozen=True)
class Number:
    """A row of numbers.csv."""

    line: int
    at: int
    number: str
    kind: str
    where: str
    why: str

    @property
    def before(self) -> str:
        """The word before it in the published line, as it is compared."""
        return plain(PUBLISHED[self.line - 1][: self.at - 1].rstrip().rpartition(" ")[2])

    def __str__(self) -> str:
        return f"{self.line}-{self.number}"


def rows(name: str) -> list[list[str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter=";"))[1:]


NUMBERS = [
    Number(int(line), int(at), number, kind, where, why)
    for line, at, number, kind, where, why in rows("numbers.csv")
]


def of_kind(*kinds: str) -> list[Number]:
    return [one for one in NUMBERS if one.kind in kinds]


def in_tables() -> list[Number]:
    return [one for one in NUMBERS if one.where.startswith("table ")]


def in_sentences() -> list[Number]:
    return [one for one in of_kind("figure", "imported") if not one.where.startswith("table ")]


def plain(text: str) -> str:
    """Words without blanks, emphasis, quotes and tags, with one kind of dash."""
    bare = re.sub(r"<[^>]*>|[\s*_\"”“>]", "", text)
    return bare.replace("–", "-").replace("\u2212", "-").lower()


@pytest.fixture(scope="module")
def reports(example: Workspace, annual: Document) -> dict[str, dict[str, Any]]:
    """What `bokslut build --format json` writes of the closing and of its cover document."""
    memo, _findings = example.close("ks-2014-memo")
    return {one.key: as_json(one, untranslated) for one in (annual, memo)}


def report_of(reports: dict[str, dict[str, Any]], line: int) -> dict[str, Any]:
    return reports["ks-2014-memo" if line < CLOSING_BEGINS else "ks-2014"]


def section_of(report: dict[str, Any], key: str) -> dict[str, Any]:
    (found,) = (one for one in report["sections"] if one["key"] == key)
    return found  # type: ignore[no-any-return]


def said(section: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The texts of a section, each with its figures; its heading is one without any."""
    yield {"text": section["title"], "figures": []}
    for block in section["blocks"]:
        if block["kind"] == "paragraph":
            yield block
        elif block["kind"] == "list":
            yield from block["items"]


def test_no_number_of_the_published_closing_is_missing() -> None:
    """Every digit, and every number in words, belongs to a number of the list, at its place."""
    covered = set()
    for one in NUMBERS:
        start = one.at - 1
        assert PUBLISHED[one.line - 1][start : start + len(one.number)] == one.number
        covered |= {(one.line, place) for place in range(start, start + len(one.number))}
    for count, line in enumerate(PUBLISHED, start=1):
        digits = {(count, place) for place, sign in enumerate(line) if sign.isdigit()}
        words = {
            (count, match.start())
            for word in COUNTED
            for match in re.finditer(rf"(?<!\w){word}(?!\w)", line, re.IGNORECASE)
        }
        assert (digits | words) <= covered, line


def test_a_number_stands_once_in_the_list() -> None:
    twice = Counter((one.line, one.at) for one in NUMBERS)
    assert max(twice.values()) == 1
    kinds = {one.kind for one in NUMBERS}
    known = {"figure", "imported", "cell", "contradicted", "typed", "lost", "not-a-figure"}
    assert kinds == known


@pytest.mark.parametrize("one", in_sentences(), ids=str)
def test_a_number_of_a_sentence_is_a_figure_in_the_same_words(
    reports: dict[str, dict[str, Any]], one: Number
) -> None:
    key, _colon, ref = one.where.partition(": ")
    wanted = plain(one.number)
    sentences = [
        text
        for text in said(section_of(report_of(reports, one.line), key))
        for figure in text["figures"]
        if figure["ref"] == ref and re.fullmatch(rf"[-+]?{wanted}(\D*)", plain(figure["text"]))
    ]
    assert any(one.before + wanted in plain(text["text"]) for text in sentences), one.where


@pytest.mark.parametrize("one", in_tables(), ids=str)
def test_a_number_of_a_table_is_a_cell(reports: dict[str, dict[str, Any]], one: Number) -> None:
    table_key, row_key, column_key = one.where.removeprefix("table ").split("/")
    (table,) = (one for one in reports["ks-2014"]["tables"] if one["key"] == table_key)
    (row,) = (one for one in table["rows"] if one["key"] == row_key)
    keys = [column["key"] for column in table["columns"]]
    cell = row["cells"][keys.index(column_key)]
    same = cell["text"] not in ("", "–") and abs(printed(cell["text"])) == printed(one.number)
    if one.number == "0" and cell["text"] == "–":
        assert cell["value"] == "0"
    else:
        assert same == (one.kind != "contradicted")


@pytest.mark.parametrize("one", of_kind("typed"), ids=str)
def test_a_number_that_is_typed_stands_there_and_has_a_reason(
    reports: dict[str, dict[str, Any]], one: Number
) -> None:
    section = section_of(report_of(reports, one.line), one.where)
    wanted = one.before + plain(one.number)
    found = [
        text
        for text in said(section)
        if plain(text["text"]).count(wanted)
        > sum(plain(figure["text"]) == plain(one.number) for figure in text["figures"])
    ]
    assert found and len(one.why) > 20, one.where


def test_a_number_that_is_not_printed_has_a_reason() -> None:
    assert all(len(one.why) > 20 for one in of_kind("lost"))


def test_where_ours_is_another_number_it_is_told_why(reports: dict[str, dict[str, Any]]) -> None:
    """Each stands in the list of differences, with what was printed and what ours is."""
    told = [line for line in DIFFERENCES.splitlines() if line.startswith("|")]
    for one in of_kind("contradicted"):
        ours = one.why.removeprefix("ours: ")
        rows = [plain(row) for row in told if re.match(rf"\| [0-9, –]*\b{one.line}\b", row)]
        assert any(plain(one.number) in row and plain(ours) in row for row in rows), str(one)
        key, _colon, ref = one.where.partition(": ")
        if ref:
            section = section_of(report_of(reports, one.line), key)
            figures = [figure for text in said(section) for figure in text["figures"]]
            assert any(plain(one["text"]).startswith(ours) for one in figures if one["ref"] == ref)


def test_what_is_no_figure_is_told_by_rule() -> None:
    for one in of_kind("not-a-figure"):
        assert one.why in RULES, str(one)
        if one.why == "year":
            assert re.fullmatch(r"20[0-9]{2}", one.number)


def grade_words() -> Counter[tuple[int, str]]:
    """Every assessment of the published closing: its line and its word."""
    found = [
        (count, match[0])
        for count, line in enumerate(PUBLISHED, start=1)
        for match in re.finditer(r"(?<!\w)(Bra|Ok|Har brister)(?!\w)", line)
    ]
    return Counter(found)


def test_no_assessment_of_the_published_closing_is_missing() -> None:
    assert Counter((int(line), grade) for line, grade, *_rest in rows("grades.csv")) == (
        grade_words()
    )


@pytest.mark.parametrize("row", rows("grades.csv"), ids=lambda row: f"{row[0]}-{row[4]}")
def test_an_assessment_of_the_published_closing_stands_in_ours(
    reports: dict[str, dict[str, Any]], row: list[str]
) -> None:
    _line, grade, closing, section, node = row
    shown = [
        (one["goal"], one["value"])
        for block in section_of(reports[closing], section)["blocks"]
        for one in ([block] if block["kind"] == "assessment" else block.get("rows", ()))
    ]
    assert (node, GRADES[grade]) in shown
    (decided,) = (one for one in reports[closing]["assessments"] if one["key"] == node)
    assert decided["decided"] == GRADES[grade]


# What every follow-up repeats ("Uppföljning:", the number of a direction) is the form's; in ours
# the headings and the blocks of assessments say it.
_FORM = re.compile(r"^(-?[0-9]+\.|-|\(|uppföljning:|kommentarer:|kf-mål[0-9]:?)+")
# Sentences of the published closing that are not printed as they stand, and why.
OTHERWISE = {
    46: "the grade stands below the text, as an assessment",
    50: "the grades stand in the matrix of the section",
    104: "the grade stands below the text, as an assessment",
    108: "the grades stand in the matrix of the section",
    110: "the grades stand in the matrix of the section",
    138: "3,1 mkr contradicts the table above it: ours says 2,4",
    73: "a grade and the heading behind it are glued together in the extract",
    88: "the title of the document, which stands on its first page",
    301: "a heading and the word behind it are glued together in the extract",
    333: "heading, follow-up and the heading of what comes are glued together in the extract",
    492: "who answers for it, and when it is due, stand in a line of their own",
    526: "a heading of the form: the directions below it say themselves what they are",
    585: "a heading and the words behind it are glued together in the extract",
    969: "the heading of the table, whose scope is said in a sentence",
    982: "the heading of the table",
    405: "whom an action is shared with stands in the line of who is responsible",
    415: "whom an action is shared with stands in the line of who is responsible",
    1092: "the foot of a page",
    1122: "whom the column compares with stands in its head",
    1049: "whom the column compares with stands in its head",
    1184: "the heading of measures, of which there are none",
}


# Sentences that stand before those that they follow in the published closing.
BEFORE = {
    522: "the follow-up of a goal stands before the goals of the plan below it",
    595: "the follow-up of a goal stands before the goals of the plan below it",
    695: "what is done to mend a goal stands beside its grade, before its activities",
    743: "what is done to mend a goal stands beside its grade, before its activities",
}


def prose() -> list[tuple[int, str]]:
    """The lines of the published closing that are text, without the words of the form."""
    tables = {
        row["line"]
        for table in tomllib.loads((FOLDER / "transcript.toml").read_text("utf-8"))["table"]
        for row in table["rows"]
    }
    made = []
    for count, line in enumerate(PUBLISHED, start=1):
        text = _FORM.sub("", plain(line)).rstrip(".:")
        if len(text) > 40 and "\t" not in line and count not in tables:
            made.append((count, text))
    return made


def read_through(report: dict[str, Any]) -> str:
    """All that is said in a report, from its first section to its last, tables by their titles."""
    titles = {table["key"]: table["title"] for table in report["tables"]}
    parts = []
    for section in report["sections"]:
        parts.append(section["title"])
        for block in section["blocks"]:
            parts += [text["text"] for text in said({**section, "blocks": [block]})][1:]
            if block["kind"] == "table":
                parts.append(titles[block["key"]])
            elif block["kind"] == "matrix":
                parts += [block["title"], *(row["label"] for row in block["rows"])]
    return "".join(plain(part) for part in parts)


def test_every_sentence_of_the_published_closing_is_printed_to_the_letter(
    reports: dict[str, dict[str, Any]],
) -> None:
    texts = {key: read_through(report) for key, report in reports.items()}
    otherwise = set[int]()
    for line, text in prose():
        if text not in texts["ks-2014-memo" if line < CLOSING_BEGINS else "ks-2014"]:
            otherwise.add(line)
    by_form = {one for one in otherwise if "lägesbedömning" in PUBLISHED[one - 1].lower()}
    left = otherwise - {one for one in by_form if _is_grade(one)}
    assert (left - set(OTHERWISE), set(OTHERWISE) - left) == (set(), set())


def test_what_is_printed_otherwise_stands_in_the_document() -> None:
    told = re.findall(r"^\| ([0-9, ]+) \|", DIFFERENCES, re.MULTILINE)
    lines = {int(one) for row in told for one in row.split(",")}
    assert {*OTHERWISE, *BEFORE} <= lines


def _is_grade(line: int) -> bool:
    """Whether a line says nothing but a grade."""
    return re.fullmatch(r"[^.]*: ?[*]*(Bra|Ok|Har brister)[*]*", PUBLISHED[line - 1]) is not None


def test_the_sentences_come_in_the_order_of_the_published_closing(
    reports: dict[str, dict[str, Any]],
) -> None:
    """Each stands behind those before it, in the cover document and in the closing."""
    behind = set()
    for key, report in reports.items():
        text, place = read_through(report), 0
        for line, sentence in prose():
            if (line < CLOSING_BEGINS) != (key == "ks-2014-memo") or sentence not in text:
                continue
            if line < TEXT_BEGINS:
                continue
            found = text.find(sentence, place)
            place = max(found, place)
            behind |= {line} if found < 0 else set()
    assert behind == set(BEFORE)


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference", ROOT / "tools" / "reference.py")
    assert spec is not None and spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules["reference"] = made
    spec.loader.exec_module(made)
    return made


def test_the_list_and_the_table_of_the_document_are_what_the_build_gives(
    tool: ModuleType, example: Workspace, annual: Document
) -> None:
    memo, _findings = example.close("ks-2014-memo")
    numbers = tool.account(annual, memo)
    kept = (FOLDER / "numbers.csv").read_text(encoding="utf-8")
    assert tool.as_csv(numbers) == kept, "run tools/reference.py"
    assert tool.page(numbers) == DIFFERENCES, "run tools/reference.py"


def test_a_number_that_our_closing_loses_is_seen(
    tool: ModuleType, example: Workspace, annual: Document
) -> None:
    memo, _findings = example.close("ks-2014-memo")
    sections = tuple(one for one in annual.sections if one.key != "commentary-hr")
    numbers = tool.account(replace(annual, sections=sections), memo)
    assert [(one.line, one.number) for one in numbers if not one.kind] == [(172, "3,8")]
