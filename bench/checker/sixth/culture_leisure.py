"""A culture and leisure board: volumes of many kinds by place, sex and year, key figures in kronor
a visit, a loan, a pupil and an inhabitant, grants to clubs, money in thousands."""

from __future__ import annotations

from random import Random

from ..compose import Pen, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Cell, Head, Heading, NumberStyle, Paper, Sentence, Table, printed
from ..quantities import Quantity
from ._books import Books, about, listed, number, shown

_FIELDS = (
    ("Bibliotek", "library", 24.0, 0.05), ("Kulturskola", "music", 17.0, 0.11),
    ("Allmän kultur", "art", 9.0, 0.08), ("Fritidsgårdar", "youth", 13.0, 0.04),
    ("Simhall och bad", "bath", 31.0, 0.38), ("Idrottsanläggningar", "sport", 38.0, 0.16),
    ("Stöd till föreningar", "clubs", 15.0, 0.0), ("Nämnd och stab", "board", 7.0, 0.03),
)  # fmt: skip
_PLACES = (("Huvudbiblioteket", "main", 148), ("Filialen Söderbo", "south", 31),
           ("Filialen Ekängen", "oak", 22), ("Meröppet Hamnen", "port", 14),
           ("Bokbussen", "bus", 6))  # fmt: skip
_LOANS = (("Böcker, vuxna", "adult", 96), ("Böcker, barn och unga", "child", 128),
          ("E-böcker och e-ljudböcker", "digital", 27), ("Övriga medier", "media", 9))  # fmt: skip
_COURSES = (("Piano och klaviatur", "piano"), ("Stråkar", "string"), ("Gitarr och bas", "guitar"),
            ("Dans", "dance"), ("Teater", "play"), ("Bild och form", "form"))  # fmt: skip
_BATHS = (("Allmänhetens bad", "public", 88), ("Skolor", "school", 24), ("Föreningar", "club", 31),
          ("Gym och gruppträning", "gym", 46))  # fmt: skip
_GRANTS = (("Aktivitetsbidrag", "active", 4.6), ("Lokalbidrag", "place", 5.1),
           ("Kulturbidrag", "culture", 2.2), ("Studieförbund", "study", 1.9),
           ("Ledarutbildning", "leader", 0.4))  # fmt: skip
_BOTH = ("outcome", "budget")
_PEN = Pen("tkr", 0, NumberStyle(negative="–"))
_TKR = Pen("tkr", 0, behind=" tkr")
_MKR = Pen("mnkr", 1, behind=" miljoner")
_KR = Pen("kr", 0, behind=" kronor")
_BARE = Pen("kr", 0)


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    books = Books(m, chance)
    _fill(books)
    blocks: list[Block] = [
        Heading("Kultur- och fritidsnämnden", 1),
        text("Nämnden ansvarar för bibliotek, kulturskola, fritidsgårdar, bad och idrott."),
        Heading("Viktiga händelser", 2),
        *(item(one) for one in _events(books)),
        Heading("Bibliotek", 2),
        text(*_library_told(books)),
        _library(books),
        _loans(books),
        Heading("Kulturskola", 2),
        _school(books),
        text(*_school_told(books)),
        Heading("Bad och idrott", 2),
        text(*_bath_told(books)),
        _bath(books),
        Heading("Unga och fritid", 2),
        *_youth(books),
        Heading("Föreningsbidrag", 2),
        *_grants(books),
        Heading("Ekonomi", 2),
        text(*_money_told(books)),
        _money(books),
        Heading("Nyckeltal", 2),
        _figures(books),
        text(*_figures_told(books)),
    ]
    return Paper(f"Verksamhetsberättelse {m.year} – kultur- och fritidsnämnden", tuple(blocks))


