"""The goals of an area as sections: follow-up, indicators with their targets, grade, activities.

The order is that of the published closings: what is wanted, what came of it, how it is assessed,
what is done about it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from bokslut.goals.assess import Assessed
from bokslut.goals.plan import Node, Plan
from bokslut.measures.measure import Register
from bokslut.measures.world import World
from bokslut.model.document import (
    AssessmentBlock,
    Block,
    Chart,
    ChartBlock,
    Paragraph,
    Section,
    Table,
    TableBlock,
    TextRun,
)
from bokslut.model.figure import Figure, FigureRef
from bokslut.model.finding import Translate
from bokslut.model.message import fill

from .imported import imported_note, imported_values, origins_in
from .indicator_charts import charts_of
from .indicator_series import Shelf
from .indicator_table import TargetTable, table_key

# Marks what is translated.
N_ = str
KIND_WORDS: Mapping[str, str] = {
    "council-goal": N_("Council goal"),
    "plan-goal": N_("Goal of the operational plan"),
    "direction": N_("Direction"),
    "activity": N_("Activity"),
    "programme-goal": N_("Goal of the programme"),
    "part-goal": N_("Part goal"),
    "programme-action": N_("Action"),
    "improvement": N_("Improvement"),
}
_STATUSES = {
    "not-started": N_("not started"),
    "ongoing": N_("ongoing"),
    "done": N_("done"),
    "carried-over": N_("carried over"),
    "cancelled": N_("cancelled"),
}


@dataclass(frozen=True)
class GoalWriter:
    """Writes the sections of goals: `prose` gives the paragraphs of a text with its figures."""

    assessed: Assessed
    figures: Mapping[FigureRef, Figure]
    register: Register
    world: World
    translate: Translate
    prose: Callable[[str], tuple[Block, ...]]

    @property
    def plan(self) -> Plan:
        """The plan that is followed up."""
        return self.assessed.plan

    def sections(self, area: str, level: int) -> Iterator[Section]:
        """A section for each node below an area, each before those below it."""
        for node in self.plan.children(area):
            yield Section(f"goal-{node.key}", self.title(node), level, tuple(self.blocks(node)))
            yield from self.sections(node.key, level + 1)

    def title(self, node: Node) -> str:
        """`KF-mål 1. Den kommunala organisationen ska bli fossilbränslefri`."""
        if node.kind == "area":
            return node.title
        word = " ".join(filter(None, (self.translate(KIND_WORDS[node.kind]), node.number)))
        return f"{word}. {node.title}"

    def blocks(self, node: Node) -> Iterator[Block]:
        """What stands in the section of a node."""
        if line := self.about(node):
            yield Paragraph((TextRun(line),), "note")
        yield from self.follow_up(node)
        if node.targets:
            yield TableBlock(table_key(node))
            yield from (ChartBlock(chart.key) for chart, _behind in self.charted(node))
        if node.key in self.assessed.grades:
            yield AssessmentBlock(self.assessed.grades[node.key])
        if node.improvements:
            head = self.translate("Measures to improve how the goal is met")
            yield Paragraph((TextRun(head, strong=True),))
            yield from self.prose(node.improvements)

    def follow_up(self, node: Node) -> Iterator[Block]:
        """The text; that all of its figures are imported is told below the table alone, where
        that says it of the same sources."""
        blocks = self.prose(node.text)
        said = imported_note(origins_in(blocks, self.figures, self.world), self.translate)
        last = blocks[-1] if blocks else None
        if node.targets and isinstance(last, Paragraph) and last.text == said:
            cells = [cell.ref for row in self.table(node).rows for cell in row.cells if cell.ref]
            told = [one for ref in cells for one in imported_values(ref, self.figures, self.world)]
            if {one.origin for one in told} >= set(origins_in(blocks, self.figures, self.world)):
                blocks = blocks[:-1]
        yield from blocks

    def about(self, node: Node) -> str:
        """Who answers for a node with whom, when it is due, how far it has come."""
        _, told = self.translate, list[str]()
        if node.responsible:
            told.append(fill(_("Responsible: {who}"), {"who": ", ".join(node.responsible)}))
        if node.owner:
            told.append(fill(_("Owner: {who}"), {"who": node.owner}))
        if node.due is not None:
            told.append(fill(_("Due: {day}"), {"day": node.due.isoformat()}))
        if node.status in _STATUSES:
            status = _(_STATUSES[node.status])
            if node.carried_to:
                status = fill(_("carried over to {year}"), {"year": node.carried_to})
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
        title = fill(self.translate("Indicators of {goal}"), {"goal": self.short(node)})
        evidence = self.assessed.evidence[node.key]
        return TargetTable(node, evidence, self.shelf, self.figures, self.translate).table(title)

    @property
    def shelf(self) -> Shelf:
        """What names the values of indicators."""
        return Shelf(self.plan, self.register, self.world)

    def charted(self, node: Node) -> Iterator[tuple[Chart, Table | None]]:
        """The charts of a node's series, with the tables behind them where these are not the
        node's own."""
        evidence = self.assessed.evidence.get(node.key, ())
        return charts_of(node, evidence, self.shelf, self.figures, self.translate)

    def charts(self, area: str) -> Iterator[tuple[Chart, Table | None]]:
        """The charts of all nodes below an area."""
        for node in self.plan.below(area):
            yield from self.charted(node)

    def short(self, node: Node) -> str:
        """What a goal is called in the heading of its table."""
        parts = self.translate(KIND_WORDS.get(node.kind, "")), node.number
        area = self.plan.by_key[node.parent].title if node.parent in self.plan.by_key else ""
        return " ".join(filter(None, parts)) + (f", {area}" if area else "")
