# ruff: noqa: E501
"""An interim report by the end of August of a small municipality: thousands, two rows of heads."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, plain, row, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Head, Heading, NumberStyle, Paper
from ._own import (
    alone,
    board_forecasts,
    clear,
    indicators,
    known,
    project_forecasts,
    results,
    series,
    statement,
    tell,
)

_PEN = Pen("tkr", 0, NumberStyle(negative="-"))
_TEXT = Pen("tkr", 0, behind=" tkr")
_MN = Pen("mnkr", 1, behind=" mnkr")
_LABELS = {
    "income": "Verksamhetens intäkter",
    "costs": "Verksamhetens kostnader",
    "depreciation": "Av- och nedskrivningar",
    "net-cost": "Verksamhetens nettokostnader",
    "tax": "Skatteintäkter",
    "grants": "Kommunalekonomisk utjämning och generella statsbidrag",
    "operating-result": "Verksamhetens resultat",
    "financial-income": "Finansiella intäkter",
    "financial-costs": "Finansiella kostnader",
    "result": "Resultat",
}


def make(m: Municipality, chance: Random) -> Paper:
    y, r = m.year, m.register
    statement(m, chance, "period", "outcome", 0.66, 1)
    statement(m, chance, "period", "budget", 0.66)
    statement(m, chance, "forecast", "budget", 1)
    board_forecasts(m, chance)
    project_forecasts(m, chance)
    off = {
        what: r.difference(known(m, what, "forecast"), known(m, what, "budget"))
        for what in ("income", "tax", "grants", "financial-income", "result", "operating-result")
    } | {
        what: r.difference(known(m, what, "budget"), known(m, what, "forecast"))
        for what in ("costs", "depreciation", "net-cost", "financial-costs")
    }
    every = (*m.boards, m.central)
    saved = {
        who: r.difference(
            known(m, "board-net", "budget", who), known(m, "board-net", "forecast", who)
        )
        for who in (*(one.key for one in every), "all")
    }
    moved = r.difference(known(m, "net-cost", "period"), known(m, "net-cost", "period", back=1))
    taxes = r.difference(known(m, "tax", "period"), known(m, "tax", "period", back=1))
    left = {
        one.key: r.difference(
            known(m, "project", "budget", one.key), known(m, "project", "forecast", one.key)
        )
        for one in m.projects
    }
    unspent = r.difference(known(m, "investments", "budget"), known(m, "investments", "forecast"))
    share = r.quotient(known(m, "result", "forecast"), known(m, "tax-and-grants", "forecast"))
    worst = min(m.boards, key=lambda one: saved[one.key].value)
    best = max(m.boards, key=lambda one: saved[one.key].value)
    big = max(m.projects, key=lambda one: known(m, "project", "budget", one.key).value)
    late = max(m.projects, key=lambda one: left[one.key].value)
    losing = r.count("forecast deficits", [saved[one.key] for one in m.boards], -1)
    debt = series(m, chance, "loans", "money", (380, 520), (y, y - 1))
    debt_up = r.difference(debt[y], debt[y - 1])
    staff = {
        who: series(m, chance, f"posts {who}", "count", (900 * part, 1100 * part), (y, y - 1))
        for who, part in (("women", 0.78), ("men", 0.22))
    }
    people = {
        year: r.total(f"posts:own:{year}:outcome", [staff["women"][year], staff["men"][year]])
        for year in (y - 1, y)
    }
    sick = {
        who: series(m, chance, f"sick {who}", "ratio", ends, (y, y - 1))
        for who, ends in (("Kvinnor", (0.062, 0.078)), ("Män", (0.038, 0.052)))
    }
    sick["Totalt"] = {}
    for one in (y - 1, y):
        value = sick["Kvinnor"][one].value * 78 / 100 + sick["Män"][one].value * 22 / 100
        sick["Totalt"][one] = r.base(
            f"sick whole:own:{one}:outcome", "ratio", value, sick["Totalt"].get(one - 1)
        )
    sick_up = r.difference(sick["Totalt"][y], sick["Totalt"][y - 1])
    goals = indicators(m)
    margins = [m.margin(one) for one in goals]
    a = lambda *some: alone(m, chance, *some)  # noqa: E731
    return Paper(
        f"Delårsrapport januari–augusti {y}, {m.name} kommun",
        (
            Heading("Sammanfattning", 1),
            text(
                *plain(
                    [
                        tell(
                            "Resultatet för perioden januari till augusti uppgår till {}, jämfört med {} för samma period föregående år.",
                            _TEXT(known(m, "result", "period")),
                            _TEXT(known(m, "result", "period", back=1)),
                        ),
                        tell(
                            "För helåret prognostiseras ett resultat på {}, vilket är {} {} än budget.",
                            _TEXT(known(m, "result", "forecast")),
                            _TEXT.size(off["result"], "difference"),
                            turn(off["result"], "bättre", "sämre"),
                        ),
                        tell(
                            "Prognosen motsvarar {} av skatteintäkter och generella statsbidrag.",
                            _TEXT.share(share, behind=" %"),
                        ),
                        tell(
                            "Nämnderna och finansförvaltningen väntas tillsammans redovisa ett {} mot budget på {}.",
                            turn(saved["all"], "överskott", "underskott"),
                            _TEXT.size(saved["all"], "difference"),
                        ),
                        tell(
                            "Sveriges Kommuner och Regioner räknar med att skatteunderlaget växer med {} under året.",
                            _TEXT.share(a("base", "ratio", 0.022, 0.052), behind=" %"),
                        ),
                    ]
                )
            ),
            Heading("Periodens resultat och helårsprognos", 1),
            tall(
                "Resultaträkning, tkr",
                [
                    ["", Head("Januari–augusti", 2), Head("Helår", 3)],
                    [
                        "",
                        f"Utfall {y - 1}",
                        f"Utfall {y}",
                        f"Budget {y}",
                        f"Prognos {y}",
                        "Avvikelse",
                    ],
                ],
                results(
                    _LABELS,
                    lambda what, sign: [
                        _PEN(known(m, what, "period", back=1), sign),
                        _PEN(known(m, what, "period"), sign),
                        _PEN(known(m, what, "budget"), sign),
                        _PEN(known(m, what, "forecast"), sign),
                        _PEN(off[what], role="difference"),
                    ],
                ),
            ),
            text(
                *plain(
                    [
                        tell(
                            "Verksamhetens nettokostnader för perioden är {}, {} {} än för motsvarande period i fjol.",
                            _TEXT(known(m, "net-cost", "period")),
                            _TEXT.size(moved, "difference"),
                            turn(moved, "högre", "lägre"),
                        ),
                        tell(
                            "Det innebär {} med {}.",
                            turn(moved, "en ökning", "en minskning"),
                            _TEXT.share(
                                r.growth(
                                    known(m, "net-cost", "period"),
                                    known(m, "net-cost", "period", back=1),
                                ),
                                behind=" %",
                                size=True,
                            ),
                        ),
                        tell(
                            "Skatteintäkterna har {} med {} till {}.",
                            turn(taxes, "ökat", "minskat"),
                            _TEXT.size(taxes, "difference"),
                            _TEXT(known(m, "tax", "period")),
                        ),
                        tell(
                            "För helåret beräknas skatteintäkterna bli {} {} än budgeterat.",
                            _TEXT.size(off["tax"], "difference"),
                            turn(off["tax"], "högre", "lägre"),
                        ),
                        tell(
                            "Verksamhetens intäkter väntas avvika {} med {}, vilket beror på riktade statsbidrag.",
                            turn(off["income"], "positivt", "negativt"),
                            _TEXT.size(off["income"], "difference"),
                        ),
                        tell(
                            "Semesterlöneskulden har minskat med {} sedan årsskiftet, vilket förbättrar periodens resultat.",
                            _TEXT(a("holiday", "money", 9, 16)),
                        ),
                        tell(
                            "Pensionskostnaderna prognostiseras av KPA till {} för helåret.",
                            _MN(a("kpa", "money", 150, 190)),
                        ),
                    ]
                )
            ),
            Heading("Nämndernas prognoser", 1),
            table(
                "Driftredovisning, nettokostnad i tkr",
                ["Nämnd", f"Budget {y}", f"Prognos {y}", "Avvikelse", f"Bokslut {y - 1}"],
                [
                    *(
                        row(
                            one.name,
                            [
                                _PEN(known(m, "board-net", "budget", one.key)),
                                _PEN(known(m, "board-net", "forecast", one.key)),
                                _PEN(saved[one.key], role="difference"),
                                _PEN(m("board-net", one.key, y - 1)),
                            ],
                        )
                        for one in every
                    ),
                    row(
                        "Summa",
                        [
                            _PEN(known(m, "board-net", "budget", "all")),
                            _PEN(known(m, "board-net", "forecast", "all")),
                            _PEN(saved["all"], role="difference"),
                            _PEN(m("board-net", "all", y - 1)),
                        ],
                        "sum",
                    ),
                ],
            ),
            text(
                *plain(
                    [
                        tell(
                            "Av kommunens nämnder lämnar {} en prognos som innebär underskott.",
                            counted(losing),
                        ),
                        tell(
                            f"{worst.name} prognostiserar {{}} på {{}}.",
                            turn(saved[worst.key], "ett överskott", "ett underskott"),
                            _TEXT.size(saved[worst.key], "difference"),
                        ),
                        tell(
                            "Nämnden har beslutat om en åtgärdsplan som beräknas ge {} under hösten.",
                            _TEXT(a("plan", "money", 2, 6)),
                        ),
                        tell(
                            f"{best.name} räknar med {{}} på {{}} till följd av återhållsamhet och vakanser.",
                            turn(saved[best.key], "ett överskott", "ett underskott"),
                            _TEXT.size(saved[best.key], "difference"),
                        ),
                        tell(
                            f"Nettokostnaden för {best.name} beräknas till {{}} mot {{}} i bokslutet {y - 1}.",
                            _TEXT(known(m, "board-net", "forecast", best.key)),
                            _TEXT(m("board-net", best.key, y - 1)),
                        ),
                        tell(
                            "Kostnaden för inhyrd personal i vården var {} och för färdtjänst {} till och med augusti.",
                            _TEXT(a("hired", "money", 5, 11)),
                            _TEXT(a("travel", "money", 3, 6)),
                        ),
                        tell(
                            "Antalet hushåll med försörjningsstöd var i genomsnitt {} per månad.",
                            _PEN(a("households", "count", 180, 320)),
                        ),
                    ]
                )
            ),
            Heading("Investeringar", 1),
            table(
                "Investeringsredovisning, tkr",
                ["Projekt", f"Budget {y}", "Utfall t.o.m. augusti", "Helårsprognos", "Avvikelse"],
                [
                    *(
                        row(
                            one.name,
                            [
                                _PEN(known(m, "project", basis, one.key))
                                for basis in ("budget", "period", "forecast")
                            ]
                            + [_PEN(left[one.key], role="difference")],
                        )
                        for one in m.projects
                    ),
                    row(
                        "Totalt",
                        [
                            _PEN(known(m, "investments", basis))
                            for basis in ("budget", "period", "forecast")
                        ]
                        + [_PEN(unspent, role="difference")],
                        "sum",
                    ),
                ],
            ),
            text(
                *plain(
                    [
                        tell(
                            "Till och med augusti har {} investerats, vilket är {} av årets budget.",
                            _TEXT(known(m, "investments", "period")),
                            _TEXT.share(
                                r.quotient(
                                    known(m, "investments", "period"),
                                    known(m, "investments", "budget"),
                                ),
                                behind=" %",
                            ),
                        ),
                        tell(
                            "På helåret väntas investeringarna bli {}, {} {} än budget.",
                            _TEXT(known(m, "investments", "forecast")),
                            _TEXT.size(unspent, "difference"),
                            turn(unspent, "lägre", "högre"),
                        ),
                        tell(
                            f"Det största projektet är {big.name} med en budget på {{}}, varav {{}} är upparbetat.",
                            _TEXT(known(m, "project", "budget", big.key)),
                            _TEXT(known(m, "project", "period", big.key)),
                        ),
                        tell(
                            f"För {late.name} beräknas {{}} inte förbrukas under året.",
                            _TEXT(left[late.key], role="difference"),
                        ),
                    ]
                )
            ),
            Heading("Låneskuld och likviditet", 1),
            text(
                *plain(
                    [
                        tell(
                            f"Kommunens låneskuld var {{}} den 31 augusti, jämfört med {{}} vid samma tid {y - 1}.",
                            _TEXT(debt[y]),
                            _TEXT(debt[y - 1]),
                        ),
                        tell(
                            "Skulden har därmed {} med {}.",
                            turn(debt_up, "ökat", "minskat"),
                            _TEXT.size(debt_up, "difference"),
                        ),
                        tell(
                            "Den genomsnittliga räntan på lånen var {}.",
                            _TEXT.but(share_decimals=2).share(
                                a("rate", "ratio", 0.009, 0.031), behind=" %"
                            ),
                        ),
                        tell(
                            "Borgensåtagandena för de kommunala bolagen uppgick till {}.",
                            _MN(a("surety", "money", 600, 900)),
                        ),
                    ]
                )
            ),
            Heading("Personal", 1),
            table(
                "Personal och sjukfrånvaro",
                ["", f"Aug {y}", f"Aug {y - 1}"],
                [
                    row(
                        "Antal månadsavlönade", [_PEN.people(people[y]), _PEN.people(people[y - 1])]
                    ),
                    row(
                        "varav kvinnor",
                        [_PEN.people(staff["women"][y]), _PEN.people(staff["women"][y - 1])],
                    ),
                    row(
                        "varav män",
                        [_PEN.people(staff["men"][y]), _PEN.people(staff["men"][y - 1])],
                    ),
                    row(
                        "Sjukfrånvaro totalt, %",
                        [_PEN.share(sick["Totalt"][one]) for one in (y, y - 1)],
                    ),
                    row(
                        "Sjukfrånvaro kvinnor, %",
                        [_PEN.share(sick["Kvinnor"][one]) for one in (y, y - 1)],
                    ),
                    row(
                        "Sjukfrånvaro män, %", [_PEN.share(sick["Män"][one]) for one in (y, y - 1)]
                    ),
                ],
            ),
            text(
                *plain(
                    [
                        tell(
                            "Antalet månadsavlönade var {} i augusti, {} {} än ett år tidigare.",
                            _PEN.people(people[y]),
                            _PEN.people(r.difference(people[y], people[y - 1]), "difference", True),
                            turn(r.difference(people[y], people[y - 1]), "fler", "färre"),
                        ),
                        tell(
                            "Sjukfrånvaron uppgick till {}, {} med {} jämfört med augusti i fjol.",
                            _TEXT.share(sick["Totalt"][y], behind=" %"),
                            turn(sick_up, "en ökning", "en minskning"),
                            _TEXT.points(sick_up),
                        ),
                        tell(
                            "Männens sjukfrånvaro var {}.", _TEXT.share(sick["Män"][y], behind=" %")
                        ),
                        tell(
                            "Under sommaren anställdes {} semestervikarier och {} ferieungdomar.",
                            _PEN.people(a("summer", "count", 150, 260)),
                            _PEN.people(a("youth", "count", 60, 120)),
                        ),
                        tell(
                            "Kostnaden för timavlönade var {} för perioden.",
                            _TEXT(a("hourly", "money", 40, 60)),
                        ),
                    ]
                )
            ),
            Heading("Fullmäktiges mål", 1),
            table(
                "Indikatorer",
                ["Indikator", "Målvärde", "Senaste utfall"],
                [
                    row(one.name, [_goal(m, one.key, "budget"), _goal(m, one.key, "outcome")])
                    for one in goals
                ],
            ),
            text(
                "Indikatorerna följs upp två gånger om året.",
                *plain(
                    []
                    if not clear(margins, "0.001")
                    else [
                        tell(
                            "Vid delåret är målvärdet uppnått för {} av {} indikatorer.",
                            counted(r.count("reached", margins, zero=True)),
                            counted(r.count("goals", [m("indicator", one.key) for one in goals])),
                        ),
                    ]
                ),
            ),
        ),
    )


def _goal(m: Municipality, who: str, basis: str):  # type: ignore[no-untyped-def]
    quantity = known(m, "indicator", basis, who)
    return _PEN.share(quantity, behind=" %") if quantity.kind == "ratio" else _PEN(quantity)


FAMILY = Family("delar-august", make)
