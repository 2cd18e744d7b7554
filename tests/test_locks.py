"""What `make demo` and `make test` install: exactly what the locks name, by hash, from anywhere."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
RUN, DEVELOP = ROOT / "requirements.txt", ROOT / "requirements-dev.txt"

_PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+)(?: ; (.+?))? \\$")
_HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")


def pins(lock: Path) -> dict[str, str]:
    """The version of each package that a lock names for this machine."""
    found = {}
    for line in lock.read_text("utf-8").splitlines():
        if (pin := _PIN.match(line)) and (pin[3] is None or Marker(pin[3]).evaluate()):
            found[canonicalize_name(pin[1])] = pin[2]
    return found


def declared(*groups: str) -> Iterator[Requirement]:
    """What pyproject.toml asks for: the run-time dependencies, and these groups."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    yield from map(Requirement, project["project"]["dependencies"])
    optional = project["project"]["optional-dependencies"] | project["dependency-groups"]
    for group in groups:
        yield from map(Requirement, optional[group])


@pytest.mark.parametrize("lock", [RUN, DEVELOP], ids=lambda lock: lock.name)
def test_each_package_is_named_by_version_and_hashes_and_nothing_else_is_named(lock: Path) -> None:
    lines = lock.read_text("utf-8").splitlines()
    assert any(map(_PIN.match, lines))
    for before, line in pairwise(lines):
        assert line.startswith("#") or _PIN.match(line) or _HASH.match(line), line
        if _PIN.match(before):
            assert _HASH.match(line), f"no hash for {before}"
    assert "://" not in lock.read_text("utf-8")


@pytest.mark.parametrize(
    ("lock", "groups"), [(RUN, ("build",)), (DEVELOP, ("build", "dev", "spark"))]
)
def test_the_lock_holds_what_the_project_asks_for(lock: Path, groups: tuple[str, ...]) -> None:
    pinned = pins(lock)
    for one in declared(*groups):
        assert one.specifier.contains(pinned[canonicalize_name(one.name)]), f"{one}: run make lock"


def test_developers_run_what_users_run() -> None:
    run, develop = pins(RUN), pins(DEVELOP)
    assert run.items() <= develop.items()


def test_what_only_developers_need_is_not_installed_for_the_demo() -> None:
    heavy = {"pyspark", "pandas", "playwright", "pytest", "ruff", "mypy", "babel", "hypothesis"}
    assert not heavy & pins(RUN).keys()
    assert heavy <= pins(DEVELOP).keys()
