"""What the words around a number say for and against a figure, in points and in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bokslut.measures.world import World
from bokslut.model.figure import Figure, FigureRef
from bokslut.model.period import parse_period

from .passages import Mention, Passage
from .typed import TypedNumber
from .vocabulary import DIRECTIONS, akin, operation_of, sign_family, speaks_of, subject_of

N_ = str
_OBJECTS = ("account", "activity", "project", "counterpart", "line", "volume", "change")
# Measures that say the same as a usual one, in the terms of a statement.
_UNUSUAL = (
    "ledger_result",
    "net_cost_of_operations",
    "operating_cost",
    "line_amount",
    "project_variance",
    "cost_without_account",
    "balance",
)


@dataclass(frozen=True, slots=True)
class Reason:
    """A part of why: a message id and how much it weighs."""

    template: str
    what: str
    points: float


def turning_word(passage: Passage, figure: Figure) -> tuple[bool, Mention | None]:
    """Whether the word that turns with the sign agrees with it, and that word where it belongs to
    this number alone. A word that was said for a number before counts, too."""
    families = sign_family(figure.ref)
    own = passage.turning(families)
    earlier = [
        one
        for one in passage.directions
        if one.weight == 0.6 and DIRECTIONS[one.what][0] in families
    ]
    for one in (own, *earlier[:1]):
        if one is not None:
            return DIRECTIONS[one.what][1] * (figure.value or 0) >= 0, own
    return True, None


def weigh(
    passage: Passage,
    figure: Figure,
    number: TypedNumber,
    direction: Mention | None,
    world: World,
) -> list[Reason]:
    """All that speaks for the figure and against it; `direction` is the word beside the number
    that agrees with its sign."""
    reasons = [
        *_about_measure(figure.ref),
        *_about_subject(passage, figure.ref),
        *_about_operation(passage, figure.ref, number),
        *_about_unit(passage, figure.ref, world),
        *_about_objects(passage, figure.ref, world),
        *_about_period(passage, figure.ref, world),
    ]
    if direction is not None:
        reasons.append(Reason(N_("“{what}” agrees with its sign"), direction.what, 1.0))
    elif sign_family(figure.ref) and (figure.value or 0) < 0 and not number.sign:
        reasons.append(Reason(N_("no word says that it is below zero"), "", -2.0))
    return reasons


def _about_measure(ref: FigureRef) -> Iterable[Reason]:
    if (ref.get("of") or ref.measure) in _UNUSUAL:
        yield Reason(N_("a measure that texts seldom speak of"), "", -1.5)


def _about_subject(passage: Passage, ref: FigureRef) -> Iterable[Reason]:
    subject, said = subject_of(ref), passage.subjects
    if subject == "investment":
        if passage.of_investments:
            yield Reason(N_("it speaks of investments"), "", 3.0 * passage.of_investments)
        else:
            yield Reason(N_("it does not speak of investments"), "", -4.0)
        return
    if passage.of_investments == 1.0:
        yield Reason(N_("it speaks of investments"), "", -3.0)
    elif passage.of_investments:
        yield Reason(N_("its chapter speaks of investments"), "", -1.5)
    wanted = {subject}
    if operation_of(ref) in ("variance", "forecast") and ref.measure == "variance":
        # What is better than planned is a surplus, whatever it is made of.
        wanted.add("result")
    if operation_of(ref) == "share":
        wanted.add("appropriation")
    fitting = [one for one in said if one.what in wanted]
    if fitting and said[0].what in wanted:
        word = passage.text[fitting[0].start : fitting[0].end]
        less = 1.0 if said[0].what == subject else 0.5
        less = 1.0 if operation_of(ref) == "share" else less
        yield Reason(N_("“{what}” is what it is"), word, 3.0 * less * max(said[0].weight, 0.6))
    elif fitting:
        word = passage.text[fitting[0].start : fitting[0].end]
        yield Reason(N_("“{what}” stands farther away"), word, 0.5)
    else:
        yield Reason(N_("the sentence does not say what it is"), "", -2.0)


def _about_operation(passage: Passage, ref: FigureRef, number: TypedNumber) -> Iterable[Reason]:
    operation = operation_of(ref)
    # What an enumeration says at its beginning holds for each of its parts.
    near = [one for one in passage.operations if one.weight >= 0.9]
    near = near or [one for one in passage.operations if one.weight >= 0.6]
    said = {one.what for one in near}
    if ref.measure == "investment_variance":
        if any(DIRECTIONS[one.what][0] == "surplus" for one in passage.directions):
            yield Reason(N_("it tells of a surplus or deficit"), "", 2.0)
        return
    if operation == "level":
        if "result" in subject_of(ref):
            return
        against = said & {"change", "variance", "budget", "forecast"}
        inherited = bool(near) and near[0].weight < 0.9
        yield (
            Reason(N_("it tells of a change or a plan"), "", -1.0 if inherited else -2.5)
            if against
            else Reason(N_("it tells of a sum"), "", 1.0)
        )
        return
    turned = any(DIRECTIONS[one.what][0] == "surplus" for one in passage.directions)
    if ref.measure == "variance" and turned and any(ref.get(one) for one in _OBJECTS):
        yield Reason(N_("it tells of a surplus or deficit"), "", 1.0)
        return
    if operation in said:
        word = next(passage.text[one.start : one.end] for one in near if one.what == operation)
        yield Reason(N_("“{what}” is how it is counted"), word, 2.0 * near[0].weight)
    elif operation == "share" and number.unit == "percent":
        yield Reason(N_("a share of the appropriation is not spoken of"), "", -1.5)
    else:
        yield Reason(N_("how it is counted is not said"), "", -2.5)


def _about_unit(passage: Passage, ref: FigureRef, world: World) -> Iterable[Reason]:
    unit = ref.get("unit")
    if not unit:
        return
    said = [one.what or world.body for one in passage.said_units]
    name = world.name("unit", unit)
    if not any(one.end for one in passage.said_units) and passage.of_another:
        yield Reason(N_("somebody else may be meant"), "", -2.5)
    if not said:
        points = 1.5 if unit == world.body else -2.0
        yield Reason(N_("no unit is named; it is of {what}"), name, points)
    elif said[0] == unit:
        weight = passage.said_units[0].weight
        yield Reason(N_("{what} is named"), name, 3.0 * max(weight, 0.7))
    elif unit in said:
        yield Reason(N_("{what} stands farther away"), name, 0.0)
    else:
        weight = passage.said_units[0].weight
        yield Reason(N_("another unit than {what} is named"), name, -3.0 * weight)


def _about_objects(passage: Passage, ref: FigureRef, world: World) -> Iterable[Reason]:
    objects = [(kind, ref.get(kind)) for kind in _OBJECTS if ref.get(kind)]
    for kind, keys in objects:
        names = _names(kind, keys, world)
        told = world.name(kind, keys)
        stems = passage.own_stems
        if any(speaks_of(stems, one) or (kind == "account" and akin(stems, one)) for one in names):
            yield Reason(N_("{what} is named"), told, 2.5)
        elif any(speaks_of(passage.sentence_stems, name) for name in names):
            yield Reason(N_("{what} stands farther away"), told, -1.0)
        else:
            yield Reason(N_("{what} is not named"), told, -1.5 if len(objects) > 1 else -4.0)
    if decided := ref.get("decided_by"):
        yield from _about_deciders(passage, decided)
    elif not objects:
        if passage.of_a_part:
            yield Reason(N_("it tells of a part or a cause, and this is the whole"), "", -3.0)
        if _names_an_object(passage, world):
            yield Reason(N_("it names what this does not"), "", -2.5)


def _about_deciders(passage: Passage, decided: str) -> Iterable[Reason]:
    said = [one for one in passage.deciders if one.weight >= 0.6]
    if "," in decided:
        near = max((one.weight for one in said), default=0.0)
        points = -2.5 if near >= 0.9 else -1.0 if near >= 0.7 else 2.0
        yield Reason(N_("all investments"), "", points)
    elif said and said[0].what == decided:
        word = passage.text[said[0].start : said[0].end]
        yield Reason(N_("{what} is named"), word, 3.0 * said[0].weight)
    else:
        yield Reason(N_("who decided is not said"), "", -3.0)


def _names(kind: str, keys: str, world: World) -> list[str]:
    wanted = keys.split(",")
    if kind != "account":
        return [world.name(kind, key) for key in wanted]
    return [
        name
        for (known, key), name in world.names.items()
        if known == "account" and any(key.startswith(one) for one in wanted)
    ]


def _names_an_object(passage: Passage, world: World) -> bool:
    """Whether the words just around the number name an activity or a counterpart that is no
    unit: then the number is hardly that of the whole unit."""
    units = tuple({stem for stems in passage.units.values() for stem in stems if len(stem) > 1})
    stems = [one for one in passage.own_stems if not one.startswith(units)]
    return any(
        speaks_of(stems, name)
        for (kind, _key), name in world.names.items()
        if kind in ("activity", "counterpart")
    )


def _about_period(passage: Passage, ref: FigureRef, world: World) -> Iterable[Reason]:
    if not ref.get("period"):
        return
    year = parse_period(ref.get("period")).year
    compared = operation_of(ref) in ("change", "forecast")
    near = [one for one, weight in passage.years if weight >= 0.9]
    if year in near:
        yield Reason(N_("{what} is named"), str(year), 1.0)
    elif year != world.period.year:
        points = -1.0 if year in [one for one, _weight in passage.years] else -4.0
        yield Reason(N_("another year than {what} is named"), str(year), points)
    elif near and not compared:
        yield Reason(N_("another year than {what} is named"), str(year), -2.0)
