"""A personnel report of a small industrial town: ages by sex, how much people work, sick leave by
length, who leaves, pay of women and men; in whole numbers and with much said in few words."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, Paper, Piece, Table
from ..quantities import Quantity
from ._own import Own, full, kr, num, seen, whose

_P = Pen("tkr", 0)
_T = Pen("tkr", 0, behind=" tkr")
_AGES = (
    ("–29 år", "young", 14), ("30–39 år", "thirty", 21), ("40–49 år", "forty", 25),
    ("50–59 år", "fifty", 27), ("60– år", "sixty", 13),
)  # fmt: skip
_SEXES = (("women", "Kvinnor"), ("men", "Män"))
_PROFESSIONS = (
    ("Undersköterska", "nurse-aide", 31200), ("Lärare grundskola", "teacher", 40100),
    ("Barnskötare", "childminder", 28400), ("Socialsekreterare", "social", 39900),
    ("Vaktmästare", "caretaker", 29800), ("Enhetschef", "manager", 49600),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    o = Own(m, chance)
    _own(o)
    blocks: list[Block] = [
        Heading("Inledning", 1),
        text(
            "Personalbokslutet beskriver kommunen som arbetsgivare. Uppgifterna avser "
            "månadsavlönade den 31 december om inget annat sägs."
        ),
        Heading("Anställda", 1),
        *_staff_text(m, o),
        _boards(m),
        Heading("Åldersstruktur"),
        _ages(m, o),
        *_age_text(m, o),
        Heading("Heltid och deltid"),
        *_hours_text(m, o),
        _hours(m, o),
        Heading("Sjukfrånvaro", 1),
        *_sick_text(m, o),
        _sick(m, o),
        Heading("Personalrörlighet och pensioner", 1),
        _leavers(m, o),
        *_leaver_text(m, o),
        Heading("Lön", 1),
        _pay(m, o),
        *_pay_text(o),
    ]
    return Paper(f"{whose(m)} kommun – personalbokslut {m.year}", full(blocks))


def _own(o: Own) -> None:
    m = o.m
    for year in (m.year - 1, m.year):
        for sex, _name in _SEXES:
            left = m(sex, year=year).value
            parts = []
            for _label, key, share in _AGES[:-1]:
                one = o.base(f"age-{sex}", key, year, m(sex, year=year).value * share / 100,
                             kind="count")  # fmt: skip
                left -= one.value
                parts.append(one)
            parts.append(o.base(f"age-{sex}", "sixty", year, left, kind="count", spread=0))
            o.r.follows(m(sex, year=year), [(one, 1) for one in parts])
            full = o.base(f"full-{sex}", "all", year, m(sex, year=year).value * Decimal("0.78"),
                          kind="count")  # fmt: skip
            o.r.difference(m(sex, year=year), full)
            o.base(f"mean-age-{sex}", "all", year, 46, kind="index", spread=0.03, places=1)
            o.base(f"degree-{sex}", "all", year, 93 if sex == "women" else 96, kind="index",
                   spread=0.02, places=1)  # fmt: skip
        for _label, key, _share in _AGES:
            o.total("age", key, year, [o(f"age-{sex}", key, year) for sex, _ in _SEXES])
        full = o.total("full", "all", year, [o(f"full-{sex}", year=year) for sex, _ in _SEXES])
        o.total("part", "all", year, [(m("employees", year=year), 1), (full, -1)])
        size = m.size
        for key, middle in (("retired", 38), ("own", 140), ("other", 22)):
            o.base("left", key, year, size * middle, kind="count", spread=0.2)
        o.total("left", "all", year, [o("left", k, year) for k in ("retired", "own", "other")])
        o.base("hired", "all", year, size * 205, kind="count", spread=0.15)
        short = o.base("days", "short", year, size * 19000, kind="count", spread=0.1)
        some = o.base("days", "middle", year, size * 17000, kind="count", spread=0.1)
        long = o.base("days", "long", year, size * 24000, kind="count", spread=0.15)
        o.total("days", "all", year, [short, some, long])
        o.base("sick-pay", "all", year, size * 27_000_000, spread=0.1)
    for year in range(m.year + 1, m.year + 5):
        o.base("to-retire", "all", year, m.size * 44, kind="count", spread=0.2)
    for _label, key, pay in _PROFESSIONS:
        for sex, _name in _SEXES:
            o.over(f"pay-{sex}", key, (m.year - 1, m.year), pay, spread=0.02, growth=0.035)


def _staff_text(m: Municipality, o: Own) -> list[Block]:
    more, last = m.change("employees"), m.year - 1
    women, men = m.change("women"), m.change("men")
    share = o.r.quotient(m("women"), m("employees"))
    rate = o.r.quotient(m("employees"), m("inhabitants"))
    largest = max(m.boards, key=lambda one: m("employees", one.key).value)
    part = o.r.quotient(m("employees", largest.key), m("employees"))
    return [
        text(*seen([
            say("Vid årsskiftet hade kommunen ", num(m("employees")), " månadsavlönade. Året innan "
                "var de ", num(m("employees", year=last)), ", vilket betyder en ",
                turn(more, "ökning", "minskning"), " med ",
                num(more, size=True, difference=True), " personer."),
            say("Kvinnorna har blivit ", num(women, size=True, difference=True), " ",
                turn(women, "fler", "färre"), " och männen ",
                num(men, size=True, difference=True), " ", turn(men, "fler", "färre"), "."),
            say("Andelen kvinnor är därmed ", _P.share(share, behind=" procent"), "."),
        ])),
        text(*seen([
            say("Flest medarbetare finns inom ", largest.name[0].lower() + largest.name[1:],
                ", där ", num(m("employees", largest.key)), " personer eller ",
                _P.share(part, behind=" procent"), " av alla arbetar."),
            say("På varje hundratal av kommunens ", num(m("inhabitants")), " invånare går ",
                _P.share(rate), " anställda."),
        ])),
    ]  # fmt: skip


def _boards(m: Municipality) -> Table:
    rows = []
    for one in (*m.boards, None):
        who = one.key if one else "municipality"
        cells = [num(m(sex, who)) for sex, _ in _SEXES]
        cells += [num(m("employees", who)), num(m("employees", who, m.year - 1))]
        rows.append(row(one.name if one else "Totalt", cells, "item" if one else "sum"))
    heads: list[list[str | Head]] = [
        ["", Head(str(m.year), 3), str(m.year - 1)],
        ["Antal", "Kvinnor", "Män", "Totalt", "Totalt"],
    ]
    return tall("Månadsavlönade per nämnd 31 december", heads, rows)


def _ages(m: Municipality, o: Own) -> Table:
    rows = []
    for label, key, _share in _AGES:
        age = [num(o(f"age-{sex}", key)) for sex, _ in _SEXES]
        whole = o("age", key)
        rows.append(row(label, [*age, num(whole), _P(o.r.quotient(whole, m("employees"))),
                                num(o("age", key, m.year - 1))]))  # fmt: skip
    o.r.follows(m("employees"), [(o("age", key), 1) for _, key, _ in _AGES])
    last = m("employees", year=m.year - 1)
    o.r.follows(last, [(o("age", key, m.year - 1), 1) for _, key, _ in _AGES])
    rows.append(row("Samtliga", [num(m("women")), num(m("men")), num(m("employees")), None,
                                 num(last)], "sum"))  # fmt: skip
    heads = ["Ålder", "Kvinnor", "Män", "Totalt", "Andel, %", f"Totalt {m.year - 1}"]
    return table("", heads, rows)


def _age_text(m: Municipality, o: Own) -> list[Block]:
    old = o.r.total("fifty and older", [o("age", "fifty"), o("age", "sixty")])
    young, share = o.change("age", "young"), o.r.quotient(old, m("employees"))
    women, men = o("mean-age-women"), o("mean-age-men")
    return [
        text(*seen([
            say(num(old), " medarbetare, ", _P.share(share, behind=" procent"),
                ", har fyllt 50 år."),
            say("I den yngsta gruppen finns ", num(o("age", "young")), " personer, ",
                num(young, size=True, difference=True), " ", turn(young, "fler", "färre"),
                " än ett år tidigare."),
            say("Medelåldern är ", num(women, 1), " år bland kvinnorna och ", num(men, 1),
                " år bland männen."),
        ]))
    ]  # fmt: skip


def _hours_text(m: Municipality, o: Own) -> list[Block]:
    last = m.year - 1
    now = o.r.quotient(o("full"), m("employees"))
    then = o.r.quotient(o("full", year=last), m("employees", year=last))
    more = o.r.difference(now, then)
    part = o.change("part")
    women = o.r.quotient(o("full-women"), m("women"))
    men = o.r.quotient(o("full-men"), m("men"))
    apart = o.r.difference(men, women)
    return [
        text(*seen([
            say(f"Heltid är norm i kommunen sedan {m.year - 4}."),
            say("Nu har ", _P.share(now, behind=" procent"),
                " av medarbetarna en heltidsanställning "
                "mot ", _P.share(then, behind=" procent"), " förra året, och det är ",
                _P.points(more), " ", turn(more, "mer", "mindre"), "."),
            say("Av kvinnorna arbetar ", _P.share(women, behind=" procent"),
                " heltid och av männen ", _P.share(men, behind=" procent"), ", en skillnad på ",
                _P.points(apart), "."),
            say("De deltidsanställda, ", num(o("part")), " till antalet, blev ",
                num(part, size=True, difference=True), " ", turn(part, "fler", "färre"),
                " under året."),
        ]))
    ]  # fmt: skip


def _hours(m: Municipality, o: Own) -> Table:
    years = (m.year - 1, m.year)
    rows = [
        row("Heltid, kvinnor", [num(o("full-women", year=y)) for y in years]),
        row("Heltid, män", [num(o("full-men", year=y)) for y in years]),
        row("Heltid, samtliga", [num(o("full", year=y)) for y in years], "sum"),
        row("Deltid, samtliga", [num(o("part", year=y)) for y in years]),
        row("Genomsnittlig sysselsättningsgrad kvinnor, %",
            [num(o("degree-women", year=y), 1) for y in years]),
        row("Genomsnittlig sysselsättningsgrad män, %",
            [num(o("degree-men", year=y), 1) for y in years]),
    ]  # fmt: skip
    return table("Sysselsättning", ["", *map(str, years)], rows)


def _sick_text(m: Municipality, o: Own) -> list[Block]:
    last = m.year - 1
    change = m.change("sick-leave", "all")
    apart = o.r.difference(m("sick-leave", "women"), m("sick-leave", "men"))
    days = o.growth("days")
    long = o.r.quotient(o("days", "long"), o("days"))
    each = o.r.quotient(o("days"), m("employees"))
    pay = o.change("sick-pay")
    return [
        text(*seen([
            say("Sjukfrånvaron var ", _P.share(m("sick-leave", "all"), behind=" procent"),
                " av den ordinarie arbetstiden, ", _P.points(change), " ",
                turn(change, "högre", "lägre"), f" än {last}."),
            say("Kvinnornas frånvaro (", _P.share(m("sick-leave", "women"), behind=" procent"),
                ") överstiger männens (", _P.share(m("sick-leave", "men"), behind=" procent"),
                ") med ", _P.points(apart), "."),
        ])),
        text(*seen([
            say("Sammanlagt registrerades ", num(o("days")), " sjukdagar, det är ",
                _P.share(days, behind=" procent", size=True), " ", turn(days, "fler", "färre"),
                " än året innan."),
            say("Per anställd blir det ", num(each, 1), " dagar."),
            say("Frånvaro som varat minst 60 dagar stod för ", num(o("days", "long")),
                " av dagarna, alltså ", _P.share(long, behind=" procent"), "."),
            say("Kommunens kostnad för sjuklön ", turn(pay, "steg", "sjönk"), " från ",
                _T(o("sick-pay", year=last)), " till ", _T(o("sick-pay")), "."),
        ])),
    ]  # fmt: skip


def _sick(m: Municipality, o: Own) -> Table:
    years = (m.year - 1, m.year)
    rows = [
        row(f"Sjukfrånvaro {label}, %", [
            *(_P(m("sick-leave", who, y)) for y in years),
            _P(m.change("sick-leave", who), role="difference")])
        for label, who in (
            ("totalt", "all"), ("kvinnor", "women"), ("män", "men"), ("29 år och yngre", "age 29"),
            ("30–49 år", "age 30-49"), ("50 år och äldre", "age 50"))
    ]  # fmt: skip
    rows += [
        row(label, [
            *(num(o("days", who, y)) for y in years),
            num(o.change("days", who), difference=who != "all")], kind)
        for label, who, kind in (
            ("Sjukdagar dag 1–14", "short", "item"), ("Sjukdagar dag 15–59", "middle", "item"),
            ("Sjukdagar dag 60–", "long", "item"), ("Sjukdagar, summa", "all", "sum"))
    ]  # fmt: skip
    return table("Frånvaro på grund av sjukdom", ["", *map(str, years), "Skillnad"], rows)


def _leavers(m: Municipality, o: Own) -> Table:
    years = (m.year, m.year - 1)
    rows = [
        row(label, [num(o("left", who, y)) for y in years], kind)
        for label, who, kind in (
            ("Pension", "retired", "item"), ("Egen begäran", "own", "item"),
            ("Övriga orsaker", "other", "item"), ("Totalt", "all", "sum"))
    ]  # fmt: skip
    return table("Avslutade anställningar efter orsak", ["Antal", *map(str, years)], rows)


def _leaver_text(m: Municipality, o: Own) -> list[Block]:
    turnover = o.r.quotient(o("left"), m("employees"))
    wish = o.r.quotient(o("left", "own"), o("left"))
    more = o.r.difference(o("hired"), o("left"))
    coming = [o("to-retire", year=m.year + ahead) for ahead in range(1, 5)]
    whole = o.r.total("to retire in four years", coming)
    retired = o.change("left", "retired")
    return [
        text(*seen([
            say("Under året slutade ", num(o("left")), " personer, ",
                _P.share(turnover, behind=" procent"), " av de anställda vid årets slut."),
            say("Av dem gick ", num(o("left", "retired")), " i pension, ",
                num(retired, size=True, difference=True), " ", turn(retired, "fler", "färre"),
                " än i fjol."),
            say("På egen begäran slutade ", num(o("left", "own")), " (",
                _P.share(wish, behind=" procent"), " av avgångarna)."),
            say("Samtidigt nyanställdes ", num(o("hired")), " personer, det är ",
                num(more, size=True, difference=True), " ", turn(more, "fler", "färre"),
                " än de som slutade."),
        ])),
        item(say("De fyra kommande åren når ", num(whole), " medarbetare 67 års ålder: ",
                 *_listed(coming, m.year + 1), ".")),
    ]  # fmt: skip


def _listed(some: list[Quantity], first: int) -> list[Piece]:
    pieces: list[Piece] = []
    for place, one in enumerate(some):
        if place:
            pieces.append(" och " if place == len(some) - 1 else ", ")
        pieces += [num(one), f" år {first + place}"]
    return pieces


def _pay(m: Municipality, o: Own) -> Table:
    rows = []
    for label, key, _pay_level in _PROFESSIONS:
        women, men = o("pay-women", key), o("pay-men", key)
        rows.append(row(label, [kr(women, ""), kr(men, ""), _P(o.r.quotient(women, men)),
                                kr(o("pay-women", key, m.year - 1), ""),
                                kr(o("pay-men", key, m.year - 1), "")]))  # fmt: skip
    heads: list[list[str | Head]] = [
        ["", Head(f"Medellön {m.year}", 3), Head(f"Medellön {m.year - 1}", 2)],
        ["Yrkesgrupp, kr/månad", "Kvinnor", "Män", "Kvinnor i % av män", "Kvinnor", "Män"],
    ]
    return tall("Medellöner i några yrkesgrupper", heads, rows)


def _pay_text(o: Own) -> list[Block]:
    blocks: list[Block] = []
    for label, key, _level in (_PROFESSIONS[0], _PROFESSIONS[1], _PROFESSIONS[5]):
        women, men = o("pay-women", key), o("pay-men", key)
        apart = o.r.difference(women, men)
        grown = o.growth("pay-women", key)
        blocks += [
            item(*seen([
                say(f"{label}: kvinnorna tjänar i genomsnitt ", kr(women), " i månaden och männen ",
                    kr(men), "."),
                say("Kvinnornas medellön är således ",
                    kr(apart, size=True, difference=True), " ", turn(apart, "högre", "lägre"),
                    " än männens, och den har på ett år ",
                    turn(grown, "stigit", "sjunkit"), " med ",
                    _P.share(grown, behind=" procent", size=True), "."),
            ]))
        ]  # fmt: skip
    return blocks


FAMILY = Family("mill-town", make)
