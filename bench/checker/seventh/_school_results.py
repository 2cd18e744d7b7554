"""What the pupils of a school board attained in year 9."""

from __future__ import annotations

from decimal import Decimal

from ..compose import Pen, row, say, table, text, turn
from ..paper import Block, Heading, NumberStyle
from ._ledger import Ledger, clear, number

_T = Pen("tkr", 0, NumberStyle(thousands="."))
_P = Pen("mnkr", 1)


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
