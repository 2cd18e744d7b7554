"""Rule `missing-part`: the report has what laws and recommendations ask of such a body.

Proves that each part that the law of the period asks for is there and not empty: as a section that
says so, or under a usual heading. Silent on what is asked of other bodies and of other kinds of
reports. A law that was read and asks without a condition gives a warning; all else, a note that
lists it.
"""

from __future__ import annotations

from collections.abc import Sequence

from bokslut.model.finding import Finding, Severity, finding
from bokslut.norms.reader import read_norms
from bokslut.norms.requirement import Entry, State

from .context import CheckContext
from .tell import listed


def check(context: CheckContext) -> list[Finding]:
    """A warning for each missing part, and at most two notes."""
    missing = [one for one in context.checklist if one.state is State.MISSING]
    binding = [one for one in missing if read_norms().binds(one.requirement)]
    rest = [one for one in missing if one not in binding]
    conditional = [one for one in rest if one.requirement.condition]
    parts: dict[str, list[Entry]] = {}
    for one in binding:
        parts.setdefault(one.requirement.part or one.requirement.key, []).append(one)
    found = [_late(same) if same[0].last_day else _missing(same) for same in parts.values()]
    if conditional:
        found.append(_conditional(conditional))
    if others := [one for one in rest if one not in conditional]:
        found.append(_not_read(others))
    return found


def _missing(same: Sequence[Entry]) -> Finding:
    norms = read_norms()
    part = norms.part(same[0].requirement.part)
    empty = next((one.heading for one in same if one.empty), "")
    template = "{heading} is empty, and is to be: {part} ({paragraphs})."
    if not empty:
        template = "The report has no {part} ({paragraphs})."
    return finding(
        "missing-part",
        Severity.WARNING,
        template,
        quote=part.key,
        remedy="Write it, or name it in meets of the section where it stands: "
        'meets = ["{key}"]. See: bokslut checklist DIR',
        part=part.title,
        heading=empty,
        key=part.key,
        paragraphs=", ".join(norms.named(one.requirement) for one in same),
    )


def _late(same: Sequence[Entry]) -> Finding:
    (one,) = same
    return finding(
        "missing-part",
        Severity.WARNING,
        "The report is dated after {day}, the last day by {paragraph}: {asks}.",
        quote=one.requirement.key,
        remedy="Correct dated of the closing in bokslut.toml, or tell the council why it is late.",
        day=one.last_day,
        paragraph=read_norms().named(one.requirement),
        asks=one.requirement.asks,
    )


def _conditional(entries: Sequence[Entry]) -> Finding:
    return finding(
        "missing-part",
        Severity.NOTE,
        "{count} {count:requirement is|requirements are} asked for under a condition, and not "
        "found: {listed}.",
        quote="condition",
        remedy="Write what is asked for where the condition is fulfilled; where it is not, say why "
        "in the report's file with [[not_applicable]].",
        count=len(entries),
        listed=_named(entries),
    )


def _not_read(entries: Sequence[Entry]) -> Finding:
    return finding(
        "missing-part",
        Severity.NOTE,
        "{count} {count:requirement is|requirements are} not found that a recommendation has, or a "
        "law whose words were not read: {listed}.",
        quote="recommendation",
        remedy="Look them up in the norm, and write what it asks for.",
        count=len(entries),
        listed=_named(entries),
    )


def _named(entries: Sequence[Entry]) -> str:
    norms = read_norms()
    titles = [
        f"{norms.part(one.requirement.part).title} ({norms.named(one.requirement)})"
        for one in entries
        if one.requirement.part
    ]
    days = [norms.named(one.requirement) for one in entries if not one.requirement.part]
    return listed([*titles, *days])
