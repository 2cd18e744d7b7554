"""What a report calls its bodies by for short: `Ksk` for kommunstyrelsens kontor.

A report introduces a short name in brackets behind the long one, or leaves it to its readers: then
its letters are the first ones of the words of one name alone, and of the parts of their compounds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from .words import root, roots_of

_BODY = r"(?:fullmäktige|styrelse|nämnd|kontor|förvaltning|kansli|bolag|avdelning|enhet|revision)"
_NAME = re.compile(
    rf"\b[^\W\d_]*(?:[^\W\d_]+s[ \u00a0]+)?[^\W\d_]*{_BODY}[^\W\d_]*(?:[ \u00a0]+{_BODY}\w*)?",
    re.IGNORECASE,
)
_PART = re.compile(_BODY, re.IGNORECASE)
_GIVEN = re.compile(
    rf"(?P<name>(?:[^\W\d_]+[ \u00a0]){{0,3}}[^\W\d_]*{_BODY}[^\W\d_]*)[ \u00a0]"
    r"\((?P<short>[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{1,4})\)"
)
_SHORT = re.compile(r"(?<![\w-])[A-ZÅÄÖ][A-ZÅÄÖbcdfghjklmnpqrstvxz]{1,4}(?![\w-])")
_FEWEST = 2


def abbreviations(texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The roots of what each short name of a body stands for, by its own root."""
    some = list(texts)
    told: dict[str, tuple[str, ...]] = {}
    names: Counter[str] = Counter()
    shorts: Counter[str] = Counter()
    for text in some:
        shorts.update(_SHORT.findall(text))
        if not _PART.search(text):
            continue
        names.update(one.lower() for one in _NAME.findall(text))
        for given in _GIVEN.finditer(text):
            told[root(given["short"])] = roots_of(given["name"])
    by_initials: dict[str, set[tuple[str, ...]]] = {}
    for name, count in names.items():
        if count >= _FEWEST:
            by_initials.setdefault("".join(_initials(name)), set()).add(roots_of(name))
    for short in shorts:
        meant = by_initials.get(short.lower(), set())
        if len(meant) == 1:
            told.setdefault(root(short), *meant)
    return told


def _initials(name: str) -> Iterator[str]:
    """The first letters of a name's words, and of the bodies that their compounds end with."""
    for word in name.split():
        yield word[0]
        part = _PART.search(word, 1)
        if part:
            yield part[0][0]
