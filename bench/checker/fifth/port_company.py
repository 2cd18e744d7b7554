"""A port company owned by a municipality: directors' report in Mkr with last year in parentheses
and no unit, five years and goods by kind, statements in tkr by the law of annual accounts, the
year's disposal of profits in whole kronor, notes with fixed assets rolled forward."""

from __future__ import annotations

from random import Random

from ..compose import Pen, Role, counted, row, say, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Printed
from ..quantities import Quantity
from ._book import Book, items, number, para

# fmt: off
_STYLE = NumberStyle(thousands=" ", negative="\u2212", zero="–")
_TKR = Pen("tkr", 0, _STYLE)
_T = Pen("mnkr", 1, NumberStyle(negative="\u2212"), " Mkr")
_B = Pen("mnkr", 1, NumberStyle(negative="\u2212"))
_KR = Pen("kr", 0, NumberStyle(thousands=" "))
_KRONOR = Pen("kr", 0, NumberStyle(thousands=" "), " kronor")
_SALES = (("dues", "Hamnavgifter", 58), ("handling", "Godshantering", 112),
          ("storage", "Lagring och terminal", 31), ("leases", "Arrenden och hyror", 27),
          ("other-sales", "Övriga tjänster", 9))
_GOODS = (("dry", "Torrbulk", 1_450), ("liquid", "Flytande bulk", 980),
          ("forest", "Skogsprodukter", 610), ("box", "Containergods", 720), ("roro", "RoRo", 340))
_LINES = (
    ("Nettoomsättning", "1", "sales", 1, "item"), ("Övriga rörelseintäkter", "", "more", 1, "item"),
    ("Summa rörelseintäkter", "", "revenue", 1, "sum"),
    ("Driftkostnader", "", "running", -1, "item"),
    ("Övriga externa kostnader", "", "external", -1, "item"),
    ("Personalkostnader", "2", "staff", -1, "item"),
    ("Avskrivningar av materiella anläggningstillgångar", "3", "worn", -1, "item"),
    ("Rörelseresultat", "", "operating", 1, "sum"),
    ("Ränteintäkter och liknande resultatposter", "", "gained", 1, "item"),
    ("Räntekostnader och liknande resultatposter", "", "interest", -1, "item"),
    ("Resultat efter finansiella poster", "", "after-finance", 1, "sum"),
    ("Lämnat koncernbidrag", "", "given", -1, "item"),
    ("Resultat före skatt", "", "before-tax", 1, "sum"),
    ("Skatt på årets resultat", "", "tax-paid", -1, "item"),
    ("Årets resultat", "", "profit", 1, "sum"),
)


def make(m: Municipality, chance: Random) -> Paper:
    b = Book(m, chance, "hamn")
    _results(m, b)
    _assets(m, b)
    _volumes(m, b)
    name = f"{m.name} Hamn AB"
    blocks: list[Block] = [
        Heading("Förvaltningsberättelse", 1),
        text(f"{name} äger och driver hamnen i {m.name} och ägs till hundra procent av kommunen."),
        *_market(b),
        *_economy(b),
        *_against_budget(b),
        *_overview(b),
        *_equity(b),
        Heading("Räkningar", 1),
        *_statements(b),
        Heading("Noter", 1),
        *_notes(b),
    ]
    return Paper(f"Årsredovisning {m.year} – {name}", tuple(blocks))


def _results(m: Municipality, b: Book) -> None:
    size = float(m.size) * 1e6
    for key, _label, millions in _SALES:
        b.grow(key, millions * size, pace=3, spread=0.06)
    b.lin("sales", [(one[0], 1) for one in _SALES])
    for key, millions in (("more", 5), ("running", 66), ("external", 38), ("gained", 2),
                          ("wages", 52), ("social", 17), ("pension-paid", 5)):
        b.grow(key, millions * size, pace=3, spread=0.05)
    b.lin("staff", [("wages", 1), ("social", 1), ("pension-paid", 1)])
    b.lin("revenue", [("sales", 1), ("more", 1)])
    b.grow("worn-quay", 17 * size, spread=0.03)
    b.grow("worn-machines", 11 * size, spread=0.06)
    b.lin("worn", [("worn-quay", 1), ("worn-machines", 1)])
    b.lin("operating", [("revenue", 1), ("running", -1), ("external", -1), ("staff", -1),
                        ("worn", -1)])
    b.grow("interest", 9 * size, spread=0.15)
    b.lin("after-finance", [("operating", 1), ("gained", 1), ("interest", -1)])
    for year in sorted(m.years):
        left = float(b("after-finance", year=year).value)
        b.put("given", round(max(left, 0) * b.chance.uniform(0.1, 0.3)), year=year)
    b.lin("before-tax", [("after-finance", 1), ("given", -1)])
    for year in sorted(m.years):
        left = float(b("before-tax", year=year).value)
        b.put("tax-paid", round(max(left, 0) * 0.206), year=year)
    b.lin("profit", [("before-tax", 1), ("tax-paid", -1)])


