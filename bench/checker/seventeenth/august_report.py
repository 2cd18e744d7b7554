"""A municipality's delårsrapport per 31 August: the period beside that of the year before, the
year's forecast beside the budget and the forecast after April, projects and goals."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Direction, Head, Heading, NumberStyle, Paper, Row, Table
from ..quantities import Quantity
from ._book import Book, Hand, para, pct, pts, seen

_STYLE = NumberStyle(negative="–")
_PEN = Pen("mnkr", 1, _STYLE)
_H = Hand("mnkr", 1, " mnkr", " procent", " procentenheter", style=_STYLE)
_LINES = (
    ("Verksamhetens intäkter", "income", 1), ("Verksamhetens kostnader", "costs", -1),
    ("Avskrivningar", "depreciation", -1), ("Verksamhetens nettokostnader", "net-cost", -1),
    ("Skatteintäkter", "tax", 1), ("Generella statsbidrag och utjämning", "grants", 1),
    ("Verksamhetens resultat", "operating-result", 1), ("Finansnetto", "financial-net", 1),
    ("Resultat", "result", 1),
)  # fmt: skip
_SUMS = ("net-cost", "operating-result", "result")


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    b = Book(m, chance)
    _enter(b)
    blocks: list[Block] = [
        Heading("Sammanfattning", 1),
        *_summary(b),
        Heading("Periodens resultat", 1),
        *_period(b),
        _statement(b),
        Heading("Helårsprognos", 1),
        *_forecast(b),
        _boards(b),
        *_about_boards(b),
        Heading("Investeringar", 1),
        *_projects(b),
        Heading("God ekonomisk hushållning och balanskrav"),
        *_goals(b),
        Heading("Personal"),
        *_staff(b),
    ]
    return Paper(f"Delårsrapport januari–augusti {m.year}, {m.name} kommun", tuple(blocks))


def _enter(b: Book) -> None:
    for year, basis, part in (
        (b.year - 1, "period", 0.652), (b.year, "period", 0.655), (b.year, "forecast", 1.0),
    ):  # fmt: skip
        _year(b, year, basis, part)
    for one in (*b.m.boards, b.m.central):
        value = b("board-net", one.key, basis="forecast").value
        b.put("board-net", b.moved(value, 0.002, 0.012), one.key, basis="april", kind="money")
    keys = [one.key for one in (*b.m.boards, b.m.central)]
    net = b.sum_of("board-net", keys, "all", basis="april")
    other = b("tax", basis="forecast").value + b("grants", basis="forecast").value
    other += b("financial-net", basis="forecast").value
    funds = b.put("funds", b.moved(other, 0.001, 0.004), basis="april", kind="money")
    b.add("result", [(funds, 1), (net, -1)], basis="april")
    for basis in ("forecast", "budget"):
        parts = [(b(what, basis=basis), 1) for what in ("tax", "grants", "financial-net")]
        funds = b.add("funds", parts, basis=basis)
        terms = [(funds, 1), (b("board-net", "all", basis=basis), -1)]
        b.register.follows(b("result", basis=basis), terms)
    for basis, part in (("forecast", 0.85), ("period", 0.45)):
        for project in b.m.projects:
            value = b("project", project.key, basis="budget").value * Decimal(str(part))
            b.put("project", b.around(value, 0.2), project.key, basis=basis, kind="money")
        terms = [(b("project", one.key, basis=basis), 1) for one in b.m.projects]
        b.add("investments", terms, basis=basis)
    for who, middle in (("women", 0.074), ("men", 0.046)):
        steps = (0.002, 0.007)
        b.walk("sick", middle, (b.year - 1, b.year), who, step=steps, kind="ratio", places=5)
    for year in (b.year - 1, b.year):
        both = b("sick", "women", year).value * 78 + b("sick", "men", year).value * 22
        b.put("sick", both / 100, "all", year, kind="ratio")


def _year(b: Book, year: int, basis: str, part: float) -> None:
    """A statement of income and the boards' nets, which agree."""
    nets, share = [], Decimal(str(part))
    for one in (*b.m.boards, b.m.central):
        value = b("board-net", one.key, year, "budget").value
        got = b.moved(value, 0.003, 0.028) * share
        nets.append((b.put("board-net", round(got), one.key, year, basis, "money"), 1))
    whole = b.add("board-net", nets, "all", year, basis)
    got, worn = (
        b.put(what, b.around(b(what, year=year, basis="budget").value * share, 0.02), year=year,
              basis=basis, kind="money")
        for what in ("income", "depreciation")
    )  # fmt: skip
    spent = whole.value + got.value - worn.value
    cost = b.put("costs", spent, year=year, basis=basis, kind="money")
    net = b.add("net-cost", [(cost, 1), (worn, 1), (got, -1)], year=year, basis=basis)
    b.register.follows(net, [(whole, 1)])
    tax, grants = (
        b.put(what, b.around(b(what, year=year, basis="budget").value * share, 0.008), year=year,
              basis=basis, kind="money")
        for what in ("tax", "grants")
    )  # fmt: skip
    terms = [(tax, 1), (grants, 1), (net, -1)]
    operating = b.add("operating-result", terms, year=year, basis=basis)
    middle = b.size * 6_000_000 * share
    money = b.put("financial-net", b.around(middle, 0.6), year=year, basis=basis, kind="money")
    b.add("result", [(operating, 1), (money, 1)], year=year, basis=basis)


