"""The year's first follow-up, per April: four months beside the whole year's forecast, signs by the
effect on the result, what has moved since the forecast of February, measures, tax, investments."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import GRANTS, TAXES, Board, Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Paragraph, Row
from ..quantities import Quantity
from ._accounts import Accounts, filled, told

_PEN = Pen("mnkr", 1, NumberStyle(negative="–", plus=False))
_GAP = Pen("mnkr", 1, NumberStyle(negative="–", plus=True))
_SAY = Pen("mnkr", 1, NumberStyle(negative="–"), " mkr")
_SIGNED = Pen("mnkr", 1, NumberStyle(negative="–", plus=True), " mkr")
_LINES = (
    ("Verksamhetens intäkter", "income", 1, "item"),
    ("Verksamhetens kostnader", "costs", -1, "item"),
    ("Avskrivningar", "depreciation", -1, "item"),
    ("Verksamhetens nettokostnader", "net-cost", -1, "sum"),
    ("Skatteintäkter", "tax", 1, "item"),
    ("Generella statsbidrag och utjämning", "grants", 1, "item"),
    ("Verksamhetens resultat", "operating-result", 1, "sum"),
    ("Finansiella intäkter", "financial-income", 1, "item"),
    ("Finansiella kostnader", "financial-costs", -1, "item"),
    ("Resultat", "result", 1, "sum"),
)
_REASONS = {
    "Barn- och utbildningsnämnden": "färre elever än väntat och högre kostnader för skolskjuts",
    "Socialnämnden": "placeringar av barn och unga",
    "Vård- och omsorgsnämnden": "fler beviljade timmar i hemtjänsten och sjuklöner under våren",
    "Tekniska nämnden": "vinterväghållningen och elpriset",
    "Gymnasienämnden": "interkommunala ersättningar",
    "Kultur- och fritidsnämnden": "bidrag till föreningar och hyran för simhallen",
    "Arbetsmarknadsnämnden": "statliga bidrag och antalet hushåll med försörjningsstöd",
}
_MEASURES = (
    ("m1", "Anställningsprövning", 2.4), ("m2", "Översyn av bemanning på natten", 3.6),
    ("m3", "Minskade inköp och resor", 1.1), ("m4", "Hemtagning av placeringar", 4.2),
    ("m5", "Senarelagd rekrytering", 1.7),
)  # fmt: skip
_TAXES = {
    "preliminary-tax": "Preliminära skattemedel",
    "tax-forecast": "Prognos slutavräkning innevarande år",
    "tax-final": "Justering slutavräkning föregående år",
    "income-equalisation": "Inkomstutjämning", "cost-equalisation": "Kostnadsutjämning",
    "regulation": "Regleringspost", "lss": "LSS-utjämning",
    "property-fee": "Kommunal fastighetsavgift",
}  # fmt: skip
_PERIODS = ("jan–apr before", "jan–apr")


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    a = Accounts(m, chance)
    _year(m, a)
    _months(m, a)
    _rest(m, a)
    blocks: list[Block] = [
        Heading("Sammanfattning", 1),
        *_summary(m, a),
        Heading("Resultat och helårsprognos", 1),
        _statement(m, a),
        *_four_months(a),
        Heading("Skatteintäkter och generella statsbidrag"),
        *_taxes(m, a),
        Heading("Nämndernas prognoser", 1),
        *_boards(m, a),
        *_since_february(m, a),
        Heading("Åtgärder för en budget i balans"),
        *_measures(a),
        Heading("Investeringar", 1),
        *_investments(m, a),
        Heading("Likviditet och lån", 1),
        *_loans(m, a),
    ]
    return Paper(f"Budgetuppföljning per april {m.year} {m.name} kommun", filled(blocks))


def _every(m: Municipality) -> tuple[Board, ...]:
    """The boards and what is common."""
    return (*m.boards, m.central)


def _year(m: Municipality, a: Accounts) -> None:
    """Budget and forecasts of the year: from the boards up."""
    for one in _every(m):
        budget = m("board-net", one.key, basis="budget")
        a.know("net", one.key, "budget", budget)
        a.near("net", one.key, "april", "budget", 0.018, 0.004)
        a.near("net", one.key, "february", "april", 0.007)
    for when in ("february", "april"):
        a.add("net", "all", when, [(a("net", one.key, when), 1) for one in _every(m)])
    for _label, what, _sign, _kind in _LINES:
        a.know(what, "whole", "budget", m(what, basis="budget"))
    for what in ("income", "depreciation", "financial-income", "financial-costs", *TAXES, *GRANTS):
        if what in (*TAXES, *GRANTS):
            a.know(what, "whole", "budget", m(what, basis="budget"))
        a.near(what, "whole", "april", "budget", 0.012 if what not in TAXES[1:] else 0.3)
    _close(a, "april", a("net", "all", "april"))


def _close(a: Accounts, when: str, net: Quantity) -> None:
    """The statement's totals at a time, out of its net cost and its other lines."""
    value = net.value + a("income", "whole", when).value - a("depreciation", "whole", when).value
    costs = a.put("costs", "whole", when, value)
    terms = [(costs, 1), (a("depreciation", "whole", when), 1), (a("income", "whole", when), -1)]
    total = a.add("net-cost", "whole", when, terms)
    a.register.follows(total, [(net, 1)])
    if when == "april":
        for what, parts in (("tax", TAXES), ("grants", GRANTS)):
            a.add(what, "whole", when, [(a(one, "whole", when), 1) for one in parts])
    _results(a, when)


