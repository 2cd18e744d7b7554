"""How long the whole check of a file takes, beside a peer in the same run, and its peak memory."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from .family import Family
from .formats.typeset import pdf
from .municipality import Municipality
from .paper import Paper

# As `judging_worker.py` does it, with the processor time of both processes. The peak is asked of
# the kernel for this process alone: what `getrusage` gives begins with that of the process that
# started it. That of a second process is added, though it shares much of it.
_CHECK = """
import gc, os, re, resource, sys, time
from pathlib import Path
from bokslut.checks.printed.weighed.judge import judge
from bokslut.in_two import each_in_two
from bokslut.judging_in_two import gather
from bokslut.readers.read import read_report
gc.set_threshold(10_000_000)
path = Path(sys.argv[1])
# What is loaded once for all files is start-up.
judge(read_report(b"x", "x.txt"))
began, worked = time.perf_counter(), sum(os.times()[:4])
judge(read_report(path.read_bytes(), path.name, each=each_in_two), gather=gather)
taken, work = time.perf_counter() - began, sum(os.times()[:4]) - worked
peak = re.search(r"VmHWM:\\s*([0-9]+) kB", Path("/proc/self/status").read_text())[1]
print(taken, work, int(peak) + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@dataclass(frozen=True)
class Speed:
    """Seconds of the check after start-up, on the clock and of a processor, of the peer as a
    process of its own (None where there is none), pages, and the peak of memory in bytes."""

    name: str
    pages: int
    seconds: float
    processor: float
    peer: float | None
    memory: int

    @property
    def per_hundred_pages(self) -> float:
        """Seconds for each hundred pages; for a text without pages, for all of it."""
        return self.seconds * 100 / self.pages if self.pages else self.seconds


def speed(path: Path, repeat: int = 3) -> Speed:
    """The best of some runs of the check, each in a process of its own, and of `pdftotext
    -layout` over the same file in turn."""
    checks: list[tuple[float, float, int]] = []
    peers: list[float] = []
    peer = shutil.which("pdftotext") if path.suffix == ".pdf" else None
    for _time in range(repeat):
        ended = subprocess.run(
            [sys.executable, "-c", _CHECK, str(path)], capture_output=True, text=True, check=True
        )
        seconds, processor, peak = ended.stdout.split()
        checks.append((float(seconds), float(processor), int(peak) * 1024))
        if peer:
            began = time.perf_counter()
            subprocess.run([peer, "-layout", str(path), "-"], capture_output=True, check=True)
            peers.append(time.perf_counter() - began)
    pages = len(pypdfium2.PdfDocument(path)) if path.suffix == ".pdf" else 0
    return Speed(
        path.name,
        pages,
        min(one[0] for one in checks),
        min(one[1] for one in checks),
        min(peers, default=None),
        max(one[2] for one in checks),
    )


def hundred_pages(families: list[Family], folder: Path) -> Path:
    """A PDF of a hundred pages or some more: reports of every family, one behind another."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "hundred-pages.pdf"
    blocks: list[object] = []
    seed = 1
    pages = 0
    while pages < 100:
        for one in families:
            blocks += one.report(seed).paper.blocks
        seed += 1
        whole = Paper(f"{Municipality(1).name} {seed}", tuple(blocks))  # type: ignore[arg-type]
        path.write_bytes(pdf(whole))
        pages = len(pypdfium2.PdfDocument(path))
    return path


def tell(some: Iterable[Speed]) -> str:
    """Speeds as a table."""
    lines = [
        f"{'file':36} {'pages':>5} {'seconds':>8} {'/100 pages':>10} {'processor':>9}"
        f" {'pdftotext':>9} {'ratio':>6} {'peak MB':>8}"
    ]
    for one in some:
        ratio = one.seconds / one.peer if one.peer else 0
        peer = f"{one.peer:9.2f} {ratio:6.1f}" if one.peer else f"{'–':>9} {'–':>6}"
        lines.append(
            f"{one.name:36} {one.pages or '–':>5} {one.seconds:8.2f} {one.per_hundred_pages:10.2f}"
            f" {one.processor:9.2f} {peer} {one.memory / 1e6:8.0f}"
        )
    return "\n".join(lines)


def goals(some: Iterable[Speed]) -> str:
    """Whether each file keeps to what was promised: a PDF of a hundred pages in ten seconds on two
    cores, the reference's text in one, and a gigabyte of memory."""
    lines = []
    for one in some:
        most = 10 if one.pages else 1
        met = one.per_hundred_pages <= most and one.memory <= 1e9
        of = "a hundred pages" if one.pages else "the file"
        lines.append(f"{one.name}: {of} in at most {most} s, 1000 MB: {'met' if met else 'missed'}")
    return "\n".join(lines)
