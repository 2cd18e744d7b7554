"""A municipal housing company: the board's report and notes by the company rules, tkr in tables and
Mkr in texts, key figures over five years, loans by maturity, tax, market values."""

from __future__ import annotations

from random import Random

from ..compose import Pen, row, table, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle, Paper
from ._tools import Line, add, at, bullet, combine, fill, grid, kept, num, para, pct, series, totals

_WHO = "homes"
_STYLE = NumberStyle(thousands=" ", negative="-")
_PEN = Pen("tkr", 0, _STYLE)
_M = Pen("mnkr", 1, _STYLE, " Mkr")
_KR = Pen("kr", 0, _STYLE, " kr")
_BARE = Pen("kr", 0, _STYLE)
_RENTS = {
    "rent-homes": ("Bostäder", 118), "rent-premises": ("Lokaler", 17),
    "rent-parking": ("Garage och bilplatser", 4.4),
}  # fmt: skip
_LOSS = {"empty-homes": ("Outhyrda bostäder", 1.1), "empty-premises": ("Outhyrda lokaler", 0.9),
         "discounts": ("Rabatter", 0.6)}  # fmt: skip
_RUNNING = {
    "heat": ("Uppvärmning", 16), "power": ("Fastighetsel", 5), "water": ("Vatten och avlopp", 8),
    "waste": ("Sophantering", 4), "care": ("Fastighetsskötsel och städning", 15),
    "repair": ("Reparationer", 11), "admin": ("Lokal administration", 8),
}  # fmt: skip
_DUE = {"due-1": "0–1 år", "due-2": "1–2 år", "due-5": "2–5 år", "due-more": "Senare än 5 år"}


def make(m: Municipality, chance: Random) -> Paper:
    for some in (_model, _flats_model, _balance_model, _staff_model):
        some(m, chance)
    blocks = [
        Heading("Förvaltningsberättelse", 1),
        *_business(m),
        *_five_years(m),
        *_economy(m),
        *_loans(m),
        *_statements(m),
        *_notes(m),
    ]
    return Paper(f"{m.name}bostäder AB – Årsredovisning {m.year}", kept(blocks))


def _model(m: Municipality, chance: Random) -> None:
    million = float(m.size) * 1_000_000
    for group in (_RENTS, _LOSS, _RUNNING):
        for what, (_name, size) in group.items():
            spread = 0.25 if group is _LOSS else 0.02
            series(m, chance, what, _WHO, size * million, spread=spread)
    for what, size, spread in (
        ("other-sales", 2.2, 0.2), ("upkeep", 21, 0.15), ("property-tax", 2.8, 0.02),
        ("central", 6.4, 0.05), ("worn", 24, 0.03), ("interest", 13, 0.15),
        ("interest-in", 0.5, 0.4),
    ):  # fmt: skip
        series(m, chance, what, _WHO, size * million, spread=spread)
    plus, minus = [(one, 1) for one in _RENTS], [(one, -1) for one in _LOSS]
    for what, terms in (
        ("gross-rent", plus), ("loss", [(one, 1) for one in _LOSS]),
        ("rent", [*plus, *minus]), ("turnover", [("rent", 1), ("other-sales", 1)]),
        ("running", [(one, 1) for one in _RUNNING]),
        ("net-operating",
         [("turnover", 1), ("running", -1), ("upkeep", -1), ("property-tax", -1)]),
        ("operating", [("net-operating", 1), ("worn", -1), ("central", -1)]),
        ("after-finance", [("operating", 1), ("interest-in", 1), ("interest", -1)]),
    ):  # fmt: skip
        totals(m, what, _WHO, terms)
    for year in m.years:
        m.register.follows(
            m("rent", _WHO, year), [(m("gross-rent", _WHO, year), 1), (m("loss", _WHO, year), -1)]
        )
        base = max(0, int(float(m("after-finance", _WHO, year).value) * 0.206))
        add(m, "tax", _WHO, base, year)
        terms = [(m("after-finance", _WHO, year), 1), (m("tax", _WHO, year), -1)]
        combine(m, "result", _WHO, terms, year)


