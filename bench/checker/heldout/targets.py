"""A report on good financial management and goals: a table for each area with target, outcome and
assessment; financial goals; counts of goals met by words and digits, in sum and by area; "minst"
and "högst"; tables where the assessment stands before the numbers."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from ..compose import Pen, counted, in_words, item, row, say, table, text, turn
from ..family import Family
from ..municipality import Indicator, Municipality
from ..paper import Block, Cell, Heading, NumberStyle, Paper, Row, Sentence
from ..quantities import Quantity
from ._more import own, shown, ways

_STYLE = NumberStyle(thousands=" ", negative="\u2212")
_PEN = Pen("mnkr", 1, _STYLE)
_SAY = Pen("mnkr", 1, _STYLE, " miljoner kronor")
_OF = " procent"
_AREAS = ("En växande kommun", "Goda uppväxtvillkor", "Trygg hela livet", "Attraktiv arbetsgivare")
_WORDS = (
    ("Uppfyllt", "Ej uppfyllt"),
    ("Målet nås", "Målet nås inte"),
    ("Grön", "Röd"),
    ("Ja", "Nej"),
)


@dataclass(frozen=True)
class _Goal:
    """A goal with what it came to: the names in a table and in a sentence."""

    name: str
    outcome: Quantity
    target: Quantity
    before: Quantity
    margin: Quantity
    better: int


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    words = chance.choice(_WORDS)
    shape = chance.choice(("behind", "before", "two years"))
    goals = [_goal(m, one) for one in m.indicators]
    split = chance.randint(2, len(goals) - 2)
    areas = chance.sample(_AREAS, 2)
    money = _financial(m, chance)
    blocks: list[Block] = [
        Heading("God ekonomisk hushållning", 1),
        *_all(m, goals, money, chance),
    ]
    parts: list[list[Block]] = [
        [Heading("Finansiella mål"), *_money(m, money, words, shape, chance)],
        *[
            [Heading(area), *_area(m, area, some, words, shape, chance)]
            for area, some in zip(areas, (goals[:split], goals[split:]), strict=True)
        ],
    ]
    if chance.random() < 0.4:
        parts.append(parts.pop(0))
    blocks += [block for part in parts for block in part]
    if chance.random() < 0.7:
        blocks += [Heading("Balanskrav och resultat", 1), *_balance(m)]
    return Paper(f"{m.name} kommun Uppföljning av mål {m.year}", tuple(blocks))


def _goal(m: Municipality, one: Indicator) -> _Goal:
    return _Goal(
        one.name,
        m("indicator", one.key),
        m("indicator", one.key, basis="budget"),
        m("indicator", one.key, m.year - 1),
        m.margin(one),
        one.better,
    )


def _financial(m: Municipality, chance: Random) -> list[_Goal]:
    """The council's financial goals: shares that are to be at least or at most something."""
    found = []
    for key, name, above, below, better, low, high in (
        ("G1", "Resultatets andel av skatter och bidrag", "result", "tax-and-grants", 1, 1, 2),
        ("G2", "Soliditet", "equity", "assets", 1, 30, 45),
        ("G3", "Nettokostnadsandel", "net-cost", "tax-and-grants", -1, 98, 99),
        ("G4", "Långfristiga skulder i förhållande till tillgångar", "long-debt", "assets", -1, 28,
            40),
    ):  # fmt: skip
        outcome = m.register.quotient(m(above), m(below))
        before = m.register.quotient(m(above, year=m.year - 1), m(below, year=m.year - 1))
        target = own(
            m, "goal", key, m.year, Decimal(chance.randint(low, high)) / 100, "budget", "ratio"
        )
        two = (outcome, target) if better > 0 else (target, outcome)
        margin = m.register.difference(*two)
        found.append(_Goal(name, outcome, target, before, margin, better))
    # A goal that is met or missed by less than is printed could not be seen.
    return [one for one in found if abs(one.margin.value) >= Decimal("0.001")]


