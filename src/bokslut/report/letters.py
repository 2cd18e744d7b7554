"""Which characters the report's font shows, and where a document holds others.

The standards of the PDF forbid what a font cannot show, so such a character becomes a hollow
square there; the rule `unprintable-characters` tells where. Signs without a shape of their own
(joiners, marks of direction, selectors of emoji) are left out and not told.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files

from bokslut.model.document import (
    AssessmentBlock,
    Block,
    ChartBlock,
    Document,
    KeyFigures,
    ListBlock,
    MatrixBlock,
    Paragraph,
    Section,
    Table,
    TableBlock,
)
from bokslut.model.finding import Finding, Place, Severity, finding

from .layout import chart_of, clean

HOLLOW = "□"
_MOST = 20
_TOLD = 10

Placed = tuple[Place, str]


@lru_cache(maxsize=1)
def _others() -> re.Pattern[str]:
    """Finds a character that the font does not show; line ends and tabs are no characters."""
    text = files("bokslut.report").joinpath("fonts/coverage.txt").read_text("ascii")
    spans = (line.split("-") for line in text.split())
    shown = "".join(f"\\U{int(first, 16):08x}-\\U{int(last, 16):08x}" for first, last in spans)
    return re.compile(f"[^\n\t{shown}]")


def settable(text: str) -> str:
    """The text with a hollow square for each character that the report's font cannot show."""
    cleaned = clean(text)
    if cleaned.isascii():
        return cleaned
    return _others().sub(lambda found: "" if _shapeless(found[0]) else HOLLOW, cleaned)


def _shapeless(character: str) -> bool:
    """Whether a sign only steers how others look."""
    return unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f"


def unprintable(document: Document) -> list[Finding]:
    """One finding for each text with characters that the PDF cannot show, at its first place."""
    texts: dict[str, Place] = {}
    for place, text in _texts(document):
        if not text.isascii():
            texts.setdefault(text, place)
    lost = [(place, text, signs) for text, place in texts.items() if (signs := _lost(text))]
    found = [_finding(*one) for one in lost[:_MOST]]
    if len(lost) > _MOST:
        rule = found[0].rule
        template = "{count} more of the rule {rule}; the gravest are told."
        more = len(lost) - _MOST
        found.append(finding(rule, found[0].severity, template, quote=rule, count=more, rule=rule))
    return found


def _lost(text: str) -> list[str]:
    found = dict.fromkeys(_others().findall(clean(text)))
    return [one for one in found if not _shapeless(one)]


def _finding(place: Place, text: str, signs: list[str]) -> Finding:
    told = [f"{one} (U+{ord(one):04X})" for one in signs[:_TOLD]]
    return finding(
        "unprintable-characters",
        Severity.WARNING,
        "The PDF cannot show {characters} in the text “{text}”: it prints {hollow} there.",
        place=place,
        quote=text,
        remedy="Write the text with Latin, Greek or Cyrillic letters where it comes from: a name "
        "in a ledger or table, or a text in the declarations. HTML and XLSX show it as it is.",
        characters=", ".join(told) + (", …" if len(signs) > _TOLD else ""),
        text=text if len(text) <= 60 else f"{text[:59]}…",
        hollow=HOLLOW,
    )


def _texts(document: Document) -> Iterator[Placed]:
    """What the PDF prints, with its places; what stands in several places comes several times."""
    declared = (
        document.title,
        document.subtitle,
        *(one for pair in document.front for one in pair),
    )
    yield from ((Place(file="bokslut.toml"), one) for one in declared)
    yield Place(), document.body
    for section in document.sections:
        yield from _of_section(document, section)
    for table in document.tables:
        yield from _of_table(table)
    for one in document.explanations:
        place = Place(row=str(one.ref))
        names = [one.label, one.scope, one.definition, one.formula]
        names += [part for pair in one.selection for part in pair]
        names += [source.file for source in one.sources]
        yield from ((place, text) for text in names)


def _of_section(document: Document, section: Section) -> Iterator[Placed]:
    place = Place(row=section.key)
    yield place, section.title
    for block in section.blocks:
        yield from ((place, text) for text in _of_block(document, block))


def _of_block(document: Document, block: Block) -> Iterable[str]:
    if isinstance(block, Paragraph):
        return [block.text]
    if isinstance(block, ListBlock):
        return ["".join(run.text for run in item) for item in block.items]
    if isinstance(block, KeyFigures):
        labels = [one.label for one in block.items]
        return labels + ["".join(run.text for run in one.note) for one in block.items]
    if isinstance(block, TableBlock):
        return []
    if isinstance(block, AssessmentBlock):
        one = block.assessment
        return [one.label, one.why, one.reason, one.decided_by]
    if isinstance(block, MatrixBlock):
        return [block.title, *(one.label for one in block.rows)]
    assert isinstance(block, ChartBlock)
    chart = chart_of(document, block.key)
    return [chart.title, chart.caption] if chart is not None else []


def _of_table(table: Table) -> Iterator[Placed]:
    place = Place(table=table.key)
    yield from ((place, text) for text in (table.title, table.label_head, *table.notes))
    for column in table.columns:
        yield Place(table=table.key, column=column.key), column.label
    for row in table.rows:
        place = Place(table=table.key, row=row.key)
        yield place, row.label
        for column, cell in zip(table.columns, row.cells, strict=False):
            yield Place(table=table.key, row=row.key, column=column.key), cell.text
