"""The benchmark runs, and those whom it compares have loaded the same: never how long they took."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
POSTINGS = 20_000


def _bench(module: str, *words: str | Path) -> dict[str, object]:
    command = [sys.executable, "-m", f"bench.{module}", *map(str, words)]
    ended = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    assert ended.returncode == 0, ended.stderr + ended.stdout
    told = json.loads(ended.stdout.splitlines()[-1])
    assert isinstance(told, dict)
    return told


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twenty thousand invented postings as SIE, and the same as a journal beside it."""
    folder = tmp_path_factory.mktemp("bench")
    _bench("generate", str(POSTINGS), "1", folder / "small.se", folder / "small.journal")
    return folder / "small.se"


@pytest.fixture(scope="module")
def workspace(ledger: Path) -> Path:
    """A workspace with the invented ledger of 2014 and the example's other sources."""
    sources = sorted((ROOT / "examples" / "sodertalje-2014" / "sources").iterdir())
    others = [one for one in sources if one.name != "ledger-2014.se"]
    folder = ledger.parent / "workspace"
    told = _bench("take_in", folder, ledger, *others)
    assert told["findings"] == []
    return folder


def _sums_of_bokslut(workspace: Path, source: str) -> dict[str, Decimal]:
    import duckdb

    found = duckdb.execute(
        "SELECT account, sum(amount) FROM read_parquet(?) WHERE source = ? GROUP BY account",
        [str(workspace / "facts" / "posting" / "*.parquet"), source],
    ).fetchall()
    return {account: total for account, total in found if total}


def _sums_of_file(ledger: Path) -> dict[str, Decimal]:
    """What the file itself states: #UB after an opening of zero, and #RES."""
    stated = {}
    for line in ledger.read_text(encoding="cp437").splitlines():
        if line.startswith(("#UB ", "#RES ")):
            _label, _year, account, amount = line.split()
            stated[account] = Decimal(amount)
    return {account: total for account, total in stated.items() if total}


def _sha256(path: Path) -> str:
    import hashlib

    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_same_seed_gives_the_same_ledger(ledger: Path) -> None:
    again = ledger.with_name("again.se")
    _bench("generate", str(POSTINGS), "1", again)
    assert again.read_bytes() == ledger.read_bytes()
    _bench("generate", str(POSTINGS), "2", again)
    assert again.read_bytes() != ledger.read_bytes()


def test_bokslut_has_what_the_ledger_states(ledger: Path, workspace: Path) -> None:
    sums = _sums_of_bokslut(workspace, _sha256(ledger))
    assert len(sums) > 50
    assert sums == _sums_of_file(ledger)


@pytest.mark.skipif(shutil.which("hledger") is None, reason="hledger is not installed")
def test_hledger_has_the_same_sums(ledger: Path, workspace: Path) -> None:
    ended = subprocess.run(
        ["hledger", "-f", ledger.with_suffix(".journal"), "balance", "--flat", "-N", "-O", "csv"],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    rows = [line.replace('"', "").split(",") for line in ended.stdout.splitlines()[1:]]
    sums = {account: Decimal(total) for account, total in rows}
    assert sums == _sums_of_bokslut(workspace, _sha256(ledger))


def test_every_figure_of_the_statements_is_the_same_in_sql(workspace: Path) -> None:
    told = _bench("statements", workspace, "1")
    assert told["differences"] == []
    assert int(str(told["figures"])) > 300


def test_the_checks_find_what_the_same_questions_find_in_sql(workspace: Path) -> None:
    told = _bench("checks", workspace, "1")
    assert told["differences"] == []
    assert int(str(told["compared"])) > 20
