"""Results and variances that a sentence tells with the other sign than every table.

**Finds** `ett resultat på −39,2 mkr` where the tables have no such result but 39,2, `en avvikelse
på 2,4 mkr` where the variance is printed as −2,4 and the report's other sentences tell such ones
with their minus, and a share of a result below zero where all results of the year are above, or
above where all are below. **Silent** where a word tells the sign (`underskott`, `negativt`,
`sämre`), where some table has the number as it is told, where few digits speak for it and no word
of the sentence names the line, and where the report's sentences use the signs of its tables the
other way round. An error where the sentence names the line by all its words and the table's signs
are known: of a result, unless income beside it is printed below zero; of a variance, where other
sentences tell those of the table with their minus. Else a warning: a sentence may follow another
custom than the table. Source: tying a report's text to its statements (ISA 720).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from bokslut.model.finding import Finding, Severity, finding
from bokslut.model.numbers import print_number
from bokslut.prose.typed import TypedNumber

from ..claims.by_size import BySize
from ..claims.directions import BELOW
from ..claims.line_pairs import digits_of, is_outcome, shown, year_of
from ..claims.subject_phrases import is_told
from ..claims.subjects import subjects_of
from ..understood.dimensions import dimension_of
from ..understood.lines import Line, LineCell
from ..understood.places import place_of
from ..understood.understood import Sentence, Understood
from ..understood.words import likeness, roots_of

RULE = "sign-in-sentence"

_ZERO = Decimal(0)
Kind = Literal["result", "variance"]
_KINDS: tuple[Kind, ...] = ("result", "variance")
_RESULT = re.compile(
    r"\b\w*resultat(?!räkning|enhet|område|mål|utjämning|reserv)\w*|\b\w*netto(?!kost|inv|lån|oms|utg|bud|komm)\w*|"
    r"\bkassaflöde\w*|\beget kapital|\begna kapital\w*|\bresults?\b|"
    r"\bnet income\b|\bcash flow\b|\bequity\b",
    re.IGNORECASE,
)
_VARIANCE = re.compile(
    r"\b\w*avv[ie]k\w*|\b(?:i förhållande till|mot) (?:sin |årets )?\w*(?:budget|ram)\w*|"
    r"\bvariances?\b",
    re.IGNORECASE,
)
# What tells the sign in words, or makes the number a difference of another kind.
_TOLD = re.compile(
    r"\b\w*(?:överskott|underskott|förlust|vinst|positiv|negativ|skillnad|ökning|minskning|"
    r"förbättr|försämr|bidr|effekt|surplus|deficit|profit|loss)\w*|"
    rf"\b(?:plus|minus|bättre|sämre|högre|lägre|mer|mindre|över|{BELOW}|exklusive|exkl|utan|varav|"
    r"ökade|minskade|kostade?|kostat|kostar|better|worse|higher|lower|more|less|excluding|"
    r"of which|costs?)\b",
    re.IGNORECASE,
)
_SIGN_WORD = re.compile(
    r"\b\w*(?:negativ|underskott|förlust|minus)\w*|\b(?:back|deficit|loss)\b", re.IGNORECASE
)
_THAN_PLAN = re.compile(
    r"^\s*(?:jämfört med|mot|i förhållande till|against|compared (?:to|with)) (?:\w+ )?\w*budget",
    re.IGNORECASE,
)
# Another year's or the planned one of the same.
_BESIDE = re.compile(
    r"(?:\s*(?:för|år|for|in)?\s*(?:19|20)[0-9]{2})?\s*(?:\(|,)?\s*"
    r"(?:(?:att )?jämför[at]\w* med|jämfört med|mot|medan|"
    r"compared (?:with|to)|against)?"
    r"\s*(?:SEK )?",
    re.IGNORECASE,
)
_MORE = re.compile(
    rf"^\s*(?:\w+\s+)?(?:bättre|sämre|högre|lägre|mer|mindre|över|{BELOW}|back|better|worse|more|less)\b",
    re.IGNORECASE,
)
# By how much, which is no level: `räntenettot belastade resultatet med 14,3 mkr`.
_BY = re.compile(r"\b(?:med|by)\s+(?:SEK\s+)?(?:\w+\s+)?$", re.IGNORECASE)
_SHARE = re.compile(
    r"\bresultat(?:et|s)?\b[^.;]{0,60}\b(?:motsvara\w*|utgör|utgjorde|blev|var|är|correspond\w*|equals?)"
    r"\s*(?:to\s+)?$",
    re.IGNORECASE,
)
_OF = re.compile(r"^\s*(?:av|of)\b", re.IGNORECASE)
# Told as a loss, or of what is only expected.
_SUPPOSED = re.compile(
    _SIGN_WORD.pattern + r"|\b\w*(?:prognos|forecast|budget)\w*|\bväntas\b|\bberäknas\b",
    re.IGNORECASE,
)
_YEARS_RESULT = re.compile(r"\bresultat\b|\bresult\b", re.IGNORECASE)
_INCOME = re.compile(r"intäkt|statsbidrag|skatter\b|omsättning|\bincome\b|revenue", re.IGNORECASE)
_OWN_RESULT = re.compile(r"\bårets resultat\b|^resultat$|\bfor the year\b", re.IGNORECASE)
_WELL_KNOWN, _FEWEST_HELD = 3, 2


@dataclass(frozen=True, slots=True)
class _Seen:
    """A number that tells a sign, of which kind, a cell of its size, and whether all of those have
    another sign."""

    sentence: Sentence
    number: TypedNumber
    kind: Kind
    line: Line
    cell: LineCell
    turned: bool


def signs_against_tables(understood: Understood) -> Iterator[Finding]:
    """Every result and variance whose sign no table has."""
    lines = subjects_of(understood).lines
    amounts = {kind: _amounts(lines, kind) for kind in _KINDS}
    seen = [
        one
        for sentence in understood.sentences
        if sentence.amounts and sentence.is_whole and is_told(understood, sentence)
        for one in _seen(sentence, amounts)
    ]
    for kind in _KINDS:
        some = [one for one in seen if one.kind == kind]
        # Of what is above zero in both, nobody knows whether its sign was told at all.
        held = [one for one in some if not one.turned and (one.number.value or _ZERO) < 0]
        turned = [one for one in some if one.turned]
        for one in turned:
            minus = (one.number.value or _ZERO) < 0
            if len(turned) <= max(len(held), 1) and (minus or held or kind == "result"):
                yield _finding(understood, one, _is_sure(understood, one, held))
    for sentence in understood.sentences:
        yield from _shares(understood, lines, sentence)


_Amounts = BySize[tuple[Line, LineCell]]


def _amounts(lines: Sequence[Line], kind: Kind) -> _Amounts:
    """The amounts of lines and columns of a kind."""
    return BySize.of(
        (
            abs(cell.base),
            cell.reach,
            (line, cell),
        )
        for line in lines
        for cell in line.cells
        if dimension_of(cell.unit) == "money" and cell.value.value and _is_of_kind(line, cell, kind)
    )


def _seen(sentence: Sentence, amounts: Mapping[Kind, _Amounts]) -> Iterator[_Seen]:
    before = 0
    for number in sentence.amounts:
        own = sentence.text[before : number.start]
        before = number.end
        kind = _kind(sentence, own, number)
        if kind is None or dimension_of(number.unit) != "money" or not number.value:
            continue
        cells = _cells(sentence, amounts[kind], number)
        if not cells:
            continue
        same = [each for each in cells if each[1].value.value * number.value > 0]
        yield _Seen(sentence, number, kind, *(same or cells)[0], turned=not same)


def _is_sure(understood: Understood, one: _Seen, held: Sequence[_Seen]) -> bool:
    """Whether the sign of a number is surely the table's: its line is named by all its words, and
    its signs are known, of a result by the income above zero beside it, of a variance by the
    report's other sentences that tell those of the same table with their minus."""
    known = digits_of(one.number) >= _WELL_KNOWN and _is_named(
        one.line, roots_of(one.sentence.text)
    )
    if not known:
        return False
    if one.kind == "variance":
        return sum(1 for each in held if each.line.grid == one.line.grid) >= _FEWEST_HELD
    grid = understood.grid[one.line.grid]
    return not any(
        (value := grid.value(row, column)) is not None and value.value < 0
        for row, line in enumerate(grid.rows)
        if _INCOME.search(line.label)
        for column in range(len(grid.columns))
    )


