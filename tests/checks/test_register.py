"""Every rule of the folder is run, and says what it proves."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import bokslut.checks
from bokslut.checks.register import CHECKS

FOLDER = Path(bokslut.checks.__file__).parent
MODULES = [
    importlib.import_module(f"bokslut.checks.{path.stem}")
    for path in sorted(FOLDER.glob("*.py"))
    if path.stem not in ("__init__", "register")
]
RULES = [module for module in MODULES if hasattr(module, "check")]


def test_what_is_in_the_folder_is_in_the_register_and_runs_once() -> None:
    assert sorted(check.__module__ for check in CHECKS) == [module.__name__ for module in RULES]


def test_each_file_opens_with_its_rule_or_says_that_it_has_none() -> None:
    for module in MODULES:
        first = (module.__doc__ or "").strip()
        if module in RULES:
            rule = re.match(r"Rule `([a-z-]+)`: ", first)
            assert rule is not None, module.__name__
            expected = module.__name__.rsplit(".", 1)[1].replace("_", "-")
            assert rule[1] in (expected, expected.removesuffix("s"))
        elif module.__name__ != "bokslut.checks.context":
            assert "No rule of its own." in " ".join(first.split())
