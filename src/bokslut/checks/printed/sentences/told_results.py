"""Income, costs and what they leave, told in sentences apart; outcome, budget and variance.

**Proves** a result by the income and the costs that sentences near it tell, whether of levels or of
variances (`kostnaderna överskred budgeten med 4,2`, `intäkterna var 8,5 högre`, `överskott 4,3`),
a variance by the budget and the outcome told near it, and by how much the net cost changed from
what the income and the costs of its paragraph did. **Doubts** one of the three where a
single slip makes them go together and nothing else does. **Silent** where several amounts could be
meant. Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Literal

from ..claims.claims import claim_of
from ..claims.told import (
    RULE,
    Told,
    equation,
    paragraphs,
    slipped,
    surely_slipped,
    told_in,
    written,
)
from ..understood.equations import Equation
from ..understood.understood import Understood

Role = Literal["income", "costs", "result", "budget", "forecast", "some", ""]
_NAMED: tuple[Role, ...] = ("income", "costs", "result")

_B = r"(?<![\w-])"
_INCOME = (
    rf"{_B}(?:investerings)?(?:intäkter(?:na)?|inkomster(?:na)?)\b|{_B}income\b|{_B}revenues?\b"
)
_COSTS = rf"{_B}(?:investerings)?(?:kostnader(?:na)?|utgifter(?:na)?)\b|{_B}costs\b|{_B}expenses\b"
_RESULT = (
    rf"{_B}(?:\w*resultat(?:et)?|(?:period|netto)?utfall(?:et)?|(?:över|under)skott(?:et)?|\w*avvikelsen?|nettoinvestering\w*|"
    r"result|surplus|deficit)\b"
)
_NET = re.compile(r"\s*netto\b", re.IGNORECASE)
_ROLE = re.compile(
    rf"(?P<income>{_INCOME})|(?P<costs>{_COSTS})|(?P<result>{_RESULT})", re.IGNORECASE
)
_SPEAKS = re.compile(rf"{_INCOME}|{_COSTS}|{_RESULT}|budget|netto\b", re.IGNORECASE)
_IN = re.compile(r"\s*i\s+(?P<word>\w+)", re.IGNORECASE)
_BUDGET = re.compile(r"\b\w*budget\w*", re.IGNORECASE)
_BUDGET_IS = re.compile(
    r"\b\w*budget(?:en)?\b(?! \w+ med)[^.;]{0,40}?\b(?:var|är|uppgick till|uppgår till|blev|"
    r"till|totalt|was|is)\s+(?:\w+\s+){0,2}$|"
    # `bättre än beslutad budget på`, `budgeterat resultat på`, `det budgeterade resultatet var`.
    r"\b(?:än|mot|med)\s+(?:\w+\s+){0,2}?\w*budget(?:en)?\s+(?:på|om|of)\s+(?:\w+\s+)?$|"
    r"\bbudgetera[td]e?\s+(?:\w+\s+)?(?:\w*resultat|(?:över|under)skott)(?:et)?\b[^.;,0-9]{0,60}?\b(?:på|om|var|är|blev|"
    r"uppgick till|uppgår till)\s+(?:\w+\s+)?$|"
    r"\bbudgeted (?:\w+\s+)?(?:result|surplus|deficit)\b[^.;,0-9]{0,50}?\b(?:of|was|is)\s+$",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\b(?:överskred|överskrider|översteg|överstiger|underskred|understeg|exceeded)\b[^.;]{0,40}"
    r"\bbudget\w*\s+(?:med|by)\s+$",
    re.IGNORECASE,
)
_THAN_BUDGET = re.compile(
    r"\s*(?:högre|lägre|bättre|sämre|mer|mindre|över|under|higher|lower|above|below)\s+"
    r"(?:(?:än|than)\s+)?(?:den\s+|i\s+)?\w*budget\w*",
    re.IGNORECASE,
)
_FORECAST = re.compile(r"\b\w*prognos\w*|\bforecast\w*", re.IGNORECASE)
_OWN_PART = re.compile(r"[,;:]\s|[0-9]|\b(?:och|samt|medan|men|and|while|but)\b")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
# A variance is drawn from what was told: the plan in the sentence before.
_DRAWN = re.compile(
    r"\b(?:alltså|därmed|det vill säga|dvs\.?|vilket (?:är|ger|gav|innebär|innebar)|thus)\s+"
    r"(?:en|a)\s+(?:\w+\s+)?(?:avvikelse|variance)\b[^.;0-9]{0,25}$",
    re.IGNORECASE,
)
_VARIANCE = re.compile(r"\bbudgetavvikelse\w*[^.;0-9]*$", re.IGNORECASE)
# `det vill säga skillnaden mellan intäkterna och kostnaderna`.
_DIFFERENCE = re.compile(
    rf"\b(?:skillnaden mellan|the difference between)\s[^.;]*?(?:{_INCOME}|{_COSTS})", re.IGNORECASE
)
_LACKS = re.compile(
    r"\b(?:underskott|förlust|minus|deficit|loss)\w*\b[^.;,0-9]{0,25}$", re.IGNORECASE
)
_NET_EFFECT = re.compile(
    r"\b(?:nettoeffekt|nettoförändring|nettopåverkan|net effect)\w*\s+(?:på|om|med|av|of)\s+$",
    re.IGNORECASE,
)
_BESIDE, _NEAR, _FAR = 3, 8, 14
_MOST, _NOUGHT, _FARTHEST = 4, Decimal(0), 10**9
# So many times its rounding something must be, to be met by no chance.
_CLEARLY = 25


def told_results(understood: Understood) -> Iterator[Equation]:
    """The results and variances that sentences tell apart from what they come of."""
    some = [one for one in understood.sentences if one.amounts and _SPEAKS.search(one.text)]
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
    for some_sentences in paragraphs(understood):
        yield from _net_changes(
            [one for sentence in some_sentences for one in told_in(sentence) if _is_change(one)]
        )


def _is_change(one: Told) -> bool:
    if one.number.unit not in ("kr", "tkr", "mkr", "mdkr") or not one.number.value:
        return False
    claim = claim_of(one.sentence, one.number)
    netted = bool(_NET_EFFECT.search(one.before))
    return (claim.kind == "change" or netted) and not (claim.wish or claim.part)


def _net_changes(changes: Sequence[Told]) -> Iterator[Equation]:
    """By how much income and costs changed in a sentence, where the paragraph tells the change of
    what they leave: `intäkterna har minskat med 3,0 och kostnaderna har ökat med 17,6`, net `20,6
    mer`."""
    by_sentence: dict[int, dict[str, list[Told]]] = {}
    for one in changes:
        found = _last(_OWN_PART.split(one.before)[-1])
        role = found.lastgroup or "" if found else ""
        by_sentence.setdefault(id(one.sentence), {}).setdefault(role, []).append(one)
    for roles in by_sentence.values():
        incomes, costs = roles.get("income", []), roles.get("costs", [])
        if len(incomes) == len(costs) == 1:
            others = [one for one in changes if one not in (incomes[0], costs[0])]
            yield from _net_of(incomes[0], costs[0], others)


def _net_of(income: Told, costs: Told, others: Sequence[Told]) -> Iterator[Equation]:
    ways = [claim_of(one.sentence, one.number).way for one in (income, costs)]
    if not all(ways):
        return
    net = abs(costs.value) * ways[1] - abs(income.value) * ways[0]
    for one in others:
        reach = one.reach + income.reach + costs.reach
        holds = abs(abs(one.value) - abs(net)) <= reach
        if holds and abs(net) >= reach * _CLEARLY:
            for stated, other in ((costs, income), (income, costs)):
                yield from _made_of(stated, one, other, reach)
            return
        if not holds and _NET_EFFECT.search(one.before):
            sign = "+" if ways[0] != ways[1] else "-"
            text = partial(written, sign, costs, income, one, abs(net))
            yield equation(one, (costs, income), abs(net), _NOUGHT, text, sure=False)


def _made_of(stated: Told, one: Told, other: Told, reach: Decimal) -> Iterator[Equation]:
    """A number as the sum or the difference of two others, whichever it is."""
    for sign, first, second in (("+", one, other), ("-", one, other), ("-", other, one)):
        made = abs(first.value) + abs(second.value) * (1 if sign == "+" else -1)
        if abs(made - abs(stated.value)) <= reach:
            text = partial(written, sign, first, second, stated, made)
            yield equation(stated, (one, other), stated.value, reach, text, sure=False)
            return


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
    if _FORECAST.search(sentence.text):
        level = claim.kind in ("level", "forecast") and bool(_FORECAST.search(one.before))
        return ("forecast", "level") if level else ("", "")
    before = _YEAR.sub("den", one.before)
    own = _OWN_PART.split(before)[-1]
    over = bool(_OVER.search(own))
    if not over and (claim.kind == "budget" or _BUDGET_IS.search(own)):
        return "budget", "level"
    kind: str = "variance" if over or _THAN_BUDGET.match(one.behind) else claim.kind
    if kind == "variance" and not (_BUDGET.search(sentence.text) or _DRAWN.search(one.before)):
        kind = "level"
    if kind not in ("level", "variance"):
        return "", ""
    if _DIFFERENCE.search(before) or _NET.match(one.behind):
        return "result", kind
    behind = _IN.match(one.behind)
    found = (_ROLE.fullmatch(behind["word"]) if behind else None) or _last(own)
    for role in _NAMED:
        if found and found.lastgroup == role:
            return role, kind
    return ("some", kind) if kind == "variance" and not over else ("", "")


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
            yield from _best(
                incomes[0].told,
                costs.told,
                [one.told for one in results],
                said=any(_DIFFERENCE.search(one.told.before) for one in results),
            )


def _variances(facts: Sequence[_Fact]) -> Iterator[Equation]:
    for variance in facts:
        if variance.kind != "variance" or variance.role not in ("result", "some"):
            continue
        budgets = _of(facts, variance, "budget", "level", _BESIDE)
        levels = [
            *_of(facts, variance, "costs", "level", _BESIDE),
            *_of(facts, variance, "result", "level", _BESIDE),
        ]
        forecasts = _of(facts, variance, "forecast", "level", _BESIDE)
        if forecasts and min(_far(one, variance) for one in forecasts) < min(
            (_far(one, variance) for one in levels), default=_FARTHEST
        ):
            # What is told last before the budget is what is held against it.
            levels = forecasts
        # Where one is below nothing, its signs are reckoned with elsewhere.
        ways = [
            (one.told, other.told)
            for one in levels
            for other in budgets
            if (_signed(one.told) < 0) == (_signed(other.told) < 0)
        ]
        if not ways and len(levels) == len(budgets) == 1:
            yield from _of_a_lost_sign(levels[0].told, budgets[0].told, variance.told)
        held = [way for way in ways if _holds(*way, variance.told)]
        said = bool(_VARIANCE.search(variance.told.before)) and len(ways) == 1
        if held:
            yield from _best(*held[0], [variance.told], below=_both_below(*held[0]))
        elif ways:
            near = min(ways, key=lambda way: sum(_apart(one, variance.told) for one in way))
            yield from _best(*near, [variance.told], said=said, below=_both_below(*near))


def _of_a_lost_sign(outcome: Told, budget: Told, variance: Told) -> Iterator[Equation]:
    """A variance that only comes out without the minus of the outcome or of the budget."""
    if not _holds(outcome, budget, variance):
        return
    left = _signed(outcome) - _signed(budget)
    reach = outcome.reach + budget.reach + variance.reach
    if abs(abs(left) - abs(variance.value)) > reach:
        text = partial(written, "-", outcome, budget, variance, left)
        yield equation(variance, (outcome, budget), left, _NOUGHT, text, sure=False)


def _both_below(one: Told, other: Told) -> bool:
    return _signed(one) < 0 and _signed(other) < 0


def _far(one: _Fact, other: _Fact) -> int:
    return _apart(one.told, other.told)


def _apart(one: Told, other: Told) -> int:
    return abs(one.sentence.block - other.sentence.block) * 1000 + abs(
        one.sentence.start - other.sentence.start
    )


def _holds(first: Told, second: Told, result: Told) -> bool:
    left = abs(abs(first.value) - abs(second.value))
    reach = first.reach + second.reach + result.reach
    return abs(abs(result.value) - left) <= reach < left + reach


def _best(
    first: Told,
    second: Told,
    results: Sequence[Told],
    *,
    said: bool = False,
    below: bool = False,
) -> Iterator[Equation]:
    """The one result that two amounts leave; or the one that a slip keeps from it. `said` is that
    the words leave no doubt of which amounts they are, `below` that both are below nothing."""
    left = (abs(first.value) - abs(second.value)) * (-1 if below else 1)
    wrong = []
    for one in results:
        reach = first.reach + second.reach + one.reach
        text = partial(written, "-", first, second, one, left)
        if _holds(first, second, one):
            turned = _turned(first, second, one)
            if turned:
                yield turned
                return
            computed = left if one.number.sign else abs(left)
            yield equation(one, (first, second), computed, reach, text, sure=False)
            return
        stated = abs(one.value)
        needs = [(one, left)]
        for gone in (stated, -stated):
            needs += [(first, abs(second.value) + gone), (second, abs(first.value) - gone)]
        if said or slipped(needs):
            wrong.append((one, surely_slipped(needs)))
    if len(wrong) == 1 and len(results) <= _MOST:
        fault, sure = wrong[0]
        text = partial(written, "-", first, second, fault, left)
        expected = left if fault.number.sign else abs(left)
        yield equation(fault, (first, second), expected, left * 0, text, sure=sure)


def _signed(one: Told) -> Decimal:
    """An amount below nothing where its sign or the word before it says so."""
    below = one.number.sign < 0 or _LACKS.search(one.before)
    return -abs(one.value) if below else abs(one.value)


def _turned(first: Told, second: Told, result: Told) -> Equation | None:
    """What they leave where the word beside one of them says the other way: of variances, income
    above and costs above a plan; of a variance, the outcome below the plan."""
    if not result.way or result.number.hedge:
        return None
    if _THAN_BUDGET.match(first.behind) and (_OVER.search(second.before) or second.way):
        left = first.value * first.way - abs(second.value) * (second.way or 1)
    elif _BUDGET.search(second.before):
        if re.search(_COSTS, first.before, re.IGNORECASE) and not _THAN_BUDGET.match(result.behind):
            # Costs below the plan are a surplus.
            return None
        left = _signed(first) - _signed(second)
    else:
        return None
    if not left or (left > 0) == (result.way > 0):
        return None
    text = partial(written, "-", first, second, result, left)
    term = result.term()
    expected = -abs(term.value.value)
    told = replace(term, value=replace(term.value, value=abs(term.value.value)))
    terms = (first.term(), second.term())
    return Equation(RULE, told, terms, expected, left * 0, left * 0, text, sure=False)
