"""A personnel report: who is employed by department, form and sex, full time, ages, sick leave in
several cuts to two decimals, turnover, pay in kronor, overtime, retirements to come. Years oldest
first, decimal comma, counts in the text with and without a unit, much carried over from before."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, Role, counted, row, say, table, tall, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Row
from ..quantities import Quantity
from ._ledger import Ledger, largest, level, para, rather

_N = Pen("tkr", 0, NumberStyle(thousands=" ", negative="–"), share_decimals=2)
_PLUS = Pen("tkr", 0, NumberStyle(thousands=" ", negative="–", plus=True), share_decimals=2)
_ONE = _N.but(share_decimals=1)
_M = Pen("mnkr", 1, NumberStyle(thousands=" "), " miljoner kronor")
_KR = Pen("kr", 0, NumberStyle(thousands=" "), " kronor")
_CELL = Pen("kr", 0, NumberStyle(thousands=" ", negative="–"))
_PLACES = (
    ("office", "Kommunledningskontoret", 92, 0.66),
    ("schools", "Utbildningsförvaltningen", 1010, 0.79),
    ("care", "Omsorgsförvaltningen", 940, 0.87),
    ("social", "Socialförvaltningen", 230, 0.82),
    ("build", "Samhällsbyggnad", 165, 0.38),
    ("leisure", "Kultur och fritid", 84, 0.58),
    ("meals", "Måltid och service", 148, 0.74),
)
_AGES = (
    ("-29", "–29 år", 0.14), ("30-39", "30–39 år", 0.21), ("40-49", "40–49 år", 0.24),
    ("50-59", "50–59 år", 0.26), ("60-", "60 år–", 0.15),
)  # fmt: skip
_JOBS = (
    ("assistant", "Undersköterska", 470, 31_200), ("teacher", "Lärare grundskola", 330, 41_300),
    ("preschool", "Förskollärare", 240, 36_900), ("minder", "Barnskötare", 250, 28_800),
    ("social", "Socialsekreterare", 70, 40_200), ("nurse", "Sjuksköterska", 55, 42_600),
    ("cook", "Kock", 60, 29_900),
)  # fmt: skip


def _books(m: Municipality, chance: Random) -> Ledger:
    some = Ledger(m, chance)
    size = float(m.size)
    usual = {one[0]: chance.uniform(0.7, 1.25) for one in _PLACES}
    for key, _label, people, share in _PLACES:
        drift = chance.uniform(-0.015, 0.022)
        for sex, part in (("women", share), ("men", 1 - share)):
            some.series(f"pe-{sex}", key, people * part * size + 3, drift, 0.015, "count", 0)
        two = [("pe-women", key, 1), ("pe-men", key, 1)]
        some.sums("pe-all", key, two)
        some.series("pe-overtime", key, people * 14 * size, 0.02, 0.15, "count", 0)
    for what in ("pe-women", "pe-men", "pe-all", "pe-overtime"):
        some.sums(what, "all", [(what, one[0], 1) for one in _PLACES])
    for year in sorted(m.years):
        whole = some("pe-all", "all", year)
        sexes = [(some(f"pe-{sex}", "all", year), 1) for sex in ("women", "men")]
        m.register.follows(whole, sexes)
        _form(some, year)
        left = whole.value
        ages = []
        for key, _label, share in _AGES[:-1]:
            value = some.about(float(whole.value) * share, 0.03, "count")
            ages.append(some.put("pe-age", key, year, value, kind="count"))
            left -= ages[-1].value
        ages.append(some.put("pe-age", _AGES[-1][0], year, left, kind="count"))
        m.register.follows(whole, [(one, 1) for one in ages])
        _sick(some, year, usual)
        worked = float(whole.value)
        for key, share in (("hired", 0.11), ("left", 0.09), ("retired", 0.027)):
            value = some.about(worked * share, 0.12, "count")
            some.put("pe-moves", key, year, value, kind="count")
        gone = [(some("pe-moves", one, year), 1) for one in ("left", "retired")]
        some.add("pe-moves", "gone", year, gone)
        hours = some("pe-overtime", "all", year).value
        some.put("pe-overtime-cost", "", year, some.about(hours * 345, 0.03))
        some.put("pe-sick-pay", "", year, some.about(worked * 9_300 * 1.02, 0.06))
        wages = some.about(worked * 452_000 * (1 + 0.026 * (year - m.years[-1])), 0.01)
        some.put("pe-cost", "wages", year, wages)
        some.put("pe-cost", "charges", year, some.about(wages * Decimal("0.3142"), 0.004))
        some.put("pe-cost", "pensions", year, some.about(wages * Decimal("0.085"), 0.12))
        some.put("pe-cost", "other", year, some.about(wages * Decimal("0.011"), 0.2))
        parts = [
            (some("pe-cost", one, year), 1) for one in ("wages", "charges", "pensions", "other")
        ]
        some.add("pe-cost", "all", year, parts)
    for sex, pay in (("women", 33_100), ("men", 34_300), ("all", 33_400)):
        some.series("pe-pay", sex, pay, 0.029, 0.004, budget=0)
    for key, _label, people, pay in _JOBS:
        some.series("pe-job", key, people * size, 0.005, 0.03, "count", 0)
        some.series("pe-job-pay", key, pay, 0.03, 0.005, budget=0)
    for ahead in range(1, 6):
        value = some.about(float(some("pe-all", "all").value) * 0.026, 0.15, "count")
        some.put("pe-ahead", str(ahead), m.year, value, kind="count")
    some.add("pe-ahead", "all", m.year, [(some("pe-ahead", str(one)), 1) for one in range(1, 6)])
    return some


def _form(some: Ledger, year: int) -> None:
    """Permanent and temporary, full and part time."""
    whole = some("pe-all", "all", year)
    for first, second, share in (("permanent", "temporary", 0.89), ("full", "part", 0.76)):
        value = some.about(float(whole.value) * share, 0.015, "count")
        one = some.put("pe-form", first, year, value, kind="count")
        other = some.put("pe-form", second, year, whole.value - value, kind="count")
        some.m.register.follows(whole, [(one, 1), (other, 1)])


def _sick(some: Ledger, year: int, usual: dict[str, float]) -> None:
    """Days of sick leave by sex and days of work, and the departments' rates around the whole's,
    each as much above it as is usual there."""
    part = {"women": 0.0, "men": 0.0}
    for sex, rate in (("women", 0.071), ("men", 0.046)):
        days = some.about(float(some(f"pe-{sex}", "all", year).value) * 226, 0.01, "count")
        some.put("pe-days", sex, year, days, kind="count")
        part[sex] = float(days) * rate
        some.put("pe-ill", sex, year, some.about(part[sex], 0.09, "count"), kind="count")
    for what in ("pe-days", "pe-ill"):
        some.add(what, "all", year, [(some(what, sex, year), 1) for sex in part])
    ill = some("pe-ill", "all", year)
    long = some.put("pe-ill", "long", year, some.about(float(ill.value) * 0.43, 0.08, "count"),
                    kind="count")  # fmt: skip
    some.add("pe-ill", "short", year, [(ill, 1), (long, -1)])
    drawn = {key: rate * some.chance.uniform(0.93, 1.07) for key, rate in usual.items()}
    people = {key: float(some("pe-all", key, year).value) for key in usual}
    mean = sum(drawn[key] * people[key] for key in usual) / sum(people.values())
    for key, rate in drawn.items():
        value = float(_rate(some, "all", year).value) * rate / mean
        some.put("pe-sick", key, year, some.about(value, 0, "ratio"), kind="ratio")


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    some = _books(m, chance)
    blocks: list[Block] = [
        Heading(f"Personalredovisning {m.year}", 1),
        *_short(some),
        Heading("Antal anställda"),
        *_people(some),
        Heading("Anställningsform, sysselsättningsgrad och ålder"),
        *_forms(some),
        Heading("Sjukfrånvaro"),
        *_ill(some),
        Heading("Personalrörlighet och pensionsavgångar"),
        *_moves(some),
        Heading("Löner och personalkostnader"),
        *_pay(some),
    ]
    return Paper(f"{m.name} kommun: personalredovisning för {m.year}", tuple(blocks))


def _rate(some: Ledger, who: str, year: int | None = None) -> Quantity:
    return some.share("pe-ill", who, "pe-days", who, year)


def _short(some: Ledger) -> list[Block]:
    m, more = some.m, some.change("pe-all", "all")
    ill = m.register.difference(_rate(some, "all"), _rate(some, "all", m.year - 1))
    return [
        para(
            say(
                "Den 31 december hade kommunen ", _N.people(some("pe-all", "all")), " anställda: ",
                _N.people(some("pe-women", "all")), " kvinnor och ",
                _N.people(some("pe-men", "all")), " män."
            ),
            say(
                "Det är ", _N.people(more, "difference", size=True), " ",
                turn(more, "fler", "färre"), " än vid föregående årsskifte.",
            ),
            say(
                "Kostnaden för personalen blev ", _M(some("pe-cost", "all")), ", ",
                _ONE.share(some.growth("pe-cost", "all"), behind=" procent", size=True), " ",
                turn(some.growth("pe-cost", "all"), "högre", "lägre"), " än året innan.",
            ),
            say(
                "Sjukfrånvaron ", turn(ill, "ökade", "minskade"), " till ",
                _N.share(_rate(some, "all"), behind=" procent"), " från ",
                _N.share(_rate(some, "all", m.year - 1)), ".",
            ),
        ),
    ]  # fmt: skip


def _people(some: Ledger) -> list[Block]:
    m = some.m

    def line(key: str, label: str, kind: str = "item") -> Row:
        role: Role = "sum" if kind == "sum" else "difference"
        return row(
            label,
            [
                *(
                    _N.people(some(what, key, year))
                    for year in (m.year - 1, m.year)
                    for what in ("pe-women", "pe-men", "pe-all")
                ),
                _PLUS.people(some.change("pe-all", key), role),
            ],
            kind,
        )

    rows = [line(key, label) for key, label, *_rest in _PLACES]
    rows.append(line("all", "Hela kommunen", "sum"))
    heads: list[list[str | Head]] = [
        ["", Head(str(m.year - 1), 3), Head(str(m.year), 3), ""],
        ["Förvaltning", *("Kvinnor", "Män", "Totalt") * 2, "Förändring"],
    ]
    changes = [(one[0], some.change("pe-all", one[0])) for one in _PLACES]
    grown = m.register.count("pe grown", [one for _key, one in changes])
    names = {one[0]: one[1] for one in _PLACES}
    (first, up), (second, down) = largest(changes, 2)
    share = some.share("pe-women", "all", "pe-all", "all")
    return [
        tall("Antal anställda per förvaltning den 31 december", heads, rows),
        para(
            rather(
                grown,
                len(_PLACES),
                say(
                    counted(grown, capital=True), " av sju förvaltningar har fler anställda än för "
                    "ett år sedan.",
                ),
                "Ingen förvaltning har fler anställda än för ett år sedan.",
                "Alla förvaltningar har fler anställda än för ett år sedan.",
            ),
            say(
                "Störst är förändringen på " if names[first].endswith("kontoret")
                else "Störst är förändringen inom ",
                names[first].lower(), ", som har ", _N.people(up, "difference", size=True), " ",
                turn(up, "fler", "färre"), " anställda och nu uppgår till ",
                _N.people(some("pe-all", first)), " personer.",
            ),
            say(
                f"Därefter kommer {names[second].lower()} med ",
                _N.people(down, "difference", size=True), " ", turn(down, "fler", "färre"), ".",
            ),
            say(
                "Andelen kvinnor är ", _ONE.share(share, behind=" procent"),
                ", högst inom omsorgsförvaltningen med ",
                _ONE.share(some.share("pe-women", "care", "pe-all", "care"), behind=" procent"),
                " och lägst inom samhällsbyggnad, ",
                _ONE.share(some.share("pe-women", "build", "pe-all", "build"), behind=" procent"),
                ".",
            ),
        ),
    ]  # fmt: skip


def _forms(some: Ledger) -> list[Block]:
    m = some.m
    years = (m.year - 2, m.year - 1, m.year)
    forms = [
        row(label, [_N.people(some("pe-form", key, year)) for year in years])
        for key, label in (
            ("permanent", "Tillsvidareanställda"), ("temporary", "Visstidsanställda"),
            ("full", "Heltidsanställda"), ("part", "Deltidsanställda"),
        )
    ]  # fmt: skip
    forms.append(
        row(
            "Andel heltid, %",
            [_ONE.share(some.share("pe-form", "full", "pe-all", "all", year)) for year in years],
        )
    )
    ages = [
        row(
            label,
            [
                *(_N.people(some("pe-age", key, year)) for year in years),
                _ONE.share(some.share("pe-age", key, "pe-all", "all")),
            ],
        )
        for key, label, _share in _AGES
    ]
    ages.append(
        row("Samtliga", [*(_N.people(some("pe-all", "all", year)) for year in years), None], "sum")
    )
    full = m.register.difference(
        some.share("pe-form", "full", "pe-all", "all"),
        some.share("pe-form", "full", "pe-all", "all", m.year - 1),
    )
    fixed, old = some.change("pe-form", "permanent"), some.change("pe-age", "60-")
    return [
        para(
            say(
                "Tillsvidareanställda var ", _N.people(some("pe-form", "permanent")), ", en ",
                turn(fixed, "ökning", "minskning"), " med ",
                _N.people(fixed, "difference", size=True), ", medan ",
                _N.people(some("pe-form", "temporary")), " hade en visstidsanställning.",
            ),
            say(
                "På heltid arbetade ", _N.people(some("pe-form", "full")), " personer eller ",
                _ONE.share(some.share("pe-form", "full", "pe-all", "all"), behind=" procent"),
                " av samtliga.",
            ),
            say(
                "Andelen har ", turn(full, "stigit", "sjunkit"), " med ", _ONE.points(full),
                f" sedan {m.year - 1}.",
            ),
        ),
        table("", ["Antal personer", *map(str, years)], forms),
        table("Åldersfördelning", ["", *map(str, years), f"Andel {m.year}, %"], ages),
        para(
            say(
                _N.people(some("pe-age", "60-")),
                " medarbetare är 60 år eller äldre, det vill säga ",
                _ONE.share(some.share("pe-age", "60-", "pe-all", "all"), behind=" %"),
                " av de anställda.",
            ),
            say(
                "Gruppen har blivit ", _N.people(old, "difference", size=True), " personer ",
                turn(old, "större", "mindre"), ".",
            ),
        ),
    ]  # fmt: skip


def _ill(some: Ledger) -> list[Block]:
    m, register = some.m, some.m.register
    years = (m.year - 2, m.year - 1, m.year)

    def line(label: str, who: str, kind: str = "item") -> Row:
        return row(label, [_N.share(_rate(some, who, year)) for year in years], kind)

    def long(year: int) -> Quantity:
        return some.share("pe-ill", "long", "pe-ill", "all", year)

    rows = [
        line("Kvinnor", "women"), line("Män", "men"), line("Total sjukfrånvaro", "all"),
        row("varav 60 dagar eller mer", [_N.share(long(year)) for year in years]),
    ]  # fmt: skip
    days = [
        row(label, [_N.people(some("pe-ill", who, year)) for year in years], kind)
        for label, who, kind in (
            ("Sjukdagar, kortare än 60 dagar", "short", "item"),
            ("Sjukdagar, 60 dagar eller mer", "long", "item"),
            ("Sjukdagar totalt", "all", "sum"),
        )
    ]
    days.append(
        row(
            "Sjukdagar per anställd",
            [level(register.quotient(some("pe-ill", "all", y), some("pe-all", "all", y)))
             for y in years],
        )
    )  # fmt: skip
    places = [
        row(
            label,
            [
                *(_N.share(some("pe-sick", key, year)) for year in years[1:]),
                _PLUS.share(some.change("pe-sick", key), role="difference"),
            ],
        )
        for key, label, *_rest in _PLACES
    ]
    apart = register.difference(_rate(some, "women"), _rate(some, "men"))
    steps = register.difference(long(m.year), long(m.year - 1))
    total, pay = some.change("pe-ill", "all"), some.change("pe-sick-pay")
    down = register.count("pe less ill", [some.change("pe-sick", one[0]) for one in _PLACES], -1)
    return [
        para(
            "Sjukfrånvaron redovisas i procent av de anställdas sammanlagda ordinarie arbetstid."
        ),
        table("Sjukfrånvaro, procent", ["", *map(str, years)], rows),
        para(
            say(
                "Kvinnornas sjukfrånvaro var ", _N.share(_rate(some, "women"), behind=" procent"),
                " och männens ", _N.share(_rate(some, "men"), behind=" procent"),
                ", alltså en skillnad på ", _N.points(apart), ".",
            ),
            say(
                "Den långa frånvaron, 60 dagar eller mer, står för ",
                _N.share(long(m.year), behind=" procent"), " av all sjukfrånvaro, ",
                _N.points(steps), " ", turn(steps, "mer", "mindre"), " än året innan.",
            ),
        ),
        table("", ["", *map(str, years)], days),
        para(
            say(
                "I dagar räknat blev sjukfrånvaron ", _N.people(some("pe-ill", "all")),
                " dagar under året, ",
                _N.people(total, "difference", size=True), " ", turn(total, "fler", "färre"),
                f" än {m.year - 1}.",
            ),
            say(
                "Kommunens kostnad för sjuklön var ", _M(some("pe-sick-pay")), " mot ",
                _M(some("pe-sick-pay", "", m.year - 1)), " föregående år.",
            ),
            say(
                "Den har därmed ", turn(pay, "stigit", "sjunkit"), " med ",
                _ONE.share(some.growth("pe-sick-pay"), behind=" procent", size=True), ".",
            ),
        ),
        table(
            "Sjukfrånvaro per förvaltning, procent av ordinarie arbetstid",
            ["", str(years[1]), str(years[2]), "Förändring, procentenheter"],
            places,
        ),
        para(
            rather(
                down,
                len(_PLACES),
                say("I ", counted(down), " av de sju förvaltningarna gick sjukfrånvaron ned."),
                "Sjukfrånvaron gick inte ned i någon av förvaltningarna.",
                "Sjukfrånvaron gick ned i alla förvaltningar.",
            ),
            say(
                "Omsorgsförvaltningens sjukfrånvaro är ",
                _N.share(some("pe-sick", "care"), behind=" procent"), " och "
                "utbildningsförvaltningens ",
                _N.share(some("pe-sick", "schools"), behind=" procent"), ".",
            ),
        ),
    ]  # fmt: skip


def _moves(some: Ledger) -> list[Block]:
    m, register = some.m, some.m.register
    years = (m.year - 2, m.year - 1, m.year)
    rows = [
        row(label, [_N.people(some("pe-moves", key, year)) for year in years], kind)
        for key, label, kind in (
            ("hired", "Nyanställda", "item"), ("left", "Slutat på egen begäran m.m.", "item"),
            ("retired", "Pensionsavgångar", "item"), ("gone", "Summa avgångar", "sum"),
        )
    ]  # fmt: skip
    ahead = [
        row("Antal", [*(_N.people(some("pe-ahead", str(one))) for one in range(1, 6)),
                      _N.people(some("pe-ahead", "all"), "sum")]),
    ]  # fmt: skip
    heads = ["Beräknade pensionsavgångar", *(str(m.year + one) for one in range(1, 6)), "Summa"]
    rate = register.quotient(some("pe-moves", "gone"), some("pe-all", "all"))
    left, gone = some.change("pe-moves", "left"), some.change("pe-moves", "gone")
    return [
        para(
            say(
                "Under året slutade ", _N.people(some("pe-moves", "gone")), " personer, varav ",
                _N.people(some("pe-moves", "retired")), " med pension.",
            ),
            say(
                "Avgångarna blev ", _N.people(gone, "difference", size=True), " ",
                turn(gone, "fler", "färre"), f" än {m.year - 1} och motsvarar ",
                _ONE.share(rate, behind=" procent"), " av antalet anställda vid årets slut.",
            ),
            say(
                "De som slutade på egen begäran ", turn(left, "ökade", "minskade"), " från ",
                _N.people(some("pe-moves", "left", m.year - 1)), " till ",
                _N.people(some("pe-moves", "left")), ".",
            ),
        ),
        table("Personalrörlighet, antal personer", ["", *map(str, years)], rows),
        table("", heads, ahead),
        para(
            say(
                "Fram till och med ", str(m.year + 5), " väntas ",
                _N.people(some("pe-ahead", "all")), " medarbetare gå i pension, vilket är ",
                _ONE.share(
                    register.quotient(some("pe-ahead", "all"), some("pe-all", "all")), behind=" %"
                ), " av dagens anställda.",
            ),
        ),
    ]  # fmt: skip


def _pay(some: Ledger) -> list[Block]:
    m, register = some.m, some.m.register
    years = (m.year - 1, m.year)
    rows = [
        row(
            label,
            [
                _CELL.people(some("pe-job", key)),
                *(_CELL(some("pe-job-pay", key, year)) for year in years),
                _CELL(some.change("pe-job-pay", key), role="difference"),
                _ONE.share(some.growth("pe-job-pay", key)),
            ],
        )
        for key, label, *_rest in _JOBS
    ]
    cost = [
        row(label, [_N(some("pe-cost", key, year)) for year in years], kind)
        for key, label, kind in (
            ("wages", "Löner och ersättningar", "item"), ("charges", "Arbetsgivaravgifter", "item"),
            ("pensions", "Pensionskostnader", "item"),
            ("other", "Övriga personalkostnader", "item"),
            ("all", "Summa personalkostnader", "sum"),
        )
    ]  # fmt: skip
    pay = [
        row(label, [_CELL(some("pe-pay", who, year)) for year in years])
        for who, label in (("women", "Kvinnor"), ("men", "Män"), ("all", "Totalt"))
    ]
    apart = register.difference(some("pe-pay", "men"), some("pe-pay", "women"))
    part = register.quotient(some("pe-pay", "women"), some("pe-pay", "men"))
    wages, hours = some.change("pe-cost", "wages"), some.change("pe-overtime", "all")
    each = register.per(some("pe-cost", "all"), some("pe-all", "all"))
    overtime = [
        row(
            label,
            [_N.people(some("pe-overtime", key, year)) for year in years],
            "sum" if key == "all" else "item",
        )
        for key, label, *_rest in (*_PLACES, ("all", "Summa timmar", 0, 0))
    ]
    return [
        table("Medellön, kr per månad", ["", *map(str, years)], pay),
        para(
            say(
                "Medellönen för en heltid var ", _KR(some("pe-pay", "all")), " i månaden, ",
                _KR.size(some.change("pe-pay", "all"), "difference"), " ",
                turn(some.change("pe-pay", "all"), "högre", "lägre"), " än året före.",
            ),
            say(
                "Kvinnorna tjänade i snitt ", _KR(some("pe-pay", "women")), " och männen ",
                _KR(some("pe-pay", "men")), ".",
            ),
            say(
                "Skillnaden är ", _KR.size(apart, "difference"), ", och kvinnornas lön är ",
                _ONE.share(part, behind=" procent"), " av männens.",
            ),
        ),
        table(
            "Medellön i några yrken",
            ["Befattning", "Antal", f"Kr {years[0]}", f"Kr {years[1]}", "Förändring, kr",
             "Förändring, %"],
            rows,
        ),
        para(
            say(
                "Undersköterskornas medellön steg till " if
                some.change("pe-job-pay", "assistant").value > 0
                else "Undersköterskornas medellön blev ",
                _KR(some("pe-job-pay", "assistant")), " och grundskollärarnas till "
                if some.change("pe-job-pay", "assistant").value > 0
                and some.change("pe-job-pay", "teacher").value > 0
                else " och grundskollärarnas är ",
                _KR(some("pe-job-pay", "teacher")), ".",
            ),
        ),
        table("Personalkostnader (tkr)", ["", *map(str, years)], cost),
        para(
            say(
                "Löner och ersättningar utgör ", _M(some("pe-cost", "wages")), " av "
                "personalkostnaderna, ", _M.size(wages, "difference"), " ",
                turn(wages, "mer", "mindre"), " än föregående år.",
            ),
            say(
                "Per anställd är personalkostnaden ", _KR(each), ".",
            ),
        ),
        table("Övertid och fyllnadstid, timmar", ["", *map(str, years)], overtime),
        para(
            say(
                "Övertiden och fyllnadstiden uppgick till ", _N.people(some("pe-overtime", "all")),
                " timmar, ", _N.people(hours, "difference", size=True), " timmar ",
                turn(hours, "mer", "mindre"), f" än {m.year - 1}.",
            ),
            say(
                "Kostnaden för den var ", _M(some("pe-overtime-cost")), ", det vill säga ",
                _KR(register.per(some("pe-overtime-cost"), some("pe-overtime", "all"))),
                " per timme.",
            ),
        ),
    ]  # fmt: skip


FAMILY = Family("staff-report", make)
