"""A treasury report of the municipality and its companies: debt by borrower and by lender, when it
falls due, limits of the finance policy, interest, guarantees with their ceilings, liquidity. Tables
in mnkr, totals in the text in miljarder or miljoner kronor; short paragraphs, captions below."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, row, say, table, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Row, printed
from ._ledger import Ledger, largest, level, para, step

_T = Pen("mnkr", 1, NumberStyle(thousands="\u00a0", negative="\u2212", zero="–"))
_W = Pen("mnkr", 0, NumberStyle(thousands="\u00a0", negative="\u2212", zero="–"))
_BIG = Pen("mdkr", 2, NumberStyle(), " miljarder kronor")
_MN = Pen("mnkr", 0, NumberStyle(thousands="\u00a0"), " miljoner kronor")
_ONE = Pen("mnkr", 1, NumberStyle(thousands="\u00a0"), " miljoner kronor")
_BORROWERS = (
    ("town", "{} kommun", "Kommunen", 940, 1.0),
    ("homes", "{} Bostäder AB", "Bostadsbolaget", 1510, 0.97),
    ("energy", "{} Energi AB", "Energibolaget", 620, 0.92),
    ("estates", "{} Industrilokaler AB", "Industrilokaler", 265, 0.99),
    ("water", "{} Vatten och Avfall AB", "Vattenbolaget", 410, 1.0),
)
_LENDERS = (
    ("agency", "Kommuninvest", 0.62), ("notes", "Certifikat", 0.09),
    ("bonds", "Obligationer", 0.15),
    ("nib", "Nordiska Investeringsbanken", 0.06), ("bank", "Affärsbank", 0.08),
)  # fmt: skip
_DUE = (
    ("0-1", "Inom 1 år", 0.24), ("1-2", "1–2 år", 0.19), ("2-3", "2–3 år", 0.18),
    ("3-5", "3–5 år", 0.25), ("5+", "Mer än 5 år", 0.14),
)  # fmt: skip
_PLACED = (
    ("rates", "Räntefonder", 46), ("shares", "Aktiefonder, globalt", 38),
    ("home", "Aktiefonder, Sverige", 17), ("other", "Alternativa placeringar", 6),
)  # fmt: skip


def _split(some: Ledger, what: str, parts: tuple[tuple[str, str, float], ...], year: int) -> None:
    """The whole debt by other parts than borrowers, the last of which is what is left."""
    whole = some("fi-debt", "all", year)
    terms = [
        some.put(what, key, year, some.about(float(whole.value) * share, 0.07))
        for key, _label, share in parts[:-1]
    ]
    left = whole.value - sum(one.value for one in terms)
    terms.append(some.put(what, parts[-1][0], year, left))
    some.m.register.follows(whole, [(one, 1) for one in terms])


def _books(m: Municipality, chance: Random) -> Ledger:
    some = Ledger(m, chance)
    size = float(m.size)
    for key, _label, _short, million, _part in _BORROWERS:
        if key == "town":
            for year in sorted(m.years):
                some.add("fi-debt", key, year, [(m("long-debt", year=year), 1)])
        else:
            some.series("fi-debt", key, million * size * 1e6, 0.045, 0.03, budget=0)
        some.series("fi-rate", key, 0.021, 0.04, 0.08, "ratio", 0)
    some.sums("fi-debt", "all", [("fi-debt", one[0], 1) for one in _BORROWERS])
    for year in sorted(m.years):
        _split(some, "fi-lender", _LENDERS, year)
        _split(some, "fi-due", _DUE, year)
        _split(some, "fi-fixed", _DUE, year)
        for key, *_rest in _BORROWERS:
            debt, rate = some("fi-debt", key, year).value, some("fi-rate", key, year).value
            some.put("fi-interest", key, year, Decimal(round(debt * rate)))
    some.sums("fi-interest", "all", [("fi-interest", one[0], 1) for one in _BORROWERS])
    for key, middle in (("capital", 2.75), ("rate", 2.9)):
        some.series("fi-years", key, middle, 0.01, 0.05, "index", 0)
    _borne(some)
    _held(some)
    return some


def _borne(some: Ledger) -> None:
    """Guarantees, their ceilings and fees."""
    m, size = some.m, float(some.m.size)
    for key, _label, _short, million, part in _BORROWERS[1:]:
        ceiling = Decimal(round(million * size * 1.35 / 10) * 10) * 1_000_000
        for year in (m.year - 1, m.year):
            some.put("fi-ceiling", key, year, ceiling)
            used = some.about(float(some("fi-debt", key, year).value) * part * 0.93, 0.01)
            some.put("fi-used", key, year, used)
            some.put("fi-fee", key, year, some.about(used * Decimal("0.0035"), 0.03))
    keys = [one[0] for one in _BORROWERS[1:]]
    for year in (m.year - 1, m.year):
        for key in keys:
            two = [(some("fi-ceiling", key, year), 1), (some("fi-used", key, year), -1)]
            some.add("fi-room", key, year, two)
        for what in ("fi-ceiling", "fi-used", "fi-room", "fi-fee"):
            some.add(what, "all", year, [(some(what, key, year), 1) for key in keys])
        two = [(some("fi-ceiling", "all", year), 1), (some("fi-used", "all", year), -1)]
        m.register.follows(some("fi-room", "all", year), two)


def _held(some: Ledger) -> None:
    """Funds, and cash with what may be drawn."""
    m, size = some.m, float(some.m.size)
    for key, _label, million in _PLACED:
        some.series("fi-book", key, million * size * 1e6, 0.03, 0.03, budget=0)
        for year in sorted(m.years):
            value = some.about(some("fi-book", key, year).value * Decimal("1.09"), 0.07)
            some.put("fi-market", key, year, value)
            two = [(some("fi-market", key, year), 1), (some("fi-book", key, year), -1)]
            some.add("fi-hidden", key, year, two)
    for what in ("fi-book", "fi-market", "fi-hidden"):
        some.sums(what, "all", [(what, one[0], 1) for one in _PLACED])
    for year in m.years:
        two = [(some("fi-market", "all", year), 1), (some("fi-book", "all", year), -1)]
        m.register.follows(some("fi-hidden", "all", year), two)
    credit = Decimal(round(size * 30) * 5) * 1_000_000
    for year in (m.year - 1, m.year):
        some.put("fi-credit", "line", year, credit)
        two = [(m("cash", year=year), 1), (some("fi-credit", "line", year), 1)]
        some.add("fi-ready", "", year, two)


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    some = _books(m, chance)
    blocks: list[Block] = [
        Heading(f"Finansrapport per 31 december {m.year}", 1),
        Heading("1 Sammanfattning"),
        *_summary(some),
        Heading("2 Skuldportföljen"),
        *_debt(some),
        Heading("3 Förfall och räntebindning"),
        *_due(some),
        Heading("4 Räntekostnader"),
        *_interest(some),
        Heading("5 Borgensåtaganden"),
        *_guarantees(some),
        Heading("6 Likviditet"),
        *_liquidity(some),
        Heading("7 Pensionsmedelsförvaltning"),
        *_placed(some),
    ]
    return Paper(f"Finansrapport, kommunkoncernen {m.name}", tuple(blocks))


def _summary(some: Ledger) -> list[Block]:
    m, moved = some.m, some.change("fi-debt", "all")
    return [
        para(
            say(
                "Kommunkoncernens externa låneskuld uppgick vid årsskiftet till ",
                _BIG(some("fi-debt", "all")), "."
            ),
            say(
                "Under året har skulden ", turn(moved, "ökat", "minskat"), " med ",
                _MN.size(moved, "difference"), ".",
            ),
            bullet=True,
        ),
        para(
            say(
                "Den genomsnittliga räntan är ",
                _T.but(share_decimals=2).share(
                    some.share("fi-interest", "all", "fi-debt", "all"), behind=" procent"
                ), ", räknat som årets räntekostnad i förhållande till skulden vid årets slut.",
            ),
            bullet=True,
        ),
        para(
            say(
                "Av skulden förfaller ",
                _T.share(some.share("fi-due", "0-1", "fi-debt", "all"), behind=" procent"),
                " inom ett år, och kapitalbindningen är ", level(some("fi-years", "capital"), 2),
                " år.",
            ),
            bullet=True,
        ),
        para(
            say(
                "Kommunens borgen för bolagen är ", _BIG(some("fi-used", "all")), ", vilket är ",
                _T.share(
                    some.m.register.quotient(some("fi-used", "all"), some("fi-ceiling", "all")),
                    behind=" procent",
                ), " av de ramar som fullmäktige har beslutat.",
            ),
            bullet=True,
        ),
        para(
            say(
                "Likvida medel i kommunen: ", _ONE(m("cash")), ".",
            ),
            bullet=True,
        ),
    ]  # fmt: skip


def _debt(some: Ledger) -> list[Block]:
    m = some.m

    def line(label: str, key: str, kind: str = "item") -> Row:
        return row(
            label,
            [
                _T(some("fi-debt", key)),
                _T(some("fi-debt", key, m.year - 1)),
                _T(some.change("fi-debt", key), role="sum" if kind == "sum" else "difference"),
                _T.share(some.share("fi-debt", key, "fi-debt", "all")) if kind == "item" else None,
            ],
            kind,
        )

    moved = some.change("fi-debt", "all")
    short = {one[0]: one[2] for one in _BORROWERS}
    top = largest([(one[0], some.change("fi-debt", one[0])) for one in _BORROWERS], 2)
    rows = [line(label.format(m.name), key) for key, label, *_rest in _BORROWERS]
    rows.append(line("Koncernen", "all", "sum"))
    lenders = [
        row(
            label,
            [
                _W(some("fi-lender", key)),
                _T.share(some.share("fi-lender", key, "fi-debt", "all")),
                _W(some("fi-lender", key, m.year - 1)),
                _T.share(some.share("fi-lender", key, "fi-debt", "all", m.year - 1)),
            ],
        )
        for key, label, _share in _LENDERS
    ]
    lenders.append(
        row("Summa", [_W(some("fi-debt", "all")), None, _W(some("fi-debt", "all", m.year - 1)),
                      None], "sum")
    )  # fmt: skip
    agency = some.m.register.difference(
        some.share("fi-lender", "agency", "fi-debt", "all"),
        some.share("fi-lender", "agency", "fi-debt", "all", m.year - 1),
    )
    heads = ["Låntagare, mnkr", f"{m.year}-12-31", f"{m.year - 1}-12-31", "Förändring", "Andel, %"]
    return [
        table("", heads, rows),
        para("Tabell 1. Extern låneskuld per låntagare."),
        para(
            say(
                "Koncernens skuld gick från ", _BIG(some("fi-debt", "all", m.year - 1)), " till ",
                _BIG(some("fi-debt", "all")), ", en ", turn(moved, "uppgång", "nedgång"), " med ",
                _T.share(some.growth("fi-debt", "all"), behind=" procent", size=True), ".",
            ),
            say(
                "Skulden motsvarar ",
                _T.but(unit="kr", decimals=0, behind=" kronor")(
                    m.register.per(some("fi-debt", "all"), m("inhabitants"))
                ), " per invånare, räknat på ", _W.people(m("inhabitants")), " invånare.",
            ),
            *(
                say(
                    f"{short[key]} har ", turn(change, "lånat ytterligare ", "löst lån på "),
                    _ONE.size(change, "difference"), " netto och har nu en skuld på ",
                    _ONE(some("fi-debt", key)), ".",
                )
                for key, change in top
            ),
        ),
        table(
            "",
            ["Långivare", f"Mnkr {m.year}", f"% {m.year}", f"Mnkr {m.year - 1}", f"% {m.year - 1}"],
            lenders,
        ),
        para("Tabell 2. Låneskuld per långivare och instrument."),
        para(
            say(
                "Kommuninvest är största långivare med ", _MN(some("fi-lender", "agency")),
                " eller ",
                _T.share(
                    some.share("fi-lender", "agency", "fi-debt", "all"), behind=" procent"
                ), " av portföljen.",
            ),
            say(
                "Andelen är ", _T.points(agency), " ", turn(agency, "högre", "lägre"),
                " än vid förra årsskiftet.",
            ),
            say(
                "Upplåningen på kapitalmarknaden består av certifikat, ",
                _MN(some("fi-lender", "notes")), ", och obligationer, ",
                _MN(some("fi-lender", "bonds")), ", tillsammans ",
                _MN(m.register.total("fi-market-debt", [
                    some("fi-lender", "notes"), some("fi-lender", "bonds")])), ".",
            ),
        ),
    ]  # fmt: skip


def _due(some: Ledger) -> list[Block]:
    m = some.m
    limit = {
        "due": some.put("fi-limit", "due", m.year, Decimal("0.40"), kind="ratio"),
        "fixed": some.put("fi-limit", "fixed", m.year, Decimal("0.50"), kind="ratio"),
    }
    rows = [
        row(
            label,
            [
                _W(some("fi-due", key)),
                _T.share(some.share("fi-due", key, "fi-debt", "all")),
                _W(some("fi-fixed", key)),
                _T.share(some.share("fi-fixed", key, "fi-debt", "all")),
            ],
        )
        for key, label, _share in _DUE
    ]
    rows.append(
        row("Totalt", [_W(some("fi-debt", "all")), None, _W(some("fi-debt", "all")), None], "sum")
    )
    told = {
        key: m.register.difference(limit[key], some.share(f"fi-{key}", "0-1", "fi-debt", "all"))
        for key in limit
    }
    policy = [
        row(
            label,
            [
                "högst " + _T.but(share_decimals=0).share(limit[key]).text + " %",
                _T.share(some.share(f"fi-{key}", "0-1", "fi-debt", "all")),
                turn(told[key], "Ja", "Nej"),
            ],
        )
        for key, label in (
            ("due", "Kapital som förfaller inom 1 år"),
            ("fixed", "Räntor som omsätts inom 1 år"),
        )
    ]
    bound, rate = some.change("fi-years", "capital"), some.change("fi-years", "rate")
    return [
        table(
            "Förfallostruktur",
            ["Tid till förfall", "Kapital, mnkr", "Kapital, %", "Ränta, mnkr", "Ränta, %"],
            rows,
        ),
        para(
            say(
                "Under de kommande tolv månaderna förfaller ", _MN(some("fi-due", "0-1")),
                " till omsättning, det vill säga ",
                _T.share(some.share("fi-due", "0-1", "fi-debt", "all"), behind=" procent"),
                " av skulden, medan ", _MN(some("fi-due", "5+")), " har längre än fem år kvar.",
            ),
            say(
                "Kapitalbindningen var ", level(some("fi-years", "capital"), 2), " år (",
                level(some("fi-years", "capital", m.year - 1), 2), " år) och har alltså ",
                turn(bound, "förlängts", "förkortats"), " med ", step(bound, 2), " år.",
            ),
            say(
                "Räntebindningen inklusive derivat ", turn(rate, "förlängdes", "förkortades"),
                " till ", level(some("fi-years", "rate"), 2), " år från ",
                level(some("fi-years", "rate", m.year - 1), 2), ".",
            ),
        ),
        table("Uppföljning mot finanspolicyn", ["Mått", "Policy", "Utfall, %", "Uppfyllt"], policy),
    ]  # fmt: skip


def _interest(some: Ledger) -> list[Block]:
    m, register = some.m, some.m.register
    rows = [
        row(
            label.format(m.name),
            [
                *(_T(some("fi-interest", key, year)) for year in (m.year - 1, m.year)),
                *(
                    _T.but(share_decimals=2).share(
                        some.share("fi-interest", key, "fi-debt", key, year)
                    )
                    for year in (m.year - 1, m.year)
                ),
            ],
            "sum" if key == "all" else "item",
        )
        for key, label, *_rest in (*_BORROWERS, ("all", "Summa", "", 0, 0))
    ]
    moved = some.change("fi-interest", "all")
    now, then = (
        some.share("fi-interest", "all", "fi-debt", "all", y) for y in (m.year, m.year - 1)
    )
    apart = register.difference(now, then)
    homes = some.change("fi-interest", "homes")
    rates = sorted(
        ((some.share("fi-interest", one[0], "fi-debt", one[0]), one[2]) for one in _BORROWERS),
        key=lambda one: one[0].value,
    )
    two = _T.but(share_decimals=2)
    return [
        para(
            say(
                "Koncernens räntekostnader blev ", _ONE(some("fi-interest", "all")), ", ",
                _ONE.size(moved, "difference"), " ", turn(moved, "mer", "mindre"),
                f" än {m.year - 1}.",
            ),
            say(
                "I procent av skulden ", turn(apart, "steg", "sjönk"), " kostnaden med ",
                _T.but(share_decimals=2).points(apart), " till ",
                _T.but(share_decimals=2).share(now, behind=" procent"), ".",
            ),
            say(
                "Bostadsbolaget, som är den största låntagaren, betalade ",
                _ONE(some("fi-interest", "homes")), " i ränta, en ",
                turn(homes, "ökning", "minskning"), " med ",
                _T.share(some.growth("fi-interest", "homes"), behind=" procent", size=True), ".",
            ),
        ),
        para(
            say(
                "Snitträntan varierar mellan låntagarna, från ",
                two.share(rates[0][0], behind=" procent"), f" för {rates[0][1].lower()} till ",
                two.share(rates[-1][0], behind=" procent"), f" för {rates[-1][1].lower()}.",
            ),
        ),
        table(
            "Räntekostnad, mnkr, och snittränta, procent av skulden vid årets slut",
            ["", f"Kostnad {m.year - 1}", f"Kostnad {m.year}", f"Ränta {m.year - 1}",
             f"Ränta {m.year}"],
            rows,
        ),
    ]  # fmt: skip


def _guarantees(some: Ledger) -> list[Block]:
    m = some.m
    rows = [
        row(
            label.format(m.name),
            [
                _W(some("fi-ceiling", key)),
                _W(some("fi-used", key)),
                _W(some("fi-room", key)),
                _W(some("fi-used", key, m.year - 1)),
                _T.but(unit="tkr", decimals=0)(some("fi-fee", key)),
            ],
            "sum" if key == "all" else "item",
        )
        for key, label, *_rest in (*_BORROWERS[1:], ("all", "Summa borgen", "", 0, 0))
    ]
    used = some.change("fi-used", "all")
    fee = some.change("fi-fee", "all")
    return [
        para(
            say(
                "Kommunen går i borgen för bolagens lån inom en ram på sammanlagt ",
                _BIG(some("fi-ceiling", "all")), ".",
            ),
            say(
                "Utnyttjad borgen var ", _MN(some("fi-used", "all")), " vid årets slut och ",
                _MN(some("fi-room", "all")), " av ramen är outnyttjad.",
            ),
            say(
                "Jämfört med året innan har åtagandet ", turn(used, "vuxit", "krympt"), " med ",
                _MN.size(used, "difference"), " (",
                _T.share(some.growth("fi-used", "all"), behind=" procent"), ").",
            ),
            say(
                "Per invånare är borgen ",
                _T.but(unit="kr", decimals=0, behind=" kronor")(
                    m.register.per(some("fi-used", "all"), m("inhabitants"))
                ), ".",
            ),
        ),
        table(
            "",
            ["Bolag", "Ram, mnkr", "Utnyttjat, mnkr", "Ledigt, mnkr", f"Utnyttjat {m.year - 1}",
             "Avgift, tkr"],
            rows,
        ),
        para("Tabell 5. Borgen för kommunens bolag."),
        para(
            say(
                "I borgensavgifter betalade bolagen ", _ONE(some("fi-fee", "all")),
                " (", _ONE.but(behind="")(some("fi-fee", "all", m.year - 1)), ")",
                f" för {m.year}, varav bostadsbolaget stod för ", _ONE(some("fi-fee", "homes")),
                ".",
            ),
            say(
                "Avgifterna har ", turn(fee, "ökat", "minskat"), " med ",
                printed(fee, "tkr", 0, _T.style, size=True, role="difference",
                        behind=" tusen kronor"), ".",
            ),
        ),
    ]  # fmt: skip


def _liquidity(some: Ledger) -> list[Block]:
    m, cash = some.m, some.m.change("cash")
    years = (m.year, m.year - 1)
    rows = [
        row("Kassa och bank", [_T(m("cash", year=year)) for year in years]),
        row("Checkräkningskredit", [_T(some("fi-credit", "line", year)) for year in years]),
        row("Likviditetsreserv", [_T(some("fi-ready", "", year)) for year in years], "sum"),
    ]
    flows = [
        row("Den löpande verksamheten", [_T(m("operating-flow", year=y)) for y in years]),
        row("Investeringsverksamheten", [_T(m("investing-flow", year=y)) for y in years]),
        row("Finansieringsverksamheten", [_T(m("financing-flow", year=y)) for y in years]),
        row("Årets kassaflöde", [_T(m("cash-flow", year=y)) for y in years], "sum"),
    ]
    return [
        table("", ["Mnkr", f"{m.year}-12-31", f"{m.year - 1}-12-31"], rows),
        para(
            say(
                "Kommunens likviditetsreserv är ", _ONE(some("fi-ready")), " om den outnyttjade "
                "checkräkningskrediten på ", _MN(some("fi-credit", "line")), " räknas in.",
            ),
            say(
                "Kassan ", turn(cash, "förstärktes", "minskade"), " under året med ",
                _ONE.size(cash, "difference"), ".",
            ),
            say(
                "Den löpande verksamheten gav ett kassaflöde på ", _ONE(m("operating-flow")),
                " och i nya lån togs ", _ONE(m("new-loans")),
                " upp, medan ", _ONE(m("repayments")), " amorterades.",
            ),
        ),
        table("Kommunens kassaflöde i sammandrag, mnkr", ["", *map(str, years)], flows),
    ]  # fmt: skip


def _placed(some: Ledger) -> list[Block]:
    m, register = some.m, some.m.register
    rows = [
        row(
            label,
            [
                _T(some("fi-book", key)),
                _T(some("fi-market", key)),
                _T(some("fi-hidden", key), role="sum" if key == "all" else "difference"),
                _T.share(some.share("fi-market", key, "fi-market", "all"))
                if key != "all" else None,
                _T(some("fi-market", key, m.year - 1)),
            ],
            "sum" if key == "all" else "item",
        )
        for key, label, *_rest in (*_PLACED, ("all", "Portföljen", 0))
    ]  # fmt: skip
    hidden, moved = some("fi-hidden", "all"), some.change("fi-market", "all")
    below = register.count("fi below book", [some("fi-hidden", one[0]) for one in _PLACED], -1)
    equities = register.total(
        "fi-equities", [some("fi-market", "shares"), some("fi-market", "home")]
    )
    return [
        table(
            "",
            ["Tillgångsslag, mnkr", "Bokfört värde", "Marknadsvärde", "Orealiserat", "Andel, %",
             f"Marknadsvärde {m.year - 1}"],
            rows,
        ),
        para(
            say(
                "Portföljens marknadsvärde var ", _ONE(some("fi-market", "all")),
                ", det vill säga ", _ONE.size(hidden, "difference"), " ",
                turn(hidden, "över", "under"), " det bokförda.",
            ),
            say(
                "På ett år har värdet ", turn(moved, "stigit", "fallit"), " med ",
                _T.share(some.growth("fi-market", "all"), behind=" procent", size=True), ".",
            ),
            say(
                "Aktiefonder utgör ", _T.share(
                    register.quotient(equities, some("fi-market", "all")), behind=" procent"
                ), " eller ", _ONE(equities), ".",
            ),
            say(
                counted(below, capital=True),
                " av de fyra tillgångsslagen har ett marknadsvärde under det bokförda.",
            ) if below.value else "Inget tillgångsslag värderas under bokfört värde.",
        ),
    ]  # fmt: skip


FAMILY = Family("treasury", make)
