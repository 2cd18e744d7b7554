"""From words on a page to texts and tables, by where they stand.

The pieces of a page are read column by column. Within a column a run of lines whose pieces stand
over each other and hold numbers behind words is a table, all else is text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bokslut.model.printed import PrintedText, Spot, TextKind

from .columns import columns_of
from .grids import Grid, grid_of
from .page_lines import YEAR, Line, Page, joined, lines_of
from .pieces import Piece, in_lines
from .table_edges import is_at_edge, is_only_row, may_begin
from .tiles import texts_of_band, tile_bands
from .whole_rows import whole_rows

_ITEM = re.compile(r"^(?:[•·▪●○■□\uf0b7\uf0a7–-]\s+|[0-9]{1,2}[.)]\s+)(?=\D)")
_ITEM_NUMBER = re.compile(r"([0-9]{1,2})[.)]\s")
_BULLET = re.compile(r"[•·▪●○■□\uf0b7\uf0a7–-]\s+")
_CAPTION = re.compile(r"^(?:tabell|diagram|figur|table|figure)\s?[0-9]", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?:;][”\")]?[⁰¹²³⁴-⁹]*$")
_LONGEST_HEADING = 140
_LARGER, _SAME_SIZE = 0.8, 0.3
_MOST_LEVELS = 5
_NARROW = 100
# So many lines may be the rest of a table's last row.
_MOST_ENDS = 5
# In parts of how far rows usually stand apart.
_MOST_OF_LEAD = 3
_NO_MORE, _FEWEST_GAPS, _MOST_GAPS = 1.1, 2, 12
# So many words stand together in a line of running text, and so many letters show its size.
_RUNNING, _ENOUGH_RUNNING = 6, 500


@dataclass(frozen=True, slots=True)
class Style:
    """How a report is set: the size of its running text, and those of its headings, largest
    first."""

    body: float
    headings: tuple[float, ...]

    def level(self, size: float) -> int:
        """The level of a heading of a size: its place among the sizes of headings."""
        larger = sum(1 for one in self.headings if one > size + 0.4)
        return min(larger + 1, _MOST_LEVELS)


@dataclass(frozen=True, slots=True)
class Laid:
    """A text or a table with what is needed to join it with what goes on in the next column:
    which column it stands in, and whether it is the first or the last there. A row by itself at
    the top of a column, below heads or none, may be the last of a table; `alone` is the text that
    it is if not."""

    block: PrintedText | Grid
    page: int
    column: int
    first: bool
    last: bool
    alone: PrintedText | None = None


def style_of(pages: Iterable[Sequence[Piece]]) -> Style:
    """The sizes of a report's letters, by how many letters of its text have them."""
    letters: Counter[float] = Counter()
    running: Counter[float] = Counter()
    headings: Counter[float] = Counter()
    for pieces in pages:
        for one in pieces:
            if not one.numeric:
                size = round(one.size * 2) / 2
                letters[size] += len(one.text)
                headings[size] += 1
                if len(one.words) >= _RUNNING:
                    running[size] += len(one.text)
    # A report of many tables has more letters in these than in its text.
    most = running if running.total() > _ENOUGH_RUNNING else letters
    body = most.most_common(1)[0][0] if most else 10.0
    larger = sorted((size for size in headings if size > body + _LARGER), reverse=True)
    return Style(body, _steps(larger))


def _steps(sizes: Sequence[float]) -> tuple[float, ...]:
    """Sizes, largest first, without those that are hardly another."""
    told: list[float] = []
    for one in sizes:
        if not told or told[-1] > one + 0.6:
            told.append(one)
    return tuple(told)


def blocks_of_page(pieces: Sequence[Piece], page: Page, style: Style) -> Iterator[Laid]:
    """The texts and tables of a page, in the order in which they are read."""
    first = 1
    for column, some in enumerate(columns_of(pieces)):
        printed = lines_of(in_lines(some), first)
        first += len(printed)
        bands = [
            (is_tiles, band if is_tiles else whole_rows(band))
            for is_tiles, band in tile_bands(printed, style.body)
        ]
        blocks = [
            block
            for is_tiles, band in bands
            for block in (
                texts_of_band(band, page, style.body) if is_tiles else _blocks(band, page, style)
            )
        ]
        lines = bands[0][1] if bands and not bands[0][0] else []
        for place, block in enumerate(blocks):
            begins, ends = place == 0, place == len(blocks) - 1
            laid = Laid(block, page.number, column, begins, ends)
            top = begins and bool(lines)
            end = _row_end(lines, block) if top and isinstance(block, PrintedText) else 0
            if end and isinstance(block, PrintedText):
                yield replace(laid, block=grid_of(lines[:end], page), alone=block)
            else:
                yield laid


