"""What the values of a workspace's declarations have to look like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, get_args

from bokslut.facts.importers.sie_identity import digits_of
from bokslut.facts.schema import DIMENSIONS
from bokslut.measures.world import LINE_SIGNS, TAGS
from bokslut.model.period import parse_period
from bokslut.norms.requirement import BodyKind

_KEY = re.compile(r"[a-z0-9-]+")
# It stands in formulas, where a hyphen would be a minus.
_LINE_KEY = re.compile(r"[a-z][a-z0-9_]*")
_BODY_KINDS = get_args(BodyKind)
_LETTERS = re.compile(r"[A-Za-z]+")
_PATTERN = re.compile(r"[0-9A-Za-z]+(-[0-9A-Za-z]+)?")


def shapes(data: dict[str, Any]) -> Iterator[tuple[str, object, str, bool]]:
    """Each value of the configuration with what it has to be and whether it is that."""
    ledger = data.get("ledger", {})
    yield "ledger", ledger, "[ledger]", isinstance(ledger, dict)
    if not isinstance(ledger, dict):
        return
    body, language = data.get("body", ""), data.get("language", "sv")
    yield "body", body, '"…"', isinstance(body, str)
    yield "language", language, '"sv", "en"', language in ("sv", "en")
    kind = data.get("body_kind", "board")
    yield "body_kind", kind, _WANTED["body_kind"], kind in _BODY_KINDS
    records = data.get("records", {})
    address = records.get("database", "") if isinstance(records, dict) else None
    named = isinstance(address, str) and (not address or address.startswith("postgresql://"))
    yield "records.database", address, '"postgresql://user@host/database"', named
    suspense = ledger.get("suspense", [])
    texts = isinstance(suspense, list) and all(isinstance(one, str) for one in suspense)
    yield "ledger.suspense", suspense, '["…", "…"]', texts
    dimensions = ledger.get("dimensions", {})
    known = isinstance(dimensions, dict) and all(one in DIMENSIONS for one in dimensions.values())
    yield "ledger.dimensions", dimensions, ", ".join(DIMENSIONS), known
    yield from _shapes_by_number(ledger)
    columns = data.get("columns", {})
    tables = isinstance(columns, dict) and all(_is_words(one) for one in columns.values())
    yield "columns", columns, '[columns.…] … = "…"', tables
    closings = data.get("closing", [])
    listed = isinstance(closings, list) and all(isinstance(one, dict) for one in closings)
    yield "closing", closings, "[[closing]]", listed


def _shapes_by_number(ledger: dict[str, Any]) -> Iterator[tuple[str, object, str, bool]]:
    """What is said of ledgers by their organisation number. An account's letters may not end in a
    digit, or the account would be another one."""
    units, charts = ledger.get("units", {}), ledger.get("charts", {})
    by_number = '"212000-0000" = "…"'
    yield "ledger.units", units, by_number, _is_words(units) and all(map(_is_number, units))
    letters = _is_words(charts) and all(map(_LETTERS.fullmatch, charts.values()))
    known = letters and all(map(_is_number, charts))
    yield "ledger.charts", charts, '"556000-0000" = "B" (A-Z, a-z)', known


def _is_number(text: str) -> bool:
    return len(digits_of(text)) == 10


def _is_words(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(one, str) for one in value.values())


def wrong_closing(data: Mapping[str, Any]) -> Iterator[tuple[str, object, str]]:
    """What in a closing is missing or otherwise than it has to be, with what is wanted."""
    for what in ("key", "title", "period", "dated"):
        if what not in data:
            yield what, None, _WANTED[what]
    for what in ("dated", "locked_on"):
        if what in data and not isinstance(data[what], date):
            yield what, data[what], _WANTED[what]
    if "key" in data and not _KEY.fullmatch(str(data["key"])):
        yield "key", data["key"], _WANTED["key"]
    if "period" in data:
        try:
            parse_period(str(data["period"]))
        except ValueError:
            yield "period", data["period"], _WANTED["period"]
    if data.get("body_kind", "board") not in _BODY_KINDS:
        yield "body_kind", data["body_kind"], _WANTED["body_kind"]
    yield from _wrong_shapes(data)


def _wrong_shapes(data: Mapping[str, Any]) -> Iterator[tuple[str, object, str]]:
    if not isinstance(data.get("front", {}), dict):
        yield "front", data["front"], "[closing.front]"
    if not isinstance(data.get("unit", ""), str):
        yield "unit", data["unit"], _WANTED["unit"]
    left_out = data.get("leave_out", [])
    if not isinstance(left_out, list) or not all(isinstance(one, str) for one in left_out):
        yield "leave_out", left_out, _WANTED["leave_out"]


_WANTED = {
    "key": '"annual-2014" (a-z, 0-9, -)',
    "title": '"…"',
    "period": '"2014", "2014-08", "2014-T2", "2014-01..2014-08"',
    "dated": "2015-03-13",
    "locked_on": "2015-01-16",
    "body_kind": ", ".join(f'"{one}"' for one in _BODY_KINDS),
    "unit": '"BUN"',
    "leave_out": '["group", "notes"]',
}


def wrong_line(one: object, known: set[str]) -> str:
    """Why a line cannot be read, beside those that are known; empty where it can."""
    if not isinstance(one, dict):
        return "[[line]]"
    key, kind, accounts = one.get("key"), one.get("kind"), one.get("accounts", [])
    if not isinstance(key, str) or not _LINE_KEY.fullmatch(key):
        return f"key = {key!r}; a-z, 0-9, _"
    if key in known:
        return f"{key}: twice"
    if kind not in LINE_SIGNS:
        return f"{key}: kind = {kind!r}; {', '.join(LINE_SIGNS)}"
    patterns = isinstance(accounts, list) and all(
        isinstance(pattern, str) and _PATTERN.fullmatch(pattern) for pattern in accounts
    )
    if not patterns:
        return f'{key}: accounts = {accounts!r}; ["30", "3100-3199"]'
    return _wrong_tags(key, str(kind), one.get("tags", []))


def _wrong_tags(key: str, kind: str, tags: object) -> str:
    """A tag that means nothing on a line of this kind would be one that nobody asks for."""
    known = [tag for tag, kinds in TAGS.items() if kind in kinds]
    if isinstance(tags, list) and all(tag in known for tag in tags):
        return ""
    return f"{key}: tags = {tags!r}; kind = {kind}: {', '.join(known) or '–'}"