def _results(a: Accounts, when: str) -> None:
    """The results of a statement whose other lines are there."""

    def get(what: str) -> Quantity:
        """A line of it."""
        return a(what, "whole", when)

    terms = [(get("tax"), 1), (get("grants"), 1), (get("net-cost"), -1)]
    a.add("operating-result", "whole", when, terms)
    terms = [(get("operating-result"), 1), (get("financial-income"), 1)]
    a.add("result", "whole", when, [*terms, (get("financial-costs"), -1)])


def _months(m: Municipality, a: Accounts) -> None:
    """Four months of this year and of the last."""
    for when, year in zip(_PERIODS, (m.year - 1, m.year), strict=True):
        for one in _every(m):
            value = m("board-net", one.key, year).value * a.share_of("0.327", 0.025)
            a.put("net", one.key, when, value)
        a.add("net", "all", when, [(a("net", one.key, when), 1) for one in _every(m)])
        for what in (
            "income",
            "depreciation",
            "tax",
            "grants",
            "financial-income",
            "financial-costs",
        ):
            value = m(what, year=year).value * a.share_of("0.332", 0.02)
            a.put(what, "whole", when, value, before=None)
        _close(a, when, a("net", "all", when))


def _rest(m: Municipality, a: Accounts) -> None:
    """Measures, investments, loans."""
    for key, _label, size in _MEASURES:
        a.grow("measure", key, ("decided",), round(size * 1_000_000), 0, 0.2)
        a.put("measure", key, "done", a("measure", key, "decided").value * a.share_of("0.3", 0.5))
    for when in ("decided", "done"):
        a.sums("measure", "all", (when,), [("measure", key) for key, *_ in _MEASURES])
    for one in m.projects:
        budget = a.know("project", one.key, "budget", m("project", one.key, basis="budget"))
        a.put("project", one.key, "april", budget.value * a.share_of("0.86", 0.2))
        a.put("project", one.key, "jan–apr", budget.value * a.share_of("0.19", 0.6))
    for when in ("april", "jan–apr"):
        a.sums("project", "all", (when,), [("project", one.key) for one in m.projects])
    a.know("project", "all", "budget", m("investments", basis="budget"))
    for what in ("long-debt", "cash"):
        a.know(what, "whole", "december", m(what, year=m.year - 1))
        a.near(what, "whole", "jan–apr", "december", 0.08)


def _better(a: Accounts, what: str, who: str, sign: int, one: str = "april") -> Quantity:
    """By how much a forecast is better than budget for the result."""
    return a.less(what, who, *((one, "budget") if sign > 0 else ("budget", one)))


