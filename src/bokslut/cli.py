"""The commands and their exit codes; what they do stands in `workspace`.

Imports are made inside the commands, so that `bokslut --help` does not load an engine.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import shlex
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bokslut import __version__
from bokslut.language import N_, Language, speak_argparse, translator
from bokslut.workspace.terminal import Terminal, tell_imports

if TYPE_CHECKING:
    from bokslut.facts.take_in import TakenIn
    from bokslut.model.finding import Finding, Translate

DONE, WITH_ERRORS, NOTHING_USABLE, OUR_FAULT, INTERRUPTED = 0, 1, 2, 3, 130

FORMATS = ("html", "pdf", "xlsx", "json")
EXAMPLE = "sodertalje-2014"


class UsageError(Exception):
    """The command cannot be carried out as it was called; the message says why in a line.
    `command` is the one whose help says how it is called."""

    def __init__(self, message: str, command: str = "") -> None:
        super().__init__(message)
        self.command = command


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> Any:
        raise UsageError(message, self.prog)


def main(argv: Sequence[str] | None = None) -> int:
    """Runs a command and returns its exit code: 0 done, 1 done with error findings, 2 nothing
    usable, 3 a bug of ours, 130 interrupted."""
    # A command lives for seconds and makes much that lives as long: looking for garbage that often
    # would be a tenth of its time.
    gc.set_threshold(50_000)
    given = list(sys.argv[1:] if argv is None else argv)
    translate = translator(_language(given))
    speak_argparse(translate)
    as_json = "--json" in given
    _speak_anywhere()
    try:
        arguments = _parser(translate).parse_args(given)
        if not hasattr(arguments, "run"):
            if not as_json:
                _parser(translate).print_help()
            raise UsageError(translate("no command is given"))
        terminal = Terminal(getattr(arguments, "json", False), translate)
        code: int = arguments.run(arguments, terminal)
        if terminal.json:
            print(_as_json(terminal.result))
        return code
    except UsageError as error:
        help_ = translate("See: {command} --help").format(command=error.command)
        said = f"{error}. {help_}" if error.command else str(error)
        return _fail(said, NOTHING_USABLE, as_json)
    except KeyboardInterrupt:
        return _fail(translate("interrupted; nothing half-done is left"), INTERRUPTED, as_json)
    except BrokenPipeError:
        sys.stderr.close()
        return DONE
    except OSError as error:
        from bokslut.workspace.failures import refused

        return _fail(refused(error, translate), NOTHING_USABLE, as_json)
    except Exception as error:
        return _unexpected(error, translate, as_json)


def _speak_anywhere() -> None:
    """A terminal that cannot show a sign gets another in its place, and no fault of ours."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _as_json(result: dict[str, Any]) -> str:
    plain = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
    return json.dumps(result, ensure_ascii=plain, indent=1)


def _unexpected(error: Exception, translate: Translate, as_json: bool) -> int:
    from bokslut.facts.store import FactsUnreadableError
    from bokslut.workspace.workspace import WorkspaceError

    if isinstance(error, WorkspaceError):
        return _fail(error.message(translate), NOTHING_USABLE, as_json)
    if isinstance(error, FactsUnreadableError):
        said = translate("facts cannot be read: {error}. See what is broken with: bokslut verify")
        return _fail(said.format(error=str(error).splitlines()[0]), NOTHING_USABLE, as_json)
    traceback.print_exc()
    said = translate("a bug of ours: {error}. Please report it with the lines above.")
    return _fail(said.format(error=repr(error)), OUR_FAULT, as_json)


def _fail(message: str, code: int, as_json: bool) -> int:
    if as_json:
        print(_as_json({"error": message}))
    print(f"bokslut: {message}", file=sys.stderr)
    return code


def _language(argv: Sequence[str]) -> Language:
    asked = os.environ.get("BOKSLUT_LANGUAGE", "sv")
    for index, word in enumerate(argv):
        if word == "--language" and index + 1 < len(argv):
            asked = argv[index + 1]
        elif word.startswith("--language="):
            asked = word.partition("=")[2]
    return "en" if asked.startswith("en") else "sv"


