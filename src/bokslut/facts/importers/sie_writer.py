"""Fact tables written as a SIE 4 file: CP437, Windows line ends, with a checksum if wanted.

What is written is read back to the same rows (all but line numbers). SIE knows less than the
tables do: what cannot be said in it is counted in the result, never dropped in silence.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from zlib import crc32

from bokslut.facts.importers.sie_checksum import contents
from bokslut.facts.importers.sie_records import BALANCES
from bokslut.facts.importers.sie_scope import read_objects
from bokslut.facts.schema import DIMENSIONS
from bokslut.model.period import month_end

Row = Mapping[str, Any]
Rows = Iterable[Row]

_END = "\r\n"
_LABELS = {kind: label for label, kind in BALANCES.items()}

# Records of the head in the order of the specification: label, key of the header, fields of it.
_HEAD: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("#FTYP", "company_type", ()),
    ("#FNR", "company_code", ()),
    ("#ORGNR", "organisation", ("number", "acquisition", "activity")),
    ("#BKOD", "industry_code", ()),
    ("#ADRESS", "address", ("contact", "street", "city", "phone")),
    ("#FNAMN", "company", ()),
)
_TAIL: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("#TAXAR", "tax_year", ()),
    ("#OMFATTN", "extent", ()),
    ("#KPTYP", "chart_type", ()),
    ("#VALUTA", "currency", ()),
)


@dataclass(frozen=True, slots=True)
class Written:
    """A file, and what could not be said in it: `replaced` characters that CP437 does not have,
    `left` rows a table for which SIE has no record."""

    data: bytes
    replaced: int
    left: Mapping[str, int]


@dataclass
class _Texts:
    """Writes fields and counts the characters that had to give way."""

    replaced: int = 0

    def field(self, value: object) -> str:
        """A field, in quotes unless it is plain."""
        text = "" if value is None else str(value)
        clean = "".join(self._plain(letter) for letter in text)
        if clean and not any(letter in ' "{}§' for letter in clean):
            return clean
        if clean.endswith("\\"):
            # A backslash before the closing quote would open it again.
            self.replaced += 1
            clean += " "
        return '"' + clean.replace('"', '\\"') + '"'

    def _plain(self, letter: str) -> str:
        if letter == "§" or (letter >= " " and _in_cp437(letter)):
            return letter
        self.replaced += 1
        base = unicodedata.normalize("NFKD", letter)[:1]
        return base if " " <= base < "\x7f" else " " if letter < " " else "?"


def _in_cp437(letter: str) -> bool:
    try:
        letter.encode("cp437")
    except UnicodeEncodeError:
        return False
    return True


def _amount(value: Decimal) -> str:
    return f"{value:.2f}" if value else "0.00"


def _quantity(value: Decimal | None) -> str | None:
    if value is None:
        return None
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") or "0" if "." in text else text


def _day(value: date | None) -> str | None:
    return None if value is None else f"{value.year:04d}{value.month:02d}{value.day:02d}"


@dataclass
class _Writer:
    """Writes records as lines."""

    dimensions: Mapping[str, str]
    years: dict[tuple[date, date], int]
    texts: _Texts = field(default_factory=_Texts)
    left: Counter[str] = field(default_factory=Counter)
    numbers: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, column in self.dimensions.items():
            self.numbers.setdefault(column, number)

    def record(self, label: str, *values: object) -> str:
        """A line; empty fields at its end are left out."""
        fields = list(values)
        while fields and fields[-1] in (None, ""):
            fields.pop()
        written = [one.text if isinstance(one, _Raw) else self.texts.field(one) for one in fields]
        return " ".join((label, *written)) + _END

    def pairs(self, row: Row) -> list[tuple[str, str]]:
        """The objects of a row, those of mapped dimensions first."""
        pairs: list[tuple[str, str]] = []
        for column in DIMENSIONS:
            if row.get(column) is not None:
                if column not in self.numbers:
                    raise ValueError(f"no SIE dimension is given for the column {column}")
                pairs.append((self.numbers[column], row[column]))
        return pairs + read_objects(row.get("objects"))

    def objects(self, pairs: Sequence[tuple[str, str]]) -> _Raw:
        """An object list."""
        items = (self.texts.field(item) for pair in pairs for item in pair)
        return _Raw("{" + " ".join(items) + "}")

    def row(self, label: str, row: Row) -> str:
        """A row of a voucher."""
        return "   " + self.record(
            label,
            row["account"],
            self.objects(self.pairs(row)),
            _Raw(_amount(row["amount"])),
            _day(row["date"]),
            row["text"],
            _quantity(row["quantity"]),
            row["signature"],
        )

    def balance(self, row: Row) -> str:
        """A balance; those of objects and months carry an object list."""
        index = self.years[row["fiscal_first"], row["fiscal_last"]]
        fields: list[object] = [_Raw(str(index))]
        if row["kind"] == "period":
            fields.append(_Raw(f"{row['date']:%Y%m}"))
        fields.append(row["account"])
        pairs = self.pairs(row)
        if pairs or row["kind"] in ("period", "object_opening", "object_closing"):
            fields.append(self.objects(pairs))
        fields += [_Raw(_amount(row["amount"])), _quantity(row["quantity"])]
        return self.record(_LABELS[row["kind"]], *fields)


@dataclass(frozen=True, slots=True)
class _Raw:
    """Text that is written as it stands."""

    text: str


def _head(writer: _Writer, header: Mapping[str, Any], checksum: bool) -> Iterator[str]:
    program = header.get("program") or {}
    generated = header.get("generated") or {}
    yield writer.record("#FLAGGA", header.get("flag") or "0")
    if checksum:
        yield "#KSUMMA" + _END
    yield writer.record("#PROGRAM", program.get("name") or "bokslut", program.get("version"))
    yield "#FORMAT PC8" + _END
    yield writer.record("#GEN", generated.get("date"), generated.get("signature"))
    yield writer.record("#SIETYP", header.get("sie_type") or "4")
    for text in header.get("prose") or ():
        yield writer.record("#PROSA", text)
    yield from _said(writer, header, _HEAD)
    for (first, last), index in sorted(writer.years.items(), key=lambda one: -one[1]):
        yield writer.record("#RAR", _Raw(str(index)), _day(first), _day(last))
    yield from _said(writer, header, _TAIL)


def _said(
    writer: _Writer,
    header: Mapping[str, Any],
    records: tuple[tuple[str, str, tuple[str, ...]], ...],
) -> Iterator[str]:
    for label, key, names in records:
        value = header.get(key)
        if value in (None, "", {}):
            continue
        values = [value.get(name) for name in names] if names else [value]
        if label == "#OMFATTN":
            values = [str(value).replace("-", "")]
        yield writer.record(label, *values)


def _accounts(writer: _Writer, rows: Rows) -> Iterator[str]:
    for row in rows:
        yield writer.record("#KONTO", row["account"], row["name"] or _Raw('""'))
        for label, key in (("#KTYP", "kind"), ("#ENHET", "quantity_unit")):
            if row[key] is not None:
                yield writer.record(label, row["account"], row[key])
        for code in (row["sru"] or "").split(","):
            if code:
                yield writer.record("#SRU", row["account"], code)


def _objects(writer: _Writer, rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        if row["object"] is None:
            label = "#DIM" if row["parent_dimension"] is None else "#UNDERDIM"
            fields = (row["dimension"], row["dimension_name"], row["parent_dimension"])
            yield writer.record(label, *fields)
    for row in rows:
        if row["object"] is not None:
            yield writer.record("#OBJEKT", row["dimension"], row["object"], row["name"])


def _is_month(first: date, last: date) -> bool:
    return first.day == 1 and last == month_end(first.year, first.month)


def _budgets(writer: _Writer, rows: Rows) -> Iterator[str]:
    """Budgets of accounts and months. Rows without objects beside rows with some are what those
    leave of the account's budget: the file states the whole of it, as readers expect."""
    groups: dict[tuple[date, str], list[Row]] = defaultdict(list)
    for row in rows:
        fits = row["basis"] == "budget" and row["account"] is not None
        fits = fits and _is_month(row["first"], row["last"]) and row["change"] == "original"
        if fits and _year_of(writer.years, row["first"]) is not None:
            groups[row["first"], row["account"]].append(row)
        else:
            writer.left["budget_line"] += 1
    for (first, account), group in groups.items():
        index = _Raw(str(_year_of(writer.years, first)))
        split = [(row, pairs) for row in group if (pairs := writer.pairs(row))]
        plain = [row for row in group if not writer.pairs(row)]
        month = _Raw(f"{first:%Y%m}")
        if plain and split:
            whole = sum((row["amount"] for row in group), Decimal(0))
            writer.left["quantity"] += sum(row["quantity"] is not None for row in plain)
            yield writer.record("#PBUDGET", index, month, account, _Raw("{}"), _Raw(_amount(whole)))
            plain = []
        for row, pairs in [(row, []) for row in plain] + split:
            amount = _Raw(_amount(row["amount"]))
            objects = writer.objects(pairs)
            quantity = _quantity(row["quantity"])
            yield writer.record("#PBUDGET", index, month, account, objects, amount, quantity)


