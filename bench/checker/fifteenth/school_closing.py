"""The closing of a board of education: its result by activity in tkr, children and pupils against
the budget, cost for each of them, results of form nine for girls and boys, teachers."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from random import Random

from ..compose import Pen, counted, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Basis, Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Printed, Row, Table
from ..quantities import Quantity
from ._own import add, flow, gap, keep, level, most, near, share_near

_TKR = Pen("tkr", 0, NumberStyle(negative="-", plus=False))
_SIGNED = Pen("tkr", 0, NumberStyle(negative="-", plus=True))
_SAID = Pen("tkr", 0, NumberStyle(negative="-"), " tkr")
_MN = Pen("mnkr", 1, NumberStyle(negative="-"), " mnkr")
_BARE = _MN.but(behind="")
_KR = Pen("kr", 0)

# Key, name in tables, name in texts, children for each unit of size, kronor for each; none where
# nobody is counted.
_ACTIVITIES = (
    ("S1", "Nämnd och förvaltningsledning", "nämnden och ledningen", 0, 17_000_000),
    ("S2", "Förskola", "förskolan", 1_650, 158_000),
    ("S3", "Pedagogisk omsorg", "den pedagogiska omsorgen", 38, 121_000),
    ("S4", "Fritidshem", "fritidshemmen", 1_480, 44_000),
    ("S5", "Förskoleklass", "förskoleklassen", 420, 66_000),
    ("S6", "Grundskola åk 1–9", "grundskolan", 4_050, 121_000),
    ("S7", "Anpassad grundskola", "den anpassade grundskolan", 52, 512_000),
    ("S8", "Gymnasieskola", "gymnasieskolan", 1_310, 134_000),
    ("S9", "Vuxenutbildning", "vuxenutbildningen", 0, 21_000_000),
)
_COUNTED = tuple(one for one in _ACTIVITIES if one[3])


def _pc(one: Quantity, size: bool = True) -> Printed:
    return _MN.share(one, behind=" procent", size=size)


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    _money(m, chance)
    _school(m, chance)
    blocks: list[Block] = [
        Heading("Årets händelser", 1),
        text(
            "Barn- och utbildningsnämnden ansvarar för förskola, grundskola, gymnasieskola och "
            "kommunal vuxenutbildning.",
            "Under hösten togs nya lokaler i bruk och en gemensam elevhälsa bildades.",
        ),
        Heading("Ekonomiskt utfall", 1),
        *_result(m),
        _statement(m),
        Heading("Utfall per verksamhet"),
        _by_activity(m),
        *_activity_text(m),
        Heading("Volymer och nyckeltal", 1),
        _volumes(m),
        *_volume_text(m),
        _each(m),
        *_each_text(m),
        Heading("Kunskapsresultat", 1),
        *_results_text(m),
        _results(m),
        Heading("Personal", 1),
        *_staff(m),
    ]
    return Paper(f"Verksamhetsberättelse {m.year} för barn- och utbildningsnämnden", tuple(blocks))


def _money(m: Municipality, chance: Random) -> None:
    bases: tuple[Basis, ...] = ("outcome", "budget")
    for year in (m.year - 1, m.year):
        for key, *_names, many, each in _ACTIVITIES:
            planned = near(chance, m.size * many, 0.04)
            for basis in bases:
                count = planned if basis == "budget" else near(chance, planned, 0.025)
                if many:
                    keep(m, "children", key, year, count, "count", basis)
                middle = (planned if many else m.size) * each * (96 + 4 * (year - m.year + 1)) / 100
                net = near(chance, middle, 0.012)
                got = near(chance, middle / 9, 0.05)
                spent = keep(m, "s-cost", key, year, net + got, basis=basis)
                income = keep(m, "s-income", key, year, got, basis=basis)
                add(m, "s-net", key, year, [spent, (income, -1)], basis)
                if many:
                    m.register.per(m("s-net", key, year, basis), m("children", key, year, basis))
        for basis in bases:
            _whole(m, chance, year, basis)


def _whole(m: Municipality, chance: Random, year: int, basis: Basis) -> None:
    for what in ("s-cost", "s-income", "s-net"):
        add(m, what, "school", year, [m(what, one[0], year, basis) for one in _ACTIVITIES], basis)
    cost, income = m("s-cost", "school", year, basis), m("s-income", "school", year, basis)
    net = m("s-net", "school", year, basis)
    m.register.follows(net, [(cost, 1), (income, -1)])
    left, parts = cost.value, []
    for what, share in (("s-pay", 61), ("s-bought", 14), ("s-premises", 16), ("s-other", 0)):
        value = near(chance, cost.value * share / 100, 0.02) if share else left
        left -= value
        parts.append((keep(m, what, "school", year, value, basis=basis), 1))
    m.register.follows(cost, parts)
    left, parts = income.value, []
    for what, share in (("s-grants", 58), ("s-fees", 24), ("s-sold", 0)):
        value = near(chance, income.value * share / 100, 0.04) if share else left
        left -= value
        parts.append((keep(m, what, "school", year, value, basis=basis), 1))
    m.register.follows(income, parts)


def _school(m: Municipality, chance: Random) -> None:
    for year in (m.year - 1, m.year):
        leavers, passed = [], []
        for sex in ("girls", "boys"):
            many = near(chance, m.size * 215, 0.06)
            leavers.append(keep(m, "leavers", sex, year, many, "count"))
            good = round(many * share_near(chance, 0.79 if sex == "boys" else 0.83, 0.93))
            passed.append(keep(m, "eligible", sex, year, good, "count"))
            points = Decimal(chance.randint(2050, 2290) + (90 if sex == "girls" else 0)) / 10
            keep(m, "merit", sex, year, points, "index")
        add(m, "leavers", "pupils", year, leavers)
        add(m, "eligible", "pupils", year, passed)
        for what, each, low, high in (
            ("S2", "5.3", 0.38, 0.47), ("S6", "12.4", 0.74, 0.86), ("S8", "14.1", 0.8, 0.9),
        ):  # fmt: skip
            children = m("children", what, year)
            posts = near(chance, children.value / Decimal(each), 0.03)
            keep(m, "posts", what, year, posts, "count")
            keep(m, "certified", what, year, round(posts * share_near(chance, low, high)), "count")
        for what in ("posts", "certified"):
            add(m, what, "school", year, [m(what, key, year) for key in ("S2", "S6", "S8")])


def _result(m: Municipality) -> list[Block]:
    off, more = m.variance("s-net", "school", -1), m.change("s-net", "school")
    share = m.register.quotient(off, m("s-net", "school", basis="budget"))
    income, pay = m.variance("s-income", "school"), m.variance("s-pay", "school", -1)
    grants = m.variance("s-grants", "school")
    premises, bought = m.change("s-premises", "school"), m.variance("s-bought", "school", -1)
    return [
        text(*flow(
            say("Nämndens nettokostnad blev ", _MN(m("s-net", "school")), " mot en budget på ",
                _MN(m("s-net", "school", basis="budget")), "."),
            say("Nämnden redovisar därmed ett ", turn(off, "överskott", "underskott"), " om ",
                _MN.size(off, "difference"), ", motsvarande ", _pc(share), " av nettobudgeten."),
            say("Nettokostnaden är ", _MN.size(more, "difference"), " (", _pc(m.growth("s-net",
                "school")),
                ") ", turn(more, "högre", "lägre"), " än föregående år."),
        )),
        text(*flow(
            say("Intäkterna ", turn(income, "överstiger", "understiger"), " budget med ",
                _SAID.size(income, "difference"), "; statsbidragen avviker med ",
                _SAID(grants, role="difference"), "."),
            say("På kostnadssidan ", turn(pay, "kostade personalen mindre",
                "kostade personalen mer"),
                " än planerat, en avvikelse på ", _SAID(pay, role="difference"),
                ", medan köpt utbildning och barnomsorg avviker med ", _SAID(bought,
                role="difference"),
                "."),
            say("Lokalhyrorna ", turn(premises, "ökade", "minskade"), " med ",
                _MN.size(premises, "difference"), " till ", _MN(m("s-premises", "school")),
                " jämfört med ", str(m.year - 1), "."),
        )),
    ]  # fmt: skip


def _statement(m: Municipality) -> Table:
    def line(label: str, what: str, sign: int = 1, kind: str = "item") -> Row:
        off = m.variance(what, "school", sign)
        cells = [
            _TKR(m(what, "school", m.year - 1), sign),
            _TKR(m(what, "school", basis="budget"), sign),
            _TKR(m(what, "school"), sign),
            _SIGNED(off, role="difference" if kind == "item" else ""),
        ]
        return row(label, cells, kind)

    rows = [
        line("Statsbidrag", "s-grants"),
        line("Barnomsorgsavgifter", "s-fees"),
        line("Interkommunal ersättning och övrigt", "s-sold"),
        line("Summa intäkter", "s-income", 1, "sum"),
        line("Personalkostnader", "s-pay", -1),
        line("Köp av utbildning och barnomsorg", "s-bought", -1),
        line("Lokaler", "s-premises", -1),
        line("Övriga kostnader", "s-other", -1),
        line("Summa kostnader", "s-cost", -1, "sum"),
        line("Nettokostnad", "s-net", -1, "sum"),
    ]
    heads: list[list[str | Head]] = [
        ["", "Bokslut", "Budget", "Bokslut", "Avvikelse"],
        ["Tkr", str(m.year - 1), str(m.year), str(m.year), "mot budget"],
    ]
    return tall("", heads, rows)


def _off(m: Municipality, key: str) -> Quantity:
    return m.variance("s-net", key, -1)


def _by_activity(m: Municipality) -> Table:
    rows = []
    lines = [(one[1], one[0], "item") for one in _ACTIVITIES]
    for label, key, kind in (*lines, ("Totalt nämnden", "school", "sum")):
        off = _off(m, key)
        cells = [
            _TKR(m("s-net", key, basis="budget")),
            _TKR(m("s-net", key)),
            _SIGNED(off, role="difference" if kind == "item" else ""),
            _TKR(m.register.quotient(off, m("s-net", key, basis="budget"))),
            _TKR(m("s-net", key, m.year - 1)),
        ]
        rows.append(row(label, cells, kind))
    heads = ["Verksamhet, netto (tkr)", "Budget", "Utfall", "Avvikelse", "Avv. i %",
             f"Utfall {m.year - 1}"]  # fmt: skip
    return table("", heads, rows)


def _activity_text(m: Municipality) -> list[Block]:
    r = m.register
    offs = [_off(m, one[0]) for one in _ACTIVITIES]
    over = r.count("activities over budget", offs, -1)
    worst, best = (most(_ACTIVITIES, lambda one: _off(m, one[0]), sign) for sign in (-1, 1))
    told: list[Block] = [
        text(*flow(
            say(counted(over, capital=True), " av de nio verksamheterna kostade mer än budget."),
            say("Sämst gick det för ", worst[2], ", som avviker med ",
                _SAID(_off(m, worst[0]), role="difference"), " eller ",
                _pc(r.quotient(_off(m, worst[0]), m("s-net", worst[0], basis="budget")), False),
                "."),
            say("Bäst mot budget står sig ", best[2], ", ",
                _SAID(_off(m, best[0]), role="difference"), "."),
        )),
    ]  # fmt: skip
    pre, school, upper = _off(m, "S2"), _off(m, "S6"), _off(m, "S8")
    part = r.quotient(m("s-net", "S6"), m("s-net", "school"))
    told.append(
        text(*flow(
            say("Förskolan visar ett ", turn(pre, "överskott", "underskott"), " på ",
                _MN.size(pre, "difference"), "."),
            say("Grundskolans nettokostnad uppgår till ", _MN(m("s-net", "S6")), ", vilket är ",
                _pc(part), " av hela nämndens."),
            say("Dess budgetavvikelse blev ", _BARE(school, role="difference"),
                " och gymnasieskolans ",
                _MN(upper, role="difference"), "."),
        )))  # fmt: skip
    return told


def _volumes(m: Municipality) -> Table:
    rows = []
    for key, label, *_rest in _COUNTED:
        off, more = m.variance("children", key), m.change("children", key)
        cells = [
            _KR.people(m("children", key, m.year - 1)),
            _KR.people(m("children", key, basis="budget")),
            _KR.people(m("children", key)),
            _KR.people(off, "difference"),
            _KR.people(more, "difference"),
        ]
        rows.append(row(label, cells))
    heads = ["Antal barn och elever, genomsnitt", f"Utfall {m.year - 1}", f"Budget {m.year}",
             f"Utfall {m.year}", "Diff. mot budget", "Diff. mot föreg. år"]  # fmt: skip
    return table("", heads, rows)


def _volume_text(m: Municipality) -> list[Block]:
    pre, school, upper = (m.change("children", key) for key in ("S2", "S6", "S8"))
    off, leisure = m.variance("children", "S6"), m.variance("children", "S4")
    return [
        text(*flow(
            say("Förskolan hade i genomsnitt ", _KR.people(m("children", "S2")), " barn, ",
                _KR.people(pre, "difference", True), " ", turn(pre, "fler", "färre"), " än ",
                str(m.year - 1), "."),
            [say("I grundskolan gick ", _KR.people(m("children", "S6")), " elever."),
             say("Det är ", _KR.people(off, "difference", True), " ", turn(off, "fler", "färre"),
                 " än vad budgeten byggde på och ", _KR.people(school, "difference", True), " ",
                 turn(school, "fler", "färre"), " än året före.")],
            say("Antalet gymnasieelever ", turn(upper, "ökade", "minskade"), " från ",
                _KR.people(m("children", "S8", m.year - 1)), " till ",
                _KR.people(m("children", "S8")), ", en förändring med ",
                _pc(m.growth("children", "S8")), "."),
            say("Fritidshemmen tog emot ", _KR.people(leisure, "difference", True), " ",
                turn(leisure, "fler", "färre"), " barn än de ",
                _KR.people(m("children", "S4", basis="budget")), " som var budgeterade."),
        )),
    ]  # fmt: skip


def _cost(m: Municipality, key: str, year: int | None = None, basis: Basis = "outcome") -> Quantity:
    return m.register.per(m("s-net", key, year, basis), m("children", key, year, basis))


def _each(m: Municipality) -> Table:
    rows = []
    for key, label, *_rest in _COUNTED:
        now, last = _cost(m, key), _cost(m, key, m.year - 1)
        cells = [
            _KR(last),
            _KR(_cost(m, key, basis="budget")),
            _KR(now),
            _KR(m.register.difference(now, last), role="difference"),
            _KR(m.register.growth(now, last)),
        ]
        rows.append(row(label, cells))
    heads: list[list[str | Head]] = [
        ["", Head("Nettokostnad per barn/elev, kr", 3), Head("Förändring", 2)],
        ["", f"Utfall {m.year - 1}", f"Budget {m.year}", f"Utfall {m.year}", "kr", "%"],
    ]
    return tall("Nyckeltal", heads, rows)


def _each_text(m: Municipality) -> list[Block]:
    r = m.register
    pre, school, upper = _cost(m, "S2"), _cost(m, "S6"), _cost(m, "S8")
    grown = r.growth(school, _cost(m, "S6", m.year - 1))
    plan = r.difference(pre, _cost(m, "S2", basis="budget"))
    more = r.difference(upper, _cost(m, "S8", m.year - 1))
    return [
        text(*flow(
            say("En elev i grundskolan kostade netto ", _KR(school), " kronor, ", _pc(grown), " ",
                turn(grown, "mer", "mindre"), " än året innan."),
            say("Kostnaden per förskolebarn, ", _KR(pre), " kronor, blev ",
                _KR.size(plan, "difference"), " kronor ",
                "högre" if plan.value > 0 else "lägre", " än i budget."),
            say("För gymnasieelever ", "ökade" if more.value > 0 else "minskade",
                " motsvarande kostnad med ", _KR.size(more, "difference"), " kronor till ",
                _KR(upper), " kronor."),
        )),
    ]  # fmt: skip


def _rate(m: Municipality, who: str, year: int | None = None) -> Quantity:
    return m.register.quotient(m("eligible", who, year), m("leavers", who, year))


def _results_text(m: Municipality) -> list[Block]:
    r = m.register
    rate, points = (
        _rate(m, "pupils"),
        r.difference(_rate(m, "pupils"), _rate(m, "pupils", m.year - 1)),
    )
    apart = r.difference(_rate(m, "girls"), _rate(m, "boys"))
    girls, boys = m.change("merit", "girls"), m.change("merit", "boys")
    merit = r.difference(m("merit", "girls"), m("merit", "boys"))
    return [
        text(*flow(
            [say("Av de ", _KR.people(m("leavers", "pupils")), " elever som lämnade årskurs 9 var ",
                 _KR.people(m("eligible", "pupils")), ", eller ", _pc(rate),
                 ", behöriga till ett yrkesprogram."),
             say("Jämfört med ", str(m.year - 1), " har andelen ", turn(points, "ökat", "minskat"),
                 " med ", _MN.points(points), ".")],
            say("Bland flickorna var ", _pc(_rate(m, "girls")), " behöriga och bland pojkarna ",
                _pc(_rate(m, "boys")), ", vilket ger en skillnad på ", _MN.points(apart), "."),
            say("Flickornas genomsnittliga meritvärde ", turn(girls, "steg", "sjönk"), " till ",
                level(m("merit", "girls")), " och pojkarnas ", turn(boys, "steg", "sjönk"),
                " till ",
                level(m("merit", "boys")), "."),
            say("Flickorna ligger alltså ", gap(merit), " poäng ", turn(merit, "över", "under"),
                " pojkarna."),
        )),
    ]  # fmt: skip


def _results(m: Municipality) -> Table:
    def line(label: str, of: Callable[[str, int], Printed]) -> Row:
        return row(label, [of(who, y) for y in (m.year, m.year - 1) for who in ("girls", "boys")])

    rows = [
        line("Elever i årskurs 9", lambda who, y: _KR.people(m("leavers", who, y))),
        line("varav behöriga till yrkesprogram", lambda who, y: _KR.people(m("eligible", who, y))),
        line("Andel behöriga, %", lambda who, y: _KR(_rate(m, who, y))),
        line("Genomsnittligt meritvärde", lambda who, y: level(m("merit", who, y))),
    ]
    heads: list[list[str | Head]] = [
        ["", Head(str(m.year), 2), Head(str(m.year - 1), 2)],
        ["Årskurs 9, vårterminen", *("Flickor", "Pojkar") * 2],
    ]
    return tall("", heads, rows)


def _staff(m: Municipality) -> list[Block]:
    r = m.register
    posts = m.change("posts", "school")
    sure = r.quotient(m("certified", "S6"), m("posts", "S6"))
    many, before = (
        r.per(m("children", "S6", y), m("posts", "S6", y)) for y in (m.year, m.year - 1)
    )
    density = r.difference(many, before)
    rows = []
    for label, key in (("Förskola", "S2"), ("Grundskola", "S6"), ("Gymnasieskola", "S8")):
        pair = (m("posts", key), m("certified", key))
        cells = [
            _KR.people(m("posts", key, m.year - 1)),
            *map(_KR.people, pair),
            _KR(r.quotient(pair[1], pair[0])),
            level(r.per(m("children", key), pair[0])),
        ]
        rows.append(row(label, cells))
    whole = (m("posts", "school", m.year - 1), m("posts", "school"), m("certified", "school"))
    rows.append(
        row("Totalt", [*map(_KR.people, whole), _KR(r.quotient(whole[2], whole[1])), None], "sum")
    )
    heads = ["Heltidstjänster", str(m.year - 1), str(m.year), "varav legitimerade", "Andel, %",
             "Barn/elever per tjänst"]  # fmt: skip
    return [
        table("Pedagogisk personal", heads, rows),
        text(*flow(
            say("Antalet pedagogiska tjänster uppgick till ", _KR.people(m("posts", "school")),
                ", ",
                _KR.people(posts, "difference", True), " ", turn(posts, "fler", "färre"), " än ",
                str(m.year - 1), "."),
            say("I grundskolan var ", _pc(sure), " av lärarna legitimerade."),
            say("Där gick det ", level(many), " elever per tjänst, mot ", level(before),
                " året innan.")
            if abs(density.value) > Decimal("0.05")
            else say("Lärartätheten där, ", level(many), " elever per tjänst, är oförändrad."),
        )),
    ]  # fmt: skip


FAMILY = Family("school-closing", make)
