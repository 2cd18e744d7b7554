"""A federation's annual report, for rescue and environment together: the members' fees, calls by
kind over three years newest first, inspections, the two branches, balance and pensions."""

from __future__ import annotations

from random import Random

from ..compose import Pen, item, row, say, table, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Sentence, Table, printed
from ..quantities import Quantity
from ._books import Basis, Books, about, clear, level, prose, some_of

_STYLE = NumberStyle(negative="-")
_PEN = Pen("tkr", 0, _STYLE)
_TKR = Pen("tkr", 0, _STYLE, " tkr")
_MN = Pen("mnkr", 1, _STYLE, " mnkr")
_P = Pen(style=_STYLE, share_decimals=1)
_KR = Pen("kr", 0, behind=" kr")
_TOWNS = (
    "Granby", "Lindeskog", "Björkfors", "Stensviken", "Åkerhult", "Norrmyra", "Västanå", "Hult",
    "Forsbro",
)  # fmt: skip
_CALLS = (
    ("Brand i byggnad", "c1", 196), ("Brand utomhus", "c2", 241), ("Trafikolycka", "c3", 388),
    ("Utsläpp av farligt ämne", "c4", 47), ("Drunkning eller tillbud", "c5", 12),
        ("Sjukvårdslarm (IVPA)", "c6", 311),
    ("Automatlarm utan brandtillbud", "c7", 534), ("Annat uppdrag", "c8", 268),
)  # fmt: skip
_VISITS = (
    ("Tillsyn enligt LSO", "t1", 164), ("Tillsyn enligt LBE", "t2", 58),
        ("Livsmedelskontroller", "t3", 612),
    ("Miljötillsyn, planerad", "t4", 347), ("Enskilda avlopp, inspektioner", "t5", 228),
)  # fmt: skip
_INCOME = (
    ("Medlemsavgifter", "fees", 96), ("Tillsyns- och kontrollavgifter", "checks", 14.2),
        ("Automatlarm", "alarms", 5.6),
    ("Sålda utbildningar", "courses", 3.1), ("Övriga intäkter", "more", 4.4),
)  # fmt: skip
_COSTS = (
    ("Personal heltid", "full", 61), ("Personal deltid (RiB)", "part", 22.5),
        ("Pensioner", "pens", 9.3),
    ("Lokaler", "rooms", 11.8), ("Fordon och material", "cars", 6.9),
        ("Övriga kostnader", "rest", 5.6),
)  # fmt: skip
_BRANCHES = (
    ("Direktion och revision", "board", 1.4), ("Räddning och beredskap", "rescue", 76),
        ("Förebyggande", "prevent", 6.2),
    ("Miljö och hälsa", "health", 9.1), ("Gemensam administration", "office", 3.3),
)  # fmt: skip
_CREW = (("Heltidsbrandmän", "k1", 6, 58), ("Deltidsbrandmän, RiB", "k2", 21, 148),
         ("Inspektörer miljö och hälsa", "k3", 19, 7), ("Ledning och stab", "k4", 9,
             12))  # fmt: skip


def _books(m: Municipality, chance: Random) -> tuple[Books, list[str]]:
    b = Books(m, chance, "fed")
    towns = chance.sample(_TOWNS, chance.randint(4, 6))
    years = sorted(m.years)[2:]
    weights = [chance.uniform(0.5, 2.6) for _one in towns]
    for year in years:
        for place, weight in enumerate(weights):
            b.put(b.draw(weight * 14_000, 0.01, 1), "people", f"m{place}", year, kind="count")
        b.add(
            [b("people", f"m{place}", year) for place in range(len(towns))], "people", "all", year
        )
        for _label, who, middle in _CALLS:
            b.put(b.draw(middle, 0.14, 1), "calls", who, year, kind="count")
        b.add([b("calls", one[1], year) for one in _CALLS], "calls", "all", year)
        _result(b, year, "outcome", weights)
        _balance(b, year, years[0])
    _result(b, m.year, "budget", weights)
    for year in years[1:]:
        for _label, who, middle in _VISITS:
            b.put(b.draw(middle, 0.12, 1), "visits", who, year, kind="count")
        b.add([b("visits", one[1], year) for one in _VISITS], "visits", "all", year)
        for _label, who, women, men in _CREW:
            b.put(b.draw(women, 0.06, 1), "women", who, year, kind="count")
            b.put(b.draw(men, 0.03, 1), "men", who, year, kind="count")
            b.add([b("women", who, year), b("men", who, year)], "crew", who, year)
        for what in ("women", "men", "crew"):
            b.add([b(what, one[1], year) for one in _CREW], what, "all", year)
        b.put(b.draw(8.4, 0.07, 0.1), "minutes", year=year, kind="index")
    for _label, who, middle in _VISITS:
        b.put(b.draw(middle * 1.02, 0.02, 5), "visits", who, basis="budget", kind="count")
    b.add([b("visits", one[1], basis="budget") for one in _VISITS], "visits", "all", basis="budget")
    return b, towns


