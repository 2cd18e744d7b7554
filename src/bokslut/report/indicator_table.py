"""The table of a goal: its indicators with their targets, what stands beside them, and the gaps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from bokslut.goals.evidence import Evidence, Outcome, Unknown, years_of
from bokslut.goals.plan import Comparison, Indicator, IndicatorSeries, Node, Plan, Target
from bokslut.goals.words import due_words, target_words, unknown_words
from bokslut.measures.measure import Register
from bokslut.measures.world import Observed, World
from bokslut.model.document import Cell, Column, Row, Table
from bokslut.model.figure import Figure, FigureRef
from bokslut.model.finding import Translate
from bokslut.model.message import fill
from bokslut.model.numbers import MISSING, in_unit, print_value
from bokslut.model.period import parse_period, spoken

from .imported import imported_note
from .indicator_series import Shelf, in_order, name_of, new_definitions, origins

# As many values of a series as fit beside its target.
_MOST_VALUES = 4
# Marks what is translated.
N_ = str
_OUTCOMES = {
    Outcome.MET: N_("Met"),
    Outcome.MISSED: N_("Not met"),
    Outcome.UNKNOWN: N_("Cannot be told"),
}


def table_key(node: Node) -> str:
    """The key of the table of a node's targets."""
    return f"goal-{node.key}"


def table_refs(plan: Plan, register: Register, world: World) -> list[FigureRef]:
    """Every figure that the tables of targets print."""
    shelf = Shelf(plan, register, world)
    refs = []
    for node in plan.nodes:
        spans = spans_of(node, shelf)
        for series in shelf.all_series(node):
            refs += [shelf.ref(series, one) for one in shelf.told(series) if name_of(one) in spans]
        for target in node.targets:
            for _named, other in shelf.beside(target):
                refs += [
                    shelf.gap_ref(target.series, other, span)
                    for span in both_told(target.series, other, shelf)
                    if span in spans
                ]
    return refs


def spans_of(node: Node, shelf: Shelf) -> list[str]:
    """The periods of the latest values of a node's series, oldest first."""
    told = [one for series in shelf.all_series(node) for one in shelf.told(series)]
    return in_order(told)[-_MOST_VALUES:]


def both_told(this: IndicatorSeries, other: IndicatorSeries, shelf: Shelf) -> list[str]:
    """The periods for which both of two series have a value."""
    first, second = (
        {name_of(one) for one in shelf.told(series) if not one.missing} for series in (this, other)
    )
    return [one for one in in_order(shelf.told(this)) if one in first & second]


