"""The accounts with their notes: thousands of kronor, municipality and group beside each other,
costs in parentheses, notes of parts and of movements, with short comments in mkr."""

from __future__ import annotations

from random import Random

from ..compose import Pen, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import COSTS, FIXED, FLOWS, GRANTS, INCOME, TAXES, Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper
from ._books import Books, clear

_T = Pen("tkr", 0, NumberStyle(thousands=" ", negative="()", zero="–"))
_P = Pen("mnkr", 1, NumberStyle(), " mkr")
_K = Pen("tkr", 0, NumberStyle(), " tkr")
_NAMES = {
    "sales": "Försäljningsintäkter", "fees": "Taxor och avgifter", "rents": "Hyror och arrenden",
    "grants-received": "Bidrag från staten m.fl.",
        "contracts": "Försäljning av verksamhet och konsulttjänster",
    "other-income": "Övriga intäkter", "wages": "Löner och sociala avgifter",
    "pensions": "Pensionskostnader", "purchased": "Köp av huvudverksamhet",
    "premises": "Lokal- och markhyror", "transfers": "Lämnade bidrag",
    "material": "Inköp av material och varor", "other-costs": "Övriga tjänster och kostnader",
    "preliminary-tax": "Preliminär kommunalskatt",
        "tax-forecast": "Preliminär slutavräkning innevarande år",
    "tax-final": "Slutavräkningsdifferens föregående år", "income-equalisation": "Inkomstutjämning",
    "cost-equalisation": "Kostnadsutjämning", "regulation": "Regleringsbidrag",
    "lss": "LSS-utjämning", "property-fee": "Kommunal fastighetsavgift",
    "intangible": "Immateriella anläggningstillgångar",
    "buildings": "Mark, byggnader och tekniska anläggningar",
        "machinery": "Maskiner och inventarier",
    "financial-assets": "Finansiella anläggningstillgångar", "result": "Årets resultat",
    "depreciation": "Justering för avskrivningar", "provision-change": "Förändring av avsättningar",
    "receivables-change": "Förändring av fordringar, förråd och placeringar",
    "short-debt-change": "Förändring av kortfristiga skulder",
    "investments": "Investering i anläggningstillgångar",
        "asset-sales": "Försäljning av anläggningstillgångar",
    "new-loans": "Nyupptagna lån", "repayments": "Amortering av lån",
}  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    books = Books(m, chance)
    return Paper(
        f"{m.name} kommun – räkenskaper {m.year}",
        (
            Heading("Räkenskaper", 1),
            _statement(m),
            *_said_of_the_result(m),
            _sheet(m),
            _flow(m),
            Heading("Noter", 1),
            text("Belopp i tkr om inte annat framgår."),
            *_parts(m),
            *_staff_note(books),
            *_assets_note(books),
            *_loans(books),
            *_pensions(books),
            *_guarantees(books),
        ),
    )


def _statement(m: Municipality) -> Block:
    heads: list[list[str | Head]] = [
        [Head(""), Head(""), Head("Kommunen", 3), Head("Kommunkoncernen", 2)],
        [
            "tkr",
            "Not",
            f"Budget {m.year}",
            str(m.year),
            str(m.year - 1),
            str(m.year),
            str(m.year - 1),
        ],
    ]
    rows = [
        row(
            label,
            [
                note,
                _T(m(what, basis="budget"), sign),
                *(_T(m(what, year=y), sign) for y in m.years[:2]),
                *(_T(m(what, "group", y), sign) for y in m.years[:2]),
            ],
            kind,
        )
        for label, note, what, sign, kind in (
            ("Verksamhetens intäkter", "1", "income", 1, "item"),
            ("Verksamhetens kostnader", "2", "costs", -1, "item"),
            ("Avskrivningar", "", "depreciation", -1, "item"),
            ("VERKSAMHETENS NETTOKOSTNADER", "", "net-cost", -1, "sum"),
            ("Skatteintäkter", "3", "tax", 1, "item"),
            ("Generella statsbidrag och utjämning", "4", "grants", 1, "item"),
            ("VERKSAMHETENS RESULTAT", "", "operating-result", 1, "sum"),
            ("Finansiella intäkter", "", "financial-income", 1, "item"),
            ("Finansiella kostnader", "", "financial-costs", -1, "item"),
            ("ÅRETS RESULTAT", "", "result", 1, "sum"),
        )
    ]
    return tall("Resultaträkning", heads, rows)


