"""A city executive office's closing: goals with their indicators and verdicts, assignments by
status, staff by department, age and sick leave, departments' money in full kronor and the text in
millions, checks of internal control."""

from __future__ import annotations

from random import Random
from typing import Literal

from ..compose import Pen, counted, in_words, item, row, say, table, tall, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Cell, Head, Heading, NumberStyle, Paper, Row, Sentence, Table, printed
from ..quantities import Quantity
from ._books import Basis, Books, about, clear, level, prose

_STYLE = NumberStyle(thousands="\u00a0", negative="\u2212")
_PEN = Pen("tkr", 0, _STYLE)
_T = Pen("tkr", 0, _STYLE, " tusen kronor")
_M = Pen("mnkr", 1, _STYLE, " miljoner kronor")
_MK = Pen("mnkr", 1, _STYLE, " mkr")
_P = Pen(style=_STYLE, share_decimals=1)
_WHOLE = Pen(style=_STYLE, share_decimals=0)
_UNITS = (
    ("Stadsdirektör och stab", "top", 0.2, 14.1, 11, 5),
        ("Ekonomiavdelningen", "money", 7.4, 31.6, 31, 14),
    ("HR-avdelningen", "hr", 11.2, 38.3, 44, 9), ("Digitalisering och IT", "it", 88, 117, 38, 79),
    ("Kommunikation och kontaktcenter", "com", 4.9, 33.4, 39, 12),
        ("Kansli och juridik", "law", 1.8, 27.9, 26, 11),
    ("Näringsliv och samhällsutveckling", "biz", 6.1, 29.3, 17, 12),
        ("Trygghet och beredskap", "safe", 3.2, 15.4, 8, 13),
)  # fmt: skip
_KINDS = (
    ("Personalkostnader", "pay", 0.62),
    ("Köpta tjänster och konsulter", "bought", 0.14),
    ("Licenser och system", "soft", 0.13),
)
_One = tuple[str, str, Literal["ratio", "index"], float, int, float]
_GOALS: tuple[tuple[str, tuple[_One, ...]], ...] = (
    ("Invånarna ska lätt få kontakt med staden", (
        ("Andel samtal som besvaras inom en minut", "a1", "ratio", 0.71, 1, 0.06),
        ("Andel e-postfrågor besvarade inom ett dygn", "a2", "ratio", 0.88, 1, 0.05),
        ("Nöjd-kund-index kontaktcenter", "a3", "index", 78, 1, 0.04),
    )),
    ("Staden ska vara en attraktiv arbetsgivare", (
        ("Hållbart medarbetarengagemang (HME)", "b1", "index", 80, 1, 0.03),
        ("Sjukfrånvaro i hela staden", "b2", "ratio", 0.062, -1, 0.08),
        ("Andel chefer som har högst 25 medarbetare", "b3", "ratio", 0.68, 1, 0.05),
        ("Extern personalomsättning", "b4", "ratio", 0.094, -1, 0.1),
    )),
    ("Företagen ska ha goda villkor", (
        ("Företagsklimat enligt NKI", "c1", "index", 74, 1, 0.03),
        ("Handläggningstid bygglov, dagar", "c2", "index", 41, -1, 0.12),
        ("Andel upphandlingar med minst tre anbud", "c3", "ratio", 0.77, 1, 0.05),
    )),
    ("Staden ska vara digital och säker", (
        ("Andel ärenden som startas via e-tjänst", "d1", "ratio", 0.56, 1, 0.08),
        ("Driftstillgänglighet i verksamhetssystem", "d2", "ratio", 0.993, 1, 0.003),
    )),
)  # fmt: skip
_ALL_INDICATORS: tuple[_One, ...] = tuple(one for _goal, some in _GOALS for one in some)
_AGES = (
    ("–29 år", "x1", 34),
    ("30–39 år", "x2", 92),
    ("40–49 år", "x3", 108),
    ("50–59 år", "x4", 101),
    ("60 år–", "x5", 44),
)
_SICK = (("Kvinnor", "women", 0.058), ("Män", "men", 0.036))
_TASKS = (
    ("Fullmäktiges uppdrag", "t1", 14, 5, 2),
    ("Kommunstyrelsens uppdrag", "t2", 21, 8, 3),
    ("Uppdrag från budgeten", "t3", 9, 6, 1),
)
_CHECKS = (("Attest och betalning", "k1", 120, 4), ("Inköp och avtalstrohet", "k2", 80, 9),
    ("Lön och frånvaro", "k3", 150, 6),
           ("Personuppgifter", "k4", 45, 5), ("Diarieföring", "k5", 60, 3))  # fmt: skip
