"""A real estate board's closing in a large municipality: Mkr, income and cost by kind of building
in columns, space and what is empty, energy over five years, projects with forecast, balance."""

from __future__ import annotations

from random import Random

from ..compose import Pen, plain, row, say, table, text
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, Paper, Table, printed
from ._book import FIVE, Book, rose, surplus, why

_P = Pen("mnkr", 1)
_T = Pen("mnkr", 1, behind=" Mkr")
_KR = Pen("kr", 0, behind=" kr")
_HOUSES = (
    ("school", "Skolor", 248_000, 214_000),
    ("pre", "Förskolor", 96_000, 71_000),
    ("care", "Vård- och omsorgsboenden", 118_000, 83_000),
    ("sport", "Idrott och kultur", 74_000, 62_000),
    ("office", "Kontor och övrigt", 41_000, 38_000),
)
_COSTS = (
    ("running", "Drift och skötsel", 0.31),
    ("media", "Media (el, värme, vatten)", 0.2),
    ("upkeep", "Planerat underhåll", 0.13),
    ("capital", "Kapitalkostnader", 0.335),
)
_PROJECTS = (
    ("Strandskolan, nybyggnad", 168_000),
    ("Förskolan Lyckan", 52_000),
    ("Källbadet, renovering", 74_000),
    ("Vårdboende Åbrinken", 96_000),
    ("Energieffektivisering", 28_000),
)
_AT = ("last", "budget", "now")


def _make_book(m: Municipality, chance: Random) -> Book:
    b = Book(m, chance, "estate")
    rents = (0.985, 1.02)
    for key, _name, size, _space in _HOUSES:
        b.money(f"rent {key}", size, _AT, now=rents)
        base = float(b(f"rent {key}", "budget").value) / 1000
        for cost, _label, share in _COSTS:
            b.money(f"{cost} {key}", base * share, _AT, now=(0.94, 1.06), last=(0.9, 1.0))
        costs = [(f"{cost} {key}", -1) for cost, *_some in _COSTS]
        b.total(f"left {key}", [f"rent {key}", *costs], _AT)
    for what in ("rent", "left", *(cost for cost, *_some in _COSTS)):
        b.total(what, [f"{what} {key}" for key, *_some in _HOUSES], _AT)
    b.total("costs", [cost for cost, *_some in _COSTS], _AT)
    b.also("left", ["rent", ("costs", -1)], _AT)
    for key, _name, _size, space in _HOUSES:
        b.count(f"space {key}", space, ("last", "now"), 0.015)
        b.count(f"empty {key}", space * 0.021, ("last", "now"), 0.25)
    for what in ("space", "empty"):
        b.total(what, [f"{what} {key}" for key, *_some in _HOUSES], ("last", "now"))
    for what, low, high in (("heat", 104, 121), ("power", 52, 63)):
        b.index(what, low, high, FIVE, 0.04)
        b.total(f"energy {what}", [what], FIVE)
    b.total("energy", ["heat", "power"], FIVE)
    b.rate("renewable", 88, 96, FIVE, 2)
    for place, (_name, size) in enumerate(_PROJECTS):
        b.money(f"project {place}", size, ("budget", "spring", "now"),
                spring=(0.75, 1.05), now=(0.6, 1.04))  # fmt: skip
    names = [f"project {place}" for place in range(len(_PROJECTS))]
    b.total("invested", names, ("budget", "spring", "now"))
    b.money("buildings", 3_060_000, ("last", "now"), now=(1.01, 1.04), last=(0.96, 0.99))
    b.money("ongoing", 214_000, ("last", "now"))
    b.money("current", 88_000, ("last", "now"), last=(0.85, 1.1))
    b.total("assets", ["buildings", "ongoing", "current"], ("last", "now"))
    b.money("equity", 262_000, ("last", "now"))
    b.money("short", 141_000, ("last", "now"))
    b.rest("loans", "assets", ["equity", "short"], ("last", "now"))
    b.sick(4.4, 5.8, ("last", "now"))
    b.count("women", 52, ("last", "now"), 0.06)
    b.count("men", 91, ("last", "now"), 0.04)
    b.total("staff", ["women", "men"], ("last", "now"))
    b.money("damage", 5_400, ("last", "now"), last=(0.7, 1.4))
    b.count("faults", 8_900)
    b.rate("content", 71, 81)
    b.count("panels", 14)
    b.money("sold", 22_000)
    b.money("debt upkeep", 165_000)
    b.rate("rate", 1.6, 2.9, ("last", "now"), 0.4)
    b.count("places", 240)
    b.money("rented", 61_000)
    return b


