"""The frames in which sentences tell amounts: what each number is to the others beside it.

`ökade med D till V`, `från A till V`, `V, D högre än i fjol`, `V mot budgeterade B`, `en avvikelse
på D`, `D (P %)`, `P procent av W`: by the words on its left and its right a number is a level, what
it was before, what was planned, by how much it differs, how much that is in percent, or a share.
Numbers that tell of one thing stand in one group. Nothing is reckoned here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from bokslut.prose.typed import TypedNumber

from ..understood.dimensions import is_of_time
from ..understood.understood import Sentence
from .frame_breaks import behind_break, is_broken, is_spent, is_within
from .frame_words import (
    BEYOND_IT,
    CHANGE_NOUN,
    CURRENCY,
    EXCEEDS,
    LEFT,
    LEFT_BEHIND,
    OF_ALL,
    OF_SUM,
    OF_THEM,
    OPEN,
    PER,
    PLAN_BEHIND,
    PLANNED,
    RIGHT,
    SHARES,
    SIGNED,
    THAT_IS,
    Base,
    Role,
    base_in,
    base_of,
    is_elided,
    way_of,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A number in its frame. `base` is what a change, a growth or a plan is held against, `way` 1
    or -1 where the words say more or less; `said` that the words themselves say the role;
    `bracket` that it stands in parentheses."""

    place: int
    number: TypedNumber
    role: Role
    base: Base = ""
    way: int = 0
    said: bool = True
    bracket: bool = False

    @property
    def is_share(self) -> bool:
        """Whether it is told in percent or percentage points."""
        return self.number.unit in SHARES


def groups(sentence: Sentence) -> list[list[Part]]:
    """The numbers of a sentence with their roles, those of one thing together, read once."""
    told = sentence.kept.get(groups)
    if not isinstance(told, list):
        told = sentence.kept[groups] = _groups(sentence)
    return told


def plan_beside(sentence: Sentence, number: TypedNumber) -> Literal["budget", "forecast", ""]:
    """The plan that the words right behind a number hold it against: `452 tkr dyrare än
    budgeterat`, `0.7 million over budget`."""
    if RIGHT.match(sentence.text, number.end) is None:
        return ""
    for part in (one for group in groups(sentence) for one in group):
        told = part.number.start == number.start and part.role == "change" and part.said
        if told and (part.base == "budget" or part.base == "forecast"):
            return part.base
    return ""


def _groups(sentence: Sentence) -> list[list[Part]]:
    marked = sentence.marked()
    pieces = [CURRENCY.sub("", one) for one in re.split(r"⟦[0-9]+⟧", marked)]
    if len(pieces) != len(sentence.amounts) + 1:
        return []
    found: list[list[Part]] = []
    leading = ""
    for place, told in enumerate(sentence.amounts):
        left, right = pieces[place], pieces[place + 1]
        number = _each(told, right, found)
        last = found[-1][-1] if found else None
        if not found or (is_broken(left) and not is_spent(left, right)):
            found.append([])
            leading = behind_break(left)
        else:
            leading += " " + left
        part = _part(_Beside(place, number, left, right, leading, found[-1], pieces[0]))
        if last and last.role in ("change", "growth") and is_elided(left, pieces[last.place]):
            part = _Beside(place, number, left, right, leading, ()).change(last.base, last.way)
        if is_within(pieces[: place + 1]) and part.role in ("level", "then") and not part.said:
            part = replace(part, role="")
        if OF_THEM.search(left) and part.role == "level" and found[-1]:
            # `1 559 anställda, av vilka 1 195 är kvinnor`.
            whole = found[-1][-1]
            if whole.role == "level" and not whole.is_share:
                found[-1][-1] = replace(whole, role="whole")
        found[-1].append(part)
    return [_in_relation(_with_units(group, pieces), pieces) for group in found]