def _summary(m: Municipality, a: Accounts) -> list[Block]:
    """The follow-up on half a page."""
    gap, now = _better(a, "result", "whole", 1), a("result", "whole", "april")
    net, tax = _better(a, "net-cost", "whole", -1), _better(a, "tax", "whole", 1)
    four = a.less("result", "whole", *reversed(_PERIODS))
    both = a.register.total("tax and grants april:own",
                            [a("tax", "whole", "april"),
                             a("grants", "whole", "april")])  # fmt: skip
    share = a.register.quotient(now, both)
    return [
        item(say("Resultatet för årets fyra första månader är ",
                 _SIGNED(a("result", "whole", "jan–apr")), " (",
                 _SIGNED(a("result", "whole", _PERIODS[0])),
                 f" samma period {m.year - 1})."),
             *told(say("Det är alltså ", _SAY.size(four, "difference"), " ",
                       turn(four, "bättre", "sämre"), " än då."))),
        item(*told(say("Helårsprognosen pekar på ", _SIGNED(now), ", att ställa mot budgeterade ",
                       _SIGNED(a("result", "whole", "budget")), "."),
                   say("Avvikelsen blir ", _SIGNED(gap, role="difference"), "."))),
        item(*told(say("Verksamhetens nettokostnader väntas bli ", _SAY.size(net, "difference"),
                       " ",
                       turn(net, "lägre", "högre"), " än budget medan skatteintäkterna väntas ge ",
                       _SAY.size(tax, "difference"), " ", turn(tax, "mer", "mindre"), "."))),
        item(say("Prognosen motsvarar ", _SAY.share(share, behind=" procent"),
                 " av skatteintäkter och generella statsbidrag.")),
    ]  # fmt: skip


def _statement(m: Municipality, a: Accounts) -> Block:
    """The statement: four months twice, budget, forecast, variance."""
    rows = []
    for label, what, sign, kind in _LINES:
        cells = [
            _PEN(a(what, "whole", one), sign) for one in (*reversed(_PERIODS), "budget", "april")
        ]
        rows.append(
            row(label, [*cells, _GAP(_better(a, what, "whole", sign), role="difference")], kind)
        )
    heads = (
        ("", Head("Januari–april", 2), Head(f"Helår {m.year}", 3)),
        ("Mkr", str(m.year), str(m.year - 1), "Budget", "Prognos", "Avvikelse"),
    )
    return tall("Resultaträkning med helårsprognos", heads, rows)


def _four_months(a: Accounts) -> list[Block]:
    """What the period's statement says, and what comes of it."""
    grown = {w: a.growth(w, "whole", "jan–apr", _PERIODS[0]) for w in ("net-cost", "tax", "costs")}
    grants, money = (
        a.less(w, "whole", "jan–apr", _PERIODS[0]) for w in ("grants", "financial-costs")
    )
    tax = a.less("tax", "whole", "jan–apr", _PERIODS[0])
    return [
        text(
            *told(
                say("Nettokostnaderna har ", turn(grown["net-cost"], "ökat", "minskat"), " med ",
                    _SAY.share(grown["net-cost"], behind=" %", size=True),
                    " jämfört med samma period"
                    " i fjol, samtidigt som skatteintäkterna ", turn(tax, "ökade", "minskade"),
                    " med ", _SAY.share(grown["tax"], behind=" %", size=True), "."),
                say("Bruttokostnaderna uppgick till ", _SAY(a("costs", "whole", "jan–apr")), ", ",
                    _SAY.share(grown["costs"], behind=" %", size=True), " ",
                    turn(grown["costs"], "mer", "mindre"), " än ett år tidigare."),
                say("De generella statsbidragen gav ", _SAY(a("grants", "whole", "jan–apr")),
                    ", vilket är ", _SAY.size(grants, "difference"), " ",
                    turn(grants, "mer", "mindre"), " än under motsvarande månader i fjol."),
                say("De finansiella kostnaderna ", turn(money, "steg", "föll"), " från ",
                    _SAY(a("financial-costs", "whole", _PERIODS[0])), " till ",
                    _SAY(a("financial-costs", "whole", "jan–apr")), "."),
            )
        )
    ]  # fmt: skip


def _taxes(m: Municipality, a: Accounts) -> list[Block]:
    """Tax and grants of the year, line by line."""
    rows = []
    for parts, label, whole in ((TAXES, "Summa skatteintäkter", "tax"),
                                (GRANTS, "Summa generella statsbidrag", "grants")):  # fmt: skip
        for what, kind in (*((one, "item") for one in parts), (whole, "sum")):
            cells = [_PEN(a(what, "whole", "budget")), _PEN(a(what, "whole", "april")),
                     _GAP(_better(a, what, "whole", 1), role="difference")]  # fmt: skip
            rows.append(row(label if kind == "sum" else _TAXES[what], cells, kind))
    first, even = (
        _better(a, "preliminary-tax", "whole", 1),
        _better(a, "income-equalisation", "whole", 1),
    )
    both = a.register.total("tax and grants gap:own",
                            [_better(a, "tax", "whole", 1),
                             _better(a, "grants", "whole", 1)])  # fmt: skip
    return [
        table("", ["Mkr", f"Budget {m.year}", "Prognos april", "Avvikelse"], rows),
        text(
            *told(
                say("Prognosen bygger på den beräkning som Sveriges Kommuner och Regioner lämnade i"
                    " slutet av april."),
                say("Tillsammans ger skatter och statsbidrag ", _SAY.size(both, "difference"), " ",
                    turn(both, "mer", "mindre"), " än budget."),
                say("De preliminära skattemedlen avviker med ", _SIGNED(first, role="difference"),
                    " och inkomstutjämningen med ", _SIGNED(even, role="difference"), "."),
            )
        ),
    ]  # fmt: skip


