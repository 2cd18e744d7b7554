"""Canonical references: keys sorted, defaults written out, everything named known."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from bokslut.model.figure import FigureRef, RefError, parse_ref
from bokslut.model.finding import Finding, Place, Severity, finding
from bokslut.model.period import PeriodError, parse_period

from .measure import Key, Register
from .world import World, matches

_PERIOD_KEYS = ("period", "against")
_OBJECT_KEYS = ("account", "activity", "project", "counterpart", "volume")
_DECIDERS = ("council", "board")
_BASES = ("outcome", "budget", "original_budget", "forecast@DATE")


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
            return _problem(ref, "key", name, names)
    for key in keys:
        if key.required and not ref.get(key.name):
            return _missing_key(ref, key.name)
    if "plan" in names and "basis" not in names:
        # Outcome less outcome would be a zero that looks like a hit.
        return _problem(ref, "measure", target(ref), [], "It has no plan to be compared with.")
    try:
        return _unknown_value(ref, world) or fit(ref, register, world)
    except PeriodError as error:
        return _problem(ref, "period", ref.get("period"), [], str(error))


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
    return fitted


def _unknown_measure(ref: FigureRef, register: Register) -> Finding | None:
    if ref.measure not in register:
        return _problem(ref, "measure", ref.measure, register)
    if register[ref.measure].takes_of:
        if not target(ref):
            return _missing_key(ref, "of")
        if target(ref) not in register or register[target(ref)].takes_of:
            plain = [key for key, one in register.items() if not one.takes_of]
            return _problem(ref, "measure", target(ref), plain)
    return None


def _unknown_value(ref: FigureRef, world: World) -> Finding | None:
    for name, value in ref.keys:
        if name in _PERIOD_KEYS or (name == "organisation"):
            try:
                parse_period(value)
            except PeriodError as error:
                return _problem(ref, name, value, [], str(error))
    basis = ref.get("basis") or "outcome"
    for one in (basis, ref.get("plan") or "outcome"):
        if not _known_basis(one):
            return _problem(ref, "basis", one, _BASES)
    unit = ref.get("unit")
    if unit and unit != world.body and unit not in world.organisation:
        return _problem(ref, "unit", unit, [world.body, *world.organisation.keys()])
    for line in filter(None, ref.get("line").split(",")):
        if line not in world.lines:
            return _problem(ref, "line", line, world.lines.keys())
    return _unknown_object(ref, world)


def _unknown_object(ref: FigureRef, world: World) -> Finding | None:
    """An account, project or the like that nothing is called: its figure would be a zero that
    looks like a fact. Where the facts name none of its kind, none can be missed."""
    for kind in _OBJECT_KEYS:
        if not ref.get(kind):
            continue
        known = world.known(kind)
        for one in filter(None, ref.get(kind).split(",") if known else ()):
            if kind == "account":
                found = any(matches(account, one) for account in known)
            else:
                found = one in known
            if not found:
                return _problem(ref, kind, one, known)
    if (deciders := ref.get("decided_by")) and not set(deciders.split(",")) <= set(_DECIDERS):
        return _problem(ref, "decided_by", deciders, _DECIDERS)
    return None


def _known_basis(basis: str) -> bool:
    name, _, day = basis.partition("@")
    if name != "forecast":
        return basis in _BASES
    try:
        return parse_period(day).is_day
    except PeriodError:
        return False


def _problem(
    ref: FigureRef, what: str, name: str, known: Iterable[str], reason: str = ""
) -> Finding:
    near = difflib.get_close_matches(name, list(dict.fromkeys(known)), n=3, cutoff=0.4)
    return finding(
        "figure-reference",
        Severity.ERROR,
        "{ref}: there is no {what} {name}. {reason}",
        place=Place(),
        quote=str(ref),
        claimed=name,
        expected=", ".join(near),
        remedy="Nearest names: {near}" if near else "",
        ref=ref,
        what=what,
        name=name,
        reason=reason,
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
