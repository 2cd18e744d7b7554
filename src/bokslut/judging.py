"""A stranger's report read and judged in a process that can be ended, and what came of it.

What is sent to us may be made to take all memory and all time, or to bring down the library that
reads it; none of that may reach the one who asks. The process gets the bytes and a cap on memory
and time (`facts/importers/contained.py`), and answers with values of our own kinds alone.
"""

from __future__ import annotations

import functools
import importlib
import io
import json
import pickle
import sys
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, EnumType
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bokslut.facts.importers.contained import Contained, Ended, Limits
from bokslut.language import N_
from bokslut.model.finding import Finding, Place, Severity, finding
from bokslut.model.printed import PrintedReport
from bokslut.readers.bounds import MOST_NUMBERS, MOST_PAGES, MOST_UNPACKED

if TYPE_CHECKING:
    from bokslut.checks.printed.other_sources.known import Known
    from bokslut.checks.printed.weighed.judge import Judged
    from bokslut.checks.printed.weighed.summary import Summary

MOST_BYTES = 300_000_000
LIMITS = Limits(seconds=120, memory=1_500_000_000, output=1 << 30)
_WORKER = Path(__file__).with_name("judging_worker.py")
_OURS = ("bokslut.model.", "bokslut.checks.printed.", "bokslut.prose.")
_IN_PARTS = N_("Check it in parts.")
_UNSCANNED = N_("Give the report as it was before it was scanned.")
_MOST = {
    "megabytes": MOST_UNPACKED // 1_000_000,
    "pages": MOST_PAGES,
    "numbers": MOST_NUMBERS,
}
# Why a file was not judged: the rule, what is said of it, and what is to be done.
_WHY = {
    "unreadable": (
        "report-unreadable",
        N_("{file} cannot be read as a report: it is broken, or of another kind."),
        N_(
            "Give a PDF, DOCX, ODT, XLSX, ODS, HTML, Markdown or text file that opens in the "
            "program that it belongs to."
        ),
    ),
    "locked": (
        "report-unreadable",
        N_("{file} is locked with a password and cannot be read."),
        N_("Save a copy of it without a password, and check that."),
    ),
    "other-kind": (
        "report-unreadable",
        N_("{file} is of a kind that is not read, as DOC, XLS, PPT and RTF are."),
        N_("Save it as DOCX, ODT, XLSX or PDF, and check that."),
    ),
    "picture": (
        "report-unreadable",
        N_("{file} is a picture: it holds no letters that can be read."),
        _UNSCANNED,
    ),
    "unpacks-to-more": (
        "report-too-large",
        N_("{file} unpacks to more than {megabytes} million bytes, and was not read."),
        _IN_PARTS,
    ),
    "too-deep": (
        "report-too-large",
        N_("{file} has parts within parts, deeper than any report, and was not read."),
        N_("Save it anew from the program that it was made with."),
    ),
    "too-many-pages": (
        "report-too-large",
        N_("{file} has more than {pages} pages, and was not read."),
        _IN_PARTS,
    ),
    "too-many-numbers": (
        "report-too-large",
        N_(
            "{file} holds more than {numbers} numbers, and was not checked: it is no report, or "
            "several."
        ),
        N_("Check the report itself, without ledgers and appendices, or check it in parts."),
    ),
    "nothing": (
        "report-empty",
        N_("{file} is empty: there is nothing in the file."),
        N_("Save the report once more, or fetch it again."),
    ),
    "empty": (
        "report-empty",
        N_("{file} holds no text: it is empty, or its pages are pictures."),
        _UNSCANNED,
    ),
}


def _member(kind: object, name: str) -> Enum:
    """A member of an enumeration: some releases of Python send it as what `getattr` finds."""
    if isinstance(kind, EnumType) and name in kind.__members__:
        return kind.__members__[name]
    raise pickle.UnpicklingError(f"{kind}.{name}")


_PLAIN = {
    ("decimal", "Decimal"): Decimal,
    ("functools", "partial"): functools.partial,
    ("builtins", "getattr"): _member,
}


@dataclass(frozen=True, slots=True)
class Beside:
    """What a report is held against besides itself: what a workspace knows, and the report of the
    year before."""

    known: Known | None = None
    earlier: PrintedReport | None = None


_NOTHING = Beside()


