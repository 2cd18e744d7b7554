"""The annual report of a small municipality, in thousands of kronor, notes beside the lines."""

from __future__ import annotations

from random import Random

from ..compose import Pen, plain, row, table, text, turn
from ..family import Family
from ..municipality import Board, Municipality
from ..paper import Heading, Paper, Printed, Sentence
from ..quantities import Quantity
from ._books import Books, fill, town

_T = Pen("tkr", 0)
_S = Pen("tkr", 0, behind=" tkr")
_P = Pen(behind="")
_LINES = (
    ("Verksamhetens intäkter", "income", 1, "item"),
    ("Verksamhetens kostnader", "costs", -1, "item"),
    ("Avskrivningar", "depreciation", -1, "item"),
    ("Verksamhetens nettokostnader", "net-cost", -1, "sum"),
    ("Skatteintäkter", "tax", 1, "item"),
    ("Generella statsbidrag och utjämning", "grants", 1, "item"),
    ("Verksamhetens resultat", "operating-result", 1, "sum"),
    ("Finansiella intäkter", "financial-income", 1, "item"),
    ("Finansiella kostnader", "financial-costs", -1, "item"),
    ("Årets resultat", "result", 1, "sum"),
)
_BALANCE = (
    ("TILLGÅNGAR", "", "heading"),
    ("Immateriella anläggningstillgångar", "intangible", "item"),
    ("Mark, byggnader och tekniska anläggningar", "buildings", "item"),
    ("Maskiner och inventarier", "machinery", "item"),
    ("Finansiella anläggningstillgångar", "financial-assets", "item"),
    ("Summa anläggningstillgångar", "fixed-assets", "sum"),
    ("Förråd", "stock", "item"),
    ("Fordringar", "receivables", "item"),
    ("Kortfristiga placeringar", "short-investments", "item"),
    ("Kassa och bank", "cash", "item"),
    ("Summa omsättningstillgångar", "current-assets", "sum"),
    ("SUMMA TILLGÅNGAR", "assets", "sum"),
    ("EGET KAPITAL, AVSÄTTNINGAR OCH SKULDER", "", "heading"),
    ("Ingående eget kapital", "opening-equity", "item"),
    ("Årets resultat", "result", "item"),
    ("Summa eget kapital", "equity", "sum"),
    ("Avsättningar för pensioner", "pension-provision", "item"),
    ("Övriga avsättningar", "other-provisions", "item"),
    ("Summa avsättningar", "provisions", "sum"),
    ("Långfristiga skulder", "long-debt", "item"),
    ("Kortfristiga skulder", "short-debt", "item"),
    ("Summa skulder", "debts", "sum"),
    ("SUMMA EGET KAPITAL, AVSÄTTNINGAR OCH SKULDER", "equity-and-debts", "sum"),
)
_BETTER = (
    "vakanta tjänster", "lägre kostnader för köpta tjänster", "högre bidrag än väntat",
    "lägre personalkostnader",
)  # fmt: skip
_WORSE = (
    "högre personalkostnader", "högre kostnader för köpta tjänster", "ökade lokalkostnader",
    "högre kostnader för inhyrd personal",
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    b = Books(m, chance)
    year, last = m.year, m.year - 1
    every = (*m.boards, m.central)
    net, result = m.change("net-cost"), m("result")
    over = m.variance("board-net", "all", -1)
    share = b.share(m("net-cost"), m("tax-and-grants"))
    share_last = b.share(m("net-cost", year=last), m("tax-and-grants", year=last))
    equity, equity_last = (b.share(m("equity", year=y), m("assets", year=y)) for y in (year, last))
    per = b.register.per(m("long-debt"), m("inhabitants"))
    gone = b.less(m("investments", basis="budget"), m("investments"))

    first = plain(
        [
            fill(
                "{} kommun redovisar för {} ett {} på {}.", town(m), str(year),
                turn(result, "överskott", "underskott"), _S.size(result),
            ),
            fill("Föregående år var resultatet {}.", _S(m("result", year=last))),
            fill(
                "I budgeten fanns ett resultat på {}, och avvikelsen blev därmed {}.",
                _S(m("result", basis="budget")), _S(m.variance("result"), role="difference"),
            ),
            fill(
                "Vid årsskiftet hade kommunen {} invånare, en {} med {} personer under året.",
                _P.people(m("inhabitants")),
                turn(m.change("inhabitants"), "ökning", "minskning"),
                _P.people(m.change("inhabitants"), "difference", size=True),
            ),
            fill(
                "I Svenskt Näringslivs mätning av företagsklimatet hamnade kommunen på plats {}.",
                _T.people(b.count(20, 260)),
            ),
            fill(
                "Under året föddes {} barn och {} personer flyttade hit.",
                _P.people(b.count(60, 110, True)), _P.people(b.count(300, 520, True)),
            ),
            fill(
                "Soliditeten uppgick till {} procent, jämfört med {} procent ett år tidigare.",
                _P.share(equity), _P.share(equity_last),
            ),
        ]
    )  # fmt: skip
    economy = plain(
        [
            fill(
                "Verksamhetens nettokostnader {} med {} eller {} procent till {}.",
                turn(net, "ökade", "minskade"), _S.size(net, "difference"),
                _P.share(m.growth("net-cost"), size=True), _S(m("net-cost")),
            ),
            fill(
                "Skatteintäkter och statsbidrag uppgick tillsammans till {}.",
                _S(m("tax-and-grants")),
            ),
            fill(
                "Nettokostnaderna tog i anspråk {} procent av skatteintäkter och generella "
                "statsbidrag, mot {} procent {}.",
                _P.share(share), _P.share(share_last), str(last),
            ),
            fill(
                "Skatteintäkterna blev {} {} än budgeterat.",
                _S.size(m.variance("tax"), "difference"),
                turn(m.variance("tax"), "högre", "lägre"),
            ),
            fill(
                "Avskrivningarna uppgick till {} och de finansiella kostnaderna till {}.",
                _S(m("depreciation")), _S(m("financial-costs")),
            ),
            fill(
                "Finansnettot blev {}, vilket är {} {} än föregående år.", _S(m("financial-net")),
                _S.size(m.change("financial-net"), "difference"),
                turn(m.change("financial-net"), "bättre", "sämre"),
            ),
            fill(
                "Medelräntan på låneskulden var {} procent vid årets slut.",
                _P.share(b.ratio(1.1, 3.4), ),
            ),
        ]
    )  # fmt: skip
    boards: list[Sentence] = [
        fill(
            "Nämnderna inklusive gemensamma poster redovisar sammantaget {} på {} mot budget.",
            turn(over, "ett överskott", "ett underskott"), _S.size(over, "difference"),
        )
    ]  # fmt: skip
    for place, one in enumerate(m.boards):
        boards += _board(b, one, m.variance("board-net", one.key, -1), place)
    invested = plain(
        [
            fill(
                "Årets investeringar uppgick till {}, att jämföra med budgeterade {}.",
                _S(m("investments")), _S(m("investments", basis="budget")),
            ),
            fill(
                "Det är {} {} än budget.", _S.size(gone, "difference"),
                turn(gone, "lägre", "högre"),
            ),
            *[
                fill(
                    "För {} har {} använts under året av budgeterade {}.", one.name,
                    _S(m("project", one.key)), _S(m("project", one.key, basis="budget")),
                )
                for one in m.projects[:2]
            ],
            fill(
                "Bidrag från Naturvårdsverket om {} har minskat nettoutgiften.",
                _S(b.money(400, 2200)),
            ),
        ]
    )  # fmt: skip
    balance = plain(
        [
            fill(
                "Balansomslutningen {} till {}.", turn(m.change("assets"), "ökade", "minskade"),
                _S(m("assets")),
            ),
            fill(
                "Under året har nya lån tagits upp med {} och amorterats {}.", _S(m("new-loans")),
                _S(m("repayments")),
            ),
            fill(
                "De långfristiga skulderna uppgår därmed till {}, vilket motsvarar {} kronor per "
                "invånare.", _S(m("long-debt")), Pen("kr")(per),
            ),
            fill(
                "Likvida medel var {} vid årets slut och har {} med {}.", _S(m("cash")),
                turn(m.change("cash"), "ökat", "minskat"), _S.size(m.change("cash"), "difference"),
            ),
            fill("Borgensåtagandena uppgår till {}.", _S(b.money(180_000, 320_000))),
        ]
    )  # fmt: skip
    staff = plain(
        [
            fill(
                "Vid årets slut hade kommunen {} anställda, {} {} än året innan.",
                _P.people(m("employees")),
                _P.people(m.change("employees"), "difference", size=True),
                turn(m.change("employees"), "fler", "färre"),
            ),
            fill(
                "Av dem var {} kvinnor och {} män.", _P.people(m("women")), _P.people(m("men")),
            ),
            fill(
                "Sjukfrånvaron var {} procent för kvinnor och {} procent för män.",
                _P.share(m("sick-leave", "women")), _P.share(m("sick-leave", "men")),
            ),
            fill(
                "Under året gick {} medarbetare i pension.", _P.people(b.count(12, 25, True)),
            ),
        ]
    )  # fmt: skip
    return Paper(
        f"Årsredovisning {year} {town(m)} kommun",
        (
            Heading("Året i korthet", 1),
            text(*first),
            Heading("Ekonomisk översikt", 1),
            text(*economy[:4]),
            table(
                "Resultaträkning, tkr",
                ["Tkr", "Not", f"Bokslut {last}", f"Budget {year}", f"Bokslut {year}"],
                [
                    row(
                        label,
                        [
                            "" if kind == "sum" else str(note),
                            *(
                                _T(one, sign)
                                for one in (
                                    m(what, year=last), m(what, basis="budget"), m(what),
                                )
                            ),
                        ],
                        kind,
                    )
                    for note, (label, what, sign, kind) in enumerate(_LINES, 1)
                ],
            ),
            text(*economy[4:]),
            Heading("Driftredovisning"),
            table(
                "Nettokostnad per nämnd, tkr",
                ["Nämnd", "Budget", "Utfall", "Avvikelse", f"Utfall {last}"],
                [
                    *[row(one.name, _cells(m, one.key)) for one in every],
                    row("Summa", _cells(m, "all"), "sum"),
                ],
            ),
            text(*boards),
            Heading("Investeringar"),
            text(*invested),
            table(
                "Investeringsredovisning, tkr",
                ["Projekt", "Utfall", "Budget", "Avvikelse"],
                [
                    *[row(one.name, _spent(b, "project", one.key)) for one in m.projects],
                    row("Totalt", _spent(b, "investments", "municipality"), "sum"),
                ],
            ),
            Heading("Balansräkning"),
            table(
                "Balansräkning, tkr",
                ["Tkr", f"{year}-12-31", f"{last}-12-31"],
                [
                    row(
                        label,
                        [_T(m(what)), _T(m(what, year=last))] if what else [None, None],
                        kind,
                    )
                    for label, what, kind in _BALANCE
                ],
            ),
            text(*balance),
            Heading("Personal"),
            text(*staff),
            table(
                "Anställda per nämnd",
                ["", "Kvinnor", "Män", "Totalt"],
                [
                    *[
                        row(
                            one.name,
                            [
                                _P.people(m(what, one.key))
                                for what in ("women", "men", "employees")
                            ],
                        )
                        for one in m.boards
                    ],
                    row("Totalt", [_P.people(m(w)) for w in ("women", "men", "employees")], "sum"),
                ],
            ),
        ),
    )  # fmt: skip


def _cells(m: Municipality, who: str) -> list[Printed]:
    return [
        _T(m("board-net", who, basis="budget")),
        _T(m("board-net", who)),
        _T(m.variance("board-net", who, -1), role="difference" if who != "all" else "sum"),
        _T(m("board-net", who, m.year - 1)),
    ]


def _spent(b: Books, what: str, who: str) -> list[Printed]:
    out, plan = b(what, who), b(what, who, 0, "budget")
    return [_T(out), _T(plan), _T(b.less(plan, out))]


def _board(b: Books, one: Board, gap: Quantity, place: int) -> list[Sentence]:
    good = gap.value > 0
    why = (_BETTER if good else _WORSE)[place % 4]
    forms = (
        fill(
            "{} visar {} mot budget på {}, vilket främst förklaras av {}.", one.name,
            turn(gap, "ett överskott", "ett underskott"), _S.size(gap, "difference"), why,
        ),
        fill(
            "För {} är budgetavvikelsen {}, varav {} avser {}.", _low(one.name),
            _S(gap, role="difference"), _S(b.cause(gap)), why,
        ),
        fill(
            "{}s nettokostnad blev {}, {} {} än budget.", one.name,
            _S(b("board-net", one.key)), _S.size(gap, "difference"), turn(gap, "lägre", "högre"),
        ),
    )  # fmt: skip
    return plain([forms[place % 3]])


def _low(name: str) -> str:
    return name[0].lower() + name[1:]


FAMILY = Family("small-annual-report", make)
