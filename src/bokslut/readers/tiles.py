"""Key figures set side by side as tiles: what each is, its number, and what is said of that.

What stands under each other there is one thing, and what stands beside it another: tiles are no
table, whatever a format keeps them in. Each is read as one text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bokslut.model.printed import PrintedCell, PrintedTable, PrintedText, Spot

from .page_lines import Line, Page
from .pieces import Piece

# A number that is set alone, with its unit or its sign: `+6,4 mkr`, `97,8 %`, `1 392 personer`.
_KEY_NUMBER = re.compile(
    r"(?P<sign>[-–—\u2212+±]?)\s?[0-9]{1,3}(?:[ .\u00a0\u202f]?[0-9]{3})*(?:[.,][0-9]{1,2})?"
    r"(?P<unit>\s?%|\s(?:[^\W\d]{1,14}\.?)(?:\s[^\W\d]{1,14})?)?"
)
_WORD = re.compile(r"[^\W\d]{2}")
_MOST_ROWS, _MOST_LABELS, _MOST_REMARKS = 4, 3, 4
# In points, and in parts of the size of the letters.
_APART, _LARGER, _SAME_SIZE, _LEADING, _BELOW_LABEL = 3.0, 0.8, 0.3, 1.7, 2.6


def is_key_number(text: str) -> bool:
    """Whether a text is a number alone, with its unit."""
    return bool(_KEY_NUMBER.fullmatch(text.strip()))


def _has_unit(text: str) -> bool:
    told = _KEY_NUMBER.fullmatch(text.strip())
    return told is not None and bool(told["sign"] or told["unit"])


def tile_texts(table: PrintedTable) -> tuple[PrintedText, ...]:
    """The tiles of a table that only sets them side by side; nothing where it is one: it has a row
    of numbers with units, nothing but words above and beneath, and no label before."""
    rows = [row for row in table.rows if any(cell.text.strip() for cell in row)]
    width = max((len(row) for row in rows), default=0)
    shaped = 1 < len(rows) <= _MOST_ROWS and width > 1
    if not shaped or any(len(row) != width for row in rows):
        return ()
    if any(cell.columns > 1 for row in rows for cell in row):
        return ()
    numbers = [row for row in rows if _are_numbers([cell.text for cell in row])]
    others = [cell.text for row in rows if row not in numbers for cell in row if cell.text.strip()]
    if len(numbers) != 1 or any(is_key_number(one) or not _WORD.search(one) for one in others):
        return ()
    return tuple(_tile(tuple(row[at] for row in rows)) for at in range(width))


def _are_numbers(texts: Sequence[str]) -> bool:
    """Whether texts are the numbers of tiles: nothing else, and mostly with a unit."""
    units = sum(1 for one in texts if _has_unit(one))
    return all(map(is_key_number, texts)) and 2 * units > len(texts)


def _tile(cells: Sequence[PrintedCell]) -> PrintedText:
    return _joined([(one.text.strip(), one.spot) for one in cells if one.text.strip()])


def _joined(parts: Sequence[tuple[str, Spot]]) -> PrintedText:
    text, spots = "", []
    for words, spot in parts:
        text += " " if text else ""
        spots.append((len(text), spot))
        text += words
    return PrintedText(text, "item", tuple(spots))


def tile_bands(lines: Sequence[Line], body: float) -> Iterator[tuple[bool, Sequence[Line]]]:
    """The lines of a column of a page in parts, each with whether it is one of tiles: a line of
    numbers larger than running text (`body`), with words right above or beneath each."""
    begin = 0
    for place in range(len(lines)):
        if place < begin or not _is_of_numbers(lines[place], body):
            continue
        first, end = _above(lines, begin, place), _beneath(lines, place)
        if end - first < 2:
            continue
        if first > begin:
            yield False, lines[begin:first]
        yield True, lines[first:end]
        begin = end
    if begin < len(lines):
        yield False, lines[begin:]


def texts_of_band(lines: Sequence[Line], page: Page, body: float) -> Iterator[PrintedText]:
    """The tiles of a part of a page, from left to right."""
    (numbers,) = [one for one in lines if _is_of_numbers(one, body)][:1]
    for tile in numbers.pieces:
        yield _joined(
            [
                (one.text, page.spot(line.number, [one]))
                for line in lines
                for one in line.pieces
                if _tile_of(one, numbers) is tile
            ]
        )


def _is_of_numbers(line: Line, body: float) -> bool:
    texts = [one.text for one in line.pieces]
    return len(texts) > 1 and line.size > body + _LARGER and _are_numbers(texts)


def _above(lines: Sequence[Line], begin: int, place: int) -> int:
    """Where the words above the numbers begin."""
    numbers, first = lines[place], place
    while first > max(begin, place - _MOST_LABELS):
        line = lines[first - 1]
        widest = _BELOW_LABEL * numbers.size if first == place else _LEADING * line.size
        same = first == place or abs(line.size - lines[place - 1].size) < _SAME_SIZE
        if not (same and _is_part(line, numbers) and lines[first].base - line.base < widest):
            break
        first -= 1
    return first


def _beneath(lines: Sequence[Line], place: int) -> int:
    """Where the words beneath the numbers end."""
    numbers, end = lines[place], place + 1
    while end < min(len(lines), place + 1 + _MOST_REMARKS):
        line = lines[end]
        widest = _LEADING * (numbers if end == place + 1 else line).size
        same = end == place + 1 or abs(line.size - lines[place + 1].size) < _SAME_SIZE
        if not (same and _is_part(line, numbers) and line.base - lines[end - 1].base < widest):
            break
        end += 1
    return end


def _is_part(line: Line, numbers: Line) -> bool:
    """Whether every piece of a line of smaller letters stands over or under one of the numbers."""
    smaller = line.size < numbers.size - _SAME_SIZE
    return smaller and all(
        not one.numeric and _tile_of(one, numbers) is not None for one in line.pieces
    )


def _tile_of(piece: Piece, numbers: Line) -> Piece | None:
    """The number that a piece belongs to: they begin, or have their middle, at one place, and the
    piece ends before the next number begins."""
    tiles = numbers.pieces
    for at, tile in enumerate(tiles):
        begins = abs(piece.left - tile.left) < _APART
        centred = abs(piece.left + piece.right - tile.left - tile.right) < 2 * _APART
        nexts = [one.left for one in tiles[at + 1 : at + 2]]
        if piece is tile or ((begins or centred) and all(piece.right < one for one in nexts)):
            return tile
    return None
