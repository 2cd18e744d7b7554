"""An English summary of a municipality's annual report: key figures, where each hundred kronor came
from and went, boards, group beside municipality; SEK million and commas between thousands."""

from __future__ import annotations

from random import Random

from ..compose import Pen, Role, counted, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import FIXED, Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Printed, Row, Table, printed
from ..quantities import Quantity
from ._ledger import Ledger, clear, countable, made, number

_STYLE = NumberStyle(thousands=",", decimal=".", negative="()")
_INLINE = NumberStyle(thousands=",", decimal=".", negative="\u2212")
_PEN = Pen("mnkr", 1, _STYLE)
_BARE = Pen("mnkr", 1, _INLINE)
_SEK = Pen("kr", 0, _INLINE)
_COUNT = Pen("kr", 0, _INLINE)
_INCOME = (
    ("Tax revenue", "tax"), ("Government grants and equalisation", "grants"),
    ("Fees and charges", "fees"), ("Specific grants", "grants-received"), ("Rents", "rents"),
    ("Sales and contracts", "sold"), ("Other income", "other-income"),
    ("Financial income", "financial-income"),
)  # fmt: skip
_COSTS = (
    ("Salaries and social security", "wages"), ("Pensions", "pensions"),
    ("Purchased services", "purchased"), ("Premises", "premises"), ("Transfers", "transfers"),
    ("Materials", "material"), ("Other costs", "other-costs"), ("Depreciation", "depreciation"),
    ("Financial costs", "financial-costs"),
)  # fmt: skip
_COMPANIES = (
    ("Housing company", "homes", 210), ("Energy company", "power", 340),
    ("Port and industrial estates", "port", 62), ("Tourism company", "visits", 14),
)  # fmt: skip
_MEMBERS = ("city", "homes", "power", "port", "visits", "between")
_ASSETS = ("Intangible assets", "Land and buildings", "Machinery and equipment", "Financial assets")


def _sek(quantity: Quantity, role: Role = "") -> Printed:
    return printed(quantity, "mnkr", 1, _INLINE, size=True, behind=" million", role=role)


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    _totals(m)
    own = _companies(m, chance)
    return made(
        f"{m.name} Municipality – Summary of the Annual Report {m.year}",
        [
            Heading("The year at a glance", 1),
            *_glance(m),
            _key_figures(m),
            Heading("Where the money came from", 1),
            *_sources(m),
            _shares(m, _INCOME, "all-income", "Income by source"),
            Heading("Where the money went", 1),
            *_uses(m),
            _shares(m, _COSTS, "all-costs", "Costs by type"),
            Heading("Boards and committees", 1),
            *_board_words(m, chance),
            _boards(m),
            Heading("The municipality and the group", 1),
            *_group_words(m, own),
            _group(own),
            Heading("Financial position", 1),
            *_position_words(m),
            _position(m),
            Heading("Our employees", 1),
            *_staff(m),
            _staff_table(m),
        ],
        "en",
    )


def _totals(m: Municipality) -> None:
    """What the summary adds up for itself."""
    register = m.register
    for year in (m.year - 1, m.year):
        tail = f"municipality:{year}:outcome"
        before = register.known.get(f"sold:municipality:{year - 1}:outcome")
        two = (m("sales", year=year), m("contracts", year=year))
        register.total(f"sold:{tail}", two, before)
        for key, names in (("all-income", _INCOME), ("all-costs", _COSTS)):
            before = register.known.get(f"{key}:municipality:{year - 1}:outcome")
            parts = [m(what, year=year) for _label, what in names]
            register.total(f"{key}:{tail}", parts, before)
        terms = [(m("all-income", year=year), 1), (m("all-costs", year=year), -1)]
        register.follows(m("result", year=year), terms)


def _glance(m: Municipality) -> list[Block]:
    result, gap, people = m("result"), m.variance("result"), m.change("inhabitants")
    ratio = m.register.quotient(result, m("tax-and-grants"))
    return [
        clear(
            say(
                f"{m.name} closed {m.year} with a ", turn(result, "surplus", "deficit"), " of SEK ",
                _sek(result), ", which is SEK ", _sek(gap, "difference"), " ",
                turn(gap, "better", "worse"), " than budgeted.",
            ),
            say(
                "The outcome equals ", _BARE.share(ratio, behind=" per cent"),
                " of tax revenue and general government grants.",
            ),
            say(
                "The population ", turn(people, "grew", "fell"), " by ",
                _COUNT.people(people, "difference", size=True), " to ",
                _COUNT.people(m("inhabitants")), ".",
            ),
            say(
                "Capital expenditure came to SEK ", _sek(m("investments")), ", compared with SEK ",
                _sek(m("investments", year=m.year - 1)), " the year before.",
            ),
        )
    ]  # fmt: skip


