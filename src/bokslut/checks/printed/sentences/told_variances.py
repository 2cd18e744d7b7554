"""Variances that a sentence tells of one line after another.

**Proves** a number right behind the name of a line in a sentence about variances (`Bäst mot budget
gick kulturskolan (360 tkr)`, `övriga avvikelser: tekniska nämnden (+0,8)`, `näst störst negativ
avvikelse har socialnämnden, -21,1`) by the variance of that line: printed, or outcome beside its
budget. **Doubts** one that is another, where the line has only one variance that may be meant, and
one whose sign is not the printed one. So it does where a section tells line after line with a sign
and no more than its name (`Kommunstyrelsen: +0,5 mkr.`), most of them by their variance. **Silent**
where other words than the line's stand before the
number, where it is compared or a share, and where the lines of that name have several variances.
Source: tying a report's text to its statements (ISA 720).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, partial

from bokslut.model.numbers import print_number, rounded
from bokslut.prose.typed import TypedNumber

from ..claims.frame_words import RIGHT
from ..claims.line_pairs import is_outcome, year_of
from ..claims.subject_phrases import same_name
from ..claims.subjects import subjects_of
from ..claims.variance_signs import good_way
from ..understood.dimensions import dimension_of, in_base, in_unit
from ..understood.equations import Equation, Term
from ..understood.lines import Line, LineCell
from ..understood.plain_words import PLAIN_ROOTS
from ..understood.understood import Sentence, Understood
from ..understood.words import BODY_ROOTS, TELLING_ROOTS, TOTAL_ROOTS, root, roots_of

RULE = "text-against-table"

_ZERO = Decimal(0)
_ABOUT = re.compile(
    r"\b\w*avvik\w*|\b(?:mot|till|med|än|against|to|with)\s+(?:\w+\s+)?\w*budget\w*|"
    r"\b\w*(?:överskott|underskott)\w*|\b(?:ett )?(?:plus|minus) (?:på|mot)|"
    r"\bvarianc\w+|\b(?:surplus|deficit)\w*",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"\b\w*(?:avvikelse|överskott|underskott)\w*[^⟦⟧.;]{0,60}$|"
    r"\bett (?:plus|minus)\b[^⟦⟧.;]{0,25}$|\b(?:variance|surplus|deficit)\b[^⟦⟧.;]{0,40}$",
    re.IGNORECASE,
)
_WORD = re.compile(
    r"\b(?:(?P<good>(?:budget)?överskott|surplus)|(?:budget)?underskott|deficit)\b", re.IGNORECASE
)
_LISTED = re.compile(r"\W*([^\W\d][^\d:;.]{2,60}):\s*")
_FEWEST_LISTED = 2
_BARE = re.compile(r"(?:[(,:]|\bmed)\s*$", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:kostnader|intäkter|kostnaderna|intäkterna|varav|beror|berodde|april|mars|fjol\w*|"
    r"föregående|förra|tidigare|costs|income|revenue|due|of which|last)\b",
    re.IGNORECASE,
)
_FORESEEN = re.compile(r"prognos|väntas|beräkna|räknar med|bedöm|helår|forecast|expect", re.I)
_PERIOD = re.compile(r"\bperiod\w*|till och med|hittills|so far", re.IGNORECASE)
_SUPERLATIVES = """
största störst minsta minst näst bäst sämst bästa sämsta svagaste starkaste svagast starkast högst
lägst positiva negativa positiv negativ gick hade har prognostiserar visar redovisar övriga övrig
tredje andra stora större förhållande relation utfallet största plus minus verksamheten
"""
_PASSED = TELLING_ROOTS | PLAIN_ROOTS | TOTAL_ROOTS | frozenset(map(root, _SUPERLATIVES.split()))


@dataclass(frozen=True, slots=True)
class _Variance:
    """A variance of a line: its value with the sign that is printed (0 of one that is reckoned),
    how far rounding reaches, and the numbers that it follows from."""

    line: Line
    value: Decimal
    reach: Decimal
    sign: int
    cells: tuple[LineCell, ...]


def told_variances(understood: Understood) -> Iterator[Equation]:
    """Every variance that a sentence tells right behind the name of its line."""
    for sentence, number, _clause, some in _all_told(understood):
        yield from _judged(sentence, number, some, number.sign)
    for sentence, number, some in _listed(understood):
        # Beside others with a sign, what has none is above zero.
        yield from _judged(sentence, number, some, number.sign or 1)


def turned_variances(understood: Understood) -> Iterator[tuple[Sentence, str, Line, LineCell]]:
    """The words of surplus and deficit that every printed variance of their line contradicts, each
    with that."""
    for sentence, number, clause, some in _all_told(understood):
        word = _WORD.search(clause)
        held = [one for one in some if one.sign and _is(sentence, number, one)]
        if word is None or not held or number.sign:
            continue
        way = 1 if word["good"] else -1
        ways = [good_way(understood, one.line, one.cells[0]) for one in held]
        if all(known and good == -way for good, known in ways):
            yield sentence, word[0], held[0].line, held[0].cells[0]


def _all_told(
    understood: Understood,
) -> Iterator[tuple[Sentence, TypedNumber, str, list[_Variance]]]:
    named = _Named(understood)
    for sentence in understood.written:
        if not sentence.amounts or not _ABOUT.search(sentence.text) or not sentence.is_statement:
            continue
        for number, clause in _told(sentence):
            lines = named.by(clause)
            some = [one for line in lines for one in _variances(line, understood.year)]
            counted = [one for one in some if _counts(sentence, number, one)]
            yield sentence, number, clause, counted


def _listed(understood: Understood) -> Iterator[tuple[Sentence, TypedNumber, list[_Variance]]]:
    """The lines that a section tells one after another with a sign, where most tell a variance:
    else it may be what they changed by."""
    named = _Named(understood)
    sections: dict[tuple[str, ...], list[tuple[Sentence, TypedNumber, list[_Variance]]]]
    sections = defaultdict(list)
    for sentence in understood.written:
        number = next(iter(sentence.amounts), None)
        label = _LISTED.fullmatch(sentence.text[: number.start]) if number else None
        if not number or not label or not number.value or dimension_of(number.unit) != "money":
            continue
        lines = named.exactly(label[1]) or named.by(label[1])
        some = [one for line in lines for one in _variances(line, understood.year)]
        counted = [one for one in some if _counts(sentence, number, one)]
        if counted:
            sections[sentence.headings].append((sentence, number, counted))
    for told in sections.values():
        held = sum(
            1 for sentence, number, some in told
            if number.sign and any(_is(sentence, number, one) for one in some)
        )  # fmt: skip
        if held >= _FEWEST_LISTED and held * 2 > len(told):
            yield from told


def _told(sentence: Sentence) -> Iterator[tuple[TypedNumber, str]]:
    """The variances of a sentence with the words that lead up to each."""
    end = 0
    for number in sentence.amounts:
        clause, end = sentence.text[end : number.start], number.end
        if not number.value or number.hedge or dimension_of(number.unit) == "share":
            continue
        if RIGHT.match(sentence.text[number.end :]) or _OTHERS.search(clause):
            continue
        own = _NOUN.search(clause)
        if own or (_BARE.search(clause) and (number.sign or _ABOUT.search(sentence.text[:end]))):
            yield number, clause


@dataclass(frozen=True)
class _Named:
    """The lines of a report by their first word."""

    understood: Understood

    def by(self, clause: str) -> list[Line]:
        """The lines that a clause names, and nothing else than them."""
        name = re.split(r"[:;]\s", clause)[-1]
        said = [one for one in roots_of(name) if one not in _PASSED]
        if not said:
            return []
        return [
            line
            for line in self._starting(said[0])
            if all(any(same_name(one, each) for each in said) for one in _names(line))
            and all(any(same_name(each, one) for one in line.words) for each in said)
        ] or self.exactly(_initials(name))

    def exactly(self, name: str) -> list[Line]:
        """The lines of just that label."""
        if not name:
            return []
        return [
            one for one in subjects_of(self.understood).lines if one.label.lower() == name.lower()
        ]

    def _starting(self, word: str) -> list[Line]:
        return self._lines.get(word[:_LETTERS], [])

    @cached_property
    def _lines(self) -> dict[str, list[Line]]:
        told: dict[str, list[Line]] = defaultdict(list)
        for line in subjects_of(self.understood).lines:
            for start in {one[:_LETTERS] for one in line.words}:
                told[start].append(line)
        return told


_LETTERS = 4
_CAPITALS = re.compile(r"[A-ZÅÄÖ]{2,4}")


def _initials(name: str) -> str:
    """The letters that a name may be called by for short: `HR` for Human Resources."""
    words = [one for one in re.findall(r"[^\W\d]+", name) if not set(roots_of(one)) <= _PASSED]
    letters = "".join(one[0] for one in words)
    return letters if _CAPITALS.fullmatch(letters) else ""


def _names(line: Line) -> tuple[str, ...]:
    """The words that must be said: its own, and what sets one body apart from another."""
    own = line.own_words or tuple(one for one in line.words if one not in TOTAL_ROOTS)
    return (*own, *(one for one in line.words if one in BODY_ROOTS))


def _variances(line: Line, year: str) -> Iterator[_Variance]:
    """The variances of a line in the year: those printed, else outcomes beside their budgets."""
    printed = [
        one
        for one in line.cells
        if one.role == "variance"
        and dimension_of(one.unit) != "share"
        and year_of(one) in (year, "")
    ]
    for one in printed:
        sign = (one.value.value > 0) - (one.value.value < 0)
        half = one.reach
        yield _Variance(line, one.base, half, sign, (one,))
    if printed:
        return
    for plan in line.cells:
        for got in line.cells:
            if _is_planned(plan, got) and year_of(got) in (year, ""):
                gap = in_base(got.value.value - plan.value.value, got.unit)
                reach = in_base(got.value.half + plan.value.half, got.unit)
                yield _Variance(line, gap, reach, 0, (got, plan))


def _is_planned(plan: LineCell, got: LineCell) -> bool:
    same = plan.period == got.period or not (plan.period and got.period)
    came = is_outcome(got) or got.role == "forecast"
    return (
        plan.role == "budget"
        and came
        and same
        and plan.words == got.words
        and (plan.unit == got.unit)
    )


def _judged(
    sentence: Sentence, number: TypedNumber, some: Sequence[_Variance], said: int
) -> Iterator[Equation]:
    held = [one for one in some if _is(sentence, number, one)]
    if held:
        right = [one for one in held if not (said and one.sign) or said == one.sign]
        if right:
            yield _equation(sentence, number, right[0], said, holds=True)
        elif len({one.sign for one in held}) == 1:
            yield _equation(sentence, number, held[0], said, holds=False)
        return
    meant = _meant(sentence, some)
    if len({abs(one.value) for one in meant}) == 1 and meant[0].value:
        yield _equation(sentence, number, meant[0], said, holds=False)


def _meant(sentence: Sentence, some: Sequence[_Variance]) -> list[_Variance]:
    """The variances that may be meant: of the whole year where one is foreseen, of the period
    where that is told."""
    words = " ".join((sentence.text, *sentence.headings[-1:]))
    if len(some) > 1 and (_FORESEEN.search(words) or _PERIOD.search(words)):
        period = bool(_PERIOD.search(sentence.text))
        chosen = [one for one in some if period == _is_of_period(one)]
        some = chosen or some
    # A column of its own (`avvikelse vid april`) is not meant where it is not named.
    return [one for one in some if not one.cells[0].words] or list(some)


def _is_of_period(one: _Variance) -> bool:
    return any(".." in each.period or "januari" in each.words for each in one.cells)


def _unit(sentence: Sentence, number: TypedNumber, one: _Variance) -> str:
    """The unit that a number is told in: its own, that of its fellows, or the table's."""
    told = [each.unit for each in sentence.amounts if dimension_of(each.unit) == "money"]
    return number.unit or next(iter(told), one.cells[0].unit)


