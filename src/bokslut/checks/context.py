"""What a check may look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from bokslut.facts.engines import Facts
from bokslut.measures.measure import Register
from bokslut.measures.world import World
from bokslut.model.document import Table
from bokslut.model.figure import FigureRef
from bokslut.model.finding import Finding

Value = Callable[[FigureRef], Decimal | None]


@dataclass(frozen=True)
class CheckContext:
    """The facts at a snapshot, the world, the filled statements, and a way to ask for figures.

    `locked` is the day through which the books are closed; `locked_on` the day on which they
    were. `suspense` are patterns of accounts that must be zero when a period is closed, `signs`
    of accounts whose balance is expected in debit (1) or credit (-1).
    """

    facts: Facts
    world: World
    register: Register
    tables: tuple[Table, ...]
    files: Mapping[str, str]
    locked: date | None = None
    locked_on: date | None = None
    suspense: tuple[str, ...] = ()
    tolerance: Decimal = field(default=Decimal(0))


Check = Callable[[CheckContext], list[Finding]]
