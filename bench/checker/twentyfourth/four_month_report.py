"""A small municipality's follow-up after April, in kkr, with a forecast of the year."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from ..compose import Pen, item, plain, row, table, text, transposed, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Printed
from ..quantities import Quantity
from ._books import Books, fill

_At = Callable[[str, str, int, str], Quantity]
_STYLE = NumberStyle()
_T = Pen("tkr", 0, _STYLE)
_V = Pen("tkr", 0, NumberStyle(plus=True))
_S = Pen("tkr", 0, _STYLE, behind=" kkr")
_MORE = (
    "Orsaken är främst kostnader för timanställda och övertid",
    "Den största orsaken är löneökningar utöver budget",
    "Avvikelsen förklaras i huvudsak av högre kostnader för köpta tjänster",
)
_LESS = (
    "Orsaken är främst tjänster som inte har kunnat tillsättas",
    "Den största orsaken är statsbidrag som inte var kända när budgeten lades",
    "Avvikelsen förklaras i huvudsak av senarelagda aktiviteter",
)


def make(m: Municipality, chance: Random) -> Paper:
    b = Books(m, chance)
    b.stage("april", 1, "outcome", 0.33, 0.02)
    b.stage("april", 0, "outcome", 0.335, 0.02)
    b.stage("forecast", 0, "budget", 1.0, 0.015)
    year, last, town = m.year, m.year - 1, "municipality"

    def at(what: str, basis: str, back: int = 0, who: str = town) -> Quantity:
        return b(what, who, back, basis)

    def away(what: str, who: str = town, better: int = -1) -> Quantity:
        plan, seen = at(what, "budget", 0, who), at(what, "forecast", 0, who)
        return b.less(plan, seen) if better < 0 else b.less(seen, plan)

    whole, plan = at("result", "forecast"), at("result", "budget")
    period = b.less(at("result", "april"), at("result", "april", 1))
    share = b.share(at("net-cost", "forecast"), at("tax-and-grants", "forecast"))
    used = b.share(at("investments", "april"), at("investments", "budget"))
    finance = away("financial-net", better=1)
    open_ = plain(
        [
            fill(
                "Prognosen för helåret {} är ett {} på {}, att jämföra med ett budgeterat "
                "resultat på {}.", str(year), turn(whole, "överskott", "underskott"),
                _S.size(whole), _S(plan),
            ),
            fill(
                "Avvikelsen mot budget är {}, och nämndernas samlade avvikelse är {}.",
                _S(away("result", better=1), role="difference"),
                _S(away("board-net", "all"), role="difference"),
            ),
            fill(
                "Resultatet till och med april är {}, {} {} än efter april {}.",
                _S(at("result", "april")), _S.size(period, "difference"),
                turn(period, "bättre", "sämre"), str(last),
            ),
            fill(
                "Nettokostnaderna beräknas ta i anspråk {} procent av skatter och statsbidrag, "
                "medan fullmäktiges mål är högst {} procent.", _T.share(share),
                _T.share(b.ratio(97.5, 98.9)),
            ),
            fill(
                "Befolkningen var {} personer den sista mars.", _T.people(m("inhabitants")),
            ),
        ]
    )  # fmt: skip
    money = plain(
        [
            fill(
                "Skatteintäkterna beräknas bli {}, {} {} än budget.", _S(at("tax", "forecast")),
                _S.size(away("tax", better=1), "difference"),
                turn(away("tax", better=1), "mer", "mindre"),
            ),
            fill(
                "Generella statsbidrag och utjämning {} med {} jämfört med budget.",
                turn(away("grants", better=1), "ökar", "minskar"),
                _S.size(away("grants", better=1), "difference"),
            ),
            fill(
                "Finansnettot väntas bli {}, vilket är {} {} än budgeterat.",
                _S(at("financial-net", "forecast")), _S.size(finance, "difference"),
                turn(finance, "bättre", "sämre"),
            ),
            fill(
                "Två lån om sammanlagt {} har lagts om till en ränta på {} procent.",
                _S(b.money(25_000, 80_000)), _T.share(b.ratio(1.2, 3.9)),
            ),
            fill(
                "Verksamheternas nettokostnader till och med april var {}, en ökning med {} "
                "procent mot samma period förra året."
                if b.over(at("net-cost", "april"), at("net-cost", "april", 1)).value > 0
                else "Verksamheternas nettokostnader till och med april var {}, en minskning med "
                "{} procent mot samma period förra året.",
                _S(at("net-cost", "april")),
                _T.share(b.over(at("net-cost", "april"), at("net-cost", "april", 1)), size=True),
            ),
        ]
    )  # fmt: skip
    comments: list[Block] = []
    for place, one in enumerate(m.boards):
        gap = away("board-net", one.key)
        spent = at("board-net", "april", 0, one.key)
        part = b.share(spent, at("board-net", "budget", 0, one.key))
        why = (_LESS if gap.value > 0 else _MORE)[place % 3]
        comments += [
            Heading(one.name, 3),
            text(
                *plain(
                    [
                        fill(
                            "Prognosen är {} på {} i förhållande till budget.",
                            turn(gap, "ett överskott", "ett underskott"),
                            _S.size(gap, "difference"),
                        ),
                        *(
                            [fill(why + ", {}.", _S(b.cause(gap)))]
                            if abs(gap.value) >= 200_000
                            else []
                        ),
                        fill(
                            "Efter april har {} procent av årets budget förbrukats."
                            if place % 2
                            else "Till och med april har nämnden använt {} procent av budgeten.",
                            _T.share(part),
                        ),
                    ]
                )
            ),
        ]  # fmt: skip
    invest = plain(
        [
            fill(
                "Investeringarna uppgår till {} efter april, vilket är {} procent av årets "
                "budget på {}.", _S(at("investments", "april")), _T.share(used),
                _S(at("investments", "budget")),
            ),
            fill(
                "För helåret beräknas investeringarna till {}, det vill säga {} {} än budgeten.",
                _S(at("investments", "forecast")), _S.size(away("investments"), "difference"),
                turn(away("investments"), "lägre", "högre"),
            ),
            fill(
                "Det projekt som nämns särskilt är {}, med en prognos på {} mot budget {}.",
                m.projects[0].name, _S(at("project", "forecast", 0, m.projects[0].key)),
                _S(at("project", "budget", 0, m.projects[0].key)),
            ),
        ]
    )  # fmt: skip
    staff = plain(
        [
            fill(
                "Sjukfrånvaron under perioden är {} procent.", _T.share(m("sick-leave", "all")),
            ),
            fill(
                "Det är {} {} än samma period {}.", _T.points(m.change("sick-leave", "all")),
                turn(m.change("sick-leave", "all"), "högre", "lägre"), str(last),
            ),
            fill(
                "Bland medarbetare över 50 år är sjukfrånvaron {} procent och bland de yngsta {} "
                "procent.", _T.share(m("sick-leave", "age 50")),
                _T.share(m("sick-leave", "age 29")),
            ),
            fill("Övertiden motsvarar {} årsarbetare.", _T.people(b.count(4, 9, True))),
        ]
    )  # fmt: skip
    rows = [
        row(label, _line(at, b, what, who, sign), kind)
        for label, what, who, sign, kind in (
            ("Nämndernas nettokostnader", "board-net", "all", -1, "item"),
            ("Skatteintäkter", "tax", town, 1, "item"),
            ("Generella statsbidrag", "grants", town, 1, "item"),
            ("Finansnetto", "financial-net", town, 1, "item"),
            ("Resultat", "result", town, 1, "sum"),
        )
    ]  # fmt: skip
    return Paper(
        f"Uppföljning per april {year}",
        (
            Heading("Sammanfattande bedömning", 1),
            text(*open_),
            table(
                f"Resultatprognos {year}, kkr",
                ["Kkr", "Budget helår", "Prognos helår", "Avvikelse", "Utfall jan–apr",
                 f"Utfall jan–apr {last}"],
                rows,
            ),
            text(*money),
            Heading("Nämnderna", 1),
            table(
                "Driftredovisning per april, kkr",
                ["Nämnd", "Utfall apr", "Budget", "Prognos", "Prognosavvikelse"],
                [
                    row(label, _board(at, b, who), kind)
                    for label, who, kind in (
                        *((one.name, one.key, "item") for one in (*m.boards, m.central)),
                        ("Totalt", "all", "sum"),
                    )
                ],
            ),
            *comments,
            Heading("Investeringar", 1),
            text(*invest),
            table(
                "Investeringar, kkr",
                ["Objekt", "Budget", "Utfall apr", "Prognos", "Budget–prognos"],
                [
                    row(
                        label,
                        [
                            _T(at(what, "budget", 0, who)),
                            _T(at(what, "april", 0, who)),
                            _T(at(what, "forecast", 0, who)),
                            _V(away(what, who)),
                        ],
                        kind,
                    )
                    for label, what, who, kind in (
                        *((one.name, "project", one.key, "item") for one in m.projects),
                        ("Summa", "investments", town, "sum"),
                    )
                ],
            ),
            Heading("Personal", 1),
            transposed(
                table(
                    "Sjukfrånvaro januari–april, %",
                    ["Period", str(year), str(last)],
                    [
                        row(label, [_T.share(m("sick-leave", who, y)) for y in (year, last)])
                        for label, who in (
                            ("Totalt", "all"), ("Kvinnor", "women"), ("Män", "men"),
                            ("–29 år", "age 29"), ("30–49 år", "age 30-49"), ("50– år", "age 50"),
                        )
                    ],
                )
            ),
            text(*staff),
            Heading("Åtgärder", 1),
            item(
                fill(
                    "Anställningsprövning införs från juni och väntas ge {} under hösten.",
                    _S(b.money(300, 1_800)),
                )
            ),
            item(
                fill(
                    "Kommunen har sökt {} i statsbidrag för omställning.",
                    _S(b.money(900, 3_500)),
                )
            ),
        ),
    )  # fmt: skip


def _line(at: _At, b: Books, what: str, who: str, sign: int) -> list[Printed]:
    plan, seen = at(what, "budget", 0, who), at(what, "forecast", 0, who)
    return [
        _T(plan, sign), _T(seen, sign), _V(b.less(seen, plan), sign),
        _T(at(what, "april", 0, who), sign), _T(at(what, "april", 1, who), sign),
    ]  # fmt: skip


def _board(at: _At, b: Books, who: str) -> list[Printed]:
    plan, seen = at("board-net", "budget", 0, who), at("board-net", "forecast", 0, who)
    return [
        _T(at("board-net", "april", 0, who)), _T(plan), _T(seen), _V(b.less(plan, seen))
    ]  # fmt: skip


FAMILY = Family("four-month-report", make)
