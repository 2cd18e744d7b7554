"""A yearly finance report of a municipal group: the internal bank's lending against frames, where
it borrows, when capital and interest fall due, the policy's limits, guarantees, cash by quarter."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Printed, Row, printed
from ..quantities import Quantity
from ._accounts import Accounts, filled, told

_PEN = Pen("mnkr", 1, NumberStyle(negative="\u2212"))
_SAY = Pen("mnkr", 1, NumberStyle(negative="\u2212"), " mnkr")
_WHOLE = Pen("mnkr", 0, NumberStyle(), " mnkr")
_BIG = Pen("mdkr", 2, NumberStyle(), " mdkr")
_BORROWERS = (
    ("own", "Kommunen", 1480), ("homes", "Bostads AB", 2860), ("energy", "Energi AB", 1240),
    ("water", "Vatten och Avfall AB", 690), ("arena", "Arena och Fastigheter AB", 415),
)  # fmt: skip
_SOURCES = (
    ("invest", "Kommuninvest", 4750), ("bonds", "Obligationer, gröna", 1000),
    ("paper", "Certifikat", 620), ("bank", "Nordiska Investeringsbanken", 340),
)  # fmt: skip
_SPANS = (
    ("y1", "0–1 år", 0.24), ("y2", "1–2 år", 0.19), ("y3", "2–3 år", 0.18), ("y5", "3–5 år", 0.23),
)  # fmt: skip
_GUARANTEES = (
    ("housing", "Kommunalt bostadsbolag, egna lån", 214),
    ("pensions", "Pensionsåtaganden i bolag", 61),
    ("clubs", "Föreningar och samlingslokaler", 27), ("coop", "Bostadsrättsföreningar", 12),
)  # fmt: skip
_QUARTERS = (("q1", "31 mars"), ("q2", "30 juni"), ("q3", "30 september"), ("q4", "31 december"))


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    a = Accounts(m, chance)
    _loans(a)
    _money(a)
    blocks: list[Block] = [
        Heading("Sammanfattning", 1),
        *_summary(a),
        Heading("Utlåning", 1),
        *_lending(a),
        Heading("Upplåning", 1),
        *_borrowing(a),
        *_spans(a),
        Heading("Uppföljning mot finanspolicyn", 1),
        *_policy(a),
        Heading("Räntor", 1),
        *_interest(a),
        *_swaps(a),
        Heading("Likviditet", 1),
        *_cash(a),
        Heading("Borgensåtaganden", 1),
        *_guarantees(m, a),
    ]
    return Paper(f"Finansiell årsrapport {m.year} – {m.name} kommunkoncern", filled(blocks))


def _loans(a: Accounts) -> None:
    """Lending, borrowing and cash left over at both ends of the year, by span too."""
    both = (a.last, a.year)
    for key, _label, size in _BORROWERS:
        a.grow("lent", key, both, size * 1_000_000, 0.04, 0.03)
        lent = a("lent", key, a.year)
        whole_frame = (lent.value * a.share_of("1.15", 0.07) / 50_000_000).to_integral_value() + 1
        frame = a.put("frame", key, a.year, whole_frame * 50_000_000)
        a.add("free", key, a.year, [(frame, 1), (lent, -1)])
    keys = [key for key, *_ in _BORROWERS]
    a.sums("lent", "all", both, [("lent", key) for key in keys])
    for what in ("frame", "free"):
        a.sums(what, "all", (a.year,), [(what, key) for key in keys])
    a.register.follows(a("free", "all", a.year),
                       [(a("frame", "all", a.year), 1),
                        (a("lent", "all", a.year), -1)])  # fmt: skip
    a.add("lent", "companies", a.last, [(a("lent", key, a.last), 1) for key in keys[1:]])
    a.add("lent", "companies", a.year, [(a("lent", key, a.year), 1) for key in keys[1:]], a.last)
    for key, _label, size in _SOURCES[1:]:
        a.grow("debt", key, both, size * 1_000_000, 0.02, 0.06)
    for when in both:
        before = a.last if when == a.year else None
        # The internal bank has borrowed what it has lent: the first lender has the rest.
        rest = a("lent", "all", when).value
        rest -= sum(a("debt", key, when).value for key, *_ in _SOURCES[1:])
        a.put("debt", "invest", when, rest, before=before)
        parts = [(a("debt", key, when), 1) for key, *_ in _SOURCES]
        whole = a.add("debt", "all", when, parts, before)
        a.register.follows(whole, [(a("lent", "all", when), 1)])
        a.register.follows(a("lent", "all", when),
                           [(a("lent", "own", when), 1),
                            (a("lent", "companies", when), 1)])  # fmt: skip
        _fall_due(a, when, whole, before)


def _fall_due(a: Accounts, when: int, whole: Quantity, before: int | None) -> None:
    """The debt by when its capital and its interest fall due; the rest in the last span."""
    for what, more in (("capital", Decimal(0)), ("interest", Decimal("0.06"))):
        for key, _label, share in _SPANS:
            part = a.share_of(share, 0.12) + (more if key == "y1" else -more / 6)
            a.put(what, key, when, whole.value * part, before=before)
        rest = whole.value - sum(a(what, key, when).value for key, *_ in _SPANS)
        a.put(what, "more", when, rest, before=before)
        keys = (*(key for key, *_ in _SPANS), "more")
        a.register.follows(whole, [(a(what, key, when), 1) for key in keys])


def _money(a: Accounts) -> None:
    """Rates, interest, swaps, cash by quarter, guarantees."""
    both = (a.last, a.year)
    for key, middle in (("rate", "0.0215"), ("margin", "0.0031")):
        a.grow(key, "all", both, middle, 0.05, 0.05, "ratio")
    for key, middle in (("fixed", "2.9"), ("bound", "3.1")):
        a.grow(key, "years", both, middle, 0.0, 0.04, "index")
    for key, size in (("external", 141), ("internal", 166), ("fees", 7)):
        a.grow("interest paid", key, both, size * 1_000_000, 0.09, 0.04)
    for when in both:
        before = a.last if when == a.year else None
        terms = [(a("interest paid", "internal", when), 1), (a("interest paid", "fees", when), 1),
                 (a("interest paid", "external", when), -1)]  # fmt: skip
        a.add("interest paid", "net", when, terms, before)
        a.put("swaps", "nominal", when, a("debt", "all", when).value * a.share_of("0.27", 0.08))
        a.pick("swaps", "market", when, -46_000, 71_000)
    for key, _label in _QUARTERS:
        a.grow("cash", key, both, 310_000_000, -0.02, 0.2)
        a.grow("placed", key, both, 140_000_000, 0.03, 0.1)
        for when in both:
            terms = [(a("cash", key, when), 1), (a("placed", key, when), 1)]
            a.add("liquid", key, when, terms, a.last if when == a.year else None)
    for key, _label, size in _GUARANTEES:
        a.grow("guarantee", key, both, size * 1_000_000, -0.04, 0.03)
    a.sums("guarantee", "all", both, [("guarantee", key) for key, *_ in _GUARANTEES])
    a.grow("people", "all", both, 61_300, 0.008, 0.002, "count")


def _rate(one: Quantity, behind: str = "") -> Printed:
    """An interest rate with two decimals."""
    return printed(one, "%", 2, behind=behind, role="share")


def _points(one: Quantity) -> Printed:
    """How far apart two rates are."""
    return printed(one, "pp", 2, size=True, behind=" procentenheter", role="difference")


def _time(one: Quantity, behind: str = "") -> Printed:
    """A mean number of years."""
    return printed(one, "", 1, behind=behind)


def _summary(a: Accounts) -> list[Block]:
    """A page's first paragraph and items."""
    debt, more = a("debt", "all", a.year), a.less("debt", "all", a.year, a.last)
    rate, each = (
        a.less("rate", "all", a.year, a.last),
        a.register.per(debt, a("people", "all", a.year)),
    )
    share = a.register.quotient(a("lent", "companies", a.year), debt)
    bound = a.less("bound", "years", a.year, a.last)
    kronor = Pen("kr", 0, NumberStyle(), " kronor")
    return [
        text(
            *told(
                say("Kommunkoncernens externa låneskuld uppgick vid årsskiftet till ", _BIG(debt),
                    ", ", _WHOLE.size(more, "difference"), " ", turn(more, "mer", "mindre"),
                    " än ett år tidigare."),
                say("Skulden motsvarar ", kronor(each), " per invånare."),
                say("Bolagens lån utgör ", _SAY.share(share, behind=" procent"), " av den."),
            )
        ),
        item(say("Genomsnittsräntan var ", _rate(a("rate", "all", a.year), " procent"),
                 " vid årets slut (",
                 _rate(a("rate", "all", a.last), " procent"), ")."),
             *told(say("Det är ", turn(rate, "en uppgång", "en nedgång"), " med ", _points(rate),
                       "."))),
        item(*told(say("Räntebindningstiden ", turn(bound, "förlängdes", "förkortades"), " från ",
                       _time(a("bound", "years", a.last)), " till ",
                       _time(a("bound", "years", a.year), " år"), " medan kapitalbindningen blev ",
                       _time(a("fixed", "years", a.year), " år"), "."))),
        item(say("Internbankens netto blev ", _SAY(a("interest paid", "net", a.year)), ".")),
    ]  # fmt: skip


