"""A personalbokslut: people, årsarbetare, ages, sick leave by length, leavers, staff costs."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, item, plain, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper
from ._book import Book, amount, lower

_STYLE = NumberStyle(thousands="\u00a0", negative="-")
_PEN = Pen("mnkr", 1, _STYLE)
_SAY = Pen("mnkr", 1, _STYLE, " mkr")
_AGES = (
    ("–29 år", "under 30", 14),
    ("30–39 år", "30-39", 23),
    ("40–49 år", "40-49", 25),
    ("50–59 år", "50-59", 26),
    ("60– år", "over 59", 12),
)
_COSTS = (
    ("Löner, månadsavlönade", "monthly", 640),
    ("Löner, timavlönade", "hourly", 55),
    ("Övertid och mertid", "overtime", 14),
    ("Sjuklön", "sick-pay", 21),
    ("Sociala avgifter", "contributions", 232),
    ("Pensioner", "pension", 68),
    ("Inhyrd personal", "hired", 12),
    ("Övriga personalkostnader", "other", 9),
)


def _fill(b: Book) -> None:
    """Writes what the municipality's own figures do not tell of its staff."""
    m = b.m
    for year in (m.year - 2, m.year - 1, m.year):
        people = m("employees", year=year)
        left = people.value
        parts = []
        for _label, what, weight in _AGES[:-1]:
            value = b.near(people.value * weight / 100, 0.03)
            left -= value
            parts.append(b.base("age", value, what, year, kind="count"))
        parts.append(b.base("age", left, _AGES[-1][1], year, kind="count"))
        b.register.follows(people, [(one, 1) for one in parts])
        old = b.total("fifty", parts[-2:], "staff", year)
        b.register.quotient(old, people)
        for sex in ("women", "men"):
            tenths = b.near(m(sex, year=year).value * (92 if sex == "women" else 95) / 10, 0.01)
            b.base("fte", tenths / 10, sex, year, kind="index")
        b.total("fte", [b("fte", "women", year), b("fte", "men", year)], "staff", year)
        began = b.base("began", b.near(people.value * 13 / 100, 0.15) + 1, "staff", year,
                       kind="count")  # fmt: skip
        quit_ = b.base("quit", b.near(people.value * 9 / 100, 0.15) + 1, "staff", year,
                       kind="count")  # fmt: skip
        retired = b.base("retired", b.near(people.value * 2 / 100, 0.15) + 1, "staff", year,
                         kind="count")  # fmt: skip
        gone = b.total("gone", [quit_, retired], "staff", year)
        b.register.quotient(gone, people)
        b.register.quotient(began, people)
        short, middle = (Decimal(b.chance.randint(low, low + 700)) / 100_000 for low in (2200, 900))
        ill = m("sick-leave", "all", year)
        b.base("length", short, "short", year, kind="ratio")
        b.base("length", middle, "middle", year, kind="ratio")
        b.base("length", ill.value - short - middle, "long", year, kind="ratio")
        lengths = [(b("length", one, year), 1) for one in ("short", "middle", "long")]
        b.register.follows(ill, lengths)
        share = m.size * Decimal(100 - 3 * (m.year - year)) / 100
        costs = [
            b.base("staff-cost", b.near(share * weight * 1_000_000, 0.04), what, year)
            for _label, what, weight in _COSTS
        ]
        b.total("staff-cost", costs, "staff", year)


def _people(b: Book) -> list[Block]:
    """Staff by board."""
    m = b.m
    rows = []
    for one in (*m.boards, None):
        key = one.key if one else "municipality"
        rows.append(
            row(
                one.name if one else "Kommunen totalt",
                [
                    amount(m("women", key), style=_STYLE),
                    amount(m("men", key), style=_STYLE),
                    amount(m("employees", key), style=_STYLE),
                    amount(m("employees", key, m.year - 1), style=_STYLE),
                    _PEN.share(b.register.quotient(m("women", key), m("employees", key))),
                ],
                "item" if one else "sum",
            )
        )
    heads: list[list[str | Head]] = [
        ["", Head(str(m.year), 3), str(m.year - 1), "Andel"],
        ["Nämnd", "Kvinnor", "Män", "Totalt", "Totalt", "kvinnor, %"],
    ]
    change = m.change("employees")
    more = b.change("fte", "staff")
    growth = b.register.growth(m("employees"), m("employees", year=m.year - 1))
    up = b.register.count(
        "boards with more staff", [m.change("employees", o.key) for o in m.boards]
    )
    big = max(m.boards, key=lambda o: m("employees", o.key).value)
    share = b.register.quotient(m("employees", big.key), m("employees"))
    return [
        Heading("Anställda"),
        text(
            *plain(
                [
                    say(
                        f"Den 31 december {m.year} hade kommunen ",
                        amount(m("employees"), style=_STYLE), " månadsavlönade medarbetare, ",
                        amount(change, style=_STYLE, size=True, role="difference"), " ",
                        turn(change, "fler", "färre"), " än vid förra årsskiftet, en ",
                        turn(growth, "ökning", "minskning"), " med ",
                        _PEN.share(growth, behind=" %", size=True), ".",
                    ),
                ]
            ),
            say(
                "Av dem är ", amount(m("women"), style=_STYLE), " kvinnor och ",
                amount(m("men"), style=_STYLE), " män.",
            ),
            say(
                "I ",
                counted(up, words=False), f" av {len(m.boards)} nämnder har antalet anställda ",
                f"ökat sedan i fjol; störst är {lower(big.name)} med ",
                _PEN.share(share, behind=" %"), " av personalen.",
            ),
        ),
        tall("Månadsavlönade den 31 december", heads, rows),
        text(
            *plain(
                [
                    say(
                        "Omräknat till heltider motsvarar det ",
                        amount(b("fte", "staff"), 1, _STYLE), " årsarbetare (",
                        amount(b("fte", "staff", m.year - 1), 1, _STYLE), "), ",
                        amount(more, 1, _STYLE, size=True, role="difference"), " ",
                        turn(more, "mer", "mindre"), " än året före.",
                    ),
                ]
            ),
            say(
                "Männen står för ", amount(b("fte", "men"), 1, _STYLE),
                " årsarbetare och kvinnorna för ", amount(b("fte", "women"), 1, _STYLE), ".",
            ),
        ),
    ]  # fmt: skip


