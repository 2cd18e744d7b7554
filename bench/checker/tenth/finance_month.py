"""The finance department to the council after October: period and forecast against the budget for
boards, taxes and investments, money in the bank and loans; a letter with decisions, then tables."""

from __future__ import annotations

from random import Random

from ..compose import Pen, Role, item, plain, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Paragraph, Row, Table
from ..quantities import Quantity
from ._ledger import Ledger, common, neuter

_STYLE = NumberStyle(negative="–")
_SIGNED = NumberStyle(negative="–", plus=True)
_PEN = Pen("mnkr", 1, _STYLE)
_GAP = Pen("mnkr", 1, _SIGNED)
_SAY = Pen("mnkr", 1, NumberStyle(negative="–"), " mnkr")
_BASES = {"budget": 1.0, "forecast": 1.0, "summer": 1.0}
_FINANCE = (("tax", "Skatteintäkter", 1480e6),
            ("grants", "Generella statsbidrag och utjämning", 520e6),
            ("pension-out", "Pensionsutbetalningar och avgifter", -61e6),
            ("interest-net", "Finansnetto", 9e6),
            ("reserve", "Kommunfullmäktiges anslag till förfogande", -14e6))  # fmt: skip
_SPENT = (("x-school", "Skol- och förskolelokaler", 74e6), ("x-street", "Gator och torg", 31e6),
          ("x-water", "VA-anläggningar", 46e6), ("x-sport", "Fritidsanläggningar", 22e6),
          ("x-other", "Inventarier och IT", 12e6))  # fmt: skip
_LOANS = (("l-kom", "Kommuninvest", 610e6), ("l-bank", "Banklån", 120e6),
          ("l-cert", "Certifikat", 90e6))  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    f = _figures(m, chance)
    blocks: list[Block] = [
        Heading("Ärendet i korthet", 1),
        *_summary(f),
        Heading("Förslag till beslut"),
        *_decisions(f),
        Heading("Nämndernas utfall och prognos", 1),
        *_boards_text(f),
        _boards(f),
        _against_summer(f),
        _summer_text(f),
        Heading("Skatter, bidrag och finansiering", 1),
        _finance_text(f),
        _finance(f),
        Heading("Resultatprognos"),
        _result(f),
        _result_text(f),
        Heading("Investeringar", 1),
        _spent(f),
        _spent_text(f),
        Heading("Likviditet och skuld", 1),
        _money_text(f),
        _money(f),
        _loans(f),
        _loans_text(f),
        Heading("Personal"),
        _staff_text(f),
        _staff(f),
    ]
    return Paper(f"{m.name} kommun. Ekonomisk månadsrapport oktober {m.year}", tuple(blocks))


def _figures(m: Municipality, chance: Random) -> Ledger:
    """All figures of the report."""
    f = Ledger(m, chance, "month")
    scale = chance.uniform(0.6, 1.9)
    whole = sum(m("board-net", one.key).value for one in m.boards)
    net = 1905e6 * scale
    for one in m.boards:
        middle = net * float(m("board-net", one.key).value / whole)
        f.base(f"n-{one.key}", middle, 0.02, 0.03, bases=_BASES)
        f.base(f"per-{one.key}", middle * 0.83, 0.02, 0.03, bases={"outcome": 1.0, "budget": 1.0})
        f.base(f"hours-{one.key}", middle / 640_000, 0.02, 0.0, "count")
        f.base(f"ill-{one.key}", 0.066, 0.12, 0.0, "ratio")
    for what in ("n", "per", "hours"):
        f.total(f"{what}-all", [f"{what}-{one.key}" for one in m.boards])
    for key, _name, middle in _FINANCE:
        f.base(key, middle * scale, 0.012 if middle > 1e8 else 0.12, 0.03, bases=_BASES)
    f.total("finance", [key for key, *_rest in _FINANCE])
    f.total("result", {"finance": 1, "n-all": -1})
    for key, _name, middle in _SPENT:
        some = {"outcome": 0.62, "budget": 1.0, "forecast": 0.86}
        f.base(key, middle * scale, 0.1, 0.02, bases=some)
    f.total("x-all", [key for key, *_rest in _SPENT])
    for key, _name, middle in _LOANS:
        f.base(key, middle * scale, 0.04, 0.03)
    f.total("loans", [key for key, *_rest in _LOANS])
    f.base("cash", 138e6 * scale, 0.3, 0.0)
    f.base("credit", 100e6, 0.0, 0.0)
    f.total("ready", ["cash", "credit"])
    f.base("rate", 0.024, 0.2, 0.02, "ratio")
    return f


