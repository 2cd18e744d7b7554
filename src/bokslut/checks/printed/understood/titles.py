"""The title of a table: its own, or what stands right above it.

A caption that is no more than a number or a unit names nothing (`Tabell 39. Antal`, `Belopp i
tkr`): the title is the line above it, and the caption goes on from it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bokslut.model.printed import PrintedText

from .cells import plain

_LONGEST, _LONGEST_LINE = 160, 80
_ENDS, _SENTENCE_ENDS = re.compile(r"[.!?:;,)]\s*$"), re.compile(r"[.!?:;,]\s*$")
_SAYS_NO_NAME = re.compile(
    r"(?:(?:tabell|tab\.|table)\s*[0-9]+[a-z]?\s*[.:]?\s*)?"
    r"(?:\(?(?:(?:(?:alla )?belopp|anges?|amounts?) )?(?:(?:i|in) )?(?:tusental kronor|"
    r"tusen kronor|miljoner kronor|kronor|[tkm]kr|mnkr|mdkr|kr|[tkm]?sek|sek (?:thousand|million)|"
    r"antal|procent|%|number|per ?cent)\)?\.?)?",
    re.IGNORECASE,
)
_OF_OTHER = re.compile(r"(?:tabell|tab\.|table|diagram|figur|figure|chart)\s*[0-9]", re.IGNORECASE)


def title_of(told: str, above: Sequence[PrintedText]) -> tuple[str, str]:
    """The title of a table that says so much of itself, by the texts above it; and what of it is
    no more than a number and a unit."""
    title = plain(told)
    if not title:
        title, above = _nearest(above)
    elif above and plain(above[-1].text) == title:
        above = above[:-1]
    if not title or not _SAYS_NO_NAME.fullmatch(title):
        return title, ""
    name = _name_above(above[-1:])
    return (f"{name} {title}" if name else title), title


def _nearest(above: Sequence[PrintedText]) -> tuple[str, Sequence[PrintedText]]:
    """The heading or caption right above a table, or a short line there, and what is above that;
    a sentence is no title."""
    for place in range(len(above) - 1, max(len(above) - 3, -1), -1):
        one = above[place]
        if one.text.startswith("("):
            continue
        if _is_title(one):
            return plain(one.text), above[:place]
        if one.kind == "paragraph":
            break
    return "", ()


def _is_title(one: PrintedText) -> bool:
    if one.kind in ("heading", "caption") and len(one.text) < _LONGEST:
        return True
    return len(one.text) < _LONGEST_LINE and not _ENDS.search(one.text)


def _name_above(above: Sequence[PrintedText]) -> str:
    """The line that names the table: no other table's caption, nor a chart's, nor an item."""
    for one in above:
        says = len(one.text) < _LONGEST and not _SENTENCE_ENDS.search(one.text)
        if one.kind != "item" and says and not _OF_OTHER.match(one.text):
            return plain(one.text)
    return ""