def _flats_model(m: Municipality, chance: Random) -> None:
    homes = int(m.size * 1450)
    for year in sorted(m.years):
        add(m, "flats", _WHO, homes, year, "count")
        homes += chance.choice((0, 0, 16, 24, -2))
    for year in sorted(m.years):
        area = int(m("flats", _WHO, year).value * 66)
        add(m, "area", _WHO, area, year, "count")
        add(m, "premises-area", _WHO, int(area * 0.14) + chance.randint(-60, 60), year, "count")
        add(m, "empty-flats", _WHO, int(m.size * chance.randint(6, 24)) + 1, year, "count")
        add(m, "moves", _WHO, int(homes * chance.uniform(0.13, 0.2)), year, "count")
    totals(m, "all-area", _WHO, [("area", 1), ("premises-area", 1)])


def _balance_model(m: Municipality, chance: Random) -> None:
    million = float(m.size) * 1_000_000
    built = 900 * million
    for year in sorted(m.years):
        add(m, "built", _WHO, int(built), year)
        built += million * chance.uniform(10, 70)
    for what, share, spread in (("works", 45, 0.4), ("other-assets", 22, 0.2), ("bank", 14, 0.4)):
        series(m, chance, what, _WHO, share * million, spread=spread)
    totals(m, "assets", _WHO, [(one, 1) for one in ("built", "works", "other-assets", "bank")])
    first = add(m, "equity", _WHO, int(330 * million), m.years[-1])
    for year in sorted(m.years)[1:]:
        first = combine(m, "equity", _WHO, [(first, 1), (m("result", _WHO, year), 1)], year)
    series(m, chance, "deferred", _WHO, 19 * million)
    series(m, chance, "short", _WHO, 40 * million, spread=0.1)
    totals(m, "loans", _WHO, [("assets", 1), ("equity", -1), ("deferred", -1), ("short", -1)])
    for year in m.years:
        parts = [(m(o, _WHO, year), 1) for o in ("equity", "deferred", "loans", "short")]
        m.register.follows(m("assets", _WHO, year), parts)
    for year in (m.year - 1, m.year):
        left = m("loans", _WHO, year).value
        for place, what in enumerate(_DUE):
            part = left if place == 3 else int(float(left) * chance.uniform(0.15, 0.4))
            left -= part
            add(m, what, _WHO, part, year)
        m.register.follows(m("loans", _WHO, year), [(m(one, _WHO, year), 1) for one in _DUE])
        add(m, "market", _WHO, int(float(m("built", _WHO, year).value)
                                   * chance.uniform(1.5, 1.7)), year)  # fmt: skip


def _staff_model(m: Municipality, chance: Random) -> None:
    million = float(m.size) * 1_000_000
    series(m, chance, "rate", _WHO, 0.016, trend=0.12, spread=0.05, kind="ratio", decimals=4)
    series(m, chance, "rise", _WHO, 0.028, trend=0.1, spread=0.2, kind="ratio", decimals=4)
    series(m, chance, "happy", _WHO, 0.81, trend=0, spread=0.04, kind="ratio", decimals=3)
    for what, each in (("board-pay", 0.35), ("chief-pay", 1.05), ("staff-pay", 13.2)):
        series(m, chance, what, _WHO, each * million, years=(m.year, m.year - 1))
    for what, each in (("women", 11), ("men", 19)):
        series(m, chance, what, _WHO, m.size * each + 2, spread=0.08, kind="count",
               years=(m.year, m.year - 1))  # fmt: skip
    totals(m, "mean-staff", _WHO, [("women", 1), ("men", 1)], (m.year, m.year - 1))
    totals(m, "pay", _WHO, [(o, 1) for o in ("board-pay", "chief-pay", "staff-pay")],
           (m.year, m.year - 1))  # fmt: skip


def _business(m: Municipality) -> list[Block]:
    r, before = m.register, m.year - 1
    flats, empty = m("flats", _WHO), m("empty-flats", _WHO)
    mean = r.per(m("area", _WHO), flats)
    change = m.change("empty-flats", _WHO)
    return [
        Heading("Verksamheten"),
        para(
            fill(
                f"{m.name}bostäder AB, som ägs till fullo av {m.name} kommun, förvaltar {{}} "
                "lägenheter med en sammanlagd bostadsyta om {} m². Genomsnittslägenheten är {} m².",
                num(flats), num(m("area", _WHO)), num(mean, 1),
            ),
            fill("Därtill kommer lokaler om {} m².", num(m("premises-area", _WHO))),
        ),
        Heading("Uthyrning"),
        para(
            fill(
                "Vid årets slut stod {} lägenheter tomma, {} {} än vid föregående årsskifte, "
                "vilket ger en vakansgrad om {}.",
                num(empty), num(change, size=True, role="difference"),
                turn(change, "fler", "färre"), pct(r.quotient(empty, flats), behind=" %"),
            ),
            fill(
                "Ett år tidigare var {} lägenheter outhyrda.", num(m("empty-flats", _WHO, before))
            ),
            fill(
                "Under året flyttade {} hushåll, en omflyttning på {}.",
                num(m("moves", _WHO)), pct(r.quotient(m("moves", _WHO), flats), behind=" %"),
            ),
            fill(
                "Hyrorna höjdes från årsskiftet med i snitt {}; föregående år var höjningen {}.",
                pct(m("rise", _WHO), 2, " %"), pct(m("rise", _WHO, before), 2, " %"),
            ),
            fill(
                "I årets hyresgästenkät är {} nöjda med sin bostad.",
                pct(m("happy", _WHO), 0, " %"),
            ),
        ),
    ]  # fmt: skip


