"""The context of an evaluation, read from the dimension tables of the facts."""

from __future__ import annotations

from datetime import date
from typing import Any

from bokslut.facts.engines import Facts
from bokslut.model.organisation import Organisation, Unit
from bokslut.model.period import Period

from .world import Lines, Project, World


def read_world(facts: Facts, body: str, period: Period, lines: Lines) -> World:
    """Organisation, projects, fiscal years and names as the facts at hand have them."""
    names = _names(facts)
    return World(
        body=body,
        period=period,
        organisation=Organisation(_units(facts)),
        lines=lines,
        projects=_projects(facts),
        fiscal_years=_fiscal_years(facts),
        names=names,
        investment_forecasts=_investment_forecasts(facts),
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
        )
        for row in _ordered(facts, "project")
    }


def _fiscal_years(facts: Facts) -> tuple[tuple[date, date], ...]:
    balance = facts.rows("balance")
    years = facts.run(balance.select("fiscal_first", "fiscal_last").distinct()).to_pylist()
    return tuple(sorted((one["fiscal_first"], one["fiscal_last"]) for one in years))


def _investment_forecasts(facts: Facts) -> tuple[date, ...]:
    lines = facts.rows("investment_line")
    days = facts.run(lines.filter(lines.basis == "forecast").select("as_of").distinct())
    return tuple(sorted(one["as_of"] for one in days.to_pylist() if one["as_of"]))


def _names(facts: Facts) -> dict[tuple[str, str], str]:
    names: dict[tuple[str, str], str] = {}
    for kind in ("account", "activity", "counterpart", "volume"):
        for row in facts.records(kind):
            names[kind, row[kind]] = row["name"] or row[kind]
    return names
