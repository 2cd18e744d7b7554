"""Declared TOML tables read into frozen dataclasses, with everything that is wrong in them."""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from types import UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from bokslut.model.finding import Finding, Place, Severity, finding

# What stands in the files in the singular, a table each, is kept in the plural.
_NAMES = {
    "section": "sections",
    "chart": "charts",
    "block": "blocks",
    "node": "nodes",
    "indicator": "indicators",
    "target": "targets",
    "matrix": "matrices",
    "change": "changes",
    "grade": "grades",
}
_EXAMPLES = {
    str: '"…"',
    bool: "true, false",
    int: "1",
    Decimal: "1, 2.5",
    date: "2014-12-31",
}


class Reader:
    """Reads declared tables into the types above and collects what is wrong with them."""

    def __init__(self, file: str, template: str) -> None:
        """`template` is the message of a fault; its fields are what, value, wanted."""
        self.file = file
        self.template = template
        self.findings: list[Finding] = []

    def value(self, wanted: Any, value: Any, what: str) -> Any:
        """The value as the wanted type; what is returned after a fault is of no use."""
        if is_dataclass(wanted):
            return self._table(wanted, value, what)
        if get_origin(wanted) is Literal:
            if value not in get_args(wanted):
                self.refuse(what, value, ", ".join(get_args(wanted)))
            return value
        if get_origin(wanted) is tuple:
            if not isinstance(value, list):
                self.refuse(what, value, "[…]")
                return ()
            inner = get_args(wanted)[0]
            return tuple(self.value(inner, one, f"{what} {n}") for n, one in enumerate(value, 1))
        if get_origin(wanted) is UnionType:
            return self.value(get_args(wanted)[0], value, what)
        if wanted is Decimal and type(value) is int:
            return Decimal(value)
        if type(value) is not wanted:
            self.refuse(what, value, _EXAMPLES.get(wanted, "…"))
        return value

    def _table(self, wanted: Any, value: Any, what: str) -> Any:
        if not isinstance(value, dict):
            self.refuse(what, value, "[[…]]")
            return None
        types = get_type_hints(wanted)
        values: dict[str, Any] = {}
        for name, one in value.items():
            kept = _NAMES[name] if _NAMES.get(name) in types else name
            if kept not in types or name in _NAMES.values():
                self.refuse(f"{what} {name}", one, ", ".join(_written(one) for one in types))
                continue
            values[kept] = self.value(types[kept], one, f"{what} {name}")
        for one in fields(wanted):
            needed = one.default is MISSING and one.default_factory is MISSING
            if needed and one.name not in values:
                self.refuse(f"{what} {_written(one.name)}", "–", str(one.type))
        return None if self.findings else wanted(**values)

    def refuse(self, what: str, value: object, wanted: str) -> None:
        """One value that is missing, not known here, or of the wrong kind."""
        self.findings.append(
            finding(
                "declaration",
                Severity.ERROR,
                self.template,
                place=Place(file=self.file),
                quote=what,
                claimed=str(value)[:80],
                expected=wanted,
                remedy="Compare it with one that works: bokslut init NEW --example sodertalje-2014",
                what=what,
                value=str(value)[:80],
                wanted=wanted,
            )
        )


def _written(name: str) -> str:
    return next((short for short, long in _NAMES.items() if long == name), name)
