"""The plan as people decide it: areas, goals, directions, activities, indicators and targets.

Source of the structure: Södertälje kommun, *Årsbokslut 2014 för kommunstyrelsen* (KS 15/68), which
follows up council goals and directions in Mål och budget 2012–2014, activities in the operational
plan, and the environment programme's goals, part goals and actions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal

from bokslut.model.assessment import Grade

NodeKind = Literal[
    "area",
    "council-goal",
    "plan-goal",
    "direction",
    "board-goal",
    "company-goal",
    "office-goal",
    "department-goal",
    "activity",
    "programme-goal",
    "part-goal",
    "programme-action",
    "improvement",
]
Status = Literal["not-started", "ongoing", "done", "carried-over", "cancelled", "unknown"]
# Marks what is translated.
N_ = str
_STATUS_WORDS: Mapping[str, str] = {
    "not-started": N_("not started"),
    "ongoing": N_("ongoing"),
    "done": N_("done"),
    "carried-over": N_("carried over"),
    "cancelled": N_("cancelled"),
    "unknown": N_("without a status"),
}
RuleKey = Literal["targets", "activities", "result", "roll-up", "answers", "none"]
Weighing = Literal["mean", "weakest"]
TargetKind = Literal[
    "at-least", "at-most", "inside", "change-at-least", "change-at-most", "better", "not-worse"
]
GradeWord = Literal["good", "acceptable", "deficient", "not-assessed", ""]


@dataclass(frozen=True, slots=True)
class StatusWord:
    """How far an activity has come, as people call it: `word` is a message id."""

    status: str

    @property
    def word(self) -> str:
        """The message id."""
        return _STATUS_WORDS.get(self.status, _STATUS_WORDS["unknown"])


@dataclass(frozen=True, slots=True)
class IndicatorSeries:
    """Whom the values of an indicator tell of: an area, a unit of the body, a subgroup; each
    empty where the values are about all."""

    indicator: str
    area: str = ""
    unit: str = ""
    subgroup: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured of a goal: its unit (`percent` is published as 4,43 for 4,43 %), who
    publishes it, which way is better, who answers for it, and the day by which the next value is
    due."""

    key: str
    title: str
    unit: Literal["percent", "count", "index", "kr", "mkr"]
    better: Literal["higher", "lower", "inside"]
    origin: str = ""
    owner: str = ""
    decimals: int = 0
    definition: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """What an indicator is to reach, in the indicator's unit.

    `at-least`, `at-most` and `inside` (`value` to `upper`) hold the latest value against a number;
    `change-at-least` and `change-at-most` its change since `against` (the value before, unless a
    period is named); `better` and `not-worse` ask only which way it went. `long_run` is what it
    is to reach in the end, told and not judged.
    """

    indicator: str
    kind: TargetKind
    value: Decimal | None = None
    upper: Decimal | None = None
    against: str = ""
    area: str = ""
    unit: str = ""
    subgroup: str = ""
    long_run: Decimal | None = None
    label: str = ""

    @property
    def series(self) -> IndicatorSeries:
        """The values that the target is about."""
        return IndicatorSeries(self.indicator, self.area, self.unit, self.subgroup)


