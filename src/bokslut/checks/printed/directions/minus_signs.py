"""A minus in a sentence before what cannot be negative, or is printed without one.

**Finds** a negative number (1) behind a word of direction (`ökade med -4,6 procent`), which says
the way already, or behind a surplus (`ett överskott på -7,4`),
(2) of what has no sign by its name (costs, income, investments, taxes, loans, a
share, a target) where nothing of the sentence tells of a variance, a result or a change, and (3)
of a result, or of what is told as a level or a share, that a row has without a minus, and no table
with one. **Silent** about changes in parentheses, and about lists of which an item has a plus.
Errors where the report's other sentences tell such amounts without a minus and no table has the
number with one, and where a level is that of a named row of which nothing is below zero, and no
word speaks of what may be; else warnings: a text may write costs with a minus throughout. Source: a
lost or surplus sign is what analytical review looks for first (ISA 520).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from bokslut.model.finding import Finding, Severity, finding
from bokslut.model.numbers import print_number
from bokslut.prose.typed import TypedNumber

from ..claims.directions import directions
from ..claims.frames import Part, groups
from ..claims.speech import clause_of
from ..understood.dimensions import dimension_of, in_base
from ..understood.grid import Grid
from ..understood.places import place_of
from ..understood.understood import Sentence, Understood
from ..understood.words import roots_of
from .sign_customs import (
    NET_COST,
    Customs,
    has_company,
    is_attached,
    is_counted,
    is_left,
    is_of_what_is_unsaid,
    items_with_signs,
)

RULE = "sign-in-sentence"
# Marks what is translated.
N_ = str

_LEAST_DIGITS, _KNOWN, _MOST, _MOST_TRIED = 2, 3, 2, 200
# A deficit is often told with its minus, a surplus never is.
_SURPLUS = re.compile(
    r"\b(?:\w*överskott(?:et)?|surplus)\s+(?:på|om|med|of)\s+(?:\w+\s+)?(?:SEK\s+)?$",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:med|by)\s+(?:\w+\s+)?$", re.IGNORECASE)
# What can be below zero, and what is told against something.
_SIGNED = re.compile(
    r"avv[ei]k|överskott|underskott|resultat|differens|skillnad|förändr|minskning|\bsjönk|\bsjunk|"
    r"\blägre|nedgång|\bplus\b|\bminus\b|\bnetto(?!kostnad|omsättning|investering)|finansnetto|"
    r"slutavräkning|negativ|i förhållande till|\bmot budget(?:en)?\b|jämfört med|jämförelse|"
    r"kassaflöde|balanskrav|eget kapital|egna kapital|inflation|utveckling|tillväxt|ränt|effekt|"
    r"värde(?:förändr|ökn|minskn)|\bvarianc|deficit|surplus|\bresult|\bchange|decreas|\bfell\b|"
    r"cash flow|\bequity\b|\bgrowth",
    re.IGNORECASE,
)
_UNSIGNED = re.compile(
    r"kostnad|kostat|kostade|\butgift|intäkt|investera|investering|avskrivning|\bskatt(?!eskuld)|"
    r"bidrag|\banslag|\bandel|\blån\b|\blånen\b|låneskuld|omsättning|\bhyr(?:a|or|an)\b|\blön|"
    r"avgift|anställda|medarbetare|invånare|\bmål(?:et|värdet)?\b|balansomslutning|tillgång|"
    r"soliditet|\bcost|(?<!net )(?<!operating )\bincome\b|revenue|invest|"
    r"depreciation|\btax|\bgrants?\b|\bloans?\b|hundralapp|\b100 kronor|medelpris|inhabitant|"
    r"borrowing|\bshare of\b|\btarget|employees|\bassets\b",
    re.IGNORECASE,
)
# What tells an amount as such.
_LEVEL = re.compile(
    r"\b(?:uppgick till|uppgår till|uppgått till|blev|blir|var|är|kostade|kostat|kosta|från|"
    r"landade på|hamnade på|stod för|svarade för|stannade på|budgeterade|högst|minst|amounted to|"
    r"was|were|is|cost|from|accounted for|budgeted)\s+(?:\w+\s+)?(?:sek\s+)?$",
    re.IGNORECASE,
)
_OF_ALL = re.compile(
    r"\b(?:utgör|utgjorde|utgjordes|make up|made up|(?:stod|står|svarar|svarade) för|"
    r"andelen [^,;.0-9]{2,40}? (?:är|var|blev|uppgår till|uppgick till))\s+(?:\w+\s+){0,2}$|"
    r"(?:^|[.;]\s)(?:av|of)\s[^,;.0-9]{2,50}?\s(?:är|var|finns|fanns|förfaller|har|hade|are|were)\s+"
    r"(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_LESSENED = re.compile(r"\b(?:reduced?|lowered|raised|lifted|cut)\b", re.IGNORECASE)
_LEVELS = ("level", "then", "share", "whole")
# What a variance is made up of has its signs.
_PARTED = re.compile(
    r"\b\w*(?:avvikelse|överskott|underskott|resultat|varianc|surplus|deficit|result)\w*\b.*"
    r"\b(?:fördela|varav|därav|består|bestod|uppdela|of which|consist)\w*",
    re.IGNORECASE | re.DOTALL,
)
# What is left is not below nothing.
_LEFT = re.compile(r"\b(?:leaving|återstår|återstod|kvar)\b", re.IGNORECASE)
# What costs leave of something may be less than nothing.
_LEFT_OF_OTHERS = re.compile(r"[0-9][^.;]*\båterst(?:år|od)\s*$", re.IGNORECASE)
_DIFFERS = re.compile(
    r"\w*avv[ei]k|överskott|underskott|differens|skillnad|förändr|påverka|effekt|justering|minus|"
    r"varianc|deficit|surplus|\bchange",
    re.IGNORECASE,
)
_RESULT = re.compile(r"\bresultat|\bresult", re.IGNORECASE)

Kind = Literal["twice", "unsigned", "row"]
# What is said of each, and what to do.
_MESSAGES: dict[Kind, tuple[str, str]] = {
    "twice": (
        N_("The words say the way already, and {printed} has a minus, too."),
        N_("Leave the minus out, or correct the words."),
    ),
    "unsigned": (
        N_("{printed} is negative, and nothing in the sentence can be."),
        N_("Check the sign."),
    ),
    "row": (N_("{printed} has a minus here, and none in a table: {row}."), N_("Check the sign.")),
}


def minus_signs(understood: Understood) -> Iterator[Finding]:
    """Every minus of the sentences that cannot be meant; none where the text has many, which is
    its way of writing."""
    signed = items_with_signs(understood.sentences)
    some = [
        (sentence, number)
        for place, sentence in enumerate(understood.sentences)
        if sentence.is_whole and place not in signed
        for number in sentence.amounts
        if number.sign < 0 and number.value and not has_company(sentence, number)
        if not _in_parentheses(sentence, number) or _is_told_as_such(sentence, number)
    ]
    customs = Customs(understood)
    told = [one for each in some[:_MOST_TRIED] for one in _told(understood, customs, *each)]
    if len(told) <= _MOST:
        yield from told


def _in_parentheses(sentence: Sentence, number: TypedNumber) -> bool:
    text = sentence.text
    return text.rfind("(", 0, number.start) > text.rfind(")", 0, number.start)


def _told(
    understood: Understood, customs: Customs, sentence: Sentence, number: TypedNumber
) -> Iterator[Finding]:
    doubt = _doubt(understood, sentence, number)
    if doubt is None:
        return
    kind, row, plain = doubt
    # What share net costs are of something is above nothing, however the costs are written.
    named = number.unit != "percent" and NET_COST.search(sentence.text, 0, number.start)
    if kind == "unsigned" and named and not customs.net_costs_are_above:
        return
    message, remedy = _MESSAGES[kind]
    value = number.value or Decimal(0)
    sure = kind != "row" and is_attached(sentence, number) and customs.is_surely_above(number)
    sure = sure and not is_of_what_is_unsaid(sentence, number)
    sure = sure or (plain and _is_told_as_such(sentence, number))
    yield finding(
        RULE,
        Severity.ERROR if sure else Severity.WARNING,
        message,
        place=place_of(understood.report, sentence.spot),
        quote=sentence.text,
        claimed=print_number(value, number.decimals),
        expected=print_number(-value, number.decimals),
        remedy=remedy,
        printed=number.text.strip(),
        row=row,
    )


def _doubt(
    understood: Understood, sentence: Sentence, number: TypedNumber
) -> tuple[Kind, str, bool] | None:
    """Why a minus cannot be meant, the row that has the number without one, and whether that row
    is surely of nothing that may be below zero."""
    if _is_turned_twice(sentence, number):
        return "twice", "", False
    told = _RESULT.search(sentence.text) or _is_told_as_such(sentence, number)
    row = _printed_without(understood, sentence, number) if told else None
    if _is_unsigned(sentence, number):
        return "unsigned", "", row is not None and row[1]
    return ("row", *row) if row else None


def _is_told_as_such(sentence: Sentence, number: TypedNumber) -> bool:
    """Whether a number is told as what something is, was or is a share of, and its own words do
    not speak of what differs."""
    before = [one.end for one in sentence.amounts if one.end <= number.start]
    own = sentence.text[max(before, default=0) : number.start]
    if _DIFFERS.search(own) or directions(own) or _PARTED.search(sentence.text[: number.start]):
        return False
    told = _part(sentence, number)
    return told is not None and (told.role in _LEVELS or bool(_LEFT.search(own)))


def _part(sentence: Sentence, number: TypedNumber) -> Part | None:
    """The number in its frame, with the unit that it has there."""
    place = sentence.amounts.index(number)
    parts = (one for group in groups(sentence) for one in group)
    return next((one for one in parts if one.place == place), None)


def _is_turned_twice(sentence: Sentence, number: TypedNumber) -> bool:
    """Whether a word of direction leads up to the number: `ökade med`, `ett överskott på`."""
    before = clause_of(sentence, number).partition(number.text.strip())[0]
    if _SURPLUS.search(before):
        return True
    return bool(_BY.search(before)) and bool(directions(before) or _LESSENED.search(before))


def _is_unsigned(sentence: Sentence, number: TypedNumber) -> bool:
    """Whether the number is of what has no sign. Where an amount is told as such only its own
    part of the sentence can say otherwise."""
    text = sentence.text
    leading = text[: number.start]
    if is_left(sentence, number) or _LEFT_OF_OTHERS.search(leading):
        return False
    if number.unit == "percent" and _OF_ALL.search(leading):
        # A part of people or of a debt is not below nothing.
        return not _SIGNED.search(clause_of(sentence, number))
    level = bool(_LEVEL.search(leading))
    scope = clause_of(sentence, number) if level else text
    if _SIGNED.search(scope) or (not level and directions(text)):
        return False
    if level and _is_of_result(leading):
        return False
    return any(not is_counted(sentence, one) for one in _UNSIGNED.finditer(leading))


def _is_of_result(leading: str) -> bool:
    """Whether what is told of last before the number may be negative: `resultatet blev`."""
    last = max((match.start() for match in _UNSIGNED.finditer(leading)), default=-1)
    return any(match.start() > last for match in _SIGNED.finditer(leading))


def _printed_without(
    understood: Understood, sentence: Sentence, number: TypedNumber
) -> tuple[str, bool] | None:
    """The row that the sentence names which has the number without a minus, where no table has it
    with one; and whether it is named, has nothing below zero, and neither its name nor the
    sentence speaks of what may be."""
    digits = len(str(abs(number.value or 0)).replace(".", "").strip("0"))
    if digits < _LEAST_DIGITS:
        return None
    known = digits >= _KNOWN and not _RESULT.search(sentence.text)
    part = _part(sentence, number)
    own = part.number.unit if part is not None else number.unit
    size = in_base(abs(number.value or Decimal(0)), own)
    half = in_base(number.half, own)
    said, row = set(roots_of(sentence.text)), None
    signed = _SIGNED.search(sentence.text)
    for grid in understood.grids:
        for index, line in enumerate(grid.rows):
            for column in range(len(grid.columns)):
                cell = grid.value(index, column)
                unit = grid.unit_of(index, column) if cell else ""
                if cell is not None and not unit and cell.decimals and own == "percent":
                    # Its title says that it is of percent.
                    unit = own
                if cell is None or dimension_of(unit) != dimension_of(own):
                    continue
                value = in_base(cell.value, unit)
                if abs(abs(value) - size) > half + in_base(cell.half, unit):
                    continue
                if value < 0:
                    return None
                names = set(roots_of(line.label)) or set(roots_of(grid.columns[column].head))
                named = bool(said & names) or line.label in sentence.text
                if row is None and (named or known):
                    plain = named and not signed and not _SIGNED.search(line.label)
                    plain = plain and _is_above(grid, index)
                    row = line.label or grid.title, plain
    return row


def _is_above(grid: Grid, row: int) -> bool:
    """Whether nothing of a row is below zero."""
    some = (grid.value(row, column) for column in range(len(grid.columns)))
    return all(one is None or one.value >= 0 for one in some)
