"""Who looks for a rule finds its file in the map of the room, with what it says itself."""

from __future__ import annotations

import ast
import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

import bokslut.checks.printed

ROOM = Path(bokslut.checks.printed.__file__).parent
ROOT = Path(__file__).parents[3]

MAP = """# A room

## `understood/`: What is printed

| file | |
|---|---|
| `grid.py` | An old word. |
| `gone.py` | A file that is gone. |

Words between.

## `tables/`: Sums

| file | |
|---|---|
| `footing.py` | Sums. |
"""


def _tool() -> ModuleType:
    """`tools/map.py`, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("map_tool", ROOT / "tools" / "map.py")
    assert spec is not None and spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool


def test_the_map_names_every_file_with_the_first_sentence_of_its_own_words() -> None:
    told = (ROOM / "README.md").read_text(encoding="utf-8")
    files = sorted(ROOM.glob("*/[!_]*.py"))
    for path in files:
        words = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        first = " ".join(words.split("\n\n")[0].split())
        assert f"| `{path.name}` | {first} |" in told, "run tools/map.py"
    assert told.count("\n| `") == len(files), "run tools/map.py"
    assert not list(ROOM.glob("[!_]*.py")), "each file has its package"
    assert _tool().main(["--check"]) == 0


def test_the_map_is_made_again_of_what_the_files_say_with_new_ones_in_their_package() -> None:
    files = {
        "understood": {"cells.py": "Cells.", "grid.py": "A grid."},
        "tables": {"footing.py": "Sums.", "sums.py": "More."},
    }
    assert _tool().mapped(MAP, files) == MAP.replace("An old word.", "A grid.").replace(
        "| `gone.py` | A file that is gone. |", "| `cells.py` | Cells. |"
    ).replace("| Sums. |\n", "| Sums. |\n| `sums.py` | More. |\n")


def test_a_package_that_has_no_heading_is_told_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tool = _tool()
    for name in ("understood/grid.py", "tables/footing.py", "counts/counts.py"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text('"""Some words."""\n', encoding="utf-8")
    (tmp_path / "README.md").write_text(MAP, encoding="utf-8")
    monkeypatch.setattr(tool, "ROOM", tmp_path)
    monkeypatch.setattr(tool, "MAP", tmp_path / "README.md")
    assert tool.main([]) == 1
    assert "counts/" in capsys.readouterr().err
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == MAP
    (tmp_path / "counts" / "counts.py").unlink()
    assert tool.main(["--check"]) == 1
    assert tool.main([]) == 0
    assert "| `grid.py` | Some words. |" in (tmp_path / "README.md").read_text(encoding="utf-8")
    assert tool.main(["--check"]) == 0
