"""What the report refers its reader to: tables, notes, appendices, chapters, pages, contents.

**Finds** a reference to a numbered table, diagram, note, appendix or chapter that is not there,
while others of its kind are; a page number behind the last page; and lines of a table of contents
that lead to another page than the rest of them do. **Silent** where the report does not number
such things, or where hardly any of them were recognised. Source: the reader's way through a report.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from bokslut.model.finding import Finding, Severity, finding
from bokslut.model.printed import PrintedReport, PrintedTable, PrintedText, Spot

from ..understood.places import place_of
from ..understood.understood import Understood

_KINDS = {
    "table": r"tabell|table",
    "figure": r"diagram|figur|figure|chart",
    "note": r"not|note",
    "appendix": r"bilaga|appendix",
    "chapter": r"avsnitt|kapitel|section|chapter",
}
_NUMBER = r"(?P<number>[0-9]{1,2}(?:\.[0-9]{1,2}){0,2}[a-z]?)(?![0-9,.:]*[0-9]|[a-zåäö%])"
# What a reader is sent to in running text, and what stands over or under the thing itself.
_TOLD = {
    kind: re.compile(
        rf"(?:\b(?:se|i|enligt|av|från|jfr|see|in|from|per)\s(?:även\s|också\s|also\s)?|\()"
        rf"(?P<pointer>(?:{form})\s{_NUMBER})|"
        rf"(?<![\wåäö-])(?P<first>(?:{form})\s{_NUMBER.replace('number', 'other')})"
        r"\s(?:visar|framgår|redovisar|shows)",
        re.IGNORECASE,
    )
    for kind, form in _KINDS.items()
}
_SENDS = ("se", "i", "enligt", "av", "från", "jfr", "see", "in", "from", "per")
_SENT = "".join(rf"(?<!\b{one}\s)" for one in _SENDS)
_NAMED = {
    kind: re.compile(
        rf"(?:^|(?<=[.!?)\w]\s)){_SENT}(?:{form})\s?{_NUMBER}(?:[.:]|\s|$)", re.IGNORECASE
    )
    for kind, form in _KINDS.items()
}
_LONGEST_NAME = 200
_CHAPTER = re.compile(r"^(?P<number>[0-9]{1,2}(?:\.[0-9]{1,2}){0,2})\.?\s+[^\W\d]")
_PAGE = re.compile(
    r"\b(?:se |på |on |see )(?:sidan|sidorna|sid\.?|page|pages)\s(?P<page>[0-9]{1,3})\b",
    re.IGNORECASE,
)
_CONTENTS = re.compile(
    r"^(?P<title>[^\W\d_].{2,80}?)(?:\s?[.…·_]{2,}\s?|\s{2,}|\t)(?P<page>[0-9]{1,3})$"
)
_FEWEST = 3
_OF_THE_REPORT = ("table", "figure")
# Printed pages may count from behind a cover, or count the cover's inside.
_COVERS = 4


def pointers(understood: Understood) -> Iterator[Finding]:
    """The references that lead nowhere."""
    report = understood.report
    yield from _numbered(understood)
    if report.pages:
        yield from _behind_the_last_page(understood, report.pages)
        yield from _contents(report)


def _numbered(understood: Understood) -> Iterator[Finding]:
    there = {kind: some for kind, some in _there(understood).items() if len(some) >= _FEWEST}
    told: set[tuple[str, str]] = set()
    for one in understood.sentences:
        for kind, known in there.items() if one.is_whole else ():
            for match in _TOLD[kind].finditer(one.text):
                number = (match["number"] or match["other"]).lower()
                if (kind, number) not in told and not _leads(kind, number, known):
                    told.add((kind, number))
                    yield finding(
                        "pointer-nowhere",
                        Severity.WARNING,
                        "The text refers to “{pointer}”, which is not in the report.",
                        place=place_of(understood.report, one.spot),
                        quote=one.text,
                        remedy="Correct the number, or put in what is missing.",
                        pointer=match["pointer"] or match["first"],
                    )


def _leads(kind: str, number: str, known: set[str]) -> bool:
    """Whether the number is there, as a part of one, or behind the last that was recognised: what
    comes after may stand in a document of its own. Tables and diagrams do not, where all from the
    first to the last were recognised."""
    plain = number.rstrip("abcdefghijklmnopqrstuvwxyz")
    if any(one == number or one.startswith((plain + ".", plain)) for one in known):
        return True
    whole = [int(one) for one in known if one.isdigit()]
    if not plain.isdigit() or not whole:
        return True
    in_order = sorted(set(whole)) == list(range(1, max(whole) + 1)) and len(set(whole)) >= _FEWEST
    return int(plain) > max(whole) + 1 and not (kind in _OF_THE_REPORT and in_order)


def _there(understood: Understood) -> dict[str, set[str]]:
    """The numbers of all tables, notes, chapters and so on that the report has."""
    there: dict[str, set[str]] = {kind: set() for kind in _KINDS}
    for text in _names(understood.report):
        for kind, form in _NAMED.items():
            if len(text) < _LONGEST_NAME:
                there[kind] |= {match["number"].lower() for match in form.finditer(text)}
        if match := _CHAPTER.match(text):
            there["chapter"].add(match["number"])
    return there


def _names(report: PrintedReport) -> Iterator[str]:
    for one in report.blocks:
        if isinstance(one, PrintedText):
            yield one.text
        else:
            yield one.title
            for row in one.rows:
                yield from (cell.text for cell in row[:1])


def _behind_the_last_page(understood: Understood, pages: int) -> Iterator[Finding]:
    for one in understood.sentences:
        for match in _PAGE.finditer(one.text):
            if int(match["page"]) > pages + _COVERS:
                yield finding(
                    "page-nowhere",
                    Severity.WARNING,
                    "The text refers to page {page}, and the report has {pages} pages.",
                    place=place_of(understood.report, one.spot),
                    quote=one.text,
                    remedy="Correct the number of the page.",
                    page=match["page"],
                    pages=pages,
                )


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the contents, the page that it names and the one where the heading stands."""

    title: str
    page: int
    stands: int
    spot: Spot


