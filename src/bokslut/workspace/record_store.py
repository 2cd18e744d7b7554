"""Where the records of a workspace are, and the setting up of Django for them.

The records are in `records/records.sqlite` of the workspace, or in the PostgreSQL database that
`bokslut.toml` names. Django is loaded where they are asked for and not before: a workspace without
records, and whoever takes a ledger in, does without.
"""

from __future__ import annotations

import fcntl
import getpass
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

from bokslut.language import N_
from bokslut.records.values import ActingUser, ClosingRecords

from .errors import WorkspaceError

_FILE = "records.sqlite"
_ENGINES = {"sqlite": "django.db.backends.sqlite3", "postgresql": "django.db.backends.postgresql"}
_SETTING_UP = threading.RLock()
_Made = TypeVar("_Made")


@dataclass(frozen=True)
class RecordStore:
    """The records of a workspace's folder; `database` is a `postgresql://` address, or empty."""

    folder: Path
    database: str = ""

    @property
    def file(self) -> Path:
        """The SQLite file."""
        return self.folder / _FILE

    @property
    def exists(self) -> bool:
        """Whether anything may be in it: a SQLite file is made by the first write."""
        return bool(self.database) or self.file.exists()

    def closing_inputs(self) -> ClosingRecords:
        """What closings read; nothing where there are no records."""
        if not self.exists:
            return ClosingRecords()

        def read() -> ClosingRecords:
            from bokslut.records import queries

            return queries.closing_inputs()

        return self.use(read)

    def use(self, work: Callable[[], _Made]) -> _Made:
        """Does something with the records, as the only workspace of this process: their tables are
        made, or brought to what this version of bokslut needs."""
        with _SETTING_UP:
            self._connect()
            from django.db import DatabaseError

            try:
                return work()
            except DatabaseError as error:
                raise _unusable(error) from error

    def _connect(self) -> None:
        if not self.database:
            self.folder.mkdir(parents=True, exist_ok=True)
        wanted = _connection(self.file, self.database)
        _configure()
        from django.core.exceptions import ImproperlyConfigured
        from django.db import DatabaseError, connections

        if _identity(connections.settings["default"]) != _identity(wanted):
            connections["default"].close()
            del connections["default"]
            connections.settings.update(connections.configure_settings({"default": wanted}))
            _Prepared.done = None
        try:
            if _Prepared.done != _identity(wanted):
                self._migrate()
                _Prepared.done = _identity(wanted)
        except DatabaseError as error:
            raise _unusable(error) from error
        except ImproperlyConfigured as error:
            raise WorkspaceError(
                N_(
                    "the records are in PostgreSQL, and its driver cannot be loaded: {reason}. "
                    "Install it beside bokslut: pip install 'psycopg[binary]'"
                ),
                reason=str(error).splitlines()[0],
            ) from error

    def _migrate(self) -> None:
        """Makes the tables, or changes them to those of this version; one process at a time."""
        from django.core.management import call_command
        from django.db import connection
        from django.db.migrations.executor import MigrationExecutor

        def missing() -> bool:
            executor = MigrationExecutor(connection)
            return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))

        if missing():
            with _one_process(self.folder):
                if missing():
                    call_command("migrate", verbosity=0, interactive=False)


def acting_user(name: str = "", role: str = "") -> ActingUser:
    """Who acts: the one named, else whom the operating system knows."""
    if not name:
        try:
            name = getpass.getuser()
        except (KeyError, OSError):
            name = f"uid {os.getuid()}"
    return ActingUser(name, role)


class _Prepared:
    """The database whose tables are known to be there."""

    done: tuple[object, ...] | None = None


def _unusable(error: Exception) -> WorkspaceError:
    reason = (str(error) or type(error).__name__).splitlines()[0]
    return WorkspaceError(N_("the records cannot be used: {reason}"), reason=reason)


@contextmanager
def _one_process(folder: Path) -> Iterator[None]:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _configure() -> None:
    """Sets Django up, for no database yet: that of a workspace is a matter of the moment."""
    import django
    from django.conf import settings

    if settings.configured:
        return
    settings.configure(
        INSTALLED_APPS=["bokslut.records"],
        DATABASES={"default": {"ENGINE": _ENGINES["sqlite"], "NAME": ":memory:"}},
        USE_TZ=True,
        TIME_ZONE="UTC",
        USE_I18N=False,
    )
    django.setup()


def _identity(database: Mapping[str, Any]) -> tuple[object, ...]:
    return tuple(database.get(one, "") for one in ("ENGINE", "NAME", "HOST", "PORT", "USER"))


def _connection(file: Path, address: str) -> dict[str, Any]:
    """The database as Django is told of it. Writers of a SQLite file stand in line from their
    first word on, so that none has to give up what it has read."""
    if not address:
        options = {"transaction_mode": "IMMEDIATE", "timeout": 30}
        return {"ENGINE": _ENGINES["sqlite"], "NAME": str(file.absolute()), "OPTIONS": options}
    parts = urlsplit(address)
    return {
        "ENGINE": _ENGINES["postgresql"],
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
    }
