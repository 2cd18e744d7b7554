"""An economic follow-up after August: eight months, the year's budget and the forecast."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from random import Random

from ..compose import Pen, counted, in_words, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, Paper, Row
from ..quantities import Quantity
from ._common import Volumes, about, clear, have, known, least, most, plain, split, summed

_PEN = Pen("mnkr", 1)
_MN = Pen("mnkr", 1, behind=" mnkr")
_COUNT = Pen("")
_ROWS = (
    ("income", "Verksamhetens intäkter", 1),
    ("costs", "Verksamhetens kostnader", -1),
    ("depreciation", "Avskrivningar", -1),
    ("net-cost", "Verksamhetens nettokostnader", -1),
    ("tax", "Skatteintäkter", 1),
    ("grants", "Generella statsbidrag", 1),
    ("operating-result", "Verksamhetens resultat", 1),
    ("financial-income", "Finansiella intäkter", 1),
    ("financial-costs", "Finansiella kostnader", -1),
    ("result", "Periodens resultat", 1),
)
_SUMS = ("net-cost", "operating-result", "result")
_MONTHS, _FORECAST = "months", "forecast"


def make(m: Municipality, chance: Random) -> Paper:
    _accounts(m, chance)
    _nets(m, chance)
    _spent(m, chance)
    some = Volumes(m, chance, "aug")
    some.health(0.055, 0.075)
    some.add("hired", 1420)
    some.add("starts", 96, 0.1)
    some.rate("rate", 0.022, 0.034)
    have(m, "bank", "aug", m.year, about(chance, m.size * 170_000_000, 0.4), _MONTHS)
    have(m, "frame", "aug", m.year, about(chance, m.size * 1_500_000_000, 0.1), _MONTHS)
    gains = have(m, "gains", "aug", m.year, about(chance, m.size * 4_000_000, 0.6), _FORECAST)
    result = known(m, "result", "aug", m.year, _FORECAST)
    summed(m, "rule", "aug", m.year, [(result, 1), (gains, -1)], _FORECAST)
    return Paper(
        f"Ekonomisk uppföljning per augusti {m.year}",
        (
            Heading(f"Ekonomisk uppföljning per 31 augusti {m.year}", 1),
            *_summary(m),
            *_boards(m),
            *_rule(m),
            *_projects(m),
            *_debt(m, chance, some),
            *_people(m, some),
        ),
    )


def _accounts(m: Municipality, chance: Random) -> None:
    for year, basis in ((m.year - 1, _MONTHS), (m.year, _MONTHS), (m.year, _FORECAST)):

        def base(what: str, spread: float, year: int = year, basis: str = basis) -> Quantity:
            whole = m(what, year=year, basis="budget").value
            share = Decimal("0.657") if basis == _MONTHS else Decimal(1)
            return have(m, what, "aug", year, about(chance, whole * share, spread), basis)

        def lin(
            what: str, terms: Sequence[tuple[Quantity, int]], year: int = year, basis: str = basis
        ) -> Quantity:
            return summed(m, what, "aug", year, terms, basis)

        costs, worn, income = base("costs", 0.006), base("depreciation", 0.02), base("income", 0.02)
        net = lin("net-cost", [(costs, 1), (worn, 1), (income, -1)])
        tax, grants = base("tax", 0.004), base("grants", 0.008)
        operating = lin("operating-result", [(tax, 1), (grants, 1), (net, -1)])
        gained, paid = base("financial-income", 0.15), base("financial-costs", 0.15)
        lin("result", [(operating, 1), (gained, 1), (paid, -1)])


def _nets(m: Municipality, chance: Random) -> None:
    """The boards' net costs, which come to that of the municipality."""
    for basis, share in ((_MONTHS, Decimal("0.657")), (_FORECAST, Decimal(1))):
        whole = known(m, "net-cost", "aug", m.year, basis)
        parts = []
        for one in m.boards:
            planned = m("board-net", one.key, basis="budget").value
            value = about(chance, planned * share, 0.015)
            parts.append(have(m, "board-net", f"aug-{one.key}", m.year, value, basis))
        left = whole.value - sum(one.value for one in parts)
        parts.append(have(m, "board-net", "aug-central", m.year, left, basis))
        m.register.follows(whole, [(one, 1) for one in parts])


def _spent(m: Municipality, chance: Random) -> None:
    for basis, share in ((_MONTHS, Decimal("0.5")), (_FORECAST, Decimal("0.9"))):
        parts = []
        for one in m.projects:
            value = about(chance, m("project", one.key, basis="budget").value * share, 0.12)
            parts.append(have(m, "project", f"aug-{one.key}", m.year, value, basis))
        summed(m, "investments", "aug", m.year, [(one, 1) for one in parts], basis)


