"""A municipal housing company's annual report: five years with the newest first, rents and vacancy,
costs below zero, kronor a square metre, loans by lender and when they fall due, projects."""

from __future__ import annotations

from random import Random

from ..compose import Pen, item, plain, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Sentence, Table
from ..quantities import Quantity
from ._book import Book, run

_STYLE = NumberStyle(negative="\u2212")
_PEN = Pen("tkr", 0, _STYLE)
_TEXT = Pen("mnkr", 1, _STYLE, " Mkr")
_M2 = Pen("kr", 0, NumberStyle(), " kr/kvm")
_RENTS = (
    ("homes", "Bostäder", 152), ("shops", "Lokaler", 26), ("cars", "Garage och p-platser", 6.5),
)  # fmt: skip
_LOST = (("empty", "Outhyrda objekt", 0.021), ("cut", "Rabatter", 0.007))
_COSTS = (
    ("heat", "Uppvärmning", 21), ("water", "Vatten och avlopp", 9.5), ("power", "Fastighetsel", 6),
    ("care", "Fastighetsskötsel", 17), ("repair", "Reparationer", 14), ("admin", "Administration",
    11),
)  # fmt: skip
_AREAS = (
    ("cent", "Centrum", 0.31), ("norr", "Norrängen", 0.27), ("berg", "Bergsbacken", 0.23),
    ("hamn", "Hamngatan", 0.19),
)  # fmt: skip
_LENDERS = (
    ("kom", "Kommuninvest", 0.72),
    ("swe", "Bank", 0.17),
    ("own", "Kommunens internbank", 0.11),
)
_DUE = (
    ("y0", "Inom 1 år", 0.22),
    ("y2", "1–3 år", 0.37),
    ("y5", "3–5 år", 0.26),
    ("y9", "Senare än 5 år", 0.15),
)
_BUILT = (
    ("lind", "Kv. Linden, 32 lägenheter", 41), ("roof", "Takbyte Bergsbacken", 9),
    ("pipe", "Stambyte Norrängen etapp 2", 27), ("sun", "Solceller", 4.2),
    ("lift", "Hissar Centrum", 6.3),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    book = Book(m, chance)
    _books(book, float(m.size))
    name = f"{m.name}bostäder AB"
    blocks: list[Block] = [
        Heading("VD har ordet", 1),
        text("Vi har byggt, rustat upp och mött många nya hyresgäster.", *_foreword(book)),
        Heading("Förvaltningsberättelse", 1),
        text(f"{name} ägs till hundra procent av kommunen."),
        Heading("Uthyrning", 2),
        text(*_let_text(book)),
        _let(book),
        Heading("Flerårsöversikt", 2),
        _five_years(book),
        text(*_five_text(book)),
        Heading("Resultat", 2),
        text(*_result_text(book)),
        Heading("Investeringar", 2),
        _built(book),
        text(*_built_text(book)),
        Heading("Finansiering", 2),
        text(*_debt_text(book)),
        *_debt(book),
        Heading("Resultaträkning", 1),
        _results(book),
        Heading("Noter", 1),
        _note(book, "Not 2 Hyresintäkter", [*((w, n, 1) for w, n, _m in _RENTS),
                                            *((w, n, -1) for w, n, _m in _LOST)], "rent"),
        text(*_note_text(book)),
        _note(book, "Not 3 Driftkostnader", [(w, n, -1) for w, n, _m in _COSTS], "running"),
        *(item(one) for one in _cost_text(book)),
    ]  # fmt: skip
    return Paper(f"{name} årsredovisning {m.year}", tuple(blocks))


def _years(book: Book) -> tuple[int, ...]:
    return tuple(book.year - back for back in range(5))


def _books(book: Book, size: float) -> None:
    years = sorted(_years(book))
    for what, _name, middle in _RENTS:
        book.series(what, "we", middle * size * 1e6, years, drift=1.032, spread=0.01)
    book.series("upkeep", "we", 29 * size * 1e6, years, spread=0.12)
    book.series("fee", "we", 3.3 * size * 1e6, years, spread=0.02)
    book.series("worn", "we", 31 * size * 1e6, years, spread=0.02)
    book.series("central", "we", 7 * size * 1e6, years, spread=0.07)
    book.series("gain", "we", 0.6 * size * 1e6, years, spread=0.5)
    for what, _name, middle in _COSTS:
        book.series(what, "we", middle * size * 1e6, years, drift=1.035, spread=0.035)
    book.series("flats", "we", 1840 * size, years, drift=1.006, spread=0.003, kind="count")
    equity: Quantity | None = None
    for year in years:
        gross = sum(float(book(what, "we", year).value) for what, _n, _m in _RENTS)
        for what, _name, share in _LOST:
            book.put(what, "we", book.near(gross * share, 0.25), year)
        rent = [*((one[0], "we", 1) for one in _RENTS), *((one[0], "we", -1) for one in _LOST)]
        book.add("rent", "we", rent, [year])
        book.add("running", "we", [(one[0], "we", 1) for one in _COSTS], [year])
        book.add("operating", "we", [("rent", "we", 1), ("running", "we", -1), ("upkeep", "we", -1),
                                     ("fee", "we", -1)], [year])  # fmt: skip
        for what, share in (("kom", 0.72), ("swe", 0.17), ("own", 0.11)):
            book.put("loan", what, book.near(820 * size * share * 1e6, 0.04, step=1_000_000), year)
        book.add("loan", "all", [("loan", one[0], 1) for one in _LENDERS], [year])
        paid = float(book("loan", "all", year).value) * book.chance.uniform(0.021, 0.027)
        book.put("paid", "we", book.near(paid, 0.001), year)
        book.add("gross", "we", [("operating", "we", 1), ("worn", "we", -1), ("central", "we", -1)],
                 [year])  # fmt: skip
        book.add(
            "result", "we", [("gross", "we", 1), ("gain", "we", 1), ("paid", "we", -1)], [year]
        )
        before = book("equity", year=year - 1) if equity else None
        value = before.value if before else book.near(310 * size * 1e6, 0.1)
        start = book.put("start", "we", value, year)
        if before:
            book.register.follows(start, [(before, 1)])
        book.add("equity", "we", [("start", "we", 1), ("result", "we", 1)], [year])
        equity = book("equity", year=year)
        rest = book.near(96 * size * 1e6, 0.1)
        book.put("debts", "we", rest, year)
        book.add(
            "assets", "we", [("equity", "we", 1), ("loan", "all", 1), ("debts", "we", 1)], [year]
        )
        flats = float(book("flats", year=year).value)
        book.put("area", "we", book.near(flats * 66, 0.003, "count"), year, kind="count")
        book.put("free", "we", book.near(flats * 0.018, 0.4, "count"), year, kind="count")
        book.put("moves", "we", book.near(flats * 0.19, 0.12, "count"), year, kind="count")
        for who, _name, share in _AREAS[:-1]:
            book.put("flats", who, book.near(flats * share, 0.001, "count"), year, kind="count")
            book.put(
                "free", who, book.near(flats * share * 0.019, 0.3, "count"), year, kind="count"
            )
        some = sum(int(book("flats", one[0], year).value) for one in _AREAS[:-1])
        book.put("flats", "hamn", book("flats", year=year).value - some, year, kind="count")
        book.put("free", "hamn", book.near(flats * 0.19 * 0.019, 0.3, "count"), year, kind="count")
        book.also("flats", "we", [("flats", one[0], 1) for one in _AREAS], [year])
        book.add("free", "areas", [("free", one[0], 1) for one in _AREAS], [year])
    book.share_out(("loan", "all"), [("due", who, share) for who, _n, share in _DUE], [book.year])
    for who, _name, middle in _BUILT:
        total = book.put("built-plan", who, book.near(middle * size * 1e6, 0.1, step=100_000))
        early = book.near(float(total.value) * 0.3, 0.5)
        book.put("built-before", who, early)
        book.put("built", who, book.near(float(total.value) * 0.45, 0.3))
        book.add("built-sum", who, [("built-before", who, 1), ("built", who, 1)], [book.year])
    for what in ("built-plan", "built-before", "built", "built-sum"):
        book.add(what, "all", [(what, one[0], 1) for one in _BUILT], [book.year])
    book.also("built-sum", "all", [("built-before", "all", 1), ("built", "all", 1)], [book.year])


def _free(book: Book, who: str, year: int) -> Quantity:
    free = book("free", "areas" if who == "we" else who, year)
    return book.register.quotient(free, book("flats", who, year))


def _ratio(book: Book, one: str, of: str, year: int, who: str = "we") -> Quantity:
    return book.register.quotient(book(one, who, year), book(of, "we", year))


def _foreword(book: Book) -> list[Sentence]:
    more, rent = book.change("result"), book.growth("rent")
    paid = book.change("paid")
    return plain([
        say("Resultatet efter finansiella poster blev ", _TEXT(book("result")), ", ",
            _TEXT.size(more, "difference"), " ", turn(more, "bättre", "sämre"), " än året innan."),
        say("Hyresintäkterna ", turn(rent, "växte", "krympte"), " med ",
            _TEXT.share(rent, behind=" procent", size=True), " medan räntekostnaden ",
            turn(paid, "steg", "sjönk"), " från ", _TEXT(book("paid", year=book.year - 1)),
            " till ", _TEXT(book("paid")), "."),
    ])  # fmt: skip


def _let_text(book: Book) -> list[Sentence]:
    year, last = book.year, book.year - 1
    free, then = _free(book, "we", year), _free(book, "we", last)
    gap = book.register.difference(free, then)
    moves = _ratio(book, "moves", "flats", year)
    worst = max(_AREAS, key=lambda one: _free(book, one[0], year).value)
    return [
        *plain([
            say("Vid årsskiftet stod ", _TEXT.people(book("free", "areas")), " av bolagets ",
                _TEXT.people(book("flats")), " lägenheter tomma, vilket ger en vakansgrad på ",
                _TEXT.share(free, behind=" procent"), "."),
            say("Det är en ", turn(gap, "ökning", "minskning"), " med ", _TEXT.points(gap),
                f" jämfört med {last}."),
        ]),
        say(f"Högst vakansgrad har {worst[1]}, där ", _TEXT.people(book("free", worst[0])),
            " av ",
            _TEXT.people(book("flats", worst[0])), " lägenheter är outhyrda."),
        say("Under året flyttade ", _TEXT.people(book("moves")), " hyresgäster och omflyttningen"
            " blev ", _TEXT.share(moves, behind=" procent"), "."),
    ]  # fmt: skip


def _let(book: Book) -> Table:
    rows = []
    years = (book.year, book.year - 1)
    for who, name, _share in (*_AREAS, ("we", "Totalt", 0)):
        of = "areas" if who == "we" else who
        cells = [_PEN.people(book("flats", who, y)) for y in years]
        cells += [_PEN.people(book("free", of, y)) for y in years]
        cells += [_PEN.share(_free(book, who, y)) for y in years]
        rows.append(row(name, cells, "sum" if who == "we" else "item"))
    heads: list[list[str | Head]] = [
        ["", Head("Lägenheter", 2), Head("varav outhyrda", 2), Head("Vakansgrad, %", 2)],
        ["Område", *map(str, years), *map(str, years), *map(str, years)],
    ]
    return tall("Bestånd och vakanser 31 december", heads, rows)


def _five_years(book: Book) -> Table:
    years = _years(book)
    tkr = (("Hyresintäkter", "rent", "we"), ("Driftnetto", "operating", "we"),
           ("Resultat efter finansiella poster", "result", "we"), ("Eget kapital", "equity", "we"),
           ("Låneskuld", "loan", "all"), ("Balansomslutning", "assets", "we"))  # fmt: skip
    rows = [row(f"{name}, tkr", [_PEN(book(what, who, y)) for y in years])
            for name, what, who in tkr]  # fmt: skip
    kr = Pen("kr", 0)
    rows += [
        row("Soliditet, %", [_PEN.share(_ratio(book, "equity", "assets", y)) for y in years]),
        row("Driftnetto i % av hyresintäkterna", [_PEN.share(_ratio(book, "operating", "rent", y))
                                                  for y in years]),
        row("Antal lägenheter", [_PEN.people(book("flats", year=y)) for y in years]),
        row("Bostadsyta, kvm", [_PEN.people(book("area", year=y)) for y in years]),
        row("Hyra bostäder, kr/kvm", [kr(book.per("homes", "area", year=y)) for y in years]),
        row("Underhåll, kr/kvm", [kr(book.per("upkeep", "area", year=y)) for y in years]),
        row("Lån per kvm, kr", [kr(book.register.per(book("loan", "all", y), book("area", year=y)))
                                for y in years]),
    ]  # fmt: skip
    return table("", ["", *map(str, years)], rows)


def _five_text(book: Book) -> list[Sentence]:
    year, last = book.year, book.year - 1
    solid = _ratio(book, "equity", "assets", year)
    gap = book.register.difference(solid, _ratio(book, "equity", "assets", last))
    now, then = book.per("homes", "area"), book.per("homes", "area", year=last)
    up = book.register.growth(now, then)
    five = book.register.difference(book("rent"), book("rent", year=year - 4))
    return plain([
        say("Soliditeten är ", _TEXT.share(solid, behind=" procent"), ", ", _TEXT.points(gap), " ",
            turn(gap, "högre", "lägre"), " än vid förra bokslutet."),
        say("Hyran för bostäder var i snitt ", _M2(now), ", ",
            _TEXT.share(up, behind=" procent", size=True), " ", turn(up, "mer", "mindre"), " än ",
            str(last), " då den var ", _M2(then), "."),
        say("Under femårsperioden har hyresintäkterna ", turn(five, "ökat", "minskat"), " med ",
            _TEXT.size(five, "difference"), "."),
    ])  # fmt: skip


def _result_text(book: Book) -> list[Sentence]:
    last = book.year - 1
    net, heat = book.change("operating"), book.change("heat")
    upkeep = book.change("upkeep")
    each = book.per("upkeep", "area")
    rate = book.register.quotient(book("paid"), book("loan", "all"))
    return [
        *run(
            say("Driftnettot blev ", _TEXT(book("operating")), "."),
            say("Det är ", _TEXT.size(net, "difference"), " ", turn(net, "mer", "mindre"),
                f" än {last}, då det var ", _TEXT(book("operating", year=last)), "."),
        ),
        *plain([
            say("För underhåll användes ", _TEXT(book("upkeep")), " (",
                _TEXT(book("upkeep", year=last)), "), vilket är ", turn(upkeep, "mer", "mindre"),
                " än året innan och motsvarar ", _M2(each), "."),
            say("Uppvärmningen ", turn(heat, "blev dyrare", "blev billigare"), " med ",
                _TEXT.size(heat, "difference"), " och kostade ", _TEXT(book("heat")), "."),
        ]),
        say("Räntekostnaderna uppgick till ", _TEXT(book("paid")), ", det vill säga ",
            _TEXT.share(rate, behind=" procent"), " av låneskulden vid årets slut."),
    ]  # fmt: skip


def _built(book: Book) -> Table:
    rows = []
    for who, name, _middle in (*_BUILT, ("all", "Summa", 0)):
        left = book.register.difference(book("built-plan", who), book("built-sum", who))
        cells = [_PEN(book(what, who)) for what in ("built-plan", "built-before", "built",
                                                    "built-sum")]  # fmt: skip
        cells.append(_PEN(left, role="" if who == "all" else "difference"))
        rows.append(row(name, cells, "sum" if who == "all" else "item"))
    heads = ["Projekt, tkr", "Total budget", "Tidigare år", f"Utfall {book.year}", "Ackumulerat",
             "Återstår"]  # fmt: skip
    return table("Pågående projekt", heads, rows)


def _built_text(book: Book) -> list[Sentence]:
    part = book.register.quotient(book("built-sum", "all"), book("built-plan", "all"))
    big = max(_BUILT, key=lambda one: book("built", one[0]).value)
    left = book.register.difference(book("built-plan", big[0]), book("built-sum", big[0]))
    name = big[1].split(",")[0]
    return [
        say("Årets investeringar i pågående projekt var ", _TEXT(book("built", "all")),
            " och sammanlagt har ", _TEXT(book("built-sum", "all")), " förbrukats, ",
            _TEXT.share(part, behind=" procent"), " av den beslutade ramen."),
        *plain([
            say(f"Mest har lagts på {name}: ", _TEXT(book("built", big[0])), " i år av totalt ",
                _TEXT(book("built-plan", big[0])), "."),
            say("Efter årets utgifter är ", _TEXT.size(left, "difference"), " ",
                turn(left, "kvar att använda", "mer använt än beslutat"), " i det projektet."),
        ]),
    ]  # fmt: skip


def _debt_text(book: Book) -> list[Sentence]:
    more = book.change("loan", "all")
    soon = book.register.quotient(book("due", "y0"), book("loan", "all"))
    top = book.register.quotient(book("loan", "kom"), book("loan", "all"))
    two = book.register.total("due:two", (book("due", "y5"), book("due", "y9")))
    return [
        *plain([
            say("Lånen uppgår till ", _TEXT(book("loan", "all")), ", ",
                _TEXT.size(more, "difference"), " ", turn(more, "mer", "mindre"),
                " än föregående år."),
        ]),
        say("Hos Kommuninvest finns ", _TEXT(book("loan", "kom")), " eller ",
            _TEXT.share(top, behind=" procent"), " av skulden."),
        say("Inom ett år förfaller ", _TEXT(book("due", "y0")), ", ",
            _TEXT.share(soon, behind=" procent"), ", och ", _TEXT(two), " först efter tre år."),
    ]  # fmt: skip


def _debt(book: Book) -> list[Table]:
    pen = Pen("mnkr", 1, _STYLE)
    years = (book.year, book.year - 1)
    rows = []
    for who, name, _share in (*_LENDERS, ("all", "Summa lån", 0)):
        cells = [pen(book("loan", who, y)) for y in years]
        cells.append(pen(book.change("loan", who), role="" if who == "all" else "difference"))
        rows.append(row(name, cells, "sum" if who == "all" else "item"))
    due = []
    for who, name, _share in _DUE:
        part = book.register.quotient(book("due", who), book("loan", "all"))
        due.append(row(name, [pen(book("due", who)), pen.share(part)]))
    due.append(row("Totalt", [pen(book("loan", "all")), None], "sum"))
    return [
        table("Långivare, Mkr", ["", *map(str, years), "Förändring"], rows),
        table("Kapitalbindning", ["Förfaller", "Mkr", "Andel, %"], due),
    ]


def _results(book: Book) -> Table:
    years = (book.year, book.year - 1)
    lines = (
        ("rent", "Hyresintäkter", "2", 1, "item"), ("running", "Driftkostnader", "3", -1, "item"),
        ("upkeep", "Underhållskostnader", "", -1, "item"), ("fee", "Fastighetsavgift", "", -1,
        "item"),
        ("operating", "Driftnetto", "", 1, "sum"), ("worn", "Avskrivningar", "4", -1, "item"),
        ("central", "Centrala administrationskostnader", "5", -1, "item"),
        ("gross", "Rörelseresultat", "", 1, "sum"), ("gain", "Ränteintäkter", "", 1, "item"),
        ("paid", "Räntekostnader", "6", -1, "item"),
        ("result", "Resultat efter finansiella poster", "", 1, "sum"),
    )  # fmt: skip
    rows = [row(name, [note, *(_PEN(book(what, year=y), sign) for y in years)], kind)
            for what, name, note, sign, kind in lines]  # fmt: skip
    return table("", ["Belopp i tkr", "Not", *map(str, years)], rows)


def _note(book: Book, title: str, parts: list[tuple[str, str, int]], whole: str) -> Table:
    years = (book.year, book.year - 1)
    rows = [row(name, [_PEN(book(what, year=y), sign) for y in years])
            for what, name, sign in parts]  # fmt: skip
    sign = 1 if whole == "rent" else -1
    rows.append(row("Summa", [_PEN(book(whole, year=y), sign) for y in years], "sum"))
    return table(title, ["tkr", *map(str, years)], rows)


def _note_text(book: Book) -> list[Sentence]:
    lost = [book.register.total(f"lost:{y}", [book(one[0], year=y) for one in _LOST])
            for y in (book.year - 1, book.year)]  # fmt: skip
    more = book.register.difference(lost[1], lost[0])
    tkr = Pen("tkr", 0, _STYLE, " tkr")
    return plain([
        say("Hyresbortfallet, det vill säga outhyrt och rabatter, var ", tkr(lost[1]), " mot ",
            tkr(lost[0]), f" år {book.year - 1}, en ", turn(more, "försämring", "förbättring"),
            " med ", tkr.size(more, "difference"), "."),
    ])  # fmt: skip


def _cost_text(book: Book) -> list[Sentence]:
    said = []
    for what, name, _middle in book.chance.sample(_COSTS, 3):
        up, share = book.growth(what), book.register.quotient(book(what), book("running"))
        said.append(
            say(f"{name}: kostnaden ", turn(up, "ökade", "minskade"), " med ",
                _TEXT.share(up, behind=" procent", size=True), " och utgör ",
                _TEXT.share(share, behind=" procent"), " av driftkostnaderna.")
        )  # fmt: skip
    return plain(said)


FAMILY = Family("housing-company", make)
