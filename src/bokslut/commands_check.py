"""`bokslut check FILE…`: finished reports, ours or a stranger's, held against themselves."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bokslut.commands import DONE, NOTHING_USABLE, WITH_ERRORS, UsageError
from bokslut.commands import check as check_workspace
from bokslut.model.finding import Finding, Place, Severity, by_weight, finding, has_errors
from bokslut.workspace.terminal import Terminal

if TYPE_CHECKING:
    from bokslut.checks.printed.judge import Judged

# A name that ends so was meant as a report, not as a folder.
_REPORTS = (".pdf", ".docx", ".xlsx", ".ods", ".html", ".htm", ".md", ".markdown", ".txt")


def check(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Shows the findings on a workspace, or on finished reports where files are given."""
    first = arguments.paths[0]
    if len(arguments.paths) == 1 and (first.is_dir() or not first.exists()):
        if first.suffix.lower() in _REPORTS and not first.exists():
            raise UsageError(f"{first}: " + terminal._("there is no such file"))
        arguments.dir = first
        return check_workspace(arguments, terminal)
    return check_reports(arguments.paths, terminal)


def check_reports(paths: Sequence[Path], terminal: Terminal) -> int:
    """Judges each report, shows what is wrong, and says how many of its numbers were proved, by
    which rule, and how many stayed open."""
    judged: list[Judged] = []
    findings: list[Finding] = []
    for path in paths:
        got = _judge(path, terminal)
        if isinstance(got, Finding):
            findings.append(got)
        else:
            judged.append(got)
            findings += got.findings
    findings = by_weight(findings)
    told = _counts(judged)
    terminal.result = {
        "findings": [one.as_dict(terminal._) for one in findings],
        "checked": told,
    }
    notes = [one for one in findings if one.severity is Severity.NOTE]
    graver = [one for one in findings if one.severity is not Severity.NOTE]
    terminal.say("{count} {count:finding|findings}", count=len(graver))
    terminal.findings(graver, most=200)
    if notes:
        terminal.say(
            "Besides, {count} differences by rounding; --json shows them.", count=len(notes)
        )
    _tell(told, terminal)
    if not judged:
        return NOTHING_USABLE
    return WITH_ERRORS if has_errors(findings) else DONE


def _judge(path: Path, terminal: Terminal) -> Judged | Finding:
    from bokslut.judging import judge_file

    if not path.exists():
        raise UsageError(f"{path}: " + terminal._("there is no such file"))
    if not path.is_file():
        return finding(
            "report-no-file",
            Severity.ERROR,
            "{file} is no file that holds a report.",
            place=Place(file=path.name),
            remedy="Give the file of the report itself.",
            file=path.name,
        )
    return judge_file(path)


def _counts(judged: Sequence[Judged]) -> dict[str, object]:
    states: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    for one in judged:
        states.update(one.counts())
        rules.update(one.proved_by())
    return {
        "reports": len(judged),
        "tables": sum(len(one.understood.grids) for one in judged),
        "numbers": sum(len(one.numbers) for one in judged),
        **{state: states[state] for state in ("proved", "rounding", "contradicted", "open")},
        "proved_by": dict(sorted(rules.items())),
        "unreadable_pages": sum(len(one.understood.report.unreadable) for one in judged),
    }


def _tell(told: dict[str, object], terminal: Terminal) -> None:
    numbers = int(str(told["numbers"]))
    if not numbers:
        terminal.say("No numbers were found.")
        return
    share = round(100 * int(str(told["open"])) / numbers)
    terminal.say(
        "{numbers} numbers: {proved} proved, {rounding} within rounding, {contradicted} "
        "contradicted, {open} open ({share} %). An open number was not checked by anything.",
        numbers=numbers,
        proved=told["proved"],
        rounding=told["rounding"],
        contradicted=told["contradicted"],
        open=told["open"],
        share=share,
    )
    if told["unreadable_pages"]:
        terminal.say(
            "{pages} {pages:page holds|pages hold} no text and cannot be read.",
            pages=told["unreadable_pages"],
        )
