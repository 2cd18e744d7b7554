"""What one cell means, by the kind of its column: a value, or what is wrong with it.

Spreadsheets give numbers and dates; text is read where it is unambiguous. Amounts are exact:
nothing is rounded here but the noise that binary arithmetic leaves behind the fifteenth digit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Context, Decimal
from typing import Literal, cast

from bokslut.model.finding import Finding, Severity, finding
from bokslut.model.numbers import NumberError, exact_text, in_kronor, parse_number
from bokslut.model.period import Period, PeriodError, parse_period

from .tables import TEXT_LIMIT, Value, folded
from .tables_heads import Use

ERROR = Severity.ERROR
FIRST_YEAR, LAST_YEAR = 1900, 2199
AMOUNT_DECIMALS, QUANTITY_DECIMALS, VALUE_DECIMALS = 2, 4, 10
# decimal(18, 2), decimal(18, 4) and decimal(28, 10) of the schema hold this many digits before
# the mark.
_AMOUNT_DIGITS, _QUANTITY_DIGITS, VALUE_DIGITS = 16, 14, 18
# More digits than arithmetic keeps exactly are no amount; 0,30 and 1 000 000,00 are far below.
_KEPT_DIGITS = 28
# Whole öre stated in tkr have five decimals.
_SHOWN_DECIMALS = 5
_FIFTEEN = Context(prec=15)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T]00:00(?::00(?:\.0+)?)?)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_AMBIGUOUS = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")
_WORDS_YES = {"ja": True, "yes": True, "true": True, "x": True, "1": True}
_WORDS_NO = {"nej": False, "no": False, "false": False, "0": False}

# What is understood but worth a note, told once a column.
NoteKey = Literal["number-text", "date-text", "date-number", "period-date", "noise"]
Said = Finding | NoteKey | None


@dataclass(frozen=True, slots=True)
class Marks:
    """The decimal mark of numbers that are text; `certain` when something in the file or its
    head shows it, so that 1.234 has one meaning."""

    mark: Literal[",", "."]
    certain: bool


def decimal_mark(texts: Iterable[str], default: str) -> Marks:
    """The decimal mark that a sample of numbers shows: a mark that is followed by other than
    three digits, or stands behind the other mark, or once where the other stands twice."""
    comma = point = False
    for text in texts:
        cleaned = re.sub(r"[^\d.,]", "", text)
        last = max(cleaned.rfind(","), cleaned.rfind("."))
        if last < 0:
            continue
        found, other = cleaned[last], "." if cleaned[last] == "," else ","
        behind = len(cleaned) - last - 1
        if cleaned.count(found) > 1:
            found, other = other, found
        elif other not in cleaned and behind == 3 and 1 <= last <= 3 and cleaned[0] != "0":
            continue
        comma, point = comma or found == ",", point or found == "."
    if comma != point:
        return Marks("," if comma else ".", True)
    return Marks("," if default == "," else ".", False)


def convert(value: Value, use: Use, marks: Marks) -> tuple[object, Said]:
    """The value of a cell for its column and what there is to say; None with an error."""
    if value is None:
        return None, None
    return _CONVERTERS[use.column.kind](value, use, marks)


def _text(value: Value, _use: Use, _marks: Marks) -> tuple[object, Said]:
    if isinstance(value, Decimal):
        return exact_text(value), None
    if isinstance(value, date):
        return value.isoformat(), None
    text = str(value).strip()
    if len(text) > TEXT_LIMIT:
        return None, finding(
            "table-text-long",
            ERROR,
            "A text of {length} characters is longer than a cell may be.",
            quote=text[:80],
            expected=f"<= {TEXT_LIMIT}",
            remedy="Shorten the text.",
            length=len(text),
        )
    return text, None


def _code(value: Value, use: Use, marks: Marks) -> tuple[object, Said]:
    """A spreadsheet keeps 5010 as a number and makes a date of 1-2: the first is meant, the
    second has lost what was written."""
    if isinstance(value, date | bool) or (isinstance(value, Decimal) and _decimals(value)):
        return None, finding(
            "table-code",
            ERROR,
            "{text} is no code: the spreadsheet has made another kind of value of it.",
            quote=str(value),
            expected="text",
            remedy="Format the column as text and write the code again.",
            text=str(value),
        )
    return _text(value, use, marks)


def _number(value: Value, use: Use, marks: Marks) -> tuple[Decimal | None, Said]:
    if isinstance(value, Decimal):
        if len(value.as_tuple().digits) > 15 and _decimals(value) > AMOUNT_DECIMALS:
            shown = _FIFTEEN.create_decimal(value)
            if _decimals(shown) <= _SHOWN_DECIMALS:
                return shown, "noise"
        return value, None
    if not isinstance(value, str):
        return None, _no_number(str(value), marks)
    text = value.strip()
    mark = cast(Literal[",", "."], use.mark) if use.mark else marks.mark
    if not use.mark and not marks.certain and _AMBIGUOUS.fullmatch(text):
        return None, finding(
            "table-decimal-mark",
            ERROR,
            "{text} can be read in two ways: nothing in the file shows its decimal mark.",
            quote=text,
            remedy="Write decimals, or state it in the head: (decimalkomma) or (decimalpunkt).",
            text=text,
        )
    try:
        number = parse_number(text, mark)
    except NumberError:
        return None, _no_number(text, Marks(mark, True))
    if len(number.as_tuple().digits) > _KEPT_DIGITS:
        return None, _no_number(text, Marks(mark, True))
    return number, "number-text"


def _no_number(text: str, marks: Marks) -> Finding:
    return finding(
        "table-number",
        ERROR,
        "{text} is no number.",
        quote=text,
        expected="1234,50" if marks.mark == "," else "1234.50",
        remedy="Write digits with {mark} before the decimals and nothing else in the cell.",
        text=text[:80],
        mark=marks.mark,
    )


def _decimals(value: Decimal) -> int:
    """The decimals that are needed to write a number; trailing zeros are none."""
    _, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int) or not any(digits):
        return 0
    zeros = next(count for count, digit in enumerate(reversed(digits)) if digit)
    return max(0, -exponent - zeros)


def _checked(
    number: Decimal, written: Value, said: Said, decimals: int, digits: int
) -> tuple[Decimal | None, Said]:
    if _decimals(number) > decimals:
        return None, finding(
            "table-decimals",
            ERROR,
            "{text} has more than {decimals} decimals.",
            quote=str(written),
            expected=str(decimals),
            remedy="Round the value where it comes from; nothing is rounded at import.",
            text=str(written),
            decimals=decimals,
        )
    if number.adjusted() >= digits:
        return None, finding(
            "table-number-large",
            ERROR,
            "{text} is larger than any amount can be.",
            quote=str(written),
            remedy="Check the value and the unit in the head of the column.",
            text=str(written)[:80],
        )
    return number.quantize(Decimal(1).scaleb(-decimals), context=Context(prec=40)), said


def _amount(value: Value, use: Use, marks: Marks) -> tuple[object, Said]:
    number, said = _number(value, use, marks)
    if number is None:
        return None, said
    kronor = in_kronor(number, use.unit) * use.sign
    return _checked(kronor, value, said, AMOUNT_DECIMALS, _AMOUNT_DIGITS)


def _quantity(value: Value, use: Use, marks: Marks) -> tuple[object, Said]:
    number, said = _number(value, use, marks)
    if number is None:
        return None, said
    return _checked(number, value, said, QUANTITY_DECIMALS, _QUANTITY_DIGITS)


def _value(value: Value, use: Use, marks: Marks) -> tuple[object, Said]:
    number, said = _number(value, use, marks)
    if number is None:
        return None, said
    return _checked(number, value, said, VALUE_DECIMALS, VALUE_DIGITS)


def _whole(value: Value, use: Use, marks: Marks) -> tuple[object, Said]:
    number, said = _number(value, use, marks)
    if number is None:
        return None, said
    checked, said = _checked(number, value, said, 0, 9)
    return (None if checked is None else int(checked)), said


def _date(value: Value, _use: Use, _marks: Marks) -> tuple[object, Said]:
    day: date | None = None
    said: NoteKey | None = None
    if isinstance(value, datetime):
        day = value.date() if value.time() == time() else None
    elif isinstance(value, date):
        day = value
    elif isinstance(value, Decimal) and not _decimals(value) and 0 < value < 100_000_000:
        day, said = _day(_COMPACT.fullmatch(str(int(value)))), "date-number"
    elif isinstance(value, str):
        text = value.strip()
        day, said = _day(_ISO.fullmatch(text) or _COMPACT.fullmatch(text)), "date-text"
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        return None, finding(
            "table-date",
            ERROR,
            "{text} is no date.",
            quote=str(value),
            expected="2014-12-31",
            remedy="Write the date as year, month and day: 2014-12-31.",
            text=str(value)[:80],
        )
    return day, said


def _moment(value: Value, use: Use, marks: Marks) -> tuple[object, Said]:
    day, said = _date(value, use, marks)
    return (datetime.combine(day, time(), UTC) if isinstance(day, date) else None), said


def _day(match: re.Match[str] | None) -> date | None:
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _period(value: Value, _use: Use, _marks: Marks) -> tuple[object, Said]:
    """A period; a spreadsheet turns 2014-08 into the first of August, which is read back."""
    said: NoteKey | None = None
    text = _text(value, _use, _marks)[0]
    if isinstance(value, date):
        text = value.strftime("%Y-%m-%d")
        if value.day == 1:
            text, said = value.strftime("%Y-%m"), "period-date"
    try:
        period = parse_period(str(text))
    except PeriodError:
        return None, _no_period(str(value))
    if not FIRST_YEAR <= period.first.year <= period.last.year <= LAST_YEAR:
        return None, _no_period(str(value))
    return period, said


def _no_period(text: str) -> Finding:
    return finding(
        "table-period",
        ERROR,
        "{text} is no period.",
        quote=text,
        expected="2014, 2014-08, 2014-T2, 2014-01..2014-08",
        remedy="Write a year, a month, a tertial or a range of months, as text.",
        text=text[:80],
    )


def _period_name(value: Value, use: Use, marks: Marks) -> tuple[object, Said]:
    period, said = _period(value, use, marks)
    return (period.name if isinstance(period, Period) else None), said


def _word(value: Value, use: Use, marks: Marks) -> tuple[object, Said]:
    wanted = folded(str(_text(value, use, marks)[0]))
    for stored, words in use.column.words.items():
        if wanted in map(folded, words):
            return stored, None
    allowed = ", ".join(words[0] for words in use.column.words.values())
    return None, _no_word(str(value), allowed)


def _yes_no(value: Value, use: Use, marks: Marks) -> tuple[object, Said]:
    wanted = folded(str(_text(value, use, marks)[0]))
    answer = (_WORDS_YES | _WORDS_NO).get(wanted)
    return (answer, None) if answer is not None else (None, _no_word(str(value), "ja, nej"))


def _no_word(text: str, allowed: str) -> Finding:
    return finding(
        "table-word",
        ERROR,
        "{text} is none of the words that may stand here.",
        quote=text,
        expected=allowed,
        remedy="Write one of: {allowed}.",
        text=text[:80],
        allowed=allowed,
    )


_CONVERTERS: dict[str, Callable[[Value, Use, Marks], tuple[object, Said]]] = {
    "code": _code,
    "text": _text,
    "amount": _amount,
    "quantity": _quantity,
    "value": _value,
    "whole": _whole,
    "date": _date,
    "moment": _moment,
    "period": _period,
    "period-name": _period_name,
    "word": _word,
    "yes-no": _yes_no,
}
