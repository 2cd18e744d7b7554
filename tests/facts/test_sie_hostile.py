"""Files that nobody should send: an answer within bounded time and memory, never a crash."""

from __future__ import annotations

import io
import random
import time
import tracemalloc
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sie_support import BALANCED, HEAD, outcome, read, voucher

from bokslut.facts.importers import sie
from bokslut.facts.importers.base import ReadContext

WHOLE = (HEAD + "#IB 0 1510 0\n" + BALANCED).encode("cp437")


class Endless(io.RawIOBase):
    """So many bytes, made as they are read."""

    def __init__(self, start: bytes, filling: bytes, size: int) -> None:
        self._start, self._filling, self._left = start, filling, size

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        if self._start:
            part, self._start = self._start, b""
            return part
        count = min(size, self._left)
        self._left -= count
        return (self._filling * (count // len(self._filling) + 1))[:count]


@pytest.mark.parametrize(
    "start",
    [WHOLE, WHOLE + b'#TRANS 1510 {} 5 20140115 "', WHOLE + b"{1 ", WHOLE + b"#KONTO 1 "],
    ids=["after-a-ledger", "in-a-quote", "in-a-brace", "in-a-name"],
)
@pytest.mark.parametrize("filling", [b"x", b'"', b"\0", b"\\", b"{ "], ids=repr)
def test_a_quarter_of_a_gigabyte_in_one_line_stays_small(start: bytes, filling: bytes) -> None:
    tracemalloc.start()
    begun = time.process_time()
    found = outcome(sie.read(Endless(start, filling, 1 << 28), ReadContext("x.se")))  # type: ignore[arg-type]
    spent = time.process_time() - begun
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "sie-line-too-long" in found.errors
    assert len(found.postings) == 2
    assert peak < 120 << 20
    assert spent < 30


def test_a_line_too_long_is_told_with_its_number_and_the_lines_behind_it_are_read() -> None:
    lines = HEAD + "#PROSA " + "x" * (5 << 20) + "\n" + BALANCED
    found = read(lines)
    assert found.one("sie-line-too-long").place.line == 12
    assert [one["line"] for one in found.postings] == [15, 16]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"<!doctype HTML><html></html>", "an HTML page"),
        (b"\n\n  <html lang='sv'>", "an HTML page"),
        (b"PK\x03\x04" + b"\0" * 100, "a ZIP archive or a spreadsheet"),
        (b"%PDF-1.7\n#FLAGGA 0\n", "a PDF document"),
        (b"\x1f\x8b\x08", "a gzip archive"),
        (b"\xd0\xcf\x11\xe0", "an old Office document"),
        (b"<?xml version='1.0'?><a/>", "an XML document"),
        (bytes(range(256)) * 4, "binary data"),
        (b"\0" * 5000, "binary data"),
        (b"Konto;Belopp\n1510;100\n", "text without a label of SIE"),
        (b"#hashtag och annat\n", "text without a label of SIE"),
    ],
)
def test_what_is_no_sie_file_is_refused_with_one_clear_line(data: bytes, what: str) -> None:
    found = read(data)
    assert [one.message() for one in found.findings] == [f"This is no SIE file: it is {what}."]
    assert found.errors == ["sie-wrong-kind"]
    assert not found.summaries


@pytest.mark.parametrize("data", [b"", b"\n", b" \r\n\t\n", b"\x1a", b"\xef\xbb\xbf"])
def test_an_empty_file_is_said_to_be_empty(data: bytes) -> None:
    found = read(data)
    assert found.errors == ["sie-empty"] and not found.summaries


def test_a_file_cut_anywhere_inside_a_voucher_is_refused() -> None:
    begin = WHOLE.index(b"#VER") + len(b"#VER A 1")
    for end in range(begin, len(WHOLE) - 2):
        assert read(WHOLE[:end]).errors, WHOLE[:end][-40:]


def test_a_file_cut_anywhere_is_never_a_crash() -> None:
    for end in range(len(WHOLE)):
        read(WHOLE[:end])


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_behind_a_ledger_are_an_answer(rubbish: bytes) -> None:
    found = read(WHOLE + rubbish)
    assert len(found.summaries) == 1
    assert len(found.postings) >= 2 or found.errors


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_at_all_are_an_answer(rubbish: bytes) -> None:
    found = read(rubbish)
    assert found.findings or found.summaries


def damaged(seed: int) -> Iterator[bytes]:
    chance = random.Random(seed)
    for _ in range(150):
        data = bytearray(WHOLE)
        for _ in range(chance.randint(1, 8)):
            at = chance.randrange(len(data))
            data[at : at + chance.randint(0, 3)] = chance.randbytes(chance.randint(0, 4))
        yield bytes(data)


def test_flipped_and_lost_bytes_are_an_answer() -> None:
    for data in damaged(4711):
        found = read(data)
        assert found.findings or len(found.postings) == 2


def test_a_million_faults_fill_neither_memory_nor_screen() -> None:
    rows = ["#TRANS 1510 {} fel"] * 5000
    found = read(HEAD + voucher(*rows))
    told = [one for one in found.findings if one.rule == "sie-amount"]
    assert len(told) == 51
    assert told[-1].message() == "4950 more findings of the rule sie-amount in this file."


def test_an_unreadable_row_is_not_told_a_second_time_as_an_imbalance() -> None:
    found = read(HEAD + voucher("#TRANS 1510 {} hundra", "#TRANS 3010 {} -100.00"))
    assert found.errors == ["sie-amount"]


def test_amounts_at_the_edge_are_summed_exactly() -> None:
    large = "9999999999999999.99"
    rows = [f"#TRANS 1510 {{}} {large}"] * 9 + [f"#TRANS 3010 {{}} -{large}"] * 9
    found = read(HEAD + voucher(*rows, "#TRANS 1510 {} 0.01"))
    assert found.one("sie-voucher-unbalanced").claimed == "0.01"
    assert read(HEAD + voucher("#TRANS 1510 {} 10000000000000000.00")).errors == ["sie-amount"]
