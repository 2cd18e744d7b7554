"""A table of thousands of rows is judged about as fast by row as a short one."""

from __future__ import annotations

import time

from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.read import read_report


def _seconds(rows: int) -> float:
    told = "".join(f"Konto {one}\t{3 * one}\t{one}\t{2 * one}\n" for one in range(1, rows))
    report = read_report(f"Konto\tBudget 2025\tUtfall 2025\tAvvikelse\n{told}".encode(), "a.txt")
    began = time.process_time()
    judge(report)
    return time.process_time() - began


def test_eight_times_as_many_rows_take_no_more_than_some_twelve_times_as_long() -> None:
    _seconds(100)
    assert _seconds(8_000) < 12 * (_seconds(1_000) + 0.2)
