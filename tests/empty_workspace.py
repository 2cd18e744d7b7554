"""A workspace in which nothing is imported, for tests that count what comes into it."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from bokslut.workspace.examples import template_folder
from bokslut.workspace.workspace import Workspace


def empty_workspace(folder: Path) -> Workspace:
    """What `bokslut init` makes, without the plan that it takes in."""
    with TemporaryDirectory() as made:
        template = Path(made) / "template"
        shutil.copytree(template_folder(), template, ignore=shutil.ignore_patterns("plan"))
        return Workspace.create(folder, template)
