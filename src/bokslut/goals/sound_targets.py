"""What is wrong in a target as it is declared: a number or period without which it says nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from bokslut.model.period import PeriodError, parse_period

from .plan import Target

Wrong = tuple[str, object, str]
_WITHOUT_NUMBER = ("better", "not-worse")
_LEVELS = ("at-least", "at-most")


def wrong_in_target(target: Target, rule: str) -> Iterator[Wrong]:
    """What is wrong, as where it stands, the value, and what is expected."""
    bad = [*_wrong_periods(target)]
    yield from bad
    yield from _wrong_numbers(target)
    if not bad:
        yield from _wrong_steps(target)
    has_path = target.steps and target.against and target.kind in _LEVELS
    if rule == "on-course" and not has_path:
        kind = f"{target.indicator} {target.kind}"
        yield "target on-course", kind, "at-least or at-most, with against and step"
    for one in target.compare:
        if target.beside(one) == target.series:
            named = one.label or target.indicator
            yield "target compare", named, "another area, unit or subgroup than the target's"


def _wrong_periods(target: Target) -> Iterator[Wrong]:
    periods = [("against", target.against), *(("step period", one.period) for one in target.steps)]
    for name, text in periods:
        if text or name != "against":
            try:
                parse_period(text)
            except PeriodError as error:
                yield f"target {name}", text, str(error)


def _wrong_numbers(target: Target) -> Iterator[Wrong]:
    needed = target.kind not in _WITHOUT_NUMBER
    if needed and target.value is None and not target.steps:
        yield "target value", "–", f"a number for {target.kind}"
    if target.kind == "inside" and target.upper is None:
        yield "target upper", "–", "a number for inside"
    if target.value is not None and target.steps:
        yield "target value", target.value, "either value or step"


def _wrong_steps(target: Target) -> Iterator[Wrong]:
    if target.steps and target.kind not in _LEVELS:
        yield "target step", target.kind, ", ".join(_LEVELS)
    for before, after in pairwise(parse_period(one.period).last for one in target.steps):
        if before >= after:
            yield "target step period", after.isoformat(), f"a period after {before.isoformat()}"
