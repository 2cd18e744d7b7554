"""A municipality's administration report: thousands, points between them, five years."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from random import Random

from ..compose import Pen, counted, table, turn
from ..family import Family
from ..municipality import CURRENT, DEBTS, FIXED, FLOWS, Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Printed, Table
from ..quantities import Quantity
from ._tell import because, body, number, pair, paper, para, percent, seen, tell

_STYLE = NumberStyle(thousands=".", negative="–")
_T = Pen("tkr", style=_STYLE)
_IN = Pen("tkr", style=_STYLE, behind=" tkr")
_RESULT = (
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
_FLOW_NAMES = {
    "result": "Årets resultat", "depreciation": "Avskrivningar",
    "provision-change": "Förändring av avsättningar",
    "receivables-change": "Förändring av förråd, fordringar och placeringar",
    "short-debt-change": "Förändring av kortfristiga skulder", "investments": "Investeringar",
    "asset-sales": "Försäljning av anläggningstillgångar", "new-loans": "Nya lån",
    "repayments": "Amorteringar",
}  # fmt: skip
_FLOW_SUMS = {
    "short-debt-change": ("Kassaflöde från den löpande verksamheten", "operating-flow"),
    "asset-sales": ("Kassaflöde från investeringar", "investing-flow"),
    "repayments": ("Kassaflöde från finansiering", "financing-flow"),
}
_BALANCE = {
    "intangible": "Immateriella tillgångar", "buildings": "Mark, byggnader och anläggningar",
    "machinery": "Maskiner och inventarier", "financial-assets": "Finansiella tillgångar",
    "stock": "Förråd och exploatering", "receivables": "Fordringar",
    "short-investments": "Kortfristiga placeringar", "cash": "Kassa och bank",
    "pension-provision": "Avsättning för pensioner", "other-provisions": "Övriga avsättningar",
    "long-debt": "Långfristiga skulder", "short-debt": "Kortfristiga skulder",
}  # fmt: skip


def _of(one: Quantity, other: Quantity, m: Municipality) -> Quantity:
    return m.register.quotient(one, other)


def _p(quantity: Quantity, decimals: int = 1, size: bool = False) -> Printed:
    return percent(quantity, decimals, _STYLE, size=size)


def _solid(m: Municipality, year: int) -> Quantity:
    return _of(m("equity", year=year), m("assets", year=year), m)


def _five(m: Municipality, chance: Random) -> Iterator[Block]:
    def cell(what: str, year: int) -> Printed:
        taxes = m("tax-and-grants", year=year)
        if what == "people":
            return number(m("inhabitants", year=year), style=_STYLE)
        if what == "rate":
            return number(m("tax-rate", year=year), 2, _STYLE)
        if what == "result share":
            return percent(_of(m("result", year=year), taxes, m), 1, _STYLE, "")
        if what == "net share":
            return percent(_of(m("net-cost", year=year), taxes, m), 1, _STYLE, "")
        if what == "solid":
            return percent(_solid(m, year), 1, _STYLE, "")
        if what == "debt each":
            debt, people = m("long-debt", year=year), m("inhabitants", year=year)
            return Pen("kr", style=_STYLE)(m.register.per(debt, people))
        if what == "staff":
            return number(m("employees", year=year), style=_STYLE)
        return _T(m(what, year=year))

    rows = (
        ("Antal invånare 31 december", "people"), ("Utdebitering, kr", "rate"),
        ("Årets resultat, tkr", "result"), ("Resultat i % av skatter och bidrag", "result share"),
        ("Nettokostnader i % av skatter och bidrag", "net share"),
        ("Nettoinvesteringar, tkr", "investments"), ("Soliditet, %", "solid"),
        ("Långfristiga skulder, tkr", "long-debt"), ("Långfristig skuld per invånare, kr",
                                                    "debt each"),
        ("Antal anställda", "staff"),
    )  # fmt: skip
    grown = Decimal(chance.randint(1_010, 1_040)) / 1000
    outlook = m.register.base(
        f"outlook:own:{m.year}:forecast", "count", Decimal(round(m("inhabitants").value * grown))
    )
    columns = [(lambda what, _who, year=year: cell(what, year)) for year in m.years]
    people, oldest = m.change("inhabitants"), m.years[-1]
    solid = m.register.difference(_solid(m, m.year), _solid(m, m.year - 1))
    loans = m.change("long-debt")
    yield Heading("Utvecklingen i korthet", 1)
    yield table("Fem år i sammandrag", ["", *map(str, m.years)], body(
        [(label, what, "", "item") for label, what in rows], columns
    ))  # fmt: skip
    yield para(
        tell("Vid årsskiftet hade kommunen {} invånare, {} {} än året innan.",
             number(m("inhabitants"), style=_STYLE),
             number(people, style=_STYLE, size=True, role="difference"),
             turn(people, "fler", "färre")),
        tell("Sedan {} har folkmängden {} med {} personer.", str(oldest),
             turn(m.register.difference(m("inhabitants"), m("inhabitants", year=oldest)),
                  "ökat", "minskat"),
             number(m.register.difference(m("inhabitants"), m("inhabitants", year=oldest)),
                    style=_STYLE, size=True, role="difference")),
        tell("Soliditeten {} från {} till {}.", turn(solid, "stärktes", "försvagades"),
             _p(_solid(m, m.year - 1)), _p(_solid(m, m.year))),
        tell("Låneskulden har {} med {} under året och uppgår till {} kronor per invånare.",
             turn(loans, "ökat", "minskat"), _IN.size(loans, "difference"),
             Pen("kr", style=_STYLE)(m.register.per(m("long-debt"), m("inhabitants")))),
        tell("Befolkningsprognosen pekar på {} invånare om fem år.",
             number(outlook, style=_STYLE)),
    )  # fmt: skip


def _result(m: Municipality) -> Iterator[Block]:
    signs = {what: sign for _label, what, sign, _kind in _RESULT}
    better = {what: -1 if sign < 0 else 1 for what, sign in signs.items()}
    yield Heading("Årets resultat", 1)
    yield table(
        "Resultaträkning (tkr)",
        ["", f"Bokslut {m.year}", f"Budget {m.year}", "Budgetavvikelse", f"Bokslut {m.year - 1}"],
        body(
            [(label, what, "municipality", kind) for label, what, _sign, kind in _RESULT],
            [
                lambda what, _who: _T(m(what), signs[what]),
                lambda what, _who: _T(m(what, basis="budget"), signs[what]),
                lambda what, who: _T(m.variance(what, who, better[what])),
                lambda what, _who: _T(m(what, year=m.year - 1), signs[what]),
            ],
        ),
    )
    gap, net, tax = m.variance("result"), m.change("net-cost"), m.variance("tax")
    grants, worn = m.change("grants"), m.variance("depreciation", better=-1)
    share = _of(m("result"), m("tax-and-grants"), m)
    yield para(
        tell("Kommunens resultat för {} uppgår till {} tkr.", str(m.year), _T(m("result"))),
        tell("Resultatet är {} {} än budgeterat.", _IN.size(gap, "difference"),
             turn(gap, "bättre", "sämre")),
        tell("Det motsvarar {} av skatteintäkter och generella statsbidrag.", _p(share)),
        tell("Verksamhetens nettokostnader {} med {} eller {} jämfört med {}.",
             turn(net, "ökade", "minskade"), _IN.size(net, "difference"),
             _p(m.growth("net-cost"), size=True), str(m.year - 1)),
        tell("Intäkterna i verksamheten uppgick till {} och kostnaderna till {}.",
             _IN(m("income")), _IN(m("costs"))),
        tell("Föregående år redovisades ett resultat på {} tkr.",
             _T(m("result", year=m.year - 1))),
        tell("Nettokostnaderna tog i anspråk {} av skatter och bidrag.",
             _p(_of(m("net-cost"), m("tax-and-grants"), m))),
    )  # fmt: skip
    yield para(
        because(
            tell("Skatteintäkterna blev {}, {} {} än budget.", _IN(m("tax")),
                 _IN.size(tax, "difference"), turn(tax, "högre", "lägre")),
            tax, "Skatteunderlaget växte snabbare än i de prognoser som budgeten byggde på.",
            "Skatteunderlaget växte långsammare än i de prognoser som budgeten byggde på.",
        ),
        tell("I beloppet ingår slutavräkningar med {} tkr för innevarande år och {} tkr för "
             "föregående år.", _T(m("tax-forecast")), _T(m("tax-final"))),
        tell("De generella bidragen {} med {} till {}.", turn(grants, "steg", "sjönk"),
             _IN.size(grants, "difference"), _IN(m("grants"))),
        tell("Avskrivningarna blev {} {} än budgeterat.", _IN.size(worn, "difference"),
             turn(worn, "lägre", "högre")),
        tell("Räntor och andra finansiella kostnader uppgick till {}, mot budgeterade {}.",
             _IN(m("financial-costs")), _IN(m("financial-costs", basis="budget"))),
    )  # fmt: skip


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]


def _extra(m: Municipality, chance: Random, what: str, middle: int) -> Quantity:
    """An amount that nothing else tells of."""
    value = Decimal(round(m.size * middle * chance.randint(70, 130) / 100))
    return m.register.base(f"{what}:own:{m.year}:outcome", "money", value)


def _boards(m: Municipality, chance: Random) -> Iterator[Block]:
    gaps = {one: m.variance("board-net", one.key, -1) for one in (*m.boards, m.central)}
    ours = sorted(m.boards, key=lambda one: gaps[one].value)
    good = seen(m.register, "small good", [_T(gaps[one]) for one in ours])
    rows = [(one.name, "board", one.key, "item") for one in (*m.boards, m.central)]
    whole = m.variance("board-net", "all", -1)
    yield Heading("Driftredovisning", 1)
    yield table(
        "Driftredovisning per nämnd (tkr)",
        ["Nämnd", "Intäkter", "Kostnader", "Netto", "Budget netto", "Avvikelse"],
        body(
            [*rows, ("Summa nettokostnad", "board", "all", "sum")],
            [
                lambda what, who: _T(m(f"{what}-income", who)),
                lambda what, who: _T(m(f"{what}-cost", who), -1),
                lambda what, who: _T(m(f"{what}-net", who), -1),
                lambda what, who: _T(m(f"{what}-net", who, basis="budget"), -1),
                lambda what, who: _T(m.variance(f"{what}-net", who, -1)),
            ],
        ),
    )
    yield para(
        tell("Nämnderna och de gemensamma posterna redovisar tillsammans ett {} mot budget på "
             "{}.", turn(whole, "överskott", "underskott"), _IN.size(whole, "difference")),
        tell("{} av {} nämnder har hållit sin budget.", counted(good, capital=True),
             counted(m.register.count("small boards", [m("board-net", one.key) for one in ours])))
        if good else None,
        because(
            tell(f"Av nämnderna redovisar {_lower(ours[0].name)} det största underskottet, {{}}.",
                 _IN.size(gaps[ours[0]], "difference")),
            gaps[ours[0]], "", "Orsaken är främst högre personalkostnader än beräknat.",
        ) if gaps[ours[0]].value < 0 else None,
        tell("Kostnaderna för inhyrd personal uppgick till {}.",
             _IN(_extra(m, chance, "hired", 9_000_000))),
        tell(f"{ours[-1].name} lämnar ett överskott på {{}}.",
             _IN.size(gaps[ours[-1]], "difference")) if gaps[ours[-1]].value > 0 else None,
        *(
            tell(f"Nettokostnaden för {_lower(one.name)} uppgick till {{}}, och "
                 "budgeten var {}.", _IN(m("board-net", one.key)),
                 _IN(m("board-net", one.key, basis="budget")))
            for one in m.boards[:2]
        ),
        tell("De gemensamma posterna kostade netto {}, främst pensioner och avskrivningar.",
             _IN(m("board-net", "central"))),
    )  # fmt: skip


def _balance(m: Municipality) -> Table:
    rows = [("Tillgångar", "", "", "heading")]
    rows += [(_BALANCE[what], what, "", "item") for what in FIXED]
    rows.append(("Summa anläggningstillgångar", "fixed-assets", "", "sum"))
    rows += [(_BALANCE[what], what, "", "item") for what in CURRENT]
    rows.append(("Summa omsättningstillgångar", "current-assets", "", "sum"))
    rows.append(("Summa tillgångar", "assets", "", "sum"))
    rows.append(("Eget kapital, avsättningar och skulder", "", "", "heading"))
    rows.append(("Eget kapital", "equity", "", "item"))
    rows.append(("varav årets resultat", "result", "", "item"))
    rows += [(_BALANCE[what], what, "", "item") for what in DEBTS]
    rows.append(("Summa eget kapital, avsättningar och skulder", "equity-and-debts", "", "sum"))
    return table(
        "Balansräkning (tkr)",
        ["", f"{m.year}-12-31", f"{m.year - 1}-12-31"],
        body(
            rows,
            [
                lambda what, _who: _T(m(what)),
                lambda what, _who: _T(m(what, year=m.year - 1)),
            ],
        ),
    )


def _flow(m: Municipality) -> Table:
    rows: list[tuple[str, str, str, str]] = []
    signs = dict(FLOWS)
    for what, _sign in FLOWS:
        rows.append((_FLOW_NAMES[what], what, "", "item"))
        if what in _FLOW_SUMS:
            rows.append((*_FLOW_SUMS[what], "", "sum"))
    rows.append(("Årets kassaflöde", "cash-flow", "", "sum"))
    return table(
        "Kassaflödesanalys (tkr)",
        ["", str(m.year), str(m.year - 1)],
        body(
            rows,
            [
                lambda what, _who: _T(m(what), signs.get(what, 1)),
                lambda what, _who: _T(m(what, year=m.year - 1), signs.get(what, 1)),
            ],
        ),
    )


def _position(m: Municipality, chance: Random) -> Iterator[Block]:
    assets, cash, spent = m.change("assets"), m.change("cash"), m.variance("investments", better=-1)
    pension = m.change("pension-provision")
    yield Heading("Ställning och kassaflöde", 1)
    yield _balance(m)
    yield para(
        tell("Balansomslutningen uppgick till {}, en {} med {}.", _IN(m("assets")),
             turn(assets, "ökning", "minskning"), _IN.size(assets, "difference")),
        tell("Det egna kapitalet är {}, varav årets resultat utgör {} tkr.", _IN(m("equity")),
             _T(m("result"))),
        tell("Pensionsåtagandet före 1998 redovisas som ansvarsförbindelse och uppgår till {}.",
             _IN(_extra(m, chance, "old-pensions", 390_000_000))),
        tell("De kortfristiga skulderna var {} vid årets slut.", _IN(m("short-debt"))),
        tell("Avsättningen för pensioner {} med {}.", turn(pension, "ökade", "minskade"),
             _IN.size(pension, "difference")),
    )  # fmt: skip
    yield _flow(m)
    yield para(
        tell("Under året investerade kommunen för {}.", _IN(m("investments"))),
        tell("Investeringsbudgeten var {}, vilket betyder att {} {} än planerat har använts.",
             _IN(m("investments", basis="budget")), _IN.size(spent, "difference"),
             turn(spent, "mindre", "mer")),
        pair("Nya lån har tagits upp med {} tkr och amorteringarna var {} tkr.",
             _T(m("new-loans")), _T(m("repayments"))),
        tell("Kassaflödet från den löpande verksamheten var {} tkr.", _T(m("operating-flow"))),
        tell("Likvida medel {} med {} till {}.", turn(cash, "ökade", "minskade"),
             _IN.size(cash, "difference"), _IN(m("cash"))),
    )  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    blocks = [
        *_five(m, chance), *_result(m), *_boards(m, chance), *_position(m, chance)
    ]  # fmt: skip
    return paper(f"Förvaltningsberättelse {m.year}, {m.name} kommun", blocks)


FAMILY = Family("small-town", make)
