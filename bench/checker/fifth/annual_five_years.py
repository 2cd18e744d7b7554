"""A municipality's annual report after the law: an overview of five years with units in the labels,
an analysis in mnkr, statements in tkr with notes, the newest year first."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Row, Table
from ..quantities import Quantity
from ._book import Book, fit, items, number, para

# fmt: off
_TKR = Pen("tkr", 0, NumberStyle(thousands=" ", negative="\u2212", zero="0"))
_M = Pen("mnkr", 1, NumberStyle(negative="\u2212"))
_T = Pen("mnkr", 1, NumberStyle(negative="\u2212"), " mnkr")
_KR = Pen("kr", 0, NumberStyle(), " kronor")
_COMPANIES = (("home", "Bostads AB", 900), ("heat", "Energi AB", 310),
              ("arena", "Fastighets AB", 120), ("small", "Föreningar m.fl.", 14))


def _p(share: Quantity, behind: str = " procent", size: bool = False):  # type: ignore[no-untyped-def]
    return _T.share(share, behind=behind, size=size)


def make(m: Municipality, chance: Random) -> Paper:
    b = Book(m, chance, "kommun")
    _add(m, b)
    blocks: list[Block] = [
        Heading("Förvaltningsberättelse", 1),
        *_overview(m, b),
        *_goals(m, b),
        *_position(m, b),
        *_pledges(m, b),
        *_companies(m, b),
        *_balance_rule(b),
        *_boards(m, chance),
        *_projects(m, chance),
        *_people(m),
        *_ahead(m, b),
        Heading("Räkenskaper", 1),
        *_statements(m),
        Heading("Noter", 1),
        *_notes(m, b),
    ]
    return Paper(f"Årsredovisning {m.year} för {m.name} kommun", tuple(blocks))


def _add(m: Municipality, b: Book) -> None:
    """What the model does not have: the pension liability outside of the balance sheet, surety,
    gains of sales, and what follows from it and others."""
    for year in sorted(m.years):
        old = m("pension-provision", year=year).value * Decimal(f"{b.chance.uniform(2.2, 2.5):.3f}")
        b.put("old-pensions", round(old), year=year)
        gain = b.chance.uniform(0.004, 0.02) * float(m("asset-sales", year=year).value) * 20
        b.put("gains", round(gain), year=year)
        pair = [(m("pension-provision", year=year), 1), (b("old-pensions", year=year), 1)]
        m.register.linear(f"all-pensions:kommun:{year}:outcome", pair)
        after = [(m("equity", year=year), 1), (b("old-pensions", year=year), -1)]
        m.register.linear(f"full-equity:kommun:{year}:outcome", after)
        own = [(m("result", year=year), 1), (m("depreciation", year=year), 1)]
        m.register.linear(f"own-money:kommun:{year}:outcome", own)
        rule = [(m("result", year=year), 1), (b("gains", year=year), -1)]
        m.register.linear(f"adjusted:kommun:{year}:outcome", rule)
    for key, _name, size in _COMPANIES:
        b.grow("surety", size * 1_000_000 * float(m.size), key, pace=2, years=m.years[:3])
    b.lin("all-surety", [("surety", key, 1) for key, *_ in _COMPANIES], years=m.years[:3])
    b.put("goal-result", "0.01", kind="ratio")
    b.put("goal-solid", "0.30", kind="ratio")
    b.put("goal-own", "0.75", kind="ratio")


def _share(m: Municipality, what: str, of: str, year: int | None = None) -> Quantity:
    return m.register.quotient(m(what, year=year), m(of, year=year))


def _overview(m: Municipality, b: Book) -> list[Block]:
    years = m.years
    per = m.register.per

    def line(label: str, make, pen=_M):  # type: ignore[no-untyped-def]
        return row(label, [pen(make(year)) for year in years])

    def rate(year: int):  # type: ignore[no-untyped-def]
        return number(m("tax-rate", year=year), 2)

    rows = [
        line("Antal invånare 31 december", lambda y: m("inhabitants", year=y)),
        row("Kommunal skattesats, kronor", [rate(year) for year in years]),
        line("Skatteintäkter, generella statsbidrag och utjämning, mnkr",
             lambda y: m("tax-and-grants", year=y)),
        line("Verksamhetens nettokostnader, mnkr", lambda y: m("net-cost", year=y)),
        line("Nettokostnadernas andel av skatter och bidrag, %",
             lambda y: _share(m, "net-cost", "tax-and-grants", y)),
        line("Årets resultat, mnkr", lambda y: m("result", year=y)),
        line("Resultat i förhållande till skatter och bidrag, %",
             lambda y: _share(m, "result", "tax-and-grants", y)),
        line("Investeringar, mnkr", lambda y: m("investments", year=y)),
        line("Självfinansieringsgrad, %",
             lambda y: m.register.quotient(b("own-money", year=y), m("investments", year=y))),
        line("Balansomslutning, mnkr", lambda y: m("assets", year=y)),
        line("Eget kapital, mnkr", lambda y: m("equity", year=y)),
        line("Soliditet enligt balansräkningen, %", lambda y: _share(m, "equity", "assets", y)),
        line("Soliditet inklusive samtliga pensionsförpliktelser, %",
             lambda y: m.register.quotient(b("full-equity", year=y), m("assets", year=y))),
        line("Låneskuld, mnkr", lambda y: m("long-debt", year=y)),
        line("Låneskuld per invånare, kronor", lambda y: per(m("long-debt", year=y),
             m("inhabitants", year=y)), Pen("kr", 0)),
        line("Antal månadsavlönade", lambda y: m("employees", year=y)),
    ]  # fmt: skip
    more, first = m.change("inhabitants"), m.years[-1]
    long = m.register.difference(m("inhabitants"), m("inhabitants", year=first))
    debt, rate_change = m.change("long-debt"), m.change("tax-rate")
    for_each = per(m("long-debt"), m("inhabitants"))
    people = _T.people
    return [
        Heading("Översikt över verksamhetens utveckling"),
        table("Fem år i sammandrag", ["", *map(str, years)], rows),
        *para(
            say("Vid årsskiftet hade ", m.name, " ", people(m("inhabitants")), " invånare."),
            say("Det är ", people(more, "difference", size=True), " ", turn(more, "fler", "färre"),
                " än ett år tidigare och ", people(long, "difference", size=True), " ",
                turn(long, "fler", "färre"), f" än vid utgången av {first}."),
            say("Skattesatsen har ", turn(rate_change, "höjts", "sänkts"), " med ",
                number(rate_change, 2, size=True, role="difference"), " kronor till ",
                number(m("tax-rate"), 2), " kronor per skattekrona."),
            index="0.01",
        ),
        *para(
            say("Låneskulden, som vid ingången av året var ",
                _T(m("long-debt", year=m.year - 1)), ", uppgick vid årets slut till ",
                _T(m("long-debt")), ", motsvarande ", _KR(for_each), " per invånare."),
            say("Under året har nya lån tagits upp med ", _T(m("new-loans")),
                " medan amorteringarna var ", _T(m("repayments")), "; skulden har därmed ",
                turn(debt, "ökat", "minskat"), " med ", _T.size(debt, "difference"), "."),
        ),
    ]


def _goals(m: Municipality, b: Book) -> list[Block]:
    own = m.register.quotient(b("own-money"), m("investments"))
    pairs = (
        ("Årets resultat ska uppgå till minst en viss andel av skatteintäkter och bidrag",
         "goal-result", _share(m, "result", "tax-and-grants")),
        ("Soliditeten enligt balansräkningen ska inte understiga målnivån", "goal-solid",
         _share(m, "equity", "assets")),
        ("Investeringarna ska till minst angiven andel finansieras med egna medel", "goal-own",
         own),
    )
    rows, gaps = [], []
    for label, key, got in pairs:
        gap = m.register.difference(got, b(key))
        gaps.append(gap)
        mark = "Uppnått" if gap.value >= 0 else "Ej uppnått"
        rows.append(row(label, [_M(b(key)), _M(got), mark]))
    met = m.register.count("financial goals met", gaps, 1, True)
    return [
        Heading("God ekonomisk hushållning"),
        text("Fullmäktige har beslutat om tre finansiella mål för mandatperioden."),
        table("Finansiella mål", ["Mål", "Målnivå, %", f"Utfall {m.year}, %", "Bedömning"], rows),
        *para(
            say("Av de tre finansiella målen har ", counted(met, words=False), " uppnåtts."),
            say("Resultatet motsvarar ", _p(pairs[0][2]),
                " av skatter och bidrag, vilket ska ställas mot målet ", _p(b("goal-result")), "."),
            say("Med egna medel kunde ", _p(own), " av årets investeringar finansieras, ",
                _T.points(gaps[2]), " ", turn(gaps[2], "över", "under"), " målnivån."),
        ),
    ]  # fmt: skip


def _position(m: Municipality, b: Book) -> list[Block]:
    year, last = m.year, m.year - 1
    result, gap, more = m("result"), m.variance("result"), m.change("result")
    tax, grants, net = m.change("tax"), m.change("grants"), m.change("net-cost")
    wages = m.change("wages")
    share = _share(m, "net-cost", "tax-and-grants")
    before = _share(m, "net-cost", "tax-and-grants", last)
    points = m.register.difference(share, before)
    worn = [_share(m, "depreciation", "tax-and-grants", one) for one in m.years[:3]]
    shares = [_share(m, "net-cost", "tax-and-grants", one) for one in m.years[:3]]
    run = [m.register.linear(f"run-share:kommun:{one}:outcome", [(whole, 1), (part, -1)])
           for one, whole, part in zip(m.years[:3], shares, worn, strict=True)]
    solid = [_share(m, "equity", "assets", one) for one in (year, last)]
    full = [m.register.quotient(b("full-equity", year=one), m("assets", year=one))
            for one in (year, last)]
    stronger = m.register.difference(*solid)
    return [
        Heading("Resultat och ekonomisk ställning"),
        Heading("Årets resultat", 3),
        *para(
            say(f"Kommunens resultat för {year} blev ", _T(result), " (",
                _T(m("result", year=last)), ")."),
            say("Det är ", _T.size(gap, "difference"), " ", turn(gap, "bättre", "sämre"),
                " än det budgeterade resultatet på ", _T(m("result", basis="budget")), "."),
            say("Jämfört med föregående år har resultatet ",
                turn(more, "förbättrats", "försämrats"), " med ", _T.size(more, "difference"), "."),
            say("För kommunkoncernen redovisas ett resultat på ", _T(m("result", "group")),
                ", att jämföra med ", _T(m("result", "group", last)), f" år {last}."),
        ),
        Heading("Intäkter och kostnader", 3),
        *para(
            say("Skatteintäkterna ", turn(tax, "ökade", "minskade"), " med ",
                _T.size(tax, "difference"), ", eller ", _p(m.growth("tax"), size=True),
                ", till ", _T(m("tax")), "."),
            say("De generella statsbidragen och utjämningen uppgick till ", _T(m("grants")),
                ", vilket är ", _T.size(grants, "difference"), " ", turn(grants, "mer", "mindre"),
                " än året innan."),
            say("Slutavräkningen för tidigare år och prognosen för innevarande år ingår med ",
                _T(m("tax-final")), " respektive ", _T(m("tax-forecast")), "."),
        ),
        *para(
            say("Verksamhetens nettokostnader uppgick till ", _T(m("net-cost")), ", en ",
                turn(net, "ökning", "minskning"), " med ", _p(m.growth("net-cost"), size=True),
                " från ", _T(m("net-cost", year=last)), "."),
            say("Lönekostnaderna, inklusive arbetsgivaravgifter, svarar för ",
                _p(_share(m, "wages", "costs")), " av verksamhetens kostnader och ",
                turn(wages, "steg", "sjönk"), " med ", _T.size(wages, "difference"), "."),
            say("Av skatteintäkter och bidrag tog nettokostnaderna i anspråk ", _p(share), "."),
            say(f"Motsvarande andel {last} var ", _p(before), ", det vill säga en ",
                turn(points, "försämring", "förbättring"), " med ", _T.points(points), "."),
        ),
        table("Nettokostnadsandel, procent", ["", *map(str, m.years[:3])], [
            row("Löpande verksamhet", [_M(one) for one in run]),
            row("Avskrivningar", [_M(one) for one in worn]),
            row("Nettokostnadsandel", [_M(one) for one in shares], "sum"),
        ]),
        Heading("Soliditet", 3),
        *para(
            say("Soliditeten var ", _p(solid[0]), " vid årets slut och ", _p(solid[1]),
                " vid årets början."),
            say("Den har alltså ", turn(stronger, "stärkts", "försvagats"), " med ",
                _T.points(stronger), "."),
            say("Räknas den del av pensionsskulden in som ligger utanför balansräkningen, ",
                _T(b("old-pensions")), ", blir soliditeten ", _p(full[0]), " (", _p(full[1]), ")."),
        ),
    ]


def _pledges(m: Municipality, b: Book) -> list[Block]:
    years = m.years[:3]
    pensions = [
        row("Avsättning för pensioner", [_M(m("pension-provision", year=y)) for y in years]),
        row("Ansvarsförbindelse (intjänat före 1998)",
            [_M(b("old-pensions", year=y)) for y in years]),
        row("Summa pensionsförpliktelser", [_M(b("all-pensions", year=y)) for y in years], "sum"),
    ]
    pledged = [row(name, [_M(b("surety", key, y)) for y in years]) for key, name, _ in _COMPANIES]
    pledged.append(row("Summa borgensåtaganden", [_M(b("all-surety", year=y)) for y in years],
                       "sum"))
    heads = ["mnkr", *(f"{year}-12-31" for year in years)]
    home = m.register.quotient(b("surety", "home"), b("all-surety"))
    more = b.change("all-surety")
    owed = m.register.difference(b("all-pensions"), b("all-pensions", year=m.year - 1))
    each = m.register.per(b("all-surety"), m("inhabitants"))
    return [
        Heading("Pensioner och borgen", 3),
        *para(
            say("Kommunens samlade pensionsförpliktelser uppgår till ", _T(b("all-pensions")),
                ", varav ", _T(m("pension-provision")), " är upptagna som avsättning."),
            say("Förpliktelserna har ", turn(owed, "vuxit", "krympt"), " med ",
                _T.size(owed, "difference"), " sedan föregående bokslut."),
        ),
        table("Pensionsförpliktelser", heads, pensions),
        table("Borgensåtaganden", heads, pledged),
        *para(
            say("Borgensåtagandena var vid årets slut ", _T(b("all-surety")), ", eller ",
                _KR(each), " per invånare."),
            say("Av dessa avser ", _T(b("surety", "home")), ", eller ", _p(home),
                ", det kommunala bostadsbolaget."),
            say("Under året har åtagandena ", turn(more, "ökat", "minskat"), " med ",
                _T.size(more, "difference"), "."),
        ),
    ]  # fmt: skip


def _companies(m: Municipality, b: Book) -> list[Block]:
    years = (m.year - 1, m.year)
    names = {key: f"{m.name} {name}" for key, name, _size in _COMPANIES[:3]}
    for key, _name, size in _COMPANIES[:3]:
        whole = size * 1.6e6 * float(m.size)
        for what, part, spread in (("turnover", 0.24, 0.05), ("company-result", 0.022, 0.5),
                                   ("company-assets", 1, 0.02), ("company-equity", 0.31, 0.05)):
            b.grow(what, whole * part, key, years=years, spread=spread)
    for what in ("turnover", "company-result"):
        b.lin(what, [(what, key, 1) for key in names], years=years)
    rows = [
        row(name, [
            _M(b("turnover", key)), _M(b("company-result", key)),
            _M(b("company-result", key, m.year - 1)), _M(b("company-assets", key)),
            _M(b.share("company-equity", "company-assets", key)),
        ])
        for key, name in names.items()
    ]
    rows.append(row("Summa bolag", [
        _M(b("turnover")), _M(b("company-result")), _M(b("company-result", year=m.year - 1)), None,
        None], "sum"))
    told = []
    for key, name in names.items():
        more = b.change("company-result", key)
        solid = [b.share("company-equity", "company-assets", key, year) for year in years]
        told.append([
            say(f"{name} redovisar ett resultat efter finansiella poster på ",
                _T(b("company-result", key)), ", ", _T.size(more, "difference"), " ",
                turn(more, "bättre", "sämre"), " än föregående år."),
            say("Omsättningen var ", _T(b("turnover", key)), " (",
                _T(b("turnover", key, m.year - 1)), ") och soliditeten ", _p(solid[1]), " (",
                _p(solid[0]), ")."),
        ])
    part = m.register.quotient(b("turnover", "home"), b("turnover"))
    return [
        Heading("De kommunala bolagen"),
        table("Bolagen i sammandrag", [
            "mnkr", "Omsättning", f"Resultat {m.year}", f"Resultat {m.year - 1}",
            "Balansomslutning", "Soliditet, %"], rows),
        *items(*told),
        *para(
            say("Bolagens samlade omsättning uppgick till ", _T(b("turnover")),
                ", varav bostadsbolaget stod för ", _p(part), "."),
        ),
    ]


def _ahead(m: Municipality, b: Book) -> list[Block]:
    for what, low, high in (("tax-and-grants", 1.01, 1.05), ("net-cost", 1.01, 1.045)):
        b.put(f"next-{what}", round(float(m(what).value) * b.chance.uniform(low, high), -5))
    money, cost = (m.register.growth(b(f"next-{what}"), m(what)) for what in (
        "tax-and-grants", "net-cost"))
    share = m.register.quotient(b("next-net-cost"), b("next-tax-and-grants"))
    more = m.register.difference(share, _share(m, "net-cost", "tax-and-grants"))
    return [
        Heading("Förväntad utveckling"),
        *para(
            say(f"I budgeten för {m.year + 1} beräknas skatteintäkter och bidrag till ",
                _T(b("next-tax-and-grants")), ", en ", turn(money, "ökning", "minskning"), " med ",
                _p(money, size=True), f" från utfallet {m.year}."),
            say("Nettokostnaderna beräknas samtidigt ", turn(cost, "stiga", "sjunka"), " med ",
                _p(cost, size=True), " till ", _T(b("next-net-cost")), "."),
            say("Nettokostnadsandelen blir därmed ", _p(share), ", ", _T.points(more), " ",
                turn(more, "högre", "lägre"), f" än {m.year}."),
        ),
    ]


def _balance_rule(b: Book) -> list[Block]:
    m, years = b.m, b.years[:2]
    rows = [
        row("Årets resultat enligt resultaträkningen", [_M(m("result", year=y)) for y in years]),
        row("Samtliga realisationsvinster", [_M(b("gains", year=y), -1) for y in years]),
        row("Årets balanskravsresultat", [_M(b("adjusted", year=y)) for y in years], "sum"),
    ]
    return [
        Heading("Balanskravsutredning"),
        table("Balanskravsresultat, mnkr", ["", *map(str, years)], rows),
        *para(
            say("Sedan realisationsvinster om ", _T(b("gains")),
                " räknats av uppgår balanskravsresultatet till ", _T(b("adjusted")), "."),
        ),
    ]  # fmt: skip


def _boards(m: Municipality, chance: Random) -> list[Block]:
    def cells(key: str) -> list:  # type: ignore[type-arg]
        told = []
        for what in ("board-income", "board-cost", "board-net"):
            sign = 1 if what == "board-income" else -1
            told += [_M(m(what, key, basis="budget"), sign), _M(m(what, key), sign)]
        return [*told, _M(m.variance("board-net", key, -1), role="difference")]

    rows = [row(one.name, cells(one.key)) for one in (*m.boards, m.central)]
    rows.append(row("Summa", cells("all"), "sum"))
    heads = [
        ["mnkr", Head("Intäkter", 2), Head("Kostnader", 2), Head("Nettokostnad", 2), ""],
        ["", *(["Budget", "Utfall"] * 3), "Avvikelse"],
    ]
    gaps = {one: m.variance("board-net", one.key, -1) for one in m.boards}
    below = m.register.count("boards below", gaps.values(), -1)
    worst = min(gaps, key=lambda one: gaps[one].value)
    whole = m.variance("board-net", "all", -1)
    told = [
        say("Driftverksamheten redovisar sammantaget ett ", turn(whole, "överskott", "underskott"),
            " mot budget på ", _T.size(whole, "difference"), "."),
        say(counted(below, capital=True), f" av de {len(m.boards)} nämnderna överskrider sin "
            "budget."),
    ]
    if gaps[worst].value < 0:
        told.append(say("Störst är underskottet hos ", worst.name, ", där avvikelsen är ",
                        _T(gaps[worst], role="difference"), "."))
    some = [_board(m, one) for one in chance.sample(m.boards, 4)]
    return [
        Heading("Driftredovisning"),
        *para(*told),
        tall("Nämndernas utfall mot budget", heads, rows),
        *items(*some),
    ]


def _board(m: Municipality, one) -> list:  # type: ignore[no-untyped-def, type-arg]
    gap, more = m.variance("board-net", one.key, -1), m.change("board-net", one.key)
    income = m.variance("board-income", one.key)
    return [
        say(f"{one.name} använde ", _T(m("board-net", one.key)), " av en budget på ",
            _T(m("board-net", one.key, basis="budget")), ", ett ",
            turn(gap, "överskott", "underskott"), " med ", _T.size(gap, "difference"), "."),
        say("Intäkterna blev ", _T.size(income, "difference"), " ", turn(income, "högre", "lägre"),
            " än budgeterat."),
        say(f"Sedan {m.year - 1} har nettokostnaden ", turn(more, "ökat", "minskat"), " med ",
            _p(m.growth("board-net", one.key), size=True), "."),
    ]


def _projects(m: Municipality, chance: Random) -> list[Block]:
    rows = []
    for one in m.projects:
        rows.append(row(one.name, [
            _M(m("project", one.key, basis="budget")), _M(m("project", one.key)),
            _M(m.variance("project", one.key, -1), role="difference"),
            _M(m("project", one.key, m.year - 1)),
        ]))
    rows.append(row("Totalt", [
        _M(m("investments", basis="budget")), _M(m("investments")),
        _M(m.variance("investments", better=-1)), _M(m("investments", year=m.year - 1)),
    ], "sum"))
    used = m.register.quotient(m("investments"), m("investments", basis="budget"))
    told = [
        say("Investeringarna uppgick till ", _T(m("investments")), ", vilket är ", _p(used),
            " av årets investeringsbudget på ", _T(m("investments", basis="budget")), "."),
    ]
    for one in chance.sample(m.projects, 3):
        left = m.variance("project", one.key, -1)
        told.append(say(f"{one.name} har kostat ", _T(m("project", one.key)), ", ",
                        _T.size(left, "difference"), " ", turn(left, "mindre", "mer"),
                        " än vad som avsatts."))
    heads = ["mnkr", "Budget", "Utfall", "Avvikelse", f"Utfall {m.year - 1}"]
    return [Heading("Investeringsredovisning"), *para(*told),
            table("Investeringar per projekt", heads, rows)]


def _people(m: Municipality) -> list[Block]:
    last = m.year - 1
    more, ill = m.change("employees"), m.change("sick-leave", "all")
    rows = [
        row(one.name, [_M(m(what, one.key)) for what in ("women", "men", "employees")]
            + [_M(m("employees", one.key, last))])
        for one in m.boards
    ]
    rows.append(row("Summa", [_M(m(what)) for what in ("women", "men", "employees")]
                    + [_M(m("employees", year=last))], "sum"))
    women = m.register.quotient(m("women"), m("employees"))
    return [
        Heading("Väsentliga personalförhållanden"),
        table("Månadsavlönade 31 december", ["Nämnd", "Kvinnor", "Män", f"Totalt {m.year}",
                                             f"Totalt {last}"], rows),
        text(*fit(
            say("Kommunen hade ", _T.people(m("employees")), " månadsavlönade medarbetare, ",
                _T.people(more, "difference", size=True), " ", turn(more, "fler", "färre"),
                " än vid förra årsskiftet."),
            say("Kvinnornas andel är ", _p(women), "."),
            say("Sjukfrånvaron uppgick till ", _p(m("sick-leave", "all")), " av arbetstiden, mot ",
                _p(m("sick-leave", "all", last)), f" {last}, och har därmed ",
                turn(ill, "stigit", "sjunkit"), " med ", _T.points(ill), "."),
        )),
        *(
            item(say(f"Sjukfrånvaro, {label}: ", _p(m("sick-leave", key), " %"), " (",
                     _p(m("sick-leave", key, last), " %"), ")"))
            for key, label in (("women", "kvinnor"), ("men", "män"))
        ),
    ]


_RESULT = (
    ("Verksamhetens intäkter", "2", "income", 1, "item"),
    ("Verksamhetens kostnader", "3", "costs", -1, "item"),
    ("Av- och nedskrivningar", "", "depreciation", -1, "item"),
    ("Verksamhetens nettokostnader", "", "net-cost", -1, "sum"),
    ("Skatteintäkter", "1", "tax", 1, "item"),
    ("Generella statsbidrag och utjämning", "1", "grants", 1, "item"),
    ("Verksamhetens resultat", "", "operating-result", 1, "sum"),
    ("Finansiella intäkter", "", "financial-income", 1, "item"),
    ("Finansiella kostnader", "", "financial-costs", -1, "item"),
    ("Årets resultat", "", "result", 1, "sum"),
)
_BALANCE = (
    ("Immateriella anläggningstillgångar", "", "intangible", "item"),
    ("Mark, byggnader och tekniska anläggningar", "", "buildings", "item"),
    ("Maskiner och inventarier", "", "machinery", "item"),
    ("Finansiella anläggningstillgångar", "", "financial-assets", "item"),
    ("Summa anläggningstillgångar", "", "fixed-assets", "sum"),
    ("Förråd och exploateringsfastigheter", "", "stock", "item"),
    ("Fordringar", "", "receivables", "item"),
    ("Kortfristiga placeringar", "", "short-investments", "item"),
    ("Kassa och bank", "", "cash", "item"),
    ("Summa omsättningstillgångar", "", "current-assets", "sum"),
    ("Summa tillgångar", "", "assets", "sum"),
    ("Eget kapital", "", "equity", "sum"),
    ("varav årets resultat", "", "result", "item"),
    ("Avsättningar för pensioner", "4", "pension-provision", "item"),
    ("Andra avsättningar", "", "other-provisions", "item"),
    ("Summa avsättningar", "", "provisions", "sum"),
    ("Långfristiga skulder", "5", "long-debt", "item"),
    ("Kortfristiga skulder", "", "short-debt", "item"),
    ("Summa skulder", "", "debts", "sum"),
    ("Summa eget kapital, avsättningar och skulder", "", "equity-and-debts", "sum"),
)
_FLOW = (
    ("Årets resultat", "result", 1, "item"),
    ("Justering för av- och nedskrivningar", "depreciation", 1, "item"),
    ("Justering för gjorda avsättningar", "provision-change", 1, "item"),
    ("Ökning (−) eller minskning (+) av omsättningstillgångar", "receivables-change", -1, "item"),
    ("Ökning (+) eller minskning (−) av kortfristiga skulder", "short-debt-change", 1, "item"),
    ("Kassaflöde från den löpande verksamheten", "operating-flow", 1, "sum"),
    ("Investeringar", "investments", -1, "item"),
    ("Försäljning av anläggningstillgångar", "asset-sales", 1, "item"),
    ("Kassaflöde från investeringsverksamheten", "investing-flow", 1, "sum"),
    ("Nyupptagna lån", "new-loans", 1, "item"),
    ("Amortering av lån", "repayments", -1, "item"),
    ("Kassaflöde från finansieringsverksamheten", "financing-flow", 1, "sum"),
    ("Årets kassaflöde", "cash-flow", 1, "sum"),
    ("Likvida medel vid årets slut", "cash", 1, "item"),
)


def _statements(m: Municipality) -> list[Table]:
    year, last = m.year, m.year - 1
    results = [
        row(label, [
            note, _TKR(m(what, basis="budget"), sign), _TKR(m(what), sign),
            _TKR(m(what, year=last), sign), _TKR(m(what, "group"), sign),
            _TKR(m(what, "group", last), sign),
        ], kind)
        for label, note, what, sign, kind in _RESULT
    ]
    balance = [
        row(label, [note, _TKR(m(what)), _TKR(m(what, year=last))], kind)
        for label, note, what, kind in _BALANCE
    ]
    flow = [
        row(label, [_TKR(m(what), sign), _TKR(m(what, year=last), sign)], kind)
        for label, what, sign, kind in _FLOW
    ]
    return [
        tall("Resultaträkning", [
            ["", "", Head("Kommunen", 3), Head("Koncernen", 2)],
            ["tkr", "Not", f"Budget {year}", str(year), str(last), str(year), str(last)],
        ], results),
        table("Balansräkning", ["tkr", "Not", f"{year}-12-31", f"{last}-12-31"], balance),
        table("Kassaflödesanalys", ["tkr", str(year), str(last)], flow),
    ]


def _notes(m: Municipality, b: Book) -> list[Block]:
    years = (m.year, m.year - 1)

    def note(title: str, lines: tuple, whole: tuple[str, str], sign: int = 1) -> Table:  # type: ignore[type-arg]
        rows: list[Row] = [
            row(label, [_TKR(m(what, year=year), sign) for year in years]) for label, what in lines
        ]
        rows.append(row(whole[0], [_TKR(m(whole[1], year=year), sign) for year in years], "sum"))
        return table(title, ["tkr", *map(str, years)], rows)

    loans = [
        row("Ingående låneskuld", [_TKR(m("long-debt", year=year - 1)) for year in years]),
        row("Nya lån", [_TKR(m("new-loans", year=year)) for year in years]),
        row("Årets amorteringar", [_TKR(m("repayments", year=year), -1) for year in years]),
        row("Utgående låneskuld", [_TKR(m("long-debt", year=year)) for year in years], "sum"),
    ]
    return [
        note("Not 1a Skatteintäkter", (
            ("Preliminär kommunalskatt", "preliminary-tax"),
            ("Preliminär slutavräkning innevarande år", "tax-forecast"),
            ("Slutavräkningsdifferens föregående år", "tax-final"),
        ), ("Summa skatteintäkter", "tax")),
        note("Not 1b Generella statsbidrag och utjämning", (
            ("Inkomstutjämning", "income-equalisation"), ("Kostnadsutjämning", "cost-equalisation"),
            ("Regleringsbidrag", "regulation"), ("LSS-utjämning", "lss"),
            ("Kommunal fastighetsavgift", "property-fee"),
        ), ("Summa generella statsbidrag och utjämning", "grants")),
        note("Not 2 Verksamhetens intäkter", (
            ("Försäljningsintäkter", "sales"), ("Taxor och avgifter", "fees"),
            ("Hyror och arrenden", "rents"), ("Bidrag från staten m.m.", "grants-received"),
            ("Försäljning av verksamhet", "contracts"), ("Övriga intäkter", "other-income"),
        ), ("Summa", "income")),
        note("Not 3 Verksamhetens kostnader", (
            ("Löner och sociala avgifter", "wages"), ("Pensionskostnader", "pensions"),
            ("Köp av huvudverksamhet", "purchased"), ("Lokal- och markhyror", "premises"),
            ("Lämnade bidrag", "transfers"), ("Material och tjänster", "material"),
            ("Övriga kostnader", "other-costs"),
        ), ("Summa", "costs"), -1),
        table("Not 4 Pensionsförpliktelser", ["tkr", *map(str, years)], [
            row("Avsatt i balansräkningen",
                [_TKR(m("pension-provision", year=year)) for year in years]),
            row("Ansvarsförbindelse utanför balansräkningen",
                [_TKR(b("old-pensions", year=year)) for year in years]),
            row("Totala förpliktelser", [_TKR(b("all-pensions", year=year)) for year in years],
                "sum"),
        ]),
        table("Not 5 Långfristiga skulder", ["tkr", *map(str, years)], loans),
    ]


FAMILY = Family("annual-five-years", make)
