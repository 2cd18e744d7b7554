"""A municipal housing company by the annual accounts act: its own statement and balance sheet in
tkr with the minus behind, points between thousands, note numbers, five years in brief, and a
managing director's report in whole and in millions."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, item, row, say, table, text, transposed, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Row
from ..quantities import Quantity
from ._more import about, genitive, made, own, shown, ways

_STYLE = NumberStyle(thousands=".", negative="behind")
_PEN = Pen("tkr", 0, _STYLE)
_SAY = Pen("mnkr", 1, NumberStyle(thousands=".", negative="-"), " Mkr")
_BARE = _SAY.but(behind="")
_OF = " procent"
_WHO = "company"
# What it has by itself, in millions for a municipality of the middle size, and how much it varies.
_BASES = (
    ("housing-rents", 210, 0.01), ("premises-rents", 34, 0.03), ("parking-rents", 9, 0.03),
    ("vacancy", 5, 0.3), ("other-revenue", 6, 0.3), ("operation", 96, 0.03),
    ("maintenance", 42, 0.15), ("staff-costs", 31, 0.04), ("property-tax", 4, 0.02),
    ("worn", 38, 0.03), ("interest-income", 1, 0.5), ("interest-costs", 24, 0.12),
    ("appropriations", 3, 0.6), ("income-tax", 2, 0.6), ("invested", 88, 0.3),
    ("claims", 12, 0.2), ("bank", 40, 0.4), ("deferred-tax", 16, 0.05), ("payables", 38, 0.15),
)  # fmt: skip
_SUMS = (
    ("net-sales", (("housing-rents", 1), ("premises-rents", 1), ("parking-rents", 1), ("vacancy",
        -1))),
    ("turnover", (("net-sales", 1), ("other-revenue", 1))),
    ("gross", (("turnover", 1), ("operation", -1), ("maintenance", -1), ("staff-costs", -1),
               ("property-tax", -1), ("worn", -1))),
    ("after-finance", (("gross", 1), ("interest-income", 1), ("interest-costs", -1))),
    ("profit", (("after-finance", 1), ("appropriations", -1), ("income-tax", -1))),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    _invent(m, chance)
    name = chance.choice(("Bostads AB", "Fastigheter AB", "Kommunala Bostäder AB"))
    report = [_business(m, chance), _five(m, chance)]
    if chance.random() < 0.4:
        report.reverse()
    blocks: list[Block] = [
        Heading("Förvaltningsberättelse", 1),
        *[block for part in report for block in part],
        Heading("Resultaträkning", 1),
        _statement(m),
        Heading("Balansräkning", 1),
        _balance(m),
    ]
    if chance.random() < 0.75:
        blocks += [Heading("Noter", 1), *_notes(m)]
    return Paper(f"{m.name} {name} Årsredovisning {m.year}", tuple(blocks))


def _c(m: Municipality, what: str, year: int | None = None) -> Quantity:
    return m(what, _WHO, year)


def _invent(m: Municipality, chance: Random) -> None:
    size = m.size * 1_000_000
    for year in sorted(m.years):
        grown = Decimal(100 + 3 * (year - m.years[-1])) / 100
        for what, middle, spread in _BASES:
            own(m, what, _WHO, year, about(chance, size * middle * grown, spread))
        for what, terms in _SUMS:
            made(m, what, _WHO, year, [(_c(m, part, year), sign) for part, sign in terms])
        _position(m, year, size)
        flats = 2400 * m.size + 12 * (year - m.years[-1])
        own(m, "flats", _WHO, year, Decimal(round(flats)), kind="count")
        own(m, "empty", _WHO, year, about(chance, flats / 60, 0.4) + 2, kind="count")
        own(m, "area", _WHO, year, Decimal(round(flats * 66)), kind="count")
    plan = _c(m, "after-finance").value
    m.register.base(f"after-finance:{_WHO}:{m.year}:budget", "money", about(chance, plan, 0.3))


def _position(m: Municipality, year: int, size: Decimal) -> None:
    """The balance sheet; loans are what it takes."""
    first = year == m.years[-1]
    bank, claims = _c(m, "bank", year), _c(m, "claims", year)
    if first:
        houses = own(m, "houses", _WHO, year, Decimal(round(size * 1100)))
        before = own(m, "retained", _WHO, year, Decimal(round(size * 260)))
    else:
        terms = [
            (_c(m, "houses", year - 1), 1),
            (_c(m, "invested", year), 1),
            (_c(m, "worn", year), -1),
        ]
        houses = made(m, "houses", _WHO, year, terms)
        before = made(m, "retained", _WHO, year,
                      [(_c(m, "retained", year - 1), 1), (_c(m, "profit", year - 1),
                      1)])  # fmt: skip
    shares = own(m, "share-capital", _WHO, year, Decimal(round(size * 20)))
    total = made(m, "company-assets", _WHO, year, [(houses, 1), (claims, 1), (bank, 1)])
    equity = made(m, "company-equity", _WHO, year,
                  [(shares, 1), (before, 1), (_c(m, "profit", year), 1)])  # fmt: skip
    other, owed = _c(m, "deferred-tax", year), _c(m, "payables", year)
    rest = total.value - equity.value - other.value - owed.value
    loans = own(m, "loans", _WHO, year, rest)
    all_debt = made(m, "company-debts", _WHO, year, [(loans, 1), (owed, 1)])
    both = made(m, "equity-and-liabilities", _WHO, year, [(equity, 1), (other, 1), (all_debt, 1)])
    m.register.follows(total, [(both, 1)])


def _solid(m: Municipality, year: int) -> Quantity:
    return m.register.quotient(_c(m, "company-equity", year), _c(m, "company-assets", year))


def _vacant(m: Municipality, year: int) -> Quantity:
    return m.register.quotient(_c(m, "empty", year), _c(m, "flats", year))


def _business(m: Municipality, chance: Random) -> list[Block]:
    last, reg = m.year - 1, m.register
    sales, rate = m.change("net-sales", _WHO), m.growth("net-sales", _WHO)
    part = reg.quotient(_c(m, "housing-rents"), _c(m, "net-sales"))
    miss = m.variance("after-finance", _WHO)
    keep, run = m.change("maintenance", _WHO), m.change("operation", _WHO)
    each = reg.per(_c(m, "operation"), _c(m, "area"))
    each_before = reg.per(_c(m, "operation", last), _c(m, "area", last))
    dearer = reg.difference(each, each_before)
    interest, loans = m.change("interest-costs", _WHO), m.change("loans", _WHO)
    price = reg.quotient(_c(m, "interest-costs"), _c(m, "loans"))
    firm = reg.difference(_solid(m, m.year), _solid(m, last))
    empty = m.change("empty", _WHO)
    kr = Pen("kr", 0, NumberStyle(thousands=".", negative="-"), " kr")
    first = [
        ways(chance,
            say("Bolagets nettoomsättning ", turn(sales, "ökade", "minskade"), " med ",
                _BARE.share(rate, behind=_OF, size=True), " till ", _SAY(_c(m, "net-sales")), " (",
                _BARE(_c(m, "net-sales", last)), "), varav bostadshyrorna svarade för ",
                _BARE.share(part, behind=_OF), "."),
            say("Nettoomsättningen blev ", _SAY(_c(m, "net-sales")), ", vilket är ",
                _SAY.size(sales, "difference"), " ", turn(sales, "mer", "mindre"), f" än {last}.")),
        say("Resultatet efter finansiella poster landade på ", _SAY(_c(m, "after-finance")),
            " mot budgeterade ", _SAY(m("after-finance", _WHO, basis="budget")),
            ", en avvikelse på ",
            _SAY(miss, role="difference"), "."),
        say("Efter bokslutsdispositioner och skatt redovisas ett resultat för året om ",
            _SAY(_c(m, "profit")), " (", _SAY(_c(m, "profit", last)), ")."),
    ]  # fmt: skip
    cash, gross = m.change("bank", _WHO), m.change("gross", _WHO)
    margin = [reg.quotient(_c(m, "gross", y), _c(m, "turnover", y)) for y in (m.year, last)]
    wider = reg.difference(*margin)
    first += [
        say("Bostäderna gav hyresintäkter på ", _SAY(_c(m, "housing-rents")), ", lokalerna ",
            _SAY(_c(m, "premises-rents")), " och garage och parkering ",
            _SAY(_c(m, "parking-rents")), ", medan hyresbortfallet för outhyrda objekt blev ",
            _SAY(_c(m, "vacancy")), "."),
        say("Rörelseresultatet ", turn(gross, "förbättrades", "försämrades"), " med ",
            _SAY.size(gross, "difference"), " till ", _SAY(_c(m, "gross")),
            " och rörelsemarginalen blev ", _BARE.share(margin[0], behind=_OF), " (",
            _BARE.share(margin[1], behind=_OF), "), det vill säga ", _BARE.points(wider), " ",
            turn(wider, "högre", "lägre"), "."),
    ]  # fmt: skip
    paid = [
        say("Likviditeten ", turn(cash, "stärktes", "försvagades"), " med ",
            _SAY.size(cash, "difference"), "; vid årets slut fanns ", _SAY(_c(m, "bank")),
            " i kassa och bank."),
        say("Underhållet kostade ", _SAY(_c(m, "maintenance")), " och ",
            turn(keep, "ökade", "minskade"), " med ", _SAY.size(keep, "difference"), "."),
        say("Räntekostnaderna uppgick till ", _SAY(_c(m, "interest-costs")), ", ",
            _SAY.size(interest, "difference"), " ", turn(interest, "högre", "lägre"),
            " än föregående år, och motsvarar en snittränta på ", _BARE.share(price, behind=_OF),
            " av låneskulden vid årets slut."),
        say("Låneskulden ", turn(loans, "ökade", "minskade"), " med ",
            _SAY.size(loans, "difference"), " och var vid årsskiftet ", _SAY(_c(m, "loans")), "."),
    ]  # fmt: skip
    running = [
        say("Driftkostnaderna ", turn(run, "steg", "sjönk"), " från ", _BARE(_c(m, "operation",
            last)),
            " till ", _SAY(_c(m, "operation")), ", motsvarande ", kr(each), " per kvadratmeter (",
            kr(each_before), "), alltså ", kr.size(dearer, "difference"), " ",
            turn(dearer, "mer", "mindre"), " per kvadratmeter."),
    ]  # fmt: skip
    third = [
        say("Soliditeten är ", _BARE.share(_solid(m, m.year), behind=_OF), ", att jämföra med ",
            _BARE.share(_solid(m, last), behind=_OF), " året innan, en ",
            turn(firm, "förbättring", "försämring"), " med ", _BARE.points(firm), "."),
        say("Vid årets slut ägde bolaget ", _BARE.people(_c(m, "flats")), " lägenheter, varav ",
            _BARE.people(_c(m, "empty")), " var outhyrda."),
        say("Antalet outhyrda lägenheter har ", turn(empty, "ökat", "minskat"), " från ",
            _BARE.people(_c(m, "empty", last)), ", och vakansgraden är ",
            _BARE.share(_vacant(m, m.year), behind=_OF), "."),
        say("Investeringarna i fastigheter blev ", _SAY(_c(m, "invested")), " (",
            _SAY(_c(m, "invested", last)), ")."),
    ]  # fmt: skip
    return [
        Heading("Verksamheten"),
        text(f"Bolaget ägs i sin helhet av {genitive(m.name)} kommun.", *shown(first)),
        Heading("Kostnader och finansiering"),
        text(
            *shown(running, 1),
            *shown(paid, 50_000),
            "Räntebindningen följer bolagets finanspolicy.",
        ),
        *[item(one) for one in shown(third)],
    ]


def _five(m: Municipality, chance: Random) -> list[Block]:
    years = m.years if chance.random() < 0.6 else tuple(reversed(m.years))

    def line(label: str, what: str) -> Row:
        return row(label, [_PEN(_c(m, what, y)) for y in years])

    rows = [
        line("Nettoomsättning, tkr", "net-sales"),
        line("Resultat efter finansiella poster, tkr", "after-finance"),
        line("Balansomslutning, tkr", "company-assets"),
        line("Eget kapital, tkr", "company-equity"),
        line("Låneskuld, tkr", "loans"),
        row("Soliditet, %", [_PEN(_solid(m, y)) for y in years]),
        line("Antal lägenheter", "flats"),
        line("Outhyrda lägenheter", "empty"),
        row("Vakansgrad, %", [_PEN(_vacant(m, y)) for y in years]),
    ]
    grid = table("Flerårsöversikt", ["", *map(str, years)], rows)
    sales = m.register.growth(_c(m, "net-sales"), _c(m, "net-sales", m.years[-1]))
    built = m.register.difference(_c(m, "flats"), _c(m, "flats", m.years[-1]))
    told = [
        say(f"Sedan {m.years[-1]} har omsättningen ", turn(sales, "vuxit", "krympt"), " med ",
            _BARE.share(sales, behind=_OF, size=True), " samtidigt som antalet lägenheter har ",
            turn(built, "ökat", "minskat"), " med ", _BARE.people(built, "difference", size=True),
            "."),
    ]  # fmt: skip
    return [
        Heading("Flerårsöversikt"),
        transposed(grid) if chance.random() < 0.3 else grid,
        text(*shown(told)),
    ]


def _statement(m: Municipality) -> Block:
    years = (m.year, m.year - 1)

    def line(label: str, what: str, note: str = "", sign: int = 1, kind: str = "item") -> Row:
        return row(label, [note, *[_PEN(_c(m, what, y), sign) for y in years]], kind)

    rows = [
        row("Rörelsens intäkter", [], "heading"),
        line("Nettoomsättning", "net-sales", "2"),
        line("Övriga rörelseintäkter", "other-revenue"),
        line("Summa rörelsens intäkter", "turnover", kind="sum"),
        row("Rörelsens kostnader", [], "heading"),
        line("Driftkostnader", "operation", "3", -1),
        line("Underhållskostnader", "maintenance", "", -1),
        line("Personalkostnader", "staff-costs", "4", -1),
        line("Fastighetsskatt", "property-tax", "", -1),
        line("Av- och nedskrivningar av materiella\nanläggningstillgångar", "worn", "5", -1),
        line("Rörelseresultat", "gross", kind="sum"),
        line("Ränteintäkter och liknande resultatposter", "interest-income"),
        line("Räntekostnader och liknande resultatposter", "interest-costs", "6", -1),
        line("Resultat efter finansiella poster", "after-finance", kind="sum"),
        line("Bokslutsdispositioner", "appropriations", "7", -1),
        line("Skatt på årets resultat", "income-tax", "8", -1),
        line("ÅRETS RESULTAT", "profit", kind="sum"),
    ]
    heads = ["Belopp i tkr", "Not", *[f"{y}-01-01 – {y}-12-31" for y in years]]
    return table("", heads, rows)


def _balance(m: Municipality) -> Block:
    years = (m.year, m.year - 1)

    def line(label: str, what: str, note: str = "", kind: str = "item") -> Row:
        return row(label, [note, *[_PEN(_c(m, what, y)) for y in years]], kind)

    rows = [
        row("TILLGÅNGAR", [], "heading"),
        line("Byggnader och mark", "houses", "9"),
        line("Kortfristiga fordringar", "claims"),
        line("Kassa och bank", "bank"),
        line("SUMMA TILLGÅNGAR", "company-assets", kind="sum"),
        row("EGET KAPITAL OCH SKULDER", [], "heading"),
        line("Aktiekapital", "share-capital"),
        line("Balanserat resultat och reserver", "retained"),
        line("Årets resultat", "profit"),
        line("Summa eget kapital", "company-equity", kind="sum"),
        line("Uppskjuten skatteskuld", "deferred-tax"),
        line("Skulder till kreditinstitut", "loans", "10"),
        line("Kortfristiga skulder", "payables"),
        line("Summa skulder", "company-debts", kind="sum"),
        line("SUMMA EGET KAPITAL OCH SKULDER", "equity-and-liabilities", kind="sum"),
    ]
    return table("", ["Belopp i tkr", "Not", *[f"{y}-12-31" for y in years]], rows)


def _notes(m: Municipality) -> list[Block]:
    years = (m.year, m.year - 1)

    def line(label: str, what: str, sign: int = 1, kind: str = "item", back: int = 0) -> Row:
        return row(label, [_PEN(_c(m, what, y - back), sign) for y in years], kind)

    sales = [
        line("Hyresintäkter bostäder", "housing-rents"),
        line("Hyresintäkter lokaler", "premises-rents"),
        line("Hyresintäkter garage och parkering", "parking-rents"),
        line("Avgår outhyrda objekt", "vacancy", -1),
        line("Summa nettoomsättning", "net-sales", kind="sum"),
    ]
    houses = [
        line("Ingående redovisat värde", "houses", back=1),
        line("Årets investeringar", "invested"),
        line("Årets avskrivningar", "worn", -1),
        line("Utgående redovisat värde", "houses", kind="sum"),
    ]
    heads = ["tkr", *map(str, years)]
    return [
        table("Not 2 Nettoomsättning", heads, sales),
        table("Not 9 Byggnader och mark", heads, houses),
    ]


FAMILY = Family("company", make)
