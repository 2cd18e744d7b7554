"""What a report was made from, exactly."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Versions of the `import` table and of each fact table, the SHA-256 of the source files that
    are seen in them, the SHA-256 of the declarations and records that the closing read, and the
    version of bokslut. Equal snapshots give equal reports, in whatever workspace.
    """

    imports: int
    tables: tuple[tuple[str, int], ...]
    sources: str
    records: str
    program: str

    @property
    def id(self) -> str:
        """Twelve hexadecimal digits that name this snapshot."""
        return hashlib.sha256(self.canonical().encode()).hexdigest()[:12]

    def canonical(self) -> str:
        """The JSON text that the id is the hash of."""
        return json.dumps(self.as_dict(), sort_keys=True, separators=(",", ":"))

    def as_dict(self) -> dict[str, object]:
        """For storing; `from_dict` reads it back."""
        return {
            "imports": self.imports,
            "tables": dict(self.tables),
            "sources": self.sources,
            "records": self.records,
            "program": self.program,
        }

    @staticmethod
    def from_dict(data: Mapping[str, object]) -> Snapshot:
        """The snapshot that `as_dict` wrote."""
        tables, imports = data["tables"], data["imports"]
        if not isinstance(tables, dict) or not isinstance(imports, int):
            raise ValueError("not a snapshot")
        return Snapshot(
            imports=imports,
            tables=tuple(sorted((str(name), int(version)) for name, version in tables.items())),
            sources=str(data["sources"]),
            records=str(data["records"]),
            program=str(data["program"]),
        )

    def version(self, table: str) -> int:
        """The version of a fact table; KeyError for a table that was not there yet."""
        return dict(self.tables)[table]
