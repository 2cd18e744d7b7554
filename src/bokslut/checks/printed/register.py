"""The rules over finished reports, each in a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from .cross_footing import cross_foot
from .equations import Equation
from .footing import foot
from .grid import Grid

RULES: tuple[Callable[[Grid], Iterable[Equation]], ...] = (foot, cross_foot)
