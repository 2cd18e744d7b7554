"""Every format in which a paper can be written."""

from __future__ import annotations

from collections.abc import Callable

from ..paper import Paper
from .browser import printed_page
from .markup import html, markdown
from .office import word, workbook
from .text import blanks, tabbed
from .typeset import pdf

# By the name that one asks by: the end of the file's name, and what writes it.
FORMATS: dict[str, tuple[str, Callable[[Paper], bytes]]] = {
    "tabs": ("txt", tabbed),
    "blanks": ("txt", blanks),
    "html": ("html", html),
    "markdown": ("md", markdown),
    "docx": ("docx", word),
    "xlsx": ("xlsx", workbook),
    "pdf": ("pdf", pdf),
    "web-pdf": ("pdf", printed_page),
}