def _key_figures(m: Municipality) -> Table:
    years = m.years[:4]

    def line(label: str, what: str) -> Row:
        return row(label, [_PEN(m(what, year=y)) for y in years])

    shares = []
    for label, top, under in (
        ("Net cost as share of taxes and grants, %", "net-cost", "tax-and-grants"),
        ("Net result as share of taxes and grants, %", "result", "tax-and-grants"),
        ("Equity ratio, %", "equity", "assets"),
    ):
        cells = [_PEN(m.register.quotient(m(top, year=y), m(under, year=y))) for y in years]
        shares.append(row(label, cells))
    debt = [m.register.per(m("long-debt", year=y), m("inhabitants", year=y)) for y in years]
    rows = [
        row("Inhabitants, 31 December", [_COUNT.people(m("inhabitants", year=y)) for y in years]),
        row("Municipal tax rate, SEK", [number(m("tax-rate", year=y), 2, _STYLE) for y in years]),
        line("Net result", "result"), line("Net cost of operations", "net-cost"),
        line("Taxes and grants", "tax-and-grants"), *shares,
        line("Capital expenditure", "investments"),
        line("Long-term debt", "long-debt"),
        row("Long-term debt per inhabitant, SEK", [_SEK(one) for one in debt]),
    ]  # fmt: skip
    return table("Key figures (SEK million unless stated)", ["", *map(str, years)], rows)


def _hundred(m: Municipality, what: str, of: str) -> Printed:
    """Of each hundred kronor."""
    share = m.register.quotient(m(what), m(of))
    return printed(share, "%", 0, _INLINE, role="share")


def _sources(m: Municipality) -> list[Block]:
    tax, grants = m.growth("tax"), m.change("grants")
    return [
        clear(
            say(
                "Total income amounted to SEK ", _sek(m("all-income")), ".",
            ),
            say(
                "Out of every 100 kronor, ", _hundred(m, "tax", "all-income"),
                " came from local income tax and ", _hundred(m, "grants", "all-income"),
                " from general government grants.",
            ),
            say(
                "Tax revenue ", turn(m.change("tax"), "rose", "fell"), " by ",
                _BARE.share(tax, behind=" per cent", size=True), ", while grants were SEK ",
                _sek(grants, "difference"), " ", turn(grants, "higher", "lower"),
                f" than in {m.year - 1}.",
            ),
        )
    ]  # fmt: skip


def _uses(m: Municipality) -> list[Block]:
    wages, bought = m.change("wages"), m.change("purchased")
    return [
        clear(
            say(
                "Costs totalled SEK ", _sek(m("all-costs")), ", ",
                turn(m.change("all-costs"), "up", "down"), " from SEK ",
                _sek(m("all-costs", year=m.year - 1)), ".",
            ),
            say(
                "The largest item is salaries: ", _hundred(m, "wages", "all-costs"),
                " kronor in every 100.",
            ),
            say(
                "Salaries ", turn(wages, "increased", "decreased"), " by SEK ",
                _sek(wages, "difference"), " (",
                _BARE.share(m.growth("wages"), behind="%", size=True), ") and purchased services ",
                turn(bought, "increased", "decreased"), " by SEK ", _sek(bought, "difference"),
                ".",
            ),
            say(
                "Depreciation was SEK ", _sek(m("depreciation")), " against a budget of SEK ",
                _sek(m("depreciation", basis="budget")), ".",
            ),
        )
    ]  # fmt: skip


def _shares(m: Municipality, names: tuple[tuple[str, str], ...], whole: str, title: str) -> Table:
    rows = []
    for label, what in (*names, ("Total", whole)):
        cells = [_PEN(m(what, year=m.year - 1)), _PEN(m(what))]
        share = m.register.quotient(m(what), m(whole)) if what != whole else None
        cells += [_PEN(m.change(what), 1, "difference")]
        rows.append(
            row(label, [*cells, _PEN(share) if share else None], "item" if share else "sum")
        )
    heads = ["SEK million", str(m.year - 1), str(m.year), "Change", f"Share {m.year}, %"]
    return table(title, heads, rows)


