"""Canonical references: keys sorted, defaults written out, everything named known."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from bokslut.model.assessment import Grade
from bokslut.model.figure import FigureRef, RefError, choice, parse_ref
from bokslut.model.finding import Finding, Place, Severity, finding
from bokslut.model.period import PeriodError, parse_period

from .measure import Key, Register
from .observed import NONE
from .world import World, matches

_PERIOD_KEYS = ("period", "against")
_OBJECT_KEYS = ("account", "activity", "project", "counterpart", "volume")
_CHANGES = ("original", "transfer", "supplement", "carry-over", "revision")
_STATUSES = ("not-started", "ongoing", "done", "carried-over", "cancelled", "unknown")
_ACTIVITIES = ("activity", "programme-action", "improvement")
_DECIDERS = ("council", "board")
_INTERNAL = ("included", "eliminated", "only")
_BASES = ("outcome", "budget", "original_budget", "forecast@DATE")
# Marks what is translated.
N_ = str


def target(ref: FigureRef) -> str:
    """The measure that a measure of measures speaks of: `growth of=net_cost` of `net_cost`."""
    return ref.get("of")


def keys_of(ref: FigureRef, register: Register) -> tuple[Key, ...]:
    """The keys that a reference may have: those of its measure and of the one it speaks of."""
    measure = register[ref.measure]
    if not measure.takes_of or target(ref) not in register:
        return measure.keys
    own = {key.name for key in measure.keys}
    return (*measure.keys, *(one for one in register[target(ref)].keys if one.name not in own))


def canonical(ref: FigureRef, register: Register, world: World) -> FigureRef | Finding:
    """The canonical form, or a finding with the nearest names where something is not known."""
    problem = _unknown_measure(ref, register)
    if problem is not None:
        return problem
    keys = keys_of(ref, register)
    names = [key.name for key in keys]
    for name, _value in ref.keys:
        if name not in names:
            return _problem(ref, _NO_KEY, name, names)
    for key in keys:
        if key.required and not ref.get(key.name):
            return _missing_key(ref, key.name)
    if "plan" in names and "basis" not in names:
        # Outcome less outcome would be a zero that looks like a hit.
        return _problem(ref, _NO_PLAN, target(ref))
    try:
        return _unknown_value(ref, world) or fit(ref, register, world)
    except PeriodError:
        return _problem(ref, _NO_PERIOD, ref.get("period"))


def read(text: str, register: Register, world: World) -> FigureRef | Finding:
    """Parses a reference as people write it and makes it canonical."""
    try:
        return canonical(parse_ref(text), register, world)
    except RefError as error:
        return finding(
            "figure-reference",
            Severity.ERROR,
            "{text} is no figure reference: {reason}.",
            quote=text,
            remedy="Write MEASURE key=value …, for example: net_cost unit=KSK period=2014",
            text=text,
            reason=error,
        )


def fit(ref: FigureRef, register: Register, world: World) -> FigureRef:
    """A formula's input in canonical form: the keys that its measure takes, defaults written
    out. For references that our own formulas make; those of users go through `canonical`."""
    keys = keys_of(ref, register)
    names = {key.name for key in keys}
    fitted = FigureRef.of(ref.measure, {k: v for k, v in ref.keys if k in names})
    for key in keys:
        if key.default is not None and not fitted.get(key.name):
            fitted = fitted.with_keys(**{key.name: key.default(fitted, world)})
    return fitted.with_keys(internal=_internal(fitted, world)) if fitted.get("internal") else fitted


def _internal(ref: FigureRef, world: World) -> str:
    """`eliminated` with the unit inside which it is meant, so that it stays the same for parts of
    that unit; empty for `included`, which is how it is without the key."""
    how, at, unit = ref.get("internal").partition("@")
    return "" if how == "included" else f"{how}@{unit if at else ref.get('unit') or world.body}"


def _unknown_measure(ref: FigureRef, register: Register) -> Finding | None:
    if ref.measure not in register:
        return _problem(ref, _NO_MEASURE, ref.measure, register)
    if register[ref.measure].takes_of:
        if not target(ref):
            return _missing_key(ref, "of")
        if target(ref) not in register or register[target(ref)].takes_of:
            return _problem(ref, _NO_MEASURE, target(ref), _plain(register))
        whole = ref.get("whole")
        if whole and whole not in _plain(register):
            return _problem(ref, _NO_MEASURE, whole, _plain(register))
    return None


def _plain(register: Register) -> list[str]:
    """The measures that speak of no other one."""
    return [key for key, one in register.items() if not one.takes_of]


def _unknown_value(ref: FigureRef, world: World) -> Finding | None:
    for name, value in ref.keys:
        if name in _PERIOD_KEYS or (name == "organisation"):
            try:
                parse_period(value)
            except PeriodError:
                return _problem(ref, _NO_PERIOD, value)
    basis = ref.get("basis") or "outcome"
    for one in (basis, ref.get("plan") or "outcome"):
        if not _known_basis(one):
            return _problem(ref, _UNKNOWN, one, _BASES, "basis")
    if problem := _unknown_unit(ref, world):
        return problem
    for line in filter(None, ref.get("line").split(",")):
        if line not in world.lines:
            return _problem(ref, _UNKNOWN, line, world.lines.keys(), "line")
    return _unknown_in_plan(ref, world) or _unknown_object(ref, world)


def _unknown_unit(ref: FigureRef, world: World) -> Finding | None:
    """A unit that the organisation does not have, in `unit`, `project_unit` or behind the `@` of
    `internal`."""
    how, at, inside = ref.get("internal").partition("@")
    if ref.get("internal") and (how not in _INTERNAL or (at and not inside)):
        return _problem(ref, _UNKNOWN, ref.get("internal"), _INTERNAL, "internal")
    named = (ref.get("unit"), ref.get("project_unit"), inside, ref.get("within"))
    for one in ",".join(named).replace("!", ",").split(","):
        if one and one != world.body and one not in world.organisation:
            return _problem(ref, _UNKNOWN, one, [world.body, *world.organisation.keys()], "unit")
    return None


def _unknown_in_plan(ref: FigureRef, world: World) -> Finding | None:
    indicators = {one[0] for one in world.observed}
    bodies = {who for one in world.plan_activities for who in one.responsible}
    for key, known in (
        ("indicator", indicators),
        ("goal", world.plan_keys),
        ("responsible", bodies),
        ("status", _STATUSES),
        ("kind", _ACTIVITIES),
        ("saving", world.savings),
        ("grade", tuple(one.value for one in Grade)),
    ):
        if ref.get(key) and ref.get(key) not in known:
            return _problem(ref, _UNKNOWN, ref.get(key), known, key)
    return _unknown_series(ref, world) if ref.get("indicator") else None


def _unknown_series(ref: FigureRef, world: World) -> Finding | None:
    """An area or group that no value of the indicator is told of: its figure would be as missing
    as one that is only late. A gap needs two series."""
    series = [one for one in world.observed if one[0] == ref.get("indicator")]
    for place, name in ((1, "area"), (2, "unit"), (3, "subgroup")):
        known = [one[place] for one in series]
        for key in (name, f"against_{name}"):
            value = ref.get(key)
            if value and value != NONE and value not in known:
                return _problem(ref, _UNKNOWN, value, filter(None, known), key)
    if ref.measure in ("indicator_gap", "indicator_difference"):
        named = [(ref.get(one), ref.get(f"against_{one}")) for one in ("area", "unit", "subgroup")]
        if all(other in ("", own) for own, other in named):
            return _missing_key(ref, "against_area, against_unit, against_subgroup")
    return None


def _unknown_object(ref: FigureRef, world: World) -> Finding | None:
    """An account, project or the like that nothing is called: its figure would be a zero that
    looks like a fact. Where the facts name none of its kind, none can be missed."""
    for kind in _OBJECT_KEYS:
        if not ref.get(kind):
            continue
        known = world.known(kind)
        named = (one for part in choice(ref.get(kind)) for one in part)
        for one in named if known else ():
            if kind == "account":
                found = any(matches(account, one) for account in known)
            else:
                found = one in known
            if not found:
                return _problem(ref, _UNKNOWN, one, known, kind)
    kinds = ref.get("change").split(",") if ref.get("change") else ()
    for one in kinds:
        if one not in _CHANGES:
            return _problem(ref, _UNKNOWN, one, _CHANGES, "change")
    if (deciders := ref.get("decided_by")) and not set(deciders.split(",")) <= set(_DECIDERS):
        return _problem(ref, _UNKNOWN, deciders, _DECIDERS, "decided_by")
    return None


def _known_basis(basis: str) -> bool:
    name, _, day = basis.partition("@")
    if name != "forecast":
        return basis in _BASES
    try:
        return parse_period(day).is_day
    except PeriodError:
        return False


_NO_MEASURE = N_("{ref}: there is no measure {name}.")
_NO_KEY = N_("{ref}: it takes no key {name}.")
_NO_PLAN = N_("{ref}: {name} has no plan to be compared with.")
_NO_PERIOD = N_(
    "{ref}: {name} is no period. Write a year 2014, a month 2014-08, a tertial 2014-T2, a quarter "
    "2014-Q3, a day 2014-12-31, or a range 2014-01..2014-08 that ends after it begins."
)
_UNKNOWN = N_("{ref}: {what}={name} is not known here.")


def _problem(
    ref: FigureRef, template: str, name: str, known: Iterable[str] = (), what: str = ""
) -> Finding:
    near = difflib.get_close_matches(name, list(dict.fromkeys(known)), n=3, cutoff=0.4)
    return finding(
        "figure-reference",
        Severity.ERROR,
        template,
        place=Place(),
        quote=str(ref),
        claimed=name,
        expected=", ".join(near),
        remedy="Nearest names: {near}" if near else "",
        ref=ref,
        what=what,
        name=name,
        near=", ".join(near),
    )


def _missing_key(ref: FigureRef, key: str) -> Finding:
    return finding(
        "figure-reference",
        Severity.ERROR,
        "{ref}: the key {key} is missing.",
        quote=str(ref),
        expected=f"{key}=…",
        ref=ref,
        key=key,
    )
