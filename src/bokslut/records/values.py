"""The values that records are read to and written from; no framework is needed for them.

What a plan file says of a node, an indicator, a matrix or an earlier grade is kept as JSON with the
names of the file: amounts and dates as text, all in one canonical form, so that the same content
has the same hash.
"""

from __future__ import annotations

import functools
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, is_dataclass
from datetime import date
from decimal import Decimal
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from bokslut.goals.plan import Indicator, Matrix, Node, PastGrade

# The tables of a plan file, each a kind of item, with what it is read to.
KINDS: Mapping[str, type] = {
    "node": Node,
    "indicator": Indicator,
    "matrix": Matrix,
    "grade": PastGrade,
}
_LANGUAGE = re.compile(r"_(en|sv)$")

# The kind and the key of an item.
ItemKey = tuple[str, str]


def item_key(kind: str, table: Mapping[str, Any]) -> ItemKey:
    """What names an item of a plan file: its key, or for an earlier grade whose it is and when."""
    named = table["key"] if "key" in table else f"{table['node']} {table['period']}"
    return kind, str(named)


def canonical(value: object) -> str:
    """The JSON text that is kept and hashed."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def hash_of(text: str) -> str:
    """SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def encode(value: object) -> Any:
    """A value of a TOML file as JSON can hold it, exactly."""
    if isinstance(value, dict):
        return {key: encode(one) for key, one in value.items()}
    if isinstance(value, list):
        return [encode(one) for one in value]
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def decode(kind: str, content: object) -> Any:
    """What `encode` was given, for an item of a kind: its fields say which texts are amounts or
    dates."""
    return _decode(KINDS[kind], content)


def _decode(wanted: Any, value: Any) -> Any:
    shape: Any = wanted
    if isinstance(value, dict) and is_dataclass(wanted):
        types = _types(shape)
        return {name: _decode(_type_of(name, types), one) for name, one in value.items()}
    if get_origin(wanted) is tuple and isinstance(value, list):
        return [_decode(get_args(wanted)[0], one) for one in value]
    if get_origin(wanted) is UnionType:
        return _decode(get_args(wanted)[0], value)
    if wanted is Decimal and isinstance(value, str):
        return Decimal(value)
    return date.fromisoformat(value) if wanted is date else value


@functools.cache
def _types(wanted: Any) -> Mapping[str, Any]:
    return get_type_hints(wanted)


def _type_of(name: str, types: Mapping[str, Any]) -> Any:
    """The type of a field by its name in the file: `title_en` is a title, `target` is one of
    `targets`."""
    plain = _LANGUAGE.sub("", name)
    return types.get(plain, types.get(f"{plain}s"))


@dataclass(frozen=True, slots=True)
class ActingUser:
    """Who does something, in which role."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class ApprovalGiven:
    """That a person approved a closing at a snapshot. `at` is the moment (ISO 8601, UTC),
    `accepted` the findings that were accepted with the reason for each, `report` the SHA-256 of the
    `report.json` that was approved."""

    closing: str
    snapshot: str
    by: str
    role: str
    at: str
    report: str
    note: str = ""
    accepted: tuple[tuple[str, str], ...] = ()

    def as_dict(self) -> dict[str, object]:
        """For storing; `approval_from` reads it back."""
        return {
            "closing": self.closing,
            "snapshot": self.snapshot,
            "by": self.by,
            "role": self.role,
            "at": self.at,
            "report": self.report,
            "note": self.note,
            "accepted": dict(self.accepted),
        }


def approval_from(data: Mapping[str, Any]) -> ApprovalGiven:
    """The approval that `as_dict` wrote."""
    return ApprovalGiven(**{**data, "accepted": tuple(sorted(data["accepted"].items()))})


@dataclass(frozen=True)
class ClosingRecords:
    """What a closing reads of the records: the plan as the tables of its files, the SHA-256 of
    each file, and the approvals in the order in which they were given."""

    plan: Mapping[str, Mapping[str, list[Any]]] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    approvals: tuple[ApprovalGiven, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.plan or self.approvals)

    def canonical(self) -> str:
        """The JSON text that a snapshot holds the hash of."""
        return canonical(
            {
                "plan": encode(self.plan),
                "sources": self.sources,
                "approvals": [one.as_dict() for one in self.approvals],
            }
        )


def closing_records_from(text: str) -> ClosingRecords:
    """The records that `canonical` wrote, with their amounts and dates."""
    data = json.loads(text)
    plan = {
        file: {kind: [decode(kind, one) for one in items] for kind, items in tables.items()}
        for file, tables in data["plan"].items()
    }
    approvals = tuple(approval_from(one) for one in data["approvals"])
    return ClosingRecords(plan, data["sources"], approvals)


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One change: who did what with which subject, its value before and after (JSON; empty where
    there was or is none), the SHA-256 of the file that it came from, and the hash of the entry
    before it, so that none can be changed or taken out unseen."""

    number: int
    at: str
    by: str
    role: str
    action: str
    subject: str
    old: str
    new: str
    source: str
    previous: str
    hash: str

    def expected_hash(self) -> str:
        """The hash that these values give."""
        told = [
            *(self.number, self.at, self.by, self.role, self.action, self.subject),
            *(self.old, self.new, self.source, self.previous),
        ]
        return hash_of(canonical(told))
