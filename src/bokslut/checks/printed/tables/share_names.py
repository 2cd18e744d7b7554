"""Of which lines a share or a ratio may be, by the names of all three.

`Resultatets andel av skatter och bidrag` says of what it is a share, `Andel nöjda brukare` of whom;
an index, a number of days and what is told for each of some are no part of a whole. Said of rows,
of which each may be of something else; columns stand beside each other for a reason.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bokslut.prose.vocabulary import significant

from ..claims.line_values import IS_SHARE
from ..understood.axis import Axis, not_added
from ..understood.relations import Relation
from ..understood.sums import says_of_which

# `Resultatets andel av skatter och bidrag` says its base, `Andel nöjda brukare` its part.
_OF_WHAT = re.compile(
    r"(?:andel|procent|%|\bshare|per ?cent)\w*\.? (?:av|of) (?P<base>[^,(%]{4,})", re.IGNORECASE
)
_PART = re.compile(r"^\W*(?:andel(?:en)?|share of|proportion of) ", re.IGNORECASE)
# A level of its own: no part of a whole, and what no other two make.
INDEX = re.compile(
    r"\w*index\b|\bNKI\b|\bNMI\b|\bNRI\b|\bHME\b|\w*meritvärde|\w*betyg|\w*poäng|\bålder\b|"
    r"\bdagar\b|\bminuter\b|\bsekunder\b|\bdays\b|\bminutes\b",
    re.IGNORECASE,
)
_PER = re.compile(r"\b(?:per|by) [^\W\d_]{3,}", re.IGNORECASE)
_SHARE = re.compile(r"andel|\bshare\b|soliditet|equity ratio|\w{4,}grad\b", re.IGNORECASE)
_GROWTH = re.compile(r"ökning|minskning|förändr|utveckling|tillväxt|change|growth", re.IGNORECASE)
_STEM = 5


def may_be_of(axis: Axis, one: Relation) -> bool:
    """Whether a share or a ratio may be of these: what its name says it is a share of is the
    second of them, and of rows, what a share names is one of the two."""
    label = axis.labels[one.line]
    if one.kind in ("growth", "fall", "gain"):
        # Less than the whole by a part is told of neither by the name of a share.
        return axis.across or bool(_GROWTH.search(label)) or not _SHARE.search(label)
    if one.is_sum or one.position is not None:
        return True
    own, first, second = (axis.meanings[at].period for at in (one.line, one.first, one.second))
    if own and first and second and first != second:
        # The share of a year is not of two others.
        return False
    base = _OF_WHAT.search(label)
    if base is not None:
        words = _stems(base["base"])
        lines = (each for each in range(axis.lines) if each != one.line)
        if not _stems(axis.labels[one.second]).issuperset(words) and any(
            _stems(axis.labels[each]) & words for each in lines
        ):
            return False
    if axis.across or names(axis, one) or _speaks_of(axis, one):
        return True
    alike = min(filter(None, axis.halves[one.first]), default=0) == min(
        filter(None, axis.halves[one.second]), default=0
    )
    return alike and not _PART.search(label)


def _speaks_of(axis: Axis, one: Relation) -> bool:
    """Whether the part has a word of the share's name in a compound: `Andel legitimerade`
    of those `Med lärarlegitimation`."""
    part = axis.labels[one.first].lower()
    words = _stems(IS_SHARE.sub(" ", axis.labels[one.line]))
    return any(len(word) == _STEM and word in part for word in words)


@lru_cache(maxsize=10_000)
def _stems(label: str) -> frozenset[str]:
    return frozenset(word.lower()[:_STEM] for word in significant(label))


def names(axis: Axis, relation: Relation) -> int:
    """How many of the rows that a row is computed from it names: *resultat i % av kommunbidrag*."""
    # That both are shares names neither.
    words = set(significant(IS_SHARE.sub(" ", axis.labels[relation.line])))
    if says_of_which(axis.labels[relation.line]):
        return 0
    return sum(
        1
        for one in {relation.first, relation.second}
        if words.intersection(significant(axis.labels[one]))
    )


def may_be_ratio(axis: Axis, line: int, first: int, second: int) -> bool:
    """Whether a line may be so much of the one for each of the other: it is no amount, they are,
    and of rows none is an index."""
    label, related = axis.labels[line], (axis.labels[first], axis.labels[second])
    if not not_added(label) or any(not_added(one) or says_of_which(one) for one in related):
        return False
    return axis.across or not (
        INDEX.search(label) or any(INDEX.search(one) or _PER.search(one) for one in related)
    )


_NOT = re.compile(r"^\W*(?:ej|inte|icke|ännu inte|not|non)[\s-]+", re.IGNORECASE)


def names_the_rest(axis: Axis, relation: Relation) -> bool:
    """Whether two of the lines are what did and what did not, `Uppnådda` and `Ej uppnådda`, which
    are all of the third."""
    if not relation.is_sum:
        return False
    labels = [axis.labels[one].strip().lower() for one in sorted(relation.all)]
    others = [_NOT.sub("", one) for one in labels if _NOT.match(one)]
    return len(others) == 1 and others[0] in labels
