"""Rule `typed-number`: numbers in a report's texts are figures, not typed by hand.

What no figure of the report says is counted in one note, `typed-number-unbound`.
"""

from __future__ import annotations

from bokslut.model.finding import Finding, Place, Severity, finding
from bokslut.prose.binding import Bound, bound_numbers

from .context import CheckContext
from .tell import capped

RULE = "typed-number"


def check(context: CheckContext) -> list[Finding]:
    """A typed number stays as it is when the books change. Where a figure of the report says the
    same, it is named: as a warning where it is clearly the one that the sentence means."""
    found = [
        (section, one)
        for section, text in dict.fromkeys(context.texts)
        for one in bound_numbers(
            text, context.figures, context.register, context.world, context.translate
        )
    ]
    known = [case for case in found if case[1].proposals]
    known.sort(key=lambda case: not case[1].sure)
    findings = capped(known, lambda case: _tell(*case))
    unbound = len(found) - len(known)
    if unbound:
        findings.append(
            finding(
                "typed-number-unbound",
                Severity.NOTE,
                "{count} {count:number|numbers} in the texts {count:is|are} typed by hand, and no "
                "figure of the report says the same.",
                remedy="See them, and look for figures: bokslut bind DIR FILE",
                quote=str(unbound),
                count=unbound,
            )
        )
    return findings


def _tell(section: str, one: Bound) -> Finding:
    return finding(
        RULE,
        Severity.WARNING if one.sure else Severity.NOTE,
        "{typed} is typed by hand; the figure {ref} says the same now, and will change when the "
        "books do.",
        place=Place(row=section),
        quote=one.sentence,
        claimed=one.number.text,
        expected=str(one.proposals[0].ref),
        remedy="Write {placeholder} in its place, or let it be written: bokslut bind DIR FILE",
        typed=one.number.text,
        ref=one.proposals[0].ref,
        placeholder=one.proposals[0].placeholder,
    )
