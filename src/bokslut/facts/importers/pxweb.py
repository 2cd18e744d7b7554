"""PxWeb: tables of Statistics Sweden and others, as JSON-stat 2.

A dataset is a cube: `id` names its dimensions, `size` how many categories each has, `value` holds
the cells in row-major order, as an array or, where few are filled, as an object from the number of
a cell to its value; `status` in the same way. The format is specified at json-stat.org/full. What
of the cube is area, time and group stands in the file of the connector; without that, the roles
`time` and `geo` of the dataset say it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from bokslut.model.finding import Finding, Place, Severity, finding
from bokslut.model.period import Period

from .base import Importer, Item, ReadContext
from .fetched import (
    Envelope,
    FormFault,
    is_envelope,
    is_json,
    mapping,
    parse_json,
    sequence,
    whole,
    words,
)
from .fetched_values import Observation, Told, number
from .fetched_values import read as read_fetched
from .pxweb_time import span

ERROR = Severity.ERROR
CONNECTOR = "pxweb"
ROLES = ("area", "time", "subgroup")
# Statistics Sweden answers with at most 150 000; the rows of one import are written at once.
MOST_CELLS = 200_000
_MOST_DIMENSIONS = 30
# What is copied to every row is kept short.
_MOST_SIGNS = 300
_CLASS = re.compile(rb'"class"\s*:\s*"dataset"')


def recognises(_name: str, head: bytes) -> bool:
    """A file that the connector made, or a dataset that somebody saved."""
    return is_envelope(head, CONNECTOR) or (is_json(head) and _CLASS.search(head) is not None)


def read(stream: BinaryIO, context: ReadContext) -> Iterator[Item]:
    """The cells of a dataset as batches, findings and a summary."""
    return read_fetched(stream, context, CONNECTOR, _understand)


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension of a cube: its id and name, and its categories, code and name, in their order."""

    id: str
    label: str
    categories: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Dataset:
    """A cube as the format has it; `cells` and `status` by the number of the cell."""

    dimensions: tuple[Dimension, ...]
    cells: Mapping[int, Any]
    status: Mapping[int, Any]
    roles: Mapping[str, list[Any]]
    source: str
    updated: str
    table: str


def read_dataset(document: object) -> Dataset:
    """The cube of a document; raises `FormFault` where it is none."""
    told = mapping(document, "")
    if told.get("class") != "dataset":
        raise FormFault("class", told.get("class"), '"dataset"')
    ids = [words(one, f"id[{at}]") for at, one in enumerate(sequence(told.get("id"), "id"))]
    sizes = [whole(one, f"size[{at}]") for at, one in enumerate(sequence(told.get("size"), "size"))]
    if len(ids) != len(sizes) or len(set(ids)) != len(ids) or len(ids) > _MOST_DIMENSIONS:
        raise FormFault("size", sizes, f"{len(set(ids))} × 1, 2, 3 …")
    if prod(sizes) > MOST_CELLS:
        raise FormFault("size", prod(sizes), f"<= {MOST_CELLS}")
    described = mapping(told.get("dimension"), "dimension")
    dimensions = tuple(
        _dimension(one, size, described) for one, size in zip(ids, sizes, strict=True)
    )
    return Dataset(
        dimensions,
        _numbered(told.get("value"), prod(sizes), "value"),
        _numbered(told.get("status", {}), prod(sizes), "status"),
        {k: sequence(v, f"role.{k}") for k, v in mapping(told.get("role", {}), "role").items()},
        str(told.get("source") or "").strip()[:_MOST_SIGNS],
        str(told.get("updated") or "").strip()[:_MOST_SIGNS],
        _table(told),
    )


