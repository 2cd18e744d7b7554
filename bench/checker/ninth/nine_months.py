"""A municipal housing company's interim report in English: a quarter beside nine months and the
full year, costs in parentheses, what the properties' value came of, loans by when they fall due."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from ..compose import Pen, counted, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Printed, Row, printed
from ..quantities import Quantity
from ._accounts import Accounts, filled, told

_STYLE = NumberStyle(thousands=",", decimal=".", negative="()")
_PEN = Pen("mnkr", 1, _STYLE)
_TEXT = NumberStyle(thousands=",", decimal=".", negative="\u2013")
_SAY = Pen("mnkr", 1, _TEXT, " million")
_BARE = Pen("mnkr", 1, _TEXT)
_TIMES = ("q3 before", "q3", "nine before", "nine", "full")
_LINES = (
    ("rent", "Rental income", 402, 1), ("other", "Other operating income", 9, 1),
    ("utilities", "Heating, electricity and water", 96, -1),
    ("care", "Caretaking and cleaning", 48, -1),
    ("repairs", "Repairs and maintenance", 61, -1), ("property-tax", "Property tax", 11, -1),
)  # fmt: skip
_AREAS = (
    ("north", "Northern district", 0.34), ("centre", "City centre", 0.29),
    ("east", "Eastern district", 0.22),
)  # fmt: skip
_SPANS = (
    ("y1", "Within 1 year", 0.22), ("y2", "1–2 years", 0.21), ("y3", "2–3 years", 0.17),
    ("y5", "3–5 years", 0.24),
)  # fmt: skip
_PROJECTS = (
    ("quarter", "The Harbour Quarter, 118 flats", 142), ("roofs", "Roofs and solar panels", 38),
    ("pipes", "Replacement of pipes", 57), ("lifts", "Lifts and entrances", 16),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    a = Accounts(m, chance)
    _results(a)
    _position(a)
    _more(a)
    blocks: list[Block] = [
        Heading(f"January–September {m.year} in brief", 1),
        *_brief(a),
        Heading("Comments by the managing director", 1),
        *_comments(m, a),
        Heading("Income, costs and result", 1),
        _statement(a),
        *_explained(a),
        *_areas(a),
        Heading("Properties and investments", 1),
        *_properties(a),
        *_projects(a),
        Heading("Financial position", 1),
        _sheet(a),
        *_flow(a),
        *_loans(a),
        Heading("Key ratios", 1),
        *_ratios(a),
    ]
    return Paper(
        f"{m.name} Homes Ltd – Interim report January–September {m.year}", filled(blocks), "en"
    )


def _results(a: Accounts) -> None:
    """The statement for two quarters, two nine months and a full year."""
    for key, _label, size, _sign in _LINES:
        third = size * 1_000_000 // 3
        a.grow(key, "income", ("q3 before", "q3"), third, 0.04, 0.02)
        for end in (" before", ""):
            value = a(key, "income", f"q3{end}").value * a.share_of("3.02", 0.015)
            a.put(key, "income", f"nine{end}", value, before="nine before" if not end else None)
        a.put(
            key, "income", "full", a(key, "income", "nine before").value * a.share_of("1.34", 0.01)
        )
    extra = (("admin", "0.045"), ("worn", "0.155"), ("interest", "0.128"), ("gain", "0.004"))
    for when in _TIMES:
        rent = a("rent", "income", when).value
        before = {"q3": "q3 before", "nine": "nine before"}.get(when)
        for key, share in extra:
            a.put(key, "income", when, rent * a.share_of(share, 0.06), before=before)

        def add(key: str, terms: Sequence[tuple[str, int]], when: str = when,
                before: str | None = before) -> None:  # fmt: skip
            """A subtotal of the statement."""
            a.add(
                key, "income", when, [(a(one, "income", when), sign) for one, sign in terms], before
            )

        add("sales", [("rent", 1), ("other", 1)])
        costs = [("utilities", -1), ("care", -1), ("repairs", -1), ("property-tax", -1)]
        add("noi", [("sales", 1), *costs])
        add("ebit", [("noi", 1), ("admin", -1), ("worn", -1)])
        add("pretax", [("ebit", 1), ("gain", 1), ("interest", -1)])
        tax = a("pretax", "income", when).value * a.share_of("0.206", 0.01)
        a.put("tax", "income", when, tax, before=before)
        add("profit", [("pretax", 1), ("tax", -1)])


def _position(a: Accounts) -> None:
    """The balance sheet at the turn of the year and now, and the nine months' cash flow."""
    a.grow("properties", "sheet", ("dec",), 3_650_000_000, 0, 0.02)
    for key, size in (("bought", 262), ("sold", 21)):
        a.grow(key, "flow", ("nine before", "nine"), size * 1_000_000, 0.05, 0.15)
    # What wears down is the properties alone.
    terms = [(a("properties", "sheet", "dec"), 1), (a("bought", "flow", "nine"), 1),
             (a("sold", "flow", "nine"), -1), (a("worn", "income", "nine"), -1)]  # fmt: skip
    a.add("properties", "sheet", "sep", terms, "dec")
    for key, size in (
        ("machines", 46),
        ("claims", 61),
        ("cash", 74),
        ("deferred", 118),
        ("short", 143),
    ):
        a.grow(key, "sheet", ("dec", "sep"), size * 1_000_000, 0.02, 0.08)
    a.grow("equity", "sheet", ("dec",), 1_270_000_000, 0, 0.02)
    a.grow("dividend", "flow", ("nine before", "nine"), 6_000_000, 0.1, 0.1)
    terms = [(a("equity", "sheet", "dec"), 1), (a("profit", "income", "nine"), 1),
             (a("dividend", "flow", "nine"), -1)]  # fmt: skip
    a.add("equity", "sheet", "sep", terms, "dec")
    for when, before in (("dec", None), ("sep", "dec")):
        keys = ("properties", "machines", "claims", "cash")
        whole = a.add("assets", "sheet", when, [(a(key, "sheet", when), 1) for key in keys], before)
        rest = whole.value - sum(a(k, "sheet", when).value for k in ("equity", "deferred", "short"))
        a.put("loans", "sheet", when, rest, before=before)
        keys = ("equity", "deferred", "loans", "short")
        total = a.add(
            "financed", "sheet", when, [(a(key, "sheet", when), 1) for key in keys], before
        )
        a.register.follows(whole, [(total, 1)])
    change = a.less("cash", "sheet", "sep", "dec")
    borrowed = a.less("loans", "sheet", "sep", "dec")
    funding = a.register.linear("funding:flow:nine:own",
                                [(borrowed, 1), (a("dividend", "flow", "nine"), -1)])  # fmt: skip
    spent = a.register.linear("investing:flow:nine:own",
                              [(a("sold", "flow", "nine"), 1),
                               (a("bought", "flow", "nine"), -1)])  # fmt: skip
    base = change.value - funding.value - spent.value
    running = a.put("operating", "flow", "nine", base)
    a.register.follows(change, [(running, 1), (spent, 1), (funding, 1)])