def _count(m: Municipality, key: str, goals: list[_Goal], met: bool = True) -> Quantity:
    margins = [one.margin for one in goals]
    return m.register.count(f"goals {key} {met}", margins, 1 if met else -1, zero=met)


def _all(m: Municipality, goals: list[_Goal], money: list[_Goal], chance: Random) -> list[Block]:
    every = [*money, *goals]
    met, not_met = _count(m, "all", every), _count(m, "all", every, met=False)
    share = m.register.quotient(met, m.register.base("goals", "count", Decimal(len(every))))
    fin = _count(m, "money", money)
    told = [
        ways(chance,
            say("Av kommunfullmäktiges ", str(len(every)), " mål har ", counted(met),
                " uppnåtts under året, medan ", counted(not_met), " inte har nåtts."),
            say(counted(met, capital=True),
                f" av {in_words()(Decimal(len(every)))} mål är uppfyllda."),
            say("Uppföljningen visar att ", counted(met, words=False),
                f" av {len(every)} mål nås.")),
        say("Det innebär en måluppfyllelse på ", _PEN.share(share, behind=_OF), "."),
    ]  # fmt: skip
    if met.value < 2 or not_met.value < 2:
        told.pop(0)
    if fin.value:
        told.append(
            say("Bland de finansiella målen nås ", counted(fin),
                f" av {in_words()(Decimal(len(money)))}.")
        )  # fmt: skip
    return [text("Fullmäktige har beslutat om mål för mandatperioden.", *told)]


def _verdict(one: _Goal, words: tuple[str, str]) -> Cell:
    return turn(one.margin, *words) if one.margin.value else words[0]


def _rows(goals: list[_Goal], words: tuple[str, str], shape: str) -> list[Row]:
    rows = []
    for one in goals:
        told = _verdict(one, words)
        target, outcome, before = _PEN(one.target), _PEN(one.outcome), _PEN(one.before)
        if shape == "before":
            cells: list[Cell | None] = [told, outcome, target]
        elif shape == "behind":
            cells = [target, outcome, told]
        else:
            limit = "minst" if one.better > 0 else "högst"
            cells = [before, outcome, limit, target, told]
        rows.append(row(one.name, cells))
    return rows


def _heads(m: Municipality, shape: str) -> list[str]:
    return {
        "before": ["Mål", "Bedömning", f"Utfall {m.year}", f"Mål {m.year}"],
        "behind": ["Indikator", "Målvärde", f"Utfall {m.year}", "Måluppfyllelse"],
        "two years": ["Indikator", f"Utfall {m.year - 1}", f"Utfall {m.year}", "", "Målvärde",
                      "Uppfyllt"],
    }[shape]  # fmt: skip


def _value(one: Quantity):  # type: ignore[no-untyped-def]
    return _PEN.share(one, behind=_OF) if one.kind == "ratio" else _PEN(one)


def _gap(one: Quantity):  # type: ignore[no-untyped-def]
    if one.kind == "ratio":
        return _PEN.points(one)
    return _PEN.but(style=_STYLE).people(one, "difference", size=True)


def _about(m: Municipality, one: _Goal, chance: Random) -> list[Sentence]:
    name = f"{one.name[0].lower()}{one.name[1:]}" if not one.name[1].isupper() else one.name
    last = m.year - 1
    moved = m.register.difference(one.outcome, one.before)
    limit = "minst" if one.better > 0 else "högst"
    more, less = ("över", "under") if one.better > 0 else ("under", "över")
    unit = "" if one.outcome.kind == "ratio" else " enheter"
    first = ways(
        chance,
        say(f"Målet för {name} var {limit} ", _value(one.target), " och utfallet blev ",
            _value(one.outcome), ", det vill säga ", _gap(one.margin), f"{unit} ",
            turn(one.margin, more, less), " målet."),
        say(f"{one.name}: utfallet ", _value(one.outcome), " är ", _gap(one.margin), f"{unit} ",
            turn(one.margin, "bättre", "sämre"), " än målvärdet ", _value(one.target), "."),
        say(f"För {name} landade värdet på ", _value(one.outcome), " mot målet ",
            _value(one.target), "."),
    )  # fmt: skip
    second = ways(
        chance,
        say("Jämfört med ", str(last), " har värdet ", turn(moved, "ökat", "minskat"), " med ",
            _gap(moved), f"{unit}."),
        say("Året innan var utfallet ", _value(one.before), "."),
        say("Det är en ", turn(moved, "ökning", "minskning"), " från ", _value(one.before),
            f" år {last}."),
    )  # fmt: skip
    # The second speaks of what the first has named.
    return [first, *shown([second])] if shown([first]) else []


