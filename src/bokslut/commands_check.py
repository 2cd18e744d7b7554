"""`bokslut check FILE…`: finished reports, ours or a stranger's, held against themselves."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bokslut.commands import (
    DONE,
    NOTHING_USABLE,
    WITH_ERRORS,
    UsageError,
    asked_language,
    closed_at,
)
from bokslut.model.finding import Finding, Place, Severity, by_weight, finding, has_errors
from bokslut.workspace.tell_judged import Asked, numbers_json, tell_findings, tell_rules
from bokslut.workspace.terminal import Terminal

if TYPE_CHECKING:
    from bokslut.checks.printed.weighed.judge import Judged
    from bokslut.checks.printed.weighed.summary import Summary
    from bokslut.model.printed import PrintedReport
    from bokslut.workspace.against import Source

_NOTHING = Asked()
# Notes that are no rounding, and what is summed up by itself.
_NOTES_SHOWN, _WITHOUT_SOURCE = ("restated-comparative", "series-break"), "without-source"
# A name that ends so was meant as a report, not as a folder.
_REPORTS = (
    *(".pdf", ".docx", ".doc", ".odt", ".rtf", ".xlsx", ".xls", ".ods", ".csv"),
    *(".html", ".htm", ".xhtml", ".md", ".markdown", ".txt", ".zip", ".png", ".jpg"),
)


def check(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Shows the findings on a workspace, or on finished reports where files are given."""
    first = arguments.paths[0]
    if len(arguments.paths) == 1 and (first.is_dir() or not first.exists()):
        if first.suffix.lower() in _REPORTS and not first.exists():
            raise UsageError(f"{first}: " + terminal._("there is no such file"))
        arguments.dir = first
        asked = _asked(arguments, terminal)
        if arguments.against is not None:
            said = terminal._(
                "--against holds a finished report against a workspace: give its file"
            )
            raise UsageError(said, "bokslut check")
        return _check_workspace(arguments, terminal, asked, _earlier(arguments, terminal))
    return check_reports(
        arguments.paths,
        terminal,
        asked=_asked(arguments, terminal),
        source=_source(arguments),
        earlier=_earlier(arguments, terminal),
    )


def _asked(arguments: argparse.Namespace, terminal: Terminal) -> Asked:
    """Which files shall be written beside what is said. Raises `UsageError` where they cannot."""
    language = getattr(arguments, "language", None)
    spoken = asked_language(["--language", language] if language else [])
    asked = Asked(arguments.html, arguments.pdf, arguments.xlsx, arguments.every_number, spoken)
    if refusal := asked.refusal(arguments.paths, terminal):
        raise UsageError(refusal, "bokslut check")
    return asked


def _check_workspace(
    arguments: argparse.Namespace, terminal: Terminal, asked: Asked, earlier: PrintedReport | None
) -> int:
    """Shows the findings on a workspace, its report held against the earlier one where given, and
    how many of the report's numbers are figures, proved and open."""
    from bokslut.checks.printed.weighed.summary import summed_up
    from bokslut.workspace.own_judged import made_of, own_judged
    from bokslut.workspace.tell_own import tell_traced

    document, findings = closed_at(arguments, terminal, arguments.snapshot, earlier=earlier)
    judged = own_judged(document, findings, earlier)
    cells = sum(1 for _table, _row, cell in document.cells() if cell.ref is not None)
    counted = _counts([summed_up(judged)])
    terminal.result = {
        "findings": [found.as_dict(terminal._) for found in findings],
        "checked": {**counted, "tables": len(document.tables), "cells": cells},
    }
    terminal.say("{count} {count:finding|findings}", count=len(findings))
    terminal.findings(findings, most=200)
    _tell(counted, terminal)
    terminal.result["checked"] |= tell_traced(judged, terminal)
    if asked.every_number:
        terminal.result["numbers"] = numbers_json([judged])
    if asked.paths():
        asked.write(made_of(document), judged, terminal)
    return WITH_ERRORS if document.draft else DONE


