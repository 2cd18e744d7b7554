"""The sources of indicators that `bokslut.toml` declares (`[[indicator_source]]`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bokslut.facts.importers.pxweb import ROLES
from bokslut.facts.indicator_source import KOLADA, IndicatorSource, KoladaSource, PxWebSource

# What is wrong: which field, what stands there (None for nothing), what has to stand there.
Wrong = tuple[str, object, str]

_KEY = re.compile(r"[\w.-]{1,60}")
_KPI = re.compile(r"[A-Za-z0-9]{2,12}")
_AREA = re.compile(r"[A-Za-z0-9_]{1,30}")
_RANGE = re.compile(r"((?:19|20|21)[0-9]{2})-((?:19|20|21)[0-9]{2})")
_ADDRESS = re.compile(r"https?://[^\s/]+\S*")
_COMMON = ("connector", "indicator", "definition")
_FIELDS = {
    "kolada": (*_COMMON, "kpi", "areas", "years", "base"),
    "pxweb": (*_COMMON, "table", "query", "dimensions", "categories"),
}


def read_sources(data: object) -> tuple[list[IndicatorSource], list[Wrong]]:
    """The sources that are declared right, and what is wrong with the others."""
    sources: list[IndicatorSource] = []
    wrong: list[Wrong] = []
    if not isinstance(data, list) or not all(isinstance(one, dict) for one in data):
        return [], [("indicator_source", data, "[[indicator_source]]")]
    for number, one in enumerate(data, start=1):
        found = list(_wrong(one))
        wrong += [(f"indicator_source {number} {what}", it, wanted) for what, it, wanted in found]
        if found:
            continue
        source = _kolada(one) if one["connector"] == "kolada" else _pxweb(one)
        # A later import about the same replaces the earlier one: two sources would take turns.
        if source.indicator in {other.indicator for other in sources}:
            wrong.append(
                (f"indicator_source {number} indicator", source.indicator, "one source each")
            )
        else:
            sources.append(source)
    return sources, wrong


def _wrong(data: Mapping[str, Any]) -> Iterator[Wrong]:
    connector = data.get("connector")
    if connector not in _FIELDS:
        yield "connector", connector, '"kolada", "pxweb"'
        return
    for name in data:
        if name not in _FIELDS[connector]:
            yield name, data[name], ", ".join(_FIELDS[connector])
    for name in _FIELDS[connector]:
        fits, wanted, required = _RULES[name]
        if (name in data and not fits(data[name])) or (required and name not in data):
            yield name, data.get(name), wanted


def _text(form: re.Pattern[str]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and form.fullmatch(value) is not None


def _areas(value: Any) -> bool:
    ids = list(value) if isinstance(value, list | dict) else []
    names = value.values() if isinstance(value, dict) else ()
    known = all(isinstance(one, str) and _AREA.fullmatch(one) for one in ids)
    return bool(ids) and known and all(isinstance(one, str) for one in names)


def _is_years(value: Any) -> bool:
    if isinstance(value, str):
        span = _RANGE.fullmatch(value)
        return span is not None and span[1] <= span[2]
    if not isinstance(value, list) or not value:
        return False
    return all(type(one) is int and 1900 <= one <= 2199 for one in value)


def _query(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(codes, list) and codes and all(isinstance(code, str) for code in codes)
        for codes in value.values()
    )


def _dimensions(value: Any) -> bool:
    return isinstance(value, dict) and all(role in ROLES for role in value.values())


def _categories(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(names, dict) and all(isinstance(name, str) for name in names.values())
        for names in value.values()
    )


def _words(value: Any) -> bool:
    return isinstance(value, str)


_RULES: dict[str, tuple[Callable[[Any], bool], str, bool]] = {
    "connector": (_words, '"kolada", "pxweb"', True),
    "indicator": (_text(_KEY), '"satisfied"', True),
    "definition": (_words, '"2013"', False),
    "kpi": (_text(_KPI), '"N00945"', True),
    "areas": (_areas, '["0181"], {"0181" = "Södertälje"}', True),
    "years": (_is_years, '[2013, 2014], "2005-2014"', True),
    "base": (_text(_ADDRESS), '"https://…"', False),
    "table": (_text(_ADDRESS), '"https://…"', True),
    "query": (_query, '{Region = ["0181"], Tid = ["2014"]}', True),
    "dimensions": (_dimensions, '{Region = "area", Tid = "time", Kon = "subgroup"}', False),
    "categories": (_categories, '{Kon = {"1" = "men", "2" = "women"}}', False),
}


def _kolada(data: Mapping[str, Any]) -> KoladaSource:
    areas = data["areas"]
    return KoladaSource(
        indicator=data["indicator"],
        kpi=data["kpi"],
        areas=areas if isinstance(areas, dict) else {one: one for one in areas},
        years=_years(data["years"]),
        definition=data.get("definition"),
        base=data.get("base", KOLADA),
    )


def _years(value: Any) -> tuple[int, ...]:
    if isinstance(value, str):
        first, _, last = value.partition("-")
        return tuple(range(int(first), int(last) + 1))
    return tuple(sorted(set(value)))


def _pxweb(data: Mapping[str, Any]) -> PxWebSource:
    return PxWebSource(
        indicator=data["indicator"],
        table=data["table"],
        query={code: tuple(values) for code, values in data["query"].items()},
        dimensions=data.get("dimensions", {}),
        categories=data.get("categories", {}),
        definition=data.get("definition"),
    )
