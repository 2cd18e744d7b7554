"""`decide`, `write`, `approve`, `history`: what people decide, and who did what when."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from bokslut.commands import DONE, WITH_ERRORS, UsageError
from bokslut.language import N_
from bokslut.model.assessment import Grade
from bokslut.model.finding import Translate
from bokslut.model.message import fill
from bokslut.workspace.terminal import Terminal

if TYPE_CHECKING:
    from bokslut.records.values import ActingUser, AuditEntry
    from bokslut.workspace.decisions import Decided

GRADES = tuple(one.value for one in Grade)
_SHOWN = 72


def _who(arguments: argparse.Namespace) -> ActingUser:
    from bokslut.workspace.record_store import acting_user

    return acting_user(arguments.by or "", getattr(arguments, "role", ""))


def decide(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Decides the grade of a goal."""
    from bokslut.workspace.decisions import decide
    from bokslut.workspace.workspace import Workspace

    grade, user = Grade(arguments.grade), _who(arguments)
    decided = decide(
        Workspace(arguments.dir),
        arguments.closing,
        arguments.goal,
        grade,
        arguments.reason or "",
        user,
        arguments.read or "",
        terminal._,
    )
    assessment = decided.assessment
    terminal.result = {
        "goal": arguments.goal,
        "proposed": assessment.proposed.value if assessment else None,
        "decided": grade.value,
        **_told(decided, user, terminal),
    }
    if decided.changed and assessment is not None:
        terminal.say(
            "{label}: {grade}, decided by {role}. The rule proposed {proposed}: {why}",
            label=assessment.label,
            grade=terminal._(grade.word),
            role=user.role,
            proposed=terminal._(assessment.proposed.word),
            why=assessment.why or "–",
        )
    return _ended(decided, terminal)


