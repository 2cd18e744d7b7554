"""`bokslut fetch`: joins what a workspace declares, the connectors, and the ordinary import."""

from __future__ import annotations

import argparse
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bokslut.commands import NOTHING_USABLE, WITH_ERRORS, UsageError
from bokslut.workspace.terminal import Terminal, tell_imports

if TYPE_CHECKING:
    from bokslut.connectors.client import Clock, Patience
    from bokslut.facts.importers.fetched import Envelope
    from bokslut.facts.take_in import TakenIn
    from bokslut.model.finding import Finding
    from bokslut.workspace.workspace import Workspace


def _clock() -> Clock:
    from bokslut.connectors.client import Clock

    return Clock(lambda: datetime.now(UTC), time.monotonic, time.sleep)


def fetch(
    arguments: argparse.Namespace,
    terminal: Terminal,
    clock: Clock | None = None,
    patience: Patience | None = None,
) -> int:
    """Fetches all the declared sources of indicators. Each is imported by itself, whole or not at
    all; those that fail leave what was there as it was, and are told."""
    from bokslut.connectors.client import UNREACHABLE
    from bokslut.connectors.register import fetch as fetch_source
    from bokslut.model.finding import Finding
    from bokslut.workspace.workspace import Workspace

    workspace = Workspace(arguments.dir)
    workspace.refuse_broken_configuration()
    sources = workspace.configured.indicator_sources
    if not sources:
        said = terminal._("{file} declares no source of indicators: no [[indicator_source]]")
        raise UsageError(said.format(file=arguments.dir / "bokslut.toml"))
    taken: list[TakenIn] = []
    failed: list[Finding] = []
    for source in sources:
        if sys.stderr.isatty():
            terminal.note("fetching {indicator} …", indicator=source.indicator)
        got = fetch_source(source, clock or _clock(), patience)
        if isinstance(got, Finding):
            failed.append(got)
        else:
            taken += _import(workspace, got)
    if not taken and all(one.rule == UNREACHABLE for one in failed):
        told = f"{failed[0].message(terminal._)} {failed[0].advice(terminal._)}"
        raise UsageError(told.rstrip("."))
    code = tell_imports(taken, terminal)
    terminal.result["findings"] = [one.as_dict(terminal._) for one in failed]
    terminal.findings(failed)
    return max(code, WITH_ERRORS) if failed and code != NOTHING_USABLE else code


def _import(workspace: Workspace, envelope: Envelope) -> list[TakenIn]:
    """The ordinary import of what was fetched: kept by its hash, whole or not at all."""
    from bokslut.facts.importers.fetched import to_bytes

    with TemporaryDirectory(prefix="bokslut-") as folder:
        path = Path(folder) / f"{envelope.connector}-{envelope.indicator}.json"
        path.write_bytes(to_bytes(envelope))
        return workspace.take_in([path])
