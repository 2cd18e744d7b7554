"""How many there are, and their names: `fem avdelningar. Avdelningarna är Ekonomi, HR, …`.

**Proves** a count by the names that are listed right behind it, behind a colon or in the next
sentence that begins with the same noun. **Doubts** one that is another. **Silent** where the list
says that it is not all of them, where a name may be two, and where it tells amounts.
Source: consistency of a report in itself (ISA 720).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from bokslut.prose.typed import TypedNumber

from ..claims.subject_phrases import same_name
from ..understood.equations import Equation
from ..understood.understood import Sentence, Understood
from ..understood.words import root

RULE = "counted"

_NOUN = re.compile(r"\s*(?:[^\W\d_]+\s+)?(?P<noun>[^\W\d_]{4,})(?P<rest>.*)$", re.DOTALL)
_COLON = re.compile(r"\s*:\s*(?P<list>[^.;:]+)\.?\s*$")
_ARE = re.compile(r"^(?P<who>[^\W\d_]+)\s+(?:är|are)\s+(?P<list>[^.;:]+)\.\s*$")
_SOME = re.compile(
    r"\b(?:bland|exempel\w*|t\.? ?ex|m\.? ?fl|med flera|framför|främst|största|övriga|andra|som|"
    r"etc|including|such as|among|other|which)\b|[0-9()]",
    re.IGNORECASE,
)
_AND, _AND_LAST = re.compile(r"\s+(?:och|and)\s+", re.IGNORECASE), re.compile(r"\s+samt\s+", re.I)
_FEWEST, _LONGEST_NAME = 3, 50


def listed_names(understood: Understood) -> Iterator[Equation]:
    """Every count whose things are named right behind it."""
    for sentence, behind in pairwise((*understood.written, None)):
        if sentence is None or not sentence.is_whole:
            continue
        counted = [one for one in sentence.numbers if _is_count(one)]
        # Of several it is not clear whose the names are.
        if len(counted) != 1:
            continue
        match = _NOUN.match(sentence.text[counted[0].end :])
        names = _names(sentence, match, behind) if match else []
        if len(names) >= _FEWEST:
            yield _equation(sentence, counted[0], names)


def _is_count(one: TypedNumber) -> bool:
    whole = one.value is not None and one.value == int(one.value) and not one.decimals
    return whole and one.kind in ("word", "amount") and one.unit in ("", "count") and not one.hedge


def _names(sentence: Sentence, match: re.Match[str], behind: Sentence | None) -> list[str]:
    colon = _COLON.match(match["rest"])
    if colon:
        return _listed(colon["list"])
    if behind is None or behind.block != sentence.block or match["rest"].strip() != ".":
        return []
    are = _ARE.match(behind.text)
    if are is None or not same_name(root(match["noun"]), root(are["who"])):
        return []
    return _listed(are["list"])


def _listed(text: str) -> list[str]:
    """The names of a list whose last is joined to the one before; none where that is not sure."""
    if _SOME.search(text):
        return []
    *first, last = [one.strip() for one in text.split(",")]
    # `Drift och underhåll samt Kansli`: what joins the last is not what a name has within it.
    joins = _AND_LAST if _AND_LAST.search(last) else _AND
    ends = [one.strip() for one in joins.split(last)]
    names = [*first, *ends]
    if len(ends) != 2 or not all(0 < len(one) <= _LONGEST_NAME for one in names):
        return []
    # `vård- och omsorg` is one name.
    return [] if any(one.endswith("-") for one in ends) else names


def _equation(sentence: Sentence, number: TypedNumber, names: list[str]) -> Equation:
    told = f"{'; '.join(names)} = {len(names)}"
    return Equation(
        RULE, sentence.term(number), (), Decimal(len(names)), Decimal(0), Decimal(0), told,
        sure=False,
    )  # fmt: skip
