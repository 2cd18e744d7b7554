"""A statement is filled by one policy: exact values, one rounding, signs turned in one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from small_world import START, given, given_all, world

from bokslut.measures.register import REGISTER
from bokslut.measures.world import World
from bokslut.model.document import Table
from bokslut.model.figure import Input, Leaf, Why
from bokslut.model.finding import Finding, untranslated
from bokslut.model.organisation import Organisation, Unit
from bokslut.statements.declaration import read_statement
from bokslut.statements.fill import Plan, fill, make_plan

IMPORTED = "Imported, not computed from the accounts"
NET = "net_cost basis=outcome period=2014 unit="


def statement(
    rows: list[dict[str, Any]], columns: list[dict[str, Any]] | None = None, **more: Any
) -> Any:
    columns = columns or [{"key": "outcome", "label": "Utfall", "measure": "net_cost"}]
    data = {"key": "table", "title": "Tabell @year", "unit": "tkr", "column": columns, "row": rows}
    declared, findings = read_statement({**data, **more}, "x.toml")
    assert findings == []
    return declared


def planned(declared: Any, where: World | None = None) -> tuple[Plan, list[Finding]]:
    return make_plan(declared, REGISTER, where or world(), {"year": "2014", "prior": "2013"})


def filled(declared: Any, values: dict[str, str | None], where: World | None = None) -> Table:
    plan, findings = planned(declared, where)
    assert findings == []
    figures = given_all(plan.refs(), values)
    return fill(plan, figures, REGISTER, where or world(), {"year": "2014"}, untranslated)


def texts(table: Table) -> dict[str, list[str]]:
    return {row.key: [cell.text for cell in row.cells] for row in table.rows}


TOTAL = [
    {"key": "units", "each": "children"},
    {"key": "total", "kind": "sum", "label": "Summa", "sum_of": ["units"]},
]


def test_a_row_is_made_for_every_unit_and_the_sum_names_them() -> None:
    table = filled(statement(TOTAL), {NET + "A": "1000", NET + "B": "2000", NET + "KS": "3000"})
    assert texts(table) == {"a": ["1"], "b": ["2"], "total": ["3"]}
    assert table.row("total").sum_of == ("a", "b")
    assert [row.label for row in table.rows] == ["Avdelning A", "Avdelning B", "Summa"]
    assert table.title == "Tabell 2014"
    assert table.notes == ()


def test_the_largest_stands_first_whatever_its_sign_and_what_is_missing_last() -> None:
    rows = [
        {"key": "heading", "label": "Enheter", "kind": "heading"},
        {"key": "b", "scope": {"unit": "B"}},
        {"key": "t", "scope": {"unit": "T"}},
        {"key": "a", "scope": {"unit": "A"}},
        {"key": "total", "kind": "sum", "label": "Summa", "sum_of": ["a", "b", "t"]},
    ]
    values: dict[str, str | None] = {NET + "B": "2000", NET + "A": "-3000", NET + "KS": "9000"}
    table = filled(statement(rows, order="largest"), {**values, NET + "T": None})
    assert [row.key for row in table.rows] == ["heading", "a", "b", "t", "total"]
    table = filled(statement(rows), {**values, NET + "T": None})
    assert [row.key for row in table.rows] == ["heading", "b", "t", "a", "total"]


def test_the_units_of_a_closing_that_is_about_one_of_them_are_those_below_it() -> None:
    units = [
        Unit("KS", "Kommunen", None, "body", START),
        Unit("A", "Nämnden", "KS", "office", START),
        Unit("A1", "Förskola", "A", "team", START),
        Unit("B", "En annan nämnd", "KS", "office", START),
    ]
    rows = [{**TOTAL[0], "scope": {"unit": "@unit"}}, {**TOTAL[1], "scope": {"unit": "@unit"}}]
    where = world(organisation=Organisation(units))
    plan, findings = make_plan(statement(rows), REGISTER, where, {"unit": "A"})
    assert findings == []
    assert [row.key for row in plan.rows] == ["a1", "total"]
    assert [ref.get("unit") for ref in plan.refs()] == ["A1", "A"]


def test_a_sum_that_does_not_add_up_in_print_is_noted_and_never_bent() -> None:
    table = filled(statement(TOTAL), {NET + "A": "1500", NET + "B": "1500", NET + "KS": "3000"})
    assert texts(table) == {"a": ["2"], "b": ["2"], "total": ["3"]}
    (note,) = table.notes
    assert "Summa, Utfall" in note


def test_a_sum_with_rows_left_out_is_not_said_to_be_rounding() -> None:
    table = filled(statement(TOTAL), {NET + "A": "1000", NET + "B": "2000", NET + "KS": "103000"})
    assert texts(table)["total"] == ["103"]
    assert table.notes == ()


def test_a_unit_that_ended_in_the_year_without_successor_keeps_its_row() -> None:
    from datetime import date

    units = [
        Unit("KS", "Styrelsen", None, "body", START),
        Unit("A", "Kvar", "KS", "team", START),
        Unit("Z", "Avslutad", "KS", "team", START, date(2014, 5, 31)),
        Unit("Y", "Längesedan", "KS", "team", START, date(2012, 5, 31)),
    ]
    plan, _findings = planned(statement(TOTAL), world(organisation=Organisation(units)))
    assert [row.key for row in plan.rows] == ["a", "z", "total"]


def test_units_whose_keys_differ_only_in_foreign_letters_have_rows_of_their_own() -> None:
    units = [
        Unit("KS", "Styrelsen", None, "body", START),
        *(Unit(key, key, "KS", "team", START) for key in ("Å", "Ä", "TOTAL")),
    ]
    plan, findings = planned(statement(TOTAL), world(organisation=Organisation(units)))
    keys = [row.key for row in plan.rows]
    assert findings == []
    assert len(set(keys)) == 4
    assert plan.rows[-1].sum_of == tuple(keys[:3])


def test_the_sign_of_a_row_turns_its_print_and_not_its_value() -> None:
    columns = [
        {"key": "outcome", "label": "Utfall"},
        {
            "key": "variance",
            "label": "Avvikelse",
            "measure": "variance",
            "sign": "always",
            "keys": {"of": "row", "plan": "budget"},
        },
    ]
    rows = [{"key": "staff", "measure": "line_amount", "scope": {"line": "staff"}, "sign": -1}]
    amount = "line_amount basis=outcome line=staff period=2014 unit=KS"
    variance = "variance basis=outcome line=staff of=line_amount period=2014 plan=budget unit=KS"
    table = filled(statement(rows, columns), {amount: "5000", variance: "700"})
    outcome, favourable = table.row("staff").cells
    assert (outcome.text, outcome.value, outcome.printed) == ("\u22125", 5, -5)
    assert (favourable.text, favourable.printed) == ("+1", favourable.value)


def test_a_missing_value_is_a_dash_with_its_reason_and_zero_is_zero() -> None:
    table = filled(statement(TOTAL), {NET + "A": None, NET + "B": "0", NET + "KS": "0"})
    missing, zero = table.cell("a", "outcome"), table.cell("b", "outcome")
    assert (missing.text, missing.value, missing.why) == ("–", None, Why.MISSING)
    assert (zero.text, zero.value, zero.why) == ("0", 0, None)
    dashes = filled(statement(TOTAL, zero="–"), {NET + "A": "1", NET + "B": "0", NET + "KS": "1"})
    assert texts(dashes)["b"] == ["–"] and dashes.cell("b", "outcome").value == 0


def test_a_ratio_keeps_its_own_unit_in_a_table_of_amounts() -> None:
    columns = [{"key": "share", "label": "Avvikelse %", "measure": "variance_percent"}]
    rows = [{"key": "all", "label": "Allt"}]
    share = "variance_percent basis=outcome period=2014 unit=KS"
    table = filled(statement(rows, columns), {share: "0.02057"})
    assert texts(table) == {"all": ["2,1"]}
    assert table.cell("all", "share").unit == "percent"


def test_words_about_projects_and_columns_that_do_not_apply() -> None:
    columns = [
        {"key": "budget", "label": "Budget", "measure": "investment_budget"},
        {"key": "closes", "label": "Avslutas", "attribute": "closes"},
        {"key": "ends", "label": "Slut", "attribute": "ends"},
    ]
    rows = [
        {"key": "council", "each": "projects", "scope": {"decided_by": "council"}},
        {"key": "all", "label": "Alla", "only": ["ends"]},
    ]
    table = filled(statement(rows, columns), {"investment_budget period=2014 project=901": "9000"})
    assert texts(table) == {"901": ["9", "x", "2015-06"], "all": ["", "", ""]}
    blank = table.cell("all", "budget")
    assert (blank.ref, blank.value, blank.why) == (None, None, Why.NOT_APPLICABLE)


def test_the_projects_of_a_unit_are_rows_and_their_sum_a_row_of_the_unit() -> None:
    columns = [{"key": "budget", "label": "Budget", "measure": "investment_budget"}]
    rows = [
        {"key": "of-b", "each": "projects", "scope": {"project_unit": "B"}},
        {
            "key": "b",
            "label": "Avdelning B",
            "kind": "sum",
            "sum_of": ["of-b"],
            "scope": {"project_unit": "B"},
        },
    ]
    values = {
        "investment_budget period=2014 project=902": "7000",
        "investment_budget period=2014 project_unit=B": "7000",
    }
    table = filled(statement(rows, columns), values)
    assert texts(table) == {"902": ["7"], "b": ["7"]}
    assert table.row("b").sum_of == ("902",)


def test_a_column_can_take_another_scope_in_one_row() -> None:
    columns = [
        {"key": "one", "label": "Ett", "measure": "net_cost"},
        {"key": "other", "label": "Annat", "measure": "net_cost"},
    ]
    rows = [{"key": "r", "label": "R", "scope": {"unit": "A"}, "instead": {"other": {"unit": "B"}}}]
    table = filled(statement(rows, columns), {NET + "A": "1000", NET + "B": "2000"})
    assert texts(table) == {"r": ["1", "2"]}


def test_a_cell_that_names_nothing_known_is_told_with_its_place() -> None:
    rows = [
        {"key": "a", "label": "A", "scope": {"unit": "NOBODY"}},
        {"key": "b", "label": "B", "scope": {"unit": "A", "period": "2014-13"}},
        {"key": "c", "label": "C", "scope": {"line": "staff"}},
    ]
    _plan, findings = planned(statement(rows))
    assert [(one.place.table, one.place.row, one.place.column) for one in findings] == [
        ("table", key, "outcome") for key in "abc"
    ]


FORECASTS = (
    (date(2014, 8, 31), date(2014, 1, 1), date(2014, 12, 31)),
    (date(2014, 4, 30), date(2014, 1, 1), date(2014, 12, 31)),
    # Of another year, and made when this one had ended.
    (date(2013, 8, 31), date(2013, 1, 1), date(2013, 12, 31)),
    (date(2015, 1, 31), date(2014, 1, 1), date(2014, 12, 31)),
)


def test_a_column_is_made_for_every_forecast_of_the_year_in_the_order_of_their_days() -> None:
    columns = [
        {
            "key": "forecast",
            "label": "Prognos @each_day",
            "measure": "net_cost",
            "keys": {"basis": "@each"},
            "each": "forecasts",
        },
        {"key": "outcome", "label": "Utfall", "measure": "net_cost"},
    ]
    rows = [
        {"key": "a", "label": "A", "scope": {"unit": "A"}},
        {"key": "b", "label": "B", "scope": {"unit": "B"}, "only": ["forecast"]},
        {"key": "c", "label": "C", "scope": {"unit": "B"}, "instead": {"forecast": {"unit": "T"}}},
    ]
    plan, findings = planned(statement(rows, columns), world(forecasts=FORECASTS))
    assert findings == []
    made = plan.declaration.columns
    assert [one.label for one in made] == ["Prognos 2014-04-30", "Prognos 2014-08-31", "Utfall"]
    assert [one.key for one in made] == ["forecast-2014-04-30", "forecast-2014-08-31", "outcome"]
    named = [[ref and (ref.get("basis"), ref.get("unit")) for ref in row] for row in plan.cells]
    april, august = "forecast@2014-04-30", "forecast@2014-08-31"
    assert named == [
        [(april, "A"), (august, "A"), ("outcome", "A")],
        [(april, "B"), (august, "B"), None],
        [(april, "T"), (august, "T"), ("outcome", "B")],
    ]


def test_a_year_without_forecasts_has_no_column_for_them() -> None:
    columns = [
        {"key": "forecast", "label": "Prognos", "measure": "net_cost", "each": "forecasts"},
        {"key": "outcome", "label": "Utfall", "measure": "net_cost"},
    ]
    plan, findings = planned(statement([{"key": "all", "label": "Allt"}], columns))
    assert findings == []
    assert [one.key for one in plan.declaration.columns] == ["outcome"]


def imported(values: Mapping[str, str | None], *leaves: str) -> Table:
    """A table of two units in two years, in which the named figures are values of an indicator."""
    declared = statement(
        [{"key": "a", "scope": {"unit": "A"}}, {"key": "b", "scope": {"unit": "B"}}],
        [
            {"key": year, "label": year, "measure": "net_cost", "keys": {"period": year}}
            for year in ("2013", "2014")
        ],
    )
    plan, _findings = planned(declared)
    figures = {
        ref: replace(one, leaf=Leaf("indicator_value" if str(ref) in leaves else "posting", (), 1))
        for ref, one in given_all(plan.refs(), values).items()
    }
    return fill(plan, figures, REGISTER, world(), {}, untranslated)


CELLS = [
    f"net_cost basis=outcome period={year} unit={unit}" for unit in "AB" for year in (2013, 2014)
]


@pytest.mark.parametrize(
    ("leaves", "notes"),
    [
        ([], ()),
        (CELLS, (f"{IMPORTED}.",)),
        ([CELLS[0], CELLS[2]], (f"{IMPORTED}: 2013.",)),
        (CELLS[:2], (f"{IMPORTED}: Avdelning A.",)),
        (CELLS[3:], (f"{IMPORTED}: Avdelning B, 2014.",)),
        (CELLS[1:], (f"{IMPORTED}: 2014; Avdelning B.",)),
    ],
)
def test_a_table_says_which_of_its_values_nobody_computed(
    leaves: list[str], notes: tuple[str, ...]
) -> None:
    """A column or row of them is named by its head alone."""
    assert imported(dict.fromkeys(CELLS, "1000"), *leaves).notes == notes


def test_what_is_computed_of_imported_values_alone_is_imported() -> None:
    declared = statement([{"key": "a", "label": "A", "measure": "net_cost"}])
    plan, _findings = planned(declared)
    (ref,) = plan.refs()
    parts = [ref.with_keys(unit=unit) for unit in ("A", "B")]
    leaves = {one: replace(given(one, Decimal(1)), leaf=Leaf("volume", (), 1)) for one in parts}
    inputs = tuple(Input(f"part_{index}", one) for index, one in enumerate(parts))
    figures = {ref: replace(given(ref, Decimal(1)), inputs=inputs), **leaves}
    table = fill(plan, figures, REGISTER, world(), {}, untranslated)
    assert table.notes == (f"{IMPORTED}.",)
    figures[parts[0]] = replace(figures[parts[0]], leaf=Leaf("posting", (), 1))
    assert fill(plan, figures, REGISTER, world(), {}, untranslated).notes == ()
