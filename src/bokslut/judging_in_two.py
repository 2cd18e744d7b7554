"""The rules over one report by two processes at once, where there are two processors.

Rules only look at what was understood of the report, and know nothing of each other. The process
is doubled once the report is understood; the first one takes the rules on whose readings the last
ones build, and both take what is left, rules that ask the same of each sentence together. What
comes of it is the same as in one process, in the same order. A helper that fails in any way only
leaves more to do.
"""

from __future__ import annotations

import os
import pickle
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from bokslut.checks.printed.understood.equations import Equation
from bokslut.checks.printed.understood.understood import Understood
from bokslut.checks.printed.weighed.gathered import Gathered, OneByOne
from bokslut.checks.printed.weighed.register import LONG, ON_READINGS, READINGS, RULES

if TYPE_CHECKING:
    from bokslut.model.finding import Finding

# A shorter report is judged before a second process has begun.
_FEWEST_NUMBERS = 2_000
_TASKS = (*RULES, *READINGS)
_OWN = tuple(map(_TASKS.index, ON_READINGS))
# What one process does at once: what takes long shall not be begun last.
_LONG = tuple(tuple(map(_TASKS.index, some)) for some in LONG)
_OTHERS = (
    *_LONG,
    *((one,) for one in range(len(_TASKS)) if not any(one in some for some in (_OWN, *_LONG))),
)

_Answers = dict[int, list[Any]]


@dataclass(frozen=True, slots=True)
class _Both:
    """What two processes gathered."""

    equations: Sequence[Equation]
    findings: Sequence[Finding]


def gather(understood: Understood) -> Gathered:
    """What all rules say of a report; in two processes if it is long and there are two
    processors."""
    if len(understood.numbers) < _FEWEST_NUMBERS or _processors() < 2:
        return OneByOne(understood)
    return gather_in_two(understood)


def gather_in_two(understood: Understood) -> Gathered:
    """What all rules say of a report, by two processes."""
    tickets = _tickets()
    helper = _Helper.begun(understood, tickets)
    answers: _Answers = {one: list(_TASKS[one](understood)) for one in _OWN}
    _work(understood, tickets, answers)
    os.close(tickets)
    if helper is not None:
        answers |= helper.answers()
    told: list[list[Any]] = [
        answers[place] if place in answers else list(task(understood))
        for place, task in enumerate(_TASKS)
    ]
    return _Both(
        [one for some in told[: len(RULES)] for one in some],
        [one for some in told[len(RULES) :] for one in some],
    )


def _processors() -> int:
    if not hasattr(os, "fork"):
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _tickets() -> int:
    """A pipe with a byte for each of what is done at once: who reads it does that, and nobody else
    can."""
    source, sink = os.pipe()
    os.write(sink, bytes(range(len(_OTHERS))))
    os.close(sink)
    return source


def _work(understood: Understood, tickets: int, answers: _Answers) -> None:
    while ticket := os.read(tickets, 1):
        for one in _OTHERS[ticket[0]]:
            answers[one] = list(_TASKS[one](understood))


@dataclass(frozen=True, slots=True)
class _Helper:
    """A process that takes tasks, too: its number, where its answers come from, and what it ends
    without."""

    process: int
    source: int
    life: int

    @classmethod
    def begun(cls, understood: Understood, tickets: int) -> _Helper | None:
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
            _help(understood, tickets, sink, ends)
        os.close(sink)
        os.close(ends)
        return cls(process, source, life)

    def answers(self) -> _Answers:
        """What it found, once it is done; nothing where it failed."""
        with os.fdopen(self.source, "rb") as stream:
            told = stream.read()
        os.close(self.life)
        os.waitpid(self.process, 0)
        return cast(_Answers, pickle.loads(told)) if told else {}


def _help(understood: Understood, tickets: int, sink: int, ends: int) -> None:
    """The helper's whole life: it never comes back to what its process was made for."""
    try:
        threading.Thread(target=_end_with, args=(ends,), daemon=True).start()
        answers: _Answers = {}
        _work(understood, tickets, answers)
        told = _written(answers)
        with os.fdopen(sink, "wb") as stream:
            stream.write(told)
    finally:
        os._exit(0)


def _end_with(ends: int) -> None:
    """Ends the process when the one that began it has ended, however that came about."""
    with suppress(OSError):
        os.read(ends, 1)
    os._exit(1)


def _written(answers: _Answers) -> bytes:
    return pickle.dumps({place: as_text(some) for place, some in answers.items()}, protocol=5)


def as_text(some: Sequence[Any]) -> list[Any]:
    """Equations with their arithmetic written out: what writes it may be anything that can be
    called, and holds all that it writes of, which costs more to send than the text to write."""
    return [
        one
        if not isinstance(one, Equation) or isinstance(one.told, str)
        else replace(one, told=one.text)
        for one in some
    ]
