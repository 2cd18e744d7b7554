"""A municipal association's annual report (rescue services of four municipalities): thousands with
notes, costs with a minus, members' shares, alarms by kind, balance, five years."""

from __future__ import annotations

from random import Random

from ..compose import Pen, item, plain, row, say, table, text
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, Paper, Table, printed
from ._book import FIVE, Book, rose, surplus, why

_P = Pen("tkr", 0)
_T = Pen("tkr", 0, behind=" tkr")
_M = Pen("mnkr", 1, behind=" mnkr")
_KR = Pen("kr", 0, behind=" kronor")
_MEMBERS = (
    ("a", "Ekebro", 29_800, 25_400),
    ("b", "Norrhaga", 17_300, 14_100),
    ("c", "Sundtorp", 13_900, 11_200),
    ("d", "Vika", 8_100, 6_300),
)
_COSTS = (
    ("wages", "Personalkostnader", 53_200),
    ("pensions", "Pensionskostnader", 5_900),
    ("premises", "Lokalkostnader", 7_600),
    ("cars", "Fordon och materiel", 5_200),
    ("other", "Övriga kostnader", 4_300),
)
_ALARMS = (
    ("fire building", "Brand i byggnad", 88),
    ("fire outside", "Brand utomhus", 121),
    ("traffic", "Trafikolycka", 196),
    ("automatic", "Automatlarm, ej brand", 402),
    ("medical", "Sjukvårdslarm (IVPA)", 164),
    ("others", "Övriga uppdrag", 231),
)
_BOUGHT = (
    ("engine", "Släckbil, station Norrhaga", 5_400),
    ("boat", "Räddningsbåt", 900),
    ("masks", "Andningsskydd", 1_300),
    ("radio", "Radio och larm", 700),
)
_MORE = (*FIVE, "budget")
_YEARS = ("y4", "y3", "y2", "last", "now")
_TWO = ("now", "last")


def _make_book(m: Municipality, chance: Random) -> Book:
    b = Book(m, chance, "rescue")
    for key, _name, size, people in _MEMBERS:
        b.money(f"member {key}", size, _MORE, now=(1, 1), budget=(1, 1))
        b.count(f"people {key}", people, _TWO, 0.004)
    b.total("members", [f"member {key}" for key, *_some in _MEMBERS], _MORE)
    b.total("people", [f"people {key}" for key, *_some in _MEMBERS], _TWO)
    b.money("earned", 9_200, _MORE, now=(0.95, 1.08))
    b.total("income", ["members", "earned"], _MORE)
    for key, _name, size in _COSTS[1:]:
        b.money(key, size, _MORE, now=(0.975, 1.03))
    b.money("worn", 4_100, _MORE)
    b.money("interest", 520, _MORE, now=(0.7, 1.4), last=(0.6, 1.3))
    b.money(
        "result",
        700,
        _MORE,
        now=(-2.2, 2.6),
        last=(-1.8, 2.6),
        y2=(-1.2, 2.4),
        y3=(-1, 2),
        y4=(0.4, 2),
        budget=(0.4, 0.9),
    )
    known = [*(key for key, *_some in _COSTS[1:]), "worn", "interest", "result"]
    b.rest("wages", "income", known, _MORE)
    b.total("costs", [key for key, *_some in _COSTS], _MORE)
    b.total("operating", ["income", ("costs", -1), ("worn", -1)], _MORE)
    b.also("result", ["operating", ("interest", -1)], _MORE)
    b.money("equity", 14_600, ("y4",))
    before = "y4"
    for at in ("y3", "y2", "last", "now"):
        _roll(b, before, at)
        before = at
    for key, size in (("fixed", 33_800), ("owed", 7_100), ("cash", 28_900)):
        b.money(key, size, FIVE)
    b.total("assets", ["fixed", "owed", "cash"], FIVE)
    b.money("provision", 21_900, FIVE)
    b.rest("short", "assets", ["equity", "provision"], FIVE)
    for key, _name, many in _ALARMS:
        b.count(f"alarm {key}", many, FIVE, 0.12)
    b.total("alarms", [f"alarm {key}" for key, *_some in _ALARMS], FIVE)
    for key, _name, size in _BOUGHT:
        b.money(f"bought {key}", size, ("budget", "now"), now=(0.55, 1.06))
    b.total("bought", [f"bought {key}" for key, *_some in _BOUGHT], ("budget", "now"))
    b.count("full", 61, FIVE, 0.04)
    b.count("part-time", 142, FIVE, 0.05)
    b.total("staff", ["full", "part-time"], FIVE)
    b.rate("sick", 3.1, 4.6, FIVE, 0.6)
    b.count("courses", 3_900)
    b.count("visits", 412)
    b.count("permits", 168)
    b.index("minutes", 9.2, 12.4, _TWO, 0.06)
    b.rate("women", 7, 12)
    b.count("sweeps", 11_800)
    b.money("liability", 19_400)
    b.money("forest", 1_260)
    b.count("vacant", 12)
    b.rate("reached", 82, 93, ("budget", "now"), 3, ("budget",))
    return b