def _more(a: Accounts) -> None:
    """Districts, projects, loans by span, flats, ratios."""
    for when in ("nine before", "nine"):
        before = "nine before" if when == "nine" else None
        rent = a("rent", "income", when)
        for key, _label, share in _AREAS:
            a.put("area rent", key, when, rent.value * a.share_of(share, 0.02), before=before)
        rest = rent.value - sum(a("area rent", key, when).value for key, *_ in _AREAS)
        a.put("area rent", "rest", when, rest, before=before)
        keys = (*(key for key, *_ in _AREAS), "rest")
        a.register.follows(rent, [(a("area rent", key, when), 1) for key in keys])
    for key, middle in (("north", 1510), ("centre", 1120), ("east", 1060), ("rest", 690)):
        a.grow("flats", key, ("dec", "sep"), middle, 0.01, 0.01, "count")
        a.put(
            "vacant", key, "sep", a("flats", key, "sep").value * a.share_of("0.018", 0.6), "count"
        )
    for what, whens in (("flats", ("dec", "sep")), ("vacant", ("sep",))):
        a.sums(what, "all", whens, [(what, key) for key in ("north", "centre", "east", "rest")])
    for key, _label, size in _PROJECTS:
        a.grow("project", key, ("budget",), size * 1_000_000, 0, 0.05)
        a.put("project", key, "spent", a("project", key, "budget").value * a.share_of("0.55", 0.5))
        a.near("project", key, "forecast", "budget", 0.04, 0.012)
    for when in ("budget", "spent", "forecast"):
        a.sums("project", "all", (when,), [("project", key) for key, *_ in _PROJECTS])
    loans = a("loans", "sheet", "sep")
    for key, _label, share in _SPANS:
        a.put("due", key, "sep", loans.value * a.share_of(share, 0.1))
    a.put("due", "later", "sep", loans.value - sum(a("due", k, "sep").value for k, *_ in _SPANS))
    keys = (*(key for key, *_ in _SPANS), "later")
    a.register.follows(loans, [(a("due", key, "sep"), 1) for key in keys])
    a.grow("rate", "ratio", ("dec", "sep"), "0.0248", 0.02, 0.06, "ratio")
    a.grow("staff", "all", ("nine before", "nine"), 96, 0.02, 0.04, "count")


