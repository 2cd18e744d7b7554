"""What is told of a report that writes its decimals with a point, with a point.

All arithmetic is written out with a decimal comma; a reader of an English report would take
`105,6` for a slip. Thousands are grouped by commas where the report itself does so.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from functools import partial

from bokslut.model.finding import Finding
from bokslut.model.numbers import NARROW_BLANK
from bokslut.model.printed import PrintedReport

from ..understood.equations import Equation
from ..understood.grid import everything

_COMMA = re.compile(r"(?<![0-9.,])[0-9]+,[0-9]+(?![0-9.,]?[0-9])")
_GROUPED = re.compile(r"(?<![0-9.,])[0-9]{1,3},[0-9]{3}(?![0-9])")
_THOUSANDS = re.compile(rf"(?<![0-9])[0-9]{{1,3}}(?:[ {NARROW_BLANK}][0-9]{{3}})+(?![0-9])")
_BLANK = re.compile(f"[ {NARROW_BLANK}]")
# What a finding quotes of the report stays as it is printed.
_AS_PRINTED = frozenset(("row", "column", "table", "head", "label", "word", "words", "quote"))


class DecimalPoints:
    """Rewrites what is told of one report; its own numbers in thousands are looked for once."""

    def __init__(self, report: PrintedReport) -> None:
        self._own = frozenset(one for text in everything(report) for one in _GROUPED.findall(text))

    def equation(self, one: Equation) -> Equation:
        """The equation, its arithmetic with decimal points."""
        return replace(one, told=partial(_arithmetic, one, self._own))

    def finding(self, one: Finding) -> Finding:
        """The finding, its numbers with decimal points; the quote stays as it is printed."""
        values = tuple(
            (name, _pointed(value, self._own))
            if isinstance(value, str) and name not in _AS_PRINTED
            else (name, value)
            for name, value in one.values
        )
        claimed, expected = (_pointed(told, self._own) for told in (one.claimed, one.expected))
        return replace(one, values=values, claimed=claimed, expected=expected)


def _arithmetic(one: Equation, own: Collection[str]) -> str:
    return _pointed(one.text, own)


def _pointed(text: str, own: Collection[str]) -> str:
    told = _COMMA.sub(
        lambda match: match[0] if match[0] in own else match[0].replace(",", "."), text
    )
    return _THOUSANDS.sub(lambda match: _BLANK.sub(",", match[0]), told) if own else told
