"""What is still to come, in a report that was written after it.

**Finds** a sentence that says of a month of the reported year that something shall happen then, or
that speaks of the rest of a year that is over. **Silent** about reports of part of a year, about
other years, where the sentence says that the plan was one, and of when the report itself is to be
adopted. A warning: an earlier report's text
may have been left. Source: the date of the report and its period.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bokslut.model.finding import Finding, Severity, finding

from ..understood.heads import is_only_period, period_in
from ..understood.places import place_of
from ..understood.plain_words import MONTH, SEASON
from ..understood.understood import Sentence, Understood

_TO_COME = re.compile(
    r"\b(?:ska|skall|kommer att|planeras(?: att)?|beräknas|väntas)\b[^.;:]{0,60}?"
    rf"\b(?:i|under|den [0-9]{{1,2}}) (?:{MONTH}|{SEASON}|halvårsskiftet)\b(?! 20[0-9]{{2}})",
    re.IGNORECASE,
)
_REST = re.compile(
    r"\b(?:under (?:resten|återstoden|återstående delen) av året|resterande del av året|"
    r"senare i år|före årets slut|innan årsskiftet)\b",
    re.IGNORECASE,
)
# `I november ska appen lanseras`, `under hösten planeras en utbildning`.
_TIME_FIRST = re.compile(
    rf"(?:^|, )(?:i|under|den [0-9]{{1,2}}) (?:{MONTH}|{SEASON}) "
    r"(?:ska|skall|kommer|planeras|beräknas|väntas)\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:skulle|var planerat|hade planerats|enligt planen|målet|åtgärd)\b", re.IGNORECASE
)
_FORMS = (_REST, _TO_COME, _TIME_FIRST)
# What the report itself is still to go through comes after its year.
_ITSELF = re.compile(
    r"\b(?:årsredovisning|bokslut|verksamhetsberättelse|ansvarsfrihet)\w*\b[^.;]*"
    r"\b(?:fastställ|behandla|godkänn|anta|beslut|läggs fram|lämnas|granska|pröva|presenter)\w*",
    re.IGNORECASE,
)
_PART_OF_YEAR = re.compile(r"delår|tertial|per (?:april|augusti|juni)|halvår", re.IGNORECASE)


def stale_tense(understood: Understood) -> Iterator[Finding]:
    """The sentences of an annual report that speak of what is over as if it were to come."""
    year = understood.year
    if not year or _is_of_part(understood) or not _dated_after(understood, year):
        return
    for one in understood.sentences:
        if any(other > year for other in one.years) or _PLANNED.search(one.text):
            continue
        if _ITSELF.search(one.text):
            continue
        found = next((got for form in _FORMS if (got := form.search(one.text))), None)
        if found is not None and not _speaks_of_next_year(one, year):
            yield finding(
                "stale-tense",
                Severity.WARNING,
                "“{words}” speaks of what was to come in a report of {year}.",
                place=place_of(understood.report, one.spot),
                quote=one.text,
                remedy="Say how it went; the text may have been left from an earlier report.",
                words=found[0],
                year=year,
            )


def _is_of_part(understood: Understood) -> bool:
    """Whether the report is of part of a year, by its first words."""
    opening = " ".join(one.text for one in understood.sentences[:40] if len(one.text) < 120)
    return bool(_PART_OF_YEAR.search(opening)) and "årsbokslut" not in opening.lower()


def _dated_after(understood: Understood, year: str) -> bool:
    """Whether one of its first words is a date of the year after, or it calls itself annual."""
    opening = [one.text for one in understood.sentences[:40]]
    dates = [period for text in opening if len(period := period_in(text)) == 10]
    annual = any(
        re.search(r"årsbokslut|årsredovisning|verksamhetsberättelse", one, re.I) for one in opening
    )
    return any(one[:4] > year for one in dates) or annual


def _speaks_of_next_year(sentence: Sentence, year: str) -> bool:
    """A heading such as Framtida utveckling or Nästa år speaks of what is to come by right."""
    told = " ".join(one for one in sentence.headings if not is_only_period(one)).lower()
    return (
        bool(re.search(r"framtid|nästa år|kommande|förväntad|utveckling|budget", told))
        or str(int(year) + 1) in told
    )
