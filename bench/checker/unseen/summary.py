"""A council's summary of goals and money: short tables, much prose; billions and whole millions in
the text, hundredths of a hundred-kronor note, goals met and not met."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, plain, row, say, table, text, turn
from ..family import Family
from ..municipality import Indicator, Municipality
from ..paper import Block, Cell, Heading, NumberStyle, Paper, Printed, Sentence, printed
from ..quantities import Quantity

_PEN = Pen("mnkr", 0, NumberStyle(negative="–"))
_TEXT = Pen("mnkr", 0, NumberStyle(negative="–"), " miljoner kronor")
_LARGE = Pen("mdkr", 2, NumberStyle(), " miljarder kronor")
_EACH = Pen("kr", 0, NumberStyle(), " kronor")
_PENCE = Pen("", 0, share_decimals=2)


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    target = Decimal(chance.randint(2, 4)) / 200
    m.register.base("result-target", "ratio", target)
    return Paper(
        f"{m.name} {m.year} – uppföljning av kommunfullmäktiges mål och kommunens ekonomi",
        (
            Heading("Året som gick", 1),
            *_year(m),
            Heading("Så gick det för fullmäktiges mål", 1),
            *_goals(m),
            Heading("God ekonomisk hushållning"),
            *_finance(m),
            Heading("Hit gick skattepengarna", 1),
            *_note(m),
            Heading("Investeringar för framtiden"),
            *_projects(m),
        ),
    )


def _year(m: Municipality) -> list[Block]:
    people, rate = m.change("inhabitants"), m("tax-rate")
    gap, income = m.variance("result"), m.change("tax-and-grants")
    apart = m.register.difference(m("result"), m("result", year=m.year - 1))
    rows = [
        row("Antal invånare 31 december", [_PEN(m("inhabitants", year=y)) for y in m.years[:3]]),
        row(
            "Utdebitering, kr per skattekrona",
            [printed(m("tax-rate", year=y), "", 2) for y in m.years[:3]],
        ),
        row("Antal anställda", [_PEN(m("employees", year=y)) for y in m.years[:3]]),
        row("Årets resultat, miljoner kronor", [_PEN(m("result", year=y)) for y in m.years[:3]]),
    ]
    first = [
        say(
            f"Vid utgången av {m.year} bodde ", _PEN(m("inhabitants")), f" personer i {m.name}, ",
            _PEN.people(people, "difference", True), " ", turn(people, "fler", "färre"),
            " än ett år tidigare.",
        ),
        say(
            "Det är en ", turn(people, "ökning", "minskning"), " med ",
            _PEN.share(m.growth("inhabitants"), behind=" procent", size=True), ".",
        ),
        say("Skattesatsen var ", printed(rate, "", 2), " kronor."),
    ]  # fmt: skip
    second = [
        say(
            "Kommunens resultat blev ", _TEXT(m("result")), " mot budgeterade ",
            _PEN(m("result", basis="budget")), " miljoner, alltså ",
            _TEXT.size(gap, "difference"), " ", turn(gap, "bättre", "sämre"), " än planerat.",
        ),
        say(
            "Jämfört med året innan har resultatet ", turn(apart, "stärkts", "försvagats"),
            " med ", _TEXT.size(apart, "difference"), ".",
        ),
        say(
            "Skatter och statsbidrag gav ", _LARGE(m("tax-and-grants")), ", en ",
            turn(income, "uppgång", "nedgång"), " med ", _TEXT.size(income, "difference"),
            " (", _TEXT.share(m.growth("tax-and-grants"), behind=" procent", size=True), ").",
        ),
    ]  # fmt: skip
    heads = ["Fakta i korthet", *map(str, m.years[:3])]
    return [text(*plain(first)), text(*plain(second)), table("Kommunen i siffror", heads, rows)]


def _level(quantity: Quantity) -> Printed:
    """An indicator's value: a share with a decimal, an index as a whole."""
    return _PEN.share(quantity, role="") if quantity.kind == "ratio" else _PEN(quantity)


