"""What a layout family is, and where families are found."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from random import Random
from typing import Protocol

from .determined import Report
from .municipality import Municipality
from .paper import Paper


class Make(Protocol):
    """Makes a municipality's report; chance is only for variety within the family."""

    def __call__(self, municipality: Municipality, chance: Random, /) -> Paper: ...


@dataclass(frozen=True)
class Family:
    """A way in which some municipality prints its reports. `formats` are those in which such a
    report is met; empty for all."""

    name: str
    make: Make
    formats: tuple[str, ...] = ()

    def report(self, seed: int) -> Report:
        """The report of the municipality of a seed."""
        municipality = Municipality(seed)
        paper = self.make(municipality, Random(f"{self.name} {seed}"))
        return Report(paper, municipality.register)


def families(package: str) -> dict[str, Family]:
    """The families of a package, such as `bench.checker.layouts.dev`: each module in it has a
    `FAMILY`; those whose name begins with an underscore are helpers."""
    folder = importlib.import_module(package)
    names = sorted(one.name for one in pkgutil.iter_modules(folder.__path__))
    found = [
        importlib.import_module(f"{package}.{name}").FAMILY
        for name in names
        if not name.startswith("_")
    ]
    return {one.name: one for one in found}
