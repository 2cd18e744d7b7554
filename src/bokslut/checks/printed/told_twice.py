"""One thing told in several sentences of other words: the number must be the same.

**Doubts** a number that differs by a single slip from the one that another sentence near it tells
of the same thing: they share the word that says what it is (`resultat`, `utdelning`), its year and
its unit, or the year stands beside both (`2015 var … 6,85 %`, `2015 (6,85 %)`). **Proves** nothing:
what is repeated may be wrong twice. **Silent** where one of the two is proved, where they are of
different parts, years or kinds. Source: consistency of a report in itself (ISA 720).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from .claims import Claim, claim_of
from .equations import Equation
from .told import Told, equation, looks_slipped, telling_digits, told_in
from .understood import Understood
from .words import COUNTED_ROOTS, SCOPE_ROOTS, TELLING_ROOTS, root, roots_of

RULE = "told-twice"

_FEWEST_DIGITS = 3
_NEAR = 6
_ZERO = Decimal(0)
_RESULT = root("resultat")
_PARENTHESIS = re.compile(r"((?:19|20)[0-9]{2})\s*\($")
_OTHER = re.compile(
    r"\b(?:varav|budget\w*|prognos\w*|delår\w*|mål\w*|exklusive|exkl|utan|före|efter|månad\w*|"
    r"kvinn\w*|män\w*|tertial\w*|kvartal\w*)\b",
    re.IGNORECASE,
)


class _Said:
    """A number with its claim and the roots of the words that say what it is."""

    __slots__ = ("claim", "place", "roots", "told", "year")

    def __init__(self, place: int, told: Told, claim: Claim) -> None:
        self.place, self.told, self.claim = place, told, claim
        words = roots_of(claim.clause)
        self.roots = frozenset(
            one for one in words if one not in TELLING_ROOTS and one not in COUNTED_ROOTS
        ) | ({_RESULT} & {one for one in words if one == _RESULT})
        self.year = claim.years


def told_twice(understood: Understood) -> Iterator[Equation]:
    """The numbers that two sentences near each other tell of one thing, with a slip between."""
    said: list[_Said] = []
    for place, sentence in enumerate(understood.sentences):
        if not sentence.is_whole:
            continue
        for one in told_in(sentence):
            if telling_digits(one) >= _FEWEST_DIGITS and one.number.unit and not one.number.hedge:
                claim = claim_of(sentence, one.number)
                in_parentheses = bool(_PARENTHESIS.search(one.before))
                told = claim.kind == "level" and not (claim.part or claim.earlier or claim.wish)
                if told or in_parentheses:
                    said.append(_Said(place, one, claim))
    often = Counter(each.told.value for each in said)
    for number, first in enumerate(said):
        near = [each for each in said[number + 1 :] if each.place - first.place <= _NEAR]
        yield from _against(first, near, often)


def _against(one: _Said, near: Sequence[_Said], often: Counter[Decimal]) -> Iterator[Equation]:
    for other in near:
        if other.place == one.place or not _same(one, other):
            continue
        mine, its = one.told, other.told
        if mine.value == its.value or mine.number.decimals != its.number.decimals:
            continue
        slipped = looks_slipped(its, mine.value) or looks_slipped(mine, its.value)
        if mine.counts_with(its) and slipped:
            # The one that stands alone is the odd one.
            if often[its.value] > often[mine.value]:
                mine, its = its, mine
            yield equation(its, (mine,), mine.value, _ZERO, mine.number.text, sure=False, rule=RULE)
            return


def _same(one: _Said, other: _Said) -> bool:
    """Whether both tell of one thing."""
    if one.year and other.year and one.year != other.year:
        return False
    texts = [each.claim.clause for each in (one, other)]
    if any(_OTHER.search(text) for text in texts):
        return False
    scopes = [set(roots_of(text)) & SCOPE_ROOTS for text in texts]
    if scopes[0] and scopes[1] and scopes[0] != scopes[1]:
        return False
    in_parentheses = _PARENTHESIS.search(other.told.before)
    if in_parentheses:
        return bool(one.year) and one.year[-1] == in_parentheses[1]
    # One word that two long names share is no name: `operating loss` and `exchange losses`.
    shared = len(one.roots & other.roots)
    return shared > 0 and 2 * shared >= min(len(one.roots), len(other.roots))
