"""Last year's column against last year's report: what has become another number since is told."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.understood.equations import State
from bokslut.checks.printed.weighed.judge import Judged, judge
from bokslut.model.finding import Finding, Severity
from bokslut.readers.read import read_report

HEAD = "| tkr | Utfall 2024 | Utfall 2023 |\n|---|---|---|\n"
EARLIER = """# Årsredovisning 2024

Daterad 2025-03-20

## Driftredovisning

| tkr | Utfall 2024 | Utfall 2023 | Utfall 2022 |
|---|---|---|---|
| Socialnämnden | 71 487 | 69 686 | 65 120 |
| Skolnämnden | 240 231 | 235 618 | 230 009 |
| Tekniska nämnden | 38 150 | 39 905 | 37 448 |
| Kulturnämnden | 15 862 | 16 400 | 15 777 |
| Summa | 365 730 | 361 609 | 348 354 |

Under 2022 såldes fastigheten Kvarnen 4 för 12,4 mkr till ett bolag i kommunen.
"""
REPORT = """# Årsredovisning 2025

Daterad 2026-03-20

## Driftredovisning

| tkr | Utfall 2025 | Utfall 2024 | Utfall 2023 |
|---|---|---|---|
| Socialnämnden | 74 002 | 71 487 | 69 686 |
| Skolnämnden | 251 340 | 240 231 | 235 618 |
| Tekniska nämnden | 37 907 | 38 150 | 39 905 |
| Kulturnämnden | 16 118 | 15 862 | 16 400 |
| Summa | 379 367 | 365 730 | 361 609 |

