"""An account of investments and of land development: projects over several years with their whole
frame, what is left of it and the forecast, millions with one decimal in parentheses where below
zero; land by area with income and expense; text in mnkr."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, in_words, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Basis, Municipality, Project
from ..paper import Block, Cell, Head, Heading, NumberStyle, Paper, Printed, Sentence, Table
from ..quantities import Quantity
from ._own import about, add, flow, keep, most, near

_STYLE = NumberStyle(negative="()", zero="-")
_TKR = Pen("tkr", 0, _STYLE)
_MN = Pen("mnkr", 1, NumberStyle(), " mnkr")
_BARE = _MN.but(behind="")
_AREAS = (
    ("E1", "Norra hamnen etapp 1"), ("E2", "Lillängens verksamhetsområde"),
    ("E3", "Björkhagen, småhustomter"), ("E4", "Kvarteret Spinnaren"),
    ("E5", "Stationsområdet"),
)  # fmt: skip
_BASES: tuple[Basis, ...] = ("outcome", "budget")
_OWNERS = {
    "O1": "Barn- och utbildningsnämnden",
    "O2": "Socialnämnden",
    "O3": "Kultur- och fritidsnämnden",
    "O4": "Räddningsnämnden",
    "O5": "Kommunstyrelsen",
    "O6": "Tekniska nämnden",
}
_OWNED = {
    "Ny F–6-skola Ekbacken": "O1", "Förskola Kastanjen": "O1", "Inventarier skolor": "O1",
    "Gruppbostad Solgården": "O2", "Välfärdsteknik": "O2", "Om- och tillbyggnad simhall": "O3",
    "Konstgräsplan": "O3", "Fordon räddningstjänst": "O4", "IT-utrustning": "O5",
}  # fmt: skip


def _pc(one: Quantity) -> Printed:
    return _MN.share(one, behind=" %", size=True)


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    _frames(m, chance)
    _land(m, chance)
    blocks: list[Block] = [
        Heading("Investeringsredovisning", 1),
        *_intro(m),
        _by_board(m),
        Heading("Pågående och avslutade projekt"),
        _year_table(m),
        *_project_text(m, chance),
        Heading("Projektens totalramar"),
        *_frame_text(m),
        _frame_table(m),
        Heading("Finansiering av investeringarna"),
        _funding(m),
        *_funding_text(m),
        Heading("Exploatering", 1),
        *_land_text(m),
        _land_table(m),
        *_land_more(m),
    ]
    return Paper(f"Investeringar och exploatering, {m.name} kommun {m.year}", tuple(blocks))


def _frames(m: Municipality, chance: Random) -> None:
    now = m.year
    for one in m.projects:
        year = m("project", one.key)
        before = keep(m, "earlier", one.key, now, near(chance, year.value * 2, 0.9))
        spent = add(m, "spent", one.key, now, [before, year])
        ahead = keep(m, "ahead", one.key, now, near(chance, year.value, 0.95))
        guess = add(m, "guess", one.key, now, [spent, ahead])
        frame = near(chance, guess.value, 0.12).quantize(Decimal("1e5")).quantize(Decimal(1))
        keep(m, "frame", one.key, now, frame)
        add(m, "frame-off", one.key, now, [m("frame", one.key), (guess, -1)])
    for what in ("earlier", "spent", "guess", "frame"):
        add(m, what, "projects", now, [m(what, one.key) for one in m.projects])
    m.register.follows(m("spent", "projects"),
                       [(m("earlier", "projects"), 1), (m("investments"), 1)])  # fmt: skip
    add(m, "frame-off", "projects", now, [m("frame", "projects"), (m("guess", "projects"), -1)])
    m.register.follows(m("frame-off", "projects"),
                       [(m("frame-off", one.key), 1) for one in m.projects])  # fmt: skip
    for key in _owners(m):
        own = [one for one in m.projects if _owner(one) == key]
        for basis in _BASES:
            for y in (now - 1, now):
                parts = [m("project", one.key, y, basis) for one in own]
                add(m, "invested", key, y, parts, basis)
    for basis in _BASES:
        for y in (now - 1, now):
            m.register.follows(
                m("investments", year=y, basis=basis),
                [(m("invested", key, y, basis), 1) for key in _owners(m)],
            )


def _owner(one: Project) -> str:
    """Whose a project is: the technical board's, where no other's."""
    return _OWNED.get(one.name, "O6")


def _owners(m: Municipality) -> list[str]:
    return sorted({_owner(one) for one in m.projects})


def _land(m: Municipality, chance: Random) -> None:
    for year in (m.year - 1, m.year):
        for key, _name in _AREAS:
            size = m.size * 1_000_000 * chance.randint(4, 22)
            got = keep(m, "land-in", key, year, near(chance, size, 0.3))
            paid = keep(m, "land-out", key, year, near(chance, size * Decimal("0.9"), 0.5))
            add(m, "land-net", key, year, [got, (paid, -1)])
            keep(m, "plots", key, year, chance.randint(2, 28), "count")
        for what in ("land-in", "land-out", "land-net", "plots"):
            add(m, what, "land", year, [m(what, key, year) for key, _name in _AREAS])
        m.register.follows(m("land-net", "land", year),
                           [(m("land-in", "land", year), 1), (m("land-out", "land", year),
                           -1)])  # fmt: skip


def _used(m: Municipality, year: int | None = None) -> Quantity:
    return m.register.quotient(
        m("investments", year=year), m("investments", year=year, basis="budget")
    )


def _intro(m: Municipality) -> list[Block]:
    last = m.year - 1
    off, more = m.variance("investments", better=-1), m.change("investments")
    each = m.register.per(m("investments"), m("inhabitants"))
    return [
        text(*flow(
            say("Årets investeringar uppgick till ", _MN(m("investments")), ", vilket är ",
                _pc(_used(m)), " av budgeten på ", _MN(m("investments", basis="budget")), "."),
            say("Avvikelsen innebär att ", *about(off, _MN), " ",
                turn(off, "mindre", "mer"), " än budgeterat har förbrukats."),
            say("Föregående år investerades ", _MN(m("investments", year=last)), " och ",
                _pc(_used(m, last)), " av budgeten togs i anspråk."),
            say("Investeringsvolymen har alltså ", turn(more, "ökat", "minskat"), " med ",
                _MN.size(more, "difference"), " och motsvarar nu ", _MN.but(unit="kr", decimals=0,
                behind=" kronor")(each), " per invånare."),
        )),
    ]  # fmt: skip


def _by_board(m: Municipality) -> Table:
    rows = []
    lines = [(_OWNERS[key], "invested", key, "item") for key in _owners(m)]
    for label, what, who, kind in (*lines, ("Summa", "investments", "municipality", "sum")):
        off = m.variance(what, who, -1)
        cells = [
            _TKR(m(what, who, basis="budget")),
            _TKR(m(what, who)),
            _TKR(off, role="difference" if kind == "item" else ""),
            _TKR(m(what, who, m.year - 1)),
        ]
        rows.append(row(label, cells, kind))
    heads = ["Nämnd, belopp i tkr", f"Budget {m.year}", f"Utfall {m.year}", "Avvikelse",
             f"Utfall {m.year - 1}"]  # fmt: skip
    return table("Investeringar per nämnd", heads, rows)


def _year_table(m: Municipality) -> Table:
    rows = []
    for one in m.projects:
        off = m.variance("project", one.key, -1)
        cells: list[Cell] = [
            _OWNERS[_owner(one)],
            _TKR(m("project", one.key, basis="budget")),
            _TKR(m("project", one.key)),
            _TKR(off, role="difference"),
            _TKR(m.register.quotient(m("project", one.key), m("project", one.key, basis="budget"))),
        ]
        rows.append(row(one.name, cells))
    off = m.variance("investments", better=-1)
    cells = ["", _TKR(m("investments", basis="budget")), _TKR(m("investments")), _TKR(off),
             _TKR(_used(m))]  # fmt: skip
    rows.append(row("Summa investeringsprojekt", cells, "sum"))
    heads = ["Projekt", "Nämnd", "Årsbudget", "Årets utfall", "Avvikelse", "Upparbetat, %"]
    return table(f"Investeringsprojekt {m.year}, tkr", heads, rows)


def _project_text(m: Municipality, chance: Random) -> list[Block]:
    r = m.register

    def off(one: Project) -> Quantity:
        return m.variance("project", one.key, -1)

    over = r.count("projects over budget", [off(one) for one in m.projects], -1)
    large = most(m.projects, lambda one: m("project", one.key))
    part = r.quotient(m("project", large.key), m("investments"))
    told: list[Block] = [
        text(*flow(
            say("Av årets ", in_words()(Decimal(len(m.projects))), " projekt har ", counted(over),
                " överskridit sin årsbudget."),
            say("Mest pengar gick till ", large.name, ", ", _MN(m("project", large.key)), " eller ",
                _pc(part), " av allt som investerades."),
        )),
    ]  # fmt: skip
    for one in chance.sample(m.projects, 4):
        gone, left = off(one), m("ahead", one.key)
        used = r.quotient(m("spent", one.key), m("frame", one.key))
        ways: list[list[Sentence]] = [
            [say(one.name, ": årets utfall blev ", _BARE(m("project", one.key)), " av budgeterade ",
                 _MN(m("project", one.key, basis="budget")), "."),
             say("Till och med ", str(m.year), " har ", _MN(m("spent", one.key)),
                 " lagts ned i projektet, ", _pc(used), " av totalramen.")],
            [say(one.name, " redovisar ett ", turn(gone, "överskott", "underskott"),
                 " mot årsbudgeten på ", _MN.size(gone, "difference"), "."),
             say("Slutprognosen är ", _MN(m("guess", one.key)), " mot ramen ",
                 _MN(m("frame", one.key)), ".")],
            [say("För ", one.name, " återstår utgifter på ", _MN(left),
                 " innan projektet är klart, "
                 "utöver de ", _MN(m("spent", one.key)), " som redan har förbrukats.")],
        ]  # fmt: skip
        said = flow(*chance.choice(ways))
        if said:
            told.append(item(*said))
    return told


def _frame_text(m: Municipality) -> list[Block]:
    r = m.register
    off = m("frame-off", "projects")
    beyond = r.count("frames exceeded", [m("frame-off", one.key) for one in m.projects], -1)
    worst = most(m.projects, lambda one: m("frame-off", one.key), -1)
    share = r.quotient(m("spent", "projects"), m("frame", "projects"))
    told = [
        say("Projekten har tillsammans en totalram på ", _MN(m("frame", "projects")),
            ", av vilken ",
            _MN(m("spent", "projects")), " eller ", _pc(share), " var förbrukad vid årets slut."),
        say("Slutkostnaden beräknas till ", _MN(m("guess", "projects")), ", ",
            _MN.size(off, "difference"), " ", turn(off, "under", "över"), " ramen."),
        say("För ", counted(beyond), " av projekten väntas ramen inte räcka."),
    ]  # fmt: skip
    if m("frame-off", worst.key).value < 0:
        told.append(
            say("Det största överskridandet, ", _MN.size(m("frame-off", worst.key), "difference"),
                ", gäller ", worst.name, "."))  # fmt: skip
    return [text(*flow(*told))]


def _frame_table(m: Municipality) -> Table:
    rows = []
    lines = [(one.name, one.key, "item") for one in m.projects]
    for label, key, kind in (*lines, ("Totalt", "projects", "sum")):
        year = m("project", key) if kind == "item" else m("investments")
        cells = [
            _TKR(m("frame", key)),
            _TKR(m("earlier", key)),
            _TKR(year),
            _TKR(m("spent", key)),
            _TKR(m("guess", key)),
            _TKR(m("frame-off", key), role="difference" if kind == "item" else ""),
        ]
        rows.append(row(label, cells, kind))
    heads: list[list[str | Head]] = [
        ["", "Total-", Head("Utfall", 3), "Slut-", "Avvikelse"],
        ["Tkr", "ram", "tidigare år", str(m.year), "ackumulerat", "prognos", "ram–prognos"],
    ]
    return tall("", heads, rows)


def _own(m: Municipality, year: int) -> Quantity:
    return add(m, "own-money", "municipality", year,
               [m("result", year=year), m("depreciation", year=year)])  # fmt: skip


def _funding(m: Municipality) -> Table:
    years = (m.year - 1, m.year)
    own = [_own(m, year) for year in years]
    spent = [m("investments", year=year) for year in years]
    gaps = [m.register.difference(*two) for two in zip(own, spent, strict=True)]
    rows = [
        row("Årets resultat", [_TKR(m("result", year=y)) for y in years]),
        row("Avskrivningar", [_TKR(m("depreciation", year=y)) for y in years]),
        row("Egna medel till investeringar", map(_TKR, own), "sum"),
        row("Investeringar", [_TKR(one, -1) for one in spent]),
        row("Över-/underskott av egna medel", map(_TKR, gaps), "sum"),
        row("Självfinansieringsgrad, %",
            [_TKR(m.register.quotient(*two)) for two in zip(own, spent, strict=True)]),
    ]  # fmt: skip
    return table("", ["Tkr", *map(str, years)], rows)


def _funding_text(m: Municipality) -> list[Block]:
    r = m.register
    own, before = _own(m, m.year), _own(m, m.year - 1)
    gap = r.difference(own, m("investments"))
    degree = r.quotient(own, m("investments"))
    last = r.quotient(before, m("investments", year=m.year - 1))
    moved = r.difference(degree, last)
    return [
        text(*flow(
            say("Resultat och avskrivningar gav tillsammans ", _MN(own),
                " att investera för, så de egna medlen ",
                turn(gap, "översteg", "understeg"), " investeringarna med ",
                _MN.size(gap, "difference"), "."),
            say("Självfinansieringsgraden blev ", _pc(degree), ", ", _MN.points(moved), " ",
                turn(moved, "högre", "lägre"), " än ", str(m.year - 1), "."),
            say("Under året såldes anläggningstillgångar för ", _MN(m("asset-sales")), "."),
        )),
    ]  # fmt: skip


def _land_text(m: Municipality) -> list[Block]:
    net, more = m("land-net", "land"), m.change("land-net", "land")
    income, sold = m.change("land-in", "land"), m.change("plots", "land")
    return [
        text(*flow(
            say("Exploateringsverksamheten gav ett ", turn(net, "överskott", "underskott"), " på ",
                _MN.size(net), ", ", _MN.size(more, "difference"), " ",
                turn(more, "bättre", "sämre"), " än året innan."),
            say("Inkomsterna var ", _MN(m("land-in", "land")), " och utgifterna ",
                _MN(m("land-out", "land")), "."),
            say("Inkomsterna ", turn(income, "ökade", "minskade"), " med ",
                _pc(m.growth("land-in", "land")), "."),
            say("Kommunen sålde ", _MN.people(m("plots", "land")), " tomter, ",
                _MN.people(sold, "difference", True), " ", turn(sold, "fler", "färre"), " än ",
                str(m.year - 1), "."),
        )),
    ]  # fmt: skip


def _land_table(m: Municipality) -> Table:
    rows = []
    lines = [(name, key, "item") for key, name in _AREAS]
    for label, key, kind in (*lines, ("Summa exploatering", "land", "sum")):
        cells = [
            _TKR(m("land-in", key)),
            _TKR(m("land-out", key), -1),
            _TKR(m("land-net", key)),
            _TKR(m("land-net", key, m.year - 1)),
            _TKR.people(m("plots", key)),
        ]
        rows.append(row(label, cells, kind))
    heads: list[list[str | Head]] = [
        ["", Head(str(m.year), 3), str(m.year - 1), "Sålda"],
        ["Område, tkr", "Inkomster", "Utgifter", "Netto", "Netto", "tomter"],
    ]
    return tall("Exploateringsredovisning", heads, rows)


def _land_more(m: Municipality) -> list[Block]:
    told: list[Block] = []
    best = most(_AREAS, lambda one: m("land-net", one[0]))
    for key, name in _AREAS[:3]:
        net = m("land-net", key)
        said = flow(
            say(name, " gav ", _MN(m("land-in", key)), " i inkomster och ",
                _MN(m("land-out", key)), " i utgifter, det vill säga ett ",
                turn(net, "plus", "minus"), " på ", _MN.size(net), "."))  # fmt: skip
        if said:
            told.append(item(*said))
    if m("land-net", best[0]).value > 0:
        said = flow(say("Bäst netto hade ", best[1], " med ", _MN(m("land-net", best[0])), "."))
        told.append(text(*said))
    return told


FAMILY = Family("investments-account", make)