def _dimension(key: str, size: int, described: dict[str, Any]) -> Dimension:
    path = f"dimension.{key}"
    told = mapping(described.get(key), path)
    category = mapping(told.get("category"), f"{path}.category")
    labels = mapping(category.get("label", {}), f"{path}.category.label")
    codes = _codes(category.get("index", list(labels)), f"{path}.category.index")
    if len(codes) != size or len(set(codes)) != size:
        raise FormFault(f"{path}.category.index", f"{len(codes)}", str(size))
    named = tuple((code, str(labels.get(code, code))[:_MOST_SIGNS]) for code in codes)
    return Dimension(key, str(told.get("label", key))[:_MOST_SIGNS], named)


def _codes(index: object, path: str) -> list[str]:
    """The codes in their order: an array of them, or an object from each to its place."""
    if isinstance(index, list):
        return [words(one, f"{path}[{at}]") for at, one in enumerate(index)]
    placed = {whole(at, f"{path}.{code}"): code for code, at in mapping(index, path).items()}
    if sorted(placed) != list(range(len(mapping(index, path)))):
        raise FormFault(path, sorted(placed), f"0 … {len(mapping(index, path)) - 1}")
    return [placed[at] for at in range(len(placed))]


def _numbered(told: object, cells: int, path: str) -> Mapping[int, Any]:
    """An array of all cells, an object of some, or (a status) one text for all, by number."""
    if isinstance(told, str) and path == "status":
        return dict.fromkeys(range(cells), told)
    if isinstance(told, list):
        if len(told) != cells:
            raise FormFault(path, len(told), str(cells))
        return dict(enumerate(told))
    found = {}
    for key, value in mapping(told, path).items():
        if not (key.isascii() and key.isdigit() and len(key) < 10 and int(key) < cells):
            raise FormFault(path, key, f'"0" … "{cells - 1}"')
        found[int(key)] = value
    return found


def _table(told: dict[str, Any]) -> str:
    """The name of the table, where PxWeb gives it."""
    extension = told.get("extension")
    px = extension.get("px") if isinstance(extension, dict) else None
    return str(px.get("tableid") or px.get("matrix") or "") if isinstance(px, dict) else ""


@dataclass(frozen=True, slots=True)
class _Meanings:
    """What each dimension is to us (`roles`) and what its categories are called (`names`)."""

    roles: Mapping[str, str]
    names: Mapping[str, Mapping[str, Any]]

    def name(self, dimension: Dimension, code: str, label: str) -> str:
        """The name of a category; empty where it stands for all or for the body itself."""
        return str(self.names.get(dimension.id, {}).get(code, label))


def _meanings(dataset: Dataset, envelope: Envelope) -> _Meanings:
    roles: dict[str, str] = {}
    for ours, theirs in (("area", "geo"), ("time", "time")):
        roles |= {str(one): ours for one in dataset.roles.get(theirs, [])}
    declared = mapping(envelope.settings.get("dimensions", {}), "settings.dimensions")
    for key, role in declared.items():
        if role not in ROLES:
            raise FormFault(f"settings.dimensions.{key}", role, ", ".join(ROLES))
    names = mapping(envelope.settings.get("categories", {}), "settings.categories")
    named = {key: mapping(one, f"settings.categories.{key}") for key, one in names.items()}
    return _Meanings(roles | declared, named)


def _understand(envelope: Envelope, place: Place) -> Told:
    if len(envelope.responses) != 1:
        raise FormFault("responses", len(envelope.responses), "1")
    (response,) = envelope.responses
    dataset = read_dataset(parse_json(response.text))
    meanings = _meanings(dataset, envelope)
    findings = list(_unmapped(dataset, meanings, place))
    origin = dataset.source or urlsplit(response.url).hostname or ""
    indicator = envelope.indicator or dataset.table
    if not indicator:
        raise FormFault("extension.px.tableid", None, '"…"')
    if not origin:
        raise FormFault("source", None, '"…"')
    if findings:
        return Told([], origin, findings)
    return Told(list(_observations(dataset, meanings, indicator)), origin, [])


