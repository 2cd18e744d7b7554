"""Work on one report by two processes at once, where there are two processors.

The process is doubled, so that the second one knows all that the first does, and both take from
what is to be done until nothing is left. What comes of it is the same as in one process, in the
same order. A helper that fails in any way only leaves more to do.
"""

from __future__ import annotations

import os
import pickle
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

# Less is done before a second process has begun.
_FEWEST = 12
# How many are taken at once, so that not every one has to be asked for; a bundle's number is told
# in one byte.
_AT_ONCE, _MOST_BUNDLES = 3, 256

_Work = Callable[[int], Any]
_Bundles = Sequence[Sequence[int]]


def processors() -> int:
    """How many processes can work at once."""
    if not hasattr(os, "fork"):
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def each_in_two(
    make: Callable[[T], R], some: Sequence[T], *, meanwhile: Callable[[], object] = lambda: None
) -> list[R]:
    """What is made of each of some, by two processes if these are many and there are two
    processors; the first of them then begins with what has to be done anyhow."""
    if len(some) < _FEWEST or processors() < 2:
        return list(map(make, some))
    size = max(_AT_ONCE, -(-len(some) // _MOST_BUNDLES))
    bundles = [range(len(some))[start : start + size] for start in range(0, len(some), size)]
    return in_two(lambda place: make(some[place]), bundles, meanwhile=meanwhile)


def in_two(
    work: Callable[[int], R],
    bundles: _Bundles,
    *,
    own: Sequence[int] = (),
    sent: Callable[[R], R] = lambda made: made,
    meanwhile: Callable[[], object] = lambda: None,
) -> list[R]:
    """What work makes of each number, in order, by two processes: the first one does what else is
    to be done meanwhile, takes its own, then both take bundles. What the second one makes comes as
    `sent` leaves it."""
    tickets = _tickets(len(bundles))
    helper = Helper.begun(lambda: ((one, sent(work(one))) for one in _taken(tickets, bundles)))
    meanwhile()
    made = {one: work(one) for one in own}
    made.update((one, work(one)) for one in _taken(tickets, bundles))
    os.close(tickets)
    if helper is not None:
        made.update(helper.answers())
    every = sorted((*own, *(one for some in bundles for one in some)))
    return [made[one] if one in made else work(one) for one in every]


def _tickets(count: int) -> int:
    """A pipe with a byte for each bundle: who reads it does that, and nobody else can."""
    source, sink = os.pipe()
    os.write(sink, bytes(range(count)))
    os.close(sink)
    return source


def _taken(tickets: int, bundles: _Bundles) -> Iterator[int]:
    while ticket := os.read(tickets, 1):
        yield from bundles[ticket[0]]


@dataclass(frozen=True, slots=True)
class Helper:
    """A process that works, too: its number, where its answers come from, and what it ends
    without."""

    process: int
    source: int
    life: int

    @classmethod
    def begun(cls, work: Callable[[], Iterator[tuple[int, Any]]]) -> Helper | None:
        """A helper that is at work; None where there can be none."""
        source, sink = os.pipe()
        ends, life = os.pipe()
        try:
            process = os.fork()
        except OSError:
            for one in (source, sink, ends, life):
                os.close(one)
            return None
        if not process:
            os.close(life)
            _help(work, sink, ends)
        os.close(sink)
        os.close(ends)
        return cls(process, source, life)

    def answers(self) -> list[tuple[int, Any]]:
        """What it found, once it is done; nothing where it failed."""
        with os.fdopen(self.source, "rb") as stream:
            told = stream.read()
        os.close(self.life)
        _process, failed = os.waitpid(self.process, 0)
        return [] if failed else list(map(pickle.loads, pickle.loads(told)))


def _help(work: Callable[[], Iterator[tuple[int, Any]]], sink: int, ends: int) -> None:
    """The helper's whole life: it never comes back to what its process was made for."""
    try:
        threading.Thread(target=_end_with, args=(ends,), daemon=True).start()
        # Each answer is written out when it is found, so that nobody waits for that in the end.
        told = [pickle.dumps(one, protocol=5) for one in work()]
        with os.fdopen(sink, "wb") as stream:
            stream.write(pickle.dumps(told, protocol=5))
        os._exit(0)
    finally:
        os._exit(1)


def _end_with(ends: int) -> None:
    """Ends the process when the one that began it has ended, however that came about."""
    with suppress(OSError):
        os.read(ends, 1)
    os._exit(1)
