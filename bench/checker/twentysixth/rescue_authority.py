"""A joint authority for rescue services: tkr, costs with a long minus, members and call-outs."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from random import Random

from ..compose import Pen, table, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Printed
from ..quantities import Quantity
from ._book import Book
from ._tell import because, body, number, pair, paper, para, percent, tell

_STYLE = NumberStyle(negative="–", zero="–")
_T = Pen("tkr", style=_STYLE)
_IN = Pen("tkr", style=_STYLE, behind=" tkr")
_MEMBERS = (("Granby", 46), ("Norrmyra", 29), ("Åkerhult", 17), ("Västanå", 9))
_OTHER_INCOME = (("Tillsynsavgifter", 3), ("Automatlarm", 6), ("Utbildning", 4), ("Övrigt", 3))
_COSTS = (
    ("Löner heltid", 43), ("Ersättning till räddningstjänstpersonal i beredskap", 21),
    ("Pensionskostnader", 11), ("Lokaler", 14), ("Fordon och materiel", 10),
    ("Övriga kostnader", 9), ("Avskrivningar", 8),
)  # fmt: skip
_CALLS = (
    ("Brand i byggnad", 94), ("Brand utomhus", 163), ("Trafikolycka", 287),
    ("Automatlarm utan brand", 412), ("Hjälp till ambulans", 221), ("Övriga uppdrag", 158),
)  # fmt: skip
_BUYS = (
    ("Släckbil Åkerhult", 6_200), ("Andningsskydd", 1_400), ("Skyddskläder", 900),
    ("Terrängfordon", 1_100), ("Radio och ledningsstöd", 700),
)  # fmt: skip
_ASSETS = (
    ("Maskiner, fordon och inventarier", 58), ("Kortfristiga fordringar", 13),
    ("Kassa och bank", 34),
)  # fmt: skip
_DEBTS = (("Avsättning för pensioner", 44), ("Långfristiga skulder", 21),
          ("Kortfristiga skulder", 24))  # fmt: skip


def _figures(m: Municipality, chance: Random) -> Book:
    b = Book(m, chance, back=2, bases=("budget", "forecast"))
    million = 1_000_000
    for who, millions in _MEMBERS:
        for year, basis in b.all():
            # What the members pay is settled with the budget.
            aged = Decimal(97) ** (b.year - year) / Decimal(100) ** (b.year - year)
            fee = Decimal(round(b.near(millions * 1000 * aged, 0.005)) * 1000)
            same = b.find("fee", who, year, "outcome")
            b.base("fee", same.value if same else fee, who, year, basis)
    b.sum("fee", [("fee", who, 1) for who, _millions in _MEMBERS], "all")
    for what, millions in _OTHER_INCOME:
        b.line(what, millions * million, spread=0.06, off=0.06)
    for what, millions in _COSTS:
        b.line(what, millions * million, spread=0.02, off=0.02, lean=b.lean)
    b.sum("income", [("fee", "all", 1), *((what, "own", 1) for what, _m in _OTHER_INCOME)])
    b.sum("cost", [(what, "own", 1) for what, _millions in _COSTS])
    b.line("gained", 600_000, spread=0.2, off=0.1)
    b.line("paid", 1_900_000, spread=0.1, off=0.1)
    b.sum("result", [("income", "own", 1), ("cost", "own", -1), ("gained", "own", 1),
                     ("paid", "own", -1)])  # fmt: skip
    b.balance([(what, some * million) for what, some in _ASSETS],
              [(what, some * million) for what, some in _DEBTS], 19 * million)  # fmt: skip
    for what, middle in _CALLS:
        b.line("calls", middle, what, "count", spread=0.09, growth=0.015)
    b.sum("calls", [("calls", what, 1) for what, _middle in _CALLS], "all")
    for what, thousands in _BUYS:
        b.line("buy", thousands * 1000, what, spread=0.2, off=0.2)
    b.sum("buy", [("buy", what, 1) for what, _middle in _BUYS], "all")
    for who, women, men in (("full", 14, 71), ("part", 19, 143), ("day", 12, 17)):
        b.line("women", women, who, "count", spread=0.06)
        b.line("men", men, who, "count", spread=0.03)
        b.sum("staff", [("women", who, 1), ("men", who, 1)], who)
    for what in ("women", "men", "staff"):
        b.sum(what, [(what, who, 1) for who in ("full", "part", "day")], "all")
    b.sick()
    b.rate("response", 96, 128, move=8, kind="index", scale=10)
    b.line("visits", 318, kind="count", spread=0.1, off=0.08)
    b.line("trained", 4_260, kind="count", spread=0.12, off=0.1)
    b.line("fires", 900_000, spread=0.4)
    b.line("permits", 204, kind="count", spread=0.12)
    return b


def _p(quantity: Quantity, decimals: int = 1, size: bool = False) -> Printed:
    return percent(quantity, decimals, _STYLE, size=size)


def _fees(b: Book) -> Iterator[Block]:
    change, biggest = b.change("fee", "all"), _MEMBERS[0][0]
    yield Heading("Medlemskommunernas bidrag", 1)
    yield table(
        "Medlemsbidrag, tkr",
        ["Medlemskommun", str(b.year), str(b.year - 1), str(b.year - 2), "Andel %"],
        body(
            [*((who, "fee", who, "item") for who, _m in _MEMBERS), ("Summa", "fee", "all", "sum")],
            [
                lambda what, who: _T(b(what, who)),
                lambda what, who: _T(b.last(what, who)),
                lambda what, who: _T(b(what, who, b.year - 2)),
                lambda what, who: percent(b.share(b(what, who), b(what, "all")), behind="")
                if who != "all" else None,
            ],
        ),
    )  # fmt: skip
    yield para(
        tell("Medlemsbidragen uppgick till {}, en {} med {} sedan föregående år.",
             _IN(b("fee", "all")), turn(change, "ökning", "minskning"),
             _IN.size(change, "difference")),
        tell(f"{biggest} kommun bidrar med {{}}, vilket är {{}} av bidragen.",
             _IN(b("fee", biggest)), _p(b.share(b("fee", biggest), b("fee", "all")))),
        tell(f"{_MEMBERS[-1][0]} kommuns andel är {{}}.",
             _p(b.share(b("fee", _MEMBERS[-1][0]), b("fee", "all")))),
    )  # fmt: skip


def _result(b: Book) -> Iterator[Block]:
    costs = {what for what, _millions in _COSTS} | {"cost", "paid"}

    def sign(what: str) -> int:
        return -1 if what in costs else 1

    rows = [("Medlemsbidrag", "fee", "all", "item")]
    rows += [(what, what, "own", "item") for what, _millions in _OTHER_INCOME]
    rows.append(("Verksamhetens intäkter", "income", "own", "sum"))
    rows += [(what, what, "own", "item") for what, _millions in _COSTS]
    rows += [
        ("Verksamhetens kostnader", "cost", "own", "sum"),
        ("Finansiella intäkter", "gained", "own", "item"),
        ("Finansiella kostnader", "paid", "own", "item"),
        ("Årets resultat", "result", "own", "sum"),
    ]
    gap, moved = b.gap("result"), b.gap("result", against="forecast")
    wages, part = b.gap("Löner heltid", better=-1), b.change(
        "Ersättning till räddningstjänstpersonal i beredskap")  # fmt: skip
    other = b.r.linear("other-income:own:all", [(b("income"), 1), (b("fee", "all"), -1)])
    cars = b.gap("Fordon och materiel", better=-1)
    yield Heading("Ekonomi", 1)
    yield table(
        "Resultaträkning med budget och prognos, tkr",
        ["", f"Utfall {b.year - 1}", f"Budget {b.year}", "Prognos 31/8", f"Utfall {b.year}",
         "Avvikelse budget"],
        body(
            rows,
            [
                lambda what, who: _T(b.last(what, who), sign(what)),
                lambda what, who: _T(b.plan(what, who), sign(what)),
                lambda what, who: _T(b.plan(what, who, "forecast"), sign(what)),
                lambda what, who: _T(b(what, who), sign(what)),
                lambda what, who: _T(b.gap(what, who, sign(what))),
            ],
        ),
    )  # fmt: skip
    yield para(
        tell("Förbundet redovisar ett {} på {} för {}.",
             turn(b("result"), "positivt resultat", "negativt resultat"),
             _IN.size(b("result")), str(b.year)),
        tell("Budgeterat resultat var {} tkr, och avvikelsen är därmed {} tkr.",
             _T(b.plan("result")), _T(gap, role="difference")),
        because(
            tell("Jämfört med prognosen i augusti är utfallet {} {}.",
                 _IN.size(moved, "difference"), turn(moved, "bättre", "sämre")),
            moved, "Hösten innebar färre stora insatser än normalt.",
            "Två långvariga skogsbränder under hösten medförde kostnader som inte fanns med i "
            "prognosen.",
        ),
        tell("Utöver medlemsbidragen uppgick intäkterna till {}.", _IN(other)),
        tell("Lönerna för heltidsanställda blev {} {} än budget.", _IN.size(wages, "difference"),
             turn(wages, "lägre", "högre")),
        tell("Ersättningen till personal i beredskap har {} med {} sedan {}.",
             turn(part, "ökat", "minskat"), _IN.size(part, "difference"), str(b.year - 1)),
        tell("Ett antal skogsbränder har medfört kostnader på {} som staten ersätter med {}.",
             _IN(b("fires")), _IN(b.base("refund", b.near(b("fires").value / 2, 0.2)))),
        tell("Fordon och materiel kostade {}, {} {} än budgeterat.",
             _IN(b("Fordon och materiel")), _IN.size(cars, "difference"),
             turn(cars, "mindre", "mer")),
        tell("Intäkterna från automatlarm blev {}.", _IN(b("Automatlarm"))),
        tell("Pensionskostnaderna var {} mot {} i budget.", _IN(b("Pensionskostnader")),
             _IN(b.plan("Pensionskostnader"))),
        tell("Verksamhetens kostnader {} med {} jämfört med föregående år.",
             turn(b.change("cost"), "steg", "sjönk"), _p(b.growth("cost"), size=True)),
    )  # fmt: skip


def _calls(b: Book) -> Iterator[Block]:
    change, alarms = b.change("calls", "all"), b.change("calls", "Automatlarm utan brand")
    most = max((what for what, _middle in _CALLS), key=lambda what: b("calls", what).value)
    yield Heading("Verksamhet", 1)
    yield table(
        "Räddningsinsatser per händelsetyp",
        ["Händelse", str(b.year - 2), str(b.year - 1), str(b.year)],
        body(
            [*((what, "calls", what, "item") for what, _middle in _CALLS),
             ("Totalt antal insatser", "calls", "all", "sum")],
            [
                lambda what, who: number(b(what, who, b.year - 2)),
                lambda what, who: number(b.last(what, who)),
                lambda what, who: number(b(what, who)),
            ],
        ),
    )  # fmt: skip
    yield para(
        tell("Under {} genomfördes {} insatser, vilket är {} {} än {}.", str(b.year),
             number(b("calls", "all")), number(change, size=True, role="difference"),
             turn(change, "fler", "färre"), str(b.year - 1)),
        tell("Vanligast var {} med {} insatser.", most.lower(), number(b("calls", most))),
        tell("Larm från automatiska anläggningar utan brand {} från {} till {}.",
             turn(alarms, "ökade", "minskade"), number(b.last("calls", "Automatlarm utan brand")),
             number(b("calls", "Automatlarm utan brand"))),
        pair("Antalet bränder i byggnad var {}, mot {} föregående år.",
             number(b("calls", "Brand i byggnad")), number(b.last("calls", "Brand i byggnad"))),
        tell("Trafikolyckorna var {}, vilket är {} av alla insatser, och bränderna utomhus {}.",
             number(b("calls", "Trafikolycka")),
             _p(b.share(b("calls", "Trafikolycka"), b("calls", "all"))),
             number(b("calls", "Brand utomhus"))),
        tell("Mediantiden från larm till framkomst var {} minuter.", number(b("response"), 1)),
        tell("Målet var {} tillsynsbesök och {} genomfördes.", number(b.plan("visits")),
             number(b("visits"))),
        tell("{} personer utbildades i brandskydd eller hjärt- och lungräddning.",
             number(b("trained"))),
        tell("Förbundet handlade {} tillstånd för brandfarlig vara.", number(b("permits"))),
    )  # fmt: skip


def _staff(b: Book) -> Iterator[Block]:
    rows = (("Heltid i utryckning", "full"), ("Räddningstjänstpersonal i beredskap", "part"),
            ("Dagtid", "day"))  # fmt: skip
    women, sick = b.change("women", "all"), b.change("sick all")
    yield Heading("Personal", 1)
    yield table(
        f"Anställda 31 december {b.year}",
        ["Grupp", "Kvinnor", "Män", "Summa", f"Summa {b.year - 1}"],
        body(
            [*((label, "", who, "item") for label, who in rows), ("Totalt", "", "all", "sum")],
            [
                lambda _what, who: number(b("women", who)),
                lambda _what, who: number(b("men", who)),
                lambda _what, who: number(b("staff", who)),
                lambda _what, who: number(b.last("staff", who)),
            ],
        ),
    )
    yield para(
        tell("Förbundet hade {} anställda vid årets slut, varav {} i beredskap.",
             number(b("staff", "all")), number(b("staff", "part"))),
        tell("Andelen kvinnor är {}.", _p(b.share(b("women", "all"), b("staff", "all")))),
        tell("Antalet kvinnor har {} med {} sedan {}.", turn(women, "ökat", "minskat"),
             number(women, size=True, role="difference"), str(b.year - 1)),
        tell("Sjukfrånvaron {} från {} till {}.", turn(sick, "ökade", "minskade"),
             _p(b.last("sick all")), _p(b("sick all"))),
    )  # fmt: skip


def _position(b: Book) -> Iterator[Block]:
    gap, pension = b.gap("buy", "all", -1), b.change("Avsättning för pensioner")
    loans = b.change("Långfristiga skulder")
    yield Heading("Investeringar och ställning", 1)
    yield table(
        "Investeringar, tkr",
        ["Objekt", f"Budget {b.year}", f"Utfall {b.year}", "Avvikelse"],
        body(
            [*((what, "buy", what, "item") for what, _middle in _BUYS),
             ("Summa", "buy", "all", "sum")],
            [
                lambda what, who: _T(b.plan(what, who)),
                lambda what, who: _T(b(what, who)),
                lambda what, who: _T(b.gap(what, who, -1)),
            ],
        ),
    )  # fmt: skip
    yield para(
        tell("Årets investeringar uppgår till {}, {} {} än budget.", _IN(b("buy", "all")),
             _IN.size(gap, "difference"), turn(gap, "mindre", "mer")),
        tell("Släckbilen till Åkerhult kostade {}.", _IN(b("buy", "Släckbil Åkerhult"))),
        tell("Andningsskydden kostade {} mot budgeterade {}.",
             _IN(b("buy", "Andningsskydd")), _IN(b.plan("buy", "Andningsskydd"))),
    )  # fmt: skip
    rows = [(what, what, "own", "item") for what, _some in _ASSETS]
    rows.append(("Summa tillgångar", "assets", "own", "sum"))
    rows.append(("Eget kapital", "equity", "own", "item"))
    rows += [(what, what, "own", "item") for what, _some in _DEBTS]
    rows.append(("Summa eget kapital, avsättningar och skulder", "liabilities", "own", "sum"))
    yield table(
        "Balansräkning, tkr",
        ["", str(b.year), str(b.year - 1), "Förändring"],
        body(
            rows,
            [
                lambda what, who: _T(b(what, who)),
                lambda what, who: _T(b.last(what, who)),
                lambda what, who: _T(b.change(what, who)),
            ],
        ),
    )
    yield para(
        tell("Avsättningen för pensioner {} med {} till {}.", turn(pension, "ökade", "minskade"),
             _IN.size(pension, "difference"), _IN(b("Avsättning för pensioner"))),
        tell("Det egna kapitalet uppgår till {} och soliditeten är {}.", _IN(b("equity")),
             _p(b.share(b("equity"), b("assets")))),
        tell("De långfristiga skulderna är {}, {} {} än ett år tidigare.",
             _IN(b("Långfristiga skulder")), _IN.size(loans, "difference"),
             turn(loans, "högre", "lägre")),
        tell("Balansomslutningen uppgår till {}.", _IN(b("assets"))),
        tell("Likvida medel var {} vid årsskiftet.", _IN(b("Kassa och bank"))),
    )  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    b = _figures(m, chance)
    parts = (_fees, _result, _calls, _staff, _position)
    blocks = [block for part in parts for block in part(b)]
    return paper(f"Årsredovisning {b.year} – Räddningstjänstförbundet Mellanbygden", blocks)


FAMILY = Family("rescue-authority", make)
