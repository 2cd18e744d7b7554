"""The interim report of a large city to the end of August: two rows of heads, millions whole."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, plain, row, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Head, Heading, NumberStyle, Paper, Printed, Sentence
from ..quantities import Quantity
from ._books import Books, fill

_STYLE = NumberStyle(thousands="\u00a0", negative="–")
_T = Pen("mnkr", 1, _STYLE)
_S = Pen("mnkr", 1, _STYLE, behind=" miljoner kronor")
_LINES = (
    ("Verksamhetens intäkter", "income", 1, "item"),
    ("Verksamhetens kostnader", "costs", -1, "item"),
    ("Av- och nedskrivningar", "depreciation", -1, "item"),
    ("Nettokostnader", "net-cost", -1, "sum"),
    ("Skatteintäkter", "tax", 1, "item"),
    ("Generella statsbidrag", "grants", 1, "item"),
    ("Verksamhetsresultat", "operating-result", 1, "sum"),
    ("Finansiella intäkter", "financial-income", 1, "item"),
    ("Finansiella kostnader", "financial-costs", -1, "item"),
    ("Periodens resultat", "result", 1, "sum"),
)


def make(m: Municipality, chance: Random) -> Paper:
    b = Books(m, chance)
    b.stage("august", 1, "outcome", 0.655, 0.012)
    b.stage("august", 0, "outcome", 0.655, 0.012)
    b.stage("forecast", 0, "budget", 1.0, 0.012)
    year, last = m.year, m.year - 1
    town = "municipality"

    def at(what: str, basis: str, back: int = 0, who: str = town) -> Quantity:
        return b(what, who, back, basis)

    now, then = at("result", "august"), at("result", "august", 1)
    whole, plan = at("result", "forecast"), at("result", "budget")
    away = b.less(whole, plan)
    gaps = {
        one.key: b.less(
            at("board-net", "budget", 0, one.key), at("board-net", "forecast", 0, one.key)
        )
        for one in (*m.boards, m.central)
    }  # fmt: skip
    total = b.less(at("board-net", "budget", 0, "all"), at("board-net", "forecast", 0, "all"))
    below = m.register.count("boards below budget", [gaps[one.key] for one in m.boards], -1)
    net = b.less(at("net-cost", "august"), at("net-cost", "august", 1))
    net_growth = b.over(at("net-cost", "august"), at("net-cost", "august", 1))
    tax_growth = b.over(at("tax-and-grants", "august"), at("tax-and-grants", "august", 1))
    tax_away = b.less(at("tax", "forecast"), at("tax", "budget"))
    grants_away = b.less(at("grants", "forecast"), at("grants", "budget"))

    short = plain(
        [
            fill(
                "Resultatet för perioden januari–augusti uppgår till {}, jämfört med {} samma "
                "period föregående år.", _S(now), _S(then),
            ),
            fill(
                "Helårsprognosen visar ett {} på {}, vilket är {} {} än budget.",
                turn(whole, "överskott", "underskott"), _S.size(whole),
                _S.size(away, "difference"), turn(away, "bättre", "sämre"),
            ),
            fill(
                "Nettokostnaderna har sedan augusti i fjol {} med {}, motsvarande {} procent.",
                turn(net, "ökat", "minskat"), _S.size(net, "difference"),
                _T.share(net_growth, size=True),
            ),
            fill(
                "Skatteintäkter och generella statsbidrag {} under samma tid med {} procent.",
                turn(tax_growth, "ökade", "minskade"), _T.share(tax_growth, size=True),
            ),
            fill(
                "Stadens investeringar uppgår hittills till {} och väntas bli {} för helåret.",
                _S(at("investments", "august")), _S(at("investments", "forecast")),
            ),
            fill(
                "Under perioden har {} bostäder färdigställts och {} förskoleplatser tillkommit.",
                _T.people(b.count(140, 420, True)), _T.people(b.count(40, 130, True)),
            ),
            fill(
                "Inflationstakten enligt KPIF var {} procent i augusti.",
                _T.share(b.ratio(0.8, 4.9)),
            ),
        ]
    )  # fmt: skip
    period = plain(
        [
            fill(
                "Verksamhetens intäkter uppgick till {} och kostnaderna till {} för perioden.",
                _S(at("income", "august")), _S(at("costs", "august")),
            ),
            fill(
                "Avskrivningarna beräknas till {} för helåret, mot {} i budget.",
                _S(at("depreciation", "forecast")), _S(at("depreciation", "budget")),
            ),
            fill(
                "Skatteintäkterna väntas bli {} {} än budget och de generella statsbidragen {} "
                "{}.", _S.size(tax_away, "difference"), turn(tax_away, "högre", "lägre"),
                _S.size(grants_away, "difference"), turn(grants_away, "högre", "lägre"),
            ),
            fill(
                "Prognosen bygger på SKR:s beräkning från augusti, där skatteunderlaget växer med "
                "{} procent.", _T.share(b.ratio(2.4, 4.9)),
            ),
            fill(
                "De finansiella intäkterna hittills i år är {}, varav utdelning från Stadshus AB "
                "{}.",
                _S(at("financial-income", "august")), _S(b.cause(at("financial-income", "august"))),
            ),
            fill(
                "Finansnettot för helåret beräknas till {}.", _S(at("financial-net", "forecast")),
            ),
        ]
    )  # fmt: skip
    boards: list[Sentence] = plain(
        [
            fill(
                "Nämnderna och de gemensamma posterna prognostiserar tillsammans {} på {}.",
                turn(total, "ett överskott", "ett underskott"), _S.size(total, "difference"),
            ),
            fill(
                "{} av {} nämnder räknar med att kostnaderna blir högre än budget.",
                counted(below, capital=True),
                counted(m.register.count("boards", [m("board-net", one.key) for one in m.boards])),
            ),
        ][: 2 if below.value else 1]
    )  # fmt: skip
    comments = []
    for place, one in enumerate(m.boards):
        gap, spent = gaps[one.key], at("board-net", "forecast", 0, one.key)
        change = b.less(
            at("board-net", "august", 0, one.key), at("board-net", "august", 1, one.key)
        )
        if abs(gap.value) < 100_000:
            continue
        told = [
            fill(
                "{} lämnar en prognos på {}, en {} avvikelse med {}." if place % 2
                else "{} räknar med en nettokostnad på {} för året, en {} avvikelse på {}.",
                one.name, _S(spent), turn(gap, "positiv", "negativ"), _S.size(gap, "difference"),
            )
        ]  # fmt: skip
        if place % 3 == 0 and abs(gap.value) > 1_000_000:
            why = "vakanser och senarelagda satsningar" if gap.value > 0 else "högre volymer"
            told.append(fill("Av avvikelsen förklaras {} av {}.", _S(b.cause(gap)), why))
        told.append(
            fill(
                "Nettokostnaden till och med augusti är {} {} än samma period i fjol."
                if place % 3
                else "Till och med augusti är nämndens nettokostnad {} {} än i fjol.",
                _S.size(change, "difference"), turn(change, "högre", "lägre"),
            )
        )  # fmt: skip
        comments.append(text(*plain(told)))
    staff = plain(
        [
            fill(
                "Sjukfrånvaron för den senaste tolvmånadersperioden är {} procent, {} {} än ett "
                "år tidigare.", _T.share(m("sick-leave", "all")),
                _T.points(m.change("sick-leave", "all")),
                turn(m.change("sick-leave", "all"), "högre", "lägre"),
            ),
            fill(
                "Kvinnornas sjukfrånvaro är {} procent och männens {} procent.",
                _T.share(m("sick-leave", "women")), _T.share(m("sick-leave", "men")),
            ),
            fill(
                "Staden har {} månadsavlönade medarbetare, {} {} än förra året.",
                _T.people(m("employees")),
                _T.people(m.change("employees"), "difference", size=True),
                turn(m.change("employees"), "fler", "färre"),
            ),
            fill(
                "Medarbetarenkäten gav ett HME-värde på {}.", _T.people(b.count(74, 83)),
            ),
            fill(
                "Under sommaren anställdes {} feriearbetare och {} semestervikarier.",
                _T.people(b.count(120, 260, True)), _T.people(b.count(200, 380, True)),
            ),
        ]
    )  # fmt: skip
    spent = b.less(at("investments", "budget"), at("investments", "forecast"))
    invest = plain(
        [
            fill(
                "Av årets investeringsbudget på {} beräknas {} förbrukas, {} {} än budgeterat.",
                _S(at("investments", "budget")), _S(at("investments", "forecast")),
                _S.size(spent, "difference"), turn(spent, "mindre", "mer"),
            ),
            *[
                fill(
                    "{} har hittills kostat {} och prognosen för året är {}.", one.name,
                    _S(at("project", "august", 0, one.key)),
                    _S(at("project", "forecast", 0, one.key)),
                )
                for one in m.projects[:3]
            ],
            fill(
                "Markförsäljningar har gett en köpeskilling på {}.", _S(b.money(5_000, 30_000))
            ),
        ]
    )  # fmt: skip
    return Paper(
        f"Delårsrapport januari–augusti {year}",
        (
            Heading("Sammanfattning", 1),
            text(*short),
            Heading("Ekonomiskt utfall och prognos", 1),
            tall(
                "Resultaträkning, miljoner kronor",
                [
                    ["", Head("Januari–augusti", 2), Head("Helår", 3)],
                    ["", f"Utfall {last}", f"Utfall {year}", "Budget", "Prognos", "Avvikelse"],
                ],
                [
                    row(
                        label,
                        [
                            _T(at(what, "august", 1), sign), _T(at(what, "august"), sign),
                            _T(at(what, "budget"), sign), _T(at(what, "forecast"), sign),
                            _T(b.less(at(what, "forecast"), at(what, "budget")), sign),
                        ],
                        kind,
                    )
                    for label, what, sign, kind in _LINES
                ],
            ),
            text(*period),
            Heading("Nämndernas prognoser", 2),
            tall(
                "Nettokostnad per nämnd, miljoner kronor",
                [
                    ["", Head("Jan–aug", 2), Head("Helår", 3)],
                    ["Nämnd", str(year), str(last), "Budget", "Prognos", "Avvikelse"],
                ],
                [
                    *[row(one.name, _cells(b, one.key)) for one in (*m.boards, m.central)],
                    row("Summa nämnder", _cells(b, "all"), "sum"),
                ],
            ),
            text(*boards),
            *comments,
            Heading("Investeringar", 2),
            table(
                "Investeringsprojekt, miljoner kronor",
                ["Projekt", "Utfall aug", "Prognos helår", "Budget helår", "Avvikelse"],
                [
                    *[row(one.name, _project(b, "project", one.key)) for one in m.projects],
                    row("Summa investeringar", _project(b, "investments", town), "sum"),
                ],
            ),
            text(*invest),
            Heading("Medarbetare", 2),
            table(
                "Sjukfrånvaro i procent av ordinarie arbetstid, rullande tolv månader",
                ["", f"Aug {year}", f"Aug {last}"],
                [
                    row(label, [_T.share(m("sick-leave", who, y)) for y in (year, last)])
                    for label, who in (
                        ("Total sjukfrånvaro", "all"), ("Kvinnor", "women"), ("Män", "men"),
                        ("29 år och yngre", "age 29"), ("30–49 år", "age 30-49"),
                        ("50 år och äldre", "age 50"),
                    )
                ],
            ),
            text(*staff),
        ),
    )  # fmt: skip


def _cells(b: Books, who: str) -> list[Printed]:
    plan, forecast = b("board-net", who, 0, "budget"), b("board-net", who, 0, "forecast")
    return [
        _T(b("board-net", who, 0, "august")), _T(b("board-net", who, 1, "august")), _T(plan),
        _T(forecast), _T(b.less(plan, forecast)),
    ]  # fmt: skip


def _project(b: Books, what: str, who: str) -> list[Printed]:
    plan, forecast = b(what, who, 0, "budget"), b(what, who, 0, "forecast")
    return [_T(b(what, who, 0, "august")), _T(forecast), _T(plan), _T(b.less(plan, forecast))]


FAMILY = Family("interim-august-large", make)
