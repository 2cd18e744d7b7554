"""A region's annual report: committees with region contributions, costs by kind, last year's value
in parentheses in the text, medicines in tkr, care production and access to care."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, in_words, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Basis, Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Printed, Row, Table
from ..quantities import Quantity
from ._own import add, flow, keep, level, most, near, share_near, walk

_PEN = Pen("mnkr", 0, NumberStyle(negative="-"))
_FINE = Pen("mnkr", 1, NumberStyle(negative="-"))
_MN = Pen("mnkr", 1, behind=" miljoner kronor")
_BARE = Pen("mnkr", 1)
_TKR = Pen("tkr", 0)
_COUNT = Pen("kr", 0)
_BOARDS = (
    ("R1", "Hälso- och sjukvårdsnämnden", 740),
    ("R2", "Primärvårdsnämnden", 210),
    ("R3", "Kollektivtrafiknämnden", 85),
    ("R4", "Folktandvårdsnämnden", 24),
    ("R5", "Regionala utvecklingsnämnden", 31),
    ("R6", "Regionstyrelsen", 96),
)
_COSTS = (
    ("Löner och sociala avgifter", "pay", 455), ("Pensionskostnader", "pension-pay", 62),
    ("Inhyrd personal", "hired", 27), ("Köpt hälso- och sjukvård", "bought-care", 132),
    ("Läkemedel", "medicines", 118), ("Lämnade bidrag", "given", 52),
    ("Sjukvårdsmaterial och hjälpmedel", "supplies", 71), ("Lokaler och drift", "rest", 0),
)  # fmt: skip
_MEDICINES = (
    ("Läkemedel inom förmånen", "benefit", 64),
    ("Rekvisitionsläkemedel", "requisition", 39),
    ("Smittskyddsläkemedel", "infection", 4),
    ("Övrigt, inklusive dosdispensering", "medicine-rest", 0),
)
_VISITS = (
    ("Läkarbesök i primärvården", "gp-visits", 9_800),
    ("Övriga besök i primärvården", "nurse-visits", 21_500),
    ("Läkarbesök på sjukhus", "hospital-visits", 10_700),
    ("Övriga besök på sjukhus", "other-visits", 12_900),
)
_ACCESS = (
    ("Medicinsk bedömning i primärvård inom 3 dagar", "A1"),
    ("Första besök i specialistvård inom 90 dagar", "A2"),
    ("Operation eller åtgärd inom 90 dagar", "A3"),
    ("Första besök inom barn- och ungdomspsykiatrin inom 30 dagar", "A4"),
)


def _pc(one: Quantity, size: bool = True) -> Printed:
    return _FINE.share(one, behind=" procent", size=size)


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    _money(m, chance)
    _care(m, chance)
    blocks: list[Block] = [
        text("Uppgifter inom parentes avser föregående år om inget annat anges."),
        Heading("Ekonomi", 1),
        Heading("Regionens resultat"),
        *_result(m),
        _statement(m),
        Heading("Nämnderna", 2),
        _boards(m),
        *_board_text(m),
        Heading("Kostnadsutveckling", 2),
        *_costs_text(m),
        _costs(m),
        Heading("Läkemedel", 3),
        _medicines(m),
        *_medicine_text(m),
        Heading("Verksamhet", 1),
        Heading("Produktion"),
        *_production_text(m),
        _production(m),
        Heading("Tillgänglighet"),
        _access(m),
        *_access_text(m),
    ]
    return Paper(f"Region {m.name}, årsredovisning {m.year}", tuple(blocks))


def _money(m: Municipality, chance: Random) -> None:
    million = m.size * 3_000_000
    bases: tuple[Basis, ...] = ("outcome", "budget")
    for basis in bases:
        for year in (m.year - 1, m.year):
            grown = million * (100 + 4 * (year - m.year)) / 100
            for key, _name, weight in _BOARDS:
                spent = keep(m, "r-cost", key, year, near(chance, grown * weight * 6 / 5, 0.02),
                             basis=basis)  # fmt: skip
                got = keep(m, "r-income", key, year, near(chance, grown * weight / 5, 0.02),
                           basis=basis)  # fmt: skip
                add(m, "r-net", key, year, [spent, (got, -1)], basis)
            _region(m, chance, year, basis)
    for year in (m.year - 1, m.year):
        _kinds(m, chance, year)


def _region(m: Municipality, chance: Random, year: int, basis: Basis) -> None:
    def every(what: str) -> Quantity:
        return add(
            m, what, "region", year, [m(what, key, year, basis) for key, *_ in _BOARDS], basis
        )

    costs, income, net = every("r-cost"), every("r-income"), every("r-net")
    m.register.follows(net, [(costs, 1), (income, -1)])
    wanted = net.value * Decimal(str(round(chance.uniform(0.985, 1.025), 4)))
    grants = keep(m, "r-grants", "region", year, near(chance, wanted * 27 / 100, 0.02), basis=basis)
    worn = keep(m, "r-worn", "region", year, near(chance, net.value / 30, 0.04), basis=basis)
    tax = keep(m, "r-tax", "region", year, round(wanted + worn.value - grants.value), basis=basis)
    money = keep(m, "r-finance", "region", year, near(chance, net.value / 120, 0.5), basis=basis)
    whole = add(m, "r-operations", "region", year, [net, worn], basis)
    both = add(m, "r-funding", "region", year, [tax, grants], basis)
    add(m, "r-result", "region", year, [both, (whole, -1), money], basis)


def _kinds(m: Municipality, chance: Random, year: int) -> None:
    costs = m("r-cost", "region", year)
    left, parts = costs.value, []
    for _label, what, weight in _COSTS:
        value = near(chance, costs.value * weight / 1000, 0.015) if weight else left
        left -= value
        parts.append((keep(m, what, "region", year, value), 1))
    m.register.follows(costs, parts)
    medicines = m("medicines", "region", year)
    left, parts = medicines.value, []
    for _label, what, weight in _MEDICINES:
        value = near(chance, medicines.value * weight / 115, 0.03) if weight else left
        left -= value
        parts.append((keep(m, what, "region", year, value), 1))
    m.register.follows(medicines, parts)


def _care(m: Municipality, chance: Random) -> None:
    years = (m.year - 2, m.year - 1, m.year)
    for _label, what, start in _VISITS:
        walk(m, chance, what, "region", years, m.size * start * 9, 0.01, 0.03, "count")
    walk(m, chance, "stays", "region", years, m.size * 19_000, 0, 0.03, "count")
    walk(m, chance, "beds", "region", years, m.size * 270, -0.02, 0.02, "count")
    walk(m, chance, "operations", "region", years, m.size * 11_400, 0.02, 0.05, "count")
    for year in years:
        stays = m("stays", "region", year)
        days = near(chance, stays.value * Decimal("4.4"), 0.04)
        keep(m, "days", "region", year, days, "count")
        add(m, "visits", "region", year, [m(what, "region", year) for _l, what, _s in _VISITS])
    for _label, key in _ACCESS:
        keep(m, "access", key, m.year, Decimal(chance.randint(80, 92)) / 100, "ratio", "budget")
        for year in years[1:]:
            keep(m, "access", key, year, share_near(chance, 0.66, 0.94), "ratio")


def _result(m: Municipality) -> list[Block]:
    def got(what: str, year: int | None = None, basis: Basis = "outcome") -> Quantity:
        return m(what, "region", year, basis)

    r, last = m.register, m.year - 1
    result, off = got("r-result"), m.variance("r-result", "region")
    net, both = m.growth("r-operations", "region"), m.growth("r-funding", "region")
    tax = m.variance("r-tax", "region")
    faster = r.difference(net, both)
    return [
        text(*flow(
            say("Region ", m.name, " redovisar ett ", turn(result, "överskott", "underskott"),
                " på ",
                _MN.size(result), " för ", str(m.year), "."),
            say("Budgeten slutade på ", _MN(got("r-result", basis="budget")),
                ", vilket ger en budgetavvikelse på ", _MN(off, role="difference"), "."),
        )),
        text(*flow(
            say("Verksamhetens nettokostnad, inklusive avskrivningar, ",
                turn(net, "ökade", "minskade"), " med ", _pc(net), " och uppgick till ",
                _MN(got("r-operations")), " (", _BARE(got("r-operations", last)), ")."),
            say("Skatter och statsbidrag ", turn(both, "steg", "föll"), " med ", _pc(both),
                " till ",
                _MN(got("r-funding")), " (", _BARE(got("r-funding", last)), ")."),
            say("Nettokostnaden ökade därmed ", turn(faster, "snabbare", "långsammare"),
                " än intäkterna från skatter och statsbidrag, skillnaden är ", _FINE.points(faster),
                ".")
            if net.value > 0 else say("Nettokostnaden är alltså lägre än förra året."),
            say("Skatteintäkterna blev ", _MN.size(tax, "difference"), " ",
                turn(tax, "bättre", "sämre"), " än budget."),
            say("Finansnettot landade på ", _MN(got("r-finance")), " (",
                _BARE(got("r-finance", last)), ")."),
        )),
    ]  # fmt: skip


def _statement(m: Municipality) -> Table:
    def line(label: str, what: str, sign: int = 1, kind: str = "item") -> Row:
        off = m.variance(what, "region", sign)
        cells = [
            _PEN(m(what, "region", m.year - 1), sign),
            _PEN(m(what, "region"), sign),
            _PEN(m(what, "region", basis="budget"), sign),
            _PEN(off, role="difference" if kind == "item" else ""),
        ]
        return row(label, cells, kind)

    rows = [
        line("Verksamhetens intäkter", "r-income"),
        line("Verksamhetens kostnader", "r-cost", -1),
        line("Avskrivningar", "r-worn", -1),
        line("Verksamhetens nettokostnad", "r-operations", -1, "sum"),
        line("Skatteintäkter", "r-tax"),
        line("Generella statsbidrag och utjämning", "r-grants"),
        line("Finansnetto", "r-finance"),
        line("Årets resultat", "r-result", 1, "sum"),
    ]
    heads: list[list[str | Head]] = [
        ["", "Utfall", Head(str(m.year), 2), "Avvikelse"],
        ["Resultaträkning (mnkr)", str(m.year - 1), "Utfall", "Budget", "mot budget"],
    ]
    return tall("", heads, rows)


def _boards(m: Municipality) -> Table:
    def line(label: str, who: str, kind: str = "item") -> Row:
        off = m.variance("r-net", who, -1)
        cells = [
            _FINE(m("r-income", who)),
            _FINE(m("r-cost", who), -1),
            _FINE(m("r-net", who), -1),
            _FINE(m("r-net", who, basis="budget")),
            _FINE(off, role="difference" if kind == "item" else ""),
        ]
        return row(label, cells, kind)

    rows = [line(name, key) for key, name, _weight in _BOARDS]
    rows.append(line("Summa", "region", "sum"))
    heads = ["Nämnd", "Intäkter", "Kostnader", "Nettokostnad", "Regionbidrag", "Resultat"]
    return table(f"Nämndernas resultat {m.year}, mnkr", heads, rows)


def _board_text(m: Municipality) -> list[Block]:
    def off(one: tuple[str, str, int]) -> Quantity:
        return m.variance("r-net", one[0], -1)

    every = m.variance("r-net", "region", -1)
    count = m.register.count("region boards in deficit", [off(one) for one in _BOARDS], -1)
    told: list[Block] = [
        text(*flow(
            say("Nämnderna gjorde tillsammans ett resultat på ", _MN(every), "."),
            say(counted(count, capital=True), " av ", in_words()(Decimal(len(_BOARDS))),
                " nämnder redovisar underskott."),
        )),
    ]  # fmt: skip
    for key, name, _weight in _BOARDS[:3]:
        one, more = m.variance("r-net", key, -1), m.change("r-net", key)
        share = m.register.quotient(one, m("r-net", key, basis="budget"))
        said = flow(
            [say(name, " redovisar ett ", turn(one, "överskott", "underskott"), " på ",
                 _MN.size(one, "difference"), ", motsvarande ", _pc(share), " av regionbidraget."),
             say("Nettokostnaden ", turn(more, "ökade", "minskade"), " med ",
                 _pc(m.growth("r-net", key)), " till ", _MN(m("r-net", key)), ".")],
        )  # fmt: skip
        if said:
            told.append(item(*said))
    return told


def _costs_text(m: Municipality) -> list[Block]:
    r, last = m.register, m.year - 1

    def got(what: str, year: int | None = None) -> Quantity:
        return m(what, "region", year)

    pay, hired, care = (m.change(what, "region") for what in ("pay", "hired", "bought-care"))
    share = r.quotient(got("hired"), got("pay"))
    before = r.quotient(got("hired", last), got("pay", last))
    large = most(_COSTS, lambda one: m.change(one[1], "region"))
    return [
        text(*flow(
            say("Kostnaderna uppgick till ", _MN(got("r-cost")), " (", _BARE(got("r-cost", last)),
                "), varav löner och sociala avgifter ", _MN(got("pay")), " (",
                _BARE(got("pay", last)), ")."),
            say("Lönekostnaderna ", turn(pay, "ökade", "minskade"), " med ",
                _pc(m.growth("pay", "region")), "."),
            [say("För inhyrd personal betalade regionen ", _MN(got("hired")), ", ",
                 _MN.size(hired, "difference"), " ", turn(hired, "mer", "mindre"),
                 " än året innan."),
             say("Det motsvarar ", _pc(share), " (", _FINE.share(before), ") av lönekostnaden.")],
            say("Den köpta vården kostade ", _MN(got("bought-care")), ", en ",
                turn(care, "ökning", "minskning"), " med ", _MN.size(care, "difference"), " eller ",
                _pc(m.growth("bought-care", "region")), "."),
            say("I kronor räknat växte posten ", large[0][0].lower() + large[0][1:], " mest, med ",
                _MN(m.change(large[1], "region"), role="difference"), "."),
        )),
    ]  # fmt: skip


def _costs(m: Municipality) -> Table:
    lines = [(label, what, "item") for label, what, _weight in _COSTS]
    rows = []
    for label, what, kind in (*lines, ("Summa kostnader", "r-cost", "sum")):
        change = m.change(what, "region")
        cells = [
            _FINE(m(what, "region")),
            _FINE(m(what, "region", m.year - 1)),
            _FINE(change, role="difference" if kind == "item" else ""),
            _FINE(m.growth(what, "region")),
        ]
        rows.append(row(label, cells, kind))
    heads = ["Mnkr", str(m.year), str(m.year - 1), "Förändring", "Procent"]
    return table("Kostnader per kostnadsslag", heads, rows)


def _medicines(m: Municipality) -> Table:
    years = (m.year, m.year - 1)
    rows = [
        row(label, [_TKR(m(what, "region", y)) for y in years]) for label, what, _w in _MEDICINES
    ]
    rows.append(row("Summa läkemedel", [_TKR(m("medicines", "region", y)) for y in years], "sum"))
    return table("Läkemedelskostnader, tkr", ["", *map(str, years)], rows)


def _medicine_text(m: Municipality) -> list[Block]:
    r = m.register
    more, asked = m.change("medicines", "region"), m.change("requisition", "region")
    part = r.quotient(m("benefit", "region"), m("medicines", "region"))
    return [
        text(*flow(
            say("Läkemedelskostnaden ", turn(more, "ökade", "minskade"), " till ",
                _MN(m("medicines", "region")), ", det är ", _MN.size(more, "difference"), " ",
                turn(more, "mer", "mindre"), " än ", str(m.year - 1), "."),
            say("Förmånsläkemedlen stod för ", _pc(part), " av kostnaden."),
            say("Läkemedel på rekvisition kostade ", _MN(m("requisition", "region")), " och ",
                turn(asked, "ökade", "minskade"), " med ",
                _pc(m.growth("requisition", "region")), "."),
        )),
    ]  # fmt: skip


def _production_text(m: Municipality) -> list[Block]:
    r = m.register

    def got(what: str, year: int | None = None) -> Quantity:
        return m(what, "region", year)

    all_visits, gp = m.change("visits", "region"), m.change("gp-visits", "region")
    stays, beds = m.change("stays", "region"), m.change("beds", "region")
    surgery = m.change("operations", "region")
    long = r.per(got("days"), got("stays"))
    before = r.per(got("days", m.year - 1), got("stays", m.year - 1))
    return [
        text(*flow(
            say("Under året gjordes ", _COUNT.people(got("visits")),
                " besök i vården, en ", turn(all_visits, "ökning", "minskning"), " med ",
                _pc(m.growth("visits", "region")), "."),
            say("Av besöken var ", _COUNT.people(got("gp-visits")),
                " läkarbesök i primärvården, ", _COUNT.people(gp, "difference", True), " ",
                turn(gp, "fler", "färre"), " än året före."),
        )),
        text(*flow(
            [say("I den slutna vården registrerades ", _COUNT.people(got("stays")),
                 " vårdtillfällen (", _COUNT.people(got("stays", m.year - 1)), "), vilket är en ",
                 turn(stays, "ökning", "minskning"), " med ",
                 _COUNT.people(stays, "difference", True), "."),
             say("Medelvårdtiden var ", level(long, 1, " dagar"), " (", level(before), ").")],
            say("Antalet disponibla vårdplatser ", turn(beds, "ökade", "minskade"), " med ",
                _COUNT.people(beds, "difference", True), " till ", _COUNT.people(got("beds")), "."),
            say("Operationerna blev ", _COUNT.people(surgery, "difference", True), " ",
                turn(surgery, "fler", "färre"), " och uppgick till ",
                _COUNT.people(got("operations")), "."),
        )),
    ]  # fmt: skip


def _production(m: Municipality) -> Table:
    years = (m.year, m.year - 1, m.year - 2)

    def line(label: str, what: str, kind: str = "item") -> Row:
        cells = [_COUNT.people(m(what, "region", y)) for y in years]
        return row(label, [*cells, _FINE(m.growth(what, "region"))], kind)

    rows = [line(label, what) for label, what, _start in _VISITS]
    rows.append(line("Summa besök", "visits", "sum"))
    rows += [
        line("Vårdtillfällen", "stays"),
        line("Vårddagar", "days"),
    ]
    long = [m.register.per(m("days", "region", y), m("stays", "region", y)) for y in years]
    rows.append(
        row("Medelvårdtid, dagar", [*map(level, long), _FINE(m.register.growth(*long[:2]))])
    )
    rows += [line("Disponibla vårdplatser", "beds"), line("Operationer", "operations")]
    heads = ["Vårdproduktion", *map(str, years), f"Förändring {m.year - 1}–{m.year}, %"]
    return table("", heads, rows)


def _access(m: Municipality) -> Table:
    rows = []
    for label, key in _ACCESS:
        points = m.change("access", key)
        cells = [
            _FINE(m("access", key, basis="budget")),
            _FINE(m("access", key)),
            _FINE(m("access", key, m.year - 1)),
            _FINE(points, role="difference"),
        ]
        rows.append(row(label, cells))
    heads = ["Andel patienter, %", "Mål", str(m.year), str(m.year - 1), "Förändring, p.e."]
    return table("", heads, rows)


def _access_text(m: Municipality) -> list[Block]:
    margins = [m.variance("access", key) for _label, key in _ACCESS]
    met = m.register.count("access goals met", margins, 1, True)
    surgery, missed = m.change("access", "A3"), m.variance("access", "A3")
    child = m.change("access", "A4")
    return [
        text(*flow(
            say(counted(met, capital=True), " av ", in_words()(Decimal(len(_ACCESS))),
                " indikatorer för tillgänglighet nådde sitt mål."),
            say("Andelen som opererades eller fick sin åtgärd inom 90 dagar ",
                turn(surgery, "ökade", "minskade"), " från ",
                _FINE.share(m("access", "A3", m.year - 1)), " till ", _pc(m("access", "A3")),
                " och ligger ", _FINE.points(missed), " ", turn(missed, "över", "under"),
                " målet."),
            say("Inom barn- och ungdomspsykiatrin fick ", _pc(m("access", "A4")),
                " ett första besök i tid, vilket är ", _FINE.points(child), " ",
                turn(child, "bättre", "sämre"), " än föregående år."),
        )),
    ]  # fmt: skip


FAMILY = Family("region-year", make)
