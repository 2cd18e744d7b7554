"""The annual report of a water federation in English: management's discussion, income by segment,
expenses, balance sheet, cash flow, capital works, volumes and rates, five years."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Cell, Head, Heading, NumberStyle, Paper, Sentence, Table
from ..quantities import Quantity
from ._books import Books, listed, number, shown

_STYLE = NumberStyle(thousands=",", decimal=".", negative="()", zero="–")
_LINE = NumberStyle(thousands=",", decimal=".")
_K = Pen("tkr", 0, _STYLE)
_M = Pen("mnkr", 1, _LINE, " million")
_SEK = Pen("mnkr", 1, _LINE)
_KR = Pen("kr", 0, _LINE)
_PC = " per cent"
_SEGMENTS = (("Drinking water", "water", 118.0), ("Wastewater", "sewage", 164.0),
             ("Stormwater", "storm", 21.0), ("Household waste", "waste", 92.0))  # fmt: skip
_COSTS = {"fed-other": 5.0, "fed-fees": 14.0, "fed-bought": 24.0, "fed-power": 11.0,
          "fed-staff": 46.0}  # fmt: skip
_EXPENSES = (("Personnel", "fed-staff"), ("Electricity and chemicals", "fed-power"),
             ("Contracted services", "fed-bought"), ("Treatment and disposal fees", "fed-fees"),
             ("Other operating expenses", "fed-other"))  # fmt: skip
_WORKS = (("Trunk main Lakeside", 41), ("Treatment plant, biological stage", 88),
          ("Renewal of sewers", 36), ("Pumping stations", 14), ("Recycling centre East", 22),
          ("Smart meters", 9), ("Vehicles", 6), ("Reservoir Hilltop", 27))  # fmt: skip
_BALANCE = (
    ("Property, plant and equipment", "plant", "item"), ("Receivables", "owed-us", "item"),
    ("Cash and bank", "bank", "item"), ("Total assets", "fed-assets", "sum"),
    ("Equity", "fed-equity", "item"), ("Deferred connection fees", "deferred", "item"),
    ("Provisions for landfills", "landfill", "item"),
    ("Long-term borrowing", "fed-loans", "item"),
    ("Current liabilities", "fed-current", "item"),
    ("Total equity and liabilities", "fed-whole", "sum"),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    books = Books(m, chance)
    works = chance.sample(_WORKS, chance.randint(5, 7))
    members = chance.sample(("Eastby", "Lakeford", "Northmoor", "Millvale"), 3)
    _fill(books, works, [m.name, *members])
    blocks: list[Block] = [
        Heading("Highlights", 1),
        *(item(one) for one in _highlights(books)),
        _five(books),
        Heading("Management's discussion and analysis", 1),
        text(f"{m.name} Water and Waste is a federation of {len(members) + 1} municipalities: "
             f"{listed([m.name, *members], ' and ')}. Amounts are in Swedish kronor."),
        Heading("Operating revenue", 2),
        text(*_revenue_told(books)),
        _revenue(books),
        Heading("Operating expenses", 2),
        text(*_expenses_told(books)),
        _result(books),
        text(*_result_told(books)),
        Heading("Member municipalities", 2),
        _members(books, [m.name, *members]),
        text(*_members_told(books, [m.name, *members])),
        Heading("Capital works", 2),
        _works(books, works),
        text(*_works_told(books, works)),
        Heading("Financial position", 2),
        text(*_position_told(books)),
        _position(books),
        _flow(books),
        Heading("Volumes, rates and service", 2),
        _volumes(books),
        text(*_volumes_told(books)),
        Heading("Our people", 2),
        text(*_people(books)),
    ]  # fmt: skip
    return Paper(f"{m.name} Water and Waste – Annual report {m.year}", tuple(blocks), "en")


def _fill(books: Books, works: list[tuple[str, int]], members: list[str]) -> None:
    m = books.m
    size = float(m.size) * 1_000_000
    for _label, who, middle in _SEGMENTS:
        books.put("fed-income", who, middle * size, back=4, spread=0.02)
        books.plan("fed-income", who, 0.03, 100_000)
    both = ("outcome", "budget")
    books.add("fed-income", "fed", [("fed-income", who, 1) for _l, who, _m in _SEGMENTS], both)
    for year in sorted(m.years):
        income = m("fed-income", "fed", year).value
        for what, share in (("fed-cost", 0.71), ("fed-worn", 0.18), ("fed-interest", 0.085)):
            factor = share * books.chance.uniform(0.975, 1.025)
            books.set(what, "fed", income * _dec(factor), "money", year)
    for what, grain in (("fed-cost", 100_000), ("fed-worn", 100_000), ("fed-interest", 100_000)):
        books.plan(what, "fed", 0.02, grain)
    books.split("fed-cost", "fed", _COSTS, both, 0.02)
    books.add("fed-operating", "fed", [("fed-income", "fed", 1), ("fed-cost", "fed", -1),
                                       ("fed-worn", "fed", -1)], both)  # fmt: skip
    books.add("fed-result", "fed", [("fed-operating", "fed", 1), ("fed-interest", "fed", -1)], both)
    for name, middle in works:
        books.put("work", name, middle * size, back=0, spread=0.25)
        books.plan("work", name, 0.2, 500_000)
        books.put("earlier", name, middle * size * 0.7, back=0, spread=0.6)
        books.add("to-date", name, [("earlier", name, 1), ("work", name, 1)])
    for what in ("work", "earlier", "to-date"):
        books.add(what, "works", [(what, name, 1) for name, _middle in works], both)
    for place, name in enumerate(members):
        share = (0.46, 0.24, 0.18, 0.12)[place]
        books.put("served", name, float(m("inhabitants").value) * share * 1.4, "count", spread=0.01)
        books.put("billed", name, 395 * size * share, spread=0.02)
    for what in ("served", "billed"):
        books.add(what, "members", [(what, name, 1) for name in members])
    _fill_position(books, size)
    _fill_service(books)


def _dec(value: float) -> Decimal:
    return Decimal(str(round(value, 6)))


def _fill_position(books: Books, size: float) -> None:
    m = books.m
    for what, middle in (("owed-us", 62), ("deferred", 210), ("landfill", 38), ("fed-current", 96)):
        books.put(what, "fed", middle * size, back=4, spread=0.05)
    spent = m("work", "works").value
    for step, year in enumerate(sorted(m.years)):
        if step == 0:
            books.set("bank", "fed", _dec(54 * size), "money", year)
            books.set("fed-loans", "fed", _dec(760 * size), "money", year)
            books.set("fed-equity", "fed", _dec(140 * size), "money", year)
            parts = [m(one, "fed", year).value for one in ("fed-equity", "deferred", "landfill",
                                                           "fed-loans", "fed-current")]  # fmt: skip
            rest = sum(parts) - m("owed-us", "fed", year).value - m("bank", "fed", year).value
            books.set("plant", "fed", rest, "money", year)
            continue
        works = spent if year == m.year else spent * _dec(books.chance.uniform(0.6, 1.1))
        books.set("invested", "fed", works, "money", year)
        borrowed = max(works * _dec(books.chance.uniform(0.55, 0.8)), spent / 10)
        books.set("borrowed", "fed", borrowed, "money", year)
        books.set("paid-back", "fed", _dec(size * books.chance.uniform(14, 30)), "money", year)
        _close(books, year)
    books.add("fed-assets", "fed", [("plant", "fed", 1), ("owed-us", "fed", 1),
                                    ("bank", "fed", 1)])  # fmt: skip
    books.add("fed-whole", "fed", [(one, "fed", 1) for one in (
        "fed-equity", "deferred", "landfill", "fed-loans", "fed-current")])  # fmt: skip
    for year in m.years:
        m.register.follows(m("fed-assets", "fed", year), [(m("fed-whole", "fed", year), 1)])
    m.register.follows(m("invested", "fed"), [(m("work", "works"), 1)])


def _close(books: Books, year: int) -> None:
    """The year's cash flow, and what it leaves in the balance sheet."""
    m = books.m
    reg = m.register

    def now(what: str) -> Quantity:
        return m(what, "fed", year)

    def last(what: str) -> Quantity:
        return m(what, "fed", year - 1)

    def sums(what: str, terms: list[tuple[Quantity, int]]) -> Quantity:
        before = reg.known.get(f"{what}:fed:{year - 1}:outcome")
        return reg.linear(f"{what}:fed:{year}:outcome", terms, before)

    held = ("deferred", "landfill", "fed-current")
    moved = [(now(one), 1) for one in held] + [(last(one), -1) for one in held]
    moved += [(now("owed-us"), -1), (last("owed-us"), 1)]
    sums("working", moved)
    sums("from-operations", [(now("fed-result"), 1), (now("fed-worn"), 1), (now("working"), 1)])
    sums("from-financing", [(now("borrowed"), 1), (now("paid-back"), -1)])
    sums("net-flow", [(now("from-operations"), 1), (now("invested"), -1),
                      (now("from-financing"), 1)])  # fmt: skip
    sums("bank", [(last("bank"), 1), (now("net-flow"), 1)])
    sums("fed-loans", [(last("fed-loans"), 1), (now("borrowed"), 1), (now("paid-back"), -1)])
    sums("fed-equity", [(last("fed-equity"), 1), (now("fed-result"), 1)])
    sums("plant", [(last("plant"), 1), (now("invested"), 1), (now("fed-worn"), -1)])


