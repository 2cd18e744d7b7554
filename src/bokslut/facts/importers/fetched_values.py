"""Values of an indicator out of fetched answers, on their way to the fact table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import BinaryIO

import pyarrow as pa

from bokslut.facts.schema import own_schema
from bokslut.model.finding import Finding, FindingLimit, Place, Severity, finding, has_errors
from bokslut.model.numbers import rounded

from .base import Batch, Item, ReadContext, Summary
from .fetched import Envelope, FormFault, JsonFault, no_json, read_envelope, wrong_form
from .tables_cells import VALUE_DECIMALS, VALUE_DIGITS
from .tables_indicators import indicator_scope

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
TABLE = "indicator_value"


@dataclass(frozen=True, slots=True)
class Observation:
    """A value as a publisher gives it. `line` counts the values of a file from 1. Without a value
    `missing` says why in the publisher's words. `area` is None for the body itself, `subgroup`
    for all."""

    line: int
    indicator: str
    area: str | None
    subgroup: str | None
    first: date
    last: date
    value: Decimal | None
    missing: str | None = None
    text: str | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """What may be told only once."""
        return (self.indicator, self.area, self.subgroup, self.first, self.last)


@dataclass(frozen=True, slots=True)
class Told:
    """What answers say: their values, whom to cite, and what there is to say of them."""

    observations: list[Observation]
    origin: str
    findings: list[Finding]


def number(value: object, path: str) -> Decimal | None:
    """A value of a cell; None where there is none. Raises `FormFault`."""
    if value is None:
        return None
    # What the table can hold; a number such as 1e999999 has no place there.
    if not isinstance(value, Decimal) or value.adjusted() >= VALUE_DIGITS:
        raise FormFault(path, value, "12.5, null")
    return value


def read(
    stream: BinaryIO,
    context: ReadContext,
    connector: str,
    understand: Callable[[Envelope, Place], Told],
) -> Iterator[Item]:
    """Reads a file of a connector: findings, the values, one summary; where the file is broken,
    findings only."""
    place = Place(file=context.file)
    envelope = read_envelope(stream, context, connector)
    if isinstance(envelope, Finding):
        yield envelope
        return
    try:
        told = understand(envelope, place)
    except JsonFault as fault:
        text = next((one.text for one in envelope.responses if one.text.lstrip()[:1] != "{"), "")
        yield no_json(place, str(fault), text or envelope.responses[-1].text)
        return
    except FormFault as fault:
        yield wrong_form(place, fault)
        return
    yield from _kept(envelope, told, place)


def _kept(envelope: Envelope, told: Told, place: Place) -> Iterator[Item]:
    limit = FindingLimit()
    found = list(chain(told.findings, _repeated(told.observations, place)))
    if not told.observations and not has_errors(found):
        found.append(_empty(place))
    found += _noted(told.observations, place)
    yield from (one for one in found if limit.admit(one))
    yield from limit.overflow(place)
    if not has_errors(found):
        yield Batch(TABLE, _rows(envelope, told))
    scopes = {indicator_scope(one.indicator) for one in told.observations}
    fetched = envelope.fetched.isoformat() if envelope.fetched else None
    header = {
        "origin": told.origin,
        "fetched": fetched,
        "requests": [one.url for one in envelope.responses if one.url],
        "content": envelope.content,
    }
    yield Summary(tuple(sorted(scopes)), header)


def _rows(envelope: Envelope, told: Told) -> pa.RecordBatch:
    records = [
        {
            "line": one.line,
            "indicator": one.indicator,
            "area": one.area,
            "subgroup": one.subgroup,
            "first": one.first,
            "last": one.last,
            "value": None if one.value is None else rounded(one.value, VALUE_DECIMALS),
            "missing": one.missing,
            "definition": envelope.settings.get("definition"),
            "origin": told.origin,
            "fetched": envelope.fetched,
            "text": one.text,
        }
        for one in _once(told.observations)
    ]
    return pa.RecordBatch.from_pylist(records, schema=own_schema(TABLE))


def _once(observations: Iterable[Observation]) -> Iterable[Observation]:
    """Without those that say the same again; that none says it otherwise was seen before."""
    by_key: dict[tuple[object, ...], Observation] = {}
    for one in observations:
        by_key.setdefault(one.key, one)
    return by_key.values()


def _repeated(observations: Iterable[Observation], place: Place) -> Iterator[Finding]:
    seen: dict[tuple[object, ...], Observation] = {}
    for one in observations:
        before = seen.setdefault(one.key, one)
        if (before.value, before.missing) != (one.value, one.missing):
            shown = ", ".join(str(part) for part in one.key if part is not None)
            yield finding(
                "fetched-repeated",
                ERROR,
                "{key} is told twice: {before} and {after}.",
                place=_at(place, one),
                quote=shown,
                claimed=_said(one),
                expected=_said(before),
                remedy="Ask for one of the two only, or give areas and groups names of their own.",
                key=shown,
                before=_said(before),
                after=_said(one),
            )


def _noted(observations: Iterable[Observation], place: Place) -> Iterator[Finding]:
    """Publishers compute in binary and print all of it; what the source says is kept there."""
    long = [
        one
        for one in observations
        if one.value is not None and rounded(one.value, VALUE_DECIMALS) != one.value
    ]
    if long:
        yield finding(
            "fetched-decimals",
            NOTE,
            "{count} {count:value has|values have} more than {decimals} decimals, which are "
            "rounded to that; the kept answer has all of them.",
            place=_at(place, long[0]),
            quote=str(long[0].value),
            count=len(long),
            decimals=VALUE_DECIMALS,
        )


def _empty(place: Place) -> Finding:
    return finding(
        "fetched-empty",
        ERROR,
        "The answer has no values.",
        place=place,
        remedy="Look up at the publisher which areas and years there are, and ask for those.",
    )


def _at(place: Place, one: Observation) -> Place:
    return Place(file=place.file, line=one.line)


def _said(one: Observation) -> str:
    return str(one.value) if one.value is not None else str(one.missing)
