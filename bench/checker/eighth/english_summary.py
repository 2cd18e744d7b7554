"""An English summary of a municipality's annual report: key figures, where each hundred kronor came
from and went, boards, group beside municipality; SEK million and commas between thousands."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import FIXED, Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Row, Table, printed
from ..quantities import Quantity
from ._ledger import clear, made, number

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
_ASSETS = ("Intangible assets", "Land and buildings", "Machinery and equipment", "Financial assets")


def _sek(quantity: Quantity, role: str = "") -> object:
    return printed(quantity, "mnkr", 1, _INLINE, size=True, behind=" million", role=role)  # type: ignore[arg-type]


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    _totals(m)
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
            *_group_words(m),
            _group(m),
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
        line("Taxes and grants", "tax-and-grants"), *shares, line("Capital expenditure", "investments"),
        line("Long-term debt", "long-debt"),
        row("Long-term debt per inhabitant, SEK", [_SEK(one) for one in debt]),
    ]  # fmt: skip
    return table("Key figures (SEK million unless stated)", ["", *map(str, years)], rows)


def _hundred(m: Municipality, what: str, of: str) -> object:
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
                "Costs totalled SEK ", _sek(m("all-costs")), ", up from SEK "
                if m.change("all-costs").value > 0 else ", down from SEK ",
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
    blocks: list[Block] = [
        clear(
            say(
                counted(within, language="en", capital=True), " of the ",
                counted(m.register.count("summary:boards", [m("board-cost", one.key)
                for one in m.boards]), language="en"), " boards kept within their budgets.",
            )
        )
    ]  # fmt: skip
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


def _group_words(m: Municipality) -> list[Block]:
    result = m.change("result", "group")
    apart = m.register.difference(m("result", "group"), m("result"))
    return [
        clear(
            say(
                "Together with its companies the municipality reported a ",
                turn(m("result", "group"), "surplus", "deficit"), " of SEK ",
                _sek(m("result", "group")), ", SEK ", _sek(apart, "difference"), " ",
                turn(apart, "more", "less"), " than the municipality alone.",
            ),
            say(
                "The result of the group ", turn(result, "improved", "weakened"), " by SEK ",
                _sek(result, "difference"), ".",
            ),
        )
    ]  # fmt: skip


def _group(m: Municipality) -> Table:
    rows = []
    for label, what, sign, kind in (
        ("Operating income", "income", 1, "item"), ("Operating costs", "costs", -1, "item"),
        ("Depreciation", "depreciation", -1, "item"), ("Net cost", "net-cost", -1, "sum"),
        ("Tax revenue", "tax", 1, "item"), ("Grants and equalisation", "grants", 1, "item"),
        ("Operating result", "operating-result", 1, "sum"),
        ("Financial income", "financial-income", 1, "item"),
        ("Financial costs", "financial-costs", -1, "item"), ("Net result", "result", 1, "sum"),
    ):  # fmt: skip
        cells = [
            _PEN(m(what, who, y), sign)
            for who in ("municipality", "group")
            for y in (m.year, m.year - 1)
        ]
        rows.append(row(label, cells, kind))
    years = (str(m.year), str(m.year - 1))
    heads: list[list[str | Head]] = [
        ["", Head("Municipality", 2), Head("Group", 2)],
        ["SEK million", *years, *years],
    ]
    return tall("Income statement", heads, rows)


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
