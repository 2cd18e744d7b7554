"""An annual report in English for lenders: SEK million, decimal points, costs in parentheses."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, plain, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Head, Heading, NumberStyle, Paper
from ._parts import alone, spelt

_STYLE = NumberStyle(thousands=",", decimal=".", negative="()")
_T = Pen("mnkr", 1, _STYLE)
_S = Pen("mnkr", 1, NumberStyle(thousands=",", decimal="."), " million")


def make(m: Municipality, chance: Random) -> Paper:
    this, last = m.year, m.year - 1
    r = m.register

    statement = [
        row(
            label,
            [
                _T(m(what), sign),
                _T(m(what, basis="budget"), sign),
                _T(m.variance(what, better=sign), role="difference"),
                _T(m(what, year=last), sign),
            ],
            kind,
        )
        for label, what, sign, kind in (
            ("Operating income", "income", 1, "item"),
            ("Operating costs", "costs", -1, "item"),
            ("Depreciation", "depreciation", -1, "item"),
            ("Net operating costs", "net-cost", -1, "sum"),
            ("Tax revenue", "tax", 1, "item"),
            ("Government grants and equalisation", "grants", 1, "item"),
            ("Operating result", "operating-result", 1, "sum"),
            ("Financial income", "financial-income", 1, "item"),
            ("Financial costs", "financial-costs", -1, "item"),
            ("Result for the year", "result", 1, "sum"),
        )
    ]
    every = [*m.boards, m.central]
    boards = [
        row(
            label,
            [
                _T(m("board-net", who, basis="budget")),
                _T(m("board-net", who)),
                _T(m.variance("board-net", who, -1), role="difference"),
                _T(m("board-net", who, year=last)),
            ],
            "sum" if who == "all" else "item",
        )
        for label, who in (*((one.english, one.key) for one in every), ("Total", "all"))
    ]
    balance = [
        row(label, [_T(m(what, year=year)) for year in m.years[:3]], kind)
        for label, what, kind in (
            ("Intangible assets", "intangible", "item"),
            ("Land, buildings and plant", "buildings", "item"),
            ("Machinery and equipment", "machinery", "item"),
            ("Financial fixed assets", "financial-assets", "item"),
            ("Total fixed assets", "fixed-assets", "sum"),
            ("Inventories", "stock", "item"),
            ("Receivables", "receivables", "item"),
            ("Short-term investments", "short-investments", "item"),
            ("Cash and bank", "cash", "item"),
            ("Total current assets", "current-assets", "sum"),
            ("Total assets", "assets", "sum"),
            ("Equity", "equity", "item"),
            ("Provisions", "provisions", "item"),
            ("Liabilities", "debts", "item"),
            ("Total equity and liabilities", "equity-and-debts", "sum"),
        )
    ]
    solid = {y: r.quotient(m("equity", year=y), m("assets", year=y)) for y in m.years}
    share = {y: r.quotient(m("result", year=y), m("tax-and-grants", year=y)) for y in m.years}
    five = [
        row("Inhabitants", [_T(m("inhabitants", year=y)) for y in m.years]),
        row("Result for the year, SEK million", [_T(m("result", year=y)) for y in m.years]),
        row("Result, % of taxes and grants", [_T.share(share[y]) for y in m.years]),
        row("Equity ratio, %", [_T.share(solid[y]) for y in m.years]),
        row("Investments, SEK million", [_T(m("investments", year=y)) for y in m.years]),
        row("Long-term debt, SEK million", [_T(m("long-debt", year=y)) for y in m.years]),
        row("Employees", [_T(m("employees", year=y)) for y in m.years]),
    ]
    staff = [
        row(
            one.english,
            [
                cell
                for year in (this, last)
                for cell in (_T(m("women", one.key, year)), _T(m("men", one.key, year)),
                             _T(m("employees", one.key, year)))
            ],
        )
        for one in m.boards
    ]  # fmt: skip
    staff.append(
        row(
            "Total",
            [
                _T(m(what, year=year))
                for year in (this, last)
                for what in ("women", "men", "employees")
            ],
            "sum",
        )
    )
    result, planned = m("result"), m.variance("result")
    variances = [m.variance("board-net", one.key, -1) for one in m.boards]
    over = r.count("boards in deficit", variances, -1)
    largest = max(m.boards, key=lambda one: abs(m.variance("board-net", one.key, -1).value))
    found = m.variance("board-net", largest.key, -1)
    whole = m.variance("board-net", "all", -1)
    net, debt = m.change("net-cost"), m.change("long-debt")
    ratio = r.difference(solid[this], solid[last])
    invested = m.variance("investments", better=-1)
    blocks = (
        Heading(f"Annual Report {this}", 1),
        Heading("The year in brief"),
        text(
            *plain(
                [
                    say(
                        f"The Municipality of {m.name} reports a result of SEK ",
                        _S(result),
                        f" for {this}, compared with SEK ",
                        _S(m("result", year=last)),
                        f" in {last}.",
                    ),
                    say(
                        "The result was SEK ",
                        _S.size(planned, "difference"),
                        " ",
                        turn(planned, "better", "worse"),
                        " than budgeted.",
                    ),
                    say(
                        "It corresponds to ",
                        _S.share(share[this], behind=" per cent"),
                        " of tax revenue and government grants.",
                    ),
                    say(
                        "Over the year the population ",
                        turn(m.change("inhabitants"), "grew", "fell"),
                        " by ",
                        _S.people(m.change("inhabitants"), "difference", size=True),
                        " to ",
                        _S.people(m("inhabitants")),
                        ".",
                    ),
                ]
            )
        ),
        table("Five-year summary", ["", *map(str, m.years)], five),
        Heading("Income statement"),
        table(
            "Income statement, SEK million",
            ["", f"{this}", f"Budget {this}", "Variance", f"{last}"],
            statement,
        ),
        text(
            *plain(
                [
                    say(
                        "Net operating costs ",
                        turn(net, "rose", "fell"),
                        " by SEK ",
                        _S.size(net, "difference"),
                        ", or ",
                        _S.share(m.growth("net-cost"), behind=" per cent", size=True),
                        ".",
                    ),
                    say(
                        "Tax revenue amounted to SEK ",
                        _S(m("tax")),
                        " and ",
                        turn(m.growth("tax"), "increased", "decreased"),
                        " by ",
                        _S.share(m.growth("tax"), behind=" per cent", size=True),
                        ".",
                    ),
                    say(
                        "Government grants and equalisation came to SEK ",
                        _S(m("grants")),
                        ", which is SEK ",
                        _S.size(m.variance("grants"), "difference"),
                        " ",
                        turn(m.variance("grants"), "above", "below"),
                        " budget.",
                    ),
                    say(
                        "Depreciation was SEK ",
                        _S(m("depreciation")),
                        ", against SEK ",
                        _S(m("depreciation", year=last)),
                        " the year before.",
                    ),
                    say(
                        "Financial costs amounted to SEK ",
                        _S(m("financial-costs")),
                        " and financial income to SEK ",
                        _S(m("financial-income")),
                        ".",
                    ),
                ]
            )
        ),
        Heading("Performance of the boards"),
        table(
            "Net costs by board, SEK million",
            ["Board", "Budget", "Outcome", "Variance", f"Outcome {last}"],
            boards,
        ),
        text(
            *plain(
                [
                    say(
                        "Taken together, the operations show a ",
                        turn(whole, "surplus", "deficit"),
                        " of SEK ",
                        _S.size(whole, "difference"),
                        " against budget.",
                    ),
                    say(
                        "The largest variance is that of the ",
                        _lower(largest.english),
                        ", which reports a ",
                        turn(found, "surplus", "deficit"),
                        " of SEK ",
                        _S.size(found, "difference"),
                        ".",
                    ),
                    *(
                        [
                            say(
                                counted(over, language="en", capital=True),
                                f" of the {spelt(len(variances), 'en')} boards exceeded ",
                                "their budgets.",
                            )
                        ]
                        if over.value and all(abs(one.value) >= 60_000 for one in variances)
                        else []
                    ),
                    say(
                        "Net costs of the central items were SEK ",
                        _S(m("board-net", "central")),
                        ", compared with a budget of SEK ",
                        _S(m("board-net", "central", basis="budget")),
                        ".",
                    ),
                ]
            )
        ),
        Heading("Investments and debt"),
        text(
            *plain(
                [
                    say(
                        "Investments totalled SEK ",
                        _S(m("investments")),
                        ", which was SEK ",
                        _S.size(invested, "difference"),
                        " ",
                        turn(invested, "less", "more"),
                        " than the budgeted SEK ",
                        _S(m("investments", basis="budget")),
                        ".",
                    ),
                    say(
                        "New loans of SEK ",
                        _S(m("new-loans")),
                        " were taken up and SEK ",
                        _S(m("repayments")),
                        " was repaid.",
                    ),
                    say(
                        "Long-term debt ",
                        turn(debt, "increased", "decreased"),
                        " by SEK ",
                        _S.size(debt, "difference"),
                        " to SEK ",
                        _S(m("long-debt")),
                        ".",
                    ),
                    say(
                        "Four years earlier it was SEK ",
                        _S(m("long-debt", year=this - 4)),
                        ".",
                    ),
                ]
            )
        ),
        Heading("Balance sheet"),
        table(
            "Balance sheet at 31 December, SEK million",
            ["", *map(str, m.years[:3])],
            balance,
        ),
        text(
            *plain(
                [
                    say(
                        "Total assets amounted to SEK ",
                        _S(m("assets")),
                        " at the end of the year.",
                    ),
                    say(
                        "Equity was SEK ",
                        _S(m("equity")),
                        " and the equity ratio ",
                        _S.share(solid[this], behind=" per cent"),
                        ".",
                    ),
                    say(
                        "The equity ratio thus ",
                        turn(ratio, "improved", "weakened"),
                        " by ",
                        _S.points(ratio, behind=" percentage points"),
                        ".",
                    ),
                    say(
                        "Receivables ",
                        turn(m.change("receivables"), "rose", "fell"),
                        " from SEK ",
                        _S(m("receivables", year=last)),
                        " to SEK ",
                        _S(m("receivables")),
                        ".",
                    ),
                    say(
                        "Fixed assets make up ",
                        _S.share(r.quotient(m("fixed-assets"), m("assets")), behind=" per cent"),
                        " of total assets.",
                    ),
                    say(
                        "Guarantees for the municipal housing company amounted to SEK ",
                        _S(alone(m, chance, "guarantees", 380_000_000)),
                        ".",
                    ),
                    say("Cash and bank balances stood at SEK ", _S(m("cash")), "."),
                ]
            )
        ),
        Heading("Employees"),
        tall(
            "Employees by board",
            [
                ["", Head(str(this), 3), Head(str(last), 3)],
                ["Board", *["Women", "Men", "Total"] * 2],
            ],
            staff,
        ),
        text(
            *plain(
                [
                    say(
                        "The municipality had ",
                        _S.people(m("employees")),
                        " employees, of whom ",
                        _S.share(r.quotient(m("women"), m("employees")), behind=" per cent"),
                        " were women.",
                    ),
                    say(
                        "This is ",
                        _S.people(m.change("employees"), "difference", size=True),
                        " ",
                        turn(m.change("employees"), "more", "fewer"),
                        " than the year before.",
                    ),
                    say(
                        "Sick leave was ",
                        _S.share(m("sick-leave", "all"), behind=" per cent"),
                        ", compared with ",
                        _S.share(m("sick-leave", "all", last), behind=" per cent"),
                        f" in {last}.",
                    ),
                ]
            )
        ),
    )
    return Paper(f"Annual Report {this}, Municipality of {m.name}", blocks, language="en")


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]


FAMILY = Family("english-annual", make)
