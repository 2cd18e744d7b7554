"""How much it is for each, told with the amount, and how many they are, told anywhere else.

`De långfristiga skulderna är 965,2 mkr, vilket motsvarar 25 602 kronor per invånare` and `vid
årsskiftet hade kommunen 37 698 invånare`; `eget kapital per invånare var 34 773 kr vid en
befolkning på 37 698 personer`, with equity in a table.

**Proves** the amount for each by the amount beside it, or by the line that is named, and how many
there are by a sentence or a row of this year. **Doubts** it where all that tell how many agree, and
it is off by more than another day's count could make it. **Silent** where sentences and rows tell
several numbers, of parts, and of other years. Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from bokslut.model.numbers import print_number, rounded
from bokslut.prose.typed import TypedNumber

from ..claims.claims import claim_of
from ..claims.line_pairs import is_outcome, year_of
from ..claims.subject_phrases import same_name
from ..claims.subjects import subjects_of
from ..claims.told import RULE, Told, told_in
from ..understood.dimensions import dimension_of, in_unit
from ..understood.equations import Equation, Term
from ..understood.lines import Line
from ..understood.plain_words import PLAIN_ROOTS
from ..understood.understood import Sentence, Understood
from ..understood.words import TELLING_ROOTS, root, roots_of

_ZERO = Decimal(0)
_MONEY = ("kr", "tkr", "mkr", "mdkr", "kr-per-unit")
_EACH = (
    r"(?:/|per\s+)(?P<noun>invånare|elev|plats|brukare|barn|anställd|lägenhet|inhabitant|pupil|"
    r"resident)\b"
)
_EACH_BEHIND = re.compile(rf"\s*{_EACH}", re.IGNORECASE)
_EACH_WITHIN = re.compile(_EACH, re.IGNORECASE)
_MAKES = re.compile(
    r"^[^.;:()0-9]{0,40}?(?:,?\s(?:vilket|som|och det|det)\s(?:motsvarar|är|innebär|ger|blir|"
    r"utgör)|"
    r"\smotsvarande|\seller|,?\sdet vill säga|\bdvs\.?|,?\swhich (?:is|corresponds to)|"
    r"\scorresponding to|\sor)\s(?:SEK\s|cirka\s)?$",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"^(?P<name>[^.;:,()0-9]{3,60}?)\s+per\s+(?P<noun>[^\W\d]+)\s+(?:är|var|blev|uppgår till|"
    r"uppgick till|is|was)\s+$",
    re.IGNORECASE,
)
_AT_SO_MANY = re.compile(
    r"\s*(?:vid|med|räknat på|utifrån|at|with)\s+(?:en\s+|ett\s+|a\s+)?(?:befolkning|folkmängd|"
    r"invånarantal|antal|population)\w*\s+(?:på|om|av|of)\s+$",
    re.IGNORECASE,
)
_ROOTS = {
    root(one): root(other)
    for one, other in (
        ("inhabitant", "inhabitants"),
        ("pupil", "pupils"),
        ("anställd", "anställda"),
    )
}
_PEOPLE = frozenset(map(root, ("folkmängd", "befolkning", "invånarantal", "population")))
_OF_INHABITANTS = frozenset(map(root, ("invånare", "inhabitants")))
_COUNTING = frozenset(map(root, ("antal", "antalet", "number", "december", "totalt", "summa")))
_PART = re.compile(
    r"\b(?:varav|därav|av dem|fler|färre|ök\w*|minsk\w*|väx\w*|ålder|mellan|prognos\w*|budget\w*|"
    r"riket|länet|of whom|more|fewer)\b|[0-9]\s*[-\u2013]\s*[0-9]+ år",
    re.IGNORECASE,
)
# Another day's count, or the mean of the year, is off by no more.
_NEAR, _LEAST = Decimal("0.01"), 30


@dataclass(frozen=True, slots=True)
class HowMany:
    """How many there are of something, as a number tells it."""

    value: Decimal
    term: Term
    text: str


def told_each(understood: Understood) -> Iterator[Equation]:
    """What sentences tell for each of those that others count."""
    counted: dict[str, list[HowMany]] = {}
    for sentence in understood.written:
        if "per " not in sentence.text or not sentence.is_statement:
            continue
        for whole, each, noun in _told_for_each(sentence):
            if noun not in counted:
                counted[noun] = list(_how_many(understood, noun))
            yield from _judged(whole, each, counted[noun])
        yield from _named_each(understood, sentence)


def _told_for_each(sentence: Sentence) -> Iterator[tuple[Told, Told, str]]:
    """An amount and what it is for each, beside each other."""
    told = told_in(sentence)
    for whole, each in pairwise(told):
        noun = _EACH_BEHIND.match(each.behind) or _EACH_WITHIN.search(each.number.text)
        between = sentence.text[whole.number.end : each.number.start]
        if noun is None or not _MAKES.match(between) or _is_rough(whole, each):
            continue
        if whole.number.unit in _MONEY[:-1] and each.number.unit in _MONEY:
            name = root(noun["noun"])
            yield whole, each, _ROOTS.get(name, name)


def _is_rough(*some: Told) -> bool:
    return any(one.number.hedge or not one.value for one in some)


def _how_many(understood: Understood, noun: str) -> Iterator[HowMany]:
    """How many there are this year, in sentences and in rows."""
    year = understood.year
    for sentence in understood.written:
        for one in told_in(sentence):
            if one.noun == noun and _is_of_all(one, year):
                yield HowMany(one.value, one.term(), one.number.text)
    for line in subjects_of(understood).lines:
        for cell in line.cells if _counts(line, noun) else ():
            now = is_outcome(cell) and year_of(cell) == year and not cell.words
            if now and dimension_of(cell.unit) in ("number", "") and cell.base >= _LEAST:
                yield HowMany(cell.base, Term(cell.number, cell.value), cell.shown)


def _is_of_all(one: Told, year: str) -> bool:
    """Whether a count is of all there are this year."""
    own = f"{one.before[-40:]}{one.behind[:12]}"
    if one.value < _LEAST or one.number.hedge or _PART.search(own):
        return False
    claim = claim_of(one.sentence, one.number)
    now = not claim.earlier and not claim.since and set(claim.years) <= {year}
    return now and claim.kind in ("level", "")


def _counts(line: Line, noun: str) -> bool:
    names = set(line.words) - _COUNTING
    wanted = {noun} | (_PEOPLE if noun in _OF_INHABITANTS else set())
    return len(names) == 1 and names <= wanted


def _judged(whole: Told, each: Told, some: Sequence[HowMany]) -> Iterator[Equation]:
    """What the amount is for each of those that are counted."""
    for one in some:
        if _fits(whole.value, whole.reach, each, one.value):
            yield _equation(each, (whole.term(), one.term), each.value, whole.number.text, one)
            return
    if len({one.value for one in some}) == 1:
        one = some[0]
        made = abs(whole.value) / one.value
        if abs(made - abs(each.value)) > made * _NEAR:
            yield _equation(each, (whole.term(), one.term), made, whole.number.text, one)


def _fits(whole: Decimal, reach: Decimal, each: Told, many: Decimal) -> bool:
    made = abs(whole) / many
    return abs(made - abs(each.value)) <= reach / many + each.reach


def _equation(
    each: Told, terms: tuple[Term, Term], made: Decimal, whole: str, many: HowMany
) -> Equation:
    stated = each.term()
    number = each.number
    holds = made == each.value
    expected = stated.value.value if holds else rounded(_in_unit(made, number), number.decimals)
    shown = print_number(rounded(_in_unit(abs(made), number), number.decimals), number.decimals)
    text = f"{whole} / {many.text} = {shown}"
    return Equation(RULE, stated, terms, expected, _ZERO, _ZERO, text, sure=False)


def _in_unit(value: Decimal, number: TypedNumber) -> Decimal:
    return value if number.unit == "kr-per-unit" else in_unit(value, number.unit)


def _named_each(understood: Understood, sentence: Sentence) -> Iterator[Equation]:
    """What a line is for each of so many as the sentence tells itself."""
    told = told_in(sentence)
    for each, many in pairwise(told):
        named = _NAMED.match(each.before)
        between = sentence.text[each.number.end : many.number.start]
        if named is None or not _AT_SO_MANY.fullmatch(between) or _is_rough(each, many):
            continue
        if each.number.unit not in _MONEY or many.number.unit not in ("", "count"):
            continue
        cells = [
            (line, cell)
            for line in _lines_named(subjects_of(understood).lines, named["name"])
            for cell in line.cells
            if is_outcome(cell)
            and year_of(cell) == understood.year
            and dimension_of(cell.unit) == "money"
            and cell.unit != "kr"
        ]
        counted = HowMany(many.value, many.term(), many.number.text)
        fits = [one for one in cells if _fits(one[1].base, one[1].reach, each, many.value)]
        if not fits and len({abs(cell.base) for _line, cell in cells}) != 1:
            continue
        _line, cell = (fits or cells)[0]
        made = abs(cell.base) / many.value
        if not fits and abs(made - abs(each.value)) <= made * _NEAR:
            continue
        terms = (Term(cell.number, cell.value), many.term())
        yield _equation(each, terms, each.value if fits else made, cell.shown, counted)


def _lines_named(lines: Sequence[Line], name: str) -> Iterator[Line]:
    said = [one for one in roots_of(name) if one not in PLAIN_ROOTS | TELLING_ROOTS]
    for line in lines if said else ():
        own = line.words
        if len(own) == len(said) and all(any(same_name(a, b) for b in own) for a in said):
            yield line
