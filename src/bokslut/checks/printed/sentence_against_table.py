"""Sentences against tables: a number in a text must be that of the line that the sentence names.

**Proves** a number that a line which its sentence (or the heading above) names says too: in a
cell, as the difference of two columns, as growth, as a share, as a mean, or as the sum, difference
or ratio of two lines that it names. **Contradicts** where no reading that the words allow gives the
stated number, and the one that they surely mean gives another that the stated one is a slip of:
the surer the words, the less the digits must say, and the other way round. **Silent**, the number
stays open, wherever the sentence may speak of something else: of a part, roughly, of another year,
of what is wished. Source: tying a report's text to its statements (ISA 720).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from math import log10

from bokslut.model.numbers import print_number, rounded

from .cells import Printed
from .claims import Claim, claim_of
from .equations import Equation, TableNumber, Term
from .readings import Reading, Readings
from .slips import slip
from .understood import Sentence, Understood

RULE = "text-against-table"

_ZERO = Decimal(0)
# By how many digits a number has: how surely a reading that gives it must be meant to prove it.
_PROVING = {1: 0.6, 2: 0.45, 3: 0.25}
_PROVING_LONG = 0.15
_REASONABLE, _BESIDE_BEST = 0.25, 0.5
# How surely a reading must be meant, beside the power of ten of the numbers that are no slip of it.
_NEEDED = ((0.8, 0.0), (0.65, 0.35), (0.5, 1.2), (0.35, 2.1), (0.25, 3.0))
_SURE, _SURE_OF_NEAR = 0.8, 0.9
_ALIKE = 0.06


def sentences_against_tables(understood: Understood) -> Iterator[Equation]:
    """Every number of every sentence that names a line of a table."""
    readings = Readings(understood)
    before: Sentence | None = None
    for sentence in understood.sentences:
        goes_on = before if before and before.block == sentence.block else None
        for number in sentence.amounts:
            claim = claim_of(sentence, number)
            found = judged(claim, readings.of(claim, goes_on))
            if found is not None:
                yield _equation(understood, *found)
        before = sentence


Found = tuple[Claim, Reading, bool, bool]


def judged(claim: Claim, readings: Sequence[Reading]) -> Found | None:
    """What a claim's readings make of it: the reading, whether it holds, and whether that is
    sure; None where the number stays open."""
    if not readings:
        return None
    holding = [one for one in readings if _holds(claim, one)]
    best = readings[0].weight
    if holding:
        first = holding[0]
        if first.weight >= _PROVING.get(claim.digits, _PROVING_LONG) and (
            claim.digits >= 3 or first.weight >= best * _BESIDE_BEST
        ):
            return claim, first, True, True
        if first.weight >= max(_REASONABLE, best * _BESIDE_BEST):
            return None
    return _contradicted(claim, readings)


def _holds(claim: Claim, one: Reading) -> bool:
    """Whether the stated number is the reading's value, told as roughly as it is told."""
    below, above = claim.reach()
    gap = one.value - claim.stated
    return -below - one.half < gap < above + one.half


def _contradicted(claim: Claim, readings: Sequence[Reading]) -> Found | None:
    """The reading that the stated number is a slip of, if the words and the digits together
    leave no doubt."""
    if claim.wish or claim.bound or not claim.sentence.is_whole:
        return None
    best: tuple[float, Reading] | None = None
    for one in readings:
        if one.weight < _NEEDED[-1][0]:
            break
        margin = _margin(claim, readings, one)
        if margin >= 0 and (best is None or margin > best[0]):
            best = margin, one
    if best is None:
        return None
    return claim, best[1], False, not _truncated(claim, best[1])


def _margin(claim: Claim, readings: Sequence[Reading], one: Reading) -> float:
    """By how much the digits say more than they must for the stated number to be a slip of what
    is meant; below zero where it may be a number of its own."""
    number = claim.number
    expected = rounded(_in_unit(one.value, number.unit), number.decimals)
    slipped = slip(abs(number.value or _ZERO), expected, number.decimals)
    if not slipped.kind or not expected:
        return -1.0
    # All that is meant as surely counts as another chance of being met by accident.
    rivals = _rivals(claim, readings, one.weight - _ALIKE)
    if claim.digits < 2 and (one.weight < _SURE or rivals > 1):
        return -1.0
    if slipped.kind == "near" and (one.weight < _SURE_OF_NEAR or rivals > 1 or number.hedge):
        return -1.0
    loose = slipped.kind in ("dropped", "scale") and claim.digits < 3
    if (loose or number.hedge) and one.weight < _SURE:
        return -1.0
    needed = next(need for least, need in _NEEDED if one.weight >= least)
    return slipped.weight - log10(rivals) - needed


def _rivals(claim: Claim, readings: Sequence[Reading], least: float) -> int:
    """How many numbers of the stated one's size are meant at least as surely: each is another
    chance of being met by accident."""
    number, told = claim.number, set()
    for one in readings:
        if one.weight < least:
            break
        if claim.stated and Decimal("0.1") < one.value / claim.stated < 10:
            told.add(rounded(_in_unit(one.value, number.unit), number.decimals))
    return max(1, len(told))


def _truncated(claim: Claim, one: Reading) -> bool:
    """Whether the number is the exact one with its last digits cut off: careless, no slip."""
    unit = Decimal(1).scaleb(-claim.number.decimals)
    exact = _in_unit(one.value, claim.number.unit)
    return _ZERO < exact - abs(claim.number.value or _ZERO) < unit


def _in_unit(value: Decimal, unit: str) -> Decimal:
    scale = {"tkr": -3, "mkr": -6, "mdkr": -9, "percent": 2, "pp": 2}.get(unit, 0)
    return value.scaleb(scale)


def _equation(
    understood: Understood, claim: Claim, one: Reading, holds: bool, sure: bool
) -> Equation:
    number = claim.number
    stated = claim.sentence.term(number)
    terms = tuple(
        Term(cell, value)
        for cell in one.meant.cells
        if (value := _value(understood, cell)) is not None
    )
    expected = _in_unit(one.value, number.unit)
    return Equation(
        RULE,
        stated,
        terms,
        stated.value.value if holds else rounded(expected, number.decimals),
        _ZERO,
        _ZERO,
        partial(_told, one, expected, number.decimals),
        sure=sure,
    )


def _told(one: Reading, expected: Decimal, decimals: int) -> str:
    shown = print_number(rounded(expected, decimals), decimals)
    text = one.meant.text
    return text if text.endswith(f"= {shown}") else f"{text} = {shown}"


def _value(understood: Understood, cell: TableNumber) -> Printed | None:
    return understood.grid[cell.table].value(cell.row, cell.column)
