"""Operations of each board as income, cost and net, budget beside outcome, under two rows of heads;
wrapped labels; blanks as points; the variance as mnkr in the text; shares of the whole."""

from __future__ import annotations

from random import Random

from ...compose import Pen, item, row, table, tall, text
from ...family import Family
from ...municipality import Municipality
from ...paper import Block, Head, Heading, NumberStyle, Paper, Table
from . import _sentences

_STYLE = NumberStyle(thousands=".", negative="-")
_PEN = Pen("tkr", 0, _STYLE)
_VOICE = _sentences.Voice(
    Pen("mnkr", 1, NumberStyle(), " miljoner kronor"), " %", " procentenheter"
)


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    sentences = _sentences.boards(m, _VOICE, chance)
    blocks: list[Block] = [
        Heading("Nämndernas ekonomi", 1),
        _wide(m),
        text(*sentences[:4]),
        *(item(one) for one in sentences[4:]),
        Heading("Nettokostnad per nämnd"),
        _shares(m),
        Heading("Investeringar", 1),
        text(*chance.sample(_sentences.investing(m, _VOICE, chance), 5)),
        _projects(m),
    ]
    return Paper(f"Verksamhetsberättelse {m.year}, {m.name}", tuple(blocks))


def _wrapped(name: str) -> str:
    words = name.split(" ")
    return name if len(words) < 3 else " ".join(words[:2]) + "\n" + " ".join(words[2:])


def _wide(m: Municipality) -> Table:
    rows = []
    for one in (*m.boards, m.central, None):
        who = one.key if one else "all"
        cells = []
        for what, sign in (("board-income", 1), ("board-cost", -1), ("board-net", -1)):
            cells += [_PEN(m(what, who, basis="budget"), sign), _PEN(m(what, who), sign)]
        cells.append(
            _PEN(m.variance("board-net", who, -1), role="" if one is None else "difference")
        )
        label = _wrapped(one.name) if one else "Totalt"
        rows.append(row(label, cells, "item" if one else "sum"))
    heads: list[list[str | Head]] = [
        ["", Head("Intäkter", 2), Head("Kostnader", 2), Head("Netto", 2), "Avvikelse"],
        [f"Tkr, {m.year}", *("Budget", "Utfall") * 3, "netto"],
    ]
    return tall("Driftredovisning", heads, rows)


def _shares(m: Municipality) -> Table:
    rows = []
    whole = m("board-net", "all")
    for one in (*m.boards, m.central):
        net, last = m("board-net", one.key), m("board-net", one.key, m.year - 1)
        cells = [_PEN(net), _PEN(last), _PEN(m.change("board-net", one.key), role="difference"),
                 _PEN(m.growth("board-net", one.key)),
                 _PEN(m.register.quotient(net, whole))]  # fmt: skip
        rows.append(row(one.name, cells))
    last = m("board-net", "all", m.year - 1)
    cells = [_PEN(whole), _PEN(last), _PEN(m.change("board-net", "all")),
             _PEN(m.growth("board-net", "all")),
             _PEN(m.register.quotient(whole, whole))]  # fmt: skip
    rows.append(row("Summa", cells, "sum"))
    heads = ["Nämnd, tkr", str(m.year), str(m.year - 1), "Förändring", "Förändring %", "Andel %"]
    return table("Nettokostnadernas utveckling", heads, rows)


def _projects(m: Municipality) -> Table:
    rows = []
    for board in m.boards:
        own = [one for one in m.projects if one.board == board]
        if not own:
            continue
        rows.append(row(board.name, [], "heading"))
        rows += [
            row(
                one.name,
                [
                    _PEN(m("project", one.key)),
                    _PEN(m("project", one.key, basis="budget")),
                    _PEN(m.variance("project", one.key, -1), role="difference"),
                ],
            )
            for one in own
        ]
    whole = m("investments"), m("investments", basis="budget"), m.variance("investments", better=-1)
    rows.append(row("Summa investeringar", [_PEN(one) for one in whole], "sum"))
    return table(
        "Investeringar per nämnd", ["Projekt (tkr)", "Utfall", "Budget", "Avvikelse"], rows
    )


FAMILY = Family("operations-wide", make)
