"""The English section of an annual report: SEK million, companies, debt, five years."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, plain, row, say, table, text, turn
from ..family import Family
from ..municipality import Board, Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Sentence
from ..quantities import Quantity
from ._book import Book, amount, lower

_STYLE = NumberStyle(thousands=",", decimal=".", negative="()")
_WORDS = NumberStyle(thousands=",", decimal=".", negative="-")
_PEN = Pen("mnkr", 1, _STYLE)
_BARE = Pen("mnkr", 1, _WORDS)
_SAY = Pen("mnkr", 1, _WORDS, " million")
_KRONA = Pen("kr", 0, _WORDS)
_COMPANIES = (
    ("Housing Company", "housing", 260),
    ("Energy Company", "energy", 340),
    ("Water and Waste Company", "water", 150),
    ("Industrial Premises Company", "premises", 70),
)


def _fill(b: Book) -> None:
    """Writes the companies of the group for two years."""
    m = b.m
    for year in (m.year - 1, m.year):
        scale = m.size * (100 - 4 * (m.year - year)) * 10_000
        for _name, key, weight in _COMPANIES:
            turnover = b.base("turnover", b.near(scale * weight, 0.04), key, year)
            b.base("profit", b.near(turnover.value / 15, 0.7), key, year)
            assets = b.base("owned", b.near(scale * weight * 4, 0.05), key, year)
            equity = b.base("own-equity", b.near(assets.value * 32 / 100, 0.2), key, year)
            b.register.quotient(equity, assets)
            b.base("heads", b.near(m.size * weight / 5, 0.05), key, year, kind="count")
        for what in ("turnover", "profit", "owned", "own-equity", "heads"):
            b.total(what, [b(what, key, year) for _n, key, _w in _COMPANIES], "companies", year)


def _overview(b: Book) -> list[Block]:
    """What the section says first."""
    m = b.m
    result, gap, change = m("result"), m.variance("result"), m.change("result")
    share = b.register.quotient(result, m("tax-and-grants"))
    net, money = m.growth("net-cost"), m.growth("tax-and-grants")
    return [
        Heading("Financial overview", 1),
        text(
            say(
                "The municipality reported a net result of SEK ", _SAY(result), f" for {m.year}, ",
                "compared with a budgeted SEK ", _SAY(m("result", basis="budget")), ".",
            ),
            *plain(
                [
                    say(
                        "This was SEK ", _SAY.size(gap, "difference"), " ",
                        turn(gap, "better", "worse"), " than budget and SEK ",
                        _SAY.size(change, "difference"), " ", turn(change, "above", "below"),
                        " the previous year.",
                    )
                ]
            ),
            say(
                "The result corresponds to ", _BARE.share(share, behind=" per cent"),
                " of tax revenue and government grants.",
            ),
        ),
        text(
            *plain(
                [
                    say(
                        "The net cost of operations ", turn(net, "rose", "fell"), " by ",
                        _BARE.share(net, behind=" per cent", size=True),
                        ", while taxes and grants ", turn(money, "grew", "declined"), " by ",
                        _BARE.share(money, behind=" per cent", size=True), " to SEK ",
                        _SAY(m("tax-and-grants")), ".",
                    )
                ]
            )
        ),
    ]  # fmt: skip


_STATEMENT = (
    ("Operating income", "income", 1, "item"),
    ("Operating costs", "costs", -1, "item"),
    ("Depreciation", "depreciation", -1, "item"),
    ("Net cost of operations", "net-cost", -1, "sum"),
    ("Tax revenue", "tax", 1, "item"),
    ("Government grants and equalisation", "grants", 1, "item"),
    ("Operating result", "operating-result", 1, "sum"),
    ("Financial income", "financial-income", 1, "item"),
    ("Financial expenses", "financial-costs", -1, "item"),
    ("Net result for the year", "result", 1, "sum"),
)


def _statement(b: Book) -> list[Block]:
    """The income statement with what is said of it."""
    m = b.m
    rows = [
        row(
            label,
            [
                _PEN(m(what, basis="budget"), sign),
                _PEN(m(what), sign),
                _PEN(m(what, year=m.year - 1), sign),
                _PEN(m(what, "group"), sign),
                _PEN(m(what, "group", m.year - 1), sign),
            ],
            kind,
        )
        for label, what, sign, kind in _STATEMENT
    ]
    heads = ["SEK million", f"Budget {m.year}", f"Municipality {m.year}",
             f"Municipality {m.year - 1}", f"Group {m.year}", f"Group {m.year - 1}"]  # fmt: skip
    beside = b.register.difference(m("result", "group"), m("result"))
    finance = m.change("financial-net")
    return [
        Heading("Income statement"),
        table("", heads, rows),
        text(
            say(
                "The group, which includes the municipally owned companies, closed the year at ",
                "SEK ", _SAY(m("result", "group")), " (", _BARE(m("result", "group", m.year - 1)),
                ").",
            ),
            *plain(
                [
                    say(
                        "That is SEK ", _SAY.size(beside, "difference"), " ",
                        turn(beside, "more", "less"), " than the municipality alone.",
                    ),
                    say(
                        "Net financial items, SEK ", _SAY(m("financial-net")), ", ",
                        turn(finance, "improved", "deteriorated"), " by SEK ",
                        _SAY.size(finance, "difference"), ".",
                    ),
                ]
            ),
        ),
    ]  # fmt: skip


def _board_words(b: Book, one: Board) -> list[Sentence]:
    """What is said of a board."""
    m = b.m
    gap, grown = m.variance("board-net", one.key, -1), m.growth("board-net", one.key)
    return [
        say(
            f"The {lower(one.english)} recorded a ", turn(gap, "surplus", "deficit"), " of SEK ",
            _SAY.size(gap, "difference"), " against its budget of SEK ",
            _SAY(m("board-net", one.key, basis="budget")), ".",
        ),
        say(
            "Its net cost ", turn(grown, "increased", "decreased"), " by ",
            _BARE.share(grown, behind=" per cent", size=True), ".",
        ),
    ]  # fmt: skip


def _boards(b: Book) -> list[Block]:
    """The boards with what is said of them."""
    m = b.m
    rows = []
    for one in (*m.boards, m.central, None):
        key = one.key if one else "all"
        cells = [
            _PEN(m("board-net", key)),
            _PEN(m("board-net", key, basis="budget")),
            _PEN(m.variance("board-net", key, -1), role="difference"),
            _PEN(m("board-net", key, m.year - 1)),
        ]
        rows.append(row(one.english if one else "Total", cells, "item" if one else "sum"))
    gaps = [m.variance("board-net", one.key, -1) for one in m.boards]
    over = b.register.count("boards in deficit", gaps, -1)
    some = b.chance.sample(m.boards, 3)
    return [
        Heading("Net cost by board"),
        table("Net cost by board, SEK million",
              ["", f"Actual {m.year}", f"Budget {m.year}", "Variance", f"Actual {m.year - 1}"],
              rows),
        text(
            say(
                f"Of the {len(m.boards)} boards, ", counted(over, language="en"),
                " exceeded the budget.",
            )
        ),
        *(item(*said) for said in (plain(_board_words(b, one)) for one in some) if said),
    ]  # fmt: skip


def _debt(b: Book) -> list[Block]:
    """Borrowing."""
    m = b.m
    years = (m.year, m.year - 1, m.year - 2)
    rows = [
        row("Opening long-term debt", [_PEN(m("long-debt", year=at - 1)) for at in years]),
        row("New borrowing", [_PEN(m("new-loans", year=at)) for at in years]),
        row("Repayments", [_PEN(m("repayments", year=at), -1) for at in years]),
        row("Closing long-term debt", [_PEN(m("long-debt", year=at)) for at in years], "sum"),
    ]
    change = m.change("long-debt")
    each = b.register.per(m("long-debt"), m("inhabitants"))
    last = b.register.per(m("long-debt", year=m.year - 1), m("inhabitants", year=m.year - 1))
    return [
        Heading("Borrowing"),
        text(
            *plain(
                [
                    say(
                        "Long-term debt ", turn(change, "increased", "was reduced"), " by SEK ",
                        _SAY.size(change, "difference"), " and stood at SEK ",
                        _SAY(m("long-debt")), " at year-end.",
                    ),
                    say(
                        "New loans of SEK ", _SAY(m("new-loans")), " were raised, and SEK ",
                        _SAY(m("repayments")), " was repaid.",
                    ),
                ]
            ),
            say(
                "Debt per inhabitant came to SEK ", _KRONA(each), ", against SEK ", _KRONA(last),
                " a year earlier.",
            ),
        ),
        table("Long-term debt, SEK million", ["", *map(str, years)], rows),
    ]  # fmt: skip


def _five(b: Book) -> list[Block]:
    """Five years."""
    m = b.m
    years = tuple(reversed(m.years))

    def ratio(one: str, other: str, at: int) -> Quantity:
        return b.register.quotient(m(one, year=at), m(other, year=at))

    rows = [
        row("Inhabitants", [amount(m("inhabitants", year=at), style=_WORDS) for at in years]),
        row("Employees", [amount(m("employees", year=at), style=_WORDS) for at in years]),
        row("Net result", [_PEN(m("result", year=at)) for at in years]),
        row("Capital expenditure", [_PEN(m("investments", year=at)) for at in years]),
        row("Total assets", [_PEN(m("assets", year=at)) for at in years]),
        row("Equity", [_PEN(m("equity", year=at)) for at in years]),
        row("Equity ratio, %", [_BARE.share(ratio("equity", "assets", at)) for at in years]),
        row(
            "Result as % of taxes and grants",
            [Pen(style=_STYLE).share(ratio("result", "tax-and-grants", at)) for at in years],
        ),
    ]
    now, then = (ratio("equity", "assets", at) for at in (m.year, m.year - 1))
    moved, people = b.register.difference(now, then), m.change("inhabitants")
    spent = b.total("five-years", [m("investments", year=at) for at in years])
    whole = b.total("five-results", [m("result", year=at) for at in years])
    return [
        Heading("Five-year summary"),
        table("SEK million unless otherwise stated", ["", *map(str, years)], rows),
        text(
            *plain(
                [
                    say(
                        "The equity ratio ", turn(moved, "strengthened", "weakened"), " by ",
                        _BARE.points(moved, " percentage points"), " to ",
                        _BARE.share(now, behind=" per cent"), ".",
                    ),
                    say(
                        "The population ", turn(people, "rose", "fell"), " by ",
                        amount(people, style=_WORDS, size=True, role="difference"), " to ",
                        amount(m("inhabitants"), style=_WORDS), ".",
                    ),
                ]
            ),
            say(
                "Over the five years capital expenditure totalled SEK ", _SAY(spent),
                " and the net results added up to SEK ", _SAY(whole), ".",
            ),
        ),
    ]  # fmt: skip


def _companies(b: Book) -> list[Block]:
    """The companies."""
    m = b.m
    rows = []
    for name, key, _weight in (*_COMPANIES, ("Total", "companies", 0)):
        solid = b.register.quotient(b("own-equity", key), b("owned", key))
        cells = [
            _PEN(b("turnover", key)),
            _PEN(b("turnover", key, m.year - 1)),
            _PEN(b("profit", key)),
            _PEN(b("profit", key, m.year - 1)),
            amount(b("heads", key), style=_WORDS),
            _BARE.share(solid) if key != "companies" else None,
        ]
        rows.append(row(name, cells, "sum" if key == "companies" else "item"))
    heads = ["", f"Turnover {m.year}", f"Turnover {m.year - 1}", f"Result {m.year}",
             f"Result {m.year - 1}", "Employees", "Equity ratio, %"]  # fmt: skip
    sales = b.growth("turnover", "companies")
    best = max(_COMPANIES, key=lambda one: b("profit", one[1]).value)
    share = b.register.quotient(b("turnover", "energy"), b("turnover", "companies"))
    solid = b.register.quotient(b("own-equity", "housing"), b("owned", "housing"))
    return [
        Heading("Municipal companies"),
        text(
            *plain(
                [
                    say(
                        "Combined turnover of the companies was SEK ",
                        _SAY(b("turnover", "companies")), ", ",
                        turn(sales, "up", "down"), " ",
                        _BARE.share(sales, behind=" per cent", size=True), ".",
                    )
                ]
            ),
            say(
                "The energy company accounted for ", _BARE.share(share, behind=" per cent"),
                " of it.",
            ),
            say(
                f"The {best[0].lower()} made the largest contribution to the result after ",
                "financial items, SEK ", _SAY(b("profit", best[1])), " of SEK ",
                _SAY(b("profit", "companies")), " in all.",
            ),
            say(
                "The housing company has an equity ratio of ",
                _BARE.share(solid, behind=" per cent"), ".",
            ),
        ),
        table("Key figures of the companies, SEK million", heads, rows),
    ]  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    b = Book(m, chance)
    _fill(b)
    blocks = (
        *_overview(b), *_five(b), *_statement(b), *_boards(b), *_debt(b), *_companies(b),
    )  # fmt: skip
    return Paper(f"Municipality of {m.name} – Annual Report {m.year}", blocks, "en")


FAMILY = Family("twelfth-english-section", make)
