"""Counted things by the columns that words name: women against men, done against planned, above a
bound, below nought.

`I tre av grupperna tjänar kvinnor mer än män` compares two columns of each row, `tre av enheterna
har en felfrekvens över 5 procent` holds one against a bound, `en av nämnderna får avdrag för
volym` asks for the sign of one. Which columns are meant is known only where the words name one
pair, or one column, of the newest year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from ..claims.subject_phrases import content_of
from ..understood.cells import read_one
from ..understood.dimensions import dimension_of, in_base
from ..understood.grid import Grid
from ..understood.words import GENERIC_ROOTS, root, roots_of
from .count_rows import ANY_WAY, NO_WAY, Row, Ways, sign_of, went

_MORE = r"(?P<more>högre|större|fler|flera|mer|mera|längre|äldre|higher|larger|more|longer|older)"
_LESS = r"(?P<less>lägre|mindre|färre|kortare|yngre|lower|smaller|fewer|less|shorter|younger)"
_COMPARED = re.compile(
    rf"(?P<left>.*?)\b(?:{_MORE}|{_LESS})\b(?P<what>[^.;:]{{0,40}}?)\b(?:än|than)\b"
    r"(?P<right>[^.;:,]{2,45})",
    re.IGNORECASE,
)
# `Ligger över sitt målvärde`, `were above their policy targets`.
_BESIDE = re.compile(
    r"(?P<left>.*?)\b(?:(?P<more>över(?:stiger|steg)?|above)|(?P<less>under(?:stiger|steg)?|below))\b"
    r"(?P<right>[^.;:,0-9]{0,25}\b(?:mål\w*|\w*mål(?:et|en|värde\w*)?|targets?|\w*snitt(?:et)?|"
    r"medel(?:värdet)?|riktvärde\w*|benchmarks?|index|average))\b",
    re.IGNORECASE,
)
# What was done of all that was planned; nothing of it is left.
_ALL_DONE = re.compile(
    r"(?P<done>genomför\w*|utför\w*|fullgjort|fullföljt|avslutat|completed|carried out)\b"
    r"[^.;]{0,15}\b(?:hela|alla|samtliga|all|the whole)\b[^.;]{0,25}?\b(?P<plan>plan\w*)",
    re.IGNORECASE,
)
_EARN = re.compile(r"\btjäna\w*|\bearn", re.IGNORECASE)
_WAGES = tuple(map(root, ("lön", "medellön", "medianlön", "månadslön", "wage", "salary")))
_OF_HEADS = re.compile(r"fler|flera|färre|fewer", re.IGNORECASE)
_BOUND = re.compile(
    r"(?:\b(?:(?P<least>minst|lägst|at least)|(?P<most>högst|som mest|at most)|"
    r"(?P<more>över|mer än|högre än|större än|above|more than|over)|"
    r"(?P<less>under|mindre än|lägre än|below|less than))) "
    r"(?P<bound>[0-9][0-9 \u00a0]*(?:[.,][0-9]+)?) ?"
    r"(?P<unit>procent|%|per ?cent|kronor|kr|tkr|tusen kronor|mkr|mnkr|miljoner kronor)(?![\wåäö])",
    re.IGNORECASE,
)
_UNITS = {
    "procent": "percent", "%": "percent", "percent": "percent", "per cent": "percent",
    "kronor": "kr", "kr": "kr", "tkr": "tkr", "tusen kronor": "tkr", "mkr": "mkr", "mnkr": "mkr",
    "miljoner kronor": "mkr",
}  # fmt: skip
_CUT_OR_RAISED = re.compile(
    r"\b(?:(?P<less>avdrag|neddragning|deduction)|(?P<more>tillskott|tillägg|påslag))\w*\b",
    re.IGNORECASE,
)
_SOME = re.compile(r"\b(?:minst (?:en|ett)|at least one)\b", re.IGNORECASE)
_EFFECT = re.compile(
    r"\b(?:(?P<less>försämra|minska|sänk|belasta|försvaga|reduce|worsen|weaken)|"
    r"(?P<more>förbättra|öka|höj|stärk|increase|improve))\w* (?:\w+ )?(?P<what>resultat\w*|"
    r"(?:the )?result)\b",
    re.IGNORECASE,
)
_OF_EFFECT = re.compile(r"effekt|påverka|inverkan|effect|impact", re.IGNORECASE)
_STEM = 4
# The root of `plan`, which begins `planerade`.
_SHORT = root("plan")
_GOAL = re.compile(r"(?:års)?mål(?:et|en|värde\w*|nivå\w*|tal\w*)?s?|targets?", re.IGNORECASE)


class Asked(NamedTuple):
    """What a text asks of columns: of which words the column is, the words of the one that it is
    held against, a bound with its unit, and which ways it may go. `heads` says that they count
    (`fler män`), `effect` that the column is of what something does to the result."""

    words: tuple[str, ...]
    ways: Ways
    than: tuple[str, ...] = ()
    heads: bool = False
    bound: Decimal | None = None
    unit: str = ""
    effect: bool = False


def asked_of(told: str) -> Asked | None:
    """What a text asks of columns that it names."""
    for read in (_bounded, _done, _compared, _changed):
        if (found := read(told)) is not None:
            return found
    return None


def _bounded(told: str) -> Asked | None:
    match = _BOUND.search(told)
    number = read_one(match["bound"].strip()) if match else None
    if match is None or number is None:
        return None
    above, below = frozenset((1,)), frozenset((-1,))
    reached = above | {0} if match["least"] else below | {0}
    ways = above if match["more"] else below if match["less"] else reached
    words = _words(told[: match.start()])
    unit = _UNITS.get(match["unit"].lower(), "percent")
    return Asked(words, ways, bound=number.value, unit=unit) if words else None


def _done(told: str) -> Asked | None:
    match = _ALL_DONE.search(told)
    if match is None:
        return None
    return Asked((root(match["done"]),), frozenset((0, 1)), (root(match["plan"]),))


def _compared(told: str) -> Asked | None:
    match = _COMPARED.search(told) or _BESIDE.search(told)
    if match is None:
        return None
    left = _words(f"{match['left']} {match.groupdict().get('what') or ''}")
    right = _words(match["right"])
    ways = frozenset((1 if match["more"] else -1,))
    if _EARN.search(told):
        left = (*left, *_WAGES)
    heads = bool(_OF_HEADS.fullmatch(match["more"] or match["less"]))
    return Asked(left, ways, right, heads) if right else None


def _changed(told: str) -> Asked | None:
    match = _EFFECT.search(told)
    if match is not None:
        return Asked(_words(match["what"]), frozenset((1 if match["more"] else -1,)), effect=True)
    some = _SOME.search(told)
    if some is not None and (words := _words(told[some.end() :])):
        return Asked(words, frozenset((1,)))
    match = _CUT_OR_RAISED.search(told)
    if match is None:
        return None
    words = _words(told[match.end() :])
    return Asked(words, frozenset((1 if match["more"] else -1,))) if words else None


def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_root(one) for one in _named(text)))


def _root(word: str) -> str:
    """A word as heads have it: a target is one under each of its names."""
    return "mål" if _GOAL.fullmatch(word) else root(word)


def _named(text: str) -> Iterator[str]:
    yield from content_of(text)
    # What a column may be called, and what no line is.
    for word in re.findall(r"[^\W\d_]+", text):
        if _COLUMN_WORD.fullmatch(word):
            yield word


_COLUMN_WORD = re.compile(
    r"(?:mål\w*|\w*mål(?:et|en|värde\w*)|targets?|kvinn\w+|män\w*|women|men|resultat\w*|result|"
    r"plan\w*|snitt\w*|riket|index|benchmarks?)",
    re.IGNORECASE,
)


def ways_asked(rows: Sequence[Row], asked: Asked) -> list[Ways]:
    """Which way each row goes in the columns that are asked of; none where they are not known."""
    sources = [one.source for one in rows]
    grid = sources[0].grid if sources and sources[0] is not None else None
    if grid is None or any(one is None or one.grid is not grid for one in sources):
        return [NO_WAY]
    places = [one.row for one in sources if one is not None]
    if asked.than:
        pair = _pair(grid, asked)
        return [_apart(grid, row, *pair) for row in places] if pair else [NO_WAY]
    column = _column(grid, asked)
    if column is None:
        return [NO_WAY]
    return [_from_bound(grid, row, column, asked) for row in places]


def _apart(grid: Grid, row: int, left: int, right: int) -> Ways:
    one, other = grid.value(row, left), grid.value(row, right)
    return went(one, other) if one and other else NO_WAY


def _from_bound(grid: Grid, row: int, column: int, asked: Asked) -> Ways:
    value = grid.value(row, column)
    if value is None:
        return NO_WAY
    unit = grid.unit_of(row, column)
    if asked.bound is None:
        sign = sign_of(value.value)
        return frozenset((sign,)) if sign or not value.decimals else ANY_WAY
    if dimension_of(unit) != dimension_of(asked.unit):
        return NO_WAY
    gap = in_base(value.value, unit) - in_base(asked.bound, asked.unit)
    return frozenset((sign_of(gap),)) if abs(gap) > in_base(value.half, unit) else ANY_WAY


@lru_cache(maxsize=1_000)
def _heads(grid: Grid) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (*roots_of(one.head), *(_root(word) for word in one.head.split() if _GOAL.fullmatch(word)))
        for one in grid.columns
    )


def _hits(head: Sequence[str], words: Sequence[str]) -> int:
    """How many of some words a head has."""
    return sum(1 for one in words if any(_alike(one, each) for each in head))


def _begins(one: str, other: str) -> bool:
    """Whether one of two words is how the other begins: `fel` and `felfrekvens`."""
    return one.startswith(other) or other.startswith(one)


def _alike(one: str, other: str) -> bool:
    least = min(len(one), len(other))
    begins = one.startswith(other) or other.startswith(one)
    return one == other or (begins and (least >= _STEM or _SHORT in (one, other)))


def _pair(grid: Grid, asked: Asked) -> tuple[int, int] | None:
    """The only two columns of the newest year of which the words name one and the other."""
    heads, columns = _heads(grid), grid.columns
    words, than = asked.words, asked.than
    found = []
    for right, head in enumerate(heads):
        if not _hits(head, than):
            continue
        for left, other in enumerate(heads):
            one, two = columns[left].meaning, columns[right].meaning
            if left == right or one.unit != two.unit or _hits(other, than):
                continue
            if one.period and two.period and one.period != two.period:
                continue
            if asked.heads and one.unit not in ("", "count"):
                continue
            own = [each for each in other if each not in head]
            if _hits(own, words) and not _hits([each for each in head if each not in other], words):
                both = _hits([each for each in head if each in other], words)
                found.append((both, max(one.period, two.period), left, right))
    # Of wages and heads of women and men it is the wages that `lower wages than men` tells.
    best = max(((both, period) for both, period, _left, _right in found), default=None)
    kept = [(left, right) for both, period, left, right in found if (both, period) == best]
    if not kept:
        kept = list(_against_goal(grid, than))
    return kept[0] if len(kept) == 1 else None


def _against_goal(grid: Grid, than: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The only column of what came, and the one that the words name, which is no outcome."""
    rights = [at for at, head in enumerate(_heads(grid)) if _hits(head, than)]
    came = [
        at
        for at, one in enumerate(grid.columns)
        if one.meaning.role == "outcome" and at not in rights
    ]
    newest = max((grid.columns[at].meaning.period for at in came), default="")
    came = [at for at in came if grid.columns[at].meaning.period == newest]
    if len(came) == 1:
        # `Plan 2023` rather than the share that was done of it.
        of_year = [at for at in rights if newest and grid.columns[at].meaning.period == newest]
        yield from ((came[0], right) for right in of_year or rights)


