"""The register of renderers: a format is added as one file and one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bokslut.model.document import Document
from bokslut.model.finding import Translate

from .docx import render_docx
from .html import render_html
from .json_report import render_json
from .pdf import render_pdf
from .xlsx import render_xlsx

Render = Callable[[Document, Translate], bytes]


@dataclass(frozen=True, slots=True)
class Renderer:
    """A format: its key (as in `--format`), the suffix of its files, the function that makes
    the bytes. The same document gives the same bytes."""

    key: str
    suffix: str
    render: Render


RENDERERS: tuple[Renderer, ...] = (
    Renderer("html", ".html", render_html),
    Renderer("pdf", ".pdf", render_pdf),
    Renderer("docx", ".docx", render_docx),
    Renderer("xlsx", ".xlsx", render_xlsx),
    Renderer("json", ".json", render_json),
)


def renderer(key: str) -> Renderer:
    """The renderer of a format; KeyError where there is none."""
    for one in RENDERERS:
        if one.key == key:
            return one
    raise KeyError(key)
