"""Which reader a finished report goes to: by what its bytes are, then by its name."""

from __future__ import annotations

import re
from dataclasses import replace

from bokslut.model.printed import PrintedReport

from .failures import Unreadable
from .languages import language_of
from .packed import opened
from .text import read_text

_HTML = re.compile(
    rb"^\s*(?:(?:<!--.*?-->|<\?xml.*?\?>)\s*)*(?:<!doctype html|<html|<head|<body)", re.I | re.S
)
_MOST_BLANKS = 200
_BLANKS = re.compile(rf"[ \u00a0]{{{_MOST_BLANKS},}}")
_MARKDOWN = re.compile(r"^\s*\|.*\|\s*\n\s*\|?[\s:|-]+\|", re.MULTILINE)


def read_report(data: bytes, name: str) -> PrintedReport:
    """A finished report out of the bytes of a file. Raises `Unreadable` for what is no report
    that can be read: another kind of file, a broken or a locked one."""
    if data[:1024].lstrip().startswith(b"%PDF-"):
        from .pdf import read_pdf

        return read_pdf(data, name)
    if data.startswith(b"PK\x03\x04"):
        return _packed(data, name)
    named = name.lower().endswith((".html", ".htm", ".xhtml"))
    if _HTML.match(data[:4096].removeprefix(b"\xef\xbb\xbf")) or (named and b"<" in data[:4096]):
        from .html import read_html

        return read_html(data, name)
    # No gap says more than one of a few hundred blanks, and thousands of them only cost time.
    text = _BLANKS.sub(lambda match: match[0][:_MOST_BLANKS], _decoded(data))
    if name.lower().endswith((".md", ".markdown")) or _MARKDOWN.search(text[:200_000]):
        from .markdown import read_markdown

        report = read_markdown(text, name)
    else:
        report = read_text(text, name)
    return replace(report, language=language_of(report.blocks))


def _packed(data: bytes, name: str) -> PrintedReport:
    with opened(data) as archive:
        names = set(archive.namelist())
    if "word/document.xml" in names:
        from .docx import read_docx

        return read_docx(data, name)
    if "xl/workbook.xml" in names:
        from .xlsx import read_workbook

        return read_workbook(data, name)
    if "content.xml" in names:
        from .ods import read_ods

        return read_ods(data, name)
    raise Unreadable("a packed file that is neither a document nor a workbook")


def _decoded(data: bytes) -> str:
    """The text of the bytes: UTF-8, or else the usual one of Windows; what has zero bytes is no
    text."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if b"\0" in data[:4096]:
        raise Unreadable("no text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