def _ages(b: Book) -> list[Block]:
    """Staff by age."""
    m = b.m
    years = (m.year, m.year - 1, m.year - 2)
    rows = [
        row(label, [amount(b("age", what, at), style=_STYLE) for at in years])
        for label, what, _weight in _AGES
    ]
    cells = [amount(m("employees", year=at), style=_STYLE) for at in years]
    rows.append(row("Summa", cells, "sum"))
    old = b("fifty", "staff")
    share = b.register.quotient(old, m("employees"))
    last = b.register.quotient(b("fifty", "staff", m.year - 1), m("employees", year=m.year - 1))
    moved = b.register.difference(share, last)
    young = b.change("age", "under 30")
    return [
        Heading("Åldersfördelning"),
        table("Antal månadsavlönade efter ålder", ["Ålder", *map(str, years)], rows),
        text(
            say(
                amount(old, style=_STYLE), " medarbetare, eller ", _PEN.share(share, behind=" %"),
                ", har fyllt 50 år.",
            ),
            *plain(
                [
                    say(
                        "Deras andel har ", turn(moved, "ökat", "minskat"), " med ",
                        _PEN.points(moved), ".",
                    ),
                    say(
                        "Gruppen under 30 år har blivit ", turn(young, "större", "mindre"),
                        " och består av ", amount(b("age", "under 30"), style=_STYLE),
                        " personer mot tidigare ",
                        amount(b("age", "under 30", m.year - 1), style=_STYLE), ".",
                    ),
                ]
            ),
        ),
    ]  # fmt: skip


def _ill(b: Book) -> list[Block]:
    """Sick leave."""
    m = b.m
    years = (m.year, m.year - 1, m.year - 2)
    groups = (
        ("Total sjukfrånvaro", "all"), ("Kvinnor", "women"), ("Män", "men"),
        ("29 år eller yngre", "age 29"), ("30–49 år", "age 30-49"), ("50 år eller äldre", "age 50"),
    )  # fmt: skip
    rows = [
        row(label, [_PEN.share(m("sick-leave", key, at)) for at in years]) for label, key in groups
    ]
    lengths = (("varav dag 1–14", "short"), ("varav dag 15–59", "middle"),
               ("varav dag 60 och framåt", "long"))  # fmt: skip
    rows[1:1] = [
        row(label, [_PEN.share(b("length", key, at)) for at in years]) for label, key in lengths
    ]
    change = m.change("sick-leave", "all")
    apart = b.register.difference(m("sick-leave", "women"), m("sick-leave", "men"))
    by_board = [
        row(
            one.name,
            [
                _PEN.share(m("sick-leave", one.key, m.year - 1)),
                _PEN.share(m("sick-leave", one.key)),
                _PEN.share(m.change("sick-leave", one.key), role="difference"),
            ],
        )
        for one in m.boards
    ]
    high = max(m.boards, key=lambda one: m("sick-leave", one.key).value)
    low = min(m.boards, key=lambda one: m("sick-leave", one.key).value)
    span = b.register.difference(m("sick-leave", high.key), m("sick-leave", low.key))
    said = plain(
        [
            say(
                "Sjukfrånvaron blev ", _PEN.share(m("sick-leave", "all"), behind=" %"),
                f" {m.year}, att jämföra med ",
                _PEN.share(m("sick-leave", "all", m.year - 1), behind=" %"),
                f" {m.year - 1}.",
            ),
            say(
                "Den totala frånvaron har alltså ", turn(change, "ökat", "minskat"), " med ",
                _PEN.points(change), ".",
            ),
            say(
                "Kvinnornas frånvaro är ", _PEN.points(apart), " ",
                turn(apart, "högre", "lägre"), " än männens.",
            ),
            say(
                "Korttidsfrånvaron, upp till 14 dagar, svarar för ",
                _PEN.share(b("length", "short"), behind=" procentenheter", role=""),
                " av det samlade talet.",
            ),
        ]
    )  # fmt: skip
    return [
        Heading("Sjukfrånvaro"),
        text(*said),
        table("Sjukfrånvaro i procent av ordinarie arbetstid", ["", *map(str, years)], rows),
        text(
            *plain(
                [
                    say(
                        "Mellan nämnderna skiljer det ", _PEN.points(span), ": från ",
                        _PEN.share(m("sick-leave", low.key), behind=" %"),
                        f" inom {lower(low.name)} till ",
                        _PEN.share(m("sick-leave", high.key), behind=" %"),
                        f" inom {lower(high.name)}.",
                    )
                ]
            )
        ),
        table("", ["Sjukfrånvaro, %", str(m.year - 1), str(m.year), "Förändring"], by_board),
    ]  # fmt: skip


