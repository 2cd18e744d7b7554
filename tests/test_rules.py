"""The house's rules that import-linter cannot see: what decides a number asks no clock and no
chance, whatever way it is asked."""

from __future__ import annotations

import ast
import configparser
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bokslut.workspace.workspace import Workspace

# A ledger with one voucher.
SMALL = b"""#FLAGGA 0
#FORMAT PC8
#SIETYP 4
#PROGRAM "p" 1
#GEN 20150101
#FNAMN "Bolag"
#RAR 0 20140101 20141231
#KONTO 1930 "Bank"
#KONTO 3010 "Avgift"
#VER A 1 20140301 "x"
{
#TRANS 1930 {} 100.00
#TRANS 3010 {} -100.00
}
"""
ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "bokslut"

# Rooms that a person or the machine is let into: the only ones that may know the time.
EDGE = {"workspace", "connectors", "language", "cli", "__main__"}
EDGE |= {"commands", "commands_check", "commands_fetch", "commands_records"}

# Importing `time`, `random` and the like is import-linter's to see; `value.time()` is a value's.
CLOCK = {"now", "today", "utcnow", "localtime", "gmtime"}
CHANCE = {"uuid1", "uuid4", "urandom", "getrandbits", "shuffle", "randint", "token_hex"}
NETWORK = {"urllib.request", "urllib.robotparser", "http.client", "http.server", "socketserver"}


def inner_files() -> Iterator[Path]:
    """Every file of the rooms that take time, network and chance as arguments, or not at all."""
    for path in sorted(SOURCE.rglob("*.py")):
        room = path.relative_to(SOURCE).parts[0].removesuffix(".py")
        if room not in EDGE and room not in ("examples", "__init__"):
            yield path


def forbidden_uses(source: str) -> list[str]:
    """What a file asks of a clock, of chance or of a network."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in CLOCK | CHANCE:
                found.append(f"line {node.lineno}: {ast.unparse(node.func)}")
        elif isinstance(node, ast.Import):
            found += [f"import {one.name}" for one in node.names if one.name in NETWORK]
        elif isinstance(node, ast.ImportFrom):
            names = {f"{node.module}.{one.name}" for one in node.names} | {node.module or ""}
            found += [f"from {name}" for name in sorted(names & NETWORK)]
    return found


@pytest.mark.parametrize("path", list(inner_files()), ids=lambda one: str(one.relative_to(SOURCE)))
def test_what_decides_a_number_asks_no_clock_no_chance_and_no_network(path: Path) -> None:
    assert forbidden_uses(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "datetime.now()",
        "date.today()",
        "datetime.datetime.now(tz=UTC)",
        "time.localtime()",
        "uuid.uuid4()",
        "import urllib.request",
        "from urllib import request",
        "from http.client import HTTPSConnection",
    ],
)
def test_the_rule_sees_the_ways_in_which_it_is_broken(source: str) -> None:
    assert forbidden_uses(source)


def test_every_room_before_the_workspace_is_under_the_import_rule() -> None:
    config = configparser.ConfigParser()
    config.read(ROOT / ".importlinter")
    held = config["importlinter:contract:values-only"]["source_modules"].split()
    rooms = {path.relative_to(SOURCE).parts[0].removesuffix(".py") for path in inner_files()}
    own = config["importlinter:contract:records-are-handed-the-moment"]
    assert set(held) | set(own["source_modules"].split()) == {f"bokslut.{room}" for room in rooms}
    # The records know the framework, and it is all that they may know beyond the others.
    told = config["importlinter:contract:values-only"]["forbidden_modules"].split()
    assert set(told) - set(own["forbidden_modules"].split()) == {"django"}


def test_taking_files_in_loads_neither_an_engine_nor_what_draws_reports() -> None:
    """Loading them takes as long as reading a hundred thousand rows."""
    code = (
        "import sys, bokslut.workspace.workspace, bokslut.facts.take_in\n"
        "print(*{'ibis', 'duckdb', 'typst', 'docx', 'httpx', 'markdown_it', 'django'}"
        " & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == []


def test_importing_a_ledger_loads_no_framework(example: Workspace, tmp_path: Path) -> None:
    """A workspace that has records takes a ledger in without looking at them."""
    ledger = tmp_path / "ledger.se"
    ledger.write_bytes(SMALL)
    code = (
        "import sys\nfrom bokslut.cli import main\n"
        f"code = main(['import', {str(example.folder)!r}, {str(ledger)!r}, '--dry-run'])\n"
        "print(code, *{'django', 'duckdb'} & set(sys.modules), file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stderr.split()[-1:] == ["0"], ran.stderr
