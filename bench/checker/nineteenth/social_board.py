"""A social welfare board's yearly report: mkr with a decimal, heads in two rows, volumes."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, plain, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Head, Heading, NumberStyle, Paper, Printed, Row
from ._parts import Parts, board, divided, made, portion, rates, some, spelt, sure, why

_MINUS = NumberStyle(negative="–", plus=False)
_T = Pen("mnkr", 1, _MINUS)
_D = Pen("mnkr", 1, NumberStyle(negative="–", plus=True))
_S = Pen("mnkr", 1, _MINUS, " mkr")
_K = Pen("kr", 0, behind=" kronor")
_CARE = {
    "Nämnd och ledning": 4,
    "Barn och unga": 34,
    "Vuxna och missbruk": 14,
    "Ekonomiskt bistånd": 17,
    "Funktionsstöd": 25,
    "Integration": 6,
}
_INCOME = {"Statsbidrag": 55, "Avgifter och hyror": 18, "Försäljning": 12, "Övriga intäkter": 15}
_COSTS = {
    "Personal": 54,
    "Köpt vård": 22,
    "Försörjningsstöd": 13,
    "Lokaler": 5,
    "Övriga kostnader": 6,
}
_REASONS = {
    "Nämnd och ledning": ("en vakant chefstjänst", "införandet av ett nytt verksamhetssystem"),
    "Barn och unga": ("färre placeringar på institution", "fler och dyrare placeringar"),
    "Vuxna och missbruk": ("mer vård i öppna former", "fler dygn på behandlingshem"),
    "Ekonomiskt bistånd": ("fler som har gått vidare till arbete", "längre biståndstider"),
    "Funktionsstöd": ("senarelagd inflyttning i en gruppbostad", "fler beslut om assistans"),
    "Integration": ("statsbidrag från tidigare år", "lägre schablonersättning"),
}
_AIMS = {
    "Brukare som är nöjda med bemötandet": 870,
    "Ej återaktualiserade vuxna efter ett år": 790,
    "Ej återaktualiserade ungdomar efter ett år": 760,
    "Utredningar som är klara inom fyra månader": 720,
    "Medarbetare som rekommenderar sin arbetsplats": 680,
}


def make(m: Municipality, chance: Random) -> Paper:
    this, last = m.year, m.year - 1
    one = board(m, "K2", "K3", "K1").key
    four = tuple((year, basis) for year in (last, this) for basis in ("budget", "outcome"))
    n = divided(
        m, chance, "care", _CARE, lambda y, b: m("board-net", one, y, b), four, spread=0.035
    )
    got = divided(m, chance, "income-kind", _INCOME, lambda y, b: m("board-income", one, y, b))
    spent = divided(m, chance, "cost-kind", _COSTS, lambda y, b: m("board-cost", one, y, b))
    # A day of care costs some 3 500 kronor, a household's support 95 000.
    every = spent("Köpt vård").value / 3500
    supported = n("Ekonomiskt bistånd").value / 95_000
    days = made(
        m,
        chance,
        "days",
        {
            "HVB, barn och unga": every * 18 / 100,
            "Familjehem": every * 66 / 100,
            "Vuxna i institutionsvård": every * 12 / 100,
            "Skyddat boende": every * 4 / 100,
        },
        tuple((this - back, "outcome") for back in range(3)),
        0.1,
        "count",
    )
    homes = made(
        m,
        chance,
        "households",
        {"Hushåll med bistånd": supported},
        tuple((this - back, "outcome") for back in range(3)),
        0.07,
        "count",
    )
    aims = rates(m, chance, "aim", _AIMS, spread=45)
    margins = [aims.variance(name) for name in aims.names]
    reached = m.register.count("aims reached", margins, zero=True)
    below = m.register.count("areas below", n.all(-1), -1)
    whole, income, cost = n.variance("", -1), got.variance(""), spent.variance("", -1)

    def pair(name: str, year: int) -> list[Printed]:
        two = (n(name, year, "budget"), n(name, year))
        return [*map(_T, two), _D(m.register.difference(*two), role="difference")]

    def net(name: str) -> list[Printed]:
        return [*pair(name, this)[:2], _D(n.variance(name, -1), role="difference")]

    areas = [
        row(
            name or "Totalt",
            [*net(name), _T(n(name, last, "budget")), _T(n(name, last))],
            "item" if name else "sum",
        )
        for name in (*n.names, "")
    ]

    def kinds(p: Parts, name: str, label: str, better: int) -> Row:
        return row(
            label,
            [
                _T(p(name)),
                _T(p(name, basis="budget")),
                _D(p.variance(name, better), role="difference"),
                _T(p(name, last)),
            ],
            "item" if name else "sum",
        )

    accounts = [
        *(kinds(got, name, name, 1) for name in got.names),
        kinds(got, "", "Summa intäkter", 1),
        *(kinds(spent, name, name, -1) for name in spent.names),
        kinds(spent, "", "Summa kostnader", -1),
        kinds(n, "", "Nettokostnad", -1),
    ]
    years = (this - 2, last, this)
    volumes = [
        row(f"{name}, dygn", [_T(days(name, year)) for year in years]) for name in days.names
    ]
    volumes.append(row("Summa vårddygn", [_T(days("", year)) for year in years], "sum"))
    volumes.append(
        row(
            "Hushåll med ekonomiskt bistånd",
            [_T(homes("Hushåll med bistånd", year)) for year in years],
        )
    )
    measured = [
        row(
            f"{name}, %",
            [
                _T.share(aims(name, last)),
                _T.share(aims(name, basis="budget")),
                _T.share(aims(name)),
            ],
        )
        for name in aims.names
    ]
    house = "Hushåll med bistånd"
    largest = n.largest(-1)
    big = n.variance(largest, -1)
    bought = "Köpt vård"
    dividing = m.register.per(n("Ekonomiskt bistånd"), homes(house))
    per_last = m.register.per(n("Ekonomiskt bistånd", last), homes(house, last))
    middle = m.register.per(spent(bought), days(""))
    girls = m.register.quotient(m("women", one), m("employees", one))
    sick = m.change("sick-leave", one)
    last_net = m.register.difference(n("", last, "budget"), n("", last))
    told = [
        name for name in n.names if name != largest and abs(n.variance(name, -1).value) >= 300_000
    ]
    blocks = (
        Heading(f"Socialnämnden – årsrapport {this}", 1),
        Heading("Året i korthet"),
        text(
            *plain(
                [
                    say(
                        "Socialnämndens nettokostnad för ",
                        str(this),
                        " blev ",
                        _S(n("")),
                        " och budgeten var ",
                        _S(n("", basis="budget")),
                        ".",
                    ),
                    say(
                        "Nämnden redovisar därmed ett ",
                        turn(whole, "överskott", "underskott"),
                        " på ",
                        _S.size(whole, "difference"),
                        ", motsvarande ",
                        _S.share(
                            m.register.quotient(whole, n("", basis="budget")),
                            behind=" procent",
                            size=True,
                        ),
                        " av budgeten.",
                    ),
                    say(
                        "Föregående år var resultatet ett ",
                        turn(last_net, "överskott", "underskott"),
                        " på ",
                        _S.size(last_net, "difference"),
                        ".",
                    ),
                    say(
                        "Nettokostnaden har sedan dess ",
                        turn(n.change(), "ökat", "minskat"),
                        " med ",
                        _S.share(n.growth(), behind=" procent", size=True),
                        ".",
                    ),
                ]
            )
        ),
        Heading("Ekonomi"),
        tall(
            "Nettokostnad per verksamhetsområde, mkr",
            [
                ["", Head(str(this), 3), Head(str(last), 2)],
                ["Område", "Budget", "Utfall", "Avvikelse", "Budget", "Utfall"],
            ],
            areas,
        ),
        text(
            *plain(
                [
                    say(
                        f"Störst avvikelse har {largest}, med ett ",
                        turn(big, "överskott", "underskott"),
                        " på ",
                        _S.size(big, "difference"),
                        ".",
                    ),
                    say(
                        "Utfallet där blev ",
                        _S(n(largest)),
                        " mot ",
                        _S(n(largest, last)),
                        f" år {last}.",
                    ),
                    *sure(
                        [*n.all(-1), *([] if below.value else [below])],
                        60_000,
                        say(
                            counted(below, capital=True),
                            f" av {spelt(len(n.names))} verksamheter har högre nettokostnader än "
                            "budgeterat.",
                        ),
                    ),
                    say(
                        f"Inom {largest} påverkar konsulter och bemanningsföretag utfallet med ",
                        _S(portion(m, chance, "consultants", big)),
                        ".",
                    ),
                    *(
                        say(
                            f"{name} redovisar ett ",
                            turn(n.variance(name, -1), "överskott", "underskott"),
                            " om ",
                            _S.size(n.variance(name, -1), "difference"),
                            f" till följd av {why(n.variance(name, -1), *_REASONS[name])}.",
                        )
                        for name in told
                    ),
                    say(
                        "Barn och unga är det största området och står för ",
                        _S.share(n.share("Barn och unga"), behind=" procent"),
                        " av nämndens nettokostnad.",
                    ),
                ]
            )
        ),
        table(
            "Intäkter och kostnader, mkr",
            ["", f"Utfall {this}", f"Budget {this}", "Avvikelse", f"Utfall {last}"],
            accounts,
        ),
        text(
            *plain(
                [
                    say(
                        "De samlade intäkterna blev ",
                        _S(got("")),
                        ", ",
                        _S.size(income, "difference"),
                        " ",
                        turn(income, "högre", "lägre"),
                        " än budget.",
                    ),
                    say(
                        "Statsbidragen uppgick till ",
                        _S(got("Statsbidrag")),
                        " och utgör ",
                        _S.share(got.share("Statsbidrag"), behind=" procent"),
                        " av intäkterna.",
                    ),
                    say(
                        "Kostnaderna var ",
                        _S.size(cost, "difference"),
                        " ",
                        turn(cost, "lägre", "högre"),
                        " än budgeterat.",
                    ),
                    say(
                        "Kostnaden för köpt vård ",
                        turn(spent.change(bought), "ökade", "minskade"),
                        " från ",
                        _S(spent(bought, last)),
                        " till ",
                        _S(spent(bought)),
                        ".",
                    ),
                    say(
                        "Försörjningsstödet kostade ",
                        _S(spent("Försörjningsstöd")),
                        ", en ",
                        turn(spent.change("Försörjningsstöd"), "ökning", "minskning"),
                        " med ",
                        _S.share(spent.growth("Försörjningsstöd"), behind=" procent", size=True),
                        " från året före.",
                    ),
                ]
            )
        ),
        Heading("Volymer"),
        table("Vårddygn och hushåll", ["", *map(str, years)], volumes),
        text(
            *plain(
                [
                    say(
                        "Antalet vårddygn ",
                        turn(days.change(), "ökade", "minskade"),
                        " med ",
                        _S.people(days.change(), "difference", size=True),
                        " till ",
                        _S.people(days("")),
                        ".",
                    ),
                    say(
                        "I familjehem utfördes ",
                        _S.people(days("Familjehem")),
                        " dygn, vilket är ",
                        _S.share(days.share("Familjehem"), behind=" procent"),
                        " av samtliga dygn.",
                    ),
                    say(
                        "Placeringarna på HVB ",
                        turn(days.growth("HVB, barn och unga"), "steg", "sjönk"),
                        " med ",
                        _S.share(days.growth("HVB, barn och unga"), behind=" procent", size=True),
                        " jämfört med föregående år.",
                    ),
                    say(
                        "Den köpta vården kostade i genomsnitt ",
                        _K(middle),
                        " per vårddygn.",
                    ),
                    say(
                        "Under året fick ",
                        _S.people(homes(house)),
                        " hushåll ekonomiskt bistånd, mot ",
                        _S.people(homes(house, last)),
                        " hushåll året före.",
                    ),
                    say(
                        "Nettokostnaden för ekonomiskt bistånd var ",
                        _K(dividing),
                        f" per hushåll; {last} var den ",
                        _K(per_last),
                        ".",
                    ),
                ]
            )
        ),
        Heading("Mål och indikatorer"),
        table(
            "Nämndens indikatorer",
            ["Indikator", f"Utfall {last}", f"Mål {this}", f"Utfall {this}"],
            measured,
        ),
        text(
            *plain(
                [
                    *some(
                        reached,
                        say(
                            counted(reached, capital=True),
                            f" av {spelt(len(margins))} indikatorer når sitt målvärde.",
                        ),
                    ),
                    *(
                        say(
                            start,
                            _S.share(aims(name), behind=" procent"),
                            ", vilket är ",
                            _S.points(aims.variance(name)),
                            " ",
                            turn(aims.variance(name), "över", "under"),
                            " målet.",
                        )
                        for name, start in (
                            (
                                "Brukare som är nöjda med bemötandet",
                                "Andelen brukare som är nöjda med bemötandet blev ",
                            ),
                            (
                                "Utredningar som är klara inom fyra månader",
                                "Andelen utredningar som är klara inom fyra månader uppgick till ",
                            ),
                        )
                    ),
                ]
            )
        ),
        Heading("Medarbetare"),
        text(
            *plain(
                [
                    say(
                        "Förvaltningen hade ",
                        _S.people(m("employees", one)),
                        " anställda vid årsskiftet, varav ",
                        _S.people(m("women", one)),
                        " kvinnor.",
                    ),
                    say(
                        "Andelen kvinnor är ",
                        _S.share(girls, behind=" procent"),
                        ".",
                    ),
                    say(
                        "Sjukfrånvaron uppgick till ",
                        _S.share(m("sick-leave", one), behind=" procent"),
                        ", en ",
                        turn(sick, "ökning", "minskning"),
                        " med ",
                        _S.points(sick),
                        " från ",
                        _S.share(m("sick-leave", one, last), behind=" procent"),
                        ".",
                    ),
                ]
            )
        ),
    )
    return Paper(f"Socialnämnden, årsrapport {this}, {m.name} kommun", blocks)


FAMILY = Family("social-year-volumes", make)
