"""Auditors on a municipality's accounts: what they looked at and found, the statement against the
budget, what was tested by sample, errors not put right, goals and how the boards kept budgets."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, Role, in_words, item, plain, row, say, table, text, turn
from ..family import Family
from ..municipality import Board, Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Paragraph, Sentence, Table
from ._ledger import Ledger, common, level, neuter
from ._requirement import requirement, small

_STYLE = NumberStyle(negative="-")
_PEN = Pen("mnkr", 1, _STYLE)
_SAY = Pen("mnkr", 1, _STYLE, " mnkr")
_TKR = Pen("tkr", 0, NumberStyle(negative="-"), " tkr")
_STATEMENT = (
    ("income", "Verksamhetens intäkter", 1, "item"),
    ("costs", "Verksamhetens kostnader", -1, "item"),
    ("depreciation", "Avskrivningar", -1, "item"),
    ("net-cost", "Verksamhetens nettokostnader", -1, "sum"),
    ("tax", "Skatteintäkter", 1, "item"),
    ("grants", "Generella statsbidrag och utjämning", 1, "item"),
    ("operating-result", "Verksamhetens resultat", 1, "sum"),
    ("financial-income", "Finansiella intäkter", 1, "item"),
    ("financial-costs", "Finansiella kostnader", -1, "item"),
    ("result", "Årets resultat", 1, "sum"),
)
_BALANCE = (("fixed-assets", "Anläggningstillgångar", "item"),
            ("current-assets", "Omsättningstillgångar", "item"),
            ("assets", "Summa tillgångar", "sum"), ("equity", "Eget kapital", "item"),
            ("provisions", "Avsättningar", "item"),
            ("long-debt", "Långfristiga skulder", "item"),
            ("short-debt", "Kortfristiga skulder", "item"),
            ("equity-and-debts", "Eget kapital, avsättningar och skulder", "sum"))  # fmt: skip
_ERRORS = (("e-holiday", "Semesterlöneskuld, för lågt beräknad", -1.9e6),
           ("e-period", "Leverantörsfakturor bokförda på fel år", -1.1e6),
           ("e-grant", "Statsbidrag som borde ha intäktsförts", 1.6e6),
           ("e-asset", "Aktiverade utgifter av driftkaraktär", -0.8e6),
           ("e-owed", "Osäkra fordringar, otillräcklig nedskrivning", -0.5e6))  # fmt: skip
_SAMPLES = (("pay", "Leverantörsfakturor", 60, 5),
            ("wage", "Löneutbetalningar", 45, 3),
            ("card", "Inköp med betalkort", 40, 8), ("meal", "Representation", 30, 7),
            ("asset", "Investeringar, aktivering", 25, 2))  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    requirement(m, chance)
    a = _figures(m, chance)
    blocks: list[Block] = [
        Heading("Sammanfattande bedömning", 1),
        text(f"På uppdrag av de förtroendevalda revisorerna i {m.name} kommun har vi granskat "
             f"årsredovisningen för {m.year}. Granskningen är inriktad på väsentlighet och risk."),
        *_summary(a),
        Heading("Resultaträkning", 1),
        text(f"Nedan visas kommunens resultaträkning för {m.year} med budget och föregående år."),
        _statement(m),
        *_statement_text(m),
        Heading("Balansräkning", 1),
        _balance_text(m),
        _balance(m),
        Heading("Ej korrigerade fel"),
        _errors_text(a),
        _errors(a),
        Heading("Balanskravet", 1),
        _required_text(m),
        _required(m),
        Heading("Stickprov av intern kontroll", 1),
        _samples(a),
        _samples_text(a),
        Heading("Driftredovisning", 1),
        *_boards_text(m),
        _boards(m),
        Heading("Mål för verksamheten", 1),
        _goals_text(m),
        _goals(m),
        Heading("Investeringsredovisning", 1),
        _projects_text(m),
        _projects(m),
    ]  # fmt: skip
    return Paper(f"Revisionsrapport: granskning av årsredovisning {m.year}", tuple(blocks))


def _figures(m: Municipality, chance: Random) -> Ledger:
    """What the auditors found."""
    a = Ledger(m, chance, "audit")
    for key, _name, middle in _ERRORS:
        a.base(key, middle * float(m.size), 0.5, 0.0)
    a.total("errors", [key for key, *_rest in _ERRORS])
    for key, _name, size, wrong in _SAMPLES:
        a.base(f"took-{key}", size, 0.15, 0.0, "count")
        a.base(f"bad-{key}", wrong + 1, 0.6, 0.0, "count")
    for what in ("took", "bad"):
        a.total(f"{what}-all", [f"{what}-{key}" for key, *_rest in _SAMPLES])
    return a


def _summary(a: Ledger) -> list[Paragraph]:
    """What is said first."""
    m = a.m
    met = m.register.count("goals-met:audit", [m.margin(one) for one in m.indicators], 1, zero=True)
    result = m("result")
    lines = [
        say("Årets resultat är ", _SAY(result), ", ", _SAY.size(m.change("result"), "difference"),
            " ", turn(m.change("result"), "högre", "lägre"), " än föregående år."),
        say("Balanskravsresultatet uppgår till ", _SAY(m("required", "balance")), "."),
        say("Av kommunfullmäktiges ", _number(len(m.indicators)), " verksamhetsmål bedömer vi att ",
            neuter(met), " har nåtts."),
        say("De fel vi funnit och som inte rättats påverkar resultatet med ",
            _TKR(a("errors")), " netto."),
    ]  # fmt: skip
    return [item(one) for one in plain(lines)]


def _number(count: int) -> str:
    """A count of the paper's own headings by words."""
    return in_words()(Decimal(count))