def _fill_service(books: Books) -> None:
    m = books.m
    size = float(m.size)
    for what, middle in (("sold-water", 3_450), ("lost-water", 690)):
        books.put(what, "fed", middle * size * 1000, "count", back=2, spread=0.05, drift=0.01)
    books.add("sent-water", "fed", [("sold-water", "fed", 1), ("lost-water", "fed", 1)])
    for what, middle in (("connections", 14_800), ("leaks", 96), ("complaints", 310)):
        drift = 0.015 if what == "connections" else -0.03
        spread = 0.004 if what == "connections" else 0.12
        books.put(what, "fed", middle * size, "count", back=2, spread=spread, drift=drift)
    books.put("waste-tonnes", "fed", 17_400 * size, "count", back=2, spread=0.03, drift=-0.01)
    books.put("food-tonnes", "fed", 2_900 * size, "count", back=2, spread=0.05, drift=0.02)
    books.put("recycled", "fed", 0.41, "ratio", back=2, spread=0.04, drift=0.01)
    books.put("bill", "fed", 9_400, back=2, spread=0.01, drift=0.05)
    books.put("fed-women", "fed", 38 * size + 4, "count", spread=0.06)
    books.put("fed-men", "fed", 71 * size + 4, "count", spread=0.06)
    books.add("fed-hands", "fed", [("fed-women", "fed", 1), ("fed-men", "fed", 1)])
    books.put("fed-sick", "fed", 0.052, "ratio", spread=0.12)


