"""The plain report: tkr, the year before the year before, costs negative by a true minus, a column
of note numbers, variances last."""

from __future__ import annotations

from random import Random

from ...compose import Pen, counted, item, row, say, table, text, turn
from ...family import Family
from ...municipality import COSTS, FIXED, INCOME, Municipality
from ...paper import Block, Heading, NumberStyle, Paper

_PEN = Pen("tkr", 0, NumberStyle(thousands="\u00a0", negative="\u2212", zero="0"))
_PROSE = Pen("mnkr", 1, NumberStyle(), " mnkr")
_LABELS = {
    "sales": "Försäljningsintäkter", "fees": "Taxor och avgifter", "rents": "Hyror och arrenden",
    "grants-received": "Bidrag", "contracts": "Försäljning av verksamhet",
    "other-income": "Övriga intäkter", "wages": "Löner och sociala avgifter",
    "pensions": "Pensionskostnader", "purchased": "Köp av huvudverksamhet",
    "premises": "Lokal- och markhyror", "transfers": "Lämnade bidrag",
    "material": "Material och tjänster", "other-costs": "Övriga kostnader",
    "intangible": "Immateriella tillgångar", "buildings": "Mark, byggnader och anläggningar",
    "machinery": "Maskiner och inventarier", "financial-assets": "Finansiella tillgångar",
}  # fmt: skip


def make(municipality: Municipality, chance: Random) -> Paper:
    """The report."""
    m = municipality
    blocks: list[Block] = [
        Heading("Förvaltningsberättelse", 1),
        *_boards(m, chance),
        *_investments(m),
        *_staff(m),
        Heading("Räkenskaper", 1),
        _income_statement(m),
        _balance_sheet(m),
        Heading("Noter", 1),
        *_notes(m),
    ]
    return Paper(f"{m.name} kommun Årsredovisning {m.year}", tuple(blocks))


def _boards(m: Municipality, chance: Random) -> list[Block]:
    rows = []
    for one in (*m.boards, m.central):
        cells = [
            _PEN(m("board-net", one.key, basis="budget"), -1),
            _PEN(m("board-net", one.key), -1),
            _PEN(m.variance("board-net", one.key, -1), role="difference"),
            _PEN(m("board-net", one.key, m.year - 1), -1),
        ]
        rows.append(row(one.name, cells))
    whole = m.variance("board-net", "all", -1)
    rows.append(
        row(
            "Summa nämnder",
            [
                _PEN(m("board-net", "all", basis="budget"), -1),
                _PEN(m("board-net", "all"), -1),
                _PEN(whole),
                _PEN(m("board-net", "all", m.year - 1), -1),
            ],
            "sum",
        )
    )
    heads = ["tkr", f"Budget {m.year}", f"Utfall {m.year}", "Avvikelse", f"Utfall {m.year - 1}"]
    variances = [m.variance("board-net", one.key, -1) for one in m.boards]
    over = m.register.count("boards below budget", variances, -1)
    some = chance.sample(m.boards, 3)
    sentences = [
        say(
            "Nämnderna redovisar sammantaget ett ",
            turn(whole, "överskott", "underskott"),
            " mot budget på ",
            _PROSE.size(whole, "difference"),
            ".",
        ),
        say(
            counted(over, capital=True),
            f" av {len(m.boards)} nämnder redovisar ett underskott mot budget.",
        ),
    ]
    items = []
    for one in some:
        gap = m.variance("board-net", one.key, -1)
        grown = m.change("board-net", one.key)
        items.append(
            item(
                say(
                    f"{one.name} redovisar en avvikelse mot budget på ",
                    _PROSE(gap, role="difference"),
                    ".",
                ),
                say(
                    "Nettokostnaden har ",
                    turn(grown, "ökat", "minskat"),
                    " med ",
                    _PROSE.size(grown, "difference"),
                    f" sedan {m.year - 1}, vilket är ",
                    _PROSE.share(m.growth("board-net", one.key), behind=" procent", size=True),
                    ".",
                ),
            )
        )
    return [
        Heading("Driftredovisning"),
        table("Driftredovisning per nämnd", heads, rows),
        text(*sentences),
        *items,
    ]


def _investments(m: Municipality) -> list[Block]:
    rows = []
    for one in m.projects:
        cells = [
            _PEN(m("project", one.key, basis="budget")),
            _PEN(m("project", one.key)),
            _PEN(m.variance("project", one.key, -1), role="difference"),
        ]
        rows.append(row(one.name, cells))
    gap = m.variance("investments", better=-1)
    cells = [_PEN(m("investments", basis="budget")), _PEN(m("investments")), _PEN(gap)]
    rows.append(row("Summa investeringar", cells, "sum"))
    return [
        Heading("Investeringar"),
        text(
            say(
                "Årets investeringar uppgick till ",
                _PROSE(m("investments")),
                ", att jämföra med en budget på ",
                _PROSE(m("investments", basis="budget")),
                ".",
            ),
        ),
        table("Investeringsredovisning", ["tkr", "Budget", "Utfall", "Avvikelse"], rows),
    ]