def _contents(report: PrintedReport) -> Iterator[Finding]:
    lines = list(_lines(report))
    offsets = Counter(one.stands - one.page for one in lines)
    if not offsets:
        return
    usual, count = offsets.most_common(1)[0]
    if count < _FEWEST or count * 3 < len(lines) * 2:
        return
    for one in lines:
        if one.stands - one.page != usual:
            yield finding(
                "contents-page",
                Severity.WARNING,
                "The contents say page {page} for “{title}”, which stands on page {stands}.",
                place=place_of(report, one.spot),
                quote=f"{one.title} {one.page}",
                remedy="Update the table of contents.",
                page=one.page,
                title=one.title,
                stands=one.stands - usual,
            )


def _lines(report: PrintedReport) -> Iterator[_Line]:
    headings: dict[str, list[int]] = {}
    for one in report.texts():
        if one.kind == "heading" and one.spot.page:
            headings.setdefault(_plain(one.text), []).append(one.spot.page)
    for title, page, spot in _entries(report):
        stands = [one for one in headings.get(_plain(title), []) if one > (spot.page or 0)]
        # A heading that comes several times tells nothing.
        if len(stands) == 1:
            yield _Line(title, page, stands[0], spot)


def _entries(report: PrintedReport) -> Iterator[tuple[str, int, Spot]]:
    for one in report.blocks:
        if isinstance(one, PrintedTable):
            for row in one.rows:
                told = [cell for cell in row if cell.text.strip()]
                if len(told) == 2 and re.fullmatch(r"[0-9]{1,3}", told[1].text.strip()):
                    yield told[0].text.strip(" ._…"), int(told[1].text), told[0].spot
        elif match := _CONTENTS.match(one.text.strip()):
            yield match["title"], int(match["page"]), one.spot


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))
