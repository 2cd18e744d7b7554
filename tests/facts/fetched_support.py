"""What the tests of fetched answers share."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from typing import Any

from tables_support import Outcome

from bokslut.facts.importers.base import Batch, ReadContext, Summary
from bokslut.facts.importers.fetched import Envelope, Response, to_bytes
from bokslut.facts.importers.register import recognise

FETCHED = datetime(2015, 1, 20, 8, 30, tzinfo=UTC)


def take(data: bytes | str | dict[str, Any], name: str = "svar.json") -> Outcome:
    """Reads a file as `bokslut import` would."""
    told = json.dumps(data) if isinstance(data, dict) else data
    content = told.encode() if isinstance(told, str) else told
    importer = recognise(name, content[:65_536])
    assert importer is not None
    found = Outcome()
    for item in importer.read(io.BytesIO(content), ReadContext(name)):
        if isinstance(item, Batch):
            found.rows.setdefault(item.table, []).extend(item.rows.to_pylist())
        elif isinstance(item, Summary):
            found.scopes, found.header = item.scopes, item.header
        else:
            found.findings.append(item)
    return found


def envelope(connector: str, *texts: str, indicator: str = "satisfied", **settings: Any) -> bytes:
    """A file as a connector makes it of these answers."""
    responses = tuple(
        Response(text, f"https://example.org/{number}") for number, text in enumerate(texts)
    )
    return to_bytes(Envelope(connector, indicator, settings, FETCHED, responses))


def values(found: Outcome) -> list[dict[str, Any]]:
    """The rows that came, without what is empty."""
    rows = found.rows.get("indicator_value", [])
    return [{k: v for k, v in row.items() if v is not None} for row in rows]