def _lending(a: Accounts) -> list[Block]:
    """What the borrowers owe the internal bank, and their frames."""
    rows = []
    for key, label in (*((key, label) for key, label, _ in _BORROWERS), ("all", "Summa utlåning")):
        used = a.register.quotient(a("lent", key, a.year), a("frame", key, a.year))
        cells = [_PEN(a("lent", key, a.last)), _PEN(a("lent", key, a.year)),
                 _PEN(a.less("lent", key, a.year, a.last), role="difference"),
                 _PEN(a("frame", key, a.year)), _PEN(a("free", key, a.year)),
                 _PEN.share(used)]  # fmt: skip
        rows.append(row(label, cells, "sum" if key == "all" else "item"))
    heads = (
        ("", Head("Lån 31 december", 3), Head(f"Låneram {a.year}", 3)),
        ("mnkr", str(a.last), str(a.year), "Förändring", "Beslutad ram", "Outnyttjat", "Nyttjat %"),
    )
    homes, energy = (
        a.less("lent", "homes", a.year, a.last),
        a.growth("lent", "energy", a.year, a.last),
    )
    whole, own = a.growth("lent", "all", a.year, a.last), a.less("lent", "own", a.year, a.last)
    part = a.register.quotient(a("lent", "homes", a.year), a("lent", "all", a.year))
    up = a.register.count("borrowers with more:own",
                          [a.less("lent", key, a.year, a.last) for key,
                           *_ in _BORROWERS])  # fmt: skip
    return [
        text(
            *told(
                say("Internbankens utlåning ", turn(whole, "växte", "minskade"), " med ",
                    _SAY.share(whole, behind=" procent", size=True), " och var vid årets slut ",
                    _SAY(a("lent", "all", a.year)), "."),
                say("Den största låntagaren är Bostads AB med ", _SAY(a("lent", "homes", a.year)),
                    ", ",
                    _SAY.share(part, behind=" procent"), " av utlåningen; bolagets lån ",
                    turn(homes, "ökade", "minskade"), " med ", _SAY.size(homes, "difference"), "."),
                say("Energi AB:s lån ", turn(energy, "steg", "sjönk"), " med ",
                    _SAY.share(energy, behind=" procent", size=True), "."),
                say("Kommunens egna lån ", turn(own, "ökade", "minskade"), " med ",
                    _SAY.size(own, "difference"), "."),
                say("Av de ramar på ", _WHOLE(a("frame", "all", a.year)),
                    " som fullmäktige beslutat återstod ", _WHOLE(a("free", "all", a.year)),
                    " outnyttjade."),
                say("Hos ", counted(up),
                    " av fem låntagare är skulden större än för ett år sedan."),
            )
        ),
        tall("Internbankens utlåning och låneramar", heads, rows),
    ]  # fmt: skip


