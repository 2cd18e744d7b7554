"""Sentences against a workspace: each number of a text and the figure that it states.

**Proves** a number of a sentence that the workspace's own report has in the same words with a
figure in its place; and one that a row of its tables says, as `text-against-table` reads it.
**Contradicts** where a sentence of the same words and years has another number than its figure,
and where the row that the sentence surely names does. **Silent**, the number is without source,
where the workspace's report has no such sentence, or its number there is typed by hand. Source:
as for the tables.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from difflib import SequenceMatcher

from bokslut.prose.typed import TypedNumber

from ..sentences.sentence_against_table import sentences_against_tables
from ..understood.dimensions import in_base, same_dimension
from ..understood.equations import State, TableNumber, TextNumber
from ..understood.understood import Sentence, Understood
from .known import Known, Stated
from .same_words import AMOUNT, tokens_of

_FEWEST_WORDS = 6
_ALIKE, _NEARLY = 0.93, 0.6
# Of sentences that are not the same word by word only long ones are surely meant as one.
_LONG = 14
_MOST_LIKE = 3


@dataclass(frozen=True, slots=True)
class HeldText:
    """A number of a sentence held against the figure that it should state: what it would be
    printed as, and how far off it is, in its unit and digits."""

    number: TextNumber
    sentence: Sentence
    typed: TypedNumber
    stated: tuple[Stated, ...]
    needed: Decimal
    gap: Decimal
    sure: bool

    @property
    def half(self) -> Decimal:
        """Half a unit of its last digit."""
        return self.typed.half

    @property
    def agrees(self) -> bool:
        """Whether it states the figure, as exactly as it is printed."""
        return self.gap <= self.half


def hold_sentences(understood: Understood, known: Known) -> dict[TextNumber, HeldText]:
    """The figure of every number of a sentence that is surely known."""
    found: dict[TextNumber, HeldText] = {}
    ours = _Sentences(known)
    for sentence in understood.sentences:
        if sentence.amounts:
            for one in _in_same_words(sentence, ours):
                found.setdefault(one.number, one)
    for one in _in_tables(understood, known):
        before = found.get(one.number)
        if before is None or (one.agrees and not before.agrees and not before.sure):
            found[one.number] = one
    return found


@dataclass(frozen=True, slots=True)
class _Own:
    tokens: tuple[str, ...]
    sentence: Sentence
    stated: tuple[Stated | None, ...]

    def in_its_unit(self, place: int) -> Stated | None:
        """The figure of one of its numbers. One that is a mere count to the workspace, such as an
        indicator, is an amount where its sentence says so; what the program has counted itself is
        what it prints."""
        stated, typed = self.stated[place], self.sentence.amounts[place]
        unit = typed.unit
        if stated is None or typed.value is None:
            return None
        if stated.value is None:
            return replace(stated, value=in_base(typed.value, unit), unit=unit)
        if same_dimension(stated.unit, unit):
            return stated
        return replace(stated, value=in_base(stated.value, unit), unit=unit)


class _Sentences:
    """The sentences of the workspace's report that hold figures, found by their words."""

    def __init__(self, known: Known) -> None:
        self.known: list[_Own] = []
        self.same: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self.holding: dict[str, list[int]] = defaultdict(list)
        for sentence in known.understood.sentences:
            stated = tuple(known.in_text(sentence.term(one).number) for one in sentence.amounts)
            if not any(stated):
                continue
            own = _Own(tuple(tokens_of(sentence)), sentence, stated)
            self.same[own.tokens].append(len(self.known))
            for word in set(own.tokens):
                if len(word) > 3:
                    self.holding[word].append(len(self.known))
            self.known.append(own)

    def like(self, tokens: Sequence[str], sentence: Sentence) -> list[tuple[_Own, float]]:
        """The sentences of the same words, else those of nearly the same, with how alike each is;
        first those below the same heading."""
        same = [self.known[one] for one in self.same.get(tuple(tokens), ())]
        if same:
            same.sort(key=lambda one: one.sentence.headings[-1:] != sentence.headings[-1:])
            return [(one, 1.0) for one in same]
        words = {one for one in tokens if len(one) > 3}
        shared = Counter(place for word in words for place in self.holding.get(word, ()))
        found = []
        for place, count in shared.most_common(_MOST_LIKE):
            own = self.known[place]
            if count * 2 >= min(len(words), len(set(own.tokens))):
                alike = SequenceMatcher(None, own.tokens, tokens, autojunk=False).ratio()
                if alike >= _NEARLY:
                    found.append((own, alike))
        return sorted(found, key=lambda one: -one[1])


