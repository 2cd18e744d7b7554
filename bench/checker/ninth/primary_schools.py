"""A primary school board's year: the board's grant against its costs in thousands, five years of
pupils with the years down the side, what a pupil costs, school by school, results of year nine."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, row, say, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Row, printed
from ..quantities import Quantity
from ._accounts import Accounts, filled, told

_PEN = Pen("tkr", 0, NumberStyle(thousands="\u00a0", negative="-"))
_SAY = Pen("mnkr", 1, NumberStyle(negative="\u2212"), " miljoner kronor")
_EACH = Pen("kr", 0, NumberStyle(thousands="\u00a0", negative="-"))
_COSTS = (
    ("staff", "Kostnader för personal", 0.595), ("rooms", "Lokalkostnader", 0.162),
    ("bought", "Köp av verksamhet (fristående skolor m.m.)", 0.117), ("bus", "Skolskjuts", 0.022),
    ("meals", "Måltider", 0.047),
)  # fmt: skip
_WORK = (
    ("prep", "Förskoleklass", 48), ("school", "Grundskola årskurs 1–9", 742),
    ("adapted", "Anpassad grundskola", 57), ("after", "Fritidshem", 118),
    ("common", "Nämnd och gemensam administration", 21),
)  # fmt: skip
_STAGES = (
    ("f", "F-klass", 760), ("low", "Åk 1–3", 2340), ("middle", "Åk 4–6", 2410),
    ("high", "Åk 7–9", 2380),
)  # fmt: skip
_EACHES = (
    ("teaching", "Undervisning", 56_500), ("premises", "Lokaler och inventarier", 20_300),
    ("books", "Läromedel, utrustning, bibliotek", 4_100), ("food", "Skolmåltider", 6_300),
    ("health", "Elevhälsa", 4_300), ("rides", "Skolskjuts", 2_900), ("rest", "Övrigt", 6_900),
)  # fmt: skip
_SCHOOLS = ("Björkskolan", "Centralskolan", "Ekdalsskolan", "Hagaskolan", "Kyrkskolan",
            "Lindängsskolan", "Strandskolan", "Västra skolan")  # fmt: skip
_MARKS = (
    ("eligible", "Behöriga till yrkesprogram", 0.83), ("all", "Godkända i alla ämnen", 0.74),
    ("maths", "Minst E i matematik", 0.85),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    a = Accounts(m, chance)
    schools = tuple(sorted(chance.sample(_SCHOOLS, 6)))
    _money(a)
    _pupils(a)
    _units(a, schools)
    _people(a)
    blocks: list[Block] = [
        Heading("Sammanfattning", 1),
        *_summary(a),
        Heading("Ekonomi", 1),
        *_result(a),
        *_by_work(a),
        Heading("Volymer", 1),
        *_volumes(a),
        Heading("Kostnad per elev", 1),
        *_each(a),
        Heading("Rektorsområde Norr", 1),
        *_schools(a, schools),
        Heading("Kunskapsresultat", 1),
        *_marks(a),
        Heading("Personal", 1),
        *_staff(a),
    ]
    return Paper(f"Grundskolenämnden årsbokslut {m.year}, {m.name} kommun", filled(blocks))


def _money(a: Accounts) -> None:
    """Grant, other income, costs by kind and by work: the result is the same both ways."""
    times = (a.last, a.year, "budget")
    for key, _label, size in _WORK:
        a.grow("work", key, (a.last, a.year), size * 1_000_000, 0.035, 0.01)
        a.near("work", key, "budget", a.year, 0.015)
    for when in times:
        before = a.last if when == a.year else None
        parts = [(a("work", key, when), 1) for key, *_ in _WORK]
        net = a.add("work", "all", when, parts, before)
        other = a.put("line", "other", when, net.value * a.share_of("0.09"), before=before)
        gross = net.value + other.value
        for key, _label, share in _COSTS:
            a.put("line", key, when, gross * a.share_of(share, 0.012), before=before)
        spent = sum(a("line", key, when).value for key, *_ in _COSTS)
        a.put("line", "more", when, gross - spent, before=before)
        keys = (*(key for key, *_ in _COSTS), "more")
        cost = a.add("line", "costs", when, [(a("line", key, when), 1) for key in keys], before)
        grant = net.value if when == "budget" else net.value * a.share_of(1, 0.008)
        given = a.put("line", "grant", when, grant, before=before)
        total = a.add("line", "income", when, [(given, 1), (other, 1)], before)
        result = a.add("line", "result", when, [(total, 1), (cost, -1)], before)
        a.register.follows(result, [(given, 1), (net, -1)])


def _pupils(a: Accounts) -> None:
    """Pupils over five years, some in independent schools; cost of a pupil in our own."""
    years = tuple(range(a.year - 4, a.year + 1))
    for key, _label, middle in _STAGES:
        a.grow("pupils", key, years, middle, 0.006, 0.015, "count")
        a.near("pupils", key, "budget", a.year, 0.012)
    for when in (years, ("budget",)):
        a.sums("pupils", "all", when, [("pupils", key) for key, *_ in _STAGES])
    a.grow("pupils", "independent", years, 910, 0.03, 0.02, "count")
    a.grow("pupils", "after", years, 2740, 0.0, 0.02, "count")
    a.near("pupils", "after", "budget", a.year, 0.02)
    for key, _label, middle in _EACHES:
        a.grow("each", key, (a.year - 2, a.last, a.year), middle, 0.035, 0.02)
    a.sums("each", "all", (a.year - 2, a.last, a.year), [("each", key) for key, *_ in _EACHES])


def _units(a: Accounts, schools: tuple[str, ...]) -> None:
    """Each school's pupils, grant and cost."""
    for name in schools:
        a.grow("unit pupils", name, (a.last, a.year), 620, 0.0, 0.03, "count")
        budget = a("unit pupils", name, a.year).value * a.share_of(58_500, 0.06)
        a.put("unit", name, "budget", budget)
        a.near("unit", name, a.year, "budget", 0.022, 0.003)
    for what, when in (("unit pupils", a.last), ("unit pupils", a.year), ("unit", "budget"),
                       ("unit", a.year)):  # fmt: skip
        a.sums(what, "all", (when,), [(what, name) for name in schools])


