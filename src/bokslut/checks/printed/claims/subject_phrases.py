"""What a word of direction is said of: the words of its part of the sentence that name something.

Verbs of telling, adverbs, times and units name nothing; what is left must be explained by the line
that the sentence is held against, or the sentence may speak of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bokslut.model.printed import PrintedText

from ..understood.lines import Line
from ..understood.plain_words import BEHIND, OWN_BODY, PLAIN, PLAIN_ROOTS
from ..understood.understood import Sentence, Understood
from ..understood.words import GENERIC_ROOTS, TOTAL_ROOTS, root, roots_of
from .line_pairs import dated
from .speech import Spoken
from .subjects import Subjects, subjects_of
from .turns import Turn

_SAID_BY_ITSELF = PLAIN_ROOTS | OWN_BODY
_FINITE = re.compile(
    r"\b(?:har|hade|är|var|blev|redovisar|redovisade|uppgick|uppgår|\w+(?:ade|ades|its)|steg|sjönk|has|"
    r"was|is|rose|fell)\b",
    re.IGNORECASE,
)
_ABOVE = 4
_VERB = re.compile(
    r"\b(?:är|var|blev|blir|ligger|låg|uppgår|uppgick|uppvisar|visar|redovisar|redovisade|har|hade|"
    r"motsvarar|was|is|were|has|amounted)\b",
    re.IGNORECASE,
)
_COMPARISON = re.compile(
    r"\b(?:jämfört med|i jämförelse med|i förhållande till|gentemot|compared|against)\b.*|"
    r"\b(?:mot|än|från|sedan|than|since|from)\b(?=[^.;]{0,30}?(?:[0-9]|föregående|förra|fjol|"
    r"tidigare|året|år\b|\w*budget|\w*prognos|planerat|last|previous|forecast|väntat|därför)).*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\b(?:antal(?:et)?|the number of)\b", re.IGNORECASE)
_PERSONS = re.compile(
    r"\s+(?:personer|person|stycken|individer|enheter|platser|people|persons)\b", re.IGNORECASE
)
_WHO = re.compile(r"\bsom\b(?!\s+helhet)", re.IGNORECASE)
_ANEW = re.compile(
    r"(?:,\s|\s(?:och|samt|men|medan|vilket|som|när|då|and|while|but|which)\s|\.\s).*",
    re.IGNORECASE,
)
_BY_WHAT = re.compile(r"^\s*(?:med|genom|by|through)\s(?=\S)[^,.;(]*?(?=\s{2}|[,.;(]|$)", re.I)
_RELATIVE = re.compile(
    r"^\W*(?:vilket|vilken|vilka|som|det|detta|den|which|this|it)\b", re.IGNORECASE
)


def is_told(understood: Understood, sentence: Sentence) -> bool:
    """Whether a sentence tells something: it is no heading, and what does not end like a sentence
    is no row of a table that was read as text."""
    block = understood.report.blocks[sentence.block]
    if not isinstance(block, PrintedText) or block.kind == "heading":
        return False
    if sentence.is_whole:
        return True
    return len(sentence.amounts) <= 2 and bool(_FINITE.search(sentence.text))


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """The words that tell what a turn is of: their roots, and the words of the sentence as they
    name a line. `borrowed` says that they stand in an earlier part of the sentence or in the one
    before, `counts` that a number of things is spoken of. That of a turn is one object."""

    words: tuple[str, ...]
    raw: tuple[str, ...]
    speech: Spoken
    borrowed: bool
    counts: bool = False


def phrase_of(sentence: Sentence, turn: Turn, before: Sentence | None) -> Phrase:
    """What a turn is said of: what stands before it and behind it in its part of the sentence,
    else what an earlier part or the sentence before begins with. Looked for once."""
    key = phrase_of, turn, before.start if before else None
    told = sentence.kept.get(key)
    if not isinstance(told, Phrase):
        told = sentence.kept[key] = _phrase(sentence, turn, before)
    return told


def _phrase(sentence: Sentence, turn: Turn, before: Sentence | None) -> Phrase:
    text = _without_amounts(sentence)
    front = _front(text[turn.left : turn.start])
    relative = _WHO.search(front)
    named = content_of(front[: relative.start()])[-1:] if relative else content_of(front)
    told = text[turn.end : turn.right]
    compared = bool(turn.than) and sentence.text.startswith(turn.than, turn.end)
    behind = content_of(turn.what if compared else f"{turn.what} {_behind(told)}")
    raw, borrowed = [*named, *behind], False
    refers = bool(_RELATIVE.match(front)) and not relative
    if not raw or (refers and not named):
        earlier = text[: turn.left] if turn.left else before.text if before else ""
        raw, borrowed = [*content_of(opening_of(earlier)), *behind], True
    words = tuple(dict.fromkeys(root(one) for one in raw))
    counts = bool(_NUMBER.search(f"{front} {_behind(told)}"))
    return Phrase(words, tuple(raw), _speech(sentence, words, before), borrowed, counts)


def _front(text: str) -> str:
    """What stands before a turn without what it compares with: `jämfört med budget är resultatet`
    is about the result."""
    verb = _VERB.search(text)
    if verb and _COMPARISON.match(text.strip()):
        return text[verb.end() :]
    return _COMPARISON.sub("", text)


def _without_amounts(sentence: Sentence) -> str:
    """The sentence with its amounts blanked out, and what they count if they have no unit."""
    text = sentence.text
    for one in sentence.amounts:
        end = one.end
        if not one.unit:
            counted = _PERSONS.match(text, end)
            end = counted.end() if counted else end
        text = text[: one.start] + " " * (end - one.start) + text[end:]
    return text


def _behind(text: str) -> str:
    """What stands behind a turn, up to what it compares with or what begins anew, without what it
    is by (`stärktes med årets resultat`)."""
    return _ANEW.sub("", _COMPARISON.sub("", _BY_WHAT.sub(" ", text)))


def opening_of(text: str) -> str:
    """What an earlier part of a sentence is about: what stands before its verb, or all of it."""
    verb = _VERB.search(text)
    if verb and content_of(text[: verb.start()]):
        return text[: verb.start()]
    return re.split(r",\s|\(", text)[0]


def content_of(text: str) -> list[str]:
    """The words of a text that name something, in lower case. Ages (`30-39`) are names."""
    told = text.replace("\u2013", "-").replace("\u00ad", "")
    found = re.findall(r"[0-9]{1,3}-[0-9]{1,3}(?![0-9-])|[^\W\d_]+(?:-[^\W\d_]+)*", told)
    kept = []
    for word in found:
        for one in word.split("-") if not word[0].isdigit() else [word]:
            plain = one.lower()
            if plain in PLAIN or root(plain) in PLAIN_ROOTS or not roots_of(one):
                continue
            kept.append(plain)
    return kept


def _speech(sentence: Sentence, words: Sequence[str], before: Sentence | None) -> Spoken:
    told: dict[str, float] = {}
    parts = (
        (words, 1.0),
        (roots_of(sentence.text), 0.9),
        (tuple(one for head in sentence.headings[-2:] for one in roots_of(head)), 0.85),
        (roots_of(before.text) if before else (), 0.6),
    )
    for some, weight in parts:
        for one in some:
            told[one] = max(told.get(one, 0.0), weight)
    return Spoken(sentence.text, told, False, True)


@dataclass(frozen=True, slots=True)
class Subject:
    """A line that a phrase is about: how much of its name is said, and whether everything that is
    said is explained by it; whether it stands under the same heading (`here`), and whether a word
    is said that not every table has (`special`)."""

    line: Line
    strength: float
    explained: bool
    here: bool
    special: bool


@dataclass(frozen=True)
class Naming:
    """The lines of a report, and what the headings over each of its tables name."""

    understood: Understood

    @cached_property
    def subjects(self) -> Subjects:
        """The lines by their names."""
        return subjects_of(self.understood)

    @cached_property
    def _dated(self) -> dict[int, Line]:
        return {}

    def dated(self, line: Line) -> Line:
        """The line with the report's year over its outcomes without one, made once."""
        if line.place not in self._dated:
            self._dated[line.place] = dated(line, self.understood.year)
        return self._dated[line.place]

    @cached_property
    def _over(self) -> dict[int, tuple[frozenset[str], frozenset[str]]]:
        """By table, the words of the headings right above it, and those of all over it."""
        told: dict[int, tuple[frozenset[str], frozenset[str]]] = {}
        for line in self.subjects.lines:
            if line.grid not in told:
                near = [*self._headings_before(line.grid), *line.section[-2:]]
                every = [*near, *line.section]
                told[line.grid] = (_roots(near), _roots(every))
        return told

    def _headings_before(self, grid: int) -> list[str]:
        block = self.understood.grid[grid].block
        before = self.understood.report.blocks[max(0, block - _ABOVE) : max(0, block)]
        kept: list[str] = []
        for one in before:
            if not isinstance(one, PrintedText):
                kept = []
            elif one.kind in ("heading", "caption"):
                kept.append(one.text)
        return kept

    def of(self, phrase: Phrase, sentence: Sentence) -> list[Subject]:
        """The lines that a phrase of a sentence may be about, the surest first; looked for once."""
        told = self._about.get(phrase)
        if told is None:
            told = self._about[phrase] = self._of(phrase, sentence)
        return told

    @cached_property
    def _about(self) -> dict[Phrase, list[Subject]]:
        return {}

    def _of(self, phrase: Phrase, sentence: Sentence) -> list[Subject]:
        told: list[Subject] = []
        seen: set[int] = set()
        special = [one for one in phrase.words if _is_special(one)]
        for named in self.subjects.named(phrase.speech):
            seen.add(named.line.place)
            one = self._subject(phrase, sentence, named.line, named.strength, bool(special))
            told.append(one)
        for line, near in self._wholes if special else ():
            if line.place not in seen and any(_says(one, near) for one in special):
                seen.add(line.place)
                told.append(self._subject(phrase, sentence, line, 0.7, special=True))
        for named in self.subjects.of_totals(phrase.speech):
            if named.line.place not in seen:
                told.append(Subject(named.line, named.strength, False, False, False))
        return sorted(told, key=lambda one: (-one.explained, -one.strength, one.line.place))

    @cached_property
    def _wholes(self) -> list[tuple[Line, frozenset[str]]]:
        """The sums of tables, each with what its table is about and the headings right above."""
        return [
            (line, self._over[line.grid][0] | line.topic)
            for line in self.subjects.totals
            if is_whole(line)
        ]

    def _subject(
        self, phrase: Phrase, sentence: Sentence, line: Line, strength: float, special: bool
    ) -> Subject:
        here = bool(line.section) and sentence.headings[-1:] == line.section[-1:]
        return Subject(line, strength, self.explains(line, phrase, sentence), here, special)

    def _names(self, line: Line, over: frozenset[str]) -> frozenset[str]:
        """What a line, its columns, its table and the headings over it are called."""
        if line.place not in self._named:
            columns = (one for cell in line.cells for one in cell.words)
            self._named[line.place] = frozenset((*line.words, *line.topic, *over, *columns))
        return self._named[line.place]

    @cached_property
    def _named(self) -> dict[int, frozenset[str]]:
        return {}

    def explains(self, line: Line, phrase: Phrase, sentence: Sentence) -> bool:
        """Whether every word that is said of the turn belongs to the line, and every word of the
        line's own name is said in the phrase, or in the heading over the sentence. The total of a
        table is named by what the table is about."""
        unnamed = all(one in OWN_BODY and one not in line.words[:1] for one in phrase.words)
        if unnamed or not _fits_kind(line, phrase):
            return False
        above, over = self._over[line.grid]
        names = self._names(line, over)
        left = [one for one in phrase.words if not _says(one, names) and one not in TOTAL_ROOTS]
        if any(one not in OWN_BODY for one in left):
            return False
        if left and not set(sentence.headings[-1:]) <= set(line.section):
            return False
        if is_whole(line):
            near = above | line.topic
            return any(_says(one, near) and _is_special(one) for one in phrase.words)
        if any(char.isdigit() for char in line.label) and not _numbers_said(line, phrase):
            return False
        heads = _roots(sentence.headings[-2:])
        own = [one for one in line.own_words or line.words if one not in _SAID_BY_ITSELF]
        said = heads.union(phrase.words)
        if not all(_says(one, said) for one in own):
            return False
        return any(_says(one, line.words) for one in phrase.words) or (
            any(_says(one, line.topic) and _is_special(one) for one in phrase.words)
        )


