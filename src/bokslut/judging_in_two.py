"""The rules over one report by two processes at once (`in_two.py`).

Rules only look at what was understood of the report, and know nothing of each other. The first
process takes the rules on whose readings the last ones build, and both take what is left, rules
that ask the same of each sentence together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bokslut.checks.printed.understood.equations import Equation
from bokslut.checks.printed.understood.understood import Understood
from bokslut.checks.printed.weighed.gathered import Gathered, OneByOne
from bokslut.checks.printed.weighed.register import LONG, ON_READINGS, READINGS, RULES
from bokslut.in_two import in_two, processors

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


@dataclass(frozen=True, slots=True)
class _Both:
    """What two processes gathered."""

    equations: Sequence[Equation]
    findings: Sequence[Finding]


def gather(understood: Understood) -> Gathered:
    """What all rules say of a report; in two processes if it is long and there are two
    processors."""
    if len(understood.numbers) < _FEWEST_NUMBERS or processors() < 2:
        return OneByOne(understood)
    return gather_in_two(understood)


def gather_in_two(understood: Understood) -> Gathered:
    """What all rules say of a report, by two processes."""
    told: list[list[Any]] = in_two(
        lambda task: list(_TASKS[task](understood)), _OTHERS, own=_OWN, sent=as_text
    )
    return _Both(
        [one for some in told[: len(RULES)] for one in some],
        [one for some in told[len(RULES) :] for one in some],
    )


def as_text(some: Sequence[Any]) -> list[Any]:
    """Equations with their arithmetic written out: what writes it may be anything that can be
    called, and holds all that it writes of, which costs more to send than the text to write."""
    return [
        one
        if not isinstance(one, Equation) or isinstance(one.told, str)
        else replace(one, told=one.text)
        for one in some
    ]
