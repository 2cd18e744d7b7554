"""An investment report: each project's whole budget, what has been spent, forecast, the year's
budget with what was carried over, land development, financing. Mkr with a decimal, tkr once."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, row, table, tall, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper
from ._tools import add, bullet, combine, fill, kept, num, para, pct

_WHO = "works"
_STYLE = NumberStyle(thousands=" ", negative="–", zero="0,0")
_PEN = Pen("mnkr", 1, _STYLE)
_T = Pen("mnkr", 1, _STYLE, " mkr")
_TKR = Pen("tkr", 0, NumberStyle(thousands=" ", negative="-"))
_AREAS = ("Södra ängarna", "Kvarnbacken", "Sörängens industriområde")


def make(m: Municipality, chance: Random) -> Paper:
    _model(m, chance)
    blocks = [
        *_start(m),
        Heading("Årets investeringar", 1),
        *_year(m),
        Heading("Projektens totalkalkyler", 1),
        *_whole(m),
        Heading("Exploatering", 1),
        *_land(m),
        Heading("Finansiering och driftkonsekvenser", 1),
        *_money(m),
    ]
    return Paper(f"Investeringsredovisning {m.year}, {m.name} kommun", kept(blocks))


def _model(m: Municipality, chance: Random) -> None:
    r = m.register
    for one in m.projects:
        spent, budget = m("project", one.key), m("project", one.key, basis="budget")
        carried = add(
            m, "carried", one.key, int(float(budget.value) * chance.choice((0, 0.1, 0.3)))
        )
        first = combine(m, "first", one.key, [(budget, 1), (carried, -1)])
        r.follows(budget, [(first, 1), (carried, 1)])
        left = m.variance("project", one.key, -1).value
        done = float(left) < 0.3 * float(budget.value) and chance.random() < 0.5
        on = int(float(left) * 0.9) if left > 500_000 and chance.random() < 0.7 else 0
        add(m, "onward", one.key, 0 if done else on)
        past = add(m, "past", one.key, int(float(spent.value) * chance.choice((0, 0.4, 1.2, 2.1))))
        so_far = combine(m, "so-far", one.key, [(past, 1), (spent, 1)])
        rest = int(max(float(left), 0) + float(m.size) * chance.uniform(1, 60) * 1_000_000)
        to_come = add(m, "to-come", one.key, 0 if done else rest)
        forecast = combine(m, "forecast", one.key, [(so_far, 1), (to_come, 1)])
        whole = int(float(forecast.value) * chance.uniform(0.9, 1.12)) // 100_000 * 100_000
        least = int(past.value + budget.value) // 100_000 * 100_000 + 100_000
        add(m, "whole", one.key, max(whole, least))
        r.difference(m("whole", one.key), forecast)
    for what in ("carried", "first", "onward", "past", "so-far", "to-come", "forecast", "whole"):
        combine(m, what, _WHO, [(m(what, one.key), 1) for one in m.projects])
    r.follows(m("investments", basis="budget"), [(m("first", _WHO), 1), (m("carried", _WHO), 1)])
    grants = add(m, "investment-grants", _WHO, int(float(m.size) * chance.uniform(2, 8) * 1e6))
    combine(m, "net-investments", _WHO, [(m("investments"), 1), (grants, -1)])
    combine(m, "own", _WHO, [(m("result"), 1), (m("depreciation"), 1)])
    for year in m.years[1:]:
        combine(m, "own", _WHO,
                [(m("result", year=year), 1), (m("depreciation", year=year), 1)], year)  # fmt: skip
    for area in _AREAS:
        sold = add(m, "sold", area, int(float(m.size) * chance.uniform(2, 30) * 1e6))
        spent = add(m, "spent", area, int(float(m.size) * chance.uniform(1, 22) * 1e6))
        combine(m, "land-net", area, [(sold, 1), (spent, -1)])
        add(m, "plots", area, int(float(m.size) * chance.randint(4, 30)) + 3, kind="count")
        add(m, "plots-sold", area, int(float(m("plots", area).value) * chance.uniform(0.34, 0.9)),
            kind="count")  # fmt: skip
    for what in ("sold", "spent", "land-net", "plots", "plots-sold"):
        combine(m, what, "areas", [(m(what, one), 1) for one in _AREAS])
    r.follows(m("land-net", "areas"), [(m("sold", "areas"), 1), (m("spent", "areas"), -1)])
    for what, size in (("later-worn", 0.03), ("later-interest", 0.025), ("later-running", 0.012)):
        add(m, what, _WHO, int(float(m("investments").value) * size * chance.uniform(0.8, 1.2)))
    combine(m, "later", _WHO,
            [(m(f"later-{one}", _WHO), 1) for one in ("worn", "interest", "running")])  # fmt: skip


def _start(m: Municipality) -> list[Block]:
    r, spent, budget = m.register, m("investments"), m("investments", basis="budget")
    change = m.change("investments")
    return [
        Heading("Sammanfattning", 1),
        para(
            fill(
                "Kommunen investerade {} under {}, {} {} än året innan.",
                _T(spent), str(m.year), _T.size(change, "difference"),
                turn(change, "mer", "mindre"),
            ),
            fill(
                "Av den totala investeringsbudgeten på {}, där {} är medel som överförts från {}, "
                "har därmed {} förbrukats.",
                _T(budget), _T(m("carried", _WHO)), str(m.year - 1),
                pct(r.quotient(spent, budget), 0),
            ),
            fill(
                "Per invånare motsvarar det {} kronor.",
                _TKR.but(unit="kr")(r.per(spent, m("inhabitants"))),
            ),
            fill(
                "Sedan investeringsbidrag på {} räknats av var nettoinvesteringen {}.",
                _T(m("investment-grants", _WHO)), _T(m("net-investments", _WHO)),
            ),
        ),
    ]  # fmt: skip


def _year(m: Municipality) -> list[Block]:
    r = m.register
    rows = []
    for who, name in [*((one.key, one.name) for one in m.projects), (_WHO, "Summa")]:
        what = "investments" if who == _WHO else "project"
        key = "municipality" if who == _WHO else who
        cells = [
            _PEN(m("first", who)), _PEN(m("carried", who)), _PEN(m(what, key, basis="budget")),
            _PEN(m(what, key)), _PEN(m.variance(what, key, -1), role="difference"),
            _PEN(m("onward", who)),
        ]  # fmt: skip
        rows.append(row(name, cells, "sum" if who == _WHO else "item"))
    heads = (
        ("Projekt, mkr", Head("Budget", 3), Head("Utfall", 2), "Begärs överfört"),
        ("", "Beslutad", "Överförd", "Summa", str(m.year), "Avvikelse", f"till {m.year + 1}"),
    )
    gaps = {one: m.variance("project", one.key, -1) for one in m.projects}
    left, over = (pick(gaps, key=lambda one: gaps[one].value) for pick in (max, min))
    many = r.count("projects over", gaps.values(), -1)
    big = sorted(m.projects, key=lambda one: -m("project", one.key).value)[:3]
    three = r.total("three biggest", [m("project", one.key) for one in big])
    first_gap = r.difference(m("first", _WHO), m("investments"))
    blocks: list[Block] = [
        tall("Investeringar per projekt", heads, rows),
        para(
            fill(
                f"De tre största projekten, {_short(big[0].name)}, {_short(big[1].name)} och "
                f"{_short(big[2].name)}, drog tillsammans {{}}, det vill säga {{}} av årets "
                "investeringar.",
                _T(three), pct(r.quotient(three, m("investments")), 0),
            ),
            fill(
                "Budgetavvikelsen är {}; räknat enbart mot den budget som fullmäktige beslutade "
                "för året, utan överförda medel, blir den {}.",
                _T(m.variance("investments", better=-1), role="difference"),
                _T(first_gap, role="difference"),
            ),
            fill(
                "Nämnderna begär att få föra över {} till nästa år.", _T(m("onward", _WHO))
            )
            if m("onward", _WHO).value
            else "Inga medel begärs överförda.",
            fill(
                "{} av årets {} projekt har dragit över sin årsbudget.",
                counted(many, capital=True), str(len(m.projects)),
            )
            if many.value > 1
            else "Projekten har i stort hållit sina årsbudgetar.",
        ),
    ]  # fmt: skip
    if gaps[left].value > 1_000_000:
        blocks.append(
            bullet(
                fill(
                    f"{left.name}: av {{}} användes {{}}, återstår {{}}.",
                    _T(m("project", left.key, basis="budget")), _T(m("project", left.key)),
                    _T(gaps[left], role="difference"),
                ),
            )
        )  # fmt: skip
    if gaps[over].value < -1_000_000:
        blocks.append(
            bullet(
                fill(
                    f"{over.name}: årets utgift blev {{}}, {{}} mer än årets budget, vilket beror "
                    "på förskjutningar mellan åren.",
                    _T(m("project", over.key)), _T.size(gaps[over], "difference"),
                ),
            )
        )  # fmt: skip
    return blocks


def _short(name: str) -> str:
    return name if name.startswith("IT") else name[0].lower() + name[1:]


def _whole(m: Municipality) -> list[Block]:
    r = m.register
    rows = []
    for who, name in [*((one.key, one.name) for one in m.projects), (_WHO, "Totalt")]:
        gap = r.difference(m("whole", who), m("forecast", who))
        spent = m("investments") if who == _WHO else m("project", who)
        cells = [
            _PEN(m("whole", who)), _PEN(m("past", who)), _PEN(spent), _PEN(m("so-far", who)),
            _PEN(m("forecast", who)), _PEN(gap, role="difference"),
        ]  # fmt: skip
        rows.append(row(name, cells, "sum" if who == _WHO else "item"))
    heads = ["mkr", "Total budget", f"T.o.m. {m.year - 1}", str(m.year), "Ackumulerat",
             "Slutprognos", "Avvikelse"]  # fmt: skip
    gaps = {one: r.difference(m("whole", one.key), m("forecast", one.key)) for one in m.projects}
    worst = min(gaps, key=lambda one: gaps[one].value)
    done = [one for one in m.projects if not m("to-come", one.key).value]
    gap = r.difference(m("whole", _WHO), m("forecast", _WHO))
    sentences = [
        fill(
            "De pågående och avslutade projekten har en sammanlagd budget på {}, varav {} är "
            "upparbetat.",
            _T(m("whole", _WHO)), _T(m("so-far", _WHO)),
        ),
        fill(
            "Slutprognosen är {}, {} {} än vad som är beviljat.",
            _T(m("forecast", _WHO)), _T.size(gap, "difference"), turn(gap, "lägre", "högre"),
        ),
        fill(
            "Efter årsskiftet återstår enligt prognosen utgifter på {}.", _T(m("to-come", _WHO))
        ),
    ]  # fmt: skip
    if gaps[worst].value < -500_000:
        sentences.append(
            fill(
                f"Mest fördyras {_short(worst.name)}, som väntas kosta {{}} mot budgeterade {{}}.",
                _T(m("forecast", worst.key)),
                _T(m("whole", worst.key)),
            )
        )
    items = [
        bullet(
            fill(
                f"{one.name} är slutfört och kostade totalt {{}}, varav {{}} under {m.year}.",
                _T(m("so-far", one.key)), _T(m("project", one.key)),
            )
            if m("past", one.key).value
            else fill(
                f"{one.name} påbörjades och avslutades under året till en utgift av {{}}.",
                _T(m("so-far", one.key)),
            ),
            fill(
                "Det är {} {} än kalkylen.",
                _T.size(gaps[one], "difference"), turn(gaps[one], "lägre", "högre"),
            ),
        )
        for one in done[:2]
    ]  # fmt: skip
    return [table("", heads, rows), para(*sentences), *items]


def _land(m: Municipality) -> list[Block]:
    r = m.register
    rows = [
        row(
            "Summa" if one == "areas" else one,
            [
                _TKR(m("sold", one)), _TKR(m("spent", one), -1), _TKR(m("land-net", one)),
                num(m("plots", one)), num(m("plots-sold", one)),
            ],
            "sum" if one == "areas" else "item",
        )
        for one in (*_AREAS, "areas")
    ]  # fmt: skip
    best = max(_AREAS, key=lambda one: m("land-net", one).value)
    net = m("land-net", "areas")
    rest = r.linear("plots left", [(m("plots", "areas"), 1), (m("plots-sold", "areas"), -1)])
    return [
        table(
            "Exploateringsområden, inkomster och utgifter i tkr",
            ["", "Inkomster", "Utgifter", "Netto", "Tomter", "varav sålda"], rows,
        ),
        para(
            fill(
                "Försäljningen av tomtmark, som redovisas för sig och inte som investering, gav "
                "ett {} på {} sedan årets utgifter dragits av.",
                turn(net, "överskott", "underskott"), _T.size(net),
            ),
            fill(
                f"Bäst netto har {best}, {{}}.", _T(m("land-net", best))
            ),
            fill(
                "Av {} iordningställda tomter är {} sålda och {} kvar; i snitt inbringade varje "
                "såld tomt {} kronor.",
                num(m("plots", "areas")), num(m("plots-sold", "areas")), num(rest),
                _TKR.but(unit="kr")(r.per(m("sold", "areas"), m("plots-sold", "areas"))),
            ),
        ),
    ]  # fmt: skip


def _money(m: Municipality) -> list[Block]:
    r, years = m.register, m.years

    def degree(year: int):  # type: ignore[no-untyped-def]
        return r.quotient(m("own", _WHO, year), m("investments", year=year))

    rows = [
        row("Årets resultat", [_PEN(m("result", year=y)) for y in reversed(years)]),
        row("Avskrivningar", [_PEN(m("depreciation", year=y)) for y in reversed(years)]),
        row("Egna medel", [_PEN(m("own", _WHO, y)) for y in reversed(years)], "sum"),
        row("Investeringar", [_PEN(m("investments", year=y)) for y in reversed(years)]),
        row("Självfinansieringsgrad, %", [pct(degree(y), 0, "") for y in reversed(years)]),
    ]
    five = r.total("five investments", [m("investments", year=y) for y in years])
    own_five = r.total("five own", [m("own", _WHO, y) for y in years])
    net = r.quotient(m("own", _WHO), m("net-investments", _WHO))
    pen = _PEN
    later = [
        row("Kapitalkostnad, avskrivning", [pen(m("later-worn", _WHO))]),
        row("Kapitalkostnad, ränta", [pen(m("later-interest", _WHO))]),
        row("Övrig drift", [pen(m("later-running", _WHO))]),
        row("Ökad driftkostnad per år", [pen(m("later", _WHO))], "sum"),
    ]
    return [
        para(
            fill(
                "Resultat och avskrivningar räckte till {} av investeringarna.",
                pct(degree(m.year), 0),
            ),
            fill(
                "Räknas bidragen bort från investeringarna är motsvarande andel {}.", pct(net, 0)
            ),
            fill(
                "Sett över fem år har {} investerats, och {} av detta har kunnat betalas med egna "
                "medel.",
                _T(five), pct(r.quotient(own_five, five), 0),
            ),
            fill(
                "Nya lån har tagits upp med {} samtidigt som {} amorterats.",
                _T(m("new-loans")), _T(m("repayments")),
            ),
        ),
        table("Självfinansiering, mkr", ["", *map(str, reversed(years))], rows),
        table("Driftkonsekvenser av årets investeringar, mkr", ["", "Helårseffekt"], later),
        para(
            fill(
                "Årets investeringar beräknas öka driftkostnaderna med {} per år, varav "
                "kapitalkostnader {}.",
                _T(m("later", _WHO)),
                _T(r.total("later capital",
                           [m(f"later-{one}", _WHO) for one in ("worn", "interest")])),
            ),
        ),
    ]  # fmt: skip


FAMILY = Family("capital-works", make)
