"""How well a frame of a sentence fits a line of a table: which of its numbers the line says, which
it says otherwise, and whether that is enough to hold the sentence to that line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from ..understood.understood import Sentence
from ..understood.words import SIDE_ROOTS, likeness, roots_of
from .claims import Claim
from .frames import Part
from .line_values import Value
from .meanings import comparable
from .measures import Column, Measure, Setting

# How many digits a number that a line says must have to anchor its frame there, by how surely the
# line is named at the least.
_ANCHORS = ((0.75, 2), (0.6, 3), (0.45, 4), (0.35, 5), (0.25, 6))
_SURE_ANCHORS = ((0.6, 3), (0.5, 4))
_SURE_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Fit:
    """A setting beside a frame: the parts that it says, those that it says otherwise, those of
    these that it says in another place (last year's for this year's), how many digits agree, how
    many words of its column the sentence does not say, and whether the unit of its table is only
    a guess."""

    setting: Setting
    held: Mapping[int, Value]
    missed: Mapping[int, Sequence[Value]]
    crossed: frozenset[int]
    digits: int
    unsaid: int = 0
    guessed: bool = False

    @property
    def strength(self) -> float:
        """How surely its line is named."""
        return self.setting.measure.strength

    @property
    def is_anchor(self) -> bool:
        """Whether what agrees is no chance."""
        if self.guessed and self.digits < _SURE_DIGITS:
            return False
        return bool(self.held) and any(
            self.strength >= named and self.digits >= digits for named, digits in _ANCHORS
        )

    @property
    def is_sure(self) -> bool:
        """Whether there is no doubt at all of what is told of."""
        return any(
            self.strength >= named and self.digits >= digits for named, digits in _SURE_ANCHORS
        )

    @property
    def rank(self) -> tuple[float, int]:
        """How much speaks for it."""
        named = 2 * self.strength - 0.5 * len(self.missed) - self.unsaid - 0.5 * self.guessed
        return (self.digits + named, -len(self.held))


def holds(claim: Claim, value: Value) -> bool:
    """Whether a number is a value, told as roughly as it is told."""
    if claim.dimension == value.dimension:
        amount, half = abs(value.value), value.half
    else:
        told = comparable(claim, value)
        if told is None:
            return False
        amount, half, _likely = told
    below, above = claim.reach()
    return -below - half < amount - claim.stated < above + half


def may_be_told(claim: Claim, value: Value) -> bool:
    """Whether a number can be told for a value at all: so many things are no share of any."""
    if claim.dimension == value.dimension:
        return True
    whole = claim.dimension == "number" and not claim.number.decimals
    return comparable(claim, value) is not None and not (whole and value.dimension == "share")


def digits_borne_out(claim: Claim, value: Value | None) -> int:
    """How many digits of a number a value that is known only so far bears out: 192 - 189 mkr is
    no proof of 3 126 tkr."""
    told = comparable(claim, value) if value is not None else None
    if told is None or not told[1]:
        return claim.digits
    return min(claim.digits, len(str(int(told[0] / told[1]))))


@dataclass(frozen=True, slots=True)
class Asked:
    """What a frame asks of every measure that it may tell of: its parts, each with its place, its
    claim and the years that it is held against; the years that it tells of, those that it is
    compared with, whether it is foreseen or of money, and the words of its sentence."""

    parts: Sequence[tuple[int, Part, Claim, Sequence[str]]]
    years: Sequence[str]
    since: Set[str]
    foreseen: bool
    money: bool
    said: Sequence[str]


def asked_by(sentence: Sentence, group: Sequence[Part], claims: Sequence[Claim]) -> Asked:
    """What a group of a sentence's parts asks."""
    some = [(one, claims[one.place]) for one in group]
    return Asked(
        [(one.place, one, claim, _held_against(one, claim)) for one, claim in some],
        [year for one, claim in some for year in claim.years if one.role != "then"],
        compared_with(group, claims),
        any(claim.foreseen for _one, claim in some),
        any(claim.dimension == "money" for _one, claim in some),
        roots_of(sentence.text),
    )


def _held_against(part: Part, claim: Claim) -> Sequence[str]:
    return claim.years if part.role == "then" and claim.years else claim.since


def fit_of(setting: Setting, asked: Asked) -> Fit | None:
    """How a setting fits what is asked; None where it says no part of it."""
    held: dict[int, Value] = {}
    others: list[tuple[int, Claim, list[Value]]] = []
    for place, part, claim, since in asked.parts:
        values = setting.values(part, since)
        for one in values:
            if holds(claim, one):
                held[place] = one
                break
        else:
            others.append((place, claim, values))
    if not held:
        return None
    missed = {
        place: some
        for place, claim, values in others
        if (some := [one for one in values if may_be_told(claim, one)])
    }
    beside = setting.others() if missed else []
    crossed = frozenset(
        place
        for place, claim, _values in others
        if place in missed and any(holds(claim, one) for one in beside)
    )
    digits = sum(
        digits_borne_out(claim, held.get(place))
        for place, _part, claim, _since in asked.parts
        if (place in held or place in crossed) and claim.digits > 1
    )
    now = setting.now.words
    unsaid = sum(not any(likeness(word, each) for each in asked.said) for word in now)
    return Fit(setting, held, missed, crossed, digits, unsaid)


def in_column(measure: Measure, now: Column) -> Value | None:
    """What a measure has in a column, or in one of its kind and its year."""
    for column, amount in measure.amounts.items():
        if (column.kind, column.period[:4]) == (now.kind, now.period[:4]):
            return Setting(measure, column).value(column, amount)
    return None


def is_of_its_level(part: Part, group: Sequence[Part], held: Mapping[int, Value]) -> bool:
    """Whether what a number is told beside is a line's where the frame tells several levels:
    `$1,032.8 and $760.0 million, for a total of $1,792.7 million, down 0.9%`."""
    levels = [one for one in group if one.role == "level" and one.place != part.place]
    if len(levels) < 2 or part.role == "level":
        return True
    before = [one for one in levels if one.place < part.place]
    return (before[-1] if before else levels[0]).place in held


def is_one_of_two(part: Part, group: Sequence[Part]) -> bool:
    """Whether a frame tells two of the same, so that each may be of something else."""
    return any(
        one.place != part.place
        and (one.role, one.base) == (part.role, part.base)
        and one.is_share == part.is_share
        for one in group
    )


def compared_with(group: Sequence[Part], claims: Sequence[Claim]) -> set[str]:
    """The years that a frame is held against, of which it tells nothing itself."""
    compared = [one for one in group if one.role in ("change", "growth")]
    return {year for one in compared for year in claims[one.place].since}


def of_one_side(value: Value, held: Iterable[Value]) -> bool:
    """Whether a value is of the side of an account (costs, income, what is left) that the numbers
    are of which anchor it: a variance of net costs says nothing of income."""
    mine = SIDE_ROOTS & set(value.words)
    sides = [SIDE_ROOTS & set(one.words) for one in held]
    return not sides or any(one == mine for one in sides)
