"""A social board's year: its areas in tkr with the year before last, staff and other costs by kind,
placements by form with days and price, income support by household, home care by hour, a table of
key figures that has no title of its own; texts that go from the sum to the units."""

from __future__ import annotations

from random import Random

from ..compose import Pen, row, say, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle, Paper
from ..quantities import Quantity
from ._book import Book, items, number, para, word

# fmt: off
_TKR = Pen("tkr", 0, NumberStyle(thousands=" ", negative="–"))
_T = Pen("tkr", 0, NumberStyle(thousands=" ", negative="–"), " tkr")
_MILJ = Pen("mnkr", 1, NumberStyle(), " miljoner kronor")
_KR = Pen("kr", 0, NumberStyle(thousands=" "), " kronor")
_BARE = Pen("kr", 0, NumberStyle(thousands=" "))
_AREAS = (
    ("lead", "Nämnd och ledning", "ledningen", 14, 0.04),
    ("kids", "Barn och unga", "barn- och ungdomsvården", 62, 0.11),
    ("adult", "Vuxna och missbruk", "vuxenenheten", 27, 0.09),
    ("support", "Ekonomiskt bistånd", "ekonomiskt bistånd", 36, 0.13),
    ("home", "Hemtjänst", "hemtjänsten", 88, 0.17),
    ("care", "Särskilt boende", "de särskilda boendena", 142, 0.15),
    ("lss", "Funktionsstöd, LSS och SFB", "funktionsstödet", 97, 0.22),
)
_FORMS = (("hvb", "HVB-hem", 2900, 7300), ("foster", "Familjehem, egna", 11800, 1150),
          ("consult", "Familjehem, konsulentstödda", 3400, 2450),
          ("shelter", "Skyddat boende", 820, 2200), ("sis", "SiS-institution", 460, 10900))


def make(m: Municipality, chance: Random) -> Paper:
    b = Book(m, chance, "nämnd", m.years[:3])
    _money(m, b)
    _volumes(m, b)
    blocks: list[Block] = [
        Heading("Socialnämnden", 1),
        text("Nämnden ansvarar för individ- och familjeomsorg, äldreomsorg och stöd till personer "
             "med funktionsnedsättning."),
        *_year(m, b),
        *_areas(m, b),
        *_placed(m, b),
        *_support(m, b),
        *_home(m, b),
        *_staff(m, b),
        *_keys(m, b),
    ]
    return Paper(f"Socialnämndens verksamhetsberättelse {m.year}", tuple(blocks))


def _money(m: Municipality, b: Book) -> None:
    size = float(m.size)
    for key, _name, _told, millions, paid in _AREAS:
        for basis, years in (("outcome", m.years[:3]), ("budget", m.years[:1])):
            start = millions * 1e6 * size * (1 if basis == "outcome" else 1.07)
            spread = 0.03
            b.grow("got", start * paid, key, pace=3, spread=spread * 2, years=years, basis=basis)
            b.grow("staff", start * 0.66, key, pace=4, spread=spread, years=years, basis=basis)
            b.grow("bought", start * 0.27, key, pace=4, spread=spread * 2, years=years,
                   basis=basis)
            b.grow("rest", start * 0.12, key, pace=2, spread=spread, years=years, basis=basis)
            b.lin("spent", [("staff", 1), ("bought", 1), ("rest", 1)], key, years=years,
                  basis=basis)
            b.lin("net", [("spent", 1), ("got", -1)], key, years=years, basis=basis)
    for basis, years in (("outcome", m.years[:3]), ("budget", m.years[:1])):
        for what in ("got", "staff", "bought", "rest", "spent", "net"):
            b.lin(what, [(what, one[0], 1) for one in _AREAS], years=years, basis=basis)
        for year in years:
            net, spent, got = (b(what, "", year, basis) for what in ("net", "spent", "got"))
            m.register.follows(net, [(spent, 1), (got, -1)])
            kinds = [(b(what, "", year, basis), 1) for what in ("staff", "bought", "rest")]
            m.register.follows(spent, kinds)


