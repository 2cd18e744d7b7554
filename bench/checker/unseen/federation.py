"""A municipal federation for rescue services: all of it in kronor, members with their shares and
fees, a balance sheet with a note for each line, cash flow, and five years turned on their side."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import Literal

from ..compose import Pen, plain, row, say, table, text, transposed, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Row
from ..quantities import Quantity
from ._own import Basis, Own

_PEN = Pen("kr", 0, NumberStyle(thousands="\u00a0", negative="-"))
_TEXT = Pen("kr", 0, NumberStyle(thousands="\u00a0", negative="-"), " kronor")
_SIGNED = Pen("kr", 0, NumberStyle(thousands="\u00a0", negative="-", plus=True))
_SHORT = Pen("mnkr", 1, NumberStyle(negative="-"), " miljoner kronor")
_MEMBERS = ("Ekeby", "Holmsta", "Kvarnsund", "Rosenfors", "Tallnäs")
_WEIGHTS = (46, 24, 15, 9, 6)
_INCOME = (("fees", "Medlemsavgifter"), ("services", "Tjänster och tillsyn"),
           ("alarms", "Automatlarm"), ("others", "Övriga intäkter"))  # fmt: skip
_COSTS = (
    ("crew", "Personalkostnader", 64), ("pension", "Pensionskostnader", 9),
    ("stations", "Lokalkostnader", 11), ("cars", "Fordon och materiel", 6),
    ("outside", "Övriga externa kostnader", 5),
)  # fmt: skip
_CALLS = (("Brand i byggnad", 17), ("Brand utomhus", 15), ("Trafikolycka", 27),
          ("Automatlarm utan brand", 31), ("Sjukvårdslarm", 19), ("Övrigt", 12))  # fmt: skip
_WHO = "federation"


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    own = Own(m, chance)
    members = _MEMBERS[: chance.randint(3, 5)]
    for year in reversed(m.years):
        _result(own, year, "outcome", members)
        _balance(own, year)
        for number, (_name, size) in enumerate(_CALLS):
            own.base("calls", f"C{number}", year, own.about(m.size * size * 8, 0.1), kind="count")
        every = [(m("calls", f"C{number}", year), 1) for number in range(len(_CALLS))]
        own.sum("calls", "all", year, every)
    _result(own, m.year, "budget", members)
    return Paper(
        f"Räddningstjänstförbundet {m.name}bygden – Årsredovisning {m.year}",
        (
            Heading("Direktionen har ordet", 1),
            *_foreword(m),
            Heading("Medlemskommunerna"),
            *_members(m, members),
            Heading("Uppdraget"),
            *_calls(m),
            Heading("Flerårsöversikt"),
            _five_years(m),
            Heading("Resultaträkning", 1),
            *_statement(m),
            Heading("Balansräkning", 1),
            *_sheet(m),
            Heading("Kassaflödesanalys", 1),
            *_flow(m),
        ),
    )


def _f(m: Municipality, what: str, back: int = 0, basis: Basis = "outcome") -> Quantity:
    return m(what, _WHO, m.year - back, basis)


def _gap(m: Municipality, what: str, better: int = 1) -> Quantity:
    return m.variance(what, _WHO, better)


def _result(own: Own, year: int, basis: Basis, members: tuple[str, ...]) -> None:
    m = own.m
    size = m.size * 52_000_000 * (100 + 3 * (year - m.years[-1])) / 100
    fees = []
    for number in range(len(members)):
        share = Decimal(_WEIGHTS[number]) / sum(_WEIGHTS[: len(members)])
        value = own.about(size * share, 0.01)
        if basis == "budget":
            value = m("member", f"M{number}", year).value
        fees.append((own.base("member", f"M{number}", year, value, basis), 1))
        if basis == "outcome":
            people = own.about(m.size * 60_000 * share, 0.004)
            own.base("member-people", f"M{number}", year, people, kind="count")
    if basis == "outcome":
        people_of = [(m("member-people", f"M{number}", year), 1) for number in range(len(members))]
        own.sum("member-people", _WHO, year, people_of)
    income = [(own.sum("fees", _WHO, year, fees, basis), 1)]
    for what, share in (("services", 5), ("alarms", 4), ("others", 2)):
        income.append((own.base(what, _WHO, year, own.about(size * share / 100), basis), 1))
    got = own.sum("fed-income", _WHO, year, income, basis)
    costs = [
        (
            own.base(
                what, _WHO, year, own.about(size * share * Decimal("1.07") / 100, 0.02), basis
            ),
            1,
        )
        for what, _label, share in _COSTS
    ]
    spent = own.sum("fed-costs", _WHO, year, costs, basis)
    worn = own.base("fed-worn", _WHO, year, own.about(size / 18), basis)
    done = own.sum("fed-operating", _WHO, year, [(got, 1), (spent, -1), (worn, -1)], basis)
    gained = own.base("fed-gained", _WHO, year, own.about(size / 300, 0.5), basis)
    paid = own.base("fed-paid", _WHO, year, own.about(size / 150, 0.3), basis)
    own.sum("fed-result", _WHO, year, [(done, 1), (gained, 1), (paid, -1)], basis)


def _balance(own: Own, year: int) -> None:
    m = own.m
    size = m.size * 1_000_000
    first = year == m.years[-1]

    def have(what: str, middle: Decimal | int, spread: float = 0.08) -> Quantity:
        return own.base(what, _WHO, year, own.about(size * middle, spread))

    def last(what: str) -> Quantity:
        return m(what, _WHO, year - 1)

    worn, result = m("fed-worn", _WHO, year), m("fed-result", _WHO, year)
    bought = have("fed-bought", 4, 0.6)
    if first:
        vehicles, cash = have("vehicles", 42), have("fed-cash", 26)
    else:
        vehicles = own.sum("vehicles", _WHO, year, [(last("vehicles"), 1), (bought, 1), (worn, -1)])
    shares = (
        have("shares", 3, 0.01) if first else own.base("shares", _WHO, year, last("shares").value)
    )
    fixed = own.sum("fed-fixed", _WHO, year, [(vehicles, 1), (shares, 1)])
    claims, prepaid, pension = have("claims", 9), have("prepaid", 4), have("fed-pension", 31, 0.03)
    short = have("fed-short", 14)
    amount = own.about(size * 2, 0.3)
    repaid = own.base("fed-repaid", _WHO, year, amount)
    loans = (
        have("fed-loans", 27) if first
        else own.sum("fed-loans", _WHO, year, [(last("fed-loans"), 1), (repaid, -1)])
    )  # fmt: skip
    if not first:
        cash = _cash(own, year)
    current = own.sum("fed-current", _WHO, year, [(claims, 1), (prepaid, 1), (cash, 1)])
    assets = own.sum("fed-assets", _WHO, year, [(fixed, 1), (current, 1)])
    if first:
        others = pension.value + loans.value + short.value + result.value
        opening = own.base("fed-opening", _WHO, year, assets.value - others)
    else:
        opening = own.sum("fed-opening", _WHO, year, [(last("fed-equity"), 1)])
    equity = own.sum("fed-equity", _WHO, year, [(opening, 1), (result, 1)])
    debts = own.sum("fed-debts", _WHO, year, [(loans, 1), (short, 1)])
    whole = own.sum("fed-both", _WHO, year, [(equity, 1), (pension, 1), (debts, 1)])
    m.register.follows(assets, [(whole, 1)])


def _cash(own: Own, year: int) -> Quantity:
    m = own.m

    def at(what: str, back: int = 0) -> Quantity:
        return m(what, _WHO, year - back)

    def moved(key: str, *what: str) -> Quantity:
        now, then = [(at(one), 1) for one in what], [(at(one, 1), -1) for one in what]
        return own.sum(key, _WHO, year, [*now, *then])

    pension = moved("fed-pension-change", "fed-pension")
    owed = moved("fed-owed-change", "claims", "prepaid")
    short = moved("fed-short-change", "fed-short")
    operating = own.sum(
        "fed-flow-operating", _WHO, year,
        [(at("fed-result"), 1), (at("fed-worn"), 1), (pension, 1), (owed, -1), (short, 1)],
    )  # fmt: skip
    flow = own.sum(
        "fed-flow", _WHO, year,
        [(operating, 1), (at("fed-bought"), -1), (at("fed-repaid"), -1)],
    )  # fmt: skip
    return own.sum("fed-cash", _WHO, year, [(at("fed-cash", 1), 1), (flow, 1)])


def _solid(m: Municipality, back: int = 0) -> Quantity:
    return m.register.quotient(_f(m, "fed-equity", back), _f(m, "fed-assets", back))


def _foreword(m: Municipality) -> list[Block]:
    gap, fees, solid = _gap(m, "fed-result"), m.change("fees", _WHO), m.register.difference(
        _solid(m), _solid(m, 1)
    )  # fmt: skip
    share = m.register.quotient(_f(m, "fees"), _f(m, "fed-income"))
    return [
        text(
            *plain(
                [
                    say(
                        f"Räddningstjänstförbundet redovisar för {m.year} ett resultat på ",
                        _TEXT(_f(m, "fed-result")), ". Föregående års resultat var ",
                        _TEXT(_f(m, "fed-result", 1)), ".",
                    ),
                    say(
                        "Budgeterat resultat var ", _TEXT(_f(m, "fed-result", basis="budget")),
                        " och utfallet blev således ", _TEXT.size(gap, "difference"), " ",
                        turn(gap, "bättre", "sämre"), " än budget.",
                    ),
                    say(
                        "Medlemsavgifterna ", turn(fees, "höjdes", "sänktes"), " med ",
                        _TEXT.share(m.growth("fees", _WHO), behind=" procent", size=True),
                        " till sammanlagt ", _SHORT(_f(m, "fees")), " och svarade för ",
                        _TEXT.share(share, behind=" procent"), " av förbundets intäkter.",
                    ),
                ]
            )
        ),
        text(
            *plain(
                [
                    say(
                        "Det egna kapitalet uppgår efter årets resultat till ",
                        _TEXT(_f(m, "fed-equity")), ", och soliditeten ",
                        turn(solid, "förbättrades", "försämrades"), " från ",
                        _TEXT.share(_solid(m, 1)), " till ",
                        _TEXT.share(_solid(m), behind=" procent"), ".",
                    ),
                    say(
                        "Pensionsavsättningen, ", _SHORT(_f(m, "fed-pension")), ", motsvarar ",
                        _TEXT.share(
                            m.register.quotient(_f(m, "fed-pension"), _f(m, "fed-both")),
                            behind=" procent",
                        ),
                        " av balansomslutningen.",
                    ),
                ]
            )
        ),
    ]  # fmt: skip


def _members(m: Municipality, members: tuple[str, ...]) -> list[Block]:
    def line(label: str, what: str, who: str, kind: Literal["item", "sum"] = "item") -> Row:
        each = m.register.per(m(what, who), m("member-people", who))
        return row(
            label,
            [
                _PEN(m(what, who, m.year - 1)), _PEN(m(what, who)),
                _PEN(m.change(what, who), role="difference"),
                _PEN.share(m.register.quotient(m(what, who), _f(m, "fees"))),
                _PEN(m("member-people", who)), _PEN(each),
            ],
            kind,
        )  # fmt: skip

    rows = [line(name, "member", f"M{number}") for number, name in enumerate(members)]
    rows.append(line("Summa", "fees", _WHO, "sum"))
    heads = ["Medlemskommun", f"Avgift {m.year - 1}", f"Avgift {m.year}", "Förändring", "Andel, %",
             "Invånare", "Kr per invånare"]  # fmt: skip
    big, small = "M0", f"M{len(members) - 1}"
    each = m.register.per(_f(m, "fees"), m("member-people", _WHO))
    apart = m.change("member", big)
    told = plain(
        [
            say(
                f"{members[0]} kommun bär den största delen av avgifterna, ",
                _TEXT.share(m.register.quotient(m("member", big), _f(m, "fees")), behind=" %"),
                f", medan {members[-1]} kommun betalar ",
                _TEXT.share(m.register.quotient(m("member", small), _f(m, "fees")), behind=" %"),
                ".",
            ),
            say(
                "I genomsnitt är avgiften ", _TEXT(each), " per invånare.",
            ),
            say(
                f"Avgiften för {members[0]} ", turn(apart, "ökade", "minskade"), " med ",
                _TEXT.size(apart, "difference"), " till ", _TEXT(m("member", big)), ".",
            ),
        ]
    )  # fmt: skip
    return [text(*told), table("Medlemsavgifter i kronor", heads, rows)]


def _calls(m: Municipality) -> list[Block]:
    years = (m.year - 2, m.year - 1, m.year)
    rows = [
        row(name, [_PEN(m("calls", f"C{number}", year)) for year in years])
        for number, (name, _size) in enumerate(_CALLS)
    ]
    rows.append(
        row("Totalt antal insatser", [_PEN(m("calls", "all", year)) for year in years], "sum")
    )
    whole, road = m.change("calls", "all"), m.change("calls", "C2")
    fires = m.register.total("fires", [m("calls", "C0"), m("calls", "C1")])
    told = plain(
        [
            say(
                "Räddningstjänsten larmades ut ", _PEN(m("calls", "all")), " gånger, vilket är ",
                _PEN.people(whole, "difference", True), " ", turn(whole, "fler", "färre"),
                " än föregående år (",
                _SIGNED.share(m.growth("calls", "all"), behind=" %"), ").",
            ),
            say(
                "Andelen automatlarm utan brand var ",
                _PEN.share(m.register.quotient(m("calls", "C3"), m("calls", "all")), behind=" %"),
                ".",
            ),
            say(
                "Trafikolyckorna ", turn(road, "ökade", "minskade"), " från ",
                _PEN(m("calls", "C2", m.year - 1)), " till ", _PEN(m("calls", "C2")), ".",
            ),
            say("Bränderna, i byggnad och utomhus, var tillsammans ", _PEN(fires), "."),
        ]
    )  # fmt: skip
    return [text(*told), table("Insatser", ["Typ av händelse", *map(str, years)], rows)]


def _five_years(m: Municipality) -> Block:
    back = range(5)
    rows = [
        row(label, [_PEN(_f(m, what, one)) for one in back])
        for label, what in (
            ("Medlemsavgifter", "fees"), ("Årets resultat", "fed-result"),
            ("Eget kapital", "fed-equity"), ("Balansomslutning", "fed-assets"),
            ("Likvida medel", "fed-cash"),
        )
    ]  # fmt: skip
    rows.append(row("Soliditet, %", [_PEN.share(_solid(m, one)) for one in back]))
    return transposed(
        table("Fem år i sammandrag, kronor", ["År", *(str(m.year - one) for one in back)], rows)
    )


def _statement(m: Municipality) -> list[Block]:
    def line(label: str, what: str, sign: int = 1, kind: Literal["item", "sum"] = "item") -> Row:
        return row(
            label,
            [
                _PEN(_f(m, what), sign), _PEN(_f(m, what, basis="budget"), sign),
                _PEN(_gap(m, what, sign), role="difference"), _PEN(_f(m, what, 1), sign),
            ],
            kind,
        )  # fmt: skip

    rows = [
        *(line(label, what) for what, label in _INCOME),
        line("Summa verksamhetens intäkter", "fed-income", 1, "sum"),
        *(line(label, what, -1) for what, label, _share in _COSTS),
        line("Summa verksamhetens kostnader", "fed-costs", -1, "sum"),
        line("Avskrivningar", "fed-worn", -1),
        line("Verksamhetens resultat", "fed-operating", 1, "sum"),
        line("Finansiella intäkter", "fed-gained"),
        line("Finansiella kostnader", "fed-paid", -1),
        line("Årets resultat", "fed-result", 1, "sum"),
    ]
    heads = ["Kronor", f"Utfall {m.year}", f"Budget {m.year}", "Avvikelse", f"Utfall {m.year - 1}"]
    crew, alarms = _gap(m, "crew", -1), m.change("alarms", _WHO)
    share = m.register.quotient(_f(m, "crew"), _f(m, "fed-costs"))
    told = plain(
        [
            say(
                "Personalkostnaderna, ", _TEXT(_f(m, "crew")), ", utgör ",
                _TEXT.share(share, behind=" procent"), " av verksamhetens kostnader och blev ",
                _TEXT.size(crew, "difference"), " ", turn(crew, "lägre", "högre"),
                " än budgeterat.",
            ),
            say(
                "Intäkterna för automatlarm har ", turn(alarms, "stigit", "fallit"), " med ",
                _TEXT.size(alarms, "difference"), f" sedan {m.year - 1}.",
            ),
        ]
    )  # fmt: skip
    return [table("Förbundets resultaträkning", heads, rows), text(*told)]


def _sheet(m: Municipality) -> list[Block]:
    def line(label: str, what: str, note: str = "", kind: Literal["item", "sum"] = "item") -> Row:
        return row(label, [note, _PEN(_f(m, what)), _PEN(_f(m, what, 1))], kind)

    rows = [
        row("Tillgångar", [], "heading"),
        line("Fordon och inventarier", "vehicles", "8"),
        line("Värdepapper", "shares", "9"),
        line("Summa anläggningstillgångar", "fed-fixed", "", "sum"),
        line("Kundfordringar och övriga fordringar", "claims", "10"),
        line("Förutbetalda kostnader", "prepaid", "10"),
        line("Kassa och bank", "fed-cash", "11"),
        line("Summa omsättningstillgångar", "fed-current", "", "sum"),
        line("Summa tillgångar", "fed-assets", "", "sum"),
        row("Eget kapital och skulder", [], "heading"),
        line("Ingående eget kapital", "fed-opening"),
        line("Årets resultat", "fed-result"),
        line("Summa eget kapital", "fed-equity", "12", "sum"),
        line("Avsättningar för pensioner", "fed-pension", "13"),
        line("Långfristiga skulder", "fed-loans", "14"),
        line("Kortfristiga skulder", "fed-short", "15"),
        line("Summa skulder", "fed-debts", "", "sum"),
        line("Summa eget kapital, avsättningar och skulder", "fed-both", "", "sum"),
    ]
    heads = ["Kronor", "Not", f"{m.year}-12-31", f"{m.year - 1}-12-31"]
    note = [
        row("Ingående bokfört värde", [_PEN(_f(m, "vehicles", one)) for one in (1, 2)]),
        row("Årets inköp", [_PEN(_f(m, "fed-bought", one)) for one in (0, 1)]),
        row("Årets avskrivningar", [_PEN(_f(m, "fed-worn", one), -1) for one in (0, 1)]),
        row("Utgående bokfört värde", [_PEN(_f(m, "vehicles", one)) for one in (0, 1)], "sum"),
    ]
    return [
        table("Förbundets balansräkning", heads, rows),
        table("Not 8 Fordon och inventarier", ["Kronor", str(m.year), str(m.year - 1)], note),
    ]


def _flow(m: Municipality) -> list[Block]:
    def line(label: str, what: str, sign: int = 1, kind: Literal["item", "sum"] = "item") -> Row:
        return row(label, [_PEN(_f(m, what, one), sign) for one in (0, 1)], kind)

    rows = [
        line("Årets resultat", "fed-result"),
        line("Justering för avskrivningar", "fed-worn"),
        line("Förändring av avsättningar", "fed-pension-change"),
        line("Förändring av fordringar", "fed-owed-change", -1),
        line("Förändring av kortfristiga skulder", "fed-short-change"),
        line("Kassaflöde från den löpande verksamheten", "fed-flow-operating", 1, "sum"),
        line("Inköp av fordon och inventarier", "fed-bought", -1),
        line("Amortering", "fed-repaid", -1),
        line("Årets kassaflöde", "fed-flow", 1, "sum"),
        row("Likvida medel vid årets början", [_PEN(_f(m, "fed-cash", one)) for one in (1, 2)]),
        line("Likvida medel vid årets slut", "fed-cash"),
    ]
    flow = _f(m, "fed-flow")
    told = plain(
        [
            say(
                "Likvida medel ", turn(flow, "ökade", "minskade"), " under året med ",
                _TEXT.size(flow), " och uppgick vid årsskiftet till ", _TEXT(_f(m, "fed-cash")),
                ".",
            ),
            say(
                "Inköp av fordon och inventarier gjordes för ", _TEXT(_f(m, "fed-bought")), " (",
                _PEN(_f(m, "fed-bought", 1)), ").",
            ),
        ]
    )  # fmt: skip
    heads = ["Kronor", str(m.year), str(m.year - 1)]
    return [table("Förbundets kassaflödesanalys", heads, rows), text(*told)]


FAMILY = Family("federation", make)
