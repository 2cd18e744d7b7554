"""A municipality's annual report in English, for its lenders: SEK million, points for decimals."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from ..compose import Pen, counted, table, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Printed
from ..quantities import Quantity
from ._book import Book
from ._tell import because, body, number, paper, para, percent, seen, tell

_STYLE = NumberStyle(thousands=",", decimal=".", negative="-")
_C = Pen("mnkr", 1, _STYLE)
_M = Pen("mnkr", 1, _STYLE, behind=" million")
_RESULT = (
    ("Operating income", "income", 1, "item"),
    ("Operating expenses", "costs", -1, "item"),
    ("Depreciation", "depreciation", -1, "item"),
    ("Net cost of operations", "net-cost", -1, "sum"),
    ("Tax revenue", "tax", 1, "item"),
    ("Government grants and equalisation", "grants", 1, "item"),
    ("Financial income", "financial-income", 1, "item"),
    ("Financial expenses", "financial-costs", -1, "item"),
    ("Net result for the year", "result", 1, "sum"),
)
_BALANCE = (
    ("Intangible assets", "intangible", "item"), ("Land and buildings", "buildings", "item"),
    ("Machinery and equipment", "machinery", "item"),
    ("Financial non-current assets", "financial-assets", "item"),
    ("Total non-current assets", "fixed-assets", "sum"),
    ("Inventories", "stock", "item"), ("Receivables", "receivables", "item"),
    ("Short-term investments", "short-investments", "item"),
    ("Cash and bank balances", "cash", "item"),
    ("Total current assets", "current-assets", "sum"), ("Total assets", "assets", "sum"),
    ("Equity", "equity", "item"), ("Pension provisions", "pension-provision", "item"),
    ("Other provisions", "other-provisions", "item"), ("Long-term debt", "long-debt", "item"),
    ("Current liabilities", "short-debt", "item"),
    ("Total equity and liabilities", "equity-and-debts", "sum"),
)  # fmt: skip
_LENDERS = (("Bond programme", 46), ("Commercial paper", 13), ("Kommuninvest", 33),
            ("European Investment Bank", 8))  # fmt: skip


def _figures(m: Municipality, chance: Random) -> Book:
    b = Book(m, chance, bases=())
    b.split("long-debt", _LENDERS, "municipality", 0.05)
    b.rate("interest", 180, 320, move=45)
    b.rate("fixed-term", 24, 38, move=4, kind="index", scale=10)
    b.rate("jobless", 480, 790, move=60)
    b.line("homes", 386, kind="count", spread=0.25)
    b.line("firms", 247, kind="count", spread=0.1)
    b.line("guarantees", 1_280_000_000, growth=0.04)
    b.line("green", 410_000_000, growth=0.1)
    return b


def _p(quantity: Quantity, decimals: int = 1, size: bool = False) -> Printed:
    return percent(quantity, decimals, _STYLE, " per cent", size=size)


def _n(quantity: Quantity, size: bool = False) -> Printed:
    return number(quantity, style=_STYLE, size=size, role="difference" if size else "")


def _result(b: Book) -> Iterator[Block]:
    m = b.m
    signs = {what: sign for _label, what, sign, _kind in _RESULT}
    gap, net, tax = m.variance("result"), m.change("net-cost"), m.change("tax")
    both, spent = m("tax-and-grants"), m.change("costs")
    yield Heading("Financial performance", 1)
    yield table(
        "Income statement, SEK million",
        ["", f"Actual {m.year}", f"Budget {m.year}", f"Actual {m.year - 1}"],
        body(
            [(label, what, "", kind) for label, what, _sign, kind in _RESULT],
            [
                lambda what, _who: _C(m(what), signs[what]),
                lambda what, _who: _C(m(what, basis="budget"), signs[what]),
                lambda what, _who: _C(m(what, year=m.year - 1), signs[what]),
            ],
        ),
    )
    yield para(
        tell("The net result for {} was SEK {} million, compared with SEK {} million in {}.",
             str(m.year), _C(m("result")), _C(m("result", year=m.year - 1)), str(m.year - 1)),
        tell("This was SEK {} {} than budgeted.", _M.size(gap, "difference"),
             turn(gap, "better", "worse")),
        tell("The result corresponds to {} of tax revenue and grants.",
             _p(b.share(m("result"), both))),
        tell("The net cost of operations {} by SEK {}, or {}.",
             turn(net, "increased", "decreased"), _M.size(net, "difference"),
             _p(m.growth("net-cost"), size=True)),
        tell("Operating expenses {} by SEK {} to SEK {}.", turn(spent, "rose", "fell"),
             _M.size(spent, "difference"), _M(m("costs"))),
        tell("Tax revenue amounted to SEK {}, which is SEK {} {} than in the previous year.",
             _M(m("tax")), _M.size(tax, "difference"), turn(tax, "more", "less")),
        tell("Government grants and equalisation amounted to SEK {}, or {} of total tax revenue "
             "and grants.", _M(m("grants")), _p(b.share(m("grants"), both))),
        tell("Depreciation amounted to SEK {}, compared with SEK {} in {}.",
             _M(m("depreciation")), _M(m("depreciation", year=m.year - 1)), str(m.year - 1)),
        tell("Financial income was SEK {}, which after financial expenses leaves a net of SEK {} "
             "million.", _M(m("financial-income")), _C(m("financial-net"))),
        tell("Financial expenses were SEK {} against a budget of SEK {}.",
             _M(m("financial-costs")), _M(m("financial-costs", basis="budget"))),
    )  # fmt: skip


def _boards(b: Book) -> Iterator[Block]:
    m = b.m
    names = {one.key: one.english for one in m.boards}
    gaps = {one: m.variance("board-net", one.key, -1) for one in m.boards}
    order = sorted(m.boards, key=lambda one: gaps[one].value)
    good = seen(b.r, "english good", [_C(one) for one in gaps.values()])
    worst, best = order[0], order[-1]
    whole, change = m.variance("board-net", "all", -1), m.change("board-net", worst.key)
    yield Heading("Boards and committees", 1)
    yield table(
        "Net cost by board, SEK million",
        ["Board", f"Budget {m.year}", f"Actual {m.year}", "Variance", f"Actual {m.year - 1}"],
        body(
            [*((names[one.key], "", one.key, "item") for one in m.boards),
             ("Central items", "", "central", "item"), ("Total", "", "all", "sum")],
            [
                lambda _what, who: _C(m("board-net", who, basis="budget")),
                lambda _what, who: _C(m("board-net", who)),
                lambda _what, who: _C(m.variance("board-net", who, -1)),
                lambda _what, who: _C(m("board-net", who, m.year - 1)),
            ],
        ),
    )  # fmt: skip
    yield para(
        tell("In total, operations show a {} of SEK {} against budget.",
             turn(whole, "surplus", "deficit"), _M.size(whole, "difference")),
        tell("{} of the {} boards kept within their budgets.",
             counted(good, language="en", capital=True),
             counted(b.r.count("english boards", [m("board-net", one.key) for one in m.boards]),
                     language="en")) if good else None,
        because(
            tell(f"Among the boards, the {names[worst.key].lower()} reported the largest "
                "deficit, SEK {}.",
                 _M.size(gaps[worst], "difference")),
            gaps[worst], "", "The main reason is higher staff costs than planned.",
        ) if gaps[worst].value < 0 else None,
        tell(f"The {names[best.key].lower()} reported a surplus of SEK {{}}.",
             _M.size(gaps[best], "difference")) if gaps[best].value > 0 else None,
        tell(f"The net cost of the {names[worst.key].lower()} {{}} by SEK {{}} to SEK {{}}.",
             turn(change, "increased", "decreased"), _M.size(change, "difference"),
             _M(m("board-net", worst.key))),
    )  # fmt: skip


def _history(b: Book) -> Iterator[Block]:
    m = b.m

    def cell(what: str, year: int) -> Printed:
        taxes = m("tax-and-grants", year=year)
        if what == "inhabitants":
            return _n(m(what, year=year))
        if what == "tax-rate":
            return number(m(what, year=year), 2, _STYLE)
        share = {
            "result share": (m("result", year=year), taxes),
            "equity ratio": (m("equity", year=year), m("assets", year=year)),
        }.get(what)
        if share:
            return percent(b.share(*share), 1, _STYLE, "")
        if what == "each":
            return Pen("kr", style=_STYLE)(
                b.r.per(m("long-debt", year=year), m("inhabitants", year=year))
            )
        return _C(m(what, year=year))

    rows = (
        ("Inhabitants", "inhabitants"), ("Municipal tax rate", "tax-rate"),
        ("Net result, SEK million", "result"), ("Result, % of taxes and grants", "result share"),
        ("Capital expenditure, SEK million", "investments"), ("Equity ratio, %", "equity ratio"),
        ("Long-term debt per inhabitant, SEK", "each"),
    )  # fmt: skip
    columns = [(lambda what, _who, year=year: cell(what, year)) for year in reversed(m.years)]
    people, spent = m.change("inhabitants"), m.change("investments")
    ratio = [b.share(m("equity", year=year), m("assets", year=year)) for year in m.years[:2]]
    rise = b.r.difference(*ratio)
    since = b.r.difference(m("inhabitants"), m("inhabitants", year=m.years[-1]))
    yield Heading("Five-year overview", 1)
    yield table("Key figures", ["", *map(str, reversed(m.years))],
                body([(label, what, "", "item") for label, what in rows], columns))  # fmt: skip
    yield para(
        tell("The population {} by {} to {}.", turn(people, "grew", "fell"), _n(people, size=True),
             _n(m("inhabitants"))),
        tell("The equity ratio {} from {} to {}.", turn(rise, "rose", "fell"), _p(ratio[1]),
             _p(ratio[0])),
        tell("Capital expenditure was SEK {}, SEK {} {} than the year before.",
             _M(m("investments")), _M.size(spent, "difference"), turn(spent, "more", "less")),
        tell("Long-term debt corresponds to SEK {} per inhabitant.",
             Pen("kr", style=_STYLE)(b.r.per(m("long-debt"), m("inhabitants")))),
        tell("Since {} the debt per inhabitant has gone from SEK {} to SEK {}, while the number "
             "of inhabitants has {} by {}.", str(m.years[-1]),
             Pen("kr", style=_STYLE)(
                 b.r.per(m("long-debt", year=m.years[-1]),
                         m("inhabitants", year=m.years[-1]))),
             Pen("kr", style=_STYLE)(b.r.per(m("long-debt"), m("inhabitants"))),
             turn(since, "grown", "fallen"), _n(since, size=True)),
        tell("{} homes were completed and {} companies were started during the year.",
             _n(b("homes")), _n(b("firms"))),
        tell("Unemployment was {} at year-end.", _p(b("jobless"))),
    )  # fmt: skip


def _position(b: Book) -> Iterator[Block]:
    m = b.m
    assets, pensions = m.change("assets"), m.change("pension-provision")
    yield Heading("Balance sheet", 1)
    yield table(
        "Balance sheet, SEK million",
        ["", f"31 Dec {m.year}", f"31 Dec {m.year - 1}", "Change"],
        body(
            [(label, what, "municipality", kind) for label, what, kind in _BALANCE],
            [
                lambda what, _who: _C(m(what)),
                lambda what, _who: _C(m(what, year=m.year - 1)),
                lambda what, who: _C(m.change(what, who)),
            ],
        ),
    )
    yield para(
        tell("Total assets {} by SEK {} to SEK {}.", turn(assets, "increased", "decreased"),
             _M.size(assets, "difference"), _M(m("assets"))),
        tell("Equity amounted to SEK {} at the end of the year.", _M(m("equity"))),
        tell("Pension provisions {} by SEK {}.", turn(pensions, "increased", "decreased"),
             _M.size(pensions, "difference")),
        tell("Current liabilities were SEK {} and current assets SEK {}.", _M(m("short-debt")),
             _M(m("current-assets"))),
        tell("Cash and bank balances stood at SEK {}.", _M(m("cash"))),
        tell("Guarantees for the municipal companies amounted to SEK {}.", _M(b("guarantees"))),
    )  # fmt: skip


def _debt(b: Book) -> Iterator[Block]:
    m = b.m
    change, bonds = m.change("long-debt"), b("Bond programme", "municipality")
    yield Heading("Funding", 1)
    yield table(
        "Long-term debt by source",
        ["Source", f"SEK million {m.year}", "Share, %", f"SEK million {m.year - 1}"],
        body(
            [*((what, what, "municipality", "item") for what, _share in _LENDERS),
             ("Total long-term debt", "long-debt", "municipality", "sum")],
            [
                lambda what, who: _C(b(what, who)),
                lambda what, who: percent(b.share(b(what, who), m("long-debt")), 1, _STYLE, "")
                if what != "long-debt" else None,
                lambda what, who: _C(b.last(what, who)),
            ],
        ),
    )  # fmt: skip
    yield para(
        tell("Long-term debt {} by SEK {} to SEK {}.", turn(change, "increased", "decreased"),
             _M.size(change, "difference"), _M(m("long-debt"))),
        tell("New loans of SEK {} were raised and SEK {} was repaid.", _M(m("new-loans")),
             _M(m("repayments"))),
        tell("The bond programme accounts for SEK {}, or {} of the debt.", _M(bonds),
             _p(b.share(bonds, m("long-debt")))),
        tell("Green bonds outstanding amounted to SEK {}.", _M(b("green")))
        if b("green").value < bonds.value else None,
        tell("The average interest rate was {} and the average fixed-rate period {} years.",
             _p(b("interest"), 2), number(b("fixed-term"), 1, _STYLE)),
    )  # fmt: skip


def _staff(b: Book) -> Iterator[Block]:
    m = b.m
    change, sick = m.change("employees"), m.change("sick-leave", "all")
    yield Heading("Employees", 1)
    yield table(
        "Employees by sex and sick leave",
        ["", str(m.year), str(m.year - 1)],
        body(
            [("Women", "women", "municipality", "item"), ("Men", "men", "municipality", "item"),
             ("Employees", "employees", "municipality", "sum"),
             ("Sick leave, %", "sick-leave", "all", "item"),
             ("Sick leave of women, %", "sick-leave", "women", "item"),
             ("Sick leave of men, %", "sick-leave", "men", "item")],
            [
                lambda what, who: percent(m(what, who), 1, _STYLE, "")
                if what == "sick-leave" else _n(m(what, who)),
                lambda what, who: percent(m(what, who, m.year - 1), 1, _STYLE, "")
                if what == "sick-leave" else _n(m(what, who, m.year - 1)),
            ],
        ),
    )  # fmt: skip
    yield para(
        tell("At year-end the municipality had {} employees, {} {} than a year earlier.",
             _n(m("employees")), _n(change, size=True), turn(change, "more", "fewer")),
        tell("Women make up {} of the workforce.", _p(b.share(m("women"), m("employees")))),
        tell("Sick leave {} from {} to {}.", turn(sick, "rose", "fell"),
             _p(m("sick-leave", "all", m.year - 1)), _p(m("sick-leave", "all"))),
    )  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    b = _figures(m, chance)
    parts = (_result, _boards, _history, _position, _debt, _staff)
    blocks = [block for part in parts for block in part(b)]
    return paper(f"{m.name} Municipality – Annual report {m.year}, summary", blocks, "en")


FAMILY = Family("english-summary", make)
