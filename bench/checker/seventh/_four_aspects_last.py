"""The last two parts of the analysis by four aspects: the balance requirement, and five years."""

from __future__ import annotations

from ..compose import Pen, row, say, table, text, turn
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle
from ._ledger import Ledger, number

STYLE = NumberStyle(thousands="\u00a0", negative="–")
_T = Pen("mnkr", 1, STYLE)
_P = Pen("mnkr", 1, STYLE, " mnkr")


def balance(m: Municipality, books: Ledger) -> list[Block]:
    """The result of the balance requirement."""
    two = (m.year, m.year - 1)
    rows = [
        row("Årets resultat enligt resultaträkningen", [_T(m("result", year=y)) for y in two]),
        row("Reducering av samtliga realisationsvinster",
            [_T(books("gain", "", y), -1) for y in two]),
        row("Årets resultat efter balanskravsjusteringar",
            [_T(books("adjusted", "", y)) for y in two], "sum"),
        row("Orealiserade vinster i värdepapper",
            [_T(books("unrealised", "", y), -1) for y in two]),
        row("Balanskravsresultat", [_T(books("balanced", "", y)) for y in two], "sum"),
    ]  # fmt: skip
    return [
        Heading("Balanskravsutredning"),
        table("", ["Balanskravsutredning (mnkr)", *map(str, two)], rows),
        text(
            say(
                "Efter avdrag för realisationsvinster om ", _P(books("gain")),
                " och orealiserade värdepappersvinster om ", _P(books("unrealised")),
                " återstår ett balanskravsresultat på ", _P(books("balanced")), ".",
            ),
        ),
    ]  # fmt: skip


def five(m: Municipality) -> list[Block]:
    """Five years in short."""
    r = m.register
    total = r.total("five results", [m("result", year=y) for y in m.years])
    invested = r.total("five investments", [m("investments", year=y) for y in m.years])
    rows = [
        row("Antal invånare", [_T.people(m("inhabitants", year=y)) for y in m.years]),
        row("Skattesats, kr", [number(m("tax-rate", year=y), 2, STYLE) for y in m.years]),
        row("Årets resultat", [_T(m("result", year=y)) for y in m.years]),
        row("Nettoinvesteringar", [_T(m("investments", year=y)) for y in m.years]),
        row("Långfristig skuld", [_T(m("long-debt", year=y)) for y in m.years]),
        row("Likvida medel", [_T(m("cash", year=y)) for y in m.years]),
        row("Antal anställda", [_T.people(m("employees", year=y)) for y in m.years]),
    ]
    return [
        Heading("Fem år i sammandrag", 1),
        table("", ["mnkr", *map(str, m.years)], rows),
        text(
            say(
                f"Räknat över hela perioden {m.years[-1]}–{m.year} uppgår resultaten till "
                "sammanlagt ", _P(total), ".",
            ),
            say(
                "Under samma tid har kommunen investerat för ", _P(invested), ".",
            ),
            say(
                "Vid årsskiftet bodde ", _P.people(m("inhabitants")), f" personer i {m.name}, ",
                _P.people(m.change("inhabitants"), "difference", size=True), " ",
                turn(m.change("inhabitants"), "fler", "färre"), " än ett år tidigare.",
            ),
        ),
    ]  # fmt: skip
