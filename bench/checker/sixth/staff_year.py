"""A personnel report: employees by administration, sex and age, part time and turnover, sick leave
by sex, age and length, pay of women and men, costs; shares with one decimal, counts exact."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Board, Municipality
from ..paper import Block, Cell, Head, Heading, NumberStyle, Paper, Sentence, Table
from ..quantities import Quantity
from ._books import Books, about, listed, number, shown

_AGES = (("29 år och yngre", "young", 14.0), ("30–39 år", "thirty", 23.0),
         ("40–49 år", "forty", 25.0), ("50–59 år", "fifty", 26.0),
         ("60 år och äldre", "sixty", 12.0))  # fmt: skip
_PAY = (
    ("Undersköterskor", "care", 31_400, 31_200), ("Lärare i grundskolan", "teach", 39_800, 39_100),
    ("Förskollärare", "pre", 35_900, 35_300), ("Socialsekreterare", "social", 38_700, 38_200),
    ("Chefer", "boss", 54_300, 55_600), ("Ingenjörer och tekniker", "tech", 43_100, 44_900),
    ("Administratörer", "admin", 33_500, 33_900),
)  # fmt: skip
_LEFT = (("Egen begäran", "own", 7.4), ("Pension", "retired", 2.6), ("Övriga skäl", "else", 1.3))
_HURT = (("Tillbud", "near", 19.0), ("Olycksfall", "hurt", 11.0), ("Hot och våld", "threat", 8.0),
         ("Färdolycksfall", "road", 2.1), ("Arbetssjukdom", "ill", 1.2))  # fmt: skip
_SICK = (("Kvinnor", "women"), ("Män", "men"), ("Upp till 29 år", "age 29"),
         ("30–49 år", "age 30-49"), ("Från 50 år", "age 50"),
         ("Samtliga anställda", "all"))  # fmt: skip
_PEN = Pen("tkr", 0, NumberStyle(negative="-"))
_POINTS = Pen("tkr", 0, NumberStyle(negative="-", plus=True))
_MKR = Pen("mnkr", 1, behind=" mnkr")
_KR = Pen("kr", 0, behind=" kr")
_BARE = Pen("kr", 0)
_PC = " procent"


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    books = Books(m, chance)
    pay = chance.sample(_PAY, 5)
    _fill(books, pay)
    blocks: list[Block] = [
        Heading("Personalredovisning", 1),
        text(f"Uppgifterna gäller månadsavlönade i {m.name} kommun den 31 december {m.year} om "
             "inte annat sägs."),
        *(item(one) for one in _short(books)),
        Heading("Antal anställda", 2),
        text(*_people_told(books)),
        _people(books),
        Heading("Åldersfördelning", 2),
        _ages(books),
        text(*_ages_told(books)),
        Heading("Heltid och deltid", 2),
        *_part_time(books),
        Heading("Personalrörlighet", 2),
        text(*_turnover_told(books)),
        _turnover(books),
        Heading("Sjukfrånvaro", 2),
        text(*_sick_told(books)),
        _sick(books),
        _sick_by_place(books),
        text(*_places_told(books)),
        Heading("Arbetsskador och tillbud", 2),
        *_injuries(books),
        Heading("Löner", 2),
        _pay(books, pay),
        text(*_pay_told(books, pay)),
        Heading("Personalkostnader", 2),
        text(*_costs_told(books)),
        _costs(books),
    ]  # fmt: skip
    return Paper(f"Personalbokslut {m.year}", tuple(blocks))


def _named(one: Board) -> str:
    """A board's administration."""
    if one.name == "Kommunstyrelsen":
        return "Kommunledningskontoret"
    if one.name == "Revisionen":
        return "Revisionskontoret"
    return one.name.replace("nämnden", "förvaltningen")


def _fill(books: Books, pay: list[tuple[str, str, int, int]]) -> None:
    m = books.m
    _fill_people(books)
    _fill_moves(books, pay, float(m("employees").value) / 100)
    for year in (m.year - 1, m.year):
        two = [m("wages", year=year), m("pensions", year=year)]
        last = m.register.known.get(f"staff-costs:municipality:{year - 1}:outcome")
        m.register.total(f"staff-costs:municipality:{year}:outcome", two, last)
    two = [m("wages", basis="budget"), m("pensions", basis="budget")]
    m.register.total(f"staff-costs:municipality:{m.year}:budget", two)


