"""A small rural municipality's annual report in thousands: the five years, the people by age, the
result with budget before outcome, the balance requirement, boards, pensions, guarantees."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, row, say, table, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Cell, Heading, NumberStyle, Paper, Sentence, Table
from ._books import Basis, Books, about, clear, level, prose

_STYLE = NumberStyle(negative="-")
_PEN = Pen("tkr", 0, _STYLE)
_PER = Pen("kr", 0, _STYLE)
_TKR = Pen("tkr", 0, behind=" tkr")
_MN = Pen("mnkr", 1, behind=" mnkr")
_KR = Pen("kr", 0, behind=" kronor")
_NAMES = ("Skogsnäs", "Älvboda", "Tallåsen", "Hedmark", "Fjällmo", "Sörtjärn")
_AGES = (
    ("0–5 år", "a0", 290), ("6–15 år", "a6", 560), ("16–18 år", "a16", 170),
    ("19–64 år", "a19", 2650), ("65–79 år", "a65", 1080), ("80 år och äldre", "a80", 390),
)  # fmt: skip
_BOARDS = (
    ("Kommunstyrelsen", "ks", 71), ("Bildningsnämnden", "bn", 128), ("Omsorgsnämnden", "on", 142),
    ("Bygg- och miljönämnden", "bm", 7), ("Överförmyndaren", "of", 1.6), ("Revisionen", "rev", 0.9),
)  # fmt: skip
_PROJECTS = (
    ("Ombyggnad Centralskolans kök", "p1", 8.4), ("Reservkraft vattenverk", "p2", 3.1),
    ("Gatubelysning LED, etapp 3", "p3", 2.2), ("Inventarier särskilt boende", "p4", 0.9),
    ("Fiberanslutning byanät", "p5", 4.6), ("Lekplatser och badplatser", "p6", 0.6),
    ("Traktor och plogutrustning", "p7", 1.5),
)  # fmt: skip
_GUARANTEES = (
    ("Bostadsstiftelsen", "g1", 88), ("Värme AB", "g2", 31),
        ("Bygdegårdar och föreningar", "g3", 4),
    ("Egna hem och småhus", "g4", 0.3),
)  # fmt: skip


def _books(m: Municipality, chance: Random) -> Books:
    b = Books(m, chance, "rural")
    years = sorted(m.years)
    for _label, who, middle in _AGES:
        b.walk("age", who, middle, years, drift=-0.008, spread=0.012, step=1, kind="count")
    b.walk("rate", "", 22.6, years, drift=0.002, spread=0.001, step=0.01, kind="index")
    b.walk("staff", "", 498, years, drift=-0.005, spread=0.015, step=1, kind="count")
    b.walk("pension-outside", "", 131e6, years, drift=-0.03, spread=0.01)
    for _label, who, lent in _GUARANTEES:
        b.walk("guarantee", who, lent * 1e6, years[-2:], drift=-0.02, spread=0.02)
    for year in years:
        b.add([b("age", who, year) for _label, who, _middle in _AGES], "people", year=year)
        _result(b, year, "outcome")
        _balance(b, year, years[0])
    _result(b, m.year, "budget")
    for _label, who, cost in _PROJECTS:
        b.put(b.draw(cost * 1e6, 0.1, 50_000), "project", who, basis="budget")
        b.put(b.draw(cost * 0.85e6, 0.3), "project", who)
    for basis in ("budget", "outcome"):
        b.add([b("project", who, basis=basis) for _l, who, _m in _PROJECTS], "spent", basis=basis)
    _moves(b)
    return b


def _result(b: Books, year: int, basis: Basis) -> None:
    grown = 1 + 0.028 * (year - b.year + 4)
    boards = []
    for _label, who, middle in _BOARDS:
        cost = b.draw(middle * 1.26e6 * grown, 0.02)
        got = b.draw(middle * 0.26e6 * grown, 0.06)
        b.put(got, "got", who, year, basis)
        b.put(cost, "cost", who, year, basis)
        net = b.add(
            [b("cost", who, year, basis), (b("got", who, year, basis), -1)], "net", who, year, basis
        )
        boards.append(net)
    income = b.put(b.draw(91e6 * grown, 0.03), "income", year=year, basis=basis)
    worn = b.put(b.draw(14.5e6 * grown, 0.04), "worn", year=year, basis=basis)
    left = b.put(b.draw(9e6 * grown, 0.5), "net", "fin", year, basis)
    costs_value = sum(one.value for one in boards) + left.value + income.value - worn.value
    costs = b.put(costs_value, "costs", year=year, basis=basis)
    net = b.add([costs, worn, (income, -1)], "netto", year=year, basis=basis)
    b.register.follows(net, [(one, 1) for one in (*boards, left)])
    aim = b.draw(6e6, 1.3) if basis == "outcome" else b.draw(4e6, 0.3)
    grants = b.put(b.draw(float(net.value) * 0.36, 0.02), "grants", year=year, basis=basis)
    gain = b.put(b.draw(1.4e6, 0.5), "fin-in", year=year, basis=basis)
    paid = b.put(b.draw(2.1e6, 0.5), "fin-out", year=year, basis=basis)
    tax = b.put(net.value - grants.value + aim, "tax", year=year, basis=basis)
    both = b.add([tax, grants], "taxes", year=year, basis=basis)
    result = b.add([both, gain, (net, -1), (paid, -1)], "result", year=year, basis=basis)
    b.share(net, both)
    b.share(result, both)


def _balance(b: Books, year: int, first: int) -> None:
    def put(what: str, middle: float, spread: float = 0.04) -> None:
        b.put(b.draw(middle * 1e6, spread), what, year=year)

    put("houses", 236 + 5 * (year - first))
    put("machines", 19)
    put("shares", 23, 0.01)
    put("owed", 43, 0.08)
    put("cash", 41, 0.2)
    put("provision", 11, 0.1)
    put("loans", 112 + 2 * (year - first), 0.02)
    assets = b.add(
        [b(one, year=year) for one in ("houses", "machines", "shares", "owed", "cash")],
        "assets",
        year=year,
    )
    if year == first:
        opening = b.put(b.draw(138e6), "opening", year=year)
    else:
        opening = b.add([b("equity", year=year - 1)], "opening", year=year)
    equity = b.add([opening, b("result", year=year)], "equity", year=year)
    rest = (
        assets.value - equity.value - b("provision", year=year).value - b("loans", year=year).value
    )
    short = b.put(rest, "short", year=year)
    both = b.add(
        [equity, b("provision", year=year), b("loans", year=year), short], "funded", year=year
    )
    b.register.follows(assets, [(both, 1)])
    full = b.add([equity, (b("pension-outside", year=year), -1)], "equity-full", year=year)
    b.share(equity, assets)
    b.share(full, assets)
    b.register.per(b("loans", year=year), b("people", year=year))
    b.register.per(b("result", year=year), b("people", year=year))
    b.add([b("provision", year=year), b("pension-outside", year=year)], "pensions", year=year)


def _moves(b: Books) -> None:
    change = b.change("people")
    born = b.put(b.draw(42, 0.2, 1), "born", kind="count")
    dead = b.put(b.draw(71, 0.12, 1), "dead", kind="count")
    came = b.put(b.draw(265, 0.12, 1), "came", kind="count")
    out = born.value - dead.value + came.value - change.value
    left = b.put(out, "left", kind="count")
    natural = b.less(born, dead)
    moved = b.less(came, left)
    b.register.follows(change, [(natural, 1), (moved, 1)])
    gains = b.put(b.draw(0.9e6, 0.7), "gains")
    adjusted = b.add([b("result"), (gains, -1)], "adjusted")
    b.less(adjusted, b("result", basis="budget"))


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    b = _books(m, chance)
    name = chance.choice(_NAMES)
    blocks: list[Block] = [
        Heading(f"Året {m.year} i korthet", 1),
        *(item(one) for one in clear(_brief(b, name))),
        Heading("Fem år i sammandrag"),
        _five(b, m),
        Heading("Befolkning"),
        *prose(*_people(b, name)),
        _ages(b),
        *prose(*_ageing(b)),
        Heading("Resultat och kapacitet"),
        *prose(*_economy(b, name)),
        _statement(b),
        *prose(*_against_budget(b)),
        Heading("Balanskravsutredning", 3),
        _balance_rule(b),
        *prose(*_rule(b)),
        Heading("Nämndernas utfall"),
        _by_board(b),
        *prose(*_boards(b)),
        Heading("Ställning"),
        *prose(*_standing(b)),
        _sheet(b),
        Heading("Pensioner och borgen", 3),
        _duties(b),
        *prose(*_liabilities(b, name)),
        Heading("Investeringar"),
        *prose(*_invested(b)),
        _projects(b),
    ]
    return Paper(f"Årsredovisning {m.year} för {name} kommun", tuple(blocks))


def _brief(b: Books, name: str) -> list[Sentence]:
    result, people = b("result"), b.change("people")
    return [
        say("Årets resultat blev ", _MN(result), ", att jämföra med budgeterade ",
            _MN(b("result", basis="budget")), "."),
        say("Vid årsskiftet var vi ", _PEN.people(b("people")), f" invånare i {name}, ",
            _PEN.people(people, "difference", size=True), turn(people, " fler", " färre"),
            " än året innan."),
        say("Kommunen investerade för ", _TKR(b("spent")), "."),
        say("Soliditeten ", turn(b.less(b.share(b("equity"), b("assets")),
            b.share(b("equity", year=b.year - 1), b("assets", year=b.year - 1))), "stärktes",
                "försvagades"),
            " till ", _MN.share(b.share(b("equity"), b("assets")), behind=" procent"), "."),
    ]  # fmt: skip


def _five(b: Books, m: Municipality) -> Table:
    years = sorted(m.years, reverse=True)

    def each(what: str) -> list[Cell]:
        return [_PEN(b(what, year=y)) for y in years]

    shares = [
        ("Nettokostnadernas andel av skatt och bidrag, %", "netto", "taxes"),
        ("Soliditet, %", "equity", "assets"),
        ("Soliditet inkl. hela pensionsskulden, %", "equity-full", "assets"),
    ]
    rows = [
        row("Invånare 31 december", each("people")),
        row("Utdebitering, kr", [level(b("rate", year=y), 2) for y in years]),
        row("Antal tillsvidareanställda", each("staff")),
        row("Årets resultat, tkr", each("result")),
        row("Årets resultat, kr/invånare",
            [_PER(b.register.per(b("result", year=y), b("people", year=y))) for y in years]),
        *(row(label, [_PEN(b.share(b(one, year=y), b(two, year=y))) for y in years])
          for label, one, two in shares),
        row("Eget kapital, tkr", each("equity")),
        row("Långfristig låneskuld, tkr", each("loans")),
        row("Låneskuld, kr/invånare",
            [_PER(b.register.per(b("loans", year=y), b("people", year=y))) for y in years]),
    ]  # fmt: skip
    return table("Fem år i sammandrag", ["", *map(str, years)], rows)


def _people(b: Books, name: str) -> list[Sentence]:
    change = b.change("people")
    natural, moved = b.less(b("born"), b("dead")), b.less(b("came"), b("left"))
    return [
        say(f"Folkmängden i {name} ", turn(change, "ökade", "minskade"), " under året med ",
            _PEN.people(change, "difference", size=True), " personer och var den 31 december ",
            _PEN.people(b("people")), "."),
        say("Det föddes ", _PEN.people(b("born")), " barn medan ", _PEN.people(b("dead")),
            " personer avled, alltså ett ", turn(natural, "födelseöverskott", "födelseunderskott"),
            " på ", _PEN.people(natural, "difference", size=True), "."),
        say("Inflyttningen uppgick till ", _PEN.people(b("came")), " och utflyttningen till ",
            _PEN.people(b("left")), ", vilket ger ett flyttnetto på ",
            level(moved, 0, NumberStyle(plus=True), role="difference"), "."),
    ]  # fmt: skip


def _ages(b: Books) -> Table:
    years = (b.year - 2, b.year - 1, b.year)
    rows = [
        row(label, [*(_PEN.people(b("age", who, y)) for y in years),
                    _PEN.people(b.change("age", who), "difference"),
                    _PEN(b.share(b("age", who), b("people")))])
        for label, who, _middle in _AGES
    ]  # fmt: skip
    rows.append(row("Totalt", [*(_PEN.people(b("people", year=y)) for y in years),
                               _PEN.people(b.change("people")), None], "sum"))  # fmt: skip
    return table("Invånare efter ålder", ["Ålder", *map(str, years), "Förändr.", "Andel, %"], rows)


def _ageing(b: Books) -> list[Sentence]:
    old = [
        b.add([b("age", "a65", y), b("age", "a80", y)], "old", year=y) for y in (b.year - 1, b.year)
    ]
    share = b.share(old[1], b("people"))
    kids = b.change("age", "a6")
    return [
        say("De som fyllt 65 år är ", _PEN.people(old[1]), ", eller ",
            _MN.share(share, behind=" procent"), " av befolkningen."),
        say("Barnen i grundskoleåldern, 6–15 år, har blivit ",
            _PEN.people(kids, "difference", size=True), turn(kids, " fler", " färre"), "."),
    ]  # fmt: skip


def _economy(b: Books, name: str) -> list[Sentence]:
    net, both = b.change("netto"), b.change("taxes")
    share = b.share(b("netto"), b("taxes"))
    last = b.share(b("netto", year=b.year - 1), b("taxes", year=b.year - 1))
    points = b.less(share, last)
    return [
        say(f"{name} kommun redovisar ett resultat på ", _TKR(b("result")), " (föregående år ",
            _TKR(b("result", year=b.year - 1)), "), vilket motsvarar ",
            _MN.share(b.share(b("result"), b("taxes")), behind=" procent"),
            " av skatteintäkter, generella statsbidrag och utjämning."),
        say("Verksamhetens nettokostnader ", turn(net, "ökade", "minskade"), " med ",
            _TKR.size(net, "difference"), " eller ", _MN.share(b.growth("netto"), size=True),
                " procent, "
            "medan skatteintäkter och bidrag ", turn(both, "ökade", "minskade"), " med ",
            _MN.share(b.growth("taxes"), size=True), " procent."),
        say("Nettokostnaderna tog därmed i anspråk ", _MN.share(share, behind=" procent"),
            " av skatter och bidrag, ", _MN.points(points),
            turn(points, " mer", " mindre"), " än ett år tidigare."),
    ]  # fmt: skip


def _statement(b: Books) -> Table:
    lines = (
        ("Verksamhetens intäkter", "1", "income", 1, "item"),
        ("Verksamhetens kostnader", "2", "costs", -1, "item"),
        ("Avskrivningar", "3", "worn", -1, "item"),
        ("Verksamhetens nettokostnader", "", "netto", -1, "sum"),
        ("Skatteintäkter", "4", "tax", 1, "item"),
        ("Generella statsbidrag och utjämning", "5", "grants", 1, "item"),
        ("Finansiella intäkter", "6", "fin-in", 1, "item"),
        ("Finansiella kostnader", "7", "fin-out", -1, "item"),
        ("ÅRETS RESULTAT", "", "result", 1, "sum"),
    )
    rows = []
    for label, note, what, sign, kind in lines:
        cells = [_PEN(b(what, basis="budget"), sign), _PEN(b(what), sign)]
        cells.append(_PEN(b(what, year=b.year - 1), sign))
        cells.append(_PEN(b.variance(what, better=sign), role="difference"))
        rows.append(row(label, [note, *cells], kind))
    heads = [
        "",
        "Not",
        f"Budget {b.year}",
        f"Utfall {b.year}",
        f"Utfall {b.year - 1}",
        "Budgetavvikelse",
    ]
    return table("Resultaträkning (tkr)", heads, rows)


def _against_budget(b: Books) -> list[Sentence]:
    result, tax, worn = b.variance("result"), b.variance("tax"), b.variance("worn", better=-1)
    net = b.variance("netto", better=-1)
    return [
        b.chance.choice((
            say("Jämfört med budget är resultatet ", _TKR.size(result, "difference"),
            turn(result, " bättre", " sämre"), "."),
            say("Budgeten räknade med ", _TKR(b("result", basis="budget")), "; det blev alltså ",
                _TKR.size(result, "difference"), turn(result, " mer", " mindre"), "."),
        )),
        say("Skatteintäkterna gav ", _TKR.size(tax, "difference"), turn(tax, " mer", " mindre"),
            " än väntat, och nettokostnaderna blev ", _TKR.size(net, "difference"),
            turn(net, " lägre", " högre"), "."),
        say("Avskrivningarna, som var budgeterade till ", _TKR(b("worn", basis="budget")),
            ", blev ",
            _TKR(b("worn")), ", en avvikelse på ", Pen("tkr", 0, NumberStyle(plus=True),
                " tkr")(worn, role="difference"),
            "."),
    ]  # fmt: skip


def _balance_rule(b: Books) -> Table:
    rows = [
        row("Årets resultat enligt resultaträkningen", [_PEN(b("result"))]),
        row("Avgår: samtliga realisationsvinster", [_PEN(b("gains"), -1)]),
        row("Årets balanskravsresultat", [_PEN(b("adjusted"))], "sum"),
    ]
    return table("Avstämning mot balanskravet, tkr", ["", str(b.year)], rows)


def _rule(b: Books) -> list[Sentence]:
    adjusted = b("adjusted")
    return [
        say("Sedan realisationsvinster på ", _TKR(b("gains")),
            " räknats bort är balanskravsresultatet ",
            turn(adjusted, "positivt", "negativt"), ", ", _TKR(adjusted), "."),
    ]  # fmt: skip


def _by_board(b: Books) -> Table:
    rows = []
    for label, who, _middle in (*_BOARDS, ("Finansförvaltningen", "fin", 0)):
        budget, outcome = b("net", who, basis="budget"), b("net", who)
        rows.append(row(label, [
            _PEN(budget), _PEN(outcome), _PEN(b.less(budget, outcome), role="difference"),
            _PEN(b("net", who, b.year - 1)),
        ]))  # fmt: skip
    rows.append(row("Summa nettokostnader", [
        _PEN(b("netto", basis="budget")), _PEN(b("netto")), _PEN(b.variance("netto", better=-1)),
        _PEN(b("netto", year=b.year - 1)),
    ], "sum"))  # fmt: skip
    heads = ["Nettokostnad, tkr", "Budget", "Bokslut", "Avvikelse", f"Bokslut {b.year - 1}"]
    return table("Driftredovisning per nämnd", heads, rows)


def _boards(b: Books) -> list[Sentence]:
    kept = {who: b.variance("net", who, -1) for _l, who, _m in _BOARDS}
    over = b.count("boards-over", kept.values(), -1)
    care, school, ks = kept["on"], kept["bn"], kept["ks"]
    return [
        say("Av de sex nämnderna är det ", counted(over), " som inte har klarat sin budget.")
        if over.value > 0 else say("Alla sex nämnderna höll sig inom sin budget."),
        say("Omsorgen redovisar ett ", turn(care, "överskott", "underskott"), " på ",
            _TKR.size(care, "difference"), " och skolan ett ",
                turn(school, "överskott", "underskott"), " på ",
            _TKR.size(school, "difference"), "."),
        say("Omsorgsnämndens nettokostnad var ", _TKR(b("net", "on")), " och steg med ",
            _MN.share(b.growth("net", "on")), " procent från året innan.")
        if b.growth("net", "on").value > 0 else
        say("Omsorgsnämndens nettokostnad var ", _TKR(b("net", "on")), "."),
        say("Kommunstyrelsen förbrukade ", _TKR(b("net", "ks")), " av en ram på ",
            _TKR(b("net", "ks", basis="budget")), " och lämnar ",
                turn(ks, "tillbaka", "ett underskott på"), " ",
            _TKR.size(ks, "difference"), "."),
    ]  # fmt: skip


def _standing(b: Books) -> list[Sentence]:
    loans, cash = b.change("loans"), b.change("cash")
    five = b.add([b("result", year=b.year - back) for back in range(5)], "five-results")
    average = b.register.per(five, b.put(5, "five", kind="count"))
    per = b.register.per(b("loans"), b("people"))
    return [
        say("Balansomslutningen uppgick till ", *about(b("assets"), _MN.but(decimals=0)),
            " och det egna kapitalet till ",
            _MN(b("equity")), "."),
        say("De senaste fem åren har gett ", _MN(five), " i samlat resultat, eller ", _MN(average),
            " om året i genomsnitt."),
        say("Låneskulden var vid årets slut ", _MN(b("loans")), ", ", _MN.size(loans, "difference"),
            turn(loans, " mer", " mindre"),
                " än vid dess början. Utslaget på invånarna är skulden ", _KR(per), " per person."),
        say("Likvida medel ", turn(cash, "ökade", "minskade"), " från ",
            _MN(b("cash", year=b.year - 1)),
            " till ", _MN(b("cash")), "."),
        say("Räknas ansvarsförbindelsen för pensioner in sjunker soliditeten till ",
            _MN.share(b.share(b("equity-full"), b("assets")), behind=" procent"), "."),
    ]  # fmt: skip


def _sheet(b: Books) -> Table:
    lines = (
        ("Mark, byggnader och tekniska anläggningar", "houses", "item"),
        ("Maskiner och inventarier", "machines", "item"),
        ("Finansiella anläggningstillgångar", "shares", "item"),
        ("Fordringar", "owed", "item"), ("Kassa och bank", "cash", "item"),
        ("SUMMA TILLGÅNGAR", "assets", "sum"), ("Eget kapital", "equity", "item"),
        ("Avsättningar för pensioner", "provision", "item"),
            ("Långfristiga skulder", "loans", "item"),
        ("Kortfristiga skulder", "short", "item"),
        ("SUMMA EGET KAPITAL OCH SKULDER", "funded", "sum"),
    )  # fmt: skip
    rows = [
        row(label, [_PEN(b(what)), _PEN(b(what, year=b.year - 1))], kind)
        for label, what, kind in lines
    ]
    rows.insert(
        7, row("varav årets resultat", [_PEN(b("result")), _PEN(b("result", year=b.year - 1))])
    )
    return table("Balansräkning, tkr", ["", f"{b.year}-12-31", f"{b.year - 1}-12-31"], rows)


def _duties(b: Books) -> Table:
    rows = [row("Pensioner", [], "heading")]
    last = b.year - 1
    for label, what, kind in (
        ("Avsättning", "provision", "item"), ("Ansvarsförbindelse", "pension-outside", "item"),
        ("Total pensionsförpliktelse", "pensions", "sum"),
    ):  # fmt: skip
        rows.append(
            row(
                label,
                [_PEN(b(what, year=last)), _PEN(b(what)), _PEN(b.change(what), role="difference")],
                kind,
            )
        )
    rows.append(row("Borgensåtaganden", [], "heading"))
    for year in (last, b.year):
        b.add([b("guarantee", who, year) for _l, who, _m in _GUARANTEES], "guarantees", year=year)
    for label, who, _middle in _GUARANTEES:
        rows.append(row(label, [_PEN(b("guarantee", who, last)), _PEN(b("guarantee", who)),
                                _PEN(b.change("guarantee", who), role="difference")]))  # fmt: skip
    rows.append(row("Summa borgen", [_PEN(b("guarantees", year=last)), _PEN(b("guarantees")),
                                     _PEN(b.change("guarantees"))], "sum"))  # fmt: skip
    return table(
        "Förpliktelser utanför och i balansräkningen, tkr",
        ["", str(last), str(b.year), "Förändring"],
        rows,
    )


def _liabilities(b: Books, name: str) -> list[Sentence]:
    owed, lent = b.change("pensions"), b.change("guarantees")
    return [
        say("Kommunens samlade pensionsförpliktelser är ", _TKR(b("pensions")), ", varav ",
            _MN.share(b.share(b("pension-outside"), b("pensions")), behind=" procent"),
            " ligger utanför balansräkningen. Under året ", turn(owed, "växte", "krympte"),
            " de med ",
            _TKR.size(owed, "difference"), "."),
        b.chance.choice((
            say(f"{name} har gått i borgen för ", _TKR(b("guarantees")), ", ",
            _TKR.size(lent, "difference"),
            turn(lent, " mer", " mindre"), " än förra året."),
            say("Borgensåtagandena ", turn(lent, "ökade", "minskade"), " från ",
                _TKR(b("guarantees", year=b.year - 1)), " till ", _TKR(b("guarantees")), "."),
        )),
        say("Bostadsstiftelsen står för ", _TKR(b("guarantee", "g1")), " av beloppet, ",
            _MN.share(b.share(b("guarantee", "g1"), b("guarantees")), behind=" %"), "."),
    ]  # fmt: skip


def _invested(b: Books) -> list[Sentence]:
    left = b.variance("spent", better=-1)
    return [
        say("Investeringsbudgeten var ", _TKR(b("spent", basis="budget")), " och ",
            _TKR(b("spent")),
            " har använts, vilket ger en genomförandegrad på ",
            Pen(share_decimals=0).share(b.share(b("spent"), b("spent", basis="budget"))),
                " procent."),
        say("Kvar är ", _TKR(left, role="difference"),
            ", som till största delen föreslås föras över till nästa år.")
        if left.value > 0 else say("Budgeten överskreds med ", _TKR.size(left, "difference"), "."),
        say("Köket i Centralskolan kostade ", _TKR(b("project", "p1")),
            " under året och fiberutbyggnaden ",
            _TKR(b("project", "p5")), "."),
    ]  # fmt: skip


def _projects(b: Books) -> Table:
    rows = [
        row(label, [_PEN(b("project", who, basis="budget")), _PEN(b("project", who)),
                    _PEN(b.variance("project", who, -1), role="difference")])
        for label, who, _middle in _PROJECTS
    ]  # fmt: skip
    rows.append(row("Summa investeringar", [_PEN(b("spent", basis="budget")), _PEN(b("spent")),
                                            _PEN(b.variance("spent", better=-1))],
                                                "sum"))  # fmt: skip
    return table(
        "Investeringsredovisning (tkr)", ["Projekt", "Budget", "Utfall", "Avvikelse"], rows
    )


FAMILY = Family("rural-annual", make)
