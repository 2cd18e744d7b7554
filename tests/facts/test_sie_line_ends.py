"""Where a line ends: Windows, Unix and old Mac line ends, also mixed in one file, and UTF-16."""

from __future__ import annotations

import io

import pytest
from sie_support import BALANCED, HEAD, Outcome, outcome, read, voucher

from bokslut.facts.importers import sie
from bokslut.facts.importers.base import ReadContext
from bokslut.facts.importers.register import recognise

LEDGER = HEAD + BALANCED + voucher("#TRANS 4010 {} 5.50", "#TRANS 1510 {} -5.50")


def same(found: Outcome, other: Outcome) -> bool:
    return (found.rows, found.findings) == (other.rows, other.findings)


def test_a_return_alone_among_line_feeds_ends_a_line_too() -> None:
    mixed = LEDGER.replace('"Kundfordringar"\n', '"Kundfordringar"\r')
    assert same(read(mixed), read(LEDGER))


def test_a_head_with_line_feeds_and_a_body_with_returns_is_read_whole() -> None:
    mixed = HEAD + LEDGER.removeprefix(HEAD).replace("\n", "\r")
    assert same(read(mixed), read(LEDGER))
    assert len(read(mixed).postings) == 4


@pytest.mark.parametrize("block", [1, 7, 50, 1000])
def test_where_a_block_ends_does_not_show_in_mixed_line_ends(block: int) -> None:
    ends = ["\r", "\n", "\r\n"]
    lines = LEDGER.splitlines() * 3
    mixed = "".join(line + ends[index % 3] for index, line in enumerate(lines)).encode("cp437")
    found = outcome(sie.read(io.BytesIO(mixed), ReadContext("ledger.se"), block=block))
    assert same(found, read("\n".join(lines) + "\n"))


def test_a_return_inside_a_text_does_not_cut_it() -> None:
    found = read(HEAD + voucher('#TRANS 1510 {} 0 20140115 "rad ett\rrad två"'))
    assert found.postings[0]["text"] == "rad ett\rrad två"
    assert not found.rules()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("name", ["ledger.se", "ledger.txt"])
def test_utf_16_is_read_with_its_mark_and_without(encoding: str, name: str) -> None:
    raw = LEDGER.replace("\n", "\r\n").encode(encoding)
    known = recognise(name, raw[:65_536])
    assert known is not None and known.key == "sie"
    found = read(raw, name)
    assert found.rows == read(LEDGER).rows
    assert found.header["company"] == "Södertälje kommun"
    assert found.rules() == ["sie-utf16"]