def _summary(b: Book) -> list[Block]:
    result, forecast = b("result", basis="period"), b("result", basis="forecast")
    better = b.change("result", basis="period")
    budget = b.less(forecast, b("result", basis="budget"))
    april = b.less(forecast, b("result", basis="april"))
    return [
        para(
            say(f"För perioden januari till och med augusti {b.year} redovisar kommunen ett "
                "resultat på ", _H.kr(result), "."),
            say("Det är ", _H.by(better), " ", turn(better, "bättre", "sämre"),
                " än vid samma tid förra året."),
            say("För helåret beräknas resultatet bli ", _H.kr(forecast), ", att jämföra med "
                "budgeterade ", _H.kr(b("result", basis="budget")), "."),
            say("Prognosen har ", turn(april, "förbättrats", "försämrats"), " med ",
                _H.by(april), " sedan uppföljningen efter april, då resultatet beräknades till ",
                _H.kr(b("result", basis="april")), "."),
        ),
        *(item(one) for one in seen([
            say("Budgetavvikelse för helåret: ",
                _PEN.but(behind=" mnkr", style=NumberStyle(negative="–", plus=True))(
                    budget, role="difference"), "."),
            say("Investeringsutgifter till och med augusti: ",
                _H.kr(b("investments", basis="period")), "."),
            say("Sjukfrånvaro januari–juli: ", _H.pct(b("sick", "all")), "."),
        ])),
    ]  # fmt: skip


def _period(b: Book) -> list[Block]:
    def now(what: str, year: int | None = None) -> Quantity:
        return b(what, year=year, basis="period")

    def grown(what: str) -> Quantity:
        return b.register.growth(now(what), now(what, b.year - 1))

    net, tax, costs = (b.change(what, basis="period") for what in ("net-cost", "tax", "costs"))
    both = [
        b.add("tax-and-grants", [(now("tax", y), 1), (now("grants", y), 1)], year=y, basis="period")
        for y in (b.year - 1, b.year)
    ]
    share = [
        b.share(now("net-cost", y), one) for y, one in zip((b.year - 1, b.year), both, strict=True)
    ]
    points = b.less(share[1], share[0])
    return [
        para(
            say("Verksamhetens nettokostnader uppgår för perioden till ", _H.kr(now("net-cost")),
                ", vilket är ", _H.by(net), " ", turn(net, "mer", "mindre"), " än för januari–"
                f"augusti {b.year - 1} (", _H.kr(now("net-cost", b.year - 1)), ")."),
            say("Kostnaderna har ", turn(costs, "stigit", "sjunkit"), " med ",
                _H.grew(grown("costs")), " och skatteintäkterna har ",
                turn(tax, "vuxit", "minskat"), " med ", _H.grew(grown("tax")), "."),
            say("Skatteintäkter och generella statsbidrag ger tillsammans ", _H.kr(both[1]), "."),
            say("Av dessa går ", _H.pct(share[1]), " åt till den löpande verksamheten; samma "
                "period i fjol var andelen ", _H.pct(share[0]), ", en ",
                turn(points, "ökning", "minskning"), " med ", _H.pts(points), "."),
        ),
        para(
            say("Finansnettot blev ", _H.kr(now("financial-net")), " (", _H.kr(
                now("financial-net", b.year - 1)), ") och avskrivningarna ",
                _H.kr(now("depreciation")), "."),
        ),
    ]  # fmt: skip