def _met(m: Municipality, one: Indicator) -> Cell:
    margin = m.margin(one)
    # An index that is just at its target has no direction, but is met.
    return turn(margin, "Uppnått", "Ej uppnått") if margin.value else "Uppnått"


def _goals(m: Municipality) -> list[Block]:
    # Where outcome and target look alike on paper but are not, a printed verdict would be odd.
    shown = [
        one
        for one in m.indicators
        if m("indicator", one.key).kind == "index" or abs(m.margin(one).value) >= Decimal("0.001")
    ]
    rows = []
    for one in shown:
        percent = ", %" if m("indicator", one.key).kind == "ratio" else ""
        cells: list[Cell] = [
            _level(m("indicator", one.key, basis="budget")),
            _level(m("indicator", one.key)),
            _level(m("indicator", one.key, m.year - 1)),
            _met(m, one),
        ]
        rows.append(row(one.name + percent, cells))
    margins = [m.margin(one) for one in shown]
    met = m.register.count("goals met", margins, 1, True)
    missed = m.register.count("goals missed", margins, -1)
    told: list[Sentence] = [
        say(
            f"Fullmäktige följer {len(shown)} indikatorer, av vilka ", counted(met),
            " nådde årets målvärde och ", counted(missed), " inte gjorde det.",
        )
    ]  # fmt: skip
    for one in [one for one in shown if m("indicator", one.key).kind == "ratio"][:3]:
        now, moved = m("indicator", one.key), m.change("indicator", one.key)
        told += plain(
            [
                say(
                    f"{one.name} blev ", _PEN.share(now, behind=" procent"), " (målet var ",
                    _PEN.share(m("indicator", one.key, basis="budget"), behind=" procent"),
                    "), vilket är ", _PEN.points(moved), " ", turn(moved, "högre", "lägre"),
                    f" än {m.year - 1}.",
                )
            ]
        )  # fmt: skip
    heads = ["Indikator", "Mål", f"Utfall {m.year}", f"Utfall {m.year - 1}", "Bedömning"]
    return [text(*told), table("Fullmäktiges indikatorer", heads, rows)]


def _finance(m: Municipality) -> list[Block]:
    years, target = m.years[:3], m.register.known["result-target"]

    def share(what: str, of: str, year: int) -> Quantity:
        return m.register.quotient(m(what, year=year), m(of, year=year))

    result = [share("result", "tax-and-grants", year) for year in years]
    solid = [share("equity", "assets", year) for year in years]
    over = m.register.difference(result[0], target)
    points = m.register.difference(solid[0], solid[1])
    three = m.register.total("three results", [m("result", year=year) for year in years])
    rows = [
        row("Resultat, andel av skatter och bidrag, %", [_PEN.share(one) for one in result]),
        row("Soliditet, %", [_PEN.share(one) for one in solid]),
        row("Långfristig låneskuld, mnkr", [_PEN(m("long-debt", year=year)) for year in years]),
        row(
            "Låneskuld per invånare, kr",
            [
                _EACH.but(behind="")(
                    m.register.per(m("long-debt", year=year), m("inhabitants", year=year))
                )
                for year in years
            ],
        ),
    ]
    debt, before = m.change("long-debt"), m("long-debt", year=m.year - 1)
    told = plain(
        [
            say(
                "Resultatet ska vara minst ", _PEN.share(target, behind=" procent"),
                " av skatter och statsbidrag; det blev ",
                _PEN.share(result[0], behind=" procent"), ", det vill säga ",
                _PEN.points(over), " ", turn(over, "över", "under"), " målet.",
            ),
            say(
                f"De tre senaste årens samlade resultat, {years[2]}–{years[0]}, är ",
                _TEXT(three), ".",
            ),
            say(
                "Soliditeten är ", _PEN.share(solid[0], behind=" procent"), " och har ",
                turn(points, "stigit", "fallit"), " med ", _PEN.points(points), " på ett år.",
            ),
            say(
                "Lånen hos kreditinstitut ", turn(debt, "växte", "krympte"), " från ",
                _PEN(before), " till ", _TEXT(m("long-debt")), ", ",
                _TEXT.share(m.growth("long-debt"), behind=" procent", size=True), " ",
                turn(debt, "mer", "mindre"), " än i fjol.",
            ),
        ]
    )  # fmt: skip
    heads = ["Nyckeltal", *map(str, years)]
    return [text(*told), table("Finansiella nyckeltal", heads, rows)]