def _roll(b: Book, before: str, at: str) -> None:
    """The equity of a year: that of the year before and the result."""
    year = b.year - {"y3": 3, "y2": 2, "last": 1, "now": 0}[at]
    terms = [(b("equity", before), 1), (b("result", at), 1)]
    b.register.linear(f"equity:rescue:{year}:outcome", terms, b("equity", before))


def _results(b: Book) -> Table:
    def line(name: str, note: str, what: str, sign: int, kind: str = "item") -> object:
        cells = [_P(b(what, at), sign) for at in ("now", "budget", "last")]
        gap = b.gap(what, "now", "budget") if sign > 0 else b.gap(what)
        return row(name, [note, *cells, _P(gap)], kind)

    rows = [
        line("Medlemsbidrag", "1", "members", 1),
        line("Övriga intäkter", "2", "earned", 1),
        line("Summa intäkter", "", "income", 1, "sum"),
        *(
            line(name, str(note), key, -1)
            for note, (key, name, _size) in enumerate(_COSTS, start=3)
        ),
        line("Summa kostnader", "", "costs", -1, "sum"),
        line("Avskrivningar", "8", "worn", -1),
        line("Verksamhetens resultat", "", "operating", 1, "sum"),
        line("Finansnetto", "9", "interest", -1),
        line("Årets resultat", "", "result", 1, "sum"),
    ]
    heads = ["Tkr", "Not", f"Utfall {b.year}", f"Budget {b.year}", f"Utfall {b.year - 1}",
             "Avvikelse"]  # fmt: skip
    return table("Resultaträkning", heads, rows)  # type: ignore[arg-type]


def _members(b: Book) -> Table:
    def line(name: str, money: str, people: str, kind: str = "item") -> object:
        share = b.share(money, "members")
        each = Pen("kr", 0)(b.per(money, people))
        cells = [_P.people(b(people)), _P(b(money)), _P(b(money, "last"))]
        return row(name, [*cells, _P.share(share) if kind == "item" else None, each], kind)

    rows = [line(name, f"member {key}", f"people {key}") for key, name, *_some in _MEMBERS]
    rows.append(line("Summa", "members", "people", "sum"))
    heads = ["Kommun", "Invånare", f"Bidrag {b.year}, tkr", f"Bidrag {b.year - 1}, tkr",
             f"Andel {b.year}, %", "Kr per invånare"]  # fmt: skip
    return table("Medlemskommunernas bidrag", heads, rows)  # type: ignore[arg-type]


def _alarms(b: Book) -> Table:
    def line(name: str, what: str, kind: str = "item") -> object:
        cells = [_P.people(b(what, at)) for at in ("y2", "last", "now")]
        return row(name, [*cells, _P.people(b.change(what))], kind)

    rows = [line(name, f"alarm {key}") for key, name, _many in _ALARMS]
    rows.append(line("Totalt antal uppdrag", "alarms", "sum"))
    heads = ["Typ av uppdrag", *(str(b.year - back) for back in (2, 1, 0)), "Förändring"]
    return table("Räddningsuppdrag", heads, rows)  # type: ignore[arg-type]


def _balance(b: Book) -> Table:
    def line(name: str, what: str, kind: str = "item") -> object:
        return row(name, [_P(b(what, at)) for at in _TWO], kind)

    rows = [
        row("Tillgångar", [None, None], "heading"),
        line("Anläggningstillgångar", "fixed"),
        line("Fordringar", "owed"),
        line("Kassa och bank", "cash"),
        line("Summa tillgångar", "assets", "sum"),
        row("Eget kapital, avsättningar och skulder", [None, None], "heading"),
        line("Eget kapital", "equity"),
        line("Avsättning för pensioner", "provision"),
        line("Kortfristiga skulder", "short"),
        line("Summa eget kapital, avsättningar och skulder", "assets", "sum"),
    ]
    heads = ["Tkr", f"{b.year}-12-31", f"{b.year - 1}-12-31"]
    return table("Balansräkning", heads, rows)  # type: ignore[arg-type]


