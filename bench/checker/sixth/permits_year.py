"""An environmental and building board's year: cases and times by kind, inspections, fees, what
fees pay of each field, money in thousands with costs below zero and newest year last."""

from __future__ import annotations

from random import Random

from ..compose import Pen, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Sentence, Table
from ..quantities import Quantity
from ._books import Books, about, listed, number, shown

_FIELDS = (
    ("Bygglov och tillsyn", 9.4, 0.78), ("Miljö- och hälsoskydd", 6.1, 0.52),
    ("Livsmedelskontroll", 2.6, 0.81), ("Kart och mät", 4.2, 0.44),
    ("Energi- och klimatrådgivning", 1.1, 0.62), ("Bostadsanpassning", 3.4, 0.02),
    ("Nämnd och ledning", 2.3, 0.01),
)  # fmt: skip
_CASES = (
    ("Bygglov", "permit", 410), ("Anmälan", "notice", 180), ("Rivningslov", "pulled", 14),
    ("Marklov", "land", 22), ("Förhandsbesked", "ahead", 31), ("Strandskyddsdispens", "shore", 26),
)  # fmt: skip
_VISITS = (
    ("Livsmedelsanläggningar", "food", 290), ("Miljöfarlig verksamhet", "harm", 120),
    ("Enskilda avlopp", "drain", 165), ("Hälsoskydd, skolor och förskolor", "health", 58),
    ("Köldmedier och cisterner", "cold", 96),
)  # fmt: skip
_FEES = {"fee-permit": 46.0, "fee-visit": 27.0, "fee-map": 16.0, "fee-fine": 4.0, "fee-grant": 7.0}
_COSTS = {"mb-staff": 69.0, "mb-lease": 7.0, "mb-bought": 11.0, "mb-adapt": 8.0, "mb-rest": 5.0}
_ROWS = (
    ("Bygglovsavgifter", "fee-permit", 1), ("Tillsyns- och kontrollavgifter", "fee-visit", 1),
    ("Kartor och mätning", "fee-map", 1), ("Sanktionsavgifter", "fee-fine", 1),
    ("Statliga bidrag", "fee-grant", 1), ("Verksamhetens intäkter", "mb-income", 1),
    ("Personal", "mb-staff", -1), ("Lokaler", "mb-lease", -1),
    ("Konsulter och köpt verksamhet", "mb-bought", -1),
    ("Bidrag till bostadsanpassning", "mb-adapt", -1), ("Övrigt", "mb-rest", -1),
    ("Verksamhetens kostnader", "mb-cost", -1),
)  # fmt: skip
_SUMS = ("mb-income", "mb-cost")
_BOTH = ("outcome", "budget")
_PEN = Pen("tkr", 0, NumberStyle(negative="−"))
_KKR = Pen("tkr", 0, behind=" tkr")
_MKR = Pen("mnkr", 2, behind=" mkr", share_decimals=0)


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    books = Books(m, chance)
    _fill(books)
    blocks: list[Block] = [
        Heading("Miljö- och byggnadsnämnden", 1),
        Heading("Nämndens uppdrag", 3),
        text("Nämnden prövar lov, kontrollerar livsmedel och miljö och för kommunens kartor."),
        Heading("Sammanfattning av året", 2),
        text(*_summary(books)),
        Heading("Ärenden", 2),
        _cases(books),
        text(*_cases_told(books)),
        _times(books),
        *(item(one) for one in _times_told(books)),
        Heading("Tillsyn och kontroll", 2),
        text(*_visits_told(books)),
        _visits(books),
        Heading("Ekonomisk redovisning", 2),
        _result(books),
        text(*_result_told(books)),
        _fields(books),
        text(*_fields_told(books)),
        Heading("Medarbetare", 2),
        text(*_people(books)),
    ]
    return Paper(f"Miljö- och byggnadsnämnden, verksamhetsberättelse {m.year}", tuple(blocks))


