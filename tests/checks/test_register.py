"""Every rule of the folder is run, and says what it proves."""

from __future__ import annotations

import importlib
import inspect
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


def test_each_rule_is_in_the_reference_with_every_severity_that_it_gives() -> None:
    text = (FOLDER.parents[2] / "docs/reference/checks.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"(?m)^\| `([a-z-]+)` \| ([a-z, ]+) \|", text))
    given = {
        re.match(r"Rule `([a-z-]+)`", (module.__doc__ or "").strip())[1]: {  # type: ignore[index]
            name.lower() for name in re.findall(r"Severity\.([A-Z]+)", inspect.getsource(module))
        }
        for module in RULES
    }
    assert {rule: set(words.split(", ")) for rule, words in told.items()} == given
