"""The management report of a middle-sized municipality: millions with one decimal, goals with
indicators, five years side by side."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, plain, row, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Heading, NumberStyle, Paper, Printed, printed
from ..quantities import Quantity
from ._books import Books, fill, town

_STYLE = NumberStyle(negative="\u2212")
_T = Pen("mnkr", 1, _STYLE)
_S = Pen("mnkr", 1, _STYLE, behind=" mnkr")
_COSTS = (
    ("Personalkostnader", "wages"),
    ("Pensionskostnader", "pensions"),
    ("Köp av verksamhet", "purchased"),
    ("Lokalkostnader", "premises"),
    ("Lämnade bidrag", "transfers"),
    ("Material", "material"),
    ("Övriga kostnader", "other-costs"),
)
_TAXES = (
    ("Preliminär skatt", "preliminary-tax", "item"),
    ("Prognos slutavräkning", "tax-forecast", "item"),
    ("Slutavräkningsdifferens föregående år", "tax-final", "item"),
    ("Summa skatteintäkter", "tax", "sum"),
    ("Inkomstutjämning", "income-equalisation", "item"),
    ("Kostnadsutjämning", "cost-equalisation", "item"),
    ("Regleringsbidrag", "regulation", "item"),
    ("LSS-utjämning", "lss", "item"),
    ("Fastighetsavgift", "property-fee", "item"),
    ("Summa generella statsbidrag och utjämning", "grants", "sum"),
    ("Totalt", "tax-and-grants", "sum"),
)


def make(m: Municipality, chance: Random) -> Paper:
    b = Books(m, chance)
    year, last = m.year, m.year - 1
    result = m("result")
    margin = b.share(result, m("tax-and-grants"))
    costs, wages = m.change("costs"), m("wages")
    reached = [m.margin(one) for one in m.indicators]
    hits = m.register.count("indicators that reach", reached, zero=True)
    some = m.register.count("indicators", [m("indicator", one.key) for one in m.indicators])
    gap = m.variance("net-cost", better=-1)
    flow, investing = m("operating-flow"), m("investments")
    years = tuple(reversed(m.years))
    equities = [b.share(m("equity", year=y), m("assets", year=y)) for y in years]

    opening = plain(
        [
            fill(
                "Årets resultat för {} kommun uppgår till {}, vilket är {} {} än budgeterat.",
                town(m), _S(result), _S.size(m.variance("result"), "difference"),
                turn(m.variance("result"), "bättre", "sämre"),
            ),
            fill(
                "Resultatet motsvarar {} procent av skatteintäkter, generella statsbidrag och "
                "utjämning.", _T.share(margin),
            ),
            fill(
                "Jämfört med {} har resultatet {} med {}.", str(last),
                turn(m.change("result"), "förbättrats", "försämrats"),
                _S.size(m.change("result"), "difference"),
            ),
            fill(
                "I resultatet ingår realisationsvinster vid försäljning av mark med {}.",
                _S(b.money(2_000, 9_000)),
            ),
            fill(
                "Nettokostnaden blev {} mot budgeterade {}, en {} avvikelse på {}.",
                _S(m("net-cost")), _S(m("net-cost", basis="budget")),
                turn(gap, "positiv", "negativ"), _S.size(gap, "difference"),
            ),
        ]
    )  # fmt: skip
    income = plain(
        [
            fill(
                "Intäkter från skatter, bidrag och utjämning uppgick till {}, en ökning med {} "
                "procent." if m.growth("tax-and-grants").value > 0
                else "Intäkter från skatter, bidrag och utjämning uppgick till {}, en minskning "
                "med {} procent.",
                _S(m("tax-and-grants")), _T.share(m.growth("tax-and-grants"), size=True),
            ),
            fill(
                "Den preliminära skatten var {} och slutavräkningen för föregående år justerades "
                "med {}.", _S(m("preliminary-tax")), _S(m("tax-final")),
            ),
            fill(
                "Inkomstutjämningen gav {} och är den största posten bland bidragen.",
                _S(m("income-equalisation")),
            ),
            fill(
                "Utdebiteringen var {} kronor per skattekrona.",
                printed(m("tax-rate"), "", 2, _STYLE),
            ),
            fill(
                "Skatteunderlaget i riket växte enligt SKR:s decemberprognos med {} procent.",
                _T.share(b.ratio(2.1, 5.6)),
            ),
        ]
    )  # fmt: skip
    spent = plain(
        [
            fill(
                "Verksamhetens kostnader {} med {}, från {} till {}.",
                turn(costs, "ökade", "minskade"), _S.size(costs, "difference"),
                _S(m("costs", year=last)), _S(m("costs")),
            ),
            fill(
                "Personalkostnaderna är den största posten, {} eller {} procent av kostnaderna.",
                _S(wages), _T.share(b.share(wages, m("costs"))),
            ),
            fill(
                "Köp av verksamhet {} med {} procent.",
                turn(m.growth("purchased"), "ökade", "minskade"),
                _T.share(m.growth("purchased"), size=True),
            ),
            fill(
                "Lokalkostnaderna blev {}, {} {} än året före.", _S(m("premises")),
                _S.size(m.change("premises"), "difference"),
                turn(m.change("premises"), "mer", "mindre"),
            ),
            fill(
                "Löneöversynen gav ett genomsnittligt utfall på {} procent från den 1 april.",
                _T.share(b.ratio(2.0, 4.1)),
            ),
            fill("Kostnaden för inhyrd personal var {}.", _S(b.money(6_000, 19_000))),
        ]
    )  # fmt: skip
    funds = plain(
        [
            fill(
                "Bruttoinvesteringarna uppgick till {}, jämfört med {} föregående år.",
                _S(investing), _S(m("investments", year=last)),
            ),
            fill(
                "Den löpande verksamheten gav ett kassaflöde på {}, och investerings"
                "verksamheten {}.", _S(flow), _S(m("investing-flow")),
            ),
            fill(
                "Av investeringsbudgeten på {} har {} procent förbrukats.",
                _S(m("investments", basis="budget")),
                _T.share(b.share(investing, m("investments", basis="budget"))),
            ),
            fill(
                "Låneskulden {} under året med {} och uppgår till {}.",
                turn(m.change("long-debt"), "ökade", "minskade"),
                _S.size(m.change("long-debt"), "difference"), _S(m("long-debt")),
            ),
            fill(
                "Soliditeten är {} procent, {} {} än vid förra årsskiftet.",
                _T.share(equities[-1]), _T.points(b.less(equities[-1], equities[-2])),
                turn(b.less(equities[-1], equities[-2]), "högre", "lägre"),
            ),
            fill(
                "Den genomsnittliga räntebindningstiden är {} år.",
                printed(b.index(1.6, 3.4), "", 1, _STYLE),
            ),
        ]
    )  # fmt: skip
    goals = plain(
        [
            fill(
                "Av {} indikatorer i kommunfullmäktiges mål når {} målvärdet för {}.",
                counted(some), counted(hits), str(year),
            )
            if hits.value
            else fill("Ingen av {} indikatorer når målvärdet för {}.", counted(some), str(year)),
            fill(
                "I medborgarundersökningen svarade {} procent av de tillfrågade.",
                _T.share(b.ratio(34, 46)),
            ),
        ]
    )  # fmt: skip
    comments = []
    for one in m.indicators[:4]:
        change = m.change("indicator", one.key)
        now, then = m("indicator", one.key), m("indicator", one.key, last)
        unit = " procent" if now.kind == "ratio" else ""
        comments += plain(
            [
                fill(
                    "{}: utfallet {} från {} till {}" + unit + ", med ett målvärde på {}" + unit
                    + ".",
                    one.name, turn(change, "ökade", "minskade"), _level(then), _level(now),
                    _level(m("indicator", one.key, basis="budget")),
                )
            ]
        )  # fmt: skip
    people = plain(
        [
            fill(
                "Antalet invånare {} med {} till {}.",
                turn(m.change("inhabitants"), "ökade", "minskade"),
                _T.people(m.change("inhabitants"), "difference", size=True),
                _T.people(m("inhabitants")),
            ),
            fill(
                "Antalet anställda var {}, varav {} procent kvinnor.", _T.people(m("employees")),
                _T.share(b.share(m("women"), m("employees"))),
            ),
            fill(
                "Sjukfrånvaron {} till {} procent.",
                turn(m.change("sick-leave", "all"), "steg", "sjönk"),
                _T.share(m("sick-leave", "all")),
            ),
            fill(
                "Under året färdigställdes {} bostäder och {} nya företag registrerades.",
                _T.people(b.count(60, 210, True)), _T.people(b.count(70, 160, True)),
            ),
            fill(
                "Medlemsavgiften till räddningstjänstförbundet var {}.",
                _S(b.money(18_000, 31_000)),
            ),
            fill(
                "Arbetslösheten i kommunen var {} procent i december.", _T.share(b.ratio(4.2, 9.1))
            ),
        ]
    )  # fmt: skip
    return Paper(
        f"Förvaltningsberättelse {year}",
        (
            Heading("Viktiga händelser och resultat", 1),
            text(*opening),
            Heading("Intäkter", 2),
            table(
                "Skatteintäkter och generella statsbidrag (mnkr)",
                ["", str(year), str(last), "Förändring"],
                [
                    row(
                        label,
                        [_T(m(what)), _T(m(what, year=last)), _T(m.change(what))],
                        kind,
                    )
                    for label, what, kind in _TAXES
                ],
            ),
            text(*income),
            Heading("Kostnader", 2),
            table(
                "Verksamhetens kostnader (mnkr)",
                ["", str(year), str(last), "Förändring", "Förändring %"],
                [
                    row(
                        label,
                        [
                            _T(m(what)), _T(m(what, year=last)), _T(m.change(what)),
                            _T.share(m.growth(what)),
                        ],
                        "sum" if what == "costs" else "item",
                    )
                    for label, what in (*_COSTS, ("Summa kostnader", "costs"))
                ],
            ),
            text(*spent),
            Heading("Investeringar, kassaflöde och skulder", 2),
            text(*funds),
            table(
                "Kassaflöde (mnkr)",
                ["", str(year), str(last)],
                [
                    row(label, [_T(m(what)), _T(m(what, year=last))], kind)
                    for label, what, kind in (
                        ("Kassaflöde från löpande verksamhet", "operating-flow", "item"),
                        ("Kassaflöde från investeringsverksamhet", "investing-flow", "item"),
                        ("Kassaflöde från finansieringsverksamhet", "financing-flow", "item"),
                        ("Årets kassaflöde", "cash-flow", "sum"),
                    )
                ],
            ),
            Heading("Måluppfyllelse", 2),
            text(*goals),
            table(
                "Kommunfullmäktiges mål",
                ["Indikator", f"Utfall {last}", f"Utfall {year}", f"Mål {year}", "Måluppfyllelse"],
                [
                    row(
                        one.name + (", %" if m("indicator", one.key).kind == "ratio" else ""),
                        [
                            _level(m("indicator", one.key, last)),
                            _level(m("indicator", one.key)),
                            _level(m("indicator", one.key, basis="budget")),
                            "Ja" if m.margin(one).value >= 0 else "Nej",
                        ],
                    )
                    for one in m.indicators
                ],
            ),
            *[item(one) for one in comments],
            Heading("Fem år i sammandrag", 2),
            table(
                "Femårsöversikt",
                ["", *map(str, years)],
                [
                    row("Antal invånare", [_T.people(m("inhabitants", year=y)) for y in years]),
                    row(
                        "Skattesats, kr",
                        [printed(m("tax-rate", year=y), "", 2, _STYLE) for y in years],
                    ),
                    *[
                        row(label, [_T(m(what, year=y)) for y in years])
                        for label, what in (
                            ("Årets resultat, mnkr", "result"),
                            ("Nettokostnad, mnkr", "net-cost"),
                            ("Investeringar, mnkr", "investments"),
                            ("Långfristiga skulder, mnkr", "long-debt"),
                            ("Eget kapital, mnkr", "equity"),
                            ("Tillgångar, mnkr", "assets"),
                        )
                    ],
                    row("Soliditet, %", [_T.share(one) for one in equities]),
                    row(
                        "Antal anställda", [_T.people(m("employees", year=y)) for y in years]
                    ),
                    row("Sjukfrånvaro, %", [_T.share(m("sick-leave", "all", y)) for y in years]),
                ],
            ),
            text(*people),
        ),
    )  # fmt: skip


def _level(one: Quantity) -> Printed:
    return _T.share(one) if one.kind == "ratio" else printed(one, "", 0, _STYLE)


FAMILY = Family("management-report-five-years", make)
