"""The rules over finished reports, over our own report before it is printed.

What the books and the plan prove is told by the rules over them; here only what the report says of
itself is added, and nothing twice.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.document import Document
from bokslut.model.finding import Finding, Place, Severity, Translate
from bokslut.model.printed import PrintedReport

from .printed import as_printed

# What a rule over the report's words guesses, and one over the plan, the books or the law knows.
_KNOWN_BETTER = {
    "goal-gap": "goal-numbering",
    "follow-up-missing": "follow-up-empty",
    "deficient-without-remedy": "deficient-without-measures",
    "grade-against-text": "goal-text-against-evidence",
    "assessment-against-target": "assessment-without-reason",
    "assessment-against-figures": "assessment-without-reason",
    "assessment-of-whole": "assessment-without-reason",
    "assessment-differs": "assessment-without-reason",
    "part-missing": "missing-part",
    "unexplained": "typed-number-unbound",
}
_SAME_CELL = {"footing": "sum-row", "balance": "balance-sheet-balances"}


def check_own_report(
    document: Document,
    known: Iterable[Finding],
    translate: Translate,
    earlier: PrintedReport | None = None,
) -> list[Finding]:
    """What is found in a report beside what is `known` of it, with the keys of its tables and
    sections as places; held against last year's, where that is given. Differences by rounding are
    left out, since each table says them in its notes."""
    printed = as_printed(document, translate)
    told = list(known)
    found = judge(printed.report, earlier=earlier).findings
    placed = (_placed(one, printed.places) for one in found if not _is_rounding(one))
    return [one for one in placed if not _told(one, told)]


def _is_rounding(one: Finding) -> bool:
    return one.severity is Severity.NOTE and bool(one.claimed) and bool(one.expected)


def _placed(one: Finding, places: Mapping[int, Place]) -> Finding:
    """With the keys of the declarations, which stand when the report grows a line."""
    at = places.get(one.place.line or 0, Place())
    return replace(one, place=at)


def _told(one: Finding, known: Collection[Finding]) -> bool:
    if one.rule in _KNOWN_BETTER:
        return True
    twin = _SAME_CELL.get(one.rule)
    return any(
        each.rule == twin and each.place.table == one.place.table and one.place.table
        for each in known
    )