def _counts(sentence: Sentence, number: TypedNumber, one: _Variance) -> bool:
    return dimension_of(_unit(sentence, number, one)) == dimension_of(one.cells[0].unit)


def _is(sentence: Sentence, number: TypedNumber, one: _Variance) -> bool:
    unit = _unit(sentence, number, one)
    stated = abs(in_base(number.value or _ZERO, unit))
    half = in_base(number.half, unit)
    return abs(abs(one.value) - stated) <= half + one.reach


def _equation(
    sentence: Sentence, number: TypedNumber, one: _Variance, said: int, *, holds: bool
) -> Equation:
    stated = sentence.term(number)
    expected = in_unit(abs(one.value), _unit(sentence, number, one))
    shown = rounded(expected, number.decimals) or expected
    sign = one.sign if said and one.sign else said or 1
    computed = stated.value.value if holds else shown * sign
    return Equation(
        RULE,
        stated,
        tuple(Term(each.number, each.value) for each in one.cells),
        computed,
        _ZERO,
        _ZERO,
        partial(_written, one, print_number(shown * sign, number.decimals)),
        sure=False,
    )


def _written(one: _Variance, shown: str) -> str:
    told = [print_number(each.value.value, each.value.decimals) for each in one.cells]
    if len(told) == 1:
        return f"{one.line.label}, {one.cells[0].head}: {shown}"
    return f"{one.line.label}: {' - '.join(told)} = {shown}"
