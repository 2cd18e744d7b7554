"""The account of investments and land development: projects over several years with what is left of
their total budget, financing, and areas under development with income and expense."""

from __future__ import annotations

from random import Random

from ..compose import Pen, item, row, say, table, text, turn
from ..family import Family
from ..municipality import Municipality, Project
from ..paper import Block, Heading, NumberStyle, Paper
from ..quantities import Quantity
from ._books import Books, clear

_STYLE = NumberStyle(thousands="\u00a0", negative="\u2212")
_T = Pen("mnkr", 1, _STYLE)
_P = Pen("mnkr", 1, _STYLE, " miljoner kronor")
_S = Pen("mnkr", 1, _STYLE, " mnkr")
_AREAS = ("Mariedal", "Hagaberg", "Kvarnängen", "Västra industriområdet", "Sjöstranden")


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    books = Books(m, chance)
    _longer(books)
    _land(books)
    return Paper(
        f"Investerings- och exploateringsredovisning {m.year} för {m.name} kommun",
        (
            Heading("Investeringar", 1),
            *_summary(m),
            *_by_board(books),
            *_projects(books),
            *_financing(books),
            Heading("Exploatering", 1),
            *_areas(books),
        ),
    )


def _summary(m: Municipality) -> list[Block]:
    last, r = m.year - 1, m.register
    gap, moved = m.variance("investments", better=-1), m.change("investments")
    rate = r.quotient(m("investments"), m("investments", basis="budget"))
    rows = [
        row("Utfall", [_T(m("investments", year=y)) for y in reversed(m.years)]),
        row("Budget", [_T(m("investments", year=y, basis="budget")) for y in reversed(m.years)]),
        row("Genomförandegrad, procent", [
            _T(r.quotient(m("investments", year=y), m("investments", year=y, basis="budget")))
            for y in reversed(m.years)]),
        row("Utfall, kronor per invånare", [
            Pen("kr", 0, _STYLE)(r.per(m("investments", year=y), m("inhabitants", year=y)))
            for y in reversed(m.years)]),
    ]  # fmt: skip
    per = r.per(m("investments"), m("inhabitants"))
    return [
        text(
            *clear(
                say("Under ", str(m.year), " investerade kommunen för ", _P(m("investments")),
                    ", mot ",
                    _P(m("investments", year=last)), " året innan."),
                say("Det är ", _P.size(moved, "difference"), " ", turn(moved, "mer", "mindre"),
                    "."),
                say("Av budgeten, som var ", _P(m("investments", basis="budget")), ", har ",
                    _P.share(rate, behind=" procent"), " tagits i anspråk, vilket innebär att ",
                    _P.size(gap, "difference"), " ",
                    turn(gap, "inte förbrukades", "förbrukades utöver budget"), "."),
                say("Per invånare är investeringarna ", Pen("kr", 0, _STYLE, " kronor")(per), "."),
            )
        ),
        table("Investeringar de senaste fem åren, mnkr", ["", *map(str, reversed(m.years))], rows),
    ]  # fmt: skip


def _by_board(books: Books) -> list[Block]:
    m, r = books.m, books.r
    rows, told = [], []
    owners = [one for one in m.boards if any(each.board == one for each in m.projects)]
    for one in owners:
        own = [each for each in m.projects if each.board == one]
        two = [
            r.total(f"board-projects:{one.key}:{m.year}:{basis}",
                    [m("project", each.key, basis=basis) for each in own])
            for basis in ("budget", "outcome")
        ]  # fmt: skip
        gap = r.difference(*two)
        rows.append(row(one.name, [_T(two[0]), _T(two[1]), _T(gap, role="difference")]))
        told.append((two[1], one, gap))
    for basis in ("budget", "outcome"):
        parts = [(r.known[f"board-projects:{one.key}:{m.year}:{basis}"], 1) for one in owners]
        if len(owners) > 1:
            r.follows(m("investments", basis=basis), parts)
    gap = m.variance("investments", better=-1)
    rows.append(
        row("Totalt", [_T(m("investments", basis="budget")), _T(m("investments")),
                       _T(gap, role="difference")], "sum")
    )  # fmt: skip
    spent, one, left = max(told, key=lambda each: each[0].value)
    return [
        Heading("Utfall per nämnd"),
        table("", ["Mnkr", "Årsbudget", "Utfall", "Avvikelse"], rows),
        text(
            *clear(
                say("De största investeringarna har gjorts av ", one.name, ", ", _S(spent),
                    " eller ", _S.share(r.quotient(spent, m("investments")), behind=" procent"),
                    " av de totala."),
                say("Nämndens utfall är ", _S.size(left, "difference"), " ",
                    turn(left, "lägre", "högre"), " än årsbudgeten."),
            )
        ),
    ]  # fmt: skip


