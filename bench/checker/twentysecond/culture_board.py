"""A culture and leisure board's account in a small municipality: short, thousands with hard spaces,
budget turned about, visits and loans by place, halls booked, grants to associations."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, plain, row, say, table, text, transposed
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Table, printed
from ._book import Book, rose, surplus, why

_P = Pen("tkr", 0, NumberStyle(thousands="\u00a0", plus=False))
_T = Pen("tkr", 0, NumberStyle(thousands="\u00a0"), behind=" tusen kronor")
_UNITS = (
    ("library", "Bibliotek", 8_400),
    ("music", "Kulturskola", 6_300),
    ("culture", "Allmänkultur", 3_100),
    ("halls", "Idrottsanläggningar och simhall", 14_900),
    ("youth", "Fritidsgårdar", 4_700),
    ("clubs", "Föreningsstöd", 5_200),
    ("office", "Nämnd och administration", 2_900),
)
_PLACES = (("main", "Huvudbiblioteket", 61_000), ("east", "Östra filialen", 11_500),
           ("bus", "Bokbussen", 5_900))  # fmt: skip
_AT = ("last", "budget", "now")
_TWO = ("last", "now")


def _make_book(m: Municipality, chance: Random) -> Book:
    b = Book(m, chance, "culture")
    for key, _name, size in _UNITS:
        b.money(f"net {key}", size, _AT, now=(0.955, 1.045))
    b.total("net", [f"net {key}" for key, *_some in _UNITS], _AT)
    for key, size in (("entry", 3_900), ("rents", 2_200), ("state", 2_700)):
        b.money(key, size, _AT, now=(0.9, 1.12), last=(0.85, 1.1))
    b.total("income", ["entry", "rents", "state"], _AT)
    for key, _name, many in _PLACES:
        b.count(f"loans {key}", many * 0.8, _TWO, 0.07)
        b.count(f"visits {key}", many, _TWO, 0.09)
    for what in ("loans", "visits"):
        b.total(what, [f"{what} {key}" for key, *_some in _PLACES], _TWO)
    b.count("bathers", 74_000, _TWO, 0.1)
    b.count("hours", 9_800, _TWO, 0.05)
    b.count("girls", 214, _TWO, 0.05)
    b.count("boys", 131, _TWO, 0.05)
    b.total("pupils", ["girls", "boys"], _TWO)
    b.count("queue", 46, _TWO, 0.2)
    for key, size in (("activity", 2_300), ("rent", 1_450), ("start", 420)):
        b.money(f"club {key}", size, _TWO, now=(0.93, 1.06), last=(0.93, 1.06))
    b.total("club", [f"club {key}" for key in ("activity", "rent", "start")], _TWO)
    for key, size in (("ice", 2_400), ("books", 650), ("trail", 900)):
        b.money(f"invested {key}", size, ("budget", "now"), now=(0.6, 1.08))
    b.total("invested", [f"invested {key}" for key in ("ice", "books", "trail")],
            ("budget", "now"))  # fmt: skip
    b.index("staff", 41, 47, _TWO, 0.03)
    b.sick(4.6, 6.4, _TWO)
    b.count("events", 128)
    b.count("children events", 61)
    b.count("clubs", 57)
    b.money("heat", 640)
    b.count("closed", 19)
    b.rate("content", 78, 90, ("budget", "now"), 3, ("budget",))
    b.rate("reached", 31, 42, ("budget", "now"), 3, ("budget",))
    b.count("camp", 83)
    b.money("fund", 480)
    b.count("school visits", 74)
    return b


def _net(b: Book) -> Table:
    def line(name: str, what: str, kind: str = "item") -> object:
        cells = [_P(b(what, "budget")), _P(b(what)), _P(b.gap(what)), _P(b(what, "last"))]
        return row(name, cells, kind)

    rows = [line(name, f"net {key}") for key, name, _size in _UNITS]
    rows.append(line("Totalt", "net", "sum"))
    heads = ["Belopp i tkr", "Budget", "Utfall", "Avvikelse", "Utfall föregående år"]
    return table(f"Nettokostnader {b.year}", heads, rows)  # type: ignore[arg-type]


def _income(b: Book) -> Table:
    def line(name: str, what: str, kind: str = "item") -> object:
        cells = [_P(b(what, at)) for at in ("last", "budget", "now")]
        return row(name, [*cells, _P(b.gap(what, "now", "budget"))], kind)

    upright = table(
        "Intäkter, tkr",
        ["", f"Utfall {b.year - 1}", f"Budget {b.year}", f"Utfall {b.year}", "Avvikelse"],
        [
            line("Entréavgifter", "entry"),
            line("Hyror och uthyrning", "rents"),
            line("Statliga bidrag", "state"),
            line("Summa intäkter", "income", "sum"),
        ],  # type: ignore[list-item]
    )
    return transposed(upright)


def _loans(b: Book) -> Table:
    def line(name: str, tail: str, kind: str = "item") -> object:
        cells = [_P.people(b(f"{what}{tail}", at)) for what in ("visits", "loans") for at in _TWO]
        return row(name, cells, kind)

    rows = [line(name, f" {key}") for key, name, _many in _PLACES]
    rows.append(line("Summa", "", "sum"))
    before, now = b.year - 1, b.year
    heads = ["", f"Besök {before}", f"Besök {now}", f"Fysiska lån {before}", f"Fysiska lån {now}"]
    return table("Bibliotekens besök och lån", heads, rows)  # type: ignore[arg-type]


def _figures(b: Book) -> Table:
    def line(name: str, what: str) -> object:
        return row(name, [_P.people(b(what)), _P.people(b(what, "last"))])

    rows = [
        line("Besök i simhallen", "bathers"),
        line("Bokade timmar i hallar", "hours"),
        line("Elever i kulturskolan", "pupils"),
        line("varav flickor", "girls"),
        line("varav pojkar", "boys"),
        line("Barn i kö till kulturskolan", "queue"),
        row("Årsarbetare", [printed(b("staff", at), "", 1) for at in ("now", "last")]),
        row("Sjukfrånvaro, procent", [_P.share(b("sick", at)) for at in ("now", "last")]),
    ]
    return table("Verksamhetsmått", ["Mått", str(b.year), str(b.year - 1)], rows)  # type: ignore[arg-type]


def _clubs(b: Book) -> Table:
    rows = [
        row(name, [_P(b(what, "last")), _P(b(what)), _P(b.change(what))], kind)
        for name, what, kind in (
            ("Aktivitetsbidrag", "club activity", "item"),
            ("Lokalbidrag", "club rent", "item"),
            ("Startbidrag och övrigt", "club start", "item"),
            ("Summa bidrag", "club", "sum"),
        )
    ]
    heads = ["Bidragsform, tkr", str(b.year - 1), str(b.year), "Förändring"]
    return table("Utbetalda föreningsbidrag", heads, rows)


def _invested(b: Book) -> Table:
    rows = [
        row(name, [_P(b(what, "budget")), _P(b(what)), _P(b.gap(what))], kind)
        for name, what, kind in (
            ("Ismaskin", "invested ice", "item"),
            ("Inredning bibliotek", "invested books", "item"),
            ("Motionsspår", "invested trail", "item"),
            ("Summa", "invested", "sum"),
        )
    ]
    return table("Investeringar, tkr", ["", "Budget", "Utfall", "Avvikelse"], rows)


def _economy(b: Book) -> list[Block]:
    gap, halls, music = b.gap("net"), b.gap("net halls"), b.gap("net music")
    more, entry = b.gap("income", "now", "budget"), b.change("entry")
    under = b.register.count("over budget", [b.gap(f"net {key}") for key, *_s in _UNITS], -1)
    return [
        Heading("Ekonomi"),
        text(
            *plain([
                say("Nämndens resultat för året är ett ", surplus(gap), " om ",
                    _T.size(gap, "difference"), "."),
                say("Nettokostnaden uppgick till ", _T(b("net")), " mot budgeterade ",
                    _T(b("net", "budget")), "."),
                say("Sedan föregående år har nettokostnaden förändrats med ",
                    _T.share(b.growth("net"), behind=" procent"), "."),
                *([say(counted(under, capital=True), " av sju verksamheter överskred sin budget.")]
                  if under.value else []),
            ])
        ),
        _net(b),
        text(
            *plain([
                say("Idrottsanläggningarna gav ett ", surplus(halls), " om ",
                    _T.size(halls, "difference"), ", ",
                    why(halls, "tack vare en mild vinter", "på grund av höga kostnader för el"),
                    "."),
                say("En oförutsedd reparation av simhallens värmeväxlare kostade ", _T(b("heat")),
                    "."),
                say("Kulturskolan visar ett ", surplus(music), " om ", _T.size(music, "difference"),
                    ", som förklaras av ", why(music, "en vakant lärartjänst",
                                               "högre lönekostnader"), "."),
                say("Bibliotekens nettokostnad blev ", _T(b("net library")),
                    " och fritidsgårdarnas ", _T(b("net youth")), "."),
                say("Intäkterna blev ", _T.size(more, "difference"), " ",
                    rose(more, "högre", "lägre"), " än budgeterat."),
                say("Entréavgifterna ", rose(entry), " från ", _T(b("entry", "last")), " till ",
                    _T(b("entry")), "."),
            ])
        ),
        _income(b),
    ]  # fmt: skip


def _year(b: Book) -> list[Block]:
    visits, loans, bathers = b.change("visits"), b.change("loans"), b.change("bathers")
    queue, club, aim = b.change("queue"), b.change("club"), b.gap("content", "now", "budget")
    return [
        Heading("Året som gått"),
        text(
            *plain([
                say("Biblioteken hade ", _P.people(b("visits")), " besök, ",
                    _P.people(visits, "difference", True), " ", rose(visits, "fler", "färre"),
                    " än året innan."),
                say("Antalet fysiska lån ", rose(loans), " med ",
                    _T.share(b.growth("loans"), behind=" procent", size=True), " till ",
                    _P.people(b("loans")), "."),
                say("Huvudbiblioteket svarar för ",
                    _T.share(b.share("loans main", "loans"), behind=" procent"), " av lånen."),
                say("Det arrangerades ", _P.people(b("events")), " evenemang, varav ",
                    _P.people(b("children events")), " för barn och unga."),
                say("Skolklasser besökte biblioteket ", _P.people(b("school visits")), " gånger."),
            ])
        ),
        _loans(b),
        text(
            *plain([
                say("Simhallen tog emot ", _P.people(b("bathers")), " besökare, vilket är en ",
                    rose(bathers, "ökning", "minskning"), " med ",
                    _P.people(bathers, "difference", True), "."),
                say("Den hölls stängd i ", _P.people(b("closed")), " dagar för underhåll."),
                say("I hallarna bokades ", _P.people(b("hours")), " timmar, mot ",
                    _P.people(b("hours", "last")), " föregående år."),
                say("Kulturskolan hade ", _P.people(b("pupils")), " elever, fördelade på ",
                    _P.people(b("girls")), " flickor och ", _P.people(b("boys")), " pojkar."),
                say("Kön till kulturskolan ", rose(queue), " med ",
                    _P.people(queue, "difference", True), " barn."),
                say("Sommarlägret lockade ", _P.people(b("camp")), " deltagare."),
                say("Sjukfrånvaron var ", _T.share(b("sick"), behind=" procent"), "."),
            ])
        ),
        _figures(b),
        text(
            *plain([
                say("Nämnden betalade ut ", _T(b("club")), " i bidrag till ",
                    _P.people(b("clubs")), " föreningar."),
                say("Det är ", _T.size(club, "difference"), " ", rose(club, "mer", "mindre"),
                    " än året innan."),
                say("Aktivitetsbidraget utgjorde ",
                    _T.share(b.share("club activity", "club"), behind=" procent"),
                    " av bidragen."),
                say("Ur kulturfonden delades ", _T(b("fund")), " ut i stipendier."),
            ])
        ),
        _clubs(b),
        Heading("Mål"),
        text(
            *plain([
                say("Målet att minst ", Pen(share_decimals=0).share(b("content", "budget"),
                                                                     behind=" procent"),
                    " av besökarna ska vara nöjda ", why(aim, "nåddes", "nåddes inte"),
                    ", då utfallet blev ", _T.share(b("content"), behind=" procent"), "."),
                say("Av kommunens barn och unga deltar ", _T.share(b("reached"), behind=" procent"),
                    " i nämndens verksamhet."),
            ])
        ),
        Heading("Investeringar"),
        text(
            say("Investeringarna uppgick till ", _T(b("invested")), " av budgeterade ",
                _T(b("invested", "budget")), "."),
            say("Ismaskinen kostade ", _T(b("invested ice")), "."),
        ),
        _invested(b),
    ]  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The account."""
    b = _make_book(m, chance)
    blocks: list[Block] = [
        Heading("Kultur- och fritidsnämnden", 1),
        text("Nämnden ansvarar för bibliotek, kulturskola, anläggningar och stöd till föreningar."),
        *_economy(b), *_year(b),
    ]  # fmt: skip
    title = f"Kultur- och fritidsnämndens verksamhetsberättelse {b.year}, Mörksele kommun"
    return Paper(title, tuple(blocks))


FAMILY = Family("culture-leisure-account", make)
