"""What is told of the numbers of a workspace's own report beside its findings."""

from __future__ import annotations

from bokslut.checks.printed.weighed.judge import Judged

from .terminal import Terminal


def tell_traced(judged: Judged, terminal: Terminal) -> dict[str, int]:
    """Says how many numbers of the report are figures that can be traced, and how many are typed;
    returns both for JSON."""
    against = judged.against
    if against is None or not judged.numbers:
        return {}
    traced, typed = len(against.references), len(against.without)
    terminal.say(
        "{traced} of the report's {count:number|numbers} {traced:is a figure|are figures} to be "
        "traced, {typed} {typed:is|are} typed.",
        count=len(judged.numbers),
        traced=traced,
        typed=typed,
    )
    return {"traced": traced, "typed": typed}
