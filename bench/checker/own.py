"""Our own builds as papers: out of `report.json`, whose numbers are exact and named.

A number with a reference is a quantity of that name, so that one which is printed in a table and
in a sentence is the same. Which follow from others is found by exact arithmetic: amounts to the öre
and shares to fifty digits do not come out by chance.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Context, Decimal
from itertools import permutations
from pathlib import Path
from typing import Any, Literal

from .determined import Report
from .paper import (
    UNITS,
    Block,
    Cell,
    Head,
    Heading,
    NumberStyle,
    Paper,
    Paragraph,
    Piece,
    Printed,
    Row,
    Sentence,
    Table,
)
from .quantities import Kind, Linear, Quantity, Quotient, Register

_ROOT = Path(__file__).resolve().parents[2]
_NUMBER = re.compile("^([\u2212+]?)([0-9]{1,3}(?:\u202f[0-9]{3})*|[0-9]+)(?:,([0-9]+))?(?=$|\\D)")
_STYLE = NumberStyle(thousands="\u202f", negative="\u2212")
# What the report calls a unit, and the key and kind of it here.
_KINDS: dict[str, tuple[str, Kind]] = {
    "kr": ("kr", "money"),
    "tkr": ("tkr", "money"),
    "mkr": ("mnkr", "money"),
    "mdkr": ("mdkr", "money"),
    "percent": ("%", "ratio"),
    "count": ("", "index"),
    "": ("", "index"),
}
_DIFFERENCES = ("variance", "change", "investment_variance", "project_variance", "indicator_gap")
_EXACT = Context(prec=60)


@dataclass
class _Reading:
    """A report on its way to a paper."""

    register: Register = field(default_factory=Register)
    told: dict[str, Any] = field(default_factory=dict)

    def quantity(self, figure: dict[str, Any], kind: Kind, unit: str) -> Quantity:
        key = str(figure["ref"])
        if key not in self.register.known:
            value = Decimal(figure["value"])
            if kind == "money":
                value = value / UNITS[unit]
            self.register.base(key, kind, value)
        return self.register.known[key]

    def number(self, figure: dict[str, Any] | None, unit: str, is_sum: bool = False) -> Cell:
        """A figure as it is printed; plain text where it is no number in digits."""
        text = str(figure["text"]) if figure else ""
        named = str(figure.get("unit") or unit) if figure else ""
        match = _NUMBER.match(text)
        plain = not figure or not figure.get("ref") or figure.get("value") is None
        if figure is None or plain or match is None or named not in _KINDS:
            return text
        short, kind = _KINDS[named]
        quantity = self.quantity(figure, kind, short)
        decimals = len(match[3] or "")
        value = Decimal(match[2].replace("\u202f", "") + "." + (match[3] or "0"))
        value = value.quantize(Decimal(1).scaleb(-decimals)) * (-1 if match[1] == "\u2212" else 1)
        turned = -1 if value * quantity.value < 0 else 1
        name = str(figure["ref"]).split(" ")[0]
        role = "sum" if is_sum else "difference" if name in _DIFFERENCES else ""
        style = NumberStyle("\u202f", ",", "\u2212", plus=match[1] == "+")
        one = Printed(
            quantity, value, short, decimals, style, turned,
            behind=text[match.end() :], role=role,  # type: ignore[arg-type]
        )  # fmt: skip
        # What would not be printed as it was is left as text: no figure is made up here.
        return one if one.text == text and self._is_honest(one) else text

    def _is_honest(self, one: Printed) -> bool:
        got = one.interval
        slack = Decimal("1e-9") * max(Decimal(1), abs(one.quantity.value))
        return got.low - slack <= one.quantity.value <= got.high + slack

    def table(self, key: str) -> Table:
        """A table of the report, with what follows from what in it."""
        told = next(one for one in self.told["tables"] if one["key"] == key)
        rows = [self._row(each, told) for each in told["rows"]]
        heads = (
            Head(f"{told.get('unit') or ''}"),
            *(Head(one["label"]) for one in told["columns"]),
        )
        made = Table(str(told["title"]), (heads,), tuple(rows))
        for row in rows:
            self._across(row)
        for column in range(1, made.width):
            self._down(made, column)
            self._gaps(made, column)
        return made

    def _row(self, row: dict[str, Any], table: dict[str, Any]) -> Row:
        kinds: dict[str, Literal["sum", "heading"]] = {"sum": "sum", "heading": "heading"}
        kind: Literal["item", "sum", "heading"] = kinds.get(row["kind"], "item")
        cells = [
            self.number(cell, str(column.get("unit") or table.get("unit") or ""), kind == "sum")
            for cell, column in zip(row["cells"], table["columns"], strict=False)
        ]
        return Row((str(row["label"]), *cells), kind)

    def _across(self, row: Row) -> None:
        """Differences and shares between the numbers of a row."""
        numbers = [one for one in row.cells if isinstance(one, Printed) and one.quantity.value]
        for result, one, other in permutations(dict.fromkeys(x.quantity for x in numbers), 3):
            kinds = (result.kind, one.kind, other.kind)
            if len(set(kinds)) == 1 and result.value == one.value - other.value:
                self._add(result, Linear(((one, 1), (other, -1))))
            elif kinds == ("ratio", "money", "money"):
                share = _EXACT.divide(one.value, other.value)
                for less, value in ((0, share), (1, share - 1)):
                    if abs(value - result.value) < Decimal("1e-20"):
                        self._add(result, Quotient(one, other, less))

    def _add(self, result: Quantity, formula: Linear | Quotient) -> None:
        self.register.also.setdefault(result, []).append(formula)

    def _down(self, table: Table, column: int) -> None:
        """The sums of a column: of the rows since the sum before, or of that and these, or of all
        items, with the signs that they are printed with."""
        since: list[Printed] = []
        every: list[Printed] = []
        last: Printed | None = None
        for row in table.rows:
            cell = row.cells[column] if column < len(row.cells) else ""
            if row.kind == "heading":
                since = []
            if not isinstance(cell, Printed):
                continue
            if row.kind != "sum":
                since.append(cell)
                every.append(cell)
                continue
            for parts in (since, [last, *since] if last else [], every):
                if cell.quantity.kind == "ratio" and not any(map(_shown, parts)):
                    # Shares of nothing add up to nothing whatever their rows count.
                    continue
                if len(parts) > 1 and sum(map(_shown, parts)) == _shown(cell):
                    terms = tuple((one.quantity, one.sign * cell.sign) for one in parts)
                    if all(one is not cell.quantity for one, _sign in terms):
                        self._add(cell.quantity, Linear(terms))
                    break
            since, last = [], cell

    def _gaps(self, table: Table, column: int) -> None:
        """Differences that a row says it is, between the rows beside it."""
        cells = [row.cells[column] if column < len(row.cells) else "" for row in table.rows]
        for place, gap in enumerate(cells):
            if not isinstance(gap, Printed) or not gap.quantity.key.startswith("indicator_gap "):
                continue
            near = cells[max(0, place - 2) : place] + cells[place + 1 : place + 2]
            beside = [one.quantity for one in near if isinstance(one, Printed)]
            for one, other in permutations(dict.fromkeys(beside), 2):
                if gap.quantity.value == one.value - other.value:
                    self._add(gap.quantity, Linear(((one, 1), (other, -1))))


def _shown(one: Printed) -> Decimal:
    return one.quantity.value * one.sign


def report(told: dict[str, Any]) -> Report:
    """The paper of a `report.json`."""
    reading = _Reading(told=told)
    blocks: list[Block] = []
    for section in told["sections"]:
        blocks.append(Heading(str(section["title"]), min(int(section["level"]), 4)))
        for block in section["blocks"]:
            blocks += _block(block, reading)
    known = reading.register.known
    for key, one in list(known.items()):
        # Last year's figure of the same name, for the fault of a stale year.
        year = re.search(r"\bperiod=(20[0-9]{2})\b", key)
        before = known.get(key.replace(year[0], f"period={int(year[1]) - 1}")) if year else None
        object.__setattr__(one, "before", before)
    return Report(Paper(str(told["closing"]), tuple(blocks)), reading.register)


def _block(block: dict[str, Any], reading: _Reading) -> Iterator[Block]:
    if block["kind"] == "table":
        yield reading.table(str(block["key"]))
    elif block["kind"] == "paragraph" and block.get("text"):
        pieces: list[Piece] = []
        rest = str(block["text"])
        for figure in block.get("figures") or ():
            before, found, after = rest.partition(str(figure["text"]))
            if found:
                number = reading.number(figure, str(figure.get("unit") or ""))
                if isinstance(number, Printed) and number.sign < 0 < number.value:
                    # Printed without its minus: words tell that it is a deficit or a fall.
                    number = replace(number, sign=1, size=True)
                pieces += [before, number]
                rest = after
        yield Paragraph(tuple(_sentences([*pieces, rest])))


def _sentences(pieces: list[Piece]) -> Iterator[Sentence]:
    """A paragraph's pieces by sentences, so that a finding is held against the right one."""
    gathered: list[Piece] = []
    for one in pieces:
        if not isinstance(one, str):
            gathered.append(one)
            continue
        parts = re.split(r"(?<=[a-zåäö0-9%)][.!?]) (?=[A-ZÅÄÖ])", one)
        for part in parts[:-1]:
            yield Sentence((*gathered, part))
            gathered = []
        gathered.append(parts[-1])
    if any(gathered):
        yield Sentence(tuple(gathered))


