"""What the words of a sentence tell of what one of its numbers is about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from operator import or_

from bokslut.prose.typed import TypedNumber

from ..understood.dimensions import dimension_of
from ..understood.kept import Kept
from ..understood.lines import Line
from ..understood.understood import Sentence
from ..understood.words import TELLING_ROOTS, also_called, is_body, likeness, root, roots_of

# `a $90.9 million increase in personnel costs`: what changed is told behind by how much.
_CHANGE_IN = re.compile(
    r"\s*(?:[^\W\d]+\s+)?(?P<noun>increase|decrease|reduction|decline|rise|growth|improvement|"
    r"ökning|minskning)\s+(?:in|av|i)\s+(?P<what>[^.,;:()⟦0-9]{3,90})",
    re.IGNORECASE,
)
# Words that begin with as many letters may be of one stem.
PREFIX = 5
_LEAST_PART, _PAIR, _WHOLLY = 4, 2, 0.8
_LINKS = "aeous"
# How surely a word names what a number is about, by where it stands.
_OWN_CLAUSE, BEFORE, BEHIND, HEADING, _SAID_BEFORE, _ABOVE = 1.0, 0.9, 0.75, 0.85, 0.6, 0.5
_CAUSE, _OF_PRONOUN = 0.4, 0.9
CAUSES = re.compile(
    r"\b(?:beror|berodde|beroende|på grund av|p\.? ?g\.? ?a\.?|till följd av|tack vare|genom att|"
    r"förklaras|orsak\w*|eftersom|då|due to|because|mainly|primarily|as a result of|reflecting|"
    r"driven by|attributable to|resulting from)\b",
    re.IGNORECASE,
)
# A word that goes back to what the heading names, or what was spoken of before.
_GOES_BACK = re.compile(
    r"\b(?:enheten|avdelningen|förvaltningen|nämnden|kontoret|verksamheten|bolaget|sektorn|området|"
    r"resultatområdet|verksamhetsområdet|divisionen|the unit|the department)s?\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\b(?:totalt|total[ta]?|sammantaget|sammanlagt|sammanlagda|hela(?! [0-9])|summa|"
    r"verksamheterna|nämnderna|in total|altogether|"
    r"(?:[\wåäö]*(?:nämnden|styrelsen|kommunen|regionen|förvaltningen)|verksamheten|organisationen)s?)\b",
    re.IGNORECASE,
)
# `X, som ansvarar för skolan, hade`: what is told of X by the way.
INSERTED = re.compile(
    r",\s+(?:som|vilken|vilket|vars|ett|en|det vill säga|d\.?v\.?s\.?|alltså|which|that is,?|an?)\s"
    r"(?:[^,;:()⟦]|(?<=[0-9]),(?=[0-9])){3,120},(?=\s)",
    re.IGNORECASE,
)
# Of whom it is told where nobody is set apart.
_PER = re.compile(r"\bper\b", re.IGNORECASE)
_STAFF = frozenset(map(root, ("anställda", "medarbetare", "personal")))
_TO = re.compile(r"\s*(?:till|to)\s+(?:\w+\s+)?", re.IGNORECASE)
# What a company of the group has is not what its owner has.
_COMPANY = re.compile(r"\w{3}(?:bolag|stiftelse)$")
# `March 31, 2025` goes on, and so does `29 år och yngre`.
_CLAUSE_ENDS = re.compile(
    r"[,;:.](?:\s(?!(?:19|20)[0-9]{2}\b)|$)|"
    r"\b(?:varav|medan|vilket|samtidigt|och(?! (?:yngre|äldre|uppåt)\b)|samt|men|"
    r"and(?! (?:younger|older|above)\b)|while|but|of which)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Spoken:
    """The words that a sentence uses, each with how surely it tells what the number at hand is
    about: those of its own clause most, then those before it, those of the headings over it, and
    those of the sentence that it goes on from."""

    clause: str
    words: Mapping[str, float]
    goes_back: bool
    whole: bool
    leading: tuple[str, ...] = ()

    def unexplained(self, line: Line, columns: tuple[str, ...]) -> int:
        """How many words of what leads up to the number neither the line nor its table nor the
        manner of telling amounts explains: they may narrow down what is spoken of."""
        if not self.leading:
            return 0
        explained = self._explained
        told = explained[line.words] | explained[line.topic] | explained[columns]
        if line.total and (line.words or line.topic or columns):
            told |= self._bodies
        return len(self.leading) - told.bit_count()

    @cached_property
    def _explained(self) -> Kept[Collection[str], int]:
        """Which of the words that lead up to the number some names explain, each as a bit: lines
        have the same names over and over, and tables the same topics."""
        one = self._explanations
        return Kept(lambda names: reduce(or_, map(one.__getitem__, names), 0))

    @cached_property
    def _explanations(self) -> Kept[str, int]:
        """Which of the words that lead up to the number a name explains, each as a bit."""
        return Kept(
            lambda name: sum(
                1 << at
                for at, said in enumerate(self.leading)
                if likeness(name, said) or (len(said) >= _LEAST_PART and name.endswith(said))
            )
        )

    @cached_property
    def _bodies(self) -> int:
        return sum(
            1 << at
            for at, said in enumerate(self.leading)
            if is_body(said) and not _COMPANY.search(said)
        )

    @cached_property
    def said(self) -> Kept[str, float]:
        """How surely a word of a name is said."""
        return Kept(self._saying)

    def _saying(self, named: str) -> float:
        exact = self.words.get(named, 0.0)
        if exact >= _OWN_CLAUSE:
            return exact
        near = [
            weight * likeness(named, word)
            for word, weight in self._by_start.get(named[:PREFIX], ())
        ]
        found = max(exact, *near) if near else exact
        return max(found, self._in_parts(named)) if 0 < found < _WHOLLY else found

    def _in_parts(self, named: str) -> float:
        """How surely a compound is said by its parts: `timmar i hemtjänsten`."""
        return max(
            (
                _WHOLLY * min(weight, self.words.get(named[len(word) :].removeprefix("s"), 0.0))
                for word, weight in self._by_start.get(named[:PREFIX], ())
                if len(named) - len(word) >= _LEAST_PART and named.startswith(word)
            ),
            default=0.0,
        )

    @cached_property
    def _by_start(self) -> dict[str, list[tuple[str, float]]]:
        told: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for word, weight in self.words.items():
            told[word[:PREFIX]].append((word, weight))
        return told

    def said_with(self, named: str, others: tuple[str, ...]) -> float:
        """How surely a word of a name is said as the end of a compound that begins with another
        word of it: `grundskoleeleverna` for Elever i grundskolan."""
        if len(named) < _LEAST_PART or len(others) < _PAIR:
            return 0.0
        ends = [one for one in self._by_end.get(named[-_LEAST_PART:], ()) if one[0].endswith(named)]
        if not ends:
            # As of nearly all names.
            return 0.0
        return max(
            (
                weight
                for other in others
                if other != named and len(other) >= _LEAST_PART
                for word, weight in ends
                if word[:PREFIX] == other[:PREFIX] and _is_stem(word.removesuffix(named), other)
            ),
            default=0.0,
        )

    @cached_property
    def _by_end(self) -> dict[str, list[tuple[str, float]]]:
        told: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for word, weight in self.words.items():
            told[word[-_LEAST_PART:]].append((word, weight))
        return told

    @cached_property
    def says_itself(self) -> Kept[str, bool]:
        """Whether the number's own part of the sentence says a word of a name."""
        own = roots_of(self.clause)
        return Kept(lambda named: any(likeness(named, said) >= 0.8 for said in own))

    @cached_property
    def speaks_of_any(self) -> Kept[frozenset[str], float]:
        """How surely any of some words is said."""
        said = self.said
        return Kept(lambda words: max(map(said.__getitem__, words), default=0.0))


