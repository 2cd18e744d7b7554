# ruff: noqa: E501
"""A small municipality's annual report: kkr without a budget column in the statement, cash flow,
five years on their side, short sentences."""

from __future__ import annotations

from random import Random

from ..compose import Pen, item, plain, row, table, text, transposed, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Heading, NumberStyle, Paper, printed
from ._own import alone, results, tell

_PEN = Pen("tkr", 0, NumberStyle(thousands=" ", negative="−"))
_TEXT = Pen("tkr", 0, behind=" kkr")
_LABELS = {
    "income": "Verksamhetens intäkter",
    "costs": "Verksamhetens kostnader",
    "depreciation": "Avskrivningar",
    "net-cost": "Verksamhetens nettokostnader",
    "tax": "Skatteintäkter",
    "grants": "Generella statsbidrag och utjämning",
    "operating-result": "Verksamhetens resultat",
    "financial-income": "Finansiella intäkter",
    "financial-costs": "Finansiella kostnader",
    "result": "Årets resultat",
}
_INCOME = (
    ("Försäljningsintäkter", "sales"),
    ("Taxor och avgifter", "fees"),
    ("Hyror och arrenden", "rents"),
    ("Bidrag och kostnadsersättningar", "grants-received"),
    ("Försäljning av verksamhet och konsulttjänster", "contracts"),
    ("Övriga intäkter", "other-income"),
)
_COSTS = (
    ("Löner och sociala avgifter", "wages"),
    ("Pensionskostnader", "pensions"),
    ("Köp av huvudverksamhet", "purchased"),
    ("Lokal- och markhyror", "premises"),
    ("Lämnade bidrag", "transfers"),
    ("Material och bränsle", "material"),
    ("Övriga kostnader", "other-costs"),
)
_FLOW = (
    ("Årets resultat", "result", 1, "item"),
    ("Justering för av- och nedskrivningar", "depreciation", 1, "item"),
    ("Förändring av avsättningar", "provision-change", 1, "item"),
    (
        "Ökning (−) eller minskning (+) av fordringar, förråd och placeringar",
        "receivables-change",
        -1,
        "item",
    ),
    ("Förändring av kortfristiga skulder", "short-debt-change", 1, "item"),
    ("Kassaflöde från löpande verksamhet", "operating-flow", 1, "sum"),
    ("Investeringsutgifter", "investments", -1, "item"),
    ("Försäljning av anläggningstillgångar", "asset-sales", 1, "item"),
    ("Kassaflöde från investeringsverksamhet", "investing-flow", 1, "sum"),
    ("Nyupptagna lån", "new-loans", 1, "item"),
    ("Amortering", "repayments", -1, "item"),
    ("Kassaflöde från finansieringsverksamhet", "financing-flow", 1, "sum"),
    ("Årets kassaflöde", "cash-flow", 1, "sum"),
)
_BALANCE = (
    ("Anläggningstillgångar", "fixed-assets", "item"),
    ("Förråd", "stock", "item"),
    ("Fordringar", "receivables", "item"),
    ("Kortfristiga placeringar", "short-investments", "item"),
    ("Kassa och bank", "cash", "item"),
    ("Summa tillgångar", "assets", "sum"),
    ("Ingående eget kapital", "opening-equity", "item"),
    ("Årets resultat", "result", "item"),
    ("Summa eget kapital", "equity", "sum"),
    ("Avsättningar för pensioner", "pension-provision", "item"),
    ("Övriga avsättningar", "other-provisions", "item"),
    ("Långfristiga skulder", "long-debt", "item"),
    ("Kortfristiga skulder", "short-debt", "item"),
    ("Summa skulder, avsättningar och eget kapital", "equity-and-debts", "sum"),
)


