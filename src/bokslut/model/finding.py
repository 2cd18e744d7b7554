"""What a check or an importer has to say, as a value."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from .message import Message, fill

Translate = Callable[[str], str]


def untranslated(message: str) -> str:
    """The message as written in the code, which is English."""
    return message


class Severity(StrEnum):
    """How grave a finding is: an error stops an import and marks a report as a draft."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding was made; every part that is known is filled, the others are None.

    `line` counts from 1. `cell` is a spreadsheet address such as `B7` in `sheet`.
    """

    file: str | None = None
    page: int | None = None
    line: int | None = None
    sheet: str | None = None
    cell: str | None = None
    table: str | None = None
    row: str | None = None
    column: str | None = None

    def as_dict(self) -> dict[str, str | int]:
        """The known parts, in a stable order, for JSON."""
        parts = {
            "file": self.file,
            "page": self.page,
            "line": self.line,
            "sheet": self.sheet,
            "cell": self.cell,
            "table": self.table,
            "row": self.row,
            "column": self.column,
        }
        return {key: value for key, value in parts.items() if value is not None}

    def __str__(self) -> str:
        """`ledger.se:4711`, `budget.xlsx!Budget!B7` or `operations/hr/result`."""
        text = self.file or ""
        if self.line is not None:
            text += f":{self.line}"
        for part in (self.sheet, self.cell):
            if part is not None:
                text += f"!{part}"
        inside = "/".join(part for part in (self.table, self.row, self.column) if part is not None)
        if self.page is not None:
            inside = f"p. {self.page}" + (f" {inside}" if inside else "")
        return f"{text} {inside}".strip() if inside else text


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: the rule, how grave, where, what was expected and what to do.

    `template` and `remedy` are message ids of the catalogue (English), with `str.format`
    fields filled from `values`; so one finding can be told in any language.
    """

    rule: str
    severity: Severity
    place: Place
    template: str
    values: tuple[tuple[str, str], ...] = ()
    remedy: str = ""
    quote: str = ""
    claimed: str = ""
    expected: str = ""

    @property
    def id(self) -> str:
        """Stable over rebuilds: the same rule at the same place about the same quote."""
        parts = (self.rule, str(self.place), self.quote, self.claimed, self.expected)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]

    def message(self, translate: Translate = untranslated) -> str:
        """The sentence for the reader, in the language of `translate`."""
        return fill(translate(self.template), self._fields(translate))

    def advice(self, translate: Translate = untranslated) -> str:
        """What to do about it, or an empty string."""
        return fill(translate(self.remedy), self._fields(translate)) if self.remedy else ""

    def _fields(self, translate: Translate) -> dict[str, str]:
        fields = {"claimed": self.claimed, "expected": self.expected, **dict(self.values)}
        return {
            key: translate(value.id) if isinstance(value, Message) else value
            for key, value in fields.items()
        }

    def as_dict(self, translate: Translate = untranslated) -> dict[str, object]:
        """The shape of `findings` in JSON outputs."""
        return {
            "id": self.id,
            "rule": self.rule,
            "severity": self.severity.value,
            "place": self.place.as_dict(),
            "quote": self.quote,
            "claimed": self.claimed,
            "expected": self.expected,
            "message": self.message(translate),
            "remedy": self.advice(translate),
        }


def finding(
    rule: str,
    severity: Severity,
    template: str,
    /,
    *,
    place: Place | None = None,
    remedy: str = "",
    quote: str = "",
    claimed: str = "",
    expected: str = "",
    **values: object,
) -> Finding:
    """A finding whose message fields are given by keyword; a quote is cut at 200 characters."""
    return Finding(
        rule=rule,
        severity=severity,
        place=place or Place(),
        template=template,
        values=tuple(
            sorted(
                (key, value if isinstance(value, Message) else str(value))
                for key, value in values.items()
            )
        ),
        remedy=remedy,
        quote=quote if len(quote) <= 200 else quote[:199] + "…",
        claimed=claimed,
        expected=expected,
    )


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any of the findings is an error."""
    return any(one.severity is Severity.ERROR for one in findings)


def by_weight(findings: Iterable[Finding]) -> list[Finding]:
    """Gravest first; within a severity in the order of rule and place."""
    return sorted(
        findings,
        key=lambda one: (_ORDER[one.severity], one.rule, one.place.file or "", one.place.line or 0),
    )


@dataclass
class FindingLimit:
    """Keeps the first `limit` findings of each rule and counts the rest, so that a file with a
    million faults neither fills the memory nor hides the other rules."""

    limit: int = 50
    counts: dict[str, int] = field(default_factory=dict)
    _severity: dict[str, Severity] = field(default_factory=dict)

    def admit(self, one: Finding) -> bool:
        """True while the rule has not yet reached its limit."""
        count = self.counts.get(one.rule, 0) + 1
        self.counts[one.rule] = count
        self._severity.setdefault(one.rule, one.severity)
        return count <= self.limit

    def overflow(self, place: Place) -> list[Finding]:
        """One finding for each rule that had more than the limit, saying how many more."""
        return [
            finding(
                rule,
                self._severity[rule],
                "{more} more {more:finding|findings} of the rule {rule} in this file.",
                place=place,
                quote=rule,
                more=count - self.limit,
                rule=rule,
            )
            for rule, count in sorted(self.counts.items())
            if count > self.limit
        ]
