"""Evaluation: references in, figures out, with every input kept so that each can be traced."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from bokslut.facts.engines import Facts
from bokslut.model.figure import Figure, FigureRef, Input, Leaf, Why
from bokslut.model.period import parse_period

from .cube import Cube, load
from .measure import Edition, Formula, Measure, Register, Selection, Term, compute
from .reference import fit, target
from .world import World


@dataclass
class _Node:
    measure: Measure
    edition: Edition
    definition: Selection | Formula


@dataclass
class _Evaluation:
    register: Register
    world: World
    nodes: dict[FigureRef, _Node] = field(default_factory=dict)
    figures: dict[FigureRef, Figure] = field(default_factory=dict)
    cubes: dict[str, Cube] = field(default_factory=dict)

    def collect(self, ref: FigureRef) -> None:
        """Opens a reference and, below it, all that its formula needs."""
        if ref in self.nodes:
            return
        measure = self.register[ref.measure]
        edition = measure.edition(parse_period(ref.get("period")).last)
        definition = edition.define(ref, self.world)
        if isinstance(definition, Formula):
            definition = replace(definition, terms=tuple(map(self._fitted, definition.terms)))
            for term in definition.terms:
                self.collect(term.ref)
                if term.unless is not None:
                    self.collect(term.unless)
        self.nodes[ref] = _Node(measure, edition, definition)

    def _fitted(self, term: Term) -> Term:
        ref = fit(term.ref, self.register, self.world)
        unless = None if term.unless is None else fit(term.unless, self.register, self.world)
        return Term(term.name, ref, term.optional, unless)

    def selections(self) -> list[Selection]:
        """All selections below the collected references."""
        return [
            node.definition
            for node in self.nodes.values()
            if isinstance(node.definition, Selection)
        ]

    def figure(self, ref: FigureRef) -> Figure:
        """The figure of a collected reference."""
        if ref not in self.figures:
            node = self.nodes[ref]
            if isinstance(node.definition, Selection):
                self.figures[ref] = self._selected(ref, node, node.definition)
            else:
                self.figures[ref] = self._computed(ref, node, node.definition)
        return self.figures[ref]

    def _selected(self, ref: FigureRef, node: _Node, selection: Selection) -> Figure:
        cube = self.cubes[selection.table]
        amount, rows, sources = cube.total(selection)
        missing = amount is None or (rows == 0 and not self._at_hand(selection))
        return Figure(
            ref=ref,
            value=None if amount is None or missing else amount * selection.sign,
            why=Why.MISSING if missing else None,
            unit=self._unit(ref, node.measure),
            edition=node.edition.since,
            leaf=Leaf(selection.table, _stated(selection), rows, sources),
        )

    def _at_hand(self, selection: Selection) -> bool:
        return self.cubes[selection.table].has_rows(selection)

    def _computed(self, ref: FigureRef, node: _Node, formula: Formula) -> Figure:
        values: dict[str, Decimal | None] = {}
        for term in formula.terms:
            value = self.figure(term.ref).value
            values[term.name] = Decimal(0) if value is None and self._is_none(term) else value
        if all(self.figure(term.ref).value is None for term in formula.terms):
            values = dict.fromkeys(values)
        result = formula.why or compute(formula.text, values)
        return Figure(
            ref=ref,
            value=None if isinstance(result, Why) else result,
            why=result if isinstance(result, Why) else None,
            unit=self._unit(ref, node.measure),
            formula=formula.text,
            edition=node.edition.since,
            inputs=tuple(Input(term.name, term.ref) for term in formula.terms),
        )

    def _is_none(self, term: Term) -> bool:
        """Whether a missing input is nothing rather than unknown."""
        return term.optional and (term.unless is None or self.figure(term.unless).value is None)

    def _unit(self, ref: FigureRef, measure: Measure) -> str:
        if measure.unit != "same":
            return measure.unit
        return self._unit(ref, self.register[target(ref)])


def definitions(
    ref: FigureRef, register: Register, world: World
) -> dict[FigureRef, Selection | Formula]:
    """How a canonical reference and every input below it is computed, without computing it."""
    work = _Evaluation(register, world)
    work.collect(ref)
    return {one: node.definition for one, node in work.nodes.items()}


def _stated(selection: Selection) -> tuple[tuple[str, tuple[str, ...]], ...]:
    dates = (selection.first.isoformat(), selection.last.isoformat())
    return (("dates", dates), *selection.where)


def evaluate(
    refs: Iterable[FigureRef], register: Register, world: World, facts: Facts
) -> dict[FigureRef, Figure]:
    """The figures of canonical references, and of every input below them.

    All references are collected first; then each fact table is queried once.
    """
    work = _Evaluation(register, world)
    for ref in refs:
        work.collect(ref)
    by_table: dict[str, list[Selection]] = {}
    for selection in work.selections():
        by_table.setdefault(selection.table, []).append(selection)
    for table, selections in by_table.items():
        work.cubes[table] = load(facts, world, table, selections)
    for ref in list(work.nodes):
        work.figure(ref)
    return work.figures
