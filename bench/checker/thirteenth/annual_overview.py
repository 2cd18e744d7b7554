"""A management report after the headings that the law gives: five years newest first, the result
and the position in million kronor, the balance requirement, goals and staff."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, row, say, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Printed, printed
from ..quantities import Quantity
from ._books import Books, clear

_STYLE = NumberStyle(thousands="\u00a0", negative="–")
_T = Pen("mnkr", 1, _STYLE)
_P = Pen("mnkr", 1, _STYLE, " mnkr")
_KR = Pen("kr", 0, _STYLE)


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    books = Books(m, chance)
    blocks: list[Block] = [
        Heading("Förvaltningsberättelse", 1),
        text(
            f"Här redogör kommunstyrelsen för {m.name} kommuns verksamhet under {m.year}. Belopp "
            "anges i miljoner kronor (mnkr) om inget annat sägs."
        ),
        *_five_years(m),
        *_result(m),
        *_position(m),
        *_balance(books),
        *_goals(m),
        *_staff(m),
    ]
    return Paper(f"Årsredovisning {m.year}, {m.name} kommun", tuple(blocks))


def _share(m: Municipality, above: str, below: str, year: int | None = None) -> Quantity:
    return m.register.quotient(m(above, year=year), m(below, year=year))


def _debt(m: Municipality, year: int | None = None) -> Quantity:
    return m.register.per(m("long-debt", year=year), m("inhabitants", year=year))


def _rate(m: Municipality, year: int) -> Printed:
    return printed(m("tax-rate", year=year), "", 2, _STYLE)


def _five_years(m: Municipality) -> list[Block]:
    years, r = m.years, m.register
    rows = [
        row("Antal invånare 31 december", [_T.people(m("inhabitants", year=y)) for y in years]),
        row("Kommunal skattesats, kr", [_rate(m, y) for y in years]),
        row("Skatteintäkter och generella statsbidrag", [_T(m("tax-and-grants",
            year=y)) for y in years]),
        row("Verksamhetens nettokostnader", [_T(m("net-cost", year=y)) for y in years]),
        row("Nettokostnadsandel, %", [_T(_share(m, "net-cost", "tax-and-grants",
            y)) for y in years]),
        row("Årets resultat", [_T(m("result", year=y)) for y in years]),
        row("Resultat i förhållande till skatteintäkter och statsbidrag, %",
            [_T(_share(m, "result", "tax-and-grants", y)) for y in years]),
        row("Soliditet, %", [_T(_share(m, "equity", "assets", y)) for y in years]),
        row("Investeringar", [_T(m("investments", year=y)) for y in years]),
        row("Långfristiga lån", [_T(m("long-debt", year=y)) for y in years]),
        row("Långfristiga lån per invånare, kr", [_KR(_debt(m, y)) for y in years]),
        row("Antal anställda", [_T.people(m("employees", year=y)) for y in years]),
    ]  # fmt: skip
    more = m.change("inhabitants")
    longer = r.difference(m("inhabitants"), m("inhabitants", year=years[-1]))
    debt = r.difference(_debt(m), _debt(m, m.year - 1))
    return [
        Heading("Översikt över verksamhetens utveckling"),
        table("Fem år i sammandrag", ["mnkr om inte annat anges", *map(str, years)], rows),
        text(
            *clear(
                say("Vid årsskiftet var ", _P.people(m("inhabitants")),
                    " personer folkbokförda i kommunen."),
                say("Det är ", _P.people(more, "difference", True), " ", turn(more, "fler",
                    "färre"),
                    " än ett år tidigare, och sedan ", str(years[-1]), " har befolkningen ",
                    turn(longer, "vuxit", "minskat"), " med ",
                    _P.people(longer, "difference", True), " personer eller ",
                    _P.share(r.growth(m("inhabitants"), m("inhabitants", year=years[-1])),
                             behind=" procent", size=True), "."),
                say("Skattesatsen var ", _rate(m, m.year),
                    " kronor per skattekrona, att jämföra med ",
                    _rate(m, m.year - 1), " kronor ", str(m.year - 1), "."),
                say("Låneskulden motsvarar ", _KR(_debt(m)),
                    " kronor per invånare och har under året ",
                    turn(debt, "stigit", "sjunkit"), " med ", _KR.size(debt, "difference"),
                        " kronor."),
            )
        ),
    ]  # fmt: skip


_LINES = (
    ("Verksamhetens intäkter", "income", 1, "item"),
    ("Verksamhetens kostnader", "costs", -1, "item"),
    ("Avskrivningar", "depreciation", -1, "item"),
    ("Verksamhetens nettokostnader", "net-cost", -1, "sum"),
    ("Skatteintäkter", "tax", 1, "item"),
    ("Generella statsbidrag och utjämning", "grants", 1, "item"),
    ("Verksamhetens resultat", "operating-result", 1, "sum"),
    ("Finansnetto", "financial-net", 1, "item"),
    ("Årets resultat", "result", 1, "sum"),
)


def _result(m: Municipality) -> list[Block]:
    last = m.year - 1
    rows = [
        row(
            label,
            [
                _T(m(what), sign),
                _T(m(what, basis="budget"), sign),
                _T(m.variance(what, better=sign), role="difference"),
                _T(m(what, year=last), sign),
                _T(m.register.difference(*_both(m, what, sign)), role="difference"),
            ],
            kind,
        )
        for label, what, sign, kind in _LINES
    ]
    heads = ["", f"Utfall {m.year}", f"Budget {m.year}", "Avvikelse", f"Utfall {last}",
             f"Förändring {last}–{m.year}"]  # fmt: skip
    gap, net = m.variance("result"), m.change("net-cost")
    taxes = m.variance("tax")
    grown, got = m.growth("net-cost"), m.growth("tax-and-grants")
    share = _share(m, "net-cost", "tax-and-grants")
    moved = m.register.difference(share, _share(m, "net-cost", "tax-and-grants", last))
    return [
        Heading("Resultat och ekonomisk ställning"),
        Heading("Årets resultat", 3),
        text(
            *clear(
                say("Kommunens resultat uppgår till ", _P(m("result")), ", vilket motsvarar ",
                    _P.share(_share(m, "result", "tax-and-grants"), behind=" procent"),
                    " av skatteintäkter och generella statsbidrag."),
                say("I budgeten fanns ett resultat på ", _P(m("result", basis="budget")),
                    ", så utfallet är ", _P.size(gap, "difference"), " ",
                    turn(gap, "bättre", "sämre"), " än vad fullmäktige räknat med."),
                say("För ", str(last), " redovisades ", _P(m("result", year=last)), "."),
            )
        ),
        text(
            *clear(
                say("Verksamhetens nettokostnader ", turn(net, "ökade", "minskade"), " med ",
                    _P.size(net, "difference"), " till ", _P(m("net-cost")), " (",
                    _P.share(grown, behind=" procent", size=True), ")."),
                say("Skatteintäkterna, inklusive slutavräkningar, blev ", _P.size(taxes,
                    "difference"),
                    " ", turn(taxes, "högre", "lägre"), " än budget."),
                say("Skatter och generella statsbidrag ", turn(got, "växte", "minskade"),
                    " sammantaget med ", _P.share(got, behind=" procent", size=True), "."),
                say("Av varje intjänad krona i skatt och bidrag gick ",
                    _P.share(share, behind=" procent"), " till den löpande verksamheten, ",
                    _P.points(moved), " ", turn(moved, "mer", "mindre"), " än året före."),
            )
        ),
        table("Resultaträkning i sammandrag, mnkr", heads, rows),
    ]  # fmt: skip


def _both(m: Municipality, what: str, sign: int) -> tuple[Quantity, Quantity]:
    """So that costs which rose are a change below zero, as they are set in the table."""
    two = (m(what), m(what, year=m.year - 1))
    return two if sign > 0 else (two[1], two[0])


def _position(m: Municipality) -> list[Block]:
    last, r = m.year - 1, m.register
    solid = _share(m, "equity", "assets")
    moved = r.difference(solid, _share(m, "equity", "assets", last))
    loans, cash, wealth = m.change("long-debt"), m.change("cash"), m.change("assets")
    years = m.years[:3]
    rows = [
        row(label, [_T(m(what, year=y)) for y in years], kind)
        for label, what, kind in (
            ("Anläggningstillgångar", "fixed-assets", "item"),
            ("Omsättningstillgångar", "current-assets", "item"),
            ("Summa tillgångar", "assets", "sum"),
            ("Eget kapital", "equity", "item"),
            ("Avsättningar", "provisions", "item"),
            ("Skulder", "debts", "item"),
            ("Summa eget kapital, avsättningar och skulder", "equity-and-debts", "sum"),
        )
    ]
    rows.append(row("Soliditet, procent", [_T(_share(m, "equity", "assets", y)) for y in years]))
    return [
        Heading("Ställning", 3),
        table("Balansräkning i sammandrag per 31 december", ["mnkr", *map(str, years)], rows),
        text(
            *clear(
                say("Balansomslutningen ", turn(wealth, "ökade", "minskade"), " under året med ",
                    _P.size(wealth, "difference"), " till ", _P(m("assets")), "."),
                say("Av tillgångarna är ", _P(m("fixed-assets")),
                    " anläggningstillgångar, det vill "
                    "säga ", _P.share(r.quotient(m("fixed-assets"), m("assets")),
                                      behind=" procent"), "."),
                say("Soliditeten uppgick till ", _P.share(solid, behind=" procent"), ", en ",
                    turn(moved, "ökning", "minskning"), " med ", _P.points(moved), " jämfört med ",
                    str(last), "."),
                say("De långfristiga lånen har under året ", turn(loans, "ökat", "minskat"),
                    " från ",
                    _P(m("long-debt", year=last)), " till ", _P(m("long-debt")),
                    ", medan de likvida medlen har ", turn(cash, "ökat", "minskat"), " med ",
                    _P.size(cash, "difference"), " och var ", _P(m("cash")), " vid årets slut."),
            )
        ),
    ]  # fmt: skip


def _balance(books: Books) -> list[Block]:
    m, million = books.m, books.m.size * 1_000_000
    for year in (m.year - 1, m.year):
        gains = books.put("sale-gains", "all", books.some(million * 5, 0.6), year)
        lost = books.put("unrealised", "all", books.some(million * 2, 0.7), year)
        after = books.sum("adjusted", "all", [m("result", year=year), (gains, -1), lost], year)
        part = max(after.value / 4, after.value * 0)
        kept = books.put("reserved", "all", books.some(part, 0.1), year)
        books.sum("balance-result", "all", [after, (kept, -1)], year)
        if year < m.year:
            books.put("reserve", "all", books.some(million * 40, 0.3), year)
        else:
            books.sum("reserve", "all", [books("reserve", "all", year - 1), kept], year)
    years = (m.year, m.year - 1)
    rows = [
        row(label, [_T(m("result", year=y) if what == "result" else books(what, "all", y), sign)
                    for y in years], kind)
        for label, what, sign, kind in (
            ("Årets resultat enligt resultaträkningen", "result", 1, "item"),
            ("Reducering av samtliga realisationsvinster", "sale-gains", -1, "item"),
            ("Orealiserade förluster i värdepapper", "unrealised", 1, "item"),
            ("Årets resultat efter balanskravsjusteringar", "adjusted", 1, "sum"),
            ("Reservering till resultatutjämningsreserven", "reserved", -1, "item"),
            ("Årets balanskravsresultat", "balance-result", 1, "sum"),
        )
    ]  # fmt: skip
    rows.append(
        row("Resultatutjämningsreservens storlek", [_T(books("reserve", "all", y)) for y in years])
    )
    told = clear(
        say("Balanskravsresultatet är ", _P(books("balance-result", "all")), "; för ",
            str(m.year - 1), " var det ", _P(books("balance-result", "all", m.year - 1)), "."),
        say("Från årets resultat räknas realisationsvinster på ", _P(books("sale-gains", "all")),
            " bort, eftersom de inte får användas för att nå balans."),
        say("Till resultatutjämningsreserven förs ", _P.size(books("reserved", "all")),
            ", och reserven uppgår därefter till ", _P(books("reserve", "all")), " mot ",
            _P(books("reserve", "all", m.year - 1)), " vid årets början."),
    )  # fmt: skip
    return [
        Heading("Balanskravsutredning"),
        table("", ["mnkr", *map(str, years)], rows),
        text(*told),
    ]


def _goals(m: Municipality) -> list[Block]:
    rows = []
    # Sick leave has a section of its own, by other figures than goals are made of here.
    goals = [one for one in m.indicators if one.name != "Sjukfrånvaro"]
    for one in goals:
        cells = [
            _value(m("indicator", one.key, m.year - 1)),
            _value(m("indicator", one.key)),
            _value(m("indicator", one.key, basis="budget")),
        ]
        rows.append(
            row(one.name, [*cells, "Uppnått" if m.margin(one).value >= 0 else "Ej uppnått"])
        )
    margins = [m.margin(one) for one in goals]
    reached = m.register.count("goals reached", margins, 1, True)
    first, second = goals[:2]
    return [
        Heading("God ekonomisk hushållning"),
        text(
            say("Av de ", str(len(goals)), " indikatorer som fullmäktige följer nådde ",
                counted(reached, words=False), " sitt målvärde under året."),
            say("För ”", first.name, "” är utfallet ", _value(m("indicator", first.key)),
                " och målet ", _value(m("indicator", first.key, basis="budget")), "."),
            say("”", second.name, "” hamnade på ", _value(m("indicator", second.key)), " efter ",
                _value(m("indicator", second.key, m.year - 1)), " året dessförinnan."),
        ),
        table("Verksamhetsmål, utfall och målvärde",
              ["Indikator", f"Utfall {m.year - 1}", f"Utfall {m.year}", f"Mål {m.year}",
                  "Bedömning"],
              rows),
    ]  # fmt: skip


def _value(one: Quantity) -> Printed:
    return (
        _P.share(one, behind=" %", role="") if one.kind == "ratio" else printed(one, "", 0, _STYLE)
    )


def _staff(m: Municipality) -> list[Block]:
    r, last = m.register, m.year - 1
    sick = m.change("sick-leave", "all")
    gap = r.difference(m("sick-leave", "women"), m("sick-leave", "men"))
    rows = [
        row(label, [_T(m("sick-leave", key, y)) for y in m.years[:3]])
        for key, label in (
            ("all", "Total sjukfrånvaro"), ("women", "Kvinnor"), ("men", "Män"),
            ("age 29", "29 år eller yngre"), ("age 30-49", "30–49 år"), ("age 50",
                "50 år eller äldre"),
        )
    ]  # fmt: skip
    more = m.change("employees")
    return [
        Heading("Väsentliga personalförhållanden"),
        item(*clear(
            say("Kommunen hade ", _P.people(m("employees")), " anställda i december, ",
                _P.people(more, "difference", True), " ", turn(more, "fler", "färre"), " än ",
                    str(last),
                "."),
            say("Andelen kvinnor är ",
                _P.share(r.quotient(m("women"), m("employees")), behind=" procent"), "."))),
        item(*clear(
            say("Sjukfrånvaron var ", _P.share(m("sick-leave", "all"), behind=" procent"), " och ",
                turn(sick, "ökade", "minskade"), " därmed med ", _P.points(sick), "."),
            say("Kvinnors sjukfrånvaro är ", _P.points(gap), " högre än mäns."))),
        table("Sjukfrånvaro i procent av ordinarie arbetstid", ["", *map(str, m.years[:3])], rows),
    ]  # fmt: skip


FAMILY = Family("annual-overview", make)
