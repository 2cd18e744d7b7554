"""Looks for files that bring the readers or the rules down, led by which of our lines they reach.

Atheris is no dependency of ours: it is large, and needs no other place than one of its own.

    python -m venv /tmp/fuzz
    /tmp/fuzz/bin/pip install -r requirements-dev.txt && /tmp/fuzz/bin/pip install atheris
    PYTHONPATH=src:tests/readers /tmp/fuzz/bin/python tests/fuzz/fuzz_reports.py pdf \\
        -max_total_time=300

The kind is one of text, spaced, html, markdown, docx, xlsx, ods, pdf; the rest is for libFuzzer.
Each input is a seed by which a good file of the kind is spoilt (`mutations.py`), then bytes that
are put into it; text, HTML and Markdown are the bytes themselves. What is found is written to the
working folder as `crash-…`; a fault that is mended becomes a case in
`tests/readers/test_spoilt_files.py`. A workbook with a cell far out asks for more memory than there
is and ends the run (`memory allocation of … bytes failed`): that is no fault, since a report is
judged in a process with limits, whose end is told as a finding.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["bokslut"]):
    from bokslut.checks.printed.weighed.judge import judge
    from bokslut.readers.failures import Unreadable
    from bokslut.readers.read import read_report

from mutations import spoilt
from test_formats import FORMATS

_NAMES = {
    "text": "report.txt",
    "spaced": "spaced.txt",
    "html": "report.html",
    "markdown": "report.md",
    "docx": "report.docx",
    "xlsx": "report.xlsx",
    "ods": "report.ods",
    "pdf": "report.pdf",
}
_AS_THEY_ARE = ("text", "spaced", "html", "markdown")


def main() -> None:
    """Fuzzes one kind of report."""
    kind = sys.argv.pop(1)
    name = _NAMES[kind]
    good = FORMATS[name]()

    def one_input(data: bytes) -> None:
        if kind not in _AS_THEY_ARE or data[:1] < b"\x40":
            at = int.from_bytes(data[4:6], "big") % (len(good) + 1)
            data = spoilt(good[:at] + data[6:] + good[at:], int.from_bytes(data[:4], "big"))
        try:
            report = read_report(data, name)
        except Unreadable:
            return
        judge(report)

    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