def _fill(books: Books) -> None:
    m = books.m
    size = float(m.size) * 1_000_000
    for name, cost, covered in _FIELDS:
        books.put("mb-cost", name, size * cost, spread=0.04)
        books.put("mb-income", name, size * cost * covered, spread=0.09)
        books.plan("mb-cost", name, 0.04)
        books.plan("mb-income", name, 0.09)
        books.add("mb-net", name, [("mb-cost", name, 1), ("mb-income", name, -1)], _BOTH)
    for what in ("mb-cost", "mb-income", "mb-net"):
        books.add(what, "mb", [(what, name, 1) for name, *_ in _FIELDS], _BOTH)
    for year, basis in ((m.year - 1, "outcome"), (m.year, "outcome"), (m.year, "budget")):
        some = [books.get(what, "mb", year, basis) for what in ("mb-net", "mb-cost", "mb-income")]
        m.register.follows(some[0], [(some[1], 1), (some[2], -1)])
    books.split("mb-income", "mb", _FEES, _BOTH, 0.04)
    books.split("mb-cost", "mb", _COSTS, _BOTH, 0.015)
    for _label, what, middle in _CASES:
        for stage, share in (("in", 1.0), ("done", 0.96)):
            books.put(f"{stage}-{what}", "mb", middle * float(m.size) * share, "count", back=2,
                      drift=-0.04, spread=0.09)  # fmt: skip
    for stage in ("in", "done"):
        parts = [(f"{stage}-{what}", "mb", 1) for _label, what, _middle in _CASES]
        books.add(f"{stage}-all", "mb", parts)
    for _label, what, middle in _VISITS:
        wanted = middle * float(m.size)
        books.put(f"visit-{what}", "mb", wanted, "count", spread=0.12)
        books.plan(f"visit-{what}", "mb", 0.15, 5, "budget")
    books.add("visit-all", "mb", [(f"visit-{what}", "mb", 1) for _l, what, _m in _VISITS], _BOTH)
    for what, weeks in (("permit", 5.4), ("notice", 2.6), ("ahead", 7.8), ("shore", 6.9)):
        books.put(f"weeks-{what}", "mb", weeks, "index", back=2, drift=-0.03, spread=0.12)
        books.put(f"within-{what}", "mb", 0.9, "ratio", back=2, drift=0.01, spread=0.06)
    books.put("staff", "mb", 29 * float(m.size) + 4, "count")
    books.put("staff-women", "mb", 17 * float(m.size) + 2, "count")
    books.add("staff-men", "mb", [("staff", "mb", 1), ("staff-women", "mb", -1)])
    books.put("appeals", "mb", 24 * float(m.size) + 3, "count")
    books.put("appeals-held", "mb", 5 * float(m.size), "count")
    books.put("mb-sick", "mb", 0.046, "ratio", drift=-0.02, spread=0.2)


def _summary(books: Books) -> list[Sentence]:
    m = books.m
    left, more = books.saved("mb-net", "mb"), m.change("in-all", "mb")
    covered = m.register.quotient(books.get("mb-income", "mb"), books.get("mb-cost", "mb"))
    return shown([
        say("Under året kom ", number(books.get("in-all", "mb")),
            " ansökningar och anmälningar enligt plan- och bygglagen in till nämnden, en ",
            turn(more, "ökning", "minskning"), " med ", number(more, size=True),
            " ärenden jämfört med ", str(m.year - 1), "."),
        say("Samtidigt avgjordes ", number(books.get("done-all", "mb")), "."),
        say("Nämnden lämnar ett ", turn(left, "överskott", "underskott"), " på ",
            _KKR.size(left, "difference"), " mot en budgeterad nettokostnad på ",
            _KKR(books.get("mb-net", "mb", basis="budget")), "."),
        say("Avgifter och bidrag täckte ", _MKR.share(covered, behind=" procent"),
            " av kostnaderna."),
    ])  # fmt: skip


def _cases(books: Books) -> Table:
    years = (books.m.year - 2, books.m.year - 1, books.m.year)
    rows = []
    for label, what in [*((a, b) for a, b, _c in _CASES), ("Totalt", "all")]:
        cells = [number(books.get(f"{stage}-{what}", "mb", year))
                 for stage in ("in", "done") for year in years]  # fmt: skip
        rows.append(row(label, cells, "sum" if what == "all" else "item"))
    heads: list[list[str | Head]] = [
        ["", Head("Inkomna", 3), Head("Beslutade", 3)],
        ["Ärendetyp", *map(str, years), *map(str, years)],
    ]
    return tall("Lov, anmälningar och dispenser", heads, rows)


