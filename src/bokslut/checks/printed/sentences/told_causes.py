"""What is told as a cause beside the line that it names: `högre lokalkostnader 6,7 mkr`.

**Doubts** an amount by which something is said to be higher or lower where the only line of that
name changed that way by nearly as much, and by no other number: so near it is hardly of something
else. **Silent** where a line of the name gives the amount, where several changed by different
amounts, and where the two are not near. Source: tying a report's text to its statements (ISA 720).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial

from bokslut.model.numbers import print_number, rounded

from ..claims.claims import claim_of
from ..claims.line_values import Value
from ..claims.meanings import Readings, readings_of
from ..claims.told import Told, equation, told_in
from ..understood.dimensions import dimension_of, in_unit
from ..understood.equations import Equation
from ..understood.lines import Line
from ..understood.understood import Understood
from ..understood.words import likeness, roots_of

RULE = "text-against-table"

_CAUSE = re.compile(
    r"\b(?:(?P<up>högre|ökade|ökad|ökat|higher|increased)|"
    r"(?P<down>lägre|minskade|minskad|minskat|lower|decreased|reduced))\s+"
    r"(?P<what>[^\W\d_][\w-]*(?:\s+[^\W\d_][\w-]*)?)\s+(?:(?:med|om|på|of|by)\s+)?$",
    re.IGNORECASE,
)
_BECAUSE = re.compile(r"\b(?:beror|berodde|förklaras|orsak\w*|due to|because|explained)\b", re.I)
_NEAR, _ZERO, _LIKE = Decimal("0.1"), Decimal(0), 0.8


def told_causes(understood: Understood) -> Iterator[Equation]:
    """The causes whose amount is nearly, and not, what the line of their name changed by."""
    readings = readings_of(understood)
    for sentence in understood.written:
        if not sentence.is_whole or not _BECAUSE.search(sentence.text):
            continue
        for one in told_in(sentence):
            match = _CAUSE.search(one.before)
            if match and dimension_of(one.number.unit) == "money" and not one.number.hedge:
                yield from _against(understood, readings, one, match)


def _against(
    understood: Understood, readings: Readings, one: Told, match: re.Match[str]
) -> Iterator[Equation]:
    said = roots_of(match["what"])
    lines = [line for line in readings.subjects.lines if not line.total and _names(line, said)]
    changes = [value for line in lines for value in readings.values(line) if _is_change(value)]
    if any(abs(abs(value.value) - abs(one.value)) <= one.reach + value.half for value in changes):
        return
    way = 1 if match["up"] else -1
    now = [each for each in changes if _is_of_the_year(each, understood.year)]
    meant = {abs(each.value): each for each in now if (each.value > 0) != each.costs}
    meant = meant if way > 0 else {abs(e.value): e for e in now if (e.value > 0) == e.costs}
    if len({abs(each.value) for each in now}) != 1 or len(meant) != 1:
        return
    value = next(iter(meant.values()))
    size = abs(value.value)
    if abs(size - abs(one.value)) > size * _NEAR or claim_of(one.sentence, one.number).bound:
        return
    yield equation(one, (), size, _ZERO, partial(_written, value, one), sure=False, rule=RULE)


def _names(line: Line, said: Sequence[str]) -> bool:
    """Whether some words name a line by the first of its own."""
    own = line.own_words
    return bool(own) and any(likeness(own[0], word) >= _LIKE for word in said)


def _is_change(value: Value) -> bool:
    return value.dimension == "money" and value.kind in ("change", "variance")


def _is_of_the_year(value: Value, year: str) -> bool:
    """Whether a value is what changed from the year before the report's to it."""
    years = value.period[:4], value.older[:4]
    following = all(map(str.isdigit, years)) and int(years[0]) - int(years[1]) == 1
    return value.kind == "change" and following and years[0] == year


def _written(value: Value, one: Told) -> str:
    size = rounded(in_unit(abs(value.value), one.number.unit), one.number.decimals)
    return f"{value.text} = {print_number(size, one.number.decimals)}"