def _unmapped(dataset: Dataset, meanings: _Meanings, place: Place) -> Iterator[Finding]:
    """Dimensions of several categories of which nobody said what they are; a time that is none."""
    known = {one.id for one in dataset.dimensions}
    for one in sorted(set(meanings.names) | set(meanings.roles)):
        if one not in known:
            yield _unknown(place, one, known)
    for dimension in dataset.dimensions:
        role = meanings.roles.get(dimension.id)
        if role is None and len(dimension.categories) > 1:
            yield finding(
                "pxweb-dimension-unmapped",
                ERROR,
                "The dimension {dimension} ({label}) has {count} categories, and nothing says what "
                "it is.",
                place=place,
                quote=", ".join(code for code, _label in dimension.categories)[:150],
                expected=", ".join(ROLES),
                remedy="Ask for one category of it, or write under dimensions of the source: "
                '{dimension} = "subgroup"',
                dimension=dimension.id,
                label=dimension.label,
                count=len(dimension.categories),
            )
        if role == "time":
            yield from _no_times(dimension, place)
    times = [one for one in dataset.dimensions if meanings.roles.get(one.id) == "time"]
    if len(times) != 1:
        yield finding(
            "pxweb-time-missing",
            ERROR,
            "{count} {count:dimension|dimensions} of the answer {count:is|are} its time; there has "
            "to be one.",
            place=place,
            quote=", ".join(one.id for one in dataset.dimensions),
            remedy='Write under dimensions of the source which one it is, such as: Tid = "time"',
            count=len(times),
        )


def _unknown(place: Place, name: str, known: set[str]) -> Finding:
    return finding(
        "pxweb-dimension-unknown",
        ERROR,
        "The source declares the dimension {dimension}; the answer has: {known}.",
        place=place,
        quote=name,
        expected=", ".join(sorted(known)),
        remedy="Write the dimension as the table names it.",
        dimension=name,
        known=", ".join(sorted(known)),
    )


def _no_times(dimension: Dimension, place: Place) -> Iterator[Finding]:
    for code, _label in dimension.categories:
        if span(code) is None:
            yield finding(
                "pxweb-time",
                ERROR,
                "{code} is no time that is understood.",
                place=place,
                quote=code,
                expected="2014, 2014H1, 2014K1, 2014M03, 2010-2014",
                remedy="Ask for the table by years, half-years, quarters or months.",
                code=code,
            )


def _observations(dataset: Dataset, meanings: _Meanings, indicator: str) -> Iterator[Observation]:
    every = product(*(one.categories for one in dataset.dimensions))
    for cell, chosen in enumerate(every):
        yield _observation(dataset, meanings, indicator, cell, chosen)


def _observation(
    dataset: Dataset,
    meanings: _Meanings,
    indicator: str,
    cell: int,
    chosen: tuple[tuple[str, str], ...],
) -> Observation:
    parts: dict[str, list[str]] = {"area": [], "subgroup": [], "text": []}
    period: Period | None = None
    for dimension, (code, label) in zip(dataset.dimensions, chosen, strict=True):
        role = meanings.roles.get(dimension.id, "text")
        if role == "time":
            period = span(code)
        elif role == "text":
            parts["text"].append(f"{dimension.label}: {label}")
        elif name := meanings.name(dimension, code, label):
            parts[role].append(name)
    assert period is not None  # `_unmapped` has seen that there is one time, and that it is read.
    value = number(dataset.cells.get(cell), f"value[{cell}]")
    status = str(dataset.status.get(cell) or "").strip()[:_MOST_SIGNS]
    if value is not None and status:
        parts["text"].append(status)
    if dataset.updated:
        parts["text"].append(f"updated {dataset.updated}")
    return Observation(
        line=cell + 1,
        indicator=indicator,
        area=", ".join(parts["area"]) or None,
        subgroup=", ".join(parts["subgroup"]) or None,
        first=period.first,
        last=period.last,
        value=value,
        missing=(status or "null") if value is None else None,
        text="; ".join(parts["text"])[:_MOST_SIGNS] or None,
    )


IMPORTER = Importer("pxweb", "PxWeb", recognises, read)
