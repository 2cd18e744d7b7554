"""A federation of municipalities for rescue services: whole thousands, costs without a sign, notes
in a column, members' contributions, call-outs by kind, equity and what the law asks of balance."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, item, plain, row, say, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Cell, Heading, NumberStyle, Paper, Sentence, Table
from ..quantities import Quantity
from ._book import Book, Role, run

_STYLE = NumberStyle(negative="-")
_PEN = Pen("tkr", 0, _STYLE)
_TEXT = Pen("tkr", 0, _STYLE, " tkr")
_MN = Pen("mnkr", 1, _STYLE, " mkr")
_MEMBERS = (
    ("a", "Ekeboda", 0.41), ("b", "Sundhult", 0.27), ("c", "Tallvik", 0.19), ("d", "Åsarp", 0.13),
)  # fmt: skip
_INCOME = (
    ("members", "Medlemsbidrag", "2", 0), ("supervision", "Tillsyn och tillstånd", "3", 2.1),
    ("alarm", "Automatlarm", "3", 5.4), ("teaching", "Utbildning", "3", 3.2),
    ("more", "Övriga intäkter", "4", 2.7),
)  # fmt: skip
_COSTS = (
    ("staff", "Personalkostnader", "5", 62), ("pension", "Pensionskostnader", "6", 7.5),
    ("rooms", "Lokaler", "7", 13.5), ("cars", "Fordon och materiel", "", 8.8),
    ("other", "Övriga kostnader", "8", 9.2), ("worn", "Avskrivningar", "9", 6.6),
)  # fmt: skip
_CALLS = (
    ("house", "Brand i byggnad", 92), ("ground", "Brand i skog eller mark", 61),
    ("car", "Trafikolycka", 214), ("auto", "Automatlarm, ej brand", 318),
    ("heart", "Hjärtstopp och sjukvårdslarm", 173), ("water", "Drunkning och vattenlivräddning",
    17),
    ("rest", "Övriga räddningsinsatser", 124),
)  # fmt: skip
_ASSETS = (("station", "Mark och byggnader", 21), ("engines", "Fordon och inventarier", 47),
           ("claims", "Fordringar", 9), ("money", "Kassa och bank", 31))  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    book = Book(m, chance)
    _books(book, float(m.size))
    blocks: list[Block] = [
        Heading("Förvaltningsberättelse", 1),
        text("Förbundet ansvarar för räddningstjänsten i fyra kommuner."),
        text(*_summary(book)),
        Heading("Fem år i sammandrag", 2),
        _five_years(book),
        text(*_five_text(book)),
        Heading("Medlemmarnas bidrag", 2),
        _members(book),
        text(*_members_text(book)),
        Heading("Insatser", 1),
        text(*_calls_text(book)),
        _calls(book),
        *(item(one) for one in _calls_more(book)),
        Heading("Personal", 1),
        text(*_staff_text(book)),
        _staff(book),
        Heading("Ekonomiskt utfall", 1),
        text(*_outcome_text(book)),
        _results(book),
        Heading("Balanskravsutredning", 2),
        _required(book),
        text(*_required_text(book)),
        Heading("Balansräkning", 1),
        _balance(book),
        text(*_balance_text(book)),
    ]
    return Paper(f"Räddningstjänstförbundet Mitt – årsredovisning {m.year}", tuple(blocks))


def _years(book: Book) -> tuple[int, ...]:
    return tuple(book.year - back for back in range(5))


def _books(book: Book, size: float) -> None:
    years = sorted(_years(book))
    for what, _name, _note, middle in (*_INCOME[1:], *_COSTS):
        book.series(what, "we", middle * size * 1e6, years, spread=0.04)
        book.plan(what, "we", [book.year], 0.03)
    costs = [(one[0], "we", 1) for one in _COSTS]
    other = [(one[0], "we", 1) for one in _INCOME[1:]]
    for year, basis in (*((y, "outcome") for y in years), (book.year, "budget")):
        book.add("costs", "we", costs, [year], [basis])
        book.add("own-income", "we", other, [year], [basis])
        need = float(book("costs", "we", year, basis).value
                      - book("own-income", "we", year, basis).value)  # fmt: skip
        for who, _name, share in _MEMBERS:
            got = book.near(need * share * 1.006, 0.006, step=1000)
            book.put("members", who, got, year, basis)
            if basis == "outcome":
                many = share * 71_000 * size
                book.series("living", who, many, [year], spread=0.01, kind="count")
        book.add("members", "we", [("members", one[0], 1) for one in _MEMBERS], [year], [basis])
        book.add("income", "we", [("members", "we", 1), *other], [year], [basis])
        book.put("gain", "we", book.near(0.5 * size * 1e6, 0.4), year, basis)
        book.put("paid", "we", book.near(0.9 * size * 1e6, 0.3), year, basis)
        book.add("before", "we", [("income", "we", 1), ("costs", "we", -1)], [year], [basis])
        book.add("result", "we", [("before", "we", 1), ("gain", "we", 1), ("paid", "we", -1)],
                 [year], [basis])  # fmt: skip
    book.add("living", "we", [("living", one[0], 1) for one in _MEMBERS], years)
    for year in years:
        if year == years[0]:
            book.put("opening", "we", book.near(22 * size * 1e6, 0.2), year)
        else:
            before = book("equity", "we", year - 1)
            last = book("opening", "we", year - 1)
            book.register.linear(f"opening:we:{year}:outcome", [(before, 1)], last)
        book.add("equity", "we", [("opening", "we", 1), ("result", "we", 1)], [year])
        book.series("provided", "we", 38 * size * 1e6 * 1.02 ** (year - years[0]), [year])
        book.series("loan", "we", 28 * size * 1e6, [year], spread=0.12)
        for what, _name, middle in _ASSETS:
            book.put(what, "we", book.near(middle * size * 1e6, 0.12), year)
        book.add("assets", "we", [(one[0], "we", 1) for one in _ASSETS], [year])
        rest = [("assets", 1), ("equity", -1), ("provided", -1), ("loan", -1)]
        short = sum((book(what, "we", year).value * sign for what, sign in rest), Decimal(0))
        book.put("short", "we", short, year)
        parts = [(what, "we", 1) for what in ("equity", "provided", "loan", "short")]
        book.also("assets", "we", parts, [year])
        book.put("gone", "we", book.near(0.4 * size * 1e6, 0.6), year)
        book.add("lawful", "we", [("result", "we", 1), ("gone", "we", -1)], [year])
        for who, _name, many in _CALLS:
            book.put("calls", who, book.near(many * size + 3, 0.14, "count"), year, kind="count")
        book.add("calls", "all", [("calls", one[0], 1) for one in _CALLS], [year])
        for who, many in (("full", 78), ("part", 132)):
            book.put("crew", who, book.near(many * size + 4, 0.03, "count"), year, kind="count")
        book.add("crew", "all", [("crew", "full", 1), ("crew", "part", 1)], [year])
        book.series("ill", "we", 0.034, [year], spread=0.2, kind="ratio")
        book.series("women", "we", 14 * size + 4, [year], spread=0.15, kind="count")
        book.series("drills", "we", 21_000 * size, [year], spread=0.06, kind="count")


def _solid(book: Book, year: int) -> Quantity:
    return book.register.quotient(book("equity", year=year), book("assets", year=year))


def _summary(book: Book) -> list[Sentence]:
    result, gap = book("result"), book.gap("result")
    calls = book.change("calls", "all")
    return [
        *run(
            say("Årets resultat blev ", _TEXT(result), "."),
            say("Det är ", _TEXT.size(gap, "difference"), " ", turn(gap, "bättre", "sämre"),
                " än budget, som var ", _TEXT(book("result", basis="budget")), "."),
        ),
        *plain([
            say("Räddningstjänsten ryckte ut ", _TEXT.people(book("calls", "all")), " gånger, ",
                _TEXT.people(calls, "difference", True), " ", turn(calls, "fler", "färre"),
                f" än {book.year - 1}."),
        ]),
        say("Soliditeten var vid årets slut ", _TEXT.share(_solid(book, book.year), behind=" %"),
            "."),
    ]  # fmt: skip


def _five_years(book: Book) -> Table:
    years = _years(book)
    lines = (("Verksamhetens intäkter, tkr", "income"), ("Verksamhetens kostnader, tkr", "costs"),
             ("Årets resultat, tkr", "result"), ("Eget kapital, tkr", "equity"),
             ("Balansomslutning, tkr", "assets"))  # fmt: skip
    rows = [row(name, [_PEN(book(what, year=y)) for y in years]) for name, what in lines]
    rows += [
        row("Soliditet, %", [_PEN.share(_solid(book, y)) for y in years]),
        row("Invånare i medlemskommunerna", [_PEN.people(book("living", year=y)) for y in years]),
        row("Medlemsbidrag, kr per invånare", [Pen("kr")(book.per("members", "living", year=y))
                                               for y in years]),
        row("Antal insatser", [_PEN.people(book("calls", "all", y)) for y in years]),
    ]  # fmt: skip
    return table("", ["", *map(str, years)], rows)


def _five_text(book: Book) -> list[Sentence]:
    year, first = book.year, book.year - 4
    more = book.register.difference(book("equity"), book("equity", year=first))
    each, then = book.per("members", "living"), book.per("members", "living", year=first)
    up = book.register.growth(each, then)
    share = book.register.difference(_solid(book, year), _solid(book, year - 1))
    kr = Pen("kr", 0, behind=" kronor")
    return plain([
        say(f"Sedan {first} har det egna kapitalet ", turn(more, "vuxit", "minskat"), " med ",
            _MN.size(more, "difference"), " till ", _MN(book("equity")), "."),
        say("Bidraget per invånare har gått från ", kr(then), " till ", kr(each), ", en ",
            turn(up, "ökning", "minskning"), " på ",
            _MN.share(up, behind=" procent", size=True), " under perioden."),
        say("Soliditeten har under det senaste året ", turn(share, "stärkts", "försvagats"),
            " med ", _MN.points(share, " procentenheter"), "."),
    ])  # fmt: skip


def _members(book: Book) -> Table:
    rows = []
    last = book.year - 1
    for who, name, _share in (*_MEMBERS, ("we", "Summa", 0)):
        part = book.register.quotient(book("members", who), book("members"))
        cells = [_PEN.people(book("living", who)), _PEN(book("members", who)),
                 _PEN(book("members", who, last)), _PEN.share(book.growth("members", who)),
                 None if who == "we" else _PEN.share(part),
                 Pen("kr")(book.per("members", "living", who), role="share")]  # fmt: skip
        rows.append(row(name, cells, "sum" if who == "we" else "item"))
    heads = ["Kommun", "Invånare", f"Bidrag {book.year}, tkr", f"Bidrag {last}, tkr", "Ökning, %",
             "Andel, %", "Kr/inv"]  # fmt: skip
    return table("Medlemsbidrag", heads, rows)


def _members_text(book: Book) -> list[Sentence]:
    (who, name, _), (other, second, _) = _MEMBERS[0], _MEMBERS[2]
    part = book.register.quotient(book("members", who), book("members"))
    more = book.change("members", other)
    return [
        say(f"{name} betalar mest, ", _TEXT(book("members", who)), " eller ",
            _TEXT.share(part, behind=" procent"), " av bidragen på sammanlagt ",
            _MN(book("members")), "."),
        *plain([
            say(f"För {second} ", turn(more, "höjdes", "sänktes"), " bidraget med ",
                _TEXT.size(more, "difference"), ", från ",
                _TEXT(book("members", other, book.year - 1)), " till ",
                _TEXT(book("members", other)), "."),
        ]),
    ]  # fmt: skip


def _calls_text(book: Book) -> list[Sentence]:
    changes = {one[0]: book.change("calls", one[0]) for one in _CALLS}
    up = book.register.count("kinds of calls up", changes.values(), 1)
    most = max(_CALLS, key=lambda one: book("calls", one[0]).value)
    part = book.register.quotient(book("calls", most[0]), book("calls", "all"))
    return [
        say("Under året genomfördes ", _TEXT.people(book("calls", "all")), " insatser, att jämföra"
            " med ", _TEXT.people(book("calls", "all", book.year - 1)), " året före."),
        say("Vanligast är ", most[1].lower(), ", ", _TEXT.people(book("calls", most[0])),
            " stycken, som utgör ", _TEXT.share(part, behind=" procent"), " av insatserna."),
        say("Antalet har ökat inom ", counted(up), " av de ", str(len(_CALLS)),
            " händelsetyperna."),
    ]  # fmt: skip


def _calls(book: Book) -> Table:
    rows = []
    years = sorted(_years(book))[2:]
    for who, name, _many in (*_CALLS, ("all", "Totalt antal insatser", 0)):
        cells = [_PEN.people(book("calls", who, y)) for y in years]
        more = _PEN.people(book.change("calls", who), "" if who == "all" else "difference")
        rows.append(row(name, [*cells, more], "sum" if who == "all" else "item"))
    return table("Händelsetyper", ["", *map(str, years), "+/-"], rows)


def _calls_more(book: Book) -> list[Sentence]:
    said = []
    for who, name, _many in book.chance.sample(_CALLS[:6], 3):
        more, last = book.change("calls", who), book("calls", who, book.year - 1)
        said.append(
            say(f"{name}: ", _TEXT.people(book("calls", who)), " insatser, ",
                _TEXT.people(more, "difference", True), " ", turn(more, "fler", "färre"),
                f" än {book.year - 1} (", _TEXT.people(last), ").")
        )  # fmt: skip
    return plain(said)


def _staff_text(book: Book) -> list[Sentence]:
    full, part = book("crew", "full"), book("crew", "part")
    women = book.register.quotient(book("women"), book("crew", "all"))
    ill = book.change("ill")
    return [
        say("Förbundet hade ", _TEXT.people(book("crew", "all")), " anställda, varav ",
            _TEXT.people(full), " på heltid och ", _TEXT.people(part),
            " i beredskap (deltidsbrandmän)."),
        say("Andelen kvinnor är ", _TEXT.share(women, behind=" %"), "."),
        *plain([
            say("Sjukfrånvaron gick från ", _TEXT.share(book("ill", year=book.year - 1)), " till ",
                _TEXT.share(book("ill"), behind=" %"), ", det vill säga ",
                turn(ill, "upp", "ner"), " ", _TEXT.points(ill, " procentenheter"), "."),
        ]),
    ]  # fmt: skip


def _staff(book: Book) -> Table:
    years = (book.year, book.year - 1, book.year - 2)
    people = _PEN.people
    rows = [
        row("Heltidsanställda", [people(book("crew", "full", y)) for y in years]),
        row("Räddningspersonal i beredskap", [people(book("crew", "part", y)) for y in years]),
        row("Summa anställda", [people(book("crew", "all", y)) for y in years], "sum"),
        row("varav kvinnor", [people(book("women", year=y)) for y in years]),
        row("Övningstimmar", [people(book("drills", year=y)) for y in years]),
        row("Sjukfrånvaro, %", [_PEN.share(book("ill", year=y)) for y in years]),
    ]
    return table("", ["Personal 31 december", *map(str, years)], rows)


def _outcome_text(book: Book) -> list[Sentence]:
    staff, gap = book.growth("staff"), book.gap("costs", better=-1)
    income, alarm = book.change("income"), book.change("alarm")
    return plain([
        say("Kostnaderna uppgick till ", _TEXT(book("costs")), ", vilket är ",
            _TEXT.size(gap, "difference"), " ", turn(gap, "lägre", "högre"), " än budget."),
        say("Personalkostnaderna ", turn(staff, "ökade", "minskade"), " med ",
            _TEXT.share(staff, behind=" procent", size=True), " till ", _MN(book("staff")), "."),
        say("Intäkterna ", turn(income, "ökade", "minskade"), " med ",
            _TEXT.size(income, "difference"), " jämfört med föregående år."),
        say("Från automatlarm kom ", _TEXT(book("alarm")), ", ", _TEXT.size(alarm, "difference"),
            " ", turn(alarm, "mer", "mindre"), " än året innan."),
    ])  # fmt: skip


def _results(book: Book) -> Table:
    rows = []
    lines = (
        *((what, name, note, 1, "item") for what, name, note, _m in _INCOME),
        ("income", "Summa intäkter", "", 1, "sum"),
        *((what, name, note, -1, "item") for what, name, note, _m in _COSTS),
        ("costs", "Summa kostnader", "", -1, "sum"),
        ("before", "Verksamhetens resultat", "", 1, "sum"),
        ("gain", "Finansiella intäkter", "10", 1, "item"),
        ("paid", "Finansiella kostnader", "11", -1, "item"),
        ("result", "Årets resultat", "12", 1, "sum"),
    )
    for what, name, note, better, kind in lines:
        role: Role = "difference" if kind == "item" else ""
        cells: list[Cell] = [note, _PEN(book(what)), _PEN(book(what, basis="budget")),
                 _PEN(book.gap(what, better=better), role=role),
                 _PEN(book(what, year=book.year - 1))]  # fmt: skip
        rows.append(row(name, cells, kind))
    heads = ["Tkr", "Not", f"Utfall {book.year}", f"Budget {book.year}", "Avvikelse",
             f"Utfall {book.year - 1}"]  # fmt: skip
    return table("Resultaträkning", heads, rows)


def _required(book: Book) -> Table:
    years = (book.year, book.year - 1)
    rows = [
        row("Årets resultat", [_PEN(book("result", year=y)) for y in years]),
        row("Reducering för realisationsvinster", [_PEN(book("gone", year=y), -1) for y in years]),
        row("Årets balanskravsresultat", [_PEN(book("lawful", year=y)) for y in years], "sum"),
    ]
    return table("", ["Tkr", *map(str, years)], rows)


def _required_text(book: Book) -> list[Sentence]:
    lawful = book("lawful")
    return [
        say("Efter justering för realisationsvinster, ", _TEXT(book("gone")),
            ", är balanskravsresultatet ", _TEXT(lawful), "."),
        *plain([say("Det är ", turn(lawful, "positivt", "negativt"), ".")]),
    ]  # fmt: skip


def _balance(book: Book) -> Table:
    years = (book.year, book.year - 1)
    lines = (
        *((what, name, "item") for what, name, _m in _ASSETS),
        ("assets", "Summa tillgångar", "sum"), ("opening", "Ingående eget kapital", "item"),
        ("result", "Årets resultat", "item"), ("equity", "Summa eget kapital", "sum"),
        ("provided", "Avsättning för pensioner", "item"), ("loan", "Långfristiga skulder", "item"),
        ("short", "Kortfristiga skulder", "item"),
    )  # fmt: skip
    rows = [row(name, [_PEN(book(what, year=y)) for y in years], kind)
            for what, name, kind in lines]  # fmt: skip
    rows.append(row("Summa eget kapital, avsättningar och skulder",
                    [_PEN(book("assets", year=y)) for y in years], "sum"))  # fmt: skip
    return table("", ["Tkr", f"{years[0]}-12-31", f"{years[1]}-12-31"], rows)


def _balance_text(book: Book) -> list[Sentence]:
    money, pension = book.change("money"), book.growth("provided")
    return plain([
        say("Likvida medel ", turn(money, "ökade", "minskade"), " med ",
            _TEXT.size(money, "difference"), " och var ", _TEXT(book("money")),
            " den 31 december."),
        say("Pensionsavsättningen är ", _MN(book("provided")), ", ",
            _MN.share(pension, behind=" procent", size=True), " ",
            turn(pension, "större", "mindre"), " än året innan."),
    ])  # fmt: skip


FAMILY = Family("rescue-federation", make)