def make(m: Municipality, chance: Random) -> Paper:
    y, r = m.year, m.register
    pct = lambda one: _TEXT.share(one, behind=" %")  # noqa: E731
    two = (y, y - 1)
    back = [*reversed(m.years)]
    share = {
        one: r.quotient(m("result", year=one), m("tax-and-grants", year=one)) for one in m.years
    }
    net = {
        one: r.quotient(m("net-cost", year=one), m("tax-and-grants", year=one)) for one in m.years
    }
    solid = {one: r.quotient(m("equity", year=one), m("assets", year=one)) for one in m.years}
    liquid = {
        one: r.quotient(m("current-assets", year=one), m("short-debt", year=one)) for one in m.years
    }
    head = {one: r.per(m("assets", year=one), m("inhabitants", year=one)) for one in m.years}
    saved = {one.key: m.variance("board-net", one.key, -1) for one in (*m.boards, m.central)}
    worst = min(m.boards, key=lambda one: saved[one.key].value)
    whole = m.variance("board-net", "all", -1)
    self_paid = r.quotient(m("depreciation"), m("investments"))
    wages = r.quotient(m("wages"), m("costs"))
    a = lambda *some: alone(m, chance, *some)  # noqa: E731

    def part(what: str):  # type: ignore[no-untyped-def]
        return [_PEN(m(what)), _PEN(m(what, year=y - 1)), _PEN(m.change(what), role="difference")]

    return Paper(
        f"Årsredovisning för {m.name} kommun {y}",
        (
            Heading("Kommunalrådet har ordet", 1),
            text(
                *plain(
                    [
                        tell(
                            "Vi lägger ett år bakom oss som slutade med ett resultat på {}.",
                            _TEXT(m("result")),
                        ),
                        tell(
                            "Budgeten låg på {}, så resultatet blev {} {} än planerat.",
                            _TEXT(m("result", basis="budget")),
                            _TEXT.size(m.variance("result"), "difference"),
                            turn(m.variance("result"), "bättre", "sämre"),
                        ),
                        tell("Vid årsskiftet var vi {} invånare.", _PEN.people(m("inhabitants"))),
                        tell(
                            "Under året föddes {} barn.",
                            _PEN.people(a("births", "count", 330, 420)),
                        ),
                    ]
                )
            ),
            Heading("Fem år i siffror", 1),
            transposed(
                table(
                    "Nyckeltal",
                    ["År", *map(str, back)],
                    [
                        row("Invånare", [_PEN.people(m("inhabitants", year=one)) for one in back]),
                        row(
                            "Skattesats, kr",
                            [printed(m("tax-rate", year=one), "", 2) for one in back],
                        ),
                        row("Resultat, kkr", [_PEN(m("result", year=one)) for one in back]),
                        row(
                            "Resultatets andel av skatt och bidrag, %",
                            [_PEN.share(share[one]) for one in back],
                        ),
                        row("Nettokostnadsandel, %", [_PEN.share(net[one]) for one in back]),
                        row("Soliditet, %", [_PEN.share(solid[one]) for one in back]),
                        row(
                            "Balanslikviditet, %",
                            [_PEN.but(share_decimals=0).share(liquid[one]) for one in back],
                        ),
                        row(
                            "Tillgångar per invånare, kr",
                            [printed(head[one], "kr") for one in back],
                        ),
                    ],
                )
            ),
            text(
                *plain(
                    [
                        tell(
                            "Antalet invånare har {} med {} sedan förra årsskiftet.",
                            turn(m.change("inhabitants"), "ökat", "minskat"),
                            _PEN.people(m.change("inhabitants"), "difference", True),
                        ),
                        tell("Soliditeten är {}.", pct(solid[y])),
                        tell(
                            f"Det är {{}} {{}} än {y - 1}.",
                            _TEXT.points(r.difference(solid[y], solid[y - 1])),
                            turn(r.difference(solid[y], solid[y - 1]), "högre", "lägre"),
                        ),
                        tell(
                            "Inräknat hela pensionsåtagandet är soliditeten {}.",
                            pct(a("full", "ratio", 0.12, 0.3)),
                        ),
                        tell("Tillgångarna motsvarar {} kr per invånare.", printed(head[y], "kr")),
                    ]
                )
            ),
            Heading("Resultatet", 1),
            table(
                "Resultaträkning (kkr)",
                ["", *map(str, two)],
                results(_LABELS, lambda what, sign: [_PEN(m(what, year=one), sign) for one in two]),
            ),
            text(
                *plain(
                    [
                        tell(
                            "Nettokostnaderna {} med {} till {}.",
                            turn(m.change("net-cost"), "ökade", "minskade"),
                            _TEXT.size(m.change("net-cost"), "difference"),
                            _TEXT(m("net-cost")),
                        ),
                        tell(
                            "Den procentuella förändringen av nettokostnaderna är {}.",
                            _TEXT.share(m.growth("net-cost"), behind=" %"),
                        ),
                        tell(
                            "Skatteintäkterna {} med {}.",
                            turn(m.change("tax"), "ökade", "minskade"),
                            _TEXT.share(m.growth("tax"), behind=" %", size=True),
                        ),
                        tell(
                            "Generella statsbidrag och utjämning gav {}, {} {} än året innan.",
                            _TEXT(m("grants")),
                            _TEXT.size(m.change("grants"), "difference"),
                            turn(m.change("grants"), "mer", "mindre"),
                        ),
                        tell(
                            "Utdelningen från energibolaget blev {}.",
                            _TEXT(a("energy", "money", 2, 6)),
                        ),
                        tell(
                            "Räntekostnaden på våra lån var {}.",
                            _TEXT(a("loan interest", "money", 5, 8)),
                        ),
                    ]
                )
            ),
            Heading("Intäkter och kostnader", 1),
            table(
                "Verksamhetens intäkter (kkr)",
                ["Intäktsslag", *map(str, two), "Förändring"],
                [
                    *(row(label, part(what)) for label, what in _INCOME),
                    row("Summa", part("income"), "sum"),
                ],
            ),
            table(
                "Verksamhetens kostnader (kkr)",
                ["Kostnadsslag", *map(str, two), "Förändring"],
                [
                    *(row(label, part(what)) for label, what in _COSTS),
                    row("Summa", part("costs"), "sum"),
                ],
            ),
            text(
                *plain(
                    [
                        tell(
                            "Löner och sociala avgifter är den största kostnaden, {} eller {} av alla kostnader.",
                            _TEXT(m("wages")),
                            pct(wages),
                        ),
                        tell(
                            "De {} med {} jämfört med året innan.",
                            turn(m.change("wages"), "ökade", "minskade"),
                            _TEXT.size(m.change("wages"), "difference"),
                        )
                        if clear_change(m)
                        else tell(
                            "Årets lönerörelse gav {}.", pct(a("raise", "ratio", 0.021, 0.04))
                        ),
                        tell("Taxor och avgifter gav {}.", _TEXT(m("fees"))),
                        tell(
                            "Pensionskostnaderna {} från {} till {}.",
                            turn(m.change("pensions"), "steg", "sjönk"),
                            _TEXT(m("pensions", year=y - 1)),
                            _TEXT(m("pensions")),
                        ),
                        tell(
                            "För konsulter betalade vi {}.", _TEXT(a("consultants", "money", 6, 13))
                        ),
                        tell(
                            "Elpriset gjorde att uppvärmningen av lokalerna kostade {}.",
                            _TEXT(a("heating", "money", 12, 22)),
                        ),
                    ]
                )
            ),
            Heading("Nämnderna", 1),
            table(
                "Nämndernas nettokostnader (kkr)",
                ["", f"Bokslut {y}", f"Budget {y}", "Avvikelse"],
                [
                    *(
                        row(
                            one.name,
                            [
                                _PEN(m("board-net", one.key)),
                                _PEN(m("board-net", one.key, basis="budget")),
                                _PEN(saved[one.key], role="difference"),
                            ],
                        )
                        for one in (*m.boards, m.central)
                    ),
                    row(
                        "Totalt",
                        [
                            _PEN(m("board-net", "all")),
                            _PEN(m("board-net", "all", basis="budget")),
                            _PEN(whole, role="difference"),
                        ],
                        "sum",
                    ),
                ],
            ),
            text(
                *plain(
                    [
                        tell(
                            "Sammanlagt gick verksamheten {} med {} mot budget.",
                            turn(whole, "plus", "minus"),
                            _TEXT.size(whole, "difference"),
                        ),
                        tell(
                            f"{worst.name} hade störst problem med att hålla budgeten och redovisar {{}} på {{}}.",
                            turn(saved[worst.key], "ett överskott", "ett underskott"),
                            _TEXT.size(saved[worst.key], "difference"),
                        ),
                        tell(
                            f"Av kommunens nettokostnader står {m.boards[1].name} för {{}}.",
                            pct(r.quotient(m("board-net", m.boards[1].key), m("board-net", "all"))),
                        ),
                        tell(
                            "Inom hemtjänsten utfördes {} timmar och biblioteken hade {} besök.",
                            _PEN.people(a("home hours", "count", 70000, 95000)),
                            _PEN.people(a("visits", "count", 80000, 120000)),
                        ),
                        tell("Snöröjningen kostade {}.", _TEXT(a("snow", "money", 3, 8))),
                    ]
                )
            ),
            Heading("Kassaflöde och investeringar", 1),
            table(
                "Kassaflödesanalys (kkr)",
                ["", *map(str, two)],
                [
                    row(label, [_PEN(m(what, year=one), sign) for one in two], kind)
                    for label, what, sign, kind in _FLOW
                ],
            ),
            text(
                *plain(
                    [
                        tell("Vi investerade för {}.", _TEXT(m("investments"))),
                        tell("Avskrivningarna motsvarar {} av investeringarna.", pct(self_paid)),
                        tell(
                            "Asfalteringen av gator kostade {}.", _TEXT(a("asphalt", "money", 2, 5))
                        ),
                        tell(
                            "Nya lån togs upp med {} och {} amorterades.",
                            _TEXT(m("new-loans")),
                            _TEXT(m("repayments")),
                        ),
                        tell(
                            "Kassan {} därmed med {} och var {} vid årets slut.",
                            turn(m("cash-flow"), "ökade", "minskade"),
                            _TEXT.size(m("cash-flow")),
                            _TEXT(m("cash")),
                        ),
                        tell(
                            "Den outnyttjade checkkrediten är {}.",
                            _TEXT(a("credit", "money", 30, 60)),
                        ),
                    ]
                )
            ),
            Heading("Balansräkning", 1),
            table(
                "Balansräkning (kkr)",
                ["", *(f"31/12 {one}" for one in two)],
                [
                    row(label, [_PEN(m(what, year=one)) for one in two], kind)
                    for label, what, kind in _BALANCE
                ],
            ),
            item(
                *plain(
                    [
                        tell(
                            "Eget kapital {} med årets resultat till {}.",
                            turn(m("result"), "ökade", "minskade"),
                            _TEXT(m("equity")),
                        )
                    ]
                )
                or [tell("Eget kapital är {}.", _TEXT(m("equity")))]
            ),
            item(
                *plain(
                    [
                        tell(
                            "Långfristiga skulder {} med {} till {}.",
                            turn(m.change("long-debt"), "ökade", "minskade"),
                            _TEXT.size(m.change("long-debt"), "difference"),
                            _TEXT(m("long-debt")),
                        )
                    ]
                )
                or [tell("Långfristiga skulder är {}.", _TEXT(m("long-debt")))]
            ),
            item(tell("Avsättningarna för pensioner är {}.", _TEXT(m("pension-provision")))),
            item(
                tell(
                    "Borgensåtagandet för bostadsbolaget är {}.",
                    _TEXT(a("surety", "money", 180, 320)),
                )
            ),
        ),
    )


def clear_change(m: Municipality) -> bool:
    return abs(m.change("wages").value) >= 1_000_000


FAMILY = Family("liten-annual", make)
