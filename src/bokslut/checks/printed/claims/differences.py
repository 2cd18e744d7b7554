"""By how much something differs, as sentences tell it, and the amounts that it may be of.

The amounts of the same frame, the nearest first; where it has none (`det är 5 fler`, `budgeten
överskreds med 0,34`) those of the sentence that it goes on from. Which numbers of a line may be
such an amount and what it is held against is told here, too. Nothing is reckoned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bokslut.prose.typed import TypedNumber

from ..understood.dimensions import dimension_of
from ..understood.lines import Line, LineCell
from ..understood.understood import Sentence
from ..understood.words import root, roots_of
from .carried import is_of_same
from .claims import claim_of
from .frame_words import OWN_SUBJECTS, RIGHT, base_of
from .frames import Part, groups
from .line_pairs import is_outcome, year_of

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_YEARS = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_CHANGED = re.compile(r"\b(?:förändr|ändra|chang)\w+\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_THAN = re.compile(r"\b(?:än|than)\b", re.IGNORECASE)
# `har försämrats med 11 900 tkr sedan tertial 1`.
_SINCE = re.compile(r"[^.;,0-9]{0,20}\b(?:sedan|since)\b", re.IGNORECASE)
_OF_WHICH = re.compile(r"\b(?:varav|därav|av vilka|of which|of whom)\b[^.;]*$", re.IGNORECASE)
_ALL = re.compile(
    r"\b(?:samman\w+|tillsammans|total\w*|samtliga|alla|hela|together|in total|all)\b",
    re.IGNORECASE,
)
_IT = re.compile(r"\b(?:det|den|de|detta|denna|it|this|that)\b", re.IGNORECASE)
_EACH = "kr-per-unit"
_ROLES = ("level", "then", "plan", "")
_SUBJECTS = OWN_SUBJECTS | {root("resultat"), root("result")}


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference of a sentence, and the amounts that it may be of, the nearest first, each with
    the sentence that tells it; with a place below 0 those of the sentence before."""

    sentence: Sentence
    before: Sentence | None
    part: Part
    levels: tuple[tuple[Sentence, Part], ...]

    @property
    def number(self) -> TypedNumber:
        """The difference itself."""
        return self.part.number

    @property
    def is_compared(self) -> bool:
        """Whether it is told as so much more or less than something."""
        behind = self.sentence.text[self.number.end :]
        return RIGHT.match(behind) is not None or _SINCE.match(behind) is not None

    @property
    def base(self) -> str:
        """What it is held against; what has changed has since last year."""
        text, number = self.sentence.text, self.number
        compared = RIGHT.match(text[number.end :])
        if compared and _THAN.search(compared["ref"]):
            # Than something else of the same year.
            return self.part.base
        changed = self.part.way or _CHANGED.search(text[: number.start])
        return self.part.base or ("period" if changed else "")

    @property
    def since(self) -> tuple[str, ...]:
        """The years that it is told since: behind it, else anywhere."""
        text, end = self.sentence.text, self.number.end
        later = (one.start for one in self.sentence.amounts if one.start > end)
        behind = text[end : min(later, default=len(text))]
        if base_of(behind) == "period":
            return tuple(_YEARS.findall(behind))
        return claim_of(self.sentence, self.number).since


def differences_in(sentence: Sentence, before: Sentence | None) -> Iterator[Difference]:
    """The differences of a sentence, each with the amounts that it may be of."""
    earlier: list[tuple[Sentence, Part]] = []
    for group in groups(sentence):
        for one in group:
            if one.role != "change" or not one.number.value or one.number.hedge:
                continue
            own = [(sentence, each) for each in group if _is_level(sentence, each, one)]
            own.sort(key=lambda each: abs(each[1].place - one.place))
            if not own and _goes_on(sentence, group, before, earlier):
                own = [each for each in earlier if _is_level(*each, one)]
                own = own or _carried(before, one)
            if own:
                own = [(each, _plain(level)) for each, level in own]
                yield Difference(sentence, before, _plain(one), tuple(own))
        earlier = [*((sentence, one) for one in group), *earlier]


def _goes_on(
    sentence: Sentence,
    group: Sequence[Part],
    before: Sentence | None,
    earlier: Sequence[tuple[Sentence, Part]],
) -> bool:
    """Whether a frame speaks of nothing else than what was told before it."""
    if not earlier:
        if before is None or not is_of_same(sentence, before):
            return False
        if _ALL.search(sentence.text[: group[0].number.start]):
            # All of them together are more than what was told of one.
            return False
        own = _SUBJECTS.intersection(roots_of(sentence.text[: group[0].number.start]))
        return own.issubset(roots_of(before.text))
    begin = max(one.number.end for _sentence, one in earlier)
    return bool(_IT.search(sentence.text[begin : group[0].number.start]))