def _results(b: Book) -> Table:
    def line(name: str, what: str, sign: int, kind: str = "item") -> object:
        cells = [_P(b(what, at), sign) for at in ("last", "now", "budget")]
        gap = b.gap(what, "now", "budget") if sign > 0 else b.gap(what)
        return row(name, [*cells, _P(gap)], kind)

    rows = [
        line("Hyresintäkter", "rent", 1),
        *(line(name, key, -1) for key, name, _share in _COSTS),
        line("Summa kostnader", "costs", -1, "sum"),
        line("Resultat", "left", 1, "sum"),
    ]
    heads = ["Mkr", f"Bokslut {b.year - 1}", f"Bokslut {b.year}", f"Budget {b.year}", "Avvikelse"]
    return table("Resultaträkning", heads, rows)  # type: ignore[arg-type]


def _houses(b: Book) -> Table:
    whats = ("rent", *(key for key, *_some in _COSTS), "left")

    def line(name: str, tail: str, kind: str = "item") -> object:
        return row(name, [_P(b(f"{what}{tail}")) for what in whats], kind)

    rows = [line(name, f" {key}") for key, name, *_some in _HOUSES]
    rows.append(line("Totalt", "", "sum"))
    heads = ["Mkr", "Hyror", "Drift", "Media", "Underhåll", "Kapital", "Resultat"]
    return table(f"Resultat per fastighetstyp {b.year}", heads, rows)  # type: ignore[arg-type]


def _space(b: Book) -> Table:
    def line(name: str, tail: str, kind: str = "item") -> object:
        cells = [_P.people(b(f"{what}{tail}")) for what in ("space", "empty")]
        shares = [_P.share(b.share(f"empty{tail}", f"space{tail}", at)) for at in ("now", "last")]
        return row(name, [*cells, *shares], kind)

    rows = [line(name, f" {key}") for key, name, *_some in _HOUSES]
    rows.append(line("Summa", "", "sum"))
    heads = ["Yta", "Area, kvm", "Vakant, kvm", "Vakansgrad, %", f"Vakansgrad {b.year - 1}, %"]
    return table(f"Lokalytor och vakanser 31 december {b.year}", heads, rows)  # type: ignore[arg-type]


def _energy(b: Book) -> Table:
    def line(name: str, what: str, kind: str = "item") -> object:
        return row(name, [printed(b(what, at), "", 1) for at in reversed(FIVE)], kind)

    rows = [
        line("Värme, kWh per kvm", "heat"),
        line("El, kWh per kvm", "power"),
        line("Summa energi, kWh per kvm", "energy", "sum"),
        row("Förnybar energi, %", [_P.share(b("renewable", at)) for at in reversed(FIVE)]),
    ]
    heads = ["Energinyckeltal", *(str(b.year - back) for back in (4, 3, 2, 1, 0))]
    return table("Energianvändning", heads, rows)  # type: ignore[arg-type]


def _projects(b: Book) -> Table:
    def line(name: str, what: str, kind: str = "item") -> object:
        cells = [_P(b(what, at)) for at in ("budget", "spring", "now")]
        return row(name, [*cells, _P(b.gap(what))], kind)

    rows = [line(name, f"project {at}") for at, (name, _size) in enumerate(_PROJECTS)]
    rows.append(line("Totalt", "invested", "sum"))
    heads = ["Projekt, Mkr", "Budget", "Prognos tertial 2", "Utfall", "Avvikelse"]
    return table(f"Investeringar {b.year}", heads, rows)  # type: ignore[arg-type]


