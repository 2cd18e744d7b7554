"""A technical board's closing: tax-financed and fee-financed operations with last year first, the
year's investments and those that run over years, the water fund, volumes and staff."""

from __future__ import annotations

from random import Random

from ..compose import Pen, item, row, say, table, tall, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Cell, Head, Heading, NumberStyle, Paper, Sentence, Table
from ..quantities import Quantity
from ._books import Basis, Books, about, clear, level, prose, some_of

_STYLE = NumberStyle(negative="–")
_PEN = Pen("tkr", 0, _STYLE)
_OFF = Pen("tkr", 0, NumberStyle(negative="–", plus=True))
_MN = Pen("mnkr", 1, behind=" mnkr")
_WHOLE = Pen("tkr", 0, behind=" tkr", share_decimals=0)
_TAX = (
    ("Nämnd och ledning", "lead", 1.1, 9.5), ("Gator, vägar och trafik", "road", 11.8, 61),
    ("Park och natur", "park", 2.3, 24), ("Fastighetsförvaltning", "house", 151, 163),
    ("Måltid och lokalvård", "meal", 94, 97), ("Mark och exploatering", "land", 14.5, 11),
)  # fmt: skip
_FEE = (
    ("Vatten och avlopp", "water", 93, 92), ("Avfall och återvinning", "waste", 47, 48),
)  # fmt: skip
_ALL = (*_TAX, *_FEE)
_BASES: tuple[Basis, ...] = ("outcome", "budget")
_WORKS = (
    ("Råvattenledning Sjöändan", "w1", 96, 2), ("Gång- och cykelväg Norra infarten", "w2", 18, 1),
    ("Bro över Forsån, reparation", "w3", 27, 1), ("Ny förskola Rönnen", "w4", 74, 2),
    ("Överföringsledning Hamra", "w5", 41, 1), ("Sporthall, ventilation", "w6", 12, 1),
)  # fmt: skip
_YEARLY = (
    ("Beläggning och toppning", "y1", 9.5), ("Ledningsförnyelse VA", "y2", 16),
    ("Energiåtgärder i fastigheter", "y3", 7), ("Lekplatser", "y4", 1.8),
    ("Fordon och maskiner", "y5", 4.4), ("Trafiksäkerhet", "y6", 2.1),
)  # fmt: skip
_VOLUMES = (
    ("Kommunala gator, km", "streets", 214, 0.01, 1), ("Gång- och cykelvägar, km", "paths", 88,
        0.02, 1),
    ("Snöröjningstillfällen", "snow", 21, 0.35, 1), ("Ljuspunkter", "lamps", 9870, 0.01, 1),
    ("Förvaltad lokalyta, m²", "area", 231_400, 0.01, 10),
        ("Portioner per dag", "meals", 6150, 0.03, 1),
    ("Levererat dricksvatten, tusen m³", "supply", 2870, 0.03, 1),
    ("Vattenläckor", "leaks", 46, 0.25, 1), ("Insamlat matavfall, ton", "food", 1640, 0.06, 1),
    ("Restavfall, ton", "rest", 6420, 0.04, 1),
)  # fmt: skip
_UNITS = (
    ("Gata och park", "road", 52, 9), ("Fastighet", "house", 38, 14),
        ("Måltid och lokalvård", "meal", 21, 128),
    ("VA och avfall", "water", 41, 13), ("Stab", "lead", 5, 11),
)  # fmt: skip


