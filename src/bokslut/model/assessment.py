"""Assessments: the grade that a rule proposes, the grade that a role decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Grade(StrEnum):
    """How well a goal is met. Swedish municipalities call it lägesbedömning: Bra, Ok, Har
    brister; the fourth is told with the day on which it can be assessed, where that is known."""

    GOOD = "good"
    ACCEPTABLE = "acceptable"
    DEFICIENT = "deficient"
    NOT_ASSESSED = "not-assessed"

    @property
    def word(self) -> str:
        """What people call it: a message id."""
        return GRADE_WORDS[self]


# Marks what is translated.
N_ = str
GRADE_WORDS: Mapping[Grade, str] = {
    Grade.GOOD: N_("Good"),
    Grade.ACCEPTABLE: N_("Acceptable"),
    Grade.DEFICIENT: N_("Deficient"),
    Grade.NOT_ASSESSED: N_("Not assessed"),
}


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a rule proposed for a goal, an area or a body, and what was decided.

    `proposed` is `NOT_ASSESSED` where the rule has nothing to judge by. `decided` is None while
    nobody has decided: then the proposal stands, and is told as one. `why` tells in words what
    the rule saw; `parts` are the keys of what a roll-up was made from. `approved` is the grade with
    which the closing was approved, where the assessment is another now.
    """

    key: str
    label: str
    proposed: Grade
    decided: Grade | None
    rule: str
    why: str = ""
    reason: str = ""
    decided_by: str = ""
    assessable_from: date | None = None
    parts: tuple[str, ...] = ()
    approved: Grade | None = None

    @property
    def grade(self) -> Grade:
        """The grade that counts: the decided one, else the proposal."""
        return self.proposed if self.decided is None else self.decided

    @property
    def differs(self) -> bool:
        """Whether a role decided otherwise than the rule proposed from what it saw."""
        unknown = self.proposed is Grade.NOT_ASSESSED
        return self.decided is not None and not unknown and self.decided is not self.proposed
