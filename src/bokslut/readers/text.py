"""Plain text: tables by tabs or wide gaps, headings by their shape, paragraphs by blank lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from bokslut.model.printed import (
    PrintedBlock,
    PrintedCell,
    PrintedReport,
    PrintedTable,
    PrintedText,
    Spot,
    TextKind,
)

from .head_spans import with_spans
from .lines import loose_tables
from .run_in_rows import parted_rows
from .spaced import spaced_tables

_GAP = re.compile(r"[ \u00a0]{3,}|[ \u00a0]*\t[ \u00a0]*")
_MARKUP = re.compile(
    r"</?[a-zA-Z][^<>]{0,80}>|(?<![\w*])\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{2,3}(?![\w*])"
)
# Two cells in bold that lost what was between them: `ska öka****Mål`.
_BETWEEN = re.compile(r"(?<=[\w.,%)])\*{2,}(?=[^\W\d])")
_EMPHASIS = re.compile(r"(?<![\w*])\*([^*\n]{1,300})\*(?![\w*])")
_ITEM = re.compile(r"^\s*(?:[-–•*·]\s*(?=\S)(?![0-9\s])|[0-9]{1,2}[.)]\s+(?=[^\W\d]))")
_END = re.compile(r"[.!?:;,…]$")
_LONGEST_HEADING = 110
_SHORT_HEADING, _LONGER = 60, 30

_RUN_IN = re.compile(
    r"\s*([-–−]?\s?[0-9]+(?:[ \u00a0][0-9]+)*(?:,[0-9]+)?)"
    r"((?:[A-ZÅÄÖ]{3}|[A-ZÅÄÖ][a-zåäö]{3})(?:[^0-9.!?]{0,80}[^0-9.!?:;,])?)\s*"
)
# `Årets resultat 0 6 4 3BALANSRÄKNING, mkr 2024 2023`: the last number of a row and the next heads.
_HEADS_RUN_IN = re.compile(r"(\S.*\s[-–−]?[0-9][0-9.,]*%?)([A-ZÅÄÖ]{4,}(?![a-zåäö0-9])(?:[ ,].*)?)")
_SCOPE_RUN_IN = re.compile(
    r"([^0-9]{0,70}(?:räkning|analys|utredning|redovisning|koncernen|kommunen))\.?"
    r"(Kommunen|Koncernen|Sammanställd redovisning|(?:mnkr|mkr|tkr|kkr)(?![^\W\d_]))\s*"
)

_Line = tuple[int, str]


def read_text(text: str, name: str = "", language: str = "") -> PrintedReport:
    """A plain text as a report; lines are counted from 1.

    Lines with tabs inside, or with wide gaps in the same columns, are rows of a table. A short
    line of its own without a full stop is a heading.
    """
    blocks = list(_blocks(text.splitlines()))
    return PrintedReport(name, "text", tuple(blocks), language="en" if language == "en" else "sv")


def _blocks(lines: list[str]) -> Iterator[PrintedBlock]:
    numbered = [
        (number, part)
        for number, line in enumerate(lines, 1)
        for row in parted_rows(line.rstrip(" \u00a0\r"))
        for part in _unglued(row)
    ]
    place = 0
    for found in spaced_tables(numbered):
        yield from _loose(numbered[place : found.begin])
        yield found.table
        place = found.end
    yield from _loose(numbered[place:])


def _unglued(line: str) -> tuple[str, ...]:
    """A line; two where the heading below has run into a number (`-75,5ÅRETS KASSAFLÖDE`), or the
    head of the columns into the title (`ResultaträkningKommunen`)."""
    match = (
        _RUN_IN.fullmatch(line) or _HEADS_RUN_IN.fullmatch(line) or _SCOPE_RUN_IN.fullmatch(line)
    )
    return (match[1], match[2]) if match else (line,)


def _loose(lines: list[_Line]) -> Iterator[PrintedBlock]:
    """Lines among which no gaps keep columns: tables that have lost these, and the rest."""
    place = 0
    for found in loose_tables(lines):
        yield from _chunks(lines[place : found.begin])
        yield found.table
        place = found.end
    yield from _chunks(lines[place:])


def _chunks(lines: list[_Line]) -> Iterator[PrintedBlock]:
    for empty, group in groupby(lines, key=lambda one: not one[1].strip()):
        if not empty:
            yield from _chunk(list(group))


def _chunk(lines: list[_Line]) -> Iterator[PrintedBlock]:
    """Lines without a blank one between them: tables and texts in turn."""
    spaced = sum(1 for _number, line in lines if len(_gaps(line)) > 1) >= 2
    for tabular, group in groupby(lines, key=lambda one: _is_row(one[1], spaced)):
        some = list(group)
        if tabular:
            yield _table(some)
        else:
            yield from _texts(some)


def _gaps(line: str) -> list[str]:
    return _GAP.split(line.strip())


def _is_row(line: str, spaced: bool) -> bool:
    """Whether a line is a row: it has a tab inside or several behind it, or gaps where other lines
    have them too."""
    tabs = "\t" in line.strip() or line.count("\t") > 1
    return tabs or (spaced and len(_gaps(line)) > 1)


def _table(lines: list[_Line]) -> PrintedTable:
    rows = [
        tuple(PrintedCell(_clean(text), Spot(line=number)) for text in _cells(line))
        for number, line in lines
    ]
    return with_spans(PrintedTable(tuple(rows), Spot(line=lines[0][0])), ("left",))


def _cells(line: str) -> list[str]:
    return [one.strip() for one in line.split("\t")] if "\t" in line else _gaps(line)


def _texts(lines: list[_Line]) -> Iterator[PrintedText]:
    if _is_headed(lines):
        yield _text(lines[:1])
        lines = lines[1:]
    gathered: list[_Line] = []
    for number, line in lines:
        if gathered and (_ITEM.match(line) or _END.search(gathered[-1][1].rstrip("*_ "))):
            yield _text(gathered)
            gathered = []
        gathered.append((number, line))
    if gathered:
        yield _text(gathered)


def _is_headed(lines: list[_Line]) -> bool:
    """Whether the first line is a heading though no empty line stands beneath: far shorter than
    the line of prose below, which begins anew."""
    if len(lines) < 2:
        return False
    first, below = lines[0][1].strip("*_ "), lines[1][1].strip()
    short = len(first) <= _SHORT_HEADING and len(below) >= len(first) + _LONGER
    own = first[:1].isupper() and below[:1].isupper() and not _END.search(first)
    return short and own and not _ITEM.match(first) and first[-1:].isalpha()


def _text(lines: list[_Line]) -> PrintedText:
    text, spots = "", []
    for number, line in lines:
        clean = _clean(line)
        if text and not text.endswith(" "):
            text += " "
        spots.append((len(text), Spot(line=number)))
        text += clean
    kind = _kind(lines, text)
    strong = all(re.match(r"\s*\*\*.*\*\*\s*$", line) for _number, line in lines)
    if kind == "item":
        kept = _ITEM.sub("", text, count=1)
        shift = len(text) - len(kept)
        text, spots = kept, [(max(0, offset - shift), spot) for offset, spot in spots]
    return PrintedText(text, kind, tuple(spots), 1 if text.isupper() else 2, strong)


def _kind(lines: list[_Line], text: str) -> TextKind:
    if _ITEM.match(text):
        return "item"
    short = len(lines) == 1 and len(text) <= _LONGEST_HEADING
    return "heading" if short and text and not _END.search(text) else "paragraph"


def _clean(text: str) -> str:
    """The words without the markup that extraction left among them."""
    return _EMPHASIS.sub(r"\1", _MARKUP.sub("", _BETWEEN.sub(" ", text))).strip()
