"""Whatever became of a file on its way, it is read as a report or told as one that cannot be read;
and what was read can be judged."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutations import spoilt
from test_formats import FORMATS

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.printed import PrintedReport
from bokslut.readers.failures import Unreadable
from bokslut.readers.read import read_report

# Those that were found by fuzzing, each as it was.
FOUND: dict[str, bytes] = {}


def _is_told(data: bytes, name: str) -> bool:
    try:
        report = read_report(data, name)
    except Unreadable:
        return True
    judge(report)
    return isinstance(report, PrintedReport)


@pytest.mark.parametrize("name", FORMATS)
@given(seed=st.integers(0, 2**32 - 1))
@settings(max_examples=25, deadline=None)
def test_a_spoilt_file_is_a_report_or_told_as_unreadable(name: str, seed: int) -> None:
    assert _is_told(spoilt(FORMATS[name](), seed), name)


@given(data=st.binary(max_size=400), name=st.sampled_from(sorted(FORMATS)))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_a_report_or_told_as_unreadable(data: bytes, name: str) -> None:
    assert _is_told(data, name)


@given(text=st.text(alphabet="0123456789 ,.-–%\t\nabSumma()tkr", max_size=400))
@settings(max_examples=100, deadline=None)
def test_any_text_of_numbers_can_be_judged(text: str) -> None:
    assert _is_told(text.encode("utf-8"), "a.txt")
