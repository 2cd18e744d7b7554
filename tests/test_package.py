"""`pip install .` gives the whole program: the command, the examples, the language, the fonts."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

LOOK = """
import json, pathlib, bokslut
from bokslut.language import translator
from bokslut.workspace.examples import example_folder, example_names
print(json.dumps({
    "program": bokslut.__file__,
    "examples": {
        name: sorted(
            str(path.relative_to(example_folder(name)))
            for path in example_folder(name).rglob("*")
            if path.is_file()
        )
        for name in example_names()
    },
    "swedish": translator("sv")("{count} {count:finding|findings}"),
    "files": [str(path) for path in pathlib.Path(bokslut.__file__).parent.rglob("*")],
}))
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as pip puts it into an environment, built from a copy of the checkout."""
    checkout = tmp_path_factory.mktemp("checkout")
    target = tmp_path_factory.mktemp("site-packages")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, checkout / name)
    for name in ("src", "examples"):
        ignored = shutil.ignore_patterns("__pycache__", "*.egg-info")
        shutil.copytree(ROOT / name, checkout / name, symlinks=True, ignore=ignored)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    alone = ["--no-index", "--no-deps", "--no-build-isolation", "--target", str(target)]
    subprocess.run([*pip, *alone, str(checkout)], check=True, timeout=120)
    shutil.rmtree(checkout)
    return target


@pytest.fixture(scope="module")
def seen(installed: Path) -> dict[str, object]:
    """What a program sees that imports the installed package."""
    told = subprocess.run(
        [sys.executable, "-c", LOOK],
        env={**os.environ, "PYTHONPATH": str(installed)},
        cwd=installed,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    answer: dict[str, object] = json.loads(told.stdout)
    assert str(answer["program"]).startswith(str(installed))
    return answer


def test_the_examples_come_with_the_package(seen: dict[str, object]) -> None:
    """All that a workspace is made from; how an example was invented stays in the repository."""
    shipped = {
        sources.parent.name: sorted(
            str(path.relative_to(sources.parent))
            for path in sources.parent.rglob("*")
            if path.is_file()
            and (path.parent != sources.parent or path.suffix in {".md", ".toml"})
            and path.suffix not in {".py", ".pyc"}
        )
        for sources in (ROOT / "examples").glob("*/sources")
    }
    assert shipped
    assert seen["examples"] == shipped


def test_the_package_speaks_swedish(seen: dict[str, object]) -> None:
    assert "Anmärkningar" in str(seen["swedish"])


def test_every_file_that_the_program_reads_is_in_the_package(seen: dict[str, object]) -> None:
    """All that lies beside the code is shipped, but for what only developers edit."""
    source = ROOT / "src" / "bokslut"
    files = seen["files"]
    assert isinstance(files, list)
    shipped = {Path(path).relative_to(Path(str(seen["program"])).parent) for path in files}
    wanted = {
        path.relative_to(source)
        for path in source.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix not in {".po", ".pyc"}
    }
    # What a room says of itself is for who changes it.
    rooms = {path.parent for path in wanted if path.name == "__init__.py"}
    wanted -= {path for path in wanted if path.name == "README.md" and path.parent in rooms}
    assert len(wanted) > 30
    assert wanted - shipped == set()
    assert not [path for path in shipped if path.parts[0] == "examples" and path.suffix == ".py"]


def test_the_command_is_installed(installed: Path) -> None:
    """The command starts, says what it can do, and needs nothing of the checkout for it."""
    told = subprocess.run(
        [str(installed / "bin" / "bokslut"), "--help"],
        env={**os.environ, "PYTHONPATH": str(installed)},
        cwd=installed,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert told.returncode == 0, told.stderr
    assert "build" in told.stdout
