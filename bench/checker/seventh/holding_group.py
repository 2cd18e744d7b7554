"""A municipal group of housing, energy and parking companies: MSEK with one decimal and costs in
parentheses, companies as columns with eliminations, Swedish and English labels side by side."""

from __future__ import annotations

from random import Random

from ..compose import Pen, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Basis, Municipality
from ..paper import Block, Cell, Head, Heading, NumberStyle, Paper, Row
from ..quantities import Quantity
from ._holding_words import growth, investments, power
from ._ledger import Ledger, clear, number

_STYLE = NumberStyle(thousands=" ", negative="()", zero="–")
_T = Pen("mnkr", 1, _STYLE)
_P = Pen("mnkr", 1, NumberStyle(), " MSEK")
_E = Pen("mnkr", 1, NumberStyle(thousands=",", decimal="."), " million")
_KR = Pen("kr", 0, NumberStyle(), " kr")
_PLAIN = NumberStyle()
# Key, name, turnover for a size of one, and what of it is used for operations, wear and interest.
_COMPANIES = (
    ("parent", "Stadshus AB", 6, 1.5, 0.01, 0.4),
    ("homes", "Bostads AB", 310, 0.58, 0.19, 0.09),
    ("energy", "Energi AB", 420, 0.72, 0.14, 0.04),
    ("parking", "Parkerings AB", 27, 0.62, 0.2, 0.06),
)
_KEYS = tuple(one[0] for one in _COMPANIES)
_LINES = (
    ("turnover", "Nettoomsättning / Net turnover", 1, "item"),
    ("running", "Rörelsekostnader / Operating costs", -1, "item"),
    ("wear", "Av- och nedskrivningar / Depreciation", -1, "item"),
    ("operating", "Rörelseresultat / Operating profit", 1, "sum"),
    ("interest", "Räntenetto / Net interest", -1, "item"),
    ("profit", "Resultat efter finansiella poster / Profit after financial items", 1, "sum"),
)


def _ledger(m: Municipality) -> Ledger:
    books = Ledger(m, "holding")
    size = float(m.size)
    for key, _name, turnover, run, wear, interest in _COMPANIES:
        for what, share in (
            ("turnover", 1.0), ("running", run), ("wear", wear), ("interest", interest),
        ):  # fmt: skip
            books.series(what, key, size * turnover * share * 1_000_000, (-0.01, 0.05))
        for what in ("turnover", "running", "wear", "interest"):
            books.budget(what, key, 0.015, 100_000)
    _consolidate(books, size)
    for key in _KEYS:
        _results(books, key, m.year, "budget")
    _facts(books, size)
    return books


def _consolidate(books: Ledger, size: float) -> None:
    for year in sorted(books.years):
        # What the companies buy of each other goes out on both sides.
        inner = -round(size * books.chance.uniform(9, 12) * 1_000_000)
        for what in ("turnover", "running"):
            books.put(what, "inner", inner, year)
        for what in ("wear", "interest"):
            books.put(what, "inner", 0, year)
        for who in (*_KEYS, "inner"):
            _results(books, who, year)
        for what in ("turnover", "running", "wear", "interest"):
            books.add(what, "all", [(books(what, one, year), 1) for one in (*_KEYS, "inner")], year)
        _results(books, "all", year)
        for what in ("operating", "profit"):
            parts = [(books(what, one, year), 1) for one in (*_KEYS, "inner")]
            books.register.follows(books(what, "all", year), parts)


def _results(books: Ledger, who: str, year: int, at: Basis = "outcome") -> None:
    terms = [(books("turnover", who, year, at), 1), (books("running", who, year, at), -1),
             (books("wear", who, year, at), -1)]  # fmt: skip
    found = books.add("operating", who, terms, year, at)
    books.add("profit", who, [(found, 1), (books("interest", who, year, at), -1)], year, at)


