"""A municipality's follow-up after some months: period and forecast by board, each month by itself
and added up, volumes with months as columns, measures, investments, liquidity."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, row, say, table, tall, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Sentence, Table, printed
from ..quantities import Quantity
from ._books import Basis, Books, clear, prose

_STYLE = NumberStyle(negative="-")
_PEN = Pen("mnkr", 1, _STYLE)
_OFF = Pen("mnkr", 1, NumberStyle(negative="-", plus=True))
_MN = Pen("mnkr", 1, _STYLE, " mnkr")
_PLUS = Pen("mnkr", 1, NumberStyle(negative="-", plus=True), " mnkr")
_MD = Pen("mdkr", 2, _STYLE, " mdkr")
_P = Pen(style=_STYLE, share_decimals=1)
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt")
_LONG = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
)
_BOARDS = (
    ("Kommunstyrelsen", "ks", 168), ("Utbildningsnämnden", "un", 902), ("Äldrenämnden", "an", 511),
    ("Socialnämnden", "sn", 338), ("Kultur- och fritidsnämnden", "kf", 119),
        ("Samhällsbyggnadsnämnden", "sb", 97),
    ("Överförmyndarnämnden", "of", 6.2), ("Kommunrevisionen", "kr", 2.1),
)  # fmt: skip
_SHORT = {
    "un": "skolan",
    "an": "äldreomsorgen",
    "sn": "socialtjänsten",
    "kf": "kultur och fritid",
    "sb": "samhällsbyggnad",
    "ks": "kommunstyrelsen",
}
_VOLUMES = (
    ("Hemtjänst, utförda timmar", "home", 21_400, 0.05), ("Barn i förskola", "pre", 1_912, 0.015),
    ("Hushåll med försörjningsstöd", "aid", 486, 0.05), ("Placerade barn och unga, vårddygn",
        "care", 1_540, 0.08),
    ("Arbetslösa i åtgärd", "work", 214, 0.07),
)  # fmt: skip
_MEASURES = (
    ("Minskad lokalyta", "m1", 6.5), ("Översyn av bemanning", "m2", 11),
        ("Färre externa placeringar", "m3", 8),
    ("Vakansprövning", "m4", 4.5), ("Samordnade inköp", "m5", 3),
)  # fmt: skip
_GROUPS = (("Skolor och förskolor", "g1", 92), ("Vård och omsorg", "g2", 38),
    ("Gator och parker", "g3", 44),
           ("VA", "g4", 57), ("Inventarier och IT", "g5", 19))  # fmt: skip


def _books(m: Municipality, chance: Random) -> tuple[Books, int]:
    b = Books(m, chance, "month")
    upto = chance.choice((4, 7, 8, 9, 10))
    for _label, who, middle in _BOARDS:
        budget = b.put(b.draw(middle * 1e6, 0.03, 100_000), "net", who, basis="budget")
        plan = b.put(b.draw(float(budget.value) * upto / 12, 0.008), "net", who, basis="plan")
        b.put(b.draw(float(plan.value), 0.02), "net", who, basis="period")
        b.put(b.draw(float(plan.value) * 0.965, 0.02), "net", who, m.year - 1, "period")
        b.put(b.draw(float(budget.value), 0.014, 100_000), "net", who, basis="forecast")
        b.put(b.draw(float(budget.value), 0.014, 100_000), "net", who, basis="earlier")
    cases: tuple[tuple[int, Basis], ...] = (
        (m.year, "budget"), (m.year, "plan"), (m.year, "period"), (m.year - 1, "period"),
            (m.year, "forecast"), (m.year, "earlier"),
    )  # fmt: skip
    for year, basis in cases:
        b.add([b("net", one[1], year, basis) for one in _BOARDS], "net", "all", year, basis)
    _months(b, upto)
    _result(b)
    _draw_months(b, upto)
    for _label, who, middle in _MEASURES:
        aim = b.put(b.draw(middle * 1e6, 0.1, 100_000), "measure", who, basis="plan")
        b.put(
            b.draw(float(aim.value) * upto / 12 * 0.8, 0.25, 100_000),
            "measure",
            who,
            basis="period",
        )
        b.put(b.draw(float(aim.value) * 0.85, 0.18, 100_000), "measure", who, basis="forecast")
    for basis in ("plan", "period", "forecast"):
        b.add(
            [b("measure", one[1], basis=basis) for one in _MEASURES], "measure", "all", basis=basis
        )
    for _label, who, middle in _GROUPS:
        budget = b.put(b.draw(middle * 1e6, 0.06, 100_000), "invest", who, basis="budget")
        b.put(
            b.draw(float(budget.value) * upto / 12 * 0.7, 0.2, 100_000),
            "invest",
            who,
            basis="period",
        )
        b.put(b.draw(float(budget.value) * 0.86, 0.12, 100_000), "invest", who, basis="forecast")
    for basis in ("budget", "period", "forecast"):
        b.add([b("invest", one[1], basis=basis) for one in _GROUPS], "invest", "all", basis=basis)
    for what, middle in (("cash", 214e6), ("loans", 1_480e6)):
        b.put(b.draw(middle, 0.05, 100_000), what, year=m.year - 1)
        b.put(b.draw(middle, 0.06, 100_000), what)
    return b, upto


def _draw_months(b: Books, upto: int) -> None:
    for _label, who, middle, spread in _VOLUMES:
        for year in (b.year - 1, b.year):
            for k in range(upto):
                b.put(
                    b.draw(middle * (1.01 if year == b.year else 1), spread, 1),
                    f"volume-{k}",
                    who,
                    year,
                    kind="count",
                )
    for year in (b.year - 1, b.year):
        for k in range(upto):
            b.put(
                b.draw(0.081 if k < 3 or k > 8 else 0.064, 0.1, 0.001),
                f"sick-{k}",
                "",
                year,
                kind="ratio",
            )


def _months(b: Books, upto: int) -> None:
    for basis, year in (("plan", b.year), ("period", b.year), ("period", b.year - 1)):
        whole = b("net", "all", year, basis)  # type: ignore[arg-type]
        parts = [
            b.put(b.draw(float(whole.value) / upto, 0.012), f"in-{k}", "", year, basis)  # type: ignore[arg-type]
            for k in range(upto - 1)
        ]
        last = whole.value - sum(one.value for one in parts)
        parts.append(b.put(last, f"in-{upto - 1}", "", year, basis))  # type: ignore[arg-type]
        b.register.follows(whole, [(one, 1) for one in parts])
    added: list[Quantity] = []
    for k in range(upto):
        off = b.less(b(f"in-{k}", basis="plan"), b(f"in-{k}", basis="period"))
        added.append(b.add([added[-1], off] if added else [off], f"so-far-{k}"))


def _result(b: Books) -> None:
    for basis in ("budget", "forecast", "earlier"):
        net = b("net", "all", basis=basis)
        fin = b.put(b.draw(61e6, 0.1, 100_000), "central", basis=basis)
        worn = b.put(b.draw(104e6, 0.02, 100_000), "worn", basis=basis)
        whole = b.add([net, fin, worn], "costs", basis=basis)
        grants = b.put(b.draw(612e6, 0.008, 100_000), "grants", basis=basis)
        money = b.put(b.draw(-9e6, 0.6, 100_000), "finance", basis=basis)
        aim = b.draw(38e6, 0.2, 100_000) if basis == "budget" else b.draw(24e6, 1.1, 100_000)
        tax = b.put(whole.value - grants.value - money.value + aim, "tax", basis=basis)
        both = b.add([tax, grants], "taxes", basis=basis)
        result = b.add([both, money, (whole, -1)], "result", basis=basis)
        b.share(result, both)


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    b, upto = _books(m, chance)
    period = f"januari–{_LONG[upto - 1]} {b.year}"
    blocks: list[Block] = [
        Heading("Sammanfattning", 1),
        *(item(one) for one in clear(_summary(b))),
        Heading("Helårsprognos", 1),
        _forecast(b),
        *prose(*_forecast_text(b)),
        Heading("Nämnderna", 1),
        *prose(*_period(b, upto)),
        _by_board(b, upto),
        *prose(*_boards(b)),
        Heading("Månad för månad", 2),
        _by_month(b, upto),
        *prose(*_month_text(b, upto)),
        Heading("Beslutade åtgärder", 1),
        *prose(*_measures(b)),
        _measure_table(b),
        Heading("Volymer", 1),
        *_volume_tables(b, upto),
        *prose(*_volumes(b, upto)),
        Heading("Sjukfrånvaro", 1),
        _sick_table(b, upto),
        *prose(*_sick(b, upto)),
        Heading("Investeringar och likviditet", 1),
        _invest_table(b, upto),
        *prose(*_invested(b)),
    ]
    return Paper(f"Ekonomisk uppföljning {period}", tuple(blocks))


def _gap(b: Books, who: str, basis: Basis = "forecast") -> Quantity:
    """Budget less forecast: above zero is good."""
    return b.less(b("net", who, basis="budget"), b("net", who, basis=basis))


def _summary(b: Books) -> list[Sentence]:
    result, budget = b("result", basis="forecast"), b("result", basis="budget")
    off, moved = b.less(result, budget), b.less(result, b("result", basis="earlier"))
    return [
        say("Årets resultat prognostiseras till ", _MN(result), ", ", _MN.size(off, "difference"),
            turn(off, " bättre", " sämre"),
            " än budget."),
        say("Sedan förra prognosen har resultatet ", turn(moved, "förbättrats", "försämrats"),
            " med ", _MN.size(moved, "difference"), "."),
        say("Nämnderna väntas tillsammans avvika från budget med ",
            _PLUS(_gap(b, "all"), role="difference"), "."),
        say("Beslutade åtgärder beräknas ge ", _MN(b("measure", "all", basis="forecast")),
            " i år."),
    ]  # fmt: skip


def _forecast(b: Books) -> Table:
    rows = []
    for label, what, who, sign, kind in (
        ("Nämndernas nettokostnader", "net", "all", -1, "item"),
            ("Centrala poster", "central", "", -1, "item"),
        ("Avskrivningar", "worn", "", -1, "item"), ("Verksamhetens nettokostnader", "costs", "", -1,
            "sum"),
        ("Skatteintäkter", "tax", "", 1, "item"), ("Generella bidrag och utjämning", "grants", "",
            1, "item"),
        ("Finansnetto", "finance", "", 1, "item"), ("Årets resultat", "result", "", 1, "sum"),
    ):  # fmt: skip
        budget, forecast, earlier = (
            b(what, who, basis=basis) for basis in ("budget", "forecast", "earlier")
        )
        off = b.less(forecast, budget) if sign > 0 else b.less(budget, forecast)
        rows.append(
            row(
                label,
                [
                    _PEN(budget, sign),
                    _PEN(forecast, sign),
                    _OFF(off, role="difference"),
                    _PEN(earlier, sign),
                ],
                kind,
            )
        )
    return table(
        "Resultatprognos (mnkr)",
        ["", f"Budget {b.year}", "Prognos", "Avvikelse", "Förra prognosen"],
        rows,
    )


def _forecast_text(b: Books) -> list[Sentence]:
    def off(what: str, better: int) -> Quantity:
        two = (b(what, basis="forecast"), b(what, basis="budget"))
        return b.less(*two) if better > 0 else b.less(two[1], two[0])

    tax, grants, worn = off("tax", 1), off("grants", 1), off("worn", -1)
    result = b("result", basis="forecast")
    return [
        b.chance.choice((
            say("Skatteintäkterna beräknas bli ", _MN(b("tax", basis="forecast")), " och därmed ",
            _MN.size(tax, "difference"),
            turn(tax, " högre", " lägre"), " än budgeterat."),
            say("För skatteintäkterna väntas en avvikelse på ", _PLUS(tax, role="difference"),
                " mot budgetens ", _MN(b("tax", basis="budget")), "."),
        )),
        say("De generella bidragen ", turn(grants, "överstiger", "understiger"), " budget med ",
            _MN.size(grants, "difference"), "."),
        say("Avskrivningarna väntas uppgå till ", _MN(b("worn", basis="forecast")), " (avvikelse ",
            _PLUS(worn, role="difference"), ")."),
        say("Det prognostiserade resultatet motsvarar ",
            _P.share(b.share(result, b("taxes", basis="forecast"))),
            " procent av skatteintäkter och generella bidrag, som i prognosen är ",
            _MN(b("taxes", basis="forecast")), "."),
    ]  # fmt: skip


def _period(b: Books, upto: int) -> list[Sentence]:
    off = b.less(b("net", "all", basis="plan"), b("net", "all", basis="period"))
    grown = b.register.growth(
        b("net", "all", basis="period"), b("net", "all", b.year - 1, "period")
    )
    used = b.share(b("net", "all", basis="period"), b("net", "all", basis="budget"))
    return [
        say(f"Till och med {_LONG[upto - 1]} har nämnderna haft nettokostnader på ",
            _MN(b("net", "all", basis="period")), ", mot en periodbudget på ",
            _MN(b("net", "all", basis="plan")), "."),
        say("Det är ", _MN.size(off, "difference"), turn(off, " mindre", " mer"), " än planerat."),
        say("Jämfört med samma period förra året har nettokostnaden ",
            turn(grown, "ökat", "minskat"), " med ", _P.share(grown, size=True),
            " procent."),
        say("Av årets budget är ", _P.share(used), " procent förbrukad."),
    ]  # fmt: skip


def _by_board(b: Books, upto: int) -> Table:
    rows = []
    for label, who in (*((one[0], one[1]) for one in _BOARDS), ("Summa nämnder", "all")):
        plan, spent = b("net", who, basis="plan"), b("net", who, basis="period")
        now, last = _gap(b, who), _gap(b, who, "earlier")
        rows.append(row(label, [
            _PEN(plan), _PEN(spent), _OFF(b.less(plan, spent), role="difference"),
                _PEN(b("net", who, basis="budget")),
            _PEN(b("net", who, basis="forecast")), _OFF(now, role="difference"),
                _OFF(last, role="difference"),
            _OFF(b.less(now, last), role="difference"),
        ], "sum" if who == "all" else "item"))  # fmt: skip
    heads: list[list[str | Head]] = [
        [
            "",
            Head(f"Perioden jan–{_MONTHS[upto - 1]}", 3),
            Head("Helår", 3),
            Head("Prognosavvikelse", 2),
        ],
        [
            "Nettokostnad, mnkr",
            "Budget",
            "Utfall",
            "Avvikelse",
            "Budget",
            "Prognos",
            "Avvikelse",
            "Föregående",
            "Förändring",
        ],
    ]
    return tall("Periodens utfall och helårsprognos per nämnd", heads, rows)


def _boards(b: Books) -> list[Sentence]:
    gaps = {one[1]: _gap(b, one[1]) for one in _BOARDS}
    over = b.count("boards-over", gaps.values(), -1)
    told = []
    if over.value > 0:
        told.append(
            say(
                counted(over, capital=True),
                " av åtta nämnder räknar med att överskrida sin årsbudget.",
            )
        )
    ranked = sorted((who for who in _SHORT), key=lambda who: gaps[who].value)
    worst, best, third = ranked[0], ranked[-1], ranked[2]
    moved = b.less(gaps[worst], _gap(b, worst, "earlier"))
    three = [
        b.add(
            [b("net", who, basis=basis) for who in ("un", "an", "sn")], "net", "three", basis=basis
        )
        for basis in ("budget", "forecast")
    ]
    gap = b.less(*three)
    told += [
        say("Skolan, äldreomsorgen och socialtjänsten har tillsammans ",
            _P.share(b.share(three[0], b("net", "all", basis="budget"))),
            " procent av nämndernas budget. För dem är den samlade prognosavvikelsen ",
            _PLUS(gap, role="difference"), "."),
        say(f"Den sämsta prognosen har {_SHORT[worst]}, ", _PLUS(gaps[worst], role="difference"),
            ", vilket är ", _MN.size(moved, "difference"),
            turn(moved, " bättre", " sämre"), " än i förra uppföljningen."),
        say(f"Bäst går det för {_SHORT[best]} med ett väntat ",
            turn(gaps[best], "överskott", "underskott"), " på ",
            _MN.size(gaps[best], "difference"), "."),
        say(f"När det gäller {_SHORT[third]} beräknas kostnaden netto bli ",
            _MN(b("net", third, basis="forecast")), ", att ställas mot en budget på ",
            _MN(b("net", third, basis="budget")), "."),
    ]  # fmt: skip
    return told


def _by_month(b: Books, upto: int) -> Table:
    rows = []
    for k in range(upto):
        plan, spent = b(f"in-{k}", basis="plan"), b(f"in-{k}", basis="period")
        rows.append(row(_LONG[k].capitalize(), [
            _PEN(plan), _PEN(spent), _OFF(b.less(plan, spent), role="difference"),
                _OFF(b(f"so-far-{k}")),
            _PEN(b(f"in-{k}", "", b.year - 1, "period")),
        ]))  # fmt: skip
    plan, spent = b("net", "all", basis="plan"), b("net", "all", basis="period")
    rows.append(
        row(
            "Summa",
            [
                _PEN(plan),
                _PEN(spent),
                _OFF(b.less(plan, spent)),
                None,
                _PEN(b("net", "all", b.year - 1, "period")),
            ],
            "sum",
        )
    )
    heads = [
        "Månad",
        "Budget",
        "Utfall",
        "Avvikelse",
        "Ackumulerad avvikelse",
        f"Utfall {b.year - 1}",
    ]
    return table("Nämndernas nettokostnad per månad (mnkr)", heads, rows)


def _month_text(b: Books, upto: int) -> list[Sentence]:
    last = upto - 1
    off = b.less(b(f"in-{last}", basis="plan"), b(f"in-{last}", basis="period"))
    under = b.count(
        "months-over",
        [b.less(b(f"in-{k}", basis="plan"), b(f"in-{k}", basis="period")) for k in range(upto)],
        -1,
    )
    average = b.register.per(b("net", "all", basis="period"), b.put(upto, "months", kind="count"))
    return [
        say(f"Under {_LONG[last]} uppgick nettokostnaden till ",
            _MN(b(f"in-{last}", basis="period")), ", ", _MN.size(off, "difference"),
            turn(off, " under", " över"), " månadens budget."),
        say("I genomsnitt har verksamheten kostat ", _MN(average), " i månaden."),
        say("Budgeten har överskridits under ", printed(under, role="count"),
            f" av de {upto} månaderna.") if under.value > 0
        else say("Ingen månad har överskridit budget."),
    ]  # fmt: skip


def _measures(b: Books) -> list[Sentence]:
    plan, done, ends = (
        b("measure", "all", basis=basis) for basis in ("plan", "period", "forecast")
    )
    off = b.less(ends, plan)
    return [
        say("De åtgärder som fullmäktige beslutat om ska ge ", _MN(plan),
            " på helåret. Hittills har ", _MN(done), " realiserats, alltså ",
            _P.share(b.share(done, plan)), " procent."),
        say("Prognosen för helåret är ", _MN(ends), ", ", _MN.size(off, "difference"),
            turn(off, " mer", " mindre"), " än beslutat."),
        say("Översynen av bemanningen har gett ", _MN(b("measure", "m2", basis="period")),
            " och de färre placeringarna ",
            _MN(b("measure", "m3", basis="period")), "."),
    ]  # fmt: skip


def _measure_table(b: Books) -> Table:
    rows = []
    for label, who in (*((one[0], one[1]) for one in _MEASURES), ("Totalt", "all")):
        plan, done, ends = (
            b("measure", who, basis=basis) for basis in ("plan", "period", "forecast")
        )
        rows.append(row(label, [_PEN(plan), _PEN(done), _PEN(b.less(plan, done), role="difference"),
            _PEN(ends)],
                        "sum" if who == "all" else "item"))  # fmt: skip
    return table(
        "Åtgärder, mnkr",
        ["Åtgärd", "Beslutad effekt", "Uppnått", "Återstår", "Helårsprognos"],
        rows,
    )


def _volume_tables(b: Books, upto: int) -> list[Table]:
    rows = [
        row(label, [_PEN.people(b(f"volume-{k}", who)) for k in range(upto)])
        for label, who, _m, _s in _VOLUMES
    ]
    first = table(f"Volymer per månad {b.year}", ["", *_MONTHS[:upto]], rows)
    rows = []
    for label, who in (
        ("Hemtjänst, utförda timmar", "home"),
        ("Placerade barn och unga, vårddygn", "care"),
    ):
        now, last = (
            b.add([b(f"volume-{k}", who, y) for k in range(upto)], "volume", who, y)
            for y in (b.year, b.year - 1)
        )
        rows.append(row(label, [_PEN.people(now), _PEN.people(last),
            _PEN.people(b.less(now, last), "difference"),
                                _P(b.register.growth(now, last))]))  # fmt: skip
    heads = ["Ackumulerat", str(b.year), str(b.year - 1), "Skillnad", "Skillnad i %"]
    return [first, table(f"Ackumulerade volymer januari–{_LONG[upto - 1]}", heads, rows)]


def _volumes(b: Books, upto: int) -> list[Sentence]:
    home, care = b.change("volume", "home"), b.change("volume", "care")
    last = upto - 1
    aid = b.less(b(f"volume-{last}", "aid"), b("volume-0", "aid"))
    return [
        b.chance.choice((
            say("Hemtjänsten har hittills i år utfört ", _PEN.people(b("volume", "home")),
                " timmar, ",
            _P.share(b.growth("volume", "home"), size=True),
            " procent ", turn(home, "fler", "färre"), " än samma tid förra året."),
            say("Antalet utförda timmar i hemtjänsten är hittills ",
                _PEN.people(b("volume", "home")), " mot ",
                _PEN.people(b("volume", "home", b.year - 1)), " samma period i fjol, en ",
                    turn(home, "ökning", "minskning"),
                " med ", _PEN.people(home, "difference", size=True), "."),
        )),
        say("Vårddygnen för placerade barn och unga ", turn(care, "ökade", "minskade"), " från ",
            _PEN.people(b("volume", "care", b.year - 1)),
            " till ", _PEN.people(b("volume", "care")), "."),
        say(f"I {_LONG[last]} fick ", _PEN.people(b(f"volume-{last}", "aid")),
            " hushåll försörjningsstöd, ", _PEN.people(aid, "difference", size=True),
            turn(aid, " fler", " färre"), " än i januari."),
    ]  # fmt: skip


def _sick_table(b: Books, upto: int) -> Table:
    rows = [
        row(str(year), [_P(b(f"sick-{k}", "", year)) for k in range(upto)])
        for year in (b.year - 1, b.year)
    ]
    rows.append(
        row("Skillnad", [_P(b.change(f"sick-{k}"), role="difference") for k in range(upto)])
    )
    return table("Sjukfrånvaro per månad, procent", ["År", *_MONTHS[:upto]], rows)


def _sick(b: Books, upto: int) -> list[Sentence]:
    last = upto - 1
    now = b.change(f"sick-{last}")
    higher = b.count("sick-higher", [b.change(f"sick-{k}") for k in range(upto)])
    return [
        say(f"Sjukfrånvaron i {_LONG[last]} var ", _P.share(b(f"sick-{last}")), " procent, ",
            _P.points(now), turn(now, " högre", " lägre"),
            " än samma månad i fjol."),
        say("Den har varit högre än i fjol under ", counted(higher), f" av {upto} månader."),
    ]  # fmt: skip


def _invest_table(b: Books, upto: int) -> Table:
    rows = []
    for label, who in (*((one[0], one[1]) for one in _GROUPS), ("Summa investeringar", "all")):
        budget, spent, ends = (
            b("invest", who, basis=basis) for basis in ("budget", "period", "forecast")
        )
        rows.append(row(label, [_PEN(budget), _PEN(spent), _PEN(ends),
            _OFF(b.less(budget, ends), role="difference"),
                                _P(b.share(spent, budget))], "sum" if who == "all"
                                    else "item"))  # fmt: skip
    heads = [
        "Mnkr",
        "Årsbudget",
        f"Utfall t.o.m. {_MONTHS[upto - 1]}",
        "Prognos",
        "Avvikelse",
        "Förbrukat, %",
    ]
    return table("", heads, rows)


def _invested(b: Books) -> list[Sentence]:
    budget, spent, ends = (
        b("invest", "all", basis=basis) for basis in ("budget", "period", "forecast")
    )
    left = b.less(budget, ends)
    cash, loans = b.change("cash"), b.change("loans")
    return [
        say("Investeringsbudgeten är ", _MN(budget), " varav ", _MN(spent),
            " har betalats. För helåret väntas utfallet bli ", _MN(ends),
            ", vilket lämnar ", _MN(left, role="difference"), " oförbrukade.") if left.value > 0
        else say("Investeringsbudgeten är ", _MN(budget), " varav ", _MN(spent), " har betalats."),
        say("Likviditeten är ", _MN(b("cash")), ", ", _MN.size(cash, "difference"),
            turn(cash, " mer", " mindre"), " än vid årsskiftet."),
        say("Låneskulden har sedan årsskiftet ", turn(loans, "ökat", "minskat"), " från ",
            _MD(b("loans", year=b.year - 1)), " till ",
            _MD(b("loans")), "."),
    ]  # fmt: skip


FAMILY = Family("monthly-forecast", make)
