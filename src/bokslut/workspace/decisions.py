"""What people decide and write at a workspace: grades, follow-ups, approvals.

The facts say what a rule proposes and whether a reference resolves; the records keep what is
decided. Each function gives what it did, or the findings for which it did nothing.
"""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from bokslut import closing as path_of_numbers
from bokslut.language import translator
from bokslut.model.assessment import Assessment, Grade
from bokslut.model.finding import (
    Finding,
    Place,
    Severity,
    Translate,
    finding,
    has_errors,
    untranslated,
)
from bokslut.model.period import Period
from bokslut.records.plan_state import PlanState, in_folder
from bokslut.records.values import ActingUser, AuditEntry, hash_of

from .plan_files import node_keys, node_of
from .workspace import Opened, Workspace, keep

if TYPE_CHECKING:
    from bokslut.records.actions import Done

# So much of a hash names what was read.
_SHORTEST = 8
# Warnings that a closing is not approved with unseen: what it says is not what was decided.
_BLOCKING = ("assessment-without-reason", "plan-not-taken-in")
_Action = Callable[[str, datetime], "Done"]


@dataclass(frozen=True)
class Decided:
    """What became of a decision: whether anything changed, the hash to give as read next time, and
    why it was refused."""

    changed: bool
    read: str
    findings: tuple[Finding, ...] = ()
    assessment: Assessment | None = None

    @property
    def refused(self) -> bool:
        """Whether nothing was done, for an error."""
        return has_errors(self.findings)


def decide(
    workspace: Workspace,
    closing: str | None,
    goal: str,
    grade: Grade,
    reason: str,
    acting_user: ActingUser,
    read: str = "",
    translate: Translate = untranslated,
) -> Decided:
    """Decides the grade of a goal; its rule proposes from what the closing knows now."""
    state = _plan(workspace)
    node = node_of(state, goal)
    if node is None:
        return Decided(False, "", (_unknown(goal, node_keys(state)),))
    opened = workspace.open(closing)
    grades = path_of_numbers.assess_plan(
        opened.facts, opened.world, opened.inputs, translate
    ).grades
    if goal not in grades:
        inputs = opened.inputs
        stands = goal in inputs.plan_in_force.by_key
        not_decided = (
            _not_assessed(goal, grades, state)
            if stands
            else _not_in_force(goal, grades, state, inputs.closing.period)
        )
        return Decided(False, hash_of(node.content), (not_decided,))
    proposed = grades[goal].proposed

    def act(known: str, now: datetime) -> Done:
        from bokslut.records import actions

        return actions.decide(
            goal,
            grade,
            reason,
            proposed=proposed,
            read=known,
            now=now,
            acting_user=acting_user,
        )

    done = _do(workspace, act, _as_read(read, hash_of(node.content)))
    return Decided(done.changed, done.read, done.findings, grades[goal])


def write(
    workspace: Workspace,
    closing: str | None,
    goal: str,
    field: Literal["text", "improvements"],
    text: str,
    acting_user: ActingUser,
    read: str = "",
) -> Decided:
    """Writes the follow-up of a goal, once every reference in it resolves."""
    state = _plan(workspace)
    node = node_of(state, goal)
    if node is None:
        return Decided(False, "", (_unknown(goal, node_keys(state)),))
    found = _unresolved(text, in_folder(node.file), goal, workspace.open(closing))
    if found:
        return Decided(False, hash_of(node.content), found)

    def act(known: str, now: datetime) -> Done:
        from bokslut.records import actions

        return actions.write_follow_up(
            goal, field, text, read=known, now=now, acting_user=acting_user
        )

    done = _do(workspace, act, _as_read(read, hash_of(node.content)))
    return Decided(done.changed, done.read, done.findings)


def _unresolved(text: str, file: str, goal: str, opened: Opened) -> tuple[Finding, ...]:
    from bokslut.measures.register import REGISTER
    from bokslut.prose.syntax import read_text

    world, closing = opened.world, opened.inputs.closing
    words = path_of_numbers.variables(closing, world.known_forecasts())
    place = Place(file=file, row=goal)
    _pieces, found = read_text(text, REGISTER, world, words, place)
    return tuple(one if one.place.file else replace(one, place=place) for one in found)


@dataclass(frozen=True)
class Approved:
    """What became of an approval: the closing and snapshot, the hash of its report, what stood in
    the way, and what of that was accepted with which reason."""

    closing: str
    snapshot: str
    report: str
    changed: bool
    findings: tuple[Finding, ...] = ()
    accepted: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()


