"""A big city's district committee closes its year: costs negative, million kronor, the committee
before and after what its result units carry over, volumes, prices for each, the council's
indicators."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Row
from ..quantities import Quantity
from ._accounts import Accounts, filled, told

_PEN = Pen("mnkr", 1, NumberStyle(negative="-", zero="0,0"))
_SAY = Pen("mnkr", 1, NumberStyle(), " mnkr")
_EACH = Pen("kr", 0, NumberStyle())
_AREAS = (
    ("adm", "Nämnd- och förvaltningsadministration", 52, 4),
    ("ifo", "Individ- och familjeomsorg", 174, 21),
    ("disabled", "Stöd och service till personer\nmed funktionsnedsättning", 268, 17),
    ("elderly", "Äldreomsorg", 452, 61),
    ("preschool", "Förskoleverksamhet", 396, 35),
    ("leisure", "Barn, kultur och fritid", 41, 3),
    ("parks", "Stadsmiljöverksamhet", 23, 1),
    ("work", "Arbetsmarknadsåtgärder", 18, 2),
)
_VOLUMES = (
    ("children", "Inskrivna barn i förskola, genomsnitt", 3150, -0.03),
    ("hours", "Beviljade hemtjänsttimmar", 318_000, 0.02),
    ("homes", "Platser i vård- och omsorgsboende, genomsnitt", 590, 0.01),
    ("service", "Personer med bostad med särskild service", 214, 0.02),
    ("households", "Hushåll med ekonomiskt bistånd, per månad", 742, -0.04),
)
_UNITS = (
    ("u1", "Förskolorna Hamnen"), ("u2", "Förskolorna Skogen"), ("u3", "Förskolorna Ängen"),
    ("u4", "Hemtjänst utförare"), ("u5", "Lindgårdens vård- och omsorgsboende"),
)  # fmt: skip
_GOALS = (
    ("g1", "Andel nöjda föräldrar, förskola", 84, 1),
    ("g2", "Brukares upplevda trygghet, hemtjänst", 81, 1),
    ("g3", "Andel ungdomar som återaktualiseras inom socialtjänsten", 19, -1),
    ("g4", "Andel upphandlade avtal som har följts upp", 78, 1),
    ("g5", "Andel förskollärare av alla anställda", 37, 1),
)


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    a = _accounts(m, chance)
    place = chance.choice(("Västerhamn", "Norrdal", "Kvarnberget", "Sjöstaden"))
    blocks: list[Block] = [
        Heading("Sammanfattande analys", 1),
        _summary(a),
        Heading("Uppföljning av ekonomi", 1),
        Heading("Uppföljning av driftbudget"),
        _areas(m, a),
        *_by_area(a),
        Heading("Ekonomiskt bistånd"),
        *_assistance(m, a),
        Heading("Resultatenheter"),
        *_units(m, a),
        Heading("Prestationer och nyckeltal", 1),
        *_volumes(m, a),
        Heading("Kommunfullmäktiges indikatorer", 1),
        *_goals(a),
        Heading("Medarbetare", 1),
        *_staff(a),
    ]
    return Paper(f"{place} stadsdelsnämnd Verksamhetsberättelse {m.year}", filled(blocks))


def _accounts(m: Municipality, chance: Random) -> Accounts:
    """The committee's budget and outcome by area."""
    a = Accounts(m, chance)
    y, last = m.year, m.year - 1
    times = (last, y, "budget")
    for key, _label, cost, income in (*_AREAS, ("aid", "", 96, 5)):
        for what, size in (("cost", cost), ("income", income)):
            a.grow(what, key, (last, y), size * 1_000_000)
            a.near(what, key, "budget", y, 0.025, 0.006 if what == "cost" else -0.03)
        for when in times:
            before = last if when == y else None
            a.add(
                "net", key, when, [(a("cost", key, when), 1), (a("income", key, when), -1)], before
            )
    keys = [one[0] for one in _AREAS]
    for what in ("cost", "income", "net"):
        a.sums(what, "core", (last, y), [(what, key) for key in keys])
        a.add(what, "core", "budget", [(a(what, key, "budget"), 1) for key in keys])
        a.sums(what, "whole", (last, y), [(what, "core"), (what, "aid")])
        a.add(what, "whole", "budget", [(a(what, k, "budget"), 1) for k in ("core", "aid")])
    _people_and_units(a)
    return a


