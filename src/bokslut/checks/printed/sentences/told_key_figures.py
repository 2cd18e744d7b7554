"""Key figures that a sentence tells by what they are, and not by their names.

**Proves** how many percent of the investments the result before depreciation paid for, of taxes and
grants the net cost takes, or of the assets is equity, by the row of that key figure (`Resultatet
före avskrivningar räckte till 75 procent av investeringarna`: self-financing); what was invested
and what at most could be reserved too. **Doubts** one that no such row has in its year, where that
and the body have one value. **Silent** where a percent is near that value, unless what is told with
it is the row's: key figures are reckoned with and without interest, pensions and more. Source:
RKA's and the law's names of key figures; tying a report's text to its statements (ISA 720).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bokslut.prose.typed import TypedNumber

from ..claims.line_pairs import year_of
from ..claims.subjects import subjects_of
from ..understood.dimensions import dimension_of, in_unit
from ..understood.equations import Equation, State
from ..understood.lines import Line, LineCell
from ..understood.understood import Sentence, Understood
from .one_row import equation_of, is_across

# In percentage points: what another definition of the same key figure may make.
_NEAR, _NOTHING = Decimal("0.5"), Decimal(0)
_INVESTED = r"[^.;:⟦⟧]{0,40}investering\w*"
_TAXES = r"[^.;:⟦⟧]{0,30}skatt\w*(?: och [^.;:⟦⟧,]{0,30}bidrag\w*)?"
_BEFORE = (
    r"(?:,? (?:mot|jämfört med|att jämföra med) ⟦(?P<before>[0-9]+)⟧ "
    r"(?:året (?:före|innan)|föregående år|förra året|i fjol))?"
)
# The row of a key figure, and the ways to tell it by what it is.
_FORMS: tuple[tuple[re.Pattern[str], tuple[re.Pattern[str], ...]], ...] = tuple(
    (re.compile(label, re.IGNORECASE), tuple(re.compile(one, re.IGNORECASE) for one in forms))
    for label, forms in (
        (
            r"^\W*(?:skatte)?(?:själv|egen)finansiering",
            (
                rf"\bräck(?:te|er|t)\b[^.;:⟦⟧]{{0,30}}⟦(?P<now>[0-9]+)⟧ av{_INVESTED}{_BEFORE}",
                rf"⟦(?P<now>[0-9]+)⟧ av{_INVESTED}[^.;:⟦⟧]{{0,30}} (?:med|av) (?:egna medel|eget "
                rf"kapital|egen kraft|skattemedel){_BEFORE}",
                rf"\b(?:egna medel|egen kraft)\b[^.;:⟦⟧]{{0,30}}⟦(?P<now>[0-9]+)⟧ av{_INVESTED}"
                rf"{_BEFORE}",
            ),
        ),
        (
            r"^\W*(?:verksamhetens )?nettokostnad(?:s|er(?:nas?|s) )andel",
            (
                rf"\bnettokostnad\w*[^.;:⟦⟧]{{0,40}}⟦(?P<now>[0-9]+)⟧ av{_TAXES}{_BEFORE}",
                rf"⟦(?P<now>[0-9]+)⟧ av{_TAXES} (?:går|gick|användes|togs i anspråk|tas i anspråk)"
                rf"[^.;:⟦⟧]{{0,30}}(?:verksamhet|nettokostnad)\w*{_BEFORE}",
            ),
        ),
        (
            r"^\W*soliditet\w*\W*(?:procent|%)?\W*$",
            (
                rf"\b(?:eget kapital|egna kapitalet)\b[^.;:⟦⟧]{{0,30}}⟦(?P<now>[0-9]+)⟧ av "
                rf"[^.;:⟦⟧]{{0,20}}tillgång\w*{_BEFORE}",
                rf"⟦(?P<now>[0-9]+)⟧ av [^.;:⟦⟧]{{0,20}}tillgång\w*[^.;:⟦⟧]{{0,30}}(?:med|av) eget "
                rf"kapital{_BEFORE}",
            ),
        ),
    )
)
# The same of amounts.
_AMOUNTS = tuple(
    (re.compile(label, re.IGNORECASE), tuple(re.compile(one, re.IGNORECASE) for one in forms))
    for label, forms in (
        (
            r"^\W*(?:årets )?(?:brutto)?investeringar(?:na)?"
            r"(?:,? (?:i )?(?:kommunen|\w*koncernen))?(?:, [tm]n?kr)?\W*$",
            (
                r"(?:^|[.,;] |\boch )(?:\w*koncernen|kommunen) (?:investerade|har investerat|"
                rf"har under året investerat)(?: under året)?(?: för)? ⟦(?P<now>[0-9]+)⟧{_BEFORE}"
                r"(?=[.,;]|$| och | i )",
            ),
        ),
        (
            r"\b(?:högst|maxim|störst|möjlig)\w*\b.*\b(?:reserver|avsätt)\w*|"
            r"\b(?:reserver|avsätt)\w*.*\b(?:högst|maxim|möjlig)",
            (
                rf"\b(?:högst|maximalt|som mest)\b[^.;:⟦⟧]{{0,40}}⟦(?P<now>[0-9]+)⟧ "
                rf"(?:hade|är|var|kan|kunde|får|fick)\b[^.;:⟦⟧]{{0,40}}\b(?:möjlig|reserver|avsätt)\w*{_BEFORE}",
                r"\b(?:kan|kunde|får|fick)\b[^.;:⟦⟧]{0,30}\b(?:högst|maximalt|som mest) "
                r"⟦(?P<now>[0-9]+)⟧[^.;:⟦⟧]{0,20}\b(?:reserver|avsätt)\w*",
            ),
        ),
    )
)
_GROUP = re.compile(r"koncern", re.IGNORECASE)
_MOST = re.compile(r"högst|maximalt|som mest", re.IGNORECASE)
_OTHERWISE = re.compile(
    r"\b(?:budget\w*|prognos\w*|mål\w*|riket|genomsnitt\w*|snitt\w*|minst|exklusive|period\w*|"
    r"sedan|hittills|varav|bolag\w*)\b",
    re.IGNORECASE,
)


def told_key_figures(understood: Understood) -> Iterator[Equation]:
    """Every key figure of a sentence that is told by what it is."""
    for sentence in understood.written:
        kinds = {dimension_of(one.unit) for one in sentence.amounts}
        if not kinds & {"share", "money"}:
            continue
        text = sentence.marked()
        for label, forms in (*_FORMS, *_AMOUNTS):
            told = next((match for one in forms if (match := one.search(text))), None)
            if told is None or _OTHERWISE.search(sentence.text):
                continue
            rows = [
                one
                for one in subjects_of(understood).lines
                if is_across(one) and label.search(one.label)
            ]
            year = (sentence.own_years or (understood.year,))[0]
            near = _NEAR
            for part, of in (("now", year), ("before", _before(year))):
                if told.groupdict().get(part):
                    number = sentence.amounts[int(told[part])]
                    some = list(_judged(sentence, number, rows, of, near))
                    # Beside a number of the row the other is of the row as well.
                    near = _NOTHING if some and some[0].state is State.PROVED else _NEAR
                    yield from some


def _before(year: str) -> str:
    return str(int(year) - 1) if year.isdigit() else ""


def _judged(
    sentence: Sentence, number: TypedNumber, rows: Sequence[Line], year: str, near: Decimal
) -> Iterator[Equation]:
    rough = bool(number.hedge) and not _MOST.search(number.hedge)
    if dimension_of(number.unit) == "number" or rough or number.value is None:
        return
    cells = [(line, one) for line in rows for one in line.cells if _is_of_kind(number, one)]
    for line, cell in cells:
        if year_of(cell) not in (year, ""):
            # Last year's number is not this year's.
            continue
        if abs(_shown(number, cell) - abs(number.value)) <= _reach(number, cell):
            yield equation_of(sentence, number, line, (cell,), number.value, True)
            return
    group = bool(_GROUP.search(sentence.text))
    meant = [
        (line, cell)
        for line, cell in cells
        if year_of(cell) == year and bool(_GROUP.search(f"{cell.head} {line.label}")) is group
    ]
    values = {_shown(number, cell) for _line, cell in meant}
    near = near if number.unit == "percent" else _NOTHING
    if len(values) == 1 and abs(values.pop() - abs(number.value)) > near + number.half:
        line, cell = meant[0]
        yield equation_of(sentence, number, line, (cell,), _shown(number, cell), False)


def _is_of_kind(number: TypedNumber, cell: LineCell) -> bool:
    if cell.role not in ("", "outcome"):
        return False
    if number.unit == "percent":
        return cell.unit in ("", "count", "percent")
    return dimension_of(cell.unit) == dimension_of(number.unit)


def _shown(number: TypedNumber, cell: LineCell) -> Decimal:
    return abs(cell.value.value if number.unit == "percent" else in_unit(cell.base, number.unit))


def _reach(number: TypedNumber, cell: LineCell) -> Decimal:
    percent = number.unit == "percent"
    return number.half + (cell.value.half if percent else in_unit(cell.reach, number.unit))
