"""What sentences tell of the forecasts of the year, month by month."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Severity
from bokslut.readers.markdown import read_markdown

_TABLE = """
| Avvikelse mot budget, mnkr | Prognos april | Prognos augusti | Bokslut |
|---|---|---|---|
| Äldreomsorg | -4,0 | -6,2 | -5,1 |
| Hemtjänst | -3,1 | -4,4 | -3,9 |
| Funktionsstöd | -1,3 | 2,3 | 1,6 |
| Summa | -8,4 | -8,3 | -7,4 |
"""


def told(sentence: str, table: str = _TABLE) -> list[str]:
    text = f"# Socialnämnden 2024\n\n## Prognoser\n\n{sentence}\n{table}"
    judged = judge(read_markdown(text, "rapport.md"))
    loud = (Severity.ERROR, Severity.WARNING)
    return [one.claimed for one in judged.findings if one.severity in loud]


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("I april räknade nämnden med ett underskott på {} mnkr.", "8,4", "4,8"),
        ("Prognosen per augusti visade ett underskott på {} mnkr.", "8,3", "3,8"),
        ("Hemtjänstens augustiprognos var {} mnkr.", "-4,4", "-7,4"),
        (
            "För äldreomsorgen har bedömningen gått från {} mnkr i april till -5,1 mnkr.",
            "-4,0",
            "-6,2",
        ),
        (
            "Äldreomsorgen gick i prognosen från -4,0 mnkr i april till {} mnkr i bokslutet.",
            "-5,1",
            "-1,5",
        ),
        ("Bokslutet är {} mnkr bättre än prognosen per augusti.", "0,9", "2,9"),
        ("Hemtjänstens avvikelse i augusti var {} mnkr.", "-4,4", "-3,1"),
        ("Funktionsstöd hade i augusti en prognos med ett överskott på {} mnkr.", "2,3", "3,2"),
        (
            "I augusti väntades ett underskott på {} mnkr och bokslutet blev -7,4 mnkr.",
            "8,3",
            "5,3",
        ),
        (
            "Prognosen pekade på ett underskott på 8,3 mnkr och bokslutet blev {} mnkr.",
            "-7,4",
            "-4,7",
        ),
    ],
)
def test_what_a_month_foresaw_is_what_its_column_has(sentence: str, right: str, wrong: str) -> None:
    assert told(sentence.format(right)) == []
    (claimed,) = told(sentence.format(wrong))
    assert claimed.replace("\u2212", "-") == wrong


@pytest.mark.parametrize(
    "sentence",
    [
        # No row is named alone, and the words tell of some.
        "I april räknade hemtjänst och äldreomsorg med ett underskott på 7,1 mnkr.",
        "I april räknade nämnden med ett underskott på cirka 8 mnkr.",
        "I juni räknade nämnden med ett underskott på 6,6 mnkr.",
        "Nämnden sökte i april om ett extra anslag på 5,5 mnkr enligt prognosen.",
    ],
)
def test_what_may_be_of_something_else_is_left_open(sentence: str) -> None:
    assert told(sentence) == []


def test_a_table_of_costs_by_month_is_no_table_of_variances() -> None:
    costs = _TABLE.replace("Avvikelse mot budget, mnkr", "Nettokostnad, mnkr").replace("-", "")
    assert told("I april räknade nämnden med ett underskott på 5,5 mnkr.", costs) == []