def _said_of_the_result(m: Municipality) -> list[Block]:
    both = m.register.difference(m("result", "group"), m("result"))
    finance = m.variance("financial-net")
    return [
        text(
            *clear(
                say("Koncernens resultat är ", _P(m("result", "group")), " och kommunens ",
                    _P(m("result")), ", det vill säga ", _P.size(both, "difference"), " ",
                    turn(both, "högre", "lägre"), " för koncernen."),
                say("Finansnettot för kommunen blev ", _P(m("financial-net")), " jämfört med "
                    "budgeterade ", _P(m("financial-net", basis="budget")), ", alltså ",
                    _P.size(finance, "difference"), " ", turn(finance, "bättre", "sämre"), "."),
                say("De finansiella intäkterna bidrog med ", _P(m("financial-income")),
                    " och de finansiella kostnaderna var ", _P(m("financial-costs")), "."),
            )
        )
    ]  # fmt: skip


def _sheet(m: Municipality) -> Block:
    def line(label: str, what: str, kind: str = "item"):  # type: ignore[no-untyped-def]
        cells = [_T(m(what, year=y)) for y in m.years[:2]]
        return row(label, ["5" if what in FIXED[:3] else "", *cells], kind)

    rows = [
        row("Anläggningstillgångar", [], "heading"),
        *(line(_NAMES[one], one) for one in FIXED),
        line("Summa anläggningstillgångar", "fixed-assets", "sum"),
        row("Omsättningstillgångar", [], "heading"),
        line("Förråd och exploateringsfastigheter", "stock"),
        line("Kortfristiga fordringar", "receivables"),
        line("Kortfristiga placeringar", "short-investments"),
        line("Kassa och bank", "cash"),
        line("Summa omsättningstillgångar", "current-assets", "sum"),
        line("SUMMA TILLGÅNGAR", "assets", "sum"),
        row("Eget kapital", [], "heading"),
        line("Ingående eget kapital", "opening-equity"),
        line("Årets resultat", "result"),
        line("Summa eget kapital", "equity", "sum"),
        row("Avsättningar", [], "heading"),
        line("Avsatt till pensioner", "pension-provision"),
        line("Andra avsättningar", "other-provisions"),
        line("Summa avsättningar", "provisions", "sum"),
        row("Skulder", [], "heading"),
        line("Långfristiga skulder", "long-debt"),
        line("Kortfristiga skulder", "short-debt"),
        line("Summa skulder", "debts", "sum"),
        line("SUMMA EGET KAPITAL, AVSÄTTNINGAR OCH SKULDER", "equity-and-debts", "sum"),
    ]
    heads = ["tkr", "Not", f"{m.year}-12-31", f"{m.year - 1}-12-31"]
    return table("Balansräkning, kommunen", heads, rows)


def _flow(m: Municipality) -> Block:
    totals = {
        "short-debt-change": ("Kassaflöde från den löpande verksamheten", "operating-flow"),
        "asset-sales": ("Kassaflöde från investeringsverksamheten", "investing-flow"),
        "repayments": ("Kassaflöde från finansieringsverksamheten", "financing-flow"),
    }
    rows = []
    for what, sign in FLOWS:
        rows.append(row(_NAMES[what], [_T(m(what, year=y), sign) for y in m.years[:2]]))
        if what in totals:
            label, total = totals[what]
            rows.append(row(label, [_T(m(total, year=y)) for y in m.years[:2]], "sum"))
    rows.append(row("ÅRETS KASSAFLÖDE", [_T(m("cash-flow", year=y)) for y in m.years[:2]], "sum"))
    rows.append(
        row("Likvida medel vid årets början", [_T(m("cash", year=y - 1)) for y in m.years[:2]])
    )
    rows.append(row("Likvida medel vid årets slut", [_T(m("cash", year=y)) for y in m.years[:2]]))
    return table("Kassaflödesanalys (tkr)", ["", *map(str, m.years[:2])], rows)


def _parts(m: Municipality) -> list[Block]:
    found: list[Block] = []
    years = m.years[:2]
    for number, title, parts, whole, sign in (
        (1, "Verksamhetens intäkter", INCOME, "income", 1),
        (2, "Verksamhetens kostnader", COSTS, "costs", -1),
        (3, "Skatteintäkter", TAXES, "tax", 1),
        (4, "Generella statsbidrag och utjämning", GRANTS, "grants", 1),
    ):
        rows = [row(_NAMES[one], [_T(m(one, year=y), sign) for y in years]) for one in parts]
        rows.append(
            row(f"Summa {title.lower()}", [_T(m(whole, year=y), sign) for y in years], "sum")
        )
        found += [Heading(f"Not {number} {title}", 3), table("", ["", *map(str, years)], rows)]
        if number == 2:
            wages, r = m.change("wages"), m.register
            found.append(text(*clear(
                say("Lönerna med sociala avgifter ", turn(wages, "steg", "sjönk"), " med ",
                    _P.size(wages, "difference"), " och står för ",
                    _P.share(r.quotient(m("wages"), m("costs")), behind=" %"),
                    " av verksamhetens kostnader."),
                say("Den köpta huvudverksamheten kostade ", _P(m("purchased")), " (",
                    _P(m("purchased", year=m.year - 1)), ").")))
            )  # fmt: skip
    return found


