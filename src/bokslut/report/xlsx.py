"""The report as a workbook that someone works on: real numbers, formulas, explanations.

XLSX holds binary doubles, which carry fifteen digits: every amount below that reads back as
exactly the decimal that was written. One that would not is written as text, never as another
number.
"""

from __future__ import annotations

import io
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from textwrap import wrap
from typing import Any

from bokslut.model.document import Document, Explanation, Row, Table
from bokslut.model.figure import FigureRef
from bokslut.model.finding import Translate, by_weight

from .grades import mark, told
from .layout import (
    Layout,
    clean,
    column_head,
    explained,
    lay_out,
    severity_word,
    unit_name,
)
from .xlsx_formulas import RATIOS, difference_formula, differences, sum_formula

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_SHEET_NAME = 31
# What is divided has more; amounts, rates and counts of people that are entered have fewer.
_MOST_DECIMALS = 6
_TITLE_ROW, _UNIT_ROW, _HEAD_ROW = 0, 1, 3
_FIRST_ROW = _HEAD_ROW + 1
# The widest column of labels in characters, and the height of a line in points.
_WIDEST, _WORDS, _LINE = 46, 34, 15
_INK, _QUIET, _RULE, _ACCENT = "#14212B", "#5B6B78", "#14212B", "#1D4E7E"


