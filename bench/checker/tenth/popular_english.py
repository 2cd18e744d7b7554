"""An English annual report for everybody: what a hundred kronor went to, five years,
income and costs in SEK million with points, people and staff, and goals that were met."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, Role, counted, in_words, item, plain, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import COSTS, INCOME, Board, Municipality
from ..paper import (
    Block,
    Head,
    Heading,
    NumberStyle,
    Paper,
    Paragraph,
    Piece,
    Sentence,
    Table,
    printed,
)
from ..quantities import Quantity
from ._ledger import level

_STYLE = NumberStyle(thousands=",", decimal=".", negative="-")
_PEN = Pen("mnkr", 1, _STYLE)
_WHOLE = Pen("mnkr", 0, _STYLE)
_KR = Pen("kr", 0, _STYLE)
_NAMES = {
    "sales": "Sales", "fees": "Fees and charges", "rents": "Rents and leases",
    "grants-received": "Government grants", "contracts": "Sale of services",
    "other-income": "Other income", "wages": "Salaries and payroll taxes",
    "pensions": "Pensions", "purchased": "Purchased services", "premises": "Premises",
    "transfers": "Benefits and subsidies", "material": "Materials",
    "other-costs": "Other costs",
}  # fmt: skip
_STATEMENT = (
    ("income", "Operating income", 1, "item"), ("costs", "Operating costs", -1, "item"),
    ("depreciation", "Depreciation", -1, "item"), ("net-cost", "Net operating cost", -1, "sum"),
    ("tax", "Tax revenue", 1, "item"), ("grants", "Equalisation and state grants", 1, "item"),
    ("operating-result", "Operating result", 1, "sum"),
    ("financial-income", "Financial income", 1, "item"),
    ("financial-costs", "Financial costs", -1, "item"), ("result", "Net result", 1, "sum"),
)  # fmt: skip
_ENGLISH = {
    "Andel elever som är behöriga till yrkesprogram": "Pupils qualified for vocational programmes",
    "Andel brukare som är nöjda med sin hemtjänst": "Satisfaction with home care",
    "Sjukfrånvaro": "Sick leave",
    "Nöjd-medborgar-index": "Citizen satisfaction index",
    "Företagsklimat, NKI": "Business climate index",
    "Hållbart medarbetarengagemang, HME": "Employee engagement index",
    "Andel ekologiska livsmedel": "Organic food",
    "Andel långtidsarbetslösa": "Long-term unemployed",
    "Väntetid till särskilt boende, dagar": "Waiting time for care homes, days",
    "Andel hushållsavfall som återvinns": "Household waste recycled",
}


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    del chance
    blocks: list[Block] = [
        Heading("The year in brief", 1),
        *_brief(m),
        Heading("Five years at a glance"),
        _years(m),
        Heading("Your tax money", 1),
        _hundred_text(m),
        _hundred(m),
        Heading("Where the money comes from and where it goes"),
        _kinds(m, INCOME, "income", "Operating income"),
        _kinds_text(m),
        _kinds(m, COSTS, "costs", "Operating costs"),
        Heading("The result", 1),
        *_result_text(m),
        _statement(m),
        Heading("Boards and their budgets"),
        *_boards_text(m),
        _boards(m),
        Heading("Assets, loans and cash"),
        _balance_text(m),
        _balance(m),
        Heading("Building for the future"),
        _invested_text(m),
        _invested(m),
        Heading("Our staff", 1),
        _staff_text(m),
        _staff(m),
        Heading("Did we reach our goals?", 1),
        _goals_text(m),
        _goals(m),
    ]
    return Paper(f"{m.name} Municipality: Annual Report {m.year} in short", tuple(blocks), "en")


def _sek(quantity: Quantity, size: bool = False) -> list[Piece]:
    """An amount in running text, with SEK before it."""
    pen = _PEN.but(behind=" million")
    return ["SEK ", pen.size(quantity, "difference") if size else pen(quantity)]


def _say(*pieces: Piece | list[Piece]) -> Sentence:
    """A sentence whose amounts are lists of two pieces."""
    flat: list[Piece] = []
    for one in pieces:
        flat += one if isinstance(one, list) else [one]
    return say(*flat)


def _brief(m: Municipality) -> list[Paragraph]:
    """What matters most."""
    result, people, staff = m.change("result"), m.change("inhabitants"), m.change("employees")
    lines = plain(
        [
            _say("The municipality's net result was ", _sek(m("result")), ", ",
                 _sek(result, True), " ", turn(result, "better", "worse"),
                 " than the year before."),
            _say("At the end of the year ", m.name, " had ", _PEN.people(m("inhabitants")),
                 " inhabitants, ", _PEN.people(people, "difference", size=True), " ",
                 turn(people, "more", "fewer"), " than in ", str(m.year - 1), "."),
            _say("Investments came to ", _sek(m("investments")), "."),
            _say("The number of employees ", turn(staff, "rose", "fell"), " by ",
                 _PEN.people(staff, "difference", size=True), " to ",
                 _PEN.people(m("employees")), "."),
            _say("The tax rate was SEK ", level(m("tax-rate"), 2, _STYLE),
                 " per 100 kronor earned."),
        ]
    )  # fmt: skip
    return [item(one) for one in lines]


def _years(m: Municipality) -> Table:
    """Five years, newest first."""
    lines = (("result", "Net result, SEK million"), ("net-cost", "Net operating cost, SEK million"),
             ("tax-and-grants", "Tax and grants, SEK million"),
             ("investments", "Investments, SEK million"), ("assets", "Total assets, SEK million"),
             ("long-debt", "Long-term loans, SEK million"))  # fmt: skip
    rows = [row(name, [_PEN(m(what, year=y)) for y in m.years]) for what, name in lines]
    rows.append(row("Inhabitants", [_PEN.people(m("inhabitants", year=y)) for y in m.years]))
    rows.append(row("Equity ratio, %", [_PEN(_solid(m, y)) for y in m.years]))
    rows.append(row("Loans per inhabitant, SEK", [_KR(_loan_each(m, y)) for y in m.years]))
    return table("", ["", *map(str, m.years)], rows)


def _solid(m: Municipality, year: int) -> Quantity:
    """Equity as a share of the assets."""
    return m.register.quotient(m("equity", year=year), m("assets", year=year))


def _loan_each(m: Municipality, year: int) -> Quantity:
    """Loans for each inhabitant."""
    return m.register.per(m("long-debt", year=year), m("inhabitants", year=year))


def _part(m: Municipality, one: Board) -> Quantity:
    """A board's part of the net cost of all."""
    return m.register.quotient(m("board-net", one.key), m("board-net", "all"))