def _assets(m: Municipality, b: Book) -> None:
    size = float(m.size) * 1e6
    share, reserve = round(20 * size, -6), round(4 * size, -6)
    for year in sorted(m.years):
        first = year == m.years[-1]
        b.put("shares", int(share), year=year)
        b.put("reserve", int(reserve), year=year)
        for key, millions, worn in (("quay", 640, 250), ("machines", 190, 96)):
            bought = round(b.chance.uniform(0.6, 2.4) * float(b(f"worn-{key}", year=year).value))
            b.put(f"bought-{key}", bought, year=year)
            gone = round(b.chance.uniform(0.05, 0.3) * float(b(f"worn-{key}", year=year).value))
            b.put(f"gone-{key}", gone, year=year)
            if first:
                b.put(f"cost-in-{key}", round(millions * size), year=year)
                b.put(f"worn-in-{key}", round(worn * size), year=year)
            else:
                for what in ("cost", "worn"):
                    key_in = f"{what}-in-{key}:{b.who}:{year}:outcome"
                    m.register.linear(key_in, [(b(f"{what}-out-{key}", year=year - 1), 1)],
                                      b(f"{what}-in-{key}", year=year - 1))
            one = (year,)
            b.lin(f"cost-out-{key}", [(f"cost-in-{key}", 1), (f"bought-{key}", 1),
                                      (f"gone-{key}", -1)], years=one)
            b.lin(f"worn-out-{key}", [(f"worn-in-{key}", 1), (f"worn-{key}", 1),
                                      (f"gone-{key}", -1)], years=one)
            b.lin(key, [(f"cost-out-{key}", 1), (f"worn-out-{key}", -1)], years=one)
        paid = 0 if first else round(float(b("profit", year=year - 1).value) * 0.4, -5)
        b.put("dividend", max(int(paid), 0), year=year)
        if first:
            b.put("opening", round(170 * size), year=year)
        else:
            key = f"opening:{b.who}:{year}:outcome"
            m.register.linear(key, [(b("equity", year=year - 1), 1)], b("opening", year=year - 1))
        b.lin("equity", [("opening", 1), ("dividend", -1), ("profit", 1)], years=(year,))
    b.lin("kept", [("equity", 1), ("shares", -1), ("reserve", -1), ("profit", -1)])
    b.lin("free", [("kept", 1), ("profit", 1)])
    b.lin("bought", [("bought-quay", 1), ("bought-machines", 1)])
    b.lin("fixed", [("quay", 1), ("machines", 1)])
    for key, millions in (("parts", 6), ("owed", 41), ("group-owed", 23), ("bank", 38)):
        b.grow(key, millions * size, spread=0.15)
    b.lin("current", [(one, 1) for one in ("parts", "owed", "group-owed", "bank")])
    b.lin("all-assets", [("fixed", 1), ("current", 1)])
    b.grow("deferred", 14 * size, spread=0.06)
    for key, millions in (("payables", 24), ("accrued", 19)):
        b.grow(key, millions * size, spread=0.12)
    b.lin("short", [("payables", 1), ("accrued", 1)])
    for year in sorted(m.years):
        rest = b("all-assets", year=year).value
        for what in ("equity", "deferred", "short"):
            rest -= b(what, year=year).value
        b.put("loans", rest, year=year)
        whole = [(b(what, year=year), 1) for what in ("equity", "deferred", "loans", "short")]
        m.register.follows(b("all-assets", year=year), whole)
    b.put("to-pay", max(round(float(b("profit").value) * 0.4 / 100_000) * 100_000, 0))
    b.lin("kept-on", [("free", 1), ("to-pay", -1)], years=(m.year,))


