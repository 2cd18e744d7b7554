"""A kommunstyrelse's own closing: operations by unit in thousands, goals with targets, projects,
staff; costs below zero, last year to the right, short comments unit by unit."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, item, plain, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, Paper, Sentence
from ._made import Books, neuter, number

_PEN = Pen("tkr", 0)
_TEXT = Pen("tkr", 0, behind=" tkr")
_MILLION = Pen("mnkr", 1, behind=" mnkr")
_UNITS = (
    ("lead", "Kommunledning och stab", 28, 1),
    ("politics", "Politisk verksamhet", 11, 0),
    ("finance", "Ekonomiavdelningen", 17, 2),
    ("people", "HR-avdelningen", 21, 2),
    ("computers", "IT och digitalisering", 36, 9),
    ("meals", "Måltidsservice", 64, 27),
    ("rescue", "Räddningstjänst och beredskap", 30, 3),
    ("growth", "Näringsliv och turism", 9, 1),
)
_KINDS = (
    ("fee", "Intäkter", 1), ("pay", "Personalkostnader", -1), ("rent", "Lokalhyror", -1),
    ("other", "Övriga kostnader", -1), ("wear", "Kapitalkostnader", -1),
)  # fmt: skip
_GOALS = (
    ("answer", "Andel som får svar på e-post inom en dag (%)", 0.86, 1),
    ("climate", "Företagsklimat enligt Insikt, NKI", 74, 1),
    ("sick", "Sjukfrånvaro kommunstyrelseförvaltningen (%)", 0.058, -1),
    ("waste", "Matsvinn per portion, gram", 38, -1),
    ("speed", "Räddningstjänstens anspänningstid, sekunder", 96, -1),
    ("trust", "Hållbart medarbetarengagemang (HME)", 79, 1),
)


def make(m: Municipality, chance: Random) -> Paper:
    """The closing."""
    books = Books(m, chance, "executive")
    units = [one for one in _UNITS if one[0] != "growth" or chance.random() < 0.6]
    _fill(books, units, m)
    blocks: list[Block] = [
        Heading("Verksamhetens uppdrag", 1),
        text(
            "Kommunstyrelsen leder och samordnar förvaltningen av kommunens angelägenheter och har "
            "uppsikt över övriga nämnder och de kommunala bolagen."
        ),
        *_goals(books, m),
        *_operations(books, m, units),
        *_kinds(books, m),
        *_projects(books, m, chance),
        *_staff(books, m),
    ]
    return Paper(f"Bokslut {m.year} Kommunstyrelsen, {m.name} kommun", tuple(blocks))


def _fill(books: Books, units: list[tuple[str, str, int, int]], m: Municipality) -> None:
    times = (m.year - 1, m.year)
    for key, _label, cost, income in units:
        books.grow(f"{key} cost", m.size * cost * 1_000_000, times, spread=0.05)
        books.grow(f"{key} income", m.size * income * 1_000_000 + 60_000, times, spread=0.09)
        for what in ("cost", "income"):
            books.near(f"{key} {what}", m.year, spread=0.05, step=100_000)
    for time, basis in ((times[0], "outcome"), (times[1], "outcome"), (times[1], "budget")):
        before = times[0] if (time, basis) == (times[1], "outcome") else None
        for key, *_rest in units:
            books.add(
                f"{key} net", [(f"{key} cost", 1), (f"{key} income", -1)], time, basis, before
            )
        for what in ("cost", "income", "net"):
            books.add(
                f"all {what}", [(f"{one[0]} {what}", 1) for one in units], time, basis, before
            )
    _fill_kinds(books, m)


def _fill_kinds(books: Books, m: Municipality) -> None:
    """The same costs by kind: what is left of the whole is other costs."""
    for time, basis in ((m.year - 1, "outcome"), (m.year, "outcome"), (m.year, "budget")):
        whole = books("all cost", time, basis).value
        parts = {"pay": 0.57, "rent": 0.09, "wear": 0.06}
        rest = whole
        for what, share in parts.items():
            value = books.some(whole * Decimal(str(share)), 0.04)
            if basis == "budget":
                value = value // 1000 * 1000
            rest -= value
            before = books(what, m.year - 1) if (time, basis) == (m.year, "outcome") else None
            books.base(what, time, value, basis, before=before)
        before = books("other", m.year - 1) if (time, basis) == (m.year, "outcome") else None
        books.base("other", time, rest, basis, before=before)
        terms = [(books(one, time, basis), 1) for one in ("pay", "rent", "other", "wear")]
        books.register.follows(books("all cost", time, basis), terms)


def _goals(books: Books, m: Municipality) -> list[Block]:
    rows, margins = [], []
    for key, label, middle, better in _GOALS:
        if middle < 1:
            low = int(middle * 10_000)
            books.rates(key, low - 700 * (low > 1000) - 60, low + 700 * (low > 1000) + 60,
                        (m.year - 1, m.year))  # fmt: skip
            aim = books.base(key, m.year, Decimal(low // 10) / 1000, "budget", "ratio")
            got = [_PEN.share(one) for one in (aim, books(key, m.year), books(key, m.year - 1))]
        else:
            books.grow(key, middle, (m.year - 1, m.year), "index", 0.0, 0.09)
            aim = books.base(key, m.year, Decimal(int(middle)), "budget", "index")
            got = [number(one) for one in (aim, books(key, m.year), books(key, m.year - 1))]
        margin = books.off(key, m.year, better)
        margins.append(margin)
        rows.append(row(label, [*got, "Ja" if margin.value >= 0 else "Nej"]))
    reached = books.register.count("executive goals reached", margins, 1, True)
    missed = books.register.count("executive goals missed", margins, -1)
    nki = books.change("climate", m.year, m.year - 1)
    sick = books.change("sick", m.year, m.year - 1)
    lines = plain(
        [
            say(
                counted(reached, capital=True), " av nämndens indikatorer når årets målvärde och ",
                counted(missed), " gör det inte.",
            ),
            say(
                "Sjukfrånvaron inom förvaltningen har ", turn(sick, "stigit", "sjunkit"), " från ",
                _PEN.share(books("sick", m.year - 1)), " till ",
                _PEN.share(books("sick", m.year), behind=" procent"), ".",
            ),
        ]
    )  # fmt: skip
    if nki.value:
        lines.append(
            say(
                "Företagens betyg i Insikt blev ", number(books("climate", m.year)),
                " och målet var ", number(books("climate", m.year, "budget")),
                f"; {m.year - 1} låg betyget på ", number(books("climate", m.year - 1)), ".",
            )
        )  # fmt: skip
    heads = ["Indikator", f"Mål {m.year}", f"Utfall {m.year}", f"Utfall {m.year - 1}", "Uppnått"]
    return [
        Heading("Måluppfyllelse", 1),
        table("", heads, rows),
        text(*lines),
    ]


def _operations(
    books: Books, m: Municipality, units: list[tuple[str, str, int, int]]
) -> list[Block]:
    rows = []
    for key, label, kind in (
        *((one[0], one[1], "item") for one in units),
        ("all", "Summa kommunstyrelsen", "sum"),
    ):
        cells = []
        for basis in ("budget", "outcome"):
            cells += [
                _PEN(books(f"{key} income", m.year, basis)),
                _PEN(books(f"{key} cost", m.year, basis), -1),
                _PEN(books(f"{key} net", m.year, basis), -1),
            ]
        cells += [
            _PEN(books.off(f"{key} net", m.year, -1), role="difference"),
            _PEN(books(f"{key} net", m.year - 1), -1),
        ]
        rows.append(row(label, cells, kind))
    heads: list[list[str | Head]] = [
        ["", Head(f"Budget {m.year}", 3), Head(f"Bokslut {m.year}", 3), "Avvikelse",
         f"Bokslut {m.year - 1}"],
        ["Tkr", *("Intäkt", "Kostnad", "Netto") * 2, "netto", "Netto"],
    ]  # fmt: skip
    whole = books.off("all net", m.year, -1)
    grown = books.growth("all net", m.year, m.year - 1)
    lines = plain(
        [
            say(
                "Nämnden redovisar för året ett ", turn(whole, "överskott", "underskott"),
                " gentemot budget på ", _MILLION.size(whole, "difference"), ".",
            ),
            say(
                "Nettokostnaden blev ", _MILLION(books("all net", m.year)), " mot ",
                _MILLION(books("all net", m.year - 1)), " året innan, vilket innebär en ",
                turn(grown, "ökning", "minskning"), " på ",
                _PEN.share(grown, behind=" procent", size=True), ".",
            ),
        ]
    )  # fmt: skip
    blocks: list[Block] = [
        Heading("Ekonomi", 1),
        Heading("Driftredovisning"),
        tall("Driftredovisning per verksamhet", heads, rows),
        text(*lines),
    ]
    for key, label, *_rest in units:
        told = plain(_comment(books, m, key))
        if told:
            blocks += [Heading(label, 3), text(*told)]
    return blocks


def _comment(books: Books, m: Municipality, key: str) -> list[Sentence]:
    """What is said of a unit; each in its own words."""
    off = books.off(f"{key} net", m.year, -1)
    income = books.off(f"{key} income", m.year)
    cost = books.off(f"{key} cost", m.year, -1)
    up = turn(off, "plus", "minus")
    if key in ("lead", "rescue"):
        return [
            say(
                "Verksamheten visar ", up, " ", _TEXT.size(off, "difference"), " mot budget.",
            ),
            say(
                "Kostnaderna är ", _TEXT.size(cost, "difference"), " ",
                turn(cost, "lägre", "högre"), " än budgeterat medan intäkterna avviker med ",
                _TEXT(income, role="difference"), ".",
            ),
        ]  # fmt: skip
    if key == "meals":
        return [
            say(
                "Livsmedelspriserna har fortsatt påverka köken och nettokostnaden slutade på ",
                _TEXT(books("meals net", m.year)), ", ", _TEXT.size(off, "difference"), " ",
                turn(off, "under", "över"), " ram.",
            ),
            say(
                "Intäkterna från skolor och äldreboenden uppgick till ",
                _TEXT(books("meals income", m.year)), " (föregående år ",
                _PEN(books("meals income", m.year - 1)), ").",
            ),
        ]  # fmt: skip
    if key == "computers":
        return [
            say(
                "Nettot för IT landade ", _TEXT.size(off, "difference"), " ",
                turn(off, "bättre", "sämre"), " än budget.",
            ),
            say(
                "Jämfört med föregående bokslut har kostnaderna gått från ",
                _PEN(books("computers cost", m.year - 1)), " till ",
                _TEXT(books("computers cost", m.year)), ".",
            ),
        ]  # fmt: skip
    if key == "people":
        return [
            say(
                "Avdelningens budgetavvikelse är ", _TEXT(off, role="difference"), ", varav ",
                _TEXT(cost, role="difference"), " hör till kostnaderna.",
            )
        ]  # fmt: skip
    return []


def _kinds(books: Books, m: Municipality) -> list[Block]:
    rows = []
    terms = [("all income", "Intäkter", 1), *[one for one in _KINDS if one[0] != "fee"]]
    for what, label, sign in terms:
        rows.append(
            row(
                label,
                [
                    _PEN(books(what, m.year - 1), sign),
                    _PEN(books(what, m.year, "budget"), sign),
                    _PEN(books(what, m.year), sign),
                    _PEN(books.off(what, m.year, sign), role="difference"),
                ],
            )
        )
    rows.append(
        row(
            "Nettokostnad",
            [
                _PEN(books("all net", m.year - 1), -1),
                _PEN(books("all net", m.year, "budget"), -1),
                _PEN(books("all net", m.year), -1),
                _PEN(books.off("all net", m.year, -1), role="difference"),
            ],
            "sum",
        )
    )
    pay = books.off("pay", m.year, -1)
    share = books.register.quotient(books("pay", m.year), books("all cost", m.year))
    lines = plain(
        [
            say(
                "Personalen kostade ", _TEXT(books("pay", m.year)), ", vilket är ",
                _PEN.share(share, behind=" %"), " av nämndens samlade kostnader på ",
                _TEXT(books("all cost", m.year)), ".",
            ),
            say(
                "Mot budget är det ", _TEXT.size(pay, "difference"), " ", turn(pay, "mindre",
                "mer"), ".",
            ),
            say(
                "Hyrorna har under året gått från ", _PEN(books("rent", m.year - 1)), " till ",
                _TEXT(books("rent", m.year)), ".",
            ),
        ]
    )  # fmt: skip
    heads = [
        "Belopp i tkr",
        f"Bokslut {m.year - 1}",
        f"Budget {m.year}",
        f"Bokslut {m.year}",
        "Avvikelse",
    ]
    return [Heading("Resultat per kostnadsslag"), text(*lines), table("", heads, rows)]


def _projects(books: Books, m: Municipality, chance: Random) -> list[Block]:
    names = ["Trådlöst nät skolor", "Ledningsfordon", "Köksutrustning", "E-arkiv",
             "Reservkraft stadshuset", "Nytt ärendesystem", "Möbler sessionssal"]  # fmt: skip
    chosen = chance.sample(names, 5)
    rows, lefts = [], []
    for place in range(len(chosen)):
        what = f"project {place}"
        books.base(what, m.year, books.some(chance.randint(3, 30) * 100_000, 0.2))
        books.near(what, m.year, spread=0.3, step=50_000)
    for basis in ("outcome", "budget"):
        books.add("projects", [(f"project {place}", 1) for place in range(5)], m.year, basis)
    for what, label, kind in (
        *((f"project {place}", name, "item") for place, name in enumerate(chosen)),
        ("projects", "Summa investeringar", "sum"),
    ):
        left = books.off(what, m.year, -1)
        lefts.append(left)
        cells = [_PEN(books(what, m.year, "budget")), _PEN(books(what, m.year)),
                 _PEN(left, role="difference")]  # fmt: skip
        rows.append(row(label, cells, kind))
    lefts.pop()
    over = books.register.count("executive projects over", lefts, -1)
    used = books.register.quotient(books("projects", m.year), books("projects", m.year, "budget"))
    most = max(range(5), key=lambda place: lefts[place].value)
    lines = [
            say(
                "Av investeringsbudgeten på ", _TEXT(books("projects", m.year, "budget")), " har ",
                _TEXT(books("projects", m.year)), " eller ", _PEN.share(used, behind=" %"),
                " använts.",
            ),
            say(
                neuter(over, True), " av projekten har kostat mer än beviljat.",
            ),
            say(
                "Störst belopp kvar har ", chosen[most], ", där ", _TEXT.size(lefts[most],
                "difference"),
                " föreslås föras över till nästa år.",
            ),
    ]  # fmt: skip
    wanted = (True, over.value > 0, lefts[most].value >= 50_000)
    lines = [one for one, is_wanted in zip(lines, wanted, strict=True) if is_wanted]
    heads = ["Projekt (tkr)", "Budget", "Utfall", "Kvar av budget"]
    return [Heading("Investeringar"), table(f"Investeringsredovisning {m.year}", heads, rows), *(
        item(one) for one in lines)]  # fmt: skip


def _staff(books: Books, m: Municipality) -> list[Block]:
    times = (m.year - 2, m.year - 1, m.year)
    for what, middle in (("women", 96), ("men", 58)):
        books.grow(what, m.size * middle + 9, times, "count", 0.01, 0.05)
    books.grow("hourly", m.size * 9000 + 700, times, "count", -0.04, 0.08)
    for time in times:
        before = None if time == times[0] else time - 1
        books.add("staff", [("women", 1), ("men", 1)], time, before=before)
    rows = [
        row(label, [_PEN.people(books(what, time)) for time in times], kind)
        for label, what, kind in (
            ("Kvinnor", "women", "item"), ("Män", "men", "item"),
            ("Tillsvidareanställda totalt", "staff", "sum"),
            ("Timmar utförda av timavlönade", "hourly", "item"),
        )
    ]  # fmt: skip
    more = books.change("staff", m.year, m.year - 1)
    hours = books.growth("hourly", m.year, m.year - 1)
    share = books.register.quotient(books("women", m.year), books("staff", m.year))
    lines = plain(
        [
            say(
                "I december hade kommunstyrelseförvaltningen ", _PEN.people(books("staff", m.year)),
                " tillsvidareanställda, varav ", _PEN.people(books("women", m.year)), " kvinnor (",
                _PEN.share(share, behind=" %"), ").",
            ),
            say(
                "Det är ", _PEN.people(more, "difference", True), " ", turn(more, "fler", "färre"),
                " än ett år tidigare.",
            ),
            say(
                "De timavlönade arbetade ", _PEN.people(books("hourly", m.year)), " timmar, en ",
                turn(hours, "ökning", "minskning"), " med ",
                _PEN.share(hours, behind=" procent", size=True), ".",
            ),
        ]
    )  # fmt: skip
    return [Heading("Personal", 1), text(*lines), table("", ["", *map(str, times)], rows)]


FAMILY = Family("executive-closing", make)