def _staff_note(books: Books) -> list[Block]:
    m, years = books.m, books.m.years[1::-1]
    weights = {"pay": 71, "fees": 23, "other-pay": 3}
    for year in years:
        books.split(m("wages", year=year), "wage-part", weights, year)
    labels = {"pay": "Löner och arvoden", "fees": "Arbetsgivaravgifter",
              "other-pay": "Kostnadsersättningar och övrigt"}  # fmt: skip
    rows = [
        row(label, [_T(books("wage-part", key, y)) for y in m.years[:2]])
        for key, label in labels.items()
    ]
    rows.append(
        row("Löner och sociala avgifter", [_T(m("wages", year=y)) for y in m.years[:2]], "sum")
    )
    per = m.register.per(m("wages"), m("employees"))
    now, then = books("wage-part", "fees"), books("wage-part", "fees", m.year - 1)
    return [
        Heading("Upplysning om personalkostnader", 3),
        table("", ["tkr", *map(str, m.years[:2])], rows),
        text(
            say("Utslaget på ", _P.people(m("employees")), " anställda är det ",
                Pen("tkr", 0, NumberStyle(), " tkr")(per), " per anställd."),
            *clear(
                say("Enbart arbetsgivaravgifterna var ", _P(now), ", ",
                    _P.share(m.register.growth(now, then), behind=" %", size=True), " ",
                    turn(m.register.difference(now, then), "mer", "mindre"), " än ",
                    str(m.year - 1), "."),
            ),
        ),
    ]  # fmt: skip


def _assets_note(books: Books) -> list[Block]:
    m, last = books.m, books.m.year - 1
    fixed = FIXED[:3]
    weights = {"buildings": 82, "machinery": 16, "intangible": 2}
    books.split(m("depreciation"), "worn", weights)
    sold = {"buildings": 92, "machinery": 8}
    books.split(m("asset-sales"), "sold", sold)
    bought = {}
    for one in fixed:
        terms = [(m(one), 1), (m(one, year=last), -1), (books("worn", one), 1)]
        if one in sold:
            terms.append((books("sold", one), 1))
        bought[one] = books.sum("bought", one, terms)
    sums = {
        "open": books.sum("open", "three", [m(one, year=last) for one in fixed]),
        "bought": books.sum("bought", "three", bought.values()),
        "close": books.sum("close", "three", [m(one) for one in fixed]),
    }
    m.register.follows(sums["close"], [
        (sums["open"], 1), (sums["bought"], 1), (m("asset-sales"), -1), (m("depreciation"),
            -1)])  # fmt: skip
    order = ("buildings", "machinery", "intangible")
    rows = [
        row("Ingående redovisat värde", [*(_T(m(one, year=last)) for one in order),
            _T(sums["open"])]),
        row("Anskaffningar och omklassificeringar", [*(_T(bought[one]) for one in order),
            _T(sums["bought"])]),
        row("Försäljningar", [*(_T(books("sold", one),
            -1) if one in sold else _zero() for one in order),
                              _T(m("asset-sales"), -1)]),
        row("Avskrivningar", [*(_T(books("worn", one), -1) for one in order), _T(m("depreciation"),
            -1)]),
        row("Utgående redovisat värde", [*(_T(m(one)) for one in order), _T(sums["close"])], "sum"),
    ]  # fmt: skip
    heads = ["tkr", "Mark, byggnader, anläggningar", "Maskiner och inventarier",
             "Immateriella tillgångar", "Totalt"]  # fmt: skip
    return [
        Heading("Not 5 Materiella och immateriella anläggningstillgångar", 3),
        table(f"Förändring under {m.year}", heads, rows),
        text(
            say("Avskrivningarna på maskiner och inventarier uppgick till ",
                _P(books("worn", "machinery")), " av totalt ", _P(m("depreciation")), "."),
            say("Mark, byggnader och tekniska anläggningar hade vid årets utgång ett värde på ",
                _P(m("buildings")), "."),
        ),
    ]  # fmt: skip


def _zero() -> str:
    return "–"


