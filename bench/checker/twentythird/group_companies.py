"""A municipality with large companies: group and municipality side by side under two rows of
heads, the companies in a table of their own, Mkr with one decimal and a dash for minus."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from ..compose import Pen, plain, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Row
from ..quantities import Quantity
from ._more import Series, alone, change, growth, linear, of, portion, series, totals

_STYLE = NumberStyle(negative="–", zero="–")
_PEN = Pen("mnkr", 1, _STYLE)
_SAY = Pen("mnkr", 1, NumberStyle(negative="–"), " Mkr")
_NAMES = (
    ("homes", "Bostads AB", 210, 0.62, 0.16, 0.075, 1900),
    ("energy", "Energi AB", 330, 0.78, 0.12, 0.02, 1100),
    ("harbour", "Hamn och Logistik AB", 70, 0.80, 0.11, 0.02, 240),
    ("arena", "Evenemang AB", 25, 1.06, 0.08, 0.01, 60),
)


@dataclass(frozen=True)
class _Company:
    name: str
    turnover: Series
    costs: Series
    worn: Series
    interest: Series
    result: Series
    assets: Series
    equity: Series
    staff: Series
    invested: Series


@dataclass(frozen=True)
class _Group:
    lines: dict[str, Series]
    away: Series
    assets: Series
    equity: Series


def make(m: Municipality, _chance: Random) -> Paper:
    """The report."""
    some = [_company(m, *one) for one in _NAMES]
    group = _group(m, some)
    return Paper(
        f"Årsredovisning {m.year} för {m.name} kommun och dess koncern",
        (
            Heading("Den kommunala koncernen", 1),
            *_statement(m, group),
            Heading("Koncernföretagen", 1),
            *_companies(m, some),
            *_each(m, some),
            Heading("Ekonomisk ställning", 1),
            *_standing(m, some, group),
        ),
    )


def _company(
    m: Municipality,
    key: str,
    name: str,
    size: int,
    costs: float,
    worn: float,
    interest: float,
    assets: int,
) -> _Company:
    million = float(m.size * 1_000_000)

    def some(what: str, middle: float, spread: float = 0.03) -> Series:
        return series(m, what, "money", million * middle, who=key, spread=spread)

    turnover = series(m, "turnover", "money", million * size, who=key)

    def part(what: str, share: float) -> Series:
        # A share of the turnover, so that a company's result is in proportion.
        return [
            m.register.base(
                f"{what}:{key}:{m.year - place}:outcome",
                "money",
                _part(one, share + (0.012 if place else 0.0) + Random(f"{what}{key}{m.seed}{place}")
                      .uniform(-0.02, 0.02) * share),
            )
            for place, one in enumerate(turnover)
        ]  # fmt: skip

    spent, used, paid = part("opex", costs), part("worn", worn), part("interest", interest)
    result = linear(m, "company-result", [(turnover, 1), (spent, -1), (used, -1), (paid, -1)], key)
    return _Company(
        f"{m.name} {name}",
        turnover,
        spent,
        used,
        paid,
        result,
        some("company-assets", assets),
        some("company-equity", assets * 0.27),
        series(m, "company-staff", "count", max(8.0, float(m.size) * size * 0.3), who=key),
        some("company-invested", assets * 0.07, 0.3),
    )


def _part(one: Quantity, share: float) -> Decimal:
    return Decimal(round(one.value * Decimal(str(round(share, 5)))))


def _group(m: Municipality, some: list[_Company]) -> _Group:
    million = float(m.size * 1_000_000)
    away = series(m, "eliminated", "money", million * 90)
    income = linear(
        m,
        "group-income",
        [(of(m, "income"), 1), *((one.turnover, 1) for one in some), (away, -1)],
        "konc",
    )
    costs = linear(
        m,
        "group-costs",
        [(of(m, "costs"), 1), *((one.costs, 1) for one in some), (away, -1)],
        "konc",
    )
    worn = totals(m, "group-worn", [of(m, "depreciation"), *(one.worn for one in some)], "konc")
    net = linear(m, "group-net", [(costs, 1), (worn, 1), (income, -1)], "konc")
    both = of(m, "tax-and-grants")
    operating = linear(m, "group-operating", [(both, 1), (net, -1)], "konc")
    gained = of(m, "financial-income")
    paid = totals(
        m, "group-paid", [of(m, "financial-costs"), *(one.interest for one in some)], "konc"
    )
    result = linear(m, "group-result", [(operating, 1), (gained, 1), (paid, -1)], "konc")
    parts = totals(m, "group-parts", [of(m, "result"), *(one.result for one in some)], "konc")
    for place in (0, 1):
        m.register.follows(result[place], [(parts[place], 1)])
        m.register.follows(parts[place], [(result[place], 1)])
    inside = series(m, "inside", "money", million * 610)
    held = series(m, "held", "money", million * 210)
    assets = linear(
        m,
        "group-assets",
        [(of(m, "assets"), 1), *((one.assets, 1) for one in some), (inside, -1)],
        "konc",
    )
    equity = linear(
        m,
        "group-equity",
        [(of(m, "equity"), 1), *((one.equity, 1) for one in some), (held, -1)],
        "konc",
    )
    lines = {
        "income": income, "costs": costs, "depreciation": worn, "net-cost": net,
        "tax-and-grants": both, "operating-result": operating, "financial-income": gained,
        "financial-costs": paid, "result": result,
    }  # fmt: skip
    return _Group(lines, away, assets, equity)


def _statement(m: Municipality, group: _Group) -> list[Block]:
    r = m.register
    wanted = (
        ("Verksamhetens intäkter", "income", 1, "item"),
        ("Verksamhetens kostnader", "costs", -1, "item"),
        ("Avskrivningar", "depreciation", -1, "item"),
        ("Verksamhetens nettokostnader", "net-cost", -1, "sum"),
        ("Skatteintäkter, statsbidrag och utjämning", "tax-and-grants", 1, "item"),
        ("Verksamhetens resultat", "operating-result", 1, "sum"),
        ("Finansiella intäkter", "financial-income", 1, "item"),
        ("Finansiella kostnader", "financial-costs", -1, "item"),
        ("Årets resultat", "result", 1, "sum"),
    )
    rows = [
        row(
            label,
            [_PEN(one, sign) for one in (*of(m, what), *group.lines[what])],
            kind,
        )
        for label, what, sign, kind in wanted
    ]
    result, income = group.lines["result"], group.lines["income"]
    costs, paid = group.lines["costs"], group.lines["financial-costs"]
    return [
        text(
            *plain(
                [
                    say(
                        f"Koncernens resultat för {m.year} blev ",
                        _SAY(result[0]),
                        ", vilket är ",
                        _SAY.size(change(m, result), "difference"),
                        turn(change(m, result), " bättre", " sämre"),
                        " än föregående år.",
                    ),
                    say(
                        "Kommunens del av resultatet är ",
                        _SAY(m("result")),
                        " och bolagens sammanlagda ",
                        _SAY(r.difference(result[0], m("result"))),
                        ".",
                    ),
                    say(
                        "Koncernens intäkter ",
                        turn(change(m, income), "ökade", "minskade"),
                        " med ",
                        _SAY.share(growth(m, income), behind=" %", size=True),
                        " till ",
                        _SAY(income[0]),
                        ", medan kostnaderna ",
                        turn(change(m, costs), "ökade", "minskade"),
                        " med ",
                        _SAY.share(growth(m, costs), behind=" %", size=True),
                        ".",
                    ),
                    say(
                        "Interna mellanhavanden på ",
                        _SAY(group.away[0]),
                        " har eliminerats.",
                    ),
                    say(
                        "De finansiella kostnaderna i koncernen var ",
                        _SAY(paid[0]),
                        ", mot ",
                        _SAY(paid[1]),
                        f" {m.year - 1}.",
                    ),
                ]
            )
        ),
        tall(
            "Resultaträkning, Mkr",
            [
                ["", Head("Kommunen", 2), Head("Koncernen", 2)],
                ["", str(m.year), str(m.year - 1), str(m.year), str(m.year - 1)],
            ],
            rows,
        ),
        text(
            *plain(
                [
                    say(
                        "Verksamhetens resultat i koncernen var ",
                        _SAY(group.lines["operating-result"][0]),
                        ", mot ",
                        _SAY(group.lines["operating-result"][1]),
                        f" {m.year - 1}.",
                    ),
                    say(
                        "Skatteintäkter, statsbidrag och utjämning gav ",
                        _SAY(m("tax-and-grants")),
                        ", ",
                        _SAY.size(m.change("tax-and-grants"), "difference"),
                        turn(m.change("tax-and-grants"), " mer", " mindre"),
                        f" än {m.year - 1}.",
                    ),
                    say(
                        "Koncernens avskrivningar uppgick till ",
                        _SAY(group.lines["depreciation"][0]),
                        " och utgjorde ",
                        _SAY.share(
                            r.quotient(group.lines["depreciation"][0], income[0]), behind=" %"
                        ),
                        " av intäkterna.",
                    ),
                ]
            )
        ),
    ]


def _companies(m: Municipality, some: list[_Company]) -> list[Block]:
    r = m.register
    columns = ("turnover", "costs", "worn", "interest", "result")

    def line(one: _Company) -> Row:
        cells = [_PEN(getattr(one, what)[0], sign)
                 for what, sign in zip(columns, (1, -1, -1, -1, 1), strict=True)]  # fmt: skip
        return row(one.name, [*cells, _PEN(one.result[1])])

    rows = [line(one) for one in some]
    whole = {what: totals(m, f"companies-{what}", [getattr(one, what) for one in some], "bolag")
             for what in columns}  # fmt: skip
    cells = [_PEN(whole[what][0], sign)
             for what, sign in zip(columns, (1, -1, -1, -1, 1), strict=True)]  # fmt: skip
    for place in (0, 1):
        r.follows(
            whole["result"][place],
            [(whole["turnover"][place], 1), (whole["costs"][place], -1),
             (whole["worn"][place], -1), (whole["interest"][place], -1)],
        )  # fmt: skip
    rows.append(row("Summa bolagen", [*cells, _PEN(whole["result"][1])], "sum"))
    best = max(some, key=lambda one: one.result[0].value)
    lost = r.count("losing", [one.result[0] for one in some], -1)
    return [
        table(
            "Bolagens resultat, Mkr",
            ["Bolag", "Omsättning", "Rörelsekostnader", "Avskrivningar", "Räntor m.m.",
             f"Resultat {m.year}", f"Resultat {m.year - 1}"],
            rows,
        ),
        text(
            *plain([
                say(
                    "Bolagens sammanlagda omsättning var ",
                    _SAY(whole["turnover"][0]),
                    " och deras resultat efter finansiella poster ",
                    _SAY(whole["result"][0]),
                    ".",
                ),
                say(
                    f"Bäst resultat har {best.name} med ",
                    _SAY(best.result[0]),
                    ".",
                ),
                say(
                    "Antalet bolag som redovisar förlust är ",
                    _SAY.people(lost, "count"),
                    ".",
                ),
            ])
        ),
    ]  # fmt: skip


def _each(m: Municipality, some: list[_Company]) -> list[Block]:
    r = m.register
    homes, energy, harbour, arena = some
    said: list[Block] = []
    texts = (
        (
            homes,
            say(
                "Bolaget äger ",
                _SAY.people(alone(m, "flats-owned", "count", 1100, 6400)),
                " lägenheter och vakansgraden var ",
                _SAY.share(alone(m, "vacant", "ratio", 0.004, 0.031, "0.001"), behind=" %"),
                ".",
            ),
            "Resultatet påverkas av räntor och av kostnader för underhåll och värme.",
        ),
        (
            energy,
            say(
                "Elnätet levererade ",
                _SAY.people(alone(m, "gwh", "count", 140, 880)),
                " GWh och fjärrvärmen ",
                _SAY.people(alone(m, "heat", "count", 90, 410)),
                " GWh.",
            ),
            "Elpriserna har varit rörliga och vintern mildare än normalt.",
        ),
        (
            harbour,
            say(
                "Över kaj gick ",
                _SAY.people(alone(m, "tonnes", "count", 310_000, 1_900_000, "1000")),
                " ton gods.",
            ),
            "Hanteringen av containrar har vuxit.",
        ),
        (
            arena,
            say(
                "Arenan hade ",
                _SAY.people(alone(m, "visitors", "count", 41_000, 220_000, "100")),
                " besökare vid ",
                _SAY.people(alone(m, "events", "count", 60, 170)),
                " evenemang.",
            ),
            "Verksamheten förutsätter ägartillskott.",
        ),
    )
    for one, fact, cause in texts:
        moved = change(m, one.turnover)
        said += [
            Heading(one.name, 3),
            text(
                *plain(
                    [
                        say(
                            "Omsättningen ",
                            turn(moved, "steg", "sjönk"),
                            " med ",
                            _SAY.size(moved, "difference"),
                            " till ",
                            _SAY(one.turnover[0]),
                            " och resultatet efter finansiella poster blev ",
                            _SAY(one.result[0]),
                            " (",
                            _SAY(one.result[1]),
                            ").",
                        ),
                        fact,
                    ]
                ),
                cause,
            ),
        ]
    more = totals(m, "companies-invested", [one.invested for one in some], "bolag")
    said.append(
        text(
            say(
                "Bolagen investerade sammanlagt ",
                _SAY(more[0]),
                f", varav {homes.name} ",
                _SAY(homes.invested[0]),
                " eller ",
                _SAY.share(r.quotient(homes.invested[0], more[0]), behind=" %"),
                ".",
            )
        )
    )
    columns = (("Balansomslutning, Mkr", "assets"), ("Eget kapital, Mkr", "equity"),
               ("Investeringar, Mkr", "invested"))  # fmt: skip
    staff = totals(m, "companies-staff", [one.staff for one in some], "bolag")
    said.append(
        text(
            *plain(
                [
                    say(
                        "Antalet anställda i bolagen var sammanlagt ",
                        _SAY.people(staff[0]),
                        ", vilket är ",
                        _SAY.people(change(m, staff), "difference", size=True),
                        turn(change(m, staff), " fler", " färre"),
                        " än föregående år.",
                    ),
                    say(
                        f"{energy.name} har en soliditet på ",
                        _SAY.share(r.quotient(energy.equity[0], energy.assets[0]), behind=" %"),
                        " och ",
                        _SAY.people(energy.staff[0]),
                        " anställda.",
                    ),
                    say(
                        f"Ägartillskottet till {arena.name} var ",
                        _SAY(portion(m, "owner", arena.turnover, 0.14)[0]),
                        ".",
                    ),
                ]
            )
        )
    )
    rows = [
        row(
            one.name,
            [
                *(_PEN(getattr(one, what)[0]) for _head, what in columns),
                _PEN.share(r.quotient(one.equity[0], one.assets[0])),
                _PEN(one.staff[0]),
                _PEN(one.staff[1]),
            ],
        )
        for one in some
    ]
    said.append(
        table(
            "Nyckeltal för bolagen",
            ["Bolag", *(head for head, _what in columns), "Soliditet, %",
             f"Anställda {m.year}", f"Anställda {m.year - 1}"],
            rows,
        )
    )  # fmt: skip
    return said


def _standing(m: Municipality, some: list[_Company], group: _Group) -> list[Block]:
    r = m.register
    now, last = (r.quotient(group.equity[at], group.assets[at]) for at in (0, 1))
    own = r.quotient(m("equity"), m("assets"))
    old = r.quotient(m("equity", year=m.year - 1), m("assets", year=m.year - 1))
    rows = [
        row("Balansomslutning", [_PEN(one) for one in (*of(m, "assets"), *group.assets)]),
        row("Eget kapital", [_PEN(one) for one in (*of(m, "equity"), *group.equity)]),
        row("Soliditet, %", [_PEN.share(one) for one in (own, old, now, last)]),
    ]
    homes, million = some[0], float(m.size * 1_000_000)
    return [
        tall(
            "Ställning 31 december, Mkr",
            [
                ["", Head("Kommunen", 2), Head("Koncernen", 2)],
                ["", str(m.year), str(m.year - 1), str(m.year), str(m.year - 1)],
            ],
            rows,
        ),
        text(
            *plain(
                [
                    say(
                        "Koncernens balansomslutning var vid årets slut ",
                        _SAY(group.assets[0]),
                        " och det egna kapitalet ",
                        _SAY(group.equity[0]),
                        ".",
                    ),
                    say(
                        "Koncernens soliditet är ",
                        _SAY.share(now, behind=" %"),
                        ", en ",
                        turn(r.difference(now, last), "förbättring", "försämring"),
                        " med ",
                        _SAY.points(r.difference(now, last)),
                        " på ett år.",
                    ),
                    say("Kommunens egen soliditet är ", _SAY.share(own, behind=" %"), "."),
                    say(
                        f"{homes.name} står för ",
                        _SAY(homes.assets[0]),
                        " av tillgångarna i bolagen.",
                    ),
                    say(
                        "Kommunens borgensåtaganden för bolagen uppgick till ",
                        _SAY(alone(m, "surety", "money", million * 900, million * 1500, "100000")),
                        ".",
                    ),
                    say(
                        "Koncernbankens låneram är ",
                        _SAY(
                            alone(m, "frame", "money", million * 2600, million * 3400, "50000000")
                        ),
                        " och den genomsnittliga kapitalbindningen ",
                        _SAY.people(alone(m, "tied", "count", 24, 41)),
                        " månader.",
                    ),
                ]
            )
        ),
    ]


FAMILY = Family("group-companies", make)
