"""The report as it was read, as HTML, with every number marked by what is known of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from bokslut.checks.printed.understood.equations import State, TableNumber
from bokslut.model.finding import Place, Translate
from bokslut.model.message import fill
from bokslut.model.printed import PrintedBlock, PrintedCell, PrintedTable, PrintedText, Spot
from bokslut.report.html_parts import e

from .marked import Marked, Marks

_WORDS = re.compile(r"[^\W\d_]{2}")
_WIDE, _LONG = 7, 30
# Headings of the report stand beneath that of the section which holds it.
_TOP, _DEEPEST = 3, 6
_MOST_HEADS = 4
_MOST_CONTENTS = 80
# What is shorter is a grade or a mark that stands alone on its line.
_LEAST_HEADING = 4


@dataclass
class _Section:
    """A heading with what follows up to the next one."""

    parts: list[str] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)


class Blocks:
    """Makes the HTML of a report's blocks; `headings` are then known for the contents."""

    def __init__(self, marks: Marks, translate: Translate) -> None:
        self.marks = marks
        self.translate = translate
        self.headings: list[tuple[int, str, int]] = []
        self._levels: list[int] = []
        self._numberless = 0
        self._page = 0
        self._targets = _targets(marks)

    def html(self) -> str:
        """All blocks in sections, with the pages of a report that has some."""
        sections = [_Section()]
        blocks = list(enumerate(self.marks.report.blocks))
        for is_item, group in groupby(blocks, key=lambda one: _is_item(one[1])):
            some = list(group)
            if is_item:
                self._items(some, sections)
                continue
            for place, block in some:
                if isinstance(block, PrintedText) and block.kind == "heading":
                    sections.append(_Section())
                self._turn(_spot(block), sections[-1])
                sections[-1].parts.append(self._block(place, block, sections[-1]))
        self._turn(Spot(page=(self.marks.report.pages or 0) + 1), sections[-1], last=True)
        return "".join(_section(one) for one in sections if one.parts)

    def contents(self) -> list[tuple[str, str, int]]:
        """The headings for the contents: as many levels of them as are not too many."""
        for deepest in (2, 1):
            kept = [
                one for one in self.headings if one[2] <= deepest and len(one[1]) >= _LEAST_HEADING
            ]
            if len(kept) <= _MOST_CONTENTS:
                break
        return [(f"b{place}", text, level) for place, text, level in kept[:_MOST_CONTENTS]]

    def anchor(self, place: Place) -> str:
        """The id of the block in which a finding stands, or nothing where that is not known."""
        block = self._targets.get((place.page, place.line, place.sheet, place.cell))
        return f"b{block}" if block is not None else ""

    def _turn(self, spot: Spot, section: _Section, *, last: bool = False) -> None:
        """What says that a new page begins, and that one before it could not be read."""
        if spot.page is None or spot.page <= self._page:
            return
        for page in range(self._page + 1, spot.page):
            if page in self.marks.report.unreadable:
                said = self.translate(
                    "Page {page} holds no text and cannot be read: nothing on it was checked."
                )
                section.parts.append(
                    f'<p class="unread" id="page-{page}">{e(fill(said, {"page": page}))}</p>\n'
                )
                section.flags.add("o")
        self._page = spot.page
        if not last:
            said = fill(self.translate("Page {page}"), {"page": spot.page})
            section.parts.append(f'<p class="turn" id="page-{spot.page}">{e(said)}</p>\n')

    def _items(self, some: Sequence[tuple[int, PrintedBlock]], sections: list[_Section]) -> None:
        section, lines = sections[-1], []
        self._turn(_spot(some[0][1]), section)
        flags: set[str] = set()
        for place, block in some:
            assert isinstance(block, PrintedText)
            told = self.marks.by_block.get(place, [])
            flags |= _flags(told)
            kept = f' class="{_classes(_flags(told))}"'
            lines.append(f'<li id="b{place}"{kept}>{marked_text(block.text, told)}</li>')
        section.flags |= flags
        section.parts.append(f'<ul class="prose {_classes(flags)}">{"".join(lines)}</ul>\n')

    def _block(self, place: int, block: PrintedBlock, section: _Section) -> str:
        told = self.marks.by_block.get(place, [])
        section.flags |= _flags(told)
        if isinstance(block, PrintedTable):
            return self._table(place, block, told)
        text = marked_text(block.text, told)
        if block.kind == "heading":
            level = self._level(block.level or 1)
            self.headings.append((place, block.text, level))
            tag = f"h{min(level + _TOP - 1, _DEEPEST)}"
            return f'<{tag} id="b{place}">{text}</{tag}>\n'
        kind = _classes(_flags(told)) + (" small" if block.kind in ("caption", "note") else "")
        text = f"<strong>{text}</strong>" if block.strong else text
        return f'<p id="b{place}" class="{kind}">{text}</p>\n'

    def _level(self, level: int) -> int:
        """How deep a heading stands, without the steps that the report leaves out."""
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        return len(self._levels)

    def _name(self, told: Sequence[Marked]) -> str:
        """What a table is called: by the number that the findings name it by."""
        number = _grid_number(told)
        if number is not None:
            return fill(self.translate("Table {number}"), {"number": number})
        self._numberless += 1
        said = self.translate("Table without numbers ({number})")
        return fill(said, {"number": self._numberless})

    def _table(self, place: int, table: PrintedTable, told: Sequence[Marked]) -> str:
        in_row: dict[int, list[Marked]] = {}
        for one in told:
            in_row.setdefault(one.where.row, []).append(one)
        heads = _head_rows(table, min(in_row, default=len(table.rows)))
        rows = [
            _row(row, in_row.get(index, []), head=index < heads)
            for index, row in enumerate(table.rows)
            if any(one.text.strip() for one in row)
        ]
        cut = sum(1 for row in table.rows[:heads] if any(one.text.strip() for one in row))
        head = f"<thead>{''.join(rows[:cut])}</thead>\n" if cut else ""
        name = self._name(told)
        title = e(f"{name}. {table.title}" if table.title else name)
        kinds = f"table {_classes(_flags(told))}"
        kinds += " wide-table" if max(map(len, table.rows), default=0) > _WIDE else ""
        kinds += " long" if len(table.rows) > _LONG else ""
        return (
            f'<div class="{kinds}" id="b{place}"><p class="caption unit">{title}</p>'
            f'<div class="scroll" role="region" tabindex="0" aria-label="{title}">'
            f'<table aria-label="{title}">{head}<tbody>\n{"".join(rows[cut:])}</tbody></table>'
            "</div></div>\n"
        )


