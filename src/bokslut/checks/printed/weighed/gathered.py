"""What all rules say of a report, in the order of the register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from bokslut.model.finding import Finding

from ..understood.equations import Equation
from ..understood.understood import Understood
from .register import READINGS, RULES


class Gathered(Protocol):
    """The equations of all rules and the findings of all readings, however they were come by: no
    rule knows of another, so that the order in which they look does not matter."""

    @property
    def equations(self) -> Sequence[Equation]:
        """What the rules say, rule by rule."""

    @property
    def findings(self) -> Sequence[Finding]:
        """What is read without arithmetic, reading by reading."""


@dataclass(frozen=True)
class OneByOne:
    """The rules over a report one after another, when they are asked for."""

    understood: Understood

    @cached_property
    def equations(self) -> Sequence[Equation]:
        """What the rules say, rule by rule."""
        return [one for rule in RULES for one in rule(self.understood)]

    @cached_property
    def findings(self) -> Sequence[Finding]:
        """What is read without arithmetic, reading by reading."""
        return [one for reading in READINGS for one in reading(self.understood)]
