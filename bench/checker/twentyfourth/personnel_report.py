"""A municipality's personnel report: posts, ages, sick leave by sex, age and board, overtime and
wages by sex; mostly counts and shares."""

from __future__ import annotations

from random import Random

from ..compose import Pen, item, plain, row, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Head, Heading, NumberStyle, Paper, printed
from ..quantities import Quantity
from ._books import Books, alone, fill, town

_STYLE = NumberStyle(negative="\u2212")
_T = Pen("tkr", 0, _STYLE)
_S = Pen("mnkr", 1, _STYLE, behind=" mnkr")
_KR = Pen("kr", 0, _STYLE)
_AGES = {
    "–29 år": 14.0,
    "30–39 år": 22.0,
    "40–49 år": 24.0,
    "50–59 år": 27.0,
    "60– år": 13.0,
}
_COSTS = {
    "Månadslöner": 900.0,
    "Timlöner": 62.0,
    "Övertid och fyllnadstid": 17.0,
    "Sjuklön": 21.0,
    "Arbetsgivaravgifter": 320.0,
    "Pensionskostnader": 98.0,
}
_JOBS = {
    "Undersköterska": 31_000,
    "Barnskötare": 28_400,
    "Grundskollärare": 39_500,
    "Förskollärare": 36_200,
    "Socialsekreterare": 38_900,
    "Sjuksköterska": 41_800,
}


