"""Rule `series-break`: values by two versions of a definition are not compared unseen.

Tells each target that would have compared such values, and is not judged for that, and each figure
of a text or table that would have reckoned them together, and has no value for that.
"""

from __future__ import annotations

from bokslut.goals.evidence import Unknown
from bokslut.measures.observed import AS_PUBLISHED
from bokslut.model.figure import Figure, Why
from bokslut.model.finding import Finding, Severity, finding

from .context import CheckContext
from .goals import goal_place


def check(context: CheckContext) -> list[Finding]:
    """All targets of the plan, and all figures of indicators."""
    return [*_targets(context), *_figures(context)]


def _targets(context: CheckContext) -> list[Finding]:
    plan = context.assessed.plan
    return [
        finding(
            "series-break",
            Severity.NOTE,
            "{goal}: the indicator {indicator} was defined anew, so its values are not compared.",
            place=goal_place(context, key),
            quote=plan.indicator[one.compared.target.indicator].title,
            remedy="Import the earlier values by the new definition, if its publisher has them.",
            goal=plan.by_key[key].title,
            indicator=plan.indicator[one.compared.target.indicator].title,
        )
        for key, many in context.assessed.evidence.items()
        for one in many
        if one.compared.unknown is Unknown.SERIES_BREAK
    ]


def _figures(context: CheckContext) -> list[Finding]:
    return [
        finding(
            "series-break",
            Severity.WARNING,
            "{ref}: its two values are by different definitions, and are not compared.",
            quote=str(ref),
            remedy="Take the figure out of the text, or import values by one definition.",
            ref=ref,
        )
        for ref, figure in context.figures.items()
        if _refused(figure)
    ]


def _refused(figure: Figure) -> bool:
    """Whether a figure of imported values has inputs with values and none of its own for a new
    definition."""
    inputs = [one.ref.measure for one in figure.inputs]
    of_indicators = bool(inputs) and all(one in AS_PUBLISHED for one in inputs)
    return of_indicators and figure.why is Why.NOT_APPLICABLE
