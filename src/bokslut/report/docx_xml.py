"""The few pieces of WordprocessingML that the DOCX is put together from, as text.

Texts come in as data and leave escaped, and only ever inside `w:t` or an attribute: the code of
a field is ours, so no text of a report can become one. Lengths are in points unless a name says
otherwise.
"""

from __future__ import annotations

import hashlib
import re
from html import escape

from .layout import clean

_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
NAMESPACES = " ".join(f'xmlns:{name}="{address}"' for name, address in _SPACES.items())

# Word knows these two as elements only; as characters it prints some fonts' stray signs.
_ELEMENTS = {"\u00ad": "<w:softHyphen/>", "\u2011": "<w:noBreakHyphen/>"}
_LONGEST_TIP = 250
# A language as Word wants it, with its region.
REGIONS = {"sv": "sv-SE", "en": "en-GB"}


def e(text: str) -> str:
    """Text as it may stand in an attribute or a `w:t`: on one line, without forbidden signs."""
    return escape(clean(text).replace("\n", " ").replace("\t", " "), quote=True)


def twips(points: float) -> int:
    """Points as the twentieths of a point that Word counts in."""
    return round(points * 20)


def emu(points: float) -> int:
    """Points as the English metric units of drawings."""
    return round(points * 12700)


def run(text: str, style: str = "", language: str = "") -> str:
    """Words in a character style, in another language than the document's where one is named; no
    words, no run."""
    if not text:
        return ""
    inner = "".join(
        _ELEMENTS.get(part) or f'<w:t xml:space="preserve">{e(part)}</w:t>'
        for part in re.split("([\u00ad\u2011])", text)
        if part
    )
    return f"<w:r>{_run_style(style, language)}{inner}</w:r>"


def _run_style(style: str, language: str = "") -> str:
    said = f'<w:rStyle w:val="{style}"/>' if style else ""
    said += f'<w:lang w:val="{REGIONS.get(language, language)}"/>' if language else ""
    return f"<w:rPr>{said}</w:rPr>" if said else ""


def tab() -> str:
    """A step to the next stop."""
    return "<w:r><w:tab/></w:r>"


def new_line() -> str:
    """A new line in the same paragraph."""
    return "<w:r><w:br/></w:r>"


def paragraph(style: str, content: str, properties: str = "") -> str:
    """A paragraph; `properties` are those of it alone, in the order of the standard."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def field(code: str, shown: str, style: str = "") -> str:
    """A field of Word with what it shows until Word computes it; `code` is never a reader's."""
    mark = _run_style(style)
    begin, middle, end = (
        f'<w:r>{mark}<w:fldChar w:fldCharType="{kind}"/></w:r>'
        for kind in ("begin", "separate", "end")
    )
    told = f'<w:r>{mark}<w:instrText xml:space="preserve"> {e(code)} </w:instrText></w:r>'
    return f"{begin}{told}{middle}{run(shown, style)}{end}"


def link(name: str, content: str, tip: str = "") -> str:
    """A link to the bookmark of that name; `tip` shows when the pointer rests on it."""
    shown = tip if len(tip) <= _LONGEST_TIP else f"{tip[: _LONGEST_TIP - 1]}…"
    hint = f' w:tooltip="{e(shown)}"' if shown.strip() else ""
    return f'<w:hyperlink w:anchor="{name}"{hint} w:history="1">{content}</w:hyperlink>'


def bookmark_name(kind: str, key: str) -> str:
    """The name of a bookmark. Word takes 40 letters, digits and underscores, so it is made from
    the key's hash: the same for the same key, whatever the key holds."""
    return f"{kind}_{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


class Bookmarks:
    """Numbers the bookmarks of a document and sets each name once."""

    def __init__(self) -> None:
        self.set: set[str] = set()

    def around(self, name: str, content: str) -> str:
        """The content as the bookmark of that name; where it is set already only the content."""
        if name in self.set:
            return content
        self.set.add(name)
        number = len(self.set)
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )
