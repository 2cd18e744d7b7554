"""Measures bokslut beside its peers, all in one run on one machine, and says which goals are met.

See README.md in this folder. This process holds little, so that the peak memory of those that it
starts is their own.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from .loads import BOKSLUT, COMMAND, QUICK, ROOT, SLOW, Loader
from .process import Run, best, run

PARTS = ("start", "build", "peers", "growth", "statements", "checks")
SEED = 1
EXAMPLE = "sodertalje-2014"


@dataclass(frozen=True)
class Goal:
    """A number that was set as a goal, and what was measured."""

    text: str
    goal: float
    measured: float
    at_least: bool

    @property
    def met(self) -> bool:
        """Whether the measured number is on the right side."""
        return self.measured >= self.goal if self.at_least else self.measured <= self.goal


@dataclass
class Bench:
    """One run: where its files are, how often each thing is measured, and what came out."""

    folder: Path
    repeat: int
    lines: list[str] = field(default_factory=list)
    goals: list[Goal] = field(default_factory=list)
    workspaces: list[Path] = field(default_factory=list)
    slow: dict[str, float] = field(default_factory=dict)

    def say(self, text: str = "") -> None:
        """A line of the result."""
        self.lines.append(text)
        print(text, flush=True)

    def goal(self, text: str, goal: float, measured: float, *, at_least: bool) -> None:
        """A goal beside what was measured."""
        self.goals.append(Goal(text, goal, measured, at_least))

    def ledgers(self, postings: int, suffixes: Sequence[str]) -> dict[str, Path]:
        """The invented vouchers in files of these kinds, made unless they are there."""
        paths = {suffix: self.folder / f"{postings}{suffix}" for suffix in suffixes}
        missing = [path for path in paths.values() if not path.exists()]
        if missing:
            words = [sys.executable, "-m", "bench.generate", str(postings), str(SEED)]
            run([*words, *missing], self.folder, {"PYTHONPATH": str(ROOT)})
        return paths


def _start(bench: Bench) -> float:
    """Seconds that `bokslut --help` takes, which is the start-up of every command."""
    seconds = best([run([COMMAND, "--help"], bench.folder) for _ in range(5)]).seconds
    bench.say(f"bokslut --help: {seconds:.2f} s")
    return seconds


def start(bench: Bench) -> None:
    """The start-up of the command."""
    bench.goal("bokslut --help, s", 0.3, _start(bench), at_least=False)


def build(bench: Bench) -> None:
    """The example's report in all formats, after start-up."""
    workspace = bench.folder / "example"
    shutil.rmtree(workspace, ignore_errors=True)
    made = run([COMMAND, "init", workspace, "--example", EXAMPLE], bench.folder)
    words = [COMMAND, "build", workspace, "--format", "html,pdf,docx,xlsx,json"]
    took = best([run(words, bench.folder) for _ in range(bench.repeat)])
    seconds = took.seconds - _start(bench)
    bench.say(f"bokslut init with the example: {made.seconds:.2f} s")
    bench.say(f"bokslut build in all formats: {took.seconds:.2f} s, {_megabytes(took)}")
    bench.goal("build in all formats after start-up, s", 3, seconds, at_least=False)


def _megabytes(one: Run) -> str:
    return f"peak {one.memory / 1e6:.0f} MB"


def _rows(bench: Bench, postings: int) -> int:
    """How many rows the ledger of that size has: `#TRANS` in the file itself."""
    count = 0
    with bench.ledgers(postings, [".se"])[".se"].open("rb") as file:
        for line in file:
            count += line.startswith(b"   #TRANS")
    return count


def _compare(bench: Bench, postings: int, loaders: Sequence[Loader]) -> dict[str, float]:
    """Rows per second of each program over the same vouchers, in turns."""
    here = [one for one in loaders if one.is_here()]
    for one in loaders:
        if one not in here:
            bench.say(f"{one.name} is not installed and left out")
    files = bench.ledgers(postings, sorted({one.suffix for one in here}))
    rows = _rows(bench, postings)
    runs: dict[str, list[Run]] = {one.name: [] for one in here}
    for _turn in range(bench.repeat):
        for one in here:
            runs[one.name].append(one.load(files[one.suffix]))
    bench.say(f"Loading the same {rows:,} postings, each in a process of its own:")
    rates = {}
    for name, taken in runs.items():
        quickest = best(taken)
        rates[name] = rows / quickest.seconds
        bench.say(
            f"  {name:<17} {quickest.seconds:6.2f} s  {rates[name]:9,.0f} rows/s  "
            f"bokslut is {rates['bokslut'] / rates[name]:5.2f} times as fast  "
            f"{_megabytes(quickest)}"
        )
    return rates


def peers(bench: Bench, postings: int, few: int) -> None:
    """bokslut beside those who load ledgers."""
    quick = _compare(bench, postings, QUICK)
    slow = _compare(bench, few, SLOW)
    for name in ("ledger", "pysie-accounting"):
        if name in quick:
            ratio = quick["bokslut"] / quick[name]
            bench.goal(f"import, times {name}", 1.3, ratio, at_least=True)
    bench.slow = {name: rate for name, rate in slow.items() if name != "bokslut"}


