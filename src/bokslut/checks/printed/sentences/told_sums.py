"""Two numbers of a sentence that are told roughly, and what they are said to make together.

**Proves** a total that follows its parts (`370 … och … ca 611, dvs totalt 981`). **Doubts** a total
that is not their sum where another number of the same paragraph is, or that is not near it: what is
told roughly refutes nothing. **Silent** where parts and total are of different units; parts that
are told exactly are `within_paragraph.py`'s. Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from bokslut.model.numbers import print_number
from bokslut.prose.typed import TypedNumber

from ..understood.equations import Equation
from ..understood.understood import Sentence, Understood

RULE = "told-sum"

_N = r"⟦(?P<{0}>[0-9]+)⟧"
_GAP = r"[^⟦⟧.;]{0,%d}?"
_TOLD = re.compile(
    _N.format("first")
    + (_GAP % 80)
    + r"\b(?:och|samt|plus|and)\b"
    + (_GAP % 80)
    + _N.format("second")
    + (_GAP % 60)
    + r"\b(?:sammanlagt|tillsammans|totalt|in total|altogether)\b"
    + (_GAP % 30)
    + _N.format("total"),
    re.IGNORECASE,
)
_PARENTHESIS = re.compile(r"\([^()]{0,120}\)")
_ROUGHLY = Decimal("0.05")


def told_sums(understood: Understood) -> Iterator[Equation]:
    """Every total that a sentence tells of its own two parts, one of which is roughly told."""
    paragraphs: dict[int, list[Sentence]] = defaultdict(list)
    for sentence in understood.sentences:
        paragraphs[sentence.block].append(sentence)
    for some in paragraphs.values():
        beside = {number.value for one in some for number in one.amounts}
        for sentence in some:
            if len(sentence.amounts) >= 3:
                yield from _of(sentence, beside)


def _of(sentence: Sentence, beside: set[Decimal | None]) -> Iterator[Equation]:
    for match in _TOLD.finditer(_PARENTHESIS.sub(" ", sentence.marked())):
        first, second, total = (
            sentence.amounts[int(match[name])] for name in ("first", "second", "total")
        )
        if {first.unit, second.unit} - {total.unit, "", "count"} or total.unit in ("percent", "pp"):
            continue
        computed = _value(first) + _value(second)
        half = max(one.half for one in (first, second, total))
        gap = abs(computed - _value(total))
        held = computed in beside - {_value(total)}
        if not (first.hedge or second.hedge or total.hedge):
            continue
        if gap > 3 * half and not held and gap <= computed * _ROUGHLY:
            continue
        yield Equation(
            RULE,
            sentence.term(total),
            (sentence.term(first), sentence.term(second)),
            computed,
            3 * half if gap else Decimal(0),
            3 * half,
            partial(_written, first, second, computed),
            sure=False,
        )


def _value(number: TypedNumber) -> Decimal:
    return number.value if number.value is not None else Decimal(0)


def _written(first: TypedNumber, second: TypedNumber, computed: Decimal) -> str:
    decimals = max(first.decimals, second.decimals)
    return f"{first.text} + {second.text} = {print_number(computed, decimals)}"
