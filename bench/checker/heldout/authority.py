"""A joint authority for rescue services: amounts in whole kronor, four-month periods that add up
along the row, members' contributions with shares, a column of comments in words, call-outs by kind;
the chief's report. Costs are negative in one table and positive in another."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, in_words, item, row, say, table, text, turn
from ..family import Family
from ..municipality import Basis, Municipality
from ..paper import Block, Cell, Heading, NumberStyle, Paper, Row, Sentence
from ..quantities import Quantity
from ._more import about, genitive, made, own, shown, ways

_STYLE = NumberStyle(thousands=" ", negative="–")
_PEN = Pen("kr", 0, _STYLE)
_SAY = Pen("tkr", 0, _STYLE, " tkr")
_OF = " procent"
_WHO = "authority"
# Name, part of the whole in per mille, sign in the result.
_LINES = (
    ("a-fees", "Medlemsbidrag", 880, 1), ("a-sales", "Tillsyns- och tillståndsavgifter", 45, 1),
    ("a-alarms", "Ersättning för onödiga larm", 52, 1), ("a-other", "Övriga intäkter", 23, 1),
    ("a-full", "Personalkostnader heltid", 510, -1), ("a-part", "Personalkostnader deltid", 190,
        -1),
    ("a-premises", "Lokalkostnader", 95, -1), ("a-cars", "Fordon och material", 78, -1),
    ("a-worn", "Avskrivningar", 64, -1), ("a-rest", "Övriga kostnader", 50, -1),
)  # fmt: skip
_INCOME, _COSTS = _LINES[:4], _LINES[4:]
_CALLS = (
    ("Brand i byggnad", 60), ("Brand ej i byggnad", 110), ("Trafikolycka", 190),
    ("Automatlarm, ej brand", 310), ("Sjukvårdslarm", 150), ("Övriga uppdrag", 95),
)  # fmt: skip
_MEMBERS = ("Granby", "Lindeskog", "Björkfors", "Stensviken")
_NOTES = {
    "a-fees": "Enligt förbundsordningen.", "a-sales": "Ny taxa från halvårsskiftet.",
    "a-alarms": "Faktureras i efterskott.", "a-other": "",
    "a-full": "Se kommentar nedan.", "a-part": "Ersättning vid larm och övning.",
    "a-premises": "Hyra till medlemskommunerna.", "a-cars": "Service och drivmedel.",
    "a-worn": "Ny släckbil från mars.", "a-rest": "IT, utbildning m.m.",
}  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    _invent(m, chance)
    parts = [_money(m, chance), _periods(m, chance), _calls(m, chance), _members(m)]
    first, *rest = parts
    chance.shuffle(rest)
    if chance.random() < 0.3:
        rest.pop()
    chapters = [first, *rest] if chance.random() < 0.6 else [*rest, first]
    blocks = [Heading("Förbundschefen har ordet", 1), *_words(m, chance)]
    blocks += [block for part in chapters for block in part]
    return Paper(f"Räddningstjänstförbundet {m.name} Årsbokslut {m.year}", tuple(blocks))


def _a(m: Municipality, what: str, year: int | None = None, basis: Basis = "outcome") -> Quantity:
    return m(what, _WHO, year, basis)


def _invent(m: Municipality, chance: Random) -> None:
    size = m.size * 62_000_000
    for year in (m.year - 1, m.year):
        for basis in ("budget", "outcome"):
            _year(m, year, basis, size, chance)
        for what, _label, _part, _sign in _LINES:
            _thirds(m, what, year, chance)
        for third in (1, 2, 3):
            for whole, lines in (("a-income", _INCOME), ("a-costs", _COSTS)):
                terms = [(m(line[0], f"third{third}", year), 1) for line in lines]
                made(m, whole, f"third{third}", year, terms)
            two = (m("a-income", f"third{third}", year), m("a-costs", f"third{third}", year))
            made(m, "a-result", f"third{third}", year, [(two[0], 1), (two[1], -1)])
        for whole in ("a-income", "a-costs", "a-result"):
            parts = [(m(whole, f"third{third}", year), 1) for third in (1, 2, 3)]
            m.register.follows(_a(m, whole, year), parts)
        calls = []
        for place, (_name, middle) in enumerate(_CALLS):
            value = about(chance, middle * m.size, 0.15) + 3
            calls.append((own(m, "calls", f"R{place}", year, value, kind="count"), 1))
        made(m, "calls", "all", year, calls)
        _shared(m, year, chance)


def _year(m: Municipality, year: int, basis: Basis, size: Decimal, chance: Random) -> None:
    for what, _label, part, _sign in _LINES:
        grown = Decimal(103) / 100 if year == m.year else Decimal(1)
        own(m, what, _WHO, year, about(chance, size * grown * part / 1000, 0.035), basis)
    for whole, lines in (("a-income", _INCOME), ("a-costs", _COSTS)):
        made(m, whole, _WHO, year, [(_a(m, line[0], year, basis), 1) for line in lines], basis)
    terms = [(_a(m, "a-income", year, basis), 1), (_a(m, "a-costs", year, basis), -1)]
    made(m, "a-result", _WHO, year, terms, basis)


def _thirds(m: Municipality, what: str, year: int, chance: Random) -> None:
    """Shares the year among its three periods of four months."""
    whole = _a(m, what, year)
    two = [about(chance, whole.value / 3, 0.06) for _third in (1, 2)]
    values = [*two, whole.value - sum(two)]
    parts = [
        (own(m, what, f"third{third}", year, value), 1) for third, value in enumerate(values, 1)
    ]
    m.register.follows(whole, parts)


def _shared(m: Municipality, year: int, chance: Random) -> None:
    """The members' contributions."""
    whole = _a(m, "a-fees", year)
    left, parts = whole.value, []
    for place, percent in enumerate((38, 27, 21)):
        value = about(chance, whole.value * percent / 100, 0.01)
        left -= value
        parts.append((own(m, "member", f"M{place}", year, value), 1))
    parts.append((own(m, "member", "M3", year, left), 1))
    m.register.follows(whole, parts)