_CHANNELS = (
    ("Telefon", "h1", 61_200),
    ("E-post", "h2", 23_800),
    ("Besök", "h3", 14_100),
    ("Chatt", "h4", 6_900),
    ("Sociala medier", "h5", 2_300),
)


def _books(m: Municipality, chance: Random) -> Books:
    b = Books(m, chance, "office")
    last = (m.year - 1, m.year)
    cases: tuple[tuple[int, Basis], ...] = (
        (m.year - 1, "outcome"),
        (m.year, "budget"),
        (m.year, "outcome"),
    )
    for year, basis in cases:
        _draw_money(b, year, basis)
    for year in last:
        _people(b, year)
        for _label, who, middle in _CHANNELS:
            b.put(b.draw(middle, 0.08, 1), "contact", who, year, kind="count")
        b.add([b("contact", one[1], year) for one in _CHANNELS], "contact", "all", year)
    _draw_indicators(b, last)
    _tasks_and_checks(b)
    return b


def _draw_money(b: Books, year: int, basis: Basis) -> None:
    grown = 1.03 if year == b.year else 1
    for _label, who, got, cost, _w, _m in _UNITS:
        wide = 0.012 if got > 50 else 0.03
        b.put(b.draw(got * 1e6 * grown, wide), "got", who, year, basis)
        b.put(b.draw(cost * 1e6 * grown, wide), "cost", who, year, basis)
        b.add(
            [b("cost", who, year, basis), (b("got", who, year, basis), -1)],
            "net",
            who,
            year,
            basis,
        )
    for what in ("got", "cost", "net"):
        b.add([b(what, one[1], year, basis) for one in _UNITS], what, "all", year, basis)
    whole = b("cost", "all", year, basis)
    parts = [
        b.put(b.draw(float(whole.value) * share, 0.02), "kind", who, year, basis)
        for _l, who, share in _KINDS
    ]
    parts.append(b.put(whole.value - sum(one.value for one in parts), "kind", "rest", year, basis))
    b.register.follows(whole, [(one, 1) for one in parts])


def _draw_indicators(b: Books, last: tuple[int, int]) -> None:
    for _label, who, kind, middle, _better, spread in _ALL_INDICATORS:
        step = 1 if kind == "index" else (0.001 if spread < 0.01 or middle < 0.2 else 0.01)
        b.put(b.draw(middle, 0, step), "indicator", who, basis="budget", kind=kind)
        for year in last:
            b.put(
                b.draw(middle, spread, 1 if kind == "index" else 0.001),
                "indicator",
                who,
                year,
                kind=kind,
            )


def _tasks_and_checks(b: Books) -> None:
    for _label, who, done, going, late in _TASKS:
        for what, middle in (("done", done), ("going", going), ("late", late)):
            b.put(b.draw(middle, 0.4, 1), what, who, kind="count")
        b.add([b(what, who) for what in ("done", "going", "late")], "tasks", who)
    for what in ("done", "going", "late", "tasks"):
        b.add([b(what, one[1]) for one in _TASKS], what, "all")
    for _label, who, planned, off in _CHECKS:
        b.put(planned, "planned", who, kind="count")
        b.put(b.draw(planned * 0.95, 0.05, 1), "checked", who, kind="count")
        b.put(b.draw(off, 0.6, 1), "faulty", who, kind="count")
    for what in ("planned", "checked", "faulty"):
        b.add([b(what, one[1]) for one in _CHECKS], what, "all")


