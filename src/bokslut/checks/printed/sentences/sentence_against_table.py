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

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from bokslut.model.numbers import rounded

from ..claims.beyond import is_of_another_whole
from ..claims.by_digits import Digits
from ..claims.claims import Claim, claim_of
from ..claims.doubted_shares import is_of_another_quotient, is_of_gross
from ..claims.doubts import (
    is_in_label,
    is_of_a_company,
    is_of_another,
    is_of_no_line,
    is_reckoned,
)
from ..claims.line_values import DIFFERENCE, Value
from ..claims.meanings import Reading, readings_of
from ..claims.slip_margins import Doubt, contradicted, holding, is_scaled, is_sure_by_digits, stale
from ..claims.turned import Told
from ..understood.cells import Printed, plain
from ..understood.dimensions import in_unit
from ..understood.equations import Equation, TableNumber, Term
from ..understood.misstated import shown
from ..understood.understood import Sentence, Understood
from ..understood.words import also_called, roots_of, said_in
from .anchored import Anchors, Verdict

RULE = "text-against-table"

_ZERO = Decimal(0)
# By how many digits a number has: how surely a reading that gives it must be meant to prove it.
_PROVING = {1: 0.6, 2: 0.45, 3: 0.25}
_PROVING_LONG = 0.15
_REASONABLE, _BESIDE_BEST = 0.25, 0.5
_LEAST_TURNED, _SURE_OF_TURNED, _PROVING_OTHERS, _BY_THE_SAME = 0.55, 0.65, 0.6, 1.4
_COMPARED, _FEW, _SEVERAL = 0.5, 2, 2
_MANY, _BY_DIGITS, _OF_NAMED_COLUMN = 4, 0.3, 0.7
_OF_SOME = re.compile(r"\b(?:av|of)\s+(?:dem|dessa|vilka|these|them|which)\b", re.IGNORECASE)
_BESIDE = re.compile(r",\s*(?:en|ett|a|an|som|vilket)\s[^,;]*$", re.IGNORECASE)
_LEVELS = ("level", "budget", "forecast")
_A_RESULT = re.compile(r"\b(?:resultat|result)\b", re.IGNORECASE)
_OF_PLAN = re.compile(r"avvik|budget|prognos|varianc|forecast", re.IGNORECASE)
_OF_YEAR = re.compile(
    r"^\W*(?:årets |periodens )resultat\b|^\W*(?:net )?result (?:for|of) the (?:year|period)\b",
    re.I,
)
_THAN = re.compile(
    r"\s*(?:bättre|sämre|högre|lägre|better|worse|higher|lower)\s+(?:än|than)\b", re.IGNORECASE
)


def sentences_against_tables(understood: Understood) -> Iterator[Equation]:
    """Every number of every sentence that names a line of a table."""
    some = list(_found(understood))
    misread = _of_misread_units(some)
    for one in some:
        labels = tuple(_labels(understood, one))
        if not one.holds and (
            is_of_gross(one.claim, labels) or is_of_another_quotient(one.claim, labels)
        ):
            continue
        if not (_is_scaled(one) and misread & {cell.table for cell in one.reading.meant.cells}):
            yield _equation(understood, one)


def _labels(understood: Understood, one: Found) -> Iterator[str]:
    """What the rows are called that a reading is of."""
    return (understood.grid[cell.table].rows[cell.row].label for cell in one.reading.meant.cells)


def _is_scaled(one: Found) -> bool:
    return not one.holds and is_scaled(one.claim, one.reading)


def _of_misread_units(some: Iterable[Found]) -> set[int]:
    """The tables of which most amounts of the text are a thousandfold: it is their unit that was
    misread, and no sentence is wrong for that."""
    apart: Counter[int] = Counter()
    for one in some:
        if one.claim.dimension == "money" and (one.holds or _is_scaled(one)):
            for table in {cell.table for cell in one.reading.meant.cells}:
                apart[table] += -1 if one.holds else 1
    return {table for table, more in apart.items() if more >= _SEVERAL}