def _note(m: Municipality) -> list[Block]:
    every = (*m.boards, m.central)
    whole = m("board-cost", "all")
    shares = {one.key: m.register.quotient(m("board-cost", one.key), whole) for one in every}
    order = sorted(m.boards, key=lambda one: -shares[one.key].value)
    rows = [
        row(one.name, [_PENCE.share(shares[one.key], role=""), _PEN(m("board-cost", one.key))])
        for one in (*order, m.central)
    ]
    sums = m.register.total("a hundred kronor", shares.values())
    rows.append(row("Summa", [_PENCE.share(sums, role="sum"), _PEN(whole)], "sum"))
    two = m.register.total("two biggest", [shares[one.key] for one in order[:2]])
    gap, cost = m.variance("board-cost", order[0].key, -1), m.change("board-cost", order[0].key)
    told = plain(
        [
            say(
                "Av varje hundralapp gick ",
                _PENCE.share(shares[order[0].key], behind=" kronor", role=""),
                f" till {order[0].name.lower()} och ",
                _PENCE.share(shares[order[1].key], behind=" kronor", role=""),
                f" till {order[1].name.lower()}, tillsammans ",
                _PENCE.share(two, behind=" kronor", role=""), ".",
            ),
            say(
                f"Kostnaderna för {order[0].name.lower()} var ",
                _TEXT(m("board-cost", order[0].key)), ", ", _TEXT.size(gap, "difference"), " ",
                turn(gap, "under", "över"), " budget och ", _TEXT.size(cost, "difference"), " ",
                turn(cost, "mer", "mindre"), f" än {m.year - 1}.",
            ),
            say("Totalt kostade verksamheten ", _LARGE(whole), "."),
        ]
    )  # fmt: skip
    heads = ["Hundralappen", "Kronor av hundra", "Miljoner kronor"]
    return [text(*told), table("Så användes en hundralapp", heads, rows)]


def _projects(m: Municipality) -> list[Block]:
    order = sorted(m.projects, key=lambda one: -m("project", one.key).value)
    rows = [
        row(one.name, [_PEN(m("project", one.key)), _PEN(m("project", one.key, m.year - 1))])
        for one in order
    ]
    rows.append(
        row("Summa", [_PEN(m("investments")), _PEN(m("investments", year=m.year - 1))], "sum")
    )
    more, used = m.change("investments"), m.register.quotient(
        m("investments"), m("investments", basis="budget")
    )  # fmt: skip
    big = m.register.quotient(m("project", order[0].key), m("investments"))
    told = plain(
        [
            say(
                f"Under {m.year} investerade kommunen ", _TEXT(m("investments")), ", ",
                _TEXT.share(used, behind=" procent"), " av budgeten på ",
                _TEXT(m("investments", basis="budget")), ".",
            ),
            say(
                "Det är ", _TEXT.size(more, "difference"), " ", turn(more, "mer", "mindre"),
                " än föregående år.",
            ),
            say(
                f"Störst var {order[0].name} med ", _PEN(m("project", order[0].key)),
                " miljoner (", _TEXT.share(big, behind=" procent"), " av utgifterna), följt av ",
                f"{order[1].name} med ", _PEN(m("project", order[1].key)), " miljoner.",
            ),
        ]
    )  # fmt: skip
    heads = ["Projekt, miljoner kronor", str(m.year), str(m.year - 1)]
    return [text(*told), table("Investeringsutgifter", heads, rows)]


FAMILY = Family("summary", make)
