"""A municipality's financial analysis by result, capacity, risk and control: five years newest
first, mnkr with one decimal, an en dash for minus, key figures under each aspect's heading."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Board, Municipality
from ..paper import Block, Head, Heading, Paper, Row
from ..quantities import Quantity
from ._four_aspects_last import STYLE, balance, five
from ._ledger import Ledger, clear

_T = Pen("mnkr", 1, STYLE)
_P = Pen("mnkr", 1, STYLE, " mnkr")
_KR = Pen("kr", 0, STYLE, " kronor")
_EACH = Pen("kr", 0, STYLE)
_LIKE = {
    "Barn- och utbildningsnämnden": "Barn och utbildning",
    "Kultur- och fritidsnämnden": "Kultur och fritid",
    "Miljö- och byggnadsnämnden": "Miljö och bygg",
    "Vård- och omsorgsnämnden": "Vård och omsorg",
}


def _ledger(m: Municipality) -> Ledger:
    books = Ledger(m, "aspects", 5)
    books.series("obligation", "", float(m.size) * 620_000_000, (-0.05, 0.0))
    for year in sorted(m.years):
        books.add("own-funds", "", [(m("result", year=year), 1), (m("depreciation", year=year), 1)],
                  year)  # fmt: skip
        bare = [(m("equity", year=year), 1), (books("obligation", "", year), -1)]
        books.add("bare-equity", "", bare, year)
    for year in (m.year - 1, m.year):
        gain = round(float(m.size) * books.chance.uniform(1.2, 6) * 1_000_000)
        books.put("gain", "", gain, year)
        books.put("unrealised", "", round(gain * books.chance.uniform(0.2, 0.8)), year)
        adjusted = [(m("result", year=year), 1), (books("gain", "", year), -1)]
        books.add("adjusted", "", adjusted, year)
        final = [(books("adjusted", "", year), 1), (books("unrealised", "", year), -1)]
        books.add("balanced", "", final, year)
    guess = float(m("result").value) + float(m.size) * books.chance.uniform(-30, 20) * 1_000_000
    books.put("forecast", "", round(guess / 100_000) * 100_000)
    books.series("guarantee", "housing", float(m.size) * 780_000_000)
    books.series("guarantee", "heat", float(m.size) * 210_000_000)
    books.series("guarantee", "clubs", float(m.size) * 9_000_000, (-0.1, 0.05))
    for year in sorted(m.years):
        parts = [(books("guarantee", one, year), 1) for one in ("housing", "heat", "clubs")]
        books.add("guarantee", "all", parts, year)
    return books


def make(m: Municipality, chance: Random) -> Paper:
    """The chapter."""
    books = _ledger(m)
    blocks: list[Block] = [
        Heading("God ekonomisk hushållning och ekonomisk ställning", 1),
        text(
            f"Analysen av {m.name} kommuns ekonomi utgår från fyra aspekter: det finansiella "
            "resultatet, kapacitetsutvecklingen, riskförhållandena och kontrollen över den "
            "finansiella utvecklingen.",
            "Alla belopp avser kommunen och anges i mnkr om inget annat sägs.",
        ),
        *_result(m),
        *_capacity(m, books),
        *_risk(m, books),
        *_control(m, books, chance),
        *balance(m, books),
        *five(m),
    ]
    return Paper(f"Årsredovisning {m.year} – {m.name} kommun", tuple(blocks))


def _result(m: Municipality) -> list[Block]:
    r, last = m.register, m.year - 1
    taxes = {year: m("tax-and-grants", year=year) for year in m.years}

    def part(what: str, year: int) -> Quantity:
        return r.quotient(m(what, year=year), taxes[year])

    three = m.years[:3]
    rows = [
        row("Verksamhetens intäkter och kostnader",
            [_T.share(r.quotient(_bare(m, year), taxes[year])) for year in three]),
        row("Avskrivningar", [_T.share(part("depreciation", year)) for year in three]),
        row("Nettokostnadsandel före finansnetto",
            [_T.share(part("net-cost", year)) for year in three]),
        row("Finansnetto", [_T.share(part("financial-net", year), -1) for year in three]),
        row("Nettokostnadsandel efter finansnetto",
            [_T.share(r.quotient(_cost_all(m, year), taxes[year])) for year in three]),
    ]  # fmt: skip
    grown = r.difference(m.growth("net-cost"), m.growth("tax-and-grants"))
    share = r.difference(part("result", m.year), part("result", last))
    gap = m.variance("result")
    return [
        Heading("Resultat"),
        Heading("Årets resultat", 3),
        text(
            *clear(
                say(
                    f"För {m.year} redovisar kommunen ett ",
                    turn(m("result"), "positivt", "negativt"), " resultat på ",
                    _P.size(m("result")), ".",
                ),
                say(
                    "Fullmäktige hade budgeterat ", _P(m("result", basis="budget")),
                    " och utfallet blev därmed ", _P.size(gap, "difference"), " ",
                    turn(gap, "bättre", "sämre"), " än planerat.",
                ),
                say(
                    f"Resultatet {last} var ", _P(m("result", year=last)),
                    ", vilket betyder att det ", turn(m.change("result"), "förbättrats",
                    "försämrats"), " med ", _P.size(m.change("result"), "difference"),
                    " på ett år.",
                ),
                say(
                    "Satt i relation till skatteintäkter och generella statsbidrag motsvarar årets "
                    "resultat ", _P.share(part("result", m.year), behind=" procent"),
                    ", att jämföra med ", _P.share(part("result", last), behind=" procent"),
                    f" {last}; andelen har alltså ", turn(share, "stigit", "sjunkit"), ".",
                ),
                least=100_000,
            )
        ),
        Heading("Nettokostnadsandel", 3),
        text(
            *clear(
                say(
                    "Av skatteintäkterna och statsbidragen gick ",
                    _P.share(part("net-cost", m.year), behind=" procent"),
                    " till den löpande verksamheten inklusive avskrivningar.",
                ),
                say(
                    "Avskrivningarna tog i anspråk ",
                    _P.share(part("depreciation", m.year), behind=" procent"),
                    " och var i kronor räknat ", _P(m("depreciation")), ".",
                ),
            )
        ),
        table("Nettokostnadsandelens delar, procent av skatteintäkter och generella statsbidrag",
              ["Procent", *map(str, three)], rows),
        Heading("Intäkts- och kostnadsutveckling", 3),
        tall("", [["Förändring mot föregående år", *map(str, three)]], [
            row("Nettokostnader, %", [_T.share(m.growth("net-cost", year=y)) for y in three]),
            row("Skatteintäkter, %", [_T.share(m.growth("tax", year=y)) for y in three]),
            row("Generella statsbidrag och utjämning, %",
                [_T.share(m.growth("grants", year=y)) for y in three]),
            row("Skatt och bidrag tillsammans, %",
                [_T.share(m.growth("tax-and-grants", year=y)) for y in three]),
        ]),
        text(
            *clear(
                say(
                    "Nettokostnaderna växte ", turn(grown, "snabbare", "långsammare"),
                    " än skatter och bidrag under året: ",
                    _P.share(m.growth("net-cost"), behind=" procent"), " respektive ",
                    _P.share(m.growth("tax-and-grants"), behind=" procent"), ".",
                ),
                say(
                    f"Skatteintäkterna ökade från {last} till {m.year} med ",
                    _P(m.change("tax"), role="difference"), " till ", _P(m("tax")),
                    ", medan bidrag och utjämning gav ", _P(m("grants")), ".",
                ),
            )
        ),
    ]  # fmt: skip


def _bare(m: Municipality, year: int) -> Quantity:
    """Costs less income, before depreciation."""
    terms = [(m("costs", year=year), 1), (m("income", year=year), -1)]
    return m.register.linear(f"aspects bare:net:{year}:outcome", terms)


def _cost_all(m: Municipality, year: int) -> Quantity:
    terms = [(m("net-cost", year=year), 1), (m("financial-net", year=year), -1)]
    return m.register.linear(f"aspects all:net:{year}:outcome", terms)


def _capacity(m: Municipality, books: Ledger) -> list[Block]:
    r, last = m.register, m.year - 1
    solid = {year: r.quotient(m("equity", year=year), m("assets", year=year)) for year in m.years}
    bare = {year: r.quotient(books("bare-equity", "", year), m("assets", year=year))
            for year in m.years}  # fmt: skip
    own = r.quotient(books("own-funds"), m("investments"))
    less = r.difference(books("own-funds"), m("investments"))
    debt = r.per(m("long-debt"), m("inhabitants"))
    rows = [
        row("Eget kapital", [_T(m("equity", year=y)) for y in m.years]),
        row("Balansomslutning", [_T(m("assets", year=y)) for y in m.years]),
        row("Soliditet, %", [_T.share(solid[y]) for y in m.years]),
        row("Soliditet inkl. ansvarsförbindelse, %", [_T.share(bare[y]) for y in m.years]),
    ]
    change = r.difference(solid[m.year], solid[last])
    return [
        Heading("Kapacitet"),
        table("Soliditet", ["mnkr", *map(str, m.years)], rows),
        text(
            *clear(
                say(
                    "Soliditeten uppgick vid årets slut till ",
                    _P.share(solid[m.year], behind=" procent"), ", ",
                    _P.points(change), " ", turn(change, "över", "under"),
                    " föregående års nivå.",
                ),
                say(
                    "Räknas pensionsförpliktelserna från tiden före 1998, ",
                    _P(books("obligation")), ", in blir måttet i stället ",
                    _P.share(bare[m.year], behind=" procent"), ".",
                ),
                say(
                    "Bakom siffran ligger ett eget kapital på ", _P(m("equity")),
                    " och en balansomslutning på ", _P(m("assets")), ".",
                ),
            )
        ),
        Heading("Investeringar och självfinansiering", 3),
        text(
            *clear(
                say(
                    "Årets investeringsvolym stannade vid ", _P(m("investments")),
                    " av budgeterade ",
                    _P(m("investments", basis="budget")), ", en genomförandegrad på ",
                    _P.share(r.quotient(m("investments"), m("investments", basis="budget")),
                             behind=" procent"), ".",
                ),
                say(
                    "Årets resultat och avskrivningar gav tillsammans ett utrymme på ",
                    _P(books("own-funds")), ", vilket var ", _P.size(less, "difference"), " ",
                    turn(less, "mer", "mindre"), " än investeringarna.",
                ),
                say(
                    "Självfinansieringsgraden blev därigenom ", _P.share(own, behind=" procent"),
                    ".",
                ),
                least=100_000,
            )
        ),
        text(
            say(
                "Den långfristiga låneskulden är ", _P(m("long-debt")), " eller ", _KR(debt),
                " per invånare.",
            ),
            say(
                "Under året togs nya lån upp med ", _P(m("new-loans")), " samtidigt som ",
                _P(m("repayments")), " amorterades.",
            ),
        ),
    ]  # fmt: skip


def _risk(m: Municipality, books: Ledger) -> list[Block]:
    r, last = m.register, m.year - 1
    liquid = {y: r.quotient(m("current-assets", year=y), m("short-debt", year=y)) for y in m.years}
    per = {y: r.per(books("guarantee", "all", y), m("inhabitants", year=y)) for y in (m.year, last)}
    two = (m.year, last)
    lines = (
        ("Bostadsbolaget", "housing"), ("Fjärrvärmebolaget", "heat"), ("Föreningar", "clubs"),
    )  # fmt: skip
    rows = [row(label, [_T(books("guarantee", who, y)) for y in two]) for label, who in lines]
    rows.append(
        row("Summa borgensåtaganden", [_T(books("guarantee", "all", y)) for y in two], "sum")
    )
    rows.append(row("Kronor per invånare", [_EACH(per[y]) for y in two]))
    pledged = r.difference(books("guarantee", "all"), books("guarantee", "all", last))
    return [
        Heading("Risk"),
        text(
            *clear(
                say(
                    "Balanslikviditeten, omsättningstillgångar genom kortfristiga skulder, var ",
                    _P.share(liquid[m.year], behind=" procent"), f" mot {last} års ",
                    _P.share(liquid[last], behind=" procent"), ".",
                ),
                say(
                    "Likvida medel uppgick till ", _P(m("cash")), ", en ",
                    turn(m("cash-flow"), "ökning", "minskning"), " med ",
                    _P.size(m("cash-flow"), "difference"), " sedan årsskiftet dessförinnan.",
                ),
                least=100_000,
            )
        ),
        table("Borgensåtaganden per den 31 december (mnkr)", ["Låntagare", *map(str, two)], rows),
        text(
            *clear(
                say(
                    "Borgen för bolag och föreningar ", turn(pledged, "ökade", "minskade"), " med ",
                    _P.size(pledged, "difference"), " till ", _P(books("guarantee", "all")), ".",
                ),
                say(
                    "Störst är åtagandet för bostadsbolaget, som ensamt svarar för ",
                    _P.share(r.quotient(books("guarantee", "housing"), books("guarantee", "all")),
                             behind=" procent"), " av beloppet.",
                ),
                say(
                    "Utslaget på invånarna motsvarar borgen ", _KR(per[m.year]), " per person (",
                    _EACH(per[last]), f" kronor {last}).",
                ),
            )
        ),
        text(
            say(
                "Pensionsåtagandet består av avsättningar om ", _P(m("pension-provision")),
                " och en ansvarsförbindelse om ", _P(books("obligation")), "; den senare var ett "
                "år tidigare ", _P(books("obligation", year=last)), ".",
            ),
        ),
    ]  # fmt: skip


def _name(one: Board) -> str:
    return _LIKE.get(one.name, one.name)


def _control(m: Municipality, books: Ledger, chance: Random) -> list[Block]:
    r = m.register
    gaps = {one: m.variance("board-net", one.key, -1) for one in (*m.boards, m.central)}

    def line(label: str, key: str, kind: str = "item") -> Row:
        gap = m.variance("board-net", key, -1)
        share = r.quotient(gap, m("board-net", key, basis="budget"))
        cells = [_T(m("board-net", key, basis="budget")), _T(m("board-net", key)),
                 _T(gap, role="difference"), _T.share(share)]  # fmt: skip
        return row(label, cells, kind)

    rows = [line(_name(one), one.key) for one in (*m.boards, m.central)]
    rows.append(line("Totalt", "all", "sum"))
    over = r.count("boards that did not keep", [gaps[one] for one in m.boards], -1)
    miss = r.difference(m("result"), books("forecast"))
    worst = min(m.boards, key=lambda one: gaps[one].value)
    some = chance.sample([one for one in m.boards if one is not worst], 2)
    heads: list[list[str | Head]] = [
        ["", Head("Nettokostnad", 2), Head("Budgetavvikelse", 2)],
        ["mnkr", "Budget", "Utfall", "mnkr", "procent"],
    ]
    return [
        Heading("Kontroll"),
        Heading("Budgetföljsamhet", 3),
        tall("Nämndernas budgetföljsamhet", heads, rows),
        text(
            *clear(
                say(
                    "Samlat ", turn(m.variance("board-net", "all", -1), "understeg", "översteg"),
                    " nettokostnaderna budgeten med ",
                    _P.size(m.variance("board-net", "all", -1), "difference"), ".",
                ),
                *(
                    [say("Av kommunens nämnder var det ", counted(over),
                         " som inte höll sin ram.")]
                    if over.value else []
                ),
            )
        ),
        *(
            item(
                *clear(
                    say(
                        f"{_name(one)}: utfall ", _P(m("board-net", one.key)), " mot budgeterade ",
                        _P(m("board-net", one.key, basis="budget")), ", dvs. ett ",
                        turn(gaps[one], "överskott", "underskott"), " om ",
                        _P.size(gaps[one], "difference"), ".",
                    )
                )
            )
            for one in (worst, *some)
            if abs(gaps[one].value) >= 100_000
        ),
        Heading("Prognossäkerhet", 3),
        text(
            *clear(
                say(
                    "I delårsrapporten per augusti räknade kommunen med ett helårsresultat på ",
                    _P(books("forecast")), ".",
                ),
                say(
                    "Utfallet blev ", _P(m("result")), ", det vill säga ",
                    _P.size(miss, "difference"), " ", turn(miss, "bättre", "sämre"),
                    " än prognosen.",
                ),
                least=100_000,
            )
        ),
    ]  # fmt: skip


FAMILY = Family("four-aspects", make)
