"""Plan files for tests of the records, and a place to keep them."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bokslut.facts.take_in import Incoming
from bokslut.records.plan_state import PlanSource, PlanState, after
from bokslut.records.values import ActingUser
from bokslut.workspace.plan_files import read_source
from bokslut.workspace.record_store import RecordStore

NOW = datetime(2015, 3, 16, 9, 30, tzinfo=UTC)
EVA = ActingUser("Eva Ek", "Ekonomichef")
ALI = ActingUser("Ali Berg", "Controller")


def node(key: str, **fields: Any) -> str:
    """A node as a plan file tells it."""
    told = {"kind": "council-goal", "title": f"Mål {key}", "assessed": True, **fields}
    lines = [f"{name} = {_toml(value)}" for name, value in {"key": key, **told}.items()]
    return "[[node]]\n" + "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    return str(value)


def source(name: str, text: str) -> PlanSource:
    """A plan file that can be read."""
    data = text.encode()
    sha256 = hashlib.sha256(data).hexdigest()
    made, found = read_source(Incoming(name, sha256, len(data), lambda: io.BytesIO(data)))
    assert made is not None, found
    return made


def state_of(files: Mapping[str, str], before: PlanState | None = None) -> PlanState:
    """The plan after these files were taken in."""
    made, found = after(before or PlanState(), [source(*one) for one in files.items()])
    assert found == []
    return made


class Kept:
    """Records in a folder, with the ways in and out."""

    def __init__(self, folder: Path) -> None:
        self.store = RecordStore(folder)

    def read(self, query: str, *arguments: object) -> Any:
        """What a query answers."""
        return self.store.use(lambda: self._module("queries", query)(*arguments))

    def act(self, action: str, *arguments: object, **options: object) -> Any:
        """What an action did, by Eva unless somebody else acts."""
        given = {"now": NOW, "acting_user": EVA, **options}
        return self.store.use(lambda: self._module("actions", action)(*arguments, **given))

    def _module(self, room: str, name: str) -> Callable[..., Any]:
        import importlib

        found: Callable[..., Any] = getattr(
            importlib.import_module(f"bokslut.records.{room}"), name
        )
        return found

    def take_in(self, files: Mapping[str, str], **options: object) -> Any:
        """Takes plan files in."""
        present = self.read("plan_state")
        return self.act("take_in_plan", state_of(files, present), read=present.hash, **options)

    def faults(self) -> list[Any]:
        """What is not whole."""
        found: list[Any] = self.store.use(lambda: self._module("whole", "faults")())
        return found

    def sql(self, statement: str, *values: object) -> None:
        """Changes the database past all actions."""
        from django.db import connection

        def run() -> None:
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA foreign_keys = OFF")
                cursor.execute(statement, values)

        self.store.use(run)
