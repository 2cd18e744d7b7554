"""The executive board's own closing: departments one by one, kinds of cost, goals with indicators,
staff and investments. Thousands of kronor, net costs below zero, variances with a plus."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, plain, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Sentence, Table
from ..quantities import Quantity
from ._book import Book, number, run

_STYLE = NumberStyle(negative="\u2212")
_PEN = Pen("tkr", 0, _STYLE)
_GAP = Pen("tkr", 0, NumberStyle(negative="\u2212", plus=True))
_TEXT = Pen("tkr", 0, _STYLE, " tkr")
_MN = Pen("mnkr", 1, _STYLE, " mnkr")
_POLITICS = "Politisk verksamhet"
_DEPARTMENTS = (
    ("pol", _POLITICS, 11, 0.01), ("kans", "Kansliavdelningen", 19, 0.06),
    ("eko", "Ekonomiavdelningen", 23, 0.12), ("hr", "HR-avdelningen", 26, 0.08),
    ("it", "IT-avdelningen", 48, 0.35), ("kom", "Kommunikationsenheten", 9, 0.03),
    ("nar", "Näringslivsenheten", 12, 0.15), ("sam", "Samhällsbyggnadsavdelningen", 41, 0.27),
    ("mal", "Måltidsavdelningen", 64, 0.4),
)  # fmt: skip
_KINDS = (
    ("staff", "Personalkostnader", 0.54), ("rooms", "Lokalkostnader", 0.08),
    ("bought", "Köpta tjänster", 0.19), ("goods", "Material och varor", 0.11),
    ("capital", "Kapitalkostnader", 0.08),
)  # fmt: skip
_GOALS = (
    ("deal", "Andel inköp inom avtal", 0.86, 1), ("web", "Andel ärenden via e-tjänst", 0.63, 1),
    ("mail", "Andel e-brev som besvaras inom en arbetsdag", 0.88, 1),
    ("full", "Andel heltidsanställda", 0.91, 1), ("eco", "Andel ekologiska livsmedel", 0.37, 1),
    ("part", "Andel nämndhandlingar som skickas i tid", 0.94, 1),
)  # fmt: skip
_WHY = (
    "Tjänster som stått vakanta under våren har påverkat utfallet.",
    "Upphandlingen av nytt ekonomisystem har tagit mer tid i anspråk än planerat.",
    "Arbetet med att samordna rekryteringen fortsätter nästa år.",
    "Licenserna omförhandlades under hösten, vilket ger effekt först kommande år.",
    "Kampanjen för inflyttning genomfördes i egen regi.",
)
_PROJECTS = (
    ("net", "Nätverksutrustning", 3.2), ("serv", "Servrar och lagring", 2.1),
    ("ven", "Ventilation stadshuset", 4.6), ("kit", "Köksutrustning", 1.7),
    ("land", "Markförvärv", 6.8), ("room", "Möbler kundcenter", 0.6),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    book = Book(m, chance)
    some = [_DEPARTMENTS[one] for one in sorted(chance.sample(range(len(_DEPARTMENTS)), 7))]
    goals = [_GOALS[one] for one in sorted(chance.sample(range(len(_GOALS)), 5))]
    _books(book, m.size, some)
    _goals_of(book, goals)
    _staff_of(book, m.size, some)
    blocks: list[Block] = [
        Heading("Sammanfattning", 1),
        text(*_summary(book, some)),
        text(*_second(book, some)),
        Heading("Ekonomiskt utfall", 1),
        text("Nedan visas nettokostnaden per avdelning. Siffrorna är i tusental kronor."),
        _by_department(book, some),
        *_each(book, some),
        Heading("Kostnader och intäkter efter slag", 2),
        _by_kind(book),
        text(*_kinds(book)),
        Heading("Mål och indikatorer", 1),
        text(*_goal_text(book, goals)),
        _goals(book, goals),
        Heading("Medarbetare", 1),
        _staff(book, some),
        text(*_people(book, some)),
        Heading("Investeringar", 1),
        text(*_invested(book)),
        _projects(book),
    ]
    return Paper(f"Verksamhetsberättelse {m.year} för kommunstyrelsen i {m.name}", tuple(blocks))


def _books(book: Book, size: Decimal, some: list[tuple[str, str, int, float]]) -> None:
    years = (book.year - 1, book.year)
    for who, _name, middle, share in some:
        cost = middle * float(size) * 1_000_000
        book.series("cost", who, cost, years)
        book.series("income", who, cost * share, years, spread=0.07)
        book.plan("cost", who, years)
        book.plan("income", who, years, 0.08)
    both = ("outcome", "budget")
    for who, *_rest in some:
        book.add("net", who, [("cost", who, 1), ("income", who, -1)], years, both)
    for what in ("cost", "income", "net"):
        book.add(what, "we", [(what, one[0], 1) for one in some], years, both)
    book.also("net", "we", [("cost", "we", 1), ("income", "we", -1)], years, both)
    parts = [(what, "we", share) for what, _name, share in _KINDS]
    book.share_out(("cost", "we"), parts, years, both)
    for who, _name, amount in _PROJECTS:
        book.series("spent", who, amount * float(size) * 1e6, [book.year], spread=0.3)
        book.plan("spent", who, [book.year], 0.25)
    parts_of = [("spent", one[0], 1) for one in _PROJECTS]
    book.add("spent", "we", parts_of, [book.year], ("outcome", "budget"))


def _goals_of(book: Book, goals: list[tuple[str, str, float, int]]) -> None:
    for who, _name, middle, _better in goals:
        book.series("goal", who, middle, [book.year - 2, book.year - 1, book.year], drift=1.012,
                    spread=0.03, kind="ratio")  # fmt: skip
        got = book("goal", who).value
        target = Decimal(round(got * 100)) / 100 + book.chance.choice((-3, -1, 1, 2)) / Decimal(100)
        book.put("goal", who, target, basis="budget", kind="ratio")


def _staff_of(book: Book, size: Decimal, some: list[tuple[str, str, int, float]]) -> None:
    years = (book.year - 1, book.year)
    for who, _name, middle, _share in some:
        for sex, share in (("women", 0.68), ("men", 0.41)):
            book.series(sex, who, 4 + middle * share * float(size), years, spread=0.09,
                        kind="count")  # fmt: skip
        book.add("staff-number", who, [("women", who, 1), ("men", who, 1)], years)
    for what in ("women", "men", "staff-number"):
        book.add(what, "we", [(what, one[0], 1) for one in some], years)
    book.also("staff-number", "we", [("women", "we", 1), ("men", "we", 1)], years)
    book.series("ill-short", "we", 0.021, years, spread=0.15, drift=1, kind="ratio")
    book.series("ill-long", "we", 0.026, years, spread=0.2, drift=1, kind="ratio")
    book.add("ill", "we", [("ill-short", "we", 1), ("ill-long", "we", 1)], years)
    book.series("hme", "we", 79, years, spread=0.03, drift=1, kind="index")


def _summary(book: Book, some: list[tuple[str, str, int, float]]) -> list[Sentence]:
    gap, net = book.gap("net", better=-1), book("net")
    share = book.register.quotient(gap, book("net", basis="budget"))
    gaps = [book.gap("net", one[0], -1) for one in some]
    over = book.register.count("departments over budget", gaps, -1)
    return [
        *run(
            say("Kommunstyrelsens verksamhet redovisar för ", str(book.year), " ett ",
                turn(gap, "överskott", "underskott"), " gentemot budget på ",
                _TEXT.size(gap, "difference"), "."),
            say("Det motsvarar ", _TEXT.share(share, behind=" procent", size=True),
                " av nettobudgeten, som uppgick till ", _TEXT(book("net", basis="budget")), "."),
        ),
        *plain([
            say("Nettokostnaden blev ", _TEXT(net), ", vilket är ",
                _TEXT.size(book.change("net"), "difference"), " ",
                turn(book.change("net"), "mer", "mindre"), " än året innan."),
            say("Av de ", str(len(some)), " avdelningarna överskred ", counted(over),
                " sin budget."),
        ]),
    ]  # fmt: skip


def _second(book: Book, some: list[tuple[str, str, int, float]]) -> list[Sentence]:
    by_size = sorted(some, key=lambda one: book.gap("net", one[0], -1).value)
    worst, best = by_size[0], by_size[-1]
    low, high = book.gap("net", worst[0], -1), book.gap("net", best[0], -1)
    cost, income = book.gap("cost", better=-1), book.gap("income")
    said = [
        say("Kostnaderna sammantaget blev ", _MN.size(cost, "difference"), " ",
            turn(cost, "lägre", "högre"), " än budgeterat medan intäkterna blev ",
            _MN.size(income, "difference"), " ", turn(income, "högre", "lägre"), "."),
    ]  # fmt: skip
    if low.value < 0 < high.value:
        said.insert(0, say(
            "Den största positiva avvikelsen, ", _TEXT.size(high, "difference"), ", finns inom ",
            _within(best[1]), " och den största negativa, ", _TEXT.size(low, "difference"),
            ", inom ", _within(worst[1]), "."))  # fmt: skip
    return plain(said)


def _within(name: str) -> str:
    if name == _POLITICS:
        return "den politiska verksamheten"
    return name if name.startswith(("HR", "IT")) else name[0].lower() + name[1:]


def _of(name: str) -> str:
    """The department as the owner of something: *Kansliavdelningens*."""
    return "Den politiska verksamhetens" if name == _POLITICS else f"{name}s"


def _by_department(book: Book, some: list[tuple[str, str, int, float]]) -> Table:
    rows = []
    for who, name in (*((one[0], one[1]) for one in some), ("we", "Summa kommunstyrelsen")):
        gap = book.gap("net", who, -1)
        cells = [
            _PEN(book("income", who)), _PEN(book("cost", who), -1), _PEN(book("net", who), -1),
            _PEN(book("net", who, basis="budget"), -1),
            _GAP(gap, role="" if who == "we" else "difference"),
            _PEN(book("net", who, book.year - 1), -1),
        ]  # fmt: skip
        rows.append(row(name, cells, "sum" if who == "we" else "item"))
    heads: list[list[str | Head]] = [
        ["", Head(f"Utfall {book.year}", 3), "Budget", "Avvikelse", "Utfall"],
        ["Avdelning", "Intäkter", "Kostnader", "Netto", str(book.year), "", str(book.year - 1)],
    ]
    return tall("Driftredovisning per avdelning", heads, rows)


def _each(book: Book, some: list[tuple[str, str, int, float]]) -> list[Block]:
    told: list[Block] = []
    for place, (who, name, *_rest) in enumerate(some):
        gap, more = book.gap("net", who, -1), book.change("net", who)
        cost, income = book.gap("cost", who, -1), book.gap("income", who)
        ways = [
            [
                *run(
                    say(_of(name), " nettokostnad uppgick till ", _TEXT(book("net", who)), "."),
                    say("Det är ", _TEXT.size(gap, "difference"), " ",
                        turn(gap, "mindre", "mer"), " än vad som var budgeterat och ",
                        _TEXT.size(more, "difference"), " ", turn(more, "mer", "mindre"),
                        f" än {book.year - 1}."),
                ),
                say("Intäkterna stannade på ", _TEXT(book("income", who)), "."),
            ],
            plain([
                say("Jämfört med budget har ", _within(name), " ett ",
                    turn(gap, "överskott", "underskott"), " om ", _TEXT.size(gap, "difference"),
                    "."),
                say("Kostnaderna blev ", _TEXT.size(cost, "difference"), " ",
                    turn(cost, "lägre", "högre"), " och intäkterna ",
                    _TEXT.size(income, "difference"), " ", turn(income, "högre", "lägre"),
                    " än planerat."),
            ]),
            plain([
                say("Utfallet netto blev ", _TEXT(book("net", who)), " mot budgeterade ",
                    _TEXT(book("net", who, basis="budget")), "."),
                say("Sedan föregående år har nettokostnaden ", turn(more, "ökat", "minskat"),
                    " med ",
                    _TEXT.share(book.growth("net", who), behind=" procent", size=True), "."),
            ]),
        ]  # fmt: skip
        said = ways[place % 3]
        if said:
            told += [Heading(name, 3), text(*said, _WHY[place % len(_WHY)])]
    return told


def _by_kind(book: Book) -> Table:
    last = book.year - 1
    rows = []
    lines = (("income", "Intäkter", 1, "item"), *((w, n, -1, "item") for w, n, _s in _KINDS),
             ("cost", "Summa kostnader", -1, "sum"), ("net", "Nettokostnad", -1,
             "sum"))  # fmt: skip
    for what, name, sign, kind in lines:
        gap = book.gap(what, better=sign)
        cells = [_PEN(book(what, year=last), sign), _PEN(book(what, basis="budget"), sign),
                 _PEN(book(what), sign),
                 _GAP(gap, role="difference" if kind == "item" else "")]  # fmt: skip
        rows.append(row(name, cells, kind))
    heads = ["Belopp i tkr", f"Bokslut {last}", f"Budget {book.year}", f"Bokslut {book.year}",
             "Budgetavvikelse"]  # fmt: skip
    return table("", heads, rows)


def _kinds(book: Book) -> list[Sentence]:
    staff, gap = book.change("staff"), book.gap("staff", better=-1)
    bought, part = book.change("bought"), book.register.quotient(book("staff"), book("cost"))
    return [
        *plain([
            say("Personalkostnaderna ", turn(staff, "ökade", "minskade"), " med ",
                _MN.size(staff, "difference"), ", eller ",
                _MN.share(book.growth("staff"), behind=" procent", size=True), ", till ",
                _MN(book("staff")), "."),
        ]),
        say("De utgör ", _MN.share(part, behind=" procent"), " av styrelsens samlade kostnader.")
        if plain([say(_MN.size(staff))]) else
        say("Personalen står för ", _MN.share(part, behind=" procent"), " av kostnaderna."),
        *plain([
            say("Gentemot budget innebär det ", turn(gap, "ett överskott", "ett underskott"),
                " för personal med ", _MN.size(gap, "difference"), "."),
            say("För köpta tjänster betalades ", _MN(book("bought")), ", ",
                _MN.size(bought, "difference"), " ", turn(bought, "mer", "mindre"),
                f" än {book.year - 1} då kostnaden var ", _MN(book("bought", year=book.year - 1)),
                "."),
        ]),
    ]  # fmt: skip


def _margins(book: Book, goals: list[tuple[str, str, float, int]]) -> list[Quantity]:
    return [book.gap("goal", one[0], one[3]) for one in goals]


def _goal_text(book: Book, goals: list[tuple[str, str, float, int]]) -> list[Sentence]:
    reached = book.register.count("goals reached", _margins(book, goals), 1, True)
    missed = book.register.count("goals missed", _margins(book, goals), -1)
    said = [say("Styrelsen har ", str(len(goals)), " indikatorer, varav ", counted(reached),
                " nådde målvärdet och ", counted(missed), " inte gjorde det.")]  # fmt: skip
    for who, name, _middle, better in goals[:3]:
        gap, more = book.gap("goal", who, better), book.change("goal", who)
        said += plain([
            say(name, " var ", _TEXT.share(book("goal", who), behind=" %"), ", ",
                _TEXT.points(gap, " procentenheter"), " ", turn(gap, "över", "under"),
                " målet på ", _TEXT.share(book("goal", who, basis="budget"), behind=" %"),
                " och ", turn(more, "upp", "ned"), " ", _TEXT.points(more, " procentenheter"),
                " från året före."),
        ])  # fmt: skip
    return said


def _goals(book: Book, goals: list[tuple[str, str, float, int]]) -> Table:
    rows = []
    for (who, name, *_rest), gap in zip(goals, _margins(book, goals), strict=True):
        cells = [
            _PEN.share(book("goal", who, y)) for y in (book.year - 2, book.year - 1, book.year)
        ]
        rows.append(row(name, [*cells, _PEN.share(book("goal", who, basis="budget")),
                               turn(gap, "Ja", "Nej")]))  # fmt: skip
    years = [str(book.year - back) for back in (2, 1, 0)]
    return table("Indikatorer, procent", ["Indikator", *years, "Mål", "Uppnått"], rows)


def _staff(book: Book, some: list[tuple[str, str, int, float]]) -> Table:
    rows = []
    for who, name in (*((one[0], one[1]) for one in some), ("we", "Totalt")):
        cells = [_PEN.people(book(w, who)) for w in ("women", "men", "staff-number")]
        more = _GAP.people(book.change("staff-number", who), "" if who == "we" else "difference")
        last = _PEN.people(book("staff-number", who, book.year - 1))
        rows.append(row(name, [*cells, last, more], "sum" if who == "we" else "item"))
    heads = ["Antal månadsavlönade 31 december", "Kvinnor", "Män", f"Totalt {book.year}",
             f"Totalt {book.year - 1}", "Förändring"]  # fmt: skip
    return table("Månadsavlönade medarbetare", heads, rows)


def _people(book: Book, some: list[tuple[str, str, int, float]]) -> list[Sentence]:
    all_of, more, ill = book("staff-number"), book.change("staff-number"), book.change("ill")
    women = book.register.quotient(book("women"), all_of)
    most = max(some, key=lambda one: book("staff-number", one[0]).value)
    last = book.year - 1
    return [
        say("Vid årsskiftet hade kommunstyrelseförvaltningen ", _TEXT.people(all_of),
            " månadsavlönade medarbetare, av vilka ", _TEXT.share(women, behind=" procent"),
            " var kvinnor."),
        *plain([
            say("Antalet har ", turn(more, "ökat", "minskat"), " med ",
                _TEXT.people(more, "difference", True), " personer sedan förra årsskiftet."),
            say("Flest finns inom ", _within(most[1]), " med ",
                _TEXT.people(book("staff-number", most[0])), " anställda."),
            say("Sjukfrånvaron uppgick till ", _TEXT.share(book("ill"), behind=" procent"),
                " av ordinarie arbetstid, fördelat på ",
                _TEXT.share(book("ill-short"), behind=" procent"), " korttidsfrånvaro och ",
                _TEXT.share(book("ill-long"), behind=" procent"), " långtidsfrånvaro."),
            say("Året dessförinnan var den ", _TEXT.share(book("ill", year=last),
                behind=" procent"),
                ", vilket innebär en ", turn(ill, "ökning", "minskning"), " med ",
                _TEXT.points(ill, " procentenheter"), "."),
        ]),
        say("Index för hållbart medarbetarengagemang (HME) blev ", number(book("hme"), 1),
            " jämfört med ", number(book("hme", year=last), 1), f" år {last}."),
    ]  # fmt: skip


def _invested(book: Book) -> list[Sentence]:
    left = book.gap("spent", better=-1)
    share = book.register.quotient(book("spent"), book("spent", basis="budget"))
    most = max(_PROJECTS, key=lambda one: book("spent", one[0]).value)
    return [
        say("Investeringarna uppgick till ", _MN(book("spent")), " av budgeterade ",
            _MN(book("spent", basis="budget")), ", en genomförandegrad på ",
            _MN.share(share, behind=" procent"), "."),
        *plain([
            say("Avvikelsen, ", _MN.size(left, "difference"), ", är ett ",
                turn(left, "överskott", "underskott"), "."),
        ]),
        say("Enskilt störst är ", _within(most[1]), " med ", _TEXT(book("spent", most[0])), "."),
    ]  # fmt: skip


def _projects(book: Book) -> Table:
    rows = []
    for who, name in (*((one[0], one[1]) for one in _PROJECTS), ("we", "Summa investeringar")):
        gap = book.gap("spent", who, -1)
        cells = [_PEN(book("spent", who, basis="budget")), _PEN(book("spent", who)),
                 _GAP(gap, role="" if who == "we" else "difference")]  # fmt: skip
        rows.append(row(name, cells, "sum" if who == "we" else "item"))
    return table("Investeringsredovisning, tkr", ["Projekt", "Budget", "Utfall", "Avvikelse"], rows)


FAMILY = Family("executive-closing", make)
