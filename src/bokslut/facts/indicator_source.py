"""Where the values of an indicator are fetched from, as a workspace declares it.

The connectors ask by it; what an importer has to know of it goes with the answers (`settings`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

KOLADA = "https://api.kolada.se/v3"


@dataclass(frozen=True, slots=True)
class KoladaSource:
    """A key figure of Kolada. `areas` gives each municipality or region, by its id, the name that
    its values get here; an empty name means the body itself. `base` is the address of the API."""

    indicator: str
    kpi: str
    areas: Mapping[str, str]
    years: tuple[int, ...]
    definition: str | None = None
    base: str = KOLADA

    @property
    def settings(self) -> dict[str, Any]:
        """What `importers.kolada` has to know beside the answers."""
        told: dict[str, Any] = {"kpi": self.kpi, "areas": dict(self.areas)}
        return told | ({"definition": self.definition} if self.definition else {})


@dataclass(frozen=True, slots=True)
class PxWebSource:
    """A table of PxWeb. `table` is its address: in version 1 of the API that of the table, in
    version 2 `…/tables/ID/data`. `query` chooses categories, by dimension. `dimensions` says what
    a dimension is (area, time, subgroup), `categories` what a category is called here, by
    dimension and code; an empty name means the body itself, or all."""

    indicator: str
    table: str
    query: Mapping[str, tuple[str, ...]]
    dimensions: Mapping[str, str] = field(default_factory=dict)
    categories: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    definition: str | None = None

    @property
    def settings(self) -> dict[str, Any]:
        """What `importers.pxweb` has to know beside the answer."""
        told: dict[str, Any] = {
            "dimensions": dict(self.dimensions),
            "categories": {key: dict(names) for key, names in self.categories.items()},
        }
        return told | ({"definition": self.definition} if self.definition else {})


IndicatorSource = KoladaSource | PxWebSource