def _statement(b: Book) -> Table:
    rows = []
    for label, what, sign in _LINES:
        cells = [_PEN(b(what, year=b.year, basis="period"), sign),
                 _PEN(b(what, year=b.year - 1, basis="period"), sign),
                 _PEN(b(what, basis="forecast"), sign),
                 _PEN(b(what, basis="budget"), sign)]  # fmt: skip
        better = b.less(b(what, basis="forecast"), b(what, basis="budget"))
        cells.append(_PEN(better, sign, "" if what in _SUMS else "difference"))
        rows.append(row(label, cells, "sum" if what in _SUMS else "item"))
    heads: list[list[str | Head]] = [
        ["", Head("Januari–augusti", 2), Head("Helår", 3)],
        ["Mnkr", str(b.year), str(b.year - 1), "Prognos", "Budget", "Avvikelse"],
    ]
    return tall("Resultaträkning", heads, rows)


def _forecast(b: Book) -> list[Block]:
    tax = b.less(b("tax", basis="forecast"), b("tax", basis="budget"))
    grants = b.less(b("grants", basis="forecast"), b("grants", basis="budget"))
    net = b.less(b("board-net", "all", basis="budget"), b("board-net", "all", basis="forecast"))
    return [
        para(
            say("Nämndernas nettokostnader väntas bli ",
                _H.kr(b("board-net", "all", basis="forecast")), " vid årets slut, vilket innebär "
                "ett ", turn(net, "överskott", "underskott"), " mot budget på ", _H.by(net), "."),
            say("Skatteintäkterna beräknas bli ", _H.by(tax), " ", turn(tax, "högre", "lägre"),
                " än budgeterat och de generella statsbidragen ", _H.by(grants), " ",
                turn(grants, "högre", "lägre"), "."),
        )
    ]  # fmt: skip


def _boards(b: Book) -> Table:
    rows = []
    for one in (*b.m.boards, b.m.central, None):
        who = one.key if one else "all"
        budget, april, now = (
            b("board-net", who, basis=basis) for basis in ("budget", "april", "forecast")
        )
        role = "difference" if one else ""
        cells = [_PEN(b("board-net", who, basis="period")), _PEN(budget), _PEN(april), _PEN(now),
                 _PEN(b.less(budget, now), role=role), _PEN(b.less(april, now),
                     role=role)]  # fmt: skip
        rows.append(row(one.name if one else "Summa", cells, "item" if one else "sum"))
    heads = ["Nettokostnad, mnkr", "Utfall aug", f"Budget {b.year}", "Prognos april",
             "Prognos aug", "Avvikelse mot budget", "Ändring från april"]  # fmt: skip
    return table("Nämndernas prognoser", heads, rows)


def _about_boards(b: Book) -> list[Block]:
    gaps = {
        one.key: b.less(b("board-net", one.key, basis="budget"),
                        b("board-net", one.key, basis="forecast"))
        for one in b.m.boards
    }  # fmt: skip
    short = b.register.count("boards-short", gaps.values(), -1)
    ranked = sorted(b.m.boards, key=lambda one: gaps[one.key].value)
    last, first = ranked[0], ranked[-1]
    moved = b.less(b("board-net", last.key, basis="april"),
                   b("board-net", last.key, basis="forecast"))  # fmt: skip
    share = b.share(b("board-net", last.key, basis="period"), b("board-net", last.key,
                                                                basis="budget"))  # fmt: skip
    return [
        para(
            *([say(counted(short, capital=True), " av nämnderna räknar med att inte klara "
                   f"budgeten för {b.year}.")] if short.value else []),
            say(f"Svagast är prognosen för {last.name}, som räknar med ett ",
                turn(gaps[last.key], "överskott", "underskott"), " på ", _H.by(gaps[last.key]),
                "."),
            say("Till och med augusti har nämnden använt ", _H.pct(share), " av sin budget på ",
                _H.kr(b("board-net", last.key, basis="budget")), ", och sedan april har prognosen ",
                turn(moved, "förbättrats", "försämrats"), " med ", _H.by(moved), "."),
        ),
        para(
            say(f"{first.name} beräknar att nettokostnaden stannar på ",
                _H.kr(b("board-net", first.key, basis="forecast")), " och lämnar därmed ett ",
                turn(gaps[first.key], "överskott", "underskott"), " om ",
                _H.by(gaps[first.key]), "."),
        ),
    ]  # fmt: skip


