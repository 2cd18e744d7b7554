"""What each command does: it asks the workspace, and tells the answer on the terminal.

Imports are made inside the commands, so that `bokslut --help` does not load an engine.
"""

from __future__ import annotations

import argparse
import os
import shlex
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from bokslut.language import N_, Language, translator
from bokslut.workspace.terminal import Terminal, tell_imports
from bokslut.workspace.whole_files import write_whole

if TYPE_CHECKING:
    from bokslut.facts.take_in import TakenIn
    from bokslut.model.document import Document
    from bokslut.model.finding import Finding
    from bokslut.model.printed import PrintedReport

DONE, WITH_ERRORS, NOTHING_USABLE, OUR_FAULT, INTERRUPTED = 0, 1, 2, 3, 130

FORMATS = ("html", "pdf", "docx", "xlsx", "json")
EXAMPLE = "sodertalje-2014"
# The short version of each example's closing.
_BRIEFS = {EXAMPLE: "ks-2014-kort", "exempelkoping-2025": "exempelkoping-2025-kort"}
# A number of each example that is good to follow.
_FOLLOWED = {
    EXAMPLE: "net_cost unit=KSK period=2014",
    "exempelkoping-2025": "ledger_result unit=KONCERN internal=eliminated",
}


class UsageError(Exception):
    """The command cannot be carried out as it was called; the message says why in a line.
    `command` is the one whose help says how it is called."""

    def __init__(self, message: str, command: str = "") -> None:
        super().__init__(message)
        self.command = command


def asked_language(argv: Sequence[str]) -> Language:
    """The language asked for with `--language`, else by the environment, else Swedish."""
    asked = os.environ.get("BOKSLUT_LANGUAGE", "sv")
    for index, word in enumerate(argv):
        if word == "--language" and index + 1 < len(argv):
            asked = argv[index + 1]
        elif word.startswith("--language="):
            asked = word.partition("=")[2]
    return "en" if asked.startswith("en") else "sv"


