"""A school board's closing: pupils by school form and by who runs the school, cost for each pupil
in kronor, staff and merit points, net in mnkr with costs positive; several figures a sentence."""

from __future__ import annotations

from random import Random

from ..compose import Pen, Role, counted, row, say, table, tall, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Row
from ..quantities import Quantity
from ._ledger import Ledger, about, largest, level, para, rather, step

_T = Pen("mnkr", 1, NumberStyle(thousands=" ", negative="–", plus=False))
_GAP = Pen("mnkr", 1, NumberStyle(thousands=" ", negative="–", plus=True))
_P = Pen("mnkr", 1, NumberStyle(thousands=" "), " mkr")
_KR = Pen("kr", 0, NumberStyle(thousands=" "))
_EACH = Pen("kr", 0, NumberStyle(thousands=" "), " kronor")
# key, label, in a sentence, children, kronor for each
_FORMS = (
    ("pre", "Förskola", "förskolan", 1720, 158_000),
    ("care", "Fritidshem", "fritidshemmen", 1640, 43_000),
    ("zero", "Förskoleklass", "förskoleklassen", 430, 71_000),
    ("basic", "Grundskola", "grundskolan", 3950, 118_000),
    ("adapted", "Anpassad grundskola", "den anpassade grundskolan", 62, 462_000),
    ("upper", "Gymnasieskola", "gymnasieskolan", 1310, 134_000),
)
_RUN = (
    ("own", "Kommunal regi", 0.83),
    ("free", "Fristående", 0.12),
    ("other", "Annan kommun", 0.05),
)
_MORE = (
    ("music", "Kulturskola", 14),
    ("adult", "Vuxenutbildning", 33),
    ("office", "Gemensamt", 29),
)


def _books(m: Municipality, chance: Random) -> Ledger:
    some = Ledger(m, chance)
    size = float(m.size)
    for key, _label, _inside, heads, price in _FORMS:
        drift = chance.uniform(-0.025, 0.02)
        for run, _name, share in _RUN:
            some.series(f"sk-{run}", key, heads * share * size + 3, drift, 0.03, "count", 0.02)
        some.sums("sk-pupils", key, [(f"sk-{run[0]}", key, 1) for run in _RUN])
        for place, year in enumerate(sorted(m.years)):
            for basis in ("outcome", "budget"):
                if basis == "budget" and year < m.year - 1:
                    continue
                pupils = some("sk-pupils", key, year, basis).value
                cost = some.about(float(pupils) * price * 1.03**place, 0.02)
                some.put("sk-cost", key, year, cost, basis)
                some.put("sk-income", key, year, some.about(cost / 14, 0.08), basis)
    _money(some)
    _numbers(some)
    return some


def _money(some: Ledger) -> None:
    """What is no school form, and the sums."""
    m, size = some.m, float(some.m.size)
    for key, _label, million in _MORE:
        some.series("sk-cost", key, million * size * 1e6, 0.02, 0.04)
        some.series("sk-income", key, million * size * 2e5, 0.02, 0.08)
    every = [*(one[0] for one in _FORMS), *(one[0] for one in _MORE)]
    for key in every:
        some.sums("sk-net", key, [("sk-cost", key, 1), ("sk-income", key, -1)])
    for what in ("sk-cost", "sk-income", "sk-net"):
        some.sums(what, "all", [(what, key, 1) for key in every])
    for year in (m.year - 1, m.year):
        for basis in ("outcome", "budget"):
            two = [(some("sk-cost", "all", year, basis), 1)]
            two.append((some("sk-income", "all", year, basis), -1))
            m.register.follows(some("sk-net", "all", year, basis), two)


