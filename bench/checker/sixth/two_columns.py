"""A municipality's annual report with its group beside it, in either order of columns, notes in a
column, five years, companies, boards, the balance requirement and financial analysis."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import (
    Block,
    Cell,
    Head,
    Heading,
    NumberStyle,
    Paper,
    Piece,
    Row,
    Sentence,
    Table,
)  # fmt: skip
from ..quantities import Quantity
from ._books import Books, about, listed, number, shown

_COMPANIES = ("Bostads AB", "Energi AB", "Vatten och Avfall AB", "Fastighets AB", "Hamn AB",
              "Näringslivs AB")  # fmt: skip
_PEN = Pen("mnkr", 1)
_MKR = Pen("mnkr", 1, behind=" mnkr")
_WORDS = Pen("mnkr", 0, behind=" miljoner kronor")
_KR = Pen("kr", 0, behind=" kronor")
_RESULT = (
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
)  # fmt: skip
_BALANCE = (
    ("TILLGÅNGAR", "", "", "heading"),
    ("Anläggningstillgångar", "8", "fixed-assets", "item"),
    ("Omsättningstillgångar", "9", "current-assets", "item"),
    ("SUMMA TILLGÅNGAR", "", "assets", "sum"),
    ("EGET KAPITAL, AVSÄTTNINGAR OCH SKULDER", "", "", "heading"),
    ("Eget kapital", "10", "equity", "item"),
    ("– varav årets resultat", "", "result", "item"),
    ("Avsättningar", "11", "provisions", "item"),
    ("Långfristiga skulder", "12", "long-debt", "item"),
    ("Kortfristiga skulder", "13", "short-debt", "item"),
    ("SUMMA EGET KAPITAL,\nAVSÄTTNINGAR OCH SKULDER", "", "equity-and-debts", "sum"),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    books = Books(m, chance)
    companies = chance.sample(_COMPANIES, chance.randint(4, 5))
    order = ["municipality", "group"]
    if chance.random() < 0.5:
        order.reverse()
    _fill(books, companies)
    blocks: list[Block] = [
        Heading("Förvaltningsberättelse", 1),
        Heading("Översikt över verksamhetens utveckling", 2),
        _five_years(m),
        text(*_overview(books)),
        Heading("Den kommunala koncernen", 2),
        text(*_group_told(books, companies)),
        _companies(books, companies),
        Heading("God ekonomisk hushållning och ekonomisk ställning", 2),
        Heading("Resultat och kapacitet", 3),
        text(*_capacity(books)),
        Heading("Risk och kontroll", 3),
        text(*_risk(books)),
        Heading("Balanskravsutredning", 2),
        *_requirement(books),
        Heading("Driftredovisning", 2),
        text(*_boards_told(m)),
        _boards(m),
        Heading("Ekonomiska rapporter", 1),
        _result(m, order),
        _balance(m, order),
        Heading("Kassaflödesanalys, kommunen", 2),
        *_flow(m),
    ]
    return Paper(f"{m.name} kommun, årsredovisning {m.year}", tuple(blocks))


def _fill(books: Books, companies: list[str]) -> None:
    m = books.m
    for year in sorted(m.years):
        fixed = m("fixed-assets", year=year).value * Decimal("1.62")
        current = m("current-assets", year=year).value * Decimal("1.24")
        books.set("fixed-assets", "group", fixed, "money", year)
        books.set("current-assets", "group", current, "money", year)
        books.set(
            "provisions", "group", m("provisions", year=year).value * Decimal("1.13"), "money", year
        )
        books.set(
            "short-debt", "group", m("short-debt", year=year).value * Decimal("1.21"), "money", year
        )
    books.add("assets", "group", [("fixed-assets", "group", 1), ("current-assets", "group", 1)])
    for year in sorted(m.years):
        if year == m.years[-1]:
            books.set("equity", "group", m("assets", "group", year).value * Decimal("0.37"),
                      "money", year)  # fmt: skip
        else:
            two = [(m("equity", "group", year - 1), 1), (m("result", "group", year), 1)]
            m.register.linear(f"equity:group:{year}:outcome", two, two[0][0])
        parts = [m(what, "group", year) for what in ("equity", "provisions", "short-debt")]
        loans = m("assets", "group", year).value - sum(one.value for one in parts)
        books.set("long-debt", "group", loans, "money", year)
    whole = [(what, "group", 1) for what in ("equity", "provisions", "long-debt", "short-debt")]
    books.add("equity-and-debts", "group", whole)
    for year in m.years:
        assets = m("assets", "group", year)
        m.register.follows(assets, [(m("equity-and-debts", "group", year), 1)])
    size = float(m.size) * 1_000_000
    for place, name in enumerate(companies):
        middle = size * (300, 260, 150, 90, 45)[place]
        books.put("turnover", name, middle)
        books.put("profit", name, middle * 0.06, spread=0.9)
        books.put("total", name, middle * 5)
        books.put("own", name, middle * 5 * books.chance.uniform(0.15, 0.4), spread=0.03)
        books.put("hands", name, middle / 2_600_000 + 3, "count")
    for year in (m.year - 1, m.year):
        parts = [m("result", year=year), *(books.get("profit", one, year) for one in companies)]
        rest = m("result", "group", year).value - sum(one.value for one in parts)
        parts.append(books.set("profit", "removed", rest, "money", year))
        m.register.follows(m("result", "group", year), [(one, 1) for one in parts])
    books.put("gains", "law", size * 9, spread=0.6)
    books.put("used", "law", size * 3, spread=0.6)
    for year in (m.year - 1, m.year):
        result = m("result", year=year)
        m.register.linear(f"adjusted:law:{year}:outcome",
                          [(result, 1), (books.get("gains", "law", year), -1)])  # fmt: skip
        saved = max(m("adjusted", "law", year).value * Decimal("0.3"), Decimal(0))
        books.set("reserve", "law", saved, "money", year)
        m.register.linear(
            f"balance:law:{year}:outcome",
            [(m("adjusted", "law", year), 1), (books.get("reserve", "law", year), -1)],
        )


def _five_years(m: Municipality) -> Table:
    reg = m.register
    years = m.years

    def line(label: str, what: str, who: str) -> Row:
        return row(label, [_PEN(m(what, who, year)) for year in years])

    rows = [row("Kommunen", [None] * 5, "heading")]
    rows.append(row("Folkmängd den 31 december", [number(m("inhabitants", year=y)) for y in years]))
    rows.append(row("Utdebitering, kr", [number(m("tax-rate", year=y), 2) for y in years]))
    for label, what in (
        ("Årets resultat, mnkr", "result"), ("Skatter och bidrag, mnkr", "tax-and-grants"),
        ("Nettoinvesteringar, mnkr", "investments"), ("Eget kapital, mnkr", "equity"),
    ):  # fmt: skip
        rows.append(line(label, what, "municipality"))
    for label, one, other in (
        ("Nettokostnadsandel, %", "net-cost", "tax-and-grants"),
        ("Soliditet, %", "equity", "assets"),
    ):
        shares = [reg.quotient(m(one, year=y), m(other, year=y)) for y in years]
        rows.append(row(label, [_PEN.share(each) for each in shares]))
    debts = [reg.per(m("long-debt", year=y), m("inhabitants", year=y)) for y in years]
    rows.append(row("Långfristig skuld per invånare, kr", [_KR.but(behind="")(d) for d in debts]))
    rows.append(row("Kommunkoncernen", [None] * 5, "heading"))
    for label, what in (
        ("Årets resultat, mnkr", "result"), ("Balansomslutning, mnkr", "assets"),
        ("Långfristiga skulder, mnkr", "long-debt"),
    ):  # fmt: skip
        rows.append(line(label, what, "group"))
    solid = [reg.quotient(m("equity", "group", y), m("assets", "group", y)) for y in years]
    rows.append(row("Soliditet, %", [_PEN.share(each) for each in solid]))
    return table("Fem år i sammandrag", ["", *map(str, years)], rows)


def _overview(books: Books) -> list[Sentence]:
    m = books.m
    people, result = m.change("inhabitants"), m("result")
    sums = m.register.total(
        f"five-results:municipality:{m.year}:outcome", [m("result", year=y) for y in m.years]
    )
    return shown([
        say("Folkmängden ", turn(people, "växte", "minskade"), " med ",
            number(people, size=True), " personer och ", m.name, " hade vid årsskiftet ",
            number(m("inhabitants")), " invånare."),
        say("Kommunens resultat blev ", _MKR(result), " och kommunkoncernens ",
            _MKR(m("result", "group")), "."),
        say("De senaste fem åren har kommunen sammanlagt redovisat ", _MKR(sums),
            " i resultat."),
        say("Skattesatsen var ", number(m("tax-rate"), 2, " kronor"), " per skattekrona."),
    ])  # fmt: skip


def _group_told(books: Books, companies: list[str]) -> list[Sentence]:
    m = books.m
    profits = {one: books.get("profit", one) for one in companies}
    lost = [one for one in companies if profits[one].value < 0]
    best = max(companies, key=lambda one: profits[one].value)
    change, debts = m.change("result", "group"), m.change("long-debt", "group")
    gap = m.register.difference(m("result", "group"), m("result"))
    told = shown([
        say("Koncernen består av kommunen och ", str(len(companies)), " bolag, ",
            listed([f"{m.name} {one}" for one in companies]), "."),
        say("Koncernens resultat ", turn(change, "förbättrades", "försämrades"), " med ",
            _MKR.size(change, "difference"), " till ", _MKR(m("result", "group")), ", ",
            _MKR.size(gap, "difference"), turn(gap, " mer", " mindre"), " än kommunens eget."),
        say(f"Störst bidrag av bolagen gav {m.name} {best} med ", _MKR(profits[best]), "."),
        say("Koncernens långfristiga skulder ", turn(debts, "ökade", "minskade"), " från ",
            _WORDS(m("long-debt", "group", m.year - 1)), " till ",
            _WORDS(m("long-debt", "group")), "."),
    ])  # fmt: skip
    minus = m.register.count("companies-below", profits.values(), -1)
    if lost:
        told.append(say(counted(minus, capital=True), " av bolagen gick med förlust: ",
                        listed(lost), "."))  # fmt: skip
    return told


def _companies(books: Books, companies: list[str]) -> Table:
    m = books.m
    years = (m.year, m.year - 1)
    rows = []

    def cells(name: str) -> list[Cell | None]:
        solid = m.register.quotient(books.get("own", name), books.get("total", name))
        return [_PEN(books.get("turnover", name)), *(_PEN(books.get("profit", name, y))
                for y in years), _PEN(books.get("total", name)), _PEN.share(solid),
                number(books.get("hands", name))]  # fmt: skip

    mine = [_PEN(m("income")), *(_PEN(m("result", year=y)) for y in years), _PEN(m("assets"))]
    solid = m.register.quotient(m("equity"), m("assets"))
    rows.append(row(f"{m.name} kommun", [*mine, _PEN.share(solid), number(m("employees"))]))
    rows += [row(one, cells(one)) for one in companies]
    gone = [_PEN(books.get("profit", "removed", y)) for y in years]
    rows.append(row("Koncernjusteringar", [None, *gone, None, None, None]))
    whole = [_PEN(m("result", "group", y)) for y in years]
    solid = m.register.quotient(m("equity", "group"), m("assets", "group"))
    rows.append(row("Kommunkoncernen", [_PEN(m("income", "group")), *whole,
                                        _PEN(m("assets", "group")), _PEN.share(solid), None],
                    "sum"))  # fmt: skip
    heads = ["Mnkr", "Intäkter", *(f"Resultat {y}" for y in years),
             "Balansomslutning", "Soliditet, %", "Antal anställda"]  # fmt: skip
    return table("Koncernens enheter", heads, rows)


def _capacity(books: Books) -> list[Sentence]:
    m, reg = books.m, books.m.register
    last = m.year - 1
    share = reg.quotient(m("result"), m("tax-and-grants"))
    net, net_last = (reg.quotient(m("net-cost", year=y), m("tax-and-grants", year=y))
                     for y in (m.year, last))  # fmt: skip
    faster = reg.difference(m.growth("net-cost"), m.growth("tax-and-grants"))
    off = m.variance("result")
    solid, solid_last = (reg.quotient(m("equity", year=y), m("assets", year=y))
                         for y in (m.year, last))  # fmt: skip
    points, net_points = reg.difference(solid, solid_last), reg.difference(net, net_last)
    return shown([
        say("Årets resultat motsvarar ", _PEN.share(share, behind=" procent"),
            " av skatteintäkter och generella statsbidrag."),
        say("Budgeten låg på ", _MKR(m("result", basis="budget")), ", och utfallet blev således ",
            _MKR.size(off, "difference"), turn(off, " bättre", " sämre"), "."),
        say("Nettokostnaderna ", turn(m.growth("net-cost"), "ökade", "minskade"), " med ",
            _PEN.share(m.growth("net-cost"), behind=" procent", size=True),
            " medan skatter och bidrag ökade med ",
            _PEN.share(m.growth("tax-and-grants"), behind=" procent"), ", det vill säga ",
            turn(faster, "långsammare", "snabbare"), "."),
        say("Av varje hundralapp i skatt och bidrag gick ",
            _PEN.share(net, behind=" kronor", role=""), " till verksamheten."),
        say("Nettokostnadsandelen har ", turn(net_points, "ökat", "minskat"), " med ",
            _PEN.points(net_points), " sedan ", str(last), "."),
        say("Soliditeten ", turn(points, "stärktes", "försvagades"), " från ",
            _PEN.share(solid_last, behind=" till "), _PEN.share(solid, behind=" procent"), "."),
    ])  # fmt: skip


def _risk(books: Books) -> list[Sentence]:
    m, reg = books.m, books.m.register
    owed, cash = m.change("long-debt"), m.change("cash")
    each = reg.per(m("long-debt"), m("inhabitants"))
    before = reg.per(m("long-debt", year=m.year - 1), m("inhabitants", year=m.year - 1))
    more = reg.difference(each, before)
    left = reg.difference(m("investments", basis="budget"), m("investments"))
    own = reg.total(f"own-means:municipality:{m.year}:outcome", (m("result"), m("depreciation")))
    told = [
        say("Kommunens långfristiga låneskuld ", turn(owed, "steg", "sjönk"), " med ",
            _MKR.size(owed, "difference"), " och uppgår nu till ", _MKR(m("long-debt")), "."),
        say("Under året lånades ", _MKR(m("new-loans")), " upp och ", _MKR(m("repayments")),
            " amorterades."),
        say("Utslaget per invånare är skulden ", _KR(each), ", vilket är ",
            _KR.size(more, "difference"), turn(more, " mer", " mindre"), " än ",
            str(m.year - 1), "."),
        say("Likvida medel ", turn(cash, "ökade", "minskade"), " till ", _MKR(m("cash")),
            " (", _MKR(m("cash", year=m.year - 1)), "); inom parentes står ",
            "föregående år."),
        say("Investeringarna blev ", _MKR(m("investments")), " mot budgeterade ",
            _MKR(m("investments", basis="budget")), ", alltså ", _MKR.size(left, "difference"),
            turn(left, " mindre", " mer"), "."),
    ]  # fmt: skip
    if own.value > 0:
        share = reg.quotient(own, m("investments"))
        told += [
            say("Resultat och avskrivningar gav ", *about(_MKR, own, "drygt ", "knappt "),
                " i egna medel."),
            say("Självfinansieringsgraden blev därmed ",
                Pen(share_decimals=0).share(share, behind=" procent"), "."),
        ]  # fmt: skip
    return shown(told, 50)


def _requirement(books: Books) -> list[Block]:
    m = books.m
    years = (m.year, m.year - 1)
    rows = []
    for label, what, who, sign, kind in (
        ("Årets resultat enligt resultaträkningen", "result", "municipality", 1, "item"),
        ("Reducering av samtliga realisationsvinster", "gains", "law", -1, "item"),
        ("Årets resultat efter balanskravsjusteringar", "adjusted", "law", 1, "sum"),
        ("Reservering till resultatutjämningsreserv", "reserve", "law", -1, "item"),
        ("Balanskravsresultat", "balance", "law", 1, "sum"),
    ):
        rows.append(row(label, [_PEN(m(what, who, y), sign) for y in years], kind))
    good = m("balance", "law").value >= 0
    told = shown([
        say("Från årets resultat räknas realisationsvinster på ", _MKR(m("gains", "law")),
            " bort, och därefter återstår ", _MKR(m("adjusted", "law")), "."),
        say("Av detta reserveras ", _MKR(m("reserve", "law")),
            " till resultatutjämningsreserven."),
        say("Balanskravsresultatet är ", _MKR(m("balance", "law")),
            ", så kravet i kommunallagen är ", "uppfyllt." if good else "inte uppfyllt."),
    ])  # fmt: skip
    if m("reserve", "law").value == 0:
        told = [told[0], told[-1]]
    return [table("Belopp i mnkr", ["", *map(str, years)], rows), text(*told)]


def _saved(m: Municipality, who: str) -> Quantity:
    return m.variance("board-net", who, -1)


def _boards(m: Municipality) -> Table:
    rows = []
    for one in (*m.boards, m.central, None):
        who = one.key if one else "all"
        cells: list[Cell] = []
        for what, sign in (("board-income", 1), ("board-cost", -1), ("board-net", -1)):
            cells.append(_PEN(m(what, who), sign))
        cells.append(_PEN(m("board-net", who, basis="budget"), -1))
        cells.append(_PEN(_saved(m, who), role="difference" if one else ""))
        cells.append(_PEN(m("board-net", who, m.year - 1), -1))
        rows.append(row(one.name if one else "Verksamhetens nettokostnader", cells,
                        "item" if one else "sum"))  # fmt: skip
    heads: list[list[str | Head]] = [
        ["", Head(f"Utfall {m.year}", 3), "Budget", "Budget-", "Utfall"],
        ["Mnkr", "Intäkter", "Kostnader", "Netto", f"netto {m.year}", "avvikelse",
         f"netto {m.year - 1}"],
    ]  # fmt: skip
    return tall("Driftredovisning per nämnd", heads, rows)


def _boards_told(m: Municipality) -> list[Sentence]:
    order = sorted(m.boards, key=lambda one: _saved(m, one.key).value)
    saved = [_saved(m, one.key) for one in m.boards]
    good = m.register.count("boards-within", saved, 1)
    whole = m.register.total(f"boards-saved:boards:{m.year}:outcome", saved)
    worst, best = order[0], order[-1]
    more = m.change("board-net", worst.key)
    share = m.register.quotient(m("board-net", worst.key), m("board-net", "all"))
    others = order[1:-1]
    each: list[Piece] = []
    for one in others:
        each += [", " if each else "", f"{one.name.lower()} ("]
        each += [_MKR.but(style=NumberStyle(plus=True))(_saved(m, one.key), role="difference"), ")"]
    return shown([
        say("Nämnderna redovisar tillsammans ", turn(whole, "ett överskott", "ett underskott"),
            " mot budget på ", _MKR.size(whole, "difference"), "."),
        say(counted(good, capital=True), " av ", str(len(m.boards)),
            " nämnder höll sig inom sin ram.")
        if good.value else say("Ingen nämnd höll sig inom sin ram."),
        say(f"{worst.name} hade det svagaste utfallet jämfört med budget, ",
            _MKR(_saved(m, worst.key), role="difference"), ", och ",
            f"{best.name.lower()} det starkaste, ",
            _MKR(_saved(m, best.key), role="difference"), "."),
        say(f"Nettokostnaden för {worst.name.lower()} ", turn(more, "ökade", "minskade"),
            " samtidigt med ", _MKR.size(more, "difference"), " till ",
            _MKR(m("board-net", worst.key)), ", eller ",
            _PEN.share(share, behind=" procent"), " av kommunens nettokostnader."),
        say("Övriga avvikelser: ", *each, "."),
    ])  # fmt: skip


def _names(order: list[str]) -> list[str]:
    return ["Kommunen" if one == "municipality" else "Kommunkoncernen" for one in order]


def _result(m: Municipality, order: list[str]) -> Table:
    rows = []
    years = (m.year, m.year - 1)
    for label, note, what, sign, kind in _RESULT:
        cells: list[Cell | None] = [note]
        for who in order:
            cells += [_PEN(m(what, who, y), sign) for y in years]
            if who == "municipality":
                cells.append(_PEN(m(what, basis="budget"), sign))
        rows.append(row(label, cells, kind))
    heads: list[list[str | Head]] = [["", ""], ["Belopp i mnkr", "Not"]]
    for who, name in zip(order, _names(order), strict=True):
        mine = who == "municipality"
        heads[0].append(Head(name, 3 if mine else 2))
        heads[1] += [*map(str, years), *([f"Budget {m.year}"] if mine else [])]
    return tall("Resultaträkning", heads, rows)


def _balance(m: Municipality, order: list[str]) -> Table:
    rows = []
    years = (m.year, m.year - 1)
    for label, note, what, kind in _BALANCE:
        cells = [_PEN(m(what, who, y)) for who in order for y in years] if what else [None] * 4
        rows.append(row(label, [note, *cells], kind))
    heads: list[list[str | Head]] = [
        ["", "", *(Head(name, 2) for name in _names(order))],
        ["Belopp i mnkr", "Not", *(f"{y}-12-31" for y in years), *(f"{y}-12-31" for y in years)],
    ]
    return tall("Balansräkning", heads, rows)


def _flow(m: Municipality) -> list[Block]:
    years = (m.year, m.year - 1)
    rows = []
    for label, what, sign, kind in (
        ("Årets resultat", "result", 1, "item"),
        ("Justering för avskrivningar", "depreciation", 1, "item"),
        ("Förändring av avsättningar", "provision-change", 1, "item"),
        ("Förändring av kortfristiga fordringar m.m.", "receivables-change", -1, "item"),
        ("Förändring av kortfristiga skulder", "short-debt-change", 1, "item"),
        ("Kassaflöde från den löpande verksamheten", "operating-flow", 1, "sum"),
        ("Investeringar", "investments", -1, "item"),
        ("Försäljning av anläggningstillgångar", "asset-sales", 1, "item"),
        ("Kassaflöde från investeringsverksamheten", "investing-flow", 1, "sum"),
        ("Nya lån", "new-loans", 1, "item"),
        ("Amortering", "repayments", -1, "item"),
        ("Kassaflöde från finansieringsverksamheten", "financing-flow", 1, "sum"),
        ("Årets kassaflöde", "cash-flow", 1, "sum"),
    ):
        rows.append(row(label, [_PEN(m(what, year=y), sign) for y in years], kind))
    rows.append(row("Likvida medel vid årets början",
                    [_PEN(m("cash", year=y - 1)) for y in years]))  # fmt: skip
    rows.append(row("Likvida medel vid årets slut", [_PEN(m("cash", year=y)) for y in years]))
    flow = m("operating-flow")
    told = shown([
        say("Den löpande verksamheten gav ", turn(flow, "ett överskott", "ett underskott"),
            " i kassan på ", _MKR.size(flow), ", och investeringarna tog ",
            _MKR(m("investments")), " i anspråk."),
        say("Totalt blev årets kassaflöde ", _MKR(m("cash-flow")), "."),
    ])  # fmt: skip
    heads = ["Mnkr", *map(str, years)]
    return [*(item(one) for one in told), table("", heads, rows)]


FAMILY = Family("two-columns", make)
