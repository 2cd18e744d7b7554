"""An interim report by 31 August: eight months of this year and the last, the year's budget and
forecast; signs as in the accounts, whole millions for boards, one decimal for the result."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Row, Table
from ..quantities import Quantity
from ._ledger import Ledger, clear, countable, made

_PEN = Pen("mnkr", 1, NumberStyle(negative="-"))
_TEXT = Pen("mnkr", 1, NumberStyle(negative="-"), " miljoner kronor")
_MN = Pen("mnkr", 1, NumberStyle(negative="-"), " mnkr")
_LINES = (
    ("Verksamhetens intäkter", "income", 1), ("Verksamhetens kostnader", "costs", -1),
    ("Avskrivningar", "depreciation", -1), ("Verksamhetens nettokostnader", "net", -1),
    ("Skatteintäkter", "tax", 1), ("Generella statsbidrag och utjämning", "grants", 1),
    ("Verksamhetens resultat", "operating", 1), ("Finansiella intäkter", "gained", 1),
    ("Finansiella kostnader", "paid", -1), ("Resultat", "result", 1),
)  # fmt: skip
_SUMS = ("net", "operating", "result")
_BASES = {
    "income": "income", "costs": "costs", "depreciation": "depreciation", "tax": "tax",
    "grants": "grants", "gained": "financial-income", "paid": "financial-costs",
}  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    own = _amounts(m, chance)
    return made(
        f"Delårsrapport per den 31 augusti {m.year}, {m.name} kommun",
        [
            Heading("Sammanfattande bedömning", 1),
            *_summary(own),
            Heading("Periodens resultat", 1),
            *_period(own),
            _result(own),
            Heading("Prognos för helåret", 1),
            *_forecast(own),
            Heading("Skatter och bidrag"),
            *_taxes(own),
            Heading("Nämnderna", 1),
            _boards(own),
            *_board_words(own, chance),
            Heading("Investeringar", 1),
            *_invested(own),
            _projects(own),
            Heading("Låneskuld och likviditet", 1),
            *_debts(own),
            _position(own),
            Heading("Prognos för balanskravsresultat", 1),
            _requirement(own),
            *_requirement_words(own),
        ],
    )


def _amounts(m: Municipality, chance: Random) -> Ledger:
    own = Ledger(m, chance, "interim")
    for year in (m.year - 1, m.year):
        for what, of in _BASES.items():
            months = Decimal(str(round(chance.uniform(0.645, 0.675), 5)))
            if what in ("tax", "grants"):
                months = Decimal(str(round(chance.uniform(0.662, 0.672), 5)))
            own.put(what, (m(of, year=year).value * months).quantize(Decimal(1)), year)
        _statement(own, year, "outcome")
    for what, of in _BASES.items():
        budget = m(of, basis="budget").value
        own.put(what, budget, None, "budget")
        near = Decimal(str(round(chance.uniform(0.985, 1.015), 5)))
        own.put(what, (budget * near).quantize(Decimal(1)), None, "forecast")
    for basis in ("budget", "forecast"):
        _statement(own, m.year, basis)
    _board_amounts(own)
    _project_amounts(own)
    return own


def _board_amounts(own: Ledger) -> None:
    m, chance = own.m, own.chance
    for one in (*m.boards, m.central):
        plan = m("board-net", one.key, basis="budget")
        own.m.register.linear(f"board-{one.key}:interim:{m.year}:budget", [(plan, 1)])
        if one is not m.central:
            months = Decimal(str(round(chance.uniform(0.645, 0.68), 5)))
            own.put(f"board-{one.key}", (plan.value * months).quantize(Decimal(1)))
            near = Decimal(str(round(chance.uniform(0.975, 1.03), 5)))
            own.put(f"board-{one.key}", (plan.value * near).quantize(Decimal(1)), None, "forecast")
    names = [f"board-{one.key}" for one in (*m.boards, m.central)]
    for basis in ("outcome", "forecast"):
        rest = own("net", None, basis).value
        rest -= sum((own(one, None, basis).value for one in names[:-1]), Decimal(0))
        own.put(names[-1], rest, None, basis)
    for basis in ("outcome", "budget", "forecast"):
        whole = own.sum("boards", names, None, basis)
        m.register.follows(own("net", None, basis), [(whole, 1)])


def _project_amounts(own: Ledger) -> None:
    m, chance = own.m, own.chance
    for one in m.projects:
        plan = m("project", one.key, basis="budget")
        m.register.linear(f"project-{one.key}:interim:{m.year}:budget", [(plan, 1)])
        used = Decimal(str(round(chance.uniform(0.15, 0.7), 4)))
        spent = own.put(f"project-{one.key}", (plan.value * used).quantize(Decimal(1)))
        ahead = plan.value * Decimal(str(chance.choice((1, 1, 0.85, 0.6, 1.05))))
        own.put(
            f"project-{one.key}", max(ahead.quantize(Decimal(1)), spent.value), None, "forecast"
        )
    for basis in ("outcome", "budget", "forecast"):
        own.sum("projects", [f"project-{one.key}" for one in m.projects], None, basis)
    for what, of in (("loans", "long-debt"), ("cash", "cash"), ("surety", "long-debt")):
        last = m(of, year=m.year - 1).value
        if what == "surety":
            last = own.put("surety", Decimal(round(float(last) * 1.4, -5)), m.year - 1).value
        else:
            m.register.linear(f"{what}:interim:{m.year - 1}:outcome", [(m(of, year=m.year - 1), 1)])
        near = Decimal(str(round(chance.uniform(0.93, 1.12), 4)))
        own.put(what, (last * near).quantize(Decimal(1)))
    own.put("gains", chance.randint(800_000, 6_500_000), None, "forecast")
    own.sum("required", {"result": 1, "gains": -1}, None, "forecast")


def _statement(own: Ledger, year: int, basis: str) -> None:
    own.sum("net", {"costs": 1, "depreciation": 1, "income": -1}, year, basis)
    own.sum("operating", {"tax": 1, "grants": 1, "net": -1}, year, basis)
    own.sum("result", {"operating": 1, "gained": 1, "paid": -1}, year, basis)


def _ahead(own: Ledger, what: str, better: int = 1) -> Quantity:
    """The forecast against the budget; above zero is good."""
    two = (own(what, None, "forecast"), own(what, None, "budget"))
    return own.m.register.difference(*(two if better > 0 else reversed(two)))


def _summary(own: Ledger) -> list[Block]:
    result, gap, coming = own("result"), _ahead(own, "result"), own("result", None, "forecast")
    boards = _ahead(own, "boards", -1)
    return [
        item(
            say("Resultatet för januari–augusti är ", _MN(result), " (",
                _MN(own("result", own.m.year - 1)), " samma period förra året).")
        ),
        item(
            say("Årets resultat beräknas till ", _MN(coming), ", ",
                _MN.size(gap, "difference"), turn(gap, " bättre", " sämre"), " än budget.")
        ),
        item(
            say("Verksamheten prognostiserar ett ", turn(boards, "överskott", "underskott"),
                " mot budget på ", _MN.size(boards, "difference"), ".")
        ),
        item(
            say("Investeringarna väntas stanna på ", _MN(own("projects", None, "forecast")),
                " av budgeterade ", _MN(own("projects", None, "budget")), ".")
        ),
    ]  # fmt: skip


def _period(own: Ledger) -> list[Block]:
    result, net, income = own.change("result"), own.change("net"), own.change("income")
    return [
        clear(
            say(
                "Efter åtta månader redovisar kommunen ett ",
                turn(own("result"), "överskott", "underskott"), " på ", _TEXT.size(own("result")),
                ".",
            ),
            say(
                "Det är ", _TEXT.size(result, "difference"), turn(result, " bättre", " sämre"),
                " än vid samma tid förra året.",
            ),
            say(
                "Verksamhetens nettokostnader uppgår till ", _TEXT.size(own("net")), " och har ",
                turn(net, "ökat", "minskat"), " med ", _PEN.share(own.growth("net"), size=True),
                " procent, medan intäkterna är ", _TEXT.size(income, "difference"), " ",
                turn(income, "högre", "lägre"), ".",
            ),
            say(
                "Avskrivningarna belastar perioden med ", _TEXT(own("depreciation")), " (",
                _PEN(own("depreciation", own.m.year - 1)), ").",
            ),
        )
    ]  # fmt: skip


def _result(own: Ledger) -> Table:
    now, last = own.m.year, own.m.year - 1
    rows: list[Row] = []
    for label, what, sign in _LINES:
        cells = [
            _PEN(own(what, last), sign), _PEN(own(what), sign),
            _PEN(own(what, now, "budget"), sign), _PEN(own(what, now, "forecast"), sign),
            _PEN(_ahead(own, what, sign), 1, "difference"),
        ]  # fmt: skip
        rows.append(row(label, cells, "sum" if what in _SUMS else "item"))
    heads: list[list[str | Head]] = [
        ["", Head("Utfall jan–aug", 2), Head(f"Helår {now}", 3)],
        ["Mnkr", str(last), str(now), "Budget", "Prognos", "Avvikelse"],
    ]
    return tall("Resultaträkning", heads, rows)


def _forecast(own: Ledger) -> list[Block]:
    costs, income = _ahead(own, "costs", -1), _ahead(own, "income")
    coming, planned = own("result", None, "forecast"), own("result", None, "budget")
    both = own.m.register.total(
        f"both:interim:{own.m.year}:forecast",
        (own("tax", None, "forecast"), own("grants", None, "forecast")),
    )
    return [
        clear(
            say(
                "Helårsprognosen pekar mot ett resultat på ", _TEXT(coming), "; budgeten är ",
                _TEXT(planned), ".",
            ),
            say(
                "Verksamhetens kostnader bedöms bli ", _TEXT.size(costs, "difference"), " ",
                turn(costs, "lägre", "högre"), " än budgeterat och intäkterna ",
                _TEXT.size(income, "difference"), " ", turn(income, "högre", "lägre"), ".",
            ),
            say(
                "Resultatet skulle då motsvara ",
                _PEN.share(own.m.register.quotient(coming, both)),
                " procent av skatter och generella bidrag, som prognostiseras till ", _TEXT(both),
                ".",
            ),
        )
    ]  # fmt: skip


def _taxes(own: Ledger) -> list[Block]:
    tax, grants = _ahead(own, "tax"), _ahead(own, "grants")
    return [
        clear(
            say(
                "För perioden uppgår skatteintäkterna till ", _TEXT(own("tax")),
                ", vilket är ", _PEN.share(own.growth("tax"), size=True), " procent ",
                turn(own.change("tax"), "mer", "mindre"), " än föregående år.",
            ),
            say(
                "På helår väntas de avvika med ", _MN(tax, 1, "difference"),
                " från budget och bidragen med ", _MN(grants, 1, "difference"), ".",
            ),
        ),
        text("Bedömningen bygger på augustiprognosen från Sveriges Kommuner och Regioner."),
    ]  # fmt: skip


def _boards(own: Ledger) -> Table:
    rows = []
    for one in (*own.m.boards, own.m.central, None):
        what = f"board-{one.key}" if one else "boards"
        used = own.m.register.quotient(own(what), own(what, None, "budget"))
        cells = [
            _PEN(own(what, None, "budget"), -1), _PEN(own(what), -1), _PEN(used),
            _PEN(own(what, None, "forecast"), -1), _PEN(_ahead(own, what, -1), 1, "difference"),
        ]  # fmt: skip
        rows.append(row(one.name if one else "Summa nettokostnad", cells, "item" if one else "sum"))
    heads = ["Mnkr", "Årsbudget", "Utfall t.o.m. aug", "Förbrukat, %", "Prognos helår",
             "Avvikelse prognos–budget"]  # fmt: skip
    return table("Nämndernas utfall och prognos", heads, rows)


def _board_words(own: Ledger, chance: Random) -> list[Block]:
    m = own.m
    gaps = [_ahead(own, f"board-{one.key}", -1) for one in m.boards]
    short = say(
        counted(m.register.count("interim:short", gaps, -1), capital=True),
        " av nämnderna räknar med att överskrida sin budget för helåret.",
    )
    blocks: list[Block] = [
        clear(
            *([short] if countable(gaps, "mnkr", 1) else []),
            say(
                "Till och med augusti har ",
                _PEN.share(m.register.quotient(own("boards"), own("boards", None, "budget"))),
                " procent av årets samlade budget tagits i anspråk.",
            ),
        )
    ]  # fmt: skip
    for place, one in enumerate(chance.sample(m.boards, 4)):
        what = f"board-{one.key}"
        gap = _ahead(own, what, -1)
        if place % 2:
            plan = own(what, None, "budget")
            used = m.register.quotient(own(what), plan)
            blocks.append(
                clear(
                    say(
                        "Budgeten för ", one.name, " är ", _MN(plan), ", varav ",
                        _PEN.share(used), " procent var förbrukat den 31 augusti.",
                    ),
                    say(
                        "På helår väntas ", _MN(own(what, None, "forecast")), " gå åt, det vill "
                        "säga ", _MN.size(gap, "difference"), turn(gap, " mindre", " mer"), ".",
                    ),
                )
            )  # fmt: skip
            continue
        blocks.append(
            clear(
                say(
                    one.name, " bedömer att nettokostnaden blir ",
                    _TEXT(own(what, None, "forecast")), ", ett ",
                    turn(gap, "överskott", "underskott"), " mot budget med ",
                    _MN.size(gap, "difference"), " (",
                    _PEN.share(m.register.quotient(gap, own(what, None, "budget")), size=True),
                    " procent).",
                ),
                say("Hittills i år har ", _MN(own(what)), " förbrukats."),
            )
        )  # fmt: skip
    return blocks


def _invested(own: Ledger) -> list[Block]:
    budget, spent = own("projects", None, "budget"), own("projects")
    gap = _ahead(own, "projects", -1)
    return [
        clear(
            say(
                "Fram till den sista augusti har ", _TEXT(spent), " investerats, eller ",
                _PEN.share(own.m.register.quotient(spent, budget)),
                " procent av årets budget.",
            ),
            say(
                "Prognosen är ", _MN(own("projects", None, "forecast")), " och därmed ",
                _MN.size(gap, "difference"), turn(gap, " lägre", " högre"), " än budgeten.",
            ),
        )
    ]  # fmt: skip


def _projects(own: Ledger) -> Table:
    rows = []
    for one in (*own.m.projects, None):
        what = f"project-{one.key}" if one else "projects"
        cells = [
            _PEN(own(what)), _PEN(own(what, None, "budget")), _PEN(own(what, None, "forecast")),
            _PEN(_ahead(own, what, -1), 1, "difference"),
        ]  # fmt: skip
        rows.append(row(one.name if one else "Totalt", cells, "item" if one else "sum"))
    heads = ["Projekt", "Utfall aug", "Budget", "Prognos", "Avvikelse"]
    return table("Större investeringar, mnkr", heads, rows)


def _debts(own: Ledger) -> list[Block]:
    loans, cash = own.change("loans"), own.change("cash")
    return [
        clear(
            say(
                "Den långfristiga låneskulden har sedan årsskiftet ",
                turn(loans, "ökat", "minskat"), " med ", _TEXT.size(loans, "difference"),
                " och är ", _TEXT(own("loans")), ".",
            ),
            say(
                "Likvida medel var vid periodens utgång ", _MN(own("cash")), ", mot ",
                _MN(own("cash", own.m.year - 1)), " vid årets början, alltså en ",
                turn(cash, "förstärkning", "minskning"), " med ", _MN.size(cash, "difference"),
                ".",
            ),
        )
    ]  # fmt: skip


def _position(own: Ledger) -> Table:
    rows = []
    for label, what in (
        ("Likvida medel", "cash"), ("Långfristig låneskuld", "loans"),
        ("Borgensåtaganden", "surety"),
    ):  # fmt: skip
        cells = [_PEN(own(what)), _PEN(own(what, own.m.year - 1))]
        rows.append(row(label, [*cells, _PEN(own.change(what), 1, "difference")]))
    heads = ["Mnkr", f"{own.m.year}-08-31", f"{own.m.year - 1}-12-31", "Förändring"]
    return table("", heads, rows)


def _requirement(own: Ledger) -> Table:
    rows = [
        row("Årets resultat enligt prognos", [_PEN(own("result", None, "forecast"))]),
        row("Avgår realisationsvinster", [_PEN(own("gains", None, "forecast"), -1)]),
        row("Balanskravsresultat enligt prognos", [_PEN(own("required", None, "forecast"))], "sum"),
    ]
    return table("", ["Mnkr", f"Prognos {own.m.year}"], rows)


def _requirement_words(own: Ledger) -> list[Block]:
    required = own("required", None, "forecast")
    return [
        clear(
            say(
                "När vinster på ", _MN(own("gains", None, "forecast")), " räknats bort beräknas "
                "balanskravsresultatet till ", _MN(required), ", varför balanskravet ",
                turn(required, "väntas bli", "inte väntas bli"), " uppfyllt.",
            )
        )
    ]  # fmt: skip


FAMILY = Family("august-interim", make)