def _points(one: Quantity) -> Printed:
    """How far apart two shares are."""
    return printed(one, "pp", 1, _TEXT, size=True, behind=" percentage points", role="difference")


def _share(one: Quantity, behind: str = "", size: bool = False, decimals: int = 1) -> Printed:
    """A ratio as per cent with a decimal point."""
    return printed(one, "%", decimals, _TEXT, size=size, behind=behind, role="share")


def _moved(a: Accounts, key: str, end: str = "nine") -> tuple[Quantity, Quantity]:
    """What a line changed by, and as a share."""
    two = (key, "income", end, f"{end} before")
    return a.less(*two), a.growth(*two)


def _brief(a: Accounts) -> list[Block]:
    """The period in items, last year's in parentheses."""
    rent, profit, noi = (_moved(a, one)[0] for one in ("rent", "profit", "noi"))
    share = a.register.quotient(a("equity", "sheet", "sep"), a("assets", "sheet", "sep"))
    found: list[Block] = []
    for label, key, change in (("Rental income", "rent", rent),
                               ("Net operating income", "noi", noi),
                               ("Profit for the period", "profit", profit)):  # fmt: skip
        found.append(
            item(
                say(f"{label} amounted to SEK ", _SAY(a(key, "income", "nine")), " (",
                    _BARE(a(key, "income", "nine before")), ")."),
                *told(say("This is ", turn(change, "an increase", "a decrease"), " of SEK ",
                          _SAY.size(change, "difference"), ".")),
            )
        )  # fmt: skip
    found.append(
        item(
            say("Investments in properties totalled SEK ", _SAY(a("bought", "flow", "nine")), " (",
                _BARE(a("bought", "flow", "nine before")), ")."),
        )
    )  # fmt: skip
    found.append(
        item(say("The equity ratio was ", _share(share, " per cent"), " on 30 September."))
    )
    return found


def _comments(m: Municipality, a: Accounts) -> list[Block]:
    """The director's paragraph."""
    rent, costs = _moved(a, "rent")[1], _moved(a, "utilities")[0]
    quarter = _moved(a, "profit", "q3")[0]
    flats = a.less("flats", "all", "sep", "dec")
    return [
        text(
            f"Demand for rented homes in {m.name} remains strong.",
            *told(
                say("Rents rose during the spring, and our rental income was ",
                    _share(rent, " per cent", True), " ", turn(rent, "higher", "lower"),
                    " than in the same period last year."),
                say("Heating, electricity and water cost us SEK ", _SAY.size(costs, "difference"),
                    " ",
                    turn(costs, "more", "less"), ", bringing the total to SEK ",
                    _SAY(a("utilities", "income", "nine")), "."),
                say("The third quarter alone contributed a profit of SEK ",
                    _SAY(a("profit", "income", "q3")), ", SEK ", _SAY.size(quarter, "difference"),
                    " ",
                    turn(quarter, "better", "worse"), " than a year ago."),
                say("We now manage ", _PEN.people(a("flats", "all", "sep")), " flats, ",
                    _PEN.people(flats, "difference", True), " ", turn(flats, "more", "fewer"),
                    " than at year-end."),
            ),
        )
    ]  # fmt: skip


