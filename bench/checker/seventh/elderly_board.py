"""An elderly-care board's closing: mnkr with two decimals and narrow blanks, a true minus, oldest
year first, volumes in hours, days and places, text in thousands and millions of kronor."""

from __future__ import annotations

from random import Random

from ..compose import Pen, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Row
from ..quantities import Quantity
from ._ledger import Ledger, clear

_STYLE = NumberStyle(thousands="\u202f", negative="\u2212")
_T = Pen("mnkr", 2, _STYLE)
_P = Pen("mnkr", 2, _STYLE, " mnkr")
_SHORT = Pen("mnkr", 1, _STYLE, " mnkr")
_KR = Pen("kr", 0, _STYLE, " kronor")
_EACH = Pen("kr", 0, _STYLE)
_AREAS = (
    ("home", "Hemtjänst", "hemtjänsten", 168),
    ("residence", "Särskilt boende", "särskilt boende", 295),
    ("short", "Korttidsvård", "korttidsvården", 31),
    ("nurse", "Kommunal hälso- och sjukvård", "hälso- och sjukvården", 74),
    ("day", "Dagverksamhet och anhörigstöd", "dagverksamheten", 12),
    ("office", "Myndighet och stab", "myndighet och stab", 28),
)
_HOMES = (("Björkgården", 48), ("Almliden", 64), ("Sjöutsikten", 36), ("Vallmons äldreboende", 54))


def _ledger(m: Municipality) -> Ledger:
    books = Ledger(m, "elderly")
    size = float(m.size)
    for key, _label, _called, cost in _AREAS:
        books.series("net", key, size * cost * 1_000_000, (0.0, 0.07))
        books.budget("net", key, 0.04, 10_000)
    for year in sorted(books.years):
        books.add("net", "all", [(books("net", one[0], year), 1) for one in _AREAS], year)
    budget = [(books("net", one[0], basis="budget"), 1) for one in _AREAS]
    books.add("net", "all", budget, basis="budget")
    for key, start in (("own", 165_000), ("private", 58_000)):
        books.series("hours", key, size * start, (-0.04, 0.05), "count")
        books.budget("hours", key, 0.03, 100, kind="count")
    books.series("granted", "", size * 268_000, (-0.02, 0.04), "count")
    for year in sorted(books.years):
        both = [(books("hours", key, year), 1) for key in ("own", "private")]
        books.add("hours", "all", both, year)
    both = [(books("hours", key, basis="budget"), 1) for key in ("own", "private")]
    books.add("hours", "all", both, basis="budget")
    books.series("users", "", size * 720, (-0.03, 0.03), "count")
    _put_homes(books, size)
    books.series("blocked", "", size * 120, (-0.4, 0.4), "count")
    books.series("blocked-cost", "", size * 1_100_000, (-0.3, 0.3))
    books.series("agency", "", size * 6_500_000, (-0.35, 0.3))
    books.series("overtime", "", size * 4_100_000, (-0.15, 0.15))
    books.series("hourly", "", size * 38_000_000, (-0.08, 0.08))
    books.series("regular", "", size * 325_000_000, (0.0, 0.05))
    for year in sorted(books.years):
        parts = [(books(one, "", year), 1) for one in ("regular", "hourly", "overtime", "agency")]
        books.add("people", "", parts, year)
    for key, middle in (("home", 0.88), ("residence", 0.79), ("safe", 0.85)):
        books.drift("content", key, middle, 0.03, 2)
    for key, middle in (("home", 0.091), ("residence", 0.098), ("nurse", 0.066)):
        books.drift("sick", key, middle, 0.009)
    return books


def _put_homes(books: Ledger, size: float) -> None:
    for name, places in _HOMES:
        for year in (books.year - 1, books.year):
            full = round(places * size * 1.6)
            total = full if year == books.year else full - books.chance.choice((0, 0, 1, 2))
            days = total * (365 if year % 4 else 366)
            books.put("places", name, total, year, kind="count")
            books.put("days", name, days, year, kind="count")
            taken = round(days * books.chance.uniform(0.93, 0.995))
            books.put("taken", name, taken, year, kind="count")
    for year in (books.year - 1, books.year):
        for what in ("places", "days", "taken"):
            books.add(what, "all", [(books(what, one[0], year), 1) for one in _HOMES], year)


