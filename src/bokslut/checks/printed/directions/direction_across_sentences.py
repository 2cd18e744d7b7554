"""The same thing told to have risen in one place and to have fallen in another.

**Finds** two sentences whose subject is the same in every word, of the same year and compared with
the same, with opposite words of direction. **Silent** where the subject is what every table has
(costs, result), about parts of a year and spans of years, and where the two stand under different
headings, unless one of them is a summary: each board has its own sick leave. A warning: which of
the two is right is not known. Source: consistency of a report in itself (ISA 720).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from bokslut.model.finding import Finding, Severity, finding

from ..claims.claim_years import YEAR
from ..claims.subject_phrases import is_told, phrase_of
from ..claims.turns import Turn, turns
from ..understood.places import place_of
from ..understood.plain_words import MONTH_BEFORE_THE_LAST
from ..understood.understood import Sentence, Understood
from ..understood.words import GENERIC_ROOTS, TOTAL_ROOTS

RULE = "direction-across-sentences"

_PART = re.compile(
    rf"\b(?:{MONTH_BEFORE_THE_LAST}|tertial\w*|"
    r"delår\w*|kvartal\w*|halvår\w*|hösten|våren|sommaren|månad\w*|perioden|åren|över tid|"
    r"quarter|autumn|spring|month\w*|years)\b",
    re.IGNORECASE,
)
SUMMARY = re.compile(
    r"sammanfattning|i korthet|översikt|förord|som gått|inledning|summary|highlights", re.IGNORECASE
)

_Key = tuple[frozenset[str], str, tuple[str, ...], bool]


@dataclass(frozen=True, slots=True)
class _Told:
    """A direction that a sentence tells of something."""

    sentence: Sentence
    turn: Turn

    @property
    def words(self) -> str:
        """The word, as it is written."""
        return self.sentence.text[self.turn.start : self.turn.end].strip()

    @property
    def in_summary(self) -> bool:
        """Whether it stands in a summary."""
        return any(SUMMARY.search(one) for one in self.sentence.headings)


def directions_across_sentences(understood: Understood) -> Iterator[Finding]:
    """The directions that another sentence of the report contradicts."""
    known: dict[_Key, list[_Told]] = defaultdict(list)
    for key, told in _directions(understood):
        known[key].append(told)
    for some in known.values():
        first = some[0]
        for later in some[1:]:
            if later.turn.way * first.turn.way < 0 and _of_one(first, later):
                yield _finding(understood, first, later)
                break


def _directions(understood: Understood) -> Iterator[tuple[_Key, _Told]]:
    for sentence in understood.sentences:
        if not is_told(understood, sentence):
            continue
        if not sentence.is_whole or _PART.search(sentence.text):
            continue
        for place, turn in enumerate(turns(sentence)):
            phrase = phrase_of(sentence, turn, None)
            if place and len(phrase.words) == 1:
                # `… minskade medan regionerna hade en ökning`: of what is told before.
                continue
            special = {one for one in phrase.words if one not in GENERIC_ROOTS | TOTAL_ROOTS}
            if turn.against != "period" or not turn.way or phrase.borrowed or not special:
                continue
            since = tuple(YEAR.findall(turn.than))
            own = [one for one in YEAR.findall(sentence.text) if one not in since]
            year = own[-1] if own else understood.year
            if len(own) <= 1:
                yield (frozenset(phrase.words), year, since, turn.good), _Told(sentence, turn)


def _of_one(one: _Told, other: _Told) -> bool:
    """Whether two sentences are of one body: under one heading, or one of them in the summary."""
    if one.sentence.headings == other.sentence.headings:
        return True
    return one.in_summary != other.in_summary


def _finding(understood: Understood, first: _Told, later: _Told) -> Finding:
    return finding(
        RULE,
        Severity.WARNING,
        "“{words}”, but elsewhere: “{other}”",
        place=place_of(understood.report, later.sentence.spot),
        quote=later.sentence.text,
        remedy="Tell the same in both places, or say what differs.",
        claimed=later.words,
        words=later.words,
        other=first.sentence.text,
    )
