"""Reads and judges a report in a process of its own: run by `judging.py`, never imported.

On standard input a line of JSON with the file's name, then its bytes. On standard output a line
`{"fault": …}`: empty where the judged report follows, pickled; else why it cannot be read
(`readers/failures.py`), `nothing` for no bytes at all, `empty`, or where in our own code an
exception came from.
"""

from __future__ import annotations

import gc
import json
import os
import pickle
import sys
import traceback
from dataclasses import replace

# Each thread of the library behind numpy takes address space, of which there is little.
os.environ["OPENBLAS_NUM_THREADS"] = "1"


def main() -> None:
    """One report from standard input to standard output."""
    # What is made of a report lives as long as the process: looking for garbage among it would be
    # a twentieth of the time, and finds nothing. Only where far more is made than of hundreds of
    # pages is it looked for.
    gc.set_threshold(10_000_000)
    stream = sys.stdin.buffer
    name = json.loads(stream.readline())["name"]
    try:
        fault, answer = _judged(stream.read(), name)
    except MemoryError:
        raise
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        place = os.path.basename(last.filename)  # noqa: PTH119 (of a path that may be any text)
        fault, answer = f"{type(error).__name__}, {place} {last.lineno}", b""
    sys.stdout.buffer.write(json.dumps({"fault": fault}).encode("ascii") + b"\n" + answer)
    sys.stdout.buffer.flush()


def _judged(data: bytes, name: str) -> tuple[str, bytes]:
    from bokslut.checks.printed.weighed.judge import judge
    from bokslut.in_two import each_in_two
    from bokslut.judging_in_two import as_text, gather
    from bokslut.readers.bounds import bounded
    from bokslut.readers.failures import Unreadable
    from bokslut.readers.read import read_report

    if not data.strip():
        return "nothing", b""
    try:
        report = bounded(read_report(data, name, each=each_in_two))
    except Unreadable as error:
        return error.why, b""
    if not report.blocks:
        return "empty", b""
    judged = judge(report, gather=gather)
    told = tuple(as_text(judged.equations))
    return "", pickle.dumps(replace(judged, equations=told), protocol=5)


if __name__ == "__main__":
    main()
