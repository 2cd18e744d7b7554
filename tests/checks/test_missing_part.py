"""What a municipality's report lacks of what the law asks is told before an auditor does."""

from __future__ import annotations

from datetime import date

from small_world import world

from bokslut.checks.context import CheckContext
from bokslut.checks.missing_part import check
from bokslut.language import translator
from bokslut.measures.register import REGISTER
from bokslut.model.finding import Severity
from bokslut.norms.reader import read_norms
from bokslut.norms.requirement import Entry, State

NORMS = read_norms()


def entry(key: str, state: State = State.MISSING, **more: object) -> Entry:
    (one,) = (one for one in NORMS.requirements if one.key == key)
    return Entry(one, state, **more)  # type: ignore[arg-type]


def told(*entries: Entry) -> list[tuple[Severity, str]]:
    context = CheckContext(None, world(), REGISTER, (), {}, checklist=entries)  # type: ignore[arg-type]
    translate = translator("en")
    return [(one.severity, one.message(translate)) for one in check(context)]


def test_a_part_that_the_law_asks_for_and_that_is_lacking_is_a_warning_with_its_paragraph() -> None:
    assert told(entry("lkbr-4-1-cash-flow")) == [
        (
            Severity.WARNING,
            "The report has no Kassaflödesanalys (LKBR 4 kap. 1 §, 8 kap. 1 §).",
        )
    ]


def test_an_empty_part_is_named_by_its_heading() -> None:
    empty = entry("lkbr-11-4", heading="Framtiden", empty=True)
    assert told(empty) == [
        (
            Severity.WARNING,
            "Framtiden is empty, and is to be: Förväntad utveckling (LKBR 11 kap. 4 §).",
        )
    ]


def test_a_report_that_is_dated_too_late_is_told_so() -> None:
    ((severity, message),) = told(entry("kl-11-20", last_day=date(2026, 4, 15)))
    assert severity is Severity.WARNING
    assert "dated after 2026-04-15" in message and "KL 11 kap. 20 §" in message


def test_what_is_asked_under_a_condition_is_listed_in_one_note() -> None:
    assert told(entry("lkbr-9-7"), entry("lkbr-9-12")) == [
        (
            Severity.NOTE,
            "2 requirements are asked for under a condition, and not found: Finansiella instrument "
            "(LKBR 9 kap. 7 §), Extraordinära poster (LKBR 9 kap. 12 §).",
        )
    ]


def test_what_was_not_read_and_what_is_recommended_never_gives_a_warning() -> None:
    missing = [entry(one.key) for one in NORMS.requirements if one.part]
    warned = [message for severity, message in told(*missing) if severity is Severity.WARNING]
    assert warned
    for one in NORMS.requirements:
        if one.unverified or NORMS.norm(one.norm).kind == "recommendation":
            assert not [text for text in warned if f"({NORMS.named(one)})" in text], one.key


def test_what_is_there_or_not_asked_is_not_told() -> None:
    there = entry("lkbr-4-1-cash-flow", State.PRESENT)
    assert told(there, entry("lkbr-12-2", State.NOT_APPLICABLE)) == []


def test_a_part_that_two_paragraphs_ask_for_is_told_once() -> None:
    ((_severity, message),) = told(entry("lkbr-4-1-notes"), entry("lkbr-4-1-notes"))
    assert message.count("LKBR") == 2
