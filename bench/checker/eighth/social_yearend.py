"""A social welfare board's year-end follow-up: costs by kind and by service, volumes of three
years, placements by days and price a day; tables in thousands, text in millions."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, item, row, say, table, tall, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Sentence, Table
from ._ledger import Ledger, clear, made, number

_PEN = Pen("tkr", 0, NumberStyle(negative="-"))
_TEXT = Pen("mnkr", 1, NumberStyle(negative="-"), " mnkr")
_SMALL = Pen("tkr", 0, NumberStyle(negative="-"), " tkr")
_KR = Pen("kr", 0)
_KINDS = (
    ("Intäkter", "got", 1, 62), ("Personalkostnader", "staff", -1, 330),
    ("Köpt vård och placeringar", "bought", -1, 0),
    ("Utbetalt försörjningsstöd", "support", -1, 21),
    ("Lokalhyror", "rent", -1, 31), ("Övriga kostnader", "other", -1, 44),
)  # fmt: skip
_SERVICES = (
    ("Nämnd och förvaltningsledning", "lead", 15), ("Individ- och familjeomsorg", "families", 92),
    ("Stöd till personer med funktionsnedsättning", "lss", 104), ("Hemtjänst", "home", 68),
    ("Särskilt boende", "residence", 110), ("Kommunal hälso- och sjukvård", "health", 0),
)  # fmt: skip
_PLACED = (
    ("HVB, barn och unga", "hvb", 2100, 7600), ("Familjehem", "foster", 9800, 1450),
    ("HVB, vuxna", "adults", 1300, 3100), ("Skyddat boende", "shelter", 420, 2350),
)  # fmt: skip
_VOLUMES = (
    ("Utförda hemtjänsttimmar", "hours", 104_000), ("Personer med hemtjänst", "home-people", 610),
    ("Boende i särskilt boende, snitt per månad", "residents", 232),
    ("Hushåll med ekonomiskt bistånd", "households", 415),
    ("Orosanmälningar barn och unga", "worries", 980),
    ("Beslut om personlig assistans", "lss-people", 48),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    own = _amounts(m, chance)
    volumes_first = chance.random() < 0.4
    volumes = [Heading("Volymer och nyckeltal", 1), *_volume_words(own), _volumes(own)]
    money = [
        Heading("Ekonomiskt utfall", 1),
        *_whole(own),
        _kinds(own),
        _services(own),
        *_service_words(own, chance),
    ]
    return made(
        f"Socialnämnden, uppföljning helår {m.year}",
        [
            Heading("Sammanfattning", 1),
            *_summary(own),
            *(volumes if volumes_first else money),
            *(money if volumes_first else volumes),
            Heading("Placeringar", 1),
            _placed(own),
            *_placed_words(own),
            Heading("Försörjningsstöd"),
            *_support(own),
            Heading("Bemanning", 1),
            *_staff(own),
        ],
    )


def _amounts(m: Municipality, chance: Random) -> Ledger:
    own = Ledger(m, chance, "social")
    last, now = years = (m.year - 1, m.year)
    for _label, what, days, price in _PLACED:
        own.series(f"days-{what}", days, years, spread=0.12, kind="count")
        for year in years:
            cost = own(f"days-{what}", year).value * Decimal(
                round(price * chance.uniform(0.9, 1.1))
            )
            own.put(f"cost-{what}", cost + chance.randint(0, 999), year)
    for year in years:
        own.sum("days", [f"days-{one[1]}" for one in _PLACED], year)
        own.sum("bought", [f"cost-{one[1]}" for one in _PLACED], year)
    planned = own("bought").value * Decimal(str(round(chance.uniform(0.82, 1.03), 4)))
    own.put("bought", planned.quantize(Decimal(1)), now, "budget")
    for _label, what, _sign, size in _KINDS:
        if what != "bought":
            own.series(what, size * 1_000_000, years, spread=0.03)
            plan = float(own(what, now).value) * chance.uniform(0.95, 1.04)
            own.put(what, Decimal(round(plan)), now, "budget")
    bases = ((last, "outcome"), (now, "budget"), (now, "outcome"))
    for year, basis in bases:
        own.sum("net", {what: -sign for _label, what, sign, _size in _KINDS}, year, basis)
        left = own("net", year, basis).value
        whole = sum(one[2] for one in _SERVICES) + 47
        for _label, what, size in _SERVICES[:-1]:
            part = own("net", year, basis).value * size * Decimal(str(chance.uniform(0.984, 1.016)))
            left -= own.put(what, (part / whole).quantize(Decimal(1)), year, basis).value
        own.put("health", left, year, basis)
        terms = [(own(one[1], year, basis), 1) for one in _SERVICES]
        m.register.follows(own("net", year, basis), terms)
    for _label, what, size in _VOLUMES:
        own.series(what, size, (m.year - 2, last, now), spread=0.06, kind="count")
    own.series("posts", 512, years, spread=0.015, kind="index", places=1)
    own.series("hourly-posts", 44, years, spread=0.15, kind="index", places=1)
    return own


def _summary(own: Ledger) -> list[Block]:
    gap = own.gap("net", -1)
    return [
        item(
            say(
                "Nettokostnad ", _TEXT(own("net")), ", ", turn(gap, "överskott", "underskott"),
                " mot budget ", _TEXT.size(gap, "difference"),
            ),
        ),
        item(
            say(
                "Köp av vård ", _TEXT(own("bought")), " (", str(own.m.year - 1), ": ",
                _TEXT(own("bought", own.m.year - 1)), ")",
            )
        ),
        item(
            say(
                _PEN.people(own("hours")), " utförda timmar i hemtjänsten, ",
                _TEXT.share(own.growth("hours"), size=True), " procent ",
                turn(own.change("hours"), "fler", "färre"), " än året innan",
            )
        ),
    ]  # fmt: skip


def _whole(own: Ledger) -> list[Block]:
    gap, bought, staff = own.gap("net", -1), own.gap("bought", -1), own.gap("staff", -1)
    return [
        clear(
            say(
                "Socialnämndens nettokostnad för året uppgår till ", _TEXT(own("net")),
                ". Jämfört med den tilldelade ramen på ", _TEXT(own("net", None, "budget")),
                " innebär det ett ", turn(gap, "överskott", "underskott"), " om ",
                _TEXT.size(gap, "difference"), ".",
            ),
            say(
                "Personalkostnaderna avviker med ", _TEXT(staff, role="difference"),
                " från budget och den köpta vården med ", _TEXT(bought, role="difference"), ".",
            ),
            say(
                "Intäkterna blev ", _TEXT.size(own.gap("got"), "difference"), " ",
                turn(own.gap("got"), "högre", "lägre"), " än planerat.",
            ),
        ),
        clear(
            say(
                "Nettokostnaden har sedan föregående år ",
                turn(own.change("net"), "ökat", "minskat"), " med ",
                _TEXT.size(own.change("net"), "difference"), ", motsvarande ",
                _TEXT.share(own.growth("net"), size=True), " %.",
            ),
            say(
                "Hyrorna blev ", _SMALL.size(own.change("rent"), "difference"),
                turn(own.change("rent"), " högre", " lägre"), " än året innan.",
            ),
        ),
    ]  # fmt: skip


def _kinds(own: Ledger) -> Table:
    now, last = own.m.year, own.m.year - 1
    rows = []
    for label, what, sign in (
        *((label, what, sign) for label, what, sign, _size in _KINDS),
        ("Nettokostnad", "net", -1),
    ):
        cells = [
            _PEN(own(what, now, "budget"), sign), _PEN(own(what), sign),
            _PEN(own.gap(what, sign), 1, "difference"), _PEN(own(what, last), sign),
        ]  # fmt: skip
        rows.append(row(label, cells, "sum" if what == "net" else "item"))
    heads = ["Belopp i tkr", f"Budget {now}", f"Utfall {now}", "Avvikelse", f"Utfall {last}"]
    return table("Resultat per kostnadsslag", heads, rows)


def _services(own: Ledger) -> Table:
    now = own.m.year
    rows = []
    for label, what in (*((one[0], one[1]) for one in _SERVICES), ("Socialnämnden totalt", "net")):
        gap = own.gap(what, -1)
        cells = [
            _PEN(own(what, now, "budget")), _PEN(own(what)), _PEN(gap, 1, "difference"),
            _PEN(own.m.register.quotient(gap, own(what, now, "budget"))),
        ]  # fmt: skip
        rows.append(row(label, cells, "sum" if what == "net" else "item"))
    heads = ["Nettokostnad, tkr", "Budget", "Bokslut", "Avvikelse", "Avvikelse, %"]
    return table(f"Utfall per verksamhetsområde {now}", heads, rows)


def _service_words(own: Ledger, chance: Random) -> list[Block]:
    register = own.m.register
    over = register.count("social:over", [own.gap(one[1], -1) for one in _SERVICES], -1)
    hourly = own.per("home", "hours")
    blocks: list[Block] = [
        clear(
            say(
                "Av förvaltningens ",
                counted(register.count("social:all", [own(one[1]) for one in _SERVICES])),
                " verksamhetsområden redovisar ", counted(over), " ett underskott.",
            ),
        )
    ]  # fmt: skip
    ways = (_spent, _share_of_frame, _over_years)
    for place, (label, what, _size) in enumerate(chance.sample(_SERVICES[1:], 4)):
        told = ways[place % 3](own, what)
        if what == "home":
            told.append(say("Varje utförd timme kostade netto ", _KR(hourly), " kronor."))
        blocks += [Heading(label, 3), clear(*told)]
    return blocks


def _spent(own: Ledger, what: str) -> list[Sentence]:
    gap, more = own.gap(what, -1), own.change(what)
    return [
        say(
            "Utfallet uppgår till ", _PEN(own(what)), " tkr mot en budget på ",
            _PEN(own(what, None, "budget")), " tkr, alltså ett ",
            turn(gap, "överskott", "underskott"), " med ", _SMALL.size(gap, "difference"), ".",
        ),
        say(
            "Kostnaden är ", _TEXT.size(more, "difference"), " ", turn(more, "högre", "lägre"),
            f" än {own.m.year - 1}.",
        ),
    ]  # fmt: skip


def _share_of_frame(own: Ledger, what: str) -> list[Sentence]:
    gap = own.gap(what, -1)
    share = own.m.register.quotient(gap, own(what, None, "budget"))
    return [
        say(
            "Ramen på ", _TEXT(own(what, None, "budget")), " ",
            turn(gap, "räckte", "räckte inte"), "; utfallet blev ", _TEXT(own(what)), ".",
        ),
        say(
            turn(gap, "Överskottet", "Underskottet"), ", ", _SMALL.size(gap, "difference"),
            ", motsvarar ", _TEXT.share(share, size=True), " procent av ramen.",
        ),
    ]  # fmt: skip


def _over_years(own: Ledger, what: str) -> list[Sentence]:
    gap, more = own.gap(what, -1), own.change(what)
    share = own.m.register.quotient(own(what), own("net"))
    return [
        say(
            "Verksamheten kostade ", _TEXT(own(what)), " netto och tar därmed ",
            _TEXT.share(share), " procent av nämndens medel i anspråk.",
        ),
        say(
            "Det är ", _TEXT.size(gap, "difference"), turn(gap, " under", " över"),
            " budget, och ", _TEXT.size(more, "difference"), turn(more, " mer", " mindre"),
            " än föregående år.",
        ),
    ]  # fmt: skip


def _volumes(own: Ledger) -> Table:
    years = (own.m.year - 2, own.m.year - 1, own.m.year)
    rows = []
    for label, what, _size in _VOLUMES:
        cells = [_PEN.people(own(what, y)) for y in years]
        more = own.change(what)
        rows.append(row(label, [*cells, _PEN.people(more, "difference"), _PEN(own.growth(what))]))
    rows.append(
        row(
            "Nettokostnad per hemtjänsttimme, kr",
            [None, *(_KR(own.per("home", "hours", y)) for y in years[1:]), None, None],
        )
    )
    heads = ["", *map(str, years), "Förändring", "%"]
    return table("Volymutveckling", heads, rows)


def _volume_words(own: Ledger) -> list[Block]:
    homes, worries = own.change("home-people"), own.change("worries")
    each = own.m.register.quotient(own("hours"), own("home-people"))
    return [
        clear(
            say(
                "Antalet personer med hemtjänst ", turn(homes, "ökade", "minskade"), " med ",
                _PEN.people(homes, "difference", size=True), " till ",
                _PEN.people(own("home-people")), ".",
            ),
            say(
                "I genomsnitt fick varje person ", number(each, 0), " timmar under året.",
            ),
            say(
                "Till socialtjänsten kom ", _PEN.people(own("worries")), " orosanmälningar om barn "
                "och unga, ", _PEN.people(worries, "difference", size=True), " ",
                turn(worries, "fler", "färre"), f" än {own.m.year - 1} då de var ",
                _PEN.people(own("worries", own.m.year - 1)), ".",
            ),
        )
    ]  # fmt: skip


def _placed(own: Ledger) -> Table:
    years = (own.m.year - 1, own.m.year)
    rows = []
    for label, days, cost in (
        *((one[0], f"days-{one[1]}", f"cost-{one[1]}") for one in _PLACED),
        ("Summa", "days", "bought"),
    ):
        cells = []
        for y in years:
            each = _KR(own.per(cost, days, y), 1, "share")
            cells += [_PEN.people(own(days, y)), _PEN(own(cost, y)), each]
        rows.append(row(label, cells, "sum" if days == "days" else "item"))
    heads: list[list[str | Head]] = [
        ["", *(Head(str(y), 3) for y in years)],
        ["Placeringsform", *("Dygn", "Kostnad, tkr", "Kr/dygn") * 2],
    ]
    return tall("Vårddygn och kostnader", heads, rows)


def _placed_words(own: Ledger) -> list[Block]:
    now, last = own.per("bought", "days"), own.per("bought", "days", own.m.year - 1)
    dearer = own.m.register.difference(now, last)
    hvb = own.change("days-hvb")
    return [
        clear(
            say(
                "Totalt köptes ", _PEN.people(own("days")), " vårddygn till en kostnad av ",
                _TEXT(own("bought")), ", ", _TEXT.size(own.change("bought"), "difference"), " ",
                turn(own.change("bought"), "mer", "mindre"), " än året före.",
            ),
            say(
                "Ett dygn kostade i snitt ", _KR(now), " kronor, att jämföra med ", _KR(last),
                " kronor ", f"{own.m.year - 1}.",
            ),
            say(
                "Dygnspriset har således ", turn(dearer, "stigit", "fallit"), " med ",
                _KR.size(dearer, "difference"), " kronor.",
            ),
            say(
                "Dygnen på HVB för barn och unga blev ", _PEN.people(hvb, "difference", size=True),
                turn(hvb, " fler", " färre"), " och stod för ",
                _TEXT.share(own.share("cost-hvb", "bought")), " procent av kostnaden.",
            ),
        )
    ]  # fmt: skip


def _support(own: Ledger) -> list[Block]:
    paid, gap = own.change("support"), own.gap("support", -1)
    return [
        clear(
            say(
                "Under året fick ", _PEN.people(own("households")), " hushåll ekonomiskt bistånd, "
                "mot ", _PEN.people(own("households", own.m.year - 1)), " året dessförinnan.",
            ),
            say(
                "Det utbetalda beloppet, ", _SMALL(own("support")), ", ",
                turn(paid, "ökade", "minskade"), " med ", _TEXT.share(own.growth("support"),
                size=True), " procent och gav mot budget ett ",
                turn(gap, "överskott", "underskott"), " på ", _SMALL.size(gap, "difference"), ".",
            ),
            say(
                "Per hushåll blir det ", _KR(own.per("support", "households")), " kr.",
            ),
        )
    ]  # fmt: skip


def _staff(own: Ledger) -> list[Block]:
    more, hourly = own.change("posts"), own.change("hourly-posts")
    return [
        clear(
            say(
                "Antalet årsarbetare var ", number(own("posts")), " i december, ",
                number(more, size=True, role="difference"), turn(more, " fler", " färre"),
                " än ett år tidigare.",
            ),
            say(
                "Timavlönade utförde därutöver arbete motsvarande ", number(own("hourly-posts")),
                " årsarbetare (", number(own("hourly-posts", own.m.year - 1)), "), en ",
                turn(hourly, "ökning", "minskning"), " med ",
                number(hourly, size=True, role="difference"), ".",
            ),
        )
    ]  # fmt: skip


FAMILY = Family("social-yearend", make)
