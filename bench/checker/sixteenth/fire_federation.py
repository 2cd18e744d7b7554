"""A federation of four municipalities for rescue services: tkr with parentheses, fees of its
members, calls of a year, a target for each, pensions, the balance requirement."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, row, table, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle, Paper
from ._tools import (
    Line,
    add,
    at,
    bullet,
    combine,
    fill,
    gap,
    grid,
    kept,
    num,
    para,
    pct,
    series,
    totals,
)

_WHO = "federation"
_STYLE = NumberStyle(thousands="\u00a0", negative="()")
_PEN = Pen("tkr", 0, _STYLE)
_T = Pen("tkr", 0, NumberStyle(), " tkr")
_M = Pen("mnkr", 1, NumberStyle(), " mkr")
_KR = Pen("kr", 0, NumberStyle(), " kronor")
_MEMBERS = ("Ekeby", "Holmsund by", "Sjötorp", "Vallåsa")
_CALLS = {
    "building-fire": ("Brand i byggnad", 95), "other-fire": ("Brand ej i byggnad", 150),
    "traffic": ("Trafikolycka", 210), "automatic": ("Automatlarm, ej brand", 340),
    "health": ("Hjärtstoppslarm och annan sjukvård", 130), "water": ("Drunkning/tillbud", 12),
    "other-call": ("Övriga händelser", 160),
}  # fmt: skip
_COSTS = {
    "full-time": ("Löner heltid", 21), "part-time": ("Löner räddningspersonal i beredskap", 11),
    "pension-cost": ("Pensionskostnader", 6), "rent": ("Lokaler", 8),
    "vehicles": ("Fordon och materiel", 5), "other": ("Övrigt", 7),
}  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    _model(m, chance)
    _calls_model(m, chance)
    blocks = [
        Heading("Direktionens förvaltningsberättelse", 1),
        *_year(m),
        *_fees(m),
        *_calls(m),
        *_economy(m),
        *_notes(m),
    ]
    return Paper(f"Räddningstjänstförbundet {m.name}bygden, årsredovisning {m.year}", kept(blocks))


def _model(m: Municipality, chance: Random) -> None:
    two = (m.year, m.year - 1)
    million = float(m.size) * 1_000_000
    both: tuple[str, ...] = ("outcome", "budget")
    for place, name in enumerate(_MEMBERS):
        size = (30, 14, 9, 5)[place]
        for what, each in (("fee", size * million * 0.95), ("people", size * 1000 * m.size)):
            series(m, chance, what, name, each, trend=0.03 if what == "fee" else 0.003,
                   spread=0.004, kind="money" if what == "fee" else "count", years=two)  # fmt: skip
    for year in sorted(two):
        for what in ("fee", "people"):
            terms = [(m(what, one, year), 1) for one in _MEMBERS]
            combine(m, what, _WHO, terms, year)
        add(m, "fee", _WHO, m("fee", _WHO, year).value, year, basis="budget")
    for what, size in (("alarm-income", 4), ("supervision", 2), ("other-income", 1.5)):
        series(m, chance, what, _WHO, size * million, spread=0.1, years=two,
               bases=both)  # type: ignore[arg-type]  # fmt: skip
    for what, (_name, size) in _COSTS.items():
        series(m, chance, what, _WHO, size * million, spread=0.03, years=two,
               bases=both)  # type: ignore[arg-type]  # fmt: skip
    for what, size in (("worn", 3.6), ("interest-in", 0.4), ("interest-out", 0.9)):
        series(m, chance, what, _WHO, size * million, spread=0.1, years=two,
               bases=both)  # type: ignore[arg-type]  # fmt: skip
    for what, terms in (
        ("income", [("fee", 1), ("alarm-income", 1), ("supervision", 1), ("other-income", 1)]),
        ("costs", [(one, 1) for one in _COSTS]),
        ("before", [("income", 1), ("costs", -1), ("worn", -1)]),
        ("result", [("before", 1), ("interest-in", 1), ("interest-out", -1)]),
    ):
        totals(m, what, _WHO, terms, two, both)  # type: ignore[arg-type]
    sold = add(m, "sold", _WHO, int(million * chance.uniform(0.05, 0.4)))
    combine(m, "balanced", _WHO, [(m("result", _WHO), 1), (sold, -1)])


def _calls_model(m: Municipality, chance: Random) -> None:
    two = (m.year, m.year - 1)
    million = float(m.size) * 1_000_000
    both: tuple[str, ...] = ("outcome", "budget")
    for what, (_name, size) in _CALLS.items():
        series(m, chance, what, _WHO, m.size * size + 3, trend=0.01, spread=0.12, kind="count",
               years=m.years[:3])  # fmt: skip
    totals(m, "calls", _WHO, [(one, 1) for one in _CALLS], m.years[:3])
    series(m, chance, "false-cost", _WHO, 9_400, spread=0.02, years=two)
    series(m, chance, "visits", _WHO, m.size * 160, spread=0.1, kind="count", years=two,
           bases=both)  # type: ignore[arg-type]  # fmt: skip
    series(m, chance, "trained", _WHO, m.size * 4100, spread=0.15, kind="count", years=two,
           bases=both)  # type: ignore[arg-type]  # fmt: skip
    series(m, chance, "minutes", _WHO, 9.8, trend=0, spread=0.06, kind="index", decimals=1,
           years=two)  # fmt: skip
    add(m, "minutes", _WHO, 10, kind="index", basis="budget")
    for what, size in (("full-timers", 38), ("part-timers", 92)):
        series(m, chance, what, _WHO, m.size * size, kind="count", years=two)
    totals(m, "staff", _WHO, [("full-timers", 1), ("part-timers", 1)], two)
    pension = add(m, "pension-debt", _WHO, int(38 * million), m.year - 1)
    grown = add(m, "pension-new", _WHO, int(million * chance.uniform(2.2, 4)))
    paid = add(m, "pension-paid", _WHO, int(million * chance.uniform(0.8, 1.6)))
    taxed = add(m, "pension-tax", _WHO, int(million * chance.uniform(0.2, 0.6)))
    combine(m, "pension-debt", _WHO, [(pension, 1), (grown, 1), (taxed, 1), (paid, -1)])
    opening = add(m, "equity", _WHO, int(17 * million), m.year - 1)
    combine(m, "equity", _WHO, [(opening, 1), (m("result", _WHO), 1)])
    series(m, chance, "loans", _WHO, 12 * million, years=two)
    series(m, chance, "short", _WHO, 11 * million, years=two)
    totals(m, "assets", _WHO, [(o, 1) for o in ("equity", "pension-debt", "loans", "short")], two)
    series(m, chance, "fixed", _WHO, 33 * million, years=two)
    totals(m, "current", _WHO, [("assets", 1), ("fixed", -1)], two)
    for year in two:
        parts = [(m("fixed", _WHO, year), 1), (m("current", _WHO, year), 1)]
        m.register.follows(m("assets", _WHO, year), parts)


def _year(m: Municipality) -> list[Block]:
    calls, result = m.change("calls", _WHO), m("result", _WHO)
    staff = m("staff", _WHO)
    return [
        Heading("Året som gått"),
        para(
            fill(
                "Förbundet larmades till {} händelser, vilket är {} {} än året innan och ger "
                "ett snitt på {} larm per dygn.",
                num(m("calls", _WHO)), num(calls, size=True, role="difference"),
                turn(calls, "fler", "färre"),
                num(m.register.per(m("calls", _WHO), _days(m)), 1),
            ),
            fill(
                "Bokslutet visar ett {} på {}.",
                turn(result, "överskott", "underskott"), _T.size(result),
            ),
            fill(
                "Vid årets slut hade vi {} anställda, varav {} på heltid och {} i beredskap.",
                num(staff), num(m("full-timers", _WHO)), num(m("part-timers", _WHO)),
            ),
            fill(
                "Var och en av de fyra medlemskommunerna har en brandstation med heltids- eller "
                "beredskapsstyrka; i genomsnitt bemannas alltså en kommun av {} personer.",
                num(m.register.per(staff, _four(m)), 1),
            ),
        ),
    ]  # fmt: skip


def _days(m: Municipality):  # type: ignore[no-untyped-def]
    key = f"days-of-year:{m.year}"
    days = 366 if m.year % 4 == 0 else 365
    return m.register.known.get(key) or m.register.base(key, "count", days + m.size * 0)


def _four(m: Municipality):  # type: ignore[no-untyped-def]
    key = "four members"
    return m.register.known.get(key) or m.register.base(key, "count", len(_MEMBERS) + m.size * 0)


def _fees(m: Municipality) -> list[Block]:
    r, before = m.register, m.year - 1
    rows = []
    for who, name in [*((one, one) for one in _MEMBERS), (_WHO, "Totalt")]:
        fee = m("fee", who)
        rows.append(
            row(
                name,
                [
                    _PEN(fee), pct(r.quotient(fee, m("fee", _WHO)), behind=""),
                    _PEN(m("fee", who, before)), num(m("people", who), 0, _STYLE),
                    _KR.but(behind="")(r.per(fee, m("people", who))),
                ],
                "sum" if who == _WHO else "item",
            )
        )  # fmt: skip
    heads = ["Medlem", f"Bidrag {m.year}, tkr", "Andel, %", f"Bidrag {before}, tkr", "Invånare",
             "Kr per invånare"]  # fmt: skip
    big, small = _MEMBERS[0], _MEMBERS[-1]
    each, each_all = (
        r.per(m("fee", small), m("people", small)),
        r.per(m("fee", _WHO), m("people", _WHO)),
    )
    more = r.difference(each, each_all)
    return [
        Heading("Medlemsbidrag"),
        para(
            fill(
                "Medlemmarnas bidrag räknades upp med {} och blev {}.",
                pct(m.growth("fee", _WHO)), _M(m("fee", _WHO)),
            ),
            fill(
                f"{big} betalar {{}} av bidraget men har {{}} av invånarna.",
                pct(r.quotient(m("fee", big), m("fee", _WHO))),
                pct(r.quotient(m("people", big), m("people", _WHO))),
            ),
            fill(
                f"I {small}, den minsta medlemmen, är bidraget {{}} per invånare, {{}} {{}} än i "
                "förbundet som helhet.",
                _KR(each), _KR.size(more, "difference"), turn(more, "mer", "mindre"),
            )
            if abs(more.value) >= 2
            else fill(f"I {small} är bidraget {{}} per invånare.", _KR(each)),
        ),
        table("", heads, rows),
    ]  # fmt: skip


def _calls(m: Municipality) -> list[Block]:
    r, years = m.register, m.years[:3]
    rows = [
        row(name, [num(m(what, _WHO, y), 0, _STYLE) for y in reversed(years)])
        for what, (name, _size) in _CALLS.items()
    ]
    rows.append(
        row("Antal händelser", [num(m("calls", _WHO, y), 0, _STYLE) for y in reversed(years)],
            "sum")
    )  # fmt: skip
    top = max(_CALLS, key=lambda one: m(one, _WHO).value)
    fires = r.total("fires", [m("building-fire", _WHO), m("other-fire", _WHO)])
    fires_then = r.total(
        "fires then", [m(o, _WHO, m.year - 1) for o in ("building-fire", "other-fire")]
    )
    change = r.difference(fires, fires_then)
    visits, trained = m.variance("visits", _WHO), m.variance("trained", _WHO)
    mean = m("minutes", _WHO)
    goals = [
        row("Genomförda tillsyner", [num(m("visits", _WHO, basis="budget"), 0, _STYLE),
                                     num(m("visits", _WHO), 0, _STYLE),
                                     num(m("visits", _WHO, m.year - 1), 0, _STYLE)]),
        row("Utbildade personer", [num(m("trained", _WHO, basis="budget"), 0, _STYLE),
                                   num(m("trained", _WHO), 0, _STYLE),
                                   num(m("trained", _WHO, m.year - 1), 0, _STYLE)]),
        row("Mediantid till första enhet på plats, min",
            [num(m("minutes", _WHO, basis="budget"), 1), num(mean, 1),
             num(m("minutes", _WHO, m.year - 1), 1)]),
    ]  # fmt: skip
    made = r.count("goals made", [visits, trained, m.variance("minutes", _WHO, -1)], 1, zero=True)
    return [
        Heading("Räddningsverksamhet"),
        table("Händelser efter typ", ["", *map(str, reversed(years))], rows),
        para(
            fill(
                f"Vanligast var {_CALLS[top][0].split(',')[0].lower()}, som utgjorde {{}} av "
                "alla händelser.",
                pct(r.quotient(m(top, _WHO), m("calls", _WHO)), 0),
            ),
            fill(
                "Bränderna, i byggnad och utomhus, var tillsammans {} stycken, {} {} än {}.",
                num(fires), num(change, size=True, role="difference"),
                turn(change, "fler", "färre"), str(m.year - 1),
            ),
            fill(
                "Trafikolyckorna {} från {} till {}.",
                turn(m.change("traffic", _WHO), "ökade", "minskade"),
                num(m("traffic", _WHO, m.year - 1)), num(m("traffic", _WHO)),
            ),
        ),
        Heading("Förebyggande verksamhet och mål"),
        table("", ["Verksamhetsmål", "Mål", "Utfall", f"Utfall {m.year - 1}"], goals),
        para(
            fill("{} av tre verksamhetsmål uppnåddes.", counted(made, capital=True))
            if made.value
            else "Inget av de tre målen uppnåddes.",
            fill(
                "{} tillsyner genomfördes mot planerade {}, det vill säga {} {}.",
                num(m("visits", _WHO)), num(m("visits", _WHO, basis="budget")),
                num(visits, size=True, role="difference"),
                turn(visits, "fler än planerat", "färre än planerat"),
            ),
            fill(
                "Hälften av gångerna var första enhet framme inom {} minuter.", num(mean, 1)
            ),
        ),
    ]  # fmt: skip


_LINES: tuple[Line, ...] = (
    ("Bidrag från medlemmar", "fee", 1, "item"),
    ("Automatlarm", "alarm-income", 1, "item"),
    ("Tillsyn och utbildning", "supervision", 1, "item"),
    ("Övriga intäkter", "other-income", 1, "item"),
    ("Verksamhetens intäkter", "income", 1, "sum"),
    ("Verksamhetens kostnader", "costs", -1, "item"),
    ("Avskrivningar", "worn", -1, "item"),
    ("Verksamhetens resultat", "before", 1, "sum"),
    ("Finansiella intäkter", "interest-in", 1, "item"),
    ("Finansiella kostnader", "interest-out", -1, "item"),
    ("Årets resultat", "result", 1, "sum"),
)


def _economy(m: Municipality) -> list[Block]:
    r, before = m.register, m.year - 1
    columns = [
        at(m, _PEN, _WHO, m.year, "budget"), at(m, _PEN, _WHO, m.year), gap(m, _PEN, _WHO),
        at(m, _PEN, _WHO, before),
    ]  # fmt: skip
    heads = ["Resultaträkning (tkr)", "Budget", "Utfall", "Budgetavvikelse", f"Utfall {before}"]
    sides: list[Line] = [
        ("Anläggningstillgångar", "fixed", 1, "item"),
        ("Omsättningstillgångar", "current", 1, "item"),
        ("Summa tillgångar", "assets", 1, "sum"),
        ("Eget kapital", "equity", 1, "item"),
        ("Avsättning för pensioner", "pension-debt", 1, "item"),
        ("Lån hos medlemskommun", "loans", 1, "item"),
        ("Kortfristiga skulder", "short", 1, "item"),
        ("Summa eget kapital, avsättningar och skulder", "assets", 1, "sum"),
    ]
    two = [at(m, _PEN, _WHO, m.year), at(m, _PEN, _WHO, before)]
    solid, solid_then = (
        r.quotient(m("equity", _WHO, y), m("assets", _WHO, y)) for y in (m.year, before)
    )
    part = m.variance("part-time", _WHO, -1)
    return [
        Heading("Ekonomi", 1),
        table("", heads, grid(_LINES, columns)),
        para(
            fill(
                "Utfallet avviker med {} från budgeten, som visade {}.",
                _T(m.variance("result", _WHO), role="difference"),
                _T(m("result", _WHO, basis="budget")),
            ),
            fill(
                "Utöver medlemsbidraget hade förbundet intäkter på {}.",
                _T(r.linear("own income", [(m("income", _WHO), 1), (m("fee", _WHO), -1)])),
            ),
            fill(
                "Lönerna till personal i beredskap blev {} {} än beräknat.",
                _T.size(part, "difference"), turn(part, "lägre", "högre"),
            ),
            fill(
                "Den genomsnittliga fordringen per onödigt automatlarm var {} ({}).",
                _KR(m("false-cost", _WHO)), _KR.but(behind="")(m("false-cost", _WHO, before)),
            ),
        ),
        Heading("Balanskrav och ställning"),
        bullet(
            fill(
                "Av resultatet är {} vinst vid försäljning av en släckbil, och resultatet enligt "
                "balanskravet blir därför {}.",
                _T(m("sold", _WHO)), _T(m("balanced", _WHO)),
            ),
        ),
        bullet(
            fill(
                "Soliditeten blev {} mot {} föregående bokslut.", pct(solid), pct(solid_then),
            ),
        ),
        table("Balansräkning (tkr)", ["", f"{m.year}-12-31", f"{before}-12-31"],
              grid(sides, two)),
    ]  # fmt: skip


def _notes(m: Municipality) -> list[Block]:
    before = m.year - 1
    lines: list[Line] = [(name, what, 1, "item") for what, (name, _size) in _COSTS.items()]
    lines.append(("Summa verksamhetens kostnader", "costs", 1, "sum"))
    columns = [
        at(m, _PEN, _WHO, m.year), at(m, _PEN, _WHO, m.year, "budget"), at(m, _PEN, _WHO, before)
    ]  # fmt: skip
    pensions = [
        row("Ingående avsättning", [_PEN(m("pension-debt", _WHO, before))]),
        row("Nyintjänat samt ränte- och basbeloppsuppräkning", [_PEN(m("pension-new", _WHO))]),
        row("Förändring löneskatt", [_PEN(m("pension-tax", _WHO))]),
        row("Årets utbetalningar", [_PEN(m("pension-paid", _WHO), -1)]),
        row("Utgående avsättning", [_PEN(m("pension-debt", _WHO))], "sum"),
    ]
    change = m.change("pension-debt", _WHO)
    return [
        Heading("Noter", 1),
        table("Not 3 Verksamhetens kostnader", ["tkr", str(m.year), "Budget", str(before)],
              grid(lines, columns)),
        table("Not 8 Avsättning för pensioner", ["tkr", str(m.year)], pensions),
        para(
            fill(
                "Pensionsavsättningen har {} med {} sedan förra bokslutet, trots att {} betalats "
                "ut under året.",
                turn(change, "vuxit", "minskat"), _M.size(change, "difference"),
                _M(m("pension-paid", _WHO)),
            )
            if change.value > 0
            else fill("Pensionsavsättningen är {}.", _M(m("pension-debt", _WHO))),
        ),
    ]  # fmt: skip


FAMILY = Family("fire-federation", make)
