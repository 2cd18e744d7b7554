"""An interim report after August: the period against the same period, the year's forecast against
budget, boards, investments and sick leave of the period; forecast and budget before the period."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper
from ._books import Books, clear

_STYLE = NumberStyle(thousands=" ", negative="-")
_T = Pen("mnkr", 1, _STYLE)
_D = Pen("mnkr", 1, NumberStyle(thousands=" ", negative="-", plus=True))
_P = Pen("mnkr", 1, _STYLE, " Mkr")
_G = Pen("mnkr", 1, NumberStyle(thousands=" ", negative="-", plus=True), " Mkr")
# What of the year has gone by: costs lag behind, since holidays are taken out of what was earned.
_GONE = {
    "income": 66, "costs": 64, "depreciation": 66, "tax": 67, "grants": 66, "financial-income": 70,
    "financial-costs": 63,
}  # fmt: skip
_LINES = (
    ("Verksamhetens intäkter", "income", 1, "item"),
    ("Verksamhetens kostnader", "costs", -1, "item"),
    ("Av- och nedskrivningar", "depreciation", -1, "item"),
    ("Verksamhetens nettokostnader", "net-cost", -1, "sum"),
    ("Skatteintäkter", "tax", 1, "item"),
    ("Generella statsbidrag och utjämning", "grants", 1, "item"),
    ("Verksamhetens resultat", "operating-result", 1, "sum"),
    ("Finansiella intäkter", "financial-income", 1, "item"),
    ("Finansiella kostnader", "financial-costs", -1, "item"),
    ("Resultat", "result", 1, "sum"),
)


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    books = Books(m, chance)
    for year in (m.year - 1, m.year):
        _period(books, year)
    return Paper(
        f"Delårsrapport januari–augusti {m.year}",
        (
            Heading(f"{m.name} kommun: delårsrapport per 31 augusti {m.year}", 1),
            *_short(books),
            *_statement(books),
            *_boards(books),
            *_investments(books),
            *_position(books),
            *_sick(books),
        ),
    )


def _period(books: Books, year: int) -> None:
    m, what = books.m, "p-"
    for name, part in _GONE.items():
        middle = m(name, year=year).value * part / 100
        books.put(what + name, "jan-aug", books.some(middle, 0.008), year)

    def get(name: str):  # type: ignore[no-untyped-def]
        return books(what + name, "jan-aug", year)

    def total(name: str, terms):  # type: ignore[no-untyped-def]
        books.sum(what + name, "jan-aug", terms, year)

    total("net-cost", [get("costs"), get("depreciation"), (get("income"), -1)])
    total("tax-and-grants", [get("tax"), get("grants")])
    total("operating-result", [get("tax"), get("grants"), (get("net-cost"), -1)])
    total("financial-net", [get("financial-income"), (get("financial-costs"), -1)])
    total("result", [get("operating-result"), get("financial-net")])
    for one in m.boards:
        middle = m("board-net", one.key, year).value * 65 / 100
        books.put("p-board", one.key, books.some(middle, 0.015), year)
    terms = [get("net-cost"), *((books("p-board", one.key, year), -1) for one in m.boards)]
    books.sum("p-board", "central", terms, year)
    books.r.follows(
        get("net-cost"), [(books("p-board", one.key, year), 1) for one in (*m.boards, m.central)]
    )


def _short(books: Books) -> list[Block]:
    m, last = books.m, books.m.year - 1
    now, then = books("p-result", "jan-aug"), books("p-result", "jan-aug", last)
    moved, gap = books.r.difference(now, then), m.variance("result")
    share = books.r.quotient(m("result"), m("tax-and-grants"))
    boards = books.r.total(
        "gap of boards", [m.variance("board-net", one.key, -1) for one in m.boards]
    )
    return [
        Heading("Sammanfattning"),
        item(*clear(
            say("Periodens resultat är ", _P(now), " (", _P(then), " samma period ", str(last),
                "), en ", turn(moved, "förbättring", "försämring"), " med ",
                _P.size(moved, "difference"), "."))),
        item(*clear(
            say("För helåret beräknas resultatet bli ", _P(m("result")), ", att jämföra med "
                "budgeterade ", _P(m("result", basis="budget")), "."),
            say("Prognosen är alltså ", _P.size(gap, "difference"), " ", turn(gap, "bättre",
                "sämre"),
                " än budget."))),
        item(say("Prognostiserat resultat motsvarar ", _P.share(share, behind=" procent"),
                 " av skatteintäkter och generella statsbidrag.")),
        item(say("Nämnderna, exklusive gemensamma poster, räknar med en sammanlagd avvikelse på ",
                 _G(boards, role="difference"), " vid årets slut.")),
    ]  # fmt: skip


def _statement(books: Books) -> list[Block]:
    m, last = books.m, books.m.year - 1
    rows = [
        row(
            label,
            [
                _T(m(what, basis="budget"), sign),
                _T(m(what), sign),
                _D(m.variance(what, better=sign), role="difference"),
                _T(books("p-" + what, "jan-aug"), sign),
                _T(books("p-" + what, "jan-aug", last), sign),
            ],
            kind,
        )
        for label, what, sign, kind in _LINES
    ]
    heads: list[list[str | Head]] = [
        [Head(""), Head(f"Helår {m.year}", 3), Head("Januari–augusti", 2)],
        ["Mkr", "Budget", "Prognos", "Avvikelse", str(m.year), str(last)],
    ]
    r = books.r
    net, then = books("p-net-cost", "jan-aug"), books("p-net-cost", "jan-aug", last)
    tax, tax_then = (books("p-tax-and-grants", "jan-aug", y) for y in (m.year, last))
    moved, grown = r.difference(net, then), r.growth(net, then)
    rate, gap, grants = r.growth(tax, tax_then), m.variance("tax"), m.variance("grants")
    return [
        Heading("Resultat"),
        tall("Resultaträkning med helårsprognos", heads, rows),
        text(
            *clear(
                say("Till och med augusti var verksamhetens nettokostnader ", _P(net),
                    ", vilket är ",
                    _P.size(moved, "difference"), " eller ",
                    _P.share(grown, behind=" procent", size=True), " ",
                    turn(moved, "mer", "mindre"), " än under motsvarande period ", str(last), "."),
                say("Skatteintäkter och generella statsbidrag uppgick sammanlagt till ", _P(tax),
                    ", en ", turn(rate, "ökning", "minskning"), " med ",
                    _P.share(rate, behind=" procent", size=True), "."),
                say("Nettokostnaderna tog därmed i anspråk ",
                    _P.share(r.quotient(net, tax), behind=" procent"), " av skatter och bidrag (",
                    _P.share(r.quotient(then, tax_then), behind=" procent"), " förra året)."),
            )
        ),
        text(
            *clear(
                say("I helårsprognosen beräknas skatteintäkterna bli ", _P(m("tax")), ", ",
                    _P.size(gap, "difference"), " ", turn(gap, "över", "under"), " budget."),
                say("De generella statsbidragen väntas ge ", _P.size(grants, "difference"), " ",
                    turn(grants, "mer", "mindre"), " än budgeterat."),
            )
        ),
    ]  # fmt: skip


def _boards(books: Books) -> list[Block]:
    m, last = books.m, books.m.year - 1
    rows = []
    for one in (*m.boards, m.central):
        cells = [
            _T(m("board-net", one.key, basis="budget")),
            _T(m("board-net", one.key)),
            _D(m.variance("board-net", one.key, -1), role="difference"),
            _T(books("p-board", one.key)),
            _T(books("p-board", one.key, last)),
        ]
        rows.append(row(one.name, cells))
    rows.append(row("Summa nettokostnad", [
        _T(m("board-net", "all", basis="budget")), _T(m("board-net", "all")),
        _D(m.variance("board-net", "all", -1), role="difference"),
        _T(books("p-net-cost", "jan-aug")), _T(books("p-net-cost", "jan-aug", last))],
            "sum"))  # fmt: skip
    gaps = [m.variance("board-net", one.key, -1) for one in m.boards]
    over = books.r.count("boards over", gaps, -1)
    items = []
    largest = sorted(m.boards, key=lambda one: -abs(m.variance("board-net", one.key).value))
    for place, one in enumerate(largest[:3]):
        gap, now, then = (
            m.variance("board-net", one.key, -1), books("p-board", one.key),
            books("p-board", one.key, last),
        )  # fmt: skip
        used = books.r.quotient(now, m("board-net", one.key, basis="budget"))
        if place == 1:
            said = [
                say(one.name, ": prognos ", _P(m("board-net", one.key)), " mot budget ",
                    _P(m("board-net", one.key, basis="budget")), ", avvikelse ",
                    _G(gap, role="difference"), "."),
                say("Periodens nettokostnad är ", _P(now), "; ett år tidigare ", _P(then), "."),
            ]  # fmt: skip
        else:
            moved = books.r.difference(now, then)
            said = [
                say(one.name, " räknar med ", turn(gap, "ett överskott", "ett underskott"), " på ",
                    _P.size(gap, "difference"), " vid årets slut."),
                say("Till och med augusti har ", _P.share(used, behind=" procent"),
                    " av årsbudgeten förbrukats, och nettokostnaden har ",
                    turn(moved, "ökat", "minskat"), " med ", _P.size(moved, "difference"),
                    " jämfört med samma period i fjol."),
            ]  # fmt: skip
        items.append(item(*clear(*said)))
    told = say(counted(over, words=False), " av ", str(len(m.boards)),
               " nämnder har en prognos som överskrider budgeten.")  # fmt: skip
    heads: list[list[str | Head]] = [
        [Head(""), Head(f"Helår {m.year}", 3), Head("Januari–augusti", 2)],
        ["Nettokostnad, Mkr", "Budget", "Prognos", "Avvikelse", str(m.year), str(last)],
    ]
    return [
        Heading("Nämndernas prognoser"),
        text(told, "Störst avvikelser i prognosen har följande nämnder."),
        *items,
        tall("Driftredovisning, utfall och prognos", heads, rows),
    ]


def _investments(books: Books) -> list[Block]:
    m, parts = books.m, []
    rows = []
    for one in m.projects:
        middle = m("project", one.key).value * books.chance.randint(20, 75) / 100
        parts.append(books.put("p-project", one.key, books.some(middle, 0.02)))
        cells = [
            _T(m("project", one.key, basis="budget")), _T(parts[-1]), _T(m("project", one.key)),
            _D(m.variance("project", one.key, -1), role="difference"),
        ]  # fmt: skip
        rows.append(row(one.name, cells))
    whole = books.sum("p-project", "all", parts)
    gap = m.variance("investments", better=-1)
    rows.append(row("Summa", [_T(m("investments", basis="budget")), _T(whole), _T(m("investments")),
                              _D(gap, role="difference")], "sum"))  # fmt: skip
    most = max(m.projects, key=lambda one: books("p-project", one.key).value)
    return [
        Heading("Investeringar"),
        text(
            *clear(
                say("Under årets första åtta månader har investeringar gjorts för ", _P(whole),
                    ", motsvarande ",
                    _P.share(books.r.quotient(whole, m("investments", basis="budget")),
                             behind=" procent"), " av årets budget på ",
                    _P(m("investments", basis="budget")), "."),
                say("Prognosen för helåret är ", _P(m("investments")), ", ",
                    _P.size(gap, "difference"), " ", turn(gap, "lägre", "högre"), " än budget."),
                say("Mest har lagts på ", most.name, ", ", _P(books("p-project", most.key)),
                    " av beräknade ", _P(m("project", most.key)), "."),
            )
        ),
        table("Investeringar per projekt, Mkr",
              ["", "Budget helår", "Utfall jan–aug", "Prognos helår", "Avvikelse helår"], rows),
    ]  # fmt: skip


def _position(books: Books) -> list[Block]:
    m, last = books.m, books.m.year - 1
    start = m("long-debt", year=last)
    new = books.put("p-loans", "jan-aug", books.some(m("new-loans").value * 6 / 10, 0.2))
    paid = books.put("p-repaid", "jan-aug", books.some(m("repayments").value * 65 / 100, 0.1))
    debt = books.sum("p-debt", "aug", [start, new, (paid, -1)])
    moved = books.r.difference(debt, start)
    per = books.r.per(debt, m("inhabitants"))
    kr = Pen("kr", 0, _STYLE, " kronor")
    return [
        Heading("Låneskuld"),
        table("", ["Mkr", f"{m.year}-08-31"], [
            row("Lån vid årets ingång", [_T(start)]), row("Upplåning", [_T(new)]),
            row("Amorteringar", [_T(paid, -1)]), row("Låneskuld", [_T(debt)], "sum")]),
        text(*clear(
            say("Låneskulden var ", _P(debt), " den sista augusti."),
            say("Vid årsskiftet var den ", _P(start), ", så den har ", turn(moved, "ökat",
                "minskat"),
                " med ", _P.size(moved, "difference"), "."),
            say("Med ", _P.people(m("inhabitants")), " invånare blir det ", kr(per),
                " per person."))),
    ]  # fmt: skip


def _sick(books: Books) -> list[Block]:
    m, last = books.m, books.m.year - 1
    rows = []
    for key, label in [*((one.key, one.name) for one in m.boards), ("all", "Kommunen totalt")]:
        for year in (last, m.year):
            if key == "all":
                # What the boards' come to, each by how many it employs.
                parts = [
                    (m("employees", one.key, year), books("p-sick", one.key, year))
                    for one in m.boards
                ]
                value = sum((many.value * ill.value for many, ill in parts), Decimal(0))
                value /= sum(many.value for many, _ill in parts)
            else:
                value = m("sick-leave", key, year).value
                value += Decimal(books.chance.randint(-300, 300)) / 100_000
            books.put("p-sick", key, value, year, kind="ratio")
        now, then = books("p-sick", key), books("p-sick", key, last)
        gap = books.r.difference(now, then)
        rows.append(row(label, [_T(now), _T(then), _D.share(gap, role="difference")]))
    now, then = books("p-sick", "all"), books("p-sick", "all", last)
    gap = books.r.difference(now, then)
    high = max(m.boards, key=lambda one: books("p-sick", one.key).value)
    return [
        Heading("Sjukfrånvaro"),
        text(*clear(
            say("Sjukfrånvaron januari–augusti var ", _P.share(now, behind=" procent"), "."),
            say("Det är en ", turn(gap, "uppgång", "nedgång"), " med ", _P.points(gap), " från ",
                _P.share(then, behind=" procent"), " föregående år."),
            say("Högst är den inom ", high.name, ", ",
                _P.share(books("p-sick", high.key), behind=" procent"), "."))),
        table("Sjukfrånvaro januari–augusti, procent",
              ["", str(m.year), str(last), "Förändring, procentenheter"], rows),
    ]  # fmt: skip


FAMILY = Family("interim-august", make)
