"""An education board's account of its year in a large municipality: millions with one decimal, a
table of two rows of heads, children and cost for each, results of schools, staff by profession."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, plain, row, say, table, tall, text, transposed
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Table, printed
from ._book import Book, rose, surplus, why

_P = Pen("mnkr", 1, NumberStyle(negative="–"))
_KR = Pen("kr", 0)
_T = Pen("mnkr", 1, behind=" mnkr")
_K = Pen("kr", 0, behind=" kronor")
_UNITS = (
    ("preschool", "Förskola", 431_000, 29_000),
    ("care", "Fritidshem", 92_000, 15_000),
    ("school", "Grundskola inkl. förskoleklass", 842_000, 41_000),
    ("adapted", "Anpassad grundskola", 61_000, 2_100),
    ("upper", "Gymnasieskola", 304_000, 36_000),
    ("office", "Nämnd och förvaltning", 58_000, 5_200),
)
_CHILDREN = (
    ("preschool", "Barn i förskola", 2_850),
    ("care", "Elever i fritidshem", 3_060),
    ("school", "Elever i förskoleklass och grundskola", 7_420),
    ("upper", "Elever i gymnasieskola", 2_310),
)
_STAFF = (
    ("Förskollärare", 212, 240),
    ("Barnskötare", 248, 280),
    ("Lärare grundskola", 470, 520),
    ("Lärare gymnasieskola", 138, 160),
    ("Elevhälsa och elevassistenter", 171, 195),
    ("Ledning och administration", 104, 120),
)
_AT = ("last", "budget", "now")


def _make_book(m: Municipality, chance: Random) -> Book:
    b = Book(m, chance, "education")
    for key, _name, cost, income in _UNITS:
        b.money(f"cost {key}", cost, _AT, now=(0.99, 1.022), last=(0.95, 0.98))
        b.money(f"income {key}", income, _AT, now=(0.97, 1.12), last=(0.94, 1.1))
        b.total(f"net {key}", [f"cost {key}", (f"income {key}", -1)], _AT)
    keys = [key for key, *_some in _UNITS]
    for what in ("cost", "income"):
        b.total(what, [f"{what} {key}" for key in keys], _AT)
    b.total("net", [f"net {key}" for key in keys], _AT)
    b.also("net", ["cost", ("income", -1)], _AT)
    for key, _name, many in _CHILDREN:
        b.count(f"children {key}", many, _AT, 0.025)
    b.total("children", [f"children {key}" for key, *_some in _CHILDREN], _AT)
    for name, low, high in _STAFF:
        b.index(f"staff {name}", low, high, ("last", "now"), 0.03)
    b.total("staff", [f"staff {name}" for name, _low, _high in _STAFF], ("last", "now"))
    b.sick(6.6, 7.9, ("y2", "last", "now"))
    aims = ("last", "budget", "now")
    b.rate("eligible", 82, 90, aims, 2.6, ("budget",))
    b.index("merit", 218, 234, aims, 0.02)
    b.rate("exam", 74, 84, aims, 3, ("budget",))
    b.rate("safe", 78, 90, aims, 3, ("budget",))
    b.rate("certified", 70, 82, aims, 3, ("budget",))
    for key, size in (("furniture", 7_600), ("digital", 11_800), ("yards", 5_300)):
        b.money(f"invested {key}", size, ("budget", "now"), now=(0.55, 1.03))
    b.total(
        "invested", [f"invested {one}" for one in ("furniture", "digital", "yards")],
        ("budget", "now"),
    )  # fmt: skip
    b.money("grants", 58_000, ("last", "now"), last=(0.9, 1.1))
    b.money("substitutes", 12_400)
    b.money("transport", 31_000)
    b.count("choices", 1_480)
    b.rate("first choice", 90, 96)
    b.count("queue", 44)
    b.count("incidents", 1_150, ("last", "now"), 0.12)
    b.count("principals", 47)
    b.count("recruited", 312)
    b.money("damage", 2_700)
    return b


def _operations(b: Book) -> Table:
    def line(name: str, tail: str, kind: str = "item") -> object:
        cells = [
            _P(b(what + tail, at)) for at in ("budget", "now") for what in ("income", "cost", "net")
        ]
        return row(name, [*cells, _P(b.gap(f"net{tail}")), _P(b(f"net{tail}", "last"))], kind)

    rows = [line(name, f" {key}") for key, name, *_some in _UNITS]
    rows.append(line("Barn- och utbildningsnämnden", "", "sum"))
    heads = [
        ["", Head(f"Budget {b.year}", 3), Head(f"Utfall {b.year}", 3), "Avvikelse",
         f"Utfall {b.year - 1}"],
        ["Mnkr", *("Intäkter", "Kostnader", "Netto") * 2, "netto", "netto"],
    ]  # fmt: skip
    return tall("Driftredovisning per verksamhet", heads, rows)  # type: ignore[arg-type]


def _children(b: Book) -> Table:
    def line(name: str, what: str, kind: str = "item") -> object:
        cells = [_P.people(b(what, at)) for at in ("last", "budget", "now")]
        more = (b.change(what), b.gap(what, "now", "budget"))
        return row(name, [*cells, *(_P.people(one) for one in more)], kind)

    rows = [line(name, f"children {key}") for key, name, _many in _CHILDREN]
    rows.append(line("Totalt", "children", "sum"))
    heads = [
        "Antal, genomsnitt för året", f"{b.year - 1}", f"Budget {b.year}", f"{b.year}",
        "Förändring", "Avvikelse mot budget",
    ]  # fmt: skip
    return table("Volymer", heads, rows)  # type: ignore[arg-type]


def _cost_each(b: Book) -> Table:
    rows = []
    for key, name in (
        ("preschool", "Förskola, kr per barn"),
        ("care", "Fritidshem, kr per elev"),
        ("school", "Grundskola inkl. förskoleklass, kr per elev"),
        ("upper", "Gymnasieskola, kr per elev"),
    ):
        now, last = (b.per(f"net {key}", f"children {key}", at) for at in ("now", "last"))
        growth = b.register.growth(now, last)
        rows.append(row(name, [_KR(last), _KR(now), _KR.share(growth)]))
    heads = ["Nettokostnad", str(b.year - 1), str(b.year), "Förändring, %"]
    return table("Nettokostnad per barn och elev", heads, rows)


def _goals(b: Book) -> Table:
    def share(what: str, name: str) -> object:
        return row(name, [
            Pen(share_decimals=0).share(b(what, "budget")),
            *(_P.share(b(what, at)) for at in ("now", "last")),
        ])  # fmt: skip

    merit = [printed(b("merit", at), "", 1) for at in ("budget", "now", "last")]
    rows = [
        share("eligible", "Elever behöriga till yrkesprogram, andel (%)"),
        row("Meritvärde årskurs 9, 17 ämnen", merit),
        share("exam", "Gymnasieelever med examen inom tre år, andel (%)"),
        share("safe", "Elever som känner sig trygga i skolan, andel (%)"),
        share("certified", "Lärare med legitimation, andel (%)"),
    ]
    heads = ["Indikator", "Målvärde", f"Utfall {b.year}", f"Utfall {b.year - 1}"]
    return table("Nämndens indikatorer", heads, rows)  # type: ignore[arg-type]


def _staff(b: Book) -> Table:
    def line(name: str, what: str, kind: str = "item") -> object:
        cells = [printed(b(what, at), "", 1) for at in ("last", "now")]
        return row(name, [*cells, printed(b.change(what), "", 1, _P.style)], kind)

    rows = [line(name, f"staff {name}") for name, _low, _high in _STAFF]
    rows.append(line("Summa årsarbetare", "staff", "sum"))
    heads = ["Årsarbetare", f"Dec {b.year - 1}", f"Dec {b.year}", "Förändring"]
    return table("Årsarbetare per yrkesgrupp", heads, rows)  # type: ignore[arg-type]


def _sick(b: Book) -> Table:
    upright = table(
        "Sjukfrånvaro i procent av ordinarie arbetstid",
        ["År", *(str(b.year - back) for back in (2, 1, 0))],
        [
            row(name, [_P.share(b(what, at)) for at in ("y2", "last", "now")])
            for name, what in (("Kvinnor", "sick women"), ("Män", "sick men"), ("Totalt", "sick"))
        ],
    )
    return transposed(upright)


def _investments(b: Book) -> Table:
    rows = [
        row(name, [_P(b(what, "budget")), _P(b(what)), _P(b.gap(what))], kind)
        for name, what, kind in (
            ("Inventarier skolor och förskolor", "invested furniture", "item"),
            ("Digitala verktyg", "invested digital", "item"),
            ("Skolgårdar", "invested yards", "item"),
            ("Totalt", "invested", "sum"),
        )
    ]
    heads = ["Mnkr", "Årets budget", "Årets utfall", "Avvikelse"]
    return table("Investeringsredovisning", heads, rows)


def _economy(b: Book) -> list[Block]:
    gap, net = b.gap("net"), b.change("net")
    some = b.register.count("unit surplus", [b.gap(f"net {key}") for key, *_s in _UNITS])
    school, upper, pre = (b.gap(f"net {one}") for one in ("school", "upper", "preschool"))
    more = b.gap("income", "now", "budget")
    return [
        Heading("Ekonomiskt utfall"),
        text(
            *plain([
                say("Nämndens nettokostnad för året blev ", _T(b("net")), ", vilket ger ett ",
                    surplus(gap), " mot budget på ", _T.size(gap, "difference"), " eller ",
                    _T.share(b.register.quotient(gap, b("net", "budget")), behind=" procent",
                             size=True), "."),
                say("Jämfört med föregående år ", rose(net), " nettokostnaden med ",
                    _T.size(net, "difference"), ", vilket motsvarar ",
                    _T.share(b.growth("net"), behind=" procent", size=True), "."),
                say(counted(some, capital=True), " av nämndens sex verksamheter höll budget.")
                if some.value else say("Ingen av nämndens verksamheter höll budget."),
                say("Intäkterna blev ", _T.size(more, "difference"), " ",
                    rose(more, "högre", "lägre"), " än budgeterat, där de riktade statsbidragen "
                    "är den post som är svårast att förutse."),
                say("Statsbidragen från Skolverket uppgick till ", _T(b("grants")), ", mot ",
                    _T(b("grants", "last")), " året innan."),
            ])
        ),
        _operations(b),
        text(
            *plain([
                say("Förskolan redovisar ett ", surplus(pre), " på ", _T.size(pre, "difference"),
                    ", ", why(pre, "främst till följd av vakanser under hösten",
                              "främst på grund av höga kostnader för vikarier"), "."),
                say("Kostnaden för vikarier i förskolan var ", _T(b("substitutes")), "."),
                say("Grundskolans ", surplus(school), " på ", _T.size(school, "difference"),
                    " förklaras av ", why(school, "vakanta tjänster inom elevhälsan",
                                          "fler elever i behov av särskilt stöd"), "."),
                say("Gymnasieskolans resultat är ett ", surplus(upper), " på ",
                    _T.size(upper, "difference"), ", vilket beror på ",
                    why(upper, "lägre kostnader för elever hos andra huvudmän",
                        "högre kostnader för interkommunala ersättningar"), "."),
                say("Skolskjutsarna kostade ", _T(b("transport")), " under året."),
                say("Skadegörelse har belastat resultatet med ", _T(b("damage")), "."),
            ])
        ),
    ]  # fmt: skip


def _volumes(b: Book) -> list[Block]:
    pupils, children = b.change("children school"), b.change("children preschool")
    each = [b.per("net school", "children school", at) for at in ("now", "last")]
    pre = [b.per("net preschool", "children preschool", at) for at in ("now", "last")]
    more = b.register.difference(*each)
    care = b.gap("children care", "now", "budget")
    return [
        Heading("Barn och elever"),
        text(
            *plain([
                say("Antalet elever i förskoleklass och grundskola var i genomsnitt ",
                    _P.people(b("children school")), ", vilket är ",
                    _P.people(pupils, "difference", True), " ", rose(pupils, "fler", "färre"),
                    " än föregående år."),
                say("I förskolan ", rose(children), " antalet barn från ",
                    _P.people(b("children preschool", "last")), " till ",
                    _P.people(b("children preschool")), "."),
                say("Fritidshemmen hade ", _P.people(care, "difference", True), " ",
                    rose(care, "fler", "färre"), " elever än vad som budgeterats."),
                say("Sammantaget var ", _P.people(b("children")),
                    " barn och elever inskrivna i verksamheterna."),
                say("Vid årsskiftet väntade ", _P.people(b("queue")),
                    " barn på en plats i förskola på önskad enhet."),
                say("I skolvalet gjordes ", _P.people(b("choices")), " val och ",
                    _T.share(b("first choice"), behind=" procent"), " fick sitt förstahandsval."),
            ])
        ),
        _children(b),
        text(
            say("Nettokostnaden per elev i grundskolan uppgick till ", _K(each[0]), " och ",
                rose(more), " med ", _K.size(more, "difference"), " jämfört med föregående år."),
            *plain([
                say("I förskolan var nettokostnaden per barn ", _K(pre[0]),
                    ", en förändring med ", _T.share(b.register.growth(*pre), behind=" procent"),
                    "."),
            ])
        ),
        _cost_each(b),
    ]  # fmt: skip


def _results(b: Book) -> list[Block]:
    eligible, safe, merit = b.change("eligible"), b.gap("safe", "now", "budget"), b.change("merit")
    return [
        Heading("Måluppfyllelse"),
        text(
            *plain([
                say("Andelen elever i årskurs 9 som är behöriga till gymnasieskolans yrkesprogram ",
                    rose(eligible), " med ", _T.points(eligible), " till ",
                    _T.share(b("eligible"), behind=" procent"), "."),
                say("Det genomsnittliga meritvärdet blev ", printed(b("merit"), "", 1),
                    ", vilket är ", printed(merit, "", 1, size=True, role="difference"), " poäng ",
                    rose(merit, "högre", "lägre"), " än förra året."),
                say("Andelen elever som känner sig trygga i skolan är ",
                    _T.share(b("safe"), behind=" procent"), " och ligger därmed ", _T.points(safe),
                    " ", rose(safe, "över", "under"), " målvärdet."),
                say("Av eleverna på gymnasieskolans nationella program tog ",
                    _T.share(b("exam"), behind=" procent"), " examen inom tre år."),
                say("Antalet anmälningar om kränkande behandling var ",
                    _P.people(b("incidents")), " jämfört med ", _P.people(b("incidents", "last")),
                    " föregående år."),
            ])
        ),
        _goals(b),
    ]  # fmt: skip


def _people(b: Book) -> list[Block]:
    staff, sick, gap = b.change("staff"), b.change("sick"), b.gap("invested")
    return [
        Heading("Personal"),
        text(
            *plain([
                say("I december motsvarade personalen ", printed(b("staff"), "", 1),
                    " årsarbetare, ", printed(staff, "", 1, size=True, role="difference"), " ",
                    rose(staff, "fler", "färre"), " än ett år tidigare."),
                say("Under året rekryterades ", _P.people(b("recruited")), " nya medarbetare."),
                say("Förvaltningen har ", _P.people(b("principals")), " rektorer."),
                say("Andelen lärare med legitimation är ",
                    _T.share(b("certified"), behind=" procent"), "."),
            ])
        ),
        _staff(b),
        text(
            *plain([
                say("Sjukfrånvaron ", rose(sick), " från ",
                    _T.share(b("sick", "last"), behind=" procent"), " till ",
                    _T.share(b("sick"), behind=" procent"), "."),
                say("Bland kvinnor var sjukfrånvaron ",
                    _T.share(b("sick women"), behind=" procent"),
                    " och bland män ", _T.share(b("sick men"), behind=" procent"), "."),
            ])
        ),
        _sick(b),
        Heading("Investeringar"),
        text(
            *plain([
                say("Nämnden har investerat ", _T(b("invested")), ", och investeringsbudgeten "
                    "visar ett ", surplus(gap), " på ", _T.size(gap, "difference"), "."),
                say("Den största posten är digitala verktyg med ", _T(b("invested digital")), "."),
            ])
        ),
        _investments(b),
    ]  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The account."""
    b = _make_book(m, chance)
    blocks: list[Block] = [
        Heading("Barn- och utbildningsnämnden", 1),
        text("Nämnden ansvarar för förskola, fritidshem, grundskola och gymnasieskola."),
        *_economy(b), *_volumes(b), *_results(b), *_people(b),
    ]  # fmt: skip
    return Paper(f"Verksamhetsberättelse {b.year}, Nordanskogs kommun", tuple(blocks))


FAMILY = Family("education-board-account", make)