def _volumes(m: Municipality, b: Book) -> None:
    for key, _label, tons in _GOODS:
        b.grow("tons", tons * 1000 * float(m.size), key, pace=2, spread=0.09, kind="index")
    b.lin("tons", [("tons", one[0], 1) for one in _GOODS])
    for key, count in (("calls", 780), ("boxes", 61_000), ("men", 71), ("women", 23)):
        b.grow(key, count * float(m.size), pace=2, spread=0.06, kind="count")
    b.lin("people", [("women", 1), ("men", 1)])


def _tons(quantity: Quantity, size: bool = False, behind: str = "") -> Printed:
    role: Role = "difference" if size else ""
    return number(quantity, 0, unit="tkr", size=size, behind=behind, role=role)


def _market(b: Book) -> list[Block]:
    year, last = b.m.year, b.m.year - 1
    more, grown = b.change("tons"), b.growth("tons")
    calls, boxes = b.change("calls"), b.change("boxes")
    each = [b.each("tons", "calls", year=one) for one in (year, last)]
    gaps = {key: b.change("tons", key) for key, *_ in _GOODS}
    up = b.register.count("goods that grew", gaps.values(), 1)
    rows = []
    for key, label in [*((one[0], one[1]) for one in _GOODS), ("hamn", "Totalt")]:
        share = b.register.growth(b("tons", key), b("tons", key, last))
        rows.append(row(label, [_tons(b("tons", key)), _tons(b("tons", key, last)),
                                _T.share(share)], "sum" if key == "hamn" else "item"))
    names = {key: label.lower() for key, label, _ in _GOODS}
    names["roro"] = "RoRo-gods"
    best = max(gaps, key=lambda key: gaps[key].value)
    lead = max((one[0] for one in _GOODS), key=lambda key: b("tons", key).value)
    part = b.register.quotient(b("tons", lead), b("tons"))
    grew = [
        say("För ", counted(up, words=False), f" av {len(_GOODS)} godsslag ökade volymen, mest ",
            "för ", names[best], " med ", _tons(gaps[best], True), " tusen ton."),
    ]
    if min(abs(one.value) for one in gaps.values()) < 1000 or up.value == 0:
        # Where the table would not show which of them grew.
        grew = []
    return [
        Heading("Marknad och godsvolymer"),
        *para(
            say("Den totala godsvolymen över kaj uppgick till ", _tons(b("tons")), " tusen ton (",
                _tons(b("tons", year=last)), "), en ", turn(more, "ökning", "minskning"), " med ",
                _T.share(grown, behind=" procent", size=True), "."),
            *grew,
            say("Störst är ", names[lead], " som svarade för ", _T.share(part, behind=" procent"),
                " av volymen."),
            index="1000",
        ),
        table("Godsvolymer, tusen ton", ["", str(year), str(last), "Förändring, %"], rows),
        *para(
            say("Antalet fartygsanlöp var ", _T.people(b("calls")), " (",
                _T.people(b("calls", year=last)), "), vilket ger ",
                _tons_each(each[0]), " ton per anlöp (", _tons_each(each[1]), ")."),
            say("Över containerterminalen hanterades ", _T.people(b("boxes")), " TEU, ",
                _T.people(boxes, "difference", True), " ", turn(boxes, "fler", "färre"),
                " än året innan, medan anlöpen blev ", _T.people(calls, "difference", True), " ",
                turn(calls, "fler", "färre"), "."),
        ),
    ]


def _tons_each(quantity: Quantity) -> Printed:
    return number(quantity, 0)