def _parser(_: Translate) -> argparse.ArgumentParser:
    # Given before the command or after it; a default would undo what was given before it.
    common = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--json", action="store_true", help=_("one JSON object on standard output"))
    common.add_argument("--language", choices=("sv", "en"), help=_("language of the messages"))

    parser = _Parser(
        prog="bokslut",
        allow_abbrev=False,
        description=_(
            "Closes the books of a public body; each number can be followed to its source."
        ),
        parents=[common],
    )
    parser.add_argument(
        "--version",
        action="version",
        help=_("shows the version and exits"),
        version=f"bokslut {__version__}",
    )
    commands = parser.add_subparsers(metavar=_("COMMAND"), title=_("commands"))

    def command(
        name: str, run: Callable[[argparse.Namespace, Terminal], int], text: str
    ) -> argparse.ArgumentParser:
        made = commands.add_parser(
            name, help=text, description=text, parents=[common], allow_abbrev=False
        )
        made.set_defaults(run=run)
        return made

    demo = command("demo", _demo, _("makes a workspace from the example and builds its report"))
    demo.add_argument("dir", metavar="DIR", type=Path, nargs="?", default=Path("bokslut-demo"))

    init = command("init", _init, _("makes a workspace, empty or from an example"))
    init.add_argument("dir", metavar="DIR", type=Path)
    init.add_argument("--example", metavar="NAME", help=_("the example to take in"))

    take_in = command("import", _import, _("imports ledgers and tables, all or none of them"))
    take_in.add_argument("dir", metavar="DIR", type=Path)
    take_in.add_argument("files", metavar="FILE", type=Path, nargs="+")
    take_in.add_argument("--dry-run", action="store_true", help=_("only shows what it would do"))
    take_in.add_argument(
        "--accept",
        metavar="RULE",
        action="append",
        default=[],
        help=_("takes a file in although this rule finds an error; the finding is kept"),
    )

    for name, run, text in (
        ("figure", _figure, _("one figure")),
        ("trace", _trace, _("the way of a figure back to its source lines")),
    ):
        asked = command(name, run, text)
        asked.add_argument("dir", metavar="DIR", type=Path)
        asked.add_argument(
            "ref", metavar="REF", help=_("for example: net_cost unit=KSK period=2014")
        )
        _add_closing(asked, _)
    asked.add_argument(
        "--rows",
        metavar="N",
        type=_whole_number,
        default=10,
        help=_("rows to show of each sum; 0 for all"),
    )

    build = command("build", _build, _("builds the report"))
    build.add_argument("dir", metavar="DIR", type=Path)
    build.add_argument(
        "--format", metavar="F,F", default=",".join(FORMATS), help=", ".join(FORMATS)
    )
    build.add_argument("--out", metavar="D", type=Path, help=_("folder for the report"))
    _add_closing(build, _)

    check = command("check", _check, _("findings on a workspace"))
    check.add_argument("dir", metavar="DIR", type=Path)
    _add_closing(check, _)

    diff = command("diff", _diff, _("what has changed in a closing since a snapshot"))
    diff.add_argument("dir", metavar="DIR", type=Path)
    diff.add_argument("since", metavar="SNAPSHOT", help=_("the earlier snapshot"))
    diff.add_argument("--to", metavar="ID", help=_("the later snapshot; without it as it is now"))
    diff.add_argument("--closing", metavar="KEY", help=_("the closing; without it the first one"))

    verify = command("verify", _verify, _("proves that a workspace is whole"))
    verify.add_argument("dir", metavar="DIR", type=Path)
    return parser


