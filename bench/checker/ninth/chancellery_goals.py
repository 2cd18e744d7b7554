"""The municipal executive's own closing: departments in thousands, the year before last, the
variance in per cent too, goals with indicators over three years, projects, internal control."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import (
    Block,
    Direction,
    Head,
    Heading,
    NumberStyle,
    Paper,
    Printed,
    Row,
    Sentence,
    printed,
)
from ..quantities import Quantity
from ._accounts import Accounts, filled, told

_PEN = Pen("tkr", 0, NumberStyle(negative="\u2212"))
_SAY = Pen("tkr", 0, NumberStyle(), " tkr")
_MILLION = Pen("mnkr", 1, NumberStyle(), " miljoner kronor")
_UNITS = (
    ("politics", "Politisk verksamhet", 9.4, 0.2), ("chief", "Kommundirektör och stab", 7.1, 0.1),
    ("finance", "Ekonomiavdelningen", 14.8, 2.6), ("people", "HR-avdelningen", 17.3, 1.9),
    ("it", "Digitalisering och IT", 38.6, 21.4), ("office", "Kansli och arkiv", 11.2, 0.7),
    ("growth", "Näringsliv och tillväxt", 8.9, 1.4), ("info", "Kommunikation", 6.7, 0.3),
    ("rescue", "Räddningstjänst (medlemsavgift)", 29.5, 0.0),
)  # fmt: skip
_KINDS = (
    ("pay", "Personalkostnader", 0.52), ("rooms", "Lokalkostnader", 0.06),
    ("bought", "Köpta tjänster", 0.23), ("licences", "Licenser och IT-drift", 0.11),
    ("worn", "Kapitalkostnader", 0.04),
)  # fmt: skip
_TEXTS = {
    "politics": "Sammanträdesarvodena", "finance": "Systembytet", "people": "Rekryteringarna",
    "it": "Licenserna", "growth": "Företagsfrämjandet", "info": "Den nya webbplatsen",
}  # fmt: skip
_GOALS = (
    ("Goda livsvillkor", (("i1", "Valdeltagande i medborgarbudgeten, %", 0.31, 1, "ratio"),
                          ("i2", "Nöjdhet med kontaktcenter, %", 0.78, 1, "ratio"))),
    ("Attraktiv arbetsgivare", (("i3", "Hållbart medarbetarengagemang, index", 78, 1, "index"),
                                ("i4", "Personalomsättning, %", 0.11, -1, "ratio"),
                                ("i5", "Sjukfrånvaro på kontoret, %", 0.043, -1, "ratio"))),
    ("Starkt näringsliv", (("i6", "Servicemätning NKI, index", 73, 1, "index"),
                           ("i7", "Nystartade företag per 1 000 invånare", 6, 1, "index"))),
    ("Effektiv organisation", (("i8", "Telefonsamtal besvarade inom en minut, %", 0.69, 1, "ratio"),
                               ("i9", "E-tjänster med e-legitimation, %", 0.58, 1, "ratio"))),
)  # fmt: skip
_ALL = tuple(one for _goal, some in _GOALS for one in some)
_PROJECTS = (
    ("p1", "Nytt ärendehanteringssystem", 4.2), ("p2", "Fiber till verksamheter", 6.9),
    ("p3", "Reservkraft kommunhuset", 3.1), ("p4", "E-arkiv", 1.6), ("p5", "Möbler", 0.8),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    a = Accounts(m, chance)
    _money(a)
    _measures(a)
    blocks: list[Block] = [
        Heading("Kommunstyrelsens verksamhetsberättelse", 1),
        Heading("Årets händelser"),
        text(
            "Kommunledningskontoret stöder kommunstyrelsen och leder förvaltningarnas gemensamma"
            " arbete.",
            "Under året infördes ett nytt ärendehanteringssystem och en ny webbplats.",
        ),
        Heading("Ekonomiskt utfall"),
        *_result(a),
        *_units(a),
        *_kinds(a),
        Heading("Investeringar"),
        *_projects(a),
        Heading("Mål och indikatorer", 1),
        *_goals(a),
        Heading("Personal", 1),
        *_people(a),
        Heading("Intern kontroll", 1),
        *_control(a),
    ]
    return Paper(f"Kommunstyrelsen {m.name} – bokslut {m.year}", filled(blocks))


def _money(a: Accounts) -> None:
    """Costs and income of the departments, by kind of cost too, and the projects."""
    for key, _label, cost, income in _UNITS:
        for what, size in (("cost", cost), ("income", income)):
            a.grow(what, key, (a.last, a.year), round(size * 1_000_000), 0.03, 0.03)
            a.near(what, key, "budget", a.year, 0.04)
        for when in (a.last, a.year, "budget"):
            a.add("net", key, when, [(a("cost", key, when), 1), (a("income", key, when), -1)],
                  a.last if when == a.year else None)  # fmt: skip
    for what in ("cost", "income", "net"):
        every = [(what, key) for key, *_ in _UNITS]
        a.sums(what, "all", (a.last, a.year), every)
        a.sums(what, "all", ("budget",), every)
    for when in (a.last, a.year):
        for key, _label, share in _KINDS:
            whole = a("cost", "all", when).value
            a.put("kind", key, when, whole * a.share_of(share, 0.01), "money",
                  a.last if when == a.year else None)  # fmt: skip
        parts = [(a("kind", key, when), -1) for key, *_ in _KINDS]
        a.add("kind", "rest", when, [(a("cost", "all", when), 1), *parts],
              a.last if when == a.year else None)  # fmt: skip
    for key, _label, size in _PROJECTS:
        a.grow("project", key, (a.year,), round(size * 1_000_000), 0, 0.1)
        a.near("project", key, "budget", a.year, 0.3, 0.15)
    a.sums("project", "all", (a.year,), [("project", key) for key, *_ in _PROJECTS])
    a.sums("project", "all", ("budget",), [("project", key) for key, *_ in _PROJECTS])


def _measures(a: Accounts) -> None:
    """Indicators with targets, people, controls."""
    for key, _label, middle, _better, kind in _ALL:
        years = (a.year - 2, a.last, a.year)
        a.grow("goal", key, years, str(middle), 0.01, 0.05, "ratio" if kind == "ratio" else "index")
        a.near("goal", key, "target", a.year, 0.05)
    for sex, middle in (("women", 74), ("men", 51)):
        a.grow("people", sex, (a.last, a.year), middle, 0.03, 0.05, "count")
    a.sums("people", "all", (a.last, a.year), [("people", "women"), ("people", "men")])
    for key, middle in (("fine", 17), ("remarks", 5), ("bad", 3)):
        a.grow("control", key, (a.last, a.year), middle, 0, 0.3, "count")
    a.sums("control", "all", (a.last, a.year), [("control", k) for k in ("fine", "remarks", "bad")])


def _gap(a: Accounts, what: str, who: str) -> Quantity:
    """What is better than budget, above zero."""
    two = (a.year, "budget") if what == "income" else ("budget", a.year)
    return a.less(what, who, *two)


def _result(a: Accounts) -> list[Block]:
    """The whole of the board, in two paragraphs."""
    gap, cost, got = (_gap(a, one, "all") for one in ("net", "cost", "income"))
    share = a.register.quotient(gap, a("net", "all", "budget"))
    grown = a.growth("net", "all", a.year, a.last)
    return [
        text(
            *told(
                say("Kommunstyrelsens budgetram uppgick till ", _SAY(a("net", "all", "budget")),
                    "."),
                say("Av denna har ", _SAY(a("net", "all", a.year)), " tagits i anspråk, och"
                    " resultatet mot budget är därmed ", _SAY(gap, role="difference"), " (",
                    _SAY.share(share, behind=" %"), " av ramen)."),
                say("Kostnaderna blev ", _SAY.size(cost, "difference"), " ",
                    turn(cost, "lägre", "högre"), " än budget och intäkterna ",
                    _SAY.size(got, "difference"), " ", turn(got, "högre", "lägre"), "."),
            )
        ),
        text(
            *told(
                say(f"I jämförelse med {a.last} ", turn(grown, "ökade", "minskade"),
                    " nettokostnaden med ", _SAY.share(grown, behind=" procent", size=True),
                    ", från ", _MILLION(a("net", "all", a.last)), " till ",
                    _MILLION(a("net", "all", a.year)), "."),
            )
        ),
    ]  # fmt: skip


def _units(a: Accounts) -> list[Block]:
    """The departments, the year before last, with comments as items."""

    def line(label: str, key: str, kind: str = "item") -> Row:
        """A department's row."""
        gap = _gap(a, "net", key)
        share = a.register.quotient(gap, a("net", key, "budget"))
        cells = [_PEN(a("cost", key, a.year)), _PEN(a("income", key, a.year)),
                 _PEN(a("net", key, a.year)), _PEN(a("net", key, "budget")),
                 _PEN(gap, role="difference"), _PEN.share(share),
                 _PEN(a("net", key, a.last))]  # fmt: skip
        return row(label, cells, kind)

    heads = (
        ("Avdelning, tkr", Head(f"Bokslut {a.year}", 3), "Budget", Head("Avvikelse", 2),
         f"Bokslut {a.last}"),
        ("", "Kostnad", "Intäkt", "Netto", "Netto", "tkr", "%", "Netto"),
    )  # fmt: skip
    rows = [line(label, key) for key, label, *_ in _UNITS]
    labels = {key: label for key, label, *_ in _UNITS}
    items: list[Block] = []
    for place, (key, why) in enumerate(_TEXTS.items()):
        sentences = told(*_department(a, key, labels[key], why, place % 3))
        if sentences:
            items.append(item(*sentences))
    over = a.register.count("departments over:own", [_gap(a, "net", k) for k, *_ in _UNITS], -1)
    return [
        tall("Kommunstyrelsen per avdelning", heads, [*rows, line("Totalt", "all", "sum")]),
        text(
            *told(
                say(counted(over, capital=True), " av nio avdelningar gick över sin budget."),
                least=500,
            )
        ),
        *items,
    ]