def _words(m: Municipality, chance: Random) -> list[Block]:
    last = m.year - 1
    result, gap = _a(m, "a-result"), m.variance("a-result", _WHO)
    calls, rate = m.change("calls", "all"), m.growth("calls", "all")
    told = [
        say("Räddningstjänsten larmades ut ", _PEN.people(m("calls", "all")),
            " gånger under året, ",
            _PEN.people(calls, "difference", size=True), " ", turn(calls, "fler", "färre"),
            f" än {last} (en ",
            turn(rate, "ökning", "minskning"), " med ", _PEN.share(rate, behind=_OF, size=True),
            ")."),
        ways(chance,
            say("Förbundet redovisar ett ", turn(result, "överskott", "underskott"), " på ",
                _SAY.size(result), ", mot budgeterade ", _SAY(_a(m, "a-result", basis="budget")),
                "."),
            say("Årets resultat blev ", _SAY(result), ", vilket är ", _SAY.size(gap, "difference"),
                " ", turn(gap, "bättre", "sämre"), " än budget.")),
    ]  # fmt: skip
    return [
        text(*shown(told, 1000), "Jag vill rikta ett varmt tack till alla medarbetare."),
    ]


def _money(m: Municipality, chance: Random) -> list[Block]:
    last = m.year - 1
    noted = chance.random() < 0.6
    rows: list[Row] = []

    def line(label: str, what: str, sign: int, kind: str = "item", note: str = "") -> Row:
        gap = m.variance(what, _WHO, sign)
        cells: list[Cell | None] = [
            _PEN(_a(m, what, last), sign), _PEN(_a(m, what, basis="budget"), sign),
            _PEN(_a(m, what), sign), _PEN(gap, role="" if kind == "sum" else "difference"),
        ]  # fmt: skip
        return row(label, [*cells, note] if noted else cells, kind)

    for lines, whole, label in (
        (_INCOME, "a-income", "Summa intäkter"), (_COSTS, "a-costs", "Summa kostnader"),
    ):  # fmt: skip
        for what, name, _part, sign in lines:
            rows.append(line(name, what, sign, note=_NOTES[what]))
        rows.append(line(label, whole, lines[0][3], "sum"))
    rows.append(line("Resultat", "a-result", 1, "sum"))
    heads = ["Kronor", f"Bokslut {last}", f"Budget {m.year}", f"Bokslut {m.year}", "Avvikelse"]
    told: list[Sentence] = []
    for what, name, _part, sign in chance.sample(_COSTS, 3) + chance.sample(_INCOME, 2):
        gap, grown = m.variance(what, _WHO, sign), m.change(what, _WHO)
        told.append(ways(chance,
            say(f"{name} uppgick till ", _SAY(_a(m, what)), " (budget ",
                _SAY(_a(m, what, basis="budget")), ")."),
            say(f"Posten {name.lower()} blev ", _SAY(_a(m, what)), ", ",
                _SAY.size(gap, "difference"), " ",
                turn(gap, *(("över", "under") if sign > 0 else ("under", "över"))), " budget, och ",
                turn(grown, "ökade", "minskade"), " med ",
                _PEN.share(m.growth(what, _WHO), behind=_OF, size=True), f" från {last}."),
            say(f"{name} ", turn(grown, "steg", "sjönk"), " från ", _SAY(_a(m, what, last)),
                " till ", _SAY(_a(m, what)), ".")))  # fmt: skip
    staff = m.register.total(f"a-staff:{m.year}", [_a(m, "a-full"), _a(m, "a-part")])
    share = m.register.quotient(staff, _a(m, "a-costs"))
    cost, income = m.change("a-costs", _WHO), m.change("a-income", _WHO)
    told.append(
        say("Totalt sett ", turn(cost, "ökade", "minskade"), " kostnaderna med ",
            _SAY.size(cost, "difference"), " till ", _SAY(_a(m, "a-costs")),
            ", samtidigt som intäkterna ", turn(income, "steg", "sjönk"), " från ",
            _SAY(_a(m, "a-income", last)), " till ", _SAY(_a(m, "a-income")), ".")
    )  # fmt: skip
    told.append(
        say("Personalkostnaderna, ", _SAY(staff), " sammanlagt, är ", _PEN.share(share, behind=_OF),
            " av förbundets kostnader.")
    )  # fmt: skip
    return [
        Heading("Resultat", 1),
        table("Resultat mot budget", [*heads, "Kommentar"] if noted else heads, rows),
        text(*shown(told, 1000)),
    ]