def _highlights(books: Books) -> list[Sentence]:
    m = books.m
    income, result = m.change("fed-income", "fed"), m("fed-result", "fed")
    off = m.variance("fed-result", "fed")
    return shown([
        say("Operating revenue of SEK ", _M(m("fed-income", "fed")), ", ",
            turn(income, "up", "down"), " ",
            _SEK.share(m.growth("fed-income", "fed"), behind=_PC, size=True), " on ",
            str(m.year - 1), "."),
        say("A ", turn(result, "surplus", "deficit"), " for the year of SEK ", _M.size(result),
            ", ", _M.size(off, "difference"), turn(off, " better", " worse"), " than budgeted."),
        say("Capital works of SEK ", _M(m("work", "works")), "."),
        say("Leakage missed our target of 15 per cent: ",
            _SEK.share(_leak(m), behind=_PC), " of the water sent out was not billed.")
        if _leak(m).value > _dec(0.1501) else
        say("Leakage was ", _SEK.share(_leak(m), behind=_PC), " of the water sent out."),
    ])  # fmt: skip


def _leak(m: Municipality, back: int = 0) -> Quantity:
    year = m.year - back
    return m.register.quotient(m("lost-water", "fed", year), m("sent-water", "fed", year))


def _five(books: Books) -> Table:
    m, reg = books.m, books.m.register
    years = sorted(m.years)
    rows = []
    for label, what in (("Operating revenue", "fed-income"), ("Operating expenses", "fed-cost"),
                        ("Result for the year", "fed-result"), ("Total assets", "fed-assets"),
                        ("Long-term borrowing", "fed-loans"),
                        ("Equity", "fed-equity")):  # fmt: skip
        cells: list[Cell] = [_SEK.but(style=_STYLE)(m(what, "fed", year)) for year in years]
        rows.append(row(label, cells))
    for label, one, other in (("Equity ratio, %", "fed-equity", "fed-assets"),
                              ("Operating expenses, % of revenue", "fed-cost",
                               "fed-income")):  # fmt: skip
        shares = [reg.quotient(m(one, "fed", y), m(other, "fed", y)) for y in years]
        rows.append(row(label, [_SEK.share(each) for each in shares]))
    return table("Five-year summary", ["SEK million", *map(str, years)], rows)


