"""The goals of an area as sections: follow-up, indicators with their targets, grade, activities.

The order is that of the published closings: what is wanted, what came of it, how it is assessed,
what is done about it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bokslut.goals.assess import Assessed
from bokslut.goals.evidence import Evidence, Outcome, Unknown, observed, value_ref
from bokslut.goals.plan import Indicator, IndicatorSeries, Node, Plan, Target
from bokslut.measures.measure import Register
from bokslut.measures.reference import fit
from bokslut.measures.world import Observed, World
from bokslut.model.document import (
    AssessmentBlock,
    Block,
    Cell,
    Column,
    Paragraph,
    Row,
    Section,
    Table,
    TableBlock,
    TextRun,
)
from bokslut.model.figure import Figure, FigureRef
from bokslut.model.finding import Translate
from bokslut.model.message import fill
from bokslut.model.numbers import MISSING, in_unit, print_number, print_value
from bokslut.model.period import parse_period, period_between, spoken

from .goal_lines import status_words, ties

# As many values of a series as fit beside its target.
_MOST_VALUES = 4

# Marks what is translated.
N_ = str
KIND_WORDS: Mapping[str, str] = {
    "council-goal": N_("Council goal"),
    "plan-goal": N_("Goal of the operational plan"),
    "direction": N_("Direction"),
    "board-goal": N_("Goal of the board"),
    "company-goal": N_("Goal of the company"),
    "office-goal": N_("Goal of the office"),
    "department-goal": N_("Goal of the department"),
    "activity": N_("Activity"),
    "programme-goal": N_("Goal of the programme"),
    "part-goal": N_("Part goal"),
    "programme-action": N_("Action"),
    "improvement": N_("Improvement"),
}
_OUTCOMES = {
    Outcome.MET: N_("Met"),
    Outcome.MISSED: N_("Not met"),
    Outcome.UNKNOWN: N_("Cannot be told"),
}


@dataclass(frozen=True)
class GoalWriter:
    """Writes the sections of goals: `prose` gives the paragraphs of a text with its figures,
    in a language where that is not the report's."""

    assessed: Assessed
    figures: Mapping[FigureRef, Figure]
    register: Register
    world: World
    translate: Translate
    prose: Callable[[str, str], tuple[Block, ...]]

    @property
    def plan(self) -> Plan:
        """The plan that is followed up."""
        return self.assessed.plan

    def sections(self, area: str, level: int) -> Iterator[Section]:
        """A section for each node below an area, each before those below it."""
        for node in self.plan.children(area):
            blocks, language = tuple(self.blocks(node)), node.language_of("title")
            yield Section(f"goal-{node.key}", self.title(node), level, blocks, language)
            yield from self.sections(node.key, level + 1)

    def title(self, node: Node) -> str:
        """`KF-mål 1. Den kommunala organisationen ska bli fossilbränslefri`."""
        if node.kind == "area":
            return node.title
        return f"{self.numbered(node)}. {node.title}"

    def numbered(self, node: Node) -> str:
        """`KF-mål 1`: the kind of a node, and its number."""
        return " ".join(filter(None, (self.translate(KIND_WORDS[node.kind]), node.number)))

    def blocks(self, node: Node) -> Iterator[Block]:
        """What stands in the section of a node."""
        if line := self.about(node):
            yield Paragraph((TextRun(line),), "note")
        for line in ties(node, self):
            yield Paragraph((TextRun(line),), "note")
        yield from self.prose(node.text, node.language_of("text"))
        if node.targets:
            yield TableBlock(table_key(node))
        if node.key in self.assessed.grades:
            yield AssessmentBlock(self.assessed.grades[node.key])
        if node.improvements:
            head = self.translate("Measures to improve how the goal is met")
            yield Paragraph((TextRun(head, strong=True),))
            yield from self.prose(node.improvements, node.language_of("improvements"))

    def about(self, node: Node) -> str:
        """Who answers for a node with whom, when it is due, how far it has come."""
        _, told = self.translate, list[str]()
        if node.responsible:
            told.append(fill(_("Responsible: {who}"), {"who": ", ".join(node.responsible)}))
        if node.owner:
            told.append(fill(_("Owner: {who}"), {"who": node.owner}))
        if node.starts is not None:
            told.append(fill(_("Starts: {day}"), {"day": node.starts.isoformat()}))
        if node.due is not None:
            told.append(fill(_("Due: {day}"), {"day": node.due.isoformat()}))
        if status := status_words(node, self.plan, self.world.period, _):
            told.append(fill(_("Status: {status}"), {"status": status}))
        return " · ".join(told)

    def tables(self, area: str) -> Iterator[Table]:
        """The tables of targets of all nodes below an area."""
        for node in self.plan.below(area):
            if node.targets:
                yield self.table(node)

    def table(self, node: Node) -> Table:
        """The targets of a node: the latest values of each indicator, what was to be reached,
        whether it was."""
        spans = _spans(node, self.world)
        rows = tuple(
            Row(f"{index}", self.label(one.compared.target), "item", self.cells(one, spans))
            for index, one in enumerate(self.assessed.evidence[node.key], start=1)
        )
        _ = self.translate
        # Spreadsheets print a value by the unit and decimals of its column: 7,13 would be 7,1.
        measured = [self.plan.indicator[one.indicator] for one in node.targets]
        decimals = max(one.decimals for one in measured)
        unit = "percent" if all(one.unit == "percent" for one in measured) else "count"
        columns = [
            Column(f"p{index}", self.spoken(span), "indicator", span, "outcome", unit, decimals)
            for index, span in enumerate(spans, start=1)
        ]
        words = [
            Column(key, label, "", "", "", "text", 0)
            for key, label in (("target", _("Target")), ("outcome", _("Outcome")))
        ]
        origins = {self.plan.indicator[one.indicator].origin for one in node.targets}
        notes = tuple(
            fill(_("Source: {origin}"), {"origin": one}) for one in sorted(origins) if one
        )
        return Table(
            table_key(node),
            fill(_("Indicators of {goal}"), {"goal": self.short(node)}),
            unit,
            (*columns, *words),
            rows,
            _("Indicator"),
            notes,
        )

    def short(self, node: Node) -> str:
        """What a goal is called in the heading of its table."""
        parts = self.translate(KIND_WORDS.get(node.kind, "")), node.number
        area = self.plan.by_key[node.parent].title if node.parent in self.plan.by_key else ""
        return " ".join(filter(None, parts)) + (f", {area}" if area else "")

    def spoken(self, span: str) -> str:
        """A period as it heads a column."""
        return spoken(parse_period(span), self.translate)

    def label(self, target: Target) -> str:
        """What is measured, of whom."""
        indicator = self.plan.indicator[target.indicator]
        whom = ", ".join(filter(None, (target.area, self.unit_name(target), target.subgroup)))
        return target.label or (f"{indicator.title} ({whom})" if whom else indicator.title)

    def unit_name(self, target: Target) -> str:
        """The name of the unit that a target is for."""
        return self.world.name("unit", target.unit) if target.unit else ""

    def cells(self, evidence: Evidence, spans: Iterable[str]) -> tuple[Cell, ...]:
        """A cell for each period, one for the target and one for whether it was met."""
        target = evidence.compared.target
        indicator = self.plan.indicator[target.indicator]
        known = {
            period_between(one.first, one.last).name: one
            for one in observed(self.world, target.series, self.world.period.last)
        }
        values = [self.value(target.series, indicator, known.get(span)) for span in spans]
        words = (target_words(target, indicator, self.translate), self.outcome(evidence))
        return (*values, *(Cell(None, None, one, "text") for one in words))

    def value(self, series: IndicatorSeries, indicator: Indicator, one: Observed | None) -> Cell:
        """A value in its own unit; a dash where there is none."""
        if one is None:
            return Cell(None, None, MISSING, "text")
        ref = shown_ref(series, indicator, one, self.register, self.world)
        figure = self.figures[ref]
        unit = "percent" if indicator.unit == "percent" else "count"
        if figure.value is None:
            return Cell(ref, None, MISSING, unit, figure.why)
        text = print_value(figure.value, unit, indicator.decimals)
        return Cell(ref, in_unit(figure.value, unit), text, unit)

    def outcome(self, evidence: Evidence) -> str:
        """Whether the target was met, or why that cannot be told."""
        _ = self.translate
        if evidence.compared.unknown is Unknown.KEPT_BACK:
            series = evidence.compared.target.series
            reason = observed(self.world, series, self.world.period.last)[-1].missing
            return fill(_("No value: {reason}"), {"reason": reason})
        if evidence.compared.unknown is not None:
            return _(UNKNOWN_WORDS[evidence.compared.unknown.value])
        return _(_OUTCOMES[evidence.outcome])


