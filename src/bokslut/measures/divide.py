"""The amounts of a figure divided by the values of a key: what its contributors are made of.

A figure can be divided where it is a sum: its formula adds and takes away, and every sum of facts
at the bottom of it is recorded by the key. Everything else is refused with a finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bokslut.facts.engines import Facts
from bokslut.model.figure import FigureRef, choice
from bokslut.model.finding import Finding, Severity, finding
from bokslut.model.period import parse_period

from .cube import load
from .evaluate import definitions
from .measure import Formula, Register, Selection, signs
from .reference import keys_of
from .split_key import KEYS, RULE, SplitKey
from .world import World, matches

NO_VALUE = "nothing-divided"
# Marks what is translated.
N_ = str
# A name with one of these would be read as a choice of several, or as a range.
_NOT_NAMED = frozenset(",!")

# The names of a combination of keys; None where a row carries no value that can be named.
Names = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A sum of facts at the bottom of a figure, and how often it is added there."""

    ref: FigureRef
    times: int
    selection: Selection


def leaves_of(ref: FigureRef, register: Register, world: World) -> tuple[Leaf, ...] | Finding:
    """The sums of facts that a figure adds up, each with how often; those that cancel out are
    left out. A finding where the figure is more than a sum."""
    found = definitions(ref, register, world)
    times: dict[FigureRef, int] = {}
    waiting = [(ref, 1)]
    while waiting:
        one, factor = waiting.pop()
        definition = found[one]
        if isinstance(definition, Selection):
            times[one] = times.get(one, 0) + factor
            continue
        counted = signs(definition.text)
        if counted is None:
            return _no_sum(ref, definition)
        waiting += [(term.ref, factor * counted[term.name]) for term in definition.terms]
    return tuple(
        Leaf(one, count, definition)
        for one, count in sorted(times.items())
        if count and isinstance(definition := found[one], Selection)
    )


_INSTEAD = {"growth": "change", "forecast_error": "variance"}


def _no_sum(ref: FigureRef, formula: Formula) -> Finding:
    instead = _INSTEAD.get(ref.measure, "")
    example = FigureRef.of(instead, dict(ref.keys)) if instead else ""
    return finding(
        RULE,
        Severity.ERROR,
        "{ref} is no sum ({formula}), so nothing contributes a part of it.",
        quote=str(ref),
        claimed=formula.text,
        remedy="Ask for {example}" if instead else "Ask for one of the sums in its formula.",
        ref=ref,
        formula=formula.text,
        example=example,
    )


def refused(ref: FigureRef, key: str, leaves: Iterable[Leaf], register: Register) -> Finding | None:
    """A finding where some sum below the figure is not recorded by the key."""
    leaves = tuple(leaves)
    lacking = [one.ref.measure for one in leaves if not _takes(one.ref, key, register)]
    if not lacking and _takes(ref, key, register):
        return None
    able = [
        one
        for one in KEYS
        if all(_takes(each, one, register) for each in (ref, *(leaf.ref for leaf in leaves)))
    ]
    instead = _against_budget(ref)
    remedy = N_("It can be divided by: {able}.") if able else ""
    if instead:
        remedy = N_("It can be divided by: {able}. By {key}, ask instead for {instead}")
    return finding(
        RULE,
        Severity.ERROR,
        "{ref} cannot be divided by {key}: {lacking} is not recorded by it.",
        quote=str(ref),
        claimed=key,
        expected=", ".join(able),
        remedy=remedy,
        ref=ref,
        key=key,
        lacking=", ".join(dict.fromkeys(lacking)) or ref.measure,
        able=", ".join(able) or "–",
        instead=instead,
    )


def _takes(ref: FigureRef, key: str, register: Register) -> bool:
    return key in [one.name for one in keys_of(ref, register)]


def _against_budget(ref: FigureRef) -> str:
    """What says by activity why a result is what it is: the net cost against its budget."""
    if "result" not in (ref.measure, ref.get("of")):
        return ""
    keys = {k: v for k, v in ref.keys if k in ("period", "unit", "organisation")}
    plan = ref.get("plan") or "budget"
    return str(FigureRef.of("variance", keys, of="net_cost", plan=plan))


def divided(
    ref: FigureRef,
    keys: Sequence[SplitKey],
    leaves: Sequence[Leaf],
    register: Register,
    world: World,
    facts: Facts,
) -> dict[Names, Decimal] | Finding:
    """The figure's amounts by the names of the keys, in kronor; together they are the figure. Each
    fact table is queried once."""
    for key in keys:
        problem = refused(ref, key.name, leaves, register)
        if problem is not None:
            return problem
    columns = [key.name for key in keys]
    tables: dict[str, list[Selection]] = {}
    for leaf in leaves:
        tables.setdefault(leaf.selection.table, []).append(leaf.selection)
    cubes = {
        table: load(facts, world, table, selections, columns)
        for table, selections in tables.items()
    }
    parts = [cubes[one.selection.table].parts(one.selection, columns) for one in leaves]
    naming = []
    for index, key in enumerate(keys):
        values = {names[index] for part in parts for names in part}
        named = _names_of(key, ref, leaves, values, world)
        if isinstance(named, Finding):
            return named
        naming.append(named)
    sums: dict[Names, Decimal] = {}
    for place, (leaf, part) in enumerate(zip(leaves, parts, strict=True)):
        for found, amount in part.items():
            names = tuple(
                named[place].get(value or "") for named, value in zip(naming, found, strict=True)
            )
            signed = amount * leaf.selection.sign * leaf.times
            sums[names] = sums.get(names, Decimal(0)) + signed
    return sums