def _five_years(m: Municipality) -> list[Block]:
    r, years = m.register, m.years

    def per(what: str, area: str = "all-area") -> list[object]:
        return [_BARE(r.per(m(what, _WHO, y), m(area, _WHO, y))) for y in years]

    def share(what: str, of: str, decimals: int = 1) -> list[object]:
        return [pct(r.quotient(m(what, _WHO, y), m(of, _WHO, y)), decimals, "") for y in years]

    rows = [
        row("Nettoomsättning, tkr", [_PEN(m("turnover", _WHO, y)) for y in years]),
        row("Resultat efter finansiella poster, tkr",
            [_PEN(m("after-finance", _WHO, y)) for y in years]),
        row("Balansomslutning, tkr", [_PEN(m("assets", _WHO, y)) for y in years]),
        row("Soliditet, %", share("equity", "assets")),  # type: ignore[arg-type]
        row("Driftnetto, kr/m²", per("net-operating")),  # type: ignore[arg-type]
        row("Driftkostnad, kr/m²", per("running")),  # type: ignore[arg-type]
        row("Underhåll, kr/m²", per("upkeep")),  # type: ignore[arg-type]
        row("Hyra bostäder, kr/m²", per("rent-homes", "area")),  # type: ignore[arg-type]
        row("Lån, kr/m²", per("loans")),  # type: ignore[arg-type]
        row("Direktavkastning bokfört värde, %",
            share("net-operating", "built")),  # type: ignore[arg-type]
        row("Antal lägenheter", [num(m("flats", _WHO, y)) for y in years]),
        row("Uthyrningsbar yta, m²", [num(m("all-area", _WHO, y)) for y in years]),
        row("Vakansgrad bostäder 31/12, %",
            share("empty-flats", "flats")),  # type: ignore[arg-type]
        row("Genomsnittlig låneränta, %", [pct(m("rate", _WHO, y), 2, "") for y in years]),
    ]  # fmt: skip
    top = max(years, key=lambda y: m("upkeep", _WHO, y).value)
    low = min(years, key=lambda y: m("after-finance", _WHO, y).value)
    upkeep_five = r.total("upkeep five", [m("upkeep", _WHO, y) for y in years])
    return [
        Heading("Flerårsöversikt"),
        table("", ["", *map(str, years)], rows),
        para(
            fill(
                "Under de fem åren har bolaget lagt sammanlagt {} på underhåll, mest {} med {} "
                "per kvadratmeter.",
                _M(upkeep_five), str(top),
                _KR(r.per(m("upkeep", _WHO, top), m("all-area", _WHO, top))),
            ),
            fill(
                "Resultatet efter finansnetto var som svagast {}, {}.",
                str(low), _M(m("after-finance", _WHO, low)),
            ),
        ),
    ]  # fmt: skip