def _volumes(m: Municipality, b: Book) -> None:
    size = float(m.size)
    for key, _name, days, price in _FORMS:
        b.grow("days", days * size, key, pace=2, spread=0.14, kind="count")
        for year in sorted(b.years):
            each = price * (1 + 0.035 * (year - m.years[2])) * b.chance.uniform(0.95, 1.05)
            b.put("placed", round(float(b("days", key, year).value) * each), key, year)
    for what in ("days", "placed"):
        b.lin(what, [(what, one[0], 1) for one in _FORMS])
    b.grow("households", 420 * size, kind="count", pace=-3, spread=0.06)
    for year in sorted(b.years):
        homes = float(b("households", year=year).value)
        b.put("months", round(homes * b.chance.uniform(5.2, 6.6)), year=year, kind="count")
        paid = homes * b.chance.uniform(46_000, 54_000)
        b.put("paid", round(paid), year=year)
        for sex, share in (("women", 0.77), ("men", 0.23)):
            part = share * 0.38 * 620 * size * b.chance.uniform(0.96, 1.04)
            b.put("workers", round(part), sex, year, kind="count")
        b.put("asked", round(homes * b.chance.uniform(1.5, 1.9)), year=year, kind="count")
    b.grow("clients", 560 * size, kind="count", pace=2, spread=0.04)
    b.grow("hours", 192_000 * size, kind="count", pace=2, spread=0.05)
    for year in sorted(b.years):
        spent = b("spent", "home", year)
        m.register.linear(f"home-cost:{b.who}:{year}:outcome", [(spent, 1)])
    b.lin("workers", [("workers", "women", 1), ("workers", "men", 1)], "both")
    for key, *_ in _AREAS:
        b.ratio("sick", 0.035, 0.115, key, step=0.012)
    for year in sorted(b.years):
        parts = [(b("sick", one[0], year).value, b("staff", one[0], year).value) for one in _AREAS]
        mean = sum(ill * paid for ill, paid in parts) / sum(paid for _ill, paid in parts)
        b.put("sick", round(mean, 5), year=year, kind="ratio")
    b.grow("places", 150 * size, kind="count", spread=0.01, pace=1)
    for year in sorted(b.years):
        b.put("used", round(float(b("places", year=year).value) * b.chance.uniform(0.9, 0.985)),
              year=year, kind="count")
    b.grow("decisions", 310 * size, kind="count", pace=3)


def _year(m: Municipality, b: Book) -> list[Block]:
    last = m.year - 1
    gap, more = b.gap("net", better=-1), b.change("net")
    rows = []
    for label, what, better, kind in (
        ("Intäkter", "got", 1, "item"), ("Personalkostnader", "staff", -1, "item"),
        ("Köp av verksamhet och placeringar", "bought", -1, "item"),
        ("Lokaler och övriga kostnader", "rest", -1, "item"),
        ("Summa kostnader", "spent", -1, "sum"), ("Nettokostnad", "net", -1, "sum"),
    ):
        rows.append(row(label, [
            _TKR(b(what, year=last)), _TKR(b(what, basis="budget")), _TKR(b(what)),
            _TKR(b.gap(what, better=better), role="difference"),
        ], kind))
    staff, bought, got = (b.gap(what, better=better) for what, better in (
        ("staff", -1), ("bought", -1), ("got", 1)))
    share = m.register.quotient(b("net"), b("net", basis="budget"))
    return [
        Heading("Ekonomiskt utfall"),
        *para(
            say("Socialnämndens nettokostnad blev ", _MILJ(b("net")), " mot budgeterade ",
                _MILJ(b("net", basis="budget")), ", ett ", turn(gap, "överskott", "underskott"),
                " på ", _MILJ.size(gap, "difference"), "."),
            say("Därmed förbrukades ", _T.share(share, behind=" procent"), " av anslaget."),
            say(f"Sedan {last} har nettokostnaden ", turn(more, "ökat", "minskat"), " med ",
                _MILJ.size(more, "difference"), ", eller ",
                _T.share(b.growth("net"), behind=" procent", size=True), "."),
        ),
        table("Resultat per kostnadsslag", ["tkr", f"Bokslut {last}", f"Budget {m.year}",
                                            f"Bokslut {m.year}", "Avvikelse"], rows),
        *para(
            say("Personalkostnaderna blev ", _T.size(staff, "difference"), " ",
                turn(staff, "lägre", "högre"), " än budget och kostnaderna för köpt verksamhet ",
                _T.size(bought, "difference"), " ", turn(bought, "lägre", "högre"), "."),
            say("På intäktssidan är avvikelsen ", _T(got, role="difference"),
                ", framför allt till följd av riktade statsbidrag."),
        ),
    ]