def _economy(b: Book) -> list[Block]:
    last = b.m.year - 1
    sales, better, staff = b.change("sales"), b.change("after-finance"), b.change("staff")
    margin = [b.share("operating", "sales", year=year) for year in (b.m.year, last)]
    points = b.register.difference(*margin)
    lift, loans = b.change("handling"), b.change("loans")
    part = b.share("handling", "sales")
    rate = b.register.quotient(b("interest"), b("loans"))

    def both(what: str) -> list:  # type: ignore[type-arg]
        return [_T(b(what)), " (", _B(b(what, year=last)), ")"]

    return [
        Heading("Omsättning och resultat"),
        *para(
            say("Bolagets nettoomsättning uppgick till ", *both("sales"), " och ",
                turn(sales, "ökade", "minskade"), " därmed med ",
                _T.share(b.growth("sales"), behind=" procent", size=True), "."),
            say("Godshanteringen, som utgör ", _T.share(part, behind=" procent"),
                " av omsättningen, gav ", _T.size(lift, "difference"), " ",
                turn(lift, "mer", "mindre"), " i intäkter än föregående år."),
        ),
        *para(
            say("Rörelseresultatet blev ", *both("operating"),
                ", motsvarande en rörelsemarginal på ", _T.share(margin[0], behind=" procent"),
                " (", _T.share(margin[1]), ")."),
            say("Marginalen har alltså ", turn(points, "stärkts", "försvagats"), " med ",
                _T.points(points), "."),
            say("Personalkostnaderna ", turn(staff, "ökade", "minskade"), " med ",
                _T.size(staff, "difference"), " till ", _T(b("staff")),
                " och avskrivningarna var ", *both("worn"), "."),
            say("Resultatet efter finansiella poster är ", *both("after-finance"), ", ",
                _T.size(better, "difference"), " ", turn(better, "högre", "lägre"),
                " än för ett år sedan."),
        ),
        Heading("Investeringar och finansiering"),
        *para(
            say("Under året investerades ", *both("bought"), ", varav ", _T(b("bought-quay")),
                " i kajer och anläggningar och ", _T(b("bought-machines")),
                " i maskiner och kranar."),
            say("Skulden till kommunens internbank var vid årets slut ", _T(b("loans")),
                " och har ", turn(loans, "ökat", "minskat"), " med ", _T.size(loans, "difference"),
                "."),
            say("Räntekostnaden motsvarar ", _T.share(rate, behind=" procent"),
                " av skulden vid årets slut."),
        ),
    ]


def _against_budget(b: Book) -> list[Block]:
    year = b.m.year
    lines = (("Nettoomsättning och övriga intäkter", "revenue", 1),
             ("Drift- och externa kostnader", "buying", -1), ("Personal", "staff", -1),
             ("Avskrivningar", "worn", -1), ("Finansnetto", "finance", 1),
             ("Resultat efter finansiella poster", "after-finance", 1))
    b.lin("buying", [("running", 1), ("external", 1)], years=(year,))
    b.lin("finance", [("gained", 1), ("interest", -1)], years=(year,))
    for what in ("revenue", "buying", "staff", "worn", "finance"):
        near = float(b(what).value) * b.chance.uniform(0.96, 1.04)
        b.put(what, round(near, -5), basis="budget")
    wanted = [(lines[0][1], 1), *((what, -1) for what in ("buying", "staff", "worn")),
              ("finance", 1)]
    b.lin("after-finance", wanted, years=(year,), basis="budget")
    b.register.follows(b("after-finance"), [(b(what), sign) for what, sign in wanted])
    rows = [
        row(label, [_B(b(what, basis="budget"), sign), _B(b(what), sign),
                    _B(b.gap(what, better=sign), role="difference")],
            "sum" if what == "after-finance" else "item")
        for label, what, sign in lines
    ]
    gap, income, staff, buying = (b.gap(what, better=better) for what, better in (
        ("after-finance", 1), ("revenue", 1), ("staff", -1), ("buying", -1)))
    b.put("next-sales", round(float(b("sales").value) * b.chance.uniform(0.98, 1.05), -6))
    b.put("next-result", round(float(b("after-finance").value) * b.chance.uniform(0.7, 1.1), -6))
    coming = b.register.growth(b("next-sales"), b("sales"))
    lower = b.register.difference(b("next-result"), b("after-finance"))
    return [
        Heading("Utfall mot budget"),
        table("Resultat mot budget, Mkr", ["", "Budget", "Utfall", "Avvikelse"], rows),
        *para(
            say("Resultatet efter finansiella poster blev ", _T.size(gap, "difference"), " ",
                turn(gap, "bättre", "sämre"), " än de ", _T(b("after-finance", basis="budget")),
                " som budgeterats."),
            say("Intäkterna översteg budget med ", _T.size(income, "difference"), ".")
            if income.value > 0 else
            say("Intäkterna nådde inte upp till budget utan blev ", _T.size(income, "difference"),
                " lägre."),
            say("Drift- och externa kostnader blev ", _T.size(buying, "difference"), " ",
                turn(buying, "lägre", "högre"), " och personalkostnaderna ",
                _T.size(staff, "difference"), " ", turn(staff, "lägre", "högre"),
                " än planerat."),
        ),
        Heading("Förväntad utveckling"),
        *para(
            say(f"För {year + 1} budgeterar bolaget en nettoomsättning på ", _T(b("next-sales")),
                ", vilket är ", _T.share(coming, behind=" procent", size=True), " ",
                turn(coming, "mer", "mindre"), f" än utfallet {year}."),
            say("Resultatet efter finansiella poster beräknas till ", _T(b("next-result")), ", en ",
                turn(lower, "förbättring", "försämring"), " med ", _T.size(lower, "difference"),
                "."),
        ),
    ]


