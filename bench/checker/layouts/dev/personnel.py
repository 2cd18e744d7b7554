"""A personnel report: persons by sex and board with sum columns, sick leave by sex and age with
changes in percentage points, much text; kronor in full with the minus behind."""

from __future__ import annotations

from random import Random

from ...compose import Pen, item, row, table, tall, text
from ...family import Family
from ...municipality import Municipality
from ...paper import Block, Head, Heading, NumberStyle, Paper, Table
from . import _sentences

_STYLE = NumberStyle(negative="behind")
_PEN = Pen("kr", 0, _STYLE)
_VOICE = _sentences.Voice(Pen("mnkr", 1, NumberStyle(), " mkr"), " procent", " procentenheter")
_GROUPS = (
    ("Kvinnor", "women"), ("Män", "men"), ("29 år eller yngre", "age 29"),
    ("30–49 år", "age 30-49"), ("50 år eller äldre", "age 50"), ("Samtliga", "all"),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    sentences = _sentences.staff(m, _VOICE)
    blocks: list[Block] = [
        Heading("Personalstruktur", 1),
        text(*sentences[:3]),
        _persons(m),
        Heading("Sjukfrånvaro", 1),
        *(item(one) for one in sentences[3:]),
        _sick(m),
        _sick_by_board(m),
        Heading("Personalkostnader", 1),
        _costs(m),
        text(*chance.sample(_sentences.results(m, _VOICE), 2)),
    ]
    return Paper(f"Personalbokslut {m.year} {m.name}", tuple(blocks))


def _persons(m: Municipality) -> Table:
    years = (m.year - 1, m.year)
    rows = []
    for one in (*m.boards, None):
        who = one.key if one else "municipality"
        cells = [
            _PEN.people(m(what, who, y)) for y in years for what in ("women", "men", "employees")
        ]
        more = m.change("employees", who)
        cells.append(_PEN.people(more, "difference" if one else ""))
        rows.append(row(one.name if one else "Summa", cells, "item" if one else "sum"))
    heads: list[list[str | Head]] = [
        ["", *(Head(str(y), 3) for y in years), "Förändring"],
        ["Förvaltning", *("Kvinnor", "Män", "Totalt") * 2, f"{years[0]}–{years[1]}"],
    ]
    return tall("Antal tillsvidareanställda", heads, rows)


def _sick(m: Municipality) -> Table:
    years = sorted(m.years)[2:]
    rows = []
    for label, who in _GROUPS:
        cells = [_PEN(m("sick-leave", who, y)) for y in years]
        change = _PEN(m.change("sick-leave", who), role="difference")
        rows.append(row(label, [*cells, change]))
    heads = ["Procent av ordinarie arbetstid", *map(str, years), "Förändring"]
    return table("Sjukfrånvaro efter kön och ålder", heads, rows)


def _sick_by_board(m: Municipality) -> Table:
    years = (m.year, m.year - 1)
    rows = []
    for one in m.boards:
        cells = [_PEN(m("sick-leave", one.key, y)) for y in years]
        rows.append(
            row(one.name, [*cells, _PEN(m.change("sick-leave", one.key), role="difference")])
        )
    heads = ["Sjukfrånvaro, %", *map(str, years), "Skillnad"]
    return table("Sjukfrånvaro per nämnd", heads, rows)


def _costs(m: Municipality) -> Table:
    years = (m.year - 1, m.year)
    rows = []
    whole = [
        m.register.total(
            f"staff-costs:municipality:{y}:outcome", (m("wages", year=y), m("pensions", year=y))
        )
        for y in years
    ]
    for label, what in (("Löner och sociala avgifter", "wages"), ("Pensioner", "pensions")):
        cells = [_PEN(m(what, year=y)) for y in years]
        rows.append(
            row(label, [*cells, _PEN(m.change(what), role="difference"), _PEN(m.growth(what))])
        )
    change, grown = m.register.difference(whole[1], whole[0]), m.register.growth(whole[1], whole[0])
    rows.append(
        row("Summa personalkostnader", [*map(_PEN, whole), _PEN(change), _PEN(grown)], "sum")
    )
    heads = ["Kronor", *map(str, years), "Förändring", "Förändring i %"]
    return table("Personalkostnader", heads, rows)


FAMILY = Family("personnel", make)
