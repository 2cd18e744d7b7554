"""A web report of a growing coastal municipality: result and capacity, risk and control, five years
newest first, the balance requirement, and what became of the financial targets."""

from __future__ import annotations

from random import Random

from ..compose import Pen, item, row, say, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Table
from ..quantities import Quantity
from ._own import Own, full, kr, num, seen, whose

_CELL = Pen("mnkr", 1, NumberStyle(negative="–"))
_M = Pen("mnkr", 1, NumberStyle(negative="–"), behind=" mnkr")
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


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    o = Own(m, chance)
    _own(o)
    blocks: list[Block] = [
        Heading("Ekonomisk ställning", 1),
        text(
            "Analysen följer modellen resultat, kapacitet, risk och kontroll. Syftet är att visa "
            "om kommunen har en ekonomi i balans på kort och på lång sikt."
        ),
        Heading("Resultat"),
        *_result_text(m, o),
        _results(m),
        Heading("Kapacitet och risk"),
        _five(m),
        *_capacity(m, o),
        Heading("Balanskravsutredning"),
        _balance(m, o),
        *_balance_text(o),
        Heading("Kommunfullmäktiges finansiella mål"),
        _targets(m, o),
        *_target_text(m, o),
    ]
    return Paper(f"Förvaltningsberättelse {m.year}, {whose(m)} kommun", full(blocks))


def _own(o: Own) -> None:
    m = o.m
    for year in (m.year - 1, m.year):
        gains = o.base("gains", "all", year, m.size * 6_000_000, spread=0.5)
        after = o.total("after-gains", "all", year, [m("result", year=year), (gains, -1)])
        put = o.base("reserve", "all", year, m.size * 3_000_000, spread=0.6)
        o.total("balance", "all", year, [after, (put, -1)])
    o.base("target-net", "all", m.year, 0.985, kind="ratio", spread=0.006, places=3)
    o.base("target-solidity", "all", m.year, 0.4, kind="ratio", spread=0.2, places=2)
    o.base("target-result", "all", m.year, 0.015, kind="ratio", spread=0.3, places=3)
    o.base("target-debt", "all", m.year, 26000, spread=0.2)


def _share(m: Municipality, what: str, of: str, year: int | None = None) -> Quantity:
    return m.register.quotient(m(what, year=year), m(of, year=year))


def _result_text(m: Municipality, o: Own) -> list[Block]:
    r = m.register
    result, change = m("result"), m.change("result")
    against = m.variance("result")
    tax, net = m.growth("tax-and-grants"), m.growth("net-cost")
    mean = o.mean("result of five years", [m("result", year=y) for y in m.years],
                  [m("inhabitants", year=y) for y in m.years])  # fmt: skip
    return [
        text(
            *seen([
                say(f"Kommunens resultat för {m.year} blev ", _M(result), ", vilket är ",
                    _M.size(change, "difference"), " ", turn(change, "bättre", "sämre"),
                    " än året innan."),
                say("Fullmäktige hade budgeterat ", _M(m("result", basis="budget")),
                    ", och utfallet är således ", _M.size(against, "difference"), " ",
                    turn(against, "högre", "lägre"), " än så."),
                say("I genomsnitt har resultatet de fem senaste åren varit ", _M(mean),
                    " per år."),
            ])
        ),
        text(
            *seen([
                say("Verksamhetens nettokostnader ", turn(net, "ökade", "minskade"), " med ",
                    _M.share(net, behind=" procent", size=True), " till ", _M(m("net-cost")),
                    " medan skatteintäkter och utjämning tillsammans ",
                    turn(tax, "ökade", "minskade"), " med ",
                    _M.share(tax, behind=" procent", size=True), " och uppgick till ",
                    _M(m("tax-and-grants")), "."),
                say("Av det senare kom ", _M(m("tax")), " från skatten, alltså ",
                    _M.share(r.quotient(m("tax"), m("tax-and-grants")), behind=" procent"), "."),
                say("Finansnettot slutade på ", _M(m("financial-net")), " (",
                    _M(m("financial-net", year=m.year - 1)), ")."),
            ])
        ),
    ]  # fmt: skip


