"""Lines of the cash flow statement and their like, by the verbs that reports tell them with.

**Proves** what was borrowed and repaid (`Nya lån togs upp med 134,5 mkr samtidigt som 51,4 mkr
amorterades`), what there was in cash at the end of the year and at its beginning, and gains on
sales, by the lines that statements have for them. **Doubts** another amount, where all tables that
have such a line say the same one. **Silent** about plans, other years, parts and the group. Source:
tying a report's text to its statements (ISA 720).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bokslut.prose.typed import TypedNumber

from ..claims.line_pairs import is_outcome, year_of
from ..claims.subjects import subjects_of
from ..understood.dimensions import dimension_of, in_unit
from ..understood.equations import Equation
from ..understood.lines import LineCell
from ..understood.understood import Sentence, Understood
from ..understood.words import GROUP_ROOTS, roots_of
from .one_row import equation_of, is_across

_END = (
    r"(?:vid|i) (?:årets|periodens) (?:slut|utgång)|(?:vid|per) årsskiftet|den 31 december|"
    r"at year-end"
)
_BEGINNING = r"(?:vid|i) (?:årets|periodens) (?:början|ingång)"
_GAP = r"[^0-9⟦⟧.;:]"


@dataclass(frozen=True, slots=True)
class _Form:
    """How sentences tell an amount, before it and behind it, and the labels of its line."""

    before: re.Pattern[str]
    behind: re.Pattern[str]
    label: re.Pattern[str]


def _form(before: str, behind: str, label: str) -> _Form:
    return _Form(
        re.compile(rf"{before}(?:SEK )?$", re.IGNORECASE),
        re.compile(behind, re.IGNORECASE),
        re.compile(label, re.IGNORECASE),
    )


_NEW = (
    r"^(?:ny(?:upptagna|a)? ?lån|ny(?:upp)?lån\w*|upptagna lån|nyupplåning|new loans|"
    r"loans raised)\b"
)
_REPAID = r"^amortering\w*|^repayments?(?: of loans)?$"
_FORMS = (
    _form(
        rf"\b(?:nya lån|nyupplåning\w*|new loans)\b{_GAP}{{0,30}}\b(?:togs upp|tagits upp|"
        rf"upptagits|upptogs|tecknats|uppgick|uppgår|var|gjordes|gjorts|skedde|raised|of)\b{_GAP}{{0,15}}\b"
        r"(?:med|till|på|om|of)\s+|\bnew loans (?:of|were raised of)\s+",
        "",
        _NEW,
    ),
    _form(
        r"\b(?:amortera(?:des|ts|t|de)|repaid|amorteringar(?:na)?\s+(?:uppgick|var|gjordes|på))"
        r"\s+(?:med|till|på|totalt|sammanlagt)?\s*",
        "",
        _REPAID,
    ),
    _form(r"", r"\s*(?:har\s+|was\s+|were\s+)?(?:amorterats|amorterades|repaid)\b", _REPAID),
    _form(
        rf"\blikvida med(?:el|len|let)\b{_GAP}{{0,40}}(?:{_END}){_GAP}{{0,25}}",
        "",
        rf"^likvida medel (?:{_END})|^utgående likvida medel",
    ),
    _form(
        rf"\blikvida med(?:el|len|let)\b{_GAP}{{0,40}}\s",
        rf"\s*(?:{_END})",
        rf"^likvida medel (?:{_END})|^utgående likvida medel",
    ),
    _form(
        rf"\blikvida med(?:el|len|let)\b{_GAP}{{0,40}}(?:{_BEGINNING}){_GAP}{{0,25}}",
        "",
        rf"^likvida medel (?:{_BEGINNING})|^ingående likvida medel",
    ),
    _form(
        rf"\b(?:realisationsvinster(?:na)?|reavinster(?:na)?)\b{_GAP}{{0,50}}\b"
        r"(?:till|med|på|var|är|blev|om)\s+",
        "",
        r"^(?:avgår |samtliga |avgår samtliga )?(?:realisationsvinster|reavinster)\b",
    ),
)
_OTHERWISE = re.compile(
    r"\b(?:budget\w*|varav|föregående|förra|fjol\w*|nästa|plan\w*|högst|minst|ram(?:en)?|exklusive|"
    r"budgeted|last year|of which)\b",
    re.IGNORECASE,
)
_FORESEEN = re.compile(r"prognos|\b(?:väntas|beräknas|bedöms)\b|forecast|expected", re.IGNORECASE)
_MORE = re.compile(r"\s*(?:\w+ )?(?:mer|mindre|högre|lägre|more|less)\b", re.IGNORECASE)


def standard_flows(understood: Understood) -> Iterator[Equation]:
    """The amounts that sentences tell of the cash flow."""
    for sentence in understood.written:
        if not sentence.is_statement or not sentence.amounts or _OTHERWISE.search(sentence.text):
            continue
        if set(sentence.years) - {understood.year} or GROUP_ROOTS & set(roots_of(sentence.text)):
            continue
        for place, number in enumerate(sentence.amounts):
            form = _told(sentence, place, number)
            if form is not None:
                yield from _judged(understood, sentence, number, form)


def _told(sentence: Sentence, place: int, number: TypedNumber) -> _Form | None:
    if number.hedge or dimension_of(number.unit) != "money" or not number.value:
        return None
    begins = sentence.amounts[place - 1].end if place else 0
    before, behind = sentence.text[begins : number.start], sentence.text[number.end :]
    if _MORE.match(behind):
        return None
    return next(
        (one for one in _FORMS if one.before.search(before) and one.behind.match(behind)), None
    )


def _judged(
    understood: Understood, sentence: Sentence, number: TypedNumber, form: _Form
) -> Iterator[Equation]:
    foreseen = bool(_FORESEEN.search(sentence.text))
    meant = [
        (line, cell)
        for line in subjects_of(understood).lines
        if is_across(line) and form.label.search(line.label.strip())
        for cell in line.cells
        if _is_meant(cell, foreseen, understood.year)
    ]
    held = next((one for one in meant if _is(one[1], number)), None)
    if held is not None:
        yield equation_of(sentence, number, held[0], held[1:], number.value or number.base, True)
    elif len({abs(one.base) for _line, one in meant}) == 1:
        line, cell = meant[0]
        expected = in_unit(abs(cell.base), number.unit)
        if expected:
            yield equation_of(sentence, number, line, (cell,), expected, False)


def _is_meant(cell: LineCell, foreseen: bool, year: str) -> bool:
    came = cell.role == "forecast" if foreseen else is_outcome(cell)
    own = not GROUP_ROOTS & set(cell.words)
    return came and own and year_of(cell) in (year, "") and dimension_of(cell.unit) == "money"


def _is(cell: LineCell, told: TypedNumber) -> bool:
    return abs(abs(cell.base) - abs(told.base)) <= cell.reach + told.reach
