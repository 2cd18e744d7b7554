"""Whatever moment an import is killed at, the workspace has all of it or nothing of it."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from importing import processes, started

from bokslut.closing import open_facts
from bokslut.facts.store import ImportRow
from bokslut.model.finding import Severity
from bokslut.workspace.examples import example_folder
from bokslut.workspace.verify import verify
from bokslut.workspace.workspace import Workspace

EXAMPLE = example_folder("sodertalje-2014")
KILLS = 32


def corrected(ledger: Path, folder: Path) -> Path:
    """The same ledger with one more voucher, as a bookkeeper sends it again."""
    data = ledger.read_bytes()
    voucher = (
        b'#VER "Z" 1 20141231 "Rattelse"\r\n{\r\n'
        b'#TRANS 6011 {1 "AU"} 1000.00\r\n#TRANS 1690 {1 "AU"} -1000.00\r\n}\r\n'
    )
    head, _mark, _checksum = data.rpartition(b"#KSUMMA")
    assert head, "the example's ledger is expected to end with its checksum"
    again = folder / "ledger-2014-rattad.se"
    again.write_bytes(head.replace(b"#KSUMMA\r\n", b"", 1).replace(b"#KSUMMA\n", b"", 1) + voucher)
    return again


def seen(workspace: Workspace) -> tuple[ImportRow | None, dict[str, int]]:
    """The visible import of the ledger, and how many rows every table shows."""
    imports = workspace.store.imports().visible
    assert len(imports) <= 1
    facts = open_facts(workspace.store, workspace.store.snapshot("", ""))
    tables = ("posting", "voucher", "balance", "account", "object")
    counts = {
        one: int(facts.run(facts.rows(one).count().as_table())[0][0].as_py()) for one in tables
    }
    return (imports[0] if imports else None), {one: n for one, n in counts.items() if n}


@pytest.fixture
def ledgers(tmp_path: Path) -> tuple[Path, Path]:
    first = EXAMPLE / "sources" / "ledger-2014.se"
    return first, corrected(first, tmp_path)


def test_an_import_killed_at_any_moment_leaves_all_or_nothing(
    own_folder: Path, ledgers: tuple[Path, Path]
) -> None:
    workspace = Workspace.create(own_folder, EXAMPLE)
    context = processes()
    for ledger in ledgers:
        began = time.monotonic()
        whole = started(context, own_folder, ledger)
        whole.join(120)
        assert whole.exitcode == 0
        # The first is slower, for it also starts the process that the others are made from.
        longest = time.monotonic() - began
    before, counts = seen(workspace)
    seed = random.randrange(1_000_000)
    chance = random.Random(seed)
    killed = committed = 0
    for turn in range(KILLS):
        current = before.files[0].name if before else ""
        offered = ledgers[1] if current == ledgers[0].name else ledgers[0]
        began = time.monotonic()
        process = started(context, own_folder, offered)
        process.join(chance.uniform(0, longest) if turn % 8 else None)
        if process.is_alive():
            killed += 1
        else:
            # The machine is quicker now than it was: aim within what an import takes now.
            longest = time.monotonic() - began
        process.kill()
        process.join(30)
        after, shown = seen(workspace)
        if after is not None and before is not None and after.import_id == before.import_id:
            assert shown == counts, f"seed {seed}, turn {turn}"
            assert turn % 8, "an import that nobody disturbed has to be there"
        else:
            assert after is not None, f"seed {seed}, turn {turn}"
            assert after.files[0].name == offered.name, f"seed {seed}, turn {turn}"
            assert shown == after.counts, f"seed {seed}, turn {turn}"
            assert before is None or after.replaces == (before.import_id,)
            committed += 1
        before, counts = after, shown
        found = verify(workspace).findings
        assert all(one.severity is Severity.NOTE for one in found), f"seed {seed}, turn {turn}"
    assert committed >= KILLS // 8
    assert killed >= KILLS // 3, "the moments were too late to meet an import"
