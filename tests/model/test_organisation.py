"""The organisation of a day: units move and end, and no amount is lost for it."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bokslut.model.organisation import Organisation, Unit

START = date(2010, 1, 1)


def unit(key: str, parent: str | None = None, **more: object) -> Unit:
    return Unit(key, key.title(), parent, "department", **{"valid_from": START, **more})  # type: ignore[arg-type]


def test_a_unit_that_moves_belongs_to_its_parent_of_the_day() -> None:
    moved = date(2014, 1, 1)
    organisation = Organisation(
        [
            unit("body"),
            unit("north", "body"),
            unit("south", "body"),
            unit("school", "north", valid_to=date(2013, 12, 31)),
            unit("school", "south", valid_from=moved),
        ]
    )
    assert organisation.members("north", date(2013, 12, 31)) == ("north", "school")
    assert organisation.members("south", date(2013, 12, 31)) == ("south",)
    assert organisation.members("north", moved) == ("north",)
    assert organisation.members("south", moved) == ("school", "south")
    assert organisation.path("school", moved) == ["school", "south", "body"]


def test_what_an_ended_unit_did_belongs_to_its_successor_afterwards() -> None:
    last = date(2013, 12, 31)
    organisation = Organisation(
        [
            unit("body"),
            unit("office", "body"),
            unit("staff", "body"),
            unit("inquiry", "staff", valid_to=last, successor="office"),
            unit("desk", "inquiry"),
        ]
    )
    that_day, today = last, date(2014, 1, 1)
    assert organisation.members("staff", that_day) == ("desk", "inquiry", "staff")
    assert organisation.members("office", that_day) == ("office",)
    assert organisation.members("staff", today) == ("staff",)
    assert organisation.members("office", today) == ("desk", "inquiry", "office")
    assert [one.key for one in organisation.children("office", today)] == ["desk"]
    assert organisation.standing("inquiry", today) == "office"


def test_a_unit_that_ended_within_the_period_without_successor_is_still_shown() -> None:
    organisation = Organisation([unit("body"), unit("project", "body", valid_to=date(2014, 6, 30))])
    closing_day = date(2014, 12, 31)
    assert organisation.children("body", closing_day) == []
    shown = organisation.children("body", closing_day, since=date(2014, 1, 1))
    assert [one.key for one in shown] == ["project"]
    assert organisation.children("body", date(2015, 12, 31), since=date(2015, 1, 1)) == []


def test_successors_that_lead_in_a_circle_or_nowhere_change_nothing() -> None:
    ended = date(2012, 12, 31)
    organisation = Organisation(
        [
            unit("body"),
            unit("a", "body", valid_to=ended, successor="b"),
            unit("b", "body", valid_to=ended, successor="a"),
            unit("c", "body", valid_to=ended, successor="nobody"),
        ]
    )
    assert organisation.members("body", date(2014, 1, 1)) == ("a", "b", "body", "c")


def test_parents_in_a_circle_end() -> None:
    organisation = Organisation([unit("a", "b"), unit("b", "a")])
    assert organisation.path("a", START) == ["a", "b"]


def test_a_unit_is_shown_as_it_was_named_on_the_day() -> None:
    renamed = date(2014, 1, 1)
    organisation = Organisation(
        [
            Unit("it", "Data", None, "team", START, date(2013, 12, 31)),
            Unit("it", "IT", None, "team", renamed),
        ]
    )
    assert organisation.get("it", date(2013, 5, 1)).name == "Data"
    assert organisation.get("it", renamed).name == "IT"
    assert organisation.get("it").name == "IT"
    assert organisation.get("it", date(1999, 1, 1)).name == "Data"


DAYS = st.dates(date(2010, 1, 1), date(2016, 12, 31))
KEYS = tuple("abcdefgh")


@st.composite
def organisations(draw: st.DrawFn) -> Organisation:
    """Trees with moves, ends, successors and gaps, faulty ones among them."""
    units = []
    for key in draw(st.lists(st.sampled_from(KEYS), min_size=1, max_size=12)):
        first = draw(DAYS)
        units.append(
            Unit(
                key,
                key,
                draw(st.none() | st.sampled_from(KEYS)),
                "team",
                first,
                draw(st.none() | st.dates(first, date(2017, 12, 31))),
                draw(st.none() | st.sampled_from(KEYS)),
            )
        )
    return Organisation(units)


def known(organisation: Organisation) -> list[str]:
    return [key for key in KEYS if key in organisation]


@given(organisations(), DAYS)
def test_no_amount_is_lost_and_none_is_counted_twice_on_any_day(
    organisation: Organisation, day: date
) -> None:
    """A unit's members are its own stand-ins and the members of the units right below it."""
    for parent in known(organisation):
        if organisation.standing(parent, day) != parent:
            continue
        path = {key: organisation.path(key, day) for key in known(organisation)}
        own = {key for key in path if path[key][0] == parent}
        below = {line[0] for line in path.values() if line[1:2] == [parent]}
        parts = [own, *(set(organisation.members(one, day)) for one in sorted(below))]
        together = [key for part in parts for key in part]
        in_circle = any(parent in path[one] for one in path[parent][1:])
        if not in_circle:
            assert sorted(together) == list(organisation.members(parent, day))


@given(organisations(), DAYS)
def test_every_unit_has_a_place_on_every_day(organisation: Organisation, day: date) -> None:
    for key in known(organisation):
        path = organisation.path(key, day)
        assert path and len(set(path)) == len(path)
        assert key in organisation.members(path[-1], day)


@given(organisations(), DAYS)
def test_the_units_below_are_those_that_stood_there(organisation: Organisation, day: date) -> None:
    for parent in known(organisation):
        for child in organisation.children(parent, day):
            assert child.valid_on(day)
            assert organisation.path(child.key, day)[:2] == [child.key, parent]
