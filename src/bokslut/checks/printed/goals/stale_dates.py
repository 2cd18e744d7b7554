"""Dates that no longer fit the report: what is still to come at a time named by its year, and
the year before or after that is another year's.

**Finds** a sentence that says of a month, a season or a quarter with its year, or of an earlier
year, that something shall happen then, when the report's year is that one or a later; and
`föregående år (2022)` or `nästa år, 2024` in a report of 2024. **Silent** where the sentence also
names a later year, where it tells what was decided, planned or demanded, and about the reported
year alone (`under 2024 ska` is how a plan is quoted). A warning: an earlier report's text may have
been left. Source: the date of the report and its period.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bokslut.model.finding import Finding, Severity, finding

from ..understood.places import place_of
from ..understood.plain_words import MONTH, SEASON
from ..understood.understood import Sentence, Understood

_YEAR = r"(?P<year>(?:19|20)[0-9]{2})(?![0-9/–-])"
_PART = rf"(?:{SEASON}|{MONTH}|(?:första|andra|tredje|fjärde) kvartalet|(?:års|halvårs)skiftet)"
_WHEN = (
    r"(?:(?:(?:i|under|till|senast|före|vid|in|by|during) )?"
    r"(?:(?:den |on )?[0-9]{1,2} |(?:början|mitten|slutet) av |the |early |late )?"
    rf"(?:{_PART}|(?P<whole>))(?:,? (?:of )?)?{_YEAR})"
)
_COMES = (
    r"(?:ska|skall|kommer|planeras|beräknas|väntas|förväntas|"
    r"will|is expected|are expected|is planned|are planned|is due|are due)"
)
_STARTS = (
    r"(?:klar[at]?|färdig(?:a|t|ställ[dt]a?|ställas)?|invig(?:as|s)|öppna[s]?|starta[s]?|inledas|"
    r"påbörjas|slutföras|avslutas|lanseras|införas|genomföras|presenteras|antas|tillträda|"
    r"flytta|tas i (?:bruk|drift)|stå klar[at]?|anläggas|byggas|"
    r"open(?:ed)?|launched|start(?:ed)?|completed?|ready|finished|introduced|presented|begin)"
)
_FIRST = re.compile(rf"^(?:{_WHEN}) {_COMES}\b", re.IGNORECASE)
_LAST = re.compile(
    rf"\b{_COMES}\b(?P<between>[^.;:,()0-9]{{0,70}}?)\b{_STARTS}\b[^.;:,()0-9]{{0,30}}?\b{_WHEN}",
    re.IGNORECASE,
)
_RULED = re.compile(
    r"\b(?:som|beslut\w*|fastställ\w*|antog\w*|plan(?:en|erna)?|mål\w*|uppdrag\w*|budget\w*|skulle|"
    r"åtgärd\w*|avtal\w*|krav\w*|lag(?:en)?|decided|decision|plan|target|goals?|which|that)\b",
    re.IGNORECASE,
)
_NEXT_TO = re.compile(
    r"\b(?:(?P<before>föregående|förra|the previous|the preceding)|"
    r"(?P<after>nästa|nästkommande|next))"
    r" (?:år|year)(?:et|ets)?(?:,| \(|,? dvs\.?| i\.e\.) ?(?P<year>20[0-9]{2})\b(?![/–-])",
    re.IGNORECASE,
)


def stale_dates(understood: Understood) -> Iterator[Finding]:
    """The sentences whose named date or year is another report's, in order."""
    if not understood.year.isdigit():
        return
    year = int(understood.year)
    for one in understood.sentences:
        if (found := _past(one, year) or _misplaced(one, year)) is not None:
            yield finding(
                "stale-tense",
                Severity.WARNING,
                "“{words}” does not fit a report of {year}.",
                place=place_of(understood.report, one.spot),
                quote=one.text,
                remedy="Say how it went, or put the date right; the text may have been left from "
                "an earlier report.",
                words=found[0],
                year=understood.year,
            )


def _past(sentence: Sentence, year: int) -> re.Match[str] | None:
    """What the sentence says is to come at a time that is over."""
    if not sentence.years or any(int(one) > year for one in sentence.years):
        return None
    found = _FIRST.search(sentence.text)
    if found is None:
        found = _LAST.search(sentence.text)
        if found is None or _RULED.search(sentence.text, 0, found.end()):
            return None
    of_whole_year = found["whole"] is not None
    return found if int(found["year"]) + of_whole_year <= year else None


def _misplaced(sentence: Sentence, year: int) -> re.Match[str] | None:
    """The year before or after that stands beside another year than that of the report."""
    for found in _NEXT_TO.finditer(sentence.text):
        named = int(found["year"])
        if named > year if found["before"] else named <= year:
            return found
        if found["before"] and named < year - 1:
            return found
    return None