def _ranked(m: Municipality) -> list[Board]:
    """The boards, the dearest first."""
    return sorted(m.boards, key=lambda one: -m("board-net", one.key).value)


def _hundred_text(m: Municipality) -> Paragraph:
    """What went to the dearest boards."""
    first, second = _ranked(m)[:2]
    both = m.register.quotient(
        m.register.total(
            f"two-dearest:{m.year}", (m("board-net", first.key), m("board-net", second.key))
        ),
        m("board-net", "all"),
    )
    return text(
        say("Of every 100 kronor that the services cost net, ",
            printed(_part(m, first), "%", 2, _STYLE, behind=" kronor"), " went to the ",
            _small(first.english), " and ",
            printed(_part(m, second), "%", 2, _STYLE, behind=" kronor"), " to the ",
            _small(second.english), "."),
        say("Together they used ", _PEN.share(both, behind=" per cent"), " of the money."),
    )  # fmt: skip


def _small(name: str) -> str:
    """A name within a sentence."""
    return name[0].lower() + name[1:]


def _hundred(m: Municipality) -> Table:
    """A hundred kronor, board by board."""
    rows = []
    for one in (*_ranked(m), m.central):
        part = printed(_part(m, one), "%", 2, _STYLE)
        rows.append(row(one.english, [part, _PEN(m("board-net", one.key))]))
    whole = m.register.quotient(m("board-net", "all"), m("board-net", "all"))
    rows.append(
        row("Total", [printed(whole, "%", 2, _STYLE, role="sum"), _PEN(m("board-net", "all"))],
            "sum")
    )  # fmt: skip
    heads = ["100 kronor went to", "Kronor", "SEK million"]
    return table(f"How 100 kronor were used in {m.year}", heads, rows)