def _facts(books: Ledger, size: float) -> None:
    books.series("assets", "", size * 3_900_000_000, (0.01, 0.06))
    books.series("equity", "", size * 1_250_000_000, (0.01, 0.06))
    books.series("loans", "", size * 2_100_000_000, (0.0, 0.06))
    books.series("invested", "homes", size * 180_000_000, (-0.2, 0.2))
    books.series("invested", "energy", size * 120_000_000, (-0.2, 0.2))
    books.series("invested", "parking", size * 8_000_000, (-0.4, 0.4))
    for year in sorted(books.years):
        three = [(books("invested", one, year), 1) for one in ("homes", "energy", "parking")]
        books.add("invested", "all", three, year)
    books.series("flats", "", size * 3400, (0.0, 0.02), "count")
    books.series("area", "", size * 226_000, (0.0, 0.02), "count")
    for year in sorted(books.years):
        empty = round(float(books("flats", "", year).value) * books.chance.uniform(0.004, 0.025))
        books.put("empty", "", empty, year, kind="count")
        rent = round(float(books("area", "", year).value) * books.chance.uniform(1180, 1240))
        books.put("rent", "", rent, year)
    for key, start in (("heat", 265), ("power", 62), ("sold", 410)):
        books.series("gwh", key, size * start, (-0.06, 0.06), "index", 1)
    books.series("customers", "grid", size * 17_800, (0.0, 0.02), "count")
    books.series("customers", "fibre", size * 11_200, (0.01, 0.06), "count")


def make(m: Municipality, chance: Random) -> Paper:
    """The group's year."""
    books = _ledger(m)
    blocks: list[Block] = [
        Heading(f"{m.name} Stadshus AB, koncernen / The Group", 1),
        Heading("Sammanfattning"),
        *_short(books),
        Heading("Summary in English"),
        *_english(books),
        Heading("Koncernens resultat / Group results"),
        *_group(books),
        *growth(books),
        Heading("Bolagen mot budget / Companies against budget"),
        *_companies(books, chance),
        Heading("Bostäder / Housing"),
        *_homes(books),
        Heading("Energi / Energy"),
        *_energy(books),
        *power(books),
        Heading("Investeringar och finansiering / Investments and financing"),
        *_finance(books),
        *investments(books),
    ]
    return Paper(f"{m.name} Stadshus – året {m.year} / The year {m.year}", tuple(blocks))


def _short(books: Ledger) -> list[Block]:
    profit, turnover = books.change("profit", "all"), books.change("turnover", "all")
    return [
        text(
            *clear(
                say(
                    "Koncernens omsättning blev ", _P(books("turnover", "all")), ", vilket är ",
                    _P.size(turnover, "difference"), " ", turn(turnover, "mer", "mindre"),
                    " än i fjol (", _P.share(books.growth("turnover", "all"), behind=" %"), ").",
                ),
                say(
                    "Resultatet efter finansiella poster ",
                    turn(profit, "förbättrades", "försämrades"), " med ",
                    _P.size(profit, "difference"), " och uppgick till ",
                    _P(books("profit", "all")), ".",
                ),
                least=100_000,
            )
        )
    ]  # fmt: skip


def _english(books: Ledger) -> list[Block]:
    profit = books.change("profit", "all")
    solid = books.register.quotient(books("equity"), books("assets"))
    return [
        text(
            *clear(
                say(
                    "Group turnover was SEK ", _E(books("turnover", "all")),
                    ", compared with SEK ", _E(books("turnover", "all", books.year - 1)),
                    " the year before.",
                ),
                say(
                    "Profit after financial items ", turn(profit, "rose", "fell"), " by SEK ",
                    _E.size(profit, "difference"), " to SEK ", _E(books("profit", "all")), ".",
                ),
                say(
                    "At year-end the equity ratio stood at ", _E.share(solid, behind=" per cent"),
                    ".",
                ),
                least=100_000,
            )
        )
    ]  # fmt: skip


