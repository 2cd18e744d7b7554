"""Markdown: through CommonMark with tables to HTML, and that as it is seen."""

from __future__ import annotations

from dataclasses import replace

from markdown_it import MarkdownIt

from bokslut.model.printed import PrintedReport

from .html import read_html


def read_markdown(text: str, name: str = "") -> PrintedReport:
    """A Markdown text as a report. HTML in it is text, and runs nowhere."""
    page = MarkdownIt("commonmark", {"html": False}).enable("table").render(text)
    return replace(read_html(page.encode("utf-8"), name), kind="markdown")