def _forecast(f: Ledger, what: str, better: int = 1) -> Quantity:
    """The forecast less the budget, above zero where that is good."""
    return f.gap(what, better, "forecast", "budget")


def _summary(f: Ledger) -> list[Paragraph]:
    """What the council is to know first."""
    gap, boards = _forecast(f, "result"), _forecast(f, "n-all", -1)
    money = _forecast(f, "finance")
    result = f("result", basis="forecast")
    moved = f.m.register.difference(result, f("result", basis="summer"))
    return [
        text(
            *plain(
                [
                    say("Helårsprognosen efter oktober visar ett ",
                        turn(result, "överskott", "underskott"), " på ", _SAY.size(result),
                        ", vilket är ", _SAY.size(gap, "difference"), " ",
                        turn(gap, "bättre", "sämre"), " än budget."),
                    say("Jämfört med delårsrapporten per augusti har prognosen ",
                        turn(moved, "förbättrats", "försämrats"), " med ",
                        _SAY.size(moved, "difference"), "."),
                ]
            )
        ),
        item(
            *plain(
                [
                    say("Nämnderna väntas tillsammans lämna ett ",
                        turn(boards, "överskott", "underskott"), " på ",
                        _SAY.size(boards, "difference"), "."),
                ]
            )
        ),
        item(
            *plain(
                [
                    say("Finansieringen ger ", _SAY.size(money, "difference"), " ",
                        turn(money, "mer", "mindre"), " än budgeterat."),
                ]
            )
        ),
        item(
            say("Av årets investeringsbudget på ", _SAY(f("x-all", basis="budget")), " hade ",
                _PEN.share(_used(f), behind=" %"), " förbrukats den sista oktober."),
        ),
    ]  # fmt: skip


def _used(f: Ledger) -> Quantity:
    """What is spent of the frame for investments."""
    return f.m.register.quotient(f("x-all"), f("x-all", basis="budget"))


def _decisions(f: Ledger) -> list[Paragraph]:
    """What the council is asked to decide."""
    worst = min(f.m.boards, key=lambda one: _forecast(f, f"n-{one.key}", -1).value)
    gap = _forecast(f, f"n-{worst.key}", -1)
    some = [item("Kommunfullmäktige lägger rapporten till handlingarna.")]
    if _PEN(gap).value < 0:
        some.append(
            item(
                say(f"{worst.name} uppmanas att vidta åtgärder med anledning av det befarade "
                    "underskottet på ", _SAY.size(gap, "difference"), "."),
            )
        )  # fmt: skip
    return some


def _boards_text(f: Ledger) -> list[Paragraph]:
    """The boards in words."""
    gaps = {one: _forecast(f, f"n-{one.key}", -1) for one in f.m.boards}
    over = f.m.register.count("boards-over:month", gaps.values(), -1)
    period = f.gap("per-all", -1)
    growth = f.m.register.growth(f("per-all"), f("per-all", f.year - 1))
    best = max(gaps, key=lambda one: gaps[one].value)
    lines = [
        say("Nämndernas nettokostnad för januari–oktober uppgår till ", _SAY(f("per-all")),
            " mot periodbudgetens ", _SAY(f("per-all", basis="budget")), ", en ",
            turn(period, "positiv", "negativ"), " avvikelse på ",
            _SAY.size(period, "difference"), "."),
        say("Motsvarande period i fjol var nettokostnaden ", _SAY(f("per-all", f.year - 1)),
            ", vilket innebär att den ", turn(growth, "ökat", "minskat"), " med ",
            _PEN.share(growth, behind=" %", size=True), "."),
    ]  # fmt: skip
    more = [say(common(over, capital=True), " av nämnderna räknar med underskott vid årets slut.")]
    if _PEN(gaps[best]).value > 0:
        more.append(
            say("Det största överskottet lämnar ", best.name[0].lower(), best.name[1:], ", som "
                "prognostiserar en nettokostnad på ", _SAY(f(f"n-{best.key}", basis="forecast")),
                ", ", _SAY.size(gaps[best], "difference"), " lägre än budget."),
        )  # fmt: skip
    return [text(*plain(lines)), text(*plain(more))]


