"""A rescue federation's delårsbokslut: income statement with period, year before, budget and
forecast, fees of the member municipalities with their shares, turn-outs by kind, pensions, goals;
thousands throughout, notes as numbers, sentences that read like a fire chief's."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, item, plain, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Cell, Head, Heading, NumberStyle, Paper
from ._made import Books, number

_PEN = Pen("tkr", 0, NumberStyle(negative="\u2212"))
_TEXT = Pen("tkr", 0, behind=" tkr")
_MILLION = Pen("mnkr", 1, behind=" mnkr")
_KR = Pen("kr", 0, behind=" kr")
_MEMBERS = ("Ekhaga", "Lommarp", "Sjöared", "Torsjö")
_INCOME = (("fees", "Medlemsbidrag", 92), ("alarms", "Larm- och tillsynsavgifter", 7),
           ("sold", "Sålda tjänster och utbildning", 6))  # fmt: skip
_COSTS = (("pay", "Personalkostnader", 70), ("retire", "Pensionskostnader", 8),
          ("rooms", "Lokalhyror", 9), ("stuff", "Övriga verksamhetskostnader", 11))  # fmt: skip
_TURNS = (
    ("fire", "Brand i byggnad", 92), ("outside", "Brand utomhus", 128), ("road", "Trafikolycka",
        231),
    ("drown", "Drunkning och livräddning", 24), ("heart", "IVPA/hjärtstopp", 143),
    ("auto", "Automatlarm utan brand", 342), ("rest", "Övriga uppdrag", 117),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    books = Books(m, chance, "rescue")
    now, then = f"aug {m.year}", f"aug {m.year - 1}"
    _fill(books, m, now, then)
    _fill_balance(books, m, now)
    blocks: list[Block] = [
        Heading("Förbundsdirektörens kommentar", 1),
        *_comment(books, m, now, then),
        Heading("Räddningsinsatser", 1),
        *_turns(books, now, then),
        Heading("Resultat och prognos", 1),
        *_result(books, m, now, then),
        Heading("Medlemsbidrag", 1),
        *_members(books, m),
        Heading("Ställning", 1),
        *_balance(books, m, now),
        Heading("Investeringar", 1),
        *_investments(books, m, now, chance),
        Heading("Personal och mål", 1),
        *_goals(books, m, now, then),
    ]
    title = f"Räddningstjänstförbundet {m.name}bygden – delårsbokslut januari–augusti {m.year}"
    return Paper(title, tuple(blocks))


def _fill(books: Books, m: Municipality, now: str, then: str) -> None:
    whole: list[tuple[str | int, str]] = [(m.year, "outcome"), (m.year, "budget")]
    periods: list[tuple[str | int, str]] = [(then, "outcome"), (now, "outcome")]
    for key, _label, middle in (*_INCOME[1:], *_COSTS, ("wear", "", 6), ("gain", "", 0.5),
                                ("interest", "", 0.8)):  # fmt: skip
        money = float(m.size) * middle * 1e6
        books.grow(key, money * 2 / 3, (then, now), spread=0.035)
        books.base(key, m.year, books.some(money, 0.03) // 10_000 * 10_000)
        books.near(key, m.year, spread=0.03, step=10_000)
    _fill_members(books, m, now, then)
    for time, basis in (*periods, *whole):
        before = then if time == now else None
        books.add("income", [(one[0], 1) for one in _INCOME], time, basis, before)
        books.add("costs", [(one[0], 1) for one in _COSTS], time, basis, before)
        terms = [("income", 1), ("costs", -1), ("wear", -1)]
        books.add("operations", terms, time, basis, before)
        terms = [("operations", 1), ("gain", 1), ("interest", -1)]
        books.add("result", terms, time, basis, before)
    for key, _label, middle in _TURNS:
        books.grow(key, m.size * middle + 5, (then, now), "count", 0.01, 0.12)
    for time in (then, now):
        before = None if time == then else then
        books.add("turns", [(one[0], 1) for one in _TURNS], time, before=before)
    for key, middle in (("full", 72), ("part", 168)):
        books.grow(key, m.size * middle + 8, (then, now), "count", 0.0, 0.05)
    for time in (then, now):
        books.add("staff", [("full", 1), ("part", 1)], time, before=None if time == then else then)
    books.rates("sick", 280, 620, (then, now))


def _fill_members(books: Books, m: Municipality, now: str, then: str) -> None:
    """The year's fees of the members; two thirds of them after August."""
    books.grow(
        "people", m.size * 21_000, [f"{one} {m.year}" for one in _MEMBERS], "count", 0.0, 0.45
    )
    homes = [books("people", f"{one} {m.year}").value for one in _MEMBERS]
    spent = [books(key, m.year, "budget").value for key, *_rest in (*_COSTS, ("wear",))]
    got = [books(key, m.year, "budget").value for key, *_rest in _INCOME[1:]]
    need = (sum(spent) - sum(got)) * Decimal("0.982") / sum(homes)
    last = [
        books.base(f"fee {one}", m.year - 1, books.some(home * need, 0.03))
        for one, home in zip(_MEMBERS, homes, strict=True)
    ]
    this = [
        books.base(f"fee {one}", m.year, books.some(fee.value * Decimal("1.03"), 0.006), before=fee)
        for one, fee in zip(_MEMBERS, last, strict=True)
    ]
    books.register.total(f"fees:rescue:{m.year - 1}:outcome", last)
    fees = books.register.total(f"fees:rescue:{m.year}:outcome", this)
    books.register.linear(f"fees:rescue:{m.year}:budget", [(fees, 1)])
    third = books.base("fees", then, Decimal(round(books("fees", m.year - 1).value * 2 / 3)))
    books.base("fees", now, Decimal(round(fees.value * 2 / 3)), before=third)


