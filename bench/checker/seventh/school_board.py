"""A school and preschool board's account of its year: tkr with points between thousands, budget
before outcome, variances with their plus, costs for each child in kronor, text in mkr."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Row
from ..quantities import Quantity
from ._ledger import Ledger, clear, number
from ._school_results import forecasts, put_forecasts, put_results, results

_STYLE = NumberStyle(thousands=".", negative="-")
_T = Pen("tkr", 0, _STYLE)
_GAP = Pen("tkr", 0, NumberStyle(thousands=".", negative="-", plus=True))
_P = Pen("mnkr", 1, NumberStyle(), " mkr")
_KR = Pen("kr", 0, _STYLE, " kr")
_EACH = Pen("kr", 0, _STYLE)
# Key, name in tables, name in sentences, cost a year for a size of one, children, their name.
_AREAS = (
    ("preschool", "Förskola", "förskolan", 290, 1900, "barn"),
    ("care", "Pedagogisk omsorg", "den pedagogiska omsorgen", 14, 0, ""),
    ("after", "Fritidshem", "fritidshemmen", 62, 1750, "elever"),
    ("zero", "Förskoleklass", "förskoleklassen", 34, 470, "elever"),
    ("school", "Grundskola F–9", "grundskolan", 540, 4300, "elever"),
    ("adapted", "Anpassad grundskola", "anpassade grundskolan", 33, 62, "elever"),
    ("health", "Elevhälsa", "elevhälsan", 27, 0, ""),
    ("music", "Kulturskola", "kulturskolan", 15, 640, "elever"),
    ("lead", "Nämnd och förvaltningsledning", "nämnd och ledning", 24, 0, ""),
)
_COUNTED = tuple(one for one in _AREAS if one[4])
_KINDS = (
    ("grants", "Statsbidrag", 58, 1), ("fees", "Barnomsorgsavgifter", 41, 1),
    ("sold", "Försäljning av platser till andra kommuner", 19, 1),
    ("other", "Övriga intäkter", 9, 1),
)  # fmt: skip
_SPENT = (
    ("staff", "Personalkostnader", 700), ("rent", "Lokalkostnader", 150),
    ("bought", "Köp av platser och bidrag till fristående", 190),
    ("meals", "Måltider", 48), ("rest", "Övriga kostnader", 81),
)  # fmt: skip


def _ledger(m: Municipality) -> Ledger:
    books = Ledger(m, "school")
    size, two = float(m.size), (m.year - 1, m.year)
    for key, _label, _called, cost, children, _who in _AREAS:
        books.series("net", key, size * cost * 1_000_000, (-0.01, 0.06))
        books.budget("net", key, 0.035, 100_000, two)
        if children:
            books.series("children", key, size * children, (-0.03, 0.025), "count")
            books.budget("children", key, 0.02, 1, kind="count")
    for year in sorted(books.years):
        books.add("net", "all", [(books("net", one[0], year), 1) for one in _AREAS], year)
    for year in two:
        budget = [(books("net", one[0], year, "budget"), 1) for one in _AREAS]
        books.add("net", "all", budget, year, "budget")
    for key, _label, middle, _sign in _KINDS:
        books.series("got", key, size * middle * 1_000_000)
    for year in sorted(books.years):
        books.add("got", "all", [(books("got", one[0], year), 1) for one in _KINDS], year)
        left = books("net", "all", year).value + books("got", "all", year).value
        shares = sum(one[2] for one in _SPENT)
        given = 0
        for one in _SPENT[:-1]:
            part = round(float(left) * one[2] / shares * books.chance.uniform(0.995, 1.005))
            books.put("spent", one[0], part, year)
            given += part
        books.put("spent", "rest", left - given, year)
        books.add("spent", "all", [(books("spent", one[0], year), 1) for one in _SPENT], year)
        books.register.follows(
            books("net", "all", year),
            [(books("spent", "all", year), 1), (books("got", "all", year), -1)],
        )
    books.series("teachers", "qualified", size * 250, (-0.03, 0.05), "count")
    books.series("teachers", "unqualified", size * 60, (-0.08, 0.05), "count")
    for year in sorted(books.years):
        two_kinds = [(books("teachers", one, year), 1) for one in ("qualified", "unqualified")]
        books.add("teachers", "all", two_kinds, year)
    put_results(books)
    put_forecasts(books)
    books.drift("absence", "all", 0.072, 0.009)
    return books


def make(m: Municipality, chance: Random) -> Paper:
    """The account."""
    books = _ledger(m)
    blocks: list[Block] = [
        Heading(f"Verksamhetsberättelse {m.year}", 1),
        text(
            "Barn- och ungdomsnämnden ansvarar för förskola, fritidshem, grundskola och "
            f"kulturskola i {m.name} kommun.",
        ),
        *_summary(books),
        *_operations(books, chance),
        *_kinds(books),
        *forecasts(books),
        *_volumes(books),
        *_each(books),
        *results(books),
        *_staff(books),
    ]
    return Paper(f"Barn- och ungdomsnämnden, bokslut {m.year}", tuple(blocks))


def _summary(books: Ledger) -> list[Block]:
    whole, net = books.variance("net", "all", -1), books("net", "all")
    preschool = books.change("children", "preschool")
    return [
        Heading("Året i korthet"),
        *(
            item(one)
            for one in clear(
                say("Nämndens nettokostnad: ", _P(net), "."),
                say(
                    turn(whole, "Överskott", "Underskott"), " mot budget: ",
                    _P.size(whole, "difference"), ".",
                ),
                say(
                    _T.people(preschool, "difference", size=True), " ",
                    turn(preschool, "fler", "färre"), " barn i förskolan än i fjol.",
                ),
                say(
                    "Meritvärdet i årskurs 9 blev ", number(books("points", "all"), 1),
                    " poäng.",
                ),
                least=100_000,
            )
        ),
    ]  # fmt: skip


def _operations(books: Ledger, chance: Random) -> list[Block]:
    last = books.year - 1

    def line(label: str, key: str, kind: str = "item") -> Row:
        cells = [
            _T(books("net", key, basis="budget")), _T(books("net", key)),
            _GAP(books.variance("net", key, -1), role="difference"), _T(books("net", key, last)),
            _GAP(books.variance("net", key, -1, last), role="difference"),
        ]  # fmt: skip
        return row(label, cells, kind)

    rows = [line(label, key) for key, label, *_rest in _AREAS]
    rows.append(line("Summa nämnden", "all", "sum"))
    heads: list[list[str | Head]] = [
        ["", Head(str(books.year), 3), Head(str(last), 2)],
        ["Nettokostnad, tkr", "Budget", "Utfall", "Avvikelse", "Utfall", "Avvikelse"],
    ]
    gaps = {one[0]: books.variance("net", one[0], -1) for one in _AREAS}
    good = books.register.count("school areas within", gaps.values(), 1)
    order = sorted(_AREAS, key=lambda one: gaps[one[0]].value)
    told = [order[0], order[-1], chance.choice(order[2:-2])]
    whole = books.variance("net", "all", -1)
    return [
        Heading("Ekonomiskt utfall"),
        text(
            *clear(
                say(
                    "Nämnden tilldelades ", _P(books("net", "all", basis="budget")),
                    f" för {books.year} och förbrukade ", _P(books("net", "all")), ".",
                ),
                say(
                    "Det ger en ", turn(whole, "positiv", "negativ"), " avvikelse på ",
                    _P.size(whole, "difference"), ", vilket motsvarar ",
                    _P.share(
                        books.register.quotient(whole, books("net", "all", basis="budget")),
                        behind=" procent", size=True,
                    ), " av budgeten.",
                ),
                say(
                    "Jämfört med året innan har nettokostnaderna ",
                    turn(books.change("net", "all"), "ökat", "minskat"), " med ",
                    _P.size(books.change("net", "all"), "difference"), " (",
                    _P.share(books.growth("net", "all"), behind=" %"), ").",
                ),
                least=100_000,
            )
        ),
        tall("Utfall per verksamhet", heads, rows),
        text(
            say(
                counted(good, capital=True), f" av {len(_AREAS)} verksamheter höll sig inom sin "
                "budget."
            ),
        ),
        *(
            text(
                *clear(
                    say(
                        f"För {called} blev utfallet ", _P(books("net", key)), ", alltså ",
                        _P.size(gaps[key], "difference"), " ",
                        turn(gaps[key], "under", "över"), " budget.",
                    ),
                    say(
                        "Ett år tidigare var kostnaden ", _P(books("net", key, last)), ".",
                    ),
                    least=100_000,
                )
            )
            for key, _label, called, *_rest in told
            if abs(gaps[key].value) >= 100_000
        ),
    ]  # fmt: skip


def _kinds(books: Ledger) -> list[Block]:
    two = (books.year, books.year - 1)
    change = [(books.change("got", one[0]), 1) for one in _KINDS]
    spent = [(books.change("spent", one[0]), -1) for one in _SPENT]
    rows = [
        row(label, [*(_T(books("got", key, y)) for y in two), _GAP(more, role="difference")])
        for (key, label, *_rest), (more, _sign) in zip(_KINDS, change, strict=True)
    ]
    rows.append(_kind_sum(books, "got", "Summa intäkter", 1))
    rows += [
        row(label, [*(_T(books("spent", key, y), -1) for y in two),
                    _GAP(more, -1, role="difference")])
        for (key, label, *_rest), (more, _sign) in zip(_SPENT, spent, strict=True)
    ]  # fmt: skip
    rows.append(_kind_sum(books, "spent", "Summa kostnader", -1))
    net = [*(_T(books("net", "all", y), -1) for y in two), _GAP(books.change("net", "all"), -1)]
    rows.append(row("Nettokostnad", net, "sum"))
    staff = books.register.quotient(books("spent", "staff"), books("spent", "all"))
    return [
        Heading("Intäkter och kostnader"),
        table("Resultaträkning barn- och ungdomsnämnden",
              ["tkr", f"Utfall {two[0]}", f"Utfall {two[1]}", "Förändring"], rows),
        text(
            *clear(
                say(
                    "Personalen kostade ", _P(books("spent", "staff")), " och stod därmed för ",
                    _P.share(staff, behind=" procent"), " av nämndens bruttokostnader.",
                ),
                say(
                    "Hyror och andra lokalkostnader gick från ",
                    _P(books("spent", "rent", two[1])), " till ", _P(books("spent", "rent")),
                    ", en ", turn(books.change("spent", "rent"), "ökning", "minskning"), " på ",
                    _P.share(books.growth("spent", "rent"), behind=" procent", size=True), ".",
                ),
                say(
                    "Statsbidragen ", turn(books.change("got", "grants"), "steg", "sjönk"),
                    " med ", _P.size(books.change("got", "grants"), "difference"),
                    " och landade på ", _P(books("got", "grants")), ".",
                ),
                least=100_000,
            )
        ),
    ]  # fmt: skip


def _kind_sum(books: Ledger, what: str, label: str, sign: int) -> Row:
    cells = [_T(books(what, "all", year), sign) for year in (books.year, books.year - 1)]
    return row(label, [*cells, _GAP(books.change(what, "all"), sign)], "sum")


def _volumes(books: Ledger) -> list[Block]:
    last = books.year - 1
    rows = [
        row(
            f"{label}, {who}",
            [
                _T.people(books("children", key, last)),
                _T.people(books("children", key, basis="budget")),
                _T.people(books("children", key)),
                _GAP.people(books.variance("children", key), "difference"),
            ],
        )
        for key, label, _called, _cost, _children, who in _COUNTED
    ]
    heads = ["Antal i genomsnitt", f"Utfall {last}", f"Budget {books.year}",
             f"Utfall {books.year}", "Mot budget"]  # fmt: skip
    school = books.variance("children", "school")
    grown = books.change("children", "school")
    return [
        Heading("Volymer"),
        table("", heads, rows),
        text(
            *clear(
                say(
                    "I grundskolan gick i genomsnitt ", _T.people(books("children", "school")),
                    " elever, ", _T.people(school, "difference", size=True), " ",
                    turn(school, "fler", "färre"), " än de ",
                    _T.people(books("children", "school", basis="budget")),
                    " som budgeten byggde på.",
                ),
                say(
                    "Mot föregående år är det en ", turn(grown, "ökning", "minskning"), " med ",
                    _T.people(grown, "difference", size=True), " elever.",
                ),
            )
        ),
        text(
            *clear(
                say(
                    "Antalet förskolebarn ",
                    turn(books.change("children", "preschool"), "växte", "krympte"), " från ",
                    _T.people(books("children", "preschool", last)), " till ",
                    _T.people(books("children", "preschool")), ", eller med ",
                    _P.share(books.growth("children", "preschool"), behind=" procent", size=True),
                    ".",
                ),
                say(
                    "På fritidshemmen var ", _T.people(books("children", "after")),
                    " elever inskrivna och i kulturskolan deltog ",
                    _T.people(books("children", "music")), ".",
                ),
            )
        ),
    ]  # fmt: skip


def _each(books: Ledger) -> list[Block]:
    three, r = books.years, books.register
    each: dict[tuple[str, int], Quantity] = {
        (one[0], year): r.per(books("net", one[0], year), books("children", one[0], year))
        for one in _COUNTED
        for year in three
    }
    rows = [
        row(f"{label}, kr per {'barn' if who == 'barn' else 'elev'}",
            [_EACH(each[key, year]) for year in three])
        for key, label, _called, _cost, _children, who in _COUNTED
    ]  # fmt: skip
    now, then = each["school", three[0]], each["school", three[1]]
    more, child = r.difference(now, then), each["preschool", three[0]]
    return [
        Heading("Nyckeltal"),
        table("Nettokostnad per barn och elev", ["", *map(str, three)], rows),
        text(
            *clear(
                say(
                    "En plats i förskolan kostade i snitt ", _KR(child), " under året.",
                ),
                say(
                    "För en elev i grundskolan var motsvarande belopp ", _KR(now), ", vilket är ",
                    _KR.size(more, "difference"), " ", turn(more, "mer", "mindre"),
                    f" än {three[1]} då kostnaden var ", _KR(then), ".",
                ),
                least=100,
            )
        ),
    ]  # fmt: skip


def _staff(books: Ledger) -> list[Block]:
    three, r = books.years, books.register
    shares = {y: r.quotient(books("teachers", "qualified", y), books("teachers", "all", y))
              for y in three}  # fmt: skip
    rows = [
        row("Med lärarlegitimation", [_T.people(books("teachers", "qualified", y)) for y in three]),
        row("Utan legitimation", [_T.people(books("teachers", "unqualified", y)) for y in three]),
        row("Lärare totalt", [_T.people(books("teachers", "all", y)) for y in three], "sum"),
        row("Andel legitimerade, %", [_T.share(shares[y]) for y in three]),
        row("Sjukfrånvaro i förvaltningen, %",
            [_T.share(books("absence", "all", y)) for y in three]),
    ]  # fmt: skip
    sick = books.change("absence", "all")
    return [
        Heading("Medarbetare"),
        table("Lärare i grundskolan 15 oktober", ["Antal", *map(str, three)], rows),
        text(
            *clear(
                say(
                    "Av grundskolans ", _T.people(books("teachers", "all")), " lärare hade ",
                    _T.people(books("teachers", "qualified")), " legitimation, det vill säga ",
                    _P.share(shares[three[0]], behind=" procent"), ".",
                ),
                say(
                    "Sjukfrånvaron ", turn(sick, "steg", "gick ned"), " från ",
                    _P.share(books("absence", "all", three[1])), " till ",
                    _P.share(books("absence", "all"), behind=" procent"), ".",
                ),
            )
        ),
    ]  # fmt: skip


FAMILY = Family("school-board", make)