def _year_of(years: Mapping[tuple[date, date], int], day: date) -> int | None:
    return next((index for (first, last), index in years.items() if first <= day <= last), None)


def _vouchers(writer: _Writer, vouchers: Rows, postings: Rows, changes: Rows) -> Iterator[str]:
    rows: dict[int, list[tuple[int, str, Row]]] = defaultdict(list)
    for row in postings:
        rows[row["voucher"]].append((row["line"], "#TRANS", row))
    for row in changes:
        label = "#RTRANS" if row["kind"] == "added" else "#BTRANS"
        rows[row["voucher"]].append((row["line"], label, row))
    for voucher in vouchers:
        yield writer.record(
            "#VER",
            voucher["series"],
            voucher["number"],
            _day(voucher["date"]),
            voucher["text"],
            _day(voucher["registered"]),
            voucher["signature"],
        )
        yield "{" + _END
        for _, label, row in sorted(rows.pop(voucher["line"], ()), key=lambda one: one[0]):
            yield writer.row(label, row)
        yield "}" + _END
    writer.left["posting"] += sum(map(len, rows.values()))


def _years(header: Mapping[str, Any], balances: Rows) -> dict[tuple[date, date], int]:
    """The fiscal years and their indices: those of the header, and those of the balances counted
    from its own year."""
    years = {
        (date.fromisoformat(first), date.fromisoformat(last)): int(index)
        for index, (first, last) in (header.get("fiscal_years") or {}).items()
    }
    found = {(row["fiscal_first"], row["fiscal_last"]) for row in balances} - set(years)
    if not years and found:
        years[max(found)] = 0
    own = next((year for year, index in years.items() if index == 0), None)
    for year in found - set(years):
        months = 12 * (year[0].year - own[0].year) + year[0].month - own[0].month if own else 0
        years[year] = round(months / 12)
    return years