def _bought(b: Book) -> Table:
    def line(name: str, what: str, kind: str = "item") -> object:
        return row(name, [_P(b(what, "budget")), _P(b(what)), _P(b.gap(what))], kind)

    rows = [line(name, f"bought {key}") for key, name, _size in _BOUGHT]
    rows.append(line("Summa", "bought", "sum"))
    return table("Årets investeringar, tkr", ["Objekt", "Budget", "Utfall", "Avvikelse"], rows)  # type: ignore[arg-type]


def _five(b: Book) -> Table:
    def money(name: str, what: str) -> object:
        return row(name, [_P(b(what, at)) for at in _YEARS])

    def people(name: str, what: str) -> object:
        return row(name, [_P.people(b(what, at)) for at in _YEARS])

    rows = [
        money("Medlemsbidrag, tkr", "members"),
        money("Årets resultat, tkr", "result"),
        money("Eget kapital, tkr", "equity"),
        money("Balansomslutning, tkr", "assets"),
        row("Soliditet, %", [_P.share(b.share("equity", "assets", at)) for at in _YEARS]),
        people("Heltidsanställda", "full"),
        people("Räddningspersonal i beredskap (RiB)", "part-time"),
        row("Sjukfrånvaro, %", [_P.share(b("sick", at)) for at in _YEARS]),
    ]
    heads = ["", *(str(b.year - back) for back in (4, 3, 2, 1, 0))]
    return table("Fem år i sammandrag", heads, rows)  # type: ignore[arg-type]


def _economy(b: Book) -> list[Block]:
    result, gap = b("result"), b.gap("result", "now", "budget")
    income, costs = b.change("income"), b.change("costs")
    wages, other = b.gap("wages"), b.gap("earned", "now", "budget")
    return [
        Heading("Förvaltningsberättelse", 1),
        Heading("Årets resultat"),
        text(
            *plain([
                say("Förbundet redovisar ett ", surplus(result), " på ", _T.size(result),
                    " för året."),
                say("Resultatet är ", _T.size(gap, "difference"), " ", rose(gap, "bättre", "sämre"),
                    " än budget."),
                say("Intäkterna ", rose(income), " med ", _T.size(income, "difference"), " till ",
                    _T(b("income")), " och kostnaderna exklusive avskrivningar ", rose(costs),
                    " med ", _T.size(costs, "difference"), " till ", _T(b("costs")), "."),
                say("Personalkostnaderna blev ", _T.size(wages, "difference"), " ",
                    rose(wages, "lägre", "högre"), " än budgeterat, ",
                    why(wages, "främst på grund av vakanta tjänster inom RiB",
                        "främst på grund av övertid vid skogsbränderna"), "."),
                say("Lokalkostnaderna uppgick till ", _T(b("premises")), ", mot ",
                    _T(b("premises", "last")), " föregående år."),
                say("Övriga intäkter är ", _T.size(other, "difference"), " ",
                    rose(other, "högre", "lägre"), " än budget, där avgifter för automatlarm är "
                    "den största posten."),
                say("För insatser vid skogsbränder har staten ersatt förbundet med ",
                    _T(b("forest")), "."),
            ])
        ),
        _results(b),
        Heading("Medlemsbidrag"),
        text(
            *plain([
                say("Medlemskommunerna har bidragit med sammanlagt ", _M(b("members")),
                    ", vilket är ", _T.share(b.growth("members"), behind=" procent"),
                    " mer än föregående år."),
                say("Bidragen svarar för ", _T.share(b.share("members", "income"),
                                                     behind=" procent"), " av intäkterna."),
                say("Ekebro står för ", _T.share(b.share("member a", "members"), behind=" procent"),
                    " av bidragen."),
            ]),
            say("Räknat per invånare är bidraget ", _KR(b.per("members", "people")), "."),
        ),
        _members(b),
    ]  # fmt: skip


