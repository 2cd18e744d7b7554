"""A small municipality's economic analysis by result, capacity, risk and control: thousands with
points between, and most tables on their side with a row for each year."""

from __future__ import annotations

from random import Random

from ..compose import Pen, plain, row, say, table, text, transposed, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Printed, Row, printed
from ..quantities import Quantity
from ._more import alone, change, farthest, forecasts, of, series

_STYLE = NumberStyle(thousands=".")
_PEN = Pen("tkr", 0, _STYLE)
_SAY = Pen("tkr", 0, _STYLE, " tkr")
_KR = Pen("kr", 0, _STYLE, " kr")


def make(m: Municipality, _chance: Random) -> Paper:
    """The report."""
    return Paper(
        f"Ekonomisk analys ur årsredovisning {m.year}, {m.name} kommun",
        (
            Heading("Resultat", 1),
            *_result(m),
            Heading("Investeringar", 2),
            *_investments(m),
            Heading("Kapacitet", 1),
            *_capacity(m),
            Heading("Risk", 1),
            *_risk(m),
            Heading("Kontroll", 1),
            *_control(m),
        ),
    )


def _share(one: Quantity, size: bool = False) -> Printed:
    return _SAY.share(one, behind=" %", size=size)


def _result(m: Municipality) -> list[Block]:
    r = m.register
    years = m.years[:4]

    def money(label: str, what: str) -> Row:
        return row(label, [_PEN(m(what, year=year)) for year in years])

    rows = [
        money("Nettokostnader", "net-cost"),
        money("Skatter och bidrag", "tax-and-grants"),
        money("Finansnetto", "financial-net"),
        money("Årets resultat", "result"),
        row(
            "Resultat/skatter och bidrag, %",
            [_PEN(r.quotient(m("result", year=year), m("tax-and-grants", year=year)))
             for year in years],
        ),
    ]  # fmt: skip
    three = r.total(f"result:three:{m.year}:sum", [m("result", year=year) for year in m.years[:3]])
    back = [m("result", year=year) for year in years]
    plus = r.count("positive-years", back)
    net, both = m.growth("net-cost"), m.growth("tax-and-grants")
    apart = r.difference(both, net)
    return [
        text(
            *plain(
                [
                    say(
                        "Årets resultat uppgår till ",
                        _SAY(m("result")),
                        ", vilket är ",
                        _share(r.quotient(m("result"), m("tax-and-grants"))),
                        " av skatter och bidrag.",
                    ),
                    say(
                        "Budgeterat resultat var ",
                        _SAY(m("result", basis="budget")),
                        ", och avvikelsen är alltså ",
                        _SAY(m.variance("result"), 1, "difference"),
                        ".",
                    ),
                    say("De tre senaste årens resultat är sammanlagt ", _SAY(three), "."),
                    say(
                        "Resultatet har varit positivt i ",
                        _PEN.people(plus, "count"),
                        " av de fyra senaste boksluten.",
                    ),
                ]
            )
        ),
        transposed(table("Resultatutveckling, tkr", ["År", *map(str, years)], rows)),
        text(
            *plain(
                [
                    say(
                        "Nettokostnaderna ",
                        turn(net, "steg", "sjönk"),
                        " med ",
                        _share(net, True),
                        " och skatter och bidrag ",
                        turn(both, "steg", "sjönk"),
                        " med ",
                        _share(both, True),
                        ".",
                    ),
                    say(
                        "Intäkterna från skatter och bidrag utvecklades därmed ",
                        _PEN.points(apart),
                        turn(apart, " bättre", " sämre"),
                        " än nettokostnaderna.",
                    ),
                    say(
                        "Finansnettot blev ",
                        _SAY(m("financial-net")),
                        ", jämfört med ",
                        _SAY(m("financial-net", year=m.year - 1)),
                        " året före.",
                    ),
                    say(
                        "Kommunen fick ",
                        _SAY(alone(m, "crisis", "money", 4e5, 4e6, "1000")),
                        " i ersättning från Migrationsverket och ",
                        _SAY(alone(m, "eu", "money", 2e5, 2e6, "1000")),
                        " från EU:s fonder.",
                    ),
                ]
            )
        ),
    ]


