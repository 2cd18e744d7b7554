# ruff: noqa: E501
"""An annual report in English of a middle-sized municipality: SEK million, parentheses."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, plain, row, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Heading, NumberStyle, Paper, printed
from ._own import Grid, alone, clear, results, tell

_STYLE = NumberStyle(thousands=",", decimal=".", negative="()")
_PEN = Pen("mnkr", 1, _STYLE)
_TEXT = Pen("mnkr", 1, NumberStyle(thousands=",", decimal=".", negative="-"), " million")
_LABELS = {
    "income": "Operating income",
    "costs": "Operating expenses",
    "depreciation": "Depreciation and impairment",
    "net-cost": "Net operating expenses",
    "tax": "Tax revenue",
    "grants": "Government grants and equalisation",
    "operating-result": "Operating surplus/(deficit)",
    "financial-income": "Financial income",
    "financial-costs": "Financial expenses",
    "result": "Net surplus/(deficit) for the year",
}
_PROJECTS = {
    "Schools and preschools": 62,
    "Streets, parks and bridges": 38,
    "Water and sewerage": 45,
    "Sports and leisure facilities": 27,
    "Land development": 16,
    "Equipment and IT": 12,
}
_BALANCE = (
    ("Intangible assets", "intangible", "item"),
    ("Land, buildings and technical facilities", "buildings", "item"),
    ("Machinery and equipment", "machinery", "item"),
    ("Financial assets", "financial-assets", "item"),
    ("Total non-current assets", "fixed-assets", "sum"),
    ("Inventories", "stock", "item"),
    ("Receivables", "receivables", "item"),
    ("Short-term investments", "short-investments", "item"),
    ("Cash and bank balances", "cash", "item"),
    ("Total current assets", "current-assets", "sum"),
    ("Total assets", "assets", "sum"),
    ("Equity", "equity", "item"),
    ("Provisions", "provisions", "item"),
    ("Non-current liabilities", "long-debt", "item"),
    ("Current liabilities", "short-debt", "item"),
    ("Total equity, provisions and liabilities", "equity-and-debts", "sum"),
)


def make(m: Municipality, chance: Random) -> Paper:
    y, r = m.year, m.register
    pct = lambda one: _TEXT.share(one, behind=" per cent")  # noqa: E731
    solid = {one: r.quotient(m("equity", year=one), m("assets", year=one)) for one in m.years}
    share = {
        one: r.quotient(m("result", year=one), m("tax-and-grants", year=one)) for one in m.years
    }
    owed = {one: r.per(m("long-debt", year=one), m("inhabitants", year=one)) for one in m.years}
    capital = Grid(
        m,
        chance,
        "capital",
        _PROJECTS,
        {(y - 1, "outcome"): 0.9, (y, "budget"): 1.1, (y, "outcome"): 0.96},
        spread=0.2,
    )
    every = (*m.boards, m.central)
    saved = {who: m.variance("board-net", who, -1) for who in (*(one.key for one in every), "all")}
    boards = [one for one in m.boards if one.english != "Auditors"]
    worst = min(boards, key=lambda one: saved[one.key].value)
    best = max(boards, key=lambda one: saved[one.key].value)
    late = max(capital.names, key=lambda one: abs(capital.saved(one).value))
    a = lambda *some: alone(m, chance, *some)  # noqa: E731
    return Paper(
        f"Annual Report {y}",
        (
            Heading("The year in brief", 1),
            text(
                *plain(
                    [
                        tell(
                            "The municipality reports a net {} of SEK {}, compared with a budgeted {} of SEK {}.",
                            turn(m("result"), "surplus", "deficit"),
                            _TEXT.size(m("result")),
                            turn(m("result", basis="budget"), "surplus", "deficit"),
                            _TEXT.size(m("result", basis="budget")),
                        ),
                        tell(
                            "This corresponds to {} of tax revenue and government grants.",
                            pct(share[y]),
                        ),
                        tell(
                            "The population {} by {} to {} at the end of the year.",
                            turn(m.change("inhabitants"), "grew", "fell"),
                            _PEN.people(m.change("inhabitants"), "difference", True),
                            _PEN.people(m("inhabitants")),
                        ),
                        tell(
                            "Construction began on {} new homes.",
                            _PEN.people(a("homes", "count", 90, 210)),
                        ),
                        tell(
                            "Unemployment stood at {} in December.",
                            pct(a("unemployed", "ratio", 0.045, 0.085)),
                        ),
                    ]
                )
            ),
            table(
                "Five-year summary",
                ["", *map(str, m.years)],
                [
                    row(
                        "Population, 31 December",
                        [_PEN.people(m("inhabitants", year=one)) for one in m.years],
                    ),
                    row(
                        "Municipal tax rate, SEK",
                        [printed(m("tax-rate", year=one), "", 2, _STYLE) for one in m.years],
                    ),
                    row(
                        "Net surplus/(deficit), SEK million",
                        [_PEN(m("result", year=one)) for one in m.years],
                    ),
                    row(
                        "Net surplus as % of tax and grants",
                        [_PEN.share(share[one]) for one in m.years],
                    ),
                    row("Equity ratio, %", [_PEN.share(solid[one]) for one in m.years]),
                    row(
                        "Non-current liabilities, SEK million",
                        [_PEN(m("long-debt", year=one)) for one in m.years],
                    ),
                    row(
                        "Non-current liabilities per inhabitant, SEK",
                        [printed(owed[one], "kr", 0, _STYLE) for one in m.years],
                    ),
                    row(
                        "Number of employees",
                        [_PEN.people(m("employees", year=one)) for one in m.years],
                    ),
                ],
            ),
            Heading("Financial performance", 1),
            text(
                *plain(
                    [
                        tell(
                            "Net operating expenses amounted to SEK {}, {} of {} on the previous year.",
                            _TEXT(m("net-cost")),
                            turn(m.change("net-cost"), "an increase", "a decrease"),
                            _TEXT.share(m.growth("net-cost"), behind=" per cent", size=True),
                        ),
                        tell(
                            "Tax revenue {} by SEK {} to SEK {}.",
                            turn(m.change("tax"), "increased", "decreased"),
                            _TEXT.size(m.change("tax"), "difference"),
                            _TEXT(m("tax")),
                        ),
                        tell(
                            "Government grants and equalisation {} from SEK {} to SEK {}.",
                            turn(m.change("grants"), "rose", "fell"),
                            _TEXT(m("grants", year=y - 1)),
                            _TEXT(m("grants")),
                        ),
                        tell(
                            "Operating income was SEK {} {} than budgeted.",
                            _TEXT.size(m.variance("income"), "difference"),
                            turn(m.variance("income"), "higher", "lower"),
                        ),
                        tell(
                            "Operating expenses were SEK {} {} budget.",
                            _TEXT.size(m.variance("costs"), "difference"),
                            turn(m.variance("costs"), "above", "below"),
                        ),
                        tell(
                            "The dividend from the municipal housing company was SEK {}.",
                            _TEXT(a("dividend", "money", 3, 9)),
                        ),
                        tell(
                            "Depreciation and impairment totalled SEK {}.", _TEXT(m("depreciation"))
                        ),
                        tell(
                            "Write-downs of receivables accounted for SEK {}.",
                            _TEXT(a("write-downs", "money", 1, 5)),
                        ),
                    ]
                )
            ),
            table(
                "Income statement, SEK million",
                ["", f"Actual {y}", f"Budget {y}", "Variance", f"Actual {y - 1}"],
                results(
                    _LABELS,
                    lambda what, sign: [
                        _PEN(m(what), sign),
                        _PEN(m(what, basis="budget"), sign),
                        _PEN(m.variance(what, better=sign), role="difference"),
                        _PEN(m(what, year=y - 1), sign),
                    ],
                ),
            ),
            Heading("Performance of the boards", 1),
            text(
                *plain(
                    [
                        tell(
                            "Taken together, the boards and central items show a {} against budget of SEK {}.",
                            turn(saved["all"], "surplus", "deficit"),
                            _TEXT.size(saved["all"], "difference"),
                        ),
                        *(
                            []
                            if not clear(saved.values(), "100000")
                            else [
                                tell(
                                    "{} of the {} boards kept within budget.",
                                    counted(
                                        r.count(
                                            "within",
                                            [saved[one.key] for one in m.boards],
                                            zero=True,
                                        ),
                                        language="en",
                                        capital=True,
                                    ),
                                    counted(
                                        r.count(
                                            "boards", [m("employees", one.key) for one in m.boards]
                                        ),
                                        language="en",
                                    ),
                                )
                            ]
                        ),
                        tell(
                            f"The {_lower(worst.english)} shows a {{}} of SEK {{}}, mainly because of higher prices and the use of agency staff.",
                            turn(saved[worst.key], "surplus", "deficit"),
                            _TEXT.size(saved[worst.key], "difference"),
                        ),
                        tell(
                            f"The {_lower(best.english)} reports net expenses of SEK {{}} against a budget of SEK {{}}.",
                            _TEXT(m("board-net", best.key)),
                            _TEXT(m("board-net", best.key, basis="budget")),
                        ),
                        tell(
                            f"Compared with {y - 1}, net expenses of the {_lower(best.english)} {{}} by {{}}.",
                            turn(m.change("board-net", best.key), "rose", "fell"),
                            _TEXT.share(
                                m.growth("board-net", best.key), behind=" per cent", size=True
                            ),
                        ),
                        tell(
                            "During the year {} children were placed in foster homes, and {} people waited for a place in a nursing home.",
                            _PEN.people(a("foster", "count", 50, 90)),
                            _PEN.people(a("waiting", "count", 15, 40)),
                        ),
                        tell(
                            "Agency staff cost SEK {} in all.", _TEXT(a("agency", "money", 8, 24))
                        ),
                    ]
                )
            ),
            table(
                "Net expenses by board, SEK million",
                ["Board", f"Budget {y}", f"Actual {y}", "Variance", f"Actual {y - 1}"],
                [
                    row(
                        label,
                        [
                            _PEN(m("board-net", who, basis="budget")),
                            _PEN(m("board-net", who)),
                            _PEN(saved[who], role="difference"),
                            _PEN(m("board-net", who, y - 1)),
                        ],
                        kind,
                    )
                    for label, who, kind in (
                        *((one.english, one.key, "item") for one in every),
                        ("Total", "all", "sum"),
                    )
                ],
            ),
            Heading("Capital expenditure", 1),
            table(
                "Capital expenditure, SEK million",
                ["Area", f"Actual {y - 1}", f"Actual {y}", f"Budget {y}", "Remaining"],
                [
                    row(
                        "Total" if one == "total" else one,
                        [
                            _PEN(capital(one, y - 1)),
                            _PEN(capital(one)),
                            _PEN(capital(one, basis="budget")),
                            _PEN(capital.saved(one), role="difference"),
                        ],
                        "sum" if one == "total" else "item",
                    )
                    for one in (*capital.names, "total")
                ],
            ),
            text(
                *plain(
                    [
                        tell(
                            "Capital expenditure amounted to SEK {}, or {} of the budget.",
                            _TEXT(capital()),
                            pct(r.quotient(capital(), capital(basis="budget"))),
                        ),
                        tell(
                            "This was SEK {} {} than in the previous year.",
                            _TEXT.size(capital.change(), "difference"),
                            turn(capital.change(), "more", "less"),
                        ),
                        tell(
                            f"The largest deviation was in {_lower(late)}, where spending was SEK {{}} {{}} budget.",
                            _TEXT.size(capital.saved(late), "difference"),
                            turn(capital.saved(late), "below", "above"),
                        ),
                        tell("Land sales brought in SEK {}.", _TEXT(a("land", "money", 8, 22))),
                        tell(
                            "Spending on schools and preschools was SEK {}.",
                            _TEXT(capital("Schools and preschools")),
                        ),
                    ]
                )
            ),
            Heading("Employees", 1),
            table(
                "Sick leave, % of regular working hours",
                ["", *map(str, m.years[:3])],
                [
                    row(label, [_PEN.share(m("sick-leave", who, one)) for one in m.years[:3]])
                    for label, who in (
                        ("All employees", "all"),
                        ("Women", "women"),
                        ("Men", "men"),
                        ("Aged 29 or under", "age 29"),
                        ("Aged 30–49", "age 30-49"),
                        ("Aged 50 or over", "age 50"),
                    )
                ],
            ),
            text(
                *plain(
                    [
                        tell(
                            "At year-end the municipality had {} employees, of whom {} were women and {} men.",
                            _PEN.people(m("employees")),
                            _PEN.people(m("women")),
                            _PEN.people(m("men")),
                        ),
                        tell(
                            "The number of employees {} by {} during the year.",
                            turn(m.change("employees"), "rose", "fell"),
                            _PEN.people(m.change("employees"), "difference", True),
                        ),
                        tell(
                            "Sick leave was {}, compared with {} a year earlier.",
                            pct(m("sick-leave", "all")),
                            pct(m("sick-leave", "all", y - 1)),
                        ),
                        tell(
                            "Sick leave among women {} by {}.",
                            turn(m.change("sick-leave", "women"), "rose", "fell"),
                            _TEXT.points(m.change("sick-leave", "women"), " percentage points"),
                        ),
                        tell(
                            "In the employee survey, {} said that they would recommend their workplace.",
                            pct(a("recommend", "ratio", 0.66, 0.86)),
                        ),
                    ]
                )
            ),
            Heading("Financial position", 1),
            table(
                "Balance sheet, SEK million",
                ["", f"31 Dec {y}", f"31 Dec {y - 1}", "Change"],
                [
                    row(
                        label,
                        [
                            _PEN(m(what)),
                            _PEN(m(what, year=y - 1)),
                            _PEN(m.change(what), role="difference"),
                        ],
                        kind,
                    )
                    for label, what, kind in _BALANCE
                ],
            ),
            text(
                *plain(
                    [
                        tell(
                            "Total assets {} by SEK {} and amounted to SEK {} at year-end.",
                            turn(m.change("assets"), "increased", "decreased"),
                            _TEXT.size(m.change("assets"), "difference"),
                            _TEXT(m("assets")),
                        ),
                        tell(
                            "Equity was SEK {}, which gives an equity ratio of {}.",
                            _TEXT(m("equity")),
                            pct(solid[y]),
                        ),
                        tell(
                            "The equity ratio was thus {} {} than the year before.",
                            _TEXT.points(
                                r.difference(solid[y], solid[y - 1]), " percentage points"
                            ),
                            turn(r.difference(solid[y], solid[y - 1]), "higher", "lower"),
                        ),
                        tell(
                            "Non-current liabilities {} by SEK {}.",
                            turn(m.change("long-debt"), "increased", "decreased"),
                            _TEXT.size(m.change("long-debt"), "difference"),
                        ),
                        tell(
                            "The average interest rate on the loan portfolio was {}.",
                            _TEXT.but(share_decimals=2).share(
                                a("interest", "ratio", 0.008, 0.031), behind=" per cent"
                            ),
                        ),
                        tell(
                            "Unused credit facilities amounted to SEK {} at year-end.",
                            _TEXT(a("facilities", "money", 90, 180)),
                        ),
                        tell(
                            "Guarantees issued on behalf of municipal companies totalled SEK {}.",
                            _TEXT(a("guarantees", "money", 700, 1300)),
                        ),
                    ]
                )
            ),
        ),
        "en",
    )


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]


FAMILY = Family("english-annual", make)
