"""What looks like a number in a text and says neither how much nor how many."""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal[
    "amount",
    "word",
    "year",
    "date",
    "time",
    "case",
    "law",
    "numbering",
    "ordinal",
    "age",
    "page",
    "days",
    "range",
    "phone",
    "id",
    "name",
]

_MONTHS = (
    "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|"
    "january|february|march|may|june|july|august|october"
)
_B = r"[ \u00a0\u202f]"
_YEAR = r"(?:19|20)[0-9]{2}"
_LABELS = (
    "kf-mål|mål|delmål|nämndmål|åtgärd|åtgärder|inriktning|bilaga|bilagor|tabell|diagram|figur|"
    "kapitel|kap|avsnitt|punkt|fråga|paragraf|nr|nummer|steg|etapp|fas|nivå|årskurs|åk|version|"
    "utgåva|kvartal|tertial|klass|zon|prioritet|goal|objective|table|chart|figure|chapter|section|"
    "annex|appendix|item|step|phase|version|quarter|no|number|not|note"
)
_UNITLESS = (
    rf"(?!{_B}?(?:kr|tkr|kkr|mkr|mnkr|mdkr|msek|sek|kronor|milj|million|billion|procent|percent|"
    rf"per cent|%|st\b|stycken))"
)
# A label has neither decimals nor thousands: `Steg 2`, but `skatten steg 26,2 mkr`.
_WHOLE = rf"(?!,[0-9])(?!{_B}[0-9]{{3}}(?![0-9]))"

