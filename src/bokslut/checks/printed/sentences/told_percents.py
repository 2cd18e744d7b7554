"""Percents of sentences against what they are of: so many percent of a whole, and by how many
percent something grew.

**Proves** a share where the sentence, the ones before it or the lines that its words name have the
part and the whole (`HVB-hemmen står för 42,8 procent av placeringskostnaden`, `Av dessa avser
799,7 mnkr, eller 68,3 procent`, `i förhållande till skulden var kostnaden 2,52 procent`), and a
growth where they have both amounts (`29,2 mkr, eller 1,9 procent, mer`). **Doubts** a percent where
the words leave one part and one whole, and these make another. **Silent** where part or whole could
be several, and where a bound or a wish is told. Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from bokslut.model.numbers import print_number

from ..claims.claims import Claim, claim_of
from ..claims.meanings import readings_of
from ..claims.mentioned import Mentioned
from ..claims.percent_amounts import Made, following
from ..claims.percent_forms import Form, forms_of
from ..claims.percent_growths import Growths
from ..claims.percent_halves import of_halves
from ..claims.percent_names import Names
from ..claims.percent_shares import Shares
from ..claims.rates import is_of_a_rate
from ..understood.equations import Equation, Term
from ..understood.misstated import slip
from ..understood.understood import Sentence, Understood

RULE = "percent-in-sentence"

_ZERO, _TEN, _HUNDRED = Decimal(0), Decimal(10), Decimal(100)
# How surely part and whole must be meant for a percent to be proved by them, by its digits, and to
# be doubted; what is as surely meant as the surest counts with it.
_PROVING = {1: 0.8, 2: 0.5}
_PROVING_LONG, _DOUBTING, _DOUBTING_SHARES, _DOUBTING_FEW, _AS_SURE = 0.35, 0.66, 0.62, 0.85, 0.12
_LEAST_DIGITS, _FEW, _FIRM = 2, 3, 0.9
_MOST_TIMES, _MOST_TIMES_PRINTED = 40, 4
_FAR = Decimal("0.0015")
# What is told of several years, or of a time that was told before.
_SPAN = re.compile(
    r"\bperiodens\b(?!\s+(?:skatte|nettokostnad|kostnad|intäkt|budget))|\bmandatperiod\w*|\båren\s+(?:19|20)[0-9]{2}|\b\w+årsperiod\w*|\b(?:två|tre|fyra|fem|tio|[2-9]|10)\s+år\b|senaste\s+åren|over\s+(?:the\s+)?\w+\s+years|"
    r"\b(?:samma|same)\s+period\b(?!\s+(?:förra|föregående|i\s+fjol|last|[0-9]))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Operands:
    """What the percents of a report's sentences may be."""

    shares: Shares
    growths: Growths

    def of(self, form: Form, before: Sequence[Sentence]) -> list[Made]:
        """The ratios that a percent may be."""
        if form.what == "growth":
            return list(self.growths.of(form, before))
        halves = list(of_halves(form, before))
        if form.what == "so":
            return halves or list(following(form, before))
        return halves + list(self.shares.of(form, before))


def operands_of(understood: Understood) -> Operands:
    """What the percents of a report may be."""
    names = Names(Mentioned(readings_of(understood)))
    return Operands(Shares(names, understood.year), Growths(names, understood.year))


def told_percents(understood: Understood) -> Iterator[Equation]:
    """The percents of every sentence beside what they are of."""
    operands = operands_of(understood)
    before: list[Sentence] = []
    last: Form | None = None
    for sentence in understood.written:
        if before and before[-1].block != sentence.block:
            before, last = [], None
        told = last
        if sentence.amounts:
            last = None
        if sentence.amounts and sentence.is_statement and not _SPAN.search(sentence.text):
            for form in forms_of(sentence, told):
                last = form
                claim = claim_of(sentence, form.number)
                if not claim.bound and not (claim.wish and not claim.foreseen):
                    yield from _judged(understood, form, claim, operands.of(form, before))
        before = [*before[-2:], sentence]