def write(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Writes the follow-up of a goal."""
    from bokslut.workspace.decisions import write
    from bokslut.workspace.workspace import Workspace

    if arguments.file.is_dir():
        said = terminal._("this is a folder, and a file is wanted")
        raise UsageError(f"{arguments.file}: {said}")
    if not arguments.file.is_file():
        raise UsageError(f"{arguments.file}: " + terminal._("there is no such file"))
    try:
        text = arguments.file.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        said = terminal._("this is no text in UTF-8; save it as UTF-8")
        raise UsageError(f"{arguments.file}: {said}") from None
    user = _who(arguments)
    field = "improvements" if arguments.improvements else "text"
    decided = write(
        Workspace(arguments.dir),
        arguments.closing,
        arguments.goal,
        "improvements" if arguments.improvements else "text",
        text,
        user,
        arguments.read or "",
    )
    terminal.result = {
        "goal": arguments.goal,
        "field": field,
        **_told(decided, user, terminal),
    }
    if decided.changed and arguments.improvements:
        terminal.say("The improvements of {goal} are written.", goal=arguments.goal)
    elif decided.changed:
        terminal.say("The follow-up of {goal} is written.", goal=arguments.goal)
    return _ended(decided, terminal)


def _told(decided: Decided, user: ActingUser, terminal: Terminal) -> dict[str, Any]:
    return {
        "by": user.name,
        "role": user.role,
        "changed": decided.changed,
        "read": decided.read,
        "findings": [one.as_dict(terminal._) for one in decided.findings],
    }


def _ended(decided: Decided, terminal: Terminal) -> int:
    terminal.findings(decided.findings)
    if decided.refused:
        terminal.say("Nothing was changed.")
        return WITH_ERRORS
    if not decided.changed:
        terminal.say("It was so already; nothing was changed.")
    return DONE


def approve(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Approves a closing as it is now."""
    from bokslut.workspace.decisions import approve
    from bokslut.workspace.workspace import Workspace

    user, accept = _who(arguments), _accepted(arguments.accept, terminal._)
    made = approve(Workspace(arguments.dir), arguments.closing, arguments.note or "", accept, user)
    if made.unknown:
        said = terminal._("--accept {ids}: no finding that stands in the way is called so")
        raise UsageError(said.format(ids=", ".join(made.unknown)))
    terminal.result = {
        "closing": made.closing,
        "snapshot": made.snapshot,
        "report": made.report,
        "by": user.name,
        "role": user.role,
        "approved": made.changed,
        "accepted": dict(made.accepted),
        "findings": [one.as_dict(terminal._) for one in made.findings],
    }
    if not made.changed:
        for one in made.findings:
            terminal.line(f"  {one.id}")
            terminal.findings([one])
        terminal.say(
            "{closing} is not approved: put right what is said above, or accept it with a reason: "
            "--accept ID=REASON",
            closing=made.closing,
        )
        return WITH_ERRORS
    terminal.say(
        "{closing} is approved at snapshot {snapshot} by {who}. The report that was approved is "
        "kept as {report}.",
        closing=made.closing,
        snapshot=made.snapshot,
        who=", ".join(filter(None, (user.name, user.role))),
        report=made.report[:12],
    )
    return DONE


def _accepted(given: Sequence[str], translate: Translate) -> dict[str, str]:
    accept = {}
    for one in given:
        key, equals, reason = one.partition("=")
        if not equals or not reason.strip():
            said = translate("--accept {given}: write the id of a finding, = and the reason")
            raise UsageError(said.format(given=one))
        accept[key.strip()] = reason.strip()
    return accept


_ACTIONS = {
    "import": N_("took in"),
    "decide": N_("decided"),
    "write": N_("wrote"),
    "approve": N_("approved"),
    "appear": N_("acted for the first time, or in another role"),
}


def history(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Tells who changed what, and when."""
    from bokslut.workspace.decisions import history, nearest, read_of
    from bokslut.workspace.workspace import Workspace

    workspace, goal = Workspace(arguments.dir), arguments.goal or ""
    if goal and arguments.closing:
        raise UsageError(terminal._("give a goal or a closing, not both"), "bokslut history")
    entries = history(workspace, goal, arguments.closing or "")
    if goal and not entries:
        said = terminal._("{goal} is no key of the plan. Nearest names: {near}")
        near = ", ".join(nearest(workspace, goal)) or "–"
        raise UsageError(said.format(goal=goal, near=near))
    terminal.result = {
        "goal": goal or None,
        "closing": arguments.closing,
        "read": read_of(workspace, goal) or None if goal else None,
        "changes": [_entry(one) for one in entries],
    }
    for one in entries:
        for line in _lines(one, terminal._):
            terminal.line(line)
    if not entries:
        terminal.say("Nothing has been decided or written yet.")
    elif goal and terminal.result["read"]:
        terminal.say("What stands now is called {read}.", read=terminal.result["read"][:12])
    return DONE


def _entry(one: AuditEntry) -> dict[str, Any]:
    return {
        "number": one.number,
        "at": one.at,
        "by": one.by,
        "role": one.role,
        "action": one.action,
        "subject": one.subject,
        "source": one.source,
        "fields": [
            {"name": name, "old": old, "new": new} for name, old, new in changed_fields(one)
        ],
        "hash": one.hash,
    }


def changed_fields(one: AuditEntry) -> Iterator[tuple[str, Any, Any]]:
    """The fields that a change touched, with what they were and what they became; None where
    there was or is none."""
    old, new = (_fields(text) for text in (one.old, one.new))
    for name in dict.fromkeys([*old, *new]):
        if old.get(name) != new.get(name):
            yield name, old.get(name), new.get(name)


def _fields(text: str) -> dict[str, Any]:
    if not text.startswith("{"):
        return {"role": text} if text else {}
    fields: dict[str, Any] = json.loads(text)
    return fields


def _lines(one: AuditEntry, translate: Translate) -> Iterator[str]:
    who = ", ".join(filter(None, (one.by, one.role)))
    did = translate(_ACTIONS[one.action])
    yield f"{one.at[:16].replace('T', ' ')}  {who}: {did} {one.subject}"
    if one.action == "approve":
        yield from _approval(one, translate)
        return
    if not one.old:
        told = translate("new") if one.subject.partition(":")[0] != "person" else ""
        if told:
            yield f"    {told}"
        return
    if not one.new:
        yield f"    {translate('ended')}"
        return
    for name, old, new in changed_fields(one):
        values = {"name": name, "old": _short(old), "new": _short(new)}
        yield "    " + fill("{name}: {old} → {new}", values)


def _approval(one: AuditEntry, translate: Translate) -> Iterator[str]:
    """What an approval rests on: its snapshot, its note, and each finding accepted with why."""
    made = _fields(one.new)
    yield "    " + fill(translate("snapshot {id}"), {"id": made.get("snapshot", "–")})
    if made.get("note"):
        yield f"    {_short(made['note'])}"
    for finding, reason in made.get("accepted", {}).items():
        values = {"id": finding, "reason": reason}
        yield "    " + fill(translate("accepted {id}: {reason}"), values)


def _short(value: Any) -> str:
    if value is None:
        return "–"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
