"""An account of staff: employees by administration and sex, by age, working time and turnover, sick
leave with long spells, what it all costs in tkr; short paragraphs and lists."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, item, row, say, table, tall, text, transposed, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Printed, Row, Table
from ..quantities import Quantity
from ._own import add, flow, keep, level, most, near, share_near

_N = Pen("kr", 0)
_TKR = Pen("tkr", 0, NumberStyle(thousands=" ", negative="\u2212"))
_MN = Pen("mnkr", 1, behind=" mnkr")
_AGES = (
    ("–29 år", "a29", 15), ("30–39 år", "a39", 21), ("40–49 år", "a49", 25),
    ("50–59 år", "a59", 27), ("60 år–", "a60", 0),
)  # fmt: skip
_COSTS = (
    ("Löner månadsavlönade", "p-month", 700), ("Löner timavlönade", "p-hour", 52),
    ("Övertid och fyllnadstid", "p-over", 13), ("Sjuklön", "p-sick", 21),
    ("Arbetsgivaravgifter", "p-fees", 250), ("Pensionskostnader", "p-pension", 74),
)  # fmt: skip


def _pc(one: Quantity, size: bool = True) -> Printed:
    return _N.share(one, behind=" procent", size=size)


def _small(name: str) -> str:
    return name[0].lower() + name[1:]


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    _people(m, chance)
    _sick(m, chance)
    _money(m, chance)
    blocks: list[Block] = [
        Heading("Sammanfattning", 1),
        *_summary(m),
        Heading("Antal anställda", 1),
        *_people_text(m),
        _by_board(m),
        Heading("Ålder"),
        _ages(m),
        *_age_text(m),
        Heading("Heltid, årsarbetare och rörlighet", 1),
        *_time_text(m),
        _time(m),
        Heading("Hälsa", 1),
        Heading("Sjukfrånvaro"),
        _sick_table(m),
        *_sick_text(m),
        Heading("Kostnader för personal", 1),
        _costs(m),
        *_cost_text(m),
    ]
    return Paper(f"Personalekonomisk redovisning {m.year}, {m.name} kommun", tuple(blocks))


def _people(m: Municipality, chance: Random) -> None:
    for year in (m.year - 1, m.year):
        whole = m("employees", year=year)
        left, parts = whole.value, []
        for _label, key, weight in _AGES:
            value = near(chance, whole.value * weight / 100, 0.04) if weight else left
            left -= value
            parts.append((keep(m, "aged", key, year, value, "count"), 1))
        m.register.follows(whole, parts)
        full = keep(m, "full-time", "staff", year,
                    round(whole.value * share_near(chance, 0.66, 0.84)), "count")  # fmt: skip
        add(m, "part-time", "staff", year, [whole, (full, -1)])
        month = keep(m, "month-years", "staff", year, near(chance, whole.value * Decimal("0.93"),
            0.01),
                     "count")  # fmt: skip
        hour = keep(m, "hour-years", "staff", year, near(chance, whole.value * Decimal("0.09"),
            0.1),
                    "count")  # fmt: skip
        add(m, "work-years", "staff", year, [month, hour])
        gone = [
            keep(m, what, "staff", year, near(chance, whole.value * Decimal(each), 0.1), "count")
            for what, each in (("quit", "0.071"), ("retired", "0.023"), ("left-else", "0.011"))
        ]
        add(m, "gone", "staff", year, gone)
        keep(m, "come", "staff", year, near(chance, whole.value * Decimal("0.11"), 0.12), "count")


def _sick(m: Municipality, chance: Random) -> None:
    for year in (m.year - 1, m.year):
        keep(m, "long-sick", "staff", year, share_near(chance, 0.34, 0.49), "ratio")
        for sex, low, high in (("women", 0.4, 0.5), ("men", 0.28, 0.38)):
            keep(m, "long-sick", sex, year, share_near(chance, low, high), "ratio")
        keep(m, "hme", "staff", year, Decimal(chance.randint(760, 830)) / 10, "index")


def _money(m: Municipality, chance: Random) -> None:
    for year in (m.year - 1, m.year):
        each = (
            m("employees", year=year).value * 480_000 * (103 if year == m.year else 100) / 100_000
        )
        parts = [
            keep(m, what, "staff", year, near(chance, each * weight, 0.025))
            for _label, what, weight in _COSTS
        ]
        add(m, "p-all", "staff", year, parts)


def _summary(m: Municipality) -> list[Block]:
    more, sick = m.change("employees"), m.change("sick-leave", "all")
    gone, cost = m("gone", "staff"), m.change("p-all", "staff")
    engaged = m.change("hme", "staff")
    told = [
        flow(
            say("Vi är ", _N.people(m("employees")), " månadsavlönade, ",
                _N.people(more, "difference", True), " ", turn(more, "fler", "färre"),
                " än för ett år sedan."),
        ),
        flow(
            say("Sjukfrånvaron ", turn(sick, "ökade", "minskade"), " till ",
                _pc(m("sick-leave", "all")), " av den ordinarie arbetstiden."),
        ),
        flow(
            say(_N.people(gone), " personer slutade och ", _N.people(m("come", "staff")),
                " rekryterades externt."),
        ),
        flow(
            say("Personalen kostade ", _MN(m("p-all", "staff")), ", ", _MN.size(cost,
                "difference"), " ",
                turn(cost, "mer", "mindre"), " än ", str(m.year - 1), "."),
        ),
        flow(
            say("Hållbart medarbetarengagemang (HME) ", turn(engaged, "steg", "sjönk"), " från ",
                level(m("hme", "staff", m.year - 1)), " till ", level(m("hme", "staff")), "."),
        ),
    ]  # fmt: skip
    return [item(*one) for one in told if one]


def _people_text(m: Municipality) -> list[Block]:
    r, last = m.register, m.year - 1
    men = r.quotient(m("men"), m("employees"))
    before = r.quotient(m("men", year=last), m("employees", year=last))
    points = r.difference(men, before)
    large = most(m.boards, lambda one: m("employees", one.key))
    grown = most(m.boards, lambda one: m.change("employees", one.key))
    part = r.quotient(m("employees", large.key), m("employees"))
    women = r.quotient(m("women", large.key), m("employees", large.key))
    plus = r.count("more staff", [m.change("employees", one.key) for one in m.boards], 1)
    return [
        text(*flow(
            say("Den 31 december ", str(m.year), " hade kommunen ", _N.people(m("employees")),
                " månadsavlönade medarbetare, varav ", _N.people(m("women")), " kvinnor och ",
                _N.people(m("men")), " män."),
            say("Männens andel är ", _pc(men), ", att jämföra med ", _pc(before),
                " ett år tidigare."),
            say("Andelen män har alltså ", turn(points, "ökat", "minskat"), " med ",
                _N.points(points), "."),
        )),
        text(*flow(
            say("Flest anställda, ", _N.people(m("employees", large.key)), " personer eller ",
                _pc(part), " av samtliga, finns inom ", _small(large.name), "."),
            say("Där är ", _pc(women), " kvinnor."),
            say(counted(plus, capital=True), " av förvaltningarna ökade sin personal, mest ",
                _small(grown.name), " med ",
                _N.people(m.change("employees", grown.key), "difference"), " personer.")
            if plus.value > 0 else say("Ingen förvaltning har fler anställda än förra året."),
        )),
    ]  # fmt: skip


def _by_board(m: Municipality) -> Table:
    rows = []
    for one in (*m.boards, None):
        who = one.key if one else "municipality"
        more = m.change("employees", who)
        cells = [
            _N.people(m("women", who)),
            _N.people(m("men", who)),
            _N.people(m("employees", who)),
            _N(m.register.quotient(m("women", who), m("employees", who))),
            _N.people(m("employees", who, m.year - 1)),
            _N.people(more, "difference" if one else ""),
        ]
        rows.append(row(one.name if one else "Kommunen totalt", cells, "item" if one else "sum"))
    heads: list[list[str | Head]] = [
        ["", Head(str(m.year), 4), str(m.year - 1), "Förändring"],
        ["Anställda inom", "Kvinnor", "Män", "Totalt", "Kvinnor, %", "Totalt", "antal"],
    ]
    return tall("Tabell 1. Månadsavlönade per nämndområde", heads, rows)


def _ages(m: Municipality) -> Table:
    years = (m.year - 1, m.year)
    rows = [
        row(label, [_N.people(m("aged", key, y)) for y in years]) for label, key, _weight in _AGES
    ]
    rows.append(row("Samtliga", [_N.people(m("employees", year=y)) for y in years]))
    return transposed(table("Tabell 2. Åldersfördelning, antal", ["År", *map(str, years)], rows))


def _age_text(m: Municipality) -> list[Block]:
    r = m.register
    old, young = m.change("aged", "a60"), m.change("aged", "a29")
    part = r.quotient(m("aged", "a60"), m("employees"))
    under = r.quotient(m("aged", "a29"), m("employees"))
    return [
        text(*flow(
            [say("Medarbetare som fyllt 60 är ", _N.people(m("aged", "a60")), ", eller ", _pc(part),
                 " av alla."),
             say("Gruppen har ", turn(old, "ökat", "minskat"), " med ",
                 _N.people(old, "difference", True), " personer.")],
            say("De yngsta, under 30, är ", _N.people(young, "difference", True), " ",
                turn(young, "fler", "färre"), " än året innan och utgör ", _pc(under), "."),
        )),
    ]  # fmt: skip


def _turnover(m: Municipality, year: int) -> Quantity:
    return m.register.quotient(m("gone", "staff", year), m("employees", year=year))


def _time_text(m: Municipality) -> list[Block]:
    r, last = m.register, m.year - 1
    full = r.quotient(m("full-time", "staff"), m("employees"))
    before = r.quotient(m("full-time", "staff", last), m("employees", year=last))
    points = r.difference(full, before)
    hours, work = m.change("hour-years", "staff"), m.change("work-years", "staff")
    quit_, moved = m.change("quit", "staff"), r.difference(_turnover(m, m.year), _turnover(m, last))
    return [
        text(*flow(
            [say("Av medarbetarna har ", _N.people(m("full-time", "staff")),
                 " en heltidsanställning, det vill säga ", _pc(full), "."),
             say("Andelen ", turn(points, "ökade", "minskade"), " med ", _N.points(points), ".")],
            say("Arbetad tid motsvarade ", _N.people(m("work-years", "staff")), " årsarbetare, ",
                _N.people(work, "difference", True), " ", turn(work, "fler", "färre"), " än ",
                str(last), "."),
            say("Timavlönade svarade för ", _N.people(m("hour-years", "staff")), " av dessa, en ",
                turn(hours, "ökning", "minskning"), " med ", _pc(m.growth("hour-years", "staff")),
                "."),
        )),
        text(*flow(
            say("Personalrörligheten blev ", _pc(_turnover(m, m.year)), "."),
            say("Det är ", _N.points(moved), " ", turn(moved, "högre", "lägre"), " än förra året."),
            say("På egen begäran slutade ", _N.people(m("quit", "staff")), " personer, ",
                _N.people(quit_, "difference", True), " ", turn(quit_, "fler", "färre"),
                " än året innan, medan ", _N.people(m("retired", "staff")), " gick i pension."),
        )),
    ]  # fmt: skip


def _time(m: Municipality) -> Table:
    def line(label: str, what: str, who: str = "staff", kind: str = "item") -> Row:
        more = m.change(what, who)
        cells = [
            _N.people(m(what, who, m.year - 1)),
            _N.people(m(what, who)),
            _N.people(more, "difference" if kind == "item" else ""),
        ]
        return row(label, cells, kind)

    rows = [
        row("Anställningsform", [None, None, None], "heading"),
        line("Heltid", "full-time"),
        line("Deltid", "part-time"),
        line("Summa månadsavlönade", "employees", "municipality", "sum"),
        row("Årsarbetare", [None, None, None], "heading"),
        line("Månadsavlönade", "month-years"),
        line("Timavlönade", "hour-years"),
        line("Summa årsarbetare", "work-years", "staff", "sum"),
        row("Avgångar", [None, None, None], "heading"),
        line("Egen begäran", "quit"),
        line("Pension", "retired"),
        line("Övriga orsaker", "left-else"),
        line("Summa avgångar", "gone", "staff", "sum"),
        line("Externa rekryteringar", "come"),
    ]
    heads = ["", str(m.year - 1), str(m.year), "Skillnad"]
    return table("Tabell 3. Anställningsform, årsarbetare och avgångar", heads, rows)


def _sick_table(m: Municipality) -> Table:
    years = (m.year, m.year - 1)
    lines = (
        ("Total sjukfrånvaro", "sick-leave", "all"),
        ("Kvinnor", "sick-leave", "women"),
        ("Män", "sick-leave", "men"),
        ("Anställda –29 år", "sick-leave", "age 29"),
        ("Anställda 30–49 år", "sick-leave", "age 30-49"),
        ("Anställda 50 år–", "sick-leave", "age 50"),
        ("Andel långtidssjukfrånvaro (60 dagar eller mer)", "long-sick", "staff"),
        ("– kvinnor", "long-sick", "women"),
        ("– män", "long-sick", "men"),
    )
    rows = []
    for label, what, who in lines:
        change = m.change(what, who)
        cells = [_TKR(m(what, who, y)) for y in years]
        rows.append(row(label, [*cells, _TKR(change, role="difference")]))
    heads = ["Procent", *map(str, years), "Förändring (procentenheter)"]
    return table("Tabell 4. Sjukfrånvaro", heads, rows)


def _sick_text(m: Municipality) -> list[Block]:
    r, last = m.register, m.year - 1
    whole, women, men = (m.change("sick-leave", who) for who in ("all", "women", "men"))
    long = m.change("long-sick", "staff")
    apart = r.difference(m("sick-leave", "women"), m("sick-leave", "men"))
    return [
        text(*flow(
            say("Den samlade sjukfrånvaron var ", _pc(m("sick-leave", "all")), "."),
            say("Det är en ", turn(whole, "ökning", "minskning"), " med ", _N.points(whole),
                " från ", _pc(m("sick-leave", "all", last)), " året innan."),
            say("För kvinnorna ", turn(women, "steg", "sjönk"), " den till ",
                _pc(m("sick-leave", "women")), "."),
            say("Männens sjukfrånvaro ", turn(men, "steg", "sjönk"), " till ",
                _pc(m("sick-leave", "men")), "."),
            say("Skillnaden mellan könen uppgår därmed till ", _N.points(apart), "."),
            say("Av sjukfrånvaron var ", _pc(m("long-sick", "staff")), " långtidsfrånvaro, ",
                _N.points(long), " ", turn(long, "mer", "mindre"), " än ", str(last), "."),
        )),
    ]  # fmt: skip


def _costs(m: Municipality) -> Table:
    rows = []
    lines = [(label, what, "item") for label, what, _weight in _COSTS]
    for label, what, kind in (*lines, ("Totala personalkostnader", "p-all", "sum")):
        change = m.change(what, "staff")
        cells = [
            _TKR(m(what, "staff")),
            _TKR(m(what, "staff", m.year - 1)),
            _TKR(change, role="difference" if kind == "item" else ""),
            _TKR(m.growth(what, "staff")),
        ]
        rows.append(row(label, cells, kind))
    heads = ["Belopp i tkr", str(m.year), str(m.year - 1), "Förändring", "Förändring, %"]
    return table("Tabell 5. Personalkostnader", heads, rows)


def _cost_text(m: Municipality) -> list[Block]:
    r = m.register
    over, sick, pension = (m.change(what, "staff") for what in ("p-over", "p-sick", "p-pension"))
    part = r.quotient(m("p-sick", "staff"), m("p-all", "staff"))
    each = r.per(m("p-all", "staff"), m("work-years", "staff"))
    months = m.change("p-month", "staff")
    return [
        text(*flow(
            say("Personalkostnaderna blev sammanlagt ", _MN(m("p-all", "staff")), ", ",
                _pc(m.growth("p-all", "staff")), " ",
                turn(m.change("p-all", "staff"), "mer", "mindre"), " än föregående år."),
            say("Lönerna till månadsavlönade ", turn(months, "växte", "minskade"), " med ",
                _MN.size(months, "difference"), " till ", _MN(m("p-month", "staff")), "."),
            say("Övertiden ", turn(over, "ökade", "minskade"), " med ",
                _TKR.size(over, "difference"), " tkr eller ", _pc(m.growth("p-over", "staff")),
                "."),
            say("Sjuklönerna ", turn(sick, "steg", "sjönk"), " till ", _MN(m("p-sick", "staff")),
                " och motsvarar ", _pc(part), " av personalkostnaderna."),
            say("Pensionerna kostade ", _MN.size(pension, "difference"), " ",
                turn(pension, "mer", "mindre"), " än i förra bokslutet."),
            say("Räknat per årsarbetare uppgår personalkostnaden till ", _N(each), " kronor."),
        )),
    ]  # fmt: skip


FAMILY = Family("staff-account", make)
