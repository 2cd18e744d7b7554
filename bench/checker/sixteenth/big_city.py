"""A large municipality: the group beside the municipality, mnkr in tables and texts, miljarder
in the summary, analysis by result, capacity, risk and control, two forecasts, a debt report."""

from __future__ import annotations

from random import Random

from ..compose import Pen, row, table, tall, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper
from ._tools import Line, add, at, bullet, combine, fill, grid, kept, num, para, pct, series

_STYLE = NumberStyle(thousands="\u00a0", negative="–")
_PEN = Pen("mnkr", 1, _STYLE)
_T = Pen("mnkr", 0, _STYLE, " mnkr")
_ONE = Pen("mnkr", 1, _STYLE, " mnkr")
_BIG = Pen("mdkr", 2, _STYLE, " miljarder kronor")
_KR = Pen("kr", 0, _STYLE)
_COMPANIES = ("Stadsbostäder AB", "Energi och Vatten AB", "Hamn AB", "Parkering AB", "Arena AB")
_TERMS = ("Inom 1 år", "1–3 år", "3–5 år", "Över 5 år")


def make(m: Municipality, chance: Random) -> Paper:
    _model(m, chance)
    blocks = [
        *_summary(m),
        Heading("Finansiell analys", 1),
        *_result(m),
        *_capacity(m),
        *_risk(m),
        *_control(m),
        *_statements(m),
    ]
    return Paper(f"{m.name} stad – årsredovisning {m.year}", kept(blocks))


def _model(m: Municipality, chance: Random) -> None:
    r = m.register
    years = (m.year, m.year - 1)
    pledged = {one: float(m.size) * chance.randint(20, 900) * 1_000_000 for one in _COMPANIES}
    for year in sorted(years):
        unusual = add(m, "one-off", "city", int(m.size * chance.randint(3, 18) * 1_000_000), year)
        combine(m, "plain-result", "city", [(m("result", year=year), 1), (unusual, -1)], year)
        others = []
        for name in _COMPANIES:
            middle = m.size * chance.randint(-3, 25) * 1_000_000
            others.append((add(m, "company-result", name, int(middle) + 7, year), 1))
        within = m("result", "group", year).value - m("result", year=year).value
        within -= sum(one.value for one, _sign in others)
        dropped = add(m, "eliminated", "city", within, year)
        terms = [(m("result", year=year), 1), *others, (dropped, 1)]
        r.follows(m("result", "group", year), terms)
        guarantees = [
            (add(m, "guarantee", name, int(pledged[name] * chance.uniform(0.9, 1.12)), year), 1)
            for name in _COMPANIES
        ]
        combine(m, "guarantees", "city", guarantees, year)
        terms = []
        left = m("long-debt", year=year).value
        for place, name in enumerate(_TERMS):
            last = place == len(_TERMS) - 1
            part = left if last else int(float(left) * chance.uniform(0.2, 0.4))
            left -= part
            terms.append((add(m, f"due {name}", "city", part, year), 1))
        r.follows(m("long-debt", year=year), terms)
    series(m, chance, "interest", "city", 0.021, trend=0.1, kind="ratio", decimals=4, years=years)
    series(m, chance, "years-bound", "city", 2.6, spread=0.2, kind="index", decimals=1,
           years=years)  # fmt: skip
    for name, spread in (("april", 0.4), ("august", 0.2)):
        middle = float(m("result").value)
        add(m, f"{name}-result", "city", int(middle + chance.uniform(-1, 1) * spread * 3e7
                                             * float(m.size)))  # fmt: skip
        r.difference(m("result"), m(f"{name}-result", "city"))
    for year in m.years:
        r.quotient(m("result", year=year), m("tax-and-grants", year=year))
    five = r.total("five results", [m("result", year=y) for y in m.years])
    taxes = r.total("five taxes", [m("tax-and-grants", year=y) for y in m.years])
    r.quotient(five, taxes)