def _department(a: Accounts, key: str, label: str, why: str, way: int) -> list[Sentence]:
    """What a department says of its variance, in one of three ways."""
    gap, more = _gap(a, "net", key), a.less("net", key, a.year, a.last)
    spent, got = _gap(a, "cost", key), _gap(a, "income", key)
    name = label if label[1].isupper() else label[0].lower() + label[1:]
    if way == 0:
        return [
            say(f"{label} har ett ", turn(gap, "överskott", "underskott"), " på ",
                _SAY.size(gap, "difference"), "."),
            say(f"{why} är den största förklaringen."),
            say("Nettot är ", _SAY.size(more, "difference"), " ", turn(more, "högre", "lägre"),
                f" än {a.last}, då det var ", _SAY(a("net", key, a.last)), "."),
        ]  # fmt: skip
    if way == 1:
        return [
            say(f"{label}: avvikelsen netto är ", _SAY(gap, role="difference"),
                ", fördelad på kostnader ", _SAY(spent, role="difference"), " och intäkter ",
                _SAY(got, role="difference"), "."),
            say(f"{why} påverkade mest."),
        ]  # fmt: skip
    return [
        say(f"{why} gjorde att nettokostnaden för {name} blev ", _SAY(a("net", key, a.year)),
            ", vilket var ", _SAY.size(gap, "difference"), " ", turn(gap, "mindre", "mer"),
            " än planerat."),
    ]  # fmt: skip


