"""A report on investments and exploatering: whole projects in tkr, the text in Mkr."""

from __future__ import annotations

from random import Random

from ..compose import Pen, item, plain, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality, Project
from ..paper import Block, Head, Heading, NumberStyle, Paper
from ..quantities import Quantity
from ._book import Book, amount, tally

_STYLE = NumberStyle(thousands=" ", negative="-", zero="0")
_PEN = Pen("tkr", 0, _STYLE)
_SAY = Pen("mnkr", 1, _STYLE, " Mkr")
_BARE = Pen("mnkr", 1, _STYLE)
_KRONOR = Pen("kr", 0, _STYLE, " kr")
_KRONA = Pen("kr", 0, _STYLE)
_PLOTS = (
    ("Sjöängen etapp 1", "A1", 14),
    ("Sjöängen etapp 2", "A2", 22),
    ("Kvarnbacken", "A3", 9),
    ("Västra industriområdet", "A4", 17),
    ("Stationsområdet", "A5", 6),
)


def _fill(b: Book) -> None:
    """Writes the projects' whole budgets and the areas that are developed."""
    m = b.m
    for one in m.projects:
        spent = m("project", one.key)
        early = b.base("early", b.near(spent.value * 6 / 10, 0.5), one.key)
        so_far = b.total("so-far", [early, spent], one.key)
        b.base("whole", b.near(so_far.value * 13 / 10, 0.2), one.key)
        b.base("whole-forecast", b.near(so_far.value * 13 / 10, 0.17), one.key)
    for what in ("early", "so-far", "whole", "whole-forecast"):
        b.total(what, [b(what, one.key) for one in m.projects], "all")
    for year in (m.year - 1, m.year):
        for _name, key, weight in _PLOTS:
            paid = b.base("spent", b.near(m.size * weight * 1_000_000, 0.35), key, year)
            sold = b.base("got", b.near(m.size * weight * 1_150_000, 0.5), key, year)
            b.linear("plot-net", [(sold, 1), (paid, -1)], key, year)
        for what in ("spent", "got", "plot-net"):
            b.total(what, [b(what, key, year) for _n, key, _w in _PLOTS], "plots", year)
        got, paid, net = (b(what, "plots", year) for what in ("got", "spent", "plot-net"))
        b.register.follows(net, [(got, 1), (paid, -1)])
    for _name, key, weight in _PLOTS:
        area = b.near(m.size * weight * 500, 0.3)
        b.base("square-metres", area, key, kind="count")
        b.register.per(b("got", key), b("square-metres", key))
    b.total("square-metres", [b("square-metres", key) for _n, key, _w in _PLOTS], "plots")


def _year(b: Book) -> list[Block]:
    """The year's main figures."""
    m = b.m
    used = b.register.quotient(m("investments"), m("investments", basis="budget"))
    change = m.change("investments")
    inner = b.total("inner", [m("result"), m("depreciation")])
    own = b.register.quotient(inner, m("investments"))
    left = m.variance("investments", better=-1)
    years = m.years
    rows = [
        row("Investeringsutgifter, tkr", [_PEN(m("investments", year=at)) for at in years]),
        row("Avskrivningar, tkr", [_PEN(m("depreciation", year=at)) for at in years]),
        row("Antal invånare", [amount(m("inhabitants", year=at), style=_STYLE) for at in years]),
        row(
            "Investeringar per invånare, kr",
            [
                _KRONA(b.register.per(m("investments", year=at), m("inhabitants", year=at)))
                for at in years
            ],
        ),
    ]
    mean = b.total("five-years", [m("investments", year=at) for at in years])
    return [
        Heading("Årets investeringar"),
        text(
            say(
                "Under året investerades ", _SAY(m("investments")), " av budgeterade ",
                _SAY(m("investments", basis="budget")), ", en genomförandegrad på ",
                _SAY.share(used, behind=" procent"), ".",
            ),
            *plain(
                [
                    say(
                        "Budgeten har ", turn(left, "underskridits", "överskridits"), " med ",
                        _SAY.size(left, "difference"), ".",
                    ),
                    say(
                        "Jämfört med året före är investeringsvolymen ",
                        _SAY.size(change, "difference"), " ", turn(change, "större", "mindre"),
                        ".",
                    ),
                ]
            ),
        ),
        text(
            say(
                "Årets resultat (", _BARE(m("result")), ") och avskrivningarna (",
                _BARE(m("depreciation")), ") gav tillsammans ett utrymme på ", _SAY(inner), ".",
            ),
            say(
                "Självfinansieringsgraden var därmed ", _SAY.share(own, behind=" procent"), ".",
            ),
            say(
                "De senaste fem åren har kommunen sammanlagt investerat för ", _SAY(mean), ".",
            ),
        ),
        table("Investeringar fem år i sammandrag", ["", *map(str, years)], rows),
    ]  # fmt: skip


