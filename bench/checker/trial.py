"""Trials: a paper in a format, clean and with faults, before the checker, one process."""

from __future__ import annotations

import traceback
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bokslut.checks.printed.weighed.judge import Judged, judge
from bokslut.model.finding import Finding, Severity
from bokslut.readers.read import read_report

from .determined import Report
from .family import Family
from .faults import KINDS, Fault, Where, faults
from .formats.register import FORMATS
from .paper import Paper
from .score import score


@dataclass(frozen=True)
class Alarm:
    """An error that points at nothing wrong; `kind` is the fault that was elsewhere, or `clean`."""

    seed: int
    family: str
    format: str
    kind: str
    rule: str
    message: str
    quote: str


@dataclass(frozen=True)
class Tried:
    """What came of one fault; `proof` are places that contradict it."""

    seed: int
    family: str
    format: str
    kind: str
    where: Where
    place: str
    before: str
    after: str
    line: str
    proof: tuple[str, ...]
    by_error: bool
    by_any: bool
    alarms: tuple[Alarm, ...]


@dataclass(frozen=True)
class Clean:
    """What came of a report without a fault: how many numbers it has on paper and as read, how
    many of them stayed open, and its false errors and warnings."""

    seed: int
    family: str
    format: str
    printed: int
    numbers: int
    open: int
    alarms: tuple[Alarm, ...]
    warnings: tuple[Alarm, ...]


@dataclass(frozen=True)
class Undetermined:
    """How many of the faults that were drawn nothing else on the paper speaks of; these are not
    tried."""

    kind: str
    where: Where
    drawn: int
    seen: int


@dataclass(frozen=True)
class Crashed:
    """A report over which the checker broke down, which it never may; `kind` is the fault in it,
    or `clean`."""

    seed: int
    family: str
    format: str
    kind: str
    error: str


Result = Tried | Clean | Undetermined | Crashed


def judged(paper: Paper, format: str) -> Judged:
    """The checker over a paper in a format."""
    end, write = FORMATS[format]
    return judge(read_report(write(paper), f"report.{end}"))


def trial(
    family: Family,
    seed: int,
    formats: Iterable[str],
    each: int,
    kinds: Collection[str] = tuple(KINDS),
) -> Iterator[Result]:
    """A report of the family in each format, clean; then with faults, `each` of every kind of
    `kinds` and where it can be. Each fault goes to one of the formats, in turn."""
    some = [one for one in formats if not family.formats or one in family.formats]
    return trial_of(family.report(seed), family.name, seed, some, each, kinds)


def trial_of(
    report: Report,
    name: str,
    seed: int,
    some: list[str],
    each: int,
    kinds: Collection[str] = tuple(KINDS),
) -> Iterator[Result]:
    """The same of a report that is made already."""
    clean: dict[str, tuple[Finding, ...]] = {}
    for format in some:
        try:
            told = judged(report.paper, format)
        except Exception:
            yield _crashed(seed, name, format, "clean")
            continue
        clean[format] = told.findings
        yield clean_of(told, sum(1 for _each in report.paper.marks()), seed, name, format)
    # Where the clean report cannot be judged nothing can be said of one with a fault.
    some = [*clean]
    chance = Random(f"faults {name} {seed}")
    turn = chance.randrange(len(some)) if some else 0
    for kind in kinds:
        for where in KINDS[kind]:
            found, undetermined = _drawn(report, kind, where, chance, each if some else 0)
            yield undetermined
            for fault in found:
                turn += 1
                format = some[turn % len(some)]
                try:
                    yield tried(fault, seed, name, format, clean[format])
                except Exception:
                    yield _crashed(seed, name, format, kind)


def clean_file(path: Path, name: str) -> Iterator[Result]:
    """What is said of a file without a fault."""
    try:
        told = judge(read_report(path.read_bytes(), path.name))
    except Exception:
        yield _crashed(0, name, path.suffix[1:], "clean")
    else:
        yield clean_of(told, len(told.numbers), 0, name, path.suffix[1:])


def _crashed(seed: int, family: str, format: str, kind: str) -> Crashed:
    lines = traceback.format_exc().strip().splitlines()
    return Crashed(seed, family, format, kind, " ".join(one.strip() for one in lines[-4:]))


def tried(fault: Fault, seed: int, family: str, format: str, clean: tuple[Finding, ...]) -> Tried:
    """The checker over a paper with a fault in it."""
    got = score(fault, judged(fault.paper, format).findings, clean)
    return Tried(
        seed, family, format, fault.kind, fault.where, fault.place, fault.before, fault.after,
        fault.line, fault.proof(), got.by_error, got.by_any,
        tuple(alarm(one, seed, family, format, fault.kind) for one in got.elsewhere),
    )  # fmt: skip


def _drawn(
    report: Report, kind: str, where: Where, chance: Random, wanted: int
) -> tuple[list[Fault], Undetermined]:
    found: list[Fault] = []
    drawn = 0
    for fault in faults(report, kind, where, chance):
        if len(found) == wanted:
            break
        drawn += 1
        if fault.witnesses:
            found.append(fault)
    return found, Undetermined(kind, where, drawn, len(found))


# The papers are parts of reports: that others are missing is true of them.
_TRUE = ("part-missing",)


def clean_of(told: Judged, printed: int, seed: int, family: str, format: str) -> Clean:
    """What was said of a report without a fault, that has so many numbers on paper."""

    def alarms(severity: Severity) -> tuple[Alarm, ...]:
        return tuple(
            alarm(one, seed, family, format, "clean")
            for one in told.findings
            if one.severity is severity and one.rule not in _TRUE
        )

    return Clean(
        seed, family, format, printed, len(told.numbers), told.counts()["open"],
        alarms(Severity.ERROR), alarms(Severity.WARNING),
    )  # fmt: skip


def alarm(one: Finding, seed: int, family: str, format: str, kind: str) -> Alarm:
    """An error or warning as it is listed."""
    return Alarm(seed, family, format, kind, one.rule, one.message(), one.quote)
