"""An environment and building board's closing: costs as negative amounts, income and cost by field,
matters that came in and were closed under two rows of heads, inspections, how far fees go."""

from __future__ import annotations

from random import Random

from ..compose import Pen, item, plain, row, say, table, tall, text
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, Paper, Table, printed
from ._book import Book, rose, surplus, why

_P = Pen("tkr", 0)
_T = Pen("tkr", 0, behind=" tkr")
_FIELDS = (
    ("permits", "Bygglov", 9_800, 7_900),
    ("plans", "Detaljplaner och kartor", 7_600, 3_200),
    ("nature", "Miljötillsyn", 8_900, 5_100),
    ("food", "Livsmedelskontroll", 3_900, 2_900),
    ("homes", "Bostadsanpassning", 4_600, 0),
    ("office", "Nämnd och ledning", 4_300, 150),
)
_KINDS = (
    ("premises", "Lokalkostnader", 1_900),
    ("advice", "Konsulter", 2_600),
    ("paid", "Bidrag till bostadsanpassning", 3_700),
    ("other", "Övriga kostnader", 3_300),
)
_MATTERS = (
    ("permit", "Bygglov", 318),
    ("notice", "Bygganmälan", 204),
    ("advance", "Förhandsbesked", 41),
    ("shore", "Strandskyddsdispens", 36),
    ("complaint", "Klagomål miljö och hälsa", 127),
)
_CHECKS = (
    ("industry", "Miljöfarlig verksamhet", 142),
    ("health", "Hälsoskydd", 96),
    ("kitchens", "Livsmedel", 268),
    ("sewers", "Enskilda avlopp", 210),
)
_AT = ("last", "budget", "now")
_TWO = ("last", "now")


def _make_book(m: Municipality, chance: Random) -> Book:
    b = Book(m, chance, "environment")
    for key, _name, cost, income in _FIELDS:
        b.money(f"cost {key}", cost, _AT, now=(0.95, 1.04))
        got = [f"cost {key}"]
        if income:
            b.money(f"income {key}", income, _AT, now=(0.9, 1.12), last=(0.88, 1.08))
        b.total(f"net {key}", [*got, *([(f"income {key}", -1)] if income else [])], _AT)  # type: ignore[list-item]
    keys = [key for key, *_some in _FIELDS]
    b.total("cost", [f"cost {key}" for key in keys], _AT)
    b.total("income", [f"income {key}" for key, _n, _c, income in _FIELDS if income], _AT)
    b.total("net", [f"net {key}" for key in keys], _AT)
    b.also("net", ["cost", ("income", -1)], _AT)
    b.money("support", 3_300, _AT, now=(0.9, 1.15), last=(0.85, 1.1))
    b.rest("fees", "income", ["support"], _AT)
    for key, _name, size in _KINDS:
        b.money(key, size, _AT, now=(0.92, 1.08))
    b.rest("wages", "cost", [key for key, *_some in _KINDS], _AT)
    for key, _name, many in _MATTERS:
        b.count(f"in {key}", many, _TWO, 0.1)
        b.count(f"out {key}", many, _TWO, 0.1)
    for what in ("in", "out"):
        b.total(what, [f"{what} {key}" for key, *_some in _MATTERS], _TWO)
    for key, _name, many in _CHECKS:
        b.count(f"check {key}", many * 1.08, ("budget",))
        b.count(f"check {key}", many * 0.93, ("now",))
    for at in ("budget", "now"):
        b.total("check", [f"check {key}" for key, *_some in _CHECKS], (at,))
    b.index("days", 22, 31, ("budget", "last", "now"), 0.12, 0)
    b.index("service", 68, 78, ("budget", "last", "now"), 0.04, 0)
    b.rate("in time", 88, 96, ("budget", "last", "now"), 3, ("budget",))
    b.sick(3.6, 5.4, _TWO)
    b.count("women", 23, _TWO, 0.08)
    b.count("men", 14, _TWO, 0.08)
    b.total("employees", ["women", "men"], _TWO)
    b.count("dwellings", 186)
    b.count("adopted", 7)
    b.count("upheld", 21)
    b.count("altered", 5)
    b.total("appeals", ["upheld", "altered"])
    b.money("fines", 340)
    b.count("grants", 148)
    b.count("wells", 62)
    b.money("system", 780)
    b.count("calls", 5_100)
    b.money("state", 1_150)
    return b