def _is_stem(beginning: str, word: str) -> bool:
    """Whether a compound begins with a word, as it is linked: `grundskole-`, `bibliotek(s)-`."""
    stem = word.rstrip(_LINKS)
    return len(stem) >= _LEAST_PART and beginning.rstrip(_LINKS) == stem


def clause_of(sentence: Sentence, number: TypedNumber) -> str:
    """The part of the sentence that a number stands in, from the number before to the comma or
    number behind."""
    start, end = _clause_bounds(sentence, number)
    return sentence.text[start:end]


def change_in(sentence: Sentence, number: TypedNumber) -> re.Match[str] | None:
    """The noun of a change and `what` changed, told right behind by how much."""
    return _CHANGE_IN.match(sentence.text, number.end)


def _clause_bounds(sentence: Sentence, number: TypedNumber) -> tuple[int, int]:
    before = [one.end for one in sentence.amounts if one.end <= number.start]
    start = max(before, default=0)
    ends = [one.start for one in sentence.amounts if one.start >= number.end]
    end = min(ends, default=len(sentence.text))
    behind = _CLAUSE_ENDS.search(sentence.text, number.end, end)
    return start, behind.start() if behind else end


def _where_it_begins(sentence: Sentence, number: TypedNumber, start: int) -> int:
    """Where what leads up to a number begins: of what something came to with so much, before by
    how much (`åtagandet för bolaget ökade med 27,7 mnkr till 708,5 mnkr`)."""
    before = [one for one in sentence.amounts if one.end <= number.start]
    if before and _TO.fullmatch(sentence.text, before[-1].end, number.start):
        begin = _clause_bounds(sentence, before[-1])[0]
        said = roots_of(sentence.text[begin : before[-1].start])
        # Only a company narrows down what all is told of there.
        return begin if any(map(_COMPANY.search, said)) else start
    return start


