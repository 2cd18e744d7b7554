"""Five years in brief by an analyst, with key figures for each inhabitant: tables on their side,
totals before their parts, costs positive, change rows, kronor per inhabitant; a text of long
chains about five years, and of what has risen most."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, in_words, item, row, say, table, text, transposed, turn
from ..family import Family
from ..municipality import COSTS, INCOME, Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Row, Sentence, Table
from ..quantities import Quantity
from ._more import shown, ways

_STYLE = NumberStyle(thousands="\u2009", negative="\u2212")
_PEN = Pen("mnkr", 1, _STYLE)
_SAY = Pen("mnkr", 1, _STYLE, " mnkr")
_KR = Pen("kr", 0, _STYLE)
_SAY_KR = Pen("kr", 0, _STYLE, " kronor")
_OF = " procent"
_KINDS = {
    "wages": "Personal", "pensions": "Pensioner", "purchased": "Köpt verksamhet",
    "premises": "Lokaler", "transfers": "Bidrag och transfereringar",
    "material": "Material och tjänster", "other-costs": "Övrigt",
    "sales": "Försäljning", "fees": "Avgifter", "rents": "Hyror",
    "grants-received": "Riktade bidrag",
    "contracts": "Entreprenader", "other-income": "Övriga intäkter",
}  # fmt: skip
_EACH = (
    ("Nettokostnad", "net-cost"), ("Skatter och statsbidrag", "tax-and-grants"),
    ("Tillgångar", "assets"), ("Eget kapital", "equity"), ("Långfristiga skulder", "long-debt"),
    ("Investeringar", "investments"),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    newest_first = chance.random() < 0.5
    years = m.years if newest_first else tuple(reversed(m.years))
    parts = [
        _results(m, years, chance),
        _each(m, years, chance),
        _structure(m, years, chance),
        _position(m, years, chance),
    ]
    head, *tail = parts
    chance.shuffle(tail)
    if chance.random() < 0.3:
        tail.pop()
    blocks = [block for part in (head, *tail) for block in part]
    return Paper(f"Finansiell analys {m.years[-1]}–{m.year} {m.name} kommun", tuple(blocks))


def _ratio(m: Municipality, one: str, other: str, year: int) -> Quantity:
    return m.register.quotient(m(one, year=year), m(other, year=year))


def _for_each(m: Municipality, what: str, year: int) -> Quantity:
    return m.register.per(m(what, year=year), m("inhabitants", year=year))


def _over(m: Municipality, what: str) -> Quantity:
    """The growth since the first of the years."""
    return m.register.growth(m(what), m(what, year=m.years[-1]))


def _line(
    m: Municipality, label: str, what: str, years: tuple[int, ...], kind: str = "item"
) -> Row:
    return row(label, [_PEN(m(what, year=y)) for y in years], kind)


def _results(m: Municipality, years: tuple[int, ...], chance: Random) -> list[Block]:
    first, last = m.years[-1], m.year - 1
    lines = (
        ("Årets resultat", "result"), ("Nettokostnader", "net-cost"),
        ("Skatteintäkter", "tax"), ("Statsbidrag", "grants"), ("Finansnetto", "financial-net"),
        ("Avskrivningar", "depreciation"), ("Investeringar", "investments"),
    )  # fmt: skip
    rows = [_line(m, label, what, years) for label, what in lines]
    rows.append(row("Resultatets andel av skatter och bidrag, %",
                    [_PEN(_ratio(m, "result", "tax-and-grants", y)) for y in years]))  # fmt: skip
    rows.append(row("Nettokostnadsandel, %",
                    [_PEN(_ratio(m, "net-cost", "tax-and-grants", y)) for y in years]))  # fmt: skip
    grid = table("Resultat och kostnader, mnkr", ["", *map(str, years)], rows)
    whole = m.register.total("five years of results", [m("result", year=y) for y in m.years])
    costs, income = _over(m, "net-cost"), _over(m, "tax-and-grants")
    pace = m.register.difference(costs, income)
    ratio = [_ratio(m, "net-cost", "tax-and-grants", y) for y in (m.year, last)]
    moved = m.register.difference(*ratio)
    best = max(m.years, key=lambda y: m("result", year=y).value)
    change = m.change("result")
    told = [
        say(f"Under åren {first}–{m.year} uppgår de samlade resultaten till ",
            _SAY(whole, role="sum"), "."),
        ways(chance,
            say(f"Det bästa resultatet redovisades {best}, ", _SAY(m("result", year=best)),
                f", medan {m.year} slutade på ", _SAY(m("result")), "."),
            say(f"Resultatet {m.year} blev ", _SAY(m("result")), ", vilket är ",
                _SAY.size(change, "difference"), " ", turn(change, "högre", "lägre"),
                f" än {last}.")),
        say("Nettokostnaderna har under femårsperioden ", turn(costs, "vuxit", "minskat"), " med ",
            _PEN.share(costs, behind=_OF, size=True), " och skatter och statsbidrag med ",
            _PEN.share(income, behind=_OF), ", en skillnad på ", _PEN.points(pace), "."),
        say("Nettokostnadsandelen är ", _PEN.share(ratio[0], behind=_OF), ", ",
            _PEN.points(moved), " ", turn(moved, "högre", "lägre"), " än föregående års ",
            _PEN.share(ratio[1], behind=_OF), "."),
    ]  # fmt: skip
    return [
        Heading("Resultatutveckling", 1),
        transposed(grid) if chance.random() < 0.5 else grid,
        text(*shown(told)),
    ]


def _each(m: Municipality, years: tuple[int, ...], chance: Random) -> list[Block]:
    last = m.year - 1
    rows = [row("Antal invånare 31/12", [_KR(m("inhabitants", year=y)) for y in years])]
    rows += [
        row(f"{label}, kr/inv", [_KR(_for_each(m, what, y)) for y in years])
        for label, what in _EACH
    ]
    rows.append(row("Anställda", [_KR(m("employees", year=y)) for y in years]))
    grid: Table = table("Nyckeltal per invånare", ["", *map(str, years)], rows)
    told: list[Sentence] = []
    folk = m.register.difference(m("inhabitants"), m("inhabitants", year=m.years[-1]))
    told.append(
        say("Antalet invånare har ", turn(folk, "ökat", "minskat"), " med ",
            _KR.people(folk, "difference", size=True), f" sedan {m.years[-1]} och är nu ",
            _KR.people(m("inhabitants")), ".")
    )  # fmt: skip
    for label, what in chance.sample(_EACH, 4):
        now, before = _for_each(m, what, m.year), _for_each(m, what, last)
        change, rate = m.register.difference(now, before), m.register.growth(now, before)
        kind = label[0].lower() + label[1:]
        told.append(ways(chance,
            say(f"{label} per invånare uppgick till ", _SAY_KR(now), " (", _KR(before),
                "), vilket är ",
                _SAY_KR.size(change, "difference"), " ", turn(change, "mer", "mindre"),
                f" än {last}."),
            say(f"Räknat per invånare har {kind} ", turn(change, "stigit", "sjunkit"), " från ",
                _KR(before), " till ", _SAY_KR(now), ", det vill säga med ",
                _KR.share(rate, behind=_OF, size=True), "."),
            say(f"Utslaget på invånarna motsvarar {kind} ", _SAY_KR(now), " per person, en ",
                turn(change, "ökning", "minskning"), " med ", _SAY_KR.size(change, "difference"),
                f" jämfört med {last}.")))  # fmt: skip
    return [
        Heading("Nyckeltal per invånare", 1),
        text(*shown(told, 1)),
        transposed(grid) if chance.random() < 0.35 else grid,
    ]


def _structure(m: Municipality, years: tuple[int, ...], chance: Random) -> list[Block]:
    blocks: list[Block] = [Heading("Intäkter och kostnader", 1)]
    for whole, label, parts, title in (
        ("costs", "Verksamhetens kostnader", COSTS, "Kostnader efter slag, mnkr"),
        ("income", "Verksamhetens intäkter", INCOME, "Intäkter efter slag, mnkr"),
    ):
        rows = [
            _line(m, f"{label}, totalt", whole, years, "sum"),
            *[_line(m, f"– {_KINDS[one]}", one, years) for one in parts],
        ]
        three = [one for one in years if one in m.years[:3]]
        if len(rows) > 7 and chance.random() < 0.5:
            rows = [
                _with_change(m, one_label, what, three, kind)
                for one_label, what, kind in (
                    (f"{label}, totalt", whole, "sum"),
                    *((f"– {_KINDS[one]}", one, "item") for one in parts),
                )
            ]
            heads = ["", *map(str, three), "Förändring", "Förändring, %"]
            blocks.append(table(title, heads, rows))
        else:
            blocks.append(table(title, ["", *map(str, years)], rows))
        blocks.append(text(*shown(_shares(m, whole, label, parts, chance))))
    return blocks


def _with_change(m: Municipality, label: str, what: str, years: list[int], kind: str) -> Row:
    cells = [_PEN(m(what, year=y)) for y in years]
    cells += [_PEN(m.change(what), role="difference"), _PEN(m.growth(what))]
    return row(label, cells, kind)


def _shares(
    m: Municipality, whole: str, label: str, parts: tuple[str, ...], chance: Random
) -> list[Sentence]:
    last = m.year - 1
    big = max(parts, key=lambda one: m(one).value)
    share, before = _ratio(m, big, whole, m.year), _ratio(m, big, whole, last)
    moved = m.register.difference(share, before)
    risen = max(parts, key=lambda one: m.change(one).value)
    rise = m.change(risen)
    grown, rate = m.change(whole), m.growth(whole)
    some = [
        say(f"{label} ", turn(grown, "ökade", "minskade"), " från ", _PEN(m(whole, year=last)),
            " till ", _SAY(m(whole)), ", alltså med ", _PEN.share(rate, behind=_OF, size=True),
            "."),
        say(f"Den största posten, {_KINDS[big].lower()}, stod för ", _PEN.share(share, behind=_OF),
            ", vilket är ", _PEN.points(moved), " ", turn(moved, "mer", "mindre"), f" än {last}."),
    ]  # fmt: skip
    if rise.value > 0 and grown.value > 0:
        some.append(
            say("Mest i kronor har ", _KINDS[risen].lower(), " ökat, med ",
                _SAY.size(rise, "difference"), " till ", _SAY(m(risen)), ".")
        )  # fmt: skip
    up = m.register.count(f"kinds of {whole} that grew", [m.change(one) for one in parts], 1)
    if 1 < up.value < len(parts):
        many = in_words()(Decimal(len(parts)))
        some.append(
            say(counted(up, capital=True), f" av {many} poster har ökat sedan {last}, medan ",
                counted(m.register.count(f"kinds of {whole} that fell",
                                         [m.change(one) for one in parts], -1)),
                " har minskat.")
        )  # fmt: skip
    if chance.random() < 0.5:
        some.reverse()
    return some


def _position(m: Municipality, years: tuple[int, ...], chance: Random) -> list[Block]:
    last = m.year - 1
    lines = (
        ("Summa tillgångar", "assets", "sum"), ("varav anläggningstillgångar", "fixed-assets",
            "item"),
        ("varav omsättningstillgångar", "current-assets", "item"),
        ("Eget kapital", "equity", "item"), ("Avsättningar", "provisions", "item"),
        ("Summa skulder", "debts", "sum"), ("varav långfristiga", "long-debt", "item"),
        ("varav kortfristiga", "short-debt", "item"),
    )  # fmt: skip
    rows = [_line(m, label, what, years, kind) for label, what, kind in lines]
    rows.append(row("Soliditet, %", [_PEN(_ratio(m, "equity", "assets", y)) for y in years]))
    rows.append(
        row("Skuldsättningsgrad, %", [_PEN(_ratio(m, "debts", "assets", y)) for y in years])
    )
    rows.append(row("Balanslikviditet, %", [_PEN(_ratio(m, "current-assets", "short-debt", y))
                                            for y in years]))  # fmt: skip
    firm = m.register.difference(*[_ratio(m, "equity", "assets", y) for y in (m.year, last)])
    liquid = [_ratio(m, "current-assets", "short-debt", y) for y in (m.year, last)]
    flow = m.register.difference(*liquid)
    assets, own, debt = m.change("assets"), m.change("equity"), m.change("debts")
    share = _ratio(m, "long-debt", "debts", m.year)
    told = [
        say("Tillgångarna ", turn(assets, "ökade", "minskade"), " med ",
            _SAY.size(assets, "difference"), " till ", _SAY(m("assets")), "."),
        say("Det egna kapitalet ", turn(own, "förstärktes", "försvagades"),
            " med årets resultat på ",
            _SAY(m("result")), " från ", _SAY(m("equity", year=last)), " till ", _SAY(m("equity")),
            "."),
        ways(chance,
            say("Soliditeten blev ", _PEN.share(_ratio(m, "equity", "assets", m.year), behind=_OF),
                ", en ", turn(firm, "förbättring", "försämring"), " med ", _PEN.points(firm),
                " mot året före."),
            say("Soliditeten gick ", turn(firm, "upp", "ner"), " från ",
                _PEN.share(_ratio(m, "equity", "assets", last), behind=_OF), " till ",
                _PEN.share(_ratio(m, "equity", "assets", m.year), behind=_OF), ".")),
        say("Skulderna är ", _SAY(m("debts")), ", ", _SAY.size(debt, "difference"), " ",
            turn(debt, "mer", "mindre"), " än förra året, varav långfristiga skulder utgör ",
            _SAY(m("long-debt")), " eller ", _PEN.share(share, behind=_OF), "."),
        say("Balanslikviditeten landade på ", _PEN.share(liquid[0], behind=_OF), " jämfört med ",
            _PEN.share(liquid[1], behind=_OF), " året innan, alltså ", _PEN.points(flow), " ",
            turn(flow, "högre", "lägre"), "."),
    ]  # fmt: skip
    first = m.years[-1]
    owed = m.register.difference(m("long-debt"), m("long-debt", year=first))
    faster = m.register.growth(m("long-debt"), m("long-debt", year=first))
    told.append(
        say(f"Sedan {first} har de långfristiga skulderna ", turn(owed, "ökat", "minskat"), " med ",
            _SAY.size(owed, "difference"), " (", _PEN.share(faster, behind=" %", size=True),
            "), från ", _PEN(m("long-debt", year=first)), " till ", _SAY(m("long-debt")), ".")
    )  # fmt: skip
    plan, made = m.variance("net-cost", better=-1), m.variance("tax-and-grants")
    told.append(
        say("I förhållande till budget blev nettokostnaderna ", _SAY.size(plan, "difference"), " ",
            turn(plan, "lägre", "högre"), " (budget ", _SAY(m("net-cost", basis="budget")),
            ") och skatter och statsbidrag ", _SAY.size(made, "difference"), " ",
            turn(made, "högre", "lägre"), " (budget ", _SAY(m("tax-and-grants", basis="budget")),
                ").")
    )  # fmt: skip
    grid = table("Tillgångar, eget kapital och skulder, mnkr", ["", *map(str, years)], rows)
    found = shown(told)
    return [
        Heading("Ekonomisk ställning", 1),
        grid,
        *([item(one) for one in found] if chance.random() < 0.4 else [text(*found)]),
    ]


FAMILY = Family("overview", make)
