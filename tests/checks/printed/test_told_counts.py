"""People counted in two sentences: what is counted is exact, and a rounded amount is rounded."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.understood.equations import State
from bokslut.checks.printed.weighed.judge import Judged, judge
from bokslut.model.finding import Severity
from bokslut.readers.read import read_report


def _judged(text: str) -> Judged:
    return judge(read_report(f"# Bokslut 2023\n\n{text}\n".encode(), "b.md"))


def _told(judged: Judged) -> list[str]:
    return [one.message() for one in judged.findings if one.severity is not Severity.NOTE]


def test_women_and_men_are_all_who_are_employed() -> None:
    judged = _judged("Antalet anställda var 53. Av dessa är 30 kvinnor och 23 män.")
    assert _told(judged) == []
    assert set(judged.states.values()) == {State.PROVED}


@pytest.mark.parametrize("number", ["52", "54", "35"])
def test_one_too_few_is_no_rounding_and_proves_nothing(number: str) -> None:
    judged = _judged(f"Antalet anställda var {number}. Av dessa är 30 kvinnor och 23 män.")
    assert _told(judged) == [f"30 + 23 = 53, but {number} is written."]
    assert State.PROVED not in judged.states.values()


def test_full_time_equivalents_may_be_rounded_each_and_are_then_told_as_rounded() -> None:
    judged = _judged("Antalet årsarbetare var 52 totalt. Av dessa var 30 kvinnor och 23 män.")
    assert _told(judged) == []
    assert State.PROVED not in judged.states.values()
