"""Kolada: key figures of municipalities and regions, from RKA's open API, version 3.

`GET /v3/data/kpi/{kpi}/municipality/{id}/year/{years}` answers with
`{"values": [{"kpi", "municipality", "period", "values": [{"gender", "count", "status", "value",
"isdeleted"}]}], "count", "next_url", "previous_url"}`: a record for each key figure, area and year,
in it a value for each of T (all), K (women) and M (men) that the key figure is divided into.
Documented at api.kolada.se/v3/docs. It may be used freely where it is cited as "Källa: Kolada".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, BinaryIO

from bokslut.model.finding import Finding, Place, Severity, finding

from .base import Importer, Item, ReadContext
from .fetched import (
    Envelope,
    FormFault,
    is_envelope,
    is_json,
    mapping,
    parse_json,
    sequence,
    words,
)
from .fetched_values import Observation, Told, number
from .fetched_values import read as read_fetched

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
CONNECTOR = "kolada"
ORIGIN = "Kolada"
GENDERS = {"T": None, "K": "women", "M": "men"}
_YEAR = re.compile(r"(19|20|21)[0-9]{2}")


def recognises(_name: str, head: bytes) -> bool:
    """A file that the connector made, or an answer that somebody saved."""
    if is_envelope(head, CONNECTOR):
        return True
    known = b'"values"' in head and (b'"kpi"' in head or b'"next_url"' in head)
    return is_json(head) and known


def read(stream: BinaryIO, context: ReadContext) -> Iterator[Item]:
    """The values of a key figure as batches, findings and a summary."""
    return read_fetched(stream, context, CONNECTOR, _understand)


class _Reading:
    """Answers being read: what they say so far."""

    def __init__(self, envelope: Envelope) -> None:
        self.envelope = envelope
        self.areas = mapping(envelope.settings.get("areas", {}), "settings.areas")
        self.kpi = str(envelope.settings.get("kpi", ""))
        self.observations: list[Observation] = []
        self.seen: set[str] = set()
        self.count = self.deleted = 0

    def record(self, record: dict[str, Any], path: str) -> None:
        """Takes one key figure of one area in one year."""
        kpi = words(record.get("kpi"), f"{path}.kpi")
        if self.kpi and kpi != self.kpi:
            raise FormFault(f"{path}.kpi", kpi, self.kpi)
        area = words(record.get("municipality"), f"{path}.municipality")
        year = _year(record.get("period"), f"{path}.period")
        self.seen.add(area)
        for index, one in enumerate(sequence(record.get("values"), f"{path}.values")):
            inner = f"{path}.values[{index}]"
            self.value(kpi, area, year, mapping(one, inner), inner)

    def value(self, kpi: str, area: str, year: int, told: dict[str, Any], path: str) -> None:
        """Takes the value for all, for women or for men. One that was deleted is none: in its
        place there may be another."""
        self.count += 1
        if told.get("isdeleted") is True:
            self.deleted += 1
            return
        gender = told.get("gender")
        if not isinstance(gender, str) or gender not in GENDERS:
            raise FormFault(f"{path}.gender", gender, '"T", "K", "M"')
        value = number(told.get("value"), f"{path}.value")
        status = str(told.get("status") or "").strip()
        self.observations.append(
            Observation(
                line=self.count,
                indicator=self.envelope.indicator or kpi,
                area=str(self.areas.get(area, area)) or None,
                subgroup=GENDERS[gender],
                first=date(year, 1, 1),
                last=date(year, 12, 31),
                value=value,
                missing=(status or "null") if value is None else None,
                text=_text(status if value is not None else "", told.get("count")),
            )
        )


def _year(value: object, path: str) -> int:
    text = str(value)
    if not isinstance(value, str | Decimal) or not _YEAR.fullmatch(text):
        raise FormFault(path, value, "2014")
    return int(text)


def _text(status: str, count: object) -> str | None:
    """What else is told of a value: its status, and of how many members a group's mean is."""
    parts = [status] if status else []
    if isinstance(count, Decimal) and count != 1:
        parts.append(f"count {count}")
    return ", ".join(parts) or None


def _understand(envelope: Envelope, place: Place) -> Told:
    reading = _Reading(envelope)
    urls = {one.url for one in envelope.responses}
    unread = []
    for index, response in enumerate(envelope.responses):
        document = mapping(parse_json(response.text), "")
        base = f"responses[{index}]." if len(envelope.responses) > 1 else ""
        for number_, one in enumerate(sequence(document.get("values"), f"{base}values")):
            path = f"{base}values[{number_}]"
            reading.record(mapping(one, path), path)
        following = document.get("next_url")
        if following is not None and following not in urls:
            unread.append(str(following))
    return Told(reading.observations, ORIGIN, list(_findings(reading, unread, place)))


def _findings(reading: _Reading, unread: list[str], place: Place) -> Iterator[Finding]:
    if unread:
        yield finding(
            "kolada-page-missing",
            ERROR,
            "The answer goes on on another page, which is not in the file.",
            place=place,
            quote=unread[0],
            remedy="Fetch it with bokslut fetch, which follows the pages, or ask for less.",
        )
    for area in sorted(set(reading.areas) - reading.seen):
        yield finding(
            "kolada-area-absent",
            WARNING,
            "Kolada has nothing about the area {area} in these years.",
            place=place,
            quote=area,
            remedy="Look at the id of the area, and at the years for which there are values.",
            area=area,
        )
    if reading.deleted:
        yield finding(
            "kolada-deleted",
            NOTE,
            "{count} {count:value is|values are} told as deleted, and not kept.",
            place=place,
            count=reading.deleted,
        )


IMPORTER = Importer("kolada", "Kolada", recognises, read)
