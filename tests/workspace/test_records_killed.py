"""Whatever moment a command is killed at, the records have all of its change or nothing of it."""

from __future__ import annotations

import multiprocessing
import random
import time
from pathlib import Path

from empty_workspace import empty_workspace

from bokslut.workspace.verify import verify
from bokslut.workspace.workspace import Workspace

NODE = '[[node]]\nkey = "n-{number}"\nkind = "area"\ntitle = "{title} {number}"\n'
MANY, KILLS = 120, 24


def plan(folder: Path, title: str) -> Path:
    """A plan file whose every node has the title in it."""
    path = folder / title / "plan.toml"
    path.parent.mkdir()
    text = "".join(NODE.format(number=number, title=title) for number in range(MANY))
    path.write_text(text, encoding="utf-8")
    return path


def take_in(folder: Path, file: Path) -> None:
    """What the command `bokslut import` does."""
    (taken,) = Workspace(folder).take_in([file])
    assert taken.status == "imported", taken


def titles(folder: Path) -> set[str]:
    nodes = Workspace(folder).declared.plan.nodes
    assert len(nodes) in (0, MANY)
    return {one.title.split()[0] for one in nodes}


def test_a_plan_killed_at_any_moment_is_taken_in_whole_or_not_at_all(
    own_folder: Path, tmp_path: Path
) -> None:
    empty_workspace(own_folder)
    offered = {title: plan(tmp_path, title) for title in ("Ett", "Två")}
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["test_records_killed"])
    longest, killed, done = 3.0, 0, 0
    seed = random.randrange(1_000_000)
    chance = random.Random(seed)
    for turn in range(KILLS):
        before = titles(own_folder)
        title = "Två" if before == {"Ett"} else "Ett"
        process = context.Process(target=take_in, args=(own_folder, offered[title]))
        began = time.monotonic()
        process.start()
        process.join(None if turn % 6 == 0 else chance.uniform(0, longest))
        if process.is_alive():
            killed += 1
        elif turn:
            longest = time.monotonic() - began
        process.kill()
        process.join(30)
        after = titles(own_folder)
        assert after in (before, {title}), f"seed {seed}, turn {turn}"
        assert turn % 6 or after == {title}, "what nobody disturbed has to be there"
        done += after == {title}
        found = verify(Workspace(own_folder)).findings
        assert {one.severity.value for one in found} <= {"note"}, f"seed {seed}, turn {turn}"
    assert killed >= KILLS // 4, "the moments were too late to meet an import"
    assert done >= KILLS // 6
