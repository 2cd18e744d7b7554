"""Rule `nothing-imported`: says how to begin where a workspace is still empty."""

from __future__ import annotations

from bokslut.model.finding import Finding, Severity, finding

from .context import CheckContext


def check(context: CheckContext) -> list[Finding]:
    """One finding while no import has been made."""
    if context.ledger.files:
        return []
    return [
        finding(
            "nothing-imported",
            Severity.NOTE,
            "Nothing is imported yet.",
            remedy="Import the ledger as a SIE file, then the tables of units and budget: bokslut "
            "import DIR FILE… The folder templates of a new workspace holds the tables to fill in.",
        )
    ]