def _fill(books: Books) -> None:
    size = float(books.m.size)
    for _name, who, cost, covered in _FIELDS:
        books.put("kf-cost", who, size * cost * 1_000_000, back=2, spread=0.03)
        books.put("kf-income", who, size * cost * covered * 1_000_000 + 20_000, back=2, spread=0.1)
        books.plan("kf-cost", who, 0.03)
        books.plan("kf-income", who, 0.09)
        books.add("kf-net", who, [("kf-cost", who, 1), ("kf-income", who, -1)], _BOTH)
    for what in ("kf-cost", "kf-income", "kf-net"):
        books.add(what, "kf", [(what, who, 1) for _n, who, *_r in _FIELDS], _BOTH)
    for basis, back in (("outcome", 2), ("outcome", 1), ("outcome", 0), ("budget", 0)):
        net, spent, income = (books.get(what, "kf", books.m.year - back, basis)
                              for what in ("kf-net", "kf-cost", "kf-income"))  # fmt: skip
        books.m.register.follows(net, [(spent, 1), (income, -1)])
    _fill_volumes(books, size)
    _fill_people(books, size)


def _fill_volumes(books: Books, size: float) -> None:
    for _label, who, middle in _PLACES:
        books.put("came", who, middle * size * 1000, "count", back=2, spread=0.07)
    books.add("came", "places", [("came", who, 1) for _l, who, _m in _PLACES])
    for _label, who, middle in _LOANS:
        drift = 0.09 if who == "digital" else 0.005
        books.put("lent", who, middle * size * 1000, "count", back=4, spread=0.04, drift=drift)
    books.add("lent", "loans", [("lent", who, 1) for _l, who, _m in _LOANS])
    for _label, who, middle in _BATHS:
        books.put("swam", who, middle * size * 1000, "count", back=2, spread=0.06)
    books.add("swam", "baths", [("swam", who, 1) for _l, who, _m in _BATHS])
    books.put("events", "kf", 420 * size, "count", back=1, spread=0.1)
    books.put("viewers", "kf", 21_500 * size, "count", back=1, spread=0.1)
    books.put("hours", "sport", 46_000 * size, "count", back=1, spread=0.05)
    books.put("free", "sport", 61_000 * size, "count", back=1, spread=0.005)
    for _label, who, given in _GRANTS:
        books.put("given", who, given * size * 1_000_000, spread=0.05)
        books.put("clubs", who, 30 * size + given * 9, "count", spread=0.08)
        books.plan("given", who, 0.06)
    books.add("given", "grants", [("given", who, 1) for _l, who, _m in _GRANTS], _BOTH)


def _fill_people(books: Books, size: float) -> None:
    for place, (_label, who) in enumerate(_COURSES):
        middle = (150, 62, 118, 170, 75, 58)[place] * size
        girls = (0.55, 0.66, 0.31, 0.89, 0.7, 0.74)[place]
        books.put("girls", who, middle * girls + 2, "count", spread=0.09)
        books.put("boys", who, middle * (1 - girls) + 2, "count", spread=0.12)
        books.add("pupils", who, [("girls", who, 1), ("boys", who, 1)])
        books.put("queue", who, middle * 0.2 + 1, "count", spread=0.3)
    for what in ("girls", "boys", "pupils", "queue"):
        books.add(what, "courses", [(what, who, 1) for _label, who in _COURSES])
    for year in (books.m.year - 1, books.m.year):
        all_pupils, hers, his = (books.get(what, "courses", year)
                                 for what in ("pupils", "girls", "boys"))  # fmt: skip
        books.m.register.follows(all_pupils, [(hers, 1), (his, 1)])
    for who, middle in (("north", 7100), ("middle", 9800), ("lake", 4300)):
        books.put("yg", who, middle * size * 0.44, "count", spread=0.1)
        books.put("yb", who, middle * size * 0.56, "count", spread=0.1)
        books.add("young", who, [("yg", who, 1), ("yb", who, 1)])
    for what in ("yg", "yb", "young"):
        books.add(what, "yards", [(what, who, 1) for who in ("north", "middle", "lake")])