def _found(understood: Understood) -> Iterator[Found]:
    readings = readings_of(understood)
    anchors, digits = Anchors(readings), Digits(readings)
    before: Sentence | None = None
    own = roots_of(understood.opening)
    for sentence in understood.written:
        if before and before.block != sentence.block:
            before = None
        claims = [claim_of(sentence, number) for number in sentence.amounts]
        told = [readings.once(claim, before) for claim in claims]
        verdicts = {
            one.claim.number.start: one for one in anchors.verdicts(sentence, claims, before)
        }
        found = {one.claim.number.start: one for one in _of_sentence(claims, told)}
        open_ones = set[int]()
        for place, claim in enumerate(claims):
            start = claim.number.start
            verdict = _weighed_again(verdicts.get(start), readings.once(claim, before))
            one = _weighed(found.get(start), verdict)
            if one is not None and not one.holds:
                said = before.text if before else ""
                other = is_of_a_company(claim, said, one.reading.line, own) or _is_gap_to_plan(one)
                one = None if other else one
            if one is not None:
                yield one
            else:
                open_ones.add(place)
        for each in digits.of(sentence, claims, open_ones):
            yield Found(each.claim, each.reading, each.holds, sure=each.holds)
        if before is None or readings.names_something(sentence):
            before = sentence


def _is_of_a_part(before: Sequence[Claim], claim: Claim) -> bool:
    """Whether a change is told right behind how much some of several are."""
    if claim.kind not in ("change", "growth") or not before or before[-1].kind != "level":
        return False
    text = claim.sentence.text
    between = text[before[-1].number.end : claim.number.start]
    return bool(_OF_SOME.search(text[: before[-1].number.start]) and _BESIDE.search(between))


@dataclass(frozen=True, slots=True)
class Found:
    """What a claim's readings make of it: the reading, whether the number follows from it, whether
    its words or its sign turn it, and whether a contradiction is sure."""

    claim: Claim
    reading: Reading
    holds: bool
    turned: bool = False
    sure: bool = True


def _weighed_again(verdict: Verdict | None, some: Sequence[Reading]) -> Verdict | None:
    """A doubt of a frame beside all that its words may mean: sure where the digits leave none; and
    with what the number is surely compared with: of a forecast, the line that has one is meant, not
    that whose name alone is said."""
    if verdict is None or verdict.holds or verdict.sure or not some:
        return verdict
    claim, meant, first = verdict.claim, verdict.reading.meant, some[0]
    if is_sure_by_digits(claim, some, verdict.reading):
        return replace(verdict, sure=True)
    told = claim.kind, claim.against
    fits = first.weight >= _COMPARED and (first.meant.kind, first.meant.against) == told
    if not claim.against or not fits or (meant.kind, meant.against) == told:
        return verdict
    return replace(verdict, reading=first)


def _weighed(found: Found | None, verdict: Verdict | None) -> Found | None:
    """What is made of a number by its own readings and by what its frame is anchored to."""
    if verdict is None:
        return found
    anchored = Found(verdict.claim, verdict.reading, verdict.holds, sure=verdict.sure)
    if found is None:
        reckoned = is_reckoned(verdict.claim) or is_of_no_line(verdict.claim)
        if not verdict.holds and (reckoned or _is_of_no_plan_then(verdict)):
            return None
        return anchored
    if verdict.holds:
        return found if found.holds else anchored
    if found.holds:
        chance = found.claim.digits <= _FEW and found.reading.weight < _REASONABLE * 2
        same = found.reading.line.label == verdict.reading.line.label
        # What the line says of another year, or only reckoned in a way that hardly anybody tells.
        stale = same and (verdict.crossed or found.reading.weight * 2 < verdict.reading.weight)
        stale = stale or _is_of_another_year(found.reading.meant, verdict.reading.meant)
        return anchored if verdict.sure and (stale or chance) else found
    return found if found.sure or not anchored.sure else anchored


