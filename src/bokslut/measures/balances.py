"""Measures of the balance sheet: what the year opened with, what was posted since, their sum."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from bokslut.model.figure import FigureRef, choice
from bokslut.model.period import parse_period

from .laws import BALANCE_SHEET, PRACTICE
from .measure import Definition, Formula, Measure, Selection, Term
from .scope import BALANCE_KEYS, LINE, N_, Where, internal_of, measure, same_scope, units_of
from .world import LINE_SIGNS, RESULT_KINDS, World

ASSETS = ("fixed_asset", "current_asset", "internal_receivable", "cash")
EQUITY = ("equity", "result_of_year")
DEBTS = ("provision", "short_debt", "internal_debt", "long_debt")


def opening_balance(ref: FigureRef, world: World) -> Selection | Formula:
    """What the ledger opened the fiscal year with; by unit from the object balances, but for the
    units to which a whole ledger belongs from its opening balances. What is internal only the
    object balances tell."""
    if ref.get("internal").startswith("eliminated"):
        internal = ref.with_keys(internal=_only(ref))
        return _less(ref.with_keys(internal=""), {"internal": internal})
    taken, left_out = choice(ref.get("unit"))
    if left_out and world.whole_ledgers and not ref.get("internal"):
        whole = ref.with_keys(unit=",".join(taken) or world.body)
        units = {f"unit_{at}": ref.with_keys(unit=one) for at, one in enumerate(left_out, start=1)}
        return _less(whole, units)
    return _opening_rows(ref, world)


def _only(ref: FigureRef) -> str:
    return ref.get("internal").replace("eliminated", "only", 1)


def _less(whole: FigureRef, parts: Mapping[str, FigureRef]) -> Formula:
    terms = (Term(name, part) for name, part in parts.items())
    return Formula(" - ".join(["opening", *parts]), (Term("opening", whole), *terms))


def _opening_rows(ref: FigureRef, world: World) -> Selection:
    first, _last = world.fiscal_year_of(parse_period(ref.get("period")).last)
    opened = first - timedelta(days=1)
    lines = tuple(ref.get("line").split(","))
    sign = LINE_SIGNS[world.lines.get(lines[0]).kind]
    units, internal = units_of(ref, world), internal_of(ref, world)
    source = ("source", world.balance_sources.get(first, ()))
    members = {one for column, among in units if column == "unit" for one in among}
    whole = bool(members & world.whole_ledgers)
    kinds: tuple[str, ...] = ("object_opening" if units or internal else "opening",)
    stated: Where = (("kind", kinds), source)
    where: Where = (*stated, ("line", lines), *units, *internal)
    if whole or internal:
        # A ledger that states balances, but none of such, has none.
        stated = (("kind", ("opening", "object_opening")), source)
    if whole and not internal:
        where = (("opens", tuple(sorted(members))), source, ("line", lines))
    return Selection("balance", opened, opened, where, sign, at_hand=stated)


def movement(ref: FigureRef, world: World) -> Selection:
    """What was posted from the fiscal year's first day to the period's last.

    The result of the year has, beside its account, all that is not yet carried to it.
    """
    last = parse_period(ref.get("period")).last
    first, _last = world.fiscal_year_of(last)
    lines = tuple(ref.get("line").split(","))
    sign = LINE_SIGNS[world.lines.get(lines[0]).kind]
    if world.lines.get(lines[0]).kind == "result_of_year":
        lines = (*lines, *world.lines.of_kinds((*RESULT_KINDS, "carried_result")))
    where: Where = (("line", lines), *units_of(ref, world), *internal_of(ref, world))
    return Selection("posting", first, last, where, sign)


def balance(ref: FigureRef, world: World) -> Formula:
    """Opening balance and what was posted since."""
    del world
    return Formula(
        "opening + movement",
        (
            Term("opening", same_scope(ref, "opening_balance")),
            Term("movement", same_scope(ref, "movement")),
        ),
    )


def balances_of(text: str, **kinds: tuple[str, ...]) -> Definition:
    """A formula over the balances of all lines of some kinds."""

    def define(ref: FigureRef, world: World) -> Formula:
        terms = []
        names: dict[str, list[str]] = {name: [] for name in kinds}
        for name, wanted in kinds.items():
            for line in world.lines.of_kinds(wanted):
                term = f"{name}_{line}"
                names[name].append(term)
                terms.append(Term(term, same_scope(ref, "balance", line=line)))
        # A body that declares no line of a kind has nothing of it.
        sums = {name: f"({' + '.join(parts) or '0'})" for name, parts in names.items()}
        return Formula(text.format(**sums), tuple(terms))

    return define


MEASURES: tuple[Measure, ...] = (
    measure(
        "opening_balance",
        N_("Opening balance"),
        N_("What a balance sheet line opened the fiscal year with."),
        (*BALANCE_KEYS, LINE),
        opening_balance,
        BALANCE_SHEET,
    ),
    measure(
        "movement",
        N_("Movement in the year"),
        N_("What was posted on a balance sheet line from the fiscal year's first day."),
        (*BALANCE_KEYS, LINE),
        movement,
        BALANCE_SHEET,
    ),
    measure(
        "balance",
        N_("Balance"),
        N_("A balance sheet line at a day: its opening balance and what was posted since."),
        (*BALANCE_KEYS, LINE),
        balance,
        BALANCE_SHEET,
    ),
    measure(
        "total_assets",
        N_("Total assets"),
        N_("The balances of all asset lines."),
        BALANCE_KEYS,
        balances_of("{assets}", assets=ASSETS),
        BALANCE_SHEET,
    ),
    measure(
        "equity_and_liabilities",
        N_("Equity and liabilities"),
        N_("The balances of all lines of equity and debt."),
        BALANCE_KEYS,
        balances_of("{equity} + {debts}", equity=EQUITY, debts=DEBTS),
        BALANCE_SHEET,
    ),
    measure(
        "equity_ratio",
        N_("Equity ratio"),
        N_("Equity with the result of the year in relation to total assets."),
        BALANCE_KEYS,
        balances_of("{equity} / {assets}", equity=EQUITY, assets=ASSETS),
        PRACTICE,
        unit="ratio",
        shown_as="percent",
    ),
)
