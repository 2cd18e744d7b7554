"""A personnel report: employees by board and sex, ages, full time, sick leave out of hours,
turnover, pensions ahead, cost of staff and of sick pay, pay of women and men."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, row, table, tall, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper
from ..quantities import Quantity
from ._tools import add, bullet, combine, fill, kept, num, para, pct, series, totals

_WHO = "staff"
_STYLE = NumberStyle(thousands="\u00a0")
_T = Pen("mnkr", 1, _STYLE, " miljoner kronor")
_PEN = Pen("mnkr", 1, _STYLE)
_KR = Pen("kr", 0, _STYLE)
_POINTS = Pen(share_decimals=1)
_GROUPS = {"women": "Kvinnor", "men": "Män"}
_AGES = ("–29 år", "30–39 år", "40–49 år", "50–59 år", "60 år–")


def make(m: Municipality, chance: Random) -> Paper:
    _model(m, chance)
    _moves_model(m, chance)
    blocks = [
        *_short(m),
        Heading("Våra medarbetare", 1),
        *_employees(m),
        *_ages(m),
        *_hours(m),
        Heading("Hälsa", 1),
        *_sick(m),
        Heading("Rörlighet och försörjning", 1),
        *_turnover(m),
        Heading("Kostnader och löner", 1),
        *_costs(m),
    ]
    return Paper(f"Personalbokslut {m.year} {m.name} kommun", kept(blocks))


def _parts(
    m: Municipality, chance: Random, whole: Quantity, names: tuple[str, ...],
    shares: tuple[float, ...], year: int,
) -> None:  # fmt: skip
    left, terms = whole.value, []
    for name, share in zip(names, shares, strict=True):
        last = name == names[-1]
        some = left if last else int(float(whole.value) * share * chance.uniform(0.96, 1.04))
        left -= some
        terms.append((add(m, name, _WHO, some, year, "count"), 1))
    m.register.follows(whole, terms)


def _model(m: Municipality, chance: Random) -> None:
    two = (m.year, m.year - 1)
    for year in sorted(two):
        _parts(m, chance, m("employees", year=year), _AGES, (0.13, 0.2, 0.24, 0.27, 0.16), year)
        for sex, share in (("women", 0.7), ("men", 0.86)):
            whole = m(sex, year=year)
            _parts(m, chance, whole, (f"full {sex}", f"part {sex}"), (share, 1 - share), year)
    for what in ("full", "part"):
        totals(m, what, _WHO, [(f"{what} women", 1), (f"{what} men", 1)], two)
    for sex, hours, rate in (("women", 1_610, 0.076), ("men", 1_700, 0.047)):
        for year in sorted(two):
            each = float(m(sex, year=year).value) * hours * chance.uniform(0.99, 1.01)
            sick = each * rate * chance.uniform(0.92, 1.08)
            add(m, f"hours {sex}", _WHO, int(each), year, "count")
            add(m, f"sick {sex}", _WHO, int(sick), year, "count")
            add(m, f"long {sex}", _WHO, int(sick * chance.uniform(0.36, 0.46)), year, "count")
    for what in ("hours", "sick", "long"):
        totals(m, what, _WHO, [(f"{what} women", 1), (f"{what} men", 1)], two)
    series(m, chance, "mean-age", _WHO, 45.6, trend=0, spread=0.01, kind="index", decimals=1,
           years=two)  # fmt: skip
    series(m, chance, "healthy", _WHO, 0.36, trend=0, spread=0.1, kind="ratio", decimals=4,
           years=two)  # fmt: skip
    add(m, "sick", _WHO, round(Decimal("0.065") + m.size * 0, 3), kind="ratio", basis="budget")
    _board_hours(m, chance)


def _board_hours(m: Municipality, chance: Random) -> None:
    """Hours and sick hours by board; the largest board takes the rest."""
    big = max(m.boards, key=lambda one: m("employees", one.key).value)
    others = [one for one in m.boards if one is not big]
    for year in (m.year - 1, m.year):
        hours, sick = m("hours", _WHO, year), m("sick", _WHO, year)
        people = float(m("employees", year=year).value)
        for one in others:
            share = float(m("employees", one.key, year).value) / people
            share *= chance.uniform(0.99, 1.01)
            add(m, "hours", one.key, int(float(hours.value) * share), year, "count")
            lost = int(float(sick.value) * share * chance.uniform(0.75, 1.2))
            add(m, "sick", one.key, lost, year, "count")
        for what, whole in (("hours", hours), ("sick", sick)):
            rest = whole.value - sum(m(what, one.key, year).value for one in others)
            add(m, what, big.key, rest, year, "count")
            m.register.follows(whole, [(m(what, one.key, year), 1) for one in m.boards])


def _moves_model(m: Municipality, chance: Random) -> None:
    two = (m.year, m.year - 1)
    for year in sorted(two):
        base = float(m("employees", year=year).value)
        for what, share in (("quit", 0.08), ("retired", 0.022), ("internal", 0.05)):
            some = int(base * share * chance.uniform(0.85, 1.15)) + 1
            add(m, what, _WHO, some, year, "count")
        totals(m, "left", _WHO, [("quit", 1), ("retired", 1)], (year,))
    opening, closing = m("employees", year=m.year - 1), m("employees")
    hired = closing.value - opening.value + m("left", _WHO).value
    came = add(m, "hired", _WHO, hired, kind="count")
    m.register.follows(closing, [(opening, 1), (came, 1), (m("left", _WHO), -1)])
    for ahead in range(1, 6):
        some = int(float(closing.value) * 0.022 * chance.uniform(0.8, 1.3)) + 1
        add(m, "going", f"in {ahead}", some, kind="count")
    combine(m, "going", "soon", [(m("going", f"in {one}"), 1) for one in range(1, 6)])
    for year in sorted(two):
        wages = float(m("wages", year=year).value)
        for what, share in (("sick-pay", 0.017), ("overtime", 0.011), ("hourly", 0.07)):
            add(m, what, _WHO, int(wages * share * chance.uniform(0.9, 1.1)), year)
        add(m, "monthly", _WHO,
            m("wages", year=year).value - sum(m(o, _WHO, year).value
                                              for o in ("sick-pay", "overtime", "hourly")),
            year)  # fmt: skip
        parts = [(m(o, _WHO, year), 1) for o in ("monthly", "hourly", "overtime", "sick-pay")]
        m.register.follows(m("wages", year=year), parts)
        combine(m, "all-staff", _WHO, [(m("wages", year=year), 1), (m("pensions", year=year), 1)],
                year)  # fmt: skip
    for what, middle in (("pay women", 33_400), ("pay men", 35_100)):
        series(m, chance, what, _WHO, middle, spread=0.008, years=two)
    series(m, chance, "workers", _WHO, m("employees", year=m.year - 1).value * Decimal("0.93"),
           trend=0.005, spread=0.01, kind="count", years=two)  # fmt: skip


def _rate(m: Municipality, sex: str = "", year: int | None = None, what: str = "sick") -> Quantity:
    end = f" {sex}" if sex else ""
    return m.register.quotient(m(f"{what}{end}", _WHO, year), m(f"hours{end}", _WHO, year))


def _short(m: Municipality) -> list[Block]:
    before, more = m.year - 1, m.change("employees")
    sick = m.register.difference(_rate(m), _rate(m, year=before))
    return [
        Heading("Kort om året", 1),
        bullet(
            fill(
                "{} månadsavlönade den 31 december, {} {} än {}",
                num(m("employees"), 0, _STYLE), num(more, 0, size=True, role="difference"),
                turn(more, "fler", "färre"), f"{before}.",
            ),
        ),
        bullet(
            fill(
                "Sjukfrånvaro {} ({} föregående år).", pct(_rate(m)), pct(_rate(m, year=before))
            ),
            fill(
                "Målet var högst {} och frånvaron {} jämfört med året innan.",
                pct(m("sick", _WHO, basis="budget")), turn(sick, "steg", "sjönk"),
            ),
        ),
        bullet(
            fill(
                "Medelålder {} år.", num(m("mean-age", _WHO), 1)
            ),
        ),
        bullet(
            fill(
                "Personalkostnader {}, inklusive pensioner.", _T(m("all-staff", _WHO))
            ),
        ),
    ]  # fmt: skip


def _employees(m: Municipality) -> list[Block]:
    r, before = m.register, m.year - 1
    rows = []
    for one in m.boards:
        cells = [num(m(sex, one.key), 0, _STYLE) for sex in _GROUPS]
        cells.append(num(m("employees", one.key), 0, _STYLE))
        cells.append(num(m("employees", one.key, before), 0, _STYLE))
        cells.append(num(m.change("employees", one.key), 0, _STYLE, role="difference"))
        rows.append(row(one.name, cells))
    rows.append(
        row(
            "Hela kommunen",
            [
                *(num(m(sex), 0, _STYLE) for sex in _GROUPS), num(m("employees"), 0, _STYLE),
                num(m("employees", year=before), 0, _STYLE),
                num(m.change("employees"), 0, _STYLE, role="difference"),
            ],
            "sum",
        )
    )  # fmt: skip
    heads = (
        ("", Head(str(m.year), 3), str(before), ""),
        ("Nämnd", "Kvinnor", "Män", "Totalt", "Totalt", "Förändring"),
    )
    big = max(m.boards, key=lambda one: m("employees", one.key).value)
    women = r.quotient(m("women"), m("employees"))
    dense = r.quotient(m("employees"), m("inhabitants"))
    work = m.change("workers", _WHO)
    return [
        Heading("Antal anställda"),
        tall("Månadsavlönade per nämnd den 31 december", heads, rows),
        para(
            fill(
                "Kvinnorna är {} och männen {}; {} av de månadsavlönade är alltså kvinnor.",
                num(m("women"), 0, _STYLE), num(m("men"), 0, _STYLE), pct(women, 0),
            ),
            fill(
                f"{big.name} är den största arbetsgivaren inom kommunen med {{}} anställda, "
                "{} av alla.",
                num(m("employees", big.key), 0, _STYLE),
                pct(r.quotient(m("employees", big.key), m("employees")), 0),
            ),
            fill(
                "Omräknat till heltider och med avdrag för tjänstledigheter utfördes arbetet av {} "
                "årsarbetare, {} {} än {}.",
                num(m("workers", _WHO), 0, _STYLE),
                num(work, 0, _STYLE, size=True, role="difference"), turn(work, "fler", "färre"),
                str(before),
            ),
            fill(
                "Antalet månadsavlönade motsvarar {} av kommunens {} invånare.",
                pct(dense), num(m("inhabitants"), 0, _STYLE),
            ),
        ),
    ]  # fmt: skip


def _ages(m: Municipality) -> list[Block]:
    r, before = m.register, m.year - 1
    rows = []
    for one in _AGES:
        part = m(one, _WHO)
        rows.append(
            row(one, [num(m(one, _WHO, before), 0, _STYLE), num(part, 0, _STYLE),
                      pct(r.quotient(part, m("employees")), behind="")])
        )  # fmt: skip
    rows.append(
        row("Summa", [num(m("employees", year=before), 0, _STYLE), num(m("employees"), 0, _STYLE),
                      "100"], "sum")
    )  # fmt: skip
    old = r.total("over 50", [m(one, _WHO) for one in _AGES[-2:]])
    return [
        Heading("Ålder"),
        table("", ["Ålder", str(before), str(m.year), "Andel, %"], rows),
        para(
            fill(
                "{} medarbetare, {} av samtliga, har fyllt 50 år.",
                num(old, 0, _STYLE), pct(r.quotient(old, m("employees"))),
            ),
            fill(
                "Under 30 är {} personer mot {} vid förra bokslutet.",
                num(m(_AGES[0], _WHO), 0, _STYLE), num(m(_AGES[0], _WHO, before), 0, _STYLE),
            ),
            fill(
                "Medelåldern var {} år ({} år {}).",
                num(m("mean-age", _WHO), 1), num(m("mean-age", _WHO, before), 1), str(before),
            ),
        ),
    ]  # fmt: skip


def _hours(m: Municipality) -> list[Block]:
    r, before = m.register, m.year - 1

    def share(sex: str, year: int) -> Quantity:
        full = m(f"full {sex}", _WHO, year) if sex else m("full", _WHO, year)
        return r.quotient(full, m(sex or "employees", year=year))

    rows = [
        row(
            _GROUPS.get(sex, "Samtliga"),
            [
                num(m(f"full {sex}".strip(), _WHO), 0, _STYLE),
                num(m(f"part {sex}".strip(), _WHO), 0, _STYLE),
                pct(share(sex, m.year), behind=""), pct(share(sex, before), behind=""),
            ],
            "item" if sex else "sum",
        )
        for sex in ("women", "men", "")
    ]  # fmt: skip
    gap = r.difference(share("men", m.year), share("women", m.year))
    heads = (
        ("", Head("Antal", 2), Head("Andel heltid, %", 2)),
        ("Anställning", "Heltid", "Deltid", str(m.year), str(before)),
    )
    return [
        Heading("Heltid som norm"),
        para(
            fill(
                "Vid årsskiftet hade {} en heltidsanställning, {} av kvinnorna och {} av männen.",
                pct(share("", m.year)), pct(share("women", m.year)), pct(share("men", m.year)),
            ),
            fill(
                "Skillnaden mellan könen är därmed {}.", _POINTS.points(gap)
            ),
            fill(
                "På deltid arbetade {} personer.", num(m("part", _WHO), 0, _STYLE)
            ),
        ),
        tall("", heads, rows),
    ]  # fmt: skip


def _sick(m: Municipality) -> list[Block]:
    r, before = m.register, m.year - 1

    def line(label: str, sex: str) -> object:
        cells = [
            num(m(f"sick {sex}".strip(), _WHO), 0, _STYLE),
            num(m(f"hours {sex}".strip(), _WHO), 0, _STYLE),
            pct(_rate(m, sex), behind=""), pct(_rate(m, sex, before), behind=""),
        ]  # fmt: skip
        return row(label, cells, "item" if sex else "sum")

    rows = [line("Kvinnor", "women"), line("Män", "men"), line("Totalt", "")]
    heads = ["", "Sjuktimmar", "Ordinarie timmar", f"{m.year}, %", f"{before}, %"]
    women = r.difference(_rate(m, "women"), _rate(m, "women", before))
    whole = r.difference(_rate(m), _rate(m, year=before))
    over = r.difference(_rate(m), m("sick", _WHO, basis="budget"))
    long = r.quotient(m("long", _WHO), m("sick", _WHO))
    long_then = r.quotient(m("long", _WHO, before), m("sick", _WHO, before))
    each = r.per(m("sick", _WHO), m("employees"))
    rates = {one: r.quotient(m("sick", one.key), m("hours", one.key)) for one in m.boards}
    boards = [
        row(
            one.name,
            [
                pct(now, behind=""),
                pct(r.quotient(m("sick", one.key, before), m("hours", one.key, before)), 1, ""),
            ],
        )
        for one, now in rates.items()
    ]
    high = max(rates, key=lambda one: rates[one].value)
    low = min(rates, key=lambda one: rates[one].value)
    return [
        Heading("Sjukfrånvaro"),
        table("Sjukfrånvaro i förhållande till ordinarie arbetstid", heads, rows),  # type: ignore[arg-type]
        para(
            fill(
                "Den samlade sjukfrånvaron var {} av den ordinarie arbetstiden.", pct(_rate(m))
            ),
            fill(
                "Det är {} {} än {} och {} {} målet på {}.",
                _POINTS.points(whole), turn(whole, "högre", "lägre"), str(before),
                _POINTS.points(over), turn(over, "över", "under"),
                pct(m("sick", _WHO, basis="budget")),
            ),
            fill(
                "För kvinnorna, vars frånvaro {} med {}, är den {} och för männen {}.",
                turn(women, "ökade", "minskade"), _POINTS.points(women), pct(_rate(m, "women")),
                pct(_rate(m, "men")),
            ),
            fill(
                "I medeltal var varje månadsavlönad sjuk {} timmar.", num(each, 0)
            ),
        ),
        para(
            fill(
                "Av sjuktimmarna avsåg {} sammanhängande frånvaro i 60 dagar eller mer, mot {} "
                "året innan.",
                pct(long), pct(long_then),
            ),
            fill(
                "Långtidsfrånvaron uppgick till {} timmar, varav {} för kvinnor.",
                num(m("long", _WHO), 0, _STYLE), num(m("long women", _WHO), 0, _STYLE),
            ),
            fill(
                "{} av medarbetarna hade inte en enda sjukdag ({}).",
                pct(m("healthy", _WHO)), pct(m("healthy", _WHO, before)),
            ),
        ),
        table("Sjukfrånvaro per nämnd, %", ["", str(m.year), str(before)], boards),
        para(
            fill(
                f"Frånvaron varierar mellan nämnderna, från {{}} i {_in(low.name)} till {{}} i "
                f"{_in(high.name)}.",
                pct(rates[low]), pct(rates[high]),
            ),
        ),
    ]  # fmt: skip


def _in(name: str) -> str:
    return name[0].lower() + name[1:]


def _turnover(m: Municipality) -> list[Block]:
    r, before = m.register, m.year - 1
    left, quits = m("left", _WHO), m.change("quit", _WHO)
    rate = r.quotient(left, m("employees", year=before))
    rows = [
        row(label, [num(m(what, _WHO), 0, _STYLE)], "item")
        for label, what in (
            ("Avslut på egen begäran", "quit"), ("Pensionsavgångar", "retired"),
            ("Lämnat kommunen", "left"), ("Nyanställda", "hired"),
            ("Bytt tjänst inom kommunen", "internal"),
        )
    ]  # fmt: skip
    ahead = [
        row(str(m.year + one), [num(m("going", f"in {one}"), 0, _STYLE)]) for one in range(1, 6)
    ]
    ahead.append(row("Summa fem år", [num(m("going", "soon"), 0, _STYLE)], "sum"))
    return [
        Heading("Personalomsättning"),
        table("Rörlighet bland månadsavlönade", ["", str(m.year)], rows),
        para(
            fill(
                "Under året lämnade {} personer kommunen, {} av egen vilja och {} med pension.",
                num(left, 0, _STYLE), num(m("quit", _WHO), 0, _STYLE),
                num(m("retired", _WHO), 0, _STYLE),
            ),
            fill(
                "Satt i relation till de {} som var anställda vid årets början ger det en "
                "omsättning på {}, interna byten oräknade.",
                num(m("employees", year=before), 0, _STYLE), pct(rate),
            ),
            fill(
                "De egna uppsägningarna blev {} {} än {}.",
                num(quits, 0, size=True, role="difference"), turn(quits, "fler", "färre"),
                str(before),
            ),
        ),
        table("Beräknade pensionsavgångar", ["År", "Antal"], ahead),
        para(
            fill(
                "De närmaste fem åren fyller {} medarbetare 66, vilket motsvarar {} av dagens "
                "månadsavlönade.",
                num(m("going", "soon"), 0, _STYLE),
                pct(r.quotient(m("going", "soon"), m("employees"))),
            ),
        ),
    ]  # fmt: skip


def _costs(m: Municipality) -> list[Block]:
    r, before = m.register, m.year - 1
    years = (before, m.year)

    def cells(what: str, who: str = _WHO) -> list[object]:
        return [_PEN(m(what, who, y)) for y in years]

    rows = [
        row("Månadslöner med sociala avgifter", cells("monthly")),  # type: ignore[arg-type]
        row("Timlöner", cells("hourly")),  # type: ignore[arg-type]
        row("Övertid och fyllnadstid", cells("overtime")),  # type: ignore[arg-type]
        row("Sjuklön", cells("sick-pay")),  # type: ignore[arg-type]
        row("Summa löner", cells("wages", "municipality"), "sum"),  # type: ignore[arg-type]
        row("Pensioner", cells("pensions", "municipality")),  # type: ignore[arg-type]
        row("Personalkostnader", cells("all-staff"), "sum"),  # type: ignore[arg-type]
    ]
    sick, grown = m.change("sick-pay", _WHO), m.growth("all-staff", _WHO)
    share, share_then = (
        r.quotient(m("pay women", _WHO, y), m("pay men", _WHO, y)) for y in (m.year, before)
    )
    pay = [
        row(name, [_KR(m(f"pay {sex}", _WHO, y)) for y in years]) for sex, name in _GROUPS.items()
    ]
    pay.append(row("Kvinnors lön i % av mäns",
                   [pct(share_then, behind=""), pct(share, behind="")]))  # fmt: skip
    gap = r.difference(m("pay men", _WHO), m("pay women", _WHO))
    return [
        Heading("Personalkostnader"),
        table("mnkr", ["", *map(str, years)], rows),
        para(
            fill(
                "Kommunens personalkostnader, löner och pensioner sammantaget, blev {} och {} "
                "med {}.",
                _T(m("all-staff", _WHO)), turn(grown, "ökade", "minskade"), pct(grown, size=True),
            ),
            fill(
                "Exklusive pensionerna var de {}.", _T(m("wages"))
            ),
            fill(
                "Sjuklönen kostade {}, {} {} än förra året.",
                _T(m("sick-pay", _WHO)), _T.size(sick, "difference"), turn(sick, "mer", "mindre"),
            ),
            fill(
                "Timanställda fick {} av lönesumman.",
                pct(r.quotient(m("hourly", _WHO), m("wages"))),
            ),
        ),
        Heading("Löner"),
        table("Medellön per månad, kr", ["", *map(str, years)], pay),
        para(
            fill(
                "I medeltal tjänar en kvinna {} kronor och en man {} kronor i månaden, en skillnad "
                "på {} kronor.",
                _KR(m("pay women", _WHO)), _KR(m("pay men", _WHO)), _KR.size(gap, "difference"),
            ),
            fill(
                "Kvinnornas medellön steg med {} och männens med {}.",
                pct(m.growth("pay women", _WHO)), pct(m.growth("pay men", _WHO)),
            )
            if min(m.growth(f"pay {sex}", _WHO).value for sex in _GROUPS) > 0
            else fill("Kvinnornas medellön är {} av männens.", pct(share)),
        ),
    ]  # fmt: skip


FAMILY = Family("personnel-year", make)
