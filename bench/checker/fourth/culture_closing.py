"""A culture and leisure board's closing: areas with budget and outcome, costs in parentheses, the
library's branches, the music school by sex, the pool by quarter, grants to associations, key
figures by inhabitant."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, row, say, table, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Sentence, Table, printed
from ..quantities import Quantity
from ._books import Books, about, clear, level, prose, some_of

_STYLE = NumberStyle(negative="()")
_PEN = Pen("tkr", 0, _STYLE)
_TKR = Pen("tkr", 0, behind=" tkr")
_MN = Pen("mnkr", 2, behind=" mkr")
_WIDE = Pen("mnkr", 0, behind=" mkr")
_PER = Pen("kr", 0, behind=" kr")
_SHARE = Pen(share_decimals=0)
_AREAS = (
    ("Nämnd och förvaltningsledning", "lead", 0.1, 7.2), ("Bibliotek", "lib", 1.3, 24.5),
    ("Kulturskola", "music", 2.4, 16.8), ("Allmänkultur och konst", "art", 0.6, 6.1),
    ("Ungdomsgårdar", "youth", 0.5, 9.4), ("Idrotts- och fritidsanläggningar", "sport", 6.9, 38.2),
    ("Simhallen", "pool", 8.2, 21.6), ("Stöd till föreningar", "clubs", 0, 12.4),
)  # fmt: skip
_BRANCHES = (
    ("Stadsbiblioteket", "main", 118_000, 96_000), ("Filialen Söder", "south", 24_500, 19_800),
    ("Åby", "aby", 13_200, 12_400), ("Bokbussen", "bus", 5_900, 9_700),
    ("E-lån", "e", 0, 21_600),
)  # fmt: skip
_SUBJECTS = (
    ("Piano och klaviatur", "piano", 74, 48), ("Stråk", "strings", 41, 15),
        ("Blås", "wind", 38, 29),
    ("Gitarr och bas", "guitar", 33, 61), ("Dans", "dance", 122, 14),
        ("Teater och film", "stage", 57, 31),
    ("Bild och form", "form", 66, 27),
)  # fmt: skip
_QUARTERS = (
    ("Kvartal 1", "q1", 31_000), ("Kvartal 2", "q2", 24_500), ("Kvartal 3", "q3", 17_200),
    ("Kvartal 4", "q4", 29_400),
)  # fmt: skip
_GRANTS = (
    ("Aktivitetsstöd barn och unga", "kids", 4.1), ("Lokal- och anläggningsbidrag", "rooms", 5.2),
    ("Studieförbund", "study", 1.1), ("Kulturföreningar", "arts", 1.3),
        ("Arrangemangsstöd", "shows", 0.6),
)  # fmt: skip
_GOALS = (
    ("Andel invånare som är nöjda med kulturutbudet", "g1", 0.71),
    ("Andel elever i åk 2 som besökt biblioteket", "g2", 0.93),
    ("Andel bokningsbara tider i hallarna som nyttjas", "g3", 0.64),
    ("Andel flickor bland mottagare av aktivitetsstöd", "g4", 0.46),
    ("Andel simkunniga i årskurs 6", "g5", 0.95),
)  # fmt: skip


def _books(m: Municipality, chance: Random) -> Books:
    b = Books(m, chance, "culture")
    years = (m.year - 1, m.year)
    for year in years:
        grown = 1.025 ** (year - m.year)
        b.put(b.draw(41_600 + 300 * (year - m.year), 0.002, 1), "people", year=year, kind="count")
        for basis in ("budget", "outcome"):
            for _label, who, got, cost in _AREAS:
                b.put(b.draw(got * 1e6 * grown, 0.06), "got", who, year, basis)
                b.put(b.draw(cost * 1e6 * grown, 0.02), "cost", who, year, basis)
                b.add(
                    [b("cost", who, year, basis), (b("got", who, year, basis), -1)],
                    "net",
                    who,
                    year,
                    basis,
                )
            for what in ("got", "cost", "net"):
                b.add([b(what, one[1], year, basis) for one in _AREAS], what, "all", year, basis)
            b.register.follows(b("net", "all", year, basis),
                               [(b("cost", "all", year, basis), 1),
                                   (b("got", "all", year, basis), -1)])  # fmt: skip
        _volumes(b, year, grown)
    for _label, who, middle in _GOALS:
        b.put(b.draw(middle, 0, 0.01), "goal", who, basis="budget", kind="ratio")
        b.put(b.draw(middle, 0.05, 0.001), "goal", who, m.year - 1, kind="ratio")
        b.put(b.draw(middle, 0.05, 0.001), "goal", who, kind="ratio")
    b.put(b.draw(3.4e6, 0.1, 100_000), "invested", basis="budget")
    parts = [
        b.put(b.draw(middle * 1e6, 0.3), "invest", who)
        for who, middle in (("a", 1.2), ("b", 0.7), ("c", 0.9))
    ]
    b.add(parts, "invested")
    return b


def _volumes(b: Books, year: int, grown: float) -> None:
    for _label, who, visits, loans in _BRANCHES:
        if visits:
            b.put(b.draw(visits, 0.07, 1), "visits", who, year, kind="count")
        b.put(b.draw(loans, 0.06, 1), "loans", who, year, kind="count")
    b.add([b("visits", one[1], year) for one in _BRANCHES if one[2]], "visits", "all", year)
    b.add([b("loans", one[1], year) for one in _BRANCHES], "loans", "all", year)
    for _label, who, girls, boys in _SUBJECTS:
        b.put(b.draw(girls, 0.1, 1), "girls", who, year, kind="count")
        b.put(b.draw(boys, 0.1, 1), "boys", who, year, kind="count")
        b.add([b("girls", who, year), b("boys", who, year)], "pupils", who, year)
    for what in ("girls", "boys", "pupils"):
        b.add([b(what, one[1], year) for one in _SUBJECTS], what, "all", year)
    b.register.follows(
        b("pupils", "all", year), [(b("girls", "all", year), 1), (b("boys", "all", year), 1)]
    )
    for _label, who, middle in _QUARTERS:
        b.put(b.draw(middle, 0.09, 1), "baths", who, year, kind="count")
    b.add([b("baths", one[1], year) for one in _QUARTERS], "baths", "all", year)
    for _label, who, paid in _GRANTS:
        b.put(b.draw(paid * 1e6 * grown, 0.06), "grant", who, year)
    b.add([b("grant", one[1], year) for one in _GRANTS], "grant", "all", year)
    b.put(b.draw(118, 0.04, 1), "queue", year=year, kind="count")


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    b = _books(m, chance)
    areas: list[list[Block]] = [
        [Heading("Biblioteken", 2), *prose(*_library(b)), _branches(b)],
        [Heading("Kulturskolan", 2), _subjects(b), *prose(*_music(b))],
        [Heading("Simhallen", 2), *prose(*_pool(b)), _quarters(b)],
        [Heading("Föreningslivet", 2), *prose(*_clubs(b)), _grants(b)],
    ]
    chance.shuffle(areas)
    blocks: list[Block] = [
        Heading("Nämndens ansvar och året som gått", 1),
        *prose(
            "Kultur- och fritidsnämnden ansvarar för bibliotek, kulturskola, allmänkultur, "
            "ungdomsgårdar, anläggningar för idrott och bad samt stöd till föreningar.",
            *_year(b),
        ),
        Heading("Resultat", 1),
        *prose(*_result(b)),
        _operations(b),
        *(item(one) for one in clear(_areas(b))),
        Heading("Verksamheterna", 1),
        *(block for area in areas for block in area),
        Heading("Mål och indikatorer", 1),
        *prose(*_aims(b)),
        _goals(b),
        Heading("Nyckeltal", 1),
        _key_figures(b),
        *prose(*_keys(b)),
        Heading("Investeringar", 1),
        *prose(*_invested(b)),
    ]
    return Paper(f"Bokslut {m.year} Kultur- och fritidsnämnden", tuple(blocks))


def _year(b: Books) -> list[Sentence]:
    visits, baths = b.change("visits", "all"), b.change("baths", "all")
    return [
        say("Biblioteken hade ", _PEN.people(b("visits", "all")), " fysiska besök, ",
            turn(visits, "fler", "färre"), " än de ", _PEN.people(b("visits", "all", b.year - 1)),
                " vi räknade in året innan."),
        say("I simhallen löstes ", _PEN.people(b("baths", "all")), " bad, vilket är ",
            _SHARE.share(b.growth("baths", "all"), size=True), " procent ",
                turn(baths, "fler", "färre"),
            f" än {b.year - 1}."),
        say("Kulturskolan undervisade ", _PEN.people(b("pupils", "all")),
            " elever under höstterminen."),
    ]  # fmt: skip


def _result(b: Books) -> list[Sentence]:
    off, net = b.variance("net", "all", -1), b.change("net", "all")
    over = b.count("areas-over", [b.variance("net", one[1], -1) for one in _AREAS], -1)
    got, cost = b.variance("got", "all"), b.variance("cost", "all", -1)
    return [
        b.chance.choice((
            say("Nämnden hade en nettobudget på ", _MN(b("net", "all", basis="budget")),
            " och förbrukade ",
            _MN(b("net", "all")), "."),
            say("Nettokostnaden blev ", _MN(b("net", "all")), ". Budgeten var på ",
                _MN(b("net", "all", basis="budget")), "."),
        )),
        say("Det innebär ett ", turn(off, "överskott", "underskott"), " på ",
            _TKR.size(off, "difference"),
            ", eller ", Pen().share(b.share(off, b("net", "all", basis="budget")), size=True),
            " procent av budgeten."),
        say("Intäkterna ", turn(got, "översteg", "understeg"), " budget med ",
            _TKR.size(got, "difference"),
            "; på kostnadssidan är avvikelsen ", Pen("tkr", 0, NumberStyle(plus=True), " tkr")(cost,
            role="difference"), "."),
        say("Jämfört med föregående år ", turn(net, "ökade", "minskade"), " nettokostnaden med ",
            Pen().share(b.growth("net", "all"), size=True), " procent."),
        say(some_of(over, capital=True),
            " av åtta verksamhetsområden gick med underskott.")
        if over.value > 0 else say("Inget av de åtta områdena gick med underskott."),
    ]  # fmt: skip


def _operations(b: Books) -> Table:
    rows = []
    for label, who in (*((one[0], one[1]) for one in _AREAS), ("Summa", "all")):
        nothing = b("got", who).value == 0
        rows.append(row(label, [
            "–" if nothing else _PEN(b("got", who)), _PEN(b("cost", who), -1),
            _PEN(b("net", who), -1),
            _PEN(b("net", who, basis="budget"), -1), _PEN(b.variance("net", who, -1),
                role="difference"),
            _PEN(b("net", who, b.year - 1), -1),
        ], "sum" if who == "all" else "item"))  # fmt: skip
    heads = [
        "Belopp i tkr",
        "Intäkter",
        "Kostnader",
        "Netto",
        "Budget netto",
        "Avvikelse",
        f"Netto {b.year - 1}",
    ]
    return table(f"Utfall per verksamhetsområde {b.year}", heads, rows)


def _areas(b: Books) -> list[Sentence]:
    def off(who: str) -> Quantity:
        return b.variance("net", who, -1)

    pool, sport, youth = off("pool"), off("sport"), off("youth")
    entrance = b.variance("got", "pool")
    two = [
        b.add([b("net", who) for who in some], "net", name)
        for name, some in (
            ("culture", ("lib", "music", "art")),
            ("leisure", ("youth", "sport", "pool")),
        )
    ]
    return [
        say("Kulturen (bibliotek, kulturskola och allmänkultur) kostade netto ",
            *about(two[0], _WIDE),
            " och fritiden (ungdomsgårdar, anläggningar och simhall) ", *about(two[1], _WIDE), "."),
        say("Simhallen visar ett ", turn(pool, "överskott", "underskott"), " på ",
            _TKR.size(pool, "difference"),
            ". Entréintäkterna blev ", _TKR(b("got", "pool")), ", ",
            _TKR.size(entrance, "difference"),
            turn(entrance, " över", " under"), " budget."),
        say("Anläggningarna kostade netto ", _TKR(b("net", "sport")), " mot budgeterade ",
            _TKR(b("net", "sport", basis="budget")), " och visar alltså ",
                turn(sport, "plus", "minus"), " ",
            _TKR.size(sport, "difference"), "."),
        say("Ungdomsgårdarna: ", turn(youth, "lägre", "högre"), " nettokostnad än budget, ",
            _TKR.size(youth, "difference"), "."),
        say("Bidragen till föreningslivet uppgick till ", _TKR(b("net", "clubs")), " netto."),
    ]  # fmt: skip


def _library(b: Books) -> list[Sentence]:
    loans, e = b.change("loans", "all"), b.change("loans", "e")
    per = b.register.per(b("loans", "all"), b("people"))
    main = b.share(b("visits", "main"), b("visits", "all"))
    return [
        say("Den samlade utlåningen ", turn(loans, "steg", "sjönk"), " med ",
            _PEN.people(loans, "difference", size=True),
            " till ", _PEN.people(b("loans", "all")), " lån, eller ", printed(per, "", 1),
            " lån per invånare."),
        say("E-lånen ", turn(e, "fortsatte uppåt", "gick tillbaka"), ", från ",
            _PEN.people(b("loans", "e", b.year - 1)),
            " till ", _PEN.people(b("loans", "e")), "."),
        say("Huvudbiblioteket tar emot ", _SHARE.share(main), " procent av alla besök."),
    ]  # fmt: skip


def _branches(b: Books) -> Table:
    rows = []
    for label, who in (*((one[0], one[1]) for one in _BRANCHES), ("Totalt", "all")):
        visits = (
            [None, None]
            if who == "e"
            else [_PEN.people(b("visits", who, y)) for y in (b.year, b.year - 1)]
        )
        loans = [_PEN.people(b("loans", who, y)) for y in (b.year, b.year - 1)]
        rows.append(row(label, [*visits, *loans], "sum" if who == "all" else "item"))
    heads = ["", f"Besök {b.year}", f"Besök {b.year - 1}", f"Lån {b.year}", f"Lån {b.year - 1}"]
    return table("Bibliotek, besök och lån", heads, rows)


def _subjects(b: Books) -> Table:
    rows = [
        row(label, [*(_PEN.people(b(what, who)) for what in ("girls", "boys", "pupils")),
                    _SHARE(b.share(b("girls", who), b("pupils", who))),
                        _PEN.people(b("pupils", who, b.year - 1))],
            "sum" if who == "all" else "item")
        for label, who in (*((one[0], one[1]) for one in _SUBJECTS), ("Samtliga ämnen", "all"))
    ]  # fmt: skip
    heads = ["Ämne", "Flickor", "Pojkar", "Elever", "Andel flickor %", f"Elever {b.year - 1}"]
    return table("Elever i kulturskolan, höstterminen", heads, rows)


def _music(b: Books) -> list[Sentence]:
    more, queue = b.change("pupils", "all"), b.change("queue")
    per = b.register.per(b("net", "music"), b("pupils", "all"))
    return [
        b.chance.choice((
            say("Elevantalet var ", _PEN.people(b("pupils", "all")), ", ",
            _PEN.people(more, "difference", size=True),
            turn(more, " fler", " färre"), " än hösten innan."),
            say("Under hösten gick ", _PEN.people(b("pupils", "all")),
                " elever i kulturskolan mot ",
                _PEN.people(b("pupils", "all", b.year - 1)), " hösten före, alltså ",
                    turn(more, "en ökning", "en minskning"), "."),
        )),
        say("Flickorna är ", _PEN.people(b("girls", "all")), " och pojkarna ",
            _PEN.people(b("boys", "all")),
            ", det vill säga ", _SHARE.share(b.share(b("girls", "all"), b("pupils", "all"))),
            " respektive ",
            _SHARE.share(b.share(b("boys", "all"), b("pupils", "all"))), " procent."),
        say("I kö stod ", _PEN.people(b("queue")), " barn; kön har ",
            turn(queue, "vuxit", "minskat"), " med ",
            _PEN.people(queue, "difference", size=True), "."),
        say("Nettokostnaden för kulturskolan var ", _TKR(b("net", "music")), ", i snitt ",
            _PER(per), " per elev."),
    ]  # fmt: skip


def _pool(b: Books) -> list[Sentence]:
    baths, q1 = b.change("baths", "all"), b.change("baths", "q1")
    per = b.register.per(b("net", "pool"), b("baths", "all"))
    return [
        say("Antalet bad blev ", _PEN.people(b("baths", "all")), ". Det är ",
            _PEN.people(baths, "difference", size=True),
            turn(baths, " fler", " färre"), " än föregående år."),
        say("Första kvartalet, då skolorna har sitt sportlov, gav ", _PEN.people(b("baths", "q1")),
            " bad mot ",
            _PEN.people(b("baths", "q1", b.year - 1)), " året innan, en ",
                turn(q1, "ökning", "minskning"), " med ",
            Pen().share(b.growth("baths", "q1"), size=True), " procent."),
        say("Varje bad subventionerades med ", _PER(per), "."),
    ]  # fmt: skip


def _quarters(b: Books) -> Table:
    rows = [
        row(label, [*(_PEN.people(b("baths", who, y)) for y in (b.year - 1, b.year)),
                    level(b.change("baths", who), 0, _STYLE, role="difference")], "sum"
                        if who == "all" else "item")
        for label, who in (*((one[0], one[1]) for one in _QUARTERS), ("Hela året", "all"))
    ]  # fmt: skip
    return table("Besök i simhallen", ["", str(b.year - 1), str(b.year), "Förändring"], rows)


def _clubs(b: Books) -> list[Sentence]:
    more, rooms = b.change("grant", "all"), b.share(b("grant", "rooms"), b("grant", "all"))
    kids = b.change("grant", "kids")
    return [
        say("Till föreningarna delades ", _MN(b("grant", "all")), " ut, ",
            _TKR.size(more, "difference"),
            turn(more, " mer", " mindre"), " än förra året."),
        say("Lokal- och anläggningsbidragen är störst med ", _TKR(b("grant", "rooms")),
            " och motsvarar ",
            _SHARE.share(rooms), " procent av det utbetalda.")
        if all(b("grant", "rooms").value >= b("grant", one[1]).value for one in _GRANTS)
        else say("Lokal- och anläggningsbidragen uppgick till ", _TKR(b("grant", "rooms")), "."),
        say("Aktivitetsstödet ", turn(kids, "höjdes", "sänktes"), " från ",
            _TKR(b("grant", "kids", b.year - 1)), " till ",
            _TKR(b("grant", "kids")), "."),
    ]  # fmt: skip


def _grants(b: Books) -> Table:
    rows = [
        row(label, [*(_PEN(b("grant", who, y)) for y in (b.year, b.year - 1)),
                    Pen(share_decimals=1).share(b.share(b("grant", who), b("grant", "all")),
                        behind=" %")])
        for label, who, _m in _GRANTS
    ]  # fmt: skip
    rows.append(
        row(
            "Summa utbetalt stöd",
            [_PEN(b("grant", "all")), _PEN(b("grant", "all", b.year - 1)), "100 %"],
            "sum",
        )
    )
    return table(
        "Utbetalt föreningsstöd (tkr)", ["Stödform", str(b.year), str(b.year - 1), "Andel"], rows
    )


def _aims(b: Books) -> list[Sentence]:
    margins = [b.variance("goal", one[1]) for one in _GOALS]
    met = b.count("goals-met", margins, zero=True)
    swim = b.less(b("goal", "g5"), b("goal", "g5", basis="budget"))
    pleased = b.change("goal", "g1")
    return [
        say("Nämnden följer fem indikatorer, av vilka ", counted(met), " når målvärdet."),
        say("Andelen nöjda med kulturutbudet ", turn(pleased, "steg", "föll"), " med ",
            Pen().points(pleased), " till ",
            Pen().share(b("goal", "g1")), " procent."),
        say("Simkunnigheten i årskurs 6 är ", Pen().share(b("goal", "g5")), " procent och ligger ",
            Pen().points(swim),
            turn(swim, " över", " under"), " målet."),
    ]  # fmt: skip


def _goals(b: Books) -> Table:
    pen = Pen(share_decimals=1)
    rows = [
        row(label, [pen(b("goal", who, b.year - 1)), _SHARE(b("goal", who, basis="budget")),
            pen(b("goal", who)),
                    turn(b.variance("goal", who), "Uppnått", "Ej uppnått")
                        if b.variance("goal", who).value else "Uppnått"])
        for label, who, _m in _GOALS
    ]  # fmt: skip
    return table(
        "",
        [
            "Indikator, procent",
            f"Utfall {b.year - 1}",
            f"Mål {b.year}",
            f"Utfall {b.year}",
            "Bedömning",
        ],
        rows,
    )


def _key_figures(b: Books) -> Table:
    pen = Pen("kr", 0, _STYLE)
    per = b.register.per
    rows = [row("Invånare", [_PEN.people(b("people", year=y)) for y in (b.year - 1, b.year)])]
    for label, who in (("Nettokostnad totalt", "all"), ("Nettokostnad bibliotek", "lib"),
        ("Nettokostnad kulturskola", "music"),
                       ("Nettokostnad idrott och fritid", "sport")):  # fmt: skip
        rows.append(
            row(
                f"{label}, kr/inv",
                [pen(per(b("net", who, y), b("people", year=y))) for y in (b.year - 1, b.year)],
            )
        )
    rows.append(
        row(
            "Lån per invånare",
            [
                printed(per(b("loans", "all", y), b("people", year=y)), "", 1)
                for y in (b.year - 1, b.year)
            ],
        )
    )
    rows.append(row("Biblioteksbesök per invånare",
                    [printed(per(b("visits", "all", y), b("people", year=y)), "", 1)
                        for y in (b.year - 1, b.year)]))  # fmt: skip
    return table("Nyckeltal", ["", f"Bokslut {b.year - 1}", f"Bokslut {b.year}"], rows)


def _keys(b: Books) -> list[Sentence]:
    now, last = (
        b.register.per(b("net", "all", y), b("people", year=y)) for y in (b.year, b.year - 1)
    )
    lib = b.register.per(b("net", "lib"), b("people"))
    return [
        say("Varje invånare betalade ", _PER(now), " för kultur och fritid, att jämföra med ",
            _PER(last), " året före."),
        say("Biblioteken svarar för ", _PER(lib), " av detta."),
    ]  # fmt: skip


def _invested(b: Books) -> list[Sentence]:
    left = b.variance("invested", better=-1)
    return [
        say("Under året har ", _TKR(b("invested")), " investerats: ", _TKR(b("invest", "a")),
            " i idrottsmateriel och maskiner, ",
            _TKR(b("invest", "b")), " i kulturskolans instrument och ", _TKR(b("invest", "c")),
                " i bibliotekens inredning."),
        say("Anslaget var ", _TKR(b("invested", basis="budget")), ", så ",
            _TKR.size(left, "difference"),
            turn(left, " återstår", " har förbrukats utöver anslaget"), "."),
    ]  # fmt: skip


FAMILY = Family("culture-closing", make)
