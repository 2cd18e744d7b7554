"""A board for care of the elderly and the disabled: thousands in tables, mnkr in text."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from ..compose import Pen, counted, table, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Printed, Table
from ..quantities import Quantity
from ._book import Book, people, units
from ._tell import because, body, number, pair, paper, para, percent, seen, tell

_T = Pen("tkr")
_GAP = Pen("tkr", style=NumberStyle(plus=True))
_M = Pen("mnkr", 1, behind=" mnkr")
_UNITS = (
    ("Nämnd och förvaltningsledning", 15, 1),
    ("Särskilt boende", 186, 37),
    ("Hemtjänst", 97, 16),
    ("Hälso- och sjukvård", 43, 3),
    ("Bostad med särskild service", 89, 8),
    ("Personlig assistans", 48, 21),
    ("Daglig verksamhet", 25, 2),
)
_COSTS = (
    ("Personalkostnader", 71),
    ("Köp av verksamhet", 10),
    ("Lokalkostnader", 9),
    ("Avskrivningar", 1),
    ("Övriga kostnader", 9),
)
_INCOMES = (("Avgifter", 30), ("Hyror", 26), ("Statsbidrag", 24), ("Försäljning och övrigt", 20))
_VOLUMES = (
    ("Platser i särskilt boende", 228),
    ("Utförda hemtjänsttimmar", 168_400),
    ("Personer med hemtjänst", 512),
    ("Boende i bostad med särskild service", 74),
    ("Deltagare i daglig verksamhet", 131),
)
_BUYS = (
    ("Sängar och lyftar", 1_300),
    ("Larm på särskilt boende", 2_100),
    ("Möbler gruppbostad", 650),
    ("Digitala lås", 900),
)
_GOALS = (
    ("Nöjda med sin hemtjänst", 8450),
    ("Nöjda med sitt särskilda boende", 7700),
    ("Aktuell genomförandeplan", 8900),
    ("Högst tolv personal per vecka i hemtjänsten", 6200),
)
_STAFF = (
    ("Särskilt boende", 231, 27), ("Hemtjänst", 128, 21), ("Hälso- och sjukvård", 46, 4),
    ("Funktionsstöd", 164, 49), ("Ledning och stab", 19, 5),
)  # fmt: skip


def _p2(quantity: Quantity) -> Printed:
    return percent(quantity, 2)


def _figures(m: Municipality, chance: Random) -> Book:
    b = Book(m, chance)
    units(b, _UNITS, off=0.02)
    b.split("cost", _COSTS, "all", 0.012)
    b.split("income", _INCOMES, "all", 0.03)
    for what, middle in _VOLUMES:
        b.line("volume", middle, what, "count", growth=0.015)
    for what, thousands in _BUYS:
        b.line("buy", thousands * 1000, what, spread=0.2, off=0.25)
    b.sum("buy", [("buy", what, 1) for what, _middle in _BUYS], "all")
    for what, middle in _GOALS:
        b.rate("goal", middle - 300, middle + 300, what, target=100)
    people(b, _STAFF)
    b.sick()
    b.line("temps", 61, "own", "count", spread=0.09)
    b.line("calls", 1_840, "own", "count", spread=0.06)
    b.line("sick-pay", 9_400_000, "own", spread=0.05)
    b.line("overtime", 4_300_000, "own", spread=0.07)
    return b


def _operations(b: Book) -> Table:
    rows = [(who, "net", who, "item") for who, _cost, _income in _UNITS]
    return table(
        "Nettokostnad per verksamhet, tkr",
        ["Verksamhet", f"Bokslut {b.year - 1}", f"Budget {b.year}", f"Bokslut {b.year}",
         "Avvikelse"],
        body(
            [*rows, ("Summa", "net", "all", "sum")],
            [
                lambda what, who: _T(b.last(what, who)),
                lambda what, who: _T(b.plan(what, who)),
                lambda what, who: _T(b(what, who)),
                lambda what, who: _GAP(b.gap(what, who, -1)),
            ],
        ),
    )  # fmt: skip


def _statement(b: Book) -> Table:
    def sign(what: str) -> int:
        return 1 if what == "income" or what in dict(_INCOMES) else -1

    rows = [(what, what, "all", "item") for what, _share in _INCOMES]
    rows.append(("Summa intäkter", "income", "all", "sum"))
    rows += [(what, what, "all", "item") for what, _share in _COSTS]
    rows += [("Summa kostnader", "cost", "all", "sum"), ("Nettokostnad", "net", "all", "sum")]
    return table(
        "Resultaträkning, tkr",
        ["", f"Utfall {b.year}", f"Budget {b.year}", "Avvikelse", f"Utfall {b.year - 1}"],
        body(
            rows,
            [
                lambda what, who: _T(b(what, who), sign(what)),
                lambda what, who: _T(b.plan(what, who), sign(what)),
                lambda what, who: _GAP(b.gap(what, who, sign(what))),
                lambda what, who: _T(b.last(what, who), sign(what)),
            ],
        ),
    )


def _economy(b: Book) -> Iterator[Block]:
    gap, change = b.gap("net", "all", -1), b.change("net", "all")
    gaps = {who: b.gap("net", who, -1) for who, _cost, _income in _UNITS}
    worst = min(gaps, key=lambda who: gaps[who].value)
    best = max(gaps, key=lambda who: gaps[who].value)
    good = seen(b.r, "care good", [_T(one) for one in gaps.values()])
    wages = b.change("Personalkostnader", "all")
    yield Heading("Ekonomiskt utfall", 1)
    yield para(
        tell("Vård- och omsorgsnämnden redovisar ett {} på {} för {}, vilket motsvarar {} av "
             "budgeten.", turn(gap, "överskott", "underskott"), _M.size(gap, "difference"),
             str(b.year), percent(b.share(gap, b.plan("net", "all")), size=True)),
        tell("Nettokostnaden uppgick till {} mot budgeterade {}.",
             _M(b("net", "all")), _M(b.plan("net", "all"))),
        tell("Jämfört med {} har nettokostnaden {} med {} eller {}.", str(b.year - 1),
             turn(change, "ökat", "minskat"), _M.size(change, "difference"),
             percent(b.growth("net", "all"), size=True)),
        tell("I augustiprognosen räknade nämnden med en nettokostnad på {}.",
             _M(b.base("forecast", b.near(b("net", "all").value, 0.01)))),
    )  # fmt: skip
    yield _operations(b)
    yield para(
        because(
            tell("{} redovisar den största positiva avvikelsen, {}.", best,
                 _M(gaps[best], role="difference")),
            gaps[best], "Vakanta tjänster under våren är den främsta förklaringen.", "",
        ) if gaps[best].value > 100_000 else None,
        because(
            tell("{} har ett underskott mot budget på {}.", worst,
                 _M.size(gaps[worst], "difference")),
            gaps[worst], "", "Där har behovet av extra bemanning varit större än planerat.",
        ) if gaps[worst].value < -100_000 else None,
        tell("Inhyrd personal förklarar {} av underskottet.",
             _M(b.piece("hired", gaps[worst], 40, 70)))
        if gaps[worst].value < -600_000 else None,
        tell("{} av {} verksamheter klarade sin budget.", counted(good, capital=True),
             counted(b.r.count("care units", [b("net", who) for who in gaps])))
        if good else None,
    )  # fmt: skip
    yield para(*(
        tell(f"Nettokostnaden för {name} blev {{}}, {{}} {{}} än {{}}.",
             _M(b("net", who)), _M.size(b.change("net", who), "difference"),
             turn(b.change("net", who), "mer", "mindre"), str(b.year - 1))
        for who, name in (
            ("Hemtjänst", "hemtjänsten"), ("Personlig assistans", "personlig assistans"),
            ("Särskilt boende", "särskilt boende"),
        )
    ))  # fmt: skip
    yield _statement(b)
    income = b.gap("income", "all")
    yield para(
        tell("Intäkterna blev {}, {} {} än budgeterat.", _M(b("income", "all")),
             _M.size(income, "difference"), turn(income, "högre", "lägre")),
        tell("Personalkostnaderna {} med {} mellan åren och står för {} av nämndens kostnader.",
             turn(wages, "steg", "sjönk"), _M.size(wages, "difference"),
             percent(b.share(b("Personalkostnader", "all"), b("cost", "all")))),
        pair("Köp av verksamhet kostade {}, att jämföra med budgetens {}.",
             _M(b("Köp av verksamhet", "all")), _M(b.plan("Köp av verksamhet", "all"))),
        tell("Kostnaden för sjuklön var {} och för övertid och fyllnadstid {}.",
             _M(b("sick-pay")), _M(b("overtime"))),
        tell("Avgifterna gav {}.", _M(b("Avgifter", "all"))),
        tell("Statsbidragen uppgick till {}, varav {} kommer från Socialstyrelsen.",
             _M(b("Statsbidrag", "all")), _M(b.piece("lift", b("Statsbidrag", "all"), 20, 40))),
    )  # fmt: skip


def _volumes(b: Book) -> Iterator[Block]:
    hours, homes = ("volume", "Utförda hemtjänsttimmar"), ("volume", "Platser i särskilt boende")
    yield Heading("Verksamhetsmått", 1)
    yield table(
        "Volymer",
        ["Mått", f"Utfall {b.year - 1}", f"Plan {b.year}", f"Utfall {b.year}", "Förändring"],
        body(
            [(what, "volume", what, "item") for what, _middle in _VOLUMES],
            [
                lambda what, who: number(b.last(what, who)),
                lambda what, who: number(b.plan(what, who)),
                lambda what, who: number(b(what, who)),
                lambda what, who: number(b.change(what, who), style=NumberStyle(plus=True)),
            ],
        ),
    )
    with_help = ("volume", "Personer med hemtjänst")
    yield para(
        tell("Hemtjänsten utförde {} timmar, {} {} än föregående år.", number(b(*hours)),
             number(b.change(*hours), size=True, role="difference"),
             turn(b.change(*hours), "fler", "färre")),
        tell("Det är en {} med {}.", turn(b.change(*hours), "ökning", "minskning"),
             percent(b.growth(*hours), size=True)),
        pair("Vid årets slut hade {} personer hemtjänst, mot {} ett år tidigare.",
             number(b(*with_help)), number(b.last(*with_help))),
        tell("Antalet platser i särskilt boende var {} och nettokostnaden per plats {} kronor.",
             number(b(*homes)), Pen("kr")(b.r.per(b("net", "Särskilt boende"), b(*homes)))),
        tell("Trygghetslarmen utlöstes i genomsnitt {} gånger per vecka.", number(b("calls"))),
    )  # fmt: skip


def _goals(b: Book) -> Iterator[Block]:
    gaps = {what: b.gap("goal", what) for what, _middle in _GOALS}
    reached = seen(b.r, "care goals", [percent(one) for one in gaps.values()])
    yield Heading("Mål och indikatorer", 1)
    yield table(
        "Indikatorer, procent",
        ["Andel", "Målvärde", f"{b.year}", f"{b.year - 1}"],
        body(
            [(what, "goal", what, "item") for what, _middle in _GOALS],
            [
                lambda what, who: percent(b.plan(what, who), 0, behind=""),
                lambda what, who: percent(b(what, who), behind=""),
                lambda what, who: percent(b.last(what, who), behind=""),
            ],
        ),
    )
    home = ("goal", "Nöjda med sin hemtjänst")
    plan = ("goal", "Aktuell genomförandeplan")
    yield para(
        tell("{} av de fyra målvärdena nåddes.", counted(reached, capital=True))
        if reached else None,
        tell("Andelen som är nöjda med sin hemtjänst {} från {} till {}.",
             turn(b.change(*home), "ökade", "minskade"), percent(b.last(*home), behind=""),
             percent(b(*home))),
        tell("Andelen brukare med aktuell genomförandeplan är {}, {} {} målet.",
             percent(b(*plan)), Pen().points(gaps[plan[1]]),
             turn(gaps[plan[1]], "över", "under")),
    )  # fmt: skip


def _staff(b: Book) -> Iterator[Block]:
    change, sick = b.change("staff", "all"), b.change("sick all")
    yield Heading("Personal", 1)
    yield table(
        f"Tillsvidareanställda 31 december {b.year}",
        ["", "Kvinnor", "Män", "Totalt", f"Totalt {b.year - 1}"],
        body(
            [*((who, "", who, "item") for who, _women, _men in _STAFF),
             ("Summa", "", "all", "sum")],
            [
                lambda _what, who: number(b("women", who)),
                lambda _what, who: number(b("men", who)),
                lambda _what, who: number(b("staff", who)),
                lambda _what, who: number(b.last("staff", who)),
            ],
        ),
    )  # fmt: skip
    yield para(
        tell("Nämnden hade {} tillsvidareanställda vid årsskiftet, {} {} än året innan.",
             number(b("staff", "all")), number(change, size=True, role="difference"),
             turn(change, "fler", "färre")),
        tell("Andelen kvinnor är {}.", percent(b.share(b("women", "all"), b("staff", "all")))),
        tell("Inom funktionsstöd arbetar {} personer, varav {} är män, och inom särskilt boende "
             "{}, varav {} är män.", number(b("staff", "Funktionsstöd")),
             number(b("men", "Funktionsstöd")), number(b("staff", "Särskilt boende")),
             number(b("men", "Särskilt boende"))),
        pair("Timavlönade utförde arbete motsvarande {} årsarbetare, mot {} föregående år.",
             number(b("temps")), number(b.last("temps"))),
    )  # fmt: skip
    yield table(
        "Sjukfrånvaro i procent av ordinarie arbetstid",
        ["", f"{b.year}", f"{b.year - 1}"],
        body(
            [(label, f"sick {group}", "own", "item") for label, group in (
                ("Totalt", "all"), ("Kvinnor", "women"), ("Män", "men"), ("29 år och yngre", "29"),
                ("30–49 år", "30-49"), ("50 år och äldre", "50"))],
            [
                lambda what, who: percent(b(what, who), 2, behind=""),
                lambda what, who: percent(b.last(what, who), 2, behind=""),
            ],
        ),
    )  # fmt: skip
    yield para(
        tell("Den totala sjukfrånvaron {} till {}, från {} året före.",
             turn(sick, "steg", "sjönk"), percent(b("sick all"), 2),
             percent(b.last("sick all"), 2)),
        tell("Bland kvinnorna var den {} och bland männen {}.",
             percent(b("sick women"), 2), percent(b("sick men"), 2)),
        tell("Medarbetare som är 50 år och äldre hade en sjukfrånvaro på {}, att jämföra med {} "
             "bland dem som är 29 år och yngre.", _p2(b("sick 50")), _p2(b("sick 29"))),
        tell("Av sjukfrånvaron avsåg {} perioder som varat 60 dagar eller mer.",
             percent(b("sick long"))),
    )  # fmt: skip


def _buys(b: Book) -> Iterator[Block]:
    gap = b.gap("buy", "all", -1)
    largest = max((what for what, _middle in _BUYS), key=lambda what: b("buy", what).value)
    yield Heading("Investeringar", 1)
    yield table(
        "Investeringar, tkr",
        ["Objekt", "Budget", "Utfall", "Avvikelse"],
        body(
            [*((what, "buy", what, "item") for what, _middle in _BUYS),
             ("Summa investeringar", "buy", "all", "sum")],
            [
                lambda what, who: _T(b.plan(what, who)),
                lambda what, who: _T(b(what, who)),
                lambda what, who: _GAP(b.gap(what, who, -1)),
            ],
        ),
    )  # fmt: skip
    yield para(
        tell("Nämndens investeringar uppgick till {} mot budgeterade {}.",
             _M(b("buy", "all")), _M(b.plan("buy", "all"))),
        tell("Det är {} {} än planerat.", _M.size(gap, "difference"),
             turn(gap, "mindre", "mer")),
        tell("Den största posten är {}, {} tkr.", largest[0].lower() + largest[1:],
             _T(b("buy", largest))),
    )  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    b = _figures(m, chance)
    parts = (_economy, _volumes, _goals, _staff, _buys)
    blocks = [block for part in parts for block in part(b)]
    return paper(f"Verksamhetsberättelse {b.year}, vård- och omsorgsnämnden", blocks)


FAMILY = Family("care-board", make)
