"""What a year begins with is what the year before ended with."""

from __future__ import annotations

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Severity
from bokslut.readers.read import read_report

EQUITY = """# Årsredovisning 2023

## Eget kapital (tkr)

| | 2023 | 2022 |
|---|---:|---:|
| Ingående eget kapital | 901 700 | 870 600 |
| Årets resultat | 31 600 | 31 100 |
| Utgående eget kapital | 933 300 | 901 700 |
"""
CASH = """# Årsredovisning 2023

## Likvida medel (tkr)

| | 2023 | 2022 | 2021 | 2020 |
|---|---:|---:|---:|---:|
| Likvida medel vid årets början | 40 000 | 31 200 | 20 400 | 15 000 |
| Årets kassaflöde | 5 100 | 8 800 | 10 800 | 5 400 |
| Likvida medel vid årets slut | 45 100 | 40 000 | 31 200 | 20 400 |
"""


def _told(text: str) -> list[tuple[Severity, str]]:
    judged = judge(read_report(text.encode(), "b.md"))
    return [
        (one.severity, one.message().replace("\u202f", " "))
        for one in judged.findings
        if one.rule == "balance"
    ]


def test_an_opening_balance_is_the_closing_one_of_the_year_before() -> None:
    assert _told(EQUITY) == []
    # It adds up, year by year, and begins where nothing ended.
    wrong = EQUITY.replace("901 700 | 870 600", "901 900 | 870 600").replace("933 300", "933 500")
    ((severity, told),) = _told(wrong)
    assert severity is Severity.WARNING
    assert told.startswith(
        "Ingående eget kapital, 2023: Utgående eget kapital, 2022: 901 700, printed 901 900"
    )


def test_it_is_an_error_where_the_other_years_come_out() -> None:
    assert _told(CASH) == []
    wrong = CASH.replace("40 000 | 31 200 | 20 400", "40 100 | 31 200 | 20 400", 1)
    ((severity, _words),) = _told(wrong.replace("45 100", "45 200"))
    assert severity is Severity.ERROR


def test_bodies_beside_each_other_open_with_their_own() -> None:
    text = EQUITY.replace("| 2023 | 2022 |", "| Koncern 2023 | Kommun 2022 |")
    other = text.replace("901 700 | 870 600", "950 000 | 870 600").replace("933 300", "981 600")
    assert _told(other) == []
