"""Whether a variance is for the better or the worse, by what was planned and what came."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from ..understood.cells import Printed

_INCOME = re.compile(
    r"intäkt|skatteintäkt|statsbidrag|avgifter|försäljning|resultat|netto(?!kost|inv|utg)|revenue|"
    r"income|result\b",
    re.IGNORECASE,
)
_COST = re.compile(r"kostnad|utgift|investering|avskrivning|cost|expense|investment", re.IGNORECASE)


def favourable(
    variance: Printed, plans: Sequence[Printed], outcomes: Sequence[Printed], label: str, title: str
) -> int:
    """Whether a variance is for the better (1) or the worse (-1), by the plan and the outcome that
    it lies between; 0 where they do not say, or where several may be meant that say both."""
    ways: set[int] = set()
    for plan, got in product(plans, outcomes):
        gap = got.value - plan.value
        off = abs(abs(gap) - abs(variance.value))
        if gap and off <= plan.half + got.half + variance.half:
            ways.add(_way(variance, plan, got, label, title))
    return ways.pop() if len(ways) == 1 else 0


def _way(variance: Printed, plan: Printed, got: Printed, label: str, title: str) -> int:
    """Whether an outcome that differs from its plan by a variance is better or worse."""
    gap = got.value - plan.value
    more = (gap > 0) - (gap < 0)
    if _INCOME.search(label) or (plan.value <= 0 and got.value <= 0):
        return more
    if _COST.search(label) or _COST.search(title):
        return -more
    # Of boards and projects: what is left of the budget is printed above zero.
    return -more if (variance.value > 0) == (gap < 0) else 0
