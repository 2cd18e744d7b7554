"""Rows told in sentences: where a sentence gives the numbers of one row, it gives that row's.

**Proves** nothing that `sentence_against_table` does not. **Contradicts** the one number of such a
sentence that no cell of the row has, where its words say which of the cells it is of (the target,
the budget, a year that they name, the year before) and the row has another number there; and a
change that does not lead from the cell that the sentence gives to the one that it is compared with.
An error where the other number of the sentence is the row's, or where one is a slip of the other;
else a doubt. **Silent** where the sentence does not name the row in full, names several, where
nothing else in it is the row's, where a hedge makes it rough, and where no word says which cell is
meant. Source: recalculation (ISA 500, A22).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import combinations

from bokslut.model.numbers import print_number
from bokslut.prose.typed import TypedNumber

from ..claims.subjects import subjects_of
from ..understood.cells import Printed
from ..understood.dimensions import in_base
from ..understood.equations import Equation, Term
from ..understood.lines import Line, LineCell
from ..understood.slips import looks_alike
from ..understood.understood import Sentence, Understood
from ..understood.words import GENERIC_ROOTS, TOTAL_ROOTS, also_called, roots_of

RULE = "text-against-table"

_MONEY = ("kr", "tkr", "mkr", "mdkr")
_LEVELS = ("outcome", "budget", "forecast", "")
_TARGET = re.compile(
    r"\bmål(?:et|värdet?|nivån?)?\b|\bminst\b|\bhögst\b|\bbudget\w*|\btargets?\b|\bplanerat|"
    r"\bat (?:least|most)\b",
    re.IGNORECASE,
)
_LIMIT = re.compile(r"minst|högst|at least|at most", re.IGNORECASE)
_BEFORE = re.compile(
    r"föregående år|året (?:före|innan)|för ett år sedan|i fjol|förra året|previous year|"
    r"last year|year before",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:utfallet|värdet|resultatet)\b|\b(?:blev|var|är|uppgick till|uppgår till|landade på|"
    r"was|amounted to|achieved in)\W*$",
    re.IGNORECASE,
)
_FROM, _TO = (
    re.compile(r"\b(?:från|from)\W*$", re.IGNORECASE),
    re.compile(r"\b(?:från|from) [0-9][^.;]{0,24} (?:till|to)\W*$", re.IGNORECASE),
)
_PARTS = re.compile(r"[,;(]|\boch\b|\band\b|\bmot\b")
_CHANGED = re.compile(
    r"\b(?:ök|minsk|steg|stig|sjönk|sjunk|väx|höj|sänk|förbättra|försämra|increas|decreas|rose|"
    r"fell)\w*",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"^\W*(?:enheter |procentenheter |kronor |kr |dagar |timmar |månader |år |days )?(?:högre|"
    r"lägre|mer|mindre|fler|färre|bättre|sämre|över|under|kortare|längre|yngre|äldre|higher|lower|more|"
    r"less|better|worse|above|below|longer|shorter|older|younger)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:ska|skall|bör|shall|should|varav|därav|medan|samtidigt|while|whereas|snitt|genomsnitt\w*|riket|länet|andra|prognos\w*|beror|berodde|kvinn\w*|"
    r"män|mäns|koncernen|bolag\w*|of which|average|forecast|women|men)\b",
    re.IGNORECASE,
)
_LEAST_WORD, _LEAST_NAME, _NEAR_WORDS, _FEWEST_DIGITS = 5, 8, 32, 3


@dataclass(frozen=True, slots=True)
class _Told:
    """A number of a sentence, and what stands right before and behind it."""

    number: TypedNumber
    before: str
    behind: str
    parenthesis: bool

    @property
    def value(self) -> Decimal:
        return abs(self.number.value or Decimal(0))

    @property
    def half(self) -> Decimal:
        return self.number.half


def told_rows(understood: Understood) -> Iterator[Equation]:
    """The numbers of sentences that are not those of the row that they tell of."""
    rows = _Rows(understood)
    for sentence in understood.sentences:
        if not sentence.amounts or _OTHERS.search(sentence.text):
            continue
        told = [_told(sentence, one) for one in sentence.amounts]
        if any(_is_rough(one) for one in told):
            continue
        first: list[Equation] = []
        for line in rows.named(sentence):
            found = list(_of_row(understood, sentence, line, told))
            if not found:
                # Of several rows of one name, one that gives all the numbers is what is meant.
                first = []
                break
            first = first or found
        yield from first


class _Rows:
    """The rows of all tables by the words of their names."""

    def __init__(self, understood: Understood) -> None:
        self.by_word: dict[str, list[tuple[Line, tuple[str, ...]]]] = defaultdict(list)
        for line in subjects_of(understood).lines:
            words = _name(understood, line)
            if words:
                self.by_word[max(words, key=len)].append((line, words))

    def named(self, sentence: Sentence) -> list[Line]:
        """The rows that a sentence names by all their words, and by no longer name."""
        said = set(map(also_called, roots_of(sentence.text)))
        some = [
            (line, words)
            for word in said
            for line, words in self.by_word.get(word, ())
            if set(words) <= said
        ]
        names = {words for _line, words in some}
        longest = {one for one in names if not any(set(one) < set(other) for other in names)}
        return [line for line, words in some if words in longest] if len(longest) == 1 else []


def _name(understood: Understood, line: Line) -> tuple[str, ...]:
    """The words that a row is named by: its own, or those of the table whose total it is."""
    words = line.words
    if line.total or set(words) <= TOTAL_ROOTS:
        words = roots_of(understood.grid[line.grid].title)
    own = [one for one in words if one not in GENERIC_ROOTS]
    long = any(len(one) >= _LEAST_WORD for one in own) or sum(map(len, own)) >= _LEAST_NAME
    return tuple(sorted(words)) if long else ()


def _of_row(
    understood: Understood, sentence: Sentence, line: Line, told: Sequence[_Told]
) -> Iterator[Equation]:
    """What a sentence says of a row and the row does not."""
    cells = [one for one in line.cells if one.role in _LEVELS]
    if len(cells) < 2:
        return
    given = {
        place: cell
        for place, one in enumerate(told)
        if _digits(one.value) > 1 and (cell := _cell_of(one, cells))
    }
    others = [one for place, one in enumerate(told) if place not in given]
    rest = [one for one in others if not _follows(one, told, cells)]
    if not given or len(rest) != 1:
        return
    one = rest[0]
    taken = set(given.values()) | _reached(told, cells)
    if _is_change(one):
        yield from _wrong_change(understood, sentence, line, one, given, cells)
        return
    meant = _meant(one, cells, understood.year)
    if meant is None or meant in taken or _compared(one, meant) is None:
        return
    sure = max(_digits(each.value.value) for each in given.values()) >= _FEWEST_DIGITS
    by_itself = not line.total and not set(line.words) <= TOTAL_ROOTS
    yield _equation(sentence, line, one, meant, (sure and by_itself) or _is_slip(one, meant))


def _digits(value: Decimal) -> int:
    """How many digits of a number say something."""
    return len(str(value).replace(".", "").lstrip("-0"))


def _is_rough(one: _Told) -> bool:
    """Whether a number is told roughly; what a target is at least is its number."""
    return bool(one.number.hedge) and not _LIMIT.fullmatch(one.number.hedge)


def _told(sentence: Sentence, number: TypedNumber) -> _Told:
    before = sentence.text[max(0, number.start - _NEAR_WORDS) : number.start]
    last = sentence.text[: number.start]
    own = before if before.rstrip().endswith("mot") else _PARTS.split(before)[-1]
    return _Told(
        number,
        own,
        sentence.text[number.end : number.end + _NEAR_WORDS],
        last.rfind("(") > last.rfind(")"),
    )


def _compared(one: _Told, cell: LineCell) -> tuple[Decimal, Decimal, Decimal, Decimal] | None:
    """A number and a cell in one measure, each with how far it may be off; None where they are of
    different kinds."""
    own, other = one.number.unit, cell.unit
    if own in _MONEY and other in _MONEY:
        return (
            in_base(one.value, own),
            in_base(one.half, own),
            in_base(abs(cell.value.value), other),
            in_base(cell.value.half, other),
        )
    if own in _MONEY or other in _MONEY:
        return None
    return one.value, one.half, abs(cell.value.value), cell.value.half


def _cell_of(one: _Told, cells: Sequence[LineCell]) -> LineCell | None:
    """The cell that has the number."""
    for cell in cells:
        some = _compared(one, cell)
        if some is not None and abs(some[0] - some[2]) <= max(some[1], some[3]):
            return cell
    return None


def _follows(one: _Told, told: Sequence[_Told], cells: Sequence[LineCell]) -> bool:
    """Whether a number is the difference, or the growth, of two others of the row, or of the
    sentence where it is called one."""
    return bool(_pair(one, told if _is_change(one) else (), cells))


_Source = tuple[LineCell | _Told, Decimal, Decimal]


def _pair(
    one: _Told, told: Sequence[_Told], cells: Sequence[LineCell]
) -> tuple[LineCell | _Told, LineCell | _Told] | None:
    """The two numbers whose difference or growth a number is, those of the row first."""
    sources = [*_cells_beside(one, cells), *_numbers_beside(one, told)]
    scale = one.number.unit if one.number.unit in _MONEY else ""
    value, half = in_base(one.value, scale), in_base(one.half, scale)
    percent = one.number.unit == "percent"
    for first, second in combinations(sources, 2):
        reach = half + first[2] + second[2]
        if abs(abs(first[1] - second[1]) - value) <= reach:
            return first[0], second[0]
        if percent and (_grows(first, second, value, half) or _grows(second, first, value, half)):
            return first[0], second[0]
    return None


def _cells_beside(one: _Told, cells: Sequence[LineCell]) -> Iterator[_Source]:
    """The cells that a number may be a difference or a growth of."""
    for cell in cells:
        some = _compared(one, cell)
        if some is not None:
            yield cell, some[2], some[3]
        elif one.number.unit == "percent":
            yield cell, abs(cell.value.value), cell.value.half


def _numbers_beside(one: _Told, told: Sequence[_Told]) -> Iterator[_Source]:
    money = one.number.unit in _MONEY
    for other in told:
        if other is not one:
            scale = other.number.unit if money and other.number.unit in _MONEY else ""
            yield other, in_base(other.value, scale), in_base(other.half, scale)


def _grows(over: _Source, below: _Source, value: Decimal, half: Decimal) -> bool:
    """Whether a percentage is the growth from one number to another."""
    if below[1] <= below[2]:
        return False
    slack = half + (over[2] + below[2]) / below[1] * 100
    return abs(abs(over[1] - below[1]) / below[1] * 100 - value) <= slack


def _reached(told: Sequence[_Told], cells: Sequence[LineCell]) -> set[LineCell]:
    """The cells that a difference of the sentence leads to."""
    found: set[LineCell] = set()
    for one in told:
        if _is_change(one) and (pair := _pair(one, told, cells)):
            found |= {each for each in pair if isinstance(each, LineCell)}
    return found


def _is_change(one: _Told) -> bool:
    """Whether a number tells how much more or less, by the words around it."""
    if one.number.unit == "pp" or _COMPARED.match(one.behind):
        return True
    return bool(re.search(r"\bmed\W*$|\bby\W*$", one.before)) and bool(_CHANGED.search(one.before))


def _meant(one: _Told, cells: Sequence[LineCell], year: str) -> LineCell | None:
    """The one cell that the words beside a number say that it is of."""
    words = one.before
    if _TARGET.search(words):
        some = [cell for cell in cells if cell.role == "budget"]
    elif years := re.findall(r"(?:19|20)[0-9]{2}", words):
        some = [cell for cell in cells if cell.period[:4] == years[-1] and cell.role != "budget"]
    elif _BEFORE.search(words + one.behind[:24]) or one.parenthesis or _FROM.search(words):
        some = [cell for cell in cells if _is_before(cell, year)]
    elif _NOW.search(words) or _TO.search(words):
        some = [cell for cell in cells if cell.role != "budget" and cell.period[:4] in (year, "")]
    else:
        some = []
    return some[0] if len(some) == 1 else None


def _is_before(cell: LineCell, year: str) -> bool:
    before = str(int(year) - 1) if year.isdigit() else ""
    return cell.role != "budget" and bool(before) and cell.period[:4] == before


def _wrong_change(
    understood: Understood,
    sentence: Sentence,
    line: Line,
    one: _Told,
    given: dict[int, LineCell],
    cells: Sequence[LineCell],
) -> Iterator[Equation]:
    """A change that does not lead from the cell that is given to the one it is compared with."""
    year = understood.year
    now = [cell for cell in set(given.values()) if cell.role != "budget"]
    words = one.before + one.behind
    if _TARGET.search(one.behind):
        others = [cell for cell in cells if cell.role == "budget"]
    elif (years := re.findall(r"(?:19|20)[0-9]{2}", one.behind)) or _BEFORE.search(words):
        wanted = years[0] if years else str(int(year) - 1) if year.isdigit() else ""
        others = [cell for cell in cells if cell.role != "budget" and cell.period[:4] == wanted]
    elif _CHANGED.search(one.before):
        others = [cell for cell in cells if _is_before(cell, year)]
    else:
        return
    if len(now) != 1 or len(others) != 1 or others[0] == now[0]:
        return
    if now[0].period[:4] not in (year, ""):
        return
    scale = one.number.unit if one.number.unit in _MONEY else ""
    if (scale != "") is not (now[0].unit in _MONEY) or now[0].unit != others[0].unit:
        return
    if one.number.unit == "percent":
        return
    money = now[0].unit if scale else ""
    gap = in_base(one.value, scale)
    level = in_base(abs(now[0].value.value), money)
    implied = [(level + sign * gap).scaleb(_shift(money)) for sign in (1, -1)]
    alike = any(looks_alike(_size(others[0]), _round(each, others[0])) for each in implied)
    yield _equation(sentence, line, one, others[0], alike, now[0])


def _shift(unit: str) -> int:
    return {"tkr": -3, "mkr": -6, "mdkr": -9}.get(unit, 0)


def _round(value: Decimal, cell: LineCell) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-cell.value.decimals))


def _size(cell: LineCell) -> Printed:
    return Printed(abs(cell.value.value), cell.value.decimals)


def _is_slip(one: _Told, cell: LineCell) -> bool:
    if one.number.unit in _MONEY and one.number.unit != cell.unit:
        return False
    return looks_alike(_size(cell), one.value)


def _equation(
    sentence: Sentence,
    line: Line,
    one: _Told,
    cell: LineCell,
    sure: bool,
    beside: LineCell | None = None,
) -> Equation:
    stated = sentence.term(one.number)
    scale = _shift(one.number.unit)
    terms = [cell] if beside is None else [beside, cell]
    values = [in_base(abs(each.value.value), each.unit if scale else "") for each in terms]
    exact = values[0] if beside is None else abs(values[0] - values[1])
    return Equation(
        RULE,
        stated,
        tuple(Term(each.number, each.value) for each in terms),
        exact.scaleb(scale) * (-1 if stated.value.value < 0 else 1),
        Decimal(0),
        Decimal(0),
        partial(_written, line, terms, exact.scaleb(scale), one.number.decimals),
        sure=sure,
    )


def _written(line: Line, cells: Sequence[LineCell], exact: Decimal, decimals: int) -> str:
    """The row, and the cells of it that are told."""
    told = " - ".join(
        f"{each.head} {print_number(each.value.value, each.value.decimals)}" for each in cells
    )
    shown = f" = {print_number(exact, decimals)}" if len(cells) > 1 else ""
    return f"{line.label}: {told}{shown}"
