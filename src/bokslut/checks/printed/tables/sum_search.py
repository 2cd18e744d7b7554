"""The sums of a table, searched with totals behind their parts and before them, and without those
that only chance makes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..understood.axis import Axis
from ..understood.sums import Sums

PROMISE = re.compile(
    r"^\W*alla? (?:income|revenues?|costs|expenses)\W*$|"
    r"^\W*(?:alla|samtliga) (?!\w*(?:kommuner|regioner|län)\b)[^\W\d]+"
    r"(?:er|ar|or|en|da|bolag|hem)\W*$|"
    r"^\W*(?:s:a|summa|delsumma|subtotal)\b|^\W*(?:totalt?|totalsumma|sum|helår)\W*$|"
    r"^\W*total\b.*\b(?:assets|liabilities|equity|sales|revenues?|expenses?|costs|income|payments|"
    r"obligations|charges|tax(?:es)?|receivables|inventories|investments|dividends)\b",
    re.IGNORECASE,
)
# In a longer table, which is a list, a label alone promises nothing.
LONGEST_PROMISING = 80
_MOST_BARRED = 6
_BARE_OF_WHICH = re.compile(r"^\W*(?:varav|därav|of which)\W*$", re.IGNORECASE)
_MOST_APART = 6


def searched(
    axis: Axis,
    positions: tuple[int, ...],
    added: frozenset[int],
    known: Sequence[frozenset[int]],
) -> Sums:
    """The sums with totals behind their parts or before them, with the items of a line (those with
    a dash) told apart or as lines like others: whichever explains most."""
    search = Sums(axis, positions, added, known)
    tried = [search]
    search.run()
    if axis.lines <= LONGEST_PROMISING:
        tried.append(Sums(axis, positions, added, known, totals_first=True))
        tried[-1].run()
    tried.extend(_with_some_apart(search))
    if search.items:
        tried.append(Sums(axis, positions, added, known, items_apart=False))
        tried[-1].run()
    first = next(
        (label for label, empty in zip(axis.labels, axis.headings, strict=True) if not empty), ""
    )
    begins = bool(PROMISE.search(first))
    best = max(
        tried,
        key=lambda one: (len(one.found), one.totals_first is begins, round(one.weight)),
    )
    return _without_chance(best) if axis.lines <= LONGEST_PROMISING else best


def _with_some_apart(search: Sums) -> Iterator[Sums]:
    """The search with the lines behind a bare `Varav` told apart, as many as make sums come out:
    nothing says where they end."""
    axis, best = search.axis, search
    for line, label in enumerate(axis.labels):
        if not (axis.headings[line] and _BARE_OF_WHICH.match(label)):
            continue
        for count in range(1, _MOST_APART + 1):
            lines = range(line + 1, min(line + 1 + count, axis.lines - 1))
            other = search.with_apart(best.apart | {*lines})
            if _explains(other) > _explains(best):
                best = other
    if best is not search:
        yield best


def _without_chance(search: Sums) -> Sums:
    """The search without a sum that came out by chance: without it a line that says that it is a
    sum becomes one, or as many sums come out in more positions."""
    unsaid = [line for line in search.found if not search.said[line]]
    doubtful = [line for line in search.found if search.failing.get(line) and line not in unsaid]
    kept = search
    for line in (*unsaid, *doubtful)[:_MOST_BARRED]:
        other = search.without(line)
        if _explains(other) > _explains(kept) and (
            _said_of(other) > _said_of(kept) or len(other.found) >= len(kept.found)
        ):
            kept = other
    return kept


def _said_of(search: Sums) -> int:
    """How many of the sums say that they are some."""
    return sum(1 for line in search.found if search.said[line])


def _explains(search: Sums) -> tuple[int, int]:
    return _said_of(search), -sum(search.failing.values())