def make(m: Municipality, chance: Random) -> Paper:
    """The closing."""
    books = _ledger(m)
    blocks: list[Block] = [
        Heading("Äldrenämnden", 1),
        *_money(books, chance),
        *_home(books),
        *_residence(books),
        *_people(books),
        *_quality(books),
    ]
    return Paper(f"{m.name} kommun – äldrenämndens bokslut {m.year}", tuple(blocks))


def _money(books: Ledger, chance: Random) -> list[Block]:
    years = (books.year - 1, books.year)

    def line(label: str, key: str, kind: str = "item") -> Row:
        cells = [
            _T(books("net", key, years[0])), _T(books("net", key)),
            _T(books("net", key, basis="budget")),
            _T(books.variance("net", key, -1), role="difference"),
            _T.share(books.growth("net", key)),
        ]  # fmt: skip
        return row(label, cells, kind)

    rows = [line(label, key) for key, label, *_rest in _AREAS]
    rows.append(line("Nettokostnad totalt", "all", "sum"))
    heads = ["mnkr", f"Bokslut {years[0]}", f"Bokslut {years[1]}", f"Budget {years[1]}",
             "Avvikelse budget/bokslut", f"Förändring {years[0]}–{years[1]}, %"]  # fmt: skip
    whole, more = books.variance("net", "all", -1), books.change("net", "all")
    told = chance.sample([one for one in _AREAS if one[0] in ("home", "residence", "nurse")], 2)
    return [
        Heading("Ekonomi"),
        table("Tabell 1. Äldrenämndens nettokostnader", heads, rows),
        text(
            *clear(
                say(
                    f"Äldrenämnden gör {books.year} ett ", turn(whole, "överskott", "underskott"),
                    " på ", _P.size(whole, "difference"), " jämfört med en budget på ",
                    _P(books("net", "all", basis="budget")), ".",
                ),
                say(
                    "Nettokostnaden blev ", _P(books("net", "all")), " och har på ett år ",
                    turn(more, "ökat", "minskat"), " med ", _P.size(more, "difference"), ".",
                ),
                say(
                    "I procent är ", turn(more, "ökningen", "minskningen"), " ",
                    _P.share(books.growth("net", "all"), size=True), " %.",
                ),
                least=10_000,
            )
        ),
        *(
            text(
                *clear(
                    say(
                        f"Inom {called} uppgick kostnaderna till ", _P(books("net", key)),
                        ", att ställa mot ", _P(books("net", key, years[0])), f" {years[0]}.",
                    ),
                    say(
                        "Budgeten ",
                        turn(books.variance("net", key, -1), "underskreds", "överskreds"),
                        " med ", _P.size(books.variance("net", key, -1), "difference"), ".",
                    ),
                    least=10_000,
                )
            )
            for key, _label, called, _cost in told
        ),
        text(
            say(
                "Tillsammans står hemtjänst och särskilt boende för ",
                _P.share(_two(books), behind=" procent"), " av nämndens nettokostnad.",
            ),
        ),
    ]  # fmt: skip


def _two(books: Ledger) -> Quantity:
    both = [(books("net", one), 1) for one in ("home", "residence")]
    return books.register.quotient(
        books.add("net", "home and residence", both), books("net", "all")
    )


