"""A region's personnel report: groups of staff by sex, full-time equivalents with what is hired,
agency costs, sick leave, pay and turnover; the oldest year first in some tables, last in others."""

from __future__ import annotations

from random import Random

from ..compose import Pen, item, plain, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Paragraph, Table, printed
from ._ledger import Ledger, common

_STYLE = NumberStyle(thousands="\u00a0", negative="\u2212")
_PEN = Pen("mnkr", 1, _STYLE)
_SAY = Pen("mnkr", 1, NumberStyle(thousands="\u00a0", negative="\u2212"), " mnkr")
_GROUPS = (
    ("nurse", "Sjuksköterskor m.fl.", 1620, 0.88, 38200),
    ("assistant", "Undersköterskor och skötare", 1180, 0.84, 29900),
    ("doctor", "Läkare", 640, 0.52, 71500),
    ("secretary", "Medicinska sekreterare", 310, 0.96, 30600),
    ("therapy", "Rehabilitering och förebyggande arbete", 420, 0.79, 35900),
    ("dental", "Tandvårdspersonal", 260, 0.91, 34400),
    ("admin", "Administration och ledning", 540, 0.67, 43700),
    ("technical", "Teknik, service och hantverk", 390, 0.45, 31800),
)
_TIME = (("own", "Egen personal, ordinarie tid", 4680), ("more", "Mertid och fyllnadstid", 118),
         ("over", "Övertid", 96), ("hired", "Bemanningsföretag", 131))  # fmt: skip
_HIRED = (("hired-doctor", "Läkare", 92e6), ("hired-nurse", "Sjuksköterskor", 47e6),
          ("hired-other", "Övriga yrkesgrupper", 8e6))  # fmt: skip
_COSTS = (("pay", "Löner och arvoden", 2310e6), ("fees", "Sociala avgifter", 742e6),
          ("pension", "Pensionskostnader", 318e6),
          ("other", "Övriga personalkostnader", 41e6))  # fmt: skip
_SICK = (("all", "Totalt"), ("women", "Kvinnor"), ("men", "Män"), ("age 29", "29 år och yngre"),
         ("age 30-49", "30–49 år"), ("age 50", "50 år och äldre"))  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    r = _figures(m, chance)
    blocks: list[Block] = [
        Heading("Sammanfattning", 1),
        *_summary(r),
        Heading("Regionens medarbetare", 1),
        _groups_text(r),
        _groups(r),
        Heading("Arbetad tid"),
        _time(r),
        _time_text(r),
        Heading("Inhyrd personal"),
        *_hired_text(r),
        _hired(r),
        Heading("Personalkostnader", 1),
        _costs(r),
        _costs_text(r),
        Heading("Lön och jämställdhet"),
        _pay_text(r),
        _pay(r),
        Heading("Personalrörlighet"),
        _moves_text(r),
        _moves(r),
        Heading("Hälsa och sjukfrånvaro", 1),
        _sick_text(m),
        _sick(m),
    ]
    return Paper(f"Personalredovisning {m.year} för Region {m.name}", tuple(blocks))


