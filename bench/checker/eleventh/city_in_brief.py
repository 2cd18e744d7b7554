"""An English summary of a city's finances for lenders and readers abroad: highlights, city and
group side by side, where each hundred kronor came from and went, five years, debt and guarantees;
the newest year first, thousands by commas, costs in parentheses."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, plain, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Cell, Head, Heading, NumberStyle, Paper, Row
from ..quantities import Quantity
from ._made import Books, number

_STYLE = NumberStyle(thousands=",", decimal=".", negative="()")
_WORDS = NumberStyle(thousands=",", decimal=".", negative="\u2212")
_PEN = Pen("mnkr", 0, _STYLE)
_TEXT = Pen("mnkr", 0, _WORDS, " million")
_FINE = Pen("mnkr", 1, _WORDS, " million")
_KR = Pen("kr", 0, _WORDS)
_PC = " per cent"


def make(m: Municipality, chance: Random) -> Paper:
    """The summary."""
    books = Books(m, chance, "city")
    years = sorted(m.years, reverse=True)
    for key, middle in (("housing", 640), ("power", 410), ("water", 130), ("culture", 38)):
        books.grow(f"{key} guarantee", m.size * middle * 1_000_000, years[1::-1], spread=0.05)
    parts = [(f"{one} guarantee", 1) for one in ("housing", "power", "water", "culture")]
    books.add("guarantees", parts, m.year - 1)
    books.add("guarantees", parts, m.year, before=m.year - 1)
    blocks: list[Block] = [
        Heading("The year in brief", 1),
        *_brief(m, years),
        Heading("Earnings", 1),
        *_earnings(m),
        Heading("Where the money comes from", 2),
        *_sources(m),
        Heading("What the money is spent on", 2),
        *_uses(m),
        Heading("Capital expenditure", 1),
        *_projects(m),
        Heading("Financial position", 1),
        *_position(m, years),
        *_debt(m, books),
        Heading("Staff", 1),
        *_staff(m),
        Heading("Five-year summary", 1),
        *_five(m, years),
    ]
    title = f"City of {m.name} – Annual report {m.year}, summary in English"
    return Paper(title, tuple(blocks), language="en")


def _solid(m: Municipality, year: int) -> Quantity:
    return m.register.quotient(m("equity", year=year), m("assets", year=year))


def _brief(m: Municipality, years: list[int]) -> list[Block]:
    last = years[1]
    result, off = m("result"), m.variance("result")
    people, rise = m.change("inhabitants"), m.growth("inhabitants")
    items = [
        [
            say(
                "The City posted a ", turn(result, "surplus", "deficit"), " of SEK ",
                _FINE.size(result), ", against a budgeted SEK ", _FINE(m("result", basis="budget")),
                ".",
            ),
            say(
                "This is SEK ", _FINE.size(off, "difference"), " ", turn(off, "better", "worse"),
                " than planned.",
            ),
        ],
        [
            say(
                "The municipal Group reported a result of SEK ", _FINE(m("result", "group")),
                " (", str(last), ": SEK ", _FINE(m("result", "group", last)), ").",
            )
        ],
        [
            say(
                "The population ", turn(people, "grew", "fell"), " by ",
                _PEN.people(people, "difference", True), " to ", _PEN.people(m("inhabitants")),
                ", a change of ", _PEN.share(rise, behind=_PC), ".",
            )
        ],
        [
            say(
                "The equity/assets ratio was ", _PEN.share(_solid(m, m.year), behind=_PC),
                " at year-end, compared with ", _PEN.share(_solid(m, last), behind=_PC),
                " twelve months earlier.",
            )
        ],
        [
            say(
                "Investments came to SEK ", _TEXT(m("investments")), ", a self-financing rate of ",
                _PEN.share(m.register.quotient(_means(m), m("investments")), behind=_PC),
                " when result and depreciation are set against it.",
            )
        ],
    ]  # fmt: skip
    return [item(*told) for one in items if (told := plain(one))]


def _means(m: Municipality) -> Quantity:
    return m.register.total(f"means:city:{m.year}:outcome", (m("result"), m("depreciation")))


def _earnings(m: Municipality) -> list[Block]:
    last = m.year - 1
    lines = (
        ("Operating income", "income", 1, "item"), ("Operating expenses", "costs", -1, "item"),
        ("Depreciation", "depreciation", -1, "item"), ("Net cost of operations", "net-cost", -1,
            "sum"),
        ("Tax revenue", "tax", 1, "item"), ("Government grants and equalisation", "grants", 1,
            "item"),
        ("Operating result", "operating-result", 1, "sum"),
        ("Financial income", "financial-income", 1, "item"),
        ("Financial expenses", "financial-costs", -1, "item"),
        ("Net result for the year", "result", 1, "sum"),
    )  # fmt: skip
    rows = []
    for label, what, sign, kind in lines:
        cells = [
            _PEN(m(what), sign), _PEN(m(what, basis="budget"), sign), _PEN(m(what, year=last),
            sign),
            _PEN(m(what, "group"), sign), _PEN(m(what, "group", last), sign),
        ]  # fmt: skip
        rows.append(row(label, cells, kind))
    heads: list[list[str | Head]] = [
        ["", Head("City", 3), Head("Group", 2)],
        ["SEK million", str(m.year), f"Budget {m.year}", str(last), str(m.year), str(last)],
    ]
    net, tax, change = m.growth("net-cost"), m.growth("tax"), m.change("result")
    finance = m("financial-net")
    told = plain(
        [
            say(
                "Net cost of operations ", turn(net, "rose", "fell"), " by ",
                _PEN.share(net, behind=_PC, size=True), " to SEK ", _TEXT(m("net-cost")),
                ", while tax revenue ", turn(tax, "increased", "declined"), " by ",
                _PEN.share(tax, behind=_PC, size=True), " to SEK ", _TEXT(m("tax")), ".",
            ),
            say(
                "Together, taxes and grants amounted to SEK ", _TEXT(m("tax-and-grants")),
                ", and net costs absorbed ",
                _PEN.share(m.register.quotient(m("net-cost"), m("tax-and-grants")), behind=_PC),
                " of that sum.",
            ),
            say(
                "Net financial items ", turn(finance, "added", "took away"), " SEK ",
                _FINE.size(finance), ".",
            ),
            say(
                "Year on year, the result ", turn(change, "improved", "weakened"), " by SEK ",
                _FINE.size(change, "difference"), ".",
            ),
        ]
    )  # fmt: skip
    return [text(*told[:2]), tall("Income statement", heads, rows), text(*told[2:])]


def _sources(m: Municipality) -> list[Block]:
    last = m.year - 1
    parts = (
        ("Municipal income tax", "tax"), ("Government grants and equalisation", "grants"),
        ("Fees, rents and other operating income", "income"), ("Financial income",
            "financial-income"),
    )  # fmt: skip
    whole = [
        m.register.total(f"all money:city:{y}:outcome", [m(what, year=y) for _label, what in parts])
        for y in (m.year, last)
    ]
    rows = []
    for label, what in parts:
        cells = [
            _PEN(m(what)), _PEN.share(m.register.quotient(m(what), whole[0])), _PEN(m(what,
            year=last)),
            _PEN.share(m.register.quotient(m(what, year=last), whole[1])),
        ]  # fmt: skip
        rows.append(row(label, cells))
    cells_sum: list[Cell | None] = [_PEN(whole[0]), None, _PEN(whole[1]), None]
    rows.append(row("Total revenue", cells_sum, "sum"))
    heads = ["SEK million", str(m.year), "Share, %", str(last), "Share, %"]
    grown = m.register.difference(*whole)
    told = plain(
        [
            say(
                "Out of every SEK 100 that the City received, ",
                Pen(style=_WORDS, share_decimals=0).share(m.register.quotient(m("tax"), whole[0])),
                " were local income tax.",
            ),
            say(
                "Total revenue ", turn(grown, "went up", "went down"), " by SEK ",
                _TEXT.size(grown, "difference"), ", to SEK ", _TEXT(whole[0]), ".",
            ),
            say(
                "The tax rate was ", number(m("tax-rate"), 2, style=_WORDS),
                " kronor per hundred earned.",
            ),
        ]
    )  # fmt: skip
    return [table("", heads, rows), text(*told)]


def _uses(m: Municipality) -> list[Block]:
    last = m.year - 1
    rows = []
    for label, who, kind in (
        *((one.english, one.key, "item") for one in (*m.boards, m.central)),
        ("Total net cost", "all", "sum"),
    ):
        now = m("board-net", who)
        cells = [
            _PEN(now), _PEN(m("board-net", who, basis="budget")), _PEN(m("board-net", who, last)),
            _KR(m.register.per(now, m("inhabitants"))),
        ]  # fmt: skip
        rows.append(row(label, cells, kind))
    offs = [m.variance("board-net", one.key, -1) for one in m.boards]
    within = m.register.count("city boards within budget", offs, 1, True)
    most = max(m.boards, key=lambda one: m("board-net", one.key).value)
    whole, big = m.variance("board-net", "all", -1), m.variance("board-net", most.key, -1)
    share = m.register.quotient(m("board-net", most.key), m("board-net", "all"))
    each = m.register.per(m("board-net", "all"), m("inhabitants"))
    told = plain(
        [
            say(
                counted(within, True, "en", True),
                    " of the City's boards stayed within their budgets.",
            ),
            say(
                "The largest, the ", _lower(most.english), ", accounted for ",
                _PEN.share(share, behind=_PC), " of net costs and ended the year SEK ",
                _FINE.size(big, "difference"), " ", turn(big, "below", "above"), " its budget.",
            ),
            say(
                "Taken together, net costs were SEK ", _FINE.size(whole, "difference"), " ",
                turn(whole, "lower", "higher"), " than budgeted; they equal SEK ",
                _KR(each),
                " per inhabitant.",
            ),
        ]
    )  # fmt: skip
    heads = ["Net cost, SEK million", str(m.year), f"Budget {m.year}", str(last),
             f"SEK per inhabitant {m.year}"]  # fmt: skip
    return [text(*told), table("Net cost by board", heads, rows)]


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]


def _projects(m: Municipality) -> list[Block]:
    last = m.year - 1
    rows = []
    for one in m.boards:
        mine = [each for each in m.projects if each.board is one]
        if not mine:
            continue
        cells = []
        for basis in ("outcome", "budget"):
            parts = [m("project", each.key, basis=basis) for each in mine]
            cells.append(m.register.total(f"board works:{one.key}:{m.year}:{basis}", parts))
        rows.append((one.english, cells))
    spent, plan = m("investments"), m("investments", basis="budget")
    m.register.follows(spent, [(cells[0], 1) for _name, cells in rows])
    m.register.follows(plan, [(cells[1], 1) for _name, cells in rows])
    told_rows = [row(name, [*(_FINE.but(behind="")(one) for one in cells)]) for name, cells in rows]
    pen = _FINE.but(behind="")
    told_rows.append(row("Total", [pen(spent), pen(plan)], "sum"))
    left = m.register.difference(plan, spent)
    change = m.register.difference(spent, m("investments", year=last))
    told = plain(
        [
            say(
                "The City invested SEK ", _FINE(spent), ", which was SEK ",
                _FINE.size(left, "difference"), " ", turn(left, "less", "more"),
                " than budgeted and SEK ",
                _FINE.size(change, "difference"), " ", turn(change, "more", "less"),
                f" than in {last}.",
            ),
            say(
                "Proceeds from asset sales were SEK ", _FINE(m("asset-sales")),
                ", so that net cash used in "
                "investing was SEK ", _FINE.size(m("investing-flow")), ".",
            ),
        ]
    )  # fmt: skip
    heads = ["Board (SEK million)", "Outcome", "Budget"]
    return [text(*told), table(f"Investments by board {m.year}", heads, told_rows)]


def _position(m: Municipality, years: list[int]) -> list[Block]:
    two = years[:2]
    lines = (
        ("Assets", None, "heading"), ("Fixed assets", "fixed-assets", "item"),
        ("Current assets", "current-assets", "item"), ("of which cash and bank", "cash", "item"),
        ("Total assets", "assets", "sum"), ("Equity and liabilities", None, "heading"),
        ("Equity", "equity", "item"), ("Provisions", "provisions", "item"),
        ("Long-term liabilities", "long-debt", "item"),
        ("Current liabilities", "short-debt", "item"),
        ("Total equity and liabilities", "equity-and-debts", "sum"),
    )  # fmt: skip
    rows = []
    for label, what, kind in lines:
        if what is None:
            rows.append(row(label, [None] * 3, kind))
            continue
        change = _PEN(m.change(what), role="difference")
        rows.append(row(label, [*(_PEN(m(what, year=y)) for y in two), change], kind))
    assets, cash = m.change("assets"), m("cash-flow")
    told = plain(
        [
            say(
                "Total assets ", turn(assets, "increased", "decreased"), " by SEK ",
                _TEXT.size(assets, "difference"), " during the year and stood at SEK ",
                _TEXT(m("assets")), " on 31 December.",
            ),
            say(
                "Cash flow for the year was SEK ", _TEXT(cash), ", made up of SEK ",
                _TEXT(m("operating-flow")), " from operations, SEK ", _TEXT(m("investing-flow")),
                " from investing and SEK ", _TEXT(m("financing-flow")),
                " from financing activities.",
            ),
            say(
                "Equity ended at SEK ", _TEXT(m("equity")), ", compared with SEK ",
                _TEXT(m("equity", year=two[1])), " at the beginning of the year.",
            ),
        ]
    )  # fmt: skip
    heads = ["SEK million", *(f"31 Dec {y}" for y in two), "Change"]
    return [text(*told), table("Balance sheet, City", heads, rows)]


def _debt(m: Municipality, books: Books) -> list[Block]:
    last = m.year - 1
    rows = []
    for label, what, kind in (
        ("Housing company", "housing guarantee", "item"), ("Energy company", "power guarantee",
            "item"),
        ("Water and waste company", "water guarantee", "item"),
        ("Cultural venues", "culture guarantee", "item"),
        ("Total guarantees", "guarantees", "sum"),
    ):  # fmt: skip
        cells = [_PEN(books(what, m.year)), _PEN(books(what, last)),
                 _PEN(books.change(what, m.year, last), role="difference")]  # fmt: skip
        rows.append(row(label, cells, kind))
    each = [
        m.register.per(m("long-debt", year=y), m("inhabitants", year=y)) for y in (m.year, last)
    ]
    debt, more = m.change("long-debt"), books.change("guarantees", m.year, last)
    house = books.register.quotient(books("housing guarantee", m.year), books("guarantees", m.year))
    told = plain(
        [
            say(
                "Long-term borrowing came to SEK ", _TEXT(m("long-debt")), ", SEK ",
                _TEXT.size(debt, "difference"), " ", turn(debt, "more", "less"),
                f" than in {last}.",
            ),
            say(
                "That corresponds to SEK ", _KR(each[0]), " per inhabitant (SEK ", _KR(each[1]),
                ").",
            ),
            say(
                "New loans of SEK ", _TEXT(m("new-loans")), " were raised and SEK ",
                _TEXT(m("repayments")), " was repaid.",
            ),
            say(
                "Guarantees for the City's companies ", turn(more, "grew", "shrank"), " by SEK ",
                _TEXT.size(more, "difference"), " to SEK ", _TEXT(books("guarantees", m.year)),
                "; the housing company's share is ", _PEN.share(house, behind=_PC), ".",
            ),
        ]
    )  # fmt: skip
    heads = ["SEK million", str(m.year), str(last), "Change"]
    return [Heading("Debt and guarantees", 2), text(*told), table("Guarantees", heads, rows)]


def _staff(m: Municipality) -> list[Block]:
    more, sick = m.change("employees"), m.change("sick-leave", "all")
    women = m.register.quotient(m("women"), m("employees"))
    told = plain(
        [
            say(
                "The City had ", _PEN.people(m("employees")), " employees at the end of the year, ",
                _PEN.people(more, "difference", True), " ", turn(more, "more", "fewer"),
                " than a year earlier.",
            ),
            say(
                "Women made up ", _PEN.share(women, behind=_PC), " of the workforce.",
            ),
            say(
                "Sick leave ", turn(sick, "rose", "fell"), " by ",
                _PEN.points(sick, " percentage points"), ", from ",
                _PEN.share(m("sick-leave", "all", m.year - 1)), " to ",
                _PEN.share(m("sick-leave", "all"), behind=_PC), " of contracted hours.",
            ),
        ]
    )  # fmt: skip
    return [text(*told)]


def _five(m: Municipality, years: list[int]) -> list[Block]:
    def line(label: str, what: str, pen: Pen = _PEN, who: str = "municipality") -> Row:
        return row(label, [pen(m(what, who, y)) for y in years])

    shares = [
        m.register.quotient(m("net-cost", year=y), m("tax-and-grants", year=y)) for y in years
    ]
    each = [m.register.per(m("long-debt", year=y), m("inhabitants", year=y)) for y in years]
    rows = [
        line("Inhabitants, 31 December", "inhabitants"),
        row("Tax rate, %", [number(m("tax-rate", year=y), 2, style=_WORDS) for y in years]),
        line("Number of employees", "employees"),
        line("Sick leave, %", "sick-leave", who="all"),
        line("Taxes and grants", "tax-and-grants"),
        line("Net cost of operations", "net-cost"),
        row("Net cost as a share of taxes and grants, %", [_PEN.share(one) for one in shares]),
        line("Result, City", "result"),
        line("Result, Group", "result", who="group"),
        line("Investments", "investments"),
        line("Equity", "equity"),
        row("Equity/assets ratio, %", [_PEN.share(_solid(m, y)) for y in years]),
        line("Long-term borrowing", "long-debt"),
        row("Long-term borrowing, SEK per inhabitant", [_KR(one) for one in each]),
    ]
    heads = ["SEK million unless otherwise stated", *map(str, years)]
    return [table("", heads, rows)]


FAMILY = Family("city-in-brief", make)
