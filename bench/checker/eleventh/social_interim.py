"""A social board's delårsrapport per August: period and forecast, volumes with kronor a day and a
household, bullets of actions with their effect, all written in short paragraphs."""

from __future__ import annotations

from random import Random

from ..compose import Pen, item, plain, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper
from ._made import Books, neuter, number

_PEN = Pen("mnkr", 1, NumberStyle(negative="–"))
_TEXT = Pen("mnkr", 1, NumberStyle(negative="–"), " mkr")
_KRONOR = Pen("kr", 0, behind=" kr")
_AREAS = (
    ("lead", "Nämnd och förvaltningsledning", 14, 1),
    ("children", "Barn och unga", 96, 5),
    ("adults", "Vuxna, missbruk", 41, 3),
    ("support", "Ekonomiskt bistånd", 52, 2),
    ("function", "LSS och socialpsykiatri", 148, 22),
    ("elderly", "Äldreomsorg", 271, 48),
)
_VOLUMES = (
    ("homes", "Placerade barn i familjehem, snitt", 44, 0.02),
    ("institution", "Placerade barn på institution (HVB), snitt", 17, 0.05),
    ("households", "Hushåll med försörjningsstöd, snitt/mån", 395, -0.03),
    ("helped", "Personer med hemtjänst", 610, 0.02),
    ("reports", "Orosanmälningar barn och unga", 1180, 0.07),
    ("residents", "Boende i särskilt boende", 322, 0.01),
)


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    books = Books(m, chance, "social")
    _fill(books, m)
    now, then = _times(m)
    blocks: list[Block] = [
        Heading("Sammanfattning", 1),
        *_summary(books, m),
        Heading("Ekonomiskt utfall och prognos", 1),
        *_areas(books, m),
        Heading("Verksamhetens volymer", 1),
        *_volumes(books, now, then),
        Heading("Placeringar", 2),
        *_days(books, now, then),
        Heading("Försörjningsstöd", 2),
        *_support(books, now, then),
        Heading("Åtgärder för budget i balans", 1),
        *_actions(books, m, chance),
    ]
    return Paper(f"Delårsrapport per 31 augusti {m.year}, socialnämnden", tuple(blocks))


def _times(m: Municipality) -> tuple[str, str]:
    return f"aug {m.year}", f"aug {m.year - 1}"


