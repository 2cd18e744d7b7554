"""Rule `elimination-not-zero`: what is eliminated inside a municipality or group sums to zero.

Proves that a consolidated statement leaves out both sides of everything that is internal (LKBR 12
kap.): of each two units, the income and costs that they have booked with each other from the fiscal
year's first day cancel out, and so do receivables and debts, shares and equity by the period's last
day, opening balances by counterpart included. A dividend is income of the one and equity of the
other. Looked at for each unit inside which a statement eliminates. Names the lines that differ and
the vouchers of which the other side has no like.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from ibis import _
from ibis.expr.types import Table

from bokslut.measures.scope import internal_of, units_of
from bokslut.measures.world import BALANCE_KINDS
from bokslut.model.figure import FigureRef, choice
from bokslut.model.finding import Finding, Place, Severity, finding
from bokslut.model.numbers import exact_text

from .context import CheckContext
from .ledger import ZERO
from .tell import capped, kr, listed
from .units import sides

_Pair = tuple[str, str]
# A source file and the line of a voucher's head in it.
_Voucher = tuple[str, int]
_Row = dict[str, Any]
_RESULT, _BALANCE = "result", "balance"
_EQUITY = ("equity", "result_of_year")


@dataclass
class _Between:
    """What two units have booked with each other: kronor with the ledger's sign by statement and
    line, the units and counterparts that booked it, whether some of it is posted on equity, and
    the vouchers of dividends."""

    lines: defaultdict[tuple[str, str], Decimal] = field(
        default_factory=lambda: defaultdict(lambda: ZERO)
    )
    booked: set[tuple[str | None, str]] = field(default_factory=set)
    on_equity: bool = False
    dividends: frozenset[_Voucher] = frozenset()

    def gap(self, statement: str) -> Decimal:
        """What does not cancel out in a statement."""
        return sum((amount for (of, _line), amount in self.lines.items() if of == statement), ZERO)


def check(context: CheckContext) -> list[Finding]:
    """One finding for each two units, the largest difference first, and one on counterparts that
    are internal to no unit that there is."""
    found: dict[_Pair, _Between] = {}
    eliminating = sorted(_eliminating(context))
    for unit in eliminating:
        found |= _between(context, unit)
    wrong = {pair: one for pair, one in found.items() if _gap(one) > context.tolerance}
    order = sorted(wrong, key=lambda pair: (-_gap(wrong[pair]), pair))
    told = capped(order, lambda pair: _finding(context, pair, wrong[pair]))
    return [*told, *_without_unit(context)] if eliminating else told


def _without_unit(context: CheckContext) -> list[Finding]:
    """A counterpart whose unit is misspelt would stay in the consolidated statement unseen."""
    unknown = {
        counterpart: unit
        for counterpart, unit in sorted(context.world.counterparts.items())
        if unit not in context.world.organisation
    }
    if not unknown:
        return []
    told = finding(
        "elimination-not-zero",
        Severity.WARNING,
        "What is booked with {counterparts} is not eliminated: they are internal to {units}, which "
        "the organisation does not have.",
        quote=", ".join(unknown),
        remedy="Correct the internal unit in the table motparter (counterparts), or leave it empty "
        "for outsiders.",
        counterparts=listed(list(unknown)),
        units=listed(sorted(set(unknown.values()))),
    )
    return [told]


def _gap(between: _Between) -> Decimal:
    return max(abs(between.gap(_RESULT)), abs(between.gap(_BALANCE)))


def _eliminating(context: CheckContext) -> set[str]:
    """The units inside which something printed leaves out what is internal."""
    cells = (cell.ref for table in context.tables for row in table.rows for cell in row.cells)
    refs = (*(ref for ref in cells if ref is not None), *context.figures)
    asked = (ref.get("internal").partition("@") for ref in refs)
    return {unit for how, _at, unit in asked if how == "eliminated"}


def _between(context: CheckContext, unit: str) -> dict[_Pair, _Between]:
    found: defaultdict[_Pair, _Between] = defaultdict(_Between)
    for row in _sums(context, unit):
        kind, line = _kind_and_line(context, row)
        # What names no unit belongs to the whole.
        own = row["unit"] or choice(unit)[0][0]
        pair = sides(context.world, own, context.world.counterparts[row["counterpart"]])
        between = found[min(pair, pair[::-1])]
        between.lines[_BALANCE if kind in BALANCE_KINDS else _RESULT, line] += row["amount"]
        between.booked.add((row["unit"], row["counterpart"]))
        between.on_equity |= row["posted"] and kind in _EQUITY
    for between in found.values():
        if between.on_equity and _gap(between):
            _count_dividends(context, between)
    return dict(found)


def _kind_and_line(context: CheckContext, row: _Row) -> tuple[str, str]:
    line = context.world.lines.of_account(row["account"])
    return (line.kind, line.key) if line is not None else ("", "")


def _count_dividends(context: CheckContext, between: _Between) -> None:
    """Moves what was taken from equity as the other side's income to the income statement."""
    rows = _rows(context, between.booked)
    equity: defaultdict[_Voucher, Decimal] = defaultdict(lambda: ZERO)
    results: defaultdict[_Voucher, Decimal] = defaultdict(lambda: ZERO)
    for row in rows:
        kind, _line = _kind_and_line(context, row)
        if kind in _EQUITY:
            equity[row["source"], row["voucher"]] += row["amount"]
        elif kind not in BALANCE_KINDS:
            results[row["source"], row["voucher"]] += row["amount"]
    incomes = Counter(results.values())
    found = set()
    for voucher, amount in sorted(equity.items()):
        if amount and incomes[-amount]:
            incomes[-amount] -= 1
            found.add(voucher)
    between.dividends = frozenset(found)
    for row in rows:
        kind, line = _kind_and_line(context, row)
        if kind in _EQUITY and (row["source"], row["voucher"]) in found:
            between.lines[_BALANCE, line] -= row["amount"]
            between.lines[_RESULT, line] += row["amount"]


