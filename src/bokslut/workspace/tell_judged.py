"""What is told of a checked report: in the terminal, as JSON, and as files beside it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bokslut import __version__
from bokslut.checks.printed.understood.equations import TableNumber
from bokslut.model.finding import Finding
from bokslut.model.numbers import exact_text
from bokslut.report.judged.marked import Checked, Marks
from bokslut.report.judged.words import arithmetic, place_words, rule_name

from .terminal import Terminal
from .whole_files import write_whole

if TYPE_CHECKING:
    from bokslut.checks.printed.weighed.judge import Judged

_INDENT = "      "


@dataclass(frozen=True, slots=True)
class Asked:
    """Which files are asked for of one checked report, and whether every number is told of, those
    that are proved and open, too; in which language."""

    html: Path | None = None
    pdf: Path | None = None
    xlsx: Path | None = None
    every_number: bool = False
    language: str = "sv"

    def paths(self) -> list[Path]:
        """The files that are asked for."""
        return [one for one in (self.html, self.pdf, self.xlsx) if one is not None]

    def refusal(self, reports: Sequence[Path], terminal: Terminal) -> str:
        """Why it cannot be done as it is asked for, or nothing: said before anything is read."""
        paths = self.paths()
        if not paths:
            return ""
        if len(reports) != 1:
            return terminal._("--html, --pdf and --xlsx tell of one report: give one file")
        places = [one.resolve() for one in (*paths, *reports)]
        if len(set(places)) != len(places):
            return terminal._("the report and what is written of it need a file each")
        if self.pdf is not None and not _is_pdf(reports[0]):
            return terminal._("--pdf marks the numbers in a PDF, and {file} is none").format(
                file=reports[0].name
            )
        for one in paths:
            if not one.parent.is_dir():
                return terminal._("there is no folder {name}").format(name=one.parent)
            if one.is_dir():
                return terminal._("{name} is a folder: a file is to be written").format(name=one)
            if not os.access(one.parent, os.W_OK | os.X_OK):
                return terminal._("nothing can be written in the folder {name}").format(
                    name=one.parent
                )
        return ""

    def write(self, data: bytes, judged: Judged, terminal: Terminal) -> None:
        """Writes the files on a report of these bytes, each whole or not at all, and says where
        they are."""
        if not self.paths():
            return
        program = f"bokslut {__version__}"
        checked = Checked(hashlib.sha256(data).hexdigest(), program, self.language)
        written = []
        for path, made in self._made(judged, data, checked, terminal):
            write_whole(path, made)
            written.append(str(path))
            terminal.line(f"  {path}")
        terminal.result["files"] = written

    def _made(
        self, judged: Judged, data: bytes, checked: Checked, terminal: Terminal
    ) -> Iterator[tuple[Path, bytes]]:
        if self.html is not None:
            from bokslut.report.judged.page import judged_page

            yield self.html, judged_page(judged, checked, terminal._)
        if self.pdf is not None:
            from bokslut.report.judged.pdf_marks import marked_pdf

            made = marked_pdf(Marks(judged), data, terminal._, every_number=self.every_number)
            yield self.pdf, made
        if self.xlsx is not None:
            from bokslut.report.judged.workbook import judged_workbook

            yield self.xlsx, judged_workbook(judged, checked, terminal._)


def _is_pdf(report: Path) -> bool:
    if not report.is_file():
        return False
    with report.open("rb") as stream:
        return stream.read(1024).lstrip().startswith(b"%PDF-")


def tell_findings(findings: Sequence[Finding], terminal: Terminal, most: int = 200) -> None:
    """Each finding: how grave, the rule and the place; the arithmetic; the quote; the likely cause
    and what to do."""
    translate = terminal._
    for one in findings[:most]:
        word = terminal.severity(one)
        places = (one.place.file or "", place_words(one.place, translate))
        where = ", ".join(part for part in places if part)
        terminal.line(f"  {word} [{one.rule}] {where}".rstrip())
        terminal.line(_INDENT + arithmetic(one.message(translate)))
        if one.quote and one.quote not in one.message(translate):
            terminal.line(f"{_INDENT}”{one.quote}”")
        if advice := one.advice(translate):
            terminal.line(_INDENT + advice)
    if len(findings) > most:
        terminal.say("  … and {count} more; --json shows all", count=len(findings) - most)


def tell_rules(proved_by: Mapping[str, int], terminal: Terminal) -> None:
    """How many numbers each rule proved, the most first."""
    if not proved_by:
        return
    terminal.say("Proved, within rounding too (a number may be proved by several rules):")
    width = max(len(rule_name(one, terminal._)) for one in proved_by)
    for rule, count in sorted(proved_by.items(), key=lambda one: -one[1]):
        terminal.line(f"  {rule_name(rule, terminal._):<{width}}  {count:>6}")


def numbers_json(judged: Sequence[Judged]) -> list[dict[str, object]]:
    """Every number of the reports with its place, its state and the arithmetic over it."""
    return [told for one in judged for told in _numbers(Marks(one))]


def _numbers(marks: Marks) -> Iterator[dict[str, object]]:
    file = marks.report.name
    for one in marks.numbers:
        value = marks.value(one.numbers[0])
        spot, number = one.spot, one.numbers[0]
        place: dict[str, object] = {
            "file": file,
            "page": spot.page,
            "line": spot.line,
            "sheet": spot.sheet,
            "cell": spot.cell,
        }
        if isinstance(number, TableNumber):
            grid = marks.judged.understood.grid[number.table]
            place |= {
                "table": grid.title or str(number.table),
                "row": grid.rows[number.row].label or None,
                "column": grid.columns[number.column].head or None,
            }
        yield {
            "text": one.text,
            "value": exact_text(value.value) if value else None,
            "unit": marks.unit(number),
            "state": one.state.value,
            "warned": one.warned,
            "place": {key: said for key, said in place.items() if said is not None},
            "equations": [
                {
                    "rule": marks.equations[at].rule,
                    "state": marks.equations[at].state.value,
                    "text": arithmetic(marks.equations[at].text),
                }
                for at in one.equations
            ],
        }
