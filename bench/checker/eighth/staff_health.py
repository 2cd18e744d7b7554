"""A personnel and health report: many small tables of headcount, hours, sick leave by length and
age, turnover and rehabilitation; shares with one decimal, money in tkr and mkr."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Table
from ._ledger import Ledger, clear, countable, made, number

_PEN = Pen("tkr", 0, NumberStyle(negative="–"))
_TEXT = Pen("mnkr", 1, NumberStyle(negative="–"), " mkr")
_AGES = (
    ("–29 år", "to-29", 0.13), ("30–39 år", "to-39", 0.22), ("40–49 år", "to-49", 0.25),
    ("50–59 år", "to-59", 0.26), ("60 år–", "from-60", 0.14),
)  # fmt: skip
_GROUPS = (
    ("Undersköterskor och vårdbiträden", "carers", 0.3), ("Lärare", "teachers", 0.27),
    ("Barnskötare", "nursery", 0.12), ("Socialsekreterare", "social", 0.06),
    ("Kök och lokalvård", "kitchen", 0.1), ("Administration och ledning", "office", 0.15),
)  # fmt: skip
_COSTS = (
    ("Månadslön", "monthly", 640), ("Timlön", "hourly", 44),
    ("Övertid och fyllnadstid", "over", 13),
    ("Sjuklön", "sick-pay", 19), ("Semesterlön", "holiday", 71),
)  # fmt: skip
_HEALTH = (
    ("Friskvårdsbidrag", "gym", 2.4), ("Företagshälsovård", "clinic", 3.6),
    ("Arbetsanpassning", "adapt", 0.9), ("Utbildning i arbetsmiljö", "taught", 0.6),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    own = _amounts(m, chance)
    return made(
        f"Personal- och hälsobokslut {m.year} – {m.name} kommun",
        [
            Heading("Medarbetare i siffror", 1),
            *_staff_words(m),
            _by_board(m),
            _ages(own),
            *_age_words(own),
            Heading("Sysselsättningsgrad"),
            *_part_time(own),
            _groups(own),
            Heading("Rörlighet", 1),
            *_moves(own),
            Heading("Hälsa och sjukfrånvaro", 1),
            *_sick_words(m, own),
            _sick(m, own),
            _sick_boards(m),
            *_board_words(m),
            Heading("Hälsofrämjande insatser"),
            _health(own),
            *_health_words(own),
            Heading("Personalkostnader", 1),
            _costs(own),
            *_cost_words(own),
        ],
    )


def _amounts(m: Municipality, chance: Random) -> Ledger:
    own = Ledger(m, chance, "people")
    years = (m.year - 1, m.year)
    for names in (_AGES, _GROUPS):
        for year in years:
            left = m("employees", year=year).value
            for _label, what, share in names[:-1]:
                size = m("employees", year=year).value * Decimal(
                    str(share * chance.uniform(0.94, 1.06))
                )
                left -= own.put(what, size.quantize(Decimal(1)), year, kind="count").value
            own.put(names[-1][1], left, year, kind="count")
            terms = [(own(one[1], year), 1) for one in names]
            m.register.follows(m("employees", year=year), terms)
    for _label, what, _share in _GROUPS:
        part = chance.uniform(0.55, 0.93)
        for year in years:
            full = own(what, year).value * Decimal(str(round(part, 3)))
            own.put(f"full-{what}", full.quantize(Decimal(1)), year, kind="count")
            part += chance.uniform(-0.02, 0.03)
    _year_by_year(own, years)
    return own


def _year_by_year(own: Ledger, years: tuple[int, int]) -> None:
    m, chance = own.m, own.chance
    people = float(m("employees").value)
    scale = people / 2100 * 1_000_000
    for year in years:
        own.sum("full", [f"full-{one[1]}" for one in _GROUPS], year)
        for what, middle in (("joined", 0.11), ("left-own", 0.07), ("left-old", 0.02)):
            moved = round(people * middle * chance.uniform(0.8, 1.2)) + 3
            own.put(what, moved, year, kind="count")
        own.sum("left", ["left-own", "left-old"], year)
        long = Decimal(chance.randint(34_000, 47_000)) / 100_000
        own.put("long-sick", long, year, kind="ratio")
        own.put("healthy", Decimal(chance.randint(38_000, 52_000)) / 100_000, year, kind="ratio")
        own.put("used-gym", round(people * chance.uniform(0.4, 0.62)), year, kind="count")
        own.put("engaged", chance.randint(760, 820) / Decimal(10), year, kind="index")
    for _label, what, size in _HEALTH:
        own.series(what, size * scale, years, spread=0.1)
    for _label, what, size in _COSTS:
        own.series(what, size * scale, years, spread=0.02)
    for year in years:
        own.sum("health", [one[1] for one in _HEALTH], year)
        own.sum("gross", [one[1] for one in _COSTS], year)
        rate = Decimal("0.3142") + Decimal(chance.randint(50, 90)) / 1000
        own.put("fees", (own("gross", year).value * rate).quantize(Decimal(1)), year)
        own.sum("staff-cost", ["gross", "fees"], year)


def _staff_words(m: Municipality) -> list[Block]:
    more = m.change("employees")
    women = m.register.quotient(m("women"), m("employees"))
    biggest = max(m.boards, key=lambda one: m("employees", one.key).value)
    share = m.register.quotient(m("employees", biggest.key), m("employees"))
    return [
        clear(
            say(
                "Vid årets slut hade ", _PEN.people(m("employees")), " personer en ",
                "tillsvidareanställning i kommunen.",
            ),
            say(
                "Antalet har ", turn(more, "ökat", "minskat"), " med ",
                _PEN.people(more, "difference", size=True), " personer sedan föregående år, "
                "då det var ", _PEN.people(m("employees", year=m.year - 1)), ".",
            ),
            say(
                "Kvinnorna utgör ", _PEN.share(women), " procent av de anställda.",
            ),
            say(
                "Störst är ", biggest.name, " där ", _PEN.people(m("employees", biggest.key)),
                " personer arbetar, det vill säga ", _PEN.share(share), " procent av alla.",
            ),
        )
    ]  # fmt: skip


def _by_board(m: Municipality) -> Table:
    rows = []
    for one in (*m.boards, None):
        who = one.key if one else "municipality"
        women = m.register.quotient(m("women", who), m("employees", who))
        cells = [
            _PEN.people(m("women", who)), _PEN.people(m("men", who)),
            _PEN.people(m("employees", who)), _PEN(women),
            _PEN.people(m("employees", who, m.year - 1)),
            _PEN.people(m.change("employees", who), "difference"),
        ]  # fmt: skip
        rows.append(row(one.name if one else "Hela kommunen", cells, "item" if one else "sum"))
    heads: list[list[str | Head]] = [
        ["", Head(f"31 december {m.year}", 4), str(m.year - 1), ""],
        ["Nämnd", "Kvinnor", "Män", "Totalt", "Andel kvinnor, %", "Totalt", "Förändring"],
    ]
    return tall("Tillsvidareanställda per nämnd", heads, rows)


def _ages(own: Ledger) -> Table:
    m, rows = own.m, []
    for label, what, _share in _AGES:
        cells = []
        for y in (m.year, m.year - 1):
            share = m.register.quotient(own(what, y), m("employees", year=y))
            cells += [_PEN.people(own(what, y)), _PEN(share)]
        rows.append(row(label, cells))
    whole = [_PEN.people(m("employees", year=y)) for y in (m.year, m.year - 1)]
    rows.append(row("Summa", [whole[0], None, whole[1], None], "sum"))
    heads: list[list[str | Head]] = [
        ["Åldersgrupp", Head(str(m.year), 2), Head(str(m.year - 1), 2)],
        ["", *("Antal", "%") * 2],
    ]
    return tall("Åldersfördelning", heads, rows)


def _age_words(own: Ledger) -> list[Block]:
    m = own.m
    old = m.register.total(f"over-50:people:{m.year}:outcome", (own("to-59"), own("from-60")))
    young = own.change("to-29")
    return [
        clear(
            say(
                "Tillsammans är ", _PEN.people(old), " medarbetare 50 år eller äldre, vilket är ",
                _PEN.share(m.register.quotient(old, m("employees"))), " procent av samtliga.",
            ),
            say(
                "De som ännu inte fyllt 30 har blivit ",
                _PEN.people(young, "difference", size=True), turn(young, " fler", " färre"),
                " och är nu ", _PEN.people(own("to-29")), ".",
            ),
        )
    ]  # fmt: skip


def _part_time(own: Ledger) -> list[Block]:
    m = own.m
    now = m.register.quotient(own("full"), m("employees"))
    last = m.register.quotient(own("full", m.year - 1), m("employees", year=m.year - 1))
    moved = m.register.difference(now, last)
    return [
        clear(
            say(
                "Heltid är norm. Av de tillsvidareanställda arbetar ", _PEN.people(own("full")),
                " heltid, eller ", _PEN.share(now), " procent, en ",
                turn(moved, "ökning", "minskning"), " med ", _PEN.points(moved), ".",
            ),
        )
    ]  # fmt: skip


def _groups(own: Ledger) -> Table:
    m, rows = own.m, []
    for label, what in (*((one[0], one[1]) for one in _GROUPS), ("Totalt", "")):
        count = own(what) if what else m("employees")
        full = own(f"full-{what}") if what else own("full")
        part = m.register.difference(count, full)
        cells = [
            _PEN.people(full), _PEN.people(part), _PEN.people(count),
            _PEN(m.register.quotient(full, count)),
        ]  # fmt: skip
        rows.append(row(label, cells, "item" if what else "sum"))
    heads = ["Yrkesgrupp", "Heltid", "Deltid", "Summa", "Andel heltid, %"]
    return table(f"Heltid och deltid efter yrke, {m.year}", heads, rows)


def _moves(own: Ledger) -> list[Block]:
    m = own.m
    rate = m.register.quotient(own("left"), m("employees", year=m.year - 1))
    return [
        item(
            say(
                _PEN.people(own("joined")), " personer började en tillsvidareanställning (",
                _PEN.people(own("joined", m.year - 1)), " året innan).",
            )
        ),
        item(
            say(
                _PEN.people(own("left")), " slutade: ", _PEN.people(own("left-own")),
                " på egen begäran och ", _PEN.people(own("left-old")), " med pension.",
            )
        ),
        item(
            say(
                "Räknat på antalet anställda vid årets början blir personalomsättningen ",
                _PEN.share(rate), " procent.",
            )
        ),
    ]  # fmt: skip


def _sick_words(m: Municipality, own: Ledger) -> list[Block]:
    sick = m.change("sick-leave", "all")
    apart = m.register.difference(m("sick-leave", "women"), m("sick-leave", "men"))
    long = own.change("long-sick")
    return [
        clear(
            say(
                "Den totala sjukfrånvaron uppgick till ", _PEN.share(m("sick-leave", "all")),
                " procent av den ordinarie arbetstiden, ", _PEN.points(sick), " ",
                turn(sick, "mer", "mindre"), f" än {m.year - 1}.",
            ),
            say(
                "Kvinnors frånvaro är ", _PEN.points(apart, " enheter"), " högre än mäns.",
            ),
            say(
                "Frånvaro som varat 60 dagar eller mer stod för ", _PEN.share(own("long-sick")),
                " procent av all frånvaro, att jämföra med ",
                _PEN.share(own("long-sick", m.year - 1)), " procent året före; andelen har alltså ",
                turn(long, "stigit", "sjunkit"), ".",
            ),
            say(
                "Långtidsfriska, det vill säga utan någon sjukdag, var ",
                _PEN.share(own("healthy")), " procent.",
            ),
        )
    ]  # fmt: skip


def _sick(m: Municipality, own: Ledger) -> Table:
    years = (m.year, m.year - 1)
    rows = []
    for label, who in (
        ("Kvinnor", "women"), ("Män", "men"), ("29 år eller yngre", "age 29"),
        ("30–49 år", "age 30-49"), ("50 år eller äldre", "age 50"), ("Totalt", "all"),
    ):  # fmt: skip
        cells = [_PEN(m("sick-leave", who, y)) for y in years]
        change = _PEN(m.change("sick-leave", who), role="difference")
        rows.append(row(label, [*cells, change]))
    for label, what in (
        ("Andel av frånvaron som är 60 dagar eller mer", "long-sick"),
        ("Andel utan sjukdagar", "healthy"),
    ):
        cells = [_PEN(own(what, y)) for y in years]
        rows.append(row(label, [*cells, _PEN(own.change(what), role="difference")]))
    return table(
        "Sjukfrånvaro, procent av ordinarie arbetstid",
        ["", *map(str, years), "Diff."],
        rows,
    )


def _sick_boards(m: Municipality) -> Table:
    years = sorted(m.years)[1:]
    rows = [row(one.name, [_PEN(m("sick-leave", one.key, y)) for y in years]) for one in m.boards]
    return table("Sjukfrånvaro per nämnd, %", ["", *map(str, years)], rows)


def _board_words(m: Municipality) -> list[Block]:
    changes = [m.change("sick-leave", one.key) for one in m.boards]
    down = m.register.count("people:less-sick", changes, -1)
    fewer = say("I ", counted(down), " av nämnderna har sjukfrånvaron minskat sedan året innan.")
    order = sorted(m.boards, key=lambda one: m("sick-leave", one.key).value)
    low, high = order[0], order[-1]
    change = m.change("sick-leave", high.key)
    return [
        clear(
            *([fewer] if countable(changes, "%", 1) else []),
            say(
                "Högst är den hos ", high.name, ", ", _PEN.share(m("sick-leave", high.key)),
                " procent (", turn(change, "upp", "ned"), " ", _PEN.points(change),
                "), och lägst hos ", low.name, ", ", _PEN.share(m("sick-leave", low.key)),
                " procent.",
            ),
        )
    ]  # fmt: skip


def _health(own: Ledger) -> Table:
    years = (own.m.year - 1, own.m.year)
    rows = [
        row(label, [_PEN(own(what, y)) for y in years] + [_PEN(own.change(what), 1, "difference")])
        for label, what, _size in _HEALTH
    ]
    cells = [_PEN(own("health", y)) for y in years]
    rows.append(row("Summa", [*cells, _PEN(own.change("health"), 1)], "sum"))
    return table("", ["Kostnad för insatser, tkr", *map(str, years), "Förändring"], rows)


def _health_words(own: Ledger) -> list[Block]:
    m = own.m
    used = m.register.quotient(own("used-gym"), m("employees"))
    spent, each = own.change("health"), m.register.per(own("health"), m("employees"))
    engaged = own.change("engaged")
    return [
        clear(
            say(
                "Satsningarna kostade sammanlagt ", _PEN(own("health")), " tkr, ",
                _PEN.size(spent, "difference"), " tkr ", turn(spent, "mer", "mindre"),
                " än året innan, och motsvarar ", Pen("kr")(each), " kronor per anställd.",
            ),
            say(
                "Friskvårdsbidraget utnyttjades av ", _PEN.people(own("used-gym")),
                " medarbetare eller ", _PEN.share(used), " procent.",
            ),
            say(
                "Index för hållbart medarbetarengagemang ", turn(engaged, "steg", "föll"),
                " från ", number(own("engaged", m.year - 1)), " till ", number(own("engaged")), ".",
            ),
        )
    ]  # fmt: skip


def _costs(own: Ledger) -> Table:
    years = (own.m.year, own.m.year - 1)
    rows = []
    for label, what, kind in (
        *((label, what, "item") for label, what, _size in _COSTS),
        ("Summa lön", "gross", "sum"), ("Sociala avgifter och pension", "fees", "item"),
        ("Totala personalkostnader", "staff-cost", "sum"),
    ):  # fmt: skip
        cells = [_PEN(own(what, y)) for y in years]
        cells += [_PEN(own.change(what), 1, "difference"), _PEN(own.growth(what))]
        rows.append(row(label, cells, kind))
    heads = ["Personalkostnader, tkr", *map(str, years), "Förändring", "Förändring, %"]
    return table("", heads, rows)


def _cost_words(own: Ledger) -> list[Block]:
    hourly, over, sick = own.change("hourly"), own.change("over"), own.change("sick-pay")
    return [
        clear(
            say(
                "Kommunens kostnader för personal var ", _TEXT(own("staff-cost")), ", ",
                _PEN.share(own.growth("staff-cost"), size=True), " procent ",
                turn(own.change("staff-cost"), "högre", "lägre"), " än året före.",
            ),
            say(
                "Timlönerna ", turn(hourly, "ökade", "minskade"), " med ",
                _TEXT.size(hourly, "difference"), " till ", _TEXT(own("hourly")),
                " och övertiden ", turn(over, "ökade", "minskade"), " med ",
                _TEXT.size(over, "difference"), ".",
            ),
            say(
                "För sjuklön betalades ", _TEXT(own("sick-pay")), ", alltså ",
                _PEN.size(sick, "difference"), " tkr ", turn(sick, "mer", "mindre"), ".",
            ),
            say(
                "Sociala avgifter och pensioner motsvarade ",
                _PEN.share(own.m.register.quotient(own("fees"), own("gross"))),
                " procent av lönesumman.",
            ),
        ),
        text("Kostnaderna omfattar även visstidsanställda men inte förtroendevalda."),
    ]  # fmt: skip


FAMILY = Family("staff-health", make)
