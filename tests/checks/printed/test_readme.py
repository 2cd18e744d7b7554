"""Who looks for a rule finds its file in the map of the room, with what it says itself."""

from __future__ import annotations

import ast
from pathlib import Path

import bokslut.checks.printed

ROOM = Path(bokslut.checks.printed.__file__).parent


def test_the_map_names_every_file_with_the_first_sentence_of_its_own_words() -> None:
    told = (ROOM / "README.md").read_text(encoding="utf-8")
    for path in sorted(ROOM.glob("[!_]*.py")):
        words = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        first = " ".join(words.split("\n\n")[0].split())
        assert f"| `{path.name}` | {first} |" in told
    assert told.count("\n| `") == len(list(ROOM.glob("[!_]*.py")))
