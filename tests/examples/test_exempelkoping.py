"""The made-up municipality closes as a whole: every cell is what an independent reckoning says.

`expected.toml` is written by the example's `oracle.py`, which reads the source files with code of
its own and knows nothing of bokslut.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tomllib
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from bokslut.model.document import Cell, Document, Table
from bokslut.model.finding import Finding
from bokslut.model.numbers import amount_units, in_kronor
from bokslut.workspace.examples import example_folder
from bokslut.workspace.workspace import Workspace

NAME = "exempelkoping-2025"
EXAMPLE = example_folder(NAME)
SOURCES = EXAMPLE / "sources"
EXPECTED: dict[str, dict[str, dict[str, str]]] = tomllib.loads(
    (EXAMPLE / "expected.toml").read_text(encoding="utf-8")
)
# Expected beside the statements: told in the report's sentences.
IN_SENTENCES = {("key-figures", "result-share")}
RATIO_DIGITS = Decimal("1e-12")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    made = Workspace.create(tmp_path_factory.mktemp("exempelköping") / "ws", EXAMPLE)
    taken = made.take_in(sorted(SOURCES.iterdir()))
    assert {one.status for one in taken} == {"imported"}
    return made


@pytest.fixture(scope="module")
def closed(workspace: Workspace) -> tuple[Document, list[Finding]]:
    return workspace.close(NAME)


@pytest.fixture(scope="module")
def tables(workspace: Workspace, closed: tuple[Document, list[Finding]]) -> dict[str, Table]:
    """The tables of the annual report, and of the interim report those that are its own."""
    interim, _findings = workspace.close(f"{NAME}-08")
    found = {one.key: one for one in closed[0].tables}
    return found | {one.key: one for one in interim.tables if one.key.startswith("interim")}


def stated(cell: Cell) -> Decimal | None:
    """A cell as it is printed, in kronor or as a ratio."""
    if cell.printed is None:
        return None
    exact = in_kronor(cell.printed, cell.unit) if cell.unit in amount_units() else cell.printed
    return exact.quantize(RATIO_DIGITS)


def test_the_oracle_says_today_what_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "expected.toml"
    subprocess.run([sys.executable, "-B", str(EXAMPLE / "oracle.py"), str(target)], check=True)
    assert target.read_bytes() == (EXAMPLE / "expected.toml").read_bytes()


def test_the_generator_writes_the_committed_bytes_again(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-B", str(EXAMPLE / "generate.py"), str(tmp_path)], check=True)

    def digests(folder: Path) -> dict[str, str]:
        return {one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in folder.iterdir()}

    assert digests(tmp_path) == digests(SOURCES)


@pytest.mark.parametrize("key", sorted(EXPECTED))
def test_every_cell_of_a_statement_is_what_the_oracle_reckoned(
    tables: dict[str, Table], key: str
) -> None:
    table = tables[key]
    columns = [one.key for one in table.columns]
    compared = 0
    for row_key, cells in EXPECTED[key].items():
        if (key, row_key) in IN_SENTENCES:
            continue
        row = table.row(row_key)
        for column, expected in cells.items():
            cell = row.cells[columns.index(column)]
            told = stated(cell)
            assert told == Decimal(expected).quantize(RATIO_DIGITS), (key, row_key, column)
            compared += 1
    assert compared


def test_whole_statements_are_reckoned_and_not_a_part_of_them(tables: dict[str, Table]) -> None:
    """The oracle knows every row of money of the statements that the law asks for."""
    for key in ("income-statement", "balance-sheet", "cash-flow", "operations", "eliminations"):
        rows = {row.key for row in tables[key].rows if row.kind != "heading"}
        assert rows - {"pension-obligation"} == set(EXPECTED[key])


def test_the_group_owes_itself_nothing(tables: dict[str, Table]) -> None:
    """What is eliminated of assets is what is eliminated of equity and debt."""
    internal = [one.key for one in tables["eliminations"].columns].index("internal")

    def amount(row: str) -> Decimal:
        value = tables["eliminations"].row(row).cells[internal].value
        assert value is not None
        return value

    assert amount("total-assets") == amount("equity") + amount("provisions") + amount("debt")
    assert amount("total-assets") > 0


@pytest.mark.parametrize("closing", [NAME, f"{NAME}-08", "bun-2025"])
def test_its_books_and_declarations_give_no_error(workspace: Workspace, closing: str) -> None:
    _document, findings = workspace.close(closing)
    assert [one.message() for one in findings if one.severity == "error"] == []


def test_a_board_closes_by_the_municipality_s_template_and_leaves_its_parts_out(
    workspace: Workspace, closed: tuple[Document, list[Finding]]
) -> None:
    board, _findings = workspace.close("bun-2025")
    whole = {one.key for one in closed[0].sections}
    own = {one.key for one in board.sections}
    assert board.body == "Barn- och utbildningsnämnden"
    assert "balance-sheet" in whole - own
    assert "board-economy" in own - whole
    assert {"management", "staff", "expected"} <= own & whole


def test_everybody_is_told_that_it_is_made_up(closed: tuple[Document, list[Finding]]) -> None:
    assert "påhittad" in closed[0].subtitle
    assert "påhittad" in (EXAMPLE / "README.md").read_text(encoding="utf-8")
    for path in SOURCES.iterdir():
        encoding = "cp437" if path.suffix == ".se" else "utf-8"
        assert "påhitta" in path.read_text(encoding=encoding), path.name


def test_it_is_small_enough_to_ship() -> None:
    files = [one for one in EXAMPLE.rglob("*") if one.is_file() and "__pycache__" not in one.parts]
    assert sum(one.stat().st_size for one in files) < 3_000_000


def test_the_report_as_data_names_no_table_twice(closed: tuple[Document, list[Finding]]) -> None:
    keys = [one.key for one in closed[0].tables]
    assert len(keys) == len(set(keys)), json.dumps(keys)


INSIDE = "'KOMMUN', 'KS', 'BUN', 'SN', 'SBN', 'FIN', 'BOSTAD', 'ENERGI'"
# The group on the last day of 2025 and its result, by the first figures of the accounts: B3 to B8
# and 3 to 8 are the result, the rest assets (1) and what they are paid with (2).
GROUP_SQL = f"""
with opened as (
    select account, amount from balance
    where kind = 'opening' and fiscal_first = date '2025-01-01' and date = date '2024-12-31'
    union all
    select account, -amount from balance
    where kind = 'object_opening' and fiscal_first = date '2025-01-01'
      and date = date '2024-12-31' and counterpart in ({INSIDE})
),
posted as (
    select account, amount from posting
    where date between date '2025-01-01' and date '2025-12-31'
      and coalesce(counterpart, '') not in ({INSIDE})
),
every as (
    select regexp_extract(account, '^B?(.)', 1) as class, amount from opened
    union all
    select regexp_extract(account, '^B?(.)', 1) as class, amount from posted
)
select
    -sum(amount) filter (class not in ('1', '2')) as result,
    sum(amount) filter (class = '1') as assets,
    sum(amount) as whole
from every
"""


def test_the_group_is_the_same_by_sql_over_what_was_imported(workspace: Workspace) -> None:
    """A second reckoning: the importer's rows, added up by hand-written SQL."""
    facts = workspace.open(NAME).facts
    connection = duckdb.connect()
    for table in ("balance", "posting"):
        connection.register(table, facts.run(facts.rows(table)))
    row = connection.execute(GROUP_SQL).fetchone()
    assert row is not None
    result, assets, whole = row
    assert result == Decimal(EXPECTED["income-statement"]["result"]["group"])
    assert assets == Decimal(EXPECTED["balance-sheet"]["total-assets"]["group"])
    assert whole == 0
