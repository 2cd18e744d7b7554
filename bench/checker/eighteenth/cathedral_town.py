"""The English summary of an old university town's annual report: what a hundred kronor paid for,
the result and balance sheet with the group beside, boards, staff, indicators against targets."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Indicator, Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Printed, Table, printed
from ..quantities import Quantity
from ._own import Own, full, kr, num, seen

_STYLE = NumberStyle(thousands=",", decimal=".", negative="\u2212")
_C = Pen("mnkr", 1, _STYLE)
_M = Pen("mnkr", 1, _STYLE, " million")
_USES = (
    ("Preschool and school", "school", 41), ("Care of the elderly", "elderly", 20),
    ("Support for people with disabilities", "disabled", 13),
    ("Individual and family care", "family", 7), ("Culture and leisure", "culture", 7),
    ("Streets, parks and planning", "streets", 6), ("Other services", "other", 6),
)  # fmt: skip
_LINES = (
    ("Operating income", "income", 1, "item"), ("Operating costs", "costs", -1, "item"),
    ("Depreciation", "depreciation", -1, "item"), ("Net cost of services", "net-cost", -1, "sum"),
    ("Tax revenue", "tax", 1, "item"), ("Government grants and equalisation", "grants", 1, "item"),
    ("Financial items, net", "financial-net", 1, "item"),
    ("Net result for the year", "result", 1, "sum"),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    o = Own(m, chance)
    _own(o)
    blocks: list[Block] = [
        Heading("The year in brief", 1),
        *_brief(m, o),
        Heading("What a hundred kronor of tax paid for", 1),
        *_hundred_text(m, o),
        _hundred(m, o),
        Heading("Result", 1),
        _results(m),
        *_result_text(m),
        Heading("Financial position", 1),
        *_position_text(m, o),
        _position(m),
        Heading("The boards", 1),
        _boards(m),
        *_board_text(m),
        Heading("Our employees", 1),
        *_staff_text(m, o),
        _staff(m),
        Heading("Targets", 1),
        _targets(m),
        *_target_text(m),
    ]
    return Paper(f"Municipality of {m.name}: annual report {m.year} in English", full(blocks), "en")


def _own(o: Own) -> None:
    m = o.m
    for year in (m.year - 1, m.year):
        whole = m("net-cost", year=year)
        left = whole.value
        for _label, key, share in _USES[:-1]:
            left -= o.base("use", key, year, float(whole.value) * share / 100, spread=0.03).value
        o.base("use", "other", year, left, spread=0)
        o.r.follows(whole, [(o("use", key, year), 1) for _, key, _ in _USES])
        o.base("students", "all", year, m("inhabitants", year=year).value / 6, kind="count")
        o.base("homes", "all", year, m.size * 310, kind="count", spread=0.2)


def _size(one: Quantity) -> Printed:
    return num(one, size=True, difference=True, style=_STYLE)


def _brief(m: Municipality, o: Own) -> list[Block]:
    people, grown = m.change("inhabitants"), m.growth("inhabitants")
    change, off = m.change("result"), m.variance("result")
    students = o.r.quotient(o("students"), m("inhabitants"))
    homes = o.change("homes")
    return [
        item(*seen([
            say("The population ", turn(people, "rose", "fell"), " by ", _size(people), " to ",
                num(m("inhabitants"), style=_STYLE), ", or by ",
                _C.share(grown, behind=" per cent", size=True), "."),
            say("Students, ", num(o("students"), style=_STYLE), " of them, make up ",
                _C.share(students, behind=" per cent"), " of the inhabitants.")])),
        item(*seen([
            say("The municipality closed the year with a result of SEK ", _M(m("result")), ", SEK ",
                _M.size(change, "difference"), " ", turn(change, "better", "worse"),
                " than the year before and SEK ", _M.size(off, "difference"), " ",
                turn(off, "above", "below"), " budget.")])),
        item(*seen([
            say("During the year ", num(o("homes"), style=_STYLE), " homes were completed, ",
                _size(homes), " ", turn(homes, "more", "fewer"), f" than in {m.year - 1}.")])),
        item(
            say("The municipal tax rate was SEK ",
                printed(m("tax-rate"), "", 2, _STYLE), " for each hundred kronor of income.")),
    ]  # fmt: skip


def _hundred_text(m: Municipality, o: Own) -> list[Block]:
    share = o.r.quotient(o("use", "school"), m("net-cost"))
    was = o.r.quotient(o("use", "school", m.year - 1), m("net-cost", year=m.year - 1))
    moved = o.r.difference(share, was)
    old = o.r.per(o("use", "elderly"), m("inhabitants"))
    two = o.r.total("elderly and disabled", [o("use", "elderly"), o("use", "disabled")])
    both = o.r.quotient(two, m("net-cost"))
    grown = o.growth("use", "culture")
    return [
        text(*seen([
            say("Of every SEK 100 spent, SEK ", _C.share(share), " went to preschools and schools, "
                "compared with SEK ", _C.share(was), f" in {m.year - 1}."),
            say("Their share has thus ", turn(moved, "grown", "shrunk"), " by ",
                _C.points(moved, " percentage points"), "."),
            say("Elderly care and disability support together cost SEK ", _M(two), ", which is ",
                _C.share(both, behind=" per cent"), " of the total."),
            say("Care of the elderly amounts to SEK ", kr(old, "", style=_STYLE),
                " per inhabitant, while spending on culture and leisure ",
                turn(grown, "went up", "went down"), " by ",
                _C.share(grown, behind=" per cent", size=True), "."),
        ]))
    ]  # fmt: skip


def _hundred(m: Municipality, o: Own) -> Table:
    last = m.year - 1
    rows = []
    for label, key in [*((label, key) for label, key, _ in _USES), ("Total net cost", "all")]:
        now = m("net-cost") if key == "all" else o("use", key)
        then = m("net-cost", year=last) if key == "all" else o("use", key, last)
        shares = [None, None] if key == "all" else [
            _C.share(o.r.quotient(now, m("net-cost"))),
            _C.share(o.r.quotient(then, m("net-cost", year=last)))]  # fmt: skip
        per = kr(o.r.per(now, m("inhabitants")), "", style=_STYLE)
        cells = [_C(now), shares[0], per, _C(then), shares[1]]
        rows.append(row(label, cells, "sum" if key == "all" else "item"))
    heads: list[list[str | Head]] = [
        ["", Head(str(m.year), 3), Head(str(last), 2)],
        ["", "SEK million", "%", "SEK per inhabitant", "SEK million", "%"],
    ]
    return tall("Net cost by service", heads, rows)


def _results(m: Municipality) -> Table:
    last = m.year - 1
    rows = []
    for label, what, sign, kind in _LINES:
        cells = [
            _C(m(what), sign), _C(m(what, year=last), sign), _C(m(what, basis="budget"), sign),
            _C(m(what, "group"), sign), _C(m(what, "group", last), sign),
        ]  # fmt: skip
        rows.append(row(label, cells, kind))
    heads: list[list[str | Head]] = [
        ["SEK million", Head("Municipality", 3), Head("Group", 2)],
        ["", str(m.year), str(last), f"Budget {m.year}", str(m.year), str(last)],
    ]
    return tall("Income statement", heads, rows)


def _result_text(m: Municipality) -> list[Block]:
    r, last = m.register, m.year - 1
    net, both = m.growth("net-cost"), m.growth("tax-and-grants")
    share = r.quotient(m("net-cost"), m("tax-and-grants"))
    was = r.quotient(m("net-cost", year=last), m("tax-and-grants", year=last))
    moved = r.difference(share, was)
    group = r.difference(m("result", "group"), m("result", "group", last))
    beyond = r.difference(m("result", "group"), m("result"))
    return [
        text(*seen([
            say("Net costs ", turn(net, "increased", "decreased"), " by ",
                _C.share(net, behind=" per cent", size=True), " and tax revenue and grants, SEK ",
                _M(m("tax-and-grants")), " in all, ", turn(both, "increased", "decreased"), " by ",
                _C.share(both, behind=" per cent", size=True), "."),
            say("As a result, ", _C.share(share, behind=" per cent"),
                " of tax revenue and grants was used for services, against ",
                _C.share(was, behind=" per cent"), " a year earlier, a ",
                turn(moved, "rise", "drop"), " of ", _C.points(moved, " percentage points"), "."),
        ])),
        text(*seen([
            say("The group as a whole reported SEK ", _M(m("result", "group")), ", SEK ",
                _M.size(group, "difference"), " ", turn(group, "more", "less"),
                f" than in {last}."),
            say("This is SEK ", _M.size(beyond, "difference"), " ", turn(beyond, "more", "less"),
                " than the municipality alone."),
        ])),
    ]  # fmt: skip


def _position_text(m: Municipality, o: Own) -> list[Block]:
    r, last, first = m.register, m.year - 1, m.years[-1]
    ratio = {y: r.quotient(m("equity", year=y), m("assets", year=y)) for y in m.years}
    moved = r.difference(ratio[m.year], ratio[first])
    debt, loans = m.change("long-debt"), m("new-loans")
    per = r.per(m("long-debt"), m("inhabitants"))
    was = r.per(m("long-debt", year=last), m("inhabitants", year=last))
    more = r.difference(per, was)
    mean = o.mean("investments each year", [m("investments", year=y) for y in m.years])
    return [
        text(*seen([
            say("Equity covered ", _C.share(ratio[m.year], behind=" per cent"),
                " of total assets at year-end, ", _C.points(moved, " percentage points"), " ",
                turn(moved, "more", "less"), f" than in {first}."),
            say("Long-term debt ", turn(debt, "rose", "fell"), " by SEK ",
                _M.size(debt, "difference"), " to SEK ", _M(m("long-debt")),
                ", as new loans of SEK ",
                _M(loans), " were raised and SEK ", _M(m("repayments")), " was repaid."),
            say("For each inhabitant that is SEK ", kr(per, "", style=_STYLE), ", SEK ",
                kr(more, "", size=True, difference=True, style=_STYLE), " ",
                turn(more, "more", "less"), " than the year before."),
            say("Investments came to SEK ", _M(m("investments")),
                "; the five-year average is SEK ", _M(mean), "."),
        ]))
    ]  # fmt: skip


def _position(m: Municipality) -> Table:
    years, r = m.years, m.register
    rows = [
        row("Inhabitants", [num(m("inhabitants", year=y), style=_STYLE) for y in years]),
        row("Fixed assets", [_C(m("fixed-assets", year=y)) for y in years]),
        row("Current assets", [_C(m("current-assets", year=y)) for y in years]),
        row("Total assets", [_C(m("assets", year=y)) for y in years], "sum"),
        row("Equity", [_C(m("equity", year=y)) for y in years]),
        row("Provisions", [_C(m("provisions", year=y)) for y in years]),
        row("Long-term debt", [_C(m("long-debt", year=y)) for y in years]),
        row("Current liabilities", [_C(m("short-debt", year=y)) for y in years]),
        row("Total equity and liabilities",
            [_C(m("equity-and-debts", year=y)) for y in years], "sum"),
        row("Equity ratio, %",
            [_C(r.quotient(m("equity", year=y), m("assets", year=y))) for y in years]),
        row("Investments", [_C(m("investments", year=y)) for y in years]),
    ]  # fmt: skip
    return table("Five years at a glance, SEK million", ["31 December", *map(str, years)], rows)


def _boards(m: Municipality) -> Table:
    rows = []
    for one in (*m.boards, m.central, None):
        who = one.key if one else "all"
        cells = [
            _C(m("board-net", who, basis="budget"), -1), _C(m("board-net", who), -1),
            _C(m.variance("board-net", who, -1), role="difference" if one else ""),
        ]  # fmt: skip
        rows.append(row(one.english if one else "Total", cells, "item" if one else "sum"))
    return table("Net cost of the boards", ["SEK million", "Budget", "Outcome", "Variance"], rows)


def _board_text(m: Municipality) -> list[Block]:
    r = m.register
    offs = [m.variance("board-net", one.key, -1) for one in m.boards]
    over = r.count("boards beyond budget", offs, -1)
    ranked = sorted(m.boards, key=lambda one: m.variance("board-net", one.key, -1).value)
    worst, best = ranked[0], ranked[-1]
    low, high = (m.variance("board-net", one.key, -1) for one in (worst, best))
    count = r.count("boards", [m("employees", one.key) for one in m.boards])
    whole = m.variance("board-net", "all", -1)
    return [
        text(*seen([
            say(counted(over, language="en", capital=True), " of the ",
                counted(count, language="en"), " boards spent more than budgeted."),
            say("The weakest outcome was that of the ", worst.english.lower(), ", with a ",
                turn(low, "surplus", "deficit"), " of SEK ", _M.size(low, "difference"),
                ", and the strongest that of the ", best.english.lower(), ", with a ",
                turn(high, "surplus", "deficit"), " of SEK ", _M.size(high, "difference"), "."),
            say("Including central items, net costs ended SEK ", _M.size(whole, "difference"), " ",
                turn(whole, "below", "above"), " budget."),
        ]))
    ]  # fmt: skip


def _staff_text(m: Municipality, o: Own) -> list[Block]:
    more, sick = m.change("employees"), m.change("sick-leave", "all")
    women = o.r.quotient(m("women"), m("employees"))
    apart = o.r.difference(m("sick-leave", "women"), m("sick-leave", "men"))
    per = o.r.per(m("inhabitants"), m("employees"))
    return [
        text(*seen([
            say("At the end of the year ", num(m("employees"), style=_STYLE),
                " people were employed, ", _size(more), " ", turn(more, "more", "fewer"),
                " than twelve months earlier; ", _C.share(women, behind=" per cent"),
                " of them are women."),
            say("There is one employee for every ", num(per, 1, style=_STYLE), " inhabitants."),
            say("Sick leave ", turn(sick, "rose", "fell"), " by ",
                _C.points(sick, " percentage points"), " to ",
                _C.share(m("sick-leave", "all"), behind=" per cent"),
                ", and was ", _C.points(apart, " percentage points"), " ",
                turn(apart, "higher", "lower"), " among women than among men."),
        ]))
    ]  # fmt: skip


def _staff(m: Municipality) -> Table:
    years = (m.year, m.year - 1)
    rows = [
        row(label, [num(m(what, year=y), style=_STYLE) for y in years], kind)
        for label, what, kind in (
            ("Women", "women", "item"), ("Men", "men", "item"), ("All employees", "employees",
            "sum"))
    ]  # fmt: skip
    rows += [
        row(f"Sick leave, {label}, %", [_C(m("sick-leave", who, y)) for y in years])
        for label, who in (("women", "women"), ("men", "men"), ("all", "all"))
    ]
    return table("", ["Staff", *map(str, years)], rows)


_NAMES = {
    "Andel elever som är behöriga till yrkesprogram": "Pupils eligible for vocational tracks, %",
    "Andel brukare som är nöjda med sin hemtjänst": "Users satisfied with home care, %",
    "Nöjd-medborgar-index": "Satisfied citizen index",
    "Företagsklimat, NKI": "Business climate index",
    "Hållbart medarbetarengagemang, HME": "Employee engagement index",
    "Andel ekologiska livsmedel": "Organic food, %",
    "Väntetid till särskilt boende, dagar": "Waiting time for residential care, days",
    "Andel hushållsavfall som återvinns": "Household waste recycled, %",
}


def _chosen(m: Municipality) -> list[Indicator]:
    return [one for one in m.indicators if one.name in _NAMES]


def _shown(m: Municipality, one: Indicator, year: int, basis: str = "outcome") -> Printed:
    quantity = m("indicator", one.key, year, "budget" if basis == "budget" else "outcome")
    if quantity.kind == "ratio":
        return _C(quantity)
    return num(quantity, 1, style=_STYLE)


def _targets(m: Municipality) -> Table:
    rows = [
        row(_NAMES[one.name], [
            _shown(m, one, m.year, "budget"), _shown(m, one, m.year), _shown(m, one, m.year - 1)])
        for one in _chosen(m)
    ]  # fmt: skip
    heads = ["Indicator", f"Target {m.year}", f"Outcome {m.year}", f"Outcome {m.year - 1}"]
    return table("How we did against our targets", heads, rows)


def _target_text(m: Municipality) -> list[Block]:
    margins = [m.margin(one) for one in _chosen(m)]
    met = m.register.count("targets met", margins, 1, True)
    count = m.register.count("targets", [m("indicator", one.key) for one in _chosen(m)])
    some = [
        say(counted(met, language="en", capital=True), " of the ", counted(count, language="en"),
            " targets were met."),
    ]  # fmt: skip
    for one in _chosen(m)[:3]:
        margin = m.margin(one)
        if margin.kind == "ratio":
            name = _NAMES[one.name].removesuffix(", %")
            some.append(
                say(f"{name}: ", _C.points(margin, " percentage points"), " ",
                    turn(margin, "better", "worse"), " than the target of ",
                    _C.share(m("indicator", one.key, basis="budget"), behind=" per cent"),
                    "."))  # fmt: skip
    return [text(*seen(some))]


FAMILY = Family("cathedral-town", make)
