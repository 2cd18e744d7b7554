"""A municipal energy company's yearly report: many years with ratios, business areas, energy sold
and made in gigawatt-hours, fuels, cash flow, and what is at the meeting's disposal in kronor."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, item, row, say, table, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Cell, Heading, NumberStyle, Paper, Sentence, Table
from ..quantities import Quantity
from ._books import Books, clear, level, prose

_STYLE = NumberStyle(negative="-")
_PEN = Pen("tkr", 0, _STYLE)
_M = Pen("mnkr", 1, _STYLE, " Mkr")
_P = Pen(style=_STYLE, share_decimals=1)
_FULL = Pen("kr", 0, _STYLE)
_NAMES = ("Granby", "Lindeskog", "Stensviken", "Åkerhult", "Västanå", "Björkfors")
_AREAS = (
    ("Fjärrvärme", "heat", 186, 0.17), ("Elnät", "grid", 141, 0.19),
        ("Elproduktion", "power", 38, 0.24),
    ("Stadsnät", "fibre", 29, 0.14), ("Energitjänster", "service", 17, 0.04),
)  # fmt: skip
_FUELS = (
    ("Returträ (RT-flis)", "f1", 96), ("Skogsflis och bark", "f2", 118),
        ("Rökgaskondensering", "f3", 41),
    ("Spillvärme", "f4", 22), ("Bioolja", "f5", 6.4), ("Eldningsolja", "f6", 1.6),
)  # fmt: skip
_COSTS = (
    ("Bränsle, råvaror och energi", "fuel", 128), ("Överliggande nät", "upper", 34),
        ("Övriga externa kostnader", "other", 62),
    ("Personalkostnader", "staff", 74),
)  # fmt: skip
_INVEST = (
    ("Ackumulatortank", "i1", 24), ("Förnyelse elnät", "i2", 31), ("Nya elmätare", "i3", 12),
        ("Fjärrvärme, nyanslutning", "i4", 9),
    ("Fiberutbyggnad", "i5", 7),
)  # fmt: skip


def _books(m: Municipality, chance: Random) -> Books:
    b = Books(m, chance, "energy")
    years = sorted(m.years)
    for year in years:
        _year(b, year, years[0])
    for year in years[-2:]:
        _volumes(b, year)
    _flow(b)
    _meeting(b)
    return b


def _year(b: Books, year: int, first: int) -> None:
    grown = 1.035 ** (year - b.year)
    sales = []
    profits = []
    for _label, who, middle, margin in _AREAS:
        got = b.put(b.draw(middle * 1e6 * grown, 0.05), "sales", who, year)
        sales.append(got)
        profits.append(b.put(b.draw(float(got.value) * margin, 0.25), "profit", who, year))
    net = b.add(sales, "sales", "all", year)
    other = b.put(b.draw(9e6 * grown, 0.2), "more", year=year)
    income = b.add([net, other], "income", year=year)
    profit = b.add(profits, "profit", "all", year)
    parts = [b.put(b.draw(one[2] * 1e6 * grown, 0.012), "cost", one[1], year) for one in _COSTS]
    rest = income.value - profit.value - sum(one.value for one in parts)
    parts.append(b.put(rest, "cost", "worn", year))
    costs = b.add(parts, "cost", "all", year)
    b.register.follows(profit, [(income, 1), (costs, -1)])
    gained = b.put(b.draw(1.3e6, 0.5), "fin-in", year=year)
    paid = b.put(b.draw(13.5e6 * grown, 0.2), "fin-out", year=year)
    after = b.add([profit, gained, (paid, -1)], "after", year=year)
    group = b.put(b.draw(float(after.value) * 0.42, 0.2), "group", year=year)
    before = b.add([after, (group, -1)], "before-tax", year=year)
    tax = b.put(b.draw(float(before.value) * 0.212, 0.02, 1), "tax", year=year)
    result = b.add([before, (tax, -1)], "result", year=year)
    opening = (
        b.put(b.draw(228e6, 0.05), "opening", year=year)
        if year == first
        else b.add([b("equity", year=year - 1)], "opening", year=year)
    )
    paid_out = b.put(b.draw(8e6, 0.3, 1_000_000), "paid-out", year=year)
    equity = b.add([opening, result, (paid_out, -1)], "equity", year=year)
    for _label, who, middle in _INVEST:
        b.put(b.draw(middle * 0.8e6, 0.25), "invest", who, year)
    spent = b.add([b("invest", one[1], year) for one in _INVEST], "invest", "all", year)
    if year == first:
        plant = b.put(b.draw(720e6, 0.02), "plant", year=year)
    else:
        worn = b("cost", "worn", year)
        plant = b.add([b("plant", year=year - 1), spent, (worn, -1)], "plant", year=year)
    owed = b.put(b.draw(91e6 * grown, 0.1), "owed", year=year)
    cash = b.put(b.draw(36e6, 0.2), "cash", year=year)
    assets = b.add([plant, owed, cash], "assets", year=year)
    loans = b.put(b.draw(455e6 * grown, 0.02), "loans", year=year)
    provision = b.put(b.draw(54e6 * grown, 0.03), "provision", year=year)
    short = b.put(assets.value - equity.value - loans.value - provision.value, "short", year=year)
    funded = b.add([equity, provision, loans, short], "funded", year=year)
    b.register.follows(assets, [(funded, 1)])
    b.share(equity, assets)
    b.share(b.add([profit, gained], "yield", year=year), assets)
    b.share(after, net)
    b.put(b.draw(88, 0.04, 1), "people", year=year, kind="count")


def _volumes(b: Books, year: int) -> None:
    for _label, who, middle in _FUELS:
        b.put(b.draw(middle, 0.09, 0.1), "fuel", who, year, kind="index")
    made = b.add([b("fuel", one[1], year) for one in _FUELS], "fuel", "all", year)
    lost = b.put(b.draw(float(made.value) * 0.115, 0.06, 0.1), "lost", year=year, kind="index")
    b.add([made, (lost, -1)], "heat-sold", year=year)
    b.put(b.draw(402, 0.03, 0.1), "grid-out", year=year, kind="index")
    b.put(b.draw(71, 0.09, 0.1), "power-made", year=year, kind="index")
    b.put(b.draw(4_180, 0.01, 1), "heat-customers", year=year, kind="count")
    b.put(b.draw(17_950, 0.008, 1), "grid-customers", year=year, kind="count")
    b.put(b.draw(8_240, 0.03, 1), "fibre-customers", year=year, kind="count")
    b.put(b.draw(38, 0.5, 1), "broken", year=year, kind="count")
    b.put(b.draw(3_410, 0.06, 1), "degree-days", year=year, kind="count")


def _flow(b: Books) -> None:
    moved = b.change("cash")
    operating = b.add([b("after"), b("cost", "worn"), (b("tax"), -1)], "flow-1")
    spent = b("invest", "all")
    lent = b.change("loans")
    rest = (
        moved.value
        - operating.value
        + spent.value
        - lent.value
        + b("group").value
        + b("paid-out").value
    )
    capital = b.put(rest, "flow-capital")
    b.add([operating, capital], "flow-operating")
    b.add([lent, (b("group"), -1), (b("paid-out"), -1)], "flow-financing")
    flow = b.add([b("flow-operating"), (spent, -1), b("flow-financing")], "flow")
    b.register.follows(moved, [(flow, 1)])


def _meeting(b: Books) -> None:
    result = b("result")
    # The accounts are kept in kronor; the report's thousands are of these.
    profit = b.put(b.draw(96e6, 0.2, 1), "kept")
    whole = b.add([profit, result], "disposal")
    out = b.put(b.draw(9e6, 0.3, 1_000_000), "dividend")
    b.add([whole, (out, -1)], "forward")


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    b = _books(m, chance)
    name = f"{chance.choice(_NAMES)} Energi AB"
    blocks: list[Block] = [
        Heading("VD har ordet", 1),
        *prose(*_director(b, name)),
        Heading("Förvaltningsberättelse", 1),
        *prose(
            f"{name} ägs av kommunen genom Stadshus AB. Bolaget bedriver fjärrvärme, "
            "elnät, elproduktion, stadsnät och energitjänster.",
        ),
        Heading("Flerårsöversikt", 2),
        _many(b, m),
        *prose(*_trend(b)),
        Heading("Affärsområden", 2),
        _areas(b),
        *(item(one) for one in clear(_area_text(b))),
        Heading("Produktion och leveranser", 2),
        *prose(*_energy(b)),
        _fuels(b),
        _deliveries(b),
        Heading("Investeringar och finansiering", 2),
        *prose(*_funding(b)),
        _invest_table(b),
        Heading("Resultaträkning", 1),
        _statement(b),
        Heading("Balansräkning", 1),
        _sheet(b),
        Heading("Kassaflödesanalys", 1),
        _flow_table(b),
        *prose(*_flow_text(b)),
        Heading("Förslag till vinstdisposition", 1),
        *prose("Till årsstämmans förfogande står följande vinstmedel (kronor):"),
        _disposal(b),
        *prose(*_proposal(b)),
    ]
    return Paper(f"{name} – Årsredovisning {m.year}", tuple(blocks))


def _director(b: Books, name: str) -> list[Sentence]:
    after, sales, heat = b.change("after"), b.change("sales", "all"), b.change("heat-sold")
    days = b.change("degree-days")
    return [
        say(f"{name} lämnar för {b.year} ett resultat efter finansiella poster på ", _M(b("after")),
            ", ",
            _M.size(after, "difference"), turn(after, " mer", " mindre"), " än föregående år."),
        say("Nettoomsättningen ", turn(sales, "ökade", "minskade"), " till ", _M(b("sales", "all")),
            " (",
            _M(b("sales", "all", b.year - 1)), ")."),
        say("Året var ", turn(days, "kallare", "varmare"), " än det förra, med ",
            _PEN.people(b("degree-days")), " graddagar mot ",
            _PEN.people(b("degree-days", year=b.year - 1)), "."),
        b.chance.choice((
            say("Leveransen av värme ", turn(heat, "steg", "föll"), " med ",
            level(heat, 1, behind=" GWh", size=True, role="difference"), "."),
            say("Kunderna tog emot ", level(b("heat-sold"), 1, behind=" GWh"), " fjärrvärme, ",
                level(heat, 1, behind=" GWh", size=True, role="difference"),
                    turn(heat, " mer", " mindre"), " än året innan."),
        )),
    ]  # fmt: skip


def _many(b: Books, m: Municipality) -> Table:
    years = sorted(m.years, reverse=True)
    rows = [
        row("Nettoomsättning", [_PEN(b("sales", "all", y)) for y in years]),
        row("Rörelseresultat", [_PEN(b("profit", "all", y)) for y in years]),
        row("Resultat efter finansiella poster", [_PEN(b("after", year=y)) for y in years]),
        row("Balansomslutning", [_PEN(b("assets", year=y)) for y in years]),
        row("Eget kapital", [_PEN(b("equity", year=y)) for y in years]),
        row("Soliditet, %", [_P(b.share(b("equity", year=y), b("assets", year=y))) for y in years]),
        row(
            "Avkastning på totalt kapital, %",
            [_P(b.share(b("yield", year=y), b("assets", year=y))) for y in years],
        ),
        row(
            "Vinstmarginal, %",
            [_P(b.share(b("after", year=y), b("sales", "all", y))) for y in years],
        ),
        row("Medelantal anställda", [_PEN.people(b("people", year=y)) for y in years]),
    ]
    return table("Flerårsöversikt (kkr)", ["", *map(str, years)], rows)


def _trend(b: Books) -> list[Sentence]:
    def strong(year: int) -> Quantity:
        return b.share(b("equity", year=year), b("assets", year=year))

    points, margin = (
        b.less(strong(b.year), strong(b.year - 1)),
        b.share(b("after"), b("sales", "all")),
    )
    four = b.less(b("sales", "all"), b("sales", "all", b.year - 4))
    return [
        say("Soliditeten uppgick vid årsskiftet till ", _P.share(strong(b.year)),
            " procent, vilket är ", _P.points(points),
            turn(points, " högre", " lägre"), " än året innan. Ägarens mål är minst 25 procent."),
        say("Vinstmarginalen blev ", _P.share(margin),
            " procent och avkastningen på totalt kapital ",
            _P.share(b.share(b("yield"), b("assets"))), " procent."),
        say(f"Sedan {b.year - 4} har omsättningen ", turn(four, "vuxit", "krympt"), " med ",
            _M.size(four, "difference"), "."),
    ]  # fmt: skip


def _areas(b: Books) -> Table:
    rows = []
    for label, who in (*((one[0], one[1]) for one in _AREAS), ("Totalt", "all")):
        rows.append(row(label, [
            _PEN(b("sales", who)), _PEN(b("sales", who, b.year - 1)), _PEN(b("profit", who)),
                _PEN(b("profit", who, b.year - 1)),
            _P(b.share(b("profit", who), b("sales", who))),
        ], "sum" if who == "all" else "item"))  # fmt: skip
    heads = ["Affärsområde", f"Omsättning {b.year}", f"Omsättning {b.year - 1}",
        f"Rörelseresultat {b.year}",
             f"Rörelseresultat {b.year - 1}", f"Rörelsemarginal {b.year}, %"]  # fmt: skip
    return table("Affärsområdenas omsättning och rörelseresultat, kkr", heads, rows)


def _area_text(b: Books) -> list[Sentence]:
    told = []
    for label, who, _middle, _margin in _AREAS[:4]:
        sales, profit = b.change("sales", who), b.change("profit", who)
        told.append(b.chance.choice((
            say(f"{label} omsatte ", _M(b("sales", who)), ", en ",
                turn(sales, "ökning", "minskning"), " med ",
                _P.share(b.growth("sales", who), size=True), " %. Rörelseresultatet blev ",
                    _M(b("profit", who)), " (",
                _M(b("profit", who, b.year - 1)), ")."),
            say(f"För {label.lower()} ", turn(profit, "förbättrades", "försämrades"),
                " rörelseresultatet med ",
                _M.size(profit, "difference"), " till ", _M(b("profit", who)),
                    ". Området svarar för ",
                _P.share(b.share(b("sales", who), b("sales", "all"))),
                    " % av bolagets omsättning."),
        )))  # fmt: skip
    two = [
        b.add([b(what, "heat"), b(what, "grid")], what, "heat-grid") for what in ("sales", "profit")
    ]
    told.append(
        say("Fjärrvärme och elnät står tillsammans för ",
            _P.share(b.share(two[0], b("sales", "all"))),
            " % av omsättningen och ", _M(two[1]), " av rörelseresultatet.")
    )  # fmt: skip
    return told


def _gwh(one: Quantity, role: str = "") -> Cell:
    return level(one, 1, behind=" GWh", role="difference" if role else "", size=bool(role))


def _energy(b: Books) -> list[Sentence]:
    grid, power = b.change("grid-out"), b.change("power-made")
    green = b.add([b("fuel", who) for who in ("f1", "f2", "f5")], "fuel", "bio")
    return [
        say("Den totala värmeproduktionen var ", _gwh(b("fuel", "all")),
            " och till kund levererades ", _gwh(b("heat-sold")),
            ". Skillnaden, ", _gwh(b("lost")), ", är förluster i nätet, ",
            _P.share(b.share(b("lost"), b("fuel", "all"))),
            " procent av det producerade."),
        say("Biobränslen gav ", _gwh(green), ", eller ", _P.share(b.share(green, b("fuel", "all"))),
            " procent, medan eldningsoljan stod för ",
            _gwh(b("fuel", "f6")), "."),
        say("I elnätet överfördes ", _gwh(b("grid-out")), ", ", _gwh(grid, "d"),
            turn(grid, " mer", " mindre"), f" än {b.year - 1}."),
        say("Egen elproduktion ", turn(power, "ökade", "minskade"), " från ",
            _gwh(b("power-made", year=b.year - 1)), " till ",
            _gwh(b("power-made")), "."),
    ]  # fmt: skip


def _fuels(b: Books) -> Table:
    rows = [
        row(label, [level(b("fuel", who, b.year - 1)), level(b("fuel", who)),
                    _P(b.share(b("fuel", who), b("fuel", "all"))) if who != "all" else None], "sum"
                        if who == "all" else "item")
        for label, who in (*((one[0], one[1]) for one in _FUELS), ("Summa produktion", "all"))
    ]  # fmt: skip
    return table(
        "Tillförd energi i fjärrvärmen, GWh",
        ["", str(b.year - 1), str(b.year), f"Andel {b.year}, %"],
        rows,
    )


def _deliveries(b: Books) -> Table:
    def line(label: str, what: str, decimals: int) -> tuple[str, list[Cell], Quantity, int]:
        cells: list[Cell] = [level(b(what, year=y), decimals) for y in (b.year - 1, b.year)]
        return label, cells, b.change(what), decimals

    rows = []
    for label, cells, change, decimals in (
        line("Levererad fjärrvärme, GWh", "heat-sold", 1), line("Överförd el, GWh", "grid-out", 1),
        line("Egen elproduktion, GWh", "power-made", 1),
            line("Fjärrvärmekunder", "heat-customers", 0),
        line("Elnätskunder", "grid-customers", 0), line("Stadsnätskunder", "fibre-customers", 0),
        line("Oaviserade elavbrott", "broken", 0), line("Graddagar", "degree-days", 0),
    ):  # fmt: skip
        rows.append(row(label, [*cells, level(change, decimals, _STYLE, role="difference")]))
    return table("Leveranser och kunder", ["", str(b.year - 1), str(b.year), "+/-"], rows)


def _funding(b: Books) -> list[Sentence]:
    loans, spent = b.change("loans"), b.change("invest", "all")
    fibre = b.change("fibre-customers")
    return [
        say("Årets investeringar uppgick till ", _M(b("invest", "all")), " jämfört med ",
            _M(b("invest", "all", b.year - 1)),
            " föregående år, alltså ", _M.size(spent, "difference"), turn(spent, " mer", " mindre"),
            "."),
        say("Mest pengar gick till elnätet, ", _M(b("invest", "i2")),
            ", och till ackumulatortanken, ", _M(b("invest", "i1")), ".")
        if all(b("invest", who).value < min(b("invest", "i1").value, b("invest", "i2").value)
            for who in ("i3", "i4", "i5"))
        else say("Elnätets förnyelse kostade ", _M(b("invest", "i2")), "."),
        b.chance.choice((
            say("Låneskulden ", turn(loans, "ökade", "minskade"), " med ",
                _M.size(loans, "difference"),
            " och var vid årets slut ",
            _M(b("loans")), "."),
            say("Vid årets slut var bolagets lån ", _M(b("loans")), ", mot ",
                _M(b("loans", year=b.year - 1)),
                " året dessförinnan; upplåningen har alltså ", turn(loans, "ökat", "minskat"), "."),
        )),
        say("Stadsnätet fick ", _PEN.people(fibre, "difference"), " nya kunder netto.")
            if fibre.value > 0
        else say("Stadsnätet hade vid årets slut ", _PEN.people(b("fibre-customers")), " kunder."),
    ]  # fmt: skip


def _invest_table(b: Books) -> Table:
    rows = [
        row(
            label,
            [_PEN(b("invest", who)), _PEN(b("invest", who, b.year - 1))],
            "sum" if who == "all" else "item",
        )
        for label, who in (*((one[0], one[1]) for one in _INVEST), ("Summa", "all"))
    ]
    return table("Investeringar, kkr", ["Objekt", str(b.year), str(b.year - 1)], rows)


def _statement(b: Books) -> Table:
    lines: list[tuple[str, str, str, int, str]] = [("Nettoomsättning", "sales", "all", 1, "item"),
        ("Övriga rörelseintäkter", "more", "", 1, "item"),
                   ("Rörelsens intäkter", "income", "", 1, "sum")]  # fmt: skip
    lines += [(label, "cost", who, -1, "item") for label, who, _m in _COSTS]
    lines += [
        ("Av- och nedskrivningar", "cost", "worn", -1, "item"),
            ("Rörelsens kostnader", "cost", "all", -1, "sum"),
        ("RÖRELSERESULTAT", "profit", "all", 1, "sum"), ("Ränteintäkter", "fin-in", "", 1, "item"),
        ("Räntekostnader", "fin-out", "", -1, "item"), ("RESULTAT EFTER FINANSIELLA POSTER",
            "after", "", 1, "sum"),
        ("Lämnat koncernbidrag", "group", "", -1, "item"),
            ("Resultat före skatt", "before-tax", "", 1, "sum"),
        ("Skatt på årets resultat", "tax", "", -1, "item"),
            ("ÅRETS RESULTAT", "result", "", 1, "sum"),
    ]  # fmt: skip
    rows = []
    for number, (label, what, who, sign, kind) in enumerate(lines, 2):
        note = str(number) if kind == "item" else ""
        rows.append(
            row(label, [note, _PEN(b(what, who), sign), _PEN(b(what, who, b.year - 1), sign)], kind)
        )
    return table("Kkr", ["", "Not", str(b.year), str(b.year - 1)], rows)


def _sheet(b: Books) -> Table:
    lines = (
        ("Materiella anläggningstillgångar", "plant", "item"),
            ("Kortfristiga fordringar och lager", "owed", "item"),
        ("Kassa och bank", "cash", "item"), ("SUMMA TILLGÅNGAR", "assets", "sum"),
            ("Eget kapital", "equity", "item"),
        ("Avsättningar", "provision", "item"), ("Långfristiga skulder", "loans", "item"),
            ("Kortfristiga skulder", "short", "item"),
        ("SUMMA EGET KAPITAL OCH SKULDER", "funded", "sum"),
    )  # fmt: skip
    rows = [
        row(label, [_PEN(b(what)), _PEN(b(what, year=b.year - 1))], kind)
        for label, what, kind in lines
    ]
    return table("Kkr", ["", f"{b.year}-12-31", f"{b.year - 1}-12-31"], rows)


def _flow_table(b: Books) -> Table:
    rows = [
        row("Resultat efter finansiella poster", [_PEN(b("after"))]),
        row("Avskrivningar", [_PEN(b("cost", "worn"))]),
        row("Betald skatt", [_PEN(b("tax"), -1)]),
        row("Kassaflöde före förändring av rörelsekapital", [_PEN(b("flow-1"))], "sum"),
        row("Förändring av rörelsekapital", [_PEN(b("flow-capital"))]),
        row("Kassaflöde från den löpande verksamheten", [_PEN(b("flow-operating"))], "sum"),
        row("Investeringar i anläggningar", [_PEN(b("invest", "all"), -1)]),
        row("Förändring av lån", [_PEN(b.change("loans"))]),
        row("Lämnat koncernbidrag", [_PEN(b("group"), -1)]),
        row("Utdelning", [_PEN(b("paid-out"), -1)]),
        row("Kassaflöde från finansieringen", [_PEN(b("flow-financing"))], "sum"),
        row("ÅRETS KASSAFLÖDE", [_PEN(b("flow"))], "sum"),
        row("Likvida medel vid årets början", [_PEN(b("cash", year=b.year - 1))]),
        row("Likvida medel vid årets slut", [_PEN(b("cash"))], "sum"),
    ]
    return table("Kkr", ["", str(b.year)], rows)


def _flow_text(b: Books) -> list[Sentence]:
    moved = b.change("cash")
    covered = b.share(b("flow-operating"), b("invest", "all"))
    return [
        say("Den löpande verksamheten gav ", _M(b("flow-operating")), ", vilket räckte till ",
            Pen(share_decimals=0).share(covered),
            " procent av investeringarna."),
        say("Likvida medel ", turn(moved, "ökade", "minskade"), " under året med ",
            _M.size(moved, "difference"), " till ",
            _M(b("cash")), "."),
    ]  # fmt: skip


def _disposal(b: Books) -> Table:
    rows = [
        row("Balanserat resultat", [_FULL(b("kept"))]),
        row("Årets resultat", [_FULL(b("result"))]),
        row("Summa", [_FULL(b("disposal"))], "sum"),
        row("Styrelsen föreslår att medlen disponeras så att", [], "heading"),
        row("till aktieägaren utdelas", [_FULL(b("dividend"))]),
        row("i ny räkning överförs", [_FULL(b("forward"))]),
        row("Summa", [_FULL(b("disposal"))], "sum"),
    ]
    return table("", ["", "Kronor"], rows)


def _proposal(b: Books) -> list[Sentence]:
    shares = b.put(Decimal(b.chance.choice((5_000, 10_000, 20_000))), "shares", kind="count")
    return [
        say("Utdelningen, ", _M(b("dividend")), ", motsvarar ",
            _FULL.but(behind=" kronor")(b.register.per(b("dividend"), shares)),
            " per aktie (", _FULL.people(shares), " aktier) och ",
            _P.share(b.share(b("dividend"), b("result"))),
            " procent av årets resultat."),
    ]  # fmt: skip


FAMILY = Family("energy-yearly", make)
