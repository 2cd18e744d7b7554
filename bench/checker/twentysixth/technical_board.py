"""A technical board: Mkr, projects over several years, water and waste as funds of their own."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from random import Random

from ..compose import Pen, counted, table, tall, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Printed
from ..quantities import Quantity
from ._book import Book, people, units
from ._tell import because, body, number, pair, paper, para, percent, points, seen, tell

_STYLE = NumberStyle(thousands="\u00a0", zero="0,00")
_C = Pen("mnkr", 2, _STYLE)
_M = Pen("mnkr", 2, _STYLE, behind=" Mkr")
_UNITS = (
    ("Gator och vägar", 52, 6), ("Parker och skog", 21, 3), ("Fastighet", 148, 131),
    ("Måltid", 64, 9), ("Lokalvård", 41, 38), ("Stab och ledning", 12, 1),
)  # fmt: skip
_FUNDS = (("Vatten och avlopp", 83, 81), ("Avfall", 37, 36))
_PROJECTS = (
    ("Förskolan Ängsippan", 64, 21), ("Ombyggnad Storgatan", 38, 11), ("Ny sporthall", 92, 17),
    ("Huvudledning Norra vägen", 47, 13), ("Gång- och cykelväg Sjötorp", 9, 2),
    ("Byte av gatubelysning", 15, 4), ("Energieffektivisering", 12, 3),
)  # fmt: skip
_MEASURES = (
    ("Producerad mängd dricksvatten, tusen m³", 2_310), ("Vattenläckor", 34),
    ("Hushållsavfall, ton", 9_640), ("Serverade portioner, tusental", 1_470),
    ("Snöröjningstillfällen", 17), ("Felanmälningar", 2_860),
)  # fmt: skip
_STAFF = (
    ("Gator, parker och VA", 9, 47), ("Fastighet", 7, 34), ("Måltid", 78, 11),
    ("Lokalvård", 69, 8), ("Stab och ledning", 8, 5),
)  # fmt: skip


def _figures(m: Municipality, chance: Random) -> Book:
    b = Book(m, chance, back=2)
    units(b, _UNITS)
    for who, income, cost in _FUNDS:
        b.line("fund-income", income * 1_000_000, who)
        b.line("fund-cost", cost * 1_000_000, who)
        b.sum("fund-result", [("fund-income", who, 1), ("fund-cost", who, -1)], who)
        b.base("fund-in", b.near(9_000_000, 0.4), who, b.years[0])
        for year in b.years:
            if year > b.years[0]:
                b.r.linear(f"fund-in:{who}:{year}:outcome", [(b("fund-out", who, year - 1), 1)],
                           b("fund-in", who, year - 1))  # fmt: skip
            terms = [(b("fund-in", who, year), 1), (b("fund-result", who, year), 1)]
            b.r.linear(f"fund-out:{who}:{year}:outcome", terms,
                       b.find("fund-out", who, year - 1, "outcome"))  # fmt: skip
    for who, whole, spent in _PROJECTS:
        total = b.base("granted", Decimal(whole) * 1_000_000, who)
        earlier = b.base("earlier", b.near(total.value * 35 / 100, 0.6), who)
        b.line("spent", spent * 1_000_000, who, spread=0.3, off=0.2)
        done = b.r.total(f"done:{who}:{b.year}:outcome", [earlier, b("spent", who)])
        b.r.linear(f"left:{who}:{b.year}:outcome", [(total, 1), (done, -1)])
    for what in ("granted", "earlier", "spent", "done", "left"):
        b.sum(what, [(what, who, 1) for who, _whole, _spent in _PROJECTS], "all")
    for what, middle in _MEASURES:
        b.line("measure", middle, what, "count", spread=0.07, growth=0.01)
    people(b, _STAFF)
    b.sick()
    b.rate("eco", 3100, 4600, move=150)
    b.rate("content", 720, 790, move=12, kind="index", scale=10)
    b.line("snow", 7_400_000, spread=0.15)
    b.line("electricity", 19_800_000, spread=0.08)
    b.line("damage", 1_300_000, spread=0.3)
    return b


def _p(quantity: Quantity, decimals: int = 1, size: bool = False) -> Printed:
    return percent(quantity, decimals, _STYLE, size=size)


def _result(b: Book) -> Iterator[Block]:
    gaps = {who: b.gap("net", who, -1) for who, _cost, _income in _UNITS}
    order = sorted(gaps, key=lambda who: gaps[who].value)
    gap, change, income = b.gap("net", "all", -1), b.change("net", "all"), b.gap("income", "all")
    good = seen(b.r, "technical good", [_C(one) for one in gaps.values()])
    yield Heading("Årets ekonomiska resultat", 1)
    yield table(
        "Resultat per verksamhet, skattefinansierat (Mkr)",
        ["Verksamhet", "Intäkter", "Kostnader", "Nettokostnad", "Budget", "Avvikelse",
         f"Nettokostnad {b.year - 1}"],
        body(
            [*((who, "", who, "item") for who, _c, _i in _UNITS), ("Summa", "", "all", "sum")],
            [
                lambda _what, who: _C(b("income", who)),
                lambda _what, who: _C(b("cost", who)),
                lambda _what, who: _C(b("net", who)),
                lambda _what, who: _C(b.plan("net", who)),
                lambda _what, who: _C(b.gap("net", who, -1)),
                lambda _what, who: _C(b.last("net", who)),
            ],
        ),
    )  # fmt: skip
    yield para(
        tell("Den skattefinansierade verksamheten visar ett {} på {} mot budget.",
             turn(gap, "överskott", "underskott"), _M.size(gap, "difference")),
        tell("Nettokostnaden blev {}, och budgeten var {}.", _M(b("net", "all")),
             _M(b.plan("net", "all"))),
        tell("Sedan {} har nettokostnaden {} med {}.", str(b.year - 1),
             turn(change, "ökat", "minskat"), _p(b.growth("net", "all"), size=True)),
        tell("Intäkterna uppgick till {}, vilket är {} {} än budgeterat.",
             _M(b("income", "all")), _M.size(income, "difference"),
             turn(income, "mer", "mindre")),
        tell("{} av {} verksamheter ryms inom sin budget.", counted(good, capital=True),
             counted(b.r.count("technical units", [b("net", who) for who in gaps])))
        if good else None,
    )  # fmt: skip
    yield from points(
        *(
            tell(f"{who}: {{}} på {{}}.", turn(gaps[who], "överskott", "underskott"),
                 _M.size(gaps[who], "difference"))
            for who in order
        ),
    )  # fmt: skip
    snow = b.change("snow")
    yield para(
        because(
            tell("Vinterväghållningen kostade {}, {} {} än föregående år.", _M(b("snow")),
                 _M.size(snow, "difference"), turn(snow, "mer", "mindre")),
            snow, "Entreprenörernas priser har räknats upp med index.",
            "Ett nytt avtal med lägre priser gäller sedan hösten.",
        ),
        pair("Elkostnaden för kommunens fastigheter var {}, mot {} ett år tidigare.",
             _M(b("electricity")), _M(b.last("electricity"))),
        tell("Måltidsverksamheten kostade {} netto, {} {} än {}.", _M(b("net", "Måltid")),
             _M.size(b.change("net", "Måltid"), "difference"),
             turn(b.change("net", "Måltid"), "mer", "mindre"), str(b.year - 1)),
        tell("Livsmedelspriserna beräknas ha påverkat resultatet med {}.",
             _M(b.base("food", b.near(1_100_000, 0.5)))),
        tell("Gator och vägar hade en nettokostnad på {} mot budgeterade {}.",
             _M(b("net", "Gator och vägar")), _M(b.plan("net", "Gator och vägar"))),
        tell("Skadegörelse har åtgärdats för {}.", _M(b("damage"))),
        tell("Verksamheten fastighet svarar för {} av kostnaderna.",
             _p(b.share(b("cost", "Fastighet"), b("cost", "all")))),
    )  # fmt: skip


def _funds(b: Book) -> Iterator[Block]:
    rows = (("Intäkter", "fund-income"), ("Kostnader", "fund-cost"),
            ("Årets resultat", "fund-result"), ("Ingående saldo", "fund-in"),
            ("Utgående saldo", "fund-out"))  # fmt: skip
    water, waste = "Vatten och avlopp", "Avfall"
    yield Heading("Taxefinansierad verksamhet", 1)
    yield tall(
        "Resultat och saldo mot taxekollektiven (Mkr)",
        [["", Head(water, 2), Head(waste, 2)],
         ["", str(b.year), str(b.year - 1), str(b.year), str(b.year - 1)]],
        body(
            [(label, what, "", "sum" if "result" in what else "item") for label, what in rows],
            [
                lambda what, _who: _C(b(what, water)),
                lambda what, _who: _C(b.last(what, water)),
                lambda what, _who: _C(b(what, waste)),
                lambda what, _who: _C(b.last(what, waste)),
            ],
        ),
    )  # fmt: skip
    costs, income = b.change("fund-cost", water), b.change("fund-income", water)
    yield para(
        tell("Vatten och avlopp redovisar ett {} på {}.",
             turn(b("fund-result", water), "överskott", "underskott"),
             _M.size(b("fund-result", water))),
        tell("Saldot mot abonnenterna är därefter {}.", _M(b("fund-out", water))),
        tell("Kostnaderna för vatten och avlopp {} med {} eller {}.",
             turn(costs, "ökade", "minskade"), _M.size(costs, "difference"),
             _p(b.growth("fund-cost", water), size=True)),
        tell("Intäkterna från vatten och avlopp har {} med {} sedan {}.",
             turn(income, "ökat", "minskat"), _M.size(income, "difference"), str(b.year - 1)),
        tell("Avfallsverksamhetens intäkter var {} och kostnaderna {}.",
             _M(b("fund-income", waste)), _M(b("fund-cost", waste))),
        tell("Resultatet för avfall blev {} Mkr och saldot vid årets slut {} Mkr.",
             _C(b("fund-result", waste)), _C(b("fund-out", waste))),
    )  # fmt: skip


def _projects(b: Book) -> Iterator[Block]:
    gap = b.gap("spent", "all", -1)
    biggest = max((who for who, _w, _s in _PROJECTS), key=lambda who: b("spent", who).value)
    over = [who for who, _whole, _spent in _PROJECTS if b("left", who).value < -50_000]
    yield Heading("Investeringar", 1)
    yield table(
        "Investeringsprojekt (Mkr)",
        ["Projekt", "Beviljat anslag", "Upparbetat tidigare år", f"Utfall {b.year}",
         "Upparbetat totalt", "Återstår av anslag", f"Budget {b.year}"],
        body(
            [*((who, "", who, "item") for who, _w, _s in _PROJECTS), ("Summa", "", "all", "sum")],
            [
                lambda _what, who: _C(b("granted", who)),
                lambda _what, who: _C(b("earlier", who)),
                lambda _what, who: _C(b("spent", who)),
                lambda _what, who: _C(b("done", who)),
                lambda _what, who: _C(b("left", who)),
                lambda _what, who: _C(b.plan("spent", who)),
            ],
        ),
    )  # fmt: skip
    yield para(
        tell("Under året har nämnden investerat {} mot budgeterade {}.", _M(b("spent", "all")),
             _M(b.plan("spent", "all"))),
        tell("Det är {} {} än planerat.", _M.size(gap, "difference"),
             turn(gap, "mindre", "mer")),
        tell("Det projekt som kostade mest under året är {}, {}.", biggest,
             _M(b("spent", biggest))),
        tell("Den nya sporthallen har hittills kostat {} av anslaget på {}.",
             _M(b("done", "Ny sporthall")), _M(b("granted", "Ny sporthall"))),
        tell("I förskolan Ängsippan återstår {}.", _M(b("left", "Förskolan Ängsippan")))
        if "Förskolan Ängsippan" not in over else None,
    )  # fmt: skip


def _measures(b: Book) -> Iterator[Block]:
    def of(place: int) -> tuple[str, str]:
        return "measure", _MEASURES[place][0]

    leaks, waste, calls = b.change(*of(1)), b.change(*of(2)), b.change(*of(5))
    yield Heading("Verksamhetens mått", 1)
    yield table(
        "Nyckeltal",
        ["", *(str(year) for year in b.years)],
        body(
            [(what, "measure", what, "item") for what, _middle in _MEASURES],
            [
                lambda what, who: number(b(what, who, b.year - 2), style=_STYLE),
                lambda what, who: number(b.last(what, who), style=_STYLE),
                lambda what, who: number(b(what, who), style=_STYLE),
            ],
        ),
    )
    yield para(
        tell("Antalet vattenläckor {} från {} till {}.", turn(leaks, "steg", "sjönk"),
             number(b.last(*of(1))), number(b(*of(1)))),
        tell("Mängden hushållsavfall {} med {}.", turn(waste, "ökade", "minskade"),
             _p(b.growth(*of(2)), size=True)),
        tell("Nämnden tog emot {} felanmälningar, {} {} än året innan.",
             number(b(*of(5)), style=_STYLE),
             number(calls, style=_STYLE, size=True, role="difference"),
             turn(calls, "fler", "färre")),
        tell("Köken serverade {} tusen portioner, och {} av livsmedlen var ekologiska.",
             number(b(*of(3)), style=_STYLE), _p(b("eco"))),
        tell("Kundnöjdheten inom lokalvården mättes till {} på en hundragradig skala.",
             number(b("content"), 1)),
    )  # fmt: skip


def _staff(b: Book) -> Iterator[Block]:
    change, sick = b.change("staff", "all"), b.change("sick all")
    yield Heading("Medarbetare", 1)
    yield table(
        "Antal anställda per avdelning",
        ["Avdelning", f"Kvinnor {b.year}", f"Män {b.year}", f"Totalt {b.year}",
         f"Totalt {b.year - 1}"],
        body(
            [*((who, "", who, "item") for who, _w, _m in _STAFF), ("Totalt", "", "all", "sum")],
            [
                lambda _what, who: number(b("women", who)),
                lambda _what, who: number(b("men", who)),
                lambda _what, who: number(b("staff", who)),
                lambda _what, who: number(b.last("staff", who)),
            ],
        ),
    )  # fmt: skip
    yield para(
        tell("Tekniska förvaltningen har {} anställda, {} {} än {}.", number(b("staff", "all")),
             number(change, size=True, role="difference"), turn(change, "fler", "färre"),
             str(b.year - 1)),
        tell("Av dem är {} kvinnor och {} män.", number(b("women", "all")),
             number(b("men", "all"))),
        tell("Inom måltid är {} av de anställda kvinnor.",
             _p(b.share(b("women", "Måltid"), b("staff", "Måltid")))),
        tell("Sjukfrånvaron {} till {} från {}.", turn(sick, "ökade", "minskade"),
             _p(b("sick all"), 2), _p(b.last("sick all"), 2)),
    )  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    b = _figures(m, chance)
    parts = (_result, _funds, _projects, _measures, _staff)
    blocks = [block for part in parts for block in part(b)]
    return paper(f"Tekniska nämndens årsberättelse {b.year}", blocks)


FAMILY = Family("technical-board", make)
