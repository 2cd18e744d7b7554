"""What leaves a share of a sentence open: it is told of another whole, or of another part, than the
lines that a reading divides. Each doubt stands for itself; no rule of its own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from ..understood.words import (
    COUNTED_ROOTS,
    NET_ROOTS,
    TOTAL_ROOTS,
    also_called,
    root,
    roots_of,
    said_in,
)
from .claims import Claim
from .meanings import Reading

_OF = re.compile(r"\s*(?:av|of) (?P<whole>[^.,;()]{3,60})", re.IGNORECASE)
_OF_BEFORE = re.compile(
    r"\b(?:av|of)\s+(?P<whole>[^.,;()0-9]{3,60}?)\s+(?:är|var|utgör\w*|utgjorde\w*|avser|avsåg|består|"
    r"bestod|finns|fanns|is|was|are|were)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_OF_PLAN = re.compile(
    r"budget|anslag|\bram|(?<!stats)bidrag|plan|prognos|avvikelse|forecast", re.IGNORECASE
)
_COSTS = (root("kostnad"), root("bruttokostnad"))
_TWO = 2


def is_of_another_share(claim: Claim, one: Reading) -> bool:
    """Whether the words around a share say that it is none of the reading's."""
    return (
        _is_of_its_part(claim, one)
        or _is_of_another_whole(claim, one)
        or _is_of_a_whole_before(claim, one)
    )


def _is_of_its_part(claim: Claim, one: Reading) -> bool:
    """Whether a share is told of what the reading takes for its part: `motsvarar 108 procent av
    avskrivningarna`."""
    told = _OF.match(claim.sentence.text, claim.number.end)
    if claim.dimension != "share" or told is None or len(one.meant.cells) < 2:
        return False
    rows = {(cell.table, cell.row) for cell in one.meant.cells}
    own = bool(set(roots_of(told["whole"])) & set(one.line.own_words))
    if len(rows) > 1:
        # Only of what it takes for a part: that is told before, or in the words for the whole.
        said = roots_of(claim.sentence.text[: claim.number.start])
        return own and not set(one.line.own_words) & set(said)
    return own or not _OF_PLAN.search(told["whole"])


def is_of_gross(claim: Claim, labels: Iterable[str]) -> bool:
    """Whether a share is told of costs (`utgör 63 procent av kostnaderna`), and one of the rows
    that it is reckoned of has income taken from it."""
    told = _OF.match(claim.sentence.text, claim.number.end)
    said = roots_of(told["whole"]) if told and claim.dimension == "share" else ()
    gross = any(one in said for one in _COSTS) and not NET_ROOTS.intersection(said)
    return gross and any(NET_ROOTS.intersection(roots_of(label)) for label in labels)


def _is_of_another_whole(claim: Claim, one: Reading) -> bool:
    """Whether a share is told of a whole that is none of the reading's: `25 procent av låneskulden`
    beside equity and the balance sheet's total."""
    told = _OF.match(claim.sentence.text, claim.number.end)
    if claim.dimension != "share" or told is None or one.meant.form != "{0} / {1}":
        return False
    named = set(roots_of(one.meant.terms[-1])) - TOTAL_ROOTS - COUNTED_ROOTS
    said = tuple(also_called(word) for word in roots_of(told["whole"]))
    return bool(named and said) and not any(said_in(word, said) for word in named)


def is_of_another_quotient(claim: Claim, rows: Sequence[str]) -> bool:
    """Whether a share is told of a whole, or of a part, that none of the two rows is called by
    which a reading divides: `inkomstutjämningen är 62 procent av bidragen` by a sum of taxes."""
    told = _OF.match(claim.sentence.text, claim.number.end)
    if (
        claim.dimension != "share"
        or told is None
        or len(set(rows)) != len(rows)
        or len(rows) != _TWO
    ):
        return False
    before = roots_of(claim.sentence.text[: claim.number.start])
    part, whole = (set(roots_of(one)) - TOTAL_ROOTS - COUNTED_ROOTS for one in rows)
    return _is_unsaid(whole, roots_of(told["whole"])) or _is_unsaid(part, before)


def _is_unsaid(names: Collection[str], said: Sequence[str]) -> bool:
    """Whether words call something otherwise than a row is called."""
    called = tuple(map(also_called, said))
    return bool(names and called) and not any(
        said_in(name, called) or name.endswith(called) for name in names
    )


def _is_of_a_whole_before(claim: Claim, one: Reading) -> bool:
    """Whether a share is told of what the reading would have it be: `av den totala sjukfrånvaron
    var 40,3 procent längre än 60 dagar`."""
    told = _OF_BEFORE.search(claim.sentence.text[: claim.number.start])
    if claim.dimension != "share" or told is None or len(one.meant.cells) != 1:
        return False
    said = roots_of(told["whole"])
    return bool(one.line.own_words) and all(said_in(word, said) for word in one.line.own_words)