def _events(books: Books) -> list[Sentence]:
    m = books.m
    swam, lent = m.change("swam", "baths"), m.change("lent", "loans")
    left = books.saved("kf-net", "kf")
    events = m.change("events", "kf")
    return shown([
        say("Simhallen hade ", number(books.get("swam", "baths")), " besök, ",
            turn(swam, "en ökning", "en minskning"), " med ",
            Pen().share(m.growth("swam", "baths"), behind=" procent", size=True), "."),
        say("Bibliotekens utlån ", turn(lent, "steg", "sjönk"), " till ",
            number(books.get("lent", "loans")), " (", number(books.get("lent", "loans",
                                                                       m.year - 1)), ")."),
        say(number(books.get("events", "kf")), " evenemang arrangerades med sammanlagt ",
            number(books.get("viewers", "kf")), " besökare, och det var ",
            number(events, size=True), turn(events, " fler", " färre"), " evenemang än ",
            str(m.year - 1), "."),
        say("Nämnden redovisar ", turn(left, "ett överskott", "ett underskott"), " på ",
            _TKR.size(left, "difference"), "."),
    ])  # fmt: skip


def _library_told(books: Books) -> list[Sentence]:
    m, reg = books.m, books.m.register
    came, main = m.change("came", "places"), books.get("came", "main")
    two = reg.difference(books.get("came", "bus"), books.get("came", "bus", m.year - 2))
    digital, child = m.change("lent", "digital"), m.change("lent", "child")
    return shown([
        say("Biblioteken tog emot ", number(books.get("came", "places")), " besök under året, ",
            number(came, size=True), turn(came, " fler", " färre"), " än ", str(m.year - 1), "."),
        say("Av dem var ", number(main), " på huvudbiblioteket, vilket är ",
            Pen().share(reg.quotient(main, books.get("came", "places")), behind=" procent"), "."),
        say("Bokbussen besöktes av ", number(books.get("came", "bus")), " personer; sedan ",
            str(m.year - 2), " har antalet ", turn(two, "vuxit", "sjunkit"), " med ",
            number(two, size=True), "."),
        say("De digitala lånen ", turn(digital, "ökade", "minskade"), " med ",
            Pen().share(m.growth("lent", "digital"), behind=" %", size=True),
            " och barnbokslånen ", turn(child, "ökade", "minskade"), " från ",
            number(books.get("lent", "child", m.year - 1)), " till ",
            number(books.get("lent", "child")), "."),
        say("Barn och unga står för ",
            Pen().share(reg.quotient(books.get("lent", "child"), books.get("lent", "loans")),
                        behind=" procent"), " av utlåningen."),
    ])  # fmt: skip


def _library(books: Books) -> Table:
    years = [books.m.year - 2, books.m.year - 1, books.m.year]
    rows = []
    for label, who in [*((a, b) for a, b, _c in _PLACES), ("Totalt antal besök", "places")]:
        cells: list[Cell] = [number(books.get("came", who, year)) for year in years]
        change = books.m.change("came", who)
        cells.append(Pen().people(change, "" if who == "places" else "difference"))
        rows.append(row(label, cells, "sum" if who == "places" else "item"))
    heads = ["Besök per bibliotek", *map(str, years), f"Förändring {years[1]}–{years[2]}"]
    return table("", heads, rows)


def _loans(books: Books) -> Table:
    years = sorted(books.m.years)
    rows = []
    for label, who in [*((a, b) for a, b, _c in _LOANS), ("Samtliga utlån", "loans")]:
        cells = [number(books.get("lent", who, year)) for year in years]
        rows.append(row(label, cells, "sum" if who == "loans" else "item"))
    each = [printed(books.m.register.quotient(books.get("lent", "loans", year),
                                              books.m("inhabitants", year=year)), "", 1)
            for year in years]  # fmt: skip
    rows.append(row("Utlån per invånare", each))
    return table("Utlån efter medietyp", ["Antal", *map(str, years)], rows)


def _school(books: Books) -> Table:
    m = books.m
    rows = []
    for label, who in [*_COURSES, ("Alla ämnen", "courses")]:
        cells: list[Cell] = [number(books.get(what, who)) for what in ("girls", "boys", "pupils")]
        cells.append(number(books.get("pupils", who, m.year - 1)))
        share = m.register.quotient(books.get("girls", who), books.get("pupils", who))
        cells += [Pen(share_decimals=0).share(share, role=""), number(books.get("queue", who))]
        rows.append(row(label, cells, "sum" if who == "courses" else "item"))
    heads: list[list[str | Head]] = [
        ["", Head(str(m.year), 3), str(m.year - 1), "Andel flickor", "I kö"],
        ["Ämne", "Flickor", "Pojkar", "Elever", "Elever", f"{m.year}, %", f"31/12 {m.year}"],
    ]
    return tall("Elever i kulturskolan", heads, rows)


