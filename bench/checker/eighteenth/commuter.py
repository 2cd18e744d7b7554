"""A budget with plan of a growing commuter municipality: people by age to come, tax base, the
boards' frames with what changes them, result and loans; years ahead beside the last closing."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Row, Table
from ..quantities import Quantity
from ._own import Own, full, kr, num, seen

_STYLE = NumberStyle(negative="–")
_T = Pen("tkr", 0, _STYLE)
_M = Pen("mnkr", 1, _STYLE, " mnkr")
_AGES = (
    ("0 år", "a0", 0.011, 0.0), ("1–5 år", "a5", 0.063, 0.005), ("6–15 år", "a15", 0.14, 0.012),
    ("16–18 år", "a18", 0.041, 0.02), ("19–64 år", "a64", 0.565, 0.015),
    ("65–79 år", "a79", 0.132, 0.01), ("80 år och äldre", "a80", 0.048, 0.05),
)  # fmt: skip
_FRAMES = (
    ("Kommunstyrelsen", "exec", 128), ("Utbildningsnämnden", "school", 905),
    ("Vård- och omsorgsnämnden", "care", 640), ("Socialnämnden", "social", 175),
    ("Samhällsutvecklingsnämnden", "town", 96), ("Bygg- och miljönämnden", "build", 14),
)  # fmt: skip
_PLANS = (
    ("Skolor och förskolor", "schools", 130), ("Vård- och omsorgsboende", "homes", 60),
    ("Gator, parker och GC-vägar", "streets", 42), ("VA-anläggningar", "water", 55),
    ("Inventarier och IT", "things", 18),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    o = Own(m, chance)
    years = (m.year + 1, m.year + 2, m.year + 3)
    _own(o, years)
    blocks: list[Block] = [
        Heading("Förutsättningar", 1),
        Heading("Befolkning"),
        *_people_text(m, o, years),
        _people(m, o, years),
        Heading("Skatteintäkter och utjämning"),
        *_tax_text(m, o, years),
        _taxes(m, o, years),
        Heading("Driftbudget", 1),
        _frames(m, o, years),
        *_frame_text(o, years),
        _from_to(m, o, years),
        *_from_text(o, years),
        Heading("Resultatbudget", 1),
        _result(m, o, years),
        *_result_text(m, o, years),
        Heading("Investeringsplan", 1),
        *_plan_text(m, o, years),
        _plan(o, years),
    ]
    title = f"Mål och budget {years[0]} med plan för {years[1]}–{years[2]}"
    return Paper(title, full(blocks))


def _own(o: Own, years: tuple[int, ...]) -> None:
    m = o.m
    every = (m.year - 1, m.year, *years)
    people = float(m("inhabitants", year=m.year - 1).value)
    million = float(m.size) * 1_000_000
    for _label, key, share, growth in _AGES:
        o.over("folk", key, every, people * share, growth=growth, kind="count", spread=0.004)
    for year in every:
        o.total("folk", "all", year, [o("folk", key, year) for _, key, *_ in _AGES])
        o.base("base", "all", year, people * 268_000 * (1.042 ** (year - m.year)), spread=0.004)
        grown = 1.038 ** (year - m.year)
        for _label, key, frame in _FRAMES:
            o.base("frame", key, year, million * frame * grown, spread=0.012)
        frames = o.total("frame", "all", year, [o("frame", key, year) for _, key, _ in _FRAMES])
        shared = o.base("shared", "all", year, million * 46 * grown, spread=0.2)
        worn = o.base("b-worn", "all", year, million * 71 * grown, spread=0.05)
        net = o.total("b-net", "all", year, [frames, shared, worn])
        tax = o.base("b-tax", "all", year, net.value * Decimal("0.8"), spread=0.01)
        parts = [tax]
        for key, part in (("income", "0.155"), ("cost", "0.012"), ("fee", "0.041"),
                           ("lss", "0.014")):  # fmt: skip
            parts.append(
                o.base("b-grant", key, year, net.value * Decimal(part), spread=0.02))  # fmt: skip
        whole = o.total("b-money", "all", year, parts)
        got = o.base("b-interest", "got", year, million * 9, spread=0.2)
        paid = o.base("b-interest", "paid", year, million * 21 * grown, spread=0.1)
        o.total("b-result", "all", year,
                [(whole, 1), (net, -1), (got, 1), (paid, -1)])  # fmt: skip
    _own_plan(o, years)
    _own_why(o, years[0])
    loan = o.base("loan", "all", m.year, million * 980, spread=0.1)
    for year in years:
        new = o.base("borrow", "all", year, million * 120, spread=0.4)
        loan = o.total("loan", "all", year, [loan, new])


def _own_plan(o: Own, years: tuple[int, ...]) -> None:
    million = float(o.m.size) * 1_000_000
    for year in years:
        for _label, key, middle in _PLANS:
            o.base("plan", key, year, million * middle, spread=0.45)
        o.total("plan", "all", year, [o("plan", key, year) for _, key, _ in _PLANS])
    for _label, key, _middle in _PLANS:
        o.r.total(f"plan-years:{key}", [o("plan", key, year) for year in years])
    parts = [o.r.known[f"plan-years:{key}"] for _, key, _ in _PLANS]
    whole = o.r.total("plan-years:all", parts)
    o.r.follows(whole, [(o("plan", year=year), 1) for year in years])


def _own_why(o: Own, first: int) -> None:
    """What takes the frames of this year to those of the next."""
    for _label, key, _frame in _FRAMES:
        old, new = o("frame", key, o.m.year), o("frame", key, first)
        index = o.base("why-index", key, first, old.value * Decimal("0.034"), spread=0.08)
        saved = o.base("why-saved", key, first, old.value * Decimal("0.008"), spread=0.5)
        rest = new.value - old.value - index.value + saved.value
        volume = o.base("why-volume", key, first, rest, spread=0)
        o.r.follows(new, [(old, 1), (index, 1), (volume, 1), (saved, -1)])
    for what in ("why-index", "why-volume", "why-saved"):
        o.total(what, "all", first, [o(what, key, first) for _, key, _ in _FRAMES])
    o.r.follows(
        o("frame", year=first),
        [(o("frame"), 1), (o("why-index", year=first), 1), (o("why-volume", year=first), 1),
         (o("why-saved", year=first), -1)],
    )  # fmt: skip


def _people_text(m: Municipality, o: Own, years: tuple[int, ...]) -> list[Block]:
    end, last = years[2], m.year - 1
    more = o.r.difference(o("folk", year=end), o("folk", year=last))
    grown = o.r.growth(o("folk", year=end), o("folk", year=last))
    old = o.r.difference(o("folk", "a80", end), o("folk", "a80", last))
    faster = o.r.growth(o("folk", "a80", end), o("folk", "a80", last))
    pupils = o.r.difference(o("folk", "a15", end), o("folk", "a15", last))
    share = o.r.quotient(o("folk", "a64", end), o("folk", year=end))
    was = o.r.quotient(o("folk", "a64", last), o("folk", year=last))
    return [
        text(*seen([
            say(f"Vid ingången av {m.year} bodde ", num(o("folk", year=last)),
                f" personer i kommunen. Vid utgången av {end} väntas vi vara ",
                num(o("folk", year=end)), ", alltså ", num(more, size=True, difference=True), " ",
                turn(more, "fler", "färre"), ", vilket motsvarar ",
                _T.share(grown, behind=" procent", size=True), "."),
            say("Gruppen 80 år och äldre ", turn(old, "växer", "minskar"), " med ",
                num(old, size=True, difference=True), " personer (",
                _T.share(faster, behind=" procent", size=True), "), och barnen i grundskoleåldern, "
                "6–15 år, blir ", num(pupils, size=True, difference=True), " ",
                turn(pupils, "fler", "färre"), "."),
            say("De som är 19–64 år utgör då ", _T.share(share, behind=" procent"),
                " av befolkningen mot ", _T.share(was, behind=" procent"), " i utgångsläget."),
        ]))
    ]  # fmt: skip


def _people(m: Municipality, o: Own, years: tuple[int, ...]) -> Table:
    every = (m.year - 1, m.year, *years)
    rows = []
    for label, key in [*((label, key) for label, key, *_ in _AGES), ("Totalt", "all")]:
        cells = [num(o("folk", key, y)) for y in every]
        more = o.r.difference(o("folk", key, every[-1]), o("folk", key, every[0]))
        cells.append(num(more, difference=key != "all", style=_STYLE))
        rows.append(row(label, cells, "sum" if key == "all" else "item"))
    heads = ["Ålder", f"Utfall {every[0]}", *(f"Prognos {y}" for y in every[1:]),
             f"Förändring {every[0]}–{every[-1]}"]  # fmt: skip
    return table("Befolkning 31 december", heads, rows)


def _tax_text(m: Municipality, o: Own, years: tuple[int, ...]) -> list[Block]:
    first = years[0]
    base, money = o.growth("base", year=first), o.change("b-money", year=first)
    tax = o.growth("b-tax", year=first)
    share = o.r.quotient(o("b-tax", year=first), o("b-money", year=first))
    whole = o.r.difference(o("b-money", year=years[2]), o("b-money"))
    return [
        text(*seen([
            say("Skatteunderlaget beräknas ", turn(base, "stiga", "sjunka"), f" {first} med ",
                _T.share(base, behind=" procent", size=True), " och skatteintäkterna ",
                turn(tax, "stiga", "sjunka"), " med ",
                _T.share(tax, behind=" procent", size=True), " till ", _M(o("b-tax", year=first)),
                "."),
            say("Skatten står för ", _T.share(share, behind=" procent"),
                " av skatter och bidrag, som budgeteras till sammanlagt ",
                _M(o("b-money", year=first)), ", ", _M.size(money, "difference"), " ",
                turn(money, "mer", "mindre"), f" än för {m.year}."),
            say(f"Från {m.year} till {years[2]} ", turn(whole, "ökar", "minskar"), " de med ",
                _M.size(whole, "difference"), "."),
        ]))
    ]  # fmt: skip


def _taxes(m: Municipality, o: Own, years: tuple[int, ...]) -> Table:
    every = (m.year, *years)
    rows = [
        row("Skatteintäkter", [_T(o("b-tax", year=y)) for y in every]),
        row("Inkomstutjämning", [_T(o("b-grant", "income", y)) for y in every]),
        row("Kostnadsutjämning", [_T(o("b-grant", "cost", y)) for y in every]),
        row("Kommunal fastighetsavgift", [_T(o("b-grant", "fee", y)) for y in every]),
        row("Utjämning LSS", [_T(o("b-grant", "lss", y)) for y in every]),
        row("Summa skatter och bidrag", [_T(o("b-money", year=y)) for y in every], "sum"),
        row("Ökning, %", [None, *(_T(o.growth("b-money", year=y)) for y in years)]),
        row("Skatteunderlagets utveckling, %", [_T(o.growth("base", year=y)) for y in every]),
        row("Skatteunderlag, kr per invånare",
            [kr(o.r.per(o("base", year=y), o("folk", year=y)), "") for y in every]),
    ]  # fmt: skip
    heads = ["Tkr", f"Budget {every[0]}", f"Budget {every[1]}", f"Plan {every[2]}",
             f"Plan {every[3]}"]  # fmt: skip
    return table("", heads, rows)


def _frames(m: Municipality, o: Own, years: tuple[int, ...]) -> Table:
    every = (m.year - 1, m.year, *years)
    rows = []
    for label, key in [*((label, key) for label, key, _ in _FRAMES), ("Summa nämnder", "all")]:
        cells = [_T(o("frame", key, y), -1) for y in every]
        rows.append(row(label, cells, "sum" if key == "all" else "item"))
    heads: list[list[str | Head]] = [
        ["Nämndernas ramar", "Bokslut", Head("Budget", 2), Head("Plan", 2)],
        ["Tkr", *map(str, every)],
    ]
    return tall("Driftramar per nämnd", heads, rows)


def _frame_text(o: Own, years: tuple[int, ...]) -> list[Block]:
    first = years[0]
    more, grown = o.change("frame", year=first), o.growth("frame", year=first)
    school = o.r.quotient(o("frame", "school", first), o("frame", year=first))
    care = o.change("frame", "care", first)
    both = o.r.total("school and care", [o("frame", k, first) for k in ("school", "care")])
    share = o.r.quotient(both, o("frame", year=first))
    per = o.r.per(o("frame", "school", first), o("folk", year=first))
    return [
        text(*seen([
            say("Nämndernas ramar uppgår till ", _M(o("frame", year=first)), f" för {first}, en ",
                turn(more, "uppräkning", "neddragning"), " med ", _M.size(more, "difference"),
                " eller ", _T.share(grown, behind=" procent", size=True), " från årets budget."),
            say("Utbildningsnämnden får ", _M(o("frame", "school", first)), ", det vill säga ",
                _T.share(school, behind=" procent"), " av alla ramar och ", kr(per),
                " per invånare."),
            say("Vården och omsorgen tilldelas ", _M.size(care, "difference"), " ",
                turn(care, "mer", "mindre"), " än i år."),
            say("Tillsammans tar de båda nämnderna ", _T.share(share, behind=" procent"),
                " av pengarna."),
        ]))
    ]  # fmt: skip


def _from_to(m: Municipality, o: Own, years: tuple[int, ...]) -> Table:
    first = years[0]
    rows = []
    for label, key in [*((label, key) for label, key, _ in _FRAMES), ("Summa", "all")]:
        cells = [
            _T(o("frame", key)), _T(o("why-index", key, first)), _T(o("why-volume", key, first)),
            _T(o("why-saved", key, first), -1), _T(o("frame", key, first)),
        ]  # fmt: skip
        rows.append(row(label, cells, "sum" if key == "all" else "item"))
    heads = ["Tkr", f"Ram {m.year}", "Indexering", "Volym och övrigt", "Effektivisering",
             f"Ram {first}"]  # fmt: skip
    return table(f"Från ram {m.year} till ram {first}", heads, rows)


def _from_text(o: Own, years: tuple[int, ...]) -> list[Block]:
    first = years[0]
    saved = o.r.quotient(o("why-saved", year=first), o("frame"))
    index = o.r.quotient(o("why-index", year=first), o("frame"))
    volumes = [o("why-volume", key, first) for _, key, _ in _FRAMES]
    less = o.r.count("boards with less volume", volumes, -1)
    return [
        item(say("Indexeringen för löner och priser är ", _M(o("why-index", year=first)), ", ",
                 _T.share(index, behind=" procent"), " av årets ramar.")),
        item(say("Kravet på effektivisering är sammantaget ", _M(o("why-saved", year=first)), " (",
                 _T.share(saved, behind=" procent"), "), varav utbildningsnämnden ska stå för ",
                 _M(o("why-saved", "school", first)), ".")),
        item(*seen([
            say(counted(less, capital=True), " av de sex nämnderna får avdrag för minskad volym.")
        ])),
    ]  # fmt: skip


def _result(m: Municipality, o: Own, years: tuple[int, ...]) -> Table:
    every = (m.year - 1, m.year, *years)

    def line(label: str, what: str, sign: int, who: str = "all", kind: str = "item") -> Row:
        return row(label, [_T(o(what, who, y), sign) for y in every], kind)

    rows = [
        line("Nämndernas ramar", "frame", -1),
        line("Gemensamma kostnader", "shared", -1),
        line("Avskrivningar", "b-worn", -1),
        line("Verksamhetens nettokostnader", "b-net", -1, kind="sum"),
        line("Skatter och bidrag", "b-money", 1),
        line("Finansiella intäkter", "b-interest", 1, "got"),
        line("Finansiella kostnader", "b-interest", -1, "paid"),
        line("Årets resultat", "b-result", 1, kind="sum"),
        row("Resultat i % av skatter och bidrag", [_T(_margin(o, y)) for y in every]),
    ]
    heads = ["Tkr", f"Bokslut {every[0]}", *(f"Budget {y}" for y in every[1:3]),
             *(f"Plan {y}" for y in every[3:])]  # fmt: skip
    return table("Resultatbudget", heads, rows)


def _margin(o: Own, year: int) -> Quantity:
    return o.r.quotient(o("b-result", year=year), o("b-money", year=year))


def _result_text(m: Municipality, o: Own, years: tuple[int, ...]) -> list[Block]:
    first = years[0]
    more = o.change("b-result", year=first)
    results = [o("b-result", year=y) for y in years]
    mean = o.mean("result of plan", results, [o("frame", year=y) for y in years])
    net = o.growth("b-net", year=first)
    interest = o.r.difference(o("b-interest", "paid", years[2]), o("b-interest", "paid"))
    apart = o.r.difference(_margin(o, first), _margin(o, m.year))
    return [
        text(*seen([
            say(f"Det budgeterade resultatet för {first} är ", _M(o("b-result", year=first)),
                ", motsvarande ", _T.share(_margin(o, first), behind=" procent"),
                " av skatter och bidrag."),
            say("Det är ", _M.size(more, "difference"), " ", turn(more, "högre", "lägre"),
                f" än i budgeten för {m.year}, och andelen ", turn(apart, "stiger", "faller"),
                " med ", _T.points(apart), "."),
            say("I snitt blir resultatet ", _M(mean), " per år under planperioden."),
            say("Nettokostnaderna ", turn(net, "ökar", "minskar"), f" {first} med ",
                _T.share(net, behind=" procent", size=True), "."),
            say(f"År {years[2]} är räntekostnaderna ", _M.size(interest, "difference"), " ",
                turn(interest, "högre", "lägre"), " än i årets budget."),
        ]))
    ]  # fmt: skip


def _plan_text(m: Municipality, o: Own, years: tuple[int, ...]) -> list[Block]:
    whole = o.r.known["plan-years:all"]
    schools = o.r.known["plan-years:schools"]
    share = o.r.quotient(schools, whole)
    each = o.mean("plan each year", [o("plan", year=y) for y in years])
    per = o.r.per(o("loan", year=years[2]), o("folk", year=years[2]))
    now = o.r.per(o("loan"), o("folk"))
    more = o.r.difference(per, now)
    rise = o.r.difference(o("loan", year=years[2]), o("loan"))
    return [
        text(*seen([
            say("De tre åren planeras investeringar för tillsammans ", _M(whole), ", i medeltal ",
                _M(each), " årligen, och av dem går ", _M(schools), " (",
                _T.share(share, behind=" procent"), ") till skolor och förskolor."),
            say("Låneskulden väntas till följd därav gå från ", _M(o("loan")),
                f" vid utgången av {m.year} till ", _M(o("loan", year=years[2])),
                " tre år senare, en ökning med ", _M.size(rise, "difference"), "."),
            say("Per invånare blir det ", kr(per), ", ", kr(more, size=True, difference=True), " ",
                turn(more, "mer", "mindre"), " än nu."),
        ]))
    ]  # fmt: skip


def _plan(o: Own, years: tuple[int, ...]) -> Table:
    rows = []
    for label, key in [*((label, key) for label, key, _ in _PLANS), ("Summa investeringar", "all")]:
        cells = [_T(o("plan", key, y)) for y in years]
        cells.append(_T(o.r.known[f"plan-years:{key}"], role="sum"))
        rows.append(row(label, cells, "sum" if key == "all" else "item"))
    rows.append(row("Nya lån", [*(_T(o("borrow", year=y)) for y in years), None]))
    rows.append(row("Låneskuld 31 december", [*(_T(o("loan", year=y)) for y in years), None]))
    heads = ["Tkr", f"Budget {years[0]}", f"Plan {years[1]}", f"Plan {years[2]}", "Hela perioden"]
    return table("", heads, rows)


FAMILY = Family("commuter", make)
