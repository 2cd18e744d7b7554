"""A social welfare board's follow-up: thousands in tables and millions in texts, parentheses below
zero, oldest year first, placements by days and price, home care hours, households on benefit."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, plain, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Sentence, Table
from ..quantities import Quantity
from ._book import Book, number, run

_STYLE = NumberStyle(negative="()")
_PEN = Pen("tkr", 0, _STYLE)
_TEXT = Pen("mnkr", 1, NumberStyle(), " miljoner kronor")
_SHORT = Pen("mnkr", 1, NumberStyle(), " mnkr")
_KR = Pen("kr", 0, NumberStyle(), " kronor")
_UNITS = (
    ("led", "Ledning och administration", "ledning och administration", 24, 0.04),
    ("barn", "Barn och unga", "barn och unga", 58, 0.06),
    ("vuxen", "Vuxna missbruk", "vuxna", 27, 0.05),
    ("bidrag", "Ekonomiskt bistånd", "ekonomiskt bistånd", 39, 0.05),
    ("boende", "Särskilt boende", "särskilt boende", 184, 0.11),
    ("hem", "Hemtjänst", "hemtjänsten", 121, 0.08),
    ("lss", "LSS-boende och daglig verksamhet", "LSS", 142, 0.05),
    ("ass", "Personlig assistans", "personlig assistans", 46, 0.31),
    ("halso", "Hälso- och sjukvård", "hälso- och sjukvården", 43, 0.03),
)  # fmt: skip
_PLACES = (
    ("hvb", "HVB barn och unga", "HVB för barn och unga", 2400, 4_950),
    ("sis", "SiS", "SiS", 260, 9_300),
    ("fam", "Konsulentstödda familjehem", "konsulentstödda familjehem", 3600, 2_050),
    ("vux", "HVB vuxna", "HVB för vuxna", 1700, 2_380),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    book = Book(m, chance)
    _books(book, float(m.size))
    years = (m.year - 2, m.year - 1, m.year)
    blocks: list[Block] = [
        Heading("1 Ekonomi", 1),
        text(*_summary(book)),
        _by_unit(book),
        text(*_units_text(book)),
        Heading("1.1 Individ- och familjeomsorg", 2),
        text(*_placed_text(book)),
        _placed(book),
        text(*_placed_more(book)),
        Heading("1.2 Ekonomiskt bistånd", 2),
        _benefit(book, years),
        text(*_benefit_text(book)),
        Heading("1.3 Äldreomsorg", 2),
        text(*_old_text(book)),
        _old(book, years),
        Heading("1.4 Funktionsnedsättning", 2),
        *(item(one) for one in _lss_text(book)),
        _lss(book, years),
        Heading("2 Personal", 1),
        text(*_staff_text(book)),
        _staff(book, years),
    ]
    return Paper(f"Socialnämnden i {m.name} – uppföljning {m.year}", tuple(blocks))


def _books(book: Book, size: float) -> None:
    two = (book.year - 1, book.year)
    three = (book.year - 2, *two)
    for who, _name, _in, middle, share in _UNITS:
        book.series("cost", who, middle * size * 1e6, two, spread=0.03)
        book.series("income", who, middle * size * share * 1e6, two, spread=0.07)
        for what, spread in (("cost", 0.025), ("income", 0.08)):
            book.plan(what, who, [book.year], spread)
        for year, basis in ((two[0], "outcome"), (two[1], "outcome"), (two[1], "budget")):
            book.add("net", who, [("income", who, 1), ("cost", who, -1)], [year], [basis])
    for what in ("cost", "income", "net"):
        parts = [(what, one[0], 1) for one in _UNITS]
        book.add(what, "we", parts, two)
        book.add(what, "we", parts, [book.year], ["budget"])
    book.also("net", "we", [("income", "we", 1), ("cost", "we", -1)], two)
    book.also("net", "we", [("income", "we", 1), ("cost", "we", -1)], [book.year], ["budget"])
    for who, _name, _in, days, price in _PLACES:
        book.series("days", who, days * size, two, drift=1.0, spread=0.2, kind="count")
        for year in two:
            cost = float(book("days", who, year).value) * price * (1.03 if year == two[1] else 1)
            book.put("placed", who, book.near(cost, 0.05), year)
    for what in ("days", "placed"):
        book.add(what, "all", [(what, one[0], 1) for one in _PLACES], two)
    _volumes_of(book, size, three)
    _staff_of(book, size, three)


def _volumes_of(book: Book, size: float, three: tuple[int, ...]) -> None:
    book.series("homes", "bid", 410 * size, three, drift=0.97, kind="count")
    book.series("months", "bid", 6.8, three, drift=1.0, spread=0.07, kind="index")
    for year in three:
        homes = float(book("homes", "bid", year).value)
        book.put("aid", "bid", book.near(homes * 62_000, 0.05), year)
        book.put("young", "bid", book.near(homes * 0.18, 0.1, "count"), year, kind="count")
    book.series("hours", "hem", 152_000 * size, three, drift=1.02, kind="count")
    book.series("users", "hem", 480 * size, three, drift=1.01, kind="count")
    book.series("done", "hem", 0.66, three, drift=1.0, spread=0.04, kind="ratio")
    book.series("flats", "vabo", 246 * size, three, drift=1.0, spread=0.02, kind="count")
    for year in three:
        taken = float(book("flats", "vabo", year).value) * book.chance.uniform(0.91, 0.985)
        book.put("taken", "vabo", book.near(taken, 0.001, "count"), year, kind="count")
        days = float(book("flats", "vabo", year).value) * 0.2
        book.put("queue", "vabo", book.near(days, 0.3, "count"), year, kind="count")
    for who, many in (("grupp", 78), ("serv", 41), ("dag", 116), ("kort", 29)):
        book.series("people", who, many * size + 6, three, drift=1.015, spread=0.03, kind="count")
    book.add(
        "people", "all", [("people", who, 1) for who in ("grupp", "serv", "dag", "kort")], three
    )


def _staff_of(book: Book, size: float, three: tuple[int, ...]) -> None:
    book.series("staff", "we", 690 * size, three, drift=1.01, kind="count")
    for year in three:
        temps = float(book("staff", year=year).value) * book.chance.uniform(95, 130)
        book.put("temp-hours", "we", book.near(temps, 0.02, "count"), year, kind="count")
    book.series("hired", "we", 5.2 * size * 1e6, three, drift=0.9, spread=0.3)
    book.series("overtime", "we", 6.4 * size * 1e6, three, spread=0.12)
    book.series("ill", "we", 0.081, three, drift=1.0, spread=0.1, kind="ratio")


def _summary(book: Book) -> list[Sentence | str]:
    gap, more = book.gap("net"), book.change("net")
    income, cost = book.gap("income"), book.gap("cost", better=-1)
    gaps = [book.gap("net", one[0]) for one in _UNITS]
    under = book.register.count("units in deficit", gaps, -1)
    return [
        *run(
            say("Socialnämndens resultat för ", str(book.year), " är ett ",
                turn(gap, "överskott", "underskott"), " mot budget med ",
                _TEXT.size(gap, "difference"), "."),
            say("Kostnaderna blev ", _TEXT.size(cost, "difference"), " ",
                turn(cost, "lägre", "högre"), " och intäkterna ",
                _TEXT.size(income, "difference"), " ", turn(income, "högre", "lägre"),
                " än budgeterat."),
        ),
        *plain([
            say("Jämfört med ", str(book.year - 1), " har nettokostnaden ",
                turn(more, "minskat", "ökat"), " med ", _TEXT.size(more, "difference"), ", från ",
                _SHORT.size(book("net", year=book.year - 1)), " till ",
                _SHORT.size(book("net")), "."),
        ]),
        say(counted(under, capital=True), " av ", str(len(_UNITS)),
            " verksamheter har ett underskott."),
        "En handlingsplan för ekonomi i balans beslutades i april och följs upp varje månad.",
    ]  # fmt: skip


def _by_unit(book: Book) -> Table:
    rows = []
    for who, name, *_rest in (*_UNITS, ("we", "Summa nämnden")):
        gap = book.gap("net", who)
        cells = [_PEN(book("net", who, book.year - 1)), _PEN(book("net", who, basis="budget")),
                 _PEN(book("income", who)), _PEN(book("cost", who), -1), _PEN(book("net", who)),
                 _PEN(gap, role="" if who == "we" else "difference")]  # fmt: skip
        rows.append(row(name, cells, "sum" if who == "we" else "item"))
    heads: list[list[str | Head]] = [
        ["", str(book.year - 1), Head(str(book.year), 5)],
        ["Tusen kronor", "Netto", "Nettobudget", "Intäkter", "Kostnader", "Netto", "Avvikelse"],
    ]
    return tall("Tabell 1. Nämndens verksamheter", heads, rows)


def _units_text(book: Book) -> list[Sentence]:
    by_size = sorted(_UNITS, key=lambda one: book.gap("net", one[0]).value)
    said: list[Sentence] = []
    worst, second, best = by_size[0], by_size[1], by_size[-1]
    low, next_low, high = (book.gap("net", one[0]) for one in (worst, second, best))
    if next_low.value < -100_000:
        both = book.register.total(f"two:{worst[0]}:{second[0]}", (low, next_low))
        said += plain([
            say("Störst underskott har ", worst[2], ", ", _TEXT.size(low, "difference"),
                ", följt av ", second[2], ", ", _TEXT.size(next_low, "difference"), "."),
            say("Tillsammans är det ", _TEXT.size(both), " mer än vad som budgeterats."),
        ])  # fmt: skip
    if high.value > 100_000:
        said += plain([
            say("I andra riktningen drar ", best[2], " med ett ",
                turn(high, "överskott", "underskott"), " på ", _TEXT.size(high, "difference"), "."),
        ])  # fmt: skip
    return said


def _placed_text(book: Book) -> list[Sentence]:
    cost, days = book.change("placed", "all"), book.change("days", "all")
    return plain([
        say("Externa placeringar kostade ", _TEXT(book("placed", "all")), ", ",
            _TEXT.size(cost, "difference"), " ", turn(cost, "mer", "mindre"), " än ",
            str(book.year - 1), "."),
        say("Antalet vårddygn ", turn(days, "ökade", "minskade"), " samtidigt med ",
            _TEXT.people(days, "difference", True), " till ", _TEXT.people(book("days", "all")),
            "."),
    ])  # fmt: skip


def _price(book: Book, who: str, year: int) -> Quantity:
    return book.register.per(book("placed", who, year), book("days", who, year))


def _placed(book: Book) -> Table:
    kr = Pen("kr", 0)
    rows = []
    years = (book.year - 1, book.year)
    for who, name, *_rest in (*_PLACES, ("all", "Totalt")):
        cells = [_PEN.people(book("days", who, y)) for y in years]
        cells += [_PEN(book("placed", who, y)) for y in years]
        rows.append(row(name, [*cells, *(kr(_price(book, who, y), role="share") for y in years)],
                        "sum" if who == "all" else "item"))  # fmt: skip
    heads: list[list[str | Head]] = [
        ["", Head("Antal dygn", 2), Head("Kostnad, tkr", 2), Head("Kronor per dygn", 2)],
        ["Placeringsform", *map(str, years), *map(str, years), *map(str, years)],
    ]
    return tall("Tabell 2. Placeringar", heads, rows)


def _placed_more(book: Book) -> list[Sentence]:
    said = []
    for who, _name, inside, *_rest in book.chance.sample(_PLACES, 2):
        days, up = book.change("days", who), book.growth("placed", who)
        said += plain([
            say(f"Dygnen i {inside} blev ", _TEXT.people(days, "difference", True), " ",
                turn(days, "fler", "färre"), " och uppgick till ",
                _TEXT.people(book("days", who)), ", medan kostnaden ",
                turn(up, "ökade", "minskade"), " med ",
                _TEXT.share(up, behind=" procent", size=True), "."),
        ])  # fmt: skip
    said.append(
        say("I snitt betalade nämnden ", _KR(_price(book, "all", book.year)),
            " per vårddygn, mot ", _KR(_price(book, "all", book.year - 1)), " året innan.")
    )  # fmt: skip
    return said


def _each_home(book: Book, year: int) -> Quantity:
    return book.register.per(book("aid", "bid", year), book("homes", "bid", year))


def _benefit(book: Book, years: tuple[int, ...]) -> Table:
    kr = Pen("kr", 0)
    rows = [
        row("Hushåll med bistånd", [_PEN.people(book("homes", "bid", y)) for y in years]),
        row("varav unga 18–24 år", [_PEN.people(book("young", "bid", y)) for y in years]),
        row("Utbetalt bistånd, tkr", [_PEN(book("aid", "bid", y)) for y in years]),
        row("Utbetalt per hushåll, kr", [kr(_each_home(book, y)) for y in years]),
        row("Genomsnittlig bidragstid, mån", [number(book("months", "bid", y)) for y in years]),
    ]
    return table("Tabell 3. Ekonomiskt bistånd", ["", *map(str, years)], rows)


def _benefit_text(book: Book) -> list[Sentence]:
    homes, aid = book.change("homes", "bid"), book.growth("aid", "bid")
    young = book.register.quotient(book("young", "bid"), book("homes", "bid"))
    return [
        *run(
            say("Under året fick ", _TEXT.people(book("homes", "bid")),
                " hushåll ekonomiskt bistånd."),
            say("Det är ", _TEXT.people(homes, "difference", True), " ",
                turn(homes, "fler", "färre"), " än föregående år, en ",
                turn(homes, "ökning", "minskning"), " med ",
                _TEXT.share(book.growth("homes", "bid"), behind=" procent", size=True), "."),
        ),
        *plain([
            say("Utbetalningarna ", turn(aid, "steg", "sjönk"), " med ",
                _TEXT.share(aid, behind=" procent", size=True), " till ",
                _TEXT(book("aid", "bid")), "."),
        ]),
        say("Av hushållen var ", _TEXT.share(young, behind=" procent"),
            " unga mellan 18 och 24 år, och varje hushåll fick i genomsnitt ",
            _KR(_each_home(book, book.year)), "."),
    ]  # fmt: skip


def _fill(book: Book, year: int) -> Quantity:
    return book.register.quotient(book("taken", "vabo", year), book("flats", "vabo", year))


def _hours_each(book: Book, year: int) -> Quantity:
    return book.register.quotient(book("hours", "hem", year), book("users", "hem", year))


def _old_text(book: Book) -> list[Sentence]:
    last = book.year - 1
    hours, users = book.change("hours", "hem"), book.change("users", "hem")
    full = book.register.difference(_fill(book, book.year), _fill(book, last))
    queue = book.change("queue", "vabo")
    return [
        *plain([
            say("Hemtjänsten utförde ", _TEXT.people(book("hours", "hem")), " timmar hos ",
                _TEXT.people(book("users", "hem")), " brukare, vilket är ",
                _TEXT.people(hours, "difference", True), " timmar ",
                turn(hours, "mer", "mindre"), f" än {last}."),
            say("Antalet brukare ", turn(users, "ökade", "minskade"), " med ",
                _TEXT.people(users, "difference", True), "."),
        ]),
        say("Per brukare blev det ", number(_hours_each(book, book.year), 0),
            " timmar under året."),
        *plain([
            say("Beläggningen på särskilt boende ", turn(full, "steg", "föll"), " från ",
                _TEXT.share(_fill(book, last)), " till ",
                _TEXT.share(_fill(book, book.year), behind=" procent"), ", då ",
                _TEXT.people(book("taken", "vabo")), " av ", _TEXT.people(book("flats", "vabo")),
                " lägenheter var uthyrda."),
            say("Väntetiden till plats var ", _TEXT.people(book("queue", "vabo")), " dagar, ",
                _TEXT.people(queue, "difference", True), " dagar ",
                turn(queue, "längre", "kortare"), " än tidigare."),
        ]),
    ]  # fmt: skip


def _old(book: Book, years: tuple[int, ...]) -> Table:
    people = _PEN.people
    rows = [
        row("Hemtjänst", [None] * 3, "heading"),
        row("Utförda timmar", [people(book("hours", "hem", y)) for y in years]),
        row("Brukare, snitt", [people(book("users", "hem", y)) for y in years]),
        row("Timmar per brukare", [number(_hours_each(book, y), 0) for y in years]),
        row("Kringtidskvot, %", [_PEN.share(book("done", "hem", y)) for y in years]),
        row("Särskilt boende", [None] * 3, "heading"),
        row("Lägenheter", [people(book("flats", "vabo", y)) for y in years]),
        row("Uthyrda lägenheter, snitt", [people(book("taken", "vabo", y)) for y in years]),
        row("Beläggning, %", [_PEN.share(_fill(book, y)) for y in years]),
        row("Väntetid, dagar", [people(book("queue", "vabo", y)) for y in years]),
    ]
    return table("Tabell 4. Volymer i äldreomsorgen", ["", *map(str, years)], rows)


def _lss_text(book: Book) -> list[Sentence]:
    last = book.year - 1
    day, all_of = book.change("people", "dag"), book.change("people", "all")
    return [
        *plain([
            say("Vid årets slut fanns ", _TEXT.people(book("people", "all")), " beslut enligt LSS,"
                " ", _TEXT.people(all_of, "difference", True), " ", turn(all_of, "fler", "färre"),
                " än ett år tidigare."),
            say("Deltagarna i daglig verksamhet ", turn(day, "ökade", "minskade"), " från ",
                _TEXT.people(book("people", "dag", last)), " till ",
                _TEXT.people(book("people", "dag")), "."),
        ]),
        say("I gruppbostad bodde ", _TEXT.people(book("people", "grupp")),
            " personer och i servicebostad ", _TEXT.people(book("people", "serv")), "."),
    ]  # fmt: skip


def _lss(book: Book, years: tuple[int, ...]) -> Table:
    rows = []
    for who, name in (("grupp", "Gruppbostad"), ("serv", "Servicebostad"),
                      ("dag", "Daglig verksamhet"), ("kort", "Korttidsvistelse"),
                      ("all", "Summa beslut")):  # fmt: skip
        cells = [_PEN.people(book("people", who, y)) for y in years]
        more = _PEN.people(book.change("people", who), "" if who == "all" else "difference")
        rows.append(row(name, [*cells, more], "sum" if who == "all" else "item"))
    heads = ["Verkställda beslut", *map(str, years), "Förändring"]
    return table("Tabell 5. LSS", heads, rows)


def _staff_text(book: Book) -> list[Sentence]:
    hired, ill, extra = (book.change(what) for what in ("hired", "ill", "overtime"))
    temps = book.register.quotient(book("temp-hours"), book("temp-hours", year=book.year - 1))
    return [
        say("De timavlönade arbetade ", _TEXT.people(book("temp-hours")), " timmar, vilket är ",
            _TEXT.share(temps, behind=" procent"), " av fjolårets timmar."),
        *plain([
        say("Kostnaden för inhyrd personal ", turn(hired, "ökade", "minskade"), " med ",
            _SHORT.size(hired, "difference"), " och blev ", _SHORT(book("hired")), "."),
        say("Övertiden kostade ", _SHORT(book("overtime")), " (", _SHORT(book("overtime",
            year=book.year - 1)), "), en ", turn(extra, "ökning", "minskning"), " med ",
            _SHORT.share(book.growth("overtime"), behind=" procent", size=True), "."),
        say("Sjukfrånvaron var ", _TEXT.share(book("ill"), behind=" procent"), ", vilket är ",
            _TEXT.points(ill), " ", turn(ill, "högre", "lägre"), " än året innan."),
        ]),
    ]  # fmt: skip


def _staff(book: Book, years: tuple[int, ...]) -> Table:
    rows = [
        row("Tillsvidareanställda", [_PEN.people(book("staff", year=y)) for y in years]),
        row("Timmar av timavlönade", [_PEN.people(book("temp-hours", year=y)) for y in years]),
        row("Sjukfrånvaro, %", [_PEN.share(book("ill", year=y)) for y in years]),
        row("Övertid, tkr", [_PEN(book("overtime", year=y)) for y in years]),
        row("Inhyrd personal, tkr", [_PEN(book("hired", year=y)) for y in years]),
    ]
    return table("Tabell 6. Personal", ["", *map(str, years)], rows)


FAMILY = Family("social-follow-up", make)
