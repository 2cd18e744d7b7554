"""Reads a workbook in a process of its own: bytes on standard input, JSON lines on the output.

Run by `contained.py`, never imported by the program: it has no access to the rest of bokslut and
imports little, as its start is part of every import. Before the workbook is opened, its archive
is checked (sizes as declared and as they are, no entities), and its sheets are scanned for how
far they reach and for formulas, of which the reader of values (calamine) gives only the results.

Lines: `{"sheet": name, "hidden": bool}`, rows `[number, [cells], [marks]]`, where a mark is
`[column, kind]` of `f` formula, `u` formula without value, `e` error; a last `{"end": true}`, or
`{"fault": rule, …}` and nothing after it.
"""

from __future__ import annotations

import datetime
import io
import json
import math
import struct
import sys
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

MAX_ENTRIES = 5_000
MAX_ENTRY = 400 << 20
MAX_TOTAL = 600 << 20
MAX_SHEETS = 100
MAX_COLUMNS = 256
MAX_ROWS = 1_048_576
MAX_CELLS = 12_000_000
MAX_TEXT = 32_767
_CHUNK = 1 << 16
_DTD = (b"<!DOCTYPE", b"<!ENTITY")

Marks = dict[int, dict[int, str]]


class Fault(Exception):
    """The workbook is refused: the name of a fault and what is to be told with it."""

    def __init__(self, fault: str, **details: object) -> None:
        super().__init__(fault)
        self.line = {"fault": fault, **details}