def _judged(
    understood: Understood, form: Form, claim: Claim, made: Iterable[Made]
) -> Iterator[Equation]:
    """A percent beside what it may be."""
    some = sorted(made, key=lambda one: -one.strength)
    if not some:
        return
    needed = _PROVING.get(claim.digits, _PROVING_LONG)
    holding = next((one for one in some if one.strength >= needed and _holds(claim, one)), None)
    if holding is not None:
        yield _equation(understood, claim, holding, holds=True)
        return
    best = some[0]
    needed = _DOUBTING_SHARES if form.what == "share" else _DOUBTING
    if _says_little(claim, best):
        needed = _DOUBTING_FEW
    if best.strength < needed or claim.number.hedge:
        return
    if any(_holds(claim, one) for one in some):
        return
    meant = _meant(claim, some)
    if meant is not None and _is_of_its_size(claim, meant):
        if is_of_a_rate(claim.sentence.text[: claim.number.start], _names(understood, meant)):
            # `Kvinnornas medianlön var 94,7 procent av männens` is of no sick leave.
            return
        yield _equation(understood, claim, meant, holds=False)


def _says_little(claim: Claim, one: Made) -> bool:
    """Whether a percent has but one digit (`0,3 procent`), and no two amounts of the text make
    it."""
    whole = not claim.number.decimals and claim.stated * _HUNDRED >= _TEN
    return claim.digits < _LEAST_DIGITS and not whole and not _is_of_amounts(claim, one)


def _is_of_amounts(claim: Claim, one: Made) -> bool:
    """Whether two amounts of the text make a percent that is told with a decimal: one digit of it
    says enough then."""
    told = claim.number.decimals > 0 and all(isinstance(each, Term) for each in one.terms)
    return told and abs(abs(one.value) - claim.stated) > _FAR


def _is_of_its_size(claim: Claim, one: Made) -> bool:
    """Whether a percent may be a slip at all: what is a hundredth of it is of another unit."""
    small, large = sorted((claim.stated, abs(one.value)))
    return large <= small * (_MOST_TIMES if len(one.terms) > 1 else _MOST_TIMES_PRINTED)


def _meant(claim: Claim, some: Sequence[Made]) -> Made | None:
    """The ratio that a percent must be: of the few that the surest of some come to, each as exactly
    as it is known, the one that it is a slip of, else the surest; none of many."""
    alike = sorted(
        (one for one in some if one.strength >= some[0].strength - _AS_SURE),
        key=lambda one: one.half,
    )
    told: list[Made] = []
    for one in alike:
        if all(abs(abs(one.value) - abs(each.value)) > one.half + each.half for each in told):
            told.append(one)
    if len(told) > _FEW:
        return None
    number = claim.number
    slipped = [
        one
        for one in told
        if slip(abs(number.value or _ZERO), abs(one.value) * _HUNDRED, number.decimals).kind
        in ("digit", "swapped")
    ]
    return (slipped or sorted(told, key=lambda one: -one.strength))[0]


def _holds(claim: Claim, one: Made) -> bool:
    below, above = claim.reach()
    return -below - one.half <= abs(one.value) - claim.stated <= above + one.half


def _shown(claim: Claim, value: Decimal) -> str:
    return print_number(abs(value) * _HUNDRED, claim.number.decimals)


def _equation(understood: Understood, claim: Claim, one: Made, *, holds: bool) -> Equation:
    stated = claim.sentence.term(claim.number)
    expected = abs(one.value) * _HUNDRED
    if stated.value.value < 0:
        expected = -expected
    return Equation(
        RULE,
        stated,
        tuple(_terms(understood, one)),
        stated.value.value if holds else expected,
        _ZERO,
        _ZERO,
        partial(_written, claim, one),
        sure=False,
        firm=one.strength >= _FIRM,
    )


def _names(understood: Understood, one: Made) -> Iterator[str]:
    """What the tables and rows are called that a percent is reckoned of."""
    for each in one.terms:
        if not isinstance(each, Term):
            grid = understood.grid[each.table]
            yield from (grid.title, grid.rows[each.row].label)


def _terms(understood: Understood, one: Made) -> Iterator[Term]:
    for each in one.terms:
        if isinstance(each, Term):
            yield each
        else:
            value = understood.grid[each.table].value(each.row, each.column)
            if value is not None:
                yield Term(each, value)


def _written(claim: Claim, one: Made) -> str:
    return f"{one.text} = {_shown(claim, one.value)} %"
