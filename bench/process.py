"""A command in a process of its own: how long it took by the clock, and its peak memory."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Run:
    """What a command took: seconds by the clock, seconds of processors, peak resident memory of
    the process in bytes, and what it printed."""

    seconds: float
    processor: float
    memory: int
    output: str


def run(
    command: Sequence[str | Path], folder: Path, environment: Mapping[str, str] | None = None
) -> Run:
    """Runs a command to its end, from start-up to exit. Raises RuntimeError where it fails.

    A process is told a peak no lower than that of the one that starts it, so whoever calls this
    should hold little.
    """
    out = folder / "output.txt"
    words = [str(word) for word in command]
    with out.open("wb") as sink:
        began = time.perf_counter()
        process = subprocess.Popen(
            words,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=subprocess.STDOUT,
            env={**os.environ, **(environment or {})},
        )
        _pid, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    output = out.read_text(encoding="utf-8", errors="replace")
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(words)} ended with {process.returncode}:\n{output[-2000:]}")
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, output)


def best(runs: Sequence[Run]) -> Run:
    """The quickest of some runs, with the highest peak of them."""
    quickest = min(runs, key=lambda one: one.seconds)
    return Run(
        quickest.seconds, quickest.processor, max(one.memory for one in runs), quickest.output
    )
