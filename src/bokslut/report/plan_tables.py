"""Tables of the plan: answers side by side, grades over the years, activities and who shares them.

They are ordinary tables. A grade stands in them by shape and word, and a count is a figure that
leads to its explanation. A table of the whole plan has no node for its key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bokslut.goals.answers import Answer, answered_goals, answers_to, body_of
from bokslut.goals.history import GradeOfPeriod, grades_of, lineage, periods_of
from bokslut.goals.plan import Node, Plan
from bokslut.measures.measure import Register
from bokslut.measures.reference import fit
from bokslut.measures.world import World
from bokslut.model.assessment import Grade
from bokslut.model.document import Cell, Column, Row, Table
from bokslut.model.figure import FigureRef
from bokslut.model.message import fill
from bokslut.model.numbers import MISSING, in_unit, print_value
from bokslut.model.period import parse_period, spoken

from .declaration import PLAN_TABLES, ReportDeclaration
from .goal_lines import improvement_words, serving, status_words
from .goals import GoalWriter
from .grades import mark

# As many bodies as stand side by side on a page that lies on its side, and years on an upright one.
_MOST_BODIES, _MOST_YEARS = 7, 6
_STATUSES = ("not-started", "ongoing", "done", "carried-over", "cancelled", "unknown")

# Marks what is translated.
N_ = str
_STATUS_HEADS: Mapping[str, str] = {
    "not-started": N_("Not started"),
    "ongoing": N_("Ongoing"),
    "done": N_("Done"),
    "carried-over": N_("Carried over"),
    "cancelled": N_("Cancelled"),
    "unknown": N_("Status not told"),
}
_RULES: Mapping[str, str] = {
    "mean": N_(
        "Proposed in all: the mean of the answers, each body counted once, halfway to the lower "
        "grade; never good where one is deficient."
    ),
    "weakest": N_("Proposed in all: the weakest of the answers."),
}


def words(text: str) -> Cell:
    """A cell of words."""
    return Cell(None, None, text, "text")


def _nodes(plan: Plan, key: str) -> tuple[Node, ...]:
    return tuple(plan.below(key)) if key else plan.nodes


@dataclass(frozen=True)
class PlanTables:
    """Makes the tables of the plan, in the words of the writer of goals."""

    goals: GoalWriter

    @property
    def plan(self) -> Plan:
        """The plan as it holds for the closing."""
        return self.goals.plan

    def of(self, kind: str, key: str) -> Iterator[Table]:
        """The tables of a block; none where the plan has nothing to show in it."""
        make: Callable[[str], Iterable[Table]] = {
            "answers": self.answers,
            "grades": self.grades,
            "activities": self.activities,
            "responsible": self.responsible,
            "improvements": self.improvements,
        }[kind]
        yield from make(key)

    def grade(self, grade: Grade | None) -> Cell:
        """A grade in a cell; a dash where there is none."""
        if grade is None:
            return words(MISSING)
        return Cell(None, None, mark(grade, self.goals.translate), "text", grade=grade)

    def count(self, ref: FigureRef, unit: str = "count") -> Cell:
        """A figure in a cell."""
        figure = self.goals.figures[ref]
        if figure.value is None:
            return Cell(ref, None, MISSING, unit, figure.why)
        text = print_value(figure.value, unit, 0)
        return Cell(ref, in_unit(figure.value, unit), text, unit)

    def titled(self, title: str, key: str) -> str:
        """The title of a table with the name of what it is about."""
        node = self.plan.by_key.get(key)
        return f"{title}: {node.title}" if node is not None else title

    def named(self, node: Node) -> str:
        """What a goal is called, and whose it is where it is a body's own."""
        body = body_of(self.plan, node)
        title = self.goals.title(node)
        return f"{title} ({self.goals.world.name('unit', body)})" if body else title

    def answers(self, key: str) -> Iterator[Table]:
        """Goals by bodies: what each body's answer is, what they give together, what was decided.
        As many bodies as a page holds; the others follow in tables of their own."""
        goals = _top(answered_goals(self.plan, _answerable(self.plan, key)))
        given = {one.key: answers_to(self.plan, one, self.goals.assessed.grades) for one in goals}
        bodies = list(dict.fromkeys(a.body for answers in given.values() for a in answers))
        parts = [bodies[at : at + _MOST_BODIES] for at in range(0, len(bodies), _MOST_BODIES)]
        for number, part in enumerate(parts, start=1):
            yield self._answers(key, goals, given, part, (number, len(parts)))

    def _answers(
        self,
        key: str,
        goals: Sequence[Node],
        given: Mapping[str, tuple[Answer, ...]],
        bodies: Sequence[str],
        part: tuple[int, int],
    ) -> Table:
        _ = self.goals.translate
        title = self.titled(_("Answers to the goals by body"), key)
        if part[1] > 1:
            title = f"{title} ({part[0]}/{part[1]})"
        columns = [_words_column(f"b{at}", body) for at, body in enumerate(bodies, start=1)]
        columns += [
            _words_column("proposed", _("Proposed in all")),
            _words_column("decided", _("Decided in all")),
        ]
        rows = list(self._by_area(goals, lambda one: self._answer_row(one, given[one.key], bodies)))
        named = [(one, self.goals.world.name("unit", one)) for one in bodies]
        notes = ["; ".join(f"{code}: {name}" for code, name in named if code != name)]
        notes += self._rules(goals) if part[0] == 1 else []
        notes += [
            f"{self.goals.title(one)}: {grade.reason}"
            for one in goals
            if part[0] == part[1]
            and (grade := self.goals.assessed.grades.get(one.key)) is not None
            and grade.reason
        ]
        name = f"answers-{key}" if key else "answers"
        return Table(
            name if part[0] == 1 else f"{name}-{part[0]}",
            title,
            "text",
            tuple(columns),
            tuple(rows),
            _("Goal"),
            tuple(one for one in notes if one),
        )

    def _rules(self, goals: Iterable[Node]) -> list[str]:
        """The rules by which answers become the proposal, as far as they are used."""
        used = dict.fromkeys(one.weighing for one in goals if one.rule == "answers")
        return [self.goals.translate(_RULES[one]) for one in used]

    def _answer_row(self, node: Node, given: Sequence[Answer], bodies: Sequence[str]) -> Row:
        by_body = {one.body: one for one in given}
        cells = [self._answer_cell(by_body.get(body)) for body in bodies]
        grade = self.goals.assessed.grades.get(node.key)
        ruled = grade is not None and grade.rule != "none"
        cells.append(self.grade(grade.proposed if grade and ruled else None))
        cells.append(self.grade(grade.decided if grade else None))
        return Row(node.key, self.goals.title(node), "item", tuple(cells))

    def _answer_cell(self, answer: Answer | None) -> Cell:
        """A body that was not asked has an empty cell; one that has not answered is called out."""
        if answer is None:
            return words("")
        return self.grade(answer.grade) if answer.told else words(self.goals.translate("No answer"))

    def _by_area(self, nodes: Iterable[Node], row: Callable[[Node], Row]) -> Iterator[Row]:
        """A row for each node, below a heading for each area where they are in several."""
        # Those of no area come first, so that they stand below no heading that is another's.
        by_area: dict[str, list[Node]] = {"": []}
        for one in nodes:
            area = next((up.key for up in self.plan.above(one) if up.kind == "area"), "")
            by_area.setdefault(area, []).append(one)
        for area, inside in by_area.items():
            if sum(map(bool, by_area.values())) > 1 and area:
                yield Row(f"area-{area}", self.plan.by_key[area].title, "heading", ())
            yield from map(row, inside)

    def grades(self, key: str) -> Iterator[Table]:
        """Goals by years: the grades of the earlier ones as they were told, and this closing's. A
        goal that goes on from others has them below it."""
        period = self.goals.world.period
        shown = [
            one for one in _nodes(self.plan, key) if one.kind != "area" and self._has_grades(one)
        ]
        earlier = periods_of(self.plan, period)[-_MOST_YEARS:]
        if not shown or not earlier:
            return
        _ = self.goals.translate
        spans = [*earlier, period.name]
        rows = list(self._by_area(shown, lambda one: self._grades_row(one, spans, 0)))
        rows = [made for row in rows for made in self._with_lineage(row, spans)]
        sources = dict.fromkeys(one.source for one in self.plan.grades if one.period in earlier)
        yield Table(
            f"grades-{key}" if key else "grades",
            self.titled(_("Assessments over the years"), key),
            "text",
            tuple(
                _words_column(f"p{at}", spoken(parse_period(span), _))
                for at, span in enumerate(spans, start=1)
            ),
            tuple(rows),
            _("Goal"),
            (fill(_("Source: {origin}"), {"origin": "; ".join(sources)}),),
        )

    def _has_grades(self, node: Node) -> bool:
        keys = {node.key, *(one.node.key for one in lineage(self.plan, node.key))}
        told = {one.node for one in self.plan.grades}
        return node.key in self.goals.assessed.grades or bool(keys & told)

    def _with_lineage(self, row: Row, spans: Sequence[str]) -> Iterator[Row]:
        yield row
        for one in lineage(self.plan, row.key):
            below = self._grades_row(one.node, spans, one.steps)
            said = self.goals.translate(one.how)
            label = f"{said}: {self.named(one.node)}"
            yield Row(f"{row.key}-{one.node.key}", label, "item", below.cells, one.steps)

    def _grades_row(self, node: Node, spans: Sequence[str], level: int) -> Row:
        known = self._grades_by_period(node)
        cells = tuple(self.grade(known.get(span)) for span in spans)
        return Row(node.key, self.named(node), "item", cells, level)

    def _grades_by_period(self, node: Node) -> dict[str, Grade]:
        told: list[GradeOfPeriod] = grades_of(self.plan, node.key)
        found = {one.period: one.grade for one in told}
        if node.key in self.goals.assessed.grades:
            found[self.goals.world.period.name] = self.goals.assessed.grades[node.key].grade
        return found

    def activities(self, key: str) -> Iterator[Table]:
        """Every activity with whose it is, from when to when, and how far it has come."""
        shown = [one for one in _nodes(self.plan, key) if one.is_activity]
        if not shown:
            return
        _ = self.goals.translate
        columns: dict[str, tuple[str, Callable[[Node], str]]] = {
            "goal": (_("Goal"), self._goal_above),
            "owner": (_("Owner"), lambda one: one.owner),
            "starts": (_("Starts"), lambda one: one.starts.isoformat() if one.starts else ""),
            "due": (_("Due"), lambda one: one.due.isoformat() if one.due else ""),
            "status": (_("Status"), self.status),
        }
        told = {name: tell for name, (_head, tell) in columns.items() if any(map(tell, shown))}
        rows = self._by_area(
            shown,
            lambda one: Row(
                one.key,
                one.title,
                "item",
                tuple(words(tell(one) or MISSING) for tell in told.values()),
            ),
        )
        yield Table(
            f"activities-{key}" if key else "activities",
            self.titled(_("Activities"), key),
            "text",
            tuple(_words_column(name, columns[name][0]) for name in told),
            tuple(rows),
            _("Action"),
        )

    def _goal_above(self, node: Node) -> str:
        """The nearest goal above, by its number, or by its title where it has none."""
        for one in self.plan.above(node):
            if one.kind.endswith("goal"):
                return self.goals.numbered(one) if one.number else one.title
        return ""

    def status(self, node: Node) -> str:
        """How far an activity has come, and whether its day is past."""
        return status_words(node, self.plan, self.goals.world.period, self.goals.translate)

    def responsible(self, key: str) -> Iterator[Table]:
        """Activities by those who share them, counted by status; the sum counts each once."""
        refs = responsible_refs(self.plan, key, self.goals.register, self.goals.world)
        if not refs:
            return
        _ = self.goals.translate
        shown = [
            status
            for status in _STATUSES
            if any(self._counts(row, status) for row in refs.values())
        ]
        columns = [Column("all", _("Activities"), "activities", "", "", "count", 0)]
        columns += [
            Column(status, _(_STATUS_HEADS[status]), "activities", "", "", "count", 0)
            for status in shown
        ]
        columns.append(Column("share", _("Share done"), "activities_share", "", "", "percent", 0))
        rows = []
        for at, (who, row) in enumerate(refs.items(), start=1):
            cells = [self.count(row["all"]), *(self.count(row[status]) for status in shown)]
            cells.append(self.count(row["share"], "percent"))
            label = who or _("All, each counted once")
            rows.append(Row(f"r{at}", label, "item" if who else "sum", tuple(cells)))
        yield Table(
            f"responsible-{key}" if key else "responsible",
            self.titled(_("Activities by who is responsible"), key),
            "count",
            tuple(columns),
            tuple(rows),
            _("Responsible"),
            self._shared_notes(key),
        )

    def _counts(self, row: Mapping[str, FigureRef], status: str) -> bool:
        return bool(self.goals.figures[row[status]].value)

    def _shared_notes(self, key: str) -> tuple[str, ...]:
        root = key or self.goals.world.plan_root
        shared = sum(
            root in one.above and len(one.responsible) > 1
            for one in self.goals.world.plan_activities
        )
        if not shared:
            return ()
        told = self.goals.translate(
            "{count} {count:activity is|activities are} shared and {count:counts|count} in the row "
            "of each body."
        )
        return (fill(told, {"count": shared}),)

    def improvements(self, key: str) -> Iterator[Table]:
        """Goals with the improvements of teams that serve them, counted."""
        refs = improvement_refs(self.plan, key, self.goals.register, self.goals.world)
        loose = [one for one in _nodes(self.plan, key) if _is_loose(one)]
        if not refs:
            return
        _ = self.goals.translate
        rows = tuple(
            Row(
                goal,
                self.named(self.plan.by_key[goal]),
                "item",
                (
                    self.count(ref),
                    words(
                        "; ".join(
                            improvement_words(one, self.goals) for one in serving(self.plan, goal)
                        )
                    ),
                ),
            )
            for goal, ref in refs.items()
        )
        left = _("Not linked to a goal: {titles}")
        yield Table(
            f"improvements-{key}" if key else "improvements",
            self.titled(_("Improvement work by the goals that it serves"), key),
            "count",
            (
                Column("count", _("Number"), "improvements", "", "", "count", 0),
                _words_column("works", _("Improvement work")),
            ),
            rows,
            _("Goal"),
            (fill(left, {"titles": "; ".join(one.title for one in loose)}),) if loose else (),
        )


