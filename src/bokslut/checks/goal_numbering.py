"""Rule `goal-numbering`: the numbers of goals that stand side by side leave no gap.

Refutes a plan whose goals go from 2 to 4, or have one number twice. Silent on nodes without a
number and on numbers that are not whole.
"""

from __future__ import annotations

from collections.abc import Sequence

from bokslut.model.finding import Finding, Severity, finding

from .context import CheckContext
from .goals import goal_place


def check(context: CheckContext) -> list[Finding]:
    """All runs of numbered nodes of one kind below one node."""
    plan = context.assessed.plan
    runs: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for node in plan.nodes:
        if node.number.isascii() and node.number.isdigit():
            runs.setdefault((node.parent, node.kind), []).append((int(node.number), node.key))
    return [
        finding(
            "goal-numbering",
            Severity.WARNING,
            "The goals of {parent} are numbered {numbers}: {missing} {count:is|are} missing.",
            place=goal_place(context, keys[-1]),
            quote=numbers,
            expected=missing,
            remedy="Say what became of it, or number the goals anew.",
            parent=plan.by_key[parent].title if parent in plan.by_key else "–",
            numbers=numbers,
            missing=missing,
            count=count,
        )
        for (parent, _kind), run in runs.items()
        for keys, numbers, missing, count in _gaps(run)
    ]


def _gaps(run: Sequence[tuple[int, str]]) -> list[tuple[list[str], str, str, int]]:
    numbers = [number for number, _key in run]
    absent = sorted(set(range(1, max(numbers) + 1)) - set(numbers))
    if not absent:
        return []
    keys = [key for _number, key in run]
    return [(keys, ", ".join(map(str, numbers)), ", ".join(map(str, absent)), len(absent))]