def _many(m: Municipality) -> list[Project]:
    """Projects that go on for years, which are the larger ones."""
    return sorted(m.projects, key=lambda one: -m("project", one.key, basis="budget").value)[:5]


def _longer(books: Books) -> None:
    m = books.m
    for one in _many(m):
        year = m("project", one.key)
        earlier = books.put("earlier", one.key, books.some(year.value * 6 / 10, 0.7))
        spent = books.sum("spent", one.key, [earlier, year])
        planned = max(year.value, m("project", one.key, basis="budget").value) + earlier.value
        given = books.put("total-budget", one.key, books.some(planned * 11 / 10, 0.13))
        books.sum("left", one.key, [given, (spent, -1)])
    for what in ("earlier", "spent", "total-budget", "left"):
        whole = books.sum(what, "many", [books(what, one.key) for one in _many(m)])
    books.sum("project", "many", [m("project", one.key) for one in _many(m)])
    books.r.follows(whole, [(books("total-budget", "many"), 1), (books("spent", "many"), -1)])
    books.r.follows(
        books("spent", "many"), [(books("earlier", "many"), 1), (books("project", "many"), 1)]
    )


def _projects(books: Books) -> list[Block]:
    m, r = books.m, books.r
    rows = []
    for key, label in [
        *((one.key, one.name) for one in _many(m)),
        ("many", "Summa större projekt"),
    ]:
        year = books("project", key) if key == "many" else m("project", key)
        cells = [
            _T(books("total-budget", key)),
            _T(books("earlier", key)),
            _T(year),
            _T(books("spent", key)),
            _T(books("left", key), role="difference"),
        ]
        rows.append(row(label, cells, "sum" if key == "many" else "item"))
    items = []
    for place, one in enumerate(_many(m)[:4]):
        left, spent, given = (books(what, one.key) for what in ("left", "spent", "total-budget"))
        used = r.quotient(spent, given)
        if place % 2 == 0:
            said = [
                say(one.name, ": årets utgifter är ", _S(m("project", one.key)),
                    ", och sedan starten har ", _S(spent), " lagts ned, ",
                    _S.share(used, behind=" procent"), " av projektbudgeten."),
                say("Av den totala budgeten på ", _S(given), " ",
                    turn(left, "återstår", "saknas"), " ", _S.size(left, "difference"), "."),
            ]  # fmt: skip
        else:
            gap = m.variance("project", one.key, -1)
            said = [
                say(one.name, " hade en årsbudget på ", _S(m("project", one.key, basis="budget")),
                    " och förbrukade ", _S(m("project", one.key)), ", det vill säga ",
                    _S.size(gap, "difference"), " ", turn(gap, "mindre", "mer"), "."),
                say("Tidigare år har ", _S(books("earlier", one.key)), " betalats."),
            ]  # fmt: skip
        items.append(item(*clear(*said)))
    return [
        Heading("Större projekt"),
        text("De fem projekten med störst årsbudget löper över flera år och följs upp mot sin "
             "totalbudget."),
        table("Större pågående projekt (mnkr)",
              ["Projekt", "Total budget", "Utfall tidigare år", f"Utfall {m.year}",
               "Ackumulerat utfall", "Kvar av total budget"], rows),
        *items,
    ]  # fmt: skip


def _own_money(m: Municipality, year: int) -> Quantity:
    return m.register.total(
        f"own-money:municipality:{year}", [m("result", year=year), m("depreciation", year=year)]
    )


