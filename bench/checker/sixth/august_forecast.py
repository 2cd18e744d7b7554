"""A follow-up per 31 August: period against its budget and last year, the forecast of the year by
board, investments in thousands, tax and goals; net costs above zero, true minus signs."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, Role, counted, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Board, Municipality
from ..paper import Block, Cell, Head, Heading, NumberStyle, Paper, Printed, Sentence, Table
from ..quantities import Quantity
from ._books import Books, about, listed, shown

_STYLE = NumberStyle(negative="−", plus=True, zero="0,0")
_PEN = Pen("mnkr", 1, NumberStyle(negative="−"))
_OFF = Pen("mnkr", 1, _STYLE)
_MKR = Pen("mnkr", 1, NumberStyle(negative="−"), " mnkr")
_FULL = Pen("mnkr", 1, NumberStyle(negative="−"), " miljoner kronor")
_KKR = Pen("tkr", 0)
_SHORT = {
    "Barn- och utbildningsnämnden": "skolan", "Vård- och omsorgsnämnden": "äldreomsorgen",
    "Kultur- och fritidsnämnden": "kultur och fritid", "Tekniska nämnden": "tekniska",
}  # fmt: skip
_LINES = (
    ("Verksamhetens intäkter", "income", 1, "item"),
    ("Verksamhetens kostnader", "costs", -1, "item"),
    ("Avskrivningar", "depreciation", -1, "item"),
    ("Verksamhetens nettokostnad", "net-cost", -1, "sum"),
    ("Skatteintäkter", "tax", 1, "item"),
    ("Generella statsbidrag", "grants", 1, "item"),
    ("Finansnetto", "financial-net", 1, "item"),
    ("Resultat", "result", 1, "sum"),
)  # fmt: skip
_COLUMNS = (
    ("Utfall jan–aug", "period", 0), ("Utfall jan–aug", "period", 1),
    ("Budget jan–aug", "period-budget", 0), ("Årsbudget", "budget", 0),
    ("Helårsprognos", "forecast", 0),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    books = Books(m, chance)
    _fill(books)
    blocks: list[Block] = [
        Heading("Uppföljning per den 31 augusti", 1),
        *(item(one) for one in _short(books)),
        Heading("Periodens resultat", 2),
        text(*_period_told(books)),
        _result(books),
        Heading("Prognos för helåret", 2),
        text(*_forecast_told(books)),
        Heading("Nämndernas utfall och prognos", 2),
        _boards(books),
        *_boards_told(books),
        Heading("Skatteintäkter och statsbidrag", 2),
        text(*_tax_told(books)),
        _tax(books),
        Heading("Balanskravet", 2),
        *_requirement(books),
        Heading("Investeringar", 2),
        text(*_projects_told(books)),
        _projects(books),
        Heading("Låneskuld och likviditet", 2),
        text(*_loans(books)),
        Heading("Sjukfrånvaro januari–juli", 2),
        *_sick(books),
    ]
    return Paper(f"{m.name} kommun – budgetuppföljning augusti {m.year}", tuple(blocks))


def _fill(books: Books) -> None:
    m = books.m
    some = books.chance
    for what in ("income", "costs", "depreciation", "tax", "grants", "financial-net"):
        tight = 0.004 if what in ("costs", "tax", "grants") else 0.03
        if what == "financial-net":
            tight = 0.3
        for basis, before in (("april", 0), ("forecast", 0)):
            middle = m(what, year=m.year - before, basis="budget").value
            books.set(what, "municipality", _near(some, middle, tight), "money", m.year, basis)
        part = 0.648 if what == "costs" else 0.667
        for year in (m.year - 1, m.year):
            whole = m(what, year=year).value if year < m.year else books.get(
                what, "municipality", basis="forecast").value  # fmt: skip
            value = _near(some, whole * Decimal(str(part)), tight)
            books.set(what, "municipality", value, "money", year, "period")
        value = _near(some, m(what, basis="budget").value * Decimal(str(part)), tight / 2)
        books.set(what, "municipality", value, "money", m.year, "period-budget")
    bases = ("april", "forecast", "period", "period-budget")
    who = "municipality"
    books.add("net-cost", who, [("costs", who, 1), ("depreciation", who, 1), ("income", who, -1)],
              bases)  # fmt: skip
    books.add("result", who, [("tax", who, 1), ("grants", who, 1), ("financial-net", who, 1),
                              ("net-cost", who, -1)], bases)  # fmt: skip
    for basis in bases:
        for year in (m.year - 1, m.year):
            if year == m.year or basis == "period":
                _share_out(books, year, basis)
    _fill_rest(books)


def _share_out(books: Books, year: int, basis: str) -> None:
    """The net cost of a basis by board; central items take the rest."""
    m = books.m
    net = books.get("net-cost", "municipality", year, basis)
    like = m("board-net", "all", m.year, "budget").value
    left, parts = net.value, []
    for one in m.boards:
        share = m("board-net", one.key, m.year, "budget").value / like
        value = _near(books.chance, net.value * share, 0.012)
        parts.append(books.set("board-net", one.key, value, "money", year, basis))
        left -= parts[-1].value
    parts.append(books.set("board-net", "central", left, "money", year, basis))
    last = m.register.known.get(f"board-net:all:{year - 1}:{basis}")
    whole = m.register.total(f"board-net:all:{year}:{basis}", parts, last)
    m.register.follows(net, [(whole, 1)])


def _fill_rest(books: Books) -> None:
    m = books.m
    for one in m.projects:
        plan = m("project", one.key, basis="budget").value
        books.set("project", one.key, _near(books.chance, plan * Decimal("0.83"), 0.2), "money",
                  m.year, "forecast")  # fmt: skip
        done = books.get("project", one.key, basis="forecast").value * Decimal("0.55")
        books.set("project", one.key, _near(books.chance, done, 0.4), "money", m.year, "period")
    parts = [("project", one.key, 1) for one in m.projects]
    books.add("investments", "municipality", parts, ("forecast", "period"))
    taxes = {"tax-final": -0.004, "tax-forecast": 0.006, "preliminary-tax": 0.998}
    books.split("tax", "municipality", taxes, ("forecast",), 0.3)
    books.split("grants", "municipality", {"lss": 4.0, "property-fee": 11.0, "regulation": 14.0,
                                           "cost-equalisation": 9.0, "income-equalisation": 62.0},
                ("forecast",), 0.03)  # fmt: skip
    size = float(m.size) * 1_000_000
    books.put("gains", "law", size * 6, spread=0.5, back=0, basis="forecast")
    two = [(books.get("result", "municipality", basis="forecast"), 1),
           (books.get("gains", "law", basis="forecast"), -1)]  # fmt: skip
    m.register.linear(f"balance:law:{m.year}:forecast", two)
    loans = m("long-debt", year=m.year - 1)
    books.put("borrowed", "period", size * 60, spread=0.6, back=0)
    books.put("repaid", "period", size * 25, spread=0.6, back=0)
    three = [(loans, 1), (books.get("borrowed", "period"), 1), (books.get("repaid", "period"), -1)]
    m.register.linear(f"august-debt:period:{m.year}:outcome", three, loans)
    books.put("august-cash", "period", size * 210, spread=0.2)
    for who, middle in (("women", 0.071), ("men", 0.047), ("all", 0.066)):
        books.put("july-sick", who, middle, "ratio", drift=0.0, spread=0.03)
        books.put("july-long", who, middle * 0.42, "ratio", drift=0.0, spread=0.03)


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]


def _near(some: Random, middle: Decimal, spread: float) -> Decimal:
    return middle * Decimal(str(some.uniform(1 - spread, 1 + spread)))


def _off(books: Books, what: str, who: str = "municipality", one: str = "forecast",
         other: str = "budget") -> Quantity:  # fmt: skip
    """A variance that is good above zero."""
    two = (one, other) if what in ("result", "tax", "grants", "income") else (other, one)
    return books.gap(what, who, *two)


def _at(books: Books, what: str, basis: str, who: str = "municipality", back: int = 0) -> Quantity:
    return books.get(what, who, books.m.year - back, basis)


def _short(books: Books) -> list[Sentence]:
    m = books.m
    off, since = _off(books, "result"), books.gap("result", "municipality", "forecast", "april")
    boards = [_off(books, "board-net", one.key) for one in m.boards]
    red = m.register.count("boards-red", boards, -1)
    whole = m.register.total(f"boards-off:boards:{m.year}:forecast", boards)
    return shown([
        say("Resultatet till och med augusti är ", _MKR(_at(books, "result", "period")), "."),
        say("För helåret pekar prognosen på ", _MKR(_at(books, "result", "forecast")), ", det är ",
            _MKR.size(off, "difference"), turn(off, " bättre", " sämre"), " än budget."),
        say("Sedan aprilprognosen har bedömningen ", turn(since, "förbättrats", "försämrats"),
            " med ", _MKR.size(since, "difference"), " från ", _MKR(_at(books, "result", "april")),
            "."),
        say("Nämnderna väntas sammantaget gå med ", turn(whole, "överskott", "underskott"),
            " på ", _MKR.size(whole, "difference"), "; ",
            *([counted(red), " av ", str(len(m.boards))] if red.value else ["ingen"]),
            " räknar med att överskrida sin budget."),
    ])  # fmt: skip


def _period_told(books: Books) -> list[Sentence]:
    reg = books.m.register
    now, last = _at(books, "result", "period"), _at(books, "result", "period", back=1)
    change, off = reg.difference(now, last), _off(books, "result", one="period",
                                                  other="period-budget")  # fmt: skip
    net, net_last = _at(books, "net-cost", "period"), _at(books, "net-cost", "period", back=1)
    net_off = _off(books, "net-cost", one="period", other="period-budget")
    grown = reg.growth(net, net_last)
    return shown([
        say("För årets åtta första månader redovisas ett resultat på ", _MKR(now),
            ", att jämföra med ", _MKR(last), " samma period i fjol."),
        say("Det är ", turn(change, "en förbättring", "en försämring"), " med ",
            _MKR.size(change, "difference"), "; gentemot periodens budget är det ",
            _MKR.size(off, "difference"), turn(off, " bättre", " sämre"), "."),
        say("Verksamhetens nettokostnad har ", turn(grown, "ökat", "minskat"), " med ",
            _MKR.share(grown, behind=" procent", size=True), " till ", _MKR(net), "."),
        say("Den är ", _MKR.size(net_off, "difference"), turn(net_off, " lägre", " högre"),
            " än vad som budgeterats till och med augusti."),
        say("Att resultatet är starkare i augusti än vid årets slut hänger delvis ihop med att "
            "personalens semesterlöneskuld minskar över sommaren."),
    ])  # fmt: skip


def _result(books: Books) -> Table:
    m = books.m
    rows = []
    for label, what, sign, kind in _LINES:
        cells = [_PEN(_at(books, what, basis, back=back), sign) for _h, basis, back in _COLUMNS]
        gap = books.gap(what, "municipality", "forecast", "budget")
        cells.append(_OFF(gap, sign, "" if kind == "sum" else "difference"))
        rows.append(row(label, cells, kind))
    heads: list[list[str | Head]] = [
        ["", *(label for label, *_rest in _COLUMNS), "Avvikelse"],
        ["Mnkr", *(str(m.year - back) for *_rest, back in _COLUMNS), "prognos–budget"],
    ]
    return tall("Resultaträkning för kommunen", heads, rows)


def _forecast_told(books: Books) -> list[Sentence]:
    m, reg = books.m, books.m.register
    off, net = _off(books, "result"), _off(books, "net-cost")
    tax, grants = _off(books, "tax"), _off(books, "grants")
    both = reg.total(f"tax-grants-off:municipality:{m.year}:forecast", (tax, grants))
    finance = _off(books, "financial-net", one="budget", other="forecast")
    share = reg.quotient(
        _at(books, "result", "forecast"),
        reg.total(f"both:municipality:{m.year}:forecast",
                  (_at(books, "tax", "forecast"), _at(books, "grants", "forecast"))),
    )  # fmt: skip
    return shown([
        say("Helårsresultatet beräknas bli ", _FULL(_at(books, "result", "forecast")),
            " mot budgeterade ", _FULL(_at(books, "result", "budget")), "."),
        say("Avvikelsen på ", _MKR(off, role="difference"), " består av ",
            turn(net, "lägre", "högre"), " nettokostnader (", _OFF(net, role="difference"),
            "), skatter och bidrag (", _OFF(both, role="difference"), ") samt finansnetto (",
            _OFF(finance, role="difference"), ")."),
        say("Resultatet skulle då motsvara ", _MKR.share(share, behind=" procent"),
            " av skatteintäkter och generella statsbidrag."),
    ])  # fmt: skip


def _boards(books: Books) -> Table:
    m = books.m
    rows = []
    places: list[Board | None] = [*m.boards, m.central, None]
    for one in places:
        who = one.key if one else "all"
        role: Role = "difference" if one else ""

        def at(basis: str, who: str = who) -> Printed:
            return _PEN(books.get("board-net", who, basis=basis))

        cells: list[Cell] = [
            at("period"), at("period-budget"),
            _OFF(_off(books, "board-net", who, "period", "period-budget"), role=role),
            at("budget"), at("forecast"), _OFF(_off(books, "board-net", who), role=role),
            _OFF(_off(books, "board-net", who, "april"), role=role),
        ]  # fmt: skip
        rows.append(row(one.name if one else "Summa nettokostnad", cells,
                        "item" if one else "sum"))  # fmt: skip
    heads: list[list[str | Head]] = [
        ["", Head("Januari–augusti", 3), Head("Helår", 3), "Avvikelse"],
        ["Nettokostnad, mnkr", "Utfall", "Budget", "Avvikelse", "Budget", "Prognos", "Avvikelse",
         "i april"],
    ]  # fmt: skip
    return tall("", heads, rows)


def _boards_told(books: Books) -> list[Block]:
    m, reg = books.m, books.m.register
    order = sorted(m.boards, key=lambda one: abs(_off(books, "board-net", one.key).value))[::-1]
    told: list[Block] = []
    for place, one in enumerate(order[:3]):
        off, before = (_off(books, "board-net", one.key, basis) for basis in ("forecast", "april"))
        since = reg.difference(off, before)
        period = _off(books, "board-net", one.key, "period", "period-budget")
        name = one.name if place != 1 else _SHORT.get(one.name, one.name).capitalize()
        sentences = [
            [say(f"{name} lämnar en prognos på ", _MKR(books.get("board-net", one.key,
                                                                 basis="forecast")),
                 ", ", turn(off, "ett överskott", "ett underskott"), " med ",
                 _MKR.size(off, "difference"), " mot budget."),
             say("Det är ", _MKR.size(since, "difference"), turn(since, " bättre", " sämre"),
                 " än i april, då avvikelsen bedömdes till ", _MKR(before, role="difference"),
                 ".")],
            [say(f"{name} beräknar sitt ", turn(off, "överskott", "underskott"), " till ",
                 _MKR.size(off, "difference"), "."),
             say("Till och med augusti är utfallet ", _MKR.size(period, "difference"),
                 turn(period, " lägre", " högre"), " än periodens budget.")],
            [say("För ", _lower(name), " är helårsbudgeten ",
                 _MKR(books.get("board-net", one.key, basis="budget")),
                 ", och ", turn(off, "överskottet", "underskottet"), " stannar vid ",
                 *about(_MKR, off), "."),
             say("Av budgeten hade ",
                 _MKR.share(reg.quotient(books.get("board-net", one.key, basis="period"),
                                         books.get("board-net", one.key, basis="budget")),
                            behind=" procent"), " använts efter åtta månader.")],
        ][place]  # fmt: skip
        told.append(text(*shown(sentences, 50_000)))
    good = [
        _lower(one.name) for one in m.boards if _off(books, "board-net", one.key).value > 50_000
    ]
    if good:
        told.append(text(say(f"Överskott räknar {listed(good)} med.")))
    return told


def _tax(books: Books) -> Table:
    rows = []
    for label, what, kind in (
        ("Preliminära skatteintäkter", "preliminary-tax", "item"),
        ("Prognos slutavräkning innevarande år", "tax-forecast", "item"),
        ("Slutavräkning föregående år", "tax-final", "item"),
        ("Summa skatteintäkter", "tax", "sum"),
        ("Inkomstutjämning", "income-equalisation", "item"),
        ("Kostnadsutjämning", "cost-equalisation", "item"),
        ("Regleringspost", "regulation", "item"),
        ("LSS-utjämning", "lss", "item"),
        ("Fastighetsavgift", "property-fee", "item"),
        ("Summa generella statsbidrag", "grants", "sum"),
    ):
        cells = [_PEN(_at(books, what, basis)) for basis in ("budget", "forecast")]
        gap = books.gap(what, "municipality", "forecast", "budget")
        rows.append(row(label, [*cells, _OFF(gap, role="" if kind == "sum" else "difference")],
                        kind))  # fmt: skip
    return table("Miljoner kronor", ["", "Budget", "Prognos", "Differens"], rows)


def _tax_told(books: Books) -> list[Sentence]:
    m = books.m
    tax, grants = _off(books, "tax"), _off(books, "grants")
    growth = m.register.growth(_at(books, "tax", "forecast"), m("tax", year=m.year - 1))
    final = _at(books, "tax-final", "forecast")
    return shown([
        say("Skatteintäkterna väntas bli ", _MKR(_at(books, "tax", "forecast")), " i år, ",
            _MKR.size(tax, "difference"), turn(tax, " mer", " mindre"), " än i budget."),
        say("Jämfört med bokslutet ", str(m.year - 1), " (", _MKR(m("tax", year=m.year - 1)),
            ") är ökningen ", _MKR.share(growth, behind=" procent"), "."),
        say("Slutavräkningen för ", str(m.year - 1), " blev ", turn(final, "positiv", "negativ"),
            ", ", _MKR(final), "."),
        say("De generella statsbidragen hamnar ", _MKR.size(grants, "difference"),
            turn(grants, " över", " under"), " budget."),
    ])  # fmt: skip


def _requirement(books: Books) -> list[Block]:
    m = books.m
    gains = books.get("gains", "law", basis="forecast")
    result = _at(books, "result", "forecast")
    balance = m.register.known[f"balance:law:{m.year}:forecast"]
    rows = [
        row("Prognostiserat resultat", [_PEN(result)]),
        row("Avgår realisationsvinster", [_PEN(gains, -1)]),
        row("Balanskravsresultat", [_PEN(balance)], "sum"),
    ]
    told = say("När realisationsvinster om ", _MKR(gains),
               " räknats av blir balanskravsresultatet ", _MKR(balance),
               ", vilket innebär att kravet ",
               turn(balance, "klaras", "inte klaras"), ".")  # fmt: skip
    return [text(told), table("", ["Mnkr", f"Prognos {m.year}"], rows)]


def _projects(books: Books) -> Table:
    m = books.m
    rows = []
    for one in (*m.projects, None):
        what, who = ("project", one.key) if one else ("investments", "municipality")
        plan, now, year = (books.get(what, who, basis=basis)
                           for basis in ("budget", "period", "forecast"))  # fmt: skip
        off = books.gap(what, who, "budget", "forecast")
        cells = [_KKR(plan), _KKR(now), _KKR(year), _KKR(off, role="difference" if one else "")]
        rows.append(row(one.name if one else "Totalt", cells, "item" if one else "sum"))
    heads = ["Projekt (tkr)", "Årsbudget", "Utfall 31/8", "Prognos 31/12", "Avvikelse"]
    return table("Större investeringar", heads, rows)


def _projects_told(books: Books) -> list[Sentence]:
    m, reg = books.m, books.m.register
    plan, now, year = (books.get("investments", "municipality", basis=basis)
                       for basis in ("budget", "period", "forecast"))  # fmt: skip
    off = books.gap("investments", "municipality", "budget", "forecast")
    big = max(m.projects, key=lambda one: m("project", one.key, basis="budget").value)
    used = reg.quotient(now, plan)
    return shown([
        say("Årets investeringsbudget uppgår till ", _MKR(plan), "."),
        say("Till och med augusti har ", _MKR(now), " förbrukats, eller ",
            _MKR.share(used, behind=" procent"), "."),
        say("Helårsprognosen är ", _MKR(year), ", varmed ", _MKR.size(off, "difference"),
            turn(off, " beräknas bli kvar", " saknas"), "."),
        say(f"Det största projektet, {big.name[0].lower()}{big.name[1:]}, har en budget på ",
            _MKR(m("project", big.key, basis="budget")), " och väntas kosta ",
            _MKR(books.get("project", big.key, basis="forecast")), " i år."),
    ])  # fmt: skip


def _loans(books: Books) -> list[Sentence]:
    m, reg = books.m, books.m.register
    debt, last = books.get("august-debt", "period"), m("long-debt", year=m.year - 1)
    more = reg.difference(debt, last)
    cash = m.change("august-cash", "period")
    return shown([
        say("Den sista augusti var låneskulden ", _MKR(debt), ", mot ", _MKR(last),
            " vid årsskiftet, ", turn(more, "en ökning", "en minskning"), " med ",
            _MKR.size(more, "difference"), "."),
        say("Nya lån har tagits upp med ", _MKR(books.get("borrowed", "period")), " medan ",
            _MKR(books.get("repaid", "period")), " har amorterats."),
        say("Likvida medel uppgick till ", _MKR(books.get("august-cash", "period")), ", ",
            _MKR.size(cash, "difference"), turn(cash, " mer", " mindre"),
            " än vid samma tid i fjol."),
    ])  # fmt: skip


def _sick(books: Books) -> list[Block]:
    m, reg = books.m, books.m.register
    rows = []
    pen = Pen(style=NumberStyle(negative="−"))
    for label, who in (("Kvinnor", "women"), ("Män", "men"), ("Totalt", "all")):
        now, last = books.get("july-sick", who), books.get("july-sick", who, m.year - 1)
        cells = [pen.share(now), pen.share(last),
                 pen.share(reg.difference(now, last), role="difference"),
                 pen.share(books.get("july-long", who))]  # fmt: skip
        rows.append(row(label, cells))
    points = m.change("july-sick", "all")
    gap = reg.difference(books.get("july-sick", "women"), books.get("july-sick", "men"))
    told = shown([
        say("Den totala sjukfrånvaron ", turn(points, "steg", "sjönk"), " från ",
            pen.share(books.get("july-sick", "all", m.year - 1), behind=" till "),
            pen.share(books.get("july-sick", "all"), behind=" procent"), "."),
        say("Bland kvinnor var sjukfrånvaron ", pen.share(books.get("july-sick", "women"),
                                                behind=" procent"), ", ", pen.points(gap),
            " högre än bland män."),
    ])  # fmt: skip
    heads = ["Procent", f"Jan–jul {m.year}", f"Jan–jul {m.year - 1}", "Skillnad",
             f"varav lång frånvaro {m.year}"]  # fmt: skip
    return [text(*told), table("", heads, rows)]


FAMILY = Family("august-forecast", make)
