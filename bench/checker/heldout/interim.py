"""An interim report at the end of August: the period, the same period last year, the year's
budget, the forecast and how far it is from the budget; parentheses for minus, decimal mnkr; short
controller prose of period and forecast."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Board, Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Row
from ..quantities import Quantity
from ._more import about, made, own, shown, ways

_STYLE = NumberStyle(thousands=" ", negative="()")
_PEN = Pen("mnkr", 1, _STYLE)
_TEXT = NumberStyle(thousands=" ", negative="-")
_SAY = Pen("mnkr", 1, _TEXT, " mkr")
_BARE = Pen("mnkr", 1, _TEXT)
_OF = " procent"
_PARTS = ("income", "costs", "depreciation", "tax", "grants", "financial-income", "financial-costs")
_SUMS = (
    ("net-cost", (("costs", 1), ("depreciation", 1), ("income", -1))),
    ("operating-result", (("tax", 1), ("grants", 1), ("net-cost", -1))),
    ("result", (("operating-result", 1), ("financial-income", 1), ("financial-costs", -1))),
)
_LINES = (
    ("Verksamhetens intäkter", "income", 1, "item"),
    ("Verksamhetens kostnader", "costs", -1, "item"),
    ("Avskrivningar", "depreciation", -1, "item"),
    ("Verksamhetens nettokostnad", "net-cost", -1, "sum"),
    ("Skatteintäkter", "tax", 1, "item"),
    ("Statsbidrag och utjämning", "grants", 1, "item"),
    ("Verksamhetens resultat", "operating-result", 1, "sum"),
    ("Finansiella intäkter", "financial-income", 1, "item"),
    ("Finansiella kostnader", "financial-costs", -1, "item"),
    ("Resultat", "result", 1, "sum"),
)


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    _invent(m, chance)
    parts = [_boards(m, chance), _investments(m, chance)]
    if chance.random() < 0.3:
        parts.reverse()
    if chance.random() < 0.5:
        parts.append(_staff(m))
    blocks = [*_results(m, chance), *[block for part in parts for block in part]]
    return Paper(f"Delårsrapport januari–augusti {m.year} {m.name} kommun", tuple(blocks))


def _invent(m: Municipality, chance: Random) -> None:
    """The period of both years, and the forecast of this."""
    for year in (m.year - 1, m.year):
        for what in _PARTS:
            whole = m(what, year=year).value
            own(m, f"period {what}", "all", year, about(chance, whole * 2 / 3, 0.012))
        _sums(m, "period", year)
        _by_board(m, "period", year, chance, Decimal("0.655"))
    for what in _PARTS:
        own(m, f"forecast {what}", "all", m.year, about(chance, m(what).value, 0.006))
    _sums(m, "forecast", m.year)
    _by_board(m, "forecast", m.year, chance, Decimal(1))
    for one in m.projects:
        plan = m("project", one.key, basis="budget").value
        own(m, "period project", one.key, m.year, about(chance, plan * Decimal("0.45"), 0.6))
        own(m, "forecast project", one.key, m.year, about(chance, plan * Decimal("0.9"), 0.15))
    for kind in ("period", "forecast"):
        terms = [(m(f"{kind} project", one.key), 1) for one in m.projects]
        made(m, f"{kind} investments", "all", m.year, terms)


def _sums(m: Municipality, kind: str, year: int) -> None:
    for what, terms in _SUMS:
        some = [(m(f"{kind} {part}", "all", year), sign) for part, sign in terms]
        made(m, f"{kind} {what}", "all", year, some)


def _by_board(m: Municipality, kind: str, year: int, chance: Random, part: Decimal) -> None:
    terms = []
    for one in m.boards:
        value = about(chance, m("board-net", one.key, year).value * part, 0.012)
        terms.append((own(m, f"{kind} board", one.key, year, value), 1))
    made(m, f"{kind} boards", "all", year, terms)


def _budget(m: Municipality) -> Quantity:
    """The boards' budget without what is common."""
    parts = [m("board-net", one.key, basis="budget") for one in m.boards]
    return m.register.total(f"boards budget:all:{m.year}:budget", parts)


