"""A municipality's whole annual report: the year in short, an overview of five years newest first,
financial analysis, balance requirement, goals, operations, investments, staff, statements with the
group's columns and notes. Statements in mnkr with one decimal, operations in tkr, text in miljoner
kronor or mnkr by chance."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, Role, counted, row, say, table, tall, turn
from ..family import Family
from ..municipality import COSTS, CURRENT, FIXED, GRANTS, INCOME, TAXES, Basis, Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Printed, Row, Sentence, printed
from ..quantities import Quantity
from ._ledger import Ledger, about, largest, level, para, rather, word

_T = Pen("mnkr", 1, NumberStyle(thousands="\u00a0", negative="–", zero="0,0"))
_K = Pen("tkr", 0, NumberStyle(thousands="\u00a0", negative="–"))
_KR = Pen("kr", 0, NumberStyle(thousands="\u00a0"), " kronor")
_LABELS = {
    "sales": "Försäljningsintäkter", "fees": "Taxor och avgifter", "rents": "Hyror och arrenden",
    "grants-received": "Bidrag från staten m.fl.", "contracts": "Försäljning av verksamhet",
    "other-income": "Övriga intäkter", "wages": "Löner och sociala avgifter",
    "pensions": "Pensionskostnader inklusive löneskatt", "purchased": "Köp av huvudverksamhet",
    "premises": "Lokalhyror", "transfers": "Lämnade bidrag",
    "material": "Material och tjänster", "other-costs": "Övriga verksamhetskostnader",
    "preliminary-tax": "Preliminära skatteintäkter", "tax-forecast": "Prognos slutavräkning",
    "tax-final": "Justering slutavräkning tidigare år", "income-equalisation": "Inkomstutjämning",
    "cost-equalisation": "Kostnadsutjämning", "regulation": "Regleringsbidrag",
    "lss": "LSS-utjämning", "property-fee": "Kommunal fastighetsavgift",
    "intangible": "Immateriella anläggningstillgångar",
    "buildings": "Mark, byggnader och tekniska anläggningar",
    "machinery": "Maskiner och inventarier",
    "financial-assets": "Finansiella anläggningstillgångar",
    "stock": "Förråd och exploatering", "receivables": "Kortfristiga fordringar",
    "short-investments": "Kortfristiga placeringar", "cash": "Likvida medel",
    "pension-provision": "Avsättningar för pensioner", "other-provisions": "Andra avsättningar",
    "long-debt": "Långfristiga skulder", "short-debt": "Kortfristiga skulder",
}  # fmt: skip
_STATEMENT = (
    ("Verksamhetens intäkter", "2", "income", 1, "item"),
    ("Verksamhetens kostnader", "3", "costs", -1, "item"),
    ("Avskrivningar", "", "depreciation", -1, "item"),
    ("Verksamhetens nettokostnader", "", "net-cost", -1, "sum"),
    ("Skatteintäkter", "4", "tax", 1, "item"),
    ("Generella statsbidrag och utjämning", "5", "grants", 1, "item"),
    ("Verksamhetens resultat", "", "operating-result", 1, "sum"),
    ("Finansiella intäkter", "", "financial-income", 1, "item"),
    ("Finansiella kostnader", "", "financial-costs", -1, "item"),
    ("Årets resultat", "", "result", 1, "sum"),
)


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    pen = Pen("mnkr", 1, NumberStyle(thousands=" "), chance.choice((" mnkr", " miljoner kronor")))
    some = Ledger(m, chance)
    for year in (m.year - 1, m.year):
        sold = float(m("asset-sales", year=year).value)
        some.put("wy-gains", "", year, some.about(sold * 0.55, 0.4))
        terms = [(m("result", year=year), 1), (some("wy-gains", "", year), -1)]
        some.add("wy-balance", "", year, terms)
    blocks: list[Block] = [
        Heading("Året i korthet", 1),
        *_short(some, pen),
        Heading("Förvaltningsberättelse", 1),
        Heading("Översikt över verksamhetens utveckling", 2),
        *_overview(some, pen),
        Heading("God ekonomisk hushållning", 2),
        *_goals(some, pen),
        Heading("Ekonomisk ställning", 2),
        *_analysis(some, pen),
        Heading("Balanskravsresultat", 2),
        *_balance_rule(some, pen),
        Heading("Pensionsförpliktelser", 2),
        *_pensions(some, pen),
        Heading("Driftredovisning", 2),
        *_operations(some, pen),
        Heading("Investeringsredovisning", 2),
        *_investments(some, pen),
        Heading("Väsentliga personalförhållanden", 2),
        *_staff(some, pen),
        Heading("Intern kontroll", 2),
        *_control(some),
        Heading("Räkenskaper", 1),
        *_accounts(m),
        Heading("Noter", 1),
        *_notes(m),
    ]
    return Paper(f"Årsredovisning {m.year} för {m.name} kommun", tuple(blocks))


def _short(some: Ledger, pen: Pen) -> list[Block]:
    m = some.m
    result, people = m.change("result"), m.change("inhabitants")
    told = (
        [
            say("Årets resultat: ", pen(m("result")), "."),
            say(
                turn(result, "Bättre", "Sämre"), f" än {m.year - 1} med ",
                pen.size(result, "difference"), ".",
            ),
        ],
        [
            say("Kommunen investerade för ", pen(m("investments")), "."),
            say("Budgeten var ", pen(m("investments", basis="budget")), "."),
        ],
        [
            say(
                "Folkmängden var ", pen.people(m("inhabitants")), " personer vid årsskiftet.",
            ),
            say(
                pen.people(people, "difference", size=True), " ", turn(people, "fler", "färre"),
                " än ett år tidigare.",
            ),
        ],
        [
            say(
                "Skattesatsen är ", level(m("tax-rate"), 2), " kronor per intjänad hundralapp.",
            ),
        ],
    )  # fmt: skip
    return [para(*one, bullet=True) for one in told]


def _overview(some: Ledger, pen: Pen) -> list[Block]:
    m, register = some.m, some.m.register

    def both(year: int) -> Quantity:
        return register.quotient(m("net-cost", year=year), m("tax-and-grants", year=year))

    def solid(year: int) -> Quantity:
        return register.quotient(m("equity", year=year), m("assets", year=year))

    def margin(year: int) -> Quantity:
        return register.quotient(m("result", year=year), m("tax-and-grants", year=year))

    rows = [
        row("Antal invånare 31/12", [_T.people(m("inhabitants", year=y)) for y in m.years]),
        row("Skattesats, kr", [level(m("tax-rate", year=y), 2) for y in m.years]),
        row("Skatteintäkter och statsbidrag, mnkr",
            [_T(m("tax-and-grants", year=y)) for y in m.years]),
        row("Nettokostnader, mnkr", [_T(m("net-cost", year=y)) for y in m.years]),
        row("Nettokostnadsandel, %", [_T.share(both(y)) for y in m.years]),
        row("Årets resultat, mnkr", [_T(m("result", year=y)) for y in m.years]),
        row("Resultat i % av skatteintäkter och statsbidrag",
            [_T.share(margin(y)) for y in m.years]),
        row("Investeringar, mnkr", [_T(m("investments", year=y)) for y in m.years]),
        row("Totala tillgångar, mnkr", [_T(m("assets", year=y)) for y in m.years]),
        row("Eget kapital, mnkr", [_T(m("equity", year=y)) for y in m.years]),
        row("Soliditet, %", [_T.share(solid(y)) for y in m.years]),
        row("Långfristiga skulder, mnkr", [_T(m("long-debt", year=y)) for y in m.years]),
        row("Långfristig skuld per invånare, kr",
            [_KR.but(behind="")(register.per(m("long-debt", year=y), m("inhabitants", year=y)))
             for y in m.years]),
        row("Antal anställda", [_T.people(m("employees", year=y)) for y in m.years]),
    ]  # fmt: skip
    results = [m("result", year=year) for year in m.years]
    good = register.count("years above zero", results, 1)
    five = register.total("results of five years", results)
    more = register.difference(m("inhabitants"), m("inhabitants", year=m.year - 4))
    return [
        para(
            say(
                "Tabellen visar kommunens utveckling under fem år."
            ),
        ),
        table("Fem år i sammandrag", ["", *map(str, m.years)], rows),
        para(
            say(
                "Sedan ", str(m.year - 4), " har folkmängden ", turn(more, "ökat", "minskat"),
                " med ", pen.people(more, "difference", size=True), " personer till ",
                pen.people(m("inhabitants")), ".",
            ),
            say(
                "Resultatet har varit positivt ", counted(good), " av de fem åren och summerar för "
                "hela perioden till ", pen(five), ".",
            ),
        ),
    ]  # fmt: skip


def _goals(some: Ledger, pen: Pen) -> list[Block]:
    m, register = some.m, some.m.register
    margin = register.quotient(m("result"), m("tax-and-grants"))
    solid = register.quotient(m("equity"), m("assets"))
    finance = [
        some.put("wy-goal", key, m.year, Decimal(value), kind="ratio")
        for key, value in (("margin", "0.02"), ("solid", "0.40"), ("net", "0.99"))
    ]
    net = register.quotient(m("net-cost"), m("tax-and-grants"))
    over = [
        register.difference(margin, finance[0]), register.difference(solid, finance[1]),
        register.difference(finance[2], net),
    ]  # fmt: skip
    names = (
        "Resultat i förhållande till skatteintäkter och statsbidrag",
        "Soliditet",
        "Nettokostnadsandel (högst)",
    )
    rows = [
        row(name, [_T.share(goal), _T.share(got), turn(gap, "Uppfyllt", "Ej uppfyllt")])
        for name, goal, got, gap in zip(names, finance, (margin, solid, net), over, strict=True)
    ]
    met = register.count("wy goals met", over, 1, True)
    # Sick leave is told in its own section, out of the staff's figures.
    some_of = [one for one in m.indicators if one.name != "Sjukfrånvaro"]
    indicators = [
        row(
            one.name,
            [
                _indicator(m, one.key, m.year - 1),
                _indicator(m, one.key, m.year),
                _indicator(m, one.key, m.year, "budget"),
            ],
        )
        for one in some_of
    ]
    margins = [m.margin(one) for one in some_of]
    reached = register.count("wy indicators reached", margins, 1, True)
    return [
        para(
            rather(
                met,
                3,
                say(counted(met, capital=True), " av de tre finansiella målen har uppfyllts."),
                "Inget av de tre finansiella målen har uppfyllts.",
                "Alla tre finansiella mål har uppfyllts.",
            ),
            say(
                "Resultatmålet är ", pen.share(finance[0], behind=" procent"),
                " av skatteintäkter och statsbidrag; utfallet blev ",
                pen.share(margin, behind=" procent"), ".",
            ),
        ),
        table(
            "Finansiella mål, procent",
            ["Mål", "Målnivå", f"Utfall {m.year}", "Bedömning"],
            rows,
        ),
        para(
            rather(
                reached,
                len(some_of),
                say(
                    f"Bland de {word(len(some_of))} indikatorer som följer verksamhetsmålen nådde ",
                    counted(reached), " sitt målvärde.",
                ),
                "Ingen av indikatorerna för verksamhetsmålen nådde sitt målvärde.",
                "Alla indikatorer för verksamhetsmålen nådde sina målvärden.",
            ),
        ),
        table(
            "Indikatorer för verksamhetsmålen",
            ["Indikator", f"Utfall {m.year - 1}", f"Utfall {m.year}", f"Mål {m.year}"],
            indicators,
        ),
    ]  # fmt: skip


def _indicator(m: Municipality, key: str, year: int, basis: Basis = "outcome") -> Printed:
    one = m("indicator", key, year, basis)
    if one.kind == "ratio":
        return printed(one, "%", 1, _T.style, behind=" %", role="share")
    return level(one, 0)


def _analysis(some: Ledger, pen: Pen) -> list[Block]:
    m, register = some.m, some.m.register
    net, both = m.growth("net-cost"), m.growth("tax-and-grants")
    result, gap = m.change("result"), m.variance("result")
    share = [
        register.quotient(m("net-cost", year=year), m("tax-and-grants", year=year))
        for year in (m.year, m.year - 1)
    ]
    solid = [register.quotient(m("equity", year=y), m("assets", year=y)) for y in m.years[:2]]
    moved, costs = register.difference(*solid), m.change("wages")
    debt, cash = m.change("long-debt"), m.change("cash")
    own = register.quotient(
        register.total("wy own funds", [m("result"), m("depreciation")]), m("investments")
    )
    each = register.per(m("long-debt"), m("inhabitants"))
    return [
        Heading("Resultat", 3),
        para(
            say(
                f"Årets resultat för {m.name} kommun uppgår till ", pen(m("result")),
                " (", pen.but(behind="")(m("result", year=m.year - 1)), ").",
            ),
            say(
                "Det budgeterade resultatet var ", pen(m("result", basis="budget")),
                ", varför avvikelsen mot budget är ", pen(gap, role="difference"), ".",
            ),
            say(
                "Jämfört med föregående år är resultatet ", pen.size(result, "difference"), " ",
                turn(result, "bättre", "sämre"), ".",
            ),
        ),
        para(
            say(
                "Verksamhetens nettokostnader ", turn(net, "ökade", "minskade"), " med ",
                pen.share(net, behind=" procent", size=True), " medan skatteintäkter och "
                "generella statsbidrag ", turn(both, "ökade", "minskade"), " med ",
                pen.share(both, behind=" procent", size=True), ".",
            ),
            say(
                "Nettokostnadernas andel av skatter och bidrag blev därmed ",
                pen.share(share[0], behind=" procent"), " jämfört med ",
                pen.share(share[1], behind=" procent"), " året innan.",
            ),
            say(
                "Av kostnaderna, totalt ", pen(m("costs")), ", är löner och sociala avgifter ",
                pen(m("wages")), " eller ",
                pen.share(register.quotient(m("wages"), m("costs")), behind=" procent"), ".",
            ),
            say(
                "De har ", turn(costs, "stigit", "fallit"), " med ", pen.size(costs, "difference"),
                f" sedan {m.year - 1}.",
            ),
        ),
        _tax(some, pen),
        Heading("Kapacitet", 3),
        para(
            say(
                "Soliditeten är ", pen.share(solid[0], behind=" procent"), " och har ",
                turn(moved, "stärkts", "försvagats"), " med ", pen.points(moved), ".",
            ),
            say(
                "Kommunens egna kapital uppgår till ", pen(m("equity")),
                ", att ställa mot totala tillgångar på ", pen(m("assets")), ".",
            ),
            say(
                "Under de tre senaste åren har soliditeten i tur och ordning varit ",
                pen.share(register.quotient(m("equity", year=m.year - 2),
                                            m("assets", year=m.year - 2))), ", ",
                pen.share(solid[1]), " respektive ", pen.share(solid[0], behind=" procent"), ".",
            ),
            say(
                "Av årets investeringar kunde ", pen.share(own, behind=" procent"),
                " finansieras med resultat och avskrivningar.",
            ),
        ),
        para(
            say(
                "De långfristiga skulderna är ", pen(m("long-debt")), ", det vill säga ",
                _KR(each), " per invånare.",
            ),
            say(
                "Nya lån har tagits upp med ", pen(m("new-loans")), " och ",
                pen(m("repayments")), " har amorterats.",
            ),
            say(
                "Skulden är därmed ", pen.size(debt, "difference"), " ",
                turn(debt, "högre", "lägre"), " än vid årets början.",
            ),
            say(
                "Likvida medel ", turn(cash, "ökade", "minskade"), " med ",
                pen.size(cash, "difference"), " till ", pen(m("cash")), ".",
            ),
        ),
    ]  # fmt: skip


def _tax(some: Ledger, pen: Pen) -> Block:
    m = some.m
    tax, grants = m.variance("tax"), m.variance("grants")
    whole = pen.but(decimals=0)
    part = m.register.quotient(m("tax"), m("tax-and-grants"))
    return para(
        say(
            "Skatteintäkterna uppgår till ", pen(m("tax")), " och de generella statsbidragen till ",
            pen(m("grants")), ", sammanlagt ", pen(m("tax-and-grants")), ".",
        ),
        say(
            "Inkomstutjämningen gav ", *about(whole(m("income-equalisation"))), ", medan "
            "kostnadsutjämningen gav ", *about(whole(m("cost-equalisation"))),
            " och fastighetsavgiften ", *about(whole(m("property-fee"))), ".",
        ),
        say("Skattens del av summan är ", pen.share(part, behind=" procent"), "."),
        say(
            "I jämförelse med budget blev skatteintäkterna ", pen.size(tax, "difference"), " ",
            turn(tax, "högre", "lägre"), " och statsbidragen ", pen.size(grants, "difference"),
            " ", turn(grants, "högre", "lägre"), ".",
        ),
    )  # fmt: skip


def _balance_rule(some: Ledger, pen: Pen) -> list[Block]:
    m = some.m
    years = (m.year, m.year - 1)
    rows = [
        row("Årets resultat enligt resultaträkningen", [_T(m("result", year=y)) for y in years]),
        row("Samtliga realisationsvinster", [_T(some("wy-gains", "", y), -1) for y in years]),
        row(
            "Årets resultat efter balanskravsjusteringar",
            [_T(some("wy-balance", "", y)) for y in years],
            "sum",
        ),
        row("Balanskravsresultat", [_T(some("wy-balance", "", y)) for y in years], "sum"),
    ]
    return [
        para(
            say(
                "Efter avdrag för realisationsvinster, ", pen(some("wy-gains")),
                ", är balanskravsresultatet ", pen(some("wy-balance")), ".",
            ),
            say("Föregående år var det ", pen(some("wy-balance", "", m.year - 1)), "."),
        ),
        table("", ["Balanskravsutredning, mnkr", *map(str, years)], rows),
    ]  # fmt: skip


def _pensions(some: Ledger, pen: Pen) -> list[Block]:
    m, register = some.m, some.m.register
    years = (m.year, m.year - 1)
    for year in reversed(years):
        old = some.about(float(m.size) * 6.2e8 * (0.97 if year == m.year else 1), 0.01)
        terms = [(m("pension-provision", year=year), 1)]
        terms.append((some.put("wy-liability", "", year, old), 1))
        some.add("wy-obligations", "", year, terms)
    rows = [
        row("Avsättning för pensioner inkl. särskild löneskatt",
            [_T(m("pension-provision", year=y)) for y in years]),
        row("Ansvarsförbindelse, pensioner intjänade före 1998",
            [_T(some("wy-liability", "", y)) for y in years]),
        row("Summa pensionsförpliktelser", [_T(some("wy-obligations", "", y)) for y in years],
            "sum"),
        row("Pensionsförpliktelser per invånare, kr",
            [_KR.but(behind="")(register.per(some("wy-obligations", "", y),
                                             m("inhabitants", year=y))) for y in years]),
    ]  # fmt: skip
    moved, share = (
        some.change("wy-obligations"),
        register.quotient(some("wy-liability"), some("wy-obligations")),
    )
    wider = register.total("wy equity with liability", [m("equity")])
    left = register.difference(wider, some("wy-liability"))
    return [
        para(
            say(
                "Kommunens samlade pensionsförpliktelser uppgår till ", pen(some("wy-obligations")),
                " och har ", turn(moved, "vuxit", "minskat"), " med ",
                pen.size(moved, "difference"), " under året.",
            ),
            say(
                "Huvuddelen, ", pen.share(share, behind=" procent"), " eller ",
                pen(some("wy-liability")), ", är ansvarsförbindelse och ligger utanför "
                "balansräkningen.",
            ) if share.value > Decimal("0.5") else "En del ligger utanför balansräkningen.",
            say(
                "Om den räknas av från det egna kapitalet på ", pen(m("equity")), " återstår ",
                pen(left), ", vilket ger en soliditet på ",
                pen.share(register.quotient(left, m("assets")), behind=" procent"), ".",
            ),
        ),
        table("Pensionsförpliktelser, mnkr", ["", *(f"{year}-12-31" for year in years)], rows),
    ]  # fmt: skip


def _control(some: Ledger) -> list[Block]:
    m, register, chance = some.m, some.m.register, some.chance
    every = ("wy-points", "wy-fine", "wy-weak")
    for one in m.boards:
        fine, weak = chance.randint(2, 7), chance.randint(0, 3)
        terms = [
            (some.put("wy-fine", one.key, m.year, Decimal(fine), kind="count"), 1),
            (some.put("wy-weak", one.key, m.year, Decimal(weak), kind="count"), 1),
        ]
        some.add("wy-points", one.key, m.year, terms)
    for what in every:
        some.add(what, "all", m.year, [(some(what, one.key), 1) for one in m.boards])
    two = [(some("wy-fine", "all"), 1), (some("wy-weak", "all"), 1)]
    m.register.follows(some("wy-points", "all"), two)
    rows = [row(one.name, [_K.people(some(what, one.key)) for what in every]) for one in m.boards]
    rows.append(row("Summa", [_K.people(some(what, "all")) for what in every], "sum"))
    none = register.count("wy boards without faults", [some("wy-weak", o.key) for o in m.boards], 1)
    return [
        para(
            say(
                "Nämnderna har under året granskat ", _K.people(some("wy-points", "all")),
                " kontrollmoment, varav ", _K.people(some("wy-weak", "all")),
                " visade brister som kräver åtgärd.",
            ),
            say(
                "Andelen utan anmärkning är ",
                _K.share(register.quotient(some("wy-fine", "all"), some("wy-points", "all")),
                         behind=" procent"), ".",
            ),
            rather(
                none,
                len(m.boards),
                say("Brister noterades hos ", counted(none), " nämnder.")
                if none.value > 1 else say("Brister noterades hos ", counted(none), " nämnd."),
                "Ingen nämnd har noterat brister.",
                "Samtliga nämnder har noterat brister.",
            ),
        ),
        table(
            "Internkontroll per nämnd",
            ["Nämnd", "Granskade moment", "Utan anmärkning", "Med brister"],
            rows,
        ),
    ]  # fmt: skip


def _operations(some: Ledger, pen: Pen) -> list[Block]:
    m, register = some.m, some.m.register

    def line(label: str, key: str, kind: str = "item") -> Row:
        role: Role = "sum" if kind == "sum" else "difference"
        return row(
            label,
            [
                _K(m("board-income", key)),
                _K(m("board-cost", key), -1),
                _K(m("board-net", key), -1),
                _K(m("board-income", key, basis="budget")),
                _K(m("board-cost", key, basis="budget"), -1),
                _K(m("board-net", key, basis="budget"), -1),
                _K(m.variance("board-net", key, -1), role=role),
                _K(m("board-net", key, m.year - 1), -1),
            ],
            kind,
        )

    rows = [line(one.name, one.key) for one in m.boards]
    rows.append(line("Finansförvaltning m.m.", "central"))
    rows.append(line("Verksamhetens nettokostnader", "all", "sum"))
    heads: list[list[str | Head]] = [
        ["", Head(f"Utfall {m.year}", 3), Head(f"Budget {m.year}", 3), "Budget-", "Netto"],
        ["Nämnd, tkr", *("Intäkter", "Kostnader", "Netto") * 2, "avvikelse", str(m.year - 1)],
    ]
    gaps = [(one.name, m.variance("board-net", one.key, -1)) for one in m.boards]
    above = register.count("wy boards above", [gap for _name, gap in gaps], 1)
    keys = {one.name: one.key for one in m.boards}
    found: list[Block] = [
        para(
            rather(
                above,
                len(m.boards),
                say(
                    counted(above, capital=True), f" av {word(len(m.boards))} nämnder redovisar "
                    "ett överskott i förhållande till budget.",
                ),
                "Ingen nämnd redovisar överskott i förhållande till budget.",
                "Samtliga nämnder redovisar överskott i förhållande till budget.",
            ),
            say(
                "Kommunens nettokostnader blev totalt ", pen(m("board-net", "all")),
                " mot budgeterade ", pen(m("board-net", "all", basis="budget")), ".",
            ),
        ),
        tall("Driftredovisning", heads, rows),
    ]  # fmt: skip
    for place, (name, gap) in enumerate(largest(gaps, 5)):
        found.append(para(*_board(m, pen, name, keys[name], gap, place)))
    return found


def _board(
    m: Municipality, pen: Pen, name: str, key: str, gap: Quantity, place: int
) -> tuple[Sentence, ...]:
    grown, income = m.growth("board-net", key), m.variance("board-income", key)
    share = m.register.quotient(gap, m("board-net", key, basis="budget"))
    small = pen.but(unit="tkr", decimals=0, behind=" tkr")
    leads = (
        say(
            f"{name} redovisar ett ", turn(gap, "överskott", "underskott"), " på ",
            pen.size(gap, "difference"), ", ", pen.share(share, behind=" procent", size=True),
            " av budgeten.",
        ),
        say(
            f"För {name[0].lower()}{name[1:]} blev nettokostnaden ", pen(m("board-net", key)),
            ", vilket är ", pen.size(gap, "difference"), " ", turn(gap, "lägre", "högre"),
            " än budget.",
        ),
        say(
            turn(gap, "Överskottet", "Underskottet"), f" för {name[0].lower()}{name[1:]} uppgår "
            "till ", small.size(gap, "difference"), ".",
        ),
    )  # fmt: skip
    cost, last = m.variance("board-cost", key, -1), m.change("board-net", key)
    second = (
        say(
            "Intäkterna avvek med ", pen(income, role="difference"),
            " från budget och uppgick till ",
            pen(m("board-income", key)), ".",
        ),
        say(
            "Bruttokostnaderna, ", pen(m("board-cost", key)), ", blev ",
            pen.size(cost, "difference"), " ", turn(cost, "lägre", "högre"), " än beräknat och "
            "intäkterna ", pen(m("board-income", key)), ".",
        ),
    )  # fmt: skip
    third = (
        say(
            f"Sedan {m.year - 1} har nettokostnaden ", turn(grown, "ökat", "minskat"), " med ",
            pen.share(grown, behind=" procent", size=True), ".",
        ),
        say(
            f"År {m.year - 1} var nettokostnaden ", pen(m("board-net", key, m.year - 1)),
            "; förändringen är ", pen(last, role="difference"), ".",
        ),
        say(
            "Nämndens andel av kommunens nettokostnader är ",
            pen.share(m.register.quotient(m("board-net", key), m("board-net", "all")),
                      behind=" procent"), ".",
        ),
    )  # fmt: skip
    return (leads[place % 3], second[place % 2], third[(place + place // 3) % 3])


def _investments(some: Ledger, pen: Pen) -> list[Block]:
    m, register = some.m, some.m.register
    rows = [
        row(
            one.name,
            [
                one.board.name,
                _K(m("project", one.key, basis="budget")),
                _K(m("project", one.key)),
                _K(m.variance("project", one.key, -1), role="difference"),
                _K(m("project", one.key, m.year - 1)),
            ],
        )
        for one in m.projects
    ]
    gap = m.variance("investments", better=-1)
    rows.append(
        row(
            "Summa",
            [
                "",
                _K(m("investments", basis="budget")),
                _K(m("investments")),
                _K(gap),
                _K(m("investments", year=m.year - 1)),
            ],
            "sum",
        )
    )
    done = register.quotient(m("investments"), m("investments", basis="budget"))
    names = {one.key: one.name for one in m.projects}
    top = max(m.projects, key=lambda one: m("project", one.key).value).key
    part = register.quotient(m("project", top), m("investments"))
    return [
        para(
            say(
                "Årets investeringar uppgick till ", pen(m("investments")), ", motsvarande ",
                pen.share(done, behind=" procent"), " av budgeten på ",
                pen(m("investments", basis="budget")), ".",
            ),
            say(
                f"Det största projektet var {names[top]} med ", pen(m("project", top)), ", eller ",
                pen.share(part, behind=" procent"), " av samtliga investeringar.",
            ),
            say(
                f"Jämfört med {m.year - 1} är investeringarna ",
                pen.size(m.change("investments"), "difference"), " ",
                turn(m.change("investments"), "högre", "lägre"), ".",
            ),
        ),
        table(
            "Investeringar per projekt, tkr",
            ["Projekt", "Nämnd", f"Budget {m.year}", f"Utfall {m.year}", "Avvikelse",
             f"Utfall {m.year - 1}"],
            rows,
        ),
    ]  # fmt: skip


def _staff(some: Ledger, pen: Pen) -> list[Block]:
    m, register = some.m, some.m.register
    years = m.years[:2]
    rows = [
        row(
            one.name,
            [
                *(pen.people(m(sex, one.key)) for sex in ("women", "men", "employees")),
                pen.people(m("employees", one.key, m.year - 1)),
            ],
        )
        for one in m.boards
    ]
    rows.append(
        row(
            "Totalt",
            [
                *(pen.people(m(sex)) for sex in ("women", "men", "employees")),
                pen.people(m("employees", year=m.year - 1)),
            ],
            "sum",
        )
    )
    groups = (("women", "Kvinnor"), ("men", "Män"), ("age 29", "Anställda –29 år"),
              ("age 30-49", "Anställda 30–49 år"), ("age 50", "Anställda 50 år–"),
              ("all", "Total sjukfrånvaro"))  # fmt: skip
    sick = [
        row(label, [pen.share(m("sick-leave", who, y)) for y in years]) for who, label in groups
    ]
    more, ill = m.change("employees"), m.change("sick-leave", "all")
    women = register.quotient(m("women"), m("employees"))
    return [
        para(
            say(
                "Kommunen hade ", pen.people(m("employees")), " anställda vid årets slut, varav ",
                pen.people(m("women")), " kvinnor (", pen.share(women, behind=" procent"), ").",
            ),
            say(
                "Antalet har ", turn(more, "ökat", "minskat"), " med ",
                pen.people(more, "difference", size=True), " sedan året innan.",
            ),
            say(
                "Den totala sjukfrånvaron ", turn(ill, "steg", "sjönk"), " med ", pen.points(ill),
                " till ", pen.share(m("sick-leave", "all"), behind=" procent"), ".",
            ),
        ),
        table(
            "Antal anställda per nämnd",
            ["", "Kvinnor", "Män", str(m.year), str(m.year - 1)],
            rows,
        ),
        table("Sjukfrånvaro, %", ["", *map(str, years)], sick),
    ]  # fmt: skip


def _accounts(m: Municipality) -> list[Block]:
    years = (m.year, m.year - 1)
    statement = [
        row(
            label,
            [
                note,
                *(_T(m(what, year=year), sign) for year in years),
                _T(m(what, basis="budget"), sign),
                *(_T(m(what, "group", year), sign) for year in years),
            ],
            kind,
        )
        for label, note, what, sign, kind in _STATEMENT
    ]
    heads: list[list[str | Head]] = [
        ["", "", Head("Kommunen", 3), Head("Sammanställda räkenskaper", 2)],
        ["mnkr", "Not", str(m.year), str(m.year - 1), f"Budget {m.year}", str(m.year),
         str(m.year - 1)],
    ]  # fmt: skip

    def line(label: str, what: str, kind: str = "item", sign: int = 1) -> Row:
        return row(label, [_T(m(what, year=year), sign) for year in years], kind)

    assets = [
        *(line(_LABELS[one], one) for one in FIXED),
        line("Summa anläggningstillgångar", "fixed-assets", "sum"),
        *(line(_LABELS[one], one) for one in CURRENT),
        line("Summa omsättningstillgångar", "current-assets", "sum"),
        line("Summa tillgångar", "assets", "sum"),
    ]
    debts = [
        line("Eget kapital vid årets början", "opening-equity"),
        line("Årets resultat", "result"),
        line("Summa eget kapital", "equity", "sum"),
        line(_LABELS["pension-provision"], "pension-provision"),
        line(_LABELS["other-provisions"], "other-provisions"),
        line("Summa avsättningar", "provisions", "sum"),
        line(_LABELS["long-debt"], "long-debt"),
        line(_LABELS["short-debt"], "short-debt"),
        line("Summa skulder", "debts", "sum"),
        line("Summa eget kapital, avsättningar och skulder", "equity-and-debts", "sum"),
    ]
    flow = [
        line("Årets resultat", "result"),
        line("Justering för avskrivningar", "depreciation"),
        line("Förändring av avsättningar", "provision-change"),
        line("Förändring av förråd, fordringar och placeringar", "receivables-change", sign=-1),
        line("Förändring av kortfristiga skulder", "short-debt-change"),
        line("Kassaflöde från den löpande verksamheten", "operating-flow", "sum"),
        line("Investeringar", "investments", sign=-1),
        line("Försäljning av anläggningstillgångar", "asset-sales"),
        line("Kassaflöde från investeringsverksamheten", "investing-flow", "sum"),
        line("Nyupptagna lån", "new-loans"),
        line("Amorteringar", "repayments", sign=-1),
        line("Kassaflöde från finansieringsverksamheten", "financing-flow", "sum"),
        line("Årets kassaflöde", "cash-flow", "sum"),
        row("Likvida medel vid årets början", [_T(m("cash", year=year - 1)) for year in years]),
        line("Likvida medel vid årets slut", "cash", "sum"),
    ]
    return [
        Heading("Resultaträkning", 2),
        tall("", heads, statement),
        Heading("Balansräkning", 2),
        table("Tillgångar", ["mnkr", *(f"{year}-12-31" for year in years)], assets),
        table(
            "Eget kapital, avsättningar och skulder",
            ["mnkr", *(f"{year}-12-31" for year in years)],
            debts,
        ),
        Heading("Kassaflödesanalys", 2),
        table("", ["mnkr", *map(str, years)], flow),
    ]


def _notes(m: Municipality) -> list[Block]:
    years = (m.year, m.year - 1)
    found: list[Block] = []
    for number, title, parts, whole, sign in (
        (2, "Verksamhetens intäkter", INCOME, "income", 1),
        (3, "Verksamhetens kostnader", COSTS, "costs", -1),
        (4, "Skatteintäkter", TAXES, "tax", 1),
        (5, "Generella statsbidrag och utjämning", GRANTS, "grants", 1),
    ):
        rows = [row(_LABELS[one], [_K(m(one, year=year), sign) for year in years]) for one in parts]
        rows.append(row("Summa", [_K(m(whole, year=year), sign) for year in years], "sum"))
        found.append(table(f"Not {number} {title}", ["Belopp i tkr", *map(str, years)], rows))
    return found


FAMILY = Family("whole-year", make)
