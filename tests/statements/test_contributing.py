"""Rows for the largest contributors: named by the facts, then evaluated like all others."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from bokslut.closing import figures_of, variables
from bokslut.measures.register import REGISTER
from bokslut.model.finding import Finding, untranslated
from bokslut.statements.contributing import with_contributors
from bokslut.statements.declaration import (
    ColumnDeclaration,
    RowDeclaration,
    StatementDeclaration,
    read_statement,
)
from bokslut.statements.fill import fill, make_plan
from bokslut.workspace.workspace import Opened

STEP = RowDeclaration(
    "step", measure="change", scope={"of": "net_cost"}, each="contributors", by="activity", most=3
)


def bridge(step: RowDeclaration, period: str = "@period") -> StatementDeclaration:
    start = RowDeclaration("start", "Då", "sum", "net_cost", {"period": "@prior"})
    end = RowDeclaration("end", "Nu", "sum", "net_cost", sum_of=("start", "step"))
    column = ColumnDeclaration("amount", "Belopp", keys={"period": period})
    return StatementDeclaration("bridge", "Bro", "tkr", (column,), (start, step, end))


def expanded(
    declared: StatementDeclaration, opened: Opened
) -> tuple[StatementDeclaration, list[Finding]]:
    words = variables(opened.inputs.closing)
    return with_contributors(declared, REGISTER, opened.world, words, opened.facts, untranslated)


def test_contributors_and_the_rest_lead_from_one_total_to_the_other(opened: Opened) -> None:
    made, findings = expanded(bridge(STEP), opened)
    assert findings == []
    assert [one.label for one in made.rows] == [
        "Då",
        "Lokaler",
        "Personal och löner",
        "Kontaktcenter",
        "Other",
        "Nu",
    ]
    words = variables(opened.inputs.closing)
    plan, findings = make_plan(made, REGISTER, opened.world, words)
    assert findings == []
    figures = figures_of(opened.facts, opened.world, plan.refs())
    table = fill(plan, figures, REGISTER, opened.world, words, untranslated)
    amounts = [row.cells[0].value for row in table.rows]
    assert sum((one or Decimal(0) for one in amounts[:-1]), Decimal(0)) == amounts[-1]
    assert table.row("end").sum_of == tuple(row.key for row in table.rows[:-1])
    assert str(table.row("step-rest").cells[0].ref).startswith("change activity=!9220,9250,9265 ")


def test_where_there_is_nothing_to_compare_with_there_are_no_rows_and_no_false_sum(
    opened: Opened,
) -> None:
    made, findings = expanded(bridge(STEP, "2013"), opened)
    assert findings == []
    assert [one.key for one in made.rows] == ["start", "end"]
    assert made.rows[1].sum_of == ()


@pytest.mark.parametrize(
    ("scope", "said"),
    [
        ({"of": "result"}, "cannot be divided by activity"),
        ({"of": "net_costs"}, "there is no measure net_costs"),
    ],
)
def test_what_cannot_be_divided_is_told_with_its_place(
    opened: Opened, scope: dict[str, str], said: str
) -> None:
    _made, (found,) = expanded(bridge(replace(STEP, scope=scope)), opened)
    assert said in found.message()
    assert (found.place.table, found.place.row) == ("bridge", "step")


def test_a_statement_without_such_rows_is_left_alone(opened: Opened) -> None:
    declared = replace(bridge(STEP), rows=bridge(STEP).rows[:1])
    assert expanded(declared, opened) == (declared, [])


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"each": "contributors"}, "by and each = contributors go together"),
        ({"by": "activity"}, "by and each = contributors go together"),
        ({"each": "contributors", "by": "line"}, "by has to be account, account:3"),
        ({"each": "contributors", "by": "activity,unit"}, "by has to be account, account:3"),
        ({"each": "contributors", "by": "account:3"}, ""),
    ],
)
def test_how_such_a_row_is_declared(row: dict[str, str], said: str) -> None:
    data = {
        "key": "t",
        "title": "T",
        "unit": "tkr",
        "column": [{"key": "c", "label": "C"}],
        "row": [{"key": "r", "measure": "change", **row}],
    }
    _declared, findings = read_statement(data, "statements/t.toml")
    assert said in " ".join(one.message() for one in findings)
    assert bool(findings) == bool(said)
