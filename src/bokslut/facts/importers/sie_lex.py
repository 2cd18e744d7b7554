"""One line of a SIE file, read with care: labels, fields, quotes, object lists, amounts, dates.

This is the reading that defines what a line means. `sie_columns` does the same for millions of
ordinary lines at once and hands every other line to here.

A blank is any byte up to 0x20 (SIE 4B names blank and tab; line ends of other systems and stray
control characters separate, too). Inside quotes `\\"` is a quote.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

UNCLOSED_QUOTE = "unclosed-quote"
INNER_QUOTE = "inner-quote"
UNCLOSED_BRACE = "unclosed-brace"
ODD_OBJECTS = "odd-objects"

# Beyond this many quotes in one line no recovery is tried: the search is quadratic in them.
_MAX_QUOTES = 128
# The search for a reading in order goes one call deeper a field.
_MAX_FIELDS = 200

_BLANKS = re.compile(r"[\x00-\x20]*")
_BLANK = "".join(chr(code) for code in range(0x21))
_QUOTED = re.compile(r'"((?:[^"\\]|\\"|\\(?!"))*)"')
_FIELD = re.compile(
    r"[\x00-\x20]*(?:"
    r'"((?:[^"\\]|\\"|\\(?!"))*)"(?=[\x00-\x20{]|\Z)'
    r'|\{((?:[^"}]|"(?:[^"\\]|\\"|\\(?!"))*")*)\}'
    r'|([^\x00-\x20"{]+)(?=[\x00-\x20{]|\Z)'
    r")"
)
_BARE = re.compile(r'[^\x00-\x20"{]+')
_FORCED = re.compile(r"[^\x00-\x20{]+")
_BARE_ITEM = re.compile(r'[^\x00-\x20"{}]+')


@dataclass(frozen=True, slots=True)
class Objects:
    """The object list of a row: its pairs of dimension and object, in the order of the file.

    It is looked up a few times for each part of a file, so its hash is computed once."""

    pairs: tuple[tuple[str, str], ...]
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_hash", hash(self.pairs))

    def __hash__(self) -> int:
        return self._hash


NO_OBJECTS = Objects(())

Field = str | Objects


def strip_blanks(text: str) -> str:
    """An account or an object as it is meant where blanks stand inside its quotes: `" 1510 "`."""
    return text.strip(_BLANK)


def strip_objects(objects: Objects) -> Objects:
    """The same for the pairs of an object list; an object that is empty is none."""
    stripped = ((number.strip(_BLANK), name.strip(_BLANK)) for number, name in objects.pairs)
    pairs = tuple(pair for pair in stripped if pair[1])
    return objects if pairs == objects.pairs else Objects(pairs)


@dataclass(frozen=True, slots=True)
class Line:
    """A line taken apart: its label in capitals (empty where it has none), its fields, and the
    faults that were mended on the way.
    """

    label: str
    fields: tuple[Field, ...]
    faults: tuple[str, ...] = ()


def _unescape(text: str) -> str:
    return text.replace('\\"', '"') if "\\" in text else text


def _skip(text: str, at: int) -> int:
    match = _BLANKS.match(text, at)
    return match.end() if match else at


def _ends_field(text: str, at: int, inside: bool) -> bool:
    """Whether a field may end before `at`: at the line's end, a blank, or a brace."""
    return at >= len(text) or text[at] <= " " or text[at] == ("}" if inside else "{")


def _quote_ends(text: str, at: int, inside: bool) -> list[tuple[int, str]]:
    """Where the quote that opens at `at` may close, likeliest first, each with the text that it
    then encloses: quotes before a blank first, then escaped ones (a text that ends with a
    backslash).
    """
    plain: list[tuple[int, str]] = []
    escaped: list[tuple[int, str]] = []
    position = text.find('"', at + 1)
    while position >= 0:
        if _ends_field(text, position + 1, inside):
            enclosed = text[at + 1 : position]
            if text[position - 1] == "\\" and position - 1 > at:
                escaped.append((position + 1, _unescape(enclosed)))
            else:
                plain.append((position + 1, _unescape(enclosed)))
        position = text.find('"', position + 1)
    return plain + escaped


def _first_end(text: str, at: int) -> int:
    """Where the first quote stands that may close the one at `at`, or -1."""
    position = text.find('"', at + 1)
    while position >= 0:
        escaped = text[position - 1] == "\\" and position - 1 > at
        if not escaped and _ends_field(text, position + 1, False):
            return position
        position = text.find('"', position + 1)
    return -1


def _strict(text: str) -> list[Field] | None:
    """The fields of a line in which every quote is where it belongs, or None."""
    fields: list[Field] = []
    at = 0
    while match := _FIELD.match(text, at):
        quoted, inner, bare = match.groups()
        if bare is not None:
            fields.append(bare)
        elif quoted is not None:
            fields.append(_unescape(quoted))
        else:
            objects = read_objects(inner)
            if objects is None:
                return None
            fields.append(objects)
        at = match.end()
    return fields if _skip(text, at) == len(text) else None


