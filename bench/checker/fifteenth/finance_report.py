"""The report of a treasury: debt by lender and by company, maturities of capital and interest
beside the limits of the policy, interest paid in tkr, guarantees, and a portfolio for pensions."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, in_words, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import (
    Block,
    Direction,
    Head,
    Heading,
    NumberStyle,
    Paper,
    Printed,
    Row,
    Table,
    printed,
)
from ..quantities import Quantity
from ._own import add, flow, gap, keep, level, most, near, share_near

_MKR = Pen("mnkr", 0, NumberStyle(negative="–"))
_ONE = Pen("mnkr", 1, NumberStyle(negative="–"))
_SAID = Pen("mnkr", 0, NumberStyle(negative="–"), " Mkr")
_FINE = Pen("mnkr", 1, NumberStyle(negative="–"), " Mkr")
_TKR = Pen("tkr", 0, NumberStyle(negative="–"))
_MDKR = Pen("mdkr", 2, behind=" miljarder kronor")
_LENDERS = (
    ("Kommuninvest", "L1", 58), ("Obligationer (MTN)", "L2", 21), ("Certifikat", "L3", 12),
    ("Europeiska investeringsbanken", "L4", 0),
)  # fmt: skip
_BUCKETS = (
    ("0–1 år", "0", 27), ("1–2 år", "1", 19), ("2–3 år", "2", 17), ("3–5 år", "3", 22),
    ("5–10 år", "5", 0),
)  # fmt: skip
_INTEREST = (
    ("Räntekostnader lån", "i-loans", 21), ("Räntekostnader certifikat", "i-paper", 5),
    ("Räntederivat, netto", "i-swaps", 3), ("Avgifter och övriga finansiella kostnader", "i-fees",
    1),
)  # fmt: skip
_PORTFOLIO = (
    ("Svenska aktier", "F1", 21), ("Globala aktier", "F2", 27), ("Nominella räntor", "F3", 33),
    ("Realräntor", "F4", 12), ("Alternativa placeringar", "F5", 7),
)  # fmt: skip


def _pc(one: Quantity, decimals: int = 1) -> Printed:
    return printed(one, "%", decimals, size=True, behind=" procent", role="share")


def _points(one: Quantity) -> Printed:
    return printed(one, "pp", 2, size=True, behind=" procentenheter", role="difference")


def _companies(m: Municipality) -> tuple[tuple[str, str, int], ...]:
    name = m.name
    return (
        (f"{name} kommun", "C1", 28),
        (f"{name}bostäder AB", "C2", 37),
        (f"{name} Energi AB", "C3", 19),
        ("Fastighets AB Rådhuset", "C4", 0),
    )


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    _debt(m, chance)
    _rest(m, chance)
    blocks: list[Block] = [
        Heading("Sammanfattning", 1),
        *_summary(m),
        Heading("Skuldportföljen", 1),
        *_debt_text(m),
        _lenders(m),
        Heading("Utlåning till bolagen"),
        _lent(m),
        *_lent_text(m),
        Heading("Förfallostruktur och risk", 1),
        _maturities(m),
        *_maturity_text(m),
        _policy(m),
        *_policy_text(m),
        Heading("Räntekostnader", 1),
        *_interest_text(m),
        _interest(m),
        Heading("Borgensåtaganden", 1),
        *_guarantee_text(m),
        _guarantees(m),
        Heading("Pensionsmedelsportföljen", 1),
        _portfolio(m),
        *_portfolio_text(m),
    ]
    return Paper(
        f"Finansrapport per den 31 december {m.year}, {m.name} kommunkoncern", tuple(blocks)
    )


def _split(
    m: Municipality,
    chance: Random,
    what: str,
    year: int,
    whole: Decimal | Quantity,
    parts: tuple[tuple[str, str, int], ...],
    spread: float = 0.06,
) -> None:
    """Parts of a whole, the one without a weight taking what is left."""
    total = whole.value if isinstance(whole, Quantity) else whole
    left, terms = total, []
    for _name, key, weight in parts:
        value = (
            near(chance, total * weight / 100, spread).quantize(Decimal("1e6")) if weight else left
        )
        value = value.quantize(Decimal(1))
        left -= value
        terms.append((keep(m, what, key, year, value), 1))
    if isinstance(whole, Quantity):
        m.register.follows(whole, terms)
    else:
        add(m, what, "debt", year, terms)


def _debt(m: Municipality, chance: Random) -> None:
    million = m.size * 1_000_000
    for year in (m.year - 1, m.year):
        total = near(chance, million * (3_900 if year == m.year else 3_700), 0.05)
        total = total.quantize(Decimal("1e6")).quantize(Decimal(1))
        _split(m, chance, "lender", year, total, _LENDERS)
        whole = m("lender", "debt", year)
        _split(m, chance, "company", year, whole, _companies(m))
        _split(m, chance, "capital", year, whole, _BUCKETS, 0.13)
        _split(m, chance, "fixing", year, whole, _BUCKETS, 0.13)
        keep(m, "rate", "debt", year, share_near(chance, 0.014, 0.029), "ratio")
        keep(m, "capital-years", "debt", year, Decimal(chance.randint(22, 36)) / 10, "index")
        keep(m, "fixing-years", "debt", year, Decimal(chance.randint(19, 39)) / 10, "index")
        keep(m, "reserve", "debt", year, near(chance, million * 420, 0.3))


def _rest(m: Municipality, chance: Random) -> None:
    million = m.size * 1_000_000
    for year in (m.year - 1, m.year):
        parts = [
            keep(m, what, "debt", year, near(chance, million * 3 * weight, 0.12))
            for _label, what, weight in _INTEREST
        ]
        add(m, "i-all", "debt", year, parts)
        keep(m, "i-all", "plan", year, near(chance, million * 92, 0.06))
        parts = [
            keep(m, "pledged", key, year, near(chance, million * weight, 0.05))
            for key, weight in (("G1", 610), ("G2", 240), ("G3", 21), ("G4", 3))
        ]
        add(m, "pledged", "all", year, parts)
        m.register.per(m("pledged", "all", year), m("inhabitants", year=year))
        for key, weight in ((key, weight) for _l, key, weight in _PORTFOLIO):
            keep(m, "book", key, year, near(chance, million * 3 * weight, 0.05))
            worth = m("book", key, year).value * Decimal(str(round(chance.uniform(0.97, 1.34), 4)))
            keep(m, "worth", key, year, round(worth))
            add(m, "surplus", key, year, [m("worth", key, year), (m("book", key, year), -1)])
        for what in ("book", "worth", "surplus"):
            add(m, what, "fund", year, [m(what, key, year) for _l, key, _w in _PORTFOLIO])
        m.register.follows(m("surplus", "fund", year),
                           [(m("worth", "fund", year), 1), (m("book", "fund", year),
                           -1)])  # fmt: skip


def _summary(m: Municipality) -> list[Block]:
    debt, rate = m.change("lender", "debt"), m.change("rate", "debt")
    fund = m.change("worth", "fund")
    told = [
        flow(
            say("Koncernens externa låneskuld var ", _MDKR(m("lender", "debt")),
                " vid årsskiftet, ",
                _SAID.size(debt, "difference"), " ", turn(debt, "mer", "mindre"),
                " än ett år tidigare."),
        ),
        flow(
            say("Snitträntan ", turn(rate, "steg", "sjönk"), " med ", _points(rate), " till ",
                _pc(m("rate", "debt"), 2), "."),
        ),
        flow(
            say("Kapitalbindningen är ", level(m("capital-years", "debt")),
                " år och räntebindningen ", level(m("fixing-years", "debt")), " år."),
        ),
        flow(
            say("Pensionsmedlens marknadsvärde ", turn(fund, "ökade", "minskade"), " till ",
                _FINE(m("worth", "fund")), "."),
        ),
    ]  # fmt: skip
    return [item(*one) for one in told if one]


def _debt_text(m: Municipality) -> list[Block]:
    r, last = m.register, m.year - 1
    debt, paper = m.change("lender", "debt"), m.change("lender", "L3")
    main = r.quotient(m("lender", "L1"), m("lender", "debt"))
    market = add(m, "market", "debt", m.year, [m("lender", "L2"), m("lender", "L3")])
    return [
        text(*flow(
            say("Under ", str(m.year), " ", turn(debt, "ökade", "minskade"), " skulden från ",
                _MKR(m("lender", "debt", last)), " till ", _SAID(m("lender", "debt")),
                ", vilket är en förändring med ", _pc(m.growth("lender", "debt")), "."),
            say("Kommuninvest är den största långivaren med ", _SAID(m("lender", "L1")), " eller ",
                _pc(main), " av skulden."),
            say("Via obligationer och certifikat har koncernen lånat ", _SAID(market),
                ", det vill säga ", _pc(r.quotient(market, m("lender", "debt"))), "."),
            say("Certifikaten ", turn(paper, "ökade", "minskade"), " med ",
                _SAID.size(paper, "difference"), "."),
        )),
    ]  # fmt: skip


def _lenders(m: Municipality) -> Table:
    r, last = m.register, m.year - 1
    rows = []
    lines = [(name, key, "item") for name, key, _w in _LENDERS]
    for label, key, kind in (*lines, ("Summa extern upplåning", "debt", "sum")):
        cells = [
            _MKR(m("lender", key)),
            _MKR(r.quotient(m("lender", key), m("lender", "debt"))) if kind == "item" else "100,0",
            _MKR(m("lender", key, last)),
            _MKR(m.change("lender", key), role="difference" if kind == "item" else ""),
        ]
        rows.append(row(label, cells, kind))
    heads = ["Långivare, Mkr", f"{m.year}-12-31", "Andel, %", f"{last}-12-31", "Förändring"]
    return table("", heads, rows)


def _lent(m: Municipality) -> Table:
    years = (m.year, m.year - 1)
    rows = []
    lines = [(name, "company", key, "item") for name, key, _w in _companies(m)]
    for label, what, key, kind in (*lines, ("Totalt", "lender", "debt", "sum")):
        rows.append(row(label, [_MKR(m(what, key, y)) for y in years], kind))
    return table("Fördelning av skulden inom koncernen (Mkr)", ["", *map(str, years)], rows)


def _lent_text(m: Municipality) -> list[Block]:
    r = m.register
    homes, power, own = (m.change("company", key) for key in ("C2", "C3", "C1"))
    part = r.quotient(m("company", "C2"), m("lender", "debt"))
    each = r.per(m("company", "C1"), m("inhabitants"))
    name = m.name
    return [
        text(*flow(
            say(f"{name}bostäder AB är störst med ", _SAID(m("company", "C2")), " och svarar för ",
                _pc(part), " av koncernens lån.")
            if m("company", "C2").value > m("company", "C1").value
            else say(f"{name}bostäder AB har lånat ", _SAID(m("company", "C2")), "."),
            say("Bolagets lån ", turn(homes, "ökade", "minskade"), " med ",
                _SAID.size(homes, "difference"), " under året."),
            say("Energibolaget lånade ", _SAID.size(power, "difference"), " ",
                turn(power, "mer", "mindre"), " än året innan."),
            say("Kommunens egen skuld, ", _SAID(m("company", "C1")), ", ",
                turn(own, "steg", "sjönk"), " med ", _pc(m.growth("company", "C1")),
                " och motsvarar ", Pen("kr", 0)(each), " kronor per invånare."),
        )),
    ]  # fmt: skip


def _maturities(m: Municipality) -> Table:
    r, whole = m.register, m("lender", "debt")
    rows = []
    for label, key, _weight in _BUCKETS:
        cells = []
        for what in ("capital", "fixing"):
            one = m(what, key)
            cells += [_MKR(one), _MKR(r.quotient(one, whole))]
        rows.append(row(label, cells))
    rows.append(row("Summa", [_MKR(whole), "100,0", _MKR(whole), "100,0"], "sum"))
    heads: list[list[str | Head]] = [
        ["", Head("Kapitalförfall", 2), Head("Ränteförfall", 2)],
        ["Förfaller inom", "Mkr", "Andel, %", "Mkr", "Andel, %"],
    ]
    return tall("", heads, rows)


def _maturity_text(m: Municipality) -> list[Block]:
    r, whole = m.register, m("lender", "debt")
    near_due = r.quotient(m("capital", "0"), whole)
    before = r.quotient(m("capital", "0", m.year - 1), m("lender", "debt", m.year - 1))
    moved = r.difference(near_due, before)
    fixing = r.quotient(m("fixing", "0"), whole)
    long = r.quotient(m("capital", "5"), whole)
    cover = r.quotient(m("reserve", "debt"), m("capital", "0"))
    return [
        text(*flow(
            say("Lån på ", _SAID(m("capital", "0")), " förfaller inom ett år, vilket är ",
                _pc(near_due), " av portföljen."),
            say("Ett år tidigare var andelen ", _pc(before), ", den har alltså ",
                turn(moved, "ökat", "minskat"), " med ", _ONE.points(moved), "."),
            say("Längre än fem år löper ", _pc(long), " av kapitalet."),
            say("Räntan omsätts inom ett år för ", _SAID(m("fixing", "0")), " eller ", _pc(fixing),
                " av skulden."),
            say("Likviditetsreserven på ", _SAID(m("reserve", "debt")), " täcker ", _pc(cover),
                " av det kapital som förfaller inom ett år."),
        )),
    ]  # fmt: skip


def _limits(m: Municipality) -> list[tuple[str, Quantity, Quantity, int, str]]:
    """What the policy says: name, outcome, limit, 1 where at least and -1 where at most, unit."""
    r, whole, year = m.register, m("lender", "debt"), m.year

    def limit(what: str, value: str, kind: str) -> Quantity:
        return keep(m, what, "limit", year, Decimal(value), kind, "budget")  # type: ignore[arg-type]

    known = r.known.get(f"due:limit:{year}:budget")
    if known is None:
        for one in (("due", "0.3", "ratio"), ("fix", "0.35", "ratio"), ("capital-mean", "2.5",
        "index"),
                    ("fixing-mean", "3.5", "index"), ("lender-most", "0.65", "ratio")):  # fmt: skip
            limit(*one)

    def said(what: str) -> Quantity:
        return m(what, "limit", year, "budget")

    return [
        ("Kapitalförfall inom ett år", r.quotient(m("capital", "0"), whole), said("due"), -1, "%"),
        ("Ränteförfall inom ett år", r.quotient(m("fixing", "0"), whole), said("fix"), -1, "%"),
        ("Kapitalbindning", m("capital-years", "debt"), said("capital-mean"), 1, "år"),
        ("Räntebindning", m("fixing-years", "debt"), said("fixing-mean"), -1, "år"),
        ("Störste långivarens andel", r.quotient(m("lender", "L1"), whole), said("lender-most"), -1,
         "%"),
    ]  # fmt: skip


def _margins(m: Municipality) -> list[Quantity]:
    return [
        m.register.difference(*((one, limit)[::sign])) for _n, one, limit, sign, _u in _limits(m)
    ]


def _policy(m: Municipality) -> Table:
    rows = []
    for (label, one, limit, sign, unit), margin in zip(_limits(m), _margins(m), strict=True):
        of = (lambda q: printed(q, "%", 1, role="share")) if unit == "%" else level
        word = Direction(margin, "Ja", "Nej") if margin.value else "Ja"
        cells = ("minst" if sign > 0 else "högst", of(limit), of(one), word)
        rows.append(Row((f"{label}, {unit}", *cells)))
    heads = ["Riktlinje", "", "Policy", "Utfall", "Uppfyllt"]
    return table(f"Avstämning mot finanspolicyn {m.year}-12-31", heads, rows)


def _policy_text(m: Municipality) -> list[Block]:
    margins = _margins(m)
    kept = m.register.count("limits kept", margins, 1, True)
    years, fix = m.change("capital-years", "debt"), m.change("fixing-years", "debt")
    room, due = margins[0], _limits(m)[0][2]
    told = [
        say(counted(kept, capital=True), " av ", in_words()(Decimal(len(margins))),
            " riktlinjer i finanspolicyn hölls."),
        say("Andelen kapital som förfaller inom ett år ligger ", _ONE.points(room), " ",
            turn(room, "under", "över"), " taket på ", _pc(due), "."),
    ]  # fmt: skip
    if abs(years.value) >= Decimal("0.1"):
        told.append(
            say("Kapitalbindningen ", "förlängdes" if years.value > 0 else "förkortades", " med ",
                gap(years, 1, " år"), " från ", level(m("capital-years", "debt", m.year - 1)),
                " år."))  # fmt: skip
    if abs(fix.value) >= Decimal("0.1"):
        told.append(
            say("Räntebindningen, som var ", level(m("fixing-years", "debt", m.year - 1)),
                " år, är nu ", level(m("fixing-years", "debt")), " år."))  # fmt: skip
    return [text(*flow(*told))]


def _interest_text(m: Municipality) -> list[Block]:
    r = m.register
    cost, swaps = m.change("i-all", "debt"), m.change("i-swaps", "debt")
    off = r.difference(m("i-all", "plan"), m("i-all", "debt"))
    part = r.quotient(m("i-loans", "debt"), m("i-all", "debt"))
    return [
        text(*flow(
            say("De finansiella kostnaderna uppgick till ", _FINE(m("i-all", "debt")), ", ",
                _FINE.size(cost, "difference"), " ", turn(cost, "mer", "mindre"), " än ",
                str(m.year - 1), "."),
            say("Budgeten var ", _FINE(m("i-all", "plan")), ", så utfallet är ",
                _FINE.size(off, "difference"), " ", turn(off, "lägre", "högre"), " än väntat."),
            say("Räntan på lån står för ", _pc(part), " av kostnaden."),
            say("Derivaten kostade netto ", _FINE(m("i-swaps", "debt")), ", en ",
                turn(swaps, "ökning", "minskning"), " med ", _TKR.size(swaps, "difference"),
                " tkr."),
        )),
    ]  # fmt: skip


def _interest(m: Municipality) -> Table:
    rows = []
    lines = [(label, what, "item") for label, what, _w in _INTEREST]
    for label, what, kind in (*lines, ("Summa finansiella kostnader", "i-all", "sum")):
        change = m.change(what, "debt")
        cells = [
            _TKR(m(what, "debt", m.year - 1)),
            _TKR(m(what, "debt")),
            _TKR(change, role="difference" if kind == "item" else ""),
        ]
        rows.append(row(label, cells, kind))
    return table("", ["Tkr", str(m.year - 1), str(m.year), "Förändring"], rows)


def _guarantee_text(m: Municipality) -> list[Block]:
    r = m.register
    more = m.change("pledged", "all")
    each, before = (
        r.per(m("pledged", "all", y), m("inhabitants", year=y)) for y in (m.year, m.year - 1)
    )
    own = add(m, "pledged-own", "all", m.year, [m("pledged", "G1"), m("pledged", "G2")])
    return [
        text(*flow(
            say("Kommunen har gått i borgen för ", _FINE(m("pledged", "all")), ", en ",
                turn(more, "ökning", "minskning"), " med ", _FINE.size(more, "difference"), "."),
            say("Av detta gäller ", _pc(r.quotient(own, m("pledged", "all"))), " de egna bolagen."),
            say("Per invånare är åtagandet ", Pen("kr", 0)(each), " kronor, mot ",
                Pen("kr", 0)(before), " kronor vid förra årsskiftet."),
        )),
    ]  # fmt: skip


def _guarantees(m: Municipality) -> Table:
    years = (m.year, m.year - 1)
    rows = [
        row(label, [_TKR(m("pledged", key, y)) for y in years], kind)
        for label, key, kind in (
            (f"{m.name}bostäder AB", "G1", "item"),
            (f"{m.name} Energi AB", "G2", "item"),
            ("Föreningar och stiftelser", "G3", "item"),
            ("Egnahem, förlustansvar", "G4", "item"),
            ("Summa borgensåtaganden", "all", "sum"),
        )
    ]
    return table("", ["Borgen, tkr", *map(str, years)], rows)


def _portfolio(m: Municipality) -> Table:
    r = m.register
    rows = []
    lines = [(label, key, "item") for label, key, _w in _PORTFOLIO]
    for label, key, kind in (*lines, ("Portföljen totalt", "fund", "sum")):
        cells = [
            _ONE(m("book", key)),
            _ONE(m("worth", key)),
            _ONE(m("surplus", key), role="difference" if kind == "item" else ""),
            _ONE(r.quotient(m("worth", key), m("worth", "fund"))) if kind == "item" else "100,0",
            _ONE(m("worth", key, m.year - 1)),
        ]
        rows.append(row(label, cells, kind))
    heads: list[list[str | Head]] = [
        ["", "Bokfört", "Marknads-", "Övervärde", "Andel av", f"Marknadsvärde {m.year - 1}"],
        ["Tillgångsslag", "värde, Mkr", "värde, Mkr", "Mkr", "portföljen, %", "Mkr"],
    ]
    return tall("", heads, rows)


def _portfolio_text(m: Municipality) -> list[Block]:
    r = m.register
    fund, hidden = m.change("worth", "fund"), m("surplus", "fund")
    shares = add(m, "worth-shares", "fund", m.year, [m("worth", "F1"), m("worth", "F2")])
    large = most(_PORTFOLIO, lambda one: m("worth", one[1]))
    return [
        text(*flow(
            say("Portföljens marknadsvärde var ", _FINE(m("worth", "fund")), " vid årets slut, ",
                _pc(m.growth("worth", "fund")), " ", turn(fund, "mer", "mindre"),
                " än ett år tidigare."),
            say("Marknadsvärdet ", turn(hidden, "överstiger", "understiger"),
                " det bokförda värdet med ", _FINE.size(hidden), "."),
            say("Aktieandelen är ", _pc(r.quotient(shares, m("worth", "fund"))),
                ", och det största enskilda tillgångsslaget, ", large[0][0].lower() + large[0][1:],
                ", är värt ", _FINE(m("worth", large[1])), "."),
        )),
    ]  # fmt: skip


FAMILY = Family("finance-report", make)
