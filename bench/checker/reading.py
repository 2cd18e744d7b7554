"""How well each format is read: the same papers in every format, beside what HTML says of them.

A page of HTML holds its tables as such, so what is read there says what is to be read elsewhere.
A number is read in its row where a row of that label has it, in its column where a column of that
head has it, and at its place where both are so. A sentence is read where its words and numbers
stand together in one text.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from pathlib import Path

from bokslut.checks.printed.understood.understood import Understood, understand
from bokslut.readers.read import read_report

from .family import Family
from .formats.register import FORMATS
from .paper import Paper

ORACLE = "html"
_Placed = tuple[str, str, Decimal]


@dataclass(frozen=True)
class Missed:
    """A number or a sentence that is not read as it stands; `kind` is row, column or sentence."""

    family: str
    seed: int
    format: str
    kind: str
    text: str


@dataclass
class Read:
    """How many numbers of tables were read at their places, and how many sentences whole."""

    numbers: int = 0
    in_row: int = 0
    in_column: int = 0
    placed: int = 0
    extra: int = 0
    sentences: int = 0
    whole: int = 0
    missed: list[Missed] = field(default_factory=list)


def reading(
    some: Iterable[Family], seeds: Sequence[int], formats: Iterable[str]
) -> dict[str, Read]:
    """What is read of each family's clean papers, by format."""
    told = {one: Read() for one in formats}
    for family in some:
        for seed in seeds:
            paper = family.report(seed).paper
            wanted = _understood(paper, ORACLE)
            for name, read in told.items():
                if not family.formats or name in family.formats:
                    _compare(wanted, _understood(paper, name), read, (family.name, seed, name))
    return told


def _understood(paper: Paper, format: str) -> Understood:
    end, write = FORMATS[format]
    return understand(read_report(write(paper), f"report.{end}"))


def _compare(wanted: Understood, got: Understood, read: Read, of: tuple[str, int, str]) -> None:
    want, have = Counter(_placed(wanted)), Counter(_placed(got))
    read.numbers += want.total()
    read.placed += (want & have).total()
    for kind, key in _KEYS.items():
        asked, found = _by(want, key), _by(have, key)
        both = (asked & found).total()
        if kind == "row":
            read.in_row += both
        else:
            read.in_column += both
        read.missed += [
            Missed(*of, kind, f"{words}: {value}") for words, value in (asked - found).elements()
        ]
    values = (_by(have, lambda one: ("", one[2])) - _by(want, lambda one: ("", one[2]))).total()
    read.extra += values
    sentences, known = Counter(_sentences(wanted)), Counter(_sentences(got))
    read.sentences += sentences.total()
    read.whole += (sentences & known).total()
    read.missed += [Missed(*of, "sentence", one) for one in (sentences - known).elements()]


_KEYS: dict[str, Callable[[_Placed], tuple[str, Decimal]]] = {
    "row": lambda one: (one[0], one[2]),
    "column": lambda one: (one[1], one[2]),
}


def _by(
    placed: Counter[_Placed], key: Callable[[_Placed], tuple[str, Decimal]]
) -> Counter[tuple[str, Decimal]]:
    told: Counter[tuple[str, Decimal]] = Counter()
    for one, times in placed.items():
        told[key(one)] += times
    return told


def _placed(understood: Understood) -> Iterator[_Placed]:
    for grid in understood.grids:
        for row, line in enumerate(grid.rows):
            for column, head in enumerate(grid.columns):
                number = grid.value(row, column)
                if number is not None:
                    yield _plain(line.label), _plain(head.head), number.value.normalize()


def _sentences(understood: Understood) -> Iterator[str]:
    for one in understood.sentences:
        if one.numbers and one.is_whole:
            yield _plain(one.text)


def _plain(text: str) -> str:
    return re.sub(r"[\s\u00ad]+", "", text).lower()


def tell_reading(told: dict[str, Read]) -> str:
    """The shares as a table."""
    lines = [
        "| format | numbers in tables | in their row | in their column | at their place |"
        " not there in HTML | sentences | whole |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, one in told.items():
        shares = [_share(part, one.numbers) for part in (one.in_row, one.in_column, one.placed)]
        lines.append(
            f"| {name} | {one.numbers} | {' | '.join(shares)} | {one.extra} | {one.sentences} |"
            f" {_share(one.whole, one.sentences)} |"
        )
    return "\n".join(lines)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else ""


def write_missed(told: dict[str, Read], folder: Path) -> None:
    """What is not read as it stands, a line for each."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [
        json.dumps(asdict(missed), ensure_ascii=False) + "\n"
        for one in told.values()
        for missed in one.missed
    ]
    (folder / "not-read.jsonl").write_text("".join(lines), encoding="utf-8")