@lru_cache(maxsize=2)
def naming_of(understood: Understood) -> Naming:
    """What the turns of a report are about, for all rules that ask."""
    return Naming(understood)


def is_whole(line: Line) -> bool:
    """Whether a line is the sum of its table: `Totalt`, and not `-29 år`."""
    return line.total and not any(char.isdigit() for char in line.label)


def _numbers_said(line: Line, phrase: Phrase) -> bool:
    """Whether the numbers of a label, such as ages, are said; a note in it need not be."""
    ages = re.findall(r"(?<![0-9])[0-9]{1,3}\s?[-\u2013]\s?[0-9]{0,3}", line.label)
    said = " ".join(phrase.raw)
    return all(re.sub(r"\s", "", one).replace("\u2013", "-") in said for one in ages)


def _roots(some: Iterable[str]) -> frozenset[str]:
    return frozenset(one for text in some for one in roots_of(text))


def _is_special(word: str) -> bool:
    """Whether not every table has a word."""
    return word not in GENERIC_ROOTS and word not in TOTAL_ROOTS


@lru_cache(maxsize=100_000)
def _says(word: str, others: frozenset[str] | tuple[str, ...]) -> bool:
    return any(same_name(word, one) for one in others)


@lru_cache(maxsize=100_000)
def same_name(one: str, other: str) -> bool:
    """Whether two roots name the same: `lokalkostnad` is what the row Lokaler tells, but
    `personalomsättning` is not what the table Personal tells."""
    if one == other or one + one[-1:] == other or other + other[-1:] == one:
        return True
    shorter, longer = (one, other) if len(one) < len(other) else (other, one)
    if len(shorter) < 4 or not longer.startswith(shorter):
        return False
    rest = longer[len(shorter) :]
    return root(rest) in BEHIND or root(rest.removeprefix("s")) in BEHIND


_SHARE_WORDS = frozenset(map(root, ("andel", "andelen", "andelar")))


def _fits_kind(line: Line, phrase: Phrase) -> bool:
    """A share is no number, and a number no share."""
    if any(root(one) in _SHARE_WORDS for one in phrase.raw):
        return _is_of_shares(line)
    return not (phrase.counts and _is_of_shares(line))


def _is_of_shares(line: Line) -> bool:
    """Whether a line has shares, or is called so."""
    names = {*line.words, *line.topic}
    return (
        any(one.unit in ("percent", "pp") or one.role == "share" for one in line.cells)
        or bool(names & _SHARE_WORDS)
        or any(one.startswith("andel") for one in names)
    )