def _summary(m: Municipality) -> list[Block]:
    group, alone = m("result", "group"), m("result")
    growth = m.growth("tax-and-grants")
    return [
        Heading("Året i korthet", 1),
        bullet(
            fill(
                "Koncernen redovisar ett resultat på {} och kommunen ensam {}.",
                _T(group), _T(alone),
            ),
        ),
        bullet(
            fill(
                "Verksamheten kostade netto {}, medan skatter, utjämning och generella "
                "statsbidrag inbringade {}.",
                _BIG(m("net-cost")), _BIG(m("tax-and-grants")),
            ),
        ),
        bullet(
            fill(
                "Intäkterna från skatt, utjämning och generella statsbidrag är {} {} än {}.",
                pct(growth, size=True),
                turn(growth, "högre", "lägre"), str(m.year - 1),
            ),
        ),
        bullet(
            fill(
                "Investeringarna kom upp i {}, vilket är {} per invånare.",
                _BIG(m("investments")),
                _KR.but(behind=" kronor")(m.register.per(m("investments"), m("inhabitants"))),
            ),
        ),
        bullet(
            fill(
                "{} medarbetare hade en månadsanställning i december, {} {} än ett år tidigare.",
                num(m("employees"), 0, _STYLE),
                num(m.change("employees"), 0, _STYLE, size=True, role="difference"),
                turn(m.change("employees"), "fler", "färre"),
            ),
        ),
    ]  # fmt: skip


def _result(m: Municipality) -> list[Block]:
    r, before = m.register, m.year - 1
    years = (before, m.year)
    result, plain_result = m("result"), m("plain-result", "city")
    rows = [
        row("Kommunen", [_PEN(m("result", year=y)) for y in years]),
        *(row(one, [_PEN(m("company-result", one, y)) for y in years]) for one in _COMPANIES),
        row("Koncernjusteringar", [_PEN(m("eliminated", "city", y)) for y in years]),
        row("Sammanställda räkenskaper", [_PEN(m("result", "group", y)) for y in years], "sum"),
    ]
    companies = r.total("companies", [m("company-result", one) for one in _COMPANIES])
    best = max(_COMPANIES, key=lambda one: m("company-result", one).value)
    five = r.quotient(r.known["five results"], r.known["five taxes"])
    shares = [
        row("Resultat i förhållande till skatter och bidrag, %",
            [pct(r.quotient(m("result", year=y), m("tax-and-grants", year=y)), 1, "")
             for y in reversed(m.years)]),
        row("Nettokostnadsandel, %",
            [pct(r.quotient(m("net-cost", year=y), m("tax-and-grants", year=y)), 1, "")
             for y in reversed(m.years)]),
        row("Årets resultat, mnkr", [_PEN(m("result", year=y)) for y in reversed(m.years)]),
        row("Skatter, utjämning och bidrag, mnkr",
            [_PEN(m("tax-and-grants", year=y)) for y in reversed(m.years)]),
    ]  # fmt: skip
    net = r.growth(m("net-cost"), m("net-cost", year=before))
    return [
        Heading("Resultat"),
        para(
            fill(
                "Kommunens resultat uppgår till {} ({}).", _ONE(result),
                _PEN(m("result", year=before)),
            ),
            fill(
                "Resultatet innehåller jämförelsestörande poster på netto {}, i huvudsak "
                "markförsäljning, och utan dem hade resultatet stannat på {}.",
                _ONE(m("one-off", "city")), _ONE(plain_result),
            ),
            fill(
                "Motsvarande resultat {}, då engångsposterna var {}, var {}.",
                str(before), _ONE(m("one-off", "city", before)),
                _ONE(m("plain-result", "city", before)),
            ),
        ),
        table("Utveckling i kommunen", ["", *map(str, reversed(m.years))], shares),
        para(
            fill(
                "Nettokostnaderna {} med {} under året, skatterna och bidragen med {}.",
                turn(net, "steg", "förändrades"), pct(net), pct(m.growth("tax-and-grants")),
            )
            if net.value > 0
            else fill("Nettokostnaderna har minskat med {}.", pct(net, size=True)),
            fill(
                "Sett över alla fem åren motsvarar kommunens resultat {} av skatter och bidrag; "
                "det mål om 2 procent som fullmäktige antagit avser en sådan femårsperiod.",
                pct(five),
            ),
            fill(
                "Enbart under {} var andelen {}.",
                str(m.year), pct(r.quotient(result, m("tax-and-grants"))),
            ),
        ),
        table("Resultat per enhet, mnkr", ["Efter skatt", *map(str, years)], rows),
        para(
            fill(
                "De fem bolagens resultat summerar till {} före koncernmässiga justeringar.",
                _ONE(companies),
            ),
            fill(
                f"Högst resultat redovisar {best} med {{}}, {{}} året före.",
                _ONE(m("company-result", best)), _ONE(m("company-result", best, before)),
            ),
        ),
    ]  # fmt: skip