def _group(books: Ledger) -> list[Block]:
    rows: list[Row] = []
    for what, label, sign, kind in _LINES:
        cells: list[Cell] = [_T(books(what, one), sign) for one in (*_KEYS, "inner")]
        cells += [_T(books(what, "all"), sign), _T(books(what, "all", books.year - 1), sign)]
        rows.append(row(label, cells, kind))
    heads: list[list[str | Head]] = [
        ["", Head(str(books.year), 6), Head(str(books.year - 1), 1)],
        ["MSEK", *(one[1] for one in _COMPANIES), "Elim.", "Koncern", "Koncern"],
    ]
    r = books.register
    margin = {y: r.quotient(books("operating", "all", y), books("turnover", "all", y))
              for y in books.years}  # fmt: skip
    moved = r.difference(margin[books.year], margin[books.year - 1])
    share = r.quotient(books("turnover", "energy"), books("turnover", "all"))
    return [
        tall("Koncernens resultaträkning / Consolidated income statement", heads, rows),
        text(
            *clear(
                say(
                    "Rörelseresultatet, ", _P(books("operating", "all")),
                    ", gav en rörelsemarginal på ", _P.share(margin[books.year], behind=" %"),
                    " mot ", _P.share(margin[books.year - 1], behind=" %"),
                    " föregående år, ", turn(moved, "upp", "ned"), " ", _P.points(moved), ".",
                ),
                say(
                    "Energibolaget omsatte ", _P(books("turnover", "energy")), " och svarade för ",
                    _P.share(share, behind=" %"), " av koncernens omsättning.",
                ),
                say(
                    "Inköp mellan bolagen för ", _P.size(books("turnover", "inner")),
                    " har eliminerats.",
                ),
            )
        ),
    ]  # fmt: skip


def _companies(books: Ledger, chance: Random) -> list[Block]:
    rows = []
    for key, name, *_rest in _COMPANIES:
        cells = [
            _T(books("turnover", key)), _T(books("profit", key)),
            _T(books("profit", key, basis="budget")),
            _T(books.variance("profit", key), role="difference"),
            _T(books("profit", key, books.year - 1)),
        ]  # fmt: skip
        rows.append(row(name, cells))
    heads = ["Bolag / Company", "Omsättning / Turnover", "Resultat / Profit", "Budget",
             "Avvikelse / Variance", f"Resultat {books.year - 1}"]  # fmt: skip
    order = [one for one in _COMPANIES if one[0] != "parent"]
    chance.shuffle(order)
    return [
        table(f"Resultat efter finansiella poster {books.year}, MSEK", heads, rows),
        *(
            item(
                *clear(
                    say(
                        f"{name} redovisar ett resultat på ", _P(books("profit", key)),
                        " mot budgeterade ", _P(books("profit", key, basis="budget")), ".",
                    ),
                    say(
                        "Det är ", _P.size(books.change("profit", key), "difference"), " ",
                        turn(books.change("profit", key), "bättre", "sämre"), " än ",
                        f"{books.year - 1}.",
                    ),
                    least=100_000,
                )
            )
            for key, name, *_rest in order
        ),
    ]  # fmt: skip


def _homes(books: Ledger) -> list[Block]:
    r, years = books.register, books.years
    vacant = {y: r.quotient(books("empty", "", y), books("flats", "", y)) for y in years}
    rent = {y: r.per(books("rent", "", y), books("area", "", y)) for y in years}
    each = Pen("kr", 0, NumberStyle())
    rows = [
        row("Antal lägenheter / Flats", [_T.people(books("flats", "", y)) for y in years]),
        row("varav outhyrda / of which vacant", [_T.people(books("empty", "", y)) for y in years]),
        row("Vakansgrad, % / Vacancy rate", [_T.share(vacant[y]) for y in years]),
        row("Hyresintäkter bostäder, MSEK / Rental income",
            [_T(books("rent", "", y)) for y in years]),
        row("Uthyrbar yta, kvm / Lettable area", [_T.people(books("area", "", y)) for y in years]),
        row("Hyra, kr per kvm / Rent per sqm", [each(rent[y]) for y in years]),
    ]  # fmt: skip
    more, empty = books.change("flats"), r.difference(vacant[years[0]], vacant[years[1]])
    return [
        text(
            *clear(
                say(
                    "Vid årets slut ägde bolaget ", _T.people(books("flats")),
                    " lägenheter, ", _T.people(more, "difference", size=True), " ",
                    turn(more, "fler", "färre"), " än vid årets början.",
                ),
                say(
                    "Av dem stod ", _T.people(books("empty")), " tomma, vilket ger en vakansgrad "
                    "på ", _P.share(vacant[years[0]], behind=" %"), ".",
                ),
                say(
                    "Vakansgraden ", turn(empty, "ökade", "minskade"), " därmed från ",
                    _P.share(vacant[years[1]], behind=" %"), ".",
                ),
                say(
                    "Hyresintäkterna på ", _P(books("rent")), " motsvarar ",
                    _KR(rent[years[0]]), " per kvadratmeter.",
                ),
            )
        ),
        table("Nyckeltal bostäder / Key figures, housing", ["", *map(str, years)], rows),
    ]  # fmt: skip


