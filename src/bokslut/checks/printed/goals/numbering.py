"""Chapters, notes and tables counted, and the headings of known parts spelled.

**Finds** a number that is left out or used twice among numbered chapters, notes or tables of one
level, and a heading that is a known part of a closing but for a letter or two. **Silent** where
fewer than four were recognised or more than one number is missing, since then it is the reading
that missed them; and about inflected headings. Source: the reader's way through a report; the
names of the parts are those of the law checklist.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from bokslut.model.finding import Finding, Severity, finding
from bokslut.model.printed import PrintedText, Spot
from bokslut.norms.reader import read_norms

from ..understood.places import place_of
from ..understood.understood import Understood

_CHAPTER = re.compile(
    r"^(?P<above>(?:[0-9]{1,2}\.)*)(?P<number>[0-9]{1,2})\.?\s+(?P<title>[^\W\d].*)"
)
_NAMED = re.compile(
    r"^(?P<kind>not|tabell|diagram|figur|bilaga|note|table|figure|appendix)\s?"
    r"(?P<number>[0-9]{1,2})(?![0-9a-z]|[.,][0-9])[.:]?\s*(?P<title>.*)",
    re.IGNORECASE,
)
_FEWEST = 4
_SHORTEST = 9
# Parts that closings name in other words than the checklist's.
_USUAL = (
    "Investeringssammanställning Personalbokslut Verksamhetsberättelse Nettokostnad Nettokostnader",
    "Driftsammandrag Budgetavvikelse Sjukfrånvaro Personalkostnader Måluppfyllelse Delårsrapport",
    "Sammanfattning Framtidsbedömning Verksamhetsuppföljning Väsentliga",
)

_Numbered = tuple[str, int, str, Spot]


def numbering(understood: Understood) -> Iterator[Finding]:
    """The faults of numbers and names of the report's parts."""
    series: dict[str, list[_Numbered]] = {}
    for one in _numbered(understood):
        series.setdefault(one[0], []).append(one)
    for some in series.values():
        if len(some) >= _FEWEST:
            yield from _gap(understood, some)
            yield from _twice(understood, some)
    yield from _misspelt(understood)


def _numbered(understood: Understood) -> Iterator[_Numbered]:
    for one in understood.report.texts():
        if one.kind not in ("heading", "caption"):
            continue
        if match := _NAMED.match(one.text):
            yield match["kind"].casefold(), int(match["number"]), match["title"], one.spot
        elif one.kind == "heading" and (match := _CHAPTER.match(one.text)):
            yield "chapter " + match["above"], int(match["number"]), match["title"], one.spot


def _gap(understood: Understood, some: Sequence[_Numbered]) -> Iterator[Finding]:
    """The one number that is missing in the run from the first to the last."""
    numbers = [number for _kind, number, _title, _spot in some]
    missing = sorted(set(range(min(numbers), max(numbers) + 1)) - set(numbers))
    if len(missing) != 1 or numbers != sorted(numbers):
        return
    kind, number, title, spot = next(one for one in some if one[1] == missing[0] + 1)
    yield finding(
        "numbering-gap",
        Severity.WARNING,
        "Number {missing} is missing before “{heading}”.",
        place=place_of(understood.report, spot),
        quote=f"{number} {title}",
        remedy="Number them anew, or put in what is missing.",
        missing=missing[0],
        heading=_shown(kind, number, title),
    )


def _twice(understood: Understood, some: Sequence[_Numbered]) -> Iterator[Finding]:
    """The one number that two parts of unlike names have in a run without a gap."""
    numbers = [number for _kind, number, _title, _spot in some]
    if numbers != sorted(numbers) or set(numbers) != set(range(numbers[0], numbers[-1] + 1)):
        return
    again = [(one, other) for one, other in pairwise(some) if one[1] == other[1]]
    if len(again) != 1:
        return
    (kind, number, title, _spot), (_kind, _number, second, spot) = again[0]
    if _letters(title) in _letters(second) or _letters(second) in _letters(title):
        # A title that goes on, or stands over each of its pages.
        return
    yield finding(
        "numbering-gap",
        Severity.WARNING,
        "“{heading}” and “{other}” have the same number.",
        place=place_of(understood.report, spot),
        quote=f"{number} {second}",
        remedy="Number them anew.",
        heading=_shown(kind, number, title),
        other=_shown(kind, number, second),
    )


def _letters(title: str) -> str:
    return "".join(re.findall(r"[^\W_]+", title.casefold()))


def _shown(kind: str, number: int, title: str) -> str:
    above = (
        kind.removeprefix("chapter ") if kind.startswith("chapter ") else kind.capitalize() + " "
    )
    return f"{above}{number} {title}"[:80].strip()


def _misspelt(understood: Understood) -> Iterator[Finding]:
    told: set[str] = set()
    for one in understood.report.texts():
        if one.kind != "heading":
            continue
        for word in re.findall(r"[^\W\d_]{9,}", one.text.casefold()):
            meant = _meant(word)
            if meant and word not in told:
                told.add(word)
                yield _spelling(understood, one, word, meant)


def _spelling(understood: Understood, heading: PrintedText, word: str, meant: str) -> Finding:
    return finding(
        "heading-misspelt",
        Severity.WARNING,
        "“{word}” in a heading is nearly “{meant}”.",
        place=place_of(understood.report, heading.spot),
        quote=heading.text,
        remedy="Correct the heading if that is what it means.",
        word=word,
        meant=meant,
    )


@cache
def _known() -> frozenset[str]:
    parts = read_norms().parts
    names = [name for one in parts for name in (one.title, *one.headings, *one.english)]
    words = re.findall(r"[^\W\d_]+", " ".join([*names, *_USUAL]).casefold())
    return frozenset(one for one in words if len(one) >= _SHORTEST)


@cache
def _meant(word: str) -> str:
    """The known word that this one is but for a letter or two within it; empty where it is known
    itself, or differs at its end only, as inflected words do."""
    known = _known()
    if word in known or any(
        word.startswith(one[:-1]) or one.startswith(word[:-1]) for one in known
    ):
        return ""
    return next((one for one in sorted(known) if _is_slip(word, one)), "")


def _is_slip(word: str, known: str) -> bool:
    if abs(len(word) - len(known)) > 2 or word[0] != known[0]:
        return False
    begin = 0
    while begin < min(len(word), len(known)) and word[begin] == known[begin]:
        begin += 1
    end = 0
    while end < min(len(word), len(known)) - begin and word[-1 - end] == known[-1 - end]:
        end += 1
    changed, meant = word[begin : len(word) - end], known[begin : len(known) - end]
    if sorted(changed) == sorted(meant) and len(changed) == 2:
        return True
    # Compounds are joined with and without an s: driftredovisning, driftsredovisning.
    if {changed, meant} == {"", "s"} and known[begin - 1] != "s":
        return False
    return len(changed) <= 1 and len(meant) <= 1 and end >= 2
