"""A board for upper secondary and adult education: pupils by school and programme, price a pupil,
the account by branch of education, results by sex, and next to nothing said twice in one unit."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, item, plain, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Paragraph, Table, printed
from ._ledger import Ledger, neuter

_STYLE = NumberStyle(negative="–", plus=False)
_SIGNED = NumberStyle(negative="–", plus=True)
_PEN = Pen("tkr", 0, _STYLE)
_GAP = Pen("tkr", 0, _SIGNED)
_SAY = Pen("mnkr", 1, _STYLE, " miljoner kronor")
_KR = Pen("kr", 0, _STYLE, " kronor")
_SCHOOLS = (("own", "Kommunens gymnasieskola", 1080), ("free", "Fristående gymnasieskolor", 295),
            ("away", "Andra kommuners skolor", 164))  # fmt: skip
_PROGRAMMES = (("na", "Naturvetenskapsprogrammet", 172),
               ("sa", "Samhällsvetenskapsprogrammet", 236),
               ("ek", "Ekonomiprogrammet", 191), ("te", "Teknikprogrammet", 118),
               ("ba", "Barn- och fritidsprogrammet", 84), ("vo", "Vård- och omsorgsprogrammet", 76),
               ("el", "El- och energiprogrammet", 88))  # fmt: skip
_BRANCHES = (
    ("own", "Gymnasieskola, egen regi", 122e6, 21e6),
    ("free", "Gymnasieskola, köpta platser", 52e6, 0.6e6),
    ("special", "Anpassad gymnasieskola", 19e6, 2.8e6),
    ("adult", "Komvux grundläggande och gymnasial nivå", 27e6, 11e6),
    ("sfi", "Komvux svenska för invandrare", 14e6, 4.1e6),
    ("higher", "Yrkeshögskola och uppdragsutbildning", 9e6, 7.6e6),
    ("lead", "Ledning och stab", 11e6, 0.4e6),
)
_RESULTS = (("exam", "Gymnasieexamen inom tre år, högskoleförberedande program", 0.81),
            ("craft", "Gymnasieexamen inom tre år, yrkesprogram", 0.74),
            ("ready", "Avgångselever med grundläggande behörighet till högskola", 0.69),
            ("safe", "Elever som känner sig trygga i skolan", 0.9))  # fmt: skip
_ADULT = (("basic", "Grundläggande", 96), ("upper", "Gymnasial", 214),
          ("sfi", "Svenska för invandrare", 187), ("vocational", "Yrkesvux", 132))  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    g = _figures(m, chance)
    blocks: list[Block] = [
        Heading("Verksamhetsberättelse", 1),
        *_ingress(g),
        Heading("Volymer"),
        _schools_text(g),
        _schools(g),
        _programmes(g),
        _programmes_text(g),
        Heading("Vuxenutbildning"),
        _adult_text(g),
        _adult(g),
        Heading("Ekonomisk analys", 1),
        _account(g),
        *_account_text(g),
        Heading("Kostnad per elev och helårsplats"),
        _price(g),
        _price_text(g),
        Heading("Kvalitet och resultat", 1),
        _results_text(g),
        _results(g),
        Heading("Investeringar"),
        _invested(g),
        _invested_text(g),
    ]
    title = f"Gymnasie- och vuxenutbildningsnämnden i {m.name}: verksamhetsberättelse {m.year}"
    return Paper(title, tuple(blocks))


def _figures(m: Municipality, chance: Random) -> Ledger:
    """All figures of the board."""
    g = Ledger(m, chance, "gvn")
    scale = chance.uniform(0.6, 2.4)
    both = {"outcome": 1.0, "budget": 1.0}
    whole = sum(count for _key, _name, count in _PROGRAMMES)
    for key, _name, count in _PROGRAMMES:
        g.base(f"p-{key}", 970 * count / whole * scale, 0.05, 0.015, "count")
    for key, _name, count in _SCHOOLS:
        g.base(f"s-{key}", count * scale, 0.025, 0.015, "count", both)
    g.total("s-all", [f"s-{key}" for key, *_rest in _SCHOOLS])
    g.total("p-some", [f"p-{key}" for key, *_rest in _PROGRAMMES])
    for key, _name, cost, income in _BRANCHES:
        g.base(f"c-{key}", cost * scale, 0.025, 0.03, bases=both)
        g.base(f"i-{key}", income * scale, 0.08, 0.03, bases=both)
        g.total(f"n-{key}", {f"c-{key}": 1, f"i-{key}": -1})
    for kind in "cin":
        g.total(f"{kind}-all", [f"{kind}-{key}" for key, *_rest in _BRANCHES])
    for year in g.years:
        for basis in both:
            terms = [(g("c-all", year, basis), 1), (g("i-all", year, basis), -1)]
            m.register.follows(g("n-all", year, basis), terms)
    _more_figures(g, scale)
    return g


def _more_figures(g: Ledger, scale: float) -> None:
    """Adults, results and what was bought."""
    both = {"outcome": 1.0, "budget": 1.0}
    for key, _name, places in _ADULT:
        g.base(f"a-{key}", places * scale, 0.08, 0.02, "count", both)
    g.total("a-all", [f"a-{key}" for key, *_rest in _ADULT])
    for key, _name, share in _RESULTS:
        for sex, extra in (("w", 0.03), ("m", -0.03), ("all", 0.0)):
            g.base(f"{key}-{sex}", share + extra, 0.012 if extra else 0.008, 0.002, "ratio")
    for key, middle in (("v-it", 3.4e6), ("v-tools", 2.3e6), ("v-rooms", 1.1e6)):
        g.base(key, middle * scale, 0.2, 0.0, bases=both)
    g.total("v-all", ["v-it", "v-tools", "v-rooms"])


def _ingress(g: Ledger) -> list[Paragraph]:
    """The first lines, as a board's chairman would have them."""
    gap, pupils = g.gap("n-all", -1), g.change("s-all")
    return [
        text(
            *plain(
                [
                    say("Gymnasie- och vuxenutbildningsnämnden lämnar för ", str(g.year), " ett ",
                        turn(gap, "överskott", "underskott"), " mot budget på ",
                        _SAY.size(gap, "difference"), "."),
                    say("Nettokostnaden stannade på ", _SAY(g("n-all")), ", och av dem gick ",
                        _SAY(g("n-own")), " till den egna gymnasieskolan."),
                ]
            )
        ),
        text(
            *plain(
                [
                    say("I snitt gick ", _PEN.people(g("s-all")), " ungdomar från kommunen i "
                        "gymnasiet, ", _PEN.people(pupils, "difference", size=True), " ",
                        turn(pupils, "fler", "färre"), " än föregående år."),
                    say("Vuxenutbildningen omfattade ", _PEN.people(g("a-all")),
                        " helårsplatser."),
                ]
            )
        ),
    ]  # fmt: skip


