"""What a user relies on of English annual reports: their tables are read and proved as printed, and
a wrong digit in them is named. All figures are made up."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.understood.equations import State, TableNumber, TextNumber
from bokslut.checks.printed.weighed.judge import Judged, judge
from bokslut.model.finding import Severity
from bokslut.readers.html import read_html
from bokslut.readers.read import read_report
from bokslut.readers.text import read_text

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


OF_LEASES = """
Useful lives and fair values were as follows (amounts in millions):
| | Lives (in years) | Fair Value
| Technology | 4.2 | $318
| Customer relationships | 7.0 | 204
| Trademarks | 5.0 | 35
| Other | 2.0 | 27
| Total intangible assets | | $584
"""
CASH = """
| | | Year Ended March 31, |
| | 2024 | 2023 | 2022
| | | (In millions) |
| Net cash from operating activities | $2,418 | $2,305 | $2,177
| Payments for tangible assets | (1,372) | (1,468) | (1,290)
| Free Cash Flow (non-GAAP measure) | $1,046 | $837 | $887
"""
RESULT = """
| (dollars in thousands) | 2024 | 2023 | Change
| Revenue | 8,624 | 7,105 | 1,519
| Interest income | 3,918 | 2,764 | 1,154
| Interest expense | (6,270) | (5,933) | (337)
"""


def _told(text: str) -> list[tuple[str, str]]:
    return [
        (one.severity.value, one.rule)
        for one in _judged(text).findings
        if one.severity is not Severity.NOTE
    ]


@pytest.mark.parametrize(
    ("table", "sentence", "right", "wrong"),
    [
        # As many years as numbers, in the same order.
        (
            CASH,
            "Free Cash Flow was positive $1,046 million in 2024, compared to positive $837 million "
            "and positive $887 million in 2023 and 2022, respectively.",
            "$837 million",
            "$387 million",
        ),
        # How much, right behind the verb, and a reason that speaks of means.
        (
            RESULT,
            "Interest income increased $1.2 million primarily as a result of higher "
            "weighted-average balances.",
            "$1.2 million",
            "$2.1 million",
        ),
        # The year behind the number, with the day on which it ends.
        (
            RESULT,
            "Revenue was $8.6 million for the fiscal year ended March 31, 2024 compared to $7.1 "
            "million for the fiscal year ended March 31, 2023.",
            "$7.1 million",
            "$7.9 million",
        ),
        (
            CONTRACTS,
            "Total sales of $2,386.9 million increased 9.0% from $2,189.2 million in 2023.",
            "9.0%",
            "6.0%",
        ),
    ],
)
def test_a_wrong_number_in_an_english_sentence_is_found(
    table: str, sentence: str, right: str, wrong: str
) -> None:
    assert not _told(f"{table}{sentence}")
    assert _told(f"{table}{sentence.replace(right, wrong)}")


@pytest.mark.parametrize(
    "sentence",
    [
        "Cost of revenue increased $0.9 million or 12%, driven by higher volumes.",
        "Of the interest income, $1.7 million was earned abroad.",
        "Revenue grew 6.4% in the fourth quarter.",
        "Revenue on a comparable basis increased 4.1%.",
        "The remaining $2.7 million of interest income was earned in prior periods.",
    ],
)
def test_what_is_of_a_part_or_of_another_thing_is_left_alone(sentence: str) -> None:
    assert not _told(f"{RESULT}{sentence}")


def test_a_named_total_is_the_sum_of_the_rows_above_it() -> None:
    assert not _told(OF_LEASES)
    assert _told(OF_LEASES.replace("$584", "$548")) == [("warning", "footing")]


def test_totals_among_figures_of_several_years_are_no_sums_of_them() -> None:
    assert not _told(
        """
| As of December 31, (in thousands) | 2024 | 2023
| Working capital (1) | $307,590 | $287,416
| Total assets | $745,118 | $728,027
| Total debt | $24,600 | $25,600
| Stockholders’ equity | $480,426 | $446,279
"""
    )


def test_the_same_words_about_another_year_are_no_repetition() -> None:
    told = (
        "Net cash used in operations was ${} million for the year ended June 30, {} and consisted "
        "mainly of a net loss. This net loss was partially offset by ${} thousand of depreciation "
        "expense and $207 thousand of amortization of acquired intangible assets."
    )
    assert not _told(f"{told.format('0.6', 2024, 166)}\n{told.format('3.9', 2023, 287)}")


def test_a_movement_from_the_first_to_the_last_day_is_a_sum() -> None:
    table = """
