"""What a command says: to people, or as one JSON object, and where the two go."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from bokslut.model.message import fill

if TYPE_CHECKING:
    from bokslut.facts.take_in import TakenIn
    from bokslut.model.finding import Finding, Translate


class Terminal:
    """Where a command speaks: results to standard output, progress to standard error."""

    def __init__(self, as_json: bool, translate: Translate) -> None:
        """With `as_json` standard output is kept for one JSON object, `result`."""
        self.json = as_json
        self._ = translate
        self._colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        self.result: dict[str, Any] = {}

    def say(self, template: str, **values: object) -> None:
        """A line for people; silent with `--json`."""
        if not self.json:
            print(fill(self._(template), values))

    def line(self, text: str) -> None:
        """A line that is already made."""
        if not self.json:
            print(text)

    def note(self, template: str, **values: object) -> None:
        """A line about what goes on, to standard error."""
        print(fill(self._(template), values), file=sys.stderr, flush=True)

    def findings(self, findings: Sequence[Finding], most: int = 20) -> None:
        """The findings, gravest first, with place and advice; one about a number of a text with the
        sentence, since nothing else tells where among its texts that stands."""
        from bokslut.report.judged.words import arithmetic

        for one in findings[:most]:
            head = self.severity(one)
            place = f"{one.place}: " if str(one.place) else ""
            message = one.message(self._)
            told = arithmetic(message) if one.claimed else message
            self.line(f"  {head} [{one.rule}] {place}{told}")
            if one.claimed and " " in one.quote and one.quote not in message:
                self.line(f"      ”{one.quote}”")
            if advice := one.advice(self._):
                self.line(f"      {advice}")
        if len(findings) > most:
            self.say("  … and {count} more; --json shows all", count=len(findings) - most)

    def severity(self, one: Finding) -> str:
        """The word for how grave a finding is, in its colour where there are colours."""
        words = {
            "error": self._("error"),
            "warning": self._("warning"),
            "note": self._("note"),
        }
        return self._paint(words[one.severity.value], one.severity.value)

    def _paint(self, word: str, severity: str) -> str:
        if not self._colour:
            return word
        code = {"error": "31", "warning": "33"}.get(severity, "2")
        return f"\x1b[{code}m{word}\x1b[0m"


_UNUSABLE = (
    "unknown-format",
    "sie-empty",
    "sie-wrong-kind",
    "table-empty",
    "table-wrong-kind",
)
_STATUS = {
    "imported": "imported",
    "unchanged": "already there, nothing changed",
    "refused": "refused, nothing imported",
    "held": "not imported, since another file was refused",
    "readable": "would be imported",
}


_TABLES = {
    "account": "{count} {count:account|accounts}",
    "activity": "{count} {count:activity|activities}",
    "asset": "{count} {count:asset component|asset components}",
    "balance": "{count} {count:balance|balances}",
    "budget_line": "{count} {count:budget line|budget lines}",
    "counterpart": "{count} {count:counterpart|counterparts}",
    "indicator_value": "{count} {count:indicator value|indicator values}",
    "investment_line": "{count} {count:investment line|investment lines}",
    "object": "{count} {count:object|objects}",
    "plan_added": "{count} {count:part of the plan is|parts of the plan are} new",
    "plan_changed": "{count} {count:part of the plan has|parts of the plan have} changed",
    "plan_ended": "{count} {count:part of the plan is|parts of the plan are} ended",
    "posting": "{count} {count:posting|postings}",
    "posting_change": "{count} {count:changed posting|changed postings}",
    "project": "{count} {count:project|projects}",
    "saving": "{count} {count:saving|savings}",
    "unit": "{count} {count:unit|units}",
    "volume": "{count} {count:volume|volumes}",
    "voucher": "{count} {count:voucher|vouchers}",
}


def tell_imports(taken: Sequence[TakenIn], terminal: Terminal) -> int:
    """Says what became of each file, and returns the command's exit code."""
    terminal.result["imports"] = [
        {
            "file": one.name,
            "sha256": one.sha256,
            "status": one.status,
            "importer": one.importer,
            "import_id": one.import_id,
            "scopes": list(one.scopes),
            "replaces": list(one.replaces),
            "rows": dict(one.counts),
            "findings": [found.as_dict(terminal._) for found in one.findings],
        }
        for one in taken
    ]
    width = max((len(one.name) for one in taken), default=0)
    for one in taken:
        counts = ", ".join(
            fill(terminal._(_TABLES[table]), {"count": count})
            for table, count in sorted(one.counts.items())
        )
        terminal.line(f"{one.name:<{width}}  {terminal._(_STATUS[one.status])}  {counts}")
        if one.replaces and one.status in ("imported", "readable"):
            terminal.say(
                "  replaces {count} earlier {count:import|imports} of the same",
                count=len(one.replaces),
            )
        terminal.findings(one.findings)
    refused = any(one.status in ("refused", "held") for one in taken)
    if taken and all(_unusable(one) for one in taken):
        terminal.result["error"] = taken[0].findings[0].message(terminal._)
        return 2
    errors = any(found.severity.value == "error" for one in taken for found in one.findings)
    return 1 if refused or errors else 0


def _unusable(one: TakenIn) -> bool:
    """Whether a file was refused as a whole: it is nothing that we read, or empty."""
    errors = [found.rule for found in one.findings if found.severity.value == "error"]
    return one.status == "refused" and all(rule in _UNUSABLE for rule in errors)