def _column(grid: Grid, asked: Asked) -> int | None:
    """The only column of the newest year that the words name best."""
    heads, columns = _heads(grid), grid.columns
    special = [one for one in asked.words if one not in GENERIC_ROOTS] or list(asked.words)
    unit = dimension_of(asked.unit) if asked.bound is not None else ""
    some = {
        at: hits
        for at, head in enumerate(heads)
        if (hits := _hits(head, special))
        and not (asked.effect and not _OF_EFFECT.search(columns[at].head))
        and not (unit == "share" and dimension_of(columns[at].meaning.unit) != unit)
    }
    if not some and unit == "share":
        # `Felfrekvensen` under `Fel, %`.
        some = {
            at: 0
            for at, head in enumerate(heads)
            if dimension_of(columns[at].meaning.unit) == "share"
            and any(_begins(word, one) for word in special for one in head)
        }
    best = max(some.values(), default=0)
    kept = [at for at, hits in some.items() if hits == best]
    newest = max((columns[at].meaning.period for at in kept), default="")
    kept = [at for at in kept if columns[at].meaning.period == newest]
    return kept[0] if len(kept) == 1 else None


def changes_named(rows: Sequence[Row], about: Sequence[str]) -> list[Ways]:
    """Which way each row went from last year to this in the two columns that words name; none
    where they are not known."""
    sources = [one.source for one in rows]
    if not about or any(one is None for one in sources):
        return [NO_WAY]
    first = sources[0]
    assert first is not None
    grid = first.grid
    hits = [_hits(head, about) for head in _heads(grid)]
    told: dict[str, list[int]] = {}
    for at, one in enumerate(grid.columns):
        if hits[at] == max(hits, default=0) and hits[at] and one.meaning.period:
            told.setdefault(one.meaning.period, []).append(at)
    newest = sorted(told, reverse=True)[:2]
    if len(newest) != 2 or any(len(told[period]) != 1 for period in newest):
        return [NO_WAY]
    new, old = (told[period][0] for period in newest)
    return [_apart(one.grid, one.row, new, old) for one in sources if one is not None]