def _row_end(lines: Sequence[Line], text: PrintedText) -> int:
    """Where the only row ends that stands at the top of a column, behind heads or none, if a text
    is that."""
    if lines[0].is_row:
        return 1
    end = len({spot.line for _offset, spot in text.spots})
    heads, row = lines[: end - 1], lines[end - 1]
    return end if row.is_row and not any(one.is_row for one in heads) else 0


def _blocks(lines: Sequence[Line], page: Page, style: Style) -> Iterator[PrintedText | Grid]:
    place = 0
    ends = _table_ends(lines)
    while place < len(lines):
        if lines[place].is_contents:
            yield _entry(lines[place], page)
            place += 1
        elif ends[place] > place:
            yield grid_of(lines[place : ends[place]], page)
            place = ends[place]
        else:
            end = _text_end(lines, ends, place, style)
            yield _text(lines[place:end], page, style)
            place = end


def _entry(line: Line, page: Page) -> PrintedText:
    """A line of a list of contents, with as many dots as say that it is one."""
    title, number = line.contents
    return contents_entry(title, number, page.spot(line.number, line.pieces))


def contents_entry(title: str, number: str, spot: Spot) -> PrintedText:
    """What a list of contents says of a chapter and its page, as a text."""
    return PrintedText(f"{title} ... {number}", "item", ((0, spot),))


def _table_ends(lines: Sequence[Line]) -> list[int]:
    """For each line where the table ends that begins there; the line itself where none does."""
    told = list(range(len(lines)))
    place = 0
    while place < len(lines):
        end = _table_end(lines, place)
        told[place] = end
        place = max(end, place + 1)
    return told


def _table_end(lines: Sequence[Line], start: int) -> int:
    """Where the table ends that begins at a line; the line itself where none does. It begins with
    heads over several columns or with a row, and has at least two rows with numbers."""
    if lines[start].is_contents or not may_begin(lines, start):
        return start
    end, rows, silent = start, 0, 0
    heads: set[str] = set()
    place, labelled, begun = start, False, False
    while place < len(lines):
        line = lines[place]
        if place > start:
            usual = _usual_gap(lines[max(start, place - _MOST_GAPS) : place + 1])
            if _is_apart(lines[place - 1], line, rows if begun else 0, usual):
                break
        if rows > 2 and line.text in heads:
            # The same heads again are those of the next table.
            break
        if not labelled:
            heads.add(line.text)
        labelled = labelled or line.is_labelled
        begun = begun or line.has_amount
        if line.has_number:
            rows, silent, end = rows + 1, 0, place + 1
        elif place == start or len(line.pieces) > 1 or _may_be_label(lines, place):
            silent += 1
            if silent > _most_silent(line, rows):
                break
        else:
            break
        place += 1
    return _whole_end(lines, start, end, rows)


def _most_silent(line: Line, rows: int) -> int:
    """So many lines without numbers may stand below each other in a table: heads of rows and the
    labels below them go over many in a narrow column."""
    if line.right - line.left < _NARROW:
        return 9
    return 4 if rows else 6


def _whole_end(lines: Sequence[Line], start: int, end: int, rows: int) -> int:
    """Where lines end that may be a table, with the rest of its last row; the first if they are
    none."""
    if rows == 1 and (is_at_edge(lines, start, end) or is_only_row(lines, start, end)):
        return _with_rest(lines, end)
    if rows < 2 or not _is_table(lines[start:end]):
        return start
    return _with_rest(lines, end)


def _with_rest(lines: Sequence[Line], end: int) -> int:
    """Where a table ends whose last row is right above a line, with the rest of its cells."""
    row = lines[end - 1]
    last = min(len(lines), end + _MOST_ENDS)
    while end < last and (
        _ends_label(row, lines[end - 1], lines[end]) or _ends_cells(row, lines[end - 1], lines[end])
    ):
        end += 1
    return end


def _ends_cells(row: Line, before: Line, line: Line) -> bool:
    """Whether a line is the rest of words in the last row of a table: it stands under them alone,
    and goes on with one."""
    begins = [one.left for one in row.pieces if not one.numeric]
    return (
        len(begins) > 1
        and line.base - before.base < 1.5 * line.size
        and any(one.text[:1].islower() for one in line.pieces)
        and all(
            not one.numeric and any(abs(one.left - left) < 3 for left in begins)
            for one in line.pieces
        )
    )