def _off(m: Municipality, what: str, better: int) -> Quantity:
    two = (known(m, what, "aug", m.year, _FORECAST), m(what, basis="budget"))
    return m.register.difference(*(two if better > 0 else reversed(two)))


def _more(m: Municipality, what: str) -> Quantity:
    """Of the eight months."""
    return m.register.difference(
        known(m, what, "aug", m.year, _MONTHS), known(m, what, "aug", m.year - 1, _MONTHS)
    )


def _grew(m: Municipality, what: str) -> Quantity:
    return m.register.growth(
        known(m, what, "aug", m.year, _MONTHS), known(m, what, "aug", m.year - 1, _MONTHS)
    )


def _summary(m: Municipality) -> list[Block]:
    def line(label: str, what: str, sign: int) -> Row:
        cells = [
            _PEN(known(m, what, "aug", m.year - 1, _MONTHS), sign),
            _PEN(known(m, what, "aug", m.year, _MONTHS), sign),
            _PEN(m(what, basis="budget"), sign),
            _PEN(known(m, what, "aug", m.year, _FORECAST), sign),
            _PEN(_off(m, what, sign), role="difference"),
        ]
        return row(label, cells, "sum" if what in _SUMS else "item")

    def months(what: str, year: int = m.year) -> Quantity:
        return known(m, what, "aug", year, _MONTHS)

    def forecast(what: str) -> Quantity:
        return known(m, what, "aug", m.year, _FORECAST)

    off, more = _off(m, "result", 1), _more(m, "result")
    net, tax, taxes = _more(m, "net-cost"), _more(m, "tax"), _off(m, "tax", 1)
    costs = _off(m, "costs", -1)
    both = m.register.total("aug both", [forecast("tax"), forecast("grants")])
    return [
        Heading("Sammanfattning"),
        text(*plain([
            say("Resultatet för perioden januari–augusti är ", _MN(months("result")), "."),
            say("Samma period föregående år var resultatet ",
                _MN(months("result", m.year - 1)), ", och resultatet har alltså ",
                turn(more, "förbättrats", "försämrats"), " med ", _MN.size(more, "difference"),
                "."),
            say("Prognosen för helåret är ett resultat på ", _MN(forecast("result")),
                ", vilket är ", _MN.size(off, "difference"), " ", turn(off, "bättre", "sämre"),
                " än budget."),
            say("Det budgeterade resultatet är ", _MN(m("result", basis="budget")), "."),
        ])),
        tall(
            "Resultatrapport, mnkr",
            [
                ["", Head("Jan–aug", 2), Head("Helår", 3)],
                ["Mnkr", f"Utfall {m.year - 1}", f"Utfall {m.year}", f"Budget {m.year}",
                 f"Prognos {m.year}", "Avvikelse"],
            ],
            [line(name, what, sign) for what, name, sign in _ROWS],
        ),
        text(*plain([
            say("Verksamhetens nettokostnader ", turn(net, "ökade", "minskade"), " med ",
                _MN.share(_grew(m, "net-cost"), behind=" procent", size=True),
                " jämfört med samma period förra året."),
            say("Periodens skatteintäkter ", turn(tax, "ökade", "minskade"), " med ",
                _MN.size(tax, "difference"), " till ", _MN(months("tax")), "."),
            say("För helåret beräknas skatteintäkterna bli ", _MN.size(taxes, "difference"), " ",
                turn(taxes, "högre", "lägre"), " än budget, enligt den senaste "
                "skatteunderlagsprognosen."),
            say("Verksamhetens kostnader beräknas uppgå till ", _MN(forecast("costs")),
                " för helåret, vilket är ", _MN.size(costs, "difference"), " ",
                turn(costs, "lägre", "högre"), " än budget."),
            say("Resultatet enligt prognosen motsvarar ",
                _MN.share(m.register.quotient(forecast("result"), both), behind=" procent"),
                " av skatteintäkter och generella statsbidrag."),
        ])),
    ]  # fmt: skip


