"""A rescue-service federation's annual report: tkr with blanks, costs in parentheses, a dash for
nothing, a column of note numbers, budget before outcome, members' fees and call-outs by kind."""

from __future__ import annotations

from random import Random

from ..compose import Pen, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Basis, Municipality
from ..paper import Block, Cell, Head, Heading, NumberStyle, Paper, Row
from ..quantities import Quantity
from ._ledger import Ledger, clear, number
from ._rescue_words import goals, lines
from ._rescue_work import CALLS, put_work

_STYLE = NumberStyle(thousands=" ", negative="()", zero="–")
_T = Pen("tkr", 0, _STYLE)
_P = Pen("tkr", 0, NumberStyle(negative="-"), " tkr")
_M = Pen("mnkr", 1, NumberStyle(negative="-"), " mkr")
_KR = Pen("kr", 0, NumberStyle(), " kr")
_SEATS = (
    ("Ekfors", 24_300, 0.31), ("Hammarnäs", 17_800, 0.22), ("Lillån", 12_100, 0.17),
    ("Sundmyra", 9_400, 0.13), ("Valtorp", 13_500, 0.17),
)  # fmt: skip
_INCOME = (
    ("fees", "Medlemsavgifter", 0), ("supervision", "Tillsyn och tillstånd", 1900),
    ("alarms", "Automatiska brandlarm", 3100), ("training", "Utbildning", 2400),
    ("sundry", "Övriga intäkter", 1500),
)  # fmt: skip
_COSTS = (
    ("wages", "Löner heltid", 34_000),
    ("parttime", "Ersättning till räddningspersonal i beredskap", 16_500),
    ("pensions", "Pensioner", 7_400), ("premises", "Lokaler", 8_900),
    ("vehicles", "Fordon och drivmedel", 4_300), ("other", "Övriga kostnader", 7_600),
)  # fmt: skip


def _ledger(m: Municipality) -> Ledger:
    books = Ledger(m, "rescue")
    size = 0.5 + float(m.size) / 2
    for key, _label, middle in (*_COSTS, *_INCOME[1:]):
        books.series("line", key, size * middle * 1000, (-0.02, 0.06))
        books.budget("line", key, 0.05, 10_000)
    books.series("line", "wear", size * 6_900_000, (-0.02, 0.06))
    books.series("line", "gained", size * 240_000, (-0.4, 0.5))
    books.series("line", "paid", size * 1_150_000, (-0.2, 0.3))
    for key in ("wear", "gained", "paid"):
        books.budget("line", key, 0.06, 10_000)
    for year in sorted(books.years):
        spent = sum(float(books("line", one[0], year).value) for one in _COSTS)
        other = sum(float(books("line", one[0], year).value) for one in _INCOME[1:])
        needed = spent + size * 7_700_000 - other
        for place, _people, share in _SEATS:
            fee = round(needed * share * books.chance.uniform(0.985, 1.02) / 1000) * 1000
            books.put("fee", place, fee, year)
        books.add("line", "fees", [(books("fee", one[0], year), 1) for one in _SEATS], year)
        _close(books, year)
    books.put("line", "fees", books("line", "fees").value, basis="budget")
    _close(books, m.year, "budget")
    for place, people, _share in _SEATS:
        books.series("people", place, people * size, (-0.01, 0.01), "count")
    books.series("gain", "", size * 90_000, (-0.5, 0.6))
    for year in sorted(books.years):
        books.add("people", "all", [(books("people", one[0], year), 1) for one in _SEATS], year)
        after = [(books("sum", "result", year), 1), (books("gain", "", year), -1)]
        books.add("balanced", "", after, year)
    put_work(books, size)
    return books


def _close(books: Ledger, year: int, basis: Basis = "outcome") -> None:
    def get(key: str) -> Quantity:
        return books("line", key, year, basis)

    income = books.add("sum", "income", [(get(one[0]), 1) for one in _INCOME], year, basis)
    costs = books.add("sum", "costs", [(get(one[0]), 1) for one in _COSTS], year, basis)
    terms = [(income, 1), (costs, -1), (get("wear"), -1)]
    running = books.add("sum", "running", terms, year, basis)
    last = [(running, 1), (get("gained"), 1), (get("paid"), -1)]
    books.add("sum", "result", last, year, basis)