def _revenue(books: Books) -> Table:
    m = books.m
    rows = []
    for label, who in [*((a, b) for a, b, _c in _SEGMENTS), ("Total operating revenue", "fed")]:
        is_sum = who == "fed"
        now, last = m("fed-income", who), m("fed-income", who, m.year - 1)
        change = m.change("fed-income", who)
        cells = [_K(now), _K(last), _K(change, role="" if is_sum else "difference"),
                 _SEK.but(style=_STYLE).share(m.growth("fed-income", who)),
                 _K(m("fed-income", who, basis="budget"))]  # fmt: skip
        rows.append(row(label, cells, "sum" if is_sum else "item"))
    heads: list[list[str | Head]] = [
        ["", str(m.year), str(m.year - 1), Head("Change", 2), str(m.year)],
        ["SEK thousand", "Actual", "Actual", "Amount", "%", "Budget"],
    ]
    return tall("Revenue by segment", heads, rows)


def _revenue_told(books: Books) -> list[Sentence]:
    m, reg = books.m, books.m.register
    change, off = m.change("fed-income", "fed"), m.variance("fed-income", "fed")
    sewage, waste = m("fed-income", "sewage"), m.change("fed-income", "waste")
    ups = reg.count("segments-up", [m.change("fed-income", who) for _l, who, _m in _SEGMENTS], 1)
    told = shown([
        say("Total operating revenue ", turn(change, "increased", "decreased"), " by SEK ",
            _M.size(change, "difference"), ", from SEK ", _M(m("fed-income", "fed", m.year - 1)),
            " to SEK ", _M(m("fed-income", "fed")), "."),
        say("This was SEK ", _M.size(off, "difference"), turn(off, " above", " below"),
            " budget."),
        say("Wastewater remains the largest segment and accounted for ",
            _SEK.share(reg.quotient(sewage, m("fed-income", "fed")), behind=_PC),
            " of revenue, or SEK ", _M(sewage), "."),
        say("Household waste brought in SEK ", _M(m("fed-income", "waste")), ", ",
            _M.size(waste, "difference"), turn(waste, " more", " less"),
            " than in the previous year."),
    ])  # fmt: skip
    if ups.value == len(_SEGMENTS):
        told.append(say("All segments contributed to the growth."))
    elif ups.value > 0:
        told.append(say("Revenue rose in ", counted(ups, language="en"), " of the ",
                        str(len(_SEGMENTS)), " segments."))  # fmt: skip
    return told


def _result(books: Books) -> Table:
    m = books.m
    rows = []
    lines = [("Operating revenue", "fed-income", 1, "item"),
             *((label, what, -1, "item") for label, what in _EXPENSES),
             ("Total operating expenses", "fed-cost", -1, "sum"),
             ("Depreciation", "fed-worn", -1, "item"),
             ("Operating result", "fed-operating", 1, "sum"),
             ("Interest expense", "fed-interest", -1, "item"),
             ("Result for the year", "fed-result", 1, "sum")]  # fmt: skip
    for label, what, sign, kind in lines:
        off = m.variance(what, "fed", sign)
        cells = [_K(m(what, "fed"), sign), _K(m(what, "fed", basis="budget"), sign),
                 _K(off, role="" if kind == "sum" else "difference"),
                 _K(m(what, "fed", m.year - 1), sign)]  # fmt: skip
        rows.append(row(label, cells, kind))
    heads = ["SEK thousand", f"Actual {m.year}", f"Budget {m.year}", "Variance",
             f"Actual {m.year - 1}"]  # fmt: skip
    return table("Statement of income", heads, rows)


