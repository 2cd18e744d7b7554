"""Assessment of the whole plan: a rule proposes, a role decides, parts roll up.

The rules, each chosen by the node that it judges:

- `targets`: good where every target that can be told is met, deficient where none is, else
  acceptable.
- `activities`: the share of the activities below that are done: good from nine tenths, acceptable
  from a half, else deficient.
- `result`: the unit's result against its appropriation: good at zero or above, acceptable down to
  one percent of the appropriation below, else deficient.
- `roll-up`: from the grades of the nodes right below that are assessed (`roll_up.py`).
- `answers`: from the answers of the bodies that answer the goal, each counted once (`answers.py`).
- `none`: nothing is proposed; only a role can say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from bokslut.measures.measure import Register
from bokslut.measures.reference import fit
from bokslut.measures.world import World
from bokslut.model.assessment import Assessment, Grade
from bokslut.model.figure import Figure, FigureRef
from bokslut.model.finding import Translate, untranslated
from bokslut.model.message import fill as fill_message

from .answers import answering, answers_to
from .evidence import Compared, Evidence, Outcome, compare_all, judge
from .plan import Node, Plan
from .roll_up import roll_up

_DONE_WELL, _DONE_HALF = Decimal("0.9"), Decimal("0.5")
_SMALL_DEFICIT = Decimal("-0.01")


@dataclass(frozen=True)
class PlanFollowed:
    """The plan of a closing with the values that its targets are judged by, still to be
    evaluated; `assess` then gives the grades."""

    plan: Plan
    register: Register
    world: World
    compared: Mapping[str, tuple[Compared, ...]]

    def refs(self) -> list[FigureRef]:
        """Every figure that an assessment reads."""
        found = [ref for many in self.compared.values() for one in many for ref in one.refs()]
        for node in self.plan.nodes:
            if node.rule == "result":
                found += [self.of_unit(node, one) for one in ("result", "variance_percent")]
        return found

    def of_unit(self, node: Node, measure: str) -> FigureRef:
        """A measure of the unit that a node is about."""
        keys = {"period": self.world.period.name, "unit": node.unit or self.world.body}
        return fit(FigureRef.of(measure, keys), self.register, self.world)


@dataclass(frozen=True)
class Assessed:
    """All grades of a closing, and the evidence of the targets, by the keys of their nodes."""

    plan: Plan
    grades: Mapping[str, Assessment] = field(default_factory=dict)
    evidence: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)


def follow(plan: Plan, register: Register, world: World) -> PlanFollowed:
    """The plan with the references that its assessment needs."""
    return PlanFollowed(plan, register, world, compare_all(plan, world))


def _count(nodes: Iterable[Node]) -> tuple[int, int]:
    planned = [one for one in nodes if one.is_activity and one.status != "cancelled"]
    return sum(one.status == "done" for one in planned), len(planned)


def assess(
    followed: PlanFollowed,
    figures: Mapping[FigureRef, Figure],
    translate: Translate = untranslated,
) -> Assessed:
    """The assessments of all nodes that are to be assessed, parts before wholes."""
    plan = followed.plan
    evidence = {
        key: tuple(judge(one, plan.indicator[one.target.indicator], figures) for one in many)
        for key, many in followed.compared.items()
    }
    work = _Work(followed, figures, evidence, translate)
    for node in plan.nodes:
        work.grade(node)
    return Assessed(plan, work.grades, evidence)


@dataclass
class _Work:
    followed: PlanFollowed
    figures: Mapping[FigureRef, Figure]
    evidence: Mapping[str, tuple[Evidence, ...]]
    translate: Translate
    grades: dict[str, Assessment] = field(default_factory=dict)

    @property
    def plan(self) -> Plan:
        return self.followed.plan

    def grade(self, node: Node) -> Grade:
        """The grade of a node that is to be assessed, having graded what it is made from."""
        if not node.assessed:
            return Grade.NOT_ASSESSED
        if node.key not in self.grades:
            proposed, why, parts = self._proposal(node)
            self.grades[node.key] = Assessment(
                key=node.key,
                label=node.title,
                proposed=proposed,
                decided=node.decision,
                rule=node.rule,
                why=why,
                reason=node.reason,
                decided_by=node.decided_by,
                assessable_from=node.assessable_from,
                parts=parts,
            )
        return self.grades[node.key].grade

    def _proposal(self, node: Node) -> tuple[Grade, str, tuple[str, ...]]:
        if node.rule == "targets":
            return (*self._by_targets(node), ())
        if node.rule == "activities":
            return (*self._by_activities(node), ())
        if node.rule == "result":
            return (*self._by_result(node), ())
        if node.rule == "roll-up":
            return self._by_parts(node)
        if node.rule == "answers":
            return self._by_answers(node)
        return Grade.NOT_ASSESSED, "", ()

    def _by_targets(self, node: Node) -> tuple[Grade, str]:
        told = [one.outcome for one in self.evidence.get(node.key, ())]
        known = [one for one in told if one is not Outcome.UNKNOWN]
        met = sum(one is Outcome.MET for one in known)
        _ = self.translate
        if not known:
            return Grade.NOT_ASSESSED, _("no target has a value that can be compared")
        why = fill_message(
            _("{met} of {count} {count:target|targets} met"), {"met": met, "count": len(known)}
        )
        if len(known) < len(told):
            left = len(told) - len(known)
            more = _("{left} {left:target|targets} cannot be told")
            why += "; " + fill_message(more, {"left": left})
        return _by_share(met, len(known)), why

    def _by_activities(self, node: Node) -> tuple[Grade, str]:
        done, planned = _count(self.plan.below(node.key))
        _ = self.translate
        if not planned:
            return Grade.NOT_ASSESSED, _("no activities are planned")
        told = _("{done} of {count} {count:activity|activities} done")
        why = fill_message(told, {"done": done, "count": planned})
        share = Decimal(done) / planned
        if share >= _DONE_WELL:
            return Grade.GOOD, why
        return (Grade.ACCEPTABLE if share >= _DONE_HALF else Grade.DEFICIENT), why

    def _by_result(self, node: Node) -> tuple[Grade, str]:
        result, share = (
            self.figures[self.followed.of_unit(node, one)].value
            for one in ("result", "variance_percent")
        )
        _ = self.translate
        if result is None or share is None:
            return Grade.NOT_ASSESSED, _("the result is not known")
        if result >= 0:
            return Grade.GOOD, _("the result is within the appropriation")
        if share >= _SMALL_DEFICIT:
            return Grade.ACCEPTABLE, _("the deficit is at most one percent of the appropriation")
        return Grade.DEFICIENT, _("the deficit is more than one percent of the appropriation")

    def _by_parts(self, node: Node) -> tuple[Grade, str, tuple[str, ...]]:
        parts = [one for one in self.plan.children(node.key) if one.assessed]
        grades = [self.grade(one) for one in parts]
        known = sum(one is not Grade.NOT_ASSESSED for one in grades)
        _ = self.translate
        why = fill_message(
            _("from {known} {known:assessed part|assessed parts} of {count}"),
            {"known": known, "count": len(parts)},
        )
        return roll_up(grades, node.weighing), why, tuple(one.key for one in parts)

    def _by_answers(self, node: Node) -> tuple[Grade, str, tuple[str, ...]]:
        for one in answering(self.plan, node.key):
            self.grade(one)
        answers = answers_to(self.plan, node, self.grades)
        grades = [one.grade for one in answers]
        known = sum(one is not Grade.NOT_ASSESSED for one in grades)
        _ = self.translate
        if not answers:
            return Grade.NOT_ASSESSED, _("nobody answers the goal"), ()
        why = fill_message(
            _("from {known} {known:assessed answer|assessed answers} of {count}"),
            {"known": known, "count": len(answers)},
        )
        silent = [one.body for one in answers if not one.told]
        if silent:
            named = ", ".join(self.followed.world.name("unit", one) for one in silent)
            why += "; " + fill_message(_("no answer from {bodies}"), {"bodies": named})
        parts = tuple(part.key for one in answers for part in one.nodes)
        return roll_up(grades, node.weighing), why, parts


def _by_share(met: int, known: int) -> Grade:
    if met == known:
        return Grade.GOOD
    return Grade.ACCEPTABLE if met else Grade.DEFICIENT
