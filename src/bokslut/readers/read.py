"""Which reader a finished report goes to: by what its bytes are, then by its name."""

from __future__ import annotations

import re
from dataclasses import replace

from bokslut.model.printed import PrintedReport

from .each import Each, one_by_one
from .failures import Locked, OtherKind, Picture, Unreadable
from .languages import language_of
from .packed import entry, opened
from .text import read_text

_HTML = re.compile(
    rb"^\s*(?:(?:<!--.*?-->|<\?xml.*?\?>)\s*)*(?:<!doctype html|<html|<head|<body)", re.I | re.S
)
# Older Office files, and those of today with a password, are both packed in the same way; the part
# that holds an encrypted one is named so.
_COMPOUND, _ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "EncryptedPackage".encode("utf-16-le")
_RTF = b"{\\rtf"
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"\0\0\1\0")
_MARKS = (
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_MOST_BLANKS = 200
_BLANKS = re.compile(rf"[ \u00a0]{{{_MOST_BLANKS},}}")
_MARKDOWN = re.compile(r"^\s*\|.*\|\s*\n\s*\|?[\s:|-]+\|", re.MULTILINE)


def read_report(data: bytes, name: str, *, each: Each = one_by_one) -> PrintedReport:
    """A finished report out of the bytes of a file; `each` says who reads its pages. Raises
    `Unreadable`, in one of its kinds, for what is no report that can be read: another kind of
    file, a broken or a locked one."""
    _refuse(data)
    if data[:1024].lstrip().startswith(b"%PDF-"):
        from .pdf import read_pdf

        return read_pdf(data, name, each=each)
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


def _refuse(data: bytes) -> None:
    """Raises for what is no report that can be read, as its first bytes tell."""
    if data.startswith(_COMPOUND):
        raise (Locked if _ENCRYPTED in data else OtherKind)("a compound file")
    if data.lstrip()[:5] == _RTF:
        raise OtherKind("rich text")
    if data.startswith(_PICTURES) and b"\0" in data[:4096]:
        raise Picture("a picture")


def _packed(data: bytes, name: str) -> PrintedReport:
    with opened(data) as archive:
        names = set(archive.namelist())
    if "word/document.xml" in names:
        from .docx import read_docx

        return read_docx(data, name)
    if "xl/workbook.xml" in names:
        from .xlsx import read_workbook

        return read_workbook(data, name)
    if "encrypted-package" in names or _is_locked(data):
        raise Locked("an encrypted package")
    if "content.xml" in names:
        return _open_document(data, name)
    raise Unreadable("a packed file that is neither a document nor a workbook")


def _is_locked(data: bytes) -> bool:
    """Whether the parts of an OpenDocument file are encrypted, each by itself."""
    return b"encryption-data" in entry(data, "META-INF/manifest.xml")


def _open_document(data: bytes, name: str) -> PrintedReport:
    if entry(data, "mimetype").startswith(b"application/vnd.oasis.opendocument.text"):
        from .odt import read_odt

        return read_odt(data, name)
    from .ods import read_ods

    return read_ods(data, name)


def _decoded(data: bytes) -> str:
    """The text of the bytes: UTF-8, or else the usual one of Windows; what has zero bytes is no
    text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if b"\0" in data[:4096]:
        raise Unreadable("no text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