def _borrowing(a: Accounts) -> list[Block]:
    """Where the money is borrowed."""
    rows = []
    for key, label in (
        *((key, label) for key, label, _ in _SOURCES),
        ("all", "Summa extern upplåning"),
    ):
        cells: list[Printed] = []
        for when in (a.year, a.last):
            share = a.register.quotient(a("debt", key, when), a("debt", "all", when))
            cells += [_PEN(a("debt", key, when)), _PEN.share(share)]
        rows.append(row(label, cells, "sum" if key == "all" else "item"))
    heads = (
        ("Finansieringskälla", Head(str(a.year), 2), Head(str(a.last), 2)),
        ("", "mnkr", "andel %", "mnkr", "andel %"),
    )
    share = a.register.quotient(a("debt", "invest", a.year), a("debt", "all", a.year))
    before = a.register.quotient(a("debt", "invest", a.last), a("debt", "all", a.last))
    apart, paper = a.register.difference(share, before), a.less("debt", "paper", a.year, a.last)
    return [
        tall("Upplåning per källa", heads, rows),
        text(
            *told(
                say("Kommuninvest svarar för ", _SAY.share(share, behind=" procent"),
                    " av upplåningen, vilket är ", _SAY.points(apart), " ",
                    turn(apart, "mer", "mindre"), f" än {a.last}."),
                say("Utestående certifikat ", turn(paper, "ökade", "minskade"), " från ",
                    _SAY(a("debt", "paper", a.last)), " till ", _SAY(a("debt", "paper", a.year)),
                    "."),
                say("Gröna obligationer finns för ", _SAY(a("debt", "bonds", a.year)), "."),
            )
        ),
    ]  # fmt: skip


