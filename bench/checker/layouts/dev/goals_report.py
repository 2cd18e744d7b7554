"""A report of goals: indicators with target, outcome, the year before and whether the target is
reached, and counts of these in the text; besides a short statement with varav-rows."""

from __future__ import annotations

from random import Random

from ...compose import Pen, row, table, text
from ...family import Family
from ...municipality import COSTS, INCOME, Municipality
from ...paper import Block, Direction, Heading, NumberStyle, Paper, Row, Table
from . import _sentences
from ._names import OTHER

_PEN = Pen("mnkr", 0, NumberStyle(negative="–"))
_FINE = Pen("mnkr", 1, NumberStyle(negative="–"))
_VOICE = _sentences.Voice(Pen("mnkr", 1, NumberStyle(), " miljoner kronor"), " procent")


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    blocks: list[Block] = [
        Heading("Måluppfyllelse", 1),
        text(*_sentences.goals(m)),
        _indicators(m),
        Heading("Ekonomiskt utfall", 1),
        text(*chance.sample(_sentences.results(m, _VOICE), 3)),
        text(*chance.sample(_sentences.taxes(m, _VOICE), 4)),
        _short(m),
        Heading("Investeringar"),
        text(*chance.sample(_sentences.investing(m, _VOICE, chance), 5)),
        _projects(m),
    ]
    return Paper(f"{m.name} kommun, uppföljning av mål {m.year}", tuple(blocks))


def _indicators(m: Municipality) -> Table:
    rows = []
    for one in m.indicators:
        target = m("indicator", one.key, basis="budget")
        cells = [_PEN(target), _PEN(m("indicator", one.key)),
                 _PEN(m("indicator", one.key, m.year - 1))]  # fmt: skip
        margin = m.margin(one)
        met = Direction(margin, "Uppfyllt", "Ej uppfyllt") if margin.value else "Uppfyllt"
        rows.append(Row((one.name, *cells, met)))
    heads = ["Indikator", f"Mål {m.year}", f"Utfall {m.year}", f"Utfall {m.year - 1}", "Bedömning"]
    return table("Indikatorer", heads, rows)


def _short(m: Municipality) -> Table:
    years = (m.year, m.year - 1)
    columns = [("outcome", m.year), ("budget", m.year), ("outcome", m.year - 1)]

    def line(label: str, what: str, sign: int, kind: str = "item") -> Row:
        cells = [_FINE(m(what, year=y, basis=basis), sign) for basis, y in columns]  # type: ignore[arg-type]
        return row(label, cells, kind)

    rows = [line("Intäkter", "income", 1)]
    rows += [line(f"varav {OTHER[one].lower()}", one, 1) for one in INCOME[:2]]
    rows.append(line("Kostnader", "costs", -1))
    rows += [line(f"varav {OTHER[one].lower()}", one, -1) for one in COSTS[:3]]
    rows += [
        line("Avskrivningar", "depreciation", -1),
        line("Nettokostnad", "net-cost", -1, "sum"),
        line("Skatteintäkter", "tax", 1),
        line("Generella statsbidrag", "grants", 1),
        line("Finansnetto", "financial-net", 1),
        line("Årets resultat", "result", 1, "sum"),
    ]
    heads = ["Mnkr", f"Utfall {years[0]}", f"Budget {years[0]}", f"Utfall {years[1]}"]
    return table("Resultat i sammandrag", heads, rows)


def _projects(m: Municipality) -> Table:
    rows = []
    for one in m.projects:
        quantities = (m("project", one.key, basis="budget"), m("project", one.key))
        gap = m.variance("project", one.key, -1)
        used = m.register.quotient(quantities[1], quantities[0])
        cells = [*map(_FINE, quantities), _FINE(gap, role="difference"), _FINE(used)]
        rows.append(row(one.name, cells))
    budget, whole = m("investments", basis="budget"), m("investments")
    gap = m.variance("investments", better=-1)
    cells = [_FINE(budget), _FINE(whole), _FINE(gap), _FINE(m.register.quotient(whole, budget))]
    rows.append(row("Totalt", cells, "sum"))
    heads = ["Projekt, mnkr", "Budget", "Utfall", "Avvikelse", "Förbrukat, %"]
    return table("Investeringsprojekt", heads, rows)


FAMILY = Family("goals-report", make)
