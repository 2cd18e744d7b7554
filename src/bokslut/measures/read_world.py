"""The context of an evaluation, read from the dimension tables of the facts."""

from __future__ import annotations

from datetime import date
from typing import Any

from bokslut.facts.engines import Facts
from bokslut.model.figure import RefError, parse_ref
from bokslut.model.organisation import Organisation, Unit
from bokslut.model.period import Period

from .world import Lines, Observed, Project, Realised, Saving, Series, World


def read_world(facts: Facts, body: str, period: Period, lines: Lines) -> World:
    """Organisation, projects, fiscal years and names as the facts at hand have them."""
    names = _names(facts)
    stated = _stated_years(facts)
    return World(
        body=body,
        period=period,
        organisation=Organisation(_units(facts)),
        lines=lines,
        projects=_projects(facts),
        fiscal_years=tuple(sorted({(first, last) for first, last, _source in stated})),
        balance_sources=balance_sources(stated, _with_postings(facts)),
        names=names,
        investment_forecasts=_investment_forecasts(facts),
        forecasts=_forecasts(facts),
        observed=_observed(facts),
        counterparts={
            row["counterpart"]: row["internal_unit"]
            for row in _ordered(facts, "counterpart")
            if row["internal_unit"]
        },
        whole_ledgers=_whole_ledgers(facts),
        savings=_savings(facts),
    )


def _ordered(facts: Facts, table: str) -> list[dict[str, Any]]:
    return sorted(facts.records(table), key=lambda row: (row["source"], row["line"]))


def _units(facts: Facts) -> list[Unit]:
    return [
        Unit(
            key=row["unit"],
            name=row["name"],
            parent=row["parent"],
            kind=row["kind"],
            valid_from=row["valid_from"],
            valid_to=row["valid_to"],
            successor=row["successor"],
        )
        for row in _ordered(facts, "unit")
    ]


def _projects(facts: Facts) -> dict[str, Project]:
    return {
        row["project"]: Project(
            key=row["project"],
            name=row["name"],
            decided_by=row["decided_by"] or "",
            ends=row["ends"] or "",
            closes=bool(row["closes"]),
            unit=row["unit"] or "",
        )
        for row in _ordered(facts, "project")
    }


def _stated_years(facts: Facts) -> list[tuple[date, date, str]]:
    """Every fiscal year that a source file states balances for."""
    balance = facts.rows("balance")
    stated = facts.run(balance.select("fiscal_first", "fiscal_last", "source").distinct())
    return sorted(
        (one["fiscal_first"], one["fiscal_last"], one["source"]) for one in stated.to_pylist()
    )


def _whole_ledgers(facts: Facts) -> frozenset[str]:
    """The units that opening balances of whole ledgers were given at their import."""
    balance = facts.rows("balance")
    opening = balance.filter(balance.kind == "opening", balance.unit.notnull())
    found = facts.run(opening.select("unit").distinct()).to_pylist()
    return frozenset(one["unit"] for one in found)


def _with_postings(facts: Facts) -> frozenset[str]:
    """The source files that brought postings."""
    visible = facts.store.imports(facts.snapshot.imports).visible
    return frozenset(
        file.sha256 for row in visible if row.counts.get("posting") for file in row.files
    )


def balance_sources(
    stated: list[tuple[date, date, str]], with_postings: frozenset[str] = frozenset()
) -> dict[date, tuple[str, ...]]:
    """The files whose balances count for each fiscal year, by its first day.

    A ledger repeats the balances of the years before its own. What a file says of its own year,
    its latest, goes before what later files repeat; a year that no file has as its own is taken
    from the earliest file that repeats it. Where a file of balances alone (SIE 1 to 3) stands
    beside the ledger of the year, the ledger's are taken: they state the same money.
    """
    own = {
        source: max(first for first, _last, one in stated if one == source) for *_, source in stated
    }
    chosen: dict[date, tuple[str, ...]] = {}
    for first in {first for first, _last, _source in stated}:
        sources = [source for one, _last, source in stated if one == first]
        nearest = min(own[source] for source in sources)
        near = [source for source in sources if own[source] == nearest]
        ledgers = [source for source in near if source in with_postings]
        chosen[first] = tuple(ledgers or near)
    return chosen


def _investment_forecasts(facts: Facts) -> tuple[date, ...]:
    lines = facts.rows("investment_line")
    days = facts.run(lines.filter(lines.basis == "forecast").select("as_of").distinct())
    return tuple(sorted(one["as_of"] for one in days.to_pylist() if one["as_of"]))


def _forecasts(facts: Facts) -> tuple[tuple[date, date, date], ...]:
    lines = facts.rows("budget_line")
    told = lines.filter(lines.basis == "forecast").select("as_of", "first", "last").distinct()
    found = facts.run(told).to_pylist()
    return tuple(sorted((one["as_of"], one["first"], one["last"]) for one in found if one["as_of"]))


def _observed(facts: Facts) -> dict[Series, tuple[Observed, ...]]:
    told: dict[Series, list[Observed]] = {}
    for row in facts.records("indicator_value"):
        series = (row["indicator"], row["area"] or "", row["unit"] or "", row["subgroup"] or "")
        missing = "" if row["value"] is not None else row["missing"] or "–"
        fetched = None if row["fetched"] is None else row["fetched"].date()
        one = Observed(
            row["first"],
            row["last"],
            row["definition"] or "",
            missing,
            row["origin"],
            fetched,
        )
        told.setdefault(series, []).append(one)
    return {key: tuple(sorted(told[key], key=lambda one: one.last)) for key in sorted(told)}


def _savings(facts: Facts) -> dict[str, Saving]:
    """What is said of each saving, the later row before the earlier one."""
    told: dict[str, list[dict[str, Any]]] = {}
    for row in _ordered(facts, "saving"):
        told.setdefault(row["saving"], []).append(row)
    return {key: _saving(key, rows) for key, rows in told.items()}


def _saving(key: str, rows: list[dict[str, Any]]) -> Saving:
    def latest(name: str, basis: str = "") -> Any:
        return next(
            (one[name] for one in reversed(rows) if one[name] and basis in ("", one["basis"])), None
        )

    return Saving(
        key=key,
        name=latest("name") or key,
        unit=latest("unit") or "",
        decided=latest("decided"),
        decision=latest("decision") or "",
        origin=latest("origin", "realised") or "",
        follow_up=latest("text", "realised") or "",
        realised=tuple(_realised(one) for one in rows if one["figure"]),
        source=rows[-1]["source"],
        line=rows[-1]["line"],
    )


def _realised(row: dict[str, Any]) -> Realised:
    text = row["figure"].strip()
    try:
        ref = parse_ref(text.removeprefix("-").strip())
    except RefError:
        ref = None
    turned = text.startswith("-")
    return Realised(row["first"], row["last"], text, ref, turned, row["source"], row["line"])


def _names(facts: Facts) -> dict[tuple[str, str], str]:
    names: dict[tuple[str, str], str] = {}
    for kind in ("account", "activity", "counterpart", "volume"):
        for row in facts.records(kind):
            names[kind, row[kind]] = row["name"] or row[kind]
    for row in facts.records("object"):
        if row["object"]:
            names["object", row["object"]] = row["name"] or row["object"]
    return names