def _spans(a: Accounts) -> list[Block]:
    """When capital and interest fall due, side by side."""
    rows = []
    for key, label in (
        *((key, label) for key, label, _ in _SPANS),
        ("more", "Över 5 år"),
        ("all", "Totalt"),
    ):
        cells: list[Printed] = []
        for what in ("capital", "interest"):
            one = a("debt", "all", a.year) if key == "all" else a(what, key, a.year)
            cells += [_PEN(one), _PEN.share(a.register.quotient(one, a("debt", "all", a.year)))]
        rows.append(row(label, cells, "sum" if key == "all" else "item"))
    heads = (
        ("Förfaller inom", Head("Kapitalbindning", 2), Head("Räntebindning", 2)),
        ("", "mnkr", "%", "mnkr", "%"),
    )
    soon = a.register.quotient(a("capital", "y1", a.year), a("debt", "all", a.year))
    two = a.register.total("within two years:own", [a("capital", k, a.year) for k in ("y1", "y2")])
    late = a.register.total("more than three years:own",
                            [a("interest", k, a.year) for k in ("y5", "more")])  # fmt: skip
    share = a.register.quotient(late, a("debt", "all", a.year))
    more = a.less("capital", "y1", a.year, a.last)
    return [
        Heading("Förfallostruktur"),
        tall(f"Förfall per {a.year}-12-31", heads, rows),
        text(
            *told(
                say("Inom ett år förfaller lån på ", _SAY(a("capital", "y1", a.year)), ", ",
                    _SAY.share(soon, behind=" procent"), " av skulden."),
                say("Ett år tidigare var motsvarande belopp ", _SAY(a("capital", "y1", a.last)),
                    ", en ", turn(more, "ökning", "minskning"), " på ",
                    _SAY.size(more, "difference"), "."),
                say("På två års sikt ska ", _SAY(two), " lånas om."),
                say("Räntan är bunden längre än tre år för ", _SAY(late), " eller ",
                    _SAY.share(share, behind=" procent"), "."),
            )
        ),
    ]  # fmt: skip