def _people_and_units(a: Accounts) -> None:
    """The result units, the volumes, the targets and the staff."""
    y, last = a.year, a.last
    for key, _label in _UNITS:
        a.pick("fund", key, "in", 200, 6000)
        a.pick("fund", key, "result", -1900, 3100)
        a.add("fund", key, "out", [(a("fund", key, "in"), 1), (a("fund", key, "result"), 1)])
    for when in ("in", "result", "out"):
        a.add("fund", "all", when, [(a("fund", key, when), 1) for key, _ in _UNITS])
    a.register.follows(
        a("fund", "all", "out"), [(a("fund", "all", "in"), 1), (a("fund", "all", "result"), 1)]
    )
    for key, _label, middle, growth in _VOLUMES:
        a.grow("volume", key, (y - 2, last, y), middle, growth, 0.015, "count")
        a.near("volume", key, "budget", y, 0.02)
    for key, _label, middle, _better in _GOALS:
        a.grow("goal", key, (last, y), str(middle / 100), 0.0, 0.04, "ratio")
        a.near("goal", key, "budget", y, 0.05)
    for sex, middle in (("women", 1290), ("men", 310)):
        a.grow("staff", sex, (last, y), middle, 0.0, 0.03, "count")
    a.sums("staff", "all", (last, y), [("staff", "women"), ("staff", "men")])
    for key, usual in (("short", "0.028"), ("long", "0.052")):
        a.grow("ill", key, (last, y), usual, 0.0, 0.06, "ratio")
    a.sums("ill", "all", (last, y), [("ill", "short"), ("ill", "long")])
    a.grow("agency", "all", (last, y), 31_000_000, -0.2, 0.1)


def _gap(a: Accounts, what: str, who: str) -> Quantity:
    """What is better than budget, above zero."""
    two = (a.year, "budget") if what == "income" else ("budget", a.year)
    return a.less(what, who, *two)


def _summary(a: Accounts) -> Block:
    """The year in one paragraph."""
    gap, core, carried = _gap(a, "net", "whole"), _gap(a, "net", "core"), a("fund", "all", "result")
    before = a.register.linear("gap before units:own", [(core, 1), (carried, -1)])
    more = a.less("net", "whole", a.year, a.last)
    return text(
        *told(
            say("Nämndens nettokostnad uppgick till ", _SAY(a("net", "whole", a.year)),
                " mot budgeterade ", _SAY(a("net", "whole", "budget")), ", vilket ger ett ",
                turn(gap, "överskott", "underskott"), " om ", _SAY.size(gap, "difference"), "."),
            say("Räknat utan det ekonomiska biståndet redovisas ett ",
                turn(core, "överskott", "underskott"), " på ", _SAY.size(core, "difference"), "."),
            say("I detta ingår resultatenheternas samlade resultat på ", _SAY(carried), "; utan"
                " dem hade avvikelsen för den egentliga verksamheten"
                " blivit ", _SAY(before, role="difference"), "."),
            say("Jämfört med föregående år har nettokostnaden ", turn(more, "stigit", "sjunkit"),
                " med ", _SAY.size(more, "difference"), ", motsvarande ",
                _SAY.share(a.growth("net", "whole", a.year, a.last), behind=" procent", size=True),
                "."),
        )
    )  # fmt: skip


def _areas(m: Municipality, a: Accounts) -> Block:
    """The operating budget by area, costs negative."""

    def line(label: str, key: str, kind: str = "item") -> Row:
        """An area's row."""
        cells = [_PEN(a("net", key, "budget"), -1), _PEN(a("cost", key, a.year), -1),
                 _PEN(a("income", key, a.year)), _PEN(a("net", key, a.year), -1),
                 _PEN(_gap(a, "net", key), role="difference"),
                 _PEN(a("net", key, a.last), -1)]  # fmt: skip
        return row(label, cells, kind)

    rows = [line(label, key) for key, label, *_ in _AREAS]
    rows.append(line("Summa nämndens verksamhet", "core", "sum"))
    rows.append(line("Ekonomiskt bistånd", "aid"))
    rows.append(line("Summa stadsdelsnämnden", "whole", "sum"))
    heads = (
        ("Mnkr", Head("Budget", 1), Head(f"Utfall {m.year}", 3), Head("Avvikelse", 1),
         Head(f"Utfall {m.year - 1}", 1)),
        ("", "Netto", "Kostnader (-)", "Intäkter", "Netto", "Netto", "Netto"),
    )  # fmt: skip
    return tall("Nämndens fördelning per verksamhetsområde", heads, rows)


