"""A municipal energy company's annual report: volumes in GWh, business areas, statement in tkr."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from ..compose import Pen, item, plain, row, say, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Cell, Heading, NumberStyle, Paper
from ..quantities import Quantity
from ._book import Book, amount, lower

_STYLE = NumberStyle(thousands=" ", negative="\u2212")
_PEN = Pen("tkr", 0, _STYLE)
_SAY = Pen("mnkr", 1, _STYLE, " Mkr")
_BARE = Pen("mnkr", 1, _STYLE)
_KRONOR = Pen("kr", 0, NumberStyle(thousands=" "), " kronor")
_AREAS = (
    ("Elnät", "grid", 152),
    ("Fjärrvärme", "heat", 204),
    ("Elhandel", "trade", 88),
    ("Stadsnät", "fibre", 41),
    ("Övrig verksamhet", "rest", 15),
)
_COSTS = (
    ("Råvaror och förnödenheter", "fuel", 214),
    ("Övriga externa kostnader", "external", 92),
    ("Personalkostnader", "staff", 71),
)
_VOLUMES = (
    ("Överförd el", "power", 3900, "GWh"),
    ("Såld fjärrvärme", "heat", 2350, "GWh"),
    ("Egenproducerad el", "made", 310, "GWh"),
    ("Såld fjärrkyla", "cold", 92, "GWh"),
)


def _fill(b: Book) -> None:
    """Writes the company's five years."""
    m = b.m
    for year in reversed(m.years):
        scale = m.size * (100 - 3 * (m.year - year)) * 10_000
        areas = [
            b.base("sales", b.near(scale * weight, 0.05), what, year)
            for _label, what, weight in _AREAS
        ]
        sales = b.total("sales", areas, "company", year)
        other = b.base("other-sales", b.near(scale * 9, 0.2), "company", year)
        came = b.total("company-income", [sales, other], "company", year)
        costs = [
            b.base("company-cost", b.near(scale * weight, 0.04), what, year)
            for _label, what, weight in _COSTS
        ]
        worn = b.base("company-worn", b.near(scale * 66, 0.03), "company", year)
        spent = b.total("company-cost", [*costs, worn], "company", year)
        operating = b.linear("ebit", [(came, 1), (spent, -1)], "company", year)
        gained = b.base("company-gained", b.near(scale * 2, 0.3), "company", year)
        paid = b.base("company-paid", b.near(scale * 11, 0.3), "company", year)
        ebt = b.linear("ebt", [(operating, 1), (gained, 1), (paid, -1)], "company", year)
        b.register.quotient(operating, sales)
        put_by = b.base("appropriations", b.near(ebt.value * 3 / 10, 0.2), "company", year)
        taxed = (ebt.value - put_by.value) * 206 / 1000
        tax = b.base("company-tax", b.near(taxed, 0.03), "company", year)
        b.linear("net-profit", [(ebt, 1), (put_by, -1), (tax, -1)], "company", year)
        for _label, what, middle, _unit in _VOLUMES:
            tenths = b.near(m.size * middle, 0.06)
            b.base("volume", tenths / 10, what, year, kind="index")
        b.base("customers", b.near(m.size * 19_000, 0.01), "company", year, kind="count")
        total = b.base("company-assets", b.near(scale * 1350, 0.02), "company", year)
        own = b.base("company-equity", b.near(total.value * 38 / 100, 0.04), "company", year)
        b.base("company-invested", b.near(scale * 95, 0.3), "company", year)
        b.base("company-staff", b.near(m.size * 96, 0.03), "company", year, kind="count")
        b.register.quotient(own, total)
        b.register.per(sales, b("company-staff", "company", year))