def _energy(books: Ledger) -> list[Block]:
    years = books.years
    lines = (
        ("Levererad fjärrvärme, GWh / District heating", "heat"),
        ("Egen elproduktion, GWh / Power generated", "power"),
        ("Såld el, GWh / Electricity sold", "sold"),
    )
    rows = [row(label, [number(books("gwh", key, y), 1, _PLAIN) for y in years])
            for label, key in lines]  # fmt: skip
    rows += [
        row(label, [_T.people(books("customers", key, y)) for y in years])
        for label, key in (("Elnätskunder / Grid customers", "grid"),
                           ("Fiberkunder / Fibre customers", "fibre"))
    ]  # fmt: skip
    heat, fibre = books.change("gwh", "heat"), books.change("customers", "fibre")
    return [
        table("Nyckeltal energi / Key figures, energy", ["", *map(str, years)], rows),
        text(
            *clear(
                say(
                    "Fjärrvärmeleveranserna ", turn(heat, "ökade", "minskade"), " med ",
                    number(heat, 1, _PLAIN, " GWh", "difference", size=True), " till ",
                    number(books("gwh", "heat"), 1, _PLAIN, " GWh"), ".",
                ),
                say(
                    "Antalet fiberkunder steg från ",
                    _T.people(books("customers", "fibre", years[1])), " till ",
                    _T.people(books("customers", "fibre")), ", en ökning med ",
                    _P.share(books.growth("customers", "fibre"), behind=" %"), ".",
                ) if fibre.value > 0 else say("Antalet fiberkunder var ",
                                              _T.people(books("customers", "fibre")), "."),
            )
        ),
    ]  # fmt: skip


def _finance(books: Ledger) -> list[Block]:
    r, years = books.register, books.years
    solid = {y: r.quotient(books("equity", "", y), books("assets", "", y)) for y in years}
    names = {"homes": "Bostäder / Housing", "energy": "Energi / Energy",
             "parking": "Parkering / Parking"}  # fmt: skip
    rows = [row(label, [_T(books("invested", key, y)) for y in years])
            for key, label in names.items()]  # fmt: skip
    rows.append(row("Summa / Total", [_T(books("invested", "all", y)) for y in years], "sum"))
    position = [
        row(label, [_T(books(what, "", y)) for y in years])
        for what, label in (
            ("assets", "Balansomslutning / Total assets"),
            ("equity", "Justerat eget kapital / Adjusted equity"),
            ("loans", "Räntebärande lån / Interest-bearing loans"),
        )
    ]
    position.append(row("Soliditet, % / Equity ratio", [_T.share(solid[y]) for y in years]))
    loans: Quantity = books.change("loans")
    return [
        table("Investeringar / Investments (MSEK)", ["", *map(str, years)], rows),
        text(
            *clear(
                say(
                    "Koncernen investerade ", _P(books("invested", "all")), ", varav ",
                    _P(books("invested", "homes")), " i bostäder och ",
                    _P(books("invested", "energy")), " i energi.",
                ),
                say(
                    "Lånen ", turn(loans, "växte", "minskade"), " med ",
                    _P.size(loans, "difference"), " till ", _P(books("loans")), ".",
                ),
                say(
                    "Soliditeten blev ", _P.share(solid[years[0]], behind=" %"), " (",
                    _P.share(solid[years[1]], behind=" %"), ").",
                ),
                least=100_000,
            )
        ),
        table("Ställning den 31 december / Position at 31 December (MSEK)",
              ["", *map(str, years)], position),
    ]  # fmt: skip


FAMILY = Family("holding-group", make)
