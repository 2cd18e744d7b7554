"""Sums that other sums bear out, told where their own parts do not make them. The statements are
made up, with sums by hand."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Finding, Severity
from bokslut.readers.text import read_text

CASH_FLOW = """
Kassaflödesanalys, tkr

|2023
Resultat efter finansiella poster|59 784
Avskrivningar|62 853
Betald skatt|-7 592
Kassaflöde före förändring av rörelsekapital|115 045
Förändring av rörelsekapital|-25 209
Kassaflöde från den löpande verksamheten|89 836
Investeringar i anläggningar|-70 565
Förändring av lån|13 911
Lämnat koncernbidrag|-24 076
Utdelning|-6 000
Kassaflöde från finansieringen|-16 165
Årets kassaflöde|3 106
Likvida medel vid årets början|35 438
Likvida medel vid årets slut|38 544
"""

SINGLE_ROWS = """
Cash flow statement, SEK million

|2023|2022
Net result for the year|22.8|37.0
Depreciation|61.2|58.8
Change in working capital|22.9|1.7
Cash flow from operating activities|106.9|97.5
Investments|-122.2|-117.2
Cash flow from investing activities|-122.2|-117.2
New loans|24.0|30.0
Cash flow from financing activities|24.0|30.0
Cash flow for the year|8.7|10.3
"""


def _errors(text: str) -> list[Finding]:
    judged = judge(read_text(text.strip("\n").replace("|", "\t")))
    return [one for one in judged.findings if one.severity is Severity.ERROR]


@pytest.mark.parametrize("text", [CASH_FLOW, SINGLE_ROWS])
def test_a_right_statement_has_no_error(text: str) -> None:
    assert not _errors(text)


@pytest.mark.parametrize(
    ("right", "wrong", "row"),
    [
        ("Utdelning|-6 000", "Utdelning|6 000", "Kassaflöde från finansieringen"),
        (
            "Lämnat koncernbidrag|-24 076",
            "Lämnat koncernbidrag|-24",
            "Kassaflöde från finansieringen",
        ),
        # Its parts and the total both say what it would have to be.
        (
            "löpande verksamheten|89 836",
            "löpande verksamheten|89 842",
            "Kassaflöde från den löpande verksamheten",
        ),
    ],
)
def test_a_statement_of_one_column_is_held_by_what_its_sums_make(
    right: str, wrong: str, row: str
) -> None:
    (one,) = _errors(CASH_FLOW.replace(right, wrong))
    assert one.place.row == row


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("Investments|-122.2", "Investments|-162.2"), ("New loans|24.0|30.0", "New loans|24.0|34.0")],
)
def test_a_section_of_one_row_is_that_row(right: str, wrong: str) -> None:
    assert len(_errors(SINGLE_ROWS.replace(right, wrong))) == 1
