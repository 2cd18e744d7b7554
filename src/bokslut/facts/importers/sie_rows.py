"""What the fields of a voucher's head and rows, and of a balance, say: one careful line each.

Fields are told apart by what they are, not only by where they stand: object lists may be missing
or more than one, optional fields may be missing at the end.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bokslut.facts.importers.sie_columns import NO_DAY
from bokslut.facts.importers.sie_lex import (
    INNER_QUOTE,
    NO_OBJECTS,
    Line,
    Objects,
    day_number,
    read_amount,
    read_date,
    strip_blanks,
    strip_objects,
)
from bokslut.facts.importers.sie_rules import LACKS, NO_DATE_FIELD, Report

# Which field of a row and of a voucher's head is its text.
_TEXT = 3

_FAULT_RULES = {INNER_QUOTE: "sie-inner-quote", "unclosed-quote": "sie-unclosed-quote"}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a voucher. Amounts are hundredths, quantities ten-thousandths; `day` counts from
    1970, NO_DAY where the row has none of its own; empty texts are None."""

    account: str
    objects: Objects
    amount: int
    day: int
    text: str | None
    quantity: int | None
    signature: str | None


@dataclass(frozen=True, slots=True)
class Head:
    """A voucher's head."""

    series: str | None
    number: str | None
    day: int
    text: str | None
    registered: int
    signature: str | None


@dataclass(frozen=True, slots=True)
class Where:
    """The line that is being read: its number, its label, its text, the report of its file."""

    report: Report
    number: int
    label: str
    text: str

    def say(self, rule: str, message: str = "", **values: object) -> None:
        """A finding about this line; a `message` is told instead of the rule's own."""
        told: dict[str, object] = {"label": self.label, **values}
        self.report.say(
            rule,
            self.number,
            quote=self.text.strip(),
            claimed="",
            expected="",
            message=message,
            **told,
        )

    def lacks(self, what: str, rule: str = "sie-record-incomplete") -> None:
        """The line lacks a field that it must have (a key of `LACKS`)."""
        quote = self.text.strip()
        self.report.say(
            rule,
            self.number,
            quote=quote,
            message=LACKS[what],
            label=self.label,
        )

    def faults(self, line: Line) -> None:
        """Tells what was mended when the line was taken apart."""
        for fault in line.faults:
            self.say(_FAULT_RULES.get(fault, "sie-object-list"))


def split(line: Line) -> tuple[list[str], Objects]:
    """The plain fields, and all pairs of all object lists."""
    plain = [field for field in line.fields if isinstance(field, str)]
    lists = [field for field in line.fields if isinstance(field, Objects)]
    if not lists:
        return plain, NO_OBJECTS
    if len(lists) == 1:
        return plain, strip_objects(lists[0])
    return plain, strip_objects(Objects(tuple(pair for one in lists for pair in one.pairs)))


def kronor(hundredths: int) -> Decimal:
    """An amount in kronor."""
    return Decimal(hundredths).scaleb(-2)


def amount_of(where: Where, text: str) -> int | None:
    """The amount of a field in hundredths; a finding and None where it is none."""
    known = read_amount(text)
    if known is None:
        where.say("sie-amount", value=text)
        return None
    if not known[1]:
        where.say("sie-amount-form", value=text, read=kronor(known[0]))
    return known[0]


def quantity_of(where: Where, text: str) -> int | None:
    """The quantity of a field in ten-thousandths, None where it is empty or none."""
    text = strip_blanks(text)
    if not text:
        return None
    known = read_amount(text, 4)
    if known is None:
        where.say("sie-quantity", value=text)
        return None
    return known[0]


def is_no_date(text: str) -> bool:
    """Whether a date field holds nothing, or nothing but zeros."""
    return not strip_blanks(text).strip("0")