def _overview(b: Book) -> list[Block]:
    years = b.years
    solid = [b.share("equity", "all-assets", year=year) for year in years]
    rows = [
        row("Nettoomsättning, Mkr", [_B(b("sales", year=year)) for year in years]),
        row("Rörelseresultat, Mkr", [_B(b("operating", year=year)) for year in years]),
        row("Rörelsemarginal, %", [_B(b.share("operating", "sales", year=year)) for year in years]),
        row("Resultat efter finansiella poster, Mkr",
            [_B(b("after-finance", year=year)) for year in years]),
        row("Balansomslutning, Mkr", [_B(b("all-assets", year=year)) for year in years]),
        row("Soliditet, %", [_B(one) for one in solid]),
        row("Investeringar, Mkr", [_B(b("bought", year=year)) for year in years]),
        row("Godsvolym, tusen ton", [_tons(b("tons", year=year)) for year in years]),
        row("Medelantal anställda", [_B(b("people", year=year)) for year in years]),
        row("Omsättning per anställd, tkr",
            [_TKR(b.each("sales", "people", year=year)) for year in years]),
    ]
    points = b.register.difference(solid[0], solid[1])
    long = b.register.growth(b("sales"), b("sales", year=years[-1]))
    return [
        Heading("Flerårsöversikt"),
        table("Fem år", ["", *map(str, years)], rows),
        *items(
            [say("Soliditeten är ", _T.share(solid[0], behind=" %"), ", ", _T.points(points), " ",
                 turn(points, "högre", "lägre"), " än vid förra bokslutet.")],
            [say(f"Sedan {years[-1]} har omsättningen ", turn(long, "vuxit", "minskat"), " med ",
                 _T.share(long, behind=" %", size=True), ".")],
        ),
    ]


def _equity(b: Book) -> list[Block]:
    last = b.m.year - 1
    lines = (("Ingående eget kapital", "opening", 1), ("Utdelning till ägaren", "dividend", -1),
             ("Årets resultat", "profit", 1), ("Utgående eget kapital", "equity", 1))
    rows = [
        row(label, [_TKR(b(what), sign), _TKR(b(what, year=last), sign)],
            "sum" if what == "equity" else "item")
        for label, what, sign in lines
    ]
    disposed = [
        row("Balanserade vinstmedel", [_KR(b("kept"))]), row("Årets resultat", [_KR(b("profit"))]),
        row("Till årsstämmans förfogande", [_KR(b("free"))], "sum"),
        row("Utdelas till aktieägaren", [_KR(b("to-pay"))]),
        row("Överförs i ny räkning", [_KR(b("kept-on"))]),
    ]
    return [
        Heading("Eget kapital"),
        table("Förändring av eget kapital, tkr", ["", str(b.m.year), str(last)], rows),
        Heading("Förslag till vinstdisposition"),
        table("Till årsstämmans förfogande", ["", "Kronor"], disposed),
        *para(
            say("Styrelsen föreslår att av fria vinstmedel, ", _KRONOR(b("free")), ", delas ",
                _KRONOR(b("to-pay")), " ut, så att ", _KRONOR(b("kept-on")),
                " förs över i ny räkning."),
        ),
    ]


