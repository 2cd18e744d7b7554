"""A short annual report for readers abroad and for everybody: a summary in English with SEK million
and points for decimals, parentheses for costs, what each hundred kronor went to; and behind it a
short version in Swedish, in miljoner kronor without decimals."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, row, say, table, tall, turn
from ..family import Family
from ..municipality import COSTS, INCOME, Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Row, printed
from ..quantities import Quantity
from ._ledger import Ledger, about, largest, level, para, rather, word

_STYLE = NumberStyle(thousands=",", decimal=".", negative="()", zero="–")
_WORDS = NumberStyle(thousands=",", decimal=".")
_T = Pen("mnkr", 1, _STYLE)
_E = Pen("mnkr", 1, _WORDS, " million")
_EACH = Pen("kr", 0, _WORDS)
_S = Pen("mnkr", 0, NumberStyle(thousands=" "), " miljoner kronor")
_ST = Pen("mnkr", 0, NumberStyle(thousands=" ", negative="-"))
_SE = Pen("mnkr", 1, NumberStyle(thousands=" "), " miljoner kronor")
_STATEMENT = (
    ("Operating revenue", "income", 1, "item"),
    ("Operating expenses", "costs", -1, "item"),
    ("Depreciation and amortisation", "depreciation", -1, "item"),
    ("Net operating expenses", "net-cost", -1, "sum"),
    ("Tax revenue", "tax", 1, "item"),
    ("General government grants and equalisation", "grants", 1, "item"),
    ("Operating result", "operating-result", 1, "sum"),
    ("Financial income", "financial-income", 1, "item"),
    ("Financial expenses", "financial-costs", -1, "item"),
    ("Net result for the year", "result", 1, "sum"),
)
_KINDS = {
    "sales": "Sales", "fees": "Fees and charges", "rents": "Rents and leases",
    "grants-received": "Specific grants", "contracts": "Sales of services",
    "other-income": "Other revenue", "wages": "Wages and social security contributions",
    "pensions": "Pensions", "purchased": "Purchased services", "premises": "Premises",
    "transfers": "Grants paid", "material": "Materials and services",
    "other-costs": "Other expenses",
}  # fmt: skip
_SHEET = (
    ("Fixed assets", "fixed-assets", "item"), ("Current assets", "current-assets", "item"),
    ("Total assets", "assets", "sum"), ("Equity", "equity", "item"),
    ("Provisions", "provisions", "item"), ("Non-current liabilities", "long-debt", "item"),
    ("Current liabilities", "short-debt", "item"),
    ("Total equity, provisions and liabilities", "equity-and-debts", "sum"),
)  # fmt: skip
_FLOW = (
    ("Cash flow from operating activities", "operating-flow", "item"),
    ("Cash flow from investing activities", "investing-flow", "item"),
    ("Cash flow from financing activities", "financing-flow", "item"),
    ("Cash flow for the year", "cash-flow", "sum"),
)
_PROJECTS = {
    "Ny F–6-skola Ekbacken": "Ekbacken primary school", "Belysning": "Street lighting",
    "Om- och tillbyggnad simhall": "Extension of the swimming hall",
    "Gång- och cykelvägar": "Footpaths and cycle tracks", "IT-utrustning": "IT equipment",
    "Reinvestering VA-nät": "Renewal of water and sewer mains",
    "Gruppbostad Solgården": "Solgården group housing", "Förskola Kastanjen": "Kastanjen preschool",
    "Vattenverk etapp 2": "Waterworks, stage 2", "Fordon räddningstjänst": "Fire engines",
    "Torgets upprustning": "Renovation of the market square",
    "Inventarier skolor": "School furniture", "Konstgräsplan": "Artificial turf pitch",
    "Exploatering Norra hamnen": "Development of the north harbour",
    "Välfärdsteknik": "Welfare technology",
}  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    some = Ledger(m, chance)
    blocks: list[Block] = [
        Heading(f"Summary of the Annual Report {m.year}", 1),
        Heading("Highlights"),
        *_highlights(m),
        Heading("Financial performance"),
        *_result(m),
        Heading("Expenditure by board"),
        *_boards(m),
        Heading("Investments and financing"),
        *_investments(m),
        Heading("Financial position"),
        *_position(m),
        Heading("Employees"),
        *_staff(m),
        Heading(f"Kortversion på svenska – {m.name} {m.year}", 1),
        *_swedish(some),
    ]
    return Paper(f"{m.name} Municipality: {m.year} in brief", tuple(blocks), "en")


def _of(m: Municipality, one: str, other: str, year: int | None = None) -> Quantity:
    return m.register.quotient(m(one, year=year), m(other, year=year))


def _highlights(m: Municipality) -> list[Block]:
    result, people = m.change("result"), m.change("inhabitants")
    told = (
        [
            say(
                "The municipality closed the year with a net result of SEK ", _E(m("result")),
                ", against SEK ", _E(m("result", year=m.year - 1)), f" in {m.year - 1}.",
            ),
        ],
        [
            say(
                "The result equals ",
                _E.share(_of(m, "result", "tax-and-grants"), behind=" per cent"),
                " of taxes and grants.",
            ),
            say(
                "It is SEK ", _E.size(result, "difference"), " ", turn(result, "higher", "lower"),
                " than the year before.",
            ),
        ],
        [
            say(
                "At year-end ", _EACH.people(m("inhabitants")), " people lived in ",
                f"{m.name}."
            ),
            say(
                "That is ", _EACH.people(people, "difference", size=True), " ",
                turn(people, "more", "fewer"), " than twelve months earlier.",
            ),
        ],
        [
            say(
                "Capital expenditure came to SEK ", _E(m("investments")),
                ", compared with a budget "
                "of SEK ", _E(m("investments", basis="budget")), ".",
            ),
        ],
    )  # fmt: skip
    years = m.years[:3]
    rows = [
        row("Inhabitants at 31 December", [_EACH.people(m("inhabitants", year=y)) for y in years]),
        row("Municipal tax rate, SEK", [level(m("tax-rate", year=y), 2, _WORDS) for y in years]),
        row("Net result, SEK million", [_T(m("result", year=y)) for y in years]),
        row(
            "Net result, % of taxes and grants",
            [_T.share(_of(m, "result", "tax-and-grants", y)) for y in years],
        ),
        row(
            "Non-current liabilities per inhabitant, SEK",
            [
                _EACH(m.register.per(m("long-debt", year=y), m("inhabitants", year=y)))
                for y in years
            ],
        ),
    ]
    bullets: list[Block] = [para(*one, bullet=True) for one in told]
    return [*bullets, table("Key figures", ["", *map(str, years)], rows)]


def _result(m: Municipality) -> list[Block]:
    years = (m.year, m.year - 1)
    rows = [
        row(
            label,
            [
                *(_T(m(what, year=year), sign) for year in years),
                _T(m(what, basis="budget"), sign),
                *(_T(m(what, "group", year), sign) for year in years),
            ],
            kind,
        )
        for label, what, sign, kind in _STATEMENT
    ]
    heads: list[list[str | Head]] = [
        ["", Head("Municipality", 3), Head("Municipal group", 2)],
        ["SEK million", str(years[0]), str(years[1]), f"Budget {m.year}", str(years[0]),
         str(years[1])],
    ]  # fmt: skip
    gap, net, both = m.variance("result"), m.growth("net-cost"), m.growth("tax-and-grants")
    wages, finance = m.change("wages"), m.change("financial-net")
    group = m.change("result", "group")
    return [
        para(
            say(
                "Net operating expenses ", turn(net, "rose", "fell"), " by ",
                _E.share(net, behind=" per cent", size=True), " to SEK ", _E(m("net-cost")),
                ", while taxes and grants ", turn(both, "rose", "fell"), " by ",
                _E.share(both, behind=" per cent", size=True), " to SEK ",
                _E(m("tax-and-grants")), ".",
            ),
            say(
                "Wages and social security contributions, at SEK ", _E(m("wages")),
                ", made up ", _E.share(_of(m, "wages", "costs"), behind="%"),
                " of operating expenses.",
            ),
            say(
                "They were SEK ", _E.size(wages, "difference"), " ",
                turn(wages, "higher", "lower"), " than in the previous year.",
            ),
        ),
        tall("Income statement", heads, rows),
        *(
            table(
                title,
                ["SEK million", *map(str, years)],
                [
                    *(row(_KINDS[one], [_T(m(one, year=y)) for y in years]) for one in parts),
                    row("Total", [_T(m(total, year=y)) for y in years], "sum"),
                ],
            )
            for title, parts, total in (
                ("Operating revenue by type", INCOME, "income"),
                ("Operating expenses by type", COSTS, "costs"),
            )
        ),
        para(
            say(
                "The result was SEK ", _E.size(gap, "difference"), " ",
                turn(gap, "better", "worse"), " than budgeted.",
            ),
            say(
                "Net financial items amounted to SEK ", _E(m("financial-net")),
                ", a change of SEK ",
                _E(finance, role="difference"), ".",
            ),
            say(
                "Fees and charges brought in ",
                *about(_E.but(decimals=0)(m("fees")), "just over SEK ", "just under SEK "),
                " and sales of services ",
                *about(_E.but(decimals=0)(m("contracts")), "just over SEK ", "just under SEK "),
                ".",
            ),
            say(
                "For the group as a whole, including the municipal companies, the net result was "
                "SEK ", _E(m("result", "group")), ".",
            ),
            say(
                "This is SEK ", _E.size(group, "difference"), " ", turn(group, "more", "less"),
                f" than in {m.year - 1}.",
            ),
        ),
    ]  # fmt: skip


def _boards(m: Municipality) -> list[Block]:
    register = m.register
    every = [*((one.key, one.english) for one in m.boards), ("central", "Central items")]

    def line(key: str, label: str, kind: str = "item") -> Row:
        share = register.quotient(m("board-cost", key), m("board-cost", "all"))
        return row(
            label,
            [
                _T(m("board-net", key)),
                _T(m("board-net", key, basis="budget")),
                _T(
                    m.variance("board-net", key, -1), role="difference" if kind == "item" else "sum"
                ),
                _T(m("board-net", key, m.year - 1)),
                _T(m("board-cost", key)),
                _T.share(share) if kind == "item" else None,
            ],
            kind,
        )

    rows = [line(*one) for one in every]
    rows.append(line("all", "Total", "sum"))
    gaps = [(one.english, m.variance("board-net", one.key, -1)) for one in m.boards]
    over = register.count("en boards over", [gap for _name, gap in gaps], -1)
    (first, one), (second, two) = largest(gaps, 2)
    keys = {each.english: each.key for each in m.boards}
    whole = m.variance("board-net", "all", -1)
    dear = max(m.boards, key=lambda each: m("board-cost", each.key).value)
    hundred = register.quotient(m("board-cost", dear.key), m("board-cost", "all"))
    return [
        table(
            "Net expenditure by board, SEK million",
            ["", f"Net {m.year}", "Budget", "Variance", f"Net {m.year - 1}", f"Gross {m.year}",
             "Share of gross, %"],
            rows,
        ),
        para(
            rather(
                over,
                len(m.boards),
                say(
                    counted(over, language="en", capital=True), " of ",
                    f"{_english(len(m.boards))} boards exceeded ",
                    "its budget." if over.value == 1 else "their budgets.",
                ),
                "No board exceeded its budget.",
                "All boards exceeded their budgets.",
            ),
            say(
                "Taken together, net expenditure was SEK ", _E.size(whole, "difference"), " ",
                turn(whole, "below", "above"), " budget.",
            ),
            say(
                f"The {first.lower()} reported a ", turn(one, "surplus", "deficit"), " of SEK ",
                _E.size(one, "difference"), f" and the {second.lower()} a ",
                turn(two, "surplus", "deficit"), " of SEK ", _E.size(two, "difference"), ".",
            ),
            say(
                f"Net expenditure of the {first.lower()} ",
                turn(m.growth("board-net", keys[first]), "increased", "decreased"), " by ",
                _E.share(m.growth("board-net", keys[first]), behind=" per cent", size=True),
                " over the year.",
            ),
            say(
                "Out of every SEK 100 spent, SEK ",
                printed(hundred, "%", 0, _WORDS, role="share"),
                f" went to the activities of the {dear.english.lower()}.",
            ),
        ),
    ]  # fmt: skip


def _english(count: int) -> str:
    return ("four", "five", "six", "seven", "eight", "nine", "ten")[count - 4]


def _investments(m: Municipality) -> list[Block]:
    register = m.register
    rows = [
        row(
            _PROJECTS[one.name],
            [
                _T(m("project", one.key)),
                _T(m("project", one.key, basis="budget")),
                _T(m("project", one.key, m.year - 1)),
            ],
        )
        for one in m.projects
    ]
    rows.append(
        row(
            "Total capital expenditure",
            [
                _T(m("investments")),
                _T(m("investments", basis="budget")),
                _T(m("investments", year=m.year - 1)),
            ],
            "sum",
        )
    )
    flow = [
        row(label, [_T(m(what, year=year)) for year in (m.year, m.year - 1)], kind)
        for label, what, kind in _FLOW
    ]
    moved, debt = m.change("investments"), m.change("long-debt")
    top = max(m.projects, key=lambda one: m("project", one.key).value)
    each = register.per(m("long-debt"), m("inhabitants"))
    return [
        para(
            say(
                "Investments totalled SEK ", _E(m("investments")), ", SEK ",
                _E.size(moved, "difference"), " ", turn(moved, "more", "less"),
                " than in the preceding year.",
            ),
            say(
                f"The largest single item, {_no_capital(_PROJECTS[top.name])}, accounted for SEK ",
                _E(m("project", top.key)), ", or ",
                _E.share(register.quotient(m("project", top.key), m("investments")), behind="%"),
                " of the total.",
            ),
        ),
        table("Capital expenditure by project, SEK million",
              ["", str(m.year), f"Budget {m.year}", str(m.year - 1)], rows),
        para(
            say(
                "New loans of SEK ", _E(m("new-loans")), " were raised and SEK ",
                _E(m("repayments")), " was repaid.",
            ),
            say(
                "Non-current liabilities therefore ", turn(debt, "grew", "shrank"), " by SEK ",
                _E.size(debt, "difference"), " to SEK ", _E(m("long-debt")), ", corresponding to "
                "SEK ", _EACH(each), " per inhabitant.",
            ),
        ),
        table("Cash flow in summary, SEK million", ["", str(m.year), str(m.year - 1)], flow),
    ]  # fmt: skip


def _no_capital(name: str) -> str:
    kept = name.startswith(("Ekbacken", "Solgården", "Kastanjen", "IT"))
    return (
        name
        if kept
        else "the " * name.startswith(("Exten", "Renew", "Renov", "Devel"))
        + (name[0].lower() + name[1:])
    )


def _position(m: Municipality) -> list[Block]:
    register = m.register
    rows = [
        row(label, [_T(m(what, year=year)) for year in m.years], kind)
        for label, what, kind in _SHEET
    ]
    rows.append(
        row("Equity/assets ratio, %", [_T.share(_of(m, "equity", "assets", y)) for y in m.years])
    )
    ratio = register.difference(_of(m, "equity", "assets"), _of(m, "equity", "assets", m.year - 1))
    assets = m.growth("assets")
    return [
        table("Balance sheet at 31 December, SEK million", ["", *map(str, m.years)], rows),
        para(
            say(
                "Total assets ", turn(assets, "increased", "decreased"), " by ",
                _E.share(assets, behind=" per cent", size=True), " and stood at SEK ",
                _E(m("assets")), " at the end of the year.",
            ),
            say(
                "The equity/assets ratio was ",
                _E.share(_of(m, "equity", "assets"), behind=" per cent"), " (",
                _E.share(_of(m, "equity", "assets", m.year - 1)), "), ",
                _E.points(ratio, " percentage points"), " ", turn(ratio, "up", "down"), ".",
            ),
            say(
                f"In {m.year - 2}, {m.year - 1} and {m.year} equity was SEK ",
                _E.but(behind="")(m("equity", year=m.year - 2)), ", ",
                _E.but(behind="")(m("equity", year=m.year - 1)), " and ", _E(m("equity")),
                " respectively.",
            ),
            say(
                "Cash and bank balances were SEK ", _E(m("cash")), ", compared with SEK ",
                _E(m("cash", year=m.year - 1)), " a year earlier.",
            ),
        ),
    ]  # fmt: skip


def _staff(m: Municipality) -> list[Block]:
    more, ill = m.change("employees"), m.change("sick-leave", "all")
    rows = [
        row(label, [_EACH.people(m(what, year=year)) for year in m.years[:3]], kind)
        for label, what, kind in (
            ("Women", "women", "item"), ("Men", "men", "item"),
            ("Employees at 31 December", "employees", "sum"),
        )
    ]  # fmt: skip
    rows += [
        row(label, [_E.share(m("sick-leave", who, year)) for year in m.years[:3]])
        for label, who in (("Sick leave, women, %", "women"), ("Sick leave, men, %", "men"),
                           ("Sick leave, total, %", "all"))
    ]  # fmt: skip
    return [
        para(
            say(
                "The number of employees ", turn(more, "increased", "decreased"), " by ",
                _EACH.people(more, "difference", size=True), " to ",
                _EACH.people(m("employees")), ", of whom ",
                _E.share(_of(m, "women", "employees"), behind=" per cent"), " are women.",
            ),
            say(
                "Sick leave ", turn(ill, "rose", "declined"), " from ",
                _E.share(m("sick-leave", "all", m.year - 1)), " to ",
                _E.share(m("sick-leave", "all"), behind=" per cent"), " of regular working hours.",
            ),
        ),
        table("", ["", *map(str, m.years[:3])], rows),
    ]  # fmt: skip


def _swedish(some: Ledger) -> list[Block]:
    m, register = some.m, some.m.register
    result, gap = m.change("result"), m.variance("result")
    cost = register.quotient(m("wages"), m("costs"))
    part = register.quotient(m("tax"), m("tax-and-grants"))
    rows = [
        row(label, [_ST(m(what, year=year), sign) for year in (m.year - 1, m.year)], kind)
        for label, what, sign, kind in (
            ("Nettokostnad", "net-cost", -1, "item"), ("Skatteintäkter", "tax", 1, "item"),
            ("Statsbidrag", "grants", 1, "item"), ("Finansnetto", "financial-net", 1, "item"),
            ("Resultat", "result", 1, "sum"),
        )
    ]  # fmt: skip
    boards = sorted(m.boards, key=lambda one: -m("board-cost", one.key).value)
    hundred = [
        row(
            one.name,
            [
                _ST(m("board-cost", one.key)),
                printed(
                    register.quotient(m("board-cost", one.key), m("board-cost", "all")),
                    "%", 1, _ST.style, role="share",
                ),
            ],
        )
        for one in boards
    ]  # fmt: skip
    hundred.append(
        row(
            "Gemensamt",
            [
                _ST(m("board-cost", "central")),
                printed(
                    register.quotient(m("board-cost", "central"), m("board-cost", "all")),
                    "%", 1, _ST.style, role="share",
                ),
            ],
        )
    )  # fmt: skip
    hundred.append(row("Totalt", [_ST(m("board-cost", "all")), None], "sum"))
    worse = register.count(
        "sv boards over", [m.variance("board-net", one.key, -1) for one in m.boards], -1
    )
    return [
        para(
            say(
                f"{m.name} kommun fick {m.year} ett resultat på ", _SE(m("result")), ".",
            ),
            say(
                "Det är ", _SE.size(result, "difference"), " ", turn(result, "mer", "mindre"),
                " än året före och ", _SE.size(gap, "difference"), " ", turn(gap, "mer", "mindre"),
                " än budget.",
            ),
            say(
                "Verksamheten kostade ", _S(m("net-cost")), " netto och betalades med ",
                _S(m("tax")), " i skatt och ", _S(m("grants")), " i statsbidrag.",
            ),
        ),
        table("Så gick det, miljoner kronor", ["", str(m.year - 1), str(m.year)], rows),
        para(
            say(
                "Skatten stod för ", _SE.share(part, behind=" procent"),
                " av skatter och statsbidrag.",
            ),
            bullet=True,
        ),
        para(
            say("Lönerna är ", _SE.share(cost, behind=" procent"), " av kostnaderna."),
            bullet=True,
        ),
        para(
            rather(
                worse,
                len(m.boards),
                say(
                    counted(worse, capital=True), f" av {word(len(m.boards))} nämnder gjorde av "
                    "med mer pengar än de fått.",
                ),
                "Ingen nämnd gjorde av med mer pengar än den fått.",
                "Alla nämnder gjorde av med mer pengar än de fått.",
            ),
            bullet=True,
        ),
        para(
            say(
                "Skattesatsen var ", level(m("tax-rate"), 2), " kronor (",
                level(m("tax-rate", year=m.year - 1), 2), f" kronor {m.year - 1}).",
            ),
            bullet=True,
        ),
        table(
            "Till det gick 100 kronor",
            ["", "Kostnad, miljoner kronor", "Kronor av hundra"],
            hundred,
        ),
        para(
            say(
                f"Mest kostade {boards[0].name.lower()} med ", _S(m("board-cost", boards[0].key)),
                " och därefter ", f"{boards[1].name.lower()} med ",
                _S(m("board-cost", boards[1].key)), ".",
            ),
            say(
                "I investeringar lades ", _SE(m("investments")), ", det vill säga ",
                printed(
                    register.per(m("investments"), m("inhabitants")), "kr", 0, _S.style,
                    behind=" kronor",
                ), " per invånare.",
            ),
        ),
    ]  # fmt: skip


FAMILY = Family("summary-in-english", make)