def _people(a: Accounts) -> None:
    """Marks, teachers, sick leave."""
    for key, _label, middle in _MARKS:
        a.grow(key, "both", (a.last, a.year), str(middle), 0.0, 0.01, "ratio")
        middle_now = a(key, "both", a.year).value
        a.put(key, "girls", a.year, middle_now * (1 + a.share_of("0.03", 0.4)), "ratio")
        a.put(key, "boys", a.year, middle_now * (1 - a.share_of("0.03", 0.4)), "ratio")
    a.grow("merit", "both", (a.year - 2, a.last, a.year), 219, 0.003, 0.015, "index")
    for key, middle in (("certified", 498), ("others", 92)):
        a.grow("teachers", key, (a.last, a.year), middle, 0.01, 0.03, "count")
    a.sums("teachers", "all", (a.last, a.year), [("teachers", k) for k in ("certified", "others")])
    a.grow("ill", "all", (a.last, a.year), "0.062", 0, 0.07, "ratio")


def _gap(a: Accounts, what: str, who: str, sign: int = -1) -> Quantity:
    """What is better than budget, above zero."""
    return a.less(what, who, *((a.year, "budget") if sign > 0 else ("budget", a.year)))


def _summary(a: Accounts) -> list[Block]:
    """Bullets for those who read no further."""
    result, more = a("line", "result", a.year), a.less("pupils", "all", a.year, a.last)
    each, mark = a.growth("each", "all", a.year, a.last), a.less("eligible", "both", a.year, a.last)
    return [
        item(*told(say("Nämnden redovisar ett ", turn(result, "överskott", "underskott"), " på ",
                       _SAY.size(result), "."))),
        item(*told(say("Elevantalet ", turn(more, "ökade", "minskade"), " med ",
                       _SAY.people(more, "difference", True), " till ",
                       _SAY.people(a("pupils", "all", a.year)), "."))),
        item(*told(say("Kostnaden per elev ", turn(each, "steg", "sjönk"), " med ",
                       _SAY.share(each, behind=" procent", size=True), "."))),
        item(*told(say("Andelen behöriga till gymnasiets yrkesprogram blev ",
                       _SAY.share(a("eligible", "both", a.year), behind=" procent"), ", ",
                       turn(mark, "en förbättring", "en försämring"), " med ", _SAY.points(mark),
                       "."))),
    ]  # fmt: skip


