"""Drifts- and investment accounts: a table of all boards, then a small table and a text for each of
some boards, key figures, projects with their whole budgets. mkr, variances with a plus."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, plain, row, say, table, text, turn
from ..family import Family
from ..municipality import Board, Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Printed, Row, printed
from ..quantities import Quantity
from ._more import Series, alone, change, farthest, growth, none_or, of, portion, series

_PEN = Pen("mnkr", 1)
_AWAY = Pen("mnkr", 1, NumberStyle(plus=True))
_SAY = Pen("mnkr", 1, behind=" mkr")
_KR = Pen("kr", 0, behind=" kr")


def make(m: Municipality, _chance: Random) -> Paper:
    """The report."""
    blocks: list[Block] = [Heading("Driftredovisning", 1), *_all(m)]
    for number, one in enumerate(farthest(m)[:3]):
        blocks += _board(m, one, number)
    return Paper(
        f"{m.name} kommun, årsredovisning {m.year}: drift- och investeringsredovisning",
        (
            *blocks,
            Heading("Nyckeltal", 1),
            *_figures(m),
            Heading("Investeringsredovisning", 1),
            *_projects(m),
        ),
    )


def _away(m: Municipality, who: str) -> Quantity:
    return m.variance("board-net", who, -1)


def _all(m: Municipality) -> list[Block]:
    r = m.register

    def line(who: str, name: str, kind: str = "item") -> Row:
        return row(
            name,
            [
                _PEN(m("board-net", who, m.year - 1)),
                _PEN(m("board-net", who, basis="budget")),
                _PEN(m("board-net", who)),
                _AWAY(_away(m, who), 1, "difference"),
                _PEN(m.growth("board-net", who)),
            ],
            kind,
        )

    whole = _away(m, "all")
    over = r.count("over-budget", [_away(m, one.key) for one in m.boards])
    large = max(m.boards, key=lambda one: m("board-net", one.key).value)
    return [
        text(
            *plain([
                say(
                    "Nämndernas och de gemensamma posternas nettokostnader uppgick till ",
                    _SAY(m("board-net", "all")),
                    ", vilket ger ",
                    turn(whole, "ett överskott", "ett underskott"),
                    " mot budget på ",
                    _SAY.size(whole, "difference"),
                    " (",
                    _SAY.share(
                        r.quotient(whole, m("board-net", "all", basis="budget")),
                        behind=" procent",
                        size=True,
                    ),
                    ").",
                ),
                say(
                    none_or(over),
                    " av nämnderna höll sin budget med överskott.",
                ),
                say(
                    "Jämfört med året före har nettokostnaderna ",
                    turn(m.change("board-net", "all"), "ökat", "minskat"),
                    " med ",
                    _SAY.share(m.growth("board-net", "all"), behind=" procent", size=True),
                    ".",
                ),
                say(
                    f"{large.name} är störst och svarar för ",
                    _SAY.share(
                        r.quotient(m("board-net", large.key), m("board-net", "all")),
                        behind=" procent",
                    ),
                    " av nettokostnaderna.",
                ),
            ])
        ),
        table(
            "Nettokostnad per nämnd (mkr)",
            ["Nämnd", f"Bokslut {m.year - 1}", f"Budget {m.year}", f"Bokslut {m.year}",
             "Avvikelse", "Förändring, %"],
            [*(line(one.key, one.name) for one in (*m.boards, m.central)),
             line("all", "Summa", "sum")],
        ),
    ]  # fmt: skip


def _board(m: Municipality, one: Board, number: int) -> list[Block]:
    def line(label: str, what: str, sign: int, kind: str = "item") -> Row:
        return row(
            label,
            [
                _PEN(m(what, one.key), sign),
                _PEN(m(what, one.key, basis="budget"), sign),
                _AWAY(m.variance(what, one.key, sign), 1, "difference"),
                _PEN(m(what, one.key, m.year - 1), sign),
            ],
            kind,
        )

    rows = [
        line("Intäkter", "board-income", 1),
        line("Kostnader", "board-cost", -1),
        line("Nettokostnad", "board-net", -1, "sum"),
    ]
    away = _away(m, one.key)
    cost, got = m.change("board-cost", one.key), m.variance("board-income", one.key)
    saved = m.variance("board-cost", one.key, -1)
    last = m.register.difference(
        m("board-net", one.key, m.year - 1, "budget"), m("board-net", one.key, m.year - 1)
    )
    good = ("Tjänster har varit vakanta och flera inköp har skjutits upp.",
            "Avtal har omförhandlats och behovet av vikarier var mindre.",
            "Verksamheten har anpassats i takt med lägre volymer.")  # fmt: skip
    bad = ("Köp av platser och tjänster blev dyrare än beräknat.",
           "Den planerade omställningen har tagit längre tid.",
           "Fler ärenden och högre priser förklarar utfallet.")  # fmt: skip
    facts = (
        say(
            "Till nämnden inkom ",
            _SAY.people(alone(m, f"matters {number}", "count", 210, 1900)),
            " ärenden, och handläggningstiden var i snitt ",
            _SAY.people(alone(m, f"days {number}", "count", 9, 46)),
            " dagar.",
        ),
        say(
            "Under året genomfördes ",
            _SAY.people(alone(m, f"visits {number}", "count", 24, 160)),
            " verksamhetsbesök och nämnden sammanträdde ",
            _SAY.people(alone(m, f"met {number}", "count", 8, 13)),
            " gånger.",
        ),
        say(
            "Projektmedel på ",
            _SAY(alone(m, f"funds {number}", "money", 6e5, 5e6, "100000")),
            " beviljades för utveckling av digitala tjänster.",
        ),
    )
    return [
        Heading(one.name, 2),
        table(
            f"{one.name} (mkr)",
            ["", f"Bokslut {m.year}", f"Budget {m.year}", "Avvikelse", f"Bokslut {m.year - 1}"],
            rows,
        ),
        text(
            *plain(
                [
                    say(
                        "Nämnden redovisar ",
                        turn(away, "ett överskott", "ett underskott"),
                        " på ",
                        _SAY.size(away, "difference"),
                        ".",
                    ),
                    say(
                        "Kostnaderna blev ",
                        _SAY.size(saved, "difference"),
                        turn(saved, " lägre", " högre"),
                        " och intäkterna ",
                        _SAY.size(got, "difference"),
                        turn(got, " högre", " lägre"),
                        " än budget.",
                    ),
                ]
            ),
            (good if away.value > 0 else bad)[number],
            *plain(
                [
                    say(
                        "Kostnaderna ",
                        turn(cost, "ökade", "minskade"),
                        " med ",
                        _SAY.size(cost, "difference"),
                        f" jämfört med {m.year - 1}.",
                    ),
                    say(
                        "Föregående år hade nämnden ",
                        turn(last, "ett överskott", "ett underskott"),
                        " på ",
                        _SAY.size(last, "difference"),
                        ".",
                    ),
                    facts[number],
                ]
            ),
        ),
    ]


def _figures(m: Municipality) -> list[Block]:
    size = float(m.size)
    wanted: tuple[tuple[str, Series, str], ...] = (
        ("Barn i förskola", series(m, "preschool", "count", size * 1900, spread=0.02), "people"),
        ("Elever i grundskola", series(m, "school", "count", size * 4700, spread=0.02), "people"),
        ("Kostnad per elev i grundskola, kr",
         series(m, "school-cost", "money", 119_000, step="100"), "kr"),
        ("Platser i särskilt boende",
         series(m, "care-places", "count", size * 310, spread=0.02), "people"),
        ("Beviljade hemtjänsttimmar per månad",
         series(m, "home-care", "count", size * 14_200), "people"),
        ("Besök i simhallen", series(m, "swimmers", "count", size * 83_000), "people"),
        ("Boklån per invånare", series(m, "loans", "index", 6, spread=0.06, step="0.1"), "one"),
    )  # fmt: skip

    def cell(one: Quantity, how: str) -> Printed:
        if how == "one":
            return printed(one, "", 1)
        return _PEN.but(unit="kr", decimals=0)(one) if how == "kr" else _PEN.people(one)

    rows = [
        row(name, [cell(one[1], how), cell(one[0], how), _PEN(growth(m, one))])
        for name, one, how in wanted
    ]
    child, pupils, cost, _places, care, swum, _loans = (one for _name, one, _how in wanted)
    return [
        table(
            "Volymer och nyckeltal",
            ["", str(m.year - 1), str(m.year), "Förändring, %"],
            rows,
        ),
        text(
            *plain(
                [
                    say(
                        "Antalet barn i förskolan ",
                        turn(change(m, child), "ökade", "minskade"),
                        " med ",
                        _SAY.people(change(m, child), "difference", size=True),
                        " till ",
                        _SAY.people(child[0]),
                        ".",
                    ),
                    say(
                        "Grundskolan hade ",
                        _SAY.people(pupils[0]),
                        " elever, och kostnaden per elev var ",
                        _KR(cost[0]),
                        " mot ",
                        _KR(cost[1]),
                        " föregående år.",
                    ),
                    say(
                        "De beviljade hemtjänsttimmarna ",
                        turn(change(m, care), "ökade", "minskade"),
                        " med ",
                        _SAY.share(growth(m, care), behind=" procent", size=True),
                        ".",
                    ),
                    say(
                        "Simhallen hade ",
                        _SAY.people(swum[0]),
                        " besök, mot ",
                        _SAY.people(swum[1]),
                        " året innan.",
                    ),
                    say(
                        "I fritidsgårdarna var besökarna i genomsnitt ",
                        _SAY.people(alone(m, "youth", "count", 18, 74)),
                        " per kväll.",
                    ),
                    say(
                        "Kostenheten lagade ",
                        _SAY.people(portion(m, "meals", of(m, "inhabitants"), 31)[0]),
                        " portioner.",
                    ),
                ]
            )
        ),
    ]


def _projects(m: Municipality) -> list[Block]:
    r = m.register
    some = Random(f"projects {m.seed}")
    lines: list[tuple[str, list[Quantity]]] = []
    for one in m.projects:
        year = m("project", one.key)
        before = r.base(
            f"project-before:{one.key}:{m.year}:outcome",
            "money",
            Decimal(some.randint(0, 30)) * 500_000,
        )
        spent = r.total(f"project-so-far:{one.key}:{m.year}:outcome", [before, year])
        planned = m("project", one.key, basis="budget").value
        most = max(spent.value, before.value + planned)
        whole = r.base(
            f"project-whole:{one.key}:{m.year}:budget",
            "money",
            Decimal(round(most * some.randint(102, 170) / 10_000_000)) * 100_000,
        )
        lines.append((one.name, [whole, spent, m("project", one.key, basis="budget"), year]))
    wholes = [
        r.total(f"project-{what}:all:{m.year}:sum", [each[place] for _name, each in lines])
        for place, what in ((0, "whole"), (1, "so-far"))
    ]
    sums = [*wholes, m("investments", basis="budget"), m("investments")]

    def line(name: str, four: list[Quantity], kind: str = "item") -> Row:
        rest = r.difference(four[2], four[3])
        return row(name, [*map(_PEN, four), _AWAY(rest, 1, "difference")], kind)

    rows = [line(*each) for each in lines]
    rows.append(line("Summa", sums, "sum"))
    rest = r.difference(sums[2], sums[3])
    far = max(lines, key=lambda each: abs(each[1][2].value - each[1][3].value))
    off = r.difference(far[1][2], far[1][3])
    top = max(lines, key=lambda each: each[1][0].value)
    return [
        table(
            "Investeringsprojekt (mkr)",
            ["Projekt", "Total budget", "Ack. utfall", f"Budget {m.year}", f"Utfall {m.year}",
             "Avvikelse"],
            rows,
        ),
        text(
            *plain([
                say(
                    "Investeringarna blev ",
                    _SAY(m("investments")),
                    ", ",
                    _SAY.size(rest, "difference"),
                    turn(rest, " lägre", " högre"),
                    " än årets budget.",
                ),
                say(
                    f"{far[0]} avviker mest: utfallet ",
                    turn(off, "understiger", "överstiger"),
                    " budgeten med ",
                    _SAY.size(off, "difference"),
                    ".",
                ),
                say(
                    f"Det största projektet är {top[0]} med en total budget på ",
                    _SAY(top[1][0]),
                    ", av vilken ",
                    _SAY(top[1][1]),
                    " har förbrukats.",
                ),
                say(
                    "Genomförandegraden, årets utfall i förhållande till årets budget, var ",
                    _SAY.share(
                        r.quotient(m("investments"), m("investments", basis="budget")),
                        behind=" procent",
                    ),
                    ".",
                ),
                say(
                    "Fullmäktige har beslutat om tilläggsanslag på ",
                    _SAY(alone(m, "extra-grant", "money", 1e6, 14e6, "500000")),
                    " för kommande år.",
                ),
            ])
        ),
    ]  # fmt: skip


FAMILY = Family("boards-in-turn", make)