def _figures(m: Municipality, chance: Random) -> Ledger:
    """All figures of the region."""
    r = Ledger(m, chance, "region")
    scale = chance.uniform(0.7, 1.6)
    for key, _name, middle, women, pay in _GROUPS:
        r.base(f"w-{key}", middle * women * scale, 0.02, 0.01, "count")
        r.base(f"m-{key}", middle * (1 - women) * scale, 0.03, 0.012, "count")
        r.total(f"n-{key}", [f"w-{key}", f"m-{key}"])
        r.base(f"wpay-{key}", pay, 0.004, 0.028)
        r.base(f"mpay-{key}", pay * chance.uniform(0.99, 1.06), 0.004, 0.027)
    for sex in "wmn":
        r.total(f"{sex}-all", [f"{sex}-{key}" for key, *_rest in _GROUPS])
    m_register = m.register
    for year in r.years:
        m_register.follows(r("n-all", year), [(r("w-all", year), 1), (r("m-all", year), 1)])
    for key, _name, middle in _TIME:
        r.base(f"t-{key}", middle * scale, 0.06 if key != "own" else 0.012, 0.012, "count")
    r.total("t-all", [f"t-{key}" for key, *_rest in _TIME])
    both = {"outcome": 1.0, "budget": 0.9}
    for key, _name, cost in _HIRED:
        r.base(key, cost * scale, 0.12, 0.03, bases=both)
    r.total("hired", [key for key, *_rest in _HIRED])
    for key, _name, cost in _COSTS:
        r.base(key, cost * scale, 0.02, 0.035, bases={"outcome": 1.0, "budget": 0.995})
    r.total("staff", [key for key, *_rest in _COSTS])
    r.base("left", 402 * scale, 0.08, 0.02, "count")
    r.base("retired", 128 * scale, 0.08, 0.01, "count")
    r.total("gone", ["left", "retired"])
    r.base("come", 560 * scale, 0.08, 0.01, "count")
    return r


def _summary(r: Ledger) -> list[Paragraph]:
    """Bullets on the first page."""
    more, hired = r.change("n-all"), r.change("hired")
    lines = plain(
        [
            say("Vid årets slut hade regionen ", _PEN.people(r("n-all")), " månadsavlönade ",
                "medarbetare, ", _PEN.people(more, "difference", size=True), " ",
                turn(more, "fler", "färre"), " än året före."),
            say("Kostnaden för inhyrd personal blev ", _SAY(r("hired")), " och ",
                turn(hired, "ökade", "minskade"), " därmed med ",
                _SAY.size(hired, "difference"), "."),
            say("Den inhyrda personalen motsvarar ",
                _PEN.share(r.share("hired", "staff"), behind=" procent"),
                " av de egna personalkostnaderna."),
            say("Sjukfrånvaron uppgick till ", _PEN.share(r.m("sick-leave", "all"),
                behind=" procent"), "; för kvinnor var den ",
                _PEN.share(r.m("sick-leave", "women"), behind=" procent"), " och för män ",
                _PEN.share(r.m("sick-leave", "men"), behind=" procent"), "."),
        ]
    )  # fmt: skip
    return [item(one) for one in lines]


def _groups_text(r: Ledger) -> Paragraph:
    """How many work there."""
    changes = {key: r.change(f"n-{key}") for key, *_rest in _GROUPS}
    names = {key: name for key, name, *_rest in _GROUPS}
    most = max(changes, key=lambda key: changes[key].value)
    grown = r.m.register.count("groups-grown:region", changes.values())
    return text(
        *plain(
            [
                say("Antalet månadsavlönade var ", _PEN.people(r("n-all")), " i december, mot ",
                    _PEN.people(r("n-all", r.year - 1)), " ett år tidigare, vilket är en ",
                    turn(r.growth("n-all"), "ökning", "minskning"), " med ",
                    _PEN.share(r.growth("n-all"), behind=" procent", size=True), "."),
                say("Av de anställda är ", _PEN.people(r("w-all")), " kvinnor, motsvarande ",
                    _PEN.share(r.share("w-all", "n-all"), behind=" procent"), "."),
                say(common(grown, capital=True), " av de åtta yrkesgrupperna växte."),
                say("Störst var ökningen i gruppen ", names[most].lower(), ": ",
                    _PEN.people(changes[most], "difference", size=True), " personer."),
                say("Läkarna har blivit ", _PEN.people(changes["doctor"], "difference", size=True),
                    " ", turn(changes["doctor"], "fler", "färre"),
                    " och av dem är nu ",
                    _PEN.share(r.share("w-doctor", "n-doctor"), behind=" procent"), " kvinnor."),
            ]
        )
    )  # fmt: skip


