"""The CommonMark of texts: paragraphs, emphasis, lists, quotes and links, and nothing else.

What else CommonMark knows (HTML, images, code, headings) and tables are a finding each and stay
as they were typed: a report's chapters and tables are declared, and no text may bring markup of
its own into a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bokslut.model.document import FigureRun, ListBlock, Paragraph, Run, TextRun
from bokslut.model.finding import Finding, Place, Severity, finding

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_REFUSED = ("html_block", "html_inline", "image", "fence", "code", "backticks", "table", "hr")
# Blanks that somebody set so that no line breaks there are kept.
_BLANKS = re.compile(r"[ \t\n\r\f\v]+")
N_ = str
_HTML = N_("A text holds HTML, which is printed as it was typed: {typed}")
_CODE = N_("A text holds code, which is printed as it was typed: {typed}")
_MESSAGES = {
    "html_block": _HTML,
    "html_inline": _HTML,
    "image": N_("A text holds an image, which is printed as it was typed: {typed}"),
    "fence": _CODE,
    "code_block": _CODE,
    "code_inline": _CODE,
    "table_open": N_("A text holds a table, which is printed as it was typed: {typed}"),
    "heading_open": N_("A text holds a heading, which is printed as it was typed: {typed}"),
    "hr": N_("A text holds a rule, which is printed as it was typed: {typed}"),
}
# Signs that no font has, one for each figure, so that the parser sees a figure as one letter.
_FIRST, _LAST = 0xF0000, 0xFFFFD


def _parser(refused: bool) -> MarkdownIt:
    """The parser; with `refused` one that knows also what is refused, in order to find it."""
    from markdown_it import MarkdownIt

    made = MarkdownIt("commonmark").enable("table")
    if refused:
        return made
    known = made.get_all_rules()
    names = {name for rules in known.values() for name in rules}
    off = [one for one in (*_REFUSED, "heading", "lheading", "reference") if one in names]
    return made.disable(off)


def refused_markup(text: str, place: Place) -> list[Finding]:
    """A finding for each kind of markup that a text may not have, at its first line."""
    found: dict[str, Finding] = {}
    lines = text.splitlines()
    row = 0
    for token in _all(_parser(refused=True).parse(text)):
        row = token.map[0] if token.map else row
        message = _MESSAGES.get(token.type)
        if message is None or message in found:
            continue
        typed = token.content.strip() or (lines[row].strip() if row < len(lines) else "")
        found[message] = finding(
            "text-markup",
            Severity.WARNING,
            message,
            place=place,
            quote=typed.splitlines()[0] if typed else token.markup,
            remedy="Texts may have paragraphs, *emphasis*, **strong**, lists, quotes and links; "
            "chapters and tables are declared in the report.",
            typed=typed.splitlines()[0][:80] if typed else token.markup,
        )
    return list(found.values())


def _all(tokens: Iterable[Token]) -> Iterable[Token]:
    for token in tokens:
        yield token
        yield from token.children or ()


def blocks(runs: Sequence[Run]) -> tuple[Paragraph | ListBlock, ...]:
    """The runs of a bound text as paragraphs and lists."""
    text, figures = _as_letters(runs)
    return _Reader(figures).read(_parser(refused=False).parse(text))


def _as_letters(runs: Sequence[Run]) -> tuple[str, dict[str, FigureRun]]:
    """The text with a letter in the place of each figure. Words that a figure has chosen are
    typed in, as if they had been written there."""
    used = {sign for run in runs for sign in run.text if _FIRST <= ord(sign) <= _LAST}
    free = (chr(code) for code in range(_FIRST, _LAST + 1) if chr(code) not in used)
    figures: dict[str, FigureRun] = {}
    parts: list[str] = []
    for run in runs:
        if isinstance(run, FigureRun):
            letter = next(free)
            figures[letter] = run
            parts.append(letter)
        else:
            parts.append(run.text)
    return "".join(parts), figures


@dataclass
class _Reader:
    """Puts the parser's tokens together to blocks."""

    figures: dict[str, FigureRun]
    made: list[Paragraph | ListBlock] = field(default_factory=list)
    lists: list[Token] = field(default_factory=list)
    items: list[list[Run]] = field(default_factory=list)
    quotes: int = 0

    def read(self, tokens: Iterable[Token]) -> tuple[Paragraph | ListBlock, ...]:
        """The blocks, in order."""
        for token in tokens:
            if token.type == "inline":
                self._text(_trimmed(self._runs(token.children or [])))
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                self.lists.append(token)
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                self._end_list()
            elif token.type == "list_item_open":
                self.items.append([])
            elif token.type.startswith("blockquote"):
                self.quotes += token.nesting
        return tuple(self.made)

    def _text(self, runs: list[Run]) -> None:
        if not runs:
            return
        if not self.lists:
            self.made.append(Paragraph(tuple(runs), "quote" if self.quotes else "text"))
        elif self.items[-1]:
            self.items[-1] += [TextRun(" "), *runs]
        else:
            self.items[-1] += runs

    def _end_list(self) -> None:
        """A list is one level deep: items of a list within it follow as its own."""
        opened = self.lists.pop()
        if self.lists:
            return
        items = tuple(tuple(one) for one in self.items if one)
        self.items = []
        if items:
            ordered = opened.type == "ordered_list_open"
            start = int(opened.attrGet("start") or 1) if ordered else 1
            self.made.append(ListBlock(ordered, items, start))

    def _runs(self, tokens: Iterable[Token]) -> list[Run]:
        runs: list[Run] = []
        strong = emphasis = 0
        links: list[tuple[str, int]] = []
        for token in tokens:
            if token.type in ("strong_open", "strong_close"):
                strong += token.nesting
            elif token.type in ("em_open", "em_close"):
                emphasis += token.nesting
            elif token.type == "link_open":
                links.append((str(token.attrGet("href") or ""), len(runs)))
            elif token.type == "link_close":
                runs += _address(*links.pop(), runs)
            else:
                words = " " if token.type in ("softbreak", "hardbreak") else token.content
                runs += self._split(words, strong > 0, emphasis > 0)
        return runs

    def _split(self, text: str, strong: bool, emphasis: bool) -> Iterable[Run]:
        words: list[str] = []
        for sign in text:
            figure = self.figures.get(sign)
            if figure is None:
                words.append(sign)
                continue
            if words:
                yield TextRun("".join(words), strong, emphasis)
                words = []
            yield figure
        if words:
            yield TextRun("".join(words), strong, emphasis)


def _address(address: str, first: int, runs: list[Run]) -> list[Run]:
    """Where a link leads, in brackets behind it: a report is read on paper, too."""
    said = "".join(run.text for run in runs[first:])
    return [] if not address or said == address else [TextRun(f" ({address})")]


def _trimmed(runs: list[Run]) -> list[Run]:
    """The runs with single blanks, none at the ends, and neighbours of one kind joined."""
    runs = [_spaced(run) if isinstance(run, TextRun) else run for run in runs]
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if isinstance(run, TextRun) and isinstance(last, TextRun) and _alike(run, last):
            joined[-1] = TextRun(last.text + run.text, run.strong, run.emphasis)
        else:
            joined.append(run)
    if joined and isinstance(joined[0], TextRun):
        joined[0] = replace(joined[0], text=joined[0].text.lstrip(" "))
    if joined and isinstance(joined[-1], TextRun):
        joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip(" "))
    return [run for run in joined if run.text]


def _spaced(run: TextRun) -> TextRun:
    return replace(run, text=_BLANKS.sub(" ", run.text))


def _alike(one: TextRun, other: TextRun) -> bool:
    return (one.strong, one.emphasis) == (other.strong, other.emphasis)
