"""Reports to be told of: a small one with a sum that is wrong, the published closing, a PDF."""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path

import typst

from bokslut.checks.printed.weighed.judge import Judged, judge
from bokslut.readers.read import read_report
from bokslut.report.judged.marked import Checked

REFERENCE = Path(__file__).parents[2] / "reference" / "bokslut-kommunstyrelsen-2014.txt"
CHECKED = Checked("ab" * 32, "bokslut 0", "en")

# 84 120 + 151 003 = 235 123, and 83 077 + 152 619 = 235 696, not 236 596; 1 043 − 1 616 = −573.
WRONG = """Driftredovisning (tkr)

\tBudget 2025\tUtfall 2025\tAvvikelse
Förskola\t84 120\t83 077\t1 043
Grundskola\t151 003\t152 619\t-1 616
Summa\t235 123\t236 596\t-573

Grundskolan kostade 152 619 tkr. Lokalerna kostade 7 311 tkr.
"""
# Nothing but words, with signs that HTML, formulas and PDF would take for theirs.
WORDS = """<script>alert("tal")</script>

=HYPERLINK("x") & "y" är bara text.
"""
_PAGE = """
#set page(width: 595pt, height: 842pt, margin: 60pt)
#set text(size: 10pt)
= Driftredovisning

#table(columns: (150pt, 80pt, 80pt, 80pt), stroke: none, align: (left, right, right, right),
  [tkr], [Budget 2025], [Utfall 2025], [Avvikelse],
  [Förskola], [84 120], [83 077], [1 043],
  [Grundskola], [151 003], [152 619], [-1 616],
  [Fritidshem], [31 240], [30 118], [1 122],
  [Summa], [266 363], [266 714], [549])

Grundskolan kostade 152 619 tkr under året, och nämnden i allt 265 814 tkr.
"""


def judged(text: str, name: str = "rapport.txt") -> Judged:
    return judge(read_report(text.encode(), name))


@lru_cache
def reference() -> Judged:
    return judge(read_report(REFERENCE.read_bytes(), REFERENCE.name))


@lru_cache
def pdf() -> bytes:
    """A page with a sum of 265 814 that is printed as 266 714, and a page without text."""
    return bytes(typst.compile((_PAGE + "\n#pagebreak()\n#rect(width: 9cm, height: 9cm)").encode()))


@lru_cache
def judged_pdf() -> Judged:
    return judge(read_report(io.BytesIO(pdf()).getvalue(), "rapport.pdf"))


def same(message: str) -> str:
    """Messages as the code has them."""
    return message