def _project_words(b: Book, one: Project) -> Block | None:
    """What is said of a project."""
    m = b.m
    whole, guess = b("whole", one.key), b("whole-forecast", one.key)
    gap = b.register.difference(whole, guess)
    spent, so_far = m("project", one.key), b("so-far", one.key)
    budget = m.variance("project", one.key, -1)
    if b.chance.random() < 0.5:
        said = [
            say(
                f"{one.name} – hittills har ", _SAY(so_far), " upparbetats, varav ",
                _SAY(spent), " i år.",
            ),
            say(
                "Slutkostnaden beräknas till ", _SAY(guess), ", ",
                _SAY.size(gap, "difference"), " ", turn(gap, "lägre", "högre"),
                " än beslutad totalbudget.",
            ),
        ]  # fmt: skip
    else:
        done = b.register.quotient(so_far, whole)
        said = [
            say(
                f"{one.name} – årets utgift ", _SAY(spent), " är ",
                _SAY.size(budget, "difference"), " ", turn(budget, "lägre", "högre"),
                " än årsbudgeten på ", _SAY(m("project", one.key, basis="budget")), ".",
            ),
            say(
                "Av totalbudgeten, ", _SAY(whole), ", är ",
                _SAY.share(done, behind=" procent"), " förbrukad.",
            ),
        ]  # fmt: skip
    return item(*said) if len(plain(said)) == 2 else None


def _projects(b: Book) -> list[Block]:
    """Projects over their whole time."""
    m = b.m
    rows = []
    for one in (*m.projects, None):
        key = one.key if one else "all"
        spent = m("project", key) if one else m("investments")
        plan = m("project", key, basis="budget") if one else m("investments", basis="budget")
        whole, guess = b("whole", key), b("whole-forecast", key)
        cells = [
            _PEN(plan),
            _PEN(spent),
            _PEN(b.register.difference(plan, spent), role="difference"),
            _PEN(whole),
            _PEN(b("so-far", key)),
            _PEN(guess),
            _PEN(b.register.difference(whole, guess), role="difference"),
        ]
        label = one.name if one else "Summa projekt"
        rows.append(row(label, cells, "item" if one else "sum"))
    heads: list[list[str | Head]] = [
        ["", Head(f"Året {m.year}", 3), Head("Hela projektet", 4)],
        ["Projekt (tkr)", "Budget", "Utfall", "Avvikelse", "Total budget", "Ack. utfall",
         "Prognos slutkostnad", "Avvikelse prognos"],
    ]  # fmt: skip
    gaps = [
        b.register.difference(b("whole", one.key), b("whole-forecast", one.key))
        for one in m.projects
    ]
    over = b.register.count("projects over their budget", gaps, -1)
    early, whole = b("early", "all"), b("whole", "all")
    words = [_project_words(b, one) for one in b.chance.sample(m.projects, 4)]
    return [
        Heading("Större projekt"),
        text(
            say(
                f"Redovisningen omfattar {len(m.projects)} projekt med en samlad totalbudget om ",
                _SAY(whole), ".",
            ),
            say(
                "Till och med föregående år hade ", _SAY(early), " använts och vid årets slut ",
                _SAY(b("so-far", "all")), ".",
            ),
            say(tally(over, "inget", capital=True), " av projekten väntas bli dyrare än beslutat."),
        ),
        tall("Investeringsprojekt, budget, utfall och slutkostnadsprognos", heads, rows),
        *(one for one in words if one),
    ]  # fmt: skip