def _investments(m: Municipality) -> list[Block]:
    r = m.register
    years = m.years[:4]
    rows = [
        row("Investeringar", [_PEN(m("investments", year=year)) for year in years]),
        row("Avskrivningar", [_PEN(m("depreciation", year=year)) for year in years]),
        row(
            "Investeringar/avskrivningar, %",
            [_PEN(r.quotient(m("investments", year=year), m("depreciation", year=year)))
             for year in years],
        ),
    ]  # fmt: skip
    own = r.total(f"own-funds:own:{m.year}:outcome", [m("result"), m("depreciation")])
    top = sorted(m.projects, key=lambda one: -m("project", one.key).value)[:2]
    both = r.total("two-projects", [m("project", one.key) for one in top])
    listed = [
        row(
            one.name,
            [_PEN(m("project", one.key)), _PEN(m("project", one.key, basis="budget"))],
        )
        for one in sorted(m.projects, key=lambda one: -m("project", one.key).value)
    ]
    listed.append(
        row(
            "Summa",
            [_PEN(m("investments")), _PEN(m("investments", basis="budget"))],
            "sum",
        )
    )
    rest = r.difference(own, m("investments"))
    return [
        transposed(table("Investeringar och avskrivningar, tkr", ["År", *map(str, years)], rows)),
        text(
            *plain(
                [
                    say(
                        "Investeringarna var ",
                        _SAY(m("investments")),
                        ", vilket är ",
                        _SAY.size(m.change("investments"), "difference"),
                        turn(m.change("investments"), " mer", " mindre"),
                        f" än {m.year - 1}.",
                    ),
                    say(
                        f"De två största projekten, {top[0].name} och {top[1].name}, kostade "
                        "tillsammans ",
                        _SAY(both),
                        ", eller ",
                        _share(r.quotient(both, m("investments"))),
                        " av det totala beloppet.",
                    ),
                    say(
                        "Årets resultat och avskrivningar gav ett utrymme på ",
                        _SAY(own),
                        ", vilket är ",
                        _SAY.size(rest, "difference"),
                        turn(rest, " mer", " mindre"),
                        " än investeringarna.",
                    ),
                ]
            )
        ),
        table("Årets investeringar, tkr", ["Projekt", "Utfall", "Budget"], listed),
    ]


def _capacity(m: Municipality) -> list[Block]:
    r = m.register
    years = m.years[:4]

    def solid(year: int) -> Quantity:
        return r.quotient(m("equity", year=year), m("assets", year=year))

    beside = series(m, "duty", "money", float(m.size) * 520_000_000, back=4)
    left = [
        r.difference(m("equity", year=year), duty) for year, duty in zip(years, beside, strict=True)
    ]
    rows = [
        row("Eget kapital, tkr", [_PEN(m("equity", year=year)) for year in years]),
        row("Tillgångar, tkr", [_PEN(m("assets", year=year)) for year in years]),
        row("Soliditet, %", [_PEN(solid(year)) for year in years]),
        row("Ansvarsförbindelse pensioner, tkr", [*map(_PEN, beside)]),
        row(
            "Soliditet inkl. ansvarsförbindelse, %",
            [_PEN(r.quotient(one, m("assets", year=year)))
             for one, year in zip(left, years, strict=True)],
        ),
    ]  # fmt: skip
    moved = r.difference(solid(m.year), solid(m.year - 1))
    return [
        transposed(table("Soliditet", ["31/12", *map(str, years)], rows)),
        text(
            *plain([
                say(
                    "Soliditeten är ",
                    _share(solid(m.year)),
                    ", en ",
                    turn(moved, "ökning", "minskning"),
                    " med ",
                    _PEN.points(moved),
                    " på ett år.",
                ),
                say(
                    "Räknas pensionerna i ansvarsförbindelsen, ",
                    _SAY(beside[0]),
                    ", in som skuld blir soliditeten ",
                    _share(r.quotient(left[0], m("assets"))),
                    ".",
                ),
                say(
                    "Eget kapital per invånare var ",
                    _KR(r.per(m("equity"), m("inhabitants"))),
                    " vid en befolkning på ",
                    _PEN.people(m("inhabitants")),
                    " personer.",
                ),
                say(
                    "Skattesatsen var ",
                    printed(m("tax-rate"), "", 2, _STYLE, behind=" kr"),
                    " år ",
                    f"{m.year} och ",
                    printed(m("tax-rate", year=m.year - 1), "", 2, _STYLE, behind=" kr"),
                    " året innan; länets genomsnitt var ",
                    printed(alone(m, "county-rate", "index", 21.2, 22.9, "0.01"), "", 2, _STYLE,
                            behind=" kr"),
                    ".",
                ),
                say(
                    "Befolkningen ",
                    turn(m.change("inhabitants"), "ökade", "minskade"),
                    " med ",
                    _PEN.people(m.change("inhabitants"), "difference", size=True),
                    " personer.",
                ),
            ])
        ),
    ]  # fmt: skip