def spoken(
    sentence: Sentence,
    number: TypedNumber,
    before: Sentence | None = None,
    goes_on: bool = False,
) -> Spoken:
    """What a sentence speaks of where that number stands; `before` is the last sentence of the
    paragraph that named something, and `goes_on` says that this one names nothing itself."""
    start, end = _clause_bounds(sentence, number)
    change = change_in(sentence, number)
    if change:
        start, end = change.span("what")
    words: dict[str, float] = {}
    # Behind a semicolon something else is told.
    told_before = sentence.text[:start].rpartition(";")[2]
    told_behind = CAUSES.split(sentence.text[end:].partition(";")[0], maxsplit=1)
    from_here = start if change else number.end
    own = CAUSES.split(sentence.text[from_here:end], maxsplit=1)
    parts = [
        (sentence.text[start : from_here + len(own[0])], _OWN_CLAUSE),
        (" ".join(own[1:]), _CAUSE),
        (told_before, _CAUSE if change else BEFORE),
        (told_behind[0], BEHIND),
        (" ".join(told_behind[1:]), _CAUSE),
        *((one, HEADING) for one in sentence.headings[-1:]),
        *((one, _ABOVE) for one in sentence.headings[-3:-1]),
        (before.text if before else "", _OF_PRONOUN if goes_on else _SAID_BEFORE),
    ]
    for text, weight in parts:
        for one in roots_of(text):
            for word in {one, also_called(one)}:
                words[word] = max(words.get(word, 0.0), weight)
    clause = sentence.text[start:end]
    begin = _where_it_begins(sentence, number, start)
    before_it = own[0] if change else INSERTED.sub(",", sentence.text[begin : number.start])
    passed = TELLING_ROOTS if _PER.search(before_it) else TELLING_ROOTS | _STAFF
    leading = tuple(one for one in roots_of(before_it) if one not in passed)
    return Spoken(
        clause,
        words,
        bool(_GOES_BACK.search(sentence.text)),
        bool(_WHOLE.search(sentence.text)),
        leading,
    )


def with_unit(sentence: Sentence, number: TypedNumber) -> TypedNumber:
    """A number with the unit of the one that it is told together with: `från 71,2 till 70,2
    procent`, `65,5 respektive 28,3 mnkr`."""
    if number.unit:
        return number
    for one in sentence.amounts:
        if one.start > number.start:
            between = sentence.text[number.end : one.start]
            if _TOGETHER.fullmatch(between) or (
                number.decimals and number.decimals == one.decimals and _ALSO.fullmatch(between)
            ):
                return replace(number, unit=one.unit)
            break
    return _with_unit_before(sentence, number)


def _with_unit_before(sentence: Sentence, number: TypedNumber) -> TypedNumber:
    """A number with the unit of the amount before it that it is the whole or the plan of, where
    nothing behind it is counted: `125,6 mnkr av årets 147,2`."""
    before = [one for one in sentence.amounts if one.end <= number.start]
    if not before or dimension_of(before[-1].unit) != "money":
        return number
    last, text = before[-1], sentence.text
    alike = last.decimals == number.decimals and _OF_IT.fullmatch(text[last.end : number.start])
    if not alike or not _ALONE.match(text, number.end):
        return number
    return replace(number, unit=last.unit)


_OF_IT = re.compile(
    r"\s*(?:av|mot|of|against)\s+(?:(?:totalt|årets|budgetens|budgeterade|planerade|en budget på|"
    r"the budgeted|a budget of)\s+)?(?:SEK\s+)?",
    re.IGNORECASE,
)
_ALONE = re.compile(r"\s*(?:[,.;)]|$)")
_TOGETHER = re.compile(r"\s*(?:respektive|resp\.|och|till|and|to)\s*[$€£]?", re.IGNORECASE)
# `finansiella intäkter på 27,8 och finansiella kostnader på 19,9 mnkr`.
_ALSO = re.compile(
    r"\s+(?:och|samt|and)\s+(?:[^\W\d]+\s+){1,4}(?:på|om|med|till|of|by|to)\s*[$€£]?", re.IGNORECASE
)