def _boards(m: Municipality) -> list[Block]:
    def missed(who: str) -> Quantity:
        return m.register.difference(
            m("board-net", who, basis="budget"),
            known(m, "board-net", f"aug-{who}", m.year, _FORECAST),
        )

    def line(label: str, who: str) -> Row:
        now = known(m, "board-net", f"aug-{who}", m.year, _MONTHS)
        planned = m("board-net", who, basis="budget")
        cells = [
            _PEN(planned), _PEN(now), _PEN.share(m.register.quotient(now, planned)),
            _PEN(known(m, "board-net", f"aug-{who}", m.year, _FORECAST)),
            _PEN(missed(who), role="difference"),
        ]  # fmt: skip
        return row(label, cells)

    now = known(m, "net-cost", "aug", m.year, _MONTHS)
    total = [
        _PEN(m("net-cost", basis="budget")), _PEN(now),
        _PEN.share(m.register.quotient(now, m("net-cost", basis="budget"))),
        _PEN(known(m, "net-cost", "aug", m.year, _FORECAST)),
        _PEN(_off(m, "net-cost", -1), role="difference"),
    ]  # fmt: skip
    offs = [(one.name, missed(one.key)) for one in m.boards]
    together = m.register.total("aug boards", [one for _name, one in offs])
    worse = m.register.count("aug worse", [one for _name, one in offs], -1)
    number = in_words()(Decimal(len(m.boards)))
    best, worst = most(offs), least(offs)
    large = most((one.key, m("board-net", one.key, basis="budget")) for one in m.boards)[0]
    name = next(one.name for one in m.boards if one.key == large)
    used = m.register.quotient(
        known(m, "board-net", f"aug-{large}", m.year, _MONTHS),
        m("board-net", large, basis="budget"),
    )
    return [
        Heading("Nämndernas prognoser"),
        table(
            "Nettokostnad per nämnd, mnkr",
            ["Nämnd", "Budget helår", "Utfall jan–aug", "Förbrukat, %", "Prognos helår",
             "Avvikelse"],
            [
                *(line(one.name, one.key) for one in m.boards),
                line("Centrala poster", "central"),
                row("Summa", total, "sum"),
            ],
        ),
        text(*plain([
            say("Nämnderna prognostiserar sammantaget ett ",
                turn(together, "överskott", "underskott"), " på ",
                _MN.size(together, "difference"), " vid årets slut."),
            *([say(counted(worse, capital=True), f" av {number} nämnder räknar med att "
                   "överskrida sin budget.")]
              if clear((one for _name, one in offs), 50_000) else []),
            say(f"{worst[0]} har den sämsta prognosen, med en avvikelse på ",
                _MN(worst[1], role="difference"), "."),
            say(f"Bäst prognos lämnar {best[0]} med ", _MN(best[1], role="difference"), "."),
            say(f"{name} har till och med augusti förbrukat ",
                _MN.share(used, behind=" procent"), " av sin årsbudget."),
            say("Kommunens nettokostnad för perioden är ", _MN(now), ", eller ",
                _MN.share(m.register.quotient(now, m("net-cost", basis="budget")),
                          behind=" procent"), " av helårsbudgeten."),
        ])),
    ]  # fmt: skip


def _rule(m: Municipality) -> list[Block]:
    rule = known(m, "rule", "aug", m.year, _FORECAST)
    gains = known(m, "gains", "aug", m.year, _FORECAST)
    return [
        Heading("Balanskrav"),
        table(
            "Balanskravsutredning, mnkr",
            ["", f"Prognos {m.year}"],
            [
                row("Prognostiserat resultat",
                    [_PEN(known(m, "result", "aug", m.year, _FORECAST))]),
                row("Realisationsvinster", [_PEN(gains, -1)]),
                row("Balanskravsresultat", [_PEN(rule)], "sum"),
            ],
        ),
        text(*plain([
            say("Realisationsvinster vid försäljning av tomter beräknas till ", _MN(gains), "."),
            say("När dessa räknats bort blir balanskravsresultatet ", _MN(rule),
                ", vilket innebär att balanskravet väntas bli uppfyllt." if rule.value > 0 else
                ", vilket innebär att balanskravet inte väntas bli uppfyllt."),
        ])),
    ]  # fmt: skip


def _projects(m: Municipality) -> list[Block]:
    def line(label: str, now: Quantity, planned: Quantity, end: Quantity, kind: str) -> Row:
        off = m.register.difference(planned, end)
        cells = [_PEN(planned), _PEN(now), _PEN(end), _PEN(off, role="difference")]
        return row(label, cells, kind)

    def get(what: str, who: str, basis: str) -> Quantity:
        return known(m, what, who, m.year, basis)

    now, end = (get("investments", "aug", basis) for basis in (_MONTHS, _FORECAST))
    planned = m("investments", basis="budget")
    off = m.register.difference(planned, end)
    large = most((one.name, get("project", f"aug-{one.key}", _MONTHS)) for one in m.projects)
    return [
        Heading("Investeringar"),
        table(
            "Investeringar, mnkr",
            ["Projekt", "Budget helår", "Utfall jan–aug", "Prognos helår", "Avvikelse"],
            [
                *(
                    line(
                        one.name, get("project", f"aug-{one.key}", _MONTHS),
                        m("project", one.key, basis="budget"),
                        get("project", f"aug-{one.key}", _FORECAST), "item",
                    )
                    for one in m.projects
                ),
                line("Summa", now, planned, end, "sum"),
            ],
        ),
        text(*plain([
            say("Till och med augusti har ", _MN(now), " investerats, vilket är ",
                _MN.share(m.register.quotient(now, planned), behind=" procent"),
                " av årets budget på ", _MN(planned), "."),
            say("Prognosen för helåret är ", _MN(end), ", alltså ", _MN.size(off, "difference"),
                " ", turn(off, "lägre", "högre"), " än budget."),
            say(f"Det projekt som hittills har störst utgifter är {large[0]}, med ",
                _MN(large[1]), "."),
        ])),
    ]  # fmt: skip


