"""What the boards, or the companies, are told to have over or lack together.

**Proves** a surplus, a deficit or a variance of several bodies together (`Nämnderna redovisar
sammantaget ett överskott på 9,2 mnkr`) by the variances of their rows, with or without those that
are no board (common items, the financing, the auditors) and by the table's own sum. **Doubts** an
amount that is none of these, and a word that says the other way. **Silent** where no table has
three such rows, where more tables than one have, and where so many rows may be left out that
anything comes out. Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from itertools import combinations

from bokslut.model.numbers import print_number, rounded
from bokslut.prose.typed import TypedNumber

from ..claims.line_pairs import year_of
from ..claims.subjects import subjects_of
from ..claims.variance_signs import good_way
from ..understood.dimensions import dimension_of, in_unit
from ..understood.equations import Equation, Term
from ..understood.kept import Kept
from ..understood.lines import Line, LineCell
from ..understood.understood import Sentence, Understood
from .one_row import is_across
from .superlatives import is_item

RULE = "text-against-table"

_ZERO = Decimal(0)
_TOGETHER = r"(?:tillsammans|sammantaget|sammanlagt|totalt|together|combined|in total)"
_WHO = (
    r"(?:nämnderna|nämnder|styrelserna|the boards|bolagen|the companies|förvaltningarna|"
    r"verksamheten)"
)
# `Nämnderna redovisar sammantaget`, `Tillsammans visar nämnderna`, `Nämndernas samlade avvikelse`.
_TOLD = re.compile(
    rf"^(?:Kommunens |Totalt sett )?(?:\b{_WHO}\b[^;:.0-9]{{0,60}}\b{_TOGETHER}\b|"
    rf"{_TOGETHER}\b[^;:.0-9]{{0,40}}\b{_WHO}\b|"
    r"(?:nämndernas|bolagens|förvaltningarnas)\s+(?:samlade|sammanlagda|totala)\b)"
    r"[^;:.0-9]{0,60}\b(?P<what>\w*överskott\w*|\w*underskott\w*|\w*avvikelse\w*|surplus|deficit|"
    r"variance)\b[^;:.0-9]{0,40}$",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:exklusive|förutom|utom|utöver|övriga|andra|flera|varav|excluding|except|other|föregående|"
    r"förra|fjol\w*)\b",
    re.IGNORECASE,
)
_BODIES = (
    (re.compile(r"nämnd|styrelser|board", re.I), re.compile(r"nämnd|styrelse|utskott|board", re.I)),
    (re.compile(r"bolag|compan", re.I), re.compile(r"bolag|\bAB\b|compan", re.IGNORECASE)),
    (re.compile(r"förvaltning", re.I), re.compile(r"förvaltning|kontor", re.IGNORECASE)),
    (re.compile(r"verksamheten", re.I), re.compile(r"\w")),
)
_GOOD = re.compile(r"överskott|surplus", re.IGNORECASE)
_BAD = re.compile(r"underskott|deficit", re.IGNORECASE)
_FEWEST, _MOST_LEFT_OUT = 3, 6


def boards_together(understood: Understood) -> Iterator[Equation]:
    """The variances that sentences tell of bodies together."""
    # Asked for where a sentence tells of such bodies, once for each kind of them.
    columns = Kept[re.Pattern[str], list[_Column]](
        lambda bodies: [
            one
            for lines in _tables(understood).values()
            for one in _columns(understood, lines, bodies)
        ]
    )
    for sentence in understood.written:
        if not sentence.is_statement or not sentence.amounts or _OTHERWISE.search(sentence.text):
            continue
        number = sentence.amounts[0]
        told = _TOLD.match(sentence.text[: number.start])
        if told is None or number.hedge or dimension_of(number.unit) != "money":
            continue
        bodies = next((own for said, own in _BODIES if said.search(told[0])), None)
        if bodies is not None:
            yield from _judged(sentence, number, told["what"], columns[bodies])


def _tables(understood: Understood) -> dict[int, list[Line]]:
    told: dict[int, list[Line]] = {}
    for line in subjects_of(understood).lines:
        if is_across(line):
            told.setdefault(line.grid, []).append(line)
    return told


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of variances: those of the bodies, those that may be left out, the table's sums, and
    what a variance above zero is: 1 where it is good, -1 where bad, 0 where nobody knows."""

    bodies: tuple[LineCell, ...]
    others: tuple[LineCell, ...]
    totals: tuple[LineCell, ...]
    way: int

    def sums(self) -> Iterator[tuple[LineCell, ...]]:
        """All that may be meant by the bodies together, what is likeliest first."""
        yield self.bodies
        for count in range(1, len(self.others) + 1):
            for some in combinations(self.others, count):
                yield (*self.bodies, *some)
        for one in self.totals:
            yield (one,)