def _people(b: Books, year: int) -> None:
    for _label, who, _g, _c, women, men in _UNITS:
        b.put(b.draw(women, 0.06, 1), "women", who, year, kind="count")
        b.put(b.draw(men, 0.06, 1), "men", who, year, kind="count")
        staff = b.add([b("women", who, year), b("men", who, year)], "staff", who, year)
        b.put(b.draw(float(staff.value) * 0.955, 0.015, 0.1), "full-time", who, year, kind="index")
    for what in ("women", "men", "staff", "full-time"):
        b.add([b(what, one[1], year) for one in _UNITS], what, "all", year)
    whole = b("staff", "all", year)
    scale = float(whole.value) / sum(one[2] for one in _AGES)
    ages = [
        b.put(b.draw(one[2] * scale, 0.05, 1), "age", one[1], year, kind="count")
        for one in _AGES[:-1]
    ]
    ages.append(
        b.put(whole.value - sum(one.value for one in ages), "age", "x5", year, kind="count")
    )
    b.register.follows(whole, [(one, 1) for one in ages])
    for _label, who, middle in _SICK:
        short = b.put(b.draw(middle * 0.38, 0.1, 0.0001), "short", who, year, kind="ratio")
        long = b.put(b.draw(middle * 0.62, 0.15, 0.0001), "long", who, year, kind="ratio")
        b.add([short, long], "sick", who, year)
    for what in ("short", "long"):
        value = b(what, "women", year).value * 58 / 100 + b(what, "men", year).value * 42 / 100
        b.put(value, what, "all", year, kind="ratio")
    b.add([b("short", "all", year), b("long", "all", year)], "sick", "all", year)
    b.put(b.draw(49, 0.2, 1), "joined", year=year, kind="count")
    b.put(b.draw(43, 0.25, 1), "quit", year=year, kind="count")
    b.put(b.draw(5_400, 0.15, 1), "overtime", year=year, kind="count")


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    b = _books(m, chance)
    middle: list[list[Block]] = [
        [Heading("Ekonomi", 1), *prose(*_economy(b)), _money(b), *prose(*_units(b)), _kinds(b),
            *prose(*_by_kind(b))],
        [Heading("Medarbetare", 1), *prose(*_staff(b)), _staff_table(b), _ages(b),
            *prose(*_older(b)),
         Heading("Sjukfrånvaro", 2), _sick_table(b), *prose(*_sick(b))],
    ]  # fmt: skip
    if chance.random() < 0.5:
        middle.reverse()
    blocks: list[Block] = [
        Heading("Året i sammandrag", 1),
        *(item(one) for one in clear(_brief(b))),
        Heading("Måluppfyllelse", 1),
        *prose(*_goal_text(b)),
        _overview(b),
        _indicators(b),
        *prose(*_indicator_text(b)),
        Heading("Uppdrag", 2),
        *prose(*_tasks(b)),
        _task_table(b),
        *(block for part in middle for block in part),
        Heading("Kontaktcenter", 1),
        _contacts(b),
        *prose(*_contact_text(b)),
        Heading("Intern kontroll", 1),
        *prose(*_control(b)),
        _checks(b),
    ]
    return Paper(f"Stadsledningskontorets verksamhetsberättelse {m.year}", tuple(blocks))


def _margin(b: Books, who: str) -> Quantity:
    better = next(one[4] for one in _ALL_INDICATORS if one[1] == who)
    return b.variance("indicator", who, better)


def _met(b: Books, key: str, some: tuple[_One, ...]) -> Quantity:
    return b.count(f"met-{key}", [_margin(b, one[1]) for one in some], zero=True)


