"""An English summary of a municipality's year for lenders and partners: SEK million with one
decimal, ratios over four years, boards against budget, staff, debt, and a page of key facts."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, plain, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Sentence, Table
from ..quantities import Quantity
from ._book import Book, run

_STYLE = NumberStyle(thousands=",", decimal=".", negative="\u2212")
_PEN = Pen("mnkr", 1, _STYLE)
_TEXT = Pen("mnkr", 1, _STYLE, " million")
_LINES = (
    ("income", "Operating income", 1, "item"), ("costs", "Operating costs", -1, "item"),
    ("depreciation", "Depreciation and amortisation", -1, "item"),
    ("net-cost", "Net cost of operations", -1, "sum"), ("tax", "Tax revenue", 1, "item"),
    ("grants", "Government grants and equalisation", 1, "item"),
    ("operating-result", "Result of operations", 1, "sum"),
    ("financial-income", "Interest and other financial income", 1, "item"),
    ("financial-costs", "Interest and other financial costs", -1, "item"),
    ("result", "Surplus or deficit for the year", 1, "sum"),
)  # fmt: skip
_LOANS = (("muni", "Kommuninvest", 0.64), ("eib", "European Investment Bank", 0.14),
          ("notes", "Medium-term notes", 0.22))  # fmt: skip
_CITIZENS = (
    ("pre", "Children in preschool", 1900), ("comp", "Pupils in compulsory school", 4700),
    ("upper", "Students in upper secondary school", 1650), ("home", "People with home care", 890),
    ("care", "Places in residential care", 520),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    book = Book(m, chance)
    _books(book, m)
    blocks: list[Block] = [
        Heading("The year in brief", 1),
        *(item(one) for one in _brief(m)),
        Heading("Key facts", 1),
        _facts(m),
        text(*_facts_text(m)),
        Heading("Financial performance", 1),
        text(*_performance(m)),
        _results(m),
        text(*_taxes(m)),
        Heading("How the boards performed", 1),
        text(*_boards_text(m)),
        _boards(m),
        *_each(m, chance),
        Heading("Services to residents", 1),
        _services(book),
        text(*_services_text(book)),
        Heading("Investment and borrowing", 1),
        text(*_invested(m)),
        _loans(book, m),
        text(*_loans_text(book, m)),
        Heading("Our employees", 1),
        text(*_people(m)),
        _sick(m),
    ]
    return Paper(f"{m.name} Municipality: summary of {m.year}", tuple(blocks), "en")


def _books(book: Book, m: Municipality) -> None:
    years = (m.year - 1, m.year)
    for year in years:
        whole = m("long-debt", year=year)
        book.put("loan", "all", whole.value, year)
        book.register.follows(book("loan", "all", year), [(whole, 1)])
        book.register.follows(whole, [(book("loan", "all", year), 1)])
    book.share_out(("loan", "all"), [("loan", who, part) for who, _n, part in _LOANS], years)
    for who, _name, middle in _CITIZENS:
        book.series("served", who, middle * float(m.size), (m.year - 2, *years), drift=1.01,
                    kind="count")  # fmt: skip


def _share(m: Municipality, what: str, of: str, year: int) -> Quantity:
    return m.register.quotient(m(what, year=year), m(of, year=year))


def _brief(m: Municipality) -> list[Sentence]:
    gap, people = m.variance("result"), m.change("inhabitants")
    share = _share(m, "result", "tax-and-grants", m.year)
    return plain([
        say("The municipality closed the year with a ", turn(m("result"), "surplus", "deficit"),
            " of SEK ", _TEXT.size(m("result")), ", equal to ",
            _TEXT.share(share, behind="%", size=True), " of tax revenue and grants."),
        say("That is SEK ", _TEXT.size(gap, "difference"), " ", turn(gap, "more", "less"),
            " than budgeted."),
        say("The population ", turn(people, "grew", "fell"), " by ",
            _TEXT.people(people, "difference", True), " to ", _TEXT.people(m("inhabitants")),
            "."),
    ])  # fmt: skip


def _facts(m: Municipality) -> Table:
    years = sorted(m.years)[1:]
    people = _PEN.people
    sek = Pen("kr", 0, _STYLE)
    rows = [
        row("Inhabitants at year-end", [people(m("inhabitants", year=y)) for y in years]),
        row("Surplus or deficit, SEK million", [_PEN(m("result", year=y)) for y in years]),
        row("as a share of tax and grants, %",
            [_PEN.share(_share(m, "result", "tax-and-grants", y)) for y in years]),
        row("Net cost as a share of tax and grants, %",
            [_PEN.share(_share(m, "net-cost", "tax-and-grants", y)) for y in years]),
        row("Total assets, SEK million", [_PEN(m("assets", year=y)) for y in years]),
        row("Equity, SEK million", [_PEN(m("equity", year=y)) for y in years]),
        row("Equity/assets ratio, %", [_PEN.share(_share(m, "equity", "assets",
            y)) for y in years]),
        row("Long-term debt, SEK million", [_PEN(m("long-debt", year=y)) for y in years]),
        row("Long-term debt per inhabitant, SEK",
            [sek(m.register.per(m("long-debt", year=y), m("inhabitants", year=y)))
             for y in years]),
        row("Capital expenditure, SEK million", [_PEN(m("investments", year=y)) for y in years]),
        row("Employees", [people(m("employees", year=y)) for y in years]),
    ]  # fmt: skip
    return table("Key facts", ["", *map(str, years)], rows)


def _facts_text(m: Municipality) -> list[Sentence]:
    now, then = (_share(m, "equity", "assets", m.year - back) for back in (0, 1))
    gap = m.register.difference(now, then)
    first = m.year - 3
    assets = m.register.growth(m("assets"), m("assets", year=first))
    return plain([
        say("The equity/assets ratio ", turn(gap, "strengthened", "weakened"), " from ",
            _TEXT.share(then, behind="%"), " to ", _TEXT.share(now, behind="%"), "."),
        say(f"Since {first} total assets have ", turn(assets, "risen", "fallen"), " by ",
            _TEXT.share(assets, behind="%", size=True), " to SEK ", _TEXT(m("assets")), "."),
    ])  # fmt: skip


def _performance(m: Municipality) -> list[Sentence]:
    last = m.year - 1
    net, costs = m.change("net-cost"), m.variance("costs", better=-1)
    finance = m.change("financial-net")
    return [
        *run(
            say("The net cost of operations came to SEK ", _TEXT(m("net-cost")), "."),
            say("This was SEK ", _TEXT.size(net, "difference"), ", or ",
                _TEXT.share(m.growth("net-cost"), behind="%", size=True), ", ",
                turn(net, "higher", "lower"), f" than in {last}."),
        ),
        *plain([
            say("Operating costs were SEK ", _TEXT.size(costs, "difference"), " ",
                turn(costs, "below", "above"), " budget."),
            say("Net financial items amounted to SEK ", _TEXT(m("financial-net")), ", ",
                turn(finance, "up", "down"), " SEK ", _TEXT.size(finance, "difference"),
                " on the year before."),
        ]),
    ]  # fmt: skip


def _results(m: Municipality) -> Table:
    rows = []
    for what, name, sign, kind in _LINES:
        gap = m.variance(what, better=sign)
        cells = [
            _PEN(m(what, year=m.year - 1), sign),
            _PEN(m(what, basis="budget"), sign),
            _PEN(m(what), sign),
            _PEN(gap, role="difference" if kind == "item" else ""),
        ]
        rows.append(row(name, cells, kind))
    heads: list[list[str | Head]] = [
        ["", str(m.year - 1), Head(str(m.year), 3)],
        ["SEK million", "Actual", "Budget", "Actual", "Variance"],
    ]
    return tall("Statement of financial performance", heads, rows)


def _taxes(m: Municipality) -> list[Sentence]:
    tax, grants, both = m.change("tax"), m.change("grants"), m("tax-and-grants")
    part = m.register.quotient(m("tax"), both)
    return [
        say("Tax and grants together brought in SEK ", _TEXT(both), ", of which taxes made up ",
            _TEXT.share(part, behind="%"), "."),
        *plain([
            say("Tax revenue ", turn(tax, "increased", "decreased"), " by SEK ",
                _TEXT.size(tax, "difference"), " and grants ", turn(grants, "increased",
                "decreased"), " by SEK ", _TEXT.size(grants, "difference"), " from the year"
                " before."),
        ]),
    ]  # fmt: skip


def _boards_text(m: Municipality) -> list[Sentence]:
    gaps = {one: m.variance("board-net", one.key, -1) for one in m.boards}
    over = m.register.count("boards above budget", gaps.values(), -1)
    worst = min(gaps, key=lambda one: gaps[one].value)
    best = max(gaps, key=lambda one: gaps[one].value)
    said = [say("Out of ", str(len(m.boards)), " boards, ", counted(over, True, "en"),
                " spent more than their budget.")]  # fmt: skip
    if gaps[worst].value < -100_000 and gaps[best].value > 100_000:
        said += plain([
            say("The largest overspend, SEK ", _TEXT.size(gaps[worst], "difference"),
                f", was that of the {worst.english.lower()}; the {best.english.lower()} had the"
                " largest underspend, SEK ", _TEXT.size(gaps[best], "difference"), "."),
        ])  # fmt: skip
    return said


def _boards(m: Municipality) -> Table:
    rows = []
    for one in (*m.boards, m.central, None):
        who = one.key if one else "all"
        gap = m.variance("board-net", who, -1)
        cells = [_PEN(m("board-income", who)), _PEN(m("board-cost", who), -1),
                 _PEN(m("board-net", who), -1), _PEN(m("board-net", who, basis="budget"), -1),
                 _PEN(gap, role="difference" if one else "")]  # fmt: skip
        rows.append(row(one.english if one else "Net cost of operations", cells,
                        "item" if one else "sum"))  # fmt: skip
    heads = ["SEK million", "Income", "Costs", "Net", "Net budget", "Variance"]
    return table(f"Boards {m.year}", heads, rows)


def _each(m: Municipality, chance: Random) -> list[Block]:
    told: list[Block] = []
    for place, one in enumerate(chance.sample(m.boards, 4)):
        gap, more = m.variance("board-net", one.key, -1), m.change("board-net", one.key)
        up = m.growth("board-net", one.key)
        name = one.english
        said = [
            run(
                say(f"{name}: net cost SEK ", _TEXT(m("board-net", one.key)), "."),
                say("This is SEK ", _TEXT.size(gap, "difference"), " ", turn(gap, "under", "over"),
                    " budget and ", _TEXT.share(up, behind=" per cent", size=True), " ",
                    turn(up, "more", "less"), f" than in {m.year - 1}."),
            ),
            run(
                say(f"{name}: a ", turn(gap, "surplus", "deficit"), " of SEK ",
                    _TEXT.size(gap, "difference"), " against a budget of SEK ",
                    _TEXT(m("board-net", one.key, basis="budget")), "."),
                say("Net cost went ", turn(more, "up", "down"), " by SEK ",
                    _TEXT.size(more, "difference"), " during the year."),
            ),
        ][place % 2]  # fmt: skip
        if said:
            told.append(item(*said))
    return told


def _services(book: Book) -> Table:
    years = (book.year, book.year - 1, book.year - 2)
    rows = []
    for who, name, _middle in _CITIZENS:
        cells = [_PEN.people(book("served", who, y)) for y in years]
        cells += [_PEN.people(book.change("served", who), "difference"),
                  _PEN.share(book.growth("served", who))]  # fmt: skip
        rows.append(row(name, cells))
    return table("", ["Volumes", *map(str, years), "Change", "Change, %"], rows)


def _services_text(book: Book) -> list[Sentence]:
    said = []
    for who, name, _middle in book.chance.sample(_CITIZENS, 3):
        more = book.change("served", who)
        said.append(
            say(f"{name} ", turn(more, "rose", "fell"), " in number by ",
                _TEXT.people(more, "difference", True), ", from ",
                _TEXT.people(book("served", who, book.year - 1)), " to ",
                _TEXT.people(book("served", who)), ".")
        )  # fmt: skip
    return plain(said)


def _invested(m: Municipality) -> list[Sentence]:
    more = m.change("investments")
    used = m.register.quotient(m("investments"), m("investments", basis="budget"))
    own = m.register.total(f"own funds:{m.year}", (m("result"), m("depreciation")))
    return [
        say("Capital expenditure was SEK ", _TEXT(m("investments")), ", which is ",
            _TEXT.share(used, behind="%"), " of the SEK ",
            _TEXT(m("investments", basis="budget")), " that the council had budgeted."),
        *plain([
            say("Compared with ", str(m.year - 1), " it ", turn(more, "rose", "fell"), " by SEK ",
                _TEXT.size(more, "difference"), "."),
        ]),
        say("The result before depreciation was SEK ", _TEXT(own), "."),
    ]  # fmt: skip


def _loans(book: Book, m: Municipality) -> Table:
    rows = []
    for who, name, _part in (*_LOANS, ("all", "Total long-term debt", 0)):
        part = m.register.quotient(book("loan", who), book("loan", "all")) if who != "all" else None
        cells = [_PEN(book("loan", who)), _PEN(book("loan", who, m.year - 1)),
                 _PEN(book.change("loan", who), role="difference" if part else ""),
                 _PEN.share(part) if part else None]  # fmt: skip
        rows.append(row(name, cells, "item" if part else "sum"))
    heads = ["SEK million, 31 December", str(m.year), str(m.year - 1), "Change", "Share, %"]
    return table("Long-term debt by lender", heads, rows)


def _loans_text(book: Book, m: Municipality) -> list[Sentence]:
    more = book.change("loan", "all")
    each = m.register.per(m("long-debt"), m("inhabitants"))
    sek = Pen("kr", 0, _STYLE)
    return plain([
        say("Long-term debt ", turn(more, "increased", "decreased"), " by SEK ",
            _TEXT.size(more, "difference"), ", to SEK ", _TEXT(m("long-debt")), "."),
        say("It stood at SEK ", sek(each), " per inhabitant at the end of the year."),
        say("New loans of SEK ", _TEXT(m("new-loans")), " were raised, while SEK ",
            _TEXT(m("repayments")), " was repaid."),
    ])  # fmt: skip


def _people(m: Municipality) -> list[Sentence]:
    more = m.change("employees")
    part = m.register.quotient(m("women"), m("employees"))
    ill = m.change("sick-leave", "all")
    return [
        *plain([
            say("The municipality had ", _TEXT.people(m("employees")), " permanent employees, ",
                _TEXT.people(more, "difference", True), " ", turn(more, "more", "fewer"),
                f" than in {m.year - 1}."),
        ]),
        say("Women made up ", _TEXT.share(part, behind="%"), " of the workforce (",
            _TEXT.people(m("women")), " women and ", _TEXT.people(m("men")), " men)."),
        *plain([
            say("Sick leave ", turn(ill, "rose", "fell"), " by ",
                _TEXT.points(ill, " percentage points"), " to ",
                _TEXT.share(m("sick-leave", "all"), behind="%"), " of contracted hours."),
        ]),
    ]  # fmt: skip


def _sick(m: Municipality) -> Table:
    years = (m.year, m.year - 1, m.year - 2)
    rows = []
    for name, who in (("All employees", "all"), ("Women", "women"), ("Men", "men")):
        cells = [_PEN.share(m("sick-leave", who, y)) for y in years]
        rows.append(row(name, [*cells, _PEN(m.change("sick-leave", who), role="difference")]))
    return table("Sick leave, % of contracted hours", ["", *map(str, years), "Change, pp"], rows)


FAMILY = Family("english-summary", make)
