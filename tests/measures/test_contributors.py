"""Contributors of a figure: parts that can each be followed and together are the whole."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_books import imported, new_store, posting

from bokslut import closing
from bokslut.facts.engines import DuckDB, Facts
from bokslut.measures.contributors import (
    Split,
    best_key,
    contributors,
    favourable,
    offsets,
    possible_keys,
)
from bokslut.measures.read_world import read_world
from bokslut.measures.reference import canonical, read
from bokslut.measures.register import REGISTER
from bokslut.measures.split_key import KEYS, SplitKey, read_keys
from bokslut.measures.trace import leaf_rows, leaves, trace
from bokslut.measures.world import Line, Lines, World
from bokslut.model.figure import FigureRef
from bokslut.model.finding import Finding
from bokslut.model.period import parse_period
from bokslut.workspace.workspace import Opened, Workspace

PLAN = "forecast@2014-08-31"
UNITS_OF_THE_EXAMPLE = ["KS", "POL", "KSK", "SDK", "EKO", "HR", "AU", "DS", "KOM", "NEA", "KC"]


def ref_of(text: str, world: World) -> FigureRef:
    ref = read(text, REGISTER, world)
    assert isinstance(ref, FigureRef), ref.message()
    return ref


def split(text: str, keys: str, opened: Opened, most: int = 5) -> Split:
    found = asked(text, keys, opened.world, opened.facts, most)
    assert isinstance(found, Split), found.message()
    return found


def asked(text: str, keys: str, world: World, facts: Facts, most: int = 5) -> Split | Finding:
    by = read_keys(keys)
    assert not isinstance(by, Finding)
    return contributors(ref_of(text, world), by, most, REGISTER, world, facts)


def parts(found: Split) -> Iterator[tuple[FigureRef | None, Decimal]]:
    yield from ((one.ref, one.value) for one in found.contributors)
    yield found.rest.ref, found.rest.value


def levels(found: Split) -> Iterator[Split]:
    yield found
    for one in found.contributors:
        if one.split is not None:
            yield from levels(one.split)


def proved(found: Split, world: World, facts: Facts) -> None:
    """Every part is a reference that can be asked for by itself, has that value, and the parts of
    each level add up to its whole."""
    for level in levels(found):
        assert sum((value for _ref, value in parts(level)), Decimal(0)) == level.value
        for ref, value in parts(level):
            if ref is None:
                assert value == 0
                continue
            assert canonical(ref, REGISTER, world) == ref
            assert closing.figures_of(facts, world, [ref])[ref].value == value, ref


@pytest.mark.parametrize("unit", UNITS_OF_THE_EXAMPLE)
@pytest.mark.parametrize("key", [*KEYS, "account:2", "activity,account"])
@pytest.mark.parametrize("of", ["change of=net_cost", f"variance of=cost plan={PLAN}"])
def test_contributors_and_rest_are_the_figure_in_the_example(
    opened: Opened, unit: str, key: str, of: str
) -> None:
    found = asked(f"{of} unit={unit} period=2014", key, opened.world, opened.facts)
    if isinstance(found, Finding):
        # Only where there is nothing: no units below, or no outcome in one of the years.
        assert (key == "unit" and "no units below" in found.message()) or unit == "KC"
        return
    proved(found, opened.world, opened.facts)


@pytest.mark.parametrize(
    ("activity", "published"),
    [("9230", "3.8"), ("9265", "2.7"), ("1050", "4.7")],
)
def test_the_published_causes_are_among_the_largest_activities(
    opened: Opened, activity: str, published: str
) -> None:
    """The reference: IT 3,8 mkr, contact centre 2,7 mkr, elections 4,7 mkr more cost than 2013."""
    found = split("change of=cost", "activity", opened, most=7)
    value = next(one.value for one in found.contributors if one.key == activity)
    assert round(value / 1_000_000, 1) == Decimal(published)


def test_the_published_cost_of_premises_is_the_largest_group_of_accounts(opened: Opened) -> None:
    """The reference: premises 6,7 mkr more."""
    first = split("change of=cost", "account:3", opened).contributors[0]
    assert first.key == "601"
    assert round(first.value / 1_000_000, 1) == Decimal("6.7")


COSTS = "(account LIKE '4%' OR account LIKE '5%' OR account LIKE '6%' OR account LIKE '7%'"
COSTS += " OR account LIKE '84%' OR account LIKE '85%')"


@pytest.mark.parametrize(
    ("text", "key", "where"),
    [
        ("change of=cost", "activity", COSTS),
        (
            "change of=net_cost unit=AU organisation=2014",
            "counterpart",
            f"""
            ({COSTS} OR account LIKE '3%') AND unit IN ('AU', 'UTR')""",
        ),
    ],
)
def test_contributors_are_what_sql_ranks_over_the_same_files(
    example: Workspace, opened: Opened, text: str, key: str, where: str
) -> None:
    files = list(example.store.files("posting", opened.snapshot).paths)
    query = f"""
        SELECT {key}, sum(CASE year(date) WHEN 2014 THEN amount ELSE -amount END) AS change
        FROM read_parquet(?) WHERE {where} AND year(date) IN (2013, 2014)
        GROUP BY {key} HAVING change <> 0 ORDER BY abs(change) DESC, {key}
    """
    rows = duckdb.connect().execute(query, [files]).fetchall()
    named = [(name, value) for name, value in rows if name is not None]
    found = split(text, key, opened, most=6)
    assert [(one.key, one.value) for one in found.contributors] == named[:6]
    assert found.rest.others == len(named) - 6
    assert found.rest.without == sum(value for name, value in rows if name is None)
    assert found.value == sum(value for _name, value in rows)


@pytest.mark.parametrize(
    ("text", "key", "said"),
    [
        ("growth of=cost", "unit", "is no sum ((now - then) / then)"),
        ("variance_percent", "unit", "is no sum (result / appropriation)"),
        ("result", "activity", "appropriation is not recorded by it"),
        ("change of=appropriation", "account", "appropriation is not recorded by it"),
        ("change of=cost unit=HR", "unit", "HR has no units below it on 2014-12-31"),
        ("change of=cost period=2011", "activity", "has no value"),
    ],
)
def test_what_is_no_sum_or_lacks_the_key_is_refused(
    opened: Opened, text: str, key: str, said: str
) -> None:
    found = asked(text, key, opened.world, opened.facts)
    assert isinstance(found, Finding)
    assert said in found.message()
    assert found.remedy


def test_the_remedy_for_a_result_is_a_question_that_can_be_answered(opened: Opened) -> None:
    refused = asked("result unit=AU", "activity", opened.world, opened.facts)
    assert isinstance(refused, Finding)
    instead = dict(refused.values)["instead"]
    assert instead == "variance of=net_cost period=2014 plan=budget unit=AU"
    assert split(instead, "activity", opened).contributors[0].key == "9230"


def test_the_keys_that_are_possible_are_those_that_all_sums_below_take(opened: Opened) -> None:
    for text, keys in (
        ("result", ("unit",)),
        ("change of=net_cost", KEYS),
        ("investment_variance", ("project",)),
        ("volume volume=datorer", ()),
    ):
        assert possible_keys(ref_of(text, opened.world), REGISTER, opened.world) == keys


def test_the_best_key_covers_most_with_its_three_largest(opened: Opened) -> None:
    text = "variance of=net_cost plan=budget unit=AU"
    best = best_key(ref_of(text, opened.world), REGISTER, opened.world, opened.facts)
    assert best == SplitKey("activity")


@pytest.mark.parametrize("text", ["", "line", "activity,activity", "activity:2", "account:0"])
def test_a_key_that_is_none_is_refused(text: str) -> None:
    found = read_keys(text)
    assert isinstance(found, Finding)
    assert "cannot be divided by" in found.message()


def test_a_lower_cost_and_a_higher_income_are_favourable(opened: Opened) -> None:
    for text, value, good in (
        ("change of=net_cost", "1", False),
        ("change of=income", "1", True),
        ("variance of=net_cost", "1", True),
        ("change of=line_amount line=personnel", "-1", True),
    ):
        ref = (
            ref_of(text, opened.world)
            if "line=" not in text
            else FigureRef.of("change", of="line_amount", line=_a_cost_line(opened.world))
        )
        assert favourable(ref, Decimal(value), opened.world) is good


def _a_cost_line(world: World) -> str:
    return next(one.key for one in world.lines if one.kind == "cost")


LINES = Lines(
    [
        Line("fees", "Avgifter", "income", ("3",)),
        Line("costs", "Kostnader", "cost", ("5", "6")),
        Line("bank", "Bank", "current_asset", ("1",)),
    ]
)
BODY = [("B", None), ("N", "B"), ("S", "B"), ("S1", "S")]
UNITS = [
    {"unit": key, "name": key, "parent": parent, "kind": "office", "valid_from": date(2000, 1, 1)}
    for key, parent in BODY
]
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["2013-03-01", "2013-12-31", "2014-01-01", "2014-11-30"]),
        # One account is the beginning of another, and one code cannot be named in a reference.
        st.sampled_from(["3010", "5010", "50101", "6010", "1910"]),
        st.decimals("-99999.99", "99999.99", places=2),
        st.sampled_from(["B", "N", "S", "S1", "GONE", None]),
        st.sampled_from(["10", "20", "2,1", "", None]),
    ),
    min_size=1,
    max_size=25,
)
FIGURES = st.sampled_from(
    [
        "change of=net_cost",
        "change of=cost unit=S",
        "net_cost",
        "change of=net_cost account=50,3010",
        "change of=net_cost account=5!50101",
        "variance of=cost plan=budget",
        "cost activity=10,20",
    ]
)


def books(folder: Path, rows: list[tuple[str, str, Decimal, str | None, str | None]]) -> Any:
    store = new_store(folder)
    imported(store, {"unit": UNITS}, name="units.csv", scopes=("units",))
    made = [
        posting(day, account, str(amount), unit, activity=activity)
        for day, account, amount, unit, activity in rows
    ]
    budget = [
        {
            "basis": "budget",
            "change": "original",
            "first": date(2014, 1, 1),
            "last": date(2014, 12, 31),
            "account": account if number % 3 else None,
            "unit": unit,
            "activity": activity,
            "amount": amount,
        }
        for number, (_day, account, amount, unit, activity) in enumerate(rows)
    ]
    imported(store, {"posting": made, "budget_line": budget})
    facts = Facts(store, store.snapshot("", "0"), DuckDB())
    return read_world(facts, "B", parse_period("2014"), LINES), facts


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    ROWS,
    FIGURES,
    st.sampled_from([*KEYS, "account:2", "activity,account", "unit,activity"]),
    st.integers(0, 4),
)
def test_contributors_and_rest_are_the_figure_in_any_books(
    rows: list[tuple[str, str, Decimal, str | None, str | None]], text: str, key: str, most: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        world, facts = books(Path(folder), rows)
        ref = read(text, REGISTER, world)
        if isinstance(ref, Finding):
            return  # The random books have no such account or activity.
        found = asked(text, key, world, facts, most)
        if isinstance(found, Finding):
            assert "has no value" in found.message()
            return
        proved(found, world, facts)
        for level in levels(found):
            sizes = [(-abs(one.value), one.key) for one in level.contributors]
            assert sizes == sorted(sizes)
            assert len(sizes) <= most


def test_what_an_exclusion_leaves_out_is_left_out_of_the_rows_of_its_trace(opened: Opened) -> None:
    ref = ref_of("cost unit=KSK!AU,HR account=60!6011 activity=!9250", opened.world)
    figures = closing.figures_of(opened.facts, opened.world, [ref])
    (bottom,) = leaves(trace(ref, figures))
    assert bottom.leaf is not None
    rows = opened.facts.run(leaf_rows(bottom.leaf, opened.facts, opened.world)).to_pylist()
    assert len(rows) == bottom.leaf.rows > 0
    assert sum(row["amount"] for row in rows) == figures[ref].value
    assert not {row["account"] for row in rows} & {"6011"}
    assert not {row["unit"] for row in rows} & {"AU", "HR", "UTR", "POL"}
    assert not {row["activity"] for row in rows} & {"9250"}


def test_a_name_that_nothing_has_cannot_be_left_out_either(opened: Opened) -> None:
    for text in ("cost activity=!9999", "cost unit=KS!XX", "cost account=60!0"):
        assert isinstance(read(text, REGISTER, opened.world), Finding)


def moved(first: str, second: str) -> list[Finding]:
    rows: list[tuple[str, str, Decimal, str | None, str | None]] = [
        ("2013-05-01", "6010", Decimal(1000), "N", "10"),
        ("2014-05-01", "5010", Decimal(first), "N", "10"),
        ("2014-05-01", "6010", Decimal(second), "N", "10"),
    ]
    with tempfile.TemporaryDirectory() as folder:
        world, facts = books(Path(folder), rows)
        found = asked("change of=cost", "account", world, facts)
        assert isinstance(found, Split)
        return offsets(found, world)


def test_an_account_that_was_renumbered_is_told_to_be_a_move() -> None:
    (note,) = moved("980", "0")
    assert note.rule == "contributor-offset"
    assert note.severity.value == "note"
    assert note.message() == (
        "6010 (\u22121\u202f000 kr) and 5010 (+980 kr) nearly cancel each other out: has something "
        "been moved or renumbered between them?"
    )


def test_opposite_contributors_of_different_size_are_no_move() -> None:
    assert moved("900", "0") == []
    assert moved("980", "1900") == []


def test_a_unit_that_has_moved_is_told_and_asked_in_one_organisation(tmp_path: Path) -> None:
    units = [
        *UNITS,
        {**UNITS[3], "unit": "T", "name": "T", "valid_to": date(2013, 12, 31)},
        {**UNITS[3], "unit": "T", "name": "T", "parent": "B", "valid_from": date(2014, 1, 1)},
    ]
    store = new_store(tmp_path)
    imported(store, {"unit": units}, name="units.csv", scopes=("units",))
    rows = [posting("2013-02-01", "5010", "10", "T"), posting("2014-02-01", "5010", "30", "T")]
    imported(store, {"posting": rows})
    facts = Facts(store, store.snapshot("", "0"), DuckDB())
    world = read_world(facts, "B", parse_period("2014"), LINES)
    refused = asked("change of=cost", "unit", world, facts)
    assert isinstance(refused, Finding)
    assert "T belonged to S and to T in its periods" in refused.message()
    found = asked(dict(refused.values)["example"], "unit", world, facts)
    assert isinstance(found, Split)
    assert [(one.key, one.value) for one in found.contributors] == [("T", Decimal(20))]
