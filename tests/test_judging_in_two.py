"""A long report is judged by two processes: what they say together is what one says alone, whatever
becomes of the second, and neither outlives the other."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest
import typst

from bokslut import in_two, judging_in_two
from bokslut.checks.printed.weighed.judge import Judged, judge
from bokslut.in_two import each_in_two
from bokslut.judging_in_two import gather, gather_in_two
from bokslut.model.printed import PrintedReport
from bokslut.readers.read import read_report

BOARDS = ("Socialnämnden", "Kulturnämnden", "Tekniska nämnden", "Utbildningsnämnden")


def _report(tables: int) -> PrintedReport:
    """Tables of boards with a wrong total, and sentences with a wrong number and a wrong word."""
    lines: list[str] = []
    for table in range(tables):
        rows = [(name, 1000 + 37 * place + table, 1200 + 11 * place)
                for place, name in enumerate(BOARDS)]  # fmt: skip
        lines += [f"Driftredovisning {table}, tkr", "Nämnd\tBudget 2014\tUtfall 2014\tAvvikelse"]
        lines += [f"{name}\t{plan}\t{got}\t{plan - got}" for name, plan, got in rows]
        total = sum(plan for _name, plan, _got in rows)
        got = sum(got for _name, _plan, got in rows)
        lines += [f"Summa\t{total + 90}\t{got}\t{total - got}", ""]
        lines += [
            f"Kulturnämnden kostade {1211 + table % 2} tkr, lägre än budgeterade 1037 tkr.",
            "",
        ]
    lines += ["Personal", "Mått\t2014\t2013", "Antal anställda\t-412\t403", "Antal chefer\t31\t30"]
    return read_report("\n".join(lines).encode(), "rapport.txt")


def _told(judged: Judged) -> object:
    return (
        judged.findings,
        judged.because,
        [(one.rule, one.stated, one.terms, one.state, one.text) for one in judged.equations],
        judged.states,
    )


def _children() -> set[str]:
    """The processes that this one has begun, those of other tests, such as a browser, too."""
    return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text("ascii").split())


def test_two_processes_say_what_one_says() -> None:
    report, before = _report(12), _children()
    one, both = judge(report), judge(report, gather=gather_in_two)
    assert {found.rule for found in one.findings} >= {"footing", "negative-unlikely"}
    assert _told(both) == _told(one)
    assert _children() <= before


def test_a_second_process_that_fails_takes_nothing_away(monkeypatch: pytest.MonkeyPatch) -> None:
    report = _report(3)

    def die(work: Callable[[], Iterator[object]], sink: int, ends: int) -> None:
        list(islice(work(), 5))
        os._exit(3)

    monkeypatch.setattr(in_two, "_help", die)
    assert _told(judge(report, gather=gather_in_two)) == _told(judge(report))


def test_there_need_not_be_a_second_process(monkeypatch: pytest.MonkeyPatch) -> None:
    report = _report(3)

    def none_left() -> int:
        raise OSError

    monkeypatch.setattr(os, "fork", none_left)
    assert _told(judge(report, gather=gather_in_two)) == _told(judge(report))


def test_a_short_report_and_one_processor_need_one_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def never() -> int:
        raise AssertionError

    monkeypatch.setattr(os, "fork", never)
    judge(_report(3), gather=gather)
    assert each_in_two(str, range(3)) == ["0", "1", "2"]
    monkeypatch.setattr(judging_in_two, "processors", lambda: 1)
    monkeypatch.setattr(judging_in_two, "_FEWEST_NUMBERS", 1)
    judge(_report(3), gather=gather)
    monkeypatch.setattr(in_two, "processors", lambda: 1)
    assert each_in_two(str, range(100)) == list(map(str, range(100)))


def test_pages_read_by_two_processes_are_those_that_one_reads(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(in_two, "processors", lambda: 2)
    pages = "\n#pagebreak()\n".join(
        f"= Nämnd {page}\nKostade {1200 + page} tkr.\n#table(columns: 2, [Mått], [2014],"
        f" [Platser], [{page}], [Elever], [{3 * page}])"
        for page in range(20)
    )
    data, before = typst.compile(pages.encode()), _children()
    one = read_report(data, "rapport.pdf")
    assert one.pages == 20
    assert len(list(one.tables())) == 20
    assert read_report(data, "rapport.pdf", each=each_in_two) == one
    assert _children() <= before


HELPED = """
import time
from bokslut.in_two import Helper
helper = Helper.begun(lambda: time.sleep(60))
print(helper.process, flush=True)
time.sleep(60)
"""


def test_the_second_process_ends_with_the_first() -> None:
    with subprocess.Popen([sys.executable, "-c", HELPED], stdout=subprocess.PIPE) as first:
        assert first.stdout is not None
        second = int(first.stdout.readline())
        assert _is_there(second)
        first.send_signal(signal.SIGKILL)
        until = time.monotonic() + 20
        while _is_there(second) and time.monotonic() < until:
            time.sleep(0.05)
        assert not _is_there(second)


def _is_there(process: int) -> bool:
    """Whether a process runs; one that has ended and was not fetched does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
