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
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from math import log10

from bokslut.model.numbers import print_number, rounded

from .anchored import Anchors, Verdict
from .cells import Printed
from .claims import Claim, claim_of
from .doubts import is_doubtful, is_in_label, is_reckoned
from .equations import Equation, TableNumber, Term
from .lines import Line
from .meanings import Reading, readings_of
from .misstated import Slipped, slip
from .turned import Told
from .understood import Sentence, Understood
from .words import also_called, likeness, roots_of, said_in

RULE = "text-against-table"

_ZERO, _HUNDRED = Decimal(0), Decimal(100)
# By how many digits a number has: how surely a reading that gives it must be meant to prove it.
_PROVING = {1: 0.6, 2: 0.45, 3: 0.25}
_PROVING_LONG = 0.15
_REASONABLE, _BESIDE_BEST = 0.25, 0.5
# How surely a reading must be meant, beside the power of ten of the numbers that are no slip of it.
_NEEDED = ((0.8, 0.0), (0.65, 0.35), (0.5, 1.2), (0.35, 2.1), (0.25, 3.0))
_SURE, _NEAR, _SURE_OF_STALE = 0.8, 0.8, 0.95
_LEAST_TURNED, _SURE_OF_TURNED, _PROVING_OTHERS, _BY_THE_SAME = 0.55, 0.65, 0.6, 1.4
_SURE_OF_GENERIC, _SURE_OF_FAR = 0.98, 0.75
_THOUSANDS = (Decimal(1000), Decimal("0.001"))
_ALIKE = 0.06
_FEW = 2


def sentences_against_tables(understood: Understood) -> Iterator[Equation]:
    """Every number of every sentence that names a line of a table."""
    readings = readings_of(understood)
    anchors = Anchors(readings)
    before: Sentence | None = None
    for sentence in understood.written:
        if before and before.block != sentence.block:
            before = None
        claims = [claim_of(sentence, number) for number in sentence.amounts]
        told = [readings.once(claim, before) for claim in claims]
        verdicts = {
            one.claim.number.start: one for one in anchors.verdicts(sentence, claims, before)
        }
        found = {one.claim.number.start: one for one in _of_sentence(claims, told)}
        for claim in claims:
            start = claim.number.start
            one = _weighed(found.get(start), verdicts.get(start))
            if one is not None:
                yield _equation(understood, one)
        if before is None or readings.names_something(sentence):
            before = sentence


@dataclass(frozen=True, slots=True)
class Found:
    """What a claim's readings make of it: the reading, whether the number follows from it, whether
    its words or its sign turn it, and whether a contradiction is sure."""

    claim: Claim
    reading: Reading
    holds: bool
    turned: bool = False
    sure: bool = True


def _weighed(found: Found | None, verdict: Verdict | None) -> Found | None:
    """What is made of a number by its own readings and by what its frame is anchored to."""
    if verdict is None:
        return found
    anchored = Found(verdict.claim, verdict.reading, verdict.holds, sure=verdict.sure)
    if found is None:
        if not verdict.holds and is_reckoned(verdict.claim):
            return None
        return anchored
    if verdict.holds:
        return found if found.holds else anchored
    if found.holds:
        chance = found.claim.digits <= _FEW and found.reading.weight < _REASONABLE * 2
        stale = verdict.crossed and found.reading.line.label == verdict.reading.line.label
        return anchored if verdict.sure and (stale or chance) else found
    return found if found.sure or not anchored.sure else anchored


def _of_sentence(claims: Sequence[Claim], told: Sequence[Sequence[Reading]]) -> Iterator[Found]:
    """What is found of each number of a sentence: where one is proved by a line, the others are
    rather of the same line, too."""
    first = [judged(claim, some) for claim, some in zip(claims, told, strict=True)]
    proving = [
        (place, one.reading)
        for place, one in enumerate(first)
        if one and one.holds and not one.turned and one.reading.weight >= _PROVING_OTHERS
    ]
    for place, (claim, some, found) in enumerate(zip(claims, told, first, strict=True)):
        others = [one for at, one in proving if at != place]
        if found is not None and not found.holds and place >= 2 and claim.gap:
            # The gap between the two numbers before it, which the paragraph's own rule reckons.
            continue
        if others and not (claim.part or claim.gap) and (found is None or not found.holds):
            found = judged(claim, _rather_of(others, some))
        if found is not None and (found.holds or _is_spoken_of(found, proving)):
            yield found