def _in_same_words(sentence: Sentence, ours: _Sentences) -> Iterator[HeldText]:
    tokens = tokens_of(sentence)
    told: set[int] = set()
    differing: dict[int, HeldText] = {}
    for own, alike in ours.like(tokens, sentence):
        whole = len(tokens) >= (_FEWEST_WORDS if alike == 1 else _LONG)
        here = own.sentence.headings[-1:] == sentence.headings[-1:]
        surely = alike >= _ALIKE and whole and own.sentence.years == sentence.years
        for index, place in _aligned(own, tokens):
            stated = own.in_its_unit(place)
            if index in told or stated is None:
                continue
            held = _held(sentence, sentence.amounts[index], stated, surely and (here or alike == 1))
            if held is None:
                continue
            if held.agrees:
                told.add(index)
                yield held
            elif surely:
                differing.setdefault(index, held)
    yield from (one for index, one in differing.items() if index not in told)


def _aligned(own: _Own, tokens: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The numbers that stand at the same place of two sentences: which of the one, and which of
    the workspace's."""
    counted, second = _amounts_at(own.tokens), _amounts_at(tokens)
    if own.tokens == tuple(tokens):
        blocks = [(0, 0, len(tokens))]
    else:
        matcher = SequenceMatcher(None, own.tokens, tokens, autojunk=False)
        blocks = [(one.a, one.b, one.size) for one in matcher.get_matching_blocks()]
    for a, b, size in blocks:
        for step in range(size):
            if a + step in counted and b + step in second:
                yield second[b + step], counted[a + step]


def _amounts_at(tokens: Sequence[str]) -> dict[int, int]:
    """Which amount stands at which word."""
    places = (place for place, one in enumerate(tokens) if one == AMOUNT)
    return {place: index for index, place in enumerate(places)}


def _held(sentence: Sentence, typed: TypedNumber, stated: Stated, sure: bool) -> HeldText | None:
    value, unit = stated.value, typed.unit
    if value is None or typed.value is None or not same_dimension(unit, stated.unit):
        return None
    needed = abs(value) / in_base(Decimal(1), unit)
    gap = abs(abs(typed.value) - needed)
    number = sentence.term(typed).number
    if not isinstance(number, TextNumber):
        return None
    return HeldText(number, sentence, typed, (stated,), needed, gap, sure)


def _in_tables(understood: Understood, known: Known) -> Iterator[HeldText]:
    """What the rule of sentences and tables says, with the workspace's tables in place of those of
    the report."""
    both = replace(understood, grids=known.understood.grids)
    at = {
        sentence.term(one).number: (sentence, one)
        for sentence in understood.sentences
        for one in sentence.amounts
    }
    for one in sentences_against_tables(both):
        sentence, typed = at[one.stated.number]
        cells = [term.number for term in one.terms if isinstance(term.number, TableNumber)]
        stated = known.of_cells(cells)
        number = one.stated.number
        if not stated or not isinstance(number, TextNumber):
            continue
        held = _exactly(number, sentence, typed, stated, one.sure)
        if held is not None and held.agrees == (one.state is not State.CONTRADICTED):
            yield held


def _exactly(
    number: TextNumber,
    sentence: Sentence,
    typed: TypedNumber,
    stated: tuple[Stated, ...],
    sure: bool,
) -> HeldText | None:
    """A number beside the exact values of the cells that it was found to say: the one, or the
    difference or growth of two, whichever is nearer. A bare digit says nothing."""
    exact = [one.value for one in stated if one.value is not None]
    if typed.value is None or len(exact) != len(stated) or not _says_something(typed):
        return None
    values = [exact[0]]
    if len(exact) == 2:
        gap = exact[0] - exact[1]
        values = [gap, *([gap / abs(exact[1])] if exact[1] else [])]
    scale = in_base(Decimal(1), typed.unit)
    needed = [abs(one) / scale for one in values]
    nearest = min(needed, key=lambda one: abs(abs(typed.value or scale) - one))
    gap = abs(abs(typed.value) - nearest)
    return HeldText(number, sentence, typed, stated, nearest, gap, sure)


def _says_something(typed: TypedNumber) -> bool:
    digits = str(abs(typed.value or Decimal(0))).replace(".", "").lstrip("0")
    return bool(digits) and (bool(typed.unit) or len(digits) > 1)