def _schools_text(g: Ledger) -> Paragraph:
    """Where the pupils go."""
    own, gap = g.share("s-own", "s-all"), g.gap("s-all")
    points = g.m.register.difference(own, g.share("s-own", "s-all", g.year - 1))
    free = g.change("s-free")
    return text(
        *plain(
            [
                say("Elevantalet blev ", _PEN.people(gap, "difference", size=True), " ",
                    turn(gap, "högre", "lägre"), " än de ", _PEN.people(g("s-all",
                    basis="budget")), " som budgeten byggde på."),
                say("Av eleverna valde ", _PEN.share(own, behind=" procent"),
                    " kommunens egen skola; andelen ", turn(points, "ökade", "minskade"),
                    " med ", _PEN.points(points), "."),
                say("Friskolorna hade ", _PEN.people(g("s-free")), " elever härifrån, ",
                    _PEN.people(free, "difference", size=True), " ",
                    turn(free, "fler", "färre"), " än ", str(g.year - 1), "."),
            ]
        )
    )  # fmt: skip


def _schools(g: Ledger) -> Table:
    """Pupils by who runs the school."""
    rows = []
    for key, name in (*((k, n) for k, n, _c in _SCHOOLS), ("all", "Summa elever")):
        kind = "sum" if key == "all" else "item"
        what = f"s-{key}"
        gap = printed(g.gap(what), style=_SIGNED, role="sum" if key == "all" else "difference")
        rows.append(
            row(name, [_PEN.people(g(what, g.year - 2)), _PEN.people(g(what, g.year - 1)),
                       _PEN.people(g(what)), _PEN.people(g(what, basis="budget")), gap], kind)
        )  # fmt: skip
    heads: list[list[str | Head]] = [
        ["Medelantal elever,", Head("Utfall", 3), Head("Budget", 1), "Avvikelse"],
        ["16–19 år", *map(str, (g.year - 2, g.year - 1, g.year)), str(g.year), "mot budget"],
    ]
    return tall("", heads, rows)