def _result(a: Accounts) -> list[Block]:
    """The board's statement: the year before first, costs negative."""
    lines = [("grant", "Kommunbidrag", 1, "item"), ("other", "Övriga intäkter", 1, "item"),
             ("income", "Summa intäkter", 1, "sum"),
             *((key, label, -1, "item") for key, label, _ in _COSTS),
             ("more", "Övriga kostnader", -1, "item"), ("costs", "Summa kostnader", -1, "sum"),
             ("result", "Årets resultat", 1, "sum")]  # fmt: skip
    rows = []
    for key, label, sign, kind in lines:
        cells = [_PEN(a("line", key, when), sign) for when in (a.last, "budget", a.year)]
        rows.append(row(label, [*cells, _PEN(_gap(a, "line", key, sign), role="difference")], kind))
    staff, other = _gap(a, "line", "staff"), _gap(a, "line", "other", 1)
    share = a.register.quotient(a("line", "staff", a.year), a("line", "costs", a.year))
    bought, bus = a.growth("line", "bought", a.year, a.last), a.less("line", "bus", a.year, a.last)
    heads = [
        "Belopp i tkr",
        f"Utfall {a.last}",
        f"Budget {a.year}",
        f"Utfall {a.year}",
        "Avvikelse",
    ]
    return [
        table("Resultaträkning", heads, rows),
        text(
            *told(
                say("Intäkterna uppgick till ", _SAY(a("line", "income", a.year)), ", varav"
                    " kommunbidraget utgjorde ", _SAY(a("line", "grant", a.year)), "."),
                say("De övriga intäkterna, främst statsbidrag från Skolverket, blev ",
                    _SAY.size(other, "difference"), " ", turn(other, "högre", "lägre"),
                    " än budgeterat."),
            )
        ),
        text(
            *told(
                say("Personalkostnaderna, som svarar för ", _SAY.share(share, behind=" procent"),
                    " av samtliga kostnader, ", turn(staff, "understeg", "översteg"),
                    " budget med ", _SAY.size(staff, "difference"), "."),
                say("Ersättningen till fristående skolor och andra huvudmän ",
                    turn(bought, "ökade", "minskade"), " med ",
                    _SAY.share(bought, behind=" procent", size=True), " och skolskjutsarna ",
                    turn(bus, "blev dyrare", "blev billigare"), ": ",
                    _SAY(a("line", "bus", a.year)), " mot ", _SAY(a("line", "bus", a.last)), "."),
            )
        ),
    ]  # fmt: skip


def _by_work(a: Accounts) -> list[Block]:
    """Net cost by work."""

    def line(label: str, key: str, kind: str = "item") -> Row:
        """A work's row."""
        share = a.register.quotient(a("work", key, a.year), a("work", "all", a.year))
        cells = [_PEN(a("work", key, "budget")), _PEN(a("work", key, a.year)),
                 _PEN(_gap(a, "work", key), role="difference"),
                 _PEN(a("work", key, a.last))]  # fmt: skip
        return row(label, [*cells, _PEN.share(share) if kind == "item" else ""], kind)

    rows = [line(label, key) for key, label, _ in _WORK]
    rows.append(line("Nämnden totalt", "all", "sum"))
    heads = ["Verksamhet, nettokostnad tkr", "Budget", "Utfall", "Avvikelse", f"Utfall {a.last}",
             "Andel, %"]  # fmt: skip
    school, after, adapted = (_gap(a, "work", key) for key in ("school", "after", "adapted"))
    over = a.register.count("works over:own", [_gap(a, "work", key) for key, *_ in _WORK], -1)
    return [
        Heading("Nettokostnad per verksamhet"),
        text(
            *told(
                say("Grundskolan kostade ", _SAY(a("work", "school", a.year)), " netto, ",
                    _SAY.size(school, "difference"), " ", turn(school, "mindre", "mer"),
                    " än budget."),
                say("För fritidshemmen är avvikelsen ", _SAY(after, role="difference"),
                    " och för den anpassade grundskolan ", _SAY(adapted, role="difference"), "."),
                say("Totalt gick ", counted(over), " av fem verksamheter med underskott."),
                least=500,
            )
        ),
        table("", heads, rows),
    ]  # fmt: skip