def _by_area(a: Accounts) -> list[Block]:
    """What each of the larger areas says of itself."""
    old, small, help_, lss = (
        _gap(a, "net", one) for one in ("elderly", "preschool", "ifo", "disabled")
    )
    hours, kids = a("volume", "hours", a.year), a.less("volume", "children", a.year, a.last)
    more = a.growth("cost", "elderly", a.year, a.last)
    spent, got = _gap(a, "cost", "ifo"), a.less("income", "ifo", a.year, a.last)
    rest = a.register.count(
        "areas over budget:own", [_gap(a, "net", key) for key, *_ in _AREAS], -1
    )
    return [
        Heading("Äldreomsorg", 3),
        text(
            *told(
                say("Äldreomsorgen visar ett ", turn(old, "överskott", "underskott"), " på ",
                    _SAY.size(old, "difference"), " mot budget."),
                say("Kostnaderna ", turn(more, "ökade", "minskade"), " med ",
                    _SAY.share(more, behind=" %", size=True), " till ",
                    _SAY(a("cost", "elderly", a.year)), ", medan intäkterna blev ",
                    _SAY(a("income", "elderly", a.year)), "."),
                say("Under året beviljades ", _SAY.people(hours), " timmar hemtjänst."),
            )
        ),
        Heading("Förskoleverksamhet", 3),
        text(
            *told(
                say("Antalet inskrivna barn ", turn(kids, "ökade", "minskade"), " med ",
                    _SAY.people(kids, "difference", True), " jämfört med föregående år."),
                say("Förskolans nettokostnad landade på ", _SAY(a("net", "preschool", a.year)),
                    " och det är ", _SAY.size(small, "difference"), " ",
                    turn(small, "lägre", "högre"), " än budgeten på ",
                    _SAY(a("net", "preschool", "budget")), "."),
            )
        ),
        Heading("Individ- och familjeomsorg", 3),
        text(
            *told(
                say("Verksamhetsområdet redovisar en avvikelse om ",
                    _SAY(help_, role="difference"), "."),
                say("Av denna hör ", _SAY(spent, role="difference"), " till kostnaderna, främst"
                    " placeringar av barn och unga, och resten till intäkterna."),
                say("Intäkterna ", turn(got, "steg", "sjönk"), " från ",
                    _SAY(a("income", "ifo", a.last)), " till ", _SAY(a("income", "ifo", a.year)),
                    "."),
            )
        ),
        Heading("Stöd och service till personer med funktionsnedsättning", 3),
        text(
            *told(
                say("Utfallet netto är ", _SAY(a("net", "disabled", a.year)), ", ",
                    _SAY.size(lss, "difference"), " ", turn(lss, "under", "över"), " budget."),
                say(counted(rest, capital=True), " av nämndens åtta verksamhetsområden har dragit"
                    " över sin budget."),
            ),
        ),
    ]  # fmt: skip


def _assistance(m: Municipality, a: Accounts) -> list[Block]:
    """Economic assistance, which the city compensates apart."""
    gap, homes = _gap(a, "cost", "aid"), a.less("volume", "households", a.year, a.last)
    each = a.register.per(a("cost", "aid", a.year), a("volume", "households", a.year))
    return [
        text(
            *told(
                say("I genomsnitt fick ", _SAY.people(a("volume", "households", a.year)),
                    " hushåll i månaden bistånd, vilket var ",
                    _SAY.people(homes, "difference", True), " ", turn(homes, "fler", "färre"),
                    f" än {m.year - 1}."),
                say("Kostnaderna blev ", _SAY(a("cost", "aid", a.year)), ", det vill säga ",
                    _SAY.size(gap, "difference"), " ", turn(gap, "mindre", "mer"), " än de ",
                    _SAY(a("cost", "aid", "budget")), " som fanns i budget."),
                say("Per hushåll motsvarar det ", _EACH(each), " kronor på ett år."),
            )
        )
    ]  # fmt: skip


def _units(m: Municipality, a: Accounts) -> list[Block]:
    """The result units' funds, in thousands."""
    pen = Pen("tkr", 0, NumberStyle(negative="-"))
    whens = ("in", "result", "out")
    rows = [row(label, [pen(a("fund", key, one)) for one in whens]) for key, label in _UNITS]
    rows.append(row("Summa resultatenheter", [pen(a("fund", "all", one)) for one in whens], "sum"))
    minus = a.register.count("units below:own", [a("fund", key, "result") for key, _ in _UNITS], -1)
    heads = ["Enhet, tkr", f"Överfört från {m.year - 1}", f"Resultat {m.year}",
             f"Överförs till {m.year + 1}"]  # fmt: skip
    return [
        table("Resultatenheternas resultat", heads, rows),
        text(
            say("Resultatfonderna uppgår efter årets resultat till sammanlagt ",
                _SAY(a("fund", "all", "out")), ", varav ", _SAY(a("fund", "u1", "out")),
                " hos Förskolorna Hamnen."),
            *told(
                say("Av de fem resultatenheterna gick ", counted(minus), " med underskott under"
                    " året."),
                least=500,
            ),
        ),
    ]  # fmt: skip


