"""What the files of measures share: keys, scopes, formulas, and how a measure is written."""

from __future__ import annotations

from bokslut.model.figure import FigureRef, choice
from bokslut.model.period import day_of, parse_period

from .laws import Law
from .measure import Definition, Edition, Formula, Key, Measure, Selection, Term
from .world import World

PERIOD = Key("period", lambda _ref, world: world.period.name)
UNIT = Key("unit", lambda _ref, world: world.body)
BASIS = Key("basis", lambda _ref, _world: "outcome")
ORGANISATION = Key("organisation")
OBJECTS = tuple(Key(name) for name in ("account", "activity", "project", "counterpart"))
INTERNAL = Key("internal")
LEDGER_KEYS = (PERIOD, UNIT, BASIS, ORGANISATION, INTERNAL, *OBJECTS)

Where = tuple[tuple[str, tuple[str, ...]], ...]


def units_of(ref: FigureRef, world: World) -> Where:
    """The units whose facts belong to the reference's unit, in the organisation of the day that
    it names, or of the period's last day. The body itself has all facts."""
    return _units(ref.get("unit"), ref, world)


def _units(unit: str, ref: FigureRef, world: World) -> Where:
    units, left_out = choice(unit or world.body)
    day = parse_period(ref.get("organisation") or ref.get("period")).last
    where: Where = ()
    if units and units != (world.body,):
        where = (("unit", world.organisation.members(units[0], day)),)
    if left_out:
        members = {one for unit in left_out for one in world.organisation.members(unit, day)}
        where = (*where, ("!unit", tuple(sorted(members))))
    return where


def objects_of(ref: FigureRef) -> Where:
    """The filter of account, activity, project and counterpart; several stand with commas, and
    behind a `!` those that are left out, which become a filter of their own."""
    where: list[tuple[str, tuple[str, ...]]] = []
    for name in ("account", "activity", "project", "counterpart"):
        taken, left_out = choice(ref.get(name))
        where += [(name, taken)] if taken else []
        where += [(f"!{name}", left_out)] if left_out else []
    return tuple(where)


def internal_of(ref: FigureRef, world: World) -> Where:
    """The filter of the key `internal`: what is booked with a counterpart inside the unit that the
    key names is left out (`eliminated@KONCERN`), or all that is taken (`only@KONCERN`)."""
    how, _at, unit = ref.get("internal").partition("@")
    if not how:
        return ()
    inside = tuple(
        counterpart
        for counterpart, internal in sorted(world.counterparts.items())
        if internal in world.organisation and _is_within(internal, _units(unit, ref, world))
    )
    if how == "only":
        return (("counterpart", inside),)
    return (("!counterpart", inside),) if inside else ()


def _is_within(unit: str, where: Where) -> bool:
    return all((unit in units) != column.startswith("!") for column, units in where)


def ledger_rows(ref: FigureRef, world: World, lines: tuple[str, ...], sign: int) -> Selection:
    """The amounts of statement lines on a basis: postings for the outcome, budget lines else."""
    period = parse_period(ref.get("period"))
    basis = ref.get("basis") or "outcome"
    scope: Where = (*units_of(ref, world), *objects_of(ref), *internal_of(ref, world))
    where: Where = (("line", lines), *scope)
    if basis == "outcome":
        return Selection("posting", period.first, period.last, where, sign)
    at_hand = basis_rows(basis)
    return Selection(
        "budget_line", period.first, period.last, (*at_hand, *where), sign, at_hand=at_hand
    )


def basis_rows(basis: str) -> Where:
    """The rows of a budget basis: `budget`, `original_budget`, `forecast@2014-08-31`."""
    name, _, day = basis.partition("@")
    if name == "original_budget":
        return (("basis", ("budget",)), ("change", ("original",)))
    return (("basis", (name,)), ("as_of", (day,)))


def same_scope(ref: FigureRef, measure: str, **keys: str) -> FigureRef:
    """Another measure for the reference's scope."""
    taken = {k: v for k, v in ref.keys if k not in ("of", "plan", "against")}
    return FigureRef.of(measure, taken, **keys)


def formula(text: str, *names: str, optional: tuple[str, ...] = ()) -> Definition:
    """A formula over measures of the same scope, which it calls by their keys."""

    def define(ref: FigureRef, world: World) -> Formula:
        del world
        terms = []
        for name in names:
            terms.append(Term(name, same_scope(ref, name), name in optional))
        return Formula(text, tuple(terms))

    return define


LINE = Key("line", required=True)
SCOPE_KEYS = (PERIOD, UNIT, ORGANISATION)
BALANCE_KEYS = (
    Key("period", lambda _ref, world: day_of(world.period.last).name),
    UNIT,
    ORGANISATION,
    INTERNAL,
)
# Marks what is translated.
N_ = str


def measure(
    key: str,
    label: str,
    definition: str,
    keys: tuple[Key, ...],
    define: Definition,
    law: Law,
    *,
    unit: str = "kr",
    shown_as: str = "tkr",
    takes_of: bool = False,
) -> Measure:
    """A measure that is computed in one way, with an edition for each law that has defined it."""
    editions = tuple(Edition(day, define, words) for day, words in law)
    return Measure(key, label, unit, shown_as, definition, keys, editions, takes_of)
