"""An interim report per 31 August: the period beside the whole year's budget and forecast in one
table with two rows of heads, boards' forecasts, balance requirement, investments and loans."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, plain, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Sentence, Table
from ..quantities import Quantity
from ._book import Book, Role, run

_STYLE = NumberStyle(negative="–")
_PEN = Pen("mnkr", 1, _STYLE)
_TEXT = Pen("mnkr", 1, _STYLE, " mnkr")
_LINES = (
    ("in", "Verksamhetens intäkter", 1, 590), ("out", "Verksamhetens kostnader", -1, 2960),
    ("worn", "Avskrivningar", -1, 108), ("net", "Verksamhetens nettokostnader", -1, 0),
    ("tax", "Skatteintäkter", 1, 1890), ("grants", "Generella statsbidrag och utjämning", 1, 640),
    ("work", "Verksamhetens resultat", 1, 0), ("gain", "Finansiella intäkter", 1, 22),
    ("paid", "Finansiella kostnader", -1, 15), ("result", "Periodens/årets resultat", 1, 0),
)  # fmt: skip
_SUMS = ("net", "work", "result")
# The period's and the whole year's columns: what they are called in the books.
_COLUMNS = ("period", "period-before", "budget", "forecast")


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    book = Book(m, chance)
    _books(book, m)
    blocks: list[Block] = [
        Heading("Sammanfattning", 1),
        *(item(one) for one in _short(book)),
        Heading("Resultat för perioden och helårsprognos", 1),
        text(*_result_text(book)),
        _results(book),
        text(*_tax_text(book)),
        Heading("Balanskravsresultat", 2),
        text(*_balance_text(book)),
        _balance(book),
        Heading("Nämndernas prognoser", 1),
        text(*_boards_text(book, m)),
        _boards(book, m),
        *_by_board(book, m),
        Heading("Investeringar", 1),
        text(*_invested_text(book, m)),
        _invested(book, m),
        Heading("Låneskuld och likviditet", 1),
        _debt(book),
        text(*_debt_text(book)),
    ]
    return Paper(f"Delårsrapport 31 augusti {m.year}, {m.name} kommun", tuple(blocks))


def _books(book: Book, m: Municipality) -> None:
    million = float(m.size) * 1e6
    for what, _name, _sign, middle in _LINES:
        if what in _SUMS:
            continue
        spread = 0.008 if middle > 100 else 0.12
        whole = book.near(middle * million, 0.01)
        for basis, share, step in (("budget", 1.0, 100_000), ("forecast", 1.004, 100_000),
                                   ("period-before", 0.632, 1), ("period", 0.655, 1)):  # fmt: skip
            value = book.near(float(whole) * share, spread, step=step)
            year, named = _when(book, basis)
            book.put(what, "we", value, year, named)
    for year, basis in sorted(_when(book, one) for one in _COLUMNS):
        net = [("out", "we", 1), ("worn", "we", 1), ("in", "we", -1)]
        book.add("net", "we", net, [year], [basis])
        tax = [("tax", "we", 1), ("grants", "we", 1), ("net", "we", -1)]
        book.add("work", "we", tax, [year], [basis])
        result = [("work", "we", 1), ("gain", "we", 1), ("paid", "we", -1)]
        book.add("result", "we", result, [year], [basis])
    for what, part in (("sold", 3.5), ("funds", 1.6)):
        book.put(what, "we", book.near(part * million, 0.4, step=100_000), basis="forecast")
    terms = [("result", "we", 1), ("sold", "we", -1), ("funds", "we", -1)]
    book.add("required", "we", terms, [book.year], ["forecast"])
    _boards_of(book, m)
    _projects_of(book, m)
    _loans_of(book, million)


def _boards_of(book: Book, m: Municipality) -> None:
    for one in m.boards:
        plan = float(m("board-net", one.key, basis="budget").value)
        budget = book.near(plan, 0.0, step=100_000)
        book.put("board", one.key, budget, basis="budget")
        for basis, share, spread, step in (("forecast", 1.003, 0.015, 100_000),
                                           ("spring", 1.002, 0.012, 100_000),
                                           ("period", 0.66, 0.02, 1)):  # fmt: skip
            book.put("board", one.key, book.near(plan * share, spread, step=step), basis=basis)
    for basis in ("budget", "forecast", "spring", "period"):
        whos = [("board", one.key, 1) for one in m.boards]
        book.add("board", "all", whos, [book.year], [basis])


def _projects_of(book: Book, m: Municipality) -> None:
    for one in m.projects:
        plan = book.near(float(m("project", one.key, basis="budget").value), 0.05, step=100_000)
        book.put("built", one.key, plan, basis="budget")
        book.put("built", one.key, book.near(float(plan) * 0.45, 0.4), basis="period")
        book.put("built", one.key, book.near(float(plan) * 0.86, 0.15, step=100_000),
                 basis="forecast")  # fmt: skip
    for basis in ("budget", "forecast", "period"):
        projects = [("built", one.key, 1) for one in m.projects]
        book.add("built", "all", projects, [book.year], [basis])


def _loans_of(book: Book, million: float) -> None:
    for what, middle in (("bank", 520), ("fund", 380)):
        for basis in ("start", "period"):
            step = 1_000_000 if what == "bank" else None
            book.put(what, "we", book.near(middle * million, 0.06, step=step), basis=basis)
    for basis in ("start", "period"):
        book.add("loans", "we", [("bank", "we", 1), ("fund", "we", 1)], [book.year], [basis])
        book.put("cash", "we", book.near(170 * million, 0.2), basis=basis)
        book.put("rate", "we", book.near(0.022, 0.2, "ratio"), basis=basis, kind="ratio")


def _when(book: Book, basis: str) -> tuple[int, str]:
    """The year and the basis; the same period the year before has a name of its own here."""
    return (book.year - 1, "period") if basis == "period-before" else (book.year, basis)


def _two(book: Book, what: str, who: str, first: str, second: str) -> Quantity:
    """The first basis less the second."""
    one, other = (book(what, who, *_when(book, basis)) for basis in (first, second))
    return book.register.difference(one, other)


def _short(book: Book) -> list[Sentence]:
    year = book.year
    better = _two(book, "result", "we", "period", "period-before")
    gap = _two(book, "result", "we", "forecast", "budget")
    boards = _two(book, "board", "all", "budget", "forecast")
    return plain([
        say("Resultatet för januari–augusti är ", _TEXT(book("result", basis="period")), ", ",
            _TEXT.size(better, "difference"), " ", turn(better, "bättre", "sämre"),
            " än samma period förra året."),
        say(f"För helåret {year} är prognosen ", _TEXT(book("result", basis="forecast")),
            ", vilket är ", _TEXT.size(gap, "difference"), " ", turn(gap, "över", "under"),
            " budget."),
        say("Nämnderna räknar sammantaget med ett ", turn(boards, "överskott", "underskott"),
            " på ", _TEXT.size(boards, "difference"), "."),
        say("Av årets investeringsbudget på ", _TEXT(book("built", "all", basis="budget")),
            " beräknas ", _TEXT(book("built", "all", basis="forecast")), " gå åt."),
    ])  # fmt: skip


def _result_text(book: Book) -> list[Sentence]:
    net = _two(book, "net", "we", "period", "period-before")
    up = book.register.growth(
        book("net", basis="period"), book("net", year=book.year - 1, basis="period")
    )
    left = _two(book, "net", "we", "budget", "forecast")
    base = book.register.total(
        "tax and grants:forecast",
        (book("tax", basis="forecast"), book("grants", basis="forecast")),
    )
    share = book.register.quotient(book("result", basis="forecast"), base)
    return [
        *run(
            say("Efter åtta månader uppgår nettokostnaderna till ",
                _TEXT(book("net", basis="period")), "."),
            say("Det är ", _TEXT.size(net, "difference"), " eller ",
                _TEXT.share(up, behind=" procent", size=True), " ", turn(net, "mer", "mindre"),
                f" än i augusti {book.year - 1}."),
        ),
        *plain([
            say("På helår väntas de bli ", _TEXT(book("net", basis="forecast")), ", alltså ",
                _TEXT.size(left, "difference"), " ", turn(left, "lägre", "högre"),
                " än budgeterat."),
        ]),
        say("Prognosens resultat motsvarar ", _TEXT.share(share, behind=" procent"),
            " av skatteintäkter och generella statsbidrag."),
    ]  # fmt: skip


def _results(book: Book) -> Table:
    rows = []
    for what, name, sign, _middle in _LINES:
        gap = _two(book, what, "we", *(("forecast", "budget") if sign > 0 else
                                       ("budget", "forecast")))  # fmt: skip
        cells = [_PEN(book(what, "we", *_when(book, one)), sign) for one in _COLUMNS]
        is_sum = what in _SUMS
        cells.append(_PEN(gap, role="" if is_sum else "difference"))
        rows.append(row(name, cells, "sum" if is_sum else "item"))
    heads: list[list[str | Head]] = [
        ["", Head("Januari–augusti", 2), Head(f"Helår {book.year}", 3)],
        ["mnkr", str(book.year), str(book.year - 1), "Budget", "Prognos", "Avvikelse"],
    ]
    return tall("Resultaträkning", heads, rows)


def _tax_text(book: Book) -> list[Sentence]:
    tax, grants = (_two(book, one, "we", "forecast", "budget") for one in ("tax", "grants"))
    more = _two(book, "tax", "we", "period", "period-before")
    gain = _two(book, "gain", "we", "forecast", "budget")
    return plain([
        say("Skatteintäkterna har under perioden ", turn(more, "ökat", "minskat"), " med ",
            _TEXT.size(more, "difference"), " till ", _TEXT(book("tax", basis="period")), "."),
        say("Enligt augustiprognosen blir skatten på årsbasis ", _TEXT.size(tax, "difference"),
            " ", turn(tax, "högre", "lägre"), " och statsbidragen ",
            _TEXT.size(grants, "difference"), " ", turn(grants, "högre", "lägre"),
            " än i budget."),
        say("De finansiella intäkterna bedöms bli ", _TEXT(book("gain", basis="forecast")),
            ", en avvikelse mot budget med ", _TEXT(gain, role="difference"), "."),
    ])  # fmt: skip


def _balance_text(book: Book) -> list[Sentence]:
    required = book("required", basis="forecast")
    return plain([
        say("Från prognosens resultat räknas realisationsvinster på ",
            _TEXT(book("sold", basis="forecast")), " och orealiserade vinster i värdepapper på ",
            _TEXT(book("funds", basis="forecast")), " bort."),
        say("Balanskravsresultatet beräknas därefter till ", _TEXT(required), ", och balanskravet ",
            turn(required, "uppfylls", "uppfylls inte"), "."),
    ])  # fmt: skip


def _balance(book: Book) -> Table:
    rows = [
        row("Årets resultat enligt prognos", [_PEN(book("result", basis="forecast"))]),
        row("Avgår realisationsvinster", [_PEN(book("sold", basis="forecast"), -1)]),
        row("Avgår orealiserade vinster", [_PEN(book("funds", basis="forecast"), -1)]),
        row("Balanskravsresultat", [_PEN(book("required", basis="forecast"))], "sum"),
    ]
    return table("Balanskravsutredning, mnkr", ["", f"Prognos {book.year}"], rows)


def _boards_text(book: Book, m: Municipality) -> list[Sentence]:
    gaps = [_two(book, "board", one.key, "budget", "forecast") for one in m.boards]
    under = book.register.count("boards with deficit", gaps, -1)
    over = book.register.count("boards with surplus", gaps, 1)
    now = _two(book, "board", "all", "budget", "forecast")
    then = _two(book, "board", "all", "budget", "spring")
    better = book.register.difference(now, then)
    return [
        say("Med underskott räknar ", counted(under), " av nämnderna, med överskott ",
            counted(over), "."),
        *plain([
            say("I vårens uppföljning var nämndernas samlade avvikelse ",
                _TEXT(then, role="difference"), " och nu är den ", _TEXT(now, role="difference"),
                ", en ", turn(better, "förbättring", "försämring"), " med ",
                _TEXT.size(better, "difference"), "."),
        ]),
    ]  # fmt: skip


def _boards(book: Book, m: Municipality) -> Table:
    rows = []
    for one in (*m.boards, None):
        who = one.key if one else "all"
        role: Role = "difference" if one else ""
        used = book.register.quotient(
            book("board", who, basis="period"), book("board", who, basis="budget")
        )
        cells = [_PEN(book("board", who, basis="period")), _PEN.share(used),
                 _PEN(book("board", who, basis="budget")),
                 _PEN(book("board", who, basis="forecast")),
                 _PEN(_two(book, "board", who, "budget", "forecast"), role=role),
                 _PEN(_two(book, "board", who, "budget", "spring"), role=role)]  # fmt: skip
        rows.append(row(one.name if one else "Summa nämnder", cells, "item" if one else "sum"))
    heads = ["Nettokostnad, mnkr", "Utfall aug", "Andel av budget, %", "Helårsbudget",
             "Helårsprognos", "Avvikelse aug", "Avvikelse april"]  # fmt: skip
    return table("", heads, rows)


def _by_board(book: Book, m: Municipality) -> list[Block]:
    told: list[Block] = []
    for place, one in enumerate(m.boards[:5]):
        gap = _two(book, "board", one.key, "budget", "forecast")
        then = _two(book, "board", one.key, "budget", "spring")
        better = book.register.difference(gap, then)
        share = book.register.quotient(
            book("board", one.key, basis="period"), book("board", one.key, basis="budget")
        )
        if place % 2:
            said = plain([
                say(f"{one.name} har till och med augusti förbrukat ",
                    _TEXT.share(share, behind=" procent"), " av årets budget på ",
                    _TEXT(book("board", one.key, basis="budget")), "."),
                say("Prognosen för helåret är ett ", turn(gap, "överskott", "underskott"),
                    " på ", _TEXT.size(gap, "difference"), "."),
            ])  # fmt: skip
        else:
            said = run(
                say(f"{one.name} beräknar att nettokostnaden blir ",
                    _TEXT(book("board", one.key, basis="forecast")), ", ",
                    _TEXT.size(gap, "difference"), " ", turn(gap, "lägre", "högre"),
                    " än budget."),
                say("Det är ", _TEXT.size(better, "difference"), " ",
                    turn(better, "bättre", "sämre"), " än i aprilprognosen."),
            )  # fmt: skip
        if said:
            told.append(text(*said))
    return told


def _invested_text(book: Book, m: Municipality) -> list[Sentence]:
    share = book.register.quotient(
        book("built", "all", basis="period"), book("built", "all", basis="budget")
    )
    left = _two(book, "built", "all", "budget", "forecast")
    big = max(m.projects, key=lambda one: book("built", one.key, basis="forecast").value)
    return [
        say("Till och med augusti har ", _TEXT(book("built", "all", basis="period")),
            " investerats, ", _TEXT.share(share, behind=" procent"), " av årets budget."),
        *plain([
            say("Prognosen är ", _TEXT.size(left, "difference"), " ", turn(left, "lägre", "högre"),
                " än budget."),
        ]),
        say(f"Störst utgift i prognosen har projektet {big.name} med ",
            _TEXT(book("built", big.key, basis="forecast")), "."),
    ]  # fmt: skip


def _invested(book: Book, m: Municipality) -> Table:
    rows = []
    for one in (*m.projects, None):
        who = one.key if one else "all"
        gap = _two(book, "built", who, "budget", "forecast")
        cells = [_PEN(book("built", who, basis=basis)) for basis in ("budget", "period",
                                                                       "forecast")]  # fmt: skip
        cells.append(_PEN(gap, role="difference" if one else ""))
        rows.append(row(one.name if one else "Totalt", cells, "item" if one else "sum"))
    heads = ["Projekt", "Budget", "Utfall 31 aug", "Prognos", "Avvikelse"]
    return table(f"Investeringar {book.year}, mnkr", heads, rows)


def _debt(book: Book) -> Table:
    rows = []
    for what, name in (("bank", "Lån i Kommuninvest"), ("fund", "Obligationslån"),
                       ("loans", "Summa låneskuld")):  # fmt: skip
        more = _two(book, what, "we", "period", "start")
        cells = [_PEN(book(what, basis="start")), _PEN(book(what, basis="period")),
                 _PEN(more, role="" if what == "loans" else "difference")]  # fmt: skip
        rows.append(row(name, cells, "sum" if what == "loans" else "item"))
    rows += [
        row("Likvida medel", [_PEN(book("cash", basis="start")), _PEN(book("cash", basis="period")),
                              _PEN(_two(book, "cash", "we", "period", "start"),
                              role="difference")]),
        row("Snittränta, %", [_PEN.share(book("rate", basis="start")),
                              _PEN.share(book("rate", basis="period")),
                              _PEN(_two(book, "rate", "we", "period", "start"),
                              role="difference")]),
    ]  # fmt: skip
    heads = ["mnkr", f"31 dec {book.year - 1}", f"31 aug {book.year}", "Förändring"]
    return table("", heads, rows)


def _debt_text(book: Book) -> list[Sentence]:
    more, cash = (
        _two(book, "loans", "we", "period", "start"),
        _two(book, "cash", "we", "period", "start"),
    )
    part = book.register.quotient(book("bank", basis="period"), book("loans", basis="period"))
    return plain([
        say("Låneskulden har sedan årsskiftet ", turn(more, "ökat", "minskat"), " med ",
            _TEXT.size(more, "difference"), " till ", _TEXT(book("loans", basis="period")), "."),
        say("Av den finns ", _TEXT.share(part, behind=" procent"), " hos Kommuninvest."),
        say("Kassan var vid augusti månads utgång ", _TEXT(book("cash", basis="period")), ", ",
            _TEXT.size(cash, "difference"), " ", turn(cash, "större", "mindre"),
            " än vid årets början."),
    ])  # fmt: skip


FAMILY = Family("interim-forecast", make)
