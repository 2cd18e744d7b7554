"""A region's interim report as of 31 August: period and forecast, tables in whole mnkr or with one
decimal, text in whole millions of kronor, hospitals and boards, hired staff, care delivered."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Basis, Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Row
from ..quantities import Quantity
from ._ledger import Ledger, clear
from ._region_care import HIRED, delivered, put_care
from ._region_words import drugs, health, money, put_money, waiting

_STYLE = NumberStyle(thousands=" ", negative="-")
_T = Pen("mnkr", 0, _STYLE)
_ONE = Pen("mnkr", 1, _STYLE)
_P = Pen("mnkr", 0, _STYLE, " miljoner kronor")
_FINE = Pen("mnkr", 1, _STYLE, " miljoner kronor")
_BOARDS = (
    ("care", "Hälso- och sjukvårdsnämnden", 6900),
    ("teeth", "Folktandvårdsnämnden", 95),
    ("traffic", "Kollektivtrafiknämnden", 640),
    ("culture", "Kultur- och bildningsnämnden", 185),
    ("growth", "Regionala utvecklingsnämnden", 120),
    ("estate", "Fastighets- och servicenämnden", 210),
    ("lead", "Regionstyrelsen", 480),
    ("patients", "Patientnämnden", 6),
    ("common", "Regiongemensamt", 150),
)
_LINES = (
    ("income", "Verksamhetens intäkter", 1, "item"),
    ("costs", "Verksamhetens kostnader", -1, "item"),
    ("wear", "Avskrivningar", -1, "item"),
    ("net", "Verksamhetens nettokostnader", -1, "sum"),
    ("tax", "Skatteintäkter", 1, "item"),
    ("grants", "Generella statsbidrag och utjämning", 1, "item"),
    ("operating", "Verksamhetens resultat", 1, "sum"),
    ("gained", "Finansiella intäkter", 1, "item"),
    ("paid", "Finansiella kostnader", -1, "item"),
    ("result", "Resultat", 1, "sum"),
)


def _close(books: Ledger, who: str, year: int, at: Basis = "outcome") -> None:
    def get(what: str) -> Quantity:
        return books(what, who, year, at)

    books.add("net", who, [(get("costs"), 1), (get("wear"), 1), (get("income"), -1)], year, at)
    books.add("both", who, [(get("tax"), 1), (get("grants"), 1)], year, at)
    books.add("operating", who, [(get("both"), 1), (get("net"), -1)], year, at)
    terms = [(get("operating"), 1), (get("gained"), 1), (get("paid"), -1)]
    books.add("result", who, terms, year, at)


def _ledger(m: Municipality) -> Ledger:
    """`period` is January to August, `year` the whole year: its outcome is the forecast."""
    books = Ledger(m, "region", 2)
    million = (0.6 + 0.3 * float(m.size)) * 1_000_000
    for what, size, rise in (
        ("income", 1580, (0.0, 0.06)), ("costs", 9900, (0.03, 0.07)), ("wear", 365, (0.0, 0.06)),
        ("gained", 96, (-0.4, 0.4)), ("paid", 120, (-0.2, 0.4)),
    ):  # fmt: skip
        books.series(what, "year", million * size, rise)
        for year in sorted(books.years):
            part = float(books(what, "year", year).value) * books.chance.uniform(0.645, 0.665)
            books.put(what, "period", round(part), year)
    for year in sorted(books.years):
        net = sum(float(books(one, "year", year).value) * sign
                  for one, sign in (("costs", 1), ("wear", 1), ("income", -1)))  # fmt: skip
        for what, share in (("tax", 0.77), ("grants", 0.23)):
            whole = round(net * share * books.chance.uniform(0.99, 1.02))
            books.put(what, "year", whole, year)
            part = round(whole * books.chance.uniform(0.664, 0.669))
            books.put(what, "period", part, year)
    for who in ("year", "period"):
        for what in ("income", "costs", "wear", "tax", "grants", "gained", "paid"):
            books.budget(what, who, 0.006, 1_000_000)
        for year in sorted(books.years):
            _close(books, who, year)
        _close(books, who, m.year, "budget")
    _boards(books)
    put_money(books, million)
    put_care(books, million / 1_000_000)
    return books


def _boards(books: Ledger) -> None:
    """Each board's part of the region's net costs; what is common takes the rest."""
    whole = sum(size for _key, _name, size in _BOARDS)
    bases: tuple[Basis, ...] = ("outcome", "budget")
    parts = {key: books.chance.uniform(0.96, 0.985) for key, *_rest in _BOARDS}
    for basis in bases:
        for who in ("period", "year"):
            net = books("net", who, basis=basis)
            left = net.value
            for key, _name, size in _BOARDS[:-1]:
                part = float(net.value) * parts[key] * size / whole
                part *= books.chance.uniform(0.993, 1.007) if basis == "outcome" else 1
                part = round(part) if basis == "outcome" else round(part / 100_000) * 100_000
                left -= books.put("board", f"{key} {who}", part, basis=basis).value
            books.put("board", f"{_BOARDS[-1][0]} {who}", left, basis=basis)
            each = [(books("board", f"{one[0]} {who}", basis=basis), 1) for one in _BOARDS]
            books.register.follows(books.add("board", f"all {who}", each, basis=basis), [(net, 1)])


def make(m: Municipality, chance: Random) -> Paper:
    """The interim report."""
    books = _ledger(m)
    blocks: list[Block] = [
        Heading(f"Delårsrapport per 31 augusti {m.year}", 1),
        *_short(books),
        *_period(books),
        *_forecast(books),
        *_by_board(books, chance),
        *health(books),
        *_costs(books),
        *drugs(books),
        *delivered(books),
        *waiting(books),
        *money(books),
    ]
    return Paper(f"Region {m.name}: delårsrapport januari–augusti {m.year}", tuple(blocks))


def _short(books: Ledger) -> list[Block]:
    result, gap = books("result", "period"), books.variance("result", "year")
    hired = books.change("hired", "all")
    return [
        Heading("Sammanfattning"),
        text(
            *clear(
                say(
                    "Regionens resultat för årets första åtta månader är ",
                    _P(result), ".",
                ),
                say(
                    "Helårsprognosen pekar mot ett resultat på ", _P(books("result", "year")),
                    ", vilket är ", _P.size(gap, "difference"), " ", turn(gap, "bättre", "sämre"),
                    " än budget.",
                ),
                say(
                    "Kostnaden för inhyrd personal ", turn(hired, "ökar", "minskar"), " med ",
                    _P.share(books.growth("hired", "all"), behind=" procent", size=True),
                    " jämfört med samma period förra året.",
                ),
                least=1_000_000,
            )
        ),
    ]  # fmt: skip


def _period(books: Ledger) -> list[Block]:
    last = books.year - 1
    rows = []
    for what, label, sign, kind in _LINES:
        cells = [
            _T(books(what, "period"), sign), _T(books(what, "period", basis="budget"), sign),
            _T(books(what, "period", last), sign),
            _T(books(what, "year"), sign), _T(books(what, "year", basis="budget"), sign),
            _T(books(what, "year", last), sign),
        ]  # fmt: skip
        rows.append(row(label, cells, kind))
    heads: list[list[str | Head]] = [
        ["", Head("Januari–augusti", 3), Head("Helår", 3)],
        ["Mnkr", f"Utfall {books.year}", f"Budget {books.year}", f"Utfall {last}",
         f"Prognos {books.year}", f"Budget {books.year}", f"Utfall {last}"],
    ]  # fmt: skip
    share = books.register.quotient(books("net", "period"), books("both", "period"))
    change = books.change("result", "period")
    gap = books.variance("result", "period")
    finance = [books.growth(what, "period") for what in ("net", "both")]
    faster = books.register.difference(*finance)
    return [
        Heading("Periodens resultat"),
        tall("Resultaträkning, mnkr", heads, rows),
        text(
            *clear(
                say(
                    "Periodens resultat, ", _P(books("result", "period")), ", är ",
                    _P.size(gap, "difference"), " ", turn(gap, "högre", "lägre"),
                    " än den periodiserade budgeten och ", _P.size(change, "difference"), " ",
                    turn(change, "högre", "lägre"), " än resultatet för motsvarande period ",
                    f"{last}.",
                ),
                least=1_000_000,
            )
        ),
        text(
            *clear(
                say(
                    "Verksamhetens nettokostnader uppgår till ", _P(books("net", "period")),
                    " och nettokostnadsutvecklingen är ",
                    _P.share(books.growth("net", "period"), behind=" procent"), ".",
                ),
                say(
                    "Skatteintäkter och generella statsbidrag förändras samtidigt med ",
                    _P.share(books.growth("both", "period"), behind=" procent"),
                    ", alltså ", _P.points(faster), " ", turn(faster, "mindre", "mer"), ".",
                ),
                say(
                    "Nettokostnadernas andel av skatter och statsbidrag är ",
                    _P.share(share, behind=" procent"), " efter augusti.",
                ),
            )
        ),
    ]  # fmt: skip


def _forecast(books: Ledger) -> list[Block]:
    gap, tax = books.variance("result", "year"), books.variance("tax", "year")
    net = books.variance("net", "year", -1)
    return [
        Heading("Helårsprognos"),
        text(
            *clear(
                say(
                    "För helåret beräknas resultatet till ", _P(books("result", "year")),
                    ", jämfört med budgeterade ", _P(books("result", "year", basis="budget")), ".",
                ),
                say(
                    "Skatteintäkterna väntas bli ", _P.size(tax, "difference"), " ",
                    turn(tax, "högre", "lägre"), " än budget medan nettokostnaderna beräknas bli ",
                    _P.size(net, "difference"), " ", turn(net, "lägre", "högre"), ".",
                ),
                say(
                    "Räknat i procent av skatter och statsbidrag är prognosen ",
                    _P.share(books.register.quotient(books("result", "year"),
                             books("both", "year")), behind=" procent"), ".",
                ),
                say(
                    turn(gap, "Förbättringen", "Försämringen"), " mot budget uppgår till ",
                    _P.size(gap, "difference"), ".",
                ),
                least=1_000_000,
            )
        ),
    ]  # fmt: skip


def _by_board(books: Ledger, chance: Random) -> list[Block]:
    def line(label: str, key: str, kind: str = "item") -> Row:
        cells = []
        for who in (f"{key} period", f"{key} year"):
            cells += [
                _ONE(books("board", who, basis="budget"), -1), _ONE(books("board", who), -1),
                _ONE(books.variance("board", who, -1), role="difference"),
            ]  # fmt: skip
        return row(label, cells, kind)

    rows = [line(name, key) for key, name, _size in _BOARDS]
    rows.append(line("Summa nämnder", "all", "sum"))
    heads: list[list[str | Head]] = [
        ["", Head("Period jan–aug", 3), Head("Helår", 3)],
        ["Nettokostnad, mnkr", "Budget", "Utfall", "Avvikelse", "Budget", "Prognos", "Avvikelse"],
    ]
    gaps = {one[0]: books.variance("board", f"{one[0]} year", -1) for one in _BOARDS[:-1]}
    over = books.register.count("region boards over", gaps.values(), -1)
    whole = books.variance("board", "all year", -1)
    some = [one for one in _BOARDS if one[0] in ("care", "traffic", "lead", "estate")]
    share = books.register.quotient(books("board", "care period"), books("board", "all period"))
    return [
        Heading("Nämndernas utfall och prognos"),
        tall("", heads, rows),
        text("Nämndernas nettokostnader och helårsprognos i miljoner kronor."),
        text(
            *clear(
                say(
                    counted(over, capital=True), f" av regionens {len(gaps)} nämnder "
                    "prognostiserar ett underskott för helåret.",
                ),
                say(
                    "Sammantaget räknar nämnderna med ett ", turn(whole, "överskott", "underskott"),
                    " på ", _FINE.size(whole, "difference"), ".",
                ),
                say(
                    "Hälso- och sjukvården står för ", _P.share(share, behind=" procent"),
                    " av nettokostnaden hittills i år.",
                ),
                least=100_000,
            )
        ),
        *(
            item(
                *clear(
                    say(
                        f"{name}: prognosen är ",
                        _FINE(books("board", f"{key} year")), ", ",
                        _FINE.size(gaps[key], "difference"), " ",
                        turn(gaps[key], "lägre", "högre"), " än budget.",
                    ),
                    say(
                        "För perioden är avvikelsen ",
                        _FINE(books.variance("board", f"{key} period", -1), role="difference"),
                        ".",
                    ),
                    least=100_000,
                )
            )
            for key, name, _size in chance.sample(some, 3)
            if abs(gaps[key].value) >= 100_000
        ),
    ]  # fmt: skip


def _costs(books: Ledger) -> list[Block]:
    r, two = books.register, (books.year, books.year - 1)

    def line(label: str, what: str, who: str, kind: str = "item") -> Row:
        cells = [*(_ONE(books(what, who, y)) for y in two),
                 _ONE(books.change(what, who), role="difference"),
                 _ONE.share(books.growth(what, who))]  # fmt: skip
        return row(label, cells, kind)

    rows = [line(label, "hired", key) for key, label, _middle in HIRED]
    rows.append(line("Inhyrd personal totalt", "hired", "all", "sum"))
    pills = [line("Läkemedelsförmån", "drugs", "benefit"), line("Rekvisition", "drugs", "ward"),
             line("Läkemedel totalt", "drugs", "all", "sum")]  # fmt: skip
    heads = ["Mnkr", *(f"Jan–aug {y}" for y in two), "Förändring", "Förändring, %"]
    staff = r.total("region staff", [books("own"), books("hired", "all")])
    share, more = r.quotient(books("hired", "all"), staff), books.change("hired", "doctors")
    drug = books.change("drugs", "all")
    return [
        Heading("Bemanning och läkemedel"),
        table("Inhyrd personal", heads, rows),
        text(
            *clear(
                say(
                    "Under perioden har regionen hyrt in personal för ",
                    _FINE(books("hired", "all")), ", varav läkare ",
                    _FINE(books("hired", "doctors")), ".",
                ),
                say(
                    "Egen personal kostade ", _P(books("own")), "; inhyrningens andel av den "
                    "samlade personalkostnaden är ", _P.share(share, behind=" procent"), ".",
                ),
                say(
                    "För inhyrda läkare har kostnaden ", turn(more, "ökat", "minskat"), " med ",
                    _FINE.size(more, "difference"), " sedan i fjol.",
                ),
                least=100_000,
            )
        ),
        table("Läkemedelskostnader", heads, pills),
        text(
            *clear(
                say(
                    "Läkemedlen kostade ", _FINE(books("drugs", "all")), " till och med augusti, ",
                    _FINE.size(drug, "difference"), " ", turn(drug, "mer", "mindre"),
                    " än samma tid förra året.",
                ),
                least=100_000,
            )
        ),
    ]  # fmt: skip


FAMILY = Family("region-august", make)