def _kind(sentence: Sentence, own: str, number: TypedNumber) -> Kind | None:
    """Whether a number is a result or a variance whose sign no word tells."""
    behind = sentence.text[number.end : number.end + 25]
    front = sentence.text[: number.start]
    if _MORE.match(behind) or _TOLD.search(own) or _BY.search(own):
        return None
    if _VARIANCE.search(own) or (number.sign and _THAN_PLAN.match(behind)):
        return "variance"
    if _SIGN_WORD.search(sentence.text):
        return None
    beside = _BESIDE.fullmatch(own) and _RESULT.search(front) and not _TOLD.search(front)
    return "result" if _RESULT.search(own) or beside else None


def _cells(
    sentence: Sentence, amounts: _Amounts, number: TypedNumber
) -> list[tuple[Line, LineCell]]:
    """The cells that are as large; where few digits speak for it, of lines that are named."""
    said = roots_of(sentence.text)
    stated = abs(number.base)
    half = number.reach
    well_known = digits_of(number) >= _WELL_KNOWN
    near = amounts.near(stated, half)
    return [one for one in near if well_known or _is_named(one[0], said)]


def _is_named(line: Line, said: Sequence[str]) -> bool:
    own = line.own_words or line.words
    return bool(own) and all(any(likeness(one, word) >= 0.8 for word in said) for one in own)


