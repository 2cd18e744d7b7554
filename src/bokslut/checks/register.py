"""The register of checks: the one place that lists them all."""

from __future__ import annotations

from bokslut.model.finding import Finding

from . import sum_rows
from .context import Check, CheckContext

CHECKS: tuple[Check, ...] = (sum_rows.check,)


def run_checks(context: CheckContext) -> list[Finding]:
    """The findings of all checks."""
    return [found for check in CHECKS for found in check(context)]
