"""A report twice as long takes about twice the work: counted in calls, never in seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from bokslut.checks.printed.counts.counts import counted
from bokslut.checks.printed.sentences.across_sentences import across_sentences
from bokslut.checks.printed.sentences.row_shares import row_shares
from bokslut.checks.printed.sentences.told_percents import told_percents
from bokslut.checks.printed.tables.across_tables import across_tables
from bokslut.checks.printed.tables.missing_rows import added_up
from bokslut.checks.printed.tables.stocks_and_flows import stocks_and_flows
from bokslut.checks.printed.understood.understood import Understood, understand
from bokslut.readers.read import read_report

_BEGINNINGS = ("ba", "de", "fi", "go", "hu", "ju", "ka", "le", "mi", "no", "pu", "ry", "sä", "tö")


def _name(number: int) -> str:
    """A name that no other number has, and that begins otherwise than most others."""
    first, rest = number % 14, number // 14
    parts = (first, (first * 5 + rest) % 14, (rest * 3 + 1) % 14, rest // 14)
    return "".join(_BEGINNINGS[one] for one in parts) + "lund"


def _chapter(place: int, chance: Random) -> str:
    """A chapter about names of its own: a table, and what sentences tell of it."""
    names = [_name(5 * place + one).capitalize() for one in range(5)]
    rows = [[chance.randrange(1_000, 99_999) for _each in range(3)] for _name in names]
    budget, outcome, last = (sum(row[at] for row in rows) for at in range(3))
    table = "\n".join(
        "\t".join((name, *map(str, row))) for name, row in zip(names, rows, strict=True)
    )
    first, second, third, *_others = rows
    return f"""{names[4]}s verksamhet

Tabell {place + 1}: {names[0]} efter slag, tkr

\tBudget 2025\tUtfall 2025\tUtfall 2024
{table}
Summa\t{budget}\t{outcome}\t{last}

{names[0]} kostade {first[1]} tkr. {names[1]} ökade från {second[2]} till {second[1]} tkr. \
{names[2]} utgör {100 * third[1] / outcome:.1f} procent av utfallet. Tre av fem {names[3]} höll \
sin budget. Sammanlagt uppgick utfallet för {names[0]} till {outcome} tkr mot {budget} i budget.

"""


def _report(chapters: int) -> Understood:
    chance = Random(4)
    text = "".join(_chapter(one, chance) for one in range(chapters))
    return understand(read_report(text.encode(), "rapport.txt"))


def _calls(rule: Callable[[Understood], Any], chapters: int) -> int:
    """How many calls a rule makes over a report of so many chapters."""
    understood = _report(chapters)
    told = 0

    def count(_frame: object, event: str, _what: object) -> None:
        nonlocal told
        told += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        list(rule(understood))
    finally:
        sys.setprofile(before)
    return told


# What holds all sentences, or all lists, against each other passes over most of them at once, which
# is counted, too.
@pytest.mark.parametrize(
    ("rule", "times"),
    [
        (added_up, 2.1),
        (across_tables, 2.1),
        (stocks_and_flows, 2.1),
        (told_percents, 2.1),
        (row_shares, 2.4),
        (across_sentences, 3.0),
        (counted, 2.9),
    ],
)
def test_a_report_twice_as_long_takes_about_twice_as_many_calls(
    rule: Callable[[Understood], Any], times: float
) -> None:
    # What is kept by word from one report to the next is kept already.
    _calls(rule, 80)
    assert _calls(rule, 80) < times * _calls(rule, 40)
