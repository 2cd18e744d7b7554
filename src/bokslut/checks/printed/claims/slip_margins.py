"""How surely a number of a sentence is a slip of what a reading of it says.

The digits and the words are weighed against each other: of a thousand numbers with four digits one
is another with two of them swapped, so that its words may leave some doubt of the line; of two
digits one number in five is the other with one changed, so that nothing else may be meant. What a
line says of another year is no chance where it has several digits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import log10

from bokslut.model.numbers import rounded

from ..understood.dimensions import in_unit
from ..understood.lines import Line
from ..understood.misstated import Slipped, slip
from ..understood.words import likeness, roots_of
from .claims import Claim
from .doubts import is_doubtful, is_told_already
from .meanings import Reading

_ZERO, _HUNDRED = Decimal(0), Decimal(100)
# How surely a reading must be meant, beside the power of ten of the numbers that are no slip of it.
_NEEDED = ((0.8, 0.0), (0.65, 0.35), (0.5, 1.2), (0.35, 2.1), (0.25, 3.0))
_SURE, _NEAR, _SURE_OF_STALE = 0.8, 0.8, 0.95
_SURE_OF_GENERIC, _SURE_OF_FAR = 0.98, 0.75
_THOUSANDS = (Decimal(1000), Decimal("0.001"))
_ALIKE, _REASONABLE = 0.06, 0.25
_BEYOND_DOUBT, _MAY_BE = 1.0, 0.15
_FEW, _LONG, _NEVER = 2, 3, 9.0
_LISTED = re.compile(r"\b(?:respektive|respectively)\b", re.IGNORECASE)
# Only so is the year before surely meant by what is of an earlier one.
_YEAR_BEFORE = re.compile(
    r"\b(?:föregående års?|förra årets?|fjol\w*|året (?:innan|före)|(?:last|previous|prior) year|"
    r"year before)\b",
    re.IGNORECASE,
)
# What is compared with stands behind these.
_COMPARED = re.compile(
    r"\b(?:mot|med|än|från|sedan|against|to|with|than|from)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """The reading that a number is a slip of, and whether nothing else can be."""

    reading: Reading
    sure: bool


def holding(claim: Claim, readings: Sequence[Reading]) -> list[Reading]:
    """The readings whose value the stated number is, told as roughly as it is told."""
    below, above = claim.reach()
    low, high = claim.stated - below, claim.stated + above
    return [one for one in readings if low - one.half < one.value < high + one.half]


def contradicted(claim: Claim, readings: Sequence[Reading]) -> Doubt | None:
    """The reading that the stated number is a slip of, if the words and the digits together
    leave no doubt."""
    if claim.wish or claim.bound or not claim.sentence.is_statement:
        return None
    best: tuple[float, Reading] | None = None
    rivals = _Rivals(claim, readings)
    for one in readings:
        if one.weight < _NEEDED[-1][0]:
            break
        margin = _margin(claim, rivals, one)
        if margin < 0 or (best is not None and margin <= best[0]):
            continue
        if not (_is_of_shares(one) or is_doubtful(claim, one)):
            best = margin, one
    if best is None:
        return None
    return Doubt(best[1], _is_sure(claim, readings, *best))


def stale(claim: Claim, readings: Sequence[Reading], held: Reading) -> Doubt | None:
    """The reading that is surely meant, where the stated number is the same line's of another
    year: a number that was left from last year's text."""
    line, kind, period = held.line, held.meant.kind, held.meant.period
    best = next(
        (
            one
            for one in readings
            if one.line is line and one.meant.kind == kind and one.meant.period > period
        ),
        held,
    )
    if best is held or held.weight > best.weight * 0.6 or claim.digits < _FEW:
        return None
    text = claim.sentence.text
    # Which year it is of is said, and it is another's.
    said = bool(_LISTED.search(text)) and _is_of_said_year(claim, best, held)
    if (_LISTED.search(text) and not said) or (claim.earlier and not _YEAR_BEFORE.search(text)):
        return None
    if not claim.sentence.is_statement or claim.wish or claim.bound or claim.part:
        return None
    compared = claim.parenthesis or _COMPARED.search(text[: claim.number.start])
    if (compared and not said) or len(held.meant.cells) > 1 or is_told_already(claim, best):
        return None
    if _Rivals(claim, readings).above(best.weight - _ALIKE) > 1:
        return None
    if claim.digits < _LONG:
        surely = best is readings[0] and best.weight >= _NEAR
        return Doubt(best, best.weight > _SURE_OF_STALE) if surely else None
    # That a number of several digits is the line's of another year is no chance.
    margin = claim.digits - 1 - _needed(best)
    return Doubt(best, margin >= _BEYOND_DOUBT) if margin >= 0 else None