def _expenses_told(books: Books) -> list[Sentence]:
    m, reg = books.m, books.m.register
    change, staff = m.change("fed-cost", "fed"), m("fed-staff", "fed")
    power, off = m.change("fed-power", "fed"), m.variance("fed-cost", "fed", -1)
    share = reg.quotient(staff, m("fed-cost", "fed"))
    return shown([
        say("Operating expenses before depreciation came to SEK ", _M(m("fed-cost", "fed")),
            ", which is SEK ", _M.size(change, "difference"), turn(change, " more", " less"),
            " than in ", str(m.year - 1), " and SEK ", _M.size(off, "difference"),
            turn(off, " under", " over"), " budget."),
        say("Personnel expenses, SEK ", _M(staff), ", made up ",
            _SEK.share(share, behind=_PC), " of the total."),
        say("Spending on electricity and chemicals ", turn(power, "rose", "fell"), " by ",
            _SEK.share(m.growth("fed-power", "fed"), behind=_PC, size=True), " to SEK ",
            _M(m("fed-power", "fed")), "."),
    ])  # fmt: skip


def _result_told(books: Books) -> list[Sentence]:
    m, reg = books.m, books.m.register
    result, change = m("fed-result", "fed"), m.change("fed-result", "fed")
    interest = m.change("fed-interest", "fed")
    paid = reg.quotient(m("fed-interest", "fed"), m("fed-income", "fed"))
    return shown([
        say("The operating result was SEK ", _M(m("fed-operating", "fed")),
            " and, after interest of SEK ", _M(m("fed-interest", "fed")), ", the year closed",
            " with a ", turn(result, "surplus", "deficit"), " of SEK ", _M.size(result), "."),
        say("Compared with the year before the result ", turn(change, "improved", "weakened"),
            " by SEK ", _M.size(change, "difference"), "."),
        say("Interest ", turn(interest, "increased", "declined"), " by SEK ",
            _M.size(interest, "difference"), " and took ", _SEK.share(paid, behind=_PC),
            " of revenue."),
    ])  # fmt: skip


def _members(books: Books, members: list[str]) -> Table:
    m = books.m
    rows = []
    for name in [*members, "members"]:
        is_sum = name == "members"
        whole = books.get("billed", "members")
        share = m.register.quotient(books.get("billed", name), whole)
        each = m.register.per(books.get("billed", name), books.get("served", name))
        cells = [number(books.get("served", name), pen=_K), _K(books.get("billed", name)),
                 _SEK.share(share), _KR(each),
                 _K(books.get("billed", name, m.year - 1))]  # fmt: skip
        rows.append(row("All members" if is_sum else name, cells, "sum" if is_sum else "item"))
    heads = ["Member", "Residents served", f"Fees billed {m.year}, SEK thousand", "Share, %",
             "Fees per resident, SEK", f"Fees billed {m.year - 1}, SEK thousand"]  # fmt: skip
    return table("", heads, rows)


def _members_told(books: Books, members: list[str]) -> list[Sentence]:
    m, reg = books.m, books.m.register
    whole, first = m.change("billed", "members"), members[0]
    people = m.change("served", "members")
    each = reg.per(books.get("billed", "members"), books.get("served", "members"))
    return shown([
        say("The federation serves ", number(books.get("served", "members"), pen=_SEK),
            " residents, ", number(people, pen=_SEK, size=True), turn(people, " more", " fewer"),
            " than a year ago."),
        say(f"{first} alone has ", number(books.get("served", first), pen=_SEK),
            " of them and pays ",
            _SEK.share(reg.quotient(books.get("billed", first), books.get("billed", "members")),
                       behind=_PC), " of the fees."),
        say("Fees billed in all member municipalities ", turn(whole, "grew", "shrank"), " by SEK ",
            _M.size(whole, "difference"), "; per resident they were SEK ", _KR(each), "."),
    ])  # fmt: skip


def _works(books: Books, works: list[tuple[str, int]]) -> Table:
    m = books.m
    rows = []
    for name in [*(one for one, _middle in works), "works"]:
        is_sum = name == "works"
        off = books.saved("work", name)
        cells = [_K(books.get("work", name, basis="budget")), _K(books.get("work", name)),
                 _K(off, role="" if is_sum else "difference"), _K(books.get("earlier", name)),
                 _K(books.get("to-date", name))]  # fmt: skip
        rows.append(row("Total" if is_sum else name, cells, "sum" if is_sum else "item"))
    heads = ["SEK thousand", f"Budget {m.year}", f"Actual {m.year}", "Unspent (overspent)",
             "Earlier years", "Spent to date"]  # fmt: skip
    return table("Capital works by project", heads, rows)


