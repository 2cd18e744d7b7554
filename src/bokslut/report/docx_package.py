"""The file around the text of the DOCX: styles, settings, heads and feet, and how it is packed.

python-docx keeps the parts and their relations; the parts of its template that say how it looks
are replaced by ours. The clock stays out: the same document gives the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from importlib.resources import files
from typing import Any

from bokslut.model.document import Document
from bokslut.model.finding import Translate

from .docx_xml import NAMESPACES, REGIONS, field, paragraph, run, tab
from .layout import clean, short_snapshot

# What python-docx's template brings along and nothing here uses.
_UNUSED = {
    "customXml",
    "extended-properties",
    "numbering",
    "stylesWithEffects",
    "theme",
    "thumbnail",
    "webSettings",
}
# The longest property that the standard of packages lets pass.
_LONGEST = 255

# Those of Word since 2013; without them it opens the file as if it were from an older one.
_MODES = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
}
_MODE = '<w:compatSetting w:name="{}" w:uri="http://schemas.microsoft.com/office/word" w:val="{}"/>'
_SETTINGS = (
    f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:autoHyphenation/><w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    f"{''.join(_MODE.format(*one) for one in _MODES.items())}</w:compat></w:settings>"
)

# Where Inter is not installed Word takes the next of these, not its serif default.
_FONTS = f"""<w:fonts {NAMESPACES}><w:font w:name="Inter"><w:altName w:val="Segoe UI"/>
<w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/><w:family w:val="swiss"/>
<w:pitch w:val="variable"/></w:font></w:fonts>"""


class Package:
    """The file that is being made: takes pictures and the text, gives the bytes."""

    def __init__(self, document: Document, translate: Translate) -> None:
        import docx

        self.document = document
        self.translate = translate
        self.file = docx.Document()
        self.part = self.file.part
        self._drop_unused()
        self._dress()
        self._name()

    def _drop_unused(self) -> None:
        for relations in (self.part.rels, self.part.package.rels):
            for key, one in list(relations.items()):
                if one.reltype.rpartition("/")[2] in _UNUSED:
                    del relations[key]

    def _dress(self) -> None:
        styles = files("bokslut.report").joinpath("styles/word.xml").read_text("utf-8")
        language = self.document.language
        if re.fullmatch("[a-z]{2,3}", language):
            styles = styles.replace("sv-SE", REGIONS.get(language, language))
        _refill(self.file.styles.element, styles)
        _refill(self.file.settings.element, _SETTINGS)
        for one in self.part.rels.values():
            if one.reltype.endswith("/fontTable"):
                one.target_part._blob = _FONTS.encode()

    def _name(self) -> None:
        document, named = self.document, self.file.core_properties
        dated = document.dated
        named.title = _property(f"{document.body} · {document.title}")
        named.subject = _property(document.subtitle)
        named.author = named.last_modified_by = _property(document.body)
        named.comments = _property(f"{document.snapshot} · {document.program}")
        named.identifier = _property(document.snapshot)
        named.language = _property(document.language)
        named.content_status = self.translate("Draft") if document.draft else ""
        named.keywords = named.category = ""
        named.created = named.modified = datetime(dated.year, dated.month, dated.day)
        named.revision = 1

    def picture(self, data: bytes) -> str:
        """Takes a picture in and gives the name of its relation."""
        name, _picture = self.part.get_or_add_image(io.BytesIO(data))
        return name

    def heads_and_feet(self, *, wide: bool) -> str:
        """The references of a section to its heads and feet: which report, which chapter, which
        snapshot, which page. `first` is the page of the title, which needs no head."""
        kind = "Wide" if wide else ""
        references = [
            ("header", "default", self._part("header", paragraph(f"Header{kind}", self._head()))),
            ("footer", "default", self._part("footer", paragraph(f"Footer{kind}", self._foot()))),
        ]
        if not wide:
            draft = tab() + self._draft()
            references += [
                ("header", "first", self._part("header", paragraph("Header", draft))),
                ("footer", "first", references[1][2]),
            ]
        return "".join(
            f'<w:{part}Reference w:type="{page}" r:id="{name}"/>' for part, page, name in references
        )

    def _head(self) -> str:
        title = " · ".join(
            part for part in (self.document.body, self.document.title) if part.strip()
        )
        # Word fills in the chapter of the page; until it has, none is better than a wrong one.
        return run(title) + tab() + self._draft() + tab() + field("STYLEREF 1", "")

    def _draft(self) -> str:
        return run(self.translate("Draft"), "DraftMark") if self.document.draft else ""

    def _foot(self) -> str:
        document = self.document
        snapshot = f"{self.translate('Snapshot')} {short_snapshot(document.snapshot)}"
        pages = field("PAGE", "1") + run(" (") + field("NUMPAGES", "1") + run(")")
        return run(f"{snapshot} · {document.dated.isoformat()}") + tab() + pages

    def _part(self, kind: str, content: str) -> str:
        made: Any = self.part
        part, name = made.add_header_part() if kind == "header" else made.add_footer_part()
        root = "hdr" if kind == "header" else "ftr"
        _refill(part.element, f"<w:{root} {NAMESPACES}>{content}</w:{root}>")
        return str(name)

    def pack(self, body: str) -> bytes:
        """The whole file with that body."""
        _refill(self.file.element.body, f"<w:body {NAMESPACES}>{body}</w:body>")
        written = io.BytesIO()
        self.file.save(written)
        packed = io.BytesIO()
        day = self.document.dated
        # The oldest year that a zip file can tell.
        stamp = (max(day.year, 1980), day.month, day.day, 0, 0, 0)
        with zipfile.ZipFile(written) as old, zipfile.ZipFile(packed, "w") as new:
            for name in old.namelist():
                entry = zipfile.ZipInfo(name, stamp)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = 0
                new.writestr(entry, old.read(name))
        return packed.getvalue()


def _property(text: str) -> str:
    return clean(text)[:_LONGEST]


def _refill(element: Any, xml: str) -> None:
    """Replaces all that an element of python-docx holds, in place: its part keeps hold of it."""
    from docx.oxml import parse_xml

    made = parse_xml(xml.encode())
    element[:] = list(made)