def _comment(books: Books, m: Municipality, now: str, then: str) -> list[Block]:
    turns, result = books.change("turns", now, then), books("result", now)
    forecast, off = books("result", m.year), books.off("result", m.year)
    lines = plain(
        [
            say(
                "Till och med augusti har förbundet larmats ut ", _PEN.people(books("turns", now)),
                " gånger, ", _PEN.people(turns, "difference", True), " ", turn(turns, "fler",
                "färre"),
                " än under samma tid i fjol.",
            ),
            say(
                "Ekonomiskt visar perioden ett ", turn(result, "överskott", "underskott"), " på ",
                _TEXT.size(result), ".",
            ),
            say(
                "För hela året bedöms resultatet bli ", _TEXT(forecast), ", vilket är ",
                _TEXT.size(off, "difference"), " ", turn(off, "bättre", "sämre"),
                " än den budget som ",
                "direktionen antog.",
            ),
        ]
    )  # fmt: skip
    return [text(*lines)]


def _turns(books: Books, now: str, then: str) -> list[Block]:
    rows = []
    labels = [(key, label, "item") for key, label, _middle in _TURNS]
    for key, label, kind in (*labels, ("turns", "Totalt", "sum")):
        cells = [_PEN.people(books(key, now)), _PEN.people(books(key, then)),
                 _PEN.people(books.change(key, now, then), "difference")]  # fmt: skip
        rows.append(row(label, cells, kind))
    auto = books.register.quotient(books("auto", now), books("turns", now))
    road, fire = books.change("road", now, then), books.growth("fire", now, then)
    kinds = books.register.count(
        "rescue kinds more", [books.change(one[0], now, then) for one in _TURNS]
    )
    lines = plain(
        [
            say(
                "Automatlarmen utan brand står för ", _PEN.share(auto, behind=" procent"),
                " av alla larm.",
            ),
            say(
                "Trafikolyckorna har blivit ", _PEN.people(road, "difference", True), " ",
                turn(road, "fler", "färre"), ", från ", number(books("road", then)), " till ",
                number(books("road", now)), ".",
            ),
            say(
                "Byggnadsbränderna ", turn(fire, "ökade", "minskade"), " med ",
                _PEN.share(fire, behind=" procent", size=True), ".",
            ),
            say(
                "Sett till typ av händelse är det ", counted(kinds),
                " av sju som har ökat i antal.",
            ),
        ]
    )  # fmt: skip
    heads = ["Händelsetyp", "Jan–aug i år", "Jan–aug i fjol", "Skillnad"]
    return [table("Antal insatser", heads, rows), text(*lines)]


