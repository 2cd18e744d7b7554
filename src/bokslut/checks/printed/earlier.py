"""A finished report against last year's: the rules that need both, one after another."""

from __future__ import annotations

from bokslut.model.finding import Finding

from .equations import Equation
from .understood import Understood


def against_earlier(
    understood: Understood, earlier: Understood
) -> tuple[tuple[Equation, ...], tuple[Finding, ...]]:
    """What last year's report proves and refutes, and what is found beside that."""
    return (), ()
