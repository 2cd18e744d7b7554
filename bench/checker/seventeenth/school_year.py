"""An education board's account of the year: pupils, staff, cost for each pupil, results and goals
with assessments; amounts in thousands in tables, in millions in the text."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, item, row, say, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Cell, Direction, Heading, Paper, Printed, Row
from ..quantities import Quantity
from ._book import Book, Hand, num, para, pct, seen

_PEN = Pen("tkr", 0)
_H = Hand("mnkr", 1, " mnkr", " procent")
_WAYS = (
    ("Förskola", "S1", 1750, 158, 5.3), ("Förskoleklass", "S2", 470, 68, 15.5),
    ("Grundskola", "S3", 4300, 119, 12.1), ("Fritidshem", "S4", 1850, 41, 20.5),
    ("Anpassad grundskola", "S5", 62, 560, 2.9), ("Gymnasieskola", "S6", 1350, 137, 11.4),
)  # fmt: skip
_NAMES = {"S1": "förskolan", "S2": "förskoleklassen", "S3": "grundskolan", "S4": "fritidshemmen",
          "S5": "den anpassade grundskolan", "S6": "gymnasieskolan"}  # fmt: skip
_SCHOOLS = (("Ekbackens skola", "H1", 94), ("Furuskolan", "H2", 71), ("Norra skolan", "H3", 118),
            ("Kyrkskolan", "H4", 47), ("Parkskolan", "H5", 83))  # fmt: skip
_GOALS = (
    ("Andel elever i årskurs 9 som är behöriga till yrkesprogram", "G1", "ratio", 1, 0.86, 0.9),
    ("Genomsnittligt meritvärde i årskurs 9", "G2", "index", 1, 218, 225),
    ("Andel elever i årskurs 6 som når minst E i alla ämnen", "G3", "ratio", 1, 0.77, 0.8),
    ("Andel elever med examen inom tre år", "G4", "ratio", 1, 0.68, 0.72),
    ("Elevernas frånvaro i grundskolan", "G5", "ratio", -1, 0.083, 0.07),
    ("Andel elever som känner sig trygga i skolan", "G6", "ratio", 1, 0.89, 0.92),
    ("Barn per årsarbetare i förskolan", "G7", "index", -1, 5.3, 5.2),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    b = Book(m, chance)
    _enter(b)
    blocks: list[Block] = [
        Heading("Året som gått", 1),
        *_opening(b),
        Heading("Barn och elever", 1),
        *_pupils(b),
        Heading("Ekonomi", 1),
        *_money(b),
        Heading("Kostnad per barn och elev"),
        *_each(b),
        Heading("Lärare och personaltäthet"),
        *_teachers(b),
        Heading("Nämndens mål", 1),
        *_goals(b),
        Heading("Betyg i årskurs 9 per skola"),
        *_schools(b),
        Heading("Prognos för elevantalet"),
        *_coming(b),
    ]
    return Paper(f"Barn- och utbildningsnämnden, verksamhetsberättelse {m.year}", tuple(blocks))


def _enter(b: Book) -> None:
    years = (b.year - 2, b.year - 1, b.year)
    keys = [one[1] for one in _WAYS]
    for _label, who, many, _cost, dense in _WAYS:
        b.series("pupils", b.size * many, years, who, low=0.008, high=0.04)
        part = Decimal(b.chance.randint(64, 88)) / 100
        for year in years:
            count = b("pupils", who, year).value / Decimal(str(dense))
            b.put("teachers", b.around(count, 0.03), who, year)
            b.put("licensed", b.around(b("teachers", who, year).value * part, 0.02), who, year)
    for year in years:
        for what in ("pupils", "teachers", "licensed"):
            b.sum_of(what, keys, "all", year)
    for year, basis in ((b.year - 1, "outcome"), (b.year, "budget"), (b.year, "outcome")):
        grown = Decimal("1.04") if year == b.year else Decimal(1)
        for _label, who, _many, cost, _dense in _WAYS:
            middle = b("pupils", who, year).value * cost * grown / 1000
            b.money("school", middle, who, year, basis, 0.025)
        b.sum_of("school", keys, "all", year, basis)
    _enter_goals(b)


def _enter_goals(b: Book) -> None:
    years = (b.year - 2, b.year - 1, b.year)
    for _label, who, kind, _better, start, target in _GOALS:
        small = 1 if kind == "ratio" else Decimal(5)
        low, high = (0.006, 0.03) if kind == "ratio" else (0.5, 1.2)
        if who == "G7":
            low, high, small = 0.1, 0.3, Decimal(1)
        if who == "G5":
            low, high = 0.002, 0.009
        b.walk(
            "goal",
            start,
            years,
            who,
            step=(low * float(small), high * float(small)),
            kind=kind,
            places=4 if kind == "ratio" else 1,
        )  # type: ignore[arg-type]
        b.put("goal", target, who, basis="target", kind=kind)  # type: ignore[arg-type]
    _enter_schools(b)


def _enter_schools(b: Book) -> None:
    for _label, who, many in _SCHOOLS:
        part = Decimal(b.chance.randint(72, 92)) / 100
        for year in (b.year - 1, b.year):
            b.put("ninth", b.around(b.size * many, 0.08), who, year)
            b.put("eligible", b.around(b("ninth", who, year).value * part, 0.04), who, year)
    for year in (b.year - 1, b.year):
        for what in ("ninth", "eligible"):
            b.sum_of(what, [one[1] for one in _SCHOOLS], "all", year)
    for ahead, low in ((1, 0.004), (3, 0.01), (5, 0.02)):
        for who in ("S1", "S3", "S6"):
            value = b("pupils", who).value
            b.put("pupils", b.moved(value, low, low + 0.02), who, b.year + ahead, "forecast")


def _opening(b: Book) -> list[Block]:
    gap = b.less(b("school", "all", basis="budget"), b("school", "all"))
    pupils = b.change("pupils", "all")
    met = _met(b)
    return [
        para(
            say("Nämndens verksamheter omfattade i genomsnitt ", _H.num(b("pupils", "all")),
                f" barn och elever under {b.year}, ", _H.gap(pupils), " ",
                turn(pupils, "fler", "färre"), " än året innan."),
            say("Nettokostnaden blev ", _H.kr(b("school", "all")), " och nämnden redovisar ett ",
                turn(gap, "överskott", "underskott"), " på ", _H.by(gap), "."),
            *([say(counted(met, capital=True), f" av {len(_GOALS)} mål är uppfyllda.")]
              if met.value > 1 else []),
        )
    ]  # fmt: skip


def _pupils(b: Book) -> list[Block]:
    years = (b.year - 2, b.year - 1, b.year)
    rows = []
    for label, who, *_rest in (*_WAYS, ("Totalt", "all")):
        change = b.change("pupils", who)
        cells = [*(num(b("pupils", who, y)) for y in years),
                 num(change, role="difference" if who != "all" else "")]  # fmt: skip
        rows.append(row(label, cells, "sum" if who == "all" else "item"))
    small, large = b.change("pupils", "S1"), b.change("pupils", "S3")
    share = b.share(b("pupils", "S3"), b("pupils", "all"))
    care = b.share(
        b("pupils", "S4"), b.add("young", [(b("pupils", "S2"), 1), (b("pupils", "S3"), 1)])
    )
    upper = b.less(b("pupils", "S6"), b("pupils", "S6", b.year - 2))
    return [
        table("Genomsnittligt antal barn och elever",
              ["Skolform", *map(str, years), "Förändring"], rows),
        para(
            say("I förskolan fanns ", _H.num(b("pupils", "S1")), " barn, en ",
                turn(small, "ökning", "minskning"), " med ", _H.gap(small), " eller ",
                _H.grew(b.growth("pupils", "S1")), "."),
            say("Grundskolan hade ", _H.num(b("pupils", "S3")), " elever, vilket är ",
                _H.pct(share, 0), " av alla barn och elever och ", _H.gap(large), " ",
                turn(large, "fler", "färre"), f" än {b.year - 1}."),
            say("Antalet gymnasieelever har på två år ", turn(upper, "ökat", "minskat"), " med ",
                _H.gap(upper), " till ", _H.num(b("pupils", "S6")), "."),
        ),
        para(
            say("På fritidshemmen var ", _H.num(b("pupils", "S4")), " elever inskrivna, vilket "
                "motsvarar ", _H.pct(care, 0), " av eleverna i förskoleklass och grundskola."),
        ),
    ]  # fmt: skip


def _money(b: Book) -> list[Block]:
    rows = []
    for label, who, *_rest in (*_WAYS, ("Summa nettokostnad", "all")):
        asked, got, last = (
            b("school", who, basis="budget"), b("school", who), b("school", who, b.year - 1)
        )  # fmt: skip
        cells = [_PEN(asked), _PEN(got),
                 _PEN(b.less(asked, got), role="difference" if who != "all" else ""),
                     _PEN(last)]  # fmt: skip
        rows.append(row(label, cells, "sum" if who == "all" else "item"))
    gaps = {
        one[1]: b.less(b("school", one[1], basis="budget"), b("school", one[1])) for one in _WAYS
    }
    ranked = sorted(gaps, key=lambda who: gaps[who].value)
    bad, good = ranked[0], ranked[-1]
    over = b.register.count("ways-over", gaps.values(), -1)
    more = b.change("school", "all")
    share = b.share(b("school", "S3"), b("school", "all"))
    return [
        para(
            say("Nettokostnaden ", turn(more, "ökade", "minskade"), " med ", _H.by(more), " (",
                _H.grew(b.growth("school", "all")), f") jämfört med {b.year - 1}, då den var ",
                _H.kr(b("school", "all", b.year - 1)), "."),
            say("Störst är grundskolan, som kostade ", _H.kr(b("school", "S3")), " eller ",
                _H.pct(share), " av det hela.")
            if b("school", "S3").value == max(b("school", one[1]).value for one in _WAYS)
            else say("Grundskolan kostade ", _H.kr(b("school", "S3")), "."),
        ),
        table("Nettokostnad per skolform, tkr",
              ["", f"Budget {b.year}", f"Utfall {b.year}", "Avvikelse", f"Utfall {b.year - 1}"],
                  rows),
        para(
            say(f"Störst negativ påverkan på resultatet har {_NAMES[bad]}, med ett ",
                turn(gaps[bad], "överskott", "underskott"), " på ", _H.by(gaps[bad]), "."),
            say("Budgeten var ", _H.kr(b("school", bad, basis="budget")), " och utfallet ",
                _H.kr(b("school", bad)), "."),
            say(f"I andra änden finns {_NAMES[good]}: ", turn(gaps[good], "överskottet",
                "underskottet"),
                " är ", _H.by(gaps[good]), "."),
            *([say("Totalt överskred ", counted(over), " av de sex skolformerna sin budget.")]
              if over.value else []),
        ),
    ]  # fmt: skip


def _each(b: Book) -> list[Block]:
    pen = Pen("kr", 0)
    costs = {
        (one[1], y): b.per(b("school", one[1], y), b("pupils", one[1], y))
        for one in _WAYS for y in (b.year, b.year - 1)
    }  # fmt: skip
    rows = [
        row(label, [pen(costs[who, b.year]), pen(costs[who, b.year - 1]),
                    pct(b.register.growth(costs[who, b.year], costs[who, b.year - 1]))])
        for label, who, *_rest in _WAYS
    ]  # fmt: skip
    dear, upper = (b.less(costs[who, b.year], costs[who, b.year - 1]) for who in ("S3", "S6"))
    people = {
        y: b.per(b("school", "all", y), b("inhabitants", year=y)) for y in (b.year, b.year - 1)
    }
    more = b.less(people[b.year], people[b.year - 1])
    return [
        table("Nettokostnad per barn och elev, kronor",
              ["Skolform", str(b.year), str(b.year - 1), "Förändring %"], rows),
        para(
            say("En elev i grundskolan kostade i genomsnitt ", _H.each(costs["S3", b.year]), ", ",
                _H.each(dear, "difference"), " ", turn(dear, "mer", "mindre"), " än året innan."),
            say("För gymnasieskolan var kostnaden ", _H.each(costs["S6", b.year]),
                " per elev, vilket är en ", turn(upper, "ökning", "minskning"), " med ",
                _H.each(upper, "difference"), "."),
            say("Slås nämndens nettokostnad ut på kommunens ", _H.num(b("inhabitants")),
                " invånare blir det ", _H.each(people[b.year]), " per invånare; ",
                _H.each(more, "difference"), " ", turn(more, "mer", "mindre"),
                f" än {b.year - 1}."),
        ),
    ]  # fmt: skip


def _teachers(b: Book) -> list[Block]:
    years = (b.year, b.year - 1)
    rows = []
    for label, who, *_rest in (*_WAYS, ("Totalt", "all")):
        cells: list[Cell] = [num(b("teachers", who, y)) for y in years]
        cells += [pct(b.share(b("licensed", who, y), b("teachers", who, y))) for y in years]
        cells += [num(b.share(b("pupils", who, y), b("teachers", who, y)), 1) for y in years]
        if who == "all":
            cells[2:] = [*cells[2:4], "", ""]
        rows.append(row(label, cells, "sum" if who == "all" else "item"))
    heads = ["Skolform", *(f"Pedagoger {y}" for y in years),
        *(f"Legitimerade % {y}" for y in years),
             *(f"Barn/elever per pedagog {y}" for y in years)]  # fmt: skip
    lic = {y: b.share(b("licensed", "all", y), b("teachers", "all", y)) for y in years}
    points, more = b.less(lic[years[0]], lic[years[1]]), b.change("teachers", "all")
    dense = {y: b.share(b("pupils", "S3", y), b("teachers", "S3", y)) for y in years}
    return [
        para(
            say("Antalet pedagogiska årsarbetare var ", _H.num(b("teachers", "all")), ", ",
                _H.gap(more), " ", turn(more, "fler", "färre"), f" än {b.year - 1}, och ",
                _H.num(b("licensed", "all")), " av dem hade legitimation."),
            say("Andelen legitimerade har ", turn(points, "stigit", "sjunkit"), " med ",
                _H.pts(points), " till ", _H.pct(lic[years[0]]), "."),
            say("I grundskolan gick det ", _H.num(dense[years[0]], 1), " elever per lärare (",
                _H.num(dense[years[1]], 1), ")."),
        ),
        table("", heads, rows),
    ]  # fmt: skip


def _margin(b: Book, who: str, better: int) -> Quantity:
    two = (b("goal", who), b("goal", who, basis="target"))
    return b.less(*(two if better > 0 else two[::-1]))


def _met(b: Book) -> Quantity:
    return b.register.count("goals-met", [_margin(b, one[1], one[3]) for one in _GOALS], 1, True)


def _shown(one: Quantity) -> Printed:
    return pct(one, behind=" %") if one.kind == "ratio" else num(one, 1)


def _goals(b: Book) -> list[Block]:
    rows = []
    for label, who, _kind, better, *_rest in _GOALS:
        margin = _margin(b, who, better)
        cells = [_shown(b("goal", who, b.year - 2)), _shown(b("goal", who, b.year - 1)),
                 _shown(b("goal", who)), _shown(b("goal", who, basis="target"))]  # fmt: skip
        word = Direction(margin, "Uppfyllt", "Ej uppfyllt") if margin.value else "Uppfyllt"
        rows.append(Row((label, *cells, word)))
    ready, merit, away = b.change("goal", "G1"), b.change("goal", "G2"), b.change("goal", "G5")
    short, near = _margin(b, "G1", 1), _margin(b, "G2", 1)
    exam = b.less(b("goal", "G4"), b("goal", "G4", b.year - 2))
    return [
        table("Mål och måluppfyllelse", ["Mål", str(b.year - 2), str(b.year - 1), str(b.year),
                                         f"Målvärde {b.year}", "Bedömning"], rows),
        *(item(one) for one in seen([
            say("Andelen niondeklassare som är behöriga till yrkesprogram ",
                turn(ready, "steg", "sjönk"), " med ", _H.pts(ready), " till ",
                _H.pct(b("goal", "G1")), "; det är ", _H.pts(short), " ",
                turn(short, "över", "under"), " målet."),
            say("Meritvärdet i årskurs 9 blev ", _H.num(b("goal", "G2"), 1), " poäng, ",
                _H.gap(merit, 1), " ", turn(merit, "högre", "lägre"), " än läsåret innan och ",
                _H.gap(near, 1), " ", turn(near, "över", "under"), " målvärdet ",
                _H.num(b("goal", "G2", basis="target"), 1), "."),
            say("Frånvaron i grundskolan ", turn(away, "ökade", "minskade"), " från ",
                _H.pct(b("goal", "G5", b.year - 1)), " till ", _H.pct(b("goal", "G5")), "."),
            say("På gymnasiet tog ", _H.pct(b("goal", "G4")),
                " examen inom tre år, att jämföra med ",
                _H.pct(b("goal", "G4", b.year - 2)), " för två år sedan, en ",
                turn(exam, "förbättring", "försämring"), " med ", _H.pts(exam), "."),
        ])),
    ]  # fmt: skip


def _schools(b: Book) -> list[Block]:
    rows = []
    rates = {}
    for label, who, *_rest in (*_SCHOOLS, ("Kommunens skolor", "all")):
        now, then = (
            b.share(b("eligible", who, y), b("ninth", who, y)) for y in (b.year, b.year - 1)
        )
        rates[who] = now
        cells = [num(b("ninth", who)), num(b("eligible", who)), pct(now), pct(then)]
        rows.append(row(label, cells, "sum" if who == "all" else "item"))
    best = max(_SCHOOLS, key=lambda one: rates[one[1]].value)
    worst = min(_SCHOOLS, key=lambda one: rates[one[1]].value)
    apart = b.less(rates[best[1]], rates[worst[1]])
    return [
        para(
            say("Av de ", _H.num(b("ninth", "all")), " elever som lämnade årskurs 9 i någon av "
                "kommunens fem högstadieskolor fick ", _H.num(b("eligible", "all")),
                " godkänt i alla ämnen, ", _H.pct(rates["all"]), "."),
            say(f"Högst andel har {best[0]} med ", _H.pct(rates[best[1]]), f" och lägst {worst[0]} "
                "med ", _H.pct(rates[worst[1]]), "."),
            say("Skillnaden mellan skolorna är alltså ", _H.pts(apart), "."),
        ),
        table("", ["Skola", "Elever åk 9", "Godkända i alla ämnen", f"Andel {b.year}, %",
                   f"Andel {b.year - 1}, %"], rows),
    ]  # fmt: skip


def _coming(b: Book) -> list[Block]:
    ahead = (b.year + 1, b.year + 3, b.year + 5)
    rows = [
        row(_NAMES[who].capitalize(), [num(b("pupils", who)),
                                       *(num(b("pupils", who, y, "forecast")) for y in ahead)])
        for who in ("S1", "S3", "S6")
    ]  # fmt: skip
    small, large = (b.less(b("pupils", who, ahead[2], "forecast"), b("pupils", who))
                    for who in ("S1", "S3"))  # fmt: skip
    share = b.register.growth(b("pupils", "S1", ahead[2], "forecast"), b("pupils", "S1"))
    return [
        para(
            say("Enligt befolkningsprognosen kommer förskolan att ha ",
                _H.num(b("pupils", "S1", ahead[2], "forecast")), f" barn år {ahead[2]}, ",
                _H.gap(small), " ", turn(small, "fler", "färre"), " än i dag (",
                _H.grew(share), ")."),
            say("Grundskolans elever beräknas bli ", _H.num(b("pupils", "S3", ahead[0],
                "forecast")),
                " redan nästa år och ", _H.num(b("pupils", "S3", ahead[2], "forecast")),
                f" år {ahead[2]}; på fem år är det ", _H.gap(large), " ",
                turn(large, "fler", "färre"), "."),
        ),
        table("Antal barn och elever enligt prognos",
              ["", f"Utfall {b.year}", *(f"Prognos {y}" for y in ahead)], rows),
        text("Prognosen bygger på kommunens befolkningsprognos från i våras."),
    ]  # fmt: skip


FAMILY = Family("school-year", make)