def _result(books: Books, m: Municipality, now: str, then: str) -> list[Block]:
    lines = [
        *((key, label, 1, "item") for key, label, _middle in _INCOME),
        ("income", "Verksamhetens intäkter", 1, "sum"),
        *((key, label, -1, "item") for key, label, _middle in _COSTS),
        ("costs", "Verksamhetens kostnader", -1, "sum"),
        ("wear", "Avskrivningar", -1, "item"),
        ("operations", "Verksamhetens resultat", 1, "sum"),
        ("gain", "Finansiella intäkter", 1, "item"),
        ("interest", "Finansiella kostnader", -1, "item"),
        ("result", "Resultat", 1, "sum"),
    ]
    rows = []
    note = 0
    for key, label, sign, kind in lines:
        note += kind == "item"
        cells: list[Cell | None] = [
            str(note) if kind == "item" else "",
            _PEN(books(key, then), sign), _PEN(books(key, now), sign),
            _PEN(books(key, m.year, "budget"), sign), _PEN(books(key, m.year), sign),
            _PEN(books.off(key, m.year, sign), role="difference"),
        ]  # fmt: skip
        rows.append(row(label, cells, kind))
    heads: list[list[str | Head]] = [
        ["", "", "Utfall", "Utfall", "Budget", "Prognos", "Avvikelse"],
        ["Resultaträkning, tkr", "Not", f"jan–aug {m.year - 1}", f"jan–aug {m.year}", f"{m.year}",
         f"{m.year}", "prognos–budget"],
    ]  # fmt: skip
    pay, off = books.growth("pay", now, then), books.off("pay", m.year, -1)
    sold = books.off("sold", m.year)
    told = plain(
        [
            say(
                "Personalkostnaderna ", turn(pay, "ökade", "minskade"), " under perioden med ",
                _PEN.share(pay, behind=" procent", size=True), " till ", _TEXT(books("pay", now)),
                ".",
            ),
            say(
                "För helåret räknar förbundet med ", _TEXT(books("pay", m.year)), ", dvs. ",
                _TEXT.size(off, "difference"), " ", turn(off, "under", "över"), " budget.",
            ),
            say(
                "Pensionerna kostade ", _TEXT(books("retire", now)), " mot ",
                _TEXT(books("retire", then)), " i fjol.",
            ),
            say(
                "Utbildningar och andra sålda tjänster väntas ge ", _TEXT(books("sold", m.year)),
                " (",
                turn(sold, "plus", "minus"), " ", _TEXT.size(sold, "difference"), " mot budget).",
            ),
        ]
    )  # fmt: skip
    return [tall("", heads, rows), text(*told)]


