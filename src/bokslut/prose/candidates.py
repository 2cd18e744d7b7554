"""The figures that a text of a closing could be speaking of, named before any is computed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bokslut.measures.measure import Register
from bokslut.measures.reference import canonical
from bokslut.measures.world import World
from bokslut.model.figure import FigureRef
from bokslut.model.finding import Finding
from bokslut.model.period import one_year_before

from .vocabulary import TOKEN, speaks_of, stem

# More units or objects than these would make a text wait; the first ones are the highest.
MOST_UNITS, MOST_OBJECTS = 60, 40
_COMPARED = ("net_cost", "cost", "income", "appropriation", "result")
_OF_OBJECTS = ("cost", "income", "net_cost")
_INVESTED = ("investment_spend", "investment_budget", "investment_variance")


def candidates(
    text: str, register: Register, world: World, plans: Iterable[str] = ()
) -> list[FigureRef]:
    """Canonical references: the usual measures of every unit, this year and the year before, with
    change, growth and variance from the budget and from `plans` (forecasts); the objects that the
    text names; the investments. Bounded, so that they can be evaluated in one pass."""
    named = [*_of_units(world, ("budget", *plans)), *_of_objects(text, world), *_invested(world)]
    found = (canonical(one, register, world) for one in named if one.measure in register)
    return list(dict.fromkeys(one for one in found if not isinstance(one, Finding)))


def _of_units(world: World, plans: tuple[str, ...]) -> Iterator[FigureRef]:
    prior = one_year_before(world.period).name
    for unit in list(dict.fromkeys([world.body, *world.organisation.keys()]))[:MOST_UNITS]:
        for period in (world.period.name, prior):
            scope = {"unit": unit, "period": period}
            for measure in (*_COMPARED, "variance_percent", "cost_income_ratio", "depreciation"):
                yield FigureRef.of(measure, scope)
        scope = {"unit": unit, "period": world.period.name}
        for measure in _COMPARED:
            yield FigureRef.of("change", scope, of=measure)
            yield FigureRef.of("growth", scope, of=measure)
        for plan in plans:
            yield FigureRef.of("net_cost", scope, basis=plan)
            yield FigureRef.of("forecast_error", scope, of="net_cost", plan=plan)
            for measure in ("net_cost", "cost", "income"):
                yield FigureRef.of("variance", scope, of=measure, plan=plan)
    yield FigureRef.of("equity_ratio")
    yield FigureRef.of("total_assets")


def _of_objects(text: str, world: World) -> Iterator[FigureRef]:
    stems = [stem(word) for word in TOKEN.findall(text)]
    said = [
        (kind, key)
        for (kind, key), name in world.names.items()
        if kind in ("activity", "counterpart", "project", "account") and speaks_of(stems, name)
    ][:MOST_OBJECTS]
    for kind, key in said:
        scope = {kind: key}
        for measure in _OF_OBJECTS:
            yield FigureRef.of(measure, scope)
            yield FigureRef.of("change", scope, of=measure)
            yield FigureRef.of("variance", scope, of=measure)


def _invested(world: World) -> Iterator[FigureRef]:
    prior = one_year_before(world.period).name
    deciders = ("council", "board", "council,board")
    for period in (world.period.name, prior):
        for measure in _INVESTED:
            for one in deciders:
                yield FigureRef.of(measure, decided_by=one, period=period)
            for project in list(world.projects)[:MOST_OBJECTS]:
                yield FigureRef.of(measure, project=project, period=period)
