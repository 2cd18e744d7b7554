"""Goals in a finished report: their numbers, their follow-up, their grades.

**Finds** a gap in the numbering of goals, a follow-up that nobody wrote, a goal that has not been
reached without a word of what is done about it, and a text that says that the goal is reached
beside a grade that says otherwise. **Silent** where a report tells its goals in tables alone.
Source: RKR R15, on god ekonomisk hushållning, asks for an evaluation of the goals; the words are
those of municipalities' closings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bokslut.model.finding import Finding, Severity, finding
from bokslut.model.printed import PrintedTable, PrintedText

from ..understood.places import place_of
from ..understood.understood import PAGE_AT_END, Understood

_GOAL = re.compile(
    r"^(?P<kind>kf-mål|nämndmål|nämndsmål|delmål|vp-mål|målområde|inriktningsmål|prioriterat mål|"
    r"resultatmål|effektmål|mål)\s?(?P<number>[0-9]{1,2})(?![0-9]|[.,][0-9])",
    re.IGNORECASE,
)
_FOLLOW_UP = re.compile(
    r"(?:^|[a-zåäö.])(?:uppföljning|kommentar|analys|måluppfyllelse)(?: av [^:]{3,40})?:$",
    re.IGNORECASE,
)
# A heading of its own, whatever stands behind it on the same level or above.
_FOLLOW_UP_HEADING = re.compile(r"(?:uppföljning|kommentarer?|analys):?$", re.IGNORECASE)
_NEXT_PART = re.compile(
    r"^(?:(?:lägesbedömning|bedömning)\b|(?:uppföljning|åtgärder(?: i \w+)?|målindikator(?:er)?|"
    r"inriktning):?$|(?:kf-mål|nämndmål|delmål|mål) ?[0-9])",
    re.IGNORECASE,
)
_GRADE = re.compile(
    r"(?:lägesbedömning|bedömning|måluppfyllelse|status)[^:]{0,90}:\s*(?P<grade>bra|god|ok|"
    r"har brister|brister|uppnått|uppfyllt|delvis (?:uppnått|uppfyllt)|ej (?:uppnått|uppfyllt)|"
    r"inte (?:uppnått|uppfyllt)|grön|gul|röd)\b",
    re.IGNORECASE,
)
_BAD = re.compile(r"brister|ej |inte |röd", re.IGNORECASE)
_GOOD = re.compile(r"bra|god|grön|^uppnått|^uppfyllt", re.IGNORECASE)
_REACHED = re.compile(
    r"\bmålet (?:är|har) (?:helt )?(?:uppnått|uppfyllt|nått|nåtts|uppnåtts|uppfyllts)\b",
    re.IGNORECASE,
)
_MEASURES = re.compile(
    r"åtgärder för att förbättra|kommer att|åtgärd(?:er|en)? (?:har|är|kommer|vidtas|planeras)|"
    r"ska (?:göras|genomföras|införas|tas fram|förbättras)|planeras|handlingsplan",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Goal:
    """A goal as it is told: its texts, from its number to the next goal or the next chapter."""

    kind: str
    number: int
    texts: tuple[PrintedText, ...]


def follow_ups(understood: Understood) -> Iterator[Finding]:
    """Everything that is found about the goals of a report."""
    texts = list(understood.report.texts())
    goals = _goals(texts)
    yield from _gaps(understood, goals)
    yield from _empty(understood)
    for one in goals:
        yield from _grades(understood, one)


def _goals(texts: Sequence[PrintedText]) -> list[_Goal]:
    starts = [
        (index, match)
        for index, one in enumerate(texts)
        if (match := _GOAL.match(one.text)) and not PAGE_AT_END.search(one.text)
    ]
    goals = []
    for place, (index, match) in enumerate(starts):
        end = starts[place + 1][0] if place + 1 < len(starts) else len(texts)
        own = [texts[index]]
        for one in texts[index + 1 : end]:
            if re.match(r"(?:[0-9]\.\s|sammanfattande|lägesbedömning sammantaget)", one.text, re.I):
                break
            own.append(one)
        goals.append(_Goal(match["kind"].lower(), int(match["number"]), tuple(own)))
    return goals


def _gaps(understood: Understood, goals: Sequence[_Goal]) -> Iterator[Finding]:
    before: dict[str, int] = {}
    for one in goals:
        last = before.get(one.kind)
        if last is not None and one.number > last + 1:
            missing = ", ".join(str(number) for number in range(last + 1, one.number))
            yield finding(
                "goal-gap",
                Severity.WARNING,
                "{goal} {before} is followed by {goal} {number}: {missing} is missing.",
                place=place_of(understood.report, one.texts[0].spot),
                quote=one.texts[0].text,
                remedy="Tell the goal, or say why it is not followed up.",
                goal=one.texts[0].text[: len(one.kind)],
                before=last,
                number=one.number,
                missing=missing,
            )
        before[one.kind] = one.number


def _empty(understood: Understood) -> Iterator[Finding]:
    """A head that promises a follow-up with the next head right behind it."""
    blocks = understood.report.blocks
    for index, one in enumerate(blocks[:-1]):
        following = blocks[index + 1]
        if not isinstance(one, PrintedText) or isinstance(following, PrintedTable):
            continue
        if _is_empty(one, following):
            yield finding(
                "follow-up-missing",
                Severity.WARNING,
                "The follow-up is empty: after {head} comes {following}.",
                place=place_of(understood.report, one.spot),
                quote=f"{one.text} / {following.text[:60]}",
                remedy="Write the follow-up, or say that there is none and why.",
                head=one.text[-40:],
                following=following.text[:60],
            )


def _is_empty(one: PrintedText, following: PrintedText) -> bool:
    """Whether a head promises a follow-up, and what comes is the next head."""
    if _FOLLOW_UP.search(one.text):
        return bool(_NEXT_PART.match(following.text))
    if not _FOLLOW_UP_HEADING.match(one.text):
        return False
    if one.kind == "heading" and following.kind == "heading" and one.level and following.level:
        return following.level < one.level
    return bool(_GOAL.match(following.text)) and following.kind == "heading"


def _grades(understood: Understood, goal: _Goal) -> Iterator[Finding]:
    words = " ".join(one.text for one in goal.texts)
    told = [(one, match) for one in goal.texts if (match := _GRADE.search(one.text))]
    for text, match in told[:1]:
        grade = match["grade"]
        if _BAD.search(grade) and not _MEASURES.search(words):
            yield finding(
                "deficient-without-remedy",
                Severity.WARNING,
                "{goal} is assessed as {grade}, and nothing says what is done about it.",
                place=place_of(understood.report, text.spot),
                quote=text.text,
                remedy="Say which measures are taken, by whom and when.",
                goal=goal.texts[0].text[:60],
                grade=grade,
            )
        if not _GOOD.search(grade) and (reached := _REACHED.search(words)):
            yield finding(
                "grade-against-text",
                Severity.WARNING,
                "{goal}: the text says {quote_text}, the assessment {grade}.",
                place=place_of(understood.report, text.spot),
                quote=reached[0],
                remedy="Change the grade or the text, or say why they differ.",
                goal=goal.texts[0].text[:60],
                quote_text=reached[0],
                grade=grade,
            )
