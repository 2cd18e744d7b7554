"""The examples that are shipped with bokslut."""

from __future__ import annotations

from pathlib import Path

# In the repository this is a link to `examples/`; a built package holds the files themselves.
_EXAMPLES = Path(__file__).parents[1] / "examples"


def example_names() -> tuple[str, ...]:
    """The names of the shipped examples, sorted."""
    return tuple(sorted(path.parent.name for path in _EXAMPLES.glob("*/sources")))


def example_folder(name: str) -> Path:
    """The folder of a shipped example: its data in `sources/`, its README beside them.

    The folder may be read only. Raises `KeyError` for a name that is not in `example_names()`.
    """
    if name not in example_names():
        raise KeyError(name)
    return _EXAMPLES / name


def template_folder() -> Path:
    """The declarations that an empty workspace begins with."""
    return Path(__file__).parent / "template"
