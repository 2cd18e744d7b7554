"""More of a review's annex: cash flow, samples and limits that were judged."""

from __future__ import annotations

from ..compose import Pen, item, row, say, table, text, turn
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle
from ._ledger import Ledger, clear

_STYLE = NumberStyle(thousands="\u00a0", negative="-")
_T = Pen("tkr", 0, _STYLE)
_P = Pen("tkr", 0, _STYLE, " tkr")
_M = Pen("mnkr", 1, _STYLE, " mnkr")


def flow(m: Municipality) -> list[Block]:
    """The cash flow in short, and whether it agrees with the balance sheet."""
    years = (m.year, m.year - 1)
    lines = (
        ("Löpande verksamhet", "operating-flow", "item"),
        ("Investeringsverksamhet", "investing-flow", "item"),
        ("Finansieringsverksamhet", "financing-flow", "item"),
        ("Årets kassaflöde", "cash-flow", "sum"),
    )
    rows = [row(label, [_T(m(what, year=y)) for y in years], kind) for label, what, kind in lines]
    rows.append(row("Likvida medel vid årets början", [_T(m("cash", year=y - 1)) for y in years]))
    rows.append(row("Likvida medel vid årets slut", [_T(m("cash", year=y)) for y in years], "sum"))
    short = m.change("short-debt")
    return [
        Heading("Kassaflöde", 3),
        table("", ["tkr", *map(str, years)], rows),
        text("Kassaflödesanalysen stämmer med balansräkningens likvida medel."),
        text(
            *clear(
                say(
                    "Likvida medel ", turn(m("cash-flow"), "ökade", "minskade"), " från ",
                    _P(m("cash", year=years[1])), " till ", _P(m("cash")), ", det vill säga med ",
                    _P.size(m("cash-flow"), "difference"), ".",
                ),
                say(
                    "Den löpande verksamheten bidrog med ", _P(m("operating-flow")),
                    ", varav förändringen av kortfristiga skulder ",
                    _P(short, role="difference"), ".",
                ),
                say(
                    "Nya lån på ", _P(m("new-loans")), " och amorteringar på ",
                    _P(m("repayments")), " ger ett finansieringsflöde på ",
                    _P(m("financing-flow")), ".",
                ),
                least=1000,
            )
        ),
    ]  # fmt: skip


def sampled(books: Ledger) -> list[Block]:
    """What was found in two of the samples."""
    r = books.register
    bad, looked = books("bad", "invoices"), books("looked", "invoices")
    share = r.quotient(books("worth", "invoices"), books("worth", "all"))
    return [
        item(
            say(
                "Leverantörsfakturor: ", _P.people(bad), " av ", _P.people(looked),
                " fakturor hade brist (", _P.share(r.quotient(bad, looked)), " %).",
            )
        ),
        item(
            say(
                "Löneutbetalningar: ", _P.people(books("bad", "wages")), " av ",
                _P.people(books("looked", "wages")), " hade brist.",
            )
        ),
        text(
            say(
                "Räknat i kronor stod leverantörsfakturorna för ", _P.share(share),
                " procent av det granskade beloppet, ", _M(books("worth", "invoices")), " av ",
                _M(books("worth", "all")), ".",
            )
        ),
    ]  # fmt: skip


def limits(m: Municipality, books: Ledger) -> list[Block]:
    """The deviations against the size of the report."""
    r = books.register
    share = r.quotient(books("late"), m("costs"))
    part = r.quotient(books("right"), m("tax-and-grants"))
    total = r.total("review all", [books("late"), books("activated")])
    return [
        text(
            say(
                "Bruttobeloppet av de två avvikelserna är ", _P(total), ".",
            ),
            say(
                "De felperiodiserade fakturorna motsvarar ", _P.but(share_decimals=2).share(share),
                " procent av verksamhetens kostnader, ", _M(m("costs")), ".",
            ),
            say(
                "Efter justering skulle resultatet ha varit ", _M(books("right")), ", eller ",
                _P.share(part), " procent av skatt och bidrag.",
            ),
        ),
    ]  # fmt: skip
