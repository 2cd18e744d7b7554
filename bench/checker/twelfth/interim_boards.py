"""A municipality's delårsrapport per 31 augusti: period, forecast and budget, in mnkr."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, item, plain, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Board, Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Sentence
from ..quantities import Quantity
from ._book import Book, lower, tally

_PEN = Pen("mnkr", 1, NumberStyle(thousands="\u00a0", negative="\u2212"))
_SAY = Pen("mnkr", 1, NumberStyle(thousands="\u00a0", negative="\u2212"), " mnkr")
_STATEMENT = (
    ("Verksamhetens intäkter", "income", 1, "item"),
    ("Verksamhetens kostnader", "costs", -1, "item"),
    ("Avskrivningar", "depreciation", -1, "item"),
    ("Verksamhetens nettokostnader", "net-cost", -1, "sum"),
    ("Skatteintäkter", "tax", 1, "item"),
    ("Generella statsbidrag och utjämning", "grants", 1, "item"),
    ("Verksamhetens resultat", "operating-result", 1, "sum"),
    ("Finansiella intäkter", "financial-income", 1, "item"),
    ("Finansiella kostnader", "financial-costs", -1, "item"),
    ("Resultat", "result", 1, "sum"),
)


def _column(b: Book, year: int, basis: str, factor: str) -> None:
    """Writes one column of the statement and of the boards."""
    m = b.m
    part = Decimal(factor) * (1 if year == m.year else Decimal("0.96"))

    def some(what: str, spread: float = 0.015) -> Quantity:
        middle = m(what, basis="budget").value * part
        return b.base(what, b.near(middle, spread), year=year, basis=basis)

    boards = [
        b.base(
            "board-net",
            b.near(m("board-net", one.key, basis="budget").value * part, 0.025),
            one.key, year, basis,
        )
        for one in m.boards
    ]  # fmt: skip
    common = b.base(
        "board-net",
        b.near(m("board-net", "central", basis="budget").value * part, 0.04),
        "central", year, basis,
    )  # fmt: skip
    every = b.total("board-net", [*boards, common], "all", year, basis)
    income, worn = some("income"), some("depreciation", 0.03)
    costs = b.base("costs", every.value + income.value - worn.value, year=year, basis=basis)
    net = b.linear("net-cost", [(costs, 1), (worn, 1), (income, -1)], year=year, basis=basis)
    b.register.follows(net, [(every, 1)])
    tax, grants = some("tax", 0.006), some("grants", 0.006)
    operating = b.linear(
        "operating-result", [(tax, 1), (grants, 1), (net, -1)], year=year, basis=basis
    )
    gained, paid = some("financial-income", 0.2), some("financial-costs", 0.2)
    b.linear("result", [(operating, 1), (gained, 1), (paid, -1)], year=year, basis=basis)


def _summary(b: Book) -> list[Block]:
    """What the report says first."""
    year = b.m.year
    result, last = b("result", basis="period"), b("result", year=year - 1, basis="period")
    change = b.register.difference(result, last)
    gap = b.gap("result", basis="forecast")
    net = b.growth("net-cost", basis="period")
    tax = b.growth("tax", basis="period")
    more = b.change("net-cost", basis="period")
    return [
        Heading("Sammanfattning", 1),
        text(
            *plain(
                [
                    say(
                        "Periodens resultat uppgår till ", _SAY(result), "."
                    ),
                    say(
                        "Det är ", _SAY.size(change, "difference"), " ",
                        turn(change, "bättre", "sämre"),
                        " än efter samma period föregående år, då resultatet var ",
                        _SAY(last), ".",
                    ),
                ]
            ),
            say(
                "För helåret pekar prognosen mot ett resultat på ",
                _SAY(b("result", basis="forecast")), ", att jämföra med budgeterade ",
                _SAY(b("result", basis="budget")), ".",
            ),
            *plain(
                [
                    say(
                        "Avvikelsen mot budget är därmed ", _SAY(gap, role="difference"), ".",
                    ),
                ]
            ),
        ),
        text(
            *plain(
                [
                    say(
                        "Verksamhetens nettokostnader har ", turn(more, "ökat", "minskat"),
                        " med ", _SAY.size(more, "difference"), ", eller ",
                        _SAY.share(net, behind=" procent", size=True),
                        ", jämfört med januari–augusti föregående år.",
                    ),
                    say(
                        "Skatteintäkterna är under samma tid ",
                        _SAY.share(tax, behind=" procent", size=True), " ",
                        turn(tax, "högre", "lägre"), " och uppgår till ",
                        _SAY(b("tax", basis="period")), ".",
                    ),
                ]
            )
        ),
    ]  # fmt: skip


def _statement(b: Book) -> list[Block]:
    """The income statement with what is said of it."""
    year = b.m.year
    columns = ((year, "period"), (year - 1, "period"), (year, "budget"), (year, "forecast"))
    rows = []
    for label, what, sign, kind in _STATEMENT:
        cells = [_PEN(b(what, year=at, basis=basis), sign) for at, basis in columns]
        gap = b.gap(what, better=sign, basis="forecast")
        rows.append(row(label, [*cells, _PEN(gap, role="difference")], kind))
    short, last = f"{year % 100:02}", f"{(year - 1) % 100:02}"
    heads: list[list[str | Head]] = [
        ["", Head("Utfall jan–aug", 2), Head("Helår", 3)],
        ["Belopp i mnkr", f"{short}08", f"{last}08", f"Budget {year}", f"Prognos {year}",
         "Avvikelse"],
    ]  # fmt: skip
    finance = b.register.difference(
        b("financial-income", basis="period"), b("financial-costs", basis="period")
    )
    gap = b.gap("tax", basis="forecast")
    cost = b.gap("costs", better=-1, basis="forecast")
    return [
        Heading("Resultaträkning", 1),
        tall("", heads, rows),
        text(
            *plain(
                [
                    say(
                        "Finansnettot blev ", _SAY(finance, role="difference"),
                        " för perioden; de finansiella intäkterna var ",
                        _SAY(b("financial-income", basis="period")), " och kostnaderna ",
                        _SAY(b("financial-costs", basis="period")), ".",
                    ),
                    say(
                        "Skatteintäkterna väntas bli ", _SAY.size(gap, "difference"), " ",
                        turn(gap, "högre", "lägre"), " än budget.",
                    ),
                    say(
                        "Kostnaderna bedöms ", turn(cost, "understiga", "överstiga"),
                        " budgeten med ", _SAY.size(cost, "difference"), ".",
                    ),
                ]
            )
        ),
    ]  # fmt: skip


def _board_words(b: Book, one: Board) -> list[Sentence]:
    """What is said of a board."""
    gap = b.gap("board-net", one.key, -1, "forecast")
    grown = b.growth("board-net", one.key, "period")
    now = b("board-net", one.key, basis="period")
    style = b.chance.randrange(3)
    if style == 0:
        return [
            say(
                f"{one.name} räknar med ett ", turn(gap, "överskott", "underskott"), " på ",
                _SAY.size(gap, "difference"), " för helåret.",
            ),
            say(
                "Periodens nettokostnad är ", _SAY(now), ", ",
                _SAY.share(grown, behind=" procent", size=True), " ",
                turn(grown, "högre", "lägre"), " än i fjol.",
            ),
        ]  # fmt: skip
    if style == 1:
        return [
            say(
                f"Till och med augusti har {lower(one.name)} förbrukat ", _SAY(now),
                " av årets budget på ", _SAY(b("board-net", one.key, basis="budget")),
                ", vilket är ",
                _SAY.share(
                    b.register.quotient(now, b("board-net", one.key, basis="budget")),
                    behind=" procent",
                ), ".",
            ),
            say(
                "Helårsprognosen är ", _SAY(b("board-net", one.key, basis="forecast")),
                " och visar således på ett ", turn(gap, "över", "under"), "skott om ",
                _SAY.size(gap, "difference"), ".",
            ),
        ]  # fmt: skip
    last = b("board-net", one.key, b.m.year - 1, "period")
    change = b.change("board-net", one.key, "period")
    return [
        say(
            f"{one.name}s nettokostnad uppgick till ", _SAY(now), " (", _PEN(last),
            "), en ", turn(change, "ökning", "minskning"), " med ",
            _SAY.size(change, "difference"), ".",
        ),
        say("Prognosavvikelsen mot budget är ", _SAY(gap, role="difference"), "."),
    ]  # fmt: skip


def _boards(b: Book) -> list[Block]:
    """The boards with what is said of them."""
    m, year = b.m, b.m.year
    rows = []
    for one in (*m.boards, m.central, None):
        key = one.key if one else "all"
        cells = [
            _PEN(b("board-net", key, year - 1, "period")),
            _PEN(b("board-net", key, basis="period")),
            _PEN(b("board-net", key, basis="budget")),
            _PEN(b("board-net", key, basis="forecast")),
            _PEN(b.gap("board-net", key, -1, "forecast"), role="difference"),
        ]
        label = one.name if one else "Summa nettokostnad"
        label = "Finansförvaltningen" if one is m.central else label
        rows.append(row(label, cells, "item" if one else "sum"))
    heads = ["Nämnd", f"Utfall aug {year - 1}", f"Utfall aug {year}", f"Budget {year}",
             f"Prognos {year}", "Avvikelse prognos"]  # fmt: skip
    gaps = [b.gap("board-net", one.key, -1, "forecast") for one in m.boards]
    under = b.register.count("boards with a forecast over budget", gaps, -1)
    worst = min(m.boards, key=lambda one: b.gap("board-net", one.key, -1, "forecast").value)
    best = max(m.boards, key=lambda one: b.gap("board-net", one.key, -1, "forecast").value)
    low, high = (b.gap("board-net", one.key, -1, "forecast") for one in (worst, best))
    return [
        Heading("Driftredovisning", 1),
        text(
            say(
                f"Av kommunens {len(m.boards)} nämnder räknar ", tally(under),
                " med att överskrida sin budget.",
            ),
            *plain(
                [
                    say(
                        f"Den svagaste prognosen lämnar {lower(worst.name)} med ",
                        _SAY(low, role="difference"), " mot budget, den starkaste ",
                        f"{lower(best.name)} med ", _SAY(high, role="difference"), ".",
                    )
                ]
            ),
        ),
        table(f"Nämndernas nettokostnader, mnkr, jan–aug {year} och prognos", heads, rows),
        *(item(*plain(_board_words(b, one))) for one in m.boards[:4]),
    ]  # fmt: skip


def _balance(b: Book) -> list[Block]:
    """The balance requirement."""
    m = b.m
    result = b("result", basis="forecast")
    sold = b.base("capital-gains", b.near(m.size * 3_000_000, 0.5), basis="forecast")
    paper = b.base("unrealised", b.near(m.size * 5_000_000, 0.5), basis="forecast")
    after = b.linear("after", [(result, 1), (sold, -1), (paper, -1)], basis="forecast")
    used = b.base("reserve-used", b.near(m.size * 2_000_000, 0.5), basis="forecast")
    final = b.linear("balance-result", [(after, 1), (used, 1)], basis="forecast")
    rows = [
        row("Årets resultat enligt prognos", [_PEN(result)]),
        row("– realisationsvinster", [_PEN(sold, -1)]),
        row("– orealiserade vinster i värdepapper", [_PEN(paper, -1)]),
        row("Årets resultat efter balanskravsjusteringar", [_PEN(after)], "sum"),
        row("+ användning av medel från resultatutjämningsreserv", [_PEN(used)]),
        row("Årets balanskravsresultat", [_PEN(final)], "sum"),
    ]
    return [
        Heading("Balanskravsutredning", 1),
        table("", ["Mnkr", f"Prognos {m.year}"], rows),
        text(
            say(
                "När realisationsvinster på ", _SAY(sold), " och orealiserade vinster på ",
                _SAY(paper), " räknats bort återstår ", _SAY(after), ".",
            ),
            say(
                "Med ", _SAY(used), " ur resultatutjämningsreserven blir balanskravsresultatet ",
                _SAY(final), ".",
            ),
        ),
    ]  # fmt: skip


def _investments(b: Book) -> list[Block]:
    """Investments of the period and the forecast."""
    m = b.m
    for one in m.projects:
        plan = m("project", one.key, basis="budget")
        b.base("project", b.near(plan.value * 45 / 100, 0.4), one.key, basis="period")
        b.base("project", b.near(plan.value * 88 / 100, 0.2), one.key, basis="forecast")
    for basis in ("period", "forecast"):
        parts = [b("project", one.key, basis=basis) for one in m.projects]
        b.total("investments", parts, basis=basis)
    rows = []
    for each in (*m.projects, None):
        what, key = ("project", each.key) if each else ("investments", "municipality")
        plan = m(what, key, basis="budget")
        cells = [
            _PEN(b(what, key, basis="period")),
            _PEN(plan),
            _PEN(b(what, key, basis="forecast")),
            _PEN(b.gap(what, key, -1, "forecast"), role="difference"),
        ]
        rows.append(row(each.name if each else "Summa", cells, "item" if each else "sum"))
    spent, guess = b("investments", basis="period"), b("investments", basis="forecast")
    used = b.register.quotient(spent, b("investments", basis="budget"))
    gap = b.gap("investments", better=-1, basis="forecast")
    big = max(m.projects, key=lambda one: b("project", one.key, basis="period").value)
    return [
        Heading("Investeringar", 1),
        text(
            say(
                "Under årets åtta första månader har ", _SAY(spent), " investerats, motsvarande ",
                _SAY.share(used, behind=" procent"), " av budgeten på ",
                _SAY(b("investments", basis="budget")), ".",
            ),
            *plain(
                [
                    say(
                        "Prognosen för helåret är ", _SAY(guess), ", det vill säga ",
                        _SAY.size(gap, "difference"), " ", turn(gap, "lägre", "högre"),
                        " än budget.",
                    )
                ]
            ),
            say(
                "Mest har hittills lagts på projektet ", big.name, " (",
                _SAY(b("project", big.key, basis="period")), ").",
            ),
        ),
        table("Investeringar, mnkr",
              ["Projekt", f"Utfall aug {m.year}", "Budget helår", "Prognos helår", "Avvikelse"],
              rows),
    ]  # fmt: skip


def _loans(b: Book) -> list[Block]:
    """The debt and how its interest is fixed."""
    m = b.m
    start = m("long-debt", year=m.year - 1)
    new = b.base("period-new", b.near(m.size * 60_000_000, 0.6))
    paid = b.base("period-paid", b.near(m.size * 35_000_000, 0.6))
    end = b.linear("period-debt", [(start, 1), (new, 1), (paid, -1)])
    change = b.register.difference(end, start)
    first = b.base("loans", b.near(end.value * 34 / 100, 0.2), "floating")
    rest = b.base("loans", end.value - first.value, "fixed")
    b.register.follows(end, [(first, 1), (rest, 1)])
    rows = [
        row(label, [_PEN(one), _SAY.share(b.register.quotient(one, end))])
        for label, one in (("Lån med rörlig ränta", first), ("Lån med fast ränta", rest))
    ]
    rows.append(row("Summa låneskuld", [_PEN(end), None], "sum"))
    return [
        Heading("Låneskuld", 1),
        text(
            *plain(
                [
                    say(
                        "Låneskulden har sedan årsskiftet ", turn(change, "ökat", "minskat"),
                        " från ", _SAY(start), " till ", _SAY(end), ".",
                    )
                ]
            ),
            say(
                "Nya lån har tagits upp med ", _SAY(new), " och ", _SAY(paid),
                " har amorterats.",
            ),
            say(
                "Lån med rörlig ränta utgör ",
                _SAY.share(b.register.quotient(first, end), behind=" procent"), " av skulden.",
            ),
        ),
        table(f"Låneskuld 31 augusti {m.year}", ["", "Mnkr", "Andel, %"], rows),
    ]  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    b = Book(m, chance)
    _column(b, m.year - 1, "period", "0.655")
    _column(b, m.year, "period", "0.655")
    _column(b, m.year, "forecast", "1.002")
    blocks = (*_summary(b), *_statement(b), *_boards(b), *_investments(b), *_loans(b), *_balance(b))
    return Paper(f"{m.name} kommun – Delårsrapport januari–augusti {m.year}", blocks)


FAMILY = Family("twelfth-interim-boards", make)
