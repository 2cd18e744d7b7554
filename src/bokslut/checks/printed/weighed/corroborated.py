"""What else bears out a contradiction that no second witness speaks of yet.

`witnesses.py` counts those who ask for the same number. Sure is a contradiction, too, where what is
left of doubt is gone for another reason, each of them a sentence that a controller would sign:

- **of the same rows**: the number before or behind it, of the same kind and not parted from it by a
  clause of its own, is what the very rows say by another column, reckoned the same way: the rows
  are those that are spoken of (`49,6 procent mot 76,6 procent föregående år`);
- **from a level**: nothing explains the number, which is told as a difference from a level of the
  sentence, and that level is proved to be one of the two numbers of the row that it is held
  against (`uppgick till 17 229 kkr, 61 kkr mindre än budgeterat`);
- **turned**: the number is, digit for digit, how much two numbers of the row that is meant differ
  by, and only its word or sign says the other way;
- **a named body's variance**: the number's own part of the sentence names a row in full, tells a
  surplus or a deficit, and the row has another, both printed and as what outcome and plan differ
  by, and no row of the name has the one that is told;
- **a slip of the likeliest**: nothing explains the number, and it is one digit or two swapped ones
  from what the likeliest line of all has;
- **firmly meant**: a rule that has read the sentence's whole form firmly means the line, nothing
  explains the number, and its words name the line, another number of the sentence is printed in the
  same table, or it is a slip of the hand;
- **another unit**: the number has the very digits of the line that is meant, thousands for
  millions, and hardly another amount of the text is told in its unit;
- **told again**: another sentence tells the same thing by the same name, and its number is proved
  by a table, and nothing explains this one;
- **a share of a proved part**: the part that a percent is told of stands beside it and is proved
  by its own row, the whole is a row that is named, and nothing explains the percent.

**Silent** wherever the number is that of another column of the row, is off by what rounding may
leave, or is said to be of something else. Source: sufficient appropriate evidence, its reliability
by corroboration (ISA 500, 7 and A31).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ..claims.claims import Claim
from ..claims.meanings import Reading
from ..sentences.explained import Grade, Window, window_of
from ..sentences.orphans import Orphans, Weighed
from ..sentences.unit_slips import Style, style_of
from ..understood.equations import Equation, Number, State, TableNumber, TextNumber
from ..understood.misstated import slip
from ..understood.unlike import is_scaled, is_unlike, may_be_rounded
from ..understood.words import TOTAL_ROOTS
from .misheard import are_parted, is_of_another_basis, is_of_its_kind, may_be_meant

_BY_LINE, _OF_PERCENTS = "text-against-table", "percent-in-sentence"
_TOLD_TWICE = "told-twice"
# What is told of several together is none of theirs.
_TOGETHER = re.compile(
    r"\b(?:tillsammans|inklusive|exklusive|utan|utöver|together|including|excluding|without)\b",
    re.I,
)
_LEVELS = ("level", "share", "mean", "budget", "forecast", "")
_DIFFERENCES = ("change", "variance")
_OF_HAND = frozenset(("digit", "swapped"))
_FEWEST_DIGITS, _TELLING = 2, 3
_SAID, _LIKELY, _SURELY, _NAMED, _AS_LIKELY = 0.25, 0.55, 0.75, 0.85, 0.5
_PAIR, _FAR = 2, 3
# As rare as one digit of three that is another.
_LEAST_SLIPPED = 1.5


@dataclass(frozen=True)
class Stated:
    """A number that an equation contradicts: what is weighed of it, of the others of its sentence,
    and the readings that would have the number which is asked for."""

    equation: Equation
    one: Weighed
    some: Sequence[Weighed]
    held: Sequence[Reading]

    @property
    def window(self) -> Window:
        """The values that the printed number may be of."""
        return window_of(self.one.claim)

    @property
    def is_explained(self) -> bool:
        """Whether something of the report explains the printed number."""
        return self.one.grade is Grade.EXPLAINED

    @cached_property
    def read(self) -> float:
        """How surely a line is meant that has the printed number."""
        told = (one.weight for one in self.one.readings if self.window.holds(one.value, one.half))
        return max(told, default=0.0)

    @cached_property
    def best(self) -> float:
        """How surely a line is meant that has the number which is asked for."""
        return max((one.weight for one in self.held), default=0.0)

    @property
    def is_turned(self) -> bool:
        """Whether only a word or a sign says the other way."""
        return abs(self.equation.computed) == abs(self.equation.stated.value.value)


@dataclass(frozen=True)
class Corroborated:
    """What of a report bears out its contradictions."""

    orphans: Orphans

    def is_borne_out(self, told: Stated, named: Sequence[Reading]) -> bool:
        """Whether a contradiction is sure for one of the reasons; `named` are the readings whose
        line the number's own part of the sentence names in full."""
        if may_be_rounded(told.equation) or told.one.claim.number.hedge:
            return False
        if told.equation.rule == _OF_PERCENTS:
            return self._is_of_same_rows(told) or self._is_share_of_proved(told)
        if told.equation.rule == _TOLD_TWICE:
            return self._is_told_again(told)
        if told.equation.rule != _BY_LINE:
            return False
        return (
            self._is_of_same_rows(told)
            or self._is_from_level(told)
            or self._is_turned(told)
            or self._is_variance(told, named)
            or self._is_slip(told)
            or self._is_firm(told)
            or self._is_of_another_unit(told)
        )

    @cached_property
    def _holding(self) -> dict[Number, list[Equation]]:
        told: dict[Number, list[Equation]] = {}
        for one in self.orphans.equations:
            if one.state is not State.CONTRADICTED and isinstance(one.stated.number, TextNumber):
                told.setdefault(one.stated.number, []).append(one)
        return told

    def _proving(self, claim: Claim) -> Sequence[Equation]:
        """The equations that prove another number of a sentence."""
        return self._holding.get(claim.sentence.term(claim.number).number, ())

    def _may_be(self, told: Stated) -> bool:
        bodies = self.orphans.readings.subjects.bodies
        return not told.held or may_be_meant(told.one.claim, told.held, bodies)

    def _is_of_same_rows(self, told: Stated) -> bool:
        """Whether another number of the sentence is told of the same rows, by other columns."""
        claim, equation = told.one.claim, told.equation
        rows, cells = _rows(equation), _cells(equation)
        likely = (one for one in told.held if one.weight >= _AS_LIKELY)
        lines = {cell.number for one in likely for cell in one.line.cells}
        if not rows or claim.kind not in _LEVELS or claim.digits < _FEWEST_DIGITS:
            return False
        if told.is_turned or is_unlike(equation) or told.read >= told.best * _AS_LIKELY > 0:
            return False
        small, large = sorted((abs(equation.stated.value.value), abs(equation.computed)))
        if large > small * _FAR:
            return False
        for beside in _next_to(told):
            if beside.kind not in _LEVELS:
                continue
            if beside.dimension != claim.dimension or are_parted(claim, beside):
                continue
            if beside.digits >= _FEWEST_DIGITS and any(
                len(one.terms) == len(equation.terms)
                and (_rows(one) == rows or _cells(one) <= lines)
                and cells.isdisjoint(_cells(one))
                for one in self._proving(beside)
            ):
                return True
        return False

    def _is_from_level(self, told: Stated) -> bool:
        """Whether a difference that nothing explains is told from a level of the sentence, which is
        one of the two numbers that it is held against."""
        claim, equation = told.one.claim, told.equation
        cells = _cells(equation)
        if told.is_explained or claim.kind not in _DIFFERENCES or len(cells) != _PAIR:
            return False
        if is_unlike(equation) or len(_rows(equation)) != 1 or not self._may_be(told):
            return False
        before = [one.claim for one in told.some if one.claim.number.start < claim.number.start]
        if not before or before[-1].digits < _TELLING or are_parted(claim, before[-1]):
            return False
        some = (cell for one in told.one.readings for cell in one.line.cells)
        if is_of_another_basis(claim, {one.role for one in some if one.number in cells}):
            return False
        return any(
            len(one.terms) == 1 and _cells(one) <= cells for one in self._proving(before[-1])
        )

    def _is_told_again(self, told: Stated) -> bool:
        """Whether a table proves what another sentence tells of the same thing."""
        others = [one.number for one in told.equation.terms]
        return not told.is_explained and any(
            _cells(one) for number in others for one in self._holding.get(number, ())
        )

    def _is_turned(self, told: Stated) -> bool:
        """Whether a number is by how much two numbers of its row differ, the other way: by so many
        digits that it is no chance, or beside another number of the row."""
        claim, equation = told.one.claim, told.equation
        if not told.is_turned or claim.kind not in _DIFFERENCES or len(equation.terms) != _PAIR:
            return False
        if len(_rows(equation)) != 1:
            return False
        rows = _rows(equation)
        known = claim.digits >= _TELLING or any(
            beside.digits >= _TELLING and _rows(one) == rows
            for beside in _next_to(told)
            for one in self._proving(beside)
        )
        return claim.digits > _TELLING or (
            known and claim.digits >= _FEWEST_DIGITS and told.best >= _LIKELY and self._may_be(told)
        )

    def _is_variance(self, told: Stated, named: Sequence[Reading]) -> bool:
        """Whether a row that is named in full has another variance, as it is printed and as it
        comes out of outcome and plan, and no row of the name has the one that is told."""
        claim = told.one.claim
        if claim.kind != "variance" or told.is_turned or not self._may_be(told):
            return False
        if told.read or claim.digits < _FEWEST_DIGITS or _TOGETHER.search(claim.sentence.text):
            return False
        some = [
            one
            for one in named
            if one.meant.kind == "variance"
            and one.weight >= _NAMED
            and is_of_its_kind(claim, one)
            and set(one.line.own_words) - TOTAL_ROOTS
            and _is_of_plan(one)
        ]
        names = {one.line.own_words for one in some}
        others = (
            one
            for one in told.one.readings
            if one.meant.kind == "variance" and one.line.own_words in names and _is_of_plan(one)
        )
        # It is printed, and comes out of outcome and plan.
        ways = {len(one.meant.cells) for one in some}
        return len(ways) > 1 and all(
            any(abs(abs(one.value) - abs(each.value)) <= one.half + each.half for each in some)
            for one in others
        )

    def _is_slip(self, told: Stated) -> bool:
        """Whether a number that nothing explains is a slip of the hand of what the likeliest line
        has."""
        first = told.one.readings[:1]
        if told.is_explained or told.is_turned or not first or not self._may_be(told):
            return False
        likely = _LIKELY if told.one.claim.digits >= _TELLING else _SURELY
        if first[0] not in told.held or first[0].weight < likely:
            return False
        if len(first[0].meant.cells) > 1:
            # What may be reckoned with two numbers of tables is one slip from many.
            return False
        return _is_of_hand(told.equation)

    def _is_firm(self, told: Stated) -> bool:
        """Whether a rule that has read the sentence's form means the line of a level, nothing
        explains the number, and its own words name the line, another number of the sentence is
        printed in its table, or it is a slip of the hand."""
        claim, equation = told.one.claim, told.equation
        if not equation.firm or told.is_explained or claim.kind not in _LEVELS:
            return False
        if claim.digits < _TELLING or is_unlike(equation) or not self._may_be(told):
            return False
        tables = {one.table for one in _cells(equation)}
        return (
            any(one.near and one.weight >= _SAID for one in told.held)
            or _is_of_hand(equation)
            or any(
                one.claim.digits >= _FEWEST_DIGITS and tables & {each.table for each in _cells(by)}
                for one in told.some
                for by in self._proving(one.claim)
            )
        )

    @cached_property
    def _style(self) -> Style:
        return style_of(self.orphans)

    def _is_of_another_unit(self, told: Stated) -> bool:
        """Whether a number has the very digits of the line that is meant, in a unit that hardly
        another amount of the text is told in."""
        claim, equation = told.one.claim, told.equation
        if told.is_explained or claim.digits < _FEWEST_DIGITS or not is_scaled(equation):
            return False
        meant = equation.firm or told.best >= _AS_LIKELY
        return meant and self._may_be(told) and self._style.is_foreign(claim.number)

    def _is_share_of_proved(self, told: Stated) -> bool:
        """Whether a percent is told beside its part, which its own row proves."""
        equation, claim = told.equation, told.one.claim
        if told.is_explained or is_unlike(equation) or claim.digits < _FEWEST_DIGITS:
            return False
        parts = [one.number for one in equation.terms if isinstance(one.number, TextNumber)]
        own = {one.claim.sentence.term(one.claim.number).number for one in told.some}
        return (
            len(parts) == 1
            and parts[0] in own
            and bool(_cells(equation))
            and any(one.rule == _BY_LINE for one in self._holding.get(parts[0], ()))
        )


