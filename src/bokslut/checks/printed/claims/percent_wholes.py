"""Where the words for a whole begin and end, that a percent of a sentence is told of."""

from __future__ import annotations

import re

from bokslut.prose.typed import TypedNumber

from ..understood.understood import Sentence
from .frame_words import FINITE

N = r"⟦(?P<{0}>[0-9]+)⟧"
# Where the words for a whole end.
_ENDS = re.compile(
    r"[.;:()⟦]|,\s(?!(?!medan|vilket|men|och|som|while|which)[\wåäö]+\s+(?:[\wåäö]+\s+)?(?:och|samt|and)\s)|"
    r"\s(?:som|vilket|vilken|mot|efter|hittills|i år|i fjol|jämfört|under|medan|men|"
    r"samt|varav|när|då|för|vid|sedan|inom|which|while|but|compared|during|after|when|for|at)\s|"
    r"\s(?:i\s+anspråk|då\s+de[nt]?)\b|\s(?:och|and)\s+(?:resten|resterande|återstoden|övriga|the\s+rest|the\s+remaining)\b|"
    r"\s(?:och|and)\s+(?=⟦|[\wåäö]+(?:te|de|des|steg|sjönk|föll|blev|är|ed)\b|steg\b|sjönk\b|blev\b|är\b)",
    re.IGNORECASE,
)
# A verb that ends the words for a whole: one in the past by its ending, unless an article makes it
# a participle (`de lämnade bidragen`).
VERB = re.compile(
    r"(?<!\bden\s)(?<!\bdet\s)(?<!\bde\s)(?<!\bthe\s)(?<![a-zåäö]s\s)\b(?!waste\b|taste\b)(?:[a-z]{3,}ed|hade|lade|ägde|[bt]?rodde|bodde|skedde|[a-zåäö]{2,}(?:ades?|ndes?|rdes?|gdes?|ldes?|"
    r"ktes?|ptes?|stes?|ttes?)|utgör|avser|avsåg|står|stod|svarar|löper|förfaller|arbetar|betalar|omfattar|går|gick|kommer|kom|tar|tog|"
    r"får|fick|finns|fanns|gäller|steg|sjönk|ska|kunde|kan|made|makes?|pays?|paid)\b",
    re.IGNORECASE,
)
# `av bruttokostnaden och var 166 mkr`, `of the budget of SEK 69 million`.
_AND_LEFT = re.compile(
    r"\s+(?:och|samt|and)\s*$|(?<=\bof)\s+(?:SEK|[$€£])\s*$|\s+[$€£]\s*$", re.IGNORECASE
)
_BEHIND = re.compile(r"\s*(?:av|of)\s+(?!⟦)(?:the\s+)?", re.IGNORECASE)
_AHEAD = re.compile(r"(?:av|of)\s+(?:the\s+)?", re.IGNORECASE)
_RELATION = re.compile(
    r"\b(?:i\s+(?:förhållande|relation)\s+till|i\s+procent\s+av|som\s+andel\s+av|andel(?:en)?\s+av|"
    r"genom|in\s+relation\s+to|relative\s+to|as\s+a\s+(?:share|percentage)\s+of|divided\s+by)\s+"
    r"(?:the\s+)?",
    re.IGNORECASE,
)
# The whole as an amount: `av verksamhetens kostnader, 2 867,8 mnkr`.
_NAMED_AMOUNT = re.compile(
    r"(?:\s*,\s*(?:som\s+(?:var|är|uppgick\s+till|uppgår\s+till)\s|totalt\s|which\s+was\s)?|(?<=\bpå)|(?<=\bom)|"
    r"(?<=\bof))\s*(?:SEK\s|[$€£])?\s*"
    + N.format("whole")
    + r"(?:\s+(?:av|of)\s+"
    + N.format("all")
    + ")?",
    re.IGNORECASE,
)
_THEREOF = re.compile(
    r"(?:varav|av\s+vilka|av\s+vilket|av\s+dem|därav|of\s+which|of\s+whom)\b", re.IGNORECASE
)