def _statement(m: Municipality) -> Table:
    """The income statement."""
    rows = []
    for what, name, sign, kind in _STATEMENT:
        role: Role = "" if kind == "sum" else "difference"
        rows.append(
            row(name, [_PEN(m(what, year=m.year - 1), sign), _PEN(m(what), sign),
                       _PEN(m(what, basis="budget"), sign),
                       _PEN(m.variance(what, better=sign), role=role)], kind)
        )  # fmt: skip
    heads = ["Belopp i mnkr", f"Utfall {m.year - 1}", f"Utfall {m.year}", f"Budget {m.year}",
             "Budgetavvikelse"]  # fmt: skip
    return table("", heads, rows)


def _statement_text(m: Municipality) -> list[Paragraph]:
    """The statement in words."""
    gap, net, tax = m.variance("result"), m.change("net-cost"), m.variance("tax")
    grants, income = m.change("grants"), m.change("income")
    costs = m.variance("costs", better=-1)
    finance = m.variance("financial-income")
    return [
        text(
            *plain(
                [
                    say("Resultatet ", turn(gap, "överstiger", "understiger"), " det budgeterade ",
                        "med ", _SAY.size(gap, "difference"), "."),
                    say("Verksamhetens nettokostnader har ", turn(net, "ökat", "minskat"),
                        " med ", _PEN.share(m.growth("net-cost"), behind=" %", size=True),
                        ", eller ", _SAY.size(net, "difference"), "."),
                    say("Intäkterna ", turn(income, "ökade", "minskade"), " med ",
                        _SAY.size(income, "difference"), " mot föregående år."),
                ]
            )
        ),
        text(
            *plain(
                [
                    say("Skatteintäkterna blev ", _SAY.size(tax, "difference"), " ",
                        turn(tax, "högre", "lägre"), " än budget och kostnaderna ",
                        _SAY.size(costs, "difference"), " ", turn(costs, "lägre", "högre"), "."),
                    say("Statsbidrag och utjämning uppgick till ", _SAY(m("grants")), ", en ",
                        turn(grants, "ökning", "minskning"), " från ",
                        _SAY(m("grants", year=m.year - 1)), "."),
                    say("De finansiella intäkterna, ", _SAY(m("financial-income")), ", är ",
                        _SAY.size(finance, "difference"), " ",
                        turn(finance, "högre", "lägre"), " än budgeterat."),
                ]
            )
        ),
    ]  # fmt: skip