def _is_of_said_year(claim: Claim, one: Reading, other: Reading) -> bool:
    """Whether the first reading is of a year that the number is told of, and the second is not."""
    return one.meant.period[:4] in claim.years and other.meant.period[:4] not in claim.years


def _needed(one: Reading) -> float:
    """By how many powers of ten the digits must speak for a reading that is meant so surely."""
    return next((need for least, need in _NEEDED if one.weight >= least), _NEVER)


def is_sure_by_digits(claim: Claim, readings: Sequence[Reading], one: Reading) -> bool:
    """Whether a doubted number is so surely a slip of a reading that its words may leave some
    doubt."""
    several = len({cell.row for cell in one.meant.cells}) > 1
    if several or claim.digits < _FEW or _truncated(claim, one) or not _is_slipped(claim, one):
        return False
    if any(each.weight >= _REASONABLE for each in holding(claim, readings)):
        return False
    return _margin(claim, _Rivals(claim, readings), one) >= _BEYOND_DOUBT


def _is_sure(claim: Claim, readings: Sequence[Reading], margin: float, one: Reading) -> bool:
    """Whether a number can be nothing else than a slip of a reading: by its words, or by digits
    that say so much more than they must that the words may leave some doubt."""
    if claim.digits < _FEW or _truncated(claim, one):
        # One digit is met by accident.
        return False
    if len({cell.row for cell in one.meant.cells}) > 1:
        # What several lines make together is reckoned only if all that the words mean were found.
        return _is_share_of_total(one) and margin >= _BEYOND_DOUBT and _is_slipped(claim, one)
    if margin >= _BEYOND_DOUBT and _is_slipped(claim, one):
        return True
    if claim.digits <= _FEW and any(each.weight >= _MAY_BE for each in holding(claim, readings)):
        # A number of two digits is easily a slip of another; here a line says it.
        return False
    # A line that only another part of the sentence names is meant for sure where all else fits.
    named = (one.near or one.weight >= _SURE_OF_FAR) and not _is_only_near(claim, one)
    return named and (bool(one.line.own_words) or _is_topic_said(claim, one.line))


def _is_share_of_total(one: Reading) -> bool:
    """Whether a reading is what share of its table's sum a line is."""
    return one.meant.kind == "share" and len(one.meant.cells) == 2


def _is_slipped(claim: Claim, one: Reading) -> bool:
    """Whether a digit or two make a reading of a number, or thousands for millions."""
    return _slipped(claim, one).kind in ("digit", "swapped", "scale")


def _is_only_near(claim: Claim, one: Reading) -> bool:
    return _slipped(claim, one).kind == "near"


def _slipped(claim: Claim, one: Reading) -> Slipped:
    """How a number could have come from a reading."""
    if is_scaled(claim, one):
        return Slipped("scale", claim.digits - 0.3)
    number = claim.number
    expected = rounded(in_unit(one.value, number.unit), number.decimals)
    return slip(abs(number.value or _ZERO), expected, number.decimals)