def _books(m: Municipality, chance: Random) -> Books:
    b = Books(m, chance, "tech")
    cases: tuple[tuple[int, Basis], ...] = (
        (m.year - 1, "outcome"), (m.year, "budget"), (m.year, "outcome"),
    )  # fmt: skip
    for year, basis in cases:
        _draw_money(b, year, basis)
    for year in (m.year - 1, m.year):
        whole = b("cost", "all", year).value
        pay = b.put(b.draw(float(whole) * 0.33, 0.02), "kind", "pay", year)
        energy = b.put(b.draw(float(whole) * 0.12, 0.1), "kind", "energy", year)
        capital = b.put(b.draw(float(whole) * 0.2, 0.03), "kind", "capital", year)
        other = b.put(whole - pay.value - energy.value - capital.value, "kind", "other", year)
        b.register.follows(
            b("cost", "all", year), [(one, 1) for one in (pay, energy, capital, other)]
        )
    _works(b)
    opening = b.put(b.draw(6.4e6, 0.4), "fund", year=m.year - 1)
    b.add([opening, b("net", "water")], "fund")
    for _label, who, middle, spread, step in _VOLUMES:
        b.walk(
            "volume",
            who,
            middle,
            (m.year - 2, m.year - 1, m.year),
            drift=0,
            spread=spread,
            step=step,
            kind="count",
        )
    for year in (m.year - 1, m.year):
        _people(b, year)
    return b


def _draw_money(b: Books, year: int, basis: Basis) -> None:
    grown = 1.03 if year == b.year else 1.0
    for _label, who, got, cost in _ALL:
        wide = 0.008 if got > 90 else 0.025
        b.put(b.draw(got * 1e6 * grown, wide), "got", who, year, basis)
        b.put(b.draw(cost * 1e6 * grown, wide), "cost", who, year, basis)
        b.add(
            [b("got", who, year, basis), (b("cost", who, year, basis), -1)],
            "net",
            who,
            year,
            basis,
        )
    for group, lines in (("tax", _TAX), ("fee", _FEE), ("all", _ALL)):
        for what in ("got", "cost", "net"):
            b.add(
                [b(what, who, year, basis) for _l, who, _g, _c in lines],
                what,
                group,
                year,
                basis,
            )
        b.register.follows(b("net", group, year, basis),
                           [(b("got", group, year, basis), 1),
                               (b("cost", group, year, basis), -1)])  # fmt: skip
    for what in ("got", "cost", "net"):
        b.register.follows(b(what, "all", year, basis),
                           [(b(what, "tax", year, basis), 1),
                               (b(what, "fee", year, basis), 1)])  # fmt: skip


def _people(b: Books, year: int) -> None:
    for _label, who, men, women in _UNITS:
        b.put(b.draw(men, 0.04, 1), "men", who, year, kind="count")
        b.put(b.draw(women, 0.04, 1), "women", who, year, kind="count")
        b.add([b("women", who, year), b("men", who, year)], "staff", who, year)
    for what in ("men", "women", "staff"):
        b.add([b(what, who, year) for _l, who, _m, _w in _UNITS], what, "all", year)
    for who, middle in (("all", 0.064), ("meal", 0.081), ("road", 0.043)):
        b.put(b.draw(middle, 0.12, 0.0001), "sick", who, year, kind="ratio")


def _works(b: Books) -> None:
    years: list[Quantity] = []
    for _label, who, whole, _span in _WORKS:
        total = b.put(b.draw(whole * 1e6, 0.05, 500_000), "whole", who)
        before = b.put(b.draw(float(total.value) * 0.35, 0.5), "earlier", who)
        spent = b.put(b.draw(float(total.value) * 0.3, 0.3), "spent", who)
        budget = b.draw(float(spent.value) * 1.2, 0.25, 100_000)
        b.put(budget, "spent", who, basis="budget")
        b.add([before, spent], "so-far", who)
        b.put(b.draw(float(total.value), 0.06, 100_000), "ends", who)
        years.append(spent)
    for _label, who, middle in _YEARLY:
        b.put(b.draw(middle * 1e6, 0.05, 100_000), "spent", who, basis="budget")
        b.put(b.draw(middle * 0.93e6, 0.15), "spent", who)
    for group, lines in (("works", _WORKS), ("yearly", _YEARLY)):
        for basis in _BASES:
            b.add([b("spent", one[1], basis=basis) for one in lines], "spent", group, basis=basis)
    for what in ("whole", "earlier", "so-far", "ends"):
        b.add([b(what, one[1]) for one in _WORKS], what, "works")
    for basis in _BASES:
        b.add(
            [b("spent", "works", basis=basis), b("spent", "yearly", basis=basis)],
            "spent",
            "all",
            basis=basis,
        )


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    b = _books(m, chance)
    summary = clear(_summary(b))
    blocks: list[Block] = [
        Heading("Sammanfattning", 1),
        *prose(*summary),
        Heading("Ekonomiskt utfall", 1),
        _operations(b),
        *prose(*_tax(b)),
        *(item(one) for one in clear(_each(b))),
        Heading("Taxefinansierad verksamhet"),
        *prose(*_fee(b)),
        _fund(b),
        Heading("Kostnader per slag"),
        _kinds(b),
        *prose(*_by_kind(b)),
        Heading("Investeringar", 1),
        *prose(*_invested(b)),
        _year_table(b),
        _long_table(b),
        *prose(*_long(b)),
        Heading("Volymer", 1),
        *prose(*_volumes(b)),
        _volume_table(b),
        Heading("Medarbetare", 1),
        _staff_table(b),
        *prose(*_staff(b)),
    ]
    return Paper(f"Tekniska nämndens bokslut {m.year}", tuple(blocks))