def _kinds(a: Accounts) -> list[Block]:
    """The same costs by what was bought, newest last."""
    rows = []
    for key, label in (*((key, label) for key, label, _ in _KINDS), ("rest", "Övriga kostnader")):
        more = a.less("kind", key, a.year, a.last)
        rows.append(row(label, [_PEN(a("kind", key, a.last)), _PEN(a("kind", key, a.year)),
                                _PEN(more, role="difference")]))  # fmt: skip
    cells = [_PEN(a("cost", "all", a.last)), _PEN(a("cost", "all", a.year)),
             _PEN(a.less("cost", "all", a.year, a.last))]  # fmt: skip
    pay = a.register.quotient(a("kind", "pay", a.year), a("cost", "all", a.year))
    more, bought = a.less("kind", "pay", a.year, a.last), a.growth("kind", "bought", a.year, a.last)
    return [
        table("Kostnader per kostnadsslag (tkr)", ["", str(a.last), str(a.year), "Förändring"],
              [*rows, row("Summa kostnader", cells, "sum")]),
        text(
            *told(
                say("Personalen är den största kostnaden: ", _SAY(a("kind", "pay", a.year)),
                    " eller ", _SAY.share(pay, behind=" procent"), " av samtliga kostnader."),
                say("Det är ", _SAY.size(more, "difference"), " ", turn(more, "mer", "mindre"),
                    " än året innan."),
                say("Köpen av tjänster ", turn(bought, "växte", "krympte"), " med ",
                    _SAY.share(bought, behind=" procent", size=True), "."),
            )
        ),
    ]  # fmt: skip


def _projects(a: Accounts) -> list[Block]:
    """The investments."""
    rows = [
        row(label, [_PEN(a("project", key, "budget")), _PEN(a("project", key, a.year)),
                    _PEN(a.less("project", key, "budget", a.year), role="difference")], kind)
        for key, label, kind in (*((key, label, "item") for key, label, _ in _PROJECTS),
                                 ("all", "Summa", "sum"))
    ]  # fmt: skip
    left = a.less("project", "all", "budget", a.year)
    used = a.register.quotient(a("project", "all", a.year), a("project", "all", "budget"))
    return [
        text(
            *told(
                say("Investeringarna uppgick till ", _MILLION(a("project", "all", a.year)),
                    ", vilket motsvarar ", _SAY.share(used, behind=" procent"), " av årets"
                    " investeringsbudget."),
                say(turn(left, "Kvar av budgeten är", "Budgeten har överskridits med"), " ",
                    _MILLION.size(left, "difference"), "."),
            )
        ),
        table("Investeringar, tkr", ["Projekt", "Budget", "Utfall", "Avvikelse"], rows),
    ]  # fmt: skip


