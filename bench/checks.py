"""All checks over a large ledger, and what those of them that read every row ask by hand-written
SQL over the same Parquet files; the findings are compared. Prints seconds as JSON.

`python -m bench.checks WORKSPACE [TIMES]`; the workspace is made by `bench.take_in`. Its vouchers
lack no number, so some are left out, and others counted twice, before either side looks: numbers
that run without a gap are told at once, and those that do not are what takes time.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
from ibis.expr.types import Table

from bokslut import closing
from bokslut.checks.context import CheckContext
from bokslut.checks.register import CHECKS, run_checks
from bokslut.checks.tell import MOST
from bokslut.facts.engines import DuckDB, Facts
from bokslut.measures.register import REGISTER
from bokslut.model.finding import Finding
from bokslut.model.snapshot import Snapshot
from bokslut.statements.fill import fill, make_plan
from bokslut.workspace.workspace import Workspace

from .statements import show, timed

LEFT_OUT, TWICE = "777", "555"
Told = dict[tuple[str, str], Decimal]

_QUERIES = re.split(
    r"^-- name: .*$",
    Path(__file__).with_name("checks.sql").read_text(encoding="utf-8"),
    flags=re.M,
)[1:]
_ASKED = frozenset(
    (
        "voucher-gap",
        "voucher-duplicate",
        "unknown-unit",
        "balance-sheet-balances",
        "unmapped-account",
        "posting-without-unit",
        "opening-not-closing",
        "internal-counterpart",
    )
)


class Holes(Facts):
    """Facts in which some vouchers are missing and others stand twice."""

    def rows(self, table: str) -> Table:
        """See `Facts.rows`."""
        rows = super().rows(table)
        if table != "voucher":
            return rows
        rows = rows.filter(~rows.number.endswith(LEFT_OUT))
        return rows.union(rows.filter(rows.number.endswith(TWICE)))


def by_bokslut(workspace: Workspace, snapshot: Snapshot) -> Callable[[], list[Finding]]:
    """All checks of `closing.close`; the statements that one of them looks at are filled before."""
    inputs = workspace.declared.inputs(None)
    facts = Holes(workspace.store, snapshot, DuckDB())
    world = closing.world_of(facts, inputs)
    words = closing.variables(inputs.closing)
    plans = [make_plan(one, REGISTER, world, words)[0] for one in inputs.statements]
    figures = closing.figures_of(facts, world, [ref for plan in plans for ref in plan.refs()])
    tables = tuple(fill(one, figures, REGISTER, world, words, workspace.translate) for one in plans)

    def compute() -> list[Finding]:
        return run_checks(
            CheckContext(
                facts, world, REGISTER, tables, {}, suspense=inputs.suspense, tolerance=Decimal(0)
            )
        )

    return compute


def by_sql(workspace: Workspace, snapshot: Snapshot) -> Callable[[], Told]:
    """The hand-written queries."""
    lines = workspace.declared.inputs(None).lines

    def compute() -> Told:
        connection = duckdb.connect()
        show(connection, workspace.store, snapshot, lines, one_scan=False)
        for table, name in (("unit", "organisation"), ("counterpart", "counterpart")):
            paths = list(workspace.store.files(table, snapshot).paths)
            connection.read_parquet(paths, union_by_name=True).create_view(name)
        paths = list(workspace.store.files("voucher", snapshot).paths)
        connection.read_parquet(paths, union_by_name=True).create_view("stored_voucher")
        connection.execute(
            "CREATE VIEW voucher AS"
            f" SELECT * FROM stored_voucher WHERE NOT suffix(number, '{LEFT_OUT}') UNION ALL"
            f" SELECT * FROM stored_voucher WHERE suffix(number, '{TWICE}')"
        )
        told: Told = {}
        for query in _QUERIES:
            for rule, place, number in connection.execute(query).fetchall():
                told[rule, place] = told.get((rule, place), Decimal(0)) + Decimal(number)
        return told

    return compute


def numbers(found: Iterable[Finding]) -> Told:
    """What the findings of the rules that the SQL asks, too, tell: place and number. Of equity,
    which bokslut takes together, and of what is more than it tells, nothing."""
    told: Told = {}
    for one in found:
        values: dict[str, Any] = dict(one.values)
        if one.rule not in _ASKED or "rule" in values or "accounts" in values:
            continue
        word = one.quote.split(" ")[0]
        if one.rule == "voucher-gap":
            key, number = word, Decimal(one.expected) - Decimal(one.claimed)
        elif one.rule == "voucher-duplicate":
            key, number = word, Decimal(one.claimed) - Decimal(one.expected)
        elif one.rule == "unknown-unit":
            key, number = one.quote, Decimal(values["count"])
        else:
            key = word if one.rule != "internal-counterpart" else one.quote
            number = Decimal(one.claimed) - Decimal(one.expected)
        told[one.rule, key] = told.get((one.rule, key), Decimal(0)) + number
    return told


def differences(ours: Told, theirs: Told) -> list[str]:
    """What one of them tells and the other does not, or otherwise. Of each rule bokslut tells the
    gravest cases only."""
    said = []
    for rule in sorted(_ASKED):
        ranked = sorted(
            (key for key in theirs if key[0] == rule), key=lambda one: -abs(theirs[one])
        )
        for key in sorted({*ranked[:MOST], *(one for one in ours if one[0] == rule)}):
            if ours.get(key) != theirs.get(key):
                said.append(f"{' '.join(key)}: bokslut {ours.get(key)}, SQL {theirs.get(key)}")
    return said


def main(folder: Path, times: int) -> int:
    """Times both, and fails where they tell different things, or nothing."""
    workspace = Workspace(folder)
    snapshot = workspace.snapshot()
    ours, found = timed(by_bokslut(workspace, snapshot), times)
    sql, theirs = timed(by_sql(workspace, snapshot), times)
    told = numbers(found)
    said = differences(told, theirs)
    counts = {"checks": len(CHECKS), "rules": len(_ASKED), "compared": len(told)}
    print(json.dumps({"bokslut": ours, "sql": sql, **counts, "differences": said[:20]}))
    return 1 if said or not told else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 3))