def _boards(f: Ledger) -> Table:
    """Period and whole year, board by board."""
    rows = []
    for key, name in (*((one.key, one.name) for one in f.m.boards), ("all", "Summa nämnder")):
        kind = "sum" if key == "all" else "item"
        per, net = f"per-{key}", f"n-{key}"
        role: Role = "" if key == "all" else "difference"
        rows.append(
            row(name, [_PEN(f(per, basis="budget")), _PEN(f(per)), _GAP(f.gap(per, -1), role=role),
                       _PEN(f(net, basis="budget")), _PEN(f(net, basis="forecast")),
                       _GAP(_forecast(f, net, -1), role=role)], kind)
        )  # fmt: skip
    heads: list[list[str | Head]] = [
        ["Nettokostnad", Head("Januari–oktober", 3), Head("Helår", 3)],
        ["mnkr", "Budget", "Utfall", "Avvikelse", "Budget", "Prognos", "Avvikelse"],
    ]
    return tall(f"Driftredovisning oktober {f.year}", heads, rows)


def _against_summer(f: Ledger) -> Table:
    """What boards thought in August and think now, both against the budget."""
    rows = []
    for key, name in (*((one.key, one.name) for one in f.m.boards), ("all", "Totalt")):
        what = f"n-{key}"
        august = f.gap(what, -1, "summer")
        october = _forecast(f, what, -1)
        moved = f.m.register.difference(october, august)
        kind = "sum" if key == "all" else "item"
        role: Role = "" if key == "all" else "difference"
        rows.append(row(name, [_GAP(august, role=role), _GAP(october, role=role),
                               _GAP(moved, role=role)], kind))  # fmt: skip
    heads = ["Budgetavvikelse helår, mnkr", "Prognos augusti", "Prognos oktober", "Förändring"]
    return table("", heads, rows)


def _summer_text(f: Ledger) -> Paragraph:
    """How the boards' forecasts moved."""
    moves = {
        one: f.m.register.difference(
            _forecast(f, f"n-{one.key}", -1), f.gap(f"n-{one.key}", -1, "summer")
        )
        for one in f.m.boards
    }
    down = f.m.register.count("boards-down:month", moves.values(), -1)
    most = max(moves, key=lambda one: abs(moves[one].value))
    return text(
        *plain(
            [
                say("Sedan augusti har ", common(down), " av nämnderna försämrat sin prognos."),
                say("Störst är förändringen hos ", most.name[0].lower(), most.name[1:],
                    ", vars prognos har ", turn(moves[most], "förbättrats", "försämrats"),
                    " med ", _SAY.size(moves[most], "difference"), "."),
            ]
        )
    )  # fmt: skip


def _finance_text(f: Ledger) -> Paragraph:
    """Taxes and grants in words."""
    tax, grants = _forecast(f, "tax"), _forecast(f, "grants")
    both = f.m.register.total(
        f"both:month:{f.year}:forecast",
        (f("tax", basis="forecast"), f("grants", basis="forecast")),
    )
    return text(
        *plain(
            [
                say("Enligt SKR:s senaste prognos blir skatteintäkterna ",
                    _SAY(f("tax", basis="forecast")), ", ", _SAY.size(tax, "difference"), " ",
                    turn(tax, "mer", "mindre"), " än i budget."),
                say("De generella statsbidragen ", turn(grants, "överstiger", "understiger"),
                    " budgeten med ", _SAY.size(grants, "difference"), "."),
                say("Sammantaget beräknas skatter och bidrag till ", _SAY(both), "."),
            ]
        )
    )  # fmt: skip