def _fill_people(books: Books) -> None:
    m = books.m
    for sex in ("women", "men"):
        shares = {f"{sex}-{age}": share for _label, age, share in reversed(_AGES)}
        books.split(sex, "municipality", shares, spread=0.08)
    for _label, age, _share in _AGES:
        books.add(f"both-{age}", "municipality", [(f"{sex}-{age}", "municipality", 1)
                                                 for sex in ("women", "men")])  # fmt: skip
    for year in m.years:
        ages = [(m(f"both-{age}", year=year), 1) for _label, age, _share in _AGES]
        m.register.follows(m("employees", year=year), ages)
    for sex, share in (("women", 0.79), ("men", 0.88)):
        books.split(sex, "municipality", {f"{sex}-part": 1 - share, f"{sex}-full": share},
                    spread=0.06)  # fmt: skip
    for kind in ("part", "full"):
        parts = [(f"{sex}-{kind}", "municipality", 1) for sex in ("women", "men")]
        books.add(f"both-{kind}", "municipality", parts)


def _fill_moves(books: Books, pay: list[tuple[str, str, int, int]], whole: float) -> None:
    m = books.m
    for _label, what, middle in _LEFT:
        for sex, share in (("women", 0.76), ("men", 0.24)):
            books.put(f"left-{sex}", what, middle * whole * share + 1, "count", spread=0.15)
        books.add("left-both", what, [("left-women", what, 1), ("left-men", what, 1)])
    for what in ("left-women", "left-men", "left-both"):
        books.add(what, "left", [(what, one, 1) for _label, one, _middle in _LEFT])
    books.put("came", "staff", 12.5 * whole, "count", spread=0.12)
    for _label, what, middle in _HURT:
        books.put("reported", what, middle * whole / 4, "count", back=2, spread=0.14)
    books.add("reported", "all", [("reported", what, 1) for _label, what, _middle in _HURT])
    for _label, what, women, men in pay:
        books.put("pay-women", what, women, spread=0.006)
        books.put("pay-men", what, men, spread=0.006)
        few = 0.3 if what == "tech" else 1.0
        books.put("count-women", what, whole * few * books.chance.uniform(1, 6) + 5, "count")
        books.put("count-men", what, whole * books.chance.uniform(0.4, 2) + 5, "count")
    books.put("sick-pay", "staff", float(m("wages").value) * 0.019, spread=0.12)
    books.put("overtime", "staff", whole * 620, "count", spread=0.1)
    books.put("hourly", "staff", whole * 7.8, "count", spread=0.1)
    for who in ("women", "men", "all"):
        middle = {"women": 0.45, "men": 0.37, "all": 0.435}[who]
        books.put("long", who, middle, "ratio", back=2, spread=0.035, drift=-0.01)


def _short(books: Books) -> list[Sentence]:
    m, reg = books.m, books.m.register
    more, points = m.change("employees"), m.change("sick-leave", "all")
    gone = reg.quotient(m("left-both", "left"), m("employees"))
    full = reg.quotient(m("both-full"), m("employees"))
    return shown([
        say("Antalet anställda är ", number(m("employees")), ", ", number(more, size=True),
            turn(more, " fler", " färre"), " än för ett år sedan."),
        say("Sjukfrånvaron ", turn(points, "steg", "sjönk"), " till ",
            _PEN.share(m("sick-leave", "all"), behind=_PC), "."),
        say("Heltidsanställda utgör ", _PEN.share(full, behind=_PC), " av alla anställda."),
        say(_PEN.share(gone, behind=_PC), " av medarbetarna slutade under året."),
    ])  # fmt: skip


def _people(books: Books) -> Table:
    m = books.m
    rows = []
    for one in (*m.boards, None):
        who = one.key if one else "municipality"
        cells: list[Cell] = [number(m(what, who, year)) for year in (m.year, m.year - 1)
                             for what in ("women", "men", "employees")]  # fmt: skip
        more = m.change("employees", who)
        cells.append(_POINTS.people(more, "difference" if one else ""))
        share = m.register.quotient(m("women", who), m("employees", who))
        cells.append(_PEN.share(share))
        rows.append(row(_named(one) if one else "Hela kommunen", cells, "item" if one else "sum"))
    heads: list[list[str | Head]] = [
        ["", Head(str(m.year), 3), Head(str(m.year - 1), 3), "Förändring", "Andel kvinnor"],
        ["Förvaltning", *("Kvinnor", "Män", "Summa") * 2, "antal", f"{m.year}, %"],
    ]
    return tall("Månadsavlönade per förvaltning", heads, rows)