def _gap(m: Municipality, what: str, sign: int = 1) -> Quantity:
    """Forecast against budget, above zero where it is good."""
    two = (m(f"forecast {what}", "all"), m(what, basis="budget"))
    return m.register.difference(*(two if sign > 0 else reversed(two)))


def _results(m: Municipality, chance: Random) -> list[Block]:
    last = m.year - 1
    heads = [
        [Head("Resultaträkning"), Head("Utfall jan–aug", 2), Head("Helår", 3)],
        [Head("mkr"), Head(str(m.year)), Head(str(last)), Head("Budget"), Head("Prognos"),
         Head("Avvikelse")],
    ]  # fmt: skip
    rows = [
        row(label, [
            _PEN(m(f"period {what}", "all"), sign), _PEN(m(f"period {what}", "all", last), sign),
            _PEN(m(what, basis="budget"), sign), _PEN(m(f"forecast {what}", "all"), sign),
            _PEN(_gap(m, what, sign), role="difference"),
        ], kind)
        for label, what, sign, kind in _LINES
    ]  # fmt: skip
    result, before = m("period result", "all"), m("period result", "all", last)
    change, miss = m.change("period result", "all"), _gap(m, "result")
    net, grown = m.change("period net-cost", "all"), m.growth("period net-cost", "all")
    tax, cost = _gap(m, "tax"), _gap(m, "costs", -1)
    share = m.register.quotient(
        m("forecast result", "all"),
        m.register.total("forecast taxes", [m("forecast tax", "all"), m("forecast grants", "all")]),
    )
    income = m.change("period income", "all")
    first = [
        ways(chance,
            say("Resultatet för perioden januari till augusti är ", _SAY(result), " (",
                _SAY(before),
                " motsvarande period föregående år)."),
            say("Periodens resultat uppgår till ", _SAY(result), ", vilket är ",
                _SAY.size(change, "difference"), " ", turn(change, "högre", "lägre"),
                f" än samma period {last}.")),
        say("Helårsprognosen pekar mot ett resultat på ", _SAY(m("forecast result", "all")),
            ", att jämföra med budgeterade ", _SAY(m("result", basis="budget")), "."),
        say("Prognosen är därmed ", _SAY.size(miss, "difference"), " ",
            turn(miss, "bättre", "sämre"), " än budget och innebär att resultatet motsvarar ",
            _BARE.share(share, behind=_OF), " av skatteintäkter och statsbidrag."),
    ]  # fmt: skip
    second = [
        say("Nettokostnaden har under perioden ", turn(net, "ökat", "minskat"), " med ",
            _BARE.share(grown, behind=_OF, size=True), " eller ", _SAY.size(net, "difference"),
            " till ", _SAY(m("period net-cost", "all")), "."),
        say("Periodens intäkter ", turn(income, "steg", "sjönk"), " från ",
            _BARE(m("period income", "all", last)), " till ", _SAY(m("period income", "all")), "."),
        say("Skatteintäkterna väntas bli ", _SAY(m("forecast tax", "all")), ", det vill säga ",
            _SAY.size(tax, "difference"), " ", turn(tax, "mer", "mindre"), " än budget, medan "
            "kostnaderna beräknas bli ", _SAY.size(cost, "difference"), " ",
            turn(cost, "lägre", "högre"), " än budgeterat."),
        say("Avskrivningarna är ", _SAY(m("period depreciation", "all")),
            " för perioden och prognostiseras till ", _SAY(m("forecast depreciation", "all")),
            " för helåret."),
    ]  # fmt: skip
    grid = tall("Resultaträkning med helårsprognos", heads, rows)
    told: list[Block] = [text(*shown(first)), text(*shown(second))]
    start: list[Block] = [Heading("Periodens resultat och prognos", 1)]
    return [*start, grid, *told] if chance.random() < 0.5 else [*start, *told, grid]