def _brief(b: Books) -> list[Sentence]:
    off, staff, sick = (
        b.variance("net", "all", -1),
        b.change("staff", "all"),
        b.change("sick", "all"),
    )
    return [
        say("Kontoret visar ", turn(off, "ett överskott", "ett underskott"), " på ",
            _M.size(off, "difference"), "."),
        say(counted(_met(b, "all", _ALL_INDICATORS), capital=True),
            " av tolv indikatorer når sitt målvärde."),
        say("Vi blev ", _WHOLE.people(staff, "difference", size=True),
            turn(staff, " fler", " färre"), " medarbetare."),
        say("Sjukfrånvaron ", turn(sick, "ökade", "minskade"), " till ", _P.share(b("sick", "all")),
            " procent."),
        say("Kontaktcenter hanterade ", _WHOLE.people(b("contact", "all")), " kontakter."),
    ]  # fmt: skip


def _goal_text(b: Books) -> list[Sentence]:
    met = _met(b, "all", _ALL_INDICATORS)
    up = b.count("better", [_progress(b, one) for one in _ALL_INDICATORS])
    return [
        say("Kommunstyrelsen har fyra mål för kontoret. De följs med tolv indikatorer, och för ",
            counted(met),
            " av dem har målvärdet nåtts."),
        say("Jämfört med föregående år har ", counted(up), " indikatorer gått åt rätt håll."),
    ]  # fmt: skip


def _progress(b: Books, one: _One) -> Quantity:
    now, last = b("indicator", one[1]), b("indicator", one[1], b.year - 1)
    return b.less(now, last) if one[4] > 0 else b.less(last, now)


def _overview(b: Books) -> Table:
    rows = []
    for place, (goal, some) in enumerate(_GOALS):
        met = _met(b, str(place), some)
        failed = b.count(f"missed-{place}", [_margin(b, one[1]) for one in some], -1)
        rows.append(row(goal, [printed(met, role="count"), printed(failed, role="count")]))
    whole = [b.register.known[f"{b.tag}-met-{place}"] for place in range(len(_GOALS))]
    missed = [b.register.known[f"{b.tag}-missed-{place}"] for place in range(len(_GOALS))]
    met_all, missed_all = (
        _met(b, "all", _ALL_INDICATORS),
        b.count("missed-all", [_margin(b, one[1]) for one in _ALL_INDICATORS], -1),
    )
    b.register.follows(met_all, [(one, 1) for one in whole])
    b.register.follows(missed_all, [(one, 1) for one in missed])
    rows.append(
        row(
            "Samtliga mål",
            [printed(met_all, role="count"), printed(missed_all, role="count")],
            "sum",
        )
    )
    return table("Antal indikatorer som nått målvärdet", ["Mål", "Uppnådda", "Ej uppnådda"], rows)


def _shown(b: Books, one: _One, basis: Basis = "outcome", year: int | None = None) -> Cell:
    quantity = b("indicator", one[1], year, basis)
    if one[2] == "index":
        return level(quantity, 0, _STYLE)
    return _P.share(quantity, behind=" %")


def _indicators(b: Books) -> Table:
    rows: list[Row] = []
    for goal, some in _GOALS:
        rows.append(row(goal, [], "heading"))
        for one in some:
            margin = _margin(b, one[1])
            verdict: Cell = turn(margin, "Ja", "Nej") if margin.value else "Ja"
            rows.append(
                row(
                    one[0],
                    [
                        _shown(b, one, year=b.year - 1),
                        _shown(b, one),
                        _shown(b, one, "budget"),
                        verdict,
                    ],
                )
            )
    return table(
        "Indikatorer",
        ["", f"Utfall {b.year - 1}", f"Utfall {b.year}", f"Målvärde {b.year}", "Uppnått"],
        rows,
    )