def _numbers(some: Ledger) -> None:
    """Sums of pupils, teachers, and results."""
    m, size = some.m, float(some.m.size)
    for run, *_rest in _RUN:
        some.sums(f"sk-{run}", "all", [(f"sk-{run}", one[0], 1) for one in _FORMS[2:]])
    some.sums("sk-pupils", "all", [("sk-pupils", one[0], 1) for one in _FORMS[2:]])
    for year in m.years:
        parts = [(some(f"sk-{run[0]}", "all", year), 1) for run in _RUN]
        m.register.follows(some("sk-pupils", "all", year), parts)
    some.series("sk-teachers", "basic", 3950 * 0.83 * size / 12.4, 0.005, 0.03, "count", 0)
    some.series("sk-licensed", "basic", 3950 * 0.83 * size / 16.6, 0.01, 0.03, "count", 0)
    for key, middle in (("merit", 222), ("merit-girls", 236), ("merit-boys", 209)):
        some.series("sk-points", key, middle, 0.003, 0.02, "index", 0)
    for key, share in (("eligible", 0.86), ("all-passed", 0.75), ("degree", 0.72)):
        some.series("sk-share", key, share, 0.004, 0.03, "ratio", 0)


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    some = _books(m, chance)
    blocks: list[Block] = [
        Heading("Utbildningsnämnden", 1),
        Heading("Året i siffror", 2),
        *_figures(some),
        Heading("Ekonomi", 2),
        *_economy(some),
        Heading("Volymer", 2),
        *_pupils(some),
        Heading("Kostnad per barn och elev", 2),
        *_each(some),
        Heading("Kunskapsresultat och bemanning", 2),
        *_results(some),
    ]
    return Paper(f"Utbildningsnämndens bokslut {m.year}, {m.name} kommun", tuple(blocks))


def _figures(some: Ledger) -> list[Block]:
    gap = some.gap("sk-net", "all")
    return [
        para(
            say(
                "Bokslut: ", _P(some("sk-net", "all")), " netto, budget ",
                _P(some("sk-net", "all", basis="budget")), ".",
            ),
            bullet=True,
        ),
        para(
            say(
                turn(gap, "Överskott", "Underskott"), " mot budget: ",
                _P.size(gap, "difference"), ".",
            ),
            say("Intäkter ", _P(some("sk-income", "all")), "."),
            bullet=True,
        ),
        para(
            say(
                _KR.people(some("sk-pupils", "all")), " elever, varav ",
                _KR.people(some("sk-free", "all")), " i fristående skolor.",
            ),
            bullet=True,
        ),
        para(
            say(
                _KR.share(some("sk-share", "eligible"), behind=" %"),
                " av niondeklassarna behöriga till gymnasiet.",
            ),
            bullet=True,
        ),
    ]  # fmt: skip