def _kinds(m: Municipality, names: tuple[str, ...], whole: str, title: str) -> Table:
    """Income or costs by kind."""
    years = (m.year, m.year - 1)
    rows = []
    for what in (*names, whole):
        kind = "sum" if what == whole else "item"
        name = f"Total {_small(title)}" if what == whole else _NAMES[what]
        change = _PEN(m.change(what), role="" if what == whole else "difference")
        share = None if what == whole else _PEN(m.register.quotient(m(what), m(whole)))
        rows.append(row(name, [*(_PEN(m(what, year=y)) for y in years), change, share], kind))
    return table(title, ["SEK million", *map(str, years), "Change", f"Share of {m.year}, %"], rows)


def _kinds_text(m: Municipality) -> Paragraph:
    """The largest kinds in words."""
    grants, wages = m.change("grants-received"), m.change("wages")
    return text(
        *plain(
            [
                _say("Salaries are by far the largest cost, ", _sek(m("wages")), " or ",
                     _PEN.share(m.register.quotient(m("wages"), m("costs")), behind=" per cent"),
                     " of the total, and they ", turn(wages, "increased", "decreased"), " by ",
                     _PEN.share(m.growth("wages"), behind=" per cent", size=True), "."),
                _say("Government grants ", turn(grants, "grew", "shrank"), " from ",
                     _sek(m("grants-received", year=m.year - 1)), " to ",
                     _sek(m("grants-received")), "."),
            ]
        )
    )  # fmt: skip


def _result_text(m: Municipality) -> list[Paragraph]:
    """The result in words."""
    gap, tax, net = m.variance("result"), m.variance("tax"), m.change("net-cost")
    share = m.register.quotient(m("result"), m("tax-and-grants"))
    return [
        text(
            *plain(
                [
                    _say("The net result of ", _sek(m("result")), " corresponds to ",
                         _PEN.share(share, behind=" per cent"), " of tax revenue and grants."),
                    _say("The budget was ", _sek(m("result", basis="budget")),
                         ", so the outcome was ", _sek(gap, True), " ",
                         turn(gap, "above", "below"), " plan."),
                ]
            )
        ),
        text(
            *plain(
                [
                    _say("Tax revenue was ", _sek(tax, True), " ", turn(tax, "higher", "lower"),
                         " than budgeted."),
                    _say("The net operating cost ", turn(net, "rose", "fell"), " by ",
                         _sek(net, True), ", that is ",
                         _PEN.share(m.growth("net-cost"), behind=" per cent", size=True),
                         ", to ", _sek(m("net-cost")), "."),
                ]
            )
        ),
    ]  # fmt: skip


def _statement(m: Municipality) -> Table:
    """The income statement in short."""
    rows = []
    for what, name, sign, kind in _STATEMENT:
        role: Role = "" if kind == "sum" else "difference"
        rows.append(
            row(name, [_PEN(m(what, basis="budget"), sign), _PEN(m(what), sign),
                       _PEN(m.variance(what, better=sign), role=role),
                       _PEN(m(what, year=m.year - 1), sign)], kind)
        )  # fmt: skip
    heads: list[list[str | Head]] = [
        ["", Head(str(m.year), 3), Head(str(m.year - 1))],
        ["SEK million", "Budget", "Outcome", "Variance", "Outcome"],
    ]
    return tall("Income statement", heads, rows)