def _volumes(a: Accounts) -> list[Block]:
    """Five years of pupils, a year in each row."""
    keys = (*(key for key, *_ in _STAGES), "all", "independent", "after")
    rows = [
        row(
            str(year),
            [_PEN(a("pupils", key, year), role="sum" if key == "all" else "") for key in keys],
        )
        for year in range(a.year - 4, a.year + 1)
    ]
    heads = ["År", *(label for _key, label, _ in _STAGES), "Summa elever",
             "varav i fristående skola",
             "Inskrivna i fritidshem"]  # fmt: skip
    high = a.less("pupils", "high", a.year, a.year - 4)
    free = a.less("pupils", "independent", a.year, a.last)
    share = a.register.quotient(a("pupils", "independent", a.year), a("pupils", "all", a.year))
    five = a.growth("pupils", "all", a.year, a.year - 4)
    plan, after = _gap(a, "pupils", "all", 1), a.less("pupils", "after", a.year, a.last)
    return [
        table("Antal elever folkbokförda i kommunen, 15 oktober", heads, rows),
        text(
            *told(
                say(f"Sedan {a.year - 4} har antalet elever ", turn(five, "vuxit", "minskat"),
                    " med ",
                    _SAY.share(five, behind=" procent", size=True), "."),
                say("På högstadiet är de nu ", _SAY.people(a("pupils", "high", a.year)), ", ",
                    _SAY.people(high, "difference", True), " ", turn(high, "fler", "färre"),
                    " än för fyra år sedan."),
                say("Budgeten räknade med ", _SAY.people(a("pupils", "all", "budget")),
                    " elever; det blev ", _SAY.people(plan, "difference", True), " ",
                    turn(plan, "fler", "färre"), "."),
            )
        ),
        text(
            *told(
                say("I fristående skolor går ", _SAY.people(a("pupils", "independent", a.year)),
                    " elever eller ", _SAY.share(share, behind=" procent"), ", ",
                    turn(free, "en ökning", "en minskning"), " med ",
                    _SAY.people(free, "difference", True), " på ett år."),
                say("Fritidshemmen hade ", _SAY.people(a("pupils", "after", a.year)),
                    " inskrivna, mot ", _SAY.people(a("pupils", "after", a.last)),
                    " året före; det är ",
                    _SAY.people(after, "difference", True), " ", turn(after, "fler", "färre"), "."),
            )
        ),
    ]  # fmt: skip


def _each(a: Accounts) -> list[Block]:
    """What a pupil in our own schools costs, kronor."""
    times = (a.year, a.last, a.year - 2)
    rows = []
    for key, label, kind in (*((key, label, "item") for key, label, _ in _EACHES),
                             ("all", "Totalt per elev", "sum")):  # fmt: skip
        grown = a.growth("each", key, a.year, a.last)
        rows.append(
            row(label, [*(_EACH(a("each", key, one)) for one in times), _EACH.share(grown)], kind)
        )
    whole, taught = (a.less("each", one, a.year, a.last) for one in ("all", "teaching"))
    two, rooms = a.less("each", "all", a.year, a.year - 2), a("each", "premises", a.year)
    share = a.register.quotient(rooms, a("each", "all", a.year))
    pen = Pen("kr", 0, NumberStyle(), " kronor")
    return [
        text(
            *told(
                say("En elev i kommunal grundskola kostade i genomsnitt ",
                    pen(a("each", "all", a.year)), " under året."),
                say("Det är ", pen.size(whole, "difference"), " ", turn(whole, "mer", "mindre"),
                    " än året före, och av detta hör ", pen(taught, role="difference"),
                    " till undervisningen."),
                say("På två år har kostnaden ", turn(two, "ökat", "minskat"), " med ",
                    pen.size(two, "difference"), "."),
                say("Lokalerna tar ", pen(rooms), " i anspråk, ",
                    _SAY.share(share, behind=" procent"),
                    " av hela kostnaden."),
            )
        ),
        table("Kostnad per elev i kommunal grundskola, kronor",
              ["", *map(str, times), "Förändring %"], rows),
    ]  # fmt: skip


