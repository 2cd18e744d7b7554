"""What the checker tells of one report in each of the formats that it is rendered in."""

from __future__ import annotations

from collections import Counter

from bokslut.checks.printed.weighed.judge import judge
from bokslut.language import translator
from bokslut.model.document import Document
from bokslut.readers.read import read_report
from bokslut.report.docx import render_docx
from bokslut.report.html import render_html
from bokslut.report.pdf import render_pdf
from bokslut.report.xlsx import render_xlsx

SV = translator("sv")
RENDERED = {"html": render_html, "docx": render_docx, "xlsx": render_xlsx, "pdf": render_pdf}

# Rule and severity, row and column of a table, what is claimed and what it should be.
Told = tuple[str, ...]


def told_of(document: Document, format: str) -> Counter[Told]:
    """What is told of a report in a format, without where it stands and how it is quoted."""
    report = read_report(RENDERED[format](document, SV), f"rapport.{format}")
    return Counter(
        (
            one.rule,
            one.severity.value,
            one.place.row or "",
            # A head that is broken off in a narrow column of a page.
            (one.place.column or "").replace("- ", ""),
            one.claimed.replace("\u202f", " ").replace("\u00a0", " "),
            one.expected,
        )
        for one in judge(report).findings
    )


def of_tables(told: Counter[Told]) -> Counter[Told]:
    """Those that point at a cell of a table."""
    return Counter({one: count for one, count in told.items() if one[2]})
