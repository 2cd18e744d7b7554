"""A care and social board's report of its year: bullets first, net costs of areas in million kronor
with last year in brackets in the text, volumes and costs of a place, quarters, allowances."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper
from ..quantities import Quantity
from ._books import Books, clear

_STYLE = NumberStyle(thousands=" ", negative="–")
_T = Pen("mnkr", 1, _STYLE)
_P = Pen("mnkr", 1, _STYLE, " miljoner kronor")
_S = Pen("mnkr", 1, _STYLE, " mkr")
_K = Pen("tkr", 0, _STYLE, " tkr")
_TKR = Pen("tkr", 0, _STYLE)
_KR = Pen("kr", 0, _STYLE, " kronor")
# Each area: net cost in kronor for each inhabitant, and what people call it.
_AREAS = {
    "Hemtjänst": (4_600, "hemtjänsten"),
    "Särskilt boende för äldre": (7_900, "äldreboendena"),
    "Hälso- och sjukvård": (2_300, "den kommunala hälso- och sjukvården"),
    "LSS och socialpsykiatri": (6_100, "stödet till personer med funktionsnedsättning"),
    "Barn och unga, IFO": (2_500, "den sociala barn- och ungdomsvården"),
    "Vuxna, IFO": (900, "missbruksvården"),
    "Ekonomiskt bistånd och handläggning": (900, "det ekonomiska biståndet"),
    "Nämnd och ledning": (700, "ledningen"),
}


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    books = Books(m, chance)
    _fill(books)
    return Paper(
        f"Omsorgsnämndens bokslut och verksamhetsberättelse {m.year}",
        (
            Heading(f"{m.name} kommun, omsorgsnämnden {m.year}", 1),
            *_short(books),
            *_areas(books),
            *_homes(books),
            *_help(books),
            *_placed(books),
            *_allowance(books),
            *_sick(books),
        ),
    )


def _fill(books: Books) -> None:
    m = books.m
    for year in (m.year - 2, m.year - 1, m.year):
        people = m("inhabitants", year=year).value
        for basis in ("budget", "outcome"):
            factor = Decimal(100 + 2 * (year - m.year)) / 100
            parts = [
                books.put("area", name, books.some(people * each * factor, 0.035), year, basis)
                for name, (each, _called) in _AREAS.items()
            ]
            books.sum("area", "all", parts, year, basis)
        for name, each in (("Granen", 9), ("Linden", 7), ("Almgården", 6), ("Strandhemmet", 4)):
            books.put(
                "places", name, books.some(people * each / 4000 + 8, 0.04), year, kind="count"
            )
        names = ("Granen", "Linden", "Almgården", "Strandhemmet")
        books.sum("places", "all", [books("places", name, year) for name in names], year)
        for kind, each in (("Egen regi", 9), ("Privata utförare", 4)):
            books.put(
                "hours", kind, books.some(people * each * Decimal("0.6"), 0.05), year, kind="count"
            )
        hours = [books("hours", kind, year) for kind in ("Egen regi", "Privata utförare")]
        books.sum("hours", "all", hours, year)
        users = books.some(people / 38, 0.04)
        books.put("users", "Hemtjänst", users, year, kind="count")
        for kind, each, price in (
            ("Familjehem", 560, 1_500), ("Konsulentstödda familjehem", 190, 2_300), ("HVB", 95,
                6_400),
            ("SiS-institution", 14, 9_200),
        ):  # fmt: skip
            days = books.put(
                "days", kind, books.some(people * each / 1000 + 60, 0.15), year, kind="count"
            )
            books.put("placed", kind, books.some(days.value * price, 0.06), year)
        kinds = ("Familjehem", "Konsulentstödda familjehem", "HVB", "SiS-institution")
        for what in ("days", "placed"):
            books.sum(what, "all", [books(what, kind, year) for kind in kinds], year)
        homes = books.some(people / 75, 0.08)
        books.put("households", "all", homes, year, kind="count")
        books.put("paid", "all", books.some(homes * 48_000, 0.06), year)


def _gap(books: Books, name: str) -> Quantity:
    return books.r.difference(books("area", name, basis="budget"), books("area", name))


def _moved(books: Books, what: str, name: str) -> Quantity:
    return books.r.difference(books(what, name), books(what, name, books.m.year - 1))


def _short(books: Books) -> list[Block]:
    last, r = books.m.year - 1, books.r
    gap, hours, days = (
        _gap(books, "all"),
        _moved(books, "hours", "all"),
        _moved(books, "days", "all"),
    )
    homes = _moved(books, "households", "all")
    per = r.quotient(gap, books("area", "all", basis="budget"))
    rate = r.growth(books("hours", "all"), books("hours", "all", last))
    return [
        Heading("Året i korthet"),
        item(*clear(
            say("Nämnden lämnar ", turn(gap, "ett överskott", "ett underskott"), " på ",
                _P.size(gap, "difference"), ", ", _P.share(per, behind=" procent", size=True),
                " av budgeten på ", _P(books("area", "all", basis="budget")), "."))),
        item(*clear(
            say("De utförda hemtjänsttimmarna ", turn(hours, "ökade", "minskade"), " med ",
                _T.people(hours, "difference", True), ", det vill säga ",
                _P.share(rate, behind=" procent", size=True), "."))),
        item(*clear(
            say("Placeringarna av barn och unga omfattade ", _T.people(books("days", "all")),
                " vårddygn, ", _T.people(days, "difference", True), " ",
                turn(days, "fler", "färre"), " än ", str(last), "."))),
        item(*clear(
            say(_T.people(books("households", "all")),
                " hushåll fick ekonomiskt bistånd någon gång "
                "under året (", _T.people(books("households", "all", last)), "), en ",
                turn(homes, "ökning", "minskning"), " med ", _T.people(homes, "difference", True),
                " hushåll."))),
    ]  # fmt: skip


def _areas(books: Books) -> list[Block]:
    m, last, r = books.m, books.m.year - 1, books.r
    rows = []
    for name in (*_AREAS, "all"):
        cells = [
            _T(books("area", name, basis="budget")), _T(books("area", name)),
            _T(_gap(books, name), role="difference"), _T(books("area", name, last)),
            _T(books("area", name, last - 1)),
        ]  # fmt: skip
        rows.append(row("Summa nettokostnad" if name == "all" else name, cells,
                        "sum" if name == "all" else "item"))  # fmt: skip
    gaps = [_gap(books, name) for name in _AREAS]
    over = r.count("areas over", gaps, -1)
    order = sorted(_AREAS, key=lambda name: _gap(books, name).value)
    worst, best = order[0], order[-1]
    low, high = _gap(books, worst), _gap(books, best)
    net = _moved(books, "area", "all")
    told = [
        say("Nettokostnaden uppgick till ", _P(books("area", "all")), " (",
            _P(books("area", "all", last)), "), och har alltså ", turn(net, "vuxit", "krympt"),
            " med ", _P.size(net, "difference"), " eller ",
            _P.share(r.growth(books("area", "all"), books("area", "all", last)), behind=" procent",
                     size=True), "."),
        say("Av de ", str(len(_AREAS)), " verksamhetsområdena gick ", counted(over),
            " över sin budget."),
    ]  # fmt: skip
    if low.value < 0:
        told.append(say("Störst underskott, ", _S.size(low, "difference"), ", har ",
                        _AREAS[worst][1], "."))  # fmt: skip
    if high.value > 0:
        told.append(say("Störst överskott finns hos ", _AREAS[best][1], " med ",
                        _S.size(high, "difference"), "."))  # fmt: skip
    lss, old = "LSS och socialpsykiatri", "Särskilt boende för äldre"
    more = _moved(books, "area", lss)
    return [
        Heading("Ekonomiskt resultat"),
        text(*clear(*told)),
        table("Nettokostnad per verksamhetsområde, mkr",
              ["", f"Budget {m.year}", f"Bokslut {m.year}", "Avvikelse", f"Bokslut {last}",
               f"Bokslut {last - 1}"], rows),
        text(*clear(
            say("LSS och socialpsykiatri kostade netto ", _S(books("area", lss)), ", ",
                _S.size(more, "difference"), " ", turn(more, "mer", "mindre"), " än året före."),
            say("Äldreboendena är med ", _S(books("area", old)),
                " nämndens största område och tar ",
                _S.share(r.quotient(books("area", old), books("area", "all")), behind=" %"),
                " av nettokostnaden."),
            say("Utslaget på kommunens ", _T.people(m("inhabitants")), " invånare kostar nämndens "
                "verksamhet ", _KR(r.per(books("area", "all"), m("inhabitants"))),
                    " per person."))),
    ]  # fmt: skip


def _homes(books: Books) -> list[Block]:
    m, last, r = books.m, books.m.year - 1, books.r
    rows = [
        row("Totalt" if name == "all" else name,
            [_T.people(books("places", name, y)) for y in (last - 1, last, m.year)],
            "sum" if name == "all" else "item")
        for name in ("Granen", "Linden", "Almgården", "Strandhemmet", "all")
    ]  # fmt: skip
    each = [r.per(books("area", "Särskilt boende för äldre", y), books("places", "all", y))
            for y in (m.year, last)]  # fmt: skip
    more, dearer = _moved(books, "places", "all"), r.difference(*each)
    return [
        Heading("Särskilt boende"),
        text(*clear(
            say("Vid årets slut fanns ", _T.people(books("places", "all")),
                " platser i särskilt boende "
                "för äldre."),
            say("Det är ", _T.people(more, "difference", True), " ", turn(more, "fler", "färre"),
                " än vid förra årsskiftet, och ", _T.people(books("places", "Granen")),
                " av dem finns på Granen."),
            say("En plats kostade i genomsnitt ", _K(each[0]), " netto, mot ", _K(each[1]), " ",
                str(last), "; kostnaden per plats ", turn(dearer, "steg", "sjönk"), " därmed med ",
                _K.size(dearer, "difference"), "."))),
        table("Antal platser den 31 december", ["Boende", str(last - 1), str(last), str(m.year)],
            rows),
    ]  # fmt: skip


def _help(books: Books) -> list[Block]:
    m, last, r = books.m, books.m.year - 1, books.r
    rows = []
    for kind in ("Egen regi", "Privata utförare", "all"):
        now, then = books("hours", kind), books("hours", kind, last)
        rows.append(row("Summa timmar" if kind == "all" else kind, [
            _T.people(now), _T.people(then), _T.people(r.difference(now, then), "difference"),
            _T(r.growth(now, then))], "sum" if kind == "all" else "item"))  # fmt: skip
    rows.append(row("Antal personer med hemtjänst", [
        _T.people(books("users", "Hemtjänst")), _T.people(books("users", "Hemtjänst", last)),
        _T.people(_moved(books, "users", "Hemtjänst"), "difference"),
        _T(r.growth(books("users", "Hemtjänst"), books("users", "Hemtjänst", last)))]))  # fmt: skip
    hour = r.per(books("area", "Hemtjänst"), books("hours", "all"))
    before = r.per(books("area", "Hemtjänst", last), books("hours", "all", last))
    users = _moved(books, "users", "Hemtjänst")
    return [
        Heading("Hemtjänst"),
        table("Utförda hemtjänsttimmar",
              ["", str(m.year), str(last), "Förändring", "Förändring i %"], rows),
        text(*clear(
            say("Av timmarna utförde privata utförare ",
                _P.share(r.quotient(books("hours", "Privata utförare"), books("hours", "all")),
                         behind=" procent"), "."),
            say("Nettokostnaden per utförd timme blev ", _KR(hour), " (", _KR(before), ")."),
            say("Antalet personer med hemtjänst var ", _T.people(books("users", "Hemtjänst")), ", ",
                _T.people(users, "difference", True), " ", turn(users, "fler", "färre"),
                " än ", str(last), ", och hemtjänstens nettokostnad ", _S(books("area",
                    "Hemtjänst")),
                " mot budgeterade ", _S(books("area", "Hemtjänst", basis="budget")), "."))),
    ]  # fmt: skip


def _placed(books: Books) -> list[Block]:
    m, last, r = books.m, books.m.year - 1, books.r
    rows = []
    for kind in ("Familjehem", "Konsulentstödda familjehem", "HVB", "SiS-institution", "all"):
        cells = [_T.people(books("days", kind, y)) for y in (last, m.year)]
        cells += [_TKR(books("placed", kind, y)) for y in (last, m.year)]
        cells.append(Pen("kr", 0, _STYLE)(r.per(books("placed", kind), books("days", kind))))
        rows.append(
            row("Totalt" if kind == "all" else kind, cells, "sum" if kind == "all" else "item")
        )
    heads: list[list[str | Head]] = [
        [Head(""), Head("Vårddygn", 2), Head("Kostnad, tkr", 2), Head("Kr per dygn")],
        ["Placeringsform", str(last), str(m.year), str(last), str(m.year), str(m.year)],
    ]
    cost, hvb = _moved(books, "placed", "all"), _moved(books, "days", "HVB")
    price = r.per(books("placed", "HVB"), books("days", "HVB"))
    return [
        Heading("Placeringar av barn och unga"),
        text(*clear(
            say("Placeringarna kostade ", _K(books("placed", "all")), ", att jämföra med ",
                _K(books("placed", "all", last)), " föregående år."),
            say("Det är en ", turn(cost, "ökning", "minskning"), " med ", _S.size(cost,
                "difference"),
                "."),
            say("På HVB ", turn(hvb, "ökade", "minskade"), " dygnen från ",
                _T.people(books("days", "HVB", last)), " till ", _T.people(books("days", "HVB")),
                ", och varje dygn kostade i snitt ", _KR(price), "."))),
        tall("Vårddygn och kostnader", heads, rows),
    ]  # fmt: skip


def _allowance(books: Books) -> list[Block]:
    m, last, r = books.m, books.m.year - 1, books.r
    years = (last - 1, last, m.year)
    rows = [
        row("Antal hushåll", [_T.people(books("households", "all", y)) for y in years]),
        row("Utbetalt bistånd, tkr", [_TKR(books("paid", "all", y)) for y in years]),
        row("Utbetalt per hushåll, kr", [
            Pen("kr", 0, _STYLE)(r.per(books("paid", "all", y), books("households", "all", y)))
            for y in years]),
    ]  # fmt: skip
    each = [r.per(books("paid", "all", y), books("households", "all", y)) for y in (m.year, last)]
    paid, more = _moved(books, "paid", "all"), r.difference(*each)
    return [
        Heading("Ekonomiskt bistånd"),
        table("", ["", *map(str, years)], rows),
        text(*clear(
            say("Det utbetalda biståndet ", turn(paid, "ökade", "minskade"), " till ",
                _S(books("paid", "all")), " från ", _S(books("paid", "all", last)), "."),
            say("Ett hushåll fick i genomsnitt ", _KR(each[0]), ", vilket är ",
                _KR.size(more, "difference"), " ", turn(more, "mer", "mindre"), " än ", str(last),
                "."))),
    ]  # fmt: skip


def _sick(books: Books) -> list[Block]:
    m, last = books.m, books.m.year - 1
    quarters = {"Kvartal 1": 980, "Kvartal 2": 790, "Kvartal 3": 710, "Kvartal 4": 860}
    for year in (last, m.year):
        for name, middle in quarters.items():
            value = Decimal(middle + books.chance.randint(-90, 90)) / 10_000
            books.put("ill", name, value, year, kind="ratio")
    rows = [
        row(str(year), [_T(books("ill", name, year)) for name in quarters])
        for year in (m.year, last)
    ]
    first, fourth = "Kvartal 1", "Kvartal 4"
    gap = books.r.difference(books("ill", first), books("ill", first, last))
    fall = books.r.difference(books("ill", fourth), books("ill", first))
    return [
        Heading("Sjukfrånvaro"),
        table("Sjukfrånvaro per kvartal, procent", ["År", *quarters], rows),
        text(*clear(
            say("Under det första kvartalet var sjukfrånvaron ",
                _P.share(books("ill", first), behind=" procent"), ", ", _P.points(gap), " ",
                turn(gap, "högre", "lägre"), " än första kvartalet ", str(last), "."),
            say("I det fjärde kvartalet var den ", _P.share(books("ill", fourth),
                behind=" procent"),
                ", alltså ", _P.points(fall), " ", turn(fall, "högre", "lägre"),
                " än i början av året."))),
    ]  # fmt: skip


FAMILY = Family("care-board", make)
