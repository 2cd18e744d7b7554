"""The checklist of laws and recommendations as text and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from bokslut.model.finding import Translate
from bokslut.model.message import fill
from bokslut.norms.requirement import Asked, Entry, Norms, State
from bokslut.report.checklist import asks, looked_at_as, state_word, told_place

Json = dict[str, Any]


def checklist_json(entries: Sequence[Entry], norms: Norms, asked: Asked) -> Json:
    """The checklist as `bokslut checklist --json` gives it."""
    counts = Counter(one.state for one in entries)
    return {
        "body_kind": asked.body,
        "report_kind": asked.report,
        "period": asked.period.name,
        "counts": {state.value: counts[state] for state in State},
        "requirements": [_entry_json(one, norms) for one in entries],
    }


def _entry_json(entry: Entry, norms: Norms) -> Json:
    one = entry.requirement
    source = norms.source(one.source) if one.source else None
    return {
        "key": one.key,
        "norm": norms.norm(one.norm).title,
        "paragraph": one.paragraph,
        "asks": one.asks,
        "condition": one.condition or None,
        "part": one.part or None,
        "state": entry.state.value,
        "section": entry.section or None,
        "heading": entry.heading or None,
        "empty": entry.empty,
        "reason": entry.reason or None,
        "last_day": entry.last_day.isoformat() if entry.last_day else None,
        "read": None
        if source is None
        else {
            "title": source.title,
            "address": source.address,
            "day": source.read_on.isoformat(),
        },
        "unverified": one.unverified or None,
    }


def checklist_text(
    entries: Sequence[Entry], norms: Norms, asked: Asked, translate: Translate
) -> Iterator[str]:
    """The checklist as people read it: a line for each requirement under its norm, and beneath it
    where the part stands, or what the requirement rests on where its words were not read."""
    _ = translate
    yield fill(_("Looked at as: {report}, {body}."), looked_at_as(asked, translate))
    if not entries:
        yield _("Nothing is asked of it.")
        return
    width = max(len(state_word(one, translate)) for one in entries)
    for key, group in groupby(entries, key=lambda one: one.requirement.norm):
        yield ""
        yield norms.norm(key).title
        for one in group:
            yield f"  {state_word(one, translate):<{width}}  {_line(one)}"
            below = [told_place(one, translate), _rests_on(one, translate)]
            yield from (f"  {'':<{width}}    {text}" for text in below if text)
    counts = Counter(one.state for one in entries)
    missing = [one.requirement for one in entries if one.state is State.MISSING]
    not_found = sum(bool(one.condition) for one in missing)
    yield ""
    yield fill(
        _(
            "{present} present, {missing} lacking, {open} asked for under a condition and not "
            "found, {other} not applicable."
        ),
        {
            "present": counts[State.PRESENT],
            "missing": counts[State.MISSING] - not_found,
            "open": not_found,
            "other": counts[State.NOT_APPLICABLE],
        },
    )


def _line(entry: Entry) -> str:
    return f"{entry.requirement.paragraph}: {asks(entry.requirement)}"


def _rests_on(entry: Entry, translate: Translate) -> str:
    """What a requirement that applies rests on, where its words were not read."""
    if entry.state is State.NOT_APPLICABLE or not entry.requirement.unverified:
        return ""
    return fill(translate("Not verified: {why}"), {"why": entry.requirement.unverified})