def _economy(some: Ledger) -> list[Block]:
    m = some.m

    def line(label: str, key: str, kind: str = "item") -> Row:
        role: Role = "sum" if kind == "sum" else "difference"
        return row(
            label,
            [
                _T(some("sk-net", key)),
                _T(some("sk-net", key, basis="budget")),
                _GAP(some.gap("sk-net", key), role=role),
                _T(some("sk-net", key, m.year - 1)),
                _GAP.share(some.growth("sk-net", key)),
            ],
            kind,
        )

    rows = [line(one[1], one[0]) for one in (*_FORMS, *_MORE)]
    rows.append(line("Nettokostnad", "all", "sum"))
    gap, moved = some.gap("sk-net", "all"), some.change("sk-net", "all")
    income, cost = some.gap("sk-income", "all", 1), some.gap("sk-cost", "all")
    gaps = [some.gap("sk-net", one[0]) for one in (*_FORMS, *_MORE)]
    inside = {one[0]: one[2] for one in _FORMS}
    inside |= {"music": "kulturskolan", "adult": "vuxenutbildningen", "office": "gemensamt"}
    some_gaps = [(one[0], some.gap("sk-net", one[0])) for one in (*_FORMS, *_MORE)]
    picked = largest(some_gaps, 3)
    lower = m.register.count("sk within budget", gaps, 1, True)
    wide = [
        row(
            label,
            [_T(some(what, "all", year, basis), sign) for basis, year in (
                ("outcome", m.year - 1), ("outcome", m.year), ("budget", m.year))],
            kind,
        )
        for label, what, sign, kind in (
            ("Intäkter", "sk-income", 1, "item"),
            ("Kostnader", "sk-cost", -1, "item"),
            ("Nettokostnader", "sk-net", -1, "sum"),
        )
    ]  # fmt: skip
    return [
        para(
            say(
                "För helåret ", str(m.year), " redovisar utbildningsnämnden ",
                turn(gap, "ett överskott", "ett underskott"), " gentemot budget på ",
                _P.size(gap, "difference"), ", motsvarande ",
                _P.share(
                    m.register.quotient(gap, some("sk-net", "all", basis="budget")), size=True,
                    behind=" %",
                ), " av nettobudgeten.",
            ),
            say(
                "Av nettokostnaden går ", *about(_P.but(decimals=0)(some("sk-net", "basic"))),
                " till grundskolan och ", *about(_P.but(decimals=0)(some("sk-net", "pre"))),
                " till förskolan.",
            ),
            say(
                "Nettokostnaden landade på ", _P(some("sk-net", "all")), " och har ",
                turn(moved, "ökat", "minskat"), " med ", _P.size(moved, "difference"),
                " sedan föregående bokslut.",
            ),
        ),
        table(
            "",
            ["mkr", f"Bokslut {m.year - 1}", f"Bokslut {m.year}", f"Budget {m.year}"],
            wide,
        ),
        para(
            say(
                "Intäkterna blev ", _P.size(income, "difference"), " ",
                turn(income, "högre", "lägre"), " än budgeterat och kostnaderna ",
                _P.size(cost, "difference"), " ", turn(cost, "lägre", "högre"), ".",
            ),
            rather(
                lower,
                9,
                say(counted(lower, capital=True), " av de nio verksamheterna höll sin budget."),
                "Ingen verksamhet höll sin budget.",
                "Alla verksamheter höll sin budget.",
            ),
        ),
        table(
            "Nettokostnad per verksamhet, mkr",
            ["Verksamhet", f"Utfall {m.year}", f"Budget {m.year}", "Avvikelse",
             f"Utfall {m.year - 1}", "Förändring, %"],
            rows,
        ),
        *(
            para(
                say(
                    "Inom " if key != "office" else "För det som är ", inside[key],
                    " uppgick nettokostnaden till ", _P(some("sk-net", key)), ", vilket är ",
                    _P.size(one, "difference"), " ", turn(one, "under", "över"), " budget.",
                ),
                say(
                    f"Sedan {m.year - 1} har kostnaden ",
                    turn(some.change("sk-net", key), "stigit", "sjunkit"), " med ",
                    _P.share(some.growth("sk-net", key), behind=" procent", size=True), ".",
                ),
            )
            for key, one in picked
            if abs(one.value) > 100_000
        ),
    ]  # fmt: skip