def make(m: Municipality, chance: Random) -> Paper:
    """The annual report."""
    books = _ledger(m)
    blocks: list[Block] = [
        Heading("Förvaltningsberättelse", 1),
        text(
            f"Räddningstjänstförbundet Fem Åar är ett kommunalförbund med {len(_SEATS)} "
            "medlemskommuner och leds av en direktion.",
        ),
        *_year(books),
        *_members(books),
        *_calls(books, chance),
        *_prevention(books),
        *goals(books),
        *_result(books),
        *lines(books),
        *_balance(books),
        *_investments(books),
    ]
    return Paper(f"Räddningstjänstförbundet Fem Åar – årsredovisning {m.year}", tuple(blocks))


def _year(books: Ledger) -> list[Block]:
    result, gap = books("sum", "result"), books.variance("sum", "result")
    calls = books.change("calls", "all")
    return [
        Heading("Året som gått"),
        text(
            *clear(
                say(
                    "Förbundet redovisar ett ", turn(result, "överskott", "underskott"), " på ",
                    _P.size(result), ", ", _P.size(gap, "difference"), " ",
                    turn(gap, "bättre", "sämre"), " än budget.",
                ),
                say(
                    "Larmen blev ", _T.people(calls, "difference", size=True), " ",
                    turn(calls, "fler", "färre"), " än året innan.",
                ),
                least=1000,
            )
        ),
    ]  # fmt: skip


def _members(books: Ledger) -> list[Block]:
    r, last = books.register, books.year - 1
    whole = books("line", "fees")
    rows = []
    for place, *_rest in _SEATS:
        cells = [
            _T.people(books("people", place)), _T(books("fee", place, last)),
            _T(books("fee", place)), _T.share(r.quotient(books("fee", place), whole)),
            _T.but(unit="kr")(r.per(books("fee", place), books("people", place))),
        ]  # fmt: skip
        rows.append(row(f"{place.rstrip('s')}s kommun", cells))
    per = r.per(whole, books("people", "all"))
    total: list[Cell] = [
        _T.people(books("people", "all")), _T(books("line", "fees", last)), _T(whole), "100,0",
        _T.but(unit="kr")(per),
    ]  # fmt: skip
    rows.append(row("Totalt", total, "sum"))
    heads = ["Medlem", "Invånare", f"Avgift {last}, tkr", f"Avgift {books.year}, tkr", "Andel, %",
             "Kr per invånare"]  # fmt: skip
    big = _SEATS[0][0]
    more = books.change("line", "fees")
    return [
        Heading("Medlemmarnas avgifter"),
        table("", heads, rows),
        text(
            *clear(
                say(
                    "Medlemsavgifterna uppgick till ", _P(whole), ", en ",
                    turn(more, "höjning", "sänkning"), " med ", _P.size(more, "difference"),
                    " eller ", _P.share(books.growth("line", "fees"), behind=" %", size=True),
                    " från föregående år.",
                ),
                say(
                    f"Störst andel betalar {big} med ", _P(books("fee", big)), ", vilket är ",
                    _P.share(r.quotient(books("fee", big), whole), behind=" %"),
                    " av de samlade avgifterna.",
                ),
                say(
                    "Utslaget på områdets ", _T.people(books("people", "all")),
                    " invånare blir det ", _KR(per), " per person.",
                ),
                least=1000,
            )
        ),
    ]  # fmt: skip


