"""What strangers send ends in a finding, soon and in little memory, and nothing is imported."""

from __future__ import annotations

import io
import os
import struct
import time
import zipfile
from pathlib import Path

import pytest
from tables_support import (
    Outcome,
    archive,
    bare_xlsx,
    ods_book,
    ods_cell,
    outcome,
    take,
    workbook,
)

from bokslut.facts.importers import csv_text, spreadsheet
from bokslut.facts.importers.base import ReadContext
from bokslut.facts.importers.contained import Contained, Ended, Limits
from bokslut.facts.importers.csv_table import read

XLSB = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="rId1" Target="xl/workbook.bin" Type="http://schemas.openxmlformats.org/'
    b'officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def refused(found: Outcome, rule: str) -> None:
    """One error that says why, and not a single row."""
    assert found.errors() == [rule]
    assert found.rows == {}
    assert found.scopes == ()


class Endless(io.RawIOBase):
    """A stream that gives the same bytes again and again, as many as asked for."""

    def __init__(self, piece: bytes, size: int) -> None:
        self._piece, self._left = piece, size
        self.given = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        wanted = self._left if size < 0 else min(size, self._left)
        self._left -= wanted
        self.given += wanted
        return (self._piece * (wanted // len(self._piece) + 1))[:wanted]


@pytest.mark.parametrize("piece", [b"a;", b"a", b'"', b'";\n', b'"a\n', b"1;2,"])
def test_a_gigabyte_without_an_end_is_given_up_early(piece):
    stream = Endless(piece, 1 << 30)
    began = time.monotonic()
    found = outcome(read(stream, ReadContext("stor.csv")))
    assert found.errors()
    assert found.rows == {}
    assert stream.given < 64 << 20
    assert time.monotonic() - began < 20


@pytest.mark.parametrize("piece", [b"a;", b"a", b'"', b"1;2,"])
def test_a_line_of_a_megabyte_is_told_as_that(piece):
    found = outcome(read(Endless(piece, 4 << 20), ReadContext("stor.csv")))
    assert found.said() == [("table-line-long", "stor.csv:1")]


def test_a_text_that_no_cell_may_hold_is_refused():
    text = "x" * 32_768
    found = take(f"Volym;Datum;Antal\n{text};2014-01-01;1\n", "v.csv")
    assert found.said() == [("table-text-long", "v.csv:2 Volym")]
    book = bare_xlsx(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>')
    refused(take(book, "v.xlsx"), "table-text-long")


def test_a_workbook_that_is_too_large_is_refused_unopened(monkeypatch):
    monkeypatch.setattr(spreadsheet, "MAX_FILE", 1000)
    refused(take(workbook(A=[["x"]]), "v.xlsx"), "table-too-large")


def test_a_workbook_of_too_many_sheets_is_refused():
    refused(take(workbook(**{f"S{n}": [["x"]] for n in range(101)}), "v.xlsx"), "table-too-large")


def test_a_file_with_too_many_lines_is_refused(monkeypatch):
    monkeypatch.setattr(csv_text, "MAX_LINES", 1000)
    stream = Endless(b"\n", 1 << 30)
    found = outcome(read(stream, ReadContext("stor.csv")))
    assert found.errors()[0] in ("table-too-large", "table-empty")
    text = "Volym;Datum;Antal\n" + "a;2014-01-01;1\n" * 2000
    assert "table-too-large" in take(text).errors()


@pytest.mark.parametrize(
    ("name", "data", "rule"),
    [
        ("tom.csv", b"", "table-empty"),
        ("tom.csv", b" \r\n\r\n", "table-empty"),
        ("tom.xlsx", b"", "table-empty"),
        ("tom.xlsx", bytes(5000), "table-empty"),
        ("b.csv", b"<!DOCTYPE html>\n<html><body>502 Bad Gateway", "table-wrong-kind"),
        ("b.xlsx", b"\n <html><table><tr><td>1", "table-wrong-kind"),
        ("b.xlsx", b'<?xml version="1.0"?><html xmlns="x">', "table-wrong-kind"),
        ("b.csv", b"%PDF-1.7\n", "table-wrong-kind"),
        ("b.xlsx", b"%PDF-1.7\n", "table-wrong-kind"),
        ("b.csv", b"a;b\0;c\n" * 5, "table-wrong-kind"),
        ("b.csv", workbook(A=[["x"]]), "table-wrong-kind"),
        ("b.xlsx", b"Budgetkonto;Enhet\n", "table-wrong-kind"),
        ("b.xls", OLE, "table-wrong-kind"),
        ("b.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "table-encrypted"),
        (
            "b.xlsb",
            archive({"_rels/.rels": XLSB, "xl/workbook.bin": b"\x83\x01"}),
            "table-wrong-kind",
        ),
        ("b.xlsx", archive({"word/document.xml": b"<w/>"}), "table-wrong-kind"),
        ("b.ods", archive({"mimetype": b"text", "content.xml": b"<x/>"}), "table-wrong-kind"),
        ("b.xlsx", b"PK\x03\x04" + bytes(100), "table-damaged"),
        ("b.xlsx", b"PK" + os.urandom(2000), "table-damaged"),
    ],
)
def test_files_of_the_wrong_kind_are_named(name, data, rule):
    refused(take(data, name), rule)


def test_nul_bytes_deep_in_a_file_are_refused():
    text = "Volym;Datum;Antal\n" + "a;2014-01-01;1\n" * 10_000 + "b\0;2014-01-01;1\n"
    assert take(text).errors() == ["table-encoding"]


def test_a_file_of_two_encodings_is_refused():
    data = "Volym;Datum;Antal\nå;2014-01-01;1\n".encode() + b"\xe5;2014-01-01;1\n"
    assert take(data).errors() == ["table-encoding"]


@pytest.mark.parametrize("part", [0.999, 0.9, 0.5, 0.1, 0.01])
@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_truncated_workbook_is_refused(part, kind):
    rows = [["Volym", "Datum", "Antal"], *([f"v{n}", "2014-01-01", n] for n in range(50))]
    whole = workbook(V=rows) if kind == "xlsx" else ods_book(V=f"<!--{os.urandom(999).hex()}-->")
    refused(take(whole[: int(len(whole) * part)], f"v.{kind}"), "table-damaged")


def test_each_byte_that_is_changed_leaves_a_reading_or_a_finding():
    whole = bytearray(workbook(V=[["Volym", "Datum", "Antal"], ["a", "2014-01-01", 1]]))
    for at in range(0, len(whole), len(whole) // 25):
        changed = bytearray(whole)
        changed[at] ^= 0xFF
        found = take(bytes(changed), "v.xlsx")
        assert found.rows or found.errors()


def bomb(declared: int | None, size: int = 50 << 20) -> bytes:
    """An XLSX whose sheet unpacks to `size` bytes of blanks and says it has `declared`."""
    data = bytearray(bare_xlsx(" " * size))
    if declared is not None:
        name = b"xl/worksheets/sheet1.xml"
        local, central = data.index(name) - 30, data.rindex(name) - 46
        data[local + 22 : local + 26] = struct.pack("<I", declared)
        data[central + 24 : central + 28] = struct.pack("<I", declared)
    return bytes(data)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(lambda: bomb(None, 450 << 20), id="larger than allowed"),
        pytest.param(lambda: bomb(1000), id="larger than it says"),
        pytest.param(lambda: bomb(0xFFFFFFF0), id="says four gigabytes"),
        pytest.param(
            lambda: archive({"xl/workbook.xml": b"", **{f"x{n}": b"" for n in range(6000)}}),
            id="many parts",
        ),
    ],
)
def test_zip_bombs_are_not_unpacked(data):
    content = data()
    assert len(content) < 1 << 20
    began = time.monotonic()
    refused(take(content, "bomb.xlsx"), "table-unpacked-size")
    assert time.monotonic() - began < 20


def test_an_archive_in_which_two_parts_have_one_name_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("xl/workbook.xml", b"<a/>")
        with pytest.warns(UserWarning, match="Duplicate"):
            packed.writestr("xl/workbook.xml", b"<b/>")
    refused(take(out.getvalue(), "b.xlsx"), "table-damaged")


XXE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_external_entities_are_refused(encoding):
    book = zipfile.ZipFile(io.BytesIO(bare_xlsx('<row r="1"><c r="A1"><v>1</v></c></row>')))
    parts = {name: book.read(name) for name in book.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    parts["xl/worksheets/sheet1.xml"] = (XXE + sheet).encode(encoding)
    refused(take(archive(parts), "b.xlsx"), "table-entities")
    refused(take(ods_book(prolog=XXE, A=""), "b.ods"), "table-entities")


def test_entities_that_multiply_are_refused():
    laughs = "".join(f'<!ENTITY l{n + 1} "&l{n};&l{n};&l{n};">' for n in range(40))
    prolog = f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]>'
    refused(take(bare_xlsx("&l40;", prolog), "b.xlsx"), "table-entities")


def test_a_value_at_the_far_corner_is_told_and_not_allotted():
    found = take(bare_xlsx('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "b.xlsx")
    refused(found, "table-too-wide")
    assert str(found.findings[0].place) == "b.xlsx!Blad1!XFD1048576"


def test_a_cell_that_an_ods_repeats_a_billion_times_is_refused():
    cell = ods_cell(1).replace(" office", ' table:number-columns-repeated="16000" office', 1)
    row = f'<table:table-row table:number-rows-repeated="1000000">{cell}</table:table-row>'
    began = time.monotonic()
    refused(take(ods_book(A=row), "b.ods"), "table-too-wide")
    assert time.monotonic() - began < 10


def heavy() -> bytes:
    """200 kB that hold a million cells, each with a text of 30 000 characters."""
    text = "x" * 30_000
    cells = f'<c t="inlineStr"><is><t>{text}</t></is></c>'
    return bare_xlsx("".join(f"<row>{cells}</row>" for _ in range(3000)))


def limited(data: bytes, limits: Limits) -> tuple[Outcome, float]:
    began = time.monotonic()
    found = outcome(spreadsheet.read_workbook(io.BytesIO(data), ReadContext("b.xlsx"), limits))
    return found, time.monotonic() - began


def test_a_workbook_that_takes_too_much_memory_is_given_up():
    found, seconds = limited(heavy(), Limits(memory=96 << 20))
    refused(found, "table-limits")
    assert "96 MB" in found.findings[0].message()
    assert seconds < 20


def test_a_workbook_that_takes_too_long_is_given_up():
    rows = "".join(f"<row><c><v>{n}</v></c></row>" for n in range(600_000))
    found, seconds = limited(bare_xlsx(rows), Limits(seconds=0.3))
    refused(found, "table-limits")
    assert seconds < 10


def test_a_small_workbook_is_read_at_once():
    data = workbook(V=[["Volym", "Datum", "Antal"], ["a", "2014-01-01", 1]])
    times = []
    for _ in range(3):
        found, seconds = limited(data, spreadsheet.LIMITS)
        assert found.errors() == []
        times.append(seconds)
    assert min(times) < 2


def worker(tmp_path: Path, code: str) -> Path:
    path = tmp_path / "worker.py"
    path.write_text(code)
    return path


@pytest.mark.parametrize(
    ("code", "ended"),
    [
        ("print('hej')", Ended.DONE),
        ("while True: pass", Ended.TIME),
        ("import time; time.sleep(60)", Ended.TIME),
        ("x = bytearray(1 << 40)", Ended.MEMORY),
        ("x = []\nwhile True: x.append(bytes(1 << 20))", Ended.MEMORY),
        ("import os; os.abort()", Ended.MEMORY),
        ("while True: print('x' * 1000)", Ended.OUTPUT),
        ("raise SystemExit(3)", Ended.FAULT),
        ("1 / 0", Ended.FAULT),
    ],
)
def test_a_contained_process_ends_whatever_it_does(tmp_path, code, ended):
    began = time.monotonic()
    run = Contained(worker(tmp_path, code), b"x" * (1 << 20), Limits(1, 256 << 20, 1 << 20))
    lines = list(run.lines())
    assert run.ended is ended
    assert lines == ([b"hej"] if ended is Ended.DONE else lines)
    assert time.monotonic() - began < 20


def test_a_contained_process_gets_the_bytes_and_can_write_no_file(tmp_path):
    target = tmp_path / "out"
    code = (
        "import sys\nprint(len(sys.stdin.buffer.read()))\n"
        f"try:\n    open({str(target)!r}, 'w').write('x' * 10000)\n"
        "except OSError:\n    print('refused')\n"
    )
    run = Contained(worker(tmp_path, code), b"x" * 300_000, Limits(5, 256 << 20, 1 << 20))
    assert next(run.lines()) == b"300000"
    assert not target.exists() or target.stat().st_size == 0


def test_a_slow_reader_of_the_answer_does_not_end_the_process(tmp_path):
    code = "for n in range(200000): print(n)"
    run = Contained(worker(tmp_path, code), b"", Limits(3, 256 << 20, 1 << 30))
    lines = run.lines()
    first = next(lines)
    time.sleep(3.5)
    assert [first, *lines] == [str(n).encode() for n in range(200_000)]
    assert run.ended is Ended.DONE


def test_a_reading_that_is_abandoned_ends_the_process(tmp_path):
    run = Contained(
        worker(tmp_path, "while True: print('x' * 1000)"), b"", Limits(30, 256 << 20, 1 << 40)
    )
    lines = run.lines()
    next(lines)
    lines.close()
    assert run._process.poll() is not None