class Marked:
    """A sentence with its amounts as marks."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.text = sentence.marked()
        self.bounds = {
            int(one[1]): (one.start(), one.end()) for one in re.finditer(r"⟦([0-9]+)⟧", self.text)
        }

    def before(self, place: int) -> str:
        """What stands before an amount."""
        return self.text[: self.bounds[place][0]]

    def behind(self, place: int) -> str:
        """What stands behind it."""
        return self.text[self.bounds[place][1] :]

    def amount(self, place: str) -> TypedNumber | None:
        """An amount that may be a part or a whole."""
        one = self.sentence.amounts[int(place)]
        share = one.unit in ("percent", "pp", "kr-per-unit")
        return None if share or one.value is None else one


def whole_behind(marked: Marked, place: int) -> tuple[str, str, list[TypedNumber]] | None:
    """The whole that stands behind `av`, what is told of it behind, and its amount; the part's
    before it, where both stand there."""
    text = marked.behind(place)
    opened = _BEHIND.match(text)
    if opened is None:
        return None
    words, rest = _cut(text[opened.end() :])
    found = _amount_of(text, opened.end() + len(words))
    some = [marked.amount(one) for one in found.groups() if one] if found else []
    return words, rest, [one for one in some if one is not None]


def _cut(text: str) -> tuple[str, str]:
    """The words for a whole, and what stands behind them."""
    first = re.match(r"\W*[\wåäö]+", text)
    start = first.end() if first else 0
    found = (_ENDS.search(text), FINITE.search(text), VERB.search(text, start))
    end = min((one.start() for one in found if one is not None), default=len(text))
    end = len(_AND_LEFT.sub("", text[:end]))
    return text[:end], text[end:]


def whole_ahead(marked: Marked, place: int) -> tuple[str, TypedNumber | None, str] | None:
    """The whole that its clause begins with: `Av budgeten hade 64,4 procent använts`."""
    before = marked.before(place)
    starts = [0, *(one.end() for one in re.finditer(r"[;:]\s|\b(?:och|and|men)\s", before))]
    for start in reversed(starts):
        opened = _AHEAD.match(before, start)
        if opened is None:
            continue
        rest = before[opened.end() :]
        counted = re.match(r"(?:de\s+|the\s+)?⟦(?P<whole>[0-9]+)⟧", rest)
        if counted:
            amount = marked.amount(counted["whole"])
            return "", amount, rest[counted.end() :]
        words, left = _cut(rest)
        found = _amount_of(rest, len(words))
        genitive = re.match(r"⟦(?P<whole>[0-9]+)⟧", left) if words.endswith("s ") else None
        if found is not None:
            return words, marked.amount(found["whole"]), rest[found.end() :]
        if genitive is not None:
            return words, marked.amount(genitive["whole"]), left[genitive.end() :]
        return words, None, left
    return None


def whole_of_which(marked: Marked, place: int) -> tuple[TypedNumber, str] | None:
    """The whole that stands before `varav`, and what is told of its part."""
    before = marked.before(place)
    found = [one for one in _THEREOF.finditer(before) if not before[: one.start()].endswith("⟧ ")]
    if not found:
        return None
    rest = before[found[-1].end() :]
    wholes = [
        one
        for at in re.findall(r"⟦([0-9]+)⟧(?!\))", before[: found[-1].start()])
        if (one := marked.amount(at)) is not None
    ]
    return (wholes[-1], rest) if wholes and rest.count("⟦") <= 1 else None


def _amount_of(text: str, end: int) -> re.Match[str] | None:
    """The amount right behind the words for a whole."""
    kept = end - (len(text[:end]) - len(text[:end].rstrip()))
    return _NAMED_AMOUNT.match(text, kept)


def whole_in_relation(marked: Marked, place: int) -> tuple[str, str] | None:
    """The whole of `i förhållande till`, and the words that the part is named by."""
    before = marked.before(place)
    found = list(_RELATION.finditer(before))
    if not found:
        return None
    words, rest = _cut(before[found[-1].end() :])
    if "⟦" in rest:
        return None
    return words, before[: found[-1].start()] + " " + rest
