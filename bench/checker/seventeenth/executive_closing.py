"""The executive board's closing of the year: departments with income, cost and net against budget,
volumes of the internal service, purchases, the board's own projects and its staff."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper
from ..quantities import Quantity
from ._book import Book, Hand, num, para, pct, seen

_STYLE = NumberStyle(negative="−")
_PEN = Pen("tkr", 0, _STYLE)
_H = Hand("tkr", 0, " tkr", " procent", style=_STYLE)
_M = Hand("mnkr", 1, " miljoner kronor", " procent", style=_STYLE)
_UNITS = (
    ("Kommunledning", "D1", 11, 0.4), ("Kansli- och utredningsenheten", "D2", 17, 1.2),
    ("Ekonomiavdelningen", "D3", 16, 3.1), ("HR-avdelningen", "D4", 14, 1.6),
    ("IT-avdelningen", "D5", 26, 9.5), ("Kommunikation och kontaktcenter", "D6", 9, 0.7),
    ("Måltidsservice", "D7", 38, 24), ("Räddningstjänst", "D8", 29, 3.4),
)  # fmt: skip
_VOLUMES = (
    ("Antal leverantörsfakturor", "invoices", 21000), ("varav elektroniska", "electronic", 17500),
    ("Antal registrerade ärenden", "cases", 1900), ("Antal samtal till kontaktcenter", "calls",
        38000),
    ("Antal datorer och surfplattor", "computers", 6400), ("Antal serverade portioner", "meals",
        610000),
    ("Antal räddningsinsatser", "rescues", 470),
)  # fmt: skip
_GROUPS = (("Tillsvidareanställda", "permanent", 190), ("Visstidsanställda", "temporary", 21))


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    b = Book(m, chance)
    _enter(b)
    blocks: list[Block] = [
        Heading("Årets resultat", 1),
        *_whole(b),
        _units(b),
        *_about_units(b),
        Heading("Kostnadernas fördelning"),
        *_costs(b),
        Heading("Verksamhetsmått", 1),
        *_volumes(b),
        Heading("Investeringar"),
        *_projects(b),
        Heading("Medarbetare", 1),
        *_staff(b),
        Heading("Framåtblick"),
        *_ahead(b),
    ]
    return Paper(f"Kommunstyrelsens verksamhetsberättelse {m.year}", tuple(blocks))


def _enter(b: Book) -> None:
    columns = ((b.year - 1, "outcome"), (b.year, "budget"), (b.year, "outcome"))
    for year, basis in columns:
        for _label, who, cost, income in _UNITS:
            grown = Decimal(1) if year < b.year else Decimal("1.035")
            spent = b.money("unit-cost", b.size * cost * grown, who, year, basis, 0.03)
            got = b.money(
                "unit-income", b.size * Decimal(str(income)) * grown, who, year, basis, 0.09
            )
            b.add("unit-net", [(spent, 1), (got, -1)], who, year, basis)
        keys = [one[1] for one in _UNITS]
        for what in ("unit-cost", "unit-income", "unit-net"):
            b.sum_of(what, keys, "all", year, basis)
        b.register.follows(
            b("unit-net", "all", year, basis),
            [(b("unit-cost", "all", year, basis), 1), (b("unit-income", "all", year, basis), -1)],
        )
    for year in (b.year - 1, b.year):
        whole = b("unit-cost", "all", year)
        parts = [
            b.put("sort", b.around(whole.value * part / 100, 0.04), who, year, kind="money")
            for who, part in (("staff", 58), ("bought", 21), ("rent", 8))
        ]
        rest = whole.value - sum(one.value for one in parts)
        parts.append(b.put("sort", rest, "rest", year, kind="money"))
        b.register.follows(whole, [(one, 1) for one in parts])
    _enter_volumes(b)


def _enter_volumes(b: Book) -> None:
    for _label, what, middle in _VOLUMES:
        if what != "electronic":
            b.series(what, b.size * middle, (b.year - 2, b.year - 1, b.year), high=0.09)
    for back, part in ((2, 0.79), (1, 0.84), (0, 0.88)):
        value = b.around(b("invoices", year=b.year - back).value * Decimal(str(part)), 0.015)
        b.put("electronic", value, year=b.year - back)
    for year in (b.year - 1, b.year):
        for _label, who, middle in _GROUPS:
            for sex, share in (("women", 0.62), ("men", 0.38)):
                b.put(
                    f"staff-{sex}",
                    b.around(b.size * middle * Decimal(str(share)), 0.08) + 2,
                    who,
                    year,
                )
            b.add(
                "staff", [(b(f"staff-{sex}", who, year), 1) for sex in ("women", "men")], who, year
            )
        for what in ("staff-women", "staff-men", "staff"):
            b.sum_of(what, ("permanent", "temporary"), "all", year)
    b.walk("age", b.chance.uniform(45.5, 48.5), (b.year - 1, b.year), step=(0.2, 0.8), places=2)
    _enter_projects(b)


def _enter_projects(b: Book) -> None:
    for who, middle in (("network", 9), ("servers", 4), ("kitchen", 3), ("vehicles", 7)):
        asked = b.money("own-project", b.size * middle, who, b.year, "budget", 0.2)
        b.put("own-project", b.around(asked.value * Decimal("0.82"), 0.2), who, kind="money")
    for basis in ("budget", "outcome"):
        b.sum_of("own-project", ("network", "servers", "kitchen", "vehicles"), "all", basis=basis)
    b.money("unit-net", b("unit-net", "all", basis="budget").value / 970_000, "all", b.year + 1,
            "budget", 0.02)  # fmt: skip
    b.money("savings", b.size * Decimal("3.2"), "all", b.year + 1, "budget", 0.2)


def _gap(b: Book, who: str) -> Quantity:
    return b.less(b("unit-net", who, basis="budget"), b("unit-net", who))


def _whole(b: Book) -> list[Block]:
    net, gap, more = b("unit-net", "all"), _gap(b, "all"), b.change("unit-net", "all")
    income = b.less(b("unit-income", "all"), b("unit-income", "all", basis="budget"))
    cost = b.less(b("unit-cost", "all"), b("unit-cost", "all", basis="budget"))
    share = b.share(gap, b("unit-net", "all", basis="budget"))
    return [
        para(
            say("Kommunstyrelsens verksamheter kostade netto ", _H.kr(net), f" under {b.year}."),
            say("Budgeten var ", _H.kr(b("unit-net", "all", basis="budget")), ", och årets ",
                turn(gap, "överskott", "underskott"), " blev därmed ", _H.by(gap),
                ", motsvarande ", _H.grew(share), " av budgeten."),
            say("Kostnaderna var ", _H.by(cost), " ", turn(cost, "högre", "lägre"),
                " än budgeterat medan intäkterna blev ", _H.by(income), " ",
                turn(income, "högre", "lägre"), "."),
        ),
        para(
            say(f"Jämfört med {b.year - 1} har nettokostnaden ",
                turn(more, "ökat", "minskat"), " med ", _M.by(more), " eller ",
                _M.grew(b.growth("unit-net", "all")), "."),
        ),
    ]  # fmt: skip


def _units(b: Book) -> Block:
    rows = []
    for label, who, *_rest in (*_UNITS, ("Summa kommunstyrelsen", "all")):
        kind = "sum" if who == "all" else "item"
        role = "" if who == "all" else "difference"
        cells = [
            _PEN(b("unit-income", who)), _PEN(b("unit-cost", who), -1), _PEN(b("unit-net", who),
                -1),
            _PEN(b("unit-net", who, basis="budget"), -1), _PEN(_gap(b, who), role=role),
            _PEN(b("unit-net", who, b.year - 1), -1),
        ]  # fmt: skip
        rows.append(row(label, cells, kind))
    heads: list[list[str | Head]] = [
        ["", Head(f"Bokslut {b.year}", 3), "Budget", "", "Bokslut"],
        ["tkr", "Intäkter", "Kostnader", "Netto", f"netto {b.year}", "Avvikelse",
         f"netto {b.year - 1}"],
    ]  # fmt: skip
    return tall("Driftredovisning per avdelning", heads, rows)


def _about_units(b: Book) -> list[Block]:
    names = {one[1]: one[0] for one in _UNITS}
    ranked = sorted(names, key=lambda who: _gap(b, who).value)
    it, food = (
        b.growth("unit-cost", "D5"),
        b.less(b("unit-income", "D7"), b("unit-income", "D7", basis="budget")),
    )
    paid = b.share(b("unit-income", "D7"), b("unit-cost", "D7"))
    rescue = b.change("unit-net", "D8")
    some: list[Block] = [
        item(*seen([
            say(f"{names[who]} redovisar ett ", turn(_gap(b, who), "överskott", "underskott"),
                " på ", _H.by(_gap(b, who)), " mot en nettobudget på ",
                _H.kr(b("unit-net", who, basis="budget")), "."),
        ]))
        for who in (ranked[-1], ranked[0])
        if abs(_gap(b, who).value) > 100_000
    ]  # fmt: skip
    return [
        text("De största avvikelserna återfinns här:"),
        *some,
        para(
            say("Måltidsservice finansieras till ", _H.pct(paid), " av intäkter, som uppgick till ",
                _H.kr(b("unit-income", "D7")), " och var ", _H.by(food), " ",
                turn(food, "högre", "lägre"), " än planerat."),
            say("IT-avdelningens kostnader ", turn(it, "ökade", "minskade"), " med ", _H.grew(it),
                " till ", _H.kr(b("unit-cost", "D5")), "."),
            say("För räddningstjänsten blev nettokostnaden ", _H.kr(b("unit-net", "D8")), ", ",
                _H.by(rescue), " ", turn(rescue, "mer", "mindre"), " än året innan."),
        ),
    ]  # fmt: skip


def _costs(b: Book) -> list[Block]:
    rows = []
    for label, who in (("Personal", "staff"), ("Köpta tjänster och licenser", "bought"),
                       ("Lokalhyror", "rent"), ("Övrigt", "rest")):  # fmt: skip
        now, then = b("sort", who), b("sort", who, b.year - 1)
        cells = [_PEN(now), pct(b.share(now, b("unit-cost", "all")), style=_STYLE), _PEN(then),
                 pct(b.share(then, b("unit-cost", "all", b.year - 1)), style=_STYLE)]  # fmt: skip
        rows.append(row(label, cells))
    rows.append(row("Summa kostnader", [_PEN(b("unit-cost", "all")), None,
                                        _PEN(b("unit-cost", "all", b.year - 1)), None],
                                            "sum"))  # fmt: skip
    staff, bought = b.change("sort", "staff"), b.change("sort", "bought")
    share = b.share(b("sort", "staff"), b("unit-cost", "all"))
    return [
        table("", ["tkr", str(b.year), "Andel, %", str(b.year - 1), "Andel, %"], rows),
        para(
            say("Av de totala kostnaderna på ", _M.kr(b("unit-cost", "all")), " utgjordes ",
                _M.pct(share), " av personal."),
            say("Personalkostnaderna var ", _H.by(staff), " ", turn(staff, "högre", "lägre"),
                " än föregående år, medan köpta tjänster och licenser ",
                turn(bought, "ökade", "minskade"), " med ", _H.by(bought), "."),
        ),
    ]  # fmt: skip


def _volumes(b: Book) -> list[Block]:
    years = (b.year - 2, b.year - 1, b.year)
    rows = [row(label, [num(b(what, year=y), style=_STYLE) for y in years])
            for label, what, _middle in _VOLUMES]  # fmt: skip
    each = {y: b.per(b("unit-cost", "D7", y), b("meals", year=y)) for y in years[1:]}
    rows.append(row("Kostnad per portion, kr", [
        "–", *(Pen("kr", 2, _STYLE)(each[y]) for y in years[1:])]))  # fmt: skip
    digital = {y: b.share(b("electronic", year=y), b("invoices", year=y)) for y in years}
    more, calls, meals = b.change("invoices"), b.change("calls"), b.change("meals")
    rescue = b.less(b("rescues"), b("rescues", year=b.year - 2))
    points = b.less(digital[b.year], digital[b.year - 1])
    return [
        table("Verksamhetsmått", ["", *map(str, years)], rows),
        para(
            say("Ekonomiavdelningen hanterade ", _H.num(b("invoices")), " leverantörsfakturor, ",
                _H.gap(more), " ", turn(more, "fler", "färre"), " än året innan."),
            say("Av fakturorna var ", _H.num(b("electronic")), " elektroniska, vilket ger en andel "
                "på ", _H.pct(digital[b.year]), "."),
            say("Andelen har ", turn(points, "stigit", "sjunkit"), " med ", _H.pts(points),
                f" sedan {b.year - 1}."),
        ),
        para(
            say("Kontaktcenter tog emot ", _H.num(b("calls")), " samtal, en ",
                turn(calls, "ökning", "minskning"), " med ", _H.grew(b.growth("calls")), "."),
            say("Köken serverade ", _H.num(b("meals")), " portioner, ", _H.gap(meals), " ",
                turn(meals, "fler", "färre"), " än föregående år, till en kostnad av ",
                Hand("kr", 2, " kronor").kr(each[b.year]), " per portion."),
            say("Räddningstjänsten ryckte ut ", _H.num(b("rescues")), " gånger, ", _H.gap(rescue),
                " ", turn(rescue, "fler", "färre"), f" än {b.year - 2}."),
        ),
    ]  # fmt: skip


def _projects(b: Book) -> list[Block]:
    rows = []
    for label, who in (("Stadsnät och wifi", "network"), ("Servrar och lagring", "servers"),
                       ("Köksutrustning", "kitchen"), ("Fordon räddningstjänsten", "vehicles"),
                       ("Summa", "all")):  # fmt: skip
        asked, used = b("own-project", who, basis="budget"), b("own-project", who)
        cells = [_PEN(asked), _PEN(used),
                 _PEN(b.less(asked, used), role="" if who == "all" else "difference")]  # fmt: skip
        rows.append(row(label, cells, "sum" if who == "all" else "item"))
    asked, used = b("own-project", "all", basis="budget"), b("own-project", "all")
    left = b.less(asked, used)
    return [
        para(
            say("Kommunstyrelsen investerade för ", _M.kr(used), ", det vill säga ",
                _M.pct(b.share(used, asked), 0), " av budgeten på ", _M.kr(asked), "."),
            say("Kvar av anslaget är ", _H.kr(left), "."),
            say("Inköpen av fordon till räddningstjänsten uppgick till ",
                _H.kr(b("own-project", "vehicles")), "."),
        ),
        table("Investeringsredovisning (tkr)", ["", "Budget", "Utfall", "Avvikelse"], rows),
    ]  # fmt: skip


def _staff(b: Book) -> list[Block]:
    years = (b.year, b.year - 1)
    rows = []
    for label, who in (*((one[0], one[1]) for one in _GROUPS), ("Totalt", "all")):
        cells = [
            num(b(what, who, y)) for y in years for what in ("staff-women", "staff-men", "staff")
        ]
        rows.append(row(label, cells, "sum" if who == "all" else "item"))
    heads: list[list[str | Head]] = [
        ["", *(Head(str(y), 3) for y in years)],
        ["Antal anställda 31 december", *("Kvinnor", "Män", "Totalt") * 2],
    ]
    more, age = b.change("staff", "all"), b.change("age")
    women = b.share(b("staff-women", "all"), b("staff", "all"))
    older = turn(age, "stigit", "sjunkit")
    return [
        para(
            say("Vid årets slut hade kommunstyrelsens förvaltning ", _H.num(b("staff", "all")),
                " anställda, varav ", _H.num(b("staff", "temporary")), " på viss tid."),
            say("Det är ", _H.gap(more), " ", turn(more, "fler", "färre"), " än ett år tidigare."),
            say("Andelen kvinnor är ", _H.pct(women), "."),
            say("Medelåldern har ", older, " från ", _H.num(b("age", year=b.year - 1), 1), " till ",
                _H.num(b("age"), 1), " år."),
        ),
        tall("", heads, rows),
    ]  # fmt: skip


def _ahead(b: Book) -> list[Block]:
    new, old = b("unit-net", "all", b.year + 1, "budget"), b("unit-net", "all", basis="budget")
    more = b.less(new, old)
    return [
        para(
            say(f"Budgeten för {b.year + 1} är ", _M.kr(new), ", ", _M.by(more), " ",
                turn(more, "mer", "mindre"), f" än för {b.year}."),
            say("I den ligger en effektivisering på ", _H.kr(b("savings", "all", b.year + 1,
                "budget")),
                " som fördelats på avdelningarna."),
        )
    ]  # fmt: skip


FAMILY = Family("executive-closing", make)
