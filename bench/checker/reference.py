"""The published closing of 2014: what is wrong in it, and the same put right with faults by hand.

The text was printed once and the faults chosen by reading it, so what is true of them rests on
nothing of ours.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bokslut.checks.printed.weighed.judge import Judged, judge
from bokslut.model.finding import Finding, Severity
from bokslut.readers.read import read_report

from .score import fresh
from .trial import Alarm, Result, Tried, alarm, clean_of

_HERE = Path(__file__).parent
TEXT = _HERE.parents[1] / "tests" / "reference" / "bokslut-kommunstyrelsen-2014.txt"
# The five errors that the closing has in its tables, by line: see docs/reference-differences.md.
ERRORS = {(129, "−224"), (130, "1 805"), (131, "1 581"), (961, "−328 334"), (961, "7 480")}
# What its texts say that cannot be, by line: a forecast, a sum of students, an index, a share.
IN_TEXT = {(138, "3,1"), (627, "950"), (796, "74"), (814, "4,6")}


@dataclass(frozen=True)
class Change:
    """What stands in a line instead of something else."""

    line: int
    before: str
    after: str

    def of(self, text: str) -> str:
        """The text with the change; raises `ValueError` where there is nothing to change."""
        lines = text.splitlines(keepends=True)
        old = lines[self.line - 1]
        if self.before not in old:
            raise ValueError(f"line {self.line} has no {self.before!r}")
        lines[self.line - 1] = old.replace(self.before, self.after, 1)
        return "".join(lines)


@cache
def _declared() -> dict[str, Any]:
    return tomllib.loads((_HERE / "reference.toml").read_text(encoding="utf-8"))


def corrected() -> str:
    """The closing with its contradictions put right."""
    text = TEXT.read_text(encoding="utf-8")
    for one in _declared()["correction"]:
        text = Change(one["line"], one["before"], one["after"]).of(text)
    return text


@dataclass(frozen=True)
class Published:
    """What was told of the closing as published: of the errors of its tables and the contradictions
    of its texts how many are found (the latter as error or warning), and the false errors."""

    in_tables: int
    in_text: int
    false: tuple[Finding, ...]


def as_published() -> Published:
    """The closing as it was published before the checker."""
    told = _judged(TEXT.read_text(encoding="utf-8")).findings
    errors = {_key(one): one for one in told if one.severity is Severity.ERROR}
    graver = {_key(one) for one in told if one.severity is not Severity.NOTE}
    tables = {(line, _digits(claimed)) for line, claimed in ERRORS}
    texts = {(line, _digits(claimed)) for line, claimed in IN_TEXT}
    false = [one for key, one in errors.items() if key not in tables | texts]
    return Published(len(tables & {*errors}), len(texts & graver), tuple(false))


def _key(one: Finding) -> tuple[int, str]:
    return one.place.line or 0, _digits(one.claimed)


def results() -> Iterator[Result]:
    """The corrected closing before the checker, and with each fault."""
    text = corrected()
    clean = _judged(text)
    yield clean_of(clean, len(clean.numbers), 0, "reference", "tabs")
    for one in _declared()["fault"]:
        yield _tried(one, text, clean.findings)


def _tried(fault: dict[str, Any], text: str, clean: tuple[Finding, ...]) -> Tried:
    change = Change(fault["line"], fault["before"], fault["after"])
    some = fresh(_judged(change.of(text)).findings, clean)
    lines = {*fault["proof"]} | ({change.line} if change.after else set())
    hits = [one for one in some if one.place.line in lines]
    wrong = [one for one in some if one not in hits and one.severity is Severity.ERROR]
    alarms: tuple[Alarm, ...] = tuple(
        alarm(one, 0, "reference", "tabs", fault["kind"]) for one in wrong
    )
    return Tried(
        0, "reference", "tabs", fault["kind"], fault["where"], f"line {change.line}",
        change.before, change.after, change.of(text).splitlines()[change.line - 1][:300],
        tuple(f"line {one}" for one in fault["proof"]),
        any(one.severity is Severity.ERROR for one in hits), bool(hits), alarms,
    )  # fmt: skip


def _judged(text: str) -> Judged:
    return judge(read_report(text.encode(), TEXT.name))


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)