def check_archive(data: bytes) -> zipfile.ZipFile:
    """The archive, when nothing in it is larger than allowed, encrypted, or declares entities."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError, OSError) as error:
        raise Fault("damaged") from error
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise Fault("entries", found=len(entries), limit=MAX_ENTRIES)
    if len({entry.filename for entry in entries}) != len(entries):
        raise Fault("damaged")
    for entry in entries:
        if entry.flag_bits & 1:
            raise Fault("encrypted")
        if entry.file_size > MAX_ENTRY:
            raise Fault("unpacked", entry=entry.filename, size=entry.file_size, limit=MAX_ENTRY)
    total = sum(entry.file_size for entry in entries)
    if total > MAX_TOTAL:
        raise Fault("unpacked", entry="", size=total, limit=MAX_TOTAL)
    for entry in entries:
        check_entry(data, entry)
    return archive


def check_entry(data: bytes, entry: zipfile.ZipInfo) -> None:
    """Unpacks an entry without keeping it: it must be as large as it says, and no DTD."""
    size, tail, xml = 0, b"", False
    for chunk in unpacked(data, entry):
        if not size:
            xml = chunk.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \r\n\t").startswith(b"<")
        size += len(chunk)
        if size > entry.file_size:
            raise Fault("unpacked-more", entry=entry.filename, limit=entry.file_size)
        if xml:
            # UTF-16 has a zero between the letters.
            window = (tail + chunk).replace(b"\0", b"")
            if any(word in window for word in _DTD):
                raise Fault("entities", entry=entry.filename)
            tail = chunk[-32:]
    if size != entry.file_size:
        raise Fault("damaged")


def unpacked(data: bytes, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """The content of an entry in chunks, not trusting the size that it declares."""
    head = data[entry.header_offset : entry.header_offset + 30]
    if len(head) < 30 or head[:4] != b"PK\x03\x04" or entry.compress_type not in (0, 8):
        raise Fault("damaged")
    name, extra = struct.unpack("<HH", head[26:30])
    start = entry.header_offset + 30 + name + extra
    packed = memoryview(data)[start : start + entry.compress_size]
    if len(packed) != entry.compress_size:
        raise Fault("damaged")
    if entry.compress_type == 0:
        yield from (bytes(packed[at : at + _CHUNK]) for at in range(0, len(packed), _CHUNK))
        return
    unpacker, at = zlib.decompressobj(-15), 0
    try:
        while not unpacker.eof:
            rest = unpacker.unconsumed_tail or packed[at : at + _CHUNK]
            at += 0 if unpacker.unconsumed_tail else _CHUNK
            if not rest:
                raise Fault("damaged")
            if chunk := unpacker.decompress(rest, 1 << 20):
                yield chunk
    except zlib.error as error:
        raise Fault("damaged") from error


def kind_of(archive: zipfile.ZipFile) -> str:
    """`xlsx` or `ods`; a fault for anything else that is packed in the same way."""
    names = set(archive.namelist())
    if "EncryptedPackage" in names:
        raise Fault("encrypted")
    if "_rels/.rels" in names:
        book = workbook_part(archive)
        if book.endswith(".bin"):
            raise Fault("xlsb")
        if book in names and book.startswith("xl/"):
            return "xlsx"
    if "content.xml" in names:
        if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read(
            "META-INF/manifest.xml"
        ):
            raise Fault("encrypted")
        mime = archive.read("mimetype") if "mimetype" in names else b"spreadsheet"
        if b"spreadsheet" in mime:
            return "ods"
    raise Fault("archive")


class Scan:
    """What a pass over a sheet's XML shows: how far its values reach, and marked cells."""

    def __init__(self) -> None:
        self.marks: Marks = {}
        self.right = self.bottom = 0
        self.farthest = (0, 0)

    def value(self, row: int, column: int) -> None:
        """A cell with a value, both counted from 1."""
        if column > self.right or row > self.bottom:
            self.farthest = (row, column)
        self.right, self.bottom = max(self.right, column), max(self.bottom, row)

    def mark(self, row: int, column: int, kind: str) -> None:
        """A cell that is a formula or an error."""
        self.marks.setdefault(row, {})[column - 1] = kind

    def check(self, sheet: str) -> None:
        """A fault where the sheet reaches farther than is read."""
        if (
            self.right > MAX_COLUMNS
            or self.bottom > MAX_ROWS
            or self.right * self.bottom > MAX_CELLS
        ):
            row, column = self.farthest
            raise Fault("extent", sheet=sheet, row=row, column=column, limit=MAX_COLUMNS)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def parse(archive: zipfile.ZipFile, part: str, start: Any, end: Any = None) -> None:
    """One pass over an XML part with handlers; entities were refused before."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    if end is not None:
        parser.EndElementHandler = end
    try:
        with archive.open(part) as stream:
            parser.ParseFile(stream)
    except (expat.ExpatError, KeyError, zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise Fault("damaged") from error


def address(text: str) -> tuple[int, int]:
    """`B7` as row 7 and column 2; a fault for what is no address."""
    letters = text.rstrip("0123456789")
    digits = text[len(letters) :]
    if not letters.isascii() or not letters.isalpha() or len(letters) > 3 or len(digits) > 7:
        raise Fault("damaged")
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return int(digits or 0), column


class XlsxScan(Scan):
    """The scan of a sheet in XLSX: c is a cell, f its formula, v or is its value."""

    def __init__(self) -> None:
        super().__init__()
        self._row = self._column = 0
        self._formula = self._value = False
        self._kind = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """The beginning of an element."""
        name = _local(name)
        if name == "row":
            row = attributes.get("r", "")
            self._row = int(row) if row.isdecimal() and len(row) < 8 else self._row + 1
            self._column = 0
        elif name == "c":
            if "r" in attributes:
                self._row, self._column = address(attributes["r"])
            else:
                self._column += 1
            self._kind, self._formula, self._value = attributes.get("t", "n"), False, False
        elif name == "f":
            self._formula = True
        elif name in ("v", "is"):
            self._value = True

    def end(self, name: str) -> None:
        """The end of an element."""
        if not name.endswith("c") or _local(name) != "c":
            return
        if self._value:
            self.value(self._row, self._column)
        if self._kind == "e":
            self.value(self._row, self._column)
            self.mark(self._row, self._column, "e")
        elif self._formula:
            self.value(self._row, self._column)
            # Some programs write an empty value where they computed none: only the reader of
            # values tells, save for text (str), where an empty one may be the result.
            known = "f" if self._kind == "str" else "?"
            self.mark(self._row, self._column, known if self._value else "u")


class OdsScan(Scan):
    """The scan of all sheets of an ODS: cells and rows that repeat are written once."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[str, Scan]] = []
        self._row = self._column = self._rows = 0
        self._depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """The beginning of an element."""
        name = _local(name)
        if name == "table":
            self._depth += 1
            if self._depth == 1:
                self.sheets.append((attributes.get("table:name", ""), Scan()))
                self._row = self._rows = 0
        elif name == "table-row" and self._depth == 1:
            self._row += self._rows
            self._rows = _count(attributes, "table:number-rows-repeated")
            self._column = 0
        elif name in ("table-cell", "covered-table-cell") and self._depth == 1:
            self._cell(attributes)

    def end(self, name: str) -> None:
        """The end of an element."""
        if _local(name) == "table":
            self._depth -= 1

    def _cell(self, attributes: dict[str, str]) -> None:
        columns = _count(attributes, "table:number-columns-repeated")
        first, self._column = self._column + 1, self._column + columns
        kind = attributes.get("calcext:value-type") or attributes.get("office:value-type")
        formula = "table:formula" in attributes
        if not kind and not formula:
            return
        name, scan = self.sheets[-1]
        scan.value(self._row + self._rows, self._column)
        scan.check(name)
        if kind == "error" or formula:
            mark = "e" if kind == "error" else ("f" if kind else "u")
            for row in range(self._row + 1, self._row + self._rows + 1):
                for column in range(first, self._column + 1):
                    scan.mark(row, column, mark)