def _result(b: Books, year: int, basis: Basis, weights: list[float]) -> None:
    grown = 1.03 ** (year - b.year)
    fees = [
        b.put(b.draw(96e6 * grown * weight / sum(weights), 0.006), "fee", f"m{place}", year, basis)
        for place, weight in enumerate(weights)
    ]
    got = [b.add(fees, "in", "fees", year, basis)]
    got += [
        b.put(b.draw(one[2] * 1e6 * grown, 0.07), "in", one[1], year, basis) for one in _INCOME[1:]
    ]
    income = b.add(got, "income", year=year, basis=basis)
    worn = b.put(b.draw(5.4e6 * grown, 0.06), "worn", year=year, basis=basis)
    finance = b.put(b.draw(0.6e6, 0.8), "finance", year=year, basis=basis)
    spent = [
        b.put(b.draw(one[2] * 1e6 * grown, 0.015), "out", one[1], year, basis)
        for one in _COSTS[:-1]
    ]
    rest = b.draw(_COSTS[-1][2] * 1e6 * grown, 0.05)
    if basis == "budget":
        # What is planned for comes out a little above nothing.
        rest = income.value - sum(one.value for one in (*spent, worn, finance)) - b.draw(0.5e6, 0.6)
    spent.append(b.put(rest, "out", _COSTS[-1][1], year, basis))
    costs = b.add(spent, "costs", year=year, basis=basis)
    result = b.add(
        [income, (costs, -1), (worn, -1), (finance, -1)], "result", year=year, basis=basis
    )
    # The branches' net is what the members' fees and the result have to bear.
    net = [
        b.put(b.draw(one[2] * 1e6 * grown, 0.012), "net", one[1], year, basis)
        for one in _BRANCHES[:-1]
    ]
    whole = b.add([got[0], (result, -1)], "net", "all", year, basis)
    last = b.put(whole.value - sum(one.value for one in net), "net", "office", year, basis)
    b.register.follows(whole, [(one, 1) for one in (*net, last)])


def _balance(b: Books, year: int, first: int) -> None:
    for what, middle, spread in (
        ("fixed", 48, 0.04), ("owed", 9, 0.15), ("cash", 33, 0.08), ("pension", 39, 0.02),
            ("loan", 12, 0.05),
    ):  # fmt: skip
        b.put(b.draw(middle * 1e6, spread), what, year=year)
    assets = b.add(
        [b("fixed", year=year), b("owed", year=year), b("cash", year=year)], "assets", year=year
    )
    opening = b.put(b.draw(14e6, 0.15), "opening", year=year) if year == first else b.add(
        [b("equity", year=year - 1)], "opening", year=year)  # fmt: skip
    equity = b.add([opening, b("result", year=year)], "equity", year=year)
    value = assets.value - equity.value - b("pension", year=year).value - b("loan", year=year).value
    short = b.put(value, "short", year=year)
    funded = b.add(
        [equity, b("pension", year=year), b("loan", year=year), short], "funded", year=year
    )
    b.register.follows(assets, [(funded, 1)])
    b.share(equity, assets)


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    b, towns = _books(m, chance)
    blocks: list[Block] = [
        Heading("Förbundet", 1),
        *prose(
            "Förbundet bildades av medlemskommunerna för att gemensamt sköta räddningstjänst och "
            "myndighetsutövning inom miljö och hälsa.",
            *_members(b, towns),
        ),
        _member_table(b, towns),
        Heading("Året i siffror", 1),
        *(item(one) for one in clear(_figures(b))),
        Heading("Räddningsinsatser", 2),
        _call_table(b),
        *prose(*_calls(b)),
        Heading("Tillsyn och kontroll", 2),
        *prose(*_visits(b)),
        _visit_table(b),
        Heading("Personal", 2),
        _crew_table(b),
        *prose(*_crew(b)),
        Heading("Ekonomi", 1),
        *prose(*_economy(b)),
        _statement(b),
        *prose(*_deviations(b)),
        _branch_table(b),
        *prose(*_branches(b)),
        Heading("Balansräkning", 2),
        _sheet(b),
        *prose(*_position(b)),
        Heading("Finansiella mål", 2),
        *(item(one) for one in clear(_goals(b))),
    ]
    return Paper(f"Årsredovisning {m.year} – Räddnings- och miljöförbundet", tuple(blocks))


