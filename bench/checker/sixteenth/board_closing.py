"""A school board's closing: revised budget, forecasts, kinds of school with volumes and costs for
each pupil, state grants, goals, staff. Tkr, outcome after budget, costs positive."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, row, table, tall, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper
from ._tools import Line, add, at, bullet, combine, fill, grid, kept, num, para, pct, series, totals

_WHO = "schools"
_STYLE = NumberStyle(thousands=" ", negative="-")
_PEN = Pen("tkr", 0, _STYLE)
_T = Pen("tkr", 0, _STYLE, " tkr")
_M = Pen("mnkr", 1, _STYLE, " mnkr")
_KR = Pen("kr", 0, _STYLE, " kronor")
_KINDS = {
    "preschool": ("Förskola", "förskolan", 44, 290), "after": ("Fritidshem", "fritids", 13, 265),
    "basic": ("Grundskola och förskoleklass", "grundskolan", 118, 900),
    "adapted": ("Anpassad grundskola", "den anpassade grundskolan", 11, 21),
    "upper": ("Gymnasieskola", "gymnasiet", 47, 330), "adult": ("Vuxenutbildning", "vux", 9, 0),
    "joint": ("Nämnd och gemensam administration", "det gemensamma", 8, 0),
}  # fmt: skip
_TAUGHT = [one for one in _KINDS if _KINDS[one][3]]
_LINES: tuple[Line, ...] = (
    ("Statsbidrag", "state", 1, "item"), ("Barnomsorgsavgifter", "fees", 1, "item"),
    ("Interkommunal ersättning och övrigt", "sold", 1, "item"),
    ("Summa intäkter", "income", 1, "sum"),
    ("Personal", "staff", 1, "item"), ("Lokaler", "rooms", 1, "item"),
    ("Köpta platser och skolpeng till fristående", "bought", 1, "item"),
    ("Måltider", "meals", 1, "item"), ("Skolskjuts", "buses", 1, "item"),
    ("Övriga kostnader", "rest", 1, "item"), ("Summa kostnader", "costs", 1, "sum"),
    ("Nettokostnad", "net", 1, "sum"),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    _model(m, chance)
    _more_model(m, chance)
    blocks = [
        Heading("Sammanfattning", 1),
        *_summary(m),
        Heading("Ekonomiskt utfall", 1),
        *_frame(m),
        *_kinds(m),
        *_lines(m),
        Heading("Verksamhetsmått", 1),
        *_volumes(m),
        *_goals(m),
        *_staff(m),
    ]
    title = f"Bildningsnämnden i {m.name} – verksamhetsberättelse och bokslut {m.year}"
    return Paper(title, kept(blocks))


def _model(m: Municipality, chance: Random) -> None:
    two = (m.year, m.year - 1)
    million = float(m.size) * 1_000_000
    for what, (_name, _short, size, children) in _KINDS.items():
        for basis in ("budget", "outcome"):
            series(m, chance, "kind", what, size * million, spread=0.018, years=two,
                   bases=(basis,))  # fmt: skip
            if children:
                series(m, chance, "children", what, m.size * children, trend=0.005, spread=0.02,
                       kind="count", years=two, bases=(basis,))  # fmt: skip
    for year in sorted(two):
        for basis in ("budget", "outcome"):
            parts = [(m("kind", one, year, basis), 1) for one in _KINDS]
            net = combine(m, "net", _WHO, parts, year, basis)
            terms = []
            for what, sign, size in (
                ("state", -1, 21), ("fees", -1, 7), ("sold", -1, 6), ("rooms", 1, 41),
                ("bought", 1, 33), ("meals", 1, 13), ("buses", 1, 6), ("rest", 1, 15),
            ):  # fmt: skip
                value = int(size * million * chance.uniform(0.97, 1.05))
                terms.append((add(m, what, _WHO, value, year, basis=basis), sign))
            left = net.value - sum(one.value * sign for one, sign in terms)
            terms.append((add(m, "staff", _WHO, left, year, basis=basis), 1))
            income = [(one, 1) for one, sign in terms if sign < 0]
            costs = [(one, 1) for one, sign in terms if sign > 0]
            got = combine(m, "income", _WHO, income, year, basis)
            spent = combine(m, "costs", _WHO, costs, year, basis)
            m.register.follows(net, [(spent, 1), (got, -1)])


def _more_model(m: Municipality, chance: Random) -> None:
    two = (m.year, m.year - 1)
    million = float(m.size) * 1_000_000
    budget = m("net", _WHO, basis="budget")
    rise = add(m, "wage-rise", _WHO, int(budget.value * 19 / 1000))
    grant = add(m, "supplement", _WHO, int(million * chance.uniform(0.6, 3)))
    moved = add(m, "rooms-moved", _WHO, int(million * chance.uniform(0.3, 1.5)))
    first = combine(m, "first", _WHO, [(budget, 1), (rise, -1), (grant, -1), (moved, 1)])
    m.register.follows(budget, [(first, 1), (rise, 1), (grant, 1), (moved, -1)])
    gap = float(m.variance("net", _WHO, -1).value)
    for what in ("spring", "autumn"):
        add(m, what, _WHO, int(gap * chance.uniform(0.4, 1.5)) + int(million * 0.11))
    for what, middle, spread in (
        ("eligible", 0.84, 0.05), ("all-passed", 0.73, 0.06), ("diploma", 0.71, 0.06),
        ("safe", 0.86, 0.04), ("teachers-trained", 0.79, 0.04),
    ):  # fmt: skip
        series(m, chance, what, _WHO, middle, trend=0, spread=spread, kind="ratio", decimals=4,
               years=two, bases=("outcome",))  # fmt: skip
        goal = round(m(what, _WHO, m.year - 1).value + m.size * 0, 2)
        add(m, what, _WHO, goal, kind="ratio", basis="budget")
    series(m, chance, "merit", _WHO, 221, trend=0.002, spread=0.02, kind="index", decimals=1,
           years=two)  # fmt: skip
    series(m, chance, "teachers", _WHO, m.size * 74, trend=0, kind="count", years=two)
    series(m, chance, "group-adults", _WHO, m.size * 56, trend=0, kind="count", years=two)
    series(m, chance, "women", _WHO, m.size * 250, trend=0.01, kind="count", years=two)
    series(m, chance, "men", _WHO, m.size * 66, trend=0.01, kind="count", years=two)
    totals(m, "people", _WHO, [("women", 1), ("men", 1)], two)
    for what, middle in (("sick", 0.067), ("sick-short", 0.029)):
        series(m, chance, what, _WHO, middle, trend=0, spread=0.1, kind="ratio", decimals=4,
               years=two)  # fmt: skip
    totals(m, "sick-long", _WHO, [("sick", 1), ("sick-short", -1)], two)
    for year in two:
        m.register.follows(
            m("sick", _WHO, year), [(m(f"sick-{one}", _WHO, year), 1) for one in ("short", "long")]
        )


def _summary(m: Municipality) -> list[Block]:
    gap, before = m.variance("net", _WHO, -1), m.year - 1
    basic = m.change("children", "basic")
    return [
        para(
            fill(
                "Bildningsnämnden redovisar ett {} mot budget på {}, {} av nettobudgeten.",
                turn(gap, "överskott", "underskott"), _M.size(gap, "difference"),
                pct(m.register.quotient(gap, m("net", _WHO, basis="budget")), size=True),
            ),
            fill(
                "Nettokostnaden blev {}, {} i fjol.",
                _M(m("net", _WHO)), _M(m("net", _WHO, before)),
            ),
            fill(
                "I genomsnitt gick {} elever i grundskola och förskoleklass, {} {} än {}.",
                num(m("children", "basic")), num(basic, size=True, role="difference"),
                turn(basic, "fler", "färre"), str(before),
            ),
            fill(
                "Av niorna blev {} behöriga till ett yrkesprogram.", pct(m("eligible", _WHO)),
            ),
        ),
    ]  # fmt: skip


def _frame(m: Municipality) -> list[Block]:
    gap = m.variance("net", _WHO, -1)
    spring, autumn = m("spring", _WHO), m("autumn", _WHO)
    first, budget = m("first", _WHO), m("net", _WHO, basis="budget")
    extra = m.register.difference(budget, first)
    old_gap = m.register.difference(first, m("net", _WHO))
    rows = [
        row("Budget enligt beslut i november", [_PEN(first)]),
        row("Kompensation löneöversyn", [_PEN(m("wage-rise", _WHO))]),
        row("Tilläggsanslag", [_PEN(m("supplement", _WHO))]),
        row("Överföring lokaler till tekniska nämnden", [_PEN(m("rooms-moved", _WHO), -1)]),
        row("Slutlig budget", [_PEN(budget)], "sum"),
    ]
    return [
        Heading("Budgetramen under året"),
        table("", ["Nettoram, tkr", str(m.year)], rows),
        para(
            fill(
                "Nämndens ram har under året utökats med netto {}.", _T(extra, role="difference")
            ),
            fill(
                "Mot den budget som gällde vid årets början, {}, hade avvikelsen varit {}.",
                _T(first), _T(old_gap, role="difference"),
            ),
            fill(
                "Mot slutlig budget är den {}.", _T(gap, role="difference")
            ),
            fill(
                "Prognosen för helåret var {} efter april och {} efter augusti; jämfört med den "
                "senare blev utfallet {} {}.",
                _T(spring), _T(autumn),
                _T.size(m.register.difference(gap, autumn), "difference"),
                turn(m.register.difference(gap, autumn), "bättre", "sämre"),
            ),
        ),
    ]  # fmt: skip


def _kinds(m: Municipality) -> list[Block]:
    r, before = m.register, m.year - 1
    rows = []
    for what, (name, _short, _size, _children) in _KINDS.items():
        cells = [
            _PEN(m("kind", what, basis="budget")), _PEN(m("kind", what)),
            _PEN(m.variance("kind", what, -1), role="difference"), _PEN(m("kind", what, before)),
        ]  # fmt: skip
        rows.append(row(name, cells))
    rows.append(
        row(
            "Totalt",
            [
                _PEN(m("net", _WHO, basis="budget")), _PEN(m("net", _WHO)),
                _PEN(m.variance("net", _WHO, -1), role="difference"), _PEN(m("net", _WHO, before)),
            ],
            "sum",
        )
    )  # fmt: skip
    gaps = {one: m.variance("kind", one, -1) for one in _KINDS}
    low, high = (pick(gaps, key=lambda one: gaps[one].value) for pick in (min, max))
    early = r.total("early years", [m("kind", one) for one in ("preschool", "after")])
    minus = r.count("kinds short", gaps.values(), -1)
    heads = (
        ("", Head(str(m.year), 3), str(before)),
        ("Nettokostnad (tkr)", "Budget", "Utfall", "Avvikelse", "Utfall"),
    )
    sentences = [
        fill(
            f"Störst överskott har {_KINDS[high][1]}, {{}}.", _T(gaps[high], role="difference")
        )
        if gaps[high].value > 0
        else "Ingen verksamhet har överskott.",
        fill(
            f"Sämst går det för {_KINDS[low][1]} som kostade {{}}, {{}} {{}} än budget.",
            _T(m("kind", low)), _T.size(gaps[low], "difference"),
            turn(gaps[low], "mindre", "mer"),
        ),
        fill(
            "Förskola och fritidshem tillsammans kostade {}, motsvarande {} av nettokostnaden.",
            _M(early), pct(r.quotient(early, m("net", _WHO))),
        ),
    ]  # fmt: skip
    if minus.value > 1:
        told = fill("{} av sju verksamheter har underskott.", counted(minus, capital=True))
        sentences.insert(0, told)
    return [Heading("Utfall per verksamhet"), tall("", heads, rows), para(*sentences)]


def _lines(m: Municipality) -> list[Block]:
    r, before = m.register, m.year - 1
    columns = [
        at(m, _PEN, _WHO, m.year, "budget"), at(m, _PEN, _WHO, m.year), at(m, _PEN, _WHO, before)
    ]  # fmt: skip
    staff, state = m("staff", _WHO), m.variance("state", _WHO)
    bought = m("bought", _WHO)
    grown = m.growth("staff", _WHO)
    return [
        Heading("Utfall per kostnadsslag"),
        table("Nämndens intäkter och kostnader, tkr",
              ["", f"Budget {m.year}", f"Utfall {m.year}", f"Utfall {before}"],
              grid(_LINES, columns)),
        bullet(
            fill(
                "Personalkostnaderna utgör {} av bruttokostnaden och var {}.",
                pct(r.quotient(staff, m("costs", _WHO)), 0), _M(staff),
            ),
            fill(
                "De har {} med {} sedan {}.",
                turn(grown, "stigit", "sjunkit"), pct(grown, size=True), str(before),
            ),
        ),
        bullet(
            fill(
                "Statsbidragen blev {} {} än budgeterat.",
                _T.size(state, "difference"), turn(state, "högre", "lägre"),
            ),
            fill(
                "De täckte {} av nämndens kostnader.",
                pct(r.quotient(m("state", _WHO), m("costs", _WHO))),
            ),
        ),
        bullet(
            fill(
                "Skolpeng och köpta platser kostade {} ({}).",
                _T(bought), _PEN(m("bought", _WHO, before)),
            ),
        ),
        bullet(
            fill(
                "Elevernas måltider kostade {} och skolskjutsarna {}, tillsammans {}.",
                _T(m("meals", _WHO)), _T(m("buses", _WHO)),
                _T(r.total("meals and buses", [m("meals", _WHO), m("buses", _WHO)])),
            ),
        ),
    ]  # fmt: skip


def _volumes(m: Municipality) -> list[Block]:
    r, before = m.register, m.year - 1

    def each(what: str, year: int):  # type: ignore[no-untyped-def]
        return r.per(m("kind", what, year), m("children", what, year))

    rows = [
        row(
            _KINDS[one][0],
            [
                num(m("children", one, basis="budget")), num(m("children", one)),
                num(m("children", one, before)), _PEN.but(unit="kr")(each(one, m.year)),
                _PEN.but(unit="kr")(each(one, before)),
            ],
        )
        for one in _TAUGHT
    ]  # fmt: skip
    heads = (
        ("", Head("Antal barn/elever, snitt", 3), Head("Nettokostnad per barn/elev, kr", 2)),
        ("", f"Budget {m.year}", str(m.year), str(before), str(m.year), str(before)),
    )
    more, upper = m.variance("children", "preschool"), each("upper", m.year)
    basic = r.growth(each("basic", m.year), each("basic", before))
    ratio, ratio_then = (
        r.per(m("children", "basic", y), m("teachers", _WHO, y)) for y in (m.year, before)
    )
    group = r.per(m("children", "preschool"), m("group-adults", _WHO))
    return [
        Heading("Volymer och nyckeltal"),
        tall("", heads, rows),
        para(
            fill(
                "Förskolan hade {} barn, vilket är {} {} än de {} som budgeten byggde på.",
                num(m("children", "preschool")), num(more, size=True, role="difference"),
                turn(more, "fler", "färre"), num(m("children", "preschool", basis="budget")),
            ),
            fill(
                "En grundskoleplats kostade {}, en förändring med {} från föregående år.",
                _KR(each("basic", m.year)), pct(basic),
            ),
            fill(
                "En gymnasieelev kostade {} att jämföra med {} för ett barn i förskolan.",
                _KR(upper), _KR(each("preschool", m.year)),
            ),
            fill(
                "I grundskolan går det {} elever per heltidstjänst som lärare mot {} året före; "
                "lärartjänsterna är {} ({}).",
                num(ratio, 1), num(ratio_then, 1), num(m("teachers", _WHO)),
                num(m("teachers", _WHO, before)),
            ),
            fill(
                "I förskolan är personaltätheten {} barn per årsarbetare, beräknat på {} "
                "årsarbetare i barngrupp.",
                num(group, 1), num(m("group-adults", _WHO)),
            ),
        ),
    ]  # fmt: skip


def _goals(m: Municipality) -> list[Block]:
    before = m.year - 1
    names = {
        "eligible": "Behöriga till yrkesprogram, åk 9",
        "all-passed": "Godkända i alla ämnen, åk 9",
        "diploma": "Gymnasieexamen inom tre år",
        "safe": "Elever som känner sig trygga, åk 8",
        "teachers-trained": "Lärare med legitimation",
    }
    rows = [
        row(name, [pct(m(what, _WHO, basis="budget"), 0, ""), pct(m(what, _WHO), behind=""),
                   pct(m(what, _WHO, before), behind="")])
        for what, name in names.items()
    ]  # fmt: skip
    met = m.register.count("school goals", [m.variance(one, _WHO) for one in names], 1, zero=True)
    away = m.variance("all-passed", _WHO)
    pen = Pen(share_decimals=1)
    return [
        Heading("Måluppfyllelse"),
        table("Resultat i procent", ["Indikator", "Mål", "Utfall", f"Utfall {before}"], rows),
        para(
            fill("{} av fem indikatorer når målvärdet.", counted(met, capital=True))
            if met.value
            else "Ingen indikator når målvärdet.",
            fill(
                "Andelen som fått godkänt i alla ämnen ligger {} {} målet.",
                pen.points(away), turn(away, "över", "under"),
            ),
            fill(
                "Det genomsnittliga meritvärdet var {} poäng ({}).",
                num(m("merit", _WHO), 1), num(m("merit", _WHO, before), 1),
            ),
        ),
    ]  # fmt: skip


def _staff(m: Municipality) -> list[Block]:
    before = m.year - 1
    years = (before, m.year)
    rows = [
        row("Tillsvidareanställda", [num(m("people", _WHO, y)) for y in years]),
        row("varav kvinnor", [num(m("women", _WHO, y)) for y in years]),
        row("Sjukfrånvaro, %", [pct(m("sick", _WHO, y), behind="") for y in years]),
        row("varav dag 1–14", [pct(m("sick-short", _WHO, y), behind="") for y in years]),
        row("varav dag 15 och framåt", [pct(m("sick-long", _WHO, y), behind="") for y in years]),
    ]
    sick, people = m.change("sick", _WHO), m.change("people", _WHO)
    return [
        Heading("Medarbetare"),
        table("", ["", *map(str, years)], rows),
        para(
            fill(
                "Nämnden har {} tillsvidareanställda, en {} med {} personer.",
                num(m("people", _WHO)), turn(people, "ökning", "minskning"),
                num(people, size=True, role="difference"),
            ),
            fill(
                "Sjukfrånvaron blev {}, varav {} de första två veckorna.",
                pct(m("sick", _WHO)), pct(m("sick-short", _WHO)),
            ),
            fill(
                "Det är {} {} än i fjol för frånvaron som helhet.",
                Pen(share_decimals=1).points(sick), turn(sick, "högre", "lägre"),
            ),
        ),
    ]  # fmt: skip


FAMILY = Family("board-closing", make)
