"""What a workspace declares in its TOML files, read to the values that a closing takes."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from bokslut.closing import Closing, ClosingInputs
from bokslut.measures.world import LINE_SIGNS, Line, Lines
from bokslut.model.finding import Finding, Place, Severity, finding
from bokslut.model.period import PeriodError, parse_period
from bokslut.report.declaration import ReportDeclaration, read_report
from bokslut.statements.declaration import StatementDeclaration, read_statement

CONFIGURATION = "bokslut.toml"
_FOLDERS = ("statements", "reports")


@dataclass(frozen=True)
class Declarations:
    """The text of every declaration file by its path, which is what is kept and hashed."""

    files: Mapping[str, str]

    def canonical(self) -> str:
        """The JSON text that is stored by its hash."""
        return json.dumps(dict(self.files), sort_keys=True, ensure_ascii=False)

    @property
    def sha256(self) -> str:
        """The hash that a snapshot holds."""
        return hashlib.sha256(self.canonical().encode()).hexdigest()


def read_files(folder: Path) -> Declarations:
    """All declaration files below a workspace's folder."""
    paths = [folder / CONFIGURATION, folder / "lines.toml"]
    paths += [path for name in _FOLDERS for path in sorted((folder / name).glob("*.toml"))]
    return Declarations(
        {
            path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
            for path in paths
            if path.exists()
        }
    )


@dataclass
class Declared:
    """The declarations as values, with everything that was wrong in them."""

    body: str = ""
    language: str = "sv"
    dimensions: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    suspense: tuple[str, ...] = ()
    closings: list[tuple[Closing, str]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    statements: list[StatementDeclaration] = field(default_factory=list)
    reports: dict[str, ReportDeclaration] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def closing_keys(self) -> list[str]:
        """The keys of the declared closings, in order."""
        return [closing.key for closing, _report in self.closings]

    def inputs(self, key: str | None = None) -> ClosingInputs:
        """What the closing of that key (or the first) takes; KeyError where there is none."""
        for closing, report in self.closings:
            if key is None or closing.key == key:
                return ClosingInputs(
                    closing=closing,
                    body=self.body,
                    lines=Lines(self.lines),
                    statements=tuple(self.statements),
                    report=self.reports.get(report, ReportDeclaration(report)),
                    language=self.language,
                    suspense=self.suspense,
                )
        raise KeyError(key or "closing")


def read_declarations(declarations: Declarations, language: str | None = None) -> Declared:
    """Parses every file; a file that cannot be read is a finding and the others still count.

    A name with the ending of a language (`label_en`) stands in the place of the one without
    where the report is in that language.
    """
    declared = Declared()
    for name, text in declarations.files.items():
        try:
            data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            _say(declared, name, "The file is no TOML: {reason}.", str(error))
            continue
        if name == CONFIGURATION:
            declared.language = language or str(data.get("language", "sv"))
        _read_one(name, _in_language(data, declared.language), declared)
    return declared


_ENDING = re.compile(r"(.+)_(en|sv)")


def _in_language(data: Any, language: str) -> Any:
    if isinstance(data, list):
        return [_in_language(one, language) for one in data]
    if not isinstance(data, dict):
        return data
    chosen = {k: _in_language(v, language) for k, v in data.items() if not _ENDING.fullmatch(k)}
    for key, value in data.items():
        match = _ENDING.fullmatch(key)
        if match and match[2] == language:
            chosen[match[1]] = value
    return chosen


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
    else:
        report, found = read_report(data, name)
        declared.findings += found
        if report is not None:
            declared.reports[report.key] = report


def _read_configuration(name: str, data: dict[str, Any], declared: Declared) -> None:
    declared.body = str(data.get("body", ""))
    ledger = data.get("ledger", {})
    declared.dimensions = {str(k): str(v) for k, v in ledger.get("dimensions", {}).items()}
    declared.suspense = tuple(str(one) for one in ledger.get("suspense", []))
    declared.columns = data.get("columns", {})
    if not declared.body:
        _say(declared, name, "{reason} is not given.", "body")
    for one in data.get("closing", []):
        try:
            declared.closings.append((_closing(one), str(one.get("report", ""))))
        except (KeyError, PeriodError, ValueError) as error:
            _say(declared, name, "A closing cannot be read: {reason}.", str(error))


def _closing(data: Mapping[str, Any]) -> Closing:
    dated, locked = data["dated"], data.get("locked_on")
    if not isinstance(dated, date) or not (locked is None or isinstance(locked, date)):
        raise ValueError("dated and locked_on are dates, written without quotes: 2015-03-13")
    return Closing(
        key=str(data["key"]),
        title=str(data["title"]),
        period=parse_period(str(data["period"])),
        dated=dated,
        subtitle=str(data.get("subtitle", "")),
        forecast=str(data.get("forecast", "")),
        locked_on=locked,
        front=tuple((str(k), str(v)) for k, v in data.get("front", {}).items()),
    )


def _read_lines(name: str, data: dict[str, Any], declared: Declared) -> None:
    for one in data.get("line", []):
        key, kind = str(one.get("key", "")), str(one.get("kind", ""))
        if not key or kind not in LINE_SIGNS:
            kinds = ", ".join(LINE_SIGNS)
            _say(
                declared, name, "A line needs a key and a kind: {reason}.", f"{key} {kind}; {kinds}"
            )
            continue
        label = str(one.get("label", key))
        declared.lines.append(Line(key, label, kind, tuple(map(str, one.get("accounts", [])))))


def _say(declared: Declared, name: str, template: str, reason: str) -> None:
    declared.findings.append(
        finding(
            "declaration",
            Severity.ERROR,
            template,
            place=Place(file=name),
            quote=reason,
            remedy="See docs/reference/workspace.md",
            reason=reason,
        )
    )