def _grid_number(told: Iterable[Marked]) -> int | None:
    numbers = (number for one in told for number in one.numbers)
    return min((one.table for one in numbers if isinstance(one, TableNumber)), default=None)


def marked_text(text: str, told: Iterable[Marked]) -> str:
    """A text with its numbers as links to what proves or contradicts them."""
    parts, end = [], 0
    for one in told:
        begin = max(one.where.start, end)
        parts.append(e(text[end:begin]))
        parts.append(mark(one, text[begin : one.where.end]))
        end = max(end, one.where.end)
    return "".join([*parts, e(text[end:])])


def mark(one: Marked, text: str) -> str:
    """A number as a link: its class says the state, its address the gravest equation."""
    kind = f"n {one.state.value}" + (" warned" if one.warned else "")
    if not one.equations:
        return f'<a class="{kind}" id="n{one.key}" href="#state-open">{e(text)}</a>'
    some = " ".join(str(place) for place in one.equations)
    first = one.equations[0]
    return f'<a class="{kind}" id="n{one.key}" href="#e{first}" data-e="{some}">{e(text)}</a>'


def _targets(marks: Marks) -> dict[tuple[int | None, int | None, str | None, str | None], int]:
    """By page, line, sheet and cell the block that stands there."""
    told: dict[tuple[int | None, int | None, str | None, str | None], int] = {}
    for place, block in enumerate(marks.report.blocks):
        for spot in _spots(block):
            told.setdefault((spot.page, spot.line, spot.sheet, spot.cell), place)
    return told


def _spots(block: PrintedBlock) -> Iterator[Spot]:
    if isinstance(block, PrintedText):
        yield from (spot for _offset, spot in block.spots)
        return
    yield block.spot
    for row in block.rows:
        yield from (cell.spot for cell in row)


def _spot(block: PrintedBlock) -> Spot:
    return block.spot


def _is_item(block: PrintedBlock) -> bool:
    return isinstance(block, PrintedText) and block.kind == "item"


def _flags(told: Iterable[Marked]) -> set[str]:
    """For the filters: whether something is contradicted or warned of (c), or open (o)."""
    flags: set[str] = set()
    for one in told:
        if one.state is State.CONTRADICTED or one.warned:
            flags.add("c")
        if one.state is State.OPEN:
            flags.add("o")
    return flags


def _classes(flags: Iterable[str]) -> str:
    return " ".join(["b", *sorted(flags)])


def _section(one: _Section) -> str:
    return f'<section class="{_classes(one.flags)}">{"".join(one.parts)}</section>\n'


def _head_rows(table: PrintedTable, first: int) -> int:
    """How many rows are heads: as the format says, else those before the first number, up to the
    first that only names what follows it."""
    if table.heads is not None:
        return min(table.heads, first)
    heads = 0
    for row in table.rows[: min(first, _MOST_HEADS) if first < len(table.rows) else 0]:
        filled = sum(1 for one in row if one.text.strip())
        if heads and filled == 1 and row[0].text.strip():
            break
        heads += 1
    return heads


def _row(row: Sequence[PrintedCell], told: Sequence[Marked], *, head: bool) -> str:
    in_cell: dict[int, list[Marked]] = {}
    for one in told:
        in_cell.setdefault(one.where.cell, []).append(one)
    cells = [
        _cell(cell, in_cell.get(index, []), head=head, first=not index)
        for index, cell in enumerate(row)
    ]
    if head:
        # Heads stay, whatever is filtered out.
        return f"<tr>{''.join(cells)}</tr>\n"
    strong = " sum" if all(one.strong for one in row if one.text.strip()) else ""
    return f'<tr class="{_classes(_flags(told))}{strong}">{"".join(cells)}</tr>\n'


def _cell(cell: PrintedCell, told: Sequence[Marked], *, head: bool, first: bool) -> str:
    over = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    if not cell.text.strip():
        return f"<td{over}></td>"
    text = marked_text(cell.text, told)
    words = ' class="words"' if not told and _WORDS.search(cell.text) else ""
    if head:
        return f'<th scope="col"{over}{words if first else ""}>{text}</th>'
    if first and not told:
        return f'<th scope="row"{over}>{text}</th>'
    return f"<td{over}{words}>{text}</td>"
