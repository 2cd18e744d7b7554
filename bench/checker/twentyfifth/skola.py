# ruff: noqa: E501
"""An education board's closing: mkr, two rows of heads, pupils and costs for each of them."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, plain, row, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Head, Heading, NumberStyle, Paper, printed
from ._own import Grid, alone, clear, series, tell

_PEN = Pen("mnkr", 1, NumberStyle(negative="-", plus=False))
_TEXT = Pen("mnkr", 1, behind=" mkr")
_KR = Pen("kr", 0)
_AREAS = {
    "Förskola": 152,
    "Fritidshem": 36,
    "Grundskola": 318,
    "Anpassad grundskola": 24,
    "Gymnasieskola": 118,
    "Vuxenutbildning": 21,
    "Kulturskola": 9,
    "Nämnd och administration": 28,
}
_PROJECTS = {
    "Inventarier förskola": 2.2,
    "Inventarier grundskola": 4.5,
    "Datorer och nätverk": 6,
    "Skolgårdar": 3.4,
}
_PUPILS = {
    "Förskola": (1050, 1200),
    "Fritidshem": (900, 1050),
    "Grundskola": (2700, 3000),
    "Gymnasieskola": (900, 1050),
}


def make(m: Municipality, chance: Random) -> Paper:
    y, r = m.year, m.register
    pct = lambda one: _TEXT.share(one, behind=" procent")  # noqa: E731
    both = {
        (y - 1, "budget"): 0.965,
        (y - 1, "outcome"): 0.97,
        (y, "budget"): 1.0,
        (y, "outcome"): 1.004,
    }
    net = Grid(m, chance, "net", _AREAS, both, spread=0.022)
    spent = Grid(
        m,
        chance,
        "invested",
        _PROJECTS,
        {(y, "budget"): 1.05, (y, "outcome"): 0.93, (y - 1, "outcome"): 0.9},
        spread=0.2,
    )
    pupils = {
        one: series(m, chance, f"pupils {one}", "count", ends, (y, y - 1, y - 2))
        for one, ends in _PUPILS.items()
    }
    up = {one: r.difference(some[y], some[y - 1]) for one, some in pupils.items()}
    each = {
        (one, year): r.per(net(one, year), pupils[one][year])
        for one in pupils
        for year in (y, y - 1)
    }
    rise = {one: r.growth(each[one, y], each[one, y - 1]) for one in pupils}
    saved = {one: net.saved(one) for one in net.names}
    saved_last = {
        one: r.difference(net(one, y - 1, "budget"), net(one, y - 1))
        for one in (*net.names, "total")
    }
    worst = min(net.names, key=lambda one: saved[one].value)
    best = max(net.names, key=lambda one: saved[one].value)
    dear = max(pupils, key=lambda one: rise[one].value)
    late = max(spent.names, key=lambda one: abs(spent.saved(one).value))
    merit = {
        who: series(m, chance, f"fit {who}", "ratio", ends, (y, y - 1, y - 2))
        for who, ends in (("Flickor", (0.81, 0.86)), ("Pojkar", (0.76, 0.81)))
    }
    exams = series(m, chance, "exams", "ratio", (0.68, 0.8), (y, y - 1, y - 2))
    teachers = series(m, chance, "teachers", "ratio", (0.7, 0.82), (y, y - 1, y - 2))
    sick = series(m, chance, "sick", "ratio", (0.058, 0.08), (y, y - 1, y - 2))
    posts = Grid(
        m,
        chance,
        "posts",
        {
            "Förskollärare": 130,
            "Barnskötare": 150,
            "Lärare": 290,
            "Fritidspedagoger": 60,
            "Övriga": 110,
        },
        {(y - 1, "outcome"): 0.98, (y, "outcome"): 1.0},
        "count",
        0.04,
    )
    a = lambda *some: alone(m, chance, *some)  # noqa: E731
    three = (y - 2, y - 1, y)
    return Paper(
        f"Bokslut {y} – Barn- och utbildningsnämnden",
        (
            Heading("1 Sammanfattning", 1),
            text(
                *plain(
                    [
                        tell(
                            "Barn- och utbildningsnämnden redovisar för året ett {} på {} i förhållande till budget.",
                            turn(net.saved(), "överskott", "underskott"),
                            _TEXT.size(net.saved(), "difference"),
                        ),
                        tell(
                            "Nettokostnaden uppgick till {}, vilket är {} {} än föregående år.",
                            _TEXT(net()),
                            _TEXT.size(net.change(), "difference"),
                            turn(net.change(), "högre", "lägre"),
                        ),
                        tell(
                            "Antalet barn i förskolan {} med {}, och nämnden tog emot {} nyanlända elever under året.",
                            turn(up["Förskola"], "ökade", "minskade"),
                            _PEN.people(up["Förskola"], "difference", True),
                            _PEN.people(a("newcomers", "count", 40, 90)),
                        ),
                    ]
                )
            ),
            Heading("2 Ekonomi", 1),
            tall(
                "Nettokostnad per verksamhet, mkr",
                [
                    ["", Head(f"Bokslut {y - 1}", 3), Head(f"Bokslut {y}", 3)],
                    [
                        "Verksamhet",
                        "Budget",
                        "Utfall",
                        "Avvikelse",
                        "Budget",
                        "Utfall",
                        "Avvikelse",
                    ],
                ],
                [
                    row(
                        "Totalt" if one == "total" else one,
                        [
                            _PEN(net(one, y - 1, "budget")),
                            _PEN(net(one, y - 1)),
                            _PEN(saved_last[one], role="difference"),
                            _PEN(net(one, basis="budget")),
                            _PEN(net(one)),
                            _PEN(net.saved(one), role="difference"),
                        ],
                        "sum" if one == "total" else "item",
                    )
                    for one in (*net.names, "total")
                ],
            ),
            text(
                *plain(
                    [
                        tell(
                            "Budgeten för året var {} och har räknats upp med {} jämfört med föregående år.",
                            _TEXT(net(basis="budget")),
                            pct(r.growth(net(basis="budget"), net("total", y - 1, "budget"))),
                        ),
                        tell(
                            f"Svagast utfall har {worst.lower()}, {{}} {{}} än budget, vilket förklaras av högre lönekostnader och priser.",
                            _TEXT.size(saved[worst], "difference"),
                            turn(saved[worst], "lägre", "högre"),
                        ),
                        tell(
                            f"Inom {best.lower()} blev nettokostnaden {{}}, {{}} {{}} än budgeterat.",
                            _TEXT(net(best)),
                            _TEXT.size(saved[best], "difference"),
                            turn(saved[best], "lägre", "högre"),
                        ),
                        *(
                            [
                                tell(
                                    "{} av nämndens verksamheter höll sin budget.",
                                    counted(r.count("within", list(saved.values())), capital=True),
                                )
                            ]
                            if clear(saved.values(), "60000")
                            and any(one.value > 0 for one in saved.values())
                            else []
                        ),
                        tell(
                            "Grundskolan svarar för {} av nämndens nettokostnad.",
                            pct(r.quotient(net("Grundskola"), net())),
                        ),
                        tell(
                            f"År {y - 1} redovisade nämnden ett {{}} på {{}}.",
                            turn(saved_last["total"], "överskott", "underskott"),
                            _TEXT.size(saved_last["total"], "difference"),
                        ),
                        tell(
                            "Statsbidragen från Skolverket uppgick till {}.",
                            _TEXT(a("state grants", "money", 22, 38)),
                        ),
                        tell(
                            "Den interkommunala ersättningen till andra kommuner och fristående skolor var {}.",
                            _TEXT(a("intermunicipal", "money", 50, 90)),
                        ),
                        tell(
                            "Skolskjutsarna kostade {} och måltiderna {}.",
                            _TEXT(a("buses", "money", 14, 24)),
                            _TEXT(a("meals", "money", 30, 45)),
                        ),
                    ]
                )
            ),
            Heading("3 Volymer och nyckeltal", 1),
            table(
                "Antal barn och elever",
                ["", *map(str, three), f"Förändring {y - 1}–{y}"],
                [
                    row(
                        one,
                        [
                            *(_PEN.people(some[year]) for year in three),
                            _PEN.people(up[one], "difference"),
                        ],
                    )
                    for one, some in pupils.items()
                ],
            ),
            table(
                "Nettokostnad per barn och elev, kr",
                ["", str(y - 1), str(y), "Förändring, %"],
                [
                    row(one, [_KR(each[one, y - 1]), _KR(each[one, y]), _PEN.share(rise[one])])
                    for one in pupils
                ],
            ),
            text(
                *plain(
                    [
                        tell(
                            "I grundskolan gick {} elever, {} {} än året innan.",
                            _PEN.people(pupils["Grundskola"][y]),
                            _PEN.people(up["Grundskola"], "difference", True),
                            turn(up["Grundskola"], "fler", "färre"),
                        ),
                        tell(
                            "Kulturskolan undervisade {} elever och inom svenska för invandrare studerade {} personer.",
                            _PEN.people(a("culture", "count", 350, 520)),
                            _PEN.people(a("sfi", "count", 240, 410)),
                        ),
                        tell(
                            "Fritidshemmen hade {} inskrivna barn.",
                            _PEN.people(pupils["Fritidshem"][y]),
                        ),
                        tell(
                            "Antalet gymnasieelever {} från {} till {}.",
                            turn(up["Gymnasieskola"], "ökade", "minskade"),
                            _PEN.people(pupils["Gymnasieskola"][y - 1]),
                            _PEN.people(pupils["Gymnasieskola"][y]),
                        ),
                        tell(
                            "Nettokostnaden per barn i förskolan var {} kronor.",
                            _KR(each["Förskola", y]),
                        ),
                        tell(
                            "En elev i grundskolan kostade {} kronor netto, mot {} kronor föregående år.",
                            _KR(each["Grundskola", y]),
                            _KR(each["Grundskola", y - 1]),
                        ),
                        tell(
                            f"Störst ökning per elev eller barn har {dear.lower()} med {{}}.",
                            pct(rise[dear]),
                        )
                        if rise[dear].value > 0
                        else tell("Kostnaderna per elev är lägre än föregående år."),
                        tell(
                            "Antalet barn per årsarbetare i förskolan var {}.",
                            _tenth(a("ratio", "index", 4.6, 5.6)),
                        ),
                    ]
                )
            ),
            Heading("4 Måluppfyllelse", 1),
            table(
                "Indikatorer, procent",
                ["Indikator", *map(str, three)],
                [
                    *(
                        row(
                            f"Behöriga till yrkesprogram, {who.lower()}",
                            [_PEN.share(some[year]) for year in three],
                        )
                        for who, some in merit.items()
                    ),
                    row(
                        "Gymnasieelever med examen inom tre år",
                        [_PEN.share(exams[year]) for year in three],
                    ),
                    row(
                        "Legitimerade lärare i grundskolan",
                        [_PEN.share(teachers[year]) for year in three],
                    ),
                    row("Sjukfrånvaro", [_PEN.share(sick[year]) for year in three]),
                ],
            ),
            text(
                *plain(
                    [
                        tell(
                            "Andelen flickor som är behöriga till gymnasieskolans yrkesprogram var {} och andelen pojkar {}.",
                            pct(merit["Flickor"][y]),
                            pct(merit["Pojkar"][y]),
                        ),
                        tell(
                            "Av gymnasieeleverna tog {} examen inom tre år, {} med {}.",
                            pct(exams[y]),
                            turn(r.difference(exams[y], exams[y - 1]), "en ökning", "en minskning"),
                            _TEXT.points(r.difference(exams[y], exams[y - 1])),
                        ),
                        tell(
                            "Andelen legitimerade lärare {} från {} till {}.",
                            turn(r.difference(teachers[y], teachers[y - 1]), "ökade", "minskade"),
                            pct(teachers[y - 1]),
                            pct(teachers[y]),
                        ),
                        tell(
                            "Det genomsnittliga meritvärdet i årskurs 9 var {} poäng.",
                            _PEN.people(_points(m, chance)),
                        ),
                        tell(
                            "I elevenkäten uppger {} att de känner sig trygga i skolan.",
                            pct(a("safe", "ratio", 0.8, 0.93)),
                        ),
                    ]
                )
            ),
            Heading("5 Personal", 1),
            table(
                "Årsarbetare",
                ["Yrkesgrupp", str(y), str(y - 1), "Förändring"],
                [
                    row(
                        "Totalt" if one == "total" else one,
                        [
                            _PEN.people(posts(one)),
                            _PEN.people(posts(one, y - 1)),
                            _PEN.people(posts.change(one), "difference"),
                        ],
                        "sum" if one == "total" else "item",
                    )
                    for one in (*posts.names, "total")
                ],
            ),
            text(
                *plain(
                    [
                        tell(
                            "Antalet årsarbetare var {}, en {} med {}.",
                            _PEN.people(posts()),
                            turn(posts.change(), "ökning", "minskning"),
                            _PEN.people(posts.change(), "difference", True),
                        ),
                        tell(
                            "Lärarna är den största gruppen med {} årsarbetare.",
                            _PEN.people(posts("Lärare")),
                        ),
                        tell(
                            "Sjukfrånvaron {} med {} till {}.",
                            turn(r.difference(sick[y], sick[y - 1]), "ökade", "minskade"),
                            _TEXT.points(r.difference(sick[y], sick[y - 1])),
                            pct(sick[y]),
                        ),
                        tell(
                            "Vikariekostnaden inom förskolan var {}.",
                            _TEXT(a("substitutes", "money", 5, 11)),
                        ),
                    ]
                )
            ),
            Heading("6 Investeringar", 1),
            table(
                "Investeringar, mkr",
                ["Projekt", "Budget", "Utfall", "Kvar av budget"],
                [
                    row(
                        "Summa" if one == "total" else one,
                        [
                            _PEN(spent(one, basis="budget")),
                            _PEN(spent(one)),
                            _PEN(spent.saved(one), role="difference"),
                        ],
                        "sum" if one == "total" else "item",
                    )
                    for one in (*spent.names, "total")
                ],
            ),
            text(
                *plain(
                    [
                        tell(
                            "Nämnden har investerat {} av årets budget på {}.",
                            _TEXT(spent()),
                            _TEXT(spent(basis="budget")),
                        ),
                        tell(
                            "Budgeten förbrukades därmed till {}.",
                            pct(r.quotient(spent(), spent(basis="budget"))),
                        ),
                        tell(
                            f"Störst avvikelse har {late[0].lower() + late[1:]}, där utfallet blev {{}} {{}} än budget.",
                            _TEXT.size(spent.saved(late), "difference"),
                            turn(spent.saved(late), "lägre", "högre"),
                        ),
                        tell(f"År {y - 1} investerades {{}}.", _TEXT(spent("total", y - 1))),
                    ]
                )
            ),
        ),
    )


def _points(m, chance):  # type: ignore[no-untyped-def]
    value = m("tax-rate").value.to_integral_value() * 10 + chance.randint(-6, 14)
    return m.register.base(f"merit:alone:{m.year}:outcome", "count", value)


def _tenth(one):  # type: ignore[no-untyped-def]
    return printed(one, "", 1)


FAMILY = Family("skola-closing", make)
