"""A region's annual report: mnkr without decimals in the main table, care production, medicines,
hired staff, waiting times, costs for each inhabitant."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, row, table, tall, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper
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
    moved,
    num,
    para,
    pct,
    series,
    totals,
)

_WHO = "region"
_STYLE = NumberStyle(thousands=" ", negative="−")
_PEN = Pen("mnkr", 0, _STYLE)
_FINE = Pen("mnkr", 1, _STYLE)
_T = Pen("mnkr", 0, _STYLE, " miljoner kronor")
_T1 = Pen("mnkr", 1, _STYLE, " miljoner kronor")
_KR = Pen("kr", 0, _STYLE, " kronor")
_COSTS = {
    "staff-cost": ("Personalkostnader", 1900), "bought-care": ("Köpt vård", 540),
    "medicine": ("Läkemedel", 470),
    "traffic": ("Kollektivtrafik, ersättning till trafikbolag", 260),
    "grants-given": ("Lämnade bidrag", 120), "other-cost": ("Övriga kostnader", 610),
}  # fmt: skip
_CARE = {
    "doctor": ("Läkarbesök", 5.2), "other-visit": ("Besök hos övriga vårdgivare", 9.1),
    "digital": ("varav digitala vårdkontakter", 1.1),
}  # fmt: skip
_AREAS = {
    "hospital": ("Sjukhusvården", 2300), "primary": ("Primärvården", 690),
    "psychiatry": ("Psykiatrin", 420), "dental": ("Folktandvården", 90),
    "public-transport": ("Kollektivtrafiknämnden", 240),
    "development": ("Regionala utvecklingsnämnden", 130),
}  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    for some in (_model, _care_model, _area_model, _staff_model):
        some(m, chance)
    name = f"Region {m.name}"
    blocks = [
        Heading("Ekonomisk översikt", 1),
        *_overview(m),
        *_costs(m),
        *_areas(m),
        *_care(m),
        *_staff(m),
        *_balance(m),
    ]
    return Paper(f"{name} Årsredovisning {m.year}", kept(blocks))


def _model(m: Municipality, chance: Random) -> None:
    two = (m.year, m.year - 1)
    million = float(m.size) * 1_000_000
    series(m, chance, "people", _WHO, m.size * 130_000, trend=0.004, spread=0.002, kind="count",
           years=two)  # fmt: skip
    both: tuple[str, ...] = ("outcome", "budget")
    for what, (_name, size) in _COSTS.items():
        series(m, chance, what, _WHO, size * million, trend=0.05, spread=0.02, years=two,
               bases=both)  # type: ignore[arg-type]  # fmt: skip
    for what, size, spread in (
        ("patient-fees", 160, 0.04), ("state-money", 330, 0.06), ("other-sales", 190, 0.05),
        ("worn", 170, 0.03), ("tax-money", 2700, 0.01), ("state-grants", 820, 0.02),
        ("finance-in", 60, 0.3), ("finance-out", 75, 0.3),
    ):  # fmt: skip
        series(m, chance, what, _WHO, size * million, trend=0.045, spread=spread, years=two,
               bases=both)  # type: ignore[arg-type]  # fmt: skip
    sums = {
        "income": [("patient-fees", 1), ("state-money", 1), ("other-sales", 1)],
        "costs": [(one, 1) for one in _COSTS],
        "net": [("costs", 1), ("worn", 1), ("income", -1)],
        "tax-and-grants": [("tax-money", 1), ("state-grants", 1)],
        "before-finance": [("tax-and-grants", 1), ("net", -1)],
        "finance": [("finance-in", 1), ("finance-out", -1)],
        "result": [("before-finance", 1), ("finance", 1)],
    }
    for what, terms in sums.items():
        totals(m, what, _WHO, terms, two, both)  # type: ignore[arg-type]


def _care_model(m: Municipality, chance: Random) -> None:
    two = (m.year, m.year - 1)
    million = float(m.size) * 1_000_000
    for what, size in (("hired-doctors", 70), ("hired-nurses", 45), ("hired-others", 6)):
        series(m, chance, what, _WHO, size * million, trend=-0.02, spread=0.1, years=two)
    totals(m, "hired", _WHO, [(f"hired-{one}", 1) for one in ("doctors", "nurses", "others")], two)
    for year in sorted(two):
        whole = m("medicine", _WHO, year)
        add(m, "recipe", _WHO, int(float(whole.value) * chance.uniform(0.58, 0.64)), year)
        combine(m, "requisition", _WHO, [(whole, 1), (m("recipe", _WHO, year), -1)], year)
        parts = [(m(one, _WHO, year), 1) for one in ("recipe", "requisition")]
        m.register.follows(m("medicine", _WHO, year), parts)
    for what, (_name, each) in _CARE.items():
        series(m, chance, what, _WHO, m.size * int(each * 26_000), kind="count", years=two)
    totals(m, "visits", _WHO, [("doctor", 1), ("other-visit", 1)], two)
    series(m, chance, "stays", _WHO, m.size * 14_000, trend=-0.01, kind="count", years=two)
    series(m, chance, "days", _WHO, m.size * 66_000, trend=-0.02, kind="count", years=two)
    series(m, chance, "beds", _WHO, m.size * 260, trend=-0.03, kind="count", years=two)
    for what, middle in (("first-90", 0.78), ("surgery-90", 0.66), ("primary-3", 0.87)):
        series(m, chance, what, _WHO, middle, trend=0, spread=0.07, kind="ratio", decimals=4,
               years=two)  # fmt: skip


def _area_model(m: Municipality, chance: Random) -> None:
    million = float(m.size) * 1_000_000
    both: tuple[str, ...] = ("outcome", "budget")
    for what, (_name, size) in _AREAS.items():
        for basis in both:
            grown = size * million * chance.uniform(0.98, 1.02)
            add(m, "area", what, int(grown), basis=basis)  # type: ignore[arg-type]
        seen = m.variance("area", what, -1).value
        add(m, "area-forecast", what, int(float(seen) * chance.uniform(0.3, 1.4)))
    for basis in both:
        terms = [(m("area", one, basis=basis), 1) for one in _AREAS]  # type: ignore[arg-type]
        combine(m, "area", "areas", terms, basis=basis)  # type: ignore[arg-type]
    combine(m, "area-forecast", "areas", [(m("area-forecast", one), 1) for one in _AREAS])


def _staff_model(m: Municipality, chance: Random) -> None:
    two = (m.year, m.year - 1)
    million = float(m.size) * 1_000_000
    for what, each in (("women-here", 3900), ("men-here", 1050)):
        series(m, chance, what, _WHO, m.size * each, trend=0.01, kind="count", years=two)
    totals(m, "people-here", _WHO, [("women-here", 1), ("men-here", 1)], two)
    series(m, chance, "years-of-work", _WHO, m.size * 4450, trend=0.01, kind="count", years=two)
    series(m, chance, "age", _WHO, 45.3, trend=0, spread=0.01, kind="index", decimals=1, years=two)
    for what, size in (("shares", 240), ("claims", 520), ("bank", 610)):
        series(m, chance, what, _WHO, size * million, years=two)
    for what, size in (("pensions", 2050), ("loans", 700), ("short", 780)):
        series(m, chance, what, _WHO, size * million, years=two)
    opening = add(m, "own-capital", _WHO, int(440 * million), m.year - 1)
    combine(m, "own-capital", _WHO, [(opening, 1), (m("result", _WHO), 1)])
    sides = ("own-capital", "pensions", "loans", "short")
    totals(m, "all-assets", _WHO, [(one, 1) for one in sides], two)
    rest = [("all-assets", 1), ("shares", -1), ("claims", -1), ("bank", -1)]
    totals(m, "land", _WHO, rest, two)
    for year in two:
        parts = [(m(o, _WHO, year), 1) for o in ("land", "shares", "claims", "bank")]
        m.register.follows(m("all-assets", _WHO, year), parts)


_LINES: tuple[Line, ...] = (
    ("Verksamhetens intäkter", "income", 1, "item"),
    ("Verksamhetens kostnader", "costs", -1, "item"),
    ("Avskrivningar", "worn", -1, "item"),
    ("Verksamhetens nettokostnader", "net", -1, "sum"),
    ("Skatteintäkter", "tax-money", 1, "item"),
    ("Generella statsbidrag och utjämning", "state-grants", 1, "item"),
    ("Verksamhetens resultat", "before-finance", 1, "sum"),
    ("Finansiella intäkter", "finance-in", 1, "item"),
    ("Finansiella kostnader", "finance-out", -1, "item"),
    ("Årets resultat", "result", 1, "sum"),
)


def _overview(m: Municipality) -> list[Block]:
    r, result, finance = m.register, m("result", _WHO), m.change("finance", _WHO)
    net = m.growth("net", _WHO)
    tax = m.growth("tax-and-grants", _WHO)
    heads = [f"Resultaträkning {m.year}", "Bokslut", "Budget", "Avvikelse", f"Bokslut {m.year - 1}"]
    columns = [
        at(m, _PEN, _WHO, m.year), at(m, _PEN, _WHO, m.year, "budget"), gap(m, _PEN, _WHO),
        at(m, _PEN, _WHO, m.year - 1),
    ]  # fmt: skip
    return [
        para(
            fill(
                "Regionen gjorde ett {} på {} under {}.",
                turn(result, "överskott", "underskott"), _T.size(result), str(m.year),
            ),
            fill(
                "Det är {} {} än vad regionfullmäktige hade beslutat i budgeten.",
                _T.size(m.variance("result", _WHO), "difference"),
                turn(m.variance("result", _WHO), "bättre", "sämre"),
            ),
        ),
        table("Belopp i miljoner kronor", heads, grid(_LINES, columns)),
        para(
            fill(
                "Nettokostnaden ökade med {}, att jämföra med {} för skatter och statsbidrag.",
                pct(net), pct(tax),
            )
            if net.value > 0 and tax.value > 0
            else fill("Nettokostnaden uppgick till {}.", _T(m("net", _WHO))),
            fill(
                "Per invånare kostade verksamheten {} netto ({}).",
                _KR(r.per(m("net", _WHO), m("people", _WHO))),
                _KR.but(behind="")(
                    r.per(m("net", _WHO, m.year - 1), m("people", _WHO, m.year - 1))
                ),
            ),
            fill(
                "Beräkningen bygger på de {} personer som var folkbokförda i länet den sista "
                "december; ett år tidigare var de {}.",
                num(m("people", _WHO), 0, _STYLE), num(m("people", _WHO, m.year - 1), 0, _STYLE),
            ),
            fill(
                "Finansnettot {} med {}.",
                turn(finance, "förbättrades", "försämrades"), _T1.size(finance, "difference"),
            ),
        ),
    ]  # fmt: skip


def _costs(m: Municipality) -> list[Block]:
    r, before = m.register, m.year - 1
    columns = [at(m, _FINE, _WHO, m.year), at(m, _FINE, _WHO, before), moved(m, _FINE, _WHO)]
    lines: list[Line] = [(name, what, 1, "item") for what, (name, _size) in _COSTS.items()]
    lines.append(("Verksamhetens kostnader", "costs", 1, "sum"))
    medicine: list[Line] = [
        ("Läkemedelsförmånen (recept)", "recipe", 1, "item"),
        ("Rekvisitionsläkemedel", "requisition", 1, "item"),
        ("Läkemedel totalt", "medicine", 1, "sum"),
    ]
    hired: list[Line] = [
        ("Läkare", "hired-doctors", 1, "item"), ("Sjuksköterskor", "hired-nurses", 1, "item"),
        ("Övriga yrkesgrupper", "hired-others", 1, "item"), ("Summa inhyrt", "hired", 1, "sum"),
    ]  # fmt: skip
    staff, drugs, hire = m("staff-cost", _WHO), m("medicine", _WHO), m.change("hired", _WHO)
    share = r.quotient(m("hired", _WHO), staff)
    return [
        Heading("Kostnadernas utveckling"),
        para(
            fill(
                "Regionens kostnader var {}, exklusive avskrivningar.", _T(m("costs", _WHO))
            ),
            fill(
                "Omkring hälften, eller {}, är personalkostnader.",
                pct(r.quotient(staff, m("costs", _WHO)), 0),
            ),
            fill(
                "De {} från {} till {}.",
                turn(m.change("staff-cost", _WHO), "steg", "sjönk"),
                _T1(m("staff-cost", _WHO, before)), _T1(staff),
            ),
        ),
        table("", ["Kostnadsslag, mnkr", str(m.year), str(before), "Förändring"],
              grid(lines, columns)),
        para(
            fill(
                "Läkemedlen kostade {}, varav {} inom läkemedelsförmånen.",
                _T1(drugs), _T1(m("recipe", _WHO)),
            ),
            fill(
                "Resterande {} är läkemedel som rekvireras till sjukhus och vårdcentraler.",
                pct(r.quotient(m("requisition", _WHO), drugs)),
            ),
            fill(
                "Utslaget på länets invånare blir läkemedelskostnaden {} per person.",
                _KR(r.per(drugs, m("people", _WHO))),
            ),
        ),
        table("Läkemedel, mnkr", ["", str(m.year), str(before), "Förändring"],
              grid(medicine, columns)),
        para(
            fill(
                "Kostnaden för inhyrd personal {} med {} till {}.",
                turn(hire, "ökade", "minskade"), _T1.size(hire, "difference"),
                _T1(m("hired", _WHO)),
            ),
            fill(
                "Det motsvarar {} av personalkostnaderna; målet är att den andelen inte ska "
                "vara högre än 2 procent.",
                pct(share),
            ),
            fill(
                "Hyrläkarna står ensamma för {}.",
                pct(r.quotient(m("hired-doctors", _WHO), m("hired", _WHO)), 0),
            ),
        ),
        table("Inhyrd personal inom hälso- och sjukvården, mnkr",
              ["", str(m.year), str(before), "Förändring"], grid(hired, columns)),
    ]  # fmt: skip


def _areas(m: Municipality) -> list[Block]:
    rows = []
    for who, name in [*((one, _AREAS[one][0]) for one in _AREAS), ("areas", "Summa")]:
        gone = m.variance("area", who, -1)
        cells = [
            _FINE(m("area", who, basis="budget"), -1), _FINE(m("area", who), -1),
            _FINE(gone, role="difference"), _FINE(m("area-forecast", who)),
        ]  # fmt: skip
        rows.append(row(name, cells, "sum" if who == "areas" else "item"))
    gaps = {one: m.variance("area", one, -1) for one in _AREAS}
    short = m.register.count("areas short", gaps.values(), -1)
    worst = min(gaps, key=lambda one: gaps[one].value)
    whole = m.variance("area", "areas", -1)
    heads = (
        ("", Head("Helår", 3), "Oktoberprognos"),
        ("Nettokostnad, mnkr", "Budget", "Utfall", "Avvikelse", "Avvikelse"),
    )
    return [
        Heading("Nämnder och förvaltningar"),
        tall("Driftredovisning", heads, rows),
        para(
            fill(
                "Totalt avviker nämnderna med {} mot budget; i oktober förutsågs {}.",
                _T1(whole, role="difference"), _T1(m("area-forecast", "areas")),
            ),
            fill("{} av de sex redovisar underskott.", counted(short, capital=True))
            if short.value > 1
            else "De flesta har hållit sin ram.",
            fill(
                f"Den största negativa avvikelsen har {_AREAS[worst][0].lower()}, {{}}, vilket är "
                "{} av budgeterad nettokostnad.",
                _T1.size(gaps[worst], "difference"),
                pct(m.register.quotient(gaps[worst], m("area", worst, basis="budget")), size=True),
            )
            if gaps[worst].value < 0
            else "Ingen av dem har förbrukat mer än sin ram.",
        ),
    ]  # fmt: skip


def _care(m: Municipality) -> list[Block]:
    r, before = m.register, m.year - 1
    years = (before, m.year)

    def line(label: str, what: str, kind: str = "item"):  # type: ignore[no-untyped-def]
        cells = [num(m(what, _WHO, y), 0, _STYLE) for y in years]
        change = pct(m.growth(what, _WHO), behind="", style=_STYLE)
        return row(label, [*cells, change], kind)

    rows = [
        line("Läkarbesök", "doctor"), line("Besök hos övriga vårdgivare", "other-visit"),
        line("Summa besök", "visits", "sum"), line("varav digitala vårdkontakter", "digital"),
        line("Vårdtillfällen", "stays"), line("Vårddagar", "days"),
        line("Disponibla vårdplatser, snitt", "beds"),
    ]  # fmt: skip
    stay, stay_then = (r.per(m("days", _WHO, y), m("stays", _WHO, y)) for y in (m.year, before))
    first, cut = m.change("first-90", _WHO), m.change("surgery-90", _WHO)
    visits = m.change("visits", _WHO)
    waiting = [
        row(label, [pct(m(what, _WHO, y), behind="") for y in years])
        for label, what in (
            ("Medicinsk bedömning i primärvård inom 3 dagar", "primary-3"),
            ("Första besök i specialiserad vård inom 90 dagar", "first-90"),
            ("Operation eller åtgärd inom 90 dagar", "surgery-90"),
        )
    ]
    pen = Pen(share_decimals=1, style=_STYLE)
    return [
        Heading("Hälso- och sjukvårdens produktion"),
        table("Vårdproduktion", ["", *map(str, years), "Förändring, %"], rows),
        para(
            fill(
                "Antalet besök blev {}, {} {} än året före.",
                num(m("visits", _WHO), 0, _STYLE),
                num(visits, 0, _STYLE, size=True, role="difference"),
                turn(visits, "fler", "färre"),
            ),
            fill(
                "{} av dem ägde rum digitalt.",
                pct(r.quotient(m("digital", _WHO), m("visits", _WHO))),
            ),
            fill(
                "Medelvårdtiden på sjukhusen var {} dagar per vårdtillfälle mot {} dagar {}.",
                num(stay, 1), num(stay_then, 1), str(before),
            ),
        ),
        Heading("Tillgänglighet"),
        table("Vårdgarantin, andel i procent", ["", *map(str, years)], waiting),
        bullet(
            fill(
                "{} av patienterna som väntade på ett första besök hade väntat högst 90 dagar, {} "
                "{} än vid föregående mätning.",
                pct(m("first-90", _WHO)), pen.points(first), turn(first, "mer", "mindre"),
            ),
        ),
        bullet(
            fill(
                "För operation eller åtgärd är läget {}, andelen har gått från {} till {}.",
                turn(cut, "bättre än förra året", "sämre än förra året"),
                pct(m("surgery-90", _WHO, before)), pct(m("surgery-90", _WHO)),
            ),
        ),
    ]  # fmt: skip


def _staff(m: Municipality) -> list[Block]:
    r, before = m.register, m.year - 1
    now, change = m("people-here", _WHO), m.change("people-here", _WHO)
    work = m.change("years-of-work", _WHO)
    years = (m.year, before)
    rows = [
        row(label, [num(m(what, _WHO, y), 0, _STYLE) for y in years], kind)
        for label, what, kind in (
            ("Kvinnor", "women-here", "item"), ("Män", "men-here", "item"),
            ("Tillsvidareanställda", "people-here", "sum"),
            ("Faktiska årsarbetare (inkl. timavlönade)", "years-of-work", "item"),
        )
    ]  # fmt: skip
    rows.append(row("Medelålder, år", [num(m("age", _WHO, y), 1) for y in years]))
    return [
        Heading("Medarbetare"),
        para(
            fill(
                "Vid årsskiftet var {} personer tillsvidareanställda, {} {} än {}.",
                num(now, 0, _STYLE), num(change, 0, _STYLE, size=True, role="difference"),
                turn(change, "fler", "färre"), str(before),
            ),
            fill("{} är kvinnor.", pct(r.quotient(m("women-here", _WHO), now), 0)),
            fill(
                "Räknat i arbetad tid, och med timavlönade medräknade, {} resurserna med {} "
                "årsarbetare till {}.",
                turn(work, "växte", "minskade"),
                num(work, 0, _STYLE, size=True, role="difference"),
                num(m("years-of-work", _WHO), 0, _STYLE),
            ),
            fill(
                "Medelåldern är {} år, den var {} år vid förra bokslutet.",
                num(m("age", _WHO), 1), num(m("age", _WHO, before), 1),
            ),
        ),
        table("Personal 31 december", ["", *map(str, years)], rows),
    ]  # fmt: skip


def _balance(m: Municipality) -> list[Block]:
    r, before = m.register, m.year - 1
    lines: list[Line] = [
        ("Mark, byggnader och inventarier", "land", 1, "item"),
        ("Finansiella anläggningstillgångar", "shares", 1, "item"),
        ("Kortfristiga fordringar", "claims", 1, "item"),
        ("Likvida medel", "bank", 1, "item"),
        ("Summa tillgångar", "all-assets", 1, "sum"),
        ("Eget kapital", "own-capital", 1, "item"),
        ("Pensionsavsättningar", "pensions", 1, "item"),
        ("Långfristiga skulder", "loans", 1, "item"),
        ("Kortfristiga skulder", "short", 1, "item"),
        ("Summa eget kapital och skulder", "all-assets", 1, "sum"),
    ]
    columns = [at(m, _PEN, _WHO, m.year), at(m, _PEN, _WHO, before)]
    wealth, wealth_then = (
        r.quotient(m("own-capital", _WHO, y), m("all-assets", _WHO, y)) for y in (m.year, before)
    )
    return [
        Heading("Balansräkning", 1),
        table("", ["mnkr", f"{m.year}-12-31", f"{before}-12-31"], grid(lines, columns)),
        para(
            fill(
                "Soliditeten enligt fullfonderingsmodellen är {} (föregående år {}).",
                pct(wealth), pct(wealth_then, behind=""),
            ),
            fill(
                "Pensionsavsättningen är med {} den största posten på skuldsidan, {} av "
                "balansomslutningen.",
                _T(m("pensions", _WHO)),
                pct(r.quotient(m("pensions", _WHO), m("all-assets", _WHO)), 0),
            ),
        ),
    ]  # fmt: skip


FAMILY = Family("region-year", make)