def _next_to(told: Stated) -> list[Claim]:
    """The numbers before and behind one in its sentence."""
    claims = sorted((one.claim for one in told.some), key=lambda one: one.number.start)
    at = next(at for at, one in enumerate(claims) if one.number.start == _start(told))
    return [*claims[max(at - 1, 0) : at], *claims[at + 1 : at + 2]]


def _start(told: Stated) -> int:
    return told.one.claim.number.start


def _is_of_hand(equation: Equation) -> bool:
    """Whether one digit, or two swapped ones, of several turn the one number into the other."""
    stated = equation.stated.value
    made = slip(stated.value, equation.computed, stated.decimals)
    return made.kind in _OF_HAND and made.weight >= _LEAST_SLIPPED


def _cells(equation: Equation) -> frozenset[TableNumber]:
    return frozenset(one.number for one in equation.terms if isinstance(one.number, TableNumber))


def _rows(equation: Equation) -> frozenset[tuple[int, int]]:
    return frozenset((one.table, one.row) for one in _cells(equation))


def _is_of_plan(one: Reading) -> bool:
    """Whether what is read is a variance: a column of variances, or what an outcome and a plan
    differ by; a result that is read as one is not."""
    roles = [cell.role for cell in one.line.cells if cell.number in one.meant.cells]
    return roles == ["variance"] or len(roles) > 1