def _volumes(m: Municipality, a: Accounts) -> list[Block]:
    """Volumes over three years, and what each costs."""
    times = (a.year - 2, a.last, a.year, "budget")
    rows = [
        row(label, [_PEN(a("volume", key, one)) for one in times]) for key, label, *_ in _VOLUMES
    ]
    heads = ["Volym", *(f"Utfall {one}" for one in times[:3]), f"Budget {m.year}"]
    prices = []
    pairs = (
        ("Nettokostnad per inskrivet förskolebarn, kr", "net", "preschool", "children"),
        ("Bruttokostnad per hushåll med ekonomiskt bistånd, kr", "cost", "aid", "households"),
    )
    for label, what, key, volume in pairs:
        each = [
            a.register.per(a(what, key, one), a("volume", volume, one)) for one in (a.last, a.year)
        ]
        cells = [_EACH(one) for one in each]
        prices.append(
            row(label, [*cells, _EACH(a.register.difference(each[1], each[0]), role="difference")])
        )
    hours = a.less("volume", "hours", a.year, "budget")
    homes = a.less("volume", "homes", a.year, a.last)
    first = a.less("volume", "service", a.year, a.year - 2)
    return [
        table("Prestationer", heads, rows),
        table("Kostnad per prestation", ["", str(a.last), str(a.year), "Förändring"], prices),
        text(
            *told(
                say("Hemtjänsttimmarna blev ", _SAY.people(hours, "difference", True), " ",
                    turn(hours, "fler", "färre"), " än de ",
                    _SAY.people(a("volume", "hours", "budget")), " som budgeten byggde på."),
                say("I vård- och omsorgsboende har nämnden i snitt köpt ",
                    _SAY.people(a("volume", "homes", a.year)), " platser, en ",
                    turn(homes, "ökning", "minskning"), " med ",
                    _SAY.people(homes, "difference", True), " på ett år."),
                say(f"Sedan {a.year - 2} har de som bor i bostad med särskild service blivit ",
                    _SAY.people(first, "difference", True), " ", turn(first, "fler", "färre"), "."),
            )
        ),
    ]  # fmt: skip


def _goals(a: Accounts) -> list[Block]:
    """The council's indicators against the year's targets."""
    pen = Pen(share_decimals=1)
    gaps, rows = [], []
    for key, label, _middle, better in _GOALS:
        two = (a.year, "budget") if better > 0 else ("budget", a.year)
        gap = a.less("goal", key, *two)
        gaps.append(gap)
        met = turn(gap, "Uppfylls helt", "Uppfylls ej")
        cells = [
            pen.share(a("goal", key, when), behind=" %") for when in (a.year, "budget", a.last)
        ]
        rows.append(row(label, [*cells, met]))
    reached = a.register.count("goals met:own", gaps, 1, True)
    happy = a.less("goal", "g1", a.year, a.last)
    return [
        table("", ["Indikator", "Utfall", "Årsmål", f"Utfall {a.last}", "Måluppfyllelse"], rows),
        text(
            *told(
                say(counted(reached, capital=True), " av de fem årsmålen är uppfyllda."),
                say("Andelen nöjda föräldrar är ",
                    pen.share(a("goal", "g1", a.year), behind=" procent"),
                    ", ", pen.points(happy), " ", turn(happy, "högre", "lägre"), " än året innan."),
            ),
        ),
    ]  # fmt: skip


def _staff(a: Accounts) -> list[Block]:
    """Staff, sick leave, hired staff."""
    more, ill = a.less("staff", "all", a.year, a.last), a.less("ill", "all", a.year, a.last)
    part = a.register.quotient(a("staff", "women", a.year), a("staff", "all", a.year))
    hired = a.less("agency", "all", a.year, a.last)
    return [
        item(
            *told(
                say("Vid årsskiftet hade förvaltningen ", _SAY.people(a("staff", "all", a.year)),
                    " anställda, varav ", _SAY.people(a("staff", "men", a.year)), " män; det är ",
                    _SAY.people(more, "difference", True), " ", turn(more, "fler", "färre"),
                    " än vid förra årsskiftet."),
                say("Kvinnornas andel är ", _SAY.share(part, behind=" procent"), "."),
            )
        ),
        item(
            *told(
                say("Sjukfrånvaron var ", _SAY.share(a("ill", "all", a.year), behind=" %"), " (",
                    _SAY.share(a("ill", "all", a.last), behind=" %"), "), ",
                    turn(ill, "en uppgång", "en nedgång"), " med ",
                    _SAY.points(ill), "."),
                say("Den korta frånvaron, dag 1–14, stod för ",
                    _SAY.share(a("ill", "short", a.year), behind=" procentenheter"),
                    " och den längre för ",
                    _SAY.share(a("ill", "long", a.year), behind=" procentenheter"), "."),
            )
        ),
        item(
            *told(
                say("Kostnaden för inhyrd personal ", turn(hired, "ökade", "minskade"), " från ",
                    _SAY(a("agency", "all", a.last)), " till ", _SAY(a("agency", "all", a.year)),
                    "."),
            )
        ),
    ]  # fmt: skip


FAMILY = Family("district-committee", make)