def _people_told(books: Books) -> list[Sentence]:
    m, reg = books.m, books.m.register
    more, women, men = (m.change(one) for one in ("employees", "women", "men"))
    big = max(m.boards, key=lambda one: m("employees", one.key).value)
    share = reg.quotient(m("employees", big.key), m("employees"))
    ups = reg.count("staff-up", [m.change("employees", one.key) for one in m.boards], 1)
    each = reg.quotient(m("women"), m("employees"))
    told = shown([
        say("Vid årets slut hade kommunen ", number(m("employees")), " månadsavlönade, varav ",
            number(m("women")), " kvinnor och ", number(m("men")), " män."),
        say("Året innan var de ", number(m("employees", year=m.year - 1)), ", så antalet har ",
            turn(more, "ökat", "minskat"), " med ", number(more, size=True), " personer eller ",
            _PEN.share(m.growth("employees"), behind=_PC, size=True), "."),
        say("Kvinnorna blev ", number(women, size=True), turn(women, " fler", " färre"),
            " och männen ", number(men, size=True), turn(men, " fler", " färre"), "."),
        say("Andelen kvinnor är ", _PEN.share(each, behind=_PC), "."),
        say(f"Störst är {_named(big)[0].lower()}{_named(big)[1:]} med ",
            number(m("employees", big.key)), " anställda, ", _PEN.share(share, behind=_PC),
            " av samtliga."),
    ])  # fmt: skip
    if 0 < ups.value < len(m.boards):
        told.append(say(counted(ups, capital=True), " av ", str(len(m.boards)),
                        " förvaltningar har fler anställda än förra året."))  # fmt: skip
    return told


def _ages(books: Books) -> Table:
    m = books.m
    rows = []
    for label, age in [*((a, b) for a, b, _c in _AGES), ("Totalt", "")]:
        names = [f"{one}-{age}" for one in ("women", "men", "both")] if age else [
            "women", "men", "employees"]  # fmt: skip
        cells: list[Cell] = [number(m(one)) for one in names]
        cells.append(_PEN.share(m.register.quotient(m(names[2]), m("employees"))))
        cells.append(number(m(names[2], year=m.year - 1)))
        rows.append(row(label, cells, "item" if age else "sum"))
    heads = ["Ålder", "Kvinnor", "Män", "Totalt", "Andel, %", f"Totalt {m.year - 1}"]
    return table(f"Anställda efter ålder och kön {m.year}", heads, rows)


def _ages_told(books: Books) -> list[Sentence]:
    m, reg = books.m, books.m.register
    old = reg.quotient(m("both-sixty"), m("employees"))
    young, elder = m.change("both-young"), m.change("both-sixty")
    late = reg.total(f"fifty-up:municipality:{m.year}:outcome",
                     (m("both-fifty"), m("both-sixty")))  # fmt: skip
    women = reg.quotient(m("women-young"), m("both-young"))
    return shown([
        say("Av de anställda är ", number(m("both-sixty")), " personer 60 år eller äldre, eller ",
            _PEN.share(old, behind=_PC), "."),
        say("Gruppen har ", turn(elder, "vuxit", "minskat"), " med ", number(elder, size=True),
            " sedan ", str(m.year - 1), " och väntas gå i pension de närmaste sju åren."),
        say("Räknar man från 50 år handlar det om ", number(late), " medarbetare."),
        say("De som är yngre än 30 år är ", number(m("both-young")), ", ",
            number(young, size=True), turn(young, " fler", " färre"), " än året innan, och ",
            _PEN.share(women, behind=_PC), " av dem är kvinnor."),
    ])  # fmt: skip


