"""Binding the typed numbers of a file: what is listed, what is written, and what is refused."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from bokslut.cli import main
from bokslut.workspace.bind_file import proposals, read_text_file, write_bound
from bokslut.workspace.workspace import Opened, Workspace, WorkspaceError

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs/reference/commands.schema.json").read_text("utf-8")
)
TEXT = (
    "# Ekonomi 2014\r\n\r\nKommunstyrelsens kontor redovisar ett överskott på 4,6 mkr.\r\n"
    "Valen kostade 123,4 mkr.\r\n"
)
BOUND = TEXT.replace(
    "överskott på 4,6 mkr",
    "{result unit=KSK | word överskott/underskott} på {result unit=KSK | mkr abs}",
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ekonomi.md"
    path.write_bytes(TEXT.encode())
    return path


def call(*words: object) -> int:
    return main([*map(str, words), "--language", "en"])


def test_the_numbers_are_listed_with_their_figures_and_nothing_is_written(
    example: Workspace, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("bind", example.folder, file) == 0
    said = capsys.readouterr().out
    assert "  1  3: 4,6 mkr" in said
    assert "result basis=outcome period=2014 unit=KSK" in said
    assert "no figure says the same" in said
    assert "2 numbers: 1 is clear, 0 to be chosen, 1 without a figure." in said
    assert file.read_bytes() == TEXT.encode()


@pytest.mark.parametrize("accepted", ["all", "1", "1=1"])
def test_accepted_figures_are_written_and_all_else_stays_to_the_byte(
    example: Workspace, file: Path, capsys: pytest.CaptureFixture[str], accepted: str
) -> None:
    file.chmod(0o640)
    assert call("bind", example.folder, file, "--accept", accepted, "--json") == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    schema = {"$ref": "#/$defs/bind", "$defs": SCHEMA["$defs"]}
    jsonschema.Draft202012Validator(schema).validate(told)
    assert told["bound"] == [1]
    assert [one["sure"] for one in told["numbers"]] == [True, False]
    assert file.read_bytes() == BOUND.encode()
    assert file.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize("accepted", ["3", "0", "2", "1=9", "1,x", "1=x"])
def test_what_cannot_be_accepted_is_said_and_nothing_is_written(
    example: Workspace, file: Path, capsys: pytest.CaptureFixture[str], accepted: str
) -> None:
    assert call("bind", example.folder, file, "--accept", accepted) == 2
    assert f"--accept {accepted.split(',')[-1]}" in capsys.readouterr().err
    assert file.read_bytes() == TEXT.encode()


def test_a_file_that_was_changed_in_the_meantime_is_left_alone(opened: Opened, file: Path) -> None:
    read = read_text_file(file)
    found = [(one.number, one.proposals[0]) for one in proposals(read, opened) if one.sure]
    file.write_text("Något annat.", encoding="utf-8")
    with pytest.raises(WorkspaceError, match="changed in the meantime"):
        write_bound(read, found)
    assert file.read_text(encoding="utf-8") == "Något annat."
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_of_a_declaration_only_its_texts_are_read(opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "report.toml"
    path.write_text(
        'key = "a"\n# 4,6 mkr\n[[section]]\nkey = "b"\ntitle = "HR 3,8 mkr"\n'
        '[[section.block]]\nkind = "text"\n'
        'text = """\nKommunstyrelsens kontor redovisar ett överskott på 4,6 mkr.\n"""\n'
        '[[section.block]]\nkind = "text"\n'
        'text = "Politisk ledning redovisar ett överskott på 1,8 mkr."\n',
        encoding="utf-8",
    )
    read = read_text_file(path)
    found = proposals(read, opened)
    assert [(one.number.text, one.number.line, one.sure) for one in found] == [
        ("4,6 mkr", 9, True),
        ("1,8 mkr", 13, True),
    ]
    write_bound(read, [(one.number, one.proposals[0]) for one in found])
    blocks = tomllib.loads(path.read_text(encoding="utf-8"))["section"][0]["block"]
    assert "{result unit=KSK | mkr abs}" in blocks[0]["text"]
    assert "{result unit=POL | mkr abs}" in blocks[1]["text"]
    assert proposals(read_text_file(path), opened) == []


def test_what_is_no_text_of_ours_is_refused(
    example: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture, broken = tmp_path / "bild.png", tmp_path / "latin.txt"
    picture.write_bytes(b"x")
    broken.write_bytes("överskott".encode("latin-1"))
    assert call("bind", example.folder, picture) == 2
    assert ".md or .txt" in capsys.readouterr().err
    assert call("bind", example.folder, broken) == 2
    assert "is not UTF-8 (byte 0)" in capsys.readouterr().err
    assert call("bind", example.folder, tmp_path / "ingen.md") == 2
    assert "there is no such file" in capsys.readouterr().err