def _periods(m: Municipality, chance: Random) -> list[Block]:
    def line(label: str, what: str, kind: str = "item") -> Row:
        cells = [_PEN(m(what, f"third{third}")) for third in (1, 2, 3)]
        return row(label, [*cells, _PEN(_a(m, what), role="sum")], kind)

    rows = [
        *[line(name, what) for what, name, _part, _sign in _COSTS],
        line("Kostnader totalt", "a-costs", "sum"),
    ]
    if chance.random() < 0.5:
        rows.insert(0, rows.pop())
    late = m.register.difference(m("a-costs", "third3"), m("a-costs", "third1"))
    share = m.register.quotient(m("a-costs", "third3"), _a(m, "a-costs"))
    told = [
        say("Kostnaderna under årets sista tertial var ", _SAY(m("a-costs", "third3")), ", ",
            _SAY.size(late, "difference"), " ", turn(late, "högre", "lägre"),
            " än under det första (", _SAY(m("a-costs", "third1")), ")."),
        say("Den sista tertialen svarade därmed för ", _PEN.share(share, behind=_OF),
            " av årets kostnader."),
    ]  # fmt: skip
    heads = ["Kronor", "Tertial 1", "Tertial 2", "Tertial 3", f"Helår {m.year}"]
    return [
        Heading("Kostnader per tertial", 1),
        table("Kostnader per tertial", heads, rows),
        text(*shown(told, 1000)),
    ]


