"""The annual report of a municipal holding company and its daughters, as limited companies write
them: förvaltningsberättelse, flerårsöversikt with the newest year first, income statement with
notes and costs below zero, disposition of the profit in kronor, loans and guarantees."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, plain, row, say, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Cell, Heading, NumberStyle, Paper
from ..quantities import Quantity
from ._made import Books, neuter, number

_PEN = Pen("tkr", 0, NumberStyle(negative="-"))
_TEXT = Pen("mnkr", 1, behind=" Mkr")
_KR = Pen("kr", 0)
_SMALL = Pen("tkr", 0, behind=" tkr")
_FIRMS = (
    ("homes", "Bostäder", 310, 0.07, 2_900, 0.24), ("energy", "Energi", 420, 0.09, 1_450, 0.38),
    ("estate", "Näringsfastigheter", 74, 0.03, 620, 0.19), ("harbour", "Hamn", 58, -0.02, 210,
        0.31),
    ("waste", "Avfall", 96, 0.04, 180, 0.28),
)  # fmt: skip
_COSTS = (
    ("goods", "Råvaror och förnödenheter", 0.31, "4"), ("outer", "Övriga externa kostnader", 0.24,
        "5"),
    ("pay", "Personalkostnader", 0.17, "6"), ("wear", "Av- och nedskrivningar", 0.155, "7"),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    books = Books(m, chance, "holding")
    years = (m.year - 3, m.year - 2, m.year - 1, m.year)
    firms = [one for one in _FIRMS if one[0] != "harbour" or chance.random() < 0.6]
    _fill(books, m, firms, years)
    _fill_statement(books, years)
    _fill_balance(books, m, years)
    blocks: list[Block] = [
        Heading("Förvaltningsberättelse", 1),
        text(
            f"Styrelsen och verkställande direktören för {m.name} Stadshus AB avger härmed "
            f"årsredovisning och koncernredovisning för räkenskapsåret {m.year}.",
            f"Bolaget ägs helt av {m.name} kommun och är moderbolag i koncernen.",
        ),
        *_overview(books, years),
        *_firms(books, m, firms),
        *_statement(books, m),
        *_balance(books, m),
        *_loans(books, m, firms),
        *_disposition(books, m),
    ]
    return Paper(f"{m.name} Stadshus AB, årsredovisning {m.year}", tuple(blocks))


def _fill(
    books: Books, m: Municipality, firms: list[tuple[str, str, int, float, int, float]],
    years: tuple[int, ...],
) -> None:  # fmt: skip
    """What each daughter turned over, earned, borrowed and employs."""
    for key, _name, sales, margin, assets, share in firms:
        books.grow(f"{key} sales", m.size * sales * 1_000_000, years, spread=0.05)
        last = None
        for year in years:
            value = books(f"{key} sales", year).value * Decimal(str(margin))
            last = books.base(f"{key} profit", year, books.some(value, 0.55), before=last)
        books.grow(f"{key} assets", m.size * assets * 1_000_000, years, by=0.04, spread=0.02)
        books.grow(f"{key} own", float(m.size) * assets * share * 1e6, years, spread=0.03)
        books.grow(f"{key} loans", float(m.size) * assets * 0.6e6, years, by=0.04, spread=0.03)
        books.grow(f"{key} staff", m.size * sales / 4 + 5, years, "count", 0.01, 0.05)
        for year in years:
            books.near(f"{key} profit", year, spread=0.3, step=100_000)
    books.grow("mother loans", m.size * 240_000_000, years, by=0.01, spread=0.03)
    for place, year in enumerate(years):
        before = years[place - 1] if place else None
        keys = [one[0] for one in firms]
        books.add("firms profit", [(f"{key} profit", 1) for key in keys], year, before=before)
        books.add("staff", [(f"{key} staff", 1) for key in keys], year, before=before)
        books.add("firms sales", [(f"{key} sales", 1) for key in keys], year, before=before)
        owing = [(f"{key} loans", 1) for key in (*keys, "mother")]
        books.add("loans", owing, year, before=before)


def _fill_statement(books: Books, years: tuple[int, ...]) -> None:
    for place, year in enumerate(years):
        before = years[place - 1] if place else None
        sales = books("firms sales", year).value
        made = [
            ("net sales", Decimal("0.94")), ("other income", Decimal("0.03")),
            *((key, Decimal(str(share))) for key, _label, share, _note in _COSTS),
            ("interest in", Decimal("0.006")), ("interest out", Decimal("0.052")),
            ("tax", Decimal("0.009")),
        ]  # fmt: skip
        for what, share in made:
            last = books(what, before) if before else None
            books.base(what, year, books.some(sales * share, 0.025), before=last)
        books.add("revenue", [("net sales", 1), ("other income", 1)], year, before=before)
        costs = [(one[0], 1) for one in _COSTS]
        books.add("running costs", costs, year, before=before)
        books.add("operating", [("revenue", 1), ("running costs", -1)], year, before=before)
        both = [("operating", 1), ("interest in", 1), ("interest out", -1)]
        books.add("after finance", both, year, before=before)
        books.add("year result", [("after finance", 1), ("tax", -1)], year, before=before)


def _fill_balance(books: Books, m: Municipality, years: tuple[int, ...]) -> None:
    books.grow("fixed", m.size * 5_100_000_000, years, by=0.04, spread=0.01)
    books.grow("current", m.size * 410_000_000, years, spread=0.08)
    books.grow("provisions", m.size * 190_000_000, years, spread=0.04)
    opening = books.base("own", years[0], books.some(m.size * 1_500_000_000, 0.03))
    for place, year in enumerate(years):
        if place:
            paid = books.some(m.size * 6_000_000, 0.3) // 100_000 * 100_000
            books.base("paid out", year, paid)
            terms = [(opening, 1), (books("year result", year), 1), (books("paid out", year), -1)]
            opening = books.register.linear(f"own:holding:{year}:outcome", terms, opening)
        before = years[place - 1] if place else None
        books.add("whole", [("fixed", 1), ("current", 1)], year, before=before)
        rest = books("whole", year).value
        rest -= sum(books(one, year).value for one in ("own", "provisions", "loans"))
        last = books("short", before) if before else None
        books.base("short", year, rest, before=last)
        sides = [(one, 1) for one in ("own", "provisions", "loans", "short")]
        books.add("both sides", sides, year, before=before)
        books.register.follows(books("whole", year), [(books("both sides", year), 1)])


def _solid(books: Books, year: int) -> Quantity:
    return books.register.quotient(books("own", year), books("whole", year))


def _overview(books: Books, years: tuple[int, ...]) -> list[Block]:
    back = years[::-1]
    now, last = back[:2]
    profit, sales = books.change("after finance", now, last), books.growth("net sales", now, last)
    turnover = books.change("net sales", now, last)
    staff, solid = books.change("staff", now, last), books.register.linear(
        "holding solidity moved", [(_solid(books, now), 1), (_solid(books, last), -1)]
    )  # fmt: skip
    lines = plain(
        [
            say(
                "Koncernens nettoomsättning uppgick till ", _TEXT(books("net sales", now)), " (",
                _TEXT(books("net sales", last)), "), en ", turn(sales, "ökning", "minskning"),
                " med ", _PEN.share(sales, behind=" %", size=True), " eller ",
                _TEXT.size(turnover, "difference"), ".",
            ),
            say(
                "Resultatet efter finansiella poster blev ", _TEXT(books("after finance", now)),
                ", ",
                _TEXT.size(profit, "difference"), " ", turn(profit, "bättre", "sämre"),
                " än föregående år.",
            ),
            say(
                "Soliditeten ", turn(solid, "stärktes", "försvagades"), " med ",
                _PEN.points(solid, " procentenheter"), " till ",
                _PEN.share(_solid(books, now), behind=" %"), ".",
            ),
            say(
                "Medelantalet anställda var ", _PEN.people(books("staff", now)), ", det vill säga ",
                _PEN.people(staff, "difference", True), " ", turn(staff, "fler", "färre"), " än ",
                str(last), ".",
            ),
        ]
    )  # fmt: skip
    rows = [
        row("Nettoomsättning", [_PEN(books("net sales", year)) for year in back]),
        row("Resultat efter finansiella poster", [_PEN(books("after finance", y)) for y in back]),
        row("Balansomslutning", [_PEN(books("whole", year)) for year in back]),
        row("Eget kapital", [_PEN(books("own", year)) for year in back]),
        row("Soliditet (%)", [_PEN.share(_solid(books, year)) for year in back]),
        row("Vinstmarginal (%)", [
            _PEN.share(books.register.quotient(books("after finance", y), books("net sales", y)))
            for y in back]),
        row("Medelantal anställda", [_PEN.people(books("staff", year)) for year in back]),
    ]  # fmt: skip
    return [
        Heading("Ekonomisk översikt"),
        text(*lines),
        table("Flerårsöversikt, koncernen (tkr)", ["", *map(str, back)], rows),
    ]


def _firms(
    books: Books, m: Municipality, firms: list[tuple[str, str, int, float, int, float]]
) -> list[Block]:
    now, last = m.year, m.year - 1
    rows = []
    blocks: list[Block] = []
    for key, name, *_rest in firms:
        solid = books.register.quotient(books(f"{key} own", now), books(f"{key} assets", now))
        cells = [
            _PEN(books(f"{key} sales", now)), _PEN(books(f"{key} profit", now)),
            _PEN(books(f"{key} profit", now, "budget")), _PEN(books(f"{key} profit", last)),
            _PEN(books(f"{key} assets", now)), _PEN.share(solid),
            _PEN.people(books(f"{key} staff", now)),
        ]  # fmt: skip
        rows.append(row(f"{m.name} {name} AB", cells))
        off, grown = books.off(f"{key} profit", now), books.growth(f"{key} sales", now, last)
        told = plain(
            [
                say(
                    "Omsättningen blev ", _TEXT(books(f"{key} sales", now)), " och ",
                    turn(grown, "ökade", "minskade"), " därmed med ",
                    _PEN.share(grown, behind=" %", size=True), ".",
                ),
                say(
                    "Resultatet efter finansiella poster, ", _TEXT(books(f"{key} profit", now)),
                    ", är ", _TEXT.size(off, "difference"), " ", turn(off, "högre", "lägre"),
                    " än budgeterat.",
                ),
            ]
        )  # fmt: skip
        if told:
            blocks += [Heading(f"{m.name} {name} AB", 3), text(*told)]
    whole: list[Cell | None] = [_PEN(books("firms sales", now)), _PEN(books("firms profit", now))]
    whole += [None, _PEN(books("firms profit", last)), None, None, _PEN.people(books("staff", now))]
    rows.append(row("Summa dotterbolag före elimineringar", whole, "sum"))
    minus = books.register.count(
        "firms below zero", [books(f"{f[0]} profit", now) for f in firms], -1
    )
    better = books.register.count(
        "firms better", [books.change(f"{f[0]} profit", now, last) for f in firms]
    )
    lines = [
        say(
            "Av dotterbolagen förbättrade ", neuter(better),
            " sitt resultat jämfört med året innan; ",
            neuter(minus), " redovisar förlust.",
        ),
        say(
            "Sammantaget blev bolagens resultat före elimineringar ",
            _TEXT(books("firms profit", now)), ".",
        ),
    ]  # fmt: skip
    heads = ["Tkr", f"Omsättning {now}", f"Resultat {now}", f"Budget {now}", f"Resultat {last}",
             "Balansomslutning", "Soliditet, %", "Anställda"]  # fmt: skip
    return [
        Heading("Dotterbolagen"),
        text(*lines),
        table("Dotterbolagens resultat efter finansiella poster och ställning", heads, rows),
        *blocks,
    ]


def _two(books: Books, m: Municipality, what: str, sign: int = 1) -> list[Cell | None]:
    return [_PEN(books(what, year), sign) for year in (m.year, m.year - 1)]


def _statement(books: Books, m: Municipality) -> list[Block]:
    rows = [
        row("Nettoomsättning", ["2", *_two(books, m, "net sales")]),
        row("Övriga rörelseintäkter", ["3", *_two(books, m, "other income")]),
        row("Summa intäkter", ["", *_two(books, m, "revenue")], "sum"),
        *(row(label, [note, *_two(books, m, key, -1)]) for key, label, _share, note in _COSTS),
        row("Rörelseresultat", ["", *_two(books, m, "operating")], "sum"),
        row("Ränteintäkter och liknande resultatposter", ["8", *_two(books, m, "interest in")]),
        row(
            "Räntekostnader och liknande resultatposter", ["9", *_two(books, m, "interest out", -1)]
        ),
        row("Resultat efter finansiella poster", ["", *_two(books, m, "after finance")], "sum"),
        row("Skatt på årets resultat", ["10", *_two(books, m, "tax", -1)]),
        row("Årets resultat", ["", *_two(books, m, "year result")], "sum"),
    ]
    now, last = m.year, m.year - 1
    interest, pay = books.change("interest out", now, last), books.growth("pay", now, last)
    lines = plain(
        [
            say(
                "Räntekostnaderna har ", turn(interest, "stigit", "sjunkit"), " från ",
                _TEXT(books("interest out", last)), " till ", _TEXT(books("interest out", now)),
                " och tar i anspråk ",
                _PEN.share(
                    books.register.quotient(books("interest out", now), books("revenue", now)),
                    behind=" %",
                ),
                " av intäkterna.",
            ),
            say(
                "Kostnaden för personal ", turn(pay, "ökade", "minskade"), " med ",
                _PEN.share(pay, behind=" %", size=True), ".",
            ),
        ]
    )  # fmt: skip
    heads = ["Belopp i tkr", "Not", f"{now}-01-01–{now}-12-31", f"{last}-01-01–{last}-12-31"]
    return [
        Heading("Resultaträkning – koncernen", 1),
        table("", heads, rows),
        *([text(*lines)] if lines else []),
    ]


def _balance(books: Books, m: Municipality) -> list[Block]:
    rows = [
        row("Tillgångar", [None, None], "heading"),
        row("Anläggningstillgångar", _two(books, m, "fixed")),
        row("Omsättningstillgångar", _two(books, m, "current")),
        row("Summa tillgångar", _two(books, m, "whole"), "sum"),
        row("Eget kapital och skulder", [None, None], "heading"),
        row("Eget kapital", _two(books, m, "own")),
        row("Avsättningar", _two(books, m, "provisions")),
        row("Långfristiga skulder", _two(books, m, "loans")),
        row("Kortfristiga skulder", _two(books, m, "short")),
        row("Summa eget kapital och skulder", _two(books, m, "both sides"), "sum"),
    ]
    heads = ["Belopp i tkr", f"{m.year}-12-31", f"{m.year - 1}-12-31"]
    return [Heading("Balansräkning – koncernen", 1), table("", heads, rows)]


def _loans(
    books: Books, m: Municipality, firms: list[tuple[str, str, int, float, int, float]]
) -> list[Block]:
    now, last = m.year, m.year - 1
    names = [(key, f"{m.name} {name} AB") for key, name, *_rest in firms]
    rows = []
    for key, name in (*names, ("mother", f"{m.name} Stadshus AB")):
        share = books.register.quotient(books(f"{key} loans", now), books("loans", now))
        rows.append(row(name, [*_two(books, m, f"{key} loans"), _PEN.share(share)]))
    rows.append(row("Lån med kommunal borgen", [*_two(books, m, "loans"), None], "sum"))
    more = books.change("loans", now, last)
    first = max(names, key=lambda one: books(f"{one[0]} loans", now).value)
    part = books.register.quotient(books(f"{first[0]} loans", now), books("loans", now))
    fee = books.base("guarantee fee", now, books.some(books("loans", now).value / 310, 0.1))
    rate = books.register.quotient(fee, books("loans", now))
    lines = plain(
        [
            say(
                "Koncernens lån, för vilka kommunen har gått i borgen, uppgår till ",
                _TEXT(books("loans", now)), ".",
            ),
            say(
                "Under året ", turn(more, "ökade", "minskade"), " låneskulden med ",
                _TEXT.size(more, "difference"), ".",
            ),
            say(
                "Störst låntagare är ", first[1], " med ", _PEN.share(part, behind=" %"),
                " av lånestocken.",
            ),
            say(
                "Borgensavgiften till ägaren var ", _TEXT(fee), ", motsvarande ",
                Pen(share_decimals=2).share(rate, behind=" %"), " av utestående belopp.",
            ),
        ]
    )  # fmt: skip
    heads = ["Tkr", str(now), str(last), f"Andel {now} (%)"]
    return [Heading("Lån och borgen", 1), table("", heads, rows), text(*lines)]


def _disposition(books: Books, m: Municipality) -> list[Block]:
    now = m.year
    carried = books.base("carried over", now, books.some(m.size * 64_000_000, 0.3))
    profit = books.base("mother result", now, books.some(m.size * 9_000_000, 0.6))
    free = books.add("free", [("carried over", 1), ("mother result", 1)], now)
    paid = books.base("dividend", now, books.some(m.size * 5_000_000, 0.3) // 100_000 * 100_000)
    kept = books.add("kept", [("free", 1), ("dividend", -1)], now)
    books.register.follows(free, [(paid, 1), (kept, 1)])
    rows = [
        row("Till årsstämmans förfogande står", [None], "heading"),
        row("Balanserade vinstmedel", [_KR(carried)]), row("Årets resultat", [_KR(profit)]),
        row("Summa", [_KR(free)], "sum"),
        row("Styrelsen föreslår att medlen disponeras så", [None], "heading"),
        row("Till aktieägaren utdelas", [_KR(paid)]),
        row("I ny räkning överförs", [_KR(kept)]), row("Summa", [_KR(free)], "sum"),
    ]  # fmt: skip
    shares = books.base("shares", now, Decimal(10_000), kind="count")
    line = say(
        "Föreslagen utdelning, ", _SMALL(paid), ", innebär ", _KR(books.register.per(paid, shares)),
        " kr per aktie vid ", number(shares), " aktier.",
    )  # fmt: skip
    return [
        Heading("Förslag till resultatdisposition", 1),
        table("", ["", "Kronor"], rows),
        text(line),
    ]


FAMILY = Family("company-group", make)