def _results(b: Book) -> Table:
    def line(name: str, what: str, sign: int, kind: str = "item") -> object:
        cells = [_P(b(what, at), sign) for at in ("now", "budget")]
        gap = b.gap(what, "now", "budget") if sign > 0 else b.gap(what)
        return row(name, [*cells, _P(gap), _P(b(what, "last"), sign)], kind)

    rows = [
        line("Taxor och avgifter", "fees", 1),
        line("Bidrag och övriga intäkter", "support", 1),
        line("Summa intäkter", "income", 1, "sum"),
        line("Personalkostnader", "wages", -1),
        *(line(name, key, -1) for key, name, _size in _KINDS),
        line("Summa kostnader", "cost", -1, "sum"),
        line("Nettokostnad", "net", -1, "sum"),
    ]
    heads = ["(tkr)", f"Utfall {b.year}", f"Budget {b.year}", "Avvikelse", f"Utfall {b.year - 1}"]
    return table("Miljö- och byggnadsnämndens resultat", heads, rows)  # type: ignore[arg-type]


def _fields(b: Book) -> Table:
    def line(name: str, tail: str, has_income: bool, kind: str = "item") -> object:
        got = _P(b(f"income{tail}")) if has_income else "-"
        rest = [_P(b(f"cost{tail}"), -1), _P(b(f"net{tail}"), -1)]
        aim = [_P(b(f"net{tail}", "budget"), -1), _P(b.gap(f"net{tail}"))]
        return row(name, [got, *rest, *aim], kind)

    rows = [line(name, f" {key}", bool(income)) for key, name, _cost, income in _FIELDS]
    rows.append(line("Summa", "", True, "sum"))
    heads = ["Verksamhet", "Intäkter", "Kostnader", "Netto", "Budget netto", "Avvikelse"]
    return table(f"Utfall per verksamhet {b.year}, tkr", heads, rows)  # type: ignore[arg-type]


def _matters(b: Book) -> Table:
    def line(name: str, tail: str, kind: str = "item") -> object:
        cells = [_P.people(b(f"{what}{tail}", at)) for what in ("in", "out") for at in _TWO]
        return row(name, cells, kind)

    rows = [line(name, f" {key}") for key, name, _many in _MATTERS]
    rows.append(line("Totalt", "", "sum"))
    before, now = str(b.year - 1), str(b.year)
    heads = [["", Head("Inkomna", 2), Head("Avslutade", 2)], ["Ärendetyp", *(before, now) * 2]]
    return tall("Antal ärenden", heads, rows)  # type: ignore[arg-type]


def _checks(b: Book) -> Table:
    def line(name: str, what: str, kind: str = "item") -> object:
        cells = [_P.people(b(what, "budget")), _P.people(b(what))]
        return row(name, [*cells, _P.share(b.share(what, what, "now", "budget"))], kind)

    rows = [line(name, f"check {key}") for key, name, _many in _CHECKS]
    rows.append(line("Totalt", "check", "sum"))
    heads = ["Tillsynsområde", "Planerade", "Genomförda", "Andel genomförda, %"]
    return table("Tillsyn och kontroll", heads, rows)  # type: ignore[arg-type]


def _cover(b: Book) -> Table:
    rows = []
    for key, name in (
        ("permits", "Bygglov"), ("plans", "Detaljplaner och kartor"),
        ("nature", "Miljötillsyn"), ("food", "Livsmedelskontroll"),
    ):  # fmt: skip
        cells = [
            _P.share(b.share(f"income {key}", f"cost {key}", at))
            for at in ("last", "budget", "now")
        ]
        rows.append(row(name, cells))
    heads = [
        "Intäkternas andel av kostnaderna, %", f"Utfall {b.year - 1}", f"Budget {b.year}",
        f"Utfall {b.year}",
    ]  # fmt: skip
    return table("Självkostnadstäckning", heads, rows)