def _goals(a: Accounts) -> list[Block]:
    """The goals, each with its table and a sentence."""
    found: list[Block] = []
    gaps: list[Quantity] = []
    for goal, some in _GOALS:
        rows = []
        for key, label, _middle, better, kind in some:
            gap = a.less("goal", key, *((a.year, "target") if better > 0 else ("target", a.year)))
            gaps.append(gap)
            whens = (a.year - 2, a.last, a.year, "target")
            met = Direction(gap, "Nått", "Ej nått")
            rows.append(row(label, [*(_measure(a("goal", key, one), kind) for one in whens), met]))
        heads = ["Indikator", str(a.year - 2), str(a.last), str(a.year), "Målvärde", "Bedömning"]
        key, label, _middle, _better, kind = some[0]
        name = label.split(",")[0]
        gap, more = a.less("goal", key, a.year, "target"), a.less("goal", key, a.year, a.last)
        found += [
            Heading(goal),
            table("", heads, rows),
            text(
                *told(
                    say(f"{name} blev ", _measure(a("goal", key, a.year), kind),
                        " procent" if kind == "ratio" else "", ", jämfört med målvärdet ",
                        _measure(a("goal", key, "target"), kind), "."),
                    say("Det är ", _far(gap, kind), " ", turn(gap, "över", "under"), " målvärdet."),
                    say("Sedan förra året har värdet ", turn(more, "stigit", "fallit"), " med ",
                        _far(more, kind), "."),
                )
            ),
        ]  # fmt: skip
    reached = a.register.count("targets met:own", gaps, 1, True)
    lost = a.register.count("targets not met:own", gaps, -1)
    return [
        text(
            say("Kommunstyrelsen följer fyra mål med tillsammans nio indikatorer."),
            *told(
                say("För ", counted(reached), " av dem är målvärdet nått och för ", counted(lost),
                    " är det inte nått."),
            ),
        ),
        *found,
    ]  # fmt: skip


def _measure(one: Quantity, kind: str) -> Printed:
    """A value of an indicator: per cent, or a bare number with a decimal."""
    return printed(one, "%" if kind == "ratio" else "", 1)


def _far(one: Quantity, kind: str) -> Printed:
    """A distance between two values of an indicator."""
    if kind == "ratio":
        return _SAY.points(one)
    return printed(one, "", 1, size=True, behind=" enheter", role="difference")


def _people(a: Accounts) -> list[Block]:
    """People in a small table and a sentence."""
    rows = [
        row(label, [_PEN(a("people", key, a.year)), _PEN(a("people", key, a.last)),
                    _PEN(a.less("people", key, a.year, a.last), role="difference")], kind)
        for key, label, kind in (("women", "Kvinnor", "item"), ("men", "Män", "item"),
                                 ("all", "Samtliga", "sum"))
    ]  # fmt: skip
    share = a.register.quotient(a("people", "women", a.year), a("people", "all", a.year))
    each = a.register.per(a("kind", "pay", a.year), a("people", "all", a.year))
    more = a.less("people", "all", a.year, a.last)
    return [
        text(
            *told(
                say("Kommunledningskontoret hade ", _SAY.people(a("people", "all", a.year)),
                    " tillsvidareanställda i december, ", _SAY.people(more, "difference", True),
                    " ", turn(more, "fler", "färre"), f" än i december {a.last}."),
                say("Kvinnorna utgjorde ", _SAY.share(share, behind=" procent"), "."),
                say("Personalkostnaden per anställd var ", _SAY(each), "."),
            )
        ),
        table("Tillsvidareanställda den 31 december", ["", str(a.year), str(a.last), "+/−"], rows),
    ]  # fmt: skip


def _control(a: Accounts) -> list[Block]:
    """The plan of internal control, told in one paragraph."""
    bad = a.less("control", "bad", a.year, a.last)
    share = a.register.quotient(a("control", "fine", a.year), a("control", "all", a.year))
    return [
        text(
            *told(
                say("Årets plan omfattade ", _SAY.people(a("control", "all", a.year)),
                    " kontroller, att jämföra med ", _SAY.people(a("control", "all", a.last)),
                    " i den förra."),
                say("Av dessa var ", _SAY.people(a("control", "fine", a.year)),
                    " utan anmärkning, ", _SAY.people(a("control", "remarks", a.year)),
                    " hade mindre avvikelser och ", _SAY.people(a("control", "bad", a.year)),
                    " större."),
                say("Andelen kontroller utan anmärkning blev ", _SAY.share(share, behind=" %"),
                    "."),
                say("De större avvikelserna var ", _SAY.people(bad, "difference", True), " ",
                    turn(bad, "fler", "färre"), " än året före."),
            )
        )
    ]  # fmt: skip


FAMILY = Family("chancellery-goals", make)
