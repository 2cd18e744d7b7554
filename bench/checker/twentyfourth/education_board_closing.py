"""An education board's closing by kinds of school: income, costs and net side by side, pupils and
cost for each, investments; Mkr with one decimal."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, plain, row, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Printed, printed
from ..quantities import Quantity
from ._books import Books, fill

_STYLE = NumberStyle(negative="–")
_T = Pen("mnkr", 1, _STYLE)
_S = Pen("mnkr", 1, _STYLE, behind=" Mkr")
_KR = Pen("kr", 0, _STYLE)
_SCHOOLS = {
    "Förskola": 280.0,
    "Fritidshem": 70.0,
    "Grundskola": 520.0,
    "Anpassad grundskola": 46.0,
    "Gymnasieskola": 230.0,
    "Vuxenutbildning": 48.0,
    "Gemensam administration": 40.0,
}
_PUPILS = {
    "Förskola": 2_050.0,
    "Fritidshem": 1_900.0,
    "Grundskola": 5_100.0,
    "Gymnasieskola": 1_750.0,
}
_THINGS = {
    "Möbler och inventarier": 4.0,
    "Digitala läromedel och datorer": 5.0,
    "Utemiljöer förskola": 2.0,
    "Ombyggnad tillagningskök": 3.0,
}
_RESULTS = {
    "Behöriga till gymnasiets yrkesprogram, åk 9": 84.0,
    "Elever med godkänt i alla ämnen, åk 9": 72.0,
    "Elever som klarar läskravet, åk 3": 78.0,
    "Gymnasieexamen inom tre år": 68.0,
    "Legitimerade lärare i grundskolan": 74.0,
}


def make(m: Municipality, chance: Random) -> Paper:
    b = Books(m, chance)
    year, last, size = m.year, m.year - 1, float(m.size)
    million = size * 1_000_000
    b.lines("cost", _SCHOOLS, 1_230 * million, spread=0.025)
    b.lines("income", _SCHOOLS, 170 * million, spread=0.06)
    b.net("school", "cost", "income", _SCHOOLS, 1)
    b.lines("pupils", _PUPILS, 10_800 * size, "count", growth=0.01, spread=0.02)
    b.lines("thing", _THINGS, 14 * million, spread=0.3)
    b.rates("reached", _RESULTS, move=3.5)
    b.rates("reached", {who: level + 2 for who, level in _RESULTS.items()}, 0, 1.0, "budget")
    b.absence("sick", 7.9, 5.2, 0.82)

    def gap(who: str) -> Quantity:
        return b.less(b("school", who, 0, "budget"), b("school", who))

    def change(what: str, who: str = "all") -> Quantity:
        return b.less(b(what, who), b(what, who, 1))

    def each(who: str, back: int = 0) -> Quantity:
        return b.register.per(b("school", who, back), b("pupils", who, back))

    whole = gap("all")
    taught = [who for who in _SCHOOLS if who in _PUPILS]
    less = m.register.count("schools above budget", [gap(who) for who in _SCHOOLS], -1)
    income_gap = b.less(b("income"), b("income", "all", 0, "budget"))
    cost_gap = b.less(b("cost"), b("cost", "all", 0, "budget"))
    things = b.less(b("thing", "all", 0, "budget"), b("thing"))
    aims = {who: b.less(b("reached", who), b("reached", who, 0, "budget")) for who in _RESULTS}
    hits = m.register.count("aims reached", [*aims.values()], zero=True)
    first, second, *_rest = _RESULTS

    opening = plain(
        [
            fill(
                "Barn- och utbildningsnämndens nettokostnad för {} blev {}.", str(year),
                _S(b("school")),
            ),
            fill(
                "Budgeten var {}, vilket innebär {} på {}.", _S(b("school", "all", 0, "budget")),
                turn(whole, "ett överskott", "ett underskott"), _S.size(whole, "difference"),
            ),
            fill(
                "Intäkterna var {} {} än budget och kostnaderna {} {}.",
                _S.size(income_gap, "difference"), turn(income_gap, "högre", "lägre"),
                _S.size(cost_gap, "difference"), turn(cost_gap, "högre", "lägre"),
            ),
            fill(
                "{} av verksamheterna överskred sin budget.", counted(less, capital=True)
            )
            if less.value > 1
            else fill("De flesta verksamheter klarade sin budget."),
            fill(
                "Nettokostnaden har {} med {} procent sedan {}.",
                turn(change("school"), "ökat", "minskat"),
                _T.share(b.over(b("school"), b("school", "all", 1)), size=True), str(last),
            ),
            fill(
                "Skolverkets statsbidrag för likvärdig skola uppgick till {}.",
                _S(b.money(9_000, 19_000)),
            ),
        ]
    )  # fmt: skip
    comments: list[Block] = []
    for place, who in enumerate(_SCHOOLS):
        good = gap(who).value > 0
        told = [
            fill(
                (
                    "Verksamheten gick {} än budget med {}.",
                    "Resultatet är {} på {}.",
                    "Årets utfall ger {} med {} jämfört med budget.",
                )[place % 3],
                turn(gap(who), *(
                    ("bättre", "sämre"), ("ett överskott", "ett underskott"),
                    ("en positiv avvikelse", "en negativ avvikelse"),
                )[place % 3]),
                _S.size(gap(who), "difference"),
            )
        ]  # fmt: skip
        if place in (0, 4) and abs(gap(who).value) > 500_000:
            told.append(
                fill(
                    "Lägre interkommunala kostnader står för {} av överskottet." if good
                    else "Högre interkommunala kostnader står för {} av underskottet.",
                    _S(b.cause(gap(who), 0.4, 0.8)),
                )
            )  # fmt: skip
        if who in _PUPILS:
            told.append(
                fill(
                    "Antalet barn och elever {} med {} till {}.",
                    turn(change("pupils", who), "ökade", "minskade"),
                    _T.people(change("pupils", who), "difference", size=True),
                    _T.people(b("pupils", who)),
                )
            )  # fmt: skip
        if who in ("Grundskola", "Gymnasieskola"):
            told.append(
                fill(
                    "Nettokostnaden per elev var {} kronor mot {} kronor året innan.",
                    _KR(each(who)),
                    _KR(each(who, 1)),
                )
            )
        comments += [Heading(who, 3), text(*(plain(told) or [fill("Verksamheten följer budget.")]))]
    pupils = plain(
        [
            fill(
                "Totalt hade nämnden {} barn och elever, jämfört med {} i budget.",
                _T.people(b("pupils")), _T.people(b("pupils", "all", 0, "budget")),
            ),
            fill(
                "Förskolan svarar för {} procent av nämndens nettokostnad.",
                _T.share(b.share(b("school", "Förskola"), b("school"))),
            ),
            fill(
                "I förskolan gick det i genomsnitt {} barn per årsarbetare.",
                _level(b.index(4.9, 5.9)),
            ),
        ]
    )  # fmt: skip
    results = plain(
        [
            fill(
                "Av {} indikatorer nådde {} målet.",
                counted(m.register.count("aims", [b("reached", who) for who in _RESULTS])),
                counted(hits),
            )
            if hits.value
            else fill("Ingen indikator nådde målet."),
            fill(
                "Andelen elever i årskurs nio som är behöriga till yrkesprogram {} från {} till "
                "{} procent.", turn(change("reached", first), "ökade", "minskade"),
                _T.share(b("reached", first, 1)), _T.share(b("reached", first)),
            ),
            fill(
                "Andelen elever med godkänt i alla ämnen var {} procent, {} {} målet.",
                _T.share(b("reached", second)), _T.points(aims[second]),
                turn(aims[second], "över", "under"),
            ),
            fill(
                "Genomsnittligt meritvärde i årskurs nio var {}.",
                _level(b.index(208, 236)),
            ),
            fill(
                "I elevenkäten uppger {} procent att de känner sig trygga i skolan.",
                _T.share(b.ratio(79, 93)),
            ),
        ]
    )  # fmt: skip
    rest = plain(
        [
            fill(
                "Nämndens investeringar uppgick till {} av budgeterade {}.", _S(b("thing")),
                _S(b("thing", "all", 0, "budget")),
            ),
            fill(
                "Det innebär att {} {}.", _S.size(things, "difference"),
                "inte har använts" if things.value > 0 else "har använts utöver budget",
            ),
            fill(
                "Inköp av datorer och digitala läromedel kostade {}.",
                _S(b("thing", "Digitala läromedel och datorer")),
            ),
            fill(
                "Sjukfrånvaron var {} procent, vilket är {} {} än {}.",
                _T.share(b("sick", "Totalt")), _T.points(change("sick", "Totalt")),
                turn(change("sick", "Totalt"), "högre", "lägre"), str(last),
            ),
            fill(
                "För kvinnor var den {} procent och för män {} procent.",
                _T.share(b("sick", "Kvinnor")), _T.share(b("sick", "Män")),
            ),
            fill(
                "Vikariekostnaden uppgick till {}.", _S(b.money(8_000, 21_000)),
            ),
        ]
    )  # fmt: skip
    return Paper(
        f"Barn- och utbildningsnämnden, verksamhetsberättelse {year}",
        (
            Heading("Ekonomisk analys", 1),
            text(*opening),
            tall(
                "Intäkter, kostnader och netto per verksamhet, Mkr",
                [
                    ["", Head("Intäkter", 2), Head("Kostnader", 2), Head("Netto", 4)],
                    ["Verksamhet", "Budget", "Utfall", "Budget", "Utfall", "Budget", "Utfall",
                     "Avvikelse", f"Utfall {last}"],
                ],
                [
                    row(label, _cells(b, who, gap(who)), "sum" if who == "all" else "item")
                    for label, who in (*((one, one) for one in _SCHOOLS), ("Totalt", "all"))
                ],
            ),
            *comments,
            Heading("Volymer och kostnad per elev", 1),
            table(
                "Antal barn och elever, genomsnitt under året",
                ["", f"Budget {year}", f"Utfall {year}", f"Utfall {last}", "Förändring"],
                [
                    row(
                        label,
                        [
                            _T.people(b("pupils", who, 0, "budget")), _T.people(b("pupils", who)),
                            _T.people(b("pupils", who, 1)),
                            _T.people(change("pupils", who), "difference"),
                        ],
                        "sum" if who == "all" else "item",
                    )
                    for label, who in (*((one, one) for one in _PUPILS), ("Summa", "all"))
                ],
            ),
            table(
                "Nettokostnad per barn och elev, kronor",
                ["", str(year), str(last), "Förändring, %"],
                [
                    row(
                        who,
                        [
                            _KR(each(who)), _KR(each(who, 1)),
                            _T.share(b.over(each(who), each(who, 1))),
                        ],
                    )
                    for who in taught
                ],
            ),
            text(*pupils),
            Heading("Resultatmål", 1),
            table(
                "Kunskapsresultat, andel i procent",
                ["", str(last), str(year), "Mål", "Skillnad mot mål"],
                [
                    row(
                        who,
                        [
                            _T.share(b("reached", who, 1)), _T.share(b("reached", who)),
                            _T.share(b("reached", who, 0, "budget")),
                            _points(aims[who]),
                        ],
                    )
                    for who in _RESULTS
                ],
            ),
            text(*results),
            Heading("Investeringar och personal", 1),
            table(
                "Investeringar, Mkr",
                ["", "Budget", "Utfall", "Avvikelse"],
                [
                    row(
                        label,
                        [
                            _T(b("thing", who, 0, "budget")), _T(b("thing", who)),
                            _T(b.less(b("thing", who, 0, "budget"), b("thing", who))),
                        ],
                        "sum" if who == "all" else "item",
                    )
                    for label, who in (*((one, one) for one in _THINGS), ("Summa", "all"))
                ],
            ),
            text(*rest),
        ),
    )  # fmt: skip


def _cells(b: Books, who: str, gap: Quantity) -> list[Printed]:
    return [
        _T(b("income", who, 0, "budget")), _T(b("income", who)),
        _T(b("cost", who, 0, "budget"), -1), _T(b("cost", who), -1),
        _T(b("school", who, 0, "budget"), -1), _T(b("school", who), -1), _T(gap),
        _T(b("school", who, 1), -1),
    ]  # fmt: skip


def _points(one: Quantity) -> Printed:
    return printed(one, "pp", 1, _STYLE, role="difference")


def _level(one: Quantity) -> Printed:
    return printed(one, "", 1, _STYLE)


FAMILY = Family("education-board-closing", make)