def _boards_text(m: Municipality) -> list[Paragraph]:
    """Boards against their budgets."""
    gaps = {one: m.variance("board-net", one.key, -1) for one in m.boards}
    kept = m.register.count("kept:popular", gaps.values(), zero=True)
    best = max(gaps, key=lambda one: gaps[one].value)
    worst = min(gaps, key=lambda one: gaps[one].value)
    number = in_words("en")(Decimal(len(m.boards)))
    lines = [
        say(counted(kept, language="en", capital=True), f" of the {number} boards stayed within "
            "budget."),
    ]  # fmt: skip
    if _PEN(gaps[best]).value > 0:
        lines.append(_say("The ", _small(best.english), " had the largest surplus, ",
                          _sek(gaps[best], True), "."))  # fmt: skip
    if _PEN(gaps[worst]).value < 0:
        lines.append(_say("The largest deficit, ", _sek(gaps[worst], True), ", was that of the ",
                          _small(worst.english), ", which cost ",
                          _sek(m("board-net", worst.key)), "."))  # fmt: skip
    return [text(*lines)]


def _boards(m: Municipality) -> Table:
    """Net costs against the budget."""
    rows = []
    for one in (*m.boards, m.central, None):
        key, name = (one.key, one.english) if one else ("all", "Total")
        kind = "item" if one else "sum"
        role: Role = "difference" if one else ""
        rows.append(
            row(name, [_PEN(m("board-net", key)), _PEN(m("board-net", key, basis="budget")),
                       _PEN(m.variance("board-net", key, -1), role=role)], kind)
        )  # fmt: skip
    heads = ["SEK million", f"Outcome {m.year}", f"Budget {m.year}", "Variance"]
    return table("Net cost by board", heads, rows)


def _balance(m: Municipality) -> Table:
    """The balance sheet in whole millions."""
    lines = (("fixed-assets", "Fixed assets", "item"), ("current-assets", "Current assets", "item"),
             ("assets", "Total assets", "sum"), ("equity", "Equity", "item"),
             ("provisions", "Provisions", "item"), ("long-debt", "Long-term loans", "item"),
             ("short-debt", "Current liabilities", "item"),
             ("equity-and-debts", "Total equity and liabilities", "sum"))  # fmt: skip
    years = (m.year - 1, m.year)
    rows = [row(name, [_WHOLE(m(what, year=y)) for y in years], kind) for what, name, kind in lines]
    return table("Balance sheet", ["SEK million", *(f"31 Dec {y}" for y in years)], rows)


def _balance_text(m: Municipality) -> Paragraph:
    """Assets, loans and cash in words."""
    loans, cash = m.change("long-debt"), m.change("cash")
    return text(
        *plain(
            [
                _say("Total assets amount to ", _sek(m("assets")), ", of which ",
                     _PEN.share(_solid(m, m.year), behind=" per cent"), " is financed by equity."),
                _say("Long-term loans ", turn(loans, "increased", "decreased"), " by ",
                     _sek(loans, True), " and are now SEK ", _KR(_loan_each(m, m.year)),
                     " per inhabitant."),
                _say("Cash at the year-end was ", _sek(m("cash")), ", ", _sek(cash, True), " ",
                     turn(cash, "more", "less"), " than twelve months earlier."),
            ]
        )
    )  # fmt: skip


def _invested_text(m: Municipality) -> Paragraph:
    """Investments in words."""
    gap = m.variance("investments", better=-1)
    return text(
        *plain(
            [
                _say("We invested ", _sek(m("investments")), " in ", str(len(m.projects)),
                     " projects, ", _sek(gap, True), " ", turn(gap, "less", "more"),
                     " than planned."),
            ]
        )
    )  # fmt: skip