def _part_time(books: Books) -> list[Block]:
    m, reg = books.m, books.m.register
    rows = []
    for label, sex, whole in (("Kvinnor", "women", "women"), ("Män", "men", "men"),
                              ("Alla", "both", "employees")):  # fmt: skip
        shares = [reg.quotient(m(f"{sex}-full", year=y), m(whole, year=y))
                  for y in (m.year, m.year - 1)]  # fmt: skip
        cells = [number(m(f"{sex}-full")), number(m(f"{sex}-part")), number(m(whole)),
                 *(_PEN.share(one) for one in shares)]  # fmt: skip
        rows.append(row(label, cells, "sum" if sex == "both" else "item"))
    women, men = (reg.quotient(m(f"{sex}-full"), m(sex)) for sex in ("women", "men"))
    gap = reg.difference(men, women)
    part = m.change("both-part")
    told = shown([
        say("Av kvinnorna har ", _PEN.share(women, behind=_PC), " en heltidsanställning och av "
            "männen ", _PEN.share(men, behind=_PC), "."),
        say("Skillnaden mellan könen är ", _PEN.points(gap), "."),
        say("Antalet deltidsanställda ", turn(part, "ökade", "minskade"), " från ",
            number(m("both-part", year=m.year - 1)), " till ", number(m("both-part")), "."),
    ])  # fmt: skip
    heads = ["", "Heltid", "Deltid", "Summa", f"Andel heltid {m.year}, %",
             f"Andel heltid {m.year - 1}, %"]  # fmt: skip
    return [text(*told), table("", heads, rows)]


def _turnover(books: Books) -> Table:
    m = books.m
    rows = []
    for label, what in [*((a, b) for a, b, _c in _LEFT), ("Summa avgångar", "left")]:
        cells = [number(m(f"left-{sex}", what)) for sex in ("women", "men", "both")]
        cells.append(number(m("left-both", what, m.year - 1)))
        rows.append(row(label, cells, "sum" if what == "left" else "item"))
    heads = ["Orsak", "Kvinnor", "Män", str(m.year), str(m.year - 1)]
    return table("Avslutade anställningar", heads, rows)


def _turnover_told(books: Books) -> list[Sentence]:
    m, reg = books.m, books.m.register
    net = reg.difference(m("came", "staff"), m("left-both", "left"))
    gone, own = m.change("left-both", "left"), m("left-both", "own")
    return shown([
        say("Under året slutade ", number(m("left-both", "left")), " personer, ",
            number(gone, size=True), turn(gone, " fler", " färre"), " än ", str(m.year - 1), "."),
        say("Av dem gick ", number(m("left-both", "retired")), " i pension och ", number(own),
            " lämnade på egen begäran, ",
            _PEN.share(reg.quotient(own, m("left-both", "left")), behind=_PC), " av avgångarna."),
        say("Samtidigt nyanställdes ", number(m("came", "staff")), ", det vill säga ",
            number(net, size=True), turn(net, " fler", " färre"), " än som slutade."),
    ])  # fmt: skip


def _sick(books: Books) -> Table:
    m = books.m
    years = sorted(m.years)
    rows = []
    for label, who in _SICK:
        cells: list[Cell] = [_PEN.share(m("sick-leave", who, year)) for year in years]
        cells.append(_POINTS.share(m.change("sick-leave", who), role="difference"))
        rows.append(row(label, cells, "sum" if who == "all" else "item"))
    for label, who in (("Andel över 60 dagar, kvinnor", "women"),
                       ("Andel över 60 dagar, män", "men"),
                       ("Andel över 60 dagar", "all")):  # fmt: skip
        shares: list[Cell | None] = [None, None]
        shares += [_PEN.share(m("long", who, year)) for year in years[2:]]
        rows.append(row(label, [*shares, _POINTS.share(m.change("long", who), role="difference")]))
    heads = ["Sjukfrånvaro i procent av arbetstiden", *map(str, years), "Differens"]
    return table("", heads, rows)