def _strict_items(text: str, at: int) -> tuple[int, list[str] | None]:
    """The items of an object list whose brace was opened before `at`, and where it ends."""
    items: list[str] = []
    at = _skip(text, at)
    while at < len(text) and text[at] != "}":
        if text[at] == '"':
            match = _QUOTED.match(text, at)
            if match is None or not _ends_field(text, match.end(), True):
                return at, None
            items.append(_unescape(match[1]))
        else:
            match = _BARE_ITEM.match(text, at)
            if match is None or not _ends_field(text, match.end(), True):
                return at, None
            items.append(match[0])
        at = _skip(text, match.end())
    return (at + 1, items) if at < len(text) else (at, None)


def _paired(items: list[str]) -> Objects:
    return Objects(tuple(zip(items[0::2], items[1::2], strict=False))) if items else NO_OBJECTS


class _Recovery:
    """Reads a line whose quotes do not fit: the reading in which all that follows is in order
    wins; if there is none, the last quote that was opened holds the rest of the line.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.dead: set[int] = set()
        self.faults: list[str] = []

    def read(self) -> list[Field]:
        if self.text.count('"') <= _MAX_QUOTES and len(self.text.split()) <= _MAX_FIELDS:
            found = self._clean(_skip(self.text, 0))
            if found is not None:
                self.faults.append(INNER_QUOTE)
                return found
        return self._forced()

    def _clean(self, at: int) -> list[Field] | None:
        """The fields from `at` on if they can be read in order, else None."""
        text = self.text
        if at >= len(text):
            return []
        if at in self.dead:
            return None
        steps: list[tuple[int, Field]] = []
        if text[at] == '"':
            steps = list(_quote_ends(text, at, False))
        elif text[at] == "{":
            close, items = _strict_items(text, at + 1)
            if items is not None and len(items) % 2 == 0:
                steps = [(close, _paired(items))]
        else:
            match = _BARE.match(text, at)
            if match is not None and _ends_field(text, match.end(), False):
                steps = [(match.end(), match[0])]
        for end, step in steps:
            rest = self._clean(_skip(text, end))
            if rest is not None:
                return [step, *rest]
        self.dead.add(at)
        return None

    def _forced(self) -> list[Field]:
        """Left to right without a choice; what cannot be closed runs to the end of the line."""
        text, fields = self.text, list[Field]()
        at = _skip(text, 0)
        while at < len(text):
            if text[at] == '"':
                end = _first_end(text, at)
                if end < 0:
                    self.faults.append(UNCLOSED_QUOTE)
                    fields.append(_unescape(text[at + 1 :].rstrip(_BLANK)))
                    break
                fields.append(_unescape(text[at + 1 : end]))
                at = _skip(text, end + 1)
            elif text[at] == "{":
                at = _skip(text, self._forced_list(at, fields))
            else:
                match = _FORCED.match(text, at)
                end = match.end() if match else at + 1
                fields.append(text[at:end])
                at = _skip(text, end)
        return fields

    def _forced_list(self, at: int, fields: list[Field]) -> int:
        """An object list of which something is amiss; returns where it ends."""
        close, items = _strict_items(self.text, at + 1)
        if items is None:
            close = self.text.find("}", at)
            if close < 0:
                self.faults.append(UNCLOSED_BRACE)
                close = len(self.text)
            inner = self.text[at + 1 : close].replace('"', " ")
            items = _BARE_ITEM.findall(inner)
            close += 1
            self.faults.append(UNCLOSED_QUOTE)
        if len(items) % 2:
            self.faults.append(ODD_OBJECTS)
        fields.append(_paired(items))
        return min(close, len(self.text))


_ROW_BEHIND_BRACE = re.compile(r"[\x00-\x20]*\{(?=[\x00-\x20]*#[BR]?TRANS[\x00-\x20])", re.I)


_ROWS_BEHIND_HEAD = re.compile(r"\{[\x00-\x20]*#[BR]?TRANS[\x00-\x20]", re.I)


def head_before_rows(text: str) -> str | None:
    """The head of a voucher whose rows stand in the same line, None where they do not."""
    match = _ROWS_BEHIND_HEAD.search(text) if text.rstrip(_BLANK).endswith("}") else None
    if match is None or text.count('"', 0, match.start()) % 2:
        return None
    return text[: match.start()]


def opens_voucher(text: str) -> bool:
    """Whether the line of a voucher's head ends with the brace before its rows."""
    return text.rstrip(_BLANK).endswith("{") and text.count('"') % 2 == 0


def opens_rows(text: str) -> bool:
    """Whether the line of a row begins with the brace before the rows."""
    return _ROW_BEHIND_BRACE.match(text) is not None


def closes_voucher(text: str) -> bool:
    """Whether the line of a row ends with the brace behind the rows."""
    if not text.rstrip(_BLANK).endswith("}") or text.count('"') % 2:
        return False
    return text.count("}") > text.count("{") - opens_rows(text)


