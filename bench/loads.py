"""How each program is made to load a ledger, and nothing more than that."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .process import Run, run

ROOT = Path(__file__).resolve().parent.parent
COMMAND = Path(sys.executable).with_name("bokslut")
PEERS = ROOT / ".venv-bench" / "peers" / "bin"
_HERE = Path(__file__).resolve().parent
# Debian's hledger reads no å where the locale does not say so.
_LOCALE = {"LC_ALL": "C.UTF-8"}


@dataclass(frozen=True)
class Loader:
    """A program: its name, the ending of its files, whether it is here, and how it loads one."""

    name: str
    suffix: str
    is_here: Callable[[], bool]
    load: Callable[[Path], Run]


def bokslut(ledger: Path) -> Run:
    """`bokslut import` of a SIE file into an empty workspace, with every control and the durable
    commit."""
    workspace = ledger.parent / "workspace"
    run(
        [sys.executable, "-m", "bench.take_in", workspace], ledger.parent, {"PYTHONPATH": str(ROOT)}
    )
    return run([COMMAND, "import", workspace, ledger], ledger.parent)


def _pysie(ledger: Path) -> Run:
    codes = ledger.parent / "codes.csv"
    codes.write_text("SRU,Ink2\n7000,1.1\n", encoding="ascii")
    return run([PEERS / "python", _HERE / "peers" / "load_pysie.py", ledger, codes], ledger.parent)


def _ledger(journal: Path) -> Run:
    return run(["ledger", "-f", journal, "source"], journal.parent, _LOCALE)


def _hledger(journal: Path) -> Run:
    return run(["hledger", "-f", journal, "check"], journal.parent, _LOCALE)


def _beancount(journal: Path) -> Run:
    return run([PEERS / "bean-check", "--no-cache", journal], journal.parent)


BOKSLUT = Loader("bokslut", ".se", lambda: True, bokslut)
QUICK = (
    BOKSLUT,
    Loader("ledger", ".journal", lambda: shutil.which("ledger") is not None, _ledger),
    Loader("pysie-accounting", ".se", (PEERS / "python").exists, _pysie),
)
SLOW = (
    BOKSLUT,
    Loader("hledger", ".journal", lambda: shutil.which("hledger") is not None, _hledger),
    Loader("beancount", ".beancount", (PEERS / "bean-check").exists, _beancount),
)