def _finance(f: Ledger) -> Table:
    """The financing."""
    rows = []
    for key, name in (*((k, n) for k, n, _m in _FINANCE), ("finance", "Summa finansiering")):
        kind = "sum" if key == "finance" else "item"
        gap = _GAP(_forecast(f, key), role="" if kind == "sum" else "difference")
        cells = [_PEN(f(key, basis=basis)) for basis in ("budget", "summer", "forecast")]
        rows.append(row(name, [*cells, gap], kind))
    heads = ["Mnkr", "Budget helår", "Prognos augusti", "Prognos oktober",
             "Avvikelse mot budget"]  # fmt: skip
    return table("Finansförvaltningen", heads, rows)


def _result(f: Ledger) -> Table:
    """The result as forecast."""

    def line(key: str, name: str, sign: int, kind: str = "item") -> Row:
        """A row of it."""
        cells = [_PEN(f(key, basis=one), sign) for one in ("budget", "forecast")]
        gap = _GAP(_forecast(f, key, sign), role="" if kind == "sum" else "difference")
        return row(name, [*cells, gap, _PEN(f(key, basis="summer"), sign)], kind)

    rows = [
        line("finance", "Finansiering", 1),
        line("n-all", "Nämndernas nettokostnader", -1),
        line("result", "Årets resultat", 1, "sum"),
    ]
    heads = ["Resultat, mnkr", "Budget", "Prognos", "Avvikelse", "Prognos augusti"]
    return table("", heads, rows)


def _result_text(f: Ledger) -> Paragraph:
    """The result as a share of taxes and grants."""
    result = f("result", basis="forecast")
    both = f.m.register.known[f"both:month:{f.year}:forecast"]
    share = f.m.register.quotient(result, both)
    return text(
        say("Resultatet motsvarar ", _PEN.share(share, behind=" %"),
            " av skatteintäkter och generella statsbidrag."),
        "Fullmäktiges mål är minst två procent över en treårsperiod.",
    )  # fmt: skip


def _spent(f: Ledger) -> Table:
    """Investments."""
    rows = []
    for key, name in (*((k, n) for k, n, _m in _SPENT), ("x-all", "Summa investeringar")):
        kind = "sum" if key == "x-all" else "item"
        gap = _GAP(_forecast(f, key, -1), role="" if kind == "sum" else "difference")
        rows.append(
            row(name, [_PEN(f(key)), _PEN(f(key, basis="forecast")),
                       _PEN(f(key, basis="budget")), gap], kind)
        )  # fmt: skip
    heads = ["Investeringar netto, mnkr", "Utfall t.o.m. okt", "Prognos helår", "Budget helår",
             "Avvikelse"]  # fmt: skip
    return table("", heads, rows)


def _spent_text(f: Ledger) -> Paragraph:
    """Investments in words."""
    left, school = _forecast(f, "x-all", -1), _forecast(f, "x-school", -1)
    under = f.m.register.count(
        "projects-under:month", [_forecast(f, key, -1) for key, *_rest in _SPENT]
    )
    return text(
        *plain(
            [
                say("Hittills i år har ", _SAY(f("x-all")), " investerats."),
                say("Prognosen är ", _SAY.size(left, "difference"), " ",
                    turn(left, "lägre", "högre"), " än budget."),
                say("För skollokalerna räknar tekniska kontoret med att ",
                    _SAY(f("x-school", basis="forecast")), " förbrukas, alltså ",
                    _SAY.size(school, "difference"), " ", turn(school, "mindre", "mer"),
                    " än beviljat."),
                say("Inom ", neuter(under), " av fem områden blir det pengar över."),
            ]
        )
    )  # fmt: skip


