"""What a check may look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from bokslut.facts.engines import Facts
from bokslut.goals.assess import Assessed
from bokslut.goals.plan import Plan
from bokslut.measures.measure import Register
from bokslut.measures.world import World
from bokslut.model.document import Table
from bokslut.model.figure import Figure, FigureRef
from bokslut.model.finding import Finding, Translate, untranslated
from bokslut.norms.requirement import Entry

from .grants import Planned, read_planned
from .ledger import Ledger
from .vouchers import Vouchers


@dataclass(frozen=True)
class CheckContext:
    """The facts at a snapshot, the world, and the filled statements.

    `files` names the source files by their hashes. `locked` is the day through which the books
    are closed; `locked_on` the day on which they were. `suspense` are patterns of accounts that
    must be zero when a period is closed. Amounts that differ by no more than `tolerance` (kronor)
    count as equal. `texts` are what was typed in the report's texts, by the key of the section;
    `figures` those of its statements and texts; `plain` are the paragraphs of a report that is
    meant for everyone, as they read, by the key of their section; `translate` knows the language
    of the texts; `dated` is the day that the report bears. `checklist` is what is asked of the
    report, held against the document.
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
    assessed: Assessed = field(default_factory=lambda: Assessed(Plan()))
    texts: tuple[tuple[str, str], ...] = ()
    figures: Mapping[FigureRef, Figure] = field(default_factory=dict)
    plain: tuple[tuple[str, str], ...] = ()
    translate: Translate = untranslated
    dated: date | None = None
    checklist: tuple[Entry, ...] = ()

    @cached_property
    def ledger(self) -> Ledger:
        """The postings and balances, summed once for all checks that ask."""
        return Ledger(self.facts, self.world)

    @cached_property
    def planned(self) -> tuple[Planned, ...]:
        """Budgets, appropriations and forecasts, summed once for all checks that ask."""
        return read_planned(self.facts)

    @cached_property
    def vouchers(self) -> Vouchers:
        """The voucher series, counted once for all checks that ask."""
        return Vouchers(self.facts, self.ledger.files)


Check = Callable[[CheckContext], list[Finding]]
