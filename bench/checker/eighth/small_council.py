"""A small municipality's förvaltningsberättelse: tables in thousands, text in millions, five years
in one table, and the balance requirement worked out step by step."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, item, row, say, table, text, turn
from ..family import Family
from ..municipality import Basis, Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Row, Table, printed
from ._ledger import Ledger, clear, made, number

_STYLE = NumberStyle(negative="–")
_PEN = Pen("tkr", 0, _STYLE)
_TEXT = Pen("mnkr", 1, NumberStyle(negative="–"), " mnkr")
_BARE = Pen("mnkr", 1, NumberStyle(negative="–"))
_KR = Pen("kr", 0)


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    own = _adjusted(m, chance)
    newest_first = chance.random() < 0.6
    return made(
        f"Årsredovisning {m.year} – förvaltningsberättelse, {m.name} kommun",
        [
            Heading("Översikt över verksamhetens utveckling", 1),
            _five_years(m, newest_first),
            *_people(m),
            Heading("Resultat och ekonomisk ställning", 1),
            *_result_words(m),
            _result(m),
            Heading("Skatteintäkter och bidrag"),
            *_taxes(m),
            Heading("Soliditet, likviditet och skuldsättning"),
            *_strength(m),
            _balance(m),
            Heading("Balanskravsutredning", 1),
            _requirement(m, own),
            *_requirement_words(m, own),
            Heading("Driftredovisning", 1),
            _boards(m),
            *_board_words(m, chance),
            Heading("Väsentliga personalförhållanden", 1),
            *_staff(m),
            Heading("God ekonomisk hushållning", 1),
            *_goals(m),
        ],
    )


def _adjusted(m: Municipality, chance: Random) -> Ledger:
    own = Ledger(m, chance, "requirement")
    for year in (m.year - 1, m.year):
        own.put("gains", chance.randint(300, 4200) * 1000 + chance.randint(0, 999), year)
        own.put("paper-gains", chance.randint(150, 1900) * 1000 + chance.randint(0, 999), year)
        result = m("result", year=year)
        terms = [(result, 1), (own("gains", year), -1), (own("paper-gains", year), -1)]
        key = f"after:requirement:{year}:outcome"
        before = m.register.known.get(f"after:requirement:{year - 1}:outcome")
        after = m.register.linear(key, terms, before)
        set_aside = max(Decimal(0), after.value / 3).quantize(Decimal(1))
        own.put("reserve", set_aside, year)
        own.sum("balance", {"after": 1, "reserve": -1}, year)
    return own


def _five_years(m: Municipality, newest_first: bool) -> Table:
    years = m.years if newest_first else tuple(reversed(m.years))

    def line(label: str, what: str, sign: int = 1) -> Row:
        return row(label, [_PEN(m(what, year=y), sign) for y in years])

    shares = []
    for label, top, under in (
        ("Nettokostnadernas andel av skatter och bidrag, %", "net-cost", "tax-and-grants"),
        ("Årets resultat i förhållande till skatter och bidrag, %", "result", "tax-and-grants"),
        ("Soliditet, %", "equity", "assets"),
    ):
        cells = [_PEN(m.register.quotient(m(top, year=y), m(under, year=y))) for y in years]
        shares.append(row(label, cells))
    debt = [_KR(m.register.per(m("long-debt", year=y), m("inhabitants", year=y))) for y in years]
    rows = [
        row("Antal invånare 31 december", [_PEN.people(m("inhabitants", year=y)) for y in years]),
        row("Utdebitering, kr", [number(m("tax-rate", year=y), 2) for y in years]),
        line("Verksamhetens nettokostnad", "net-cost", -1),
        line("Skatteintäkter, bidrag och utjämning", "tax-and-grants"),
        line("Årets resultat", "result"),
        *shares,
        line("Nettoinvesteringar", "investments"),
        line("Långfristig låneskuld", "long-debt"),
        row("Långfristig låneskuld per invånare, kr", debt),
        row("Antal anställda", [_PEN.people(m("employees", year=y)) for y in years]),
    ]  # fmt: skip
    return table("Fem år i sammandrag (tkr där annat inte anges)", ["", *map(str, years)], rows)


def _people(m: Municipality) -> list[Block]:
    now, first = m("inhabitants"), m("inhabitants", year=m.years[-1])
    long = m.register.difference(now, first)
    rate = m.change("tax-rate")
    tax = say("Skattesatsen är oförändrad, ", number(m("tax-rate"), 2), " kronor per skattekrona.")
    if rate.value:
        tax = say(
            "Den kommunala skattesatsen ",
            turn(rate, "höjdes", "sänktes"),
            " med ",
            printed(rate, "", 2, size=True, role="difference"),
            " till ",
            number(m("tax-rate"), 2),
            " kronor.",
        )
    return [
        clear(
            say(
                "Vid årsskiftet bodde ", _PEN.people(now), " personer i kommunen, ",
                _PEN.people(m.change("inhabitants"), "difference", size=True),
                turn(m.change("inhabitants"), " fler", " färre"), " än ett år tidigare.",
            ),
            say(
                f"Sedan {m.years[-1]} har folkmängden ",
                turn(long, "vuxit", "krympt"), " med ",
                _PEN.people(long, "difference", size=True), " personer eller ",
                _PEN.share(m.register.growth(now, first), size=True), " procent.",
            ),
            tax,
        )
    ]  # fmt: skip


def _result_words(m: Municipality) -> list[Block]:
    result, gap = m("result"), m.variance("result")
    return [
        clear(
            say(
                "Kommunen redovisar för ", f"{m.year} ett ", turn(result, "över", "under"),
                "skott på ", _TEXT.size(result), ", vilket är ", _BARE.size(gap, "difference"),
                " mnkr ", turn(gap, "bättre", "sämre"), " än budget.",
            ),
            say(
                "Året innan var resultatet ", _TEXT(m("result", year=m.year - 1)), ".",
            ),
            say(
                "Nettokostnaden ", turn(m.change("net-cost"), "ökade", "minskade"), " med ",
                _TEXT.share(m.growth("net-cost"), size=True), " procent, samtidigt som skatter och "
                "bidrag ", turn(m.change("tax-and-grants"), "ökade", "minskade"), " med ",
                _TEXT.share(m.growth("tax-and-grants"), size=True), " procent.",
            ),
        ),
        clear(
            say(
                "Av skatter och bidrag gick ",
                _TEXT.share(m.register.quotient(m("net-cost"), m("tax-and-grants"))),
                " procent till att bekosta den löpande verksamheten.",
            ),
            say(
                "Kostnaderna för löner uppgick till ", _TEXT(m("wages")), " och var därmed ",
                _BARE.size(m.change("wages"), "difference"), " mnkr ",
                turn(m.change("wages"), "högre", "lägre"), " än året före.",
            ),
            say(
                "Finansnettot landade på ", _TEXT(m("financial-net")), " mot budgeterade ",
                _BARE(m("financial-net", basis="budget")), ".",
            ),
        ),
    ]  # fmt: skip


def _result(m: Municipality) -> Table:
    columns: tuple[tuple[Basis, int], ...] = (
        ("outcome", m.year - 1),
        ("budget", m.year),
        ("outcome", m.year),
    )
    rows = []
    for label, what, sign, kind in (
        ("Verksamhetens intäkter", "income", 1, "item"),
        ("Verksamhetens kostnader", "costs", -1, "item"),
        ("Avskrivningar", "depreciation", -1, "item"),
        ("Verksamhetens nettokostnader", "net-cost", -1, "sum"),
        ("Skatteintäkter", "tax", 1, "item"),
        ("Generella statsbidrag och utjämning", "grants", 1, "item"),
        ("Verksamhetens resultat", "operating-result", 1, "sum"),
        ("Finansiella intäkter", "financial-income", 1, "item"),
        ("Finansiella kostnader", "financial-costs", -1, "item"),
        ("Årets resultat", "result", 1, "sum"),
    ):
        cells = [_PEN(m(what, year=y, basis=basis), sign) for basis, y in columns]
        cells.append(_PEN(m.variance(what, better=sign), 1, "difference"))
        rows.append(row(label, cells, kind))
    heads = ["Resultaträkning, tkr", f"Utfall {m.year - 1}", f"Budget {m.year}",
             f"Utfall {m.year}", "Avvikelse mot budget"]  # fmt: skip
    return table("", heads, rows)


def _taxes(m: Municipality) -> list[Block]:
    return [
        clear(
            say(
                "Skatteintäkterna blev ", _TEXT(m("tax")), ", ",
                _BARE.size(m.variance("tax"), "difference"), " mnkr ",
                turn(m.variance("tax"), "över", "under"), " budget.",
            ),
            say(
                "I beloppet ingår en slutavräkning på ", _TEXT(m("tax-final")),
                " och en prognos för årets avräkning på ", _TEXT(m("tax-forecast")), ".",
            ),
            say(
                "Inkomstutjämningen gav ", _TEXT(m("income-equalisation")),
                " och den kommunala fastighetsavgiften ", _TEXT(m("property-fee")),
                "; tillsammans med övriga poster uppgick bidragen till ", _TEXT(m("grants")), ".",
            ),
        )
    ]  # fmt: skip


def _strength(m: Municipality) -> list[Block]:
    now = m.register.quotient(m("equity"), m("assets"))
    last = m.register.quotient(m("equity", year=m.year - 1), m("assets", year=m.year - 1))
    moved = m.register.difference(now, last)
    loans = m.change("long-debt")
    paid = m.register.quotient(m("current-assets"), m("short-debt"))
    return [
        clear(
            say(
                "Soliditeten ", turn(moved, "stärktes", "försvagades"), " med ",
                _TEXT.points(moved), " och var vid utgången av året ", _TEXT.share(now),
                " procent.",
            ),
            say(
                "Låneskulden ", turn(loans, "växte", "minskade"), " med ",
                _BARE.size(loans, "difference"), " mnkr till ", _TEXT(m("long-debt")),
                ", efter nyupplåning på ", _BARE(m("new-loans")), " och amorteringar på ",
                _BARE(m("repayments")), " mnkr.",
            ),
            say(
                "Omsättningstillgångarna motsvarade ", _TEXT.but(share_decimals=0).share(paid),
                " procent av de kortfristiga skulderna.",
            ),
            say(
                "Kassan ", turn(m.change("cash"), "fylldes på", "tunnades ut"), " med ",
                _TEXT.size(m.change("cash"), "difference"), " och uppgick den 31 december till ",
                _TEXT(m("cash")), ".",
            ),
        )
    ]  # fmt: skip


def _balance(m: Municipality) -> Table:
    years = (m.year - 1, m.year)
    rows = []
    for label, what, kind in (
        ("Anläggningstillgångar", "fixed-assets", "item"),
        ("Omsättningstillgångar", "current-assets", "item"),
        ("varav kassa och bank", "cash", "item"),
        ("Summa tillgångar", "assets", "sum"),
        ("Eget kapital", "equity", "item"),
        ("varav årets resultat", "result", "item"),
        ("Avsättningar", "provisions", "item"),
        ("Långfristiga skulder", "long-debt", "item"),
        ("Kortfristiga skulder", "short-debt", "item"),
        ("Summa eget kapital, avsättningar och skulder", "equity-and-debts", "sum"),
    ):
        rows.append(row(label, [_PEN(m(what, year=y)) for y in years], kind))
    return table("Balansräkning, tkr", ["", *(f"{y}-12-31" for y in years)], rows)


def _requirement(m: Municipality, own: Ledger) -> Table:
    years = (m.year, m.year - 1)
    rows = [
        row("Årets resultat enligt resultaträkningen", [_PEN(m("result", year=y)) for y in years])
    ]
    for label, what, sign, kind in (
        ("Reducering av samtliga realisationsvinster", "gains", -1, "item"),
        ("Orealiserade vinster i värdepapper", "paper-gains", -1, "item"),
        ("Årets resultat efter balanskravsjusteringar", "after", 1, "sum"),
        ("Reservering till resultatutjämningsreserv", "reserve", -1, "item"),
        ("Balanskravsresultat", "balance", 1, "sum"),
    ):
        rows.append(row(label, [_PEN(own(what, y), sign) for y in years], kind))
    return table("Balanskravsutredning (tkr)", ["", *map(str, years)], rows)


def _requirement_words(m: Municipality, own: Ledger) -> list[Block]:
    total = m.register.total(
        f"removed:requirement:{m.year}:outcome", (own("gains"), own("paper-gains"))
    )
    last = say("Något att återställa finns inte.")
    if own("reserve").value:
        last = say("Till resultatutjämningsreserven förs ", _PEN(own("reserve")), " tkr.")
    return [
        clear(
            say(
                "När realisationsvinster på ", _PEN(own("gains")), " tkr och orealiserade vinster "
                "på ", _PEN(own("paper-gains")), " tkr, sammanlagt ", _TEXT(total),
                ", räknats av återstår ", _TEXT(own("after")), ".",
            ),
            last if own("after").value > 0 else "Underskottet ska återställas inom tre år.",
            say("Balanskravsresultatet är därmed ", _TEXT(own("balance")), "."),
        )
    ]  # fmt: skip


def _boards(m: Municipality) -> Table:
    rows = []
    for one in (*m.boards, m.central, None):
        who = one.key if one else "all"
        cells = [_PEN(m("board-net", who, m.year - 1)),
                 _PEN(m("board-income", who)), _PEN(m("board-cost", who), -1),
                 _PEN(m("board-net", who)), _PEN(m("board-net", who, basis="budget")),
                 _PEN(m.variance("board-net", who, -1), 1, "difference")]  # fmt: skip
        rows.append(row(one.name if one else "Summa", cells, "item" if one else "sum"))
    heads = ["Nämnd, tkr", f"Netto {m.year - 1}", "Intäkter", "Kostnader", f"Netto {m.year}",
             "Budget", "Avvikelse"]  # fmt: skip
    return table("Driftredovisning per nämnd, nettokostnader utan tecken", heads, rows)


def _board_words(m: Municipality, chance: Random) -> list[Block]:
    over = m.register.count(
        "boards-over", [m.variance("board-net", one.key, -1) for one in m.boards], -1
    )
    gap = m.variance("board-net", "all", -1)
    blocks: list[Block] = [
        clear(
            say(
                "Sammantaget visar verksamheten ett ", turn(gap, "överskott", "underskott"),
                " mot budget på ", _TEXT.size(gap, "difference"), ".",
            ),
            say(
                "Av de ", printed(m.register.count("boards", [m("board-cost", one.key)
                for one in m.boards]), role="count"), " nämnderna har ",
                printed(over, role="count"), " förbrukat mer än sin budget.",
            ),
        )
    ]  # fmt: skip
    for one in chance.sample(m.boards, 3):
        gap = m.variance("board-net", one.key, -1)
        blocks.append(
            item(
                say(
                    one.name, ": ", turn(gap, "överskott", "underskott"), " ",
                    _TEXT.size(gap, "difference"), ". Nettokostnaden blev ",
                    _TEXT(m("board-net", one.key)), " (", f"{m.year - 1}: ",
                    _BARE(m("board-net", one.key, m.year - 1)), ").",
                )
            )
        )  # fmt: skip
    return blocks


def _staff(m: Municipality) -> list[Block]:
    women = m.register.quotient(m("women"), m("employees"))
    sick = m.change("sick-leave", "all")
    return [
        clear(
            say(
                "Den 31 december hade kommunen ", _PEN.people(m("employees")),
                " anställda, varav ", _PEN.people(m("women")), " kvinnor (",
                _TEXT.share(women), " %) och ", _PEN.people(m("men")), " män.",
            ),
            say(
                "Sjukfrånvaron ", turn(sick, "steg", "sjönk"), " från ",
                _TEXT.share(m("sick-leave", "all", m.year - 1)), " till ",
                _TEXT.share(m("sick-leave", "all")), " procent; bland kvinnor var den ",
                _TEXT.share(m("sick-leave", "women")), " och bland män ",
                _TEXT.share(m("sick-leave", "men")), " procent.",
            ),
        ),
        text("Rekryteringsläget är fortsatt ansträngt, särskilt för legitimerad personal."),
    ]  # fmt: skip


def _goals(m: Municipality) -> list[Block]:
    register, years = m.register, m.years[:3]
    results = register.total(f"three-results:{m.year}", [m("result", year=y) for y in years])
    means = register.total(f"three-means:{m.year}", [m("tax-and-grants", year=y) for y in years])
    own = register.difference(
        register.total(f"own-means:{m.year}", (m("result"), m("depreciation"))), m("investments")
    )
    return [
        item(
            say(
                f"Över åren {years[-1]}–{years[0]} summerar resultaten till ", _TEXT(results),
                ", vilket är ", _TEXT.share(register.quotient(results, means)),
                " procent av periodens skatter och bidrag.",
            )
        ),
        item(
            say(
                "Investeringarna på ", _TEXT(m("investments")), " kunde ",
                turn(own, "helt", "inte helt"), " betalas med egna medel: resultat och "
                "avskrivningar är tillsammans ", _TEXT.size(own, "difference"),
                turn(own, " högre", " lägre"), ".",
            )
        )
        if m("result").value > 0
        else text("Investeringarna har delvis lånefinansierats."),
    ]  # fmt: skip


FAMILY = Family("small-council", make)