def _calls(books: Ledger, chance: Random) -> list[Block]:
    r, years = books.register, books.years
    rows = [row(label, [*(_T.people(books("calls", key, y)) for y in years),
                        _T.people(books.change("calls", key), "difference")])
            for key, label, _middle in CALLS]  # fmt: skip
    rows.append(
        row(
            "Summa larm",
            [
                *(_T.people(books("calls", "all", y)) for y in years),
                _T.people(books.change("calls", "all")),
            ],
            "sum",
        )
    )
    key, label, _middle = chance.choice([one for one in CALLS if one[0] in ("building", "terrain")])
    false = r.quotient(books("calls", "automatic"), books("calls", "all"))
    traffic = books.change("calls", "traffic")
    return [
        Heading("Insatser"),
        table("Larm per händelsetyp", ["Antal", *map(str, years), f"Diff. mot {years[1]}"], rows),
        text(
            *clear(
                say(
                    "Under året larmades förbundet ", _T.people(books("calls", "all")),
                    " gånger.",
                ),
                say(
                    "Automatlarm som inte var brand svarade för ",
                    _T.people(books("calls", "automatic")), " av dem (",
                    _P.share(false, behind=" %"), ").",
                ),
                say(
                    "Till trafikolyckor gick ", _T.people(books("calls", "traffic")), " larm, ",
                    _T.people(traffic, "difference", size=True), " ",
                    turn(traffic, "fler", "färre"), " än ", f"{years[1]}.",
                ),
                say(
                    f"{label} inträffade ", _T.people(books("calls", key)), " gånger mot ",
                    _T.people(books("calls", key, years[1])), " året dessförinnan.",
                ),
            )
        ),
    ]  # fmt: skip


def _prevention(books: Ledger) -> list[Block]:
    years = books.years
    rows = [
        row(label, [*(_T.people(books("staff", key, y)) for y in years)])
        for key, label in (("full", "Heltidsbrandmän"), ("reserve", "Brandmän i beredskap"),
                           ("day", "Dagtidspersonal"))
    ]  # fmt: skip
    rows.append(row("Antal anställda", [_T.people(books("staff", "all", y)) for y in years], "sum"))
    seconds = books.change("time", "full")
    looked = books.variance("done", "inspections")
    return [
        Heading("Förebyggande arbete och personal"),
        item(
            *clear(
                say(
                    "Tillsyn: ", _T.people(books("done", "inspections")),
                    " besök gjordes av planerade ",
                    _T.people(books("done", "inspections", basis="budget")), ", alltså ",
                    _T.people(looked, "difference", size=True), " ",
                    turn(looked, "fler", "färre"), " än plan.",
                )
            )
        ),
        item(
            say(
                "Utbildning: ", _T.people(books("done", "courses")), " personer utbildades, mot ",
                _T.people(books("done", "courses", year=years[1])), " föregående år.",
            )
        ),
        item(
            *clear(
                say(
                    "Anspänningstid: heltidsstyrkan lämnade stationen efter i snitt ",
                    number(books("time", "full")), " sekunder (",
                    number(books("time", "full", years[1])), " sekunder).",
                ),
                say(
                    "Tiden har därmed ", turn(seconds, "ökat", "minskat"), " med ",
                    number(seconds, role="difference", size=True), " s.",
                ),
            )
        ),
        table("Personal den 31 december", ["", *map(str, years)], rows),
    ]  # fmt: skip


def _line(books: Ledger, label: str, note: str, what: str, key: str, sign: int, kind: str) -> Row:
    cells: list[Cell] = [
        note, _T(books(what, key, basis="budget"), sign), _T(books(what, key), sign),
        _T(books.variance(what, key, sign), role="difference"),
        _T(books(what, key, books.year - 1), sign),
    ]  # fmt: skip
    return row(label, cells, kind)


