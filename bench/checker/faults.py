"""One fault in a paper, of a given kind: what a tired hand does to a report.

`plant` gives a paper with the fault, where it is, and the places that now contradict it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Literal

from .determined import Report
from .paper import (
    UNITS,
    Block,
    Direction,
    Paper,
    Paragraph,
    Printed,
    Row,
    Sentence,
    Spot,
    Table,
    cell_text,
    printed,
)

Where = Literal["table", "prose"]
Change = Callable[[Printed, Random], Printed | None]

# What a unit is called in words, and what it is taken for by mistake.
_MISTAKEN = (
    ("miljarder kronor", "miljoner kronor", "mnkr"),
    ("miljoner kronor", "tusen kronor", "tkr"),
    ("miljoner", "tusen", "tkr"),
    ("SEK million", "SEK thousand", "tkr"),
    ("million", "thousand", "tkr"),
    ("SEK billion", "SEK million", "mnkr"),
    ("mdkr", "mnkr", "mnkr"),
    ("mnkr", "tkr", "tkr"),
    ("mkr", "tkr", "tkr"),
    ("Mkr", "tkr", "tkr"),
    ("tkr", "mnkr", "mnkr"),
    ("kkr", "mkr", "mnkr"),
    ("tusen kronor", "miljoner kronor", "mnkr"),
)


# What is said to be taken off is printed with a minus or without, and means the same.
_TAKEN_OFF = ("avgår", "minus", "avdrag", "less:", "less ")
# Such rows need not be all that there is, so nobody misses one.
_OF_WHICH = ("varav", "därav", "of which")


@dataclass(frozen=True)
class Fault:
    """A planted fault: its kind, where it is, what stood there and what stands there now, the
    changed paper, and the places (of the changed paper) that contradict it. `spot` is None for a
    row that is gone."""

    kind: str
    where: Where
    spot: Spot | None
    block: int
    before: str
    after: str
    paper: Paper
    witnesses: frozenset[Spot]
    value: Decimal | None

    @property
    def place(self) -> str:
        """Where it is, for people."""
        block = self.paper.blocks[self.block]
        if isinstance(block, Table) and self.spot is not None:
            row = block.rows[self.spot.row]
            label = row.label.replace("\n", " ")
            return f"{block.title} / {label} / {block.head(self.spot.cell)}"
        return block.title if isinstance(block, Table) else "text"

    def proof(self, most: int = 6) -> tuple[str, ...]:
        """Some of the places that contradict the fault, with what is written there."""
        told = []
        for spot in sorted(self.witnesses, key=lambda one: (one.block, one.row, one.cell))[:most]:
            block = self.paper.blocks[spot.block]
            if isinstance(block, Table):
                row = block.rows[spot.row]
                label = row.label.replace("\n", " ")
                here = f"{block.title} / {label} / {block.head(spot.cell)} = "
                told.append(here + cell_text(row.cells[spot.cell]))
            elif isinstance(block, Paragraph):
                told.append(block.sentences[spot.row].text)
        more = len(self.witnesses) - most
        return (*told, f"and {more} more") if more > 0 else tuple(told)

    @property
    def line(self) -> str:
        """The row or the sentence as it now stands."""
        block = self.paper.blocks[self.block]
        if self.spot is None:
            return f"(gone: {self.before})"
        if isinstance(block, Table):
            cells = block.rows[self.spot.row].cells
            return " | ".join(cell_text(one).replace("\n", " ") for one in cells)
        return block.sentences[self.spot.row].text if isinstance(block, Paragraph) else ""


def _with_digits(one: Printed, digits: str) -> Printed | None:
    value = Decimal(int(digits)).scaleb(-one.decimals)
    changed = replace(one, value=-value if one.value < 0 else value)
    return None if changed.value == one.value else changed


def _digits(one: Printed) -> str:
    return str(int(abs(one.value).scaleb(one.decimals)))


def _digit_changed(one: Printed, chance: Random) -> Printed | None:
    digits = _digits(one)
    at = chance.randrange(len(digits))
    others = [each for each in "0123456789" if each != digits[at]]
    if at == 0 and len(digits) > 1:
        others = [each for each in others if each != "0"]
    return _with_digits(one, digits[:at] + chance.choice(others) + digits[at + 1 :])


def _digits_swapped(one: Printed, chance: Random) -> Printed | None:
    digits = _digits(one)
    places = [
        at
        for at in range(len(digits) - 1)
        if digits[at] != digits[at + 1] and not (at == 0 and digits[1] == "0")
    ]
    if not places:
        return None
    at = chance.choice(places)
    return _with_digits(one, digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])


def _sign_turned(one: Printed, _chance: Random) -> Printed | None:
    # Without a sign of its own there is none to turn; a count and a level have none.
    is_signed = one.quantity.kind != "count" and not one.size
    return replace(one, value=-one.value) if is_signed and one.value else None


def _unit(one: Printed, _chance: Random) -> Printed | None:
    if one.quantity.kind != "money" or one.unit not in ("tkr", "mnkr", "mdkr") or not one.value:
        return None
    if one.behind:
        for word, wrong, unit in _MISTAKEN:
            if word in one.behind and unit != one.unit:
                return replace(one, behind=one.behind.replace(word, wrong), unit=unit)
        return None
    factor = 1000 if one.unit != "tkr" else Decimal("0.001")
    value = (one.value * factor).quantize(Decimal(1).scaleb(-one.decimals), ROUND_HALF_UP)
    return replace(one, value=value) if value != one.value else None


def _sum_off(one: Printed, chance: Random) -> Printed | None:
    if one.role != "sum":
        return None
    inputs = one.quantity.formula.inputs if one.quantity.formula else ()
    if inputs and chance.random() < 0.5:
        # A part that is counted twice, or left out.
        part = chance.choice(inputs)
        by = part.value * UNITS[one.unit] * chance.choice((1, -1))
    else:
        size = max(1, len(_digits(one)) - 1)
        by = Decimal(chance.randint(1, 9)).scaleb(chance.randrange(size) - one.decimals)
    value = (one.value + by).quantize(Decimal(1).scaleb(-one.decimals), ROUND_HALF_UP)
    return replace(one, value=value) if value != one.value else None


def _stale_year(one: Printed, _chance: Random) -> Printed | None:
    last = one.quantity.before
    if last is None:
        return None
    stale = printed(last, one.unit, one.decimals, one.style, sign=one.sign, size=one.size)
    return replace(one, value=stale.value) if stale.value != one.value else None


def _moved(one: Printed, chance: Random) -> Printed:
    """A number that is plainly another, of the same size and sign."""
    unit = Decimal(1).scaleb(-one.decimals)
    share = Decimal(chance.randint(12, 70)) / 100 * chance.choice((1, -1))
    by = (abs(one.value) * share).quantize(unit, ROUND_HALF_UP)
    by = by if abs(by) >= 2 * unit else 3 * unit
    return replace(one, value=one.value - by if one.value < 0 else one.value + by)


def _difference(one: Printed, chance: Random) -> Printed | None:
    return _moved(one, chance) if one.role == "difference" else None


def _percent(one: Printed, chance: Random) -> Printed | None:
    return _moved(one, chance) if one.unit == "%" else None


def _count(one: Printed, chance: Random) -> Printed | None:
    if one.role != "count":
        return None
    by = chance.choice((1, -1)) if one.value > 0 else 1
    return replace(one, value=one.value + by)


_CHANGES: dict[str, tuple[tuple[Where, ...], Change]] = {
    "digit changed": (("table", "prose"), _digit_changed),
    "digits swapped": (("table", "prose"), _digits_swapped),
    "sign turned": (("table", "prose"), _sign_turned),
    "unit": (("table", "prose"), _unit),
    "sum off": (("table",), _sum_off),
    "stale year": (("table", "prose"), _stale_year),
    "wrong difference": (("prose",), _difference),
    "wrong count": (("prose",), _count),
    "wrong percent": (("table", "prose"), _percent),
}
# Every kind of fault, and where it is planted.
KINDS: dict[str, tuple[Where, ...]] = {
    **{kind: where for kind, (where, _change) in _CHANGES.items()},
    "row dropped": ("table",),
    "wrong direction word": ("prose",),
}


def replaced(paper: Paper, spot: Spot, piece: Printed | Direction) -> Paper:
    """The paper with something else at a place."""
    block = paper.blocks[spot.block]
    changed: Block
    if isinstance(block, Table):
        row = block.rows[spot.row]
        cells = (*row.cells[: spot.cell], piece, *row.cells[spot.cell + 1 :])
        rows = (*block.rows[: spot.row], Row(cells, row.kind), *block.rows[spot.row + 1 :])
        changed = replace(block, rows=rows)
    elif isinstance(block, Paragraph):
        pieces = block.sentences[spot.row].pieces
        sentence = Sentence((*pieces[: spot.cell], piece, *pieces[spot.cell + 1 :]))
        some = (*block.sentences[: spot.row], sentence, *block.sentences[spot.row + 1 :])
        changed = replace(block, sentences=some)
    else:
        raise KeyError(spot)
    blocks = (*paper.blocks[: spot.block], changed, *paper.blocks[spot.block + 1 :])
    return replace(paper, blocks=blocks)


def faults(report: Report, kind: str, where: Where, chance: Random) -> Iterator[Fault]:
    """Every place where a fault of the kind can be planted, in a chance order, each once; those
    without witnesses are such as nothing else on the paper speaks of."""
    if kind == "row dropped":
        yield from _dropped(report, chance)
        return
    marks = [
        (spot, one) for spot, one in report.paper.marks() if _where(report.paper, spot) == where
    ]
    chance.shuffle(marks)
    for spot, one in marks:
        changed = _changed(one, kind, chance)
        if kind == "sign turned" and _is_taken_off(report.paper, spot):
            continue
        if changed is not None and changed.text != one.text:
            yield Fault(
                kind,
                where,
                spot,
                spot.block,
                one.text,
                changed.text,
                replaced(report.paper, spot, changed),
                report.witnesses(spot, changed),
                changed.value if isinstance(changed, Printed) else None,
            )


def _is_taken_off(paper: Paper, spot: Spot) -> bool:
    block = paper.blocks[spot.block]
    label = block.rows[spot.row].label if isinstance(block, Table) else ""
    return label.casefold().startswith(_TAKEN_OFF)


def _changed(one: Printed | Direction, kind: str, chance: Random) -> Printed | Direction | None:
    if isinstance(one, Direction):
        return replace(one, turned=True) if kind == "wrong direction word" else None
    if kind not in _CHANGES or (one.words and kind != "wrong count"):
        return None
    return _CHANGES[kind][1](one, chance)


def _where(paper: Paper, spot: Spot) -> Where:
    return "table" if isinstance(paper.blocks[spot.block], Table) else "prose"


def _dropped(report: Report, chance: Random) -> Iterator[Fault]:
    places = [
        (number, row)
        for number, block in enumerate(report.paper.blocks)
        if isinstance(block, Table)
        for row, one in enumerate(block.rows)
        if one.kind == "item" and not one.label.casefold().startswith(_OF_WHICH)
    ]
    chance.shuffle(places)
    for number, row in places:
        block = report.paper.blocks[number]
        if not isinstance(block, Table):
            continue
        before = " | ".join(cell_text(one) for one in block.rows[row].cells)
        changed = replace(block, rows=(*block.rows[:row], *block.rows[row + 1 :]))
        blocks = (*report.paper.blocks[:number], changed, *report.paper.blocks[number + 1 :])
        witnesses = frozenset(
            replace(spot, row=spot.row - (spot.row > row))
            for spot in report.without_row(number, row)
        )
        paper = replace(report.paper, blocks=blocks)
        yield Fault("row dropped", "table", None, number, before, "", paper, witnesses, None)
