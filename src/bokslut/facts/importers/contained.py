"""Runs a reader of what strangers send in a process that can be ended.

The process gets the bytes on its standard input and answers in lines on its standard output. It
has a cap on memory and processor time from before it sees the first byte, and a wall clock here.
Nothing of it can reach the caller but its lines.
"""

from __future__ import annotations

import contextlib
import math
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

_BLOCK = 1 << 18

# The first thing that the child does is to bind itself; only then is the worker's code loaded.
# `-I -S` keep environment, user's folder and start-up files out; the paths that it needs are
# handed over. Exit code 86 says that it ran out of memory and could still say so.
_BOOT = """
import sys
worker, memory, seconds, paths = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:]
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
except ImportError:
    pass
sys.path.extend(paths)
sys.argv = [worker]
try:
    with open(worker, encoding="utf-8") as code:
        exec(compile(code.read(), worker, "exec"), {"__name__": "__main__", "__file__": worker})
except MemoryError:
    sys.exit(86)
"""
_OUT_OF_MEMORY = 86


class Ended(StrEnum):
    """How a contained process ended: by itself, or against which limit."""

    DONE = "done"
    TIME = "time"
    MEMORY = "memory"
    OUTPUT = "output"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a contained process may use: seconds of waiting and of processor time, bytes of
    address space, bytes of answer."""

    seconds: float = 60.0
    memory: int = 1 << 30
    output: int = 1 << 30


class Contained:
    """One run of a worker over some bytes. `lines()` yields its answer; afterwards `ended`
    says how it went. Only the time spent waiting for it counts against its seconds, so a slow
    consumer does not end it. `header` is handed over before the bytes."""

    def __init__(
        self,
        worker: Path,
        data: bytes,
        limits: Limits,
        paths: Sequence[str] = (),
        header: bytes = b"",
    ) -> None:
        self.ended = Ended.FAULT
        self._limits = limits
        self._parts = (header, data)
        self._blocks: queue.Queue[bytes] = queue.Queue(maxsize=8)
        command = [
            *(sys.executable, "-I", "-S", "-c", _BOOT, str(worker)),
            *(str(limits.memory), str(max(1, math.ceil(limits.seconds))), *paths),
        ]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )

    def lines(self) -> Iterator[bytes]:
        """The lines of the answer, without their ends, as they come."""
        threads = [threading.Thread(target=one, daemon=True) for one in (self._feed, self._take)]
        for thread in threads:
            thread.start()
        rest: list[bytes] = []
        try:
            for block in self._received():
                *whole, tail = block.split(b"\n")
                for index, line in enumerate(whole):
                    yield line if index or not rest else b"".join([*rest, line])
                rest = [tail] if whole else [*rest, tail]
            if self.ended is Ended.DONE and any(rest):
                yield b"".join(rest)
        finally:
            self._close(threads)

    def _feed(self) -> None:
        """In a thread of its own: hands the bytes over."""
        assert self._process.stdin is not None
        # The child may end before it has read everything; how it ended is seen elsewhere.
        with contextlib.suppress(OSError), self._process.stdin:
            for part in self._parts:
                self._process.stdin.write(part)

    def _take(self) -> None:
        """In a thread of its own: takes the answer block by block."""
        assert self._process.stdout is not None
        while block := self._process.stdout.read(_BLOCK):
            self._blocks.put(block)
        self._blocks.put(b"")

    def _received(self) -> Iterator[bytes]:
        left, received = self._limits.seconds, 0
        while True:
            began = time.monotonic()
            try:
                block = self._blocks.get(timeout=max(left, 0.001))
            except queue.Empty:
                self.ended = Ended.TIME
                return
            left -= time.monotonic() - began
            received += len(block)
            if not block:
                self.ended = _ended(self._process.wait())
                return
            if received > self._limits.output:
                self.ended = Ended.OUTPUT
                return
            yield block

    def _close(self, threads: Sequence[threading.Thread]) -> None:
        self._process.kill()
        while any(thread.is_alive() for thread in threads):
            with contextlib.suppress(queue.Empty):
                self._blocks.get(timeout=0.02)
        self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()


def _ended(code: int) -> Ended:
    """What an exit code says. A reader in a compiled language aborts when it gets no memory
    (SIGABRT, 6; some are stopped by SIGSEGV, 11); the kernel ends who used up his processor
    time (SIGXCPU, 24, or SIGKILL, 9)."""
    if code == 0:
        return Ended.DONE
    if code in (_OUT_OF_MEMORY, -6, -11):
        return Ended.MEMORY
    if code in (-24, -9):
        return Ended.TIME
    return Ended.FAULT
