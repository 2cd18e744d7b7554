"""The plan as it is written in the files of `plan/`, read with everything that is wrong in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from bokslut.model.finding import Finding
from bokslut.model.period import PeriodError, parse_period
from bokslut.statements.reader import Reader

from .plan import Node, PastGrade, Plan

# Marks what is translated.
N_ = str
_UNREADABLE = N_("The plan cannot be read: {what} = {value}; expected {wanted}.")
# What a plan keeps of itself, and nobody declares.
_OWN = frozenset({"past", "files"})


def read_plan(data: Mapping[str, Any], file: str) -> tuple[Plan | None, list[Finding]]:
    """The plan out of the parsed TOML of a file, or everything that is wrong."""
    reader = Reader(file, _UNREADABLE)
    for name in _OWN & data.keys():
        reader.refuse(f"plan {name}", data[name], "node, indicator, matrix, grade")
    declared = {name: value for name, value in data.items() if name not in _OWN}
    plan = reader.value(Plan, declared, "plan")
    if reader.findings:
        return None, reader.findings
    files = {one.node: file for one in plan.grades}
    files |= {one.key: file for one in (*plan.nodes, *plan.indicators, *plan.matrices)}
    return replace(plan, files=files), []


def sound_plan(plan: Plan) -> tuple[Plan, list[Finding]]:
    """The joined plan without what names something that there is not, and a finding for each:
    parents, goals that are answered, served or replaced, indicators of targets, rows of matrices,
    grades of earlier periods, keys that stand twice, trees that bite
    their tails."""
    findings: list[Finding] = []
    seen: set[str] = set()
    kept: list[Node] = []
    keys = [one.key for one in plan.nodes]
    for node in plan.nodes:
        problems = list(_wrong_in(node, plan, keys, seen))
        seen.add(node.key)
        for what, value, wanted in problems:
            reader = Reader(plan.files.get(node.key, ""), _UNREADABLE)
            reader.refuse(f"node {node.key} {what}", value, wanted)
            findings += reader.findings
        if not problems:
            kept.append(node)
    matrices = []
    for matrix in plan.matrices:
        known = tuple(one for one in matrix.rows if one.node in keys)
        for row in matrix.rows:
            if row.node not in keys:
                reader = Reader(plan.files.get(matrix.key, ""), _UNREADABLE)
                reader.refuse(f"matrix {matrix.key} node", row.node, _near(keys))
                findings += reader.findings
        matrices.append(replace(matrix, rows=known))
    grades, found = _sound_grades(plan, keys)
    sound = replace(plan, nodes=tuple(kept), matrices=tuple(matrices), grades=grades)
    return sound, [*findings, *found]


def _sound_grades(plan: Plan, keys: list[str]) -> tuple[tuple[PastGrade, ...], list[Finding]]:
    """The grades of earlier periods that tell of a goal and a period that there are."""
    kept, findings = [], list[Finding]()
    for one in plan.grades:
        reader = Reader(plan.files.get(one.node, ""), _UNREADABLE)
        if one.node not in keys:
            reader.refuse("grade node", one.node, _near(keys))
        try:
            parse_period(one.period)
        except PeriodError as error:
            reader.refuse(f"grade {one.node} period", one.period, str(error))
        findings += reader.findings
        if not reader.findings:
            kept.append(one)
    return tuple(kept), findings


def _wrong_in(
    node: Node, plan: Plan, keys: list[str], seen: set[str]
) -> Iterable[tuple[str, object, str]]:
    if node.key in seen:
        yield "key", node.key, "a key of its own"
    if node.parent and node.parent not in keys:
        yield "parent", node.parent, _near(keys)
    if _leads_back(node, plan):
        yield "parent", node.parent, "a node above it"
    yield from _wrong_ties(node, plan, keys)
    if node.valid_from and node.valid_to and node.valid_to < node.valid_from:
        yield "valid_to", node.valid_to, f"{node.valid_from} …"
    for target in node.targets:
        if target.indicator not in plan.indicator:
            yield "target indicator", target.indicator, _near(plan.indicator)
        if target.against:
            try:
                parse_period(target.against)
            except PeriodError as error:
                yield "target against", target.against, str(error)


def _wrong_ties(node: Node, plan: Plan, keys: list[str]) -> Iterable[tuple[str, object, str]]:
    """What a node names beside the tree: goals that it answers, serves, goes on from. A goal that
    answers itself by way of others would be made from its own grade."""
    for what in ("answers", "serves", "replaces"):
        named: tuple[str, ...] = getattr(node, what)
        for one in named:
            if one not in keys:
                yield what, one, _near(keys)
    if node.answers and node.key in _reached(plan, node.key, _made_into):
        yield "answers", ", ".join(node.answers), "another goal, which does not lead back"
    if node.key in _reached(plan, node.key, _replaced):
        yield "replaces", ", ".join(node.replaces), "another goal, which does not lead back"


def _made_into(node: Node) -> tuple[str, ...]:
    """What a node's grade is made into: that of the node above, and of those that it answers."""
    return (node.parent, *node.answers)


def _replaced(node: Node) -> tuple[str, ...]:
    return node.replaces


def _reached(plan: Plan, key: str, leads: Callable[[Node], tuple[str, ...]]) -> set[str]:
    """All that a node leads to, itself only where the way comes back to it."""
    found: set[str] = set()
    ahead = [key]
    while ahead:
        for one in leads(plan.by_key[ahead.pop()]):
            if one in plan.by_key and one not in found:
                found.add(one)
                ahead.append(one)
    return found


def _leads_back(node: Node, plan: Plan) -> bool:
    passed, above = {node.key}, node.parent
    while above:
        if above in passed:
            return True
        passed.add(above)
        above = plan.by_key[above].parent if above in plan.by_key else ""
    return False


def _near(keys: Iterable[str]) -> str:
    return ", ".join(sorted(keys)[:20])