def _summary(b: Books) -> list[Sentence]:
    off, tax = b.variance("net", "all"), b.variance("net", "tax")
    return [
        say("Tekniska nämnden visar för helåret en budgetavvikelse på ",
            Pen("mnkr", 1, NumberStyle(plus=True, negative="–"), " mnkr")(off, role="difference"),
                "."),
        say("Den skattefinansierade delen svarar för ett ", turn(tax, "överskott", "underskott"),
            " på ",
            _MN.size(tax, "difference"), "."),
        say("Investeringarna uppgick till ", _MN(b("spent", "all")), ", vilket är ",
            _WHOLE.share(b.share(b("spent", "all"), b("spent", "all", basis="budget"))),
            " procent av vad som var planerat."),
        say("Förvaltningen hade vid årets slut ", _PEN.people(b("staff", "all")), " anställda."),
    ]  # fmt: skip


def _operations(b: Books) -> Table:
    rows = []
    parts = (
        ("Skattefinansierat", _TAX, ("Summa skattefinansierat", "tax")),
        ("Taxefinansierat", _FEE, ("Summa taxefinansierat", "fee")),
    )
    for title, lines, (total, group) in parts:
        rows.append(row(title, [], "heading"))
        rows += [row(label, _cells(b, who)) for label, who, _g, _c in lines]
        rows.append(row(total, _cells(b, group), "sum"))
    rows.append(row("TEKNISKA NÄMNDEN", _cells(b, "all"), "sum"))
    heads: list[list[str | Head]] = [
        [
            "",
            Head(f"Bokslut {b.year - 1}", 1),
            Head(f"Bokslut {b.year}", 3),
            Head("Budget", 1),
            Head("", 1),
        ],
        ["tkr", "Netto", "Intäkter", "Kostnader", "Netto", "Netto", "Avvikelse"],
    ]
    return tall("Driftredovisning", heads, rows)


def _cells(b: Books, who: str) -> list[Cell]:
    return [
        _PEN(b("net", who, b.year - 1)), _PEN(b("got", who)), _PEN(b("cost", who), -1),
            _PEN(b("net", who)),
        _PEN(b("net", who, basis="budget")), _OFF(b.variance("net", who), role="difference"),
    ]  # fmt: skip


def _tax(b: Books) -> list[Sentence]:
    off, net = b.variance("net", "tax"), b("net", "tax")
    got, cost = b.variance("got", "tax"), b.variance("cost", "tax")
    return [
        say("Nämndens samlade intäkter och kostnader var ", _MN.but(behind="")(b("got", "all")),
            " respektive ", _MN(b("cost", "all")), "."),
        say("De skattefinansierade verksamheterna kostade netto ", _MN.size(net), "."),
        b.chance.choice((
            say("I förhållande till budget är det ", _MN.size(off, "difference"),
            turn(off, " bättre", " sämre"),
            "."),
            say("Mot den budgeterade nettokostnaden, ", _MN.size(b("net", "tax", basis="budget")),
                ", är utfallet ", _MN.size(off, "difference"), turn(off, " lägre", " högre"), "."),
        )),
        say("Intäkterna blev ", _MN.size(got, "difference"), turn(got, " högre", " lägre"),
            " än budgeterat och kostnaderna ", _MN.size(cost, "difference"),
            turn(cost, " högre", " lägre"), "."),
    ]  # fmt: skip