# The first form that fits at a place tells what stands there.
_FORMS: tuple[tuple[Kind, str], ...] = (
    (
        "phone",
        r"\+[0-9]{2}[ 0-9()-]{6,}[0-9]|"
        r"(?<![0-9] )\b0[0-9]{1,3}[-–/ ][0-9]{2,3}(?: ?[0-9]{2,3}){1,3}\b",
    ),
    ("id", r"(?:\borg\.? ?nr\.?:? )?\b(?:[0-9]{2})?[0-9]{6}[-–][0-9]{4}\b"),
    ("date", rf"\b{_YEAR} ?[-–] ?[01][0-9] ?[-–] ?[0-3][0-9]\b"),
    (
        "date",
        rf"\b(?:den{_B})?[0-3]?[0-9](?::[ea]|[.])?(?:{_B}?[-–]{_B}?[0-3]?[0-9])?{_B}"
        rf"(?:{_MONTHS}|jan|feb|mar|apr|jun|jul|aug|sep|sept|okt|nov|dec)\b(?:{_B}{_YEAR}\b)?",
    ),
    ("date", rf"\b(?:{_MONTHS}){_B}(?:[0-3]?[0-9],?{_B})?{_YEAR}\b"),
    ("date", r"\b[0-3]?[0-9]/(?:1[0-2]|0?[1-9])(?![0-9/])(?=[ .,;)]|$)"),
    ("time", r"\b(?:kl\.?|klockan|at)[ \u00a0][0-2]?[0-9](?:[.:][0-5][0-9])?\b"),
    ("time", r"\b[0-2]?[0-9]:[0-5][0-9]\b(?!:)"),
    (
        "case",
        r"\b(?:[Dd]nr|[Rr]nr|[Dd]iarienummer|[Ää]rende)[.:]?[ \u00a0]?(?:[A-ZÅÄÖ]{2,6}[ \u00a0-]?)?"
        r"[0-9]+(?:[/:.-][0-9]+)*|\b[A-ZÅÄÖ]{2,6}[ \u00a0-]?[0-9]{1,5}/[0-9]{2,4}\b",
    ),
    ("law", rf"\b(?:SFS{_B})?{_YEAR}:[0-9]+\b"),
    ("law", rf"\b[0-9]+{_B}(?:kap\.?|§)|§§?{_B}?[0-9]+"),
    ("year", rf"\b{_YEAR}(?:{_B}?[-–/]{_B}?(?:{_YEAR}|[0-9]{{2}}))+(?![0-9])"),
    ("year", rf"\b{_YEAR}\b(?![,.][0-9]){_UNITLESS}"),
    ("page", rf"\b(?:sidan|sidorna|sida|sid|s|p|page|pages){_B}?\.?{_B}?[0-9]+(?:[-–][0-9]+)?\b"),
    (
        "days",
        rf"\b(?:dag|dagarna|vecka|veckorna|v\.?|day|days|week|weeks){_B}[0-9]+(?:{_B}?[-–](?:{_B}?[0-9]+)?)?",
    ),
    (
        "numbering",
        rf"\b(?:{_LABELS})\b\.?{_B}[0-9]+(?:[.:][0-9]+)*(?:{_B}?[-–]{_B}?[0-9]+)?\b"
        rf"{_WHOLE}{_UNITLESS}",
    ),
    ("numbering", r"^[ \t>*_-]*[0-9]{1,3}(?:\.[0-9]{1,2})*[.)](?=\s|$)"),
    # A note below a table: `(2) Denominated in`.
    ("numbering", rf"^[ \t]*\([0-9]{{1,2}}\)(?={_B}+(?-i:[A-ZÅÄÖ]))"),
    ("numbering", r"^[ \t#>*_]*[0-9]{1,2}(?:\.[0-9]{1,2})+(?= [A-ZÅÄÖ])"),
    ("ordinal", r"\b[0-9]+:(?:e|a|an|en|or)\b|\b(?:[0-9]*1st|[0-9]*2nd|[0-9]*3rd|[0-9]+th)\b"),
    ("age", rf"\b[0-9]{{1,3}}{_B}?[-–]{_B}?[0-9]{{1,3}}{_B}?(?:år\b|-?åring\w*|years\b)"),
    (
        "age",
        r"\b[0-9]{1,3}-?åring\w*|\b[0-9]{1,3} år (?:gamla?|(?:och|eller) (?:äldre|yngre|över))",
    ),
    (
        "age",
        rf"\bfyll(?:er|de|t){_B}[0-9]{{2,3}}\b{_WHOLE}{_UNITLESS}|"
        rf"\b(?:äldre|yngre) än{_B}[0-9]{{1,3}}{_B}år\b|\b(?:under|över){_B}[0-9]{{2}}{_B}år\b|"
        rf"\b(?:är|som|de|dem|personer|medarbetare|anställda|invånare){_B}under{_B}[0-9]{{2}}\b{_WHOLE}"
        rf"{_UNITLESS}|\bmellan{_B}[0-9]{{1,2}}{_B}och{_B}[0-9]{{2}}{_B}år\b",
    ),
    ("age", r"\b[0-9]{1,3} years? old\b"),
    # `1–25 medarbetare` bounds how many, and counts nothing; `2-3 mkr` are two amounts.
    (
        "range",
        rf"(?<![\w.,:/+–-])[0-9]{{1,3}}[-–][0-9]{{1,3}}(?![\w/:–-])(?![.,][0-9]){_WHOLE}{_UNITLESS}",
    ),
    ("name", r"\b[A-ZÅÄÖa-zåäö]+(?:gatan|vägen|torget|gränd|stigen|plan)[ \u00a0][0-9]+ ?[A-Z]?\b"),
    ("id", rf"(?<![\w.,:/-])[0-9]{{5,}}(?![0-9,.]*[0-9]){_UNITLESS}"),
)
_ALL = re.compile(
    "|".join(f"(?P<f{index}>{form})" for index, (_kind, form) in enumerate(_FORMS)),
    re.MULTILINE | re.IGNORECASE,
)
_DIGIT = re.compile("[0-9]")
# "Heroma 2", "Max 18", "Agenda 2030" within a sentence; a thing that is counted ("300 personer")
# stands behind the number in the plural.
_NAME = re.compile(
    r"(?<![.!?:\n*_#>|] )(?<![\n*_#>|\t(\"”])(?<!^)\b[A-ZÅÄÖ][a-zåäö]+[A-Za-zåäö]*"
    r"[ \u00a0](?!(?:19|20)[0-9]{2}\b)[0-9]{1,4}\b"
    rf"(?![,.:/-][0-9])(?!{_B}[0-9]{{3}}\b){_UNITLESS}(?! [a-zåäö]+(?:er|or|ar)\b)"
)
# At the head of a bracket or a sentence only what is surely no first word of a sentence.
_NAME_ALONE = re.compile(rf"(?<=[(\"”])[A-ZÅÄÖ][a-zåäö]+[ \u00a0][0-9]{{1,4}}(?=[)\"”]){_UNITLESS}")


def no_amounts(text: str) -> list[tuple[int, int, Kind]]:
    """The spans of a text that hold digits and are no amounts, in order, none over another."""
    spans: list[tuple[int, int, Kind]] = []
    if not _DIGIT.search(text):
        return spans
    end = 0
    for match in _ALL.finditer(text):
        assert match.lastgroup is not None
        spans.append((match.start(), match.end(), _FORMS[int(match.lastgroup[1:])][0]))
    for pattern in (_NAME, _NAME_ALONE):
        spans += [(match.start(), match.end(), "name") for match in pattern.finditer(text)]
    kept: list[tuple[int, int, Kind]] = []
    for span in sorted(spans, key=lambda one: (one[0], -one[1])):
        if span[0] >= end:
            kept.append(span)
            end = span[1]
    return kept