def _indicator_text(b: Books) -> list[Sentence]:
    told = []
    for one in b.chance.sample(
        [each for each in _ALL_INDICATORS if each[1] not in ("d2", "a2")], 4
    ):
        name, who, kind, _middle, better, _spread = one
        change, margin = b.change("indicator", who), _margin(b, who)
        if kind == "index":
            told.append(say(f"{name.split(',')[0]}: utfallet blev ", _shown(b, one), " mot ",
                _shown(b, one, year=b.year - 1),
                            " föregående år, en ", turn(change, "uppgång", "nedgång"), " med ",
                            level(change, 0, size=True, role="difference"), "."))  # fmt: skip
        elif better > 0:
            told.append(say(f"{name} är ", _P.share(b("indicator", who)), " procent, vilket är ",
                _P.points(margin),
                            turn(margin, " över", " under"), " målvärdet."))  # fmt: skip
        else:
            told.append(say(f"Måttet {name.lower()} ", turn(change, "steg", "sjönk"), " från ",
                _P.share(b("indicator", who, b.year - 1)),
                            " till ", _P.share(b("indicator", who)), " procent; målet är högst ",
                            _P.share(b("indicator", who, basis="budget")), "."))  # fmt: skip
    return told


def _tasks(b: Books) -> list[Sentence]:
    late = b("late", "all")
    return [
        say("Under året har kontoret arbetat med ", _WHOLE.people(b("tasks", "all")),
            " politiska uppdrag. Av dessa är ",
            _WHOLE.people(b("done", "all")), " slutförda (",
                _WHOLE.share(b.share(b("done", "all"), b("tasks", "all")), behind=" %"), "), ",
            _WHOLE.people(b("going", "all")), " pågår enligt plan och ", _WHOLE.people(late),
                " är försenade."),
        say("Flest uppdrag kommer från kommunstyrelsen, ", _WHOLE.people(b("tasks", "t2")),
            " stycken.")
        if b("tasks", "t2").value > max(b("tasks", "t1").value, b("tasks", "t3").value)
        else say("Från kommunstyrelsen kommer ", _WHOLE.people(b("tasks", "t2")), " uppdrag."),
    ]  # fmt: skip


def _task_table(b: Books) -> Table:
    rows = [
        row(label, [_WHOLE.people(b(what, who)) for what in ("done", "going", "late", "tasks")],
            "sum" if who == "all" else "item")
        for label, who in (*((one[0], one[1]) for one in _TASKS), ("Totalt", "all"))
    ]  # fmt: skip
    return table(
        "Status för uppdrag 31 december", ["", "Slutförda", "Pågår", "Försenade", "Summa"], rows
    )


def _economy(b: Books) -> list[Sentence]:
    off, net = b.variance("net", "all", -1), b.change("net", "all")
    got, cost = b.variance("got", "all"), b.variance("cost", "all", -1)
    return [
        say("Stadsledningskontorets nettokostnad uppgick till ", _M(b("net", "all")),
            ". I budget fanns ", _M(b("net", "all", basis="budget")),
            ", vilket ger en ", turn(off, "positiv", "negativ"), " avvikelse på ",
            _M.size(off, "difference"), "."),
        say("Den består av intäkter som är ", _M.size(got, "difference"),
            turn(got, " högre", " lägre"), " och kostnader som är ",
            _M.size(cost, "difference"), turn(cost, " lägre", " högre"), " än budgeterat."),
        say("Nettokostnaden ", turn(net, "steg", "sjönk"), " med ",
            _P.share(b.growth("net", "all"), size=True), " procent från föregående år."),
    ]  # fmt: skip


def _money(b: Books) -> Table:
    rows = []
    for label, who in (*((one[0], one[1]) for one in _UNITS), ("Stadsledningskontoret", "all")):
        rows.append(row(label, [
            _PEN(b("got", who)), _PEN(b("cost", who), -1), _PEN(b("net", who), -1),
                _PEN(b("net", who, basis="budget"), -1),
            _PEN(b.variance("net", who, -1), role="difference"),
                _PEN(b("net", who, b.year - 1), -1),
        ], "sum" if who == "all" else "item"))  # fmt: skip
    heads: list[list[str | Head]] = [
        [
            "",
            Head(f"Utfall {b.year}", 3),
            Head(f"Budget {b.year}"),
            Head("Avvikelse"),
            Head(f"Utfall {b.year - 1}"),
        ],
        ["Avdelning, tkr", "Intäkter", "Kostnader", "Netto", "Netto", "Netto", "Netto"],
    ]
    return tall("", heads, rows)


