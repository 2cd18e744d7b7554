"""A closing of the staff: counts by board and sex, sick leave, hours, costs; few words of money."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, plain, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Head, Heading, Paper
from ._parts import alone, divided, made, rates, some, spelt

_T = Pen("mnkr", 1)
_S = Pen("mnkr", 1, behind=" mnkr")
_AGES = {"–29 år": 17, "30–39 år": 22, "40–49 år": 24, "50–59 år": 25, "60 år–": 12}
_COSTS = {
    "Löner": 71,
    "Sociala avgifter": 23,
    "Sjuklön": 2,
    "Övertid och mertid": 2,
    "Övriga personalkostnader": 2,
}
_RATES = {"Heltidsanställda": 810, "Andel av heltidsanställda som arbetar heltid": 690}
_LEAVING = {"Egen begäran": 7, "Pension": 3, "Övriga orsaker": 1}


def make(m: Municipality, chance: Random) -> Paper:
    this, last = m.year, m.year - 1
    years = [this - 2, last, this]
    when = tuple((year, "outcome") for year in years)
    ages = divided(
        m, chance, "age-group", _AGES, lambda y, _basis: m("employees", year=y), when, spread=0.03
    )
    costs = divided(
        m, chance, "wage-kind", _COSTS, lambda y, _basis: m("wages", year=y), when, spread=0.03
    )
    leaving = made(
        m,
        chance,
        "leaving",
        {name: m("employees").value * weight / 100 for name, weight in _LEAVING.items()},
        when,
        0.12,
        "count",
    )
    hours = made(
        m,
        chance,
        "hours",
        {"Övertid": m.size * 21_000, "Fyllnadstid": m.size * 33_000, "Timlön": m.size * 290_000},
        when,
        0.09,
        "count",
    )
    full = rates(m, chance, "full-time", _RATES, when, 25)
    employees, change = m("employees"), m.change("employees")
    women = m.register.quotient(m("women"), employees)
    women_last = m.register.quotient(m("women", year=last), m("employees", year=last))
    turnover = m.register.quotient(leaving(""), employees)
    turnover_last = m.register.quotient(leaving("", last), m("employees", year=last))
    changes = [m.change("employees", one.key) for one in m.boards]
    more = m.register.count("boards with more", changes)
    most = max(m.boards, key=lambda one: m.change("employees", one.key).value)
    largest = max(m.boards, key=lambda one: m("employees", one.key).value)
    boards = [
        row(
            one.name,
            [
                *(_T(m(what, one.key)) for what in ("women", "men", "employees")),
                _T(m("employees", one.key, last)),
                _T(m.change("employees", one.key), role="difference"),
            ],
        )
        for one in m.boards
    ]
    boards.append(
        row(
            "Totalt",
            [
                *(_T(m(what)) for what in ("women", "men", "employees")),
                _T(m("employees", year=last)),
                _T(change, role="difference"),
            ],
            "sum",
        )
    )
    groups = [
        row(
            name or "Summa",
            [
                value
                for year in years
                for value in (
                    _T(ages(name, year)),
                    _T.share(m.register.quotient(ages(name, year), ages("", year))),
                )
            ],
            "item" if name else "sum",
        )
        for name in (*ages.names, "")
    ]
    sick = [
        row(label, [_T(m("sick-leave", who, year)) for year in years])
        for label, who in (
            ("Total sjukfrånvaro", "all"),
            ("Kvinnor", "women"),
            ("Män", "men"),
            ("29 år och yngre", "age 29"),
            ("30–49 år", "age 30-49"),
            ("50 år och äldre", "age 50"),
        )
    ]
    left = [
        row(name or "Summa avgångar", [_T(leaving(name, year)) for year in years],
            "item" if name else "sum")
        for name in (*leaving.names, "")
    ]  # fmt: skip
    worked = [
        row(name or "Summa timmar", [_T(hours(name, year)) for year in years],
            "item" if name else "sum")
        for name in (*hours.names, "")
    ]  # fmt: skip
    spent = [
        row(
            name or "Summa personalkostnader",
            [*(_T(costs(name, year)) for year in years), _T(costs.change(name), role="difference")],
            "item" if name else "sum",
        )
        for name in (*costs.names, "")
    ]
    whole = m.change("sick-leave", "all")
    gap = m.register.difference(m("sick-leave", "women"), m("sick-leave", "men"))
    part, older = "Andel av heltidsanställda som arbetar heltid", "60 år–"
    blocks = (
        Heading(f"Personalbokslut {this}", 1),
        text(
            "Personalbokslutet beskriver kommunen som arbetsgivare.",
            "Uppgifterna avser förhållandet den 31 december om inget annat sägs.",
        ),
        Heading("Antal anställda"),
        text(
            *plain(
                [
                    say(
                        f"{m.name} kommun hade ",
                        _T.people(employees),
                        " månadsavlönade medarbetare den sista december.",
                    ),
                    say(
                        "Det är en ",
                        turn(change, "ökning", "minskning"),
                        " med ",
                        _T.people(change, "difference", size=True),
                        " personer, eller ",
                        _T.share(m.growth("employees"), behind=" procent", size=True),
                        ".",
                    ),
                    say(
                        "Av medarbetarna är ",
                        _T.people(m("women")),
                        " kvinnor och ",
                        _T.people(m("men")),
                        " män.",
                    ),
                    say(
                        "Andelen kvinnor är ",
                        _T.share(women, behind=" procent"),
                        " (",
                        _T.share(women_last, behind=" procent"),
                        f" {last}).",
                    ),
                ]
            )
        ),
        tall(
            "Anställda per nämnd",
            [
                ["", Head(str(this), 3), Head(str(last), 1), ""],
                ["Nämnd", "Kvinnor", "Män", "Totalt", "Totalt", "Förändring"],
            ],
            boards,
        ),
        text(
            *plain(
                [
                    say(
                        f"{largest.name} har flest anställda, ",
                        _T.people(m("employees", largest.key)),
                        " personer, vilket är ",
                        _T.share(
                            m.register.quotient(m("employees", largest.key), employees),
                            behind=" procent",
                        ),
                        " av alla medarbetare.",
                    ),
                    *(
                        [
                            say(
                                f"Antalet har ökat mest inom {_lower(most.name)}, med ",
                                _T.people(m.change("employees", most.key), "difference", size=True),
                                " personer.",
                            )
                        ]
                        if m.change("employees", most.key).value > 0
                        else []
                    ),
                    *some(
                        more,
                        say(
                            "I ",
                            counted(more),
                            f" av {spelt(len(m.boards))} nämnder har antalet anställda ökat.",
                        ),
                    ),
                ]
            )
        ),
        Heading("Åldersstruktur"),
        tall(
            "Anställda efter ålder, antal och andel i procent",
            [
                ["", *(Head(str(year), 2) for year in years)],
                ["Ålder", *["Antal", "%"] * 3],
            ],
            groups,
        ),
        text(
            *plain(
                [
                    say(
                        "I åldersgruppen 60 år och äldre finns ",
                        _T.people(ages(older)),
                        " medarbetare, det vill säga ",
                        _T.share(ages.share(older), behind=" procent"),
                        ".",
                    ),
                    say(
                        "Gruppen under 30 år har ",
                        turn(ages.change("–29 år"), "vuxit", "krympt"),
                        " med ",
                        _T.people(ages.change("–29 år"), "difference", size=True),
                        " personer sedan föregående år.",
                    ),
                ]
            )
        ),
        Heading("Sysselsättningsgrad"),
        text(
            *plain(
                [
                    say(
                        "Andelen heltidsanställda var ",
                        _T.share(full("Heltidsanställda"), behind=" procent"),
                        ", att jämföra med ",
                        _T.share(full("Heltidsanställda", last), behind=" procent"),
                        " föregående år.",
                    ),
                    say(
                        "Andelen ",
                        turn(full.change("Heltidsanställda"), "steg", "sjönk"),
                        " därmed med ",
                        _T.points(full.change("Heltidsanställda")),
                        ".",
                    ),
                    say(
                        "Av de heltidsanställda arbetade ",
                        _T.share(full(part), behind=" procent"),
                        " faktiskt heltid.",
                    ),
                ]
            )
        ),
        Heading("Personalrörlighet"),
        table("Avslutade anställningar", ["Orsak", *map(str, years)], left),
        text(
            *plain(
                [
                    say(
                        "Under året slutade ",
                        _T.people(leaving("")),
                        " personer, varav ",
                        _T.people(leaving("Egen begäran")),
                        " på egen begäran och ",
                        _T.people(leaving("Pension")),
                        " med pension.",
                    ),
                    say(
                        "Det motsvarar ",
                        _T.share(turnover, behind=" procent"),
                        " av antalet anställda.",
                    ),
                    say(
                        "Jämfört med föregående år ",
                        turn(leaving.change(), "ökade", "minskade"),
                        " antalet avgångar med ",
                        _T.people(leaving.change(), "difference", size=True),
                        ".",
                    ),
                    say(
                        f"År {last} var personalrörligheten ",
                        _T.share(turnover_last, behind=" procent"),
                        ".",
                    ),
                ]
            )
        ),
        Heading("Sjukfrånvaro"),
        table("Sjukfrånvaro i procent av ordinarie arbetstid", ["", *map(str, years)], sick),
        text(
            *plain(
                [
                    say(
                        "Den totala sjukfrånvaron ",
                        turn(whole, "ökade", "minskade"),
                        " från ",
                        _T.share(m("sick-leave", "all", last), behind=" procent"),
                        " till ",
                        _T.share(m("sick-leave", "all"), behind=" procent"),
                        ".",
                    ),
                    say(
                        "Kvinnors sjukfrånvaro är ",
                        _T.points(gap),
                        " ",
                        turn(gap, "högre", "lägre"),
                        " än mäns.",
                    ),
                    say(
                        "Bland medarbetare som är 50 år och äldre var frånvaron ",
                        _T.share(m("sick-leave", "age 50"), behind=" procent"),
                        ".",
                    ),
                    say(
                        "För männen har sjukfrånvaron ",
                        turn(m.change("sick-leave", "men"), "stigit", "sjunkit"),
                        " med ",
                        _T.points(m.change("sick-leave", "men")),
                        ".",
                    ),
                ]
            )
        ),
        Heading("Arbetad tid"),
        table("Timmar av övertid, fyllnadstid och timlön", ["", *map(str, years)], worked),
        text(
            *plain(
                [
                    say(
                        "Övertiden ",
                        turn(hours.change("Övertid"), "ökade", "minskade"),
                        " med ",
                        _T.people(hours.change("Övertid"), "difference", size=True),
                        " timmar till ",
                        _T.people(hours("Övertid")),
                        " timmar.",
                    ),
                    say(
                        "Timavlönade utförde ",
                        _T.people(hours("Timlön")),
                        " timmar, en ",
                        turn(hours.growth("Timlön"), "ökning", "minskning"),
                        " med ",
                        _T.share(hours.growth("Timlön"), behind=" procent", size=True),
                        ".",
                    ),
                ]
            )
        ),
        Heading("Personalkostnader"),
        table(
            "Personalkostnader, mnkr",
            ["", *map(str, years), "Förändring"],
            spent,
        ),
        text(
            *plain(
                [
                    say(
                        "Personalkostnaderna uppgick till ",
                        _S(costs("")),
                        " och ",
                        turn(costs.change(), "ökade", "minskade"),
                        " med ",
                        _S.size(costs.change(), "difference"),
                        ", ",
                        _T.share(costs.growth(), behind=" procent", size=True),
                        ".",
                    ),
                    say(
                        "Lönerna stod för ",
                        _S(costs("Löner")),
                        ", eller ",
                        _T.share(costs.share("Löner"), behind=" procent"),
                        " av de totala personalkostnaderna.",
                    ),
                    say(
                        "Kostnaden för sjuklön blev ",
                        _S(costs("Sjuklön")),
                        " mot ",
                        _S(costs("Sjuklön", last)),
                        " föregående år.",
                    ),
                    say(
                        "Ersättning för övertid och mertid kostade ",
                        _S(costs("Övertid och mertid")),
                        ".",
                    ),
                    say(
                        "De sociala avgifterna ",
                        turn(costs.change("Sociala avgifter"), "ökade", "minskade"),
                        " med ",
                        _S.size(costs.change("Sociala avgifter"), "difference"),
                        " till ",
                        _S(costs("Sociala avgifter")),
                        ".",
                    ),
                    say(
                        "Friskvårdsbidrag har betalats ut med ",
                        _S(alone(m, chance, "fitness", 2_200_000)),
                        " och företagshälsovården kostade ",
                        _S(alone(m, chance, "health", 3_400_000)),
                        ".",
                    ),
                ]
            )
        ),
    )
    return Paper(f"Personalbokslut {this} {m.name} kommun", blocks)


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]


FAMILY = Family("staff-closing", make)
