"""A stranger's report is read and judged where it can do no harm: within bounds of time and memory,
with a finding that says what became of it, and nothing left behind."""

from __future__ import annotations

import io
import json
import os
import pickle
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hostile_reports import HOSTILE, docx, paragraph

from bokslut.checks.printed.weighed.judge import Judged, judge
from bokslut.checks.printed.weighed.summary import Summary, summed_up
from bokslut.cli import main
from bokslut.facts.importers.contained import Limits
from bokslut.judging import Beside, _Values, judge_file, read_file, sum_up_file
from bokslut.model.finding import Finding, Severity
from bokslut.readers.read import read_report

# Seconds that the slowest machine needs for what is told at once, and few for what never ends.
BOUNDS = Limits(seconds=60, memory=700_000_000, output=1 << 28)
SHORT = Limits(seconds=3, memory=700_000_000, output=1 << 28)


def _file(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_made_to_harm_is_told_within_its_bounds(tmp_path: Path, name: str) -> None:
    data, rule = HOSTILE[name]
    limits = SHORT if rule == "report-limits" else BOUNDS
    began = time.monotonic()
    told = judge_file(_file(tmp_path, name, data), limits)
    assert isinstance(told, Finding)
    assert told.rule == rule
    assert told.place.file == name
    assert time.monotonic() - began < limits.seconds + 10


def test_nothing_outside_of_a_file_is_read_for_it(tmp_path: Path) -> None:
    secret = _file(tmp_path, "secret", b"98 765 tkr")
    outside = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'.encode()
    body = paragraph(b"&e;") + paragraph(b"Resultatet blev 12 tkr.")
    told = judge_file(_file(tmp_path, "a.docx", docx(body, outside)), BOUNDS)
    assert not isinstance(told, Finding)
    assert "98 765" not in " ".join(one.text for one in told.understood.report.texts())


# A report that says of last year what last year's did not say.
_THIS = (
    "Årsredovisning 2023\n\nTkr\t2023\t2022\nIntäkter\t5 210\t4 998\nKostnader\t-4 900\t-4 700\n"
)
_LAST = (
    "Årsredovisning 2022\n\nTkr\t2022\t2021\nIntäkter\t4 989\t4 800\nKostnader\t-4 700\t-4 600\n"
)


def test_what_a_report_comes_to_is_the_same_whether_all_of_it_is_asked_for_or_not(
    tmp_path: Path,
) -> None:
    this = _file(tmp_path, "this.txt", _THIS.encode())
    last = _file(tmp_path, "last.txt", _LAST.encode())
    earlier = read_file(last)
    assert earlier == read_report(last.read_bytes(), last.name)
    assert not isinstance(earlier, Finding)
    beside = Beside(earlier=earlier)
    judged = judge_file(this, beside=beside)
    assert isinstance(judged, Judged)
    assert judged.findings == judge(judged.understood.report, earlier=earlier).findings
    assert sum_up_file(this, beside=beside) == summed_up(judged)
    # Last year's report says something that this one alone does not.
    alone = sum_up_file(this)
    assert isinstance(alone, Summary)
    assert set(judged.findings) - set(alone.findings)


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("fifo.pdf", lambda path: os.mkfifo(path)),
        ("mapp.pdf", lambda path: path.mkdir()),
    ],
)
def test_what_is_no_file_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, make: object
) -> None:
    path = tmp_path / name
    assert callable(make)
    make(path)
    assert main(["check", str(path)]) == 2
    said = capsys.readouterr()
    assert name in said.out + said.err


def test_a_device_without_end_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "/dev/zero"]) == 2
    assert "[report-no-file]" in capsys.readouterr().out


def test_a_file_that_claims_ten_thousand_million_bytes_is_not_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "stor.txt"
    with path.open("wb") as stream:
        stream.truncate(10_000_000_000)
    began = time.monotonic()
    assert main(["check", str(path)]) == 2
    assert "[report-too-large]" in capsys.readouterr().out
    assert time.monotonic() - began < 5


def test_only_values_of_our_own_kinds_are_taken_from_the_process_that_read_the_file() -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.system, ("true",)

    for answer in (pickle.dumps(Evil()), b"cbokslut.judging\nsubprocess\n.", b"cbuiltins\neval\n."):
        with pytest.raises(pickle.UnpicklingError):
            _Values(io.BytesIO(answer)).load()


def test_an_interrupt_ends_it_cleanly_and_leaves_no_process_behind(tmp_path: Path) -> None:
    data, _rule = HOSTILE["a-million-numbers-in-a-row.txt"]
    path = _file(tmp_path, "a.txt", data)
    run = subprocess.Popen(
        [sys.executable, "-m", "bokslut", "check", str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # Tests that run in the background hand down that interrupts are to be ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    try:
        children = Path(f"/proc/{run.pid}/task/{run.pid}/children")
        deadline = time.monotonic() + 20
        while not children.read_text() and time.monotonic() < deadline:
            time.sleep(0.05)
        worker = int(children.read_text().split()[0])
        time.sleep(0.5)
        run.send_signal(signal.SIGINT)
        _out, err = run.communicate(timeout=20)
    finally:
        run.kill()
    assert run.returncode == 130
    assert b"Traceback" not in err
    assert not Path(f"/proc/{worker}").exists()


def test_a_fault_of_ours_is_told_as_one_and_not_as_a_right_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = _file(tmp_path, "worker.py", b"raise ValueError('x')\n")
    monkeypatch.setattr("bokslut.judging._WORKER", broken)
    path = _file(tmp_path, "a.txt", b"Resultatet blev 12 tkr.\n")
    assert main(["check", "--json", str(path)]) == 2
    told = json.loads(capsys.readouterr().out)
    assert [one["rule"] for one in told["findings"]] == ["report-fault"]


def test_a_severity_is_taken_however_this_release_of_python_sends_it() -> None:
    def sent(kind: str, name: str) -> bytes:
        """As Python 3.11.2, that of Debian 12, pickles a member of an enumeration."""
        return f"cbuiltins\ngetattr\n(c{kind}\nV{name}\ntR.".encode("ascii")

    told = _Values(io.BytesIO(sent("bokslut.model.finding\nSeverity", "ERROR"))).load()
    assert told is Severity.ERROR
    with pytest.raises(pickle.UnpicklingError):
        _Values(io.BytesIO(sent("bokslut.model.finding\nSeverity", "mro"))).load()
    with pytest.raises(pickle.UnpicklingError):
        _Values(io.BytesIO(sent("bokslut.model.finding\nFinding", "__init__"))).load()
