"""A personalekonomisk redovisning: the workforce by board, ages and forms of employment, what
sickness, overtime and substitutes cost in kronor and millions, holiday debt, pensions; sentences
carry a subject over, tables are mostly after the words."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, plain, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper
from ._made import Books, number

_STYLE = NumberStyle(negative="–")
_PEN = Pen("tkr", 0, _STYLE)
_MILLION = Pen("mnkr", 1, behind=" mnkr")
_KR = Pen("kr", 0, behind=" kr")
_AGES = (("–29 år", "a29", 0.14), ("30–39 år", "a39", 0.22), ("40–49 år", "a49", 0.24),
         ("50–59 år", "a59", 0.27), ("60– år", "a60", 0.13))  # fmt: skip
_COSTS = (
    ("pay months", "Månadslöner", 820), ("pay hours", "Timlöner", 46), ("overtime",
        "Övertid och mertid", 11),
    ("inconvenient", "Ob-tillägg, jour och beredskap", 39), ("sick pay", "Sjuklön", 21),
    ("social", "Arbetsgivaravgifter", 293), ("retire", "Pensionskostnader", 84),
    ("travel", "Resor, utbildning, företagshälsovård", 14),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    books = Books(m, chance, "workforce")
    _fill(books, m)
    blocks: list[Block] = [
        Heading("Inledning", 1),
        text(
            "Redovisningen omfattar medarbetare med månadslön om inte annat anges.",
            "Uppgifterna avser den 31 december respektive år.",
        ),
        Heading("Antal medarbetare", 1),
        *_people(m),
        Heading("Åldersstruktur och rörlighet", 1),
        *_ages(books, m),
        Heading("Sjukfrånvaro", 1),
        *_sick(books, m),
        Heading("Personalkostnader", 1),
        *_costs(books, m),
        Heading("Semesterlöneskuld och övertid", 1),
        *_debts(books, m),
    ]
    return Paper(f"Personalekonomisk redovisning {m.year} – {m.name} kommun", tuple(blocks))


def _fill(books: Books, m: Municipality) -> None:
    years = (m.year - 2, m.year - 1, m.year)
    for year in years[1:]:
        left = m("employees", year=year)
        rest = left.value
        for _label, key, share in _AGES[:-1]:
            value = books.some(left.value * Decimal(str(share)), 0.03)
            rest -= value
            last = books(key, year - 1) if year == m.year else None
            books.base(key, year, value, "outcome", "count", last)
        last = books("a60", year - 1) if year == m.year else None
        books.base("a60", year, rest, "outcome", "count", last)
        m.register.follows(left, [(books(key, year), 1) for _label, key, _share in _AGES])
    people = m("employees").value
    for key, middle in (("joined", 0.12), ("quit", 0.085), ("retired", 0.024), ("other", 0.011)):
        books.grow(key, float(people) * middle, years, "count", 0.02, 0.1)
    for place, year in enumerate(years):
        books.add("left", [(one, 1) for one in ("quit", "retired", "other")], year,
                  before=years[place - 1] if place else None)  # fmt: skip
    for key, _label, middle in _COSTS:
        books.grow(key, m.size * middle * 1_000_000, years, by=0.035, spread=0.03)
    for place, year in enumerate(years):
        before = years[place - 1] if place else None
        books.add("staff cost", [(one[0], 1) for one in _COSTS], year, before=before)
    books.grow("holiday debt", m.size * 71_000_000, years, by=0.03, spread=0.03)
    books.grow("days saved", m.size * 38_000, years, "count", 0.01, 0.04)
    for what, hours in (("extra", 21_500), ("over", 16_800)):
        books.grow(f"{what} hours", m.size * hours, years, "count", 0.0, 0.1)
    for place, year in enumerate(years):
        before = years[place - 1] if place else None
        books.add("hours", [("extra hours", 1), ("over hours", 1)], year, before=before)


def _people(m: Municipality) -> list[Block]:
    rows = []
    last, now = m.year - 1, m.year
    for one in (*m.boards, None):
        who = one.key if one else "municipality"
        two = [m(what, who) for what in ("women", "men", "employees")]
        share = m.register.quotient(two[0], two[2])
        cells = [
            *map(_PEN.people, two), _PEN.share(share), _PEN.people(m("employees", who, last)),
            _PEN.people(m.change("employees", who), "difference"),
        ]  # fmt: skip
        rows.append(row(one.name if one else "Kommunen totalt", cells, "item" if one else "sum"))
    more, women = m.change("employees"), m.register.quotient(m("women"), m("employees"))
    grew = m.register.count(
        "workforce boards grown", [m.change("employees", one.key) for one in m.boards]
    )
    most = max(m.boards, key=lambda one: m("employees", one.key).value)
    part = m.register.quotient(m("employees", most.key), m("employees"))
    lines = plain(
        [
            say(
                "Vid årets slut var ", _PEN.people(m("employees")), " personer månadsanställda i "
                "kommunen, vilket är ", _PEN.people(more, "difference", True), " ",
                turn(more, "fler", "färre"), " än vid utgången av ", str(last), ".",
            ),
            say(
                "Av dem är ", _PEN.people(m("women")), " kvinnor och ", _PEN.people(m("men")),
                " män; "
                "kvinnornas andel är alltså ", _PEN.share(women, behind=" procent"), ".",
            ),
            say(
                "Flest arbetar inom ", most.name, ", ", _PEN.share(part, behind=" procent"),
                " av samtliga.",
            ),
            say(
                "Personalstyrkan växte hos ", counted(grew), " av nämnderna.",
            ),
        ]
    )  # fmt: skip
    heads: list[list[str | Head]] = [
        ["", Head(f"31 dec {now}", 4), f"31 dec {last}", ""],
        ["Nämnd", "Kvinnor", "Män", "Totalt", "Andel kvinnor, %", "Totalt", "Förändring"],
    ]
    return [text(*lines), tall("Månadsanställda per nämnd", heads, rows)]


def _ages(books: Books, m: Municipality) -> list[Block]:
    years = (m.year - 1, m.year)
    rows = []
    for label, key, _share in _AGES:
        cells = [_PEN.people(books(key, year)) for year in years]
        cells += [
            _PEN.share(m.register.quotient(books(key, year), m("employees", year=year)))
            for year in years
        ]
        rows.append(row(label, cells))
    total = [_PEN.people(m("employees", year=year)) for year in years]
    rows.append(row("Samtliga", [*total, None, None], "sum"))
    heads: list[list[str | Head]] = [
        ["Ålder", Head("Antal", 2), Head("Andel, %", 2)],
        ["", *map(str, years), *map(str, years)],
    ]
    old = m.register.quotient(books("a60", m.year), m("employees"))
    young, quit_more = books.change("a29", m.year, m.year - 1), books.change("quit", *years[::-1])
    churn = [m.register.quotient(books("quit", year), m("employees", year=year)) for year in years]
    lines = plain(
        [
            say(
                "Många medarbetare närmar sig pensionsåldern: ",
                _PEN.people(books("a60", m.year)), " personer, eller ", _PEN.share(old,
                behind=" %"),
                ", har fyllt 60 år.",
            ),
            say(
                "De som är under 30 är ", _PEN.people(books("a29", m.year)), ", ",
                _PEN.people(young, "difference", True), " ", turn(young, "fler", "färre"),
                " än året innan.",
            ),
        ]
    )  # fmt: skip
    moves = plain(
        [
            say(
                "Under året nyanställdes ", _PEN.people(books("joined", m.year)),
                " personer medan ",
                _PEN.people(books("left", m.year)), " slutade.",
            ),
            say(
                "Av dessa gick ", _PEN.people(books("retired", m.year)), " i pension och ",
                _PEN.people(books("quit", m.year)), " lämnade på egen begäran, ",
                _PEN.people(quit_more, "difference", True), " ", turn(quit_more, "fler", "färre"),
                f" än {m.year - 1}.",
            ),
            say(
                "Personalomsättningen, räknad som egna uppsägningar i förhållande till antalet "
                "månadsanställda, blev ", _PEN.share(churn[1], behind=" procent"), " (",
                _PEN.share(churn[0], behind=" procent"), ").",
            ),
        ]
    )  # fmt: skip
    three = (m.year - 2, *years)
    moved = [
        row(label, [_PEN.people(books(key, year)) for year in three], kind)
        for label, key, kind in (
            ("Nyanställda", "joined", "item"), ("Egen begäran", "quit", "item"),
            ("Pension", "retired", "item"), ("Övriga orsaker", "other", "item"),
            ("Summa avgångar", "left", "sum"),
        )
    ]  # fmt: skip
    return [
        text(*lines),
        tall("Månadsanställda efter ålder", heads, rows),
        text(*moves),
        table("Personalrörlighet, antal personer", ["", *map(str, three)], moved),
    ]


def _sick(books: Books, m: Municipality) -> list[Block]:
    years = sorted(m.years)[2:]
    rows = []
    for label, who in (
        ("Total sjukfrånvaro", "all"), ("Kvinnor", "women"), ("Män", "men"),
        ("29 år och yngre", "age 29"), ("30–49 år", "age 30-49"), ("50 år och äldre", "age 50"),
    ):  # fmt: skip
        cells = [_PEN(m("sick-leave", who, year)) for year in years]
        rows.append(row(label, [*cells, _PEN(m.change("sick-leave", who), role="difference")]))
    whole, women = m.change("sick-leave", "all"), m.change("sick-leave", "women")
    gap = m.register.difference(m("sick-leave", "women"), m("sick-leave", "men"))
    most = max(m.boards, key=lambda one: m("sick-leave", one.key).value)
    least = min(m.boards, key=lambda one: m("sick-leave", one.key).value)
    pay = books.change("sick pay", m.year, m.year - 1)
    lines = plain(
        [
            say(
                "Sjukfrånvaron uppgick till ", _PEN.share(m("sick-leave", "all"),
                behind=" procent"),
                " av ordinarie arbetstid.",
            ),
            say(
                "Det är en ", turn(whole, "ökning", "minskning"), " med ",
                _PEN.points(whole), " jämfört med ", str(m.year - 1), ".",
            ),
            say(
                "Bland kvinnorna ", turn(women, "steg", "sjönk"), " den till ",
                _PEN.share(m("sick-leave", "women"), behind=" procent"), ", vilket är ",
                _PEN.points(gap), " ", turn(gap, "högre", "lägre"), " än bland männen.",
            ),
            say(
                "Högst var den inom ", most.name, ", ", _PEN.share(m("sick-leave", most.key)),
                " procent, och lägst inom ", least.name, " med ",
                _PEN.share(m("sick-leave", least.key), behind=" procent"), ".",
            ),
            say(
                "Kommunens sjuklönekostnad blev ", _MILLION(books("sick pay", m.year)), ", ",
                _MILLION.size(pay, "difference"), " ", turn(pay, "högre", "lägre"),
                " än föregående år.",
            ),
        ]
    )  # fmt: skip
    by_board = [
        row(one.name, [*(_PEN(m("sick-leave", one.key, year)) for year in years[::-1])])
        for one in m.boards
    ]
    return [
        text(*lines),
        table("Obligatorisk redovisning av sjukfrånvaro, %",
              ["", *map(str, years), "Förändring, procentenheter"], rows),
        table("Sjukfrånvaro per nämnd, procent", ["", *map(str, years[::-1])], by_board),
    ]  # fmt: skip


def _costs(books: Books, m: Municipality) -> list[Block]:
    years = (m.year - 2, m.year - 1, m.year)
    rows = []
    labels = [(key, label, "item") for key, label, _middle in _COSTS]
    for key, label, kind in (*labels, ("staff cost", "Summa personalkostnader", "sum")):
        cells = [_PEN(books(key, year)) for year in years]
        change = _PEN(books.change(key, m.year, m.year - 1), role="difference")
        rows.append(
            row(label, [*cells, change, _PEN.share(books.growth(key, m.year, m.year - 1))], kind)
        )
    whole, growth = (
        books.change("staff cost", *years[:0:-1]),
        books.growth("staff cost", *years[:0:-1]),
    )
    each = m.register.per(books("staff cost", m.year), m("employees"))
    fees = books.register.quotient(books("social", m.year), books("staff cost", m.year))
    hours, retire = books.growth("pay hours", *years[:0:-1]), books.change("retire", *years[:0:-1])
    lines = plain(
        [
            say(
                "De samlade personalkostnaderna var ", _MILLION(books("staff cost", m.year)),
                ", en ", turn(whole, "ökning", "minskning"), " med ",
                _MILLION.size(whole, "difference"), " eller ",
                _PEN.share(growth, behind=" procent", size=True), ".",
            ),
            say(
                "Det motsvarar ", _KR(each), " per månadsanställd.",
            ),
            say(
                "Arbetsgivaravgifterna utgör ", _PEN.share(fees, behind=" procent"), " av summan.",
            ),
            say(
                "Timlönerna ", turn(hours, "ökade", "minskade"), " med ",
                _PEN.share(hours, behind=" procent", size=True), " till ",
                _MILLION(books("pay hours", m.year)), ".",
            ),
            say(
                "För pensioner bokfördes ", _MILLION(books("retire", m.year)), ", ",
                _MILLION.size(retire, "difference"), " ", turn(retire, "mer", "mindre"),
                " än året dessförinnan.",
            ),
        ]
    )  # fmt: skip
    heads = ["Tkr", *map(str, years), "Förändring", "Förändring, %"]
    return [table("Personalkostnader per slag", heads, rows), text(*lines)]


def _debts(books: Books, m: Municipality) -> list[Block]:
    years = (m.year, m.year - 1, m.year - 2)
    debt, hours = books.change("holiday debt", *years[:2]), books.change("hours", *years[:2])
    each = [m.register.per(books("holiday debt", y), books("days saved", y)) for y in years]
    lines = plain(
        [
            say(
                "Skulden för sparade semesterdagar och okompenserad övertid är ",
                _MILLION(books("holiday debt", m.year)), " och har sedan förra bokslutet ",
                turn(debt, "vuxit", "minskat"), " med ", _MILLION.size(debt, "difference"), ".",
            ),
            say(
                "Antalet sparade dagar är ", _PEN.people(books("days saved", m.year)),
                ", vilket ger ett snittvärde på ", _KR(each[0]), " per dag.",
            ),
            say(
                "Övertid och mertid uppgick till ", number(books("hours", m.year)), " timmar, ",
                _PEN.people(hours, "difference", True), " ", turn(hours, "fler", "färre"),
                " än året innan; ", number(books("over hours", m.year)),
                " av timmarna var övertid.",
            ),
        ]
    )  # fmt: skip
    rows = [
        row("Semesterlöneskuld, tkr", [_PEN(books("holiday debt", y)) for y in years]),
        row("Sparade dagar", [_PEN.people(books("days saved", y)) for y in years]),
        row("Skuld per sparad dag, kr", [Pen("kr", 0)(one) for one in each]),
        row("Mertid, timmar", [_PEN.people(books("extra hours", y)) for y in years]),
        row("Övertid, timmar", [_PEN.people(books("over hours", y)) for y in years]),
        row(
            "Mer- och övertid totalt, timmar",
            [_PEN.people(books("hours", y)) for y in years],
            "sum",
        ),
    ]
    return [text(*lines), table("", ["", *map(str, years)], rows)]


FAMILY = Family("personnel-economics", make)