def _goals(b: Book) -> Table:
    def mark(name: str, what: str) -> object:
        return row(name, [printed(b(what, at), "", 0) for at in ("budget", "now", "last")])

    rows = [
        mark("Genomsnittlig handläggningstid bygglov, dagar", "days"),
        mark("Nöjd-kund-index", "service"),
        row("Beslut inom lagstadgad tid, %", [
            Pen(share_decimals=0).share(b("in time", "budget")),
            *(_P.share(b("in time", at)) for at in ("now", "last")),
        ]),
    ]  # fmt: skip
    heads = ["Indikator", "Mål", str(b.year), str(b.year - 1)]
    return table("Uppföljning av mål", heads, rows)  # type: ignore[arg-type]


def _staff(b: Book) -> Table:
    rows = [
        row(name, [_P.people(b(what)), _P.people(b(what, "last"))])
        for name, what in (("Antal anställda", "employees"), ("Kvinnor", "women"), ("Män", "men"))
    ]
    rows += [
        row(name, [_P.share(b(what)), _P.share(b(what, "last"))])
        for name, what in (
            ("Sjukfrånvaro totalt, %", "sick"),
            ("Sjukfrånvaro kvinnor, %", "sick women"),
            ("Sjukfrånvaro män, %", "sick men"),
        )
    ]
    return table("Medarbetare", ["", f"{b.year}-12-31", f"{b.year - 1}-12-31"], rows)


def _economy(b: Book) -> list[Block]:
    gap, fees, net = b.gap("net"), b.gap("fees", "now", "budget"), b.change("net")
    wages, advice = b.gap("wages"), b.gap("advice")
    permits, nature, homes = (b.gap(f"net {one}") for one in ("permits", "nature", "homes"))
    cover = b.register.difference(
        b.share("income permits", "cost permits"), b.share("income permits", "cost permits", "last")
    )
    return [
        Heading("Ekonomisk analys"),
        text(
            "Nämndens verksamhet har i huvudsak bedrivits enligt plan.",
            *plain([
                say("Miljö- och byggnadsnämnden redovisar för året ett ", surplus(gap), " med ",
                    _T.size(gap, "difference"), "."),
                say("Nettokostnaden uppgår till ", _T(b("net")), " och budgeten till ",
                    _T(b("net", "budget")), "."),
                say("Jämfört med bokslutet föregående år har nettokostnaden ",
                    rose(net, "ökat", "minskat"), " med ", _T.size(net, "difference"), "."),
                say("Intäkterna från taxor och avgifter är ", _T.size(fees, "difference"), " ",
                    rose(fees, "högre", "lägre"), " än budgeterat och svarar för ",
                    _T.share(b.share("fees", "income"), behind=" procent"),
                    " av nämndens intäkter."),
                say("Personalkostnaderna är ", _T.size(wages, "difference"), " ",
                    rose(wages, "lägre", "högre"), " än budget, vilket beror på ",
                    why(wages, "vakanser bland handläggare", "dubbel bemanning vid överlämningar"),
                    "."),
                say("Kostnaderna för konsulter blev ", _T(b("advice")), ", det vill säga ",
                    _T.size(advice, "difference"), " ", rose(advice, "under", "över"), " budget."),
                say("Införandet av ett nytt ärendehanteringssystem kostade ", _T(b("system")), "."),
                say("Nämnden har fått ", _T(b("state")), " från Havs- och vattenmyndigheten."),
            ])
        ),
        _results(b),
        text(
            *plain([
                say("Bygglov redovisar ett ", surplus(permits), " med ",
                    _T.size(permits, "difference"), ", vilket förklaras av ",
                    why(permits, "att flera stora ärenden avgjordes under hösten",
                        "lägre intäkter i förhållande till den bemanning som krävs"), "."),
                say("Miljötillsynen har ett ", surplus(nature), " med ",
                    _T.size(nature, "difference"), "."),
                say("För bostadsanpassning blev kostnaden ", _T(b("cost homes")), ", vilket är ",
                    _T.size(homes, "difference"), " ", rose(homes, "lägre", "högre"),
                    " än budgeterat."),
                say("I år beviljades ", _P.people(b("grants")), " bidrag till bostadsanpassning."),
            ])
        ),
        _fields(b),
        text(
            *plain([
                say("Intäkterna inom bygglov täckte ",
                    _T.share(b.share("income permits", "cost permits"), behind=" procent"),
                    " av kostnaderna, ", _T.points(cover), " ", rose(cover, "mer", "mindre"),
                    " än föregående år."),
                say("Inom livsmedelskontrollen var täckningen ",
                    _T.share(b.share("income food", "cost food"), behind=" procent"), "."),
                say("Byggsanktionsavgifter togs ut med ", _T(b("fines")), "."),
            ])
        ),
        _cover(b),
    ]  # fmt: skip