def _units(b: Books) -> list[Sentence]:
    gaps = {one[1]: b.variance("net", one[1], -1) for one in _UNITS}
    over = b.count("units-over", gaps.values(), -1)
    it, hr, com = gaps["it"], gaps["hr"], gaps["com"]
    told = []
    if over.value > 0:
        told.append(
            say(
                printed(over, role="count", words=in_words(capital=True)),
                " av åtta avdelningar redovisar underskott.",
            )
        )
    return [
        *told,
        say("IT, som i huvudsak finansieras av förvaltningarna, hade intäkter på ",
            _MK(b("got", "it")), " och kostnader på ",
            _MK(b("cost", "it")), ". Mot budget innebär det ",
                turn(it, "ett överskott", "ett underskott"), " på ", _T.size(it, "difference"),
                    "."),
        say("Kansli och juridik samt trygghet och beredskap kostade ",
            _MK.but(behind="")(b("net", "law")),
            " respektive ", _MK(b("net", "safe")), " netto."),
        say("HR-avdelningens nettokostnad blev ", _T(b("net", "hr")), ", ",
            _T.size(hr, "difference"), turn(hr, " lägre", " högre"),
            " än budget."),
        say("För kommunikation och kontaktcenter är avvikelsen ", _T(com, role="difference"), "."),
    ]  # fmt: skip


def _kinds(b: Books) -> Table:
    rows = []
    for label, what, who in (
        *((one[0], "kind", one[1]) for one in _KINDS),
        ("Övriga kostnader", "kind", "rest"),
        ("Summa kostnader", "cost", "all"),
    ):
        rows.append(row(label, [
            _PEN(b(what, who, b.year - 1)), _PEN(b(what, who, basis="budget")), _PEN(b(what, who)),
            _PEN(b.variance(what, who, -1), role="difference"), _P(b.growth(what, who)),
        ], "sum" if who == "all" else "item"))  # fmt: skip
    heads = [
        "",
        f"Utfall {b.year - 1}",
        f"Budget {b.year}",
        f"Utfall {b.year}",
        "Avvikelse",
        f"Förändring {b.year - 1}–{b.year}, %",
    ]
    return table("Kostnader per slag (tkr)", heads, rows)


def _by_kind(b: Books) -> list[Sentence]:
    bought, pay = b.change("kind", "bought"), b.variance("kind", "pay", -1)
    per = b.register.per(b("kind", "pay"), b("staff", "all"))
    return [
        say("Personalen svarar för ", _P.share(b.share(b("kind", "pay"), b("cost", "all"))),
            " procent av kostnaderna. Mot budget blev de ",
            _M.size(pay, "difference"), turn(pay, " lägre", " högre"), "."),
        say("Licenser och system gick på ", *about(b("kind", "soft"), _M.but(decimals=0)), "."),
        b.chance.choice((
            say("Konsulter och köpta tjänster kostade ", _M(b("kind", "bought")), ", ",
            _M.size(bought, "difference"), turn(bought, " mer", " mindre"),
            " än året innan."),
            say("Posten köpta tjänster och konsulter ", turn(bought, "ökade", "minskade"), " från ",
                _M(b("kind", "bought", b.year - 1)), " till ", _M(b("kind", "bought")), "."),
        )),
        say("Utslaget på antalet anställda motsvarar personalkostnaden ", _T(per), " per person."),
    ]  # fmt: skip


