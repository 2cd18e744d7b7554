"""Which of the ways to cut the rows of a table the arithmetic over the table allows.

Sum rows and columns that are differences of others hold under the right cut, and hardly ever under
a wrong one. How surely is counted as for the rules: digits that fit, less the ways that were tried.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product
from math import log10, prod

from .sums import says_of_which, says_sum

Vector = tuple[int | None, ...]

_ENOUGH_SAID, _ENOUGH_UNSAID, _ENOUGH_COLUMNS = 2.5, 5.0, 4.0
_LEAST_HOLDING = 0.7
# How much better a choice of cuts must be borne out than another for the other to be left.
_AS_GOOD, _MOST_DOUBT = 3.0, 2.0
# Beyond this many powers of ten less likely by its looks a cut is tried only where no other holds.
_LIKELY = 2.0
_MOST_NODES, _MOST_NODES_IN_ALL = 1_500, 100_000
_LONGEST_RUN, _LONGEST_SIGNED, _MOST_WAYS = 40, 4, 60
_MOST_HALF = 4_000
_MOST_ROUNDS = 3
# Of the rows that leave no choice, how many must bear out a relation of columns.
_FEWEST_SINGLE = 3


@dataclass
class Settled:
    """The ways that are left for each row (none for a row of words), and how much of the
    arithmetic speaks for them, in powers of ten."""

    ways: list[list[Vector]]
    costs: Sequence[Mapping[Vector, float]]
    unit: int = 1
    weight: float = 0.0
    borne: set[int] = field(default_factory=set)


def settle(
    ways: Sequence[Mapping[Vector, float]],
    labels: Sequence[str],
    amounts: Sequence[int],
    unit: int = 1,
) -> Settled:
    """What the arithmetic leaves of the ways to cut each row, each with how unlikely it looks in
    powers of ten. `amounts` are the columns that sums over rows mean something for, `unit` how
    much of their last digit most of them are told in."""
    told = Settled([list(one) for one in ways], ways, unit)
    _by_columns(told)
    budget = [_MOST_NODES_IN_ALL]
    for _round in range(_MOST_ROUNDS):
        before = sum(len(one) for one in told.ways)
        told.weight = 0.0 if _round else told.weight
        _by_sums(told, labels, amounts, budget)
        if sum(len(one) for one in told.ways) == before or budget[0] <= 0:
            break
    return told


def _by_columns(told: Settled) -> None:
    """Leaves what fits the columns that are sums or differences of two others."""
    width = max((len(one) for some in told.ways for one in some), default=0)
    if width < 3:
        return
    triples = [
        (a, b, c)
        for a in range(width)
        for b, c in combinations([one for one in range(width) if one != a], 2)
    ]
    single = [some for some in told.ways if len(some) == 1]
    for triple in triples:
        if len(single) >= _FEWEST_SINGLE:
            bearing = sum(1 for some in single if _fitting(some, triple, told.unit))
            if bearing < _LEAST_HOLDING * len(single) / 2:
                continue
        fitting = [_fitting(some, triple, told.unit) for some in told.ways]
        asked = [
            index
            for index, some in enumerate(told.ways)
            if any(all(one[place] is not None for place in triple) for one in some)
        ]
        held = [index for index in asked if fitting[index]]
        if len(held) < 2 or len(held) < _LEAST_HOLDING * len(asked):
            continue
        weight = sum(
            max(0.0, _size(fitting[index][0], triple, told.unit) - log10(len(told.ways[index])))
            for index in held
        ) - log10(len(triples))
        if weight < _ENOUGH_COLUMNS:
            continue
        told.weight += weight
        for index in held:
            told.ways[index] = fitting[index]
            told.borne.add(index)


def _fitting(ways: Sequence[Vector], triple: tuple[int, int, int], unit: int) -> list[Vector]:
    """The ways in which the first of three columns is the sum of the others, within rounding."""
    found = []
    for one in ways:
        a, b, c = (one[place] for place in triple)
        values = [value or 0 for value in (a, b, c)]
        if (
            sum(1 for value in values if value) >= 2
            and abs(values[0] - values[1] - values[2]) <= unit
        ):
            found.append(one)
    return found


def _size(way: Vector, triple: Sequence[int], unit: int) -> float:
    """How many powers of ten speak for a difference that holds."""
    return log10(min(abs(way[place] or 0) for place in triple) / unit + 1) + 0.3


def _by_sums(
    told: Settled, labels: Sequence[str], amounts: Sequence[int], budget: list[int]
) -> None:
    """Leaves what fits the rows that are sums of rows above them."""
    open_rows: list[int] = []
    for row, ways in enumerate(told.ways):
        if not ways or says_of_which(labels[row]):
            continue
        found = _best(told, row, open_rows, says_sum(labels[row]), amounts, budget)
        if found is not None:
            weight, parts, kept = found
            told.weight += weight
            for index, some in kept.items():
                told.ways[index] = some
                told.borne.add(index)
            open_rows = [one for one in open_rows if one not in parts]
        open_rows.append(row)


_Found = tuple[float, tuple[int, ...], dict[int, list[Vector]]]


def _best(
    told: Settled,
    row: int,
    open_rows: Sequence[int],
    said: bool,
    amounts: Sequence[int],
    budget: list[int],
) -> _Found | None:
    """The run of open rows that adds up to a row with most evidence, and what it leaves."""
    best: _Found | None = None
    tried = 0
    for count in range(2, min(len(open_rows), _LONGEST_RUN) + 1):
        parts = tuple(open_rows[-count:])
        for signs in _signs(count, said):
            if budget[0] <= 0:
                return best
            tried += 1
            search = _Search(told, row, parts, signs, amounts, 1 if said else 2)
            kept = search.run()
            budget[0] -= search.nodes + 1
            if kept is None:
                continue
            weight = search.weight - log10(tried)
            if weight >= (_ENOUGH_SAID if said else _ENOUGH_UNSAID) and (
                best is None or weight > best[0]
            ):
                best = (weight, parts, kept)
    return best


def _signs(count: int, said: bool) -> Iterator[tuple[int, ...]]:
    yield (1,) * count
    if said and count <= _LONGEST_SIGNED:
        yield from (
            signs for signs in product((1, -1), repeat=count) if signs[0] == 1 and -1 in signs
        )


class _Search:
    """The cuts of a sum row and its parts under which the sum holds, found row by row: a way is
    left as soon as what is still to come cannot close the gap in enough columns."""

    def __init__(
        self,
        told: Settled,
        row: int,
        parts: tuple[int, ...],
        signs: tuple[int, ...],
        amounts: Sequence[int],
        least: int,
    ) -> None:
        ways = told.ways
        # The row of most ways last, the sum first: its value is what is sought.
        order = sorted(zip(parts, signs, strict=True), key=lambda one: len(ways[one[0]]))
        self.rows = [(row, -1), *order]
        self.ways = [ways[index] for index, _sign in self.rows]
        self.amounts = amounts
        self.unit = told.unit
        self.costs = told.costs
        self.tolerance = (len(parts) + 1) * told.unit // 2
        self.need = len(amounts)
        # How many parts must be there for a sum to say something: of one, only the label says it.
        self.least = least
        self.nodes = 0
        self.weight = 0.0
        self.found: list[tuple[Vector, ...]] = []
        self.bounds = self._bounds()

    def _bounds(self) -> list[list[tuple[int, int]]]:
        """For each place among the rows and each column, the least and most that the rows from
        there on can add."""
        bounds = [[(0, 0)] * len(self.amounts)]
        for (_index, sign), ways in zip(reversed(self.rows), reversed(self.ways), strict=True):
            told = []
            for place, column in enumerate(self.amounts):
                values = [(one[column] or 0) * sign for one in ways]
                low, high = bounds[0][place]
                told.append((low + min(values), high + max(values)))
            bounds.insert(0, told)
        return bounds

    def run(self) -> dict[int, list[Vector]] | None:
        """The ways that are left for each row, or None where the sum does not hold or too much
        would have to be tried."""
        if prod(len(one) for one in self.ways) > _MOST_NODES:
            if not self._likely(faults=0) and all(sign == 1 for _row, sign in self.rows[1:]):
                self._meet()
            if not self.found and self._faults:
                tried, self.nodes = self.nodes, 0
                self._likely(faults=self._faults)
                self.nodes += tried
            return self._kept()
        self._try_all(self._faults)
        return self._kept() if self.nodes <= _MOST_NODES else None

    @property
    def _faults(self) -> int:
        """In how many columns there may be a fault, where the label says that it is a sum."""
        return (len(self.amounts) + 2) // 4 if self.least == 1 else 0

    def _try_all(self, faults: int) -> None:
        """The ways under which the sum holds, all tried one by one."""
        self._descend(0, (0,) * len(self.amounts), ())
        for _fault in range(faults):
            if not self.found and self.nodes <= _MOST_NODES:
                self.need -= 1
                self._descend(0, (0,) * len(self.amounts), ())

    def _likely(self, faults: int) -> bool:
        """Whether the sum holds, but for so many columns, under ways that look likely, where all
        are too many to try: these alone are then what is left to choose from."""
        every, bounds = self.ways, self.bounds
        self.ways = [
            [one for one in ways if self.costs[row][one] < self._cheapest(row, ways) + _LIKELY]
            for (row, _sign), ways in zip(self.rows, every, strict=True)
        ]
        if prod(len(one) for one in self.ways) <= _MOST_NODES:
            self.bounds = self._bounds()
            self._try_all(faults)
        if self.nodes > _MOST_NODES:
            self.found = []
        if not self.found:
            self.ways, self.bounds, self.need = every, bounds, len(self.amounts)
        return bool(self.found)

    def _cheapest(self, row: int, ways: Sequence[Vector]) -> float:
        return min(self.costs[row][one] for one in ways)

    def _kept(self) -> dict[int, list[Vector]] | None:
        if not self.found or len(self.found) > _MOST_WAYS:
            return None
        self.weight = max(self._evidence(one) - self._doubt(one) for one in self.found)
        kept = [
            one
            for one in self.found
            if self._evidence(one) - self._doubt(one) > self.weight - _AS_GOOD
        ]
        return {
            index: list(dict.fromkeys(way for one in kept for way in self._alike(one, place)))
            for place, (index, _sign) in enumerate(self.rows)
        }

    def _alike(self, chosen: tuple[Vector, ...], place: int) -> Iterator[Vector]:
        """The ways of a row that differ from the chosen one only where the sum does not hold: of
        these the sum says nothing."""
        holding = [
            column for column in self.amounts if abs(self._gap(chosen, column)) <= self.tolerance
        ]
        told = chosen[place]
        for way in self.ways[place]:
            if way == told or all(way[column] == told[column] for column in holding):
                yield way

    def _gap(self, chosen: tuple[Vector, ...], column: int) -> int:
        """What the parts add up to, less the sum."""
        return sum(
            (one[column] or 0) * sign for one, (_index, sign) in zip(chosen, self.rows, strict=True)
        )

    def _doubt(self, chosen: tuple[Vector, ...]) -> float:
        """How many powers of ten speak against it: the ways that were there to choose from, or how
        much likelier another of them looks."""
        doubt = 0.0
        for (row, _sign), way, ways in zip(self.rows, chosen, self.ways, strict=True):
            costs = self.costs[row]
            looks = costs[way] - self._cheapest(row, ways)
            doubt += max(log10(len(ways)), min(looks, _MOST_DOUBT))
        return doubt

    def _meet(self) -> None:
        """The cuts under which the sum holds exactly, of more ways than can be tried one by one:
        each half of the rows adds up to what the other half lacks."""
        if self._fits(0, (0,) * len(self.amounts)) < self.need:
            return
        half, count = 0, 1
        while half < len(self.ways) and count * len(self.ways[half]) <= _MOST_HALF:
            count *= len(self.ways[half])
            half += 1
        if prod(len(one) for one in self.ways[half:]) > _MOST_HALF:
            return
        left, right = self._sums(0, half), self._sums(half, len(self.ways))
        columns = range(len(self.amounts))
        dropped = [None, *columns] if len(columns) > 2 else [None]
        self.nodes += (len(left) + len(right)) * len(dropped) // 3
        for drop in dropped:
            seen: dict[tuple[int, ...], list[tuple[Vector, ...]]] = {}
            for sums, chosen in left:
                key = tuple(-sums[one] for one in columns if one != drop)
                seen.setdefault(key, []).append(chosen)
            for sums, chosen in right:
                key = tuple(sums[one] for one in columns if one != drop)
                self.found += [(*one, *chosen) for one in seen.get(key, ())]
                if len(self.found) > _MOST_WAYS:
                    return
            if self.found:
                return

    def _sums(self, begin: int, end: int) -> list[tuple[tuple[int, ...], tuple[Vector, ...]]]:
        """What every choice among some rows adds up to."""
        told: list[tuple[tuple[int, ...], tuple[Vector, ...]]] = [((0,) * len(self.amounts), ())]
        for place in range(begin, end):
            sign = self.rows[place][1]
            told = [
                (self._longer(sums, way, sign), (*chosen, way))
                for sums, chosen in told
                for way in self.ways[place]
            ]
        return told

    def _longer(self, sums: tuple[int, ...], way: Vector, sign: int) -> tuple[int, ...]:
        return tuple(
            told + (way[column] or 0) * sign
            for told, column in zip(sums, self.amounts, strict=True)
        )

    def _fits(self, place: int, sums: tuple[int, ...]) -> int:
        """In how many columns what is still to come can close the gap."""
        return sum(
            1
            for told, (low, high) in zip(sums, self.bounds[place], strict=True)
            if told + low <= self.tolerance and told + high >= -self.tolerance
        )

    def _descend(self, place: int, sums: tuple[int, ...], chosen: tuple[Vector, ...]) -> None:
        self.nodes += 1
        if self.nodes > _MOST_NODES or len(self.found) > _MOST_WAYS:
            return
        if self._fits(place, sums) < self.need:
            return
        if place == len(self.rows):
            self.found.append(chosen)
            return
        sign = self.rows[place][1]
        for way in self.ways[place]:
            longer = self._longer(sums, way, sign)
            self._descend(place + 1, longer, (*chosen, way))

    def _evidence(self, chosen: tuple[Vector, ...]) -> float:
        """How many powers of ten speak for the sum: the digits of the columns that hold."""
        weight = 0.0
        for column in self.amounts:
            total = chosen[0][column]
            values = [
                (one[column] or 0) * sign
                for one, (_index, sign) in zip(chosen[1:], self.rows[1:], strict=True)
            ]
            if total is None or sum(1 for one in values if one) < self.least:
                continue
            gap = abs(sum(values) - total)
            if gap <= self.tolerance:
                weight += max(0.0, log10((abs(total) + self.unit) / (2 * gap + self.unit)))
        return weight
