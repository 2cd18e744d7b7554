"""What a workspace declares in its TOML files, read to the values that a closing takes."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from bokslut.closing import Closing, ClosingInputs
from bokslut.facts.indicator_source import IndicatorSource
from bokslut.goals.declaration import read_plan, sound_plan
from bokslut.goals.plan import Plan, joined
from bokslut.measures.world import Line, Lines
from bokslut.model.finding import Finding, Place, Severity, finding
from bokslut.model.period import parse_period
from bokslut.norms.requirement import BodyKind
from bokslut.records.values import ApprovalGiven, ClosingRecords, closing_records_from
from bokslut.report.declaration import ReportDeclaration, read_report, sound
from bokslut.statements.declaration import StatementDeclaration, read_statement

from .in_language import in_language, own_language
from .indicator_sources import read_sources
from .shapes import shapes, wrong_closing, wrong_line

CONFIGURATION = "bokslut.toml"
# What stands for the records among the declarations that a snapshot keeps.
RECORDS = "records.json"
_FOLDERS = ("statements", "reports")


@dataclass(frozen=True)
class Declarations:
    """The text of every declaration file by its path, and that of the records, which is what is
    kept and hashed. Snapshots of before there were records hold the files of the plan instead."""

    files: Mapping[str, str]

    def with_records(self, records: ClosingRecords) -> Declarations:
        """These together with what a closing reads of the records."""
        return Declarations({**self.files, RECORDS: records.canonical()}) if records else self

    def canonical(self) -> str:
        """The JSON text that is stored by its hash."""
        return json.dumps(dict(self.files), sort_keys=True, ensure_ascii=False)

    @property
    def sha256(self) -> str:
        """The hash that a snapshot holds."""
        return hashlib.sha256(self.canonical().encode()).hexdigest()


def read_files(folder: Path) -> Declarations:
    """All declaration files below a workspace's folder; those of the plan are taken in."""
    paths = [folder / CONFIGURATION, folder / "lines.toml"]
    paths += [path for name in _FOLDERS for path in sorted((folder / name).glob("*.toml"))]
    return Declarations(
        {
            path.relative_to(folder).as_posix(): text_of(path.read_bytes())
            for path in paths
            if path.is_file()
        }
    )


def text_of(data: bytes) -> str:
    """A file as text; bytes that are no UTF-8 become a sign that no declaration has."""
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n")


@dataclass
class Declared:
    """The declarations as values, with everything that was wrong in them."""

    body: str = ""
    language: str = "sv"
    dimensions: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    database: str = ""
    units: Mapping[str, str] = field(default_factory=dict)
    charts: Mapping[str, str] = field(default_factory=dict)
    suspense: tuple[str, ...] = ()
    body_kind: BodyKind = "board"
    closings: list[tuple[Closing, str]] = field(default_factory=list)
    left_out: dict[str, tuple[str, ...]] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    statements: list[StatementDeclaration] = field(default_factory=list)
    reports: dict[str, ReportDeclaration] = field(default_factory=dict)
    report_files: dict[str, str] = field(default_factory=dict)
    plans: list[Plan] = field(default_factory=list)
    plan: Plan = field(default_factory=Plan)
    approvals: tuple[ApprovalGiven, ...] = ()
    indicator_sources: list[IndicatorSource] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def broken_configuration(self) -> Finding | None:
        """What is wrong in `bokslut.toml` itself, without which nothing else can be read right."""
        wrong = [one for one in self.findings if one.place.file == CONFIGURATION]
        return wrong[0] if wrong else None

    def closing_keys(self) -> list[str]:
        """The keys of the declared closings, in order."""
        return [closing.key for closing, _report in self.closings]

    def inputs(self, key: str | None = None) -> ClosingInputs:
        """What the closing of that key (or the first) takes; KeyError where there is none."""
        for closing, report in self.closings:
            if key is None or closing.key == key:
                whole = self.reports.get(report, ReportDeclaration(report))
                return ClosingInputs(
                    closing=replace(closing, unit=closing.unit or self.body),
                    body=self.body,
                    lines=Lines(self.lines),
                    statements=tuple(self.statements),
                    report=whole.without(self.left_out.get(closing.key, ())),
                    language=self.language,
                    suspense=self.suspense,
                    plan=self.plan,
                    body_kind=self.body_kind,
                )
        raise KeyError(key or "closing")