def _economy(m: Municipality) -> list[Block]:
    r, before = m.register, m.year - 1
    turnover, after = m.change("turnover", _WHO), m("after-finance", _WHO)
    heat, market = m.change("heat", _WHO), m("market", _WHO)
    hidden = r.difference(market, m("built", _WHO))
    adjusted = r.linear("adjusted equity", [(m("equity", _WHO), 1), (hidden, 1)])
    worth = r.linear("adjusted assets", [(m("assets", _WHO), 1), (hidden, 1)])
    low_tax = r.quotient(m("tax", _WHO), after)
    need = r.quotient(m("loss", _WHO), m("gross-rent", _WHO))
    return [
        Heading("Ekonomi"),
        para(
            fill(
                "Nettoomsättningen uppgick till {} och {} därmed med {}.",
                _M(m("turnover", _WHO)), turn(turnover, "steg", "sjönk"),
                pct(m.growth("turnover", _WHO), size=True, behind=" %"),
            ),
            fill(
                "Hyresbortfallet, inklusive rabatter, motsvarade {} av bruttohyran.",
                pct(need, behind=" %"),
            ),
            fill(
                "Resultat efter finansiella poster blev {} ({}) och årets resultat, efter skatt, "
                "{}.",
                _M(after), _M(m("after-finance", _WHO, before)), _M(m("result", _WHO)),
            ),
            fill(
                "Den redovisade skatten motsvarar {} av resultatet.", pct(low_tax, behind=" %"),
            )
            if m("tax", _WHO).value > 0
            else "Någon skatt har inte belastat resultatet.",
        ),
        para(
            fill(
                "Driftkostnaderna, exklusive underhåll och fastighetsskatt, var {} eller {} per "
                "kvadratmeter.",
                _M(m("running", _WHO)), _KR(r.per(m("running", _WHO), m("all-area", _WHO))),
            ),
            fill(
                "Tyngst väger uppvärmningen med {}, en {} på {} mot föregående år.",
                _M(m("heat", _WHO)), turn(heat, "ökning", "minskning"),
                _M.size(heat, "difference"),
            ),
            fill(
                "Med underhållet medräknat kostade driften {}.",
                _M(r.total("running and upkeep", [m("running", _WHO), m("upkeep", _WHO)])),
            ),
        ),
        para(
            fill(
                "Fastigheternas marknadsvärde bedöms till {} att jämföra med det bokförda {}, ett "
                "övervärde på {}.",
                _M(market), _M(m("built", _WHO)), _M(hidden, role="difference"),
            ),
            fill(
                "Den synliga soliditeten är {}.",
                pct(r.quotient(m("equity", _WHO), m("assets", _WHO)), behind=" %"),
            ),
            fill(
                "Justerad för övervärdet, före latent skatt, är den {}.",
                pct(r.quotient(adjusted, worth), behind=" %"),
            ),
            fill(
                "Belåningsgraden är {} av bokfört värde men bara {} av marknadsvärdet.",
                pct(r.quotient(m("loans", _WHO), m("built", _WHO)), behind=" %"),
                pct(r.quotient(m("loans", _WHO), market), behind=" %"),
            ),
        ),
    ]  # fmt: skip


def _loans(m: Municipality) -> list[Block]:
    r, before = m.register, m.year - 1
    rows = []
    for what, name in _DUE.items():
        part = m(what, _WHO)
        rows.append(
            row(name, [_PEN(part), pct(r.quotient(part, m("loans", _WHO)), 0, ""),
                       _PEN(m(what, _WHO, before))])
        )  # fmt: skip
    rows.append(
        row("Summa", [_PEN(m("loans", _WHO)), "100", _PEN(m("loans", _WHO, before))], "sum")
    )
    change = m.change("loans", _WHO)
    rate = m.change("rate", _WHO)
    return [
        Heading("Finansiering"),
        table("Kapitalbindning", ["", f"{m.year}, tkr", "Andel, %", f"{before}, tkr"], rows),
        bullet(
            fill(
                "Låneskulden {} med {} till {}.",
                turn(change, "ökade", "minskade"), _M.size(change, "difference"),
                _M(m("loans", _WHO)),
            ),
            fill(
                "Per lägenhet är skulden {}.",
                _KR(r.per(m("loans", _WHO), m("flats", _WHO))),
            ),
        ),
        bullet(
            fill(
                "Snitträntan per 31 december var {}, {} {} än ett år tidigare.",
                pct(m("rate", _WHO), 2, " %"),
                Pen(share_decimals=2).points(rate, " procentenheter"),
                turn(rate, "högre", "lägre"),
            ),
        ),
        bullet(
            fill(
                "{} av lånen, {}, förfaller inom ett år.",
                pct(r.quotient(m("due-1", _WHO), m("loans", _WHO)), 0, " %"),
                _M(m("due-1", _WHO)),
            ),
        ),
    ]  # fmt: skip


