"""The closing of a social welfare board in a small municipality of the plains: forecasts through
the year in tkr, placements by kind with days and price, home help, support; costs negative."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, row, say, table, text, transposed, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Table
from ..quantities import Quantity
from ._own import Own, full, kr, num, seen, whose

_C = Pen("tkr", 0, NumberStyle())
_D = Pen("tkr", 0, NumberStyle(plus=True))
_T = Pen("tkr", 0, behind=" tkr")
_PARTS = (
    ("Nämnd och ledning", "lead", 9200), ("Barn och familj", "family", 41800),
    ("Vuxenvård", "adults", 12900), ("Försörjningsstöd", "support", 19400),
    ("Hemtjänst", "home", 52300), ("Särskilt boende", "beds", 78600),
    ("LSS och socialpsykiatri", "lss", 48100),
)  # fmt: skip
_CARE = (
    ("HVB", "hvb", 1500, 5400), ("Konsulentstödda familjehem", "agency", 2900, 1980),
    ("Egna familjehem", "foster", 9800, 870), ("Skyddat boende", "shelter", 640, 2350),
)  # fmt: skip
_TIMES = (("april", "april"), ("augusti", "august"), ("oktober", "october"))


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    o = Own(m, chance)
    _own(o)
    blocks: list[Block] = [
        Heading(f"Socialnämndens bokslut {m.year}", 1),
        Heading("Resultat"),
        *_result_text(m, o),
        _parts(m, o),
        *_part_text(o),
        Heading("Prognossäkerhet"),
        transposed(_times(o)),
        *_time_text(o),
        Heading("Placeringar"),
        *_care_text(m, o),
        _care(m, o),
        Heading("Äldreomsorg"),
        _old(m, o),
        *_old_text(m, o),
        Heading("Ekonomiskt bistånd"),
        *_support_text(m, o),
        _support(m, o),
        Heading("Personal"),
        *_staff_text(m, o),
    ]
    return Paper(f"{whose(m)} kommun, socialnämnden", full(blocks))


def _own(o: Own) -> None:
    m, size = o.m, float(o.m.size) * 1.5 + 0.2
    for year, basis in ((m.year - 1, "outcome"), (m.year, "budget"), (m.year, "outcome")):
        for _label, key, cost in _PARTS:
            o.base("soc", key, year, size * cost * 1000, spread=0.05, basis=basis)
        o.total("soc", "all", year, [o("soc", key, year, basis) for _, key, _ in _PARTS], basis)
    for _label, basis in _TIMES:
        o.base("soc", "all", m.year, o("soc").value, spread=0.025, basis=basis)
    for year in (m.year - 1, m.year):
        for _label, key, days, price in _CARE:
            o.base("care-days", key, year, size * days, kind="count", spread=0.2)
            o.base("care-people", key, year, size * days / 210, kind="count", spread=0.2)
            o.base("care-cost", key, year, o("care-days", key, year).value * price, spread=0.05)
        for what in ("care-days", "care-people", "care-cost"):
            o.total(what, "all", year, [o(what, key, year) for _, key, *_ in _CARE])
        for key, middle, spread in (
            ("users", 310, 0.06), ("granted", 118000, 0.06), ("done", 101000, 0.06),
            ("places", 142, 0.03), ("nights", 50100, 0.02), ("alarms", 520, 0.06),
            ("houses", 260, 0.12), ("months", 1480, 0.12), ("children", 190, 0.15),
            ("young", 52, 0.2), ("staff", 430, 0.03), ("hourly", 92000, 0.1),
        ):  # fmt: skip
            o.base(key, "all", year, size * middle, kind="count", spread=spread)
        paid = o.base("paid", "all", year, size * 12_600_000, spread=0.12)
        back = o.base("paid-back", "all", year, size * 420_000, spread=0.3)
        o.total("paid-net", "all", year, [(paid, 1), (back, -1)])
        o.base("wait", "all", year, 46, kind="index", spread=0.3)
        o.base("sick", "all", year, 0.081, kind="ratio", spread=0.1, places=4)


def _off(o: Own, key: str = "all", basis: str = "outcome") -> Quantity:
    return o.r.difference(o("soc", key, basis="budget"), o("soc", key, basis=basis))


def _result_text(m: Municipality, o: Own) -> list[Block]:
    off, last = _off(o), m.year - 1
    grown, more = o.growth("soc"), o.change("soc")
    share = o.r.quotient(off, o("soc", basis="budget"))
    per = o.r.per(o("soc"), m("inhabitants"))
    return [
        text(*seen([
            say("Socialnämnden har under året förbrukat ", _T(o("soc")), " av sin ram på ",
                _T(o("soc", basis="budget")), "."),
            say("Det ger ", turn(off, "ett överskott", "ett underskott"), " om ",
                _T.size(off, "difference"), ", eller ", _C.share(share, behind=" %", size=True),
                "."),
            say(f"År {last} var nettokostnaden ", _T(o("soc", year=last)), "; ",
                turn(more, "ökningen", "minskningen"), " är ", _T.size(more, "difference"), " (",
                _C.share(grown, behind=" %", size=True), ")."),
            say("Fördelat på kommunens ", num(m("inhabitants")), " invånare kostade verksamheten ",
                kr(per), " per person."),
        ], 1000))
    ]  # fmt: skip


def _parts(m: Municipality, o: Own) -> Table:
    rows = []
    for label, key in [
        *((label, key) for label, key, _ in _PARTS),
        ("Socialnämnden totalt", "all"),
    ]:
        cells = [
            _C(o("soc", key, m.year - 1), -1), _C(o("soc", key, basis="budget"), -1),
            _C(o("soc", key), -1), _D(_off(o, key), role="" if key == "all" else "difference"),
        ]  # fmt: skip
        rows.append(row(label, cells, "sum" if key == "all" else "item"))
    heads = ["Nettokostnad (tkr)", f"Bokslut {m.year - 1}", f"Budget {m.year}",
             f"Bokslut {m.year}", "Budgetavvikelse"]  # fmt: skip
    return table("", heads, rows)


def _part_text(o: Own) -> list[Block]:
    offs = [_off(o, key) for _, key, _ in _PARTS]
    minus = o.r.count("parts over their budget", offs, -1)
    family, home, beds = (_off(o, key) for key in ("family", "home", "beds"))
    old = o.r.total("care of the old", [o("soc", "home"), o("soc", "beds")])
    share = o.r.quotient(old, o("soc"))
    return [
        text(*seen([
            say(counted(minus, capital=True),
                " av verksamheterna redovisar underskott mot budget."),
            say("Barn och familj visar ", turn(family, "plus", "minus"), " ",
                _T.size(family, "difference"), "."),
            say("Inom äldreomsorgen blev utfallet för hemtjänsten ", _T.size(home, "difference"),
                " ", turn(home, "bättre", "sämre"),
                " än budget, medan särskilt boende avviker med ",
                _D(beds, role="difference"), " tkr."),
            say("Hemtjänst och särskilt boende kostade tillsammans ", _T(old), ", vilket är ",
                _C.share(share, behind=" %"), " av nämndens nettokostnad."),
        ], 1000))
    ]  # fmt: skip


def _times(o: Own) -> Table:
    rows = [
        row(label, [_C(o("soc", basis=basis)), _D(_off(o, basis=basis), role="difference")])
        for label, basis in (*_TIMES, ("bokslut", "outcome"))
    ]
    heads = ["Helår, tkr", "Nettokostnad", "Avvikelse mot budget"]
    return table("Prognoser under året och utfall", heads, rows)


def _time_text(o: Own) -> list[Block]:
    missed = [o.r.difference(o("soc"), o("soc", basis=basis)) for _, basis in _TIMES]
    share = o.r.quotient(missed[2], o("soc"))
    return [
        text(*seen([
            say("I april räknade nämnden med att året skulle sluta på ",
                _T(o("soc", basis="april")), ", alltså ", _T.size(missed[0], "difference"), " ",
                turn(missed[0], "under", "över"), " det slutliga utfallet."),
            say("Oktoberprognosen träffade på ", _T.size(missed[2], "difference"),
                " när, en avvikelse på ", _C.share(share, behind=" %", size=True), "."),
        ], 1000))
    ]  # fmt: skip


def _care_text(m: Municipality, o: Own) -> list[Block]:
    last = m.year - 1
    days, cost = o.change("care-days"), o.change("care-cost")
    price = o.r.per(o("care-cost", "hvb"), o("care-days", "hvb"))
    was = o.r.per(o("care-cost", "hvb", last), o("care-days", "hvb", last))
    dearer = o.r.difference(price, was)
    share = o.r.quotient(o("care-cost", "hvb"), o("care-cost"))
    of_days = o.r.quotient(o("care-days", "hvb"), o("care-days"))
    foster = o.growth("care-days", "foster")
    return [
        text(*seen([
            say("Antalet vårddygn var ", num(o("care-days")), " (", num(o("care-days", year=last)),
                "), en ", turn(days, "ökning", "minskning"), " med ",
                num(days, size=True, difference=True), " dygn."),
            say("Kostnaden för placeringar ", turn(cost, "ökade", "minskade"), " med ",
                _T.size(cost, "difference"), " till ", _T(o("care-cost")), "."),
            say("HVB svarar för ", _C.share(of_days, behind=" %"), " av dygnen men ",
                _C.share(share, behind=" %"), " av kostnaden."),
            say("Ett HVB-dygn kostade i snitt ", kr(price), ", vilket är ",
                kr(dearer, size=True, difference=True), " ", turn(dearer, "dyrare", "billigare"),
                " än förra året."),
            say("Dygnen i egna familjehem blev ", _C.share(foster, behind=" %", size=True), " ",
                turn(foster, "fler", "färre"), "."),
        ], 1000))
    ]  # fmt: skip


def _care(m: Municipality, o: Own) -> Table:
    last = m.year - 1
    rows = []
    for label, key in [*((label, key) for label, key, *_ in _CARE), ("Summa", "all")]:
        cells = [
            num(o("care-people", key)), num(o("care-days", key, last)), num(o("care-days", key)),
            _C(o("care-cost", key, last)), _C(o("care-cost", key)),
            kr(o.r.per(o("care-cost", key), o("care-days", key)), ""),
        ]  # fmt: skip
        rows.append(row(label, cells, "sum" if key == "all" else "item"))
    heads = ["Placeringsform", f"Personer {m.year}", f"Dygn {last}", f"Dygn {m.year}",
             f"Tkr {last}", f"Tkr {m.year}", f"Kr/dygn {m.year}"]  # fmt: skip
    return table("Placeringar av barn, unga och vuxna", heads, rows)


def _old(m: Municipality, o: Own) -> Table:
    years = (m.year - 1, m.year)
    rows = [
        row("Personer med hemtjänst", [num(o("users", year=y)) for y in years]),
        row("Beviljade timmar", [num(o("granted", year=y)) for y in years]),
        row("Utförda timmar", [num(o("done", year=y)) for y in years]),
        row("Verkställighetsgrad, %",
            [_C(o.r.quotient(o("done", year=y), o("granted", year=y))) for y in years]),
        row("Utförda timmar per person",
            [num(o.r.per(o("done", year=y), o("users", year=y))) for y in years]),
        row("Trygghetslarm", [num(o("alarms", year=y)) for y in years]),
        row("Platser i särskilt boende", [num(o("places", year=y)) for y in years]),
        row("Boendedygn", [num(o("nights", year=y)) for y in years]),
        row("Väntetid till särskilt boende, dagar", [num(o("wait", year=y)) for y in years]),
    ]  # fmt: skip
    return table("", ["Volymer", *map(str, years)], rows)


def _old_text(m: Municipality, o: Own) -> list[Block]:
    last = m.year - 1
    done, users, places = o.growth("done"), o.change("users"), o.change("places")
    rate = o.r.quotient(o("done"), o("granted"))
    was = o.r.quotient(o("done", year=last), o("granted", year=last))
    moved = o.r.difference(rate, was)
    price = o.r.per(o("soc", "home"), o("done"))
    place = o.r.per(o("soc", "beds"), o("places"))
    wait = o.change("wait")
    return [
        text(*seen([
            say("Hemtjänsten gav stöd åt ", num(o("users")), " personer, ",
                num(users, size=True, difference=True), " ", turn(users, "fler", "färre"),
                " än i fjol."),
            say("De utförda timmarna ", turn(done, "ökade", "minskade"), " med ",
                _C.share(done, behind=" %", size=True), " och nettokostnaden per utförd timme var ",
                kr(price), "."),
            say("Av beviljad tid utfördes ", _C.share(rate, behind=" %"), ", ", _C.points(moved),
                " ", turn(moved, "mer", "mindre"), " än året innan."),
        ])),
        text(*seen([
            say("En plats i särskilt boende kostade netto ", kr(place), " för helåret."),
            say("Platserna har under året blivit ", num(places, size=True, difference=True), " ",
                turn(places, "fler", "färre"), " och är nu ", num(o("places")), "."),
            say("Den som väntade på plats fick göra det i ", num(o("wait")), " dagar, det är ",
                num(wait, size=True, difference=True), " dagar ", turn(wait, "längre", "kortare"),
                " än tidigare."),
        ])),
    ]  # fmt: skip


def _support_text(m: Municipality, o: Own) -> list[Block]:
    last = m.year - 1
    paid, houses = o.growth("paid-net"), o.change("houses")
    each = o.r.per(o("paid-net"), o("houses"))
    length = o.r.per(o("months"), o("houses"))
    was = o.r.per(o("months", year=last), o("houses", year=last))
    young = o.r.quotient(o("young"), o("houses"))
    return [
        text(*seen([
            say("Under året betalades ", _T(o("paid")), " ut i bistånd och ", _T(o("paid-back")),
                " återkrävdes, netto ", _T(o("paid-net")), "."),
            say("Nettot är ", _C.share(paid, behind=" %", size=True), " ",
                turn(paid, "högre", "lägre"), f" än {last}."),
        ])),
        item(*seen([
            say(num(o("houses")), " hushåll fick bistånd någon gång under året, ",
                num(houses, size=True, difference=True), " ", turn(houses, "fler", "färre"),
                " än året före.")])),
        item(*seen([
            say("Ett hushåll fick i medeltal ", kr(each), " och hade bistånd i ", num(length, 1),
                " månader (", num(was, 1), f" månader {last}).")])),
        item(*seen([
            say("I ", num(o("young")), " av hushållen var den sökande under 25 år, ",
                _C.share(young, behind=" %"), ".")])),
    ]  # fmt: skip


def _support(m: Municipality, o: Own) -> Table:
    years = (m.year, m.year - 1)
    rows = [
        row("Antal hushåll", [num(o("houses", year=y)) for y in years]),
        row("varav sökande under 25 år", [num(o("young", year=y)) for y in years]),
        row("Barn i hushållen", [num(o("children", year=y)) for y in years]),
        row("Biståndsmånader", [num(o("months", year=y)) for y in years]),
        row("Utbetalt, tkr", [_C(o("paid", year=y)) for y in years]),
        row("Återbetalt, tkr", [_C(o("paid-back", year=y), -1) for y in years]),
        row("Netto, tkr", [_C(o("paid-net", year=y)) for y in years], "sum"),
    ]
    return table("Ekonomiskt bistånd i siffror", ["", *map(str, years)], rows)


def _staff_text(m: Municipality, o: Own) -> list[Block]:
    last = m.year - 1
    staff, sick, hourly = o.change("staff"), o.change("sick"), o.growth("hourly")
    return [
        text(*seen([
            say("Förvaltningen hade ", num(o("staff")),
                " tillsvidareanställda den sista december mot ",
                num(o("staff", year=last)), f" i december {last}, ",
                num(staff, size=True, difference=True), " ", turn(staff, "fler", "färre"), "."),
            say("Timavlönade arbetade ", num(o("hourly")), " timmar (", num(o("hourly", year=last)),
                "), ", _C.share(hourly, behind=" %", size=True), " ",
                turn(hourly, "fler", "färre"), " än året innan."),
            say("Sjukfrånvaron ", turn(sick, "steg", "sjönk"), " från ",
                _C.share(o("sick", year=last), behind=" %"), " till ",
                _C.share(o("sick"), behind=" %"), ", det vill säga med ", _C.points(sick), "."),
        ]))
    ]  # fmt: skip


FAMILY = Family("plains", make)