def _pupils(some: Ledger) -> list[Block]:
    m = some.m
    rows: list[Row] = []
    for key, label, *_rest in (*_FORMS[2:], ("all", "Summa elever", "", 0, 0)):
        cells = [
            _KR.people(some(f"sk-{run}", key, year))
            for year in (m.year - 1, m.year)
            for run in ("own", "free", "other")
        ]
        cells.insert(3, _KR.people(some("sk-pupils", key, m.year - 1), "sum"))
        cells.append(_KR.people(some("sk-pupils", key), "sum"))
        rows.append(row(label, cells, "sum" if key == "all" else "item"))
    names = ["Kommunal", "Fristående", "Annan kommun", "Totalt"]
    heads: list[list[str | Head]] = [
        ["", Head(f"{m.year - 1}-10-15", 4), Head(f"{m.year}-10-15", 4)],
        ["Skolform", *names, *names],
    ]
    basic, all_of = some.change("sk-pupils", "basic"), some.change("sk-pupils", "all")
    kids = some.change("sk-pupils", "pre")
    early = [
        row(
            label,
            [
                *(_KR.people(some("sk-pupils", key, year)) for year in reversed(m.years)),
                _KR.people(some("sk-pupils", key, basis="budget")),
            ],
        )
        for key, label in (("pre", "Barn i förskola"), ("care", "Barn i fritidshem"))
    ]
    return [
        para(
            say(
                "Vid mätdatum i oktober gick ", _KR.people(some("sk-pupils", "all")),
                " av kommunens barn och ungdomar i skolan, från förskoleklass till gymnasium, ",
                _KR.people(all_of, "difference", size=True), " ", turn(all_of, "fler", "färre"),
                " än ett år tidigare.",
            ),
            say(
                "I grundskolan är elevantalet ", _KR.people(some("sk-pupils", "basic")), ", en ",
                turn(basic, "ökning", "minskning"), " med ",
                _KR.share(some.growth("sk-pupils", "basic"), behind=" %", size=True), ".",
            ),
        ),
        tall("Antal elever folkbokförda i kommunen, per huvudman", heads, rows),
        para(
            say(
                "De fristående skolorna har ", _KR.people(some("sk-free", "all")),
                " elever från kommunen, ",
                _KR.share(some.share("sk-free", "all", "sk-pupils", "all"), behind=" procent"),
                " av samtliga (", _KR.share(
                    some.share("sk-free", "all", "sk-pupils", "all", m.year - 1), behind=" procent"
                ), f" år {m.year - 1}).",
            ),
            say(
                "I andra kommuners skolor gick ", _KR.people(some("sk-other", "all")),
                " elever, varav ", _KR.people(some("sk-other", "upper")),
                " på gymnasiet och ", _KR.people(some("sk-other", "basic")), " i grundskolan.",
            ),
        ),
        table(
            "Barn i förskola och fritidshem, snitt under året",
            ["", *map(str, reversed(m.years)), f"Budget {m.year}"],
            early,
        ),
        para(
            say(
                "Förskolan hade i snitt ", _KR.people(some("sk-pupils", "pre")),
                " barn inskrivna mot ", _KR.people(some("sk-pupils", "pre", m.year - 1)),
                " året före.",
            ),
            say(
                "Barnantalet ", turn(kids, "ökade", "minskade"), " därmed med ",
                _KR.people(kids, "difference", size=True), ".",
            ),
            say(
                "Budgeten byggde på ", _KR.people(some("sk-pupils", "pre", basis="budget")),
                " barn i förskolan och ", _KR.people(some("sk-pupils", "care", basis="budget")),
                " i fritidshem.",
            ),
        ),
    ]  # fmt: skip


def _each(some: Ledger) -> list[Block]:
    m, register = some.m, some.m.register

    def each(key: str, year: int = m.year, basis: str = "outcome") -> Quantity:
        return some.each("sk-cost", key, "sk-pupils", key, year, basis)

    rows = [
        row(
            label,
            [
                _KR.people(some("sk-pupils", key)),
                _T(some("sk-cost", key)),
                _KR(each(key)),
                _KR(each(key, basis="budget")),
                _KR(each(key, m.year - 1)),
            ],
        )
        for key, label, *_rest in _FORMS
    ]
    dear = register.difference(each("basic"), each("basic", m.year - 1))
    upper = register.difference(each("upper"), each("upper", basis="budget"))
    return [
        para("Kostnaden avser bruttokostnad för kommunens samtliga barn och elever."),
        table(
            "",
            ["Skolform", "Barn/elever", "Kostnad, mkr", f"Kr/elev {m.year}", "Kr/elev budget",
             f"Kr/elev {m.year - 1}"],
            rows,
        ),
        para(
            say(
                "En elev i grundskolan kostade ", _EACH(each("basic")), ", ",
                _EACH.size(dear, "difference"), " ", turn(dear, "mer", "mindre"),
                f" än {m.year - 1}.",
            ),
            say(
                "Ökningstakten per elev var " if dear.value > 0 else "Per elev föll kostnaden med ",
                _EACH.share(
                    register.growth(each("basic"), each("basic", m.year - 1)), size=True,
                    behind=" %",
                ),
                ".",
            ),
            say(
                "På gymnasiet blev kostnaden per elev ", _EACH(each("upper")), " och i förskolan ",
                _EACH(each("pre")), " per barn.",
            ),
            say(
                "För gymnasieskolan är det ", _EACH.size(upper, "difference"), " ",
                turn(upper, "mer", "mindre"), " per elev än vad budgeten utgick från.",
            ),
        ),
    ]  # fmt: skip