def _groups(r: Ledger) -> Table:
    """Persons by group and sex."""
    rows = []
    lines = [(key, name) for key, name, *_rest in _GROUPS]
    for key, name in (*lines, ("all", "Samtliga yrkesgrupper")):
        cells = [_PEN.people(r(f"{sex}-{key}")) for sex in "wmn"]
        cells.append(_PEN.people(r(f"n-{key}", r.year - 1)))
        kind = "sum" if key == "all" else "item"
        change = r.change(f"n-{key}")
        cells.append(_PEN.people(change, "" if key == "all" else "difference"))
        rows.append(row(name, cells, kind))
    heads: list[list[str | Head]] = [
        ["", Head(f"December {r.year}", 3), Head(f"December {r.year - 1}"), ""],
        ["Yrkesgrupp", "Kvinnor", "Män", "Totalt", "Totalt", "Förändring"],
    ]
    return tall("Månadsavlönade per yrkesgrupp, antal personer", heads, rows)


def _time(r: Ledger) -> Table:
    """Full-time equivalents."""
    years = r.years[-3:]
    rows = [
        row(name, [*(_PEN.people(r(f"t-{key}", y)) for y in years),
                   _PEN(r.growth(f"t-{key}"))])
        for key, name, _middle in _TIME
    ]  # fmt: skip
    cells = [*(_PEN.people(r("t-all", y)) for y in years), _PEN(r.growth("t-all"))]
    rows.append(row("Summa årsarbetare", cells, "sum"))
    heads = ["Årsarbetare", *map(str, years), f"Förändring {years[-2]}–{years[-1]}, %"]
    return table("Tabell 2. Arbetad tid omräknad till årsarbetare", heads, rows)


def _time_text(r: Ledger) -> Paragraph:
    """The time worked."""
    change, over = r.change("t-all"), r.change("t-over")
    return text(
        *plain(
            [
                say("Den arbetade tiden motsvarade ", _PEN.people(r("t-all")), " årsarbetare. ",
                    "Det är ", _PEN.people(change, "difference", size=True), " ",
                    turn(change, "fler", "färre"), " än ", str(r.year - 1), "."),
                say("Övertiden ", turn(over, "steg", "sjönk"), " från ",
                    _PEN.people(r("t-over", r.year - 1)), " till ", _PEN.people(r("t-over")),
                    " årsarbetare och svarade för ",
                    _PEN.share(r.share("t-over", "t-all"), behind=" procent"),
                    " av all arbetad tid."),
                say("Bemanningsföretagens personal utförde arbete motsvarande ",
                    _PEN.people(r("t-hired")), " årsarbetare (", _PEN.people(
                    r("t-hired", r.year - 1)), ")."),
            ]
        )
    )  # fmt: skip


def _hired_text(r: Ledger) -> list[Paragraph]:
    """What agency staff cost."""
    gap, doctors, nurses = r.gap("hired", -1), r.change("hired-doctor"), r.change("hired-nurse")
    return [
        text(
            *plain(
                [
                    say("Regionens kostnader för inhyrd personal uppgick till ", _SAY(r("hired")),
                        " under ", str(r.year), ", jämfört med ", _SAY(r("hired", r.year - 1)),
                        " året innan."),
                    say("Mot budgeten på ", _SAY(r("hired", basis="budget")), " är det ett ",
                        turn(gap, "överskott", "underskott"), " om ",
                        _SAY.size(gap, "difference"), "."),
                ]
            )
        ),
        text(
            *plain(
                [
                    say("Hyrläkarna står för ",
                        _PEN.share(r.share("hired-doctor", "hired"), behind=" procent"),
                        " av kostnaden, ", _SAY(r("hired-doctor")), "."),
                    say("För dem ", turn(doctors, "ökade", "minskade"), " kostnaden med ",
                        _SAY.size(doctors, "difference"), ", medan den för sjuksköterskor ",
                        turn(nurses, "steg", "föll"), " med ", _SAY.size(nurses, "difference"),
                        "."),
                ]
            )
        ),
    ]  # fmt: skip