def _members(b: Books, towns: list[str]) -> list[Sentence]:
    fees, people = b.change("in", "fees"), b.change("people", "all")
    biggest = max(range(len(towns)), key=lambda place: b("fee", f"m{place}").value)
    fee = b("fee", f"m{biggest}")
    return [
        say("I området bor ", _PEN.people(b("people", "all")), " personer, ",
            _PEN.people(people, "difference", size=True),
            turn(people, " fler", " färre"), " än för ett år sedan."),
        b.chance.choice((
            say("Medlemsavgifterna uppgick till ", _TKR(b("in", "fees")), ", en ",
            turn(fees, "höjning", "sänkning"), " med ",
            _P.share(b.growth("in", "fees"), size=True), " procent."),
            say("Kommunerna betalade ", _TKR(b("in", "fees")),
                " i medlemsavgifter. Året innan var summan ",
                _TKR(b("in", "fees", b.year - 1)), ", så avgifterna har ",
                    turn(fees, "höjts", "sänkts"), " med ",
                _TKR.size(fees, "difference"), "."),
        )),
        say(f"{towns[biggest]} betalar mest, ", _TKR(fee), " eller ",
            _P.share(b.share(fee, b("in", "fees"))), " procent av avgifterna."),
        say("I genomsnitt kostar förbundet ", _KR(b.register.per(b("in", "fees"),
            b("people", "all"))), " per invånare och år."),
    ]  # fmt: skip


def _member_table(b: Books, towns: list[str]) -> Table:
    rows = []
    for label, who in (
        *((name, f"m{place}") for place, name in enumerate(towns)),
        ("Förbundet", "all"),
    ):
        fee, last = (
            b("in", "fees", y) if who == "all" else b("fee", who, y) for y in (b.year, b.year - 1)
        )
        rows.append(row(label, [
            _PEN.people(b("people", who)), _PEN(fee), _PEN(last), _P(b.share(fee, b("in", "fees")))
                if who != "all" else "100,0",
            Pen("kr", 0)(b.register.per(fee, b("people", who))),
        ], "sum" if who == "all" else "item"))  # fmt: skip
    heads = [
        "Medlem",
        "Invånare",
        f"Avgift {b.year}, tkr",
        f"Avgift {b.year - 1}, tkr",
        "Andel %",
        "Kr/inv.",
    ]
    return table("Medlemmarnas avgifter", heads, rows)


def _figures(b: Books) -> list[Sentence]:
    calls, visits = b.change("calls", "all"), b.variance("visits", "all")
    return [
        say(_PEN.people(b("calls", "all")), " utryckningar, ",
            _PEN.people(calls, "difference", size=True), turn(calls, " fler", " färre"),
            f" än {b.year - 1}."),
        say(_PEN.people(b("visits", "all")), " tillsyner och kontroller av planerade ",
            _PEN.people(b("visits", "all", basis="budget")),
            ", alltså ", _PEN.people(visits, "difference", size=True),
            turn(visits, " över", " under"), " plan."),
        say("Årets resultat: ", _TKR(b("result")), "."),
        say(level(b("minutes")), " minuter i medeltal från larm till första enhet på plats (",
            level(b("minutes", year=b.year - 1)), ")."),
    ]  # fmt: skip