def _members(books: Books, m: Municipality) -> list[Block]:
    now, last = m.year, m.year - 1
    rows = []
    cells: list[Cell | None]
    for one in _MEMBERS:
        fee, people = books(f"fee {one}", now), books("people", f"{one} {now}")
        cells = [
            _PEN(books(f"fee {one}", last)), _PEN(fee),
            _PEN.share(books.register.quotient(fee, books("fees", now))), _PEN.people(people),
            Pen("kr", 0)(books.register.per(fee, people)),
        ]  # fmt: skip
        rows.append(row(f"{one}s kommun", cells))
    people = books.register.total(
        "all people:rescue", [books("people", f"{one} {now}") for one in _MEMBERS]
    )
    each = books.register.per(books("fees", now), people)
    cells = [_PEN(books("fees", last)), _PEN(books("fees", now)), None, _PEN.people(people),
             Pen("kr", 0)(each)]  # fmt: skip
    rows.append(row("Summa", cells, "sum"))
    most = max(_MEMBERS, key=lambda one: books(f"fee {one}", now).value)
    share = books.register.quotient(books(f"fee {most}", now), books("fees", now))
    up = books.growth("fees", now, last)
    lines = plain(
        [
            say(
                "Medlemskommunerna betalar i år tillsammans ", _MILLION(books("fees", now)),
                " till förbundet, ", _PEN.share(up, behind=" procent", size=True), " ",
                turn(up, "mer", "mindre"), " än förra året.",
            ),
            say(
                "Av bidragen kommer ", _PEN.share(share, behind=" procent"), " från ", most,
                ", som betalar ", _TEXT(books(f"fee {most}", now)), ".",
            ),
            say(
                "Räknat på områdets ", _PEN.people(people), " invånare är bidraget ", _KR(each),
                " per person.",
            ),
        ]
    )  # fmt: skip
    heads = ["", f"Bidrag {last}, tkr", f"Bidrag {now}, tkr", "Andel, %", "Invånare", "Kr/invånare"]
    return [text(*lines), table("Medlemsbidrag per kommun", heads, rows)]


def _fill_balance(books: Books, m: Municipality, now: str) -> None:
    """The balance sheet at two days; the equity in August is that at new year and the result."""
    start = "start"
    for key, middle in (("vehicles", 58), ("claims", 9), ("bank", 24), ("pension debt", 49),
                        ("lent", 14)):  # fmt: skip
        books.grow(key, m.size * middle * 1_000_000, (start, now), by=0.02, spread=0.05)
    books.base("own", start, books.some(m.size * 12_000_000, 0.2))
    terms = [(books("own", start), 1), (books("result", now), 1)]
    books.register.linear(f"own:rescue:{now}:outcome", terms, books("own", start))
    for time in (start, now):
        before = None if time == start else start
        books.add("assets", [("vehicles", 1), ("claims", 1), ("bank", 1)], time, before=before)
        rest = books("assets", time).value
        rest -= sum(books(one, time).value for one in ("own", "pension debt", "lent"))
        books.base("owed", time, rest, before=None if before is None else books("owed", before))
        terms_two = [("own", 1), ("pension debt", 1), ("lent", 1), ("owed", 1)]
        books.add("sides", terms_two, time, before=before)
        books.register.follows(books("assets", time), [(books("sides", time), 1)])


def _balance(books: Books, m: Municipality, now: str) -> list[Block]:
    rows = [
        row(label, [_PEN(books(key, now)), _PEN(books(key, "start"))], kind)
        for label, key, kind in (
            ("Fordon, inventarier och utrustning", "vehicles", "item"),
            ("Kortfristiga fordringar", "claims", "item"), ("Kassa och bank", "bank", "item"),
            ("Summa tillgångar", "assets", "sum"), ("Eget kapital", "own", "item"),
            ("Avsättning för pensioner inkl. löneskatt", "pension debt", "item"),
            ("Långfristiga skulder", "lent", "item"), ("Kortfristiga skulder", "owed", "item"),
            ("Summa eget kapital, avsättningar och skulder", "sides", "sum"),
        )
    ]  # fmt: skip
    solid = [books.register.quotient(books("own", t), books("assets", t)) for t in (now, "start")]
    bank = books.change("bank", now, "start")
    lines = plain(
        [
            say(
                "Det egna kapitalet är ", _TEXT(books("own", now)),
                " sedan periodens resultat lagts "
                "till ingående ", _TEXT(books("own", "start")), ".",
            ),
            say(
                "Soliditeten blir ", _PEN.share(solid[0], behind=" procent"), " (",
                _PEN.share(solid[1], behind=" procent"), " vid årsskiftet).",
            ),
            say(
                "Likvida medel har ", turn(bank, "ökat", "minskat"), " med ",
                _TEXT.size(bank, "difference"), " sedan årets början.",
            ),
        ]
    )  # fmt: skip
    heads = ["Balansräkning (tkr)", f"{m.year}-08-31", f"{m.year - 1}-12-31"]
    return [table("", heads, rows), text(*lines)]