def _calls(m: Municipality, chance: Random) -> list[Block]:
    last = m.year - 1
    rows, gaps = [], []
    for place, (name, _middle) in enumerate(_CALLS):
        gap = m.change("calls", f"R{place}")
        gaps.append(gap)
        share = m.register.quotient(m("calls", f"R{place}"), m("calls", "all"))
        rows.append(row(name, [_PEN(m("calls", f"R{place}", last)), _PEN(m("calls", f"R{place}")),
                               _PEN(gap, role="difference"), _PEN.share(share,
                               behind=" %")]))  # fmt: skip
    rows.append(row("Totalt antal larm", [
        _PEN(m("calls", "all", last)), _PEN(m("calls", "all")), _PEN(m.change("calls", "all")),
        None,
    ], "sum"))  # fmt: skip
    up = m.register.count("kinds of calls that grew", gaps, 1)
    place = chance.randrange(len(_CALLS))
    one, share = (
        m.change("calls", f"R{place}"),
        m.register.quotient(m("calls", f"R{place}"), m("calls", "all")),
    )
    name = _CALLS[place][0]
    told = [
        say(f"Larmtypen {name.lower()} har ", turn(one, "ökat", "minskat"), " från ",
            _PEN.people(m("calls", f"R{place}", last)), " till ",
            _PEN.people(m("calls", f"R{place}")), " och utgör ", _PEN.share(share, behind=_OF),
            " av larmen."),
        say(counted(up, capital=True),
            f" av {in_words()(Decimal(len(_CALLS)))} larmtyper har blivit "
            "vanligare."),
    ]  # fmt: skip
    if not up.value:
        told.pop()
    heads = ["Larmtyp", str(last), str(m.year), "Förändring", f"Andel {m.year}"]
    return [
        Heading("Larmstatistik", 1),
        table("Antal larm", heads, rows),
        *[item(one_sentence) for one_sentence in shown(told)],
    ]


def _kinds(m: Municipality, chance: Random) -> list[Sentence]:
    """Some kinds of calls, one by one."""
    last, told = m.year - 1, []
    for place in chance.sample(range(len(_CALLS)), 3):
        name, key = _CALLS[place][0].lower(), f"R{place}"
        gap, rate = m.change("calls", key), m.growth("calls", key)
        told.append(ways(chance,
            say(f"Antalet larm av typen {name} blev ", _PEN.people(m("calls", key)), " mot ",
                _PEN.people(m("calls", key, last)), f" under {last}, alltså ",
                _PEN.people(gap, "difference", size=True), " ", turn(gap, "fler", "färre"), "."),
            say(f"För {name} noterades en ", turn(gap, "uppgång", "nedgång"), " med ",
                _PEN.share(rate, behind=_OF, size=True), " till ", _PEN.people(m("calls", key)),
                " larm."),
            say(f"I kategorin {name} hade vi ", _PEN.people(m("calls", key)), " larm (",
                _PEN.people(m("calls", key, last)), ").")))  # fmt: skip
    return told


def _members(m: Municipality) -> list[Block]:
    last = m.year - 1
    whole = _a(m, "a-fees")
    rows, shares = [], []
    for place, name in enumerate(_MEMBERS):
        paid = m("member", f"M{place}")
        share = m.register.quotient(paid, whole)
        shares.append(share)
        cells = [_PEN(m("member", f"M{place}", last)), _PEN(paid), _PEN.share(share, behind=" %")]
        rows.append(row(f"{genitive(name)} kommun", cells))
    rows.append(row("Summa medlemsbidrag", [_PEN(_a(m, "a-fees", last)), _PEN(whole), None], "sum"))
    more, rate = m.change("a-fees", _WHO), m.growth("a-fees", _WHO)
    part = m.register.quotient(whole, _a(m, "a-income"))
    told = [
        say("Medlemskommunernas bidrag ", turn(more, "höjdes", "sänktes"), " med ",
            _SAY.size(more, "difference"), " (", _PEN.share(rate, behind=" %", size=True),
            ") till ",
            _SAY(whole), ", motsvarande ", _PEN.share(part, behind=_OF),
            " av förbundets intäkter."),
        say(f"{genitive(_MEMBERS[0])} kommun betalar mest, ", _SAY(m("member", "M0")), " eller ",
            _PEN.share(shares[0], behind=_OF), " av bidragen."),
    ]  # fmt: skip
    heads = ["Kronor", f"Bidrag {last}", f"Bidrag {m.year}", "Andel"]
    return [
        Heading("Medlemsbidrag", 1),
        table("Bidrag från medlemskommunerna", heads, rows),
        text(*shown(told, 1000)),
    ]


FAMILY = Family("authority", make)
