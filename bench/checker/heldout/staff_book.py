"""A personnel closing by an HR unit: no money but overtime and sick pay; staff by form of
employment, board and age, starters and leavers, turnover, median wages; the newest year first in
some tables and last in others; percentages with a per cent sign in the cells; shares told as
points; tables of totals first."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, item, row, say, table, text, transposed, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Row
from ..quantities import Quantity
from ._more import about, made, own, shown, ways

_STYLE = NumberStyle(thousands="\u00a0", negative="-", plus=False)
_PEN = Pen("tkr", 0, _STYLE)
_SAY = Pen("mnkr", 1, _STYLE, " mnkr")
_OF = " procent"
_AGES = ("–29 år", "30–39 år", "40–49 år", "50–59 år", "60– år")
_SPLIT = (14, 23, 25, 26)


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    _invent(m, chance)
    parts = [_employed(m, chance), _moves(m, chance), _sick(m, chance), _pay(m)]
    head, tail = parts[0], parts[1:]
    chance.shuffle(tail)
    if chance.random() < 0.4:
        tail.pop()
    blocks = [block for part in (head, *tail) for block in part]
    title = chance.choice((f"Personalbokslut {m.year}", f"Personalredovisning {m.year}"))
    return Paper(f"{title} {m.name} kommun", tuple(blocks))


def _invent(m: Municipality, chance: Random) -> None:
    """What HR counts beside what every municipality here has."""
    for year in sorted(m.years[:3]):
        for one in m.boards:
            _contracts(m, one.key, year, chance)
        for what in ("permanent", "temporary"):
            made(m, what, "all", year, [(m(what, one.key, year), 1) for one in m.boards])
        everyone = m("employees", year=year)
        m.register.follows(
            everyone, [(m("permanent", "all", year), 1), (m("temporary", "all", year), 1)]
        )
        left = everyone.value
        for place, percent in enumerate(_SPLIT):
            some = about(chance, everyone.value * percent / 100, 0.04)
            left -= some
            own(m, "age", f"A{place}", year, some, kind="count")
        own(m, "age", "A4", year, left, kind="count")
        m.register.follows(everyone, [(m("age", f"A{place}", year), 1) for place in range(5)])
        permanent = m("permanent", "all", year).value
        for what, percent in (("quit", 8), ("retired", 3), ("started", 12)):
            own(
                m,
                what,
                "all",
                year,
                about(chance, permanent * percent / 100, 0.3) + 2,
                kind="count",
            )
        made(m, "left", "all", year, [(m("quit", "all", year), 1), (m("retired", "all", year), 1)])
        own(m, "full-time", "all", year, about(chance, permanent * 3 / 4, 0.05), kind="count")
        own(
            m, "long-leave", "all", year, Decimal(chance.randint(3300, 5100)) / 10_000, kind="ratio"
        )
        wages = m("wages", year=year).value
        own(m, "overtime", "all", year, about(chance, wages / 120, 0.2))
        own(m, "sick-pay", "all", year, about(chance, wages / 70, 0.2))
        for sex, pay in (("women", 30_500), ("men", 31_900)):
            own(m, "median", sex, year, about(chance, pay + 900 * (year - m.years[-1]), 0.015))


def _contracts(m: Municipality, key: str, year: int, chance: Random) -> None:
    whole = m("employees", key, year)
    some = min(about(chance, whole.value * Decimal("0.88"), 0.04), whole.value)
    lasting = own(m, "permanent", key, year, some, kind="count")
    rest = own(m, "temporary", key, year, whole.value - some, kind="count")
    m.register.follows(whole, [(lasting, 1), (rest, 1)])


def _rate(m: Municipality, what: str, year: int) -> Quantity:
    """Of the permanently employed."""
    return m.register.quotient(m(what, "all", year), m("permanent", "all", year))


def _employed(m: Municipality, chance: Random) -> list[Block]:
    y, last = m.year, m.year - 1
    forms = [
        row("Totalt antal anställda", [_PEN(m("employees", year=x)) for x in m.years[:3]], "sum"),
        row("Tillsvidareanställda", [_PEN(m("permanent", "all", x)) for x in m.years[:3]]),
        row("Visstidsanställda", [_PEN(m("temporary", "all", x)) for x in m.years[:3]]),
        row(
            "Heltid av tillsvidareanställda", [_PEN(m("full-time", "all", x)) for x in m.years[:3]]
        ),
    ]
    first = table("Anställda efter anställningsform", ["Antal", *map(str, m.years[:3])], forms)
    rows: list[Row] = []
    for one in m.boards:
        rows.append(
            row(one.name, [_PEN(m("women", one.key)), _PEN(m("men", one.key)),
                           _PEN(m("employees", one.key), role="sum"),
                           _PEN(m("employees", one.key, last)),
                           _PEN(m.change("employees", one.key), role="difference")])
        )  # fmt: skip
    total = row("Hela kommunen", [
        _PEN(m("women")), _PEN(m("men")), _PEN(m("employees")), _PEN(m("employees", year=last)),
        _PEN(m.change("employees"), role="difference")], "sum")  # fmt: skip
    rows.append(total)
    heads = ["Nämnd/förvaltning", "Kvinnor", "Män", f"Totalt {y}", f"Totalt {last}", "Förändring"]
    more, rate = m.change("employees"), m.growth("employees")
    lasting = m.change("permanent", "all")
    women = [m.register.quotient(m("women", year=x), m("employees", year=x)) for x in (y, last)]
    shift = m.register.difference(*women)
    full = _rate(m, "full-time", y)
    fuller = m.register.difference(full, _rate(m, "full-time", last))
    grew = [m.change("employees", one.key) for one in m.boards]
    up = m.register.count("boards with more staff", grew, 1)
    told = [
        ways(chance,
            say("Den sista december hade kommunen ", _PEN.people(m("employees")),
                " månadsavlönade medarbetare, en ", turn(more, "ökning", "minskning"), " med ",
                _PEN.people(more, "difference", size=True), " personer eller ",
                _PEN.share(rate, behind=_OF, size=True), " sedan föregående år."),
            say("Antalet medarbetare ", turn(more, "ökade", "minskade"), " från ",
                _PEN.people(m("employees", year=last)), " till ", _PEN.people(m("employees")),
                ", alltså med ", _PEN.people(more, "difference", size=True), ".")),
        say("Av samtliga var ", _PEN.people(m("permanent", "all")),
            " tillsvidareanställda och ", _PEN.people(m("temporary", "all")),
            " visstidsanställda."),
        say("De tillsvidareanställda blev ", _PEN.people(lasting, "difference", size=True), " ",
            turn(lasting, "fler", "färre"), f" än {last}."),
        say("Andelen kvinnor uppgick till ", _PEN.share(women[0], behind=_OF), " jämfört med ",
            _PEN.share(women[1], behind=_OF), f" {last}, det vill säga ", _PEN.points(shift), " ",
            turn(shift, "högre", "lägre"), "."),
        say("Heltid är norm: ", _PEN.share(full, behind=_OF),
            " av de tillsvidareanställda har en heltidsanställning, ", _PEN.points(fuller), " ",
            turn(fuller, "mer", "mindre"), " än året innan."),
        say("Antalet anställda har stigit inom ", counted(up), " förvaltningar."),
    ]  # fmt: skip
    if up.value < 2:
        told.pop()
    blocks: list[Block] = [
        Heading("Våra medarbetare", 1),
        text(*shown(told)),
        transposed(first) if chance.random() < 0.4 else first,
        table("Anställda per förvaltning och kön", heads, rows),
        text(*_biggest(m)),
    ]
    if chance.random() < 0.7:
        blocks += _ages(m)
    return blocks


def _biggest(m: Municipality):  # type: ignore[no-untyped-def]
    big = max(m.boards, key=lambda one: m("employees", one.key).value)
    share = m.register.quotient(m("employees", big.key), m("employees"))
    moved = m.change("employees", big.key)
    return shown([
        say(big.name, " är den största arbetsgivaren i kommunen med ",
            _PEN.people(m("employees", big.key)), " anställda (", _PEN.share(share, behind=" %"),
            " av alla), varav ", _PEN.people(m("men", big.key)), " är män."),
        say("Där har antalet ", turn(moved, "växt", "krympt"), " med ",
            _PEN.people(moved, "difference", size=True), " personer."),
    ])  # fmt: skip


def _ages(m: Municipality) -> list[Block]:
    cells = Pen("tkr", 0, _STYLE)
    rows = []
    for place, name in enumerate(_AGES):
        count = m("age", f"A{place}")
        share = m.register.quotient(count, m("employees"))
        rows.append(row(name, [cells(count), cells.share(share, behind=" %"),
                               cells(m("age", f"A{place}", m.year - 1))]))  # fmt: skip
    rows.append(row("Totalt", [cells(m("employees")), None, cells(m("employees", year=m.year - 1))],
                    "sum"))  # fmt: skip
    old = m("age", "A4")
    share = m.register.quotient(old, m("employees"))
    older = m.change("age", "A4")
    told = [
        say("Gruppen 60 år och äldre består av ", _PEN.people(old), " personer, vilket motsvarar ",
            _PEN.share(share, behind=_OF), " av medarbetarna."),
        say("Det är ", _PEN.people(older, "difference", size=True), " ",
            turn(older, "fler", "färre"), " än vid förra mätningen (",
            _PEN.people(m("age", "A4", m.year - 1)), ")."),
    ]  # fmt: skip
    heads = ["Ålder", f"Antal {m.year}", f"Andel {m.year}", f"Antal {m.year - 1}"]
    return [Heading("Åldersstruktur"), table("Åldersfördelning", heads, rows), text(*shown(told))]


def _moves(m: Municipality, chance: Random) -> list[Block]:
    years = tuple(reversed(m.years[:3]))
    rows = [
        row("Nyanställda", [_PEN(m("started", "all", x)) for x in years]),
        row("Avgångar på egen begäran", [_PEN(m("quit", "all", x)) for x in years]),
        row("Pensionsavgångar", [_PEN(m("retired", "all", x)) for x in years]),
        row("Summa avgångar", [_PEN(m("left", "all", x)) for x in years], "sum"),
        row("Personalomsättning", [_PEN.share(_rate(m, "left", x), behind=" %") for x in years]),
        row("varav egen begäran", [_PEN.share(_rate(m, "quit", x), behind=" %") for x in years]),
    ]
    rate, before = _rate(m, "left", m.year), _rate(m, "left", m.year - 1)
    moved = m.register.difference(rate, before)
    net = m.register.difference(m("started", "all"), m("left", "all"))
    quits = m.change("quit", "all")
    told = [
        say("Under året slutade ", _PEN.people(m("left", "all")), " tillsvidareanställda, varav ",
            _PEN.people(m("retired", "all")), " gick i pension."),
        ways(chance,
            say("Personalomsättningen blev ", _PEN.share(rate, behind=_OF), ", en ",
                turn(moved, "uppgång", "nedgång"), " med ", _PEN.points(moved), " från ",
                _PEN.share(before, behind=_OF), "."),
            say("Omsättningen var ", _PEN.points(moved), " ", turn(moved, "högre", "lägre"),
                " än föregående år och landade på ", _PEN.share(rate, behind=_OF), ".")),
        say("Antalet som har sagt upp sig på egen begäran har ", turn(quits, "ökat", "minskat"),
            " från ", _PEN.people(m("quit", "all", m.year - 1)), " till ",
            _PEN.people(m("quit", "all")), " personer."),
        say("Samtidigt anställdes ", _PEN.people(m("started", "all")), " personer, ",
            _PEN.people(net, "difference", size=True), " ", turn(net, "fler", "färre"),
            " än de som slutade."),
    ]  # fmt: skip
    return [
        Heading("Personalrörlighet", 1),
        table("Började och slutade", ["Tillsvidareanställda", *map(str, years)], rows),
        text(*shown(told), "Avgångssamtal erbjuds alla som slutar."),
    ]


def _sick(m: Municipality, chance: Random) -> list[Block]:
    y, last = m.year, m.year - 1
    groups = {"all": "Total sjukfrånvaro", "women": "Kvinnor", "men": "Män",
              "age 29": "29 år eller yngre", "age 30-49": "30–49 år",
              "age 50": "50 år eller äldre"}  # fmt: skip
    rows = []
    for key, label in groups.items():
        gap = m.change("sick-leave", key)
        rows.append(row(label, [
            _PEN.share(m("sick-leave", key), behind=" %"),
            _PEN.share(m("sick-leave", key, last), behind=" %"),
            _PEN.but(style=NumberStyle(plus=True)).share(gap, role="difference"),
        ]))  # fmt: skip
    rows.append(
        row("Andel långtidssjukfrånvaro (60 dagar eller mer)",
            [_PEN.share(m("long-leave", "all", x), behind=" %") for x in (y, last)]
            + [_PEN.but(style=NumberStyle(plus=True)).share(
                m.change("long-leave", "all"), role="difference")])
    )  # fmt: skip
    boards = [
        row(one.name, [_PEN(m("sick-leave", one.key, x)) for x in reversed(m.years[:3])])
        for one in m.boards
    ]
    whole, women, men = (m.change("sick-leave", key) for key in ("all", "women", "men"))
    apart = m.register.difference(m("sick-leave", "women"), m("sick-leave", "men"))
    old = m.register.difference(m("sick-leave", "age 50"), m("sick-leave", "age 29"))
    falls = [m.change("sick-leave", one.key) for one in m.boards]
    down = m.register.count("boards with less sick leave", falls, -1)
    long = m.change("long-leave", "all")
    worst = max(m.boards, key=lambda one: m("sick-leave", one.key).value)
    best = min(m.boards, key=lambda one: m("sick-leave", one.key).value)
    told = [
        ways(chance,
            say("Den totala sjukfrånvaron ", turn(whole, "ökade", "minskade"), " från ",
                _PEN.share(m("sick-leave", "all", last), behind=_OF), f" {last} till ",
                _PEN.share(m("sick-leave", "all"), behind=_OF), f" {y}."),
            say("Sjukfrånvaron uppgick till ", _PEN.share(m("sick-leave", "all"), behind=_OF),
                " av den ordinarie arbetstiden, vilket är ", _PEN.points(whole), " ",
                turn(whole, "högre", "lägre"), " än året innan.")),
        say("För kvinnor ", turn(women, "steg", "sjönk"), " den med ", _PEN.points(women), " till ",
            _PEN.share(m("sick-leave", "women"), behind=_OF), " och för män ",
            turn(men, "steg", "sjönk"), " den med ", _PEN.points(men), " till ",
            _PEN.share(m("sick-leave", "men"), behind=_OF), "."),
        say("Skillnaden mellan könen är ", _PEN.points(apart), "."),
        say("Medarbetare över 50 år hade en sjukfrånvaro på ",
            _PEN.share(m("sick-leave", "age 50"), behind=_OF), ", ", _PEN.points(old), " ",
            turn(old, "högre", "lägre"), " än de yngsta (",
            _PEN.share(m("sick-leave", "age 29"), behind=_OF), ")."),
        say("Den långa sjukfrånvarons andel av all sjukfrånvaro har ",
            turn(long, "stigit", "fallit"), " till ",
            _PEN.share(m("long-leave", "all"), behind=_OF), "."),
        say("Högst är sjukfrånvaron inom ", worst.name.lower(), " med ",
            _PEN.share(m("sick-leave", worst.key), behind=_OF), " och lägst inom ",
            best.name.lower(), " med ", _PEN.share(m("sick-leave", best.key), behind=_OF), "."),
        say("Inom ", counted(down, words=False), f" av {len(m.boards)} förvaltningar har "
            "sjukfrånvaron gått ner sedan ", str(last), "."),
    ]  # fmt: skip
    if not down.value:
        told.pop()
    return [
        Heading("Hälsa och sjukfrånvaro", 1),
        text(*shown(told)),
        table("Sjukfrånvaro", ["", str(y), str(last), "Förändring, procentenheter"], rows),
        table("Sjukfrånvaro per förvaltning, procent",
              ["Förvaltning", *map(str, reversed(m.years[:3]))], boards),
        item(say("Kostnaden för sjuklön var ", _SAY(m("sick-pay", "all")), " (",
                 _SAY(m("sick-pay", "all", last)), ").")),
    ]  # fmt: skip


def _pay(m: Municipality) -> list[Block]:
    last = m.year - 1
    kr = Pen("kr", 0, _STYLE)
    say_kr = kr.but(behind=" kronor")
    rows = [
        row(name, [kr(m("median", key, x)) for x in (last, m.year)])
        for name, key in (("Kvinnor", "women"), ("Män", "men"))
    ]
    share = [m.register.quotient(m("median", "women", x), m("median", "men", x))
             for x in (last, m.year)]  # fmt: skip
    rows.append(row("Kvinnors lön i procent av mäns", [kr(one) for one in share]))
    gap = m.register.difference(m("median", "women"), m("median", "men"))
    rise = m.growth("median", "women")
    over, cost = m.change("overtime", "all"), m.change("wages")
    told = [
        say("Medianlönen för kvinnor var ", say_kr(m("median", "women")), " i månaden, ",
            say_kr.size(gap, "difference"), " ", turn(gap, "mer", "mindre"), " än för män."),
        say("Kvinnors medianlön motsvarar därmed ", kr.share(share[1], behind=_OF), " av männens."),
        say("Kvinnornas medianlön ", turn(rise, "ökade", "minskade"), " med ",
            kr.share(rise, behind=_OF, size=True), "."),
        say("Kostnaden för övertid och fyllnadstid blev ", _SAY(m("overtime", "all")), ", ",
            _SAY.size(over, "difference"), " ", turn(over, "högre", "lägre"), f" än {last}."),
        say("De totala lönekostnaderna inklusive sociala avgifter uppgick till ",
            _SAY(m("wages")), ", mot ", _SAY(m("wages", year=last)), " föregående år, en ",
            turn(cost, "ökning", "minskning"), " med ", _SAY.size(cost, "difference"), "."),
    ]  # fmt: skip
    costs = [
        row("Löner och sociala avgifter", [_PEN(m("wages", year=x)) for x in (last, m.year)]),
        row("Övertid och fyllnadstid", [_PEN(m("overtime", "all", x)) for x in (last, m.year)]),
        row("Sjuklön", [_PEN(m("sick-pay", "all", x)) for x in (last, m.year)]),
    ]
    return [
        Heading("Löner och personalkostnader", 1),
        table("Medianlön, kronor per månad", ["", str(last), str(m.year)], rows),
        text(*shown(told, 1)),
        table("Personalkostnader, tkr", ["", str(last), str(m.year)], costs),
    ]


FAMILY = Family("staff-book", make)