def _balance(m: Municipality) -> Table:
    """The balance sheet in short."""
    years = (m.year, m.year - 1)
    rows = []
    for what, name, kind in _BALANCE:
        change = _PEN(m.change(what), role="" if kind == "sum" else "difference")
        rows.append(row(name, [*(_PEN(m(what, year=y)) for y in years), change], kind))
    heads = ["Balansräkning, mnkr", *(f"{y}-12-31" for y in years), "Förändring"]
    return table("", heads, rows)


def _balance_text(m: Municipality) -> Paragraph:
    """The balance sheet in words."""
    total, equity = m.change("assets"), m.register.quotient(m("equity"), m("assets"))
    old = m.register.quotient(m("equity", year=m.year - 1), m("assets", year=m.year - 1))
    key = f"equity-share-change:audit:{m.year}"
    points = m.register.linear(key, [(equity, 1), (old, -1)])
    loans, near = m.change("long-debt"), m.change("current-assets")
    short = m.change("short-debt")
    return text(
        *plain(
            [
                say("Balansomslutningen har ", turn(total, "ökat", "minskat"), " med ",
                    _SAY.size(total, "difference"), " till ", _SAY(m("assets")), "."),
                say("Soliditeten är ", _PEN.share(equity, behind=" %"), ", vilket är ",
                    _PEN.points(points), " ", turn(points, "högre", "lägre"),
                    " än föregående år."),
                say("De långfristiga skulderna ", turn(loans, "steg", "sjönk"), " från ",
                    _SAY(m("long-debt", year=m.year - 1)), " till ", _SAY(m("long-debt")), "."),
                say("Omsättningstillgångarna uppgår till ", _SAY(m("current-assets")), " och har ",
                    turn(near, "ökat", "minskat"), " med ", _SAY.size(near, "difference"),
                    "; de kortfristiga skulderna är ", _SAY.size(short, "difference"), " ",
                    turn(short, "högre", "lägre"), " än vid förra årsskiftet."),
            ]
        )
    )  # fmt: skip


def _errors(a: Ledger) -> Table:
    """Errors that were found and let stand, in thousands."""
    tkr = Pen("tkr", 0, _STYLE)
    lines = (*((key, name, "item") for key, name, _middle in _ERRORS),
             ("errors", "Summa påverkan på resultatet", "sum"))  # fmt: skip
    rows = [row(name, [tkr(a(key))], kind) for key, name, kind in lines]
    return table("", ["Iakttagelse", "Effekt på årets resultat, tkr"], rows)


def _errors_text(a: Ledger) -> Paragraph:
    """The errors in words."""
    m = a.m
    down = m.register.count("errors-down:audit", [a(key) for key, *_rest in _ERRORS], -1)
    worst = max(_ERRORS, key=lambda one: abs(a(one[0]).value))
    fixed = m.register.linear(
        f"result-put-right:audit:{m.year}", [(m("result"), 1), (a("errors"), 1)]
    )
    return text(
        say("Vi har noterat fem fel som inte rättats, varav ", neuter(down),
            " skulle försämra resultatet."),
        say("Störst belopp avser ", small(worst[1]).split(",")[0], ", ",
            _TKR.size(a(worst[0])), "."),
        say("Hade alla rättats skulle resultatet ha blivit ", _SAY(fixed), "."),
    )  # fmt: skip