def _is_of_no_plan_then(verdict: Verdict) -> bool:
    """Whether a sentence tells last year's variance, and the reading is this year's: `Föregående år
    hade nämnden ett överskott på 4,9 mkr`."""
    meant, line = verdict.reading.meant, verdict.reading.line
    if not verdict.claim.earlier or meant.kind != "variance":
        return False
    newest = max((one.period for one in line.cells if one.role in ("outcome", "")), default="")
    return meant.period in ("", newest)


def _is_of_another_year(one: Value, other: Value) -> bool:
    """Whether two values stand in one row under different periods."""
    cells = [*one.cells, *other.cells]
    rows = {(cell.table, cell.row) for cell in cells}
    return len(cells) == 2 and len(rows) == 1 and one.period < other.period


def _of_sentence(claims: Sequence[Claim], told: Sequence[Sequence[Reading]]) -> Iterator[Found]:
    """What is found of each number of a sentence: where one is proved by a line, the others are
    rather of the same line, too."""
    first = [judged(claim, some) for claim, some in zip(claims, told, strict=True)]
    proving = [
        (place, one.reading)
        for place, one in enumerate(first)
        if one and one.holds and not one.turned and _is_proving(one)
    ]
    for place, (claim, some, found) in enumerate(zip(claims, told, first, strict=True)):
        others = [one for at, one in proving if at != place]
        if found is not None and not found.holds and place >= 2 and claim.gap:
            # The gap between the two numbers before it, which the paragraph's own rule reckons.
            continue
        if others and not (claim.part or claim.gap) and (found is None or not found.holds):
            found = judged(claim, _rather_of(claim, others, some))
        if found is not None and not found.holds and _is_of_a_part(claims[:place], claim):
            # `av dem avsåg 55 mkr läkemedel, en ökning med 3,6 procent` tells of those alone.
            continue
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


def _is_proving(one: Found) -> bool:
    """Whether a number is so surely its line's that the others of the sentence are rather of the
    same: by its words, or by so many digits that it is no chance."""
    weight = one.reading.weight
    many = one.claim.digits >= _MANY and len(one.reading.meant.cells) == 1
    return weight >= _PROVING_OTHERS or (many and weight >= _BY_DIGITS)


def _rather_of(claim: Claim, proved: Sequence[Reading], some: Sequence[Reading]) -> list[Reading]:
    """Readings with those of proved lines put first, most those of a column that the number's own
    part of the sentence names; what is proved of another number already is not told a second
    time, and a level is not what two columns make."""
    lines = {one.line.place for one in proved}
    taken = {one.meant.cells for one in proved}
    said = roots_of(claim.clause)
    nearer = []
    for one in some:
        made = claim.kind in _LEVELS and len(one.meant.cells) > 1
        if one.line.place in lines and one.meant.cells not in taken and not made:
            weight = min(one.weight * _BY_THE_SAME, 1.0)
            words = one.meant.words
            if words and len(one.meant.cells) == 1 and all(said_in(each, said) for each in words):
                weight = max(weight, _OF_NAMED_COLUMN)
            one = one._replace(weight=weight)
        nearer.append(one)
    return sorted(nearer, key=lambda one: -one.weight)


def judged(claim: Claim, readings: Sequence[Reading]) -> Found | None:
    """What a claim's readings make of it; None where the number stays open."""
    if not readings or is_in_label(claim, readings[0].line):
        return None
    held = holding(claim, readings)
    best = readings[0].weight
    if not held:
        return _doubted(claim, contradicted(claim, readings))
    first = held[0]
    beside = first.weight >= best * _BESIDE_BEST
    old = stale(claim, readings, first)
    if old is not None:
        return _doubted(claim, old)
    if first.weight >= _PROVING.get(claim.digits, _PROVING_LONG) and (claim.digits >= 3 or beside):
        turned = _is_turned(claim, held)
        surely = first.weight >= _SURE_OF_TURNED and claim.digits >= _FEW
        return Found(claim, first, True, turned, not turned or surely)
    if first.weight >= max(_REASONABLE, best * _BESIDE_BEST):
        return None
    return _doubted(claim, contradicted(claim, readings))


