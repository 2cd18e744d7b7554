"""What a user relies on of English annual reports: their tables are read and proved as printed, and
a wrong digit in them is named. All figures are made up."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.equations import State, TableNumber
from bokslut.checks.printed.judge import Judged, judge
from bokslut.model.finding import Severity
from bokslut.readers.html import read_html

CONTRACTS = """
Sales by kind of contract were as follows (in millions):
| | | Years Ended June 30, |
| | 2024 | 2023 | 2022
| Fixed fee | $  2,318.4 | $  2,104.9 | $  1,977.3
| Hourly | 71.6 | 84.3 | 66.2
| Other | (3.1) | — | 2.4
| Total sales | $2,386.9 | $2,189.2 | $2,045.9
"""
ORDERS = """
| £m | 2024 | 2023 | Change (%)
| Orders | 712.0 | 655.0 | 8.7
| Revenue | 684.2 | 641.8 | 6.6
| Operating costs | (402.6) | (381.9) | 5.4
| Gross profit | 281.6 | 259.9 | 8.3
| Gross margin (%) | 41.2 | 40.5 | 0.7
| Tax rate (%) | 22.4 | 23.9 | (1.5)
| Profit before tax | 96.4 | 83.7 | 15.2
"""
ENTITY = """
Parent entity information
| | 2024 | 2023
| | US$’000 | US$’000
| Total assets | 418,702 | 391,556
| Total liabilities | 201,387 | 188,940
| Equity | |
| Share capital | 120,450 | 120,450
| Retained profits | 96,865 | 82,166
| Total equity | 217,315 | 202,616
"""
REGIONS = """
Net sales by region were as follows (dollars in thousands):
| | 2024 | % of Total
| North | $ 203,417 | 40.3%
| South | 151,290 | 30.0%
| East | 92,115 | 18.2%
| West | 57,946 | 11.5%
| Total | $ 504,768 | 100.0%
"""


def _judged(text: str) -> Judged:
    blocks: list[str] = []
    for line in text.strip().splitlines():
        if not line.startswith("|"):
            blocks.append(f"<p>{line}</p>")
            continue
        cells = "".join(f"<td>{one.strip()}</td>" for one in line[1:].split("|"))
        row = f"<tr>{cells}</tr></table>"
        if blocks and blocks[-1].endswith("</table>"):
            blocks[-1] = blocks[-1].removesuffix("</table>") + row
        else:
            blocks.append("<table>" + row)
    page = f'<html lang="en"><body>{"".join(blocks)}</body></html>'
    return judge(read_html(page.encode(), "report.html"))


def _open(judged: Judged) -> int:
    return sum(
        1
        for number, state in judged.states.items()
        if isinstance(number, TableNumber) and state is State.OPEN
    )


@pytest.mark.parametrize("text", [CONTRACTS, ORDERS, ENTITY, REGIONS])
def test_a_right_english_table_is_proved_and_nothing_alleged(text: str) -> None:
    judged = _judged(text)
    assert not [one.message() for one in judged.findings if one.severity is not Severity.NOTE]
    assert _open(judged) == 0


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (CONTRACTS, "$  2,318.4", "$  2,818.4"),
        (CONTRACTS, "$2,189.2", "$2,169.2"),
        (ORDERS, "8.7", "7.8"),
        (ORDERS, "641.8", "614.8"),
        (ENTITY, "418,702", "418,102"),
        (ENTITY, "82,166", "82,616"),
        (REGIONS, "92,115", "92,175"),
        (REGIONS, "30.0%", "31.0%"),
    ],
)
def test_a_wrong_digit_in_an_english_table_is_an_error(text: str, right: str, wrong: str) -> None:
    judged = _judged(text.replace(right, wrong, 1))
    assert [one for one in judged.findings if one.severity is Severity.ERROR]


def test_a_table_that_is_told_in_thousands_over_it_needs_no_unit_in_its_head() -> None:
    judged = _judged(CONTRACTS)
    assert judged.understood.grids[0].unit == "mkr"
    assert judged.understood.grids[0].columns[0].meaning.period == "2024"


def test_a_date_in_american_order_is_a_head() -> None:
    judged = _judged(
        """
| | January 3, 2025 | December 29, 2023
| | (in millions) |
| Prepaid costs | $82 | $71
| Receivables | 514 | 467
| | $596 | $538
"""
    )
    periods = [one.meaning.period for one in judged.understood.grids[0].columns]
    assert periods == ["2025-01-03", "2023-12-29"]
    assert _open(judged) == 0
