"""Amounts of sentences in the wrong unit: thousands for millions.

**Finds** an amount in thousands, millions or milliards in a text that tells its amounts in another
unit, or beside one, where (1) it would be explained in the unit a thousand times larger or smaller
and is not as it is written, (2) it is in thousands and has decimals, or (3) it is larger than
anything in the tables; and (4) millions for each person, pupil or inhabitant. **Silent** about
other amounts per something, and where the text mixes units.
Errors where hardly another amount of the text is told in the unit, or as exactly in it, and the
line that the words name has just these digits in the other one, or three or more are explained in
that one only; else warnings: both may be true. Source: thousands for millions is what analytical
review looks for first (ISA 520).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bokslut.model.finding import Finding, Severity, finding
from bokslut.model.numbers import print_number
from bokslut.prose.typed import TypedNumber

from ..understood.places import place_of
from ..understood.understood import Sentence
from .explained import Grade
from .made_of import amount_of
from .orphans import Orphans, Weighed

_UNITS = ("kr", "tkr", "mkr", "mdkr")
_NAMES = {"tkr": "tkr", "mkr": "mkr", "mdkr": "mdkr"}
_ZERO = Decimal(0)
_FEWEST, _ONE_FOR, _FAR = 4, 30, 5
_NEAR, _NAMED, _FEWEST_DIGITS, _TELLING = 3, 0.5, 2, 3
# `SEK 10,301 million` in the English summary of a Swedish report.
_THOUSANDS = re.compile(r"\D{0,4}[1-9][0-9]?,[0-9]{3} ?(?:million|billion|thousand)", re.IGNORECASE)
_PER = re.compile(r"\s*(?:per|/|i månaden|om året)\b", re.IGNORECASE)
# Nobody costs or owes so much.
_EACH = (
    r"(?:(?:i snitt|i genomsnitt|räknat|utslaget|on average)\s+)?(?:per|för varje|for each)\s+"
    r"(?:\w+\s+)?(?:invånare|kommuninvånare|person|anställd|tillsvidareanställd|månadsavlönad|medarbetare|"
    r"årsarbetare|elev|barn|brukare|hushåll|besök|lån|ärende|inhabitant|employee|pupil|child|visit)\b"
)
_EACH_BEFORE = re.compile(rf"^{_EACH}[^;:()0-9]{{0,80}}$", re.IGNORECASE)
_EACH_BEHIND = re.compile(rf"\s*{_EACH}", re.IGNORECASE)
_FOR_EACH = re.compile(r"\b(?:per|varje|each)\b", re.IGNORECASE)
_MOST_EACH = Decimal(20_000_000)


@dataclass(frozen=True, slots=True)
class Style:
    """In which units a text tells its amounts, with how many decimals, and the largest amount of
    its tables."""

    units: Counter[str]
    forms: Counter[tuple[str, int]]
    largest: Decimal

    def is_odd(self, number: TypedNumber) -> bool:
        """Whether hardly any other amount is told in the unit."""
        told = sum(self.units.values())
        return told >= _FEWEST and self.units[number.unit] <= 1 + told // _ONE_FOR

    def is_parted(self, number: TypedNumber) -> bool:
        """Whether it is the only one told in thousands with decimals."""
        parted = number.unit == "tkr" and number.decimals > 0
        return parted and self.forms["tkr", number.decimals] == 1

    def is_foreign(self, number: TypedNumber) -> bool:
        """Whether no text that tells its amounts so would have meant the unit."""
        if sum(self.units.values()) < _FEWEST:
            return False
        return self.is_odd(number) or self.is_parted(number) or self.is_of_odd_form(number)

    def is_of_odd_form(self, number: TypedNumber) -> bool:
        """Whether no other amount in the unit is told as exactly."""
        alike = self.forms[number.unit, number.decimals]
        return alike == 1 and self.units[number.unit] >= _FEWEST


def unit_slips(orphans: Orphans, told: Sequence[Finding]) -> Iterator[Finding]:
    """The amounts that are told in the wrong unit, one a sentence."""
    style = style_of(orphans)
    for sentence, some in orphans.untold(told):
        for one in some:
            number = one.claim.number
            if _is_too_much_each(sentence, number):
                yield _finding(orphans, sentence, number, "tkr")
                break
            if number.unit not in _NAMES or not number.value or _is_per(sentence, number):
                continue
            if _is_told_alike(sentence, number) or _THOUSANDS.match(number.text.strip()):
                continue
            meant = _meant(orphans, style, one)
            if meant:
                sure = _is_sure(orphans, style, one, meant)
                yield _finding(orphans, sentence, number, meant, sure=sure)
                break


def _is_per(sentence: Sentence, number: TypedNumber) -> bool:
    return bool(_PER.match(sentence.text, number.end))


def _is_too_much_each(sentence: Sentence, number: TypedNumber) -> bool:
    """Whether a number tells millions for each of some people."""
    if number.unit not in ("mkr", "mdkr") or abs(number.base) < _MOST_EACH:
        return False
    before = _EACH_BEFORE.match(sentence.text[: number.start])
    return bool(before or _EACH_BEHIND.match(sentence.text, number.end))


def _is_told_alike(sentence: Sentence, number: TypedNumber) -> bool:
    """Whether another amount of the sentence is told in the same unit, and of its size: nobody
    slips twice."""
    sizes = [
        abs(one.value / number.value)
        for one in sentence.amounts
        if one is not number and one.unit == number.unit and one.value and number.value
    ]
    return any(1 <= _NEAR * one <= _NEAR**2 for one in sizes)


def style_of(orphans: Orphans) -> Style:
    """How a text tells its amounts."""
    numbers = [one.claim.number for _sentence, some in orphans.weighed for one in some]
    money = [one for one in numbers if one.unit in _UNITS]
    return Style(
        Counter(one.unit for one in money),
        Counter((one.unit, one.decimals) for one in money),
        orphans.explanations.largest("money"),
    )


def _meant(orphans: Orphans, style: Style, one: Weighed) -> str:
    """The unit that is meant, nothing where the one that is written is."""
    number = one.claim.number
    beside = {each.unit for each in one.claim.sentence.amounts} & set(_NAMES) - {number.unit}
    odd = style.is_odd(number)
    # Hardly anybody tells a tenth of a thousand.
    parted = style.is_parted(number) and not _FOR_EACH.search(
        one.claim.sentence.text[: number.start]
    )
    if not (odd or beside or parted or style.is_of_odd_form(number)):
        return ""
    if parted and _is_a_cell_in(orphans, one, "mkr"):
        return "mkr"
    others = [each for each in _NAMES if abs(_place(each) - _place(number.unit)) == 1]
    if one.grade is not Grade.EXPLAINED:
        for unit in others:
            if _is_explained_in(orphans, one, unit):
                return unit
    if number.unit == "tkr" and number.decimals and (odd or beside):
        return "mkr"
    if style.largest and amount_of(number).value > style.largest * _FAR and (odd or beside):
        return next((unit for unit in others if _place(unit) < _place(number.unit)), "")
    return ""


def _is_sure(orphans: Orphans, style: Style, one: Weighed, unit: str) -> bool:
    """Whether the text surely means another unit: it tells hardly another amount in this one, and
    the line that the words name has just these digits in the other; or it tells none in this one
    and none as exactly, and so many digits are explained in the other unit only."""
    number, digits = one.claim.number, one.claim.digits
    if digits < _FEWEST_DIGITS or not style.is_foreign(number):
        return False
    if _is_a_cell_in(orphans, one, unit):
        return True
    alone = style.is_odd(number) and style.is_parted(number)
    explained = one.grade is not Grade.EXPLAINED and digits >= _TELLING
    return alone and explained and _is_explained_in(orphans, one, unit)


def _place(unit: str) -> int:
    return _UNITS.index(unit)


def _is_explained_in(orphans: Orphans, one: Weighed, unit: str) -> bool:
    """Whether the number would be explained in another unit."""
    claim = replace(one.claim, number=replace(one.claim.number, unit=unit))
    before = orphans.before(claim.sentence)
    readings = orphans.readings.of(claim, before)
    return orphans.explanations.grade(claim, readings, before) is Grade.EXPLAINED


def _is_a_cell_in(orphans: Orphans, one: Weighed, unit: str) -> bool:
    """Whether the number would be a cell of the line that its sentence names in another unit."""
    claim = replace(one.claim, number=replace(one.claim.number, unit=unit))
    below, above = claim.reach()
    return any(
        each.weight >= _NAMED
        and len(each.meant.cells) == 1
        and -below - each.half <= each.value - claim.stated <= above + each.half
        for each in orphans.readings.of(claim, orphans.before(claim.sentence))
    )


def _finding(
    orphans: Orphans, sentence: Sentence, number: TypedNumber, unit: str, *, sure: bool = False
) -> Finding:
    printed = number.text.strip()
    return finding(
        "unit-unlikely",
        Severity.ERROR if sure else Severity.WARNING,
        "{printed} is in another unit than the amounts around it; in {unit} it would be what the "
        "report says or of their size.",
        place=place_of(orphans.understood.report, sentence.spot),
        quote=sentence.text,
        claimed=printed,
        expected=f"{print_number(number.value or _ZERO, number.decimals)} {_NAMES[unit]}",
        remedy="Check the unit.",
        printed=printed,
        unit=_NAMES[unit],
    )