def _programmes(g: Ledger) -> Table:
    """Pupils on the national programmes, newest first."""
    years = (g.year, g.year - 1, g.year - 2)
    rows = [
        row(name, [_PEN.people(g(f"p-{key}", y)) for y in years]) for key, name, _c in _PROGRAMMES
    ]
    rows.append(row("Nationella program", [_PEN.people(g("p-some", y)) for y in years], "sum"))
    heads = ["Program", *(f"Ht {y}" for y in years)]
    return table("Elever på nationella program i den egna skolan den 15 oktober", heads, rows)


def _programmes_text(g: Ledger) -> Paragraph:
    """Which programme is the largest, and how the technical ones went."""
    names = {key: name for key, name, _count in _PROGRAMMES}
    most = max(names, key=lambda key: g(f"p-{key}").value)
    fewer = [g.change(f"p-{key}") for key in names]
    shrunk = g.m.register.count("programmes-shrunk:gvn", fewer, -1)
    tech = g.change("p-te")
    return text(
        *plain(
            [
                say("Störst är ", names[most].lower(), " med ", _PEN.people(g(f"p-{most}")),
                    " elever."),
                say("Teknikprogrammet gick från ", _PEN.people(g("p-te", g.year - 1)), " till ",
                    _PEN.people(g("p-te")), " elever, alltså ",
                    _PEN.people(tech, "difference", size=True), " ",
                    turn(tech, "fler", "färre"), "."),
                say("På ", neuter(shrunk), " av de sju programmen sjönk elevantalet."),
            ]
        )
    )  # fmt: skip


def _adult_text(g: Ledger) -> Paragraph:
    """Adult education in full-year places."""
    gap, sfi = g.gap("a-all"), g.change("a-sfi")
    return text(
        *plain(
            [
                say("Under året genomfördes ", _PEN.people(g("a-all")), " helårsplatser inom "
                    "komvux, vilket är ", _PEN.people(gap, "difference", size=True), " ",
                    turn(gap, "fler", "färre"), " än planerat."),
                say("Platserna inom sfi ", turn(sfi, "ökade", "minskade"), " med ",
                    _PEN.share(g.growth("a-sfi"), behind=" procent", size=True), " till ",
                    _PEN.people(g("a-sfi")), " och utgör därmed ",
                    _PEN.share(g.share("a-sfi", "a-all"), behind=" procent"),
                    " av samtliga."),
            ]
        )
    )  # fmt: skip


