"""A pension fund of a city's employees, in English: discussion and analysis in $ million,
statements in thousands with parentheses, members, investments by class against targets, net
pension liability with its sensitivity, schedules of expenses, five years of history."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper
from ..quantities import Quantity
from ._book import Book, items, number, para

# fmt: off
_ENGLISH = NumberStyle(thousands=",", decimal=".", negative="()")
_TH = Pen("tkr", 0, _ENGLISH)
_M = Pen("mnkr", 1, _ENGLISH, " million")
_B = Pen("mnkr", 1, _ENGLISH)
_N = Pen("", 0, _ENGLISH)
_CLASSES = (("us", "Domestic equity", 0.28), ("world", "International equity", 0.21),
            ("bonds", "Fixed income", 0.23), ("estate", "Real estate", 0.12),
            ("private", "Private equity", 0.10), ("infra", "Infrastructure", 0.06))
_OFFICE = (("salaries", "Salaries and benefits", 3.1),
           ("advice", "Actuarial and legal services", 0.9),
           ("systems", "Information systems", 1.3), ("rent", "Office space and supplies", 0.5),
           ("boardroom", "Board and audit", 0.3))


def make(m: Municipality, chance: Random) -> Paper:
    b = Book(m, chance, "fund")
    _flows(m, b)
    _holdings(m, b)
    _liability(b)
    blocks: list[Block] = [
        Heading("Management's Discussion and Analysis", 1),
        text(f"This section reviews the financial position and activities of the {m.name} "
             f"Employees' Retirement System for the year ended December 31, {m.year}."),
        *_highlights(b),
        *_position(b),
        *_changes(b),
        Heading("Basic Financial Statements", 1),
        *_statements(b),
        Heading("Notes to the Financial Statements", 1),
        *_members(b),
        *_investments(b),
        *_net_liability(b),
        Heading("Supplementary Information", 1),
        *_schedules(b),
        *_history(b),
    ]
    title = f"{m.name} Employees' Retirement System – Annual Report {m.year}"
    return Paper(title, tuple(blocks), "en")


def _flows(m: Municipality, b: Book) -> None:
    size = float(m.size) * 1e6
    for key, millions, pace in (("employer", 68, 4), ("member", 31, 3), ("interest", 14, 2),
                                ("dividends", 19, 3), ("retired", 101, 5), ("disabled", 8.4, 2),
                                ("survivors", 11.6, 3), ("refunds", 3.2, 2), ("payroll", 395, 3)):
        b.grow(key, millions * size, pace=pace, spread=0.025)
    for key, _label, millions in _OFFICE:
        b.grow(f"office-{key}", millions * size, pace=4, spread=0.07)
    b.lin("office", [(f"office-{one[0]}", 1) for one in _OFFICE])
    for key, _label, share in _CLASSES:
        b.grow(f"fee-{key}", share * 9.5 * size, pace=4, spread=0.1)
    b.lin("fees", [(f"fee-{one[0]}", 1) for one in _CLASSES])
    for year in sorted(m.years):
        b.put("gains", round(size * b.chance.choice((-70, 60, 95, 130, 165, 40))
                             * b.chance.uniform(0.8, 1.2)), year=year)
    b.lin("contributions", [("employer", 1), ("member", 1)])
    b.lin("invested", [("gains", 1), ("interest", 1), ("dividends", 1), ("fees", -1)])
    b.lin("additions", [("contributions", 1), ("invested", 1)])
    b.lin("benefits", [("retired", 1), ("disabled", 1), ("survivors", 1)])
    b.lin("deductions", [("benefits", 1), ("refunds", 1), ("office", 1)])
    b.lin("increase", [("additions", 1), ("deductions", -1)])
    for year in sorted(m.years):
        if year == m.years[-1]:
            b.put("begin", round(1_560 * size), year=year)
        else:
            m.register.linear(f"begin:fund:{year}:outcome", [(b("net", year=year - 1), 1)],
                              b("begin", year=year - 1))
        b.lin("net", [("begin", 1), ("increase", 1)], years=(year,))


def _holdings(m: Municipality, b: Book) -> None:
    size = float(m.size) * 1e6
    for key, millions in (("payable", 6.1), ("bought", 9.4), ("owed-us", 7.3), ("accrued", 4.4),
                          ("capital", 2.7)):
        b.grow(key, millions * size, pace=3, spread=0.2)
    b.lin("debts", [("payable", 1), ("bought", 1)])
    b.lin("receivables", [("owed-us", 1), ("accrued", 1)])
    for year in sorted(m.years):
        whole = b("net", year=year).value + b("debts", year=year).value
        held = float(whole) * b.chance.uniform(0.955, 0.975)
        for key, _label, share in _CLASSES:
            b.put("held", round(held * share * b.chance.uniform(0.93, 1.07)), key, year)
    b.lin("held", [("held", one[0], 1) for one in _CLASSES])
    for year in sorted(m.years):
        whole = b("net", year=year).value + b("debts", year=year).value
        used = sum(b(one, year=year).value for one in ("receivables", "held", "capital"))
        b.put("cash", whole - used, year=year)
    b.lin("assets-all", [("cash", 1), ("receivables", 1), ("held", 1), ("capital", 1)])
    for year in m.years:
        two = [(b("assets-all", year=year), 1), (b("debts", year=year), -1)]
        m.register.follows(b("net", year=year), two)
    for key, _label, share in _CLASSES:
        b.put("target", str(share), key, kind="ratio")
    for year in sorted(m.years):
        rate = float(b("invested", year=year).value) / float(b("begin", year=year).value)
        rate += b.chance.uniform(-0.002, 0.002)
        b.put("return", str(round(rate, 4)), "fund", year, kind="ratio")
    _returns(b)
    for key, count in (("working", 5_900), ("waiting", 1_150), ("drawing", 3_750)):
        b.grow("people", count * float(m.size), key, pace=1.5, spread=0.01, kind="count")
    b.lin("people", [("people", key, 1) for key in ("working", "waiting", "drawing")])


def _returns(b: Book) -> None:
    """The year's returns by class, which weighed together are near that of the portfolio, and
    their benchmarks."""
    whole = float(b("return").value)
    apart = {key: b.chance.uniform(-0.05, 0.05) for key, *_ in _CLASSES}
    mean = sum(apart[key] * share for key, _label, share in _CLASSES)
    middle = 0.0
    for key, _label, share in _CLASSES:
        got = round(whole + apart[key] - mean, 4)
        mark = round(got + b.chance.uniform(-0.02, 0.02), 4)
        b.put("return", str(got), key, kind="ratio")
        b.put("mark", str(mark), key, kind="ratio")
        middle += mark * share
    b.put("mark", str(round(middle, 4)), kind="ratio")


def _liability(b: Book) -> None:
    for year in sorted(b.years):
        ratio = b.chance.uniform(1.19, 1.27)
        b.put("total-liability", round(float(b("net", year=year).value) * ratio), year=year)
    b.lin("liability", [("total-liability", 1), ("net", -1)])
    for key, factor in (("lower", 1.118), ("higher", 0.902)):
        value = round(float(b("total-liability").value) * factor)
        b.put("total-liability", value, key)
        terms = [(b("total-liability", key), 1), (b("net"), -1)]
        b.register.linear(f"liability:{key}:{b.m.year}:outcome", terms)
    b.put("rate", "0.0675", kind="ratio")


def _p(share: Quantity, size: bool = False):  # type: ignore[no-untyped-def]
    return _M.share(share, behind="%", size=size)


def _pts(points: Quantity):  # type: ignore[no-untyped-def]
    return _M.points(points, " percentage points")


def _highlights(b: Book) -> list[Block]:
    last = b.m.year - 1
    more, grown = b.change("net"), b.growth("net")
    funded = [b.share("net", "total-liability", year=year) for year in (b.m.year, last)]
    points = b.register.difference(*funded)
    gap = b.register.difference(b("return"), b("mark"))
    return [
        Heading("Financial highlights"),
        *items(
            [say("Net position restricted for pensions ", turn(more, "increased", "decreased"),
                 " by $", _M.size(more, "difference"), ", or ", _p(grown, True), ", to $",
                 _M(b("net")), f" at December 31, {b.m.year}, compared with $",
                 _M(b("net", year=last)), " a year earlier.")],
            [say("The funded ratio ", turn(points, "improved", "declined"), " from ",
                 _p(funded[1]), " to ", _p(funded[0]), ".")],
            [say("The investment portfolio returned ", _p(b("return")), ", ", _pts(gap), " ",
                 turn(gap, "above", "below"), " the policy benchmark of ", _p(b("mark")), ".")],
            [say("Benefits paid totaled $", _M(b("benefits")), " and exceeded contributions by $",
                 _M.size(b.register.difference(b("benefits"), b("contributions")), "difference"),
                 ".")] if b("benefits").value > b("contributions").value else [],
        ),
    ]


def _position(b: Book) -> list[Block]:
    last = b.m.year - 1
    rows = []
    for label, what, kind in (
        ("Cash and receivables", "liquid", "item"), ("Investments", "held", "item"),
        ("Capital assets", "capital", "item"), ("Total assets", "assets-all", "sum"),
        ("Total liabilities", "debts", "item"), ("Net position", "net", "sum"),
    ):
        if what == "liquid":
            b.lin("liquid", [("cash", 1), ("receivables", 1)])
        change = b.change(what)
        rows.append(row(label, [_B(b(what)), _B(b(what, year=last)), _B(change, role="difference"),
                                _B.share(b.growth(what))], kind))
    held, debts = b.change("held"), b.change("debts")
    part = b.share("held", "assets-all")
    bought = b.change("bought")
    return [
        Heading("Fiduciary net position"),
        table("Condensed statement of fiduciary net position ($ million)",
              ["", str(b.m.year), str(last), "Change", "% change"], rows),
        *para(
            say("Investments, which make up ", _p(part), " of total assets, ",
                turn(held, "rose", "fell"), " by $", _M.size(held, "difference"), " to $",
                _M(b("held")), "."),
            say("Total liabilities ", turn(debts, "increased", "decreased"), " by ",
                _p(b.growth("debts"), True), ", mainly because securities purchased but not yet "
                "paid for ", turn(bought, "increased", "decreased"), " to $", _M(b("bought")), ".")
            if (debts.value > 0) == (bought.value > 0) else
            say("Total liabilities ", turn(debts, "increased", "decreased"), " by ",
                _p(b.growth("debts"), True), " to $", _M(b("debts")), "."),
        ),
    ]


def _changes(b: Book) -> list[Block]:
    last = b.m.year - 1
    lines = (
        ("Employer contributions", "employer", 1, "item"),
        ("Member contributions", "member", 1, "item"),
        ("Net investment income (loss)", "invested", 1, "item"),
        ("Total additions", "additions", 1, "sum"), ("Benefits", "benefits", -1, "item"),
        ("Refunds of contributions", "refunds", -1, "item"),
        ("Administrative expenses", "office", -1, "item"),
        ("Total deductions", "deductions", -1, "sum"),
        ("Net increase (decrease)", "increase", 1, "sum"),
    )
    rows = [row(label, [_B(b(what, year=year), sign) for year in b.years[:3]], kind)
            for label, what, sign, kind in lines]
    both, paid, office = b.change("contributions"), b.change("benefits"), b.change("office")
    better = b.change("invested")
    cost = b.register.quotient(b("office"), b("net"))
    rate = b.share("employer", "payroll")
    drawing = b.change("people", "drawing")
    return [
        Heading("Additions and deductions"),
        *para(
            say("Employer and member contributions were $", _M(b("employer")), " and $",
                _M(b("member")), ", respectively, compared with $", _M(b("employer", year=last)),
                " and $", _M(b("member", year=last)), f" in {last}."),
            say("Together, contributions ", turn(both, "increased", "decreased"), " by $",
                _M.size(both, "difference"), ", or ", _p(b.growth("contributions"), True), "."),
            say("Employer contributions represented ", _p(rate), " of covered payroll of $",
                _M(b("payroll")), "."),
        ),
        *para(
            say("The System recorded ", turn(b("invested"), "net investment income",
                "a net investment loss"), " of $", _M.size(b("invested")), ", $",
                _M.size(better, "difference"), " ", turn(better, "better", "worse"),
                f" than in {last}."),
            say("Interest and dividends contributed $", _M(b("interest")), " and $",
                _M(b("dividends")), ", respectively, and investment expenses reduced the result "
                "by $", _M(b("fees")), "."),
        ),
        table("Condensed statement of changes ($ million)",
              ["", *map(str, b.years[:3])], rows),
        *para(
            say("Benefit payments ", turn(paid, "rose", "fell"), " ",
                _p(b.growth("benefits"), True),
                " to $", _M(b("benefits")), " as the number of retirees and beneficiaries ",
                turn(drawing, "grew", "fell"), " by ",
                number(drawing, 0, _ENGLISH, size=True, role="difference"), " to ",
                _N.people(b("people", "drawing")), ".")
            if (paid.value > 0) == (drawing.value > 0) else
            say("Benefit payments ", turn(paid, "rose", "fell"), " ",
                _p(b.growth("benefits"), True),
                " to $", _M(b("benefits")), "."),
            say("Administrative expenses of $", _M(b("office")), " were ",
                turn(office, "up", "down"), " ", _p(b.growth("office"), True),
                f" from {last} and equal to ", number(cost, 2, _ENGLISH, unit="%", behind="%",
                                                      role="share"), " of net position."),
        ),
    ]


def _statements(b: Book) -> list[Block]:
    last = b.m.year - 1

    def two(  # type: ignore[no-untyped-def]
        label: str, what: str, kind: str = "item", sign: int = 1, who: str = ""
    ):
        return row(label, [_TH(b(what, who), sign), _TH(b(what, who, last), sign)], kind)

    position = [
        row("Assets", [], "heading"), two("Cash and short-term investments", "cash"),
        two("Contributions receivable", "owed-us"),
        two("Accrued interest and dividends", "accrued"),
        two("Total receivables", "receivables", "sum"),
        *(two(label, "held", who=key) for key, label, _share in _CLASSES),
        two("Total investments", "held", "sum"), two("Capital assets, net", "capital"),
        two("Total assets", "assets-all", "sum"), row("Liabilities", [], "heading"),
        two("Benefits and expenses payable", "payable"), two("Securities purchased", "bought"),
        two("Total liabilities", "debts", "sum"),
        two("Net position restricted for pensions", "net", "sum"),
    ]
    changes = [
        row("Additions", [], "heading"), two("Employer contributions", "employer"),
        two("Member contributions", "member"), two("Total contributions", "contributions", "sum"),
        two("Net appreciation (depreciation) in fair value", "gains"), two("Interest", "interest"),
        two("Dividends", "dividends"), two("Investment expenses", "fees", sign=-1),
        two("Net investment income (loss)", "invested", "sum"),
        two("Total additions", "additions", "sum"), row("Deductions", [], "heading"),
        two("Retirement benefits", "retired"), two("Disability benefits", "disabled"),
        two("Survivor benefits", "survivors"), two("Total benefits", "benefits", "sum"),
        two("Refunds of contributions", "refunds"), two("Administrative expenses", "office"),
        two("Total deductions", "deductions", "sum"),
        two("Net increase (decrease) in net position", "increase", "sum"),
        two("Net position, beginning of year", "begin"),
        two("Net position, end of year", "net", "sum"),
    ]
    return [
        table("Statement of Fiduciary Net Position, December 31 (in thousands of dollars)",
              ["", str(b.m.year), str(last)], position),
        table("Statement of Changes in Fiduciary Net Position (in thousands of dollars)",
              ["", str(b.m.year), str(last)], changes),
    ]


def _members(b: Book) -> list[Block]:
    last = b.m.year - 1
    names = (("drawing", "Retirees and beneficiaries receiving benefits", "item"),
             ("waiting", "Inactive members entitled to future benefits", "item"),
             ("working", "Active members", "item"), ("fund", "Total membership", "sum"))
    rows = [row(label, [_N.people(b("people", key)), _N.people(b("people", key, last))], kind)
            for key, label, kind in names]
    active = b.change("people", "working")
    ratio = b.register.per(b("people", "working"), b("people", "drawing"))
    each = b.register.per(b("benefits"), b("people", "drawing"))
    return [
        Heading("Note 1. Plan membership"),
        table("", ["Members at December 31", str(b.m.year), str(last)], rows),
        *para(
            say("There were ", number(ratio, 2, _ENGLISH), " active members for each retiree or "
                "beneficiary."),
            say("The number of active members ", turn(active, "increased", "decreased"), " by ",
                number(active, 0, _ENGLISH, size=True, role="difference"), " from ",
                _N.people(b("people", "working", last)), "."),
            say("The average annual benefit was $", Pen("kr", 0, _ENGLISH)(each), "."),
        ),
    ]


def _investments(b: Book) -> list[Block]:
    last = b.m.year - 1
    rows, gaps = [], {}
    for key, label, _share in _CLASSES:
        actual = b.register.quotient(b("held", key), b("held"))
        gaps[key] = b.register.difference(actual, b("target", key))
        rows.append(row(label, [
            _B(b("held", key)), _B.share(actual), _B.share(b("target", key)),
            _B.share(b("return", key)), _B.share(b("mark", key)),
        ]))
    rows.append(row("Total portfolio", [
        _B(b("held")), _B.share(b.register.total("all shares", [
            b.register.quotient(b("held", one[0]), b("held")) for one in _CLASSES])),
        _B.share(b.register.total("all targets", [b("target", one[0]) for one in _CLASSES])),
        _B.share(b("return")), _B.share(b("mark")),
    ], "sum"))
    beyond = b.register.count("classes above target", gaps.values(), 1)
    names = {key: label.lower() for key, label, _ in _CLASSES}
    most = max(gaps, key=lambda key: gaps[key].value)
    ahead = {one[0]: b.register.difference(b("return", one[0]), b("mark", one[0]))
             for one in _CLASSES}
    best = max(ahead, key=lambda key: b("return", key).value)
    equity = b.register.linear("equities:fund:outcome", [(b("held", "us"), 1),
                                                         (b("held", "world"), 1)])
    before = b.register.linear("equities:fund:before", [(b("held", "us", last), 1),
                                                        (b("held", "world", last), 1)])
    moved, grown = b.register.difference(equity, before), b.register.growth(equity, before)
    above = [
        say("Of the ", f"{len(_CLASSES)} asset classes, ", counted(beyond, language="en"),
            " were above their policy targets at year-end; ", names[most],
            " exceeded its target by ", _pts(gaps[most]), "."),
    ]
    if min(abs(one.value) for one in gaps.values()) < 0.0005 or beyond.value < 2:
        # Where the table would not show which of them were.
        above = above[1:]
    return [
        Heading("Note 2. Investments"),
        tall("Allocation and returns by asset class", [
            ["", "Fair value", Head("Allocation (%)", 2), Head("Return (%)", 2)],
            ["Asset class", "$ million", "Actual", "Target", "Fund", "Benchmark"],
        ], rows),
        *para(
            *above,
            say("The highest return was earned in ", names[best], ", ", _p(b("return", best)),
                ", compared with ", _p(b("mark", best)), " for its benchmark."),
            say("Domestic and international equity amounted to $", _M(b("held", "us")), " and $",
                _M(b("held", "world")), ", respectively, for a total of $", _M(equity), ", ",
                turn(moved, "up", "down"), " ", _p(grown, True), " from the prior year."),
        ),
    ]


def _net_liability(b: Book) -> list[Block]:
    last = b.m.year - 1
    rows = [
        row("Total pension liability", [_TH(b("total-liability", year=y)) for y in b.years[:2]]),
        row("Fiduciary net position", [_TH(b("net", year=y), -1) for y in b.years[:2]]),
        row("Net pension liability", [_TH(b("liability", year=y)) for y in b.years[:2]], "sum"),
        row("Net position as a percentage of total pension liability",
            [_TH.share(b.share("net", "total-liability", year=y)) for y in b.years[:2]]),
        row("Covered payroll", [_TH(b("payroll", year=y)) for y in b.years[:2]]),
        row("Net pension liability as a percentage of covered payroll",
            [_TH.share(b.share("liability", "payroll", year=y)) for y in b.years[:2]]),
    ]
    more, up = b.change("liability"), b.register.difference(b("liability", "lower"), b("liability"))
    less = b.register.difference(b("liability"), b("liability", "higher"))
    return [
        Heading("Note 3. Net pension liability"),
        table("Net pension liability (in thousands of dollars)", ["", *map(str, b.years[:2])],
              rows),
        *para(
            say("The net pension liability ", turn(more, "increased", "decreased"), " from $",
                _M(b("liability", year=last)), " to $", _M(b("liability")), "."),
            say("It equals ", _p(b.share("liability", "payroll")), " of covered payroll, compared "
                "with ", _p(b.share("liability", "payroll", year=last)), " in the prior year."),
        ),
        table("Sensitivity to the discount rate (in thousands of dollars)",
              ["", "1% decrease", "Current rate", "1% increase"],
              [row("Net pension liability", [
                  _TH(b("liability", "lower")), _TH(b("liability")),
                  _TH(b("liability", "higher"))])]),
        *para(
            say("The discount rate is ", number(b("rate"), 2, _ENGLISH, unit="%", behind="%"),
                "."),
            say("A rate one percentage point lower would add $", _M.size(up, "difference"),
                " to the net pension liability, and a rate one percentage point higher would "
                "reduce it by $", _M.size(less, "difference"), "."),
        ),
    ]


def _schedules(b: Book) -> list[Block]:
    last = b.m.year - 1

    def lines(names: tuple, prefix: str, whole: str) -> list:  # type: ignore[type-arg]
        found = [
            row(label, [_TH(b(f"{prefix}-{key}")), _TH(b(f"{prefix}-{key}", year=last)),
                        _TH(b.change(f"{prefix}-{key}"), role="difference")])
            for key, label, _size in names
        ]
        cells = [_TH(b(whole)), _TH(b(whole, year=last)), _TH(b.change(whole))]
        return [*found, row("Total", cells, "sum")]

    heads = ["", str(b.m.year), str(last), "Increase (decrease)"]
    pay, fee = b.change("office-salaries"), b.change("fees")
    part = b.register.quotient(b("office-salaries"), b("office"))
    basis = b.register.quotient(b("fees"), b("held"))
    return [
        table("Schedule of administrative expenses (in thousands of dollars)", heads,
              lines(_OFFICE, "office", "office")),
        *para(
            say("Salaries and benefits ", turn(pay, "increased", "decreased"), " by $",
                _TH.size(pay, "difference"), " thousand, or ",
                _p(b.growth("office-salaries"), True), ", and accounted for ", _p(part),
                " of administrative expenses."),
            money="1000",
        ),
        table("Schedule of investment expenses (in thousands of dollars)", heads,
              lines(_CLASSES, "fee", "fees")),
        *para(
            say("Investment expenses were $", _TH(b("fees")), " thousand in ", f"{b.m.year} and $",
                _TH(b("fees", year=last)), " thousand in ", f"{last}, ",
                turn(fee, "an increase", "a decrease"), " of ", _p(b.growth("fees"), True), "."),
            say("They correspond to ", number(basis, 2, _ENGLISH, unit="%", behind="%",
                                             role="share"), " of investments at year-end."),
            money="1000",
        ),
    ]


def _history(b: Book) -> list[Block]:
    years = b.years[::-1]
    rows = [
        row("Net position ($ million)", [_B(b("net", year=y)) for y in years]),
        row("Contributions ($ million)", [_B(b("contributions", year=y)) for y in years]),
        row("Benefits ($ million)", [_B(b("benefits", year=y)) for y in years]),
        row("Return on investments (%)", [_B.share(b("return", "fund", y)) for y in years]),
        row("Funded ratio (%)", [_B.share(b.share("net", "total-liability", year=y))
                                 for y in years]),
        row("Membership", [_N.people(b("people", year=y)) for y in years]),
    ]
    long = b.register.growth(b("benefits"), b("benefits", year=years[0]))
    gained = b.register.difference(b("net"), b("net", year=years[0]))
    good = b.register.count("years with a positive return",
                            [b("return", "fund", year) for year in years], 1)
    return [
        Heading("Five-year history"),
        table("Selected data", ["", *map(str, years)], rows),
        *para(
            say(f"Since {years[0]}, net position has ", turn(gained, "grown", "shrunk"), " by $",
                _M.size(gained, "difference"), ", while annual benefits have ",
                turn(long, "risen", "fallen"), " ", _p(long, True), "."),
            say("The return was positive in ", counted(good, language="en"),
                " of the last five years."),
        ),
    ]


FAMILY = Family("pension-fund", make)