def _results(some: Ledger) -> list[Block]:
    m, register = some.m, some.m.register
    points = some.change("sk-points", "merit")
    apart = register.difference(some("sk-points", "merit-girls"), some("sk-points", "merit-boys"))
    able = some.change("sk-share", "eligible")
    years = (m.year, m.year - 1, m.year - 2)

    def many(year: int) -> Quantity:
        return register.quotient(some("sk-own", "basic", year), some("sk-teachers", "basic", year))

    rows = [
        *(
            row(label, [level(some("sk-points", key, year)) for year in years])
            for key, label in (
                ("merit", "Meritvärde åk 9, genomsnitt"),
                ("merit-girls", "– flickor"),
                ("merit-boys", "– pojkar"),
            )
        ),
        *(
            row(label, [_KR.share(some("sk-share", key, year)) for year in years])
            for key, label in (
                ("eligible", "Behöriga till yrkesprogram, %"),
                ("all-passed", "Godkända i alla ämnen, %"),
                ("degree", "Gymnasieexamen inom tre år, %"),
            )
        ),
        row("Elever, kommunala grundskolor", [_KR(some("sk-own", "basic", y)) for y in years]),
        row("Lärare (heltidstjänster)", [_KR(some("sk-teachers", "basic", y)) for y in years]),
        row("varav legitimerade", [_KR(some("sk-licensed", "basic", y)) for y in years]),
        row("Elever per lärare", [level(many(y)) for y in years]),
        row(
            "Andel legitimerade lärare, %",
            [_KR.share(some.share("sk-licensed", "basic", "sk-teachers", "basic", y))
             for y in years],
        ),
    ]  # fmt: skip
    return [
        para(
            say(
                "Det genomsnittliga meritvärdet i årskurs 9 blev ",
                level(some("sk-points", "merit")), " poäng (", level(some("sk-points", "merit",
                m.year - 1)), "), det vill säga ", step(points), " poäng ",
                turn(points, "högre", "lägre"), ".",
            ),
            say(
                "Flickorna nådde ", level(some("sk-points", "merit-girls")), " och pojkarna ",
                level(some("sk-points", "merit-boys")), " poäng; skillnaden är ", step(apart), ".",
            ),
            say(
                "Andelen behöriga till yrkesprogram har ", turn(able, "ökat", "minskat"), " från ",
                _KR.share(some("sk-share", "eligible", m.year - 1)), " till ",
                _KR.share(some("sk-share", "eligible"), behind=" procent"), ", alltså ",
                _KR.points(able), ".",
            ),
        ),
        table("Nyckeltal", ["", *map(str, years)], rows),
        para(
            say(
                "I de kommunala grundskolorna arbetade ", _KR(some("sk-teachers", "basic")),
                " lärare omräknat till heltid, vilket ger ", level(many(m.year)),
                " elever per lärare.",
            ),
            say(
                "Av dem hade ", _KR(some("sk-licensed", "basic")), " legitimation, ",
                _KR.share(
                    some.share("sk-licensed", "basic", "sk-teachers", "basic"), behind=" procent"
                ), ".",
            ),
        ),
    ]  # fmt: skip


FAMILY = Family("school-board", make)