def _hired(r: Ledger) -> Table:
    """Agency costs against the budget."""
    rows = []
    for key, name in (*((key, name) for key, name, _m in _HIRED), ("hired", "Summa")):
        kind = "sum" if key == "hired" else "item"
        rows.append(
            row(name, [_PEN(r(key, basis="budget")), _PEN(r(key)),
                       _PEN(r.gap(key, -1), role="" if kind == "sum" else "difference"),
                       _PEN(r(key, r.year - 1))], kind)
        )  # fmt: skip
    heads = ["Inhyrd personal, mnkr", f"Budget {r.year}", f"Utfall {r.year}",
             "Avvikelse mot budget", f"Utfall {r.year - 1}"]  # fmt: skip
    return table("", heads, rows)


def _costs(r: Ledger) -> Table:
    """Staff costs by kind."""
    years = (r.year, r.year - 1)
    rows = []
    for key, name in (*((k, n) for k, n, _m in _COSTS), ("staff", "Summa personalkostnader")):
        kind = "sum" if key == "staff" else "item"
        change = _PEN(r.change(key), role="" if kind == "sum" else "difference")
        rows.append(
            row(name, [*(_PEN(r(key, y)) for y in years), change, _PEN(r.growth(key))], kind)
        )
    heads = ["Mnkr", *map(str, years), "Förändring", "Förändring, %"]
    return table("Tabell 4. Personalkostnader exklusive inhyrd personal", heads, rows)


def _costs_text(r: Ledger) -> Paragraph:
    """Staff costs in words."""
    share = r.share("pension", "staff")
    before = r.share("pension", "staff", r.year - 1)
    points = r.m.register.difference(share, before)
    return text(
        *plain(
            [
                say("De egna personalkostnaderna ökade med ", _SAY.size(r.change("staff")),
                    " eller ", _PEN.share(r.growth("staff"), behind=" procent", size=True), "."
                    ) if r.change("staff").value > 0 else
                say("De egna personalkostnaderna minskade med ", _SAY.size(r.change("staff")), "."),
                say("Lönerna, ", _SAY(r("pay")), ", utgör ",
                    _PEN.share(r.share("pay", "staff"), behind=" procent"), " av dem."),
                say("Pensionerna kostade ", _SAY(r("pension")), ", och deras andel ",
                    turn(points, "steg", "sjönk"), " med ", _PEN.points(points), " till ",
                    _PEN.share(share, behind=" procent"), "."),
            ]
        )
    )  # fmt: skip


def _pay_text(r: Ledger) -> Paragraph:
    """Pay of women and men."""
    ratios = {key: r.share(f"wpay-{key}", f"mpay-{key}") for key, *_rest in _GROUPS}
    names = {key: name for key, name, *_rest in _GROUPS}
    low = min(ratios, key=lambda key: ratios[key].value)
    gaps = [r.m.register.difference(r(f"wpay-{k}"), r(f"mpay-{k}")) for k, *_rest in _GROUPS]
    above = r.m.register.count("women-above:region", gaps)
    kr = Pen("kr", 0, _STYLE, " kronor")
    gap = r.m.register.difference(r(f"mpay-{low}"), r(f"wpay-{low}"))
    return text(
        *plain(
            [
                say("Kvinnors medellön i procent av mäns visas per yrkesgrupp nedan."),
                say("I ", common(above), " av grupperna tjänar kvinnorna mer än männen."),
                say("Lägst är andelen för ", names[low].lower(), ", där kvinnornas medellön är ",
                    _PEN.share(ratios[low], behind=" procent"), " av männens, en skillnad på ",
                    kr.size(gap, "difference"), " i månaden."),
                say("Läkarnas medellön var ", kr(r("wpay-doctor")), " för kvinnor och ",
                    kr(r("mpay-doctor")), " för män."),
            ]
        )
    )  # fmt: skip


