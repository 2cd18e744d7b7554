"""A municipality's personnel report: heads by administration and sex, forms of employment, ages,
turnover, sick leave by length and age, wages of women and men, costs of absence; the oldest year
first, per cent by its sign, changes in a column with plus and minus."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper
from ..quantities import Quantity
from ._book import Book, items, number, para, word

# fmt: off
_N = Pen("tkr", 0, NumberStyle(thousands=" ", negative="-"))
_PLUS = Pen("tkr", 0, NumberStyle(thousands=" ", negative="-", plus=True))
_M = Pen("mnkr", 1, NumberStyle(), " mnkr")
_BARE = Pen("mnkr", 1, NumberStyle(negative="-"))
_KR = Pen("kr", 0, NumberStyle(thousands=" "), " kronor")
_WAGE = Pen("kr", 0, NumberStyle(thousands=" "))
_AGES = (("a29", "29 år och yngre", 0.15), ("a39", "30–39 år", 0.21), ("a49", "40–49 år", 0.25),
         ("a59", "50–59 år", 0.26), ("a60", "60 år och äldre", 0.13))
_OFFICE = {
    "Kommunstyrelsen": "Kommunledningskontoret",
    "Barn- och utbildningsnämnden": "Barn- och utbildningsförvaltningen",
    "Socialnämnden": "Socialförvaltningen",
    "Vård- och omsorgsnämnden": "Vård- och omsorgsförvaltningen",
    "Kultur- och fritidsnämnden": "Kultur- och fritidsförvaltningen",
    "Miljö- och byggnadsnämnden": "Samhällsbyggnadsförvaltningen",
    "Tekniska nämnden": "Tekniska förvaltningen",
    "Arbetsmarknadsnämnden": "Arbetsmarknadsförvaltningen",
    "Överförmyndarnämnden": "Överförmyndarkontoret", "Valnämnden": "Valkansliet",
    "Revisionen": "Revisionskontoret", "Gymnasienämnden": "Gymnasieförvaltningen",
}


def _p(share: Quantity, size: bool = False):  # type: ignore[no-untyped-def]
    return _N.share(share, behind=" %", size=size)


def make(m: Municipality, chance: Random) -> Paper:
    b = Book(m, chance, "arbetsgivare", m.years[:3])
    _staff(m, b)
    _absence(m, b)
    _pay(m, b)
    blocks: list[Block] = [
        *_short(m, b),
        Heading("Våra medarbetare", 1),
        *_heads(m),
        *_forms(m, b),
        *_ages(b),
        *_turnover(m, b),
        Heading("Hälsa och sjukfrånvaro", 1),
        *_sick(m, b),
        *_sick_by_office(m, b),
        *_costs(m, b),
        Heading("Löner", 1),
        *_wages(b),
    ]
    return Paper(f"Personalredovisning {m.year} – {m.name} kommun", tuple(blocks))


def _staff(m: Municipality, b: Book) -> None:
    for year in sorted(b.years):
        whole = m("employees", year=year)
        left = int(whole.value)
        for key, _label, share in _AGES[:-1]:
            count = round(int(whole.value) * share * b.chance.uniform(0.95, 1.05))
            b.put("age", count, key, year, kind="count")
            left -= count
        b.put("age", left, _AGES[-1][0], year, kind="count")
        m.register.follows(whole, [(b("age", one[0], year), 1) for one in _AGES])
        for sex, share, full in (("women", 0.085, 0.72), ("men", 0.1, 0.86)):
            count = int(m(sex, year=year).value)
            b.put("temporary", round(count * share * b.chance.uniform(0.9, 1.1)), sex, year,
                  kind="count")
            b.put("full-time", round(count * full * b.chance.uniform(0.98, 1.03)), sex, year,
                  kind="count")
            for what, part in (("permanent", "temporary"), ("part-time", "full-time")):
                terms = [(m(sex, year=year), 1), (b(part, sex, year), -1)]
                before = m.register.known.get(f"{what}:{sex}:{year - 1}:outcome")
                m.register.linear(f"{what}:{sex}:{year}:outcome", terms, before)
    _moving(m, b)
    for what in ("temporary", "full-time", "permanent", "part-time"):
        b.lin(what, [(what, "women", 1), (what, "men", 1)])
    for what in ("permanent", "full-time"):
        other = "temporary" if what == "permanent" else "part-time"
        for year in b.years:
            two = [(b(what, year=year), 1), (b(other, year=year), 1)]
            m.register.follows(m("employees", year=year), two)


def _moving(m: Municipality, b: Book) -> None:
    """Who began and who left."""
    for year in sorted(b.years):
        for one in m.boards:
            people = int(m("employees", one.key, year).value)
            b.put("began", round(people * b.chance.uniform(0.06, 0.13)), one.key, year,
                  kind="count")
            b.put("pensioned", round(people * b.chance.uniform(0.012, 0.026)), one.key, year,
                  kind="count")
            b.put("resigned", round(people * b.chance.uniform(0.05, 0.095)), one.key, year,
                  kind="count")
    keys = [one.key for one in m.boards]
    for key in keys:
        b.lin("left", [("pensioned", 1), ("resigned", 1)], key)
    for what in ("began", "pensioned", "resigned", "left"):
        b.lin(what, [(what, key, 1) for key in keys])
    for year in b.years:
        two = [(b("pensioned", year=year), 1), (b("resigned", year=year), 1)]
        m.register.follows(b("left", year=year), two)


def _absence(m: Municipality, b: Book) -> None:
    b.ratio("ill", 0.065, 0.088, "women")
    b.ratio("ill", 0.036, 0.052, "men")
    level = {one.key: b.chance.uniform(0.75, 1.25) for one in m.boards}
    for year in sorted(b.years):
        parts = [(b("ill", sex, year).value, m(sex, year=year).value) for sex in ("women", "men")]
        whole = float(sum(ill * count for ill, count in parts) / m("employees", year=year).value)
        b.put("ill", str(round(whole, 5)), "all", year, kind="ratio")
        for key, apart in (("a29", -0.006), ("a49", 0.0), ("a50", 0.005)):
            value = whole + apart + b.chance.uniform(-0.0025, 0.0025)
            b.put("ill", str(round(value, 5)), key, year, kind="ratio")
        # By length: of all ordinary working hours.
        short = whole * b.chance.uniform(0.38, 0.44)
        middle = whole * b.chance.uniform(0.15, 0.2)
        for key, value in (("d14", short), ("d59", middle)):
            b.put("ill", str(round(value, 5)), key, year, kind="ratio")
        rest = b("ill", "all", year).value - b("ill", "d14", year).value
        b.put("ill", rest - b("ill", "d59", year).value, "d60", year, kind="ratio")
        m.register.follows(b("ill", "all", year), [
            (b("ill", key, year), 1) for key in ("d14", "d59", "d60")])
        for one in m.boards:
            value = whole * level[one.key] * b.chance.uniform(0.93, 1.07)
            b.put("ill", str(round(value, 5)), one.key, year, kind="ratio")


def _pay(m: Municipality, b: Book) -> None:
    for year in sorted(b.years):
        base = 29_800 * 1.032 ** (year - 2015)
        for sex, share in (("women", 0.985), ("men", 1.02)):
            b.put("pay", round(base * share * b.chance.uniform(0.99, 1.01)), sex, year)
            b.put("median", round(base * share * 0.955 * b.chance.uniform(0.99, 1.01), -1), sex,
                  year)
        people = float(m("employees", year=year).value)
        b.put("sick-pay", round(people * 9_400 * b.chance.uniform(0.9, 1.1)), year=year)
        b.put("overtime-pay", round(people * 3_900 * b.chance.uniform(0.85, 1.15)), year=year)
        b.put("hourly-pay", round(people * 21_500 * b.chance.uniform(0.93, 1.07)), year=year)
        b.put("overtime", round(people * 11.5 * b.chance.uniform(0.85, 1.15)), year=year,
              kind="count")
        b.put("hourly", round(people * 132 * b.chance.uniform(0.93, 1.07)), year=year, kind="count")
        b.put("health", round(people * 1_150 * b.chance.uniform(0.9, 1.1)), year=year)
    b.lin("absence-cost", [("sick-pay", 1), ("overtime-pay", 1), ("hourly-pay", 1)])


def _short(m: Municipality, b: Book) -> list[Block]:
    last = m.year - 1
    more, ill = m.change("employees"), b.change("ill", "all")
    women = m.register.quotient(m("women"), m("employees"))
    full = m.register.quotient(b("full-time"), m("employees"))
    return [
        Heading("Året i korthet", 1),
        *items(
            [say(_N.people(m("employees")), " månadsavlönade medarbetare, ",
                 _N.people(more, "difference", True), " ", turn(more, "fler", "färre"), " än ",
                 f"{last}")],
            [say(_p(women), " kvinnor och ", _p(m.register.quotient(m("men"), m("employees"))),
                 " män")],
            [say(_p(full), " arbetar heltid")],
            [say("Sjukfrånvaro ", _p(b("ill", "all")), " (", _p(b("ill", "all", last)), ")")],
            [say("Sjukfrånvaron ", turn(ill, "ökade", "minskade"), " med ", _N.points(ill))],
            [say("Personalkostnader, inklusive pensioner, ", _M(m.register.linear(
                "staff-cost:municipality:outcome", [(m("wages"), 1), (m("pensions"), 1)])))],
        ),
    ]


def _heads(m: Municipality) -> list[Block]:
    last = m.year - 1
    size = _N.people

    def cells(who: str) -> list:  # type: ignore[type-arg]
        return [
            size(m("women", who)), size(m("men", who)), size(m("employees", who)),
            size(m("employees", who, last)), _PLUS(m.change("employees", who), role="difference"),
        ]

    rows = [row(_OFFICE[one.name], cells(one.key)) for one in m.boards]
    rows.append(row("Kommunen totalt", cells("municipality"), "sum"))
    gaps = {one: m.change("employees", one.key) for one in m.boards}
    up = m.register.count("offices that grew", gaps.values(), 1)
    most = max(gaps, key=lambda one: gaps[one].value)
    largest = max(m.boards, key=lambda one: m("employees", one.key).value)
    part = m.register.quotient(m("employees", largest.key), m("employees"))
    more = m.change("employees")
    first = [word(up, capital=True), f" av {len(m.boards)} "]
    if up.value == len(m.boards):
        first = ["Samtliga ", counted(up, words=False), " "]
    grew = [
        say(*first, f"förvaltningar har fler anställda än {last}; {_OFFICE[most.name]} ökade mest, "
            "med ", size(gaps[most], "difference", True), "."),
    ]
    return [
        Heading("Antal anställda"),
        *para(
            say("Den 31 december hade kommunen ", size(m("employees")),
                " anställda med månadslön, mot ", size(m("employees", year=last)), " ett år ",
                "tidigare; det motsvarar en ", turn(more, "ökning", "minskning"), " med ",
                _p(m.growth("employees"), True), "."),
            say(f"Störst är {_OFFICE[largest.name]} med ", size(m("employees", largest.key)),
                " anställda, ", _p(part), " av samtliga."),
            *grew,
        ),
        tall("Anställda per förvaltning", [
            ["", Head(f"31 december {m.year}", 3), Head("Jämförelse", 2)],
            ["Förvaltning", "Kvinnor", "Män", "Totalt", f"Totalt {last}", "Förändring"],
        ], rows),
    ]


def _forms(m: Municipality, b: Book) -> list[Block]:
    years = b.years[::-1]
    size = _N.people
    rows = []
    for label, what in (("Tillsvidareanställda", "permanent"), ("Visstidsanställda", "temporary")):
        rows.append(row(label, [size(b(what, year=year)) for year in years]))
    rows.append(row("Totalt", [size(m("employees", year=year)) for year in years], "sum"))
    full = []
    for label, sex in (("Kvinnor", "women"), ("Män", "men"), ("Samtliga", "")):
        whole = sex or "employees"
        full.append(row(label, [
            _N(m.register.quotient(b("full-time", sex, year), m(whole, year=year)))
            for year in years]))
    parts = [m.register.quotient(b("full-time", sex), m(sex)) for sex in ("women", "men")]
    apart = m.register.difference(*parts)
    temp = m.register.quotient(b("temporary"), m("employees"))
    change = b.change("permanent")
    return [
        Heading("Anställningsform och sysselsättningsgrad"),
        table("Anställningsform, antal personer", ["", *map(str, years)], rows),
        *para(
            say("Av medarbetarna är ", size(b("permanent")), " tillsvidareanställda, ",
                size(change, "difference", True), " ", turn(change, "fler", "färre"),
                " än året innan."),
            say("De visstidsanställda är ", size(b("temporary")), " eller ", _p(temp), "."),
            say("Heltid har ", size(b("full-time")), " personer och deltid ",
                size(b("part-time")), "."),
        ),
        table("Andel heltidsanställda, %", ["", *map(str, years)], full),
        *para(
            say("Bland kvinnorna arbetar ", _p(parts[0]), " heltid och bland männen ", _p(parts[1]),
                ", alltså en skillnad på ", _N.points(apart), "."),
        ),
    ]


def _ages(b: Book) -> list[Block]:
    m = b.m
    last = m.year - 1
    rows = []
    for key, label, _share in _AGES:
        share = m.register.quotient(b("age", key), m("employees"))
        rows.append(row(label, [_N.people(b("age", key, last)), _N.people(b("age", key)),
                                _N(share)]))
    both = [_N.people(m("employees", year=year)) for year in (last, m.year)]
    rows.append(row("Summa", [*both, None], "sum"))
    old = m.register.linear(f"older:arbetsgivare:{m.year}:outcome",
                            [(b("age", key), 1) for key in ("a59", "a60")])
    share = m.register.quotient(old, m("employees"))
    young = b.change("age", "a29")
    return [
        Heading("Åldersfördelning"),
        table("Åldersfördelning", ["Ålder", str(last), str(m.year), f"Andel {m.year}, %"], rows),
        *para(
            say(_N.people(old), " medarbetare, eller ", _p(share), ", är 50 år eller äldre."),
            say("I den yngsta gruppen är antalet ", _N.people(b("age", "a29")), ", ",
                _N.people(young, "difference", True), " ", turn(young, "fler", "färre"), " än ",
                f"{last}."),
        ),
    ]  # fmt: skip


def _turnover(m: Municipality, b: Book) -> list[Block]:
    size = _N.people

    def cells(who: str) -> list:  # type: ignore[type-arg]
        key = who or "municipality"
        return [
            size(b("began", who)), size(b("left", who)), size(b("pensioned", who)),
            _N(m.register.quotient(b("left", who), m("employees", key))),
        ]

    rows = [row(_OFFICE[one.name], cells(one.key)) for one in m.boards]
    rows.append(row("Kommunen", cells(""), "sum"))
    more = m.register.difference(b("began"), b("left"))
    rate = [m.register.quotient(b("left", year=year), m("employees", year=year))
            for year in (m.year, m.year - 1)]
    points = m.register.difference(*rate)
    return [
        Heading("Personalomsättning"),
        *para(
            say("Under året började ", size(b("began")), " personer och ", size(b("left")),
                " slutade, varav ", size(b("pensioned")), " gick i pension."),
            say("Det var alltså ", size(more, "difference", True), " ", turn(more, "fler", "färre"),
                " som började än som slutade."),
            say("Personalomsättningen, räknad som avgångar i förhållande till antalet anställda, "
                "blev ", _p(rate[0]), ", vilket är ", _N.points(points), " ",
                turn(points, "mer", "mindre"), " än föregående år."),
        ),
        table("Rörlighet", ["Förvaltning", "Började", "Slutade", "Därav pension",
                            "Omsättning, %"], rows),
    ]


def _sick(m: Municipality, b: Book) -> list[Block]:
    years = b.years[::-1]
    groups = (("women", "Kvinnor"), ("men", "Män"), ("a29", "Upp till 29 år"),
              ("a49", "30–49 år"), ("a50", "50 år och äldre"), ("all", "Totalt"))
    lengths = (("d14", "Dag 1–14"), ("d59", "Dag 15–59"), ("d60", "Dag 60 och längre"))
    rows = [row(label, [_N(b("ill", key, year)) for year in years]) for key, label in groups]
    long = [row(label, [_N(b("ill", key, year)) for year in years]) for key, label in lengths]
    long.append(row("Total sjukfrånvaro", [_N(b("ill", "all", year)) for year in years], "sum"))
    ill, first = b.change("ill", "all"), m.register.difference(
        b("ill", "all"), b("ill", "all", years[0]))
    part = m.register.quotient(b("ill", "d60"), b("ill", "all"))
    gap = m.register.difference(b("ill", "women"), b("ill", "men"))
    sexes = {sex: b.change("ill", sex) for sex in ("women", "men")}
    return [
        Heading("Sjukfrånvarons utveckling"),
        *para(
            say("Den totala sjukfrånvaron uppgick till ", _p(b("ill", "all")),
                " av den ordinarie arbetstiden."),
            say("Jämfört med föregående år är det en ", turn(ill, "uppgång", "nedgång"), " med ",
                _N.points(ill), "."),
            say(f"Sedan {years[0]} har den ", turn(first, "ökat", "minskat"), " med ",
                _N.points(first), "."),
            say("Kvinnornas sjukfrånvaro ", turn(sexes["women"], "ökade", "minskade"), " från ",
                _p(b("ill", "women", m.year - 1)), " till ", _p(b("ill", "women")), "."),
            say("För männen gick den ", turn(sexes["men"], "upp", "ned"), " med ",
                _N.points(sexes["men"]), " till ", _p(b("ill", "men")), "."),
            say("Kvinnorna hade ", _N.points(gap), " ", turn(gap, "högre", "lägre"),
                " frånvaro än männen."),
        ),
        table("Sjukfrånvaro i procent av ordinarie arbetstid", ["", *map(str, years)], rows),
        *para(
            say("Den långa sjukfrånvaron, 60 dagar eller mer, motsvarar ", _p(b("ill", "d60")),
                " av arbetstiden och ", _p(part), " av all sjukfrånvaro."),
        ),
        table("Sjukfrånvaro efter längd, procentenheter av total arbetstid",
              ["", *map(str, years)], long),
    ]


def _sick_by_office(m: Municipality, b: Book) -> list[Block]:
    last = m.year - 1
    gaps = {one: b.change("ill", one.key) for one in m.boards}
    rows = [row(_OFFICE[one.name], [
        _N(b("ill", one.key, last)), _N(b("ill", one.key)),
        number(gaps[one], 1, NumberStyle(negative="-", plus=True), unit="pp", role="difference"),
    ]) for one in m.boards]
    down = m.register.count("offices with less sick leave", gaps.values(), -1)
    # Where each change shows in the table.
    is_seen = min(abs(one.value) for one in gaps.values()) > 0.0005
    fewer = say("Sjukfrånvaron har sjunkit på ", word(down),
                f" av {len(m.boards)} förvaltningar.")
    told = []
    for one in b.chance.sample(m.boards, 3):
        told.append([say(f"{_OFFICE[one.name]}: ", turn(gaps[one], "ökning", "minskning"), " från ",
                         _p(b("ill", one.key, last)), " till ", _p(b("ill", one.key)))])
    return [
        Heading("Sjukfrånvaro per förvaltning"),
        table("", ["%", str(last), str(m.year), "Förändring"], rows),
        *(para(fewer) if is_seen else ()),
        *items(*told),
    ]


def _costs(m: Municipality, b: Book) -> list[Block]:
    years = b.years[::-1]
    names = (("sick-pay", "Sjuklön"), ("overtime-pay", "Övertid och mertid"),
             ("hourly-pay", "Timavlönade"))
    rows = [row(label, [_BARE(b(what, year=year)) for year in years]) for what, label in names]
    rows.append(row("Summa", [_BARE(b("absence-cost", year=year)) for year in years], "sum"))
    hours = [
        row("Övertid och mertid, timmar", [_N.people(b("overtime", year=y)) for y in years]),
        row("Timavlönades timmar", [_N.people(b("hourly", year=y)) for y in years]),
        row("Friskvårdsbidrag, tkr", [_N(b("health", year=y)) for y in years]),
        row("Friskvårdsbidrag per anställd, kr", [
            _WAGE(m.register.per(b("health", year=y), m("employees", year=y))) for y in years]),
    ]
    more, sick, extra = (b.change(what) for what in ("absence-cost", "sick-pay", "overtime"))
    each = m.register.per(b("sick-pay"), m("employees"))
    return [
        Heading("Vad frånvaron kostar"),
        *para(
            say("Sjuklönekostnaden blev ", _M(b("sick-pay")), ", vilket är ",
                _KR(each), " per anställd och ", _M.size(sick, "difference"), " ",
                turn(sick, "mer", "mindre"), " än året före."),
            say("Tillsammans med övertid och timavlönade uppgick kostnaden till ",
                _M(b("absence-cost")), ", en ", turn(more, "ökning", "minskning"), " med ",
                _p(b.growth("absence-cost"), True), "."),
            say("Antalet övertids- och mertidstimmar ", turn(extra, "ökade", "minskade"), " med ",
                _N.people(extra, "difference", True), "."),
        ),
        table("Kostnader vid frånvaro, mnkr", ["", *map(str, years)], rows),
        table("Timmar och friskvård", ["", *map(str, years)], hours),
    ]


def _wages(b: Book) -> list[Block]:
    m, years = b.m, b.years[::-1]

    def part(what: str, year: int) -> Quantity:
        return m.register.quotient(b(what, "women", year), b(what, "men", year))

    rows = []
    for what, label in (("pay", "Medellön"), ("median", "Medianlön")):
        for sex, name in (("women", "kvinnor"), ("men", "män")):
            rows.append(row(f"{label} {name}, kr", [_WAGE(b(what, sex, y)) for y in years]))
        shares = [_N(part(what, year)) for year in years]
        rows.append(row(f"Kvinnors {label.lower()} i % av mäns", shares))
    gap = m.register.difference(b("pay", "men"), b("pay", "women"))
    grown = {sex: b.growth("pay", sex) for sex in ("women", "men")}
    points = m.register.difference(part("pay", m.year), part("pay", m.year - 1))
    return [
        text("Lönerna avser heltidslön per månad inklusive fasta tillägg."),
        table("Löner efter kön", ["", *map(str, years)], rows),
        item(say("Medellönen för kvinnor var ", _KR(b("pay", "women")), " och för män ",
                 _KR(b("pay", "men")), ", en skillnad på ", _KR.size(gap, "difference"), ".")),
        *items(
            [say("Kvinnornas medellön ", turn(grown["women"], "steg", "sjönk"), " med ",
                 _p(grown["women"], True), " och männens ", turn(grown["men"], "steg", "sjönk"),
                 " med ", _p(grown["men"], True), ".")],
            [say("Kvinnors lön i förhållande till mäns har ", turn(points, "ökat", "minskat"),
                 " med ", _N.points(points), " till ", _p(part("pay", m.year)), ".")],
        ),
    ]


FAMILY = Family("workforce", make)