def _staff(b: Books) -> list[Sentence]:
    more, net = b.change("staff", "all"), b.less(b("joined"), b("quit"))
    over = b.change("overtime")
    return [
        say("Vid årets slut hade kontoret ", _WHOLE.people(b("staff", "all")),
            " tillsvidareanställda, motsvarande ",
            level(b("full-time", "all"), 1, _STYLE), " årsarbetare."),
        say("Antalet anställda ", turn(more, "ökade", "minskade"), " med ",
            _WHOLE.people(more, "difference", size=True), " sedan förra årsskiftet."),
        say("Kvinnorna är ", _WHOLE.people(b("women", "all")), " till antalet, ",
            _P.share(b.share(b("women", "all"), b("staff", "all"))),
            " procent."),
        say("Från andra arbetsgivare rekryterades ", _WHOLE.people(b("joined")), " personer medan ",
            _WHOLE.people(b("quit")),
            " lämnade staden, ", turn(net, "ett tillskott", "en minskning"), " på ",
            _WHOLE.people(net, "difference", size=True), "."),
        say("Övertiden ", turn(over, "växte", "gick ned"), " till ", _WHOLE.people(b("overtime")),
            " timmar från ",
            _WHOLE.people(b("overtime", year=b.year - 1)), "."),
    ]  # fmt: skip


def _staff_table(b: Books) -> Table:
    rows = []
    for label, who in (*((one[0], one[1]) for one in _UNITS), ("Totalt", "all")):
        rows.append(row(label, [
            *(_WHOLE.people(b(what, who)) for what in ("women", "men", "staff")),
                _WHOLE.people(b("staff", who, b.year - 1)),
            _WHOLE.people(b.change("staff", who), "difference"),
                level(b("full-time", who), 1, _STYLE),
        ], "sum" if who == "all" else "item"))  # fmt: skip
    heads = [
        "Avdelning",
        "Kvinnor",
        "Män",
        f"Totalt {b.year}",
        f"Totalt {b.year - 1}",
        "Förändring",
        "Årsarbetare",
    ]
    return table("Tillsvidareanställda 31 december", heads, rows)


def _ages(b: Books) -> Table:
    rows = [
        row(label, [_WHOLE.people(b("age", who)), _WHOLE(b.share(b("age", who), b("staff", "all"))),
            _WHOLE.people(b("age", who, b.year - 1))])
        for label, who, _m in _AGES
    ]  # fmt: skip
    rows.append(
        row(
            "Samtliga",
            [_WHOLE.people(b("staff", "all")), "100", _WHOLE.people(b("staff", "all", b.year - 1))],
            "sum",
        )
    )
    return table(
        "Åldersfördelning",
        ["", f"Antal {b.year}", f"Andel {b.year} (%)", f"Antal {b.year - 1}"],
        rows,
    )


def _older(b: Books) -> list[Sentence]:
    old = b.add([b("age", "x4"), b("age", "x5")], "age", "old")
    sixty = b.change("age", "x5")
    return [
        say("De som är 50 år eller äldre är ", _WHOLE.people(old), ", det vill säga ",
            _WHOLE.share(b.share(old, b("staff", "all"))),
            " procent av de anställda."),
        say("I gruppen som fyllt 60 finns ", _WHOLE.people(b("age", "x5")), ", ",
            _WHOLE.people(sixty, "difference", size=True),
            turn(sixty, " fler", " färre"), " än för ett år sedan."),
    ]  # fmt: skip


def _sick_table(b: Books) -> Table:
    rows = []
    for label, who in (*((one[0], one[1]) for one in _SICK), ("Alla", "all")):
        rows.append(row(label, [_P(b(what, who)) for what in ("short", "long", "sick")] + [
            _P(b("sick", who, b.year - 1)), _P(b.change("sick", who),
                role="difference")]))  # fmt: skip
    heads = [
        "",
        "Dag 1–59",
        "Dag 60–",
        f"Totalt {b.year}",
        f"Totalt {b.year - 1}",
        "Förändring, procentenheter",
    ]
    return table("Sjukfrånvaro i procent av ordinarie arbetstid", heads, rows)