def _statement(context: CheckContext, between: _Between, row: _Row) -> str:
    """The statement in which a posting is left out against the other side's."""
    kind, _line = _kind_and_line(context, row)
    dividend = kind in _EQUITY and (row["source"], row["voucher"]) in between.dividends
    return _BALANCE if kind in BALANCE_KINDS and not dividend else _RESULT


def _sums(context: CheckContext, unit: str) -> list[_Row]:
    """What was booked inside a unit with its own, by unit, counterpart and account: in the fiscal
    year until the period's end, and what the year opened with."""
    period, ledger = context.world.period, context.ledger
    year = ledger.year
    posting = _inside(context, context.facts.rows("posting"), unit)
    posting = posting.filter(posting.date >= year[0], posting.date <= period.last)
    opening = _inside(context, context.facts.rows("balance"), unit)
    sources = context.world.balance_sources.get(year[0], ())
    opening = opening.filter(
        opening.kind == "object_opening",
        opening.fiscal_first == year[0],
        opening.source.isin(list(sources)),
    )
    keys = ["unit", "counterpart", "account"]
    found: list[_Row] = []
    for posted, rows in ((True, posting), (False, opening)):
        summed = context.facts.run(rows.group_by(keys).agg(amount=_.amount.sum())).to_pylist()
        found += [{**row, "posted": posted} for row in summed]
    return found


def _inside(context: CheckContext, rows: Table, unit: str) -> Table:
    """The rows that `internal=only` inside the unit would take."""
    keys = {"unit": unit, "internal": f"only@{unit}", "period": context.world.period.name}
    ref = FigureRef.of("", keys)
    for column, values in (*units_of(ref, context.world), *internal_of(ref, context.world)):
        wanted = rows[column.removeprefix("!")].isin(list(values))
        rows = rows.filter(~wanted.fill_null(False) if column.startswith("!") else wanted)
    return rows


