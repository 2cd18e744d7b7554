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

from .goal_lines import status_words, ties
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
            yield Section(f"goal-{node.key}", self.title(node), level, blocks, language=language)
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
        yield from self.follow_up(node)
        if node.targets:
            yield TableBlock(table_key(node))
            yield from (ChartBlock(chart.key) for chart, _behind in self.charted(node))
        if node.key in self.assessed.grades:
            yield AssessmentBlock(self.assessed.grades[node.key])
        if node.improvements:
            head = self.translate("Measures to improve how the goal is met")
            yield Paragraph((TextRun(head, strong=True),))
            yield from self.prose(node.improvements, node.language_of("improvements"))

    def follow_up(self, node: Node) -> Iterator[Block]:
        """The text; that all of its figures are imported is told below the table alone, where
        that says it of the same sources."""
        blocks = self.prose(node.text, node.language_of("text"))
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
