"""A county administrative board's report on its staff: whole kronor with points, counts, full-time
equivalents with one decimal, sick leave by sex and age, tables on their side and departments."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, item, row, say, table, tall, text, transposed, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Cell, Head, Heading, NumberStyle, Paper, Row
from ..quantities import Quantity
from ._agency_words import ages, groups, levies
from ._ledger import Ledger, clear, number

_STYLE = NumberStyle(thousands=".", negative="\u2212")
_T = Pen("kr", 0, _STYLE)
_P = Pen("mnkr", 2, _STYLE, " miljoner kronor")
_KR = Pen("kr", 0, _STYLE, " kronor")
_UNITS = (
    ("nature", "Naturavdelningen", 64), ("rural", "Landsbygdsavdelningen", 52),
    ("plan", "Samhällsbyggnadsavdelningen", 41), ("law", "Rättsavdelningen", 27),
    ("social", "Avdelningen för social hållbarhet", 22),
    ("water", "Vattenmyndighetens kansli", 18), ("inner", "Verksamhetsstöd", 47),
)  # fmt: skip
_AGES = (("young", "–29 år", 0.12), ("middle", "30–49 år", 0.53), ("old", "50 år–", 0.35))
_SPENT = (
    ("salaries", "Lönekostnader exkl. avgifter", 118_000_000),
    ("levies", "Arbetsgivaravgifter och premier", 62_000_000),
    ("training", "Kompetensutveckling", 2_100_000),
    ("health", "Hälsofrämjande åtgärder", 610_000),
    ("extra", "Övriga personalkostnader", 3_400_000),
)
_COURSES = (("lead", "Ledarskap"), ("digital", "Digitala verktyg"), ("field", "Fältsäkerhet"))


def _ledger(m: Municipality) -> Ledger:
    books = Ledger(m, "agency")
    size = 0.6 + float(m.size) / 3
    for key, _name, middle in _UNITS:
        for sex, share in (("women", 0.61), ("men", 0.39)):
            books.series("heads", f"{sex} {key}", size * middle * share, (-0.06, 0.08), "count")
    for year in sorted(books.years):
        for key, *_rest in _UNITS:
            both = [(books("heads", f"{sex} {key}", year), 1) for sex in ("women", "men")]
            books.add("heads", f"both {key}", both, year)
        for sex in ("women", "men", "both"):
            parts = [(books("heads", f"{sex} {one[0]}", year), 1) for one in _UNITS]
            books.add("heads", f"{sex} all", parts, year)
        _kinds(books, year)
    _sick(books)
    _money(books, size)
    return books


def _money(books: Ledger, size: float) -> None:
    for key, _label, middle in _SPENT:
        books.series("spent", key, size * middle, (-0.03, 0.06))
    for year in sorted(books.years):
        books.add("spent", "all", [(books("spent", one[0], year), 1) for one in _SPENT], year)
    for key, start in (("women", 39_400), ("men", 40_600)):
        books.series("pay", key, start, (0.02, 0.035))
    for key, _label in _COURSES:
        books.series("course", key, size * books.chance.uniform(30, 120), (-0.3, 0.4), "count")
    for year in sorted(books.years):
        books.add("course", "all", [(books("course", one[0], year), 1) for one in _COURSES], year)


def _kinds(books: Ledger, year: int) -> None:
    chance = books.chance
    total = books("heads", "both all", year)
    two = [(books("heads", f"{sex} all", year), 1) for sex in ("women", "men")]
    books.register.follows(total, two)
    left = total.value
    for key, _label, share in _AGES[:-1]:
        part = round(float(total.value) * share * chance.uniform(0.94, 1.06))
        left -= books.put("age", key, part, year, kind="count").value
    books.put("age", "old", left, year, kind="count")
    books.register.follows(total, [(books("age", one[0], year), 1) for one in _AGES])
    for what, share in (("fixed", 0.87), ("hired", 0.09)):
        some = round(float(total.value) * share * chance.uniform(0.95, 1.03))
        books.put(what, "", some, year, kind="count")
    books.put("temporary", "", total.value - books("fixed", "", year).value, year, kind="count")
    books.register.follows(
        total, [(books("fixed", "", year), 1), (books("temporary", "", year), 1)]
    )
    gone = round(float(books("fixed", "", year).value) * chance.uniform(0.06, 0.13))
    books.put("gone", "", gone, year, kind="count")
    work = float(total.value) * chance.uniform(0.87, 0.92)
    books.put("work", "", round(Decimal(str(work)), 1), year, kind="index")


def _sick(books: Ledger) -> None:
    books.drift("sick", "women", 0.048, 0.005)
    books.drift("sick", "men", 0.026, 0.004)
    books.drift("long", "all", 0.42, 0.05)
    for year in sorted(books.years):
        women, men = (books("sick", one, year).value for one in ("women", "men"))
        share = books("heads", "women all", year).value / books("heads", "both all", year).value
        whole = round(women * share + men * (1 - share), 4)
        books.put("sick", "all", whole, year, kind="ratio")
        young = round(whole - Decimal(str(books.chance.uniform(0.003, 0.012))), 4)
        old = round(whole + Decimal(str(books.chance.uniform(0.003, 0.011))), 4)
        books.put("sick", "young", young, year, kind="ratio")
        books.put("sick", "old", old, year, kind="ratio")
        middle = round(whole + Decimal(str(books.chance.uniform(-0.002, 0.001))), 4)
        books.put("sick", "middle", middle, year, kind="ratio")


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    books = _ledger(m)
    blocks: list[Block] = [
        Heading("Personalredovisning", 1),
        text(
            f"Länsstyrelsen i {m.name}s län redovisar här sin personal, sjukfrånvaron och "
            "kostnaderna för personalen.",
        ),
        *_heads(books, chance),
        *ages(books, {one[0]: one[1] for one in _UNITS}),
        *_mobility(books),
        *_absence(books),
        *groups(books),
        *_pay(books),
        *_spent(books),
        *levies(books),
        *_skills(books),
    ]
    return Paper(f"Länsstyrelsen: personalredovisning {m.year}", tuple(blocks))


def _heads(books: Ledger, chance: Random) -> list[Block]:
    r, last = books.register, books.year - 1

    def line(label: str, key: str, kind: str = "item") -> Row:
        now = books("heads", f"both {key}")
        cells: list[Cell] = [
            _T.people(books("heads", f"women {key}")), _T.people(books("heads", f"men {key}")),
            _T.people(now), _T.people(books("heads", f"both {key}", last)),
            _T.people(books.change("heads", f"both {key}"), "difference"),
            _T.but(share_decimals=0).share(r.quotient(books("heads", f"women {key}"), now)),
        ]  # fmt: skip
        return row(label, cells, kind)

    rows = [line(name, key) for key, name, _middle in _UNITS]
    rows.append(line("Länsstyrelsen", "all", "sum"))
    heads: list[list[str | Head]] = [
        ["", Head(f"31 december {books.year}", 3), Head(str(last), 1), "", ""],
        ["Antal anställda", "Kvinnor", "Män", "Totalt", "Totalt", "Skillnad", "Kvinnor, %"],
    ]
    women = r.quotient(books("heads", "women all"), books("heads", "both all"))
    grown = r.count(
        "units that grew",
        [books.change("heads", f"both {one[0]}") for one in _UNITS],
        1,
    )
    key, name, _middle = chance.choice(_UNITS)
    more, unit = books.change("heads", "both all"), books.change("heads", f"both {key}")
    return [
        Heading("Anställda"),
        text(
            *clear(
                say(
                    "Vid utgången av året hade länsstyrelsen ",
                    _T.people(books("heads", "both all")), " anställda, varav ",
                    _T.people(books("heads", "women all")), " kvinnor och ",
                    _T.people(books("heads", "men all")), " män.",
                ),
                say(
                    "Det är ", _T.people(more, "difference", size=True), " ",
                    turn(more, "fler", "färre"), " än ett år tidigare.",
                ),
                say(
                    "Kvinnornas andel är ", _T.share(women, behind=" procent"), ".",
                ),
            )
        ),
        tall("Anställda per avdelning", heads, rows),
        text(
            *clear(
                say(
                    counted(grown, capital=True), f" av {len(_UNITS)} avdelningar har fått fler "
                    "anställda under året.",
                ),
                say(
                    f"{name} gick från ", _T.people(books("heads", f"both {key}", last)), " till ",
                    _T.people(books("heads", f"both {key}")), " personer, en ",
                    turn(unit, "ökning", "minskning"), " med ",
                    _T.people(unit, "difference", size=True), ".",
                ),
            )
        ),
        table("Åldersfördelning", ["Ålder", *map(str, books.years)], [
            *(row(label, [_T.people(books("age", age, y)) for y in books.years])
              for age, label, _share in _AGES),
            row("Samtliga", [_T.people(books("heads", "both all", y)) for y in books.years], "sum"),
        ]),
        text(
            say(
                "Av de anställda är ", _T.people(books("age", "old")),
                " personer 50 år eller äldre, det vill säga ",
                _T.share(r.quotient(books("age", "old"), books("heads", "both all")),
                         behind=" procent"), ".",
            ),
        ),
    ]  # fmt: skip


def _mobility(books: Ledger) -> list[Block]:
    r, years = books.register, books.years
    rate = {y: r.quotient(books("gone", "", y), books("fixed", "", y)) for y in years}
    lines = (
        ("Tillsvidareanställda", "fixed"), ("Tidsbegränsat anställda", "temporary"),
        ("Nyanställda under året", "hired"), ("Avgångna tillsvidareanställda", "gone"),
    )  # fmt: skip
    rows = [row(label, [_T.people(books(what, "", y)) for y in years]) for label, what in lines]
    rows.append(row("Personalrörlighet, %", [_T.share(rate[y]) for y in years]))
    rows.append(row("Årsarbetskrafter", [number(books("work", "", y), 1, _STYLE) for y in years]))
    moved, work = r.difference(rate[years[0]], rate[years[1]]), books.change("work")
    return [
        Heading("Anställningar och rörlighet"),
        transposed(table("Anställningsformer och personalrörlighet", ["År", *map(str, years)],
                         rows)),
        text(
            *clear(
                say(
                    "Under året slutade ", _T.people(books("gone")), " av ",
                    _T.people(books("fixed")),
                    " tillsvidareanställda, vilket ger en personalrörlighet "
                    "på ", _T.share(rate[years[0]], behind=" procent"), ".",
                ),
                say(
                    "Rörligheten var därmed ", _T.points(moved), " ",
                    turn(moved, "högre", "lägre"), " än ", f"{years[1]}.",
                ),
                say(
                    "Antalet årsarbetskrafter uppgick till ",
                    number(books("work"), 1, _STYLE), ".",
                ),
                say(
                    "Det är ", number(work, 1, _STYLE, role="difference", size=True), " ",
                    turn(work, "fler", "färre"), " än året före.",
                ),
            )
        ),
    ]  # fmt: skip


def _absence(books: Ledger) -> list[Block]:
    years, r = books.years[::-1], books.register
    lines = (
        ("Totalt", "all"), ("Kvinnor", "women"), ("Män", "men"),
        ("Anställda till och med 29 år", "young"), ("Anställda 30–49 år", "middle"),
        ("Anställda 50 år och äldre", "old"),
    )  # fmt: skip
    fine = _T.but(share_decimals=2)
    rows = [row(label, [fine.share(books("sick", key, y)) for y in years]) for label, key in lines]
    rows.append(
        row("Andel långtidsfrånvaro (60 dagar eller mer)",
            [fine.share(books("long", "all", y)) for y in years])
    )  # fmt: skip
    more, last = books.change("sick", "all"), books.year - 1
    apart = r.difference(books("sick", "women"), books("sick", "men"))
    return [
        Heading("Sjukfrånvaro"),
        text(
            *clear(
                say(
                    "Den totala sjukfrånvaron var ", fine.share(books("sick", "all")),
                    " procent av den ordinarie arbetstiden, mot ",
                    fine.share(books("sick", "all", last)), f" procent {last}.",
                ),
                say(
                    "Den har alltså ", turn(more, "ökat", "minskat"), " med ",
                    fine.points(more), ".",
                ),
                say(
                    "Kvinnor hade ", fine.points(apart), " ", turn(apart, "högre", "lägre"),
                    " frånvaro än män.",
                ),
                say(
                    "Av frånvaron var ", fine.share(books("long", "all")),
                    " procent långtidsfrånvaro.",
                ),
            )
        ),
        table("Sjukfrånvaro i procent av ordinarie arbetstid", ["", *map(str, years)], rows),
    ]  # fmt: skip


def _pay(books: Ledger) -> list[Block]:
    r, two = books.register, (books.year, books.year - 1)
    gap = {y: r.difference(books("pay", "men", y), books("pay", "women", y)) for y in two}
    part = {y: r.quotient(books("pay", "women", y), books("pay", "men", y)) for y in two}
    rows = [
        row(label, [*(_T(books("pay", key, y)) for y in two), _T.share(books.growth("pay", key))])
        for key, label in (("women", "Kvinnor, kr per månad"), ("men", "Män, kr per månad"))
    ]
    rows.append(row("Skillnad, kr", [*(_T(gap[y], role="difference") for y in two), None]))
    rows.append(row("Kvinnors lön av mäns, %", [*(_T.share(part[y]) for y in two), None]))
    now: Quantity = gap[books.year]
    return [
        Heading("Löner"),
        table("Medellön", ["", *map(str, two), "Ökning, %"], rows),
        text(
            *clear(
                say(
                    "Medellönen för kvinnor var ", _KR(books("pay", "women")), " och för män ",
                    _KR(books("pay", "men")), "; skillnaden är ", _KR.size(now, "difference"),
                    " i månaden till ", turn(now, "männens", "kvinnornas"), " fördel.",
                ),
                say(
                    "Kvinnors medellön har ökat med ",
                    _T.share(books.growth("pay", "women"), behind=" procent"), " på ett år.",
                ),
                least=100,
            )
        ),
    ]  # fmt: skip


def _spent(books: Ledger) -> list[Block]:
    r, years = books.register, books.years
    each = {y: r.per(books("spent", "all", y), books("work", "", y)) for y in years}
    rows = [row(label, [_T(books("spent", key, y)) for y in years])
            for key, label, _middle in _SPENT]  # fmt: skip
    rows.append(
        row("Personalkostnader totalt", [_T(books("spent", "all", y)) for y in years], "sum")
    )
    rows.append(row("Kronor per årsarbetskraft", [_T(each[y]) for y in years]))
    more = books.change("spent", "all")
    return [
        Heading("Kostnader för personalen"),
        table("Personalkostnader, kronor", ["", *map(str, years)], rows),
        text(
            *clear(
                say(
                    "Personalkostnaderna uppgick till ", _P(books("spent", "all")), ", vilket är ",
                    _P.size(more, "difference"), " ", turn(more, "mer", "mindre"),
                    " än föregående år.",
                ),
                say(
                    "Per årsarbetskraft motsvarar det ", _KR(each[years[0]]), ".",
                ),
                say(
                    "Lönerna exklusive avgifter stod för ",
                    _T.share(r.quotient(books("spent", "salaries"), books("spent", "all")),
                             behind=" procent"), " av summan.",
                ),
                least=10_000,
            )
        ),
    ]  # fmt: skip


def _skills(books: Ledger) -> list[Block]:
    r, last = books.register, books.year - 1
    each = r.per(books("spent", "training"), books("heads", "both all"))
    return [
        Heading("Kompetensutveckling"),
        text(
            say(
                "Till kompetensutveckling användes ", _P(books("spent", "training")), " eller ",
                _KR(each), " per anställd.",
            ),
            say(
                "Sammanlagt ", _T.people(books("course", "all")), " deltagare gick någon av "
                "myndighetens egna kurser, jämfört med ",
                _T.people(books("course", "all", last)), f" deltagare {last}.",
            ),
        ),
        *(
            item(
                say(
                    f"{label}: ", _T.people(books("course", key)), " deltagare (",
                    _T.people(books("course", key, last)), " föregående år).",
                )
            )
            for key, label in _COURSES
        ),
    ]  # fmt: skip


FAMILY = Family("agency-staff", make)
