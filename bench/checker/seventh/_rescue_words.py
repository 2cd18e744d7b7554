"""More of a rescue-service federation's report: income, pensions, goals and equity in words."""

from __future__ import annotations

from ..compose import Pen, item, say, text, turn
from ..paper import Block, Heading, NumberStyle
from ._ledger import Ledger, clear

_P = Pen("tkr", 0, NumberStyle(negative="-"), " tkr")
_M = Pen("mnkr", 1, NumberStyle(negative="-"), " mkr")
_KR = Pen("kr", 0, NumberStyle(), " kr")


def lines(books: Ledger) -> list[Block]:
    """Lines of the income statement, each beside its budget or its year before."""
    last = books.year - 1
    alarms, pensions = books.variance("line", "alarms"), books.change("line", "pensions")
    training, wear = books.variance("line", "training"), books.variance("line", "wear", -1)
    income = books.change("sum", "income")
    return [
        text(
            *clear(
                say(
                    "Intäkterna summerar till ", _M(books("sum", "income")), ", ",
                    _P.size(income, "difference"), " ", turn(income, "mer", "mindre"),
                    " än ", f"{last}.",
                ),
                say(
                    "Debiteringen av automatlarm gav ", _P(books("line", "alarms")), ", ",
                    _P.size(alarms, "difference"), " ", turn(alarms, "mer", "mindre"),
                    " än budget, medan utbildningarna inbringade ",
                    _P(books("line", "training")), " (budget ",
                    _P(books("line", "training", basis="budget")), ").",
                ),
                least=1000,
            )
        ),
        text(
            *clear(
                say(
                    "Pensionskostnaden ", turn(pensions, "ökade", "minskade"), " under året från ",
                    _P(books("line", "pensions", last)), " till ", _P(books("line", "pensions")),
                    ", det vill säga med ",
                    _P.share(books.growth("line", "pensions"), behind=" %", size=True), ".",
                ),
                say(
                    "Avskrivningarna stannade på ", _P(books("line", "wear")), ", vilket är ",
                    _P.size(wear, "difference"), " ", turn(wear, "under", "över"),
                    " budgeten.",
                ),
                say(
                    turn(training, "Överskottet", "Underskottet"), " för utbildningar är ",
                    _P.size(training, "difference"), ".",
                ),
                least=1000,
            )
        ),
    ]  # fmt: skip


def goals(books: Ledger) -> list[Block]:
    """The financial goals."""
    r, last = books.register, books.year - 1
    share = r.quotient(books("sum", "result"), books("line", "fees"))
    then = r.quotient(books("sum", "result", last), books("line", "fees", last))
    staff = r.total(
        "rescue people", [books("line", one) for one in ("wages", "parttime", "pensions")]
    )
    cost = r.per(books("sum", "costs"), books("people", "all"))
    equity = books.change("equity")
    return [
        Heading("Ekonomiska mål"),
        item(
            say(
                "Resultatet ska vara minst en procent av medlemsavgifterna: utfallet blev ",
                _P.share(share, behind=" %"), " (föregående år ", _P.share(then, behind=" %"), ").",
            )
        ),
        item(
            say(
                "Kostnaden per invånare ska följas och var ", _KR(cost), f" år {books.year}.",
            )
        ),
        item(
            say(
                "Lön, beredskapsersättning och pension uppgick tillsammans till ", _M(staff), ", ",
                _M.share(r.quotient(staff, books("sum", "costs")), behind=" %"),
                " av verksamhetens kostnader.",
            )
        ),
        item(
            *clear(
                say(
                    "Det egna kapitalet ", turn(equity, "växte", "krympte"), " från ",
                    _P(books("equity", year=last)), " till ", _P(books("equity")), ".",
                ),
                least=1000,
            )
        ),
    ]  # fmt: skip
