"""A report on investments, land and water of a town at a northern river: projects over several
years with what is left, plots sold, and the water works by themselves; parentheses below zero."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality, Project
from ..paper import Block, Head, Heading, NumberStyle, Paper, Printed, Table, printed
from ..quantities import Quantity
from ._own import Own, full, kr, num, seen

_STYLE = NumberStyle(negative="()", zero="-")
_C = Pen("mnkr", 2, _STYLE)
_M = Pen("mnkr", 1, behind=" Mkr")
_LAND = (
    ("Norrstrand etapp 2", "shore", 14, 9), ("Sågverksområdet", "mill", 22, 31),
    ("Furuliden", "pines", 5, 4), ("Industriområde Ådalen", "works", 17, 12),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    o = Own(m, chance)
    _own(o)
    blocks: list[Block] = [
        Heading("Investeringsredovisning", 1),
        *_year_text(m, o),
        _projects(m, o),
        Heading("Större projekt"),
        *_project_text(m, o),
        _whole(m, o),
        *_whole_text(o),
        Heading("Exploateringsredovisning", 1),
        _land(m, o),
        *_land_text(m, o),
        Heading("Vatten och avlopp", 1),
        *_water_text(m, o),
        _water(m, o),
        _water_figures(m, o),
        *_figure_text(m, o),
        Heading("Finansiering av investeringarna", 1),
        _paid(m, o),
        *_paid_text(m, o),
    ]
    return Paper(
        f"Investeringar och exploatering {m.year}, bilaga till årsredovisningen", full(blocks)
    )


def _own(o: Own) -> None:
    m = o.m
    million = float(m.size) * 1_000_000
    for one in m.projects:
        spent = o.base("earlier", one.key, m.year, million * 30, spread=0.7)
        done = o.total("so-far", one.key, m.year, [spent, m("project", one.key)])
        whole = o.base("whole", one.key, m.year, float(done.value) * 1.4, spread=0.3)
        o.total("still", one.key, m.year, [(whole, 1), (done, -1)])
        o.base("end", one.key, m.year, whole.value, spread=0.06, basis="forecast")
    for what, basis in (
        ("earlier", "outcome"), ("so-far", "outcome"), ("whole", "outcome"), ("still", "outcome"),
        ("end", "forecast"),
    ):  # fmt: skip
        terms = [o(what, one.key, basis=basis) for one in m.projects]
        o.total(what, "all", m.year, terms, basis)
    o.r.follows(o("so-far"), [(o("earlier"), 1), (m("investments"), 1)])
    for year in (m.year - 1, m.year):
        for _label, key, cost, income in _LAND:
            spent = o.base("land-cost", key, year, million * cost / 4, spread=0.4)
            got = o.base("land-income", key, year, million * income / 4, spread=0.5)
            o.total("land-net", key, year, [(got, 1), (spent, -1)])
            o.base("plots", key, year, float(m.size) * income + 2, kind="count", spread=0.4)
        for what in ("land-cost", "land-income", "land-net", "plots"):
            o.total(what, "all", year, [o(what, key, year) for _, key, *_ in _LAND])
    for year in (m.year - 1, m.year):
        grown = 1 + 0.04 * (year - m.year)
        for key, middle in (("use", 41), ("fixed", 29), ("joined", 3)):
            o.base("w-income", key, year, million * middle * grown, spread=0.03)
        for key, middle in (("staff", 19), ("power", 9), ("other", 21), ("worn", 18), ("rent", 6)):
            o.base("w-cost", key, year, million * middle * grown, spread=0.04)
        earned = [o("w-income", k, year) for k in ("use", "fixed", "joined")]
        costs = [o("w-cost", k, year) for k in ("staff", "power", "other", "worn", "rent")]
        o.total("w-income", "all", year, earned)
        o.total("w-cost", "all", year, costs)
        two = [(o("w-income", year=year), 1), (o("w-cost", year=year), -1)]
        o.total("w-result", "all", year, two)
        size = float(m.size)
        for key, middle in (
            ("made", 3_150_000), ("sold", 2_480_000), ("subscribers", 9_800), ("pipe", 610),
            ("leaks", 58), ("renewed", 5_200),
        ):  # fmt: skip
            o.base(key, "all", year, size * middle, kind="count", spread=0.03)
        o.total("lost", "all", year, [(o("made", year=year), 1), (o("sold", year=year), -1)])
        flow = o.r.total(f"own-money:all:{year}:outcome",
                         [m("result", year=year), m("depreciation", year=year)])  # fmt: skip
        o.r.quotient(flow, m("investments", year=year))


def _left(m: Municipality, one: Project | None) -> Quantity:
    what, who = ("project", one.key) if one else ("investments", "municipality")
    return m.register.difference(m(what, who, basis="budget"), m(what, who))


def _year_text(m: Municipality, o: Own) -> list[Block]:
    last = m.year - 1
    left, more = _left(m, None), m.change("investments")
    share = o.r.quotient(m("investments"), m("investments", basis="budget"))
    then = o.r.quotient(
        m("investments", year=last), m("investments", year=last, basis="budget")
    )  # fmt: skip
    over = o.r.count("projects above budget", [_left(m, one) for one in m.projects], -1)
    per = o.r.per(m("investments"), m("inhabitants"))
    largest = max(m.projects, key=lambda one: m("project", one.key).value)
    part = o.r.quotient(m("project", largest.key), m("investments"))
    count = o.r.count("projects", [m("project", one.key) for one in m.projects])
    return [
        text(*seen([
            say(f"Under {m.year} investerade kommunen för ", _M(m("investments")),
                ". Budgeten, inklusive ombudgeteringar, var ", _M(m("investments", basis="budget")),
                " och genomförandegraden blev därmed ", _C.share(share, behind=" %"), "."),
            say("Året innan var genomförandegraden ", _C.share(then, behind=" %"), ", då ",
                _M(m("investments", year=last)), " av ",
                _M(m("investments", year=last, basis="budget")), " användes."),
            say("Mot budget är utfallet ", _M.size(left, "difference"), " ",
                turn(left, "lägre", "högre"), ", och mot föregående års utfall ",
                _M.size(more, "difference"), " ", turn(more, "högre", "lägre"), "."),
        ])),
        text(*seen([
            say("Av årets ", counted(count), " projekt har ", counted(over),
                " dragit över årets budget."),
            say("Mest pengar gick till ", largest.name, ", ", _M(m("project", largest.key)),
                " eller ", _C.share(part, behind=" %"), " av alla investeringar."),
            say("Investeringarna motsvarar ", kr(per, " kronor"), " för var och en av kommunens ",
                num(m("inhabitants")), " invånare."),
        ])),
    ]  # fmt: skip


def _projects(m: Municipality, o: Own) -> Table:
    rows = []
    for one in (*m.projects, None):
        what, who = ("project", one.key) if one else ("investments", "municipality")
        left = _left(m, one)
        cells = [
            _C(m(what, who, basis="budget")), _C(m(what, who)),
            _C(left, role="difference" if one else ""),
            _C.share(o.r.quotient(m(what, who), m(what, who, basis="budget"))),
            _C(m(what, who, m.year - 1)),
        ]  # fmt: skip
        rows.append(row(one.name if one else "Totala investeringar", cells,
                        "item" if one else "sum"))  # fmt: skip
    heads: list[list[str | Head]] = [
        ["", Head(str(m.year), 4), str(m.year - 1)],
        ["Mkr", "Budget", "Utfall", "Kvar", "Andel använt %", "Utfall"],
    ]
    return tall("", heads, rows)


def _project_text(m: Municipality, o: Own) -> list[Block]:
    blocks: list[Block] = []
    for one in m.projects[:4]:
        left = _left(m, one)
        end = o.r.difference(o("whole", one.key), o("end", one.key, basis="forecast"))
        blocks.append(
            text(*seen([
                say(f"{one.name}. ", "Årets utgift är ", _M(m("project", one.key)), ", ",
                    _M.size(left, "difference"), " ", turn(left, "under", "över"),
                    " årsbudgeten."),
                say("Sedan starten har ", _M(o("so-far", one.key)),
                    " lagts ned och slutprognosen är ", _M(o("end", one.key, basis="forecast")),
                    " mot beviljade ", _M(o("whole", one.key)), ", det vill säga ",
                    _M.size(end, "difference"), " ", turn(end, "lägre", "högre"), "."),
            ]))
        )  # fmt: skip
    return blocks


def _whole(m: Municipality, o: Own) -> Table:
    rows = []
    for one in (*m.projects, None):
        who = one.key if one else "all"
        end = o.r.difference(o("whole", who), o("end", who, basis="forecast"))
        cells = [
            _C(o("whole", who)),
            _C(o("earlier", who)),
            _C(o("so-far", who)),
            _C(o("still", who)),
            _C(o("end", who, basis="forecast")),
            _C(end, role="difference" if one else ""),
        ]
        rows.append(row(one.name if one else "Summa", cells, "item" if one else "sum"))
    heads = ["Mkr", "Total budget", "Utgift tidigare år", "Ackumulerat utfall", "Återstår",
             "Slutprognos", "Avvikelse"]  # fmt: skip
    return table("Projektens hela löptid", heads, rows)


def _whole_text(o: Own) -> list[Block]:
    end = o.r.difference(o("whole"), o("end", basis="forecast"))
    share = o.r.quotient(o("so-far"), o("whole"))
    return [
        text(*seen([
            say("Projektens samlade budget är ", _M(o("whole")), ", varav ", _M(o("so-far")),
                " (", _C.share(share, behind=" %"), ") hade upparbetats vid årsskiftet och ",
                _M(o("still")), " återstår."),
            say("Slutprognoserna pekar på en total avvikelse om ", _M.size(end, "difference"), " ",
                turn(end, "under", "över"), " budget."),
        ]))
    ]  # fmt: skip


def _land(m: Municipality, o: Own) -> Table:
    rows = []
    for label, key in [*((label, key) for label, key, *_ in _LAND), ("Summa", "all")]:
        cells: list[Printed] = [
            _C(o("land-income", key)), _C(o("land-cost", key), -1), _C(o("land-net", key)),
            _C(o("land-net", key, m.year - 1)), num(o("plots", key)),
            num(o("plots", key, m.year - 1)),
        ]  # fmt: skip
        rows.append(row(label, cells, "sum" if key == "all" else "item"))
    heads: list[list[str | Head]] = [
        ["", Head(f"Mkr {m.year}", 3), f"Mkr {m.year - 1}", Head("Sålda tomter, antal", 2)],
        ["Område", "Inkomster", "Utgifter", "Netto", "Netto", str(m.year), str(m.year - 1)],
    ]
    return tall("Exploateringsområden", heads, rows)


def _land_text(m: Municipality, o: Own) -> list[Block]:
    plots, net = o.change("plots"), o.change("land-net")
    price = o.r.per(o("land-income", "shore"), o("plots", "shore"))
    mill = o.r.quotient(o("land-income", "mill"), o("land-income"))
    return [
        text(*seen([
            say("Kommunen sålde ", num(o("plots")), " tomter mot ",
                num(o("plots", year=m.year - 1)), " året dessförinnan, ",
                num(plots, size=True, difference=True), " ", turn(plots, "fler", "färre"), "."),
            say("Inkomsterna från markförsäljning, ", _M(o("land-income")), ", ska ställas mot "
                "utgifter på ", _M(o("land-cost")), ", och nettot blev ", _M(o("land-net")), "."),
            say("Nettot är ", _M.size(net, "difference"), " ", turn(net, "bättre", "sämre"),
                " än i fjol."),
            say("Sågverksområdet gav ", _M(o("land-income", "mill")), ", det är ",
                _C.share(mill, behind=" %"), " av inkomsterna."),
            say("I Norrstrand etapp 2 såldes ", num(o("plots", "shore")),
                " tomter till ett snittpris av ", kr(price, " kronor"), "."),
        ]))
    ]  # fmt: skip


_WATER = (
    ("Brukningsavgifter, rörliga", "w-income", "use", 1, "item"),
    ("Brukningsavgifter, fasta", "w-income", "fixed", 1, "item"),
    ("Anläggningsavgifter", "w-income", "joined", 1, "item"),
    ("Summa intäkter", "w-income", "all", 1, "sum"),
    ("Personal", "w-cost", "staff", -1, "item"),
    ("El och värme", "w-cost", "power", -1, "item"),
    ("Material och tjänster", "w-cost", "other", -1, "item"),
    ("Avskrivningar", "w-cost", "worn", -1, "item"),
    ("Internränta", "w-cost", "rent", -1, "item"),
    ("Summa kostnader", "w-cost", "all", -1, "sum"),
    ("Årets resultat VA", "w-result", "all", 1, "sum"),
)


def _water_text(m: Municipality, o: Own) -> list[Block]:
    last = m.year - 1
    fees = o.r.total("fees of use", [o("w-income", "use"), o("w-income", "fixed")])
    fees_share = o.r.quotient(fees, o("w-income"))
    power, result = o.growth("w-cost", "power"), o.change("w-result")
    covers = o.r.quotient(o("w-income"), o("w-cost"))
    return [
        text(*seen([
            say("VA-kollektivets resultat är ", _M(o("w-result")), " (", _M(o("w-result",
                year=last)),
                "), en ", turn(result, "förbättring", "försämring"), " med ",
                _M.size(result, "difference"), "."),
            say("Brukningsavgifterna, rörliga och fasta, inbringade ", _M(fees), " och utgör ",
                _C.share(fees_share, behind=" %"), " av intäkterna."),
            say("El och värme kostade ", _C.share(power, behind=" %", size=True), " ",
                turn(power, "mer", "mindre"), " än året innan."),
            say("Intäkterna täcker ", _C.share(covers, behind=" %"), " av kostnaderna."),
        ]))
    ]  # fmt: skip


def _water(m: Municipality, o: Own) -> Table:
    years = (m.year - 1, m.year)
    rows = [
        row(label, [_C(o(what, who, y), sign) for y in years], kind)
        for label, what, who, sign, kind in _WATER
    ]
    heads = ["Mkr", *(f"Bokslut {y}" for y in years)]
    return table("Resultaträkning för VA-verksamheten", heads, rows)


def _water_figures(m: Municipality, o: Own) -> Table:
    years = (m.year - 1, m.year)

    def each(what: str) -> list[Printed]:
        return [num(o(what, year=y)) for y in years]

    rows = [
        row("Producerat dricksvatten, m³", each("made")),
        row("Debiterat dricksvatten, m³", each("sold")),
        row("Odebiterat vatten, m³", each("lost")),
        row("Odebiterat i % av producerat",
            [_C(o.r.quotient(o("lost", year=y), o("made", year=y))) for y in years]),
        row("Antal abonnenter", each("subscribers")),
        row("Ledningsnät, km", each("pipe")),
        row("Förnyad ledning, meter", each("renewed")),
        row("Vattenläckor, antal", each("leaks")),
        row("Kostnad per debiterad m³, kr",
            [printed(o.r.per(o("w-cost", year=y), o("sold", year=y)), "kr", 2) for y in years]),
    ]  # fmt: skip
    return table("Verksamhetsmått vatten", ["", *map(str, years)], rows)


def _figure_text(m: Municipality, o: Own) -> list[Block]:
    lost = o.r.quotient(o("lost"), o("made"))
    was = o.r.quotient(o("lost", year=m.year - 1), o("made", year=m.year - 1))
    moved = o.r.difference(lost, was)
    leaks, renewed = o.change("leaks"), o.growth("renewed")
    price = o.r.per(o("w-cost"), o("sold"))
    use = o.r.per(o("sold"), o("subscribers"))
    return [
        item(*seen([
            say("Av vattnet som producerades nådde ", _C.share(lost, behind=" %"),
                " aldrig en mätare, ", _C.points(moved), " ", turn(moved, "mer", "mindre"),
                " än förra året.")])),
        item(*seen([
            say("Läckorna var ", num(o("leaks")), ", vilket är ",
                num(leaks, size=True, difference=True),
                " ", turn(leaks, "fler", "färre"), " än året innan, och ledning förnyades på ",
                num(o("renewed")), " meter (", _C.share(renewed, behind=" %", size=True), " ",
                turn(renewed, "mer", "mindre"), ").")])),
        item(
            say("En abonnent köpte i snitt ", num(use),
                " m³, och varje debiterad kubikmeter kostade ",
                printed(price, "kr", 2, behind=" kr"), " att leverera.")),
    ]  # fmt: skip


def _paid(m: Municipality, o: Own) -> Table:
    years = (m.year - 1, m.year)
    own = [o.r.known[f"own-money:all:{y}:outcome"] for y in years]
    rows = [
        row("Årets resultat", [_C(m("result", year=y)) for y in years]),
        row("Avskrivningar", [_C(m("depreciation", year=y)) for y in years]),
        row("Egna medel", [_C(one) for one in own], "sum"),
        row("Investeringar", [_C(m("investments", year=y)) for y in years]),
        row("Självfinansieringsgrad, %", [
            _C.share(o.r.quotient(one, m("investments", year=y)))
            for one, y in zip(own, years, strict=True)]),
        row("Nyupptagna lån", [_C(m("new-loans", year=y)) for y in years]),
        row("Amorteringar", [_C(m("repayments", year=y), -1) for y in years]),
        row("Långfristig skuld 31/12", [_C(m("long-debt", year=y)) for y in years]),
    ]  # fmt: skip
    return table("", ["Mkr", *map(str, years)], rows)


def _paid_text(m: Municipality, o: Own) -> list[Block]:
    own = o.r.known[f"own-money:all:{m.year}:outcome"]
    share, debt = o.r.quotient(own, m("investments")), m.change("long-debt")
    gap = o.r.difference(own, m("investments"))
    return [
        text(*seen([
            say("Egna medel i form av resultat och avskrivningar uppgick till ", _M(own),
                ", vilket är ", _M.size(gap, "difference"), " ", turn(gap, "mer", "mindre"),
                " än investeringarna."),
            say("Självfinansieringsgraden var således ", _C.share(share, behind=" %"), "."),
            say("Nya lån togs upp med ", _M(m("new-loans")), " och ", _M(m("repayments")),
                " amorterades; den långfristiga skulden ", turn(debt, "ökade", "minskade"), " med ",
                _M.size(debt, "difference"), " till ", _M(m("long-debt")), "."),
        ]))
    ]  # fmt: skip


FAMILY = Family("river-coast", make)