def _plain(one: Part) -> Part:
    return replace(one, number=_of_kronor(one.number))


def _of_kronor(one: TypedNumber) -> TypedNumber:
    """A number of kronor for each of something as one of kronor, as tables print it."""
    return replace(one, unit="kr") if one.unit == _EACH else one


def _is_level(sentence: Sentence, one: Part, change: Part) -> bool:
    mine, its = one.number.unit, change.number.unit
    alike = dimension_of(mine) == dimension_of(its) and (mine == _EACH) == (its == _EACH)
    if not alike or one.place == change.place or not one.number.value or one.number.hedge:
        return False
    if RIGHT.match(sentence.text[one.number.end :]):
        return False
    share = one.role == "share" and change.number.unit == "pp"
    return one.role in _ROLES or share or is_variance(one)


def is_variance(one: Part) -> bool:
    """Whether a number is how far something is from its budget, which may itself change."""
    return one.role == "change" and one.base == "budget" and not one.way


def _carried(before: Sentence | None, change: Part) -> list[tuple[Sentence, Part]]:
    """The amounts of the sentence before that a difference goes on from: its levels, if any."""
    if before is None:
        return []
    some = [
        replace(one, place=-1)
        for group in groups(before)
        for one in group
        if _is_level(before, replace(one, place=-1), change)
        if not _OF_WHICH.search(before.text[: one.number.start])
    ]
    now = [one for one in some if one.role in ("level", "")]
    return [(before, one) for one in (now or some)]


def tells_a_level(sentence: Sentence) -> bool:
    """Whether a sentence tells what something is, so that the next may go on from it."""
    return any(one.role in _ROLES for group in groups(sentence) for one in group)


def is_of_role(cell: LineCell, level: Part) -> bool:
    """Whether a number of a line is of the kind that a sentence tells."""
    if cell.role in ("change", "share"):
        return False
    if level.role == "plan":
        return cell.role in ("budget", "forecast")
    if is_variance(level) and cell.role != "variance":
        return is_outcome(cell)
    return cell.role != "budget"


def pairs_of(
    line: Line, cell: LineCell, level: Part, base: str, since: Sequence[str]
) -> Iterator[tuple[LineCell, LineCell]]:
    """An amount of a line and what it is held against; where a sentence goes on to tell of a
    variance, each outcome beside its budget."""
    for one in line.cells:
        if one is not cell and _is_held_against(cell, one, level, base, since):
            yield cell, one
        if level.place < 0 and base == "budget" and one.role == "budget":
            for got in line.cells:
                if got is not cell and _is_planned(one, got) and got.unit == one.unit:
                    yield got, one


def _is_planned(plan: LineCell, got: LineCell) -> bool:
    """Whether two numbers are what was planned and what came or is expected of it."""
    planned = plan.role == "budget" and (is_outcome(got) or got.role == "forecast")
    same = plan.period == got.period or not (plan.period and got.period)
    return planned and same and plan.words == got.words


def _is_held_against(
    cell: LineCell, other: LineCell, level: Part, base: str, since: Sequence[str]
) -> bool:
    """Whether two numbers of a line are an amount and what it is held against."""
    if other.role in ("change", "share") or other.unit != cell.unit:
        return False
    if cell.role == "variance" and is_variance(level):
        return other.role == "variance" and year_of(other) in (year_of(cell), "")
    if base == "budget":
        plan, got = (
            (cell, other) if (level.role, level.base) == ("plan", "budget") else (other, cell)
        )
        return _is_planned(plan, got)
    if base == "forecast":
        plan, got = (cell, other) if level.role == "plan" else (other, cell)
        return plan.role == "forecast" and is_outcome(got) and plan.words == got.words
    if base != "period" or "budget" in (cell.role, other.role):
        return False
    new, old = (other, cell) if level.role == "then" else (cell, other)
    return _is_year_before(new, old, since)


def _is_year_before(new: LineCell, old: LineCell, since: Sequence[str]) -> bool:
    """Whether a number is of the year before, or of one that is told, and of the same months."""
    first, second = year_of(old), year_of(new)
    if old.period == f"{second}-01-01" and new.period == f"{second}-12-31":
        # What there was when the year began is what there was a year ago.
        return old.words[:-1] == new.words[:-1]
    if not (first and second) or first >= second:
        return False
    mine, its = set(new.words), set(old.words)
    if _months(new) != _months(old) or (mine - its and its - mine):
        return False
    return first in since if since else int(second) - int(first) == 1


def _months(cell: LineCell) -> str:
    """Which part of its year a number is of; at its end is what all of it has come to."""
    return _YEAR.sub("", cell.period).replace("-12-31", "")