def read_declarations(declarations: Declarations, language: str | None = None) -> Declared:
    """Parses every file; a file that cannot be read is a finding and the others still count.

    A name with the ending of a language (`label_en`) stands in the place of the one without where
    the report is in that language; prose without one is marked as being in the files' own.
    """
    declared = Declared()
    own = own_language(declarations.files.values())
    for name, text in declarations.files.items():
        if name == RECORDS:
            _read_records(text, declared, own or "sv")
            continue
        data = parsed(name, text, declared.findings)
        if data is None:
            continue
        if name == CONFIGURATION:
            spoken = str(data.get("language", "sv"))
            declared.language, own = language or spoken, own or spoken
        _read_one(name, in_language(data, declared.language, own or "sv"), declared)
    declared.plan, found = sound_plan(joined(declared.plans))
    declared.findings += found
    for name, key in declared.report_files.items():
        declared.reports[key], found = sound(
            declared.reports[key], declared.statements, name, declared.plan
        )
        declared.findings += found
    _look_for_reports(declared)
    if CONFIGURATION not in declarations.files:
        _say(declared, CONFIGURATION, "{reason} is not given.", CONFIGURATION)
    return declared


def parsed(name: str, text: str, findings: list[Finding]) -> dict[str, Any] | None:
    """The TOML of a file, or None and a finding that says why there is none."""
    if "\ufffd" in text:
        template = "The file is not UTF-8: save it as UTF-8 ({reason})."
        findings.append(_wrong(name, template, name))
        return None
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        findings.append(_no_toml(name, str(error)))
        return None


def plan_of(
    tables: Mapping[str, Mapping[str, Any]], language: str, own: str = "sv"
) -> tuple[list[Plan], list[Finding]]:
    """The plans of files by their tables, in a language, with what is wrong in each; `own` is the
    language that the files are written in."""
    plans, findings = [], []
    for file, data in tables.items():
        plan, found = read_plan(in_language(dict(data), language, own), file)
        findings += found
        if plan is not None:
            plans.append(plan)
    return plans, findings


def _read_records(text: str, declared: Declared, own: str) -> None:
    records = closing_records_from(text)
    plans, found = plan_of(records.plan, declared.language, own)
    declared.plans += plans
    declared.findings += found
    declared.approvals = records.approvals


def _look_for_reports(declared: Declared) -> None:
    """A closing whose report is declared nowhere would be an empty one, and one that leaves out
    what its report does not have shows what it was not to show."""
    for closing, report in declared.closings:
        known = (
            [one.key for one in declared.reports[report].sections]
            if report in declared.reports
            else []
        )
        for key in declared.left_out.get(closing.key, ()):
            if known and key not in known:
                _say_wrong(
                    declared,
                    CONFIGURATION,
                    f"closing {closing.key} leave_out",
                    key,
                    ", ".join(known),
                )
        if report and report not in declared.reports:
            declared.findings.append(
                finding(
                    "declaration",
                    Severity.ERROR,
                    "No file in {folder} declares the report {report} of the closing {closing}; "
                    "declared: {known}.",
                    place=Place(file="reports"),
                    quote=f"{closing.key} {report}",
                    claimed=report,
                    remedy="Write one of them as report of the closing in bokslut.toml, or write "
                    "the key of the report in its file.",
                    folder="reports",
                    report=report,
                    closing=closing.key,
                    known=", ".join(sorted(declared.reports)) or "–",
                )
            )


def _read_one(name: str, data: dict[str, Any], declared: Declared) -> None:
    if name == CONFIGURATION:
        _read_configuration(name, data, declared)
    elif name == "lines.toml":
        _read_lines(name, data, declared)
    elif name.startswith("statements/"):
        statement, found = read_statement(data, name)
        declared.findings += found
        if statement is not None:
            declared.statements.append(statement)
    elif name.startswith("plan/"):
        plan, found = read_plan(data, name)
        declared.findings += found
        if plan is not None:
            declared.plans.append(plan)
    else:
        report, found = read_report(data, name)
        declared.findings += found
        if report is not None:
            declared.reports[report.key] = report
            declared.report_files[name] = report.key


