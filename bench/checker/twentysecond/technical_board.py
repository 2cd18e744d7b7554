"""A small municipality's technical board: kkr, outcome before budget, the water works by
themselves, projects with what is spent and what is left, five years on their side."""

from __future__ import annotations

from random import Random

from ..compose import Pen, plain, row, say, table, text, transposed
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Table, printed
from ..quantities import Quantity
from ._book import FIVE, Book, rose, surplus, why

_P = Pen("tkr", 0, NumberStyle(negative="\u2212"))
_T = Pen("tkr", 0, behind=" kkr")
_UNITS = (
    ("roads", "Gator, vägar och torg", 13_900),
    ("parks", "Park och lekplatser", 3_300),
    ("rescue", "Fordon och förråd", 2_100),
    ("kitchen", "Måltidsservice", 15_800),
    ("cleaning", "Lokalvård", 11_200),
    ("office", "Nämnd och kontor", 5_600),
)
_FEES = (("use", "Brukningsavgifter", 16_900), ("connect", "Anläggningsavgifter", 900))
_WATER = (
    ("water staff", "Personal", 5_400),
    ("power", "El", 2_300),
    ("running", "Övrig drift", 4_800),
    ("worn", "Avskrivningar", 3_500),
    ("interest", "Räntor", 1_250),
)
_PROJECTS = (
    ("Ledningsnät Kyrkbyn", 8_500),
    ("Ny högreservoar", 14_200),
    ("Beläggning gator", 3_400),
    ("Belysning LED", 2_600),
    ("Förrådsbyggnad", 2_100),
)
_AT = ("last", "budget", "now")


def _make_book(m: Municipality, chance: Random) -> Book:
    b = Book(m, chance, "technical")
    for key, _name, size in _UNITS:
        b.money(f"net {key}", size, _AT, now=(0.96, 1.05))
    b.total("net", [f"net {key}" for key, *_some in _UNITS], _AT)
    for key, _name, size in (*_FEES, *_WATER):
        b.money(key, size, _AT, now=(0.96, 1.05), last=(0.92, 1.0))
    b.total("fees", [key for key, *_some in _FEES], _AT)
    b.total("water costs", [key for key, *_some in _WATER], _AT)
    b.total("water", ["fees", ("water costs", -1)], _AT)
    for place, (_name, size) in enumerate(_PROJECTS):
        what = f"project {place}"
        b.money(f"whole {what}", size, ("budget",), budget=(1, 1))
        b.money(what, size, ("last", "now"), last=(0.1, 0.4), now=(0.2, 0.58))
    names = [f"project {place}" for place in range(len(_PROJECTS))]
    b.total("whole", [f"whole {one}" for one in names], ("budget",))
    b.total("spent", names, ("last", "now"))
    b.count("produced", 412_000, FIVE, 0.03)
    b.count("sold", 318_000, FIVE, 0.03)
    b.total("lost", ["produced", ("sold", -1)], FIVE)
    b.count("leaks", 21, FIVE, 0.35)
    b.money("winter", 4_100, FIVE, now=(0.8, 1.3), last=(0.8, 1.3), y2=(0.75, 1.2), y3=(0.7, 1.2))
    b.count("women", 31, ("last", "now"), 0.06)
    b.count("men", 24, ("last", "now"), 0.06)
    b.total("employees", ["women", "men"], ("last", "now"))
    b.sick(5.6, 7.4, ("last", "now"))
    b.count("meals", 214_000)
    b.rate("organic", 28, 39, ("last", "now"), 3)
    b.index("snow", 17, 31, places=0)
    b.count("lights", 240)
    b.money("asphalt", 2_100)
    b.count("reports", 386)
    b.money("claim", 310)
    b.index("kilometres", 1.2, 3.4)
    b.rate("waste", 71, 82)
    b.count("samples", 96)
    return b


def _left(b: Book, what: str) -> Quantity:
    """What is left of a project's whole budget."""
    whole = "whole" if what == "spent" else f"whole {what}"
    terms = [(b(whole, "budget"), 1), (b(what, "last"), -1), (b(what), -1)]
    return b.register.linear(f"left {what}:technical:{b.year}:outcome", terms)


def _operations(b: Book) -> Table:
    def line(name: str, what: str, kind: str = "item") -> object:
        cells = [_P(b(what)), _P(b(what, "budget")), _P(b.gap(what)), _P(b(what, "last"))]
        return row(name, cells, kind)

    rows = [line(name, f"net {key}") for key, name, _size in _UNITS]
    rows.append(line("SUMMA SKATTEFINANSIERAT", "net", "sum"))
    heads = [
        "Nettokostnad (kkr)", f"Bokslut {b.year}", f"Budget {b.year}", "Avvikelse",
        f"Bokslut {b.year - 1}",
    ]  # fmt: skip
    return table("Driftredovisning", heads, rows)  # type: ignore[arg-type]


