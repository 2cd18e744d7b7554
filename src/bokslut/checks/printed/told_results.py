"""Income, costs and what they leave, told in sentences apart; outcome, budget and variance.

**Proves** a result by the income and the costs that sentences near it tell, whether of levels or of
variances (`kostnaderna överskred budgeten med 4,2`, `intäkterna var 8,5 högre`, `överskott 4,3`),
and a variance by the budget and the outcome told near it. **Doubts** one of the three where a
single slip makes them go together and nothing else does. **Silent** where several amounts could be
meant. Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Literal

from .claims import claim_of
from .equations import Equation
from .told import Told, equation, slipped, told_in, written
from .understood import Understood

RULE = "told-result"

Role = Literal["income", "costs", "result", "budget", ""]

_B = r"(?<![\w-])"
_INCOME = rf"{_B}(?:investerings)?(?:intäkter(?:na)?|inkomster(?:na)?)\b|{_B}income\b|{_B}revenues?\b"
_COSTS = rf"{_B}(?:investerings)?(?:kostnader(?:na)?|utgifter(?:na)?)\b|{_B}costs\b|{_B}expenses\b"
_RESULT = (
    rf"{_B}(?:\w*resultatet?|överskottet|överskott|underskottet|underskott|nettoinvestering\w*|"
    r"result|surplus|deficit)\b"
)
_NET = re.compile(r"\s*netto\b", re.IGNORECASE)
_ROLE = re.compile(
    rf"(?P<income>{_INCOME})|(?P<costs>{_COSTS})|(?P<result>{_RESULT})", re.IGNORECASE
)
_IN = re.compile(r"\s*i\s+(?P<word>\w+)", re.IGNORECASE)
_BUDGET = re.compile(r"\b\w*budget(?:en|erad\w*|erat)?\b", re.IGNORECASE)
_OWN_PART = re.compile(r"[,;:]\s|[0-9]|\b(?:och|samt|medan|men|and|while|but)\b")
_NEAR, _FAR = 8, 14
_MOST = 4


def told_results(understood: Understood) -> Iterator[Equation]:
    """The results and variances that sentences tell apart from what they come of."""
    some = [
        one
        for one in understood.sentences
        if one.amounts and (_ROLE.search(one.text) or _BUDGET.search(one.text))
    ]
    by_place = {id(one): place for place, one in enumerate(understood.sentences)}
    told = [
        (by_place[id(sentence)], one, *_role(one))
        for sentence in some
        for one in told_in(sentence)
        if one.number.unit in ("kr", "tkr", "mkr", "mdkr")
    ]
    facts = [_Fact(place, one, role, kind) for place, one, role, kind in told if role]
    yield from _results(facts)
    yield from _variances(facts)


class _Fact:
    """A number with what it is of (`role`), and whether it is a level or a variance."""

    __slots__ = ("kind", "place", "role", "told")

    def __init__(self, place: int, told: Told, role: Role, kind: str) -> None:
        self.place, self.told, self.role, self.kind = place, told, role, kind


def _role(one: Told) -> tuple[Role, str]:
    sentence = one.sentence
    claim = claim_of(sentence, one.number)
    if claim.earlier or claim.wish or claim.part or claim.parenthesis or len(claim.years) > 1:
        return "", ""
    if claim.kind == "budget":
        return "budget", "level"
    if claim.kind not in ("level", "variance"):
        return "", ""
    behind = _IN.match(one.behind)
    word = _ROLE.fullmatch(behind["word"]) if behind else None
    own = _OWN_PART.split(one.before)[-1]
    found = word or _last(own) or (_last(one.before) if _NET.match(one.behind) else None)
    if _NET.match(one.behind):
        return "result", claim.kind
    role = found.lastgroup if found else None
    if role == "income":
        return "income", claim.kind
    if role == "costs":
        return "costs", claim.kind
    return ("result", claim.kind) if role == "result" else ("", "")


def _last(text: str) -> re.Match[str] | None:
    found = list(_ROLE.finditer(text))
    return found[-1] if found else None


def _of(facts: Sequence[_Fact], like: _Fact, role: Role, kind: str, reach: int) -> list[_Fact]:
    """The facts of a role near another, one for each value."""
    told: dict[object, _Fact] = {}
    for one in facts:
        if one.role == role and one.kind == kind and abs(one.place - like.place) <= reach:
            told.setdefault(abs(one.told.value), one)
    return list(told.values())


def _results(facts: Sequence[_Fact]) -> Iterator[Equation]:
    for costs in facts:
        if costs.role != "costs":
            continue
        incomes = _of(facts, costs, "income", costs.kind, _NEAR)
        results = _of(facts, costs, "result", costs.kind, _FAR)
        if len(incomes) == 1 and len(_of(facts, incomes[0], "costs", costs.kind, _NEAR)) == 1:
            yield from _best(incomes[0].told, costs.told, [one.told for one in results])


def _variances(facts: Sequence[_Fact]) -> Iterator[Equation]:
    for variance in facts:
        if variance.kind != "variance" or not _BUDGET.search(variance.told.sentence.text):
            continue
        budgets = _of(facts, variance, "budget", "level", 3)
        levels = [
            one
            for role in ("costs", "result")
            for one in _of(facts, variance, role, "level", 3)  # type: ignore[arg-type]
        ]
        if len(budgets) == 1 and len(levels) == 1:
            yield from _best(levels[0].told, budgets[0].told, [variance.told])


def _best(first: Told, second: Told, results: Sequence[Told]) -> Iterator[Equation]:
    """The one result that two amounts leave; or the one that a slip keeps from it."""
    left = abs(first.value) - abs(second.value)
    wrong = []
    for one in results:
        reach = first.reach + second.reach + one.reach
        text = partial(written, "-", first, second, one, left)
        if abs(abs(one.value) - abs(left)) <= reach < abs(left) + reach:
            yield equation(RULE, one, (first, second), abs(left), reach, text, sure=False)
            return
        stated = abs(one.value)
        gone = -stated if left < 0 else stated
        needs = ((first, abs(second.value) + gone), (second, abs(first.value) - gone))
        if slipped(one, left, needs):
            wrong.append(one)
    if len(wrong) == 1 and len(results) <= _MOST:
        text = partial(written, "-", first, second, wrong[0], left)
        yield equation(RULE, wrong[0], (first, second), abs(left), left * 0, text, sure=False)