def _risk(m: Municipality) -> list[Block]:
    r = m.register
    years = m.years[:4]

    def liquid(year: int) -> Quantity:
        have = r.linear(
            f"liquid:own:{year}:outcome",
            [(m("current-assets", year=year), 1), (m("stock", year=year), -1)],
        )
        return r.quotient(have, m("short-debt", year=year))

    rows = [
        row("Kassa och bank, tkr", [_PEN(m("cash", year=year)) for year in years]),
        row("Kortfristiga skulder, tkr", [_PEN(m("short-debt", year=year)) for year in years]),
        row("Kassalikviditet, %", [_PEN(liquid(year)) for year in years]),
        row("Långfristiga lån, tkr", [_PEN(m("long-debt", year=year)) for year in years]),
        row(
            "Lån per invånare, kr",
            [_PEN.but(unit="kr")(r.per(m("long-debt", year=year), m("inhabitants", year=year)))
             for year in years],
        ),
    ]  # fmt: skip
    owed = m.change("long-debt")
    surety = series(m, "surety", "money", float(m.size) * 410_000_000)
    moved = r.difference(liquid(m.year), liquid(m.year - 1))
    return [
        transposed(table("Likviditet och skulder", ["31/12", *map(str, years)], rows)),
        text(
            *plain(
                [
                    say(
                        "Kassalikviditeten ",
                        turn(moved, "stärktes", "försvagades"),
                        " från ",
                        _share(liquid(m.year - 1)),
                        " till ",
                        _share(liquid(m.year)),
                        ".",
                    ),
                    say(
                        "De långfristiga lånen ",
                        turn(owed, "ökade", "minskade"),
                        " med ",
                        _SAY.size(owed, "difference"),
                        " till ",
                        _SAY(m("long-debt")),
                        ", eller ",
                        _KR(r.per(m("long-debt"), m("inhabitants"))),
                        " per invånare.",
                    ),
                    say(
                        "Borgensförbindelserna, till största delen för bostadsbolaget, var ",
                        _SAY(surety[0]),
                        ", en ",
                        turn(change(m, surety), "ökning", "minskning"),
                        " från ",
                        _SAY(surety[1]),
                        ".",
                    ),
                    say(
                        "En höjning av räntan med en procentenhet skulle kosta ungefär ",
                        _SAY(alone(m, "sensitivity", "money", 2e6, 8e6, "100000")),
                        " om året.",
                    ),
                    say(
                        "Semesterlöneskulden motsvarar i snitt ",
                        _PEN.people(alone(m, "holiday", "count", 21, 29)),
                        " sparade dagar per medarbetare.",
                    ),
                ]
            )
        ),
    ]


def _control(m: Municipality) -> list[Block]:
    r = m.register
    every = (*m.boards, m.central)
    seen = forecasts(m, "board-net", [one.key for one in every], "all")

    def line(who: str, label: str, kind: str = "item") -> Row:
        return row(
            label,
            [
                _PEN(m("board-net", who)),
                _PEN(m("board-net", who, basis="budget")),
                _PEN(m.variance("board-net", who, -1), 1, "difference"),
                _PEN(r.difference(m("board-net", who, basis="budget"), seen[who]), 1,
                     "difference"),
            ],
            kind,
        )  # fmt: skip

    whole = m.variance("board-net", "all", -1)
    told = r.difference(m("board-net", "all", basis="budget"), seen["all"])
    one = farthest(m)[0]
    away = m.variance("board-net", one.key, -1)
    income = m.variance("tax-and-grants")
    last = of(m, "inhabitants")
    per = r.per(m("board-net", "all"), last[0])
    return [
        table(
            "Budgetföljsamhet, tkr",
            ["Nämnd", "Nettokostnad", "Budget", "Avvikelse", "Prognostiserad avvikelse"],
            [*(line(each.key, each.name) for each in every), line("all", "Summa", "sum")],
        ),
        text(
            *plain(
                [
                    say(
                        "Verksamheterna visar sammantaget en ",
                        turn(whole, "positiv", "negativ"),
                        " avvikelse mot budget på ",
                        _SAY.size(whole, "difference"),
                        ".",
                    ),
                    say(
                        "I delårsrapporten väntades en avvikelse på ",
                        _SAY(told, 1, "difference"),
                        ".",
                    ),
                    say(
                        f"{one.name} har den största avvikelsen, ",
                        _SAY(away, 1, "difference"),
                        ", på en budget om ",
                        _SAY(m("board-net", one.key, basis="budget")),
                        ".",
                    ),
                    say(
                        "Skatter och bidrag blev ",
                        _SAY.size(income, "difference"),
                        turn(income, " mer", " mindre"),
                        " än budget, ",
                        _SAY(m("tax-and-grants")),
                        " mot ",
                        _SAY(m("tax-and-grants", basis="budget")),
                        ".",
                    ),
                    say("Nettokostnaden per invånare är ", _KR(per), "."),
                    say(
                        "Under året följdes ekonomin upp vid ",
                        _PEN.people(alone(m, "followed", "count", 4, 10)),
                        " tillfällen.",
                    ),
                ]
            )
        ),
    ]


FAMILY = Family("small-ratios", make)
