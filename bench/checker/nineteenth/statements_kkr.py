"""A small municipality's financial statements with notes, in kkr, short texts under each."""

from __future__ import annotations

from random import Random

from ..compose import Pen, plain, row, say, table, text, turn
from ..family import Family
from ..municipality import COSTS, FLOWS, INCOME, Municipality
from ..paper import Heading, NumberStyle, Paper, Row
from ._parts import alone

_STYLE = NumberStyle(thousands=" ", negative="-")
_T = Pen("tkr", 0, _STYLE)
_S = Pen("tkr", 0, _STYLE, " kkr")
_M = Pen("mnkr", 1, _STYLE, " miljoner kronor")
_INCOME = {
    "sales": "Försäljningsintäkter",
    "fees": "Taxor och avgifter",
    "rents": "Hyror och arrenden",
    "grants-received": "Bidrag",
    "contracts": "Försäljning av verksamhet",
    "other-income": "Övriga intäkter",
}
_COSTS = {
    "wages": "Löner och sociala avgifter",
    "pensions": "Pensionskostnader",
    "purchased": "Entreprenader och köp av verksamhet",
    "premises": "Lokal- och markhyror",
    "transfers": "Lämnade bidrag",
    "material": "Bränsle, energi och material",
    "other-costs": "Övriga kostnader",
}
_FLOW = {
    "result": "Årets resultat",
    "depreciation": "Justering för avskrivningar",
    "provision-change": "Förändring av avsättningar",
    "receivables-change": "Förändring av fordringar, förråd och placeringar",
    "short-debt-change": "Förändring av kortfristiga skulder",
    "investments": "Investeringar i anläggningstillgångar",
    "asset-sales": "Försäljning av anläggningstillgångar",
    "new-loans": "Nyupptagna lån",
    "repayments": "Amortering",
}
_SUMS = {
    "short-debt-change": ("operating-flow", "Kassaflöde från den löpande verksamheten"),
    "asset-sales": ("investing-flow", "Kassaflöde från investeringsverksamheten"),
    "repayments": ("financing-flow", "Kassaflöde från finansieringsverksamheten"),
}