def _ends_label(row: Line, before: Line, line: Line) -> bool:
    """Whether a line is the rest of the label of the last row of a table."""
    return (
        len(line.pieces) == 1
        and (line.text[:1].islower() or bool(YEAR.fullmatch(line.text)))
        and abs(line.left - row.left) < 3
        and line.right < row.pieces[-1].left
        and line.base - before.base < 1.5 * line.size
        and not _SENTENCE_END.search(line.text)
    )


def _usual_gap(lines: Sequence[Line]) -> float:
    """How far the rows of a table stand from each other, before its last line; 0 where few say."""
    gaps = sorted(
        two.top - one.bottom
        for one, two in pairwise(lines[:-1])
        if one.has_number or two.has_number
    )
    return gaps[len(gaps) // 2] if len(gaps) >= _FEWEST_GAPS else 0.0


def _is_apart(before: Line, line: Line, rows: int, usual: float) -> bool:
    """Whether a line cannot be of the table that the line before belongs to: it is far from it, or
    is a heading or caption of what follows. In a table whose rows have room between them, a heading
    of rows has no more than these."""
    gap = line.top - before.bottom
    if gap > 3.2 * line.size or line.is_contents:
        return True
    alone = len(line.pieces) == 1
    if rows and alone and (_CAPTION.match(line.text) or line.size > before.size + _LARGER):
        return True
    return rows > 1 and alone and gap > max(1.2 * line.size, _NO_MORE * usual)


def _may_be_label(lines: Sequence[Line], place: int) -> bool:
    """A line of one piece within a table: a heading of rows, a wrapped label, or a part of a head.
    It is short and stands near the next row."""
    line = lines[place]
    wide = line.right - line.left
    if wide > 300 or len(line.text) > 80:
        return False
    if _SENTENCE_END.search(line.text) and not _leads_on(lines, place):
        return False
    # A label in a narrow column goes over many lines.
    far = 10 if wide < _NARROW else 4
    return any(one.has_number for one in lines[place + 1 : place + far])


def _leads_on(lines: Sequence[Line], place: int) -> bool:
    """Whether a line with a colon, or the last of several, stands between two rows whose numbers
    are under each other (`Avgår:`, `varav:`)."""
    if not 0 < place < len(lines) - 1 or not lines[place].text.endswith(":"):
        return False
    first = place
    while first > 1 and place - first < _MOST_OF_LEAD and len(lines[first - 1].pieces) == 1:
        first -= 1
    before, behind = lines[first - 1], lines[place + 1]
    some = lines[first - 1 : place + 2]
    usual = _NO_MORE * _usual_gap(lines[max(0, first - _MOST_GAPS) : first + 1])
    near = all(two.top - one.bottom < max(two.size, usual) for one, two in pairwise(some))
    ends = [one.right for one in before.pieces if one.numeric]
    under = any(abs(one.right - end) < 3 for one in behind.pieces if one.numeric for end in ends)
    return near and behind.is_labelled and under and lines[place].left < behind.left + 40


def _is_table(lines: Sequence[Line]) -> bool:
    """Whether lines with numbers are rows: most have words that say what the numbers are. The
    scales and values of a drawn chart have none."""
    rows = [one for one in lines if one.has_number]
    labelled = sum(1 for one in rows if one.is_labelled)
    alone = sum(1 for one in lines if len(one.pieces) == 1 and not one.pieces[0].numeric)
    if labelled < 2 or labelled + min(alone, len(rows) - labelled) < 0.6 * len(rows):
        return False
    return not _is_list(rows) and not _is_chart(rows)


def _is_chart(rows: Sequence[Line]) -> bool:
    """Whether rows are bars with a number at the end of each: one number a row, hardly any two
    under each other."""
    ends = [[(one.left, one.right) for one in row.pieces if one.numeric] for row in rows]
    if any(len(some) > 1 for some in ends) or len(rows) < 4:
        return False
    alike = max(
        sum(1 for some in ends if abs(some[0][side] - one[0][side]) < 2)
        for one in ends
        for side in (0, 1)
    )
    return alike < 0.5 * len(rows)


def _is_list(rows: Sequence[Line]) -> bool:
    """Whether rows are a list whose numbers stand before the words: "1. … 2. …" in columns."""
    return all(len(one.pieces) == 2 and not one.pieces[1].numeric for one in rows)


def _text_end(lines: Sequence[Line], ends: Sequence[int], start: int, style: Style) -> int:
    """Where the paragraph ends that begins at a line: at a wider gap, another size, an item, a
    new first line."""
    place = start + 1
    widest = max(one.right for one in lines)
    while place < len(lines):
        is_row = lines[start].is_row
        if (
            ends[place] > place
            or is_row
            or lines[place].is_contents
            or _is_new(lines, start, place, widest, style)
        ):
            break
        place += 1
    return place


def _is_new(lines: Sequence[Line], start: int, place: int, widest: float, style: Style) -> bool:
    before, line = lines[place - 1], lines[place]
    # Bold words within a line do not part a text, a bold line does.
    if abs(line.size - before.size) > _SAME_SIZE or before.bold != line.bold:
        return True
    leading = line.base - before.base
    usual = lines[start + 1].base - lines[start].base if place > start + 1 else 1.45 * line.size
    if leading > max(1.25 * usual, usual + 1.5) and leading > 1.3 * line.size:
        return True
    if leading > 2.1 * max(line.size, style.body):
        return True
    if _begins_item(lines[start], before, line, widest) or line.left > before.right + 20:
        return True
    if (line.bold or line.size > style.body + _LARGER) and _had_room(before, line, widest):
        return True
    indented = line.left > before.left + 6 and place > start + 1
    ended = bool(_SENTENCE_END.search(before.text))
    short = before.right < before.left + 0.8 * (widest - before.left)
    return ended and (indented or (short and line.text[:1].isupper()))


def _begins_item(first: Line, before: Line, line: Line, widest: float) -> bool:
    """Whether a line is the first of an item. A number that a sentence ends with may stand first on
    a line too: the line before is full then, and no item of the number before."""
    if not _ITEM.match(line.text):
        return False
    number = _ITEM_NUMBER.match(line.text)
    if number is None or _SENTENCE_END.search(before.text) or _had_room(before, line, widest):
        return True
    last = _ITEM_NUMBER.match(first.text)
    return int(number[1]) == (int(last[1]) + 1 if last else 1)


def _had_room(before: Line, line: Line, widest: float) -> bool:
    """Whether the first word of a line would have stood on the line before, so that it begins
    something new."""
    word = line.pieces[0].words[0]
    return before.right + 0.4 * line.size + word.right - word.left < widest


def _text(lines: Sequence[Line], page: Page, style: Style) -> PrintedText:
    text = ""
    spots: list[tuple[int, Spot]] = []
    for line in lines:
        whole = joined(text, line.text)
        begin = len(whole) - len(line.text)
        spots += _spots(line, begin, page)
        text = whole
    first = lines[0]
    strong = all(one.bold for one in lines)
    kind, level = _kind(lines, text, strong, style)
    if kind == "heading":
        return PrintedText(text, kind, tuple(spots), level, strong)
    mark = _BULLET.match(text) if kind == "item" else None
    if mark:
        # What marks an item is no part of what it says.
        text = text[mark.end() :]
        spots = [(max(0, offset - mark.end()), spot) for offset, spot in spots]
    return PrintedText(text, kind, tuple(spots), 0, strong and first.bold)


def _kind(lines: Sequence[Line], text: str, strong: bool, style: Style) -> tuple[TextKind, int]:
    size = lines[0].size
    larger = size > style.body + _LARGER
    numeric = all(one.numeric for line in lines for one in line.pieces)
    short = len(text) < _LONGEST_HEADING and not _SENTENCE_END.search(text) and not numeric
    if _CAPTION.match(text) and len(text) < _LONGEST_HEADING:
        return "caption", 0
    if short and larger and len(lines) <= 4:
        return "heading", style.level(size)
    if short and strong and len(lines) <= 2:
        return "heading", min(len(style.headings) + 1, _MOST_LEVELS)
    if size < 0.86 * style.body and re.match(r"[*⁰¹²³⁴-⁹]|[0-9]\)", text):
        return "note", 0
    return ("item" if _ITEM.match(text) else "paragraph"), 0


def _spots(line: Line, begin: int, page: Page) -> Iterator[tuple[int, Spot]]:
    """Where a line stands, and in it each number by itself, for a mark right over it."""
    words = [word for piece in line.pieces for word in piece.words]
    offset = begin
    offsets: list[int] = []
    for word in words:
        offsets.append(offset)
        offset += len(word.text) + 1
    start = 0
    digits = [any(one.isdigit() for one in word.text) for word in words]
    while start < len(words):
        end = start + 1
        while end < len(words) and digits[end] == digits[start]:
            end += 1
        yield offsets[start], page.spot(line.number, words[start:end])
        start = end
