"""A municipal housing company's annual report: directors' report, several years in one table,
income statement and balance sheet by the annual accounts act with notes, loans by maturity."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, item, row, say, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Printed, Row, Table, printed
from ._ledger import Ledger, clear, made, number

_PEN = Pen("tkr", 0, NumberStyle(negative="–"))
_TKR = Pen("tkr", 0, NumberStyle(negative="–"), " tkr")
_TEXT = Pen("mnkr", 1, NumberStyle(negative="–"), " Mkr")
_KR = Pen("kr", 0, NumberStyle(negative="–"))
_COSTS = (
    ("Driftkostnader", "running", 0.37), ("Underhållskostnader", "repairs", 0.19),
    ("Fastighetsskatt", "property-tax", 0.022), ("Avskrivningar", "worn", 0.17),
    ("Central administration", "office", 0.045),
)  # fmt: skip
_RUNNING = (
    ("Uppvärmning", "heat"), ("Vatten och avlopp", "water"), ("Fastighetsel", "power"),
    ("Renhållning", "waste"), ("Fastighetsskötsel", "care"), ("Reparationer", "mending"),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    own = _amounts(m, chance)
    return made(
        f"Bostads AB {m.name}hus – årsredovisning {m.year}",
        [
            Heading("Förvaltningsberättelse", 1),
            *_about(own),
            Heading("Resultat och ställning"),
            *_results_words(own),
            _overview(own),
            *_over_years(own),
            Heading("Uthyrning"),
            *_letting(own),
            Heading("Underhåll och drift"),
            *_running_words(own),
            Heading("Finansiering"),
            *_loans_words(own),
            _loans(own),
            Heading("Förslag till vinstdisposition"),
            *_profit(own),
            Heading("Resultaträkning", 1),
            _results(own),
            Heading("Balansräkning", 1),
            _balance(own),
            Heading("Noter", 1),
            _note_rent(own),
            _note_running(own),
        ],
    )


def _amounts(m: Municipality, chance: Random) -> Ledger:
    own = Ledger(m, chance, "housing")
    years = sorted(m.years)
    flats, size = chance.randint(900, 3100), chance.uniform(62, 69)
    rent = flats * size * chance.uniform(980, 1120)
    for year in years:
        flats += chance.choice((0, 0, 0, 12, 24, 36))
        own.put("flats", flats, year, kind="count")
        own.put("area", round(flats * size) + 4200, year, kind="count")
        own.put("empty", round(flats * chance.uniform(0.004, 0.03)), year, kind="count")
        rent *= chance.uniform(1.01, 1.035)
        own.put("rent-homes", round(rent), year)
        own.put("rent-premises", round(rent * chance.uniform(0.08, 0.09)), year)
        own.put("rent-cars", round(rent * chance.uniform(0.026, 0.03)), year)
        own.put("rent-lost", round(rent * chance.uniform(0.008, 0.026)), year)
        own.sum(
            "rents", {"rent-homes": 1, "rent-premises": 1, "rent-cars": 1, "rent-lost": -1}, year
        )
        own.put("other-income", round(rent * chance.uniform(0.006, 0.016)), year)
        own.sum("turnover", ["rents", "other-income"], year)
        _year(own, year, rent)
    _positions(own, years)
    return own


def _year(own: Ledger, year: int, rent: float) -> None:
    chance = own.chance
    for (_label, what), share in zip(
        _RUNNING, (0.1, 0.055, 0.035, 0.025, 0.085, 0.07), strict=True
    ):
        own.put(what, round(rent * share * chance.uniform(0.93, 1.07)), year)
    own.sum("running", [what for _label, what in _RUNNING], year)
    for _label, what, share in _COSTS[1:]:
        own.put(what, round(rent * share * chance.uniform(0.92, 1.08)), year)
    own.sum("costs", [one[1] for one in _COSTS], year)
    own.sum("operating", {"turnover": 1, "costs": -1}, year)
    own.put("interest-got", chance.randint(60_000, 900_000), year)
    own.put("interest-paid", round(rent * chance.uniform(0.08, 0.13)), year)
    own.sum("after-interest", {"operating": 1, "interest-got": 1, "interest-paid": -1}, year)
    whole = own("after-interest", year).value
    own.put("group-gift", round(max(whole, Decimal(0)) / 4, -5), year)
    own.sum("before-tax", {"after-interest": 1, "group-gift": -1}, year)
    own.put("tax", max(Decimal(0), own("before-tax", year).value * 206 / 1000).quantize(1), year)
    own.sum("profit", {"before-tax": 1, "tax": -1}, year)


def _positions(own: Ledger, years: list[int]) -> None:
    chance, first = own.chance, years[0]
    loans = float(own("rents", first).value) * chance.uniform(4.2, 5.4)
    for year in years:
        if year == first:
            own.put("earlier-equity", round(loans * chance.uniform(0.3, 0.5)), year)
        else:
            before = own("equity", year - 1)
            own.m.register.linear(f"earlier-equity:housing:{year}:outcome", [(before, 1)])
        own.sum("equity", ["earlier-equity", "profit"], year)
        loans = round(loans * chance.uniform(0.99, 1.04), -5)
        own.put("loans", Decimal(round(loans)), year)
        own.put("short", round(loans * chance.uniform(0.06, 0.09)), year)
        own.put("provisions", round(loans * chance.uniform(0.015, 0.02)), year)
        own.sum("equity-and-debts", ["equity", "provisions", "loans", "short"], year)
        whole = own("equity-and-debts", year).value
        own.put("claims", round(float(whole) * chance.uniform(0.01, 0.02)), year)
        own.put("bank", round(float(whole) * chance.uniform(0.01, 0.04)), year)
        own.put("ongoing", round(float(whole) * chance.uniform(0.01, 0.05)), year)
        own.put("equipment", round(float(whole) * chance.uniform(0.003, 0.006)), year)
        parts = ("claims", "bank", "ongoing", "equipment")
        own.put("houses", whole - sum((own(one, year).value for one in parts), Decimal(0)), year)
        own.sum("fixed", ["houses", "ongoing", "equipment"], year)
        own.sum("current", ["claims", "bank"], year)
        assets = own.sum("assets", ["fixed", "current"], year)
        own.m.register.follows(assets, [(own("equity-and-debts", year), 1)])
        own.put("market", round(float(own("houses", year).value) * chance.uniform(1.4, 1.6)), year)
    left = own("loans").value
    for what, share in (("within-1", 0.24), ("to-3", 0.33), ("to-5", 0.2)):
        part = (own("loans").value * Decimal(str(share * chance.uniform(0.9, 1.1)))).quantize(1)
        left -= own.put(what, part).value
        own.put(f"rate-{what}", Decimal(chance.randint(80, 390)) / 10_000, kind="ratio")
    own.put("over-5", left)
    own.put("rate-over-5", Decimal(chance.randint(150, 390)) / 10_000, kind="ratio")
    terms = [(own(one), 1) for one in ("within-1", "to-3", "to-5", "over-5")]
    own.m.register.follows(own("loans"), terms)


def _about(own: Ledger) -> list[Block]:
    more = own.change("flats")
    stock = say("Beståndet är oförändrat, ", _PEN.people(own("flats")), " lägenheter.")
    if more.value:
        stock = say(
            "Under året tillkom ", _PEN.people(more, "difference"), " lägenheter, och beståndet "
            "omfattar nu ", _PEN.people(own("flats")), ".",
        )  # fmt: skip
    return [
        text(f"Bolaget ägs till fullo av {own.m.name} Stadshus AB och har säte i kommunen."),
        clear(
            stock,
            say(
                "Uthyrningsbar yta, bostäder och lokaler, är ", _PEN.people(own("area")), " kvm.",
            ),
        ),
    ]  # fmt: skip


def _results_words(own: Ledger) -> list[Block]:
    result, turnover = own.change("after-interest"), own.change("turnover")
    surplus = own.share("market", "houses")
    return [
        clear(
            say(
                "Resultatet efter finansiella poster blev ", _TEXT(own("after-interest")), " (",
                _TEXT.but(behind="")(own("after-interest", own.m.year - 1)), "), en ",
                turn(result, "förbättring", "försämring"), " med ",
                _TEXT.size(result, "difference"), ".",
            ),
            say(
                "Nettoomsättningen ", turn(turnover, "steg", "sjönk"), " med ",
                _PEN.share(own.growth("turnover"), size=True), " % till ", _TEXT(own("turnover")),
                ".",
            ),
            say(
                "Efter lämnat koncernbidrag på ", _TKR(own("group-gift")), " och skatt på ",
                _TKR(own("tax")), " återstår ", _TEXT(own("profit")), ".",
            ),
        ),
        clear(
            say(
                "Soliditeten uppgick vid årets utgång till ",
                _PEN.share(own.share("equity", "assets")), " %, jämfört med ",
                _PEN.share(own.share("equity", "assets", own.m.year - 1)),
                " % ett år tidigare.",
            ),
            say(
                "Fastigheternas bedömda marknadsvärde är ", _TEXT(own("market")), " eller ",
                _PEN.but(share_decimals=0).share(surplus), " % av det bokförda värdet på ",
                _TEXT(own("houses")), ".",
            ),
        ),
    ]  # fmt: skip


def _overview(own: Ledger) -> Table:
    years = own.m.years

    def line(label: str, what: str) -> Row:
        return row(label, [_PEN(own(what, y)) for y in years])

    rows = [
        line("Nettoomsättning, tkr", "turnover"),
        line("Resultat efter finansiella poster, tkr", "after-interest"),
        line("Balansomslutning, tkr", "assets"),
        line("Eget kapital, tkr", "equity"),
        row("Soliditet, %", [_PEN(own.share("equity", "assets", y)) for y in years]),
        line("Räntebärande lån, tkr", "loans"),
        row("Lån per kvm, kr", [_KR(own.per("loans", "area", y)) for y in years]),
        row("Belåningsgrad, marknadsvärde, %",
            [_PEN(own.share("loans", "market", y)) for y in years]),
        row("Driftkostnad per kvm, kr", [_KR(own.per("running", "area", y)) for y in years]),
        row("Underhåll per kvm, kr", [_KR(own.per("repairs", "area", y)) for y in years]),
        row("Antal lägenheter", [_PEN.people(own("flats", y)) for y in years]),
        row("Outhyrda lägenheter vid årets slut", [_PEN.people(own("empty", y)) for y in years]),
        row("Vakansgrad, %", [_PEN(own.share("empty", "flats", y)) for y in years]),
    ]  # fmt: skip
    return table("Flerårsöversikt", ["", *map(str, years)], rows)


def _over_years(own: Ledger) -> list[Block]:
    first = own.m.years[-1]
    then, now = own.per("loans", "area", first), own.per("loans", "area")
    less = own.m.register.difference(now, then)
    flats = own.m.register.difference(own("flats"), own("flats", first))
    kept = own.m.register.quotient(own("operating"), own("turnover"))
    return [
        clear(
            say(
                "På fyra år har belåningen ", turn(less, "ökat", "minskat"), " från ", _KR(then),
                " till ", _KR(now), " kronor per kvadratmeter, medan antalet lägenheter vuxit med ",
                _PEN.people(flats, "difference", size=True), ".",
            ),
            say(
                "Rörelseresultatet, ", _TEXT(own("operating")), ", utgör ", _PEN.share(kept),
                " % av nettoomsättningen.",
            ),
            say(
                "Av hyresintäkterna svarar lokaler för ", _TEXT(own("rent-premises")),
                " och bilplatser för ", _TEXT(own("rent-cars")), ".",
            ),
        )
    ]  # fmt: skip


def _letting(own: Ledger) -> list[Block]:
    empty, lost = own.change("empty"), own.change("rent-lost")
    each = own.per("rent-homes", "flats")
    return [
        clear(
            say(
                "Den 31 december stod ", _PEN.people(own("empty")), " lägenheter utan hyresgäst, ",
                _PEN.people(empty, "difference", size=True), turn(empty, " fler", " färre"),
                " än året innan.",
            ),
            say(
                "Det ger en vakansgrad på ", _PEN.share(own.share("empty", "flats")), " procent.",
            ),
            say(
                "Hyresbortfallet ", turn(lost, "ökade", "minskade"), " till ",
                _TKR(own("rent-lost")), " från ", _TKR(own("rent-lost", own.m.year - 1)), ".",
            ),
            say(
                "Hyresintäkten från bostäder är i genomsnitt ", _KR(each),
                " kronor per lägenhet och år.",
            ),
        )
    ]  # fmt: skip


def _running_words(own: Ledger) -> list[Block]:
    spent, heat = own.change("repairs"), own.change("heat")
    return [
        clear(
            say(
                "För underhåll användes ", _TEXT(own("repairs")), ", motsvarande ",
                _KR(own.per("repairs", "area")), " kronor per kvm.",
            ),
            say(
                "Det är ", _TEXT.size(spent, "difference"), turn(spent, " mer", " mindre"),
                f" än {own.m.year - 1}.",
            ),
            say(
                "Driftkostnaderna, ", _TEXT(own("running")), ", ",
                turn(own.change("running"), "ökade", "minskade"), " med ",
                _PEN.share(own.growth("running"), size=True), " %.",
            ),
            say(
                "Värmen kostade ", _TKR.size(heat, "difference"), turn(heat, " mer", " mindre"),
                " än året före och utgör ", _PEN.share(own.share("heat", "running")),
                " % av driftkostnaderna (not 2).",
            ),
        )
    ]  # fmt: skip


def _loans_words(own: Ledger) -> list[Block]:
    loans = own.change("loans")
    rate = own.m.register.quotient(own("interest-paid"), own("loans"))
    return [
        item(
            say(
                "Låneskulden är ", _TEXT(own("loans")), ", ", _TEXT.size(loans, "difference"),
                turn(loans, " högre", " lägre"), " än vid årets ingång.",
            )
        ),
        item(
            say(
                "Räntekostnaden ", _TKR(own("interest-paid")), " motsvarar ",
                _PEN.but(share_decimals=2).share(rate), " % av utgående lån.",
            )
        ),
        item(
            say(
                "Av lånen förfaller ", _TEXT(own("within-1")), " inom ett år, en andel på ",
                _PEN.share(own.m.register.quotient(own("within-1"), own("loans"))), " %.",
            )
        ),
    ] if loans.value else [
        item(say("Låneskulden är oförändrat ", _TEXT(own("loans")), "."))
    ]  # fmt: skip


def _loans(own: Ledger) -> Table:
    rows = []
    for label, what in (
        ("Inom 1 år", "within-1"), ("1–3 år", "to-3"), ("3–5 år", "to-5"), ("Över 5 år", "over-5"),
    ):  # fmt: skip
        share = own.m.register.quotient(own(what), own("loans"))
        rate = _PEN.but(share_decimals=2)(own(f"rate-{what}"))
        rows.append(row(label, [_PEN(own(what)), _PEN(share), rate]))
    rows.append(row("Summa lån", [_PEN(own("loans")), None, None], "sum"))
    heads = ["Kapitalbindning", "Belopp, tkr", "Andel, %", "Snittränta, %"]
    return table("Lånens förfallotider", heads, rows)


def _profit(own: Ledger) -> list[Block]:
    def kr(what: str) -> Printed:
        return printed(own(what), "kr", 0, NumberStyle(negative="–"))

    rows = [
        row("Balanserat resultat och bundet kapital, kr", [kr("earlier-equity")]),
        row("Årets resultat, kr", [kr("profit")]),
        row("Överförs i ny räkning, kr", [kr("equity")], "sum"),
    ]
    return [table("", ["", f"{own.m.year}"], rows)]


def _results(own: Ledger) -> Table:
    years = (own.m.year, own.m.year - 1)
    rows = []
    for label, note, what, sign, kind in (
        ("Hyresintäkter", "1", "rents", 1, "item"),
        ("Övriga intäkter", "", "other-income", 1, "item"),
        ("Summa nettoomsättning", "", "turnover", 1, "sum"),
        *((label, "2" if what == "running" else "", what, -1, "item")
          for label, what, _share in _COSTS),
        ("Rörelseresultat", "", "operating", 1, "sum"),
        ("Ränteintäkter", "", "interest-got", 1, "item"),
        ("Räntekostnader", "", "interest-paid", -1, "item"),
        ("Resultat efter finansiella poster", "", "after-interest", 1, "sum"),
        ("Lämnat koncernbidrag", "", "group-gift", -1, "item"),
        ("Skatt på årets resultat", "", "tax", -1, "item"),
        ("Årets resultat", "", "profit", 1, "sum"),
    ):  # fmt: skip
        rows.append(row(label, [note, *(_PEN(own(what, y), sign) for y in years)], kind))
    return table("Belopp i tkr", ["", "Not", *map(str, years)], rows)


def _balance(own: Ledger) -> Table:
    years = (own.m.year, own.m.year - 1)
    rows = []
    for label, what, kind in (
        ("Tillgångar", "", "heading"),
        ("Byggnader och mark", "houses", "item"),
        ("Pågående ny- och ombyggnad", "ongoing", "item"),
        ("Inventarier", "equipment", "item"),
        ("Summa anläggningstillgångar", "fixed", "sum"),
        ("Kortfristiga fordringar", "claims", "item"),
        ("Kassa och bank", "bank", "item"),
        ("Summa omsättningstillgångar", "current", "sum"),
        ("Summa tillgångar", "assets", "sum"),
        ("Eget kapital och skulder", "", "heading"),
        ("Ingående eget kapital", "earlier-equity", "item"),
        ("Årets resultat", "profit", "item"),
        ("Summa eget kapital", "equity", "sum"),
        ("Avsättningar", "provisions", "item"),
        ("Skulder till kreditinstitut", "loans", "item"),
        ("Kortfristiga skulder", "short", "item"),
        ("Summa eget kapital och skulder", "equity-and-debts", "sum"),
    ):
        cells = [_PEN(own(what, y)) if what else None for y in years]
        rows.append(row(label, cells, kind))
    return table("Belopp i tkr", ["", *(f"{y}-12-31" for y in years)], rows)


def _note_rent(own: Ledger) -> Table:
    years = (own.m.year, own.m.year - 1)
    rows = []
    for label, what, sign, kind in (
        ("Bostäder", "rent-homes", 1, "item"), ("Lokaler", "rent-premises", 1, "item"),
        ("Garage och bilplatser", "rent-cars", 1, "item"),
        ("Hyresbortfall och rabatter", "rent-lost", -1, "item"), ("Summa", "rents", 1, "sum"),
    ):  # fmt: skip
        rows.append(row(label, [_PEN(own(what, y), sign) for y in years], kind))
    return table("Not 1 Hyresintäkter, tkr", ["", *map(str, years)], rows)


def _note_running(own: Ledger) -> Table:
    years = (own.m.year, own.m.year - 1)
    rows = []
    for label, what in (*_RUNNING, ("Summa", "running")):
        rows.append(
            row(label, [_PEN(own(what, y)) for y in years], "sum" if what == "running" else "item")
        )
    area = [number(own("area", y), 0) for y in years]
    rows.append(row("Yta, kvm", area))
    return table("Not 2 Driftkostnader, tkr", ["", *map(str, years)], rows)


FAMILY = Family("housing-company", make)