def _schools(a: Accounts, schools: tuple[str, ...]) -> list[Block]:
    """Each school against its budget."""
    rows, gaps = [], []
    for name in (*schools, "all"):
        gap = _gap(a, "unit", name)
        gaps.append(gap)
        each = a.register.per(a("unit", name, a.year), a("unit pupils", name, a.year))
        cells = [_PEN(a("unit pupils", name, a.last)), _PEN(a("unit pupils", name, a.year)),
                 _PEN(a("unit", name, "budget")), _PEN(a("unit", name, a.year)),
                 _PEN(gap, role="difference"), _EACH(each, role="")]  # fmt: skip
        rows.append(row("Summa rektorsområde Norr" if name == "all" else name, cells,
                        "sum" if name == "all" else "item"))  # fmt: skip
    lost = a.register.count("schools below:own", gaps[:-1], -1)
    best = max(schools, key=lambda name: _gap(a, "unit", name).value)
    worst = min(schools, key=lambda name: _gap(a, "unit", name).value)
    fewer = a.less("unit pupils", worst, a.year, a.last)
    low, high = _gap(a, "unit", worst), _gap(a, "unit", best)
    heads = ["Skola", f"Elever {a.last}", f"Elever {a.year}", "Budget, tkr", "Utfall, tkr",
             "Avvikelse, tkr", "Utfall, kr per elev"]  # fmt: skip
    return [
        text(
            "Området har sex skolor.",
            "Deras budget omfattar inte lokaler, måltider och skolskjuts.",
        ),
        table("Skolorna i rektorsområde Norr", heads, rows),
        text(
            *told(
                say(counted(lost, capital=True), " av områdets sex skolor gick med underskott."),
                say(f"{best} har det bästa resultatet, ", _PEN(high, role="difference"),
                    f" tkr, medan {worst} redovisar ", _PEN(low, role="difference"), " tkr."),
                say(f"{worst} hade ", _SAY.people(fewer, "difference", True), " ",
                    turn(fewer, "fler", "färre"), f" elever än {a.last}."),
                least=500,
            )
        ),
    ]  # fmt: skip


def _marks(a: Accounts) -> list[Block]:
    """Results of year nine, girls and boys."""
    rows = []
    for key, label, _middle in _MARKS:
        cells = [_SAY.share(a(key, sex, a.year)) for sex in ("girls", "boys", "both")]
        rows.append(row(label, [*cells, _SAY.share(a(key, "both", a.last))]))
    apart = a.register.difference(a("all", "girls", a.year), a("all", "boys", a.year))
    merit, maths = a.less("merit", "both", a.year, a.last), a.less("maths", "both", a.year, a.last)
    value = {when: printed(a("merit", "both", when), "", 1) for when in (a.last, a.year)}
    heads = ["Andel elever i åk 9, %", "Flickor", "Pojkar", f"Alla {a.year}", f"Alla {a.last}"]
    return [
        table("Betyg vårterminen", heads, rows),
        text(
            *told(
                say("Det genomsnittliga meritvärdet ", turn(merit, "steg", "sjönk"), " från ",
                    value[a.last], " till ", value[a.year], " poäng."),
                say("Av flickorna nådde ", _SAY.share(a("all", "girls", a.year), behind=" %"),
                    " godkänt i alla ämnen och av pojkarna ",
                    _SAY.share(a("all", "boys", a.year), behind=" %"), ", en skillnad på ",
                    _SAY.points(apart), "."),
                say("I matematik klarade ", _SAY.share(a("maths", "both", a.year), behind=" %"),
                    " minst betyget E, vilket är ", turn(maths, "bättre", "sämre"), " än de ",
                    _SAY.share(a("maths", "both", a.last), behind=" %"),
                    f" som gjorde det {a.last}."),
            )
        ),
    ]  # fmt: skip


def _staff(a: Accounts) -> list[Block]:
    """Teachers with and without a certificate, sick leave."""
    rows = [
        row(label, [_PEN(a("teachers", key, a.last)), _PEN(a("teachers", key, a.year)),
                    _PEN(a.less("teachers", key, a.year, a.last), role="difference")], kind)
        for key, label, kind in (("certified", "Legitimerade lärare", "item"),
                                 ("others", "Övriga lärare", "item"),
                                 ("all", "Lärare totalt", "sum"))
    ]  # fmt: skip
    share = a.register.quotient(a("teachers", "certified", a.year), a("teachers", "all", a.year))
    ill, more = a.less("ill", "all", a.year, a.last), a.less("teachers", "all", a.year, a.last)
    return [
        text(
            *told(
                say("I december arbetade ", _SAY.people(a("teachers", "all", a.year)),
                    " lärare (heltidstjänster) i skolorna, ",
                    _SAY.people(more, "difference", True), " ",
                    turn(more, "fler", "färre"), " än ett år tidigare."),
                say("Av dem är ", _SAY.share(share, behind=" procent"), " legitimerade."),
                say("Sjukfrånvaron uppgick till ",
                    _SAY.share(a("ill", "all", a.year), behind=" procent"),
                    ", ", _SAY.points(ill), " ", turn(ill, "mer", "mindre"), " än föregående år."),
            )
        ),
        table("Lärartjänster", ["", f"Dec {a.last}", f"Dec {a.year}", "Förändring"], rows),
    ]  # fmt: skip


FAMILY = Family("primary-schools", make)
