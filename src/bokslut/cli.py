"""The command line: what can be asked, and the exit codes; what is done stands in `commands`."""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bokslut import __version__, commands, commands_check, commands_fetch, commands_records
from bokslut.commands import (
    DONE,
    FORMATS,
    INTERRUPTED,
    NOTHING_USABLE,
    OUR_FAULT,
    UsageError,
    asked_language,
)
from bokslut.language import speak_argparse, translator
from bokslut.workspace.terminal import Terminal

if TYPE_CHECKING:
    from bokslut.model.finding import Translate


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
    translate = translator(asked_language(given))
    speak_argparse(translate)
    as_json = "--json" in given
    _speak_anywhere()
    code: int = DONE
    try:
        arguments = _parser(translate).parse_args(given)
        if not hasattr(arguments, "run"):
            if not as_json:
                _parser(translate).print_help()
            raise UsageError(translate("no command is given"))
        terminal = Terminal(getattr(arguments, "json", False), translate)
        code = arguments.run(arguments, terminal)
        if terminal.json:
            print(_as_json(terminal.result))
        sys.stdout.flush()
        return code
    except UsageError as error:
        help_ = translate("See: {command} --help").format(command=error.command)
        said = f"{error}. {help_}" if error.command else str(error)
        return _fail(said, NOTHING_USABLE, as_json)
    except KeyboardInterrupt:
        return _fail(translate("interrupted; nothing half-done is left"), INTERRUPTED, as_json)
    except BrokenPipeError:
        # Nobody reads on, as behind `head`: what is left goes nowhere when the process ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return code
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
    added = parser.add_subparsers(metavar=_("COMMAND"), title=_("commands"))

    def command(
        name: str, run: Callable[[argparse.Namespace, Terminal], int], text: str
    ) -> argparse.ArgumentParser:
        made = added.add_parser(
            name, help=text, description=text, parents=[common], allow_abbrev=False
        )
        made.set_defaults(run=run)
        return made

    demo = command(
        "demo", commands.demo, _("makes a workspace from the example and builds its report")
    )
    demo.add_argument("dir", metavar="DIR", type=Path, nargs="?", default=Path("bokslut-demo"))
    demo.add_argument("--example", metavar="NAME", help=_("the example to take in"))

    init = command("init", commands.init, _("makes a workspace, empty or from an example"))
    init.add_argument("dir", metavar="DIR", type=Path)
    init.add_argument("--example", metavar="NAME", help=_("the example to take in"))

    take_in = command(
        "import", commands.take_in, _("imports ledgers and tables, all or none of them")
    )
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

    fetch = command("fetch", commands_fetch.fetch, _("fetches the declared values of indicators"))
    fetch.add_argument("dir", metavar="DIR", type=Path)

    for name, run, text in (
        ("figure", commands.figure, _("one figure")),
        ("trace", commands.trace, _("the way of a figure back to its source lines")),
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

    asked = command("why", commands.why, _("what a change, a variance or a sum is due to"))
    asked.add_argument("dir", metavar="DIR", type=Path)
    asked.add_argument(
        "ref", metavar="REF", help=_("for example: {example}").format(example="change of=net_cost")
    )
    asked.add_argument(
        "--key",
        metavar="KEY,KEY",
        help=_(
            "account, activity, project, counterpart or unit, or two of them; account:3 takes "
            "accounts together; without it the key that explains most"
        ),
    )
    asked.add_argument(
        "--most",
        metavar="N",
        type=_whole_number,
        default=7,
        help=_("contributors to show; the others are in the rest"),
    )
    _add_closing(asked, _)

    build = command("build", commands.build, _("builds the report"))
    build.add_argument("dir", metavar="DIR", type=Path)
    build.add_argument(
        "--format", metavar="F,F", default=",".join(FORMATS), help=", ".join(FORMATS)
    )
    build.add_argument("--out", metavar="D", type=Path, help=_("folder for the report"))
    _add_closing(build, _)

    check = command(
        "check", commands_check.check, _("findings on a workspace or on finished reports")
    )
    check.add_argument("paths", metavar="DIR|FILE", type=Path, nargs="+")
    check.add_argument(
        "--against",
        metavar="DIR",
        type=Path,
        help=_("holds each number of the files against the figures of this workspace"),
    )
    check.add_argument(
        "--earlier",
        metavar="FILE",
        type=Path,
        help=_("holds last year's columns and the texts against last year's finished report"),
    )
    _add_told(check, _)
    _add_closing(check, _)

    asked = command(
        "checklist",
        commands.checklist,
        _("what laws and recommendations ask of a report, and whether it is there"),
    )
    asked.add_argument("dir", metavar="DIR", type=Path)
    _add_closing(asked, _)

    bind = command(
        "bind", commands.bind, _("proposes figures for the numbers that are typed in a text")
    )
    bind.add_argument("dir", metavar="DIR", type=Path)
    bind.add_argument("file", metavar="FILE", type=Path)
    bind.add_argument(
        "--accept",
        metavar="N,N",
        help=_("writes proposals into the file: all that are sure, or their numbers (3, or 3=2)"),
    )
    _add_closing(bind, _)

    _add_records(command, _)

    diff = command("diff", commands.diff, _("what has changed in a closing since a snapshot"))
    diff.add_argument("dir", metavar="DIR", type=Path)
    diff.add_argument("since", metavar="SNAPSHOT", help=_("the earlier snapshot"))
    diff.add_argument("--to", metavar="ID", help=_("the later snapshot; without it as it is now"))
    diff.add_argument("--closing", metavar="KEY", help=_("the closing; without it the first one"))

    verify = command("verify", commands.verify, _("proves that a workspace is whole"))
    verify.add_argument("dir", metavar="DIR", type=Path)
    return parser


def _add_told(check: argparse.ArgumentParser, _: Translate) -> None:
    """What is written of one checked report."""
    check.add_argument(
        "--html",
        metavar="OUT",
        type=Path,
        help=_("writes the report as a page: every number marked, its proof at a click"),
    )
    check.add_argument(
        "--pdf",
        metavar="OUT",
        type=Path,
        help=_("of a PDF: writes it with highlights on what is contradicted or doubtful"),
    )
    check.add_argument(
        "--xlsx",
        metavar="OUT",
        type=Path,
        help=_("writes the findings and all numbers as a workbook"),
    )
    check.add_argument(
        "--every-number",
        action="store_true",
        help=_("--pdf marks proved and open numbers, too; --json holds each number"),
    )


def _add_records(command: Callable[..., argparse.ArgumentParser], _: Translate) -> None:
    """The commands by which people decide and write."""
    decide = command("decide", commands_records.decide, _("decides the assessment of a goal"))
    decide.add_argument("dir", metavar="DIR", type=Path)
    decide.add_argument("goal", metavar="GOAL", help=_("the key of a goal, an area or a body"))
    decide.add_argument(
        "grade",
        metavar="GRADE",
        choices=commands_records.GRADES,
        help=", ".join(commands_records.GRADES),
    )
    decide.add_argument(
        "--reason", metavar="TEXT", help=_("why, where it differs from what the rule proposes")
    )
    write = command("write", commands_records.write, _("writes the follow-up of a goal"))
    write.add_argument("dir", metavar="DIR", type=Path)
    write.add_argument("goal", metavar="GOAL", help=_("the key of a node of the plan"))
    write.add_argument("file", metavar="FILE", type=Path, help=_("the text, with its figures"))
    write.add_argument(
        "--improvements", action="store_true", help=_("writes what is done to improve it instead")
    )
    approve = command("approve", commands_records.approve, _("approves a closing as it is now"))
    approve.add_argument("dir", metavar="DIR", type=Path)
    approve.add_argument("--note", metavar="TEXT", help=_("what is to be remembered with it"))
    approve.add_argument(
        "--accept",
        metavar="ID=REASON",
        action="append",
        default=[],
        help=_("approves although this finding stands in the way; the reason is kept"),
    )
    history = command("history", commands_records.history, _("who changed what, and when"))
    history.add_argument("dir", metavar="DIR", type=Path)
    history.add_argument("goal", metavar="GOAL", nargs="?", help=_("only what has this key"))
    for one in (decide, write, approve):
        needed = one is not write
        one.add_argument(
            "--role", metavar="ROLE", required=needed, default="", help=_("in which role")
        )
        one.add_argument(
            "--as",
            dest="by",
            metavar="NAME",
            help=_("who; without it the user of the operating system"),
        )
    for one in (decide, write):
        one.add_argument(
            "--read",
            metavar="HASH",
            help=_("what was read (see history): refused if it was changed since"),
        )
    for one in (decide, write, approve, history):
        one.add_argument(
            "--closing", metavar="KEY", help=_("the closing; without it the first one")
        )


def _whole_number(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise ValueError(text)
    return int(text)


def _add_closing(parser: argparse.ArgumentParser, _: Translate) -> None:
    parser.add_argument("--closing", metavar="KEY", help=_("the closing; without it the first one"))
    parser.add_argument("--snapshot", metavar="ID", help=_("as of an earlier snapshot"))


if __name__ == "__main__":
    sys.exit(main())