def make(m: Municipality, chance: Random) -> Paper:
    this, last = m.year, m.year - 1
    r = m.register

    def line(label: str, what: str, note: str = "", sign: int = 1, kind: str = "item") -> Row:
        return row(label, [note, _T(m(what), sign), _T(m(what, year=last), sign)], kind)

    statement = [
        line("Verksamhetens intäkter", "income", "1"),
        line("Verksamhetens kostnader", "costs", "2", -1),
        line("Avskrivningar", "depreciation", "", -1),
        line("Verksamhetens nettokostnad", "net-cost", "", -1, "sum"),
        line("Skatteintäkter", "tax"),
        line("Generella statsbidrag", "grants"),
        line("Verksamhetens resultat", "operating-result", "", 1, "sum"),
        line("Finansiella intäkter", "financial-income"),
        line("Finansiella kostnader", "financial-costs", "", -1),
        line("Årets resultat", "result", "3", 1, "sum"),
    ]
    flow = []
    for what, sign in FLOWS:
        flow.append(row(_FLOW[what], [_T(m(what, year=year), sign) for year in (this, last)]))
        if what in _SUMS:
            whole, label = _SUMS[what]
            flow.append(row(label, [_T(m(whole, year=year)) for year in (this, last)], "sum"))
    flow.append(row("Årets kassaflöde", [_T(m("cash-flow", year=y)) for y in (this, last)], "sum"))
    flow.append(row("Likvida medel vid årets början", [
        _T(m("cash", year=last)), _T(m("cash", year=last - 1)),
    ]))  # fmt: skip
    flow.append(
        row("Likvida medel vid årets slut", [_T(m("cash", year=y)) for y in (this, last)], "sum")
    )
    balance = [
        row("Tillgångar", ["", "", ""], "heading"),
        line("Immateriella anläggningstillgångar", "intangible"),
        line("Fastigheter och anläggningar", "buildings"),
        line("Maskiner och inventarier", "machinery"),
        line("Finansiella anläggningstillgångar", "financial-assets"),
        line("Summa anläggningstillgångar", "fixed-assets", "", 1, "sum"),
        line("Förråd", "stock"),
        line("Fordringar", "receivables"),
        line("Kortfristiga placeringar", "short-investments"),
        line("Likvida medel", "cash"),
        line("Summa omsättningstillgångar", "current-assets", "", 1, "sum"),
        line("Summa tillgångar", "assets", "", 1, "sum"),
        row("Eget kapital och skulder", ["", "", ""], "heading"),
        line("Eget kapital", "equity", "3"),
        line("Avsättningar", "provisions"),
        line("Långfristiga skulder", "long-debt"),
        line("Kortfristiga skulder", "short-debt"),
        line("Summa eget kapital och skulder", "equity-and-debts", "", 1, "sum"),
    ]
    for year in (this, last):
        r.follows(
            m("equity-and-debts", year=year),
            [
                (m(what, year=year), 1)
                for what in ("equity", "provisions", "long-debt", "short-debt")
            ],
        )

    def note(names: tuple[str, ...], labels: dict[str, str], whole: str) -> list[Row]:
        lines = [
            row(labels[what], [_T(m(what, year=year)) for year in (this, last)]) for what in names
        ]
        return [
            *lines,
            row("Summa", [_T(m(whole, year=year)) for year in (this, last)], "sum"),
        ]

    equity = [
        row("Ingående eget kapital", [_T(m("opening-equity", year=y)) for y in (this, last)]),
        row("Årets resultat", [_T(m("result", year=y)) for y in (this, last)]),
        row("Utgående eget kapital", [_T(m("equity", year=y)) for y in (this, last)], "sum"),
    ]
    solid, solid_last = (r.quotient(m("equity", year=y), m("assets", year=y)) for y in (this, last))
    better = r.difference(solid, solid_last)
    dates = [f"{this}-12-31", f"{last}-12-31"]
    heads = ["", "Not", str(this), str(last)]
    net = r.quotient(m("net-cost"), m("tax-and-grants"))
    tax, grants = m.change("tax"), m.change("grants")
    blocks = (
        Heading(f"Räkenskaper {this}", 1),
        text(
            "Belopp i tabeller och text anges i kkr om inget annat framgår.",
            "Redovisningen följer lagen om kommunal bokföring och redovisning.",
        ),
        Heading("Resultaträkning"),
        table("Resultaträkning (kkr)", heads, statement),
        text(
            *plain(
                [
                    say(
                        "Kommunen redovisar ett resultat på ",
                        _S(m("result")),
                        " för året, mot ",
                        _S(m("result", year=last)),
                        " föregående år.",
                    ),
                    say(
                        "Resultatet ",
                        turn(m.change("result"), "förbättrades", "försämrades"),
                        " alltså med ",
                        _S.size(m.change("result"), "difference"),
                        ".",
                    ),
                    say(
                        "Verksamhetens nettokostnad ",
                        turn(m.change("net-cost"), "ökade", "minskade"),
                        " med ",
                        _S.size(m.change("net-cost"), "difference"),
                        ", motsvarande ",
                        _S.share(m.growth("net-cost"), behind=" %", size=True),
                        ".",
                    ),
                    say(
                        "Nettokostnaden tog i anspråk ",
                        _S.share(net, behind=" %"),
                        " av skatteintäkter och generella statsbidrag.",
                    ),
                    say(
                        "Skatteintäkterna var ",
                        _S.size(tax, "difference"),
                        " ",
                        turn(tax, "högre", "lägre"),
                        " och de generella statsbidragen ",
                        _S.size(grants, "difference"),
                        " ",
                        turn(grants, "högre", "lägre"),
                        f" än {last}.",
                    ),
                    say(
                        "Avskrivningarna uppgick till ",
                        _M(m("depreciation")),
                        ".",
                    ),
                    say(
                        "De finansiella kostnaderna blev ",
                        _S(m("financial-costs")),
                        " och de finansiella intäkterna ",
                        _S(m("financial-income")),
                        ".",
                    ),
                ]
            )
        ),
        Heading("Kassaflödesanalys"),
        table("Kassaflödesanalys (kkr)", ["", str(this), str(last)], flow),
        text(
            *plain(
                [
                    say(
                        "Den löpande verksamheten gav ett kassaflöde på ",
                        _S(m("operating-flow")),
                        ".",
                    ),
                    say(
                        "Investeringarna uppgick till ",
                        _S(m("investments")),
                        ", vilket är ",
                        _S.size(m.change("investments"), "difference"),
                        " ",
                        turn(m.change("investments"), "mer", "mindre"),
                        " än året innan.",
                    ),
                    say(
                        "Nya lån har tagits upp med ",
                        _S(m("new-loans")),
                        " och amorteringarna var ",
                        _S(m("repayments")),
                        ".",
                    ),
                    say(
                        "Likvida medel ",
                        turn(m("cash-flow"), "ökade", "minskade"),
                        " under året med ",
                        _S.size(m("cash-flow"), "difference"),
                        " till ",
                        _S(m("cash")),
                        ".",
                    ),
                ]
            )
        ),
        Heading("Balansräkning"),
        table("Balansräkning (kkr)", ["", "Not", *dates], balance),
        text(
            *plain(
                [
                    say(
                        "Tillgångarna uppgår till ",
                        _M(m("assets")),
                        ", en ",
                        turn(m.change("assets"), "ökning", "minskning"),
                        " med ",
                        _M.size(m.change("assets"), "difference"),
                        ".",
                    ),
                    say(
                        "Soliditeten är ",
                        _S.share(solid, behind=" %"),
                        ", att jämföra med ",
                        _S.share(solid_last, behind=" %"),
                        f" vid utgången av {last}.",
                    ),
                    say(
                        "Det är en ",
                        turn(better, "förbättring", "försämring"),
                        " med ",
                        _S.points(better),
                        ".",
                    ),
                    say(
                        "De långfristiga skulderna uppgår till ",
                        _S(m("long-debt")),
                        " och har ",
                        turn(m.change("long-debt"), "ökat", "minskat"),
                        " med ",
                        _S.share(m.growth("long-debt"), behind=" %", size=True),
                        ".",
                    ),
                    say(
                        "Kortfristiga skulder ",
                        turn(m.change("short-debt"), "ökade", "minskade"),
                        " från ",
                        _S(m("short-debt", year=last)),
                        " till ",
                        _S(m("short-debt")),
                        ".",
                    ),
                    say(
                        "Avsättningarna, som främst avser pensioner, uppgår till ",
                        _S(m("provisions")),
                        ", mot ",
                        _S(m("provisions", year=last)),
                        " föregående år.",
                    ),
                    say(
                        "Borgensåtagandena är ",
                        _M(alone(m, chance, "guarantees", 420_000_000)),
                        " och gäller främst det kommunala bostadsbolaget.",
                    ),
                    say(
                        "Av tillgångarna är ",
                        _S.share(r.quotient(m("fixed-assets"), m("assets")), behind=" %"),
                        " anläggningstillgångar.",
                    ),
                ]
            )
        ),
        Heading("Noter"),
        table(
            "Not 1 Verksamhetens intäkter (kkr)",
            ["", str(this), str(last)],
            note(INCOME, _INCOME, "income"),
        ),
        text(
            *plain(
                [
                    say(
                        "Bidragen ",
                        turn(m.change("grants-received"), "ökade", "minskade"),
                        " med ",
                        _S.size(m.change("grants-received"), "difference"),
                        " och utgör ",
                        _S.share(r.quotient(m("grants-received"), m("income")), behind=" %"),
                        " av intäkterna.",
                    ),
                    say(
                        "Taxor och avgifter gav ",
                        _S(m("fees")),
                        " jämfört med ",
                        _S(m("fees", year=last)),
                        " föregående år.",
                    ),
                ]
            )
        ),
        table(
            "Not 2 Verksamhetens kostnader (kkr)",
            ["", str(this), str(last)],
            note(COSTS, _COSTS, "costs"),
        ),
        text(
            *plain(
                [
                    say(
                        "Löner och sociala avgifter ",
                        turn(m.change("wages"), "steg", "sjönk"),
                        " med ",
                        _S.size(m.change("wages"), "difference"),
                        " eller ",
                        _S.share(m.growth("wages"), behind=" %", size=True),
                        ".",
                    ),
                    say(
                        "Pensionskostnaden blev ",
                        _M(m("pensions")),
                        ".",
                    ),
                    say(
                        "Köpt verksamhet utgör ",
                        _S.share(r.quotient(m("purchased"), m("costs")), behind=" %"),
                        " av verksamhetens kostnader.",
                    ),
                ]
            )
        ),
        table("Not 3 Eget kapital (kkr)", ["", str(this), str(last)], equity),
        text(
            *plain(
                [
                    say(
                        "Eget kapital uppgår efter årets resultat till ",
                        _S(m("equity")),
                        ".",
                    ),
                    say(
                        "Kommunen hade ",
                        _S.people(m("inhabitants")),
                        " invånare och det egna kapitalet var ",
                        Pen("kr", 0, _STYLE, " kronor")(r.per(m("equity"), m("inhabitants"))),
                        " per invånare.",
                    ),
                ]
            )
        ),
    )
    return Paper(f"{m.name} kommun, räkenskaper {this}", blocks)


FAMILY = Family("statements-kkr", make)
