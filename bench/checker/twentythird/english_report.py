"""An annual report in English: SEK million, points and commas, parentheses for minus."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, plain, row, say, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Printed, Row, printed
from ..quantities import Quantity
from ._more import alone, farthest, of, portion, split

_STYLE = NumberStyle(thousands=",", decimal=".", negative="()")
_PLAIN = NumberStyle(thousands=",", decimal=".", negative="\u2212")
_PEN = Pen("mnkr", 1, _STYLE)
_SAY = Pen("mnkr", 1, _PLAIN, " million")
_SEK = Pen("kr", 0, _PLAIN)


def make(m: Municipality, _chance: Random) -> Paper:
    """The report."""
    return Paper(
        f"{m.name} Municipality: Annual Report {m.year}",
        (
            Heading("Financial review", 1),
            *_year(m),
            *_boards(m),
            Heading("Financial position", 1),
            *_position(m),
            *_flow(m),
            Heading("Employees", 1),
            *_staff(m),
            Heading("Five-year summary", 1),
            *_five(m),
        ),
        language="en",
    )


def _share(one: Quantity, size: bool = False) -> Printed:
    return _SAY.share(one, behind=" per cent", size=size)


def _year(m: Municipality) -> list[Block]:
    def line(label: str, what: str, sign: int = 1, kind: str = "item") -> Row:
        return row(
            label,
            [
                _PEN(m(what), sign),
                _PEN(m(what, basis="budget"), sign),
                _PEN(m.variance(what, better=sign), 1, "difference"),
                _PEN(m(what, year=m.year - 1), sign),
            ],
            kind,
        )

    r = m.register
    away, costs, tax = m.variance("result"), m.change("costs"), m.change("tax")
    return [
        text(
            *plain(
                [
                    say(
                        f"{m.name} reports a ",
                        turn(m("result"), "surplus", "deficit"),
                        " of SEK ",
                        _SAY.size(m("result")),
                        f" for {m.year}, compared with a budgeted result of SEK ",
                        _SAY(m("result", basis="budget")),
                        ".",
                    ),
                    say(
                        "The outcome is thus SEK ",
                        _SAY.size(away, "difference"),
                        turn(away, " better", " worse"),
                        " than budgeted.",
                    ),
                    say(
                        "It corresponds to ",
                        _share(r.quotient(m("result"), m("tax-and-grants"))),
                        " of tax revenue and government grants.",
                    ),
                    say(
                        "Operating expenses ",
                        turn(costs, "rose", "fell"),
                        " by SEK ",
                        _SAY.size(costs, "difference"),
                        ", or ",
                        _share(m.growth("costs"), True),
                        ", to SEK ",
                        _SAY(m("costs")),
                        ".",
                    ),
                    say(
                        "Salaries and social security contributions accounted for SEK ",
                        _SAY(m("wages")),
                        " of these expenses.",
                    ),
                    say(
                        "Tax revenue ",
                        turn(tax, "increased", "decreased"),
                        " from SEK ",
                        _SAY(m("tax", year=m.year - 1)),
                        " to SEK ",
                        _SAY(m("tax")),
                        ".",
                    ),
                    say(
                        "The municipal tax rate was SEK ",
                        printed(m("tax-rate"), "", 2, _PLAIN),
                        " per SEK 100 of taxable income.",
                    ),
                    say(
                        "Consumer prices rose by ",
                        _share(alone(m, "inflation", "ratio", 0.012, 0.085, "0.001")),
                        " during the year.",
                    ),
                ]
            )
        ),
        table(
            "Income statement, SEK million",
            ["", f"Actual {m.year}", f"Budget {m.year}", "Variance", f"Actual {m.year - 1}"],
            [
                line("Operating income", "income"),
                line("Operating expenses", "costs", -1),
                line("Depreciation", "depreciation", -1),
                line("Net operating expenses", "net-cost", -1, "sum"),
                line("Tax revenue", "tax"),
                line("Government grants and equalisation", "grants"),
                line("Financial income", "financial-income"),
                line("Financial expenses", "financial-costs", -1),
                line("Result for the year", "result", 1, "sum"),
            ],
        ),
    ]


def _boards(m: Municipality) -> list[Block]:
    def line(who: str, label: str, kind: str = "item") -> Row:
        return row(
            label,
            [
                _PEN(m("board-net", who, basis="budget")),
                _PEN(m("board-net", who)),
                _PEN(m.variance("board-net", who, -1), 1, "difference"),
                _PEN(m("board-net", who, m.year - 1)),
            ],
            kind,
        )

    away = [m.variance("board-net", one.key, -1) for one in m.boards]
    within = m.register.count("within", away, 1, True)
    first, second = farthest(m)[:2]
    one, two = (m.variance("board-net", each.key, -1) for each in (first, second))
    return [
        Heading("Net expenses of the boards", 2),
        table(
            "Net expenses by board, SEK million",
            ["Board", f"Budget {m.year}", f"Actual {m.year}", "Variance", f"Actual {m.year - 1}"],
            [
                *(line(each.key, each.english) for each in (*m.boards, m.central)),
                line("all", "Total", "sum"),
            ],
        ),
        text(
            *plain(
                [
                    say(
                        "Of the boards, ",
                        counted(within, language="en"),
                        " kept within budget.",
                    ),
                    say(
                        f"The largest variance is that of the {first.english}, which shows a ",
                        turn(one, "surplus", "deficit"),
                        " of SEK ",
                        _SAY.size(one, "difference"),
                        ", ",
                        "mainly because posts have been vacant."
                        if one.value > 0
                        else "mainly because of higher demand and prices.",
                    ),
                    say(
                        f"The {second.english} shows a ",
                        turn(two, "surplus", "deficit"),
                        " of SEK ",
                        _SAY.size(two, "difference"),
                        " on net expenses of SEK ",
                        _SAY(m("board-net", second.key)),
                        ".",
                    ),
                    say(
                        "Together the net expenses came to SEK ",
                        _SAY(m("board-net", "all")),
                        ", which is ",
                        _share(m.growth("board-net", "all"), True),
                        turn(m.change("board-net", "all"), " more", " less"),
                        " than the year before.",
                    ),
                    say(
                        "The municipality received ",
                        _SAY.people(alone(m, "permits", "count", 190, 1400)),
                        " applications for building permits.",
                    ),
                ]
            )
        ),
    ]


def _position(m: Municipality) -> list[Block]:
    r = m.register
    last = m.year - 1

    def line(label: str, what: str, kind: str = "item") -> Row:
        return row(label, [_PEN(m(what)), _PEN(m(what, year=last))], kind)

    now = r.quotient(m("equity"), m("assets"))
    before = r.quotient(m("equity", year=last), m("assets", year=last))
    owed = m.change("long-debt")
    banks = split(m, "lenders", of(m, "long-debt"), (62, 26, 12))
    return [
        table(
            "Balance sheet, SEK million",
            ["31 December", str(m.year), str(last)],
            [
                line("Intangible assets", "intangible"),
                line("Land, buildings and infrastructure", "buildings"),
                line("Machinery and equipment", "machinery"),
                line("Financial assets", "financial-assets"),
                line("Total non-current assets", "fixed-assets", "sum"),
                line("Inventories", "stock"),
                line("Receivables", "receivables"),
                line("Short-term investments", "short-investments"),
                line("Cash and bank balances", "cash"),
                line("Total current assets", "current-assets", "sum"),
                line("Total assets", "assets", "sum"),
                line("Equity", "equity"),
                line("Provisions", "provisions"),
                line("Long-term liabilities", "long-debt"),
                line("Current liabilities", "short-debt"),
                line("Total equity, provisions and liabilities", "equity-and-debts", "sum"),
            ],
        ),
        text(
            *plain(
                [
                    say(
                        "Total assets amounted to SEK ",
                        _SAY(m("assets")),
                        " at year-end.",
                    ),
                    say(
                        "The equity ratio ",
                        turn(r.difference(now, before), "improved", "declined"),
                        " from ",
                        _share(before),
                        " to ",
                        _share(now),
                        ".",
                    ),
                    say(
                        "Long-term liabilities ",
                        turn(owed, "rose", "fell"),
                        " by SEK ",
                        _SAY.size(owed, "difference"),
                        " and equal SEK ",
                        _SEK(r.per(m("long-debt"), m("inhabitants"))),
                        " per inhabitant.",
                    ),
                    say(
                        "Of the loans, SEK ",
                        _SAY(banks[0][0]),
                        " was owed to Kommuninvest.",
                    ),
                    say(
                        "The average interest rate on the loans was ",
                        _SAY.but(share_decimals=2).share(
                            alone(m, "rate", "ratio", 0.011, 0.038, "0.0001"), behind=" per cent"
                        ),
                        ".",
                    ),
                ]
            )
        ),
    ]


def _flow(m: Municipality) -> list[Block]:
    def line(label: str, what: str, kind: str = "item") -> Row:
        return row(label, [_PEN(m(what)), _PEN(m(what, year=m.year - 1))], kind)

    r = m.register
    covered = r.quotient(m("operating-flow"), m("investments"))
    top = max(m.projects, key=lambda one: m("project", one.key).value)
    return [
        table(
            "Cash flow, SEK million",
            ["", str(m.year), str(m.year - 1)],
            [
                line("Cash flow from operating activities", "operating-flow"),
                line("Cash flow from investing activities", "investing-flow"),
                line("Cash flow from financing activities", "financing-flow"),
                line("Cash flow for the year", "cash-flow", "sum"),
                line("Cash at year-end", "cash"),
            ],
        ),
        text(
            *plain(
                [
                    say(
                        "Investments came to SEK ",
                        _SAY(m("investments")),
                        ", of which ",
                        _share(covered),
                        " could be financed by cash flow from operating activities.",
                    )
                    if 0 < covered.value <= 1
                    else say("Investments came to SEK ", _SAY(m("investments")), "."),
                    say(
                        "The largest single project took SEK ",
                        _SAY(m("project", top.key)),
                        ".",
                    ),
                    say(
                        "Cash ",
                        turn(m("cash-flow"), "increased", "decreased"),
                        " by SEK ",
                        _SAY.size(m("cash-flow")),
                        " to SEK ",
                        _SAY(m("cash")),
                        ".",
                    ),
                    say(
                        "The municipality has undrawn credit facilities of SEK ",
                        _SAY(alone(m, "facility", "money", 50e6, 400e6, "10000000")),
                        ".",
                    ),
                ]
            )
        ),
    ]


def _staff(m: Municipality) -> list[Block]:
    r = m.register
    rows = [
        row(
            one.english,
            [
                _PEN(m("women", one.key)),
                _PEN(m("men", one.key)),
                _PEN(m("employees", one.key)),
                _PEN(m("employees", one.key, m.year - 1)),
            ],
        )
        for one in m.boards
    ]
    rows.append(
        row(
            "Total",
            [
                _PEN(m("women")),
                _PEN(m("men")),
                _PEN(m("employees")),
                _PEN(m("employees", year=m.year - 1)),
            ],
            "sum",
        )
    )
    more, sick = m.change("employees"), m.change("sick-leave", "all")
    return [
        table(
            "Number of employees, 31 December",
            ["Board", "Women", "Men", f"Total {m.year}", f"Total {m.year - 1}"],
            rows,
        ),
        text(
            *plain(
                [
                    say(
                        "The municipality had ",
                        _SAY.people(m("employees")),
                        " employees, ",
                        _SAY.people(more, "difference", size=True),
                        turn(more, " more", " fewer"),
                        " than a year earlier.",
                    ),
                    say(
                        "Women made up ",
                        _share(r.quotient(m("women"), m("employees"))),
                        " of the workforce.",
                    ),
                    say(
                        "Sick leave ",
                        turn(sick, "rose", "fell"),
                        " from ",
                        _share(m("sick-leave", "all", m.year - 1)),
                        " to ",
                        _share(m("sick-leave", "all")),
                        " of regular working hours.",
                    ),
                    say(
                        "Among women sick leave was ",
                        _share(m("sick-leave", "women")),
                        " and among men ",
                        _share(m("sick-leave", "men")),
                        ".",
                    ),
                    say(
                        "Staff turnover was ",
                        _share(alone(m, "turnover", "ratio", 0.06, 0.14, "0.001")),
                        " and ",
                        _SAY.people(portion(m, "retirements", of(m, "employees"), 0.02)[0]),
                        " people retired.",
                    ),
                ]
            )
        ),
    ]


def _five(m: Municipality) -> list[Block]:
    r = m.register
    first = m.years[-1]

    def money(label: str, what: str) -> Row:
        return row(label, [_PEN(m(what, year=year)) for year in m.years])

    rows = [
        row("Inhabitants", [_PEN(m("inhabitants", year=year)) for year in m.years]),
        money("Result for the year", "result"),
        money("Tax revenue and grants", "tax-and-grants"),
        money("Investments", "investments"),
        money("Long-term liabilities", "long-debt"),
        money("Total assets", "assets"),
        row(
            "Equity ratio, %",
            [_PEN(r.quotient(m("equity", year=year), m("assets", year=year))) for year in m.years],
        ),
        row("Sick leave, %", [_PEN(m("sick-leave", "all", year)) for year in m.years]),
    ]
    more = r.difference(m("inhabitants"), m("inhabitants", year=first))
    grown = r.growth(m("tax-and-grants"), m("tax-and-grants", year=first))
    spent = r.total(
        f"investments:five:{m.year}:sum", [m("investments", year=year) for year in m.years]
    )
    return [
        table("Five years, SEK million unless stated", ["", *map(str, m.years)], rows),
        text(
            *plain(
                [
                    say(
                        f"Since {first} the population has ",
                        turn(more, "grown", "shrunk"),
                        " by ",
                        _SAY.people(more, "difference", size=True),
                        " to ",
                        _SAY.people(m("inhabitants")),
                        ".",
                    ),
                    say(
                        "Over the same time tax revenue and grants have ",
                        turn(grown, "increased", "decreased"),
                        " by ",
                        _share(grown, True),
                        ".",
                    ),
                    say(
                        "Investments over the five years total SEK ",
                        _SAY(spent),
                        ".",
                    ),
                    say(
                        "The average number of new homes completed each year is ",
                        _SAY.people(alone(m, "new-homes", "count", 40, 330)),
                        ".",
                    ),
                ]
            )
        ),
    ]


FAMILY = Family("english-report", make)