def _plots(b: Book) -> list[Block]:
    """Areas that are developed, and land sold."""
    m = b.m
    rows = []
    for name, key, _weight in (*_PLOTS, ("Summa exploatering", "plots", 0)):
        cells = [_PEN(b("got", key)), _PEN(b("spent", key), -1), _PEN(b("plot-net", key))]
        cells.append(_PEN(b("plot-net", key, m.year - 1)))
        rows.append(row(name, cells, "sum" if key == "plots" else "item"))
    heads = ["Område, tkr", "Inkomster", "Utgifter", f"Netto {m.year}", f"Netto {m.year - 1}"]
    net = b("plot-net", "plots")
    change = b.change("got", "plots")
    best = max(_PLOTS, key=lambda one: b("plot-net", one[1]).value)
    prices = [
        row(
            name,
            [
                amount(b("square-metres", key), style=_STYLE),
                _PEN(b("got", key)),
                _KRONA(_price(b, key)),
            ],
        )
        for name, key, _weight in _PLOTS
    ]
    prices.append(
        row(
            "Totalt",
            [
                amount(b("square-metres", "plots"), style=_STYLE),
                _PEN(b("got", "plots")),
                _KRONA(_price(b, "plots"), role="share"),
            ],
            "sum",
        )
    )
    dear = max(_PLOTS, key=lambda one: _price(b, one[1]).value)
    return [
        Heading("Exploatering"),
        table(f"Exploateringsverksamheten {m.year}", heads, rows),
        text(
            *plain(
                [
                    say(
                        "Inkomsterna från markförsäljning, ", _SAY(b("got", "plots")),
                        ", ställda mot utgifter på ", _SAY(b("spent", "plots")),
                        " ger ett ", turn(net, "överskott", "underskott"), " i ",
                        "exploateringsverksamheten om ", _SAY.size(net), ".",
                    ),
                    say(
                        "Inkomsterna ", turn(change, "ökade", "minskade"), " från ",
                        _SAY(b("got", "plots", m.year - 1)), f" {m.year - 1}, det vill säga med ",
                        _SAY.size(change, "difference"), ".",
                    ),
                ]
            ),
            say(
                f"{best[0]} gav det bästa nettot, ", _SAY(b("plot-net", best[1])), ".",
            ),
        ),
        text(
            say(
                "Totalt såldes ", amount(b("square-metres", "plots"), style=_STYLE),
                " kvm tomtmark till ett medelpris av ", _KRONOR(_price(b, "plots")), " per kvm.",
            ),
            say(
                f"Högst var priset i {dear[0]} med ", _KRONOR(_price(b, dear[1])), " per kvm.",
            ),
        ),
        table("Såld mark", ["Område", "Kvm", "Försäljning, tkr", "Kr per kvm"], prices),
    ]  # fmt: skip


def _price(b: Book, key: str) -> Quantity:
    """Kronor for a square metre."""
    return b.register.per(b("got", key), b("square-metres", key))


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    b = Book(m, chance)
    _fill(b)
    blocks = (
        Heading("Investeringar och exploatering", 1),
        *_year(b),
        *_projects(b),
        *_plots(b),
    )
    return Paper(f"{m.name} kommun: investeringsredovisning {m.year}", blocks)


FAMILY = Family("twelfth-land-and-buildings", make)