def _finding(context: CheckContext, pair: _Pair, between: _Between) -> Finding:
    world, first, second = context.world, *pair
    gaps = {one: between.gap(one) for one in (_RESULT, _BALANCE)}
    lines = [
        f"{world.name('line', line) if line else '–'} {kr(amount)}"
        for (statement, line), amount in sorted(between.lines.items())
        if abs(gaps[statement]) > context.tolerance and amount
    ]
    return finding(
        "elimination-not-zero",
        Severity.ERROR,
        "Between {first} and {second}, {result} kr of the income statement from {begin} and "
        "{balance} kr of the balance sheet on {day} are left out on one side only: {lines}. "
        "Vouchers without their like on the other side: {vouchers}.",
        place=Place(row=f"{first} {second}"),
        quote=f"{first} {second}",
        claimed=exact_text(max(gaps.values(), key=abs)),
        expected="0",
        remedy="Book what one of them lacks, or give both sides the same counterpart, amount and "
        "period; where no voucher is named, compare the opening balances by counterpart (#OIB).",
        first=world.name("unit", first),
        second=world.name("unit", second),
        result=kr(gaps[_RESULT]),
        begin=context.ledger.year[0],
        balance=kr(gaps[_BALANCE]),
        day=world.period.last,
        lines=listed(lines, "; "),
        vouchers=listed(_vouchers(context, between, gaps)) or "–",
    )


def _vouchers(context: CheckContext, between: _Between, gaps: Mapping[str, Decimal]) -> list[str]:
    """The vouchers of both units whose sum in a statement that differs has no opposite."""
    sums: defaultdict[tuple[str, str, int, str], Decimal] = defaultdict(lambda: ZERO)
    numbers: dict[tuple[str, int], str] = {}
    for row in _rows(context, between.booked):
        statement = _statement(context, between, row)
        if abs(gaps[statement]) > context.tolerance:
            sums[statement, row["source"], row["voucher"], row["unit"] or ""] += row["amount"]
            name = " ".join(filter(None, (row["series"], row["number"])))
            numbers[row["source"], row["voucher"]] = name or str(row["voucher"])
    named = dict.fromkeys(
        f"{context.files.get(source, source[:12])} {numbers[source, voucher]}"
        for _statement, source, voucher in _alone(sums)
    )
    return list(named)


def _rows(context: CheckContext, booked: Iterable[tuple[str | None, str]]) -> list[_Row]:
    year, last = context.ledger.year, context.world.period.last
    rows = context.facts.rows("posting")
    rows = rows.filter(
        rows.counterpart.isin(sorted({counterpart for _unit, counterpart in booked})),
        rows.date >= year[0],
        rows.date <= last,
    )
    columns = ("source", "voucher", "series", "number", "unit", "counterpart", "account")
    found = context.facts.run(rows.group_by(columns).agg(amount=_.amount.sum())).to_pylist()
    wanted = set(booked)
    return [row for row in found if (row["unit"], row["counterpart"]) in wanted]


def _alone(sums: Mapping[tuple[str, str, int, str], Decimal]) -> list[tuple[str, str, int]]:
    """The vouchers whose amount no other takes away in the same statement, the largest first."""
    waiting: defaultdict[tuple[str, Decimal], list[tuple[str, str, int]]] = defaultdict(list)
    for (statement, source, voucher, _unit), amount in sorted(sums.items()):
        if not amount:
            continue
        opposite = waiting[statement, -amount]
        if opposite:
            opposite.pop()
        else:
            waiting[statement, amount].append((statement, source, voucher))
    left = [(key[1], one) for key, ones in waiting.items() for one in ones]
    return [one for _amount, one in sorted(left, key=lambda pair: (-abs(pair[0]), pair[1]))]
