"""A small plan with values of its indicators, without a store: figures are given."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from small_world import world as small_world

from bokslut.goals.assess import Assessed, assess, follow
from bokslut.goals.counted import with_plan
from bokslut.goals.declaration import read_plan, sound_plan
from bokslut.goals.plan import Plan
from bokslut.measures.register import REGISTER
from bokslut.measures.world import Observed, World
from bokslut.model.figure import Figure, FigureRef, Why

# Of each indicator the values by year; a definition may follow behind a bar.
Values = Mapping[str, Mapping[int, str]]

INDICATORS = """
[[indicator]]
key = "workplaces"
title = "Antal arbetsställen"
unit = "count"
better = "higher"

[[indicator]]
key = "sick-leave"
title = "Sjukfrånvaro"
unit = "percent"
better = "lower"
decimals = 2
"""


def plan_of(text: str) -> Plan:
    """A plan that is written right."""
    plan, found = read_plan(tomllib.loads(INDICATORS + text, parse_float=Decimal), "plan/a.toml")
    assert plan is not None, found
    plan, found = sound_plan(plan)
    assert found == []
    return plan


def world_with(values: Values, plan: Plan) -> World:
    """A world in which these values are told."""
    observed = {
        (key, "", "", ""): tuple(
            Observed(
                date(year, 1, 1),
                date(year, 12, 31),
                text.partition("|")[2],
                text.partition("missing: ")[2],
            )
            for year, text in sorted(told.items())
        )
        for key, told in values.items()
    }
    return with_plan(small_world(observed=observed), plan)


def assessed(text: str, values: Values, results: Mapping[str, str] | None = None) -> Assessed:
    """The plan, assessed by these values; `results` are amounts by measure and unit."""
    plan = plan_of(text)
    followed = follow(plan, REGISTER, world_with(values, plan))
    figures = {ref: _figure(ref, values, results or {}) for ref in followed.refs()}
    return assess(followed, figures)


def _figure(ref: FigureRef, values: Values, results: Mapping[str, str]) -> Figure:
    if ref.measure == "indicator":
        text = values[ref.get("indicator")][int(ref.get("period"))]
        if text.startswith("missing: "):
            return Figure(ref, None, "count", Why.MISSING)
        return Figure(ref, Decimal(text.partition("|")[0]), "count")
    return Figure(ref, Decimal(results[f"{ref.measure} {ref.get('unit')}"]), "kr")