def _boards(m: Municipality, chance: Random) -> list[Block]:
    last = m.year - 1
    gaps, rows = [], []
    for one in m.boards:
        plan = m("board-net", one.key, basis="budget")
        gap = m.register.difference(plan, m("forecast board", one.key))
        used = m.register.quotient(m("period board", one.key), plan)
        gaps.append((one, gap, used))
        rows.append(row(one.name, [
            _PEN(m("period board", one.key)), _PEN(m("period board", one.key, last)),
            _PEN(plan), _PEN(m("forecast board", one.key)), _PEN(gap, role="difference"),
            _PEN(used),
        ]))  # fmt: skip
    budget = _budget(m)
    whole = m.register.difference(budget, m("forecast boards", "all"))
    m.register.follows(whole, [(gap, 1) for _one, gap, _used in gaps], True)
    used = m.register.quotient(m("period boards", "all"), budget)
    rows.append(row("Summa nämnder", [
        _PEN(m("period boards", "all")), _PEN(m("period boards", "all", last)), _PEN(budget),
        _PEN(m("forecast boards", "all")), _PEN(whole), _PEN(used),
    ], "sum"))  # fmt: skip
    heads = ["Nettokostnad, mkr", f"Jan–aug {m.year}", f"Jan–aug {last}", "Helårsbudget",
             "Helårsprognos", "Avvikelse prognos", "Förbrukat, % av budget"]  # fmt: skip
    below = m.register.count("forecast below budget", [gap for _one, gap, _used in gaps], -1)
    told = [
        say("Nämnderna prognostiserar sammanlagt ett ", turn(whole, "överskott", "underskott"),
            " mot budget på ", _SAY.size(whole, "difference"), "."),
        say(counted(below, capital=True), " nämnder räknar med underskott vid årets slut."),
        say("Till och med augusti har nämnderna använt ", _BARE.share(used, behind=_OF),
            " av årets budget, eller ", _SAY(m("period boards", "all")), " av ", _SAY(budget), "."),
    ]  # fmt: skip
    if below.value < 2:
        del told[1]
    ends = chance.sample(_ENDS, len(gaps))
    return [
        Heading("Driftredovisning och nämndernas prognoser", 1),
        table("Driftredovisning", heads, rows),
        text(*shown(told)),
        *[
            block
            for (one, gap, _used), end in zip(gaps, ends, strict=True)
            for block in _comment(m, one, gap, end, chance)
        ],
    ]


_ENDS = (
    "Osäkerheten i prognosen är stor.", "Kostnaderna för vikarier har dämpats.",
    "Statsbidrag väntas först under hösten.", "Arbetet med åtgärdsplanen pågår.",
    "Semesterlöneskulden påverkar periodens utfall.",
    "Nämnden följer utvecklingen månadsvis.", "", "", "",
)  # fmt: skip


def _comment(m: Municipality, one: Board, gap: Quantity, end: str, chance: Random) -> list[Block]:
    grown = m.change("period board", one.key)
    rate = m.growth("period board", one.key)
    plan = m("board-net", one.key, basis="budget")
    share = m.register.quotient(gap, plan)
    some = [
        ways(chance,
            say("Nämnden bedömer att årets nettokostnad blir ", _SAY(m("forecast board", one.key)),
                " mot budgeterade ", _SAY(plan), "."),
            say("Prognosen för helåret är ett ", turn(gap, "överskott", "underskott"), " med ",
                _SAY.size(gap, "difference"), ", vilket motsvarar ",
                _BARE.share(share, behind=_OF, size=True), " av budgeten."),
            say("Nämndens prognos är ", _SAY(m("forecast board", one.key)), ", alltså ",
                _SAY.size(gap, "difference"), " ", turn(gap, "under", "över"), " budget.")),
        ways(chance,
            say("Nettokostnaden för perioden blev ", _SAY(m("period board", one.key)), ", ",
                _SAY.size(grown, "difference"), " ", turn(grown, "högre", "lägre"),
                " än motsvarande period i fjol."),
            say("Under perioden ", turn(grown, "ökade", "minskade"), " nettokostnaden med ",
                _BARE.share(rate, behind=_OF, size=True),
                " jämfört med samma period föregående år (",
                _SAY(m("period board", one.key, m.year - 1)), ").")),
    ]  # fmt: skip
    found = shown(some)
    if not found:
        return []
    return [Heading(one.name, 3), text(*found, *([end] if end else []))]


