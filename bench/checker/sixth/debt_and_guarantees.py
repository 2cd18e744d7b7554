"""A treasury report: loans by maturity, fixing and lender, what interest they cost, guarantees by
company, investments of pension money and cash by quarter; thousands and millions side by side."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, row, say, table, tall, text, transposed, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Cell, Head, Heading, NumberStyle, Paper, Sentence, Table
from ..quantities import Quantity
from ._books import Books, about, number, shown

_OWED = (
    ("Stadshus AB", 240), ("Bostäder AB", 980), ("Energi AB", 520), ("Lokaler AB", 310),
    ("Räddningstjänstförbundet", 26), ("Ideella föreningar", 11), ("Egnahem", 1),
)  # fmt: skip
_DUE = {"due-5": 9.0, "due-4": 13.0, "due-3": 21.0, "due-2": 24.0, "due-1": 33.0}
_DUE_NAMES = (("Inom 1 år", "due-1"), ("1–2 år", "due-2"), ("2–3 år", "due-3"),
              ("3–5 år", "due-4"), ("Över 5 år", "due-5"))  # fmt: skip
_BOUND = {"bound-long": 24.0, "bound-middle": 31.0, "bound-float": 45.0}
_BOUND_NAMES = (("Rörlig ränta (under 1 år)", "bound-float"), ("1–4 år", "bound-middle"),
                ("4–10 år", "bound-long"))  # fmt: skip
_LENDERS = {"lender-other": 6.0, "lender-bonds": 17.0, "lender-mutual": 77.0}
_LENDER_NAMES = (("Kommuninvest", "lender-mutual"), ("Certifikat och obligationer", "lender-bonds"),
                 ("Bank", "lender-other"))  # fmt: skip
_HELD = (
    ("Svenska räntor", 64, 0.031), ("Svenska aktier", 22, 0.09), ("Globala aktier", 31, 0.12),
    ("Fastighetsfonder", 9, -0.02),
)  # fmt: skip
_MKR = Pen("mnkr", 1, behind=" Mkr", share_decimals=1)
_PEN = Pen("mnkr", 1, NumberStyle(negative="–"))
_KKR = Pen("tkr", 0, NumberStyle(negative="–", zero="–"))
_BILLION = Pen("mdkr", 2, behind=" miljarder kronor")
_KR = Pen("kr", 0, behind=" kr")
_RATE = Pen(share_decimals=2)


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    books = Books(m, chance)
    owed = [*_OWED[:1], *chance.sample(_OWED[1:], chance.randint(4, 6))]
    _fill(books, owed)
    blocks: list[Block] = [
        Heading("Finansrapport", 1),
        text(f"Rapporten avser ställningen den 31 december {m.year} och lämnas till "
             "kommunfullmäktige enligt finanspolicyn."),
        *(item(one) for one in _short(books)),
        Heading("Kommunens upplåning", 2),
        text(*_loans_told(books)),
        _loans(books),
        text(*_due_told(books)),
        _structure(books, "Lån efter återstående löptid", _DUE_NAMES),
        Heading("Räntor", 2),
        _structure(books, "Lån efter återstående räntebindning", _BOUND_NAMES),
        text(*_rates_told(books)),
        _rates(books),
        Heading("Långivare", 2),
        text(*_lenders_told(books)),
        _structure(books, "", _LENDER_NAMES),
        Heading("Borgen", 2),
        *_guarantees_told(books, owed),
        _guarantees(books, owed),
        Heading("Placerade pensionsmedel", 2),
        _held(books),
        text(*_held_told(books)),
        Heading("Likviditet", 2),
        *_cash(books),
    ]  # fmt: skip
    return Paper(f"{m.name} kommun. Finansrapport {m.year}", tuple(blocks))


def _fill(books: Books, owed: list[tuple[str, int]]) -> None:
    m = books.m
    size = float(m.size) * 1_000_000
    for shares in (_DUE, _BOUND, _LENDERS):
        books.split("long-debt", "municipality", shares, spread=0.09)
    for what, middle in (("rate", 0.0214), ("rate-bound", 0.0262)):
        books.put(what, "loans", middle, "ratio", back=4, drift=0.06, spread=0.15)
    for what, middle in (("years-bound", 2.6), ("years-due", 2.9)):
        books.put(what, "loans", middle, "index", back=4, drift=0.0, spread=0.14)
    books.put("loan-interest", "loans", size * 21, back=4, drift=0.05, spread=0.12)
    books.put("swap-interest", "loans", size * 3.4, back=4, drift=-0.05, spread=0.3)
    books.add("all-interest", "loans", [("loan-interest", "loans", 1),
                                        ("swap-interest", "loans", 1)])  # fmt: skip
    books.plan("all-interest", "loans", 0.12)
    for name, middle in owed:
        books.put("owed", name, middle * size, drift=0.04, spread=0.05)
        books.put("fee", name, middle * size * 0.0032, spread=0.08)
        limit = books.get("owed", name).value * 1
        books.set("limit", name, (limit * 118 / 100 / 1_000_000).quantize(limit.__class__(1))
                  * 1_000_000 + 1_000_000, "money", m.year)  # fmt: skip
        books.add("room", name, [("limit", name, 1), ("owed", name, -1)])
    for what in ("owed", "fee", "limit", "room"):
        books.add(what, "owed", [(what, name, 1) for name, _middle in owed])
    books.add("everything", "owed", [("long-debt", "municipality", 1), ("owed", "owed", 1)])
    _fill_held(books)


def _fill_held(books: Books) -> None:
    m = books.m
    size = float(m.size) * 1_000_000
    for name, middle, gain in _HELD:
        books.put("book", name, middle * size, spread=0.06)
        books.put("gain", name, middle * size * gain, spread=0.6)
        books.add("market", name, [("book", name, 1), ("gain", name, 1)])
    for what in ("book", "gain", "market"):
        books.add(what, "held", [(what, name, 1) for name, *_rest in _HELD])
    market = books.get("market", "held")
    three = [books.get(what, "held") for what in ("book", "gain")]
    m.register.follows(market, [(one, 1) for one in three])
    _fill_cash(books, size)


def _fill_cash(books: Books, size: float) -> None:
    m = books.m
    for quarter in (1, 2, 3):
        for who, middle in (("cash", 230), ("credit", 100)):
            books.put(who, f"q{quarter}", middle * size, spread=0.2, drift=0.01)
    books.put("credit", "q4", 100 * size, spread=0.1)
    for year in (m.year - 1, m.year):
        for quarter in (1, 2, 3):
            two = [(books.get("cash", f"q{quarter}", year), 1),
                   (books.get("credit", f"q{quarter}", year), 1)]  # fmt: skip
            m.register.linear(f"ready:q{quarter}:{year}:outcome", two)
        two = [(m("cash", year=year), 1), (books.get("credit", "q4", year), 1)]
        m.register.linear(f"ready:q4:{year}:outcome", two)


def _short(books: Books) -> list[Sentence]:
    m = books.m
    debt, lent = m.change("long-debt"), m.change("owed", "owed")
    points = m.change("rate", "loans")
    return shown([
        say("Låneskulden är ", _MKR(m("long-debt")), ", ", turn(debt, "upp", "ned"), " ",
            _MKR.size(debt, "difference"), " på ett år."),
        say("Borgen lämnas med ", _MKR(books.get("owed", "owed")), ", en ",
            turn(lent, "ökning", "minskning"), " med ", _MKR.size(lent, "difference"), "."),
        say("Tillsammans uppgår egen skuld och borgen till ",
            _BILLION(books.get("everything", "owed")), "."),
        say("Snitträntan har ", turn(points, "stigit", "sjunkit"), " med ",
            _RATE.points(points), " till ", _RATE.share(m("rate", "loans"), behind=" procent"),
            "."),
    ])  # fmt: skip


def _loans(books: Books) -> Table:
    m = books.m
    reg = m.register
    years = sorted(m.years)[1:]
    rows = [
        row("Skuld vid årets ingång", [_PEN(m("long-debt", year=y - 1)) for y in years]),
        row("Nyupplåning", [_PEN(m("new-loans", year=y)) for y in years]),
        row("Amortering", [_PEN(m("repayments", year=y), -1) for y in years]),
        row("Skuld vid årets utgång", [_PEN(m("long-debt", year=y)) for y in years], "sum"),
        row("Kr per invånare", [_KR.but(behind="")(reg.per(m("long-debt", year=y),
                                m("inhabitants", year=y))) for y in years]),
    ]  # fmt: skip
    return table("Låneskuldens utveckling, Mkr", ["", *map(str, years)], rows)


def _loans_told(books: Books) -> list[Sentence]:
    m, reg = books.m, books.m.register
    net = m.change("long-debt")
    each = reg.per(m("long-debt"), m("inhabitants"))
    first = sorted(m.years)[1]
    since = reg.difference(m("long-debt"), m("long-debt", year=first))
    share = reg.quotient(m("long-debt"), m("assets"))
    return shown([
        say("Under ", str(m.year), " lånade kommunen ", _MKR(m("new-loans")),
            " och betalade tillbaka ", _MKR(m("repayments")), "."),
        say("Netto innebär det att skulden ", turn(net, "växte", "krympte"), " med ",
            _MKR.size(net, "difference"), " till ", _MKR(m("long-debt")), "."),
        say("Jämfört med utgången av ", str(first), " är den ", _MKR.size(since, "difference"),
            turn(since, " högre", " lägre"), "."),
        say("Skulden motsvarar ", _KR(each), " per invånare."),
        say("Av balansomslutningen, ", _MKR(m("assets")), ", är ",
            _MKR.share(share, behind=" procent"), " lånefinansierat."),
    ], 1_000)  # fmt: skip


def _structure(books: Books, title: str, names: tuple[tuple[str, str], ...]) -> Table:
    m = books.m
    rows = []
    years = (m.year, m.year - 1)
    for label, what in (*names, ("Summa", "long-debt")):
        cells: list[Cell] = []
        for year in years:
            one, whole = m(what, year=year), m("long-debt", year=year)
            cells.append(_PEN(one))
            share = m.register.quotient(one, whole)
            cells.append(_PEN.share(share))
        rows.append(row(label, cells, "sum" if what == "long-debt" else "item"))
    heads: list[list[str | Head]] = [
        ["", *(Head(f"31 dec {year}", 2) for year in years)],
        ["Löptid" if title else "Långivare", *("Mkr", "Andel, %") * 2],
    ]
    return tall(title, heads, rows)


def _due_told(books: Books) -> list[Sentence]:
    m, reg = books.m, books.m.register
    share = reg.quotient(m("due-1"), m("long-debt"))
    last = reg.quotient(m("due-1", year=m.year - 1), m("long-debt", year=m.year - 1))
    points = reg.difference(share, last)
    late = reg.total(f"due-late:municipality:{m.year}:outcome", (m("due-4"), m("due-5")))
    return shown([
        say("Lån på ", _MKR(m("due-1")), " förfaller inom ett år, vilket är ",
            _MKR.share(share, behind=" procent"), " av portföljen (",
            _MKR.share(last, behind=" procent"), ")."),
        say("Andelen har därmed ", turn(points, "ökat", "minskat"), " med ",
            _MKR.points(points), "; policyn tillåter högst 45 procent."),
        say("Mer än tre år återstår för lån om ", _MKR(late), ", varav ", _MKR(m("due-5")),
            " har mer än fem år kvar."),
        say("Den genomsnittliga kapitalbindningen var ", number(m("years-due", "loans"), 1, " år"),
            "."),
    ])  # fmt: skip


def _rates(books: Books) -> Table:
    m = books.m
    years = sorted(m.years, reverse=True)
    rows = []
    for label, what in (("Ränta på lån, tkr", "loan-interest"),
                        ("Räntederivat, tkr", "swap-interest"),
                        ("Räntekostnader totalt, tkr", "all-interest")):  # fmt: skip
        kind = "sum" if what == "all-interest" else "item"
        rows.append(row(label, [_KKR(m(what, "loans", y)) for y in years], kind))
    rows.append(row("Snittränta 31 dec, %", [_RATE.share(m("rate", "loans", y)) for y in years]))
    rows.append(row("Snittränta utan derivat, %",
                    [_RATE.share(m("rate-bound", "loans", y)) for y in years]))  # fmt: skip
    rows.append(row("Räntebindning, år", [number(m("years-bound", "loans", y), 1) for y in years]))
    rows.append(row("Kapitalbindning, år", [number(m("years-due", "loans", y), 1) for y in years]))
    plain = table("Nyckeltal för skuldportföljen", ["", *map(str, years)], rows)
    return transposed(plain) if books.chance.random() < 0.3 else plain


def _rates_told(books: Books) -> list[Sentence]:
    m, reg = books.m, books.m.register
    off = reg.difference(m("all-interest", "loans", basis="budget"), m("all-interest", "loans"))
    more = m.change("all-interest", "loans")
    floating = reg.quotient(m("bound-float"), m("long-debt"))
    paid = reg.quotient(m("all-interest", "loans"), m("long-debt"))
    kkr = _KKR.but(behind=" tkr", style=NumberStyle())
    return shown([
        say("Räntekostnaderna för lån och derivat blev ", kkr(m("all-interest", "loans")),
            " mot budgeterade ", kkr(m("all-interest", "loans", basis="budget")), ", alltså ",
            kkr.size(off, "difference"), turn(off, " lägre", " högre"), "."),
        say("De ", turn(more, "ökade", "minskade"), " med ", kkr.size(more, "difference"),
            " jämfört med ", str(m.year - 1), "."),
        say("I förhållande till skulden vid årets slut var kostnaden ",
            _RATE.share(paid, behind=" procent"), "."),
        say(_MKR(m("bound-float")), " eller ", _MKR.share(floating, behind=" procent"),
            " av skulden löper med rörlig ränta."),
    ])  # fmt: skip


def _lenders_told(books: Books) -> list[Sentence]:
    m, reg = books.m, books.m.register
    mutual, more = m("lender-mutual"), m.change("lender-mutual")
    bonds = m.change("lender-bonds")
    return shown([
        say("Kommuninvest är största långivare med ", _MKR(mutual), ", ",
            _MKR.share(reg.quotient(mutual, m("long-debt")), behind=" procent"),
            " av lånen."),
        say("Lånen där ", turn(more, "ökade", "minskade"), " med ",
            _MKR.size(more, "difference"), " under året, medan den egna marknadsupplåningen ",
            turn(bonds, "steg", "sjönk"), " från ", _MKR(m("lender-bonds", year=m.year - 1)),
            " till ", _MKR(m("lender-bonds")), "."),
    ], 50_000)  # fmt: skip


def _guarantees(books: Books, owed: list[tuple[str, int]]) -> Table:
    m = books.m
    rows = []
    for name in [*(one for one, _middle in owed), "owed"]:
        is_sum = name == "owed"
        now, last = books.get("owed", name), books.get("owed", name, m.year - 1)
        change = m.register.difference(now, last)
        cells = [_KKR(books.get("limit", name)), _KKR(now), _KKR(books.get("room", name)),
                 _KKR(last), _KKR(change, role="" if is_sum else "difference"),
                 _KKR(books.get("fee", name))]  # fmt: skip
        label = "Summa borgensåtaganden" if is_sum else name
        rows.append(row(label, cells, "sum" if is_sum else "item"))
    heads = ["Belopp i tkr", "Beviljad ram", f"Utnyttjat {m.year}", "Outnyttjat",
             f"Utnyttjat {m.year - 1}", "Förändring", f"Borgensavgift {m.year}"]  # fmt: skip
    return table("Kommunal borgen per låntagare", heads, rows)


def _guarantees_told(books: Books, owed: list[tuple[str, int]]) -> list[Block]:
    m, reg = books.m, books.m.register
    names = [one for one, _middle in owed]
    whole, used = books.get("owed", "owed"), reg.quotient(books.get("owed", "owed"),
                                                          books.get("limit", "owed"))  # fmt: skip
    each = reg.per(whole, m("inhabitants"))
    big = max(names, key=lambda one: books.get("owed", one).value)
    most = max(names, key=lambda one: m.change("owed", one).value)
    changes = [m.change("owed", one) for one in names]
    down = reg.count("owed-down", changes, -1)
    fee = reg.quotient(books.get("fee", "owed"), whole)
    fees = m.change("fee", "owed")
    more: Quantity = m.change("owed", most)
    first = shown([
        say("Kommunens samlade borgensåtagande uppgick till ", _MKR(whole), " vid årsskiftet, ",
            "motsvarande ", _KR(each), " per invånare."),
        say("Av den beviljade ramen på ", _MKR(books.get("limit", "owed")), " är ",
            _MKR.share(used, behind=" procent"), " utnyttjad, så ",
            _MKR(books.get("room", "owed")), " återstår."),
        say(f"{big} svarar ensamt för ", *about(_MKR, books.get("owed", big)), " (",
            _MKR.share(reg.quotient(books.get("owed", big), whole), behind=" %"), ")."),
    ], 1_000)  # fmt: skip
    second = shown([
        say(f"Mest ökade borgen för {most}, från ", _MKR(books.get("owed", most, m.year - 1)),
            " till ", _MKR(books.get("owed", most)), "."),
        say("Hos ", counted(down), " av låntagarna minskade den."),
        say("Borgensavgifterna gav kommunen ", _MKR(books.get("fee", "owed")),
            ", vilket i snitt är ", _RATE.share(fee, behind=" procent"), " av åtagandet och ",
            _KKR.size(fees, "difference"), " tkr ", turn(fees, "mer", "mindre"), " än året innan."),
    ], 1_000)  # fmt: skip
    second = [
        one
        for one, kept in zip(second, (more.value >= 100_000, down.value > 0, True), strict=False)
        if kept
    ]
    return [text(*first), text(*second)]


def _held(books: Books) -> Table:
    m = books.m
    rows = []
    for name in [*(one for one, *_rest in _HELD), "held"]:
        is_sum = name == "held"
        market = books.get("market", name)
        share = m.register.quotient(market, books.get("market", "held"))
        cells = [_PEN(books.get("book", name)), _PEN(market), _PEN(books.get("gain", name)),
                 Pen(share_decimals=0).share(share),
                 _PEN(books.get("market", name, m.year - 1))]  # fmt: skip
        rows.append(row("Totalt" if is_sum else name, cells, "sum" if is_sum else "item"))
    heads = ["Mkr", "Bokfört värde", "Marknadsvärde", "Orealiserat", "Andel, %",
             f"Marknadsvärde {m.year - 1}"]  # fmt: skip
    return table(f"Pensionsportföljen 31 december {m.year}", heads, rows)


def _held_told(books: Books) -> list[Sentence]:
    m, reg = books.m, books.m.register
    change, gain = m.change("market", "held"), books.get("gain", "held")
    grown = m.growth("market", "held")
    stocks = reg.total(
        f"market-stocks:held:{m.year}:outcome",
        [books.get("market", one) for one in ("Svenska aktier", "Globala aktier")],
    )
    return shown([
        say("Marknadsvärdet ", turn(change, "ökade", "minskade"), " under året med ",
            _MKR.size(change, "difference"), " (", _MKR.share(grown, behind=" procent", size=True),
            ") till ", _MKR(books.get("market", "held")), "."),
        say("Det överstiger bokfört värde med ", _MKR(gain), "."),
        say("Aktier utgör ",
            _MKR.share(reg.quotient(stocks, books.get("market", "held")), behind=" procent"),
            " av portföljen, sammanlagt ", _MKR(stocks), "."),
    ] if gain.value > 0 else [])  # fmt: skip


def _cash(books: Books) -> list[Block]:
    m, reg = books.m, books.m.register
    rows = []
    ends = ("31 mars", "30 juni", "30 september", "31 december")
    for place, label in enumerate(ends, 1):
        cash = m("cash") if place == 4 else books.get("cash", f"q{place}")
        before = m("cash", year=m.year - 1) if place == 4 else books.get(
            "cash", f"q{place}", m.year - 1)  # fmt: skip
        cells = [_PEN(cash), _PEN(books.get("credit", f"q{place}")),
                 _PEN(reg.known[f"ready:q{place}:{m.year}:outcome"]), _PEN(before)]  # fmt: skip
        rows.append(row(label, cells))
    change = m.change("cash")
    told = shown([
        say("Likvida medel var ", _MKR(m("cash")), " den 31 december, ",
            _MKR.size(change, "difference"), turn(change, " mer", " mindre"),
            " än ett år tidigare."),
        say("Med outnyttjade krediter på ", _MKR(books.get("credit", "q4")),
            " fanns en betalningsberedskap på ", _MKR(reg.known[f"ready:q4:{m.year}:outcome"]),
            "."),
    ])  # fmt: skip
    heads = ["Mkr", "Likvida medel", "Outnyttjad kredit", "Betalningsberedskap",
             f"Likvida medel {m.year - 1}"]  # fmt: skip
    return [text(*told), table("", heads, rows)]


FAMILY = Family("debt-and-guarantees", make)
