"""A surplus that a sentence tells is held against the row that it is of, by its own variance."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.markdown import read_markdown

FINANCED = """
| Nettokostnad (kkr) | Bokslut 2023 | Budget 2023 | Avvikelse | Bokslut 2022 |
|---|---|---|---|---|
| Gator | 13 979 | 14 200 | 221 | 13 331 |
| Parker | 3 591 | 3 400 | -191 | 3 318 |
| Måltider | 34 656 | 34 830 | 174 | 34 044 |
| Summa skattefinansierat | 52 226 | 52 430 | 204 | 50 693 |
"""
BOARDS = """
| Nämnd, mkr | Budget 2023 | Prognos 2023 | Avvikelse |
|---|---|---|---|
| Barn- och utbildningsnämnden | 694,9 | 689,1 | +5,8 |
| Vård- och omsorgsnämnden | 400,9 | 409,2 | -8,3 |
| Socialnämnden | 129,7 | 133,0 | -3,3 |
| Summa nämnder | 1 225,5 | 1 231,3 | -5,8 |
"""


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        # What taxes pay is spent, and no income.
        (
            FINANCED,
            "Nämndens skattefinansierade verksamhet visar ett {} om 204 kkr jämfört med budget.",
        ),
        # The sum of all boards is as much, the other way.
        (BOARDS, "Barn- och utbildningsnämnden prognostiserar ett {} på 5,8 mkr för 2023."),
    ],
)
def test_a_surplus_that_the_rows_own_variance_shows_is_one(table: str, sentence: str) -> None:
    def told(word: str) -> list[str]:
        text = f"# Bokslut 2023\n\n{sentence.format(word)}\n{table}"
        return [one.rule for one in judge(read_markdown(text, "text.md")).findings]

    assert told("överskott") == []
    assert told("underskott")
