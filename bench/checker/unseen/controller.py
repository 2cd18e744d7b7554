"""A mid-sized municipality's annual report as its controller writes it: mkr with one decimal, the
newest year last, a column of notes, income and cost for each board, figures of last year in
parentheses behind those of the year."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, plain, row, say, table, text, turn
from ..family import Family
from ..municipality import COSTS, GRANTS, INCOME, TAXES, Board, Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Paragraph, Row, Sentence, Table

_PEN = Pen("mnkr", 1, NumberStyle(negative="-"))
_TEXT = Pen("mnkr", 1, NumberStyle(negative="-"), " mkr")
_EACH = Pen("kr", 0, NumberStyle(), " kronor")
_STATEMENT = (
    ("Verksamhetens intäkter", "1", "income", 1),
    ("Verksamhetens kostnader", "2", "costs", -1),
    ("Avskrivningar och nedskrivningar", "3", "depreciation", -1),
    ("Verksamhetens nettokostnader", "", "net-cost", -1),
    ("Skatteintäkter", "4", "tax", 1),
    ("Generella statsbidrag och kommunalekonomisk utjämning", "5", "grants", 1),
    ("Verksamhetens resultat", "", "operating-result", 1),
    ("Finansiella intäkter", "6", "financial-income", 1),
    ("Finansiella kostnader", "7", "financial-costs", -1),
    ("Årets resultat", "", "result", 1),
)
_SUMS = ("net-cost", "operating-result", "result")
_NAMES = {
    "sales": "Försäljningsmedel", "fees": "Taxor och avgifter", "rents": "Hyror och arrenden",
    "grants-received": "Riktade bidrag", "contracts": "Försäljning av verksamheter och tjänster",
    "other-income": "Övrigt", "wages": "Löner inkl. arbetsgivaravgifter",
    "pensions": "Pensioner inkl. löneskatt", "purchased": "Entreprenader och köp av verksamhet",
    "premises": "Hyra av lokaler", "transfers": "Bidrag och transfereringar",
    "material": "Förbrukningsmaterial och konsulter", "other-costs": "Övriga kostnader",
    "preliminary-tax": "Preliminär kommunalskatt", "tax-forecast": "Preliminär slutavräkning",
    "tax-final": "Slutavräkning föregående år", "income-equalisation": "Inkomstutjämning",
    "cost-equalisation": "Kostnadsutjämning", "regulation": "Regleringsbidrag",
    "lss": "LSS-utjämning", "property-fee": "Kommunal fastighetsavgift",
}  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    return Paper(
        f"{m.name} kommun – Årsredovisning {m.year}",
        (
            Heading("Ekonomisk översikt", 1),
            Heading("Resultat och kapacitet"),
            *_outline(m),
            Heading("Balansräkningen i korthet"),
            *_balance(m),
            Heading("Driftredovisning", 1),
            *_operations(m, chance),
            Heading("Finansiella rapporter", 1),
            _statement(m),
            Heading("Noter", 1),
            *_notes(m),
        ),
    )


def _outline(m: Municipality) -> list[Block]:
    whole, last = m("tax-and-grants"), m("tax-and-grants", year=m.year - 1)
    share = m.register.quotient(m("net-cost"), whole)
    share_last = m.register.quotient(m("net-cost", year=m.year - 1), last)
    gap, costs, taxes = m.variance("result"), m.change("net-cost"), m.change("tax-and-grants")
    points = m.register.difference(share, share_last)
    first = plain(
        [
            say(
                f"{m.name} kommun redovisar för {m.year} ett resultat på ", _TEXT(m("result")),
                " (", _PEN(m("result", year=m.year - 1)), " mkr föregående år).",
            ),
            say(
                "Gentemot budgeten är det en ", turn(gap, "förbättring", "försämring"), " med ",
                _TEXT.size(gap, "difference"), ".",
            ),
            say(
                "Resultatet motsvarar ",
                _TEXT.share(m.register.quotient(m("result"), whole), behind=" procent"),
                " av skatteintäkter och generella statsbidrag.",
            ),
        ]
    )  # fmt: skip
    second = plain(
        [
            say(
                "Verksamhetens nettokostnader ", turn(costs, "steg", "sjönk"), " med ",
                _TEXT.share(m.growth("net-cost"), behind=" %", size=True), ", från ",
                _PEN(m("net-cost", year=m.year - 1)), " till ", _TEXT(m("net-cost")), ".",
            ),
            say(
                "Skatteintäkter och statsbidrag ", turn(taxes, "växte", "krympte"),
                " under samma period med ", _TEXT.size(taxes, "difference"), " eller ",
                _TEXT.share(m.growth("tax-and-grants"), behind=" %", size=True), ".",
            ),
            say(
                "Av varje skattekrona gick därmed ", _TEXT.share(share, behind=" procent"),
                " till den löpande driften, ", _TEXT.points(points, " procentenheter "),
                turn(points, "mer", "mindre"), " än året innan.",
            ),
        ]
    )  # fmt: skip
    rows = [
        row("Nettokostnader/skatt och statsbidrag, %", [_PEN.share(share_last), _PEN.share(share)]),
        row(
            "Årets resultat/skatt och statsbidrag, %",
            [
                _PEN.share(m.register.quotient(m("result", year=m.year - 1), last)),
                _PEN.share(m.register.quotient(m("result"), whole)),
            ],
        ),
    ]
    heads = ["Nyckeltal", str(m.year - 1), str(m.year)]
    return [text(*first), text(*second), table("Driftkostnadsandel", heads, rows)]


def _solid(m: Municipality, back: int = 0):  # type: ignore[no-untyped-def]
    year = m.year - back
    return m.register.quotient(m("equity", year=year), m("assets", year=year))


def _balance(m: Municipality) -> list[Block]:
    years = (m.year - 2, m.year - 1, m.year)
    lines = (
        ("Anläggningstillgångar", "fixed-assets", "item"),
        ("Omsättningstillgångar", "current-assets", "item"),
        ("Summa tillgångar", "assets", "sum"),
        ("Eget kapital", "equity", "item"),
        ("Avsättningar", "provisions", "item"),
        ("Långfristiga skulder", "long-debt", "item"),
        ("Kortfristiga skulder", "short-debt", "item"),
        ("Summa eget kapital och skulder", "equity-and-debts", "sum"),
    )
    rows = [
        row(label, [_PEN(m(what, year=year)) for year in years], kind)
        for label, what, kind in lines
    ]
    back = (2, 1, 0)
    rows.append(row("Soliditet, %", [_PEN.share(_solid(m, one)) for one in back]))
    debt, solid = m.change("long-debt"), m.register.difference(_solid(m), _solid(m, 1))
    invested = m.register.quotient(m("depreciation"), m("investments"))
    each = m.register.per(m("long-debt"), m("inhabitants"))
    told = plain(
        [
            say(
                "Vid årsskiftet uppgick balansomslutningen till ", _TEXT(m("assets")), " (",
                _PEN(m("assets", year=m.year - 1)), ").",
            ),
            say(
                "Soliditeten ", turn(solid, "stärktes", "försvagades"), " till ",
                _TEXT.share(_solid(m), behind=" procent"), " (",
                _TEXT.share(_solid(m, 1)), ").",
            ),
            say(
                "Låneskulden ", turn(debt, "ökade", "minskade"), " med ",
                _TEXT.size(debt, "difference"), " och var vid årets slut ",
                _TEXT(m("long-debt")), ", det vill säga ", _EACH(each), " per invånare.",
            ),
            say(
                "Nya lån togs upp med ", _TEXT(m("new-loans")), " medan ",
                _TEXT(m("repayments")), " amorterades.",
            ),
            say(
                "Kommunen investerade för ", _TEXT(m("investments")), " mot budgeterade ",
                _TEXT(m("investments", basis="budget")),
                "; avskrivningarna motsvarade ", _TEXT.share(invested, behind=" procent"),
                " av investeringsutgifterna.",
            ),
        ]
    )  # fmt: skip
    heads = ["mkr", *(f"{year}-12-31" for year in years)]
    return [text(*told), table("Balansräkning i sammandrag", heads, rows)]


def _line(m: Municipality, label: str, who: str, kind: str = "item") -> Row:
    cells = [
        _PEN(m("board-net", who, m.year - 1), -1),
        _PEN(m("board-income", who)),
        _PEN(m("board-cost", who), -1),
        _PEN(m("board-net", who), -1),
        _PEN(m("board-net", who, basis="budget"), -1),
        _PEN(m.variance("board-net", who, -1), role="difference"),
    ]
    return row(label, cells, kind)


def _operations(m: Municipality, chance: Random) -> list[Block]:
    rows = [_line(m, one.name, one.key) for one in m.boards]
    rows.append(_line(m, "Finansförvaltning m.m.", "central"))
    rows.append(_line(m, "Totalt", "all", "sum"))
    heads = [
        "Nämnd, mkr", f"Netto {m.year - 1}", f"Intäkter {m.year}", f"Kostnader {m.year}",
        f"Netto {m.year}", f"Budget {m.year}", "Avvikelse",
    ]  # fmt: skip
    every = [m.variance("board-net", one.key, -1) for one in m.boards]
    good = m.register.count("boards in balance", every, 1)
    bad = m.register.count("boards over", every, -1)
    biggest = sorted(m.boards, key=lambda one: -m("board-net", one.key).value)[:3]
    three = m.register.total("three biggest", [m("board-net", one.key) for one in biggest])
    worst = min(m.boards, key=lambda one: m.variance("board-net", one.key, -1).value)
    whole = m.variance("board-net", "all", -1)
    gap = m.variance("board-net", worst.key, -1)
    names = f"{biggest[0].name}, {biggest[1].name.lower()} och {biggest[2].name.lower()}"
    told = plain(
        [
            say(
                "Verksamheten som helhet visar ett ", turn(whole, "överskott", "underskott"),
                " mot budget om ", _TEXT.size(whole, "difference"), ".",
            ),
            say(
                f"{names} stod tillsammans för ", _TEXT(three), " av nettokostnaderna, vilket är ",
                _TEXT.share(m.register.quotient(three, m("board-net", "all")), behind=" procent"),
                " av det totala.",
            ),
            say(
                f"Svagast utfall mot sin ram har {worst.name.lower()} med ett ",
                turn(gap, "plus", "minus"), " på ", _TEXT.size(gap, "difference"), ".",
            ),
        ]
    )  # fmt: skip
    # Who counts sees the printed tenths: where one is 0,0 on paper, nobody counts.
    if all(abs(one.value) >= 50_000 for one in every):
        told.append(
            say(
                counted(good, capital=True), " av nämnderna klarade sin budget medan ",
                counted(bad), " gick med underskott.",
            )
        )  # fmt: skip
    # Nobody writes at length of the auditors' tenth of a million.
    large = sorted(m.boards, key=lambda one: -m("board-net", one.key).value)[:5]
    some = chance.sample(large, 3)
    blocks: list[Block] = [text(*told), table("Utfall per nämnd", heads, rows)]
    for number, one in enumerate(some):
        blocks += [Heading(one.name, 3), _board(m, one, number)]
    return blocks


def _board(m: Municipality, one: Board, number: int) -> Paragraph:
    gap, grown = m.variance("board-net", one.key, -1), m.change("board-net", one.key)
    income, cost = m.variance("board-income", one.key), m.variance("board-cost", one.key, -1)
    staff = m.change("employees", one.key)
    ways: tuple[list[Sentence], ...] = (
        [
            say(
                "Nettokostnaden landade på ", _TEXT(m("board-net", one.key)),
                " att ställa mot budgetens ", _TEXT(m("board-net", one.key, basis="budget")), ".",
            ),
            say(
                "Intäkterna blev ", _TEXT.size(income, "difference"), " ",
                turn(income, "högre", "lägre"), " än budgeterat och kostnaderna ",
                _TEXT.size(cost, "difference"), " ", turn(cost, "lägre", "högre"), ".",
            ),
        ],
        [
            say(
                "Nämndens budgetavvikelse är ", _TEXT(gap, role="difference"), ", motsvarande ",
                _TEXT.share(
                    m.register.quotient(gap, m("board-net", one.key, basis="budget")),
                    behind=" procent",
                ),
                " av den tilldelade ramen.",
            ),
            say(
                "Sedan föregående år har nettokostnaderna ", turn(grown, "stigit", "sjunkit"),
                " med ", _TEXT.share(m.growth("board-net", one.key), behind=" %", size=True),
                " (", _TEXT.size(grown, "difference"), ").",
            ),
        ],
        [
            say(
                "Bruttokostnaderna var ", _TEXT(m("board-cost", one.key)), ", varav ",
                _TEXT(m("board-income", one.key)), " finansierades med egna intäkter.",
            ),
            say(
                "Antalet medarbetare ", turn(staff, "ökade", "minskade"), " med ",
                _TEXT.people(staff, "difference", True), " till ",
                _TEXT.people(m("employees", one.key)), ".",
            ),
        ],
    )  # fmt: skip
    return text(*plain(ways[number]))


def _statement(m: Municipality) -> Table:
    rows = []
    for label, note, what, sign in _STATEMENT:
        cells = [
            note,
            _PEN(m(what, year=m.year - 1), sign),
            _PEN(m(what), sign),
            _PEN(m(what, basis="budget"), sign),
            _PEN(m.variance(what, better=sign), role="difference"),
        ]
        rows.append(row(label, cells, "sum" if what in _SUMS else "item"))
    heads = ["Belopp i mkr", "Not", f"Utfall {m.year - 1}", f"Utfall {m.year}",
             f"Budget {m.year}", "Budgetavvikelse"]  # fmt: skip
    return table("Resultaträkning", heads, rows)


def _notes(m: Municipality) -> list[Block]:
    found: list[Block] = []
    for number, title, parts, whole in (
        (1, "Verksamhetens intäkter", INCOME, "income"),
        (2, "Verksamhetens kostnader", COSTS, "costs"),
        (4, "Skatteintäkter", TAXES, "tax"),
        (5, "Generella statsbidrag och utjämning", GRANTS, "grants"),
    ):
        years = (m.year - 1, m.year)
        sign = -1 if whole == "costs" else 1
        rows = [
            row(_NAMES[one], [_PEN(m(one, year=year), sign) for year in years]) for one in parts
        ]
        rows.append(row("Summa", [_PEN(m(whole, year=year), sign) for year in years], "sum"))
        found.append(table(f"Not {number}. {title} (mkr)", ["", *map(str, years)], rows))
    wages, share = m.change("wages"), m.register.quotient(m("wages"), m("costs"))
    told = plain(
        [
            say(
                "Lönekostnaderna utgjorde ", _TEXT.share(share, behind=" procent"),
                " av verksamhetens kostnader och ", turn(wages, "ökade", "minskade"),
                " jämfört med föregående år med ", _TEXT.size(wages, "difference"), ".",
            )
        ]
    )  # fmt: skip
    return [*found, text(*told)]


FAMILY = Family("controller", make)
