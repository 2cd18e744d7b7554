"""Figures against hand-written SQL, and what one voucher more changes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_books import YEAR, imported, new_store, posting

from bokslut import closing
from bokslut.facts.engines import DuckDB, Facts
from bokslut.measures.evaluate import evaluate
from bokslut.measures.read_world import read_world
from bokslut.measures.reference import read
from bokslut.measures.register import REGISTER
from bokslut.measures.world import Line, Lines, World
from bokslut.model.figure import Figure, FigureRef, Why
from bokslut.model.period import parse_period
from bokslut.workspace.workspace import Opened, Workspace

PROFIT_AND_LOSS = "account LIKE '3%' OR account LIKE '4%' OR account LIKE '5%' OR account LIKE '6%'"
PROFIT_AND_LOSS += " OR account LIKE '7%' OR account LIKE '84%' OR account LIKE '85%'"
# The example's organisation by hand: who stands below whom in 2014.
BELOW = {
    "KSK": "'SDK','EKO','HR','AU','DS','KOM','NEA','KC','KSK','UTR'",
    "POL": "'POL'",
    "KOM": "'KOM','KC'",
    "HR": "'HR'",
}


@pytest.mark.parametrize("unit", sorted(BELOW))
@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2014", "2014-01-01", "2014-12-31"),
        ("2013", "2013-01-01", "2013-12-31"),
        ("2014-T2", "2014-05-01", "2014-08-31"),
    ],
)
def test_net_cost_is_what_sql_sums_over_the_same_files(
    example: Workspace, opened: Opened, unit: str, period: str, first: str, last: str
) -> None:
    files = list(example.store.files("posting", opened.snapshot).paths)
    query = f"""
        SELECT sum(amount) FROM read_parquet(?)
        WHERE unit IN ({BELOW[unit]}) AND date BETWEEN DATE '{first}' AND DATE '{last}'
          AND ({PROFIT_AND_LOSS})
    """
    expected = duckdb.connect().execute(query, [files]).fetchone()
    assert expected is not None
    assert (
        figure(f"net_cost unit={unit} period={period}", opened.world, opened.facts).value
        == (expected[0])
    )


def figure(text: str, world: World, facts: Facts) -> Figure:
    ref = read(text, REGISTER, world)
    assert isinstance(ref, FigureRef), ref
    return closing.figures_of(facts, world, [ref])[ref]


GRANTS = Path(closing.__file__).parent / "examples" / "sodertalje-2014" / "sources"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("original", {"ursprunglig"}),
        ("transfer", {"överföring"}),
        ("supplement", {"tilläggsanslag"}),
        ("carry-over", {"ombudgetering"}),
        ("", {"överföring", "tilläggsanslag", "ombudgetering"}),
    ],
)
@pytest.mark.parametrize("unit", ["AU", "KOM", "HR", "POL"])
def test_changes_of_an_appropriation_are_the_lines_of_the_table_that_decided_them(
    opened: Opened, unit: str, change: str, words: set[str]
) -> None:
    lines = (GRANTS / "kommunbidrag.csv").read_text("utf-8-sig").splitlines()
    rows = [line.split(";") for line in lines]
    expected = [Decimal(row[2]) for row in rows if row[:2] == [unit, "2014"] and row[3] in words]
    scope = f"unit={unit} period=2014" + (f" change={change}" if change else "")
    found = figure(f"appropriation_change {scope}", opened.world, opened.facts)
    assert found.value == sum(expected)


def test_a_unit_that_was_granted_nothing_has_no_changes_to_show(opened: Opened) -> None:
    nothing = figure("appropriation_change unit=NEA period=2014", opened.world, opened.facts)
    assert (nothing.value, nothing.why) == (None, Why.MISSING)


def test_a_year_without_ledger_is_missing_and_not_zero(opened: Opened) -> None:
    missing = figure("net_cost period=2011", opened.world, opened.facts)
    assert (missing.value, missing.why) == (None, Why.MISSING)
    nothing = figure("income account=3690 unit=NEA period=2014", opened.world, opened.facts)
    assert nothing.value == 0


@pytest.mark.parametrize("unit", ["KS", "KSK", "HR"])
def test_four_months_have_no_result_where_the_appropriation_is_granted_by_the_year(
    opened: Opened, unit: str
) -> None:
    found = figure(f"result unit={unit} period=2014-T1", opened.world, opened.facts)
    assert (found.value, found.why) == (None, Why.MISSING)


def test_a_unit_without_appropriation_has_its_net_cost_as_deficit_in_any_period(
    opened: Opened,
) -> None:
    for period in ("2014", "2014-T3"):
        scope = f"unit=NEA period={period}"
        cost = figure(f"net_cost {scope}", opened.world, opened.facts).value
        assert cost
        assert figure(f"result {scope}", opened.world, opened.facts).value == -cost


def test_the_planned_result_is_the_appropriation_less_the_forecast(opened: Opened) -> None:
    """The reference: appropriation 311 718, forecast as of August 307 721, outcome 305 304."""
    plan = "forecast@2014-08-31"
    planned = figure(f"result basis={plan}", opened.world, opened.facts).value
    better = figure(f"variance of=result plan={plan}", opened.world, opened.facts).value
    assert planned is not None and better is not None
    assert round(planned / 1000) == 311718 - 307721
    assert round(better / 1000) == 307721 - 305304


LINES = Lines(
    [
        Line("fees", "Avgifter", "income", ("3",)),
        Line("staff", "Personal", "cost", ("5",)),
        Line("rent", "Lokaler", "cost", ("6",)),
        Line("bank", "Bank", "current_asset", ("1",)),
    ]
)
UNITS = [
    {"unit": key, "name": key, "parent": parent, "kind": kind, "valid_from": date(2000, 1, 1)}
    for key, parent, kind in [
        ("B", None, "body"),
        ("N", "B", "office"),
        ("S", "B", "office"),
        ("S1", "S", "department"),
    ]
]
ASKED = [
    f"{measure} unit={unit} period={period}"
    for measure in ("income", "cost", "net_cost", "line_amount line=staff")
    for unit in ("B", "N", "S", "S1")
    for period in ("2014", "2014-T1", "2014-03", "2014-05..2014-12")
]
ABOVE = {"N": {"N", "B"}, "S": {"S", "B"}, "S1": {"S1", "S", "B"}}

ACCOUNTS = st.sampled_from(["3010", "5010", "6010"])
AMOUNTS = st.decimals("-9999999.99", "9999999.99", places=2).filter(lambda one: one != 0)
DAYS = st.dates(date(2014, 1, 1), date(2014, 12, 31))
ROWS = st.tuples(DAYS, ACCOUNTS, AMOUNTS, st.sampled_from(sorted(ABOVE)))


def values(folder: Path, rows: list[tuple[date, str, Decimal, str]]) -> dict[str, Any]:
    store = new_store(folder)
    postings = [
        posting(day.isoformat(), account, str(amount), unit) for day, account, amount, unit in rows
    ]
    imported(store, {"unit": UNITS}, name="units.csv", scopes=("units",))
    if postings:
        imported(store, {"posting": postings, "balance": [_opening()]})
    facts = Facts(store, store.snapshot("", "0"), DuckDB())
    world = read_world(facts, "B", parse_period("2014"), LINES)
    refs = {text: read(text, REGISTER, world) for text in ASKED}
    figures = evaluate(
        [ref for ref in refs.values() if isinstance(ref, FigureRef)], REGISTER, world, facts
    )
    return {text: figures[ref].value for text, ref in refs.items() if isinstance(ref, FigureRef)}


def _opening() -> dict[str, Any]:
    return {
        "kind": "opening",
        **YEAR,
        "date": date(2013, 12, 31),
        "account": "1910",
        "amount": Decimal("0.00"),
    }


def contains(text: str, row: tuple[date, str, Decimal, str]) -> bool:
    """Whether a figure contains a row, said by hand."""
    day, account, _amount, unit = row
    ref = dict(part.split("=") for part in text.split()[1:])
    wanted = {"income": "3", "cost": "56", "net_cost": "356", "line_amount": "5"}[text.split()[0]]
    period = parse_period(ref["period"])
    inside = period.first <= day <= period.last
    return account[0] in wanted and ref["unit"] in ABOVE[unit] and inside


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ROWS, min_size=1, max_size=12), ROWS)
def test_a_voucher_more_changes_exactly_the_figures_that_contain_it(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[date, str, Decimal, str]],
    more: tuple[date, str, Decimal, str],
) -> None:
    before = values(tmp_path_factory.mktemp("before"), rows)
    after = values(tmp_path_factory.mktemp("after"), [*rows, more])
    assert len(before) == len(ASKED)
    changed = {text for text in ASKED if (before[text] or 0) != (after[text] or 0)}
    assert changed == {text for text in ASKED if contains(text, more)}


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ROWS, min_size=1, max_size=20))
def test_what_goes_in_comes_out_by_hand_added_up(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[date, str, Decimal, str]]
) -> None:
    seen = values(tmp_path_factory.mktemp("books"), rows)
    for text, value in seen.items():
        sign = -1 if text.startswith("income") else 1
        expected = sum((row[2] for row in rows if contains(text, row)), Decimal(0)) * sign
        assert (value or 0) == expected, text
