"""A social welfare board's monthly follow-up after October: a leaf with bullets, tables in
thousands, text in millions, volumes by month and the forecasts of the year beside each other."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, item, row, say, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Table
from ._book import Book, Hand, num, para, pct, seen

_STYLE = NumberStyle(negative="-")
_PEN = Pen("tkr", 0, _STYLE)
_H = Hand("mnkr", 1, " mnkr", " %", " procentenheter", style=_STYLE)
_T = Hand("tkr", 0, " tkr", " %", style=_STYLE)
_AREAS = (
    ("Ledning och administration", "A1", 14), ("Barn och familj", "A2", 62),
    ("Vuxna, missbruk och beroende", "A3", 24), ("Ekonomiskt bistånd", "A4", 41),
    ("Bostad med särskild service, LSS", "A5", 58), ("Personlig assistans", "A6", 33),
    ("Daglig verksamhet", "A7", 19),
)  # fmt: skip
_KINDS = (
    ("Personalkostnader", "C1", 118), ("Placeringar och köpt vård", "C2", 52),
    ("Utbetalt försörjningsstöd", "C3", 31), ("Lokaler", "C4", 16), ("Övriga kostnader", "C5", 12),
)  # fmt: skip
_MONTHS = ("juli", "augusti", "september", "oktober")
_TOLD = ("februari", "april", "augusti", "oktober")


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    b = Book(m, chance)
    _enter(b)
    blocks: list[Block] = [
        text(f"Socialnämnden, {m.name} kommun. Avser januari–oktober {m.year}."),
        Heading("Läget i korthet", 1),
        *_short(b),
        Heading("Ekonomi per verksamhet", 1),
        _areas(b),
        *_about_areas(b),
        Heading("Kostnadsslag"),
        *_kinds(b),
        Heading("Prognosens utveckling under året"),
        *_forecasts(b),
        Heading("Volymer", 1),
        *_volumes(b),
        Heading("Försörjningsstöd"),
        *_support(b),
    ]
    return Paper(f"Månadsuppföljning oktober {m.year}", tuple(blocks))


def _enter(b: Book) -> None:
    for _label, who, weight in _AREAS:
        whole = b.money("area", b.size * weight, who, b.year, "budget")
        b.put("area", round(whole.value * 10 / 12), who, basis="budget-period", kind="money")
        value = b.moved(whole.value, 0.006, 0.05)
        b.put("area", value, who, basis="oktober", kind="money")
        period = b.moved(value * 10 / 12, 0.002, 0.015)
        b.put("area", period, who, kind="money")
        for month, high in (("augusti", 0.02), ("april", 0.03), ("februari", 0.03)):
            b.put("area", b.moved(value, 0.003, high), who, basis=month, kind="money")
    keys = [who for _label, who, _weight in _AREAS]
    for basis in ("budget", "budget-period", "outcome", *_TOLD):
        b.sum_of("area", keys, "all", basis=basis)
    net = b("area", "all").value
    weights = sum(weight for _label, _who, weight in _KINDS)
    for year in (b.year - 1, b.year):
        base = net if year == b.year else net * Decimal("0.96")
        terms = [
            (b.put("kind", b.around(base * weight * Decimal("1.12") / weights, 0.04), who, year,
                   kind="money"), 1)
            for _label, who, weight in _KINDS
        ]  # fmt: skip
        costs = b.add("kind", terms, "all", year)
        left = costs.value - (net if year == b.year else round(base))
        income = b.put("kind-income", left, year=year, kind="money")
        whole = b.add("kind-net", [(costs, 1), (income, -1)], year=year)
        if year == b.year:
            b.register.follows(whole, [(b("area", "all"), 1)])
    _enter_volumes(b)


def _enter_volumes(b: Book) -> None:
    for who, middle in (("HVB", 16), ("family", 46), ("SiS", 5)):
        value = b.around(b.size * middle, 0.2) + 3
        for month in _MONTHS:
            b.put("placed", value, who, basis=month)
            value = max(Decimal(2), value + b.chance.choice((-2, -1, 1, 2)))
    value = b.around(b.size * 410, 0.1)
    for month in _MONTHS:
        b.sum_of("placed", ("HVB", "family", "SiS"), "all", basis=month)
        b.put("households", value, basis=month)
        value = b.moved(value, 0.01, 0.04)
    years = (b.year - 1, b.year)
    b.series("days", b.size * 5400, years)
    b.series("mean-households", b.size * 415, years)
    b.series("children", b.size * 330, years, low=0.03, high=0.1)


def _areas(b: Book) -> Table:
    rows = []
    for label, who, _weight in (*_AREAS, ("Nettokostnad totalt", "all", 0)):
        asked, got = b("area", who, basis="budget-period"), b("area", who)
        year, told = b("area", who, basis="budget"), b("area", who, basis="oktober")
        role = "" if who == "all" else "difference"
        cells = [_PEN(asked), _PEN(got), _PEN(b.less(asked, got), role=role), _PEN(year),
                 _PEN(told), _PEN(b.less(year, told), role=role)]  # fmt: skip
        rows.append(row(label, cells, "sum" if who == "all" else "item"))
    heads = ["Verksamhet, tkr", "Budget jan-okt", "Utfall jan-okt", "Avvikelse", "Budget helår",
             "Prognos helår", "Avvikelse prognos"]  # fmt: skip
    return table("", heads, rows)


def _short(b: Book) -> list[Block]:
    gap = b.less(b("area", "all", basis="budget"), b("area", "all", basis="oktober"))
    since = b.less(b("area", "all", basis="budget-period"), b("area", "all"))
    moved = b.less(b("area", "all", basis="augusti"), b("area", "all", basis="oktober"))
    placed = b.less(b("placed", "all", basis="oktober"), b("placed", "all", basis="september"))
    homes = b.less(b("households", basis="oktober"), b("households", basis="september"))
    return [
        item(one) for one in seen([
            say("Nettokostnaden för årets tio första månader är ", _H.kr(b("area", "all")),
                ", ", _H.by(since), " ", turn(since, "under", "över"), " periodens budget."),
            say("Prognosen för helåret visar ett ", turn(gap, "överskott", "underskott"), " på ",
                _H.by(gap), "."),
            say("Prognosen är ", _H.by(moved), " ", turn(moved, "bättre", "sämre"), " än i "
                "delårsrapporten per augusti."),
            say(_H.num(b("placed", "all", basis="oktober")), " barn och unga var placerade i "
                "oktober, ", _H.gap(placed), " ", turn(placed, "fler", "färre"),
                " än i september."),
            say("Antalet hushåll med försörjningsstöd ", turn(homes, "steg", "sjönk"), " till ",
                _H.num(b("households", basis="oktober")), " i oktober."),
        ])
    ]  # fmt: skip


def _about_areas(b: Book) -> list[Block]:
    names = {who: label for label, who, _weight in _AREAS}
    gaps = {who: b.less(b("area", who, basis="budget"), b("area", who, basis="oktober"))
            for who in names}  # fmt: skip
    ranked = sorted(gaps, key=lambda who: gaps[who].value)
    bad, next_bad, good = ranked[0], ranked[1], ranked[-1]
    short = b.register.count("areas-short", gaps.values(), -1)
    share = b.share(b("area", bad), b("area", "all"))
    late = b.less(b("area", bad, basis="budget-period"), b("area", bad))
    return [
        para(
            say(f"Den största avvikelsen har {names[bad]}, där årets kostnad beräknas till ",
                _H.kr(b("area", bad, basis="oktober")), " mot budgeterade ",
                _H.kr(b("area", bad, basis="budget")), "."),
            say("Hittills i år ligger verksamheten ", _T.by(late), " ",
                turn(late, "under", "över"), " sin budget, och den svarar för ", _H.pct(share),
                " av nämndens nettokostnad."),
            say(f"Även {names[next_bad]} har en avvikelse: prognosen är ett ",
                turn(gaps[next_bad], "överskott", "underskott"), " om ",
                _T.by(gaps[next_bad]), "."),
        ),
        para(
            say(f"För {names[good]} väntas däremot ett ",
                turn(gaps[good], "överskott", "underskott"), " på ", _T.by(gaps[good]), "."),
            *([say("Sammantaget räknar ", counted(short), f" av {len(_AREAS)} verksamheter med "
                   "att överskrida sin budget.")] if short.value else []),
        ),
    ]  # fmt: skip


def _kinds(b: Book) -> list[Block]:
    last = b.year - 1
    rows = []
    for label, who, _weight in (*_KINDS, ("Summa kostnader", "all", 0)):
        cells = [_PEN(b("kind", who)), _PEN(b("kind", who, last)),
                 _PEN(b.change("kind", who), role="difference" if who != "all" else ""),
                 pct(b.growth("kind", who), style=_STYLE)]  # fmt: skip
        rows.append(row(label, cells, "sum" if who == "all" else "item"))
    rows.append(row("Intäkter", [_PEN(b("kind-income"), -1), _PEN(b("kind-income", year=last), -1),
                                 _PEN(b.change("kind-income"), -1, "difference"),
                                     None]))  # fmt: skip
    rows.append(row("Nettokostnad", [_PEN(b("kind-net")), _PEN(b("kind-net", year=last)),
                                     _PEN(b.change("kind-net")),
                                     pct(b.growth("kind-net"), style=_STYLE)], "sum"))  # fmt: skip
    staff, care = b.change("kind", "C1"), b.change("kind", "C2")
    income = b.change("kind-income")
    heads = ["Tkr", f"Jan-okt {b.year}", f"Jan-okt {last}", "Förändring", "Förändring, %"]
    return [
        table("Kostnader och intäkter, ackumulerat", heads, rows),
        para(
            say("Kostnaden för personal är ", _T.kr(b("kind", "C1")), ", ", _T.by(staff), " ",
                turn(staff, "mer", "mindre"), " än efter tio månader förra året."),
            say("Placeringarna och den köpta vården har ", turn(care, "ökat", "minskat"), " med ",
                _H.grew(b.growth("kind", "C2")), " till ", _H.kr(b("kind", "C2")), "."),
            say("Personalen utgör ", _H.pct(b.share(b("kind", "C1"), b("kind", "all"))),
                " av alla kostnader."),
            say("Intäkterna, ", _H.kr(b("kind-income")), ", är ", _H.by(income), " ",
                turn(income, "högre", "lägre"), " än samma period i fjol."),
        ),
    ]  # fmt: skip


def _forecasts(b: Book) -> list[Block]:
    rows = []
    for label, who, _weight in (*_AREAS, ("Summa", "all", 0)):
        cells = [_PEN(b("area", who, basis=month)) for month in _TOLD]
        rows.append(row(label, cells, "sum" if who == "all" else "item"))
    first, last = b("area", "all", basis="februari"), b("area", "all", basis="oktober")
    moved = b.less(last, first)
    child = b.less(b("area", "A2", basis="oktober"), b("area", "A2", basis="februari"))
    return [
        para(
            say("I februari beräknades helårets nettokostnad till ", _H.kr(first),
                "; nu är beräkningen ", _H.kr(last), ", alltså ", _H.by(moved), " ",
                turn(moved, "högre", "lägre"), "."),
            say("För Barn och familj har prognosen under samma tid ",
                turn(child, "höjts", "sänkts"), " med ", _T.by(child), "."),
        ),
        table("Prognostiserad nettokostnad för helåret vid respektive uppföljning, tkr",
              ["Verksamhet", *(one.capitalize() for one in _TOLD)], rows),
    ]  # fmt: skip


def _volumes(b: Book) -> list[Block]:
    rows = []
    for label, who in (("HVB-hem", "HVB"), ("Familjehem", "family"), ("SiS", "SiS"),
                       ("Summa placerade", "all")):  # fmt: skip
        cells = [num(b("placed", who, basis=month)) for month in _MONTHS]
        moved = b.less(b("placed", who, basis="oktober"), b("placed", who, basis="juli"))
        cells.append(num(moved, role="" if who == "all" else "difference"))
        rows.append(row(label, cells, "sum" if who == "all" else "item"))
    heads = ["Placerade barn och unga", *(one.capitalize() for one in _MONTHS), "Okt mot juli"]
    days, cost = b("days"), b("kind", "C2")
    each = [b.per(b("kind", "C2", y), b("days", year=y)) for y in (b.year - 1, b.year)]
    dearer, more = b.less(each[1], each[0]), b.change("days")
    share = b.share(b("placed", "family", basis="oktober"), b("placed", "all", basis="oktober"))
    homes = b.less(b("placed", "HVB", basis="oktober"), b("placed", "HVB", basis="juli"))
    return [
        table("Antal placerade sista dagen i månaden", heads, rows),
        para(
            say("Av de placerade bodde ", _H.num(b("placed", "family", basis="oktober")),
                " i familjehem, vilket är ", _H.pct(share, 0), "."),
            say("På HVB-hem fanns ", _H.num(b("placed", "HVB", basis="oktober")),
                " barn och unga, ", _H.gap(homes), " ", turn(homes, "fler", "färre"),
                " än i juli."),
            say("Till och med oktober har ", _H.num(days), " vårddygn köpts för ", _H.kr(cost),
                ", i genomsnitt ", _H.each(each[1]), " per dygn."),
            say("Antalet dygn är ", _H.gap(more), " ", turn(more, "fler", "färre"),
                " än i fjol och dygnskostnaden har ", turn(dearer, "ökat", "minskat"), " med ",
                _H.each(dearer, "difference"), "."),
        ),
        table("Köpt vård januari–oktober", ["", str(b.year), str(b.year - 1)], [
            row("Antal vårddygn", [num(b("days", year=y)) for y in (b.year, b.year - 1)]),
            row("Kostnad per vårddygn, kr", [Pen("kr", 0)(one) for one in reversed(each)]),
        ]),
    ]  # fmt: skip


def _support(b: Book) -> list[Block]:
    years = (b.year, b.year - 1)
    each = {y: b.per(b("kind", "C3", y), b("mean-households", year=y)) for y in years}
    dearer, homes = b.less(each[b.year], each[b.year - 1]), b.change("mean-households")
    kids = b.change("children")
    rows = [
        row("Antal hushåll per månad, genomsnitt", [num(b("mean-households",
            year=y)) for y in years]),
        row("Antal barn i hushållen", [num(b("children", year=y)) for y in years]),
        row("Utbetalt stöd, tkr", [_PEN(b("kind", "C3", y)) for y in years]),
        row("Utbetalt per hushåll, kr", [Pen("kr", 0)(each[y]) for y in years]),
    ]  # fmt: skip
    return [
        table("", ["Försörjningsstöd jan-okt", *map(str, years)], rows),
        para(
            say("I genomsnitt har ", _H.num(b("mean-households")), " hushåll i månaden fått "
                "försörjningsstöd, jämfört med ", _H.num(b("mean-households", year=b.year - 1)),
                " förra året."),
            say("Det är en ", turn(homes, "ökning", "minskning"), " med ",
                _H.grew(b.growth("mean-households")), "."),
            say("Varje hushåll har under perioden fått ", _H.each(each[b.year]),
                " i genomsnitt, ", _H.each(dearer, "difference"), " ",
                turn(dearer, "mer", "mindre"), " än året före."),
            say("I hushållen lever ", _H.num(b("children")), " barn, vilket är ", _H.gap(kids), " ",
                turn(kids, "fler", "färre"), "."),
        ),
    ]  # fmt: skip


FAMILY = Family("social-month", make)
