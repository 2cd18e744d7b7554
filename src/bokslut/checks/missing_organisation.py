"""Rule `missing-organisation`: the body and its units are known.

Says why statements by unit are empty: no table of units is imported, or the body that
`bokslut.toml` names is not in it. Silent while nothing is imported at all.
"""

from __future__ import annotations

from bokslut.model.finding import Finding, Place, Severity, finding

from .context import CheckContext
from .tell import listed


def check(context: CheckContext) -> list[Finding]:
    """At most one finding."""
    organisation, body = context.world.organisation, context.world.body
    if not context.ledger.files or body in organisation:
        return []
    if not organisation.keys():
        units = sorted({one.unit for one in context.ledger.units if one.unit})
        return [
            finding(
                "missing-organisation",
                Severity.NOTE,
                "No organisation is imported, so nothing can be shown by unit. Units in the "
                "ledger: {units}.",
                quote=listed(units),
                remedy="Fill in the table of units, with the body itself as its first row, and "
                "import it.",
                units=listed(units) or "–",
            )
        ]
    return [
        finding(
            "missing-organisation",
            Severity.WARNING,
            "The body {body} is not in the organisation: {units}.",
            place=Place(file="bokslut.toml"),
            quote=body,
            claimed=body,
            expected=listed(organisation.keys()),
            remedy="Write the body's own unit into the table of units and import it, or correct "
            "body in bokslut.toml.",
            body=body,
            units=listed(organisation.keys()),
        )
    ]