def _areas(m: Municipality, b: Book) -> list[Block]:
    last = m.year - 1

    def cells(key: str) -> list:  # type: ignore[type-arg]
        return [
            _TKR(b("got", key)), _TKR(b("spent", key)), _TKR(b("net", key)),
            _TKR(b("net", key, basis="budget")), _TKR(b.gap("net", key, -1), role="difference"),
            _TKR(b("net", key, last)),
        ]

    rows = [row(one[1], cells(one[0])) for one in _AREAS]
    rows.append(row("Socialnämnden totalt", cells("nämnd"), "sum"))
    gaps = {key: b.gap("net", key, -1) for key, *_ in _AREAS}
    below = m.register.count("areas below", gaps.values(), -1)
    told = {key: name for key, _label, name, *_ in _AREAS}
    order = sorted(gaps, key=lambda key: gaps[key].value)
    first = [
        say(word(below, capital=True), f" av {len(_AREAS)} verksamhetsområden går med "
            "underskott."),
        say("För ", told[order[0]], " redovisas en avvikelse på ",
            _T(gaps[order[0]], role="difference"), " och för ", told[order[1]], " på ",
            _T(gaps[order[1]], role="difference"), "."),
        say("Bäst i förhållande till budget gick ", told[order[-1]], " med ",
            _T(gaps[order[-1]], role="difference"), "."),
    ]
    heads = ["tkr", "Intäkter", "Kostnader", "Nettokostnad", "Nettobudget", "Avvikelse",
             f"Nettokostnad {last}"]
    return [
        Heading("Utfall per verksamhetsområde"),
        *para(*first),
        table("", heads, rows),
        *(block for key, label, *_ in b.chance.sample(_AREAS[1:], 4)
          for block in _area(m, b, key, label)),
    ]


def _area(m: Municipality, b: Book, key: str, label: str) -> list[Block]:
    gap, more = b.gap("net", key, -1), b.change("net", key)
    staff, got = b.gap("staff", key, -1), b.gap("got", key)
    share = m.register.quotient(b("net", key), b("net"))
    return [
        Heading(label, 3),
        *para(
            say("Verksamheten kostade netto ", _T(b("net", key)), ", vilket motsvarar ",
                _T.share(share, behind=" procent"), " av nämndens nettokostnad."),
            say("Det är ", _T.size(gap, "difference"), " ", turn(gap, "under", "över"),
                " budget och ", _T.size(more, "difference"), " ", turn(more, "mer", "mindre"),
                " än föregående år."),
            say("Av avvikelsen mot budget hänför sig ", _T(staff, role="difference"),
                " till personal och ", _T(got, role="difference"), " till intäkter."),
            money="1000",
        ),
    ]


def _placed(m: Municipality, b: Book) -> list[Block]:
    last = m.year - 1

    def price(key: str, year: int) -> Quantity:
        return b.each("placed", "days", key, year)

    rows = []
    for key, label in [*((one[0], one[1]) for one in _FORMS), ("nämnd", "Summa placeringar")]:
        cells = []
        for year in (last, m.year):
            cells += [number(b("days", key, year), 0), _TKR(b("placed", key, year)),
                      _BARE(price(key, year))]
        rows.append(row(label, [*cells[::3], *cells[1::3], *cells[2::3]],
                        "sum" if key == "nämnd" else "item"))
    heads = ["Placeringsform", f"Dygn {last}", f"Dygn {m.year}", f"Kostnad {last}, tkr",
             f"Kostnad {m.year}, tkr", f"Kr/dygn {last}", f"Kr/dygn {m.year}"]
    days, cost = b.change("days"), b.change("placed")
    hvb, foster = b.change("days", "hvb"), b.change("days", "foster")
    dearer = m.register.difference(price("hvb", m.year), price("hvb", last))
    part = m.register.quotient(b("placed", "hvb"), b("placed"))
    size = _T.people
    return [
        Heading("Placeringar"),
        *para(
            say("Antalet vårddygn uppgick till ", size(b("days")), ", ",
                size(days, "difference", True), " ", turn(days, "fler", "färre"), " än ",
                f"{last}."),
            say("Dygnen i HVB-hem ", turn(hvb, "ökade", "minskade"), " med ",
                size(hvb, "difference", True), " till ", size(b("days", "hvb")),
                " och dygnen i egna familjehem ", turn(foster, "ökade", "minskade"), " med ",
                size(foster, "difference", True), "."),
        ),
        table("Placeringar barn, unga och vuxna", heads, rows),
        *para(
            say("Kostnaden för placeringar har ", turn(cost, "stigit", "sjunkit"), " från ",
                _T(b("placed", year=last)), " till ", _T(b("placed")), "."),
            say("Ett dygn i HVB-hem kostade i genomsnitt ", _KR(price("hvb", m.year)), ", vilket ",
                "är ", _KR.size(dearer, "difference"), " ", turn(dearer, "dyrare", "billigare"),
                " än året före."),
            say("HVB-hemmen står för ", _T.share(part, behind=" procent"),
                " av placeringskostnaden."),
            money="50",
        ),
    ]


