"""A judged report as a workbook: the findings to work off, and every number with its state.

Every text is written as text, whatever it begins with: a report is quoted, never calculated.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from bokslut.checks.printed.understood.equations import State, TableNumber
from bokslut.checks.printed.weighed.judge import Judged
from bokslut.model.finding import Finding, Translate
from bokslut.model.message import fill
from bokslut.model.numbers import parse_number, unit_word
from bokslut.report.layout import clean, severity_word

from .marked import Checked, Marked, Marks
from .page import share_of
from .words import ORDER, about, arithmetic, rule_name, state_means, state_word, verdict

_INK, _QUIET = "#14212B", "#5B6B78"
_FILLS = {
    State.CONTRADICTED: "#F6D5CB",
    State.ROUNDING: "#FBEBC8",
    State.PROVED: "#D5EDE4",
    State.OPEN: "#FFFFFF",
}
_MOST_TEXT = 32_767
# Points that a line of a cell takes, and how many lines of one are shown at once: not every program
# makes rows as high as their text.
_LINE, _MOST_LINES = 13.5, 12
# How many columns from the left are printed: those that fit on a page and say what is wrong, where.
_PRINTED_OF_FINDINGS, _PRINTED_OF_NUMBERS = 8, 13
# Excel needs a day; the workbook knows none, so that the same report gives the same bytes.
_NO_DAY = datetime(2000, 1, 1)
# In these states a number follows from others.
_HOLDING = (State.PROVED, State.ROUNDING)

Column = tuple[str, int]


def judged_workbook(judged: Judged, checked: Checked, translate: Translate) -> bytes:
    """Three sheets: a summary, the findings and all numbers, each with filters."""
    import xlsxwriter

    stream = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(stream, options) as workbook:
        workbook.set_properties(
            {
                "title": clean(judged.understood.report.name),
                "comments": clean(f"SHA-256 {checked.sha256} · {checked.program}"),
                "created": _NO_DAY,
            }
        )
        _Book(workbook, Marks(judged), checked, translate).write()
    return stream.getvalue()


class _Book:
    def __init__(self, workbook: Any, marks: Marks, checked: Checked, translate: Translate) -> None:
        self.workbook = workbook
        self.marks = marks
        self.checked = checked
        self.translate = translate
        self.formats: dict[tuple[tuple[str, object], ...], Any] = {}

    def write(self) -> None:
        self._summary()
        self._findings()
        self._numbers()

    def format(self, **properties: object) -> Any:
        full = {"font_name": "Inter", "font_size": 10, "font_color": _INK, **properties}
        key = tuple(sorted(full.items()))
        if key not in self.formats:
            self.formats[key] = self.workbook.add_format({"valign": "top", **full})
        return self.formats[key]

    def text(self, sheet: Any, row: int, column: int, text: str, **properties: object) -> None:
        """Text as text; what is empty stays an empty cell, for the filters."""
        if text:
            sheet.write_string(row, column, clean(text)[:_MOST_TEXT], self.format(**properties))

    def count(self, sheet: Any, row: int, column: int, number: int | None) -> None:
        if number is not None:
            sheet.write_number(row, column, number, self.format(num_format="0"))

    def amount(self, sheet: Any, row: int, column: int, value: Decimal, decimals: int) -> None:
        """A number as a number, with the decimals that it was printed with. A double holds fifteen
        digits; what has more is written as text, never as another number."""
        if Decimal(repr(float(value))) != value:
            self.text(sheet, row, column, str(value), align="right")
            return
        shown = "#,##0" + ("." + "0" * decimals if decimals else "")
        sheet.write_number(row, column, float(value), self.format(num_format=shown))

    def printed(self, sheet: Any, row: int, column: int, text: str) -> None:
        """What a finding says is printed or expected: a number where it is one."""
        try:
            value = parse_number(text)
        except ValueError:
            self.text(sheet, row, column, text)
            return
        decimals = len(text.partition(",")[2])
        self.amount(sheet, row, column, value, decimals)

    def sheet(self, name: str, columns: Sequence[Column], rows: int, printed: int) -> Any:
        """A sheet with a frozen head and filters, whose first columns are printed across a page."""
        sheet = self.workbook.add_worksheet(clean(name)[:31])
        for index, (label, width) in enumerate(columns):
            sheet.set_column(index, index, width)
            self.text(sheet, 0, index, label, bold=True, text_wrap=True, top=1, bottom=1)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(rows, 1), len(columns) - 1)
        sheet.repeat_rows(0)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.print_area(0, 0, max(rows, 1), printed - 1)
        # What begins a footer's code is written twice, so that it is only a sign.
        foot = clean(self.marks.report.name).replace("&", "&&")[:180]
        sheet.set_footer(f"&L&8{foot}&R&8&P (&N)")
        return sheet

    def _summary(self) -> None:
        translate, judged = self.translate, self.marks.judged
        sheet = self.workbook.add_worksheet(translate("Summary")[:31])
        sheet.hide_gridlines(2)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        for index, width in enumerate((34, 14, 12, 70)):
            sheet.set_column(index, index, width)
        self.text(sheet, 0, 0, self.marks.report.name, bold=True, font_size=14)
        below = about(self.marks, translate)
        self.text(sheet, 1, 0, below, font_color=_QUIET)
        heads = (translate("State"), translate("Numbers"), translate("Share"), translate("Means"))
        for index, label in enumerate(heads):
            self.text(sheet, 3, index, label, bold=True, top=1, bottom=1)
        counts = judged.counts()
        total = sum(counts.values())
        for row, state in enumerate(ORDER, 4):
            word = state_word(state, translate)
            self.text(sheet, row, 0, word, bg_color=_FILLS[state])
            self.count(sheet, row, 1, counts[state.value])
            if total:
                count = counts[state.value]
                share = self.format(num_format=_share_form(count, total))
                sheet.write_number(row, 2, count / total, share)
            self.text(sheet, row, 3, state_means(state, translate), text_wrap=True)
        row = 4 + len(ORDER) + 1
        for index, label in enumerate((translate("What proved the numbers"), translate("Numbers"))):
            self.text(sheet, row, index, label, bold=True, top=1, bottom=1)
        for rule, number in sorted(judged.proved_by().items(), key=lambda one: -one[1]):
            row += 1
            self.text(sheet, row, 0, rule_name(rule, translate))
            self.count(sheet, row, 1, number)
        self._unread(sheet, row + 2)
        sheet.activate()

    def _unread(self, sheet: Any, row: int) -> None:
        pages = self.marks.report.unreadable
        if pages:
            said = self.translate("{count} {count:page holds|pages hold} no text: not checked.")
            listed = ", ".join(map(str, pages))
            self.text(sheet, row, 0, f"{fill(said, {'count': len(pages)})} {listed}")
        told = f"SHA-256 {self.checked.sha256} · {self.checked.program}"
        self.text(sheet, row + 1, 0, told, font_color=_QUIET)

    def _findings(self) -> None:
        translate = self.translate
        findings = self.marks.judged.findings
        columns = (
            (translate("Severity"), 12),
            (translate("Rule"), 24),
            (translate("Finding"), 60),
            (translate("What to do"), 44),
            (translate("Printed"), 14),
            (translate("Computed"), 14),
            *self._places(),
            (translate("Quote"), 60),
            ("Id", 14),
        )
        sheet = self.sheet(translate("Findings"), columns, len(findings), _PRINTED_OF_FINDINGS)
        widths = [width for _label, width in columns]
        for row, one in enumerate(findings, 1):
            self._finding(sheet, row, one, widths)

    def _places(self) -> tuple[Column, ...]:
        translate = self.translate
        return (
            (translate("Page"), 8),
            (translate("Line"), 8),
            (translate("Sheet"), 14),
            (translate("Cell"), 8),
            (translate("Table"), 30),
            (translate("Row"), 30),
            (translate("Column"), 22),
        )

    def _finding(self, sheet: Any, row: int, one: Finding, widths: Sequence[int]) -> None:
        translate, place = self.translate, one.place
        severity = severity_word(one.severity.value, translate)
        self.text(sheet, row, 0, severity, bold=one.severity.value == "error")
        wrapped: dict[int, str] = {
            1: rule_name(one.rule, translate),
            2: arithmetic(one.message(translate)),
            3: one.advice(translate),
            13: one.quote or "",
        }
        for column, told in wrapped.items():
            self.text(sheet, row, column, told, text_wrap=True)
        lines = max(_lines(told, widths[column]) for column, told in wrapped.items())
        sheet.set_row(row, _LINE * min(lines, _MOST_LINES))
        self.printed(sheet, row, 4, one.claimed)
        self.printed(sheet, row, 5, one.expected)
        self.count(sheet, row, 6, place.page)
        self.count(sheet, row, 7, place.line)
        for index, text in enumerate(
            (place.sheet, place.cell, place.table, place.row, place.column), 8
        ):
            self.text(sheet, row, index, text or "")
        self.text(sheet, row, 14, one.id)

    def _numbers(self) -> None:
        translate = self.translate
        columns = (
            (translate("No."), 8),
            (translate("State"), 18),
            (translate("Warning"), 10),
            (translate("Printed as"), 16),
            (translate("Value"), 14),
            (translate("Unit"), 10),
            *self._places(),
            (translate("Sentence"), 60),
            (translate("Rule"), 30),
            (translate("Calculation"), 60),
        )
        numbers = self.marks.numbers
        sheet = self.sheet(translate("Numbers"), columns, len(numbers), _PRINTED_OF_NUMBERS)
        for row, one in enumerate(numbers, 1):
            self._number(sheet, row, one)

    def _number(self, sheet: Any, row: int, one: Marked) -> None:
        translate, marks = self.translate, self.marks
        self.count(sheet, row, 0, one.key)
        self.text(sheet, row, 1, state_word(one.state, translate), bg_color=_FILLS[one.state])
        self.text(sheet, row, 2, translate("warning") if one.warned else "")
        self.text(sheet, row, 3, one.text, align="right")
        value = marks.value(one.numbers[0])
        if value is not None:
            self.amount(sheet, row, 4, value.value, value.decimals)
        self.text(sheet, row, 5, unit_word(marks.unit(one.numbers[0])))
        self.count(sheet, row, 6, one.spot.page)
        self.count(sheet, row, 7, one.spot.line)
        self.text(sheet, row, 8, one.spot.sheet or "")
        self.text(sheet, row, 9, one.spot.cell or "")
        number = one.numbers[0]
        if isinstance(number, TableNumber):
            grid = marks.judged.understood.grid[number.table]
            self.text(sheet, row, 10, grid.title)
            self.text(sheet, row, 11, grid.rows[number.row].label)
            self.text(sheet, row, 12, grid.columns[number.column].head)
        else:
            self.text(sheet, row, 13, marks.name(number))
        rules = dict.fromkeys(
            rule_name(marks.equations[place].rule, translate)
            for place in one.equations
            if one.state not in _HOLDING or marks.equations[place].state in _HOLDING
        )
        self.text(sheet, row, 14, "; ".join(rules))
        if one.equations:
            equation = marks.equations[one.equations[0]]
            parts = (arithmetic(equation.text), verdict(equation, translate))
            self.text(sheet, row, 15, ", ".join(part for part in parts if part))


def _share_form(count: int, total: int) -> str:
    """How a share is shown: what is not nothing never as nothing, nor as all, as on the page."""
    told = share_of(count, total)
    return "0%" if told.isdigit() else f'"{told} %"'


def _lines(text: str, width: int) -> int:
    """On how many lines a text stands in a column so many letters wide."""
    return max(1, len(textwrap.wrap(text, width)))
