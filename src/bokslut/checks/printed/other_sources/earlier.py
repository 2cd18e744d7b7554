"""A finished report against last year's: the rules that need both, one after another."""

from __future__ import annotations

from bokslut.model.finding import Finding

from ..understood.equations import Equation
from ..understood.understood import Understood
from .reused_text import reused_text
from .year_over_year import year_over_year


def against_earlier(
    understood: Understood, earlier: Understood
) -> tuple[tuple[Equation, ...], tuple[Finding, ...]]:
    """What last year's report proves and refutes, and which of its texts were left."""
    equations, findings = year_over_year(understood, earlier)
    return equations, (*findings, *reused_text(understood, earlier))
