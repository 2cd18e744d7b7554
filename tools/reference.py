"""Holds every number of the published closing of 2014 against what the example's closing prints.

tools/reference.py           writes tests/reference/numbers.csv and the table in
                             docs/reference-differences.md
tools/reference.py --check   changes nothing; fails where they are not what the build gives

Each number is one of these:

figure         a bound reference in a sentence
imported       a bound reference, or a cell, whose value is imported and not computed here
cell           a cell of a table that is computed
contradicted   ours is another number, and why stands in docs/reference-differences.md
typed          a number of a sentence that is no figure, with the reason
lost           a number that our closing does not print, with the reason
not-a-figure   a year, a date, the number of a goal or of a page: by rule

What the build cannot say, reasons and contradictions, is written by hand in
tests/reference/by-hand.toml.
"""

from __future__ import annotations

import argparse
import csv
import io
import re
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from bokslut.model.document import (
    Document,
    FigureRun,
    KeyFigures,
    ListBlock,
    Paragraph,
    Run,
    TextRun,
)
from bokslut.model.figure import FigureRef
from bokslut.prose.no_amounts import no_amounts
from bokslut.workspace.examples import example_folder
from bokslut.workspace.workspace import Workspace

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "tests" / "reference"
NUMBERS = FOLDER / "numbers.csv"
PAGE = ROOT / "docs" / "reference-differences.md"
BEGIN, END = "<!-- begin: written by tools/reference.py -->", "<!-- end -->"

KINDS = ("figure", "imported", "cell", "contradicted", "typed", "lost", "not-a-figure")
HEAD = ("line", "at", "number", "is", "where", "why")
# The chapters of the published closing, by the lines on which they begin.
CHAPTERS = (
    (1, "Tjänsteskrivelse"),
    (88, "Sammanfattning"),
    (122, "Ekonomi"),
    (196, "Investeringar och effektiviseringar"),
    (214, "1. Hållbarhet"),
    (381, "1. Miljöprogrammet"),
    (498, "1. Näringsliv och högskola, kommunikation"),
    (673, "2. Kommunen som arbetsgivare"),
    (786, "3. Personal KS/Ksk"),
    (824, "4. Ständiga förbättringar"),
    (830, "5. Ekonomi och styrning"),
    (890, "6. GEH-bedömning"),
    (899, "7. Framtida utveckling"),
    (943, "Resultaträkning"),
    (969, "Balansräkning"),
    (982, "Investeringssammanställning"),
    (1009, "Bilaga 1. Personalbokslut"),
)
# The cover document ends where the closing itself begins.
_CLOSING_BEGINS = 88

_DIGITS = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?![0-9])(?:,[0-9]+)?|[0-9]+(?:,[0-9]+)?")
_WORDS = re.compile(
    r"\b(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|hälften)\b(?! eller)", re.IGNORECASE
)
_DROPPED = re.compile(r"<[^>]*>|[\s*_#\"”“>]")


@dataclass(frozen=True)
class Number:
    """A number of the published closing: where it stands, what it is, where ours is, and why."""

    line: int
    at: int
    number: str
    kind: str = ""
    where: str = ""
    why: str = ""

    def row(self) -> tuple[str, ...]:
        """A row of numbers.csv."""
        return (str(self.line), str(self.at), self.number, self.kind, self.where, self.why)


@dataclass(frozen=True)
class Flat:
    """The words of a document in one string without blanks, and for each sign of it the section
    and the figure that it comes from."""

    text: str
    sections: tuple[str, ...]
    refs: tuple[FigureRef | None, ...]


@cache
def lines() -> tuple[str, ...]:
    """The published closing, line by line."""
    name = FOLDER / "bokslut-kommunstyrelsen-2014.txt"
    return tuple(name.read_text(encoding="utf-8").splitlines())


@cache
def by_hand() -> dict[tuple[int, str], dict[str, Any]]:
    """What is known of a number beside the build, by its line and its text."""
    said = tomllib.loads((FOLDER / "by-hand.toml").read_text(encoding="utf-8"))
    return {
        (line, number): one
        for one in said["number"]
        for line in one["lines"]
        for number in one["numbers"]
    }


@cache
def transcript() -> dict[str, Any]:
    """The published tables, cell by cell."""
    return tomllib.loads((FOLDER / "transcript.toml").read_text(encoding="utf-8"))


