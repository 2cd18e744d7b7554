"""What runs through a report: heads and feet of its pages, left out, and texts and tables that go
on in the next column or on the next page, put together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile, zip_longest

from bokslut.model.printed import Box, PrintedBlock, PrintedCell, PrintedTable, PrintedText

from .grids import Grid
from .head_spans import with_spans
from .layout import Laid, Style, contents_entry
from .page_lines import YEAR, Line, Page, joined, lines_of
from .pieces import Piece, in_lines, is_numeric
from .wrapped_rows import cut_row

# Where heads and feet stand, in parts of the page's height, and on how many pages at least.
_ZONE = 0.11
_LEAST_PAGES = 3
_MOST_OF = 0.5
_DIGITS = re.compile(r"[0-9]+")
_PAGE_OF = re.compile(
    r"(?:sida|sid|s|page)?\.?\s*[0-9]{1,4}\s*(?:(?:\(|av|/|of)\s*[0-9]{1,4}\)?)?", re.I
)
_SENTENCE_END = re.compile(r"[.!?:;][”\")]?[⁰¹²³⁴-⁹]*$")
# What no sentence ends with: a capital or a number may follow in the next column.
_UNENDED = re.compile(
    r"(?:,|\b(?:och|eller|samt|som|att|med|mot|på|till|från|för|av|om|i|den|det|de|en|ett|är|var"
    r"|and|or|the|of|to|in|by|from|with|a))$"
)
_GOES_ON = re.compile(r"\(?\s?(?:forts(?:ättning)?|cont(?:inued|d)?)\b", re.IGNORECASE)
# In parts of the table's width: how far from its middle a title may be.
_CENTRED = 0.07
# In points: letters that end or begin over each other.
_SAME_EDGE = 1
# Rows of a list of contents, and of what goes on from one; blocks that may stand between the two.
_FEWEST_ENTRIES, _FEWEST_MORE, _MOST_BETWEEN, _NO_PAGE = 4, 2, 2, -1
_LONGEST_CAPTION = 110
_MOST_HEADS = 5
_APART = 8.0
# In points: how much further below the last row than its rows are apart what goes on with a table
# may stand.
_ROWS_LOOKED_AT, _ROOM = 5, 3
_SUM = re.compile(r"(?:del)?(?:summa|total(?:t|er)?|sum)\b", re.IGNORECASE)

_Key = tuple[int, str]


def without_heads(pages: Sequence[tuple[Page, Sequence[Piece]]], style: Style) -> list[list[Piece]]:
    """The pieces of each page without those of heads and feet: from the edges inwards the lines
    that say the same at the same place of several pages, or that stand where most pages have one.
    """
    edges = [_edges(page, some, style) for page, some in pages]
    often = Counter(
        key for some in edges for key in {_key(one) for line in some for one in line.pieces}
    )
    least = _LEAST_PAGES if len(pages) > _LEAST_PAGES else 2
    heads = {key for key, count in often.items() if count >= least}
    places = Counter(
        place
        for some in edges
        for place in {_key(one)[0] for line in some for one in line.pieces if _key(one) in heads}
    )
    most = max(least, _MOST_OF * len(pages))
    whole = {place for place, count in places.items() if count >= most}

    def is_head(line: Line) -> bool:
        if len(pages) == 1:
            return bool(_PAGE_OF.fullmatch(line.text))
        return any(_key(one) in heads or _key(one)[0] in whole for one in line.pieces)

    told = []
    for (page, some), edge in zip(pages, edges, strict=True):
        upper = takewhile(is_head, (one for one in edge if one.base < page.height / 2))
        lower = takewhile(is_head, (one for one in edge[::-1] if one.base > page.height / 2))
        left_out = {id(one) for line in (*upper, *lower) for one in line.pieces}
        told.append([one for one in some if id(one) not in left_out])
    return told


def _edges(page: Page, pieces: Sequence[Piece], style: Style) -> list[Line]:
    """The lines at the edges of a page that may be heads or feet, from top to bottom: heads of a
    table with its numbers below them are none."""
    lines = lines_of(in_lines(pieces), 1)
    zone = _ZONE * page.height
    return [
        line
        for line, below in zip_longest(lines, lines[1:])
        if (line.base < zone or line.base > page.height - zone)
        and line.size < style.body + 2
        and not line.is_row
        and not (below is not None and _is_head_of(line, below))
    ]


def _is_head_of(line: Line, row: Line) -> bool:
    numbers = [one for one in row.pieces if one.numeric]
    over = sum(
        1
        for one in line.pieces[1:]
        if any(one.left < two.right and one.right > two.left for two in numbers)
    )
    # Heads in the middle of cells may be over none of the numbers that end at their right side.
    alike = row.is_row and len(line.pieces) > 2 and 0 <= len(row.pieces) - len(line.pieces) < 2
    # Right above the years of a table a head of the page may stand too, a little further off.
    near = (2 if row.has_amount else 1) * line.size
    return row.is_labelled and (over > 0 or alike) and row.top - line.bottom < near


def _key(one: Piece) -> _Key:
    return round(one.base / 3), _DIGITS.sub("#", one.text)[:40]


def put_together(blocks: Iterable[Laid], pages: int) -> Iterator[PrintedBlock]:
    """Texts and tables in order, each whole."""
    told: list[Laid] = []
    # The page that the list of contents has come to, and where among the blocks that is.
    reached, where = _NO_PAGE, 0
    for one in blocks:
        begun = reached if len(told) - where <= _MOST_BETWEEN else _NO_PAGE
        if isinstance(one.block, Grid) and not one.alone and _is_contents(one, pages, begun):
            told += [replace(one, block=text) for text in _entries(one.block)]
            reached, where = _last_page(one.block), len(told)
        elif told and _goes_on(told[-1], one):
            told[-1] = _whole(told[-1], one)
        elif len(told) > 1 and _is_forts(told[-1]) and _goes_on(told[-2], one):
            told[-2:] = [_whole(told[-2], one)]
        elif heads := _heads_between(told, one):
            told[-heads - 1 :] = [_whole(told[-heads - 1], one)]
        elif len(told) > 1 and _is_row_between(told[-2], told[-1], one):
            told[-2:] = [_whole(_with_row(told[-2], told[-1]), one)]
        else:
            told.append(one if one.alone is None else replace(one, block=one.alone, alone=None))
    for place, one in enumerate(told):
        if isinstance(one.block, Grid):
            yield with_spans(_titled(one.block.table), ("left", "middle", "right"))
        else:
            below = told[place + 1] if place + 1 < len(told) else None
            yield _captioned(one, below)


def _titled(table: PrintedTable) -> PrintedTable:
    """The table without a title that is set in the middle over all of it, which names it and heads
    none of its columns."""
    told = [cell for cell in table.rows[0] if cell.text] if len(table.rows) > 2 else []
    box = told[0].spot.box if told else None
    if len(told) != 1 or box is None or told[0] is table.rows[0][0] or is_numeric(told[0].text):
        return table
    if _is_set_otherwise(told[0], table.rows[1]):
        return replace(table, rows=table.rows[1:], title=told[0].text)
    whole, numbers = _reach(table, 0), _reach(table, 1)
    middle = (box.left + box.right) / 2
    apart = abs(middle - sum(whole) / 2)
    # What heads all columns of numbers is in the middle of these.
    near = apart < _CENTRED * (whole[1] - whole[0]) and apart < abs(middle - sum(numbers) / 2)
    if not near or not all(cell.text for cell in table.rows[1]) or _goes_on_below(box, table):
        return table
    return replace(table, rows=table.rows[1:], title=told[0].text)


def _is_set_otherwise(cell: PrintedCell, heads: Sequence[PrintedCell]) -> bool:
    """Whether a text alone stands in light letters over heads that are all bold."""
    told = [one for one in heads if one.text]
    return not cell.strong and len(told) > 1 and all(one.strong for one in told)


def _goes_on_below(box: Box, table: PrintedTable) -> bool:
    """Whether a text is the first line of the head of one column: it ends or begins right over it,
    as `september–december` over `2014`."""
    below = [one for cell in table.rows[1] if (one := cell.spot.box)]
    return any(
        abs(box.right - one.right) <= _SAME_EDGE or abs(box.left - one.left) <= _SAME_EDGE
        for one in below
    )


def _reach(table: PrintedTable, first: int) -> tuple[int, int]:
    """From where to where a table is printed below its first row, from a column on."""
    boxes = [one for row in table.rows[1:] for cell in row[first:] if (one := cell.spot.box)]
    return min((one.left for one in boxes), default=0), max((one.right for one in boxes), default=0)


def _is_forts(one: Laid) -> bool:
    return isinstance(one.block, PrintedText) and bool(_GOES_ON.match(one.block.text))


def _heads_between(told: Sequence[Laid], after: Laid) -> int:
    """How many texts at the top of a page are the heads of a table that goes on below them without
    any; 0 where they are none."""
    count = 0
    while count < min(len(told) - 1, _MOST_HEADS):
        last = told[-count - 1]
        if not isinstance(last.block, PrintedText) or last.page != after.page:
            break
        count += 1
    if not count or not isinstance(after.block, Grid):
        return 0
    before = told[-count - 1]
    if not isinstance(before.block, Grid) or not _goes_on(before, after):
        return 0
    first = next((at for at, row in enumerate(before.block.rows) if _is_of_amounts(row)), 0)
    heads = Counter(word for row in before.block.rows[:first] for word in _printed(row).split())
    texts = (one.block for one in told[-count:])
    words = Counter(
        word for one in texts if isinstance(one, PrintedText) for word in one.text.split()
    )
    return count if words.total() > 1 and words <= heads else 0


def _is_of_amounts(row: Sequence[PrintedCell]) -> bool:
    return any(is_numeric(cell.text) and not YEAR.fullmatch(cell.text) for cell in row[1:])


def _is_row_between(before: Laid, text: Laid, after: Laid) -> bool:
    """Whether a text at the end of a page is a heading of rows of a table that goes on, with the
    same heads again, on the next page."""
    if not isinstance(before.block, Grid) or not isinstance(after.block, Grid):
        return False
    return (
        isinstance(text.block, PrintedText)
        and text.page == before.page
        and text.last
        and len(text.block.text) < _LONGEST_CAPTION
        and _stands_with(text.block, before.block)
        and _goes_on(before, after)
        and _heads(before.block, after.block) > 0
    )


def _stands_with(text: PrintedText, grid: Grid) -> bool:
    """Whether a text stands as near to the last row of a table as its rows to each other: what
    names the next table stands further away."""
    box = text.spots[0][1].box if text.spots else None
    rows = [
        (min(one.top for one in boxes), max(one.bottom for one in boxes))
        for row in grid.rows[-_ROWS_LOOKED_AT:]
        if (boxes := [cell.spot.box for cell in row if cell.spot.box])
    ]
    gaps = [after[0] - before[1] for before, after in pairwise(rows)]
    return box is None or not gaps or box.top - rows[-1][1] <= max(gaps) + _ROOM


def _with_row(before: Laid, text: Laid) -> Laid:
    assert isinstance(before.block, Grid) and isinstance(text.block, PrintedText)
    cell = PrintedCell(text.block.text, text.block.spot, 1, text.block.strong)
    blank = PrintedCell("", text.block.spot)
    row = (cell, *(blank for _column in before.block.columns))
    return replace(before, block=replace(before.block, rows=(*before.block.rows, row)))


def _goes_on(before: Laid, after: Laid) -> bool:
    apart = (before.page, before.column) != (after.page, after.column)
    if not apart:
        return False
    if isinstance(before.block, PrintedText) and isinstance(after.block, PrintedText):
        return _text_goes_on(before.block, after.block)
    if isinstance(before.block, Grid) and isinstance(after.block, Grid):
        next_page = after.page == before.page + 1
        return (next_page or _is_cut(before, after)) and _table_goes_on(
            before.block, _fitted(before.block, after.block)
        )
    return False


def _is_cut(before: Laid, after: Laid) -> bool:
    """Whether a table at the end of a column, without its sum, is followed by one at the top of
    the next that has the same heads."""
    assert isinstance(before.block, Grid) and isinstance(after.block, Grid)
    return (
        (before.page, before.last, after.first) == (after.page, True, True)
        and _heads(before.block, after.block) > 0
        and _ends_with_row(before.block)
    )


def _ends_with_row(grid: Grid) -> bool:
    """Whether the last row is one of numbers and no sum."""
    last = grid.rows[-1]
    numbers = [cell.text for cell in last[1:] if cell.text and not YEAR.fullmatch(cell.text)]
    return any(map(_is_amount, numbers)) and not _SUM.match(last[0].text)


def _text_goes_on(before: PrintedText, after: PrintedText) -> bool:
    """Whether a paragraph stops in the middle of a sentence that goes on in the next column."""
    if before.kind not in ("paragraph", "item") or after.kind != "paragraph":
        return False
    open_ = not _SENTENCE_END.search(before.text) and len(before.text) > 40
    first = after.text[:1]
    begun = first.islower() or first.isdigit() or bool(_UNENDED.search(before.text))
    return open_ and begun


def _table_goes_on(before: Grid, after: Grid) -> bool:
    """Whether a table is the rest of the one before: the same columns at the same places, and the
    same heads again or none at all."""
    if not before.columns or len(before.columns) != len(after.columns):
        # What has no columns of numbers may be anything.
        return False
    pairs = list(zip(before.columns, after.columns, strict=True))
    # Numbers stand over each other by their ends, in some tables by where they begin.
    ends, begins = ({(two.right - one.right) for one, two in pairs},
                    {(two.left - one.left) for one, two in pairs})  # fmt: skip
    if min(max(some) - min(some) for some in (ends, begins)) > _APART:
        return False
    return bool(_heads(before, after)) or _begins_with_row(after)


def _heads(before: Grid, after: Grid) -> int:
    """How many rows at the top of both are the same."""
    count = 0
    for one, two in zip(before.rows, after.rows, strict=False):
        if [cell.text for cell in one] != [cell.text for cell in two]:
            break
        count += 1
    return count


def _begins_with_row(grid: Grid) -> bool:
    first = grid.rows[0]
    numbers = [cell.text for cell in first[1:] if cell.text]
    years = sum(1 for one in numbers if re.fullmatch(r"(?:19|20)[0-9]{2}", one))
    return bool(first[0].text) and len(numbers) > years and all(map(_is_amount, numbers))


def _is_amount(text: str) -> bool:
    return text[-1:].isdigit() or text in ("-", "–", "—", "\u2212") or text.endswith(("%", ")"))


def _fitted(before: Grid, after: Grid) -> Grid:
    """What follows a table, with the columns of that table where it has the same heads and some of
    its columns, at the same places, are empty."""
    places = [
        next((at for at, two in enumerate(before.columns) if abs(two.right - one.right) < 1), -1)
        for one in after.columns
    ]
    count = sum(
        1
        for _pair in takewhile(
            lambda pair: _printed(pair[0]) == _printed(pair[1]),
            zip(before.rows, after.rows, strict=False),
        )
    )
    rows = after.rows[count:]
    if (
        not 0 < len(places) < len(before.columns)
        or -1 in places
        or len(set(places)) < len(places)
        or not count
        or any(cell.columns > 1 for row in rows for cell in row)
    ):
        return after
    wide = [(row[0], *(_at(row, places, at) for at in range(len(before.columns)))) for row in rows]
    return replace(after, columns=before.columns, rows=(*before.rows[:count], *wide))


def _printed(row: Sequence[PrintedCell]) -> str:
    return " ".join(cell.text for cell in row if cell.text)


def _at(row: Sequence[PrintedCell], places: Sequence[int], at: int) -> PrintedCell:
    blank = PrintedCell("", row[0].spot)
    return row[1 + places.index(at)] if at in places else blank


def _whole(before: Laid, after: Laid) -> Laid:
    if isinstance(before.block, Grid) and isinstance(after.block, Grid):
        below = _fitted(before.block, after.block)
        *rows, last = before.block.rows
        rest = below.rows[_heads(before.block, below) :]
        told = cut_row(last, rest[0]) if rest else None
        whole = (*rows, last, *rest) if told is None else (*rows, told, *rest[1:])
        return replace(after, block=replace(before.block, rows=whole))
    assert isinstance(before.block, PrintedText) and isinstance(after.block, PrintedText)
    text = joined(before.block.text, after.block.text)
    shift = len(text) - len(after.block.text)
    spots = (*before.block.spots, *((shift + at, spot) for at, spot in after.block.spots))
    return replace(after, block=replace(before.block, text=text, spots=spots))


def _captioned(one: Laid, below: Laid | None) -> PrintedText:
    """A text; a short line right over a table is its caption."""
    text = one.block
    assert isinstance(text, PrintedText)
    over = below is not None and isinstance(below.block, Grid)
    lines = {spot.line for _offset, spot in text.spots}
    short = len(text.text) < _LONGEST_CAPTION and len(lines) == 1
    if over and short and text.kind == "paragraph" and not _SENTENCE_END.search(text.text):
        return replace(text, kind="caption")
    return text


def _last_page(grid: Grid) -> int:
    told = [int(row[-1].text) for row in grid.rows if _is_page_number(row[-1])]
    return max(told, default=_NO_PAGE)


def _is_contents(one: Laid, pages: int, begun: int) -> bool:
    """Whether a table is a list of contents without dots: one column of page numbers that rise. It
    has several, or goes on from the page that such a list has come to: a title over two lines
    parts it."""
    assert isinstance(one.block, Grid)
    if len(one.block.columns) != 1 or one.page > max(5, pages // 10):
        return False
    told = [row[-1] for row in one.block.rows if len(row) > 1 and row[-1].text]
    numbers = [int(cell.text) for cell in told if _is_page_number(cell)]
    rising = all(a <= b for a, b in pairwise(numbers))
    fewest = _FEWEST_ENTRIES if begun == _NO_PAGE else _FEWEST_MORE
    return (
        len(numbers) >= fewest
        and numbers[0] >= begun
        and len(numbers) >= 0.9 * len(told)
        and rising
        and (numbers[-1] <= pages + 5)
    )


def _entries(grid: Grid) -> Iterator[PrintedText]:
    for row in grid.rows:
        if row[-1].text and _is_page_number(row[-1]):
            yield contents_entry(row[0].text, row[-1].text, row[0].spot)
        elif any(cell.text for cell in row):
            text = " ".join(cell.text for cell in row if cell.text)
            yield PrintedText(text, "item", ((0, row[0].spot),))


def _is_page_number(cell: PrintedCell) -> bool:
    return cell.text.isdecimal() and len(cell.text) <= 4
