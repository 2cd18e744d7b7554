"""A small municipality's annual report: a leaflet's bullets first, five years in summary, tables in
tkr beside a text in mnkr, notes, the balance requirement and financial targets."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from random import Random

from ..compose import Pen, counted, in_words, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Board, Municipality
from ..paper import Block, Direction, Head, Heading, NumberStyle, Paper, Printed, Row, Table
from ..quantities import Quantity
from ._own import add, boards_together, flow, keep, level, most, share_near

_TKR = Pen("tkr", 0, NumberStyle(negative="–"))
_MN = Pen("mnkr", 1, NumberStyle(negative="–"), " mnkr")
_BARE = _MN.but(behind="")
_KR = Pen("kr", 0)


def _pc(one: Quantity, size: bool = False) -> Printed:
    return _MN.share(one, behind=" procent", size=size)


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    boards_together(m)
    for what in ("board-income", "board-cost"):
        boards_together(m, what)
    _requirement(m, chance)
    blocks: list[Block] = [
        Heading("Året i korthet", 1),
        *_bullets(m),
        Heading("Fem år i sammandrag"),
        _five_years(m),
        Heading("Förvaltningsberättelse", 1),
        Heading("Årets resultat"),
        *_result(m),
        _statement(m),
        Heading("Nämndernas ekonomi"),
        _operations(m),
        *_boards(m),
        Heading("Balanskravsutredning"),
        *_balance_text(m),
        _balance_table(m),
        Heading("Ekonomisk ställning"),
        *_position(m),
        _position_table(m),
        Heading("God ekonomisk hushållning"),
        *_targets(m),
    ]
    return Paper(f"{m.name} kommuns årsredovisning {m.year}", tuple(blocks))


def _requirement(m: Municipality, chance: Random) -> None:
    """Gains on sales, and what is put aside."""
    for year in (m.year - 1, m.year):
        share = share_near(chance, 0.08, 0.4)
        gained = keep(
            m, "gain", "municipality", year, round(m("asset-sales", year=year).value * share)
        )
        after = add(m, "adjusted", "municipality", year, [m("result", year=year), (gained, -1)])
        left = max(after.value - m("tax-and-grants", year=year).value / 100, Decimal(0))
        aside = keep(m, "reserve", "municipality", year, round(left * share))
        add(m, "required", "municipality", year, [after, (aside, -1)])


def _bullets(m: Municipality) -> list[Block]:
    result, off = m("result"), m.variance("result")
    people, loans = m.change("inhabitants"), m.change("long-debt")
    told = [
        flow(
            say("Årets resultat blev ", _MN(result), "."),
            say("Det är ", _MN.size(off, "difference"), " ", turn(off, "bättre", "sämre"),
                " än budget."),
        ),
        flow(
            say("Vid årsskiftet var vi ", _KR.people(m("inhabitants")), " invånare, ",
                _KR.people(people, "difference", True), " ", turn(people, "fler", "färre"),
                " än ett år tidigare."),
        ),
        flow(
            say("Kommunen investerade för ", _MN(m("investments")), ", att jämföra med ",
                _MN(m("investments", basis="budget")), " i budget."),
        ),
        flow(
            say("Låneskulden ", turn(loans, "steg", "sjönk"), " till ", _MN(m("long-debt")),
                ", eller ", _KR(m.register.per(m("long-debt"), m("inhabitants"))),
                " kronor per invånare."),
        ),
        flow(
            say("Soliditeten var ", _pc(m.register.quotient(m("equity"), m("assets"))), "."),
        ),
    ]  # fmt: skip
    return [item(*one) for one in told if one]


def _five_years(m: Municipality) -> Table:
    def line(label: str, of: Callable[[int], Printed]) -> Row:
        return row(label, [of(year) for year in m.years])

    r = m.register
    rows = [
        line("Antal invånare 31 december", lambda y: _KR.people(m("inhabitants", year=y))),
        line("Utdebitering, kr", lambda y: level(m("tax-rate", year=y), 2)),
        line("Antal anställda", lambda y: _KR.people(m("employees", year=y))),
        line("Årets resultat, tkr", lambda y: _TKR(m("result", year=y))),
        line(
            "Resultat i procent av skatt och bidrag",
            lambda y: _TKR.share(r.quotient(m("result", year=y), m("tax-and-grants", year=y))),
        ),
        line(
            "Nettokostnadsandel, %",
            lambda y: _TKR.share(r.quotient(m("net-cost", year=y), m("tax-and-grants", year=y))),
        ),
        line("Bruttoinvesteringar, tkr", lambda y: _TKR(m("investments", year=y))),
        line("Tillgångar, tkr", lambda y: _TKR(m("assets", year=y))),
        line("Eget kapital, tkr", lambda y: _TKR(m("equity", year=y))),
        line(
            "Soliditet, %",
            lambda y: _TKR.share(r.quotient(m("equity", year=y), m("assets", year=y))),
        ),
        line("Långfristig låneskuld, tkr", lambda y: _TKR(m("long-debt", year=y))),
        line(
            "Låneskuld, kr/inv",
            lambda y: _KR(r.per(m("long-debt", year=y), m("inhabitants", year=y))),
        ),
    ]
    return table("", ["", *map(str, m.years)], rows)


def _result(m: Municipality) -> list[Block]:
    r = m.register
    last, now = m.year - 1, m.year
    result, off, more = m("result"), m.variance("result"), m.change("result")
    net, both = m.change("net-cost"), m.change("tax-and-grants")
    tax, grants = m.variance("tax"), m.variance("grants")
    return [
        text(*flow(
            say("Kommunens resultat för ", str(now), " uppgår till ", _MN(result),
                ", vilket motsvarar ", _pc(r.quotient(result, m("tax-and-grants"))),
                " av skatteintäkter, generella statsbidrag och utjämning."),
            say("Budgeterat resultat var ", _MN(m("result", basis="budget")),
                ", och avvikelsen mot budget blev därmed ", _MN(off, role="difference"), "."),
            say("Jämfört med föregående år, då resultatet var ", _MN(m("result", year=last)),
                ", är det en ", turn(more, "förbättring", "försämring"), " med ",
                _MN.size(more, "difference"), "."),
        )),
        text(*flow(
            [say("Verksamhetens nettokostnader blev ", _MN(m("net-cost")), "."),
             say("Det är ", _MN.size(net, "difference"), " eller ",
                 _pc(m.growth("net-cost"), True), " ", turn(net, "mer", "mindre"), " än ",
                 str(last), ".")],
            say("Skatteintäkter och generella statsbidrag ", turn(both, "växte", "minskade"),
                " samtidigt med ", _pc(m.growth("tax-and-grants"), True), " till ",
                _MN(m("tax-and-grants")), "."),
            say("Skatteintäkterna blev ", _MN.size(tax, "difference"), " ",
                turn(tax, "högre", "lägre"), " än budgeterat och statsbidragen ",
                _MN.size(grants, "difference"), " ", turn(grants, "högre", "lägre"), "."),
            say("Av bidragen avsåg ", _BARE(m("income-equalisation")), " inkomstutjämning och ",
                _MN(m("property-fee")), " fastighetsavgift."),
            say("Finansnettot, ", _MN(m("financial-net")), ", består av finansiella intäkter på ",
                _BARE(m("financial-income")), " och finansiella kostnader på ",
                _MN(m("financial-costs")), "."),
        )),
    ]  # fmt: skip


def _statement(m: Municipality) -> Table:
    def line(label: str, note: str, what: str, sign: int = 1, kind: str = "item") -> Row:
        off = m.variance(what, better=sign)
        return row(
            label,
            [
                note,
                _TKR(m(what), sign),
                _TKR(m(what, basis="budget"), sign),
                _TKR(off, role="" if kind == "sum" else "difference"),
                _TKR(m(what, year=m.year - 1), sign),
            ],
            kind,
        )

    rows = [
        line("Verksamhetens intäkter", "1", "income"),
        line("Verksamhetens kostnader", "2", "costs", -1),
        line("Avskrivningar", "3", "depreciation", -1),
        line("Verksamhetens nettokostnader", "", "net-cost", -1, "sum"),
        line("Skatteintäkter", "4", "tax"),
        line("Generella statsbidrag och utjämning", "5", "grants"),
        line("Verksamhetens resultat", "", "operating-result", 1, "sum"),
        line("Finansiella intäkter", "6", "financial-income"),
        line("Finansiella kostnader", "7", "financial-costs", -1),
        line("Årets resultat", "", "result", 1, "sum"),
    ]
    heads: list[list[str | Head]] = [
        ["", "", Head(str(m.year), 3), str(m.year - 1)],
        ["Belopp i tkr", "Not", "Utfall", "Budget", "Avvikelse", "Utfall"],
    ]
    return tall("Resultaträkning", heads, rows)


def _operations(m: Municipality) -> Table:
    def line(label: str, who: str, kind: str = "item") -> Row:
        off = m.variance("board-net", who, -1)
        cells = [
            _TKR(m("board-income", who)),
            _TKR(m("board-cost", who), -1),
            _TKR(m("board-net", who), -1),
            _TKR(m("board-net", who, basis="budget"), -1),
            _TKR(off, role="difference" if kind == "item" else ""),
        ]
        return row(label, cells, kind)

    rows = [line(one.name, one.key) for one in m.boards]
    rows += [
        line("Summa nämnder", "boards", "sum"),
        line("Gemensamma poster", "central"),
        line("Verksamhetens nettokostnad", "all", "sum"),
    ]
    heads = ["Driftredovisning, tkr", "Intäkter", "Kostnader", "Netto", "Budget", "Avvikelse"]
    return table("", heads, rows)


def _boards(m: Municipality) -> list[Block]:
    def off(one: Board) -> Quantity:
        return m.variance("board-net", one.key, -1)

    every = m.variance("board-net", "boards", -1)
    best, worst = most(m.boards, off), most(m.boards, off, -1)
    large = most(m.boards, lambda one: m("board-net", one.key))
    over = m.register.count("boards with a deficit", [off(one) for one in m.boards], -1)
    grown = m.change("board-net", large.key)
    groups = [
        say("Sammantaget redovisar nämnderna ett ", turn(every, "överskott", "underskott"),
            " mot budget på ", _MN.size(every, "difference"), "."),
        say(counted(over, capital=True), " av kommunens ", in_words()(Decimal(len(m.boards))),
            " nämnder överskred sin ram."),
    ]  # fmt: skip
    if off(best).value > 0:
        groups.append(
            say("Störst överskott har ", best.name[0].lower() + best.name[1:], ", ",
                _MN.size(off(best), "difference"), "."))  # fmt: skip
    if off(worst).value < 0:
        groups.append(
            say(worst.name, " gick ", _MN.size(off(worst), "difference"),
                " back; nettokostnaden blev ", _BARE(m("board-net", worst.key)),
                " mot budgeterade ", _MN(m("board-net", worst.key, basis="budget")),
                "."))  # fmt: skip
    largest = [
        say(large.name, " är den största nämnden och stod för ",
            _pc(m.register.quotient(m("board-net", large.key), m("board-net", "boards"))),
            " av nämndernas samlade nettokostnad."),
        say("Dess nettokostnad ", turn(grown, "ökade", "minskade"), " från ",
            _BARE(m("board-net", large.key, m.year - 1)), " till ",
            _MN(m("board-net", large.key)), " mellan åren, alltså med ",
            _pc(m.growth("board-net", large.key), True), "."),
    ]  # fmt: skip
    return [text(*flow(*groups)), text(*flow(largest[0], largest[1]))]


def _balance_text(m: Municipality) -> list[Block]:
    more = m.change("required")
    aside = say("Efter avsättning till resultatutjämningsreserven med ", _MN(m("reserve")),
                " återstår ett balanskravsresultat på ", _MN(m("required")), ".")  # fmt: skip
    none = say("Någon avsättning till resultatutjämningsreserven görs inte, och "
               "balanskravsresultatet är därför också ", _MN(m("required")), ".")  # fmt: skip
    return [
        text(*flow(
            say("Från årets resultat dras realisationsvinster på ", _MN(m("gain")),
                ", och resultatet efter balanskravsjusteringar blir ", _MN(m("adjusted")), "."),
            aside if m("reserve").value > 50_000 else none,
            say("Balanskravsresultatet är ", _MN.size(more, "difference"), " ",
                turn(more, "högre", "lägre"), " än för ", str(m.year - 1), "."),
        )),
    ]  # fmt: skip


def _balance_table(m: Municipality) -> Table:
    years = (m.year, m.year - 1)
    rows = [
        row(label, [_TKR(m(what, year=y), sign) for y in years], kind)
        for label, what, sign, kind in (
            ("Årets resultat enligt resultaträkningen", "result", 1, "item"),
            ("Avgår: realisationsvinster", "gain", -1, "item"),
            ("Årets resultat efter balanskravsjusteringar", "adjusted", 1, "sum"),
            ("Avsättning till resultatutjämningsreserv", "reserve", -1, "item"),
            ("Årets balanskravsresultat", "required", 1, "sum"),
        )
    ]
    return table("", ["Tkr", *map(str, years)], rows)


def _position(m: Municipality) -> list[Block]:
    r, last = m.register, m.year - 1
    solid = r.quotient(m("equity"), m("assets"))
    before = r.quotient(m("equity", year=last), m("assets", year=last))
    points = r.difference(solid, before)
    assets, loans, cash = m.change("assets"), m.change("long-debt"), m.change("cash")
    return [
        text(*flow(
            say("Balansomslutningen ", turn(assets, "ökade", "minskade"), " med ",
                _MN.size(assets, "difference"), " till ", _MN(m("assets")), "."),
            say("Det egna kapitalet uppgick till ", _MN(m("equity")),
                ", vilket ger en soliditet på ",
                _pc(solid), "."),
            say("Soliditeten har ", turn(points, "stärkts", "försvagats"), " med ",
                _MN.points(points), " sedan förra bokslutet."),
            say("Under året togs nya lån på ", _MN(m("new-loans")), " medan ",
                _MN(m("repayments")), " amorterades, varför låneskulden ",
                turn(loans, "ökade", "minskade"), " med ", _MN.size(loans, "difference"), "."),
            say("Likvida medel var ", _MN(m("cash")), " vid årets utgång, ",
                _MN.size(cash, "difference"), " ", turn(cash, "mer", "mindre"),
                " än vid dess ingång."),
        )),
    ]  # fmt: skip


def _position_table(m: Municipality) -> Table:
    years = (m.year, m.year - 1)
    rows = [
        row(label, [_TKR(m(what, year=y)) for y in years], kind)
        for label, what, kind in (
            ("Anläggningstillgångar", "fixed-assets", "item"),
            ("Omsättningstillgångar", "current-assets", "item"),
            ("varav kassa och bank", "cash", "item"),
            ("Summa tillgångar", "assets", "sum"),
            ("Eget kapital", "equity", "item"),
            ("Avsättningar", "provisions", "item"),
            ("Långfristiga skulder", "long-debt", "item"),
            ("Kortfristiga skulder", "short-debt", "item"),
            ("Summa eget kapital, avsättningar och skulder", "equity-and-debts", "sum"),
        )
    ]
    return table("Balansräkning i sammandrag, tkr", ["", *(f"{y}-12-31" for y in years)], rows)


def _targets(m: Municipality) -> list[Block]:
    margins = [m.margin(one) for one in m.indicators]
    met = m.register.count("targets met", margins, 1, True)
    rows = []
    for one in m.indicators:
        margin = m.margin(one)
        told = Direction(margin, "Ja", "Nej") if margin.value else "Ja"
        rows.append(
            Row(
                (
                    one.name,
                    _TKR(m("indicator", one.key, basis="budget")),
                    _TKR(m("indicator", one.key)),
                    told,
                )
            )
        )
    return [
        text(
            say("Fullmäktige följer ", in_words()(Decimal(len(rows))), " indikatorer, av vilka ",
                counted(met), " nådde målvärdet under ", str(m.year), "."),
        ),
        table("", ["Mål (andelar i procent)", "Målvärde", "Utfall", "Uppfyllt"], rows),
    ]  # fmt: skip


FAMILY = Family("smaller-municipality", make)
