"""How a report writes its signs: whether its sentences tell what is spent and got without a minus,
and whether a table has a number below zero, so that a minus in a sentence may be meant.

A minus is surely too much where the report's other sentences tell such amounts without one, and no
table has the number below zero but where all numbers beside it are, as costs often are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import groupby, pairwise

from bokslut.prose.typed import TypedNumber

from ..claims.line_pairs import digits_of
from ..claims.subjects import subjects_of
from ..sentences.direction_by_gaps import Levels
from ..understood.dimensions import dimension_of
from ..understood.lines import Line
from ..understood.understood import Sentence, Understood

_ZERO = Decimal(0)
# What is below zero as often as above.
SIGNED = re.compile(
    r"\b\w*(?:resultat(?!räkning|enhet|område)|avvik|differens|skillnad|förändring|kassaflöde|saldo|"
    r"överskott|underskott|avvek|avräkning|avkastning|effekt|påverka|tillväxt|justering|vinst|förlust|"
    r"utveckling|ökning|minskning|balanskrav|överskrid|underskrid|återställ|marginal|kapital)\w*|"
    r"\bnetto(?!kostnad|invest|låne|omsätt|utgift|budget|kommunbidrag)\w+|\w+nettot?\b|"
    r"\b(?:ett|årets|the|gav|ger|blev|var|till|på) netto?\b|"
    r"\bfinansiella (?:intäkter|kostnader|poster)(?= och)|"
    r"\b(?:plus|minus|bättre|sämre|bidrog|bidrar|bidragit|inflation\w*|ränta\w*|"
    r"results?|variances?|differences?|changes?|cash flow|surplus|deficit|profit|loss|"
    r"balance|growth|effects?|equity|contribut\w*|negativ\w*|positiv\w*)\b",
    re.IGNORECASE,
)
# What is always told above zero, and verbs of spending and getting.
UNSIGNED = re.compile(
    r"\b\w*(?:kostnad|utgift|intäkt|inkomst|statsbidrag|skatter\b|avgift|skuld|lån\b|lånen\b|invester|avsättning|"
    r"avskrivning|löner|tillgång|balansomslutning|omsättning|soliditet|frånvaro|median|inköp|bortfall|"
    r"försäljning|hyra|hyror|borgens|pension|utbetalning|inbetalning)\w*|"
    r"\b(?:andel|antal|anslag)\w*|\b\w*(?:grad|kvot)en\b|"
    r"\b(?:kosta\w*|förbruka\w*|använ[dt]\w*|lade|lagt|satsa\w*|betala\w*|köpte|köpt|nyupplån\w*|amortera\w*|"
    r"omsatte|omsätter|fick|subventionera\w*|upparbeta\w*|lånat|lånade|tog emot|tagit emot|"
    r"invånare|anställda|medarbetare|elever|bidrag(?:et|en)?|genomförandegrad\w*|"
    # What is left of income and costs may be below nought.
    r"costs?|expenses?|expenditure|revenues?|(?<!net )(?<!operating )income|grants?|"
    r"taxes|fees?|debts?|liabilit\w+|payments?|loans?|investments?|depreciation|assets|"
    r"staff|employees|inhabitants|spent|paid|share|number)\b",
    re.IGNORECASE,
)
# What may be of a result, whatever was named before it: `prognosen motsvarar -1,4 procent`.
_UNSAID = re.compile(
    r"\b(?:prognosen|utfallet|det|detta|den|denna|it|this|that|the (?:forecast|outcome))\b",
    re.IGNORECASE,
)
NET_COST = re.compile(r"\bnettokostnad\w*|\bnet costs?\b", re.IGNORECASE)
_LEVEL_OF_IT = re.compile(
    r"\b(?:nettokostnad\w*|net costs?)\b(?:(?!\b(?:med|by|ök\w+|minsk\w+)\b)[^.;])*$", re.IGNORECASE
)
_BESIDE = re.compile(
    r"[^.;,0-9]{0,30}\b(?:till|mot|från|respektive|jämfört med|to|from|against|compared with)\b"
    r"[^.;,0-9]{0,30}",
    re.IGNORECASE,
)
_FEWEST, _IN_TEN, _MOSTLY, _FEWEST_CELLS = 4, 10, 3, 3
_WELL_KNOWN = 2


@dataclass(frozen=True)
class Customs:
    """What a report's sentences and tables do with signs."""

    understood: Understood

    @cached_property
    def levels(self) -> Levels:
        """Its tables' numbers by their size."""
        return Levels(subjects_of(self.understood).lines)

    @cached_property
    def tells_no_minus(self) -> bool:
        """Whether its sentences tell what is spent and got without a minus: some do, and at most
        one, or one in ten, does not."""
        signs = [one.value for one in self._plain() if one.value]
        below = sum(1 for one in signs if one < 0)
        above = len(signs) - below
        return above >= _FEWEST and below <= max(1, above // _IN_TEN)

    def _plain(self) -> Iterator[TypedNumber]:
        """The numbers whose own words say that they are of what is never below zero."""
        for sentence in self.understood.written:
            before = 0
            for number in sentence.amounts:
                own = sentence.text[before : number.start]
                before = number.end
                kind = dimension_of(number.unit)
                if kind in ("money", "share") and UNSIGNED.search(own) and not SIGNED.search(own):
                    yield number

    def is_printed_below(self, number: TypedNumber) -> bool:
        """Whether a table has a number of that size below zero, and none above."""
        some = [cell.value.value for _line, cell in self.levels.of(number)]
        return bool(some) and all(one < 0 for one in some)

    def may_be_below(self, number: TypedNumber) -> bool:
        """Whether a table has a number of that size below zero, and not all beside it."""
        return any(
            cell.value.value < 0 and not self._is_printed_below(line, cell.number.column)
            for line, cell in self.levels.of(number)
        )

    def _is_printed_below(self, line: Line, column: int) -> bool:
        """Whether a line, or most of a column, is printed with a minus throughout."""
        own = [one.value.value for one in line.cells if one.role not in ("variance", "change")]
        if len(own) >= 2 and all(one <= 0 for one in own):
            return True
        grid = self.understood.grid[line.grid]
        some = [one.value for row in range(len(grid.rows)) if (one := grid.value(row, column))]
        below = sum(1 for one in some if one < 0)
        return below >= _FEWEST_CELLS and below >= _MOSTLY * (len(some) - below)

    @cached_property
    def net_costs_are_above(self) -> bool:
        """Whether net costs are told above zero: in a sentence, or in a row that is called so. A
        statement of income prints them with a minus, and texts may follow it."""
        told = any(
            _LEVEL_OF_IT.search(sentence.text[before : number.start])
            and (number.value or _ZERO) > 0
            for sentence in self.understood.written
            for before, number in zip(
                (0, *(one.end for one in sentence.amounts)), sentence.amounts, strict=False
            )
            if dimension_of(number.unit) == "money"
        )
        return told or any(
            (one.value or _ZERO) > 0
            for grid in self.understood.grids
            for row, each in enumerate(grid.rows)
            if NET_COST.search(each.label)
            for column in range(len(grid.columns))
            if (one := grid.value(row, column)) is not None
        )

    def is_surely_above(self, number: TypedNumber) -> bool:
        """Whether a minus before what is never below zero is surely too much."""
        known = digits_of(number) >= _WELL_KNOWN
        return known and self.tells_no_minus and not self.may_be_below(number)


def is_attached(sentence: Sentence, number: TypedNumber) -> bool:
    """Whether a minus stands at its digits: a dash has blanks on both sides."""
    return sentence.text[number.start + 1 : number.start + 2].isdigit()


def has_company(sentence: Sentence, number: TypedNumber) -> bool:
    """Whether a number is told to have gone from or to, or held against, another one below zero:
    what is told so of both is no slip."""
    for one in sentence.amounts:
        if one is number or one.sign >= 0 or one.unit not in (number.unit, ""):
            continue
        first, last = sorted((one, number), key=lambda each: each.start)
        if _BESIDE.fullmatch(sentence.text[first.end : last.start]):
            return True
    return False


def is_counted(sentence: Sentence, noun: re.Match[str]) -> bool:
    """Whether a noun only says what the number before it counts: `med 20 026 invånare är det`."""
    return any(
        one.end <= noun.start() and not sentence.text[one.end : noun.start()].strip()
        for one in sentence.amounts
    )


def is_of_what_is_unsaid(sentence: Sentence, number: TypedNumber) -> bool:
    """Whether a forecast, an outcome or `it` is told of, and not what was named before it."""
    own = re.split(r"[;:]\s", sentence.text[: number.start])[-1]
    named = max((one.end() for one in UNSIGNED.finditer(own)), default=0)
    return bool(_UNSAID.search(own, named))


def items_with_signs(sentences: Sequence[Sentence]) -> set[int]:
    """The items of lists of which one has a plus: there each sign is what it did to the result
    (`- Lägre löner, +16,9 mnkr` beside `- Högre hyror, -2,7 mnkr`)."""
    told: set[int] = set()
    for is_item, run in groupby(enumerate(sentences), key=lambda each: each[1].item):
        some = list(run) if is_item else []
        if any(number.sign > 0 for _place, one in some for number in one.amounts):
            told.update(place for place, _one in some)
    return told


def is_left(sentence: Sentence, number: TypedNumber) -> bool:
    """Whether a number is what the first of two others of its sentence less the second leaves."""
    some = [one for one in sentence.amounts if one.end <= number.start and one.value]
    return any(
        one.unit in (number.unit, "")
        and other.unit in (number.unit, "")
        and abs((one.value or _ZERO) - (other.value or _ZERO) - (number.value or _ZERO))
        <= sum(Decimal(5).scaleb(-each.decimals - 1) for each in (one, other, number))
        for one, other in pairwise(some)
    )