def _turnover(b: Book) -> list[Block]:
    """Those who came and left."""
    m = b.m
    years = (m.year, m.year - 1, m.year - 2)
    rows = [
        row(label, [amount(b(what, "staff", at), style=_STYLE) for at in years], kind)
        for label, what, kind in (
            ("Nyanställda", "began", "item"),
            ("Avgångna på egen begäran", "quit", "item"),
            ("Pensionsavgångar", "retired", "item"),
            ("Summa avgångna", "gone", "sum"),
        )
    ]
    rates = [
        _PEN.share(b.register.quotient(b("gone", "staff", at), m("employees", year=at)))
        for at in years
    ]
    rows.append(row("Personalomsättning, %", rates))
    rate = b.register.quotient(b("gone", "staff"), m("employees"))
    change = b.change("retired", "staff")
    return [
        Heading("Personalrörlighet"),
        table("", ["", *map(str, years)], rows),
        item(
            say(
                amount(b("gone", "staff"), style=_STYLE), " tillsvidareanställda slutade, varav ",
                amount(b("retired", "staff"), style=_STYLE), " med pension.",
            ),
            say("Omsättningen var ", _PEN.share(rate, behind=" %"), "."),
        ),
        item(
            say(
                "Samtidigt började ", amount(b("began", "staff"), style=_STYLE), " personer, mot ",
                amount(b("began", "staff", m.year - 1), style=_STYLE), " föregående år.",
            ),
            *plain(
                [
                    say(
                        "Pensionsavgångarna blev ",
                        amount(change, style=_STYLE, size=True, role="difference"), " ",
                        turn(change, "fler", "färre"), ".",
                    )
                ]
            ),
        ),
    ]  # fmt: skip


def _costs(b: Book) -> list[Block]:
    """Staff costs."""
    m = b.m
    rows = []
    for label, what, _weight in (*_COSTS, ("Totala personalkostnader", "staff", 0)):
        cells = [
            _PEN(b("staff-cost", what)),
            _PEN(b("staff-cost", what, m.year - 1)),
            _PEN(b.change("staff-cost", what), role="difference"),
            _PEN.share(b.growth("staff-cost", what)),
        ]
        rows.append(row(label, cells, "sum" if what == "staff" else "item"))
    more, hired = b.change("staff-cost", "staff"), b.change("staff-cost", "hired")
    extra = b.total("extra", [b("staff-cost", "hourly"), b("staff-cost", "overtime")], "staff")
    return [
        Heading("Personalkostnader"),
        text(
            *plain(
                [
                    say(
                        "Personalkostnaderna ", turn(more, "ökade", "minskade"), " med ",
                        _SAY.size(more, "difference"), " (",
                        _PEN.share(b.growth("staff-cost", "staff"), behind=" %"),
                        ") och uppgår till ", _SAY(b("staff-cost", "staff")), ".",
                    ),
                    say(
                        "Timlöner, övertid och mertid kostade tillsammans ", _SAY(extra), ".",
                    ),
                    say(
                        "För inhyrd personal betalades ", _SAY(b("staff-cost", "hired")),
                        ", vilket är ", _SAY.size(hired, "difference"), " ",
                        turn(hired, "mer", "mindre"), f" än {m.year - 1}.",
                    ),
                ]
            )
        ),
        table("Personalkostnader, mkr", ["", str(m.year), str(m.year - 1), "Förändring", "%"],
              rows),
    ]  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    b = Book(m, chance)
    _fill(b)
    blocks = (*_people(b), *_ages(b), *_ill(b), *_turnover(b), *_costs(b))
    return Paper(f"Personalbokslut {m.year} – {m.name} kommun", blocks)


FAMILY = Family("twelfth-staff-closing", make)