Under 2022 såldes fastigheten Kvarnen 4 för 12,4 mkr till ett bolag i kommunen.
"""


def held(report: str, earlier: str = EARLIER, kind: str = "md") -> Judged:
    last = read_report(earlier.encode(), f"2024.{kind}")
    return judge(read_report(report.encode(), f"2025.{kind}"), earlier=last)


def told(judged: Judged, *rules: str) -> list[Finding]:
    return [one for one in judged.findings if one.rule in rules]


def test_comparatives_that_are_those_of_last_year_are_proved() -> None:
    judged = held(REPORT)
    assert judged.findings == ()
    assert judged.proved_by()["year-over-year"] == 11


def test_one_changed_comparative_is_an_error_with_both_numbers() -> None:
    judged = held(REPORT.replace("| 15 862 |", "| 15 682 |"))
    (found,) = told(judged, "year-over-year")
    assert found.severity is Severity.ERROR
    assert (found.place.row, found.place.column) == ("Kulturnämnden", "Utfall 2024")
    assert (found.claimed, found.expected) == ("15\u202f682", "15\u202f862")


def test_what_was_counted_anew_with_its_sum_is_a_warning() -> None:
    text = REPORT.replace("| 240 231 |", "| 240 831 |").replace("| 365 730 |", "| 366 330 |")
    found = told(held(text), "year-over-year")
    assert [one.severity for one in found] == [Severity.WARNING] * 2
    assert {one.claimed for one in found} == {"240\u202f831", "366\u202f330"}


def test_a_last_digit_that_differs_is_no_rounding_where_both_are_printed_alike() -> None:
    (found,) = told(held(REPORT.replace("| 71 487 |", "| 71 488 |")), "year-over-year")
    assert found.expected == "71\u202f487"


def test_last_years_report_may_print_its_amounts_in_another_unit() -> None:
    """365,7 mkr is 365 730 tkr; 38,2 mkr is 38 150 tkr, and 38 950 tkr is not."""
    rows = {"71 487": "71,5", "240 231": "240,2", "38 150": "38,2", "15 862": "15,9"}
    earlier = EARLIER.replace("| tkr |", "| mkr |").replace("365 730", "365,7")
    for exact, shown in rows.items():
        earlier = earlier.replace(exact, shown)
    assert not told(held(REPORT, earlier), "year-over-year")
    (found,) = told(held(REPORT.replace("38 150", "38 950"), earlier), "year-over-year")
    assert found.place.row == "Tekniska nämnden"


@pytest.mark.parametrize(
    "said",
    [
        ("| Utfall 2024 |", "| Utfall 2024* |"),
        ("| Kulturnämnden |", "| Kulturnämnden (omräknad) |"),
        ("\nUnder 2022", "\nJämförelsetalen är justerade för en ny organisation.\n\nUnder 2022"),
    ],
)
def test_a_restated_comparative_is_a_note_where_the_report_says_so(said: tuple[str, str]) -> None:
    changed = REPORT.replace("| 15 862 |", "| 15 682 |").replace(*said)
    judged = held(changed)
    found = told(judged, "year-over-year", "restated-comparative")
    assert [one.severity for one in found if one.rule == "year-over-year"] == []
    if "(omräknad)" not in said[1]:
        assert [one.severity for one in found] == [Severity.NOTE]


def test_a_row_of_which_all_years_are_others_is_a_broken_series_and_told_once() -> None:
    changed = REPORT.replace("15 862", "25 104").replace("16 400", "26 002")
    found = told(held(changed), "series-break", "year-over-year")
    assert [one.rule for one in found] == ["series-break"]
    assert "25\u202f104 (15\u202f862)" in found[0].message()


def test_a_sentence_about_an_earlier_year_keeps_its_number() -> None:
    (found,) = told(held(REPORT.replace("12,4 mkr", "14,2 mkr")), "year-over-year")
    assert found.severity is Severity.WARNING
    assert (found.claimed, found.expected) == ("14,2 mkr", "12,4 mkr")


def test_the_reports_own_year_is_never_held_against_last_years_budget() -> None:
    earlier = EARLIER.replace("| Utfall 2022 |", "| Budget 2025 |")
    assert not told(held(REPORT, earlier), "year-over-year", "series-break")


def test_the_numbers_of_another_body_are_not_compared() -> None:
    earlier = EARLIER
    for place, number in enumerate(("71 487", "240 231", "38 150", "15 862", "365 730")):
        earlier = earlier.replace(number, f"{17 + place * 31} {911 - place * 77}")
    earlier = earlier.replace("69 686", "11 686").replace("235 618", "99 618")
    earlier = earlier.replace("39 905", "12 905").replace("16 400", "77 400")
    assert not told(held(REPORT, earlier), "year-over-year", "series-break")


def test_that_nothing_could_be_compared_is_said() -> None:
    """Else no finding would read as if the comparatives were right."""
    other = EARLIER.replace("nämnden", "bolaget").replace("Summa", "Koncernen")
    other = other.partition("Under 2022")[0]
    (found,) = told(held(REPORT, other), "earlier-not-earlier")
    assert found.severity is Severity.WARNING
    assert "nothing was compared" in found.message()


def test_an_item_and_the_sum_that_follows_from_it_are_told_in_a_short_table() -> None:
    """Two of four rows were changed last year after the report was printed."""
    head = "# Årsredovisning {year}\n\n| Mnkr | {year} | {before} |\n|---|---|---|\n"
    labels = ("Intäkter", "Kostnader", "Avskrivningar", "Nettokostnad")
    last = (("612,4", "588,0"), ("-2 871,6", "-2 790,2"), ("-110,2", "-104,9"),
            ("-2 369,4", "-2 307,1"))  # fmt: skip
    this = (("640,1", "612,4"), ("-2 990,0", "-2 876,1"), ("-114,0", "-110,2"),
            ("-2 463,9", "-2 373,9"))  # fmt: skip
    earlier, report = (
        head.format(year=year, before=year - 1)
        + "\n".join(
            f"| {label} | {' | '.join(row)} |" for label, row in zip(labels, rows, strict=True)
        )
        for year, rows in ((2024, last), (2025, this))
    )
    found = told(held(report, earlier), "year-over-year")
    assert [(one.claimed, one.expected) for one in found] == [
        ("\u22122\u202f876,1", "\u22122\u202f871,6"),
        ("\u22122\u202f373,9", "\u22122\u202f369,4"),
    ]
    assert {one.severity for one in found} == {Severity.WARNING}


def test_the_same_years_report_given_by_mistake_is_said() -> None:
    (found,) = told(held(REPORT, REPORT), "earlier-not-earlier")
    assert "2025.md" not in found.remedy
    assert found.severity is Severity.WARNING


def test_a_term_of_last_years_report_never_stands_for_a_number_of_this_one() -> None:
    """Numbers of two reports have the same places; only those of this report have a state."""
    judged = held(REPORT)
    assert set(judged.states) == set(judged.numbers)
    assert judged.counts()[State.CONTRADICTED.value] == 0
