"""The executive board's own year: its departments and its accounts by kind in thousands, the text
in millions, small investments, service figures, goals and internal control."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Sentence, Table
from ..quantities import Quantity
from ._books import Books, about, listed, number, shown

_UNITS = (
    ("Kanslienheten", 17), ("Ekonomienheten", 19), ("HR-enheten", 22),
    ("It och digitalisering", 39), ("Kommunikation och kontaktcenter", 15),
    ("Näringsliv och destination", 9), ("Kost och lokalvård", 58), ("Räddningstjänst", 34),
    ("Mark och exploatering", 12), ("Politisk ledning", 11),
)  # fmt: skip
_COSTS = {
    "ks-staff": 52.0, "ks-rooms": 9.0, "ks-bought": 21.0, "ks-given": 8.0, "ks-worn": 4.0,
    "ks-other": 6.0,
}  # fmt: skip
_INCOMES = {"ks-grants": 14.0, "ks-fees": 22.0, "ks-sold": 64.0}
_LABELS = (
    ("Bidrag", "ks-grants", 1), ("Taxor och avgifter", "ks-fees", 1),
    ("Försäljning av tjänster,\ninternt och externt", "ks-sold", 1),
    ("Summa intäkter", "ks-income", 1),
    ("Personalkostnader", "ks-staff", -1), ("Lokalkostnader", "ks-rooms", -1),
    ("Köpta tjänster", "ks-bought", -1), ("Lämnade bidrag", "ks-given", -1),
    ("Kapitalkostnader", "ks-worn", -1), ("Övriga kostnader", "ks-other", -1),
    ("Summa kostnader", "ks-cost", -1),
)  # fmt: skip
_BUYS = (
    "Datorer och skärmar", "Nätverk i skolor", "Reservkraft stadshuset", "Ny e-tjänstplattform",
    "Storköksmaskiner", "Möbler medborgarkontor", "Passersystem", "Laddstolpar",
)  # fmt: skip
_SERVICE = (
    ("Inkomna samtal till kontaktcenter", "calls", 52_000, 0),
    ("Registrerade ärenden i diariet", "cases", 2_300, 0),
    ("Inskickade e-tjänster", "e-services", 14_500, 0),
    ("Besök på webbplatsen", "visits", 690_000, 0),
    ("Serverade portioner, lunch", "meals", 880_000, 0),
    ("Supportärenden till it", "tickets", 11_800, 0),
)  # fmt: skip
_PEN = Pen("tkr", 0, NumberStyle(zero="–"))
_SIGNED = Pen("tkr", 0, NumberStyle(plus=True, zero="0"))
_MKR = Pen("mnkr", 1, behind=" mnkr")
_TKR = Pen("tkr", 0, behind=" tkr")


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    books = Books(m, chance)
    units = chance.sample(_UNITS, chance.randint(6, 8))
    _fill(books, units)
    blocks: list[Block] = [
        Heading("Kommunstyrelsen", 1),
        text("Ordförande har under året lett arbetet med förvaltningschefen som föredragande."),
        Heading("Året i korthet", 2),
        *_short(books, units),
        Heading("Ekonomiskt utfall", 2),
        text(*_economy(books)),
        _by_kind(books),
        text(*_by_kind_told(books)),
        Heading("Utfall per enhet", 2),
        _by_unit(books, units),
        *_units_told(books, units),
        Heading("Investeringar", 2),
        *_investments(books),
        Heading("Verksamhetsmått", 2),
        _service(books),
        text(*_service_told(books)),
        Heading("Måluppfyllelse", 2),
        *_goals(m),
    ]
    return Paper(f"Kommunstyrelsens verksamhetsberättelse {m.year}", tuple(blocks))


def _fill(books: Books, units: list[tuple[str, int]]) -> None:
    size = float(books.m.size) * 1_000_000
    both = ("outcome", "budget")
    for name, weight in units:
        books.put("ks-cost", name, size * weight)
        books.put("ks-income", name, size * weight * books.chance.uniform(0.06, 0.45))
        books.plan("ks-cost", name, 0.03)
        books.plan("ks-income", name, 0.05)
        books.add("ks-net", name, [("ks-cost", name, 1), ("ks-income", name, -1)], both)
    for what in ("ks-cost", "ks-income", "ks-net"):
        books.add(what, "ks", [(what, name, 1) for name, _weight in units], both)
    for basis in both:
        for year in (books.m.year - 1, books.m.year):
            if basis == "outcome" or year == books.m.year:
                net = books.get("ks-net", "ks", year, basis)
                cost = books.get("ks-cost", "ks", year, basis)
                income = books.get("ks-income", "ks", year, basis)
                books.m.register.follows(net, [(cost, 1), (income, -1)])
    books.split("ks-cost", "ks", _COSTS, both, 0.015)
    books.split("ks-income", "ks", _INCOMES, both, 0.04)
    for name in books.chance.sample(_BUYS, 6):
        books.put("ks-buy", name, size * books.chance.uniform(0.2, 4), back=0)
        books.plan("ks-buy", name, 0.4, 100_000)
    buys = _bought(books)
    books.add("ks-buy", "ks", [("ks-buy", name, 1) for name in buys], both)
    for _label, what, middle, _decimals in _SERVICE:
        books.put(what, "ks", middle * size / 1_000_000, "count", back=2, spread=0.07)
    books.put("answered", "ks", 0.83, "ratio", back=2, drift=0.0, spread=0.06)
    books.put("queue", "ks", 3.4, "index", back=2, drift=-0.05, spread=0.2)


def _bought(books: Books) -> list[str]:
    known = books.m.register.known
    return [one for one in _BUYS if f"ks-buy:{one}:{books.m.year}:outcome" in known]


def _short(books: Books, units: list[tuple[str, int]]) -> list[Block]:
    m = books.m
    left = books.saved("ks-net", "ks")
    saved = [books.saved("ks-net", name) for name, _weight in units]
    over = m.register.count("ks-units-over", saved, -1)
    items = shown([
        say("Årets nettokostnad blev ", _MKR(books.get("ks-net", "ks")), ", vilket är ",
            _MKR.size(left, "difference"), turn(left, " lägre", " högre"), " än budget."),
        say("Investeringarna uppgick till ", _MKR(books.get("ks-buy", "ks")), " av budgeterade ",
            _MKR(books.get("ks-buy", "ks", basis="budget")), "."),
        say("Kontaktcenter besvarade ", _MKR.share(books.get("answered", "ks"), behind=" procent"),
            " av samtalen inom två minuter."),
        say(turn(m.change("e-services", "ks"), "Fler", "Färre"), " invånare använde e-tjänster: ",
            number(books.get("e-services", "ks")), " ansökningar kom in digitalt, mot ",
            number(books.get("e-services", "ks", m.year - 1)), " året innan."),
    ])  # fmt: skip
    whole = [say("Av styrelsens ", str(len(units)), " enheter gick ", counted(over),
                 " med underskott.")]  # fmt: skip
    return [item(one) for one in items + whole]


def _economy(books: Books) -> list[Sentence]:
    m = books.m
    net, last = books.get("ks-net", "ks"), books.get("ks-net", "ks", m.year - 1)
    left, more = books.saved("ks-net", "ks"), m.change("ks-net", "ks")
    spent, got = books.saved("ks-cost", "ks"), books.gap("ks-income", "ks")
    return shown([
        say("Kommunstyrelsen redovisar för ", str(m.year), " ett ",
            turn(left, "överskott", "underskott"), " mot budget på ",
            _MKR.size(left, "difference"), ", vilket motsvarar ",
            _MKR.share(m.register.quotient(left, books.get("ks-net", "ks", basis="budget")),
                       behind=" procent", size=True), " av budgetramen."),
        say("Kostnaderna blev ", _TKR.size(spent, "difference"), turn(spent, " lägre", " högre"),
            " än beräknat och intäkterna ", _TKR.size(got, "difference"),
            turn(got, " högre", " lägre"), "."),
        say("Jämfört med ", str(m.year - 1), " har nettokostnaden ",
            turn(more, "ökat", "minskat"), " från ", _MKR(last), " till ", _MKR(net), "."),
        say("Det motsvarar ", turn(more, "en ökning", "en minskning"), " med ",
            _MKR.share(m.growth("ks-net", "ks"), behind=" %", size=True), "."),
    ])  # fmt: skip


def _by_kind(books: Books) -> Table:
    m = books.m
    rows = []
    for label, what, sign in _LABELS:
        out, plan = books.get(what, "ks"), books.get(what, "ks", basis="budget")
        off = books.gap(what, "ks") if sign > 0 else books.saved(what, "ks")
        kind = "sum" if label.startswith("Summa") else "item"
        cells = [_PEN(books.get(what, "ks", m.year - 1), sign), _PEN(plan, sign), _PEN(out, sign)]
        rows.append(row(label, [*cells, _PEN(off, role="difference")], kind))
    net = [books.get("ks-net", "ks", m.year - 1), books.get("ks-net", "ks", basis="budget"),
           books.get("ks-net", "ks")]  # fmt: skip
    cells = [_PEN(one, -1) for one in net]
    rows.append(row("Nettokostnad", [*cells, _PEN(books.saved("ks-net", "ks"))], "sum"))
    heads = ["Tkr", f"Utfall {m.year - 1}", f"Budget {m.year}", f"Utfall {m.year}", "Avvikelse"]
    return table("Driftsredovisning, kommunstyrelsen totalt", heads, rows)


def _by_kind_told(books: Books) -> list[Sentence]:
    m = books.m
    staff, bought = books.saved("ks-staff", "ks"), books.saved("ks-bought", "ks")
    share = m.register.quotient(books.get("ks-staff", "ks"), books.get("ks-cost", "ks"))
    return shown([
        say("Personalkostnaderna står för ", _MKR.share(share, behind=" procent"),
            " av kostnaderna och blev ", _MKR.size(staff, "difference"),
            turn(staff, " lägre", " högre"), " än budget."),
        say("De uppgick till ", _MKR(books.get("ks-staff", "ks")), ", att jämföra med ",
            _MKR(books.get("ks-staff", "ks", m.year - 1)), " föregående år."),
        say("För köpta tjänster redovisas ", turn(bought, "ett överskott", "ett underskott"),
            " om ", _TKR.size(bought, "difference"), "; bidragen till föreningar och förbund var ",
            _MKR(books.get("ks-given", "ks")), "."),
    ])  # fmt: skip


def _by_unit(books: Books, units: list[tuple[str, int]]) -> Table:
    m = books.m
    rows = []
    for name, _weight in [*units, ("ks", 0)]:
        cells = [
            _PEN(books.get(what, name, basis=basis))
            for what in ("ks-cost", "ks-income", "ks-net")
            for basis in ("budget", "outcome")
        ]
        off = books.saved("ks-net", name)
        last = _PEN(books.get("ks-net", name, m.year - 1))
        label, kind = ("Totalt", "sum") if name == "ks" else (name, "item")
        rows.append(row(label, [*cells, _SIGNED(off, role="" if name == "ks" else "difference"),
                                last], kind))  # fmt: skip
    heads: list[list[str | Head]] = [
        ["", Head("Kostnader", 2), Head("Intäkter", 2), Head("Nettokostnad", 2), "Avvikelse",
         "Netto"],
        ["Enhet, tkr", *("Budget", "Utfall") * 3, "netto", str(m.year - 1)],
    ]  # fmt: skip
    return tall(f"Enheternas utfall mot budget {m.year}", heads, rows)


def _units_told(books: Books, units: list[tuple[str, int]]) -> list[Block]:
    m = books.m
    order = sorted((name for name, _weight in units),
                   key=lambda one: books.saved("ks-net", one).value)  # fmt: skip
    worst, best = order[0], order[-1]
    told: list[Block] = []
    reasons = (
        (best, "Vakanta tjänster förklarar det mesta."),
        (worst, "Volymer och priser har inte följt det som låg i budgeten."),
    )
    for name, why in reasons:
        off, more = books.saved("ks-net", name), m.change("ks-net", name)
        sentences = shown([
            say(f"{name} visar ", turn(off, "ett överskott", "ett underskott"), " på ",
                _TKR.size(off, "difference"), "."),
            say("Nettokostnaden blev ", _MKR(books.get("ks-net", name)), " mot budgeterade ",
                _MKR(books.get("ks-net", name, basis="budget")), "."),
            say("I jämförelse med året innan är det ", _TKR.size(more, "difference"),
                turn(more, " mer", " mindre"), "."),
        ])  # fmt: skip
        told.append(text(*sentences, why))
    middle = order[2]
    told.append(text(say(f"{middle} hade kostnader på ", *about(_MKR, books.get("ks-cost", middle)),
                         " och intäkter på ", *about(_MKR, books.get("ks-income", middle)),
                         ".")))  # fmt: skip
    return told


def _investments(books: Books) -> list[Block]:
    names = _bought(books)
    rows = []
    for name in [*names, "ks"]:
        plan, out = books.get("ks-buy", name, basis="budget"), books.get("ks-buy", name)
        left = books.saved("ks-buy", name)
        label, kind = ("Summa investeringar", "sum") if name == "ks" else (name, "item")
        cells = [_PEN(plan), _PEN(out), _PEN(left, role="" if name == "ks" else "difference")]
        rows.append(row(label, cells, kind))
    left = books.saved("ks-buy", "ks")
    used = books.m.register.quotient(
        books.get("ks-buy", "ks"), books.get("ks-buy", "ks", basis="budget")
    )
    dear = max(names, key=lambda one: books.get("ks-buy", one).value)
    sentences = shown([
        say("Av budgeten på ", _MKR(books.get("ks-buy", "ks", basis="budget")), " har ",
            _MKR(books.get("ks-buy", "ks")), " använts, det vill säga ",
            _MKR.share(used, behind=" procent"), "."),
        say(turn(left, "Kvar av anslaget är ", "Anslaget har överskridits med "),
            _TKR.size(left, "difference"), "."),
        say(f"Den enskilt största utgiften är {dear.lower()} med ",
            _TKR(books.get("ks-buy", dear)), "."),
    ])  # fmt: skip
    heads = ["Belopp i tkr", "Budget", "Utfall", "Kvar"]
    return [text(*sentences), table("", heads, rows)]


def _service(books: Books) -> Table:
    m = books.m
    years = (m.year, m.year - 1, m.year - 2)
    rows = [
        row(label, [number(books.get(what, "ks", year)) for year in years])
        for label, what, _middle, _decimals in _SERVICE
    ]
    rows.append(row("Andel samtal som besvaras\ninom två minuter, %",
                    [_PEN.share(books.get("answered", "ks", year)) for year in years]))  # fmt: skip
    rows.append(row("Genomsnittlig kötid i telefon, minuter",
                    [number(books.get("queue", "ks", year), 1) for year in years]))  # fmt: skip
    return table("Kommunstyrelsens volymer", ["", *map(str, years)], rows)


def _service_told(books: Books) -> list[Sentence]:
    m = books.m
    reg = m.register

    def fewer(what: str) -> Quantity:
        return m.change(what, "ks")

    points = reg.difference(books.get("answered", "ks"), books.get("answered", "ks", m.year - 1))
    return shown([
        say("Antalet samtal till kontaktcenter ", turn(fewer("calls"), "ökade", "minskade"),
            " med ", number(fewer("calls"), size=True), " till ",
            number(books.get("calls", "ks")), "."),
        say("Tillgängligheten ", turn(points, "förbättrades", "försämrades"), " samtidigt med ",
            _MKR.points(points), "."),
        say("It-supporten tog emot ", number(books.get("tickets", "ks")), " ärenden, ",
            number(fewer("tickets"), size=True), turn(fewer("tickets"), " fler", " färre"),
            " än ", str(m.year - 1), "."),
        say("Sett över två år har antalet serverade luncher ",
            turn(reg.difference(books.get("meals", "ks"), books.get("meals", "ks", m.year - 2)),
                 "stigit", "sjunkit"), " från ", number(books.get("meals", "ks", m.year - 2)),
            " till ", number(books.get("meals", "ks")), "."),
    ])  # fmt: skip


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]


def _goals(m: Municipality) -> list[Block]:
    rows = []
    for one in m.indicators:
        two = [m("indicator", one.key), m("indicator", one.key, basis="budget"),
               m("indicator", one.key, m.year - 1)]  # fmt: skip
        good = m.margin(one).value >= 0
        share = two[0].kind == "ratio"
        cells = [_MKR.share(each, behind=" %") if share else number(each) for each in two]
        rows.append(row(one.name, [*cells, "Ja" if good else "Nej"]))
    margins = [m.margin(one) for one in m.indicators]
    met = m.register.count("ks-goals-met", margins, zero=True)
    missed = [_lower(one.name.split(",")[0]) for one in m.indicators if m.margin(one).value < 0]
    sentences = [say("Av styrelsens ", str(len(margins)), " indikatorer nådde ", counted(met),
                     " sitt målvärde.")]  # fmt: skip
    if missed:
        sentences.append(say(f"Målvärdet nåddes inte för {listed(missed[:3])}"
                             + (" med flera." if len(missed) > 3 else ".")))  # fmt: skip
    heads = ["Indikator", f"Utfall {m.year}", "Mål", f"Utfall {m.year - 1}", "Uppnått"]
    return [text(*sentences), table("Indikatorer", heads, rows)]


FAMILY = Family("executive-year", make)
