"""The chapter Ekonomisk analys of a mid-size municipality's årsredovisning: four aspects, tables of
five years between paragraphs, the balance requirement at the end."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, plain, row, say, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Printed, Table
from ..quantities import Quantity
from ._made import Books

_PEN = Pen("mnkr", 1, NumberStyle(negative="\u2212"))
_TEXT = Pen("mnkr", 1, behind=" mnkr")
_KRONOR = Pen("kr", 0)
_PC = " procent"


def make(m: Municipality, chance: Random) -> Paper:
    """The chapter."""
    books = Books(m, chance, "analysis")
    blocks: list[Block] = [
        Heading("Ekonomisk analys", 1),
        text(
            "Analysen följer en modell med fyra aspekter: resultat, kapacitet, risk och kontroll.",
            "Om inget annat anges avses kommunen och belopp i miljoner kronor (mnkr).",
        ),
        *_result(m),
        *_shares(m),
        *_taxes(m),
        *_investments(m),
        *_strength(m, books),
        *_control(m),
        *_balance_rule(m, books),
    ]
    return Paper(f"{m.name} kommun – årsredovisning {m.year}", tuple(blocks))


def _result(m: Municipality) -> list[Block]:
    years = sorted(m.years)
    result, off, change = m("result"), m.variance("result"), m.change("result")
    share = [m.register.quotient(m("result", year=y), m("tax-and-grants", year=y)) for y in years]
    three = [
        m.register.total(f"three {what}:municipality", [m(what, year=y) for y in years[2:]])
        for what in ("result", "tax-and-grants")
    ]
    mean = m.register.quotient(*three)
    lines = plain(
        [
            say(
                f"Bokslutet för {m.year} visar ett ", turn(result, "överskott", "underskott"),
                " på ", _TEXT.size(result), ", att jämföra med budgeterade ",
                _TEXT(m("result", basis="budget")), ".",
            ),
            say(
                "Avvikelsen mot budget är därmed ", turn(off, "positiv", "negativ"),
                " och uppgår till ",
                _TEXT.size(off, "difference"), ".",
            ),
            say(
                "Mot föregående år, då resultatet blev ", _TEXT(m("result", year=m.year - 1)),
                ", är det en ", turn(change, "förbättring", "försämring"), " med ",
                _TEXT.size(change, "difference"), ".",
            ),
        ]
    )  # fmt: skip
    after = plain(
        [
            say(
                "Årets resultat motsvarar ", _PEN.share(share[-1], behind=_PC),
                " av skatteintäkter och generella statsbidrag.",
            ),
            say(
                f"Sett över de tre senaste åren, {years[2]}–{years[4]}, har resultaten sammanlagt "
                "varit ",
                _TEXT(three[0]), ", det vill säga ", _PEN.share(mean, behind=_PC),
                " av skatter och bidrag under samma tid.",
            ),
        ]
    )  # fmt: skip
    rows = [
        row("Årets resultat", [_PEN(m("result", year=y)) for y in years]),
        row("Skatteintäkter och generella statsbidrag",
            [_PEN(m("tax-and-grants", year=y)) for y in years]),
        row("Resultatets andel av skatter och bidrag, %", [_PEN(one) for one in share]),
    ]  # fmt: skip
    return [
        Heading("Resultat och kapacitet"),
        Heading("Årets resultat", 3),
        text(*lines),
        table("Resultatutveckling (mnkr)", ["", *map(str, years)], rows),
        text(*after),
    ]


def _shares(m: Municipality) -> list[Block]:
    years = sorted(m.years)
    ways = ("running", "depreciation", "financial-net")
    found: dict[str, list[Quantity]] = {way: [] for way in (*ways, "all")}
    for y in years:
        whole = m("tax-and-grants", year=y)
        running = m.register.linear(
            f"running:municipality:{y}:outcome",
            [(m("costs", year=y), 1), (m("income", year=y), -1)],
        )
        parts = [running, m("depreciation", year=y), m("financial-net", year=y)]
        shares = [m.register.quotient(one, whole) for one in parts]
        for way, one in zip(ways, shares, strict=True):
            found[way].append(one)
        found["all"].append(
            m.register.linear(
                f"used share:municipality:{y}:outcome",
                [(shares[0], 1), (shares[1], 1), (shares[2], -1)],
            )
        )
    rows = [
        row("Verksamhetens löpande nettokostnader", [_PEN(one) for one in found["running"]]),
        row("Avskrivningar", [_PEN(one) for one in found["depreciation"]]),
        row("Nettokostnadsandel före finansnetto",
            [_PEN(m.register.quotient(m("net-cost", year=y), m("tax-and-grants", year=y)))
             for y in years], "sum"),
        row("Finansnetto", [_PEN(one, -1) for one in found["financial-net"]]),
        row("Nettokostnadsandel", [_PEN(one) for one in found["all"]], "sum"),
    ]  # fmt: skip
    last = found["all"]
    moved = m.register.linear("used share moved", [(last[-1], 1), (last[-2], -1)])
    net, tax = m.growth("net-cost"), m.growth("tax-and-grants")
    lines = plain(
        [
            say(
                "Av varje hundralapp i skatt och statsbidrag gick ", _PEN.share(found["all"][-1]),
                " kronor åt till den löpande verksamheten inklusive avskrivningar och finansnetto.",
            ),
            say(
                "Andelen har ", turn(moved, "stigit", "sjunkit"), " med ", _PEN.points(moved),
                f" sedan {m.year - 1}.",
            ),
            say(
                "Verksamhetens nettokostnader ", turn(net, "ökade", "minskade"), " under året med ",
                _PEN.share(net, behind=_PC, size=True), ", från ", _PEN(m("net-cost",
                year=m.year - 1)),
                " till ", _TEXT(m("net-cost")), ", medan skatter och bidrag ",
                turn(tax, "växte", "krympte"), " med ", _PEN.share(tax, behind=_PC, size=True), ".",
            ),
        ]
    )  # fmt: skip
    return [
        Heading("Nettokostnadsandel", 3),
        text("En grundläggande förutsättning för god ekonomi är att löpande kostnader ryms inom "
             "löpande intäkter."),
        table("Procent av skatteintäkter och generella statsbidrag", ["", *map(str, years)], rows),
        text(*lines),
    ]  # fmt: skip


def _taxes(m: Municipality) -> list[Block]:
    names = (
        ("Preliminära skattemedel", "preliminary-tax", "item"),
        ("Prognos slutavräkning innevarande år", "tax-forecast", "item"),
        ("Korrigering slutavräkning föregående år", "tax-final", "item"),
        ("Summa skatteintäkter", "tax", "sum"),
        ("Inkomstutjämning", "income-equalisation", "item"),
        ("Kostnadsutjämning", "cost-equalisation", "item"),
        ("Regleringsbidrag", "regulation", "item"),
        ("Utjämning LSS-kostnader", "lss", "item"),
        ("Kommunal fastighetsavgift", "property-fee", "item"),
        ("Summa generella bidrag och utjämning", "grants", "sum"),
        ("Totalt", "tax-and-grants", "sum"),
    )
    rows = []
    for label, what, kind in names:
        cells = [
            _PEN(m(what, basis="budget")),
            _PEN(m(what)),
            _PEN(m.variance(what), role="difference"),
            _PEN(m(what, year=m.year - 1)),
        ]
        rows.append(row(label, cells, kind))
    tax, grants = m.change("tax"), m.change("grants")
    off = m.variance("tax-and-grants")
    lines = plain(
        [
            say(
                "Skatteintäkterna blev ", _TEXT(m("tax")), " och de generella bidragen, inklusive "
                "fastighetsavgift, ", _TEXT(m("grants")), ".",
            ),
            say(
                "Sammantaget är utfallet ", _TEXT.size(off, "difference"), " ",
                turn(off, "högre", "lägre"), " än budget.",
            ),
            say(
                "Jämfört med året innan har skatteintäkterna ", turn(tax, "ökat", "minskat"),
                " med ",
                _TEXT.size(tax, "difference"), " (", _PEN.share(m.growth("tax"), behind=" %"), ").",
            ),
            say(
                "För bidragen är motsvarande förändring ", _TEXT(grants, role="difference"), ".",
            ),
        ]
    )  # fmt: skip
    heads = ["mnkr", f"Budget {m.year}", f"Utfall {m.year}", "Avvikelse", f"Utfall {m.year - 1}"]
    return [
        Heading("Skatteintäkter, generella statsbidrag och utjämning", 3),
        text(*lines),
        table("", heads, rows),
    ]


def _investments(m: Municipality) -> list[Block]:
    years = sorted(m.years)[1:]
    rows: list[list[Quantity]] = [[], [], []]
    for y in years:
        own = m.register.total(
            f"own means:municipality:{y}:outcome", (m("result", year=y), m("depreciation", year=y))
        )
        spent = m("investments", year=y)
        for place, one in enumerate((spent, own, m.register.quotient(own, spent))):
            rows[place].append(one)
    spent, own, degree = (some[-1] for some in rows)
    plan = m("investments", basis="budget")
    left = m.register.difference(plan, spent)
    first, second = sorted(m.projects, key=lambda one: -m("project", one.key).value)[:2]
    lines = plain(
        [
            say(
                "Under året investerades ", _TEXT(spent), " av budgeterade ", _TEXT(plan),
                ", vilket ger en genomförandegrad på ",
                _PEN.share(m.register.quotient(spent, plan), behind=_PC), ".",
            ),
            say(
                "Utgifterna blev alltså ", _TEXT.size(left, "difference"), " ",
                turn(left, "lägre", "högre"), " än planerat.",
            ),
            say(
                "De två största projekten var ", first.name, " med ", _TEXT(m("project",
                first.key)),
                " och ", second.name, " med ", _TEXT(m("project", second.key)), ".",
            ),
            say(
                "Resultat och avskrivningar gav ett utrymme på ", _TEXT(own),
                ", varför självfinansieringsgraden blev ", _PEN.share(degree, behind=_PC),
                ".",
            ),
        ]
    )  # fmt: skip
    labels = ("Investeringsutgifter", "Årets resultat plus avskrivningar",
              "Självfinansieringsgrad, %")  # fmt: skip
    told = [
        row(label, [_PEN(one) for one in some]) for label, some in zip(labels, rows, strict=True)
    ]
    return [
        Heading("Investeringar", 3),
        text(*lines),
        table("Investeringar och självfinansiering", ["mnkr", *map(str, years)], told),
    ]


def _strength(m: Municipality, books: Books) -> list[Block]:
    years = sorted(m.years)
    books.grow("old pensions", m.size * 620_000_000, years, by=-0.03, spread=0.01)
    table_rows: list[list[Quantity]] = [[] for _ in range(7)]
    for y in years:
        own, assets = m("equity", year=y), m("assets", year=y)
        rest = m.register.difference(own, books("old pensions", y))
        fluid = m.register.difference(m("current-assets", year=y), m("stock", year=y))
        debts, persons = m("long-debt", year=y), m("inhabitants", year=y)
        some = (
            m.register.quotient(own, assets), m.register.quotient(rest, assets), own,
            m.register.quotient(fluid, m("short-debt", year=y)), debts,
            m.register.per(debts, persons), persons,
        )  # fmt: skip
        for place, one in enumerate(some):
            table_rows[place].append(one)
    solid, full, equity, quick, loans, each, people = table_rows
    step = m.register.difference(solid[-1], solid[-2])
    debt, more = m.change("long-debt"), m.change("inhabitants")
    lines = plain(
        [
            say(
                "Soliditeten uppgick vid årsskiftet till ", _PEN.share(solid[-1], behind=_PC),
                ", en ", turn(step, "ökning", "minskning"), " med ", _PEN.points(step), ".",
            ),
            say(
                "Räknas pensionsförpliktelser intjänade före 1998 in blir den i stället ",
                _PEN.share(full[-1], behind=_PC), f"; {years[0]} var samma mått ",
                _PEN.share(full[0], behind=_PC), ".",
            ),
            say(
                "Det egna kapitalet har under perioden gått från ", _TEXT(equity[0]), " till ",
                _TEXT(equity[-1]), ".",
            ),
        ]
    )  # fmt: skip
    risk = plain(
        [
            say(
                "Den långfristiga låneskulden är ", _TEXT(loans[-1]), ", ",
                _TEXT.size(debt, "difference"), " ", turn(debt, "mer", "mindre"),
                f" än {m.year - 1}.",
            ),
            say(
                "Nya lån togs upp med ", _TEXT(m("new-loans")), " och ", _TEXT(m("repayments")),
                " amorterades.",
            ),
            say(
                "Utslaget på ", _PEN.people(people[-1]), " invånare är skulden ", _KRONOR(each[-1]),
                " kronor per person, mot ", _KRONOR(each[-2]), " kronor ett år tidigare.",
            ),
            say(
                "Befolkningen ", turn(more, "ökade", "minskade"), " samtidigt med ",
                _PEN.people(more, "difference", True), " personer.",
            ),
            say(
                "Kassalikviditeten var ", _PEN.share(quick[-1], behind=_PC), " och likvida medel ",
                _TEXT(m("cash")), ".",
            ),
        ]
    )  # fmt: skip
    heads = ["", *map(str, years)]
    rows = [
        row("Soliditet, %", [_PEN(one) for one in solid]),
        row("Soliditet inkl. ansvarsförbindelse, %", [_PEN(one) for one in full]),
        row("Eget kapital, mnkr", [_PEN(one) for one in equity]),
        row("Totala tillgångar, mnkr", [_PEN(m("assets", year=y)) for y in years]),
        row("Ansvarsförbindelse pensioner, mnkr", [_PEN(books("old pensions", y)) for y in years]),
    ]
    more_rows = [
        row("Kassalikviditet, %", [_PEN(one) for one in quick]),
        row("Långfristig låneskuld, mnkr", [_PEN(one) for one in loans]),
        row("Låneskuld per invånare, kr", [_KRONOR(one) for one in each]),
        row("Antal invånare 31 december", [_PEN.people(one) for one in people]),
    ]
    return [
        Heading("Soliditet", 3),
        text(*lines),
        table("Soliditetens utveckling", heads, rows),
        Heading("Risk"),
        Heading("Likviditet och skuldsättning", 3),
        table("", heads, more_rows),
        text(*risk),
    ]


def _control(m: Municipality) -> list[Block]:
    keys = [(one.name, one.key, "item") for one in (*m.boards, m.central)]
    rows = []
    for label, who, kind in (*keys, ("Verksamhetens nettokostnad", "all", "sum")):
        off = m.variance("board-net", who, -1)
        cells = [
            _PEN(m("board-net", who, basis="budget"), -1),
            _PEN(m("board-net", who), -1),
            _PEN(off, role="difference"),
        ]
        rows.append(row(label, cells, kind))
    offs = [m.variance("board-net", one.key, -1) for one in m.boards]
    worse = m.register.count("boards over budget", offs, -1)
    best = max(m.boards, key=lambda one: m.variance("board-net", one.key, -1).value)
    worst = min(m.boards, key=lambda one: m.variance("board-net", one.key, -1).value)
    whole = m.variance("board-net", "all", -1)
    lines = plain(
        [
            say(
                "Sammantaget redovisar verksamheten ett ", turn(whole, "överskott", "underskott"),
                " mot budget på ", _TEXT.size(whole, "difference"), ".",
            ),
            say(
                "Av nämnderna har ", counted(worse), " överskridit sin ram.",
            ),
            say(
                "Den minst gynnsamma avvikelsen har ", worst.name, ", ",
                _TEXT(m.variance("board-net", worst.key, -1), role="difference"), ", medan ",
                best.name, " ligger bäst till med ",
                _TEXT(m.variance("board-net", best.key, -1), role="difference"), ".",
            ),
        ]
    )  # fmt: skip
    heads = ["Nämnd", "Budget", "Utfall", "Avvikelse"]
    return [
        Heading("Kontroll"),
        Heading("Budgetföljsamhet", 3),
        text(*lines),
        table(f"Nettokostnad per nämnd {m.year}, mnkr", heads, rows),
    ]


def _balance_rule(m: Municipality, books: Books) -> list[Block]:
    now = m.year
    for what, middle in (("gains", m.size * 4_000_000), ("unrealised", m.size * 2_500_000)):
        books.grow(what, middle, (now - 1, now), spread=0.5)
    for y in (now - 1, now):
        m.register.linear(
            f"required:municipality:{y}:outcome",
            [(m("result", year=y), 1), (books("gains", y), -1), (books("unrealised", y), 1)],
        )
    required = m("required")
    step = m.register.difference(required, m("required", year=now - 1))
    table_rows = [
        row("Årets resultat enligt resultaträkningen", _two(m, "result")),
        row("Avgår: samtliga realisationsvinster", [_PEN(books("gains", y), -1) for y in (now,
            now - 1)]),
        row("Orealiserade förluster i värdepapper", [_PEN(books("unrealised", y)) for y in (now,
            now - 1)]),
        row("Årets balanskravsresultat", _two(m, "required"), "sum"),
    ]  # fmt: skip
    lines = plain(
        [
            say(
                "Efter balanskravsjusteringar uppgår resultatet till ", _TEXT(required), ", ",
                _TEXT.size(step, "difference"), " ", turn(step, "bättre", "sämre"),
                " än i föregående bokslut.",
            ),
            say(
                "Realisationsvinster om ", _TEXT(books("gains", now)),
                " har räknats bort och orealiserade förluster om ", _TEXT(books("unrealised", now)),
                " lagts tillbaka.",
            ),
        ]
    )  # fmt: skip
    told: Table = table("Balanskravsutredning", ["mnkr", str(now), str(now - 1)], table_rows)
    return [Heading("Balanskravsresultat", 3), told, text(*lines)]


def _two(m: Municipality, what: str) -> list[Printed]:
    return [_PEN(m(what, year=y)) for y in (m.year, m.year - 1)]


FAMILY = Family("economic-analysis", make)