def write(
    header: Mapping[str, Any],
    tables: Mapping[str, Rows],
    dimensions: Mapping[str, str] | None = None,
    checksum: bool = False,
) -> Written:
    """Writes a SIE 4 file.

    `header` is what a summary of the SIE importer holds (`company`, `organisation`,
    `fiscal_years` by index as ISO dates, …); `tables` give rows of the fact tables voucher,
    posting, posting_change, balance, budget_line, account and object as mappings (an Arrow table
    by `to_pylist()`), and `dimensions` says which SIE dimension each of our columns is
    (`{"1": "unit"}`). A row in a column that it does not name is a `ValueError`.
    """
    rows = {name: list(tables.get(name, ())) for name in _TABLES}
    writer = _Writer(dimensions or {}, _years(header, rows["balance"]))
    lines = [
        *_head(writer, header, checksum),
        *_accounts(writer, rows["account"]),
        *_objects(writer, rows["object"]),
        *(writer.balance(row) for row in rows["balance"]),
        *_budgets(writer, rows["budget_line"]),
        *_vouchers(writer, rows["voucher"], rows["posting"], rows["posting_change"]),
    ]
    data = "".join(lines).replace("§", "\x15").encode("cp437")
    if checksum:
        start = data.index(b"#KSUMMA\r\n") + len(b"#KSUMMA\r\n")
        data += f"#KSUMMA {crc32(contents(data[start:]))}{_END}".encode("ascii")
    return Written(data, writer.texts.replaced, dict(+writer.left))


_TABLES = (
    "voucher",
    "posting",
    "posting_change",
    "balance",
    "budget_line",
    "account",
    "object",
)
