"""The plan as it is written in the files of `plan/`, read with everything that is wrong in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from bokslut.model.finding import Finding
from bokslut.statements.reader import Reader

from .plan import Node, Plan
from .sound_targets import wrong_in_target

# Marks what is translated.
N_ = str
_UNREADABLE = N_("The plan cannot be read: {what} = {value}; expected {wanted}.")


def read_plan(data: Mapping[str, Any], file: str) -> tuple[Plan | None, list[Finding]]:
    """The plan out of the parsed TOML of a file, or everything that is wrong."""
    reader = Reader(file, _UNREADABLE)
    plan = reader.value(Plan, {**data}, "plan")
    if reader.findings:
        return None, reader.findings
    files = {one.key: file for one in (*plan.nodes, *plan.indicators, *plan.matrices)}
    return replace(plan, files=files), []


def sound_plan(plan: Plan) -> tuple[Plan, list[Finding]]:
    """The joined plan without what names something that there is not, and a finding for each:
    parents, indicators of targets, rows of matrices, keys that stand twice, trees that bite
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
    return replace(plan, nodes=tuple(kept), matrices=tuple(matrices)), findings


def _wrong_in(
    node: Node, plan: Plan, keys: list[str], seen: set[str]
) -> Iterable[tuple[str, object, str]]:
    if node.key in seen:
        yield "key", node.key, "a key of its own"
    if node.parent and node.parent not in keys:
        yield "parent", node.parent, _near(keys)
    if _leads_back(node, plan):
        yield "parent", node.parent, "a node above it"
    for target in node.targets:
        if target.indicator not in plan.indicator:
            yield "target indicator", target.indicator, _near(plan.indicator)
        yield from wrong_in_target(target, node.rule)


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