| £m | 2024 | 2023
| At 1 July | 75.6 | 74.8
| Share of profit of associates | (1.3) | 2.9
| Impairment | (8.4) | –
| Exchange movements | (4.2) | (2.1)
| At 30 June | 61.7 | 75.6
"""
    assert not _told(table)
    assert _told(table.replace("61.7", "67.1"))


NET_RESULT = (
    "Net result (SEK million)\n\n\t2022\t2021\nNet result\t52.0\t123.5\nTaxes\t910.4\t880.2\n"
)


def test_better_is_said_of_its_own_number_and_held_against_what_was_planned() -> None:
    text = (
        "The net result was SEK 52.0 million. This was SEK 39.0 million better than budget and "
        "SEK 71.5 million below the previous year."
    )
    judged = judge(read_text(f"Annual report 2022\n\n{text}\n\n{NET_RESULT}"))
    assert not [one for one in judged.findings if one.severity is Severity.ERROR]


YEARS_BELOW_THE_HEAD = """
| | Year ended March 31, | | |
|---|---|---|---|
| (In thousands) | 2024 | 2023 | 2022 |
| Operating activities | $7,241 | $6,874 | $3,433 |
| Investing activities | (5,534) | (15,085) | (13,865) |
| Financing activities | (767) | (1,295) | (847) |
| Net change in cash | $940 | $(9,506) | $(11,279) |

Cash flows used in investing activities were $15.1 million in fiscal 2023.
"""


def test_years_below_the_one_row_of_heads_that_markdown_has_are_heads() -> None:
    assert not _told_of(YEARS_BELOW_THE_HEAD)
    assert _told_of(YEARS_BELOW_THE_HEAD.replace("$15.1 million", "$18.1 million"))


def test_the_year_of_a_cause_is_not_the_year_of_what_it_caused() -> None:
    assert not _told_of(
        """
| | 2024 | 2023 | 2022 |
|---|---|---|---|
| Statutory tax rate | 21.0% | 21.0% | 35.0% |
| Effective tax rate | 13.0% | 18.3% | (48.3)% |

The effective tax rate for 2024 was 13.0% compared to 18.3% for 2023. The decrease in the effective
tax rate was primarily due to the sale of shares in 2024 compared to a deferred benefit as a result
of an internal reorganization in 2023.
"""
    )


FUND = """
| (in millions) | 2024 | 2023 |
|---|---|---|
| Equity securities | 5,551 | 4,614 |
| Debt securities | 15,601 | 14,461 |
| Real estate | 4,378 | 3,996 |
| Total | 25,530 | 23,071 |

Debt securities included $53 million of own bonds, or 0.21% of total fund assets, at December 31,
2024 and $68 million of our own bonds, or 0.29% of total fund assets, at December 31, 2023.

(2) Denominated in euro.
"""


def test_a_share_of_the_total_of_the_table_above_is_proved_by_it() -> None:
    judged = judge(read_report(FUND.encode(), "report.md"))
    told = [state for number, state in judged.states.items() if isinstance(number, TextNumber)]
    assert len(told) == 4
    assert State.OPEN not in told
    assert not judged.findings


def test_what_a_table_of_both_signs_leads_to_is_the_sum_of_all_above_it() -> None:
    judged = _judged(
        """
The tax differs from that at the federal rate as follows (in millions):
| | 2024 | 2023
| Tax at federal statutory rate | $ (12.4) | $ 31.8
| Permanent differences | 0.6 | 1.9
| State tax, net of federal benefit | (6.8) | 5.7
| Foreign rate differential | 1.9 | (0.8)
| Valuation allowance | (8.1) | (37.4)
| Return to provision | (3.3) | 12.9
| Other | 4.7 | (8.8)
| Tax (benefit) expense | $ (23.4) | $ 5.3
"""
    )
    assert not judged.findings
    assert _open(judged) == 0


def _told_of(markdown: str) -> list[tuple[str, str]]:
    found = judge(read_report(markdown.encode(), "report.md")).findings
    return [(one.severity.value, one.rule) for one in found]


def test_arithmetic_is_written_with_the_points_and_commas_of_the_report() -> None:
    judged = _judged(
        """
Revenue rose by SEK 3.2 million, from SEK 1,101.4 million to SEK 1,105.6 million.

| SEK million | 2024 | 2023 | Change
| Education | 1,160.1 | 1,158.0 | 2.3
| Social welfare | 68.9 | 58.4 | 10.5
| Total | 1,229.0 | 1,216.4 | 12.6
"""
    )
    told = {one.rule: one for one in judged.findings if one.severity is Severity.ERROR}
    assert told["within-sentence"].message() == (
        "1,105.6 million - 1,101.4 million = 4.2 million, but 3.2 million is written."
    )
    assert (told["within-sentence"].claimed, told["within-sentence"].expected) == ("3.2", "4.2")
    crossed = told["cross-footing"]
    assert crossed.message() == (
        "Education, Change: 1,160.1 - 1,158.0 = 2.1, printed 2.3, difference 0.2."
    )
    assert judged.equations[judged.because[crossed.id]].text.endswith("= 2.1")