def _columns(
    understood: Understood, lines: Sequence[Line], bodies: re.Pattern[str]
) -> Iterator[_Column]:
    items = [one for one in lines if is_item(one)]
    own = [one for one in items if bodies.search(one.label)]
    if len(own) < _FEWEST:
        return
    for place in {
        one.number.column
        for one in own[0].cells
        if one.role == "variance"
        and dimension_of(one.unit) == "money"
        and year_of(one) in (understood.year, "")
    }:
        cells = {
            line.place: one for line in lines for one in line.cells if one.number.column == place
        }
        mine = [cells[one.place] for one in own if one.place in cells]
        rest = [cells[one.place] for one in items if one not in own and one.place in cells]
        sums = [cells[one.place] for one in lines if not is_item(one) and one.place in cells]
        if len(mine) < len(own) or len(rest) > _MOST_LEFT_OUT:
            continue
        ways = [good_way(understood, one, cells[one.place]) for one in own]
        known = {
            good if one.value.value > 0 else -good
            for one, (good, sure) in zip(mine, ways, strict=True)
            if sure and one.value.value
        }
        yield _Column(tuple(mine), tuple(rest), tuple(sums), known.pop() if len(known) == 1 else 0)


def _judged(
    sentence: Sentence, number: TypedNumber, what: str, columns: Sequence[_Column]
) -> Iterator[Equation]:
    held = [
        (column, some)
        for column in columns
        for some in column.sums()
        if abs(abs(_sum(some)) - abs(number.base)) <= number.reach + _reach(some)
    ]
    right = [one for one in held if not _is_turned(number, what, *one)]
    if right:
        yield _equation(sentence, number, right[0][1], _stated(number))
    elif held:
        said = number.sign or _said(what)
        yield _equation(sentence, number, held[0][1], -abs(_stated(number)) * said, said)
    elif len(columns) == 1:
        made = in_unit(_sum(columns[0].bodies), number.unit)
        shown = rounded(made, number.decimals)
        yield _equation(sentence, number, columns[0].bodies, shown if number.sign else abs(shown))


def _stated(number: TypedNumber) -> Decimal:
    return number.value or _ZERO


def _sum(some: Sequence[LineCell]) -> Decimal:
    return sum((one.base for one in some), _ZERO)


def _reach(some: Sequence[LineCell]) -> Decimal:
    return sum((one.reach for one in some), _ZERO)


def _said(what: str) -> int:
    return bool(_GOOD.search(what)) - bool(_BAD.search(what))


def _is_turned(number: TypedNumber, what: str, column: _Column, some: Sequence[LineCell]) -> bool:
    """Whether the word or the sign says the other way than a sum."""
    made, said = _sum(some), _said(what)
    if said:
        return bool(column.way) and made * column.way * said < 0
    return made * number.sign < 0


def _equation(
    sentence: Sentence,
    number: TypedNumber,
    some: Sequence[LineCell],
    computed: Decimal,
    said: int = 0,
) -> Equation:
    stated = sentence.term(number)
    if said:
        # What the word says, against what the numbers say.
        stated = replace(stated, value=replace(stated.value, value=abs(stated.value.value) * said))
    return Equation(
        RULE,
        stated,
        tuple(Term(one.number, one.value) for one in some),
        computed,
        _ZERO,
        _ZERO,
        partial(_written, tuple(some)),
        sure=False,
        firm=True,
    )


def _written(some: Sequence[LineCell]) -> str:
    told = " + ".join(print_number(one.value.value, one.value.decimals) for one in some)
    made = sum((one.value.value for one in some), _ZERO)
    shown = print_number(made, max(one.value.decimals for one in some))
    return f"{some[0].head}: {told} = {shown}" if len(some) > 1 else f"{some[0].head}: {told}"
