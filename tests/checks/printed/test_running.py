"""Running totals beside the amounts that they are made of."""

from __future__ import annotations

from bokslut.checks.printed.understood.equations import State
from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Severity
from bokslut.readers.text import read_text

MONTHS = """
Nettokostnad per månad, tkr

\tUtfall\tAckumulerat
jan\t53 836\t53 836
feb\t54 988\t108 824
mar\t52 149\t160 973
apr\t52 280\t213 253
maj\t55 879\t269 132
jun\t54 877\t324 009
Helår\t324 009\t
"""


def _told(text: str) -> list[tuple[str, str]]:
    return [
        (one.severity.value, one.message().split(":")[0])
        for one in judge(read_text(text, "r.txt")).findings
        if one.severity in (Severity.ERROR, Severity.WARNING)
    ]


def test_a_table_that_adds_up_month_by_month_is_proved() -> None:
    judged = judge(read_text(MONTHS, "r.txt"))
    assert _told(MONTHS) == []
    assert all(one is not State.OPEN for one in judged.states.values())


def test_a_wrong_running_total_is_told_once() -> None:
    wrong = MONTHS.replace("213 253", "-213 253")
    assert _told(wrong) == [("error", "apr, Ackumulerat")]


def test_a_month_that_is_gone_is_seen_at_the_next() -> None:
    gone = MONTHS.replace("mar\t52 149\t160 973\n", "")
    assert ("error", "apr, Utfall") in _told(gone)


def test_the_last_month_that_is_gone_is_seen_at_the_year() -> None:
    gone = MONTHS.replace("jun\t54 877\t324 009\n", "")
    assert _told(gone) == [("warning", "Helår, Utfall")]