def _investments(books: Books, m: Municipality, now: str, chance: Random) -> list[Block]:
    names = ("Släckbil station 1", "Rökskydd", "Befälsfordon", "Övningsfält", "Hydraulverktyg")
    for place in range(len(names)):
        money = m.size * chance.randint(3, 48) * 100_000
        for time, part in ((now, 0.55), (m.year, 1.0)):
            books.base(f"buy {place}", time, books.some(float(money) * part, 0.2) // 1000 * 1000)
        books.near(f"buy {place}", m.year, spread=0.12, step=10_000)
    rows = []
    for time, basis in ((now, "outcome"), (m.year, "outcome"), (m.year, "budget")):
        books.add("buys", [(f"buy {place}", 1) for place in range(len(names))], time, basis)
    for what, label, kind in (
        *((f"buy {place}", name, "item") for place, name in enumerate(names)),
        ("buys", "Totalt", "sum"),
    ):
        cells = [
            _PEN(books(what, m.year, "budget")), _PEN(books(what, now)), _PEN(books(what, m.year)),
            _PEN(books.off(what, m.year, -1), role="difference"),
        ]  # fmt: skip
        rows.append(row(label, cells, kind))
    done = books.register.quotient(books("buys", now), books("buys", m.year, "budget"))
    off = books.off("buys", m.year, -1)
    lines = plain(
        [
            say(
                "Hittills har ", _TEXT(books("buys", now)), " investerats, ",
                _PEN.share(done, behind=" procent"), " av årsbudgeten.",
            ),
            say(
                "Prognosen för året, ", _TEXT(books("buys", m.year)), ", ligger ",
                _TEXT.size(off, "difference"), " ", turn(off, "under", "över"), " budget.",
            ),
        ]
    )  # fmt: skip
    heads = ["Tkr", "Budget helår", "Utfall aug", "Prognos helår", "Avvikelse"]
    return [text(*lines), table("Investeringar", heads, rows)]


def _goals(books: Books, m: Municipality, now: str, then: str) -> list[Block]:
    aim = books.base("goal result", m.year, Decimal("0.01"), "budget", "ratio")
    share = books.register.quotient(books("result", m.year), books("income", m.year))
    staff, sick = books.change("staff", now, then), books.change("sick", now, then)
    lines = [
        [
            say(
                "Antal anställda: ", number(books("staff", now)), ", varav ", number(books("full",
                now)),
                " på heltid och ", number(books("part", now)), " deltidsbrandmän (RiB).",
            ),
            say(
                "Det är ", _PEN.people(staff, "difference", True), " ", turn(staff, "fler",
                "färre"),
                " än i augusti i fjol.",
            ),
        ],
        [
            say(
                "Sjukfrånvaro: ", _PEN.share(books("sick", now), behind=" procent"), " (",
                _PEN.share(books("sick", then)), "), en ", turn(sick, "uppgång", "nedgång"),
                " med ",
                _PEN.points(sick, " procentenheter"), ".",
            )
        ],
        [
            say(
                "Finansiellt mål: resultatet ska vara minst ", _PEN.share(aim, behind=" procent"),
                " av intäkterna; enligt prognosen blir det ", _PEN.share(share, behind=" procent"),
                ".",
            )
        ],
    ]  # fmt: skip
    return [item(*told) for one in lines if (told := plain(one))]


FAMILY = Family("federation-interim", make)
