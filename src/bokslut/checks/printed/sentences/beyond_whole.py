"""Shares of people and the like that are more than all of them: `106,4 procent av eleverna`.

**Finds** a percent above a hundred that a sentence tells of those who are counted one by one
(`av eleverna tog 106,4 procent examen`, `andelen kvinnor är 106,6 procent`, `104,6 procent av dem
som avslutades`). **Silent** about growth, plans, capacity, means and quotients, which may be more
than a hundred, and about what is held against something else than a whole (`jämfört med`).
An error where the share is told of the people themselves: there are no more than all.
Source: arithmetic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bokslut.model.finding import Finding, Severity, finding
from bokslut.prose.typed import TypedNumber

from ..claims.claims import claim_of
from ..understood.places import place_of
from ..understood.understood import Sentence
from .orphans import Orphans

RULE = "beyond-whole"

_WHO = (
    r"(?:elev(?:er|erna)|barn(?:en)?|flickor(?:na)?|pojkar(?:na)?|kvinnor(?:na)?|män(?:nen)?|"
    r"anställda|medarbetar(?:e|na)|chefer(?:na)?|lärar(?:e|na)|brukar(?:e|na)|invånar(?:e|na)|"
    r"patienter(?:na)?|deltagar(?:e|na)|besökar(?:e|na)|kunder(?:na)?|svarande|tillfrågade|"
    r"hushåll(?:en)?|föräldrar(?:na)?|ungdomar(?:na)?|personer(?:na)?|boende|unga|äldre|"
    r"studenter(?:na)?|ärenden(?:a)?|resenärer(?:na)?|vårdnadshavar(?:e|na)|medborgar(?:e|na)|"
    r"pupils|students|employees|women|men|girls|boys|children|residents|patients|respondents|"
    r"households|participants|users|customers)"
)
_OF_THEM = re.compile(
    rf"^\s*(?:av|of)\s+(?:(?:dem|them|those)\b|(?:[^\W\d]+\s+){{0,2}}?{_WHO}\b)",
    re.IGNORECASE,
)
_OF_THEM_BEFORE = re.compile(
    rf"^\W*(?:av|of)\s+(?:(?:de|dem|alla|samtliga|the|all|those)\s+)?(?:[^\W\d]+\s+){{0,2}}?{_WHO}\b",
    re.IGNORECASE,
)
_SHARE_OF_THEM = re.compile(
    rf"\b(?:andelen|share|proportion)\s+(?:of\s+)?(?:[^\W\d]+\s+){{0,2}}?{_WHO}\b", re.IGNORECASE
)
# What may be more than all by what it is told of.
_MAY_BE = re.compile(
    r"ökning|minskning|\bök\w*|\bminsk\w*|förändr|tillväxt|budget|plan(?!erad operation)|kapacitet|"
    r"beläggning|\blön|medel(?!ålder)|genomsnitt|snitt|kvot|index|norm|förhållande|jämfört|jämförelse|"
    r"kostnad|intäkt|resurs|täck|\bmer\b|\bfler\b|högre|utnyttj|schablon|platser|mål\w*|antalet|"
    r"growth|increase|capacity|average|cost|compared|more|higher|target|number of",
    re.IGNORECASE,
)
_MATCHES = re.compile(r"\bmotsvara\w*|\bequal|\bcorrespond", re.IGNORECASE)
_WHOLE = 1


def beyond_wholes(orphans: Orphans, _told: Sequence[Finding]) -> Iterator[Finding]:
    """The shares of sentences that are more than the whole."""
    for sentence in orphans.understood.written:
        if not sentence.is_statement:
            continue
        for number in sentence.amounts:
            beyond = number.unit == "percent" and number.base > _WHOLE and not number.hedge
            if beyond and _is_share_of_some(sentence, number):
                yield _finding(orphans, sentence, number)


def _is_share_of_some(sentence: Sentence, number: TypedNumber) -> bool:
    """Whether a percent is told of people, and of nothing that may be more than all."""
    text = sentence.text
    front = text[: number.start]
    own = re.split(r"[;:]|\s(?:medan|men|while|but)\s", front)[-1]
    behind = re.split(r"[,;:.]", text[number.end :])[0]
    if _MAY_BE.search(own) or _MAY_BE.search(behind):
        return False
    if claim_of(sentence, number).kind not in ("level", "share", ""):
        return False
    of_them = _OF_THEM.match(text[number.end :])
    if of_them and _MATCHES.search(own) and not re.search(_WHO, of_them[0], re.IGNORECASE):
        # `Kassaflödet motsvarade 118,8 procent av dem`: of the investments.
        return False
    return bool(of_them or _OF_THEM_BEFORE.match(own) or _SHARE_OF_THEM.search(own))


def _finding(orphans: Orphans, sentence: Sentence, number: TypedNumber) -> Finding:
    printed = number.text.strip()
    return finding(
        RULE,
        Severity.ERROR,
        "{printed} is told of some of all, and there are no more than all of them.",
        place=place_of(orphans.understood.report, sentence.spot),
        quote=sentence.text,
        claimed=printed,
        remedy="Compare the number with its source.",
        printed=printed,
    )
