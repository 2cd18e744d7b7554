"""SIE 5: the XML form of SIE, read into the same tables as SIE 1–4.

Roots `Sie` (a ledger) and `SieEntry` (vouchers to be added to one) of the namespace
`http://www.sie.se/sie5`. Read are the file's own data, accounts with balances and budgets,
dimensions with objects, and journals; customers, suppliers, invoices, documents and signatures
are counted in a note.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import BinaryIO

from bokslut.facts.importers import sie_tables as tables
from bokslut.facts.importers.base import Importer, Item, ReadContext, Summary
from bokslut.facts.importers.sie5_vouchers import Entry, Journals
from bokslut.facts.importers.sie5_xml import Element, XmlFault, elements
from bokslut.facts.importers.sie_blocks import as_utf8
from bokslut.facts.importers.sie_controls import (
    Controls,
    check_days,
    check_declared,
    check_former_year,
    check_movements,
    check_sums,
)
from bokslut.facts.importers.sie_identity import body_of, scopes_of
from bokslut.facts.importers.sie_ledgers import settled
from bokslut.facts.importers.sie_lex import NO_OBJECTS, Objects
from bokslut.facts.importers.sie_records import Account, Balance, Dimension, Records
from bokslut.facts.importers.sie_rows import Where, amount_of, quantity_of
from bokslut.facts.importers.sie_rules import FOREIGN, Report
from bokslut.facts.importers.sie_scope import Scopes
from bokslut.facts.importers.sie_years import month_bounds

_ROOT = re.compile(rb"<(?:[\w.-]+:)?Sie(?:Entry)?[\s>/]")
_SUFFIXES = (".se", ".si", ".sie")
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_ELEMENT = re.compile(rb"<[A-Za-z_]")
_KINDS = {"asset": "T", "liability": "S", "equity": "S", "cost": "K", "income": "I"}
_BALANCES = ("OpeningBalance", "ClosingBalance", "Budget")
_STRUCTURE = frozenset(
    ("Sie", "SieEntry", "FileInfo", "FiscalYears", "Accounts", "Dimensions", "ObjectReference")
)


def recognises(name: str, head: bytes) -> bool:
    """XML whose root is that of SIE 5, or is still to come in a file that is named as SIE: long
    comments may stand before it."""
    text = as_utf8(head).lstrip(b"\xef\xbb\xbf \t\r\n")
    if not text.startswith(b"<"):
        return False
    if _ROOT.search(text):
        return True
    in_comment = text.startswith(b"<?xml") and not _ELEMENT.search(_COMMENT.sub(b"", text))
    return in_comment and name.lower().endswith(_SUFFIXES)


class _Hashed:
    """A stream that sums what is read from it."""

    def __init__(self, stream: BinaryIO, context: ReadContext) -> None:
        self._stream, self._context = stream, context
        self.digest = hashlib.sha256()
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.digest.update(data)
        self.count += len(data)
        if self._context.progress is not None:
            self._context.progress(self.count)
        return data


@dataclass
class _Amount:
    """A balance or budget element, while its object references are still to come."""

    name: str
    line: int
    attributes: dict[str, str]
    pairs: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class _File:
    """What is known of one file while it is read."""

    report: Report
    controls: Controls
    records: Records
    scopes: Scopes
    journals: Journals
    is_entry: bool = False
    rooted: bool = False
    rows_of_balances: int = 0
    rows_of_budgets: int = 0
    unread: Counter[str] = field(default_factory=Counter)
    first_unread: dict[str, int] = field(default_factory=dict)
    skipping: int = 0
    years: list[tuple[date, date, bool]] = field(default_factory=list)
    account: str | None = None
    dimension: str | None = None
    amount: _Amount | None = None

    def start(self, one: Element) -> None:
        """The start of an element."""
        if self.skipping:
            self.skipping += 1
            return
        handler = _STARTS.get(one.name)
        if handler is not None:
            handler(self, one)
        elif one.name not in _STRUCTURE:
            self.unread[one.name] += 1
            self.first_unread.setdefault(one.name, one.line)
            self.skipping = 1

    def end(self, one: Element) -> None:
        """The end of an element."""
        if self.skipping:
            self.skipping -= 1
        elif self.amount is not None and one.name == self.amount.name:
            self._close_amount(self.amount)
            self.amount = None
        elif one.name == "LedgerEntry":
            self.journals.end_entry()
        elif one.name == "JournalEntry":
            self.journals.end_voucher()
        elif one.name == "FiscalYears":
            self._close_years()
        elif one.name == "Account":
            self.account = None

    def _where(self, one: Element | _Amount, text: str) -> Where:
        return Where(self.report, one.line, one.name, text)

    def _root(self, one: Element) -> None:
        self.is_entry = one.name == "SieEntry"

    def _info(self, one: Element) -> None:
        key, names = _INFO[one.name]
        self.records.header[key] = {
            name: one.attributes[name] for name in names if one.attributes.get(name)
        }

    def _year(self, one: Element) -> None:
        first = month_bounds(one.attributes.get("start", ""))
        last = month_bounds(one.attributes.get("end", ""))
        if first is None or last is None or first[0] > last[1]:
            stated = " ".join(one.attributes.values())
            self._where(one, stated).say("sie-fiscal-year-unknown", value=stated)
            return
        primary = one.attributes.get("primary") in ("true", "1")
        self.years.append((first[0], last[1], primary))

    def _close_years(self) -> None:
        """Numbers the years from the primary one, as SIE 4 does: 0 it, -1 the one before."""
        ordered = sorted(self.years)
        if not ordered:
            return
        own = next((i for i, year in enumerate(ordered) if year[2]), len(ordered) - 1)
        for index, (first, last, _) in enumerate(ordered):
            self.records.years.declared[index - own] = (first, last)

    def _account(self, one: Element) -> None:
        name = one.attributes.get("id", "")
        if not name:
            self._where(one, "").lacks("account")
            return
        self.account = name
        known = Account(one.line, one.attributes.get("name", ""), declared=True)
        known.kind = _KINDS.get(one.attributes.get("type", "").lower())
        known.quantity_unit = one.attributes.get("unit") or None
        self.records.accounts.setdefault(name, known)

    def _dimension(self, one: Element) -> None:
        self.dimension = one.attributes.get("id", "")
        name = one.attributes.get("name") or None
        if self.dimension:
            self.records.dimensions.setdefault(self.dimension, Dimension(one.line, name))

    def _object(self, one: Element) -> None:
        code = one.attributes.get("id", "")
        if self.dimension and code:
            place = (one.line, one.attributes.get("name", ""))
            self.records.objects.setdefault((self.dimension, code), place)

    def _open_amount(self, one: Element) -> None:
        self.amount = _Amount(one.name, one.line, dict(one.attributes))

    def _reference(self, one: Element) -> None:
        """The schema of SIE 5 calls the dimension `dimId`; some files say `dimensionId`."""
        given = one.attributes
        pair = (given.get("dimId") or given.get("dimensionId", ""), given.get("objectId", ""))
        if not pair[1]:
            return
        if self.amount is not None:
            self.amount.pairs.append(pair)
        else:
            self.journals.refer(pair)

    def _close_amount(self, one: _Amount) -> None:
        where = self._where(one, " ".join(one.attributes.values()))
        month = month_bounds(one.attributes.get("month", ""))
        if month is None:
            where.say("sie-period", value=one.attributes.get("month", ""))
            return
        amount = amount_of(where, one.attributes.get("amount", ""))
        if amount is None or self.account is None:
            return
        quantity = quantity_of(where, one.attributes.get("quantity", ""))
        year = self._year_of(month[0])
        if year is None:
            where.say("sie-year", value=month[0].year)
            return
        objects = Objects(tuple(one.pairs)) if one.pairs else NO_OBJECTS
        plain = one.name.removesuffix("Multidim")
        kind = self._kind(plain, objects)
        balance = Balance(one.line, kind, year, month, self.account, objects, amount, quantity)
        self.controls.use(self.account, objects, one.line)
        (self.records.budgets if kind == "budget" else self.records.balances).append(balance)

    def _kind(self, name: str, objects: Objects) -> str:
        if name == "Budget":
            return "budget"
        if objects.pairs:
            return "object_opening" if name == "OpeningBalance" else "object_closing"
        if name == "OpeningBalance":
            return "opening"
        account = self.records.accounts.get(self.account or "")
        return "result" if account is not None and account.kind in ("K", "I") else "closing"

    def _year_of(self, day: date) -> int | None:
        for index, (first, last) in self.records.years.declared.items():
            if first <= day <= last:
                return index
        return None

    def _journal(self, one: Element) -> None:
        self.journals.series = one.attributes.get("id") or None

    def _journal_entry(self, one: Element) -> None:
        self.journals.begin_voucher(one)

    def _ledger_entry(self, one: Element) -> None:
        self.journals.entry = Entry(one.line, dict(one.attributes))

    def _entry_info(self, one: Element) -> None:
        self.journals.entered(one)

    def _overstrike(self, one: Element) -> None:
        self.journals.struck(one)


_Handler = Callable[[_File, Element], None]

_INFO = {
    "SoftwareProduct": ("program", ("name", "version")),
    "FileCreation": ("generated", ("time", "by")),
    "Company": ("organisation", ("organizationId", "name", "multiple", "clientId")),
    "AccountingCurrency": ("currency", ("currency",)),
}

_STARTS: dict[str, _Handler] = {
    "Sie": _File._root,
    "SieEntry": _File._root,
    **dict.fromkeys(_INFO, _File._info),
    "FiscalYear": _File._year,
    "Account": _File._account,
    "Dimension": _File._dimension,
    "Object": _File._object,
    **dict.fromkeys(
        [name + end for name in _BALANCES for end in ("", "Multidim")], _File._open_amount
    ),
    "ObjectReference": _File._reference,
    "Journal": _File._journal,
    "JournalEntry": _File._journal_entry,
    "LedgerEntry": _File._ledger_entry,
    "EntryInfo": _File._entry_info,
    "OriginalEntryInfo": _File._entry_info,
    "Overstrike": _File._overstrike,
}

_NAMES = {
    "opening": "OpeningBalance",
    "object_opening": "OpeningBalance",
    "closing": "ClosingBalance",
    "object_closing": "ClosingBalance",
    "result": "ClosingBalance",
}


def _at_ends(file: _File) -> None:
    """A file may state balances of every month: of a year only the first opening and the last
    closing of an account are those of the year; the others are counted as unread."""
    chosen: dict[tuple[object, ...], Balance] = {}
    left: list[Balance] = []
    for one in file.records.balances:
        key = (one.kind, one.year, one.account, one.objects)
        held = chosen.get(key)
        if held is None or one.month is None or held.month is None:
            chosen[key] = one
            continue
        later = one.month > held.month
        better = later != one.kind.endswith("opening")
        left.append(held if better else one)
        chosen[key] = one if better else held
    for one in left:
        file.unread["monthly balance"] += 1
        file.first_unread.setdefault(_NAMES[one.kind], one.line)
    file.records.balances = list(chosen.values())
    for one in file.records.balances:
        if one.kind in ("opening", "closing", "result"):
            entries = file.records.stated.setdefault(one.year, {}).setdefault(one.kind, {})
            entries[one.account] = (one.amount, one.line)


def _finish(file: _File, digest: str) -> Iterator[Item]:
    records, report = file.records, file.report
    _at_ends(file)
    file.rows_of_balances, file.rows_of_budgets = len(records.balances), len(records.budgets)
    yield from file.journals.ready()
    yield from tables.balances(report, records, file.scopes)
    yield from tables.budgets(report, records, file.scopes)
    yield from tables.accounts(records)
    yield from tables.objects(records)
    currency = records.header.get("currency")
    code = str(currency.get("currency", "SEK")) if isinstance(currency, dict) else "SEK"
    if code.upper() != "SEK":
        report.say("sie-currency", currency=code)
    for name, count in file.unread.items():
        report.say(
            "sie5-part-unread", file.first_unread[name], quote=name, element=name, count=count
        )
    years = records.years.declared
    if not file.is_entry:
        check_declared(report, file.controls, records.accounts, records.objects)
    if 0 in years:
        check_days(report, file.controls, years.values(), years[0])
    this = records.stated.get(0, {})
    check_sums(report, this)
    if file.journals.count:
        check_movements(report, file.controls, this, records.is_balance())
    check_former_year(report, this, records.stated.get(-1, {}))
    yield from report.drain()
    yield from report.overflow()
    yield _summary(file, digest)


def _summary(file: _File, digest: str) -> Summary:
    header = dict(file.records.header)
    body = body_of(header)
    years = file.records.years.declared
    header |= {
        "file_format": "SIE 5",
        "type": "SieEntry" if file.is_entry else "Sie",
        "fiscal_years": {
            str(index): [first.isoformat(), last.isoformat()]
            for index, (first, last) in sorted(years.items(), reverse=True)
        },
        "months": file.controls.months(),
        "unread": dict(file.unread),
    }
    if file.is_entry or 0 not in years:
        return Summary((f"vouchers {body} {digest}",), header)
    scopes = scopes_of(
        f"{body} {years[0][0]}..{years[0][1]}",
        bool(file.journals.count),
        bool(file.rows_of_balances),
        bool(file.rows_of_budgets),
    )
    return Summary(scopes, header)


def read(stream: BinaryIO, context: ReadContext) -> Iterator[Item]:
    """Reads a SIE 5 file: batches of its facts, findings, and at the end its summary. A file whose
    XML cannot be read gives a finding and no summary."""
    report, controls = Report(context.file), Controls()
    records, scopes = Records(report, controls), Scopes(context.dimensions)
    file = _File(report, controls, records, scopes, Journals(report, controls, scopes))
    source = _Hashed(stream, context)
    yield from settled(_items(file, source), records.header, context)


def _items(file: _File, source: _Hashed) -> Iterator[Item]:
    report = file.report
    try:
        for one in elements(source):  # type: ignore[arg-type]
            if not file.rooted and one.name not in ("Sie", "SieEntry"):
                report.say("sie-wrong-kind", one.line, quote=one.name, message=FOREIGN["xml"])
                yield from report.drain()
                return
            file.rooted = True
            (file.start if one.starts else file.end)(one)
            if file.journals.full:
                yield from file.journals.ready()
                yield from report.drain()
    except XmlFault as fault:
        yield from report.drain()
        report.say("sie5-xml", fault.line, problem=str(fault))
        yield from report.drain()
        return
    yield from _finish(file, source.digest.hexdigest())


IMPORTER = Importer("sie5", "SIE 5", recognises, read)