def _home(books: Ledger) -> list[Block]:
    r, years = books.register, books.years[::-1]
    last = books.year - 1

    def line(label: str, key: str, kind: str = "item") -> Row:
        cells = [
            *(_T.people(books("hours", key, y)) for y in years),
            _T.people(books("hours", key, basis="budget")),
            _T.people(books.variance("hours", key), "difference"),
        ]
        return row(label, cells, kind)

    rows = [
        line("Kommunal utförare", "own"),
        line("Privata utförare", "private"),
        line("Utförda timmar", "all", "sum"),
    ]
    heads = ["Hemtjänsttimmar", *(f"Utfall {y}" for y in years), f"Budget {years[-1]}", "Differens"]
    done = {y: r.quotient(books("hours", "all", y), books("granted", "", y)) for y in years}
    per_hour = {y: r.per(books("net", "home", y), books("hours", "all", y)) for y in years}
    per_user = {y: r.per(books("net", "home", y), books("users", "", y)) for y in years}
    more, gap = books.change("hours", "all"), books.variance("hours", "all")
    private = r.quotient(books("hours", "private"), books("hours", "all"))
    dear = r.difference(per_hour[books.year], per_hour[last])
    return [
        Heading("Hemtjänst"),
        text(
            *clear(
                say(
                    "Antalet utförda hemtjänsttimmar ", turn(more, "ökade", "minskade"), " från ",
                    _T.people(books("hours", "all", last)), " till ",
                    _T.people(books("hours", "all")), ", vilket är ",
                    _T.people(gap, "difference", size=True), " timmar ", turn(gap, "fler", "färre"),
                    " än budgeterat.",
                ),
                say(
                    "Privata utförare svarade för ", _P.share(private, behind=" procent"),
                    " av timmarna.",
                ),
                say(
                    "Beviljade timmar var ", _T.people(books("granted")), ", så av det som "
                    "beviljats utfördes ", _P.share(done[books.year], behind=" procent"), ".",
                ),
            )
        ),
        table("Tabell 2. Hemtjänstens volymer", heads, rows),
        table("Tabell 3. Nyckeltal för hemtjänsten", ["", *map(str, years)], [
            row("Personer med hemtjänst, snitt per månad",
                [_T.people(books("users", "", y)) for y in years]),
            row("Beviljade timmar", [_T.people(books("granted", "", y)) for y in years]),
            row("Utförd tid av beviljad, %", [_T.share(done[y]) for y in years]),
            row("Kostnad per utförd timme, kr", [_EACH(per_hour[y]) for y in years]),
            row("Kostnad per person och år, kr", [_EACH(per_user[y]) for y in years]),
        ]),
        text(
            *clear(
                say(
                    "En utförd timme kostade ", _KR(per_hour[books.year]), ", ",
                    _EACH.size(dear, "difference"), " kronor ", turn(dear, "mer", "mindre"),
                    f" än {last}.",
                ),
                say(
                    "I genomsnitt hade ", _T.people(books("users")),
                    " personer hemtjänst varje månad och kostnaden för var och en var ",
                    _KR(per_user[books.year]), " på årsbasis.",
                ),
            )
        ),
    ]  # fmt: skip


def _residence(books: Ledger) -> list[Block]:
    r, last = books.register, books.year - 1
    full = {
        (key, y): r.quotient(books("taken", key, y), books("days", key, y))
        for key in (*(one[0] for one in _HOMES), "all")
        for y in (last, books.year)
    }

    def line(label: str, key: str, kind: str = "item") -> Row:
        cells = [
            _T.people(books("places", key, last)), _T.share(full[key, last]),
            _T.people(books("places", key)), _T.people(books("days", key)),
            _T.people(books("taken", key)), _T.share(full[key, books.year]),
        ]  # fmt: skip
        return row(label, cells, kind)

    rows = [line(name, name) for name, _places in _HOMES]
    rows.append(line("Samtliga boenden", "all", "sum"))
    heads: list[list[str | Head]] = [
        ["", Head(str(last), 2), Head(str(books.year), 4)],
        ["Boende", "Platser", "Beläggning, %", "Platser", "Tillgängliga dygn", "Belagda dygn",
         "Beläggning, %"],
    ]  # fmt: skip
    per = r.per(books("net", "residence"), books("places", "all"))
    more = r.difference(full["all", books.year], full["all", last])
    low = min(_HOMES, key=lambda one: full[one[0], books.year].value)[0]
    places = books.change("places", "all")
    return [
        Heading("Särskilt boende"),
        tall("Tabell 4. Platser och beläggning", heads, rows),
        text(
            *clear(
                say(
                    "Vid årets slut fanns ", _T.people(books("places", "all")),
                    " platser i särskilt boende, fördelade på ", f"{len(_HOMES)} boenden.",
                ),
                say(
                    "Antalet har ", turn(places, "utökats", "minskats"), " med ",
                    _T.people(places, "difference", size=True), " platser under året.",
                ),
                say(
                    "Beläggningen var i snitt ", _P.share(full["all", books.year]), " %, det är ",
                    _P.points(more), " ", turn(more, "högre", "lägre"), " än året innan.",
                ),
                say(
                    f"Lägst var den på {low}, där ", _T.people(books("taken", low)), " av ",
                    _T.people(books("days", low)), " dygn var belagda (",
                    _P.share(full[low, books.year]), " %).",
                ),
                say(
                    "Varje plats kostade nämnden netto ", _KR(per), ".",
                ),
            )
        ),
        text(
            *clear(
                say(
                    "Kommunen betalade regionen för ", _T.people(books("blocked")),
                    " vårddygn för utskrivningsklara patienter, mot ",
                    _T.people(books("blocked", year=last)), " dygn föregående år.",
                ),
                say(
                    "Kostnaden för betalningsansvaret ",
                    turn(books.change("blocked-cost"), "steg", "sjönk"), " från ",
                    _P(books("blocked-cost", year=last)), " till ", _P(books("blocked-cost")), ".",
                ),
                least=10_000,
            )
        ),
    ]  # fmt: skip


