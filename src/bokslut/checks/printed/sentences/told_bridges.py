"""How one amount becomes another, step by step in one sentence.

**Proves** the amount that another one becomes by the steps that a sentence tells (`har årets
resultat minskats med realisationsvinster om 37,7, ökats med förluster om 32,2 och minskats genom
reservering om 87,0`), where both are told in it or in the sentences beside it. **Doubts** one of
them where just two amounts are told there and a single slip explains the difference. **Silent**
where a number of the sentence is no such step. Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import permutations

from bokslut.model.numbers import print_number

from ..claims.told import Told, equation, paragraphs, slipped, told_in
from ..understood.equations import Equation
from ..understood.understood import Sentence, Understood

_STEP = re.compile(
    r"\b(?:(?P<up>ökat?s|ökar|ökade?s|ökad|tillförts|tillförs|tillförde?s|höjt?s|höjde?s|increased)|"
    r"(?P<down>minskat?s|minskar|minskade?s|minskad|reducerat?s|reducerades|belastat?s|belastades|"
    r"sänkt?s|sänktes|reduced|decreased))\s+(?:med|genom|av|by|through)\b[^.;0-9]{0,90}$",
    re.IGNORECASE,
)
_FEWEST, _MOST, _MOST_LEVELS = 2, 6, 6
_ZERO = Decimal(0)

Steps = tuple[tuple[int, Told], ...]


def told_bridges(understood: Understood) -> Iterator[Equation]:
    """The amounts that become others in the sentences of each paragraph."""
    for some in paragraphs(understood):
        for place, sentence in enumerate(some):
            steps, levels = _steps(sentence)
            if not steps:
                continue
            beside = [one for each in some[max(0, place - 2) : place + 2]
                      if each is not sentence for one in told_in(each)]  # fmt: skip
            told = [one for one in (*levels, *beside) if one.counts_with(steps[0][1])]
            yield from _crossed(steps, told)


def _steps(sentence: Sentence) -> tuple[Steps, list[Told]]:
    """The signed steps of a sentence, and what stands before them; none where another number
    stands among them."""
    steps: list[tuple[int, Told]] = []
    levels: list[Told] = []
    for one in told_in(sentence):
        match = _STEP.search(re.split(r"[0-9]", one.before)[-1])
        if match and one.number.unit not in ("percent", "pp") and not one.number.sign:
            steps.append((1 if match["up"] else -1, one))
        elif steps:
            return (), []
        else:
            levels.append(one)
    return (tuple(steps), levels) if _FEWEST <= len(steps) <= _MOST else ((), [])


def _crossed(steps: Steps, told: Sequence[Told]) -> Iterator[Equation]:
    went = sum((sign * abs(one.value) for sign, one in steps), _ZERO)
    reach = sum((one.reach for _sign, one in steps), _ZERO)
    levels: list[Told] = []
    for one in told:
        if not any(one.value == each.value for each in levels) and not one.number.hedge:
            levels.append(one)
    if len(levels) > _MOST_LEVELS:
        return
    ways = list(permutations(levels, 2))
    fitting = [
        (start, end)
        for start, end in ways
        if abs(start.value + went - end.value) <= reach + start.reach + end.reach
    ]
    terms = [one for _sign, one in steps]
    if len(fitting) == 1:
        start, end = fitting[0]
        text = partial(_written, start, steps, end)
        far = reach + start.reach + end.reach
        yield equation(end, (start, *terms), start.value + went, far, text, sure=False)
    elif not fitting and len(levels) == 2:
        yield from _slips(steps, ways, went)


# So many steps in one chain, of which nothing says that they are some of several, are all of them.
_ALL_TOLD = 3
_SOME = re.compile(r"\b(?:bland annat|bl\.?\s?a|främst|exempel\w*|huvudsak\w*|mainly)\b", re.I)


def _slips(steps: Steps, ways: Sequence[tuple[Told, Told]], went: Decimal) -> Iterator[Equation]:
    """A doubt where a single slip keeps the steps from leading from the one to the other."""
    sentence = steps[0][1].sentence
    whole = len(steps) >= _ALL_TOLD and not _SOME.search(sentence.text)
    found = []
    for start, end in ways:
        off = end.value - start.value - went
        needs = [(end, start.value + went), (start, end.value - went)]
        needs += [(one, abs(one.value) + sign * off) for sign, one in steps]
        if slipped([one for one in needs if one[1] > 0]):
            found.append((start, end))
    if not found and whole:
        # The way that comes nearest is the one that is told.
        found = sorted(ways, key=lambda way: abs(way[1].value - way[0].value - went))[:1]
    if len(found) == 1:
        start, end = found[0]
        text = partial(_written, start, steps, end)
        terms = (start, *(one for _sign, one in steps))
        yield equation(end, terms, start.value + went, _ZERO, text, sure=False)


def _written(start: Told, steps: Steps, end: Told) -> str:
    told = "".join(f" {'+' if sign > 0 else '-'} {one.number.text}" for sign, one in steps)
    value = start.value + sum((sign * abs(one.value) for sign, one in steps), _ZERO)
    return f"{start.number.text}{told} = {print_number(end.shown(value), end.number.decimals)}"