def _adult(g: Ledger) -> Table:
    """Full-year places."""
    rows = []
    for key, name in (*((k, n) for k, n, _p in _ADULT), ("all", "Totalt")):
        what = f"a-{key}"
        cells = [_PEN.people(g(what, g.year - 1)), _PEN.people(g(what, basis="budget")),
                 _PEN.people(g(what)), _PEN(g.growth(what))]  # fmt: skip
        rows.append(row(name, cells, "sum" if key == "all" else "item"))
    heads = ["Helårsplatser", str(g.year - 1), f"Plan {g.year}", str(g.year), "Förändring, %"]
    return table("Komvux", heads, rows)


def _account(g: Ledger) -> Table:
    """Costs, income and net by branch, with the budget's net."""
    rows = []
    for key, name in (*((b[0], b[1]) for b in _BRANCHES), ("all", "Nämnden totalt")):
        kind = "sum" if key == "all" else "item"
        net = f"n-{key}"
        gap = _GAP(g.gap(net, -1), role="" if key == "all" else "difference")
        rows.append(
            row(name, [_PEN(g(f"c-{key}")), _PEN(g(f"i-{key}")), _PEN(g(net)),
                       _PEN(g(net, basis="budget")), gap, _PEN(g(net, g.year - 1))], kind)
        )  # fmt: skip
    heads: list[list[str | Head]] = [
        ["", Head(f"Utfall {g.year}", 3), Head("Budget"), Head("Avvikelse"), Head("Utfall")],
        ["Tkr", "Kostnad", "Intäkt", "Netto", f"netto {g.year}", "netto", f"netto {g.year - 1}"],
    ]
    return tall("Driftredovisning per verksamhetsområde", heads, rows)


def _account_text(g: Ledger) -> list[Paragraph]:
    """Why the branches went as they did."""
    names = {key: name for key, name, _cost, _income in _BRANCHES}
    gaps = {key: g.gap(f"n-{key}", -1) for key in names}
    over = g.m.register.count("branches-over:gvn", gaps.values(), -1)
    net, own, bought = g.change("n-all"), gaps["own"], g.change("c-free")
    sfi = g.gap("i-sfi")
    some = [
        plain(
            [
                say("Jämfört med ", str(g.year - 1), " ", turn(net, "ökade", "minskade"),
                    " nettokostnaden med ", _SAY.size(net, "difference"), ", motsvarande ",
                    _PEN.share(g.growth("n-all"), behind=" procent", size=True), "."),
                say("Av de sju verksamhetsområdena redovisar ", neuter(over),
                    " underskott mot budget."),
            ]
        ),
        plain(
            [
                say("Gymnasieskolan i egen regi visar ett ", turn(own, "överskott", "underskott"),
                    " om ", _SAY.size(own, "difference"), "."),
                say("För de köpta platserna betalade nämnden ", _SAY(g("c-free")),
                    ", en ", turn(bought, "ökning", "minskning"), " med ",
                    _SAY.size(bought, "difference"), " sedan föregående år."),
            ]
        ),
        plain(
            [
                say("Totalt hade nämnden intäkter på ", _SAY(g("i-all")), ", varav ",
                    _SAY(g("i-own")), " i den egna gymnasieskolan, och kostnader på ",
                    _SAY(g("c-all")), "."),
                say("Intäkterna inom sfi var ", _SAY(g("i-sfi")), " mot budgeterade ",
                    _SAY(g("i-sfi", basis="budget")), ", ", _SAY.size(sfi, "difference"), " ",
                    turn(sfi, "mer", "mindre"), " än beräknat."),
            ]
        ),
    ]  # fmt: skip
    return [item(*one) if place else text(*one) for place, one in enumerate(some) if one]


def _price(g: Ledger) -> Table:
    """Net cost for each pupil and place, in kronor."""
    kr = Pen("kr", 0, _STYLE)
    years = (g.year, g.year - 1, g.year - 2)
    lines = (("n-own", "s-own", "Elev i egen gymnasieskola"),
             ("n-sfi", "a-sfi", "Helårsplats sfi"))  # fmt: skip
    rows = [row(name, [kr(g.per(what, of, y)) for y in years]) for what, of, name in lines]
    return table("Nettokostnad, kronor", ["Per elev respektive plats", *map(str, years)], rows)


