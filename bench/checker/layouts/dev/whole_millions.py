"""Whole mnkr, so that rounding is everywhere; plus signs on variances; wrapped labels; a sum over
years across; staff by sex with a sum column; newest year last."""

from __future__ import annotations

from random import Random

from ...compose import Pen, item, row, table, text
from ...family import Family
from ...municipality import COSTS, INCOME, Municipality
from ...paper import Block, Heading, NumberStyle, Paper, Table
from . import _sentences, _ways
from ._names import PLAIN

_STYLE = NumberStyle(negative="\u2212")
_PEN = Pen("mnkr", 0, _STYLE)
_SIGNED = Pen("mnkr", 0, NumberStyle(negative="\u2212", plus=True))
_VOICE = _sentences.Voice(Pen("mnkr", 0, NumberStyle(), " miljoner kronor"), " procent")


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    blocks: list[Block] = [
        Heading("Årets ekonomi", 1),
        text(*chance.sample(_ways.economy(m, _VOICE), 4)),
        _kinds(m, "Intäkter", INCOME, "income"),
        _kinds(m, "Kostnader", COSTS, "costs"),
        text(*chance.sample(_sentences.taxes(m, _VOICE), 3)),
        Heading("Nämnderna", 1),
        _boards(m),
        *(item(one) for one in chance.sample(_ways.boards(m, _VOICE, chance), 4)),
        Heading("Investeringar över tid", 1),
        _projects(m),
        Heading("Medarbetare", 1),
        _staff(m),
        text(*_ways.people(m, _VOICE)[2:]),
    ]
    return Paper(f"Årsbokslut {m.year} för {m.name}", tuple(blocks))


def _wrapped(label: str) -> str:
    first, _, rest = label.partition(" ")
    return f"{first}\n{rest}" if len(label) > 22 and rest else label


def _kinds(m: Municipality, title: str, parts: tuple[str, ...], whole: str) -> Table:
    years = (m.year - 1, m.year)
    rows = []
    for one in (*parts, whole):
        total = one == whole
        change = _SIGNED(m.change(one), role="" if total else "difference")
        cells = [*(_PEN(m(one, year=y)) for y in years), change]
        label = f"Summa {title.lower()}" if total else _wrapped(PLAIN[one])
        rows.append(row(label, cells, "sum" if total else "item"))
    return table(f"{title}, mnkr", ["", *map(str, years), "Förändring"], rows)


def _boards(m: Municipality) -> Table:
    rows = []
    for one in (*m.boards, m.central, None):
        who = one.key if one else "all"
        cells = [_PEN(m("board-net", who, basis="budget")), _PEN(m("board-net", who)),
                 _SIGNED(m.variance("board-net", who, -1),
                         role="difference" if one else "")]  # fmt: skip
        rows.append(row(_wrapped(one.name) if one else "Summa", cells, "item" if one else "sum"))
    return table("Nettokostnader, mnkr", ["Nämnd", "Budget", "Utfall", "Avvikelse"], rows)


def _projects(m: Municipality) -> Table:
    years = sorted(m.years)[2:]
    r = m.register
    fine = Pen("mnkr", 1, _STYLE)
    rows = []
    for one in m.projects:
        parts = [m("project", one.key, y) for y in years]
        rows.append(row(one.name, [*map(fine, parts), fine(r.total(f"{one.key} years", parts))]))
    sums = [m("investments", year=y) for y in years]
    whole = r.total("investments years", sums)
    r.follows(whole, [(r.known[f"{one.key} years"], 1) for one in m.projects])
    rows.append(row("Summa", [*map(fine, sums), fine(whole)], "sum"))
    heads = ["Projekt, mnkr", *map(str, years), f"{years[0]}–{years[-1]}"]
    return table("Investeringar tre år", heads, rows)


def _staff(m: Municipality) -> Table:
    rows = []
    for one in (*m.boards, None):
        who = one.key if one else "municipality"
        cells = [_PEN.people(m(what, who)) for what in ("women", "men", "employees")]
        share = _PEN.share(m.register.quotient(m("women", who), m("employees", who)))
        rows.append(row(one.name if one else "Totalt", [*cells, share], "item" if one else "sum"))
    heads = ["Förvaltning", "Kvinnor", "Män", "Totalt", "Andel kvinnor, %"]
    return table(f"Anställda {m.year}", heads, rows)


FAMILY = Family("whole-millions", make)