def _sick(b: Books) -> list[Sentence]:
    women, men = b.change("sick", "women"), b.change("sick", "men")
    gap = b.less(b("sick", "women"), b("sick", "men"))
    long = b.share(b("long", "all"), b("sick", "all"))
    return [
        say("Kvinnornas sjukfrånvaro var ", _P.share(b("sick", "women")), " procent och männens ",
            _P.share(b("sick", "men")),
            ", en skillnad på ", _P.points(gap), "."),
        say("För kvinnor är det en ", turn(women, "ökning", "minskning"), " med ", _P.points(women),
            " och för män en ",
            turn(men, "ökning", "minskning"), " med ", _P.points(men, ""), "."),
        say("Den långa frånvaron, från dag 60, utgör ", _WHOLE.share(long),
            " procent av all sjukfrånvaro."),
    ]  # fmt: skip


def _contacts(b: Books) -> Table:
    rows = [
        row(label, [*(_WHOLE.people(b("contact", who, y)) for y in (b.year, b.year - 1)),
            _P(b.growth("contact", who)),
                    _P(b.share(b("contact", who), b("contact", "all"))) if who != "all" else None],
                        "sum" if who == "all" else "item")
        for label, who in (*((one[0], one[1]) for one in _CHANNELS), ("Summa kontakter", "all"))
    ]  # fmt: skip
    return table(
        "Kontakter per kanal",
        ["Kanal", str(b.year), str(b.year - 1), "Förändring %", "Andel %"],
        rows,
    )


def _contact_text(b: Books) -> list[Sentence]:
    whole, chat = b.change("contact", "all"), b.change("contact", "h4")
    return [
        b.chance.choice((
            say("Antalet kontakter ", turn(whole, "steg", "sjönk"), " med ",
            _WHOLE.people(whole, "difference", size=True), " till ",
            _WHOLE.people(b("contact", "all")), "."),
            say("Totalt blev det ", _WHOLE.people(b("contact", "all")), " kontakter mot ",
                _WHOLE.people(b("contact", "all", b.year - 1)), f" under {b.year - 1}, en ",
                    turn(whole, "ökning", "minskning"), " på ",
                _P.share(b.growth("contact", "all"), size=True), " procent."),
        )),
        say("Telefonen är fortfarande den vanligaste vägen in med ",
            _P.share(b.share(b("contact", "h1"), b("contact", "all"))),
            " procent. Chatten ", turn(chat, "ökade", "minskade"), " med ",
            _P.share(b.growth("contact", "h4"), size=True), " procent."),
    ]  # fmt: skip


def _control(b: Books) -> list[Sentence]:
    left = b.less(b("planned", "all"), b("checked", "all"))
    return [
        say("Planen omfattade ", _WHOLE.people(b("planned", "all")), " stickprov i fem processer. ",
            _WHOLE.people(b("checked", "all")),
            " genomfördes, så ", _WHOLE.people(left, "difference"), " återstår.") if left.value > 0
        else say("Planen omfattade ", _WHOLE.people(b("planned", "all")),
            " stickprov i fem processer."),
        say("Avvikelser noterades i ", _WHOLE.people(b("faulty", "all")), " fall, ",
            _P.share(b.share(b("faulty", "all"), b("checked", "all"))),
            " procent av stickproven."),
        say("Flest fanns inom inköp, ", _WHOLE.people(b("faulty", "k2")), ".")
        if all(b("faulty", "k2").value > b("faulty", one[1]).value for one in _CHECKS
            if one[1] != "k2")
        else say("Inom inköp var avvikelserna ", _WHOLE.people(b("faulty", "k2")), "."),
    ]  # fmt: skip


def _checks(b: Books) -> Table:
    rows = [
        row(label, [*(_WHOLE.people(b(what, who)) for what in ("planned", "checked", "faulty")),
                    _P(b.share(b("faulty", who), b("checked", who)))], "sum" if who == "all"
                        else "item")
        for label, who in (*((one[0], one[1]) for one in _CHECKS), ("Summa", "all"))
    ]  # fmt: skip
    return table(
        "Stickprov inom intern kontroll",
        ["Process", "Planerade", "Utförda", "Avvikelser", "Andel avvikelser %"],
        rows,
    )


FAMILY = Family("executive-closing", make)