def _money_text(f: Ledger) -> Paragraph:
    """Money at hand."""
    change = f.change("cash")
    return text(
        *plain(
            [
                say("Den 31 oktober uppgick likvida medel till ", _SAY(f("cash")), ", ",
                    _SAY.size(change, "difference"), " ", turn(change, "mer", "mindre"),
                    " än vid samma tid förra året."),
                say("Till detta kommer en outnyttjad kredit, varför betalningsberedskapen är ",
                    _SAY(f("ready")), "."),
            ]
        )
    )  # fmt: skip


def _money(f: Ledger) -> Table:
    """Money at hand, in thousands."""
    tkr = Pen("tkr", 0, _STYLE)
    years = (f.year - 1, f.year)
    lines = (("cash", "Bank och plusgiro", "item"), ("credit", "Outnyttjad checkkredit", "item"),
             ("ready", "Betalningsberedskap", "sum"))  # fmt: skip
    rows = [row(name, [tkr(f(key, y)) for y in years], kind) for key, name, kind in lines]
    return table("Likviditet, tkr", ["", *(f"{y}-10-31" for y in years)], rows)


def _loans(f: Ledger) -> Table:
    """Loans by lender."""
    years = (f.year, f.year - 1)
    rows = []
    for key, name in (*((k, n) for k, n, _m in _LOANS), ("loans", "Summa lån")):
        share = None if key == "loans" else _PEN(f.share(key, "loans"))
        kind = "sum" if key == "loans" else "item"
        rows.append(row(name, [*(_PEN(f(key, y)) for y in years), share], kind))
    rows.append(row("Genomsnittlig ränta, %", [*(Pen(share_decimals=2)(f("rate", y))
                                               for y in years), None]))  # fmt: skip
    return table("Låneskuld", ["Mnkr", *(f"Okt {y}" for y in years), "Andel %"], rows)


def _loans_text(f: Ledger) -> Paragraph:
    """Loans in words."""
    change, rate = f.change("loans"), f.change("rate")
    two = Pen(share_decimals=2, style=_STYLE)
    return text(
        *plain(
            [
                say("Låneskulden har på ett år ", turn(change, "ökat", "minskat"), " med ",
                    _SAY.size(change, "difference"), " till ", _SAY(f("loans")), "."),
                say("Kommuninvest svarar för ",
                    _PEN.share(f.share("l-kom", "loans"), behind=" %"), "."),
                say("Snitträntan ", turn(rate, "steg", "sjönk"), " med ", two.points(rate),
                    " till ", two.share(f("rate"), behind=" %"), "."),
            ]
        )
    )  # fmt: skip


def _staff_text(f: Ledger) -> Paragraph:
    """Staff in words."""
    change = f.change("hours-all")
    high = max(f.m.boards, key=lambda one: f(f"ill-{one.key}").value)
    return text(
        *plain(
            [
                say("Antalet årsarbetare är ", _PEN.people(f("hours-all")), ", ",
                    _PEN.people(change, "difference", size=True), " ",
                    turn(change, "fler", "färre"), " än i oktober ", str(f.year - 1), "."),
                say("Högst sjukfrånvaro, ", _PEN.share(f(f"ill-{high.key}"), behind=" %"),
                    ", har ", high.name[0].lower(), high.name[1:], "."),
            ]
        )
    )  # fmt: skip


def _staff(f: Ledger) -> Table:
    """Staff by board."""
    years = (f.year, f.year - 1)
    rows = []
    for one in f.m.boards:
        cells = [*(_PEN.people(f(f"hours-{one.key}", y)) for y in years),
                 *(_PEN(f(f"ill-{one.key}", y)) for y in years)]  # fmt: skip
        rows.append(row(one.name, cells))
    rows.append(row("Summa", [*(_PEN.people(f("hours-all", y)) for y in years), None, None], "sum"))
    heads: list[list[str | Head]] = [
        ["", Head("Årsarbetare", 2), Head("Sjukfrånvaro, %", 2)],
        ["Nämnd", *map(str, years), *map(str, years)],
    ]
    return tall("", heads, rows)


FAMILY = Family("finance_month", make)
