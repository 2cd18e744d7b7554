"""The checklist of laws and recommendations as a table of the report that it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from bokslut.model.document import Cell, Column, Document, Row, Table, TableBlock
from bokslut.model.finding import Translate
from bokslut.model.message import fill
from bokslut.norms.requirement import Asked, BodyKind, Entry, Norms, Requirement, State

# The key of the table, and of the block of a report that prints it.
CHECKLIST = "norm-checklist"

# Marks what is translated.
N_ = str
STATE_WORDS: Mapping[State, str] = {
    State.PRESENT: N_("present"),
    State.MISSING: N_("is lacking"),
    State.NOT_APPLICABLE: N_("not applicable"),
}
BODY_WORDS: Mapping[BodyKind, str] = {
    "board": N_("board"),
    "municipality": N_("municipality without companies"),
    "group": N_("municipality with companies"),
    "company": N_("company"),
}
REPORT_WORDS = {
    "annual": N_("annual report"),
    "interim": N_("interim report"),
    "budget": N_("budget"),
    "other": N_("none of the reports that the law asks for"),
}


def with_checklist(
    document: Document, entries: tuple[Entry, ...], norms: Norms, asked: Asked, translate: Translate
) -> Document:
    """The document with the checklist among its tables, where a section shows it and something
    is asked; a section of which nothing else is told is left out where nothing is."""
    shown = TableBlock(CHECKLIST)
    if not any(shown in section.blocks for section in document.sections):
        return document
    if entries:
        table = checklist_table(entries, norms, asked, translate)
        return replace(document, tables=(*document.tables, table))
    sections = tuple(one for one in document.sections if one.blocks != (shown,))
    return replace(document, sections=sections)


def checklist_table(
    entries: Sequence[Entry], norms: Norms, asked: Asked, translate: Translate
) -> Table:
    """What is asked, where it is asked, whether it is there, in which section, and whether the
    words of the norm were read. A heading for each norm."""
    rows: list[Row] = []
    for key, group in groupby(entries, key=lambda one: one.requirement.norm):
        rows.append(Row(key, norms.norm(key).title, "heading", ()))
        rows += [_row(one, translate) for one in group]
    _ = translate
    columns = tuple(
        Column(key, label, "", "", "", "text", 0)
        for key, label in (
            ("state", _("State")),
            ("paragraph", _("Paragraph")),
            ("where", _("Where")),
            ("read", _("Words read")),
        )
    )
    title = fill(
        _("What laws and recommendations ask of {report}: {body}"), looked_at_as(asked, translate)
    )
    notes = tuple(_notes(entries, norms, translate))
    return Table(CHECKLIST, title, "text", columns, tuple(rows), _("Requirement"), notes)


def _row(entry: Entry, translate: Translate) -> Row:
    one = entry.requirement
    read = translate("yes") if one.source else translate("no")
    cells = (
        Cell(None, None, state_word(entry, translate), "text"),
        Cell(None, None, _unbroken(one.paragraph), "text"),
        Cell(None, None, told_place(entry, translate), "text", section=entry.section),
        Cell(None, None, read, "text"),
    )
    return Row(one.key, asks(one), "item", cells)


def _unbroken(paragraph: str) -> str:
    """A paragraph whose chapter and number stay on one line."""
    return paragraph.replace(" kap. ", "\u00a0kap.\u00a0").replace(" §", "\u00a0§")


def asks(one: Requirement) -> str:
    """What is asked, and when: `extraordinära poster (om det finns extraordinära poster)`."""
    return f"{one.asks} ({one.condition})" if one.condition else one.asks


def looked_at_as(asked: Asked, translate: Translate) -> dict[str, str]:
    """What the document is, and of what kind of body, in words."""
    return {
        "report": translate(REPORT_WORDS[asked.report]),
        "body": translate(BODY_WORDS[asked.body]),
    }


def state_word(entry: Entry, translate: Translate) -> str:
    """The state in a word. What is asked only under a condition is not lacking for sure."""
    if entry.state is State.MISSING and entry.requirement.condition:
        return translate("not found")
    return translate(STATE_WORDS[entry.state])


def told_place(entry: Entry, translate: Translate) -> str:
    """Where the part stands, the last day of what is due, or why it is not there."""
    if entry.last_day is not None:
        return fill(translate("last day {day}"), {"day": entry.last_day.isoformat()})
    if entry.empty:
        return fill(translate("{heading}: empty"), {"heading": entry.heading})
    return entry.heading or entry.reason


def _notes(entries: Iterable[Entry], norms: Norms, translate: Translate) -> Iterable[str]:
    """The texts that were read, once each; and what the table does not prove."""
    keys = dict.fromkeys(one.requirement.source for one in entries if one.requirement.source)
    for source in map(norms.source, keys):
        read = {"title": source.title, "day": source.read_on.isoformat(), "at": source.address}
        yield fill(translate("Read: {title}, {day}, {at}"), read)
    yield translate(
        "A part that is present is there and not empty; whether it says what it has to, no table "
        "can tell. Where the words of the norm were not read, the requirement rests on what the "
        "reference of norms says."
    )