def _school_told(books: Books) -> list[Sentence]:
    m, reg = books.m, books.m.register
    whole, more = books.get("pupils", "courses"), m.change("pupils", "courses")
    girls = reg.quotient(books.get("girls", "courses"), whole)
    big = max(_COURSES, key=lambda one: books.get("pupils", one[1]).value)
    fewer = [label.lower() for label, who in _COURSES if m.change("pupils", who).value < 0]
    queue = m.change("queue", "courses")
    told = shown([
        say("Kulturskolan hade ", number(whole), " elever vid höstterminens slut, ",
            number(more, size=True), turn(more, " fler", " färre"), " än hösten innan."),
        say(Pen().share(girls, behind=" procent"), " av dem är flickor."),
        say(f"Flest elever har {big[0].lower()} med ", number(books.get("pupils", big[1])),
            ", fördelade på ", number(books.get("girls", big[1])), " flickor och ",
            number(books.get("boys", big[1])), " pojkar."),
        say("I kön stod ", number(books.get("queue", "courses")), " barn, ",
            turn(queue, "upp", "ned"), " från ", number(books.get("queue", "courses", m.year - 1)),
            " ett år tidigare."),
    ])  # fmt: skip
    if fewer:
        told.append(say(f"Antalet elever gick ned i {listed(fewer)}."))
    return told


def _bath(books: Books) -> Table:
    m = books.m
    years = (m.year, m.year - 1, m.year - 2)
    rows = []
    for label, who in [*((a, b) for a, b, _c in _BATHS), ("Summa besök", "baths")]:
        cells: list[Cell] = [number(books.get("swam", who, year)) for year in years]
        cells.append(Pen().share(m.growth("swam", who), role="share"))
        rows.append(row(label, cells, "sum" if who == "baths" else "item"))
    heads = ["Simhallen", *map(str, years), "Förändring, %"]
    return table("Antal besök i simhallen", heads, rows)


def _bath_told(books: Books) -> list[Sentence]:
    m, reg = books.m, books.m.register
    swam, gym = m.change("swam", "baths"), m.change("swam", "gym")
    used = reg.quotient(books.get("hours", "sport"), books.get("free", "sport"))
    last = reg.quotient(books.get("hours", "sport", m.year - 1),
                        books.get("free", "sport", m.year - 1))  # fmt: skip
    points = reg.difference(used, last)
    return shown([
        say("Antalet besök i simhallen ", turn(swam, "ökade", "minskade"), " med ",
            number(swam, size=True), ", från ", number(books.get("swam", "baths", m.year - 1)),
            " till ", number(books.get("swam", "baths")), "."),
        say("Gym och gruppträning svarade för ", number(books.get("swam", "gym")), " av besöken, ",
            number(gym, size=True), turn(gym, " fler", " färre"), " än året före."),
        say("Skolor och föreningar gjorde ", number(books.get("swam", "school")),
            " respektive ", number(books.get("swam", "club")), " besök."),
        say("I idrottshallarna bokades ", number(books.get("hours", "sport")), " timmar av ",
            number(books.get("free", "sport")), " möjliga."),
        say("Beläggningen blev då ", Pen().share(used, behind=" procent"), ", ",
            turn(points, "upp", "ned"), " ", Pen().points(points), "."),
    ])  # fmt: skip


_YARDS = (("Norrgården", "north"), ("Centrumhuset", "middle"), ("Sjövik", "lake"))


