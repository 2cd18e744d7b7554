"""The unit that a printed table tells its amounts in: for all of it, or in the label of a row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bokslut.model.printed import PrintedCell, PrintedTable, PrintedText

from .cells import plain
from .heads import is_only_period, unit_in

_LONGEST_TITLE, _MOST_HEADS = 160, 5
_ENDS = re.compile(r"[.!?:;,)]\s*$")
_LAST_BRACKET = re.compile(r"\(([^()]{3,80})\)[ :.]*$")
_OF_AMOUNT = re.compile(
    r"(?<![0-9])(?!(?:19|20)[0-9]{2}\b)[0-9][0-9\s,.]*[^\W\d_]+(?:\s(?:kronor|kr)\b)?"
)
_ONLY_PERCENT = re.compile(
    r"\(?(?:procent|%|andel i procent|i procent)\)?:?|(?:.*\bi )?(?:procent|%) av .*|"
    r".*, ?(?:%|procent)",
    re.IGNORECASE,
)
# What is so many per cent, or a number of heads, in a table of amounts.
_OF_A_HUNDRED = re.compile(
    r"\b(?:as a percentage of|as per ?cent of|i (?:procent|%) av|procentuell andel)\b",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\W*(?:(?:(?:medel)?antal(?:et)?|(?:average )?number of) [^\W\d]|"
    r"(?:invånare|folkmängd|befolkning|årsarbetare|population|inhabitants)\b)",
    re.IGNORECASE,
)
# The rate in `Särskild löneskatt 24,26 %` is no unit.
_ENDS_IN_PERCENT = re.compile(r"(?<![0-9])\s?%\s*$")
# `BalansräkningTKR`.
_RUN_IN = re.compile(r"(?<=[a-zåäö])(?=[TM]N?KR\b)")
_AMOUNT = re.compile(r"[-(]?\s?[0-9][0-9 .,]*%?\)?")
# `Räntebindningstid, år` in a table of amounts.
_OF_OTHER_UNITS = re.compile(
    r"(?:år|månader|veckor|(?:kalender|arbets)?dagar|timmar|minuter|poäng|ggr|gånger|kvm|m2|ha|km|mil|"
    r"ton|kg|[mgkt]wh|personer|years|months|weeks|days|hours)",
    re.IGNORECASE,
)
# `Låneskuld i mkr`: what the row is told in, behind the first blank of its label.
_IN_UNIT = re.compile(
    r"\S\s+(?:i|in)\s+((?:(?:tusen|miljoner|miljarder) )?(?:kr|kronor|tkr|kkr|mn?kr|mdkr|msek|tsek|"
    r"sek|procent|miljoner|miljarder))$",
    re.IGNORECASE,
)
_EACH_UNIT = re.compile(r"((?:kr|kronor|tkr|sek)\.?)\s*(?:per|/)\s*\w", re.IGNORECASE)


def unit_of_label(label: str) -> str:
    """The unit that a row's label names at its end or in brackets, or begins with: `Soliditet, %`,
    `(tkr)`, `Kr per invånare`."""
    each = _EACH_UNIT.match(label)
    if each:
        return unit_in(each[1])
    match = re.search(r"[,(] ?([^,(]{1,24})\)?$", label) or _IN_UNIT.search(label)
    if match and (unit := unit_in(match[1])):
        return unit
    if match and _OF_OTHER_UNITS.fullmatch(match[1]):
        return "count"
    if _ENDS_IN_PERCENT.search(label) or _OF_A_HUNDRED.search(label):
        return "percent"
    return "count" if _COUNT.match(label) and not match else ""


def unit_of_table(table: PrintedTable, title: str, above: Sequence[PrintedText]) -> str:
    """The unit that stands over the table: in its title, its corner, alone in a line of its heads,
    the lines right above or the bracket that the sentence above ends with."""
    corner = [
        cell.text
        for place, row in enumerate(table.rows[:2])
        for cell in row[:1]
        if not (place and (_is_told_in(row) or _is_row_of_many_units(table)))
    ]
    alone = [told[0] for row in table.rows[:_MOST_HEADS] if len(told := _told(row)) == 1]
    # The unit of an amount that a sentence tells is no unit of the table's.
    nearby = [
        _OF_AMOUNT.sub(" ", one.text) if _ENDS.search(one.text) else one.text
        for one in reversed(above)
        if len(one.text) < _LONGEST_TITLE
    ]
    if above and len(above[-1].text) >= _LONGEST_TITLE and above[-1].text.isupper():
        # Heads of columns, broken over so many lines that they are read as a text.
        nearby.insert(0, above[-1].text)
    ends = [match[1] for one in above[-1:] if (match := _LAST_BRACKET.search(one.text))]
    brackets = [one for one in alone if one.startswith("(") and one.endswith(")")]
    for text in (title, *corner, *brackets, *nearby, *ends):
        unit = unit_in(_RUN_IN.sub(" ", text))
        if unit and unit not in ("percent", "pp", "count"):
            return unit
    return "percent" if any(_ONLY_PERCENT.fullmatch(plain(one)) for one in corner) else ""


def _is_told_in(row: Sequence[PrintedCell]) -> bool:
    """Whether a row of numbers alone is told in the unit that its label ends with; beside years
    it is the corner."""
    label, *others = _told(row) or [""]
    named = any(re.search(r"[A-Za-zÅÄÖåäö]{3}", one) for one in others)
    return _has_amounts(row) and not named and bool(_IN_UNIT.search(label))


def _is_row_of_many_units(table: PrintedTable) -> bool:
    """Whether the second line is a row with numbers, and the rows tell each its own unit:
    `Sjukfrånvaro, %` says nothing of `Sjukdagar` below."""
    first, *others = table.rows[1:]
    if not _has_amounts(first):
        return False
    units = {unit_of_label(plain(one.text)) for row in (first, *others) for one in row[:1]}
    return len(units - {""}) > 1 or "percent" in units


def _has_amounts(row: Sequence[PrintedCell]) -> bool:
    return any(_AMOUNT.fullmatch(one) and not is_only_period(one) for one in _told(row)[1:])


def _told(row: Sequence[PrintedCell]) -> list[str]:
    return [text for one in row if (text := plain(one.text))]
