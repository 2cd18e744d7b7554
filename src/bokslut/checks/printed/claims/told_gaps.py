"""By how much and which way: the differences that a sentence tells, each with its word.

`83 mnkr lägre`, `ökade med 3,4 procent`, `en förbättring på 79 mnkr`, `upp 11 174 kronor`, `71
färre`. What is denied or only supposed is left out; what is expected is told all the same, and the
numbers that it lies between say whether its word is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bokslut.prose.typed import TypedNumber

from ..understood.understood import Sentence
from .directions import ABOVE

_UP = (
    r"ök(?:at|ade|ar|a|ning(?:en)?)|stig(?:it|er|a)|steg|höj(?:t|des|ts|er|ning(?:en)?)|vuxit|växt|växte|"
    r"växer|överst(?:eg|iger|igit)|översk(?:reds?|rider|rids|ridits?)|uppgång(?:en)?|tilltagit|förläng(?:ts|des)|vidga(?:ts|des)|tillväxt(?:en)?|"
    r"increased?|rose|risen|rise|grown|grew|gained|climbed|growth"
)
_DOWN = (
    r"minsk(?:at|ade|ar|a|ning(?:en)?)|sjunk(?:it|er|a)|sjönk|fallit|föll|faller|"
    r"sänk(?:t|tes|ts|er|ning(?:en)?)|krymp(?:t|te|er)|underst(?:eg|iger|igit)|undersk(?:reds?|rider|rids|ridits?)|nedgång(?:en)?|avtagit|förkorta(?:ts|des)|"
    r"decreased?|fell|fallen|fall|declined?|dropped|drop|shrank|shrunk"
)
_GOOD = (
    r"förbättra(?:ts|des|t|de|s)|förbättring(?:en)?|(?:för)?stärk(?:ts|tes|t|te)|improved|improvement|"
    r"strengthened"
)
_BAD = (
    r"försämra(?:ts|des|t|de|s)|försämring(?:en)?|försvaga(?:ts|des|t|de)|worsened|deteriorated|"
    r"deterioration|weakened"
)
_SURPLUS = r"(?:budget)?överskott(?:et)?|surplus|underspend"
_DEFICIT = r"(?:budget)?underskott(?:et)?|deficit|overspend"
_WAYS = (
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<good>{_GOOD}|{_SURPLUS})|(?P<bad>{_BAD}|{_DEFICIT}))"
)
# Between a word and its number: against what it is, and how roughly it is told.
_SINCE = (
    r"(?:\s+(?:mot|jämfört med|sedan|under|gentemot|från|i förhållande till|against|since|"
    r"from|over)\s+"
    r"[^⟦⟧.;,()]{2,30}?|(?:\s+[^\W\d_]+){1,2}?)?"
)
_ROUGHLY = r"(?:\s+(?:med|på|om|by|of))\s+(?:hela |totalt |sammanlagt |SEK |[$€£])*"
_BEFORE = re.compile(rf"(?<![\wåäö-]){_WAYS}{_SINCE}{_ROUGHLY}$", re.IGNORECASE)
# `fell 7.0%`.
_DIRECT = re.compile(
    r"\b(?:(?P<up>increased|rose|grew|gained|climbed)|(?P<down>decreased|fell|declined|dropped|shrank))"
    r"\s+(?:SEK |[$€£])?$",
    re.IGNORECASE,
)
_COLON = re.compile(
    rf"(?<![\wåäö-])(?:(?P<good>{_SURPLUS})|(?P<bad>{_DEFICIT}))(?:\s+(?:mot|gentemot)\s+[^\W\d_]+)?"
    r"\s*[:,]\s*(?:SEK )?$",
    re.IGNORECASE,
)
_PLUS = re.compile(
    r"\b(?:(?P<good>plus)|(?P<bad>minus))\s+(?:på|om|med|mot budget(?:en)? (?:på|om|med))\s+$", re.I
)
_PLUS_BEHIND = re.compile(r"^\s*(?:(?P<good>plus)|(?P<bad>minus|back))(?![\wåäö])", re.IGNORECASE)
_WENT = re.compile(
    r"(?<![\wåäö-])(?:gått|gick|går|went|gone|,|är|ligger)\s+(?:(?P<up>upp|up)|(?P<down>ner|ned|down))"
    r"(?:\s+(?:med|by))?\s+(?:SEK )?$",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:(?:,|\b(?:is|are|was|were))\s+|\(\s*)(?:(?P<up>upp|up)|(?P<down>ner|ned|down))\s+"
    r"(?:SEK |[$€£])?$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"^\s*(?:\([^()]{2,12}\)\s+)?(?:[^\W\d_]+\s+)??(?:(?P<up>högre|mer|fler|större|längre|"
    rf"{ABOVE}|higher|more|greater|above|up)|"
    r"(?P<down>lägre|mindre|färre|kortare|under|lower|less|fewer|smaller|below|down)|"
    r"(?P<good>bättre|better)|(?P<bad>sämre|svagare|worse))(?![\wåäö-])",
    re.IGNORECASE,
)
# `4,5 mkr under året` is no difference.
_TIME = re.compile(
    r"^\s*under\s+(?:\w+\s+)?(?:året|perioden|månad|20|hösten|våren|de|den|19)", re.I
)
_NOT = re.compile(r"\b(?:inte|ej|not)\b", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:skulle|ska|skall|bör|kan|kunde|would|should|could|may|om)\b[^,;⟦]*$|"
    r"\b(?:inte|ej|not)\b[^,;⟦]{0,20}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Gap:
    """A difference that a sentence tells: the number, which way (`good` where better or worse), and
    the word that says so."""

    number: TypedNumber
    way: int
    good: bool
    word: str


def gaps(sentence: Sentence) -> list[Gap]:
    """Every difference that a sentence tells with a word, in order, read once."""
    told = sentence.kept.get(gaps)
    if not isinstance(told, list):
        told = sentence.kept[gaps] = list(_gaps(sentence))
    return told


def _gaps(sentence: Sentence) -> Iterator[Gap]:
    text = sentence.text
    for number in sentence.amounts:
        if not number.value:
            continue
        front, behind = text[: number.start], text[number.end :]
        front = re.sub(r"\b(?:drygt|knappt|cirka|ca|nästan|närmare|omkring|ungefär)\s+$", "", front)
        if _DENIED.search(front):
            continue
        forms = (_BEFORE, _WENT, _BARE, _DIRECT, _COLON, _PLUS)
        match = next((found for one in forms if (found := one.search(front))), None)
        match = match or _PLUS_BEHIND.match(behind)
        if match is None and not _TIME.match(behind):
            match = _BEHIND.match(behind)
        if match is not None:
            yield _gap(number, match)


@dataclass(frozen=True, slots=True)
class Course:
    """From what to what a sentence tells that something went; one of the two may not be told."""

    old: TypedNumber | None
    new: TypedNumber | None
    way: int
    good: bool
    word: str


_MARK = r"⟦(?P<{0}>[0-9]+)⟧"
_COURSE = re.compile(
    rf"(?<![\wåäö-])(?:{_WAYS}|(?:gått|gick|går|went|gone) "
    r"(?:(?P<upwards>upp|up)|(?P<downwards>ner|ned|down)))"
    r"(?P<between>[^⟦⟧.;]{0,60}?(?:⟦[0-9]+⟧)?)\s(?:(?:från|from) (?:SEK )?" + _MARK.format("old")
    + r"(?:[^⟦⟧.;,]{0,25}?\s(?:till|to) (?:SEK )?" + _MARK.format("new") + r")?"
    + r"|(?:till|to) (?:SEK )?" + _MARK.format("only") + r")",
    re.IGNORECASE,
)  # fmt: skip
_ANY_WAY = re.compile(rf"(?<![\wåäö-]){_WAYS}(?![\wåäö-])", re.IGNORECASE)
_ANEW = re.compile(r"\b(?:och|medan|men|samtidigt|and|while|but)\b", re.IGNORECASE)


def courses(sentence: Sentence) -> Iterator[Course]:
    """Every from and to of a sentence with its word, or one of them alone."""
    for match in _COURSE.finditer(sentence.marked()):
        alone = match["old"] is None or match["new"] is None
        if alone and "⟦" in match["between"]:
            continue
        before, between = sentence.marked()[: match.start()], match["between"]
        if _ANEW.search(between) or _NOT.search(between) or _DENIED.search(before):
            continue
        if _ANY_WAY.search(between):
            # `Regional tillväxt sjönk från`: which of the two words is meant is not known.
            continue
        told = match.groupdict()
        up = told["up"] or told["upwards"] or told["good"]
        word = up or told["down"] or told["downwards"] or told["bad"]
        amounts = sentence.amounts
        old, new = (
            amounts[int(place)] if place is not None else None
            for place in (told["old"], told["new"] or told["only"])
        )
        good = bool(told["good"] or told["bad"])
        yield Course(old, new, 1 if up else -1, good, word)


def _gap(number: TypedNumber, match: re.Match[str]) -> Gap:
    name = next(one for one in ("up", "down", "good", "bad") if match.groupdict().get(one))
    way = 1 if name in ("up", "good") else -1
    return Gap(number, way, name in ("good", "bad"), match[name])