def _cases_told(books: Books) -> list[Sentence]:
    m, reg = books.m, books.m.register
    permits, notices = m.change("in-permit", "mb"), m.change("in-notice", "mb")
    two = reg.difference(books.get("in-permit", "mb"), books.get("in-permit", "mb", m.year - 2))
    share = reg.quotient(books.get("in-permit", "mb"), books.get("in-all", "mb"))
    rest = reg.difference(books.get("in-all", "mb"), books.get("done-all", "mb"))
    return shown([
        say("Ansökningarna om bygglov ", turn(permits, "steg", "sjönk"), " från ",
            number(books.get("in-permit", "mb", m.year - 1)), " till ",
            number(books.get("in-permit", "mb")), "."),
        say("Sedan ", str(m.year - 2), " har de ", turn(two, "ökat", "minskat"), " med ",
            number(two, size=True), " stycken."),
        say("De utgör ", _MKR.share(share, behind=" procent"), " av alla inkomna ärenden."),
        say("Även anmälningsärendena förändrades: ", number(notices, size=True),
            turn(notices, " fler", " färre"), " än föregående år."),
        say("Eftersom ", turn(rest, "fler", "färre"),
            " ärenden kom in än som beslutades har ärendebalansen ", turn(rest, "vuxit", "krympt"),
            " med ", number(rest, size=True), "."),
        say("Beslut om strandskyddsdispens fattades i ", number(books.get("done-shore", "mb")),
            " fall och förhandsbesked gavs i ", number(books.get("done-ahead", "mb")), "."),
    ])  # fmt: skip


_TIMES = (
    ("Bygglov", "permit"), ("Anmälan", "notice"), ("Förhandsbesked", "ahead"),
    ("Strandskyddsdispens", "shore"),
)  # fmt: skip


def _times(books: Books) -> Table:
    years = (books.m.year - 2, books.m.year - 1, books.m.year)
    pen = Pen(share_decimals=0)
    rows = []
    for label, what in _TIMES:
        cells = [number(books.get(f"weeks-{what}", "mb", year), 1) for year in years]
        inside = [pen.share(books.get(f"within-{what}", "mb", year)) for year in years]
        rows.append(row(label, [*cells, *inside]))
    heads: list[list[str | Head]] = [
        ["", Head("Handläggningstid, veckor", 3), Head("Inom lagstadgad tid, %", 3)],
        ["", *map(str, years), *map(str, years)],
    ]
    return tall("Tider från komplett ansökan till beslut", heads, rows)


def _times_told(books: Books) -> list[Sentence]:
    m, reg = books.m, books.m.register
    last = m.year - 1
    faster = reg.difference(books.get("weeks-permit", "mb", last), books.get("weeks-permit", "mb"))
    told = [
        say("Ett bygglov tog i genomsnitt ", number(books.get("weeks-permit", "mb"), 1, " veckor"),
            " att handlägga, mot ", number(books.get("weeks-permit", "mb", last), 1),
            " veckor ", str(last), "."),
        say("För anmälningar var tiden ", number(books.get("weeks-notice", "mb"), 1, " veckor"),
            " och ", _MKR.share(books.get("within-notice", "mb"), behind=" %"),
            " av dem fick besked inom lagens tid."),
        say("Andelen bygglov som beslutades inom tio veckor uppgick till ",
            _MKR.share(books.get("within-permit", "mb"), behind=" %"), " (",
            _MKR.share(books.get("within-permit", "mb", last), behind=" %"), ")."),
    ]  # fmt: skip
    if abs(faster.value) >= 1:
        told.append(say("Handläggningen av bygglov gick därmed ",
                        turn(faster, "snabbare", "långsammare"), " än året innan."))  # fmt: skip
    return told


