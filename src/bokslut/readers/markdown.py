"""Markdown: through CommonMark with tables to HTML, and that as it is seen."""

from __future__ import annotations

import re
from collections.abc import MutableMapping, Sequence
from dataclasses import replace
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from bokslut.model.printed import PrintedReport

from .drawn_tables import with_drawn_tables
from .html import read_html

_FRONT = re.compile(r"\A---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_NOTE = re.compile(r"\[\^([0-9]{1,3})\](:?)")
_OTHER_NOTE = re.compile(r"\[\^[^\]\s]{1,40}\](:?)")


def read_markdown(text: str, name: str = "") -> PrintedReport:
    """A Markdown text as a report; `line` of a place is that of the Markdown. HTML in it is read
    as HTML is, and runs nowhere."""
    front = _FRONT.match(text)
    if front:
        # What is said about the file is no part of the report.
        text = "\n" * front[0].count("\n") + text[front.end() :]
    text = with_drawn_tables(text)
    text = _OTHER_NOTE.sub("*", _NOTE.sub(r"<sup>\1</sup>", text))
    markdown = MarkdownIt("commonmark", {"html": True}, renderer_cls=_InPlace)
    page = markdown.enable(["table", "strikethrough"]).render(text)
    return replace(read_html(page.encode("utf-8"), name), kind="markdown")


class _InPlace(RendererHTML):
    """HTML in which every block begins on the line on which it stands in the Markdown."""

    def render(
        self, tokens: Sequence[Token], options: OptionsDict, env: MutableMapping[str, Any]
    ) -> str:
        """The page; the lines that the usual rendering adds for looks are left out."""
        told: list[str] = []
        line = 0
        for place, token in enumerate(tokens):
            if token.map and token.map[0] > line:
                told.append("\n" * (token.map[0] - line))
                line = token.map[0]
            if token.type == "inline":
                part = self.renderInline(token.children or [], options, env)
            elif token.type in self.rules:
                part = self.rules[token.type](tokens, place, options, env)
            else:
                part = self.renderToken(tokens, place, options, env).replace("\n", "")
            told.append(part)
            line += part.count("\n")
        return "".join(told)