def _support(m: Municipality, b: Book) -> list[Block]:
    years = m.years[:3]
    size = _T.people
    rows = [
        row("Antal hushåll", [size(b("households", year=year)) for year in years]),
        row("Antal bidragsmånader", [size(b("months", year=year)) for year in years]),
        row("Antal ansökningar", [size(b("asked", year=year)) for year in years]),
        row("Utbetalt bistånd, tkr", [_TKR(b("paid", year=year)) for year in years]),
        row("Utbetalt per hushåll, kr",
            [_BARE(b.each("paid", "households", year=year)) for year in years]),
        row("Bidragsmånader per hushåll",
            [number(b.each("months", "households", year=year)) for year in years]),
    ]
    homes, paid = b.change("households"), b.change("paid")
    each = m.register.difference(b.each("paid", "households"),
                                 b.each("paid", "households", year=m.year - 1))
    return [
        Heading("Ekonomiskt bistånd"),
        *para(
            say("Under året fick ", size(b("households")), " hushåll ekonomiskt bistånd."),
            say("Året innan var de ", size(b("households", year=m.year - 1)), ", en ",
                turn(homes, "ökning", "minskning"), " med ",
                _T.share(b.growth("households"), behind=" procent", size=True), "."),
            say("Utbetalt bistånd ", turn(paid, "ökade", "minskade"), " med ",
                _T.size(paid, "difference"), " till ", _T(b("paid")), ", och per hushåll ",
                turn(each, "steg", "sjönk"), " det med ", _KR.size(each, "difference"), " till ",
                _KR(b.each("paid", "households")), "."),
            money="50",
        ),
        table("Volymer, ekonomiskt bistånd", ["", *map(str, years)], rows),
    ]


def _home(m: Municipality, b: Book) -> list[Block]:
    years = m.years[:3][::-1]
    size = _T.people
    hour, month = b.each("home-cost", "hours"), b.each("hours", "clients")
    before = b.each("home-cost", "hours", year=m.year - 1)
    dearer, grown = m.register.difference(hour, before), m.register.growth(hour, before)
    hours, people = b.change("hours"), b.change("clients")
    filled = [b.share("used", "places", year=year) for year in (m.year, m.year - 1)]
    points = m.register.difference(*filled)
    rows = [
        row("Personer med hemtjänst", [size(b("clients", year=year)) for year in years]),
        row("Utförda timmar", [size(b("hours", year=year)) for year in years]),
        row("Timmar per person",
            [number(b.each("hours", "clients", year=year), 0) for year in years]),
        row("Kostnad, tkr", [_TKR(b("home-cost", year=year)) for year in years]),
        row("Kostnad per utförd timme, kr",
            [_BARE(b.each("home-cost", "hours", year=year)) for year in years]),
        row("Platser i särskilt boende", [size(b("places", year=year)) for year in years]),
        row("varav belagda i genomsnitt", [size(b("used", year=year)) for year in years]),
        row("Beläggning, %", [_TKR(b.share("used", "places", year=year)) for year in years]),
    ]
    return [
        Heading("Äldreomsorg"),
        table("Äldreomsorgens volymer", ["", *map(str, years)], rows),
        *para(
            say("I hemtjänsten utfördes ", size(b("hours")), " timmar hos ", size(b("clients")),
                " personer, i genomsnitt ", number(month, 0), " timmar var."),
            say("Antalet timmar har ", turn(hours, "ökat", "minskat"), " med ",
                _T.share(b.growth("hours"), behind=" procent", size=True),
                " och antalet personer har ", turn(people, "ökat", "minskat"), " med ",
                size(people, "difference", True), "."),
            say("Kostnaden per utförd timme uppgår till ", _KR(hour), " (", _KR(before),
                f" år {m.year - 1}), det vill säga ", _T.share(grown, behind=" procent", size=True),
                " ", turn(dearer, "mer", "mindre"), "."),
            say("Av ", size(b("places")), " platser i särskilt boende var i genomsnitt ",
                size(b("used")), " belagda, vilket ger en beläggning på ",
                _T.share(filled[0], behind=" procent"), "."),
            say("Beläggningsgraden är ", _T.points(points), " ", turn(points, "högre", "lägre"),
                " än föregående år."),
            money="5",
        ),
    ]