def demo(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Makes the example's workspace, or goes on with it, and builds its report."""
    arguments.example = arguments.example or EXAMPLE
    if (code := init(arguments, terminal, again=True)) != DONE:
        return code
    arguments.format, arguments.out = ",".join(FORMATS), None
    arguments.closing = arguments.snapshot = None
    code = build(arguments, terminal)
    folder = shlex.quote(str(arguments.dir))
    brief = _BRIEFS[arguments.example]
    terminal.say(
        "In short, for citizens: bokslut build {dir} --closing {closing}", dir=folder, closing=brief
    )
    ref = _FOLLOWED.get(arguments.example, "net_cost")
    terminal.say("Follow a number: bokslut trace {dir} '{ref}'", dir=folder, ref=ref)
    return code


def init(arguments: argparse.Namespace, terminal: Terminal, again: bool = False) -> int:
    """Makes a workspace, empty or from an example; `again` takes one that was made so before."""
    from bokslut.facts.importers.templates import write_templates
    from bokslut.workspace.examples import example_folder, example_names, template_folder
    from bokslut.workspace.plan_files import plan_paths
    from bokslut.workspace.workspace import Workspace

    folder, progress = arguments.dir, _progress(terminal)
    terminal.result |= {"workspace": str(folder)}
    if arguments.example is None:
        asked = ["--language", arguments.language] if hasattr(arguments, "language") else []
        language = asked_language(asked)
        Workspace.create(
            folder,
            template_folder(),
            lambda made: write_templates(made.folder / "templates", language, terminal._),
            language,
        )
        terminal.result |= {"imports": []}
        terminal.say("Workspace {dir} is made, with templates for tables in it.", dir=folder)
        terminal.say("Next: bokslut import {dir} FILE…", dir=shlex.quote(str(folder)))
        return DONE
    if arguments.example not in example_names():
        said = terminal._("there is no example {name}; there are: {names}")
        raise UsageError(said.format(name=arguments.example, names=", ".join(example_names())))
    example = example_folder(arguments.example)
    files = [*sorted((example / "sources").iterdir()), *plan_paths(example)]
    taken: list[TakenIn] = []
    workspace = Workspace.made_from(example, folder) if again else None
    if workspace is None:
        Workspace.create(
            folder, example, lambda made: taken.extend(made.take_in(files, progress=progress))
        )
        terminal.say("Workspace {dir} is made.", dir=folder)
    else:
        taken.extend(workspace.take_in(files, progress=progress))
    return tell_imports(taken, terminal)


def take_in(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Takes files in, all or none of them."""
    from bokslut.workspace.workspace import Workspace

    workspace = Workspace(arguments.dir)
    for path in arguments.files:
        if path.is_dir():
            raise UsageError(f"{path}: " + terminal._("this is a folder; give the files in it"))
        if not path.is_file():
            raise UsageError(f"{path}: " + terminal._("there is no such file"))
    taken = workspace.take_in(
        arguments.files,
        accept=frozenset(arguments.accept),
        dry_run=arguments.dry_run,
        progress=_progress(terminal),
    )
    code = tell_imports(taken, terminal)
    _tell_unused(arguments.accept, taken, terminal)
    return code


def _tell_unused(accept: Sequence[str], taken: Sequence[TakenIn], terminal: Terminal) -> None:
    """Says which accepted rules found no error: mostly they are misspelt."""
    found = {one.rule for file in taken for one in file.findings if one.severity.value == "error"}
    terminal.result["accepted_nothing"] = sorted(set(accept) - found)
    for rule in terminal.result["accepted_nothing"]:
        terminal.note("--accept {rule}: no file has an error of this rule.", rule=rule)
        if found - set(accept):
            terminal.note(
                "Errors of other rules: {rules}", rules=", ".join(sorted(found - set(accept)))
            )


def _progress(terminal: Terminal) -> Callable[[str, int, int, int], None]:
    from bokslut.workspace.progress import Progress

    return Progress(terminal._, sys.stderr)


WHY = {
    "missing": N_("the facts for it are not imported"),
    "suppressed": N_("it is kept back to protect persons"),
    "not-applicable": N_("it does not apply here"),
    "not-assessed": N_("it is not assessed"),
    "division-by-zero": N_("it would be divided by zero"),
}


def figure(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Shows one figure."""
    from bokslut.model.finding import Finding
    from bokslut.workspace.tell import figure_json

    workspace, opened = _opened(arguments)
    found = workspace.figure(arguments.ref, opened)
    if isinstance(found, Finding):
        return _unknown_reference(found, terminal)
    ref, figures = found
    told = figure_json(figures[ref])
    terminal.result = {"snapshot": opened.snapshot.id, **told}
    terminal.line(f"{told['text']}    {ref}")
    if told["why"]:
        terminal.say("no value: {why}", why=terminal._(WHY[told["why"]]))
    return DONE


def _unknown_reference(found: Finding, terminal: Terminal) -> int:
    message = f"{found.message(terminal._)} {found.advice(terminal._)}".strip()
    raise UsageError(message)


def trace(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Shows the way of a figure back to its source lines."""
    from bokslut.model.finding import Finding
    from bokslut.workspace.tell import as_json, as_text, follow

    workspace, opened = _opened(arguments)
    found = workspace.figure(arguments.ref, opened)
    if isinstance(found, Finding):
        return _unknown_reference(found, terminal)
    ref, figures = found
    traced = follow(workspace, opened, ref, figures, arguments.rows or None)
    terminal.result = {"snapshot": opened.snapshot.id, **as_json(traced, terminal._)}
    for line in as_text(traced, opened, terminal._):
        terminal.line(line)
    return DONE


def why(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Shows what contributes most to a figure, and proposes a sentence about it."""
    from bokslut.model.finding import Finding
    from bokslut.workspace.tell_why import explain_figure, why_json, why_text

    workspace, opened = _opened(arguments)
    found = workspace.figure(arguments.ref, opened)
    if isinstance(found, Finding):
        return _unknown_reference(found, terminal)
    ref, figures = found
    explained = explain_figure(ref, figures, arguments.key, arguments.most, opened, terminal._)
    if isinstance(explained, Finding):
        return _unknown_reference(explained, terminal)
    told = why_json(explained, opened, terminal._)
    terminal.result = {"snapshot": opened.snapshot.id, **told}
    for line in why_text(explained, opened, terminal._):
        terminal.line(line)
    terminal.findings(explained.notes)
    return DONE


def _opened(arguments: argparse.Namespace) -> tuple[Any, Any]:
    from bokslut.workspace.workspace import Workspace

    workspace = Workspace(arguments.dir)
    snapshot = workspace.find_snapshot(arguments.snapshot) if arguments.snapshot else None
    return workspace, workspace.open(arguments.closing, snapshot)


def _closed(arguments: argparse.Namespace, terminal: Terminal) -> tuple[Any, list[Finding]]:
    return closed_at(arguments, terminal, arguments.snapshot)


def closed_at(
    arguments: argparse.Namespace,
    terminal: Terminal,
    name: str | None,
    marked: bool = True,
    earlier: PrintedReport | None = None,
) -> tuple[Any, list[Finding]]:
    """The report of the closing that was asked for, as of that snapshot, with the findings on it;
    held against last year's where it is given."""
    from bokslut.workspace.workspace import Workspace

    workspace = Workspace(arguments.dir)
    snapshot = workspace.find_snapshot(name) if name else None
    language = getattr(arguments, "language", None)
    translate = terminal._ if language else None
    return workspace.close(
        arguments.closing, snapshot, translate, language, marked=marked, earlier=earlier
    )


def build(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Writes the report in the formats that were asked for."""
    from bokslut.report.render import RENDERERS

    formats = [one.strip() for one in arguments.format.split(",") if one.strip()]
    known = {one.key: one for one in RENDERERS}
    for one in formats:
        if one not in known:
            raise UsageError(
                terminal._("there is no format {name}; there are: {names}").format(
                    name=one, names=", ".join(known)
                )
            )
    if not formats:
        raise UsageError(
            terminal._("no format is given; there are: {names}").format(names=", ".join(known))
        )
    document, findings = _closed(arguments, terminal)
    terminal.result |= {
        "closing": document.key,
        "snapshot": document.snapshot,
        "draft": document.draft,
        "findings": [found.as_dict(terminal._) for found in findings],
    }
    terminal.say("{title}, snapshot {snapshot}", title=document.title, snapshot=document.snapshot)
    terminal.findings(findings)
    if document.draft:
        terminal.say("The report is marked as a draft, since errors stand.")
    terminal.result["files"] = _written(document, formats, arguments, terminal)
    return WITH_ERRORS if document.draft else DONE


def _written(
    document: Document, formats: Sequence[str], arguments: argparse.Namespace, terminal: Terminal
) -> list[str]:
    """Writes the document in these formats, and says where."""
    from concurrent.futures import ThreadPoolExecutor

    from bokslut.report.render import RENDERERS

    known = {one.key: one for one in RENDERERS}
    translate = translator("en" if document.language == "en" else "sv")
    out = arguments.out or arguments.dir / "out" / document.key
    out.mkdir(parents=True, exist_ok=True)
    # The PDF takes as long as all the others, and mostly outside of Python.
    with ThreadPoolExecutor() as pool:
        made = list(pool.map(lambda one: known[one].render(document, translate), formats))
    paths = []
    for one, data in zip(formats, made, strict=True):
        path = out / ("report.json" if one == "json" else f"{document.key}{known[one].suffix}")
        write_whole(path, data)
        paths.append(path)
        terminal.line(f"  {path}")
    return [str(path) for path in paths]


def checklist(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Shows what laws and recommendations ask of a closing's report, and whether it is there."""
    from bokslut.norms.reader import read_norms
    from bokslut.workspace.tell_checklist import checklist_json, checklist_text
    from bokslut.workspace.workspace import Workspace

    workspace = Workspace(arguments.dir)
    snapshot = workspace.find_snapshot(arguments.snapshot) if arguments.snapshot else None
    document, asked, entries = workspace.checklist(arguments.closing, snapshot)
    told = checklist_json(entries, read_norms(), asked)
    terminal.result = {"closing": document.key, "snapshot": document.snapshot, **told}
    terminal.line(document.title)
    for line in checklist_text(entries, read_norms(), asked, terminal._):
        terminal.line(line)
    return DONE


def bind(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Shows what the typed numbers of a file may be; with `--accept` it binds them."""
    from bokslut.workspace.bind_file import proposals, read_text_file, write_bound
    from bokslut.workspace.tell_bound import accepted, bound_json, tell_bound

    if not arguments.file.is_file():
        raise UsageError(f"{arguments.file}: " + terminal._("there is no such file"))
    _workspace, opened = _opened(arguments)
    file = read_text_file(arguments.file)
    found = proposals(file, opened)
    taken = accepted(arguments.accept, found) if arguments.accept else []
    numbers = {number.start for number, _proposal in taken}
    terminal.result = {
        "file": str(arguments.file),
        "snapshot": opened.snapshot.id,
        "numbers": [bound_json(n, one, terminal._) for n, one in enumerate(found, 1)],
        "bound": [n for n, one in enumerate(found, 1) if one.number.start in numbers],
    }
    if taken:
        write_bound(file, taken)
        terminal.say(
            "{count} {count:number is|numbers are} bound in {file}.",
            count=len(taken),
            file=arguments.file,
        )
        return DONE
    for n, one in enumerate(found, 1):
        tell_bound(n, one, terminal)
    sure = sum(one.sure for one in found)
    terminal.say(
        "{count} {count:number|numbers}: {sure} {sure:is|are} clear, {open} to be chosen, {none} "
        "without a figure.",
        count=len(found),
        sure=sure,
        open=sum(bool(one.proposals) and not one.sure for one in found),
        none=sum(not one.proposals for one in found),
    )
    if sure and not arguments.accept:
        terminal.say("Bind the clear ones: --accept all; or choose: --accept 3,5=2")
    return DONE


def diff(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Shows what has changed in a closing since a snapshot, and who approved what it was."""
    from bokslut.report.approvers import Approvers
    from bokslut.report.compare import compare
    from bokslut.workspace.approvals import approved_reports
    from bokslut.workspace.tell_changes import changes_json, changes_text
    from bokslut.workspace.workspace import Workspace

    # What the two say of themselves, that they are approved or not any more, is no change.
    old, _findings = closed_at(arguments, terminal, arguments.since, marked=False)
    new, _findings = closed_at(arguments, terminal, arguments.to, marked=False)
    workspace = Workspace(arguments.dir)
    given = workspace.recorded().approvals
    approvers = Approvers(approved_reports(workspace, given, new.key, own_language=True))
    compared = compare(old, new)
    terminal.result = {
        "closing": new.key,
        "from": old.snapshot,
        "to": new.snapshot,
        **changes_json(compared, terminal._, approvers),
    }
    terminal.line(f"{new.title}: {old.snapshot} → {new.snapshot}")
    for line in changes_text(compared, terminal._, approvers):
        terminal.line(line)
    return DONE


def verify(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Shows whether a workspace is whole."""
    from bokslut.model.finding import has_errors
    from bokslut.workspace.verify import verify
    from bokslut.workspace.workspace import Workspace

    seen = verify(Workspace(arguments.dir))
    broken = has_errors(seen.findings)
    terminal.result = {
        "whole": not broken,
        "imports": seen.imports,
        "rows": seen.rows,
        "sources": seen.sources,
        "snapshots": seen.snapshots,
        "changes": seen.changes,
        "findings": [found.as_dict(terminal._) for found in seen.findings],
    }
    terminal.say(
        "{imports} {imports:import|imports}, {rows} {rows:row|rows}, {sources} "
        "{sources:source|sources}, {snapshots} {snapshots:snapshot|snapshots}, {changes} "
        "{changes:change|changes} of records looked at.",
        imports=seen.imports,
        rows=seen.rows,
        sources=seen.sources,
        snapshots=seen.snapshots,
        changes=seen.changes,
    )
    terminal.findings(seen.findings)
    terminal.say("The workspace is broken." if broken else "The workspace is whole.")
    return WITH_ERRORS if broken else DONE
