"""SIE 1–4: the Swedish format for ledgers, from a stream of bytes to facts and findings.

Source of the definitions: SIE-gruppen, *SIE filformat*, edition 4B (2008) and 4C (2025), types
1, 2, 3, 4E and 4I.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import BinaryIO

import numpy as np

from bokslut.facts.importers import sie5
from bokslut.facts.importers import sie_marks as marks
from bokslut.facts.importers import sie_tables as tables
from bokslut.facts.importers.base import BATCH_ROWS, Importer, Item, ReadContext, Summary
from bokslut.facts.importers.sie_blocks import BLOCK, Piece, Reader, foreign_kind, without_marks
from bokslut.facts.importers.sie_checksum import Checksum
from bokslut.facts.importers.sie_columns import NO_DAY
from bokslut.facts.importers.sie_controls import (
    Controls,
    check_days,
    check_declared,
    check_former_year,
    check_movements,
    check_sums,
)
from bokslut.facts.importers.sie_encoding import Decoder
from bokslut.facts.importers.sie_identity import body_of, hash_of_declarations, scopes_of
from bokslut.facts.importers.sie_ledgers import settled
from bokslut.facts.importers.sie_lex import from_day_number, read_date
from bokslut.facts.importers.sie_records import Notes, Records
from bokslut.facts.importers.sie_rules import FOREIGN, NO_TYPE, NOT_ANNOUNCED, Report
from bokslut.facts.importers.sie_scope import Scopes
from bokslut.facts.importers.sie_vouchers import Part, Vouchers, read_part
from bokslut.facts.importers.sie_years import calendar_year

_SUFFIXES = (".se", ".si", ".sie")
_ENCODINGS = {"ascii": "ASCII", "utf-8": "UTF-8", "cp437": "CP437", "cp1252": "Windows-1252"}


def recognises(name: str, head: bytes) -> bool:
    """A file that is named as SIE, whatever it holds (then a finding says what it is), or whose
    first bytes are records of SIE 1–4."""
    if sie5.recognises(name, head):
        return False
    return name.lower().endswith(_SUFFIXES) or foreign_kind(head) is None


@dataclass(frozen=True)
class _Lines:
    """Whole lines that are decoded and not yet read; `first` is the number of the first of them."""

    block: marks.Block
    first: int


# A line that is too long is given by its number and head.
_TooLong = tuple[int, bytes]


@dataclass
class _Source:
    """The bytes of a file on their way to parts: decoded, summed, cut into lines. It runs ahead of
    the reading in threads of its own, one of them for the sum; nothing of it is touched meanwhile.
    """

    reader: Reader
    careful: bool
    decoder: Decoder = field(default_factory=Decoder)
    checksum: Checksum = field(default_factory=Checksum)
    line: int = 1
    crlf: bool = False

    def blocks(self) -> Iterator[_Lines | _TooLong]:
        """The lines of the file in order."""
        with ThreadPoolExecutor(1, "sie-sum") as summing:
            yield from self._blocks(summing)

    def _blocks(self, summing: Executor) -> Iterator[_Lines | _TooLong]:
        pieces = iter(self.reader)
        ahead: deque[Piece] = deque()
        while True:
            piece = ahead.popleft() if ahead else next(pieces, None)
            if piece is None:
                return
            if piece.too_long:
                yield self.line, piece.raw
                self.line += 1
                continue
            following = b""
            if self.decoder.encoding == "ascii" and not piece.raw.isascii():
                ahead.extend(more for more in [next(pieces, None)] if more is not None)
                following = b"".join(more.raw for more in ahead)
            summed = summing.submit(self._sum, piece.raw, self.line)
            lines = self._decoded(without_marks(piece.raw), following)
            summed.result()
            yield lines

    def _sum(self, raw: bytes, line: int) -> None:
        self.checksum.feed(raw, line)

    def _decoded(self, raw: bytes, following: bytes) -> _Lines:
        self.crlf = self.crlf or b"\r\n" in raw[:1000]
        block = marks.Block(self.decoder.to_utf8(raw, following, self.line))
        if block.has_controls():
            block = marks.Block(self.decoder.without_controls(block.body(), self.line))
        lines = _Lines(block, self.line)
        self.line += len(block)
        return lines

    def read(self, lines: _Lines | _TooLong) -> Part | _TooLong:
        """The fields of lines."""
        if isinstance(lines, tuple):
            return lines
        return read_part(lines.block, lines.first, self.careful)


def _ahead(source: _Source) -> Iterator[tuple[Part | _TooLong, int]]:
    """The parts of a source with the bytes read so far. While one is worked on, the next is read
    and the one after that decoded, each in a thread."""
    blocks = source.blocks()
    with ThreadPoolExecutor(2, "sie") as pool:
        parts: deque[tuple[Future[Part | _TooLong], int]] = deque()
        waiting: Future[_Lines | _TooLong | None] = pool.submit(next, blocks, None)
        while (lines := waiting.result()) is not None:
            done = source.reader.read_bytes
            waiting = pool.submit(next, blocks, None)
            parts.append((pool.submit(source.read, lines), done))
            if len(parts) > 1:
                part, done = parts.popleft()
                yield part.result(), done
        for part, done in parts:
            yield part.result(), done


@dataclass
class _File:
    """All that is known of one file while it is read."""

    context: ReadContext
    report: Report
    source: _Source
    scopes: Scopes
    controls: Controls
    records: Records
    vouchers: Vouchers
    rows_of_balances: int = 0
    rows_of_budgets: int = 0

    @staticmethod
    def of(stream: BinaryIO, context: ReadContext, careful: bool, block: int) -> "_File":  # noqa: UP037
        report, controls = Report(context.file), Controls()
        records, scopes = Records(report, controls), Scopes(context.dimensions)
        extra: Notes = records.extra
        vouchers = Vouchers(report, controls, scopes, records.years, extra)
        source = _Source(Reader(stream, block), careful)
        return _File(context, report, source, scopes, controls, records, vouchers)

    def take(self, part: Part | _TooLong) -> Iterator[Item]:
        """One part: its records, then its vouchers."""
        if isinstance(part, tuple):
            self._too_long(part[0], part[1].decode("latin-1"))
            return
        block = part.block
        for line in np.flatnonzero(block.kinds >= marks.OTHER).tolist():
            if block.kinds[line] == marks.LONG:
                self._too_long(part.first + line, block.text(line)[:200])
            else:
                self.records.read(part.first + line, block.text(line))
        self.vouchers.take(part)
        # Only the scope of a file of type 4I needs the hash of its contents.
        if self.vouchers.contents.wanted and self._is_surely_ledger():
            self.vouchers.contents.drop()
        self.vouchers.contents.take()
        yield from self.vouchers.ready()
        if len(self.records.balances) >= BATCH_ROWS and 0 in self.records.years.declared:
            yield from self._balances()
        if len(self.records.budgets) >= 4 * BATCH_ROWS and 0 in self.records.years.declared:
            yield from self._budgets()
        yield from self.report.drain()

    def _balances(self) -> Iterator[Item]:
        self.rows_of_balances += len(self.records.balances)
        yield from tables.balances(self.report, self.records, self.scopes)

    def _budgets(self) -> Iterator[Item]:
        self.rows_of_budgets += len(self.records.budgets)
        yield from tables.budgets(self.report, self.records, self.scopes)

    def _too_long(self, line: int, head: str) -> None:
        self.report.say("sie-line-too-long", line, quote=head, limit=marks.MAX_LINE)

    def finish(self) -> Iterator[Item]:
        """What can only be said when all is read."""
        self.vouchers.finish()
        self._assume_year()
        yield from self.vouchers.ready()
        yield from self._balances()
        yield from self._budgets()
        yield from tables.accounts(self.records)
        yield from tables.objects(self.records)
        self._say_checksum()
        self._say_encoding()
        self._say_records()
        self._control()
        yield from self.report.drain()
        yield from self.report.overflow()
        yield Summary(self._scopes(), self._header())

    def is_import(self) -> bool:
        """Type 4I: vouchers to be added to a ledger, not a ledger.

        Both kinds say `#SIETYP 4`, but 4E has to state balances and 4I may not; nor may it state
        a budget.
        """
        kind = str(self.records.header.get("sie_type", "")).strip().upper()
        if kind in ("4I", "4E"):
            return kind == "4I"
        return bool(self.vouchers.count) and not (self.rows_of_balances or self.rows_of_budgets)

    def _is_like_a_ledger(self) -> bool:
        """Whether a file without balances tells its fiscal year, declares accounts and gives its
        vouchers numbers, as ledgers do."""
        if self.context.file.lower().endswith(".si"):
            return False
        declared = any(one.declared for one in self.records.accounts.values())
        return bool(self.records.years.declared) and self.vouchers.numbered and declared

    def _is_surely_ledger(self) -> bool:
        """Whether nothing that is still to come can make the file one of type 4I."""
        kind = str(self.records.header.get("sie_type", "")).strip().upper()
        stated = self.rows_of_balances or self.records.balances or self.records.budgets
        return 0 in self.records.years.declared and (kind == "4E" or (kind == "4" and bool(stated)))

    def _assume_year(self) -> None:
        """Where the file gives no fiscal year of its own but balances need one, the calendar year
        of its vouchers, of its extent or before its tax year is taken."""
        years, header = self.records.years, self.records.header
        if 0 in years.declared or not (self.records.balances or self.records.budgets):
            return
        extent = read_date(str(header.get("extent", "")))
        tax_year = re.fullmatch(r"[12][0-9]{3}", str(header.get("tax_year", "")).strip())
        if self.vouchers.first_day != NO_DAY:
            year = from_day_number(self.vouchers.first_day).year
        elif extent is not None:
            year = extent[0].year
        elif tax_year is not None:
            year = int(tax_year[0]) - 1
        else:
            return
        if not 1000 <= year <= 9990:
            return
        years.declared[0] = calendar_year(year)
        years.assumed = True
        first, last = years.declared[0]
        self.report.say("sie-fiscal-year", None, first=first, last=last)

    def _say_checksum(self) -> None:
        found = self.source.checksum
        line, stated = self.records.sums[0] if self.records.sums else (0, "")
        if stated:
            self.report.say("sie-checksum-missing", line, message=NOT_ANNOUNCED, claimed=stated)
            return
        if not found.started:
            return
        if self.source.reader.utf16:
            self.report.say("sie-checksum-unchecked", found.line)
        elif not found.claimed:
            self.report.say("sie-checksum-missing", found.line)
        elif not _same_sum(found.claimed, found.computed):
            self.report.say(
                "sie-checksum", found.line, claimed=found.claimed, expected=str(found.computed)
            )

    def _say_encoding(self) -> None:
        decoder, header = self.source.decoder, self.records.header
        declared = str(header.get("format", "")).strip()
        actual = _ENCODINGS[decoder.encoding]
        if self.source.reader.utf16:
            self.report.say("sie-utf16", 1)
        elif decoder.encoding not in ("ascii", _declares(declared)):
            self.report.say(
                "sie-encoding",
                None,
                claimed=declared,
                expected=actual,
                declared=declared or "CP437",
                actual=actual,
            )
        misfits = decoder.strays + decoder.broken
        if misfits:
            self.report.say("sie-encoding-mixed", decoder.stray_at, count=misfits, actual=actual)
        if decoder.mojibake:
            self.report.say("sie-mojibake", decoder.mojibake_at, count=decoder.mojibake)
        if decoder.controls:
            self.report.say("sie-control-characters", decoder.control_at, count=decoder.controls)

    def _say_records(self) -> None:
        records = self.records
        for label in ("#FLAGGA", "#FORMAT"):
            if label not in records.seen:
                self.report.say("sie-record-missing", None, quote=label, label=label)
        kind = str(records.header.get("sie_type", "")).strip()
        if not kind:
            self.report.say(
                "sie-record-missing", None, quote="#SIETYP", message=NO_TYPE, kind=self._type()
            )
        if not (self.vouchers.count or self.rows_of_balances or self.rows_of_budgets):
            self.report.say("sie-no-facts")
        elif not self.vouchers.count and kind.startswith("4"):
            self.report.say("sie-no-vouchers", None, kind=kind)
        if kind.upper() != "4I" and self.is_import() and self._is_like_a_ledger():
            self.report.say("sie-no-balances", None)
        for label, count in records.unknown.counts.items():
            first = records.unknown.first[label]
            self.report.say("sie-record-unknown", first, quote=label, label=label, count=count)
        for rule, notes in (
            ("sie-stray-text", records.stray),
            ("sie-text-torn", records.torn),
            ("sie-extra-fields", records.extra),
            ("sie-name-unquoted", records.unquoted),
        ):
            if notes.counts:
                self.report.say(rule, min(notes.first.values()), count=sum(notes.counts.values()))

    def _control(self) -> None:
        """The controls over the whole file. A file of type 4I is a part of a ledger that is kept
        elsewhere: its accounts and objects are declared there."""
        records, years = self.records, self.records.years.declared
        if not self.is_import() or self._is_like_a_ledger():
            declared = (name for name, one in records.accounts.items() if one.declared)
            check_declared(self.report, self.controls, declared, records.objects)
        if 0 in years and not records.years.assumed:
            check_days(self.report, self.controls, years.values(), years[0])
        this, former = records.stated.get(0, {}), records.stated.get(-1, {})
        check_sums(self.report, this)
        if self.vouchers.count:
            check_movements(self.report, self.controls, this, records.is_balance())
        check_former_year(self.report, this, former)

    def _scopes(self) -> tuple[str, ...]:
        """What the file is about, so that a later one about the same replaces it."""
        body = body_of(self.records.header)
        own = self.records.years.declared.get(0)
        if self.is_import() or own is None:
            if not self.vouchers.count:
                return (f"vouchers {body} {hash_of_declarations(self.records)}",)
            return (f"vouchers {body} {self.vouchers.contents.hexdigest()}",)
        return scopes_of(
            f"{body} {own[0]}..{own[1]}",
            bool(self.vouchers.count),
            bool(self.rows_of_balances),
            bool(self.rows_of_budgets),
        )

    def _header(self) -> dict[str, object]:
        records, source = self.records, self.source
        header: dict[str, object] = {"file_format": "SIE", "type": self._type(), **records.header}
        header["fiscal_years"] = {
            str(index): [first.isoformat(), last.isoformat()]
            for index, (first, last) in sorted(records.years.declared.items(), reverse=True)
        }
        header["encoding"] = (
            "UTF-16" if source.reader.utf16 else _ENCODINGS[source.decoder.encoding]
        )
        header["months"] = self.controls.months()
        header["line_ends"] = "CRLF" if source.crlf else "LF"
        if source.checksum.started:
            header["checksum"] = source.checksum.claimed or ""
        for key, notes in (
            ("unknown_records", records.unknown),
            ("stray_text", records.stray),
            ("torn_text", records.torn),
            ("extra_fields", records.extra),
        ):
            if notes.counts:
                header[key] = notes.as_json()
        return header

    def _type(self) -> str:
        kind = str(self.records.header.get("sie_type", "")).strip().upper()
        if kind in ("1", "2", "3"):
            return kind
        if self.vouchers.count or kind.startswith("4"):
            return "4I" if self.is_import() else "4E"
        return "1"


def _same_sum(claimed: str, computed: int) -> bool:
    """Whether a stated checksum is the computed one; some programs write it as a signed number."""
    text = claimed.strip()
    return bool(re.fullmatch(r"-?[0-9]{1,20}", text)) and int(text) % (1 << 32) == computed


def _declares(text: str) -> str:
    """The encoding that #FORMAT names."""
    plain = re.sub(r"[^A-Z0-9]", "", text.upper())
    if "UTF8" in plain:
        return "utf-8"
    return "cp1252" if re.search(r"8859|1252|LATIN|ANSI", plain) else "cp437"


def read(
    stream: BinaryIO, context: ReadContext, careful: bool = False, block: int = BLOCK
) -> Iterator[Item]:
    """Reads a SIE 1–4 file: batches of its facts, findings, and at the end its summary.

    A file that is something else gives one finding and nothing more. `careful` reads every line
    by the careful reading alone; the result is the same, at a tenth of the speed. `block` is how
    many bytes are taken at a time; the result is the same, too.
    """
    file = _File.of(stream, context, careful, block)
    yield from settled(_items(file, context), file.records.header, context)


def _items(file: _File, context: ReadContext) -> Iterator[Item]:
    head = file.source.reader.head
    if not head.strip(b"\x1a \t\r\n"):
        file.report.say("sie-empty")
        yield from file.report.drain()
        return
    what = foreign_kind(head)
    if what is not None:
        quote = head[:200].decode("utf-8", "replace").strip()
        file.report.say("sie-wrong-kind", quote=quote, message=FOREIGN[what])
        yield from file.report.drain()
        return
    for part, done in _ahead(file.source):
        yield from file.take(part)
        if context.progress is not None:
            context.progress(done)
    yield from file.finish()


IMPORTER = Importer("sie", "SIE 1–4", recognises, read)
