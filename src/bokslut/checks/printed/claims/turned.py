"""Words and signs that turn a number which is right in size: minskat for ökat, överskott for
underskott, a minus before what is above zero.

Which way it went is read from the two numbers. Whether more than budgeted is good depends on what
it is of: of income and results it is, of what a board or a project spends it is not, and of
anything else nothing is said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..understood.dimensions import in_base
from ..understood.lines import Line, LineCell
from ..understood.words import SCOPE_ROOTS, SIDE_ROOTS
from .claims import Claim
from .directions import quality
from .line_values import Value, kind_of_cell

# What rises for the better, what is spent, and who spends it.
_EARNED = re.compile(
    r"result|intäkt|skatt(?!e?finans|e?kollektiv|eskuld)|soliditet|överskott|likvid|income|"
    r"revenue|surplus|equity"
)
_SPENT = re.compile(r"kostnad|skuld|avskrivning|utgift|avsättning|cost|expen|liabilit|investering")
_SPENDERS = re.compile(
    r"nämnd|styrels|förvaltning|kontor|projekt|avdelning|enhet|kansli|board|committee|department"
)

# What begins to be told of the next number.
_THEN = re.compile(r"\b(?:och|samt|men|medan|and|but|while)\b|[,;]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """A claim that is right in size, beside the line and the value that it is of."""

    claim: Claim
    value: Value
    line: Line

    @property
    def is_turned(self) -> bool:
        """Whether the words surely say the other way than the numbers."""
        if self.value.kind == "variance":
            return self._variance_is_turned()
        if self.value.kind in ("change", "growth"):
            says, went = self._says(), self._went()
            return bool(says and went) and says != went
        return self._sign_is_turned()

    def _says(self) -> int:
        better = self.claim.better if _EARNED.search(self._name) and self._is_own_word() else 0
        return self.claim.way or better or self.claim.number.sign

    def _is_own_word(self) -> bool:
        """Whether better or worse is told of this number: `39.0 better than budget and 71.5 below
        the previous year` says it of the first."""
        claim = self.claim
        before = [one.end for one in claim.sentence.amounts if one.end <= claim.number.start]
        behind = [one.start for one in claim.sentence.amounts if one.start >= claim.number.end]
        text = claim.sentence.text
        own = text[max(before, default=0) : min(behind, default=len(text))]
        last = _THEN.search(text[max(before, default=0) : claim.number.start])
        return quality(own[last.end() :] if last and before else own) == claim.better

    @property
    def _name(self) -> str:
        return " ".join(self.line.words) + " " + self.line.label.lower()

    def _went(self) -> int:
        """Which way the amount went; costs are amounts, whichever sign they have."""
        if self.value.against not in ("period", "") or len(self.value.cells) != 2:
            return 0
        costs = self.value.costs and not _EARNED.search(self._name)
        value = -self.value.value if costs else self.value.value
        return (value > 0) - (value < 0)

    def _variance_is_turned(self) -> bool:
        sign = self.claim.number.sign
        if sign and len(self.value.cells) == 1:
            return (sign > 0) != (self.value.value > 0)
        more = self._more_than_budget()
        if not more:
            return False
        if self.claim.way:
            return self.claim.way != more
        if not self.claim.better:
            return False
        if self._agrees_with_print():
            return False
        if _EARNED.search(self._name):
            return self.claim.better != more
        spender = _SPENT.search(self._name) or _SPENDERS.search(self._name) or self.line.total
        return bool(spender) and self.claim.better == more

    def _agrees_with_print(self) -> bool:
        """Whether the row has that variance in a column of its own, above zero where it is told as
        a surplus: whatever the row is of, its table says what is good."""
        return any(
            cell.role == "variance"
            and abs(abs(cell.base) - abs(self.value.value)) <= self.value.half + cell.reach
            and (cell.value.value > 0) == (self.claim.better > 0)
            for cell in self.line.cells
        )

    def _more_than_budget(self) -> int:
        """Whether the line's outcome is above (1) or below (-1) its budget or forecast."""
        plan = "forecast" if self.value.against == "forecast" else "budget"
        came = ("level", "forecast") if plan == "budget" else ("level",)
        planned = [
            one
            for one in self.line.cells
            if kind_of_cell(one) == plan and self._is_of_this_side(one)
        ]
        spent = [
            one
            for one in self.line.cells
            if kind_of_cell(one) in came
            and self._is_of_this_side(one)
            and one.period in ("", self.value.period, *(each.period for each in planned))
        ]
        if len(planned) != 1:
            return 0
        # What came so far may be less than was planned, and what is expected more.
        ways = {way for one in spent if (way := self._way(one, planned[0]))}
        return ways.pop() if len(ways) == 1 else 0

    def _way(self, came: LineCell, planned: LineCell) -> int:
        """Which way two numbers differ, if the variance is by how much they do."""
        if came.unit != planned.unit:
            return 0
        one, other = (each.base for each in (came, planned))
        if "result" not in self._name:
            one, other = abs(one), abs(other)
        reach = in_base(came.value.half + planned.value.half, came.unit) + self.value.half
        if abs(abs(one - other) - abs(self.value.value)) > reach:
            return 0
        return (one > other) - (one < other)

    def _is_of_this_side(self, cell: LineCell) -> bool:
        """Whether a column holds what the value is of: net, costs or income, of whom."""
        apart = SIDE_ROOTS | SCOPE_ROOTS
        return set(cell.words) & apart == set(self.value.words) & apart

    def _sign_is_turned(self) -> bool:
        """Whether a typed minus stands before what is above zero: an amount, a share, a budget.
        Costs and debts are written with either sign."""
        if self.claim.number.sign >= 0 or self.value.costs or _SPENT.search(self._name):
            return False
        return self.value.value > 0 and self.value.kind in ("level", "budget", "forecast", "share")
