"""Which way is good: whether more of what a line tells is better or worse."""

from __future__ import annotations

import re
from functools import lru_cache

from ..understood.lines import Line

_WORSE = re.compile(
    r"sjuk(?:frånvaro|skriv|tal)|frånvaro|kostnad|utgift|skuld|arbetslös|bistånd|olycksfall|tillbud|"
    r"utsläpp|(?:vänte|median|insats|respons|handläggnings|anspännings|framkörnings)tid|avhopp|underskott|brott|klagomål|avgångar|fattigdom|energianvändning|"
    r"återaktualis|personalomsättning|staff turnover|absence|waiting|emission|"
    r"sick leave|cost|debt|unemploy|deficit",
    re.IGNORECASE,
)
_BETTER = re.compile(
    r"resultat|soliditet|nöjd|behörig|överskott|trygg|frisk|likviditet|meritvärde|måluppfyllelse|"
    r"\bNKI\b|\bNMI\b|\bNRI\b|\bHME\b|engagemang|självfinansiering|återvin|sysselsättning|"
    r"eget kapital|result\b|solidity|equity|satisf",
    re.IGNORECASE,
)


def better_when(line: Line) -> int:
    """1 where more is better, -1 where less is, 0 where the names do not say or say both."""
    own = better_in(f"{line.label} {' '.join(line.words)}")
    return (better_in(" ".join(line.topic)) or 0) if own is None else own


@lru_cache(maxsize=10_000)
def better_in(text: str) -> int | None:
    """Which way is good of what a text names: 0 where it says both, None where it says neither."""
    worse, better = bool(_WORSE.search(text)), bool(_BETTER.search(text))
    if not worse and not better:
        return None
    return 0 if worse == better else 1 if better else -1