def _balance(b: Book) -> Table:
    def line(name: str, what: str, kind: str = "item") -> object:
        return row(name, [_P(b(what)), _P(b(what, "last"))], kind)

    rows = [
        line("Byggnader och mark", "buildings"),
        line("Pågående nyanläggningar", "ongoing"),
        line("Omsättningstillgångar", "current"),
        line("Summa tillgångar", "assets", "sum"),
        line("Eget kapital", "equity"),
        line("Lån från internbanken", "loans"),
        line("Kortfristiga skulder", "short"),
        line("Summa eget kapital och skulder", "assets", "sum"),
    ]
    heads = ["Mkr", f"{b.year}-12-31", f"{b.year - 1}-12-31"]
    return table("Balansräkning", heads, rows)  # type: ignore[arg-type]


def _staff(b: Book) -> Table:
    rows = [
        row("Kvinnor", [_P.people(b("women", at)) for at in ("now", "last")]),
        row("Män", [_P.people(b("men", at)) for at in ("now", "last")]),
        row("Medarbetare totalt", [_P.people(b("staff", at)) for at in ("now", "last")], "sum"),
        row("Sjukfrånvaro, %", [_P.share(b("sick", at)) for at in ("now", "last")]),
    ]
    return table("Medarbetare 31 december", ["", str(b.year), str(b.year - 1)], rows)


def _economy(b: Book) -> list[Block]:
    gap, left, rent = b.gap("left", "now", "budget"), b("left"), b.change("rent")
    media, upkeep, capital = b.gap("media"), b.gap("upkeep"), b.change("capital")
    damage = b.change("damage")
    each = b.per("upkeep", "space")
    return [
        Heading("Ekonomi"),
        text(
            *plain([
                say("Fastighetsnämndens resultat för året uppgår till ", _T(left), "."),
                say("Det är ", _T.size(gap, "difference"), " ", rose(gap, "bättre", "sämre"),
                    " än budgeterat."),
                say("Hyresintäkterna ", rose(rent), " med ", _T.size(rent, "difference"),
                    ", motsvarande ", _T.share(b.growth("rent"), behind=" %", size=True),
                    ", till ", _T(b("rent")), "."),
                say("Kostnaderna uppgick till ", _T(b("costs")), ", att jämföra med budgeterade ",
                    _T(b("costs", "budget")), "."),
                say("Mediakostnaderna gav ett ", surplus(media), " mot budget på ",
                    _T.size(media, "difference"), ", framför allt till följd av ",
                    why(media, "lägre elpriser och en mild höst", "höjda taxor för fjärrvärme"),
                    "."),
                say("Planerat underhåll avviker med ", _T(upkeep), " mot budget."),
                say("Per kvadratmeter motsvarar underhållet ", _KR(each), "."),
                say("Kapitalkostnaderna ", rose(capital), " med ", _T.size(capital, "difference"),
                    " jämfört med föregående år."),
            ])
        ),
        _results(b),
        text(
            *plain([
                say("Skolorna svarar för ",
                    _T.share(b.share("rent school", "rent"), behind=" %"), " av hyresintäkterna."),
                say("Vård- och omsorgsboendena gav ett resultat på ", _T(b("left care")),
                    " och förskolorna ", _T(b("left pre")), "."),
                say("Kostnaden för skadegörelse var ", _T(b("damage")), ", vilket är ",
                    _T.size(damage, "difference"), " ", rose(damage, "mer", "mindre"),
                    " än föregående år."),
                say("Nämnden hyr in lokaler för ", _T(b("rented")), " om året."),
                say("Försäljningen av två fastigheter gav ", _T(b("sold")), "."),
                say("Det eftersatta underhållet beräknas till ", _T(b("debt upkeep")), "."),
            ])
        ),
        _houses(b),
    ]  # fmt: skip


