"""Which figure a typed number is: proposals with a score and a reason, and their writing down.

A proposal says the same number as was typed, within its printed precision. Which of several such
figures is meant is told by the words around the number; where they do not tell, nothing is
applied by itself. A wrong reference would be worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bokslut.measures.measure import Register
from bokslut.measures.reference import canonical
from bokslut.measures.world import World
from bokslut.model.figure import Figure, FigureRef
from bokslut.model.finding import Translate, untranslated
from bokslut.model.message import fill
from bokslut.model.numbers import default_decimals
from bokslut.model.period import parse_period

from .passages import Mention, Passage, passages
from .printing import PLACEHOLDER, print_of, run_of
from .typed import Language, TypedNumber, typed_numbers
from .vocabulary import (
    DIRECTIONS,
    akin,
    operation_of,
    sign_family,
    speaks_of,
    subject_of,
)

N_ = str
# Both are high on purpose: what is bound by itself has to be right.
SURE, MARGIN = 6.0, 1.0
LIKELY, FAR = 3.5, 3.0
_MOST = 8
# A proposal for which nothing speaks is none.
_LEAST = 0.0
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
_MONEY = ("kr", "tkr", "mkr", "mdkr")
_OBJECTS = ("account", "activity", "project", "counterpart", "line", "volume", "change")


@dataclass(frozen=True, slots=True)
class Reason:
    """A part of why: a message id and how much it weighs."""

    template: str
    what: str
    points: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """A figure that a typed number may be, how well it fits, why, and the word beside the number
    that turns with its sign. `short` is its reference as people write it."""

    figure: Figure
    score: float
    reasons: tuple[Reason, ...]
    short: FigureRef
    placeholder: str
    printed: str
    direction: Mention | None = None

    @property
    def ref(self) -> FigureRef:
        """The reference of the figure."""
        return self.figure.ref

    def why(self, translate: Translate = untranslated) -> str:
        """The reasons in words, for and against."""
        return "; ".join(fill(translate(one.template), {"what": one.what}) for one in self.reasons)


@dataclass(frozen=True, slots=True)
class Bound:
    """A typed number with its proposals, best first. `sure` where the best is clearly the one."""

    number: TypedNumber
    sentence: str
    proposals: tuple[Proposal, ...]

    @property
    def sure(self) -> bool:
        """Whether the best proposal fits well and clearly better than the next."""
        if not self.proposals:
            return False
        best = self.proposals[0]
        lead = best.score - max((one.score for one in self.proposals[1:2]), default=0.0)
        if best.score >= SURE:
            return lead >= MARGIN
        # Nothing else is near it, and nothing of weight speaks against it.
        against = min(one.points for one in best.reasons)
        return best.score >= LIKELY and lead >= FAR and against >= -1.0


def bound_numbers(
    text: str,
    figures: Mapping[FigureRef, Figure],
    register: Register,
    world: World,
    translate: Translate = untranslated,
) -> list[Bound]:
    """Every amount that is typed in the text, outside of placeholders and tables, with the
    figures among the given ones that it may be."""
    plain = masked(text)
    shown = [one for one in figures.values() if one.value is not None]
    made = []
    for number, passage in passages(plain, typed_numbers(plain, _language(translate)), world):
        if _in_table(plain, number):
            continue
        same = [one for one in shown if _says(number, one, register)]
        proposals = [
            found
            for one in same
            if (found := _proposal(number, passage, one, register, world, translate)) is not None
        ]
        proposals.sort(key=lambda one: (-one.score, len(str(one.ref)), str(one.ref)))
        sentence = text[passage.start : passage.end].strip()
        likely = [one for one in _without_twins(proposals) if one.score > _LEAST]
        made.append(Bound(number, sentence, tuple(likely[:_MOST])))
    return made


def _without_twins(proposals: list[Proposal]) -> list[Proposal]:
    """The proposals without those that are the same figure in the organisation of a day that is
    written out; the shortest reference stands first."""
    seen: set[tuple[FigureRef, object]] = set()
    kept = []
    for one in proposals:
        twin = (one.ref.with_keys(organisation=""), one.figure.value)
        if twin not in seen:
            seen.add(twin)
            kept.append(one)
    return kept


def masked(text: str) -> str:
    """The text with blanks in the place of its placeholders, so that offsets stay."""
    return PLACEHOLDER.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def _language(translate: Translate) -> Language:
    return "sv" if translate("percent") == "procent" else "en"


def _in_table(text: str, number: TypedNumber) -> bool:
    start = text.rfind("\n", 0, number.start) + 1
    end = text.find("\n", number.start)
    line = text[start : end if end >= 0 else len(text)]
    return "\t" in line.strip() or line.lstrip().startswith("|")


def shortest(ref: FigureRef, register: Register, world: World) -> FigureRef:
    """The reference without the keys that say what holds anyway."""
    for key, _value in ref.keys:
        shorter = ref.with_keys(**{key: ""})
        if canonical(shorter, register, world) == canonical(ref, register, world):
            ref = shorter
    return ref


def _says(number: TypedNumber, figure: Figure, register: Register) -> bool:
    if figure.value is None or not number.says(figure.value):
        return False
    percent = register[figure.ref.measure].shown_as == "percent"
    if number.unit in _MONEY:
        return figure.unit == "kr" and figure.value != 0
    if number.unit == "percent":
        return percent
    if number.unit == "kr-per-unit":
        return figure.unit == "kr-per-unit"
    return number.unit in ("", "count") and figure.unit in ("count", "ratio") and not percent


def _proposal(
    number: TypedNumber,
    passage: Passage,
    figure: Figure,
    register: Register,
    world: World,
    translate: Translate,
) -> Proposal | None:
    agreed, direction = _direction(passage, figure)
    if not agreed:
        return None
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
    ref = shortest(figure.ref, register, world)
    placeholder = written(number, figure, ref, direction is not None, translate)
    return Proposal(
        figure,
        round(sum(one.points for one in reasons), 2),
        tuple(reasons),
        ref,
        placeholder,
        _printed(placeholder, figure, register, translate),
        direction,
    )


def _printed(placeholder: str, figure: Figure, register: Register, translate: Translate) -> str:
    match = PLACEHOLDER.fullmatch(placeholder)
    shown = print_of(match[2].strip()) if match else None
    if shown is None:
        raise ValueError(placeholder)
    return run_of(shown, figure, register, translate).text


def _direction(passage: Passage, figure: Figure) -> tuple[bool, Mention | None]:
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


_OWN_WORDS = {
    "mkr": ("mkr",),
    "tkr": ("tkr",),
    "kr": ("kr",),
    "mdkr": ("mdkr",),
    "percent": ("%",),
}


def written(
    number: TypedNumber, figure: Figure, ref: FigureRef, turned: bool, translate: Translate
) -> str:
    """The placeholder that prints the number as it was typed; where the unit's word is not one
    of ours it stays as typed behind the placeholder."""
    unit = number.unit or ("ratio" if figure.unit == "ratio" else "count")
    typed = number.text[number.unit_start - number.start :].strip()
    if unit == "percent" and typed == "%":
        unit = "%"
    own = typed in _OWN_WORDS.get(number.unit, ()) or (
        unit == "percent" and typed == translate("percent")
    )
    parts = [unit]
    if number.decimals != default_decimals("percent" if unit == "%" else unit):
        parts.append(str(number.decimals))
    if number.sign > 0:
        parts.append("+")
    # Without a word that turns, a figure that falls below zero has to say so itself.
    if not number.sign and (turned or (figure.value or 0) < 0):
        parts.append("abs")
    if typed and not own:
        parts.append("bare")
    return f"{{{ref} | {' '.join(parts)}}}"


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of the text: what stood from `start` to `end` becomes `text`."""

    start: int
    end: int
    text: str


def edits(text: str, accepted: Sequence[tuple[TypedNumber, Proposal]]) -> list[Edit]:
    """The changes that bind the accepted numbers, and the words that turn with their signs; a
    word that belongs to two numbers turns with the first."""
    made: dict[int, Edit] = {}
    for number, proposal in accepted:
        bare = " bare}" in proposal.placeholder
        end = number.unit_start if bare else number.end
        made[number.start] = Edit(number.start, end, proposal.placeholder)
        turned = proposal.direction
        if turned is not None and turned.start not in made:
            word = text[turned.start : turned.end]
            _family, _sign, above, below = DIRECTIONS[word.lower()]
            if word[0].isupper():
                above, below = above.capitalize(), below.capitalize()
            made[turned.start] = Edit(
                turned.start, turned.end, f"{{{proposal.short} | word {above}/{below}}}"
            )
    return sorted(made.values(), key=lambda one: one.start)


def apply(text: str, changes: Iterable[Edit]) -> str:
    """The text with the changes made; what they do not touch stays to the letter."""
    parts: list[str] = []
    place = 0
    for one in changes:
        parts += [text[place : one.start], one.text]
        place = one.end
    return "".join([*parts, text[place:]])
