"""Number formats of workbooks: what a cell shows of the number that it holds.

`0.0%` shows 0,0344 as 3,4 %; `#,##0,` shows 1 234 567 as 1 235. What is printed counts, so a cell
that holds more decimals than it shows is rounded once, here. Source: ECMA-376 part 1, 18.8.30 and
18.8.31.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from itertools import pairwise

from bokslut.model.numbers import exact_text

# The formats that are told by number alone. Those with a currency or parentheses are shown as the
# language of whoever opens the file has them: with a minus in Swedish.
_KRONOR, _ORE = '#,##0 "kr"', '#,##0.00 "kr"'
BUILT_IN = {
    **dict(zip((1, 2, 9, 10, 49), ("0", "0.00", "0%", "0.00%", "@"), strict=True)),
    **dict.fromkeys((3, 37, 38, 41), "#,##0"),
    **dict.fromkeys((4, 39, 40, 43), "#,##0.00"),
    **dict.fromkeys((5, 6, 42), _KRONOR),
    **dict.fromkeys((7, 8, 44), _ORE),
}
_DECIMALS = 10
_PART = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|(?P<space>_.)|(?P<fill>\*.)'
    r"|\[\$(?P<currency>[^\]-]*)(?:-[^\]]*)?\]|(?P<aside>\[[^\]]*\])"
    r"|(?P<digits>[0#?](?:[0#?., ]*[0#?])?(?P<scale>,*))|(?P<percent>%)|(?P<literal>.)",
    re.DOTALL,
)
_PARTS = re.compile(r'"[^"]*"?|\\.|;')
_TEXT, _ASIDE = re.compile(r'"[^"]*"?|\\.|_.|\*.'), re.compile(r"\[[^\]]*\]")
_UNKNOWN = re.compile(r"[eE][+-]|[/@]|[dmyhsDMYHS]|General", re.ASCII)
_CONDITION = re.compile(r"\[[<>=]")
_DASHES = str.maketrans("\u2212\u2010\u2011\u2012\u2013\u2014", "------")


@dataclass(frozen=True, slots=True)
class _Section:
    """One part of a format: what stands before and behind the number, its decimals (None where it
    shows no number), by how many powers of ten it is scaled, whether thousands are parted."""

    before: str
    behind: str
    decimals: int | None
    most: int
    power: int
    grouped: bool


def shown(value: Decimal, code: str) -> str:
    """What a cell shows, as in Swedish: a comma before decimals, a blank between thousands where
    the format parts these, so that an amount is no year. A format of another kind than these
    (dates, fractions, conditions) shows the number as it is stored."""
    sections = _sections(code)
    if not sections:
        return exact_text(round(value, _DECIMALS)).replace(".", ",")
    place = 0
    if value < 0 and len(sections) > 1:
        place = 1
    elif value == 0 and len(sections) > 2:
        place = 2
    section = sections[place]
    if section.decimals is None:
        return " ".join((section.before + section.behind).split())
    digits, negative = _digits(value, section)
    told = section.before + digits + section.behind
    marked = "-" in section.before.translate(_DASHES) or "(" in section.before
    # Red figures are printed below zero without a sign by some formats; what they hold is known.
    sign = "-" if negative and not (place == 1 and marked) else ""
    return re.sub(" +", " ", sign + told).strip()


def _digits(value: Decimal, section: _Section) -> tuple[str, bool]:
    scaled = value.scaleb(section.power)
    try:
        rounded = scaled.quantize(Decimal(1).scaleb(-section.most), ROUND_HALF_UP)
    except InvalidOperation:
        return exact_text(abs(scaled)), value < 0
    whole, _, fraction = f"{abs(rounded):f}".partition(".")
    kept = len(fraction.rstrip("0"))
    fraction = fraction[: max(kept, section.decimals or 0)]
    if section.grouped:
        whole = f"{int(whole):,}".replace(",", "\u00a0")
    return whole + ("," + fraction if fraction else ""), rounded < 0


@lru_cache(maxsize=1000)
def _sections(code: str) -> tuple[_Section, ...]:
    """The parts of a format, positive, negative and zero; none where it is of another kind."""
    # The fourth part is for texts.
    ends = [match.start() for match in _PARTS.finditer(code) if match[0] == ";"]
    parts = [code[begin + 1 : end] for begin, end in pairwise([-1, *ends, len(code)])][:3]
    bare = _TEXT.sub("", ";".join(parts))
    if not code or _CONDITION.search(bare) or _UNKNOWN.search(_ASIDE.sub("", bare)):
        return ()
    return tuple(map(_section, parts))


def _section(code: str) -> _Section:
    before, behind, power = "", "", 0
    digits: str | None = None
    for match in _PART.finditer(code):
        if match["percent"]:
            power += 2
            behind += " %" if digits is not None else ""
        elif match["digits"] and digits is None:
            digits = match["digits"].rstrip(",")
            power -= 3 * len(match["scale"])
        elif not match["aside"] and not match["fill"]:
            told = next((match[one] for one in _TOLD if match[one] is not None), "")
            told = " " if match["space"] else told
            before, behind = (before + told, behind) if digits is None else (before, behind + told)
    if digits is None:
        return _Section(before, behind, None, 0, 0, False)
    whole, _, fraction = digits.replace(" ", "").partition(".")
    grouped = "," in whole or " " in digits
    return _Section(before, behind, fraction.count("0"), len(fraction), power, grouped)


_TOLD = ("quoted", "escaped", "currency", "literal")
