"""A closing of staff: counts, shares, percentage points with their sign, indices; years newest
first; hardly any money."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, plain, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Printed, Row, printed
from ..quantities import Quantity
from ._own import Own

_PEN = Pen("mnkr", 1, NumberStyle(thousands="\u00a0", negative="\u2212"))
_TEXT = Pen("mnkr", 1, NumberStyle(thousands="\u00a0", negative="\u2212"), " miljoner kronor")
_MOVE = NumberStyle(thousands="\u00a0", negative="\u2212", plus=True)
_GROUPS = (
    ("Kvinnor", "women"), ("Män", "men"), ("–29 år", "age 29"), ("30–49 år", "age 30-49"),
    ("50– år", "age 50"), ("Samtliga", "all"),
)  # fmt: skip
_LEFT = (("Pension", "pension", 22), ("Egen begäran", "own", 61), ("Övriga skäl", "else", 12))
_PAY = (
    ("Lön arbetad tid", "worked", 790), ("Semesterlön", "holiday", 96), ("Sjuklön", "sick", 23),
    ("Mertid och övertid", "extra", 11), ("Timlön", "hourly", 62),
)  # fmt: skip
_HME = (("Motivation", "motivation"), ("Ledarskap", "lead"), ("Styrning", "steer"), ("HME", "hme"))


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    _quantities(Own(m, chance))
    return Paper(
        f"Personalbokslut {m.year} {m.name} kommun",
        (
            Heading("Våra medarbetare", 1),
            *_staff(m),
            Heading("Anställningsform och sysselsättningsgrad"),
            *_forms(m),
            Heading("Rörlighet"),
            *_moves(m),
            Heading("Hälsa", 1),
            *_sick(m),
            Heading("Medarbetarenkät"),
            *_hme(m),
            Heading("Personalkostnader", 1),
            *_pay(m),
        ),
    )


def _quantities(own: Own) -> None:
    m = own.m
    for year in (m.year - 2, m.year - 1, m.year):
        staff = m("employees", year=year)
        for one, other, share in (("steady", "fixed-term", 88), ("full-time", "part-time", 71)):
            some = own.about(staff.value * share / 100, 0.02)
            parts = [
                (own.base(one, "municipality", year, some, kind="count"), 1),
                (own.base(other, "municipality", year, staff.value - some, kind="count"), 1),
            ]
            m.register.follows(staff, parts)
        left = []
        for _label, key, share in _LEFT:
            some = own.about(staff.value * share / 1000 + 3, 0.12)
            left.append((own.base("left", key, year, some, kind="count"), 1))
        own.sum("left", "sum", year, left)
        new = own.about(staff.value * 98 / 1000, 0.12)
        own.base("recruited", "municipality", year, new, kind="count")
        wages = m("wages", year=year)
        pay = []
        for _label, key, share in _PAY:
            some = own.about(wages.value * share / 1400, 0.03)
            pay.append((own.base("pay", key, year, some), 1))
        fees = wages.value - sum(one.value for one, _sign in pay)
        pay.append((own.base("pay", "fees", year, fees), 1))
        m.register.follows(wages, pay)
        # The whole lies between the boards, which the municipality's own need not.
        for number, one in enumerate(m.boards):
            apart = Decimal(own.chance.randint(20, 190)) / 10_000
            exact = m("sick-leave", "all", year).value + apart * (-1) ** number
            own.base("board-sick", one.key, year, exact, kind="ratio")
        for _label, key in _HME:
            value = Decimal(own.chance.randint(760, 829)) / 10
            own.base("hme", key, year, value, kind="index")


def _moved(quantity: Quantity) -> Printed:
    """A change of a count or an index, with its sign."""
    decimals = 1 if quantity.kind == "index" else 0
    return printed(quantity, "", decimals, _MOVE, role="difference")


def _points(quantity: Quantity) -> Printed:
    return printed(quantity, "pp", 1, _MOVE, role="difference")


def _index(quantity: Quantity, size: bool = False) -> Printed:
    return printed(quantity, "", 1, size=size, role="difference" if size else "")


def _staff(m: Municipality) -> list[Block]:
    rows = []
    for label, who, kind in (
        *((one.name, one.key, "item") for one in m.boards),
        ("Hela kommunen", "municipality", "sum"),
    ):
        cells = [
            _PEN(m("women", who)), _PEN(m("men", who)), _PEN(m("employees", who)),
            _PEN(m("employees", who, m.year - 1)), _moved(m.change("employees", who)),
            _PEN.share(m.register.quotient(m("women", who), m("employees", who))),
        ]  # fmt: skip
        rows.append(row(label, cells, kind))
    heads = [
        [Head(""), Head(str(m.year), 3), Head(str(m.year - 1)), Head(""), Head("")],
        ["Nämnd", "Kvinnor", "Män", "Totalt", "Totalt", "Förändring", "Andel kvinnor, %"],
    ]
    more, women = m.change("employees"), m.change("women")
    share = m.register.quotient(m("women"), m("employees"))
    grown = m.register.count("boards that grew", [m.change("employees", b.key) for b in m.boards])
    since = m.register.difference(m("employees"), m("employees", year=m.year - 4))
    told = plain(
        [
            say(
                f"I november {m.year} hade kommunen ", _PEN.people(m("employees")),
                " månadsavlönade medarbetare, ", _PEN.people(more, "difference", True), " ",
                turn(more, "fler", "färre"), " än ett år tidigare (",
                _PEN.people(m("employees", year=m.year - 1)), ").",
            ),
            say(
                "Av dessa var ", _PEN.people(m("women")), " kvinnor och ", _PEN.people(m("men")),
                " män, vilket ger en andel kvinnor på ", _PEN.share(share, behind=" procent"), ".",
            ),
            say(
                "Antalet kvinnor har ", turn(women, "ökat", "minskat"), " med ",
                _PEN.people(women, "difference", True), " personer, eller ",
                _PEN.share(m.growth("women"), behind=" procent", size=True), ".",
            ),
            say(
                "I ", counted(grown), f" av {len(m.boards)} nämnder är personalen större än "
                "föregående år.",
            ),
            say(
                f"Sedan {m.year - 4} har antalet månadsavlönade ",
                turn(since, "stigit", "sjunkit"), " med ",
                _PEN.people(since, "difference", True), ".",
            ),
        ]
    )  # fmt: skip
    years = m.years
    long = [
        row("Månadsavlönade", [_PEN(m("employees", year=year)) for year in years], "item"),
    ]
    return [
        text(*told),
        tall("Månadsavlönade per nämnd", heads, rows),
        table("Månadsavlönade, fem år", ["", *map(str, years)], long),
    ]


def _forms(m: Municipality) -> list[Block]:
    years = (m.year, m.year - 1, m.year - 2)

    def of_all(what: str, year: int) -> Quantity:
        return m.register.quotient(m(what, year=year), m("employees", year=year))

    rows = []
    for label, what in (
        ("Tillsvidareanställda", "steady"), ("Visstidsanställda", "fixed-term"),
        ("Summa", "employees"), ("Heltid", "full-time"), ("Deltid", "part-time"),
        ("Summa", "employees"),
    ):  # fmt: skip
        kind = "sum" if what == "employees" else "item"
        rows.append(row(label, [_PEN(m(what, year=year)) for year in years], kind))
    rows.append(row("Andel heltid, %", [_PEN.share(of_all("full-time", year)) for year in years]))
    now, then = of_all("full-time", m.year), of_all("full-time", m.year - 1)
    points, short = m.register.difference(now, then), m.change("fixed-term")
    told = plain(
        [
            say(
                "Andelen som arbetar heltid har ", turn(points, "gått upp", "gått ned"), " från ",
                _PEN.share(then), " till ", _PEN.share(now, behind=" procent"),
                ", alltså med ", _PEN.points(points), ".",
            ),
            say(
                "De visstidsanställda blev ", _PEN.people(short, "difference", True), " ",
                turn(short, "fler", "färre"), " och uppgår till ", _PEN.people(m("fixed-term")),
                " personer, ", _PEN.share(of_all("fixed-term", m.year), behind=" procent"),
                " av samtliga.",
            ),
        ]
    )  # fmt: skip
    return [table("Anställningsform", ["Antal", *map(str, years)], rows), text(*told)]


def _moves(m: Municipality) -> list[Block]:
    years = (m.year, m.year - 1, m.year - 2)
    rows = [
        row(label, [_PEN(m("left", key, year)) for year in years]) for label, key, _share in _LEFT
    ]
    rows.append(row("Avgångar totalt", [_PEN(m("left", "sum", year)) for year in years], "sum"))
    rows.append(row("Nyanställda", [_PEN(m("recruited", year=year)) for year in years]))
    turnover = [
        m.register.quotient(m("left", "sum", year), m("employees", year=year)) for year in years
    ]
    rows.append(row("Personalomsättning, %", [_PEN.share(one) for one in turnover]))
    net = m.register.difference(m("recruited"), m("left", "sum"))
    own, points = m.change("left", "own"), m.register.difference(*turnover[:2])
    told = plain(
        [
            say(
                f"Under {m.year} slutade ", _PEN.people(m("left", "sum")), " medarbetare, varav ",
                _PEN.people(m("left", "pension")), " med pension och ",
                _PEN.people(m("left", "own")), " på egen begäran.",
            ),
            say(
                "Att sluta på egen begäran blev ", turn(own, "vanligare", "ovanligare"), " (",
                _PEN.people(m("left", "own", m.year - 1)), f" personer {m.year - 1}).",
            ),
            say(
                "Personalomsättningen var ", _PEN.share(turnover[0], behind=" procent"), ", ",
                _PEN.points(points, " procentenheter "), turn(points, "högre", "lägre"),
                f" än {m.year - 1}.",
            ),
            say(
                "Kommunen anställde ", _PEN.people(net, "difference", True), " ",
                turn(net, "fler", "färre"), " än som slutade.",
            ),
        ]
    )  # fmt: skip
    return [table("Avgångar och nyanställningar", ["Antal", *map(str, years)], rows), text(*told)]


def _sick(m: Municipality) -> list[Block]:
    years = (m.year, m.year - 1, m.year - 2)

    def line(label: str, who: str, what: str = "sick-leave") -> Row:
        cells = [_PEN.share(m(what, who, year)) for year in years]
        return row(label, [*cells, _points(m.change(what, who))])

    heads = ["Procent", *map(str, years), f"Förändring {m.year - 1}–{m.year}, procentenheter"]
    by_group = table("Sjukfrånvaro per grupp", heads, [line(*one) for one in _GROUPS])
    by_board = table(
        "Sjukfrånvaro per nämnd", heads, [line(one.name, one.key, "board-sick") for one in m.boards]
    )
    whole, men = m.change("sick-leave", "all"), m.change("sick-leave", "men")
    apart = m.register.difference(m("sick-leave", "women"), m("sick-leave", "men"))
    order = sorted(m.boards, key=lambda one: m("board-sick", one.key).value)
    moves = [m.change("board-sick", one.key) for one in m.boards]
    up = m.register.count("sicker", moves)
    told = plain(
        [
            say(
                "Den totala sjukfrånvaron ", turn(whole, "ökade", "minskade"), " med ",
                _PEN.points(whole), " till ",
                _PEN.share(m("sick-leave", "all"), behind=" procent"), ".",
            ),
            say(
                "Kvinnors sjukfrånvaro (", _PEN.share(m("sick-leave", "women"), behind=" procent"),
                ") är ", _PEN.points(apart), " ", turn(apart, "högre", "lägre"), " än mäns (",
                _PEN.share(m("sick-leave", "men"), behind=" procent"), ").",
            ),
            say(
                "Bland männen har frånvaron ", turn(men, "stigit", "sjunkit"), " från ",
                _PEN.share(m("sick-leave", "men", m.year - 1)), " till ",
                _PEN.share(m("sick-leave", "men"), behind=" procent"), ".",
            ),
            say(
                f"Högst är sjukfrånvaron inom {order[-1].name.lower()} med ",
                _PEN.share(m("board-sick", order[-1].key), behind=" procent"),
                f" och lägst inom {order[0].name.lower()} med ",
                _PEN.share(m("board-sick", order[0].key), behind=" procent"), ".",
            ),
        ]
    )  # fmt: skip
    # Who counts sees the printed tenths: where one stood still on paper, nobody counts.
    if all(abs(one.value) >= Decimal("0.0005") for one in moves):
        told.append(say("Den ökade i ", counted(up), f" av {len(m.boards)} nämnder."))
    return [text(*told), by_group, by_board]


def _hme(m: Municipality) -> list[Block]:
    years = (m.year, m.year - 1)
    rows = [
        row(
            label,
            [*(_index(m("hme", key, year)) for year in years), _moved(m.change("hme", key))],
        )
        for label, key in _HME
    ]
    change, lead = m.change("hme", "hme"), m.change("hme", "lead")
    told = []
    # Nobody writes of an index that stood still.
    if change.value:
        told.append(
            say(
                "Totalindex för hållbart medarbetarengagemang, HME, blev ",
                _index(m("hme", "hme")), ", vilket är ", _index(change, True), " enheter ",
                turn(change, "högre", "lägre"), f" än {m.year - 1}.",
            )
        )  # fmt: skip
    if lead.value:
        told.append(
            say(
                "Delindex ledarskap gick ", turn(lead, "upp", "ned"), " från ",
                _index(m("hme", "lead", m.year - 1)), " till ", _index(m("hme", "lead")), ".",
            )
        )  # fmt: skip
    heads = ["Index", *map(str, years), "Skillnad"]
    return [text(*told), table("Hållbart medarbetarengagemang", heads, rows)]


def _pay(m: Municipality) -> list[Block]:
    years = (m.year, m.year - 1)
    rows = [row(label, [_PEN(m("pay", key, y)) for y in years]) for label, key, _share in _PAY]
    rows.append(row("Arbetsgivaravgifter m.m.", [_PEN(m("pay", "fees", year)) for year in years]))
    rows.append(row("Summa", [_PEN(m("wages", year=year)) for year in years], "sum"))
    extra, more = m.change("pay", "extra"), m.change("wages")
    share = m.register.quotient(m("pay", "sick"), m("wages"))
    told = plain(
        [
            say(
                "Löner inklusive arbetsgivaravgifter kostade ", _TEXT(m("wages")), ", ",
                turn(more, "en ökning", "en minskning"), " med ",
                _TEXT.share(m.growth("wages"), behind=" procent", size=True), ".",
            ),
            say(
                "Mertid och övertid uppgick till ", _TEXT(m("pay", "extra")), " (",
                _PEN(m("pay", "extra", m.year - 1)), "), ",
                turn(extra, "en ökning", "en minskning"), " med ",
                _TEXT.size(extra, "difference"), ".",
            ),
            say(
                "Sjuklönerna utgjorde ", _TEXT.share(share, behind=" procent"),
                " av lönekostnaderna.",
            ),
        ]
    )  # fmt: skip
    heads = ["Miljoner kronor", *map(str, years)]
    return [table("Lönekostnader", heads, rows), text(*told)]


FAMILY = Family("people", make)