def check_reports(
    paths: Sequence[Path],
    terminal: Terminal,
    *,
    asked: Asked = _NOTHING,
    source: Source | None = None,
    earlier: PrintedReport | None = None,
) -> int:
    """Judges each report, shows what is wrong, and says how many of its numbers were proved, by
    which rule, and how many stayed open; against a workspace or last year's report, where they are
    given."""
    from bokslut.checks.printed.weighed.summary import Summary, summed_up
    from bokslut.workspace.against import counted, tell_sources

    whole = bool(asked.paths()) or asked.every_number
    judged: list[Judged] = []
    summaries: list[Summary] = []
    findings: list[Finding] = []
    for path in paths:
        got = _judge(path, terminal, source, earlier, whole=whole)
        if isinstance(got, Finding):
            findings.append(got)
            continue
        if not isinstance(got, Summary):
            judged.append(got)
            got = summed_up(got)
        summaries.append(got)
        findings += got.findings
        findings += _without_numbers(got)
    findings = by_weight(findings)
    told = _counts(summaries)
    if source is not None:
        told["against"] = counted(summaries)
    terminal.result = {
        "findings": [one.as_dict(terminal._) for one in findings],
        "checked": told,
    }
    graver = [one for one in findings if _is_shown(one)]
    notes = [
        one
        for one in findings
        if one.severity is Severity.NOTE and one.rule not in (*_NOTES_SHOWN, _WITHOUT_SOURCE)
    ]
    terminal.say("{count} {count:finding|findings}", count=len(graver))
    tell_findings(graver, terminal)
    if notes:
        terminal.say(
            "Besides, {count} differences by rounding; --json shows them.", count=len(notes)
        )
    _tell(told, terminal)
    if source is not None:
        tell_sources(counted(summaries), findings, terminal)
    if asked.every_number:
        terminal.result["numbers"] = numbers_json(judged)
    if judged:
        asked.write(paths[0].read_bytes(), judged[0], terminal)
    if not any(one.numbers for one in summaries):
        return NOTHING_USABLE
    return WITH_ERRORS if has_errors(findings) else DONE


def _without_numbers(one: Summary) -> list[Finding]:
    """A report in which nothing can be checked is told, and never passes for a right one."""
    if one.numbers:
        return []
    return [
        finding(
            "report-without-numbers",
            Severity.ERROR,
            "No numbers were found in {file}: nothing of it was checked.",
            place=Place(file=one.name),
            remedy="Give the report itself, with its tables as text and not as pictures.",
            file=one.name,
        )
    ]


def _is_shown(one: Finding) -> bool:
    """What is without source is summed up below the others."""
    if one.rule == _WITHOUT_SOURCE:
        return False
    return one.severity is not Severity.NOTE or one.rule in _NOTES_SHOWN


def _source(arguments: argparse.Namespace) -> Source | None:
    if getattr(arguments, "against", None) is None:
        return None
    from bokslut.workspace.against import Source
    from bokslut.workspace.workspace import Workspace

    return Source(Workspace(arguments.against), arguments.closing, arguments.snapshot)


def _earlier(arguments: argparse.Namespace, terminal: Terminal) -> PrintedReport | None:
    """Last year's report, where it is given; one that cannot be read is compared with nothing."""
    path = getattr(arguments, "earlier", None)
    if path is None:
        return None
    from bokslut.judging import read_file

    got = _refused(path, terminal) or read_file(path)
    if isinstance(got, Finding):
        raise UsageError(f"{path}: {got.message(terminal._)}")
    return got


def _judge(
    path: Path,
    terminal: Terminal,
    source: Source | None,
    earlier: PrintedReport | None,
    *,
    whole: bool,
) -> Judged | Summary | Finding:
    """A report judged beside what it is to be held against: all of it, or only what it comes to."""
    from bokslut.judging import Beside, judge_file, read_file, sum_up_file

    if refused := _refused(path, terminal):
        return refused
    known = None
    if source is not None:
        report = read_file(path)
        if isinstance(report, Finding):
            return report
        known = source.known(report.language)
    beside = Beside(known, earlier)
    return judge_file(path, beside=beside) if whole else sum_up_file(path, beside=beside)


def _refused(path: Path, terminal: Terminal) -> Finding | None:
    """What is told of a path that is no file."""
    if not path.exists():
        raise UsageError(f"{path}: " + terminal._("there is no such file"))
    if path.is_file():
        return None
    return finding(
        "report-no-file",
        Severity.ERROR,
        "{file} is no file that holds a report.",
        place=Place(file=path.name),
        remedy="Give the file of the report itself.",
        file=path.name,
    )


def _counts(summaries: Sequence[Summary]) -> dict[str, object]:
    states: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    for one in summaries:
        states.update(one.states)
        rules.update(one.proved_by)
    return {
        "reports": len(summaries),
        "tables": sum(one.tables for one in summaries),
        "numbers": sum(one.numbers for one in summaries),
        **{state: states[state] for state in ("proved", "rounding", "contradicted", "open")},
        "proved_by": dict(sorted(rules.items())),
        "unreadable_pages": sum(one.unreadable_pages for one in summaries),
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
    if isinstance(rules := told["proved_by"], dict):
        tell_rules(rules, terminal)
    if told["unreadable_pages"]:
        terminal.say(
            "{pages} {pages:page holds|pages hold} no text and cannot be read.",
            pages=told["unreadable_pages"],
        )
