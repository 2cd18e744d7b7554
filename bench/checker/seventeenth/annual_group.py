"""An annual report's management part with the municipality beside its group: companies, both
balance sheets, five years, key figures for each inhabitant and the balance requirement."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Row, Table
from ..quantities import Quantity
from ._book import MILLION, Book, Hand, num, para, pct

_STYLE = NumberStyle(negative="−")
_PEN = Pen("mnkr", 0, _STYLE)
_FINE = Pen("mnkr", 1, _STYLE)
_H = Hand("mnkr", 0, " Mkr", " procent", style=_STYLE)
_F = Hand("mnkr", 1, " Mkr", " procent", style=_STYLE)
_LINES = (
    ("Verksamhetens intäkter", "income", 1), ("Verksamhetens kostnader", "costs", -1),
    ("Avskrivningar", "depreciation", -1), ("Verksamhetens nettokostnader", "net-cost", -1),
    ("Skatteintäkter", "tax", 1), ("Generella statsbidrag och utjämning", "grants", 1),
    ("Verksamhetens resultat", "operating-result", 1), ("Finansiella intäkter", "financial-income",
        1),
    ("Finansiella kostnader", "financial-costs", -1), ("Årets resultat", "result", 1),
)  # fmt: skip
_SUMS = ("net-cost", "operating-result", "result")
_NOTES = {"income": "1", "costs": "2", "depreciation": "3", "tax": "4", "grants": "5",
          "financial-income": "6", "financial-costs": "7"}  # fmt: skip
_FIRMS = (
    ("Bostads AB", "F1", 210, 9, 1900, 62), ("Energi AB", "F2", 330, 17, 1250, 88),
    ("Näringslokaler AB", "F3", 48, 2, 420, 6), ("Vatten och Avfall AB", "F4", 165, 1, 980, 74),
)  # fmt: skip
_SIDES = (
    ("Materiella anläggningstillgångar", "tangible"), ("Finansiella anläggningstillgångar", "held"),
    ("Omsättningstillgångar", "current-assets"), ("Summa tillgångar", "assets"),
    ("Eget kapital", "equity"), ("Avsättningar", "provisions"), ("Långfristiga skulder",
        "long-debt"),
    ("Kortfristiga skulder", "short-debt"), ("Summa eget kapital, avsättningar och skulder",
        "equity-and-debts"),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    b = Book(m, chance)
    _enter(b)
    blocks: list[Block] = [
        Heading("Översikt över verksamhetens utveckling", 1),
        _five(b),
        *_about_five(b),
        Heading("Resultat och kapacitet", 1),
        Heading("Årets resultat"),
        *_result(b),
        _statement(b),
        Heading("Kommunkoncernens bolag"),
        *_firms(b),
        Heading("Balansräkning i sammandrag"),
        _balance(b),
        Heading("Soliditet och låneskuld"),
        *_solidity(b),
        Heading("Balanskravsutredning", 1),
        *_requirement(b),
    ]
    return Paper(
        f"{m.name} kommun – årsredovisning {m.year}, förvaltningsberättelse", tuple(blocks)
    )


def _enter(b: Book) -> None:
    years = (b.year - 1, b.year)
    for year in years:
        for _label, who, turnover, result, assets, staff in _FIRMS:
            b.money("turnover", b.size * turnover, who, year, "outcome", 0.07)
            b.money("firm-result", b.size * result, who, year, "outcome", 0.8)
            whole = b.money("firm-assets", b.size * assets, who, year, "outcome", 0.03)
            part = Decimal(b.chance.randint(21, 44)) / 100
            b.put("firm-equity", b.around(whole.value * part, 0.02), who, year, kind="money")
            b.put("firm-staff", b.around(b.size * staff, 0.05) + 1, who, year)
        for what in ("turnover", "firm-result", "firm-staff"):
            b.sum_of(what, [one[1] for one in _FIRMS], "firms", year)
    for year in sorted(b.m.years):
        if year in years:
            _group_result(b, year)
        else:
            b.put(
                "result",
                b.around(b("result", year=year).value + b.size * 20 * MILLION, 0.3),
                "concern",
                year,
                kind="money",
            )
    for year in years:
        parts = ("intangible", "buildings", "machinery")
        b.add("tangible", [(b(one, year=year), 1) for one in parts], year=year)
        b.add("held", [(b("financial-assets", year=year), 1)], year=year)
        _balance_of_group(b, year)
    for year in b.m.years:
        b.add("own-both", [(b("tax", year=year), 1), (b("grants", year=year), 1)], year=year)
    for year in years:
        value = b.around(b.size * 4 * MILLION, 0.6)
        b.put("gains", value, year=year, kind="money")
        after = b.add(
            "after-gains", [(b("result", year=year), 1), (b("gains", year=year), -1)], year=year
        )
        part = after.value * b.chance.randint(20, 40) // 100 if after.value > 3 * MILLION else 0
        b.put("reserve", part, year=year, kind="money")
        b.add("balance-result", [(b("after-gains", year=year), 1), (b("reserve", year=year), -1)],
              year=year)  # fmt: skip


def _whose(b: Book, what: str, who: str, year: int) -> Quantity:
    """A line of the statement; only the municipality has taxes and grants."""
    alike = what in ("tax", "grants")
    return b(what, "municipality" if alike else who, year)


def _group_result(b: Book, year: int) -> None:
    """The group's statement, whose result is the municipality's, the companies' and what is
    eliminated between them."""
    gone = b.put("eliminated", b.around(-b.size * 2 * MILLION, 0.7), "concern", year, kind="money")
    own = b("result", year=year)
    terms = [(own, 1), *((b("firm-result", one[1], year), 1) for one in _FIRMS), (gone, 1)]
    wanted = sum(one.value * sign for one, sign in terms)
    inside = b("turnover", "firms", year).value * Decimal("0.7")

    def put(what: str, value: Decimal, spread: float = 0.03) -> Quantity:
        return b.put(what, b.around(value, spread), "concern", year, kind="money")

    income = put("income", b("income", year=year).value + inside)
    worn = put("depreciation", b("depreciation", year=year).value * Decimal("1.9"))
    gained = put("financial-income", b("financial-income", year=year).value * Decimal("0.7"), 0.2)
    paid = put("financial-costs", b("financial-costs", year=year).value * Decimal("2.6"), 0.1)
    tax, grants = b("tax", year=year), b("grants", year=year)
    left = income.value + tax.value + grants.value + gained.value - paid.value - worn.value
    cost = b.put("costs", left - wanted, "concern", year, kind="money")
    net = b.add("net-cost", [(cost, 1), (worn, 1), (income, -1)], "concern", year)
    middle = b.add("operating-result", [(tax, 1), (grants, 1), (net, -1)], "concern", year)
    result = b.add("result", [(middle, 1), (gained, 1), (paid, -1)], "concern", year)
    b.register.follows(result, terms)


def _balance_of_group(b: Book, year: int) -> None:
    def more(what: str, factor: str, kind: str = "") -> Quantity:
        value = b.around(b(what, year=year).value * Decimal(factor), 0.01)
        return b.put(kind or what, value, "group", year, kind="money")

    assets = [
        (more("tangible", "2.1"), 1),
        (more("held", "0.4"), 1),
        (more("current-assets", "1.3"), 1),
    ]
    whole = b.add("assets", assets, "group", year)
    debts = [more("provisions", "1.4"), more("long-debt", "2.6"), more("short-debt", "1.2")]
    left = whole.value - sum(one.value for one in debts)
    equity = b.put("equity", left, "group", year, kind="money")
    terms = [(equity, 1), *((one, 1) for one in debts)]
    both = b.add("equity-and-debts", terms, "group", year)
    b.register.follows(whole, [(both, 1)])


def _five(b: Book) -> Table:
    years = b.m.years

    def line(label: str, what: str, who: str = "municipality") -> Row:
        return row(label, [_FINE(b(what, who, y)) for y in years])

    share = [b.share(b("net-cost", year=y), b("own-both", year=y)) for y in years]
    rows = [
        row("Antal invånare 31 december", [num(b("inhabitants", year=y)) for y in years]),
        row("Skattesats, kr", [num(b("tax-rate", year=y), 2) for y in years]),
        row("Kommunen", [None] * 5, "heading"),
        line("Årets resultat, Mkr", "result"),
        line("Skatteintäkter och generella statsbidrag, Mkr", "own-both"),
        row("Nettokostnadernas andel, %", [pct(one) for one in share]),
        line("Nettoinvesteringar, Mkr", "investments"),
        line("Långfristiga lån, Mkr", "long-debt"),
        row("Lån per invånare, kr", [
            Pen("kr", 0, _STYLE)(b.per(b("long-debt", year=y), b("inhabitants", year=y)))
            for y in years]),
        row("Soliditet, %", [pct(b.share(b("equity", year=y), b("assets", year=y)), 1, _STYLE)
                             for y in years]),
        row("Antal anställda", [num(b("employees", year=y)) for y in years]),
        row("Kommunkoncernen", [None] * 5, "heading"),
        line("Årets resultat, Mkr", "result", "concern"),
    ]  # fmt: skip
    return table("Fem år i sammandrag", ["", *map(str, years)], rows)


def _about_five(b: Book) -> list[Block]:
    people, staff = b.change("inhabitants"), b.change("employees")
    first = b.m.years[-1]
    since = b.less(b("inhabitants"), b("inhabitants", year=first))
    each = {y: b.per(b("long-debt", year=y), b("inhabitants", year=y)) for y in b.m.years}
    more = b.less(each[b.year], each[b.year - 1])
    good = b.register.count("good-years", [b("result", year=y) for y in b.m.years], 1)
    return [
        para(
            say(f"Vid utgången av {b.year} hade kommunen ", _H.num(b("inhabitants")),
                " invånare, vilket är ", _H.gap(people), " ", turn(people, "fler", "färre"),
                " än året innan och ", _H.gap(since), " ", turn(since, "fler", "färre"),
                f" än {first}."),
            say("Antalet anställda ", turn(staff, "ökade", "minskade"), " med ",
                _H.gap(staff), " till ", _H.num(b("employees")), "."),
            say("Resultatet har varit positivt ", counted(good), " av de fem senaste åren."),
        ),
        para(
            say("Lånen motsvarar ", _H.each(each[b.year]), " per invånare, mot ",
                _H.each(each[b.year - 1]), f" vid utgången av {b.year - 1}."),
            say("Det är en ", turn(more, "ökning", "minskning"), " med ",
                _H.each(more, "difference"), "."),
        ),
    ]  # fmt: skip


def _result(b: Book) -> list[Block]:
    own, group = b("result"), b("result", "concern")
    change, wide = b.change("result"), b.change("result", "concern")
    budget = b.less(own, b("result", basis="budget"))
    share = b.share(own, b("own-both"))
    net = {y: b.share(b("net-cost", year=y), b("own-both", year=y)) for y in (b.year, b.year - 1)}
    points = b.less(net[b.year], net[b.year - 1])
    return [
        para(
            say(f"Kommunens resultat för {b.year} uppgick till ", _F.kr(own), " (",
                _F.kr(b("result", year=b.year - 1)), "), vilket är ", _F.by(change), " ",
                turn(change, "bättre", "sämre"), " än föregående år."),
            say("Budgeterat resultat var ", _F.kr(b("result", basis="budget")),
                " och avvikelsen blev därmed ", _F.kr(budget, role="difference"), "."),
            say("Resultatet utgör ", _F.pct(share),
                " av skatteintäkter och generella statsbidrag."),
        ),
        para(
            say("Kommunkoncernen redovisar ett resultat på ", _F.kr(group), ", en ",
                turn(wide, "förbättring", "försämring"), " med ", _F.by(wide), "."),
            say("Koncernens intäkter var ", _H.kr(b("income", "concern")),
                " och dess kostnader före "
                "avskrivningar ", _H.kr(b("costs", "concern")), "."),
        ),
        para(
            say("Nettokostnaderna tog i anspråk ", _F.pct(net[b.year]), " av kommunens "
                "skatteintäkter och generella statsbidrag, som sammanlagt var ",
                _F.kr(b("own-both")), "."),
            say("Andelen ", turn(points, "steg", "sjönk"), " med ", _F.pts(points), " jämfört med ",
                f"{b.year - 1}."),
            say("Skatteintäkterna växte med ", _F.grew(b.growth("tax")),
                " och nettokostnaderna med ",
                _F.grew(b.growth("net-cost")), ".")
            if min(b.growth("tax").value, b.growth("net-cost").value) > Decimal("0.001")
            else say("Skatteintäkterna var ", _F.kr(b("tax")), "."),
        ),
    ]  # fmt: skip


def _statement(b: Book) -> Table:
    rows = []
    for label, what, sign in _LINES:
        cells = [_FINE(_whose(b, what, who, y), sign) for who in ("municipality", "concern")
                 for y in (b.year, b.year - 1)]  # fmt: skip
        kind = "sum" if what in _SUMS else "item"
        rows.append(row(label, [_NOTES.get(what, ""), *cells], kind))
    heads: list[list[str | Head]] = [
        ["", "", Head("Kommunen", 2), Head("Kommunkoncernen", 2)],
        ["Mkr", "Not", *(str(b.year), str(b.year - 1)) * 2],
    ]
    return tall("Resultaträkning", heads, rows)


def _firms(b: Book) -> list[Block]:
    years = (b.year, b.year - 1)
    name, last = b.m.name, b.year - 1
    rows = []
    for label, who, *_rest in (*_FIRMS, ("Summa bolagen", "firms")):
        cells = [_FINE(b(what, who, y)) for what in ("turnover", "firm-result") for y in years]
        if who == "firms":
            rows.append(row(label, [*cells, None, num(b("firm-staff", who))], "sum"))
        else:
            solid = b.share(b("firm-equity", who), b("firm-assets", who))
            rows.append(row(f"{name} {label}", [*cells, pct(solid), num(b("firm-staff", who))]))
    heads: list[list[str | Head]] = [
        ["", Head("Omsättning", 2), Head("Resultat", 2), "Soliditet, %", "Anställda"],
        ["Mkr", *map(str, (*years, *years)), str(b.year), str(b.year)],
    ]
    parts = [row("Kommunen", [_FINE(b("result", year=y)) for y in years])]
    parts += [row(f"{name} {label}", [_FINE(b("firm-result", who, y)) for y in years])
              for label, who, *_rest in _FIRMS]  # fmt: skip
    parts.append(row("Elimineringar och övriga poster",
                     [_FINE(b("eliminated", "concern", y)) for y in years]))  # fmt: skip
    parts.append(
        row("Kommunkoncernens resultat", [_FINE(b("result", "concern", y)) for y in years], "sum")
    )
    homes, power = b.change("firm-result", "F1"), b.growth("turnover", "F2")
    together = b.change("firm-result", "firms")
    return [
        para(
            say("De fyra bolagen omsatte tillsammans ", _F.kr(b("turnover", "firms")),
                " och hade vid årsskiftet ", _F.num(b("firm-staff", "firms")), " anställda."),
            say("Deras sammanlagda resultat blev ", _F.kr(b("firm-result", "firms")), ", ",
                _F.by(together), " ", turn(together, "mer", "mindre"), f" än {last}."),
            say(f"{name} Bostads AB redovisar ett resultat på ", _F.kr(b("firm-result", "F1")),
                " (",
                _F.kr(b("firm-result", "F1", last)), "), alltså ", _F.by(homes), " ",
                turn(homes, "bättre", "sämre"), "."),
            say("Energibolagets omsättning ", turn(power, "ökade", "minskade"), " med ",
                _F.grew(power), " till ", _F.kr(b("turnover", "F2")), "."),
        ),
        tall("Bolagen i siffror", heads, rows),
        table("Så är koncernens resultat sammansatt", ["Mkr", *map(str, years)], parts),
    ]  # fmt: skip


def _balance(b: Book) -> Table:
    rows = []
    for label, what in _SIDES:
        cells = [_PEN(b(what, who, y)) for who in ("municipality", "group")
                 for y in (b.year, b.year - 1)]  # fmt: skip
        rows.append(row(label, cells, "sum" if label.startswith("Summa") else "item"))
    rows.append(row("Soliditet, %", [
        pct(b.share(b("equity", who, y), b("assets", who, y)), 1, _STYLE)
        for who in ("municipality", "group") for y in (b.year, b.year - 1)
    ]))  # fmt: skip
    heads: list[list[str | Head]] = [
        ["", Head("Kommunen", 2), Head("Kommunkoncernen", 2)],
        ["Belopp i Mkr", *(str(b.year), str(b.year - 1)) * 2],
    ]
    return tall("", heads, rows)


def _solidity(b: Book) -> list[Block]:
    own, wide = (
        {y: b.share(b("equity", who, y), b("assets", who, y)) for y in (b.year, b.year - 1)}
        for who in ("municipality", "group")
    )
    points = b.less(own[b.year], own[b.year - 1])
    loans, assets = b.change("long-debt"), b.change("assets", "group")
    return [
        para(
            say("Kommunens soliditet var ", _F.pct(own[b.year]), " vid årets slut, en ",
                turn(points, "uppgång", "nedgång"), " med ", _F.pts(points), "."),
            say("För koncernen är motsvarande tal ", _F.pct(wide[b.year]), " (",
                _F.pct(wide[b.year - 1]), ")."),
            say("Koncernens tillgångar ", turn(assets, "växte", "minskade"), " med ",
                _H.by(assets), " till ", _H.kr(b("assets", "group")), "."),
        ),
        para(
            say("Kommunens långfristiga skulder uppgick till ", _H.kr(b("long-debt")),
                ", vilket är ",
                _H.by(loans), " ", turn(loans, "mer", "mindre"), " än vid förra årsskiftet."),
            say("Under året togs nya lån på ", _F.kr(b("new-loans")), " och ",
                _F.kr(b("repayments")), " amorterades."),
        ),
    ]  # fmt: skip


def _requirement(b: Book) -> list[Block]:
    years = (b.year, b.year - 1)
    rows = [
        row(label, [_FINE(b(what, year=y), sign) for y in years], kind)
        for label, what, sign, kind in (
            ("Årets resultat enligt resultaträkningen", "result", 1, "item"),
            ("Samtliga realisationsvinster", "gains", -1, "item"),
            ("Årets resultat efter balanskravsjusteringar", "after-gains", 1, "sum"),
            ("Reservering till resultatutjämningsreserv", "reserve", -1, "item"),
            ("Årets balanskravsresultat", "balance-result", 1, "sum"),
        )
    ]
    got, change = b("balance-result"), b.change("balance-result")
    return [
        text("Enligt kommunallagen ska ett negativt balanskravsresultat återställas inom tre år."),
        table("Balanskravsutredning, Mkr", ["", *map(str, years)], rows),
        para(
            say("Realisationsvinsterna, ", _F.kr(b("gains")), ", räknas bort och ",
                _F.kr(b("reserve")), " reserveras till resultatutjämningsreserven.")
            if b("reserve").value
            else say("Realisationsvinsterna, ", _F.kr(b("gains")), ", räknas bort."),
            say("Årets balanskravsresultat är därmed ", _F.kr(got), ", att jämföra med ",
                _F.kr(b("balance-result", year=b.year - 1)), f" {b.year - 1}; skillnaden är ",
                _F.by(change), "."),
        ),
    ]  # fmt: skip


FAMILY = Family("annual-group", make)