def _visits(books: Books) -> Table:
    m = books.m
    rows = []
    for label, what in [*((a, b) for a, b, _c in _VISITS), ("Summa", "all")]:
        done = books.get(f"visit-{what}", "mb")
        plan = books.get(f"visit-{what}", "mb", basis="budget")
        share = Pen(share_decimals=0).share(m.register.quotient(done, plan), role="")
        gap = m.register.difference(done, plan)
        cells = [number(plan), number(done),
                 Pen().people(gap, "" if what == "all" else "difference"), share,
                 number(books.get(f"visit-{what}", "mb", m.year - 1))]  # fmt: skip
        rows.append(row(label, cells, "sum" if what == "all" else "item"))
    heads = [
        "Tillsynsbesök",
        "Planerade",
        "Utförda",
        "Skillnad",
        "Utfört, %",
        f"Utförda {m.year - 1}",
    ]
    return table("", heads, rows)


def _visits_told(books: Books) -> list[Sentence]:
    m, reg = books.m, books.m.register
    gaps = {what: reg.difference(books.get(f"visit-{what}", "mb"),
                                 books.get(f"visit-{what}", "mb", basis="budget"))
            for _label, what, _middle in _VISITS}  # fmt: skip
    short = [label.split(",")[0].lower() for label, what, _m in _VISITS if gaps[what].value < 0]
    whole = reg.difference(
        books.get("visit-all", "mb"), books.get("visit-all", "mb", basis="budget")
    )
    drains = m.change("visit-drain", "mb")
    told = shown([
        say("Av ", number(books.get("visit-all", "mb", basis="budget")),
            " besök i tillsynsplanen genomfördes ", number(books.get("visit-all", "mb")),
            ", alltså ", number(whole, size=True), turn(whole, " fler", " färre"),
            " än planerat."),
        say("Inom livsmedelskontrollen gjordes ", number(books.get("visit-food", "mb")),
            " kontroller och ", number(books.get("visit-harm", "mb")),
            " besök avsåg miljöfarlig verksamhet."),
        say("Inventeringen av enskilda avlopp omfattade ", number(books.get("visit-drain", "mb")),
            " fastigheter, vilket är ", number(drains, size=True), turn(drains, " fler", " färre"),
            " än ", str(m.year - 1), "."),
    ])  # fmt: skip
    if short:
        told.append(say(f"Planen nåddes inte för {listed(short)}."))
    return told


def _result(books: Books) -> Table:
    m = books.m
    rows = []
    for label, what, sign in (*_ROWS, ("Nettokostnad", "mb-net", -1)):
        plan, out = books.get(what, "mb", basis="budget"), books.get(what, "mb")
        off = books.gap(what, "mb") if sign > 0 else books.saved(what, "mb")
        is_sum = what in (*_SUMS, "mb-net")
        cells = [_PEN(books.get(what, "mb", m.year - 1), sign), _PEN(out, sign), _PEN(plan, sign),
                 _PEN(off, role="" if is_sum else "difference")]  # fmt: skip
        rows.append(row(label, cells, "sum" if is_sum else "item"))
    heads = ["tkr", f"Bokslut {m.year - 1}", f"Bokslut {m.year}", f"Budget {m.year}",
             "Budgetavvikelse"]  # fmt: skip
    return table("Resultat för nämnden", heads, rows)


def _result_told(books: Books) -> list[Sentence]:
    m = books.m
    got, permits = books.gap("mb-income", "mb"), books.gap("fee-permit", "mb")
    staff, grown = books.saved("mb-staff", "mb"), m.change("mb-staff", "mb")
    fines = m.change("fee-fine", "mb")
    return shown([
        say("Intäkterna blev ", _KKR.size(got, "difference"), turn(got, " högre", " lägre"),
            " än budgeterat."),
        say("Bygglovsavgifterna gav ", *about(_MKR, books.get("fee-permit", "mb")), ", ",
            _KKR.size(permits, "difference"), turn(permits, " mer", " mindre"),
            " än vad budgeten byggde på."),
        say("Byggsanktionsavgifter och miljösanktionsavgifter togs ut med ",
            _KKR(books.get("fee-fine", "mb")), " – ", turn(fines, "en ökning", "en minskning"),
            " med ", _KKR.size(fines, "difference"), " på ett år."),
        say("Kostnaderna för personal ", turn(grown, "steg", "sjönk"),
            " till ", _KKR(books.get("mb-staff", "mb")), " från ",
            _KKR(books.get("mb-staff", "mb", m.year - 1)), "."),
        say("Gentemot budget är det ett ", turn(staff, "överskott", "underskott"), " på ",
            _KKR.size(staff, "difference"), "."),
        say("För bostadsanpassning betalades ", _MKR(books.get("mb-adapt", "mb")),
            " ut i bidrag."),
    ])  # fmt: skip