def _each(one: TypedNumber, right: str, found: Sequence[Sequence[Part]]) -> TypedNumber:
    """A number of kronor for each of something with the unit of these: `674 kr per kvadratmeter
    (659 kr), alltså 14 kr mer per kvadratmeter`."""
    before = found[-1][-1].number.unit if found and found[-1] else ""
    if one.unit == "kr" and (PER.match(right) or before == "kr-per-unit"):
        return replace(one, unit="kr-per-unit")
    return one


_HELD_TOGETHER = ("level", "then", "plan", "other", "whole")


def _with_units(group: Sequence[Part], pieces: Sequence[str]) -> list[Part]:
    """The numbers with the units that those beside them have: `från 71,2 till 70,2 procent`."""
    told = list(group)
    for one, other in [*pairwise(range(len(told))), *pairwise(reversed(range(len(told))))]:
        mine, its = told[one], told[other]
        if mine.number.unit or not its.number.unit or not mine.role or not its.role:
            continue
        if is_of_time(pieces[mine.place + 1], 0):
            continue
        if mine.role in _HELD_TOGETHER and its.role in _HELD_TOGETHER:
            told[one] = replace(mine, number=replace(mine.number, unit=its.number.unit))
    return told


@dataclass(frozen=True, slots=True)
class _Beside:
    """A number with the words on its left and right up to the numbers beside it, what leads up to
    it from where its frame begins, the numbers of the frame before it, and what the sentence opens
    with."""

    place: int
    number: TypedNumber
    left: str
    right: str
    leading: str
    before: Sequence[Part]
    opening: str = ""

    @property
    def last(self) -> Part | None:
        """The number before it."""
        return self.before[-1] if self.before else None

    @property
    def is_percent(self) -> bool:
        """Whether it is told in percent."""
        return self.number.unit == "percent"

    @property
    def of_something(self) -> bool:
        """Whether it is told of something: `12 procent av`."""
        return bool(re.match(r"\s*(?:av|of)\s", self.right))

    def part(self, role: Role, base: Base = "", way: int = 0, **told: bool) -> Part:
        """The number in that role."""
        return Part(self.place, self.number, role, base, way, **told)

    def change(self, base: Base, way: int = 0, **told: bool) -> Part:
        """The number as a change: in percent of what is no share itself it is growth."""
        growth = self.is_percent and not _is_of_shares(self.before)
        if growth and self.of_something:
            return self.part("share", "", 0, **told)
        return self.part("growth" if growth else "change", base, way, **told)


def _part(one: _Beside) -> Part:
    """What a number is, by the first manner of telling that fits the words beside it."""
    manners = (_compared, _in_brackets, _beside_plan, _told_again, _led_up_to, _of_all, _bare)
    return next(part for manner in manners if (part := manner(one)) is not None)


def _compared(one: _Beside) -> Part | None:
    """How much more or less: `71 fler än året innan`, `12,3 mkr under budget`."""
    more = RIGHT.match(one.right)
    if more is None:
        return None
    base = base_of(more["ref"]) or base_in(one.leading)
    if more["over"] or more["below"]:
        base = base_of(one.right[:60]) or base
    if BEYOND_IT.match(one.right):
        plans = [each for each in one.before if each.role == "plan"]
        base = plans[-1].base if plans else base
    way = bool(more["up"] or more["over"]) - bool(more["down"] or more["below"])
    if _COUNTED.search(more[0]) and not one.number.unit:
        one = replace(one, number=replace(one.number, unit="count"))
    return one.change(base, way)


_COUNTED = re.compile(r"\b(?:fler|färre|fewer)\b", re.IGNORECASE)


def _beside_plan(one: _Beside) -> Part | None:
    """What the words behind a number say of a plan; and what is left of one, or over it, where the
    plan is told before."""
    if PLAN_BEHIND.match(one.right) and not one.is_percent:
        return one.part("plan", "budget")
    roles = {each.role for each in one.before}
    if one.is_percent or "plan" not in roles or OPEN.search(one.left):
        return None
    if LEFT_BEHIND.match(one.right):
        return one.change("budget")
    signed = bool(one.number.sign) or SIGNED.search(one.left)
    if "level" in roles and signed and not re.search(r"\b(?:till|to)\s+$", one.left):
        return one.change("budget")
    return None


