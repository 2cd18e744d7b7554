"""The appendix by which a report of bokslut proves its numbers, in formats that print it.

It is about the report and not of it: an explanation of each number, with its reference, and the
findings that the report was built with.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bokslut.model.printed import PrintedReport, PrintedText, Spot

from .understood import Understood

_BASIS = re.compile(r"(?:Underlag|Basis)\b")
_FINDINGS = re.compile(r"(?:Anmärkningar|Findings)$")
_SHEETS = ("Underlag", "Basis", "Anmärkningar", "Findings")
_REFERENCE = re.compile(r"\b(?:Referens|Reference): [a-z_]+ [a-z_]+=")
_FEWEST = 3


def without_basis(understood: Understood) -> Understood:
    """A report without that appendix; as it is, where it has none."""
    begins = _begins(understood.report)
    if begins is None:
        told = [one for one in understood.grids if one.rows[0].spot.sheet not in _SHEETS]
        return replace(understood, grids=tuple(told))
    head = understood.report.blocks[begins]
    last = _order(head.spot)
    return replace(
        understood,
        grids=tuple(one for one in understood.grids if _order(one.rows[0].spot) < last),
        sentences=tuple(one for one in understood.sentences if one.block < begins),
    )


def _order(spot: Spot) -> tuple[int, int]:
    return spot.page or 0, spot.line or 0


def _begins(report: PrintedReport) -> int | None:
    """The block that it begins with: the heading of the basis, or that of the findings right
    before it."""
    told = [
        index
        for index, one in enumerate(report.blocks)
        if isinstance(one, PrintedText) and _REFERENCE.search(one.text)
    ]
    if len(told) < _FEWEST:
        return None
    basis = findings = None
    for index, one in enumerate(report.blocks[: told[-1] + 1]):
        if isinstance(one, PrintedText) and one.kind == "heading":
            if _FINDINGS.match(one.text):
                findings = index
            elif _BASIS.match(one.text) and basis is None and index <= told[_FEWEST]:
                basis = index
    if basis is None:
        return None
    return findings if findings is not None and findings < basis else basis
