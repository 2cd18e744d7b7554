"""An English digest of a year: SEK million, the group beside the municipality, boards by their
English names, borrowing, staff, five years."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, row, table, tall, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper
from ._tools import Line, add, at, bullet, combine, fill, grid, kept, num, para, pct

_STYLE = NumberStyle(thousands=",", decimal=".", negative="-")
_PEN = Pen("mnkr", 1, NumberStyle(thousands=",", decimal=".", negative="()"))
_BARE = Pen("mnkr", 1, _STYLE, " million")
_KR = Pen("kr", 0, _STYLE)
_POINTS = Pen(share_decimals=1, style=_STYLE)
_LENDERS = ("Kommuninvest", "Bonds", "European Investment Bank", "Commercial banks")


def make(m: Municipality, chance: Random) -> Paper:
    _model(m, chance)
    blocks = [
        Heading(f"The year {m.year} at a glance", 1),
        *_glance(m),
        *_statement(m),
        *_boards(m),
        *_position(m),
        *_staff(m),
        *_five(m),
    ]
    title = f"Municipality of {m.name}: Annual Report {m.year}, English summary"
    return Paper(title, kept(blocks), "en")


def _sek(one, role: str = "", *, size: bool = False):  # type: ignore[no-untyped-def]
    return _BARE.size(one, role) if size else _BARE(one, role=role)  # type: ignore[arg-type]


def _share(one, decimals: int = 1, *, size: bool = False):  # type: ignore[no-untyped-def]
    return pct(one, decimals, " per cent", size=size, style=_STYLE)


def _model(m: Municipality, chance: Random) -> None:
    for year in (m.year - 1, m.year):
        left, terms = m("long-debt", year=year).value, []
        for name, share in zip(_LENDERS, (0.55, 0.2, 0.15, 0), strict=True):
            last = name == _LENDERS[-1]
            whole = float(m("long-debt", year=year).value)
            part = left if last else int(whole * share * chance.uniform(0.9, 1.05))
            left -= part
            terms.append((add(m, "lent", name, part, year), 1))
        m.register.follows(m("long-debt", year=year), terms)
        unusual = add(
            m, "unusual", "digest", int(float(m.size) * chance.uniform(2, 20) * 1e6), year
        )
        combine(m, "underlying", "digest", [(m("result", year=year), 1), (unusual, -1)], year)
        terms = [(m("board-net", one.key, year), 1) for one in m.boards]
        combine(m, "board-net", "boards", terms, year)
    terms = [(m("board-net", one.key, basis="budget"), 1) for one in m.boards]
    combine(m, "board-net", "boards", terms, basis="budget")
    away = float(m.size) * chance.uniform(-30, 30) * 1e6
    add(m, "autumn-result", "digest", int(float(m("result").value) + away))


def _glance(m: Municipality) -> list[Block]:
    r, before = m.register, m.year - 1
    gap, people = m.variance("result"), m.change("inhabitants")
    autumn = r.difference(m("result"), m("autumn-result", "digest"))
    return [
        bullet(
            fill(
                "The municipality closed the year with a result of SEK {}, SEK {} {} than "
                "budgeted.",
                _sek(m("result")), _sek(gap, "difference", size=True),
                turn(gap, "better", "worse"),
            ),
        ),
        bullet(
            fill(
                "Items affecting comparability, mostly gains on land, contributed SEK {}; the "
                "underlying result was therefore SEK {} ({}: SEK {}).",
                _sek(m("unusual", "digest")), _sek(m("underlying", "digest")), str(before),
                _sek(m("underlying", "digest", before)),
            ),
        ),
        bullet(
            fill(
                "As late as October the forecast for the full year was SEK {}.",
                _sek(m("autumn-result", "digest")),
            ),
            fill(
                "The outcome was SEK {} {}.",
                _sek(autumn, "difference", size=True), turn(autumn, "higher", "lower"),
            ),
        ),
        bullet(
            fill(
                "{} people lived in {} at year-end, {} {} than twelve months earlier.",
                num(m("inhabitants"), 0, _STYLE), m.name,
                num(people, 0, _STYLE, size=True, role="difference"),
                turn(people, "more", "fewer"),
            ),
        ),
        bullet(
            fill(
                "Including its companies, the municipal group earned SEK {}, compared with "
                "SEK {} the year before.",
                _sek(m("result", "group")), _sek(m("result", "group", before)),
            ),
        ),
    ]  # fmt: skip


_LINES: tuple[Line, ...] = (
    ("Operating income", "income", 1, "item"),
    ("Operating expenses", "costs", -1, "item"),
    ("Depreciation", "depreciation", -1, "item"),
    ("Net cost of operations", "net-cost", -1, "sum"),
    ("Tax revenue", "tax", 1, "item"),
    ("General government grants and equalisation", "grants", 1, "item"),
    ("Operating result", "operating-result", 1, "sum"),
    ("Financial income", "financial-income", 1, "item"),
    ("Financial expenses", "financial-costs", -1, "item"),
    ("Result for the year", "result", 1, "sum"),
)


def _statement(m: Municipality) -> list[Block]:
    r, before = m.register, m.year - 1
    columns = [
        at(m, _PEN, "group", m.year), at(m, _PEN, "group", before),
        at(m, _PEN, "municipality", m.year), at(m, _PEN, "municipality", m.year, "budget"),
        at(m, _PEN, "municipality", before),
    ]  # fmt: skip
    heads = (
        ("", Head("Group", 2), Head("Municipality", 3)),
        ("SEK million", str(m.year), str(before), str(m.year), f"Budget {m.year}", str(before)),
    )
    tax, wages = m.growth("tax-and-grants"), m.growth("wages")
    return [
        Heading("Income statement"),
        tall("", heads, grid(_LINES, columns)),
        para(
            fill(
                "Taxes, equalisation and general grants to the municipality amounted to SEK {}, "
                "of which taxes accounted for {}.",
                _sek(m("tax-and-grants")), _share(r.quotient(m("tax"), m("tax-and-grants"))),
            ),
            fill(
                "Together they {} by {}.", turn(tax, "rose", "fell"), _share(tax, size=True)
            ),
            fill(
                "Of every hundred kronor received this way, the net cost of operations used {}, "
                "against {} in {}.",
                pct(r.quotient(m("net-cost"), m("tax-and-grants")), 1, " kronor", style=_STYLE),
                pct(r.quotient(m("net-cost", year=before), m("tax-and-grants", year=before)), 1,
                    " kronor", style=_STYLE),
                str(before),
            ),
            fill(
                "Salaries including social security charges, the largest single expense at "
                "SEK {}, {} by {}.",
                _sek(m("wages")), turn(wages, "increased", "decreased"), _share(wages, size=True),
            ),
        ),
    ]  # fmt: skip


def _boards(m: Municipality) -> list[Block]:
    r, before = m.register, m.year - 1
    rows = []
    for who, name in [*((one.key, one.english) for one in m.boards), ("boards", "All boards")]:
        cells = [
            _PEN(m("board-net", who)), _PEN(m("board-net", who, basis="budget")),
            _PEN(m.variance("board-net", who, -1), role="difference"),
            _PEN(m("board-net", who, before)),
        ]  # fmt: skip
        rows.append(row(name, cells, "sum" if who == "boards" else "item"))
    gaps = {one: m.variance("board-net", one.key, -1) for one in m.boards}
    low, high = (pick(gaps, key=lambda one: gaps[one].value) for pick in (min, max))
    over = r.count("boards beyond", gaps.values(), -1)
    whole = m.variance("board-net", "boards", -1)
    each = r.per(m("board-net", "boards"), m("inhabitants"))
    sentences = [
        fill(
            "The boards spent SEK {} net, or {} kronor for every inhabitant.",
            _sek(m("board-net", "boards")), _KR(each),
        ),
        fill(
            "Taken together this is SEK {} {} the budget.",
            _sek(whole, "difference", size=True), turn(whole, "below", "above"),
        ),
    ]  # fmt: skip
    if over.value > 1:
        sentences.append(
            fill("{} of them exceeded their budgets.", counted(over, True, "en", capital=True))
        )
    if gaps[low].value < -200_000:
        sentences.append(
            fill(
                f"The {_lower(low.english)} had the largest overspend, SEK {{}} or {{}} of its "
                "budget.",
                _sek(gaps[low], "difference", size=True),
                _share(r.quotient(gaps[low], m("board-net", low.key, basis="budget")), size=True),
            )
        )  # fmt: skip
    if gaps[high].value > 200_000:
        sentences.append(
            fill(
                f"The {_lower(high.english)} came in SEK {{}} under its budget of SEK {{}}.",
                _sek(gaps[high], "difference", size=True),
                _sek(m("board-net", high.key, basis="budget")),
            )
        )
    return [
        Heading("Boards"),
        table("Net cost by board (SEK million)", ["", "Outcome", "Budget", "Variance", str(before)],
              rows),
        para(*sentences),
    ]  # fmt: skip


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]


def _position(m: Municipality) -> list[Block]:
    r, before = m.register, m.year - 1
    years = (m.year, before)
    debt, change = m("long-debt"), m.change("long-debt")
    lent = [row(one, [_PEN(m("lent", one, y)) for y in years]) for one in _LENDERS]
    lent.append(row("Long-term borrowing", [_PEN(m("long-debt", year=y)) for y in years], "sum"))
    sides: list[Line] = [
        ("Property, plant and equipment", "buildings", 1, "item"),
        ("Machinery and equipment", "machinery", 1, "item"),
        ("Intangible assets", "intangible", 1, "item"),
        ("Financial non-current assets", "financial-assets", 1, "item"),
        ("Current assets", "current-assets", 1, "item"),
        ("Total assets", "assets", 1, "sum"),
        ("Equity", "equity", 1, "item"),
        ("Provisions", "provisions", 1, "item"),
        ("Long-term borrowing", "long-debt", 1, "item"),
        ("Current liabilities", "short-debt", 1, "item"),
        ("Total equity and liabilities", "equity-and-debts", 1, "sum"),
    ]
    ratio, ratio_then = (r.quotient(m("equity", year=y), m("assets", year=y)) for y in years)
    moved = r.difference(ratio, ratio_then)
    top = m("lent", _LENDERS[0])
    columns = [at(m, _PEN, "municipality", y) for y in years]
    return [
        Heading("Financial position of the municipality"),
        table("Balance sheet at 31 December, SEK million", ["", *map(str, years)],
              grid(sides, columns)),
        para(
            fill(
                "The equity ratio {} by {} to {}.",
                turn(moved, "improved", "weakened"),
                _POINTS.points(moved, " percentage points"), _share(ratio),
            ),
            fill("Equity itself stood at SEK {}.", _sek(m("equity"))),
            fill(
                "Long-term borrowing {} by SEK {} after new loans of SEK {} and repayments of "
                "SEK {}.",
                turn(change, "grew", "shrank"), _sek(change, "difference", size=True),
                _sek(m("new-loans")), _sek(m("repayments")),
            ),
            fill(
                "The borrowing corresponds to SEK {} per inhabitant; {} is owed to Kommuninvest.",
                _KR(r.per(debt, m("inhabitants"))), _share(r.quotient(top, debt), 0),
            ),
            fill(
                "Capital expenditure came to SEK {}, against SEK {} in the budget.",
                _sek(m("investments")), _sek(m("investments", basis="budget")),
            ),
        ),
        table("Sources of funding, SEK million", ["", *map(str, years)], lent),
    ]  # fmt: skip


def _staff(m: Municipality) -> list[Block]:
    r, before = m.register, m.year - 1
    years = (m.year, before)
    rows = [
        row(label, [num(m(what, year=y), 0, _STYLE) for y in years], kind)
        for label, what, kind in (
            ("Women", "women", "item"), ("Men", "men", "item"), ("Employees", "employees", "sum"),
        )
    ]  # fmt: skip
    rows += [
        row(label, [pct(m("sick-leave", who, y), behind="", style=_STYLE) for y in years])
        for label, who in (
            ("Sickness absence, %", "all"), ("Sickness absence, women, %", "women"),
            ("Sickness absence, men, %", "men"),
        )
    ]  # fmt: skip
    more, ill = m.change("employees"), m.change("sick-leave", "all")
    return [
        Heading("Employees"),
        para(
            fill(
                "The municipality had {} employees, {} {} than in {}, and {} of them were women.",
                num(m("employees"), 0, _STYLE),
                num(more, 0, _STYLE, size=True, role="difference"), turn(more, "more", "fewer"),
                str(before), _share(r.quotient(m("women"), m("employees")), 0),
            ),
            fill("Sickness absence was {} of working hours.", _share(m("sick-leave", "all"))),
            fill(
                "That is {} {} than the year before.",
                _POINTS.points(ill, " percentage points"), turn(ill, "higher", "lower"),
            ),
        ),
        table("", ["", *map(str, years)], rows),
    ]  # fmt: skip


def _five(m: Municipality) -> list[Block]:
    r, years = m.register, m.years
    rows = [
        row("Result for the year, SEK million", [_PEN(m("result", year=y)) for y in years]),
        row("Result as % of taxes and grants",
            [pct(r.quotient(m("result", year=y), m("tax-and-grants", year=y)), 1, "",
                 style=_PEN.style) for y in years]),
        row("Capital expenditure, SEK million", [_PEN(m("investments", year=y)) for y in years]),
        row("Equity ratio, %",
            [pct(r.quotient(m("equity", year=y), m("assets", year=y)), 1, "", style=_STYLE)
             for y in years]),
        row("Inhabitants", [num(m("inhabitants", year=y), 0, _STYLE) for y in years]),
    ]  # fmt: skip
    spent = r.total("digest five", [m("investments", year=y) for y in years])
    top = max(years, key=lambda y: m("investments", year=y).value)
    first = m.years[-1]
    grown = r.growth(m("inhabitants"), m("inhabitants", year=first))
    return [
        Heading("Five-year review"),
        table("", ["", *map(str, years)], rows),
        para(
            fill(
                "Over the five years the municipality has invested SEK {}, most of it in {} when "
                "SEK {} was spent.",
                _sek(spent), str(top), _sek(m("investments", year=top)),
            )
            if m("investments", year=top).value * 2 > spent.value
            else fill(
                "Over the five years the municipality has invested SEK {}; the peak was SEK {} "
                "in {}.",
                _sek(spent), _sek(m("investments", year=top)), str(top),
            ),
            fill(
                "Since {} the population has grown by {}.", str(first), _share(grown)
            ),
        ),
    ]  # fmt: skip


FAMILY = Family("english-digest", make)