def _statement(a: Accounts) -> Block:
    """The income statement, five columns."""
    lines = [*((key, label, sign, "item") for key, label, _, sign in _LINES[:2]),
             ("sales", "Net sales", 1, "sum"),
             *((key, label, sign, "item") for key, label, _, sign in _LINES[2:]),
             ("noi", "Net operating income", 1, "sum"), ("admin", "Administration", -1, "item"),
             ("worn", "Depreciation", -1, "item"), ("ebit", "Operating profit", 1, "sum"),
             ("gain", "Financial income", 1, "item"), ("interest", "Interest expenses", -1, "item"),
             ("pretax", "Profit before tax", 1, "sum"), ("tax", "Tax", -1, "item"),
             ("profit", "Profit for the period", 1, "sum")]  # fmt: skip
    order = ("q3", "q3 before", "nine", "nine before", "full")
    rows = [
        row(label, [_PEN(a(key, "income", when), sign) for when in order], kind)
        for key, label, sign, kind in lines
    ]
    heads = (
        ("", Head("July–September", 2), Head("January–September", 2), Head("Full year", 1)),
        ("SEK million", str(a.year), str(a.last), str(a.year), str(a.last), str(a.last)),
    )
    return tall("Income statement", heads, rows)


def _explained(a: Accounts) -> list[Block]:
    """What moved the result."""
    kept, sold = _moved(a, "repairs"), _moved(a, "sales")
    interest, worn = _moved(a, "interest"), _moved(a, "worn")
    margin = a.register.quotient(a("noi", "income", "nine"), a("sales", "income", "nine"))
    before = a.register.quotient(
        a("noi", "income", "nine before"), a("sales", "income", "nine before")
    )
    apart = a.register.difference(margin, before)
    return [
        text(
            *told(
                say("Net sales ", turn(sold[0], "rose", "fell"), " by ",
                    _share(sold[1], " per cent", True), " to SEK ",
                    _SAY(a("sales", "income", "nine")),
                    "."),
                say("Repairs and maintenance ", turn(kept[0], "increased", "decreased"), " by SEK ",
                    _SAY.size(kept[0], "difference"), ", or ", _share(kept[1], " per cent", True),
                    "."),
                say("The operating margin, net operating income over net sales, came to ",
                    _share(margin, " per cent"), ", ", _points(apart), " ",
                    turn(apart, "above", "below"), " that of last year."),
            )
        ),
        text(
            *told(
                say("Interest expenses went ", turn(interest[0], "up", "down"), " from SEK ",
                    _SAY(a("interest", "income", "nine before")), " to SEK ",
                    _SAY(a("interest", "income", "nine")), ", and depreciation was SEK ",
                    _SAY.size(worn[0], "difference"), " ", turn(worn[0], "higher", "lower"), "."),
                say("After tax of SEK ", _SAY(a("tax", "income", "nine")),
                    ", the profit for the period"
                    " was SEK ", _SAY(a("profit", "income", "nine")), "."),
            )
        ),
    ]  # fmt: skip


def _areas(a: Accounts) -> list[Block]:
    """Rents and flats by district."""
    rows = []
    for key, label in (
        *((key, label) for key, label, _ in _AREAS),
        ("rest", "Villages"),
        ("all", "Total"),
    ):
        whole = key == "all"
        now, then = (a("rent", "income", when) if whole else a("area rent", key, when)
                     for when in ("nine", "nine before"))  # fmt: skip
        empty = a.register.quotient(a("vacant", key, "sep"), a("flats", key, "sep"))
        cells = [_PEN(now), _PEN(then), _share(a.register.growth(now, then)),
                 _PEN.people(a("flats", key, "sep")), _PEN.people(a("vacant", key, "sep")),
                 _share(empty)]  # fmt: skip
        rows.append(row(label, cells, "sum" if whole else "item"))
    heads = [
        "District",
        f"Rent {a.year}",
        f"Rent {a.last}",
        "Change, %",
        "Flats",
        "Vacant",
        "Vacant, %",
    ]
    empty = a.register.quotient(a("vacant", "all", "sep"), a("flats", "all", "sep"))
    north = a.register.quotient(a("area rent", "north", "nine"), a("rent", "income", "nine"))
    centre = a.less("area rent", "centre", "nine", "nine before")
    return [
        Heading("Rental income by district"),
        table("January–September, SEK million", heads, rows),
        text(
            *told(
                say("The northern district accounts for ", _share(north, " per cent"),
                    " of rental income."),
                say("In the city centre, rents ", turn(centre, "grew", "shrank"), " by SEK ",
                    _SAY.size(centre, "difference"), "."),
                say("At the end of the period ", _PEN.people(a("vacant", "all", "sep")),
                    " flats were vacant, which is ", _share(empty, " per cent"), " of all flats."),
            )
        ),
    ]  # fmt: skip


