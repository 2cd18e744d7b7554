"""Rule `internal-counterpart`: what a unit earns from another is what that one has booked as cost.

Proves that internal trade nets to zero: for every two units, the income that A has booked with B
as counterpart equals the cost that B has booked with A. A counterpart is internal where
`motparter` names its unit; a unit below that one books for it. Told are the units that the books
name: departments of two offices, or a board and a company. Only where one side has noted the whole
municipality, what its boards have booked with the company is compared as the municipality's. Looks
at the closing's period, and not at interest and dividends, of which the other side is no cost: see
`elimination-not-zero`.
Silent on counterparts whose unit this body does not have, and on postings without unit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from decimal import Decimal

from ibis import _

from bokslut.measures.world import COST_KINDS, World
from bokslut.model.finding import Finding, Place, Severity, finding
from bokslut.model.numbers import exact_text

from .context import CheckContext
from .ledger import ZERO
from .tell import capped, kr
from .units import nearest, present, sides

_Pair = tuple[str, str]
_INCOME = "income"


def check(context: CheckContext) -> list[Finding]:
    """One finding for each seller and buyer that disagree, the largest difference first."""
    world = context.world
    units = {
        str(row["counterpart"]): present(world, row["internal_unit"])
        for row in context.facts.records("counterpart")
        if row["internal_unit"] and row["internal_unit"] in world.organisation
    }
    if not units:
        return []
    income, cost = _booked(context, units)
    differences = {
        pair: income[pair] - cost[pair]
        for pair in {*income, *cost}
        if abs(income[pair] - cost[pair]) > context.tolerance
    }
    order = sorted(differences, key=lambda pair: (-abs(differences[pair]), pair))
    return capped(order, lambda pair: _finding(world, pair, income[pair], cost[pair]))


def _booked(
    context: CheckContext, units: dict[str, str]
) -> tuple[defaultdict[_Pair, Decimal], defaultdict[_Pair, Decimal]]:
    """Income and cost in kronor, both positive, by seller and buyer."""
    world, period = context.world, context.world.period
    kinds = {
        account: line.kind
        for account in context.ledger.movements(period.first, period.last)
        if (line := world.lines.of_account(account)) is not None
    }
    compared = {_INCOME, *COST_KINDS} - {"interest"}
    accounts = sorted(one for one, kind in kinds.items() if kind in compared)
    earned = sorted(one for one, kind in kinds.items() if kind == _INCOME)
    rows = context.facts.rows("posting")
    rows = rows.filter(
        rows.counterpart.isin(sorted(units)),
        rows.account.isin(accounts),
        rows.date >= period.first,
        rows.date <= period.last,
        rows.unit.notnull(),
    )
    is_income = rows.account.isin(earned)
    keys = ["unit", "counterpart", "is_income"]
    table = context.facts.run(
        rows.mutate(is_income=is_income).group_by(keys).agg(amount=_.amount.sum())
    ).select([*keys, "amount"])
    among = set(units.values())
    own = {unit: nearest(world, unit, among) for unit in set(table.column("unit").to_pylist())}
    booked = [
        ((own[row["unit"]], units[row["counterpart"]]), row["is_income"], row["amount"])
        for row in table.to_pylist()
    ]
    compared_as = _compared_as(world, {pair for pair, _sold, _amount in booked})
    income: defaultdict[_Pair, Decimal] = defaultdict(lambda: ZERO)
    cost: defaultdict[_Pair, Decimal] = defaultdict(lambda: ZERO)
    for pair, sold, amount in booked:
        mine, other = compared_as[pair]
        if sold:
            income[mine, other] -= amount
        else:
            cost[other, mine] += amount
    return income, cost


def _compared_as(world: World, pairs: Collection[_Pair]) -> dict[_Pair, _Pair]:
    """Of each unit and its counterpart, as which two units they are compared: each as the widest
    one above it on its side that the books of either name. A company that knows the municipality
    only can be compared with no single board; where all name departments, departments are."""
    between = {pair: sides(world, *pair) for pair in pairs}
    named: defaultdict[_Pair, set[str]] = defaultdict(set)
    for (mine, other), (my_side, other_side) in between.items():
        named[my_side, other_side].add(mine)
        named[other_side, my_side].add(other)
    return {
        (mine, other): (
            _widest(world, mine, named[my_side, other_side]),
            _widest(world, other, named[other_side, my_side]),
        )
        for (mine, other), (my_side, other_side) in between.items()
    }


def _widest(world: World, unit: str, among: Collection[str]) -> str:
    path = world.organisation.path(unit, world.period.last)
    return next((one for one in reversed(path) if one in among), unit)


def _finding(world: World, pair: _Pair, income: Decimal, cost: Decimal) -> Finding:
    seller, buyer = pair
    return finding(
        "internal-counterpart",
        Severity.WARNING,
        "{seller} has booked {income} kr as income from {buyer} in {period}, {buyer} has booked "
        "{cost} kr as cost from {seller}; difference {gap} kr.",
        place=Place(row=f"{seller} {buyer}"),
        quote=f"{seller} {buyer}",
        claimed=exact_text(income),
        expected=exact_text(cost),
        remedy="Compare the internal invoices of the two: one is not booked by the other, or "
        "booked without counterpart, on another unit or in another period.",
        seller=world.name("unit", seller),
        buyer=world.name("unit", buyer),
        period=world.period.name,
        income=kr(income),
        cost=kr(cost),
        gap=kr(income - cost),
    )