def _call_table(b: Books) -> Table:
    rows = [
        row(label, [*(_PEN.people(b("calls", who, y)) for y in (b.year, b.year - 1, b.year - 2)),
                    _P(b.share(b("calls", who), b("calls", "all"))) if who != "all" else None],
                        "sum" if who == "all" else "item")
        for label, who in (*((one[0], one[1]) for one in _CALLS), ("Totalt antal insatser", "all"))
    ]  # fmt: skip
    return table(
        "Insatser fördelade på händelsetyp",
        ["Typ", str(b.year), str(b.year - 1), str(b.year - 2), f"Andel {b.year} (%)"],
        rows,
    )


def _calls(b: Books) -> list[Sentence]:
    traffic, fire, alarm = (
        b.change("calls", "c3"),
        b.change("calls", "c1"),
        b.share(b("calls", "c7"), b("calls", "all")),
    )
    two = b.less(b("calls", "all"), b("calls", "all", b.year - 2))
    fires = b.add([b("calls", "c1"), b("calls", "c2")], "calls", "fires")
    return [
        say("Antalet insatser ", turn(two, "har ökat", "har minskat"), " med ",
            _PEN.people(two, "difference", size=True),
            f" sedan {b.year - 2}."),
        say("Till bränder, inomhus och utomhus, ryckte förbundet ut ", _PEN.people(fires),
            " gånger. Bränderna i byggnader blev ",
            _PEN.people(fire, "difference", size=True), turn(fire, " fler", " färre"),
                " än året innan."),
        say("Trafikolyckorna ", turn(traffic, "steg", "gick ned"), " från ",
            _PEN.people(b("calls", "c3", b.year - 1)), " till ",
            _PEN.people(b("calls", "c3")), " (", printed(b.growth("calls", "c3"), "%", 0,
                NumberStyle(plus=True), role="share"), " procent)."),
        say("Automatlarmen svarade för ", _P.share(alarm), " procent av alla uppdrag."),
    ]  # fmt: skip


def _visits(b: Books) -> list[Sentence]:
    margins = [b.variance("visits", one[1]) for one in _VISITS]
    short = b.count("visits-short", margins, -1)
    food = b.variance("visits", "t3")
    return [
        say("Enligt planen skulle ", _PEN.people(b("visits", "all", basis="budget")),
            " tillsyner och kontroller göras; utfallet blev ",
            _PEN.people(b("visits", "all")), ", vilket är ",
                _P.share(b.share(b("visits", "all"), b("visits", "all", basis="budget"))),
            " procent."),
        say("På ", some_of(short), " av fem områden nåddes inte planen.") if short.value > 0
            else say("Planen nåddes på alla fem områden."),
        say("Livsmedelskontrollerna var ", _PEN.people(b("visits", "t3")), ", ",
            _PEN.people(food, "difference", size=True),
            turn(food, " fler", " färre"), " än planerat."),
        say("Tillsynen enligt lagen om skydd mot olyckor omfattade ",
            _PEN.people(b("visits", "t1")), " objekt, mot ",
            _PEN.people(b("visits", "t1", b.year - 1)), " föregående år."),
    ]  # fmt: skip


def _visit_table(b: Books) -> Table:
    rows = [
        row(label, [_PEN.people(b("visits", who, basis="budget")), _PEN.people(b("visits", who)),
                    _PEN.people(b.variance("visits", who), "difference"),
                        _PEN.people(b("visits", who, b.year - 1))],
            "sum" if who == "all" else "item")
        for label, who in (*((one[0], one[1]) for one in _VISITS), ("Summa", "all"))
    ]  # fmt: skip
    return table(
        "Tillsyn och kontroll, antal",
        ["", f"Plan {b.year}", f"Utfall {b.year}", "Differens", f"Utfall {b.year - 1}"],
        rows,
    )


