"""What is found in a finished report without arithmetic: goals, grades, tenses; and balance."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.understood.equations import State
from bokslut.checks.printed.weighed.judge import Judged, judge
from bokslut.readers.text import read_text

GOALS = """
Årsbokslut per den 31 december 2014

2015-03-13

KF-mål 1

Antalet inflyttade arbetsställen ska öka

Uppföljning:

{follow_up}

Lägesbedömning i bokslutet 2014 för målet: {grade}

KF-mål {second}

Sjukfrånvaron ska minska

Uppföljning:

Sjukfrånvaron har minskat sedan 2013.

Lägesbedömning i bokslutet 2014 för målet: Bra

\t2013\t2014
Kostnader\t1 200\t1 300
"""


def _rules(judged: Judged) -> list[str]:
    return [one.rule for one in judged.findings]


def _judged(follow_up: str, grade: str = "Bra", second: int = 2) -> Judged:
    text = GOALS.format(follow_up=follow_up, grade=grade, second=second)
    return judge(read_text(text, "bokslut.txt"))


def test_goals_that_are_told_as_they_should_be_leave_nothing_to_say() -> None:
    assert not _rules(_judged("Antalet har ökat från 217 till 234."))


def test_a_goal_that_is_left_out_is_missed() -> None:
    assert _rules(_judged("Antalet har ökat.", second=3)) == ["goal-gap"]


def test_a_follow_up_that_nobody_wrote_is_found() -> None:
    assert _rules(_judged("")) == ["follow-up-missing"]


def test_a_deficient_goal_needs_measures() -> None:
    bare = _judged("Antalet har minskat.", "Har brister")
    assert _rules(bare) == ["deficient-without-remedy"]
    mended = _judged("Antalet har minskat. En handlingsplan tas fram.", "Har brister")
    assert not _rules(mended)


def test_a_goal_that_is_reached_is_not_graded_lower_without_a_word() -> None:
    assert _rules(_judged("Målet är uppnått.", "Ok")) == ["grade-against-text"]
    assert not _rules(_judged("Målet är uppnått.", "Bra"))


@pytest.mark.parametrize(
    ("sentence", "stale"),
    [
        ("Ett nytt intranät som ska lanseras i november.", True),
        ("Arbetet fortsätter under resten av året.", True),
        ("Ett nytt intranät ska lanseras i november 2015.", False),
        ("Intranätet skulle lanseras i november.", False),
        ("Intranätet lanserades i november.", False),
        ("Kommunens årsredovisning ska fastställas av fullmäktige den 3 april.", False),
        ("Nämndens bokslut ska behandlas den 12 februari.", False),
    ],
)
def test_what_was_to_come_has_come_when_the_year_is_over(sentence: str, stale: bool) -> None:
    assert ("stale-tense" in _rules(_judged(sentence))) is stale


def test_a_report_of_part_of_a_year_may_look_ahead() -> None:
    text = GOALS.format(follow_up="Det ska lanseras i november.", grade="Bra", second=2)
    text = text.replace("Årsbokslut per den 31 december", "Delårsrapport per augusti")
    assert "stale-tense" not in _rules(judge(read_text(text, "delår.txt")))


BALANCE = """
Balansräkning (tkr)

\t2024-12-31\t2025-12-31
Anläggningstillgångar\t48 540\t45 279
Omsättningstillgångar\t10 471\t11 549
Summa tillgångar\t59 011\t56 828
Eget kapital\t30 300\t29 700
Skulder\t28 711\t27 128
Summa eget kapital och skulder\t59 011\t{owed}
"""


def test_what_is_owned_is_what_is_owed_and_what_is_left() -> None:
    whole = judge(read_text(BALANCE.format(owed="56 828"), "b.txt"))
    assert [one.state for one in whole.equations if one.rule == "balance"] == [State.PROVED] * 2
    broken = judge(read_text(BALANCE.format(owed="58 628"), "b.txt"))
    assert "balance" in _rules(broken)


def test_a_balance_sheet_may_shrink_on_both_sides() -> None:
    text = """
Balance sheet, SEK million

\t31 Dec 2022\t31 Dec 2021\tChange
Fixed assets\t4,744\t4,681\t63
Current assets\t1,325\t1,546\t(221)
Total assets\t6,069\t6,227\t(158)
Equity\t3,105\t3,095\t10
Liabilities\t2,964\t3,132\t(168)
Total equity and liabilities\t6,069\t6,227\t(158)
"""
    assert "balance" not in _rules(judge(read_text(text, "b.txt")))
