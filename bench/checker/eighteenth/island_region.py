"""The yearly report of an island where the municipality is the region too: boards of both kinds,
health care by volume and waiting, hired staff, ferries and buses, people moving; many bullets."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Printed, Table
from ..quantities import Quantity
from ._own import Own, full, kr, num, seen

_STYLE = NumberStyle(negative="\u2212")
_C = Pen("mnkr", 1, _STYLE)
_M = Pen("mnkr", 1, _STYLE, " miljoner")
_B = Pen("mdkr", 2, _STYLE, " miljarder")
_BOARDS = (
    ("Regionstyrelsen", "exec", 520), ("Tekniska nämnden", "works", 310),
    ("Barn- och utbildningsnämnden", "school", 1270), ("Socialnämnden", "social", 1390),
    ("Hälso- och sjukvårdsnämnden", "health", 1980), ("Miljö- och byggnämnden", "build", 31),
    ("Patientnämnden", "patients", 3),
)  # fmt: skip
_KINDS = (
    ("Egen personal", "own", 1180), ("Inhyrd personal", "hired", 92), ("Läkemedel", "drugs", 330),
    ("Utomlänsvård", "outside", 300), ("Övrigt", "rest", 270),
)  # fmt: skip
_CARE = (
    ("Läkarbesök, sjukhus", "doctor-h", 71000), ("Läkarbesök, primärvård", "doctor-p", 64000),
    ("Besök hos andra yrkesgrupper", "other", 242000), ("Besök på akuten", "emergency", 26000),
    ("Vårdtillfällen i slutenvård", "stays", 8200), ("Vårddygn", "nights", 34500),
    ("Operationer", "surgery", 5100), ("Födda barn på sjukhuset", "born", 430),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    o = Own(m, chance)
    _own(o)
    blocks: list[Block] = [
        Heading("Så gick det", 1),
        *_opening(m, o),
        _boards(m, o),
        *_board_text(o),
        Heading("Invånarna", 1),
        _moves(m, o),
        *_move_text(m, o),
        Heading("Hälso- och sjukvården", 1),
        Heading("Kostnader"),
        *_cost_text(m, o),
        _costs(m, o),
        Heading("Produktion"),
        _care(m, o),
        *_care_text(m, o),
        Heading("Tillgänglighet"),
        *_wait_text(m, o),
        _waits(m, o),
        Heading("Resor", 1),
        *_travel_text(o),
        _travel(m, o),
        Heading("Målen för ekonomin", 1),
        *_goal_text(o),
    ]
    return Paper(f"Region {m.name} – årsredovisning {m.year}", full(blocks))


def _own(o: Own) -> None:
    m, size = o.m, float(o.m.size)
    million = size * 1_000_000
    for year, basis in ((m.year - 1, "outcome"), (m.year, "budget"), (m.year, "outcome")):
        grown = 1 + 0.035 * (year - m.year)
        for _label, key, middle in _BOARDS:
            o.base("i-net", key, year, million * middle * grown, spread=0.02, basis=basis)
        boards = o.total("i-net", "all", year, [o("i-net", k, year, basis) for _, k, _ in _BOARDS],
                         basis)  # fmt: skip
        money = o.base("i-money", "all", year, float(boards.value) * 1.018, spread=0.012,
                       basis=basis)  # fmt: skip
        finance = o.base("i-finance", "all", year, million * 14, spread=0.7, basis=basis)
        shared = o.base("i-shared", "all", year, million * 60, spread=0.3, basis=basis)
        o.total("i-result", "all", year,
                [(money, 1), (boards, -1), (shared, -1), (finance, 1)], basis)  # fmt: skip
    _own_care(o)
    _own_people(o)
    o.base("goal", "result", m.year, 0.02, kind="ratio", spread=0, places=3)
    o.base("goal", "hired", m.year, 0.06, kind="ratio", spread=0, places=3)


def _own_care(o: Own) -> None:
    m, size = o.m, float(o.m.size)
    million = size * 1_000_000
    for year in (m.year - 2, m.year - 1, m.year):
        grown = 1 + 0.03 * (year - m.year)
        for _label, key, middle in _KINDS:
            o.base("h-cost", key, year, million * middle * grown, spread=0.06)
        o.total("h-cost", "all", year, [o("h-cost", k, year) for _, k, _ in _KINDS])
        for _label, key, middle in _CARE:
            o.base("care", key, year, size * middle, kind="count", spread=0.05)
        visits = [o("care", k, year) for k in ("doctor-h", "doctor-p", "other")]
        o.total("visits", "all", year, visits)
        for key, share in (("first", 0.76), ("surgery", 0.63), ("child", 0.81), ("call", 0.9)):
            o.base("wait", key, year, share, kind="ratio", spread=0.09, places=4)
        for key, middle in (("beds", 96), ("closed", 11)):
            o.base(key, "all", year, size * middle, kind="count", spread=0.12)
        for key, middle in (("bus", 1_250_000), ("school", 510_000), ("air", 420_000),
                            ("ferry", 1_780_000)):  # fmt: skip
            o.base("trips", key, year, size * middle, kind="count", spread=0.08)
        o.total("trips", "all", year, [o("trips", k, year) for k in ("bus", "school")])
        o.base("bus-cost", "all", year, million * 74 * grown, spread=0.05)
        fares = o.base("bus-fares", "all", year, million * 19 * grown, spread=0.1)
        o.total("bus-net", "all", year, [(o("bus-cost", year=year), 1), (fares, -1)])


def _own_people(o: Own) -> None:
    m, size = o.m, float(o.m.size)
    for year in (m.year - 2, m.year - 1, m.year):
        for key, middle in (("born", 470), ("dead", 610), ("in", 2300), ("out", 2050)):
            o.base("moved", key, year, size * middle, kind="count", spread=0.08)
        o.total("moved", "births", year, [o("moved", "born", year), (o("moved", "dead", year), -1)])
        o.total("moved", "net", year, [o("moved", "in", year), (o("moved", "out", year), -1)])
    o.base("folk", "all", m.year - 3, size * 60_000, kind="count")
    for year in (m.year - 2, m.year - 1, m.year):
        terms = [o("folk", year=year - 1), o("moved", "births", year), o("moved", "net", year)]
        o.total("folk", "all", year, terms)


def _off(o: Own, key: str) -> Quantity:
    return o.r.difference(o("i-net", key, basis="budget"), o("i-net", key))


def _opening(m: Municipality, o: Own) -> list[Block]:
    change = o.change("i-result")
    off = o.r.difference(o("i-result"), o("i-result", basis="budget"))
    net, money = o.growth("i-net"), o.growth("i-money")
    faster = o.r.difference(net, money)
    minus = o.r.count("boards in the red", [_off(o, k) for _, k, _ in _BOARDS], -1)
    return [
        item(*seen([
            say("Årets resultat: ", _M(o("i-result")), ". Året före: ",
                _M(o("i-result", year=m.year - 1)), ". Det är en ",
                turn(change, "förbättring", "försämring"), " med ", _M.size(change, "difference"),
                ".")])),
        item(*seen([
            say("Gentemot budget, ", _M(o("i-result", basis="budget")), ", är resultatet ",
                _M.size(off, "difference"), " ", turn(off, "bättre", "sämre"), ".")])),
        item(*seen([
            say("Nämnderna kostade netto ", _B(o("i-net")), " kronor, ",
                _C.share(net, behind=" procent", size=True), " ", turn(net, "mer", "mindre"),
                f" än {m.year - 1}. Skatter och bidrag ", turn(money, "ökade", "minskade"),
                " med ", _C.share(money, behind=" procent", size=True), " till ",
                _B(o("i-money")), " kronor.")])),
        item(*seen([
            say("Kostnadsutvecklingen var därmed ", _C.points(faster), " ",
                turn(faster, "högre", "lägre"), " än intäkternas.")])),
        item(*seen([
            say(counted(minus, capital=True), " av sju nämnder gjorde av med mer än sin budget.")
        ])),
    ]  # fmt: skip


def _boards(m: Municipality, o: Own) -> Table:
    rows = []
    for label, key in [*((label, key) for label, key, _ in _BOARDS), ("Nämnderna totalt", "all")]:
        off = _off(o, key)
        cells: list[Printed | None] = [
            _C(o("i-net", key, m.year - 1), -1), _C(o("i-net", key), -1),
            _C(o("i-net", key, basis="budget"), -1),
            _C(off, role="" if key == "all" else "difference"),
            _C.share(o.r.quotient(off, o("i-net", key, basis="budget"))),
        ]  # fmt: skip
        rows.append(row(label, cells, "sum" if key == "all" else "item"))
    for label, what, sign in (("Gemensamt", "i-shared", -1), ("Skatter och bidrag", "i-money", 1),
                              ("Finansnetto", "i-finance", 1),
                              ("Resultat", "i-result", 1)):  # fmt: skip
        budget = o(what, basis="budget")
        two = (o(what), budget) if sign > 0 else (budget, o(what))
        off = o.r.difference(*two)
        cells = [_C(o(what, year=m.year - 1), sign), _C(o(what), sign), _C(budget, sign),
                 _C(off, role="difference"), None]  # fmt: skip
        rows.append(row(label, cells, "sum" if what == "i-result" else "item"))
    heads: list[list[str | Head]] = [
        ["", Head("Utfall", 2), "Budget", Head("Budgetavvikelse", 2)],
        ["Mnkr", str(m.year - 1), str(m.year), str(m.year), "mnkr", "%"],
    ]
    return tall("Nämndernas resultat", heads, rows)


def _board_text(o: Own) -> list[Block]:
    health, social, school = (_off(o, k) for k in ("health", "social", "school"))
    grown = o.growth("i-net", "social")
    part = o.r.quotient(o("i-net", "health"), o("i-net"))
    per = o.r.per(o("i-net", "health"), o("folk"))
    return [
        text(*seen([
            say("Sjukvården gjorde ett ", turn(health, "överskott", "underskott"), " på ",
                _M.size(health, "difference"), " kronor."),
            say("Dess nettokostnad, ", _M(o("i-net", "health")), " kronor, är ",
                _C.share(part, behind=" procent"), " av nämndernas och betyder ",
                kr(per, " kronor"), " per invånare."),
            say("Även socialtjänsten väger tungt: ", turn(social, "överskott", "underskott"), " ",
                _M.size(social, "difference"), " kronor och en nettokostnad som ",
                turn(grown, "stigit", "sjunkit"), " med ",
                _C.share(grown, behind=" procent", size=True), " på ett år."),
            say("Inom skola och förskola blev det ", _M.size(school, "difference"), " kronor ",
                turn(school, "över", "back"), "."),
        ]))
    ]  # fmt: skip


def _moves(m: Municipality, o: Own) -> Table:
    years = (m.year - 2, m.year - 1, m.year)
    rows = [
        row("Födda", [num(o("moved", "born", y)) for y in years]),
        row("Avlidna", [num(o("moved", "dead", y)) for y in years]),
        row("Födelsenetto", [num(o("moved", "births", y), style=_STYLE) for y in years], "sum"),
        row("Inflyttade", [num(o("moved", "in", y)) for y in years]),
        row("Utflyttade", [num(o("moved", "out", y)) for y in years]),
        row("Flyttnetto", [num(o("moved", "net", y), style=_STYLE) for y in years], "sum"),
        row("Invånare 31 december", [num(o("folk", year=y)) for y in years]),
    ]
    return table("Befolkningsförändringar", ["Antal personer", *map(str, years)], rows)


def _move_text(m: Municipality, o: Own) -> list[Block]:
    more, births = o.change("folk"), o("moved", "births")
    three = o.r.total("net moves of three years",
                      [o("moved", "net", y) for y in range(m.year - 2, m.year + 1)])  # fmt: skip
    into = o.change("moved", "in")
    return [
        text(*seen([
            say("Ön hade ", num(o("folk")), " invånare när året tog slut, ",
                num(more, size=True, difference=True), " ", turn(more, "fler", "färre"),
                " än vid dess början."),
            say("De som föddes var ", num(births, size=True), " ", turn(births, "fler", "färre"),
                " än de som dog, medan flyttnettot var ", num(o("moved", "net"), style=_STYLE),
                "."),
            say("Inflyttarna blev ", num(into, size=True, difference=True), " ",
                turn(into, "fler", "färre"), " än året innan."),
            say("Räknat på tre år är flyttnettot ", num(three, style=_STYLE), " personer."),
        ]))
    ]  # fmt: skip


def _cost_text(m: Municipality, o: Own) -> list[Block]:
    last = m.year - 1
    staff = {y: o.r.total(f"staff of care {y}", [o("h-cost", "own", y), o("h-cost", "hired", y)])
             for y in (last, m.year)}  # fmt: skip
    share = {y: o.r.quotient(o("h-cost", "hired", y), staff[y]) for y in staff}
    hired, drugs = o.change("h-cost", "hired"), o.growth("h-cost", "drugs")
    outside = o.r.difference(o("h-cost", "outside"), o("h-cost", "outside", m.year - 2))
    per = o.r.per(o("h-cost", "drugs"), o("folk"))
    goal = o.r.difference(o("goal", "hired"), share[m.year])
    return [
        text(*seen([
            say("Kostnaden för inhyrd personal var ", _M(o("h-cost", "hired")), " kronor, ",
                _M.size(hired, "difference"), " ", turn(hired, "mer", "mindre"), f" än {last}."),
            say("Det är ", _C.share(share[m.year], behind=" procent"),
                " av personalkostnaden, egen och inhyrd sammantaget; föregående år var andelen ",
                _C.share(share[last], behind=" procent"), "."),
            say("Målet på högst ", _C.share(o("goal", "hired"), behind=" procent"), " ",
                turn(goal, "underskrids", "överskrids"), " med ", _C.points(goal), "."),
        ])),
        text(*seen([
            say("Läkemedlen ", turn(drugs, "steg", "sjönk"), " med ",
                _C.share(drugs, behind=" procent", size=True), " och kostade ",
                kr(per, " kronor"), " per invånare."),
            say("Utomlänsvården har ", turn(outside, "ökat", "minskat"), " med ",
                _M.size(outside, "difference"), " på två år till ", _M(o("h-cost", "outside")),
                " kronor."),
        ])),
    ]  # fmt: skip


def _costs(m: Municipality, o: Own) -> Table:
    years = (m.year, m.year - 1, m.year - 2)
    rows = []
    for label, key in [*((label, key) for label, key, _ in _KINDS), ("Bruttokostnad", "all")]:
        cells = [_C(o("h-cost", key, y)) for y in years]
        cells.append(_C.share(o.growth("h-cost", key)))
        rows.append(row(label, cells, "sum" if key == "all" else "item"))
    heads = ["Mnkr", *map(str, years), f"Ändring {years[1]}–{years[0]}, %"]
    return table("", heads, rows)


def _care(m: Municipality, o: Own) -> Table:
    years = (m.year, m.year - 1)
    rows = []
    for label, key, _middle in _CARE[:3]:
        rows.append(row(label, [*(num(o("care", key, y)) for y in years),
                                _C.share(o.growth("care", key))]))  # fmt: skip
    rows.append(row("Summa besök", [*(num(o("visits", year=y)) for y in years),
                                    _C.share(o.growth("visits"))], "sum"))  # fmt: skip
    for label, key, _middle in _CARE[3:]:
        rows.append(row(label, [*(num(o("care", key, y)) for y in years),
                                _C.share(o.growth("care", key))]))  # fmt: skip
    rows.append(row("Disponibla vårdplatser, snitt", [*(num(o("beds", year=y)) for y in years),
                                                      _C.share(o.growth("beds"))]))  # fmt: skip
    heads = ["Antal", *map(str, years), "Förändring %"]
    return table("Vårdproduktion", heads, rows)


def _care_text(m: Municipality, o: Own) -> list[Block]:
    visits, stay = o.growth("visits"), o.r.per(o("care", "nights"), o("care", "stays"))
    was = o.r.per(o("care", "nights", m.year - 1), o("care", "stays", m.year - 1))
    per = o.r.per(o("visits"), o("folk"))
    surgery, born = o.change("care", "surgery"), o.change("care", "born")
    emergency = o.growth("care", "emergency")
    return [
        text(*seen([
            say("Vården tog emot ", num(o("visits")), " besök, ",
                _C.share(visits, behind=" procent", size=True), " ",
                turn(visits, "fler", "färre"), " än i fjol, vilket ger ", num(per, 1),
                " besök per invånare."),
            say("Akutmottagningens besök ", turn(emergency, "ökade", "minskade"), " med ",
                _C.share(emergency, behind=" procent", size=True), "."),
            say("Ett vårdtillfälle varade i medeltal ", num(stay, 1), " dygn (", num(was, 1), ")."),
            say("Det gjordes ", num(o("care", "surgery")), " operationer, ",
                num(surgery, size=True, difference=True), " ", turn(surgery, "fler", "färre"),
                ", och föddes ", num(o("care", "born")), " barn, ",
                num(born, size=True, difference=True), " ", turn(born, "fler", "färre"),
                " än året innan."),
        ]))
    ]  # fmt: skip


def _wait_text(m: Municipality, o: Own) -> list[Block]:
    first, surgery = o.change("wait", "first"), o.change("wait", "surgery")
    child = o.r.difference(o("wait", "child"), o("wait", "child", m.year - 2))
    return [
        text(*seen([
            say("Andelen som fått ett första besök i specialistvården inom 90 dagar var ",
                _C.share(o("wait", "first"), behind=" procent"), ", ", _C.points(first), " ",
                turn(first, "högre", "lägre"), " än året innan."),
            say("För operation ", turn(surgery, "förbättrades", "försämrades"),
                " motsvarande andel från ", _C.share(o("wait", "surgery", m.year - 1)), " till ",
                _C.share(o("wait", "surgery"), behind=" procent"), "."),
            say("Barn- och ungdomspsykiatrin ligger ", _C.points(child), " ",
                turn(child, "bättre", "sämre"), f" till än den gjorde {m.year - 2}."),
        ]))
    ]  # fmt: skip


def _waits(m: Municipality, o: Own) -> Table:
    years = (m.year - 2, m.year - 1, m.year)
    rows = [
        row(label, [_C(o("wait", key, y)) for y in years])
        for label, key in (
            ("Första besök i specialistvård inom 90 dagar", "first"),
            ("Operation eller åtgärd inom 90 dagar", "surgery"),
            ("Första besök i BUP inom 30 dagar", "child"),
            ("Kontakt med primärvården samma dag", "call"))
    ]  # fmt: skip
    return table("Andel som väntat kortare än garantin, procent", ["", *map(str, years)], rows)


def _travel_text(o: Own) -> list[Block]:
    trips, bus = o.growth("trips"), o.change("trips", "bus")
    covers = o.r.quotient(o("bus-fares"), o("bus-cost"))
    each = o.r.per(o("bus-net"), o("trips"))
    ferry = o.change("trips", "ferry")
    return [
        text(*seen([
            say("Bussarna hade ", num(o("trips")), " resor, skolresor inräknade, ",
                _C.share(trips, behind=" procent", size=True), " ", turn(trips, "fler", "färre"),
                " än året dessförinnan."),
            say("Utan skolresor var förändringen ", num(bus, style=_STYLE, difference=True),
                " resor."),
            say("Biljetterna betalade ", _C.share(covers, behind=" procent"),
                " av busstrafikens kostnad och resten, ", _M(o("bus-net")),
                " kronor, är skattemedel; det blir ", kr(each, " kronor", decimals=2),
                " per resa."),
            say("Färjorna fraktade ", num(o("trips", "ferry")), " passagerare, ",
                num(ferry, size=True, difference=True), " ", turn(ferry, "fler", "färre"),
                " än i fjol."),
        ]))
    ]  # fmt: skip


def _travel(m: Municipality, o: Own) -> Table:
    years = (m.year - 2, m.year - 1, m.year)
    rows = [
        row(label, [num(o("trips", key, y)) for y in years], kind)
        for label, key, kind in (
            ("Bussresor", "bus", "item"), ("Skolresor", "school", "item"),
            ("Resor med buss, totalt", "all", "sum"), ("Flygpassagerare", "air", "item"),
            ("Färjepassagerare", "ferry", "item"))
    ]  # fmt: skip
    rows += [
        row("Busstrafikens kostnad, mnkr", [_C(o("bus-cost", year=y)) for y in years]),
        row("Biljettintäkter, mnkr", [_C(o("bus-fares", year=y)) for y in years]),
        row("Nettokostnad, mnkr", [_C(o("bus-net", year=y)) for y in years], "sum"),
    ]
    return table("Resor till, från och på ön", ["", *map(str, years)], rows)


def _goal_text(o: Own) -> list[Block]:
    share = o.r.quotient(o("i-result"), o("i-money"))
    off = o.r.difference(share, o("goal", "result"))
    return [
        text(*seen([
            say("Resultatet ska vara minst ", _C.share(o("goal", "result"), behind=" procent"),
                " av skatter och bidrag. Utfallet blev ", _C.share(share, behind=" procent"),
                " och målet ", turn(off, "är nått", "är inte nått"), "; skillnaden är ",
                _C.points(off), "."),
        ]))
    ]  # fmt: skip


FAMILY = Family("island-region", make)