def plain(text: str) -> str:
    """Words without blanks, marks of emphasis and quotes, with one kind of dash."""
    return _DROPPED.sub("", text).replace("–", "-").replace("\u2212", "-").lower()


def scan() -> Iterator[Number]:
    """Every number of the published closing; a date or the like is as many as it has numbers."""
    for count, line in enumerate(lines(), start=1):
        spans = no_amounts(line)
        for match in sorted(
            (*_DIGITS.finditer(line), *_WORDS.finditer(line)), key=lambda one: one.start()
        ):
            rule = next((kind for start, end, kind in spans if start <= match.start() < end), "")
            kind = "not-a-figure" if rule else ""
            yield Number(count, match.start() + 1, match[0], kind, "", rule)


def flat(document: Document) -> Flat:
    """What a reader of the document reads, without its tables."""
    signs: list[tuple[str, str, FigureRef | None]] = []
    for section in document.sections:
        runs: list[Run] = [TextRun(section.title)]
        for block in section.blocks:
            if isinstance(block, Paragraph):
                runs += block.runs
            elif isinstance(block, ListBlock):
                runs += [run for item in block.items for run in item]
            elif isinstance(block, KeyFigures):
                runs += [run for item in block.items for run in (item.figure, *item.note)]
        for run in runs:
            ref = run.ref if isinstance(run, FigureRun) else None
            signs += [(sign, section.key, ref) for sign in plain(run.text)]
    return Flat(
        "".join(one[0] for one in signs),
        tuple(one[1] for one in signs),
        tuple(one[2] for one in signs),
    )


def imported(ref: FigureRef, document: Document) -> bool:
    """Whether a figure is made of imported values alone."""
    figure = document.figures[ref]
    if figure.leaf is not None:
        return figure.leaf.table in ("indicator_value", "volume")
    return bool(figure.inputs) and all(imported(one.ref, document) for one in figure.inputs)


def account(annual: Document, memo: Document) -> list[Number]:
    """Every number of the published closing with what it is in ours."""
    cells = dict(_cells(annual))
    words = {True: (memo, flat(memo)), False: (annual, flat(annual))}
    made = []
    place = 0
    for one in scan():
        document, told = words[one.line < _CLOSING_BEGINS]
        said = by_hand().get((one.line, one.number), {})
        if one.line == _CLOSING_BEGINS:
            place = 0
        if (one.line, one.at) in cells:
            one = cells[one.line, one.at]
        elif not one.kind and "\t" not in lines()[one.line - 1]:
            one, place = _in_words(one, told, document, place)
        made.append(_said(one, said))
    return made


def _said(one: Number, said: Mapping[str, Any]) -> Number:
    """What is written by hand goes before what was found, but for what is bound in the meantime."""
    if one.kind in ("figure", "imported", "cell") and said.get("is") in ("typed", "lost"):
        return one
    return replace(
        one,
        kind=said.get("is", one.kind),
        where=said.get("where", one.where),
        why=said.get("why", one.why),
    )


def _cells(annual: Document) -> Iterator[tuple[tuple[int, int], Number]]:
    """The numbers that are cells of a published table, by line and place."""
    accepted = {(one["table"], one["row"], one["column"]): one for one in transcript()["accepted"]}
    on_line: dict[int, list[tuple[str, str, str, str]]] = {}
    for table in transcript()["table"]:
        for row in table["rows"]:
            found = zip(table["columns"], row["cells"], strict=True)
            on_line.setdefault(row["line"], []).extend(
                (table["key"], row["key"], column, text)
                for column, text in found
                if any(sign.isdigit() for sign in text)
            )
    numbers: dict[int, list[Number]] = {}
    for one in scan():
        numbers.setdefault(one.line, []).append(one)
    for count, printed in on_line.items():
        waiting = iter(numbers.get(count, ()))
        for table_key, row_key, column, text in printed:
            digits = text.strip("+-% ")
            found = next(one for one in waiting if one.number == digits)
            place = (table_key, row_key, column)
            cell = annual.table(table_key).cell(row_key, column)
            kind, why = "cell", ""
            if place in accepted:
                kind, why = "contradicted", f"ours: {accepted[place]['ours'] or 'blank'}"
            elif cell.ref is not None and imported(cell.ref, annual):
                kind = "imported"
            where = "table " + "/".join(place)
            yield (count, found.at), replace(found, kind=kind, where=where, why=why)


# How much of the words before and behind a number has to stand in ours, too; less where ours has
# been written anew.
_AROUND = ((40, 25), (20, 12), (12, 4))


