"""An interim report at the end of August of a mining town in the north: the period against
last year's, forecasts of August and April for the boards, companies, volumes; tables in tkr, text
in mkr."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Board, Municipality
from ..paper import Block, Head, Heading, Paper, Table
from ..quantities import Quantity
from ._own import Own, full, kr, num, seen

_T = Pen("tkr", 0)
_M = Pen("mnkr", 1, behind=" mkr")
_COMPANIES = (
    ("homes", "Bostads AB", 9), ("energy", "Energi AB", 14),
    ("premises", "Näringsfastigheter AB", 3), ("parent", "Stadshus AB", -5),
)  # fmt: skip
_VOLUMES = (
    ("Barn i förskola, snitt", "preschool", 1900, 0.02),
    ("Elever i grundskola, snitt", "pupils", 4300, 0.015),
    ("Elever i gymnasieskola, snitt", "upper", 1450, 0.03),
    ("Utförda hemtjänsttimmar, snitt per månad", "home-hours", 14200, 0.06),
    ("Belagda platser i särskilt boende, snitt", "beds", 380, 0.03),
    ("Hushåll med ekonomiskt bistånd, snitt per månad", "households", 420, 0.1),
)


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    o = Own(m, chance)
    _own(o)
    boards = (*m.boards, m.central)
    blocks: list[Block] = [
        Heading("Sammanfattning", 1),
        *_summary(m, o),
        Heading("Periodens resultat"),
        _period(m, o),
        *_period_text(m, o),
        Heading("Helårsprognos", 1),
        Heading("Nämnderna"),
        text(
            "Nämnderna lämnar prognos per april och augusti. Budgetavvikelser inom parentes i "
            "texten avser prognosen per april."
        ),
        _forecasts(m, o, boards),
        *_board_texts(m, o),
        Heading("Kommunala bolag"),
        _companies(m, o),
        *_company_text(o),
        Heading("Verksamhetsmått", 1),
        _volumes(m, o),
        *_volume_text(m, o),
        Heading("Investeringar och lån"),
        _investments(o),
        *_investment_text(m, o),
    ]
    return Paper(f"Delårsrapport per 31 augusti {m.year}", full(blocks))


def _own(o: Own) -> None:
    m = o.m
    for year in (m.year - 1, m.year):
        part = m.size * 1_000_000 * (100 if year == m.year else 96) / 100
        income = o.base("p-income", "all", year, part * 400)
        cost = o.base("p-cost", "all", year, part * 1930, spread=0.01)
        worn = o.base("p-worn", "all", year, part * 73)
        net = o.total("p-net", "all", year, [(cost, 1), (worn, 1), (income, -1)])
        tax = o.base("p-tax", "all", year, net.value * 3 / 4 + part * 12, spread=0.01)
        grants = o.base("p-grants", "all", year, net.value / 4 + part * 8, spread=0.02)
        finance = o.base("p-finance", "all", year, part * 5, spread=0.6)
        o.total("p-result", "all", year, [(tax, 1), (grants, 1), (net, -1), (finance, 1)])
        for key, _name, middle in _COMPANIES:
            for basis in ("budget", "forecast") if year == m.year else ("outcome",):
                o.base("company", key, year, m.size * middle * 1_000_000, spread=0.4, basis=basis)
    for basis in ("budget", "forecast", "outcome"):
        year = m.year - (basis == "outcome")
        o.total("company", "all", year, [o("company", k, year, basis) for k, *_ in _COMPANIES],
                basis)  # fmt: skip
    for basis in ("april", "august"):
        for one in (*m.boards, m.central):
            budget = m("board-net", one.key, basis="budget").value
            o.base("forecast", one.key, m.year, budget, spread=0.035, basis=basis)
        terms = [o("forecast", one.key, basis=basis) for one in (*m.boards, m.central)]
        o.total("forecast", "all", m.year, terms, basis)
    for _label, key, middle, spread in _VOLUMES:
        o.over(key, "all", (m.year - 1, m.year), m.size * middle, kind="count", spread=spread)
        o.base(key, "all", m.year, m.size * middle, kind="count", spread=spread, basis="budget")
    for basis, share in (("budget", 160), ("period", 60), ("forecast", 125)):
        parts = [
            o.base("spent", key, m.year, m.size * share * 1_000_000 * weight / 10, basis=basis)
            for key, weight in (("schools", 4), ("care", 2), ("streets", 1), ("water", 3))
        ]
        o.total("spent", "all", m.year, parts, basis)
    o.base("people", "august", m.year, m("inhabitants").value, spread=0.006, kind="count")


def _off(o: Own, key: str, basis: str = "august") -> Quantity:
    """Above zero where a board is forecast to spend less than its budget."""
    return o.r.difference(o.m("board-net", key, basis="budget"), o("forecast", key, basis=basis))


def _summary(m: Municipality, o: Own) -> list[Block]:
    people = o.r.difference(o("people", "august"), m("inhabitants", year=m.year - 1))
    off = _off(o, "all")
    april = _off(o, "all", "april")
    moved = o.r.difference(off, april)
    better = o.change("p-result")
    boards = [_off(o, one.key) for one in m.boards]
    below = o.r.count("boards below budget", boards, -1)
    return [
        item(*seen([
            say("Kommunen redovisar per den sista augusti ett resultat om ", _M(o("p-result")),
                ", mot ", _M(o("p-result", year=m.year - 1)), " vid samma tid i fjol.")])),
        item(*seen([
            say("Nämnderna och de gemensamma posterna prognostiserar sammantaget ett ",
                turn(off, "överskott", "underskott"), " mot budget med ",
                _M.size(off, "difference"), "."),
            say("I aprilprognosen var det ett ", turn(april, "överskott", "underskott"), " på ",
                _M.size(april, "difference"), ", så läget har ",
                turn(moved, "förbättrats", "försämrats"), " med ", _M.size(moved, "difference"),
                " sedan dess."),
            say("Av kommunens ", counted(o.r.count("boards", [m("women",
                one.key) for one in m.boards])),
                " nämnder räknar ", counted(below), " med att överskrida sin budget.")])),
        item(*seen([
            say("Antalet invånare var den sista augusti ", num(o("people", "august")), ", det är ",
                num(people, size=True, difference=True), " ", turn(people, "fler", "färre"),
                " än vid årsskiftet.")])),
        item(*seen([
            say("Periodens resultat är ", _M.size(better, "difference"), " ",
                turn(better, "starkare", "svagare"), " än motsvarande period föregående år.")])),
    ]  # fmt: skip


def _period(m: Municipality, o: Own) -> Table:
    lines = (
        ("Verksamhetens intäkter", "p-income", 1, "item"),
        ("Verksamhetens kostnader", "p-cost", -1, "item"),
        ("Avskrivningar", "p-worn", -1, "item"),
        ("Verksamhetens nettokostnad", "p-net", -1, "sum"),
        ("Skatteintäkter", "p-tax", 1, "item"),
        ("Statsbidrag och utjämning", "p-grants", 1, "item"),
        ("Finansnetto", "p-finance", 1, "item"),
        ("Periodens resultat", "p-result", 1, "sum"),
    )
    rows = [
        row(label, [
            _T(o(what, year=m.year - 1), sign), _T(o(what), sign),
            _T(o.change(what), sign, "difference"),
        ], kind)
        for label, what, sign, kind in lines
    ]  # fmt: skip
    heads = ["Tkr", f"Jan–aug {m.year - 1}", f"Jan–aug {m.year}", "Förändring"]
    return table("Resultaträkning för perioden", heads, rows)


def _period_text(m: Municipality, o: Own) -> list[Block]:
    last = m.year - 1
    income, cost, net = o.growth("p-income"), o.growth("p-cost"), o.change("p-net")
    share = o.r.quotient(o("p-net"), o.r.total("p-money", [o("p-tax"), o("p-grants")]))
    return [
        text(*seen([
            say("Intäkterna uppgår till ", _M(o("p-income")), " och har ",
                turn(income, "ökat", "minskat"), " med ", _M.share(income, behind=" %", size=True),
                " jämfört med augusti i fjol."),
            say("Kostnaderna ", turn(cost, "växer", "faller"), " med ",
                _M.share(cost, behind=" %", size=True), ", från ", _M(o("p-cost", year=last)),
                " till ", _M(o("p-cost")), "."),
            say("Tillsammans med avskrivningar om ", _M(o("p-worn")),
                " ger det en nettokostnad på ", _M(o("p-net")), ", ",
                _M.size(net, "difference"), " ", turn(net, "mer", "mindre"),
                " än förra året."),
            say("Nettokostnaden tog i anspråk ", _M.share(share, behind=" %"),
                " av periodens skatteintäkter och statsbidrag."),
        ]))
    ]  # fmt: skip


def _forecasts(m: Municipality, o: Own, boards: tuple[Board, ...]) -> Table:
    rows = []
    for one in (*boards, None):
        who = one.key if one else "all"
        name = one.name if one else "Summa"
        off, april = _off(o, who), _off(o, who, "april")
        cells = [
            _T(m("board-net", who, basis="budget")),
            _T(o("forecast", who, basis="august")),
            _T(off, role="difference" if one else ""),
            _T(april, role="difference" if one else ""),
        ]
        rows.append(row(name, cells, "item" if one else "sum"))
    heads: list[list[str | Head]] = [
        ["", "Budget", "Prognos", Head("Avvikelse mot budget", 2)],
        ["Nettokostnad, tkr", f"helår {m.year}", "per augusti", "augusti", "april"],
    ]
    return tall("Helårsprognos per nämnd", heads, rows)


def _board_texts(m: Municipality, o: Own) -> list[Block]:
    blocks: list[Block] = []
    for place, one in enumerate(m.boards):
        off, april = _off(o, one.key), _off(o, one.key, "april")
        share = o.r.quotient(off, m("board-net", one.key, basis="budget"))
        if place % 3 == 0:
            some = [
                say(
                    one.name,
                    " bedöms ",
                    turn(off, "lämna ett överskott", "få ett underskott"),
                    " på ",
                    _M.size(off, "difference"),
                    " (",
                    turn(april, "överskott", "underskott"),
                    " ",
                    _M.size(april, "difference"),
                    ").",
                ),
                say(
                    "Avvikelsen motsvarar ",
                    _M.share(share, behind=" %", size=True),
                    " av nämndens budget.",
                ),
            ]
        elif place % 3 == 1:
            moved = o.r.difference(off, april)
            some = [
                say(
                    "Prognosen för ",
                    one.name[0].lower() + one.name[1:],
                    " pekar på ",
                    _M(o("forecast", one.key, basis="august")),
                    " i nettokostnad, att jämföra med årsbudgetens ",
                    _M(m("board-net", one.key, basis="budget")),
                    ".",
                ),
                say(
                    "Sedan april är det en ",
                    turn(moved, "förbättring", "försämring"),
                    " med ",
                    _M.size(moved, "difference"),
                    ".",
                ),
            ]
        else:
            some = [
                say(
                    "För ",
                    one.name[0].lower() + one.name[1:],
                    " väntas nettokostnaden bli ",
                    _M.size(off, "difference"),
                    " ",
                    turn(off, "lägre", "högre"),
                    " än budgeterade ",
                    _M(m("board-net", one.key, basis="budget")),
                    ".",
                ),
            ]
        kept = seen(some, 500_000)
        if kept:
            blocks.append(text(*kept))
    return blocks  # fmt: skip


def _companies(m: Municipality, o: Own) -> Table:
    rows = []
    for key, name in [*((k, n) for k, n, _ in _COMPANIES), ("all", "Summa bolagen")]:
        cells = [
            _T(o("company", key, m.year - 1)), _T(o("company", key, basis="budget")),
            _T(o("company", key, basis="forecast")),
        ]  # fmt: skip
        rows.append(row(name, cells, "sum" if key == "all" else "item"))
    heads = ["Resultat efter finansiella poster, tkr", f"Bokslut {m.year - 1}",
             f"Budget {m.year}", f"Prognos {m.year}"]  # fmt: skip
    return table("", heads, rows)


def _company_text(o: Own) -> list[Block]:
    last = o.m.year - 1
    whole = o.r.difference(o("company", basis="forecast"), o("company", basis="budget"))
    homes = o.r.difference(o("company", "homes", basis="forecast"), o("company", "homes", last))
    return [
        text(*seen([
            say("De fyra bolagen räknar tillsammans med ett resultat på ",
                _M(o("company", basis="forecast")), ", ", _M.size(whole, "difference"), " ",
                turn(whole, "över", "under"), " budget."),
            say("Bostadsbolaget väntas nå ", _M(o("company", "homes", basis="forecast")),
                ", vilket är ", _M.size(homes, "difference"), " ", turn(homes, "bättre", "sämre"),
                " än i bokslutet för förra året."),
            say("Energibolaget budgeterade ", _M(o("company", "energy", basis="budget")),
                " men bedömer nu att årets resultat stannar vid ",
                _M(o("company", "energy", basis="forecast")), "."),
        ]))
    ]  # fmt: skip


def _volumes(m: Municipality, o: Own) -> Table:
    rows = []
    for label, key, _middle, _spread in _VOLUMES:
        off = o.r.difference(o(key), o(key, basis="budget"))
        cells = [num(o(key, year=m.year - 1)), num(o(key, basis="budget")), num(o(key)),
                 num(off, difference=True)]  # fmt: skip
        rows.append(row(label, cells))
    heads = ["Jan–aug", f"Utfall {m.year - 1}", f"Budget {m.year}", f"Utfall {m.year}",
             "Avvikelse"]  # fmt: skip
    return table("Volymer", heads, rows)


def _volume_text(m: Municipality, o: Own) -> list[Block]:
    last = m.year - 1
    pupils, hours = o.change("pupils"), o.growth("home-hours")
    poor, young = (
        o.change("households"),
        o.r.difference(o("preschool"), o("preschool", basis="budget")),
    )
    beds = o.r.difference(o("beds"), o("beds", basis="budget"))
    return [
        text(*seen([
            say("I förskolan har det under perioden i snitt gått ", num(o("preschool")), " barn, ",
                num(young, size=True, difference=True), " ", turn(young, "fler", "färre"),
                " än budgeten byggde på."),
            say("Grundskolans elever är ", num(o("pupils")), " till antalet, en ",
                turn(pupils, "ökning", "minskning"), " med ",
                num(pupils, size=True, difference=True), " sedan samma period i fjol."),
        ])),
        text(*seen([
            say("Hemtjänsten utförde i genomsnitt ", num(o("home-hours")), " timmar i månaden (",
                num(o("home-hours", year=last)), "), alltså ",
                _M.share(hours, behind=" %", size=True), " ", turn(hours, "mer", "mindre"),
                " än året före."),
            say("På de särskilda boendena var ", num(o("beds")), " platser belagda, ",
                num(beds, size=True, difference=True), " ", turn(beds, "över", "under"),
                " budgeterad nivå."),
            say("Varje månad fick ", num(o("households")),
                " hushåll ekonomiskt bistånd, vilket är ",
                num(poor, size=True, difference=True), " ", turn(poor, "fler", "färre"),
                " än i fjol."),
        ])),
    ]  # fmt: skip


def _investments(o: Own) -> Table:
    rows = []
    for key, name in (
        ("schools", "Skolor och förskolor"), ("care", "Vård- och omsorgsboenden"),
        ("streets", "Gator och vägar"), ("water", "Vatten och avlopp"), ("all", "Totalt"),
    ):  # fmt: skip
        cells = [_T(o("spent", key, basis=b)) for b in ("budget", "period", "forecast")]
        rows.append(row(name, cells, "sum" if key == "all" else "item"))
    return table("Investeringar, tkr", ["", "Årsbudget", "Utfall 31 aug", "Årsprognos"], rows)


def _investment_text(m: Municipality, o: Own) -> list[Block]:
    left = o.r.difference(o("spent", basis="budget"), o("spent", basis="forecast"))
    done = o.r.quotient(o("spent", basis="period"), o("spent", basis="budget"))
    water = o.r.quotient(o("spent", "water", basis="period"), o("spent", basis="period"))
    last = m.year - 1
    debt = o.r.per(m("long-debt", year=last), m("inhabitants", year=last))
    return [
        text(*seen([
            say("Till och med augusti har ", _M(o("spent", basis="period")),
                " investerats, eller ", _M.share(done, behind=" %"), " av årsbudgeten på ",
                _M(o("spent", basis="budget")), "."),
            say("Vatten och avlopp svarar för ", _M(o("spent", "water", basis="period")),
                " av beloppet (", _M.share(water, behind=" %"), ")."),
            say("På helåret beräknas investeringarna bli ", _M(o("spent", basis="forecast")),
                ", det vill säga ", _M.size(left, "difference"), " ", turn(left, "lägre", "högre"),
                " än budgeterat."),
            say("Låneskulden var vid ingången av året ", _M(m("long-debt", year=last)),
                ", vilket med ", num(m("inhabitants", year=last)), " invånare blir ",
                kr(debt, " kr"), " per person."),
        ]))
    ]  # fmt: skip


FAMILY = Family("ore-town", make)