def _works_told(books: Books, works: list[tuple[str, int]]) -> list[Sentence]:
    reg = books.m.register
    off = books.saved("work", "works")
    names = [one for one, _middle in works]
    big = max(names, key=lambda one: books.get("work", one).value)
    over = reg.count("works-over", [books.saved("work", one) for one in names], -1)
    used = reg.quotient(books.get("work", "works"), books.get("work", "works", basis="budget"))
    return shown([
        say("We spent SEK ", _M(books.get("work", "works")), " on capital works, ",
            _SEK.share(used, behind=_PC), " of the budget of SEK ",
            _M(books.get("work", "works", basis="budget")), "."),
        say("The difference, SEK ", _M.size(off, "difference"), ", is ",
            turn(off, "carried over to next year", "covered by next year's budget"), "."),
        say(f"The largest item was {big[0].lower()}{big[1:]}, with SEK ",
            _M(books.get("work", big)), " this year and SEK ", _M(books.get("to-date", big)),
            " since it began."),
        say(counted(over, language="en", capital=True), " of the ", str(len(names)),
            " projects spent more than budgeted.")
        if over.value else say("No project spent more than budgeted."),
    ])  # fmt: skip


def _position(books: Books) -> Table:
    m = books.m
    years = (m.year, m.year - 1)
    rows = []
    for label, what, kind in _BALANCE:
        cells: list[Cell] = [_K(m(what, "fed", year)) for year in years]
        cells.append(_K(m.change(what, "fed"), role="" if kind == "sum" else "difference"))
        rows.append(row(label, cells, kind))
    heads = ["SEK thousand", *(f"31 Dec {year}" for year in years), "Change"]
    return table("Balance sheet", heads, rows)


def _position_told(books: Books) -> list[Sentence]:
    m, reg = books.m, books.m.register
    loans, bank = m.change("fed-loans", "fed"), m.change("bank", "fed")
    ratio, last = (reg.quotient(m("fed-equity", "fed", y), m("fed-assets", "fed", y))
                   for y in (m.year, m.year - 1))  # fmt: skip
    points = reg.difference(ratio, last)
    each = reg.per(m("fed-loans", "fed"), books.get("served", "members"))
    return shown([
        say("Long-term borrowing stood at SEK ", _M(m("fed-loans", "fed")), " at year-end, ",
            turn(loans, "an increase", "a decrease"), " of SEK ", _M.size(loans, "difference"),
            "."),
        say("That is SEK ", _KR(each), " for each resident served."),
        say("New loans were SEK ", _M(m("borrowed", "fed")), " and repayments SEK ",
            _M(m("paid-back", "fed")), "."),
        say("The equity ratio ", turn(points, "rose", "dropped"), " from ",
            _SEK.share(last, behind=" to "), _SEK.share(ratio, behind=_PC), "."),
        say("Cash ", turn(bank, "grew", "fell"), " by SEK ", _M.size(bank, "difference"),
            ", leaving SEK ", _M(m("bank", "fed")), " in the bank."),
    ], 1)  # fmt: skip


def _flow(books: Books) -> Table:
    m = books.m
    years = (m.year, m.year - 1)
    rows = []
    for label, what, sign, kind in (
        ("Result for the year", "fed-result", 1, "item"),
        ("Depreciation", "fed-worn", 1, "item"),
        ("Change in working capital and deferred fees", "working", 1, "item"),
        ("Cash from operating activities", "from-operations", 1, "sum"),
        ("Capital works", "invested", -1, "item"),
        ("Loans raised", "borrowed", 1, "item"),
        ("Loans repaid", "paid-back", -1, "item"),
        ("Cash from financing activities", "from-financing", 1, "sum"),
        ("Net change in cash", "net-flow", 1, "sum"),
    ):
        rows.append(row(label, [_K(m(what, "fed", year), sign) for year in years], kind))
    rows.append(row("Cash at 1 January", [_K(m("bank", "fed", year - 1)) for year in years]))
    rows.append(row("Cash at 31 December", [_K(m("bank", "fed", year)) for year in years]))
    return table("Cash flow statement", ["SEK thousand", *map(str, years)], rows)


