"""A personnel report with the newest year first: key figures over three years, ages, turnover,
retirements to come, sick leave by length, sex and age, pay of women and men, costs in mkr."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, item, plain, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, Paper, Sentence, Table
from ..quantities import Quantity
from ._book import Book, run

_PEN = Pen("mnkr", 1)
_TEXT = Pen("mnkr", 1, behind=" mkr")
_KR = Pen("kr", 0, behind=" kronor")
_AGES = (
    ("a29", "–29 år", 0.11), ("a39", "30–39 år", 0.21), ("a49", "40–49 år", 0.25),
    ("a59", "50–59 år", 0.28), ("a60", "60 år–", 0.15),
)  # fmt: skip
_LEFT = (
    ("own", "Egen begäran", 0.066), ("old", "Pension", 0.022), ("other", "Övriga orsaker", 0.009),
)  # fmt: skip
_ILL = (
    ("s14", "Dag 1–14", 0.44), ("s59", "Dag 15–59", 0.15), ("s60", "Dag 60 och längre", 0.41),
)  # fmt: skip
_COSTS = (
    ("pay", "Månadslöner", 0.64), ("hour", "Timlöner", 0.04), ("extra", "Övertid och fyllnadstid",
    0.012),
    ("sick-pay", "Sjuklön", 0.018), ("fees", "Arbetsgivaravgifter", 0.235),
    ("pension", "Pensioner", 0.055),
)  # fmt: skip
_JOBS = (
    ("und", "Undersköterska", 29_400, 250), ("lar", "Lärare", 37_800, 240),
    ("bar", "Barnskötare", 26_900, 130), ("soc", "Socialsekreterare", 37_100, 45),
    ("fsk", "Förskollärare", 34_600, 150), ("vak", "Vaktmästare", 28_300, 30),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    book = Book(m, chance)
    years = (m.year, m.year - 1, m.year - 2)
    _books(book, m, years)
    blocks: list[Block] = [
        Heading("Personalåret i korthet", 1),
        *(item(one) for one in _short(book, m)),
        _key_figures(book, m, years),
        Heading("Medarbetarna", 1),
        text(*_employees(book, m)),
        _by_board(m),
        text(*_ages_text(book)),
        _ages(book, years),
        Heading("Personalrörlighet", 1),
        text(*_turnover_text(book, m)),
        _turnover(book, years),
        *_retire(book),
        Heading("Sjukfrånvaro", 1),
        text(*_ill_text(book, m)),
        _ill(book, m, years),
        text(*_ill_boards_text(book, m)),
        _ill_boards(book, m),
        Heading("Löner", 1),
        _wages(book),
        text(*_wages_text(book)),
        Heading("Vad personalen kostar", 1),
        text(*_costs_text(book)),
        _costs(book, years),
    ]
    return Paper(f"Personalredovisning {m.year}, {m.name} kommun", tuple(blocks))


def _books(book: Book, m: Municipality, years: tuple[int, ...]) -> None:
    for year in sorted(years):
        people = m("employees", year=year)
        book.put("head", "we", people.value, year, kind="count")
        book.register.follows(book("head", year=year), [(people, 1)])
        full = people.value * Decimal(str(book.chance.uniform(0.72, 0.84)))
        book.put("full-time", "we", Decimal(round(full)), year, kind="count")
        worked = people.value * Decimal(str(book.chance.uniform(0.93, 0.97)))
        book.put("worked", "we", Decimal(round(worked)), year, kind="count")
        for who, _name, share in _LEFT:
            gone = book.near(float(people.value) * share, 0.2)
            book.put("left", who, max(gone, Decimal(1)), year, kind="count")
        whole = m("sick-leave", "all", year)
        book.put("ill", "all", whole.value, year, kind="ratio")
        book.register.follows(book("ill", "all", year), [(whole, 1)])
    book.share_out(("head", "we"), [("head", who, share) for who, _n, share in _AGES], years)
    book.add("left", "all", [("left", one[0], 1) for one in _LEFT], years)
    parts = [("ill", who, share) for who, _name, share in _ILL]
    book.share_out(("ill", "all"), parts, years, spread=0.08)
    for year in sorted(years):
        for one in m.boards:
            near = book.near(float(m("sick-leave", "all", year).value), 0.16, "ratio")
            book.put("ill", one.key, near, year, kind="ratio")
    middle = float(m("employees", year=years[-1]).value) * 485_000
    book.series("cost", "all", middle, years, spread=0.01, drift=1.035)
    book.share_out(("cost", "all"), [("cost", who, share) for who, _n, share in _COSTS], years)
    for ahead in range(5):
        gone = book.near(float(m("employees").value) * 0.024, 0.25)
        book.put("retire", "we", gone, book.year + 1 + ahead, kind="count")
    for who, _name, pay, many in _JOBS:
        for sex, factor in (("women", 1.0), ("men", 1.008)):
            book.series(f"pay-{sex}", who, pay * factor, (book.year - 1, book.year), spread=0.012,
                        drift=1.032)  # fmt: skip
            count = many * float(m.size) * (0.8 if sex == "women" else 0.25) + 3
            book.series(f"many-{sex}", who, count, [book.year], spread=0.1, kind="count")


def _short(book: Book, m: Municipality) -> list[Sentence]:
    people, ill, cost = m.change("employees"), book.change("ill", "all"), book.change("cost", "all")
    return plain([
        say("Antalet tillsvidareanställda ", turn(people, "ökade", "minskade"), " med ",
            _TEXT.people(people, "difference", True), " till ", _TEXT.people(m("employees")), "."),
        say("Sjukfrånvaron ", turn(ill, "steg", "sjönk"), " från ",
            _TEXT.share(book("ill", "all", book.year - 1)), " till ",
            _TEXT.share(book("ill", "all"), behind=" procent"), "."),
        say("Personalkostnaderna blev ", _TEXT(book("cost", "all")), ", ",
            _TEXT.size(cost, "difference"), " ", turn(cost, "högre", "lägre"),
            " än året före."),
        say(_TEXT.people(book("left", "all")), " personer slutade sin anställning, varav ",
            _TEXT.people(book("left", "own")), " på egen begäran."),
    ])  # fmt: skip


def _share_full(book: Book, year: int) -> Quantity:
    return book.register.quotient(book("full-time", year=year), book("head", year=year))


def _moved(book: Book, who: str, year: int) -> Quantity:
    return book.register.quotient(book("left", who, year), book("head", year=year))


def _key_figures(book: Book, m: Municipality, years: tuple[int, ...]) -> Table:
    pen = _PEN
    rows = [
        row("Tillsvidareanställda", [pen.people(m("employees", year=y)) for y in years]),
        row("varav kvinnor", [pen.people(m("women", year=y)) for y in years]),
        row("varav män", [pen.people(m("men", year=y)) for y in years]),
        row("Årsarbetare", [pen.people(book("worked", year=y)) for y in years]),
        row("Heltidsanställda, antal", [pen.people(book("full-time", year=y)) for y in years]),
        row("Heltidsanställda, %", [pen.share(_share_full(book, y)) for y in years]),
        row("Personalomsättning, %", [pen.share(_moved(book, "all", y)) for y in years]),
        row("Sjukfrånvaro, %", [pen.share(book("ill", "all", y)) for y in years]),
        row("Personalkostnad, mkr", [pen(book("cost", "all", y)) for y in years]),
        row("Personalkostnad per årsarbetare, tkr",
            [Pen("tkr")(book.register.per(book("cost", "all", y), book("worked", year=y)))
             for y in years]),
    ]  # fmt: skip
    return table("Nyckeltal", ["", *map(str, years)], rows)


def _employees(book: Book, m: Municipality) -> list[Sentence]:
    women = book.register.quotient(m("women"), m("employees"))
    full, before = _share_full(book, m.year), _share_full(book, m.year - 1)
    gap = book.register.difference(full, before)
    worked = book.change("worked")
    big = max(m.boards, key=lambda one: m("employees", one.key).value)
    part = book.register.quotient(m("employees", big.key), m("employees"))
    return [
        say("I slutet av året hade kommunen ", _TEXT.people(m("employees")),
            " tillsvidareanställda: ", _TEXT.people(m("women")), " kvinnor och ",
            _TEXT.people(m("men")), " män."),
        say("Kvinnorna utgör således ", _TEXT.share(women, behind=" procent"), "."),
        *plain([
            say("Omräknat till heltider motsvarar det ", _TEXT.people(book("worked")),
                " årsarbetare, ", _TEXT.people(worked, "difference", True), " ",
                turn(worked, "fler", "färre"), f" än {m.year - 1}."),
            say("Andelen som har en heltidsanställning ", turn(gap, "ökade", "minskade"), " med ",
                _TEXT.points(gap), " och är nu ", _TEXT.share(full, behind=" procent"), "."),
        ]),
        say(f"Störst är {big.name.lower()} med ", _TEXT.people(m("employees", big.key)),
            " anställda, vilket är ", _TEXT.share(part, behind=" procent"), " av alla."),
    ]  # fmt: skip


def _by_board(m: Municipality) -> Table:
    rows = []
    for one in (*m.boards, None):
        who = one.key if one else "municipality"
        cells = [_PEN.people(m(what, who, y)) for what in ("women", "men", "employees")
                 for y in (m.year, m.year - 1)]  # fmt: skip
        rows.append(row(one.name if one else "Hela kommunen", cells, "item" if one else "sum"))
    heads: list[list[str | Head]] = [
        ["", Head("Kvinnor", 2), Head("Män", 2), Head("Samtliga", 2)],
        ["Nämnd", *(str(m.year), str(m.year - 1)) * 3],
    ]
    return tall("Tillsvidareanställda per nämnd", heads, rows)


def _ages_text(book: Book) -> list[Sentence]:
    old = book.register.total("head:50:now", (book("head", "a59"), book("head", "a60")))
    share, young = book.register.quotient(old, book("head")), book.change("head", "a29")
    return [
        say("Av medarbetarna är ", _TEXT.people(old), " personer, eller ",
            _TEXT.share(share, behind=" procent"), ", 50 år eller äldre."),
        *plain([
            say("I gruppen under 30 år har antalet ", turn(young, "stigit", "sjunkit"), " från ",
                _TEXT.people(book("head", "a29", book.year - 1)), " till ",
                _TEXT.people(book("head", "a29")), " sedan förra bokslutet."),
        ]),
    ]  # fmt: skip


def _ages(book: Book, years: tuple[int, ...]) -> Table:
    rows = []
    for who, name in (*((one[0], one[1]) for one in _AGES), ("we", "Totalt")):
        kind = "sum" if who == "we" else "item"
        cells = [_PEN.people(book("head", who, y)) for y in years]
        share = book.register.quotient(book("head", who), book("head")) if who != "we" else None
        rows.append(row(name, [*cells, _PEN.share(share) if share else None], kind))
    heads = ["Åldersgrupp", *map(str, years), f"Andel {years[0]}, %"]
    return table("Anställda efter ålder, antal", heads, rows)


def _turnover_text(book: Book, m: Municipality) -> list[Sentence]:
    more, own = book.change("left", "all"), book.change("left", "own")
    now, then = _moved(book, "all", m.year), _moved(book, "all", m.year - 1)
    gap = book.register.difference(now, then)
    return plain([
        say("Under året avslutade ", _TEXT.people(book("left", "all")), " tillsvidareanställda sin"
            " anställning, ", _TEXT.people(more, "difference", True), " ",
            turn(more, "fler", "färre"), " än föregående år."),
        say("Personalomsättningen blev därmed ", _TEXT.share(now, behind=" procent"),
            " jämfört med ",
            _TEXT.share(then, behind=" procent"), ", en ", turn(gap, "uppgång", "nedgång"), " på ",
            _TEXT.points(gap), "."),
        say("De som lämnade på egen begäran var ", _TEXT.people(book("left", "own")), " (",
            _TEXT.people(book("left", "own", m.year - 1)), "), alltså ",
            turn(own, "fler", "färre"), " än senast."),
        say("Till pension gick ", _TEXT.people(book("left", "old")), " medarbetare."),
    ])  # fmt: skip


def _turnover(book: Book, years: tuple[int, ...]) -> Table:
    rows = []
    for who, name in (*((one[0], one[1]) for one in _LEFT), ("all", "Summa avgångar")):
        cells = [_PEN.people(book("left", who, y)) for y in years]
        shares = [_PEN.share(_moved(book, who, y)) for y in years]
        rows.append(row(name, [*cells, *shares], "sum" if who == "all" else "item"))
    heads: list[list[str | Head]] = [
        ["", Head("Antal", 3), Head("Procent av anställda", 3)],
        ["Avgångsorsak", *map(str, years), *map(str, years)],
    ]
    return tall("Avgångar", heads, rows)


def _retire(book: Book) -> list[Block]:
    years = [book.year + 1 + ahead for ahead in range(5)]
    each = [book("retire", year=y) for y in years]
    whole = book.register.total("retire:all", each)
    share = book.register.quotient(whole, book("head"))
    heads = ["", *map(str, years), "Summa"]
    cells = [*map(_PEN.people, each), _PEN.people(whole, "sum")]
    return [
        table("Väntade pensionsavgångar vid 66 års ålder", heads, [row("Antal", cells)]),
        text(
            say("De närmaste fem åren väntas ", _TEXT.people(whole), " medarbetare gå i pension,"
                " motsvarande ", _TEXT.share(share, behind=" procent"),
                " av dagens tillsvidareanställda."),
            say(f"Redan {years[0]} gäller det ", _TEXT.people(each[0]), " personer."),
        ),
    ]  # fmt: skip


def _ill_text(book: Book, m: Municipality) -> list[Sentence]:
    last = m.year - 1
    women, men = m("sick-leave", "women"), m("sick-leave", "men")
    apart = book.register.difference(women, men)
    long = book.register.quotient(book("ill", "s60"), book("ill", "all"))
    return [
        *run(
            say("Den sammanlagda sjukfrånvaron var ", _TEXT.share(book("ill", "all"),
                behind=" procent"),
                " av den ordinarie arbetstiden."),
            say("Det är ", _TEXT.points(book.change("ill", "all")), " ",
                turn(book.change("ill", "all"), "högre", "lägre"), f" än {last}."),
            say("Korttidsfrånvaron, dag 1 till 14, ",
                turn(book.change("ill", "s14"), "gick upp", "gick ned"), " med ",
                _TEXT.points(book.change("ill", "s14")), " till ",
                _TEXT.share(book("ill", "s14"), behind=" procent"), "."),
        ),
        say("Av sjukfrånvaron var ", _TEXT.share(long, behind=" procent"),
            " långvarig, det vill säga 60 dagar eller mer."),
        *plain([
            say("Kvinnors sjukfrånvaro (", _TEXT.share(women, behind=" procent"), ") är ",
                _TEXT.points(apart), " ", turn(apart, "högre", "lägre"), " än mäns (",
                _TEXT.share(men, behind=" procent"), ")."),
            say("Bland medarbetare som är 29 år eller yngre var den ",
                _TEXT.share(m("sick-leave", "age 29"), behind=" procent"), " mot ",
                _TEXT.share(m("sick-leave", "age 29", last), behind=" procent"), f" {last}."),
        ]),
    ]  # fmt: skip


def _ill(book: Book, m: Municipality, years: tuple[int, ...]) -> Table:
    rows = []
    for who, name in (*((one[0], one[1]) for one in _ILL), ("all", "Total sjukfrånvaro")):
        cells = [_PEN.share(book("ill", who, y), role="sum" if who == "all" else "share")
                 for y in years]  # fmt: skip
        more = _PEN(book.change("ill", who), role="difference")
        rows.append(row(name, [*cells, more], "sum" if who == "all" else "item"))
    for name, who in (("Kvinnor", "women"), ("Män", "men"), ("29 år och yngre", "age 29"),
                      ("30–49 år", "age 30-49"), ("50 år och äldre", "age 50")):  # fmt: skip
        cells = [_PEN.share(m("sick-leave", who, y)) for y in years]
        rows.append(row(name, [*cells, _PEN(m.change("sick-leave", who), role="difference")]))
    heads = ["Procent av ordinarie arbetstid", *map(str, years), "Förändring, procentenheter"]
    return table("Sjukfrånvaro", heads, rows)


def _ill_boards_text(book: Book, m: Municipality) -> list[Sentence]:
    by_size = sorted(m.boards, key=lambda one: book("ill", one.key).value)
    low, high = by_size[0], by_size[-1]
    changes = [book.change("ill", one.key) for one in m.boards]
    fell = m.register.count("boards with less sick leave", changes, -1)
    return [
        say(f"Högst är sjukfrånvaron inom {high.name.lower()}, ",
            _TEXT.share(book("ill", high.key), behind=" procent"), f", och lägst inom "
            f"{low.name.lower()}, ", _TEXT.share(book("ill", low.key), behind=" procent"), "."),
        say("Hos ", counted(fell), f" av {len(m.boards)} nämnder har den minskat sedan"
            f" {m.year - 1}."),
    ]  # fmt: skip


def _ill_boards(book: Book, m: Municipality) -> Table:
    years = (m.year, m.year - 1)
    rows = []
    for one in m.boards:
        cells = [_PEN.share(book("ill", one.key, y)) for y in years]
        more = _PEN(book.change("ill", one.key), role="difference")
        rows.append(row(one.name, [*cells, more]))
    heads = ["Nämnd", *map(str, years), "Förändring"]
    return table("Sjukfrånvaro per nämnd, procent", heads, rows)


def _ratio(book: Book, who: str) -> Quantity:
    return book.register.quotient(book("pay-women", who), book("pay-men", who))


def _wages(book: Book) -> Table:
    rows = []
    pen = Pen("kr", 0)
    for who, name, *_rest in _JOBS:
        cells = [pen.people(book(f"many-{sex}", who)) for sex in ("women", "men")]
        cells += [pen(book(f"pay-{sex}", who)) for sex in ("women", "men")]
        rows.append(row(name, [*cells, pen.share(_ratio(book, who))]))
    heads: list[list[str | Head]] = [
        ["", Head("Antal", 2), Head("Medellön, kr", 2), "Kvinnors lön i"],
        ["Yrkesgrupp", "Kvinnor", "Män", "Kvinnor", "Män", "procent av mäns"],
    ]
    return tall("Medellön i några vanliga yrken", heads, rows)


def _wages_text(book: Book) -> list[Sentence]:
    gaps = [book.register.difference(book("pay-women", one[0]), book("pay-men", one[0]))
            for one in _JOBS]  # fmt: skip
    fewer = book.register.count("women paid less", gaps, -1)
    (who, name, *_), (other, second, *_) = book.chance.sample(_JOBS, 2)
    up, gap = book.change("pay-women", who), gaps[[one[0] for one in _JOBS].index(other)]
    last = book("pay-women", who, book.year - 1)
    said = [say("I ", counted(fewer), " av de ", str(len(_JOBS)),
                " yrkesgrupperna har kvinnor lägre medellön än män.")]  # fmt: skip
    if up.value > 100:
        said.append(
            say(f"{name}: kvinnornas medellön var ", _KR(book("pay-women", who)),
                ", en höjning med ",
                _KR.size(up, "difference"), " från ", _KR(last), ".")
        )  # fmt: skip
    if abs(gap.value) > 20:
        said.append(
            say(f"För yrkesgruppen {second.lower()} är kvinnornas medellön ",
                _KR.size(gap, "difference"), " ", turn(gap, "högre", "lägre"), " än männens.")
        )  # fmt: skip
    return said


def _costs_text(book: Book) -> list[Sentence]:
    cost, ill, extra = (book.change("cost", who) for who in ("all", "sick-pay", "extra"))
    part = book.register.quotient(book("cost", "extra"), book("cost", "all"))
    return [
        *run(
            say("Kommunens kostnader för personal uppgick till ", _TEXT(book("cost", "all")), "."),
            say("Sedan ", str(book.year - 1), " har de ", turn(cost, "ökat", "minskat"), " med ",
                _TEXT.size(cost, "difference"), " (",
                _TEXT.share(book.growth("cost", "all"), behind=" procent", size=True), ")."),
        ),
        *plain([
            say("Sjuklönerna ", turn(ill, "blev dyrare", "blev billigare"), ", från ",
                _TEXT(book("cost", "sick-pay", book.year - 1)), " till ",
                _TEXT(book("cost", "sick-pay")), "."),
            say("För övertid och fyllnadstid betalades ", _TEXT(book("cost", "extra")),
                ", vilket är ",
                _TEXT.size(extra, "difference"), " ", turn(extra, "mer", "mindre"),
                " än året före och ", _TEXT.share(part, behind=" procent"),
                " av personalkostnaden."),
        ]),
    ]  # fmt: skip


def _costs(book: Book, years: tuple[int, ...]) -> Table:
    rows = []
    for who, name in (*((one[0], one[1]) for one in _COSTS), ("all", "Summa")):
        cells = [_PEN(book("cost", who, y)) for y in years]
        change, up = book.change("cost", who), book.growth("cost", who)
        is_all = who == "all"
        cells += [_PEN(change, role="" if is_all else "difference"), _PEN.share(up)]
        rows.append(row(name, cells, "sum" if is_all else "item"))
    heads = ["mkr", *map(str, years), "Förändring", "Förändring, %"]
    return table("Personalkostnader", heads, rows)


FAMILY = Family("personnel-account", make)
