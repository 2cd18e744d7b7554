"""An education board's report of its year: operations, costs by kind, children and cost for each,
results and staff; thousands of kronor, the year before in a column of its own or in brackets."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, item, row, say, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Printed, printed
from ..quantities import Quantity
from ._books import Books, clear

_STYLE = NumberStyle(thousands="\u00a0", negative="\u2212")
_T = Pen("tkr", 0, _STYLE)
_P = Pen("mnkr", 1, _STYLE, " mnkr")
_K = Pen("tkr", 0, _STYLE, " tkr")
_KR = Pen("kr", 0, _STYLE, " kr")
_CELL = Pen("kr", 0, _STYLE)
# Each operation: what a child there costs, children for each thousand inhabitants, per cent that
# fees and grants pay.
_PARTS = {
    "Förskola": ("förskolan", "barn", 152_000, 48, 7),
    "Fritidshem": ("fritidshemmen", "elever", 39_000, 41, 15),
    "Grundskola": ("grundskolan", "elever", 118_000, 112, 6),
    "Anpassad grundskola": ("den anpassade grundskolan", "elever", 465_000, 2, 3),
    "Gymnasieskola": ("gymnasieskolan", "elever", 131_000, 37, 9),
}
_COMMON = "Gemensam administration"
_KINDS = {
    "Personalkostnader": 63, "Lokalhyror": 15, "Köp av plats hos andra": 13,
    "Måltider": 4, "Läromedel och övrigt": 5,
}  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    books = Books(m, chance)
    _fill(books)
    return Paper(
        f"Bildningsnämndens verksamhetsberättelse {m.year}",
        (
            Heading(f"Bildningsnämnden, {m.name} kommun: verksamhetsberättelse {m.year}", 1),
            *_closing(books),
            *_kinds(books),
            *_children(books),
            *_results(books),
            *_staff(books),
        ),
    )


def _names() -> tuple[str, ...]:
    return (*_PARTS, _COMMON)


def _fill(books: Books) -> None:
    m = books.m
    for year in (m.year - 2, m.year - 1, m.year):
        people = m("inhabitants", year=year).value
        for basis in ("outcome", "budget"):
            for name in _names():
                if name == _COMMON:
                    middle, fee = people * 620, 2
                else:
                    _called, _who, each, number, fee = _PARTS[name]
                    factor = Decimal(100 + 3 * (year - m.year)) / 100
                    middle = people * number / 1000 * each * factor
                cost = books.put("cost", name, books.some(middle, 0.025), year, basis)
                got = books.put("got", name, books.some(middle * fee / 100, 0.12), year, basis)
                books.sum("net", name, [cost, (got, -1)], year, basis)
            for what in ("cost", "got", "net"):
                parts = [books(what, name, year, basis) for name in _names()]
                whole = books.sum(what, "board", parts, year, basis)
            books.r.follows(
                whole,
                [
                    (books("cost", "board", year, basis), 1),
                    (books("got", "board", year, basis), -1),
                ],
            )
        for name, (_called, _who, _each, number, _fee) in _PARTS.items():
            books.put(
                "children", name, books.some(people * number / 1000, 0.03), year, kind="count"
            )
        for name in ("Meritvärde årskurs 9", "Betygspoäng gymnasiet"):
            tenths = 2200 if name.startswith("Merit") else 138
            value = (
                Decimal(tenths + books.chance.randint(-80, 80) // (1 if tenths > 999 else 15)) / 10
            )
            books.put("marks", name, value, year, kind="index")
        value = Decimal(books.chance.randint(7900, 9100)) / 10_000
        books.put("allowed", "Behöriga till gymnasiet", value, year, kind="ratio")


def _gap(books: Books, what: str, name: str) -> Quantity:
    """Above zero is good."""
    two = (books(what, name, basis="budget"), books(what, name))
    return books.r.difference(*(two if what != "got" else two[::-1]))


def _closing(books: Books) -> list[Block]:
    m, last = books.m, books.m.year - 1
    rows = []
    for name in (*_names(), "board"):
        cells = [
            _T(books("got", name)), _T(books("cost", name), -1), _T(books("net", name), -1),
            _T(books("net", name, basis="budget"), -1), _T(_gap(books, "net", name),
                role="difference"),
            _T(books("net", name, last), -1),
        ]  # fmt: skip
        rows.append(row("Nämnden totalt" if name == "board" else name, cells,
                        "sum" if name == "board" else "item"))  # fmt: skip
    heads = ["Tkr", f"Intäkter {m.year}", f"Kostnader {m.year}", f"Netto {m.year}",
             f"Budget {m.year}", "Avvikelse", f"Netto {last}"]  # fmt: skip
    gap = _gap(books, "net", "board")
    now, then = books("net", "board"), books("net", "board", last)
    moved, grown = books.r.difference(now, then), books.r.growth(now, then)
    items = []
    for place, name in enumerate(("Grundskola", "Förskola", "Gymnasieskola")):
        called, off = _PARTS[name][0], _gap(books, "net", name)
        spent, got = _gap(books, "cost", name), _gap(books, "got", name)
        if place == 1:
            said = [
                say("För ", called, " blev nettokostnaden ", _K(books("net", name)),
                    " och budgeten var ",
                    _K(books("net", name, basis="budget")), ", så avvikelsen är ",
                    _K(off, role="difference"), "."),
                say("Föräldraavgifter och bidrag gav ", _K(books("got", name)), ", ",
                    _K.size(got, "difference"), " ", turn(got, "mer", "mindre"), " än budget."),
            ]  # fmt: skip
        else:
            said = [
                say(called.capitalize(), " redovisar ", turn(off, "ett överskott",
                    "ett underskott"),
                    " på ", _P.size(off, "difference"), "."),
                say("Kostnaderna, ", _P(books("cost", name)), ", var ", _P.size(spent,
                    "difference"),
                    " ", turn(spent, "lägre", "högre"), " än budgeterat."),
                say("Av nämndens nettokostnad går ",
                    _P.share(books.r.quotient(books("net", name), now), behind=" procent"),
                        " till ",
                    called, "."),
            ]  # fmt: skip
        items.append(item(*clear(*said)))
    return [
        Heading("Ekonomiskt utfall"),
        text(*clear(
            say("Nämndens nettokostnad för året är ", _P(now), "."),
            say("I förhållande till budgeten på ", _P(books("net", "board", basis="budget")),
                " innebär det ", turn(gap, "ett överskott", "ett underskott"), " på ",
                _P.size(gap, "difference"), "."),
            say("Avvikelsen utgör ",
                _P.share(books.r.quotient(gap, books("net", "board", basis="budget")),
                         behind=" procent", size=True), " av budgeten."),
            say("Mellan ", str(last), " och ", str(m.year), " ", turn(moved, "ökade", "minskade"),
                " nettokostnaden med ", _P.size(moved, "difference"), " (",
                _P.share(grown, behind=" procent", size=True), ")."))),
        table("Utfall per verksamhet", heads, rows),
        *items,
    ]  # fmt: skip


def _kinds(books: Books) -> list[Block]:
    m, last = books.m, books.m.year - 1
    for year in (last, m.year):
        books.split(books("cost", "board", year), "kind", _KINDS, year, spread=0.012)
    rows = []
    for name in _KINDS:
        now, then = books("kind", name), books("kind", name, last)
        rows.append(row(name, [_T(now), _T(then), _T(books.r.difference(now, then),
            role="difference"),
                               _T(books.r.growth(now, then))]))  # fmt: skip
    now, then = books("cost", "board"), books("cost", "board", last)
    rows.append(row("Summa kostnader", [_T(now), _T(then), _T(books.r.difference(now, then)),
                                        _T(books.r.growth(now, then))], "sum"))  # fmt: skip
    pay, pay_then = (books("kind", "Personalkostnader", y) for y in (m.year, last))
    rent, rent_then = (books("kind", "Lokalhyror", y) for y in (m.year, last))
    up, more = books.r.difference(pay, pay_then), books.r.difference(rent, rent_then)
    return [
        Heading("Kostnader per slag"),
        table("", ["Tkr", str(m.year), str(last), "Förändring", "Förändring, %"], rows),
        text(*clear(
            say("Personalen är den största kostnaden med ", _P(pay), ", ",
                _P.share(books.r.quotient(pay, now), behind=" procent"), " av det hela."),
            say("Den kostnaden ", turn(up, "steg", "sjönk"), " med ", _P.size(up, "difference"),
                ", medan hyrorna ", turn(more, "steg", "sjönk"), " med ", _P.size(more,
                    "difference"),
                " till ", _P(rent), "."))),
    ]  # fmt: skip


def _each(books: Books, name: str, year: int) -> Quantity:
    return books.r.per(books("net", name, year), books("children", name, year))


def _children(books: Books) -> list[Block]:
    m, last = books.m, books.m.year - 1
    years = (m.year - 2, last, m.year)
    rows = [row(name, [*(_T.people(books("children", name, y)) for y in years),
                       *(_CELL(_each(books, name,
                           y)) for y in years)]) for name in _PARTS]  # fmt: skip
    heads = ["", *(f"Antal {y}" for y in years), *(f"Kr per barn/elev {y}" for y in years)]
    sentences = []
    for name in ("Grundskola", "Förskola"):
        called, who = _PARTS[name][:2]
        now, then = _each(books, name, m.year), _each(books, name, last)
        moved, number = books.r.difference(now, then), books("children", name)
        more = books.r.difference(number, books("children", name, last))
        sentences += clear(
            say("I genomsnitt gick ", _T.people(number), " ", who, " i ", called, ", ",
                _T.people(more, "difference", True), " ", turn(more, "fler", "färre"), " än ",
                str(last), "."),
            say("Nettokostnaden per ", "elev" if who == "elever" else "barn", " i ", called,
                " var ", _KR(now), "; året innan var den ", _KR(then),
                ", vilket ger en ", turn(moved, "ökning", "minskning"), " på ",
                _KR.size(moved, "difference"), "."),
        )  # fmt: skip
    return [
        Heading("Volymer och nyckeltal"),
        text(*sentences),
        table("Antal barn och elever samt nettokostnad per barn/elev", heads, rows),
    ]


def _results(books: Books) -> list[Block]:
    m, last = books.m, books.m.year - 1
    years = (m.year, last, m.year - 2)

    def mark(name: str, year: int) -> Printed:
        return printed(books("marks", name, year), "", 1, _STYLE)

    name = "Behöriga till gymnasiet"
    rows = [
        row("Andel behöriga till gymnasiet, %", [_T(books("allowed", name, y)) for y in years]),
        row("Genomsnittligt meritvärde årskurs 9", [mark("Meritvärde årskurs 9",
            y) for y in years]),
        row("Genomsnittlig betygspoäng gymnasiet", [mark("Betygspoäng gymnasiet",
            y) for y in years]),
    ]  # fmt: skip
    gap = books.r.difference(books("allowed", name), books("allowed", name, last))
    return [
        Heading("Kunskapsresultat"),
        table("", ["", *map(str, years)], rows),
        text(*clear(
            say("Av eleverna i årskurs 9 blev ", _P.share(books("allowed", name),
                behind=" procent"),
                " behöriga till gymnasiet, en andel som är ", _P.points(gap), " ",
                turn(gap, "högre", "lägre"), " än våren ", str(last), "."),
            say("Meritvärdet var i genomsnitt ", mark("Meritvärde årskurs 9", m.year), " (",
                mark("Meritvärde årskurs 9", last), "), och gymnasiets betygspoäng ",
                mark("Betygspoäng gymnasiet", m.year), " (", mark("Betygspoäng gymnasiet", last),
                ")."))),
    ]  # fmt: skip


def _staff(books: Books) -> list[Block]:
    m, last = books.m, books.m.year - 1
    groups = {"Lärare": 9, "Förskollärare och barnskötare": 8, "Fritidspersonal": 3,
              "Elevhälsa": 1, "Ledning och administration": 2}  # fmt: skip
    for year in (last, m.year):
        people = m("inhabitants", year=year).value
        parts = [
            books.put("staff", name, books.some(people * many / 1000 + 3, 0.05), year, kind="count")
            for name, many in groups.items()
        ]
        books.sum("staff", "board", parts, year)
    rows = []
    for name in (*groups, "board"):
        now, then = books("staff", name), books("staff", name, last)
        rows.append(row("Summa" if name == "board" else name, [
            _T.people(then), _T.people(now), _T.people(books.r.difference(now, then),
                "difference")],
            "sum" if name == "board" else "item"))  # fmt: skip
    now, then = books("staff", "board"), books("staff", "board", last)
    more = books.r.difference(now, then)
    teachers, pupils = books("staff", "Lärare"), books("children", "Grundskola")
    return [
        Heading("Medarbetare"),
        text(*clear(
            say("I november hade nämnden ", _T.people(now), " tillsvidareanställda, mot ",
                _T.people(then), " ett år tidigare."),
            say("Antalet har alltså ", turn(more, "ökat", "minskat"), " med ",
                _T.people(more, "difference", True), "."),
            say("Lärarna är ", _T.people(teachers), ", det vill säga ",
                _P.share(books.r.quotient(teachers, now), behind=" procent"),
                    " av de anställda, och ",
                "på varje lärare går ",
                printed(books.r.quotient(pupils, teachers), "", 1, _STYLE),
                " elever i grundskolan."))),
        table("Tillsvidareanställda per grupp i november", ["", str(last), str(m.year),
            "Förändring"], rows),
    ]  # fmt: skip


FAMILY = Family("education-board", make)
