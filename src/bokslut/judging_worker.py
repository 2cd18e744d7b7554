"""Reads and judges a report in a process of its own: run by `judging.py`, never imported.

On standard input a line of JSON with the file's name, what is wanted of it (`judged`, its
`summary`, or only the `report` that was read), and how many bytes follow of what it is to be held
against, pickled; then those, and the bytes of the file. On standard output a line `{"fault": …}`:
empty where what is wanted follows, pickled; else why it cannot be read (`readers/failures.py`),
`nothing` for no bytes at all, `empty`, or where in our own code an exception came from.
"""

from __future__ import annotations

import gc
import json
import os
import pickle
import sys
import traceback
from dataclasses import replace
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bokslut.model.printed import PrintedReport

# Each thread of the library behind numpy takes address space, of which there is little.
os.environ["OPENBLAS_NUM_THREADS"] = "1"


def main() -> None:
    """One report from standard input to standard output."""
    # What is made of a report lives as long as the process: looking for garbage among it would be
    # a twentieth of the time, and finds nothing. Only where far more is made than of hundreds of
    # pages is it looked for.
    gc.set_threshold(10_000_000)
    stream = sys.stdin.buffer
    asked = json.loads(stream.readline())
    beside = stream.read(asked["beside"])
    try:
        fault, answer = _answer(stream.read(), asked["name"], asked["wanted"], beside)
    except MemoryError:
        raise
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        place = os.path.basename(last.filename)  # noqa: PTH119 (of a path that may be any text)
        fault, answer = f"{type(error).__name__}, {place} {last.lineno}", b""
    sys.stdout.buffer.write(json.dumps({"fault": fault}).encode("ascii") + b"\n" + answer)
    sys.stdout.buffer.flush()
    # To take apart what was made of a long report would take a second, for nothing.
    os._exit(0)


def _answer(data: bytes, name: str, wanted: str, beside: bytes) -> tuple[str, bytes]:
    from bokslut.in_two import each_in_two
    from bokslut.readers.bounds import bounded
    from bokslut.readers.failures import Unreadable
    from bokslut.readers.read import read_report

    if not data.strip():
        return "nothing", b""
    # The rules are loaded while a second process has begun with the pages.
    each = partial(each_in_two, meanwhile=_load_rules)
    try:
        report = bounded(read_report(data, name, each=each))
    except Unreadable as error:
        return error.why, b""
    if not report.blocks:
        return "empty", b""
    return "", pickle.dumps(_wanted(report, wanted, beside), protocol=5)


def _load_rules() -> None:
    import_module("bokslut.checks.printed.weighed.judge")
    import_module("bokslut.judging_in_two")


def _wanted(report: PrintedReport, wanted: str, beside: bytes) -> object:
    from bokslut.checks.printed.understood.understood import understand
    from bokslut.checks.printed.weighed.judge import judge
    from bokslut.checks.printed.weighed.summary import summed_up
    from bokslut.judging_in_two import as_text, gather

    if wanted == "report":
        # Who gets it will understand it without these limits.
        understand(report)
        return report
    known, earlier = pickle.loads(beside) if beside else (None, None)
    judged = judge(report, known=known, earlier=earlier, gather=gather)
    if wanted == "summary":
        return summed_up(judged)
    if against := judged.against:
        against = replace(against, equations=tuple(as_text(against.equations)))
    return replace(judged, equations=tuple(as_text(judged.equations)), against=against)


if __name__ == "__main__":
    main()
