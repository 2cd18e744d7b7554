"""What a figure is due to: its largest contributors by a key, each a figure of its own.

A contributor is the same reference with one key more (`change of=cost activity=9230`), and so is
the rest, which leaves those out (`activity=!9230,9265`): each can be traced. Together they are the
figure exactly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bokslut.facts.engines import Facts
from bokslut.model.figure import Figure, FigureRef, choice
from bokslut.model.finding import Finding, Severity, finding
from bokslut.model.numbers import print_number

from .comparisons import less_is_better
from .divide import NO_VALUE, Names, divided, leaves_of, refused
from .evaluate import evaluate
from .measure import Register
from .reference import canonical
from .split_key import KEYS, SplitKey
from .world import World

# How near two contributors have to be to cancel each other out, and how large to be worth a word:
# shares of the larger of the two, and of all contributions.
NEAR = Decimal("0.03")
LARGE = Decimal("0.10")


@dataclass(frozen=True, slots=True)
class Rest:
    """What no contributor shows, in kronor: `others` counts the contributors that are left out,
    `without` is what carries no such key (or one that no reference can name). `ref` is None where
    there is nothing."""

    ref: FigureRef | None
    value: Decimal
    others: int
    without: Decimal


@dataclass(frozen=True, slots=True)
class Contributor:
    """A part of a figure: the key's value, the reference of the part, its value in kronor, and the
    same part divided again where that was asked for."""

    key: str
    ref: FigureRef
    value: Decimal
    split: Split | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """A figure with its largest contributors by a key, the largest first, and the rest."""

    ref: FigureRef
    value: Decimal
    by: SplitKey
    contributors: tuple[Contributor, ...]
    rest: Rest

    def share(self, value: Decimal) -> Decimal | None:
        """A part in relation to the whole; None where the whole is zero."""
        return value / self.value if self.value else None


def favourable(ref: FigureRef, value: Decimal, world: World) -> bool:
    """Whether a part of a figure is good news: a variance above zero always, else an income above
    zero and a cost below."""
    if ref.measure == "variance" or not less_is_better(ref, world):
        return value >= 0
    return value <= 0


def contributors(
    ref: FigureRef,
    keys: Sequence[SplitKey],
    most: int,
    register: Register,
    world: World,
    facts: Facts,
) -> Split | Finding:
    """The `most` largest contributors of a canonical reference by the first key, each divided by
    the second key where there are two; equally large ones in the order of their keys.

    A contributor whose own figure has no value (an appropriation that was granted in one of two
    years) is in the rest.
    """
    leaves = leaves_of(ref, register, world)
    if isinstance(leaves, Finding):
        return leaves
    amounts = divided(ref, keys, leaves, register, world, facts)
    if isinstance(amounts, Finding):
        return amounts
    tree = _ranked(ref, keys, amounts, most, register, world)
    figures = evaluate([ref, *_refs(tree)], register, world, facts)
    whole = figures[ref].value
    if whole is None:
        return _no_value(ref)
    tree = _known(tree, figures)
    rests = [one.ref for one in _rests(tree) if one.ref is not None]
    figures |= evaluate(rests, register, world, facts)
    return _proved(replace(tree, value=whole), figures)


def best_key(ref: FigureRef, register: Register, world: World, facts: Facts) -> SplitKey | Finding:
    """The key that explains most with fewest contributors: the one whose three largest cover the
    greatest share of all contributions (their sizes added, with what carries no such key).

    A key by which there are no more than three would always cover all and say little; it is only
    taken where there is no other. Of equal ones the first of `KEYS` is taken.
    """
    leaves = leaves_of(ref, register, world)
    if isinstance(leaves, Finding):
        return leaves
    found: list[tuple[bool, Decimal, int, SplitKey]] = []
    problem: Finding | None = None
    for order, name in enumerate(KEYS):
        amounts = divided(ref, [SplitKey(name)], leaves, register, world, facts)
        if isinstance(amounts, Finding):
            problem = problem or amounts
            continue
        sizes = sorted((abs(one) for (key,), one in amounts.items() if key), reverse=True)
        every = sum((abs(one) for one in amounts.values()), Decimal(0))
        many = sum(1 for one in sizes if one) > 3
        covered = sum(sizes[:3]) / every if every else Decimal(0)
        found.append((many, covered, -order, SplitKey(name)))
    if found:
        return max(found, key=lambda one: one[:3])[3]
    return problem or _no_value(ref)


def possible_keys(ref: FigureRef, register: Register, world: World) -> tuple[str, ...] | Finding:
    """The keys by which a canonical reference can be divided, without looking at any fact."""
    leaves = leaves_of(ref, register, world)
    if isinstance(leaves, Finding):
        return leaves
    return tuple(one for one in KEYS if refused(ref, one, leaves, register) is None)


def _no_value(ref: FigureRef) -> Finding:
    return finding(
        NO_VALUE,
        Severity.ERROR,
        "{ref} has no value, so there is nothing to divide.",
        quote=str(ref),
        remedy="See what is missing with: bokslut trace DIR '{ref}'",
        ref=ref,
    )


def _ranked(
    ref: FigureRef,
    keys: Sequence[SplitKey],
    amounts: Mapping[Names, Decimal],
    most: int,
    register: Register,
    world: World,
) -> Split:
    """The largest that a reference can name, with all else in the rest."""
    parts: dict[str | None, dict[Names, Decimal]] = {}
    for names, amount in amounts.items():
        parts.setdefault(names[0], {})[names[1:]] = amount
    totals = {name: sum(one.values(), Decimal(0)) for name, one in parts.items()}
    without = totals.pop(None, Decimal(0))
    order = sorted((name for name in totals if name), key=lambda one: (-abs(totals[one]), one))
    shown: list[Contributor] = []
    for name in (one for one in order if totals[one]):
        if len(shown) == most:
            break
        part = ref.with_keys(**{keys[0].name: _narrowed(ref, keys[0].name, name)})
        if isinstance(canonical(part, register, world), Finding):
            continue
        below = keys[1:]
        inner = _ranked(part, below, parts[name], most, register, world) if below else None
        shown.append(Contributor(name, part, totals[name], inner))
    value = sum(totals.values(), without)
    others = sum(1 for one in totals.values() if one)
    split = Split(ref, value, keys[0], (), Rest(None, value, others, without))
    return _with(split, tuple(shown))


def _narrowed(ref: FigureRef, key: str, name: str) -> str:
    """A name as the value of a key. Accounts and units hold others below them, so what the
    reference leaves out is left out of the part, too."""
    left_out = choice(ref.get(key))[1]
    return f"{name}!{','.join(left_out)}" if left_out and key in ("account", "unit") else name


def _with(split: Split, shown: tuple[Contributor, ...]) -> Split:
    """The split showing these, and no others: the rest is all else."""
    value = split.value - sum((one.value for one in shown), Decimal(0))
    key = split.by.name
    taken, left_out = choice(split.ref.get(key))
    names = sorted({*left_out, *(one.key for one in shown)})
    rest = split.ref.with_keys(**{key: f"{','.join(taken)}!{','.join(names)}"})
    others = split.rest.others + len(split.contributors) - len(shown)
    return replace(
        split,
        contributors=shown,
        rest=Rest(rest if shown else split.ref, value, others, split.rest.without),
    )


def _refs(split: Split) -> list[FigureRef]:
    refs = [one.ref for one in split.contributors]
    return refs + [ref for one in split.contributors if one.split for ref in _refs(one.split)]


def _rests(split: Split) -> list[Rest]:
    return [
        split.rest,
        *(rest for one in split.contributors if one.split for rest in _rests(one.split)),
    ]


def _known(split: Split, figures: Mapping[FigureRef, Figure]) -> Split:
    """The split without the contributors whose figure has no value."""
    shown = tuple(
        one if one.split is None else replace(one, split=_known(one.split, figures))
        for one in split.contributors
        if figures[one.ref].value is not None
    )
    return split if shown == split.contributors else _with(split, shown)


def _proved(split: Split, figures: Mapping[FigureRef, Figure]) -> Split:
    """The split, when every part is what its own reference gives and all of them are the whole.
    That they are not would be a fault of ours, and no such split may be shown."""
    parts = [(one.ref, one.value) for one in split.contributors]
    rest = split.rest
    known = figures[rest.ref].value if rest.ref is not None else None
    if known is None:
        rest = replace(rest, ref=None)
    else:
        parts.append((rest.ref or split.ref, rest.value))
    for ref, value in parts:
        if figures[ref].value != value:
            raise ArithmeticError(f"{ref}: {figures[ref].value} is not its part {value}")
    if sum((one.value for one in split.contributors), rest.value) != split.value:
        raise ArithmeticError(f"{split.ref}: its parts are not the whole {split.value}")
    inner = tuple(
        one if one.split is None else replace(one, split=_proved(one.split, figures))
        for one in split.contributors
    )
    return replace(split, contributors=inner, rest=rest)


def offsets(split: Split, world: World) -> list[Finding]:
    """Notes on large contributors that nearly cancel each other out: mostly something was moved or
    renumbered between them, and neither is a cause. Each contributor is told of once."""
    shown = split.contributors
    every = sum((abs(one.value) for one in shown), abs(split.rest.value))
    found, told = [], set()
    for index, first in enumerate(shown):
        for second in shown[index + 1 :]:
            if first.key in told or second.key in told or not _cancel(first, second, every):
                continue
            told |= {first.key, second.key}
            found.append(_offset(split, first, second, world))
    return found


def _cancel(first: Contributor, second: Contributor, every: Decimal) -> bool:
    larger = max(abs(first.value), abs(second.value))
    large = min(abs(first.value), abs(second.value)) >= LARGE * every
    return (
        large
        and first.value * second.value < 0
        and (abs(first.value + second.value) <= NEAR * larger)
    )


def _offset(split: Split, first: Contributor, second: Contributor, world: World) -> Finding:
    kind = split.by.name
    return finding(
        "contributor-offset",
        Severity.NOTE,
        "{first} ({first_amount} kr) and {second} ({second_amount} kr) nearly cancel each other "
        "out: has something been moved or renumbered between them?",
        quote=f"{first.ref} / {second.ref}",
        claimed=str(first.value),
        expected=str(-second.value),
        remedy="Follow both with bokslut trace before either is called a cause.",
        first=called(kind, first.key, world),
        second=called(kind, second.key, world),
        first_amount=print_number(first.value, 0, "always"),
        second_amount=print_number(second.value, 0, "always"),
    )


def called(kind: str, key: str, world: World) -> str:
    """`9230 IT`: a contributor's key and name; a unit by its name alone."""
    name = world.name(kind, key)
    return name if name == key or kind == "unit" else f"{key} {name}"
