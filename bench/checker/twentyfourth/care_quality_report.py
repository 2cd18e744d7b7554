"""A quality report of the care of the elderly: indicators with targets, a survey by unit, incidents
by kind, places and staffing over the years, and what a day costs."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, item, plain, row, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Heading, Paper, Printed
from ..quantities import Quantity
from ._books import Books, alone, fill, town

_T = Pen("tkr", 0)
_S = Pen("mnkr", 1, behind=" mnkr")
_AIMS = (
    ("Brukare som är nöjda med sin hemtjänst som helhet", "Nöjda med hemtjänst", 86.0, 1),
    ("Brukare som är nöjda med sitt särskilda boende", "Nöjda med boende", 78.0, 1),
    ("Brukare som upplever att personalen har tillräckligt med tid", "Tid", 71.0, 1),
    ("Brukare som uppger att de är trygga på sitt boende", "Trygga", 87.0, 1),
    ("Genomförandeplaner som är aktuella", "Planer", 84.0, 1),
    ("Omsorgspersonal med undersköterskeexamen", "Utbildade", 69.0, 1),
    ("Nattfasta som överstiger elva timmar (lägre är bättre)", "Nattfasta", 34.0, -1),
)
_HOMES = {
    "Solbacken": 48.0,
    "Ekliden": 40.0,
    "Åsgården": 32.0,
    "Lönnen": 24.0,
    "Strandhemmet": 36.0,
}
_INCIDENTS = {
    "Fallolyckor": 640.0,
    "Läkemedelsavvikelser": 410.0,
    "Utebliven insats": 130.0,
    "Bemötande": 38.0,
    "Övriga avvikelser": 90.0,
}
_CARE = {"Särskilt boende": 190.0, "Hemtjänst": 118.0, "Hälso- och sjukvård": 46.0, "Korttid": 25.0}


def make(m: Municipality, chance: Random) -> Paper:
    b = Books(m, chance)
    year, last, size = m.year, m.year - 1, float(m.size)
    b.rates("aim", {key: level for _name, key, level, _better in _AIMS}, 2, 2.6)
    for _name, key, level, better in _AIMS:
        target = Decimal(round(level + better * chance.uniform(-2, 4))) / 100
        b.base("aim", key, year, "budget", target, "ratio")
    b.lines("places", _HOMES, 175 * size, "count", bases=("outcome",), spread=0.02, growth=0.01)
    b.rates("glad", {who: chance.uniform(66, 92) for who in _HOMES}, move=4)
    b.rates("answer", {who: chance.uniform(48, 74) for who in _HOMES}, 0, 3)
    b.lines("incident", _INCIDENTS, 1_300 * size, "count", bases=("outcome",), spread=0.1)
    b.lines("care", _CARE, 380 * size * 1_000_000)
    b.absence("sick", 9.2, 7.1, 0.88)
    for name, middle in (("helped", 690), ("hours", 128_000), ("nurses", 30), ("carers", 410)):
        b.lines(name, {"x": 1.0}, middle * size, "count", back=2, bases=("outcome",), spread=0.04)

    def margin(key: str, better: int) -> Quantity:
        two = (b("aim", key), b("aim", key, 0, "budget"))
        return b.less(*(two if better > 0 else two[::-1]))

    def moved(what: str, who: str = "all") -> Quantity:
        return b.less(b(what, who), b(what, who, 1))

    def gap(who: str = "all") -> Quantity:
        return b.less(b("care", who, 0, "budget"), b("care", who))

    margins = [margin(key, better) for _name, key, _level, better in _AIMS]
    hits = m.register.count("aims reached", margins, zero=True)
    gladder = m.register.count("homes better", [moved("glad", who) for who in _HOMES], 1)
    homes = m.register.count("homes", [b("places", who) for who in _HOMES])
    best = max(_HOMES, key=lambda who: b("glad", who).value)
    worst = min(_HOMES, key=lambda who: b("glad", who).value)
    glad = [b("glad", who) for who in _HOMES]
    per_place = b.register.per(b("care", "Särskilt boende"), b("places"))
    per_place_last = b.register.per(b("care", "Särskilt boende", 1), b("places", "all", 1))
    per_helped = b.register.per(b("care", "Hemtjänst"), b("helped"))

    begin = plain(
        [
            fill(
                "Redovisningen omfattar kvaliteten i äldreomsorgen i {} kommun under {}.", town(m),
                str(year),
            ),
            fill(
                "Nämnden följer {} indikatorer, och {} av dem når målet för året.",
                counted(m.register.count("aims", [b("aim", key) for _n, key, _l, _b in _AIMS])),
                counted(hits),
            )
            if hits.value
            else fill("Ingen av nämndens indikatorer når målet för året."),
            fill(
                "Vid årets slut fanns {} platser i särskilt boende och {} personer hade hemtjänst.",
                _T.people(b("places")), _T.people(b("helped")),
            ),
            fill(
                "Väntetiden till särskilt boende var i genomsnitt {} dagar.",
                _T.people(b.count(24, 71)),
            ),
            fill(
                "Kontinuiteten i hemtjänsten var {} olika medarbetare under två veckor.",
                _T.people(b.count(11, 18)),
            ),
        ]
    )  # fmt: skip
    aims = []
    for place, (name, key, _level, _better) in enumerate(_AIMS):
        change, over = moved("aim", key), b.less(b("aim", key), b("aim", key, 0, "budget"))
        forms = (
            fill(
                "{}: {} procent, en {} med {} sedan {}.", name, _one(b("aim", key)),
                turn(change, "ökning", "minskning"), _T.points(change), str(last),
            ),
            fill(
                "{}: {} procent mot målet {} procent.", name, _one(b("aim", key)),
                _one(b("aim", key, 0, "budget")),
            ),
            fill(
                "{}: utfallet ligger {} {} målet på {} procent.", name, _T.points(over),
                turn(over, "över", "under"), _one(b("aim", key, 0, "budget")),
            ),
        )  # fmt: skip
        aims += [item(one) for one in plain([forms[place % 3]])]
    survey = plain(
        [
            fill(
                "{} av {} enheter har nöjdare brukare än {}.", counted(gladder, capital=True),
                counted(homes), str(last),
            )
            if gladder.value
            else fill("Ingen enhet har nöjdare brukare än året innan."),
            fill(
                "Högst andel nöjda har {} med {} procent, medan {} har lägst med {} procent.",
                best, _one(b("glad", best)), worst, _one(b("glad", worst)),
            )
            if alone(b("glad", best), glad) and alone(b("glad", worst), glad)
            else fill("Resultaten skiljer sig mellan boendena."),
            fill(
                "På Ekliden {} andelen nöjda från {} till {} procent.",
                turn(moved("glad", "Ekliden"), "ökade", "minskade"), _one(b("glad", "Ekliden", 1)),
                _one(b("glad", "Ekliden")),
            ),
            fill(
                "I riket var {} procent nöjda med sitt boende.", _one(b.ratio(76, 82)),
            ),
            fill(
                "Solbacken är störst med {} platser, {} procent av kommunens platser.",
                _T.people(b("places", "Solbacken")),
                _one(b.share(b("places", "Solbacken"), b("places"))),
            ),
            fill("Svarsfrekvensen för Lönnen var {} procent.", _one(b("answer", "Lönnen"))),
        ]
    )  # fmt: skip
    incidents = plain(
        [
            fill(
                "Under året rapporterades {} avvikelser, {} {} än {}.", _T.people(b("incident")),
                _T.people(moved("incident"), "difference", size=True),
                turn(moved("incident"), "fler", "färre"), str(last),
            ),
            fill(
                "Fallolyckorna {} till {} och utgör {} procent av alla avvikelser.",
                turn(moved("incident", "Fallolyckor"), "ökade", "minskade"),
                _T.people(b("incident", "Fallolyckor")),
                _one(b.share(b("incident", "Fallolyckor"), b("incident"))),
            ),
            fill(
                "Av fallen ledde {} till fraktur.", _T.people(b.count(9, 22, True)),
            ),
            fill(
                "Läkemedelsavvikelserna {} med {} procent.",
                turn(moved("incident", "Läkemedelsavvikelser"), "ökade", "minskade"),
                _T.share(
                    b.over(
                        b("incident", "Läkemedelsavvikelser"),
                        b("incident", "Läkemedelsavvikelser", 1),
                    ),
                    size=True,
                ),
            ),
            fill(
                "Antalet uteblivna insatser var {}, jämfört med {} året före.",
                _T.people(b("incident", "Utebliven insats")),
                _T.people(b("incident", "Utebliven insats", 1)),
            ),
            fill(
                "Nämnden tog emot {} synpunkter och klagomål.", _T.people(b.count(40, 95, True)),
            ),
            fill(
                "Följsamheten till hygienrutinerna var {} procent vid höstens mätning.",
                _one(b.ratio(81, 97)),
            ),
            fill(
                "{} lex Sarah-rapporter har utretts, varav {} anmäldes till IVO.",
                _T.people(b.count(14, 29)), _T.people(b.count(1, 4)),
            ),
        ]
    )  # fmt: skip
    staff = plain(
        [
            fill(
                "Antalet hemtjänsttimmar {} till {}.",
                turn(moved("hours"), "ökade", "minskade"), _T.people(b("hours")),
            ),
            fill(
                "Verksamheten hade {} undersköterskor och vårdbiträden, räknat i årsarbetare, mot "
                "{} föregående år.", _T.people(b("carers")), _T.people(b("carers", "all", 1)),
            ),
            fill(
                "Sjukfrånvaron var {} procent, {} {} än {}.", _one(b("sick", "Totalt")),
                _T.points(moved("sick", "Totalt")),
                turn(moved("sick", "Totalt"), "högre", "lägre"), str(last),
            ),
            fill(
                "Kvinnornas sjukfrånvaro var {} procent och männens {} procent.",
                _one(b("sick", "Kvinnor")), _one(b("sick", "Män")),
            ),
            fill(
                "Under året gick {} medarbetare utbildningen till undersköterska.",
                _T.people(b.count(10, 28, True)),
            ),
        ]
    )  # fmt: skip
    money = plain(
        [
            fill(
                "Äldreomsorgens nettokostnad blev {}, {} {} än budget.", _S(b("care")),
                _S.size(gap(), "difference"), turn(gap(), "lägre", "högre"),
            ),
            fill(
                "Hemtjänsten visar {} på {} och särskilt boende {} på {}.",
                turn(gap("Hemtjänst"), "ett överskott", "ett underskott"),
                _S.size(gap("Hemtjänst"), "difference"),
                turn(gap("Särskilt boende"), "ett överskott", "ett underskott"),
                _S.size(gap("Särskilt boende"), "difference"),
            ),
            fill(
                "En plats i särskilt boende kostade i genomsnitt {} kronor, jämfört med {} kronor "
                "{}.", Pen("kr")(per_place), Pen("kr")(per_place_last), str(last),
            ),
            fill(
                "Kostnaden per person med hemtjänst var {} kronor.", Pen("kr")(per_helped),
            ),
            fill(
                "Statsbidraget för god vård och omsorg av äldre uppgick till {}.",
                _S(b.money(4_000, 12_000)),
            ),
        ]
    )  # fmt: skip
    return Paper(
        f"Kvalitetsredovisning äldreomsorg {year}",
        (
            Heading("Inledning", 1),
            text(*begin),
            Heading("Indikatorer och mål", 1),
            table(
                "Nämndens kvalitetsindikatorer, andel i procent",
                ["Indikator", str(year - 2), str(last), str(year), f"Mål {year}", "Uppnått"],
                [
                    row(
                        name,
                        [
                            *(_one(b("aim", key, back)) for back in (2, 1, 0)),
                            _one(b("aim", key, 0, "budget")),
                            "Ja" if margin(key, good).value >= 0 else "Nej",
                        ],
                    )
                    for name, key, _level, good in _AIMS
                ],
            ),
            *aims,
            Heading("Brukarundersökningen", 1),
            table(
                "Särskilda boenden",
                ["Boende", "Platser", f"Nöjda {year}, %", f"Nöjda {last}, %", "Svarsfrekvens, %"],
                [
                    *[
                        row(
                            who,
                            [
                                _T.people(b("places", who)), _one(b("glad", who)),
                                _one(b("glad", who, 1)), _one(b("answer", who)),
                            ],
                        )
                        for who in _HOMES
                    ],
                    row("Alla boenden", [_T.people(b("places")), None, None, None], "sum"),
                ],
            ),
            text(*survey),
            Heading("Avvikelser", 1),
            table(
                "Rapporterade avvikelser, antal",
                ["", str(last), str(year), "Förändring", "Andel, %"],
                [
                    row(
                        label,
                        [
                            _T.people(b("incident", who, 1)), _T.people(b("incident", who)),
                            _T.people(moved("incident", who), "difference"),
                            _one(b.share(b("incident", who), b("incident"))),
                        ],
                        "sum" if who == "all" else "item",
                    )
                    for label, who in (*((one, one) for one in _INCIDENTS), ("Totalt", "all"))
                ],
            ),
            text(*incidents),
            Heading("Omfattning och bemanning", 1),
            table(
                "Verksamheten i siffror",
                ["", *(str(year - back) for back in (2, 1, 0))],
                [
                    row(label, [_T.people(b(what, "all", back)) for back in (2, 1, 0)])
                    for label, what in (
                        ("Personer med hemtjänst", "helped"), ("Utförda hemtjänsttimmar", "hours"),
                        ("Sjuksköterskor, årsarbetare", "nurses"),
                        ("Undersköterskor och vårdbiträden, årsarbetare", "carers"),
                    )
                ],
            ),
            table(
                "Sjukfrånvaro, %",
                ["", str(last), str(year)],
                [
                    row(who, [_one(b("sick", who, back)) for back in (1, 0)])
                    for who in ("Kvinnor", "Män", "Totalt")
                ],
            ),
            text(*staff),
            Heading("Ekonomi", 1),
            table(
                "Nettokostnad, tkr",
                ["", f"Budget {year}", f"Utfall {year}", "Avvikelse", f"Utfall {last}"],
                [
                    row(
                        label,
                        [
                            _T(b("care", who, 0, "budget")), _T(b("care", who)), _T(gap(who)),
                            _T(b("care", who, 1)),
                        ],
                        "sum" if who == "all" else "item",
                    )
                    for label, who in (*((one, one) for one in _CARE), ("Summa", "all"))
                ],
            ),
            text(*money),
        ),
    )  # fmt: skip


def _one(share: Quantity) -> Printed:
    return _T.share(share)


FAMILY = Family("care-quality-report", make)
