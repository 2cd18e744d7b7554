"""Brings the map of the rules over finished reports up to date: checks/printed/README.md.

tools/map.py                    says each file again in the first sentence of its own words, takes
                                out files that are gone, and tells new ones that have no place yet
tools/map.py levels.py=Counts   the same, with new files at the end of the group whose heading has
                                these words
tools/map.py --check            changes nothing; fails where the map is not what the files say
"""

from __future__ import annotations

import argparse
import ast
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOM = Path(__file__).parents[1] / "src" / "bokslut" / "checks" / "printed"
MAP = ROOM / "README.md"
_HEADING, _ROW = "## ", "| `"


class Unplaced(Exception):
    """Files that no group of the map has, nor was told for."""


def first_sentence(path: Path) -> str:
    """What a module says of itself first."""
    words = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return " ".join(words.split("\n\n")[0].split())


def files_of(room: Path) -> dict[str, str]:
    """The files of a room by their names, each in its own words."""
    return {path.name: first_sentence(path) for path in sorted(room.glob("[!_]*.py"))}


def mapped(written: str, files: Mapping[str, str], groups: Mapping[str, str]) -> str:
    """The map with every file once. `groups` has words of the heading under which a new one is
    told. Raises `Unplaced` for those that have none."""
    lines: list[str] = []
    told: set[str] = set()
    ends: dict[str, int] = {}
    heading = ""
    for line in written.splitlines():
        if line.startswith(_HEADING):
            heading = line.removeprefix(_HEADING)
        if not line.startswith(_ROW):
            lines.append(line)
            continue
        name = line.split("`")[1]
        if name in files and name not in told:
            lines.append(_row(name, files))
            told.add(name)
        ends[heading] = len(lines)
    places = {name: _group(groups.get(name, ""), ends) for name in files if name not in told}
    lost = [name for name, place in places.items() if not place]
    if lost:
        raise Unplaced(*lost)
    # From the last group to the first: what is put in moves only what is done already.
    for title in sorted(ends, key=lambda one: -ends[one]):
        new = [_row(name, files) for name, place in places.items() if place == title]
        lines[ends[title] : ends[title]] = new
    return "\n".join(lines) + "\n"


def _row(name: str, files: Mapping[str, str]) -> str:
    return f"{_ROW}{name}` | {files[name]} |"


def _group(words: str, groups: Mapping[str, int]) -> str:
    return next((one for one in groups if words and words.lower() in one.lower()), "")


def main(words: Sequence[str] | None = None) -> int:
    """Runs the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, and say what differs")
    parser.add_argument("groups", nargs="*", metavar="FILE=GROUP", help="where new files are told")
    asked = parser.parse_args(words)
    if wrong := [one for one in asked.groups if "=" not in one]:
        parser.error(f"not FILE=GROUP: {', '.join(wrong)}")
    written = MAP.read_text(encoding="utf-8")
    try:
        new = mapped(written, files_of(ROOM), dict(one.split("=", 1) for one in asked.groups))
    except Unplaced as error:
        for name in error.args:
            print(f"{name} is not in the map: run tools/map.py {name}=GROUP", file=sys.stderr)
        return 1
    if asked.check:
        if new != written:
            print("the map is not what the files say: run tools/map.py", file=sys.stderr)
        return int(new != written)
    MAP.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