def _boards(m: Municipality, a: Accounts) -> list[Block]:
    """The boards' nets: what is used of the budget, forecast, variance."""

    def line(label: str, key: str, budget: Quantity, kind: str = "item") -> Row:
        """A board's row."""
        used = a.register.quotient(a("net", key, "jan–apr"), budget)
        gap = a.register.difference(budget, a("net", key, "april"))
        cells = [_PEN(a("net", key, "jan–apr")), _PEN(budget), _PEN.share(used),
                 _PEN(a("net", key, "april")), _GAP(gap, role="difference")]  # fmt: skip
        return row(label, cells, kind)

    rows = [line(one.name, one.key, a("net", one.key, "budget")) for one in _every(m)]
    rows.append(line("Summa", "all", m("board-net", "all", basis="budget"), "sum"))
    gaps = {one: _better(a, "net", one.key, -1) for one in m.boards}
    below = a.register.count("boards below in april:own", gaps.values(), -1)
    heads = ["Nettokostnad, mkr", "Utfall jan–apr", "Budget helår", "Förbrukat, %", "Prognos",
             "Avvikelse"]  # fmt: skip
    found: list[Block] = [
        text(*told(say(counted(below, capital=True), f" av {len(m.boards)} nämnder räknar med att"
                       " inte klara sin budget."))),
        table("Driftbudget per nämnd", heads, rows),
    ]  # fmt: skip
    told_of = sorted(m.boards, key=lambda one: -abs(gaps[one].value))[:4]
    return [*found, *(_board(a, one, gaps[one], place) for place, one in enumerate(told_of) if
                      _SAY.size(gaps[one]).value)]  # fmt: skip


def _board(a: Accounts, one: Board, gap: Quantity, place: int) -> Paragraph:
    """A board's own words on its forecast."""
    reason = _REASONS.get(one.name, "bemanningen och köpen av konsulter")
    budget, four = a("net", one.key, "budget"), a("net", one.key, "jan–apr")
    share = a.register.quotient(gap, budget)
    more = a.less("net", one.key, "jan–apr", _PERIODS[0])
    if place % 2:
        return text(
            *told(
                say(f"Hos {_inside(one.name)} har ", _SAY(four), " av årets ", _SAY(budget),
                    " förbrukats, ", _SAY.size(more, "difference"), " ",
                    turn(more, "mer", "mindre"),
                    " än vid samma tid förra året."),
                say("Nämnden räknar med att året slutar på ", _SAY(a("net", one.key, "april")),
                    ", ",
                    turn(gap, "ett överskott", "ett underskott"), " på ",
                    _SAY.size(gap, "difference"), f" som förklaras av {reason}."),
            )
        )  # fmt: skip
    return text(
        *told(
            say(f"{one.name} prognostiserar ett ", turn(gap, "överskott", "underskott"), " om ",
                _SAY.size(gap, "difference"), ", motsvarande ",
                _SAY.share(share, behind=" procent", size=True), " av budgeten."),
            say(f"Orsaken är främst {reason}."),
            say("Utfallet till och med april är ", _SAY(four), "."),
        )
    )  # fmt: skip


def _inside(name: str) -> str:
    """A board's name within a sentence."""
    return name[0].lower() + name[1:]


