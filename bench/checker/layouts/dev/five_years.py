"""Years as rows, boards as columns, key figures over five years oldest first; whole mnkr and kronor
in one table; totals before what they are made of."""

from __future__ import annotations

from random import Random

from ...compose import Pen, row, table, text, transposed
from ...family import Family
from ...municipality import Municipality
from ...paper import Block, Heading, NumberStyle, Paper, Table, printed
from . import _sentences

_STYLE = NumberStyle(thousands="\u202f", negative="\u2212")
_PEN = Pen("mnkr", 1, _STYLE)
_KR = Pen("kr", 0, _STYLE)
_VOICE = _sentences.Voice(Pen("mnkr", 1, NumberStyle(), " mnkr"), " %", " procentenheter")


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    voice = _VOICE
    blocks: list[Block] = [
        Heading("Fem år i sammandrag", 1),
        _five(m),
        text(*chance.sample(_sentences.position(m, voice), 4)),
        Heading("Nämnderna", 1),
        transposed(_boards(m)),
        text(*chance.sample(_sentences.boards(m, voice, chance), 5)),
        Heading("Tillgångar och skulder", 1),
        _balance(m),
        Heading("Personal", 1),
        transposed(_staff(m)),
        text(*chance.sample(_sentences.staff(m, voice), 4)),
    ]
    return Paper(f"{m.name}s kommun i siffror {m.year}", tuple(blocks))


def _five(m: Municipality) -> Table:
    years = sorted(m.years)[1:]
    r = m.register
    lines = [
        row("Antal invånare 31/12", [_PEN.people(m("inhabitants", year=y)) for y in years]),
        row("Utdebitering, kr", [
            printed(m("tax-rate", year=y), "", 2, _STYLE) for y in years]),
        row("Årets resultat, mnkr", [_PEN(m("result", year=y)) for y in years]),
        row("Skatter och bidrag, mnkr", [_PEN(m("tax-and-grants", year=y)) for y in years]),
        row("Verksamhetens nettokostnad, mnkr", [_PEN(m("net-cost", year=y)) for y in years]),
        row("Nettokostnad i % av skatter och bidrag", [
            _PEN(r.quotient(m("net-cost", year=y), m("tax-and-grants", year=y))) for y in years]),
        row("Tillgångar, mnkr", [_PEN(m("assets", year=y)) for y in years]),
        row("Eget kapital, mnkr", [_PEN(m("equity", year=y)) for y in years]),
        row("Soliditet, %", [
            _PEN(r.quotient(m("equity", year=y), m("assets", year=y))) for y in years]),
        row("Långfristiga skulder, mnkr", [_PEN(m("long-debt", year=y)) for y in years]),
        row("Låneskuld per invånare, kr", [
            _KR(r.per(m("long-debt", year=y), m("inhabitants", year=y))) for y in years]),
        row("Investeringar, mnkr", [_PEN(m("investments", year=y)) for y in years]),
        row("Antal anställda", [_PEN.people(m("employees", year=y)) for y in years]),
    ]  # fmt: skip
    return table("Femårsöversikt", ["", *map(str, years)], lines)


def _boards(m: Municipality) -> Table:
    rows = []
    for one in (*m.boards, m.central, None):
        who = one.key if one else "all"
        cells = [_PEN(m("board-net", who, basis="budget")), _PEN(m("board-net", who)),
                 _PEN(m.variance("board-net", who, -1), role="difference" if one else ""),
                 _PEN(m("board-net", who, m.year - 1))]  # fmt: skip
        rows.append(row(one.name if one else "Summa", cells, "item" if one else "sum"))
    heads = ["Mnkr", f"Budget {m.year}", f"Utfall {m.year}", "Avvikelse", f"Utfall {m.year - 1}"]
    return table("Nettokostnader", heads, rows)


def _balance(m: Municipality) -> Table:
    years = (m.year - 1, m.year)
    lines = (
        ("Summa tillgångar", "assets", "sum"),
        ("Anläggningstillgångar", "fixed-assets", "item"),
        ("Omsättningstillgångar", "current-assets", "item"),
        ("Summa eget kapital och skulder", "equity-and-debts", "sum"),
        ("Eget kapital", "equity", "item"),
        ("Avsättningar", "provisions", "item"),
        ("Skulder", "debts", "item"),
    )
    rows = [row(label, [_PEN(m(what, year=y)) for y in years], kind) for label, what, kind in lines]
    return table("Balansräkning i sammandrag, mnkr", ["", *(f"{y}-12-31" for y in years)], rows)


def _staff(m: Municipality) -> Table:
    rows = [
        row(one.name, [_PEN.people(m(what, one.key)) for what in ("women", "men", "employees")])
        for one in m.boards
    ]
    rows.append(
        row("Totalt", [_PEN.people(m(what)) for what in ("women", "men", "employees")], "sum")
    )
    return table("Anställda per nämnd", ["Antal", "Kvinnor", "Män", "Samtliga"], rows)


FAMILY = Family("five-years", make)
