"""The codes of time in tables of PxWeb, as spans of days."""

from __future__ import annotations

import re
from datetime import date

from bokslut.model.period import Period, month_end

_YEAR = r"(?P<year>(?:18|19|20|21)[0-9]{2})"
_FORMS = (
    (re.compile(_YEAR), 12),
    (re.compile(rf"{_YEAR}[Hh](?P<part>[12])"), 6),
    (re.compile(rf"{_YEAR}(?:K|k|Q|q)(?P<part>[1-4])"), 3),
    (re.compile(rf"{_YEAR}[Mm](?P<part>0[1-9]|1[0-2])"), 1),
)
_YEARS = re.compile(rf"{_YEAR}-(?P<last>(?:18|19|20|21)[0-9]{{2}})")


def span(code: str) -> Period | None:
    """The days of 2014, 2014H1, 2014K1 or 2014Q1, 2014M03, 2010-2014; None for anything else."""
    text = code.strip()
    if (years := _YEARS.fullmatch(text)) and years["year"] <= years["last"]:
        return Period(date(int(years["year"]), 1, 1), date(int(years["last"]), 12, 31), text)
    for form, months in _FORMS:
        if match := form.fullmatch(text):
            year = int(match["year"])
            last = int(match.groupdict().get("part") or 1) * months
            return Period(date(year, last - months + 1, 1), month_end(year, last), text)
    return None