def _led_up_to(one: _Beside) -> Part | None:
    """What the words right before the number say."""
    for role, base, form in LEFT:
        match = form.search(one.left)
        if match is None:
            continue
        if role == "change":
            # `minskade med 2,4 procent och gav mot budget ett överskott`: what follows is another.
            here = _AND.split(one.right.split(";")[0][:45])[0]
            base = base or base_of(here) or base_in(one.leading)
            if not base and EXCEEDS.match(match[0]):
                # `budgeten överskreds med` says it before.
                base = base_of(one.leading) or "other"
            way = way_of(match[0])
            if not way and _SO.match(match[0]):
                # `ökade till 393 mkr, det vill säga med 5 mkr`.
                way = way_of(one.leading)
            return one.change(base, way)
        if role == "then" and not base:
            base = base_of(one.right[:40]) or base_of(one.left[-40:]) or "period"
            return one.part("then" if base == "period" else "plan", base)
        if role == "level" and _is_last_year(one.right):
            return one.part("then", "period")
        if role == "level" and one.is_percent and one.of_something:
            return one.part("share")
        return one.part(role, base)
    return None


_SO = re.compile(r"(?:eller|or|alltså|det vill säga|d\.?v|således|därmed|that is)\b", re.I)


def _of_all(one: _Beside) -> Part | None:
    """All of something and some of them, as `of` tells them."""
    if one.is_percent and (one.of_something or (_is_apart(one) and _has_whole(one.before))):
        return one.part("share")
    if OF_THEM.search(one.left):
        return one.part("level")
    if not one.place and OF_SUM.fullmatch(one.left):
        if re.search(PLANNED, one.left, re.IGNORECASE):
            return one.part("plan", "budget")
        return one.part("whole")
    whole = one.before and _OF_WHAT.search(one.left)
    if whole or (not one.place and OF_ALL.fullmatch(one.left) and not one.number.unit):
        return one.part("whole")
    return None


_OF_WHAT = re.compile(r"\b(?:av|of)\s+(?:(?!och\b|samt\b|and\b)\w+\s+){0,4}$")


def _bare(one: _Beside) -> Part:
    """A number that no words lead up to."""
    last, way = one.last, way_of(one.leading)
    if last and last.role in ("plan", "then") and way and _BY.fullmatch(one.left):
        # `översteg budgeten på 110,0 mnkr med 9,9 mnkr`.
        return one.change(last.base, way)
    if one.number.unit == "pp":
        return one.part("change", base_in(one.leading), said=False)
    told = {each.role for each in one.before if not each.is_share}
    if one.is_percent and {"then", "level"} <= told and re.fullmatch(r"\s*,?\s*", one.left):
        return one.part("growth", "period")
    if one.is_percent and last and last.role == "change" and _ends(one):
        # `ökade med 1 586 kkr, 2,6 %`.
        return one.part("growth", last.base, last.way)
    if _is_last_year(one.right):
        return one.part("then", "period")
    apart = one.left.endswith(", ") and one.right.startswith(",")
    return one.part("level", said=apart)


_BY = re.compile(r"\s*(?:med|by)\s+(?:\w+\s+)?", re.IGNORECASE)


def _ends(one: _Beside) -> bool:
    """Whether a percent right behind a change and a comma is all that its clause says."""
    last = one.last
    told = last is not None and last.said and not last.is_share
    return (
        told and re.fullmatch(r",\s*", one.left) is not None and _ENDS.match(one.right) is not None
    )


_ENDS = re.compile(
    r"\s*(?:[.,;)]|$|(?:och|samt|men|medan|till|jämfört|från|sedan|and|but|to|from)\b)"
)


def _is_apart(one: _Beside) -> bool:
    """Whether a number stands alone between commas."""
    return bool(re.search(r",\s*$", one.left) and re.match(r"\s*(?:[.,;)]|$)", one.right))


def _has_whole(before: Sequence[Part]) -> bool:
    """Whether some of all are told: `av 366 anställda är 211 kvinnor`; or what became of a plan."""
    roles = [one.role for one in before if not one.is_share]
    return ("whole" in roles or "plan" in roles) and "level" in roles