_LINES: tuple[Line, ...] = (
    ("Nettoomsättning", "turnover", 1, "sum"),
    ("Driftkostnader", "running", -1, "item"),
    ("Underhållskostnader", "upkeep", -1, "item"),
    ("Fastighetsskatt", "property-tax", -1, "item"),
    ("Driftnetto", "net-operating", 1, "sum"),
    ("Avskrivningar", "worn", -1, "item"),
    ("Centrala administrationskostnader", "central", -1, "item"),
    ("Rörelseresultat", "operating", 1, "sum"),
    ("Ränteintäkter", "interest-in", 1, "item"),
    ("Räntekostnader och borgensavgifter", "interest", -1, "item"),
    ("Resultat efter finansiella poster", "after-finance", 1, "sum"),
    ("Skatt på årets resultat", "tax", -1, "item"),
    ("Årets resultat", "result", 1, "sum"),
)
_NOTES = {
    "turnover": "1", "running": "2", "interest": "5", "worn": "3", "upkeep": "", "tax": "6",
}  # fmt: skip


def _statements(m: Municipality) -> list[Block]:
    before = m.year - 1
    columns = [at(m, _PEN, _WHO, m.year), at(m, _PEN, _WHO, before)]
    noted = [lambda what, _sign: _NOTES.get(what, ""), *columns]
    sides: list[Line] = [
        ("Byggnader och mark", "built", 1, "item"),
        ("Pågående nyanläggningar", "works", 1, "item"),
        ("Övriga tillgångar", "other-assets", 1, "item"),
        ("Kassa och bank", "bank", 1, "item"),
        ("Summa tillgångar", "assets", 1, "sum"),
        ("Eget kapital", "equity", 1, "item"),
        ("Uppskjuten skatteskuld", "deferred", 1, "item"),
        ("Skulder till kreditinstitut", "loans", 1, "item"),
        ("Övriga kortfristiga skulder", "short", 1, "item"),
        ("Summa eget kapital och skulder", "assets", 1, "sum"),
    ]
    return [
        Heading("Resultaträkning", 1),
        table("", ["Belopp i tkr", "Not", str(m.year), str(before)], grid(_LINES, noted)),
        Heading("Balansräkning", 1),
        table("", ["Belopp i tkr", f"{m.year}-12-31", f"{before}-12-31"], grid(sides, columns)),
    ]  # fmt: skip


def _notes(m: Municipality) -> list[Block]:
    before = m.year - 1
    columns = [at(m, _PEN, _WHO, m.year), at(m, _PEN, _WHO, before)]
    heads = ["tkr", str(m.year), str(before)]
    rents: list[Line] = [
        *((name, what, 1, "item") for what, (name, _size) in _RENTS.items()),
        ("Bruttohyra", "gross-rent", 1, "sum"),
        *((name, what, -1, "item") for what, (name, _size) in _LOSS.items()),
        ("Hyresintäkter netto", "rent", 1, "sum"),
        ("Övriga förvaltningsintäkter", "other-sales", 1, "item"),
        ("Summa nettoomsättning", "turnover", 1, "sum"),
    ]
    running: list[Line] = [(name, what, 1, "item") for what, (name, _size) in _RUNNING.items()]
    running.append(("Summa driftkostnader", "running", 1, "sum"))
    pay: list[Line] = [
        ("Styrelse", "board-pay", 1, "item"), ("Verkställande direktör", "chief-pay", 1, "item"),
        ("Övriga anställda", "staff-pay", 1, "item"),
        ("Summa löner och ersättningar", "pay", 1, "sum"),
    ]  # fmt: skip
    staff = [
        row(label, [num(m(what, _WHO, y)) for y in (m.year, before)], kind)
        for label, what, kind in (
            ("Kvinnor", "women", "item"), ("Män", "men", "item"),
            ("Medelantal anställda", "mean-staff", "sum"),
        )
    ]  # fmt: skip
    return [
        Heading("Noter", 1),
        table("Not 1 Nettoomsättning", heads, grid(rents, columns)),
        table("Not 2 Driftkostnader", heads, grid(running, columns)),
        table("Not 4 Löner och ersättningar", heads, grid(pay, columns)),
        table("Medelantalet anställda", ["", str(m.year), str(before)], staff),
        para(
            fill(
                "Medelantalet anställda har varit {} ({}), varav {} kvinnor.",
                num(m("mean-staff", _WHO)), num(m("mean-staff", _WHO, before)),
                num(m("women", _WHO)),
            ),
            fill(
                "Löner och ersättningar, exklusive styrelse och VD, var {}.",
                _M(m("staff-pay", _WHO)),
            ),
        ),
    ]  # fmt: skip


FAMILY = Family("housing-company", make)