@dataclass(frozen=True, slots=True)
class StatusChange:
    """What became of an activity on a day: how far it had come, to which year it was carried over,
    until when it was put off, who said so, and why."""

    on: date
    status: Status
    carried_to: str = ""
    due: date | None = None
    by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the plan with its follow-up for the closing.

    `text` is the follow-up and `improvements` what is done to mend it, both prose with figure
    references. `rule` proposes the grade; `decided` is the grade that `decided_by` gave, with
    `reason` where it differs. `assessable_from` is the day from which there is something to
    assess. `assessed` false is for what the body follows up without a grade of its own.
    `responsible` are the bodies and companies that share it, `replaces` the nodes of an earlier
    plan that it goes on from (several where goals were merged, shared where one was split).

    `body` is the board or company whose goal it is, that of the node above where it names none.
    `answers` are the goals of those above that it is this body's part of: a board's goal answers
    the council's, an office's the board's, a department's the office's. `answered_by` names the
    bodies that are to answer a goal. `serves` are the goals that an improvement helps to reach.
    It holds from `valid_from` to `valid_to`; outside of these days it is history. `changes` tell
    how an activity's status went, and the latest of them is its status. `weighing` says how parts
    become a whole, where the rule makes one of them. `untranslated` are the fields whose words
    are in `language`, where the report is in another.
    """

    key: str
    kind: NodeKind
    title: str
    parent: str = ""
    number: str = ""
    text: str = ""
    improvements: str = ""
    responsible: tuple[str, ...] = ()
    owner: str = ""
    starts: date | None = None
    due: date | None = None
    status: Status = "unknown"
    carried_to: str = ""
    rule: RuleKey = "none"
    unit: str = ""
    decided: GradeWord = ""
    decided_by: str = ""
    reason: str = ""
    assessable_from: date | None = None
    assessed: bool = False
    replaces: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()
    body: str = ""
    answers: tuple[str, ...] = ()
    answered_by: tuple[str, ...] = ()
    serves: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    changes: tuple[StatusChange, ...] = ()
    weighing: Weighing = "mean"
    language: str = ""
    untranslated: tuple[str, ...] = ()

    def language_of(self, name: str) -> str:
        """The language of a field's words, where it is not the report's."""
        return self.language if name in self.untranslated else ""

    @property
    def decision(self) -> Grade | None:
        """The decided grade, if there is one."""
        return Grade(self.decided) if self.decided else None

    @property
    def is_activity(self) -> bool:
        """Whether it is something to do, rather than something to reach."""
        return self.kind in ("activity", "programme-action", "improvement")


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row of an assessment matrix: a label of its own, and the node whose grade it shows."""

    node: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Grades side by side, such as the GEH matrix."""

    key: str
    title: str
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class PastGrade:
    """The grade that a goal had in an earlier period, as its `source` tells it."""

    node: str
    period: str
    grade: Literal["good", "acceptable", "deficient", "not-assessed"]
    source: str


@dataclass(frozen=True)
class Plan:
    """The whole plan: nodes in the order in which they are told, indicators, matrices, and the
    grades of earlier periods. `past` are nodes that ended before the closing's period."""

    nodes: tuple[Node, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    matrices: tuple[Matrix, ...] = ()
    grades: tuple[PastGrade, ...] = ()
    past: tuple[Node, ...] = ()
    files: dict[str, str] = field(default_factory=dict, compare=False)

    @cached_property
    def by_key(self) -> dict[str, Node]:
        """Nodes by their keys."""
        return {one.key: one for one in self.nodes}

    @cached_property
    def ever(self) -> dict[str, Node]:
        """Nodes by their keys, those that have ended among them."""
        return {one.key: one for one in (*self.past, *self.nodes)}

    @cached_property
    def indicator(self) -> dict[str, Indicator]:
        """Indicators by their keys."""
        return {one.key: one for one in self.indicators}

    def children(self, key: str) -> tuple[Node, ...]:
        """The nodes right below, in order."""
        return tuple(one for one in self.nodes if one.parent == key)

    def below(self, key: str) -> Iterator[Node]:
        """All nodes below, each before its own children."""
        for one in self.children(key):
            yield one
            yield from self.below(one.key)

    def above(self, node: Node) -> Iterator[Node]:
        """The nodes above, the nearest first."""
        while node.parent in self.by_key:
            node = self.by_key[node.parent]
            yield node

    def matrix(self, key: str) -> Matrix:
        """The matrix of that key; KeyError where there is none."""
        for one in self.matrices:
            if one.key == key:
                return one
        raise KeyError(key)

    def texts(self) -> Iterator[str]:
        """Every prose of the plan, whose figures are to be collected."""
        for one in self.nodes:
            yield from (one.text, one.improvements)


def joined(plans: Iterable[Plan]) -> Plan:
    """Plans of several files as one, in the order of the files."""
    parts = list(plans)
    return Plan(
        tuple(one for plan in parts for one in plan.nodes),
        tuple(one for plan in parts for one in plan.indicators),
        tuple(one for plan in parts for one in plan.matrices),
        tuple(one for plan in parts for one in plan.grades),
        tuple(one for plan in parts for one in plan.past),
        {key: name for plan in parts for key, name in plan.files.items()},
    )
