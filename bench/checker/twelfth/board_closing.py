"""A school board's bokslutskommentar in tkr: activities, kinds of cost, pupils and cost a pupil."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, item, plain, row, say, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Row
from ._book import Book, amount, lower

_STYLE = NumberStyle(thousands=" ", negative="-")
_PEN = Pen("tkr", 0, _STYLE)
_SAY = Pen("tkr", 0, _STYLE, " tkr")
_MILLION = Pen("mnkr", 1, _STYLE, " mnkr")
_KRONA = Pen("kr", 0, _STYLE)
_KRONOR = Pen("kr", 0, _STYLE, " kronor")
_KINDS = (
    ("Taxor och avgifter", "fees", 1, 16),
    ("Statsbidrag", "state", 1, 60),
    ("Övriga intäkter", "other-in", 1, 14),
    ("Personalkostnader", "staff", -1, 610),
    ("Lokalkostnader", "rent", -1, 118),
    ("Köp av verksamhet", "bought", -1, 140),
    ("Övriga kostnader", "other-out", -1, 92),
)
_ACTIVITIES = (
    ("Nämnd och gemensam förvaltning", "lead", 3, 0, ""),
    ("Förskola och pedagogisk omsorg", "pre", 27, 148, "barn i förskola"),
    ("Fritidshem", "after", 7, 152, "elever i fritidshem"),
    ("Grundskola inkl. förskoleklass", "primary", 43, 310, "elever i grundskola"),
    ("Anpassad grundskola", "special", 5, 6, "elever i anpassad grundskola"),
    ("Gymnasieskola", "upper", 15, 98, "gymnasieelever"),
)


def _fill(b: Book) -> None:
    """Writes the board's own figures for two years and the budget."""
    m = b.m
    for year, basis, level in (
        (m.year - 1, "outcome", "0.96"), (m.year, "budget", "1"), (m.year, "outcome", "1.005"),
    ):  # fmt: skip
        scale = m.size * 1_000_000 * Decimal(level)
        for _label, what, _sign, weight in _KINDS:
            b.base(what, b.near(scale * weight, 0.03), "school", year, basis)
        came = [b(what, "school", year, basis) for _l, what, sign, _w in _KINDS if sign > 0]
        went = [b(what, "school", year, basis) for _l, what, sign, _w in _KINDS if sign < 0]
        income = b.total("in", came, "school", year, basis)
        cost = b.total("out", went, "school", year, basis)
        net = b.linear("net", [(cost, 1), (income, -1)], "school", year, basis)
        parts = []
        for _label, what, weight, _pupils, _word in _ACTIVITIES[:-1]:
            value = b.near(net.value * weight / 100, 0.025)
            parts.append(b.base("net", value, what, year, basis))
        rest = net.value - sum(one.value for one in parts)
        parts.append(b.base("net", rest, "upper", year, basis))
        b.register.follows(net, [(one, 1) for one in parts])
    for year in (m.year - 1, m.year):
        for _label, what, _weight, pupils, _word in _ACTIVITIES[1:]:
            count = b.near(m.size * pupils * 10, 0.04)
            b.base("pupils", count, what, year, kind="count")
            b.register.per(b("net", what, year), b("pupils", what, year))


def _result(b: Book) -> list[Block]:
    """The board's result."""
    m = b.m
    rows = []
    for label, what, sign, _weight in _KINDS:
        if what == "staff":
            rows.append(_line(b, "Summa intäkter", "in", 1, "sum"))
        rows.append(_line(b, label, what, sign))
    rows.append(_line(b, "Summa kostnader", "out", -1, "sum"))
    rows.append(_line(b, "Nettokostnad", "net", -1, "sum"))
    heads = ["", f"Budget {m.year}", f"Bokslut {m.year}", "Avvikelse", f"Bokslut {m.year - 1}"]
    gap, more = b.gap("net", "school", -1), b.change("net", "school")
    staff, came = b.gap("staff", "school", -1), b.gap("in", "school")
    state = b.change("state", "school")
    return [
        Heading("Årets resultat"),
        text(
            *plain(
                [
                    say(
                        "Nämnden redovisar ett ", turn(gap, "överskott", "underskott"), " på ",
                        _SAY.size(gap, "difference"), " jämfört med budget, vilket motsvarar ",
                        _SAY.share(
                            b.register.quotient(gap, b("net", "school", basis="budget")),
                            behind=" %", size=True,
                        ), " av budgetramen.",
                    ),
                    say(
                        "Nettokostnaden blev ", _MILLION(b("net", "school")), " och har sedan ",
                        f"{m.year - 1} ", turn(more, "stigit", "sjunkit"), " med ",
                        _MILLION.size(more, "difference"), " (",
                        _SAY.share(b.growth("net", "school"), behind=" %"), ").",
                    ),
                ]
            )
        ),
        table("Nämndens resultat fördelat på intäkts- och kostnadsslag, tkr", heads, rows),
        text(
            *plain(
                [
                    say(
                        "Intäkterna är ", _SAY.size(came, "difference"), " ",
                        turn(came, "högre", "lägre"), " än budgeterat.",
                    ),
                    say(
                        "Statsbidragen har ", turn(state, "ökat", "minskat"), " från ",
                        _SAY(b("state", "school", m.year - 1)), " till ",
                        _SAY(b("state", "school")), ".",
                    ),
                    say(
                        "Kostnaderna för personal avviker med ", _SAY(staff, role="difference"),
                        " och utgör ",
                        _SAY.share(
                            b.register.quotient(b("staff", "school"), b("out", "school")),
                            behind=" %",
                        ), " av nämndens samlade kostnader.",
                    ),
                ]
            )
        ),
    ]  # fmt: skip


