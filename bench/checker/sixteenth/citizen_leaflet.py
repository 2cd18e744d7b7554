"""A leaflet to citizens: a few short tables, everything in kronor of a hundred or whole millions,
short sentences, questions as headings."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, row, table, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle, Paper
from ._tools import add, bullet, combine, fill, kept, num, para, pct, series

_WHO = "leaflet"
_STYLE = NumberStyle(thousands="\u00a0", negative="–")
_M = Pen("mnkr", 0, _STYLE, " miljoner kronor")
_M1 = Pen("mnkr", 1, _STYLE, " miljoner kronor")
_PEN = Pen("mnkr", 1, _STYLE)
_KR = Pen("kr", 0, _STYLE, " kronor")
_INCOME = {
    "tax": "Skatt från dig som bor här", "income-equalisation": "Utjämning från staten",
    "other-grants": "Övriga statsbidrag och fastighetsavgift", "fees": "Avgifter",
    "rents": "Hyror", "grants-received": "Riktade bidrag", "rest": "Försäljning och annat",
    "financial-income": "Räntor och utdelning",
}  # fmt: skip
_COSTS = {
    "wages": "Löner", "pensions": "Pensioner", "purchased": "Köpt verksamhet",
    "premises": "Lokaler", "transfers": "Bidrag till föreningar och hushåll",
    "material": "Material och tjänster", "other-costs": "Övrigt",
    "depreciation": "Slitage på byggnader och inventarier (avskrivningar)",
    "financial-costs": "Räntor",
}  # fmt: skip
_DAYS = {
    "preschool-children": ("Barn i förskolan", 1_750), "pupils": ("Elever i grundskolan", 4_600),
    "home-care": ("Personer med hemtjänst", 820), "meals": ("Serverade skolmåltider", 790_000),
    "loans-of-books": ("Utlånade böcker", 210_000), "swims": ("Besök i simhallen", 96_000),
}  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    _model(m, chance)
    blocks = [
        *_hello(m),
        *_from(m),
        *_to(m),
        *_where(m),
        *_everyday(m),
        *_built(m),
        *_owe(m),
    ]
    return Paper(f"Så gick året – {m.name} kommun {m.year}", kept(blocks))


def _model(m: Municipality, chance: Random) -> None:
    two = (m.year, m.year - 1)
    for year in sorted(two):
        rest = [(m(o, year=year), 1) for o in ("sales", "contracts", "other-income")]
        combine(m, "rest", "municipality", rest, year)
        names = ("cost-equalisation", "regulation", "lss", "property-fee")
        combine(m, "other-grants", "municipality", [(m(o, year=year), 1) for o in names], year)
        whole = [(m(one, year=year), 1) for one in _INCOME]
        combine(m, "all-in", _WHO, whole, year)
        combine(m, "all-out", _WHO, [(m(one, year=year), 1) for one in _COSTS], year)
        m.register.follows(
            m("result", year=year), [(m("all-in", _WHO, year), 1), (m("all-out", _WHO, year), -1)]
        )
        terms = [(m("board-net", one.key, year), 1) for one in m.boards]
        combine(m, "board-net", "boards", terms, year)
    for what, (_name, size) in _DAYS.items():
        series(m, chance, what, _WHO, m.size * size, trend=0.01, spread=0.03, kind="count",
               years=two)  # fmt: skip
    series(m, chance, "trust", _WHO, 0.58, trend=0, spread=0.1, kind="ratio", decimals=3, years=two)
    for place, year in enumerate((m.year + 1, m.year + 2, m.year + 3)):
        add(m, "planned", _WHO, int(float(m.size) * chance.uniform(110, 210) * 1e6) + place, year)
    years = [m("planned", _WHO, m.year + ahead) for ahead in (1, 2, 3)]
    m.register.total("planned three", years)


def _hello(m: Municipality) -> list[Block]:
    r, before = m.register, m.year - 1
    result, more = m("result"), m.change("inhabitants")
    return [
        Heading("Hej invånare!", 1),
        para(
            fill(
                "Vi blev {} {} i kommunen under året och är nu {}.",
                num(more, 0, _STYLE, size=True, role="difference"), turn(more, "fler", "färre"),
                num(m("inhabitants"), 0, _STYLE),
            ),
            fill(
                "Kommunen gick {} med {}, och delat på alla som bor här blir det {} var.",
                turn(result, "plus", "minus"), _M1.size(result),
                _KR.size(r.per(result, m("inhabitants"))),
            ),
            fill(
                "Förra årets resultat var {}.", _M1(m("result", year=before))
            ),
            fill(
                "Kommunalskatten är {} kronor per intjänad hundralapp. I fjol var den {}.",
                num(m("tax-rate"), 2, _STYLE), num(m("tax-rate", year=before), 2, _STYLE),
            ),
        ),
    ]  # fmt: skip


def _hundred(m: Municipality, names: dict[str, str], whole: str, label: str) -> list[object]:
    r, all_of = m.register, m(whole, _WHO)
    rows = [
        row(name, [_PEN(m(what)), pct(r.quotient(m(what), all_of), 0, "", style=_STYLE)])
        for what, name in names.items()
    ]
    rows.append(row(label, [_PEN(all_of), "100"], "sum"))
    return rows  # type: ignore[return-value]


def _from(m: Municipality) -> list[Block]:
    r, everything = m.register, m("all-in", _WHO)
    state = r.total("from the state", [m("income-equalisation"), m("other-grants")])
    return [
        Heading("Varifrån kommer pengarna?"),
        table("", ["", "Miljoner kronor", "Av 100 kronor"],
              _hundred(m, _INCOME, "all-in", "Alla intäkter")),  # type: ignore[arg-type]
        para(
            fill(
                "Totalt fick kommunen in {}.", _M(everything)
            ),
            fill(
                "Av varje hundralapp var {} skatt.",
                pct(r.quotient(m("tax"), everything), 0, " kronor"),
            ),
            fill(
                "Från staten kom {} i utjämning och generella bidrag, alltså utan öronmärkning.",
                _M(state),
            ),
            fill(
                "Avgifterna, för till exempel förskola och vatten, gav {}.", _M(m("fees"))
            ),
        ),
    ]  # fmt: skip


def _to(m: Municipality) -> list[Block]:
    r, everything, before = m.register, m("all-out", _WHO), m.year - 1
    grown = m.growth("all-out", _WHO)
    both = r.total("wages and pensions", [m("wages"), m("pensions")])
    return [
        Heading("Vad kostar det?"),
        table("", ["", "Miljoner kronor", "Av 100 kronor"],
              _hundred(m, _COSTS, "all-out", "Alla kostnader")),  # type: ignore[arg-type]
        para(
            fill(
                "Kostnaderna, även räntor och slitage, blev {}, eller {} {} än {}.",
                _M(everything), pct(grown, size=True), turn(grown, "mer", "mindre"), str(before),
            ),
            fill(
                "Personalen är den stora posten: {} i löner och {} i pensioner.",
                _M(m("wages")), _M(m("pensions")),
            ),
            fill(
                "Det blir {} av varje hundralapp.", pct(r.quotient(both, everything), 0, " kronor")
            ),
        ),
    ]  # fmt: skip


def _where(m: Municipality) -> list[Block]:
    r, whole = m.register, m("board-net", "boards")
    rows = []
    for one in sorted(m.boards, key=lambda one: -m("board-net", one.key).value):
        net = m("board-net", one.key)
        rows.append(
            row(one.name, [_KR.but(behind="")(r.per(net, m("inhabitants"))),
                           pct(r.quotient(net, whole), 1, "", style=_STYLE)])
        )  # fmt: skip
    rows.append(
        row("Alla nämnder", [_KR.but(behind="")(r.per(whole, m("inhabitants"))), "100"], "sum")
    )
    order = sorted(m.boards, key=lambda one: -m("board-net", one.key).value)
    top, second = order[:2]
    pair = r.total("two boards", [m("board-net", one.key) for one in (top, second)])
    gaps = [m.variance("board-net", one.key, -1) for one in m.boards]
    kept = r.count("kept within", gaps, 1, zero=True)
    return [
        Heading("Var används dina skattepengar?"),
        para(
            fill(
                f"Mest går till {_lower(top.name)}: {{}} per invånare.",
                _KR(r.per(m("board-net", top.key), m("inhabitants"))),
            ),
            fill(
                f"Tillsammans med {_lower(second.name)} tar den {{}} av nämndernas pengar.",
                pct(r.quotient(pair, whole), 0),
            ),
            fill(
                f"{{}} av {len(m.boards)} nämnder höll sin budget.", counted(kept, capital=True)
            )
            if kept.value
            else "Ingen nämnd höll sin budget.",
        ),
        table("Nämndernas kostnad efter avdrag för deras egna intäkter",
              ["", "Kronor per invånare", "Andel i procent"], rows),
    ]  # fmt: skip


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]


def _everyday(m: Municipality) -> list[Block]:
    r, before = m.register, m.year - 1
    rows = [
        row(name, [num(m(what, _WHO), 0, _STYLE), num(m(what, _WHO, before), 0, _STYLE)])
        for what, (name, _size) in _DAYS.items()
    ]
    books, swims, trust = (m.change(one, _WHO) for one in ("loans-of-books", "swims", "trust"))
    each = r.per(m("loans-of-books", _WHO), m("inhabitants"))
    meals = r.per(m("meals", _WHO), m("pupils", _WHO))
    return [
        Heading("Din kommun i siffror"),
        table("", ["", str(m.year), str(before)], rows),
        bullet(
            fill(
                "På biblioteken lånades {} böcker. Det är {} per invånare.",
                num(m("loans-of-books", _WHO), 0, _STYLE), num(each, 1, _STYLE),
            ),
            fill(
                "Utlåningen {} med {} böcker.",
                turn(books, "ökade", "minskade"),
                num(books, 0, _STYLE, size=True, role="difference"),
            ),
        ),
        bullet(
            fill(
                "Simhallen hade {} besök, {} {} än året före.",
                num(m("swims", _WHO), 0, _STYLE),
                pct(m.growth("swims", _WHO), size=True, style=_STYLE),
                turn(swims, "fler", "färre"),
            ),
        ),
        bullet(
            fill(
                "Varje elev i grundskolan åt i snitt {} skolluncher.", num(meals, 0, _STYLE)
            ),
        ),
        bullet(
            fill(
                "{} av er svarade att ni har förtroende för kommunen. Förra gången vi frågade "
                "var det {}.",
                pct(m("trust", _WHO), 0), pct(m("trust", _WHO, before), 0),
            )
            if abs(trust.value) > 0
            else fill("{} har förtroende för kommunen.", pct(m("trust", _WHO), 0)),
        ),
    ]  # fmt: skip


def _built(m: Municipality) -> list[Block]:
    r = m.register
    most = sorted(m.projects, key=lambda one: -m("project", one.key).value)
    rest = r.linear(
        "other projects",
        [(m("investments"), 1), *((m("project", one.key), -1) for one in most[:4])],
    )
    rows = [row(one.name, [_PEN(m("project", one.key))]) for one in most[:4]]
    rows += [row("Övrigt", [_PEN(rest)]), row("Summa", [_PEN(m("investments"))], "sum")]
    m.register.follows(
        m("investments"), [(rest, 1), *((m("project", one.key), 1) for one in most[:4])]
    )
    three = r.known["planned three"]
    ahead = [row(str(m.year + one), [_PEN(m("planned", _WHO, m.year + one))]) for one in (1, 2, 3)]
    ahead.append(row("Tre år", [_PEN(three)], "sum"))
    return [
        Heading("Vad byggde vi?"),
        para(
            fill(
                "Vi investerade för {}, {} av det som var planerat.",
                _M(m("investments")),
                pct(r.quotient(m("investments"), m("investments", basis="budget")), 0),
            ),
            fill(
                f"Dyrast var {_project(most[0].name)} som kostade {{}} under året.",
                _M1(m("project", most[0].key)),
            ),
        ),
        table("Investeringar i miljoner kronor", ["", str(m.year)], rows),
        para(
            fill(
                "De kommande tre åren planerar vi att investera {}, i genomsnitt {} om året.",
                _M(three), _M(r.per(three, _three(m))),
            ),
        ),
        table("Planerade investeringar, miljoner kronor", ["År", "Plan"], ahead),
    ]  # fmt: skip


def _project(name: str) -> str:
    return name if name.startswith("IT") else _lower(name)


def _three(m: Municipality):  # type: ignore[no-untyped-def]
    key = "three years"
    return m.register.known.get(key) or m.register.base(key, "count", 3 + m.size * 0)


def _owe(m: Municipality) -> list[Block]:
    r, before = m.register, m.year - 1
    years = (m.year, before)
    own = [
        row("Det här äger kommunen (tillgångar)", [_PEN(m("assets", year=y)) for y in years]),
        row("Lån", [_PEN(m("long-debt", year=y)) for y in years]),
        row("Övriga skulder och avsättningar",
            [_PEN(r.linear(f"other debts {y}",
                           [(m("provisions", year=y), 1), (m("short-debt", year=y), 1)]))
             for y in years]),
        row("Kvar blir (eget kapital)", [_PEN(m("equity", year=y)) for y in years]),
    ]  # fmt: skip
    for y in years:
        r.follows(
            m("equity", year=y),
            [(m("assets", year=y), 1), (m("long-debt", year=y), -1), (r.known[f"other debts {y}"],
                                                                       -1)],
        )  # fmt: skip
    change = m.change("long-debt")
    return [
        Heading("Har kommunen skulder?"),
        table("Miljoner kronor den 31 december", ["", *map(str, years)], own),
        para(
            fill(
                "Ja, lånen är {}, eller {} per invånare.",
                _M(m("long-debt")), _KR(r.per(m("long-debt"), m("inhabitants"))),
            ),
            fill(
                "De har {} med {} på ett år.",
                turn(change, "ökat", "minskat"), _M1.size(change, "difference"),
            ),
            fill(
                "Men kommunen äger också mycket, och {} kronor av varje hundralapp av tillgångarna "
                "är våra egna.",
                pct(r.quotient(m("equity"), m("assets")), 0, ""),
            ),
        ),
    ]  # fmt: skip


FAMILY = Family("citizen-leaflet", make)