def _is_last_year(right: str) -> bool:
    """Whether a number is said to be of the year before."""
    return bool(
        re.match(
            r"\s*(?:(?:under|i|in|vid|at)\s+)?(?:föregående år|förra året|året innan|året före|"
            r"i fjol|fjol|(?:årets|dess|periodens) (?:början|ingång)|ett år tidigare|last year|"
            r"för ett år sedan|the year before|the previous year|a year (?:earlier|ago)|"
            r"the beginning of the year)\b",
            right,
            re.IGNORECASE,
        )
    )


def _in_brackets(one: _Beside) -> Part | None:
    """What stands in parentheses: what was planned where it says so; beside a change the growth,
    beside a growth the change; beside a level what it was."""
    opened = OPEN.search(one.left)
    if opened is None:
        return None
    label, last = opened["label"], one.last
    told = base_of(label)
    if told in ("budget", "forecast", "target"):
        return one.part("plan", told, bracket=True)
    if re.search(CHANGE_NOUN, label, re.IGNORECASE) or _WENT.match(label):
        return one.change(told or base_in(one.leading), way_of(label))
    if last is None:
        told_of = _VARIANCES.search(one.opening)
        return one.part("change", "budget") if told_of else one.part("level", said=False)
    if one.is_percent and (one.of_something or (_has_whole(one.before) and not last.is_share)):
        return one.part("share", bracket=True)
    if one.is_percent and one.number.sign and last.role == "then" and not last.is_share:
        return one.part("growth", "period", one.number.sign, bracket=True)
    ahead = one.left[: opened.start()]
    if base_of(ahead[-30:]) == "period" and not one.is_percent:
        return one.part("then", "period", bracket=True)
    if last.role in ("change", "growth"):
        return _beside_change(one, last)
    return _beside_level(one, last, said=told == "period" or not label.strip())


def _beside_change(one: _Beside, last: Part) -> Part:
    """What stands in parentheses behind a change or a growth."""
    number, way = one.number, one.number.sign or last.way
    if last.role == "change" and one.is_percent and last.number.unit != "pp":
        return one.part("growth", last.base, way, bracket=True)
    other = bool(number.unit) and number.unit != last.number.unit
    if last.role == "growth" and not one.is_percent and other:
        return one.part("change", last.base, way, said=False, bracket=True)
    return one.part("", bracket=True)


def _beside_level(one: _Beside, last: Part, *, said: bool) -> Part:
    """What stands in parentheses behind a level."""
    number = one.number
    if number.sign and last.role == "level":
        return one.change("", number.sign, said=False, bracket=True)
    alike = number.unit in ("", last.number.unit) or _are_money(number, last.number)
    shares = last.role == "share" and one.is_percent
    if (last.role in ("level", "") or shares) and alike and not _OF_SOME.match(one.right):
        return one.part("then", "period", said=said, bracket=True)
    return one.part("", bracket=True)


_WENT = re.compile(r"\s*(?:upp|ned|ner|up|down)\b", re.IGNORECASE)
# `De största överskotten finns hos A (20,1) och B (1,6)`.
_VARIANCES = re.compile(r"\b(?:överskott|underskott|budgetavvikelse)\w*\b[^.;]*$", re.IGNORECASE)
# `5,54 procent (6,07 för kvinnor och 3,97 för män)` tells of some of them.
_OF_SOME = re.compile(r"\s*(?:för|av|i|inom|hos|på|for|of|in|among)\s+\w", re.IGNORECASE)


def _are_money(one: TypedNumber, other: TypedNumber) -> bool:
    money = ("kr", "tkr", "mkr", "mdkr")
    return one.unit in money and other.unit in money