def _required(m: Municipality) -> Table:
    """The balance requirement."""
    years = (m.year - 1, m.year)
    lines = (("result", "municipality", "Årets resultat", 1, "item"),
             ("gains", "balance", "Reducering av realisationsvinster", -1, "item"),
             ("adjusted", "balance", "Resultat efter balanskravsjusteringar", 1, "sum"),
             ("securities", "balance", "Orealiserade vinster i värdepapper", -1, "item"),
             ("required", "balance", "Balanskravsresultat", 1, "sum"))  # fmt: skip
    rows = [
        row(name, [_PEN(m(what, who, y), sign) for y in years], kind)
        for what, who, name, sign, kind in lines
    ]
    return table("", ["Balanskravsutredning, mnkr", *map(str, years)], rows)


def _required_text(m: Municipality) -> Paragraph:
    """The balance requirement in words."""
    met = m("required", "balance")
    change = m.register.difference(met, m("required", "balance", m.year - 1))
    judged = "uppfyller" if met.value >= 0 else "inte uppfyller"
    return text(
        *plain(
            [
                say("Kommunen redovisar ett balanskravsresultat på ", _SAY(met), ", att jämföra "
                    "med ", _SAY(m("required", "balance", m.year - 1)), " ", str(m.year - 1), "."),
                say("Det har således ", turn(change, "förbättrats", "försämrats"), " med ",
                    _SAY.size(change, "difference"), "."),
            ]
        ),
        f"Vår bedömning är att kommunen {judged} lagens krav på en ekonomi i balans.",
    )  # fmt: skip


def _samples(a: Ledger) -> Table:
    """Samples and what was wrong."""
    rows = []
    for key, name in (*((k, n) for k, n, _s, _w in _SAMPLES), ("all", "Totalt")):
        took, bad = a(f"took-{key}"), a(f"bad-{key}")
        old = a.share(f"bad-{key}", f"took-{key}", a.year - 1)
        cells = [_PEN.people(took), _PEN.people(bad), _PEN(a.m.register.quotient(bad, took)),
                 _PEN(old)]  # fmt: skip
        rows.append(row(name, cells, "sum" if key == "all" else "item"))
    heads = ["Granskat område", "Antal stickprov", "Med avvikelse", f"Andel {a.year}, %",
             f"Andel {a.year - 1}, %"]  # fmt: skip
    return table("Tabell: Stickprov", heads, rows)


def _samples_text(a: Ledger) -> Paragraph:
    """Samples in words."""
    share, old = a.share("bad-all", "took-all"), a.share("bad-all", "took-all", a.year - 1)
    points = a.m.register.difference(share, old)
    names = {key: name for key, name, _size, _wrong in _SAMPLES}
    rates = {key: a.share(f"bad-{key}", f"took-{key}").value for key in names}
    worst = max(names, key=lambda key: rates[key])
    return text(
        *plain(
            [
                say("Av ", _PEN.people(a("took-all")), " granskade poster hade ",
                    _PEN.people(a("bad-all")), " någon form av avvikelse, det vill säga ",
                    _PEN.share(share, behind=" %"), "."),
                say("Andelen är ", _PEN.points(points), " ", turn(points, "högre", "lägre"),
                    " än vid förra årets granskning."),
                say("Bristerna är vanligast inom ", small(names[worst]), ", där ",
                    _PEN.people(a(f"bad-{worst}")), " av ", _PEN.people(a(f"took-{worst}")),
                    " poster saknade fullständigt underlag."),
            ]
        )
    )  # fmt: skip


def _boards_text(m: Municipality) -> list[Paragraph]:
    """How the boards kept their budgets."""
    gaps = {one: m.variance("board-net", one.key, -1) for one in m.boards}
    over = [one for one in m.boards if _PEN(gaps[one]).value < 0]
    kept = m.register.count("kept:audit", gaps.values(), zero=True)
    lines = [
        say("Av kommunens ", _number(len(m.boards)), " nämnder har ", common(kept),
            " hållit sin budget."),
    ]  # fmt: skip
    return [text(*lines), *(item(_over(m, one)) for one in over)]