def _pay(r: Ledger) -> Table:
    """Mean pay by group."""
    kr = Pen("kr", 0, _STYLE)
    rows = []
    for key, name, *_rest in _GROUPS:
        old = r.share(f"wpay-{key}", f"mpay-{key}", r.year - 1)
        rows.append(
            row(name, [kr(r(f"wpay-{key}")), kr(r(f"mpay-{key}")),
                       kr(r.share(f"wpay-{key}", f"mpay-{key}")), kr(old)])
        )  # fmt: skip
    heads: list[list[str | Head]] = [
        ["", Head(f"Medellön {r.year}, kr", 2), Head("Kvinnors lön i % av mäns", 2)],
        ["Yrkesgrupp", "Kvinnor", "Män", str(r.year), str(r.year - 1)],
    ]
    return tall("Medellön heltid", heads, rows)


def _moves_text(r: Ledger) -> Paragraph:
    """Who came and who left."""
    net = r.m.register.difference(r("come"), r("gone"))
    left = r.change("left")
    return text(
        *plain(
            [
                say("Under året slutade ", _PEN.people(r("gone")), " tillsvidareanställda, varav ",
                    _PEN.people(r("retired")), " gick i pension."),
                say("Den externa avgången exklusive pension var ",
                    _PEN.people(left, "difference", size=True), " personer ",
                    turn(left, "högre", "lägre"), " än ", str(r.year - 1), "."),
                say("Nyanställningarna var ", _PEN.people(r("come")), " och ",
                    turn(net, "översteg", "understeg"), " avgångarna med ",
                    _PEN.people(net, "difference", size=True), "."),
            ]
        )
    )  # fmt: skip


def _moves(r: Ledger) -> Table:
    """Comings and goings."""
    years = r.years[-3:]
    lines = (("come", "Nyanställda", "item"),
             ("left", "Avgångar på egen begäran", "item"),
             ("retired", "Pensionsavgångar", "item"),
             ("gone", "Summa avgångar", "sum"))  # fmt: skip
    rows = [row(name, [_PEN.people(r(key, y)) for y in years], kind) for key, name, kind in lines]
    rate = [_PEN(r.m.register.quotient(r("gone", y), r("n-all", y))) for y in years[1:]]
    rows.append(row("Avgångar i % av anställda", ["", *rate]))
    return table("Tillsvidareanställda, personer", ["", *map(str, years)], rows)


def _sick_text(m: Municipality) -> Paragraph:
    """Sick leave in words."""
    change = m.change("sick-leave", "all")
    gap = m.register.difference(m("sick-leave", "women"), m("sick-leave", "men"))
    young = m.change("sick-leave", "age 29")
    return text(
        *plain(
            [
                say("Den totala sjukfrånvaron ", turn(change, "ökade", "minskade"), " från ",
                    _PEN.share(m("sick-leave", "all", m.year - 1), behind=" procent"), " till ",
                    _PEN.share(m("sick-leave", "all"), behind=" procent"),
                    " av ordinarie arbetstid, det vill säga med ", _PEN.points(change), "."),
                say("Kvinnors frånvaro är ", _PEN.points(gap), " högre än mäns."),
                say("Bland medarbetare under 30 år har frånvaron ",
                    turn(young, "stigit", "sjunkit"), " med ", _PEN.points(young), ", till ",
                    _PEN.share(m("sick-leave", "age 29"), behind=" procent"), "."),
            ]
        )
    )  # fmt: skip


def _sick(m: Municipality) -> Table:
    """Sick leave by sex and age."""
    years = (m.year, m.year - 1, m.year - 2)
    rows = []
    for who, name in _SICK:
        change = printed(m.change("sick-leave", who), "pp", 1, _STYLE, role="difference")
        cells = [_PEN(m("sick-leave", who, y)) for y in years]
        rows.append(row(name, [*cells, change]))
    heads = ["", *map(str, years), f"Förändring {years[1]}–{years[0]}"]
    return table("Sjukfrånvaro i procent av ordinarie arbetstid", heads, rows)


FAMILY = Family("region_staff", make)