def _is_spoken_of(found: Found, proving: Sequence[tuple[int, Reading]]) -> bool:
    """Whether a sentence with several numbers speaks of the line that contradicts one of them: it
    names it, or another of its numbers is the line's. What was spoken of before goes on only in
    what says so."""
    claim, line = found.claim, found.reading.line
    if len(claim.sentence.amounts) < 2 or any(one.line.place == line.place for _, one in proving):
        return True
    told = " ".join((claim.sentence.text, *claim.sentence.headings[-1:]))
    said = tuple(map(also_called, roots_of(told)))
    return any(said_in(word, said) for word in line.words)


def _rather_of(proved: Sequence[Reading], some: Sequence[Reading]) -> list[Reading]:
    """Readings with those of proved lines put first; what is proved of another number already is
    not told a second time."""
    lines = {one.line.place for one in proved}
    taken = {one.meant.cells for one in proved}
    nearer = [
        one._replace(weight=min(one.weight * _BY_THE_SAME, 1.0))
        if one.line.place in lines and one.meant.cells not in taken
        else one
        for one in some
    ]
    return sorted(nearer, key=lambda one: -one.weight)


def judged(claim: Claim, readings: Sequence[Reading]) -> Found | None:
    """What a claim's readings make of it; None where the number stays open."""
    if not readings or is_in_label(claim, readings[0].line):
        return None
    holding = _holding(claim, readings)
    best = readings[0].weight
    if not holding:
        return _contradicted(claim, readings)
    first = holding[0]
    beside = first.weight >= best * _BESIDE_BEST
    stale = _stale(claim, readings, first)
    if stale is not None:
        return stale
    if first.weight >= _PROVING.get(claim.digits, _PROVING_LONG) and (claim.digits >= 3 or beside):
        turned = _is_turned(claim, holding)
        surely = first.weight >= _SURE_OF_TURNED and claim.digits >= _FEW
        return Found(claim, first, True, turned, not turned or surely)
    if first.weight >= max(_REASONABLE, best * _BESIDE_BEST):
        return None
    return _contradicted(claim, readings)


def _is_turned(claim: Claim, holding: Sequence[Reading]) -> bool:
    """Whether the words say the other way in every reading that may be meant."""
    first = holding[0]
    if first.weight < _LEAST_TURNED or claim.wish or not claim.sentence.is_statement:
        return False
    if not claim.number.sign and is_reckoned(claim):
        # What it went from and to is told beside it, and the sentence's own rule holds them.
        return False
    meant = [one for one in holding if one.weight >= first.weight * 0.8]
    if claim.number.sign:
        # A sign is compared with a printed one.
        meant = [one for one in meant if len(one.meant.cells) == 1] or meant
    elif first.meant.kind in ("change", "growth"):
        # Of a printed change nobody knows how its sign is meant.
        meant = [one for one in meant if len(one.meant.cells) == 2] or meant
    return all(Told(claim, one.meant, one.line).is_turned for one in meant)


def _stale(claim: Claim, readings: Sequence[Reading], holding: Reading) -> Found | None:
    """The reading that is surely meant, where the stated number is the same line's of another
    year: a number that was left from last year's text."""
    best = readings[0]
    if best.weight < _NEAR or holding.weight > best.weight * 0.6 or claim.digits < 2:
        return None
    same = holding.line.place == best.line.place and holding.meant.kind == best.meant.kind
    if (
        not same
        or not claim.sentence.is_statement
        or claim.parenthesis
        or claim.wish
        or claim.bound
        or claim.part
    ):
        return None
    if _Rivals(claim, readings).above(best.weight - _ALIKE) > 1 or len(holding.meant.cells) > 1:
        return None
    return Found(claim, best, False, sure=best.weight > _SURE_OF_STALE)


def _holding(claim: Claim, readings: Sequence[Reading]) -> list[Reading]:
    """The readings whose value the stated number is, told as roughly as it is told."""
    below, above = claim.reach()
    least, stated = -below, claim.stated
    return [one for one in readings if least - one.half < one.value - stated < above + one.half]


