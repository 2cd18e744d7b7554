"""What each unit was granted for the fiscal year of the closing. No rule of its own."""

from __future__ import annotations

from decimal import Decimal

from ibis import _

from bokslut.facts.engines import Facts
from bokslut.measures.world import World

from .ledger import Year, totals
from .units import present


def granted(facts: Facts, world: World, year: Year) -> dict[str, Decimal]:
    """The appropriation of a fiscal year in kronor with all its changes, by the unit that stands
    for the granted one on the closing's last day; `""` for what no unit is named for."""
    rows = facts.rows("budget_line")
    rows = rows.filter(
        rows.basis == "appropriation", rows["first"] >= year[0], rows["last"] <= year[1]
    )
    table = facts.run(rows.group_by("unit").agg(amount=_.amount.sum()))
    return totals((present(world, row["unit"] or ""), row["amount"]) for row in table.to_pylist())