def _doubted(claim: Claim, doubt: Doubt | None) -> Found | None:
    if doubt is None or is_of_another_whole(claim, doubt.reading.line, doubt.reading.meant):
        return None
    return Found(claim, doubt.reading, False, sure=doubt.sure)


def _is_turned(claim: Claim, held: Sequence[Reading]) -> bool:
    """Whether the words say the other way in every reading that may be meant."""
    first = held[0]
    if first.weight < _LEAST_TURNED or claim.wish or not claim.sentence.is_statement:
        return False
    if not claim.number.sign and is_reckoned(claim):
        # What it went from and to is told beside it, and the sentence's own rule holds them.
        return False
    if is_of_another(claim, first):
        return False
    meant = [one for one in held if one.weight >= first.weight * 0.8]
    if claim.number.sign:
        # A sign is compared with a printed one.
        meant = [one for one in meant if len(one.meant.cells) == 1] or meant
    elif first.meant.kind in ("change", "growth"):
        # Of a printed change nobody knows how its sign is meant.
        meant = [one for one in meant if len(one.meant.cells) == 2] or meant
    return all(Told(claim, one.meant, one.line).is_turned for one in meant)


def _equation(understood: Understood, found: Found) -> Equation:
    one, number = found.reading, found.claim.number
    stated = found.claim.sentence.term(number)
    terms = tuple(
        Term(cell, value)
        for cell in one.meant.cells
        if (value := _value(understood, cell)) is not None
    )
    expected = in_unit(one.value, number.unit)
    computed = rounded(expected, number.decimals) or expected
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
        sure=found.sure and not _is_of_an_older_year(understood, found) and not _is_result(found),
    )


def _is_result(found: Found) -> bool:
    """Whether a variance is held against a result itself, as that of a board is one: the plan may
    have been another than nothing."""
    meant = found.reading.meant
    if found.claim.kind != "variance" or len(meant.cells) > 1:
        return False
    label = found.reading.line.label
    return meant.kind == "level" or bool(_A_RESULT.search(label) and not _OF_PLAN.search(label))


def _is_gap_to_plan(found: Found) -> bool:
    """Whether a number says how much better than the budget the year's result is, and is held
    against that result itself: a municipality budgets one, which a board does not."""
    behind = found.claim.sentence.text[found.claim.number.end :]
    own = _OF_YEAR.match(found.reading.line.label) and _THAN.match(behind)
    return bool(own) and _is_result(found)


def _is_of_an_older_year(understood: Understood, found: Found) -> bool:
    """Whether what contradicts a number that names no year is of an earlier one than the report's:
    a line may have nothing of this year."""
    claim, year = found.claim, found.reading.meant.period[:4]
    named = claim.years or claim.earlier or claim.parenthesis
    return not named and bool(year) and bool(understood.year) and year < understood.year


def _told(one: Reading, expected: Decimal, decimals: int) -> str:
    meant = one.meant
    if meant.form == DIFFERENCE and meant.value < 0 < expected:
        # Words tell how much less without a sign: the larger of the two comes first.
        meant = replace(meant, terms=meant.terms[::-1])
    value, text = shown(expected, decimals), meant.text
    last = plain(value)
    return text if plain(text).endswith((f"= {last}", f": {last}")) else f"{text} = {value}"


def _value(understood: Understood, cell: TableNumber) -> Printed | None:
    return understood.grid[cell.table].value(cell.row, cell.column)
