"""What no report goes beyond: more is told, and not read or not judged."""

from __future__ import annotations

import re

from bokslut.model.printed import PrintedReport

from .failures import TooManyNumbers

# Bytes of a packed file once it is unpacked; pages of a PDF.
MOST_UNPACKED = 400_000_000
MOST_PAGES = 2_000
# A report of five hundred pages has some thirty thousand; a ledger has as many as it likes.
MOST_NUMBERS = 200_000
# The same of one sheet of a workbook: what lies beyond is left out, and told of.
MOST_ROWS, MOST_COLUMNS = 100_000, 200

_NUMBER = re.compile(r"[0-9][0-9 \u00a0\u202f.,]*")


def bounded(report: PrintedReport) -> PrintedReport:
    """The report. Raises `TooManyNumbers` where it has more of them than can be held against each
    other in time."""
    count = sum(
        1 for table in report.tables() for row in table.rows for one in row if _has_digit(one.text)
    )
    count += sum(len(_NUMBER.findall(one.text)) for one in report.texts())
    if count > MOST_NUMBERS:
        raise TooManyNumbers(f"{count} numbers")
    return report


def _has_digit(text: str) -> bool:
    return bool(_NUMBER.search(text))
