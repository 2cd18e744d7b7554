"""The records of a SIE file beside its vouchers: what it says of itself, accounts, dimensions,
balances and budgets. Every label has one method; what has no table is kept in the header.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from bokslut.facts.importers.sie_controls import Controls
from bokslut.facts.importers.sie_lex import Line, Objects, read_line, strip_blanks
from bokslut.facts.importers.sie_rows import Where, amount_of, date_of, kronor, quantity_of, split
from bokslut.facts.importers.sie_rules import TWO_BODIES, Report
from bokslut.facts.importers.sie_years import Years, month_bounds, read_index

# What is kept of lines that have no table.
NOTES = 100
NOTE_LENGTH = 500
# Of more balances than any ledger has it is not remembered which were stated.
_MOST_BALANCES = 500_000

BALANCES = {
    "#IB": "opening",
    "#UB": "closing",
    "#RES": "result",
    "#OIB": "object_opening",
    "#OUB": "object_closing",
    "#PSALDO": "period",
}

# Records of one text, with the name that it has in the header.
_TEXTS = {
    "#FTYP": "company_type",
    "#FNR": "company_code",
    "#BKOD": "industry_code",
    "#FNAMN": "company",
    "#TAXAR": "tax_year",
    "#KPTYP": "chart_type",
    "#VALUTA": "currency",
    "#FORMAT": "format",
    "#SIETYP": "sie_type",
    "#FLAGGA": "flag",
}
# Records of several texts, with the names of their fields.
_LISTS = {
    "#PROGRAM": ("program", ("name", "version")),
    "#GEN": ("generated", ("date", "signature")),
    "#ORGNR": ("organisation", ("number", "acquisition", "activity")),
    "#ADRESS": ("address", ("contact", "street", "city", "phone")),
}


# `1 234.50` without quotes is two fields, and looks like an amount with a quantity behind it.
_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}")
_GROUP = re.compile(r"[0-9]{3}(?:[.,][0-9]{1,2})?")

# Records that stand once, at the head of a file.
_BEGINS = ("#FLAGGA", "#SIETYP")


@dataclass(slots=True)
class Account:
    """An account as the file declares it; `declared` is false while only #KTYP and the like have
    named it."""

    line: int
    name: str = ""
    kind: str | None = None
    quantity_unit: str | None = None
    sru: list[str] = field(default_factory=list)
    declared: bool = False


@dataclass(slots=True)
class Dimension:
    """A dimension (#DIM) or a part of one (#UNDERDIM)."""

    line: int
    name: str | None
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Balance:
    """A balance or a budget of an account: amounts in hundredths, quantity in ten-thousandths,
    `month` where it is of one."""

    line: int
    kind: str
    year: int
    month: tuple[date, date] | None
    account: str
    objects: Objects
    amount: int
    quantity: int | None


@dataclass
class Notes:
    """What has no table, kept within bounds: counts a key, the first lines of each."""

    counts: dict[str, int] = field(default_factory=dict)
    first: dict[str, int] = field(default_factory=dict)
    lines: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    def keep(self, key: str, line: int, text: str) -> None:
        """Keeps a line under a key; beyond the bound it is only counted."""
        key = key[:40]
        if key not in self.counts and len(self.counts) >= NOTES:
            key = "…"
        self.counts[key] = self.counts.get(key, 0) + 1
        self.first.setdefault(key, line)
        kept = self.lines.setdefault(key, [])
        if len(kept) < NOTES:
            kept.append((line, text[:NOTE_LENGTH]))

    def as_json(self) -> dict[str, object]:
        """For the header: per key the count and the lines that were kept."""
        return {
            key: {"count": count, "lines": [list(one) for one in self.lines[key]]}
            for key, count in self.counts.items()
        }


@dataclass
class Records:
    """Reads the records beside the vouchers, one line at a time, and holds what they say."""

    report: Report
    controls: Controls
    header: dict[str, object] = field(default_factory=dict)
    years: Years = field(default_factory=Years)
    accounts: dict[str, Account] = field(default_factory=dict)
    dimensions: dict[str, Dimension] = field(default_factory=dict)
    objects: dict[tuple[str, str], tuple[int, str]] = field(default_factory=dict)
    balances: list[Balance] = field(default_factory=list)
    budgets: list[Balance] = field(default_factory=list)
    unknown: Notes = field(default_factory=Notes)
    stray: Notes = field(default_factory=Notes)
    torn: Notes = field(default_factory=Notes)
    extra: Notes = field(default_factory=Notes)
    unquoted: Notes = field(default_factory=Notes)
    seen: set[str] = field(default_factory=set)
    joined: bool = False
    sums: list[tuple[int, str]] = field(default_factory=list)
    stated: dict[int, dict[str, dict[str, tuple[int, int]]]] = field(default_factory=dict)
    _entries: dict[tuple[object, ...], list[Balance]] = field(default_factory=dict)

    def read(self, number: int, text: str) -> None:
        """One line that belongs to no voucher."""
        line = read_line(text)
        if not line.label:
            if line.fields:
                # The other quote stands in a line before.
                torn = text.count('"') % 2 == 1
                (self.torn if torn else self.stray).keep("text", number, text)
            return
        where = Where(self.report, number, line.label, text)
        handler = _HANDLERS.get(line.label)
        if handler is None:
            self.unknown.keep(line.label, number, text)
            return
        where.faults(line)
        if line.label in self.seen:
            self._again(where, line)
        self.seen.add(line.label)
        handler(self, where, line)

    def _again(self, where: Where, line: Line) -> None:
        """A record that stands a second time: one that begins a file, or names another body, is
        of a second file behind the first. That is told once."""
        if line.label in _BEGINS:
            message, values = "", {}
        elif (named := self._other_body(line)) is not None:
            message, values = TWO_BODIES, {"value": named[1], "before": named[0]}
        else:
            return
        if not self.joined:
            where.say("sie-two-files", message, **values)
        self.joined = True

    def _other_body(self, line: Line) -> tuple[str, str] | None:
        """The body as it was named before and as this line names it, where they differ."""
        if line.label == "#FNAMN":
            before, now = str(self.header.get("company", "")), " ".join(split(line)[0])
            differs = before.casefold().split() != now.casefold().split()
        elif line.label == "#ORGNR":
            stated = self.header.get("organisation")
            before = str(stated.get("number", "")) if isinstance(stated, dict) else ""
            now = (split(line)[0] or [""])[0]
            digits = [re.sub(r"[^0-9]", "", one)[-10:] for one in (before, now)]
            differs = digits[0] != digits[1]
        else:
            return None
        return (before, now) if differs and before and now else None

    def _fields(self, where: Where, line: Line, most: int) -> tuple[list[str], Objects]:
        """The plain fields and objects; more fields than the record has are kept as a note."""
        fields, objects = split(line)
        if len(fields) > most and any(fields[most:]):
            self.extra.keep(line.label, where.number, where.text)
        return fields, objects

    def _named(self, where: Where, line: Line, most: int, behind: int = 0) -> list[str]:
        """The plain fields of a record of which the last (but `behind` others) is a name. Some
        programs write names of several words without quotes: `#FNAMN Övningsbolaget AB`."""
        fields, _ = split(line)
        at, end = most - 1 - behind, len(fields) - behind
        words = " ".join(" ".join(fields[at:end]).split())
        if len(fields) <= most or words not in " ".join(where.text.split()):
            return self._fields(where, line, most)[0]
        self.unquoted.keep(line.label, where.number, where.text)
        return [*fields[:at], words, *fields[end:]]

    def _text(self, where: Where, line: Line) -> None:
        if line.label == "#FNAMN":
            self._named(where, line, 1)
            self.header["company"] = " ".join(split(line)[0])
            return
        fields, _ = self._fields(where, line, 1)
        self.header[_TEXTS[line.label]] = fields[0] if fields else ""
        if line.label == "#FLAGGA" and fields and fields[0].strip() == "1":
            where.say("sie-flag")
        if line.label == "#VALUTA" and fields and fields[0].upper() not in ("", "SEK", "KR"):
            where.say("sie-currency", currency=fields[0])

    def _list(self, where: Where, line: Line) -> None:
        key, names = _LISTS[line.label]
        fields, _ = self._fields(where, line, len(names))
        self.header[key] = {n: text for n, text in zip(names, fields, strict=False) if text}

    def _prose(self, _: Where, line: Line) -> None:
        fields = split(line)[0]
        kept = self.header.setdefault("prose", [])
        if isinstance(kept, list) and len(kept) < NOTES:
            kept.append(" ".join(fields)[:10_000])

    def _extent(self, where: Where, line: Line) -> None:
        fields, _ = self._fields(where, line, 1)
        known = date_of(where, fields[0], "sie-date-unread") if fields else None
        if known is not None:
            self.header["extent"] = known.isoformat()

    def _year(self, where: Where, line: Line) -> None:
        fields, _ = self._fields(where, line, 3)
        year, fault = self.years.declare(fields)
        if fault:
            first, last = year or ("", "")
            where.say(fault, value=" ".join(fields), first=first, last=last)

    def _account_of(self, where: Where, fields: list[str]) -> Account | None:
        name = strip_blanks(fields[0]) if fields else ""
        if not name:
            where.lacks("account", "sie-declaration-incomplete")
            return None
        return self.accounts.setdefault(name, Account(where.number))

    def _konto(self, where: Where, line: Line) -> None:
        fields = self._named(where, line, 2)
        account = self._account_of(where, fields)
        if account is None:
            return
        name = fields[1] if len(fields) > 1 else ""
        if account.declared and name != account.name:
            where.say("sie-account-twice", account=fields[0], name=account.name, other=name)
            return
        if not account.declared:
            account.line, account.name, account.declared = where.number, name, True

    def _ktyp(self, where: Where, line: Line) -> None:
        fields, _ = self._fields(where, line, 2)
        account = self._account_of(where, fields)
        if account is None or len(fields) < 2:
            return
        kind = fields[1].strip().upper()
        if kind in ("T", "S", "K", "I"):
            account.kind = kind
        elif kind:
            where.say("sie-account-kind", account=fields[0], value=fields[1])

    def _enhet(self, where: Where, line: Line) -> None:
        fields, _ = self._fields(where, line, 2)
        account = self._account_of(where, fields)
        if account is not None and len(fields) > 1 and fields[1]:
            account.quantity_unit = fields[1]

    def _sru(self, where: Where, line: Line) -> None:
        fields, _ = self._fields(where, line, 2)
        account = self._account_of(where, fields)
        if account is not None and len(fields) > 1 and fields[1] and fields[1] not in account.sru:
            account.sru.append(fields[1])

    def _dim(self, where: Where, line: Line) -> None:
        under = line.label == "#UNDERDIM"
        fields = self._named(where, line, 3 if under else 2, int(under))
        number = strip_blanks(fields[0]) if fields else ""
        if not number:
            where.lacks("dimension", "sie-declaration-incomplete")
            return
        name = fields[1] if len(fields) > 1 else None
        parent = fields[2] if under and len(fields) > 2 else None
        known = self.dimensions.get(number)
        if known is None:
            self.dimensions[number] = Dimension(where.number, name or None, parent or None)
        elif (known.name, known.parent) != (name or None, parent or None):
            self.extra.keep(line.label, where.number, where.text)

    def _objekt(self, where: Where, line: Line) -> None:
        fields = self._named(where, line, 3)
        dimension, code = (strip_blanks(one) for one in [*fields, "", ""][:2])
        if not dimension or not code:
            missing = "object" if dimension else "dimension"
            where.lacks(missing, "sie-declaration-incomplete")
            return
        name = fields[2] if len(fields) > 2 else ""
        known = self.objects.setdefault((dimension, code), (where.number, name))
        if known[1] != name:
            self.extra.keep(line.label, where.number, where.text)

    def _balance(self, where: Where, line: Line) -> None:
        with_month = line.label in ("#PSALDO", "#PBUDGET")
        names = ("year", *(("month",) if with_month else ()), "account", "amount")
        fields, objects = split(line)
        fields = [strip_blanks(one) for one in fields]
        if any(fields[len(names) + 1 :]):
            where.say("sie-amount-unclear", value=" ".join(fields[len(names) - 1 :]))
            return
        for index, missing in enumerate(names):
            if index >= len(fields) or not fields[index]:
                where.lacks(missing)
                return
        year = read_index(fields[0])
        if year is None:
            where.say("sie-year", value=fields[0])
            return
        month = month_bounds(fields[1]) if with_month else None
        if with_month and month is None:
            where.say("sie-period", value=fields[1])
            return
        account, written = fields[len(names) - 2], fields[len(names) - 1]
        amount = amount_of(where, written)
        if amount is None:
            return
        behind = fields[len(names)] if len(fields) > len(names) else ""
        if behind and _THOUSANDS.fullmatch(written) and _GROUP.fullmatch(behind):
            where.say("sie-amount-split", amount=written, quantity=behind)
        quantity = quantity_of(where, behind)
        kind = BALANCES.get(line.label, "budget")
        one = Balance(where.number, kind, year, month, account, objects, amount, quantity)
        if self._is_stated(where, one):
            return
        (self.budgets if kind == "budget" else self.balances).append(one)
        self.controls.use(account, objects, where.number)
        if kind in ("opening", "closing", "result") and not objects.pairs:
            entries = self.stated.setdefault(year, {}).setdefault(kind, {})
            before = entries.get(account, (0, where.number))
            entries[account] = (before[0] + amount, before[1])

    def _is_stated(self, where: Where, one: Balance) -> bool:
        """Whether the same balance was stated before, which is told; another amount for the same
        is added, as a balance may be stated in parts."""
        key = (one.kind, one.year, one.month, one.account, one.objects.pairs)
        before = self._entries.get(key)
        if before is None:
            if len(self._entries) < _MOST_BALANCES:
                self._entries[key] = [one]
            return False
        same = (one.amount, one.quantity) in [(other.amount, other.quantity) for other in before]
        if same:
            where.say("sie-balance-repeated", account=one.account, before=before[0].line)
            return True
        before.append(one)
        where.say(
            "sie-balance-twice",
            account=one.account,
            amount=kronor(one.amount),
            before=before[0].line,
            sum=kronor(sum(other.amount for other in before)),
        )
        return False

    def _checksum(self, where: Where, line: Line) -> None:
        """#KSUMMA is followed where the bytes are; here only whether the first one announces a
        sum or states it already."""
        if not self.sums:
            self.sums.append((where.number, " ".join(split(line)[0]).strip()))

    def is_balance(self) -> dict[str, bool]:
        """Of each account that is used, whether it is of the balance sheet: by its kind, else as
        charts of accounts in Sweden number them (1 and 2 balance, 3 to 8 result)."""
        known: dict[str, bool] = {}
        for name in self.controls.accounts:
            account = self.accounts.get(name)
            if account is not None and account.kind is not None:
                known[name] = account.kind in ("T", "S")
            elif name[:1] in "12" and name:
                known[name] = True
            elif name[:1] in "345678" and name:
                known[name] = False
        return known


_Handler = Callable[[Records, Where, Line], None]

_HANDLERS: dict[str, _Handler] = {
    **dict.fromkeys(_TEXTS, Records._text),
    **dict.fromkeys(_LISTS, Records._list),
    **dict.fromkeys(BALANCES, Records._balance),
    "#PBUDGET": Records._balance,
    "#PROSA": Records._prose,
    "#OMFATTN": Records._extent,
    "#RAR": Records._year,
    "#KONTO": Records._konto,
    "#KTYP": Records._ktyp,
    "#ENHET": Records._enhet,
    "#SRU": Records._sru,
    "#DIM": Records._dim,
    "#UNDERDIM": Records._dim,
    "#OBJEKT": Records._objekt,
    "#KSUMMA": Records._checksum,
}
