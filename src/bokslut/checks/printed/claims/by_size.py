"""What is printed, by its size: the numbers that a stated one may be are found without looking at
all others."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class BySize(Generic[T]):
    """Things of some size, by how far each may be off: there are few such reaches in a report."""

    _sizes: dict[Decimal, tuple[list[Decimal], list[tuple[int, T]]]]

    @classmethod
    def of(cls, some: Iterable[tuple[Decimal, Decimal, T]]) -> BySize[T]:
        """Things, each with its size and its reach."""
        by_reach: dict[Decimal, list[tuple[Decimal, int, T]]] = defaultdict(list)
        for place, (size, reach, one) in enumerate(some):
            by_reach[reach].append((size, place, one))
        told = {}
        for reach, sized in by_reach.items():
            sized.sort(key=lambda each: each[0])
            told[reach] = (
                [size for size, _place, _one in sized],
                [(place, one) for _size, place, one in sized],
            )
        return cls(told)

    def near(self, size: Decimal, reach: Decimal) -> list[T]:
        """Those whose size differs by no more than both reaches, in the order that they came in."""
        found: list[tuple[int, T]] = []
        for own, (sizes, some) in self._sizes.items():
            start = bisect_left(sizes, size - reach - own)
            end = bisect_right(sizes, size + reach + own)
            found += some[start:end]
        found.sort(key=lambda each: each[0])
        return [one for _place, one in found]
