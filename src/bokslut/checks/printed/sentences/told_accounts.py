"""Costs and income against their budget, as the text below a body's account tells them.

`Kostnaderna blev 10,4 mkr lägre och intäkterna 8,7 mkr lägre än budget`, in a section that has one
table with a row of costs and one of income.

**Proves** each variance by its row. **Contradicts** another amount, and higher for lower, surely
where the other variance of the sentence is that of its row. **Silent** where the section has
several such tables or none, where what is told is a part (`kostnaderna för personal`), and about
what is held against another year. Source: tying a report's text to its statements (ISA 720).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bokslut.prose.typed import TypedNumber

from ..claims.line_pairs import is_outcome, year_of
from ..claims.subjects import subjects_of
from ..understood.dimensions import dimension_of, in_unit
from ..understood.equations import Equation, State
from ..understood.lines import Line, LineCell
from ..understood.understood import Sentence, Understood
from .one_row import equation_of

_ZERO = Decimal(0)
_SIDES = {
    "cost": re.compile(
        r"^\W*(?:s:a|summa|verksamhetens|totala|total)?\s*(?:kostnader(?:na)?|costs|expenses)\W*$",
        re.IGNORECASE,
    ),
    "income": re.compile(
        r"^\W*(?:s:a|summa|verksamhetens|totala|total)?\s*(?:intäkter(?:na)?|income|revenues?)\W*$",
        re.IGNORECASE,
    ),
}
_SAID = {
    "cost": re.compile(
        r"^\W*(?:(?:och|medan|samt|men|and|while)\s+)?(?:verksamhetens\s+|nämndens\s+|the\s+)?"
        r"(?:kostnaderna|costs|expenses)\b(?P<rest>.*)$",
        re.IGNORECASE,
    ),
    "income": re.compile(
        r"^\W*(?:(?:och|medan|samt|men|and|while)\s+)?(?:verksamhetens\s+|nämndens\s+|the\s+)?"
        r"(?:intäkterna|income|revenues?)\b(?P<rest>.*)$",
        re.IGNORECASE,
    ),
}
# Between the side and its amount stand a verb and words of manner, and nothing that narrows.
_VERB = re.compile(
    r"\s*(?:(?:blev|är|var|har|blivit|ligger|låg|landade|was|were|is|are|ended|dock|också|samtidigt|"
    r"däremot|istället|å andra sidan|also|however)\s*)*(?:SEK\s*)?",
    re.IGNORECASE,
)
_WAY = re.compile(
    r"^\s*(?P<way>högre|lägre|mer|mindre|över|under|higher|lower|more|less|above|below)\b", re.I
)
_UP = frozenset(("högre", "mer", "över", "higher", "more", "above"))
_OF_PLAN = re.compile(
    r"\b(?:än|than)\s+(?:den\s+|the\s+)?(?:budget\w*|planerat|plan\b)|"
    r"\b(?:under|över|below|above)\s+budget",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:föregående|förra|fjol\w*|prognos\w*|last year|forecast|varav|exklusive)\b", re.IGNORECASE
)
_NEXT = re.compile(r"^[^,]*?(?=(?:,|\s(?:och|medan|samt|men|and|while))\s)")
_MOST, _PAIR = 2, 2


@dataclass(frozen=True, slots=True)
class Account:
    """The rows of costs and of income of a table, each with what came and what was planned."""

    sides: dict[str, tuple[Line, LineCell, LineCell]]
    section: tuple[str, ...]


def told_accounts(understood: Understood) -> Iterator[Equation]:
    """The variances of costs and income that sentences tell of their section's account."""
    accounts: list[Account] | None = None
    for sentence in understood.written:
        parts = list(_parts(sentence))
        if not parts:
            continue
        accounts = _accounts(understood) if accounts is None else accounts
        own = [one for one in accounts if one.section == sentence.headings]
        if len(own) == 1:
            yield from _held(sentence, parts, own[0])


def _parts(sentence: Sentence) -> Iterator[tuple[TypedNumber, str, bool]]:
    """The amounts of a sentence with their side, and whether they are said to be above."""
    text, told = sentence.text, sentence.amounts
    if not 0 < len(told) <= _MOST or not sentence.is_whole or _OTHERWISE.search(text):
        return
    if not _OF_PLAN.search(text):
        return
    start = 0
    for place, number in enumerate(told):
        front = text[start : number.start]
        # What stands behind the number before it, up to the next side.
        front = _NEXT.sub("", front) if place else front
        side = next((one for one, form in _SAID.items() if _is_said(form, front)), "")
        way = _WAY.match(text[number.end :])
        if not side or way is None or number.hedge or dimension_of(number.unit) != "money":
            return
        yield number, side, way["way"].lower() in _UP
        start = number.end


def _is_said(form: re.Pattern[str], front: str) -> bool:
    found = form.match(front)
    return found is not None and _VERB.fullmatch(found["rest"]) is not None


def _accounts(understood: Understood) -> list[Account]:
    by_grid: dict[int, list[Line]] = defaultdict(list)
    for line in subjects_of(understood).lines:
        by_grid[line.grid].append(line)
    found = []
    for lines in by_grid.values():
        sides = {}
        for side, form in _SIDES.items():
            some = [one for one in lines if form.match(one.label)]
            pair = _pair(some[0], understood.year) if len(some) == 1 else None
            if pair is not None:
                sides[side] = (some[0], *pair)
        if len(sides) == _PAIR:
            found.append(Account(sides, lines[0].section))
    return found


def _pair(line: Line, year: str) -> tuple[LineCell, LineCell] | None:
    """What came and what was planned of a line this year, in columns of no other words."""
    some = [one for one in line.cells if year_of(one) in (year, "") and not one.words]
    came = [one for one in some if is_outcome(one)]
    plan = [one for one in some if one.role == "budget"]
    if len(came) != 1 or len(plan) != 1 or came[0].unit != plan[0].unit:
        return None
    return came[0], plan[0]


def _held(
    sentence: Sentence, parts: Sequence[tuple[TypedNumber, str, bool]], account: Account
) -> Iterator[Equation]:
    told = [_equation(sentence, *one, account) for one in parts]
    anchored = any(one.state is not State.CONTRADICTED for one in told)
    for one in told:
        yield replace(one, sure=True) if anchored else one


def _equation(
    sentence: Sentence, number: TypedNumber, side: str, above: bool, account: Account
) -> Equation:
    line, came, plan = account.sides[side]
    gap = abs(came.base) - abs(plan.base)
    stated = abs(number.base)
    near = abs(abs(gap) - stated) <= came.reach + plan.reach + number.reach
    if near and (not gap or (gap > 0) is above):
        return equation_of(sentence, number, line, (came, plan), number.value or _ZERO, True)
    found = equation_of(sentence, number, line, (came, plan), in_unit(abs(gap), number.unit), False)
    if not near:
        return found
    # What the word says, against what the numbers say.
    term = found.stated
    size = abs(term.value.value)
    return replace(
        found, stated=replace(term, value=replace(term.value, value=-size)), computed=size
    )
