# ruff: noqa: E501
"""A personnel report: women and men by board, sick leave by group, what staff costs."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, plain, row, table, tall, text, transposed, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Head, Heading, NumberStyle, Paper
from ._own import Grid, alone, clear, series, tell

_PEN = Pen("mnkr", 1, NumberStyle(negative="−"))
_PLUS = Pen("mnkr", 1, NumberStyle(negative="−", plus=True))
_TEXT = Pen("mnkr", 1, behind=" miljoner kronor")
_COST = {
    "Lön månadsavlönade": 540,
    "Lön timavlönade": 46,
    "Sjuklön": 13,
    "Fyllnadstid och övertid": 9,
    "Arbetsgivaravgifter": 205,
    "Pensioner": 62,
}
_GROUPS = (
    ("Samtliga", "all"),
    ("Kvinnor", "women"),
    ("Män", "men"),
    ("29 år eller yngre", "age 29"),
    ("30–49 år", "age 30-49"),
    ("50 år eller äldre", "age 50"),
)
_AGES = {"Under 30 år": 0.13, "30–39 år": 0.22, "40–49 år": 0.25, "50–59 år": 0.27}


def make(m: Municipality, chance: Random) -> Paper:
    y, r = m.year, m.register
    pct = lambda one: _TEXT.share(one, behind=" procent")  # noqa: E731
    share = {one.key: r.quotient(m("women", one.key), m("employees", one.key)) for one in m.boards}
    women = r.quotient(m("women"), m("employees"))
    up = {one.key: m.change("employees", one.key) for one in m.boards}
    most = max(m.boards, key=lambda one: abs(up[one.key].value))
    big = max(m.boards, key=lambda one: m("employees", one.key).value)
    high = max(m.boards, key=lambda one: m("sick-leave", one.key).value)
    low = min(m.boards, key=lambda one: m("sick-leave", one.key).value)
    higher = {one.key: m.change("sick-leave", one.key) for one in m.boards}
    costs = Grid(m, chance, "staff costs", _COST, {(y - 1, "outcome"): 0.965, (y, "outcome"): 1.0})
    ages, left = {}, m("employees").value
    for label, part in _AGES.items():
        value = (
            m("employees").value * chance.randint(95, 105) / 100 * int(part * 100) / 100
        ).to_integral_value()
        ages[label] = r.base(f"{label}:age:{y}:outcome", "count", value)
        left -= value
    ages["60 år och äldre"] = r.base(f"60:age:{y}:outcome", "count", left)
    r.follows(m("employees"), [(one, 1) for one in ages.values()])
    retired = series(m, chance, "retired", "count", (40, 60), (y, y - 1, y - 2))
    quit_ = series(m, chance, "quit", "count", (110, 150), (y, y - 1, y - 2))
    other = series(m, chance, "ended", "count", (10, 20), (y, y - 1, y - 2))
    gone = {}
    for one in (y - 2, y - 1, y):
        gone[one] = r.total(
            f"gone:own:{one}:outcome", [retired[one], quit_[one], other[one]], gone.get(one - 1)
        )
    rate = {one: r.quotient(gone[one], m("employees", year=one)) for one in gone}
    full = {
        sex: series(m, chance, f"full {sex}", "ratio", ends, (y, y - 1))
        for sex, ends in (("Kvinnor", (0.68, 0.78)), ("Män", (0.8, 0.87)))
    }
    wage = r.quotient(costs("Pensioner"), costs())
    a = lambda *some: alone(m, chance, *some)  # noqa: E731
    return Paper(
        f"Personalredovisning {y}",
        (
            Heading(f"{m.name} kommuns personalredovisning", 1),
            text(
                "Personalredovisningen är ett komplement till kommunens årsredovisning.",
                *plain(
                    [
                        tell(
                            "Uppgifterna avser månadsavlönade medarbetare den 31 december om inget annat anges."
                        ),
                        tell(
                            "Vid årsskiftet hade kommunen {} anställda, vilket är {} {} än föregående år.",
                            _PEN.people(m("employees")),
                            _PEN.people(m.change("employees"), "difference", True),
                            turn(m.change("employees"), "fler", "färre"),
                        ),
                        tell("Av de anställda är {} kvinnor.", pct(women)),
                        tell(
                            "Medelåldern är {} år.",
                            _PEN.people(
                                r.base(
                                    f"mean:alone:{y}:outcome",
                                    "count",
                                    m("tax-rate").value.to_integral_value() * 2
                                    + chance.randint(0, 4),
                                )
                            ),
                        ),
                    ]
                ),
            ),
            Heading("Anställda", 2),
            tall(
                "Antal anställda per nämnd",
                [
                    ["", Head(str(y), 3), Head(str(y - 1), 3)],
                    ["Nämnd", "Kvinnor", "Män", "Totalt", "Kvinnor", "Män", "Totalt"],
                ],
                [
                    *(
                        row(
                            one.name,
                            [
                                _PEN.people(m(what, one.key, year))
                                for year in (y, y - 1)
                                for what in ("women", "men", "employees")
                            ],
                        )
                        for one in m.boards
                    ),
                    row(
                        "Kommunen totalt",
                        [
                            _PEN.people(m(what, year=year))
                            for year in (y, y - 1)
                            for what in ("women", "men", "employees")
                        ],
                        "sum",
                    ),
                ],
            ),
            text(
                *plain(
                    [
                        tell(
                            f"Flest anställda finns inom {big.name}, {{}} personer eller {{}} av samtliga.",
                            _PEN.people(m("employees", big.key)),
                            pct(r.quotient(m("employees", big.key), m("employees"))),
                        ),
                        tell(
                            f"Störst förändring under året har {most.name}, där antalet anställda {{}} med {{}}.",
                            turn(up[most.key], "ökade", "minskade"),
                            _PEN.people(up[most.key], "difference", True),
                        ),
                        tell(
                            "Antalet kvinnor {} från {} till {}.",
                            turn(m.change("women"), "ökade", "minskade"),
                            _PEN.people(m("women", year=y - 1)),
                            _PEN.people(m("women")),
                        ),
                        tell(
                            "Antalet män {} med {} och uppgår nu till {}.",
                            turn(m.change("men"), "ökade", "minskade"),
                            _PEN.people(m.change("men"), "difference", True),
                            _PEN.people(m("men")),
                        ),
                        tell(f"Inom {most.name} är andelen kvinnor {{}}.", pct(share[most.key])),
                        tell(
                            "Andelen chefer som är kvinnor är {}.",
                            pct(a("heads", "ratio", 0.62, 0.76)),
                        ),
                        tell(
                            "I antal årsarbetare motsvarar timavlönades arbetade tid {} heltidstjänster.",
                            _PEN.people(a("hourly", "count", 90, 150)),
                        ),
                    ]
                )
            ),
            transposed(
                table(
                    "Åldersfördelning, antal anställda",
                    ["Ålder", "Antal", "Andel, %"],
                    [
                        *(
                            row(
                                label,
                                [_PEN.people(one), _PEN.share(r.quotient(one, m("employees")))],
                            )
                            for label, one in ages.items()
                        ),
                        row(
                            "Totalt",
                            [
                                _PEN.people(m("employees")),
                                _PEN.share(r.quotient(m("employees"), m("employees"))),
                            ],
                            "sum",
                        ),
                    ],
                )
            ),
            text(
                *plain(
                    [
                        tell(
                            "{} medarbetare är 60 år eller äldre, vilket motsvarar {} av samtliga anställda.",
                            _PEN.people(ages["60 år och äldre"]),
                            pct(r.quotient(ages["60 år och äldre"], m("employees"))),
                        ),
                        tell(
                            "Den yngsta gruppen, under 30 år, omfattar {} personer.",
                            _PEN.people(ages["Under 30 år"]),
                        ),
                    ]
                )
            ),
            table(
                "Andel heltidsanställda, procent",
                ["", *map(str, (y - 1, y)), "Förändring, procentenheter"],
                [
                    row(sex, [_PEN.share(one[y - 1]), _PEN.share(one[y]), _points(r, one, y)])
                    for sex, one in full.items()
                ],
            ),
            text(
                *plain(
                    [
                        tell(
                            "Andelen heltidsanställda kvinnor {} med {} till {}.",
                            turn(
                                r.difference(full["Kvinnor"][y], full["Kvinnor"][y - 1]),
                                "ökade",
                                "minskade",
                            ),
                            _TEXT.points(r.difference(full["Kvinnor"][y], full["Kvinnor"][y - 1])),
                            pct(full["Kvinnor"][y]),
                        ),
                        tell("Bland män var andelen {}.", pct(full["Män"][y])),
                        tell(
                            "Den genomsnittliga sysselsättningsgraden var {}.",
                            pct(a("degree", "ratio", 0.93, 0.97)),
                        ),
                    ]
                )
            ),
            Heading("Sjukfrånvaro", 2),
            table(
                "Sjukfrånvaro i procent av sammanlagd ordinarie arbetstid",
                ["Grupp", *(str(y - back) for back in range(5))],
                [
                    row(label, [_PEN.share(m("sick-leave", who, y - back)) for back in range(5)])
                    for label, who in _GROUPS
                ],
            ),
            table(
                "Sjukfrånvaro per nämnd, procent",
                ["Nämnd", str(y), str(y - 1), "Förändring"],
                [
                    row(
                        one.name,
                        [
                            _PEN.share(m("sick-leave", one.key)),
                            _PEN.share(m("sick-leave", one.key, y - 1)),
                            _PLUS.share(higher[one.key], role="difference"),
                        ],
                    )
                    for one in m.boards
                ],
            ),
            text(
                *plain(
                    [
                        tell(
                            "Den totala sjukfrånvaron uppgick till {} jämfört med {} året innan.",
                            pct(m("sick-leave", "all")),
                            pct(m("sick-leave", "all", y - 1)),
                        ),
                        tell(
                            "Kvinnors sjukfrånvaro {} med {} medan mäns sjukfrånvaro {} med {}."
                            if (m.change("sick-leave", "women").value > 0)
                            != (m.change("sick-leave", "men").value > 0)
                            else "Kvinnors sjukfrånvaro {} med {} och mäns sjukfrånvaro {} med {}.",
                            turn(m.change("sick-leave", "women"), "ökade", "minskade"),
                            _TEXT.points(m.change("sick-leave", "women")),
                            turn(m.change("sick-leave", "men"), "ökade", "minskade"),
                            _TEXT.points(m.change("sick-leave", "men")),
                        ),
                        tell(
                            "Skillnaden mellan kvinnor och män var {}.",
                            _TEXT.points(
                                r.difference(m("sick-leave", "women"), m("sick-leave", "men"))
                            ),
                        ),
                        tell(
                            f"Högst sjukfrånvaro hade {high.name} med {{}} och lägst {low.name} med {{}}.",
                            pct(m("sick-leave", high.key)),
                            pct(m("sick-leave", low.key)),
                        ),
                        *(
                            []
                            if not clear(higher.values(), "0.001")
                            else [
                                tell(
                                    "Sjukfrånvaron ökade i {} av {} nämnder.",
                                    counted(r.count("sick up", list(higher.values()))),
                                    counted(
                                        r.count(
                                            "boards", [m("employees", one.key) for one in m.boards]
                                        )
                                    ),
                                )
                            ]
                        ),
                        tell(
                            "I gruppen 50 år eller äldre var sjukfrånvaron {}.",
                            pct(m("sick-leave", "age 50")),
                        ),
                        tell(
                            "Av den totala sjukfrånvaron var {} långvarig, det vill säga 60 dagar eller mer.",
                            pct(a("long", "ratio", 0.31, 0.46)),
                        ),
                        tell(
                            "Under året anmäldes {} tillbud och {} arbetsskador.",
                            _PEN.people(a("incidents", "count", 120, 240)),
                            _PEN.people(a("injuries", "count", 50, 110)),
                        ),
                    ]
                )
            ),
            Heading("Personalrörlighet", 2),
            table(
                "Avslutade tillsvidareanställningar",
                ["Orsak", *map(str, (y - 2, y - 1, y))],
                [
                    row("Pension", [_PEN.people(retired[one]) for one in gone]),
                    row("Egen begäran", [_PEN.people(quit_[one]) for one in gone]),
                    row("Övriga orsaker", [_PEN.people(other[one]) for one in gone]),
                    row("Summa", [_PEN.people(gone[one]) for one in gone], "sum"),
                    row("Personalomsättning, %", [_PEN.share(rate[one]) for one in gone]),
                ],
            ),
            text(
                *plain(
                    [
                        tell(
                            "Under året slutade {} medarbetare, varav {} med pension.",
                            _PEN.people(gone[y]),
                            _PEN.people(retired[y]),
                        ),
                        tell(
                            f"Personalomsättningen blev {{}} mot {{}} år {y - 1}.",
                            pct(rate[y]),
                            pct(rate[y - 1]),
                        ),
                        tell(
                            "Avgångarna på egen begäran var {} {} än året innan.",
                            _PEN.people(r.difference(quit_[y], quit_[y - 1]), "difference", True),
                            turn(r.difference(quit_[y], quit_[y - 1]), "fler", "färre"),
                        ),
                        tell(
                            "Kommunen annonserade ut {} tjänster och fick i genomsnitt {} ansökningar per tjänst.",
                            _PEN.people(a("adverts", "count", 180, 320)),
                            _PEN.people(
                                r.base(
                                    f"applicants:alone:{y}:outcome",
                                    "count",
                                    m("tax-rate").value.to_integral_value() - chance.randint(2, 9),
                                )
                            ),
                        ),
                    ]
                )
            ),
            Heading("Personalkostnader", 2),
            table(
                "Personalkostnader, mnkr",
                ["Kostnadsslag", str(y), str(y - 1), "Förändring", "Förändring, %"],
                [
                    row(
                        one if one != "total" else "Summa personalkostnader",
                        [
                            _PEN(costs(one)),
                            _PEN(costs(one, y - 1)),
                            _PLUS(costs.change(one), role="difference"),
                            _PLUS.share(costs.growth(one)),
                        ],
                        "sum" if one == "total" else "item",
                    )
                    for one in (*costs.names, "total")
                ],
            ),
            text(
                *plain(
                    [
                        tell("Kommunens personalkostnader uppgick till {}.", _TEXT(costs())),
                        tell(
                            "Det är {} med {}, eller {}, jämfört med föregående år.",
                            turn(costs.change(), "en ökning", "en minskning"),
                            _TEXT.size(costs.change(), "difference"),
                            _TEXT.share(costs.growth(), behind=" procent", size=True),
                        ),
                        tell(
                            "Företagshälsovården anlitades för {}.",
                            _TEXT(a("health", "money", 1, 3)),
                        ),
                        tell("Sjuklönekostnaden var {}.", _TEXT(costs("Sjuklön"))),
                        tell(
                            "Kostnaden för timavlönade {} med {}.",
                            turn(costs.change("Lön timavlönade"), "ökade", "minskade"),
                            _TEXT.size(costs.change("Lön timavlönade"), "difference"),
                        ),
                        tell("Pensionskostnaderna stod för {} av personalkostnaderna.", pct(wage)),
                        tell(
                            "Årets löneöversyn gav ett utfall på {}.",
                            pct(a("raise", "ratio", 0.021, 0.041)),
                        ),
                        tell(
                            "För friskvårdsbidrag betalades {} ut.",
                            _TEXT(a("fitness", "money", 1.2, 3)),
                        ),
                    ]
                )
            ),
        ),
    )


def _points(r, one, y):  # type: ignore[no-untyped-def]
    return _PLUS.share(r.difference(one[y], one[y - 1]), role="difference")


FAMILY = Family("personal-report", make)