def _properties(a: Accounts) -> list[Block]:
    """The properties' book value from the turn of the year."""
    rows: list[Row] = [
        row(f"Book value, 1 January {a.year}", [_PEN(a("properties", "sheet", "dec"))]),
        row("Investments", [_PEN(a("bought", "flow", "nine"))]),
        row("Disposals", [_PEN(a("sold", "flow", "nine"), -1)]),
        row("Depreciation", [_PEN(a("worn", "income", "nine"), -1)]),
        row(f"Book value, 30 September {a.year}", [_PEN(a("properties", "sheet", "sep"))], "sum"),
    ]
    more = a.less("properties", "sheet", "sep", "dec")
    return [
        text(
            *told(
                say("The book value of the properties ", turn(more, "increased", "decreased"),
                    " by SEK ", _SAY.size(more, "difference"), " to SEK ",
                    _SAY(a("properties", "sheet", "sep")), "."),
            )
        ),
        table("", ["Properties, SEK million", "Jan–Sep"], rows),
    ]  # fmt: skip


def _projects(a: Accounts) -> list[Block]:
    """Ongoing projects against their budgets."""
    rows, gaps = [], []
    for key, label in (*((key, label) for key, label, _ in _PROJECTS), ("all", "Total")):
        gap = a.less("project", key, "budget", "forecast")
        gaps.append(gap)
        cells = [_PEN(a("project", key, when)) for when in ("spent", "forecast", "budget")]
        rows.append(
            row(label, [*cells, _PEN(gap, role="difference")], "sum" if key == "all" else "item")
        )
    over = a.register.count("projects over:own", gaps[:-1], -1)
    share = a.register.quotient(a("project", "all", "spent"), a("project", "all", "budget"))
    return [
        Heading("Ongoing projects"),
        table("Projects since start, SEK million",
              ["", "Spent", "Forecast", "Budget", "Variance"], rows),
        text(
            *told(
                say("So far SEK ", _SAY(a("project", "all", "spent")), ", or ",
                    _share(share, " per cent"), " of the total budget, has been spent."),
                say(counted(over, True, "en", True), " of the four projects ",
                    "will exceed their budgets according to the forecast."),
                say("Overall the forecast is SEK ", _SAY.size(gaps[-1], "difference"), " ",
                    turn(gaps[-1], "below", "above"), " budget."),
            )
        ),
    ]  # fmt: skip


def _sheet(a: Accounts) -> Block:
    """The balance sheet."""
    lines = (
        ("properties", "Properties", "item"), ("machines", "Machinery and equipment", "item"),
        ("claims", "Current receivables", "item"), ("cash", "Cash and bank", "item"),
        ("assets", "Total assets", "sum"), ("equity", "Equity", "item"),
        ("deferred", "Deferred tax and other provisions", "item"),
        ("loans", "Interest-bearing liabilities", "item"),
        ("short", "Other current liabilities", "item"),
        ("financed", "Total equity and liabilities", "sum"),
    )  # fmt: skip
    rows = [
        row(label, [_PEN(a(key, "sheet", when)) for when in ("sep", "dec")], kind)
        for key, label, kind in lines
    ]
    return table("Balance sheet", ["SEK million", f"30 Sep {a.year}", f"31 Dec {a.last}"], rows)


