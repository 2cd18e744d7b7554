"""A big city: whole mnkr, municipality and group under heads that span, note numbers, oldest or
newest year first, an en dash for minus; a dense text as for investors."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, in_words, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import COSTS, FIXED, GRANTS, INCOME, TAXES, Municipality
from ..paper import Block, Cell, Head, Heading, NumberStyle, Paper, Row
from ._more import shown, ways

_STYLE = NumberStyle(thousands="\u202f", negative="–", zero="–")
_PEN = Pen("mnkr", 0, _STYLE)
_SAY = Pen("mnkr", 0, _STYLE, " mnkr")
_FINE = Pen("mnkr", 1, _STYLE, " miljoner kronor")
_LINES = (
    ("Verksamhetens intäkter", "3", "income", 1, "item"),
    ("Verksamhetens kostnader", "4", "costs", -1, "item"),
    ("Avskrivningar", "5", "depreciation", -1, "item"),
    ("Verksamhetens nettokostnader", "", "net-cost", -1, "sum"),
    ("Skatteintäkter", "6", "tax", 1, "item"),
    ("Generella statsbidrag och utjämning", "7", "grants", 1, "item"),
    ("Verksamhetens resultat", "", "operating-result", 1, "sum"),
    ("Finansiella intäkter", "8", "financial-income", 1, "item"),
    ("Finansiella kostnader", "9", "financial-costs", -1, "item"),
    ("Resultat efter finansiella poster", "", "result", 1, "sum"),
)
_NOTES = (
    ("Not 3 Verksamhetens intäkter", INCOME, "income", 1, (
        "Försäljningsmedel", "Taxor och avgifter", "Hyror och arrenden", "Bidrag från staten",
        "Försäljning av verksamheter och entreprenader", "Övrigt")),
    ("Not 4 Verksamhetens kostnader", COSTS, "costs", -1, (
        "Personalkostnader", "Pensioner", "Köp av huvudverksamhet", "Lokaler", "Lämnade bidrag",
        "Varor och tjänster", "Övrigt")),
    ("Not 6 Skatteintäkter", TAXES, "tax", 1, (
        "Preliminär kommunalskatt", "Slutavräkningsprognos innevarande år",
        "Slutavräkning föregående år")),
    ("Not 7 Generella statsbidrag och utjämning", GRANTS, "grants", 1, (
        "Inkomstutjämning", "Kostnadsutjämning", "Regleringsbidrag", "LSS-utjämning",
        "Kommunal fastighetsavgift")),
)  # fmt: skip

_Years = tuple[int, int]


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    years = (m.year, m.year - 1) if chance.random() < 0.4 else (m.year - 1, m.year)
    notes = _NOTES[: chance.randint(2, len(_NOTES))]
    statements = [_statement(m, years), _balance(m, years)]
    if chance.random() < 0.3:
        statements.reverse()
    parts = [_analysis(m, chance), _operations(m, chance)]
    if chance.random() < 0.5:
        parts.reverse()
    blocks: list[Block] = [
        Heading("Året i korthet", 1),
        *_short(m),
        *[block for part in parts for block in part],
        Heading("Finansiella rapporter", 1),
        *statements,
        Heading("Noter", 1),
        *[_note(m, years, *note) for note in notes],
    ]
    return Paper(f"{m.name} stad – Årsredovisning {m.year}", tuple(blocks))


def _short(m: Municipality) -> list[Block]:
    last = m.year - 1
    gap, folk = m.variance("result"), m.change("inhabitants")
    grown, group = m.growth("inhabitants"), m.change("result", "group")
    told = [
        say("Stadens resultat blev ", _SAY(m("result")), ", vilket är ",
            _SAY.size(gap, "difference"), " ", turn(gap, "bättre", "sämre"),
            " än budgeterade ", _SAY(m("result", basis="budget")), "."),
        say("Kommunkoncernens resultat uppgick till ", _SAY(m("result", "group")), ", en ",
            turn(group, "förbättring", "försämring"), " med ", _SAY.size(group, "difference"),
            f" i förhållande till {last}."),
        say("Befolkningen ", turn(folk, "växte", "minskade"), " med ",
            _PEN.people(folk, "difference", size=True), " personer, motsvarande ",
            _PEN.share(grown, behind=" procent", size=True), ", och vid årets slut hade staden ",
            _PEN.people(m("inhabitants")), " invånare."),
    ]  # fmt: skip
    return [text(*shown(told, 1_000_000))]


def _analysis(m: Municipality, chance: Random) -> list[Block]:
    last, reg = m.year - 1, m.register
    wages, rate = m.change("wages"), m.growth("wages")
    part = reg.quotient(m("wages"), m("costs"))
    both, faster = m.growth("net-cost"), m.growth("tax-and-grants")
    pace = reg.difference(both, faster)
    tax, gap = m.change("tax"), m.variance("tax-and-grants")
    cash, debt = m.change("cash"), m.change("long-debt")
    solid = [reg.quotient(m("equity", year=y), m("assets", year=y)) for y in (m.year, last)]
    firm = reg.difference(*solid)
    self_paid = reg.quotient(m("investments"), m("depreciation"))
    more = m.register.difference(m("result", "group"), m("result"))
    first = [
        say("Personalkostnaderna, som utgör ", _PEN.share(part, behind=" procent"),
            " av verksamhetens kostnader, ", turn(wages, "steg", "föll"), " med ",
            _SAY.size(wages, "difference"), " (", _PEN.share(rate, behind=" %", size=True), ")."),
        ways(chance,
            say("Nettokostnaderna ökade med ", _PEN.share(both, behind=" procent"),
                " medan skatter och bidrag ökade med ", _PEN.share(faster, behind=" procent"), "."),
            say("Nettokostnadernas ökningstakt på ", _PEN.share(both, behind=" procent"),
                " var ", _PEN.points(pace), " ", turn(pace, "högre", "lägre"),
                " än skatternas och bidragens (", _PEN.share(faster, behind=" procent"), ").")),
        say("Skatteintäkterna ", turn(tax, "ökade", "minskade"), " från ",
            _PEN(m("tax", year=last)), " till ", _SAY(m("tax")), "."),
        say("Sammantaget gav skatter och statsbidrag ", _SAY(m("tax-and-grants")), ", ",
            _SAY.size(gap, "difference"), " ", turn(gap, "mer", "mindre"), " än i budgeten."),
        say("Finansnettot stannade på ", _SAY(m("financial-net")), " (",
            _SAY(m("financial-net", year=last)), ")."),
    ]  # fmt: skip
    if both.value <= 0 or faster.value <= 0:
        del first[1]
    fees, got = m.change("fees"), m.register.quotient(m("grants-received"), m("income"))
    side = m.register.total(f"fees and rents:{m.year}", [m("fees"), m("rents")])
    fine = _FINE.but(behind=" mnkr")
    first.append(
        ways(
            chance,
            say("Av verksamhetens intäkter, ", fine(m("income")), ", kom ",
                fine(m("grants-received")), " (", _PEN.share(got, behind=" %"),
                ") från riktade bidrag och ", fine(side, role="sum"), " från avgifter och hyror."),
            say("Taxor och avgifter gav ", fine(m("fees")), ", ", fine.size(fees, "difference"),
                " ",
                turn(fees, "mer", "mindre"),
                    " än året innan, medan bidragen från staten uppgick till ",
                fine(m("grants-received")), " (", fine(m("grants-received", year=last)), ")."),
        )
    )  # fmt: skip
    pension, rate = m.change("pensions"), m.growth("pensions")
    first.append(
        say("Pensionskostnaderna ", turn(pension, "ökade", "minskade"), " med ",
            _PEN.share(rate, behind=" procent", size=True), " till ", fine(m("pensions")),
            " enligt pensionsförvaltarens beräkning.")
    )  # fmt: skip
    second = [
        say("Likvida medel ", turn(cash, "ökade", "minskade"), " till ", _SAY(m("cash")),
            " från ", _SAY(m("cash", year=last)), " vid föregående årsskifte."),
        say("De långfristiga skulderna var ", _SAY(m("long-debt")), ", det vill säga ",
            _SAY.size(debt, "difference"), " ", turn(debt, "högre", "lägre"), f" än {last}."),
        say("Stadens soliditet ", turn(firm, "stärktes", "försvagades"), " med ",
            _PEN.points(firm), " till ", _PEN.share(solid[0], behind=" procent"), "."),
        say("Investeringarna uppgick till ", _FINE(m("investments")), " (",
            _FINE.but(behind="")(m("investments", year=last)), "), vilket motsvarar ",
            _PEN.share(self_paid, behind=" procent"), " av avskrivningarna."),
        say("Bolagen och koncernjusteringarna bidrog med ", _SAY(more, role="difference"),
            " till koncernens resultat."),
    ]  # fmt: skip
    return [
        Heading("Ekonomisk analys", 1),
        Heading("Resultat och kostnadsutveckling"),
        text(*shown(first, 1_000_000)),
        Heading("Finansiell ställning"),
        text(*shown(second, 1_000_000)),
    ]


def _operations(m: Municipality, chance: Random) -> list[Block]:
    last = m.year - 1
    fine = Pen("mnkr", 1, _STYLE)

    def line(label: str, key: str, kind: str = "item") -> Row:
        return row(label, [
            fine(m("board-net", key, last), -1),
            fine(m("board-income", key)), fine(m("board-cost", key), -1),
            fine(m("board-net", key), -1),
            fine(m("board-net", key, basis="budget"), -1),
            fine(m.variance("board-net", key, -1), role="" if kind == "sum" else "difference"),
        ], kind)  # fmt: skip

    rows = [line("Stadens nämnder totalt", "all", "sum")]
    rows += [line(one.name, one.key) for one in (*m.boards, m.central)]
    heads = [
        [Head(""), Head(f"Utfall {last}"), Head(f"Utfall {m.year}", 3), Head(f"Budget {m.year}"),
         Head("Budget-")],
        [Head("Mnkr"), Head("Netto"), Head("Intäkter"), Head("Kostnader"), Head("Netto"),
         Head("Netto"), Head("avvikelse")],
    ]  # fmt: skip
    gaps = [m.variance("board-net", one.key, -1) for one in m.boards]
    below = m.register.count("city boards below budget", gaps, -1)
    above = m.register.count("city boards above budget", gaps, 1)
    minus = [one for one in m.boards if m.variance("board-net", one.key, -1).value < 0]
    plus = [one for one in m.boards if m.variance("board-net", one.key, -1).value > 0]
    told = [
        say(counted(above, capital=True),
            f" av stadens {in_words()(Decimal(len(m.boards)))} nämnder "
            "redovisar en positiv budgetavvikelse, medan ",
            counted(below), " redovisar en negativ."),
    ]  # fmt: skip
    if not above.value or not below.value:
        told.pop()
    for some, word in ((plus, "överskotten"), (minus, "underskotten")):
        ordered = sorted(some, key=lambda o: -abs(m.variance("board-net", o.key, -1).value))
        if len(ordered) > 1:
            one, two = ordered[:2]
            told.append(
                say(f"De största {word} finns hos ", one.name.lower(), " (",
                    _FINE.but(behind=" mnkr").size(m.variance("board-net", one.key, -1),
                    "difference"),
                    ") och ", two.name.lower(), " (",
                    _FINE.but(behind=" mnkr").size(m.variance("board-net", two.key, -1),
                    "difference"),
                    ").")
            )  # fmt: skip
    for one in chance.sample(m.boards, 2):
        grown, rate = m.change("board-cost", one.key), m.growth("board-cost", one.key)
        told.append(
            say("Kostnaderna inom ", one.name.lower(), " blev ", _FINE(m("board-cost", one.key)),
                " jämfört med ", _FINE.but(behind="")(m("board-cost", one.key, last)),
                " året före, en ", turn(grown, "ökning", "minskning"), " med ",
                _PEN.share(rate, behind=" procent", size=True), ".")
        )  # fmt: skip
    return [
        Heading("Nämndernas resultat", 1),
        tall("Driftredovisning per nämnd", heads, rows),
        text(*shown(told)),
    ]


def _statement(m: Municipality, years: _Years) -> Block:
    heads = [
        [Head(""), Head(""), Head("Kommunen", 3), Head("Kommunkoncernen", 2)],
        [
            *(Head("Mnkr"), Head("Not")),
            *(Head(str(y)) for y in years),
            Head(f"Budget {m.year}"),
            *(Head(str(y)) for y in years),
        ],
    ]
    rows = []
    for label, note, what, sign, kind in _LINES:
        cells: list[Cell] = [note, *(_PEN(m(what, year=y), sign) for y in years)]
        cells.append(_PEN(m(what, basis="budget"), sign))
        cells += [_PEN(m(what, "group", y), sign) for y in years]
        rows.append(row(label, cells, kind))
    return tall("Resultaträkning", heads, rows)


def _balance(m: Municipality, years: _Years) -> Block:
    def line(label: str, what: str, note: str = "", kind: str = "item") -> Row:
        return row(label, [note, *[_PEN(m(what, year=y)) for y in years]], kind)

    names = ("Immateriella anläggningstillgångar", "Mark, byggnader och tekniska\nanläggningar",
             "Maskiner och inventarier", "Finansiella anläggningstillgångar")  # fmt: skip
    rows = [
        *[line(name, what, str(10 + FIXED.index(what)))
          for name, what in zip(names, FIXED, strict=True)],
        line("Summa anläggningstillgångar", "fixed-assets", "", "sum"),
        line("Förråd m.m.", "stock", "14"),
        line("Fordringar", "receivables", "15"),
        line("Kortfristiga placeringar", "short-investments", "16"),
        line("Likvida medel", "cash", "17"),
        line("Summa omsättningstillgångar", "current-assets", "", "sum"),
        line("Summa tillgångar", "assets", "", "sum"),
        line("Eget kapital", "equity", "18"),
        line("Avsättningar för pensioner", "pension-provision", "19"),
        line("Andra avsättningar", "other-provisions", "20"),
        line("Summa avsättningar", "provisions", "", "sum"),
        line("Långfristiga skulder", "long-debt", "21"),
        line("Kortfristiga skulder", "short-debt", "22"),
        line("Summa skulder", "debts", "", "sum"),
        line("Summa eget kapital, avsättningar och skulder", "equity-and-debts", "", "sum"),
    ]  # fmt: skip
    return table("Balansräkning, kommunen", ["Mnkr", "Not", *[f"{y}-12-31" for y in years]], rows)


def _note(m: Municipality, years: _Years, title: str, parts, whole: str, sign: int, names) -> Block:  # type: ignore[no-untyped-def]
    fine = Pen("mnkr", 1, _STYLE)
    columns = [(who, y) for who in ("municipality", "group") for y in years]
    heads = [
        [Head(""), Head("Kommunen", 2), Head("Kommunkoncernen", 2)],
        [Head("Mnkr"), *[Head(str(y)) for _who, y in columns]],
    ]
    rows = [
        row(name, [fine(m(what, who, y), sign) for who, y in columns])
        for what, name in zip(parts, names, strict=True)
    ]
    rows.append(row("Summa", [fine(m(whole, who, y), sign) for who, y in columns], "sum"))
    return tall(title, heads, rows)


FAMILY = Family("big-city", make)