def _price_text(g: Ledger) -> Paragraph:
    """What a pupil costs, and how that has changed."""
    now, before = g.per("n-own", "s-own"), g.per("n-own", "s-own", g.year - 1)
    change, grown = g.m.register.difference(now, before), g.m.register.growth(now, before)
    if abs(grown.value) < Decimal("0.001"):
        return text(say("En elev i den egna skolan kostade ", _KR(now), "."))
    return text(
        say("En elev i den egna skolan kostade ", _KR(now), " netto."),
        say("Det är ", _KR.size(change, "difference"), " eller ",
            _PEN.share(grown, behind=" procent", size=True), " ",
            turn(change, "mer", "mindre"), " än året innan."),
        say("Kostnaden för en helårsplats inom sfi var ", _KR(g.per("n-sfi", "a-sfi")), "."),
    )  # fmt: skip


def _results_text(g: Ledger) -> Paragraph:
    """Exams of women and men."""
    gap = g.m.register.difference(g("exam-w"), g("exam-m"))
    craft, safe = g.change("craft-all"), g.change("safe-all")
    return text(
        *plain(
            [
                say("På de högskoleförberedande programmen tog ",
                    _PEN.share(g("exam-all"), behind=" procent"), " av eleverna examen inom tre "
                    "år, ", _PEN.share(g("exam-w"), behind=" procent"), " av kvinnorna och ",
                    _PEN.share(g("exam-m"), behind=" procent"), " av männen."),
                say("Kvinnorna låg ", _PEN.points(gap), " ", turn(gap, "över", "under"),
                    " männen."),
                say("På yrkesprogrammen ", turn(craft, "steg", "sjönk"), " examensandelen med ",
                    _PEN.points(craft), "."),
                say("Andelen trygga elever ", turn(safe, "ökade", "minskade"), " från ",
                    _PEN.share(g("safe-all", g.year - 1), behind=" procent"), " till ",
                    _PEN.share(g("safe-all"), behind=" procent"), "."),
            ]
        )
    )  # fmt: skip


def _results(g: Ledger) -> Table:
    """Results in per cent, by sex."""
    rows = []
    for key, name, _share in _RESULTS:
        some = [g(f"{key}-all", g.year - 1), g(f"{key}-all"), g(f"{key}-w"), g(f"{key}-m")]
        rows.append(row(name, [_PEN(one) for one in some]))
    heads: list[list[str | Head]] = [
        ["", Head("Totalt", 2), Head(f"{g.year}", 2)],
        ["Andel, procent", str(g.year - 1), str(g.year), "Kvinnor", "Män"],
    ]
    return tall("", heads, rows)


def _invested(g: Ledger) -> Table:
    """What was bought."""
    lines = (("v-it", "Datorer och nätverk"), ("v-tools", "Maskiner och verktyg yrkesprogram"),
             ("v-rooms", "Möbler"), ("v-all", "Summa"))  # fmt: skip
    rows = []
    for key, name in lines:
        kind = "sum" if key == "v-all" else "item"
        left = _PEN(g.gap(key, -1), role="" if kind == "sum" else "difference")
        rows.append(row(name, [_PEN(g(key, basis="budget")), _PEN(g(key)), left], kind))
    return table("Investeringar (tkr)", ["", "Budget", "Utfall", "Kvar"], rows)


def _invested_text(g: Ledger) -> Paragraph:
    """How much of the frame was used."""
    used = g.m.register.quotient(g("v-all"), g("v-all", basis="budget"))
    return text(
        say("Nämnden investerade för ", _SAY(g("v-all")), ", vilket motsvarar ",
            _PEN.share(used, behind=" procent"), " av budgeten på ",
            _SAY(g("v-all", basis="budget")), "."),
    )  # fmt: skip


FAMILY = Family("learning_board", make)
