"""Vouchers of a SIE file: heads and rows of a block put together into the tables voucher, posting
and posting_change, and the controls on them.

A voucher may begin in one block and end in another: what is open at the end of a block is carried
into the next one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa

from bokslut.facts.importers import sie_columns as columns
from bokslut.facts.importers import sie_marks as marks
from bokslut.facts.importers.base import Batch
from bokslut.facts.importers.sie_batches import (
    Pending,
    dates,
    patched,
    put,
    quantities_of,
    quantity_array,
)
from bokslut.facts.importers.sie_columns import NO_DAY, Heads, Rows
from bokslut.facts.importers.sie_controls import Controls, sums_by
from bokslut.facts.importers.sie_identity import Contents
from bokslut.facts.importers.sie_lex import (
    NO_OBJECTS,
    Objects,
    day_number,
    read_line,
    read_objects,
    strip_objects,
)
from bokslut.facts.importers.sie_marks import Block, Bools, Ints
from bokslut.facts.importers.sie_open import Days, OpenVoucher, VoucherHeads, behind, no_heads
from bokslut.facts.importers.sie_order import ALLOWED, glued, step
from bokslut.facts.importers.sie_records import Notes
from bokslut.facts.importers.sie_rows import (
    HEAD_FIELDS,
    ROW_FIELDS,
    Where,
    head_fields,
    head_of,
    is_no_date,
    kronor,
    row_of,
    split,
)
from bokslut.facts.importers.sie_rules import GLUED_BRACE, ROWS_IN_HEAD, Report
from bokslut.facts.importers.sie_scope import Scopes, codes_of
from bokslut.facts.importers.sie_years import Years


@dataclass
class Part:
    """A block with its ordinary lines read; `first` is the number of its first line."""

    block: Block
    rows: Rows
    heads: Heads
    first: int

    def odd_lines(self) -> list[int]:
        """The heads and rows that are out of the ordinary, and all changes of rows."""
        changes = np.flatnonzero(self.block.kinds == marks.CHANGE)
        odd = [one.lines[~one.fine] for one in (self.rows, self.heads)]
        found: list[int] = np.concatenate((*odd, changes)).tolist()
        return found


def read_part(block: Block, first: int, careful: bool = False) -> Part:
    """Reads the ordinary lines of a block. `careful` leaves every line to the careful reading."""
    part = Part(block, columns.rows(block), columns.heads(block), first)
    if careful:
        part.rows.fine[:] = False
        part.heads.fine[:] = False
    return part


@dataclass
class Vouchers:
    """Takes the parts of a file in order and holds what is ready to be handed on."""

    report: Report
    controls: Controls
    scopes: Scopes
    years: Years
    extra: Notes
    count: int = 0
    numbered: bool = False
    empty: int = 0
    first_empty: int = 0
    first_day: int = NO_DAY
    contents: Contents = field(default_factory=Contents)
    _open: OpenVoucher | None = None
    _inside: bool = False
    _braced: bool = False
    _before: int = marks.OTHER
    _postings: Pending = field(default_factory=lambda: Pending("posting"))
    _vouchers: Pending = field(default_factory=lambda: Pending("voucher"))
    _changes: Pending = field(default_factory=lambda: Pending("posting_change"))
    _totals: list[int] = field(default_factory=list)
    _counts: list[int] = field(default_factory=list)

    def take(self, part: Part) -> None:
        """Reads what a part of the file says of vouchers."""
        carried = self._open is not None
        heads = self._heads(part)
        outside = self._outside(part)
        voucher_of = np.cumsum(part.block.kinds == marks.HEAD) - 1 + carried
        standing = self._standing_days(heads)
        broken = self._rows(part, heads, voucher_of, outside, standing)
        self._change_rows(part, heads, voucher_of, outside, standing)
        self._close_vouchers(heads, broken)

    def ready(self) -> Iterator[Batch]:
        """The rows that are ready to be handed on."""
        for pending in (self._vouchers, self._postings, self._changes):
            yield from pending.take()

    def finish(self) -> None:
        """The end of the file: a voucher that is still open means that the file is cut."""
        one = self._open
        if one is not None and one.is_whole() and not self._braced:
            # A file without braces, which is told; nothing says that it is cut.
            self._add_vouchers(behind(one, no_heads()), [one.rows], 1)
        elif one is not None:
            self.report.say("sie-truncated", one.line, quote=one.name, voucher=one.name)
        if self.empty:
            self.report.say("sie-voucher-empty", self.first_empty, count=self.empty)

    # Heads

    def _heads(self, part: Part) -> VoucherHeads:
        read, block = part.heads, part.block
        slow = np.flatnonzero(~read.fine)
        texts: dict[str, list[str | None]] = {k: [] for k in ("series", "number", "text", "sign")}
        for index in slow.tolist():
            line = int(read.lines[index])
            where = Where(self.report, part.first + line, "#VER", block.text(line))
            taken = read_line(where.text)
            where.faults(taken)
            fields = head_fields(where, taken)
            head = head_of(where, fields)
            if len(fields) > HEAD_FIELDS and any(fields[HEAD_FIELDS:]):
                self.extra.keep("#VER", where.number, where.text)
            if len(fields) < 3 or is_no_date(fields[2]):
                name = " ".join(part for part in (head.series, head.number) if part) or "?"
                where.say("sie-date-missing", voucher=name)
            read.day[index], read.registered[index] = head.day, head.registered
            for key, value in zip(
                texts, (head.series, head.number, head.text, head.signature), strict=True
            ):
                texts[key].append(value)
        arrays = [
            patched(values, slow, texts[key])
            for key, values in zip(
                texts, (read.series, read.number, read.text, read.signature), strict=True
            )
        ]
        lines, day, registered = read.lines + part.first, read.day, read.registered
        self.count += len(lines)
        self.numbered = self.numbered or arrays[1].null_count < len(lines)
        found = VoucherHeads(lines, arrays[0], arrays[1], day, arrays[2], registered, arrays[3])
        return behind(self._open, found)

    def _standing_days(self, heads: VoucherHeads) -> Days:
        """The day that counts for rows without one: the voucher's, else when it was registered,
        else the last of the fiscal year."""
        days = np.where(heads.day == NO_DAY, heads.registered, heads.day)
        own = self.years.declared.get(0)
        if own is not None:
            days = np.where(days == NO_DAY, day_number(own[1]), days)
        known = days[days != NO_DAY]
        if self.first_day == NO_DAY and len(known):
            self.first_day = int(known[0])
        return days.astype(np.int32)

    # Structure

    def _outside(self, part: Part) -> Bools:
        """Lines of a block that stand outside any voucher though they should stand in one."""
        kinds = part.block.kinds
        outside = np.zeros(len(kinds), dtype=np.bool_)
        lines = np.flatnonzero((kinds != marks.BLANK) & (kinds != marks.LONG))
        if not len(lines):
            return outside
        now = kinds[lines].astype(np.int64)
        before = np.concatenate(([self._before], now[:-1]))
        braces = glued(part.block, part.odd_lines())
        ordered = not braces and ALLOWED[before * 8 + now].all()
        if ordered and not (self._inside and now[0] == marks.OTHER):
            self._before = int(now[-1])
            self._inside = self._before not in (marks.CLOSE, marks.OTHER)
            self._braced = True
            return outside
        state = self._before if self._before in (marks.HEAD,) else None
        headed, inside = state == marks.HEAD, self._inside and state is None
        for line, kind in zip(lines.tolist(), now.tolist(), strict=True):
            fault, headed, inside = step(kind, headed, inside)
            message = ""
            self._braced = kind == marks.OPEN or (self._braced and kind != marks.HEAD)
            if fault == "sie-row-outside-voucher":
                outside[line] = True
            elif line in braces:
                fault, message, headed, inside = "sie-braces", GLUED_BRACE, False, braces[line]
                self._braced = inside
                if kind == marks.HEAD and not inside:
                    fault, message = "sie-row-outside-voucher", ROWS_IN_HEAD
            if fault:
                quote = part.block.text(line).strip()
                self.report.say(fault, part.first + line, quote=quote, message=message)
        self._before = marks.HEAD if headed else marks.ROW if inside else marks.OTHER
        self._inside = headed or inside
        return outside

    # Rows

    def _rows(
        self, part: Part, heads: VoucherHeads, voucher_of: Ints, outside: Bools, standing: Days
    ) -> set[int]:
        """Adds the postings of a part; returns the vouchers of which a row could not be read."""
        rows = part.rows
        objects = [_objects(text) for text in rows.object_lists]
        keep, text, signature = self._patch_rows(part, objects, outside)
        at = voucher_of[rows.lines]
        keep &= (at >= 0) & ~outside[rows.lines]
        days = np.where(rows.day == NO_DAY, standing[at] if len(standing) else NO_DAY, rows.day)
        self._say_undated(part, keep, days)
        keep &= days != NO_DAY
        broken = set(at[~keep].tolist())
        chosen = slice(None) if keep.all() else np.flatnonzero(keep)
        at, days, amounts = at[chosen], days[chosen].astype(np.int32), rows.amount[chosen]
        accounts, scope = rows.account[chosen], rows.objects[chosen]
        lines, quantity = rows.lines[chosen] + part.first, rows.quantity[chosen]
        if not isinstance(chosen, slice):
            text, signature = (
                text.take(columns.integers(chosen)),
                signature.take(columns.integers(chosen)),
            )
        if not len(at):
            return broken
        index = columns.integers(at)
        names = pa.array(rows.accounts, pa.string())
        self._postings.add(
            [
                columns.integers(lines),
                columns.integers(heads.lines[at]),
                heads.series.take(index),
                heads.number.take(index),
                dates(days),
                names.take(columns.integers(accounts)),
                *self.scopes.columns(scope, objects),
                columns.decimals(amounts),
                quantities_of(quantity, rows.quantities),
                text,
                signature,
            ]
        )
        self.contents.add(self._postings.batches[-1], heads.text.take(index), scope, objects)
        self.controls.add_rows(
            (accounts, rows.accounts),
            (scope, objects),
            amounts,
            days,
            lines,
            self._in_year(standing, at),
        )
        self._sum(heads, at, amounts)
        return broken

    def _patch_rows(
        self, part: Part, objects: list[Objects], outside: Bools
    ) -> tuple[Bools, pa.Array, pa.Array]:
        """Reads the lines that are not ordinary and puts them in their places; says which rows
        can be kept, and gives their texts and signatures."""
        rows, block = part.rows, part.block
        keep = np.ones(len(rows.lines), dtype=np.bool_)
        slow = np.flatnonzero(~rows.fine)
        texts: list[str | None] = []
        signatures: list[str | None] = []
        for index in slow.tolist():
            line = int(rows.lines[index])
            where = Where(self.report, part.first + line, "#TRANS", block.text(line))
            taken = read_line(where.text)
            row = None if outside[line] else row_of(where, taken)
            texts.append(None if row is None else row.text)
            signatures.append(None if row is None else row.signature)
            if row is None:
                keep[index] = False
                continue
            if len(taken.fields) > ROW_FIELDS:
                self._keep_extra(where, split(taken)[0])
            rows.amount[index], rows.day[index] = row.amount, row.day
            rows.account[index] = put(rows.accounts, row.account)
            rows.objects[index] = put(objects, row.objects)
            rows.quantity[index] = put(rows.quantities, row.quantity)
        # A line that was not read points at whatever comes first, until it is left out.
        for codes in (rows.account, rows.objects, rows.quantity):
            codes[~keep] = 0
        return keep, patched(rows.text, slow, texts), patched(rows.signature, slow, signatures)

    def _keep_extra(self, where: Where, fields: list[str]) -> None:
        if any(fields[ROW_FIELDS:]):
            self.extra.keep(where.label, where.number, where.text)

    def _say_undated(self, part: Part, keep: Bools, days: Any) -> None:
        for index in np.flatnonzero(keep & (days == NO_DAY)).tolist():
            line = int(part.rows.lines[index])
            quote = part.block.text(line).strip()
            self.report.say("sie-row-date-missing", part.first + line, quote=quote)

    def _in_year(self, standing: Days, at: Ints) -> Bools | None:
        """Which rows belong to vouchers of the file's own year; None where all do. A voucher of
        no declared year is counted with the own one, where it was booked."""
        elsewhere = np.zeros(len(standing), dtype=np.bool_)
        for index, (first, last) in self.years.declared.items():
            if index:
                days = (day_number(first), day_number(last))
                elsewhere |= (standing >= days[0]) & (standing <= days[1])
        own = self.years.declared.get(0)
        if own is None or not elsewhere.any():
            return None
        elsewhere &= (standing < day_number(own[0])) | (standing > day_number(own[1]))
        return ~elsewhere[at]

    def _change_rows(
        self, part: Part, heads: VoucherHeads, voucher_of: Ints, outside: Bools, standing: Days
    ) -> None:
        """Adds what was added to or removed from vouchers after they were booked."""
        found: list[tuple[Any, ...]] = []
        objects: list[Objects] = []
        for line in np.flatnonzero(part.block.kinds == marks.CHANGE).tolist():
            text = part.block.text(line)
            taken = read_line(text)
            where = Where(self.report, part.first + line, taken.label, text)
            at = int(voucher_of[line])
            row = None if outside[line] or at < 0 else row_of(where, taken)
            if row is None:
                continue
            if len(taken.fields) > ROW_FIELDS:
                self._keep_extra(where, split(taken)[0])
            kind = "added" if taken.label == "#RTRANS" else "removed"
            day = row.day if row.day != NO_DAY else int(standing[at])
            objects.append(row.objects)
            found.append((where.number, at, kind, day, row))
        if not found:
            return
        numbers, at_all, kinds, days, rows = zip(*found, strict=True)
        at_list = np.array(at_all, dtype=np.int64)
        index = columns.integers(at_list)
        self._changes.add(
            [
                pa.array(numbers, pa.int64()),
                columns.integers(heads.lines[at_list]),
                pa.array(kinds, pa.string()),
                heads.series.take(index),
                heads.number.take(index),
                dates(days),
                pa.array([row.account for row in rows], pa.string()),
                *self.scopes.columns(*codes_of(objects)),
                columns.decimals(np.array([row.amount for row in rows], dtype=np.int64)),
                quantity_array([row.quantity for row in rows]),
                pa.array([row.text for row in rows], pa.string()),
                pa.array([row.signature for row in rows], pa.string()),
            ]
        )

    # Vouchers

    def _sum(self, heads: VoucherHeads, at: Ints, amounts: Ints) -> None:
        size = len(heads.lines)
        self._totals = sums_by(at, amounts, size)
        self._counts = np.bincount(at, minlength=size).tolist()

    def _close_vouchers(self, heads: VoucherHeads, broken: set[int]) -> None:
        """Adds the vouchers that end in this part and holds them against their rule."""
        size = len(heads.lines)
        totals, counts = self._totals or [0] * size, self._counts or [0] * size
        self._totals, self._counts = [], []
        if self._open is not None:
            totals[0] += self._open.total
            counts[0] += self._open.rows
            if self._open.broken:
                broken.add(0)
        closed = size - 1 if self._inside and size else size
        unbalanced = np.flatnonzero(np.array([total != 0 for total in totals[:closed]], np.bool_))
        for index in unbalanced.tolist():
            if index not in broken:
                self._say_unbalanced(heads, index, totals[index])
        for index, count in enumerate(counts[:closed]):
            if not count and index not in broken:
                self.first_empty = self.first_empty or int(heads.lines[index])
                self.empty += 1
        if closed:
            self._add_vouchers(heads, counts, closed)
        self._open = None
        if closed < size:
            last = size - 1
            self._open = OpenVoucher(
                int(heads.lines[last]),
                heads.series[last].as_py(),
                heads.number[last].as_py(),
                int(heads.day[last]),
                heads.text[last].as_py(),
                int(heads.registered[last]),
                heads.signature[last].as_py(),
                counts[last],
                totals[last],
                last in broken,
            )

    def _say_unbalanced(self, heads: VoucherHeads, index: int, total: int) -> None:
        self.report.say(
            "sie-voucher-unbalanced",
            int(heads.lines[index]),
            quote=heads.name(index),
            claimed=str(kronor(total)),
            expected="0",
            voucher=heads.name(index),
            difference=kronor(total),
        )

    def _add_vouchers(self, heads: VoucherHeads, counts: list[int], closed: int) -> None:
        self._vouchers.add(
            [
                columns.integers(heads.lines[:closed]),
                heads.series[:closed],
                heads.number[:closed],
                dates(heads.day[:closed]),
                heads.text[:closed],
                dates(heads.registered[:closed]),
                heads.signature[:closed],
                pa.array(counts[:closed], pa.int64()),
            ]
        )


@lru_cache(maxsize=65536)
def _objects(inner: str) -> Objects:
    return strip_objects(read_objects(inner) or NO_OBJECTS)
