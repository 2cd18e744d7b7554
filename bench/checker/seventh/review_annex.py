"""An annex to a review of the annual report: amounts in whole kronor beside tkr, key ratios
recomputed, reconciliations line by line, observations in points, numbered chapters."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import COSTS, Municipality
from ..paper import Block, Cell, Head, Heading, NumberStyle, Paper, Row
from ._ledger import Ledger, clear, number
from ._review_words import flow, limits, sampled

_STYLE = NumberStyle(thousands="\u00a0", negative="-")
_KR = Pen("kr", 0, _STYLE)
_T = Pen("tkr", 0, _STYLE)
_P = Pen("tkr", 0, _STYLE, " tkr")
_FULL = Pen("kr", 0, _STYLE, " kr")
_M = Pen("mnkr", 1, _STYLE, " mnkr")
_FIXED = {
    "intangible": "Immateriella anläggningstillgångar", "buildings": "Mark och byggnader",
    "machinery": "Maskiner och inventarier", "financial-assets": "Finansiella tillgångar",
}  # fmt: skip
_KINDS = {
    "wages": "Löner och arbetsgivaravgifter", "pensions": "Pensioner",
    "purchased": "Köpt verksamhet", "premises": "Lokaler", "transfers": "Transfereringar",
    "material": "Varor och tjänster", "other-costs": "Övrigt",
}  # fmt: skip
_GOT = {
    "sales": "Försäljning", "fees": "Avgifter enligt taxa", "rents": "Hyror",
    "grants-received": "Riktade statsbidrag", "contracts": "Entreprenader",
    "other-income": "Övrigt",
}  # fmt: skip
# The samples that were drawn, and their names.
_SAMPLES = (
    ("invoices", "Leverantörsfakturor", 48_000_000),
    ("wages", "Löneutbetalningar", 16_000_000),
    ("cards", "Representation och betalkort", 420_000),
    ("grants", "Föreningsbidrag", 5_200_000),
)
_AGES = (("new", "Ej förfallna", 22_000_000), ("30", "1–30 dagar", 4_100_000),
         ("90", "31–90 dagar", 1_600_000), ("old", "Mer än 90 dagar", 2_300_000))  # fmt: skip


def _ledger(m: Municipality) -> Ledger:
    books = Ledger(m, "review", 2)
    size, chance = float(m.size), books.chance
    for key, _label, middle in _SAMPLES:
        looked = chance.randint(20, 60)
        bad = chance.choice((1, 2, 3, 5, 7) if key == "invoices" else (0, 1, 2, 3))
        books.put("looked", key, looked, kind="count")
        books.put("bad", key, bad, kind="count")
        books.put("worth", key, round(size * middle * chance.uniform(0.4, 1)))
    for what in ("looked", "bad", "worth"):
        books.add(what, "all", [(books(what, one[0]), 1) for one in _SAMPLES])
    for key, _label, middle in _AGES:
        books.series("owed", key, size * middle, (-0.2, 0.2))
    for year in sorted(books.years):
        books.add("owed", "all", [(books("owed", one[0], year), 1) for one in _AGES], year)
        # The doubtful ones are taken off.
        off = round(float(books("owed", "old", year).value) * chance.uniform(0.4, 0.8))
        books.put("doubtful", "", off, year)
        net = [(books("owed", "all", year), 1), (books("doubtful", "", year), -1)]
        books.add("owed", "net", net, year)
    found = round(size * chance.uniform(0.8, 4) * 1_000_000)
    moved = round(size * chance.uniform(0.3, 1.5) * 1_000_000)
    books.put("late", "", found)
    books.put("activated", "", moved)
    terms = [(m("result"), 1), (books("late"), -1), (books("activated"), 1)]
    books.add("right", "", terms)
    books.add("effect", "", [(books("activated"), 1), (books("late"), -1)])
    books.register.follows(
        books.register.difference(books("right"), m("result")), [(books("effect"), 1)]
    )
    return books


def make(m: Municipality, chance: Random) -> Paper:
    """The annex."""
    books = _ledger(m)
    blocks: list[Block] = [
        Heading(f"Granskning av årsredovisning {m.year}", 1),
        text(
            "Bilagan redovisar de avstämningar som ligger till grund för granskningen av "
            f"{m.name} kommuns årsredovisning. Alla nyckeltal är omräknade ur räkenskaperna.",
        ),
        *_ratios(m),
        *_statement(m),
        *_kinds(m, chance),
        *_position(m),
        *flow(m),
        *_owed(books),
        *_samples(books),
        *sampled(books),
        *_deviations(m, books),
        *limits(m, books),
    ]
    return Paper(f"Granskningsbilaga {m.year}, {m.name} kommun", tuple(blocks))


def _ratios(m: Municipality) -> list[Block]:
    r, three = m.register, m.years[:3]

    def line(label: str, how: str, above: str, below: str) -> Row:
        cells = [_T.share(r.quotient(m(above, year=y), m(below, year=y))) for y in three]
        return row(label, [how, *cells])

    rows = [
        line("Soliditet, %", "Eget kapital / tillgångar", "equity", "assets"),
        line("Resultat av skatt och bidrag, %", "Årets resultat / skatt och bidrag", "result",
             "tax-and-grants"),
        line("Nettokostnadsandel, %", "Nettokostnad / skatt och bidrag", "net-cost",
             "tax-and-grants"),
        line("Balanslikviditet, %", "Omsättningstillgångar / kortfristiga skulder",
             "current-assets", "short-debt"),
        line("Skuldsättningsgrad, %", "Skulder / tillgångar", "debts", "assets"),
        row("Låneskuld per invånare, kr", ["Långfristig skuld / invånare",
            *(_KR(r.per(m("long-debt", year=y), m("inhabitants", year=y))) for y in three)]),
        row("Skattesats, kr", ["Beslut i fullmäktige",
            *(number(m("tax-rate", year=y), 2, _STYLE) for y in three)]),
    ]  # fmt: skip
    solid = [r.quotient(m("equity", year=y), m("assets", year=y)) for y in three]
    change = r.difference(solid[0], solid[1])
    debt = r.per(m("long-debt"), m("inhabitants"))
    then = r.per(m("long-debt", year=three[1]), m("inhabitants", year=three[1]))
    more = r.difference(debt, then)
    return [
        Heading("1. Nyckeltal"),
        table("Tabell A. Omräknade nyckeltal", ["Nyckeltal", "Beräkning", *map(str, three)], rows),
        text(
            *clear(
                say(
                    "Soliditeten har ", turn(change, "stärkts", "försvagats"), " med ",
                    _T.points(change), " under året och är nu ",
                    _T.share(solid[0], behind=" procent"), ".",
                ),
                say(
                    "Kommunen har ett eget kapital på ", _P(m("equity")), " och tillgångar på ",
                    _P(m("assets")), ".",
                ),
                say(
                    "Låneskulden per invånare är ", _FULL(debt), ", en ",
                    turn(more, "ökning", "minskning"), " med ", _FULL.size(more, "difference"),
                    f" jämfört med {three[1]} års ", _FULL(then), ".",
                ),
                least=100,
            )
        ),
    ]  # fmt: skip


def _statement(m: Municipality) -> list[Block]:
    lines = (
        ("Verksamhetens intäkter", "income", 1, "item"),
        ("Verksamhetens kostnader", "costs", -1, "item"),
        ("Avskrivningar", "depreciation", -1, "item"),
        ("Verksamhetens nettokostnader", "net-cost", -1, "sum"),
        ("Skatteintäkter", "tax", 1, "item"),
        ("Generella bidrag och utjämning", "grants", 1, "item"),
        ("Verksamhetens resultat", "operating-result", 1, "sum"),
        ("Finansiella poster, netto", "financial-net", 1, "item"),
        ("Årets resultat", "result", 1, "sum"),
    )  # fmt: skip
    rows = [
        row(label, [_KR(m(what), sign), _KR(m(what, basis="budget"), sign),
                    _KR(m.variance(what, better=sign), role="difference"),
                    _KR(m(what, year=m.year - 1), sign)], kind)
        for label, what, sign, kind in lines
    ]  # fmt: skip
    heads: list[list[str | Head]] = [
        ["", Head(f"Räkenskapsår {m.year}", 3), Head(str(m.year - 1), 1)],
        ["Kronor", "Redovisat", "Budget", "Differens", "Redovisat"],
    ]
    gap, net = m.variance("result"), m.variance("net-cost", better=-1)
    tax = m.variance("tax")
    return [
        Heading("2. Avstämning av resultaträkningen"),
        tall("Tabell B. Resultaträkning i kronor", heads, rows),
        item(
            *clear(
                say(
                    "Redovisat resultat, ", _M(m("result")), ", ",
                    turn(gap, "överstiger", "understiger"), " det budgeterade med ",
                    _M.size(gap, "difference"), ".",
                ),
                least=100_000,
            )
        ),
        item(
            *clear(
                say(
                    "Nettokostnaderna är ", _P.size(net, "difference"), " ",
                    turn(net, "lägre", "högre"), " än budget, motsvarande ",
                    _T.share(m.register.quotient(net, m("net-cost", basis="budget")),
                             behind=" procent", size=True), ".",
                ),
                say(
                    "Skatteintäkterna avviker med ", _P(tax, role="difference"), ".",
                ),
                least=1000,
            )
        ),
        item(
            *clear(
                say(
                    "Jämfört med föregående år har avskrivningarna ",
                    turn(m.change("depreciation"), "ökat", "minskat"), " med ",
                    _P.size(m.change("depreciation"), "difference"), " till ",
                    _P(m("depreciation")), ".",
                ),
                least=1000,
            )
        ),
    ]  # fmt: skip


def _kinds(m: Municipality, chance: Random) -> list[Block]:
    r, two = m.register, (m.year, m.year - 1)

    def some(names: dict[str, str], what: str, label: str) -> list[Row]:
        rows = [
            row(names[one], [*(_T(m(one, year=y)) for y in two),
                             _T(m.change(one), role="difference"), _T.share(m.growth(one)),
                             _T.share(r.quotient(m(one), m(what)))])
            for one in names
        ]  # fmt: skip
        last: list[Cell] = [*(_T(m(what, year=y)) for y in two), _T(m.change(what)),
                            _T.share(m.growth(what)), "100,0"]  # fmt: skip
        return [*rows, row(label, last, "sum")]

    heads = ["tkr", *map(str, two), "Förändring", "%", f"Andel {m.year}, %"]
    key = chance.choice(COSTS[1:5])
    wages = r.quotient(m("wages"), m("costs"))
    return [
        Heading("3. Kostnader och intäkter efter slag"),
        table("Tabell C. Kostnader", heads, some(_KINDS, "costs", "Summa kostnader")),
        table("Tabell D. Intäkter", heads, some(_GOT, "income", "Summa intäkter")),
        text(
            *clear(
                say(
                    "Löner med avgifter utgör ", _T.share(wages, behind=" procent"),
                    " av kostnaderna.",
                ),
                say(
                    f"Posten {_KINDS[key].lower()} har ", turn(m.change(key), "vuxit", "minskat"),
                    " från ", _P(m(key, year=two[1])), " till ", _P(m(key)), ", dvs. med ",
                    _T.share(m.growth(key), behind=" procent", size=True), ".",
                ),
                say(
                    "De riktade statsbidragen uppgår till ", _P(m("grants-received")),
                    " eller ", _T.share(r.quotient(m("grants-received"), m("income")),
                    behind=" procent"), " av intäkterna.",
                ),
                least=1000,
            )
        ),
    ]  # fmt: skip


def _position(m: Municipality) -> list[Block]:
    years = (m.year - 1, m.year)

    def line(label: str, what: str, kind: str = "item") -> Row:
        cells = [*(_T(m(what, year=y)) for y in years), _T(m.change(what), role="difference")]
        return row(label, cells, kind)

    rows = [
        *(line(label, what) for what, label in _FIXED.items()),
        line("Anläggningstillgångar", "fixed-assets", "sum"),
        line("Omsättningstillgångar", "current-assets"),
        line("Tillgångar", "assets", "sum"),
        line("Eget kapital", "equity"), line("Avsättningar", "provisions"),
        line("Skulder", "debts"),
        line("Eget kapital, avsättningar och skulder", "equity-and-debts", "sum"),
    ]  # fmt: skip
    roll = [
        row("Ingående låneskuld", [_KR(m("long-debt", year=m.year - 1))]),
        row("Nya lån", [_KR(m("new-loans"))]), row("Amorteringar", [_KR(m("repayments"), -1)]),
        row("Utgående låneskuld", [_KR(m("long-debt"))], "sum"),
    ]  # fmt: skip
    change = m.change("equity")
    m.register.follows(change, [(m("result"), 1)])
    return [
        Heading("4. Avstämning av balansräkningen"),
        table("Tabell E. Balansräkning i sammandrag, tkr",
              ["", *(f"{y}-12-31" for y in years), "Förändring"], rows),
        text(
            *clear(
                say(
                    "Det egna kapitalet har ", turn(change, "ökat", "minskat"), " med ",
                    _P.size(change, "difference"), ", vilket överensstämmer med årets resultat.",
                ),
                say(
                    "Balansomslutningen är ", _M(m("assets")), " (", _M(m("assets", year=years[0])),
                    ").",
                ),
                least=1000,
            )
        ),
        table("Tabell F. Låneskuldens förändring under året", ["", "Kronor"], roll),
    ]  # fmt: skip


def _owed(books: Ledger) -> list[Block]:
    r, two = books.register, books.years
    rows = [row(label, [_T(books("owed", key, y)) for y in two]) for key, label, _middle in _AGES]
    rows += [
        row("Kundfordringar brutto", [_T(books("owed", "all", y)) for y in two], "sum"),
        row("Befarade kundförluster", [_T(books("doubtful", "", y), -1) for y in two]),
        row("Kundfordringar netto", [_T(books("owed", "net", y)) for y in two], "sum"),
    ]
    old = r.quotient(books("owed", "old"), books("owed", "all"))
    part = r.quotient(books("doubtful"), books("owed", "old"))
    return [
        Heading("5. Kundfordringar"),
        table("Tabell G. Åldersanalys, tkr", ["Förfallet sedan", *map(str, two)], rows),
        text(
            say(
                "Fordringar som är äldre än 90 dagar uppgår till ", _P(books("owed", "old")),
                " och utgör ", _T.share(old, behind=" procent"), " av bruttobeloppet.",
            ),
            say(
                "Av dessa har ", _P(books("doubtful")), " (", _T.share(part, behind=" procent"),
                ") tagits upp som befarade förluster.",
            ),
        ),
    ]  # fmt: skip


def _samples(books: Ledger) -> list[Block]:
    r = books.register

    def line(label: str, key: str, kind: str = "item") -> Row:
        cells = [
            _T.people(books("looked", key)), _T.people(books("bad", key)),
            _T.share(r.quotient(books("bad", key), books("looked", key))),
            _KR(books("worth", key)),
        ]  # fmt: skip
        return row(label, cells, kind)

    rows = [line(label, key) for key, label, _middle in _SAMPLES]
    rows.append(line("Samtliga stickprov", "all", "sum"))
    found = r.count("samples with a fault", [books("bad", one[0]) for one in _SAMPLES], 1)
    heads = ["Område", "Granskade", "Med brist", "Andel med brist, %", "Granskat belopp, kr"]
    return [
        Heading("6. Stickprov"),
        table("Tabell H. Verifikationsgranskning", heads, rows),
        text(
            say(
                "Sammanlagt granskades ", _T.people(books("looked", "all")),
                " verifikationer till ett värde av ", _FULL(books("worth", "all")), ".",
            ),
            say(
                "I ", _T.people(books("bad", "all")), " fall, ",
                _T.share(r.quotient(books("bad", "all"), books("looked", "all"))),
                " procent, saknades underlag eller attest.",
            ),
            say(
                "Brister förekom inom ", counted(found, words=False),
                f" av {len(_SAMPLES)} områden.",
            ),
        ),
    ]  # fmt: skip


def _deviations(m: Municipality, books: Ledger) -> list[Block]:
    rows = [
        row("Redovisat resultat", [_T(m("result"))]),
        row("Kostnader bokförda på fel år", [_T(books("late"), -1)]),
        row("Investeringsutgifter som kostnadsförts", [_T(books("activated"))]),
        row("Resultat efter justering", [_T(books("right"))], "sum"),
    ]
    effect = books("effect")
    return [
        Heading("7. Noterade avvikelser"),
        table("Tabell I. Resultat med hänsyn till noterade avvikelser", ["tkr", "Belopp"], rows),
        text(
            *clear(
                say(
                    "Fakturor för ", _P(books("late")), " avser det granskade året men har "
                    "bokförts på det följande.",
                ),
                say(
                    "Samtidigt har utgifter om ", _P(books("activated")), " kostnadsförts trots "
                    "att de uppfyller kraven för investering.",
                ),
                say(
                    "Nettoeffekten hade ", turn(effect, "förbättrat", "försämrat"),
                    " resultatet med ", _P.size(effect, "difference"), ", från ", _P(m("result")),
                    " till ", _P(books("right")), ".",
                ),
                least=1000,
            )
        ),
    ]  # fmt: skip


FAMILY = Family("review-annex", make)