def _debt(m: Municipality, chance: Random, some: Volumes) -> list[Block]:
    lenders = (("kom", "Kommuninvest", 62), ("bank", "Banker", 22), ("cert", "Certifikat", 16))
    last = m("long-debt", year=m.year - 1)
    now = have(m, "loans", "aug", m.year, about(chance, last.value * Decimal("1.03"), 0.04),
               _MONTHS)  # fmt: skip
    for whole, year, basis in ((now, m.year, _MONTHS), (last, m.year - 1, "outcome")):
        split(m, chance, whole, "aug-loans", year, basis, [(one, w) for one, _name, w in lenders])
    more = m.register.difference(now, last)
    invest = known(m, "kom", "aug-loans", m.year, _MONTHS)
    return [
        Heading("Låneskuld"),
        table(
            "Långfristiga lån per långivare, mnkr",
            ["Långivare", f"{m.year - 1}-12-31", f"{m.year}-08-31"],
            [
                *(
                    row(name, [_PEN(known(m, one, "aug-loans", m.year - 1)),
                               _PEN(known(m, one, "aug-loans", m.year, _MONTHS))])
                    for one, name, _weight in lenders
                ),
                row("Summa lån", [_PEN(last), _PEN(now)], "sum"),
            ],
        ),
        text(*plain([
            say("Låneskulden var ", _MN(now), " den 31 augusti, en ",
                turn(more, "ökning", "minskning"), " med ", _MN.size(more, "difference"),
                " sedan årsskiftet."),
            say("Kommuninvest är den största långivaren med ", _MN(invest), ", motsvarande ",
                _MN.share(m.register.quotient(invest, now), behind=" procent"), " av lånen."),
            say("Snitträntan i låneportföljen är ", _MN.share(some("rate"), behind=" procent"),
                "."),
            say("Fullmäktiges låneram för året är ",
                _MN(known(m, "frame", "aug", m.year, _MONTHS)), "."),
            say("Kommunens likvida medel uppgick till ",
                _MN(known(m, "bank", "aug", m.year, _MONTHS)), " vid periodens slut."),
        ])),
    ]  # fmt: skip


def _people(m: Municipality, some: Volumes) -> list[Block]:
    apart = m.register.difference(some("sick-women"), some("sick-men"))
    sick, hired = some.change("sick"), some.change("hired")
    return [
        Heading("Personal"),
        table(
            "Personalnyckeltal per 31 augusti",
            ["", str(m.year - 1), str(m.year)],
            [
                row("Antal månadsavlönade",
                    [_COUNT(some("hired", m.year - 1)), _COUNT(some("hired"))]),
                *(
                    row(name, [_COUNT.share(some(one, m.year - 1)), _COUNT.share(some(one))])
                    for one, name in (
                        ("sick", "Sjukfrånvaro totalt, %"), ("sick-women", "Kvinnor, %"),
                        ("sick-men", "Män, %"),
                    )
                ),
            ],
        ),
        text(*plain([
            say("Antalet månadsavlönade är ", _COUNT(some("hired")), ", vilket är ",
                _COUNT.people(hired, "difference", size=True), " ",
                turn(hired, "fler", "färre"), " än i augusti förra året."),
            say("Sjukfrånvaron har ", turn(sick, "stigit", "sjunkit"), " från ",
                _COUNT.share(some("sick", m.year - 1), behind=" procent"), " till ",
                _COUNT.share(some("sick"), behind=" procent"), "."),
            say("Hittills i år har ", _COUNT(some("starts")),
                " nya medarbetare genomgått kommunens introduktion."),
            say("Kvinnornas sjukfrånvaro är ",
                _COUNT.points(apart), " ", turn(apart, "högre", "lägre"), " än männens."),
        ])),
    ]  # fmt: skip


FAMILY = Family("after-eight-months", make)
