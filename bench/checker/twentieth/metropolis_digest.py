"""A large city's year in English: whole millions, commas, the city and its companies."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, in_words, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Row, printed
from ..quantities import Quantity
from ._common import clear, least, most, plain

_STYLE = NumberStyle(thousands=",", decimal=".", negative="\u2212")
_PEN = Pen("mnkr", 0, _STYLE)
_SEK = Pen("mnkr", 0, _STYLE, " million")
_COUNT = Pen("", style=_STYLE)
_PROJECTS = {
    "Ny F–6-skola Ekbacken": "Ekbacken primary school",
    "Om- och tillbyggnad simhall": "Swimming hall, extension",
    "Gång- och cykelvägar": "Pedestrian and cycle paths",
    "Reinvestering VA-nät": "Water and sewer mains",
    "Gruppbostad Solgården": "Solgården group home",
    "Belysning": "Street lighting",
    "IT-utrustning": "IT equipment",
    "Förskola Kastanjen": "Kastanjen preschool",
    "Vattenverk etapp 2": "Waterworks, stage two",
    "Fordon räddningstjänst": "Rescue service vehicles",
    "Torgets upprustning": "Renovation of the square",
    "Inventarier skolor": "School furniture",
    "Konstgräsplan": "Artificial turf pitch",
    "Exploatering Norra hamnen": "North harbour development",
    "Välfärdsteknik": "Welfare technology",
}


def make(m: Municipality, _chance: Random) -> Paper:
    return Paper(
        f"{m.name} – Annual Report {m.year}",
        (
            Heading(f"Financial review {m.year}", 1),
            *_years(m),
            *_results(m),
            *_boards(m),
            *_balance(m),
            *_projects(m),
            *_people(m),
        ),
        language="en",
    )


def _solid(m: Municipality, year: int) -> Quantity:
    return m.register.quotient(m("equity", year=year), m("assets", year=year))


def _years(m: Municipality) -> list[Block]:
    years = sorted(m.years)

    def line(label: str, what: str) -> Row:
        return row(label, [_PEN(m(what, year=year)) for year in years])

    people, first = m.change("inhabitants"), years[0]
    grown = m.register.growth(m("inhabitants"), m("inhabitants", year=first))
    solid = m.register.difference(_solid(m, m.year), _solid(m, m.year - 1))
    return [
        Heading("Five-year summary"),
        table(
            "Five-year summary, SEK million",
            ["SEK million", *map(str, years)],
            [
                line("Net cost of operations", "net-cost"),
                line("Tax revenue and government grants", "tax-and-grants"),
                line("Net income for the year", "result"),
                line("Capital expenditure", "investments"),
                line("Total assets", "assets"),
                line("Long-term borrowing", "long-debt"),
                row("Equity/assets ratio, %", [_PEN.share(_solid(m, year)) for year in years]),
                row("Population at year-end", [_COUNT(m("inhabitants", year=y)) for y in years]),
            ],
        ),
        text(*plain([
            say("The population ", turn(people, "grew", "fell"), " by ",
                _COUNT.people(people, "difference", size=True), " to ",
                _COUNT(m("inhabitants")), " at the end of the year."),
            say("Since ", str(first), " the number of inhabitants has ",
                turn(m.register.difference(m("inhabitants"), m("inhabitants", year=first)),
                     "increased", "decreased"),
                " by ", _PEN.share(grown, behind=" per cent", size=True), "."),
            say("Net income for the year was SEK ", _SEK(m("result")), ", compared with SEK ",
                _SEK(m("result", year=m.year - 1)), " in ", str(m.year - 1), "."),
            say("The equity/assets ratio ", turn(solid, "rose", "fell"), " from ",
                _PEN.share(_solid(m, m.year - 1), behind=" per cent"), " to ",
                _PEN.share(_solid(m, m.year), behind=" per cent"), "."),
            say("The municipal tax rate was ",
                printed(m("tax-rate"), "", 2, _STYLE), " kronor per hundred kronor of income."),
        ])),
    ]  # fmt: skip


def _results(m: Municipality) -> list[Block]:
    def line(label: str, what: str, sign: int, kind: str = "item") -> Row:
        cells = [
            _PEN(m(what), sign), _PEN(m(what, basis="budget"), sign),
            _PEN(m(what, year=m.year - 1), sign), _PEN(m(what, "group"), sign),
            _PEN(m(what, "group", m.year - 1), sign),
        ]  # fmt: skip
        return row(label, cells, kind)

    off, costs, tax = m.variance("result"), m.change("costs"), m.change("tax")
    finance = m.change("financial-net")
    ratio = m.register.quotient(m("net-cost"), m("tax-and-grants"))
    wages = m.register.quotient(m("wages"), m("costs"))
    return [
        Heading("Income statement"),
        tall(
            "Income statement, SEK million",
            [
                ["", Head("City", 3), Head("Group", 2)],
                ["", str(m.year), "Budget", str(m.year - 1), str(m.year), str(m.year - 1)],
            ],
            [
                line("Operating income", "income", 1),
                line("Operating expenses", "costs", -1),
                line("Depreciation", "depreciation", -1),
                line("Net cost of operations", "net-cost", -1, "sum"),
                line("Tax revenue", "tax", 1),
                line("Government grants and equalisation", "grants", 1),
                line("Operating result", "operating-result", 1, "sum"),
                line("Financial income", "financial-income", 1),
                line("Financial expenses", "financial-costs", -1),
                line("Net income for the year", "result", 1, "sum"),
            ],
        ),
        text(*plain([
            say("Net income was SEK ", _SEK.size(off, "difference"), " ",
                turn(off, "better", "worse"), " than budgeted."),
            say("Operating expenses ", turn(costs, "increased", "decreased"), " by SEK ",
                _SEK.size(costs, "difference"), ", or ",
                _PEN.share(m.growth("costs"), behind=" per cent", size=True),
                ", to SEK ", _SEK(m("costs")), "."),
            say("Wages and salaries of SEK ", _SEK(m("wages")), " made up ",
                _PEN.share(wages, behind=" per cent"), " of operating expenses."),
            say("Tax revenue ", turn(tax, "rose", "fell"), " by ",
                _PEN.share(m.growth("tax"), behind=" per cent", size=True), " and amounted to SEK ",
                _SEK(m("tax")), "."),
            say("The net cost of operations corresponded to ",
                _PEN.share(ratio, behind=" per cent"), " of tax revenue and government grants."),
            say("The financial net ", turn(finance, "improved", "deteriorated"), " by SEK ",
                _SEK.size(finance, "difference"), "."),
            say("Net income of the Group, which includes the municipal companies, was SEK ",
                _SEK(m("result", "group")), "."),
        ])),
    ]  # fmt: skip


def _boards(m: Municipality) -> list[Block]:
    def line(label: str, who: str, kind: str = "item") -> Row:
        cells = [
            _PEN(m("board-net", who, basis="budget")), _PEN(m("board-net", who)),
            _PEN(m.variance("board-net", who, -1), role="difference"),
            _PEN(m("board-net", who, m.year - 1)),
        ]  # fmt: skip
        return row(label, cells, kind)

    names = {one.key: one.english for one in m.boards}
    offs = [(names[one.key], m.variance("board-net", one.key, -1)) for one in m.boards]
    over = m.register.count("metropolis over", [one for _name, one in offs], -1)
    best, worst = most(offs), least(offs)
    large = most((names[one.key], m("board-net", one.key)) for one in m.boards)
    total = m.variance("board-net", "all", -1)
    number = in_words("en")(Decimal(len(names)))
    return [
        Heading("Results of the boards"),
        table(
            "Net cost by board, SEK million",
            ["Board", f"Budget {m.year}", f"Outcome {m.year}", "Variance",
             f"Outcome {m.year - 1}"],
            [
                *(line(names[one.key], one.key) for one in m.boards),
                line("Central items", "central"),
                line("Total", "all", "sum"),
            ],
        ),
        text(*plain([
            say("Total net cost was SEK ", _SEK.size(total, "difference"), " ",
                turn(total, "below", "above"), " budget."),
            *([say(counted(over, language="en", capital=True), f" of the {number} boards "
                   + ("exceeded their budgets." if over.value != 1 else "exceeded its budget."))]
              if clear((one for _name, one in offs), 500_000) else []),
            *([say(f"The most favourable variance was that of the {best[0].lower()}, SEK ",
                   _SEK(best[1], role="difference"), ".")]
              if clear([best[1]], 500_000) else []),
            say(f"The least favourable variance was that of the {worst[0].lower()}, SEK ",
                _SEK(worst[1], role="difference"), "."),
            say(f"The {large[0].lower()} is the largest, with a net cost of SEK ",
                _SEK(large[1]), " or ",
                _PEN.share(m.register.quotient(large[1], m("board-net", "all")),
                           behind=" per cent"), " of the total."),
        ])),
    ]  # fmt: skip


def _balance(m: Municipality) -> list[Block]:
    def line(label: str, what: str, kind: str = "item") -> Row:
        cells = [
            _PEN(m(what)), _PEN(m(what, year=m.year - 1)), _PEN(m.change(what), role="difference"),
        ]  # fmt: skip
        return row(label, cells, kind)

    assets, debt, cash = m.change("assets"), m.change("long-debt"), m.change("cash")
    per = m.register.per(m("long-debt"), m("inhabitants"))
    return [
        Heading("Financial position"),
        table(
            "Balance sheet at 31 December, SEK million",
            ["", str(m.year), str(m.year - 1), "Change"],
            [
                line("Intangible assets", "intangible"),
                line("Land and buildings", "buildings"),
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
                line("Provisions for pensions", "pension-provision"),
                line("Other provisions", "other-provisions"),
                line("Long-term liabilities", "long-debt"),
                line("Current liabilities", "short-debt"),
                line("Total equity and liabilities", "equity-and-debts", "sum"),
            ],
        ),
        text(*plain([
            say("Total assets ", turn(assets, "increased", "decreased"), " by SEK ",
                _SEK.size(assets, "difference"), " to SEK ", _SEK(m("assets")), "."),
            say("New loans of SEK ", _SEK(m("new-loans")), " were raised and SEK ",
                _SEK(m("repayments")), " was repaid."),
            say("Long-term borrowing thereby ", turn(debt, "rose", "fell"), " by ",
                _PEN.share(m.growth("long-debt"), behind=" per cent", size=True), "."),
            say("It corresponds to SEK ", printed(per, "kr", 0, _STYLE), " per inhabitant."),
            say("Cash and bank balances ", turn(cash, "increased", "decreased"), " by SEK ",
                _SEK.size(cash, "difference"), " and stood at SEK ", _SEK(m("cash")),
                " at year-end."),
        ])),
    ]  # fmt: skip


def _projects(m: Municipality) -> list[Block]:
    spent, off = m.change("investments"), m.variance("investments", better=-1)
    own = m.register.quotient(m("depreciation"), m("investments"))
    pen = _PEN.but(decimals=1)

    def line(label: str, what: str, who: str, kind: str = "item") -> Row:
        cells = [
            pen(m(what, who)), pen(m(what, who, basis="budget")), pen(m(what, who, m.year - 1)),
        ]  # fmt: skip
        return row(label, cells, kind)

    rows = [line(_PROJECTS[one.name], "project", one.key) for one in m.projects]
    return [
        Heading("Capital expenditure"),
        table(
            "Capital expenditure by project, SEK million",
            ["", f"Outcome {m.year}", f"Budget {m.year}", f"Outcome {m.year - 1}"],
            [*rows, line("Total", "investments", "municipality", "sum")],
        ),
        text(*plain([
            say("Capital expenditure totalled SEK ", _SEK(m("investments")), ", SEK ",
                _SEK.size(spent, "difference"), " ", turn(spent, "more", "less"), " than in ",
                str(m.year - 1), "."),
            say("This was SEK ", _SEK.size(off, "difference"), " ",
                turn(off, "below", "above"), " the budget of SEK ",
                _SEK(m("investments", basis="budget")), "."),
            say("Depreciation equalled ", _PEN.share(own, behind=" per cent"),
                " of capital expenditure."),
        ])),
    ]  # fmt: skip


def _people(m: Municipality) -> list[Block]:
    more, sick = m.change("employees"), m.change("sick-leave", "all")
    women = m.register.quotient(m("women"), m("employees"))
    share = Pen(style=_STYLE)
    return [
        Heading("Employees"),
        table(
            "Permanent employees and sick leave",
            ["", "Women", "Men", "All"],
            [
                row(f"Employees {y}", [_COUNT(m(one, year=y)) for one in
                                       ("women", "men", "employees")])
                for y in (m.year, m.year - 1)
            ] + [
                row(f"Sick leave {y}, %", [share.share(m("sick-leave", one, y)) for one in
                                           ("women", "men", "all")])
                for y in (m.year, m.year - 1)
            ],
        ),
        text(*plain([
            say("The City had ", _COUNT(m("employees")), " permanent employees at year-end, ",
                _COUNT.people(more, "difference", size=True), " ", turn(more, "more", "fewer"),
                " than a year earlier."),
            say("Employees aged 50 or over had a sick leave of ",
                share.share(m("sick-leave", "age 50"), behind=" per cent"), "."),
            say("Women accounted for ", share.share(women, behind=" per cent"),
                " of the workforce."),
            say("Sick leave was ", share.share(m("sick-leave", "all"), behind=" per cent"),
                ", which is ", share.points(sick, behind=" percentage points"), " ",
                turn(sick, "higher", "lower"), " than in ", str(m.year - 1), "."),
        ])),
    ]  # fmt: skip


FAMILY = Family("metropolis-digest", make)