def _result(books: Ledger) -> list[Block]:
    def line(
        label: str, key: str, sign: int = 1, note: str = "", what: str = "line", kind: str = "item"
    ) -> Row:
        return _line(books, label, note, what, key, sign, kind)

    rows = [line(label, key, 1, str(place + 2)) for place, (key, label, _) in enumerate(_INCOME)]
    rows.append(line("Verksamhetens intäkter", "income", what="sum", kind="sum"))
    rows += [line(label, key, -1, str(place + 7)) for place, (key, label, _) in enumerate(_COSTS)]
    rows += [
        line("Verksamhetens kostnader", "costs", -1, what="sum", kind="sum"),
        line("Avskrivningar", "wear", -1, "13"),
        line("Verksamhetens resultat", "running", what="sum", kind="sum"),
        line("Finansiella intäkter", "gained", 1, "14"),
        line("Finansiella kostnader", "paid", -1, "14"),
        line("Årets resultat", "result", what="sum", kind="sum"),
    ]
    heads: list[list[str | Head]] = [
        ["", "", Head(str(books.year), 3), Head(str(books.year - 1), 1)],
        ["tkr", "Not", "Budget", "Utfall", "Avvikelse", "Utfall"],
    ]
    costs, part = books.variance("sum", "costs", -1), books.variance("line", "parttime", -1)
    return [
        Heading("Resultaträkning", 1),
        tall("Resultaträkning", heads, rows),
        text(
            *clear(
                say(
                    "Kostnaderna blev ", _P.size(costs, "difference"), " ",
                    turn(costs, "lägre", "högre"), " än budgeterat och uppgick till ",
                    _M(books("sum", "costs")), ".",
                ),
                say(
                    "Ersättningen till beredskapspersonalen avvek med ",
                    _P(part, role="difference"), " från budgeten på ",
                    _P(books("line", "parttime", basis="budget")), ".",
                ),
                say(
                    "Löner till heltidsanställda ",
                    turn(books.change("line", "wages"), "ökade", "minskade"), " från ",
                    _M(books("line", "wages", books.year - 1)), " till ",
                    _M(books("line", "wages")), ".",
                ),
                least=50_000,
            )
        ),
    ]  # fmt: skip


def _balance(books: Ledger) -> list[Block]:
    r, years = books.register, books.years
    solid = {y: r.quotient(books("equity", "", y), books("assets", "", y)) for y in years}
    rows = [
        row("Årets resultat", [_T(books("sum", "result", y)) for y in years]),
        row("Avgår realisationsvinster", [_T(books("gain", "", y), -1) for y in years]),
        row("Balanskravsresultat", [_T(books("balanced", "", y)) for y in years], "sum"),
    ]
    equity = [
        row("Ingående eget kapital", [_T(books("opening", "", y)) for y in years]),
        row("Årets resultat", [_T(books("sum", "result", y)) for y in years]),
        row("Utgående eget kapital", [_T(books("equity", "", y)) for y in years], "sum"),
        row("Balansomslutning", [_T(books("assets", "", y)) for y in years]),
        row("Soliditet (%)", [_T.share(solid[y]) for y in years]),
    ]
    balanced = books("balanced")
    return [
        Heading("Balanskrav och eget kapital"),
        text(
            *clear(
                say(
                    "Efter justering för realisationsvinster på ", _P(books("gain")), " är "
                    "balanskravsresultatet ", turn(balanced, "positivt", "negativt"), ", ",
                    _P.size(balanced), ".",
                ),
                say(
                    "Det egna kapitalet var vid årets slut ", _P(books("equity")),
                    " och soliditeten ", _P.share(solid[years[0]], behind=" %"), ".",
                ),
                least=1000,
            )
        ),
        table("Balanskravsutredning (tkr)", ["", *map(str, years)], rows),
        table("Eget kapital (tkr)", ["", *map(str, years)], equity),
    ]  # fmt: skip


def _investments(books: Ledger) -> list[Block]:
    lines = (("Släckbil", "engine"), ("Tankbil", "tanker"), ("Skyddsutrustning", "gear"),
             ("Radio och ledningssystem", "radio"))  # fmt: skip

    def line(label: str, key: str, kind: str = "item") -> Row:
        cells = [_T(books("bought", key, basis="budget")), _T(books("bought", key)),
                 _T(books.variance("bought", key, -1), role="difference")]  # fmt: skip
        return row(label, cells, kind)

    rows = [*(line(*one) for one in lines), line("Summa investeringar", "all", "sum")]
    left = books.variance("bought", "all", -1)
    return [
        Heading("Investeringar"),
        table("", ["Investeringar, tkr", "Budget", "Utfall", "Kvar av budget"], rows),
        text(
            *clear(
                say(
                    "Investeringarna uppgick till ", _P(books("bought", "all")),
                    " och ", turn(left, "underskred", "överskred"), " budgeten med ",
                    _P.size(left, "difference"), "; släckbilen kostade ",
                    _P(books("bought", "engine")), ".",
                ),
                least=1000,
            )
        ),
    ]  # fmt: skip


FAMILY = Family("rescue-federation", make)
