"""A small municipality's annual report: tables in tkr, texts in mnkr with a decimal, revised
budgets, five years with the newest first, the balance requirement."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, row, table, tall, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper
from ._tools import Line, add, at, bullet, combine, fill, gap, grid, kept, num, para, pct, series

_PEN = Pen("tkr", 0, NumberStyle(thousands=" ", negative="-", zero="0"))
_T = Pen("mnkr", 1, NumberStyle(), " mnkr")
_KR = Pen("kr", 0, NumberStyle())
_AGES = ("0–5 år", "6–15 år", "16–19 år", "20–64 år", "65–79 år", "80 år och äldre")
_SHORT = {
    "Kommunstyrelsen": "kommunstyrelsen", "Barn- och utbildningsnämnden": "skolan",
    "Socialnämnden": "individ- och familjeomsorgen", "Vård- och omsorgsnämnden": "äldreomsorgen",
    "Kultur- och fritidsnämnden": "kultur och fritid", "Gymnasienämnden": "gymnasieskolan",
    "Miljö- och byggnadsnämnden": "miljö och bygg", "Tekniska nämnden": "tekniska nämnden",
    "Arbetsmarknadsnämnden": "arbetsmarknadsenheten",
    "Överförmyndarnämnden": "överförmyndaren", "Valnämnden": "valnämnden",
    "Revisionen": "revisionen",
}  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    _model(m, chance)
    blocks = [
        Heading("Förvaltningsberättelse", 1),
        *_five_years(m),
        *_people(m),
        *_result(m),
        *_balance_rule(m),
        *_boards(m),
        *_statements(m),
    ]
    return Paper(f"{m.name} kommuns årsredovisning {m.year}", kept(blocks))


def _model(m: Municipality, chance: Random) -> None:
    r = m.register
    for year in (m.year - 1, m.year):
        rest = m("inhabitants", year=year)
        parts = []
        shares = {"0–5 år": 0.06, "6–15 år": 0.12, "16–19 år": 0.05, "65–79 år": 0.17}
        shares["80 år och äldre"] = 0.066 if year == m.year else 0.065
        for age, share in shares.items():
            some = int(float(rest.value) * share * chance.uniform(0.99, 1.01))
            parts.append(add(m, f"people {age}", "town", some, year, "count"))
        last = rest.value - sum(one.value for one in parts)
        parts.append(add(m, "people 20–64 år", "town", last, year, "count"))
        r.follows(rest, [(one, 1) for one in parts])
    size = float(m("inhabitants").value)
    born = add(m, "born", "town", int(size * chance.uniform(0.008, 0.011)), kind="count")
    dead = add(m, "dead", "town", int(size * chance.uniform(0.009, 0.012)), kind="count")
    out = add(m, "left", "town", int(size * chance.uniform(0.05, 0.07)), kind="count")
    change = m.change("inhabitants")
    came = change.value - born.value + dead.value + out.value
    came_in = add(m, "came", "town", came, kind="count")
    births = combine(m, "birth-net", "town", [(born, 1), (dead, -1)])
    moves = combine(m, "move-net", "town", [(came_in, 1), (out, -1)])
    r.follows(change, [(births, 1), (moves, 1)])
    gains = add(m, "gains", "town", int(m.size * chance.randint(300, 4000) * 1000))
    papers = add(m, "unrealised", "town", int(m.size * chance.randint(200, 2500) * 1000))
    adjusted = combine(
        m, "adjusted-result", "town", [(m("result"), 1), (gains, -1), (papers, -1)]
    )  # fmt: skip
    into = add(m, "reserve-move", "town", max(0, int(adjusted.value / 3)) // 1000 * 1000)
    combine(m, "balance-result", "town", [(adjusted, 1), (into, -1)])
    before = add(m, "reserve", "town", int(m.size * 31_000_000), m.year - 1)
    combine(m, "reserve", "town", [(before, 1), (into, 1)])
    series(m, chance, "old-pensions", "town", m.size * 310_000_000, trend=-0.04)
    for year in m.years:
        low = combine(
            m, "equity-less-pensions", "town",
            [(m("equity", year=year), 1), (m("old-pensions", "town", year), -1)], year,
        )  # fmt: skip
        r.quotient(low, m("assets", year=year))
    for one in m.boards:
        budget = m("board-net", one.key, basis="budget")
        some = int(budget.value * Decimal(chance.randint(-6, 18)) / 1000) // 1000 * 1000
        extra = add(m, "extra", one.key, some)
        first = combine(m, "first-budget", one.key, [(budget, 1), (extra, -1)])
        r.follows(budget, [(first, 1), (extra, 1)])
        seen = int(float(m.variance("board-net", one.key, -1).value) * chance.uniform(-0.4, 1.6))
        add(m, "august-gap", one.key, seen)
    for what in ("extra", "first-budget", "august-gap"):
        combine(m, what, "boards", [(m(what, one.key), 1) for one in m.boards])
    for what, year, basis in (
        ("board-net", m.year, "budget"), ("board-net", m.year, "outcome"),
        ("board-net", m.year - 1, "outcome"),
    ):  # fmt: skip
        terms = [(m(what, one.key, year, basis), 1) for one in m.boards]  # type: ignore[arg-type]
        combine(m, what, "boards", terms, year, basis)  # type: ignore[arg-type]


def _five_years(m: Municipality) -> list[Block]:
    r, years = m.register, m.years
    both = "tax-and-grants"

    def over(what: str, other: str) -> list[object]:
        return [pct(r.quotient(m(what, year=y), m(other, year=y)), behind="") for y in years]

    rows = [
        row("Antal invånare 31 december", [num(m("inhabitants", year=y)) for y in years]),
        row("Utdebitering, kr", [num(m("tax-rate", year=y), 2) for y in years]),
        row("Årets resultat, tkr", [_PEN(m("result", year=y)) for y in years]),
        row("Årets resultat/skatter och bidrag, %", over("result", both)),  # type: ignore[arg-type]
        row("Nettokostnader/skatter och bidrag, %", over("net-cost", both)),  # type: ignore[arg-type]
        row("Soliditet, %", over("equity", "assets")),  # type: ignore[arg-type]
        row(
            "Soliditet inkl. pensioner före 1998, %",
            [
                pct(r.quotient(m("equity-less-pensions", "town", y), m("assets", year=y)), 1, "")
                for y in years
            ],
        ),
        row("Långfristiga lån, tkr", [_PEN(m("long-debt", year=y)) for y in years]),
        row(
            "Låneskuld, kr/invånare",
            [_KR(r.per(m("long-debt", year=y), m("inhabitants", year=y))) for y in years],
        ),
        row("Nettoinvesteringar, tkr", [_PEN(m("investments", year=y)) for y in years]),
        row("Månadsavlönade", [num(m("employees", year=y)) for y in years]),
    ]
    solid = r.quotient(m("equity"), m("assets"))
    solid_then = r.quotient(m("equity", year=m.year - 1), m("assets", year=m.year - 1))
    low = r.quotient(m("equity-less-pensions", "town"), m("assets"))
    loans = r.per(m("long-debt"), m("inhabitants"))
    loans_first = r.per(m("long-debt", year=years[-1]), m("inhabitants", year=years[-1]))
    best = max(years, key=lambda y: m("result", year=y).value)
    return [
        Heading("Översikt över verksamhetens utveckling"),
        table("Fem år i sammandrag", ["", *map(str, years)], rows),
        para(
            fill(
                "Soliditeten, det vill säga hur stor del av tillgångarna som är egna, är {}, "
                "mot {} ett år tidigare.",
                pct(solid), pct(solid_then),
            ),
            fill(
                "Räknas även de pensioner in som tjänats in före 1998, och som enligt lag står "
                "utanför balansräkningen, stannar den vid {}.",
                pct(low),
            ),
            fill(
                "Skulden till kreditgivarna motsvarar {} kronor per invånare; "
                "{} var den {} kronor.",
                _KR(loans), str(years[-1]), _KR(loans_first),
            ),
            fill(
                f"Under femårsperioden var resultatet bäst {best}, då det landade på {{}}.",
                _T(m("result", year=best)),
            ),
        ),
    ]  # fmt: skip


def _people(m: Municipality) -> list[Block]:
    rows = [
        row(age, [num(m(f"people {age}", "town", y)) for y in (m.year, m.year - 1)])
        for age in _AGES
    ]
    rows.append(row("Totalt", [num(m("inhabitants", year=y), role="sum")
                               for y in (m.year, m.year - 1)], "sum"))  # fmt: skip
    r, now = m.register, m("inhabitants")
    grown = m.change("inhabitants")
    births, moves = m("birth-net", "town"), m("move-net", "town")
    old = m(f"people {_AGES[-1]}", "town")
    old_change = m.change(f"people {_AGES[-1]}", "town")
    both = r.total("over 65", [m(f"people {one}", "town") for one in _AGES[-2:]])
    return [
        Heading("Befolkning"),
        para(
            fill(
                "Vid utgången av {} var {} personer folkbokförda i {}, en {} med {} personer "
                "eller {} sedan föregående årsskifte.",
                str(m.year), num(now), m.name, turn(grown, "ökning", "minskning"),
                num(grown, size=True, role="difference"), pct(m.growth("inhabitants"), size=True),
            ),
            fill(
                "Det föddes {} barn och {} personer avled, vilket ger ett födelse{} på {}.",
                num(m("born", "town")), num(m("dead", "town")),
                turn(births, "överskott", "underskott"),
                num(births, size=True, role="difference"),
            ),
            fill(
                "Inflyttarna var {} och utflyttarna {}; flyttnettot blev alltså {}.",
                num(m("came", "town")), num(m("left", "town")), num(moves, role="difference"),
            ),
        ),
        table("Invånare efter ålder 31 december", ["Ålder", *map(str, (m.year, m.year - 1))], rows),
        para(
            fill(
                "De som fyllt 80 är {} till antalet, {} {} än vid förra årsskiftet, och utgör {} "
                "av befolkningen.",
                num(old), num(old_change, size=True, role="difference"),
                turn(old_change, "fler", "färre"), pct(r.quotient(old, now)),
            ),
            fill("Tillsammans är {} invånare 65 år eller äldre.", num(both)),
        ),
    ]  # fmt: skip


def _result(m: Municipality) -> list[Block]:
    gapped = m.variance("result")
    taxes = m.variance("tax-and-grants")
    wages = m("wages")
    share = m.register.quotient(wages, m("costs"))
    return [
        Heading("Resultat och ekonomisk ställning"),
        para(
            fill("Bokslutet visar ett resultat på {}.", _T(m("result"))),
            fill(
                "Fullmäktige hade budgeterat {}, så avvikelsen blev {}.",
                _T(m("result", basis="budget")), _T(gapped, role="difference"),
            ),
            fill("Året innan var resultatet {}.", _T(m("result", year=m.year - 1))),
            fill(
                "Skatteintäkterna och de generella statsbidragen gav tillsammans {} {} än "
                "budget, medan verksamhetens nettokostnader blev {} {}.",
                _T.size(taxes, "difference"), turn(taxes, "mer", "mindre"),
                _T.size(m.variance("net-cost"), "difference"),
                turn(m.variance("net-cost"), "högre", "lägre"),
            ),
        ),
        para(
            fill(
                "Den enskilt största kostnaden är löner och sociala avgifter, {} eller {} av "
                "verksamhetens kostnader.",
                _T(wages), pct(share),
            ),
            fill(
                "Jämfört med {} steg den med {}.", str(m.year - 1), pct(m.growth("wages"))
            )
            if m.growth("wages").value > 0
            else "Den har inte ökat under året.",
            fill(
                "Av skatteintäkterna utgörs {} av den preliminära månadsvisa utbetalningen; "
                "slutavräkningarna för {} och {} påverkade med {} respektive {}.",
                _T(m("preliminary-tax")), str(m.year), str(m.year - 1),
                _T(m("tax-forecast")), _T(m("tax-final")),
            ),
        ),
    ]  # fmt: skip


def _balance_rule(m: Municipality) -> list[Block]:
    pen = _PEN
    into, before = m("reserve-move", "town"), m("reserve", "town", m.year - 1)
    result = m("balance-result", "town")
    rows = [
        row("Årets resultat enligt resultaträkningen", [pen(m("result"))]),
        row("Reducering av samtliga realisationsvinster", [pen(m("gains", "town"), -1)]),
        row("Orealiserade vinster i värdepapper", [pen(m("unrealised", "town"), -1)]),
        row("Årets resultat efter balanskravsjusteringar", [pen(m("adjusted-result", "town"))],
            "sum"),
        row("Reservering till resultatutjämningsreserv", [pen(into, -1)]),
        row("Balanskravsresultat", [pen(result)], "sum"),
    ]  # fmt: skip
    return [
        Heading("Balanskravsutredning"),
        table("", ["Belopp i tkr", str(m.year)], rows),
        para(
            fill(
                "När realisationsvinster på {} och orealiserade värdeökningar på {} räknats av "
                "återstår {} av årets resultat på {}.",
                _T(m("gains", "town")), _T(m("unrealised", "town")),
                _T(m("adjusted-result", "town")), _T(m("result")),
            ),
            fill(
                "Till resultatutjämningsreserven förs {}, varefter den uppgår till {}; vid "
                "årets ingång fanns där {}.",
                _T(into), _T(m("reserve", "town")), _T(before),
            )
            if into.value
            else fill("Någon avsättning till reserven görs inte, den är kvar på {}.", _T(before)),
            "Kommunen har inga negativa balanskravsresultat från tidigare år att återställa."
            if result.value >= 0
            else "Underskottet ska återställas inom tre år.",
        ),
    ]  # fmt: skip


def _boards(m: Municipality) -> list[Block]:
    def cells(who: str) -> list[object]:
        return [
            _PEN(m("first-budget", who)), _PEN(m("extra", who)),
            _PEN(m("board-net", who, basis="budget")), _PEN(m("board-net", who)),
            _PEN(m.variance("board-net", who, -1), role="difference"),
            _PEN(m("august-gap", who)), _PEN(m("board-net", who, m.year - 1)),
        ]  # fmt: skip

    rows = [row(one.name, cells(one.key)) for one in m.boards]  # type: ignore[arg-type]
    rows.append(row("Summa nämnder", cells("boards"), "sum"))  # type: ignore[arg-type]
    heads = (
        ("", Head("Budget", 3), Head("Bokslut", 2), "Prognos", "Bokslut"),
        ("Nettokostnad, tkr", "Ursprunglig", "Tillägg", "Reviderad", str(m.year), "Avvikelse",
         "Augusti", str(m.year - 1)),
    )  # fmt: skip
    gaps = {one: m.variance("board-net", one.key, -1) for one in m.boards}
    worst = min(gaps, key=lambda one: gaps[one].value)
    big = max(m.boards, key=lambda one: m("board-net", one.key).value)
    short = m.register.count("boards short", gaps.values(), -1)
    whole, seen = m.variance("board-net", "boards", -1), m("august-gap", "boards")
    first_gap = m.register.difference(m("first-budget", big.key), m("board-net", big.key))
    better = m.register.difference(whole, seen)
    return [
        Heading("Driftredovisning"),
        para(
            fill(
                "Nämnderna förbrukade {} netto, att jämföra med den reviderade budgeten på {}.",
                _T(m("board-net", "boards")), _T(m("board-net", "boards", basis="budget")),
            ),
            fill(
                "I december {} när budgeten antogs var ramen {}; därefter har fullmäktige "
                "fördelat ytterligare {}.",
                str(m.year - 1), _T(m("first-budget", "boards")), _T(m("extra", "boards")),
            )
            if m("extra", "boards").value > 0
            else fill(
                "Den ursprungliga ramen var {}.", _T(m("first-budget", "boards"))
            ),
            fill(
                "{} av {} nämnder klarade inte sin ram.",
                counted(short, capital=True), str(len(m.boards)),
            )
            if short.value > 1
            else "De flesta nämnder höll sin ram.",
        ),
        tall("Nämndernas nettokostnader", heads, rows),
        para(
            fill(
                "I delårsbokslutet i augusti räknade nämnderna med en sammanlagd avvikelse på {}.",
                _T(seen),
            ),
            fill(
                "Utfallet blev {} {} än så.",
                _T.size(better, "difference"), turn(better, "bättre", "sämre"),
            ),
        ),
        bullet(
            fill(
                f"Sämst mot budget gick det för {_SHORT[worst.name]}: {{}}, där prognosen i "
                "augusti löd på {}.",
                _T(gaps[worst], role="difference"), _T(m("august-gap", worst.key)),
            ),
        ),
        bullet(
            fill(
                f"Störst är {_SHORT[big.name]}, som tar {{}} av nämndernas nettokostnad i anspråk.",
                pct(m.register.quotient(m("board-net", big.key), m("board-net", "boards"))),
            ),
            fill(
                "Mot den ursprungliga budgeten är avvikelsen {}, mot den reviderade {}.",
                _T(first_gap, role="difference"), _T(gaps[big], role="difference"),
            ),
        ),
    ]  # fmt: skip


_STATEMENT: tuple[Line, ...] = (
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
_TAX: tuple[Line, ...] = (
    ("Preliminär kommunalskatt", "preliminary-tax", 1, "item"),
    ("Preliminär slutavräkning innevarande år", "tax-forecast", 1, "item"),
    ("Slutavräkningsdifferens föregående år", "tax-final", 1, "item"),
    ("Summa skatteintäkter", "tax", 1, "sum"),
)
_BALANCE: tuple[Line, ...] = (
    ("Tillgångar", "", 1, "heading"),
    ("Immateriella anläggningstillgångar", "intangible", 1, "item"),
    ("Mark, byggnader och tekniska anläggningar", "buildings", 1, "item"),
    ("Maskiner och inventarier", "machinery", 1, "item"),
    ("Finansiella anläggningstillgångar", "financial-assets", 1, "item"),
    ("Summa anläggningstillgångar", "fixed-assets", 1, "sum"),
    ("Förråd och exploateringsfastigheter", "stock", 1, "item"),
    ("Fordringar", "receivables", 1, "item"),
    ("Kortfristiga placeringar", "short-investments", 1, "item"),
    ("Kassa och bank", "cash", 1, "item"),
    ("Summa omsättningstillgångar", "current-assets", 1, "sum"),
    ("Summa tillgångar", "assets", 1, "sum"),
    ("Eget kapital, avsättningar och skulder", "", 1, "heading"),
    ("Eget kapital", "equity", 1, "item"),
    ("Avsättningar", "provisions", 1, "item"),
    ("Långfristiga skulder", "long-debt", 1, "item"),
    ("Kortfristiga skulder", "short-debt", 1, "item"),
    ("Summa eget kapital, avsättningar och skulder", "equity-and-debts", 1, "sum"),
)
_COSTS: tuple[Line, ...] = (
    ("Löner och sociala avgifter", "wages", -1, "item"),
    ("Pensionskostnader", "pensions", -1, "item"),
    ("Köp av huvudverksamhet", "purchased", -1, "item"),
    ("Lokalkostnader", "premises", -1, "item"),
    ("Lämnade bidrag", "transfers", -1, "item"),
    ("Material och tjänster", "material", -1, "item"),
    ("Övriga kostnader", "other-costs", -1, "item"),
    ("Summa verksamhetens kostnader", "costs", -1, "sum"),
)


def _statements(m: Municipality) -> list[Block]:
    who, before = "municipality", m.year - 1
    two = [at(m, _PEN, who, m.year), at(m, _PEN, who, before)]
    heads = ["", str(m.year), str(before)]
    wide = [*two, at(m, _PEN, who, m.year, "budget"), gap(m, _PEN, who)]
    return [
        Heading("Räkenskaper", 1),
        table("Resultaträkning, tkr", [*heads, f"Budget {m.year}", "Avvikelse"],
              grid(_STATEMENT, wide)),
        table("Balansräkning, tkr", ["", f"{m.year}-12-31", f"{before}-12-31"],
              grid(_BALANCE, two)),
        table("Not 1 Verksamhetens kostnader, tkr", heads, grid(_COSTS, two)),
        table("Not 2 Skatteintäkter, tkr", heads, grid(_TAX, two)),
        table("Not 3 Ansvarsförbindelse, tkr", heads,
              [row("Pensionsförpliktelser intjänade före 1998",
                   [_PEN(m("old-pensions", "town", y)) for y in (m.year, before)])]),
    ]  # fmt: skip


FAMILY = Family("little-town", make)