def _capacity(m: Municipality) -> list[Block]:
    r, before = m.register, m.year - 1
    now, then = (r.quotient(m("equity", year=y), m("assets", year=y)) for y in (m.year, before))
    moved = r.difference(now, then)
    paid = r.linear("own money", [(m("result"), 1), (m("depreciation"), 1)])
    own = r.quotient(paid, m("investments"))
    flows = [
        row(label, [_PEN(m(what, year=y)) for y in (before, m.year)], kind)
        for label, what, kind in (
            ("Kassaflöde från den löpande verksamheten", "operating-flow", "item"),
            ("Kassaflöde från investeringsverksamheten", "investing-flow", "item"),
            ("Kassaflöde från finansieringsverksamheten", "financing-flow", "item"),
            ("Årets kassaflöde", "cash-flow", "sum"),
            ("Likvida medel vid årets slut", "cash", "item"),
        )
    ]
    flow = m("cash-flow")
    return [
        Heading("Kapacitet"),
        para(
            fill(
                "Kommunens soliditet {} med {} till {}.",
                turn(moved, "stärktes", "försvagades"),
                Pen(share_decimals=1, style=_STYLE).points(moved), pct(now),
            ),
            fill(
                "Självfinansieringsgraden, som visar hur stor del av investeringarna på {} som "
                "årets resultat och avskrivningar räcker till, blev {}.",
                _T(m("investments")), pct(own, 0),
            ),
            fill(
                "Resultat och avskrivningar gav tillsammans ett utrymme på {}, varav "
                "avskrivningarna {}.",
                _ONE(paid), _ONE(m("depreciation")),
            ),
        ),
        table("Kassaflöde i sammandrag (mnkr)", ["", *map(str, (before, m.year))], flows),
        para(
            fill(
                "Likviditeten har {} med {} under året.",
                turn(flow, "ökat", "minskat"), _ONE.size(flow, "difference"),
            ),
            fill(
                "Nya lån togs upp med {} samtidigt som {} amorterades.",
                _ONE(m("new-loans")), _ONE(m("repayments")),
            ),
        ),
    ]  # fmt: skip


def _risk(m: Municipality) -> list[Block]:
    r, before = m.register, m.year - 1
    years = (m.year, before)
    debt = m("long-debt")
    rows = []
    for one in _TERMS:
        cells: list[object] = []
        for y in years:
            part = m(f"due {one}", "city", y)
            cells += [_PEN(part), pct(r.quotient(part, m("long-debt", year=y)), 0, "")]
        rows.append(row(one, cells))  # type: ignore[arg-type]
    rows.append(
        row("Summa lån", [_PEN(debt), "100", _PEN(m("long-debt", year=before)), "100"], "sum")
    )
    heads = (
        ("Förfaller", Head(str(m.year), 2), Head(str(before), 2)),
        ("", "mnkr", "andel, %", "mnkr", "andel, %"),
    )
    pledged = [
        *(row(one, [_PEN(m("guarantee", one, y)) for y in years]) for one in _COMPANIES),
        row("Summa borgensåtaganden", [_PEN(m("guarantees", "city", y)) for y in years], "sum"),
    ]
    soon = m(f"due {_TERMS[0]}", "city")
    later = r.total("due later", [m(f"due {one}", "city") for one in _TERMS[2:]])
    rate, rate_then = m("interest", "city"), m("interest", "city", before)
    top = max(_COMPANIES, key=lambda one: m("guarantee", one).value)
    change = m.change("guarantees", "city")
    return [
        Heading("Risk"),
        para(
            fill(
                "Lånen uppgick vid årsskiftet till {}, varav {} eller {} ska omsättas inom ett år.",
                _T(debt), _T(soon), pct(r.quotient(soon, debt), 0),
            ),
            fill("Längre löptid än tre år har {} av lånen.", _T(later)),
            fill(
                "Snitträntan i portföljen var {} vid årets slut mot {} tolv månader tidigare, "
                "och räntebindningen {} år ({}).",
                pct(rate, 2), pct(rate_then, 2), num(m("years-bound", "city"), 1),
                num(m("years-bound", "city", before), 1),
            ),
        ),
        tall("Låneportföljens förfallostruktur per 31 december", heads, rows),
        para(
            fill(
                "Borgensåtagandena {} med {} och är nu {}, det vill säga {} kronor per invånare.",
                turn(change, "ökade", "minskade"), _ONE.size(change, "difference"),
                _T(m("guarantees", "city")),
                _KR(r.per(m("guarantees", "city"), m("inhabitants"))),
            ),
            fill(
                f"Det mesta, {{}}, gäller {top}.",
                pct(r.quotient(m("guarantee", top), m("guarantees", "city"))),
            )
            if m("guarantee", top).value * 2 > m("guarantees", "city").value
            else fill(
                f"Störst är borgen till {top}, {{}}.", _ONE(m("guarantee", top))
            ),
        ),
        table("Borgen för de egna bolagen, mnkr", ["31 december", *map(str, years)], pledged),
    ]  # fmt: skip