def _each(b: Books) -> list[Sentence]:
    told = []
    why = {
        "road": ", vilket hänger samman med vinterväghållningen",
        "park": ", främst inom skötsel av grönytor",
        "house": "; elpriset är den enskilt viktigaste förklaringen",
        "meal": " till följd av ändrat antal portioner och livsmedelspriser",
        "land": " eftersom tomtförsäljningen inte följt planen",
    }
    for label, who, _got, _cost in _TAX:
        if who in why:
            off = b.variance("net", who)
            told.append(say(f"{label}: ", turn(off, "överskott", "underskott"), " med ",
                            _WHOLE.size(off, "difference"), f"{why[who]}."))  # fmt: skip
    return told


def _fee(b: Books) -> list[Sentence]:
    water, waste, fund = b("net", "water"), b("net", "waste"), b.change("fund")
    return [
        say("VA-verksamheten omsatte ", _MN(b("got", "water")), " och gick med ",
            turn(water, "överskott", "underskott"),
            ", ", _WHOLE.size(water), "."),
        say("Resultatet har förts till VA-fonden, som därmed ", turn(fund, "växte", "minskade"),
            " från ",
            _WHOLE(b("fund", year=b.year - 1)), " till ", _WHOLE(b("fund")), "."),
        say("För avfall och återvinning blev resultatet ", _WHOLE(waste), " (budget ",
            _WHOLE(b("net", "waste", basis="budget")), ")."),
        say("Tillsammans täckte taxorna ", Pen(share_decimals=1).share(
            b.share(b("got", "fee"), b("cost", "fee")), behind=" procent"),
            " av kostnaderna."),
    ]  # fmt: skip


def _fund(b: Books) -> Table:
    rows = [
        row(f"Ingående balans {b.year}", [_PEN(b("fund", year=b.year - 1))]),
        row("Årets resultat, vatten och avlopp", [_PEN(b("net", "water"))]),
        row(f"Utgående balans {b.year}", [_PEN(b("fund"))], "sum"),
    ]
    return table("VA-fond", ["tkr", "Belopp"], rows)


def _kinds(b: Books) -> Table:
    rows = []
    for label, who in (
        ("Personal", "pay"),
        ("Energi", "energy"),
        ("Kapitalkostnader", "capital"),
        ("Övrigt", "other"),
    ):
        one = b("kind", who)
        rows.append(row(label, [_PEN(b("kind", who, b.year - 1)), _PEN(one),
            _OFF(b.change("kind", who), role="difference"),
                                Pen(share_decimals=0).share(
                                    b.share(one, b("cost", "all")))]))  # fmt: skip
    rows.append(row("Summa kostnader", [_PEN(b("cost", "all", b.year - 1)), _PEN(b("cost", "all")),
                                        _OFF(b.change("cost", "all")), None], "sum"))  # fmt: skip
    return table(
        "Nämndens kostnader, tkr", ["", str(b.year - 1), str(b.year), "Förändring", "Andel %"], rows
    )


def _by_kind(b: Books) -> list[Sentence]:
    energy, pay = b.change("kind", "energy"), b.change("kind", "pay")
    return [
        say("Kapitalkostnaderna uppgick till ", *about(b("kind", "capital"), _MN.but(decimals=0)),
            "."),
        b.chance.choice((
            say("Energikostnaden ", turn(energy, "steg", "sjönk"), " från ",
            _MN(b("kind", "energy", b.year - 1)), " till ",
            _MN(b("kind", "energy")), ", motsvarande ", _WHOLE.share(b.growth("kind", "energy"),
                size=True), " procent."),
            say("För energi betalade nämnden ", _MN(b("kind", "energy")), ", ",
                _WHOLE.share(b.growth("kind", "energy"), size=True), " procent ",
                turn(energy, "mer", "mindre"), " än året innan (",
                    _MN(b("kind", "energy", b.year - 1)), ")."),
        )),
        say("Personalkostnaderna, som utgör ", _WHOLE.share(
            b.share(b("kind", "pay"), b("cost", "all"))),
            " procent av nämndens kostnader, ", turn(pay, "ökade", "minskade"), " med ",
            _WHOLE.size(pay, "difference"), "."),
    ]  # fmt: skip