def _sick_told(books: Books) -> list[Sentence]:
    m, reg = books.m, books.m.register
    now, last = m("sick-leave", "all"), m("sick-leave", "all", m.year - 1)
    points, long = m.change("sick-leave", "all"), m.change("long", "all")
    apart = reg.difference(m("sick-leave", "women"), m("sick-leave", "men"))
    since = reg.difference(now, m("sick-leave", "all", m.years[-1]))
    old = m.change("sick-leave", "age 50")
    return shown([
        say("Den totala sjukfrånvaron uppgick till ", _PEN.share(now, behind=_PC),
            " av ordinarie arbetstid, jämfört med ", _PEN.share(last, behind=_PC), " ",
            str(m.year - 1), "."),
        say("Det är ", turn(points, "en ökning", "en minskning"), " med ", _PEN.points(points),
            "; sedan ", str(m.years[-1]), " är förändringen ", _POINTS.share(since,
            behind=" procentenheter", role="difference"), "."),
        say("Kvinnornas och männens sjukfrånvaro var ", _PEN.share(m("sick-leave", "women")),
            " respektive ", _PEN.share(m("sick-leave", "men"), behind=_PC),
            ", en skillnad på ", _PEN.points(apart), "."),
        say("Bland dem som har fyllt 50 ", turn(old, "ökade", "minskade"), " den till ",
            _PEN.share(m("sick-leave", "age 50"), behind=_PC), "."),
        say("Av all sjukfrånvaro var ", _PEN.share(m("long", "all"), behind=_PC),
            " längre än 60 dagar, ", turn(long, "en ökning", "en minskning"), " med ",
            _PEN.points(long), "."),
    ])  # fmt: skip


def _sick_by_place(books: Books) -> Table:
    m = books.m
    rows = []
    for one in m.boards:
        cells = [_PEN.share(m("sick-leave", one.key, y)) for y in (m.year, m.year - 1, m.year - 2)]
        change = _POINTS.share(m.change("sick-leave", one.key), role="difference")
        rows.append(row(_named(one), [*cells, change]))
    heads = ["Förvaltning", *(f"{m.year - back}, %" for back in range(3)), "Förändring, p.e."]
    return table("Sjukfrånvaro per förvaltning", heads, rows)


def _places_told(books: Books) -> list[Sentence]:
    m = books.m
    order = sorted(m.boards, key=lambda one: m("sick-leave", one.key).value)
    low, high = order[0], order[-1]
    downs = [one for one in m.boards if m.change("sick-leave", one.key).value <= -0.001]
    fewer = m.register.count("sick-down", [m.change("sick-leave", one.key) for one in m.boards], -1)
    move = m.change("sick-leave", high.key)
    told = shown([
        say(f"Högst sjukfrånvaro har {_named(high)[0].lower()}{_named(high)[1:]} med ",
            _PEN.share(m("sick-leave", high.key), behind=_PC), " och lägst ",
            f"{_named(low)[0].lower()}{_named(low)[1:]} med ",
            _PEN.share(m("sick-leave", low.key), behind=_PC), "."),
        say("Hos den förstnämnda har frånvaron ", turn(move, "stigit", "sjunkit"), " med ",
            _PEN.points(move), "."),
    ])  # fmt: skip
    if downs and fewer.value == len(downs):
        names = [f"{_named(one)[0].lower()}{_named(one)[1:]}" for one in downs]
        told.append(say("I ", counted(fewer), " av förvaltningarna minskade sjukfrånvaron: ",
                        listed(names), "."))  # fmt: skip
    return told


def _injuries(books: Books) -> list[Block]:
    m = books.m
    years = (m.year - 2, m.year - 1, m.year)
    rows = []
    for label, what in [*((a, b) for a, b, _c in _HURT), ("Anmälda händelser", "all")]:
        cells = [number(m("reported", what, year)) for year in years]
        rows.append(row(label, cells, "sum" if what == "all" else "item"))
    more, threat = m.change("reported", "all"), m.change("reported", "threat")
    told = shown([
        say("Totalt anmäldes ", number(m("reported", "all")), " händelser, ",
            number(more, size=True), turn(more, " fler", " färre"), " än året innan."),
        say("Tillbuden var ", number(m("reported", "near")), " och olycksfallen ",
            number(m("reported", "hurt")), "."),
        say("Anmälningarna om hot och våld ", turn(threat, "ökade", "minskade"), " från ",
            number(m("reported", "threat", m.year - 1)), " till ",
            number(m("reported", "threat")), "."),
    ])  # fmt: skip
    return [text(*told), table("Antal anmälningar", ["", *map(str, years)], rows)]


def _ratio(m: Municipality, what: str, back: int = 0) -> Quantity:
    year = m.year - back
    return m.register.quotient(m("pay-women", what, year), m("pay-men", what, year))


