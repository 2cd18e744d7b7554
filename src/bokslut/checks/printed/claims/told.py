"""The numbers that a text tells, with what is needed to reckon with them across sentences.

Two numbers can be added or held against each other where they count the same: kronor in whatever
scale, percent, or things of the same name (`22,9 kalenderdagar`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from bokslut.model.numbers import print_number, rounded
from bokslut.prose.typed import TypedNumber

from ..understood.dimensions import dimension_of, in_base, in_unit
from ..understood.equations import Equation, Number, Term
from ..understood.misstated import slip
from ..understood.understood import Sentence, Understood
from ..understood.words import root

# What several sentences tell of numbers that follow from each other.
RULE = "told-apart"

_ZERO, _THOUSAND = Decimal(0), Decimal(1000)
_MOST = 30
# How far what is told roughly may be from it, as a share.
_ROUGHLY = Decimal("0.05")
_NOUN = re.compile(r"\s*([^\W\d_]{3,})(?=[\s.,;)/]|$)")
_SAYS_HOW_MUCH = frozenset(
    ("högre", "lägre", "mer", "mindre", "fler", "färre", "bättre", "sämre", "och", "för", "med",
     "till", "från", "mot", "vilket", "medan", "samt", "men", "per", "jämfört", "sedan", "under",
     "inom", "som", "där", "när", "över", "större", "bättre", "totalt", "netto", "respektive",
     "higher", "lower", "more", "less", "and", "than", "from", "with", "since")
)  # fmt: skip
_OWN_PART = re.compile(r"[,;:]\s|\.\s|[0-9]|\b(?:och|samt|medan|men|and|while|but)\b")
_ABOVE = re.compile(
    r"\b(?:positiv[at]?|överskott\w*|högre|bättre|över(?:skred|steg)|plus|surplus|higher|better)\b",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"\b(?:negativ[at]?|underskott\w*|lägre|sämre|under(?:skred|steg)|minus|deficit|lower|worse)\b",
    re.IGNORECASE,
)
# Such are counted in parts of a whole one.
_OF_HOURS = re.compile(
    r"årsarb|heltid|tjänst|medel|snitt|genomsnitt|index|timm|per |full-time|average|hours",
    re.IGNORECASE,
)
# The power of ten of how many numbers of that size are no slip, for each that is.
_FEW, _HARDLY_ANY = Decimal("1.4"), Decimal("2.4")


@dataclass(frozen=True)
class Told:
    """A number of a sentence that says how much or how many."""

    sentence: Sentence
    number: TypedNumber

    @property
    def value(self) -> Decimal:
        """In kronor, as a ratio or as a count."""
        return self.number.base

    @property
    def place(self) -> Number:
        """Where it stands."""
        return self.sentence.term(self.number).number

    @property
    def before(self) -> str:
        """The sentence up to it."""
        return self.sentence.text[: self.number.start]

    @property
    def behind(self) -> str:
        """The sentence behind it."""
        return self.sentence.text[self.number.end :]

    @cached_property
    def noun(self) -> str:
        """The root of the word that says what is counted, where no unit does."""
        found = None if self.number.unit not in ("", "count") else _NOUN.match(self.behind)
        return root(found[1]) if found and found[1].lower() not in _SAYS_HOW_MUCH else ""

    def counts_with(self, other: Told) -> bool:
        """Whether both count the same."""
        mine, its = self.number.unit, other.number.unit
        if dimension_of(mine) != dimension_of(its) or "kr-per-unit" in (mine, its):
            return False
        return not (self.noun and other.noun) or self.noun == other.noun

    @property
    def way(self) -> int:
        """-1 where its own words say that it is below nothing or below a plan, 1 where they say
        above, else 0."""
        own = _OWN_PART.split(self.before)[-1]
        told = own + _OWN_PART.split(self.behind)[0][:25]
        if self.number.sign:
            return self.number.sign
        return bool(_ABOVE.search(told)) - bool(_BELOW.search(told))

    @property
    def reach(self) -> Decimal:
        """How far the exact value may be: half a unit of the last digit, of the last digit that is
        no nought where it is told to the nearest hundred, a twentieth where it is told roughly."""
        number = self.number
        half = number.half
        digits = str(abs(int(number.value or 0)))
        noughts = len(digits) - len(digits.rstrip("0"))
        if not number.decimals and (noughts >= 2 or (noughts and number.hedge)):
            half = Decimal(5).scaleb(min(noughts, len(digits) - 1) - 1)
        if number.hedge:
            # `drygt 55 800` is near, `drygt 300` may be a twentieth off.
            few = len(digits.rstrip("0")) <= 2 and not number.decimals
            half = max(half * 2, abs(number.value or _ZERO) * (_ROUGHLY if few else _ZERO))
        return in_base(half, number.unit)

    @property
    def is_exact(self) -> bool:
        """Whether it counts what cannot be rounded, as far as its words and its digits say."""
        number = self.number
        if number.unit not in ("", "count") or number.decimals or number.hedge:
            return False
        return number.half == self.reach and not _OF_HOURS.search(self.sentence.text)

    def term(self) -> Term:
        """The number as a term of an equation."""
        return self.sentence.term(self.number)

    def shown(self, value: Decimal) -> Decimal:
        """An exact value in the unit that the number is told in."""
        return in_unit(value, self.number.unit)


def told_in(sentence: Sentence) -> tuple[Told, ...]:
    """The numbers of a sentence; none of what is rather a table that has lost its lines."""
    if len(sentence.amounts) > _MOST:
        return ()
    return tuple(Told(sentence, one) for one in sentence.amounts)


def paragraphs(understood: Understood) -> Iterator[tuple[Sentence, ...]]:
    """The sentences with numbers of each paragraph, in order."""
    gathered: list[Sentence] = []
    for one in understood.sentences:
        if gathered and one.block != gathered[-1].block:
            yield tuple(gathered)
            gathered = []
        gathered.append(one)
    if gathered:
        yield tuple(gathered)


def looks_slipped(stated: Told, computed: Decimal, least: Decimal = _FEW) -> bool:
    """Whether a number is hardly anything else than another one mistyped: one digit of three, two
    that changed places, thousands for millions."""
    number = stated.number
    shown = stated.shown(abs(computed))
    told = slip(abs(number.value or _ZERO), shown, number.decimals)
    if told.kind in ("digit", "swapped", "scale") and told.weight >= least:
        return True
    # Thousands for millions, where what it would have to be is known only roughly; of two digits
    # one number in ten would be it.
    size, reach = abs(stated.value), stated.reach
    return any(
        size and abs(size * scale - abs(computed)) <= 2 * reach * scale < size * scale / 50
        for scale in (_THOUSAND, 1 / _THOUSAND)
    )


Needs = Sequence[tuple[Told, Decimal]]


def slipped(needs: Needs) -> bool:
    """Whether one of the numbers of an equation that does not hold is a slip of what it would have
    to be; `needs` are these, each with that."""
    return any(needed and looks_slipped(one, needed) for one, needed in needs)


def surely_slipped(needs: Needs) -> bool:
    """Whether that is no chance: of several hundred numbers of that size one is such a slip."""
    return any(needed and looks_slipped(one, needed, _HARDLY_ANY) for one, needed in needs)


def equation(
    stated: Told,
    terms: Sequence[Told],
    computed: Decimal,
    reach: Decimal,
    text: str | Callable[[], str],
    *,
    sure: bool,
    rule: str = RULE,
) -> Equation:
    """A number of a text beside what it follows from, in the unit that it is told in. Within
    `reach` it holds, by rounding where it is another number in its last digit."""
    term = stated.term()
    holds = abs(abs(stated.value) - abs(computed)) <= reach and (
        stated.value * computed >= 0 or not stated.number.sign
    )
    expected, tolerance = term.value.value if holds else stated.shown(computed), _ZERO
    if holds and not any(one.number.hedge for one in (stated, *terms)):
        sized = rounded(abs(stated.shown(computed)), stated.number.decimals)
        expected = sized.copy_sign(expected)
        tolerance = abs(term.value.value - expected)
    return Equation(
        rule,
        term,
        tuple(one.term() for one in terms),
        expected,
        tolerance,
        tolerance,
        text,
        sure=sure,
    )


def written(sign: str, first: Told, second: Told, stated: Told, computed: Decimal) -> str:
    """`25,0 - 22,9 = 2,1`."""
    shown = print_number(stated.shown(computed), stated.number.decimals)
    return f"{first.number.text} {sign} {second.number.text} = {shown}"


def left_of_hundred(others: Sequence[Told], last: Told, left: Decimal) -> str:
    """What some shares leave of a hundred, written out."""
    taken = " - ".join(print_number(one.number.value or _ZERO, one.number.decimals)
                       for one in others)  # fmt: skip
    return f"100 - {taken} = {print_number(last.shown(left), last.number.decimals)}"
