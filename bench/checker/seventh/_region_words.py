"""More of a region's interim report: liquidity and debt, the health board, drugs, waiting."""

from __future__ import annotations

from ..compose import Pen, item, say, text, turn
from ..paper import Block, Heading, NumberStyle
from ._ledger import Ledger, clear

_STYLE = NumberStyle(thousands=" ", negative="-")
_P = Pen("mnkr", 0, _STYLE, " miljoner kronor")
_B = Pen("mnkr", 0, _STYLE)
_FINE = Pen("mnkr", 1, _STYLE, " miljoner kronor")


def put_money(books: Ledger, million: float) -> None:
    """What the region has and owes at the end of August, and at the turn of the year before."""
    for what, size in (("liquid", 840), ("loans", 2350), ("promised", 4900)):
        books.series(what, "", million * size, (-0.12, 0.16))


def money(books: Ledger) -> list[Block]:
    """Liquidity and debt, in words alone."""
    r, last = books.register, books.year - 1
    liquid, loans = books.change("liquid"), books.change("loans")
    owed = r.total("region owed", [books("loans"), books("promised")])
    return [
        Heading("Likviditet och skuld"),
        text(
            *clear(
                say(
                    f"Den 31 augusti {books.year} hade regionen likvida medel på ",
                    _P(books("liquid")), ".",
                ),
                say(
                    "Det är en ", turn(liquid, "förstärkning", "försvagning"), " med ",
                    _P.size(liquid, "difference"), " från årsskiftets ",
                    _P(books("liquid", year=last)), ".",
                ),
                say(
                    "Låneskulden ", turn(loans, "steg", "sjönk"), " under samma tid från ",
                    _B(books("loans", year=last)), " till ", _P(books("loans")), ", vilket är ",
                    _P.share(books.growth("loans"), behind=" procent", size=True), ".",
                ),
                say(
                    "Till lånen kommer pensionsförpliktelser på ", _P(books("promised")),
                    ", så att de samlade åtagandena är ", _P(owed), ".",
                ),
                least=1_000_000,
            )
        ),
    ]  # fmt: skip


def health(books: Ledger) -> list[Block]:
    """The board that costs most, over the period and the year."""
    period = books.variance("board", "care period", -1)
    whole = books.variance("board", "care year", -1)
    return [
        text(
            *clear(
                say(
                    "Hälso- och sjukvårdsnämnden har till och med augusti förbrukat ",
                    _FINE(books("board", "care period")), " av periodens budget på ",
                    _FINE(books("board", "care period", basis="budget")), ".",
                ),
                say(
                    "Skillnaden är ", turn(period, "ett överskott", "ett underskott"), " om ",
                    _FINE.size(period, "difference"), ", och vid årets slut beräknas den vara ",
                    turn(whole, "ett överskott", "ett underskott"), " om ",
                    _FINE.size(whole, "difference"), ".",
                ),
                least=100_000,
            )
        ),
    ]  # fmt: skip


def drugs(books: Ledger) -> list[Block]:
    """Drugs by kind."""
    last, ward = books.year - 1, books.change("drugs", "ward")
    return [
        item(
            *clear(
                say(
                    "Läkemedel inom förmånen: ", _FINE(books("drugs", "benefit")), ", upp från ",
                    _FINE(books("drugs", "benefit", last)), ".",
                )
                if books.change("drugs", "benefit").value > 0
                else say("Läkemedel inom förmånen: ", _FINE(books("drugs", "benefit")), ".")
            )
        ),
        item(
            *clear(
                say(
                    "Rekvirerade läkemedel: ", _FINE(books("drugs", "ward")), ", en ",
                    turn(ward, "ökning", "minskning"), " med ", _FINE.size(ward, "difference"),
                    " eller ", _FINE.share(books.growth("drugs", "ward"), behind=" procent",
                    size=True), ".",
                )
            )
        ),
    ]  # fmt: skip


def waiting(books: Ledger) -> list[Block]:
    """How long patients wait."""
    last, visit = books.year - 1, books.change("within", "visit")
    stays = books.change("care", "stays")
    return [
        text(
            *clear(
                say(
                    "Ett första besök inom 90 dagar fick ",
                    _P.share(books("within", "visit")), " procent, jämfört med ",
                    _P.share(books("within", "visit", last)), f" procent i augusti {last}.",
                ),
                say(
                    "Det innebär ", turn(visit, "en förbättring", "en försämring"), " med ",
                    _P.points(visit), ".",
                ),
                say(
                    "Inom slutenvården avslutades ", _P.people(books("care", "stays")),
                    " vårdtillfällen, ", turn(stays, "upp", "ned"), " ",
                    _P.share(books.growth("care", "stays"), behind=" procent", size=True),
                    " från ", _P.people(books("care", "stays", last)), ".",
                ),
            )
        ),
    ]  # fmt: skip
