"""Ages as reports write them, each brought to its span: `29 år eller yngre`, `under 30 år` and
`som ännu inte fyllt 30` are all 0-29.
"""

from __future__ import annotations

import re

ENDLESS = 200
# The youngest of those who work are called by the age at which work may begin, or by none.
_FIRST_AT_WORK, _YOUNG = 20, range(24, 35)
_TWO_DIGITS = re.compile(r"(?<![0-9,.])[0-9]{2}(?![0-9])")
_NO_UNIT = (
    r"(?!\s*(?:%|[0-9]|[,.][0-9]|procent|per cent|kr|tkr|m?n?kr|mdkr|milj|mil\b|tusen|kronor|"
    r"dag|veck|månad|minut|tim|day|week|month))"
)
_WHO = (
    r"är|var|som|de|dem|personer|medarbetare|anställda|invånare|kvinnor|män|unga|alla|"
    r"those|who are|staff|employees|people|aged"
)
_AGES = re.compile(
    r"\bmellan (?P<a>[0-9]{1,2}) och (?P<b>[0-9]{2}) år\b|"
    r"\b(?P<low>[0-9]{1,2}) ?- ?(?P<high>[0-9]{1,3}) ?(?:år\b|-?åring\w*)|"
    r"\b(?P<to>[0-9]{2}) (?:år|years) (?:och|eller|and|or) (?:yngre|under|younger)\b|"
    r"(?:^|(?<=[\s(]))(?:-|upp till |högst )(?P<upto>[0-9]{2}) ?år\b|"
    r"\b(?P<from>[0-9]{2,3}) ?(?:\+(?!\w)(?: ?år)?|- ?år\b|år ?-(?![\w0-9])|"
    r"(?:år |years )?(?:och|eller|and|or) (?:äldre|över|uppåt|older|over|above)\b)|"
    r"^(?P<open>[0-9]{2}) ?-$|"
    r"\b(?:äldre än|över|older than) (?P<over>[0-9]{2}) (?:år|years)\b(?! sedan)|"
    r"\b(?:yngre än|under|younger than) (?P<under>[0-9]{2}) (?:år|years)\b|"
    rf"\b(?:{_WHO}) under (?P<below>[0-9]{{2}})\b{_NO_UNIT}|"
    r"\b(?P<not>(?:ännu )?inte (?:ännu )?(?:har )?)?(?:hunnit )?fyll(?:t|er|de) "
    rf"(?P<turned>[0-9]{{2}})\b(?: år\b)?{_NO_UNIT}",
    re.IGNORECASE,
)


def bounds_of(match: re.Match[str]) -> tuple[int, int]:
    """The least and the greatest age that some words say."""
    told = {name: text for name, text in match.groupdict().items() if text}
    number = {name: int(text) for name, text in told.items() if text.isdigit()}
    for name, (low, high) in {
        "from": (0, ENDLESS), "open": (0, ENDLESS), "over": (1, ENDLESS),
        "to": (0, 0), "upto": (0, 0), "under": (0, -1), "below": (0, -1),
    }.items():  # fmt: skip
        if name in number:
            return (number[name] + low, ENDLESS) if high == ENDLESS else (0, number[name] + high)
    if "turned" in number:
        return (0, number["turned"] - 1) if "not" in told else (number["turned"], ENDLESS)
    return number.get("low", number.get("a", 0)), number.get("high", number.get("b", 0))


def ages_in(text: str) -> list[re.Match[str]]:
    """The ages of a text, in order; its dashes are hyphens."""
    return list(_AGES.finditer(text)) if _TWO_DIGITS.search(text) else []


def banded(text: str) -> str:
    """A text with each of its ages as a span; its dashes are hyphens."""
    return _AGES.sub(_span, text) if _TWO_DIGITS.search(text) else text


def _span(match: re.Match[str]) -> str:
    low, high = bounds_of(match)
    if low <= _FIRST_AT_WORK and high in _YOUNG:
        low = 0
    return f"{low}-{high}"