def _count(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    return int(text) if text.isdecimal() and 0 < len(text) < 8 else 1


def workbook_part(archive: zipfile.ZipFile) -> str:
    """The part of the archive that is the workbook itself; some programs number its name."""
    found = [""]

    def relation(_name: str, attributes: dict[str, str]) -> None:
        if attributes.get("Type", "").endswith("/officeDocument"):
            found.append(attributes.get("Target", "").removeprefix("/"))

    parse(archive, "_rels/.rels", relation)
    return found[-1]


def xlsx_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """The part of the archive in which each sheet stands."""
    targets: dict[str, str] = {}
    parts: dict[str, str] = {}
    book = workbook_part(archive)
    folder, _, file = book.rpartition("/")

    def relation(name: str, attributes: dict[str, str]) -> None:
        if _local(name) == "Relationship":
            target = attributes.get("Target", "")
            path = target[1:] if target.startswith("/") else f"{folder}/{target}"
            targets[attributes.get("Id", "")] = path

    def sheet(name: str, attributes: dict[str, str]) -> None:
        if _local(name) == "sheet":
            key = next((attributes[one] for one in attributes if one.endswith(":id")), "")
            parts[attributes.get("name", "")] = targets.get(key, "")

    parse(archive, f"{folder}/_rels/{file}.rels", relation)
    parse(archive, book, sheet)
    return parts


def scans(archive: zipfile.ZipFile, kind: str) -> Iterator[tuple[str, Scan]]:
    """The scan of each sheet. It comes before the reader of values sees anything, as that one
    allots what a sheet says it needs."""
    if kind == "ods":
        everything = OdsScan()
        parse(archive, "content.xml", everything.start, everything.end)
        yield from everything.sheets
        return
    for name, part in xlsx_parts(archive).items():
        scan = XlsxScan()
        parse(archive, part, scan.start, scan.end)
        scan.check(name)
        yield name, scan


def cell(value: Any, sheet: str) -> Any:
    """A value of the reader as JSON has it: a date as `{"d": …}`, a time as `{"t": …}`."""
    if isinstance(value, str):
        if len(value) > MAX_TEXT:
            raise Fault("text", sheet=sheet, limit=MAX_TEXT)
        return value or None
    if isinstance(value, datetime.date):
        return {"d": value.isoformat()}
    if isinstance(value, datetime.time | datetime.timedelta):
        return {"t": str(value)}
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value


def say(line: object) -> None:
    """One line of the answer."""
    sys.stdout.write(json.dumps(line, ensure_ascii=True, separators=(",", ":")) + "\n")


def say_sheet(name: str, sheet: Any, marks: Marks) -> None:
    """The rows of a sheet that hold a value or a mark."""
    left = sheet.start[1] if sheet.start else 0
    number = 0
    for number, values in enumerate(sheet.iter_rows(), 1):
        cells = [cell(value, name) for value in values]
        while cells and cells[-1] is None:
            cells.pop()
        cells = [None] * left + cells
        marked = marks.pop(number, None)
        if marked or any(one is not None for one in cells):
            say([number, cells, settled(marked or {}, cells)])
    for later in sorted(marks):
        say([later, [], settled(marks[later], [])])


def settled(marked: dict[int, str], cells: list[Any]) -> list[tuple[int, str]]:
    """The marks of a row, where a formula that shows no value is told from one that does."""
    empty = {one for one in marked if one >= len(cells) or cells[one] is None}
    return [
        (one, kind if kind != "?" else ("u" if one in empty else "f"))
        for one, kind in sorted(marked.items())
    ]


def answer(data: bytes) -> None:
    """The whole workbook as lines."""
    archive = check_archive(data)
    scanned = dict(scans(archive, kind_of(archive)))
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    sheets = [one for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    if len(sheets) > MAX_SHEETS:
        raise Fault("sheets", found=len(sheets), limit=MAX_SHEETS)
    for one in sheets:
        hidden = one.visible != SheetVisibleEnum.Visible
        say({"sheet": one.name, "hidden": hidden})
        if not hidden:
            if one.name not in scanned:
                raise Fault("damaged")
            say_sheet(one.name, book.get_sheet_by_name(one.name), scanned[one.name].marks)
    say({"end": True})


def main() -> None:
    """Answers; whatever a damaged file brings the reader to is one fault among others."""
    try:
        answer(sys.stdin.buffer.read())
    except Fault as fault:
        say(fault.line)
    except MemoryError:
        raise
    except BaseException as error:
        # A panic of the reader is no Exception. What kind it was helps; its words may hold data.
        say({"fault": "damaged", "detail": type(error).__name__})
    sys.stdout.flush()


if __name__ == "__main__":
    main()
