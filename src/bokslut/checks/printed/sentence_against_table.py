"""Sentences against tables: a number in a text must be that of the row that the sentence names.

**Proves** a number that a row which its sentence (or the heading above) names has too, in a cell,
as the difference of two columns or as the growth between them. **Contradicts** where the sentence
names one row and tells one kind of amount, every table that has both says the same other number,
and the two are near enough to be meant for one another. **Silent**, the number stays open, wherever
the sentence may speak of something else: of a part, roughly, of several rows, of another year.
Source: tying a report's text to its statements (ISA 720).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bokslut.model.numbers import print_number
from bokslut.prose.typed import TypedNumber
from bokslut.prose.vocabulary import TOKEN, significant, stem

from .cells import Printed
from .equations import Equation, TableNumber, Term
from .subjects import (
    Candidate,
    Kind,
    Names,
    RowName,
    clause_of,
    in_base,
    kind_of,
    same_dimension,
)
from .understood import Sentence, Understood

RULE = "text-against-table"

_PART = re.compile(
    r"\b(?:varav|därav|av (?:detta|dessa|överskottet|underskottet)|avser|beror|bl\.? ?a\.?|"
    r"av \w{3,}(?:na|en|et) (?:är|var|utgör|utgjorde|avser|avsåg)|"
    r"bland annat|till följd|förklaras|utöver|ytterligare|exempelvis|t\.? ?ex\.?|of which|"
    r"due to|mainly)\b",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"\b(?:ska|skall|bör|väntas|beräknas|målet|mål|planeras|kommer att)\b", re.IGNORECASE
)
# So many digits are hardly the same by chance.
_MANY_DIGITS = 3
_LEAST_AKIN = 6
_MOST_ROWS = 200


def sentences_against_tables(understood: Understood) -> Iterator[Equation]:
    """Every number of every sentence that names a row."""
    names = Names(understood)
    for sentence in understood.sentences:
        for number in sentence.amounts:
            found = _one(understood, names, sentence, number)
            if found is not None:
                yield found


def _one(
    understood: Understood, names: Names, sentence: Sentence, number: TypedNumber
) -> Equation | None:
    rows, near = _rows(names, sentence, number)
    told = _of_rows(names, rows, number)
    kind = kind_of(sentence, number)
    matching = [
        one for one in told if _says(number, one) and _of_its_year(understood, sentence, one)
    ]
    fitting = [one for one in matching if not kind or one.kind == kind]
    if fitting or (matching and _digits(number) >= _MANY_DIGITS):
        return _equation(understood, sentence, number, (fitting or matching)[0], True)
    if matching:
        return None
    general = [
        one
        for one in _of_rows(names, names.generic(sentence.text), number)
        if _says(number, one) and _of_its_year(understood, sentence, one)
    ]
    surely = [one for one in general if kind and one.kind == kind and _digits(number) >= 2]
    if surely or (general and _digits(number) >= _MANY_DIGITS):
        return _equation(understood, sentence, number, (surely or general)[0], True)
    if (
        not near
        or not kind
        or not sentence.is_whole
        or number.hedge
        or general
        or not _is_told(sentence, number)
    ):
        return None
    return _contradicted(understood, sentence, number, kind, told)


def _is_told(sentence: Sentence, number: TypedNumber) -> bool:
    """Whether a number is surely told as an amount: it has a unit, or decimals, or so many digits
    that a word of what is counted follows."""
    if number.unit or number.decimals:
        return True
    following = sentence.text[number.end : number.end + 30]
    return _digits(number) >= _MANY_DIGITS and bool(re.match(r"\s[a-zåäö]{4,}", following))


def _of_its_year(understood: Understood, sentence: Sentence, one: Candidate) -> bool:
    """Whether a value is of a year that the sentence names, or of the report's where it names
    none. What has no year of its own can be of any."""
    years = sentence.own_years or (understood.year,)
    return not one.period or any(one.period.startswith(year) for year in years)


def _of_its_topic(understood: Understood, sentence: Sentence, one: Candidate) -> bool:
    """Whether a sentence uses a word of the table's title or of the column's head, too: the rows
    of a table of sick leave and one of turnover are called alike."""
    cell = one.cells[0]
    grid = understood.grid[cell.table]
    heads = " ".join(grid.columns[each.column].head for each in one.cells)
    topic = set(significant(f"{grid.title} {grid.label_head} {heads}"))
    told = {stem(word) for word in TOKEN.findall(sentence.text)}
    return any(_akin(one, other) for one in topic for other in told)


def _akin(one: str, other: str) -> bool:
    """Whether a word is the other, or a compound that begins with it: nettokostnad and
    nettokostnadsutveckling."""
    shorter, longer = sorted((one, other), key=len)
    return shorter == longer or (len(shorter) >= _LEAST_AKIN and longer.startswith(shorter))


def _rows(names: Names, sentence: Sentence, number: TypedNumber) -> tuple[Sequence[RowName], bool]:
    """The rows that a number's clause names, else its sentence, else the heading above; and
    whether they stand near enough to be surely meant."""
    clause = names.named(clause_of(sentence, number))
    if clause:
        return clause, len({one.stems for one in clause}) == 1
    whole = names.named(sentence.text)
    if whole:
        return whole, len({one.stems for one in whole}) == 1 and len(sentence.amounts) == 1
    headings = [one for text in sentence.headings[-2:] for one in names.named(text)]
    exact = set(significant(sentence.headings[-1])) if sentence.headings else set()
    own = bool(headings) and all(set(one.stems) == exact for one in headings)
    # Under a department's own heading the surplus that is told first is its own.
    first = number.start == sentence.amounts[0].start and kind_of(sentence, number) == "variance"
    return headings, own and first


def _of_rows(names: Names, rows: Sequence[RowName], number: TypedNumber) -> list[Candidate]:
    return [
        one
        for row in rows[:_MOST_ROWS]
        for one in names.candidates(row)
        if _comparable(names.understood, one, number)
    ]


def _comparable(understood: Understood, one: Candidate, number: TypedNumber) -> bool:
    if one.kind == "growth":
        return number.unit == "percent"
    cell = one.cells[0]
    unit = understood.grid[cell.table].unit_of(cell.row, cell.column)
    if not unit and number.unit in ("tkr", "mkr", "mdkr"):
        return False
    return same_dimension(unit, number.unit)


def _says(number: TypedNumber, one: Candidate) -> bool:
    """Whether the text's number is the candidate, printed as roughly as the text prints it."""
    stated, half = _in_base(number)
    return abs(stated - abs(one.value)) <= half + one.half