def make(m: Municipality, chance: Random) -> Paper:
    b = Books(m, chance)
    year, last, size = m.year, m.year - 1, float(m.size)
    for back in (1, 0):
        at = year - back
        b.split("age", m("employees", year=at), _AGES, at, "outcome")
        b.split("form", m("employees", year=at), {"perm": 90.0, "temp": 10.0}, at, "outcome")
    b.lines("cost", _COSTS, 1_420 * size * 1_000_000, bases=("outcome",), growth=0.04)
    for sex, more in (("Kvinnor", 1.0), ("Män", 1.012)):
        for back in (1, 0):
            for job, middle in _JOBS.items():
                wage = middle * more * (1 - 0.033 * back) * chance.uniform(0.99, 1.01)
                b.base(f"wage {sex}", job, year - back, "outcome", wage)
    b.rates("long", {"Totalt": 42.0, "Kvinnor": 44.0, "Män": 34.0}, move=2.5)
    b.rates("full", {"Kvinnor": 71.0, "Män": 84.0, "Alla": 74.0}, move=1.2)
    b.lines("left", {"Pension": 3.0, "Egen begäran": 7.0, "Övrigt": 1.6}, 105 * size, "count",
            bases=("outcome",), spread=0.15)  # fmt: skip
    b.lines("hours", {"Övertid": 3.0, "Fyllnadstid": 5.0}, 31_000 * size, "count",
            bases=("outcome",), spread=0.1)  # fmt: skip

    def moved(what: str, who: str = "all") -> Quantity:
        return b.less(b(what, who), b(what, who, 1))

    everyone, people = m("employees"), m.change("employees")
    sick = m.change("sick-leave", "all")
    gap = b.less(m("sick-leave", "women"), m("sick-leave", "men"))
    old, perm, temp = b("age", "60– år"), b("form", "perm"), b("form", "temp")
    highest = max(m.boards, key=lambda one: m("sick-leave", one.key).value)
    lowest = min(m.boards, key=lambda one: m("sick-leave", one.key).value)
    rates = [m("sick-leave", one.key) for one in m.boards]
    largest = max(m.boards, key=lambda one: m("employees", one.key).value)
    job, other = "Undersköterska", "Grundskollärare"
    raised = b.over(b("wage Kvinnor", job), b("wage Kvinnor", job, 1))

    staff = plain(
        [
            fill(
                "Den 31 december {} hade {} kommun {} anställda, varav {} kvinnor och {} män.",
                str(year), town(m), _T.people(everyone), _T.people(m("women")), _T.people(m("men")),
            ),
            fill(
                "Antalet anställda har {} med {} personer, eller {} procent, sedan föregående år.",
                turn(people, "ökat", "minskat"), _T.people(people, "difference", size=True),
                _T.share(m.growth("employees"), size=True),
            ),
            fill(
                "Andelen kvinnor är {} procent.", _T.share(b.share(m("women"), everyone)),
            ),
            fill(
                "Av de anställda är {} tillsvidareanställda och {} visstidsanställda.",
                _T.people(perm), _T.people(temp),
            ),
            fill(
                "{} har flest anställda, {} personer.", largest.name,
                _T.people(m("employees", largest.key)),
            ),
            fill(
                "Därutöver motsvarade de timavlönades arbete {} årsarbetare.",
                _T.people(b.count(90, 170, True)),
            ),
        ]
    )  # fmt: skip
    ages = plain(
        [
            fill(
                "Gruppen 60 år och äldre omfattar {} personer, {} procent av de anställda.",
                _T.people(old), _T.share(b.share(old, everyone)),
            ),
            fill(
                "I gruppen 50–59 år finns {} personer, jämfört med {} året före.",
                _T.people(b("age", "50–59 år")), _T.people(b("age", "50–59 år", 1)),
            ),
            fill(
                "Antalet medarbetare under 30 år {} med {}.",
                turn(moved("age", "–29 år"), "ökade", "minskade"),
                _T.people(moved("age", "–29 år"), "difference", size=True),
            ),
            fill(
                "Medelåldern är {} år.", _T.people(b.count(43, 48)),
            ),
            fill(
                "Under de kommande fem åren beräknas {} medarbetare gå i pension.",
                _T.people(b.count(160, 290, True)),
            ),
        ]
    )  # fmt: skip
    ill = plain(
        [
            fill(
                "Den totala sjukfrånvaron uppgick till {} procent av ordinarie arbetstid.",
                _T.share(m("sick-leave", "all")),
            ),
            fill(
                "Det är en {} med {} jämfört med {}.", turn(sick, "ökning", "minskning"),
                _T.points(sick), str(last),
            ),
            fill(
                "Kvinnornas sjukfrånvaro var {} procent och männens {} procent, en skillnad på {}.",
                _T.share(m("sick-leave", "women")), _T.share(m("sick-leave", "men")),
                _T.points(gap),
            ),
            fill(
                "Medarbetare i åldern 30–49 år hade en sjukfrånvaro på {} procent.",
                _T.share(m("sick-leave", "age 30-49")),
            ),
            fill(
                "Högst är sjukfrånvaron inom {} med {} procent och lägst inom {} med {} procent.",
                _low(highest.name), _T.share(m("sick-leave", highest.key)), _low(lowest.name),
                _T.share(m("sick-leave", lowest.key)),
            )
            if all(alone(m("sick-leave", one.key), rates) for one in (highest, lowest))
            else fill("Sjukfrånvaron skiljer sig mellan nämnderna."),
            fill(
                "Andelen långtidssjukfrånvaro, mer än 59 dagar, {} från {} till {} procent.",
                turn(moved("long", "Totalt"), "ökade", "minskade"),
                _T.share(b("long", "Totalt", 1)), _T.share(b("long", "Totalt")),
            ),
            fill(
                "Av medarbetarna hade {} procent ingen sjukfrånvaro alls under året.",
                _T.share(b.ratio(26, 41)),
            ),
        ]
    )  # fmt: skip
    money = plain(
        [
            fill(
                "Personalkostnaderna uppgick till {}, en ökning med {} eller {} procent."
                if moved("cost").value > 0
                else "Personalkostnaderna uppgick till {}, en minskning med {} eller {} procent.",
                _S(b("cost")), _S.size(moved("cost"), "difference"),
                _T.share(b.over(b("cost"), b("cost", "all", 1)), size=True),
            ),
            fill(
                "Månadslönerna svarade för {}.", _S(b("cost", "Månadslöner")),
            ),
            fill(
                "Kostnaden för övertid och fyllnadstid var {}, {} {} än året innan.",
                _S(b("cost", "Övertid och fyllnadstid")),
                _S.size(moved("cost", "Övertid och fyllnadstid"), "difference"),
                turn(moved("cost", "Övertid och fyllnadstid"), "högre", "lägre"),
            ),
            fill(
                "Sjuklönekostnaden {} från {} till {}.",
                turn(moved("cost", "Sjuklön"), "ökade", "minskade"), _S(b("cost", "Sjuklön", 1)),
                _S(b("cost", "Sjuklön")),
            ),
            fill(
                "Antalet övertidstimmar var {} och fyllnadstidstimmar {}, tillsammans {} timmar.",
                _T.people(b("hours", "Övertid")), _T.people(b("hours", "Fyllnadstid")),
                _T.people(b("hours")),
            ),
            fill(
                "Semesterlöneskulden uppgick till {} vid årets slut.", _S(b.money(48_000, 92_000)),
            ),
        ]
    )  # fmt: skip
    wages = plain(
        [
            fill(
                "Medellönen för kvinnliga undersköterskor var {} kronor, vilket är {} procent mer "
                "än {}.", _KR(b("wage Kvinnor", job)), _T.share(raised), str(last),
            ),
            fill(
                "Bland grundskollärare hade kvinnor en medellön på {} kronor och män {} kronor.",
                _KR(b("wage Kvinnor", other)), _KR(b("wage Män", other)),
            ),
            fill(
                "Löneöversynen gav i genomsnitt {} procent.", _T.share(b.ratio(2.1, 4.0)),
            ),
        ]
    )  # fmt: skip
    full = plain(
        [
            fill(
                "Andelen heltidsanställda kvinnor {} till {} procent, medan {} procent av männen "
                "arbetar heltid.", turn(moved("full", "Kvinnor"), "ökade", "minskade"),
                _T.share(b("full", "Kvinnor")), _T.share(b("full", "Män")),
            ),
            fill(
                "Under året avslutade {} tillsvidareanställda sin anställning, varav {} på egen "
                "begäran och {} med pension.", _T.people(b("left")),
                _T.people(b("left", "Egen begäran")), _T.people(b("left", "Pension")),
            ),
            fill(
                "Det motsvarar en personalomsättning på {} procent.",
                _T.share(b.share(b("left"), perm)),
            ),
            fill(
                "I genomsnitt hade varje utlyst tjänst {} sökande.", _T.people(b.count(9, 22)),
            ),
        ]
    )  # fmt: skip
    points = [
        fill("Friskvårdsbidraget utnyttjades av {} procent av medarbetarna.",
             _T.share(b.ratio(38, 66))),
        fill("Under året anmäldes {} arbetsskador och {} tillbud.",
             _T.people(b.count(30, 70, True)), _T.people(b.count(80, 190, True))),
    ]  # fmt: skip
    return Paper(
        f"Personalbokslut {year}",
        (
            Heading("Anställda", 1),
            text(*staff),
            tall(
                "Antal anställda per nämnd den 31 december",
                [
                    ["", Head(str(year), 3), Head(str(last), 3), ""],
                    ["Nämnd", "Kvinnor", "Män", "Totalt", "Kvinnor", "Män", "Totalt",
                     "Förändring"],
                ],
                [
                    row(
                        label,
                        [
                            *(
                                _T.people(m(what, who, y))
                                for y in (year, last)
                                for what in ("women", "men", "employees")
                            ),
                            _T.people(m.change("employees", who), "difference"),
                        ],
                        kind,
                    )
                    for label, who, kind in (
                        *((one.name, one.key, "item") for one in m.boards),
                        ("Totalt", "municipality", "sum"),
                    )
                ],
            ),
            Heading("Åldersfördelning", 2),
            table(
                "Anställda efter ålder",
                ["Ålder", f"Antal {year}", "Andel, %", f"Antal {last}"],
                [
                    *[
                        row(
                            who,
                            [
                                _T.people(b("age", who)),
                                _T.share(b.share(b("age", who), everyone)),
                                _T.people(b("age", who, 1)),
                            ],
                        )
                        for who in _AGES
                    ],
                    row(
                        "Summa",
                        [
                            _T.people(everyone), _T.share(b.share(everyone, everyone)),
                            _T.people(m("employees", year=last)),
                        ],
                        "sum",
                    ),
                ],
            ),
            text(*ages),
            Heading("Sjukfrånvaro", 1),
            table(
                "Sjukfrånvaro i procent av ordinarie arbetstid",
                ["", *(str(y) for y in reversed(m.years[:3])), f"Förändring {last}–{year}"],
                [
                    row(
                        label,
                        [
                            *(_T.share(m("sick-leave", who, y)) for y in reversed(m.years[:3])),
                            printed(
                                m.change("sick-leave", who), "pp", 1, _STYLE, role="difference"
                            ),
                        ],
                    )
                    for label, who in (
                        ("Kvinnor", "women"), ("Män", "men"), ("29 år eller yngre", "age 29"),
                        ("30–49 år", "age 30-49"), ("50 år eller äldre", "age 50"),
                        ("Samtliga", "all"),
                    )
                ],
            ),
            table(
                "Sjukfrånvaro per nämnd, %",
                ["Nämnd", str(year), str(last)],
                [
                    row(one.name, [_T.share(m("sick-leave", one.key, y)) for y in (year, last)])
                    for one in m.boards
                ],
            ),
            text(*ill),
            Heading("Personalkostnader", 1),
            table(
                "Personalkostnader, tkr",
                ["Kostnadsslag", str(year), str(last), "Förändring tkr", "Förändring %"],
                [
                    row(
                        label,
                        [
                            _T(b("cost", who)), _T(b("cost", who, 1)), _T(moved("cost", who)),
                            _T.share(b.over(b("cost", who), b("cost", who, 1))),
                        ],
                        "sum" if who == "all" else "item",
                    )
                    for label, who in (*((one, one) for one in _COSTS), ("Summa", "all"))
                ],
            ),
            text(*money),
            Heading("Löner", 2),
            table(
                "Medellön i några yrken, kronor per månad",
                ["Yrke", f"Kvinnor {year}", f"Män {year}", f"Kvinnor {last}", f"Män {last}"],
                [
                    row(
                        one,
                        [
                            _KR(b(f"wage {sex}", one, back))
                            for back in (0, 1)
                            for sex in ("Kvinnor", "Män")
                        ],
                    )
                    for one in _JOBS
                ],
            ),
            text(*wages),
            Heading("Heltid, rörlighet och hälsa", 1),
            text(*full),
            *[item(one) for one in points],
        ),
    )  # fmt: skip


def _low(name: str) -> str:
    return name[0].lower() + name[1:]


FAMILY = Family("personnel-report", make)
