"""A follow-up of internal control: samples and their faults by control, controls by board, wrong
payments, invoices paid late, purchases outside agreements, incidents and measures."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, row, say, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Direction, Heading, NumberStyle, Paper, Row
from ..quantities import Quantity
from ._book import Book, Hand, num, para, pct

_STYLE = NumberStyle(negative="−")
_KR = Pen("kr", 0, _STYLE)
_H = Hand("kr", 0, " kronor", " procent", style=_STYLE)
_M = Hand("mnkr", 1, " mnkr", " procent", style=_STYLE)
_CHECKS = (
    ("Attest av leverantörsfakturor", "K1", 240, 0.03), ("Representation – syfte och deltagare",
        "K2", 80, 0.11),
    ("Direktupphandlingar dokumenterade", "K3", 60, 0.14), ("Behörigheter i lönesystemet", "K4",
        150, 0.02),
    ("Handläggningstid bygglov", "K5", 90, 0.08), ("Utdrag ur belastningsregistret", "K6", 110,
        0.025),
    ("Avgiftsbeslut inom barnomsorgen", "K7", 130, 0.06), ("Registrering av allmänna handlingar",
        "K8", 100, 0.09),
)  # fmt: skip
_MEASURES = (("Åtgärdat", "done", 0.5), ("Pågår", "going", 0.3), ("Ej påbörjat", "waiting", 0))
_EVENTS = (("Personuppgiftsincidenter", "privacy", 34), ("Arbetsskador", "injury", 150),
           ("Tillbud", "near", 420), ("Hot och våld", "threat", 95))  # fmt: skip
_LARGE = (("Kontroll av momsavdrag", "E1", 90_000), ("Dubbelbetalda fakturor", "E2", 160_000),
          ("Felaktig lön", "E3", 240_000), ("Felaktigt försörjningsstöd", "E4",
              520_000))  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    b = Book(m, chance)
    _enter(b)
    blocks: list[Block] = [
        Heading("Inledning", 1),
        text("Kommunstyrelsen ska varje år följa upp nämndernas arbete med intern kontroll."),
        Heading("Sammanfattande bedömning"),
        *_opening(b),
        Heading("Genomförda kontroller per nämnd", 1),
        *_boards(b),
        Heading("Resultat av stickprov", 1),
        *_samples(b),
        Heading("Fakturor och betalningar", 1),
        *_paid(b),
        Heading("Inköpstrohet"),
        *_bought(b),
        Heading("Incidenter"),
        *_events(b),
        Heading("Åtgärder från tidigare år", 1),
        *_measures(b),
    ]
    return Paper(f"Uppföljning av intern kontroll {m.year}", tuple(blocks))


def _enter(b: Book) -> None:
    years = (b.year - 1, b.year)
    for board in b.m.boards:
        for year in years:
            planned = b.put("planned", b.chance.randint(5, 14), board.key, year)
            done = b.put(
                "checked", planned.value - b.chance.choice((0, 0, 1, 1, 2)), board.key, year
            )
            b.put("remarked", min(done.value, b.chance.randint(0, 5)), board.key, year)
    for year in years:
        for what in ("planned", "checked", "remarked"):
            b.sum_of(what, [one.key for one in b.m.boards], "all", year)
    for _label, who, many, wrong in _CHECKS:
        for year in years:
            taken = b.put("sample", b.around(many, 0.15), who, year)
            part = Decimal(str(wrong)) * Decimal(b.chance.randint(50, 160)) / 100
            b.put("wrong", max(1, round(taken.value * part)), who, year)
    for year in years:
        for what in ("sample", "wrong"):
            b.sum_of(what, [one[1] for one in _CHECKS], "all", year)
    b.put("allowed", Decimal("0.05"), kind="ratio")
    _enter_money(b)


def _enter_money(b: Book) -> None:
    years = (b.year - 1, b.year)
    for year in (b.year - 2, *years):
        count = b.put("paid", b.around(b.size * 26_000, 0.05), year=year)
        rate = Decimal(b.chance.randint(925, 978)) / 1000
        b.put("in-time", b.around(count.value * rate, 0.003), year=year)
        b.add("late", [(count, 1), (b("in-time", year=year), -1)], year=year)
        b.register.follows(count, [(b("in-time", year=year), 1), (b("late", year=year), 1)])
        b.put("late-cost", b.around(b.size * 60_000, 0.3), year=year, kind="money")
    for year in years:
        for _label, who, middle in _LARGE:
            gone = b.put("misspent", b.around(b.size * middle, 0.3), who, year, kind="money")
            part = Decimal(b.chance.randint(45, 95)) / 100
            b.put("returned", b.around(gone.value * part, 0.03), who, year, kind="money")
        for what in ("misspent", "returned"):
            b.sum_of(what, [one[1] for one in _LARGE], "all", year)
        b.money("purchases", b.size * 310, "municipality", year, "outcome", 0.04)
        part = Decimal(b.chance.randint(800, 915)) / 1000
        value = b.around(b("purchases", year=year).value * part, 0.005)
        b.put("agreed", value, year=year, kind="money")
        b.add("outside", [(b("purchases", year=year), 1), (b("agreed", year=year), -1)], year=year)
        b.register.follows(
            b("purchases", year=year), [(b("agreed", year=year), 1), (b("outside", year=year), 1)]
        )
    b.put("agreed-goal", Decimal("0.87"), kind="ratio")
    _enter_events(b)


def _enter_events(b: Book) -> None:
    years = (b.year - 1, b.year)
    for _label, who, middle in _EVENTS:
        b.series("event", b.size * middle + 5, (b.year - 2, *years), who, low=0.06, high=0.25)
    for year in years:
        b.sum_of("event", [one[1] for one in _EVENTS], "all", year)
    for year in (b.year - 3, b.year - 2, b.year - 1):
        whole = b.chance.randint(13, 27)
        b.put("measure", max(1, whole * (b.year - year) // 4), f"done {year}")
        b.put("measure", b.chance.randint(2, 6), f"going {year}")
        b.put("measure", b.chance.randint(0, 3), f"waiting {year}")
        b.sum_of("measure", [f"{one[1]} {year}" for one in _MEASURES], f"all {year}")
    for _label, who, _part in (*_MEASURES, ("", "all", 0)):
        b.sum_of("measure", [f"{who} {b.year - back}" for back in (3, 2, 1)], who)
    b.register.follows(b("measure", "all"), [(b("measure", one[1]), 1) for one in _MEASURES])


def _rate(b: Book, who: str, year: int | None = None) -> Quantity:
    return b.share(b("wrong", who, year), b("sample", who, year))


def _opening(b: Book) -> list[Block]:
    share = b.share(b("checked", "all"), b("planned", "all"))
    left = b.less(b("planned", "all"), b("checked", "all"))
    more, rate = b.change("remarked", "all"), b.less(_rate(b, "all"), _rate(b, "all", b.year - 1))
    return [
        para(
            say("Nämnderna har genomfört ", _H.num(b("checked", "all")), " av ",
                _H.num(b("planned", "all")), " planerade kontroller, vilket är ", _H.pct(share, 0),
                    "."),
            say(_H.gap(left), " kontroller har skjutits upp till nästa år."),
            say("Av de genomförda kontrollerna ledde ", _H.num(b("remarked", "all")),
                " till anmärkning, ", _H.gap(more), " ", turn(more, "fler", "färre"),
                f" än {b.year - 1}."),
        ),
        para(
            say("I stickproven fanns fel i ", _H.num(b("wrong", "all")), " av ",
                _H.num(b("sample", "all")), " granskade poster."),
            say("Felfrekvensen är därmed ", _H.pct(_rate(b, "all")), ", mot ",
                _H.pct(_rate(b, "all", b.year - 1)), " förra året, och har alltså ",
                turn(rate, "stigit", "sjunkit"), "."),
        ),
    ]  # fmt: skip


def _boards(b: Book) -> list[Block]:
    rows = []
    for one in (*b.m.boards, None):
        who = one.key if one else "all"
        cells = [num(b("planned", who)), num(b("checked", who)), num(b("remarked", who)),
                 num(b("checked", who, b.year - 1)), num(b("remarked", who,
                     b.year - 1))]  # fmt: skip
        rows.append(row(one.name if one else "Totalt", cells, "item" if one else "sum"))
    full = b.register.count(
        "boards-full",
        [b.less(b("checked", one.key), b("planned", one.key)) for one in b.m.boards],
        1,
        True,
    )
    most = max(b.m.boards, key=lambda one: b("remarked", one.key).value)
    some = b.register.count("boards-remarked", [b("remarked", one.key) for one in b.m.boards])
    high = b("remarked", most.key).value
    alone = sum(b("remarked", one.key).value == high for one in b.m.boards) == 1
    first = f"Flest anmärkningar har {most.name}: " if alone else f"Hos {most.name} gav "
    return [
        table("Kontroller i nämndernas internkontrollplaner",
              ["Nämnd", f"Planerade {b.year}", f"Genomförda {b.year}", f"Med anmärkning {b.year}",
               f"Genomförda {b.year - 1}", f"Med anmärkning {b.year - 1}"], rows),
        para(
            say(first, _H.num(b("remarked", most.key)), " av ", _H.num(b("checked", most.key)),
                " kontroller." if alone else " kontroller anmärkning."),
            *([say(counted(full, capital=True), f" av {len(b.m.boards)} nämnder har genomfört hela "
                   "sin plan.")] if full.value > 1 else []),
            *([say("Minst en anmärkning finns hos ", counted(some), " nämnder.")]
              if some.value > 1 else []),
        ),
    ]  # fmt: skip


def _samples(b: Book) -> list[Block]:
    rows: list[Row] = []
    margins = {}
    for label, who, *_rest in _CHECKS:
        margin = b.less(b("allowed"), _rate(b, who))
        margins[who] = margin
        word = Direction(margin, "Godtagbart", "Brist") if margin.value else "Godtagbart"
        rows.append(Row((label, num(b("sample", who)), num(b("wrong", who)), pct(_rate(b, who)),
                         pct(_rate(b, who, b.year - 1)), word)))  # fmt: skip
    rows.append(row("Samtliga", [num(b("sample", "all")), num(b("wrong", "all")),
                                 pct(_rate(b, "all")), pct(_rate(b, "all", b.year - 1)), ""],
                                     "sum"))  # fmt: skip
    names = {one[1]: one[0] for one in _CHECKS}
    worst = min(margins, key=lambda who: margins[who].value)
    best = max(margins, key=lambda who: margins[who].value)
    bad = b.register.count("checks-bad", margins.values(), -1)
    moved = b.less(_rate(b, worst), _rate(b, worst, b.year - 1))
    bills = b.less(_rate(b, "K1"), _rate(b, "K1", b.year - 1))
    return [
        para(
            say("En felfrekvens över ", _H.pct(b("allowed"), 0), " räknas som brist."),
            *([say("Så är fallet för ", counted(bad), f" av {len(_CHECKS)} kontrollmoment.")]
              if bad.value else []),
            say(f"Sämst är utfallet för ”{names[worst]}”, där ", _H.num(b("wrong", worst)), " av ",
                _H.num(b("sample", worst)), " poster var felaktiga (", _H.pct(_rate(b, worst)),
                    ")."),
            say("Där har andelen fel ", turn(moved, "ökat", "minskat"), " med ", _H.pts(moved),
                "."),
        ),
        table("Stickprov och fel per kontrollmoment",
              ["Kontrollmoment", "Antal stickprov", "Antal fel", f"Fel {b.year}, %",
               f"Fel {b.year - 1}, %", "Bedömning"], rows),
        para(
            say("Lägst andel fel, ", _H.pct(_rate(b, best)), f", har ”{names[best]}”."),
            say("Vid granskningen av attest hade ", _H.num(b("wrong", "K1")), " av ",
                _H.num(b("sample", "K1")), " fakturor brister, en ",
                turn(bills, "ökning", "minskning"), " med ", _H.pts(bills), "."),
        ),
    ]  # fmt: skip


def _paid(b: Book) -> list[Block]:
    years = (b.year, b.year - 1, b.year - 2)
    rate = {y: b.share(b("in-time", year=y), b("paid", year=y)) for y in years}
    rows = [
        row("Betalade i tid", [num(b("in-time", year=y)) for y in years]),
        row("Betalade för sent", [num(b("late", year=y)) for y in years]),
        row("Summa fakturor", [num(b("paid", year=y)) for y in years], "sum"),
        row("Andel i tid, %", [pct(rate[y]) for y in years]),
        row(
            "Dröjsmålsräntor och påminnelseavgifter, kr",
            [_KR(b("late-cost", year=y)) for y in years],
        ),
    ]
    wrong = []
    for label, who, _middle in (*_LARGE, ("Summa", "all", 0)):
        got = b.share(b("returned", who), b("misspent", who))
        wrong.append(row(label, [_KR(b("misspent", who)), _KR(b("returned", who)),
                                 _KR(b.less(b("misspent", who), b("returned", who)),
                                     role="" if who == "all" else "difference"), pct(got, 0)],
                         "sum" if who == "all" else "item"))  # fmt: skip
    points, late = b.less(rate[years[0]], rate[years[1]]), b.change("late")
    cost = b.change("late-cost")
    left = b.less(b("misspent", "all"), b("returned", "all"))
    each = b.per(b("late-cost"), b("late"))
    more = b.change("misspent", "all")
    return [
        para(
            say("Av ", _H.num(b("paid")), " fakturor betalades ", _H.num(b("in-time")),
                " senast på förfallodagen, det vill säga ", _H.pct(rate[years[0]]), "."),
            say("Andelen ", turn(points, "steg", "sjönk"), " med ", _H.pts(points),
                f" från {years[1]}."),
            say("För sent betalades ", _H.num(b("late")), " fakturor, ", _H.gap(late), " ",
                turn(late, "fler", "färre"), " än året innan."),
            say("De kostade kommunen ", _H.kr(b("late-cost")),
                " i räntor och avgifter, i genomsnitt ",
                _H.each(each), " per försenad faktura."),
            say("Det är ", _H.by(cost), " ", turn(cost, "mer", "mindre"), " än året innan."),
        ),
        table("Betalning av leverantörsfakturor", ["", *map(str, years)], rows),
        para(
            say("Under året upptäcktes felaktiga utbetalningar på sammanlagt ",
                _H.kr(b("misspent", "all")), "."),
            say("Av det har ", _H.kr(b("returned", "all")), " återkrävts eller kvittats, medan ",
                _H.by(left), " återstår."),
            say("Dubbelbetalda fakturor stod för ", _H.kr(b("misspent", "E2")),
                " och felaktig lön för ",
                _H.kr(b("misspent", "E3")), "."),
            say("Summan är ", _H.by(more), " ", turn(more, "större", "mindre"),
                " än förra året, då den "
                "var ", _H.kr(b("misspent", "all", b.year - 1)), "."),
        ),
        table(f"Felaktiga utbetalningar {b.year}, kronor",
              ["", "Belopp", "Återfört", "Kvarstår", "Återfört, %"], wrong),
    ]  # fmt: skip


def _bought(b: Book) -> list[Block]:
    years = (b.year, b.year - 1)
    rate = {y: b.share(b("agreed", year=y), b("purchases", year=y)) for y in years}
    points, gap = b.less(rate[years[0]], rate[years[1]]), b.less(rate[years[0]], b("agreed-goal"))
    outside = b.change("outside")
    pen = Pen("mnkr", 1, _STYLE)
    rows = [
        row("Inköp på avtal", [pen(b("agreed", year=y)) for y in years]),
        row("Inköp utanför avtal", [pen(b("outside", year=y)) for y in years]),
        row("Summa inköp", [pen(b("purchases", year=y)) for y in years], "sum"),
    ]
    return [
        para(
            say("Inköpstroheten var ", _M.pct(rate[years[0]]), " (", _M.pct(rate[years[1]]), "), ",
                _M.pts(gap), " ", turn(gap, "över", "under"), " målet på ",
                _M.pct(b("agreed-goal"), 0), "."),
            say("För ", _M.kr(b("outside")), " gjordes inköp utanför avtal; det är ",
                _M.by(outside), " ",
                turn(outside, "mer", "mindre"), " än föregående år."),
            say("Sammanlagt köpte kommunen varor och tjänster för ", _M.kr(b("purchases")), "."),
            say("Inköpstroheten har ", turn(points, "förbättrats", "försämrats"), " med ",
                _M.pts(points), "."),
        ),
        table("Inköp, mnkr", ["", *map(str, years)], rows),
    ]  # fmt: skip


def _events(b: Book) -> list[Block]:
    years = (b.year - 2, b.year - 1, b.year)
    rows = [
        row(label, [*(num(b("event", who, y)) for y in years),
                    num(b.change("event", who), role="difference", style=_STYLE)])
        for label, who, _middle in _EVENTS
    ]  # fmt: skip
    data, hurt, threat = (b.change("event", who) for who in ("privacy", "injury", "threat"))
    each = b.share(b("event", "near"), b("event", "injury"))
    return [
        table("Anmälda händelser", ["", *map(str, years), "Förändring"], rows),
        para(
            say("Antalet personuppgiftsincidenter ", turn(data, "ökade", "minskade"), " från ",
                _H.num(b("event", "privacy", b.year - 1)), " till ", _H.num(b("event", "privacy")),
                    "."),
            say("Det anmäldes ", _H.num(b("event", "injury")), " arbetsskador, ", _H.gap(hurt), " ",
                turn(hurt, "fler", "färre"), f" än {b.year - 1}, och på varje skada går ",
                _H.num(each, 1), " tillbud."),
            say("Hot och våld rapporterades vid ", _H.num(b("event", "threat")), " tillfällen, en ",
                turn(threat, "ökning", "minskning"), " med ", _H.gap(threat), "."),
            say("Tillsammans anmäldes ", _H.num(b("event", "all")), " händelser under året."),
        ),
    ]  # fmt: skip


def _measures(b: Book) -> list[Block]:
    years = (b.year - 3, b.year - 2, b.year - 1)
    rows = []
    for label, who, _part in (*_MEASURES, ("Beslutade åtgärder", "all", 0)):
        cells = [*(num(b("measure", f"{who} {y}")) for y in years), num(b("measure", who))]
        rows.append(row(label, cells, "sum" if who == "all" else "item"))
    share = b.share(b("measure", "done"), b("measure", "all"))
    left = b.add("measure", [(b("measure", "going"), 1), (b("measure", "waiting"), 1)], "left")
    return [
        para(
            say("Sedan ", f"{years[0]} har ", _H.num(b("measure", "all")),
                " åtgärder beslutats med "
                "anledning av den interna kontrollen."),
            say("Av dem är ", _H.num(b("measure", "done")), " genomförda (", _H.pct(share, 0),
                ") och ",
                _H.num(left), " återstår, varav ", _H.num(b("measure", "going")), " pågår."),
        ),
        table("Status för åtgärder efter beslutsår", ["", *map(str, years), "Totalt"], rows),
    ]  # fmt: skip


FAMILY = Family("internal-control", make)
