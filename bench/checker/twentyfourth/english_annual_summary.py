"""The English summary of a large municipality's annual report, with the group beside it."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, plain, row, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Head, Heading, NumberStyle, Paper, printed
from ..quantities import Quantity
from ._books import Books, fill

_STYLE = NumberStyle(thousands=",", decimal=".", negative="-")
_T = Pen("mnkr", 1, _STYLE)
_S = Pen("mnkr", 1, _STYLE, behind=" million")
_LINES = (
    ("Operating income", "income", 1, "item"),
    ("Operating expenses", "costs", -1, "item"),
    ("Depreciation", "depreciation", -1, "item"),
    ("Net operating expenses", "net-cost", -1, "sum"),
    ("Tax revenue", "tax", 1, "item"),
    ("Government grants and equalisation", "grants", 1, "item"),
    ("Operating result", "operating-result", 1, "sum"),
    ("Financial income", "financial-income", 1, "item"),
    ("Financial expenses", "financial-costs", -1, "item"),
    ("Result for the year", "result", 1, "sum"),
)
_BALANCE = (
    ("Fixed assets", "fixed-assets", "item"),
    ("Current assets", "current-assets", "item"),
    ("Total assets", "assets", "sum"),
    ("Equity", "equity", "item"),
    ("Provisions", "provisions", "item"),
    ("Long-term liabilities", "long-debt", "item"),
    ("Current liabilities", "short-debt", "item"),
    ("Total equity, provisions and liabilities", "equity-and-debts", "sum"),
)


def make(m: Municipality, chance: Random) -> Paper:
    b = Books(m, chance)
    year, last = m.year, m.year - 1
    result, group = m("result"), m("result", "group")
    margin = b.share(result, m("tax-and-grants"))
    ratio, ratio_last = (b.share(m("equity", year=y), m("assets", year=y)) for y in (year, last))
    gaps = [m.variance("board-net", one.key, -1) for one in m.boards]
    under = m.register.count("boards within budget", gaps, zero=True)
    boards_all = m.register.count("boards", [m("board-net", one.key) for one in m.boards])
    net = m.change("net-cost")
    invested = m.change("investments")

    letter = plain(
        [
            fill(
                "The municipality of {} closed {} with a {} of SEK {}.", m.name, str(year),
                turn(result, "surplus", "deficit"), _S.size(result),
            ),
            fill(
                "This is SEK {} {} than budgeted and corresponds to {} per cent of tax revenue "
                "and grants.", _S.size(m.variance("result"), "difference"),
                turn(m.variance("result"), "better", "worse"), _T.share(margin),
            ),
            fill(
                "The municipal group reported a result of SEK {}, compared with SEK {} in {}.",
                _S(group), _S(m("result", "group", last)), str(last),
            ),
            fill(
                "The population {} by {} to {}.",
                turn(m.change("inhabitants"), "grew", "fell"),
                _T.people(m.change("inhabitants"), "difference", size=True),
                _T.people(m("inhabitants")),
            ),
            fill(
                "During the year {} dwellings were completed and building permits were granted "
                "for another {}.", _T.people(b.count(120, 420)), _T.people(b.count(90, 380)),
            ),
        ]
    )  # fmt: skip
    income = plain(
        [
            fill(
                "Net operating expenses {} by SEK {}, or {} per cent, to SEK {}.",
                turn(net, "rose", "fell"), _S.size(net, "difference"),
                _T.share(m.growth("net-cost"), size=True), _S(m("net-cost")),
            ),
            fill(
                "Tax revenue amounted to SEK {}, an increase of SEK {} on the previous year."
                if m.change("tax").value > 0
                else "Tax revenue amounted to SEK {}, a decrease of SEK {} on the previous year.",
                _S(m("tax")), _S.size(m.change("tax"), "difference"),
            ),
            fill(
                "Government grants and equalisation contributed SEK {}, against SEK {} in the "
                "budget.", _S(m("grants")), _S(m("grants", basis="budget")),
            ),
            fill(
                "The municipal tax rate was SEK {} per SEK 100 of taxable income.",
                printed(m("tax-rate"), "", 2, _STYLE),
            ),
            fill(
                "Net financial items came to SEK {}.", _S(m("financial-net")),
            ),
            fill(
                "Average interest on the loan portfolio was {} per cent, and {} per cent of the "
                "portfolio was green loans.", _T.share(b.ratio(1.1, 3.6)),
                _T.share(b.ratio(22, 61)),
            ),
        ]
    )  # fmt: skip
    boards = plain(
        [
            fill(
                "{} of the {} boards kept within budget.",
                counted(under, language="en", capital=True), counted(boards_all, language="en"),
            )
            if under.value
            else fill(
                "None of the {} boards kept within its budget.",
                counted(boards_all, language="en"),
            ),
            fill(
                "Including central items, net expenses were SEK {} {} than budgeted.",
                _S.size(m.variance("board-net", "all", -1), "difference"),
                turn(m.variance("board-net", "all", -1), "lower", "higher"),
            ),
        ]
    )  # fmt: skip
    for place, (one, gap) in enumerate(zip(m.boards, gaps, strict=True)):
        forms = (
            fill(
                "The {} spent SEK {} net, SEK {} {} its budget.", _the(one.english),
                _S(m("board-net", one.key)), _S.size(gap, "difference"),
                turn(gap, "below", "above"),
            ),
            fill(
                "The {} reported a {} of SEK {} against budget, of which SEK {} relates to {}.",
                _the(one.english), turn(gap, "surplus", "deficit"), _S.size(gap, "difference"),
                _S(b.cause(gap)), "vacant positions" if gap.value > 0 else "temporary staff",
            ),
            fill(
                "Compared with {}, net expenses of the {} {} by {} per cent.", str(last),
                _the(one.english), turn(m.change("board-net", one.key), "increased", "decreased"),
                _T.share(m.growth("board-net", one.key), size=True),
            ),
        )  # fmt: skip
        boards += plain([forms[place % 3]])
    capital = plain(
        [
            fill(
                "Investments totalled SEK {}, SEK {} {} than the year before.",
                _S(m("investments")), _S.size(invested, "difference"),
                turn(invested, "more", "less"),
            ),
            fill(
                "Total assets {} from SEK {} to SEK {}.",
                turn(m.change("assets"), "increased", "decreased"), _S(m("assets", year=last)),
                _S(m("assets")),
            ),
            fill(
                "The equity ratio was {} per cent ({} per cent).", _T.share(ratio),
                _T.share(ratio_last),
            ),
            fill(
                "New loans of SEK {} were raised and SEK {} was repaid, so that long-term "
                "liabilities stood at SEK {} at year-end.", _S(m("new-loans")),
                _S(m("repayments")), _S(m("long-debt")),
            ),
            fill(
                "Guarantees issued to municipal companies amounted to SEK {}.",
                _S(b.money(600_000, 1_400_000)),
            ),
        ]
    )  # fmt: skip
    staff = plain(
        [
            fill(
                "The municipality employed {} people at year-end, of whom {} were women and {} "
                "men.", _T.people(m("employees")), _T.people(m("women")), _T.people(m("men")),
            ),
            fill(
                "Sickness absence was {} per cent, {} {} than in {}.",
                _T.share(m("sick-leave", "all")),
                _T.points(m.change("sick-leave", "all"), " percentage points"),
                turn(m.change("sick-leave", "all"), "higher", "lower"), str(last),
            ),
            fill(
                "In the annual survey, {} per cent of residents said they were satisfied with the "
                "municipality's services.", _T.share(b.ratio(58, 81)),
            ),
            fill(
                "Nursery places were offered within {} days on average.",
                _T.people(b.count(38, 96)),
            ),
            fill(
                "Staff turnover was {} per cent.", _T.share(b.ratio(7, 14)),
            ),
            fill(
                "Sickness absence among women was {} per cent and among men {} per cent.",
                _T.share(m("sick-leave", "women")), _T.share(m("sick-leave", "men")),
            ),
        ]
    )  # fmt: skip
    return Paper(
        f"Annual report {year} in brief",
        (
            Heading("The year in brief", 1),
            text(*letter),
            Heading("Income statement", 1),
            tall(
                "Income statement, SEK million",
                [
                    ["", Head("Municipality", 3), Head("Group", 2)],
                    ["", str(year), f"Budget {year}", str(last), str(year), str(last)],
                ],
                [
                    row(
                        label,
                        [
                            _T(one, sign)
                            for one in (
                                m(what), m(what, basis="budget"), m(what, year=last),
                                m(what, "group"), m(what, "group", last),
                            )
                        ],
                        kind,
                    )
                    for label, what, sign, kind in _LINES
                ],
            ),
            text(*income),
            Heading("The boards", 1),
            table(
                "Net expenses by board, SEK million",
                ["Board", "Outcome", "Budget", "Variance", str(last)],
                [
                    row(
                        label,
                        [
                            _T(m("board-net", who)), _T(m("board-net", who, basis="budget")),
                            _T(m.variance("board-net", who, -1)), _T(m("board-net", who, last)),
                        ],
                        kind,
                    )
                    for label, who, kind in (
                        *((one.english, one.key, "item") for one in (*m.boards, m.central)),
                        ("Total", "all", "sum"),
                    )
                ],
            ),
            text(*boards),
            Heading("Financial position", 1),
            table(
                "Balance sheet, SEK million",
                ["", f"31 Dec {year}", f"31 Dec {last}", "Change"],
                [
                    row(label, [_T(m(what)), _T(m(what, year=last)), _T(m.change(what))], kind)
                    for label, what, kind in _BALANCE
                ],
            ),
            text(*capital),
            Heading("Key figures", 1),
            table(
                "Key figures",
                ["", *map(str, m.years)],
                [
                    row("Inhabitants", [_T.people(m("inhabitants", year=y)) for y in m.years]),
                    row("Employees", [_T.people(m("employees", year=y)) for y in m.years]),
                    row(
                        "Tax rate, SEK",
                        [printed(m("tax-rate", year=y), "", 2, _STYLE) for y in m.years],
                    ),
                    row("Result, SEK million", [_T(m("result", year=y)) for y in m.years]),
                    row(
                        "Investments, SEK million",
                        [_T(m("investments", year=y)) for y in m.years],
                    ),
                    row("Equity ratio, %", [_T.share(_ratio(b, m, y)) for y in m.years]),
                    row(
                        "Long-term debt per inhabitant, SEK",
                        [
                            Pen("kr", 0, _STYLE)(
                                b.register.per(m("long-debt", year=y), m("inhabitants", year=y))
                            )
                            for y in m.years
                        ],
                    ),
                    row(
                        "Sickness absence, %",
                        [_T.share(m("sick-leave", "all", y)) for y in m.years],
                    ),
                ],
            ),
            text(*staff),
        ),
        language="en",
    )  # fmt: skip


def _ratio(b: Books, m: Municipality, year: int) -> Quantity:
    return b.share(m("equity", year=year), m("assets", year=year))


def _the(name: str) -> str:
    return name[0].lower() + name[1:]


FAMILY = Family("english-annual-summary", make)
