"""What the pupils of a school board attained in year 9."""

from __future__ import annotations

from decimal import Decimal

from ..compose import Pen, row, say, table, text, turn
from ..paper import Block, Heading, NumberStyle
from ._ledger import Ledger, clear, number

_T = Pen("tkr", 0, NumberStyle(thousands="."))
_P = Pen("mnkr", 1, NumberStyle(), " mkr")
_TKR = Pen("tkr", 0, NumberStyle(thousands=".", negative="-"))
_GAP = Pen("tkr", 0, NumberStyle(thousands=".", negative="-", plus=True))


def put_results(books: Ledger) -> None:
    """Points and shares of girls and boys; all are in between."""
    for key, middle in (("girls", 232.0), ("boys", 211.0)):
        books.series("points", key, middle, (-0.02, 0.02), "index", 1)
    for key, middle in (("girls", 0.89), ("boys", 0.83)):
        books.drift("entitled", key, middle, 0.015, 3)
    for what, kind, decimals in (("points", "index", 1), ("entitled", "ratio", 3)):
        for year in sorted(books.years):
            girls, boys = (books(what, one, year).value for one in ("girls", "boys"))
            mean = round(girls * Decimal("0.49") + boys * Decimal("0.51"), decimals)
            books.put(what, "all", mean, year, kind="index" if kind == "index" else "ratio")


def put_forecasts(books: Ledger) -> None:
    """What the board expected of its year on the way."""
    for key, spread in (("april", 0.02), ("august", 0.014), ("october", 0.009)):
        middle = float(books("net", "all").value) * (1 + books.chance.uniform(-spread, spread))
        books.put("forecast", key, round(middle / 100_000) * 100_000)
        books.register.linear(
            f"school forecast gap:{key}:{books.year}:outcome",
            [(books("net", "all", basis="budget"), 1), (books("forecast", key), -1)],
        )


def forecasts(books: Ledger) -> list[Block]:
    """The forecasts beside what came of it."""
    r, budget, net = books.register, books("net", "all", basis="budget"), books("net", "all")
    lines = (("Prognos april", "april"), ("Prognos augusti", "august"),
             ("Prognos oktober", "october"))  # fmt: skip
    gap = {key: r.known[f"school forecast gap:{key}:{books.year}:outcome"] for _, key in lines}
    rows = [
        row(label, [_TKR(budget), _TKR(books("forecast", key)), _GAP(gap[key], role="difference")])
        for label, key in lines
    ]
    whole = books.variance("net", "all", -1)
    rows.append(row("Utfall", [_TKR(budget), _TKR(net), _GAP(whole, role="difference")]))
    better = r.difference(books("forecast", "october"), net)
    return [
        Heading("Prognoser under året"),
        text(
            *clear(
                say(
                    "I april räknade nämnden med ett ",
                    turn(gap["april"], "överskott", "underskott"), " på ",
                    _P.size(gap["april"], "difference"), " och i augusti med ett ",
                    turn(gap["august"], "överskott", "underskott"), " på ",
                    _P.size(gap["august"], "difference"), ".",
                ),
                say(
                    "Oktoberprognosen på ", _P(books("forecast", "october")), " var ",
                    _P.size(better, "difference"), " ", turn(better, "högre", "lägre"),
                    " än utfallet.",
                ),
                least=100_000,
            )
        ),
        table("Prognoser och utfall, nettokostnad i tkr", ["", "Budget", "Prognos/utfall",
              "Avvikelse"], rows),
    ]  # fmt: skip


def results(books: Ledger) -> list[Block]:
    """What pupils attained in year 9."""
    three, r = books.years[::-1], books.register
    who = (("girls", "flickor"), ("boys", "pojkar"), ("all", "samtliga"))
    rows = [
        row(f"Meritvärde, {label}", [number(books("points", key, y), 1) for y in three])
        for key, label in who
    ]
    rows += [
        row(f"Behöriga till yrkesprogram, {label} (%)",
            [_T.share(books("entitled", key, y)) for y in three])
        for key, label in who
    ]  # fmt: skip
    lead = r.difference(books("points", "girls"), books("points", "boys"))
    more = books.change("entitled", "all")
    return [
        Heading("Kunskapsresultat"),
        text(
            *clear(
                say(
                    "Flickornas meritvärde var ", number(books("points", "girls"), 1),
                    " och pojkarnas ", number(books("points", "boys"), 1), ", en skillnad på ",
                    number(lead, 1, role="difference", size=True), " poäng.",
                ),
                say(
                    "Andelen elever som är behöriga till ett yrkesprogram ",
                    turn(more, "ökade", "minskade"), " med ", _P.points(more), " till ",
                    _P.share(books("entitled", "all"), behind=" procent"), ".",
                ),
            )
        ),
        table("Resultat i årskurs 9, vårterminen", ["", *map(str, three)], rows),
    ]  # fmt: skip
