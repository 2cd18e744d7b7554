"""What each amount of a sentence is said to be: a difference, what something is compared with, what
is left, a total, a share. Only the words beside a number say it, whatever the sentence is about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from ..understood.understood import Sentence
from .directions import BELOW
from .told import Told, told_in

_NO_NUMBER = r"[^⟦⟧]"
_HEDGES = r"(?:(?:cirka|ca|drygt|knappt|hela|netto|just|about|SEK|[$€£])\s*)?"
_CHANGES = (
    r"ök\w+|minsk\w+|förbättr\w+|försämr\w+|förstärk\w+|försvag\w+|stärk\w+|höj\w+|sänk\w+|väx\w+|"
    r"steg|stig\w+|sjönk|sjunk\w+|föll|fall\w*|upp|ned|ner|uppgång\w*|nedgång\w*|skillnad\w*|"
    r"mellanskillnad\w*|differens\w*|avvikelse\w*|avvik\w+|överskrid\w+|överskred\w*|underskrid\w+|"
    r"underskred\w*|increas\w+|decreas\w+|rose|fell|grew|improve\w*|difference|variance"
)
_DIFFERENCE_BEFORE = re.compile(
    rf"\b(?:{_CHANGES})\b{_NO_NUMBER}{{0,45}}?\b(?:med|på|om|är|var|blev|blir|of|by)\s+{_HEDGES}$",
    re.IGNORECASE,
)
_DIFFERENCE_BEHIND = re.compile(
    r"^\s*(?:(?!än\b|och\b|mot\b)\w+\s+){0,2}?(?:mer|mindre|fler|färre|högre|lägre|bättre|sämre|"
    rf"större|dyrare|billigare|över|{BELOW}|more|less(?!\s+\w+\s+of\b)|fewer|higher|lower|better|worse|above|below)\b",
    re.IGNORECASE,
)
_BASE_BEFORE = re.compile(
    r"\b(?:från|mot|jämfört med|jämförelse med|jämföra med|ställas? mot|än(?: de| den| det)?|"
    r"budget\w*|prognos\w*|planera\w*|mål\w*|föregående år\w*|förra år\w*|fjol\w*|året "
    r"(?:före|innan|dessförinnan)|tidigare|årsskifte\w*|års|from|compared (?:with|to)|than|"
    rf"the year before|last year)\b{_NO_NUMBER}{{0,30}}$",
    re.IGNORECASE,
)
_BASE_BEHIND = re.compile(
    r"^\s*(?:[^\W\d]+\s+){0,2}?\(?(?:föregående år|året (?:innan|före)|i fjol|förra året|"
    r"(?:19|20)[0-9]{2}\b|last year|(?:of )?the year before|som (?:budget\w*|plan\w*))",
    re.IGNORECASE,
)
_PARENTHESIS = re.compile(rf"\((?!(?:varav|därav|of which)){_NO_NUMBER}{{0,25}}$", re.IGNORECASE)
_LEFT_BEFORE = re.compile(
    rf"\b(?:återstår|återstod|återstå|kvar(?:st\w+|vara\w+|lämna\w*)?|nettoförändring\w*|nettoflöde\w*|lämnar|lämnade|left|leaves|leaving|"
    rf"remain\w*)\b{_NO_NUMBER}{{0,40}}$|"
    rf"\bnetto\s+(?:(?:på|om|är|blev|var|of|is|was)\s+)?{_HEDGES}$|"
    rf"\b(?:utan|exklusive|bortsett från|without|excluding)\b{_NO_NUMBER}{{2,60}}\b(?:blir|blev|"
    rf"blivit|är|var|varit|is|was|been)\s+{_HEDGES}$",
    re.IGNORECASE,
)
_LEFT_BEHIND = re.compile(
    r"^\s*(?:\w+\s+){0,2}?(?:återstår|återstod|kvar|finns kvar|remain\w*|left)\b[^\w⟦]*$",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"\b(?:ger|gav)\s+$|\b(?:ger|gav|gör|blir|giving|gives|gave)\b\s+"
    rf"(?:(?:ett|en|an?|då|därmed|tillsammans)\s+){_NO_NUMBER}{{0,40}}$|"
    r"[,;:–]\s*(?:(?:alltså|det vill säga|dvs\.?|således|därmed)\s+)?(?:ett|en|a|an)\s+(?:\w+\s+)?"
    rf"(?:\w*överskott|\w*underskott|surplus|deficit)\s+(?:på|om|med|of)\s+{_HEDGES}$",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"(?<!\bav )\b(?:tillsammans|sammanlagt|sammantaget|totalt|summa|samlade|in total|together|"
    r"altogether)\b"
    rf"{_NO_NUMBER}{{0,40}}$",
    re.IGNORECASE,
)
_CONCLUDES = re.compile(
    r"\b(?:alltså|det vill säga|d\.?v\.?s\.?|därmed|således|så att|vilket|ger|gav|blev då|återstår|"
    r"återstod|that is|thus|therefore|so that|which|left|leaving)\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"\s+(?:respektive|och|till|and|to)\s+(?:till\s+)?", re.IGNORECASE)
_GROWS = re.compile(rf"\b(?:{_CHANGES})\b", re.IGNORECASE)


# A sentence that goes on from the one before.
GOES_ON = re.compile(
    r"^(?:[0-9][0-9\u00a0 ]* (?:av|of) \w+|detta|"
    r"de[nt](?!\s\w+[ae]\s\w{3,}(?:en|an|et|n)\b)|därmed|"
    r"utfallet|resultatet|budgeten|"
    r"året före|året innan|föregående år|vid årets|under året|samtidigt|kvar|netto|andelen|"
    r"beläggningen|skillnaden|ökningen|minskningen|av d(?:em|essa)|it|this|that|"
    r"the (?:share|difference|increase|decrease))\b",
    re.IGNORECASE,
)
# What something is compared with: a plan, or another time.
_PLANS = re.compile(
    r"budget|prognos|planera|\bplan\b|planen|anslag|\bram\b|ramen|\bmål|beräkna|forecast|target|delår",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"föregående|förra|fjol|året (?:före|innan|dessförinnan)|\bfrån\b|tidigare|årsskifte|sedan|"
    r"(?:19|20)[0-9]{2}|last year|year before|\bfrom\b|earlier",
    re.IGNORECASE,
)


def basis_of(text: str) -> str:
    """What words hold something against: a `plan`, another `time`, or nothing that is told."""
    plan, time = bool(_PLANS.search(text)), bool(_TIMES.search(text))
    return "" if plan == time else "plan" if plan else "time"


class Role(Enum):
    """What an amount is said to be."""

    DIFFERENCE = "difference"
    LEFT = "left"
    GIVEN = "given"
    TOTAL = "total"
    BASE = "base"
    LEVEL = "level"


@dataclass(frozen=True, slots=True)
class Part:
    """An amount with the words beside it, up to the numbers on either side, and what they make
    it."""

    told: Told
    before: str
    behind: str
    role: Role

    @property
    def concludes(self) -> bool:
        """Whether the words before it say that it follows from what was told."""
        return bool(_CONCLUDES.search(self.before)) or self.role in (Role.LEFT, Role.GIVEN)

    @property
    def basis(self) -> str:
        """What the words beside it hold it against: `plan`, `time` or nothing that is told."""
        behind = self.behind.split(",")[0]
        return basis_of(self.before[-45:] + " " + behind)

    @property
    def grows(self) -> bool:
        """Whether the words beside it tell of a change."""
        return bool(_GROWS.search(self.before) or _DIFFERENCE_BEHIND.match(self.behind))


def parts_of(sentence: Sentence) -> tuple[Part, ...]:
    """The amounts of a sentence with what they are said to be."""
    kept = sentence.kept.get(parts_of)
    if isinstance(kept, tuple):
        return kept
    told = tuple(_with_unit(sentence, one) for one in told_in(sentence))
    text = sentence.text
    ends = [0, *(one.number.end for one in told)]
    starts = [*(one.number.start for one in told), len(text)]
    parts = tuple(
        _part(
            one,
            text[ends[place] : one.number.start],
            # What ends the sentence is told from what leads to the next number.
            text[one.number.end : starts[place + 1]] + ("." if place + 1 == len(told) else "⟦"),
        )
        for place, one in enumerate(told)
    )
    sentence.kept[parts_of] = parts
    return parts


def _part(told: Told, before: str, behind: str) -> Part:
    return Part(told, before, behind, _role(before, behind))


def _with_unit(sentence: Sentence, one: Told) -> Told:
    """An amount that has the unit of the one that it is told together with: `80,9 respektive 81,1
    procent`, `från 5 908,7 till 5 258,5 mnkr`."""
    if one.number.unit:
        return one
    for other in sentence.amounts:
        between = sentence.text[one.number.end : other.start]
        if other.unit and other.start > one.number.end and _TOGETHER.fullmatch(between):
            return Told(sentence, replace(one.number, unit=other.unit))
    return one


def _role(before: str, behind: str) -> Role:
    if _TOTAL.search(before):
        return Role.TOTAL
    if _LEFT_BEHIND.match(behind) or _LEFT_BEFORE.search(before):
        return Role.LEFT
    if _DIFFERENCE_BEHIND.match(behind) or _DIFFERENCE_BEFORE.search(before):
        return Role.DIFFERENCE
    if _GIVES.search(before):
        return Role.GIVEN
    if _BASE_BEFORE.search(before) or _BASE_BEHIND.match(behind) or _PARENTHESIS.search(before):
        return Role.BASE
    return Role.LEVEL


def of_one_kind(some: Sequence[Part], one: Part) -> list[Part]:
    """Those of some amounts, other than one, that count the same as it."""
    return [
        each
        for each in some
        if each is not one and each.told.value and each.told.counts_with(one.told)
    ]
