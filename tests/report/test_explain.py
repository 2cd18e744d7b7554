"""What the explanation of a figure says of units and of trade inside them."""

from __future__ import annotations

from dataclasses import replace

from small_world import START
from small_world import world as small_world

from bokslut.measures.world import World
from bokslut.model.figure import FigureRef, Leaf
from bokslut.model.finding import untranslated
from bokslut.model.organisation import Organisation, Unit
from bokslut.report.explain import scope, selection_of

UNITS = (
    Unit("GROUP", "The group", None, "body", START),
    Unit("TOWN", "The town", "GROUP", "body", START),
    Unit("SCHOOL", "The school board", "TOWN", "office", START),
    Unit("HOMES", "Homes Ltd", "GROUP", "body", START),
)


def world() -> World:
    counterparts = {"SCHOOL": "SCHOOL", "TOWN": "TOWN", "HOMES": "HOMES"}
    whole = small_world(body="GROUP", organisation=Organisation(UNITS))
    return replace(whole, counterparts=counterparts)


def told(*where: tuple[str, tuple[str, ...]]) -> dict[str, str]:
    leaf = Leaf(table="posting", where=where, rows=1, sources=())
    return dict(selection_of(leaf, world(), untranslated))


def test_a_unit_with_all_below_is_told_by_its_own_name() -> None:
    assert told(("unit", ("SCHOOL", "TOWN")))["units"] == "The town with all below"


def test_units_that_are_not_all_of_one_are_told_one_by_one() -> None:
    assert told(("unit", ("SCHOOL", "HOMES")))["units"] == "The school board, Homes Ltd"
    assert told(("unit", ("HOMES",)))["units"] == "Homes Ltd"


def test_trade_inside_a_unit_is_told_by_the_unit() -> None:
    assert told(("!counterpart", ("SCHOOL", "TOWN")))["counterparts"] == (
        "without all inside The town"
    )
    inside = ("HOMES", "SCHOOL", "TOWN")
    assert told(("counterpart", inside))["counterparts"] == "all inside The group"


def test_the_scope_says_what_is_eliminated() -> None:
    ref = FigureRef.of("cost", unit="TOWN", period="2014", internal="eliminated@TOWN")
    assert "without trade within The town" in scope(ref, world(), untranslated)
    only = ref.with_keys(internal="only@GROUP")
    assert "only within The group" in scope(only, world(), untranslated)
    assert "within" not in scope(ref.with_keys(internal=""), world(), untranslated)