UNKNOWN_WORDS: Mapping[str, str] = {
    "no-value": N_("No value"),
    "no-value-this-year": N_("No value for the year yet"),
    "nothing-against": N_("Nothing to compare with"),
    "series-break": N_("Not comparable: the definition was changed"),
}


def table_key(node: Node) -> str:
    """The key of the table of a node's targets."""
    return f"goal-{node.key}"


def shown_ref(
    series: IndicatorSeries, indicator: Indicator, one: Observed, register: Register, world: World
) -> FigureRef:
    """The reference of a value as it is printed: a share for what is published in percent."""
    ref = value_ref(series, one)
    if indicator.unit == "percent":
        ref = FigureRef.of("indicator_share", dict(ref.keys))
    return fit(ref, register, world)


def table_refs(plan: Plan, register: Register, world: World) -> list[FigureRef]:
    """Every figure that the tables of targets print."""
    refs = []
    for node in plan.nodes:
        spans = _spans(node, world)
        for target in node.targets:
            for one in observed(world, target.series, world.period.last):
                if period_between(one.first, one.last).name in spans:
                    indicator = plan.indicator[target.indicator]
                    refs.append(shown_ref(target.series, indicator, one, register, world))
    return refs


def _spans(node: Node, world: World) -> list[str]:
    """The periods of the latest values of a node's targets, oldest first."""
    days: dict[tuple[date, date], str] = {}
    for target in node.targets:
        for one in observed(world, target.series, world.period.last):
            days[one.last, one.first] = period_between(one.first, one.last).name
    return [days[key] for key in sorted(days)][-_MOST_VALUES:]