def _year(b: Book) -> list[Block]:
    """The year's main figures."""
    m = b.m
    sales, last = b("sales", "company"), b("sales", "company", m.year - 1)
    growth, more = b.growth("sales", "company"), b.change("sales", "company")
    result = b.change("ebt", "company")
    heat, power = b.change("volume", "heat"), b.growth("volume", "power")
    new = b.change("customers", "company")
    best = max(_AREAS[:4], key=lambda one: b.change("sales", one[1]).value)
    return [
        Heading("Förvaltningsberättelse", 1),
        Heading("Året i korthet"),
        item(
            say("Nettoomsättningen blev ", _SAY(sales), " (", _BARE(last), ")."),
            *plain(
                [
                    say(
                        "Det är en ", turn(more, "ökning", "minskning"), " med ",
                        _SAY.share(growth, behind=" procent", size=True), ".",
                    )
                ]
            ),
        ),
        item(
            say(
                "Resultatet efter finansiella poster uppgick till ", _SAY(b("ebt", "company")),
                " (", _BARE(b("ebt", "company", m.year - 1)), ").",
            )
        ),
        item(
            say(
                "Investeringarna blev ", _SAY(b("company-invested", "company")), " (",
                _BARE(b("company-invested", "company", m.year - 1)), ").",
            )
        ),
        item(
            say(
                "Leveransen av fjärrvärme var ", amount(b("volume", "heat"), 1, _STYLE),
                " GWh (", amount(b("volume", "heat", m.year - 1), 1, _STYLE), ").",
            )
        ),
        Heading("Verksamheten"),
        text(
            *plain(
                [
                    say(
                        "Fjärrvärmeleveranserna blev ",
                        amount(heat, 1, _STYLE, size=True, role="difference", behind=" GWh"),
                        " ", turn(heat, "större", "mindre"), " än föregående år.",
                    ),
                    say(
                        "I elnätet överfördes ", amount(b("volume", "power"), 1, _STYLE),
                        " GWh, ", _SAY.share(power, behind=" procent", size=True), " ",
                        turn(power, "mer", "mindre"), f" än {m.year - 1}.",
                    ),
                    say(
                        "Antalet elnätskunder ", turn(new, "växte", "minskade"), " med ",
                        amount(new, style=_STYLE, size=True, role="difference"), " och var ",
                        amount(b("customers", "company"), style=_STYLE), " vid årets slut.",
                    ),
                ]
            )
        ),
        text(
            *plain(
                [
                    say(
                        "Av affärsområdena utvecklades ", lower(best[0]), " starkast i kronor, ",
                        "från ", _SAY(b("sales", best[1], m.year - 1)), " till ",
                        _SAY(b("sales", best[1])), ".",
                    ),
                    say(
                        "Bolagets resultat ", turn(result, "förbättrades", "försämrades"),
                        " med ", _SAY.size(result, "difference"), ".",
                    ),
                ]
            )
        ),
    ]  # fmt: skip


def _areas(b: Book) -> list[Block]:
    """Business areas and volumes."""
    m = b.m
    rows = []
    for label, what, _weight in (*_AREAS, ("Summa nettoomsättning", "company", 0)):
        cells = [
            _PEN(b("sales", what)),
            _PEN(b("sales", what, m.year - 1)),
            _PEN.share(b.growth("sales", what)),
            _PEN.share(b.register.quotient(b("sales", what), b("sales", "company"))),
        ]
        rows.append(row(label, cells if what != "company" else [*cells[:3], None],
                        "sum" if what == "company" else "item"))  # fmt: skip
    heads = ["Affärsområde, tkr", str(m.year), str(m.year - 1), "Förändring, %",
             f"Andel {m.year}, %"]  # fmt: skip
    volumes = [
        row(
            f"{label}, {unit}",
            [amount(b("volume", what, at), 1, _STYLE) for at in (m.year, m.year - 1, m.year - 2)],
        )
        for label, what, _middle, unit in _VOLUMES
    ]
    counts = [b("customers", "company", at) for at in (m.year, m.year - 1, m.year - 2)]
    volumes.append(row("Antal elnätskunder", [amount(one, style=_STYLE) for one in counts]))
    heat = b.register.quotient(b("sales", "heat"), b("sales", "company"))
    two = b.total("grid and heat", [b("sales", "grid"), b("sales", "heat")], "company")
    fibre = b.change("sales", "fibre")
    return [
        Heading("Affärsområden"),
        table("Nettoomsättning per affärsområde", heads, rows),
        text(
            say(
                "Fjärrvärmen svarar för ", _SAY.share(heat, behind=" procent"),
                " av omsättningen och är bolagets största affärsområde.",
            ),
            say("Elnät och fjärrvärme omsatte tillsammans ", _SAY(two), "."),
            *plain(
                [
                    say(
                        "Stadsnätets intäkter ", turn(fibre, "steg", "föll"), " med ",
                        _SAY.size(fibre, "difference"), " och blev ", _SAY(b("sales", "fibre")),
                        ".",
                    )
                ]
            ),
        ),
        table("Leveranser och kunder", ["", str(m.year), str(m.year - 1), str(m.year - 2)],
              volumes),
    ]  # fmt: skip


def _five(b: Book) -> list[Block]:
    """Five years."""
    m = b.m
    lines: list[tuple[str, list[Cell]]] = []

    def line(label: str, make: Callable[[int], Cell]) -> None:
        lines.append((label, [make(at) for at in m.years]))

    def margin(at: int) -> Quantity:
        return b.register.quotient(b("ebit", "company", at), b("sales", "company", at))

    def solid(at: int) -> Quantity:
        return b.register.quotient(
            b("company-equity", "company", at), b("company-assets", "company", at)
        )

    line("Nettoomsättning, tkr", lambda at: _PEN(b("sales", "company", at)))
    line("Rörelseresultat, tkr", lambda at: _PEN(b("ebit", "company", at)))
    line("Resultat efter finansiella poster, tkr", lambda at: _PEN(b("ebt", "company", at)))
    line("Balansomslutning, tkr", lambda at: _PEN(b("company-assets", "company", at)))
    line("Justerat eget kapital, tkr", lambda at: _PEN(b("company-equity", "company", at)))
    line("Investeringar, tkr", lambda at: _PEN(b("company-invested", "company", at)))
    line("Rörelsemarginal, %", lambda at: _PEN.share(margin(at)))
    line("Soliditet, %", lambda at: _PEN.share(solid(at)))
    line("Medelantal anställda", lambda at: amount(b("company-staff", "company", at)))
    rows = [row(label, cells) for label, cells in lines]
    moved = b.register.difference(solid(m.year), solid(m.year - 1))
    each = b.register.per(b("sales", "company"), b("company-staff", "company"))
    invested = b.total(
        "five invested", [b("company-invested", "company", at) for at in m.years], "company"
    )
    return [
        Heading("Flerårsöversikt"),
        table("", ["", *map(str, m.years)], rows),
        text(
            *plain(
                [
                    say(
                        "Soliditeten ", turn(moved, "stärktes", "försvagades"), " med ",
                        _PEN.points(moved), " till ",
                        _PEN.share(solid(m.year), behind=" procent"), ".",
                    )
                ]
            ),
            say(
                "Rörelsemarginalen var ", _PEN.share(margin(m.year), behind=" procent"),
                " jämfört med ", _PEN.share(margin(m.year - 1), behind=" procent"),
                " året innan.",
            ),
            say(
                "Under femårsperioden har bolaget investerat sammanlagt ", _SAY(invested),
                ".",
            ),
            say(
                "Omsättningen per anställd uppgick till ", _SAY(each), ".",
            ),
        ),
    ]  # fmt: skip


