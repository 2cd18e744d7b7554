"""All statements of the example over a large ledger, by bokslut and by hand-written SQL over the
same Parquet files; every figure is compared. Prints seconds as JSON.

`python -m bench.statements WORKSPACE [TIMES]`; the workspace is made by `bench.take_in`.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import duckdb

from bokslut import closing
from bokslut.facts.store import Store
from bokslut.measures.register import REGISTER
from bokslut.measures.world import COST_KINDS, Lines
from bokslut.model.snapshot import Snapshot
from bokslut.statements.fill import Plan, fill, make_plan
from bokslut.workspace.workspace import Workspace

Key = tuple[str, str, str]
Values = dict[Key, Decimal]
Made = TypeVar("Made")

_QUERIES = tuple(
    query
    for name in ("statements.sql", "citizen.sql", "staff.sql")
    for query in re.split(
        r"^-- name: .*$", Path(__file__).with_name(name).read_text(encoding="utf-8"), flags=re.M
    )[1:]
)
# Tables without accounts are shown to the queries as they are stored.
_PLAIN = ("investment_line", "asset", "volume", "indicator_value", "saving")
_TABLES = ("posting", "budget_line", "balance", "project", *_PLAIN)
# Ratios are rounded to this: bokslut keeps more digits than a comparison needs.
_DIGITS = Decimal(1).scaleb(-12)
# Of a unit that ended in the middle, its successor; KS itself has no postings.
_MEMBERS = (
    *(("KSK", unit, unit) for unit in ("KSK", "SDK", "EKO", "HR", "AU", "DS", "KOM", "NEA")),
    ("KSK", "AU", "UTR"),
    ("KSK", "KOM", "KC"),
    ("POL", "POL", "POL"),
)


def by_bokslut(workspace: Workspace, snapshot: Snapshot) -> Values:
    """The way of `closing.close`, from the facts to filled statements."""
    inputs = workspace.declared.inputs(None)
    facts = closing.open_facts(workspace.store, snapshot)
    world = closing.world_of(facts, inputs)
    words = closing.variables(inputs.closing)
    plans = [make_plan(one, REGISTER, world, words)[0] for one in inputs.statements]
    figures = closing.figures_of(facts, world, [ref for plan in plans for ref in plan.refs()])
    for plan in plans:
        fill(plan, figures, REGISTER, world, words, workspace.translate)
    return {
        key: figures[ref].value
        for plan in plans
        for key, ref in _cells(plan)
        if figures[ref].value is not None
    }


def _cells(plan: Plan) -> list[tuple[Key, Any]]:
    columns = plan.declaration.columns
    return [
        ((plan.declaration.key, row.key, column.key), ref)
        for row, refs in zip(plan.rows, plan.cells, strict=True)
        for column, ref in zip(columns, refs, strict=True)
        if ref is not None
    ]


def by_sql(
    store: Store, snapshot: Snapshot, lines: Lines, *, one_scan: bool
) -> Callable[[], Values]:
    """The hand-written queries; with `one_scan` over postings summed to months beforehand."""

    def compute() -> Values:
        connection = duckdb.connect()
        show(connection, store, snapshot, lines, one_scan)
        values: Values = {}
        for query in _QUERIES:
            for table, row, column, value, divisor in connection.execute(query).fetchall():
                # A ratio to zero is none; bokslut prints a dash for it.
                if value is not None and divisor != 0:
                    values[table, row, column] = value if divisor is None else value / divisor
        return values

    return compute


def show(connection: Any, store: Store, snapshot: Snapshot, lines: Lines, one_scan: bool) -> None:
    """Shows the tables to the queries."""
    for table in _TABLES:
        paths = list(store.files(table, snapshot).paths)
        connection.read_parquet(paths, union_by_name=True).create_view(f"stored_{table}")
    connection.execute("CREATE TABLE member (office VARCHAR, department VARCHAR, unit VARCHAR)")
    connection.executemany("INSERT INTO member VALUES (?, ?, ?)", _MEMBERS)
    accounts = [row[0] for row in connection.execute(_ACCOUNTS).fetchall()]
    connection.execute(
        "CREATE TABLE account_line (account VARCHAR, line VARCHAR, kind VARCHAR, sign INTEGER,"
        " is_result BOOLEAN)"
    )
    connection.executemany(
        "INSERT INTO account_line VALUES (?, ?, ?, ?, ?)",
        [row for account in accounts if (row := _account_line(account, lines)) is not None],
    )
    if one_scan:
        connection.execute(_MONTHS)
    # `line` is the line of a source file in what is stored, and of a statement in the queries.
    stored = {"posting": "months" if one_scan else "stored_posting"}
    for table in ("posting", "budget_line", "balance"):
        connection.execute(
            f"CREATE VIEW {table} AS SELECT * FROM (SELECT COLUMNS(lambda c: c <> 'line')"
            f" FROM {stored.get(table, f'stored_{table}')}) LEFT JOIN account_line USING (account)"
        )
    for table in _PLAIN:
        connection.execute(f"CREATE VIEW {table} AS SELECT * FROM stored_{table}")
    connection.execute(
        "CREATE VIEW decided AS SELECT project, decided_by FROM stored_project"
        " WHERE decided_by IN ('council', 'board')"
    )


_ACCOUNTS = """
    SELECT DISTINCT account FROM stored_balance UNION
    SELECT DISTINCT account FROM stored_budget_line WHERE account IS NOT NULL UNION
    SELECT DISTINCT account FROM stored_posting
"""
_MONTHS = """
    CREATE TABLE months AS
    SELECT account, unit, activity, project,
           CASE WHEN counterpart = '10020' THEN counterpart END AS counterpart,
           date_trunc('month', date) AS date, sum(amount) AS amount
    FROM stored_posting
    GROUP BY ALL
"""


def _account_line(account: str, lines: Lines) -> tuple[str, str, str, int, bool] | None:
    line = lines.of_account(account)
    if line is None:
        return None
    sign = -1 if line.kind in ("income", "appropriation") else 1
    return account, line.key, line.kind, sign, line.kind in ("income", *COST_KINDS)


def timed(compute: Callable[[], Made], times: int) -> tuple[float, Made]:
    """The quickest of some times in seconds, and what came out."""
    seconds = []
    for _time in range(times):
        began = time.perf_counter()
        made = compute()
        seconds.append(time.perf_counter() - began)
    return min(seconds), made


def differences(ours: Values, theirs: Values) -> list[str]:
    """What one of them has and the other does not, or has otherwise; zero is as good as none."""
    said = []
    for key in sorted({*ours, *theirs}):
        one, other = (Decimal(values.get(key, 0)).quantize(_DIGITS) for values in (ours, theirs))
        if one != other:
            said.append(f"{'/'.join(key)}: bokslut {ours.get(key)}, SQL {theirs.get(key)}")
    return said


def main(folder: Path, times: int) -> int:
    """Times both, and fails where a figure differs."""
    workspace = Workspace(folder)
    snapshot = workspace.snapshot()
    lines = workspace.declared.inputs(None).lines
    ours, values = timed(lambda: by_bokslut(workspace, snapshot), times)
    each, theirs = timed(by_sql(workspace.store, snapshot, lines, one_scan=False), times)
    once, again = timed(by_sql(workspace.store, snapshot, lines, one_scan=True), times)
    said = differences(values, theirs) + differences(values, again)
    told = {"bokslut": ours, "sql": each, "sql_one_scan": once, "figures": len(values)}
    print(json.dumps({**told, "differences": said[:20]}, ensure_ascii=False))
    return 1 if said or not values else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 3))
