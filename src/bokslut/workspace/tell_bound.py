"""The typed numbers of a file as they are listed, and which of their proposals were accepted."""

from __future__ import annotations

from typing import Any

from bokslut.model.finding import Translate
from bokslut.prose.binding import Bound, Proposal

from .bind_file import Accepted
from .terminal import Terminal
from .workspace import WorkspaceError

_SHOWN = 3


def tell_bound(n: int, one: Bound, terminal: Terminal) -> None:
    """Lists a number with its place, its sentence and its best proposals."""
    typed = one.number
    quote = one.sentence if len(one.sentence) <= 100 else f"{one.sentence[:99]}…"
    quote = " ".join(quote.split())
    mark = "" if one.sure or not one.proposals else terminal._("to be chosen")
    terminal.line(f"{n:>3}  {typed.line}: {typed.text}  {mark}".rstrip())
    terminal.line(f"       “{quote}”")
    if not one.proposals:
        terminal.say("       no figure says the same")
    shown = one.proposals[: 1 if one.sure else _SHOWN]
    for k, proposal in enumerate(shown, 1):
        terminal.line(f"     {k}. {proposal.printed}  {proposal.ref}  ({proposal.score})")
        terminal.line(f"        {proposal.why(terminal._)}")


def bound_json(n: int, one: Bound, translate: Translate) -> dict[str, Any]:
    """The number and all its proposals as JSON."""
    return {
        "number": n,
        "line": one.number.line,
        "text": one.number.text,
        "quote": one.sentence,
        "sure": one.sure,
        "proposals": [
            {
                "ref": str(proposal.ref),
                "text": proposal.printed,
                "placeholder": proposal.placeholder,
                "score": str(proposal.score),
                "why": proposal.why(translate),
            }
            for proposal in one.proposals
        ],
    }


def accepted(text: str, found: list[Bound]) -> list[Accepted]:
    """The numbers and proposals that were asked for: `all` that are clear, or `3,5=2`. Raises
    `WorkspaceError` where one cannot be understood; then none is taken."""
    if text.strip() == "all":
        return [(one.number, one.proposals[0]) for one in found if one.sure]
    return [_chosen(part.strip(), found) for part in text.split(",")]


def _chosen(part: str, found: list[Bound]) -> Accepted:
    number, _equals, choice = part.partition("=")
    if not number.isdecimal() or not 1 <= int(number) <= len(found):
        raise WorkspaceError(
            "--accept {part}: give all, or numbers from 1 to {most}", part=part, most=len(found)
        )
    one = found[int(number) - 1]
    if not choice and not one.sure:
        raise WorkspaceError(
            "--accept {part}: what it means is not clear; choose a proposal: {part}=1", part=part
        )
    return one.number, _numbered(part, choice or "1", one)


def _numbered(part: str, choice: str, one: Bound) -> Proposal:
    if not choice.isdecimal() or not 1 <= int(choice) <= len(one.proposals):
        raise WorkspaceError(
            "--accept {part}: there are {count} proposals for that number",
            part=part,
            count=len(one.proposals),
        )
    return one.proposals[int(choice) - 1]