def _statement(b: Book) -> list[Block]:
    """The income statement with what is said of it."""
    m = b.m
    lines = [
        ("Nettoomsättning", "sales", "company", 1, "item"),
        ("Övriga rörelseintäkter", "other-sales", "company", 1, "item"),
        ("Summa intäkter", "company-income", "company", 1, "sum"),
        *((label, "company-cost", what, -1, "item") for label, what, _w in _COSTS),
        ("Avskrivningar", "company-worn", "company", -1, "item"),
        ("Summa rörelsekostnader", "company-cost", "company", -1, "sum"),
        ("Rörelseresultat", "ebit", "company", 1, "sum"),
        ("Ränteintäkter", "company-gained", "company", 1, "item"),
        ("Räntekostnader", "company-paid", "company", -1, "item"),
        ("Resultat efter finansiella poster", "ebt", "company", 1, "sum"),
        ("Bokslutsdispositioner", "appropriations", "company", -1, "item"),
        ("Skatt på årets resultat", "company-tax", "company", -1, "item"),
        ("Årets resultat", "net-profit", "company", 1, "sum"),
    ]
    rows, note = [], 1
    for label, what, who, sign, kind in lines:
        note += kind == "item"
        cells = [_PEN(b(what, who, at), sign) for at in (m.year, m.year - 1)]
        rows.append(row(label, [str(note) if kind == "item" else None, *cells], kind))
    fuel = b.growth("company-cost", "fuel")
    paid = b.change("company-paid", "company")
    return [
        Heading("Resultaträkning", 1),
        table("", ["Belopp i tkr", "Not", str(m.year), str(m.year - 1)], rows),
        text(
            *plain(
                [
                    say(
                        "Kostnaderna för bränsle och inköpt energi, redovisade som råvaror och ",
                        "förnödenheter, var ", _SAY.share(fuel, behind=" procent", size=True), " ",
                        turn(fuel, "högre", "lägre"), " än året före.",
                    ),
                    say(
                        "Räntekostnaderna ", turn(paid, "ökade", "minskade"), " från ",
                        _SAY(b("company-paid", "company", m.year - 1)), " till ",
                        _SAY(b("company-paid", "company")), ".",
                    ),
                ]
            )
        ),
    ]  # fmt: skip


def _disposal(b: Book) -> list[Block]:
    """How the profit is to be disposed of."""
    m = b.m
    kronor = Pen("kr", 0, NumberStyle(thousands=" "))
    kept = b.base("retained", b.near(m.size * 61_000_000, 0.3), "company")
    result = b("net-profit", "company")
    free = b.total("free", [kept, result], "company")
    paid = b.base("dividend", b.near(m.size * 6_000, 0.4) * 1000, "company")
    left = b.linear("carried", [(free, 1), (paid, -1)], "company")
    rows = [
        row("Balanserad vinst", [kronor(kept)]),
        row("Årets vinst", [kronor(result)]),
        row("Summa", [kronor(free)], "sum"),
        row("Till aktieägaren utdelas", [kronor(paid)]),
        row("I ny räkning överförs", [kronor(left)]),
        row("Summa", [kronor(free)], "sum"),
    ]
    return [
        Heading("Förslag till vinstdisposition"),
        text(
            say(
                "Till årsstämmans förfogande står ", _KRONOR(free), ", varav ", _KRONOR(paid),
                " föreslås delas ut till ägaren och ", _KRONOR(left), " balanseras.",
            )
        ),
        table("Kronor", ["", str(m.year)], rows),
    ]  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    b = Book(m, chance)
    _fill(b)
    blocks = (*_year(b), *_areas(b), *_five(b), *_disposal(b), *_statement(b))
    return Paper(f"{m.name} Energi AB, årsredovisning {m.year}", blocks)


FAMILY = Family("twelfth-energy-company", make)
