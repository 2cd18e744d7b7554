"""The group before the municipality under heads of two rows, newest year last, mkr with three
decimals in the statements beside tkr in the notes, a hyphen for minus, a dash for nothing."""

from __future__ import annotations

from random import Random

from ...compose import Pen, row, tall, text
from ...family import Family
from ...municipality import GRANTS, TAXES, Municipality
from ...paper import Block, Head, Heading, NumberStyle, Paper, Table
from . import _sentences
from ._names import PLAIN

_STYLE = NumberStyle(negative="-", zero="–")
_MKR = Pen("mnkr", 3, _STYLE)
_TKR = Pen("tkr", 0, _STYLE)
_VOICE = _sentences.Voice(Pen("mnkr", 1, NumberStyle(), " mkr"))
_LINES = (
    ("income", 1, "item"), ("costs", -1, "item"), ("depreciation", -1, "item"),
    ("net-cost", -1, "sum"), ("tax", 1, "item"), ("grants", 1, "item"),
    ("operating-result", 1, "sum"), ("financial-income", 1, "item"),
    ("financial-costs", -1, "item"), ("result", 1, "sum"),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    voice = _VOICE
    blocks: list[Block] = [
        Heading("Ekonomisk översikt", 1),
        Heading("Resultat"),
        text(*chance.sample(_sentences.results(m, voice), 4)),
        Heading("Skatter och nettokostnader"),
        text(*chance.sample(_sentences.taxes(m, voice), 4)),
        Heading("Finansiell ställning"),
        text(*chance.sample(_sentences.position(m, voice), 4)),
        Heading("Finansiella rapporter", 1),
        _results(m),
        _flow(m),
        Heading("Noter", 1),
        _note(m, "Not 1 Skatteintäkter", TAXES, "tax"),
        _note(m, "Not 2 Generella statsbidrag och utjämning", GRANTS, "grants"),
    ]
    return Paper(f"{m.name} kommun: årsredovisning {m.year}", tuple(blocks))


def _results(m: Municipality) -> Table:
    years = (m.year - 1, m.year)
    rows = []
    for what, sign, kind in _LINES:
        cells = [_MKR(m(what, who, y), sign) for who in ("group", "municipality") for y in years]
        budget = _MKR(m(what, basis="budget"), sign)
        rows.append(row(PLAIN[what], [*cells, budget], kind))
    heads: list[list[str | Head]] = [
        ["", Head("Koncernen", 2), Head("Kommunen", 3)],
        ["Belopp i mkr", *(f"Utfall {y}" for y in years), *(f"Utfall {y}" for y in years),
         f"Budget {m.year}"],
    ]  # fmt: skip
    return tall("Resultaträkning", heads, rows)


def _flow(m: Municipality) -> Table:
    years = (m.year - 1, m.year)
    lines = (
        ("Årets resultat", "result", 1, "item"),
        ("Avskrivningar", "depreciation", 1, "item"),
        ("Förändring av avsättningar", "provision-change", 1, "item"),
        ("Ökning (-) eller minskning (+) av fordringar", "receivables-change", -1, "item"),
        ("Förändring av kortfristiga skulder", "short-debt-change", 1, "item"),
        ("Kassaflöde från den löpande verksamheten", "operating-flow", 1, "sum"),
        ("Investeringar", "investments", -1, "item"),
        ("Försäljning av anläggningstillgångar", "asset-sales", 1, "item"),
        ("Kassaflöde från investeringsverksamheten", "investing-flow", 1, "sum"),
        ("Nyupptagna lån", "new-loans", 1, "item"),
        ("Amortering", "repayments", -1, "item"),
        ("Kassaflöde från finansieringsverksamheten", "financing-flow", 1, "sum"),
        ("Årets kassaflöde", "cash-flow", 1, "sum"),
    )
    rows = [
        row(label, [_MKR(m(what, year=y), sign) for y in years], kind)
        for label, what, sign, kind in lines
    ]
    opening = [_MKR(m("cash", year=y - 1)) for y in years]
    rows.append(row("Likvida medel vid årets början", opening))
    closing = [_MKR(m("cash", year=y)) for y in years]
    rows.append(row("Likvida medel vid årets slut", closing, "sum"))
    heads = [["Kassaflödesanalys, mkr", *(str(y) for y in years)]]
    return tall("Kassaflödesanalys", heads, rows)


def _note(m: Municipality, title: str, parts: tuple[str, ...], whole: str) -> Table:
    years = (m.year - 1, m.year)
    rows = [row(PLAIN[one], [_TKR(m(one, year=y)) for y in years]) for one in parts]
    rows.append(row("Summa", [_TKR(m(whole, year=y)) for y in years], "sum"))
    return tall(title, [["tkr", *(str(y) for y in years)]], rows)


FAMILY = Family("group-first", make)