def _crew_table(b: Books) -> Table:
    rows = [
        row(label, [*(_PEN.people(b(what, who)) for what in ("crew", "women", "men")),
            _P(b.share(b("women", who), b("crew", who))),
                    _PEN.people(b("crew", who, b.year - 1))], "sum" if who == "all" else "item")
        for label, who in (*((one[0], one[1]) for one in _CREW), ("Hela förbundet", "all"))
    ]  # fmt: skip
    return table(
        f"Antal anställda 31 december {b.year}",
        ["Kategori", "Antal", "Kvinnor", "Män", "Kvinnor, %", f"Antal {b.year - 1}"],
        rows,
    )


def _crew(b: Books) -> list[Sentence]:
    part, whole = b.change("crew", "k2"), b.change("crew", "all")
    return [
        say("Förbundet har ", _PEN.people(b("crew", "all")), " anställda, ",
            _PEN.people(whole, "difference", size=True),
            turn(whole, " fler", " färre"), " än förra året; ",
                _P.share(b.share(b("women", "all"), b("crew", "all"))), " procent är kvinnor."),
        say("De flesta är räddningspersonal i beredskap: ", _PEN.people(b("crew", "k2")),
            " personer, en ", turn(part, "uppgång", "nedgång"),
            " med ", _PEN.people(part, "difference", size=True), "."),
        say("Bland heltidsbrandmännen finns ", _PEN.people(b("women", "k1")), " kvinnor."),
    ]  # fmt: skip


def _economy(b: Books) -> list[Sentence]:
    result, off = b("result"), b.variance("result")
    return [
        say("Förbundet redovisar ", turn(result, "ett överskott", "ett underskott"), " på ",
            _TKR.size(result), ". Budgeten var ",
            _TKR(b("result", basis="budget")), " och avvikelsen är därmed ",
                _TKR(off, role="difference"), "."),
        say("Intäkterna blev ", _MN(b("income")), ", varav ",
            _P.share(b.share(b("in", "fees"), b("income"))),
            " procent är medlemsavgifter."),
        say("Verksamhetens kostnader uppgick till ", *about(b("costs"), _MN.but(decimals=0)),
            ", och därtill kom avskrivningar på ", _TKR(b("worn")), "."),
        say("Föregående år var resultatet ", _TKR(b("result", year=b.year - 1)), "."),
    ]  # fmt: skip


def _statement(b: Books) -> Table:
    rows = []
    lines: list[tuple[str, str, str, int, str]] = [
        (label, "in", who, 1, "item") for label, who, _m in _INCOME
    ]
    lines.append(("Verksamhetens intäkter", "income", "", 1, "sum"))
    lines += [(label, "out", who, -1, "item") for label, who, _m in _COSTS]
    lines += [("Verksamhetens kostnader", "costs", "", -1, "sum"),
        ("Avskrivningar", "worn", "", -1, "item"),
             ("Finansnetto", "finance", "", -1, "item"),
                 ("Årets resultat", "result", "", 1, "sum")]  # fmt: skip
    for label, what, who, sign, kind in lines:
        rows.append(row(label, [_PEN(b(what, who), sign), _PEN(b(what, who, basis="budget"), sign),
                                _PEN(b.variance(what, who, sign), role="difference"),
                                    _PEN(b(what, who, b.year - 1), sign)], kind))  # fmt: skip
    return table(
        "Resultaträkning, tkr",
        ["", f"Utfall {b.year}", f"Budget {b.year}", "Avvikelse", f"Utfall {b.year - 1}"],
        rows,
    )


def _deviations(b: Books) -> list[Sentence]:
    full, part = b.variance("out", "full", -1), b.variance("out", "part", -1)
    checks, cost = b.variance("in", "checks"), b.change("costs")
    return [
        say("Personalkostnaderna för heltid blev ", _TKR.size(full, "difference"),
            turn(full, " lägre", " högre"),
            " än budget och för deltid ", _TKR.size(part, "difference"),
            turn(part, " lägre", " högre"), "."),
        say("Avgifterna för tillsyn och kontroll gav ", _TKR(b("in", "checks")), ", ",
            _TKR.size(checks, "difference"),
            turn(checks, " mer", " mindre"), " än beräknat."),
        say("Verksamhetens kostnader ", turn(cost, "ökade", "minskade"), " totalt med ",
            _MN.size(cost, "difference"), " jämfört med ",
            f"{b.year - 1}, det vill säga med ", _P.share(b.growth("costs"), size=True),
                " procent."),
    ]  # fmt: skip