def _names_of(
    key: SplitKey,
    ref: FigureRef,
    leaves: Sequence[Leaf],
    values: Iterable[str | None],
    world: World,
) -> list[Mapping[str, str]] | Finding:
    """For each leaf, what a value of the key's column is called in references; a value that no
    reference can name is not there."""
    known = sorted(one for one in values if one and not _NOT_NAMED & set(one))
    if key.name == "unit":
        return _units(ref, leaves, world)
    if key.name == "account":
        return [_accounts(key.digits, ref, known)] * len(leaves)
    return [{one: one for one in known}] * len(leaves)


def _accounts(digits: int, ref: FigureRef, known: Sequence[str]) -> dict[str, str]:
    """Accounts by the prefix that names them. No name may be the beginning of another, or its
    figure would hold the other's, too; and none may reach beyond what the reference asks for."""
    taken, _left_out = choice(ref.get("account"))
    names: dict[str, str] = {}
    for account in known:
        if "-" in account:
            continue
        prefix = account[:digits] if digits and _within(account[:digits], taken) else account
        names[account] = prefix
    shortest: list[str] = []
    for name in sorted(set(names.values())):
        if not shortest or not name.startswith(shortest[-1]):
            shortest.append(name)
    return {
        account: next(one for one in shortest if name.startswith(one))
        for account, name in names.items()
    }


def _within(prefix: str, patterns: Sequence[str]) -> bool:
    """Whether every account with the prefix matches one of the patterns."""
    return not patterns or any(
        matches(prefix, one) and all(len(end) <= len(prefix) for end in one.split("-"))
        for one in patterns
    )


def _units(
    ref: FigureRef, leaves: Sequence[Leaf], world: World
) -> list[Mapping[str, str]] | Finding:
    """The units right below the reference's, in the organisation that it names or that of its
    period's last day; each leaf has the members that they had in its own organisation."""
    period = parse_period(ref.get("period"))
    day = parse_period(ref.get("organisation") or period.name).last
    above = (choice(ref.get("unit"))[0] or (world.body,))[0]
    children = [one.key for one in world.organisation.children(above, day, since=period.first)]
    if not children:
        return finding(
            RULE,
            Severity.ERROR,
            "{unit} has no units below it on {day}.",
            quote=str(ref),
            claimed=above,
            remedy="Divide it by another key.",
            unit=above,
            day=day.isoformat(),
        )
    if _opened_as_a_whole(children, leaves, day, world):
        return finding(
            RULE,
            Severity.ERROR,
            "{ref} cannot be divided by unit: what {unit} opened the year with is stated as a "
            "whole, and by the units below it elsewhere or not at all.",
            quote=str(ref),
            claimed=above,
            remedy="Ask for what has moved in the year, or divide it by another key.",
            ref=ref,
            unit=above,
        )
    named: list[Mapping[str, str]] = []
    for leaf in leaves:
        at = parse_period(leaf.ref.get("organisation") or leaf.ref.get("period")).last
        members: dict[str, str] = {}
        for child in children:
            for one in world.organisation.members(child, at):
                if one in members:
                    return _moved(ref, one, members[one], child, period.name)
                members[one] = child
        named.append(members)
    return named


def _opened_as_a_whole(
    children: Sequence[str], leaves: Sequence[Leaf], day: date, world: World
) -> bool:
    """Whether some opening balance is that of a ledger that not one of these units has as a whole:
    their own are other rows."""
    opening = any(
        ("kind", ("opening",)) in one.selection.where or "opens" in dict(one.selection.where)
        for one in leaves
    )
    return opening and not all(
        world.whole_ledgers & set(world.organisation.members(child, day)) for child in children
    )


def _moved(ref: FigureRef, unit: str, first: str, second: str, period: str) -> Finding:
    """A unit that counts for two others at once, since it has moved between the periods."""
    return finding(
        RULE,
        Severity.ERROR,
        "{ref} cannot be divided by unit: {moved} belonged to {first} and to {second} in its "
        "periods.",
        quote=str(ref),
        claimed=unit,
        remedy="Ask in the organisation of one period: {example}",
        ref=ref,
        moved=unit,
        first=first,
        second=second,
        example=ref.with_keys(organisation=period),
    )