def _water(b: Book) -> Table:
    def line(name: str, what: str, sign: int, kind: str = "item") -> object:
        return row(name, [_P(b(what, at), sign) for at in ("now", "budget", "last")], kind)

    rows = [
        *(line(name, key, 1) for key, name, _size in _FEES),
        line("Summa intäkter", "fees", 1, "sum"),
        *(line(name, key, -1) for key, name, _size in _WATER),
        line("Summa kostnader", "water costs", -1, "sum"),
        line("Årets resultat VA", "water", 1, "sum"),
    ]
    heads = ["Kkr", f"Utfall {b.year}", f"Budget {b.year}", f"Utfall {b.year - 1}"]
    return table("Resultaträkning VA-verksamheten", heads, rows)  # type: ignore[arg-type]


def _projects(b: Book) -> Table:
    def line(name: str, whole: str, what: str, kind: str = "item") -> object:
        cells = [b(whole, "budget"), b(what, "last"), b(what), _left(b, what)]
        return row(name, [_P(one) for one in cells], kind)

    rows = [
        line(name, f"whole project {at}", f"project {at}")
        for at, (name, _size) in enumerate(_PROJECTS)
    ]
    rows.append(line("Summa", "whole", "spent", "sum"))
    heads = [
        "Projekt (kkr)", "Total budget", "Utfall tidigare år", f"Utfall {b.year}", "Återstår",
    ]  # fmt: skip
    return table("Större investeringsprojekt", heads, rows)  # type: ignore[arg-type]


def _five(b: Book) -> Table:
    def line(name: str, what: str) -> object:
        return row(name, [_P(b(what, at)) for at in FIVE])

    lost = [_P.share(b.share("lost", "produced", at)) for at in FIVE]
    upright = table(
        "Nyckeltal fem år",
        ["År", *(str(b.year - back) for back in range(5))],
        [
            line("Producerat vatten, m3", "produced"),
            line("Debiterat vatten, m3", "sold"),
            line("Odebiterat vatten, m3", "lost"),
            row("Odebiterat, %", lost),
            line("Vattenläckor, antal", "leaks"),
            line("Vinterväghållning, kkr", "winter"),
        ],  # type: ignore[list-item]
    )
    return transposed(upright)


def _staff(b: Book) -> Table:
    def count(name: str, what: str, kind: str = "item") -> object:
        return row(name, [_P.people(b(what, at)) for at in ("now", "last")], kind)

    rows = [
        count("Anställda kvinnor", "women"),
        count("Anställda män", "men"),
        count("Anställda totalt", "employees"),
        row("Sjukfrånvaro, %", [_P.share(b("sick", at)) for at in ("now", "last")]),
        row("Sjukfrånvaro kvinnor, %", [_P.share(b("sick women", at)) for at in ("now", "last")]),
        row("Sjukfrånvaro män, %", [_P.share(b("sick men", at)) for at in ("now", "last")]),
    ]
    return table("Personal", ["", f"31 dec {b.year}", f"31 dec {b.year - 1}"], rows)  # type: ignore[arg-type]


def _tax_financed(b: Book) -> list[Block]:
    gap, more = b.gap("net"), b.change("net")
    roads, meals, clean = (b.gap(f"net {one}") for one in ("roads", "kitchen", "cleaning"))
    winter = b.change("winter")
    return [
        Heading("Skattefinansierad verksamhet"),
        text(
            *plain([
                say("Nämndens skattefinansierade verksamhet visar ett ", surplus(gap), " om ",
                    _T.size(gap, "difference"), " jämfört med budget."),
                say("Nettokostnaden blev ", _T(b("net")), ", en ",
                    rose(more, "ökning", "minskning"), " med ", _T.size(more, "difference"),
                    " eller ", _T.share(b.growth("net"), behind=" %", size=True),
                    " sedan föregående år."),
            ])
        ),
        _operations(b),
        text(
            *plain([
                say("Gator, vägar och torg har ett ", surplus(roads), " om ",
                    _T.size(roads, "difference"), ", vilket ",
                    why(roads, "beror på att beläggningsarbeten skjutits upp till våren",
                        "beror på dyrare material och mer lagning av gator"), "."),
                say("Vinterväghållningen kostade ", _T(b("winter")), ", vilket är ",
                    _T.size(winter, "difference"), " ", rose(winter, "mer", "mindre"),
                    " än året innan."),
                say("Entreprenörerna plogade vid ", printed(b("snow"), "", 0), " tillfällen."),
                say("Beläggningsarbeten utfördes för ", _T(b("asphalt")), " på sammanlagt ",
                    printed(b("kilometres"), "", 1), " kilometer gata."),
                say("Måltidsservice redovisar ett ", surplus(meals), " om ",
                    _T.size(meals, "difference"), " till följd av ",
                    why(meals, "lägre bemanning", "högre livsmedelspriser"), "."),
                say("Köken serverade ", _P.people(b("meals")), " portioner och andelen ekologiska "
                    "livsmedel var ", _T.share(b("organic"), behind=" %"), ", mot ",
                    _T.share(b("organic", "last"), behind=" %"), " året innan."),
                say("Lokalvården avviker med ", _T(clean), " mot budget."),
                say("Felanmälan tog emot ", _P.people(b("reports")), " ärenden."),
            ])
        ),
    ]  # fmt: skip