def _financing(books: Books) -> list[Block]:
    m, r = books.m, books.r
    years = m.years[:3]
    rows = [
        row("Årets resultat", [_T(m("result", year=y)) for y in years]),
        row("Avskrivningar", [_T(m("depreciation", year=y)) for y in years]),
        row("Egna medel", [_T(_own_money(m, y)) for y in years], "sum"),
        row("Årets investeringar", [_T(m("investments", year=y)) for y in years]),
        row("Självfinansieringsgrad, procent",
            [_T(r.quotient(_own_money(m, y), m("investments", year=y))) for y in years]),
    ]  # fmt: skip
    room = r.difference(_own_money(m, m.year), m("investments"))
    degree = [r.quotient(_own_money(m, y), m("investments", year=y)) for y in years]
    return [
        Heading("Finansiering"),
        text(
            *clear(
                say("Resultat och avskrivningar gav tillsammans ", _P(_own_money(m, m.year)),
                    " att investera för utan nya lån, ", _P.size(room, "difference"), " ",
                    turn(room, "mer", "mindre"), " än investeringsutgifterna."),
                say("Självfinansieringsgraden blev alltså ", _P.share(degree[0], behind=" procent"),
                    "; de båda föregående åren var den ", _P.share(degree[1], behind=" procent"),
                    " respektive ", _P.share(degree[2], behind=" procent"), "."),
                say("Avskrivningarna motsvarar ",
                    _P.share(r.quotient(m("depreciation"), m("net-cost")), behind=" procent"),
                    " av verksamhetens nettokostnader."),
            )
        ),
        table("Egna medel och självfinansiering, mnkr", ["", *map(str, years)], rows),
    ]  # fmt: skip


def _land(books: Books) -> None:
    m = books.m
    million = m.size * 1_000_000
    for year in (m.year - 1, m.year):
        got, paid, net = [], [], []
        for name in _AREAS[:4]:
            middle = books.chance.randint(3, 20)
            got.append(books.put("land-income", name, books.some(million * middle, 0.3), year))
            paid.append(
                books.put("land-expense", name, books.some(million * middle * 9 / 10, 0.4), year)
            )
            net.append(books.sum("land-net", name, [got[-1], (paid[-1], -1)], year))
        books.sum("land-income", "all", got, year)
        books.sum("land-expense", "all", paid, year)
        whole = books.sum("land-net", "all", net, year)
        books.r.follows(
            whole,
            [(books("land-income", "all", year), 1), (books("land-expense", "all", year), -1)],
        )
    for name in _AREAS[:4]:
        books.put("plots", name, books.chance.randint(4, 30), kind="count")
    books.sum("plots", "all", [books("plots", name) for name in _AREAS[:4]])


def _areas(books: Books) -> list[Block]:
    m, r, last = books.m, books.r, books.m.year - 1
    rows = []
    for key in (*_AREAS[:4], "all"):
        cells = [
            _T(books("land-income", key)),
            _T(books("land-expense", key), -1),
            _T(books("land-net", key)),
            _T(books("land-net", key, last)),
            _T.people(books("plots", key)),
        ]
        label = "Summa exploatering" if key == "all" else key
        rows.append(row(label, cells, "sum" if key == "all" else "item"))
    net, got = books("land-net", "all"), books("land-income", "all")
    moved = r.difference(got, books("land-income", "all", last))
    first, second = _AREAS[:2]
    one = books("land-net", second)
    return [
        text(
            *clear(
                say("Exploateringsverksamheten gav ", turn(net, "ett överskott", "ett underskott"),
                    " på ", _P.size(net), "."),
                say("Inkomsterna från markförsäljning och gatukostnadsersättningar uppgick till ",
                    _P(got), " och utgifterna till ", _P(books("land-expense", "all")), "."),
                say("Inkomsterna var därmed ", _P.size(moved, "difference"), " ",
                    turn(moved, "större", "mindre"), " än ", str(last), "."),
            )
        ),
        table("Exploateringsområden", ["Mnkr", "Inkomster", "Utgifter", f"Netto {m.year}",
                                       f"Netto {last}", "Sålda tomter, antal"], rows),
        text(
            *clear(
                say("Sammanlagt såldes ", _P.people(books("plots", "all")), " tomter, varav ",
                    _P.people(books("plots", first)), " i ", first, "."),
                say(second, " gick med ", turn(one, "plus", "minus"), ": mot inkomster på ",
                    _S(books("land-income", second)), " står utgifter på ",
                    _S(books("land-expense", second)), "."),
                say(first, " svarade för ",
                    _S.share(r.quotient(books("land-income", first), got), behind=" procent"),
                    " av inkomsterna."),
            )
        ),
    ]  # fmt: skip


FAMILY = Family("investments-and-land", make)
