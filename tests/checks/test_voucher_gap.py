"""A missing voucher number is told, so that a missing voucher is seen."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
from check_books import Books, told, voucher
from hypothesis import given
from hypothesis import strategies as st

from bokslut.checks.voucher_gap import check
from bokslut.checks.vouchers import Numbers


def test_missing_numbers_are_told_as_ranges_at_the_first_voucher_after_a_gap(
    tmp_path: Path,
) -> None:
    numbers = [1, 2, 4, 5, 6, 10, 11, 12]
    books = Books(tmp_path).ledger(voucher=[voucher("A", number) for number in numbers])
    assert told(books.found(check)) == [
        "warning [ledger-2014.se:3] Voucher series A: 4 of the numbers 1–12 are missing: 3, 7–9."
    ]


def test_each_series_runs_on_its_own_and_needs_not_begin_with_one(tmp_path: Path) -> None:
    heads = [voucher("A", 1001), voucher("B", 1), voucher("A", 1002), voucher("B", 2)]
    assert Books(tmp_path).ledger(voucher=heads).found(check) == []


def test_numbers_begin_anew_each_year(tmp_path: Path) -> None:
    books = Books(tmp_path)
    books.ledger(2013, voucher=[voucher("A", 1, "2013-01-01"), voucher("A", 2, "2013-01-02")])
    books.ledger(2014, voucher=[voucher("A", 5), voucher("A", 6)])
    assert books.found(check) == []


def test_numbers_that_are_not_whole_say_nothing(tmp_path: Path) -> None:
    heads = [voucher("A", "2014-1"), voucher("A", "2014-9"), voucher("A", "0"), voucher("A", "IB")]
    assert Books(tmp_path).ledger(voucher=heads).found(check) == []


def test_a_file_that_only_adds_vouchers_has_no_gaps(tmp_path: Path) -> None:
    books = Books(tmp_path)
    books.table("payroll.si", {"voucher": [voucher("P", 3), voucher("P", 5)]})
    assert books.found(check) == []


def test_numbers_that_hold_the_month_are_told_as_a_note_without_a_list(tmp_path: Path) -> None:
    heads = [voucher("A", number) for number in (201401001, 201401002, 201402001)]
    assert told(Books(tmp_path).ledger(voucher=heads).found(check)) == [
        "note [A] Voucher series A has 3 vouchers between the numbers 201401001 and 201402001: "
        "its numbers do not run one by one, so gaps cannot be seen."
    ]


def test_a_long_list_of_gaps_is_cut(tmp_path: Path) -> None:
    heads = [voucher("A", number) for number in range(1, 90) if number % 4]
    (found,) = Books(tmp_path).ledger(voucher=heads).found(check)
    assert found.message().endswith(": 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, ….")


@given(st.lists(st.integers(1, 12), min_size=1, max_size=30))
def test_gaps_and_doubled_numbers_are_exactly_those_of_the_vouchers(found: list[int]) -> None:
    numbers = Numbers(np.array(found), np.arange(1, len(found) + 1))
    gaps, doubled = numbers.gaps(), numbers.doubled()
    missing = set(range(min(found), max(found) + 1)) - set(found)
    several = {n for n in found if found.count(n) > 1}
    for runs, meant in ((gaps, missing), (doubled, several)):
        assert {n for low, high in runs.ranges for n in range(low, high + 1)} == meant
        assert runs.total == len(meant)
        assert all(two[0] > one[1] + 1 for one, two in pairwise(runs.ranges))
    if missing:
        after = min(n for n in found if n > min(missing))
        assert found[gaps.line - 1] == after
        assert after not in found[: gaps.line - 1]
    if several:
        assert doubled.line == found.index(min(several)) + 1