def approve(
    workspace: Workspace,
    closing: str | None,
    note: str,
    accept: Mapping[str, str],
    acting_user: ActingUser,
) -> Approved:
    """Builds a closing and approves it; not while an error stands, a decision differs from its
    proposal without a reason or a plan file is not taken in, unless that finding is accepted with
    a reason."""
    from bokslut.report.json_report import render_json

    document, findings = workspace.close(closing, marked=False)
    blocking = {one.id: one for one in findings if _blocks(one)}
    unknown = tuple(sorted(set(accept) - set(blocking)))
    left = tuple(one for key, one in blocking.items() if key not in accept)
    translate = translator("en" if document.language == "en" else "sv")
    data = render_json(document, translate)
    report = hashlib.sha256(data).hexdigest()
    made = Approved(document.key, document.snapshot, report, False, left, unknown=unknown)
    if left or unknown:
        return made
    keep(workspace.approved_report(report), data.decode())

    def act(known: str, now: datetime) -> Done:
        from bokslut.records import actions

        return actions.approve(
            document.key,
            document.snapshot,
            report,
            note,
            accept,
            read=known,
            now=now,
            acting_user=acting_user,
        )

    done = _do(workspace, act, hash_of(workspace.recorded().canonical()))
    accepted = tuple(sorted(accept.items()))
    return Approved(document.key, document.snapshot, report, done.changed, done.findings, accepted)


def _blocks(one: Finding) -> bool:
    return one.severity is Severity.ERROR or one.rule in _BLOCKING


def history(workspace: Workspace, goal: str = "", closing: str = "") -> tuple[AuditEntry, ...]:
    """Who changed what: of everything, of what has a key in the plan, or of a closing."""
    if not workspace.records.exists:
        return ()

    def look() -> tuple[AuditEntry, ...]:
        from bokslut.records import queries

        return queries.history(goal, closing)

    return workspace.records.use(look)


def read_of(workspace: Workspace, goal: str) -> str:
    """The hash that an edit of a goal gives as read; empty where it does not stand."""
    node = node_of(_plan(workspace), goal)
    return hash_of(node.content) if node else ""


def nearest(workspace: Workspace, goal: str) -> list[str]:
    """The keys of the plan that a goal may have meant."""
    return difflib.get_close_matches(goal, node_keys(_plan(workspace)), n=3, cutoff=0.4)


def _plan(workspace: Workspace) -> PlanState:
    if not workspace.records.exists:
        return PlanState()

    def look() -> PlanState:
        from bokslut.records import queries

        return queries.plan_state()

    return workspace.records.use(look)


def _do(workspace: Workspace, act: _Action, read: str) -> Done:
    done = workspace.records.use(lambda: act(read, datetime.now(UTC)))
    workspace.forget_records()
    return done


def _as_read(given: str, present: str) -> str:
    """The hash that the user has read, who may give its beginning."""
    if not given or (len(given) >= _SHORTEST and present.startswith(given)):
        return present
    return given


def _unknown(goal: str, known: Iterable[str]) -> Finding:
    near = ", ".join(difflib.get_close_matches(goal, list(known), n=3, cutoff=0.4))
    return finding(
        "goal-unknown",
        Severity.ERROR,
        "{goal} is no key of the plan.",
        quote=goal,
        claimed=goal,
        expected=near,
        remedy="Nearest names: {near}" if near else "Take the plan in: bokslut import DIR FILE…",
        goal=goal,
        near=near,
    )


def _not_assessed(goal: str, grades: Mapping[str, Assessment], state: PlanState) -> Finding:
    near = ", ".join(difflib.get_close_matches(goal, list(grades), n=3, cutoff=0.4))
    node = node_of(state, goal)
    return finding(
        "goal-not-assessed",
        Severity.ERROR,
        "{goal} is followed up without an assessment of its own.",
        place=Place(file=in_folder(node.file) if node else None, row=goal),
        quote=goal,
        expected=near,
        remedy="Write assessed = true at it in its file and import that, or decide one of: {near}",
        goal=goal,
        near=near or "–",
    )


def _not_in_force(
    goal: str, grades: Mapping[str, Assessment], state: PlanState, period: Period
) -> Finding:
    near = ", ".join(difflib.get_close_matches(goal, list(grades), n=3, cutoff=0.4))
    node = node_of(state, goal)
    return finding(
        "goal-not-assessed",
        Severity.ERROR,
        "{goal} does not hold in {period}, the period of the closing.",
        place=Place(file=in_folder(node.file) if node else None, row=goal),
        quote=goal,
        expected=near,
        remedy="Name a closing of a period in which it holds, or decide one of: {near}",
        goal=goal,
        period=period.name,
        near=near or "–",
    )
