"""Who makes something of each page of a report: one process, or whoever is handed in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Each(Protocol):
    """Makes something of each of some, in order."""

    def __call__(self, make: Callable[[T], R], some: Sequence[T], /) -> list[R]:
        """What is made."""


def one_by_one(make: Callable[[T], R], some: Sequence[T], /) -> list[R]:
    """Something of each of some, one after another."""
    return list(map(make, some))
