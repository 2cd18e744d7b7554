"""What a SIE file is about, so that a later file of the same replaces it and another does not."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from bokslut.facts.importers.sie_columns import integers
from bokslut.facts.importers.sie_lex import Objects
from bokslut.facts.importers.sie_marks import Ints
from bokslut.facts.importers.sie_records import Records
from bokslut.facts.importers.sie_scope import write_objects


def number_of(header: Mapping[str, object]) -> str:
    """The organisation number of a header in ten digits, however it is written; empty where there
    is none."""
    stated = header.get("organisation")
    if not isinstance(stated, Mapping):
        return ""
    digits = digits_of(str(stated.get("number") or stated.get("organizationId") or ""))
    rest = str(stated.get("acquisition", "")).strip()
    # `212000 0159` without quotes stands in two fields.
    if len(digits) in (6, 8) and re.fullmatch(r"[0-9]{4}", rest):
        digits += rest
    # `000000-0000` stands where a program has no number to write.
    if not digits.strip("0"):
        return ""
    return digits_of(digits)


def digits_of(number: str) -> str:
    """The digits of an organisation number, ten where it is written with a century before them."""
    digits = re.sub(r"[^0-9]", "", number)
    return digits[2:] if len(digits) == 12 else digits


def name_of(header: Mapping[str, object]) -> str:
    """The company's name of a header without regard to case and blanks."""
    stated = header.get("organisation")
    name = stated.get("name", "") if isinstance(stated, Mapping) else ""
    return " ".join(str(header.get("company") or name or "").casefold().split())


def body_of(header: Mapping[str, object]) -> str:
    """What tells one body from another: its number, else its name."""
    return number_of(header) or name_of(header) or "?"


def scopes_of(year: str, vouchers: bool, balances: bool, budgets: bool) -> tuple[str, ...]:
    """What a file of a body's year (`BODY FIRST..LAST`) is about, by what it holds. A file replaces
    only what it holds: one of balances or of a budget stands beside the ledger of its year."""
    kinds = ["ledger"] if vouchers else []
    if not vouchers and (balances or not budgets):
        kinds.append("balances")
    if budgets:
        kinds.append("period_budget")
    return tuple(f"{kind} {year}" for kind in kinds)


# Between the fields of a row and behind it: no text of a file holds them.
_FIELD, _END = "\x1f", "\x1e"


@dataclass
class Contents:
    """What the vouchers of a file say, as one hash: series, number, date, text, account, objects
    and amount of their rows in the order of the file. Line ends, encoding, quotes, the head of the
    file and the day on which it was made are no part of it.

    The rows of a part wait until it is known whether the hash is wanted.
    """

    _hash: "hashlib._Hash" = field(default_factory=hashlib.sha256)  # noqa: UP037
    _waiting: list[tuple[pa.RecordBatch, pa.Array, Ints, list[Objects]]] = field(
        default_factory=list
    )
    wanted: bool = True

    def add(self, rows: pa.RecordBatch, heads: pa.Array, lists: Ints, of: list[Objects]) -> None:
        """Rows of the table posting with the texts of their vouchers, and their object lists as
        the file has them, whatever columns they are mapped to."""
        if self.wanted:
            self._waiting.append((rows, heads, lists, of))

    def take(self) -> None:
        """Hashes the rows that wait."""
        for rows, heads, lists, of in self._waiting:
            objects = pa.array([write_objects(sorted(one.pairs)) for one in of], pa.string())
            own = (rows.column(name) for name in ("series", "number", "account", "text"))
            texts = [*own, heads, objects.take(integers(lists))]
            texts += [rows.column(name).cast(pa.string()) for name in ("date", "amount")]
            ends = pa.scalar(_END)
            joined = pc.binary_join_element_wise(
                *texts, ends, _FIELD, null_handling="replace", null_replacement=""
            )
            size = pc.sum(pc.binary_length(joined)).as_py()
            self._hash.update(joined.buffers()[2].slice(0, size))
        self._waiting.clear()

    def drop(self) -> None:
        """The hash is not wanted."""
        self.wanted = False
        self._waiting.clear()

    def hexdigest(self) -> str:
        """The hash of all rows so far."""
        self.take()
        return self._hash.hexdigest()


def hash_of_declarations(records: Records) -> str:
    """The hash of what a file without vouchers and fiscal years declares."""
    accounts = sorted((name, one.name, one.kind) for name, one in records.accounts.items())
    objects = sorted((key, name) for key, (_line, name) in records.objects.items())
    return hashlib.sha256(repr((accounts, objects)).encode()).hexdigest()