def _policy(a: Accounts) -> list[Block]:
    """The policy's limits, which are its own text, and the outcome."""
    soon = [a.register.quotient(a("capital", "y1", when), a("debt", "all", when))
            for when in (a.year, a.last)]  # fmt: skip
    rate = [a.register.quotient(a("interest", "y1", when), a("debt", "all", when))
            for when in (a.year, a.last)]  # fmt: skip
    largest = [a.register.quotient(a("debt", "paper", when), a("debt", "all", when))
               for when in (a.year, a.last)]  # fmt: skip
    rows: list[Row] = [
        row("Kapitalförfall inom ett år, andel", ["högst 40 %", *map(_PEN.share, soon)]),
        row("Ränteförfall inom ett år, andel", ["högst 50 %", *map(_PEN.share, rate)]),
        row("Certifikat, andel av upplåningen", ["högst 25 %", *map(_PEN.share, largest)]),
        row("Genomsnittlig kapitalbindning, år",
            ["minst 2,0", *(_time(a("fixed", "years", when)) for when in (a.year, a.last))]),
        row("Genomsnittlig räntebindning, år",
            ["2,0–5,0", *(_time(a("bound", "years", when)) for when in (a.year, a.last))]),
    ]  # fmt: skip
    gone = a.register.difference(*rate)
    return [
        text("Samtliga limiter i finanspolicyn har följts under året."),
        table("", ["Mått", "Limit", str(a.year), str(a.last)], rows),
        text(
            *told(
                say("Andelen lån med ränteförfall inom ett år har ", turn(gone, "ökat", "minskat"),
                    " med ", _SAY.points(gone), " sedan förra årsskiftet."),
            ),
            say("Certifikaten motsvarar ", _SAY.share(largest[0], behind=" procent"),
                " av upplåningen."),
        ),
    ]  # fmt: skip


def _interest(a: Accounts) -> list[Block]:
    """Interest paid and got by the internal bank."""

    def line(label: str, key: str, sign: int, kind: str = "item") -> Row:
        """A line of it."""
        return row(label, [_PEN(a("interest paid", key, a.last), sign),
                           _PEN(a("interest paid", key, a.year), sign),
                           _PEN(a.less("interest paid", key, *((a.year, a.last) if sign > 0 else
                                                              (a.last, a.year))),
                                role="difference")], kind)  # fmt: skip

    paid, rate = a.growth("interest paid", "external", a.year, a.last), a("rate", "all", a.year)
    more, net = (
        a.less("rate", "all", a.year, a.last),
        a.less("interest paid", "net", a.year, a.last),
    )
    rows = [line("Ränteintäkter från låntagarna", "internal", 1),
            line("Borgensavgifter", "fees", 1),
            line("Externa räntekostnader", "external", -1),
            line("Internbankens netto", "net", 1, "sum")]  # fmt: skip
    return [
        text(
            *told(
                say("De externa räntekostnaderna ", turn(paid, "ökade", "minskade"), " med ",
                    _SAY.share(paid, behind=" procent", size=True), " till ",
                    _SAY(a("interest paid", "external", a.year)), "."),
                say("Snitträntan var ", _rate(rate, " %"), " den 31 december, ", _points(more), " ",
                    turn(more, "högre", "lägre"), f" än {a.last}; till det lade internbanken i"
                    " genomsnitt ", _rate(a("margin", "all", a.year), " procentenheter"),
                    " i marginal."),
                say("Internbankens netto ", turn(net, "förbättrades", "försämrades"), " med ",
                    _SAY.size(net, "difference"), "."),
            )
        ),
        table("Internbankens resultat, mnkr", ["", str(a.last), str(a.year), "Förändring"], rows),
    ]  # fmt: skip


