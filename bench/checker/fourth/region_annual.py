"""A region's annual report in whole millions: boards, health care by branch, drugs, agency staff,
care given, waiting times, pensions with the whole liability, the balance requirement over years."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, row, say, table, tall, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Cell, Head, Heading, NumberStyle, Paper, Sentence, Table, printed
from ..quantities import Quantity
from ._books import Basis, Books, about, clear, prose, some_of

_STYLE = NumberStyle(negative="\u2212")
_PEN = Pen("mnkr", 0, _STYLE)
_OFF = Pen("mnkr", 0, NumberStyle(negative="\u2212"))
_M = Pen("mnkr", 0, NumberStyle(negative="\u2212"), " miljoner kronor")
_MKR = Pen("mnkr", 0, NumberStyle(negative="\u2212"), " mkr")
_MD = Pen("mdkr", 1, NumberStyle(negative="\u2212"), " miljarder kronor")
_PER = Pen("kr", 0, behind=" kronor")
_P = Pen(style=_STYLE, share_decimals=1)
_NAMES = ("Mellanland", "Nordmarken", "Östkusten", "Insjölandet")
_BOARDS = (
    ("Hälso- och sjukvårdsnämnden", "care", 8640), ("Tandvårdsnämnden", "teeth", 176),
    ("Kollektivtrafiknämnden", "traffic", 742), ("Kultur- och utvecklingsnämnden", "culture", 233),
    ("Fastighet och service", "service", 38), ("Regionstyrelsen", "lead", 411),
        ("Patientnämnden", "patient", 8),
)  # fmt: skip
_BRANCHES = (
    ("Primärvård", "prim", 0.205), ("Specialiserad somatisk vård", "soma", 0.505),
        ("Psykiatri", "psych", 0.102),
    ("Läkemedel i öppenvård", "drug", 0.098), ("Ambulans och sjukresor", "trips", 0.048),
)  # fmt: skip
_STAFF = (
    ("Läkare", "doc", 1180), ("Sjuksköterskor", "nurse", 2760),
        ("Undersköterskor och skötare", "assist", 1940),
    ("Medicinska sekreterare", "secr", 610), ("Rehab och förebyggande", "rehab", 520),
        ("Administration och ledning", "adm", 890),
    ("Service och teknik", "tech", 640),
)  # fmt: skip
_GIVEN = (
    ("Läkarbesök primärvård", "v1", 368_000), ("Övriga besök primärvård", "v2", 602_000),
    ("Läkarbesök somatisk vård", "v3", 341_000), ("Läkarbesök psykiatri", "v4", 31_400),
    ("Digitala besök", "v5", 118_000),
)  # fmt: skip
_BEDS = (
    ("Vårdtillfällen", "stays", 38_900),
    ("Operationer", "ops", 21_600),
    ("Födda barn", "births", 2_840),
)
_WAITS = (
    ("Medicinsk bedömning i primärvård inom 3 dagar", "w1", 0.86),
        ("Första besök i specialistvård inom 90 dagar", "w2", 0.74),
    ("Operation eller åtgärd inom 90 dagar", "w3", 0.62),
        ("Barn- och ungdomspsykiatri, första besök inom 30 dagar", "w4", 0.71),
)  # fmt: skip
_AGENCY = (
    ("Hyrläkare primärvård", "a1", 96),
    ("Hyrläkare övrig vård", "a2", 88),
    ("Hyrsjuksköterskor", "a3", 71),
)


def _books(m: Municipality, chance: Random) -> Books:
    b = Books(m, chance, "region")
    years = sorted(m.years)
    b.walk("people", "", 289_000, years, drift=0.003, spread=0.001, step=1, kind="count")
    for year in years:
        _result(b, year, "outcome", 1.038 ** (year - m.year))
        _position(b, year, years[0])
    _result(b, m.year, "budget", 1.0)
    last = (m.year - 1, m.year)
    for year in last:
        _care(b, year)
        _draw_volumes(b, year)
    for _label, who, middle in _WAITS:
        b.put(b.draw(middle + 0.02, 0, 0.01), "wait", who, basis="budget", kind="ratio")
    _rule(b)
    return b


def _draw_volumes(b: Books, year: int) -> None:
    for _label, who, middle in _STAFF:
        b.put(b.draw(middle, 0.02, 1), "staff", who, year, kind="count")
    b.add([b("staff", one[1], year) for one in _STAFF], "staff", "all", year)
    for lines, total in ((_GIVEN, "all"), (_BEDS, "")):
        for _label, who, middle in lines:
            b.put(b.draw(middle, 0.05, 1), "given", who, year, kind="count")
        if total:
            b.add([b("given", one[1], year) for one in lines], "given", total, year)
    for _label, who, share in _WAITS:
        b.put(b.draw(share, 0.06, 0.001), "wait", who, year, kind="ratio")
    for _label, who, middle in _AGENCY:
        b.put(b.draw(middle * 1e6, 0.14, 100_000), "agency", who, year)
    b.add([b("agency", one[1], year) for one in _AGENCY], "agency", "all", year)
    for who, share in (("women", 0.071), ("men", 0.041)):
        b.put(b.draw(share, 0.07, 0.0001), "sick", who, year, kind="ratio")
    women, men = b("sick", "women", year).value, b("sick", "men", year).value
    b.put(women * 77 / 100 + men * 23 / 100, "sick", "all", year, kind="ratio")


def _result(b: Books, year: int, basis: Basis, grown: float) -> None:
    parts = []
    for _label, who, middle in _BOARDS:
        spread = 0.012 if middle > 1000 else 0.03
        parts.append(b.put(b.draw(middle * 1e6 * grown, spread, 100_000), "net", who, year, basis))
    common = b.put(b.draw(92e6 * grown, 0.6, 100_000), "net", "fin", year, basis)
    income = b.put(b.draw(2110e6 * grown, 0.02, 100_000), "income", year=year, basis=basis)
    worn = b.put(b.draw(372e6 * grown, 0.03, 100_000), "worn", year=year, basis=basis)
    costs_value = sum(one.value for one in parts) + common.value + income.value - worn.value
    costs = b.put(costs_value, "costs", year=year, basis=basis)
    net = b.add([costs, worn, (income, -1)], "netto", year=year, basis=basis)
    b.register.follows(net, [(one, 1) for one in (*parts, common)])
    aim = b.draw(70e6, 2.2, 100_000) if basis == "outcome" else b.draw(110e6, 0.3, 100_000)
    grants = b.put(
        b.draw(float(net.value) * 0.255, 0.01, 100_000), "grants", year=year, basis=basis
    )
    gains = b.put(b.draw(140e6, 0.6, 100_000), "gains", year=year, basis=basis)
    paid = b.put(b.draw(118e6, 0.5, 100_000), "paid", year=year, basis=basis)
    tax_value = net.value - grants.value + aim - gains.value + paid.value
    tax = b.put(tax_value, "tax", year=year, basis=basis)
    both = b.add([tax, grants], "taxes", year=year, basis=basis)
    operating = b.add([both, (net, -1)], "operating", year=year, basis=basis)
    finance = b.add([gains, (paid, -1)], "finance", year=year, basis=basis)
    result = b.add([operating, finance], "result", year=year, basis=basis)
    b.share(net, both)
    b.share(result, both)


def _position(b: Books, year: int, first: int) -> None:
    grown = 1 + 0.04 * (year - first)
    assets = b.put(b.draw(9_350e6 * grown, 0.015, 100_000), "assets", year=year)
    if year == first:
        opening = b.put(b.draw(2_150e6, 0.05, 100_000), "opening", year=year)
    else:
        opening = b.add([b("equity", year=year - 1)], "opening", year=year)
    equity = b.add([opening, b("result", year=year)], "equity", year=year)
    outside = b.put(b.draw(3_320e6 * 0.97 ** (year - first), 0.01, 100_000), "outside", year=year)
    inside = b.put(b.draw(3_480e6 * 1.05 ** (year - first), 0.01, 100_000), "inside", year=year)
    b.add([inside, outside], "pensions", year=year)
    full = b.add([equity, (outside, -1)], "full", year=year)
    b.put(b.draw(905e6 * grown, 0.12, 100_000), "invested", year=year)
    b.put(b.draw(860e6 * grown, 0.12, 100_000), "loans", year=year)
    b.share(equity, assets)
    b.share(full, assets)


def _care(b: Books, year: int) -> None:
    whole = b("net", "care", year)
    parts = []
    for _label, who, share in _BRANCHES:
        parts.append(b.put(b.draw(float(whole.value) * share, 0.012, 100_000), "branch", who, year))
    rest = whole.value - sum(one.value for one in parts)
    parts.append(b.put(rest, "branch", "other", year))
    b.register.follows(whole, [(one, 1) for one in parts])


def _rule(b: Books) -> None:
    gains = b.put(b.draw(17e6, 0.6, 100_000), "sold")
    moved = b.put(b.draw(61e6, 0.5, 100_000), "unreal")
    after = b.add([b("result"), (gains, -1), (moved, -1)], "balance")
    old = b.put(b.draw(42e6, 0.9, 100_000), "to-restore", year=b.year - 1)
    b.add([(old, 1), (after, -1)], "left")


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    b = _books(m, chance)
    name = chance.choice(_NAMES)
    blocks: list[Block] = [
        Heading("Väsentliga händelser och resultat", 1),
        *prose(*_opening(b, name)),
        _statement(b),
        *prose(*_costs(b)),
        Heading("Utfall mot budget per nämnd", 2),
        _by_board(b),
        *prose(*_boards(b)),
        Heading("Hälso- och sjukvård", 1),
        _care_table(b),
        *prose(*_care_text(b)),
        Heading("Inhyrd personal", 2),
        *prose(*_agency(b)),
        _agency_table(b),
        Heading("Vårdproduktion och tillgänglighet", 2),
        _given_table(b),
        *prose(*_given(b)),
        _wait_table(b),
        *prose(*_waits(b)),
        Heading("Medarbetare", 1),
        *prose(*_staff(b)),
        _staff_table(b),
        Heading("Ekonomisk ställning", 1),
        _five(b, m),
        *prose(*_position_text(b)),
        Heading("Balanskravet", 2),
        _rule_table(b),
        *prose(*_rule_text(b)),
        Heading("Summary in English", 1),
        *(item(one) for one in clear(_english(b, name))),
    ]
    return Paper(f"Region {name} – Årsredovisning {m.year}", tuple(blocks))


def _opening(b: Books, name: str) -> list[Sentence]:
    result, off = b("result"), b.variance("result")
    return [
        say(f"Region {name} redovisar för {b.year} ett ", turn(result, "positivt", "negativt"),
            " resultat på ",
            _M(result), ". Budgeten var ", _M(b("result", basis="budget")),
                ", vilket innebär en avvikelse på ",
            _M(off, role="difference"), "."),
        say("Verksamhetens nettokostnader uppgick till ", _MD(b("netto")), ", en ökning med ",
            _P.share(b.growth("netto")), " procent.") if b.growth("netto").value > 0
        else say("Verksamhetens nettokostnader uppgick till ", _MD(b("netto")), "."),
        say("Skatter och statsbidrag gav ", _MD(b("taxes")), " och växte med ",
            _P.share(b.growth("taxes")), " procent.")
        if b.growth("taxes").value > 0 else say("Skatter och statsbidrag gav ", _MD(b("taxes")),
            "."),
        say("Av varje hundralapp i skatt och bidrag gick därmed ",
            printed(b.share(b("netto"), b("taxes")), "%", 2, role="share"),
            " kronor till den löpande verksamheten."),
    ]  # fmt: skip


def _statement(b: Books) -> Table:
    lines = (
        ("Verksamhetens intäkter", "income", 1, "item"),
            ("Verksamhetens kostnader", "costs", -1, "item"),
        ("Avskrivningar", "worn", -1, "item"), ("Verksamhetens nettokostnader", "netto", -1, "sum"),
        ("Skatteintäkter", "tax", 1, "item"), ("Generella statsbidrag och utjämning", "grants", 1,
            "item"),
        ("Verksamhetens resultat", "operating", 1, "sum"),
            ("Finansiella intäkter", "gains", 1, "item"),
        ("Finansiella kostnader", "paid", -1, "item"), ("Årets resultat", "result", 1, "sum"),
    )  # fmt: skip
    rows = [
        row(label, [_PEN(b(what), sign), _PEN(b(what, basis="budget"), sign),
            _OFF(b.variance(what, better=sign), role="difference"),
                    _PEN(b(what, year=b.year - 1), sign)], kind)
        for label, what, sign, kind in lines
    ]  # fmt: skip
    heads: list[list[str | Head]] = [
        ["", Head(str(b.year), 3), Head(str(b.year - 1))],
        ["Miljoner kronor", "Utfall", "Budget", "Avvikelse", "Utfall"],
    ]
    return tall("Resultaträkning", heads, rows)


def _costs(b: Books) -> list[Sentence]:
    net, tax, finance = b.variance("netto", better=-1), b.variance("taxes"), b.change("finance")
    return [
        b.chance.choice((
            say("Nettokostnaderna var ", _MKR.size(net, "difference"),
                turn(net, " lägre", " högre"),
            " än budgeterat, samtidigt som "
            "skatter och generella bidrag blev ", _MKR.size(tax, "difference"),
            turn(tax, " högre", " lägre"), "."),
            say("Mot budget innebär nettokostnaderna ", turn(net, "ett överskott",
                "ett underskott"), " på ",
                _MKR.size(net, "difference"),
                    ". För skatter och generella bidrag är motsvarande avvikelse ",
                _MKR(tax, role="difference"), "."),
        )),
        b.chance.choice((
            say("Finansnettot landade på ", _MKR(b("finance")), " och var ",
            _MKR.size(finance, "difference"),
            turn(finance, " bättre", " sämre"), " än föregående år."),
            say("Finansiella intäkter och kostnader gav netto ", _MKR(b("finance")),
                ", jämfört med ",
                _MKR(b("finance", year=b.year - 1)), " ett år tidigare."),
        )),
    ]  # fmt: skip


def _by_board(b: Books) -> Table:
    rows = []
    for label, who, _middle in (*_BOARDS, ("Regiongemensamt och finans", "fin", 0)):
        budget, outcome = b("net", who, basis="budget"), b("net", who)
        off = b.less(budget, outcome)
        rows.append(row(label, [_PEN(budget), _PEN(outcome), _OFF(off, role="difference"),
            _P(b.share(off, budget)),
                                _PEN(b("net", who, b.year - 1))]))  # fmt: skip
    off = b.variance("netto", better=-1)
    rows.append(row("Regionen totalt", [
        _PEN(b("netto", basis="budget")), _PEN(b("netto")), _OFF(off),
            _P(b.share(off, b("netto", basis="budget"))),
        _PEN(b("netto", year=b.year - 1)),
    ], "sum"))  # fmt: skip
    heads = [
        "Nettokostnad, mkr",
        f"Budget {b.year}",
        f"Bokslut {b.year}",
        "Avvikelse",
        "Avvikelse %",
        f"Bokslut {b.year - 1}",
    ]
    return table("Nämndernas nettokostnader", heads, rows)


def _boards(b: Books) -> list[Sentence]:
    off = {who: b.variance("net", who, -1) for _l, who, _m in _BOARDS}
    over = b.count("over", off.values(), -1)
    told = [
        say("Hälso- och sjukvårdsnämnden redovisar ett ",
            turn(off["care"], "överskott", "underskott"), " på ",
            _MKR.size(off["care"], "difference"), ", vilket motsvarar ",
            _P.share(b.share(off["care"], b("net", "care", basis="budget")), size=True),
                " procent av nämndens budget."),
        say("Kollektivtrafiken kostade ", _MKR(b("net", "traffic")), " mot budgeterade ",
            _MKR(b("net", "traffic", basis="budget")),
            "; avvikelsen är ", _MKR(off["traffic"], role="difference"), "."),
        say("Inom tandvården blev utfallet ", _MKR.size(off["teeth"], "difference"),
            turn(off["teeth"], " bättre", " sämre"),
            " än budget."),
    ]  # fmt: skip
    if over.value > 0:
        told.insert(
            0,
            say(
                counted(over, capital=True),
                " av regionens sju nämnder har högre nettokostnader än budget.",
            ),
        )
    return told


def _care_table(b: Books) -> Table:
    rows = []
    for label, who in (*((one[0], one[1]) for one in _BRANCHES), ("Övrigt", "other")):
        one = b("branch", who)
        rows.append(row(label, [_PEN(b("branch", who, b.year - 1)), _PEN(one),
            _OFF(b.change("branch", who), role="difference"),
                                _P(b.growth("branch", who)),
                                    _P(b.share(one, b("net", "care")))]))  # fmt: skip
    rows.append(row("Hälso- och sjukvård, netto", [
        _PEN(b("net", "care", b.year - 1)), _PEN(b("net", "care")), _OFF(b.change("net", "care")),
            _P(b.growth("net", "care")), None,
    ], "sum"))  # fmt: skip
    heads = ["Mkr", str(b.year - 1), str(b.year), "Förändring", "Förändring %", "Andel %"]
    return table("Hälso- och sjukvårdens nettokostnader per område", heads, rows)


def _care_text(b: Books) -> list[Sentence]:
    soma, drug, psych = (
        b.change("branch", "soma"),
        b.change("branch", "drug"),
        b.change("branch", "psych"),
    )
    per = b.register.per(b("net", "care"), b("people"))
    return [
        say("Hälso- och sjukvården kostade ", _PER(per), " per invånare."),
        say("Den specialiserade somatiska vården tar ", _P.share(
            b.share(b("branch", "soma"), b("net", "care"))),
            " procent av nämndens pengar, och där ", turn(soma, "steg", "sjönk"),
            " nettokostnaden med ",
            _MKR.size(soma, "difference"), "."),
        say("För läkemedel i öppenvård var kostnaden ", _MKR(b("branch", "drug")), " (",
            _MKR(b("branch", "drug", b.year - 1)),
            "), en ", turn(drug, "uppgång", "nedgång"), " med ",
            _P.share(b.growth("branch", "drug"), size=True), " procent."),
        say("Psykiatrins nettokostnad ", turn(psych, "ökade", "minskade"), " från ",
            _MKR(b("branch", "psych", b.year - 1)), " till ",
            _MKR(b("branch", "psych")), "."),
    ]  # fmt: skip


def _agency(b: Books) -> list[Sentence]:
    more, nurses = b.change("agency", "all"), b.change("agency", "a3")
    pen = Pen("mnkr", 1, behind=" mkr")
    doctors = b.add([b("agency", "a1"), b("agency", "a2")], "agency", "doctors")
    return [
        say("Kostnaden för inhyrd vårdpersonal blev ", *about(b("agency", "all"), _MKR),
            ", vilket är ",
            pen.size(more, "difference"),
            turn(more, " mer", " mindre"), " än året innan."),
        say("Läkarna står för ", pen(doctors), " och sjuksköterskorna för ", pen(b("agency", "a3")),
            "; för de senare ",
            turn(nurses, "ökade", "minskade"), " kostnaden med ",
                _P.share(b.growth("agency", "a3"), size=True), " procent."),
    ]  # fmt: skip


def _agency_table(b: Books) -> Table:
    pen = Pen("tkr", 0, _STYLE)
    rows = [
        row(label, [pen(b("agency", who)), pen(b("agency", who, b.year - 1)),
            pen(b.change("agency", who), role="difference")],
            "sum" if who == "all" else "item")
        for label, who in (*((one[0], one[1]) for one in _AGENCY), ("Summa inhyrd personal", "all"))
    ]  # fmt: skip
    return table(
        "Inhyrd personal, tkr",
        ["", f"Jan–dec {b.year}", f"Jan–dec {b.year - 1}", "Förändring"],
        rows,
    )


def _given_table(b: Books) -> Table:
    rows = []
    for label, who in (
        *((one[0], one[1]) for one in _GIVEN),
        ("Summa besök", "all"),
        *((one[0], one[1]) for one in _BEDS),
    ):
        cells = [_PEN.people(b("given", who, y)) for y in (b.year - 1, b.year)]
        rows.append(
            row(label, [*cells, _P(b.growth("given", who))], "sum" if who == "all" else "item")
        )
    return table("Vårdproduktion", ["Antal", str(b.year - 1), str(b.year), "Förändring %"], rows)


def _given(b: Books) -> list[Sentence]:
    whole, digital, births = (
        b.change("given", "all"),
        b.change("given", "v5"),
        b.change("given", "births"),
    )
    return [
        say("Sammanlagt gjordes ", _PEN.people(b("given", "all")), " besök, ",
            _PEN.people(whole, "difference", size=True),
            turn(whole, " fler", " färre"), f" än {b.year - 1}. De digitala besöken ",
                turn(digital, "ökade", "minskade"), " med ",
            _P.share(b.growth("given", "v5"), size=True), " procent."),
        say("På regionens sjukhus utfördes ", _PEN.people(b("given", "ops")),
            " operationer och föddes ",
            _PEN.people(b("given", "births")), " barn, ",
                _PEN.people(births, "difference", size=True),
            turn(births, " fler", " färre"), " än året före.")
    ]  # fmt: skip


def _wait_table(b: Books) -> Table:
    whole = Pen(share_decimals=0)
    rows = [
        row(label, [whole(b("wait", who, basis="budget")), _P(b("wait", who)),
            _P(b("wait", who, b.year - 1)),
                    _P(b.change("wait", who), role="difference")])
        for label, who, _m in _WAITS
    ]  # fmt: skip
    return table(
        "Tillgänglighet, andel inom vårdgarantin (%)",
        ["", "Mål", str(b.year), str(b.year - 1), "Förändring, p.e."],
        rows,
    )


def _waits(b: Books) -> list[Sentence]:
    def off(who: str) -> Quantity:
        return b.variance("wait", who)

    met = b.count("waits-met", [off(one[1]) for one in _WAITS], zero=True)
    first, op = b.change("wait", "w2"), off("w3")
    return [
        say("Av fyra mål för tillgängligheten nåddes ", some_of(met), ".") if met.value > 0
        else say("Inget av de fyra målen för tillgängligheten nåddes."),
        say("Andelen som fick ett första besök i specialistvården inom 90 dagar var ",
            _P.share(b("wait", "w2")), " procent; det är ",
            _P.points(first), turn(first, " bättre", " sämre"), " än föregående år."),
        say("Operationer inom 90 dagar: ", _P.share(b("wait", "w3")), " procent, ", _P.points(op),
            turn(op, " över", " under"),
            " målet."),
    ]  # fmt: skip


def _staff(b: Books) -> list[Sentence]:
    more, nurses, sick = (
        b.change("staff", "all"),
        b.change("staff", "nurse"),
        b.change("sick", "all"),
    )
    return [
        say("I december hade regionen ", _PEN.people(b("staff", "all")),
            " tillsvidareanställda, en ",
            turn(more, "ökning", "minskning"), " med ", _PEN.people(more, "difference", size=True),
                " personer eller ",
            _P.share(b.growth("staff", "all"), size=True), " procent."),
        say("Sjuksköterskorna är den största gruppen, ", _PEN.people(b("staff", "nurse")), ", och ",
            turn(nurses, "växte", "krympte"), " med ", _PEN.people(nurses, "difference", size=True),
                "."),
        say("Läkare och sjuksköterskor utgör tillsammans ", _P.share(b.share(
            b.add([b("staff", "doc"), b("staff", "nurse")], "staff", "doc-nurse"),
                b("staff", "all"))), " procent av de anställda."),
        say("Sjukfrånvaron var ", _P.share(b("sick", "all")), " procent (",
            _P.share(b("sick", "all", b.year - 1)), "). Den ",
            turn(sick, "steg", "sjönk"), " alltså; för kvinnor var den ",
                _P.share(b("sick", "women")), " och för män ",
            _P.share(b("sick", "men")), " procent."),
    ]  # fmt: skip


def _staff_table(b: Books) -> Table:
    rows = [
        row(label, [*(_PEN.people(b("staff", who, y)) for y in (b.year, b.year - 1)),
                    _PEN.people(b.change("staff", who), "difference")], "sum" if who == "all"
                        else "item")
        for label, who in (*((one[0], one[1]) for one in _STAFF), ("Totalt", "all"))
    ]  # fmt: skip
    return table(
        "Tillsvidareanställda per yrkesgrupp",
        ["Yrkesgrupp", f"Dec {b.year}", f"Dec {b.year - 1}", "Differens"],
        rows,
    )


def _five(b: Books, m: Municipality) -> Table:
    years = sorted(m.years, reverse=True)

    def each(what: str) -> list[Cell]:
        return [_PEN(b(what, year=y)) for y in years]

    rows = [
        row("Årets resultat, mkr", each("result")),
        row("Nettokostnader, mkr", each("netto")),
        row("Skatter och statsbidrag, mkr", each("taxes")),
        row("Nettokostnadernas andel, %", [_P(b.share(b("netto", year=y), b("taxes", year=y)))
            for y in years]),
        row("Investeringar, mkr", each("invested")),
        row("Eget kapital, mkr", each("equity")),
        row("Balansomslutning, mkr", each("assets")),
        row("Soliditet, %", [Pen("", 1, _STYLE)(b.share(b("equity", year=y), b("assets", year=y)))
            for y in years]),
        row("Soliditet inkl. ansvarsförbindelse, %",
            [Pen("", 1, _STYLE)(b.share(b("full", year=y), b("assets", year=y))) for y in years]),
        row("Pensionsavsättning, mkr", each("inside")),
        row("Ansvarsförbindelse, mkr", each("outside")),
        row("Pensionsskuld totalt, mkr", each("pensions"), "sum"),
        row("Långfristiga lån, mkr", each("loans")),
        row("Invånare", [_PEN.people(b("people", year=y)) for y in years]),
    ]  # fmt: skip
    return table("Femårsöversikt", ["", *map(str, years)], rows)


def _position_text(b: Books) -> list[Sentence | str]:
    now = b.share(b("equity"), b("assets"))
    points = b.less(now, b.share(b("equity", year=b.year - 1), b("assets", year=b.year - 1)))
    owed, invested, loans = b.change("pensions"), b.change("invested"), b.change("loans")
    first = b.year - 4
    people = b.less(b("people"), b("people", year=first))
    costs = b.register.growth(b("netto"), b("netto", year=first))
    money = b.register.growth(b("taxes"), b("taxes", year=first))
    return [
        say("Soliditeten ", turn(points, "förbättrades", "försämrades"), " med ", _P.points(points),
            " till ",
            Pen("", 1, _STYLE).share(now), " procent."),
        say("Regionens pensionsskuld uppgår till ", _MD(b("pensions")), ", varav ",
            _MD(b("outside")),
            " redovisas som ansvarsförbindelse. Skulden ", turn(owed, "ökade", "minskade"), " med ",
            _M.size(owed, "difference"), "."),
        say("Investeringarna blev ", _M(b("invested")), " (", _M(b("invested", year=b.year - 1)),
            "), alltså ",
            turn(invested, "mer", "mindre"), " än året innan, och låneskulden ",
                turn(loans, "steg", "föll"), " till ",
            _M(b("loans")), "."),
        say(f"Sedan {first} har nettokostnaderna ökat med ", _P.share(costs),
            " procent och skatter och statsbidrag med ", _P.share(money), " procent.")
        if costs.value > 0 and money.value > 0 else "Kostnadsutvecklingen följs noga.",
        say(f"Sedan {first} har befolkningen vuxit med ", _PEN.people(people, "difference"),
            " personer.")
        if people.value > 0 else say("Befolkningen uppgick till ", _PEN.people(b("people")), "."),
    ]  # fmt: skip


def _rule_table(b: Books) -> Table:
    rows = [
        row("Årets resultat", [_PEN(b("result"))]),
        row("Samtliga realisationsvinster", [_PEN(b("sold"), -1)]),
        row("Orealiserade vinster i värdepapper", [_PEN(b("unreal"), -1)]),
        row("Balanskravsresultat", [_PEN(b("balance"))], "sum"),
        row(
            f"Underskott att återställa från {b.year - 1}", [_PEN(b("to-restore", year=b.year - 1))]
        ),
    ]
    return table("Balanskravsutredning, mkr", ["", str(b.year)], rows)


def _rule_text(b: Books) -> list[Sentence]:
    left, after = b("left"), b("balance")
    return [
        say("Balanskravsresultatet är ", _MKR(after), "."),
        say("Sedan det räknats av mot underskottet från tidigare år, ",
            _MKR(b("to-restore", year=b.year - 1)), ", finns ",
            turn(left, "fortfarande ett underskott på",
                "inget kvar att återställa och en marginal på"), " ", _MKR.size(left, "difference"),
                "."),
    ]  # fmt: skip


def _english(b: Books, name: str) -> list[Sentence]:
    pen = Pen("mnkr", 0, NumberStyle(thousands=",", decimal=".", negative="-"), " million")
    share = Pen(style=NumberStyle(thousands=",", decimal="."))
    staff = b.change("staff", "all")
    return [
        say(f"Region {name} reports a result of SEK ", pen(b("result")), f" for {b.year} (SEK ",
            pen(b("result", year=b.year - 1)), ")."),
        say("Net costs of operations were SEK ", pen(b("netto")), ", or ",
            share.share(b.share(b("netto"), b("taxes"))),
            " per cent of taxes and grants."),
        say("The number of employees ", turn(staff, "rose", "fell"), " by ",
            share.people(staff, "difference", size=True), " to ",
            share.people(b("staff", "all")), "."),
        say("Capital expenditure amounted to SEK ", pen(b("invested")), "."),
    ]  # fmt: skip


FAMILY = Family("region-annual", make)
