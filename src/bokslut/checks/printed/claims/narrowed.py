"""What narrows down what a number is told of: the words that make it a part of what they name.

`Sjukfrånvaron i december`, `bland chefer`, `patientavgifterna för tandvård`, `lärarnas lön`: the
line that the noun names has all of it, and the number is of a part that no table need have. A
phrase narrows where its first word of meaning is none of the line's, its table's, its heading's or
the report's own body's, and no word of telling or time. No rule of its own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from ..understood.plain_words import ENGLISH_MONTH_ROOTS, MONTH_ROOTS, OWN_BODY, PLAIN_ROOTS
from ..understood.words import TELLING_ROOTS, likeness, root, roots_of
from .claims import Claim
from .meanings import Reading
from .speech import CAUSES

_WORDS = r"(?:[^\W\d_][^\W\d_-]*-?\s+(?:och\s+|and\s+)?){0,3}[^\W\d_][^\W\d_-]*"
_BEFORE = re.compile(
    rf"\b(?:för|inom|bland|hos|vid|i|på|mellan|among|amongst|within|for|in|at)\s+(?P<what>{_WORDS})",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s*(?:[^\W\d_]+\s+)?(?:för|inom|bland|hos|among|amongst|within|for)\s+(?P<what>"
    + _WORDS
    + ")",
    re.IGNORECASE,
)
# `lärarnas sjukfrånvaro`, `the teachers' pay`.
_WHOSE = re.compile(r"\b(?P<what>[^\W\d_]{3,}(?:nas|ens|ets|ans|rs'|n's))\s+(?=[^\W\d_])", re.I)
# The whole year and where it is told, and what stands for an adverb.
_NO_PART = frozenset(
    map(
        root,
        [
            "sin",
            "helhet",
            "stället",
            "linje",
            "enlighet",
            "princip",
            "stort",
            "genomsnitt",
            "snitt",
            "rad",
            "fråga",
            "huvudsak",
            "regel",
            "form",
            "praktiken",
            "dag",
            "dagsläget",
            "kronor",
            "procent",
            "fasta",
            "löpande",
            "grunden",
            "grund",
            "hjälp",
            "samband",
            "anledning",
            "jämförelse",
            "förhållande",
            "relation",
            "resultaträkningen",
            "balansräkningen",
            "årsredovisningen",
            "driftredovisningen",
            "kassaflödesanalysen",
            "delårsrapporten",
            "delårsbokslutet",
            "redovisningen",
            "rapporten",
            "noten",
            "tabellen",
            "diagrammet",
            "sammandrag",
            "absoluta",
            "tal",
            "storlek",
            "ordning",
            "takt",
            "nivå",
            "omfattning",
            "betydelse",
            "räkenskapsåret",
            "verksamhetsåret",
            "kalenderåret",
            "budgetåret",
            "årsbokslutet",
            "year",
            "terms",
            "total",
            "line",
            "full",
            "whole",
            "fiscal",
            "financial",
            "statement",
            "statements",
            "accounts",
            "report",
            "average",
            "connection",
            "relation",
            "order",
        ],
    )
)
_PASSED = (TELLING_ROOTS | PLAIN_ROOTS | OWN_BODY | _NO_PART) - (MONTH_ROOTS | ENGLISH_MONTH_ROOTS)
_DATE = re.compile(r"(?:den\s+)?(?:[0-9]|sista|first|slutet|början|utgången|ingången|end)\b", re.I)
_LEAST_ENDING = 4
# `47 av läckorna`: some of what is counted.
_SOME_OF = re.compile(
    r"\s*(?:av|utav|of)\s+(?:the\s+|de\s+|våra\s+|kommunens\s+)?(?:[^\W\d_]+\s+){0,2}?"
    r"(?P<what>[^\W\d_]{4,}(?:na|er|ar|or|s))\b",
    re.IGNORECASE,
)


# What is decided of a price is no growth of what it brings in.
_PRICED = re.compile(
    r"(?:taxa|taxor|(?<!medlems)avgift|hyra|hyror|pris|löne?r?\b|fees?\b|rents?\b|prices?\b|"
    r"tariffs?\b)[^.;()0-9]{0,40}\b(?:höj|sänk|raised|cut\b|lowered)|"
    r"(?:höj|sänk)[^\W\d_]*\s+(?:av|för)\s+[^.;()0-9]{0,30}(?:tax|avgift|hyr|pris|lön)|"
    r"(?:tax|avgifts?|hyres?|pris|löne)(?:höj|sänk)ning",
    re.IGNORECASE,
)


def is_of_a_price(claim: Claim, one: Reading) -> bool:
    """Whether a percent is by how much a price was raised, and the reading by how much an amount
    grew."""
    if claim.number.unit != "percent" or one.meant.kind != "growth":
        return False
    return bool(_PRICED.search(claim.sentence.text[: claim.number.start]))


def is_of_some(claim: Claim, one: Reading) -> bool:
    """Whether the number counts some of what the line counts: `vid 31 av läckorna`."""
    if claim.number.unit not in ("", "count") or len(one.meant.cells) != 1:
        return False
    some = _SOME_OF.match(claim.sentence.text, claim.number.end)
    said = roots_of(some["what"]) if some else ()
    return any(likeness(word, each) for word in one.line.words for each in said)


def is_narrowed(clause: str, claim: Claim, one: Reading, bodies: Collection[str] = ()) -> bool:
    """Whether a clause up to a number, or what stands right behind it, makes it a part of what the
    reading's line has."""
    names = (
        *one.line.words,
        *one.line.topic,
        *one.meant.words,
        *roots_of(" ".join((one.line.label, *one.line.section[-1:]))),
    )
    phrases = [each["what"] for each in _BEFORE.finditer(CAUSES.split(clause)[0])]
    behind = _BEHIND.match(claim.sentence.text, claim.number.end)
    if behind:
        phrases.append(behind["what"])
    phrases += [each["what"] for each in _WHOSE.finditer(clause)]
    return any(_narrows(each, names, bodies) for each in phrases)


def _narrows(phrase: str, names: Sequence[str], bodies: Collection[str]) -> bool:
    if _DATE.match(phrase):
        return False
    word = next((each for each in roots_of(phrase) if each not in _PASSED), "")
    return bool(word) and word not in bodies and not any(_means(name, word) for name in names)


def _means(name: str, word: str) -> bool:
    if likeness(name, word):
        return True
    long = len(word) >= _LEAST_ENDING
    return long and (name.endswith(word) or name.startswith(word) or word.startswith(name))