def _line(b: Book, label: str, what: str, sign: int, kind: str = "item") -> Row:
    """A line of the board's result."""
    return row(
        label,
        [
            _PEN(b(what, "school", basis="budget"), sign),
            _PEN(b(what, "school"), sign),
            _PEN(b.gap(what, "school", sign), role="difference"),
            _PEN(b(what, "school", b.m.year - 1), sign),
        ],
        kind,
    )


def _activities(b: Book) -> list[Block]:
    """The board's activities."""
    m = b.m
    rows = []
    for label, what, _w, _p, _n in (*_ACTIVITIES, ("Summa", "school", 0, 0, "")):
        cells = [
            _PEN(b("net", what, basis="budget")),
            _PEN(b("net", what)),
            _PEN(b.gap("net", what, -1), role="difference"),
            _PEN(b("net", what, m.year - 1)),
            _PEN(b.change("net", what), role="difference"),
        ]
        rows.append(row(label, cells, "sum" if what == "school" else "item"))
    heads = ["Verksamhet (nettokostnad, tkr)", f"Budget\n{m.year}", f"Utfall\n{m.year}",
             "Budget-\navvikelse", f"Utfall\n{m.year - 1}", "Förändring\nmot f.g. år"]  # fmt: skip
    heads = [one.replace("-\n", "").replace("\n", " ") for one in heads]
    items = []
    for label, what, _w, _p, _n in _ACTIVITIES:
        gap, grown = b.gap("net", what, -1), b.growth("net", what)
        spent, last = b("net", what), b("net", what, m.year - 1)
        if b.chance.random() < 0.5:
            said = [
                say(
                    f"{label}: budgetavvikelsen är ", _SAY(gap, role="difference"),
                    " och nettokostnaden ", _SAY(spent), ".",
                ),
                say(
                    "Jämfört med föregående år har den ", turn(grown, "ökat", "minskat"), " med ",
                    _SAY.share(grown, behind=" %", size=True), ".",
                ),
            ]  # fmt: skip
        else:
            said = [
                say(
                    f"{label} visar ett ", turn(gap, "överskott", "underskott"), " mot budget på ",
                    _SAY.size(gap, "difference"), ".",
                ),
                say(
                    "Kostnaden netto gick från ", _SAY(last), f" {m.year - 1} till ",
                    _SAY(spent), f" {m.year}.",
                ),
            ]  # fmt: skip
        if len(plain(said)) == len(said):
            items.append(item(*said))
    biggest = max(_ACTIVITIES, key=lambda one: b("net", one[1]).value)
    share = b.register.quotient(b("net", biggest[1]), b("net", "school"))
    two = b.total("pre and after", [b("net", "pre"), b("net", "after")], "school")
    return [
        Heading("Verksamheternas utfall"),
        text(
            say(
                f"Störst är {lower(biggest[0])}, som svarar för ", _SAY.share(share, behind=" %"),
                " av nettokostnaden eller ", _MILLION(b("net", biggest[1])), ".",
            ),
            say(
                "Förskola och fritidshem kostade tillsammans ", _MILLION(two), ".",
            ),
        ),
        *items,
        table("", heads, rows),
    ]  # fmt: skip


def _pupils(b: Book) -> list[Block]:
    """Pupils and the cost of each."""
    m = b.m
    rows = []
    for label, what, _w, _p, _n in _ACTIVITIES[1:]:
        cells = [
            amount(b("pupils", what, m.year - 1), style=_STYLE),
            amount(b("pupils", what), style=_STYLE),
            amount(b.change("pupils", what), style=_STYLE, role="difference"),
            _KRONA(b.register.per(b("net", what, m.year - 1), b("pupils", what, m.year - 1))),
            _KRONA(b.register.per(b("net", what), b("pupils", what))),
        ]
        rows.append(row(label, cells))
    heads = ["", f"Antal {m.year - 1}", f"Antal {m.year}", "Förändring",
             f"Kr per barn/elev {m.year - 1}", f"Kr per barn/elev {m.year}"]  # fmt: skip
    sentences = []
    for _label, what, _w, _p, word in _ACTIVITIES[1:]:
        change = b.change("pupils", what)
        now = b.register.per(b("net", what), b("pupils", what))
        then = b.register.per(b("net", what, m.year - 1), b("pupils", what, m.year - 1))
        dearer = b.register.difference(now, then)
        sentences += plain(
            [
                say(
                    f"Antalet {word} ", turn(change, "ökade", "minskade"), " med ",
                    amount(change, style=_STYLE, size=True, role="difference"), " till ",
                    amount(b("pupils", what), style=_STYLE), ".",
                ),
            ]
        )  # fmt: skip
        if what in ("pre", "primary") and change.value:
            # In kronor a change shows where it would not in thousands.
            sentences.append(
                say(
                    "Nettokostnaden per plats var ", _KRONOR(now), ", det vill säga ",
                    _KRONOR.size(dearer, "difference"), " ", turn(dearer, "mer", "mindre"),
                    " än året innan.",
                )
            )  # fmt: skip
    return [
        Heading("Volymer och nyckeltal"),
        table("Barn och elever samt nettokostnad per barn och elev", heads, rows),
        text(*sentences),
    ]


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    b = Book(m, chance)
    _fill(b)
    blocks = (
        Heading("Ekonomisk redovisning", 1),
        *_result(b),
        *_activities(b),
        *_pupils(b),
        Heading("Framtiden"),
        text("Nämnden behöver anpassa lokalerna till ett ändrat elevunderlag."),
    )
    return Paper(f"Bokslutskommentar {m.year} Utbildningsnämnden i {m.name}", blocks)


FAMILY = Family("twelfth-board-closing", make)