def _margin(claim: Claim, all_of_them: _Rivals, one: Reading) -> float:
    """By how much the digits say more than they must for the stated number to be a slip of what
    is meant; below zero where it may be a number of its own."""
    number, slipped = claim.number, _slipped(claim, one)
    if not slipped.kind:
        return -1.0
    # All that is meant as surely counts as another chance of being met by accident.
    rivals = all_of_them.above(one.weight - _ALIKE)
    if claim.digits < 2 and (one.weight < _SURE or rivals > 1):
        return -1.0
    if slipped.kind == "near" and not _may_be_near(claim, one, rivals):
        return -1.0
    loose = slipped.kind == "dropped" and claim.digits < _LONG
    roughly = number.hedge and slipped.kind != "scale"
    if (loose or roughly) and one.weight < _SURE:
        return -1.0
    return slipped.weight - log10(rivals) - _needed(one)


def _may_be_near(claim: Claim, one: Reading, rivals: int) -> bool:
    """Whether a number that is no slip of what is meant can only be a mistake for it: it is told
    exactly, and nothing else is as surely meant. A bare number must say what it counts."""
    if one.weight < _NEAR or rivals > 1 or claim.number.hedge or one.line.total:
        return False
    if not one.line.own_words and one.weight < _SURE_OF_GENERIC:
        # Costs and income are reckoned in several ways in one report.
        return False
    if one.meant.kind == "share" and (claim.kind != "share" or len(one.meant.cells) < 2):
        return False
    if claim.dimension != "number" or claim.number.unit:
        return True
    counted = roots_of(claim.sentence.text[claim.number.end : claim.number.end + 30])[:1]
    names = (*one.line.words, *one.line.topic)
    return any(likeness(name, word) for name in names for word in counted)


def is_scaled(claim: Claim, one: Reading) -> bool:
    """Whether the stated number is the reading's but for a factor: thousands for millions."""
    below, above = claim.reach()
    if max(below, above) * 10 > claim.stated:
        # 1 million is a thousandth of any number from half a milliard on.
        return False
    if abs(one.value) < one.half * 10:
        return False
    factors = _THOUSANDS if claim.dimension == "money" else ()
    return any(
        -below * by - one.half < one.value - claim.stated * by < above * by + one.half
        for by in factors
    )


class _Rivals:
    """The numbers of the stated one's size that are meant, the surest first: each is another
    chance of being met by accident."""

    def __init__(self, claim: Claim, readings: Sequence[Reading]) -> None:
        self._number, self._readings = claim.number, readings
        self._least, self._most = claim.stated / 10, claim.stated * 10
        self._told: set[Decimal] = set()
        self._next = 0

    def above(self, least: float) -> int:
        """How many are meant at least so surely, which is less from one question to the next."""
        number = self._number
        while self._next < len(self._readings) and self._readings[self._next].weight >= least:
            one = self._readings[self._next].value
            if self._least < one < self._most:
                self._told.add(rounded(in_unit(one, number.unit), number.decimals))
            self._next += 1
        return max(1, len(self._told))


def _truncated(claim: Claim, one: Reading) -> bool:
    """Whether the number is the exact one with its last digits cut off: careless, no slip."""
    unit = Decimal(1).scaleb(-claim.number.decimals)
    exact = in_unit(one.value, claim.number.unit)
    return _ZERO < exact - abs(claim.number.value or _ZERO) < unit


def _is_of_shares(one: Reading) -> bool:
    """Whether a share or a growth is reckoned of shares, or of what may be shares, which hardly
    anybody tells."""
    if one.meant.kind not in ("share", "growth") or len(one.meant.cells) < 2:
        return False
    cells = [cell for cell in one.line.cells if cell.number in one.meant.cells]
    return bool(cells) and all(
        cell.unit in ("percent", "pp") or (not cell.unit and abs(cell.value.value) <= _HUNDRED)
        for cell in cells
    )


def _is_topic_said(claim: Claim, line: Line) -> bool:
    """Whether a word of what the table is about stands in the sentence or right above it: rows
    such as `Kommunen totalt` are in many tables."""
    said = roots_of(" ".join((claim.sentence.text, *claim.sentence.headings[-1:])))
    return any(likeness(topic, word) for topic in line.topic for word in said)