def _area(
    m: Municipality,
    area: str,
    goals: list[_Goal],
    words: tuple[str, str],
    shape: str,
    chance: Random,
) -> list[Block]:
    met = _count(m, area, goals)
    told: list[Sentence] = []
    if met.value and len(goals) > 1:
        told.append(ways(chance,
            say(f"Inom området {area.lower()} når kommunen ", counted(met, words=False),
                f" av {len(goals)} mål."),
            say(counted(met, capital=True), f" av områdets {in_words()(Decimal(len(goals)))} mål "
                "bedöms som uppfyllda.")))  # fmt: skip
    some = [_about(m, one, chance) for one in chance.sample(goals, min(len(goals), 3))]
    grid = table(f"Indikatorer – {area}", _heads(m, shape), _rows(goals, words, shape))
    if chance.random() < 0.5:
        return [grid, *([text(*told)] if told else []), *[item(*each) for each in some if each]]
    flat = [sentence for each in some for sentence in each]
    return [text(*told, *flat, "Analys av orsakerna finns i nämndernas rapporter."), grid]


def _money(
    m: Municipality, money: list[_Goal], words: tuple[str, str], shape: str, chance: Random
) -> list[Block]:
    rows = _rows(money, words, shape)
    told = [sentence for one in money for sentence in _about(m, one, chance)]
    back = m.register.quotient(m("investments"), m("depreciation"))
    told.append(
        say("Investeringarna på ", _SAY(m("investments")), " motsvarar ", _PEN.share(back,
            behind=_OF),
            " av avskrivningarna (", _SAY(m("depreciation")), ").")
    )  # fmt: skip
    return [table("Finansiella mål, procent", _heads(m, shape), rows), text(*told)]


def _balance(m: Municipality) -> list[Block]:
    last = m.year - 1
    gap, sold = (
        m.variance("result"),
        m.register.linear(f"balance:{m.year}", [(m("result"), 1), (m("asset-sales"), -1)]),
    )
    old = m.register.linear(
        f"balance:{last}", [(m("result", year=last), 1), (m("asset-sales", year=last), -1)]
    )
    rows = [
        row("Årets resultat enligt resultaträkningen",
            [_PEN(m("result", year=last)), _PEN(m("result"))]),
        row("Avgår: samtliga realisationsvinster",
            [_PEN(m("asset-sales", year=last), -1), _PEN(m("asset-sales"), -1)]),
        row("Balanskravsresultat", [_PEN(old), _PEN(sold)], "sum"),
    ]  # fmt: skip
    told = [
        say("Årets resultat uppgick till ", _SAY(m("result")), ", en ",
            turn(gap, "positiv", "negativ"), " avvikelse mot budget med ",
            _SAY.size(gap, "difference"), "."),
        say("När realisationsvinster på ", _SAY(m("asset-sales")),
            " räknats av blir balanskravsresultatet ", _SAY(sold), " (", _SAY(old), ")."),
        say("Resultatet visar därmed ett ", turn(sold, "överskott", "underskott"),
            " enligt kommunallagens balanskrav."),
    ]  # fmt: skip
    heads = ["Balanskravsutredning, mnkr", str(last), str(m.year)]
    return [text(*shown(told)), table("Balanskravsutredning", heads, rows)]


FAMILY = Family("targets", make)
