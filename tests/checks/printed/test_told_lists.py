"""A whole and its listed parts, what remains of it, and shares of it, as sentences tell them."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.judge import judge
from bokslut.model.finding import Severity
from bokslut.readers.read import read_report


def told(text: str) -> list[tuple[str, str]]:
    judged = judge(read_report(f"# Rapport\n\n{text}\n".encode(), "rapport.md"))
    return [
        (one.severity.value, one.expected.replace("\u202f", " "))
        for one in judged.findings
        if one.rule == "told-apart" and one.severity is not Severity.NOTE
    ]


LIST = "Under året har {} tkr investerats: 1 412 tkr i fordon, 630 tkr i möbler och {} tkr i lås."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (LIST.format("2 963", "921"), []),
        (LIST.format("2 963", "912"), [("error", "2 954")]),
        (LIST.format("-2 963", "921"), [("warning", "2 963")]),
        # A list of examples need not be all.
        (LIST.format("9 963", "921").replace("tkr investerats", "tkr bland annat använts"), []),
        (
            "Bidraget var 33,0 mkr, fördelat på 20,1 mkr till skolor och 15,9 mkr till hem.",
            [("error", "36,0")],
        ),
        ("Budgeten var 8 450 tkr och 6 130 tkr har använts. Kvar är 2 320 tkr.", []),
        (
            "Budgeten var 8 450 tkr och 6 130 tkr har använts. Kvar är 1 877 tkr.",
            [("warning", "2 320")],
        ),
        ("Planerat var 9,6 mkr och 4,5 mkr är nått. Kvar att åstadkomma är 5,2 mkr.", []),
        ("Antalet steg till 412, av vilka 231 är kvinnor (56,1 procent).", []),
        ("Antalet steg till 412, av vilka 231 är kvinnor (56,7 procent).", [("error", "56,1")]),
        ("Det fanns 412 anställda. De äldre är 97, det vill säga 24 procent av de anställda.", []),
        (
            "Det fanns 412 anställda. De äldre är 97, det vill säga -24 procent av de anställda.",
            [("warning", "24")],
        ),
    ],
)
def test_what_sentences_reckon_of_a_whole(text: str, found: list[tuple[str, str]]) -> None:
    assert told(text) == found
