"""A city with companies: millions with a decimal, a true minus, the group beside the city."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from random import Random

from ..compose import Pen, counted, table, tall, turn
from ..family import Family
from ..municipality import GRANTS, TAXES, Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Printed
from ..quantities import Quantity
from ._book import Book
from ._tell import because, body, number, paper, para, percent, points, seen, tell

_STYLE = NumberStyle(negative="−")
_SIGNED = NumberStyle(negative="−", plus=True)
_C = Pen("mnkr", 1, _STYLE)
_GAP = Pen("mnkr", 1, _SIGNED)
_M = Pen("mnkr", 1, _STYLE, behind=" miljoner kronor")
_COMPANIES = (
    ("Stadshus AB", 14, -6), ("Bostads AB Kajen", 486, 31), ("Energi AB", 912, 64),
    ("Hamn AB", 148, 9), ("Parkerings AB", 47, 4),
)  # fmt: skip
_LENDERS = (("Kommuninvest", 58), ("Obligationer", 24), ("Certifikat", 11), ("Bankkrediter", 7))
_INCOMES = {
    "preliminary-tax": "Preliminära skatteintäkter", "tax-forecast": "Prognos slutavräkning",
    "tax-final": "Slutavräkning föregående år", "income-equalisation": "Inkomstutjämning",
    "cost-equalisation": "Kostnadsutjämning", "regulation": "Regleringsbidrag",
    "lss": "Utjämning LSS", "property-fee": "Kommunal fastighetsavgift",
}  # fmt: skip


def _p(quantity: Quantity, decimals: int = 1, size: bool = False) -> Printed:
    return percent(quantity, decimals, _STYLE, size=size)


def _figures(m: Municipality, chance: Random) -> Book:
    b = Book(m, chance, bases=())
    for who, turnover, result in _COMPANIES:
        b.line("turnover", turnover * 1_000_000, who, spread=0.04)
        b.line("profit", result * 1_000_000, who, spread=0.3)
    for year in b.years:
        b.base("turnover", m("income", year=year).value, "city", year)
        b.r.follows(b("turnover", "city", year), [(m("income", year=year), 1)])
        b.r.follows(m("income", year=year), [(b("turnover", "city", year), 1)])
        inner = -sum((b("turnover", who, year).value for who, _t, _r in _COMPANIES), Decimal(0))
        b.base("turnover", b.near(inner / 8, 0.05), "inner", year)
        terms = [("turnover", who) for who, _turnover, _result in _COMPANIES]
        some = [b(what, who, year) for what, who in [*terms, ("turnover", "city"),
                                                     ("turnover", "inner")]]  # fmt: skip
        before = b.find("turnover", "all", year - 1, "outcome")
        b.r.total(f"turnover:all:{year}:outcome", some, before)
        b.base("profit", b.near(-4_000_000, 0.6), "inner", year)
        some = [b("profit", who, year) for who, _turnover, _result in _COMPANIES]
        some += [m("result", year=year), b("profit", "inner", year)]
        before = b.find("profit", "all", year - 1, "outcome")
        b.r.total(f"profit:all:{year}:outcome", some, before)
    b.split("long-debt", _LENDERS, "municipality", 0.06)
    for one in (*m.boards, m.central):
        b.base("forecast", b.near(m("board-net", one.key).value, 0.012), one.key)
    b.sum("forecast", [("forecast", one.key, 1) for one in (*m.boards, m.central)], "all")
    for year in b.years:
        spare = b.r.linear(
            f"own-money:own:{year}:outcome",
            [(m("result", year=year), 1), (m("depreciation", year=year), 1)],
        )
        b.r.quotient(spare, m("investments", year=year))
    b.rate("interest", 180, 330, move=40)
    b.rate("bound", 22, 34, move=4, kind="index", scale=10)
    b.line("homes", 412, kind="count", spread=0.2)
    b.line("guests", 91_500, kind="count", spread=0.05)
    b.line("leave-debt", 118_000_000)
    return b


def _group(b: Book) -> Iterator[Block]:
    m = b.m

    def profit(who: str, year: int) -> Quantity:
        return m("result", year=year) if who == "city" else b("profit", who, year)

    rows = [("Kommunen", "", "city", "item")]
    rows += [(who, "", who, "item") for who, _turnover, _result in _COMPANIES]
    rows += [("Elimineringar", "", "inner", "item"), ("Kommunkoncernen", "", "all", "sum")]
    change, turnover = b.change("profit", "all"), b.change("turnover", "all")
    plus = seen(b.r, "city plus", [_C(b("profit", who)) for who, _t, _r in _COMPANIES])
    yield Heading("Kommunkoncernens ekonomi", 1)
    yield tall(
        "Omsättning och resultat efter finansiella poster, mnkr",
        [["", Head("Omsättning", 2), Head("Resultat", 2)],
         ["Enhet", str(b.year), str(b.year - 1), str(b.year), str(b.year - 1)]],
        body(
            rows,
            [
                lambda _what, who: _C(b("turnover", who)),
                lambda _what, who: _C(b.last("turnover", who)),
                lambda _what, who: _C(profit(who, b.year)),
                lambda _what, who: _C(profit(who, b.year - 1)),
            ],
        ),
    )  # fmt: skip
    energy, homes = (
        b.change("profit", "Energi AB"),
        b.share(b("profit", "Bostads AB Kajen"), b("turnover", "Bostads AB Kajen")),
    )
    yield para(
        tell("Kommunkoncernens resultat uppgick till {}.", _M(b("profit", "all"))),
        tell("Det är {} {} än {}.", _M.size(change, "difference"),
             turn(change, "bättre", "sämre"), str(b.year - 1)),
        tell("Omsättningen {} med {} till {}.", turn(turnover, "ökade", "minskade"),
             _M.size(turnover, "difference"), _M(b("turnover", "all"))),
        tell("{} av de {} bolagen redovisar ett positivt resultat.", counted(plus, capital=True),
             counted(b.r.count("companies", [b("turnover", who) for who, _t, _r in _COMPANIES])))
        if plus else None,
        because(
            tell("Energibolagets resultat {} med {} till {}.",
                 turn(energy, "förbättrades", "försämrades"), _M.size(energy, "difference"),
                 _M(b("profit", "Energi AB"))),
            energy, "En kall vår gav större försäljning av fjärrvärme.",
            "En mild vinter gav mindre försäljning av fjärrvärme.",
        ),
        tell("Bostads AB Kajen redovisar ett resultat på {} ({}) och Hamn AB {} ({}) miljoner "
             "kronor, där föregående års belopp anges inom parentes.",
             _C(b("profit", "Bostads AB Kajen")), _C(b.last("profit", "Bostads AB Kajen")),
             _C(b("profit", "Hamn AB")), _C(b.last("profit", "Hamn AB"))),
        tell("Bostadsbolaget visar en vinstmarginal på {}.", _p(homes)),
        tell("Under året färdigställdes {} bostäder i kommunen.", number(b("homes"))),
    )  # fmt: skip


def _incomes(b: Book) -> Iterator[Block]:
    m = b.m
    rows = [(_INCOMES[what], what, "municipality", "item") for what in TAXES]
    rows.append(("Summa skatteintäkter", "tax", "municipality", "sum"))
    rows += [(_INCOMES[what], what, "municipality", "item") for what in GRANTS]
    rows.append(("Summa generella bidrag", "grants", "municipality", "sum"))
    rows.append(("Skatter och bidrag totalt", "tax-and-grants", "municipality", "sum"))
    yield Heading("Skatteintäkter och generella statsbidrag", 1)
    yield table(
        "Skatter och bidrag, mnkr",
        ["", f"Budget {m.year}", f"Utfall {m.year}", "Avvikelse", f"Utfall {m.year - 1}"],
        body(
            rows,
            [
                lambda what, _who: _C(m(what, basis="budget")),
                lambda what, _who: _C(m(what)),
                lambda what, who: _GAP(m.variance(what, who)),
                lambda what, _who: _C(m(what, year=m.year - 1)),
            ],
        ),
    )
    both, gap, tax = m.change("tax-and-grants"), m.variance("tax-and-grants"), m.change("tax")
    yield para(
        tell("Skatter och bidrag uppgick sammantaget till {}, vilket är {} {} än budget.",
             _M(m("tax-and-grants")), _M.size(gap, "difference"), turn(gap, "mer", "mindre")),
        tell("Jämfört med föregående år är {} {} eller {}.",
             turn(both, "ökningen", "minskningen"), _M.size(both, "difference"),
             _p(m.growth("tax-and-grants"), size=True)),
        tell("Enbart skatteintäkterna {} med {}.", turn(tax, "steg", "sjönk"),
             _M.size(tax, "difference")),
        tell("Skatteintäkterna står för {} av summan.",
             _p(b.share(m("tax"), m("tax-and-grants")))),
        tell("Den kommunala fastighetsavgiften gav {}.", _M(m("property-fee"))),
    )  # fmt: skip


def _targets(b: Book) -> Iterator[Block]:
    m = b.m

    def level(what: str, year: int) -> Quantity:
        one = {
            "result": (m("result", year=year), m("tax-and-grants", year=year)),
            "net": (m("net-cost", year=year), m("tax-and-grants", year=year)),
            "solid": (m("equity", year=year), m("assets", year=year)),
            "own": (b("own-money", year=year), m("investments", year=year)),
        }[what]
        return b.share(*one)

    rows = (("Årets resultat i förhållande till skatter och bidrag", "result"),
            ("Nettokostnadsandel", "net"), ("Soliditet", "solid"),
            ("Självfinansieringsgrad av investeringar", "own"))  # fmt: skip
    solid = b.r.difference(level("solid", m.year), level("solid", m.year - 1))
    net, taxes = m.change("net-cost"), m.change("tax-and-grants")
    yield Heading("Finansiella nyckeltal", 1)
    yield table(
        "Finansiella nyckeltal, procent",
        ["Nyckeltal", str(m.year - 1), str(m.year)],
        body(
            [(label, what, "", "item") for label, what in rows],
            [
                lambda what, _who: percent(level(what, m.year - 1), 1, _STYLE, ""),
                lambda what, _who: percent(level(what, m.year), 1, _STYLE, ""),
            ],
        ),
    )
    yield para(
        tell("Kommunens resultat blev {}, {} av skatter och bidrag.", _M(m("result")),
             _p(level("result", m.year))),
        tell("I budgeten räknade kommunen med ett resultat på {}, och avvikelsen är därmed {} "
             "miljoner kronor.", _M(m("result", basis="budget")),
             _GAP(m.variance("result"), role="difference")),
        tell("Verksamhetens nettokostnader {} med {}, att jämföra med skatter och bidrag som {} "
             "med {}.", turn(net, "ökade", "minskade"), _p(m.growth("net-cost"), size=True),
             turn(taxes, "ökade", "minskade"), _p(m.growth("tax-and-grants"), size=True)),
        tell("Nettokostnadsandelen var {}.", _p(level("net", m.year))),
        tell("Soliditeten {} till {}, en förändring med {}.", turn(solid, "steg", "sjönk"),
             _p(level("solid", m.year)), Pen().points(solid)),
        tell("Självfinansieringsgraden av investeringarna blev {}.", _p(level("own", m.year))),
    )  # fmt: skip
    loans = m.change("long-debt")
    yield table(
        f"Låneskulden den 31 december {m.year} per långivare",
        ["Långivare", "Mnkr", "Andel, %", f"Mnkr {m.year - 1}"],
        body(
            [*((what, what, "municipality", "item") for what, _share in _LENDERS),
             ("Summa", "long-debt", "municipality", "sum")],
            [
                lambda what, who: _C(b(what, who)),
                lambda what, who: percent(b.share(b(what, who), m("long-debt")), behind="")
                if what != "long-debt" else None,
                lambda what, who: _C(b.last(what, who)),
            ],
        ),
    )  # fmt: skip
    yield para(
        tell("Låneskulden uppgick vid årets slut till {}, {} {} än ett år tidigare.",
             _M(m("long-debt")), _M.size(loans, "difference"), turn(loans, "mer", "mindre")),
        tell("Av skulden är {} upplånad hos Kommuninvest.",
             _p(b.share(b("Kommuninvest", "municipality"), m("long-debt")))),
        tell("Obligationerna uppgår till {} ({}) och certifikaten till {} ({}) miljoner kronor.",
             _C(b("Obligationer", "municipality")), _C(b.last("Obligationer", "municipality")),
             _C(b("Certifikat", "municipality")), _C(b.last("Certifikat", "municipality"))),
        tell("Genomsnittlig ränta var {} och räntebindningstiden {} år.",
             _p(b("interest"), 2), number(b("bound"), 1)),
    )  # fmt: skip


def _boards(b: Book) -> Iterator[Block]:
    m = b.m
    every = (*m.boards, m.central)
    gaps = {one: m.variance("board-net", one.key, -1) for one in m.boards}
    order = sorted(gaps, key=lambda one: gaps[one].value)
    bad = [one for one in m.boards if gaps[one].value < 0]
    whole = m.variance("board-net", "all", -1)
    moved = b.r.difference(b("forecast", "all"), m("board-net", "all"))
    yield Heading("Nämndernas budgetföljsamhet", 1)
    yield table(
        "Nettokostnader per nämnd, mnkr",
        ["Nämnd", "Budget", "Prognos augusti", "Utfall", "Avvikelse mot budget"],
        body(
            [*((one.name, "", one.key, "item") for one in every), ("Summa", "", "all", "sum")],
            [
                lambda _what, who: _C(m("board-net", who, basis="budget")),
                lambda _what, who: _C(b("forecast", who)),
                lambda _what, who: _C(m("board-net", who)),
                lambda _what, who: _GAP(m.variance("board-net", who, -1)),
            ],
        ),
    )  # fmt: skip
    yield para(
        tell("Totalt redovisas en {} avvikelse mot budget på {}.",
             turn(whole, "positiv", "negativ"), _M.size(whole, "difference")),
        tell("Utfallet blev {} {} än vad som angavs i augustiprognosen.",
             _M.size(moved, "difference"), turn(moved, "bättre", "sämre")),
    )  # fmt: skip
    yield from points(
        *(
            tell(f"{one.name} redovisar ett {{}} på {{}} mot en budget på {{}}.",
                 turn(gaps[one], "överskott", "underskott"), _M.size(gaps[one], "difference"),
                 _M(m("board-net", one.key, basis="budget")))
            for one in (order[0], order[-1])
        ),
        *(
            [tell(f"{bad[0].name} har inlett ett arbete för att minska kostnaderna med {{}} "
                  "under kommande år.", _M(b.base("saving", b.near(4_200_000, 0.5))))]
            if bad else []
        ),
    )  # fmt: skip


def _projects(b: Book) -> Iterator[Block]:
    m = b.m
    gap = m.variance("investments", better=-1)
    largest = max(m.projects, key=lambda one: m("project", one.key).value)
    rows = [(one.name, "project", one.key, "item") for one in m.projects]
    yield Heading("Investeringar", 1)
    yield table(
        "Årets investeringar, mnkr",
        ["Projekt", f"Utfall {m.year}", f"Budget {m.year}", "Kvar av budget"],
        body(
            [*rows, ("Summa investeringar", "investments", "municipality", "sum")],
            [
                lambda what, who: _C(m(what, who)),
                lambda what, who: _C(m(what, who, basis="budget")),
                lambda what, who: _C(m.variance(what, who, -1)),
            ],
        ),
    )
    yield para(
        tell("Investeringarna uppgick till {}, vilket är {} {} än budget.", _M(m("investments")),
             _M.size(gap, "difference"), turn(gap, "lägre", "högre")),
        tell(f"Årets största projekt är {largest.name}, där {{}} har upparbetats.",
             _M(m("project", largest.key))),
        *(
            tell(f"I projektet {one.name} uppgår årets utgifter till {{}} mot budgeterade {{}}.",
                 _M(m("project", one.key)), _M(m("project", one.key, basis="budget")))
            for one in m.projects[:3] if one is not largest
        ),
    )  # fmt: skip


def _staff(b: Book) -> Iterator[Block]:
    m = b.m
    change, sick = m.change("employees"), m.change("sick-leave", "all")
    yield Heading("Medarbetare", 1)
    yield table(
        "Antal anställda per nämnd",
        ["Nämnd", f"Anställda {m.year}", f"Anställda {m.year - 1}", f"Varav kvinnor {m.year}"],
        body(
            [*((one.name, "", one.key, "item") for one in m.boards),
             ("Totalt", "", "municipality", "sum")],
            [
                lambda _what, who: number(m("employees", who)),
                lambda _what, who: number(m("employees", who, m.year - 1)),
                lambda _what, who: number(m("women", who)),
            ],
        ),
    )  # fmt: skip
    yield para(
        tell("Kommunen hade {} anställda, {} {} än föregående år.", number(m("employees")),
             number(change, size=True, role="difference"), turn(change, "fler", "färre")),
        tell("Av dem var {} kvinnor och {} män.", number(m("women")), number(m("men"))),
        tell("Sjukfrånvaron {} från {} till {}.", turn(sick, "ökade", "minskade"),
             _p(m("sick-leave", "all", m.year - 1), 2), _p(m("sick-leave", "all"), 2)),
        tell("Semesterlöneskulden är {}.", _M(b("leave-debt"))),
        tell("Stadens museer hade {} besökare.", number(b("guests"))),
    )  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    b = _figures(m, chance)
    parts = (_group, _incomes, _targets, _boards, _projects, _staff)
    blocks = [block for part in parts for block in part(b)]
    return paper(f"Årsredovisning {b.year} för {m.name} stad – ekonomisk översikt", blocks)


FAMILY = Family("harbour-city", make)
