"""A whole municipality's personnel report: heads in two rows, thousands in wages, ages."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from random import Random

from ..compose import Pen, counted, table, tall, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Printed
from ..quantities import Quantity
from ._book import Book, people
from ._tell import body, number, pair, paper, para, percent, seen, tell

_STYLE = NumberStyle(negative="−")
_SIGNED = NumberStyle(negative="−", plus=True)
_T = Pen("tkr", style=_STYLE)
_M = Pen("mnkr", 1, _STYLE, behind=" mnkr")
_UNITS = (
    ("Kommunledningsförvaltningen", 84, 38), ("Barn- och utbildningsförvaltningen", 812, 171),
    ("Vård- och omsorgsförvaltningen", 704, 96), ("Individ- och familjeförvaltningen", 146, 33),
    ("Samhällsbyggnadsförvaltningen", 91, 104), ("Kultur- och fritidsförvaltningen", 57, 31),
)  # fmt: skip
_AGES = (("–29 år", 13), ("30–39 år", 22), ("40–49 år", 25), ("50–59 år", 26), ("60– år", 14))
_COSTS = (
    ("Löner", 742), ("Arbetsgivaravgifter", 233), ("Pensionskostnader", 94),
    ("Övertid och fyllnadstid", 14), ("Sjuklön", 19), ("Övriga personalkostnader", 11),
)  # fmt: skip
_SICK = (
    ("Total sjukfrånvaro", "all"), ("Kvinnor", "women"), ("Män", "men"),
    ("29 år eller yngre", "29"), ("30–49 år", "30-49"), ("50 år eller äldre", "50"),
    ("Varav 60 dagar eller mer", "long"),
)  # fmt: skip
_LEFT = (("Egen begäran", 61), ("Pension", 27), ("Övriga orsaker", 12))


def _figures(m: Municipality, chance: Random) -> Book:
    b = Book(m, chance, back=2, bases=())
    people(b, _UNITS)
    for sex in ("women", "men"):
        b.split(sex, [(f"{sex} {age}", share) for age, share in _AGES], "all", 0.06)
    for age, _share in _AGES:
        b.sum(f"staff {age}", [(f"women {age}", "all", 1), (f"men {age}", "all", 1)], "all")
    for what, millions in _COSTS:
        b.line(what, millions * 1_000_000, growth=0.035)
    b.sum("cost", [(what, "own", 1) for what, _millions in _COSTS])
    b.sick()
    names = [who for who, _women, _men in _UNITS]
    b.sick_of([names[0], *names[2:]], names[1])
    _moves(b)
    for sex, hours, old, wage in (("women", 9150, 452, 33_900), ("men", 9420, 447, 34_600)):
        b.rate("full", hours - 1900, hours - 1500, sex, move=90)
        b.rate("degree", hours - 60, hours + 60, sex, move=50)
        b.rate("age", old - 6, old + 6, sex, move=4, kind="index", scale=10)
        b.line("wage", wage, sex, "count", growth=0.034, spread=0.004)
    weights = (("women", Decimal("0.79")), ("men", Decimal("0.21")))
    for what in ("full", "degree", "age", "wage"):
        for year in b.years:
            value = sum((b(what, sex, year).value * part for sex, part in weights), Decimal(0))
            kind = b(what, "men", year).kind
            b.base(what, Decimal(round(value)) if kind == "count" else value, "all", year,
                   kind=kind)  # fmt: skip
    b.rate("engaged", 770, 815, move=12, kind="index", scale=10)
    b.line("injuries", 214, kind="count", spread=0.12)
    b.line("adverts", 386, kind="count", spread=0.12)
    b.line("managers", 117, kind="count", spread=0.03)
    b.line("gym", 41, kind="count", spread=0.1)
    b.line("hours", 148_300, kind="count", spread=0.06)
    return b


def _moves(b: Book) -> None:
    """Who came and who left, so that the staff of one year becomes that of the next."""
    for year in b.years[1:]:
        staff, before = b("staff", "all", year), b("staff", "all", year - 1)
        grown = staff.value - before.value
        left = b.near(before.value * 10 / 100, 0.1)
        hired = b.base("hired", left + grown, year=year, kind="count")
        gone = b.base("left", left, year=year, kind="count")
        b.r.follows(staff, [(before, 1), (hired, 1), (gone, -1)])
    for year in b.years[1:]:
        total, parts = b("left", year=year), []
        for what, share in _LEFT[:-1]:
            value = b.near(total.value * share / 100, 0.06)
            parts.append(b.base(what, value, year=year, kind="count"))
        rest = total.value - sum((one.value for one in parts), Decimal(0))
        parts.append(b.base(_LEFT[-1][0], rest, year=year, kind="count"))
        b.r.follows(total, [(one, 1) for one in parts])


def _p(quantity: Quantity, decimals: int = 1, size: bool = False) -> Printed:
    return percent(quantity, decimals, _STYLE, size=size)


def _staff(b: Book) -> Iterator[Block]:
    change, care = b.change("staff", "all"), _UNITS[2][0]
    grown = seen(b.r, "grown", [number(b.change("staff", who)) for who, _w, _m in _UNITS])
    yield Heading("Personalstruktur", 1)
    yield tall(
        "Tillsvidareanställda per förvaltning den 31 december",
        [["", Head(str(b.year), 3), Head(str(b.year - 1), 3)],
         ["Förvaltning", *["Kvinnor", "Män", "Totalt"] * 2]],
        body(
            [*((who, "", who, "item") for who, _w, _m in _UNITS), ("Totalt", "", "all", "sum")],
            [
                lambda _what, who: number(b("women", who)),
                lambda _what, who: number(b("men", who)),
                lambda _what, who: number(b("staff", who)),
                lambda _what, who: number(b.last("women", who)),
                lambda _what, who: number(b.last("men", who)),
                lambda _what, who: number(b.last("staff", who)),
            ],
        ),
    )  # fmt: skip
    yield para(
        tell("Kommunen hade vid årets slut {} tillsvidareanställda, vilket är {} {} än {}.",
             number(b("staff", "all")), number(change, size=True, role="difference"),
             turn(change, "fler", "färre"), str(b.year - 1)),
        tell("Av dem var {} kvinnor och {} män.", number(b("women", "all")),
             number(b("men", "all"))),
        tell("Kvinnornas andel är {}.", _p(b.share(b("women", "all"), b("staff", "all")))),
        tell("Störst är barn- och utbildningsförvaltningen med {} anställda.",
             number(b("staff", _UNITS[1][0]))),
        tell("Vård- och omsorgsförvaltningen har {} med {} anställda sedan {}.",
             turn(b.change("staff", care), "ökat", "minskat"),
             number(b.change("staff", care), size=True, role="difference"), str(b.year - 1)),
        tell("{} av {} förvaltningar har fler anställda än för ett år sedan.",
             counted(grown, capital=True),
             counted(b.r.count("offices", [b("staff", who) for who, _w, _m in _UNITS])))
        if grown else None,
        tell("Timavlönade arbetade {} timmar.", number(b("hours"))),
        tell("Antalet chefer var {}.", number(b("managers"))),
    )  # fmt: skip
    yield table(
        f"Åldersfördelning, tillsvidareanställda {b.year}",
        ["Ålder", "Kvinnor", "Män", "Totalt", "Andel %"],
        body(
            [*((age, f" {age}", "all", "item") for age, _s in _AGES), ("Totalt", "", "all", "sum")],
            [
                lambda what, who: number(b(f"women{what}", who)),
                lambda what, who: number(b(f"men{what}", who)),
                lambda what, who: number(b(f"staff{what}", who)),
                lambda what, who: percent(b.share(b(f"staff{what}", who), b("staff", who)),
                                          behind="") if what else None,
            ],
        ),
    )  # fmt: skip
    old = b("staff 60– år", "all")
    yield para(
        tell("{} medarbetare har fyllt 60 år, vilket är {} av samtliga.", number(old),
             _p(b.share(old, b("staff", "all")))),
        tell("I åldern 40–49 år finns {} kvinnor och {} män, vilket sammantaget är {} av de "
             "tillsvidareanställda.", number(b("women 40–49 år", "all")),
             number(b("men 40–49 år", "all")),
             _p(b.share(b("staff 40–49 år", "all"), b("staff", "all")))),
        tell("Gruppen under 30 år består av {} personer, varav {} är män.",
             number(b("staff –29 år", "all")), number(b("men –29 år", "all"))),
    )  # fmt: skip


def _terms(b: Book) -> Iterator[Block]:
    def cell(what: str, who: str, year: int) -> Printed:
        if what in ("full", "degree"):
            return percent(b(what, who, year), behind="")
        return number(b(what, who, year), 0 if what == "wage" else 1)

    rows = (("Andel heltidsanställda, %", "full"), ("Genomsnittlig sysselsättningsgrad, %",
             "degree"), ("Medelålder, år", "age"), ("Medellön, kr", "wage"))  # fmt: skip
    full, wage = b.change("full", "all"), b.change("wage", "all")
    gap = b.r.quotient(b("wage", "women"), b("wage", "men"))
    yield Heading("Sysselsättningsgrad och löner", 1)
    yield table(
        "Heltid, ålder och lön",
        ["", f"Kvinnor {b.year}", f"Män {b.year}", f"Totalt {b.year}", f"Totalt {b.year - 1}"],
        body(
            [(label, what, "", "item") for label, what in rows],
            [
                lambda what, _who: cell(what, "women", b.year),
                lambda what, _who: cell(what, "men", b.year),
                lambda what, _who: cell(what, "all", b.year),
                lambda what, _who: cell(what, "all", b.year - 1),
            ],
        ),
    )
    yield para(
        tell("Andelen heltidsanställda {} från {} till {}.", turn(full, "ökade", "minskade"),
             _p(b.last("full", "all")), _p(b("full", "all"))),
        tell("Den är {} bland kvinnorna och {} bland männen.", _p(b("full", "women")),
             _p(b("full", "men"))),
        tell("Medellönen uppgick till {} kronor, en {} med {} kronor sedan {}.",
             number(b("wage", "all")), turn(wage, "ökning", "minskning"),
             number(wage, size=True, role="difference"), str(b.year - 1)),
        tell("Kvinnornas medellön motsvarar {} av männens.", _p(gap)),
        tell("Medelåldern är {} år.", number(b("age", "all"), 1)),
    )  # fmt: skip


def _sick(b: Book) -> Iterator[Block]:
    change, women, men = b.change("sick all"), b.change("sick women"), b.change("sick men")
    up = seen(b.r, "sick up", [percent(b.change("sick", who)) for who, _w, _m in _UNITS])
    order = sorted((who for who, _w, _m in _UNITS), key=lambda who: b("sick", who).value)
    yield Heading("Sjukfrånvaro", 1)
    yield table(
        "Obligatorisk redovisning av sjukfrånvaro, %",
        ["", str(b.year - 2), str(b.year - 1), str(b.year)],
        body(
            [(label, f"sick {group}", "own", "item") for label, group in _SICK],
            [
                lambda what, who: percent(b(what, who, b.year - 2), 2, behind=""),
                lambda what, who: percent(b.last(what, who), 2, behind=""),
                lambda what, who: percent(b(what, who), 2, behind=""),
            ],
        ),
    )
    yield para(
        tell("Den totala sjukfrånvaron blev {}, {} {} än {}.", _p(b("sick all"), 2),
             Pen(share_decimals=2).points(change), turn(change, "högre", "lägre"),
             str(b.year - 1)),
        tell("Kvinnornas sjukfrånvaro {} till {} medan männens var {}.",
             turn(women, "steg", "sjönk"), _p(b("sick women"), 2), _p(b("sick men"), 2)),
        tell("Männens sjukfrånvaro har {} från {} föregående år.",
             turn(men, "ökat", "minskat"), _p(b.last("sick men"), 2)),
        tell("Bland medarbetare som är 29 år eller yngre var sjukfrånvaron {}, medan den var {} "
             "bland dem som är 50 år eller äldre.", _p(b("sick 29"), 2), _p(b("sick 50"), 2)),
        tell("Långtidsfrånvarons andel av den totala sjukfrånvaron är {}.",
             _p(b("sick long"), 2)),
    )  # fmt: skip
    yield table(
        "Sjukfrånvaro per förvaltning, %",
        ["Förvaltning", str(b.year), str(b.year - 1), "Förändring, procentenheter"],
        body(
            [(who, "sick", who, "item") for who, _w, _m in _UNITS],
            [
                lambda what, who: percent(b(what, who), behind=""),
                lambda what, who: percent(b.last(what, who), behind=""),
                lambda what, who: percent(b.change(what, who), 1, _SIGNED, "", "difference"),
            ],
        ),
    )
    yield para(
        tell("{} förvaltningar har en högre sjukfrånvaro än föregående år.",
             counted(up, capital=True)) if up and up.value > 1 else None,
        tell(f"Högst är sjukfrånvaron inom {order[-1].lower()}, {{}}.", _p(b("sick", order[-1]))),
        tell(f"{order[0]} har den lägsta sjukfrånvaron, {{}}.", _p(b("sick", order[0]))),
        pair("Antalet anmälda arbetsskador var {}, mot {} ett år tidigare.",
             number(b("injuries")), number(b.last("injuries"))),
        tell("Friskvårdsbidraget utnyttjades av {} av hundra medarbetare.", number(b("gym"))),
    )  # fmt: skip


def _costs(b: Book) -> Iterator[Block]:
    change, overtime = b.change("cost"), b.change("Övertid och fyllnadstid")
    wages = b.change("Löner")
    yield Heading("Personalkostnader", 1)
    yield table(
        "Personalkostnader, tkr",
        ["Kostnadsslag", str(b.year), str(b.year - 1), "Förändring", "Förändring %"],
        body(
            [*((what, what, "own", "item") for what, _m in _COSTS),
             ("Totalt", "cost", "own", "sum")],
            [
                lambda what, who: _T(b(what, who)),
                lambda what, who: _T(b.last(what, who)),
                lambda what, who: _T(b.change(what, who)),
                lambda what, who: percent(b.growth(what, who), 1, _STYLE, ""),
            ],
        ),
    )  # fmt: skip
    yield para(
        tell("Personalkostnaderna uppgick till {}, {} {} än föregående år.", _M(b("cost")),
             _M.size(change, "difference"), turn(change, "mer", "mindre")),
        tell("{} är {}.", turn(change, "Ökningen", "Minskningen"),
             _p(b.growth("cost"), size=True)),
        tell("Kostnaden för övertid och fyllnadstid {} med {} till {}.",
             turn(overtime, "steg", "sjönk"), _M.size(overtime, "difference"),
             _M(b("Övertid och fyllnadstid"))),
        tell("Lönerna, exklusive arbetsgivaravgifter, {} med {} ({}) till {}.",
             turn(wages, "ökade", "minskade"), _M.size(wages, "difference"),
             _p(b.growth("Löner"), size=True), _M(b("Löner"))),
        tell("Av ökningen beror {} på årets löneöversyn.", _M(b.piece("review", wages, 60, 85)))
        if wages.value > 2_000_000 else None,
        tell("Pensionskostnaderna var {}.", _M(b("Pensionskostnader"))),
        tell("Sjuklönerna motsvarar {} av lönekostnaden.", _p(b.share(b("Sjuklön"), b("Löner")))),
    )  # fmt: skip


def _turnover(b: Book) -> Iterator[Block]:
    left = b.change("left")
    yield Heading("Personalrörlighet", 1)
    yield table(
        "Nyanställda och avgångna",
        ["", str(b.year - 1), str(b.year)],
        body(
            [("Nyanställda", "hired", "own", "item"),
             *((f"Avgångna, {what.lower()}", what, "own", "item") for what, _s in _LEFT),
             ("Avgångna totalt", "left", "own", "sum")],
            [lambda what, who: number(b.last(what, who)), lambda what, who: number(b(what, who))],
        ),
    )  # fmt: skip
    yield para(
        tell("Under året anställdes {} personer och {} slutade.", number(b("hired")),
             number(b("left"))),
        tell("Antalet avgångar {} med {}.", turn(left, "ökade", "minskade"),
             number(left, size=True, role="difference")),
        tell("Av dem som slutade gick {} i pension.", number(b("Pension"))),
        tell("Personalomsättningen blev {}, räknat som avgångna i förhållande till antalet "
             "anställda vid årets början.", _p(b.share(b("left"), b.last("staff", "all")))),
        tell("Kommunen annonserade {} tjänster.", number(b("adverts"))),
        tell("Index för hållbart medarbetarengagemang uppmättes till {}.",
             number(b("engaged"), 1)),
    )  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    b = _figures(m, chance)
    parts = (_staff, _terms, _sick, _costs, _turnover)
    blocks = [block for part in parts for block in part(b)]
    return paper(f"Personalbokslut {b.year} – {m.name} kommun", blocks)


FAMILY = Family("personnel-report", make)
