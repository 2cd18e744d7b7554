"""Whether a variance is for the better or the worse, by what was planned and what came."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from .cells import Printed

_INCOME = re.compile(
    r"intäkt|skatteintäkt|statsbidrag|avgifter|försäljning|resultat|netto(?!kost|inv|utg)|revenue|"
    r"income|result\b",
    re.IGNORECASE,
)
_COST = re.compile(r"kostnad|utgift|investering|avskrivning|cost|expense|investment", re.IGNORECASE)


def favourable(
    variance: Printed, plans: Sequence[Printed], outcomes: Sequence[Printed], label: str, title: str
) -> int:
    """Whether a variance is for the better (1) or the worse (-1), by what was planned and what
    came; 0 where they do not say."""
    for plan, got in product(plans, outcomes):
        gap = got.value - plan.value
        reach = plan.half + got.half + variance.half
        if not gap or abs(abs(gap) - abs(variance.value)) > reach:
            continue
        more = (gap > 0) - (gap < 0)
        if _INCOME.search(label) or (plan.value <= 0 and got.value <= 0):
            return more
        if _COST.search(label) or _COST.search(title):
            return -more
        # Of boards and projects: what is left of the budget is printed above zero.
        return -more if (variance.value > 0) == (gap < 0) else 0
    return 0