def growth(bench: Bench, sizes: Sequence[int]) -> None:
    """Rate and memory as the ledger grows."""
    rates = {}
    for size in sizes:
        ledger = bench.ledgers(size, [".se"])[".se"]
        times = bench.repeat if size <= sizes[0] else 1
        taken = best([BOKSLUT.load(ledger) for _ in range(times)])
        rows = _rows(bench, size)
        rates[size] = rows / taken.seconds
        bench.say(
            f"import of {rows:>11,} postings: {taken.seconds:7.2f} s, "
            f"{rates[size]:9,.0f} rows/s, {_megabytes(taken)}"
        )
        if size == sizes[1]:
            bench.goal(
                "peak memory of the large import, MB", 1500, taken.memory / 1e6, at_least=False
            )
            ratio = rates[size] / rates[sizes[0]]
            bench.goal("rate of the large import to the small one", 0.95, ratio, at_least=True)
            for name, slow in bench.slow.items():
                text = f"rows a second of the large import, times {name} at few"
                bench.goal(text, 12, rates[size] / slow, at_least=True)
        if size >= 50_000_000:
            ledger.unlink()


def _large_workspace(bench: Bench, postings: int) -> Path:
    """The example's workspace with a large ledger for its year; made once a run."""
    workspace = bench.folder / f"workspace-{postings}"
    if workspace not in bench.workspaces:
        ledger = bench.ledgers(postings, [".se"])[".se"]
        sources = sorted((ROOT / "examples" / EXAMPLE / "sources").iterdir())
        others = [one for one in sources if one.name != "ledger-2014.se"]
        run(
            [sys.executable, "-m", "bench.take_in", workspace, ledger, *others],
            bench.folder,
            {"PYTHONPATH": str(ROOT)},
        )
        bench.workspaces.append(workspace)
    return workspace


def _timed(bench: Bench, module: str, postings: int) -> dict[str, Any]:
    """What a module of this folder tells that times bokslut beside SQL on the large workspace."""
    words = [sys.executable, "-m", f"bench.{module}"]
    took = run(
        [*words, _large_workspace(bench, postings), str(bench.repeat)],
        bench.folder,
        {"PYTHONPATH": str(ROOT)},
    )
    told: dict[str, Any] = json.loads(took.output.splitlines()[-1])
    return told


def statements(bench: Bench, postings: int) -> None:
    """All statements of the example over a large ledger, and the same by SQL."""
    told = _timed(bench, "statements", postings)
    bench.say(f"All statements over {postings:,} postings ({told['figures']} equal figures):")
    for label, key in (
        ("bokslut", "bokslut"),
        ("SQL, a query a statement", "sql"),
        ("SQL, postings summed once", "sql_one_scan"),
    ):
        ratio = told["bokslut"] / told[key]
        bench.say(f"  {label:<26} {told[key]:6.2f} s  bokslut takes {ratio:.2f} of it")
    bench.goal(
        "statements, to SQL a query a statement", 1.3, told["bokslut"] / told["sql"], at_least=False
    )
    bench.goal("statements, s", 1.5, told["bokslut"], at_least=False)


def checks(bench: Bench, postings: int) -> None:
    """All checks over a large ledger, and the heavy ones by SQL."""
    told = _timed(bench, "checks", postings)
    bench.say(
        f"All {told['checks']} checks over {postings:,} postings: {told['bokslut']:.2f} s; the "
        f"{told['rules']} that read every row by SQL: {told['sql']:.2f} s "
        f"({told['compared']} equal findings)"
    )
    bench.goal("checks, s", 5, told["bokslut"], at_least=False)


def machine() -> str:
    """What it was measured on, and when."""
    model = platform.machine()
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
            break
    load = os.getloadavg()[0]
    return (
        f"{time.strftime('%Y-%m-%d %H:%M')}, {os.cpu_count()} cores of {model}, "
        f"Python {platform.python_version()}, load before the run {load:.1f}"
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench/run", description=__doc__)
    parser.add_argument("--postings", type=int, default=1_000_000, help="beside the quick peers")
    parser.add_argument("--few", type=int, default=300_000, help="beside the slow peers")
    parser.add_argument("--large", type=int, default=10_000_000, help="for growth and statements")
    parser.add_argument("--huge", type=int, default=0, help="a third size: 100000000 for example")
    parser.add_argument("--repeat", type=int, default=3, help="the best of so many counts")
    parser.add_argument("--only", default=",".join(PARTS), help="parts, with commas between")
    parser.add_argument("--folder", type=Path, help="keep the files here; else they are removed")
    parser.add_argument("--json", type=Path, help="write the goals here, too")
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Measures, prints, and returns 1 where a goal is missed."""
    arguments = _parser().parse_args(argv)
    folder = arguments.folder or Path(tempfile.mkdtemp(prefix="bokslut-bench-"))
    folder.mkdir(parents=True, exist_ok=True)
    bench = Bench(folder.resolve(), arguments.repeat)
    bench.say(machine())
    sizes = [arguments.postings, arguments.large, *([arguments.huge] if arguments.huge else [])]
    parts = {
        "start": lambda: start(bench),
        "build": lambda: build(bench),
        "peers": lambda: peers(bench, arguments.postings, arguments.few),
        "growth": lambda: growth(bench, sizes),
        "statements": lambda: statements(bench, arguments.large),
        "checks": lambda: checks(bench, arguments.large),
    }
    try:
        for name in arguments.only.split(","):
            bench.say()
            parts[name]()
    finally:
        if arguments.folder is None:
            shutil.rmtree(folder, ignore_errors=True)
    return _conclude(bench, arguments.json)


def _conclude(bench: Bench, out: Path | None) -> int:
    bench.say()
    for one in bench.goals:
        relation = "at least" if one.at_least else "at most"
        bench.say(
            f"{'met   ' if one.met else 'MISSED'}  {one.text}: {one.measured:.2f} "
            f"({relation} {one.goal:g})"
        )
    if out is not None:
        told = {"goals": [{**asdict(one), "met": one.met} for one in bench.goals]}
        out.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return 0 if all(one.met for one in bench.goals) else 1


if __name__ == "__main__":
    sys.exit(main())