def _swaps(a: Accounts) -> list[Block]:
    """Derivatives in a paragraph."""
    value, share = a("swaps", "market", a.year), a.register.quotient(
        a("swaps", "nominal", a.year), a("debt", "all", a.year))  # fmt: skip
    more = a.less("swaps", "nominal", a.year, a.last)
    return [
        Heading("Derivat"),
        text(
            *told(
                say("Ränteswapparna hade ett nominellt belopp på ",
                    _SAY(a("swaps", "nominal", a.year)),
                    " (", _SAY(a("swaps", "nominal", a.last)), "), ",
                    _SAY.size(more, "difference"), " ",
                    turn(more, "mer", "mindre"), " än vid förra årsskiftet."),
                say("Det motsvarar ", _SAY.share(share, behind=" procent"), " av skulden."),
                say("Marknadsvärdet var ", turn(value, "positivt", "negativt"), ", ", _SAY(value),
                    ", mot ", _SAY(a("swaps", "market", a.last)), " ett år tidigare."),
            )
        ),
    ]  # fmt: skip


def _cash(a: Accounts) -> list[Block]:
    """Cash and placements by quarter: a quarter in each row."""
    rows = []
    for key, label in _QUARTERS:
        cells = [_PEN(a(what, key, a.year)) for what in ("cash", "placed", "liquid")]
        rows.append(row(label, [*cells, _PEN(a("liquid", key, a.last))]))
    more = a.less("liquid", "q4", a.year, a.last)
    since = a.register.difference(a("cash", "q4", a.year), a("cash", "q3", a.year))
    heads = ["mnkr", "Bank och koncernkonto", "Placeringar", f"Summa {a.year}", f"Summa {a.last}"]
    return [
        table("Likvida medel vid kvartalens slut", heads, rows),
        text(
            *told(
                say("Vid utgången av året fanns ", _SAY(a("liquid", "q4", a.year)),
                    " i likvida medel, varav ", _SAY(a("placed", "q4", a.year)), " var placerade."),
                say("Det är ", _SAY.size(more, "difference"), " ", turn(more, "mer", "mindre"),
                    " än ett år tidigare."),
                say("Under det sista kvartalet ", turn(since, "ökade", "minskade"),
                    " behållningen på bank och koncernkonto med ", _SAY.size(since, "difference"),
                    "."),
            )
        ),
    ]  # fmt: skip


def _guarantees(m: Municipality, a: Accounts) -> list[Block]:
    """Guarantees, whole and per inhabitant."""
    rows = []
    for key, label in (*((key, label) for key, label, _ in _GUARANTEES), ("all", "Summa borgen")):
        cells = [_PEN(a("guarantee", key, a.year)), _PEN(a("guarantee", key, a.last))]
        rows.append(row(label, cells, "sum" if key == "all" else "item"))
    less = a.less("guarantee", "all", a.year, a.last)
    each = [
        a.register.per(a("guarantee", "all", when), a("people", "all", when))
        for when in (a.year, a.last)
    ]
    kronor = Pen("kr", 0, NumberStyle(), " kronor")
    rows.append(row("Kronor per invånare", [Pen("kr", 0)(one) for one in each]))
    share = a.register.quotient(a("guarantee", "housing", a.year), a("guarantee", "all", a.year))
    return [
        text(
            *told(
                say(f"{m.name} kommun har borgensåtaganden på ",
                    _SAY(a("guarantee", "all", a.year)),
                    " utöver lånen i internbanken."),
                say("Under året ", turn(less, "ökade", "minskade"), " de med ",
                    _SAY.size(less, "difference"), ", och per invånare är de nu ", kronor(each[0]),
                    "."),
                say("Bostadsbolagets egna lån utgör ", _SAY.share(share, behind=" procent"),
                    " av beloppet."),
            ),
            "Ingen borgen har infriats.",
        ),
        table("Borgensåtaganden, mnkr", ["", f"{a.year}-12-31", f"{a.last}-12-31"], rows),
    ]  # fmt: skip


FAMILY = Family("internal-bank", make)
