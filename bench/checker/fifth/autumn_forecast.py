"""A report of January to August with a forecast for the year: periods and the whole year side by
side, budget before outcome, text in mkr and statements in whole tkr, costs in parentheses' stead
with a hyphen; boards, measures, the forecast of spring against that of autumn."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import CURRENT, Board, Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper
from ..quantities import Quantity
from ._book import Book, items, para, word

# fmt: off
_TKR = Pen("tkr", 0, NumberStyle(thousands=" ", negative="-"))
_SIGNED = Pen("tkr", 0, NumberStyle(thousands=" ", negative="-", plus=True))
_T = Pen("mnkr", 1, NumberStyle(), " mkr")
_PLUS = Pen("mnkr", 1, NumberStyle(negative="-", plus=True), " mkr")
_BARE = Pen("mnkr", 1, NumberStyle(negative="-", plus=True))
_LINES = (
    ("Verksamhetens intäkter", "income", 1), ("Verksamhetens kostnader", "costs", -1),
    ("Avskrivningar", "depreciation", -1), ("Verksamhetens nettokostnad", "net-cost", -1),
    ("Skatteintäkter", "tax", 1), ("Generella statsbidrag och utjämning", "grants", 1),
    ("Verksamhetens resultat", "operating-result", 1),
    ("Finansiella intäkter", "financial-income", 1),
    ("Finansiella kostnader", "financial-costs", -1), ("Resultat", "result", 1),
)
_SUMS = ("net-cost", "operating-result", "result")
_STEPS = ("income", "costs", "depreciation", "tax", "grants", "financial-income", "financial-costs")
_ACTIONS = ("Vakansprövning", "Lokaler som sägs upp", "Samordnade inköp", "Färre placeringar",
            "Ändrad bemanning", "Höjda avgifter", "Minskad övertid")  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    b = Book(m, chance, "municipality", (m.year - 1, m.year))
    _period(m, b)
    _forecast(m, b)
    _capital(b)
    blocks: list[Block] = [
        *_summary(m, b),
        *_result(m, b),
        *_by_board(m, b, chance),
        *_measures(b),
        *_balance(m, b),
        *_building(m, b, chance),
        *_sick(m, b),
    ]
    return Paper(f"Delårsrapport januari–augusti {m.year}, {m.name} kommun", tuple(blocks))


def _totals(b: Book, basis: str, years: tuple[int, ...]) -> None:
    for what, terms in (
        ("net-cost", [("costs", 1), ("depreciation", 1), ("income", -1)]),
        ("operating-result", [("tax", 1), ("grants", 1), ("net-cost", -1)]),
        ("result", [("operating-result", 1), ("financial-income", 1), ("financial-costs", -1)]),
    ):
        b.lin(what, terms, basis=basis, years=years)


def _period(m: Municipality, b: Book) -> None:
    """What has happened until the end of August, which is about two thirds of the year."""
    for year in (m.year - 1, m.year):
        terms = []
        for one in (*m.boards, m.central):
            part = Decimal(b.chance.randint(6350, 6800)) / 10_000
            spent = round(m("board-net", one.key, year).value * part)
            terms.append((b.put("board-net", spent, one.key, year, "period"), 1))
        whole = m.register.linear(f"board-net:all:{year}:period", terms)
        for what in _STEPS:
            part = Decimal(b.chance.randint(6480, 6720)) / 10_000
            if what in ("financial-income", "financial-costs"):
                part = Decimal(b.chance.randint(5000, 8000)) / 10_000
            if what != "costs":
                b.put(what, round(m(what, year=year).value * part), year=year, basis="period")
        rest = b("income", year=year, basis="period").value
        rest -= b("depreciation", year=year, basis="period").value
        b.put("costs", whole.value + rest, year=year, basis="period")
    _totals(b, "period", (m.year - 1, m.year))
    for year in (m.year - 1, m.year):
        net, whole = (b(what, who, year, "period") for what, who in (
            ("net-cost", "municipality"), ("board-net", "all")))
        m.register.follows(net, [(whole, 1)])


def _forecast(m: Municipality, b: Book) -> None:
    """The forecasts of spring and of autumn: near the budget, by boards and by lines."""
    for basis, spread in (("spring", 0.012), ("forecast", 0.02)):
        terms = []
        for one in (*m.boards, m.central):
            budget = m("board-net", one.key, basis="budget").value
            turned = Decimal(f"{b.chance.gauss(0.004, spread):.4f}")
            # Forecasts are made in tens of thousands.
            value = round(budget * (1 + turned) / 10_000) * 10_000
            terms.append((b.put("board-net", value, one.key, basis=basis), 1))
        key = f"board-net:all:{m.year}:{basis}"
        whole = m.register.linear(key, terms)
        net = m.register.linear(f"net-cost:municipality:{m.year}:{basis}", [(whole, 1)])
        for what in ("tax", "grants", "financial-income", "financial-costs"):
            turned = Decimal(f"{b.chance.gauss(0, 0.006):.4f}")
            value = round(m(what, basis="budget").value * (1 + turned) / 10_000) * 10_000
            b.put(what, value, basis=basis)
        worn = round(m("depreciation", basis="budget").value * Decimal("0.985") / 10_000) * 10_000
        income = round(m("income", basis="budget").value * Decimal("1.02") / 10_000) * 10_000
        b.put("depreciation", worn, basis=basis)
        b.put("income", income, basis=basis)
        b.put("costs", net.value - worn + income, basis=basis)
        m.register.follows(net, [
            (b("costs", basis=basis), 1), (b("depreciation", basis=basis), 1),
            (b("income", basis=basis), -1),
        ])
        for what, terms in (
            ("operating-result", [("tax", 1), ("grants", 1), ("net-cost", -1)]),
            ("result",
             [("operating-result", 1), ("financial-income", 1), ("financial-costs", -1)]),
        ):
            b.lin(what, terms, basis=basis, years=(m.year,))


def _capital(b: Book) -> None:
    m = b.m
    for one in m.projects:
        budget = m("project", one.key, basis="budget").value
        done = Decimal(b.chance.randint(20, 70)) / 100
        b.put("project", round(budget * done), one.key, basis="period")
        whole = done + Decimal(b.chance.randint(12, 38)) / 100
        b.put("project", round(budget * whole / 100_000) * 100_000, one.key, basis="forecast")
    for basis in ("period", "forecast"):
        b.lin("investments", [("project", one.key, 1) for one in m.projects], basis=basis,
              years=(m.year,))
    for what in (*CURRENT, "fixed", "provided", "long", "short"):
        for year in (m.year - 1, m.year):
            known = {"fixed": "fixed-assets", "provided": "provisions", "long": "long-debt",
                     "short": "short-debt"}.get(what, what)
            part = Decimal(b.chance.randint(94, 106)) / 100
            b.put(what, round(m(known, year=year).value * part), year=year, basis="august")
    years = (m.year - 1, m.year)
    b.lin("current", [(one, 1) for one in CURRENT], basis="august", years=years)
    b.lin("assets", [("fixed", 1), ("current", 1)], basis="august", years=years)
    b.lin("equity", [("assets", 1), ("provided", -1), ("long", -1), ("short", -1)],
          basis="august", years=years)
    b.lin("all-debts", [("equity", 1), ("provided", 1), ("long", 1), ("short", 1)],
          basis="august", years=years)
    for group in ("all", "women", "men"):
        for year in years:
            moved = Decimal(b.chance.randint(-40, 40)) / 10_000
            b.put("sick-leave", m("sick-leave", group, year).value + moved, group, year, "period",
                  "ratio")


def _dev(b: Book, what: str, who: str = "municipality", basis: str = "forecast",
         better: int = 1) -> Quantity:
    two = (b(what, who, basis=basis), b(what, who, basis="budget"))
    return b.register.difference(*(two if better > 0 else two[::-1]))


def _summary(m: Municipality, b: Book) -> list[Block]:
    result, gap = b("result", basis="period"), _dev(b, "result")
    last = b("result", year=m.year - 1, basis="period")
    better = m.register.difference(result, last)
    moved = m.register.difference(b("result", basis="forecast"), b("result", basis="spring"))
    boards = _dev(b, "board-net", "all", better=-1)
    return [
        Heading("Sammanfattning", 1),
        *items(
            [say("Periodens resultat är ", _PLUS(result), " (", _PLUS(last), " samma period ",
                 f"{m.year - 1}), en ", turn(better, "förbättring", "försämring"), " med ",
                 _T.size(better, "difference"), ".")],
            [say("Helårsprognosen är ", _PLUS(b("result", basis="forecast")), ", vilket är ",
                 _T.size(gap, "difference"), " ", turn(gap, "bättre", "sämre"), " än budget.")],
            [say("Sedan prognosen efter april, som var ", _PLUS(b("result", basis="spring")),
                 ", har det väntade resultatet ", turn(moved, "stärkts", "försvagats"), " med ",
                 _T.size(moved, "difference"), ".")],
            [say("Nämnderna väntas tillsammans redovisa ett ",
                 turn(boards, "överskott", "underskott"), " på ", _T.size(boards, "difference"),
                 " jämfört med budget.")],
            [say("Investeringarna under perioden uppgick till ",
                 _T(b("investments", basis="period")), " och väntas för helåret bli ",
                 _T(b("investments", basis="forecast")), ".")],
        ),
    ]


def _result(m: Municipality, b: Book) -> list[Block]:
    last = m.year - 1
    rows = []
    for label, what, sign in _LINES:
        kind = "sum" if what in _SUMS else "item"
        rows.append(row(label, [
            _TKR(b(what, year=last, basis="period"), sign), _TKR(b(what, basis="period"), sign),
            _TKR(m(what, basis="budget"), sign), _TKR(b(what, basis="forecast"), sign),
            _SIGNED(_dev(b, what, better=sign), role="difference"), _TKR(m(what, year=last), sign),
        ], kind))
    heads = [
        ["", Head("Januari–augusti", 2), Head(f"Helår {m.year}", 3), "Helår"],
        ["Tkr", str(last), str(m.year), "Budget", "Prognos", "Avvikelse", str(last)],
    ]
    net = m.register.difference(b("net-cost", basis="period"),
                                b("net-cost", year=last, basis="period"))
    grown = m.register.growth(b("net-cost", basis="period"),
                              b("net-cost", year=last, basis="period"))
    income = m.register.growth(b("income", basis="period"),
                               b("income", year=last, basis="period"))
    tax, grants = _dev(b, "tax"), _dev(b, "grants")
    taxes = m.register.growth(b("tax", basis="forecast"), m("tax", year=last))
    used = m.register.quotient(b("net-cost", basis="period"), b("net-cost", basis="forecast"))
    finance = m.register.linear("financial-net:municipality:forecast", [
        (b("financial-income", basis="forecast"), 1), (b("financial-costs", basis="forecast"), -1),
    ])
    return [
        Heading("Resultat och helårsprognos", 1),
        Heading("Perioden"),
        *para(
            say("Verksamhetens nettokostnad till och med augusti uppgick till ",
                _T(b("net-cost", basis="period")), "."),
            say("Det är ", _T.size(net, "difference"), ", eller ",
                _T.share(grown, behind=" procent", size=True), ", ", turn(net, "mer", "mindre"),
                f" än samma period {last}."),
            say("Intäkterna har under samma tid ", turn(income, "ökat", "minskat"), " med ",
                _T.share(income, behind=" procent", size=True), "."),
            say("Av den nettokostnad som prognostiseras för helåret hade därmed ",
                _T.share(used, behind=" procent"), " upparbetats."),
        ),
        tall("Resultaträkning med helårsprognos", heads, rows),
        Heading("Helåret"),
        *para(
            say("Skatteintäkterna beräknas bli ", _T(b("tax", basis="forecast")), ", ",
                _T.size(tax, "difference"), " ", turn(tax, "över", "under"), " budget."),
            say("Jämfört med bokslutet ", f"{last} ", turn(taxes, "ökar", "minskar"), " de med ",
                _T.share(taxes, behind=" procent", size=True), "."),
            say("Generella statsbidrag och utjämning väntas avvika från budget med ",
                _PLUS(grants, role="difference"), " och uppgå till ",
                _T(b("grants", basis="forecast")), "."),
            say("Finansnettot prognostiseras till ", _PLUS(finance), ", varav finansiella ",
                "kostnader ", _T(b("financial-costs", basis="forecast")), "."),
        ),
    ]


def _by_board(m: Municipality, b: Book, chance: Random) -> list[Block]:
    def cells(key: str) -> list:  # type: ignore[type-arg]
        return [
            *(_TKR(b("board-net", key, year, "period")) for year in (m.year, m.year - 1)),
            _TKR(m("board-net", key, basis="budget")),
            _TKR(b("board-net", key, basis="forecast")),
            _SIGNED(_dev(b, "board-net", key, better=-1), role="difference"),
            _SIGNED(_dev(b, "board-net", key, "spring", better=-1), role="difference"),
        ]

    rows = [row(one.name, cells(one.key)) for one in (*m.boards, m.central)]
    rows.append(row("Summa nettokostnad", cells("all"), "sum"))
    heads = ["Nettokostnad, tkr", f"Utfall jan–aug {m.year}", f"Utfall jan–aug {m.year - 1}",
             "Årsbudget", "Prognos", "Prognos–budget", "Avvikelse vid april"]
    gaps = {one.key: _dev(b, "board-net", one.key, better=-1) for one in m.boards}
    below = m.register.count("boards that forecast less", gaps.values(), -1)
    names = {one.key: one.name for one in m.boards}
    ordered = sorted(gaps, key=lambda key: gaps[key].value)
    told = [
        say(counted(below, capital=True), f" av kommunens {len(m.boards)} nämnder räknar med att "
            "överskrida sin budget."),
    ]
    told += [
        say(f"Den {nth} negativa avvikelsen prognostiserar {names[key]}, ",
            _PLUS(gaps[key], role="difference"), ".")
        for nth, key in zip(("största", "näst största"), ordered, strict=False)
        if gaps[key].value < -100_000
    ]
    some = sorted(chance.sample(m.boards, 4), key=lambda one: one.key)
    return [
        Heading("Nämndernas prognoser", 1),
        *para(*told),
        table("Nämnderna, utfall och prognos", heads, rows),
        *(block for one in some for block in _one_board(m, b, one)),
    ]


def _one_board(m: Municipality, b: Book, one: Board) -> list[Block]:
    gap = _dev(b, "board-net", one.key, better=-1)
    spring = _dev(b, "board-net", one.key, "spring", better=-1)
    moved = m.register.difference(gap, spring)
    period, last = (b("board-net", one.key, year, "period") for year in (m.year, m.year - 1))
    more, grown = m.register.difference(period, last), m.register.growth(period, last)
    share = m.register.quotient(period, m("board-net", one.key, basis="budget"))
    before = [
        say("I prognosen efter april var avvikelsen ", _PLUS(spring, role="difference"),
            ", vilket innebär att utsikterna har ", turn(moved, "förbättrats", "försämrats"),
            " med ", _T.size(moved, "difference"), "."),
    ]
    return [
        Heading(one.name),
        *para(
            say("Nämnden prognostiserar en nettokostnad på ",
                _T(b("board-net", one.key, basis="forecast")), ", att jämföra med budgeten på ",
                _T(m("board-net", one.key, basis="budget")), "."),
            say("Det ger ett ", turn(gap, "överskott", "underskott"), " om ",
                _T.size(gap, "difference"), "."),
            *(before if abs(spring.value) > 50_000 else ()),
        ),
        *para(
            say("Till och med augusti har ", _T(period), " förbrukats, motsvarande ",
                _T.share(share, behind=" procent"), " av årsbudgeten."),
            say("Jämfört med samma månader året före är nettokostnaden ",
                _T.size(more, "difference"), " (", _T.share(grown, behind=" %", size=True), ") ",
                turn(more, "högre", "lägre"), "."),
        ),
    ]


def _measures(b: Book) -> list[Block]:
    some = b.chance.sample(_ACTIONS, 5)
    for name in some:
        plan = b.chance.randint(8, 60) * 100_000
        b.put("action", plan, name, basis="plan")
        b.put("action", round(plan * b.chance.uniform(0.2, 1.05) / 10_000) * 10_000, name)
    for basis in ("plan", "outcome"):
        b.lin("action", [("action", name, 1) for name in some], "all", basis=basis,
              years=(b.m.year,))
    rows = []
    for name in [*some, "all"]:
        plan, got = b("action", name, basis="plan"), b("action", name)
        label = "Summa åtgärder" if name == "all" else name
        cells = [_BARE.but(style=NumberStyle())(plan), _BARE.but(style=NumberStyle())(got),
                 _T.share(b.register.quotient(got, plan))]
        rows.append(row(label, cells, "sum" if name == "all" else "item"))
    short = [b.register.difference(b("action", one), b("action", one, basis="plan"))
             for one in some]
    missing = b.register.count("actions behind", short, -1)
    share = b.register.quotient(b("action", "all"), b("action", "all", basis="plan"))
    return [
        Heading("Åtgärder för en budget i balans", 1),
        *para(
            say("Fullmäktige beslutade i budgeten om åtgärder med en helårseffekt på ",
                _T(b("action", "all", basis="plan")), "."),
            say("Prognosen är att ", _T(b("action", "all")), ", eller ",
                _T.share(share, behind=" procent"), ", får effekt i år."),
            say(word(missing, capital=True), f" av de {len(some)} åtgärderna ger mindre än "
                "planerat."),
        ),
        table("Beslutade åtgärder, mkr", ["Åtgärd", "Planerad effekt", "Prognos",
                                          "Andel av plan, %"], rows),
    ]


def _balance(m: Municipality, b: Book) -> list[Block]:
    lines = (
        ("Anläggningstillgångar", "fixed", "item"), ("Förråd m.m.", "stock", "item"),
        ("Kortfristiga fordringar", "receivables", "item"),
        ("Kortfristiga placeringar", "short-investments", "item"),
        ("Kassa och bank", "cash", "item"), ("Omsättningstillgångar", "current", "sum"),
        ("Summa tillgångar", "assets", "sum"), ("Eget kapital", "equity", "item"),
        ("Avsättningar", "provided", "item"), ("Långfristiga skulder", "long", "item"),
        ("Kortfristiga skulder", "short", "item"),
        ("Summa eget kapital och skulder", "all-debts", "sum"),
    )

    def at(what: str, year: int) -> Quantity:
        return b(what, year=year, basis="august")

    last = m.year - 1
    rows = [row(label, [_TKR(at(what, last)), _TKR(at(what, m.year))], kind)
            for label, what, kind in lines]
    solid = [m.register.quotient(at("equity", year), at("assets", year)) for year in (m.year, last)]
    points = m.register.difference(*solid)
    cash = m.register.difference(at("cash", m.year), at("cash", last))
    return [
        Heading("Ekonomisk ställning", 1),
        table("Balansräkning i sammandrag, tkr", ["", f"{last}-08-31", f"{m.year}-08-31"], rows),
        *para(
            say("Balansomslutningen var ", _T(at("assets", m.year)), " vid periodens slut och ",
                _T(at("assets", last)), " ett år tidigare."),
            say("Soliditeten uppgick till ", _T.share(solid[0], behind=" procent"), ", ",
                _T.points(points), " ", turn(points, "högre", "lägre"),
                f" än den 31 augusti {last}."),
            say("Behållningen i kassa och bank har under de tolv månaderna ",
                turn(cash, "ökat", "minskat"), " med ", _T.size(cash, "difference"), " till ",
                _T(at("cash", m.year)), "."),
        ),
    ]


def _building(m: Municipality, b: Book, chance: Random) -> list[Block]:
    def cells(what: str, key: str) -> list:  # type: ignore[type-arg]
        two = (m(what, key, basis="budget"), b(what, key, basis="forecast"))
        return [_TKR(two[0]), _TKR(b(what, key, basis="period")), _TKR(two[1]),
                _SIGNED(m.register.difference(*two), role="difference")]

    rows = [row(one.name, cells("project", one.key)) for one in m.projects]
    rows.append(row("Summa", cells("investments", "municipality"), "sum"))
    done = m.register.quotient(b("investments", basis="period"), m("investments", basis="budget"))
    told = []
    for one in chance.sample(m.projects, 3):
        budget, wanted = m("project", one.key, basis="budget"), b("project", one.key,
                                                                  basis="forecast")
        left = m.register.difference(budget, wanted)
        told.append([say(f"{one.name}: prognosen ", _T(wanted), " är ", _T.size(left, "difference"),
                         " ", turn(left, "lägre", "högre"), " än årets budget.")])
    return [
        Heading("Investeringar", 1),
        text(say("Av årets budget på ", _T(m("investments", basis="budget")), " har ",
                 _T(b("investments", basis="period")), " (", _T.share(done, behind=" procent"),
                 ") använts efter åtta månader.")),
        *items(*told),
        table("Investeringsprojekt", ["Tkr", "Budget", "Utfall jan–aug", "Prognos helår",
                                      "Kvar av budget"], rows),
    ]


def _sick(m: Municipality, b: Book) -> list[Block]:
    names = (("women", "Kvinnor"), ("men", "Män"), ("all", "Samtliga"))
    years = (m.year - 1, m.year)
    rows = [row(label, [_TKR(b("sick-leave", key, year, "period")) for year in years])
            for key, label in names]
    pairs = {key: m.register.difference(*(b("sick-leave", key, year, "period")
                                          for year in years[::-1])) for key, _ in names}
    between = m.register.difference(b("sick-leave", "women", basis="period"),
                                    b("sick-leave", "men", basis="period"))
    return [
        Heading("Sjukfrånvaro", 1),
        *para(
            say("Sjukfrånvaron under januari–augusti var ",
                _T.share(b("sick-leave", "all", basis="period"), behind=" procent"), "."),
            say("Det är ", _T.points(pairs["all"]), " ", turn(pairs["all"], "högre", "lägre"),
                " än motsvarande månader förra året."),
            say("Bland kvinnor ", turn(pairs["women"], "ökade", "minskade"), " den med ",
                _T.points(pairs["women"]), "."),
            say("Skillnaden mellan kvinnor och män är ", _T.points(between), "."),
        ),
        table("Sjukfrånvaro i procent, januari–augusti", ["", *map(str, years)], rows),
    ]


FAMILY = Family("autumn-forecast", make)