def _in_base(number: TypedNumber) -> tuple[Decimal, Decimal]:
    value = abs(number.value or Decimal(0))
    half = Decimal(5).scaleb(-number.decimals - 1)
    return in_base(value, number.unit), in_base(half, number.unit)


def _digits(number: TypedNumber) -> int:
    """How many digits say something: 305,3 has four, 2 has one."""
    shown = str(abs(number.value or Decimal(0))).replace(".", "").lstrip("0")
    return len(shown)


def _contradicted(
    understood: Understood,
    sentence: Sentence,
    number: TypedNumber,
    kind: Kind,
    told: Sequence[Candidate],
) -> Equation | None:
    clause = clause_of(sentence, number)
    if _PART.search(clause) or _WISH.search(sentence.text):
        return None
    years = sentence.own_years
    if len(years) > 1:
        return None
    year = years[0] if years else understood.year
    meant = [
        one
        for one in told
        if one.kind == kind
        # What has no year over it is of the report's own.
        and (one.period or understood.year).startswith(year)
        and (kind == "variance" or _of_its_topic(understood, sentence, one))
    ]
    if not meant or len({_shown(number, one) for one in meant}) != 1:
        return None
    if not _meant_for(number, meant[0]):
        return None
    return _equation(understood, sentence, number, meant[0], False)


def _meant_for(number: TypedNumber, one: Candidate) -> bool:
    """Whether the two are near enough to be one number mistyped: of one size, with the same
    digits, or a thousand or ten times one another."""
    stated, _half = _in_base(number)
    other = abs(one.value)
    if not stated or not other:
        return False
    ratio = stated / other
    if Decimal("0.6") <= ratio <= Decimal("1.6"):
        return True
    near = [Decimal(10) ** power for power in (-3, -1, 1, 3)]
    if any(abs(ratio / one - 1) < Decimal("0.01") for one in near):
        return True
    digits = sorted(str(number.value).replace(".", "").strip("-0"))
    return len(digits) >= 2 and digits == sorted(_shown(number, one).strip("−-0").replace(",", ""))


def _shown(number: TypedNumber, one: Candidate) -> str:
    scale = {"tkr": -3, "mkr": -6, "mdkr": -9, "percent": 2, "pp": 2}.get(number.unit, 0)
    return print_number(abs(one.value).scaleb(scale), number.decimals)


def _equation(
    understood: Understood,
    sentence: Sentence,
    number: TypedNumber,
    one: Candidate,
    holds: bool,
) -> Equation:
    terms = tuple(
        Term(cell, value) for cell in one.cells if (value := _value(understood, cell)) is not None
    )
    stated = sentence.term(number)
    scale = {"tkr": -3, "mkr": -6, "mdkr": -9, "percent": 2, "pp": 2}.get(number.unit, 0)
    computed = stated.value.value if holds else abs(one.value).scaleb(scale)
    return Equation(
        RULE,
        stated,
        terms,
        computed,
        Decimal(0),
        Decimal(0),
        f"{one.text} = {_shown(number, one)}",
    )


def _value(understood: Understood, cell: TableNumber) -> Printed | None:
    return understood.grid[cell.table].value(cell.row, cell.column)