def _rest(b: Book) -> list[Block]:
    fees, cost = b.gap("fees", "now", "budget"), b.change("water costs")
    water, lost = b("water"), b.share("lost", "produced")
    power, sold, sick = b.change("power"), b.change("sold"), b.change("sick")
    less = b.register.difference(lost, b.share("lost", "produced", "last"))
    return [
        Heading("VA-verksamheten"),
        text(
            *plain([
                say("Årets resultat för VA är ett ", surplus(water), " på ", _T.size(water),
                    ", som ", why(water, "avsätts till", "täcks ur"), " VA-fonden."),
                say("Intäkterna uppgick till ", _T(b("fees")), ", vilket är ",
                    _T.size(fees, "difference"), " ", rose(fees, "mer", "mindre"),
                    " än budgeterat."),
                say("Kostnaderna har ", rose(cost, "ökat", "minskat"), " med ",
                    _T.size(cost, "difference"), " till ", _T(b("water costs")), "."),
                say("Brukningsavgifterna gav ", _T(b("use")), ", vilket är ",
                    _T.share(b.share("use", "fees"), behind=" %"), " av intäkterna."),
                say("Räntekostnaden för VA blev ", _T(b("interest")), " mot ",
                    _T(b("interest", "last")), " året innan."),
                say("Elkostnaden ", rose(power, "steg", "sjönk"), " med ",
                    _T.share(b.growth("power"), behind=" %", size=True), "."),
            ])
        ),
        _water(b),
        text(
            *plain([
                say("Av ", _P.people(b("produced")), " producerade kubikmeter vatten debiterades ",
                    _P.people(b("sold")), "."),
                say("Andelen odebiterat vatten var ", _T.share(lost, behind=" %"), ", ",
                    _T.points(less), " ", rose(less, "högre", "lägre"), " än året innan."),
                say("Försäljningen ", rose(sold), " med ", _P.people(sold, "difference", True),
                    " kubikmeter."),
                say("Antalet vattenläckor var ", _P.people(b("leaks")), ", att jämföra med ",
                    _P.people(b("leaks", "last")), " föregående år."),
                say("Samtliga ", _P.people(b("samples")),
                    " prov på dricksvattnet bedömdes som tjänliga."),
                say("En skadereglering efter översvämning har belastat VA med ", _T(b("claim")),
                    "."),
            ])
        ),
        _five(b),
        Heading("Investeringar"),
        text(
            *plain([
                say("Under året har ", _T(b("spent")), " investerats i de större projekten."),
                say("Av den totala budgeten på ", _T(b("whole", "budget")), " återstår ",
                    _T(_left(b, "spent")), "."),
                say("Den nya högreservoaren har hittills kostat ",
                    _T(b.register.total(f"so far:technical:{b.year}:outcome",
                                        [b("project 1", "last"), b("project 1")])),
                    ", varav ", _T(b("project 1")), " i år."),
                say("Ledningsnätet i Kyrkbyn har under året byggts ut för ", _T(b("project 0")),
                    "."),
                say("Inom belysningsprojektet har ", _P.people(b("lights")),
                    " armaturer bytts till LED."),
            ])
        ),
        _projects(b),
        Heading("Personal"),
        text(
            *plain([
                say("Vid årets slut hade nämnden ", _P.people(b("employees")), " anställda, varav ",
                    _P.people(b("women")), " kvinnor."),
                say("Sjukfrånvaron ", rose(sick), " till ", _T.share(b("sick"), behind=" %"),
                    " från ", _T.share(b("sick", "last"), behind=" %"), "."),
                say("Av medarbetarna uppger ", _T.share(b("waste"), behind=" %"),
                    " att de är nöjda med sin arbetsplats."),
            ])
        ),
        _staff(b),
    ]  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The closing."""
    b = _make_book(m, chance)
    blocks: list[Block] = [Heading("Tekniska nämnden", 1), *_tax_financed(b), *_rest(b)]
    return Paper(f"Bokslut {b.year}, tekniska nämnden, Lillsjö kommun", tuple(blocks))


FAMILY = Family("technical-board-closing", make)
