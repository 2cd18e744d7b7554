"""Key figures: shares, ratios and amounts for each of some, recomputed from rows of any table.

**Proves** a line of ratios (soliditet, nettokostnadsandel, låneskuld per invånare) where two other
lines of the report's tables, or a line and a total, give its values: which two, the values say, and
the more so where its name or a standard term names them. **Contradicts** the one value that does
not follow as the other periods or rows of the same line do: these are the proof of the definition,
whatever the key figure is called. A doubt where only one other value bears it out. **Silent** where
no pair gives the values, where several definitions do and one of them gives this value too, and
where more than one in three differ: they are told by another definition.
Source: recalculation (ISA 500, A22); the terms and theirs stand in `key_figure_terms`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, partial
from itertools import product
from math import log10

from bokslut.model.numbers import print_number

from ..understood.cells import Printed
from ..understood.equations import Equation
from ..understood.key_figure_terms import ANY, KEY_FIGURES, SUMS
from ..understood.series import Amount, Key, Series, added, series_of
from ..understood.slips import looks_alike
from ..understood.sums import says_sum
from ..understood.understood import Understood
from ..understood.words import TOTAL_ROOTS
from .key_figure_blame import Held, blamed, of_below, terms_told
from .share_names import INDEX

RULE = "key-figure"

_HUNDRED, _ONE = Decimal(100), Decimal(1)
_MONEY_SCALES = (_ONE, Decimal(1000), Decimal(1_000_000))
# What the evidence must leave, in powers of ten, after the pairs that were tried: where both lines
# are what a standard term is the quotient of, both are named, one, none.
_ENOUGH = {3: 0.3, 2: 0.5, 1: 1.5, 0: 3.0}
_SURE, _AS_GOOD = 1.0, 1.5
# Values of neighbouring periods are alike, so that a pair that gives one by chance gives the next
# about tenfold easier.
_ALIKE = 1.0
_FEWEST_UNSAID, _FEWEST_ROWS = 2, 3
_NEAR, _FAR = Decimal("0.02"), Decimal("0.15")
_OF_TERM, _MANY = 3, 3
# By how much what it is divided by may be rounded.
_SLACK = Decimal("1.01")
_MOST_SERIES, _MOST_PAIRS = 2_500, 4_000


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two lines that a line of ratios may be the quotient of, and how many of them it names.
    `below` is one number where all are shares of one total."""

    over: Series
    below: Series | Amount
    scale: Decimal
    named: int

    def exact(self, over: Amount, below: Amount) -> Decimal | None:
        """The quotient of two lines that nothing names and that may be counts, which are not
        rounded: small ones would else give about any share."""
        other = self.below
        if self.named or not isinstance(other, Series):
            return None
        if {self.over.measure, other.measure} & {"money", "share"}:
            return None
        return abs(over.value / below.value) * self.scale

    def base(self, key: Key) -> Amount | None:
        return self.below if isinstance(self.below, Amount) else self.below.amounts.get(key)