def _control(m: Municipality) -> list[Block]:
    r, budget = m.register, m("result", basis="budget")
    spring, autumn = m("april-result", "city"), m("august-result", "city")
    over = m.variance("result")
    miss = r.difference(m("result"), autumn)
    rows = [
        row("Budget", [_PEN(budget), None]),
        row("Prognos per april", [_PEN(spring), _PEN(r.difference(spring, budget))]),
        row("Prognos per augusti", [_PEN(autumn), _PEN(r.difference(autumn, budget))]),
        row("Bokslut", [_PEN(m("result")), _PEN(over)]),
    ]
    return [
        Heading("Kontroll"),
        para(
            fill(
                "Budgeten för året slutade på {}.", _ONE(budget)
            ),
            fill(
                "I den första uppföljningen, efter april, pekade helårsprognosen mot {}; efter "
                "augusti var den {}.",
                _ONE(spring), _ONE(autumn),
            ),
            fill(
                "Skillnaden mellan bokslut och augustiprognos är {}.", _ONE(miss, role="difference")
            ),
        ),
        table("Årets resultat, mnkr", ["", "Belopp", "Mot budget"], rows),
    ]  # fmt: skip


_LINES: tuple[Line, ...] = (
    ("Verksamhetens intäkter", "income", 1, "item"),
    ("Verksamhetens kostnader", "costs", -1, "item"),
    ("Avskrivningar", "depreciation", -1, "item"),
    ("Verksamhetens nettokostnader", "net-cost", -1, "sum"),
    ("Skatteintäkter", "tax", 1, "item"),
    ("Generella statsbidrag och utjämning", "grants", 1, "item"),
    ("Verksamhetens resultat", "operating-result", 1, "sum"),
    ("Finansiella intäkter", "financial-income", 1, "item"),
    ("Finansiella kostnader", "financial-costs", -1, "item"),
    ("Årets resultat", "result", 1, "sum"),
)


def _statements(m: Municipality) -> list[Block]:
    before = m.year - 1
    columns = [
        at(m, _PEN, "municipality", m.year, "budget"), at(m, _PEN, "municipality", m.year),
        at(m, _PEN, "municipality", before), at(m, _PEN, "group", m.year),
        at(m, _PEN, "group", before),
    ]  # fmt: skip
    heads = (
        ("", Head("Kommunen", 3), Head("Koncernen", 2)),
        ("mnkr", f"Budget {m.year}", f"Utfall {m.year}", f"Utfall {before}", f"Utfall {m.year}",
         f"Utfall {before}"),
    )  # fmt: skip
    balance: tuple[Line, ...] = (
        ("Anläggningstillgångar", "fixed-assets", 1, "item"),
        ("Omsättningstillgångar", "current-assets", 1, "item"),
        ("Summa tillgångar", "assets", 1, "sum"),
        ("Eget kapital", "equity", 1, "item"),
        ("Avsättningar", "provisions", 1, "item"),
        ("Långfristiga skulder", "long-debt", 1, "item"),
        ("Kortfristiga skulder", "short-debt", 1, "item"),
        ("Summa eget kapital och skulder", "equity-and-debts", 1, "sum"),
    )
    two = [at(m, _PEN, "municipality", y) for y in (m.year, before)]
    return [
        Heading("Räkenskaper", 1),
        tall("Resultaträkning", heads, grid(_LINES, columns)),
        table("Balansräkning för kommunen", ["mnkr", str(m.year), str(before)], grid(balance, two)),
    ]


FAMILY = Family("big-city", make)