def _told_again(one: _Beside) -> Part | None:
    """What a number told once more is: the growth that a change was, the change that a growth
    was, a share."""
    if THAT_IS.search(one.left) is None:
        return None
    last = one.last
    if one.is_percent:
        if one.of_something or last is None:
            return one.part("share")
        if last.role == "change":
            return one.part("growth", last.base, last.way)
        told = {each.role for each in one.before if not each.is_share}
        if {"then", "level"} <= told:
            return one.part("growth", "period", way_of(one.leading))
        return one.part("share", said=_has_whole(one.before))
    if last is not None and last.role == "growth":
        if one.of_something:
            return one.part("level", said=False)
        return one.part("change", last.base, last.way)
    if one.number.unit == "pp":
        return one.part("change", base_in(one.leading))
    return one.part("", said=False)


def _is_of_shares(before: Sequence[Part]) -> bool:
    """Whether the numbers before are shares, which differ in percentage points."""
    levels = [one for one in before if one.role in ("level", "then", "plan")]
    return bool(levels) and all(one.is_share for one in levels)


def _in_relation(group: list[Part], pieces: Sequence[str]) -> list[Part]:
    """The group with what only its neighbours tell: what a difference in the middle is between,
    of what a share is one, which of two in parentheses is the newer."""
    told = list(group)
    for at in range(1, len(told)):
        one, before = told[at], told[at - 1]
        left = pieces[one.place]
        if one.bracket and before.role in ("level", "") and one.is_share != before.is_share:
            told[at - 1 : at + 1] = _more_with_growth(before, one, pieces)
        elif (
            before.role in ("level", "")
            and one.role in ("change", "growth")
            and one.is_share != before.is_share
            and _OR.fullmatch(left)
            and RIGHT.match(pieces[one.place + 1])
        ):
            told[at - 1] = replace(before, role="change", base=one.base, way=one.way, said=True)
        elif before.role in ("change", "growth") and RIGHT.match(left):
            told[at - 1 : at + 1] = _around_than(before, one, left)
        elif before.role == "then" and before.bracket and _ONLY_AGAINST.match(left):
            told[at - 1] = replace(before, role="level", base="")
        elif (
            one.role in ("level", "") and before.role in ("share", "level") and _OUT_OF.match(left)
        ):
            told[at] = replace(one, role="whole")
    return told


def _more_with_growth(change: Part, growth: Part, pieces: Sequence[str]) -> tuple[Part, Part]:
    """`1,7 mkr (0,2 %) lägre`: by how much, and in brackets the same in percent."""
    behind = pieces[growth.place + 1]
    more = RIGHT.match(behind[1:]) if behind.startswith(")") else None
    if more is None or not growth.is_share:
        return change, growth
    base = base_of(more["ref"]) or base_in(" ".join(pieces[: change.place + 1]))
    way = bool(more["up"]) - bool(more["down"])
    return (
        replace(change, role="change", base=base, way=way, said=True),
        replace(growth, role="growth", base=base, way=way, said=True),
    )


# `2,1 mnkr eller 2,4 procent högre än`.
_OR = re.compile(r"\s*,?\s*(?:eller|motsvarande|or|i\.e\.)\s*", re.IGNORECASE)
_ONLY_AGAINST = re.compile(
    r"\s*(?:mot|jämfört med|att jämföra med|against|compared with)\s*$", re.I
)
_OUT_OF = re.compile(r"\s*(?:av|of)\s(?:(?!\b(?:och|samt|and)\b)[^⟦⟧,;]){0,60}$", re.IGNORECASE)
_AND = re.compile(r"\b(?:och|samt|men|and|but)\b", re.IGNORECASE)
_THAN = re.compile(r"\b(?:än|mot|jämfört med|than|målet|budget\w*|target)\b", re.IGNORECASE)


def _around_than(change: Part, one: Part, left: str) -> tuple[Part, Part]:
    """What a number right behind `högre än` is."""
    if not _THAN.search(left) or _AND.search(left) or one.role in ("change", "growth", "share"):
        return change, one
    if one.role == "plan" and one.base:
        return replace(change, base=one.base), one
    if change.base in ("budget", "forecast", "target"):
        return change, replace(one, role="plan", base=change.base)
    if change.base == "period":
        return change, replace(one, role="then", base="period")
    return replace(change, base="other"), replace(one, role="other", base="other")