def _youth(books: Books) -> list[Block]:
    m, reg = books.m, books.m.register
    rows = []
    for label, who in [*_YARDS, ("Totalt", "yards")]:
        cells = [number(books.get(what, who, year))
                 for year in (m.year - 1, m.year) for what in ("yg", "yb", "young")]  # fmt: skip
        rows.append(row(label, cells, "sum" if who == "yards" else "item"))
    more = m.change("young", "yards")
    best = max(_YARDS, key=lambda one: books.get("young", one[1]).value)
    girls = reg.quotient(books.get("yg", "yards"), books.get("young", "yards"))
    before = reg.quotient(books.get("yg", "yards", m.year - 1),
                          books.get("young", "yards", m.year - 1))  # fmt: skip
    told = shown([
        say("Fritidsgårdarna räknade in ", number(books.get("young", "yards")), " besök, ",
            turn(more, "en uppgång", "en nedgång"), " med ", number(more, size=True), "."),
        say("Flickornas andel var ", Pen().share(girls, behind=" procent"), " mot ",
            Pen().share(before, behind=" procent"), " ", str(m.year - 1), "."),
        say(f"{best[0]} är mest besökt med ", number(books.get("young", best[1])), " besök, varav ",
            number(books.get("yb", best[1])), " av pojkar."),
    ])  # fmt: skip
    heads: list[list[str | Head]] = [
        ["", Head(str(m.year - 1), 3), Head(str(m.year), 3)],
        ["Fritidsgård", *("Flickor", "Pojkar", "Alla") * 2],
    ]
    return [tall("Besök på fritidsgårdar", heads, rows), text(*told)]


def _grants(books: Books) -> list[Block]:
    m, reg = books.m, books.m.register
    rows = []
    for label, who in [*((a, b) for a, b, _c in _GRANTS), ("Summa", "grants")]:
        is_sum = who == "grants"
        off = books.saved("given", who)
        clubs = None if is_sum else number(books.get("clubs", who))
        plan = books.get("given", who, basis="budget")
        cells = [clubs, _PEN(plan), _PEN(books.get("given", who)),
                 _PEN(off, role="" if is_sum else "difference"),
                 _PEN(books.get("given", who, m.year - 1))]  # fmt: skip
        rows.append(row(label, cells, "sum" if is_sum else "item"))
    place, whole = books.get("given", "place"), books.get("given", "grants")
    off = books.saved("given", "grants")
    study: Quantity = m.change("given", "study")
    told = shown([
        say("Under ", str(m.year), " delades ", *about(_MKR, whole),
            " kronor ut i bidrag till föreningslivet."),
        say("Lokalbidragen är störst, ", _TKR(place), ", och går till ",
            number(books.get("clubs", "place")), " föreningar.")
        if place.value == max(books.get("given", one[1]).value for one in _GRANTS)
        else say("Aktivitetsbidragen är störst, ", _TKR(books.get("given", "active")),
                 ", och går till ", number(books.get("clubs", "active")), " föreningar."),
        say("Studieförbunden fick ", _TKR(books.get("given", "study")), ", ",
            _TKR.size(study, "difference"), turn(study, " mer", " mindre"), " än ",
            str(m.year - 1), "."),
        say("Mot budget ", turn(off, "återstår", "fattas"), " ",
            _TKR.size(off, "difference"), ", eller ",
            Pen().share(reg.quotient(off, books.get("given", "grants", basis="budget")),
                        behind=" procent", size=True), "."),
    ])  # fmt: skip
    heads = ["Bidragsform, tkr", "Antal mottagare", "Budget", "Utfall", "Avvikelse",
             f"Utfall {m.year - 1}"]  # fmt: skip
    return [text(*told), table("", heads, rows)]


def _money(books: Books) -> Table:
    m = books.m
    rows = []
    for name, who, *_rest in (*_FIELDS, ("Totalt", "kf", 0, 0)):
        is_sum = who == "kf"
        off = books.saved("kf-net", who)
        cells = [_PEN(books.get("kf-net", who, m.year - 1)), _PEN(books.get("kf-cost", who)),
                 _PEN(books.get("kf-income", who), -1), _PEN(books.get("kf-net", who)),
                 _PEN(books.get("kf-net", who, basis="budget")),
                 _PEN(off, role="" if is_sum else "difference")]  # fmt: skip
        rows.append(row(name, cells, "sum" if is_sum else "item"))
    heads: list[list[str | Head]] = [
        ["", f"Netto {m.year - 1}", Head(str(m.year), 5)],
        ["Tkr", "Utfall", "Kostnader", "Intäkter", "Netto", "Budget netto", "Avvikelse"],
    ]
    return tall("Ekonomiskt utfall per verksamhet", heads, rows)