def _flow(a: Accounts) -> list[Block]:
    """The nine months' cash flow in words and a table."""
    known = a.register.known
    spent, funding = known["investing:flow:nine:own"], known["funding:flow:nine:own"]
    change, borrowed = a.less("cash", "sheet", "sep", "dec"), a.less("loans", "sheet", "sep", "dec")
    rows = [
        row("Cash flow from operating activities", [_PEN(a("operating", "flow", "nine"))]),
        row("Cash flow from investing activities", [_PEN(spent)]),
        row("Cash flow from financing activities", [_PEN(funding)]),
        row("Change in cash and bank", [_PEN(change)], "sum"),
        row("Cash and bank, opening", [_PEN(a("cash", "sheet", "dec"))]),
        row("Cash and bank, closing", [_PEN(a("cash", "sheet", "sep"))], "sum"),
    ]
    return [
        Heading("Cash flow"),
        text(
            *told(
                say("Cash flow from operating activities was SEK ",
                    _SAY(a("operating", "flow", "nine")), "."),
                say("Interest-bearing liabilities ", turn(borrowed, "grew", "fell"), " by SEK ",
                    _SAY.size(borrowed, "difference"), ", and a dividend of SEK ",
                    _SAY(a("dividend", "flow", "nine")), " was paid to the owner."),
                say("Cash and bank ", turn(change, "increased", "decreased"), " by SEK ",
                    _SAY.size(change, "difference"), " and stood at SEK ",
                    _SAY(a("cash", "sheet", "sep")), "."),
            )
        ),
        table("", ["SEK million", f"Jan–Sep {a.year}"], rows),
    ]  # fmt: skip


def _loans(a: Accounts) -> list[Block]:
    """Loans by when they fall due."""
    loans, rows = a("loans", "sheet", "sep"), []
    for key, label in (*((key, label) for key, label, _ in _SPANS), ("later", "After 5 years"),
                       ("all", "Total")):  # fmt: skip
        one = loans if key == "all" else a("due", key, "sep")
        cells = [_PEN(one), _share(a.register.quotient(one, loans))]
        rows.append(row(label, cells, "sum" if key == "all" else "item"))
    soon, rate = (
        a.register.quotient(a("due", "y1", "sep"), loans),
        a.less("rate", "ratio", "sep", "dec"),
    )
    apart = printed(rate, "pp", 2, _TEXT, size=True, behind=" percentage points", role="difference")
    return [
        Heading("Loans"),
        table("Maturities on 30 September", ["Due", "SEK million", "Share, %"], rows),
        text(
            *told(
                say("Loans of SEK ", _SAY(a("due", "y1", "sep")), ", ", _share(soon, " per cent"),
                    " of the total, fall due within a year."),
                say("The average interest rate was ",
                    _share(a("rate", "ratio", "sep"), " per cent", decimals=2), ", ", apart, " ",
                    turn(rate, "higher", "lower"), " than at the turn of the year."),
            )
        ),
    ]  # fmt: skip


def _ratios(a: Accounts) -> list[Block]:
    """Key ratios, now and at the turn of the year or the year before."""

    def over(one: str, who: str, other: str, when: str) -> Quantity:
        """A line as a share of another."""
        return a.register.quotient(a(one, who, when), a(other, who, when))

    rows: list[Row] = []
    for label, one, other in (("Equity ratio, %", "equity", "assets"),
                              ("Loans to book value of properties, %", "loans",
                               "properties")):  # fmt: skip
        rows.append(
            row(label, [_share(over(one, "sheet", other, when)) for when in ("sep", "dec")])
        )
    rows.append(row("Average interest rate, %",
                    [_share(a("rate", "ratio", when), decimals=2) for when in ("sep",
                        "dec")]))  # fmt: skip
    each = [
        a.register.per(a("loans", "sheet", when), a("flats", "all", when))
        for when in ("sep", "dec")
    ]
    rows.append(row("Loans per flat, SEK thousand", [Pen("tkr", 0, _STYLE)(one) for one in each]))
    rows.append(
        row("Number of flats", [_PEN.people(a("flats", "all", when)) for when in ("sep", "dec")])
    )
    equity = a.register.difference(over("equity", "sheet", "assets", "sep"),
                                   over("equity", "sheet", "assets", "dec"))  # fmt: skip
    staff = a.less("staff", "all", "nine", "nine before")
    return [
        table("", ["", f"30 Sep {a.year}", f"31 Dec {a.last}"], rows),
        text(
            *told(
                say("The equity ratio ", turn(equity, "rose", "fell"), " by ", _points(equity),
                    " during the period."),
                say("The average number of employees was ",
                    _PEN.people(a("staff", "all", "nine")), " (",
                    _PEN.people(a("staff", "all", "nine before")), "), ",
                    _PEN.people(staff, "difference", True), " ", turn(staff, "more", "fewer"),
                    " than last year."),
            )
        ),
    ]  # fmt: skip


FAMILY = Family("nine-months", make)