def _fields(books: Books) -> Table:
    m = books.m
    rows = []
    pen = Pen(share_decimals=1)
    for name in [*(one for one, *_ in _FIELDS), "mb"]:
        cost, income = books.get("mb-cost", name), books.get("mb-income", name)
        plan, off = books.get("mb-net", name, basis="budget"), books.saved("mb-net", name)
        is_sum = name == "mb"
        cells = [_PEN(cost), _PEN(income), _PEN(books.get("mb-net", name)), _PEN(plan),
                 _PEN(off, role="" if is_sum else "difference"),
                 pen.share(m.register.quotient(income, cost))]  # fmt: skip
        rows.append(row("Hela nämnden" if is_sum else name, cells, "sum" if is_sum else "item"))
    heads = ["Verksamhet", "Kostnad", "Intäkt", "Netto", "Budget netto", "Avvikelse",
             "Täckningsgrad, %"]  # fmt: skip
    return table(f"Verksamhetsområden {m.year}, belopp i tusental kronor", heads, rows)


def _fields_told(books: Books) -> list[Sentence]:
    reg = books.m.register
    pen = Pen("tkr", 0, behind=" tkr", share_decimals=1)

    def covered(name: str) -> Quantity:
        return reg.quotient(books.get("mb-income", name), books.get("mb-cost", name))

    food, permits = covered("Livsmedelskontroll"), covered("Bygglov och tillsyn")
    apart = reg.difference(permits, food)
    health, maps = (books.saved("mb-net", one) for one in ("Miljö- och hälsoskydd", "Kart och mät"))
    return shown([
        say("Täckningsgraden för bygglov och tillsyn var ", pen.share(permits, behind=" procent"),
            " och för livsmedelskontrollen ", pen.share(food, behind=" procent"), "."),
        say("Skillnaden är ", pen.points(apart), "."),
        say("Miljö- och hälsoskydd gick med ", turn(health, "överskott", "underskott"), " (",
            pen.size(health, "difference"), ") och för kart och mät blev utfallet ",
            pen.size(maps, "difference"), turn(maps, " bättre", " sämre"), " än budget."),
    ])  # fmt: skip


def _people(books: Books) -> list[Sentence]:
    m, reg = books.m, books.m.register
    more = m.change("staff", "mb")
    held = reg.quotient(books.get("appeals-held", "mb"), books.get("appeals", "mb"))
    women = reg.quotient(books.get("staff-women", "mb"), books.get("staff", "mb"))
    pen = Pen(share_decimals=1)
    points = reg.difference(books.get("mb-sick", "mb"), books.get("mb-sick", "mb", m.year - 1))
    return shown([
        say("Vid årets slut hade förvaltningen ", number(books.get("staff", "mb")),
            " anställda, ", number(books.get("staff-women", "mb")), " kvinnor och ",
            number(books.get("staff-men", "mb")), " män."),
        say("Det är ", number(more, size=True), turn(more, " fler", " färre"),
            " anställda än vid förra årsskiftet, då de var ",
            number(books.get("staff", "mb", m.year - 1)), "."),
        say("Andelen kvinnor är ", pen.share(women, behind=" procent"), "."),
        say("Sjukfrånvaron ", turn(points, "ökade", "minskade"), " med ", pen.points(points),
            " till ", pen.share(books.get("mb-sick", "mb"), behind=" procent"), " från ",
            pen.share(books.get("mb-sick", "mb", m.year - 1), behind=" procent"), "."),
        say("Av ", number(books.get("appeals", "mb")), " överklagade beslut ändrades ",
            number(books.get("appeals-held", "mb")), " i högre instans, eller ",
            pen.share(held, behind=" procent"), "."),
    ])  # fmt: skip


FAMILY = Family("permits-year", make)