def target_words(target: Target, indicator: Indicator, translate: Translate) -> str:
    """The target as it is read: `minst 100 fler`, `högst 5,0 %`, `lägre än året före`."""
    _ = translate

    def amount(value: Decimal | None) -> str:
        text = MISSING if value is None else print_number(value, _decimals(value))
        return f"{text}\u00a0%" if indicator.unit == "percent" else text

    fields = {
        "value": amount(target.value),
        "upper": amount(target.upper),
        "then": target.against or _("the year before"),
    }
    lower = indicator.better == "lower"
    better = N_("lower than {then}") if lower else N_("higher than {then}")
    kept = N_("not higher than {then}") if lower else N_("not lower than {then}")
    words = {
        "at-least": N_("at least {value}"),
        "at-most": N_("at most {value}"),
        "inside": N_("{value} to {upper}"),
        "change-at-least": N_("at least {value} more than {then}"),
        "change-at-most": N_("at most {value} more than {then}"),
        "better": better,
        "not-worse": kept,
    }[target.kind]
    said = fill(_(words), fields)
    if target.long_run is not None:
        most, least = N_("in the long run at most {limit}"), N_("in the long run at least {limit}")
        said += ", " + fill(_(most if lower else least), {"limit": amount(target.long_run)})
    return said


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
