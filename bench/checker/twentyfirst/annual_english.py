"""A municipality's annual report in English, for those who lend to it."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, row, say, table, tall, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Head, Heading, NumberStyle, Paper, printed
from ._books import Book, prose

_S = NumberStyle(thousands=",", decimal=".", negative="-")
_P = Pen("mnkr", 0, _S)
_T = Pen("mnkr", 0, _S)
_KR = Pen("kr", 0, _S)


def make(m: Municipality, chance: Random) -> Paper:
    b = Book(m, chance)
    y, p, r = m.year, m.year - 1, m.register
    off = {one.key: m.variance("board-net", one.key, -1) for one in m.boards}
    whole = r.linear("own-off:all:", [(one, 1) for one in off.values()])
    net = {
        (at, basis): r.total(
            f"own-net:all:{at}:{basis}", [m("board-net", one.key, at, basis) for one in m.boards]
        )
        for at, basis in ((y, "outcome"), (y, "budget"), (p, "outcome"))
    }  # type: ignore[misc]
    r.follows(whole, [(net[y, "budget"], 1), (net[y, "outcome"], -1)])
    share = {at: r.quotient(m("result", year=at), m("tax-and-grants", year=at)) for at in m.years}
    burden = {
        at: r.quotient(m("net-cost", year=at), m("tax-and-grants", year=at)) for at in m.years
    }
    solid = {at: r.quotient(m("equity", year=at), m("assets", year=at)) for at in m.years}
    each = {at: r.per(m("long-debt", year=at), m("inhabitants", year=at)) for at in m.years}
    over = [one for one in m.boards if off[one.key].value < 0]
    below = r.count("own-minus::", [*off.values()], -1)
    ranked = sorted(m.boards, key=lambda one: off[one.key].value)
    worst, best = ranked[0], ranked[-1]
    big = max(m.boards, key=lambda one: m("board-net", one.key).value)
    lines = (
        ("Operating income", "income", 1, "item"),
        ("Operating expenses", "costs", -1, "item"),
        ("Depreciation and amortisation", "depreciation", -1, "item"),
        ("Net operating expenses", "net-cost", -1, "sum"),
        ("Tax revenue", "tax", 1, "item"),
        ("Government grants and equalisation", "grants", 1, "item"),
        ("Operating result", "operating-result", 1, "sum"),
        ("Financial income", "financial-income", 1, "item"),
        ("Financial expenses", "financial-costs", -1, "item"),
        ("Result for the year", "result", 1, "sum"),
    )
    assets = (
        ("Intangible assets", "intangible", "item"),
        ("Land, buildings and technical facilities", "buildings", "item"),
        ("Machinery and equipment", "machinery", "item"),
        ("Financial non-current assets", "financial-assets", "item"),
        ("Total non-current assets", "fixed-assets", "sum"),
        ("Inventories", "stock", "item"),
        ("Current receivables", "receivables", "item"),
        ("Short-term investments", "short-investments", "item"),
        ("Cash and bank balances", "cash", "item"),
        ("Total current assets", "current-assets", "sum"),
        ("Total assets", "assets", "sum"),
        ("Equity", "equity", "item"),
        ("Provisions for pensions", "pension-provision", "item"),
        ("Other provisions", "other-provisions", "item"),
        ("Long-term borrowings", "long-debt", "item"),
        ("Current liabilities", "short-debt", "item"),
        ("Total equity, provisions and liabilities", "equity-and-debts", "sum"),
    )
    board_rows = [
        row(
            one.english,
            [_P(m("board-net", one.key)), _P(m("board-net", one.key, basis="budget")),
             _P(off[one.key], 1, "difference"), _P(m("board-net", one.key, year=p))],
        )
        for one in m.boards
    ]  # fmt: skip
    board_rows.append(
        row("Total, all boards", [_P(net[y, "outcome"]), _P(net[y, "budget"]),
                                  _P(whole), _P(net[p, "outcome"])], "sum")
    )  # fmt: skip
    gap = m.variance("result")
    debt, people = m.change("long-debt"), m.change("inhabitants")
    cost, money = m.change("net-cost"), m.change("tax-and-grants")
    rates = [m("sick-leave", who) for who in ("all", "women", "men")]
    heads = m.change("employees")
    blocks = (
        Heading(f"Annual report {y}", 1),
        Heading("The year in brief"),
        prose(
            say(f"The Municipality of {m.name} reports a result of SEK ", _T(m("result")),
                f" million for {y}, compared with SEK ", _T(m("result", year=p)),
                f" million for {p}."),
            say("This is SEK ", _T.size(gap, "difference"), " million ",
                turn(gap, "better", "worse"), " than budgeted."),
            say("The population ", turn(people, "grew", "fell"), " by ",
                _P.people(people, "difference", True), " to ", _P(m("inhabitants")),
                " inhabitants."),
            say("A total of ", _P(b.count(420)), " homes were completed during the year and ",
                _P(b.count(31)), " new companies established themselves in the business park."),
            say("Unemployment averaged ", _T.share(b.ratio(6.4), behind=" per cent"), "."),
        ),
        table("Five-year overview", ["", *map(str, m.years)], [
            row("Population, 31 December", [_P(m("inhabitants", year=at)) for at in m.years]),
            row("Result for the year, SEK million", [_P(m("result", year=at)) for at in m.years]),
            row("Result as a share of taxes and grants, %",
                [_P.share(share[at]) for at in m.years]),
            row("Net expenses as a share of taxes and grants, %",
                [_P.share(burden[at]) for at in m.years]),
            row("Capital expenditure, SEK million",
                [_P(m("investments", year=at)) for at in m.years]),
            row("Equity/assets ratio, %", [_P.share(solid[at]) for at in m.years]),
            row("Long-term borrowings, SEK million",
                [_P(m("long-debt", year=at)) for at in m.years]),
            row("Borrowings per inhabitant, SEK", [_KR(each[at]) for at in m.years]),
        ]),
        Heading("Financial performance"),
        prose(
            say("Net operating expenses ", turn(cost, "rose", "fell"), " by ",
                _T.share(m.growth("net-cost"), size=True, behind=" per cent"), " to SEK ",
                _T(m("net-cost")), " million."),
            say("Tax revenue and grants ", turn(money, "increased", "decreased"), " by SEK ",
                _T.size(money, "difference"), " million, or ",
                _T.share(m.growth("tax-and-grants"), size=True, behind=" per cent"), "."),
            say("Tax revenue alone amounted to SEK ", _T(m("tax")), " million."),
            say("The tax rate is ", printed(m("tax-rate"), "", 2, _S),
                " kronor for every hundred kronor of taxable income."),
            say("Financial expenses ",
                turn(m.change("financial-costs"), "increased", "decreased"), " from SEK ",
                _T(m("financial-costs", year=p)), " million to SEK ", _T(m("financial-costs")),
                " million."),
            say("The result corresponds to ", _T.share(share[y], behind=" per cent"),
                " of taxes and grants, while the average for the county was ",
                _T.share(b.ratio(1.4, 0.4), behind=" per cent"), "."),
            say("The group, which includes the municipal companies, reports a result of SEK ",
                _T(m("result", "group")), " million."),
            say("The consolidated result was SEK ",
                _T.size(m.change("result", "group"), "difference"), " million ",
                turn(m.change("result", "group"), "higher", "lower"), " than in the previous year."
                ),
        ),
        tall("Income statement, SEK million",
             [["", Head("Municipality", 3), Head("Group", 2)],
              ["", f"Outcome {y}", f"Budget {y}", f"Outcome {p}", f"Outcome {y}",
               f"Outcome {p}"]],
             [row(n, [_P(m(w), s), _P(m(w, basis="budget"), s), _P(m(w, year=p), s),
                      _P(m(w, "group"), s), _P(m(w, "group", p), s)], kind)
              for n, w, s, kind in lines]),
        Heading("The boards"),
        prose(
            say("Together, the boards ended the year SEK ", _T.size(whole, "difference"),
                " million ", turn(whole, "below", "above"), " their net budgets."),
            say(counted(below, language="en", capital=True),
                " of the boards exceeded their budgets.") if len(over) > 1 else None,
            say(f"The {worst.english.lower()} reports a ",
                turn(off[worst.key], "surplus", "deficit"), " of SEK ",
                _T.size(off[worst.key], "difference"), " million",
                ", mainly because of higher prices and wage costs."
                if off[worst.key].value < 0 else "."),
            say(f"The {best.english.lower()} shows a ", turn(off[best.key], "surplus", "deficit"),
                " of SEK ", _T.size(off[best.key], "difference"),
                " million against a budget of SEK ",
                _T(m("board-net", best.key, basis="budget")), " million."),
            say(f"The {big.english.lower()} is the largest, with net expenses of SEK ",
                _T(m("board-net", big.key)), " million, which is ",
                _T.share(r.quotient(m("board-net", big.key), net[y, "outcome"]),
                         behind=" per cent"), " of the total."),
            say("Energy costs were SEK ", _T(b.money(38)), " million for all premises."),
        ),
        table("Net expenses by board, SEK million",
              ["Board", f"Outcome {y}", f"Budget {y}", "Variance", f"Outcome {p}"], board_rows),
        Heading("Capital expenditure and cash flow"),
        prose(
            say("Capital expenditure amounted to SEK ", _T(m("investments")),
                " million, compared with a budget of SEK ",
                _T(m("investments", basis="budget")), " million."),
            say("In the previous year it was SEK ", _T(m("investments", year=p)), " million."),
            say("Cash flow from operating activities was SEK ", _T(m("operating-flow")),
                " million, which covered ",
                _T.but(share_decimals=0).share(
                    r.quotient(m("operating-flow"), m("investments")), behind=" per cent"),
                " of capital expenditure.") if m("operating-flow").value > 0 else None,
            say("Cash and bank balances ", turn(m("cash-flow"), "rose", "fell"), " by SEK ",
                _T.size(m("cash-flow"), "difference"), " million during the year."),
            say("The largest single contract, for a new school, was awarded for SEK ",
                _T(b.money(210)), " million."),
        ),
        table("Cash flow statement, SEK million", ["", f"{y}", f"{p}"],
              [row(n, [_P(m(w, year=at), s) for at in (y, p)], kind) for n, w, s, kind in (
                  ("Result for the year", "result", 1, "item"),
                  ("Depreciation", "depreciation", 1, "item"),
                  ("Change in provisions", "provision-change", 1, "item"),
                  ("Change in current receivables and inventories", "receivables-change", -1,
                   "item"),
                  ("Change in current liabilities", "short-debt-change", 1, "item"),
                  ("Cash flow from operating activities", "operating-flow", 1, "sum"),
                  ("Capital expenditure", "investments", -1, "item"),
                  ("Disposals", "asset-sales", 1, "item"),
                  ("Cash flow from investing activities", "investing-flow", 1, "sum"),
                  ("New borrowings", "new-loans", 1, "item"),
                  ("Repayment of borrowings", "repayments", -1, "item"),
                  ("Cash flow from financing activities", "financing-flow", 1, "sum"),
                  ("Cash flow for the year", "cash-flow", 1, "sum"))]),
        Heading("Debt and financial position"),
        prose(
            say("Long-term borrowings ", turn(debt, "increased", "decreased"), " by SEK ",
                _T.size(debt, "difference"), " million to SEK ", _T(m("long-debt")), " million."),
            say("New loans of SEK ", _T(m("new-loans")), " million were raised and SEK ",
                _T(m("repayments")), " million was repaid."),
            say("Borrowings correspond to SEK ", _KR(each[y]), " per inhabitant, ",
                turn(r.growth(each[y], each[p]), "up", "down"), " from SEK ", _KR(each[p]),
                " a year earlier."),
            say("The average interest rate on the debt was ",
                printed(b.ratio(2.3, 0.25), "%", 2, _S, behind=" per cent"),
                " and the average fixed-rate term ", printed(b.index(2.7), "", 1, _S), " years."),
            say("Green bonds make up ", _T.share(b.ratio(45), behind=" per cent"),
                " of the borrowings."),
            say("The equity/assets ratio was ", _T.share(solid[y], behind=" per cent"),
                ", against ",
                _T.share(solid[p], behind=" per cent"), f" in {p}."),
            say("Total assets amounted to SEK ", _T(m("assets")), " million, of which equity SEK ",
                _T(m("equity")), " million."),
            say("Guarantees for the municipal housing company amount to SEK ",
                _T(b.money(890, 0.2)), " million."),
        ),
        table("Balance sheet, SEK million", ["", f"31 Dec {y}", f"31 Dec {p}"],
              [row(n, [_P(m(w, year=at)) for at in (y, p)], kind) for n, w, kind in assets]),
        Heading("Employees"),
        prose(
            say("At the end of the year the municipality had ", _P(m("employees")),
                " employees, ", _P.people(heads, "difference", True), " ",
                turn(heads, "more", "fewer"), " than a year earlier."),
            say("Of these, ", _T.share(r.quotient(m("women"), m("employees")),
                                       behind=" per cent"), " are women."),
            say("Sick leave was ", _T.share(rates[0], behind=" per cent"), "; it was ",
                _T.share(rates[1], behind=" per cent"), " among women and ",
                _T.share(rates[2], behind=" per cent"), " among men."),
            say("The average age is ", printed(b.index(45.8, 0.03), "", 1, _S), " years."),
        ),
        table("Employees and sick leave", ["", f"{y}", f"{p}"], [
            row("Women", [_P(m("women", year=at)) for at in (y, p)]),
            row("Men", [_P(m("men", year=at)) for at in (y, p)]),
            row("Total employees", [_P(m("employees", year=at)) for at in (y, p)], "sum"),
            row("Sick leave, %", [_P.share(m("sick-leave", "all", at)) for at in (y, p)]),
            row("Sick leave, women, %", [_P.share(m("sick-leave", "women", at)) for at in (y, p)]),
            row("Sick leave, men, %", [_P.share(m("sick-leave", "men", at)) for at in (y, p)]),
        ]),
    )  # fmt: skip
    return Paper(f"Annual Report {y}, {m.name} Municipality", blocks, language="en")


FAMILY = Family("annual-english", make)