def _staff(m: Municipality) -> list[Block]:
    rows = []
    for sex, label in (("women", "Kvinnor"), ("men", "Män")):
        rows.append(row(label, [_PEN(m(sex, year=year)) for year in m.years[:3]]))
    rows.append(row("Totalt", [_PEN(m("employees", year=year)) for year in m.years[:3]], "sum"))
    groups = {"age 29": "29 år och yngre", "age 30-49": "30–49 år", "age 50": "50 år och äldre",
              "women": "Kvinnor", "men": "Män", "all": "Totalt"}  # fmt: skip
    sick = [
        row(label, [_PEN(m("sick-leave", key, year)) for year in m.years[:3]])
        for key, label in groups.items()
    ]
    heads = [str(year) for year in m.years[:3]]
    more, ill = m.change("employees"), m.change("sick-leave", "all")
    return [
        Heading("Personal"),
        table("Antal anställda", ["", *heads], rows),
        text(
            say(
                "Antalet anställda ", turn(more, "ökade", "minskade"), " från ",
                _PROSE.people(m("employees", year=m.year - 1)), " till ",
                _PROSE.people(m("employees")), ".",
            ),
            say(
                "Sjukfrånvaron var ", _PROSE.share(m("sick-leave", "all"), behind=" procent"),
                ", vilket är ", _PROSE.points(ill), " ", turn(ill, "högre", "lägre"),
                " än föregående år.",
            ),
        ),
        table("Sjukfrånvaro i procent av ordinarie arbetstid", ["", *heads], sick),
    ]  # fmt: skip


_STATEMENT = (
    ("Verksamhetens intäkter", "1", "income", 1, "item"),
    ("Verksamhetens kostnader", "2", "costs", -1, "item"),
    ("Avskrivningar", "3", "depreciation", -1, "item"),
    ("Verksamhetens nettokostnader", "", "net-cost", -1, "sum"),
    ("Skatteintäkter", "4", "tax", 1, "item"),
    ("Generella statsbidrag och utjämning", "5", "grants", 1, "item"),
    ("Verksamhetens resultat", "", "operating-result", 1, "sum"),
    ("Finansiella intäkter", "6", "financial-income", 1, "item"),
    ("Finansiella kostnader", "7", "financial-costs", -1, "item"),
    ("Årets resultat", "", "result", 1, "sum"),
)


def _income_statement(m: Municipality) -> Block:
    rows = [
        row(
            label,
            [
                note,
                _PEN(m(what), sign),
                _PEN(m(what, year=m.year - 1), sign),
                _PEN(m(what, basis="budget"), sign),
                _PEN(m(what, "group"), sign),
                _PEN(m(what, "group", m.year - 1), sign),
            ],
            kind,
        )
        for label, note, what, sign, kind in _STATEMENT
    ]
    heads = ["Resultaträkning, tkr", "Not", f"Utfall {m.year}", f"Utfall {m.year - 1}",
             f"Budget {m.year}", f"Koncern {m.year}", f"Koncern {m.year - 1}"]  # fmt: skip
    return table("Resultaträkning", heads, rows)


def _balance_sheet(m: Municipality) -> Block:
    def line(label: str, what: str, kind: str = "item"):  # type: ignore[no-untyped-def]
        years = (m.year, m.year - 1)
        return row(label, [_PEN(m(what, year=year)) for year in years], kind)

    rows = [
        row("TILLGÅNGAR", [], "heading"),
        *(line(_LABELS[one], one) for one in FIXED),
        line("Summa anläggningstillgångar", "fixed-assets", "sum"),
        line("Förråd", "stock"),
        line("Fordringar", "receivables"),
        line("Kortfristiga placeringar", "short-investments"),
        line("Kassa och bank", "cash"),
        line("Summa omsättningstillgångar", "current-assets", "sum"),
        line("SUMMA TILLGÅNGAR", "assets", "sum"),
        row("EGET KAPITAL, AVSÄTTNINGAR OCH SKULDER", [], "heading"),
        line("Ingående eget kapital", "opening-equity"),
        line("Årets resultat", "result"),
        line("Summa eget kapital", "equity", "sum"),
        line("Avsättningar för pensioner", "pension-provision"),
        line("Övriga avsättningar", "other-provisions"),
        line("Summa avsättningar", "provisions", "sum"),
        line("Långfristiga skulder", "long-debt"),
        line("Kortfristiga skulder", "short-debt"),
        line("Summa skulder", "debts", "sum"),
        line("SUMMA EGET KAPITAL, AVSÄTTNINGAR OCH SKULDER", "equity-and-debts", "sum"),
    ]
    heads = ["Balansräkning, tkr", f"{m.year}-12-31", f"{m.year - 1}-12-31"]
    return table("Balansräkning", heads, rows)


def _notes(m: Municipality) -> list[Block]:
    found: list[Block] = []
    for number, title, parts, whole, sign in (
        (1, "Verksamhetens intäkter", INCOME, "income", 1),
        (2, "Verksamhetens kostnader", COSTS, "costs", -1),
    ):
        years = (m.year, m.year - 1)
        rows = [
            row(_LABELS[one], [_PEN(m(one, year=year), sign) for year in years]) for one in parts
        ]
        rows.append(row("Summa", [_PEN(m(whole, year=year), sign) for year in years], "sum"))
        found.append(table(f"Not {number} {title}, tkr", ["", *map(str, years)], rows))
    return found


FAMILY = Family("classic", make)