def _is_of_kind(line: Line, cell: LineCell, kind: Kind) -> bool:
    if kind == "variance":
        return cell.role == "variance" or bool(re.search("avvik|variance", line.label, re.I))
    return cell.role not in ("variance", "change", "share") and bool(
        _RESULT.search(line.label) or _RESULT.search(cell.head)
    )


def _shares(understood: Understood, lines: Sequence[Line], sentence: Sentence) -> Iterator[Finding]:
    """A share of a result below zero, where every result of the year is above, or above where
    every one is below."""
    for number in sentence.amounts:
        if number.unit != "percent" or not number.value:
            continue
        if number.value > 0 and _SUPPOSED.search(sentence.text):
            continue
        text = sentence.text
        if not _SHARE.search(text, 0, number.start) or not _OF.match(text[number.end :]):
            continue
        year = next(iter(sentence.own_years), understood.year)
        told = [
            (line, cell)
            for line in lines
            if _YEARS_RESULT.search(line.label)
            and (number.value < 0 or _OWN_RESULT.search(line.label))
            for cell in line.cells
            if year_of(cell) == year and dimension_of(cell.unit) == "money"
            if cell.role not in ("variance", "change")
        ]
        some = [one for one in told if is_outcome(one[1])]
        # What is foreseen or planned may be told as a share, too.
        if some and all(cell.value.value * number.value < 0 for _line, cell in told):
            seen = _Seen(sentence, number, "result", *some[0], turned=True)
            sure = number.value < 0 and any(_OWN_RESULT.search(line.label) for line, _cell in some)
            yield _finding(understood, seen, sure and not _SUPPOSED.search(sentence.text))


def _finding(understood: Understood, one: _Seen, sure: bool) -> Finding:
    number = one.number
    value = number.value or _ZERO
    return finding(
        RULE,
        Severity.ERROR if sure else Severity.WARNING,
        "{number}, but {line}: {value}.",
        place=place_of(understood.report, one.sentence.spot),
        quote=one.sentence.text,
        remedy="Look at the sign: correct it, or say what is below zero.",
        claimed=print_number(value, number.decimals),
        expected=print_number(-value, number.decimals),
        number=number.text,
        line=one.line.label,
        value=shown(one.cell),
    )