def _estate(b: Book) -> list[Block]:
    empty = b.register.difference(b.share("empty", "space"), b.share("empty", "space", "last"))
    area, energy, gap = b.change("space"), b.change("energy"), b.gap("invested")
    spring, school, loans = (
        b.gap("invested", "now", "spring"),
        b.gap("project 0"),
        b.change("loans"),
    )
    sick = b.change("sick")
    return [
        Heading("Lokaler"),
        text(
            *plain([
                say("Nämnden förvaltar ", _P.people(b("space")), " kvadratmeter, vilket är ",
                    _P.people(area, "difference", True), " ", rose(area, "mer", "mindre"),
                    " än vid förra årsskiftet."),
                say("Av ytan var ", _P.people(b("empty")), " kvadratmeter vakanta, det vill säga ",
                    _T.share(b.share("empty", "space"), behind=" %"), "."),
                say("Vakansgraden har ", rose(empty, "ökat", "minskat"), " med ",
                    _T.points(empty), "."),
                say("Driftorganisationen tog emot ", _P.people(b("faults")), " felanmälningar och ",
                    _T.share(b("content"), behind=" %"), " av hyresgästerna är nöjda med hur de "
                    "åtgärdas."),
            ])
        ),
        _space(b),
        Heading("Energi"),
        text(
            *plain([
                say("Energianvändningen var ", printed(b("energy"), "", 1),
                    " kWh per kvadratmeter, varav värme ", printed(b("heat"), "", 1), "."),
                say("Jämfört med föregående år ", rose(energy), " användningen med ",
                    printed(energy, "", 1, size=True, role="difference"),
                    " kWh per kvadratmeter."),
                say("Andelen förnybar energi är ", _T.share(b("renewable"), behind=" %"), "."),
                say("Solceller finns nu på ", _P.people(b("panels")), " byggnader."),
            ])
        ),
        _energy(b),
        Heading("Investeringar"),
        text(
            *plain([
                say("Årets investeringar blev ", _T(b("invested")), " mot budgeterade ",
                    _T(b("invested", "budget")), ", en avvikelse på ", _T.size(gap, "difference"),
                    "."),
                say("Utfallet är ", _T.size(spring, "difference"), " ",
                    rose(spring, "högre", "lägre"), " än prognosen i tertialrapport 2."),
                say("Strandskolan avviker med ", _T(school), ", ",
                    why(school, "eftersom stomresningen flyttats till våren",
                        "eftersom markarbetena blev dyrare än kalkylerat"), "."),
                say("När skolan är klar rymmer den ", _P.people(b("places")), " elever."),
            ])
        ),
        _projects(b),
        Heading("Balans och finansiering"),
        text(
            *plain([
                say("Lånen från internbanken har ", rose(loans, "ökat", "minskat"), " med ",
                    _T.size(loans, "difference"), " till ", _T(b("loans")), "."),
                say("Internräntan var ", _T.share(b("rate"), behind=" %"), ", mot ",
                    _T.share(b("rate", "last"), behind=" %"), " året innan."),
                say("Det egna kapitalet motsvarar ",
                    _T.share(b.share("equity", "assets"), behind=" %"), " av tillgångarna."),
            ])
        ),
        _balance(b),
        Heading("Medarbetare"),
        text(
            *plain([
                say("Förvaltningen hade ", _P.people(b("staff")), " medarbetare vid årets slut,"
                    " mot ", _P.people(b("staff", "last")), " året innan."),
                say("Andelen kvinnor är ", _T.share(b.share("women", "staff"), behind=" %"), "."),
                say("Sjukfrånvaron ", rose(sick), " med ", _T.points(sick), " till ",
                    _T.share(b("sick"), behind=" %"), "."),
            ])
        ),
        _staff(b),
    ]  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The closing."""
    b = _make_book(m, chance)
    blocks: list[Block] = [Heading("Fastighetsnämnden", 1), *_economy(b), *_estate(b)]
    return Paper(f"Fastighetsnämndens bokslut {b.year}, Storforsa stad", tuple(blocks))


FAMILY = Family("real-estate-closing", make)