def _projects(b: Book) -> list[Block]:
    whole, used = b("investments", basis="forecast"), b("investments", basis="period")
    budget = b("investments", basis="budget")
    rows = []
    for one in (*b.m.projects, None):
        what, who = ("project", one.key) if one else ("investments", "municipality")
        spent, asked, told = (b(what, who, basis=x) for x in ("period", "budget", "forecast"))
        role = "difference" if one else ""
        cells = [_PEN(asked), _PEN(spent), _PEN(told), _PEN(b.less(asked, told), role=role)]
        rows.append(row(one.name if one else "Summa investeringar", cells,
                        "item" if one else "sum"))  # fmt: skip
    large = max(b.m.projects, key=lambda one: b("project", one.key, basis="period").value)
    left = b.less(budget, whole)
    return [
        para(
            say("Årets investeringsbudget är ", _H.kr(budget), "."),
            say("Efter åtta månader har ", _H.kr(used), " förbrukats, eller ",
                _H.pct(b.share(used, budget), 0), " av budgeten."),
            say("Helårsprognosen är ", _H.kr(whole), ", vilket betyder att ", _H.by(left),
                " inte beräknas bli använt." if left.value > 0 else " mer än budgeterat används."),
            say(f"Mest har lagts på {large.name}: ",
                _H.kr(b("project", large.key, basis="period")), " av budgeterade ",
                _H.kr(b("project", large.key, basis="budget")), "."),
        ),
        table("Investeringar per projekt (mnkr)",
              ["Projekt", "Budget helår", "Utfall jan–aug", "Prognos helår", "Avvikelse"], rows),
    ]  # fmt: skip


def _goals(b: Book) -> list[Block]:
    both = b.add("tax-and-grants", [(b("tax", basis="forecast"), 1),
                                    (b("grants", basis="forecast"), 1)],
                                        basis="forecast")  # fmt: skip
    share = b.share(b("result", basis="forecast"), both)
    target = b.put("result-target", 0.02, kind="ratio")
    gap = b.less(share, target)
    earned = b.add("own-funds", [(b("result", basis="forecast"), 1),
                                 (b("depreciation", basis="forecast"), 1)],
                                     basis="forecast")  # fmt: skip
    paid = b.share(earned, b("investments", basis="forecast"))
    wanted = b.put("paid-target", 1, kind="ratio")
    over = b.less(paid, wanted)
    gains = b.put("gains", b.around(b.size * 3_000_000, 0.4), basis="forecast", kind="money")
    balance = b.add("balance", [(b("result", basis="forecast"), 1), (gains, -1)], basis="forecast")
    rows = [
        Row(("Årets resultat i förhållande till skatteintäkter och statsbidrag, %", pct(target),
             pct(share, style=_STYLE), pts(gap, style=_STYLE), Direction(gap, "Uppnås",
                 "Uppnås inte"))),
        Row(("Självfinansieringsgrad av investeringar, %", pct(wanted, 0), pct(paid, 0, _STYLE),
             pts(over, 0, _STYLE), Direction(over, "Uppnås", "Uppnås inte"))),
    ]  # fmt: skip
    return [
        table("Finansiella mål", ["Mål", f"Målnivå {b.year}", "Prognos", "Skillnad", "Bedömning"],
              rows),
        para(
            say("Det prognostiserade resultatet motsvarar ", _H.pct(share),
                " av skatteintäkter och "
                "generella statsbidrag, som beräknas till ", _H.kr(both), "."),
            say("Målet är minst ", _H.pct(target), " och prognosen ligger ", _H.pts(gap), " ",
                turn(gap, "över", "under"), "."),
            say("Efter justering för realisationsvinster på ", _H.kr(gains),
                " uppgår det beräknade balanskravsresultatet till ", _H.kr(balance), "."),
        ),
    ]  # fmt: skip


def _staff(b: Book) -> list[Block]:
    rows = []
    for label, who in (("Kvinnor", "women"), ("Män", "men"), ("Totalt", "all")):
        cells = [pct(b("sick", who)), pct(b("sick", who, b.year - 1)),
                 pts(b.change("sick", who), style=_STYLE)]  # fmt: skip
        rows.append(row(label, cells))
    change, men = b.change("sick", "all"), b.change("sick", "men")
    sexes = b.less(b("sick", "women"), b("sick", "men"))
    return [
        para(
            say("Sjukfrånvaron under årets sju första månader var ", _H.pct(b("sick", "all")),
                " av ordinarie arbetstid."),
            say("Jämfört med samma månader året innan är det en ",
                turn(change, "ökning", "minskning"), " med ", _H.pts(change), "."),
            say("Kvinnornas sjukfrånvaro var ", _H.pts(sexes), " högre än männens, som ",
                turn(men, "ökade", "minskade"), " till ", _H.pct(b("sick", "men")), "."),
        ),
        table("", ["Sjukfrånvaro jan–juli, %", str(b.year), str(b.year - 1), "Förändring"], rows),
        text("Uppgifterna avser samtliga månadsavlönade i kommunen."),
    ]  # fmt: skip


FAMILY = Family("august-report", make)
