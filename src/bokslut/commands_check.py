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
    from bokslut.model.printed import PrintedReport
    from bokslut.workspace.against import Source

# Notes that are no rounding, and what is summed up by itself.
_NOTES_SHOWN, _WITHOUT_SOURCE = ("restated-comparative", "series-break"), "without-source"
_MOST_BYTES = 300_000_000
# A name that ends so was meant as a report, not as a folder.
_REPORTS = (".pdf", ".docx", ".xlsx", ".ods", ".html", ".htm", ".md", ".markdown", ".txt")


def check(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Shows the findings on a workspace, or on finished reports where files are given."""
    if len(arguments.paths) == 1 and not arguments.paths[0].is_file():
        if arguments.paths[0].suffix.lower() in _REPORTS and not arguments.paths[0].exists():
            raise UsageError(f"{arguments.paths[0]}: " + terminal._("there is no such file"))
        (arguments.dir,) = arguments.paths
        if getattr(arguments, "against", None) is not None:
            said = terminal._(
                "--against holds a finished report against a workspace: give its file"
            )
            raise UsageError(said, "bokslut check")
        return check_workspace(arguments, terminal, earlier=_earlier(arguments, terminal))
    return check_reports(
        arguments.paths,
        terminal,
        source=_source(arguments),
        earlier=_earlier(arguments, terminal),
    )


def check_reports(
    paths: Sequence[Path],
    terminal: Terminal,
    *,
    source: Source | None = None,
    earlier: PrintedReport | None = None,
) -> int:
    """Judges each report, shows what is wrong, and says how many of its numbers were proved, by
    which rule, and how many stayed open; against a workspace or last year's report, where they are
    given."""
    from bokslut.checks.printed.judge import judge
    from bokslut.workspace.against import counted, tell_sources

    judged: list[Judged] = []
    findings: list[Finding] = []
    for path in paths:
        got = _read(path, terminal)
        if isinstance(got, Finding):
            findings.append(got)
        else:
            known = source.known(got.language) if source is not None else None
            judged.append(judge(got, known=known, earlier=earlier))
            findings += judged[-1].findings
    findings = by_weight(findings)
    told = _counts(judged)
    if source is not None:
        told["against"] = counted(judged)
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
    terminal.findings(graver, most=200)
    if notes:
        terminal.say(
            "Besides, {count} differences by rounding; --json shows them.", count=len(notes)
        )
    _tell(told, terminal)
    if source is not None:
        tell_sources(counted(judged), findings, terminal)
    if not judged:
        return NOTHING_USABLE
    return WITH_ERRORS if has_errors(findings) else DONE


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
    got = _read(path, terminal)
    if isinstance(got, Finding):
        raise UsageError(f"{path}: {got.message(terminal._)}")
    return got


def _read(path: Path, terminal: Terminal) -> PrintedReport | Finding:
    from bokslut.readers.failures import Unreadable
    from bokslut.readers.read import read_report

    place = Place(file=path.name)
    if not path.is_file():
        raise UsageError(f"{path}: " + terminal._("there is no such file"))
    if path.stat().st_size > _MOST_BYTES:
        return finding(
            "report-too-large",
            Severity.ERROR,
            "{file} is larger than {most} million bytes, and was not read.",
            place=place,
            remedy="Check it in parts.",
            file=path.name,
            most=_MOST_BYTES // 1_000_000,
        )
    try:
        report = read_report(path.read_bytes(), path.name)
    except Unreadable:
        return finding(
            "report-unreadable",
            Severity.ERROR,
            "{file} cannot be read as a report: it is broken, locked, or of another kind.",
            place=place,
            remedy="Give a PDF, DOCX, XLSX, HTML, Markdown or text file that opens without a "
            "password.",
            file=path.name,
        )
    if not report.blocks:
        return finding(
            "report-empty",
            Severity.ERROR,
            "{file} holds no text: it is empty, or its pages are pictures.",
            place=place,
            remedy="Give the report as it was before it was scanned.",
            file=path.name,
        )
    return report


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