def judge_file(path: Path, limits: Limits = LIMITS, beside: Beside = _NOTHING) -> Judged | Finding:
    """A report in a file, judged; or the finding that says why it could not be."""
    told = _asked(path, limits, "judged", beside)
    if isinstance(told, Finding):
        return told
    from bokslut.checks.printed.weighed.judge import Judged

    assert isinstance(told, Judged)
    return told


def sum_up_file(
    path: Path, limits: Limits = LIMITS, beside: Beside = _NOTHING
) -> Summary | Finding:
    """What a report in a file comes to when it is judged, which takes less time to hand over than
    all that was read; or the finding that says why it could not be judged."""
    told = _asked(path, limits, "summary", beside)
    if isinstance(told, Finding):
        return told
    from bokslut.checks.printed.weighed.summary import Summary

    assert isinstance(told, Summary)
    return told


def read_file(path: Path, limits: Limits = LIMITS) -> PrintedReport | Finding:
    """A report in a file as it was read and not judged, though it can be understood within the
    limits; or the finding that says why it could not be read."""
    told = _asked(path, limits, "report", _NOTHING)
    if isinstance(told, Finding):
        return told
    assert isinstance(told, PrintedReport)
    return told


def _asked(path: Path, limits: Limits, wanted: str, beside: Beside) -> object:
    """What is wanted of the report in a file, or a finding."""
    if path.stat().st_size > MOST_BYTES:
        return _too_large(path.name, MOST_BYTES)
    with path.open("rb") as stream:
        data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        return _too_large(path.name, MOST_BYTES)
    held = b"" if beside == _NOTHING else pickle.dumps((beside.known, beside.earlier), protocol=5)
    asked = {"name": path.name, "wanted": wanted, "beside": len(held)}
    header = json.dumps(asked).encode("ascii") + b"\n" + held
    run = Contained(_WORKER, data, limits, sys.path, header=header)
    answer = b"\n".join(run.lines())
    if run.ended is not Ended.DONE:
        return _ended(path.name, run.ended, limits)
    told, _, rest = answer.partition(b"\n")
    fault = json.loads(told)["fault"]
    return _fault(path.name, fault) if fault else _Values(io.BytesIO(rest)).load()


class _Values(pickle.Unpickler):
    """Takes values of our own kinds and nothing else, whatever the process was made to send."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _PLAIN:
            return _PLAIN[module, name]
        if module.startswith(_OURS) and name.isidentifier():
            found = getattr(importlib.import_module(module), name)
            if getattr(found, "__module__", "") == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")


def _ended(name: str, ended: Ended, limits: Limits) -> Finding:
    if ended is Ended.TIME:
        return finding(
            "report-limits",
            Severity.ERROR,
            "{file} was not checked within {seconds} seconds, and was given up.",
            place=Place(file=name),
            remedy="Check it in parts.",
            file=name,
            seconds=f"{limits.seconds:g}",
        )
    if ended in (Ended.MEMORY, Ended.OUTPUT):
        return finding(
            "report-limits",
            Severity.ERROR,
            "{file} takes more than {megabytes} MB to check, and was given up.",
            place=Place(file=name),
            remedy="Check it in parts.",
            file=name,
            megabytes=limits.memory // 1_000_000,
        )
    return _fault(name, "fault")


def _fault(name: str, fault: str) -> Finding:
    place = Place(file=name)
    if fault == "too-large":
        return _too_large(name, MOST_BYTES)
    if fault in _WHY:
        rule, message, remedy = _WHY[fault]
        most: dict[str, Any] = {key: told for key, told in _MOST.items() if f"{{{key}}}" in message}
        return finding(rule, Severity.ERROR, message, place=place, remedy=remedy, file=name, **most)
    return finding(
        "report-fault",
        Severity.ERROR,
        "{file} brought its reader down ({fault}); nothing of it was checked.",
        place=place,
        remedy="Save it anew from the program that it was made with. Tell us of it too.",
        file=name,
        fault=fault,
    )


def _too_large(name: str, most: int) -> Finding:
    return finding(
        "report-too-large",
        Severity.ERROR,
        "{file} is larger than {most} million bytes, and was not read.",
        place=Place(file=name),
        remedy="Check it in parts.",
        file=name,
        most=most // 1_000_000,
    )