def _service(b: Book) -> list[Block]:
    alarms, fires, traffic = (
        b.change(one) for one in ("alarms", "alarm fire building", "alarm traffic")
    )
    equity, solid = b.change("equity"), b.share("equity", "assets")
    more = b.register.difference(solid, b.share("equity", "assets", "last"))
    gap, cash, staff, sick = b.gap("bought"), b.change("cash"), b.change("staff"), b.change("sick")
    boat = b("bought boat")
    return [
        Heading("Verksamheten"),
        text(
            *plain([
                say("Antalet uppdrag var ", _P.people(b("alarms")), ", vilket är ",
                    _P.people(alarms, "difference", True), " ", rose(alarms, "fler", "färre"),
                    " än föregående år."),
                say("Bränderna i byggnad ", rose(fires), " från ",
                    _P.people(b("alarm fire building", "last")), " till ",
                    _P.people(b("alarm fire building")), "."),
                say("Trafikolyckorna var ", _P.people(b("alarm traffic")), ", en ",
                    rose(traffic, "ökning", "minskning"), " med ",
                    _P.people(traffic, "difference", True), "."),
                say("Automatlarmen utgör ",
                    _T.share(b.share("alarm automatic", "alarms"), behind=" procent"),
                    " av uppdragen."),
                say("Tiden från larm till framme på plats var i genomsnitt ",
                    printed(b("minutes"), "", 1), " minuter."),
            ])
        ),
        _alarms(b),
        item(say("Förbundet utbildade ", _P.people(b("courses")), " personer i brandskydd.")),
        item(say("Vid tillsyn besöktes ", _P.people(b("visits")), " verksamheter.")),
        item(say("Antalet tillstånd till brandfarlig vara var ", _P.people(b("permits")), ".")),
        item(say("Sotningsentreprenörerna rengjorde ", _P.people(b("sweeps")), " objekt.")),
        item(say("Målet att nå ", Pen(share_decimals=0).share(b("reached", "budget"),
                                                              behind=" procent"),
                 " av invånarna inom tjugo minuter följdes upp, och utfallet blev ",
                 _T.share(b("reached"), behind=" procent"), ".")),
        Heading("Investeringar"),
        text(
            *plain([
                say("Årets investeringar uppgick till ", _T(b("bought")), ", vilket är ",
                    _T.size(gap, "difference"), " ", rose(gap, "mindre", "mer"), " än budget."),
                say("En ny räddningsbåt köptes för ", _T(boat), "."),
            ])
        ),
        _bought(b),
        Heading("Ekonomisk ställning"),
        text(
            *plain([
                say("Det egna kapitalet ", rose(equity), " till ", _T(b("equity")),
                    " vid årets slut."),
                say("Soliditeten uppgick till ", _T.share(solid, behind=" procent"), ", ",
                    _T.points(more), " ", rose(more, "högre", "lägre"), " än föregående år."),
                say("Likvida medel har ", rose(cash, "ökat", "minskat"), " med ",
                    _T.size(cash, "difference"), " och var ", _T(b("cash")), "."),
                say("Pensionsavsättningen motsvarar ",
                    _T.share(b.share("provision", "assets"), behind=" procent"),
                    " av balansomslutningen."),
                say("Ansvarsförbindelsen för äldre pensioner, som inte tas upp i balansräkningen, "
                    "är ", _M(b("liability")), "."),
            ])
        ),
        _balance(b),
        Heading("Personal"),
        text(
            *plain([
                say("Förbundet har ", _P.people(b("full")), " heltidsanställda och ",
                    _P.people(b("part-time")), " i beredskap, tillsammans ", _P.people(b("staff")),
                    " personer."),
                say("Det är ", _P.people(staff, "difference", True), " ",
                    rose(staff, "fler", "färre"), " än föregående år."),
                say("Andelen kvinnor i utryckande tjänst är ",
                    _T.share(b("women"), behind=" procent"), "."),
                say("Vid årsskiftet var ", _P.people(b("vacant")), " platser i beredskap vakanta."),
                say("Sjukfrånvaron ", rose(sick), " från ",
                    _T.share(b("sick", "last"), behind=" procent"), " till ",
                    _T.share(b("sick"), behind=" procent"), "."),
            ])
        ),
        _five(b),
    ]  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    b = _make_book(m, chance)
    title = f"Räddningstjänstförbundet Mellanbygden, årsredovisning {b.year}"
    return Paper(title, (*_economy(b), *_service(b)))


FAMILY = Family("rescue-association-annual", make)