@dataclass(frozen=True)
class TargetTable:
    """Writes the table of a node: `evidence` is what became of each of its targets."""

    node: Node
    evidence: tuple[Evidence, ...]
    shelf: Shelf
    figures: Mapping[FigureRef, Figure]
    translate: Translate

    def table(self, title: str) -> Table:
        """The latest values of each indicator, what was to be reached, whether it was; beneath it
        the series that stand beside it, and how far it lies above them."""
        spans = spans_of(self.node, self.shelf)
        _ = self.translate
        # Spreadsheets print a value by the unit and decimals of its column: 7,13 would be 7,1.
        measured = [self.shelf.indicator(one) for one in self.node.targets]
        decimals = max(one.decimals for one in measured)
        unit = "percent" if all(one.unit == "percent" for one in measured) else "count"
        columns = [
            Column(
                f"p{index}",
                spoken(parse_period(span), _),
                "indicator",
                span,
                "outcome",
                unit,
                decimals,
            )
            for index, span in enumerate(spans, start=1)
        ]
        words = [
            Column(key, label, "", "", "", "text", 0)
            for key, label in (("target", _("Target")), ("outcome", _("Outcome")))
        ]
        return Table(
            table_key(self.node),
            title,
            unit,
            (*columns, *words),
            tuple(self.rows(spans)),
            _("Indicator"),
            tuple(self.notes(spans)),
        )

    def rows(self, spans: list[str]) -> Iterator[Row]:
        """A row for each target, then one for each series beside it and for the gap to it."""
        own = {one.series for one in self.node.targets}
        mixed = len({self.shelf.indicator(one).unit == "percent" for one in self.node.targets}) > 1
        for index, one in enumerate(self.evidence, start=1):
            target = one.compared.target
            indicator = self.shelf.indicator(target)
            words = (target_words(target, indicator, self.translate), self.outcome(one))
            label = self.label(target)
            if mixed and indicator.unit == "percent":
                label += f" ({self.translate('percent')})"
            yield self.row(f"{index}", label, target.series, spans, words)
            for place, (named, other) in enumerate(self.shelf.beside(target), start=1):
                whom = self.beside_label(named, other)
                if other not in own:
                    yield self.row(f"{index}-{place}", whom, other, spans, ("", ""), 1)
                yield self.gap_row(f"{index}-{place}-gap", whom, target, other, spans)

    def row(
        self,
        key: str,
        label: str,
        series: IndicatorSeries,
        spans: list[str],
        words: tuple[str, ...],
        level: int = 0,
    ) -> Row:
        """The values of a series in the table's periods, and words."""
        known = {name_of(one): one for one in self.shelf.told(series)}
        cells = [self.value(series, known.get(span)) for span in spans]
        anew = [one for one in new_definitions(self.shelf.told(series)) if name_of(one) in spans]
        if anew:
            when = spoken(parse_period(name_of(anew[-1])), self.translate)
            label += f" ({fill(self.translate('new definition {when}'), {'when': when})})"
        texts = tuple(Cell(None, None, one, "text") for one in words)
        return Row(key, label, "item", (*cells, *texts), level)

    def gap_row(
        self, key: str, whom: str, target: Target, other: IndicatorSeries, spans: list[str]
    ) -> Row:
        """How far the target's series lies above the other, where both are told."""
        indicator = self.shelf.indicator(target)
        percent = indicator.unit == "percent"
        told = both_told(target.series, other, self.shelf)
        cells = [
            self.cell(self.shelf.gap_ref(target.series, other, span), indicator)
            if span in told
            else Cell(None, None, MISSING, "text")
            for span in spans
        ]
        words = (Cell(None, None, "", "text"), Cell(None, None, "", "text"))
        gap = N_("difference from {whom}, percentage points")
        template = gap if percent else N_("difference from {whom}")
        label = fill(self.translate(template), {"whom": whom})
        return Row(key, label, "item", (*cells, *words), 1)

    def value(self, series: IndicatorSeries, one: Observed | None) -> Cell:
        """A value in its own unit; a dash where there is none."""
        if one is None:
            return Cell(None, None, MISSING, "text")
        return self.cell(self.shelf.ref(series, one), self.shelf.plan.indicator[series.indicator])

    def cell(self, ref: FigureRef, indicator: Indicator) -> Cell:
        """A figure as it is printed in the unit and with the decimals of its indicator."""
        figure = self.figures[ref]
        unit = "percent" if indicator.unit == "percent" else "count"
        if figure.value is None:
            return Cell(ref, None, MISSING, unit, figure.why)
        text = print_value(figure.value, unit, indicator.decimals)
        return Cell(ref, in_unit(figure.value, unit), text, unit)

    def label(self, target: Target) -> str:
        """What is measured, of whom."""
        title, whom = self.shelf.indicator(target).title, self.shelf.whom(target.series)
        return target.label or (f"{title} ({whom})" if whom else title)

    def beside_label(self, named: Comparison, other: IndicatorSeries) -> str:
        """Whom a series beside a target tells of."""
        return named.label or self.shelf.whom(other) or self.translate("all")

    def outcome(self, evidence: Evidence) -> str:
        """Whether the target was met, or why that cannot be told and from when it can."""
        _, compared = self.translate, evidence.compared
        if compared.unknown is not None:
            said = unknown_words(compared.unknown, compared.target, self.shelf.world, _)
            due = self.shelf.indicator(compared.target).due
            late = (Unknown.NO_VALUE, Unknown.NO_VALUE_THIS_YEAR)
            waits = compared.unknown in late and due and due > self.shelf.world.period.last
            return f"{said}, {due_words(due, _)}" if waits and due else said
        said = _(_OUTCOMES[evidence.outcome])
        if compared.then is None or compared.target.against or years_of(compared) == Decimal(1):
            return said
        # A target that asks about the year before is told where an older one was taken.
        then = spoken(parse_period(compared.then.get("period")), _)
        return f"{said} ({fill(_('against {name}'), {'name': then})})"

    def notes(self, spans: list[str]) -> Iterator[str]:
        """Who publishes the values, that they are not proved here, and what was defined anew."""
        series = self.shelf.all_series(self.node)
        told = [one for each in series for one in self.shelf.told(each) if name_of(one) in spans]
        if told:
            measured = [self.shelf.indicator(one) for one in self.node.targets]
            yield imported_note(origins(told, measured), self.translate)
        template = self.translate(
            "{what}: from {when} by another definition ({definition}); the values before it are "
            "not compared with it."
        )
        for each in series:
            for one in new_definitions(self.shelf.told(each)):
                if name_of(one) in spans:
                    fields = {
                        "what": self.shelf.plan.indicator[each.indicator].title,
                        "when": spoken(parse_period(name_of(one)), self.translate),
                        "definition": one.definition or MISSING,
                    }
                    yield fill(template, fields)