def _board_words(m: Municipality, chance: Random) -> list[Block]:
    gaps = [m.variance("board-net", one.key, -1) for one in m.boards]
    within = m.register.count("summary:within", gaps, 1, True)
    whole = m.register.count("summary:boards", [m("board-cost", one.key) for one in m.boards])
    kept = say(
        counted(within, language="en", capital=True), " of the ", counted(whole, language="en"),
        " boards kept within their budgets.",
    )  # fmt: skip
    blocks: list[Block] = [clear(kept)] if countable(gaps, "mnkr", 1) else []
    for one in chance.sample(m.boards, 3):
        gap, more = m.variance("board-net", one.key, -1), m.change("board-net", one.key)
        blocks.append(
            item(
                *clear(
                    say(
                        f"{one.english}: net cost SEK ", _sek(m("board-net", one.key)), ", SEK ",
                        _sek(gap, "difference"), " ", turn(gap, "below", "above"), " budget.",
                    ),
                    say(
                        "Compared with the previous year it is ", turn(more, "up", "down"), " ",
                        _BARE.share(m.growth("board-net", one.key), behind=" per cent", size=True),
                        ".",
                    ),
                ).sentences
            )
        )  # fmt: skip
    return blocks


def _boards(m: Municipality) -> Table:
    rows = []
    for one in (*m.boards, m.central, None):
        who = one.key if one else "all"
        cells = [
            _PEN(m("board-income", who)), _PEN(m("board-cost", who), -1),
            _PEN(m("board-net", who), -1), _PEN(m("board-net", who, basis="budget"), -1),
            _PEN(m.variance("board-net", who, -1), 1, "difference"),
            _PEN(m("board-net", who, m.year - 1), -1),
        ]  # fmt: skip
        rows.append(row(one.english if one else "Total", cells, "item" if one else "sum"))
    heads: list[list[str | Head]] = [
        ["", Head(f"Outcome {m.year}", 3), "Budget", "Variance", f"Outcome {m.year - 1}"],
        ["SEK million", "Income", "Costs", "Net", "Net", "Net", "Net"],
    ]
    return tall("Net cost by board", heads, rows)


def _companies(m: Municipality, chance: Random) -> Ledger:
    """The companies beside the municipality, and what is between them."""
    own = Ledger(m, chance, "companies")
    years = (m.year - 1, m.year)
    for _label, what, size in _COMPANIES:
        own.series(f"sales-{what}", size * float(m.size) * 1_000_000, years)
        own.series(f"owned-{what}", size * float(m.size) * 1_600_000, years, spread=0.02)
        for year in years:
            part = float(own(f"sales-{what}", year).value) * chance.uniform(-0.03, 0.11)
            own.put(f"profit-{what}", round(part), year)
    for year in years:
        own.put("sales-between", -round(float(m.size) * 92_000_000 * chance.uniform(0.9, 1)), year)
        own.put("profit-between", -round(float(m.size) * 1_500_000 * chance.uniform(0.5, 2)), year)
        for head, of in (("sales", "all-income"), ("profit", "result")):
            m.register.linear(f"{head}-city:companies:{year}:outcome", [(m(of, year=year), 1)])
            own.sum(f"{head}-all", [f"{head}-{one}" for one in _MEMBERS], year)
    return own


def _group_words(m: Municipality, own: Ledger) -> list[Block]:
    profit, change = own("profit-all"), own.change("profit-all")
    apart = m.register.difference(profit, m("result"))
    good = m.register.count("summary:good", [own(f"profit-{one[1]}") for one in _COMPANIES])
    homes, sales = own("profit-homes"), own.change("sales-power")
    return [
        clear(
            say(
                "Together with its companies the municipality reported a ",
                turn(profit, "surplus", "deficit"), " of SEK ", _sek(profit), ", SEK ",
                _sek(apart, "difference"), " ", turn(apart, "more", "less"),
                " than the municipality alone.",
            ),
            say(
                "The result of the group ", turn(change, "improved", "weakened"), " by SEK ",
                _sek(change, "difference"), ".",
            ),
            say(
                counted(good, language="en", capital=True), " of the companies made a profit.",
            ),
        ),
        clear(
            say(
                "The housing company made a ", turn(homes, "profit", "loss"), " of SEK ",
                _sek(homes), " on a turnover of SEK ", _sek(own("sales-homes")), ".",
            ),
            say(
                "Turnover of the energy company ", turn(sales, "increased", "declined"), " by ",
                _BARE.share(own.growth("sales-power"), behind=" per cent", size=True), ".",
            ),
        ),
    ]  # fmt: skip


