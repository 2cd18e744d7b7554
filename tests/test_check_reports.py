"""`bokslut check FILE…`: what a user is told of a finished report, and with which exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hostile_reports import locked_pdf

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
        ("text.txt", "Året var gott.\n".encode(), "report-without-numbers"),
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


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "of a kind that is not read"),
        ("a.rtf", b"{\\rtf1\\ansi Resultatet blev 12 mkr.}", "of a kind that is not read"),
        (
            "a.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "locked with a password",
        ),
        ("a.pdf", locked_pdf(), "locked with a password"),
        ("a.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", "is a picture"),
        ("a.txt", b"", "there is nothing in the file"),
        ("a.html", b"<html><body>" + b"<div>" * 5_000 + b"1 234", "deeper than any report"),
    ],
)
def test_why_a_file_cannot_be_read_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes, said: str
) -> None:
    assert main(["--language", "en", "check", _file(tmp_path, name, data)]) == 2
    assert said in capsys.readouterr().out


@pytest.mark.parametrize("name", ["a.pdf", "a.odt", "a.rtf", "a.xls", "a.csv"])
def test_a_report_that_is_not_there_is_told_as_that_and_not_as_a_workspace(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert main(["--language", "en", "check", str(tmp_path / name)]) == 2
    said = capsys.readouterr().err
    assert "there is no such file" in said
    assert "workspace" not in said


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16", "utf-32"])
def test_a_text_is_read_in_whichever_encoding_its_program_wrote(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], encoding: str
) -> None:
    assert main(["check", _file(tmp_path, "a.txt", RIGHT.encode(encoding))]) == 0
    assert "9 tal: 9 bevisade" in capsys.readouterr().out
