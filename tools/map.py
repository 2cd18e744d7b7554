"""Brings the map of the rules over finished reports up to date: checks/printed/README.md.

tools/map.py            says each file again in the first sentence of its own words under its
                        package's heading, takes out files that are gone, and adds new ones
tools/map.py --check    changes nothing; fails where the map is not what the files say
"""

from __future__ import annotations

import argparse
import ast
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOM = Path(__file__).parents[1] / "src" / "bokslut" / "checks" / "printed"
MAP = ROOM / "README.md"
_HEADING, _ROW = "## `", "| `"

Packages = Mapping[str, Mapping[str, str]]


class Unplaced(Exception):
    """Packages that have no heading in the map."""


def first_sentence(path: Path) -> str:
    """What a module says of itself first."""
    words = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return " ".join(words.split("\n\n")[0].split())


def files_of(room: Path) -> Packages:
    """By package its files by their names, each in its own words."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted(room.glob("*/[!_]*.py")):
        found.setdefault(path.parent.name, {})[path.name] = first_sentence(path)
    return found


def mapped(written: str, packages: Packages) -> str:
    """The map with every file once, under the heading of its package. Raises `Unplaced` for
    packages that have none."""
    lines: list[str] = []
    left = {name: dict(files) for name, files in packages.items()}
    package, in_rows = "", False
    for line in (*written.splitlines(), ""):
        is_row = line.startswith(_ROW)
        if in_rows and not is_row:
            lines += [_row(name, words) for name, words in left.pop(package, {}).items()]
        in_rows = is_row
        if line.startswith(_HEADING):
            package = line.removeprefix(_HEADING).split("/")[0]
        if not is_row:
            lines.append(line)
        elif (name := line.split("`")[1]) in left.get(package, {}):
            lines.append(_row(name, left[package].pop(name)))
    if left:
        raise Unplaced(*left)
    return "\n".join(lines)


def _row(name: str, words: str) -> str:
    return f"{_ROW}{name}` | {words} |"


def main(words: Sequence[str] | None = None) -> int:
    """Runs the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, and say what differs")
    asked = parser.parse_args(words)
    written = MAP.read_text(encoding="utf-8")
    try:
        new = mapped(written, files_of(ROOM))
    except Unplaced as error:
        for name in error.args:
            print(f"{name}/ has no table under a heading `{name}/` in the map", file=sys.stderr)
        return 1
    if asked.check:
        if new != written:
            print("the map is not what the files say: run tools/map.py", file=sys.stderr)
        return int(new != written)
    MAP.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