def render_xlsx(document: Document, translate: Translate) -> bytes:
    """The document as an XLSX workbook: a list of the sheets, a sheet a table, explanations."""
    import xlsxwriter

    stream = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "max_url_length": 2079,
    }
    with xlsxwriter.Workbook(stream, options) as workbook:
        # The clock stays out of the file: the same document gives the same bytes.
        workbook.set_properties(
            {
                "title": clean(document.title),
                "author": clean(document.body),
                "comments": clean(f"{document.snapshot} · {document.program}"),
                "created": datetime(document.dated.year, document.dated.month, document.dated.day),
            }
        )
        _Book(workbook, document, translate).write()
    return stream.getvalue()


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet as the list of contents names it."""

    name: str
    title: str
    unit: str


class _Book:
    """Writes the sheets; holds the workbook's formats, each made once."""

    def __init__(self, workbook: Any, document: Document, translate: Translate) -> None:
        self.workbook = workbook
        self.document = document
        self.translate = translate
        self.layout: Layout = lay_out(document)
        self.explained = explained(document)
        self.taken: set[str] = {"history"}
        self.formats: dict[tuple[tuple[str, object], ...], Any] = {}
        self.contents_name = self.sheet_name(translate("Contents"))
        self.trace_name = self.sheet_name(translate("Basis"))
        self.trace_row: dict[FigureRef, int] = {
            ref: row for row, ref in enumerate(self.explained, start=_FIRST_ROW)
        }

    def write(self) -> None:
        """All sheets, in the order of reading."""
        contents = self.workbook.add_worksheet(self.contents_name)
        order = sorted(self.document.tables, key=lambda table: self.layout.tables[table.key])
        sheets = [self.write_table(table) for table in order]
        sheets += self.write_assessments()
        beside = [*self.write_findings(), *self.write_trace()]
        # What is no part of the report itself, for those who check a finished report
        # (`readers/xlsx.py` leaves these sheets out).
        told = "/".join(one.name for one in beside)
        self.workbook.set_custom_property("bokslut-beside", told, "text")
        sheets += beside
        self.write_contents(contents, sheets)
        contents.activate()

    def format(self, **properties: object) -> Any:
        """A cell format; the same properties give the same format."""
        full = {"font_name": "Inter", "font_size": 10, "font_color": _INK, **properties}
        key = tuple(sorted(full.items()))
        if key not in self.formats:
            self.formats[key] = self.workbook.add_format(full)
        return self.formats[key]

    def sheet_name(self, title: str) -> str:
        """A name that Excel accepts and no other sheet has."""
        base = _FORBIDDEN.sub(" ", clean(title)).strip().strip("'").strip() or "–"
        name = base[:_SHEET_NAME].strip().strip("'")
        count = 1
        while name.casefold() in self.taken:
            count += 1
            tail = f" {count}"
            name = base[: _SHEET_NAME - len(tail)].strip() + tail
        self.taken.add(name.casefold())
        return name

    def text(self, sheet: Any, row: int, column: int, text: str, **properties: object) -> None:
        """Text as text, whatever it begins with."""
        sheet.write_string(row, column, clean(text)[:32767], self.format(**properties))

    def heading(self, sheet: Any, title: str, below: str) -> None:
        """Title and the line under it, at the top of a sheet."""
        sheet.hide_gridlines(2)
        self.text(sheet, _TITLE_ROW, 0, title, bold=True, font_size=14)
        self.text(sheet, _UNIT_ROW, 0, below, font_color=_QUIET)

    def head(
        self, sheet: Any, labels: list[str], right_from: int, left: Collection[int] = ()
    ) -> None:
        """The head of a table: rules above and below; figures' heads stand to the right."""
        for index, label in enumerate(labels):
            self.text(
                sheet,
                _HEAD_ROW,
                index,
                label,
                bold=True,
                text_wrap=True,
                valign="bottom",
                top=1,
                bottom=1,
                border_color=_RULE,
                align="right" if index >= right_from and index not in left else "left",
            )
        sheet.freeze_panes(_FIRST_ROW, 1)
        sheet.repeat_rows(_HEAD_ROW)

    def page(self, sheet: Any, last_row: int, last_column: int) -> None:
        """Print area, paper, and what stands at the foot of each page."""
        sheet.print_area(0, 0, last_row, last_column)
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        if last_column > 6:
            sheet.set_landscape()
        parts = (self.document.body, self.document.title)
        foot = " · ".join(part for part in parts if part).replace("&", "&&")
        sheet.set_footer(f"&L&8{clean(foot)[:180]}&R&8&P (&N)")

    def write_table(self, table: Table) -> _Sheet:
        """A statement on a sheet of its own."""
        name = self.sheet_name(table.title)
        sheet = self.workbook.add_worksheet(name)
        unit = unit_name(table.unit, self.translate)
        self.heading(sheet, table.title, unit)
        heads = [column_head(column, table) for column in table.columns]
        worded = [index for index, column in enumerate(table.columns) if column.unit == "text"]
        self.head(sheet, [table.label_head, *heads], right_from=1, left=[i + 1 for i in worded])
        places = {row.key: at for at, row in enumerate(table.rows, start=_FIRST_ROW)}
        found = differences(table)
        for row in table.rows:
            self.write_row(sheet, table, row, places, found)
        last = _FIRST_ROW + len(table.rows)
        for at, note in enumerate(table.notes, start=last + 1):
            self.text(sheet, at, 0, note, font_color=_QUIET, font_size=9)
        labels = [len(row.label) + 2 * row.level for row in table.rows]
        widths = [min(_WIDEST, max([14, len(table.label_head), *labels]) + 2)]
        widths += [max(12, max(map(len, head.split() or [""])) + 3) for head in heads]
        for index in worded:
            texts = [len(row.cells[index].text) for row in table.rows if row.cells]
            widths[index + 1] = max(widths[index + 1], min(max(texts, default=0) + 2, _WORDS))
        for index, width in enumerate(widths):
            sheet.set_column(index, index, width)
        # Not every program finds the height of a row by itself.
        told = zip([table.label_head, *heads], widths, strict=True)
        _make_room(sheet, _HEAD_ROW, max(_lines(text, width) for text, width in told))
        for row in table.rows:
            lines = [_lines(row.label, widths[0] - 2 * row.level)]
            if row.cells:
                lines += [_lines(row.cells[one].text, widths[one + 1]) for one in worded]
            _make_room(sheet, places[row.key], max(lines))
        self.page(sheet, last + len(table.notes), len(table.columns))
        return _Sheet(name, table.title, unit)

    def write_row(
        self,
        sheet: Any,
        table: Table,
        row: Row,
        places: dict[str, int],
        found: dict[int, tuple[int, int]],
    ) -> None:
        """One row: label, then a number, a formula or the mark of what is missing."""
        at = places[row.key]
        style: dict[str, object] = {}
        if row.kind != "item":
            style["bold"] = True
        if row.kind == "sum":
            style.update(top=1, border_color=_RULE)
        indent = min(row.level, 15)
        self.text(sheet, at, 0, row.label, indent=indent, text_wrap=True, **style)
        for index, cell in enumerate(row.cells):
            column = table.columns[index]
            if column.unit == "text":
                self.text(sheet, at, index + 1, cell.text, text_wrap=True, **style)
                continue
            number = self.format(
                num_format=_number_format(cell.unit, column.decimals_in(cell.unit), column.sign),
                **style,
            )
            link = self.trace_row.get(cell.ref) if cell.ref else None
            if link is not None:
                target = f"internal:'{self.trace_name.replace(chr(39), chr(39) * 2)}'!A{link + 1}"
                sheet.write_url(at, index + 1, target, number, string="", tip=str(cell.ref)[:255])
            value = row.cells[index].printed
            if value is None or not _survives(value, cell.unit):
                self.text(sheet, at, index + 1, cell.text, align="right", **style)
                continue
            formula = sum_formula(table, row, index, places) or difference_formula(
                row, index, at, found
            )
            if formula:
                sheet.write_formula(at, index + 1, formula, number, _Shortest(value))
            else:
                sheet.write_number(at, index + 1, _Shortest(value), number)

    def write_assessments(self) -> list[_Sheet]:
        """The assessments in the order of the plan; no sheet where there are none."""
        if not self.document.assessments:
            return []
        translate = self.translate
        title = translate("Assessments")
        sheet = self.workbook.add_worksheet(name := self.sheet_name(title))
        self.heading(sheet, title, translate("What the rules propose and what was decided"))
        heads = ["Goal", "Assessment", "Proposed", "How it came about"]
        self.head(sheet, [translate(head) for head in heads], right_from=9)
        for at, one in enumerate(self.document.assessments, start=_FIRST_ROW):
            said = told(one, translate)
            cells = [
                one.label,
                mark(one.grade, translate),
                mark(one.proposed, translate),
                "; ".join(said.remarks),
            ]
            for index, text in enumerate(cells):
                self.text(sheet, at, index, text, text_wrap=True, valign="top")
        for index, width in enumerate((60, 18, 18, 70)):
            sheet.set_column(index, index, width)
        self.page(sheet, _FIRST_ROW + len(self.document.assessments), 3)
        return [_Sheet(name, title, "")]

    def write_findings(self) -> list[_Sheet]:
        """The findings, gravest first; no sheet where there are none."""
        if not self.document.findings:
            return []
        translate = self.translate
        title = translate("Findings")
        sheet = self.workbook.add_worksheet(name := self.sheet_name(title))
        self.heading(sheet, title, translate("What the checks have to say"))
        heads = ["Severity", "Finding", "What to do", "Place", "Rule"]
        self.head(sheet, [translate(head) for head in heads], right_from=9)
        findings = by_weight(self.document.findings)
        for at, one in enumerate(findings, start=_FIRST_ROW):
            cells = [
                severity_word(one.severity.value, translate),
                one.message(translate),
                one.advice(translate),
                str(one.place),
                one.rule,
            ]
            for index, text in enumerate(cells):
                self.text(sheet, at, index, text, text_wrap=True, valign="top")
        for index, width in enumerate((14, 60, 50, 30, 20)):
            sheet.set_column(index, index, width)
        self.page(sheet, _FIRST_ROW + len(findings), 4)
        return [_Sheet(name, title, "")]

    def write_trace(self) -> list[_Sheet]:
        """The explanation of every number, a row each; the numbers link here."""
        translate = self.translate
        title = translate("Basis")
        sheet = self.workbook.add_worksheet(self.trace_name)
        self.heading(sheet, title, translate("Where each number comes from"))
        heads = [
            "Figure",
            "Scope",
            "Printed",
            "Exact value",
            "Definition",
            "Source of the definition",
            "Formula",
            "Holds from",
            "Inputs",
            "Selection",
            "Rows",
            "Source files",
            "Reference",
            "Where it comes from",
        ]
        self.head(sheet, [translate(head) for head in heads], right_from=99)
        for one in self.explained.values():
            self.write_explanation(sheet, one)
        widths = (28, 28, 14, 18, 50, 28, 36, 12, 50, 40, 8, 60, 50, 50)
        for index, width in enumerate(widths):
            sheet.set_column(index, index, width)
        self.page(sheet, _FIRST_ROW + len(self.explained), len(heads) - 1)
        return [_Sheet(self.trace_name, title, "")]

    def write_explanation(self, sheet: Any, one: Explanation) -> None:
        """What is known of one figure."""
        at = self.trace_row[one.ref]
        cells = [
            one.label,
            one.scope,
            one.text,
            one.exact,
            one.definition,
            one.law,
            one.formula,
            one.edition,
            "; ".join(f"{given.name} = {given.text} ({given.label})" for given in one.inputs),
            "; ".join(f"{key}: {value}" for key, value in one.selection),
            "",
            "; ".join(f"{file.file} ({file.rows}) SHA-256 {file.sha256}" for file in one.sources),
            str(one.ref),
            one.imported,
        ]
        for index, text in enumerate(cells):
            self.text(sheet, at, index, text, valign="top")
        sheet.write_number(at, 10, one.rows, self.format(num_format="#,##0", valign="top"))

    def write_contents(self, sheet: Any, sheets: list[_Sheet]) -> None:
        """The first sheet: what this is, from which snapshot, and what the others hold."""
        document, translate = self.document, self.translate
        self.heading(sheet, f"{document.body} · {document.title}", document.subtitle)
        facts = [
            *document.front,
            (translate("Dated"), document.dated.isoformat()),
            (translate("Snapshot"), document.snapshot),
            (translate("Made with"), document.program),
        ]
        if document.draft:
            facts.insert(0, (translate("State"), translate("Draft")))
        first = _UNIT_ROW + 2
        for at, (label, text) in enumerate(facts, start=first):
            self.text(sheet, at, 0, label, font_color=_QUIET)
            self.text(sheet, at, 1, text)
        head_row = first + len(facts) + 1
        style: dict[str, object] = {"bold": True, "top": 1, "bottom": 1}
        for index, head in enumerate(("Sheet", "Contents", "Unit", "Snapshot")):
            self.text(sheet, head_row, index, translate(head), **style)
        for at, one in enumerate(sheets, start=head_row + 1):
            target = f"internal:'{one.name.replace(chr(39), chr(39) * 2)}'!A1"
            sheet.write_url(
                at, 0, target, self.format(font_color=_ACCENT, underline=1), string=one.name
            )
            self.text(sheet, at, 1, one.title)
            self.text(sheet, at, 2, one.unit)
            self.text(sheet, at, 3, document.snapshot)
        for index, width in enumerate((34, 48, 20, 24)):
            sheet.set_column(index, index, width)
        self.page(sheet, head_row + len(sheets), 3)


class _Shortest(float):
    """A double that is written with the fewest digits that read back as itself.

    XlsxWriter writes sixteen, and sixteen make 0.07 into 0.07000000000000001.
    """

    def __format__(self, _spec: str) -> str:
        return format(Decimal(repr(float(self))), "f")


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column; its figures are wider than its letters."""
    return len(wrap(text, max(width - 1, 4))) or 1


def _make_room(sheet: Any, row: int, lines: int) -> None:
    if lines > 1:
        sheet.set_row(row, _LINE * lines)


def _number_format(unit: str, decimals: int, sign: str) -> str:
    """An Excel number format; the receiver's Excel shows its own decimal mark and blanks."""
    fraction = "." + "0" * decimals if decimals else ""
    shown = f"0{fraction}%" if unit == "percent" else f"#,##0{fraction}"
    return f"+{shown};-{shown};{shown}" if sign == "always" else shown


def _survives(value: Decimal, unit: str) -> bool:
    """Whether a double holds the value; a ratio, or so much for each, is rounded anyway at its far
    decimals."""
    exponent = value.as_tuple().exponent
    quotient = isinstance(exponent, int) and -exponent > _MOST_DECIMALS
    return unit in RATIOS or quotient or Decimal(repr(float(value))) == value