def _is_loose(node: Node) -> bool:
    return node.kind == "improvement" and not node.serves


def _answerable(plan: Plan, key: str) -> list[Node]:
    """The goals below a node, or it itself where it is a goal."""
    own = [plan.by_key[key]] if key in plan.by_key and plan.by_key[key].kind != "area" else []
    return [*own, *_nodes(plan, key)]


def _top(goals: Sequence[Node]) -> list[Node]:
    """Those of the goals that answer none of the others: the council's, not the boards'."""
    keys = {one.key for one in goals}
    return [one for one in goals if not keys & set(one.answers)]


def _words_column(key: str, label: str) -> Column:
    return Column(key, label, "", "", "", "text", 0)


def responsible_refs(
    plan: Plan, key: str, register: Register, world: World
) -> dict[str, dict[str, FigureRef]]:
    """The counts of the table of responsible bodies by body (none for all of them) and column."""
    root = key or world.plan_root
    activities = [one for one in world.plan_activities if root in one.above]
    bodies = dict.fromkeys(who for one in activities for who in one.responsible)
    if not bodies or (key and key not in plan.by_key):
        return {}

    def row(who: str) -> dict[str, FigureRef]:
        keys = {"goal": root, **({"responsible": who} if who else {})}
        counted = {
            status: FigureRef.of("activities", {**keys, "status": status}) for status in _STATUSES
        }
        refs = {
            "all": FigureRef.of("activities", keys),
            "share": FigureRef.of("activities_share", keys),
            **counted,
        }
        return {name: fit(ref, register, world) for name, ref in refs.items()}

    return {who: row(who) for who in (*bodies, "")}


def improvement_refs(
    plan: Plan, key: str, register: Register, world: World
) -> dict[str, FigureRef]:
    """The counts of the improvements by the goals below a node that are served."""
    served = {goal for one in plan.nodes if one.kind == "improvement" for goal in one.serves}
    return {
        one.key: fit(FigureRef.of("improvements", {"goal": one.key}), register, world)
        for one in _nodes(plan, key)
        if one.key in served
    }


def plan_table_refs(
    report: ReportDeclaration, plan: Plan, register: Register, world: World
) -> list[FigureRef]:
    """Every figure that the tables of the plan in a report print."""
    refs: list[FigureRef] = []
    for block in (block for section in report.sections for block in section.blocks):
        if block.kind not in PLAN_TABLES:
            continue
        if block.kind == "responsible":
            by_body = responsible_refs(plan, block.key, register, world)
            refs += [ref for row in by_body.values() for ref in row.values()]
        elif block.kind == "improvements":
            refs += improvement_refs(plan, block.key, register, world).values()
    return refs
