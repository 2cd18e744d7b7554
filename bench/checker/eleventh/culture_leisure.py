"""A kultur- och fritidsnämnd's verksamhetsberättelse: visits, loans and members in tables of
three years with the newest first, kronor a visit, grants to associations, a short money chapter
in thousands with figures of the text in millions, and a page of figures in brief."""

from __future__ import annotations

from random import Random

from ..compose import Pen, item, plain, row, say, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Printed, Row
from ..quantities import Quantity
from ._made import Books, number

_STYLE = NumberStyle(thousands=" ", negative="-", zero="–")
_PEN = Pen("tkr", 0, _STYLE)
_TEXT = Pen("mnkr", 1, behind=" miljoner kronor")
_SMALL = Pen("tkr", 0, behind=" tusen kronor")
_KR = Pen("kr", 0, behind=" kronor")
_AREAS = (
    ("admin", "Nämnd och administration", 7, 0.2),
    ("library", "Bibliotek", 22, 0.9),
    ("school", "Kulturskola", 15, 2.1),
    ("culture", "Allmän kultur och konst", 6, 0.4),
    ("sport", "Idrotts- och fritidsanläggningar", 44, 9.5),
    ("baths", "Simhallar och bad", 29, 12.0),
    ("youth", "Fritidsgårdar", 13, 0.5),
    ("clubs", "Föreningsstöd", 14, 0.1),
)
_VISITS = (
    ("main library", "Stadsbiblioteket", 118_000),
    ("branches", "Närbiblioteken", 46_000),
    ("mobile", "Bokbussen", 5_200),
)
_POOL = (
    ("swim", "Motionssim", 51_000), ("family", "Familjebad", 38_000),
    ("lessons", "Simundervisning", 14_500), ("gym", "Gym och gruppträning", 43_000),
)  # fmt: skip
_GRANTS = (
    ("activity", "Lokalt aktivitetsstöd", 3_900), ("hall", "Driftbidrag egna lokaler", 4_600),
    ("study", "Studieförbund", 1_700), ("event", "Arrangemangsstöd", 850),
    ("elder", "Pensionärs- och funktionsrättsföreningar", 640),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    books = Books(m, chance, "leisure")
    years = (m.year - 2, m.year - 1, m.year)
    _fill(books, m, years)
    blocks: list[Block] = [
        Heading("Året i korthet", 1),
        *_brief(books, m),
        Heading("Bibliotek", 1),
        *_library(books, m),
        Heading("Kulturskolan", 1),
        *_school(books, m),
        Heading("Bad och anläggningar", 1),
        *_pools(books, m),
        Heading("Föreningsliv", 1),
        *_clubs(books, m),
        Heading("Ekonomi", 1),
        *_money(books, m),
    ]
    return Paper(f"Kultur- och fritidsnämndens verksamhetsberättelse {m.year}", tuple(blocks))


def _fill(books: Books, m: Municipality, years: tuple[int, ...]) -> None:
    for key, _label, cost, income in _AREAS:
        books.grow(f"{key} cost", m.size * cost * 1_000_000, years[1:], spread=0.04)
        books.grow(f"{key} income", float(m.size) * income * 1_000_000, years[1:], spread=0.07)
        for what in ("cost", "income"):
            books.near(f"{key} {what}", m.year, spread=0.05, step=10_000)
    for year, basis in ((years[1], "outcome"), (m.year, "outcome"), (m.year, "budget")):
        before = years[1] if (year, basis) == (m.year, "outcome") else None
        for key, *_rest in _AREAS:
            terms = [(f"{key} income", 1), (f"{key} cost", -1)]
            books.add(f"{key} net", terms, year, basis, before)
        for what in ("cost", "income", "net"):
            books.add(
                f"all {what}", [(f"{one[0]} {what}", 1) for one in _AREAS], year, basis, before
            )
    _fill_counts(books, m, years)


def _fill_counts(books: Books, m: Municipality, years: tuple[int, ...]) -> None:
    """Visits, loans, pupils, members and grants."""
    for total, parts in (("visits", _VISITS), ("bathers", _POOL)):
        for key, _label, middle in parts:
            books.grow(key, m.size * middle, years, "count", 0.02, 0.08)
        _sums(books, total, [one[0] for one in parts], years)
    for key, _label, thousands in _GRANTS:
        books.grow(f"grant {key}", m.size * thousands * 1000, years[1:], by=0.02, spread=0.06)
    _sums(books, "grants", [f"grant {one[0]}" for one in _GRANTS], years[1:])
    for key, middle in (("printed", 152_000), ("digital", 24_000)):
        books.grow(f"{key} loans", m.size * middle, years, "count", -0.02, 0.06)
    _sums(books, "loans", ["printed loans", "digital loans"], years)
    for key, middle in (("girls", 410), ("boys", 275), ("queue", 120), ("members", 9_800)):
        books.grow(key, m.size * middle + 3, years, "count", 0.01, 0.07)
    _sums(books, "pupils", ["girls", "boys"], years)


def _sums(books: Books, total: str, parts: list[str], years: tuple[int, ...]) -> None:
    for place, year in enumerate(years):
        before = years[place - 1] if place else None
        books.add(total, [(one, 1) for one in parts], year, before=before)


def _back(m: Municipality) -> tuple[int, int, int]:
    return m.year, m.year - 1, m.year - 2


def _counts(books: Books, m: Municipality, label: str, what: str, kind: str = "item") -> Row:
    cells = [_PEN.people(books(what, year)) for year in _back(m)]
    growth = books.growth(what, m.year, m.year - 1)
    return row(label, [*cells, _PEN.share(growth)], kind)


def _heads(m: Municipality, first: str = "") -> list[str]:
    return [first, *map(str, _back(m)), f"Förändring {m.year - 1}–{m.year}, %"]


def _brief(books: Books, m: Municipality) -> list[Block]:
    off = books.off("all net", m.year)
    visits, bathers = books.growth("visits", m.year, m.year - 1), books("bathers", m.year)
    lines = [
        [
            say(
                _PEN.people(books("visits", m.year)), " besök på biblioteken (",
                turn(visits, "+", "–"), _PEN.share(visits, behind=" procent", size=True), ").",
            )
        ],
        [say(_PEN.people(bathers), " badande och tränande i simhallarna.")],
        [
            say(
                _PEN.people(books("loans", m.year)), " lån, varav ",
                _PEN.people(books("digital loans", m.year)), " e-böcker och ljudböcker.",
            )
        ],
        [
            say(
                _TEXT(books("grants", m.year)), " i stöd till föreningslivet.",
            )
        ],
        [
            say(
                "Nämndens resultat: ", turn(off, "plus", "minus"), " ", _SMALL.size(off,
                "difference"),
                " mot budget.",
            )
        ],
    ]  # fmt: skip
    return [item(*told) for one in lines if (told := plain(one))]


def _library(books: Books, m: Municipality) -> list[Block]:
    rows = [_counts(books, m, label, key) for key, label, _middle in _VISITS]
    rows.append(_counts(books, m, "Besök totalt", "visits", "sum"))
    loans = [
        _counts(books, m, "Tryckta böcker och övriga medier", "printed loans"),
        _counts(books, m, "E-lån", "digital loans"),
        _counts(books, m, "Utlån totalt", "loans", "sum"),
    ]
    each = [
        books.register.quotient(books("loans", year), m("inhabitants", year=year))
        for year in _back(m)
    ]
    more = books.change("visits", m.year, m.year - 1)
    main = books.register.quotient(books("main library", m.year), books("visits", m.year))
    paper = books.change("printed loans", m.year, m.year - 1)
    lines = plain(
        [
            say(
                "Biblioteken hade under året ", _PEN.people(books("visits", m.year)),
                " fysiska besök, ", _PEN.people(more, "difference", True), " ",
                turn(more, "fler", "färre"), " än året innan.",
            ),
            say(
                "Stadsbiblioteket svarar för ", _PEN.share(main, behind=" procent"),
                " av besöken och bokbussen för ", _PEN.people(books("mobile", m.year)), ".",
            ),
        ]
    )  # fmt: skip
    after = plain(
        [
            say(
                "Utlåningen av tryckta medier ", turn(paper, "ökade", "minskade"), " med ",
                _PEN.people(paper, "difference", True), " lån till ",
                _PEN.people(books("printed loans", m.year)), ", medan e-lånen uppgick till ",
                _PEN.people(books("digital loans", m.year)), " mot ",
                _PEN.people(books("digital loans", m.year - 1)), f" under {m.year - 1}.",
            ),
            say(
                "Per invånare blir det ", _ratio(each[0]), " lån (", _ratio(each[1]), ").",
            ),
        ]
    )  # fmt: skip
    return [
        text(*lines),
        table("Antal besök", _heads(m), rows),
        table("Antal lån", _heads(m), loans),
        text(*after),
    ]


def _ratio(quantity: Quantity) -> Printed:
    return number(quantity, 1)


def _school(books: Books, m: Municipality) -> list[Block]:
    rows = [
        _counts(books, m, "Flickor", "girls"),
        _counts(books, m, "Pojkar", "boys"),
        _counts(books, m, "Elever totalt", "pupils", "sum"),
        _counts(books, m, "Barn i kö den 31 december", "queue"),
    ]
    girls = books.register.quotient(books("girls", m.year), books("pupils", m.year))
    last = books.register.quotient(books("girls", m.year - 1), books("pupils", m.year - 1))
    each = [
        books.register.per(books("school cost", year), books("pupils", year))
        for year in _back(m)[:2]
    ]
    queue = books.change("queue", m.year, m.year - 1)
    lines = plain(
        [
            say(
                "Höstterminen började med ", _PEN.people(books("pupils", m.year)),
                " elever i kulturskolan, varav ", _PEN.share(girls, behind=" %"), " flickor (",
                _PEN.share(last, behind=" %"), f" {m.year - 1}).",
            ),
            say(
                "Kön har blivit ", turn(queue, "längre", "kortare"), ": ",
                _PEN.people(books("queue", m.year)),
                " barn väntade på plats vid årsskiftet jämfört med ",
                _PEN.people(books("queue", m.year - 1)), " året före.",
            ),
            say(
                "Bruttokostnaden per elev blev ", _KR(each[0]), ", att jämföra med ", _KR(each[1]),
                ".",
            ),
        ]
    )  # fmt: skip
    return [text(*lines), table("Kulturskolan i siffror", _heads(m), rows)]


def _pools(books: Books, m: Municipality) -> list[Block]:
    rows = [_counts(books, m, label, key) for key, label, _middle in _POOL]
    rows.append(_counts(books, m, "Totalt antal besök", "bathers", "sum"))
    more = books.change("bathers", m.year, m.year - 1)
    income = books.change("baths income", m.year, m.year - 1)
    cover = [
        books.register.quotient(books("baths income", year), books("baths cost", year))
        for year in _back(m)[:2]
    ]
    visit = books.register.linear(
        f"baths netto:leisure:{m.year}:outcome",
        [(books("baths cost", m.year), 1), (books("baths income", m.year), -1)],
    )
    each = books.register.per(visit, books("bathers", m.year))
    lines = plain(
        [
            say(
                "Simhallarna tog emot ", _PEN.people(books("bathers", m.year)), " besökare, en ",
                turn(more, "uppgång", "nedgång"), " med ", _PEN.people(more, "difference", True),
                " besök.",
            ),
            say(
                "Entréer och avgifter gav ", _TEXT(books("baths income", m.year)), ".",
            ),
            say(
                "Det är ", _SMALL.size(income, "difference"), " ", turn(income, "mer", "mindre"),
                " än året före.",
            ),
            say(
                "Avgifterna täckte därmed ", _PEN.share(cover[0], behind=" procent"),
                " av badens kostnader; året innan var täckningsgraden ",
                _PEN.share(cover[1], behind=" procent"), ".",
            ),
            say(
                "Varje besök kostade kommunen netto ", _KR(each), ".",
            ),
        ]
    )  # fmt: skip
    return [table("Besök i simhallarna", _heads(m, "Antal"), rows), text(*lines)]


def _clubs(books: Books, m: Municipality) -> list[Block]:
    rows = []
    for key, label, kind in (
        *((f"grant {key}", label, "item") for key, label, _middle in _GRANTS),
        ("grants", "Summa stöd till föreningar", "sum"),
    ):
        share = books.register.quotient(books(key, m.year), books("grants", m.year))
        cells = [_PEN(books(key, m.year)), _PEN(books(key, m.year - 1)),
                 _PEN.share(share) if kind == "item" else None]  # fmt: skip
        rows.append(row(label, cells, kind))
    more = books.change("grants", m.year, m.year - 1)
    each = books.register.per(books("grant activity", m.year), books("members", m.year))
    hall = books.register.quotient(books("grant hall", m.year), books("grants", m.year))
    lines = plain(
        [
            say(
                "Totalt betalades ", _TEXT(books("grants", m.year)), " ut i bidrag, ",
                _SMALL.size(more, "difference"), " ", turn(more, "mer", "mindre"),
                f" än {m.year - 1}.",
            ),
            say(
                "Driftbidragen till föreningsägda lokaler utgör ", _PEN.share(hall,
                behind=" procent"),
                " av stödet.",
            ),
            say(
                "Föreningarna redovisade ", _PEN.people(books("members", m.year)),
                " medlemmar mellan 7 och 25 år och fick för dem ",
                _SMALL(books("grant activity", m.year)), " i aktivitetsstöd, det vill säga ",
                _KR(each),
                " per medlem.",
            ),
        ]
    )  # fmt: skip
    heads = ["Tkr", str(m.year), str(m.year - 1), f"Andel {m.year}, %"]
    return [text(*lines), table("Utbetalt föreningsstöd", heads, rows)]


def _money(books: Books, m: Municipality) -> list[Block]:
    rows = []
    for key, label, kind in (
        *((one[0], one[1], "item") for one in _AREAS),
        ("all", "Summa", "sum"),
    ):
        cells = [
            _PEN(books(f"{key} income", m.year)), _PEN(books(f"{key} cost", m.year), -1),
            _PEN(books(f"{key} net", m.year)), _PEN(books(f"{key} net", m.year, "budget")),
            _PEN(books.off(f"{key} net", m.year), role="difference"),
            _PEN(books(f"{key} net", m.year - 1)),
        ]  # fmt: skip
        rows.append(row(label, cells, kind))
    off, sport = books.off("all net", m.year), books.off("sport net", m.year)
    baths, library = books.off("baths net", m.year), books.off("library net", m.year)
    income, cost = books.off("all income", m.year), books.off("all cost", m.year, -1)
    lines = plain(
        [
            say(
                "Kultur- och fritidsnämnden hade en nettobudget på ",
                Pen("mnkr", 1, behind=" miljoner kronor")(books("all net", m.year, "budget"), -1),
                " och gör ett ", turn(off, "överskott", "underskott"), " på ",
                _SMALL.size(off, "difference"), ".",
            ),
            say(
                "Intäkterna blev ", _SMALL.size(income, "difference"), " ",
                turn(income, "högre", "lägre"), " och kostnaderna ", _SMALL.size(cost,
                    "difference"),
                " ", turn(cost, "lägre", "högre"), " än budget.",
            ),
            say(
                "Idrotts- och fritidsanläggningarna visar ", turn(sport, "plus", "minus"), " ",
                _SMALL.size(sport, "difference"), ".",
            ),
            say(
                "För baden är avvikelsen ", _SMALL(baths, role="difference"),
                " och för biblioteken ",
                _SMALL(library, role="difference"), ".",
            ),
        ]
    )  # fmt: skip
    heads = ["Verksamhet, tkr", "Intäkter", "Kostnader", "Netto", "Budget netto", "Avvikelse",
             f"Netto {m.year - 1}"]  # fmt: skip
    return [text(*lines), table(f"Ekonomiskt utfall {m.year}", heads, rows)]


FAMILY = Family("culture-leisure", make)
