"""`bokslut check FILE --html … --pdf … --xlsx …`: what is written beside what is said."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import jsonschema
import pytest
import typst

from bokslut.cli import main

SCHEMA = json.loads(
    (Path(__file__).parents[1] / "docs" / "reference" / "commands.schema.json").read_text("utf-8")
)
TEXT = """Driftredovisning (tkr)

\tBudget 2025\tUtfall 2025\tAvvikelse
Förskola\t84 120\t83 077\t1 043
Grundskola\t151 003\t152 619\t-1 616
Summa\t235 123\t236 596\t-573
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "rapport.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "rapport.pdf"
    path.write_bytes(bytes(typst.compile(b"= Drift\n\nSkolan kostade 84 120 tkr.")))
    return path


def test_all_forms_are_written_at_once_and_said_where(
    pdf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = hashlib.sha256(pdf.read_bytes()).hexdigest()
    out = [pdf.with_name(name) for name in ("ut.html", "ut.pdf", "ut.xlsx")]
    words = [f"--{one.suffix[1:]}={one}" for one in out]
    assert main(["check", str(pdf), *words]) == 0
    said = capsys.readouterr().out
    assert all(str(one) in said for one in out)
    assert [one.read_bytes()[:4] for one in out] == [b"<!DO", b"%PDF", b"PK\x03\x04"]
    assert hashlib.sha256(pdf.read_bytes()).hexdigest() == before
    assert before in out[0].read_text("utf-8")
    assert {one.name for one in pdf.parent.iterdir()} == {pdf.name, *(one.name for one in out)}


def test_json_holds_each_number_where_that_is_asked_for(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(report), "--json"]) == 1
    assert "numbers" not in json.loads(capsys.readouterr().out)
    page = report.with_name("ut.html")
    assert main(["check", str(report), "--json", "--every-number", f"--html={page}"]) == 1
    told = json.loads(capsys.readouterr().out)
    jsonschema.validate(told, {**SCHEMA, "$ref": "#/$defs/check"})
    assert told["files"] == [str(page)]
    assert len(told["numbers"]) == told["checked"]["numbers"] == 9
    (wrong,) = [one for one in told["numbers"] if one["text"] == "236 596"]
    assert (wrong["value"], wrong["unit"], wrong["place"]["line"]) == ("236596", "tkr", 6)
    assert wrong["state"] == "contradicted"
    assert (wrong["place"]["row"], wrong["place"]["column"]) == ("Summa", "Utfall 2025")
    assert wrong["equations"][0]["state"] == "contradicted"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["rapport.txt", "--pdf", "ut.pdf"], "rapport.txt is none"),
        (["rapport.txt", "--html", "rapport.txt"], "need a file each"),
        (["rapport.txt", "--html", "a.html", "--xlsx", "a.html"], "need a file each"),
        (["rapport.txt", "rapport.txt", "--html", "a.html"], "give one file"),
        (["rapport.txt", "--html", "ingenstans/a.html"], "there is no folder ingenstans"),
        ([".", ".", "--html", "a.html"], "give one file"),
    ],
)
def test_what_cannot_be_written_is_refused_before_anything_is_read(
    report: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    given: list[str],
    said: str,
) -> None:
    monkeypatch.chdir(report.parent)
    assert main(["check", *given, "--language", "en"]) == 2
    told = capsys.readouterr()
    assert said in told.err and told.out == ""
    assert report.read_text("utf-8") == TEXT
    assert [one.name for one in report.parent.iterdir()] == ["rapport.txt"]


def test_a_file_that_cannot_be_read_leaves_nothing_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "trasig.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing")
    assert main(["check", str(broken), "--html", str(tmp_path / "ut.html")]) == 2
    assert "[report-unreadable]" in capsys.readouterr().out
    assert not (tmp_path / "ut.html").exists()


def test_a_finding_is_told_with_its_arithmetic_its_quote_and_what_to_do(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(report), "--language", "en"]) == 1
    lines = [line.replace("\u202f", " ").strip() for line in capsys.readouterr().out.splitlines()]
    place = lines.index("error [footing] rapport.txt, line 6, Driftredovisning (tkr)")
    assert lines[place + 1] == (
        "Summa, Utfall 2025: 83 077 + 152 619 = 235 696, printed 236 596, difference 900."
    )
    assert lines[place + 2] == "”Summa | 235 123 | 236 596 | -573”"
    assert lines[place + 3].startswith("Likely ")
    assert any(line.startswith("Sums of rows") and line.endswith("6") for line in lines)


def test_a_place_where_nothing_can_be_written_is_told_before_anything_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "a.txt"
    report.write_bytes(b"Resultatet blev 12 tkr.\n")
    folder = tmp_path / "mapp"
    folder.mkdir()
    assert main(["--language", "en", "check", str(report), "--html", str(folder)]) == 2
    assert "is a folder" in capsys.readouterr().err
    if os.geteuid():
        folder.chmod(0o555)
        target = folder / "a.html"
        assert main(["--language", "en", "check", str(report), "--html", str(target)]) == 2
        assert "nothing can be written" in capsys.readouterr().err


def test_what_cannot_be_written_is_told_by_the_name_that_was_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "a.txt"
    report.write_bytes(b"Resultatet blev 12 tkr.\n")
    target = tmp_path / ("n" * 254 + ".x")
    assert main(["check", str(report), "--html", str(target)]) == 2
    said = capsys.readouterr().err
    assert str(target) in said
    assert list(tmp_path.iterdir()) == [report]