def _since_february(m: Municipality, a: Accounts) -> list[Block]:
    """How the variances moved since the forecast of February."""
    rows, moved = [], []
    total = m("board-net", "all", basis="budget")
    for one in (*_every(m), None):
        key = one.key if one else "all"
        budget = a("net", key, "budget") if one else total
        gaps = [
            a.register.difference(budget, a("net", key, when)) for when in ("february", "april")
        ]
        change = a.register.difference(gaps[1], gaps[0])
        moved.append(change)
        cells = [*(_GAP(gap, role="difference") for gap in gaps), _GAP(change, role="difference")]
        rows.append(row(one.name if one else "Totalt", cells, "item" if one else "sum"))
    worse = a.register.count("forecasts worse:own", moved[: len(m.boards)], -1)
    return [
        Heading("Förändring sedan februari"),
        table("Prognostiserad budgetavvikelse, mkr", ["", "Februari", "April", "Förändring"], rows),
        text(
            *told(
                say("Sammantaget har nämndernas prognos ", turn(moved[-1], "förbättrats",
                    "försämrats"), " med ", _SAY.size(moved[-1], "difference"),
                    " sedan uppföljningen i februari."),
                say("För ", counted(worse), " av nämnderna har prognosen blivit sämre."),
            )
        ),
    ]  # fmt: skip


def _measures(a: Accounts) -> list[Block]:
    """Decided measures and what they have given so far."""
    rows = [
        row(label, [_PEN(a("measure", key, "decided")), _PEN(a("measure", key, "done")),
                    _PEN(a.less("measure", key, "decided", "done"), role="difference")], kind)
        for key, label, kind in (*((key, label, "item") for key, label, _ in _MEASURES),
                                 ("all", "Summa åtgärder", "sum"))
    ]  # fmt: skip
    share = a.register.quotient(a("measure", "all", "done"), a("measure", "all", "decided"))
    left = a.less("measure", "all", "decided", "done")
    return [
        text(
            say("Kommunstyrelsen har beslutat om åtgärder som ska sänka årets kostnader med ",
                _SAY(a("measure", "all", "decided")), "."),
            say("Till och med april har ", _SAY(a("measure", "all", "done")), " eller ",
                _SAY.share(share, behind=" procent"), " fått effekt, och ",
                _SAY.size(left, "difference"), " återstår."),
        ),
        table("Åtgärder, mkr", ["Åtgärd", "Beslutad effekt", "Effekt t.o.m. april", "Återstår"],
              rows),
    ]  # fmt: skip


def _investments(m: Municipality, a: Accounts) -> list[Block]:
    """The investments."""
    rows = []
    for one in (*m.projects, None):
        key = one.key if one else "all"
        gap = a.less("project", key, "budget", "april")
        cells = [_PEN(a("project", key, "budget")), _PEN(a("project", key, "jan–apr")),
                 _PEN(a("project", key, "april")), _GAP(gap, role="difference")]  # fmt: skip
        rows.append(row(one.name if one else "Summa", cells, "item" if one else "sum"))
    gap, first = a.less("project", "all", "budget", "april"), m.projects[0]
    share = a.register.quotient(a("project", "all", "april"), a("project", "all", "budget"))
    return [
        table("Investeringar, mkr",
              ["Projekt", "Budget", "Utfall jan–apr", "Prognos", "Avvikelse"], rows),
        text(
            *told(
                say("Av investeringsbudgeten på ", _SAY(a("project", "all", "budget")), " väntas ",
                    _SAY(a("project", "all", "april")), " användas i år, det vill säga ",
                    _SAY.share(share, behind=" procent"), "."),
                say("Prognosen är därmed ", _SAY.size(gap, "difference"), " ",
                    turn(gap, "lägre", "högre"), " än budget."),
                say(f"I projektet {first.name} har ", _SAY(a("project", first.key, "jan–apr")),
                    " upparbetats av ", _SAY(a("project", first.key, "budget")), "."),
            )
        ),
    ]  # fmt: skip


def _loans(m: Municipality, a: Accounts) -> list[Block]:
    """Cash and loans at the end of April against the turn of the year."""
    cash, debt = (a.less(one, "whole", "jan–apr", "december") for one in ("cash", "long-debt"))
    return [
        text(
            *told(
                say("Likvida medel uppgick den 30 april till ", _SAY(a("cash", "whole", "jan–apr")),
                    ", ", turn(cash, "en ökning", "en minskning"), " med ",
                    _SAY.size(cash, "difference"), " sedan årsskiftet."),
                say("Långfristiga skulder var vid samma tidpunkt ",
                    _SAY(a("long-debt", "whole", "jan–apr")), " mot ",
                    _SAY(a("long-debt", "whole", "december")),
                    f" vid utgången av {m.year - 1}; de har"
                    " alltså ", turn(debt, "vuxit", "krympt"), " med ",
                    _SAY.size(debt, "difference"),
                    "."),
            )
        )
    ]  # fmt: skip


FAMILY = Family("april-forecast", make)
