# ruff: noqa: E501
"""A social welfare board's closing: costs by kind and by area, volumes, tables of few columns."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, plain, row, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Heading, NumberStyle, Paper
from ._own import Grid, alone, series, tell

_PEN = Pen("tkr", 0, NumberStyle(plus=False))
_OFF = Pen("tkr", 0, NumberStyle(plus=True))
_TEXT = Pen("tkr", 0, behind=" tkr")
_MN = Pen("mnkr", 1, behind=" miljoner kronor")
_INCOME = {"Taxor och avgifter": 6, "Bidrag från staten": 22, "Övriga intäkter": 4}
_COSTS = {
    "Personalkostnader": 148,
    "Placeringar och köpt vård": 62,
    "Lokalkostnader": 13,
    "Försörjningsstöd": 34,
    "Övriga kostnader": 17,
}
_AREAS = {
    "Nämnd och ledning": 11,
    "Barn och familj": 92,
    "Vuxna och missbruk": 44,
    "Ekonomiskt bistånd": 41,
    "Funktionsstöd": 68,
}


def make(m: Municipality, chance: Random) -> Paper:
    y, r = m.year, m.register
    versions = {(y - 1, "outcome"): 0.965, (y, "budget"): 1.0, (y, "outcome"): 1.008}
    income = Grid(m, chance, "board income", _INCOME, versions, spread=0.04)
    costs = Grid(m, chance, "board costs", _COSTS, versions, spread=0.03)
    net = {
        key: r.linear(
            f"net:board:{key[0]}:{key[1]}", [(costs("total", *key), 1), (income("total", *key), -1)]
        )
        for key in sorted(versions)
    }
    # The areas share out the same net cost; the last takes the rest.
    areas = _areas(m, chance, net)
    now, plan, last = net[y, "outcome"], net[y, "budget"], net[y - 1, "outcome"]
    saved, moved = r.difference(plan, now), r.difference(now, last)
    gained = {
        one: r.difference(income(one), income(one, basis="budget"))
        for one in (*income.names, "total")
    }
    by_area = {
        one: r.difference(areas[one, y, "budget"], areas[one, y, "outcome"]) for one in _AREAS
    }
    worst = min(_AREAS, key=lambda one: by_area[one].value)
    best = max(_AREAS, key=lambda one: by_area[one].value)
    volumes = {
        label: series(m, chance, label, "count", ends, (y, y - 1, y - 2))
        for label, ends in (
            ("Aktualiseringar barn och unga", (700, 900)),
            ("Inledda utredningar", (260, 330)),
            ("Barn i familjehem", (38, 52)),
            ("Placerade vuxna", (24, 33)),
            ("Hushåll med försörjningsstöd", (330, 420)),
        )
    }
    up = {label: r.difference(one[y], one[y - 1]) for label, one in volumes.items()}
    paid = r.per(costs("Försörjningsstöd"), volumes["Hushåll med försörjningsstöd"][y])
    posts = {
        sex: series(m, chance, f"posts {sex}", "count", ends, (y, y - 1))
        for sex, ends in (("Kvinnor", (150, 180)), ("Män", (34, 44)))
    }
    posts["Totalt"] = {
        one: r.total(f"posts total:own:{one}:outcome", [posts["Kvinnor"][one], posts["Män"][one]])
        for one in (y - 1, y)
    }
    sick = series(m, chance, "sick", "ratio", (0.062, 0.088), (y, y - 1))
    within = r.count("areas within", list(by_area.values()), zero=True)
    a = lambda *some: alone(m, chance, *some)  # noqa: E731

    def line(label, one, kind="item", better=-1):  # type: ignore[no-untyped-def]
        off = r.difference(*((one[1], one[0]) if better < 0 else (one[0], one[1])))
        return row(
            label,
            [
                _PEN(one[0], better),
                _PEN(one[1], better),
                _OFF(off, role="difference"),
                _PEN(one[2], better),
            ],
            kind,
        )

    def three(grid: Grid, name: str):  # type: ignore[no-untyped-def]
        return grid(name), grid(name, basis="budget"), grid(name, y - 1)

    return Paper(
        f"Socialnämndens bokslut {y}",
        (
            Heading(f"Verksamhetsberättelse {y} för socialnämnden", 1),
            Heading("Ekonomiskt utfall"),
            text(
                *plain(
                    [
                        tell(
                            "Socialnämndens nettokostnad blev {} mot en budget på {}.",
                            _TEXT(now),
                            _TEXT(plan),
                        ),
                        tell(
                            "Nämnden redovisar därmed ett {} på {}, vilket motsvarar {} av budgeten.",
                            turn(saved, "överskott", "underskott"),
                            _TEXT.size(saved, "difference"),
                            _TEXT.share(r.quotient(saved, plan), behind=" procent", size=True),
                        ),
                        tell(
                            f"Jämfört med {y - 1} {{}} nettokostnaden med {{}}, eller {{}}.",
                            turn(moved, "ökade", "minskade"),
                            _TEXT.size(moved, "difference"),
                            _TEXT.share(r.growth(now, last), behind=" procent", size=True),
                        ),
                        tell(
                            "Personalkostnaderna blev {} {} än budgeterat.",
                            _TEXT.size(costs.saved("Personalkostnader"), "difference"),
                            turn(costs.saved("Personalkostnader"), "lägre", "högre"),
                        ),
                        tell(
                            "Hyran för kommunens sociala kontrakt uppgick till {}, varav {} inte kunde tas ut av hyresgästerna.",
                            _TEXT(a("contracts", "money", 6, 9)),
                            _TEXT(a("lost rent", "money", 0.4, 1.2)),
                        ),
                        tell(
                            "Placeringar och köpt vård kostade {}, att jämföra med {} året innan.",
                            _TEXT(costs("Placeringar och köpt vård")),
                            _TEXT(costs("Placeringar och köpt vård", y - 1)),
                        ),
                        tell(
                            "Bidragen från staten gav {} och blev {} {} än väntat.",
                            _TEXT(income("Bidrag från staten")),
                            _TEXT.size(gained["Bidrag från staten"], "difference"),
                            turn(gained["Bidrag från staten"], "högre", "lägre"),
                        ),
                        tell(
                            "Konsulter inom myndighetsutövningen kostade {} under året.",
                            _TEXT(a("consultants", "money", 2, 7)),
                        ),
                    ]
                )
            ),
            table(
                "Nämndens resultat (tkr)",
                ["", f"Utfall {y}", f"Budget {y}", "Avvikelse", f"Utfall {y - 1}"],
                [
                    *(line(one, three(income, one), better=1) for one in income.names),
                    line("Summa intäkter", three(income, "total"), "sum", 1),
                    *(line(one, three(costs, one)) for one in costs.names),
                    line("Summa kostnader", three(costs, "total"), "sum"),
                    line("Nettokostnad", (now, plan, last), "sum"),
                ],
            ),
            Heading("Utfall per verksamhetsområde"),
            table(
                "Nettokostnad per område (tkr)",
                ["Område", "Utfall", "Budget", "Avvikelse", f"Utfall {y - 1}"],
                [
                    *(
                        row(
                            one,
                            [
                                _PEN(areas[one, y, "outcome"]),
                                _PEN(areas[one, y, "budget"]),
                                _OFF(by_area[one], role="difference"),
                                _PEN(areas[one, y - 1, "outcome"]),
                            ],
                        )
                        for one in _AREAS
                    ),
                    row(
                        "Summa",
                        [_PEN(now), _PEN(plan), _OFF(saved, role="difference"), _PEN(last)],
                        "sum",
                    ),
                ],
            ),
            text(
                *plain(
                    [
                        tell(
                            f"Svagast i förhållande till budget är {_low(worst)}, där utfallet är {{}} {{}} än budget.",
                            _TEXT.size(by_area[worst], "difference"),
                            turn(by_area[worst], "lägre", "högre"),
                        ),
                        tell(
                            f"Inom {_low(best)} är nettokostnaden {{}} {{}} än budget.",
                            _TEXT.size(by_area[best], "difference"),
                            turn(by_area[best], "lägre", "högre"),
                        ),
                        tell(
                            "Inom funktionsstöd verkställdes {} beslut om personlig assistans och kommunen hade {} platser i bostad med särskild service.",
                            _PEN.people(a("assistance", "count", 30, 55)),
                            _PEN.people(a("homes", "count", 70, 110)),
                        ),
                        tell(
                            "Området Barn och familj svarar för {} av nämndens nettokostnad.",
                            _TEXT.share(
                                r.quotient(areas["Barn och familj", y, "outcome"], now),
                                behind=" procent",
                            ),
                        ),
                        tell(
                            "Ett dygn på institution kostade i genomsnitt {} kronor.",
                            Pen("kr", 0)(_day(m, chance)),
                        ),
                    ]
                )
            ),
            Heading("Verksamhetsmått"),
            table(
                "Volymer",
                ["Mått", *map(str, (y - 2, y - 1, y))],
                [
                    row(label, [_PEN.people(one[year]) for year in (y - 2, y - 1, y)])
                    for label, one in volumes.items()
                ],
            ),
            text(
                *plain(
                    [
                        tell(
                            "Antalet aktualiseringar {} från {} till {}.",
                            turn(up["Aktualiseringar barn och unga"], "ökade", "minskade"),
                            _PEN.people(volumes["Aktualiseringar barn och unga"][y - 1]),
                            _PEN.people(volumes["Aktualiseringar barn och unga"][y]),
                        ),
                        tell(
                            "Under året inleddes {} utredningar, {} {} än året före.",
                            _PEN.people(volumes["Inledda utredningar"][y]),
                            _PEN.people(up["Inledda utredningar"], "difference", True),
                            turn(up["Inledda utredningar"], "fler", "färre"),
                        ),
                        tell(
                            "I snitt fick {} hushåll försörjningsstöd, vilket ger en kostnad på {} tkr per hushåll och år.",
                            _PEN.people(volumes["Hushåll med försörjningsstöd"][y]),
                            Pen("tkr", 1)(paid),
                        ),
                        tell(
                            "Av utredningarna avslutades {} inom lagstadgad tid.",
                            _TEXT.share(a("in time", "ratio", 0.78, 0.96), behind=" procent"),
                        ),
                        tell(
                            "Familjerådgivningen tog emot {} par.",
                            _PEN.people(a("couples", "count", 60, 120)),
                        ),
                    ]
                )
            ),
            Heading("Personal"),
            table(
                "Antal anställda 31 december",
                ["", *map(str, (y, y - 1)), "Förändring"],
                [
                    row(
                        label,
                        [
                            _PEN.people(one[y]),
                            _PEN.people(one[y - 1]),
                            _OFF.people(r.difference(one[y], one[y - 1]), "difference"),
                        ],
                        "sum" if label == "Totalt" else "item",
                    )
                    for label, one in posts.items()
                ],
            ),
            text(
                *plain(
                    [
                        tell(
                            "Förvaltningen hade {} anställda vid årets slut, av vilka {} är kvinnor.",
                            _PEN.people(posts["Totalt"][y]),
                            _TEXT.share(
                                r.quotient(posts["Kvinnor"][y], posts["Totalt"][y]),
                                behind=" procent",
                            ),
                        ),
                        tell(
                            "Sjukfrånvaron var {}, jämfört med {} föregående år.",
                            _TEXT.share(sick[y], behind=" procent"),
                            _TEXT.share(sick[y - 1], behind=" procent"),
                        ),
                        tell(
                            "Det innebär att sjukfrånvaron har {} med {}.",
                            turn(r.difference(sick[y], sick[y - 1]), "ökat", "minskat"),
                            _TEXT.points(r.difference(sick[y], sick[y - 1])),
                        ),
                        tell(
                            "Förvaltningen rekryterade {} socialsekreterare under året.",
                            _PEN.people(a("recruited", "count", 12, 28)),
                        ),
                        tell(
                            "Personalomsättningen bland socialsekreterarna var {}.",
                            _TEXT.share(a("turnover", "ratio", 0.12, 0.28), behind=" procent"),
                        ),
                    ]
                )
            ),
            Heading("Ekonomi i sammandrag"),
            item(
                *plain(
                    [
                        tell(
                            "Intäkterna uppgick till {} och kostnaderna till {}.",
                            _MN(income("total")),
                            _MN(costs("total")),
                        )
                    ]
                )
            ),
            item(
                tell("Av nämndens fem områden höll {} sin budget.", counted(within, words=False))
                if within.value
                else "Inget av nämndens områden höll sin budget."
            ),
            item(
                *plain(
                    [
                        tell(
                            "Försörjningsstödet {} med {}.",
                            turn(costs.change("Försörjningsstöd"), "ökade", "minskade"),
                            _MN.size(costs.change("Försörjningsstöd"), "difference"),
                        )
                    ]
                )
                or [tell("Försörjningsstödet var {}.", _MN(costs("Försörjningsstöd")))]
            ),
            item(
                *plain(
                    [
                        tell(
                            "Nämndens verksamhet omfattade {} av kommunens {} invånare genom någon form av insats.",
                            _PEN.people(a("reached", "count", 1100, 1500)),
                            _PEN.people(m("inhabitants")),
                        )
                    ]
                )
            ),
        ),
    )


def _low(area: str) -> str:
    return f"området {area}"


def _day(m: Municipality, chance: Random):  # type: ignore[no-untyped-def]
    return m.register.base(
        f"day:alone:{m.year}:outcome",
        "money",
        10 * m("tax-rate").value.to_integral_value() * chance.randint(24, 40),
    )


def _areas(m, chance, net):  # type: ignore[no-untyped-def]
    found = {}
    whole = sum(_AREAS.values())
    for (year, basis), one in net.items():
        parts, left = [], one.value
        for name, weight in _AREAS.items():
            value = (
                one.value * weight * chance.randint(980, 1020) / whole / 1000
            ).to_integral_value()
            value = left if name == [*_AREAS][-1] else value
            left -= value
            before = found.get((name, year - 1, basis))
            found[name, year, basis] = m.register.base(
                f"{name}:area:{year}:{basis}", "money", value, before
            )
            parts.append((found[name, year, basis], 1))
        m.register.follows(one, parts)
    return found


FAMILY = Family("social-closing", make)
