"""A community building board's closing: operations by unit, the water utility's account, land
development, and investment projects with what they have used in all; text with mkr."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Table, printed
from ._ledger import Ledger, clear, made, number

_STYLE = NumberStyle(negative="\u2212")
_PEN = Pen("mnkr", 1, _STYLE)
_TEXT = Pen("mnkr", 1, _STYLE, " mkr")
_TKR = Pen("tkr", 0, _STYLE)
_KR = Pen("kr", 2)
_UNITS = (
    ("Ledning och stab", "lead", 2, 11), ("Gata och park", "streets", 8, 66),
    ("Fastighet", "houses", 92, 118), ("Kost och lokalvård", "meals", 31, 79),
    ("Plan och bygg", "plans", 14, 27), ("Mark och exploatering", "land", 9, 12),
)  # fmt: skip
_WATER_COSTS = (
    ("Personal", "water-staff", 15), ("El, kemikalier och material", "water-goods", 13),
    ("Entreprenader", "water-works", 11), ("Kapitalkostnader", "water-capital", 21),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    own = _amounts(m, chance)
    return made(
        f"Bokslut {m.year}, samhällsbyggnadsnämnden",
        [
            Heading("Årets ekonomi i korthet", 1),
            *_brief(own),
            Heading("Drift", 1),
            _units(own),
            *_unit_words(own, chance),
            Heading("VA-kollektivet", 1),
            *_water_words(own),
            _water(own),
            Heading("Exploatering", 1),
            _land(own),
            *_land_words(own),
            Heading("Investeringar", 1),
            *_project_words(own, chance),
            _projects(own),
            Heading("Verksamhetsmått", 1),
            _measures(own),
            *_measure_words(own),
        ],
    )


def _amounts(m: Municipality, chance: Random) -> Ledger:
    own = Ledger(m, chance, "works")
    years = (m.year - 1, m.year)
    for _label, what, got, spent in _UNITS:
        own.series(f"{what}-got", got * 1_000_000, years)
        own.series(f"{what}-spent", spent * 1_000_000, years, spread=0.03)
        for side in ("got", "spent"):
            plan = float(own(f"{what}-{side}").value) * chance.uniform(0.94, 1.05)
            own.put(f"{what}-{side}", Decimal(round(plan)), m.year, "budget")
    for year, basis in ((m.year - 1, "outcome"), (m.year, "budget"), (m.year, "outcome")):
        for _label, what, _got, _spent in _UNITS:
            own.sum(f"{what}-net", {f"{what}-spent": 1, f"{what}-got": -1}, year, basis)
        for side in ("got", "spent", "net"):
            own.sum(side, [f"{one[1]}-{side}" for one in _UNITS], year, basis)
        terms = [(own("spent", year, basis), 1), (own("got", year, basis), -1)]
        m.register.follows(own("net", year, basis), terms)
    _water_amounts(own, years)
    _project_amounts(own)
    for what, middle in (
        ("roads", 186), ("pipes", 412), ("permits", 290), ("meals-made", 1_750_000),
        ("lamps", 6400),
    ):  # fmt: skip
        own.series(what, middle, (m.year - 2, *years), spread=0.04, kind="count")
    return own


def _water_amounts(own: Ledger, years: tuple[int, int]) -> None:
    chance = own.chance
    for _label, what, size in _WATER_COSTS:
        own.series(what, size * 1_000_000, years)
    for year in years:
        own.sum("water-costs", [one[1] for one in _WATER_COSTS], year)
        costs = own("water-costs", year).value
        own.put("water-other", chance.randint(900_000, 2_600_000), year)
        fees = costs * Decimal(str(round(chance.uniform(0.93, 1.05), 4)))
        own.put("water-fees", fees.quantize(Decimal(1)), year)
        own.sum("water-income", ["water-fees", "water-other"], year)
        own.sum("water-result", {"water-income": 1, "water-costs": -1}, year)
        if year == years[0]:
            own.put("water-opening", chance.randint(4_000_000, 11_000_000), year)
        else:
            own.sum("water-opening", ["water-closing"], year - 1, "carried")
            opening = own("water-opening", year - 1, "carried")
            own.m.register.linear(f"water-opening:works:{year}:outcome", [(opening, 1)])
        closing = own.sum("water-closing", ["water-opening", "water-result"], year)
        if year == years[0]:
            own.m.register.linear(f"water-closing:works:{year}:carried", [(closing, 1)])


def _project_amounts(own: Ledger) -> None:
    m, chance = own.m, own.chance
    for one in m.projects:
        year = m("project", one.key)
        earlier = chance.choice((0, chance.randint(200_000, 45_000_000)))
        own.put(f"before-{one.key}", earlier)
        m.register.linear(
            f"used-{one.key}:works:{m.year}:outcome", [(own(f"before-{one.key}"), 1), (year, 1)]
        )
        left = chance.choice((1.0, chance.uniform(1.0, 1.8)))
        whole = float(own(f"used-{one.key}").value) * left * chance.uniform(0.95, 1.06)
        own.put(f"whole-{one.key}", round(whole / 100_000) * 100_000)
        forecast = Decimal(round(whole * chance.choice((1, 1, 0.96, 1.07)), -5))
        least = -(-own(f"used-{one.key}").value // 100_000) * 100_000
        own.put(f"forecast-{one.key}", max(forecast, least))
    for what in ("before", "used", "whole", "forecast"):
        own.sum(what, [f"{what}-{one.key}" for one in m.projects])
    m.register.follows(own("used"), [(own("before"), 1), (m("investments"), 1)])
    for what, low, high in (("sold", 3, 30), ("spent-land", 2, 22)):
        for area in ("a", "b", "c"):
            own.put(f"{what}-{area}", chance.randint(low * 1_000_000, high * 1_000_000))
        own.sum(what, [f"{what}-{area}" for area in ("a", "b", "c")])
    for area in ("a", "b", "c"):
        own.sum(f"gain-{area}", {f"sold-{area}": 1, f"spent-land-{area}": -1})
    own.sum("gain", {"sold": 1, "spent-land": -1})
    m.register.follows(own("gain"), [(own(f"gain-{area}"), 1) for area in ("a", "b", "c")])


def _brief(own: Ledger) -> list[Block]:
    gap, invested = own.gap("net", -1), own.m("investments")
    planned = own.m("investments", basis="budget")
    return [
        clear(
            say(
                "Den skattefinansierade verksamheten kostade netto ", _TEXT(own("net")),
                " och blev därmed ", _TEXT.size(gap, "difference"),
                turn(gap, " billigare", " dyrare"), " än nämndens ram.",
            ),
            say(
                "VA-kollektivets resultat blev ", _TEXT(own("water-result")),
                " och exploateringen gav ett netto på ", _TEXT(own("gain")), ".",
            ),
            say(
                "Investeringsutgifterna nådde ", _TEXT(invested), ", det vill säga ",
                _TEXT.but(share_decimals=0).share(own.m.register.quotient(invested, planned)),
                " procent av årets investeringsbudget på ", _TEXT(planned), ".",
            ),
        )
    ]  # fmt: skip


def _units(own: Ledger) -> Table:
    rows = []
    for label, what in (*((one[0], one[1]) for one in _UNITS), ("Totalt", "")):
        keys = [f"{what}-{side}" if what else side for side in ("got", "spent", "net")]
        cells = [
            _PEN(own(keys[0])), _PEN(own(keys[1]), -1), _PEN(own(keys[2]), -1),
            _PEN(own(keys[2], None, "budget"), -1), _PEN(own.gap(keys[2], -1), 1, "difference"),
            _PEN(own(keys[2], own.m.year - 1), -1),
        ]  # fmt: skip
        rows.append(row(label, cells, "item" if what else "sum"))
    heads: list[list[str | Head]] = [
        ["", Head(f"Utfall {own.m.year}", 3), "Budget", "Avvikelse", f"Utfall {own.m.year - 1}"],
        ["Mkr", "Intäkter", "Kostnader", "Netto", "Netto", "Netto", "Netto"],
    ]
    return tall("Driftredovisning per enhet", heads, rows)


def _unit_words(own: Ledger, chance: Random) -> list[Block]:
    ways = (_against_plan, _from_parts, _since_last)
    some = chance.sample(_UNITS, 5)
    return [ways[place % 3](own, one[0], one[1]) for place, one in enumerate(some)]


def _against_plan(own: Ledger, label: str, what: str) -> Block:
    gap, got = own.gap(f"{what}-net", -1), own.gap(f"{what}-got")
    return clear(
        say(
            label, " redovisar ", turn(gap, "ett plus", "ett minus"), " på ",
            _TEXT.size(gap, "difference"), " mot budget.",
        ),
        say(
            "Intäkterna på ", _TEXT(own(f"{what}-got")), " är ", _TEXT.size(got, "difference"),
            turn(got, " mer", " mindre"), " än vad som budgeterats, och kostnaderna har på ett år ",
            turn(own.change(f"{what}-spent"), "vuxit", "krympt"), " med ",
            _TEXT.share(own.growth(f"{what}-spent"), size=True), " %.",
        ),
    )  # fmt: skip


def _from_parts(own: Ledger, label: str, what: str) -> Block:
    worse = own.change(f"{what}-net")
    return clear(
        say(
            "Kostnaderna inom ", label.lower(), " summerar till ", _TEXT(own(f"{what}-spent")),
            " och intäkterna till ", _TEXT(own(f"{what}-got")), ", vilket ger ett netto på ",
            _TEXT(own(f"{what}-net"), -1), ".",
        ),
        say(
            "Året innan var det ", _TEXT(own(f"{what}-net", own.m.year - 1), -1),
            ", så nettot har ", turn(worse, "försämrats", "förbättrats"), " med ",
            _TEXT.size(worse, "difference"), ".",
        ),
    )  # fmt: skip


def _since_last(own: Ledger, label: str, what: str) -> Block:
    got, gap = own.change(f"{what}-got"), own.gap(f"{what}-spent", -1)
    planned = own(f"{what}-spent", None, "budget")
    return clear(
        say(
            "För ", label.lower(), " var kostnadsbudgeten ", _TEXT(planned), ".", " Utfallet blev ",
            _TEXT.size(gap, "difference"), turn(gap, " lägre", " högre"), ".",
        ),
        say(
            "Intäkterna ", turn(got, "steg", "föll"), " samtidigt från ",
            _TEXT(own(f"{what}-got", own.m.year - 1)), " till ", _TEXT(own(f"{what}-got")),
            ", räknat från föregående år.",
        ),
    )  # fmt: skip


def _water_words(own: Ledger) -> list[Block]:
    result, fees = own("water-result"), own.change("water-fees")
    return [
        clear(
            say(
                "Verksamheten finansieras med avgifter, som ", f"{own.m.year} uppgick till ",
                _TEXT(own("water-fees")), ".",
            ),
            say(
                "Det är ", _TKR.size(fees, "difference"), " tkr ", turn(fees, "mer", "mindre"),
                " än året före, eller ", _TEXT.share(own.growth("water-fees"), size=True),
                " procent.",
            ),
            say(
                "Resultatet, ett ", turn(result, "överskott", "underskott"), " på ",
                _TKR.size(result), " tkr, förs till abonnenternas fond, som därefter ",
                "uppgår till ", _TKR(own("water-closing")), " tkr.",
            ),
            say(
                "Kapitalkostnaderna utgör ", _TEXT.share(own.share("water-capital", "water-costs")),
                " procent av kostnaderna.",
            ),
        )
    ]  # fmt: skip


def _water(own: Ledger) -> Table:
    years = (own.m.year, own.m.year - 1)
    rows = []
    for label, what, sign, kind in (
        ("Brukningsavgifter", "water-fees", 1, "item"),
        ("Övriga intäkter", "water-other", 1, "item"),
        ("Summa intäkter", "water-income", 1, "sum"),
        *((label, what, -1, "item") for label, what, _size in _WATER_COSTS),
        ("Summa kostnader", "water-costs", -1, "sum"),
        ("Årets resultat", "water-result", 1, "sum"),
        ("Ingående skuld till abonnenterna", "water-opening", 1, "item"),
        ("Utgående skuld till abonnenterna", "water-closing", 1, "sum"),
    ):
        rows.append(row(label, [_TKR(own(what, y), sign) for y in years], kind))
    return table("Resultaträkning VA, tkr", ["", *map(str, years)], rows)


def _land(own: Ledger) -> Table:
    rows = []
    for label, area in (
        ("Ekbacken etapp 3", "-a"), ("Verksamhetsmark Östra", "-b"), ("Sjöstranden", "-c"),
        ("Summa", ""),
    ):  # fmt: skip
        cells = [_PEN(own(f"sold{area}")), _PEN(own(f"spent-land{area}"), -1),
                 _PEN(own(f"gain{area}"))]  # fmt: skip
        rows.append(row(label, cells, "item" if area else "sum"))
    heads = ["Område, mkr", "Inkomster", "Utgifter", "Netto"]
    return table("Exploateringsområden under året", heads, rows)


def _land_words(own: Ledger) -> list[Block]:
    first = own("gain-a")
    return [
        clear(
            say(
                "Tomtförsäljningen gav ", _TEXT(own("sold")), ", varav ", _TEXT(own("sold-b")),
                " avser verksamhetsmark.",
            ),
            say(
                "På Ekbacken har utgifterna, ", _TEXT(own("spent-land-a")), ", varit ",
                _TEXT.size(first, "difference"), turn(first, " lägre", " högre"),
                " än inkomsterna.",
            ),
        )
    ]  # fmt: skip


def _project_words(own: Ledger, chance: Random) -> list[Block]:
    m, register = own.m, own.m.register
    over = [register.difference(own(f"forecast-{one.key}"), own(f"whole-{one.key}"))
            for one in m.projects]  # fmt: skip
    gap = m.variance("investments", better=-1)
    blocks: list[Block] = [
        clear(
            say(
                "Årets utgifter blev ", _TEXT(m("investments")), ", vilket är ",
                _TEXT.size(gap, "difference"), turn(gap, " under", " över"), " årsbudgeten.",
            ),
            say(
                "Räknat från start har de pågående projekten förbrukat ", _TEXT(own("used")),
                " av en total ram på ", _TEXT(own("whole")), ".",
            ),
            say(
                "För ", printed(register.count("works:dearer", over), role="count"),
                " av projekten ligger slutkostnadsprognosen över beslutad ram.",
            ),
        )
    ]  # fmt: skip
    for one in chance.sample(m.projects, 3):
        key = one.key
        used = register.quotient(own(f"used-{key}"), own(f"whole-{key}"))
        blocks.append(
            item(
                say(
                    f"{one.name}: ", _TEXT(m("project", key)), " under året, totalt ",
                    _TEXT(own(f"used-{key}")), " (", _TEXT.share(used), " % av ramen).",
                ),
                say("Prognosen är ", _TEXT(own(f"forecast-{key}")), "."),
            )
        )  # fmt: skip
    return blocks


def _projects(own: Ledger) -> Table:
    m, rows = own.m, []
    for one in (*m.projects, None):
        tail = f"-{one.key}" if one else ""
        year = m("project", one.key) if one else m("investments")
        plan = m("project", one.key, basis="budget") if one else m("investments", basis="budget")
        cells = [
            _PEN(own(f"whole{tail}")), _PEN(own(f"before{tail}")), _PEN(plan), _PEN(year),
            _PEN(own(f"used{tail}")), _PEN(own(f"forecast{tail}")),
            _PEN(m.register.difference(own(f"whole{tail}"), own(f"forecast{tail}")), 1,
                 "difference" if one else "sum"),
        ]  # fmt: skip
        rows.append(
            row(one.name if one else "Summa investeringar", cells, "item" if one else "sum")
        )
    heads: list[list[str | Head]] = [
        ["", "Total", "Utfall t.o.m.", Head(f"År {m.year}", 2), "Ack.", "Slut-", "Avvikelse"],
        ["Projekt, mkr", "ram", str(m.year - 1), "Budget", "Utfall", "utfall", "prognos",
         "ram–prognos"],
    ]  # fmt: skip
    return tall("Investeringsprojekt", heads, rows)


def _measures(own: Ledger) -> Table:
    years = (own.m.year - 2, own.m.year - 1, own.m.year)
    rows = [
        row(label, [_TKR.people(own(what, y)) for y in years])
        for label, what in (
            ("Kommunala vägar, km", "roads"), ("Ledningsnät, km", "pipes"),
            ("Beviljade bygglov", "permits"), ("Serverade portioner", "meals-made"),
            ("Gatljus, antal", "lamps"),
        )
    ]  # fmt: skip
    meal = [_KR(own.per("meals-spent", "meals-made", y)) for y in years[1:]]
    rows.append(row("Kostnad per portion, kr", [None, *meal]))
    return table("", ["Mått", *map(str, years)], rows)


def _measure_words(own: Ledger) -> list[Block]:
    permits = own.change("permits")
    share = own.m.register.quotient(own("lamps"), own("roads"))
    return [
        clear(
            say(
                "Antalet bygglov ", turn(permits, "steg", "föll"), " från ",
                _TKR.people(own("permits", own.m.year - 1)), " till ",
                _TKR.people(own("permits")), ".",
            ),
            say("På varje kilometer väg går det i snitt ", number(share, 0), " gatljus."),
            say(
                "Köken lagade ", _TKR.people(own("meals-made")), " portioner; räknat på enhetens ",
                "samtliga kostnader gick det åt ", _KR(own.per("meals-spent", "meals-made")),
                " kronor till var och en.",
            ),
        ),
        text("Måtten hämtas ur verksamhetssystemen den sista december."),
    ]  # fmt: skip


FAMILY = Family("works-closing", make)
