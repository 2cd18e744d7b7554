"""Rule `saving-not-realised`: where less was saved than decided, it is told how it went.

Proves that each saving came to its effect of the year (or, where none is told, to what was
decided), or has a follow-up. An interim closing is silent: the year is not over. Figures of the
ledger that cannot be read are told by the rule `figure-reference`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from bokslut.measures.evaluate import evaluate
from bokslut.measures.reference import fit
from bokslut.measures.savings import unread
from bokslut.measures.world import Realised, Saving
from bokslut.model.figure import FigureRef
from bokslut.model.finding import Finding, Place, Severity, finding

from .context import CheckContext
from .tell import exact

# Marks what is translated.
N_ = str
_LESS = N_("{saving} was to give {wanted} in {year} and gave {given}; why is not told.")
_NOTHING = N_("{saving} was to give {wanted} in {year}, and what it gave is not told.")


def check(context: CheckContext) -> list[Finding]:
    """All savings."""
    return [
        *(_no_figure(context, *one) for one in unread(context.world, context.register)),
        *_not_realised(context),
    ]


def _no_figure(
    context: CheckContext, saving: Saving, told: Realised, found: Finding | None
) -> Finding:
    place = Place(file=context.files.get(told.source, told.source), line=told.line)
    if found is not None:
        return replace(found, place=place)
    return finding(
        "figure-reference",
        Severity.ERROR,
        "{figure} is no amount of the ledger, so it cannot tell what {saving} gave.",
        place=place,
        quote=told.text,
        remedy="Write a measure in kronor, such as variance of=net_cost plan=original_budget "
        "unit=KSK.",
        figure=told.text,
        saving=saving.name,
    )


def _not_realised(context: CheckContext) -> Iterator[Finding]:
    world = context.world
    if world.period.last != world.fiscal_year_of(world.period.last)[1]:
        return
    amounts = _amounts(context)
    for key, saving in world.savings.items():
        wanted, given = amounts[key]
        if wanted is not None and wanted > (given or Decimal(0)) and not saving.follow_up.strip():
            yield _found(context, saving, wanted, given)


def _amounts(context: CheckContext) -> dict[str, tuple[Decimal | None, Decimal | None]]:
    """What each saving was to give, and what it gave; None where nobody tells."""
    asked = ("saving_effect", "saving_decided", "saving_realised")
    refs = {
        key: [fit(FigureRef.of(one, saving=key), context.register, context.world) for one in asked]
        for key in context.world.savings
    }
    wanted = [ref for three in refs.values() for ref in three]
    figures = evaluate(wanted, context.register, context.world, context.facts)
    found = {}
    for key, three in refs.items():
        effect, decided, realised = (figures[one].value for one in three)
        found[key] = (decided if effect is None else effect), realised
    return found


def _found(
    context: CheckContext, saving: Saving, wanted: Decimal, given: Decimal | None
) -> Finding:
    return finding(
        "saving-not-realised",
        Severity.WARNING,
        _NOTHING if given is None else _LESS,
        place=Place(file=context.files.get(saving.source, saving.source), line=saving.line),
        quote=saving.name,
        claimed="" if given is None else exact(given, "kr"),
        expected=exact(wanted, "kr"),
        remedy="Write in the column Text of what was realised how it went.",
        saving=saving.name,
        wanted=exact(wanted, "kr"),
        given="" if given is None else exact(given, "kr"),
        year=context.world.period.year,
    )