def _loans(books: Books) -> list[Block]:
    m, last = books.m, books.m.year - 1
    for year in (last, m.year):
        books.split(
            m("long-debt", year=year), "lender", {"kommuninvest": 78, "bank": 14, "fees": 8}, year
        )
    rows = [
        row("Ingående låneskuld", [_T(m("long-debt", year=y - 1)) for y in m.years[:2]]),
        row("Nya lån", [_T(m("new-loans", year=y)) for y in m.years[:2]]),
        row("Årets amortering", [_T(m("repayments", year=y), -1) for y in m.years[:2]]),
        row("Summa långfristiga skulder", [_T(m("long-debt", year=y)) for y in m.years[:2]], "sum"),
        row("varav Kommuninvest", [_T(books("lender", "kommuninvest", y)) for y in m.years[:2]]),
        row("varav banker", [_T(books("lender", "bank", y)) for y in m.years[:2]]),
        row("varav investeringsbidrag och anslutningsavgifter",
            [_T(books("lender", "fees", y)) for y in m.years[:2]]),
    ]  # fmt: skip
    borrowed = m.register.difference(m("new-loans"), m("repayments"))
    return [
        Heading("Not 6 Långfristiga skulder", 3),
        table("", ["", *map(str, m.years[:2])], rows),
        text(*clear(
            say("Under året lånades ", _K(m("new-loans")), " upp och ", _K(m("repayments")),
                " amorterades, så att skulden ", turn(borrowed, "ökade", "minskade"), " med ",
                _K.size(borrowed, "difference"), "."),
            say("Kommuninvest svarar för ",
                _P.share(m.register.quotient(books("lender", "kommuninvest"), m("long-debt")),
                         behind=" %"), " av den långfristiga skulden."))),
    ]  # fmt: skip


def _pensions(books: Books) -> list[Block]:
    m, million = books.m, books.m.size * 1_000_000
    earned = books.put("pension-earned", "all", books.some(million * 18, 0.2))
    paid = books.put("pension-paid", "all", books.some(million * 7, 0.2))
    tax = books.put("pension-tax", "all", books.some(million * 2, 0.3))
    terms = [(m("pension-provision"), 1), (m("pension-provision", year=m.year - 1), -1),
             (earned, -1), (paid, 1), (tax, -1)]  # fmt: skip
    rest = books.sum("pension-rest", "all", terms)
    m.register.follows(m("pension-provision"), [
        (m("pension-provision", year=m.year - 1), 1), (earned, 1), (paid, -1), (tax, 1), (rest,
            1)])  # fmt: skip
    rows = [
        row("Ingående avsättning", [_T(m("pension-provision", year=m.year - 1))]),
        row("Nyintjänad pension", [_T(earned)]),
        row("Årets utbetalningar", [_T(paid, -1)]),
        row("Förändring av löneskatt", [_T(tax)]),
        row("Ränte- och basbeloppsuppräkning samt övrigt", [_T(rest)]),
        row("Utgående avsättning", [_T(m("pension-provision"))], "sum"),
    ]
    return [
        Heading("Not 7 Avsättningar för pensioner", 3),
        table("", ["tkr", str(m.year)], rows),
        text(say("Pensionsavsättningen är ", _P(m("pension-provision")), ", varav ", _P(earned),
                 " har tjänats in under året; utbetalt är ", _P(paid), ".")),
    ]  # fmt: skip


def _guarantees(books: Books) -> list[Block]:
    m, million = books.m, books.m.size * 1_000_000
    names = {"homes": "Bostadsbolaget", "energy": "Energibolaget", "clubs": "Föreningar",
             "own": "Egnahem"}  # fmt: skip
    middle = {"homes": 480, "energy": 210, "clubs": 9, "own": 1}
    for year in (m.year - 1, m.year):
        parts = [
            books.put("guarantee", key, books.some(million * middle[key], 0.12), year)
            for key in names
        ]
        whole = books.sum("guarantee", "all", parts, year)
    rows = [
        row(label, [_T(books("guarantee", key, y)) for y in m.years[:2]])
        for key, label in names.items()
    ]
    rows.append(
        row(
            "Summa borgensåtaganden", [_T(books("guarantee", "all", y)) for y in m.years[:2]], "sum"
        )
    )
    per = m.register.per(whole, m("inhabitants"))
    moved = m.register.difference(whole, books("guarantee", "all", m.year - 1))
    return [
        Heading("Not 8 Ansvarsförbindelser", 3),
        table("Borgen", ["tkr", *map(str, m.years[:2])], rows),
        text(*clear(
            say("Borgensåtagandena ", turn(moved, "ökade", "minskade"), " med ",
                _P.size(moved, "difference"), " till ", _P(whole), ", vilket innebär ",
                Pen("kr", 0, NumberStyle(), " kr")(per), " per invånare."),
            say("Bostadsbolagets del är ",
                _P.share(m.register.quotient(books("guarantee", "homes"), whole), behind=" %"),
                    "."))),
    ]  # fmt: skip


FAMILY = Family("accounts-and-notes", make)
