"""Reads the norms out of the TOML files beside this one; a fault in them is a bug of ours."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from bokslut.statements.reader import Reader

from .requirement import Norms

# In the order in which they are told.
FILES = ("parts", "lkbr", "krl", "kl", "kl91", "rkr")


@cache
def read_norms() -> Norms:
    """All norms. Raises ValueError where a file is at fault."""
    read = [_read(name) for name in FILES]
    return Norms(
        norms=tuple(one for file in read for one in file.norms),
        sources=tuple(one for file in read for one in file.sources),
        parts=tuple(one for file in read for one in file.parts),
        requirements=tuple(one for file in read for one in file.requirements),
    )


def _read(name: str) -> Norms:
    text = files("bokslut.norms").joinpath(f"data/{name}.toml").read_text(encoding="utf-8")
    reader = Reader(f"{name}.toml", "{what} = {value}; expected {wanted}")
    norms: Norms | None = reader.value(Norms, tomllib.loads(text), name)
    if norms is None:
        raise ValueError("; ".join(one.message() for one in reader.findings))
    return norms