def _fill(books: Books, m: Municipality) -> None:
    now, then = _times(m)
    for key, _label, cost, income in _AREAS:
        for what, middle in (("cost", cost), ("income", income)):
            whole = m.size * middle * 1_000_000
            books.grow(f"{key} {what}", whole * 2 / 3, (then, now), spread=0.04)
            books.base(f"{key} {what}", m.year, books.some(whole, 0.05) // 100_000 * 100_000)
            books.near(f"{key} {what}", now, spread=0.04, step=100_000)
            books.near(f"{key} {what}", m.year, spread=0.04, step=100_000)
    for time, basis in (
        (then, "outcome"), (now, "outcome"), (now, "budget"), (m.year, "outcome"), (m.year,
            "budget"),
    ):  # fmt: skip
        before = then if (time, basis) == (now, "outcome") else None
        for key, *_rest in _AREAS:
            books.add(
                f"{key} net", [(f"{key} cost", 1), (f"{key} income", -1)], time, basis, before
            )
        for what in ("cost", "income", "net"):
            books.add(
                f"all {what}", [(f"{one[0]} {what}", 1) for one in _AREAS], time, basis, before
            )
    for key, _label, middle, by in _VOLUMES:
        books.grow(key, m.size * middle + 6, (then, now), "count", by, 0.06)
    _fill_placed(books, m, now, then)


def _fill_placed(books: Books, m: Municipality, now: str, then: str) -> None:
    """Days and money of placements, and what was paid to households."""
    for key, days, money in (("home", 10_600, 1_050), ("institution", 4_100, 6_200),
                             ("secure", 620, 9_800)):  # fmt: skip
        books.grow(f"{key} days", m.size * days, (then, now), "count", 0.04, 0.09)
        for time in (then, now):
            value = books(f"{key} days", time).value * books.some(money, 0.06)
            last = books(f"{key} money", then) if time == now else None
            books.base(f"{key} money", time, value, before=last)
    for what in ("days", "money"):
        for time in (then, now):
            terms = [(f"{one} {what}", 1) for one in ("home", "institution", "secure")]
            books.add(f"placed {what}", terms, time, before=None if time == then else then)
    for time in (then, now):
        people = books("households", time).value
        books.base("paid", time, people * 8 * books.some(9_100, 0.06))


def _summary(books: Books, m: Municipality) -> list[Block]:
    now, then = _times(m)
    period = books.off("all net", now, -1)
    year = books.off("all net", m.year, -1)
    grown = books.growth("all net", now, then)
    lines = plain(
        [
            say(
                "Socialnämnden redovisar efter åtta månader ett ",
                turn(period, "överskott", "underskott"), " om ", _TEXT.size(period, "difference"),
                " mot periodens budget.",
            ),
            say(
                "För helåret pekar prognosen på en nettokostnad på ", _TEXT(books("all net",
                m.year)),
                " att ställa mot en budgetram på ", _TEXT(books("all net", m.year, "budget")),
                ", dvs. ett ", turn(year, "överskott", "underskott"), " på ",
                _TEXT.size(year, "difference"), ".",
            ),
            say(
                "Periodens nettokostnad är ", _TEXT(books("all net", now)), ", ",
                _PEN.share(grown, behind=" %", size=True), " ", turn(grown, "högre", "lägre"),
                " än efter samma månader i fjol (", _PEN(books("all net", then)), ").",
            ),
        ]
    )  # fmt: skip
    return [text(*lines)]


def _areas(books: Books, m: Municipality) -> list[Block]:
    now, then = _times(m)
    rows = []
    labels = [(key, label, "item") for key, label, *_rest in _AREAS]
    for key, label, kind in (*labels, ("all", "Nämnden totalt", "sum")):
        what = f"{key} net"
        cells = [
            _PEN(books(what, then)), _PEN(books(what, now, "budget")), _PEN(books(what, now)),
            _PEN(books.off(what, now, -1), role="difference"), _PEN(books(what, m.year, "budget")),
            _PEN(books(what, m.year)), _PEN(books.off(what, m.year, -1), role="difference"),
        ]  # fmt: skip
        rows.append(row(label, cells, kind))
    heads: list[list[str | Head]] = [
        ["", f"Utfall jan–aug {m.year - 1}", Head(f"Januari–augusti {m.year}", 3),
         Head(f"Helår {m.year}", 3)],
        ["Nettokostnad, mkr", "", "Budget", "Utfall", "Avvikelse", "Budget", "Prognos",
            "Avvikelse"],
    ]  # fmt: skip
    gaps = [books.off(f"{one[0]} net", m.year, -1) for one in _AREAS]
    over = books.register.count("social areas over", gaps, -1)
    blocks: list[Block] = [tall("Tabell 1. Utfall och prognos per område", heads, rows)]
    opening = (
        "Barn och unga beräknas för året kosta ",
        "Äldreomsorgens nettokostnad väntas bli ",
        "För LSS och socialpsykiatri är prognosen ",
    )
    told = []
    since = (
        "Hittills i år är avvikelsen ",
        "Efter augusti är differensen mot budget ",
        "Utfallet för perioden avviker med ",
    )
    keys = ("children", "elderly", "function")
    for key, start, period_words in zip(keys, opening, since, strict=True):
        off, period = books.off(f"{key} net", m.year, -1), books.off(f"{key} net", now, -1)
        pair = [
            say(
                start, _TEXT(books(f"{key} net", m.year)), " netto, ",
                _TEXT.size(off, "difference"), " ", turn(off, "mindre", "mer"), " än budget.",
            ),
            say(
                period_words, _TEXT(period, role="difference"), ".",
            ),
        ]  # fmt: skip
        told += plain(pair) if plain(pair[:1]) else []
    income = books.change("all income", now, then)
    blocks.append(
        text(
            *plain(
                [
                    say(
                        neuter(over, True),
                            " av sex områden väntas överskrida sin budget.",
                    ),
                    *told,
                ]
            )
        )
    )  # fmt: skip
    rows = []
    for label, what, sign, kind in (
        ("Verksamhetens intäkter", "all income", 1, "item"),
        ("Verksamhetens kostnader", "all cost", -1, "item"),
        ("Nettokostnad", "all net", -1, "sum"),
    ):
        cells = [_PEN(books(what, time), sign) for time in (now, then)]
        change = books.register.difference(books(what, now), books(what, then))
        cells.append(_PEN(change, sign, "difference"))
        rows.append(row(label, cells, kind))
    told = plain(
        [
            say(
                "Intäkterna har ", turn(income, "ökat", "minskat"), " med ",
                _TEXT.size(income, "difference"),
                " jämfört med samma period föregående år och är nu ",
                _TEXT(books("all income", now)), ".",
            )
        ]
    )  # fmt: skip
    heads_two = ["Mkr", f"Jan–aug {m.year}", f"Jan–aug {m.year - 1}", "Förändring"]
    return [
        *blocks,
        *([text(*told)] if told else []),
        table("Tabell 2. Intäkter och kostnader", heads_two, rows),
    ]


def _volumes(books: Books, now: str, then: str) -> list[Block]:
    rows = []
    for key, label, *_rest in _VOLUMES:
        cells = [_PEN.people(books(key, then)), _PEN.people(books(key, now)),
                 _PEN.people(books.change(key, now, then), "difference"),
                 _PEN.share(books.growth(key, now, then))]  # fmt: skip
        rows.append(row(label, cells))
    more, helped = books.change("reports", now, then), books.change("helped", now, then)
    lines = plain(
        [
            say(
                "Antalet orosanmälningar uppgick till ", number(books("reports", now)), ", ",
                number(books("reports", then)), " motsvarande period förra året, en ",
                turn(more, "ökning", "minskning"), " med ",
                _PEN.share(books.growth("reports", now, then), behind=" procent", size=True), ".",
            ),
            say(
                "Hemtjänst ges till ", number(books("helped", now)), " personer, vilket är ",
                _PEN.people(helped, "difference", True), " ", turn(helped, "fler", "färre"),
                " än i fjol.",
            ),
        ]
    )  # fmt: skip
    heads = ["", "Jan–aug föreg. år", "Jan–aug i år", "Förändring", "Förändring, %"]
    return [table("Tabell 3. Volymer", heads, rows), text(*lines)]


def _days(books: Books, now: str, then: str) -> list[Block]:
    rows = []
    cost = Pen("tkr", 0)
    for key, label, kind in (
        ("home", "Familjehem", "item"), ("institution", "HVB", "item"), ("secure", "SiS", "item"),
        ("placed", "Totalt", "sum"),
    ):  # fmt: skip
        cells = []
        for time in (then, now):
            days, money = books(f"{key} days", time), books(f"{key} money", time)
            cells += [_PEN.people(days), cost(money),
                      Pen("kr", 0)(books.register.per(money, days))]  # fmt: skip
        rows.append(row(label, cells, kind))
    heads: list[list[str | Head]] = [
        ["", Head("Jan–aug föregående år", 3), Head("Jan–aug i år", 3)],
        ["Vårdform", *("Dygn", "Kostnad, tkr", "Kr/dygn") * 2],
    ]
    days, money = books.growth("placed days", now, then), books.change("placed money", now, then)
    price = [
        books.register.per(books("institution money", time), books("institution days", time))
        for time in (then, now)
    ]
    lines = plain(
        [
            say(
                "Antalet vårddygn ", turn(days, "ökade", "minskade"), " med ",
                _PEN.share(days, behind=" %", size=True), " till ",
                _PEN.people(books("placed days", now)), ", och kostnaden för placeringarna är ",
                _TEXT.size(money, "difference"), " ", turn(money, "högre", "lägre"),
                " än motsvarande period förra året.",
            ),
            say(
                "Ett dygn på HVB kostar nu i genomsnitt ", _KRONOR(price[1]), " mot ",
                _KRONOR(price[0]), " förra året.",
            ),
            say(
                "Kostnaden för familjehem uppgår till ", _TEXT(books("home money", now)),
                " fördelat på ", _PEN.people(books("home days", now)), " dygn.",
            ),
        ]
    )  # fmt: skip
    return [tall("Tabell 4. Vårddygn och kostnad, barn och unga", heads, rows), text(*lines)]


def _support(books: Books, now: str, then: str) -> list[Block]:
    each = [
        books.register.per(books("paid", time), books("households", time)) for time in (now, then)
    ]
    less = books.change("households", now, then)
    lines = plain(
        [
            say(
                "I snitt har ", _PEN.people(books("households", now)), " hushåll per månad fått ",
                "försörjningsstöd, ", _PEN.people(less, "difference", True), " ",
                turn(less, "fler", "färre"), " än samma period i fjol.",
            ),
            say(
                "Utbetalt bistånd uppgår till ", _TEXT(books("paid", now)), " (",
                _PEN(books("paid", then)), "), vilket blir ", _KRONOR(each[0]),
                " per hushåll för perioden; året före var motsvarande belopp ", _KRONOR(each[1]),
                ".",
            ),
        ]
    )  # fmt: skip
    return [text(*lines)]


def _actions(books: Books, m: Municipality, chance: Random) -> list[Block]:
    names = (
        "Färre externa placeringar", "Översyn av bemanning i hemtjänst", "Minskad inhyrning",
        "Återhållsamhet med vikarier", "Omförhandlade avtal", "Samordnad planering i LSS",
    )  # fmt: skip
    chosen = chance.sample(names, 4)
    for place in range(4):
        value = books.some(m.size * chance.randint(8, 40) * 100_000, 0.1)
        books.base(f"action {place}", m.year, value)
        books.near(f"action {place}", m.year, spread=0.35, step=100_000)
    for basis in ("outcome", "budget"):
        books.add("actions", [(f"action {place}", 1) for place in range(4)], m.year, basis)
    items = [
        item(
            say(
                name, ": beslutad effekt ", _TEXT(books(f"action {place}", m.year, "budget")),
                ", bedömd effekt ", _TEXT(books(f"action {place}", m.year)), ".",
            )
        )
        for place, name in enumerate(chosen)
    ]  # fmt: skip
    off = books.off("actions", m.year)
    after = plain(
        [
            say(
                "Tillsammans bedöms åtgärderna ge ", _TEXT(books("actions", m.year)),
                " i år av beslutade ",
                _TEXT(books("actions", m.year, "budget")), ".",
            ),
            say(
                "Det är ", _TEXT.size(off, "difference"), " ", turn(off, "mer", "mindre"),
                " än vad nämnden räknade med i våras.",
            ),
        ]
    )  # fmt: skip
    return [text("Nämnden beslutade i april om följande åtgärder."), *items, text(*after)]


FAMILY = Family("social-interim", make)
