"""Journals of a SIE 5 file as rows of voucher, posting and posting_change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from bokslut.facts.importers.base import Batch
from bokslut.facts.importers.sie5_xml import Element
from bokslut.facts.importers.sie_batches import Pending, dates, quantity_array
from bokslut.facts.importers.sie_columns import NO_DAY, decimals
from bokslut.facts.importers.sie_controls import Controls
from bokslut.facts.importers.sie_lex import NO_OBJECTS, Objects
from bokslut.facts.importers.sie_rows import Row, Where, amount_of, day_of, kronor, quantity_of
from bokslut.facts.importers.sie_rules import Report
from bokslut.facts.importers.sie_scope import Scopes, codes_of

_FULL = 50_000


@dataclass
class Entry:
    """A ledger entry while its children are still to come."""

    line: int
    attributes: dict[str, str]
    pairs: list[tuple[str, str]] = field(default_factory=list)
    signature: str | None = None
    struck: bool = False


@dataclass
class Voucher:
    """A journal entry."""

    line: int
    series: str | None
    number: str | None
    day: int
    text: str | None
    registered: int = NO_DAY
    signature: str | None = None
    rows: int = 0
    total: int = 0
    broken: bool = False

    @property
    def name(self) -> str:
        """How it is called in messages."""
        return " ".join(part for part in (self.series, self.number) if part) or "?"


@dataclass
class Journals:
    """Takes journal entries one after the other and holds what is ready to be handed on."""

    report: Report
    controls: Controls
    scopes: Scopes
    series: str | None = None
    entry: Entry | None = None
    count: int = 0
    _voucher: Voucher | None = None
    _vouchers: list[Voucher] = field(default_factory=list)
    _rows: list[tuple[int, Voucher, Row]] = field(default_factory=list)
    _struck: list[tuple[int, Voucher, Row]] = field(default_factory=list)

    @property
    def full(self) -> bool:
        """Whether enough rows wait to be handed on."""
        return len(self._rows) + len(self._struck) + len(self._vouchers) >= _FULL

    def begin_voucher(self, one: Element) -> None:
        """The start of a journal entry."""
        given = one.attributes
        quote = " ".join(given.values())
        where = Where(self.report, one.line, one.name, quote)
        voucher = Voucher(
            one.line,
            self.series,
            given.get("id") or None,
            day_of(where, given.get("journalDate", "").replace("-", "")[:8]),
            given.get("text") or None,
        )
        if not given.get("journalDate"):
            where.say("sie-date-missing", voucher=voucher.name)
        self._voucher = voucher
        self.count += 1

    def refer(self, pair: tuple[str, str]) -> None:
        """An object of the ledger entry that is read."""
        if self.entry is not None:
            self.entry.pairs.append(pair)

    def entered(self, one: Element) -> None:
        """Who entered a ledger entry or a journal entry, and when."""
        by = one.attributes.get("by") or None
        if self.entry is not None:
            self.entry.signature = by
        elif self._voucher is not None:
            where = Where(self.report, one.line, one.name, " ".join(one.attributes.values()))
            written = one.attributes.get("date", "").replace("-", "")[:8]
            self._voucher.registered = day_of(where, written)
            self._voucher.signature = by

    def struck(self, one: Element) -> None:
        """A ledger entry that was struck out: it is kept and does not count."""
        if self.entry is not None:
            self.entry.struck = True
            self.entry.signature = one.attributes.get("by") or self.entry.signature

    def end_entry(self) -> None:
        """The end of a ledger entry."""
        entry, voucher, self.entry = self.entry, self._voucher, None
        if entry is None or voucher is None:
            return
        row = self._row(entry)
        if row is None:
            voucher.broken = True
            return
        if row.day == NO_DAY and voucher.day == NO_DAY:
            where = Where(self.report, entry.line, "LedgerEntry", row.account)
            where.say("sie-row-date-missing")
            voucher.broken = True
            return
        (self._struck if entry.struck else self._rows).append((entry.line, voucher, row))
        if not entry.struck:
            voucher.rows += 1
            voucher.total += row.amount

    def _row(self, entry: Entry) -> Row | None:
        given = entry.attributes
        where = Where(self.report, entry.line, "LedgerEntry", " ".join(given.values()))
        for key, missing in (("accountId", "account"), ("amount", "amount")):
            if not given.get(key):
                where.lacks(missing)
                return None
        amount = amount_of(where, given["amount"])
        if amount is None:
            return None
        return Row(
            account=given["accountId"],
            objects=Objects(tuple(entry.pairs)) if entry.pairs else NO_OBJECTS,
            amount=amount,
            day=day_of(where, given.get("ledgerDate", "").replace("-", "")[:8]),
            text=given.get("text") or None,
            quantity=quantity_of(where, given.get("quantity", "")),
            signature=entry.signature,
        )

    def end_voucher(self) -> None:
        """The end of a journal entry, which has to balance."""
        voucher, self._voucher = self._voucher, None
        if voucher is None:
            return
        if voucher.total and not voucher.broken:
            self.report.say(
                "sie-voucher-unbalanced",
                voucher.line,
                quote=voucher.name,
                claimed=str(kronor(voucher.total)),
                expected="0",
                voucher=voucher.name,
                difference=kronor(voucher.total),
            )
        self._vouchers.append(voucher)

    def ready(self) -> Iterator[Batch]:
        """The rows that are ready to be handed on."""
        vouchers, self._vouchers = self._vouchers, []
        rows, self._rows = self._rows, []
        struck, self._struck = self._struck, []
        pending = Pending("voucher")
        if vouchers:
            pending.add(
                [
                    pa.array([one.line for one in vouchers], pa.int64()),
                    pa.array([one.series for one in vouchers], pa.string()),
                    pa.array([one.number for one in vouchers], pa.string()),
                    dates([one.day for one in vouchers]),
                    pa.array([one.text for one in vouchers], pa.string()),
                    dates([one.registered for one in vouchers]),
                    pa.array([one.signature for one in vouchers], pa.string()),
                    pa.array([one.rows for one in vouchers], pa.int64()),
                ]
            )
        yield from pending.take()
        if rows:
            self._control(rows)
            yield from self._batch("posting", rows)
        if struck:
            yield from self._batch("posting_change", struck)

    def _control(self, rows: list[tuple[int, Voucher, Row]]) -> None:
        names: dict[str, int] = {}
        codes = [names.setdefault(row.account, len(names)) for _, _, row in rows]
        self.controls.add_rows(
            (np.array(codes, dtype=np.int64), list(names)),
            codes_of([row.objects for _, _, row in rows]),
            np.array([row.amount for _, _, row in rows], dtype=np.int64),
            np.array([_day(one, row) for _, one, row in rows], dtype=np.int32),
            np.array([line for line, _, _ in rows], dtype=np.int64),
            None,
        )

    def _batch(self, table: str, rows: list[tuple[int, Voucher, Row]]) -> Iterator[Batch]:
        kind = [pa.array(["removed"] * len(rows), pa.string())] if table != "posting" else []
        pending = Pending(table)
        pending.add(
            [
                pa.array([line for line, _, _ in rows], pa.int64()),
                pa.array([one.line for _, one, _ in rows], pa.int64()),
                *kind,
                pa.array([one.series for _, one, _ in rows], pa.string()),
                pa.array([one.number for _, one, _ in rows], pa.string()),
                dates([_day(one, row) for _, one, row in rows]),
                pa.array([row.account for _, _, row in rows], pa.string()),
                *self.scopes.columns(*codes_of([row.objects for _, _, row in rows])),
                decimals(np.array([row.amount for _, _, row in rows], dtype=np.int64)),
                quantity_array([row.quantity for _, _, row in rows]),
                pa.array([row.text for _, _, row in rows], pa.string()),
                pa.array([row.signature for _, _, row in rows], pa.string()),
            ]
        )
        yield from pending.take()


def _day(voucher: Voucher, row: Row) -> int:
    return voucher.day if row.day == NO_DAY else row.day
