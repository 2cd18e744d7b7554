"""Measures of savings: decided, effect of the year, full-year effect, realised.

What was realised is a figure of the ledger where the saving names one, and is then proved by it;
else it is what somebody tells, as it was imported.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bokslut.model.figure import FigureRef
from bokslut.model.finding import Finding
from bokslut.model.period import parse_period

from .laws import PRACTICE
from .measure import Definition, Formula, Key, Measure, Register, Selection, Term
from .reference import canonical, read
from .scope import N_, PERIOD, Where, formula, measure
from .world import Realised, Saving, World

SAVING_KEYS = (PERIOD, Key("saving"), Key("unit"))


def savings_of(ref: FigureRef, world: World) -> tuple[str, ...]:
    """The keys of the savings that a reference means: one, those of a unit, or all."""
    if ref.get("saving"):
        return (ref.get("saving"),)
    unit = ref.get("unit")
    if not unit or unit == world.body:
        return tuple(world.savings)
    members = world.organisation.members(unit, parse_period(ref.get("period")).last)
    return tuple(key for key, one in world.savings.items() if one.unit in members)


def saving_rows(basis: str) -> Definition:
    """The amounts of a kind: what was decided up to the end of the fiscal year; the effects of
    that year; what is told to have been realised in the period itself."""

    def define(ref: FigureRef, world: World) -> Selection:
        period = parse_period(ref.get("period"))
        first, last = world.fiscal_year_of(period.last)
        if basis == "decided":
            first = date.min
        elif basis == "realised":
            first, last = period.first, period.last
        where: Where = (("basis", (basis,)), ("saving", savings_of(ref, world)))
        return Selection("saving", first, last, where, at_hand=None)

    return define


def saving_realised(ref: FigureRef, world: World) -> Selection | Formula:
    """What came of a saving, by the ledger or as told; of several their sum."""
    period = parse_period(ref.get("period"))
    keys = savings_of(ref, world)
    if not keys:
        return Selection("saving", period.first, period.last, (("saving", keys),), at_hand=None)
    if len(keys) > 1:
        terms = tuple(
            Term(
                f"s{number}", FigureRef.of("saving_realised", saving=key, period=period.name), True
            )
            for number, key in enumerate(keys, start=1)
        )
        return Formula(" + ".join(one.name for one in terms), terms)
    saving = world.savings.get(keys[0])
    proof = saving.proof(period.first, period.last) if saving else None
    if proof is None or proof.ref is None:
        told = FigureRef.of("saving_reported", saving=keys[0], period=period.name)
        return Formula("saving_reported", (Term("saving_reported", told),))
    found = proof.ref if proof.ref.get("period") else proof.ref.with_keys(period=period.name)
    return Formula("-ledger" if proof.turned else "ledger", (Term("ledger", found),))


def with_sound_savings(world: World, register: Register) -> World:
    """The world in which savings name only figures of the ledger that there are."""
    sound = {
        key: replace(one, realised=tuple(_sound(it, register, world) for it in one.realised))
        for key, one in world.savings.items()
    }
    return replace(world, savings=sound)


def _sound(one: Realised, register: Register, world: World) -> Realised:
    if one.ref is None or not is_of_ledger(one.ref, register, world):
        return replace(one, ref=None)
    return one


def is_of_ledger(ref: FigureRef, register: Register, world: World) -> bool:
    """Whether a reference names an amount of the ledger: known, in kronor, and no saving, which
    would be made from itself."""
    if isinstance(canonical(ref, register, world), Finding):
        return False
    measured = register[ref.get("of") if register[ref.measure].unit == "same" else ref.measure]
    return measured.unit == "kr" and not any(
        one.startswith("saving") for one in (ref.measure, ref.get("of"))
    )


def unread(world: World, register: Register) -> Iterator[tuple[Saving, Realised, Finding | None]]:
    """The figures of the ledger that cannot be read, with what is wrong where that is known."""
    for saving in world.savings.values():
        for one in saving.realised:
            if one.ref is None:
                found = read(one.text.removeprefix("-").strip(), register, world)
                yield saving, one, found if isinstance(found, Finding) else None


MEASURES: tuple[Measure, ...] = (
    measure(
        "saving_decided",
        N_("Savings decided"),
        N_("What was decided to be saved a year, up to the year of the period."),
        SAVING_KEYS,
        saving_rows("decided"),
        PRACTICE,
    ),
    measure(
        "saving_effect",
        N_("Effect of the year"),
        N_("What savings are to give in the fiscal year of the period."),
        SAVING_KEYS,
        saving_rows("effect"),
        PRACTICE,
    ),
    measure(
        "saving_full_year",
        N_("Full-year effect"),
        N_("What savings give over a whole year, as told for the fiscal year of the period."),
        SAVING_KEYS,
        saving_rows("full-year"),
        PRACTICE,
    ),
    measure(
        "saving_reported",
        N_("Savings realised as told"),
        N_("What somebody tells to have been realised in the period: imported, not proved."),
        SAVING_KEYS,
        saving_rows("realised"),
        PRACTICE,
    ),
    measure(
        "saving_realised",
        N_("Savings realised"),
        N_(
            "What came of savings in the period: the figure of the ledger that a saving names, "
            "else what is told."
        ),
        SAVING_KEYS,
        saving_realised,
        PRACTICE,
    ),
    measure(
        "saving_variance",
        N_("Realised against the effect of the year"),
        N_("What was realised less what was to be given in the year; positive when more."),
        SAVING_KEYS,
        formula("saving_realised - saving_effect", "saving_realised", "saving_effect"),
        PRACTICE,
    ),
)
