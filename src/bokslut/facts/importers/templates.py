"""The templates that people fill in: a workbook with a sheet for each table.

Each sheet has the head as its first row with explanations as comments, formats that keep codes
as text, lists where only some words may stand, and an example row that is marked and never
imported. The last sheet explains all columns.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

from bokslut.model.finding import Translate, untranslated

from .tables import N_, Column, TableKind, example_texts
from .tables_kinds import TABLE_KINDS

Language = Literal["sv", "en"]

_ROWS = 5_000
_FORMATS = {
    "code": "@",
    "text": "@",
    "word": "@",
    "yes-no": "@",
    "period": "@",
    "period-name": "@",
    "date": "yyyy-mm-dd",
    "moment": "yyyy-mm-dd",
    "amount": "#,##0.00",
    "quantity": "#,##0.####",
    "value": "#,##0.##########",
    "whole": "0",
}
_KINDS = {
    "code": N_("code, as text"),
    "text": N_("text"),
    "word": N_("one of the words in the list"),
    "yes-no": N_("yes or no"),
    "period": N_("period, as text: 2014, 2014-08, 2014-T2, 2014-01..2014-08"),
    "period-name": N_("period, as text: 2014, 2014-08, 2014-T2, 2014-01..2014-08"),
    "date": N_("date"),
    "moment": N_("date"),
    "amount": N_("amount in kronor; another unit stands in the head: (tkr)"),
    "quantity": N_("number"),
    "value": N_("number with at most ten decimals"),
    "whole": N_("whole number"),
}


def template_workbook(
    language: Language = "sv",
    translate: Translate = untranslated,
    kinds: Iterable[TableKind] = TABLE_KINDS,
) -> bytes:
    """The templates as one XLSX, heads in `language`, explanations through `translate`. The
    same call gives the same bytes: no clock is asked."""
    import xlsxwriter

    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": datetime(2000, 1, 1)})
    styles = _Styles(book)
    listed = tuple(kinds)
    for kind in listed:
        _sheet(book, styles, kind, language, translate)
    _explanations(book, styles, listed, language, translate)
    book.close()
    return out.getvalue()


def write_templates(
    folder: Path, language: Language = "sv", translate: Translate = untranslated
) -> Path:
    """Writes the templates into a folder, which is made where it is not there; gives the file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / ("tables.xlsx" if language == "en" else "tabeller.xlsx")
    path.write_bytes(template_workbook(language, translate))
    return path


class _Styles:
    """The formats of a workbook, one of each."""

    def __init__(self, book: Any) -> None:
        self.required = book.add_format({"bold": True, "bg_color": "#DCE6F1", "bottom": 1})
        self.optional = book.add_format({"bg_color": "#F2F2F2", "bottom": 1})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self.bold = book.add_format({"bold": True})
        self.values = {kind: book.add_format({"num_format": it}) for kind, it in _FORMATS.items()}
        self.examples = {
            kind: book.add_format({"num_format": it, "italic": True, "font_color": "#808080"})
            for kind, it in _FORMATS.items()
        }


def head_text(column: Column, language: Language) -> str:
    """The name of a column in the template."""
    return column.en if language == "en" else column.sv


def sheet_name(kind: TableKind, language: Language) -> str:
    """The name of a table's sheet."""
    return kind.key if language == "en" else kind.sv


def _sheet(
    book: Any, styles: _Styles, kind: TableKind, language: Language, translate: Translate
) -> None:
    sheet = book.add_worksheet(sheet_name(kind, language))
    sheet.freeze_panes(1, 0)
    examples = example_texts(kind, language)
    for index, column in enumerate(kind.columns):
        head = head_text(column, language)
        style = styles.required if column.required else styles.optional
        sheet.set_column(index, index, max(12, len(head) + 3), styles.values[column.kind])
        sheet.write_string(0, index, head, style)
        sheet.write_comment(0, index, _comment(column, language, translate), {"x_scale": 2})
        _validation(sheet, index, column, language)
        _example(sheet, index, column, examples[column.name], styles)


def _comment(column: Column, language: Language, translate: Translate) -> str:
    parts = [translate(column.explanation), translate(_KINDS[column.kind])]
    if column.words:
        parts.append(", ".join(_words(column, language)))
    parts.append(translate(N_("Required.")) if column.required else translate(N_("Optional.")))
    return "\n".join(parts)


def _words(column: Column, language: Language) -> list[str]:
    place = 1 if language == "en" else 0
    if column.kind == "yes-no":
        return ["yes", "no"] if language == "en" else ["ja", "nej"]
    # The kinds of accounts are letters in both languages.
    return [words[0] if len(words[0]) == 1 else words[place] for words in column.words.values()]


def _validation(sheet: Any, index: int, column: Column, language: Language) -> None:
    rule: dict[str, Any] | None = None
    if words := _words(column, language):
        rule = {"validate": "list", "source": words}
    elif column.kind in ("date", "moment"):
        rule = {
            "validate": "date",
            "criteria": "between",
            "minimum": datetime(1900, 1, 1),
            "maximum": datetime(2199, 12, 31),
        }
    elif column.kind == "whole":
        rule = {"validate": "integer", "criteria": ">", "value": 0}
    elif column.kind in ("amount", "quantity", "value"):
        rule = {"validate": "decimal", "criteria": "between", "minimum": -1e15, "maximum": 1e15}
    if rule is not None:
        # Checked again, and better, at import: here it only warns.
        sheet.data_validation(1, index, _ROWS, index, {**rule, "error_type": "warning"})


def _example(sheet: Any, index: int, column: Column, text: str, styles: _Styles) -> None:
    style = styles.examples[column.kind]
    if not text:
        sheet.write_blank(1, index, None, style)
    elif column.kind in ("date", "moment") and index:
        sheet.write_datetime(1, index, datetime.fromisoformat(text), style)
    elif column.kind in ("amount", "quantity", "value", "whole"):
        sheet.write_number(1, index, int(text), style)
    else:
        sheet.write_string(1, index, text, style)


def _explanations(
    book: Any,
    styles: _Styles,
    kinds: Iterable[TableKind],
    language: Language,
    translate: Translate,
) -> None:
    sheet = book.add_worksheet("Explanations" if language == "en" else "Förklaringar")
    sheet.set_column(0, 1, 24)
    sheet.set_column(2, 3, 60, styles.wrapped)
    sheet.freeze_panes(1, 0)
    heads = (N_("Table"), N_("Column"), N_("What stands there"), N_("How it is written"))
    for index, head in enumerate(heads):
        sheet.write_string(0, index, translate(head), styles.bold)
    number = 1
    for kind in kinds:
        sheet.write_string(number, 0, sheet_name(kind, language), styles.bold)
        sheet.write_string(number, 2, translate(kind.explanation), styles.wrapped)
        number += 1
        for column in kind.columns:
            written = [translate(_KINDS[column.kind]), ", ".join(_words(column, language))]
            mark = " *" if column.required else ""
            sheet.write_string(number, 1, head_text(column, language) + mark)
            sheet.write_string(number, 2, translate(column.explanation), styles.wrapped)
            sheet.write_string(number, 3, ": ".join(filter(None, written)), styles.wrapped)
            number += 1