def _contradicted(claim: Claim, readings: Sequence[Reading]) -> Found | None:
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
    near = _is_only_near(claim, best[1])
    # What several lines make together is reckoned only if all that the words mean were found.
    several = len({cell.row for cell in best[1].meant.cells}) > 1
    # A line that only another part of the sentence names is meant for sure where all else fits.
    named = best[1].near or best[1].weight >= _SURE_OF_FAR
    sure = named and not (_truncated(claim, best[1]) or near or several)
    # One digit is met by accident.
    sure = sure and claim.digits >= _FEW
    sure = sure and (bool(best[1].line.own_words) or _is_topic_said(claim, best[1].line))
    return Found(claim, best[1], False, sure=sure)


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


def _is_only_near(claim: Claim, one: Reading) -> bool:
    number = claim.number
    expected = rounded(_in_unit(one.value, number.unit), number.decimals)
    return slip(abs(number.value or _ZERO), expected, number.decimals).kind == "near"


def _margin(claim: Claim, all_of_them: _Rivals, one: Reading) -> float:
    """By how much the digits say more than they must for the stated number to be a slip of what
    is meant; below zero where it may be a number of its own."""
    number = claim.number
    expected = rounded(_in_unit(one.value, number.unit), number.decimals)
    slipped = slip(abs(number.value or _ZERO), expected, number.decimals)
    if _is_scaled(claim, one):
        slipped = Slipped("scale", claim.digits - 0.3)
    if not slipped.kind or not expected:
        return -1.0
    # All that is meant as surely counts as another chance of being met by accident.
    rivals = all_of_them.above(one.weight - _ALIKE)
    if claim.digits < 2 and (one.weight < _SURE or rivals > 1):
        return -1.0
    if slipped.kind == "near" and not _may_be_near(claim, one, rivals):
        return -1.0
    loose = slipped.kind in ("dropped", "scale") and claim.digits < 3
    if (loose or number.hedge) and one.weight < _SURE:
        return -1.0
    needed = next(need for least, need in _NEEDED if one.weight >= least)
    return slipped.weight - log10(rivals) - needed


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


def _is_scaled(claim: Claim, one: Reading) -> bool:
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
                self._told.add(rounded(_in_unit(one, number.unit), number.decimals))
            self._next += 1
        return max(1, len(self._told))


def _truncated(claim: Claim, one: Reading) -> bool:
    """Whether the number is the exact one with its last digits cut off: careless, no slip."""
    unit = Decimal(1).scaleb(-claim.number.decimals)
    exact = _in_unit(one.value, claim.number.unit)
    return _ZERO < exact - abs(claim.number.value or _ZERO) < unit


def _in_unit(value: Decimal, unit: str) -> Decimal:
    scale = {"tkr": -3, "mkr": -6, "mdkr": -9, "percent": 2, "pp": 2}.get(unit, 0)
    return value.scaleb(scale)


def _equation(understood: Understood, found: Found) -> Equation:
    one, number = found.reading, found.claim.number
    stated = found.claim.sentence.term(number)
    terms = tuple(
        Term(cell, value)
        for cell in one.meant.cells
        if (value := _value(understood, cell)) is not None
    )
    expected = _in_unit(one.value, number.unit)
    computed = rounded(expected, number.decimals)
    if found.turned:
        # What the words say, against what the numbers say.
        turned = replace(stated.value, value=-abs(stated.value.value))
        stated = replace(stated, value=turned)
    elif found.holds:
        computed = stated.value.value
    return Equation(
        RULE,
        stated,
        terms,
        computed,
        _ZERO,
        _ZERO,
        partial(_told, one, expected, number.decimals),
        sure=found.sure and not _is_of_an_older_year(understood, found),
    )


def _is_of_an_older_year(understood: Understood, found: Found) -> bool:
    """Whether what contradicts a number that names no year is of an earlier one than the report's:
    a line may have nothing of this year."""
    claim, year = found.claim, found.reading.meant.period[:4]
    named = claim.years or claim.earlier or claim.parenthesis
    return not named and bool(year) and bool(understood.year) and year < understood.year


def _told(one: Reading, expected: Decimal, decimals: int) -> str:
    shown = print_number(rounded(expected, decimals), decimals)
    text = one.meant.text
    return text if text.endswith(f"= {shown}") else f"{text} = {shown}"


def _value(understood: Understood, cell: TableNumber) -> Printed | None:
    return understood.grid[cell.table].value(cell.row, cell.column)
