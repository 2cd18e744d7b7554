"""Whatever a file holds, a reader gives a report or says that it cannot be read, and soon."""

from __future__ import annotations

import io
import time
import zipfile

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.printed import PrintedReport
from bokslut.readers.failures import Unreadable
from bokslut.readers.read import read_report

NAMES = ("a.txt", "a.md", "a.html", "a.docx", "a.xlsx", "a.ods", "a.pdf")
# What tables are made of, so that chance makes some.
WORDS = ["Summa", "Not", "2023", "2022", "1 270", "523", "-", "–", "4,5", "1", "0", "000", "tkr"]
MARKS = ["\t", "\n", "\n\n", " ", "   ", "|", "---", "%", "(78)", "\u00a0", "\f", "*", ".", "<td>"]
PIECES = st.sampled_from([*WORDS, *MARKS])
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=80).map(" ".join))


def _read(data: bytes, name: str) -> PrintedReport | None:
    began = time.process_time()
    try:
        report = read_report(data, name)
    except Unreadable:
        return None
    judge(report)
    assert time.process_time() - began < 10
    return report


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.binary(max_size=400), name=st.sampled_from(NAMES))
def test_any_bytes_are_a_report_or_unreadable(data: bytes, name: str) -> None:
    for head in (b"", b"PK\x03\x04", b"%PDF-1.7\n", b"<html>", b"\xff\xfe"):
        _read(head + data, name)


@settings(deadline=None, max_examples=60)
@given(text=TEXTS, name=st.sampled_from(["a.txt", "a.md", "a.html"]))
def test_any_text_is_a_report(text: str, name: str) -> None:
    assert "\0" in text or _read(text.encode("utf-8"), name) is not None


def _office() -> dict[str, bytes]:
    word, book = io.BytesIO(), io.BytesIO()
    document = docx.Document()
    document.add_paragraph("Text 1 270")
    document.add_table(2, 2).cell(0, 0).text = "12"
    document.save(word)
    sheets = openpyxl.Workbook()
    sheets.active.append(["Summa", 1, 2])
    sheets.save(book)
    return {"a.docx": word.getvalue(), "a.xlsx": book.getvalue()}


OFFICE = _office()


@settings(deadline=None, max_examples=40)
@given(
    name=st.sampled_from(sorted(OFFICE)),
    place=st.integers(0, 40_000),
    put=st.binary(min_size=1, max_size=20),
)
def test_a_damaged_office_file_is_read_or_unreadable(name: str, place: int, put: bytes) -> None:
    whole = OFFICE[name]
    at = place % len(whole)
    _read(whole[:at] + put + whole[at + len(put) :], name)
    _read(_with_damaged_part(whole, place, put), name)


def _with_damaged_part(whole: bytes, place: int, put: bytes) -> bytes:
    """The file with one of its parts damaged, and packed well again."""
    told = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(told, "w") as new:
        parts = old.namelist()
        for index, part in enumerate(parts):
            data = old.read(part)
            if index == place % len(parts):
                at = place % max(1, len(data))
                data = data[:at] + put + data[at + len(put) :]
            new.writestr(part, data)
    return told.getvalue()


@pytest.mark.parametrize("one", ["1 270 523 ", "Summa 1 270 523 - – 4 ", "1", "- ", "\u00a0 1"])
def test_a_long_line_of_numbers_takes_no_longer_than_others(one: str) -> None:
    text = "Not 2023 2022\n" + "".join(f"Post {'abc'[n % 3]} {one * 60}\n" for n in range(6))
    assert _read(text.encode("utf-8"), "a.txt") is not None
