"""An education board's follow-up: net costs by form of school in mkr, budget first and costs below
zero, children and pupils planned and real, kronor for each pupil, results at school."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, item, plain, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Sentence, Table
from ..quantities import Quantity
from ._book import Book, number, run

_STYLE = NumberStyle(negative="-")
_PEN = Pen("mnkr", 1, _STYLE)
_TEXT = Pen("mnkr", 1, _STYLE, " mkr")
_KR = Pen("kr", 0, _STYLE, " kr")
# What it is called in tables, in a sentence and with its ending, children for each size, kronor.
_FORMS = (
    ("for", "Förskola", "förskolan", 640, 148_000, 0.09),
    ("fri", "Fritidshem", "fritidshemmen", 720, 41_000, 0.22),
    ("fkl", "Förskoleklass", "förskoleklassen", 235, 58_000, 0.03),
    ("gru", "Grundskola", "grundskolan", 2050, 112_000, 0.07),
    ("anp", "Anpassad grundskola", "den anpassade grundskolan", 34, 455_000, 0.02),
    ("gym", "Gymnasieskola", "gymnasieskolan", 720, 131_000, 0.11),
)  # fmt: skip
_OTHER = (
    ("led", "Nämnd och förvaltningsledning", 19, 0.02), ("vux", "Vuxenutbildning", 16, 0.3),
    ("hal", "Elevhälsa", 23, 0.04),
)  # fmt: skip
_KINDS = (
    ("staff", "Personal", 0.66), ("rooms", "Lokaler", 0.14), ("school-meals", "Måltider", 0.05),
    ("own-choice", "Köp av plats hos annan huvudman", 0.09), ("rest", "Övrigt", 0.06),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    book = Book(m, chance)
    _books(book, float(m.size))
    _results_of(book, float(m.size))
    blocks: list[Block] = [
        Heading("Året som gått", 1),
        text(*_summary(book)),
        Heading("Driftredovisning", 1),
        text(*_drift(book)),
        _by_form(book),
        *_each(book),
        Heading("Kostnadsslag", 2),
        text(*_kinds_text(book)),
        _kinds(book),
        Heading("Volymer", 1),
        _volumes(book),
        text(*_volumes_text(book)),
        Heading("Kostnad per barn och elev", 1),
        text(*_per_text(book)),
        _per(book),
        Heading("Kunskapsresultat", 1),
        *(item(one) for one in _results_text(book)),
        _results(book),
        Heading("Personal och täthet", 1),
        _density(book),
        text(*_density_text(book)),
    ]
    return Paper(f"Barn- och utbildningsnämndens uppföljning, helår {m.year}", tuple(blocks))


def _all_units() -> list[tuple[str, str, float]]:
    return [
        *((one[0], one[1], one[5]) for one in _FORMS),
        *((one[0], one[1], one[3]) for one in _OTHER),
    ]


def _books(book: Book, size: float) -> None:
    years = (book.year - 2, book.year - 1, book.year)
    for who, _name, _in, many, each, share in _FORMS:
        book.series("pupils", who, many * size, years, drift=1.008, spread=0.02, kind="count")
        for year in years:
            cost = float(book("pupils", who, year).value) * each * 1.035 ** (year - years[0])
            book.put("cost", who, book.near(cost, 0.015), year)
            book.put("income", who, book.near(cost * share, 0.06), year)
        plan = book.near(float(book("pupils", who).value), 0.02, "count")
        book.put("pupils", who, plan, basis="budget", kind="count")
    for who, _name, middle, share in _OTHER:
        book.series("cost", who, middle * size * 1e6, years)
        book.series("income", who, middle * size * share * 1e6, years)
    whos = [one[0] for one in _all_units()]
    for who in whos:
        for what, spread in (("cost", 0.015), ("income", 0.06)):
            book.plan(what, who, [book.year], spread)
        for year, basis in (*((y, "outcome") for y in years), (book.year, "budget")):
            book.add("net", who, [("cost", who, 1), ("income", who, -1)], [year], [basis])
    for what in ("cost", "income", "net"):
        parts = [(what, who, 1) for who in whos]
        book.add(what, "we", parts, years)
        book.add(what, "we", parts, [book.year], ["budget"])
    net = [("cost", "we", 1), ("income", "we", -1)]
    book.also("net", "we", net, years)
    book.also("net", "we", net, [book.year], ["budget"])
    kinds = [(what, "we", share) for what, _name, share in _KINDS]
    book.share_out(("cost", "we"), kinds, years)
    book.share_out(("cost", "we"), kinds, [book.year], ["budget"])
    pupils = [("pupils", one[0], 1) for one in _FORMS if one[0] in ("fkl", "gru", "anp")]
    book.add("pupils", "compulsory", pupils, years)


def _results_of(book: Book, size: float) -> None:
    years = (book.year - 2, book.year - 1, book.year)
    for year in years:
        final = book.near(205 * size, 0.05)
        book.put("final", "we", final, year, kind="count")
        for what, low, high in (("fit", 0.81, 0.9), ("every", 0.71, 0.79)):
            got = round(final * Decimal(str(book.chance.uniform(low, high))))
            book.put(what, "we", Decimal(got), year, kind="count")
    for sex, middle in (("all", 222), ("girls", 236), ("boys", 211)):
        book.series("merit", sex, middle, years, drift=1.0, spread=0.025, kind="index")
    for who, each in (("for", 5.4), ("gru", 12.1), ("gym", 13.2)):
        for year in years:
            posts = float(book("pupils", who, year).value) / each
            book.put("posts", who, book.near(posts, 0.03), year, kind="count")
            fit = float(book("posts", who, year).value) * (0.45 if who == "for" else 0.78)
            book.put("posts-fit", who, book.near(fit, 0.05), year, kind="count")


def _summary(book: Book) -> list[Sentence | str]:
    gap = book.gap("net", better=-1)
    share = book.register.quotient(gap, book("net", basis="budget"))
    pupils = book.change("pupils", "gru")
    return [
        *run(
            say("Barn- och utbildningsnämnden lämnar ett ", turn(gap, "överskott", "underskott"),
                f" mot {book.year} års budget på ", _TEXT.size(gap, "difference"),
                ", eller ", _TEXT.share(share, behind=" procent", size=True), "."),
            say("Nettokostnaden blev ", _TEXT(book("net")), " mot budgeterade ",
                _TEXT(book("net", basis="budget")), "."),
        ),
        "Arbetet med tidiga insatser har präglat året på samtliga enheter.",
        *plain([
            say("I grundskolan gick i genomsnitt ", _TEXT.people(book("pupils", "gru")),
                " elever, ", _TEXT.people(pupils, "difference", True), " ",
                turn(pupils, "fler", "färre"), f" än {book.year - 1}."),
        ]),
    ]  # fmt: skip


def _drift(book: Book) -> list[Sentence]:
    gaps = {one[0]: book.gap("net", one[0], -1) for one in _all_units()}
    under = book.register.count("forms over budget", gaps.values(), -1)
    cost, income = book.gap("cost", better=-1), book.gap("income")
    return [
        say("Av nio verksamheter har ", counted(under), " dyrare utfall än budget."),
        *plain([
            say("Kostnaderna blev ", _TEXT(book("cost")), ", ", _TEXT.size(cost, "difference"), " ",
                turn(cost, "under", "över"), " budget."),
            say("Även intäkterna avvek: de blev ", _TEXT.size(income, "difference"), " ",
                turn(income, "högre", "lägre"), " och uppgick till ", _TEXT(book("income")), "."),
        ]),
    ]  # fmt: skip


def _by_form(book: Book) -> Table:
    rows = []
    for who, name, _share in (*_all_units(), ("we", "Totalt nämnden", 0)):
        gap = book.gap("net", who, -1)
        cells = [_PEN(book("net", who, basis="budget"), -1), _PEN(book("income", who)),
                 _PEN(book("cost", who), -1), _PEN(book("net", who), -1),
                 _PEN(gap, role="" if who == "we" else "difference"),
                 _PEN(book("net", who, book.year - 1), -1)]  # fmt: skip
        rows.append(row(name, cells, "sum" if who == "we" else "item"))
    heads: list[list[str | Head]] = [
        ["Mkr", "Budget", Head(f"Utfall {book.year}", 3), "Avvikelse", "Utfall"],
        ["", f"netto {book.year}", "intäkter", "kostnader", "netto", "mot budget",
         f"netto {book.year - 1}"],
    ]  # fmt: skip
    return tall("Utfall per verksamhet", heads, rows)


def _each(book: Book) -> list[Block]:
    told: list[Block] = []
    for place, (who, _name, inside, *_rest) in enumerate(_FORMS):
        gap, more = book.gap("net", who, -1), book.change("net", who)
        pupils = book.register.difference(book("pupils", who), book("pupils", who, None, "budget"))
        called = "barn" if who in ("for", "fri") else "elever"
        first = inside[0].upper() + inside[1:]
        ways = [
            plain([
                say(f"{first} redovisar ett ", turn(gap, "överskott", "underskott"), " på ",
                    _TEXT.size(gap, "difference"), " mot budget."),
                say(f"Antalet {called} blev ", _TEXT.people(pupils, "difference", True), " ",
                    turn(pupils, "fler", "färre"), " än de ",
                    _TEXT.people(book("pupils", who, None, "budget")), " som budgeten bygger på."),
            ]),
            run(
                say(f"För {inside} blev nettokostnaden ", _TEXT(book("net", who)),
                    ", det vill säga ",
                    _TEXT.size(gap, "difference"), " ", turn(gap, "bättre", "sämre"),
                    " än budget."),
                say("Det är en ", turn(more, "ökning", "minskning"), " med ",
                    _TEXT.share(book.growth("net", who), behind=" procent", size=True),
                    f" från {book.year - 1} års ", _TEXT(book("net", who, book.year - 1)), "."),
            ),
        ]  # fmt: skip
        said = ways[place % 2]
        if said:
            told.append(item(*said))
    return told


def _kinds_text(book: Book) -> list[Sentence]:
    bought, staff = book.change("own-choice"), book.gap("staff", better=-1)
    two = book.register.total("two:kinds", (book("staff"), book("rooms")))
    share = book.register.quotient(two, book("cost"))
    return [
        say("Personal och lokaler kostade tillsammans ", _TEXT(two), " och svarar för ",
            _TEXT.share(share, behind=" procent"), " av nämndens kostnader."),
        *plain([
            say("Personalen blev ", _TEXT.size(staff, "difference"), " ",
                turn(staff, "billigare", "dyrare"), " än budgeterat."),
            say("Köp av platser ", turn(bought, "steg", "sjönk"), " från ",
                _TEXT(book("own-choice", year=book.year - 1)), " till ",
                _TEXT(book("own-choice")), " mellan åren."),
        ]),
    ]  # fmt: skip


def _kinds(book: Book) -> Table:
    rows = []
    lines = (*((w, n) for w, n, _s in _KINDS), ("cost", "Summa kostnader"))
    for what, name in lines:
        last = what == "cost"
        gap = book.gap(what, better=-1)
        cells = [_PEN(book(what, basis="budget"), -1), _PEN(book(what), -1),
                 _PEN(gap, role="" if last else "difference"),
                 _PEN(book(what, year=book.year - 1), -1),
                 _PEN(book(what, year=book.year - 2), -1)]  # fmt: skip
        rows.append(row(name, cells, "sum" if last else "item"))
    heads = ["Mkr", "Budget", "Utfall", "Differens", str(book.year - 1), str(book.year - 2)]
    return table(f"Kostnader {book.year} per slag", heads, rows)


def _planned(book: Book, who: str) -> Quantity:
    return book.register.difference(book("pupils", who), book("pupils", who, None, "budget"))


def _volumes(book: Book) -> Table:
    rows = []
    for who, name, *_rest in _FORMS:
        cells = [_PEN.people(book("pupils", who, y)) for y in (book.year - 2, book.year - 1)]
        cells += [_PEN.people(book("pupils", who, None, "budget")), _PEN.people(book("pupils",
                  who)),
                  _PEN.people(_planned(book, who), "difference")]  # fmt: skip
        rows.append(row(name, cells))
    heads = ["Antal barn och elever, årsgenomsnitt", f"Utfall {book.year - 2}",
             f"Utfall {book.year - 1}", f"Budget {book.year}", f"Utfall {book.year}",
             "Mot budget"]  # fmt: skip
    return table("", heads, rows)


def _volumes_text(book: Book) -> list[Sentence]:
    last = book.year - 1
    young, after, older = (book.change("pupils", who) for who in ("for", "fri", "gym"))
    both = book("pupils", "compulsory")
    more = book.register.difference(both, book("pupils", "compulsory", last))
    return [
        *run(
            say("Förskolan hade ", _TEXT.people(book("pupils", "for")), " inskrivna barn."),
            say("Det är ", _TEXT.people(young, "difference", True), " ",
                turn(young, "fler", "färre"), f" än {last}."),
        ),
        *plain([
            say("På fritidshemmen ", turn(after, "ökade", "minskade"), " antalet barn från ",
                _TEXT.people(book("pupils", "fri", last)), " till ",
                _TEXT.people(book("pupils", "fri")), ", och i gymnasieskolan ",
                turn(older, "ökade", "minskade"), " eleverna från ",
                _TEXT.people(book("pupils", "gym", last)), " till ",
                _TEXT.people(book("pupils", "gym")), "."),
            say("Räknas förskoleklass, grundskola och anpassad grundskola ihop gick där ",
                _TEXT.people(both), " elever, ", _TEXT.people(more, "difference", True), " ",
                turn(more, "fler", "färre"), " än året innan."),
        ]),
    ]  # fmt: skip


def _each_child(book: Book, who: str, year: int) -> Quantity:
    return book.register.per(book("net", who, year), book("pupils", who, year))


def _per_text(book: Book) -> list[Sentence]:
    now, then = (_each_child(book, "gru", book.year - back) for back in (0, 1))
    up = book.register.growth(now, then)
    child, before = (_each_child(book, "for", book.year - back) for back in (0, 1))
    gap = book.register.difference(child, before)
    said = [
        *plain([
            say("En plats i grundskolan kostade netto ", _KR(now), " per elev, ",
                _KR.share(up, behind=" procent", size=True), " ", turn(up, "mer", "mindre"),
                f" än {book.year - 1}."),
        ]),
    ]  # fmt: skip
    if abs(gap.value) > 100:
        said.append(
            say("I förskolan var kostnaden ", _KR(child), " per barn, vilket är ",
                _KR.size(gap, "difference"), " ", turn(gap, "högre", "lägre"),
                " än föregående år.")
        )  # fmt: skip
    return said


def _per(book: Book) -> Table:
    pen = Pen("kr", 0, _STYLE)
    years = (book.year - 2, book.year - 1, book.year)
    rows = []
    for who, name, *_rest in _FORMS:
        each = [_each_child(book, who, year) for year in years]
        up = book.register.growth(each[-1], each[-2])
        rows.append(row(name, [*map(pen, each), pen.share(up)]))
    heads = [
        "Nettokostnad per barn/elev, kr",
        *map(str, years),
        f"Förändring % {years[1]}–{years[2]}",
    ]
    return table("", heads, rows)


def _part(book: Book, what: str, year: int) -> Quantity:
    return book.register.quotient(book(what, year=year), book("final", year=year))


def _results_text(book: Book) -> list[Sentence]:
    year, last = book.year, book.year - 1
    gap = book.register.difference(_part(book, "fit", year), _part(book, "fit", last))
    every = book.register.difference(_part(book, "every", year), _part(book, "every", last))
    sexes = book.register.difference(book("merit", "girls"), book("merit", "boys"))
    return plain([
        say("Av ", _TEXT.people(book("final")), " elever som gick ut årskurs 9 var ",
            _TEXT.people(book("fit")), " behöriga till ett yrkesprogram, ",
            _TEXT.share(_part(book, "fit", year), behind=" procent"), "."),
        say("Behörigheten ", turn(gap, "förbättrades", "försämrades"), " med ",
            _TEXT.points(gap), " jämfört med ", str(last), "."),
        say("Godkänt i alla ämnen hade ", _TEXT.share(_part(book, "every", year),
            behind=" procent"),
            " av eleverna, vilket är ", _TEXT.points(every), " ", turn(every, "högre", "lägre"),
            " än året innan."),
        say("Det genomsnittliga meritvärdet var ", number(book("merit", "all")),
            " poäng; flickornas"
            " låg ", number(sexes, role="difference", size=True), " poäng ",
            turn(sexes, "över", "under"), " pojkarnas."),
    ])  # fmt: skip


def _results(book: Book) -> Table:
    years = (book.year - 2, book.year - 1, book.year)
    rows = [
        row("Elever i årskurs 9", [_PEN.people(book("final", year=y)) for y in years]),
        row("Behöriga till yrkesprogram, antal", [_PEN.people(book("fit", year=y)) for y in years]),
        row("Behöriga till yrkesprogram, %", [_PEN.share(_part(book, "fit", y)) for y in years]),
        row("Godkända i alla ämnen, antal", [_PEN.people(book("every", year=y)) for y in years]),
        row("Godkända i alla ämnen, %", [_PEN.share(_part(book, "every", y)) for y in years]),
        *(row(name, [number(book("merit", sex, y)) for y in years]) for sex, name in
          (("all", "Meritvärde, samtliga"), ("girls", "Meritvärde, flickor"),
           ("boys", "Meritvärde, pojkar"))),
    ]  # fmt: skip
    return table("Resultat i årskurs 9", ["", *map(str, years)], rows)


def _of_posts(book: Book, who: str, year: int) -> tuple[Quantity, Quantity]:
    posts = book("posts", who, year)
    return (book.register.quotient(book("pupils", who, year), posts),
            book.register.quotient(book("posts-fit", who, year), posts))  # fmt: skip


_TEACHERS = (("for", "Förskola, barn per årsarbetare", "legitimerade förskollärare"),
             ("gru", "Grundskola, elever per lärare", "behöriga lärare i grundskolan"),
             ("gym", "Gymnasieskola, elever per lärare",
             "behöriga lärare i gymnasieskolan"))  # fmt: skip


def _density(book: Book) -> Table:
    rows = []
    years = (book.year - 2, book.year - 1, book.year)
    for who, name, fit in _TEACHERS:
        dense, apt = zip(*(_of_posts(book, who, y) for y in years), strict=True)
        rows += [row(name, [number(one, 1) for one in dense]),
                 row(f"Årsarbetare, {name.split(',')[0].lower()}",
                     [_PEN.people(book("posts", who, y)) for y in years]),
                 row(f"Andel {fit}, %", [_PEN.share(one) for one in apt])]  # fmt: skip
    return table("", ["Personaltäthet", *map(str, years)], rows)


def _density_text(book: Book) -> list[Sentence]:
    said = []
    for who, _name, fit in _TEACHERS[:2]:
        now, then = _of_posts(book, who, book.year)[1], _of_posts(book, who, book.year - 1)[1]
        gap = book.register.difference(now, then)
        said += plain([
            say(f"Andelen {fit} har ", turn(gap, "ökat", "minskat"), " från ",
                _TEXT.share(then), " till ", _TEXT.share(now, behind=" procent"), "."),
        ])  # fmt: skip
    dense = _of_posts(book, "gru", book.year)[0]
    said.append(
        say("I grundskolan gick det ", number(dense, 1), " elever på varje lärare, och antalet"
            " lärartjänster var ", _TEXT.people(book("posts", "gru")), ".")
    )  # fmt: skip
    return said


FAMILY = Family("school-follow-up", make)