def _staff(m: Municipality, b: Book) -> list[Block]:
    last = m.year - 1
    size = _T.people
    more = b.change("workers", "both")
    women = m.register.quotient(b("workers", "women"), b("workers", "both"))
    ill = {key: b.change("sick", key) for key, *_ in _AREAS}
    up = m.register.count("areas with more sick leave", ill.values(), 1)
    worst = max((key for key, *_ in _AREAS), key=lambda key: b("sick", key).value)
    told = {key: name for key, _label, name, *_ in _AREAS}
    rows = [row(one[1], [_TKR(b("sick", one[0], year)) for year in b.years[::-1]])
            for one in _AREAS]
    rows.append(row("Hela förvaltningen", [_TKR(b("sick", year=year)) for year in b.years[::-1]]))
    people = [row(label, [size(b("workers", key, year)) for year in (last, m.year)], kind)
              for key, label, kind in (("women", "Kvinnor", "item"), ("men", "Män", "item"),
                                       ("both", "Totalt", "sum"))]
    return [
        Heading("Medarbetare"),
        table("Antal tillsvidareanställda", ["", str(last), str(m.year)], people),
        *para(
            say("Antalet tillsvidareanställda var ", size(b("workers", "both")),
                " den 31 december, varav ", size(b("workers", "women")), " kvinnor (",
                _T.share(women, behind=" procent"), ") och ", size(b("workers", "men")), " män."),
            say("Det innebär ", size(more, "difference", True), " ", turn(more, "fler", "färre"),
                f" än vid utgången av {last}."),
        ),
        *items(
            [say("Högst sjukfrånvaro har ", told[worst], " med ",
                 _T.share(b("sick", worst), behind=" procent"), ".")],
            [say("I ", word(up), f" av {len(_AREAS)} områden har sjukfrånvaron stigit sedan ",
                 f"{last}.")],
        ),
        table("Sjukfrånvaro, procent av arbetad tid", ["", *map(str, b.years[::-1])], rows),
    ]


def _keys(m: Municipality, b: Book) -> list[Block]:
    years = m.years[:3]
    per = m.register.per

    def each(what: str, year: int, who: str = "") -> Quantity:
        return per(b(what, who, year), m("inhabitants", year=year))

    rows = [
        row("Nettokostnad per invånare", [_BARE(each("net", year)) for year in years]),
        row("Nettokostnad barn och unga per invånare",
            [_BARE(each("net", year, "kids")) for year in years]),
        row("Utbetalt bistånd per invånare", [_BARE(each("paid", year)) for year in years]),
        row("Kostnad per LSS-beslut, tkr", [
            _TKR(per(b("net", "lss", year), b("decisions", year=year))) for year in years]),
        row("Antal LSS-beslut", [_TKR(b("decisions", year=year)) for year in years]),
        row("Antal invånare", [_TKR(m("inhabitants", year=year)) for year in years]),
    ]
    two = (each("net", m.year), each("net", m.year - 1))
    more, grown = m.register.difference(*two), m.register.growth(*two)
    return [
        Heading("Nyckeltal"),
        table("", ["Kronor om inget annat anges", *map(str, years)], rows),
        *para(
            say("Nämndens nettokostnad per invånare har ", turn(more, "ökat", "minskat"), " med ",
                _KR.size(more, "difference"), " (", _T.share(grown, behind=" procent", size=True),
                ") till ", _KR(two[0]), "."),
            money="5",
        ),
    ]


FAMILY = Family("individual-care", make)
