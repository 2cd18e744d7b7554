"""Which number is wrong where several equations fail at once.

A wrong number in a table with sums of rows and of columns makes both fail; they cross in it, and
both say the same of what it would have to be. What all the equations say that fail, and none that
holds speaks against, is told once, of that number, instead of once for each equation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from ..tables.summed import written
from ..understood.equations import Equation, Number, State, TableNumber, Term
from ..understood.slips import needs

# That a statement does not balance says more than that a sum of it is off.
_GRAVEST = ("balance",)


@dataclass(frozen=True, slots=True)
class _Need:
    """What an equation that fails would have of one of its numbers; None where it can't be told."""

    equation: int
    term: Term
    value: Decimal | None


def settled(equations: Iterable[Equation]) -> Iterator[Equation]:
    """The equations, those that fail solved for the number that is to blame, as far as the others
    single one out."""
    told = list(equations)
    failing = {
        place: one
        for place, one in enumerate(told)
        if one.sure and one.state is State.CONTRADICTED and _is_of_tables(one) and not _is_told(one)
    }
    kept = Counter(
        number
        for one in told
        if one.state in (State.PROVED, State.ROUNDING)
        for number in set(one.numbers)
    )
    needed: dict[Number, list[_Need]] = {}
    for place, one in failing.items():
        for need in _needs(place, one):
            needed.setdefault(need.term.number, []).append(need)
    solved: dict[int, Equation | None] = {}
    while failing:
        blamed = _blamed(failing, needed, kept)
        if blamed is None:
            break
        for place, equation in _solved(failing, blamed).items():
            solved[place] = equation
            del failing[place]
    for place, one in enumerate(told):
        result = solved.get(place, one)
        if result is not None:
            yield result


def _is_told(equation: Equation) -> bool:
    """Whether it says itself what is wrong."""
    return equation.blamed or equation.gone is not None


def _is_of_tables(equation: Equation) -> bool:
    return all(isinstance(one, TableNumber) for one in equation.numbers)


def _needs(place: int, equation: Equation) -> Iterator[_Need]:
    if equation.linear:
        for term, value in needs(equation):
            yield _Need(place, term, value)
        return
    yield _Need(place, equation.stated, equation.computed)
    for term in equation.terms:
        yield _Need(place, term, None)


def _blamed(
    failing: dict[int, Equation], needed: dict[Number, list[_Need]], kept: Counter[Number]
) -> list[_Need] | None:
    """What the failing equations need of the one number that explains most of them and that least
    speaks for; None where two are as good, or every number has more for it than against it."""
    best: list[tuple[int, int, list[_Need]]] = []
    for number, all_needs in needed.items():
        agreeing = _agreeing([one for one in all_needs if one.equation in failing], failing)
        if agreeing:
            best.append((len(agreeing) - kept[number], len(agreeing), agreeing))
    best.sort(key=lambda one: (-one[0], -one[1]))
    if not best or best[0][0] < 1:
        return None
    if len(best) > 1 and best[0][:2] == best[1][:2]:
        return _first_alone(best)
    return best[0][2]


def _first_alone(best: list[tuple[int, int, list[_Need]]]) -> list[_Need] | None:
    """Of numbers that explain as much, the first that explains something that no other one as good
    does."""
    top = [needs for score, count, needs in best if (score, count) == best[0][:2]]
    for some in top:
        mine = {one.equation for one in some}
        others = [other for other in top if other is not some]
        if not any(mine & {one.equation for one in other} for other in others):
            return some
    return None


def _agreeing(some: list[_Need], failing: dict[int, Equation]) -> list[_Need]:
    """The largest group of them that needs the same value, within rounding."""
    groups: list[list[_Need]] = []
    for one in some:
        if one.value is None:
            continue
        reach = failing[one.equation].tolerance
        group = [
            other
            for other in some
            if other.value is not None
            and abs(other.value - one.value) <= reach + failing[other.equation].tolerance
        ]
        groups.append(group)
    if not groups:
        return []
    largest = max(groups, key=len)
    return [*largest, *(one for one in some if one.value is None)]


def _solved(failing: dict[int, Equation], blamed: list[_Need]) -> dict[int, Equation | None]:
    """The failing equations of a number, the first of them solved for it; the others only say so
    again."""
    solvable = [one for one in blamed if one.value is not None]
    first = min(
        solvable,
        key=lambda one: (
            failing[one.equation].rule not in _GRAVEST,
            failing[one.equation].stated.number != one.term.number,
        ),
    )
    told: dict[int, Equation | None] = {one.equation: None for one in blamed}
    told[first.equation] = replace(solved_for(failing[first.equation], first.term), blamed=True)
    return told


def solved_for(equation: Equation, term: Term) -> Equation:
    """A sum solved for one of its parts: `b = c - a` for `c = a + b`."""
    if term.number == equation.stated.number:
        return equation
    stated = replace(term, sign=1)
    terms = (
        replace(equation.stated, sign=term.sign),
        *(
            replace(one, sign=-one.sign * term.sign)
            for one in equation.terms
            if one.number != term.number
        ),
    )
    computed = sum((one.value.value * one.sign for one in terms), Decimal(0))
    return replace(
        equation,
        stated=stated,
        terms=terms,
        computed=computed,
        told=partial(written, terms, computed),
    )