def _without_braces(text: str) -> str:
    """A line without the braces around the rows of a voucher that are glued to it."""
    behind = _ROW_BEHIND_BRACE.match(text)
    plain = text[behind.end() :].lstrip(_BLANK) if behind else text
    match = _BARE.match(plain)
    label = match[0].upper() if match else ""
    head = head_before_rows(plain) if label == "#VER" else None
    if head is not None:
        return head.rstrip(_BLANK)
    if (label == "#VER" and opens_voucher(plain)) or (
        label in ("#TRANS", "#RTRANS", "#BTRANS") and closes_voucher(plain)
    ):
        plain = plain[:-1]
    return plain


def read_line(text: str) -> Line:
    """Takes one line apart. It never fails: what is amiss is mended and named in `faults`.

    A line that holds only a brace has the brace as its label; a line that does not begin with
    `#` has no label and its whole text as its only field. Braces around the rows of a voucher that
    are glued to a line are left out.
    """
    stripped = text.strip(_BLANK)
    if stripped in ("", "{", "}"):
        return Line(stripped, ())
    if stripped[0] == "{" or stripped[-1] in "{}":
        stripped = _without_braces(stripped)
    if not stripped.startswith("#"):
        return Line("", (stripped,))
    match = _BARE.match(stripped)
    end = match.end() if match else len(stripped)
    label, rest = stripped[:end].upper(), stripped[end:]
    fields = _strict(rest)
    if fields is not None:
        return Line(label, tuple(fields))
    recovery = _Recovery(rest)
    return Line(label, tuple(recovery.read()), tuple(dict.fromkeys(recovery.faults)))


@lru_cache(maxsize=65536)
def read_objects(inner: str) -> Objects | None:
    """The object list whose text between the braces is given; None where it is out of order."""
    _, items = _strict_items(inner + "}", 0)
    if items is None or len(items) % 2:
        return None
    return _paired(items)


_PLAIN_AMOUNT = re.compile(r"(-?)([0-9]{1,30})(?:\.([0-9]{0,30}))?")
_ODD_AMOUNT = re.compile(r"([+-]?)([0-9]{0,30})(?:[.,]([0-9]{1,30}))?(-?)")
_GROUPED_AMOUNT = re.compile(
    r"[+-]?(?:[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3}){1,10}|[0-9]{0,30})(?:[.,][0-9]{1,30})?-?"
)
_GROUP_BLANK = re.compile(r"[ \u00a0\u2009\u202f]")
LARGEST = 10**18


def read_amount(text: str, decimals: int = 2) -> tuple[int, bool] | None:
    """An amount in units of its last decimal (hundredths for 2), and whether it was written as
    the specification says (`-1234.50`).

    Also read, and told: a decimal comma, a plus, a minus behind, a true minus, blanks between
    the thousands, no digit before the point.
    None for what is no number, has more decimals than `decimals` (zeros behind do not count) or
    has more than 18 digits.
    """
    match = _PLAIN_AMOUNT.fullmatch(text)
    plain = match is not None
    if match is None:
        grouped = _GROUPED_AMOUNT.fullmatch(text.replace("\u2212", "-"))
        match = _ODD_AMOUNT.fullmatch(_GROUP_BLANK.sub("", grouped[0])) if grouped else None
        if match is None or not (match[2] or match[3]) or (match[1] and match[4]):
            return None
    fraction = (match[3] or "").rstrip("0")
    if len(fraction) > decimals:
        return None
    value = int((match[2] or "0") + fraction.ljust(decimals, "0"))
    if value >= LARGEST:
        return None
    negative = match[1] == "-" or (not plain and match[4] == "-")
    return (-value if negative else value), plain


_EIGHT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_ISO = re.compile(r"([0-9]{4})[-./]([0-9]{1,2})[-./]([0-9]{1,2})(?:[T ].*)?")
_SIX = re.compile(r"([0-9]{2})-?([0-9]{2})-?([0-9]{2})")
_EPOCH = date(1970, 1, 1)


@lru_cache(maxsize=65536)
def read_date(text: str) -> tuple[date, bool] | None:
    """A date, and whether it was written as the specification says (`20140131`).

    Also read, and told: `2014-01-31` (with `.` or `/` too) and `140131`, whose century is the
    one that puts it between 1950 and 2049. None for what is no day of the calendar.
    """
    plain = _EIGHT.fullmatch(text)
    match = plain or _ISO.fullmatch(text) or _SIX.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups())
    if len(match[1]) == 2:
        year += 1900 if year >= 50 else 2000
    try:
        return date(year, month, day), plain is not None
    except ValueError:
        return None


def day_number(day: date) -> int:
    """Days since 1 January 1970, as Arrow's date32 counts."""
    return (day - _EPOCH).days


def from_day_number(number: int) -> date:
    """The date that many days after 1 January 1970."""
    return _EPOCH + timedelta(days=number)
