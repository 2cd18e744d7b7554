"""A table of how many did and how many did not counts to the digit."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.read import read_report

GOALS = """Måluppfyllelse per målområde

Målområde\tAntal mål\tUppnådda\tEj uppnådda\tAndel uppnådda, %
Skola och förskola\t4\t3\t1\t75
Vård och omsorg\t3\t1\t2\t33
Näringsliv och arbete\t4\t3\t1\t75
Klimat och miljö\t3\t2\t1\t67
Totalt\t14\t9\t5\t64
"""


def told(report: str) -> list[str]:
    judged = judge(read_report(report.encode(), "rapport.txt"))
    return [
        one.claimed for one in judged.findings if one.rule in ("footing", "cross-footing")
        if one.severity.value != "note"
    ]  # fmt: skip


def test_a_table_that_counts_right_is_left_in_peace() -> None:
    assert told(GOALS) == []


@pytest.mark.parametrize(
    ("right", "wrong", "claimed"),
    [
        # As a rounded share 1 of 3 could be 38 %; goals are counted.
        ("\t2\t33", "\t2\t38", "38"),
        ("\t2\t1\t67", "\t2\t8\t67", "8"),
        ("\t9\t5\t64", "\t7\t5\t64", "7"),
    ],
)
def test_one_wrong_count_or_share_is_told(right: str, wrong: str, claimed: str) -> None:
    found = told(GOALS.replace(right, wrong))
    assert found, wrong
    assert any(claimed in one for one in found)
