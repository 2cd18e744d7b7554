"""A region's annual report in English: SEK million with commas and points, parentheses below zero,
divisions with the region's total first, hospital production and waiting times, staff by
profession, columns of the year before on the left."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, in_words, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import COSTS, Basis, Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Row
from ..quantities import Quantity
from ._more import about, own, shown, ways

_STYLE = NumberStyle(thousands=",", decimal=".", negative="()")
_TEXT = NumberStyle(thousands=",", decimal=".", negative="-")
_PEN = Pen("mnkr", 1, _STYLE)
_BARE = Pen("mnkr", 1, _TEXT)
_SAY = Pen("mnkr", 1, _TEXT, " million")
_OF = " per cent"
_PP = " percentage points"
_DIVISIONS = (
    ("Somatic care", 44), ("Primary care", 19), ("Psychiatry", 10), ("Public transport", 8),
    ("Dental care", 3), ("Regional development and culture", 5), ("Joint administration", 11),
)  # fmt: skip
_COSTS = ("Staff costs", "Pension costs", "Purchased care", "Premises", "Grants paid",
          "Medicines and supplies", "Other costs")  # fmt: skip
_CARE = (
    ("Outpatient visits to doctors", 310_000), ("Visits to other professions", 420_000),
    ("Discharges from inpatient care", 26_000), ("Surgical operations", 17_500),
)  # fmt: skip
_WAITS = ("First contact within the day", "Medical assessment within three days",
          "First visit to a specialist within 90 days", "Operation within 90 days")  # fmt: skip
_TRADES = ("Doctors", "Nurses and midwives", "Assistant nurses", "Administration", "Other staff")


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    _invent(m, chance)
    parts = [_divisions(m, chance), _care(m, chance)]
    chance.shuffle(parts)
    if chance.random() < 0.7:
        parts.append(_staff(m))
    parts.insert(chance.choice((0, len(parts))), _statements(m, chance))
    blocks = [*_summary(m, chance), *[block for part in parts for block in part]]
    return Paper(f"Region {m.name} Annual Report {m.year}", tuple(blocks), "en")


def _invent(m: Municipality, chance: Random) -> None:
    bases: tuple[Basis, ...] = ("budget", "outcome")
    for year in (m.year - 1, m.year):
        for basis in bases:
            whole = m("net-cost", year=year, basis=basis)
            found: list[Quantity] = []
            left = whole.value
            for place, (_name, part) in enumerate(_DIVISIONS[:-1]):
                value = about(chance, whole.value * part / 100, 0.015)
                left -= value
                found.append(own(m, "division", f"D{place}", year, value, basis))
            found.append(own(m, "division", f"D{len(_DIVISIONS) - 1}", year, left, basis))
            m.register.follows(whole, [(one, 1) for one in found])
        for place, (_name, middle) in enumerate(_CARE):
            own(m, "care", f"C{place}", year, about(chance, middle * m.size, 0.05), kind="count")
        for place in range(len(_WAITS)):
            own(
                m,
                "wait",
                f"W{place}",
                year,
                Decimal(chance.randint(5800, 9400)) / 10_000,
                kind="ratio",
            )
        staff = m("employees", year=year)
        parts, rest = [], staff.value
        for place, percent in enumerate((11, 28, 24, 15)):
            value = about(chance, staff.value * percent / 100, 0.03)
            rest -= value
            parts.append(own(m, "trade", f"T{place}", year, value, kind="count"))
        parts.append(own(m, "trade", "T4", year, rest, kind="count"))
        m.register.follows(staff, [(one, 1) for one in parts])
        own(m, "agency", "all", year, about(chance, m("wages", year=year).value / 40, 0.25))
    for place in range(len(_WAITS)):
        aim = Decimal(chance.choice((75, 80, 85, 90))) / 100
        own(m, "wait", f"W{place}", m.year, aim, "budget", "ratio")


def _summary(m: Municipality, chance: Random) -> list[Block]:
    last = m.year - 1
    gap, change = m.variance("result"), m.change("result")
    net, rate = m.change("net-cost"), m.growth("net-cost")
    share = m.register.quotient(m("result"), m("tax-and-grants"))
    solid = [m.register.quotient(m("equity", year=y), m("assets", year=y)) for y in (m.year, last)]
    firm = m.register.difference(*solid)
    folk = m.change("inhabitants")
    debt, spent = m.change("long-debt"), m.variance("investments", better=-1)
    first = [
        ways(chance,
            say("The result for the year was SEK ", _SAY(m("result")), ", compared with SEK ",
                _SAY(m("result", year=last)), f" in {last}."),
            say("Region ", m.name, " closed the year with a result of SEK ", _SAY(m("result")),
                " (", _BARE(m("result", year=last)), "), a ", turn(change, "rise", "fall"),
                " of SEK ", _SAY.size(change, "difference"), ".")),
        say("This is SEK ", _SAY.size(gap, "difference"), " ", turn(gap, "better", "worse"),
            " than the budgeted SEK ", _SAY(m("result", basis="budget")), " and corresponds to ",
            _BARE.share(share, behind=_OF), " of taxes and government grants."),
        say("Net costs ", turn(net, "increased", "decreased"), " by ",
            _BARE.share(rate, behind=_OF, size=True), ", or SEK ", _SAY.size(net, "difference"),
            ", to SEK ", _SAY(m("net-cost")), "."),
        say("At year-end the region had ", _BARE.people(m("inhabitants")), " inhabitants, ",
            _BARE.people(folk, "difference", size=True), " ", turn(folk, "more", "fewer"),
            f" than at the end of {last}."),
    ]  # fmt: skip
    second = [
        say("The equity ratio ", turn(firm, "rose", "fell"), " by ", _BARE.points(firm, _PP),
            " to ", _BARE.share(solid[0], behind=_OF), " (", _BARE.share(solid[1], behind=_OF),
            ")."),
        say("Long-term liabilities amounted to SEK ", _SAY(m("long-debt")), ", which is SEK ",
            _SAY.size(debt, "difference"), " ", turn(debt, "higher", "lower"),
            " than a year earlier."),
        say("Investments totalled SEK ", _SAY(m("investments")), " against a budget of SEK ",
            _SAY(m("investments", basis="budget")), ", an ",
            turn(spent, "underspend", "overspend"), " of SEK ", _SAY.size(spent, "difference"),
                "."),
    ]  # fmt: skip
    return [
        Heading("The year in brief", 1),
        text(*shown(first)),
        text(*shown(second), "Future pension obligations remain a challenge."),
    ]


def _divisions(m: Municipality, chance: Random) -> list[Block]:
    last = m.year - 1
    rows, gaps = [], []
    whole = m.variance("net-cost", better=-1)
    rows.append(row("Region total", [
        _PEN(m("net-cost", year=last)), _PEN(m("net-cost")), _PEN(m("net-cost", basis="budget")),
        _PEN(whole), _PEN(m.growth("net-cost")),
    ], "sum"))  # fmt: skip
    for place, (name, _part) in enumerate(_DIVISIONS):
        key = f"D{place}"
        gap = m.variance("division", key, -1)
        gaps.append((name, key, gap))
        rows.append(row(name, [
            _PEN(m("division", key, last)), _PEN(m("division", key)),
            _PEN(m("division", key, basis="budget")), _PEN(gap, role="difference"),
            _PEN(m.growth("division", key)),
        ]))  # fmt: skip
    over = m.register.count("divisions over budget", [gap for _n, _k, gap in gaps], -1)
    many = in_words("en")(Decimal(len(gaps)))
    told = [
        say(counted(over, language="en", capital=True), f" of {many} divisions exceeded their "
            "budget."),
        say("The divisions together show a ", turn(whole, "surplus", "deficit"), " of SEK ",
            _SAY.size(whole, "difference"), " against budget."),
    ]  # fmt: skip
    if over.value < 2:
        told.pop(0)
    items = []
    for name, key, gap in chance.sample(gaps, 4):
        grown, rate = m.change("division", key), m.growth("division", key)
        share = m.register.quotient(m("division", key), m("net-cost"))
        items += shown([
            ways(chance,
                say(f"{name} had net costs of SEK ", _SAY(m("division", key)),
                    " compared with a budget of SEK ", _SAY(m("division", key, basis="budget")),
                    ", a ", turn(gap, "surplus", "deficit"), " of SEK ",
                    _SAY.size(gap, "difference"), "."),
                say(f"{name} accounted for ", _BARE.share(share, behind=_OF),
                    " of the region's net costs, SEK ", _SAY(m("division", key)), "."),
                say(f"Net costs in {name.lower()} ", turn(grown, "grew", "shrank"), " by SEK ",
                    _SAY.size(grown, "difference"), " (",
                    _BARE.share(rate, behind=_OF, size=True), f") from {last}.")),
        ])  # fmt: skip
    heads = ["Net costs, SEK million", str(last), str(m.year), f"Budget {m.year}", "Variance",
             "Change, %"]  # fmt: skip
    return [
        Heading("Results by division", 1),
        text(*shown(told)),
        table("Net costs by division", heads, rows),
        *[item(one) for one in items],
    ]


def _care(m: Municipality, chance: Random) -> list[Block]:
    last = m.year - 1
    rows, told, met = [], [], []
    for place, (name, _middle) in enumerate(_CARE):
        more, rate = m.change("care", f"C{place}"), m.growth("care", f"C{place}")
        rows.append(row(name, [_PEN(m("care", f"C{place}", last)), _PEN(m("care", f"C{place}")),
                               _PEN(more, role="difference"), _PEN(rate)]))  # fmt: skip
        told.append(ways(chance,
            say(f"{name} ", turn(more, "increased", "decreased"), " by ",
                _BARE.people(more, "difference", size=True), " to ",
                _BARE.people(m("care", f"C{place}")), "."),
            say(f"The number of {name.lower()} went ", turn(more, "up", "down"), " from ",
                _BARE.people(m("care", f"C{place}", last)), " to ",
                _BARE.people(m("care", f"C{place}")), ", or by ",
                _BARE.share(rate, behind=_OF, size=True), ".")))  # fmt: skip
    waits: list[Row] = []
    for place, name in enumerate(_WAITS):
        key = f"W{place}"
        gap = m.variance("wait", key)
        met.append(gap)
        waits.append(row(name, [
            _PEN(m("wait", key, last)), _PEN(m("wait", key)), _PEN(m("wait", key, basis="budget")),
            turn(gap, "Met", "Not met") if gap.value else "Met"]))  # fmt: skip
    good = m.register.count("waiting times met", met, 1, zero=True)
    many = in_words("en")(Decimal(len(met)))
    wait = chance.randrange(len(_WAITS))
    gap, moved = m.variance("wait", f"W{wait}"), m.change("wait", f"W{wait}")
    told += [
        say("The target was reached for ", counted(good, language="en"),
            f" of the {many} waiting times."),
        say(f"{_WAITS[wait]} was achieved in ", _BARE.share(m("wait", f"W{wait}"), behind=_OF),
            " of cases, ", _BARE.points(gap, _PP), " ", turn(gap, "above", "below"),
            " the target of ", _BARE.share(m("wait", f"W{wait}", basis="budget"), behind=_OF),
            " and ", _BARE.points(moved, _PP), " ", turn(moved, "better", "worse"),
            f" than in {last}."),
    ]  # fmt: skip
    return [
        Heading("Health care production", 1),
        table("Production", ["Number", str(last), str(m.year), "Change", "Change, %"], rows),
        text(*shown(told)),
        table("Waiting times, per cent within the guarantee",
              ["Indicator", f"Outcome {last}", f"Outcome {m.year}", "Target", "Assessment"], waits),
    ]  # fmt: skip


def _staff(m: Municipality) -> list[Block]:
    last = m.year - 1
    rows = [
        row(name, [_PEN(m("trade", f"T{place}", last)), _PEN(m("trade", f"T{place}")),
                   _PEN(m.change("trade", f"T{place}"), role="difference")])
        for place, name in enumerate(_TRADES)
    ]  # fmt: skip
    more, ill = m.change("employees"), m.change("sick-leave", "all")
    rows.append(
        row("Total", [_PEN(m("employees", year=last)), _PEN(m("employees")), _PEN(more)], "sum")
    )
    nurses = m.register.quotient(m("trade", "T1"), m("employees"))
    agency = m.change("agency", "all")
    told = [
        say("The region employed ", _BARE.people(m("employees")),
            " people at the end of the year, ",
            _BARE.people(more, "difference", size=True), " ", turn(more, "more", "fewer"),
            f" than in {last}."),
        say("Nurses and midwives, ", _BARE.people(m("trade", "T1")), " in number, make up ",
            _BARE.share(nurses, behind=_OF), " of the workforce."),
        say("Sick leave ", turn(ill, "rose", "fell"), " from ",
            _BARE.share(m("sick-leave", "all", last), behind=_OF), " to ",
            _BARE.share(m("sick-leave", "all"), behind=_OF), "."),
        say("Agency staff cost SEK ", _SAY(m("agency", "all")), " (",
            _BARE(m("agency", "all", last)), "), ", turn(agency, "up", "down"), " SEK ",
            _SAY.size(agency, "difference"), " on the year before."),
    ]  # fmt: skip
    return [
        Heading("Employees", 1),
        table("Employees by profession", ["", str(last), str(m.year), "Change"], rows),
        text(*shown(told)),
    ]


def _statements(m: Municipality, chance: Random) -> list[Block]:
    last = m.year - 1
    lines = (
        ("Operating income", "income", 1, "item"), ("Operating costs", "costs", -1, "item"),
        ("Depreciation", "depreciation", -1, "item"), ("Net operating costs", "net-cost", -1,
            "sum"),
        ("Tax revenue", "tax", 1, "item"), ("Government grants and equalisation", "grants", 1,
            "item"),
        ("Operating result", "operating-result", 1, "sum"),
        ("Financial income", "financial-income", 1, "item"),
        ("Financial expenses", "financial-costs", -1, "item"),
        ("Result for the year", "result", 1, "sum"),
    )  # fmt: skip
    heads = [
        [Head("SEK million"), Head("Region", 3), Head("Group", 2)],
        [Head(""), Head(str(last)), Head(str(m.year)), Head(f"Budget {m.year}"), Head(str(last)),
         Head(str(m.year))],
    ]  # fmt: skip
    rows = [
        row(label, [
            _PEN(m(what, year=last), sign), _PEN(m(what), sign), _PEN(m(what, basis="budget"),
            sign),
            _PEN(m(what, "group", last), sign), _PEN(m(what, "group"), sign),
        ], kind)
        for label, what, sign, kind in lines
    ]  # fmt: skip
    costs = [
        row(name, [_PEN(m(what, year=y)) for y in (last, m.year)])
        for name, what in zip(_COSTS, COSTS, strict=True)
    ]
    costs.append(
        row("Total operating costs", [_PEN(m("costs", year=y)) for y in (last, m.year)], "sum")
    )
    pay, rate = m.change("wages"), m.growth("wages")
    part = m.register.quotient(m("wages"), m("costs"))
    told = [
        say("Staff costs of SEK ", _SAY(m("wages")), " represent ", _BARE.share(part, behind=_OF),
            " of operating costs and ", turn(pay, "increased", "decreased"), " by ",
            _BARE.share(rate, behind=_OF, size=True), "."),
        say("Tax revenue and government grants came to SEK ", _SAY(m("tax")), " and SEK ",
            _SAY(m("grants")), " respectively, in total SEK ", _SAY(m("tax-and-grants")), "."),
    ]  # fmt: skip
    blocks: list[Block] = [
        Heading("Financial statements", 1),
        tall("Income statement", heads, rows),
        text(*shown(told)),
    ]
    if chance.random() < 0.7:
        heads_two = ["SEK million", str(last), str(m.year)]
        blocks.append(table("Operating costs by type", heads_two, costs))
    return blocks


FAMILY = Family("region", make)