def _branch_table(b: Books) -> Table:
    rows = []
    for label, who in (*((one[0], one[1]) for one in _BRANCHES), ("Summa", "all")):
        rows.append(row(label, [_PEN(b("net", who), -1), _PEN(b("net", who, basis="budget"), -1),
                                _PEN(b.variance("net", who, -1), role="difference")], "sum"
                                    if who == "all" else "item"))  # fmt: skip
    return table(
        "Driftredovisning per verksamhetsgren, netto före medlemsavgifter, tkr",
        ["", "Utfall", "Budget", "Avvikelse"],
        rows,
    )


def _branches(b: Books) -> list[Sentence]:
    rescue, health = b.variance("net", "rescue", -1), b.variance("net", "health", -1)
    return [
        say("Räddning och beredskap visar ", turn(rescue, "ett överskott", "ett underskott"),
            " mot budget på ",
            _TKR.size(rescue, "difference"), " och miljö och hälsa ",
                turn(health, "ett överskott", "ett underskott"), " på ",
            _TKR.size(health, "difference"), "."),
        say("Räddningssidan tar ", _P.share(b.share(b("net", "rescue"), b("net", "all"))),
            " procent av nettokostnaden."),
    ]  # fmt: skip


def _sheet(b: Books) -> Table:
    lines = (
        ("Anläggningstillgångar", "fixed", "item"), ("Kortfristiga fordringar", "owed", "item"),
            ("Likvida medel", "cash", "item"),
        ("Summa tillgångar", "assets", "sum"), ("Ingående eget kapital", "opening", "item"),
            ("Årets resultat", "result", "item"),
        ("Eget kapital", "equity", "sum"), ("Avsättning för pensioner", "pension", "item"),
            ("Långfristiga skulder", "loan", "item"),
        ("Kortfristiga skulder", "short", "item"), ("Summa eget kapital, avsättningar och skulder",
            "funded", "sum"),
    )  # fmt: skip
    years = (b.year, b.year - 1, b.year - 2)
    rows = [row(label, [_PEN(b(what, year=y)) for y in years], kind) for label, what, kind in lines]
    return table("Tkr", ["", *(f"{y}-12-31" for y in years)], rows)


def _position(b: Books) -> list[Sentence]:
    now, last = (b.share(b("equity", year=y), b("assets", year=y)) for y in (b.year, b.year - 1))
    points: Quantity = b.less(now, last)
    cash, pension = b.change("cash"), b.change("pension")
    return [
        say("Eget kapital är vid årets utgång ", _TKR(b("equity")), " och soliditeten ",
            _P.share(now), " procent; det är ",
            _P.points(points), turn(points, " högre", " lägre"), " än ett år tidigare."),
        b.chance.choice((
            say("De likvida medlen ", turn(cash, "ökade", "minskade"), " med ",
            _TKR.size(cash, "difference"), "."),
            say("I kassan fanns ", _TKR(b("cash")), ", vilket är ", _TKR.size(cash, "difference"),
                turn(cash, " mer", " mindre"), " än vid årets ingång."),
        )),
        say("Pensionsavsättningen uppgår till ", _MN(b("pension")), " och har ",
            turn(pension, "stigit", "sjunkit"), " med ",
            _TKR.size(pension, "difference"), " under året."),
    ]  # fmt: skip


def _goals(b: Books) -> list[Sentence]:
    result = b("result")
    return [
        say("Resultatet ska vara minst noll: ", turn(result, "målet är uppnått",
            "målet är inte uppnått"), " (", _TKR(result), ")."),
        say("Resultatet motsvarar ", _P.share(b.share(result, b("in", "fees"))),
            " procent av medlemsavgifterna."),
        say("Likviditeten räcker: likvida medel och fordringar är ",
            _P.share(b.share(b.add([b("cash"), b("owed")], "liquid"), b("short"))),
                " procent av de kortfristiga skulderna."),
    ]  # fmt: skip


FAMILY = Family("federation-annual", make)