def _whole_number(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise ValueError(text)
    return int(text)


def _add_closing(parser: argparse.ArgumentParser, _: Translate) -> None:
    parser.add_argument("--closing", metavar="KEY", help=_("the closing; without it the first one"))
    parser.add_argument("--snapshot", metavar="ID", help=_("as of an earlier snapshot"))


def _demo(arguments: argparse.Namespace, terminal: Terminal) -> int:
    arguments.example = EXAMPLE
    if (code := _init(arguments, terminal, again=True)) != DONE:
        return code
    arguments.format, arguments.out = ",".join(FORMATS), None
    arguments.closing = arguments.snapshot = None
    code = _build(arguments, terminal)
    folder = shlex.quote(str(arguments.dir))
    terminal.say("Follow a number: bokslut trace {dir} 'net_cost unit=KSK period=2014'", dir=folder)
    return code


def _init(arguments: argparse.Namespace, terminal: Terminal, again: bool = False) -> int:
    from bokslut.facts.importers.templates import write_templates
    from bokslut.workspace.examples import example_folder, example_names, template_folder
    from bokslut.workspace.workspace import Workspace

    folder, progress = arguments.dir, _progress(terminal)
    terminal.result |= {"workspace": str(folder)}
    if arguments.example is None:
        asked = ["--language", arguments.language] if hasattr(arguments, "language") else []
        language = _language(asked)
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
    files = sorted((example / "sources").iterdir())
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


def _import(arguments: argparse.Namespace, terminal: Terminal) -> int:
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


_WHY = {
    "missing": N_("the facts for it are not imported"),
    "suppressed": N_("it is kept back to protect persons"),
    "not-applicable": N_("it does not apply here"),
    "not-assessed": N_("it is not assessed"),
    "division-by-zero": N_("it would be divided by zero"),
}


def _figure(arguments: argparse.Namespace, terminal: Terminal) -> int:
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
        terminal.say("no value: {why}", why=terminal._(_WHY[told["why"]]))
    return DONE


def _unknown_reference(found: Finding, terminal: Terminal) -> int:
    message = f"{found.message(terminal._)} {found.advice(terminal._)}".strip()
    raise UsageError(message)


def _trace(arguments: argparse.Namespace, terminal: Terminal) -> int:
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


def _opened(arguments: argparse.Namespace) -> tuple[Any, Any]:
    from bokslut.workspace.workspace import Workspace

    workspace = Workspace(arguments.dir)
    snapshot = workspace.find_snapshot(arguments.snapshot) if arguments.snapshot else None
    return workspace, workspace.open(arguments.closing, snapshot)


def _closed(arguments: argparse.Namespace, terminal: Terminal) -> tuple[Any, list[Finding]]:
    return _closed_at(arguments, terminal, arguments.snapshot)


def _closed_at(
    arguments: argparse.Namespace, terminal: Terminal, name: str | None
) -> tuple[Any, list[Finding]]:
    from bokslut.workspace.workspace import Workspace

    workspace = Workspace(arguments.dir)
    snapshot = workspace.find_snapshot(name) if name else None
    language = getattr(arguments, "language", None)
    translate = terminal._ if language else None
    return workspace.close(arguments.closing, snapshot, translate, language)


def _build(arguments: argparse.Namespace, terminal: Terminal) -> int:
    from concurrent.futures import ThreadPoolExecutor

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
    translate = translator("en" if document.language == "en" else "sv")
    out = arguments.out or arguments.dir / "out" / document.key
    out.mkdir(parents=True, exist_ok=True)
    # The PDF takes as long as all the others, and mostly outside of Python.
    with ThreadPoolExecutor() as pool:
        made = list(pool.map(lambda one: known[one].render(document, translate), formats))
    paths = []
    for one, data in zip(formats, made, strict=True):
        path = out / ("report.json" if one == "json" else f"{document.key}{known[one].suffix}")
        _write(path, data)
        paths.append(path)
    terminal.result |= {
        "closing": document.key,
        "snapshot": document.snapshot,
        "draft": document.draft,
        "files": [str(path) for path in paths],
        "findings": [found.as_dict(terminal._) for found in findings],
    }
    terminal.say("{title}, snapshot {snapshot}", title=document.title, snapshot=document.snapshot)
    terminal.findings(findings)
    if document.draft:
        terminal.say("The report is marked as a draft, since errors stand.")
    for path in paths:
        terminal.line(f"  {path}")
    return WITH_ERRORS if document.draft else DONE


def _write(path: Path, data: bytes) -> None:
    waiting = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        waiting.write_bytes(data)
        waiting.replace(path)
    finally:
        waiting.unlink(missing_ok=True)


def _check(arguments: argparse.Namespace, terminal: Terminal) -> int:
    document, findings = _closed(arguments, terminal)
    cells = sum(1 for _table, _row, cell in document.cells() if cell.ref is not None)
    terminal.result = {
        "findings": [found.as_dict(terminal._) for found in findings],
        "checked": {"tables": len(document.tables), "cells": cells},
    }
    terminal.say("{count} {count:finding|findings}", count=len(findings))
    terminal.findings(findings, most=200)
    return WITH_ERRORS if document.draft else DONE


def _diff(arguments: argparse.Namespace, terminal: Terminal) -> int:
    from bokslut.report.compare import compare
    from bokslut.workspace.tell_changes import changes_json, changes_text

    old, _findings = _closed_at(arguments, terminal, arguments.since)
    new, _findings = _closed_at(arguments, terminal, arguments.to)
    compared = compare(old, new)
    terminal.result = {
        "closing": new.key,
        "from": old.snapshot,
        "to": new.snapshot,
        **changes_json(compared, terminal._),
    }
    terminal.line(f"{new.title}: {old.snapshot} → {new.snapshot}")
    for line in changes_text(compared, terminal._):
        terminal.line(line)
    return DONE


def _verify(arguments: argparse.Namespace, terminal: Terminal) -> int:
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
        "findings": [found.as_dict(terminal._) for found in seen.findings],
    }
    terminal.say(
        "{imports} {imports:import|imports}, {rows} {rows:row|rows}, {sources} "
        "{sources:source|sources}, {snapshots} {snapshots:snapshot|snapshots} looked at.",
        imports=seen.imports,
        rows=seen.rows,
        sources=seen.sources,
        snapshots=seen.snapshots,
    )
    terminal.findings(seen.findings)
    terminal.say("The workspace is broken." if broken else "The workspace is whole.")
    return WITH_ERRORS if broken else DONE


if __name__ == "__main__":
    sys.exit(main())