def _group(own: Ledger) -> Table:
    years, rows = (own.m.year, own.m.year - 1), []
    for label, what in (
        ("Municipality", "city"), *((label, what) for label, what, _size in _COMPANIES),
        ("Internal transactions", "between"), ("Group", "all"),
    ):  # fmt: skip
        cells = [_PEN(own(f"{head}-{what}", y)) for head in ("sales", "profit") for y in years]
        rows.append(row(label, cells, "sum" if what == "all" else "item"))
    heads: list[list[str | Head]] = [
        ["", Head("Income", 2), Head("Net result", 2)],
        ["SEK million", *map(str, years), *map(str, years)],
    ]
    return tall("The group by entity", heads, rows)


def _position_words(m: Municipality) -> list[Block]:
    now = m.register.quotient(m("equity"), m("assets"))
    moved = m.register.difference(
        now, m.register.quotient(m("equity", year=m.year - 1), m("assets", year=m.year - 1))
    )
    loans, each = m.change("long-debt"), m.register.per(m("long-debt"), m("inhabitants"))
    return [
        clear(
            say(
                "At year-end assets stood at SEK ", _sek(m("assets")), " and equity at SEK ",
                _sek(m("equity")), ", giving an equity ratio of ",
                _BARE.share(now, behind=" per cent"), ".",
            ),
            say(
                "The ratio ", turn(moved, "rose", "fell"), " by ",
                _BARE.points(moved, " percentage points"), ".",
            ),
            say(
                "Long-term borrowing ", turn(loans, "increased", "decreased"), " by SEK ",
                _sek(loans, "difference"), " and corresponds to SEK ", _SEK(each),
                " per inhabitant.",
            ),
        )
    ]  # fmt: skip


def _position(m: Municipality) -> Table:
    rows = []
    for label, what, kind in (
        *((label, what, "item") for label, what in zip(_ASSETS, FIXED, strict=True)),
        ("Total non-current assets", "fixed-assets", "sum"),
        ("Inventories", "stock", "item"), ("Receivables", "receivables", "item"),
        ("Short-term investments", "short-investments", "item"),
        ("Cash and bank", "cash", "item"), ("Total current assets", "current-assets", "sum"),
        ("Total assets", "assets", "sum"), ("Equity", "equity", "item"),
        ("of which net result for the year", "result", "item"),
        ("Provisions", "provisions", "item"), ("Long-term debt", "long-debt", "item"),
        ("Current liabilities", "short-debt", "item"),
        ("Total equity, provisions and liabilities", "equity-and-debts", "sum"),
    ):  # fmt: skip
        rows.append(row(label, [_PEN(m(what, year=y)) for y in (m.year, m.year - 1)], kind))
    heads = ["SEK million", f"31 Dec {m.year}", f"31 Dec {m.year - 1}"]
    return table("Balance sheet, the municipality", heads, rows)


def _staff(m: Municipality) -> list[Block]:
    more, sick = m.change("employees"), m.change("sick-leave", "all")
    women = m.register.quotient(m("women"), m("employees"))
    return [
        clear(
            say(
                "The municipality had ", _COUNT.people(m("employees")), " permanent employees, ",
                _COUNT.people(more, "difference", size=True), " ", turn(more, "more", "fewer"),
                " than at the end of the previous year; ", _BARE.share(women, behind=" per cent"),
                " of them are women.",
            ),
            say(
                "Sick leave ", turn(sick, "rose", "fell"), " from ",
                _BARE.share(m("sick-leave", "all", m.year - 1)), " to ",
                _BARE.share(m("sick-leave", "all"), behind=" per cent"), " of working hours.",
            ),
        ),
        text("Recruitment of teachers and nurses remains a challenge."),
    ]  # fmt: skip


def _staff_table(m: Municipality) -> Table:
    rows = []
    for one in (*m.boards, None):
        who = one.key if one else "municipality"
        sick = [m("sick-leave", one.key if one else "all", y) for y in (m.year, m.year - 1)]
        cells = [
            _COUNT.people(m("employees", who)), _COUNT.people(m("employees", who, m.year - 1)),
            *map(_PEN, sick),
        ]  # fmt: skip
        rows.append(row(one.english if one else "Total", cells, "item" if one else "sum"))
    heads: list[list[str | Head]] = [
        ["", Head("Permanent employees", 2), Head("Sick leave, %", 2)],
        ["", *(str(m.year), str(m.year - 1)) * 2],
    ]
    return tall("", heads, rows)


FAMILY = Family("english-summary", make)