def _invested(b: Books) -> list[Sentence]:
    left = b.variance("spent", "all", -1)
    works = b.variance("spent", "works", -1)
    used = [b.variance("spent", one[1], -1) for one in _YEARLY]
    over = b.count("yearly-over", used, -1)
    told = [
        say("Nämndens investeringsbudget för året var ", _MN(b("spent", "all", basis="budget")),
            ", och ",
            _MN(b("spent", "all")), " har upparbetats."),
        say("Av avvikelsen, ", _MN(left, role="difference"), ", hör ",
            _MN(works, role="difference"),
            " till de fleråriga projekten."),
        say("De årliga anslagen var ", _MN(b("spent", "yearly", basis="budget")),
            " och förbrukades till ",
            _WHOLE.share(b.share(b("spent", "yearly"), b("spent", "yearly", basis="budget"))),
                " procent."),
    ]  # fmt: skip
    if over.value > 0:
        told.append(
            say(some_of(over, capital=True), " av de sex årliga anslagen har överskridits.")
        )
    return told


def _year_table(b: Books) -> Table:
    rows = [row("Fleråriga projekt", [], "heading")]

    def line(label: str, who: str, kind: str = "item") -> None:
        budget, spent = b("spent", who, basis="budget"), b("spent", who)
        rows.append(
            row(
                label,
                [_PEN(budget), _PEN(spent), _OFF(b.less(budget, spent), role="difference")],
                kind,
            )
        )

    for one in _WORKS:
        line(one[0], one[1])
    line("Summa fleråriga", "works", "sum")
    rows.append(row("Årliga anslag", [], "heading"))
    for each in _YEARLY:
        line(each[0], each[1])
    line("Summa årliga", "yearly", "sum")
    line("Totalt", "all", "sum")
    return table(
        f"Investeringsutgifter {b.year}, tkr",
        ["", "Årets budget", "Årets utgift", "Återstår"],
        rows,
    )


def _long_table(b: Books) -> Table:
    pen = Pen("mnkr", 1, _STYLE)
    off = Pen("mnkr", 1, NumberStyle(negative="–", plus=True))
    rows = []
    for label, who in (*((one[0], one[1]) for one in _WORKS), ("Summa", "works")):
        cells = [pen(b(what, who)) for what in ("whole", "earlier", "spent", "so-far", "ends")]
        cells.append(off(b.less(b("whole", who), b("ends", who)), role="difference"))
        rows.append(row(label, cells, "sum" if who == "works" else "item"))
    heads = [
        "Projekt, mnkr",
        "Beslutad\nutgift",
        "Tidigare år",
        f"År {b.year}",
        "Ackumulerat",
        "Slutprognos",
        "Avvikelse",
    ]
    return table("Fleråriga projekt i sin helhet", [one.replace("\n", " ") for one in heads], rows)


def _long(b: Books) -> list[Sentence]:
    told = []
    chosen = b.chance.sample(_WORKS, 4)
    for place, (label, who, _whole, _span) in enumerate(chosen):
        off = b.less(b("whole", who), b("ends", who))
        name = label.split(",")[0]
        if place == 0:
            told.append(
                say(
                    f"{name} har hittills kostat ",
                    _MN(b("so-far", who)),
                    " av beslutade ",
                    _MN(b("whole", who)),
                    ".",
                )
            )
        elif place == 1:
            told.append(say(f"För projektet {name} beräknas slutkostnaden bli ",
                _MN(b("ends", who)), ", ",
                            _MN.size(off, "difference"), turn(off, " under", " över"),
                                " beslutet."))  # fmt: skip
        elif place == 2:
            told.append(say(f"I {name} lades ", _MN(b("spent", who)),
                " ned under året; till och med förra året hade ",
                            _MN(b("earlier", who)), " betalats."))  # fmt: skip
        else:
            told.append(say(f"{name} är upparbetat till ",
                _WHOLE.share(b.share(b("so-far", who), b("whole", who))),
                            " procent av beslutad utgift."))  # fmt: skip
    return told