def _volumes(books: Books) -> Table:
    m = books.m
    years = (m.year, m.year - 1, m.year - 2)
    rows = []
    for label, what in (("Water sold, m³", "sold-water"), ("Water lost, m³", "lost-water"),
                        ("Water sent out, m³", "sent-water")):  # fmt: skip
        kind = "sum" if what == "sent-water" else "item"
        rows.append(row(label, [number(m(what, "fed", y), pen=_K) for y in years], kind))
    rows.append(row("Leakage, %", [_SEK.share(_leak(m, back)) for back in range(3)]))
    for label, what in (("Connected properties", "connections"), ("Leaks repaired", "leaks"),
                        ("Complaints received", "complaints"),
                        ("Household waste, tonnes", "waste-tonnes"),
                        ("of which food waste, tonnes", "food-tonnes")):  # fmt: skip
        rows.append(row(label, [number(m(what, "fed", y), pen=_K) for y in years]))
    rows.append(row("Recycling rate, %", [_SEK.share(m("recycled", "fed", y)) for y in years]))
    rows.append(row("Annual bill, typical house, SEK", [_KR(m("bill", "fed", y)) for y in years]))
    return table("Key operating figures", ["", *map(str, years)], rows)


def _volumes_told(books: Books) -> list[Sentence]:
    m, reg = books.m, books.m.register
    leak, sold = reg.difference(_leak(m), _leak(m, 1)), m.change("sold-water", "fed")
    linked, angry = m.change("connections", "fed"), m.change("complaints", "fed")
    food = reg.quotient(m("food-tonnes", "fed"), m("waste-tonnes", "fed"))
    return shown([
        say("We sold ", number(m("sold-water", "fed"), pen=_SEK), " cubic metres of water, ",
            number(sold, pen=_SEK, size=True), turn(sold, " more", " less"), " than in ",
            str(m.year - 1), "."),
        say("Leakage ", turn(leak, "went up", "came down"), " by ",
            _SEK.points(leak, " percentage points"), " to ", _SEK.share(_leak(m), behind=_PC),
            "."),
        say(number(linked, pen=_SEK, size=True), " properties were ",
            turn(linked, "added to", "taken off"), " the network, which now has ",
            number(m("connections", "fed"), pen=_SEK), " connections."),
        say("Complaints numbered ", number(m("complaints", "fed"), pen=_SEK), ", ",
            turn(angry, "up", "down"), " from ",
            number(m("complaints", "fed", m.year - 1), pen=_SEK), "."),
        say("Food waste was ", _SEK.share(food, behind=_PC), " of all household waste."),
        say("A typical house paid SEK ", _KR(m("bill", "fed")), " for water and wastewater, an "
            "increase of ", _SEK.share(m.growth("bill", "fed"), behind=_PC), "."),
    ])  # fmt: skip


def _people(books: Books) -> list[Sentence]:
    m, reg = books.m, books.m.register
    more = m.change("fed-hands", "fed")
    women = reg.quotient(m("fed-women", "fed"), m("fed-hands", "fed"))
    points = m.change("fed-sick", "fed")
    return shown([
        say("At the end of ", str(m.year), " we were ", number(m("fed-hands", "fed"), pen=_SEK),
            " employees, ", number(m("fed-women", "fed"), pen=_SEK), " women and ",
            number(m("fed-men", "fed"), pen=_SEK), " men, compared with ",
            number(m("fed-hands", "fed", m.year - 1), pen=_SEK), " the year before."),
        say("The workforce thus ", turn(more, "grew", "shrank"), " by ",
            number(more, pen=_SEK, size=True), "."),
        say("Women make up ", _SEK.share(women, behind=_PC), " of the workforce."),
        say("Sick leave ", turn(points, "rose", "fell"), " from ",
            _SEK.share(m("fed-sick", "fed", m.year - 1), behind=" to "),
            _SEK.share(m("fed-sick", "fed"), behind=_PC), "."),
    ])  # fmt: skip


FAMILY = Family("water-federation", make)
