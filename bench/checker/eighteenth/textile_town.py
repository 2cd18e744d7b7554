"""The yearly account of a school board in a middle-sized town: activities in tkr with costs before
income, pupils by area, cost for each pupil, teachers, results of girls and boys."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Table, printed
from ..quantities import Quantity
from ._own import Own, full, kr, num, seen

_STYLE = NumberStyle(negative="\u2212")
_T = Pen("tkr", 0, _STYLE)
_M = Pen("mnkr", 1, _STYLE, " miljoner kronor")
_PARTS = (
    ("Nämnd och förvaltning", "office", 32, 1), ("Förskoleklass", "class0", 74, 2),
    ("Grundskola", "school", 690, 60), ("Fritidshem", "leisure", 118, 30),
    ("Anpassad grundskola", "adapted", 61, 3), ("Skolskjuts", "buses", 29, 1),
)  # fmt: skip
_AREAS = (
    ("Centrum", "centre", 2100), ("Norr", "north", 1450), ("Söder", "south", 1720),
    ("Landsbygd öst", "east", 610), ("Landsbygd väst", "west", 540),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    o = Own(m, chance)
    _own(o)
    blocks: list[Block] = [
        Heading("Året i korthet", 1),
        *_short(o),
        Heading("Ekonomiskt utfall", 1),
        _result(m, o),
        *_result_text(m, o),
        _activities(m, o),
        *_activity_text(m, o),
        Heading("Verksamhetens omfattning", 1),
        *_pupil_text(m, o),
        _pupils(m, o),
        Heading("Nyckeltal"),
        _key_figures(m, o),
        *_key_text(m, o),
        Heading("Kunskapsresultat", 1),
        _grades(m, o),
        *_grade_text(m, o),
    ]
    return Paper(f"Grundskolenämnden, årsredovisning {m.year}", full(blocks))


def _own(o: Own) -> None:
    m, million = o.m, float(o.m.size) * 1_000_000
    for year, basis in (
        (m.year - 1, "outcome"), (m.year, "outcome"), (m.year, "budget"), (m.year + 1, "budget")
    ):  # fmt: skip
        grown = 1 + 0.03 * (year - m.year)
        for _label, key, cost, income in _PARTS:
            spent = o.base("s-cost", key, year, million * cost * grown, spread=0.025, basis=basis)
            got = o.base("s-income", key, year, million * income * grown, spread=0.1, basis=basis)
            o.total("s-net", key, year, [(spent, 1), (got, -1)], basis)
        for what in ("s-cost", "s-income", "s-net"):
            o.total(what, "all", year, [o(what, key, year, basis) for _, key, *_ in _PARTS], basis)
        o.r.follows(
            o("s-net", "all", year, basis),
            [(o("s-cost", "all", year, basis), 1), (o("s-income", "all", year, basis), -1)],
        )
    for year in (m.year - 1, m.year):
        million_now = million * (1 + 0.03 * (year - m.year))
        names = (("staff", 610), ("rent", 165), ("meals", 58), ("tools", 31), ("bought", 126))
        for key, middle in names[:-1]:
            o.base("s-kind", key, year, million_now * middle, spread=0.02)
        rest = o("s-cost", year=year).value - sum(o("s-kind", k, year).value for k, _ in names[:-1])
        o.base("s-kind", "bought", year, rest, spread=0)
        o.r.follows(o("s-cost", year=year), [(o("s-kind", k, year), 1) for k, _ in names])
    for year in (m.year - 2, m.year - 1, m.year):
        for _label, key, middle in _AREAS:
            size = float(m.size) * middle * (1 + 0.01 * (year - m.year))
            o.base("s-pupils", key, year, size, kind="count", spread=0.02)
        o.total("s-pupils", "all", year, [o("s-pupils", key, year) for _, key, _ in _AREAS])
        whole = o("s-pupils", year=year)
        o.base("s-teachers", "all", year, float(whole.value) / 12.4, kind="count", spread=0.03)
        o.base("s-certified", "all", year, float(whole.value) / 15.2, kind="count", spread=0.03)
        o.base("s-friends", "all", year, float(whole.value) * 0.4, kind="count", spread=0.02)
        for sex, points in (("girls", 232), ("boys", 208), ("all", 219)):
            o.base("merit", sex, year, points, kind="index", spread=0.015, places=1)
        for sex, share in (("girls", 0.87), ("boys", 0.82)):
            o.base("ready", sex, year, share, kind="ratio", spread=0.03, places=4)
    o.base("s-goal", "ready", m.year, 0.86, kind="ratio", spread=0.02, places=2)


def _off(o: Own, key: str) -> Quantity:
    """Above zero where the cost is below its budget."""
    return o.r.difference(o("s-net", key, basis="budget"), o("s-net", key))


def _short(o: Own) -> list[Block]:
    off, pupils = _off(o, "all"), o.change("s-pupils")
    share = o.r.quotient(off, o("s-net", basis="budget"))
    offs = [_off(o, key) for _, key, *_ in _PARTS]
    return [
        item(*seen([
            say("Nämnden redovisar ett ", turn(off, "överskott", "underskott"), " på ",
                _M.size(off, "difference"), ", motsvarande ",
                _T.share(share, behind=" procent", size=True), " av budgetramen."),
        ])),
        item(*seen([
            say("I oktober gick ", num(o("s-pupils")), " elever i kommunens grundskolor, ",
                num(pupils, size=True, difference=True), " ", turn(pupils, "fler", "färre"),
                " än hösten före."),
        ])),
        item(*seen([
            say(counted(o.r.count("parts above", offs), capital=True), " av ",
                counted(o.r.count("parts", [o("s-cost", key) for _, key, *_ in _PARTS])),
                " verksamheter höll sig inom sin budget."),
        ])),
    ]  # fmt: skip


def _result(m: Municipality, o: Own) -> Table:
    rows = []
    for label, key in (
        ("Personal", "staff"), ("Lokaler", "rent"), ("Måltider", "meals"),
        ("Läromedel och inventarier", "tools"), ("Köpta platser och övrigt", "bought"),
    ):  # fmt: skip
        rows.append(row(label, [_T(o("s-kind", key, m.year - 1)), _T(o("s-kind", key)),
                                _T.share(o.growth("s-kind", key))]))  # fmt: skip
    for label, what in (("Summa kostnader", "s-cost"), ("Intäkter", "s-income"),
                        ("Nettokostnad", "s-net")):  # fmt: skip
        kind = "item" if what == "s-income" else "sum"
        cells = [_T(o(what, year=m.year - 1)), _T(o(what)), _T.share(o.growth(what))]
        rows.append(row(label, cells, kind))
    heads = ["Tkr", f"Bokslut {m.year - 1}", f"Bokslut {m.year}", "Förändring %"]
    return table("Resultaträkning för nämnden", heads, rows)


def _result_text(m: Municipality, o: Own) -> list[Block]:
    last = m.year - 1
    net, staff, rent = o.growth("s-net"), o.growth("s-kind", "staff"), o.change("s-kind", "rent")
    share = o.r.quotient(o("s-kind", "staff"), o("s-cost"))
    then = o.r.quotient(o("s-kind", "staff", last), o("s-cost", year=last))
    moved = o.r.difference(share, then)
    off = _off(o, "all")
    return [
        text(*seen([
            say("Nettokostnaden blev ", _M(o("s-net")), " mot budgeterade ",
                _M(o("s-net", basis="budget")), ", det vill säga ", _M.size(off, "difference"),
                " ", turn(off, "lägre", "högre"), "."),
            say("Jämfört med ", str(last), " är det en ", turn(net, "uppgång", "nedgång"), " med ",
                _T.share(net, behind=" procent", size=True), "."),
        ])),
        text(*seen([
            say("Personalkostnaderna, som utgör ", _T.share(share, behind=" procent"),
                " av kostnaderna, ", turn(staff, "ökade", "minskade"), " med ",
                _T.share(staff, behind=" procent", size=True), "."),
            say("Deras andel av kostnaderna var förra året ", _T.share(then, behind=" procent"),
                " och är alltså ", _T.points(moved), " ", turn(moved, "större", "mindre"), " nu."),
            say("Lokalhyrorna uppgick till ", _M(o("s-kind", "rent")), ", ",
                _M.size(rent, "difference"), " ", turn(rent, "mer", "mindre"),
                " än året innan."),
        ])),
    ]  # fmt: skip


def _activities(m: Municipality, o: Own) -> Table:
    rows = []
    for label, key in [*((label, key) for label, key, *_ in _PARTS), ("Summa", "all")]:
        cells = [_T(o(what, key), -1 if what == "s-cost" else 1) for what in ("s-cost", "s-income")]
        cells += [_T(o("s-net", key), -1), _T(o("s-net", key, basis="budget"), -1)]
        cells.append(_T(_off(o, key), role="" if key == "all" else "difference"))
        cells.append(_T(o("s-net", key, m.year + 1, "budget"), -1))
        rows.append(row(label, cells, "sum" if key == "all" else "item"))
    heads: list[list[str | Head]] = [
        ["", Head(f"Bokslut {m.year}", 3), f"Budget {m.year}", "Avvikelse", f"Budget {m.year + 1}"],
        ["Verksamhet, tkr", "Kostnader", "Intäkter", "Netto", "Netto", "Netto", "Netto"],
    ]
    return tall("Driftredovisning per verksamhet", heads, rows)


def _activity_text(m: Municipality, o: Own) -> list[Block]:
    blocks: list[Block] = []
    for label, key, *_rest in _PARTS[1:]:
        off = _off(o, key)
        covers = o.r.quotient(o("s-income", key), o("s-cost", key))
        some = [
            say(f"{label}: ", turn(off, "överskott", "underskott"), " med ",
                printed(off, "tkr", 0, _STYLE, size=True, behind=" tkr", role="difference"), "."),
        ]  # fmt: skip
        if key in ("school", "leisure"):
            some.append(
                say("Kostnader på ", _M(o("s-cost", key)), " möttes av intäkter på ",
                    _M(o("s-income", key)), ", som alltså täckte ",
                    _T.share(covers, behind=" procent"), " av dem."))  # fmt: skip
        elif key == "buses":
            ahead = o.r.difference(o("s-net", key, m.year + 1, "budget"), o("s-net", key))
            some.append(
                say("Till nästa år är ramen ", _M.size(ahead, "difference"), " ",
                    turn(ahead, "större", "mindre"), " än årets utfall."))  # fmt: skip
        blocks.append(item(*seen(some)))
    return blocks


def _pupil_text(m: Municipality, o: Own) -> list[Block]:
    first = m.year - 2
    more = o.r.difference(o("s-pupils"), o("s-pupils", year=first))
    grown = o.r.growth(o("s-pupils"), o("s-pupils", year=first))
    country = o.r.total("country pupils", [o("s-pupils", "east"), o("s-pupils", "west")])
    share = o.r.quotient(country, o("s-pupils"))
    north, south = o.change("s-pupils", "north"), o.change("s-pupils", "south")
    return [
        text(*seen([
            say("På två år har elevantalet gått från ", num(o("s-pupils", year=first)),
                " till ", num(o("s-pupils")), ", en ", turn(more, "ökning", "minskning"), " med ",
                num(more, size=True, difference=True), " elever eller ",
                _T.share(grown, behind=" procent", size=True), "."),
            say("De två landsbygdsområdena har tillsammans ", num(country), " elever, ",
                _T.share(share, behind=" procent"), " av det totala antalet."),
            say("Område Norr fick ", num(north, size=True, difference=True), " elever ",
                turn(north, "fler", "färre"), " under det senaste året, och i Söder blev eleverna ",
                num(south, size=True, difference=True), " ", turn(south, "fler", "färre"), "."),
        ]))
    ]  # fmt: skip


def _pupils(m: Municipality, o: Own) -> Table:
    years = (m.year - 2, m.year - 1, m.year)
    rows = []
    for label, key in [*((label, key) for label, key, _ in _AREAS), ("Totalt", "all")]:
        cells = [num(o("s-pupils", key, y)) for y in years]
        cells.append(num(o.change("s-pupils", key), difference=key != "all"))
        rows.append(row(label, cells, "sum" if key == "all" else "item"))
    heads = ["Elever den 15 oktober", *map(str, years), f"Förändring {years[1]}–{years[2]}"]
    return table("", heads, rows)


def _each(o: Own, what: str, year: int) -> Quantity:
    return o.r.per(o(what, year=year), o("s-pupils", year=year))


def _key_figures(m: Municipality, o: Own) -> Table:
    years = (m.year - 1, m.year)
    r = o.r
    rows = [
        row("Nettokostnad per elev, kr", [kr(_each(o, "s-net", y), "") for y in years]),
        row("Antal lärare, heltidstjänster", [num(o("s-teachers", year=y)) for y in years]),
        row("varav med lärarlegitimation", [num(o("s-certified", year=y)) for y in years]),
        row("Elever per lärare", [
            num(r.per(o("s-pupils", year=y), o("s-teachers", year=y)), 1) for y in years]),
        row("Andel lärare med legitimation, %", [
            _T(r.quotient(o("s-certified", year=y), o("s-teachers", year=y))) for y in years]),
        row("Inskrivna i fritidshem", [num(o("s-friends", year=y)) for y in years]),
        row("Andel av eleverna i fritidshem, %", [
            _T(r.quotient(o("s-friends", year=y), o("s-pupils", year=y))) for y in years]),
    ]  # fmt: skip
    return table("Nyckeltal för grundskolan", ["", *map(str, years)], rows)


def _key_text(m: Municipality, o: Own) -> list[Block]:
    r, last = o.r, m.year - 1
    now, then = _each(o, "s-net", m.year), _each(o, "s-net", last)
    more, grown = r.difference(now, then), r.growth(now, then)
    density = r.per(o("s-pupils"), o("s-teachers"))
    certified = r.quotient(o("s-certified"), o("s-teachers"))
    before = r.quotient(o("s-certified", year=last), o("s-teachers", year=last))
    moved, without = (
        r.difference(certified, before),
        r.difference(o("s-teachers"), o("s-certified")),
    )
    return [
        text(*seen([
            say("En elev kostade ", kr(now), " netto, att jämföra med ", kr(then), " året före."),
            say("Det är ", kr(more, size=True, difference=True), " ", turn(more, "mer", "mindre"),
                " (", _T.share(grown, behind=" procent", size=True), ")."),
            say("Lärartätheten är ", num(density, 1), " elever per heltidstjänst."),
            say("Andelen legitimerade lärare ", turn(moved, "steg", "föll"), " med ",
                _T.points(moved), " till ", _T.share(certified, behind=" procent"), "; ",
                num(without), " lärare saknar ännu legitimation."),
        ]))
    ]  # fmt: skip


def _grades(m: Municipality, o: Own) -> Table:
    years = (m.year, m.year - 1, m.year - 2)
    rows = [
        row(f"Meritvärde, {label}", [num(o("merit", who, y), 1) for y in years])
        for label, who in (("flickor", "girls"), ("pojkar", "boys"), ("samtliga", "all"))
    ]
    rows += [
        row(f"Behöriga till yrkesprogram, {label}, %", [_T(o("ready", who, y)) for y in years])
        for label, who in (("flickor", "girls"), ("pojkar", "boys"))
    ]
    return table("Resultat i årskurs 9", ["Läsår som slutade", *map(str, years)], rows)


def _grade_text(m: Municipality, o: Own) -> list[Block]:
    r = o.r
    apart = r.difference(o("merit", "girls"), o("merit", "boys"))
    was = r.difference(o("merit", "girls", m.year - 1), o("merit", "boys", m.year - 1))
    girls, boys = o.change("ready", "girls"), o.change("ready", "boys")
    goal = r.difference(o("ready", "boys"), o("s-goal", "ready"))
    return [
        text(*seen([
            say("Flickornas meritvärde var ", num(o("merit", "girls"), 1), " och pojkarnas ",
                num(o("merit", "boys"), 1), ", ett avstånd på ",
                num(apart, 1, size=True, difference=True), " poäng mot ",
                num(was, 1, size=True, difference=True), " läsåret innan."),
            say("Andelen behöriga ", turn(girls, "steg", "sjönk"), " bland flickorna med ",
                _T.points(girls), " och ", turn(boys, "steg", "sjönk"), " bland pojkarna med ",
                _T.points(boys), "."),
            say("Nämndens mål är att minst ", _T.share(o("s-goal", "ready"), behind=" procent"),
                " ska bli behöriga; pojkarna ligger ", _T.points(goal), " ",
                turn(goal, "över", "under"), " det."),
        ]))
    ]  # fmt: skip


FAMILY = Family("textile-town", make)