def _read_configuration(name: str, data: dict[str, Any], declared: Declared) -> None:
    wrong = [_must_be(name, declared, *one) for one in shapes(data)]
    if any(wrong):
        return
    declared.body = data.get("body", "")
    declared.body_kind = data.get("body_kind", "board")
    ledger = data.get("ledger", {})
    declared.dimensions = ledger.get("dimensions", {})
    declared.units = ledger.get("units", {})
    declared.charts = ledger.get("charts", {})
    declared.suspense = tuple(ledger.get("suspense", []))
    declared.columns = data.get("columns", {})
    declared.database = data.get("records", {}).get("database", "")
    if not declared.body:
        _say(declared, name, "{reason} is not given.", "body")
    declared.indicator_sources, amiss = read_sources(data.get("indicator_source", []))
    for one_wrong in amiss:
        _say_wrong(declared, name, *one_wrong)
    for number, one in enumerate(data.get("closing", []), start=1):
        reasons = list(wrong_closing(one))
        for what, value, wanted in reasons:
            _say_wrong(declared, name, f"closing {number} {what}", value, wanted)
        if reasons:
            continue
        closing = _closing(one)
        if closing.key in declared.closing_keys():
            _say(declared, name, "Two closings have the key {reason}.", closing.key)
        else:
            declared.closings.append((closing, str(one.get("report", ""))))
            declared.left_out[closing.key] = tuple(one.get("leave_out", ()))


def _must_be(
    name: str, declared: Declared, what: str, value: object, wanted: str, fits: bool
) -> bool:
    if not fits:
        _say_wrong(declared, name, what, value, wanted)
    return not fits


def _closing(data: Mapping[str, Any]) -> Closing:
    return Closing(
        key=str(data["key"]),
        title=str(data["title"]),
        period=parse_period(str(data["period"])),
        dated=data["dated"],
        subtitle=str(data.get("subtitle", "")),
        forecast=str(data.get("forecast", "")),
        locked_on=data.get("locked_on"),
        front=tuple((str(k), str(v)) for k, v in data.get("front", {}).items()),
        body_kind=data.get("body_kind"),
        unit=str(data.get("unit", "")),
    )


def _read_lines(name: str, data: dict[str, Any], declared: Declared) -> None:
    lines = data.get("line", [])
    if not isinstance(lines, list):
        _say_wrong(declared, name, "line", lines, "[[line]]")
        return
    for one in lines:
        reason = wrong_line(one, {line.key for line in declared.lines})
        if reason:
            _say(declared, name, "A line cannot be read: {reason}.", reason)
            continue
        label = str(one.get("label", one["key"]))
        accounts, tags = tuple(one.get("accounts", [])), tuple(one.get("tags", []))
        declared.lines.append(Line(one["key"], label, one["kind"], accounts, tags))


_COMPARE = "Compare it with one that works: bokslut init NEW --example sodertalje-2014"
_TOML_PLACE = re.compile(r"(.*) \(at line (\d+), column (\d+)\)")


def _say(
    declared: Declared,
    name: str,
    template: str,
    reason: str,
    remedy: str = _COMPARE,
    line: int | None = None,
    **fields: str,
) -> None:
    declared.findings.append(_wrong(name, template, reason, remedy, line, **fields))


def _wrong(
    name: str,
    template: str,
    reason: str,
    remedy: str = _COMPARE,
    line: int | None = None,
    **fields: str,
) -> Finding:
    return finding(
        "declaration",
        Severity.ERROR,
        template,
        place=Place(file=name, line=line),
        quote=reason,
        remedy=remedy,
        reason=reason,
        **fields,
    )


def _no_toml(name: str, reason: str) -> Finding:
    remedy = (
        "Texts stand in quotes, and each quote and bracket that is opened is closed. Compare it "
        "with one that works: bokslut init NEW --example sodertalje-2014"
    )
    if place := _TOML_PLACE.fullmatch(reason):
        template = "The file is no TOML at line {line_number}, character {column}."
        line, fields = int(place[2]), {"line_number": place[2], "column": place[3]}
        return _wrong(name, template, place[1], remedy, line, **fields)
    return _wrong(name, "The file is no TOML: {reason}.", reason, remedy)


def _say_wrong(declared: Declared, name: str, what: str, value: object, wanted: str) -> None:
    if value is None:
        template = "{what} is not given; it has to be like: {wanted}"
        _say(declared, name, template, what, what=what, wanted=wanted)
        return
    template = "{what} = {value} cannot be understood here; it has to be like: {wanted}"
    shown = str(value)[:80] if not isinstance(value, str) else f'"{value[:80]}"'
    reason = f"{what} = {shown}; {wanted}"
    _say(declared, name, template, reason, what=what, value=shown, wanted=wanted)