def _people(books: Ledger) -> list[Block]:
    r, years = books.register, books.years[::-1]
    lines = (
        ("Tillsvidareanställda", "regular"), ("Timavlönade", "hourly"),
        ("Övertid och mertid", "overtime"), ("Inhyrda sjuksköterskor", "agency"),
    )  # fmt: skip
    rows = [row(label, [_T(books(what, "", y)) for y in years]) for label, what in lines]
    rows.append(row("Summa personalkostnader", [_T(books("people", "", y)) for y in years], "sum"))
    hourly = r.quotient(books("hourly"), books("people"))
    agency = books.change("agency")
    return [
        Heading("Bemanning"),
        table("Tabell 5. Personalkostnader inklusive inhyrd personal", ["mnkr", *map(str, years)],
              rows),
        text(
            *clear(
                say(
                    "Bemanningen kostade ", _SHORT(books("people")), ", varav timavlönade ",
                    _SHORT(books("hourly")), " eller ", _P.share(hourly, behind=" procent"), ".",
                ),
                say(
                    "För inhyrda sjuksköterskor ", turn(agency, "ökade", "minskade"),
                    " kostnaden med ", _P.size(agency, "difference"), " till ",
                    _P(books("agency")), ".",
                ),
                least=10_000,
            )
        ),
        *(
            item(
                *clear(
                    say(
                        f"Sjukfrånvaro, {label}: ", _P.share(books("sick", key)), " procent (",
                        _P.share(books("sick", key, books.year - 1)), " procent i fjol).",
                    )
                )
            )
            for key, label in (("home", "hemtjänst"), ("residence", "särskilt boende"),
                               ("nurse", "hälso- och sjukvård"))
        ),
    ]  # fmt: skip


def _quality(books: Ledger) -> list[Block]:
    years = books.years[::-1]
    share = _T.but(share_decimals=0)
    lines = (
        ("Nöjda med hemtjänsten i sin helhet", "home"),
        ("Nöjda med sitt särskilda boende", "residence"), ("Trygga på boendet", "safe"),
    )  # fmt: skip
    rows = [row(label, [share.share(books("content", key, y)) for y in years])
            for label, key in lines]  # fmt: skip
    more = books.change("content", "residence")
    return [
        Heading("Brukarundersökning"),
        table("Tabell 6. Andel positiva svar, procent", ["", *map(str, years)], rows),
        text(
            *clear(
                say(
                    "Av de svarande var ", share.share(books("content", "home")),
                    " procent nöjda med sin hemtjänst.",
                ),
                say(
                    "I särskilt boende ", turn(more, "steg", "föll"), " andelen nöjda från ",
                    share.share(books("content", "residence", books.year - 1)), " till ",
                    share.share(books("content", "residence")), " procent.",
                ),
            )
        ),
    ]  # fmt: skip


FAMILY = Family("elderly-board", make)
