"""Indicators with many series, without a store: values are told here and reckoned by formula."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from small_world import world as small_world

from bokslut.goals.assess import Assessed, assess, follow
from bokslut.goals.counted import with_plan
from bokslut.goals.declaration import read_plan, sound_plan
from bokslut.goals.plan import Plan
from bokslut.measures.evaluate import definitions
from bokslut.measures.measure import Selection, compute
from bokslut.measures.register import REGISTER
from bokslut.measures.world import Observed, World
from bokslut.model.document import Chart, Table
from bokslut.model.figure import Figure, FigureRef, Input, Leaf, Why
from bokslut.model.period import parse_period
from bokslut.report.goals import GoalWriter
from bokslut.report.indicator_charts import chart_refs
from bokslut.report.indicator_table import table_refs

# Of a series (indicator, area, unit, subgroup) the values by year: a number, a number with a
# definition behind a bar, or None where the publisher keeps it back.
Series = tuple[str, str, str, str]
Told = Mapping[Series | str, Mapping[int, str | None]]

INDICATORS = """
[[indicator]]
key = "share"
title = "Behöriga elever"
unit = "percent"
better = "higher"
decimals = 1

[[indicator]]
key = "sick-leave"
title = "Sjukfrånvaro"
unit = "percent"
better = "lower"
decimals = 2

[[indicator]]
key = "people"
title = "Antal anställda"
unit = "count"
better = "higher"
"""


@dataclass(frozen=True)
class Books:
    """A plan with its values, assessed and ready to be written."""

    plan: Plan
    world: World
    figures: dict[FigureRef, Figure]
    assessed: Assessed
    writer: GoalWriter

    def charts(self) -> dict[str, Chart]:
        """The charts of all goals below `area`."""
        return {chart.key: chart for chart, _behind in self.writer.charts("area")}

    def table(self, key: str = "goal") -> Table:
        """The table of a goal."""
        return self.writer.table(self.plan.by_key[key])

    def behind(self) -> list[Table]:
        """The tables behind the charts that the goals' own tables are too small for."""
        return [behind for _chart, behind in self.writer.charts("area") if behind is not None]


def goal(rule: str = "targets", **more: str) -> str:
    """A goal below `area`; its targets follow behind it."""
    lines = "".join(f'{key} = "{value}"\n' for key, value in more.items())
    return (
        '[[node]]\nkey = "area"\nkind = "area"\ntitle = "Område"\n'
        '[[node]]\nkey = "goal"\nkind = "council-goal"\ntitle = "Mål"\nparent = "area"\n'
        f'assessed = true\nrule = "{rule}"\n{lines}'
    )


def target(indicator: str = "people", kind: str = "better", more: str = "") -> str:
    """A target; `more` are lines of TOML."""
    return f'[[node.target]]\nindicator = "{indicator}"\nkind = "{kind}"\n{more}\n'


def books(text: str, told: Told, period: str = "2014", origin: str = "Kolada") -> Books:
    """The plan with these values at the end of a period."""
    plan, found = read_plan(tomllib.loads(INDICATORS + text, parse_float=Decimal), "plan/a.toml")
    assert plan is not None, found
    plan, found = sound_plan(plan)
    assert found == []
    series = {(key, "", "", "") if isinstance(key, str) else key: told[key] for key in told}
    observed = {key: tuple(_observed(values, origin)) for key, values in series.items()}
    titles = {("indicator", one.key): one.title for one in plan.indicators}
    bare = small_world(period=parse_period(period), observed=observed, names=titles)
    world = with_plan(bare, plan)
    followed = follow(plan, REGISTER, world)
    refs = [*followed.refs(), *table_refs(plan, REGISTER, world)]
    figures = evaluated([*refs, *chart_refs(plan, REGISTER, world)], world, series)
    made = assess(followed, figures)
    writer = GoalWriter(
        made, figures, REGISTER, world, lambda text: text, lambda _text, _language: ()
    )
    return Books(plan, world, figures, made, writer)


def _observed(values: Mapping[int, str | None], origin: str) -> Iterable[Observed]:
    for year, text in sorted(values.items()):
        definition = (text or "").partition("|")[2]
        missing = "" if text is not None else "färre än fem"
        yield Observed(date(year, 1, 1), date(year, 12, 31), definition, missing, origin)


def evaluated(
    refs: Iterable[FigureRef], world: World, told: Mapping[Series, Mapping[int, str | None]]
) -> dict[FigureRef, Figure]:
    """Figures of references and of all that stand below them."""
    figures: dict[FigureRef, Figure] = {}
    for ref in refs:
        for one, definition in definitions(ref, REGISTER, world).items():
            if isinstance(definition, Selection):
                series = tuple(one.get(key) for key in ("indicator", "area", "unit", "subgroup"))
                text = told.get(series, {}).get(parse_period(one.get("period")).year)  # type: ignore[call-overload]
                value = None if text is None else Decimal(text.partition("|")[0])
                leaf = Leaf("indicator_value", (), 1)
                figures[one] = Figure(one, value, "count", None if text else Why.MISSING, leaf=leaf)
                continue
            values = {term.name: figures[term.ref].value for term in definition.terms}
            result = definition.why or compute(definition.text, values)
            known = None if isinstance(result, Why) else result
            inputs = tuple(Input(term.name, term.ref) for term in definition.terms)
            why = result if isinstance(result, Why) else None
            figures[one] = Figure(one, known, "ratio", why, formula=definition.text, inputs=inputs)
    return figures