class Tried:
    """A pair held against every value of the line."""

    def __init__(self, line: Series, pair: _Pair, chance: float) -> None:
        self.pair = pair
        self.holding: list[Key] = []
        self.failing: list[Key] = []
        self.weight = 0.0
        ways: dict[Key, int] = {}
        told: list[tuple[float, Key]] = []
        for key, stated in line.amounts.items():
            over, below = pair.over.amounts.get(key), pair.base(key)
            if over is None or below is None or not _is_apart(stated, over, below):
                continue
            reach = _reach(over, below, pair.scale)
            if reach is None:
                continue
            low, high = reach
            size = abs(stated.value)
            exact = pair.exact(over, below)
            least, most = (low, high) if exact is None else (exact, exact)
            if least - stated.half <= size <= most + stated.half:
                told.append((_evidence(size, stated.half, (high - low) / 2), key))
                way = over.value * below.value * stated.value
                ways[key] = 0 if not way else 1 if way > 0 else -1
            else:
                self.failing.append(key)
        turned = _against(ways)
        self.holding = [key for _weight, key in told if key not in turned]
        self.failing += sorted(turned)
        weights = sorted((weight for weight, key in told if key not in turned), reverse=True)
        apart = 0.0 if line.by_row else _ALIKE
        self.weight = sum(max(0.0, one - (apart if at else 0)) for at, one in enumerate(weights))
        self.net = self.weight - chance

    @property
    def accepted(self) -> bool:
        """Whether the values bear the pair out."""
        holding, failing = len(self.holding), len(self.failing)
        least = 1 if self.pair.named >= 2 else _FEWEST_UNSAID
        if isinstance(self.pair.below, Amount):
            least = _FEWEST_ROWS
        if holding < least or failing > max(1, holding // 2) or failing > holding:
            return False
        # What is not named must be the surer where it does not hold everywhere.
        odd = _SURE if failing and self.pair.named < _FEWEST_UNSAID else 0.0
        return self.net >= _ENOUGH[self.pair.named] + odd

    @property
    def sure(self) -> bool:
        """Whether what differs is a mistake."""
        if len(self.holding) < _FEWEST_UNSAID or len(self.failing) * 2 > len(self.holding):
            return False
        return self.net >= _ENOUGH[self.pair.named] + _SURE


def _against(ways: dict[Key, int]) -> set[Key]:
    """The one value whose sign is not that of all the others."""
    some = [one for one in ways.values() if one]
    usual = 1 if some.count(1) >= some.count(-1) else -1
    against = {key for key, way in ways.items() if way == -usual}
    return against if len(against) == 1 and len(some) > 2 else set()


def _is_apart(stated: Amount, over: Amount, below: Amount) -> bool:
    """Whether a value is computed from others than itself."""
    own = {term.number for term in stated.terms}
    return not any(term.number in own for one in (over, below) for term in one.terms)


def _reach(over: Amount, below: Amount, scale: Decimal) -> tuple[Decimal, Decimal] | None:
    """The least and the most that a quotient can be, whatever its sign."""
    least = abs(below.value) - below.half
    if least <= 0:
        return None
    low = max(abs(over.value) - over.half, Decimal(0)) / (abs(below.value) + below.half)
    high = (abs(over.value) + over.half) / least
    return low * scale, high * scale


def _evidence(size: Decimal, half: Decimal, reach: Decimal) -> float:
    values = float(size / (2 * half)) + 1
    passing = float(reach / half) + 1
    return log10(values / passing) if values > passing else 0.0


def key_figures(understood: Understood) -> Iterator[Equation]:
    """Every value of a line of ratios that follows from other lines, or should."""
    told = series_of(understood)
    if len(told) > _MOST_SERIES:
        return
    lines = [one for one in told if _is_ratio(one)]
    if not lines:
        return
    # An index or a number of days is no part of anything.
    search = _Search([one for one in told if not _is_ratio(one) and not INDEX.search(one.label)])
    held = [one for line in lines for one in _held(line, search.accepted(line))]
    for below, some in blamed(held):
        yield of_below(understood, below, some)
        held = [one for one in held if one not in some]
    for one in held:
        yield _equation(understood, one.line, one.key, one.tried, one.holds)


def _is_ratio(one: Series) -> bool:
    return one.measure == "share" or one.ratio_by_name or _is_term(one.label)


def _is_term(label: str) -> bool:
    return any(one.name.search(label) for one in KEY_FIGURES)


class _Search:
    """The lines of amounts of a report, to find those that a line of ratios is the quotient of."""

    def __init__(self, amounts: list[Series]) -> None:
        self.amounts = [*amounts, *_sums(amounts)]

    @cached_property
    def by_key(self) -> dict[Key, tuple[list[Decimal], list[int]]]:
        """The lines that have a value for a key, by their size."""
        told: dict[Key, list[tuple[Decimal, int]]] = defaultdict(list)
        for place, one in enumerate(self.amounts):
            for key, amount in one.amounts.items():
                if amount.value:
                    told[key].append((abs(amount.value), place))
        return {
            key: ([value for value, _ in some], [place for _, place in some])
            for key, pairs in told.items()
            for some in [sorted(pairs)]
        }

    def accepted(self, line: Series) -> list[Tried]:
        """The pairs that the values of a line bear out, the best first."""
        wanted = [key for key, one in line.amounts.items() if abs(one.value) > one.half]
        levels = _Levels(line)
        over = {
            place: level
            for place, one in enumerate(self.amounts)
            if _may_be_of(line, one) and (level := levels.over(one)) is not None
        }
        pairs = list(self._pairs(line, wanted, over, levels))
        pairs += self._of_totals(line, over)
        sizes = _Sizes(self.amounts, over, levels)
        found: list[Tried] = []
        pairs.sort(key=lambda one: -one.named)
        for pair in pairs[:_MOST_PAIRS]:
            tried = Tried(line, pair, sizes.chance(pair))
            if tried.accepted:
                found.append(tried)
        found.sort(key=lambda one: (-len(one.holding), -one.net))
        if not found:
            return []
        best = max(one.net for one in found)
        return [one for one in found if one.net >= best - _AS_GOOD or not one.failing]

    def _pairs(
        self, line: Series, wanted: Sequence[Key], over: dict[int, int], levels: _Levels
    ) -> Iterator[_Pair]:
        """The pairs that give at least one value of the line."""
        seen: set[tuple[int, int, Decimal]] = set()
        for key, (place, of_over) in product(wanted, over.items()):
            first = self.amounts[place]
            for scale in _scales(line, first):
                for other in self._giving(line.amounts[key], first.amounts.get(key), scale, key):
                    if other == place or (place, other, scale) in seen:
                        continue
                    seen.add((place, other, scale))
                    second = self.amounts[other]
                    if _fits(line, first, second, scale):
                        named = levels.both(first, second, of_over)
                        yield _Pair(first, second, scale, named)

    def _giving(
        self, stated: Amount, over: Amount | None, scale: Decimal, key: Key
    ) -> Sequence[int]:
        """The lines by which an amount is divided to give a value, found by their size."""
        if over is None or not over.value:
            return ()
        values, places = self.by_key.get(key, ([], []))
        size = abs(over.value)
        low = scale * (size - over.half) / (abs(stated.value) + stated.half)
        high = scale * (size + over.half) / (abs(stated.value) - stated.half)
        return places[bisect_left(values, low / _SLACK) : bisect_right(values, high * _SLACK)]

    def _of_totals(self, line: Series, over: dict[int, int]) -> Iterator[_Pair]:
        """Shares of a total: of the sum of the column that the parts stand in."""
        if not line.by_row or line.measure != "share":
            return
        for place, of_over in over.items():
            one = self.amounts[place]
            shared = [key for key in line.amounts if key in one.amounts]
            if not one.by_row or len(shared) < _FEWEST_ROWS:
                continue
            for total in _totals(one):
                yield _Pair(one, total, _HUNDRED, min(2, of_over + 1))


def _totals(one: Series) -> Iterator[Amount]:
    """What the parts of a column come to: the amount of a row that says that it is the sum."""
    # A row without a name of its own is no key; its amount is the sum of the others.
    parts = [amount for key, amount in one.amounts.items() if not says_sum(" ".join(key))]
    if len(parts) >= _FEWEST_ROWS:
        yield Amount(
            sum((part.value for part in parts), Decimal(0)),
            sum((part.half for part in parts), Decimal(0)),
            tuple(term for part in parts for term in part.terms),
        )
    yield from one.amounts.values()


class _Levels:
    """Which lines a line of ratios names, by its own words or by the standard term that it is."""

    def __init__(self, line: Series) -> None:
        self.words = line.words
        self.terms = [one for one in KEY_FIGURES if one.name.search(line.label)]

    def over(self, one: Series) -> int:
        """Whether what is divided is named: by its words, or as the sum of all."""
        if any(term.over.pattern != ANY and term.over.search(one.label) for term in self.terms):
            return 1
        whole = bool(TOTAL_ROOTS.intersection(self.words)) and says_sum(one.label)
        return 1 if whole or _shared(self.words, one) else 0

    def below(self, one: Series) -> int:
        """Whether what it is divided by is named."""
        if any(term.below.search(one.label) for term in self.terms):
            return 1
        return 1 if _shared(self.words, one) else 0

    def both(self, over: Series, below: Series, of_over: int) -> int:
        """How many of two lines are named, one more where a standard term is their quotient; one
        word does not name both."""
        if of_over and any(
            term.over.search(over.label) and term.below.search(below.label) for term in self.terms
        ):
            return _OF_TERM
        named = of_over + self.below(below)
        if named == 2 and not self._by_term(over, below):
            words = _shared(self.words, over) | _shared(self.words, below)
            return 2 if len(words) > 1 else 1
        return named

    def _by_term(self, over: Series, below: Series) -> bool:
        return any(
            (term.over.pattern != ANY and term.over.search(over.label))
            or term.below.search(below.label)
            for term in self.terms
        )


def _shared(words: Sequence[str], one: Series) -> set[str]:
    """Which words of a name another name has, whole or as the beginning or end of a compound."""
    return {word for word in words if any(_akin(word, other) for other in one.words)}


def _akin(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= 5 and (long.startswith(short) or long.endswith(short))


class _Sizes:
    """How many pairs there are to try, so that what holds by chance is told from what is meant."""

    def __init__(self, amounts: Sequence[Series], over: dict[int, int], levels: _Levels) -> None:
        below = [levels.below(one) for one in amounts]
        self.by_term = sum(
            _distinct(amounts[place] for place in over if term.over.search(amounts[place].label))
            * _distinct(one for one in amounts if term.below.search(one.label))
            for term in levels.terms
        )
        self.over = [sum(1 for one in over.values() if one == level) + 1 for level in (0, 1)]
        self.below = [sum(1 for one in below if one == level) + 1 for level in (0, 1)]

    def chance(self, pair: _Pair) -> float:
        """The pairs that are as much named as this one, as a power of ten."""
        if isinstance(pair.below, Amount):
            return log10(4 * sum(self.over))
        if pair.named == 3:
            count = self.by_term
        elif pair.named == 2:
            count = self.over[1] * self.below[1]
        elif pair.named == 1:
            count = self.over[1] * self.below[0] + self.over[0] * self.below[1]
        else:
            count = self.over[0] * self.below[0]
        # Many lines are printed in several tables.
        return log10(max(1, count / 4))


def _distinct(some: Iterable[Series]) -> int:
    return len({one.values for one in some})


def _may_be_of(line: Series, one: Series) -> bool:
    """Whether an amount can be what a line of ratios is of."""
    if line.by_row != one.by_row or not _same_scope(line, one):
        return False
    return any(key in one.amounts for key in line.amounts)


def _same_scope(one: Series, other: Series) -> bool:
    return not one.scope or not other.scope or one.scope == other.scope


def _scales(line: Series, over: Series) -> tuple[Decimal, ...]:
    if line.measure == "share":
        return (_HUNDRED,)
    if line.measure == "money":
        return _MONEY_SCALES if over.measure != "count" else ()
    return (_ONE, _HUNDRED)


def _fits(line: Series, over: Series, below: Series, scale: Decimal) -> bool:
    """Whether the units allow that one is divided by the other."""
    if not _same_scope(over, below) or not _same_scope(line, below):
        return False
    if line.measure == "money":
        return below.measure in ("count", "") and over.measure in ("money", "")
    if over.values == below.values:
        return False
    return over.measure == below.measure or (scale == _ONE and below.measure in ("count", ""))


def _sums(amounts: Sequence[Series]) -> Iterator[Series]:
    """The sums that key figures are told of."""

    for label, forms in SUMS:
        parts = [
            [one for one in amounts if not one.by_row and re.search(form, one.label, re.IGNORECASE)]
            for form in forms
        ]
        seen: set[object] = set()
        for first, second in product(*parts):
            if not _same_scope(first, second):
                continue
            if first.grid != second.grid and any(one.grid == first.grid for one in parts[1]):
                continue
            one = added(label, (first, second))
            if one is not None and one.values not in seen:
                seen.add(one.values)
                yield one


def _held(line: Series, accepted: Sequence[Tried]) -> Iterator[Held]:
    """Each value of a line that the pairs speak of, against the one that gives it, if any does."""
    for key in line.amounts:
        speaking = [one for one in accepted if key in one.holding or key in one.failing]
        holding = next((one for one in speaking if key in one.holding), None)
        if holding is not None:
            yield Held(line, key, holding, True)
        elif speaking and len(accepted) == len(speaking) and not _is_near(line, key, speaking[0]):
            yield Held(line, key, speaking[0], False)


def _is_near(line: Series, key: Key, tried: Tried) -> bool:
    """Whether a value is so near what the pair gives that both may be right, by two definitions
    that differ little: only two others that are exact say that it is the same one."""
    over, below = tried.pair.over.amounts[key], tried.pair.base(key)
    if below is None:
        return False
    size = abs(line.amounts[key].value)
    off = abs(abs(over.value / below.value) * tried.pair.scale - size)
    # A share is off by one in its last digit where that makes all of them a hundred.
    told = sum((one.value for one in line.amounts.values()), Decimal(0))
    if isinstance(tried.pair.below, Amount) and told == tried.pair.scale:
        return off <= 3 * line.amounts[key].half
    return len(tried.holding) < _FEWEST_UNSAID and off <= _NEAR * size


def _equation(
    understood: Understood, line: Series, key: Key, tried: Tried, holds: bool
) -> Equation:
    pair, stated = tried.pair, line.amounts[key].terms[0]
    over, below = pair.over.amounts[key], pair.base(key)
    assert below is not None
    amount = line.amounts[key]
    # What is printed in thousands is a thousandth of the amount in kronor.
    shown = (amount.value / stated.value.value) if stated.value.value else _ONE
    sign = -1 if over.value * below.value < 0 and stated.value.value < 0 else 1
    exact = abs(over.value / below.value) * pair.scale / shown * sign
    reach = _reach(over, below, pair.scale)
    assert reach is not None
    room = (reach[1] - reach[0]) / 2 / abs(shown) + stated.value.half
    alike = looks_alike(stated.value, exact.quantize(Decimal(1).scaleb(-stated.value.decimals)))
    return Equation(
        RULE,
        stated,
        (*over.terms, *below.terms),
        stated.value.value if holds else exact,
        room,
        room,
        partial(_written, understood, pair, key, exact, stated.value.decimals),
        sure=tried.sure or (alike and tried.pair.named >= 2) or _is_far(tried, stated.value, exact),
    )


def _is_far(tried: Tried, stated: Printed, exact: Decimal) -> bool:
    """Whether a value is far from what the others are by the same definition, where it is that of a
    standard term or many others say so: another definition moves it less."""
    named = tried.pair.named
    certain = named == _OF_TERM and tried.net >= _ENOUGH[_OF_TERM] + _SURE
    many = named > 1 and len(tried.holding) >= _MANY and len(tried.failing) == 1
    return (certain or many) and abs(stated.value - exact) > _FAR * abs(exact)


def _written(understood: Understood, pair: _Pair, key: Key, exact: Decimal, decimals: int) -> str:
    """The arithmetic, with the names of what is divided."""
    over, below = pair.over.amounts[key], pair.base(key)
    assert below is not None
    upper = terms_told(understood, over)
    lower = terms_told(understood, below)
    return f"{upper} / {lower} = {print_number(exact, decimals)}"