def _volumes(b: Books) -> list[Sentence]:
    def moved(who: str) -> Quantity:
        return b.change("volume", who)

    snow, leaks, food = moved("snow"), moved("leaks"), moved("food")
    return [
        say("Plogbilarna ryckte ut ", _PEN.people(b("volume", "snow")), " gånger, ",
            _PEN.people(snow, "difference", size=True), turn(snow, " fler", " färre"),
                " än vintern dessförinnan."),
        b.chance.choice((
            say("Antalet vattenläckor ", turn(leaks, "steg", "sjönk"), " från ",
            _PEN.people(b("volume", "leaks", b.year - 1)),
            " till ", _PEN.people(b("volume", "leaks")), "."),
            say(_PEN.people(b("volume", "leaks")), " vattenläckor lagades, ",
                _PEN.people(leaks, "difference", size=True), turn(leaks, " fler", " färre"),
                    " än året innan."),
        )),
        say("Hushållen lämnade ", _PEN.people(b("volume", "food")), " ton matavfall, vilket är ",
            Pen().share(b.growth("volume", "food"), size=True), " procent ",
                turn(food, "mer", "mindre"), " än förra året."),
        say("Till kunderna levererades ", _PEN.people(b("volume", "supply")),
            " tusen m³ dricksvatten."),
    ]  # fmt: skip


def _volume_table(b: Books) -> Table:
    rows = [
        row(label, [*(level(b("volume", who, y), 0) for y in (b.year, b.year - 1, b.year - 2)),
                    level(b.change("volume", who), 0, NumberStyle(negative="–", plus=True),
                        role="difference")])
        for label, who, _m, _s, _t in _VOLUMES
    ]  # fmt: skip
    heads = [
        "Verksamhetsmått",
        str(b.year),
        str(b.year - 1),
        str(b.year - 2),
        f"Diff {b.year}/{b.year - 1}",
    ]
    return table("", heads, rows)


def _staff_table(b: Books) -> Table:
    rows = [
        row(label, [_PEN.people(b(what, who)) for what in ("women", "men", "staff")] + [
            _PEN.people(b("staff", who, b.year - 1))], "sum" if who == "all" else "item")
        for label, who in (*((one[0], one[1]) for one in _UNITS), ("Hela förvaltningen", "all"))
    ]  # fmt: skip
    return table(
        "Tillsvidareanställda per enhet",
        ["Enhet", "Kvinnor", "Män", "Totalt", f"Totalt {b.year - 1}"],
        rows,
    )


def _staff(b: Books) -> list[Sentence]:
    more, sick, meal = b.change("staff", "all"), b.change("sick", "all"), b.change("sick", "meal")
    return [
        say("Antalet tillsvidareanställda har ", turn(more, "ökat", "minskat"), " med ",
            _PEN.people(more, "difference", size=True), " till ", _PEN.people(b("staff", "all")),
                ", av vilka ",
            _PEN.people(b("women", "all")), " är kvinnor (",
                Pen().share(b.share(b("women", "all"), b("staff", "all"))), " procent)."),
        say("Sjukfrånvaron ", turn(sick, "steg", "sjönk"), " från ",
            Pen().share(b("sick", "all", b.year - 1)), " till ",
            Pen().share(b("sick", "all")), " procent."),
        say("Inom måltid och lokalvård var den ", Pen().share(b("sick", "meal")), " procent, en ",
            turn(meal, "uppgång", "nedgång"), " med ", Pen().points(meal), "."),
    ]  # fmt: skip


FAMILY = Family("technical-closing", make)
