"""Tables that Markdown draws with lines instead of pipes, as HTML tables on the same lines.

Source: Pandoc's Markdown, extensions `grid_tables`, `simple_tables` and `multiline_tables`: what
the tables of a Word document become when Pandoc turns it into Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it import MarkdownIt

_BORDER = re.compile(r"\+(?:[-=:]+\+)+")
_HEAD_BORDER = re.compile(r"\+(?::?=+:?\+)+")
_COLUMNS = re.compile(r"\s*-{2,}(?:\s+-{2,})+\s*")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_RULE = re.compile(r"\s*-{3,}\s*")
# What keeps a line of the file a line of the page: an empty one would end the table.
_LINE_KEPT = "<!-- -->"
_WORDS = MarkdownIt("commonmark")


def with_drawn_tables(text: str) -> str:
    """The text with each drawn table as HTML, a line for each of its lines; all else as it is."""
    lines = text.split("\n")
    place, fenced = 0, False
    while place < len(lines):
        fenced ^= bool(_FENCE.match(lines[place]))
        found = None if fenced else _grid_table(lines, place) or _ruled_table(lines, place)
        if found:
            first, last, rows, head = found
            lines[first:last] = _as_html(last - first, rows, head)
            place = last
        else:
            place += 1
    return "\n".join(lines)


# The lines from which and up to which a table stands; its rows, each with its line counted from
# there and its cells as (columns, words); and how many of the rows are heads.
_Rows = list[tuple[int, list[tuple[int, str]]]]
_Found = tuple[int, int, _Rows, int]


def _as_html(lines: int, rows: _Rows, heads: int) -> list[str]:
    told = [_LINE_KEPT] * lines
    for place, (line, cells) in enumerate(rows):
        kind = "th" if place < heads else "td"
        told[line] = "".join(
            f"<{kind}{f' colspan={over}' if over > 1 else ''}>{_WORDS.renderInline(words)}</{kind}>"
            for over, words in cells
        ).join(("<tr>", "</tr>"))
    return [f"<table>{told[0]}", *told[1:-1], f"{told[-1]}</table>"]


def _grid_table(lines: Sequence[str], first: int) -> _Found | None:
    """The table whose upper border stands on the line, if it has a lower one."""
    if not _BORDER.fullmatch(lines[first].strip()):
        return None
    last = first
    while last < len(lines) and (line := lines[last].strip()) and line[0] + line[-1] in _ENDS:
        last += 1
    drawn = [one.strip() for one in lines[first:last]]
    if len(drawn) < 3 or not _BORDER.fullmatch(drawn[-1]):
        return None
    cuts = [place for place, sign in enumerate(drawn[0]) if sign == "+"]
    groups = list(_between(drawn, _BORDER))
    rows = [(line, _cells_between(row, cuts)) for line, row in groups]
    head = next((n for n, one in enumerate(drawn) if n and _HEAD_BORDER.fullmatch(one)), 0)
    return first, last, rows, sum(line < head for line, _ in groups)


_ENDS = ("++", "||", "+|", "|+")


def _cells_between(row: Sequence[str], cuts: Sequence[int]) -> list[tuple[int, str]]:
    """The cells of a row of a grid; one over several columns where no line cuts it."""
    kept = [cut for cut in cuts if all(line[cut : cut + 1] in ("|", "+") for line in row)]
    return [
        (sum(left < cut <= right for cut in cuts), _joined(line[left + 1 : right] for line in row))
        for left, right in pairwise(kept)
    ]


def _ruled_table(lines: Sequence[str], ruled: int) -> _Found | None:
    """The table whose columns the line rules: its heads above it, if any, and its rows below; up to
    a line that closes it, or up to an empty one where it has heads and no line above them."""
    if not _COLUMNS.fullmatch(lines[ruled]):
        return None
    top = ruled
    while top and lines[top - 1].strip() and not _is_line(lines[top - 1]):
        top -= 1
    opened = top > 0 and _RULE.fullmatch(lines[top - 1]) is not None
    simple = top < ruled and not opened
    last = ruled + 1
    while last < len(lines) and not (_is_empty(lines[last]) if simple else _is_line(lines[last])):
        last += 1
    body = lines[ruled + 1 : last]
    if not body or (last == len(lines) and not simple):
        return None
    first, end = (top - 1 if opened else top), (last if simple else last + 1)
    starts = [one.start() for one in re.finditer("-+", lines[ruled])]
    heads = [(top, lines[top:ruled])] if top < ruled else []
    apart = any(map(_is_empty, body))
    told = _between(body, _EMPTY) if apart else ((n, [one]) for n, one in enumerate(body))
    groups = [*heads, *((ruled + 1 + place, row) for place, row in told)]
    rows = [(place - first, _cells_from(row, starts)) for place, row in groups]
    return first, end, rows, len(heads)


_EMPTY = re.compile(r"\s*")


def _is_empty(line: str) -> bool:
    return not line.strip()


def _is_line(line: str) -> bool:
    return bool(_COLUMNS.fullmatch(line) or _RULE.fullmatch(line))


def _cells_from(row: Sequence[str], starts: Sequence[int]) -> list[tuple[int, str]]:
    begins, ends = [0, *starts[1:]], [*starts[1:], None]
    return [
        (1, _joined(line[begin:end] for line in row))
        for begin, end in zip(begins, ends, strict=True)
    ]


def _between(lines: Sequence[str], border: re.Pattern[str]) -> Iterator[tuple[int, list[str]]]:
    """Each run of lines between borders: its first line, and all of them."""
    run: list[str] = []
    for place, line in enumerate([*lines, None]):
        if line is not None and not border.fullmatch(line):
            run.append(line)
        elif run:
            yield place - len(run), run
            run = []


def _joined(parts: Iterator[str]) -> str:
    return " ".join(" ".join(parts).split())