_PROJECTS = {
    "Ny F–6-skola Ekbacken": "Ekbacken primary school",
    "Om- och tillbyggnad simhall": "Swimming hall", "Gång- och cykelvägar": "Cycle paths",
    "Reinvestering VA-nät": "Water and sewer mains", "Gruppbostad Solgården": "Solgården home",
    "Belysning": "Street lighting", "IT-utrustning": "IT equipment",
    "Förskola Kastanjen": "Kastanjen preschool", "Vattenverk etapp 2": "Waterworks, phase 2",
    "Fordon räddningstjänst": "Fire engines", "Torgets upprustning": "Main square",
    "Inventarier skolor": "School furniture", "Konstgräsplan": "Artificial pitch",
    "Exploatering Norra hamnen": "Norra hamnen development",
    "Välfärdsteknik": "Welfare technology",
}  # fmt: skip


def _invested(m: Municipality) -> Table:
    """Projects, the largest first, without the budget."""
    some = sorted(m.projects, key=lambda one: -m("project", one.key).value)
    rows = [row(_PROJECTS[one.name], [_PEN(m("project", one.key)),
                                      _PEN(m("project", one.key, basis="budget"))])
            for one in some]  # fmt: skip
    whole = [_PEN(m("investments")), _PEN(m("investments", basis="budget"))]
    rows.append(row("All projects", whole, "sum"))
    return table("Investments", ["SEK million", "Outcome", "Budget"], rows)


def _staff_text(m: Municipality) -> Paragraph:
    """Staff in words."""
    share = m.register.quotient(m("women"), m("employees"))
    sick = m.change("sick-leave", "all")
    return text(
        *plain(
            [
                _say("Women make up ", _PEN.share(share, behind=" per cent"), " of our ",
                     _PEN.people(m("employees")), " employees."),
                _say("Sick leave ", turn(sick, "rose", "fell"), " by ",
                     _PEN.points(sick, " percentage points"), " to ",
                     _PEN.share(m("sick-leave", "all"), behind=" per cent"), "."),
            ]
        )
    )  # fmt: skip


def _staff(m: Municipality) -> Table:
    """Staff by sex over three years."""
    years = (m.year - 2, m.year - 1, m.year)
    lines = (("women", "Women", "item"), ("men", "Men", "item"), ("employees", "Employees", "sum"))
    rows = [row(name, [_PEN.people(m(what, year=y)) for y in years], kind)
            for what, name, kind in lines]  # fmt: skip
    for who, name in (("women", "women"), ("men", "men"), ("all", "all")):
        cells = [_PEN(m("sick-leave", who, y)) for y in years]
        rows.append(row(f"Sick leave, {name}, %", cells))
    return table("", ["", *map(str, years)], rows)


def _goals_text(m: Municipality) -> Paragraph:
    """Goals in words."""
    margins = [m.margin(one) for one in m.indicators]
    met = m.register.count("met:popular", margins, zero=True)
    number = in_words("en")(Decimal(len(m.indicators)))
    return text(
        say("The council follows ", number, " indicators, and for ", counted(met, language="en"),
            " of them the target was met."),
    )  # fmt: skip


def _goals(m: Municipality) -> Table:
    """Targets and outcomes."""
    rows = []
    for one in m.indicators:
        three = (m("indicator", one.key, basis="budget"), m("indicator", one.key),
                 m("indicator", one.key, m.year - 1))  # fmt: skip
        is_share = three[0].kind == "ratio"
        cells = [_PEN(each) if is_share else level(each, 0, _STYLE) for each in three]
        name = _ENGLISH[one.name] + (", %" if is_share else "")
        rows.append(row(name, [*cells, "Yes" if m.margin(one).value >= 0 else "No"]))
    heads = ["Indicator", f"Target {m.year}", str(m.year), str(m.year - 1), "Met"]
    return table("", heads, rows)


FAMILY = Family("popular_english", make)