def _work(b: Book) -> list[Block]:
    came, permit, done = b.change("in"), b.change("in permit"), b.gap("check", "budget", "now")
    days, sick = b.change("days"), b.change("sick")
    return [
        Heading("Ärenden och tillsyn"),
        text(
            *plain([
                say("Under året inkom ", _P.people(b("in")), " ärenden och ",
                    _P.people(b("out")), " avslutades."),
                say("De inkomna ärendena var ", _P.people(came, "difference", True), " ",
                    rose(came, "fler", "färre"), " än föregående år."),
                say("Ansökningarna om bygglov ", rose(permit), " från ",
                    _P.people(b("in permit", "last")), " till ", _P.people(b("in permit")), "."),
                say("Bygglov har lämnats för ", _P.people(b("dwellings")), " bostäder."),
                say("Fullmäktige och nämnden har antagit ", _P.people(b("adopted")),
                    " detaljplaner."),
                say("Av ", _P.people(b("appeals")), " överklagade beslut har ",
                    _P.people(b("upheld")), " stått fast i högre instans."),
            ])
        ),
        _matters(b),
        text(
            *plain([
                say("Av ", _P.people(b("check", "budget")), " planerade tillsynsbesök genomfördes ",
                    _P.people(b("check")), ", vilket är ",
                    _T.share(b.share("check", "check", "now", "budget"), behind=" procent"), "."),
                say("Inom livsmedelskontrollen gjordes ", _P.people(b("check kitchens")),
                    " kontroller."),
                say("Avvikelsen mot tillsynsplanen är ", _P.people(done, "difference", True),
                    " besök."),
                say("Nämnden förbjöd utsläpp från ", _P.people(b("wells")), " enskilda avlopp."),
            ])
        ),
        _checks(b),
        Heading("Mål och medarbetare"),
        item(*plain([
            say("Handläggningstiden för bygglov var i genomsnitt ", printed(b("days"), "", 0),
                " dagar."),
            say("Det är ", rose(days, "längre", "kortare"), " än föregående år, då den var ",
                printed(b("days", "last"), "", 0), " dagar."),
        ])),
        item(*plain([
            say("Nöjd-kund-index blev ", printed(b("service"), "", 0), " mot målet ",
                printed(b("service", "budget"), "", 0), "."),
        ])),
        item(*plain([
            say("Andelen beslut inom lagstadgad tid är ", _T.share(b("in time"), behind=" procent"),
                "."),
        ])),
        item(*plain([
            say("Nämnden har ", _P.people(b("employees")), " medarbetare, ", _P.people(b("women")),
                " kvinnor och ", _P.people(b("men")), " män."),
            say("Sjukfrånvaron ", rose(sick), " med ", _T.points(sick), " och var ",
                _T.share(b("sick"), behind=" procent"), "."),
            say("Kvinnornas sjukfrånvaro var ", _T.share(b("sick women"), behind=" procent"),
                " och männens ", _T.share(b("sick men"), behind=" procent"), "."),
            say("Kundtjänst besvarade ", _P.people(b("calls")), " samtal som rör nämnden."),
        ])),
        _goals(b),
        _staff(b),
    ]  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The closing."""
    b = _make_book(m, chance)
    blocks: list[Block] = [
        Heading(f"Bokslut {b.year} för miljö- och byggnadsnämnden", 1), *_economy(b), *_work(b),
    ]  # fmt: skip
    return Paper(f"Miljö- och byggnadsnämnden i Vasslanda, bokslut {b.year}", tuple(blocks))


FAMILY = Family("environment-building-closing", make)