def _statements(b: Book) -> list[Block]:
    year, last = b.m.year, b.m.year - 1
    results = [
        row(label, [note, _TKR(b(what), sign), _TKR(b(what, year=last), sign)], kind)
        for label, note, what, sign, kind in _LINES
    ]

    def line(label: str, what: str, kind: str = "item", note: str = ""):  # type: ignore[no-untyped-def]
        return row(label, [note, _TKR(b(what)), _TKR(b(what, year=last))], kind)

    heads = ["Belopp i tkr", "Not", f"{year}-12-31", f"{last}-12-31"]
    return [
        table("Resultaträkning", ["Belopp i tkr", "Not", str(year), str(last)], results),
        table("Balansräkning – tillgångar", heads, [
            line("Kajer, byggnader och markanläggningar", "quay", note="4"),
            line("Maskiner, kranar och inventarier", "machines", note="5"),
            line("Summa anläggningstillgångar", "fixed", "sum"),
            line("Reservdelslager", "parts"), line("Kundfordringar", "owed"),
            line("Fordringar hos koncernföretag", "group-owed"), line("Kassa och bank", "bank"),
            line("Summa omsättningstillgångar", "current", "sum"),
            line("SUMMA TILLGÅNGAR", "all-assets", "sum"),
        ]),
        table("Balansräkning – eget kapital och skulder", heads, [
            line("Aktiekapital", "shares"), line("Reservfond", "reserve"),
            line("Balanserat resultat", "kept"), line("Årets resultat", "profit"),
            line("Summa eget kapital", "equity", "sum"),
            line("Uppskjuten skatteskuld", "deferred"),
            line("Skulder till kommunens internbank", "loans"),
            line("Leverantörsskulder", "payables"),
            line("Upplupna kostnader och förutbetalda intäkter", "accrued"),
            line("Summa kortfristiga skulder", "short", "sum"),
            line("SUMMA EGET KAPITAL OCH SKULDER", "all-assets", "sum"),
        ]),
    ]


def _notes(b: Book) -> list[Block]:
    year, last = b.m.year, b.m.year - 1
    heads = ["", str(year), str(last)]

    def two(label: str, what: str, kind: str = "item", sign: int = 1):  # type: ignore[no-untyped-def]
        return row(label, [_TKR(b(what), sign), _TKR(b(what, year=last), sign)], kind)

    def fixed(number_: str, title: str, key: str) -> Block:
        return table(f"Not {number_} {title}, tkr", heads, [
            two("Ingående anskaffningsvärde", f"cost-in-{key}"),
            two("Inköp", f"bought-{key}"),
            two("Försäljningar och utrangeringar", f"gone-{key}", sign=-1),
            two("Utgående anskaffningsvärde", f"cost-out-{key}", "sum"),
            two("Ingående avskrivningar", f"worn-in-{key}", sign=-1),
            two("Försäljningar och utrangeringar", f"gone-{key}"),
            two("Årets avskrivningar", f"worn-{key}", sign=-1),
            two("Utgående avskrivningar", f"worn-out-{key}", "sum", -1),
            two("Redovisat värde", key, "sum"),
        ])

    women = [b.share("women", "people", year=one) for one in (year, last)]
    return [
        table("Not 1 Nettoomsättning per verksamhetsgren, tkr", heads,
              [*(two(label, key) for key, label, _ in _SALES), two("Summa", "sales", "sum")]),
        table("Not 2 Personal", heads, [
            row("Medelantal anställda", [], "heading"),
            two("Kvinnor", "women"), two("Män", "men"), two("Totalt", "people", "sum"),
            row("Löner och ersättningar m.m., tkr", [], "heading"),
            two("Löner och andra ersättningar", "wages"), two("Sociala kostnader", "social"),
            two("Pensionskostnader", "pension-paid"), two("Summa", "staff", "sum"),
        ]),
        *para(
            say("Medelantalet anställda var ", _T.people(b("people")), " (",
                _T.people(b("people", year=last)), "), varav ",
                _T.share(women[0], behind=" procent"), " (", _T.share(women[1]), ") kvinnor."),
        ),
        table("Not 3 Avskrivningar, tkr", heads, [
            two("Kajer, byggnader och markanläggningar", "worn-quay"),
            two("Maskiner, kranar och inventarier", "worn-machines"), two("Summa", "worn", "sum"),
        ]),
        fixed("4", "Kajer, byggnader och markanläggningar", "quay"),
        fixed("5", "Maskiner, kranar och inventarier", "machines"),
    ]


FAMILY = Family("port-company", make)