@dataclass(frozen=True)
class Build:
    """A build of ours: its name, its files, and its report as exact numbers."""

    name: str
    files: tuple[Path, ...]
    report: Report


def builds(folder: Path, seeds: int) -> list[Build]:
    """Both examples built, and the generated municipality with other seeds besides. What is in
    the folder from an earlier run is used again."""
    wanted = [("sodertalje-2014", ""), ("exempelkoping-2025", "")]
    wanted += [("exempelkoping-2025", str(seed)) for seed in range(1, seeds + 1)]
    return [_build(folder, example, seed) for example, seed in wanted]


def _build(folder: Path, example: str, seed: str) -> Build:
    name = example + (f"-seed-{seed}" if seed else "")
    made = folder / name
    if not (made / "done").exists():
        shutil.rmtree(made, ignore_errors=True)
        examples = _ROOT / "examples"
        if seed:
            examples = folder / f"examples-{seed}"
            _seeded(examples / example, example, seed)
        made.mkdir(parents=True)
        _run(_DEMO, str(examples), str(made / "workspace"), example)
        (made / "done").touch()
    (told,) = made.glob("workspace/out/*/report.json")
    files = sorted(one for one in told.parent.iterdir() if one.suffix != ".json")
    return Build(name, tuple(files), report(json.loads(told.read_text(encoding="utf-8"))))


_DEMO = """
import sys
from pathlib import Path
from bokslut.workspace import examples
from bokslut.cli import main
examples._EXAMPLES = Path(sys.argv[1])
sys.exit(main(["demo", "--example", sys.argv[3], sys.argv[2]]))
"""


def _seeded(target: Path, example: str, seed: str) -> None:
    """A copy of the example whose ledgers are made anew out of another seed."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(_ROOT / "examples" / example, target)
    design = target / "design.py"
    text = design.read_text(encoding="utf-8")
    changed = re.sub(r"^SEED = .*$", f"SEED = {seed}", text, count=1, flags=re.MULTILINE)
    design.write_text(changed, encoding="utf-8")
    _run(None, str(target / "generate.py"))


def _run(code: str | None, *words: str) -> None:
    start = [sys.executable, "-c", code] if code else [sys.executable]
    path = os.pathsep.join([str(_ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    ended = subprocess.run(
        [*start, *words],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    if ended.returncode not in (0, 1):
        raise RuntimeError(f"{words}: {ended.stderr[-2000:]}")
