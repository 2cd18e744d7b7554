"""What the tests of SIE share: a small ledger to put lines into, and what an import gives."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bokslut.facts.importers import sie
from bokslut.facts.importers.base import Batch, Item, ReadContext, Summary
from bokslut.facts.schema import own_schema
from bokslut.model.finding import Finding, Severity

HEAD = """#FLAGGA 0
#PROGRAM "Ekonomi" 1.0
#FORMAT PC8
#GEN 20150110
#SIETYP 4E
#FNAMN "Södertälje kommun"
#ORGNR 212000-0159
#RAR 0 20140101 20141231
#KONTO 1510 "Kundfordringar"
#KONTO 3010 "Avgifter"
#KONTO 4010 "Inköp"
"""


@dataclass
class Outcome:
    """What an import of a file gives, sorted out."""

    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    summaries: list[Summary] = field(default_factory=list)

    @property
    def postings(self) -> list[dict[str, Any]]:
        return self.rows.get("posting", [])

    @property
    def vouchers(self) -> list[dict[str, Any]]:
        return self.rows.get("voucher", [])

    def rules(self, severity: Severity | None = None) -> list[str]:
        return [one.rule for one in self.findings if severity in (None, one.severity)]

    @property
    def errors(self) -> list[str]:
        return self.rules(Severity.ERROR)

    def one(self, rule: str) -> Finding:
        found = [one for one in self.findings if one.rule == rule]
        assert len(found) == 1, [one.message() for one in self.findings]
        return found[0]

    @property
    def header(self) -> Mapping[str, Any]:
        return self.summaries[0].header

    @property
    def scopes(self) -> tuple[str, ...]:
        return self.summaries[0].scopes


def outcome(items: Iterable[Item]) -> Outcome:
    found = Outcome()
    for item in items:
        if isinstance(item, Batch):
            assert item.rows.schema.equals(own_schema(item.table))
            item.rows.validate(full=True)
            found.rows.setdefault(item.table, []).extend(item.rows.to_pylist())
        elif isinstance(item, Finding):
            found.findings.append(item)
        else:
            found.summaries.append(item)
    return found


def read(
    data: bytes | str,
    name: str = "ledger.se",
    dimensions: Mapping[str, str] | None = None,
    careful: bool = False,
) -> Outcome:
    """Imports a file; text is written as CP437, as the specification says."""
    raw = data if isinstance(data, bytes) else data.encode("cp437")
    return outcome(sie.read(io.BytesIO(raw), ReadContext(name, dimensions or {}), careful))


def voucher(*rows: str, head: str = '#VER A 1 20140115 "Faktura"') -> str:
    return "\n".join((head, "{", *rows, "}", ""))


BALANCED = voucher("#TRANS 1510 {} 100.00", "#TRANS 3010 {} -100.00")