def _investments(m: Municipality, chance: Random) -> list[Block]:
    rows: list[Row] = []
    for one in m.projects:
        plan, hope = m("project", one.key, basis="budget"), m("forecast project", one.key)
        gap = m.register.difference(plan, hope)
        rows.append(row(one.name, [_PEN(m("period project", one.key)), _PEN(plan), _PEN(hope),
                                   _PEN(gap, role="difference")]))  # fmt: skip
    plan, hope = m("investments", basis="budget"), m("forecast investments", "all")
    gap = m.register.difference(plan, hope)
    m.register.follows(gap, [
        (m.register.difference(m("project", one.key, basis="budget"), m("forecast project",
            one.key)), 1)
        for one in m.projects
    ], True)  # fmt: skip
    spent = m("period investments", "all")
    rows.append(row("Totalt", [_PEN(spent), _PEN(plan), _PEN(hope), _PEN(gap)], "sum"))
    share = m.register.quotient(spent, plan)
    told = [
        say("Av årets investeringsbudget på ", _SAY(plan), " har ", _SAY(spent),
            " förbrukats till och med augusti, vilket är ", _BARE.share(share, behind=_OF), "."),
        say("För helåret väntas utgifterna bli ", _SAY(hope), " och ",
            turn(gap, "överskottet", "underskottet"), " mot budget därmed ",
            _SAY.size(gap, "difference"), "."),
    ]  # fmt: skip
    some = chance.sample(m.projects, 2)
    return [
        Heading("Investeringar", 1),
        text(*shown(told)),
        table("Investeringar per projekt, mkr",
              ["Projekt", "Utfall jan–aug", "Budget helår", "Prognos helår", "Avvikelse"], rows),
        *[item(say(f"{one.name} har hittills kostat ", _SAY(m("period project", one.key)),
                   " och beräknas på helåret hamna på ", _SAY(m("forecast project", one.key)), "."))
          for one in some],
    ]  # fmt: skip


def _staff(m: Municipality) -> list[Block]:
    last = m.year - 1
    for year in (last, m.year):
        for sex in ("women", "men"):
            own(m, "period sick", sex, year, m("sick-leave", sex, year).value + Decimal("0.002"),
                kind="ratio")  # fmt: skip
    told = [
        say("Sjukfrånvaron under perioden var ", _BARE.share(m("period sick", "women"), behind=_OF),
            " för kvinnor (", _BARE.share(m("period sick", "women", last), behind=_OF), ") och ",
            _BARE.share(m("period sick", "men"), behind=_OF), " för män (",
            _BARE.share(m("period sick", "men", last), behind=_OF), ")."),
    ]  # fmt: skip
    women, men = m.change("period sick", "women"), m.change("period sick", "men")
    told.append(
        say("Det innebär att kvinnornas sjukfrånvaro ", turn(women, "ökade", "minskade"), " med ",
            _BARE.points(women), " och männens ", turn(men, "ökade", "minskade"), " med ",
            _BARE.points(men), ".")
    )  # fmt: skip
    rows = [
        row(name, [_BARE(m("period sick", sex, year)) for year in (m.year, last)])
        for sex, name in (("women", "Kvinnor"), ("men", "Män"))
    ]
    return [
        Heading("Medarbetare", 1),
        text(*shown(told)),
        table("Sjukfrånvaro januari–augusti, procent", ["", str(m.year), str(last)], rows),
    ]


FAMILY = Family("interim", make)
