"""Of which year a number of a sentence is told, and with which it is compared."""

from __future__ import annotations

import re

from bokslut.prose.typed import TypedNumber

from ..understood.plain_words import MONTH
from ..understood.understood import Sentence
from .lists_of_pairs import list_of
from .speech import INSERTED

# A change from the first to the second.
_BETWEEN = re.compile(
    r"\b(?:mellan|between)\s+(?:åren\s+)?(?P<first>(?:19|20)[0-9]{2})\s+(?:och|and)\s+"
    r"(?:19|20)[0-9]{2}",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
_RIGHT_BEHIND = re.compile(r"\s*(?:år\s+)?(?:((?:19|20)[0-9]{2})(?![0-9])|\(((?:19|20)[0-9]{2})\))")
LAST_YEAR = re.compile(
    r"\b(?:föregående år|föregående års|förra året|förra årets|året innan|året före|i fjol|"
    r"fjolåret\w*|"
    r"fjolårets|last year|(?:previous|prior)[ -](?:fiscal )?(?:year|period)s?|the year before)\b",
    re.IGNORECASE,
)
COMPARED = re.compile(
    r"\b(?:jämfört|jämfört med|jämförelse med|i förhållande till|gentemot|sedan|mot|än|från|"
    r"compared (?:with|to)|versus|than|since|from)\b"
    r"[^.;,⟦]{0,30}$",
    re.IGNORECASE,
)
# `varierar mellan nämnderna, från 5,4 procent i socialnämnden till 8,1` is of one time.
_SPREAD = re.compile(
    r"\b(?:varier\w*|skift(?:ar|ade)|spänn(?:er|de)|sträck(?:er|te) sig|rör(?:de)? sig|vary|varies|"
    r"varied|rang(?:es?|ed|ing))\b",
    re.IGNORECASE,
)
# `från 6,2 procent i revisionen till 7,8 procent i miljönämnden`, not `i januari till 50 i mars`.
_SPAN = re.compile(
    r"\s*(?:i|inom|hos|på|vid|för|in|at|among)\s+(?P<where>[^.;,()0-9]{3,60}?)\s+(?:till|to)\s+"
    r"[0-9][0-9\s.,]*(?:%|[^\W\d]+)?\s+(?:i|inom|hos|på|vid|för|in|at|among)\s+[^\W\d]",
    re.IGNORECASE,
)
_TIMES = re.compile(
    rf"\b(?:{MONTH}|"
    r"\w*kvartal\w*|\w*tertial\w*|halvår\w*|fjol|\w*år(?:et|s|en)?|början|delår\w*|budget\w*|"
    r"prognos\w*|quarter|year|beginning)\b",
    re.IGNORECASE,
)
FROM = re.compile(r"\b(?:från|from)\s+(?:\w+\s+)?$", re.IGNORECASE)
# `$39.7 million, or 58.7%, for the year ended December 31, 2018`.
_FOR_YEAR = re.compile(
    r"(?:,?\s*(?:or|eller)\s+[0-9.,]+\s?(?:%|procent|per ?cent))?"
    r"(?:\s+(?:of|av)\s+[^.,;0-9]{3,40})?,?\s+"
    r"(?:for|in|during|at|as of|under|för|i|vid)\s+(?:[^\W\d]+\s+){0,5}"
    r"(?:[0-9]{1,2},\s+)?((?:19|20)[0-9]{2})(?![0-9])",
    re.IGNORECASE,
)
_OF_ALL = re.compile(
    r"\s*(?:,?\s*(?:respectively|respektive),?\s*)?(?:in|under|år|i|för|for)?\s*((?:19|20)[0-9]{2})"
    r"(?![0-9])(?!\s*(?:,|and|och)\s*(?:and |och )?(?:19|20)[0-9]{2})",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?:19|20)[0-9]{2}(?:,? (?:(?:and|och) )?(?:19|20)[0-9]{2})+")
_BEING = re.compile(
    r"\b(?:är|var|blev|blir|har|hade|uppgår|uppgick|ligger|låg|visar|redovisar|ökade?|minskade?|"
    r"kostade|steg|sjönk|is|was|were|rose|fell|cost)\b",
    re.IGNORECASE,
)
_THEN = re.compile(r"\b(?:då|när|when)\s+(?:\w+\s+){1,3}(?:\w+\s+)?$", re.IGNORECASE)


def years_of(
    sentence: Sentence, number: TypedNumber, clause: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The years that a number is told of, and those that it is compared with: the years of its
    own part of the sentence, else those of the whole."""
    told: list[tuple[int, str, bool]] = []
    first_of_two = {one.start("first") for one in _BETWEEN.finditer(sentence.text)}
    for match in YEAR.finditer(sentence.text):
        compared = match.start() in first_of_two or bool(
            COMPARED.search(sentence.text[max(0, match.start() - 50) : match.start()])
        )
        told.append((match.start(), match[1], compared))
    paired = _paired_year(sentence, number)
    if paired:
        return (paired,), ()
    told = _without_inserted(sentence.text, number.start, told)
    right_behind = _RIGHT_BEHIND.match(sentence.text, number.end)
    start = sentence.text.rfind(clause, 0, number.end + len(clause))
    leading = sentence.text[start : number.start]
    if re.match(r"\s*(?:år\s+)?(?:19|20)[0-9]{2}\b", leading):
        # The year belongs to the number before.
        start += leading.find(",") + 1
    inside = [one for one in told if start <= one[0] < start + len(clause)]
    own = [year for _place, year, compared in inside if not compared]
    if right_behind:
        own = [right_behind[1] or right_behind[2]]
    elif not _within_parentheses(sentence.text, number.start):
        told = [one for one in told if not _within_parentheses(sentence.text, one[0])]
        own = [
            year
            for place, year, compared in inside
            if not compared and (place, year, False) in told
        ]
    since = [year for _place, year, compared in told if compared]
    if FROM.search(sentence.text[: number.start]) and inside:
        own = [year for _place, year, _compared_ in inside][-1:]
    if not own and since and _THEN.search(sentence.text[: number.start]):
        own = since[-1:]
    if not own:
        before = [year for place, year, compared in told if place < number.start and not compared]
        last = number == sentence.amounts[-1]
        behind = [year for _place, year, compared in told if not compared and last]
        beside = _FOR_YEAR.match(sentence.text, number.end)
        own = [beside[1]] if beside else before[-1:] or behind[:1]
    return tuple(dict.fromkeys(own)), tuple(dict.fromkeys(since))


def _without_inserted(
    text: str, place: int, told: list[tuple[int, str, bool]]
) -> list[tuple[int, str, bool]]:
    """Years without those that are told by the way: `omsättningen, som 2024 var 13,2, blev`."""
    apart = [one.span() for one in INSERTED.finditer(text) if not one.start() < place < one.end()]
    return [one for one in told if not any(start < one[0] < end for start, end in apart)]


def _paired_year(sentence: Sentence, number: TypedNumber) -> str:
    """The year of a number in a list beside a list of as many years, in the same order: `was $2
    million, $3 million and $4 million in 2025, 2024 and 2023, respectively`."""
    text = sentence.text
    own = list_of(sentence, number)
    if len(own) < 2:
        return ""
    of_all = _OF_ALL.match(text, own[-1].end)
    if of_all:
        # `compared with $59.2 and $28.1 million in 2022` tells both of 2022.
        return of_all[1]
    years = [*_YEARS.finditer(text)]
    behind = [one for one in years if one.start() >= own[-1].end]
    before = [one for one in years if one.end() <= own[0].start]
    near = behind[0] if behind else before[-1] if before else None
    told = (
        dict(zip((one.start for one in own), YEAR.findall(near[0]), strict=False)) if near else {}
    )
    return told.get(number.start, "") if len(told) == len(own) else ""


def is_earlier(text: str, number: TypedNumber, leading: str) -> bool:
    """Whether a number without a year of its own is of the year before: `från 81`, `mot 193
    föregående år`, `då det var 0,3`, alone in parentheses."""
    behind = text[number.end : number.end + 30]
    before = text[: number.start]
    spread = _SPREAD.search(before) or _is_span(text[number.end : number.end + 120])
    if (FROM.search(before) and not spread) or _THEN.search(leading):
        return True
    if any(not _is_compared_with(leading, one) for one in LAST_YEAR.finditer(leading)):
        return True
    if re.match(r"\s*(?:året innan|året före|föregående år|förra året|i fjol|last year)", behind):
        return True
    return in_parentheses(text, number)


def _is_span(behind: str) -> bool:
    """Whether a number begins a span over two bodies, and not over two times."""
    told = _SPAN.match(behind)
    return told is not None and not _TIMES.search(told["where"])


def _is_compared_with(leading: str, year: re.Match[str]) -> bool:
    """Whether a number is only compared with last year's: `jämfört med i fjol är ökningen 16,4`."""
    compared = COMPARED.search(leading[: year.start()] + " ")
    return bool(compared and _BEING.search(leading, year.end()))


def in_parentheses(text: str, number: TypedNumber) -> bool:
    """Whether a number stands alone, or after a year, in parentheses."""
    before = text[max(0, number.start - 30) : number.start]
    return bool(re.search(r"\((?:[^()0-9]{0,18}|\D{0,12}(?:19|20)[0-9]{2}:?\s?\D{0,4})$", before))


def _within_parentheses(text: str, place: int) -> bool:
    """Whether a place is between parentheses."""
    return text.rfind("(", 0, place) > text.rfind(")", 0, place)