def _money_told(books: Books) -> list[Sentence]:
    m, reg = books.m, books.m.register
    left, more = books.saved("kf-net", "kf"), m.change("kf-net", "kf")
    order = sorted(_FIELDS, key=lambda one: books.saved("kf-net", one[1]).value)
    low, high = order[0], order[-1]
    bath = books.gap("kf-income", "bath")
    share = reg.quotient(books.get("kf-net", "sport"), books.get("kf-net", "kf"))
    return shown([
        say("Nettokostnaden för nämnden blev ", _TKR(books.get("kf-net", "kf")),
            ", att ställa mot budgetens ", _TKR(books.get("kf-net", "kf", basis="budget")), "."),
        say("Det ger ", turn(left, "ett överskott", "ett underskott"), " på ",
            _TKR.size(left, "difference"), " eller ",
            Pen().share(reg.quotient(left, books.get("kf-net", "kf", basis="budget")),
                        behind=" procent", size=True), "."),
        say("Sedan ", str(m.year - 1), " har nettokostnaden ", turn(more, "ökat", "minskat"),
            " med ", Pen().share(m.growth("kf-net", "kf"), behind=" procent", size=True), "."),
        say(f"Bäst i förhållande till budget gick {high[0].lower()} (",
            _TKR(books.saved("kf-net", high[1]), role="difference"), ") och sämst ",
            f"{low[0].lower()} (", _TKR(books.saved("kf-net", low[1]), role="difference"), ")."),
        say("Intäkterna från bad blev ", _TKR.size(bath, "difference"),
            turn(bath, " högre", " lägre"), " än budgeterat."),
        say("Idrottsanläggningarna tar ", Pen().share(share, behind=" procent"),
            " av nämndens nettokostnad i anspråk."),
    ])  # fmt: skip


_KEYS = (
    ("Nettokostnad per invånare", "kf-net", "kf", "inhabitants", "municipality"),
    ("Biblioteket, nettokostnad per invånare", "kf-net", "library", "inhabitants", "municipality"),
    ("Biblioteket, nettokostnad per utlån", "kf-net", "library", "lent", "loans"),
    ("Biblioteket, nettokostnad per besök", "kf-net", "library", "came", "places"),
    ("Kulturskolan, nettokostnad per elev", "kf-net", "music", "pupils", "courses"),
    ("Simhallen, nettokostnad per besök", "kf-net", "bath", "swam", "baths"),
    ("Fritidsgårdar, nettokostnad per besök", "kf-net", "youth", "young", "yards"),
    ("Idrottsanläggningar, nettokostnad\nper bokad timme", "kf-net", "sport", "hours", "sport"),
)  # fmt: skip


def _each(books: Books, place: int, back: int = 0) -> Quantity:
    _label, what, who, other, whose = _KEYS[place]
    year = books.m.year - back
    return books.m.register.per(books.get(what, who, year), books.get(other, whose, year))


def _figures(books: Books) -> Table:
    m = books.m
    rows = []
    for place, (label, *_rest) in enumerate(_KEYS):
        now, last = _each(books, place), _each(books, place, 1)
        change = m.register.difference(now, last)
        rows.append(row(label, [_BARE(now), _BARE(last), _BARE(change, role="difference")]))
    return table("", ["Kronor", str(m.year), str(m.year - 1), "Skillnad"], rows)


def _figures_told(books: Books) -> list[Sentence]:
    m, reg = books.m, books.m.register
    whole, last = _each(books, 0), _each(books, 0, 1)
    more = reg.difference(whole, last)
    swim = reg.difference(_each(books, 5), _each(books, 5, 1))
    return shown([
        say("Kultur och fritid kostade ", _KR(whole), " per invånare, ",
            _KR.size(more, "difference"), turn(more, " mer", " mindre"), " än ",
            str(m.year - 1), "."),
        say("Ett besök i simhallen kostade kommunen ", _KR(_each(books, 5)), ", vilket är ",
            turn(swim, "dyrare", "billigare"), " än året innan (", _KR(_each(books, 5, 1)), ")."),
        say("För varje elev i kulturskolan var nettokostnaden ", _KR(_each(books, 4)),
            " och för varje bibliotekslån ", _KR(_each(books, 2)), "."),
    ], 1)  # fmt: skip


FAMILY = Family("culture-leisure", make)
