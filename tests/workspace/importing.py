"""Imports in processes of their own, for tests that end them or let them race."""

from __future__ import annotations

import multiprocessing
from multiprocessing.context import ForkServerContext, ForkServerProcess
from multiprocessing.synchronize import Barrier
from pathlib import Path

from bokslut.workspace.workspace import Workspace


def processes() -> ForkServerContext:
    """Processes that begin with everything loaded, so that it is the import that is met."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["importing", "deltalake", "bokslut.facts.importers.sie"])
    return context


def take_in(
    folder: Path,
    file: Path,
    barrier: Barrier | None = None,
    accepted: tuple[str, ...] = ("imported",),
) -> None:
    """What the command `bokslut import` does; waits for the others where there is a barrier."""
    workspace = Workspace(folder)
    if barrier is not None:
        barrier.wait(30)
    (taken,) = workspace.take_in([file])
    assert taken.status in accepted, taken


def started(context: ForkServerContext, *arguments: object) -> ForkServerProcess:
    """A process that takes a file in."""
    process = context.Process(target=take_in, args=arguments)
    process.start()
    return process