def _results(m: Municipality) -> Table:
    rows = []
    for label, what, sign, kind in _LINES:
        cells = [
            _CELL(m(what), sign),
            _CELL(m(what, basis="budget"), sign),
            _CELL(m.variance(what, better=sign), role="difference"),
            _CELL(m(what, year=m.year - 1), sign),
        ]
        rows.append(row(label, cells, kind))
    heads = ["mnkr", f"Utfall {m.year}", f"Budget {m.year}", "Avvikelse", f"Utfall {m.year - 1}"]
    return table("Resultaträkning, kommunen", heads, rows)


def _five(m: Municipality) -> Table:
    years, r = m.years, m.register
    rows = [
        row("Antal invånare 31 december", [num(m("inhabitants", year=y)) for y in years]),
        row("Skattesats, kr", [num(m("tax-rate", year=y), 2) for y in years]),
        row("Årets resultat, mnkr", [_CELL(m("result", year=y)) for y in years]),
        row("Årets resultat i relation till skatteintäkter och utjämning, %",
            [_CELL(_share(m, "result", "tax-and-grants", y)) for y in years]),
        row("Nettokostnadsandel, %",
            [_CELL(_share(m, "net-cost", "tax-and-grants", y)) for y in years]),
        row("Nettoinvesteringar, mnkr", [_CELL(m("investments", year=y)) for y in years]),
        row("Totala tillgångar, mnkr", [_CELL(m("assets", year=y)) for y in years]),
        row("Eget kapital, mnkr", [_CELL(m("equity", year=y)) for y in years]),
        row("Soliditet, %", [_CELL(_share(m, "equity", "assets", y)) for y in years]),
        row("Långfristig låneskuld, mnkr", [_CELL(m("long-debt", year=y)) for y in years]),
        row("Långfristig låneskuld, kr per invånare",
            [kr(r.per(m("long-debt", year=y), m("inhabitants", year=y)), "") for y in years]),
        row("Likvida medel, mnkr", [_CELL(m("cash", year=y)) for y in years]),
    ]  # fmt: skip
    return table("Fem år i sammandrag", ["", *map(str, years)], rows)


def _capacity(m: Municipality, o: Own) -> list[Block]:
    r, first, last = m.register, m.years[-1], m.year - 1
    solid = [_share(m, "equity", "assets", y) for y in (m.year, last, first)]
    fell, since = r.difference(solid[0], solid[1]), r.difference(solid[0], solid[2])
    debt = [r.per(m("long-debt", year=y), m("inhabitants", year=y)) for y in (m.year, first)]
    more = r.difference(*debt)
    people = r.difference(m("inhabitants"), m("inhabitants", year=first))
    built = r.total("investments of five years", [m("investments", year=y) for y in m.years])
    mean = o.mean("investments of five years each", [m("investments", year=y) for y in m.years])
    return [
        text(
            *seen([
                say("Soliditeten, det vill säga hur stor del av tillgångarna som finansierats med "
                    "egna medel, var vid årsskiftet ", _M.share(solid[0], behind=" procent"), "."),
                say("Det är ", _M.points(fell), " ", turn(fell, "högre", "lägre"),
                    " än ett år tidigare."),
                say(f"Sett till hela perioden sedan {first} har den ", turn(since, "stigit",
                    "sjunkit"),
                    " med ", _M.points(since), ", från ", _M.share(solid[2], behind=" procent"),
                    "."),
            ])
        ),
        text(
            *seen([
                say("Investeringarna uppgick till ", _M(m("investments")), " under året och till "
                    "sammanlagt ", _M(built), " under femårsperioden, i snitt ", _M(mean),
                    " om året."),
                say("Låneskulden ", turn(m.change("long-debt"), "ökade", "minskade"), " från ",
                    _M(m("long-debt", year=last)), " till ", _M(m("long-debt")), "."),
                say("Utslaget per invånare är den ", kr(debt[0], " kronor"), ", ",
                    kr(more, " kronor", size=True, difference=True), " ",
                    turn(more, "mer", "mindre"), f" än {first}."),
                say("Samtidigt har kommunen fått ", num(people, size=True, difference=True), " ",
                    turn(people, "fler", "färre"), " invånare."),
            ])
        ),
    ]  # fmt: skip


