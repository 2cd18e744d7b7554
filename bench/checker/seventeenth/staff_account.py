"""A yearly account of the staff: persons by board and age, hours, wages of women and men, sick
leave by sex, age and board, turnover, pensions ahead and what it all costs."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper
from ..quantities import Quantity
from ._book import Book, Hand, num, para, pct, pts, seen

_STYLE = NumberStyle(negative="–")
_PEN = Pen("mnkr", 1, _STYLE)
_KR = Pen("kr", 0, _STYLE)
_H = Hand("mnkr", 1, " miljoner kronor", " procent", style=_STYLE)
_AGES = (("–29 år", "a29", 0.15), ("30–39 år", "a39", 0.21), ("40–49 år", "a49", 0.24),
         ("50–59 år", "a59", 0.27), ("60 år–", "a60", 0))  # fmt: skip
_SICK = (
    ("Kvinnor", "women"), ("Män", "men"), ("29 år och yngre", "age 29"), ("30–49 år", "age 30-49"),
    ("50 år och äldre", "age 50"), ("Totalt", "all"),
)  # fmt: skip
_JOBS = (("Undersköterska", "J1", 31200, 290), ("Lärare grundskola", "J2", 40100, 240),
         ("Barnskötare", "J3", 28400, 150), ("Socialsekreterare", "J4", 40900, 60),
         ("Förskollärare", "J5", 36300, 120), ("Chef", "J6", 52800, 75))  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    b = Book(m, chance)
    _enter(b)
    blocks: list[Block] = [
        text(f"Rapporten beskriver {m.name} kommuns medarbetare den 31 december {m.year}."),
        Heading("Våra medarbetare", 1),
        *_people(b),
        Heading("Ålder"),
        *_ages(b),
        Heading("Sysselsättningsgrad och arbetad tid"),
        *_hours(b),
        Heading("Lön", 1),
        *_wages(b),
        Heading("Sjukfrånvaro", 1),
        *_sick(b),
        Heading("Personalrörlighet och kommande pensionsavgångar", 1),
        *_leaving(b),
        Heading("Personalkostnader", 1),
        *_costs(b),
    ]
    return Paper(f"Personalredovisning {m.year}", tuple(blocks))


def _enter(b: Book) -> None:
    years = (b.year - 2, b.year - 1, b.year)
    for year in years:
        whole = b("employees", year=year)
        parts = [
            b.put("aged", b.around(whole.value * Decimal(str(part)), 0.04), who, year)
            for _label, who, part in _AGES[:-1]
        ]
        rest = whole.value - sum(one.value for one in parts)
        parts.append(b.put("aged", rest, "a60", year))
        b.register.follows(whole, [(one, 1) for one in parts])
        for sex, share in (("women", 0.71), ("men", 0.87)):
            grown = Decimal(str(share)) + Decimal("0.015") * (year - b.year)
            b.put("full-time", b.around(b(sex, year=year).value * grown, 0.008), sex, year)
        b.sum_of("full-time", ("women", "men"), "all", year)
        b.put("left", b.around(whole.value * Decimal("0.085"), 0.15), year=year)
        b.put("pensioned", b.around(whole.value * Decimal("0.024"), 0.15), year=year)
        b.add("gone", [(b("left", year=year), 1), (b("pensioned", year=year), 1)], year=year)
        b.put("hired", b("gone", year=year).value + b.around(b.size * 30, 0.6), year=year)
    b.walk("mean-age", 46.2, years, step=(0.2, 0.7), places=2)
    b.series("extra-hours", b.size * 21_000, years, low=0.03, high=0.12)
    b.series("hour-paid", b.size * 390_000, years, low=0.02, high=0.08)
    b.walk("long-share", 0.43, years, step=(0.012, 0.04), kind="ratio", places=4)
    for _label, who, wage, many in _JOBS:
        for sex, share in (("women", 0.78), ("men", 0.22)):
            middle = Decimal(wage) * Decimal(b.chance.randint(985, 1015)) / 1000
            b.put("wage", b.around(middle, 0.012), f"{who} {sex}", kind="money")
            b.put("workers", b.around(b.size * many * Decimal(str(share)), 0.1) + 4, f"{who} {sex}")
    for year in years[1:]:
        grown = Decimal("1.034") if year == b.year else Decimal(1)
        for sex, middle in (("women", 34900), ("men", 36200)):
            b.put("median", b.around(middle * grown, 0.006), sex, year, kind="money")
        for what, each, spread in (("pay", 545_000, 0.012), ("old-pay", 48_000, 0.08),
                                   ("sick-pay", 9_400, 0.12)):  # fmt: skip
            middle = b("employees", year=year).value * each * grown
            b.put(what, b.around(middle, spread), year=year, kind="money")
        b.add("staff-cost", [(b(one, year=year), 1) for one in ("pay", "old-pay", "sick-pay")],
              year=year)  # fmt: skip
    for one in b.m.boards:
        start = (
            b("sick-leave", "all", years[0]).value + Decimal(b.chance.randint(-120, 120)) / 10_000
        )
        b.walk("sick-board", start, years, one.key, step=(0.002, 0.008), kind="ratio", places=4)
    for ahead in range(1, 6):
        middle = b("aged", "a60").value * Decimal("0.17") * (1 + Decimal(ahead) / 40)
        b.put("pensioned", b.around(middle, 0.12), year=b.year + ahead, basis="forecast")
    b.add("pensioned-ahead", [(b("pensioned", year=b.year + ahead, basis="forecast"), 1)
                              for ahead in range(1, 6)])  # fmt: skip


def _people(b: Book) -> list[Block]:
    years = (b.year, b.year - 1)
    rows = []
    for one in (*b.m.boards, None):
        who = one.key if one else "municipality"
        cells = [num(b(what, who)) for what in ("women", "men", "employees")]
        cells += [num(b("employees", who, years[1])),
                  num(b.change("employees", who), role="difference" if one else "", style=_STYLE),
                  pct(b.share(b("women", who), b("employees", who)), 0)]  # fmt: skip
        rows.append(row(one.name if one else "Hela kommunen", cells, "item" if one else "sum"))
    heads: list[list[str | Head]] = [
        ["", Head(str(years[0]), 3), str(years[1]), "", "Andel"],
        ["Antal tillsvidareanställda", "Kvinnor", "Män", "Totalt", "Totalt", "Förändring",
         "kvinnor, %"],
    ]  # fmt: skip
    more, women = b.change("employees"), b.share(b("women"), b("employees"))
    big = max(b.m.boards, key=lambda one: b("employees", one.key).value)
    grown = b.register.count("grown-boards", [b.change("employees", one.key) for one in b.m.boards])
    change = b.change("employees", big.key)
    return [
        para(
            say("Kommunen hade ", _H.num(b("employees")), " tillsvidareanställda, fördelade på ",
                _H.num(b("women")), " kvinnor och ", _H.num(b("men")), " män."),
            say("Jämfört med samma datum året innan är det ", _H.gap(more), " ",
                turn(more, "fler", "färre"), ", en förändring med ",
                _H.grew(b.growth("employees")), "."),
            say("Kvinnornas andel är ", _H.pct(women), "."),
            say(f"Flest medarbetare har {big.name}, ", _H.num(b("employees", big.key)),
                " personer, vilket motsvarar ",
                _H.pct(b.share(b("employees", big.key), b("employees")), 0), " av alla."),
            say("Där har antalet ", turn(change, "ökat", "minskat"), " med ", _H.gap(change), "."),
            *([say("Personalen växte i ", counted(grown), " av nämnderna.")]
              if grown.value > 1 else []),
        ),
        tall("Anställda per nämnd", heads, rows),
    ]  # fmt: skip


def _ages(b: Book) -> list[Block]:
    years = (b.year, b.year - 1, b.year - 2)
    rows = []
    for label, who, _part in (*_AGES, ("Summa", "", 0)):
        if who:
            cells = [*(num(b("aged", who, y)) for y in years),
                     pct(b.share(b("aged", who), b("employees")))]  # fmt: skip
        else:
            cells = [*(num(b("employees", year=y)) for y in years), None]
        rows.append(row(label, cells, "item" if who else "sum"))
    age, old = b.change("mean-age"), b.change("aged", "a60")
    share = b.share(b("aged", "a60"), b("employees"))
    young = b.change("aged", "a29")
    return [
        table("Tillsvidareanställda efter ålder",
              ["", *map(str, years), f"Andel {b.year}, %"], rows),
        para(
            say("Medelåldern var ", _H.num(b("mean-age"), 1), " år, mot ",
                _H.num(b("mean-age", year=years[1]), 1), f" år {years[1]}, och har alltså ",
                turn(age, "stigit", "sjunkit"), " med ", _H.gap(age, 1), " år."),
            say(_H.num(b("aged", "a60")), " medarbetare, ", _H.pct(share), ", hade fyllt 60 år."),
            say("Det är ", _H.gap(old), " ", turn(old, "fler", "färre"), " än året före."),
            say("Gruppen under 30 år ", turn(young, "ökade", "minskade"), " från ",
                _H.num(b("aged", "a29", years[1])), " till ", _H.num(b("aged", "a29")), "."),
        ),
    ]  # fmt: skip


def _hours(b: Book) -> list[Block]:
    years = (b.year, b.year - 1, b.year - 2)

    def full(sex: str, year: int) -> Quantity:
        whole = b("employees", year=year) if sex == "all" else b(sex, year=year)
        return b.share(b("full-time", sex, year), whole)

    rows = [
        row(label, [pct(full(sex, y)) for y in years])
        for label, sex in (("Kvinnor", "women"), ("Män", "men"), ("Samtliga", "all"))
    ]
    points = b.less(full("all", years[0]), full("all", years[1]))
    apart = b.less(full("men", years[0]), full("women", years[0]))
    extra, paid = b.growth("extra-hours"), b.change("hour-paid")
    one_year = b.put("year-hours", 1700, kind="index")
    works = b.share(b("hour-paid"), one_year)
    return [
        table("Andel heltidsanställda, procent", ["", *map(str, years)], rows),
        para(
            say("Andelen som är anställda på heltid ", turn(points, "steg", "sjönk"),
                " under året med ",
                _H.pts(points), " till ", _H.pct(full("all", years[0])), ", vilket motsvarar ",
                _H.num(b("full-time", "all")), " personer."),
            say("Bland männen är andelen ", _H.pct(full("men", years[0])), " och bland kvinnorna ",
                _H.pct(full("women", years[0])), ", en skillnad på ", _H.pts(apart), "."),
        ),
        para(
            say("Mertid och övertid uppgick till ", _H.num(b("extra-hours")), " timmar (",
                _H.num(b("extra-hours", year=years[1])), "), en ",
                turn(extra, "ökning", "minskning"), " med ", _H.grew(extra), "."),
            say("Timavlönade arbetade ", _H.num(b("hour-paid")), " timmar, ", _H.gap(paid), " ",
                turn(paid, "fler", "färre"), " än föregående år."),
            say("Med ", _H.num(one_year), " timmar per årsarbetare motsvarar det ",
                _H.num(works), " årsarbetare."),
        ),
        table("Arbetad tid utöver schema, timmar", ["", *map(str, years)], [
            row("Mertid och övertid", [num(b("extra-hours", year=y)) for y in years]),
            row("Timavlönade", [num(b("hour-paid", year=y)) for y in years]),
        ]),
    ]  # fmt: skip


def _wages(b: Book) -> list[Block]:
    rows, parts = [], {}
    for label, who, *_rest in _JOBS:
        she, he = b("wage", f"{who} women"), b("wage", f"{who} men")
        parts[who] = b.share(she, he)
        rows.append(row(label, [num(b("workers", f"{who} women")), num(b("workers", f"{who} men")),
                                _KR(she), _KR(he), _KR(b.less(she, he), role="difference"),
                                pct(parts[who])]))  # fmt: skip
    heads: list[list[str | Head]] = [
        ["", Head("Antal", 2), Head("Medellön, kr", 2), "Skillnad", "Kvinnors lön"],
        ["Yrkesgrupp", "Kvinnor", "Män", "Kvinnor", "Män", "kr", "i % av mäns"],
    ]
    gap = b.less(b("median", "men"), b("median", "women"))
    rise = b.growth("median", "women")
    last = b.less(b("median", "men", b.year - 1), b("median", "women", b.year - 1))
    closer = b.less(gap, last)
    above = b.register.count(
        "women-above",
        [b.less(b("wage", f"{one[1]} women"), b("wage", f"{one[1]} men")) for one in _JOBS],
    )
    boss = b.less(b("wage", "J6 women"), b("wage", "J6 men"))
    return [
        para(
            say("Medianlönen för kvinnor var ", _H.each(b("median", "women")),
                " i månaden och för män ",
                _H.each(b("median", "men")), "."),
            say("Skillnaden är ", _H.each(gap, "difference"), ", att jämföra med ",
                _H.each(last, "difference"), f" {b.year - 1}; den har ",
                turn(closer, "ökat", "minskat"), "."),
            say("Kvinnornas medianlön ", turn(rise, "steg", "sjönk"), " med ", _H.grew(rise), "."),
            *([say("I ", counted(above),
                " av sex redovisade yrkesgrupper har kvinnor högre medellön "
                   "än män.")] if above.value else []),
            say("Kvinnliga chefer tjänar i genomsnitt ", _H.each(boss, "difference"), " ",
                turn(boss, "mer", "mindre"), " än sina manliga kollegor."),
        ),
        tall("Medellön i några yrkesgrupper", heads, rows),
        table("Medianlön, kr per månad", ["", str(b.year), str(b.year - 1)], [
            row("Kvinnor", [_KR(b("median", "women", y)) for y in (b.year, b.year - 1)]),
            row("Män", [_KR(b("median", "men", y)) for y in (b.year, b.year - 1)]),
        ]),
    ]  # fmt: skip


def _sick(b: Book) -> list[Block]:
    years = (b.year, b.year - 1, b.year - 2)
    rows = [row(label, [*(pct(b("sick-leave", who, y)) for y in years),
                        pts(b.change("sick-leave", who), style=_STYLE)]) for label,
                            who in _SICK]  # fmt: skip
    rows.append(row("Andel långtidssjukfrånvaro (60 dagar eller mer)",
                    [*(pct(b("long-share", year=y)) for y in years),
                     pts(b.change("long-share"), style=_STYLE)]))  # fmt: skip
    each = [row(one.name, [pct(b("sick-board", one.key, y)) for y in years]) for one in b.m.boards]
    whole, long = b.change("sick-leave", "all"), b.change("long-share")
    two, sexes = (
        b.less(b("sick-leave", "all"), b("sick-leave", "all", years[2])),
        b.less(b("sick-leave", "women"), b("sick-leave", "men")),
    )
    high = max(b.m.boards, key=lambda one: b("sick-board", one.key).value)
    low = min(b.m.boards, key=lambda one: b("sick-board", one.key).value)
    apart = b.less(b("sick-board", high.key), b("sick-board", low.key))
    down = b.register.count(
        "sick-down", [b.change("sick-board", one.key) for one in b.m.boards], -1
    )
    return [
        para(
            say("Den totala sjukfrånvaron uppgick till ", _H.pct(b("sick-leave", "all")),
                " av den ordinarie arbetstiden."),
            say("Den ", turn(whole, "ökade", "minskade"), " med ", _H.pts(whole),
                f" från {years[1]}, "
                "då den var ", _H.pct(b("sick-leave", "all", years[1])), "."),
            say("Sett över två år är förändringen en ", turn(two, "uppgång", "nedgång"), " på ",
                _H.pts(two), "."),
            say("Kvinnor var frånvarande ", _H.pct(b("sick-leave", "women")), " av sin tid, ",
                _H.pts(sexes), " mer än män."),
        ),
        table("Sjukfrånvaro i procent av ordinarie arbetstid",
              ["", *map(str, years), "Förändring"], rows),
        para(
            say("Av sjukfrånvaron var ", _H.pct(b("long-share")), " långtidsfrånvaro, ",
                _H.pts(long),
                " ", turn(long, "mer", "mindre"), " än året innan."),
            say(f"Högst frånvaro redovisar {high.name} med ", _H.pct(b("sick-board", high.key)),
                f", lägst {low.name} med ", _H.pct(b("sick-board", low.key)),
                    "; mellan dem skiljer ",
                _H.pts(apart), "."),
            *([say("Sjukfrånvaron sjönk i ", counted(down), " av nämnderna.")]
              if down.value > 1 else []),
        ),
        table("Sjukfrånvaro per nämnd", ["%", *map(str, years)], each),
    ]  # fmt: skip


def _leaving(b: Book) -> list[Block]:
    years = (b.year, b.year - 1, b.year - 2)
    rate = {y: b.share(b("gone", year=y), b("employees", year=y)) for y in years}
    rows = [
        row("Nyanställda", [num(b("hired", year=y)) for y in years]),
        row("Slutat på egen begäran", [num(b("left", year=y)) for y in years]),
        row("Gått i pension", [num(b("pensioned", year=y)) for y in years]),
        row("Summa avgångna", [num(b("gone", year=y)) for y in years], "sum"),
        row("Rörlighet, %", [pct(rate[y]) for y in years]),
    ]
    points, more = b.less(rate[years[0]], rate[years[1]]), b.change("left")
    net = b.less(b("hired"), b("gone"))
    ahead = [b.year + one for one in range(1, 6)]
    share = b.share(b("pensioned-ahead"), b("employees"))
    coming = [row("Antal som fyller 66 år", [
        *(num(b("pensioned", year=y, basis="forecast")) for y in ahead), num(b("pensioned-ahead"),
            role="sum")
    ])]  # fmt: skip
    return [
        para(
            say("Under året slutade ", _H.num(b("gone")), " tillsvidareanställda, varav ",
                _H.num(b("pensioned")), " med pension."),
            say("De som slutade på egen begäran var ", _H.num(b("left")), ", ", _H.gap(more), " ",
                turn(more, "fler", "färre"), f" än {years[1]}."),
            say("Samtidigt anställdes ", _H.num(b("hired")), " personer, ", _H.gap(net), " ",
                turn(net, "fler", "färre"), " än de som lämnade kommunen."),
            say("Rörligheten ", turn(points, "ökade", "minskade"), " till ",
                _H.pct(rate[years[0]]), " (", _H.pct(rate[years[1]]), ")."),
        ),
        table("Personalrörlighet", ["", *map(str, years)], rows),
        para(
            say("De närmaste fem åren når ", _H.num(b("pensioned-ahead")),
                " medarbetare 66 års ålder, "
                "vilket är ", _H.pct(share), " av dagens personal."),
            say(f"Redan {ahead[0]} gäller det ", _H.num(b("pensioned", year=ahead[0],
                basis="forecast")),
                f" personer och {ahead[-1]} ytterligare ",
                _H.num(b("pensioned", year=ahead[-1], basis="forecast")), "."),
        ),
        table("Kommande pensionsavgångar", ["", *map(str, ahead), "Totalt"], coming),
    ]  # fmt: skip


def _costs(b: Book) -> list[Block]:
    years = (b.year, b.year - 1)
    rows = []
    for label, what, kind in (("Löner och arbetsgivaravgifter", "pay", "item"),
                              ("Pensioner inkl. löneskatt", "old-pay", "item"),
                              ("Sjuklön", "sick-pay", "item"),
                              ("Summa personalkostnader", "staff-cost", "sum")):  # fmt: skip
        role = "" if kind == "sum" else "difference"
        rows.append(row(label, [*(_PEN(b(what, year=y)) for y in years),
                                _PEN(b.change(what), role=role), pct(b.growth(what), style=_STYLE)],
                        kind))  # fmt: skip
    whole, sick = b.change("staff-cost"), b.change("sick-pay")
    each = b.per(b("staff-cost"), b("employees"))
    share = b.share(b("old-pay"), b("staff-cost"))
    return [
        *(item(one) for one in seen([
            say("Personalkostnaderna uppgick till ", _H.kr(b("staff-cost")), ", ", _H.by(whole),
                " ",
                turn(whole, "mer", "mindre"), " än året innan."),
            say("Utslaget per tillsvidareanställd blir det ", _H.each(each), "."),
            say("Pensionerna svarade för ", _H.pct(share), " av kostnaden."),
            say("Sjuklönerna ", turn(sick, "ökade", "minskade"), " med ", _H.by(sick), " till ",
                _H.kr(b("sick-pay")), "."),
        ])),
        table("Personalkostnader, miljoner kronor", ["", *map(str, years), "Förändring", "%"],
            rows),
    ]  # fmt: skip


FAMILY = Family("staff-account", make)