def _in_words(one: Number, told: Flat, document: Document, place: int) -> tuple[Number, int]:
    """The number where its sentence stands in ours, searched from the last one onwards."""
    line = lines()[one.line - 1]
    before, digits = plain(line[: one.at - 1]), plain(one.number)
    behind = plain(line[one.at - 1 + len(one.number) :])
    for head, tail in _AROUND:
        sought = before[-head:] + digits + behind[:tail]
        for start in (place, 0):
            found = told.text.find(sought, start)
            if found >= 0:
                index = found + len(before[-head:])
                return _found(one, told, document, index), found
    return one, place


def _found(one: Number, told: Flat, document: Document, index: int) -> Number:
    ref, section = told.refs[index], told.sections[index]
    if ref is None:
        return replace(one, kind="typed", where=section)
    kind = "imported" if imported(ref, document) else "figure"
    return replace(one, kind=kind, where=f"{section}: {ref}")


def as_csv(numbers: Iterable[Number]) -> str:
    """The list as it is kept."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(HEAD)
    writer.writerows(one.row() for one in numbers)
    return out.getvalue()


def chapter(line: int) -> str:
    """The chapter in which a line of the published closing stands."""
    return next(name for first, name in reversed(CHAPTERS) if first <= line)


def summary(numbers: Iterable[Number]) -> str:
    """How many numbers each chapter has, and what they are."""
    counted: dict[str, Counter[str]] = {name: Counter() for _first, name in CHAPTERS}
    for one in numbers:
        counted[chapter(one.line)][one.kind] += 1
    rows = [_row(name, found) for name, found in counted.items()]
    total = sum(counted.values(), Counter[str]())
    head = "| chapter | numbers | " + " | ".join(KINDS) + " |"
    rule = "|---" * (len(KINDS) + 2) + "|"
    return "\n".join([head, rule, *rows, _row("in all", total)])


def in_words(numbers: Iterable[Number]) -> str:
    """How many of the numbers that say how much or how many are bound."""
    counted = Counter(one.kind for one in numbers)
    said = sum(counted.values()) - counted["not-a-figure"]
    bound = said - counted["typed"] - counted["lost"]
    return (
        f"Of {sum(counted.values())} numbers {said} say how much or how many, and {bound} of these "
        f"are bound: {bound - counted['imported']} are computed, {counted['imported']} imported. "
        f"{counted['typed']} are typed, {counted['lost']} lost."
    )


def _row(name: str, found: Counter[str]) -> str:
    told = [str(found[kind] or "") for kind in KINDS]
    return f"| {name} | {sum(found.values())} | " + " | ".join(told) + " |"


def reasons(numbers: Iterable[Number]) -> str:
    """The numbers that are not bound, by their reason."""
    by_reason: dict[tuple[str, str], list[str]] = {}
    for one in numbers:
        if one.kind in ("typed", "lost"):
            by_reason.setdefault((one.kind, one.why), []).append(f"{one.number} ({one.line})")
    rows = [f"| {kind} | {', '.join(told)} | {why} |" for (kind, why), told in by_reason.items()]
    return "\n".join(["| | number (line) | why |", "|---|---|---|", *rows])


def page(numbers: list[Number]) -> str:
    """The page with its written part as the numbers give it."""
    text = PAGE.read_text(encoding="utf-8")
    before, _begin, rest = text.partition(BEGIN)
    _old, _end, behind = rest.partition(END)
    written = f"{BEGIN}\n\n{in_words(numbers)}\n\n{summary(numbers)}\n\n{reasons(numbers)}\n\n{END}"
    return before + written + behind


def build() -> tuple[Document, Document]:
    """The example's closing and its cover document, out of its files."""
    source = example_folder("sodertalje-2014")
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder) / "ks", source)
        workspace.take_in(sorted((source / "sources").iterdir()))
        annual, _findings = workspace.close("ks-2014")
        memo, _findings = workspace.close("ks-2014-memo")
    return annual, memo


def main() -> int:
    """Writes the list and the table, or compares them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="only compare")
    check = parser.parse_args().check
    numbers = account(*build())
    for path, text in ((NUMBERS, as_csv(numbers)), (PAGE, page(numbers))):
        if not check:
            path.write_text(text, encoding="utf-8")
        elif path.read_text(encoding="utf-8") != text:
            print(f"{path.relative_to(ROOT)} is not what the build gives: run tools/reference.py")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
