"""A board for environment and building at the year's end: errands, fees and what they cover, the
account by kind and by unit, times and goals; thousands of kronor in tables and text alike."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, item, plain, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Cell, Direction, Head, Heading, NumberStyle, Paper, Paragraph, Row, Table
from ..quantities import Quantity
from ._ledger import Ledger, common, level, neuter

_STYLE = NumberStyle(negative="-")
_PEN = Pen("tkr", 0, _STYLE)
_SAY = Pen("tkr", 0, NumberStyle(negative="-"), " tkr")
_INCOME = (("fee-build", "Avgifter bygglov och anmälan", 6.1e6),
           ("fee-watch", "Tillsynsavgifter miljö och livsmedel", 4.4e6),
           ("fee-map", "Kart- och mätavgifter", 1.7e6),
           ("grants", "Bidrag", 0.9e6), ("other-in", "Övriga intäkter", 0.4e6))  # fmt: skip
_COSTS = (("wages", "Personalkostnader", 17.8e6), ("adaptation", "Bostadsanpassningsbidrag", 3.6e6),
          ("rent", "Lokaler", 1.1e6), ("it", "IT och verksamhetssystem", 1.4e6),
          ("other-out", "Övriga kostnader", 2.2e6),
          ("capital", "Kapitalkostnader", 0.3e6))  # fmt: skip
_UNITS = (("u-board", "Nämndverksamhet", 0.07), ("u-build", "Bygglovsenheten", 0.19),
          ("u-health", "Miljö- och hälsoskydd", 0.24), ("u-map", "Kart- och mätenheten", 0.15),
          ("u-adapt", "Bostadsanpassning", 0.25),
          ("u-joint", "Förvaltningsgemensamt", 0.0))  # fmt: skip
_ERRANDS = (("permit", "Ansökan om bygglov", 410), ("notice", "Anmälan (attefall m.m.)", 245),
            ("preview", "Förhandsbesked", 38), ("shore", "Strandskyddsdispens", 41),
            ("watch", "Tillsynsärenden enligt PBL", 66))  # fmt: skip
_VISITS = (("food", "Livsmedelskontroll", 285), ("env", "Miljöfarlig verksamhet", 132),
           ("sewage", "Enskilda avlopp", 176), ("health", "Hälsoskydd", 88))  # fmt: skip
_GOALS = (("t-permit", "Andel bygglov beslutade inom tio veckor", 0.93),
          ("t-answer", "Andel som får svar på e-post inom två dagar", 0.88),
          ("t-nki", "Andel företag som är nöjda med kontakten", 0.74),
          ("t-e", "Andel ansökningar via e-tjänst", 0.66),
          ("t-food", "Andel livsmedelsanläggningar utan avvikelse", 0.79))  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    b = _figures(m, chance)
    blocks: list[Block] = [
        Heading("Nämndens uppdrag", 1),
        text("Miljö- och byggnadsnämnden svarar för kommunens myndighetsutövning inom plan- och "
             "bygglagen, miljöbalken och livsmedelslagen samt för bostadsanpassningsbidrag."),
        Heading("Året som gått", 1),
        *_errands_text(b),
        _errands(b),
        Heading("Tillsyn och kontroll"),
        _visits(b),
        _visits_text(b),
        Heading("Handläggningstid"),
        _times(b),
        _times_text(b),
        Heading("Ekonomiskt utfall", 1),
        *_account_text(b),
        _account(b),
        Heading("Utfall per verksamhet"),
        _units(b),
        *_units_text(b),
        Heading("Avgiftsfinansiering"),
        _cover_text(b),
        _cover(b),
        Heading("Nämndens mål", 1),
        _goals_text(b),
        _goals(b),
    ]  # fmt: skip
    return Paper(f"Bokslut {m.year} – Miljö- och byggnadsnämnden, {m.name} kommun", tuple(blocks))


def _figures(m: Municipality, chance: Random) -> Ledger:
    """All figures of the board."""
    b = Ledger(m, chance, "mbn")
    scale = chance.uniform(0.7, 2.2)
    both = {"outcome": 1.0, "budget": 1.0}
    for key, _name, middle in (*_INCOME, *_COSTS):
        b.base(key, middle * scale, 0.07 if middle < 5e6 else 0.04, bases=both)
    b.total("income", [key for key, *_rest in _INCOME])
    b.total("cost", [key for key, *_rest in _COSTS])
    b.total("net", {"cost": 1, "income": -1})
    for key, _name, share in _UNITS[:-1]:
        b.base(key, 13.2e6 * share * scale, 0.06, bases=both)
    b.rest("u-joint", "net", [key for key, *_rest in _UNITS[:-1]])
    for key, _name, count in _ERRANDS:
        b.base(f"in-{key}", count * scale, 0.12, -0.02, "count")
        b.base(f"out-{key}", count * scale, 0.1, -0.02, "count")
    for way in ("in", "out"):
        b.total(f"{way}-all", [f"{way}-{key}" for key, *_rest in _ERRANDS])
    for key, _name, count in _VISITS:
        b.base(f"v-{key}", count * scale, 0.08, 0.0, "count", both)
    b.total("v-all", [f"v-{key}" for key, *_rest in _VISITS])
    for key, middle in (("build", 6.9e6), ("watch", 6.0e6), ("map", 3.1e6)):
        b.base(f"spent-{key}", middle * scale, 0.04)
    for key, weeks in (("permit", 5.4), ("notice", 2.9), ("preview", 8.6)):
        b.base(f"w-{key}", weeks, 0.12, -0.01, "index")
    for key, _name, target in _GOALS:
        b.base(key, target, 0.05, 0.0, "ratio", {"outcome": 1.0})
        for year in b.years:
            m.register.base(f"{key}:mbn:{year}:budget", "ratio", _round(target))
    return b


def _round(share: float) -> Decimal:
    """A target, in whole per cent."""
    return Decimal(round(share * 100)) / 100


def _errands_text(b: Ledger) -> list[Paragraph]:
    """What came in and was decided."""
    came, done = b.change("in-all"), b.change("out-all")
    open_now = b.m.register.difference(b("in-all"), b("out-all"))
    permits = b.change("in-permit")
    return [
        text(
            *plain(
                [
                    say("Under ", str(b.year), " kom ", _PEN.people(b("in-all")), " ärenden in "
                        "till byggenheten, ", _PEN.people(came, "difference", size=True), " ",
                        turn(came, "fler", "färre"), " än året innan."),
                    say("Antalet beslut blev ", _PEN.people(b("out-all")), " (",
                        _PEN.people(b("out-all", b.year - 1)), "), en ",
                        turn(done, "ökning", "minskning"), " med ",
                        _PEN.share(b.growth("out-all"), behind=" %", size=True), "."),
                    say("Det inkom alltså ", _PEN.people(open_now, "difference", size=True),
                        " ärenden ", turn(open_now, "fler", "färre"), " än vad som avgjordes."),
                ]
            )
        ),
        text(
            *plain(
                [
                    say("Bygglovsansökningarna uppgick till ", _PEN.people(b("in-permit")),
                        ", vilket ", turn(permits, "översteg", "understeg"),
                        " fjolårets antal med ", _PEN.people(permits, "difference", size=True),
                        "."),
                    say("De utgör ", _PEN.share(b.share("in-permit", "in-all"), behind=" %"),
                        " av samtliga inkomna ärenden."),
                ]
            )
        ),
    ]  # fmt: skip


def _errands(b: Ledger) -> Table:
    """Errands by kind over three years."""
    years = (b.year - 2, b.year - 1, b.year)
    rows = []
    for key, name in (*((k, n) for k, n, _c in _ERRANDS), ("all", "Totalt")):
        cells = [_PEN.people(b(f"{way}-{key}", y)) for way in ("in", "out") for y in years]
        rows.append(row(name, cells, "sum" if key == "all" else "item"))
    heads: list[list[str | Head]] = [
        ["", Head("Inkomna", 3), Head("Beslutade", 3)],
        ["Ärendetyp", *map(str, years), *map(str, years)],
    ]
    return tall("Ärenden byggenheten, antal", heads, rows)


def _visits(b: Ledger) -> Table:
    """Visits against the plan."""
    rows = []
    for key, name in (*((k, n) for k, n, _c in _VISITS), ("all", "Summa")):
        what = f"v-{key}"
        done = b.m.register.quotient(b(what), b(what, basis="budget"))
        rows.append(
            row(name, [_PEN.people(b(what, b.year - 1)), _PEN.people(b(what, basis="budget")),
                       _PEN.people(b(what)), _PEN.share(done, behind=" %")],
                "sum" if key == "all" else "item")
        )  # fmt: skip
    heads = ["Genomförda kontroller", f"Utfall {b.year - 1}", f"Plan {b.year}",
             f"Utfall {b.year}", "Utfört av plan"]  # fmt: skip
    return table("", heads, rows)


def _visits_text(b: Ledger) -> Paragraph:
    """Visits in words."""
    gaps = {key: b.gap(f"v-{key}") for key, *_rest in _VISITS}
    short = b.m.register.count("visits-short:mbn", gaps.values(), -1)
    names = {key: name for key, name, _count in _VISITS}
    worst = min(gaps, key=lambda key: gaps[key].value)
    gap = b.gap("v-all")
    missing = say("Störst var bortfallet inom ", names[worst].lower(), ", där ",
                  _PEN.people(b(f"v-{worst}")), " av ",
                  _PEN.people(b(f"v-{worst}", basis="budget")),
                  " planerade besök gjordes.")  # fmt: skip
    return text(
        *plain(
            [
                say("Totalt gjordes ", _PEN.people(b("v-all")), " kontroller, ",
                    _PEN.people(gap, "difference", size=True), " ",
                    turn(gap, "fler", "färre"), " än tillsynsplanens ",
                    _PEN.people(b("v-all", basis="budget")), "."),
                say("Inom ", neuter(short), " av de fyra områdena nåddes inte planen."),
                *([missing] if gaps[worst].value < 0 else []),
            ]
        )
    )  # fmt: skip


def _times(b: Ledger) -> Table:
    """Weeks an errand takes."""
    years = (b.year, b.year - 1, b.year - 2)
    lines = (("permit", "Bygglov"), ("notice", "Anmälan"), ("preview", "Förhandsbesked"))
    rows = [row(name, [level(b(f"w-{key}", y), 1, _STYLE) for y in years]) for key, name in lines]
    return table("Genomsnittlig handläggningstid, veckor", ["", *map(str, years)], rows)


def _times_text(b: Ledger) -> Paragraph:
    """Weeks in words."""
    change = b.change("w-permit")
    if abs(change.value) < Decimal("0.1"):
        return text("Handläggningstiden räknas från det att ansökan är komplett.")
    return text(
        say("Ett bygglov tog i snitt ", level(b("w-permit")), " veckor från komplett ansökan, "
            "vilket är ", level(change, 1, _STYLE, " veckor", size=True), " ",
            _direction(change), " än året före."),
        "Lagens gräns är tio veckor.",
    )  # fmt: skip


def _direction(change: Quantity) -> Direction:
    """Whether it took longer."""
    return turn(change, "längre", "kortare")


def _account_text(b: Ledger) -> list[Paragraph]:
    """The outcome in words."""
    gap, more, spent = b.gap("net", -1), b.gap("income"), b.gap("cost", -1)
    wages, net = b.change("wages"), b.change("net")
    build = b.gap("fee-build")
    return [
        text(
            *plain(
                [
                    say("Nämnden redovisar en nettokostnad på ", _SAY(b("net")),
                        ", att ställa mot budgetens ", _SAY(b("net", basis="budget")),
                        ", det vill säga ett ", turn(gap, "överskott", "underskott"), " på ",
                        _SAY.size(gap, "difference"), "."),
                    say("Intäkterna blev ", _SAY.size(more, "difference"), " ",
                        turn(more, "högre", "lägre"), " än budgeterat, och kostnaderna ",
                        _SAY.size(spent, "difference"), " ",
                        turn(spent, "lägre", "högre"), "."),
                ]
            )
        ),
        text(
            *plain(
                [
                    say("Mot föregående år har nettokostnaden ", turn(net, "stigit", "sjunkit"),
                        " från ", _SAY(b("net", b.year - 1)), ", alltså med ",
                        _SAY.size(net, "difference"), " (",
                        _PEN.share(b.growth("net"), behind=" %", size=True), ")."),
                    say("Avgifter och bidrag finansierade ",
                        _PEN.share(b.share("income", "cost"), behind=" %"),
                        " av kostnaderna, som totalt var ", _SAY(b("cost")), "."),
                ]
            )
        ),
        item(
            *plain(
                [
                    say("Bygglovsavgifterna gav ", _SAY(b("fee-build")), ", ",
                        _SAY.size(build, "difference"), " ", turn(build, "mer", "mindre"),
                        " än väntat."),
                ]
            )
        ),
        item(
            *plain(
                [
                    say("Kostnaderna för personal uppgår till ", _SAY(b("wages")), " och ",
                        turn(wages, "ökade", "minskade"), " med ",
                        _PEN.share(b.growth("wages"), behind=" %", size=True),
                        " jämfört med ", str(b.year - 1), "."),
                ]
            )
        ),
        item(
            say("I bostadsanpassningsbidrag betalades ", _SAY(b("adaptation")), " ut (",
                _SAY(b("adaptation", b.year - 1)), ")."),
        ),
    ]  # fmt: skip


def _account(b: Ledger) -> Table:
    """The account by kind."""

    def line(key: str, name: str, sign: int, kind: str = "item") -> Row:
        """A row of the account."""
        gap = b.gap(key, sign)
        left = _PEN(gap, role="" if kind == "sum" else "difference")
        cells = [_PEN(b(key, b.year - 1), sign), _PEN(b(key, basis="budget"), sign),
                 _PEN(b(key), sign), left]  # fmt: skip
        return row(name, cells, kind)

    rows = [line(key, name, 1) for key, name, _m in _INCOME]
    rows.append(line("income", "Summa intäkter", 1, "sum"))
    rows += [line(key, name, -1) for key, name, _m in _COSTS]
    rows.append(line("cost", "Summa kostnader", -1, "sum"))
    rows.append(line("net", "Nettokostnad", -1, "sum"))
    heads = ["Driftredovisning (tkr)", f"Bokslut {b.year - 1}", f"Budget {b.year}",
             f"Bokslut {b.year}", "Avvikelse"]  # fmt: skip
    return table("", heads, rows)


def _units(b: Ledger) -> Table:
    """Net cost by unit."""
    rows = []
    for key, name in (*((k, n) for k, n, _s in _UNITS), ("net", "Nämnden totalt")):
        kind = "sum" if key == "net" else "item"
        gap = _PEN(b.gap(key, -1), role="" if kind == "sum" else "difference")
        rows.append(row(name, [_PEN(b(key)), _PEN(b(key, basis="budget")), gap], kind))
    heads = ["Nettokostnad, tkr", "Utfall", "Budget", "Budgetavvikelse"]
    return table(f"Nettokostnad per verksamhet {b.year}", heads, rows)


def _units_text(b: Ledger) -> list[Paragraph]:
    """Which units kept their budget."""
    names = {key: name for key, name, _share in _UNITS}
    gaps = {key: b.gap(key, -1) for key in names}
    best = max(gaps, key=lambda key: gaps[key].value)
    worst = min(gaps, key=lambda key: gaps[key].value)
    over = b.m.register.count("units-over:mbn", gaps.values(), -1)
    lines = [say("Av nämndens sex verksamheter drog ", common(over), " över sin budget.")]
    if gaps[best].value > 0:
        lines.append(say(names[best], " visar det största överskottet, ",
                         _SAY.size(gaps[best], "difference"), "."))  # fmt: skip
    if gaps[worst].value < 0:
        lines.append(say("Det största underskottet finns hos ", names[worst].lower(), ": ",
                         _SAY.size(gaps[worst], "difference"), "."))  # fmt: skip
    share = b.share("u-adapt", "net")
    lines.append(say("Bostadsanpassningen tog i anspråk ", _PEN.share(share, behind=" %"),
                     " av nettokostnaden."))  # fmt: skip
    return [text(*plain(lines))]


def _cover_text(b: Ledger) -> Paragraph:
    """How far fees go, in words."""
    now = b.share("fee-build", "spent-build")
    points = b.m.register.difference(now, b.share("fee-build", "spent-build", b.year - 1))
    return text(
        *plain(
            [
                say("Bygglovsverksamhetens avgifter täckte ", _PEN.share(now, behind=" %"),
                    " av kostnaderna, ", _PEN.points(points), " ",
                    turn(points, "mer", "mindre"), " än föregående år."),
                say("För miljö- och livsmedelstillsynen var täckningsgraden ",
                    _PEN.share(b.share("fee-watch", "spent-watch"), behind=" %"), "."),
            ]
        )
    )  # fmt: skip


def _cover(b: Ledger) -> Table:
    """How far fees cover the costs."""
    lines = (("build", "Bygglov"), ("watch", "Miljö och livsmedel"), ("map", "Kart och mät"))
    rows = []
    for key, name in lines:
        fee, spent = f"fee-{key}", f"spent-{key}"
        rows.append(
            row(name, [_PEN(b(fee)), _PEN(b(spent)), _PEN(b.share(fee, spent)),
                       _PEN(b.share(fee, spent, b.year - 1))])
        )  # fmt: skip
    heads = ["Taxefinansierad verksamhet", "Avgifter, tkr", "Kostnader, tkr",
             f"Täckningsgrad {b.year}, %", f"Täckningsgrad {b.year - 1}, %"]  # fmt: skip
    return table("", heads, rows)


def _goals_text(b: Ledger) -> Paragraph:
    """Goals in words."""
    reached = b.m.register.count("goals:mbn", [b.gap(key) for key, *_rest in _GOALS], zero=True)
    online = b.change("t-e")
    return text(
        *plain(
            [
                say("Av nämndens fem mål har ", neuter(reached), " uppnåtts."),
                say("Andelen ansökningar som kommer in via e-tjänst ",
                    turn(online, "steg", "sjönk"), " från ",
                    _PEN.share(b("t-e", b.year - 1), behind=" %"), " till ",
                    _PEN.share(b("t-e"), behind=" %"), "."),
            ]
        )
    )  # fmt: skip


def _goals(b: Ledger) -> Table:
    """Goals and outcomes."""
    rows = []
    for key, name, _target in _GOALS:
        reached = "Ja" if b.gap(key).value >= 0 else "Nej"
        some = (b(key, basis="budget"), b(key), b(key, b.year - 1))
        cells: list[Cell] = [*map(_PEN, some), reached]
        rows.append(row(name, cells))
    heads = ["Nämndmål, procent", "Målvärde", f"Utfall {b.year}", f"Utfall {b.year - 1}",
             "Uppnått"]  # fmt: skip
    return table("", heads, rows)


FAMILY = Family("building_board", make)