def date_of(where: Where, text: str, rule: str = "sie-date", message: str = "") -> date | None:
    """The date of a field; a finding where it is not in the plain form or is none (`rule` and
    `message` say how that is told). Zeros are how some programs write that there is none."""
    text = strip_blanks(text)
    if not text:
        return None
    if is_no_date(text):
        where.say("sie-date-none", value=text)
        return None
    known = read_date(text)
    if known is None:
        where.say(rule, message, value=text)
        return None
    if not known[1]:
        where.say("sie-date-form", value=text, read=known[0].isoformat())
    return known[0]


def day_of(where: Where, text: str, rule: str = "sie-date", message: str = "") -> int:
    """As `date_of`, in days from 1970 or NO_DAY."""
    known = date_of(where, text, rule, message)
    return NO_DAY if known is None else day_number(known)


def _get(fields: list[str], index: int) -> str:
    return fields[index] if index < len(fields) else ""


def _is_plain_date(text: str) -> bool:
    known = read_date(strip_blanks(text))
    return known is not None and known[1]


def _with_whole_text(where: Where, fields: list[str], behind: int) -> list[str]:
    """The fields with the words of a text without quotes (field 3 and those behind it, up to
    `behind`) put together, which is told; the same where its words are one or in quotes."""
    words = " ".join(fields[_TEXT:behind])
    if behind <= _TEXT + 1 or words not in " ".join(where.text.split()):
        return fields
    where.say("sie-text-unquoted", value=words)
    return [*fields[:_TEXT], words, *fields[behind:]]


def _row_fields(where: Where, fields: list[str]) -> list[str]:
    """The fields of a row. Words where the quantity should stand are a part of the text; of
    `Hyra 2024 01` it cannot be known, as that is how quantity and signature are written, too."""
    quantity = strip_blanks(_get(fields, 4))
    odd = bool(quantity) and read_amount(quantity, 4) is None
    return _with_whole_text(where, fields, len(fields)) if odd else fields


def head_fields(where: Where, line: Line) -> list[str]:
    """The fields of a voucher's head. A text of several words without quotes ends where a date
    stands, or with the line."""
    fields, _ = split(line)
    behind = _get(fields, 4)
    if is_no_date(behind) or read_date(strip_blanks(behind)) is not None:
        return fields
    end = next((at for at in range(5, len(fields)) if _is_plain_date(fields[at])), len(fields))
    return _with_whole_text(where, fields, end)


def row_of(where: Where, line: Line) -> Row | None:
    """`#TRANS account {objects} amount date text quantity signature`; None where account or
    amount cannot be read, which is a finding."""
    where.faults(line)
    fields, objects = split(line)
    fields = _row_fields(where, fields)
    account = strip_blanks(_get(fields, 0))
    # Where the object list comes first, the number behind it is the amount.
    if not account or isinstance(line.fields[0], Objects):
        where.lacks("account")
        return None
    written, dated = strip_blanks(_get(fields, 1)), _get(fields, 2)
    if not written:
        where.lacks("amount")
        return None
    amount = amount_of(where, written)
    if amount is None:
        return None
    no_date = NO_DATE_FIELD if any(sign.isalpha() for sign in dated) else ""
    return Row(
        account=account,
        objects=objects,
        amount=amount,
        day=day_of(where, dated, message=no_date),
        text=_get(fields, 3) or None,
        quantity=quantity_of(where, _get(fields, 4)),
        signature=_get(fields, 5) or None,
    )


def head_of(where: Where, fields: list[str]) -> Head:
    """`#VER series number date text registered signature`. A head without a date is told when
    its rows are known, as they may have dates of their own; on the day of registration nothing
    hangs."""
    return Head(
        series=_get(fields, 0) or None,
        number=_get(fields, 1) or None,
        day=day_of(where, _get(fields, 2)),
        text=_get(fields, 3) or None,
        registered=day_of(where, _get(fields, 4), "sie-date-unread"),
        signature=_get(fields, 5) or None,
    )


ROW_FIELDS = 6
HEAD_FIELDS = 6
