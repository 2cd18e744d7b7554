"""More of a municipal group's year: what grew, what was invested, and how it was paid for."""

from __future__ import annotations

from ..compose import Pen, say, text, turn
from ..paper import Block, Heading, NumberStyle
from ._ledger import Ledger, clear, number

_P = Pen("mnkr", 1, NumberStyle(), " MSEK")
_B = Pen("mnkr", 1, NumberStyle())
_E = Pen("mnkr", 1, NumberStyle(thousands=",", decimal="."), " million")


def growth(books: Ledger) -> list[Block]:
    """Turnover of the companies, and the group's costs."""
    last = books.year - 1
    homes, costs = books.change("turnover", "homes"), books.change("running", "all")
    interest = books.change("interest", "all")
    return [
        text(
            *clear(
                say(
                    "Bostadsbolagets intäkter ", turn(homes, "steg", "sjönk"), " från ",
                    _B(books("turnover", "homes", last)), " till ",
                    _P(books("turnover", "homes")), ".",
                ),
                say(
                    "Koncernens rörelsekostnader ", turn(costs, "ökade", "minskade"), " med ",
                    _P.size(costs, "difference"), " (",
                    _P.share(books.growth("running", "all"), size=True),
                    " %) och räntenettot blev ",
                    _P.size(interest, "difference"), " ", turn(interest, "dyrare", "billigare"),
                    ".",
                ),
                least=100_000,
            )
        )
    ]  # fmt: skip


def investments(books: Ledger) -> list[Block]:
    """Investments beside depreciation and loans."""
    r, last = books.register, books.year - 1
    more = books.change("invested", "all")
    worn = r.quotient(books("invested", "all"), books("wear", "all"))
    lent = r.quotient(books("loans"), books("assets"))
    own = r.linear("holding own:profit", [(books("profit", "all"), 1), (books("wear", "all"), 1)])
    return [
        text(
            *clear(
                say(
                    "Investeringarna var ", _P.size(more, "difference"), " ",
                    turn(more, "större", "mindre"), f" än {last} och motsvarar ",
                    _P.share(worn, behind=" %"), " av avskrivningarna.",
                ),
                say(
                    "Resultat och avskrivningar tillförde ", _P(own), ".",
                ),
                say(
                    "Belåningen, räntebärande lån i förhållande till balansomslutningen, är ",
                    _P.share(lent, behind=" %"), ".",
                ),
                least=100_000,
            )
        ),
        Heading("In brief", 3),
        text(
            say(
                "The group invested SEK ", _E(books("invested", "all")), ", of which SEK ",
                _E(books("invested", "homes")), " in housing.",
            ),
            say(
                "Interest-bearing loans amounted to SEK ", _E(books("loans")),
                " at year-end (SEK ", _E(books("loans", year=last)), ").",
            ),
        ),
    ]  # fmt: skip


def power(books: Ledger) -> list[Block]:
    """Electricity, in words."""
    last = books.year - 1
    sold, own = books.change("gwh", "sold"), books.change("gwh", "power")
    return [
        text(
            *clear(
                say(
                    "Elförsäljningen uppgick till ",
                    number(books("gwh", "sold"), 1, behind=" GWh"), " mot ",
                    number(books("gwh", "sold", last), 1, behind=" GWh"), " året innan, ",
                    turn(sold, "en ökning", "en minskning"), " med ",
                    number(sold, 1, behind=" GWh", role="difference", size=True), ".",
                ),
                say(
                    "Den egna produktionen blev ",
                    number(own, 1, behind=" GWh", role="difference", size=True), " ",
                    turn(own, "högre", "lägre"), " än ", f"{last}.",
                ),
            )
        )
    ]  # fmt: skip