def _balance(m: Municipality, o: Own) -> Table:
    years = (m.year, m.year - 1)
    rows = [
        row("Årets resultat enligt resultaträkningen", [_CELL(m("result", year=y)) for y in years]),
        row("Samtliga realisationsvinster", [_CELL(o("gains", year=y), -1) for y in years]),
        row("Årets resultat efter balanskravsjusteringar",
            [_CELL(o("after-gains", year=y)) for y in years], "sum"),
        row("Reservering till resultatutjämningsreserv",
            [_CELL(o("reserve", year=y), -1) for y in years]),
        row("Årets balanskravsresultat", [_CELL(o("balance", year=y)) for y in years], "sum"),
    ]  # fmt: skip
    return table("", ["Belopp i mnkr", *map(str, years)], rows)


def _balance_text(o: Own) -> list[Block]:
    change = o.change("balance")
    return [
        text(
            *seen([
                say("Realisationsvinster på ", _M(o("gains")), " har räknats bort, varefter ",
                    _M(o("after-gains")), " återstår."),
                say("Till resultatutjämningsreserven förs ", _M(o("reserve")),
                    " och balanskravsresultatet blir ", _M(o("balance")), "."),
                say("Jämfört med fjolårets balanskravsresultat är det en ",
                    turn(change, "förbättring", "försämring"), " med ",
                    _M.size(change, "difference"), "."),
            ])
        )
    ]  # fmt: skip


def _targets(m: Municipality, o: Own) -> Table:
    debt = m.register.per(m("long-debt"), m("inhabitants"))
    rows = [
        row("Nettokostnadsandelen ska inte överstiga, %", [
            _CELL(o("target-net")), _CELL(_share(m, "net-cost", "tax-and-grants"))]),
        row("Resultatet ska som andel av skatt och utjämning vara minst, %", [
            _CELL(o("target-result")), _CELL(_share(m, "result", "tax-and-grants"))]),
        row("Soliditeten ska vara lägst, %", [
            _CELL(o("target-solidity")), _CELL(_share(m, "equity", "assets"))]),
        row("Låneskulden per invånare får vara högst, kr", [
            kr(o("target-debt"), ""), kr(debt, "")]),
    ]  # fmt: skip
    return table("", ["Mål", "Målnivå", f"Utfall {m.year}"], rows)


def _target_text(m: Municipality, o: Own) -> list[Block]:
    r = m.register
    net = r.difference(o("target-net"), _share(m, "net-cost", "tax-and-grants"))
    solid = r.difference(_share(m, "equity", "assets"), o("target-solidity"))
    debt = r.difference(o("target-debt"), r.per(m("long-debt"), m("inhabitants")))
    some = seen([
        say("Nettokostnadsandelen hamnade ", _M.points(net), " ",
            turn(net, "under", "över"), " taket på ", _M.share(o("target-net"), behind=" procent"),
            "."),
        say("Soliditeten är ", _M.points(solid), " ", turn(solid, "bättre", "sämre"),
            " än vad målet på ", _M.share(o("target-solidity"), behind=" procent"), " kräver."),
        say("Låneskulden ligger ", kr(debt, size=True, difference=True), " per invånare ",
            turn(debt, "under", "över"), " gränsen, som är ", kr(o("target-debt")), "."),
    ])  # fmt: skip
    return [item(one) for one in some]


FAMILY = Family("archipelago", make)
