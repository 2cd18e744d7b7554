"""The lines that stand at a goal or an activity: what it answers and who answers it, what it goes
on from and what grades it had, which improvements serve it, how its status went."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from bokslut.goals.answers import Answer, answers_to, body_of
from bokslut.goals.assess import Assessed
from bokslut.goals.history import grades_of, lineage
from bokslut.goals.plan import Node, Plan, StatusChange, StatusWord
from bokslut.goals.years import carried_from, is_overdue
from bokslut.measures.world import World
from bokslut.model.finding import Translate
from bokslut.model.message import fill
from bokslut.model.period import Period, parse_period, spoken

from .grades import mark


class Teller(Protocol):
    """Who tells of goals: knows the plan, its grades, and the reader's language."""

    @property
    def assessed(self) -> Assessed:
        """The plan with its grades."""

    @property
    def world(self) -> World:
        """Names and period."""

    @property
    def translate(self) -> Translate:
        """The reader's language."""

    def title(self, node: Node) -> str:
        """What a node is called in a heading."""


def status_words(node: Node, plan: Plan, period: Period, translate: Translate) -> str:
    """How far an activity has come, where it was carried over from or to, whether it is overdue;
    empty where nobody has said."""
    _ = translate
    said = _(StatusWord(node.status).word) if node.status != "unknown" else ""
    before = carried_from(node, plan, period.year) if node.is_activity else ""
    if node.status == "carried-over" and node.carried_to > str(period.year):
        said = fill(_("carried over to {year}"), {"year": node.carried_to})
    elif node.status == "carried-over" and before:
        said = ""
    if before:
        came = fill(_("carried over from {year}"), {"year": before})
        said = f"{said}, {came}" if said else came
    if is_overdue(node, period):
        late = _("overdue")
        said = f"{said}, {late}" if said else late
    return said


def ties(node: Node, teller: Teller) -> Iterator[str]:
    """The lines of a node, each only where there is something to say."""
    yield from _valid(node, teller)
    yield from _answered_above(node, teller)
    yield from _answers(node, teller)
    yield from _before(node, teller)
    yield from _improvements(node, teller)
    if node.changes:
        day = teller.world.period.last
        told = [_change(one, teller.translate) for one in node.changes if one.on <= day]
        if told:
            said = {"changes": "; ".join(told)}
            yield fill(teller.translate("How it went: {changes}"), said)


def _valid(node: Node, teller: Teller) -> Iterator[str]:
    if node.valid_from is None and node.valid_to is None:
        return
    days = f"{node.valid_from or ''}–{node.valid_to or ''}"
    yield fill(teller.translate("Holds: {days}"), {"days": days})


def _answered_above(node: Node, teller: Teller) -> Iterator[str]:
    plan = teller.assessed.plan
    for key in node.answers:
        if key in plan.by_key:
            goal = plan.by_key[key]
            whose = body_of(plan, goal)
            name = teller.world.name("unit", whose) if whose else ""
            title = f"{teller.title(goal)} ({name})" if name else teller.title(goal)
            yield fill(teller.translate("Answers: {goal}"), {"goal": title})


def _answers(node: Node, teller: Teller) -> Iterator[str]:
    given = answers_to(teller.assessed.plan, node, teller.assessed.grades)
    if given:
        told = ", ".join(_answer(one, teller) for one in given)
        yield fill(teller.translate("Answered by: {bodies}"), {"bodies": told})


def _answer(answer: Answer, teller: Teller) -> str:
    name = teller.world.name("unit", answer.body) if answer.body else "–"
    if not answer.told:
        said = teller.translate("No answer")
    else:
        said = mark(answer.grade, teller.translate)
    return f"{name} ({said})"


def _before(node: Node, teller: Teller) -> Iterator[str]:
    plan, _ = teller.assessed.plan, teller.translate
    if own := _grades(node, teller):
        yield fill(_("Earlier assessments: {grades}"), {"grades": own})
    for one in lineage(plan, node.key):
        told = [teller.title(one.node)]
        if one.node.valid_to is not None:
            day = one.node.valid_to.isoformat()
            told.append(fill(_("ended {day}"), {"day": day}))
        if earlier := _grades(one.node, teller):
            told.append(earlier)
        yield f"{_(one.how)}: {'; '.join(told)}"


def _grades(node: Node, teller: Teller) -> str:
    """The earlier grades of a node, the latest first."""
    before = teller.world.period.first
    told = [
        f"{spoken(span, teller.translate)} {mark(one.grade, teller.translate)}"
        for one in reversed(grades_of(teller.assessed.plan, node.key))
        if (span := parse_period(one.period)).last < before
    ]
    return ", ".join(told)


def serving(plan: Plan, goal: str) -> list[Node]:
    """The improvements that name a goal as one that they serve."""
    return [one for one in plan.nodes if one.kind == "improvement" and goal in one.serves]


def improvement_words(node: Node, teller: Teller) -> str:
    """An improvement as it is told beside a goal: title, team, status."""
    unit = teller.world.name("unit", node.unit) if node.unit else ""
    status = status_words(node, teller.assessed.plan, teller.world.period, teller.translate)
    more = ", ".join(filter(None, (unit or node.owner, status)))
    return f"{node.title} ({more})" if more else node.title


def _improvements(node: Node, teller: Teller) -> Iterator[str]:
    plan, _ = teller.assessed.plan, teller.translate
    if found := serving(plan, node.key):
        told = "; ".join(improvement_words(one, teller) for one in found)
        said = _("{count} {count:improvement serves|improvements serve} it: {works}")
        yield fill(said, {"count": len(found), "works": told})
    if node.kind == "improvement" and node.unit:
        yield fill(_("Team: {name}"), {"name": teller.world.name("unit", node.unit)})
    goals = [teller.title(plan.by_key[one]) for one in node.serves if one in plan.by_key]
    if goals:
        yield fill(_("Serves: {goals}"), {"goals": "; ".join(goals)})


def _change(one: StatusChange, translate: Translate) -> str:
    said = translate(StatusWord(one.status).word) if one.status != "unknown" else ""
    if one.carried_to:
        said = fill(translate("carried over to {year}"), {"year": one.carried_to})
    if one.due is not None:
        put = fill(translate("due {day}"), {"day": one.due.isoformat()})
        said = f"{said}, {put}" if said else put
    more = ", ".join(filter(None, (one.by, one.note)))
    return f"{one.on.isoformat()} {said}" + (f" ({more})" if more else "")
