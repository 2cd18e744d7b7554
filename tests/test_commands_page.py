"""The page of the commands says what the commands take, no more and no less."""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

from bokslut.cli import _parser
from bokslut.model.finding import untranslated

REFERENCE = Path(__file__).parents[1] / "docs" / "reference"
PAGE = (REFERENCE / "commands.md").read_text(encoding="utf-8")
EVERYWHERE = {"-h", "--help", "--json", "--language", "--version"}


def commands() -> dict[str, argparse.ArgumentParser]:
    """The parser of each command."""
    for action in _parser(untranslated)._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    raise AssertionError("no commands")


def sections() -> dict[str, str]:
    """The text under each command's heading, by the command."""
    parts = re.split(r"^## `bokslut ([a-z]+)", PAGE, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def listed(text: str) -> set[str]:
    """The options in the first column of the tables."""
    rows = re.findall(r"^\| (`-.*?) \|", text, flags=re.MULTILINE)
    return {option for row in rows for option in re.findall(r"`(--?[a-z-]+)", row)}


def test_every_command_has_its_section() -> None:
    assert set(sections()) == set(commands())


def test_every_option_is_listed_and_none_that_is_not_there() -> None:
    for name, parser in commands().items():
        options = {one for action in parser._actions for one in action.option_strings}
        assert listed(sections()[name]) == options - EVERYWHERE, name
    assert listed(PAGE.partition("## `bokslut demo")[0]) == EVERYWHERE


def test_every_argument_stands_in_the_heading() -> None:
    for name, parser in commands().items():
        heading = sections()[name].splitlines()[0]
        for action in parser._actions:
            if not action.option_strings:
                assert str(action.metavar) in heading, name


def test_every_command_has_a_described_answer() -> None:
    described = json.loads((REFERENCE / "commands.schema.json").read_text("utf-8"))["$defs"]
    for name in commands():
        assert f"`{name}`" in sections()[name]
        assert name in described
