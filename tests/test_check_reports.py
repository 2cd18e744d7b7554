"""`bokslut check FILE…`: what a user is told of a finished report, and with which exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bokslut.cli import main

RIGHT = """Driftredovisning (tkr)

\tBudget 2025\tUtfall 2025\tAvvikelse
Förskola\t84 120\t83 077\t1 043
Grundskola\t151 003\t152 619\t-1 616
Summa\t235 123\t235 696\t-573
"""


def _file(folder: Path, name: str, data: bytes) -> str:
    path = folder / name
    path.write_bytes(data)
    return str(path)


def test_a_right_report_ends_well_and_says_what_was_proved(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", _file(tmp_path, "rapport.txt", RIGHT.encode())]) == 0
    said = capsys.readouterr().out
    assert "Anmärkningar: 0" in said
    assert "9 tal: 9 bevisade" in said


def test_a_wrong_sum_is_told_with_its_arithmetic(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = RIGHT.replace("235 696", "236 596").encode()
    assert main(["check", "--json", _file(tmp_path, "rapport.txt", wrong)]) == 1
    told = json.loads(capsys.readouterr().out)
    errors = [one for one in told["findings"] if one["severity"] == "error"]
    # The sum and the variance beside it fail both, of the same number: it is told once.
    assert [(one["place"]["row"], one["place"]["column"]) for one in errors] == [
        ("Summa", "Utfall 2025")
    ]
    assert told["checked"]["contradicted"] >= 1
    assert all(one["place"]["file"] == "rapport.txt" for one in told["findings"])


@pytest.mark.parametrize(
    ("name", "data", "rule"),
    [
        ("tom.txt", b"", "report-empty"),
        ("tom.html", b"<html><body></body></html>", "report-empty"),
        ("trasig.pdf", b"%PDF-1.7\nnothing", "report-unreadable"),
        ("bild.png", b"\x89PNG\r\n\x1a\n\0\0\0", "report-unreadable"),
    ],
)
def test_what_holds_nothing_to_check_is_never_told_as_right(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes, rule: str
) -> None:
    assert main(["check", _file(tmp_path, name, data)]) == 2
    said = capsys.readouterr().out
    assert f"[{rule}]" in said
    assert "Failed" not in said


def test_one_broken_file_hides_nothing_of_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [_file(tmp_path, "a.txt", RIGHT.encode()), _file(tmp_path, "b.pdf", b"%PDF-1.7")]
    assert main(["check", *files]) == 1
    said = capsys.readouterr().out
    assert "report-unreadable" in said
    assert "9 tal: 9 bevisade" in said
