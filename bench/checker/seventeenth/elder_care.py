"""A health and care board's closing: home care hours, places in special housing, key figures for
each older inhabitant, decisions waiting by quarter, the survey of users and sick leave."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Row
from ..quantities import Quantity
from ._book import Book, Hand, num, para, pct, pts, seen

_STYLE = NumberStyle(negative="-")
_PEN = Pen("mnkr", 1, _STYLE)
_KR = Pen("kr", 0, _STYLE)
_H = Hand("mnkr", 1, " mkr", " %", " procentenheter", " kr", _STYLE)
_PARTS = (
    ("Nämnd och administration", "V1", 18), ("Särskilt boende", "V2", 262),
    ("Hemtjänst", "V3", 158), ("Korttidsboende och växelvård", "V4", 31),
    ("Hemsjukvård och rehabilitering", "V5", 74), ("Dagverksamhet och anhörigstöd", "V6", 12),
)  # fmt: skip
_SURVEY = (
    ("Sammantagen nöjdhet", "U1", 0.88, 0.84), ("Bemötande från personalen", "U2", 0.94, 0.92),
    ("Tillräckligt med tid", "U3", 0.83, 0.74), ("Trygghet", "U4", 0.86, 0.88),
    ("Måltiderna", "U5", 0.73, 0.77), ("Möjlighet att påverka", "U6", 0.61, 0.58),
)  # fmt: skip
_GROUPS = (("Hemtjänst", "V3"), ("Särskilt boende", "V2"), ("Hälso- och sjukvård", "V5"))


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    b = Book(m, chance)
    _enter(b)
    blocks: list[Block] = [
        Heading("Sammanfattning av året", 1),
        *_opening(b),
        Heading("Ekonomiskt utfall", 1),
        *_money(b),
        Heading("Hemtjänst", 1),
        *_home(b),
        Heading("Särskilt boende", 1),
        *_housing(b),
        Heading("Ej verkställda beslut"),
        *_waiting(b),
        Heading("Nyckeltal", 1),
        *_figures(b),
        Heading("Vad tycker brukarna?"),
        *_survey(b),
        Heading("Sjukfrånvaro och bemanning"),
        *_staff(b),
    ]
    return Paper(f"Bokslut {m.year} för vård- och omsorgsnämnden", tuple(blocks))


def _enter(b: Book) -> None:
    years = (b.year - 2, b.year - 1, b.year)
    for year, basis in ((b.year - 1, "outcome"), (b.year, "budget"), (b.year, "outcome")):
        grown = Decimal("1.04") if year == b.year else Decimal(1)
        for _label, who, cost in _PARTS:
            b.money("care", b.size * cost * grown, who, year, basis, 0.025)
        b.sum_of("care", [one[1] for one in _PARTS], "all", year, basis)
    b.series("old-65", b.size * 8300, years, low=0.01, high=0.02)
    b.series("old-80", b.size * 2250, years, low=0.02, high=0.045)
    b.series("home-users", b.size * 760, years)
    b.series("hours-asked", b.size * 262_000, years, high=0.05)
    for year in years:
        part = Decimal(b.chance.randint(82, 92)) / 100
        own = Decimal(b.chance.randint(68, 80)) / 100
        done = b.put(
            "hours-done", b.around(b("hours-asked", year=year).value * part, 0.01), year=year
        )
        mine = b.put("hours-own", b.around(done.value * own, 0.01), year=year)
        b.add("hours-bought", [(done, 1), (mine, -1)], year=year)
        b.register.follows(done, [(mine, 1), (b("hours-bought", year=year), 1)])
    for who, middle in (("dementia", 150), ("nursing", 235), ("short", 32)):
        b.series("places", b.size * middle, years, who, low=0.01, high=0.05)
    for year in years:
        b.add(
            "permanent", [(b("places", who, year), 1) for who in ("dementia", "nursing")], year=year
        )
        b.sum_of("places", ("dementia", "nursing", "short"), "all", year)
        rate = Decimal(b.chance.randint(930, 988)) / 1000
        b.put("bed-days", b.around(b("permanent", year=year).value * 365 * rate, 0.002), year=year)
    _enter_quality(b)


def _enter_quality(b: Book) -> None:
    years = (b.year - 2, b.year - 1, b.year)
    b.walk("wait", 44, years, step=(3, 9), places=0)
    b.walk("move-age", 85.9, years, step=(0.2, 0.6), places=2)
    value = b.around(b.size * 22, 0.2) + 6
    for quarter in ("q1", "q2", "q3", "q4"):
        for who, part in (("V2", 0.62), ("V4", 0.2), ("V6", 0.18)):
            b.put("undone", b.around(value * Decimal(str(part)), 0.25) + 1, who, basis=quarter)
        b.sum_of("undone", ("V2", "V4", "V6"), "all", basis=quarter)
        value = max(Decimal(8), b.moved(value, 0.1, 0.4))
    for _label, who, home, housing in _SURVEY:
        for where, start in (("at-home", home), ("in-housing", housing)):
            b.walk(where, start, years[1:], who, step=(0.01, 0.03), kind="ratio", places=3)
    for _label, who in _GROUPS:
        b.walk("sick", b.chance.uniform(0.068, 0.092), years[1:], who, step=(0.003, 0.009),
               kind="ratio", places=4)  # fmt: skip
    b.series("hired-hours", b.size * 9000, years[1:], low=0.08, high=0.3)
    for year in years[1:]:
        price = Decimal(b.chance.randint(680, 860))
        b.put("hired-cost", b("hired-hours", year=year).value * price, year=year, kind="money")
    b.walk("continuity", 14.8, years, step=(0.3, 1.1), places=1)
    b.put("continuity", 13, basis="target", kind="index")


def _gap(b: Book, who: str) -> Quantity:
    return b.less(b("care", who, basis="budget"), b("care", who))


def _opening(b: Book) -> list[Block]:
    gap, more = _gap(b, "all"), b.change("care", "all")
    hours, wait = b.growth("hours-done"), b.change("wait")
    return [
        *(item(one) for one in seen([
            say("Nämndens nettokostnad: ", _H.kr(b("care", "all")), ", ", _H.by(more), " ",
                turn(more, "högre", "lägre"), " än året innan."),
            say("Budgetavvikelse: ", turn(gap, "överskott", "underskott"), " på ", _H.by(gap), "."),
            say("Utförda hemtjänsttimmar: ", _H.num(b("hours-done")), ", en ",
                turn(hours, "ökning", "minskning"), " med ", _H.grew(hours), "."),
            say("Väntetid till särskilt boende: i snitt ", _H.num(b("wait")), " dagar, ",
                _H.gap(wait), " ", turn(wait, "fler", "färre"), f" än {b.year - 1}."),
        ])),
    ]  # fmt: skip


def _money(b: Book) -> list[Block]:
    rows = []
    for label, who, _cost in (*_PARTS, ("Totalt", "all", 0)):
        role = "" if who == "all" else "difference"
        share = b.share(_gap(b, who), b("care", who, basis="budget"))
        cells = [_PEN(b("care", who, b.year - 1)), _PEN(b("care", who, basis="budget")),
                 _PEN(b("care", who)), _PEN(_gap(b, who), role=role), pct(share,
                     style=_STYLE)]  # fmt: skip
        rows.append(row(label, cells, "sum" if who == "all" else "item"))
    home, housing, short = (_gap(b, who) for who in ("V3", "V2", "V4"))
    growth = b.growth("care", "V2")
    two = b.add("care", [(b("care", "V2"), 1), (b("care", "V3"), 1)], "two")
    return [
        table("", ["Nettokostnad (mkr)", f"Utfall {b.year - 1}", f"Budget {b.year}",
                   f"Utfall {b.year}", "Avvikelse", "Avvikelse i %"], rows),
        para(
            say("Tillsammans tar särskilt boende och hemtjänst ", _H.kr(two),
                " i anspråk, vilket är ",
                _H.pct(b.share(two, b("care", "all"))), " av nettokostnaden."),
            say("Hemtjänsten redovisar ett ", turn(home, "överskott", "underskott"),
                " mot budget på ",
                _H.by(home), " medan särskilt boende har ett ",
                turn(housing, "överskott", "underskott"), " på ", _H.by(housing), "."),
            say("Sedan föregående år har kostnaden för särskilt boende ",
                turn(growth, "stigit", "sjunkit"), " med ", _H.grew(growth), ", från ",
                _H.kr(b("care", "V2", b.year - 1)), " till ", _H.kr(b("care", "V2")), "."),
            say("För korttidsboende blev avvikelsen ", _H.kr(short, role="difference"), "."),
        ),
    ]  # fmt: skip


def _home(b: Book) -> list[Block]:
    years = (b.year - 2, b.year - 1, b.year)
    part = {y: b.share(b("hours-done", year=y), b("hours-asked", year=y)) for y in years}
    bought = {y: b.share(b("hours-bought", year=y), b("hours-done", year=y)) for y in years}
    each = {y: b.share(b("hours-done", year=y), b("home-users", year=y)) for y in years}
    price = {y: b.per(b("care", "V3", y), b("hours-done", year=y)) for y in years[1:]}
    rows: list[Row] = [
        row("Antal personer med hemtjänst", [num(b("home-users", year=y)) for y in years]),
        row("Beviljade timmar", [num(b("hours-asked", year=y)) for y in years]),
        row("Utförda timmar egen regi", [num(b("hours-own", year=y)) for y in years]),
        row("Utförda timmar privata utförare", [num(b("hours-bought", year=y)) for y in years]),
        row("Summa utförda timmar", [num(b("hours-done", year=y)) for y in years], "sum"),
        row("Utförda av beviljade timmar, %", [pct(part[y]) for y in years]),
        row("Utförda timmar per person och år", [num(each[y], 0) for y in years]),
        row("Kostnad per utförd timme, kr", [None, *(_KR(price[y]) for y in years[1:])]),
    ]  # fmt: skip
    users, points = b.change("home-users"), b.less(part[years[2]], part[years[1]])
    dearer, longer = (
        b.less(price[years[2]], price[years[1]]),
        b.less(each[years[2]], each[years[1]]),
    )
    people, over = b.change("continuity"), b.less(b("continuity"), b("continuity", basis="target"))
    return [
        para(
            say("I genomsnitt hade ", _H.num(b("home-users")),
                f" personer hemtjänst under {b.year}, "
                "vilket är ", _H.gap(users), " ", turn(users, "fler", "färre"), " än året före."),
            say("De beviljades sammanlagt ", _H.num(b("hours-asked")),
                " timmar och av dem utfördes ",
                _H.num(b("hours-done")), " eller ", _H.pct(part[years[2]]), "."),
            say("Året före var verkställigheten ", _H.pct(part[years[1]]), ", så andelen har ",
                turn(points, "stigit", "sjunkit"), " med ", _H.pts(points), "."),
            say("Var och en fick omkring ", _H.num(each[years[2]]), " timmar under året, ",
                _H.gap(longer), " ", turn(longer, "fler", "färre"), " än tidigare."),
        ),
        table("Volymer i hemtjänsten", ["", *map(str, years)], rows),
        para(
            say("Privata utförare stod för ", _H.num(b("hours-bought")),
                " av timmarna, en andel på ",
                _H.pct(bought[years[2]]), " (", _H.pct(bought[years[1]]), ")."),
            say("En utförd timme kostade netto ", _H.each(price[years[2]]), ", ",
                _H.each(dearer, "difference"), " ", turn(dearer, "mer", "mindre"),
                f" än {years[1]}."),
            say("En person med minst två besök om dagen mötte i snitt ", _H.num(b("continuity"), 1),
                " olika medarbetare under två veckor, mot ", _H.num(b("continuity", year=years[1]),
                    1),
                " förra året: en ", turn(people, "ökning", "minskning"), " med ",
                _H.gap(people, 1), "."),
            say("Målet är högst ", _H.num(b("continuity", basis="target"), 1),
                " och utfallet ligger ",
                _H.gap(over, 1), " ", turn(over, "över", "under"), " det."),
        ),
    ]  # fmt: skip


def _housing(b: Book) -> list[Block]:
    years = (b.year - 2, b.year - 1, b.year)
    rows = [
        row(label, [num(b("places", who, y)) for y in years])
        for label, who in (("Demensboende", "dementia"), ("Omvårdnadsboende", "nursing"),
                           ("Korttidsplatser", "short"))
    ]  # fmt: skip
    rows.append(row("Summa platser", [num(b("places", "all", y)) for y in years], "sum"))
    more, wait = b.change("places", "all"), b.less(b("wait"), b("wait", year=years[0]))
    cost = {y: b.per(b("care", "V2", y), b("permanent", year=y)) for y in years[1:]}
    day = {y: b.per(b("care", "V2", y), b("bed-days", year=y)) for y in years[1:]}
    dearer, age = b.less(cost[years[2]], cost[years[1]]), b.change("move-age")
    share = b.share(b("places", "dementia"), b("permanent"))
    return [
        table("Antal platser 31 december", ["Boendeform", *map(str, years)], rows),
        para(
            say("Vid årets slut fanns ", _H.num(b("places", "all")), " platser, varav ",
                _H.num(b("places", "short")), " för korttidsvistelse."),
            say("Det är ", _H.gap(more), " ", turn(more, "fler", "färre"), " än ett år tidigare."),
            say("Av de ", _H.num(b("permanent")), " permanenta platserna är ",
                _H.num(b("places", "dementia")), " (", _H.pct(share, 0),
                    ") avsedda för personer med "
                "demenssjukdom."),
        ),
        para(
            say("De boende var i medeltal ", _H.num(b("move-age"), 1),
                " år vid inflyttningen, jämfört "
                "med ", _H.num(b("move-age", year=years[1]), 1),
                    f" år {years[1]}; medelåldern har ",
                turn(age, "stigit", "sjunkit"), "."),
            say("Den som fick plats hade väntat ", _H.num(b("wait")), " dagar i genomsnitt, ",
                _H.gap(wait), " dagar ", turn(wait, "längre", "kortare"), f" än {years[0]}."),
        ),
        table("Kostnader i särskilt boende", ["", *map(str, years[1:])], [
            row("Nettokostnad, mkr", [_PEN(b("care", "V2", y)) for y in years[1:]]),
            row("Permanenta platser", [num(b("permanent", year=y)) for y in years[1:]]),
            row("Belagda boendedygn", [num(b("bed-days", year=y)) for y in years[1:]]),
            row("Kostnad per plats, kr", [_KR(cost[y]) for y in years[1:]]),
            row("Kostnad per boendedygn, kr", [_KR(day[y]) for y in years[1:]]),
        ]),
        para(
            say("En permanent plats kostade ", _H.each(cost[years[2]]), " under året, ",
                _H.each(dearer, "difference"), " ", turn(dearer, "mer", "mindre"),
                " än året före, vilket motsvarar ", _H.each(day[years[2]]), " per belagt dygn."),
        ),
    ]  # fmt: skip


def _waiting(b: Book) -> list[Block]:
    quarters = ("q1", "q2", "q3", "q4")
    rows = []
    for label, who in (("Särskilt boende", "V2"), ("Korttidsboende", "V4"), ("Dagverksamhet", "V6"),
                       ("Totalt", "all")):  # fmt: skip
        cells = [num(b("undone", who, basis=one)) for one in quarters]
        rows.append(row(label, cells, "sum" if who == "all" else "item"))
    moved = b.less(b("undone", "all", basis="q4"), b("undone", "all", basis="q1"))
    last = b.less(b("undone", "all", basis="q4"), b("undone", "all", basis="q3"))
    share = b.share(b("undone", "V2", basis="q4"), b("undone", "all", basis="q4"))
    return [
        para(
            say("Under fjärde kvartalet rapporterades ", _H.num(b("undone", "all", basis="q4")),
                " beslut som inte verkställts inom tre månader, varav ",
                _H.num(b("undone", "V2", basis="q4")), " (", _H.pct(share, 0),
                ") gällde särskilt boende."),
            say("Jämfört med kvartalet dessförinnan är det ", _H.gap(last), " ",
                turn(last, "fler", "färre"), " och jämfört med årets första kvartal ",
                _H.gap(moved), " ", turn(moved, "fler", "färre"), "."),
        ),
        table(f"Rapporterade ej verkställda beslut {b.year}",
              ["", "Kvartal 1", "Kvartal 2", "Kvartal 3", "Kvartal 4"], rows),
    ]  # fmt: skip


def _figures(b: Book) -> list[Block]:
    years = (b.year - 1, b.year)
    costs = {(who, y): b.per(b("care", "all", y), b(who, year=y)) for who in ("old-65", "old-80")
             for y in years}  # fmt: skip
    home = {y: b.share(b("home-users", year=y), b("old-80", year=y)) for y in years}
    place = {y: b.share(b("permanent", year=y), b("old-80", year=y)) for y in years}
    dear = b.less(costs["old-80", years[1]], costs["old-80", years[0]])
    old, points = b.change("old-80"), b.less(place[years[1]], place[years[0]])
    growth = b.register.growth(costs["old-65", years[1]], costs["old-65", years[0]])
    rows = [
        row("Invånare 65 år och äldre", [num(b("old-65", year=y)) for y in years]),
        row("varav 80 år och äldre", [num(b("old-80", year=y)) for y in years]),
        row("Nettokostnad per invånare 65+, kr", [_KR(costs["old-65", y]) for y in years]),
        row("Nettokostnad per invånare 80+, kr", [_KR(costs["old-80", y]) for y in years]),
        row("Hemtjänsttagare i förhållande till invånare 80+, %", [pct(home[y]) for y in years]),
        row(
            "Permanenta platser i förhållande till invånare 80+, %", [pct(place[y]) for y in years]
        ),
    ]
    return [
        table("Nyckeltal för äldreomsorgen", ["", *map(str, years)], rows),
        para(
            say("Kommunen hade vid årsskiftet ", _H.num(b("old-80")), " invånare som fyllt 80 år, ",
                _H.gap(old), " ", turn(old, "fler", "färre"), " än året innan."),
            say("Nettokostnaden per invånare i den gruppen var ",
                _H.each(costs["old-80", years[1]]),
                " och har ", turn(dear, "ökat", "minskat"), " med ", _H.each(dear, "difference"),
                    "."),
            say("Räknat per invånare över 65 år blev kostnaden ",
                _H.each(costs["old-65", years[1]]),
                ", en ", turn(growth, "uppgång", "nedgång"), " med ", _H.grew(growth), "."),
            say("Antalet permanenta platser motsvarar ", _H.pct(place[years[1]]),
                " av invånarna 80 år "
                "och äldre, ", _H.pts(points), " ", turn(points, "mer", "mindre"),
                    f" än {years[0]}."),
        ),
    ]  # fmt: skip


def _survey(b: Book) -> list[Block]:
    years = (b.year - 1, b.year)
    rows = [
        row(label, [*(pct(b("at-home", who, y), 0) for y in years),
                    *(pct(b("in-housing", who, y), 0) for y in years)])
        for label, who, *_rest in _SURVEY
    ]  # fmt: skip
    heads: list[list[str | Head]] = [
        ["Andel positiva svar, %", Head("Hemtjänst", 2), Head("Särskilt boende", 2)],
        ["", *map(str, (*years, *years))],
    ]
    return [
        tall("Socialstyrelsens brukarundersökning", heads, rows),
        para(
            say("I hemtjänsten är ", _H.pct(b("at-home", "U1"), 0),
                " sammantaget nöjda; förra året "
                "var det ", _H.pct(b("at-home", "U1", years[0]), 0), "."),
            say("I särskilt boende anser ", _H.pct(b("in-housing", "U3"), 0),
                " att personalen har tillräckligt med tid, att jämföra med ",
                _H.pct(b("at-home", "U3"), 0), " i hemtjänsten."),
        ),
    ]  # fmt: skip


def _staff(b: Book) -> list[Block]:
    years = (b.year, b.year - 1)
    rows = [
        row(label, [*(pct(b("sick", who, y)) for y in years), pts(b.change("sick", who),
            style=_STYLE)])
        for label, who in _GROUPS
    ]  # fmt: skip
    worst = max(_GROUPS, key=lambda one: b("sick", one[1]).value)
    moved, home = b.change("sick", worst[1]), b.change("hired-hours")
    cost = b.change("hired-cost")
    each = b.per(b("hired-cost"), b("hired-hours"))
    return [
        para(
            say(f"Högst sjukfrånvaro har {worst[0].lower()} med ", _H.pct(b("sick", worst[1])),
                ", en ",
                turn(moved, "ökning", "minskning"), " med ", _H.pts(moved), f" från {b.year - 1}."),
            say("Inhyrda sjuksköterskor arbetade ", _H.num(b("hired-hours")), " timmar, ",
                _H.gap(home), " ", turn(home, "fler", "färre"),
                    " än föregående år, till en kostnad av ",
                _H.kr(b("hired-cost")), "."),
            say("Timpriset blev i snitt ", _H.each(each),
                " och den totala kostnaden för inhyrning ",
                turn(cost, "ökade", "minskade"), " med ", _H.by(cost), "."),
        ),
        table("Sjukfrånvaro i procent", ["Verksamhet", *map(str, years), "Förändring"], rows),
        table("Inhyrd personal", ["", *map(str, years)], [
            row("Timmar", [num(b("hired-hours", year=y)) for y in years]),
            row("Kostnad, tkr", [Pen("tkr", 0)(b("hired-cost", year=y)) for y in years]),
        ]),
        text("Uppgifterna om sjukfrånvaro omfattar månadsavlönad personal."),
    ]  # fmt: skip


FAMILY = Family("elder-care", make)