def _over(m: Municipality, one: Board) -> Sentence:
    """A board that did not keep its budget."""
    gap = m.variance("board-net", one.key, -1)
    share = m.register.quotient(gap, m("board-net", one.key, basis="budget"))
    return say(
        one.name, " har ett underskott på ", _SAY.size(gap, "difference"), " mot budgetens ",
        _SAY(m("board-net", one.key, basis="budget")), ", motsvarande ",
        _PEN.share(share, behind=" %", size=True), ".",
    )  # fmt: skip


def _boards(m: Municipality) -> Table:
    """Net costs and variances."""
    rows = []
    for key, name in (*((one.key, one.name) for one in (*m.boards, m.central)), ("all", "Summa")):
        kind = "sum" if key == "all" else "item"
        role: Role = "" if key == "all" else "difference"
        rows.append(
            row(name, [_PEN(m("board-net", key, m.year - 1), -1), _PEN(m("board-net", key), -1),
                       _PEN(m("board-net", key, basis="budget"), -1),
                       _PEN(m.variance("board-net", key, -1), role=role)], kind)
        )  # fmt: skip
    heads = ["Nettokostnad per nämnd, mnkr", f"Utfall {m.year - 1}", f"Utfall {m.year}",
             f"Budget {m.year}", "Avvikelse"]  # fmt: skip
    return table("", heads, rows)


def _goals_text(m: Municipality) -> Paragraph:
    """Goals in words."""
    missed = m.register.count("goals-missed:audit", [m.margin(one) for one in m.indicators], -1)
    return text(
        "Fullmäktige har fastställt mål med indikatorer för god ekonomisk hushållning.",
        say("För ", neuter(missed), " av dem når utfallet inte upp till målvärdet."),
    )  # fmt: skip


def _goals(m: Municipality) -> Table:
    """Goals and outcomes."""
    rows = []
    for one in m.indicators:
        quantities = (m("indicator", one.key, m.year - 1), m("indicator", one.key),
                      m("indicator", one.key, basis="budget"))  # fmt: skip
        cells = [_PEN(each) if each.kind == "ratio" else level(each, 0) for each in quantities]
        judged = "Uppnått" if m.margin(one).value >= 0 else "Ej uppnått"
        name = f"{one.name} (%)" if quantities[0].kind == "ratio" else one.name
        rows.append(row(name, [*cells, judged]))
    heads = ["Mål", f"Utfall {m.year - 1}", f"Utfall {m.year}", "Målvärde", "Vår bedömning"]
    return table("", heads, rows)


def _projects_text(m: Municipality) -> Paragraph:
    """Investments in words."""
    gap = m.variance("investments", better=-1)
    used = m.register.quotient(m("investments"), m("investments", basis="budget"))
    biggest = max(m.projects, key=lambda one: m("project", one.key).value)
    return text(
        *plain(
            [
                say("Investeringarna uppgick till ", _SAY(m("investments")), ", vilket är ",
                    _SAY.size(gap, "difference"), " ", turn(gap, "lägre", "högre"),
                    " än budget och innebär en genomförandegrad på ",
                    _PEN.share(used, behind=" %"), "."),
                say("Största projekt är ", biggest.name, " med ",
                    _SAY(m("project", biggest.key)), "."),
            ]
        )
    )  # fmt: skip


def _projects(m: Municipality) -> Table:
    """Projects against the budget."""
    rows = []
    for one in m.projects:
        cells = [_PEN(m("project", one.key, basis="budget")), _PEN(m("project", one.key)),
                 _PEN(m.variance("project", one.key, -1), role="difference")]  # fmt: skip
        rows.append(row(one.name, cells))
    gap = _PEN(m.variance("investments", better=-1))
    whole = [_PEN(m("investments", basis="budget")), _PEN(m("investments")), gap]
    rows.append(row("Totalt", whole, "sum"))
    return table("", ["Projekt, mnkr", "Budget", "Utfall", "Avvikelse"], rows)


FAMILY = Family("auditors_accounts", make)