def _pay(books: Books, pay: list[tuple[str, str, int, int]]) -> Table:
    m = books.m
    rows = []
    for label, what, *_rest in pay:
        cells = [number(m("count-women", what)), number(m("count-men", what)),
                 _BARE(m("pay-women", what)), _BARE(m("pay-men", what)),
                 _PEN.share(_ratio(m, what)), _PEN.share(_ratio(m, what, 1))]  # fmt: skip
        rows.append(row(label, cells))
    heads: list[list[str | Head]] = [
        ["", Head("Antal", 2), Head("Medellön, kr", 2), Head("Kvinnors lön i % av mäns", 2)],
        ["Yrkesgrupp", *("Kvinnor", "Män") * 2, str(m.year), str(m.year - 1)],
    ]
    return tall("", heads, rows)


def _pay_told(books: Books, pay: list[tuple[str, str, int, int]]) -> list[Sentence]:
    m, reg = books.m, books.m.register
    label, what, *_rest = pay[0]
    gap = reg.difference(m("pay-women", what), m("pay-men", what))
    least = min(pay, key=lambda one: _ratio(m, one[1]).value)
    grown = m.growth("pay-women", what)
    return shown([
        say(f"{label} som är kvinnor har en medellön på ", _KR(m("pay-women", what)),
            ", vilket är ", _KR.size(gap, "difference"), turn(gap, " mer", " mindre"),
            " än männen i samma yrke."),
        say("Ökningen för kvinnorna var ", _PEN.share(grown, behind=_PC),
            " sedan förra löneöversynen, från ", _KR(m("pay-women", what, m.year - 1)), "."),
        say(f"Lägst i förhållande till mäns är kvinnors lön bland {least[0].lower()}, ",
            _PEN.share(_ratio(m, least[1]), behind=_PC), "."),
    ], 1)  # fmt: skip


def _costs(books: Books) -> Table:
    m = books.m
    rows = []
    for label, what, who in (("Löner inkl. arbetsgivaravgifter", "wages", "municipality"),
                             ("Pensionskostnader", "pensions", "municipality"),
                             ("Summa personalkostnader", "staff-costs", "municipality"),
                             ("varav sjuklön", "sick-pay", "staff")):  # fmt: skip
        last, now = m(what, who, m.year - 1), m(what, who)
        plan = None if what == "sick-pay" else _PEN(m(what, who, basis="budget"))
        change = m.register.difference(now, last)
        kind = "sum" if what == "staff-costs" else "item"
        cells = [_PEN(last), plan, _PEN(now),
                 _PEN(change, role="" if kind == "sum" else "difference"),
                 _PEN.share(m.register.growth(now, last))]  # fmt: skip
        rows.append(row(label, cells, kind))
    heads = ["Tkr", str(m.year - 1), f"Budget {m.year}", str(m.year), "Förändring", "Förändring, %"]
    return table("Kommunens personalkostnader", heads, rows)


def _costs_told(books: Books) -> list[Sentence]:
    m, reg = books.m, books.m.register
    whole, more = m("staff-costs"), m.change("staff-costs")
    off = reg.difference(m("staff-costs", basis="budget"), whole)
    share = reg.quotient(whole, m("costs"))
    sick, hours = m.change("sick-pay", "staff"), m.change("overtime", "staff")
    each = reg.per(m("sick-pay", "staff"), m("employees"))
    return shown([
        say("Personalkostnaderna blev ", _MKR(whole), ", ", _MKR.size(more, "difference"),
            turn(more, " mer", " mindre"), " än ", str(m.year - 1), "."),
        say("Mot budget ger det ", turn(off, "ett överskott", "ett underskott"), " om ",
            _MKR.size(off, "difference"), "."),
        say("De utgör ", _PEN.share(share, behind=_PC), " av verksamhetens kostnader, som var ",
            _MKR(m("costs")), "."),
        say("Sjuklönen ", turn(sick, "steg", "sjönk"), " till ",
            *about(_MKR, m("sick-pay", "staff")),
            ", vilket i genomsnitt är ", _KR(each), " per anställd."),
        say("Övertid och fyllnadstid togs ut med ", number(m("overtime", "staff")), " timmar, ",
            number(hours, size=True), turn(hours, " fler", " färre"), " än året innan då det var ",
            number(m("overtime", "staff", m.year - 1)), "."),
    ])  # fmt: skip


FAMILY = Family("staff-year", make)
