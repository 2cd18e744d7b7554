"""A municipality's full economic overview by a model of result, capacity, risk and control: shares
of taxes and grants over five years, financing of investments, strength, liquidity, budgets kept."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from random import Random

from ..compose import Pen, Role, in_words, plain, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Paragraph, Table, printed
from ..quantities import Quantity
from ._ledger import common, neuter
from ._requirement import requirement, small

_STYLE = NumberStyle(thousands="\u00a0", negative="–")
_PEN = Pen("mnkr", 0, _STYLE)
_ONE = Pen("mnkr", 1, _STYLE)
_SAY = Pen("mnkr", 1, _STYLE, " mkr")
Share = Callable[[int], Quantity]


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    requirement(m, chance)
    blocks: list[Block] = [
        Heading("Resultat", 1),
        Heading("Årets resultat"),
        *_result_text(m),
        _results(m),
        Heading("Nettokostnadsandel"),
        _shares(m),
        *_shares_text(m),
        Heading("Intäkternas och kostnadernas utveckling"),
        _growths(m),
        _growths_text(m),
        Heading("Investeringar och självfinansiering"),
        _invested_text(m),
        _invested(m),
        Heading("Kapacitet: soliditet och skuldsättning", 1),
        *_strength_text(m),
        _strength(m),
        Heading("Risk", 1),
        _risk_text(m),
        _risk(m),
        Heading("Budgetföljsamhet", 1),
        *_control_text(m, chance),
        _control(m),
        Heading("Balanskravsutredning"),
        _balance_text(m),
        _balance(m),
    ]  # fmt: skip
    return Paper(f"Ekonomisk översikt, årsredovisning {m.year}, {m.name} kommun", tuple(blocks))


def _of_taxes(m: Municipality, what: str) -> Share:
    """A part of the result as a share of taxes and grants."""

    def share(year: int) -> Quantity:
        """That of a year."""
        if what == "running":
            terms = [(m("costs", year=year), 1), (m("income", year=year), -1)]
            one = m.register.linear(f"running:municipality:{year}:outcome", terms)
        else:
            one = m(what, year=year)
        return m.register.quotient(one, m("tax-and-grants", year=year))

    return share


def _whole_share(m: Municipality) -> Share:
    """All costs after finance as a share of taxes and grants."""
    running, worn, finance = (
        _of_taxes(m, one) for one in ("running", "depreciation", "financial-net")
    )

    def share(year: int) -> Quantity:
        """That of a year."""
        terms = [(running(year), 1), (worn(year), 1), (finance(year), -1)]
        return m.register.linear(f"whole-share:municipality:{year}:outcome", terms)

    return share


def _between(m: Municipality, share: Share) -> Quantity:
    """The share less that of the year before."""
    now, before = share(m.year), share(m.year - 1)
    key = f"{now.key} less {before.key}"
    return m.register.known.get(key) or m.register.linear(key, [(now, 1), (before, -1)])


def _result_text(m: Municipality) -> list[Paragraph]:
    """The result in words."""
    result, change, gap = m("result"), m.change("result"), m.variance("result")
    share = _of_taxes(m, "result")
    five = m.register.total(
        "five-results:municipality", [m("result", year=year) for year in sorted(m.years)]
    )
    good = m.register.count("good-years:municipality", [m("result", year=y) for y in m.years])
    return [
        text(
            *plain(
                [
                    say("Kommunens resultat för ", str(m.year), " uppgick till ", _SAY(result),
                        " (", _SAY(m("result", year=m.year - 1)), "), vilket är ",
                        _SAY.size(change, "difference"), " ", turn(change, "bättre", "sämre"),
                        " än föregående år och ", _SAY.size(gap, "difference"), " ",
                        turn(gap, "över", "under"), " budget."),
                    say("I förhållande till skatteintäkter och generella statsbidrag blev det ",
                        _ONE.share(share(m.year), behind=" procent"), "."),
                ]
            )
        ),
        text(
            *plain(
                [
                    say("De senaste fem åren summerar resultaten till ", _SAY(five), ", och i ",
                        neuter(good), " av dem blev det överskott."),
                    say("Verksamhetens resultat, alltså före finansiella poster, blev ",
                        _SAY(m("operating-result")), "."),
                ]
            )
        ),
    ]  # fmt: skip


def _results(m: Municipality) -> Table:
    """The result over five years, oldest first."""
    years = sorted(m.years)
    lines = (("operating-result", "Verksamhetens resultat"), ("financial-income",
             "Finansiella intäkter"), ("financial-costs", "Finansiella kostnader"),
             ("result", "Årets resultat"))  # fmt: skip
    rows = [
        row(name, [_ONE(m(what, year=y), -1 if what == "financial-costs" else 1) for y in years],
            "sum" if what == "result" else "item")
        for what, name in lines
    ]  # fmt: skip
    share = _of_taxes(m, "result")
    rows.append(row("Resultat i % av skatteintäkter och bidrag", [_ONE(share(y)) for y in years]))
    return table("Årets resultat, mkr", ["", *map(str, years)], rows)


def _shares(m: Municipality) -> Table:
    """Shares of taxes and grants."""
    years = sorted(m.years)
    rows = [
        row(name, [_ONE(share(y), sign) for y in years], kind)
        for name, share, sign, kind in (
            ("Verksamhetens nettokostnad exkl. avskrivningar", _of_taxes(m, "running"), 1, "item"),
            ("Avskrivningar", _of_taxes(m, "depreciation"), 1, "item"),
            ("Finansnetto", _of_taxes(m, "financial-net"), -1, "item"),
            ("Nettokostnadsandel", _whole_share(m), 1, "sum"),
        )
    ]
    heads = ["Procent av skatteintäkter och generella statsbidrag", *map(str, years)]
    return table("", heads, rows)


def _shares_text(m: Municipality) -> list[Paragraph]:
    """Shares in words."""
    whole, running = _whole_share(m), _of_taxes(m, "running")
    change, less = _between(m, whole), _between(m, running)
    worn = _of_taxes(m, "depreciation")
    return [
        text(
            *plain(
                [
                    say("Av varje hundralapp i skatt och bidrag användes ",
                        printed(whole(m.year), "%", 2, _STYLE, behind=" kronor"),
                        " till den löpande verksamheten inklusive finansnetto."),
                    say("Nettokostnadsandelen har därmed ", turn(change, "ökat", "minskat"),
                        " med ", _ONE.points(change), " sedan ", str(m.year - 1), "."),
                ]
            )
        ),
        text(
            *plain(
                [
                    say("Nettokostnaderna exklusive avskrivningar tog ",
                        _ONE.share(running(m.year), behind=" procent"), " i anspråk, ",
                        _ONE.points(less), " ", turn(less, "mer", "mindre"),
                        " än föregående år, och avskrivningarna ",
                        _ONE.share(worn(m.year), behind=" procent"), "."),
                ]
            )
        ),
    ]  # fmt: skip


def _growths(m: Municipality) -> Table:
    """Growth in per cent over four years."""
    years = sorted(m.years)[1:]
    lines = (("income", "Verksamhetens intäkter"), ("costs", "Verksamhetens kostnader"),
             ("net-cost", "Verksamhetens nettokostnad"), ("tax", "Skatteintäkter"),
             ("grants", "Generella statsbidrag och utjämning"),
             ("tax-and-grants", "Skatteintäkter och bidrag totalt"))  # fmt: skip
    rows = [row(name, [_ONE(m.growth(what, year=y)) for y in years]) for what, name in lines]
    rows.append(row("Nettokostnad, mkr", [_ONE(m("net-cost", year=y)) for y in years]))
    rows.append(
        row("Skatteintäkter och bidrag, mkr", [_ONE(m("tax-and-grants", year=y)) for y in years])
    )
    return table("Förändring från föregående år (%)", ["", *map(str, years)], rows)


def _growths_text(m: Municipality) -> Paragraph:
    """Whether taxes or costs grew faster."""
    net, both = m.growth("net-cost"), m.growth("tax-and-grants")
    faster = m.register.difference(net, both)
    money, tax = m.change("net-cost"), m.change("tax-and-grants")
    return text(
        *plain(
            [
                say("Verksamhetens nettokostnader ", turn(money, "ökade", "minskade"), " med ",
                    _SAY.size(money, "difference"), " eller ",
                    _ONE.share(net, behind=" procent", size=True),
                    ", medan skatteintäkter och statsbidrag ", turn(tax, "steg", "sjönk"),
                    " med ", _SAY.size(tax, "difference"), " motsvarande ",
                    _ONE.share(both, behind=" procent", size=True), "."),
                say("Nettokostnaderna utvecklades alltså ", _ONE.points(faster), " ",
                    turn(faster, "snabbare", "långsammare"), " än intäkterna."),
            ]
        )
    )  # fmt: skip


def _own_money(m: Municipality, year: int) -> Quantity:
    """Result and depreciation, which pay for investments."""
    parts = (m("result", year=year), m("depreciation", year=year))
    return m.register.total(f"own-money:municipality:{year}:outcome", parts)


def _invested_text(m: Municipality) -> Paragraph:
    """How investments are paid."""
    change, own = m.change("investments"), _own_money(m, m.year)
    rate = m.register.quotient(own, m("investments"))
    used = m.register.quotient(m("investments"), m("investments", basis="budget"))
    return text(
        *plain(
            [
                say("Årets nettoinvesteringar, ", _SAY(m("investments")), ", är ",
                    _SAY.size(change, "difference"), " ", turn(change, "högre", "lägre"),
                    " än året före och motsvarar ", _ONE.share(used, behind=" procent"),
                    " av budgeterade ", _SAY(m("investments", basis="budget")), "."),
                say("Med ett resultat på ", _SAY(m("result")), " och avskrivningar på ",
                    _SAY(m("depreciation")), " fanns ", _SAY(own), " att finansiera dem med, "
                    "vilket ger en självfinansieringsgrad på ",
                    _ONE.share(rate, behind=" procent"), "."),
            ]
        )
    )  # fmt: skip


def _invested(m: Municipality) -> Table:
    """Investments and their financing over five years."""
    years = sorted(m.years)
    rows = [
        row("Nettoinvesteringar, mkr", [_ONE(m("investments", year=y)) for y in years]),
        row("Avskrivningar, mkr", [_ONE(m("depreciation", year=y)) for y in years]),
        row("Årets resultat + avskrivningar, mkr", [_ONE(_own_money(m, y)) for y in years]),
        row("Självfinansieringsgrad, %", [
            _ONE(m.register.quotient(_own_money(m, y), m("investments", year=y))) for y in years]),
        row("Investeringar/avskrivningar, %", [
            _ONE(m.register.quotient(m("investments", year=y), m("depreciation", year=y)))
            for y in years]),
    ]  # fmt: skip
    return table("", ["Investeringar", *map(str, years)], rows)


def _owed(m: Municipality, what: str) -> Share:
    """A debt or equity as a share of the assets."""
    return lambda year: m.register.quotient(m(what, year=year), m("assets", year=year))


def _debt_share(m: Municipality) -> Share:
    """All debts and provisions as a share of the assets."""
    names = ("pension-provision", "other-provisions", "long-debt", "short-debt")
    return lambda year: m.register.linear(
        f"debt-share:municipality:{year}:outcome", [(_owed(m, one)(year), 1) for one in names]
    )


def _strength_text(m: Municipality) -> list[Paragraph]:
    """Solidity and debts in words."""
    solid, debt = _owed(m, "equity"), _debt_share(m)
    change, more, loans = _between(m, solid), _between(m, debt), m.change("long-debt")
    per = m.register.per(m("long-debt"), m("inhabitants"))
    return [
        text(
            *plain(
                [
                    say("Soliditeten, som visar hur stor del av tillgångarna som finansierats med "
                        "eget kapital, ", turn(change, "steg", "sjönk"), " från ",
                        _ONE.share(solid(m.year - 1), behind=" procent"), " till ",
                        _ONE.share(solid(m.year), behind=" procent"), "."),
                    say("Skuldsättningsgraden ", turn(more, "ökade", "minskade"),
                        " i motsvarande mån, med ", _ONE.points(more), "."),
                ]
            )
        ),
        text(
            *plain(
                [
                    say("De långfristiga skulderna är ", _SAY(m("long-debt")), " efter att ha ",
                        turn(loans, "ökat", "minskat"), " med ", _SAY.size(loans, "difference"),
                        " under året."),
                    say("Utslaget på ", _ONE.people(m("inhabitants")), " invånare blir det ",
                        Pen("kr", 0, _STYLE, " kronor")(per), " per invånare."),
                ]
            )
        ),
    ]  # fmt: skip


def _strength(m: Municipality) -> Table:
    """What the assets are paid with, in per cent."""
    years = sorted(m.years)
    lines = (("Soliditet", _owed(m, "equity"), "item"),
             ("Total skuldsättningsgrad", _debt_share(m), "sum"),
             ("varav avsättning pensioner", _owed(m, "pension-provision"), "item"),
             ("varav övriga avsättningar", _owed(m, "other-provisions"), "item"),
             ("varav långfristiga skulder", _owed(m, "long-debt"), "item"),
             ("varav kortfristiga skulder", _owed(m, "short-debt"), "item"))  # fmt: skip
    rows = [row(name, [_ONE(share(y)) for y in years], kind) for name, share, kind in lines]
    rate = [printed(m("tax-rate", year=y), "", 2, _STYLE) for y in years]
    rows.append(row("Primärkommunal skattesats, kr", rate))
    return table("Procent", ["", *map(str, years)], rows)


def _liquid(m: Municipality, year: int) -> Quantity:
    """Cash, short investments and receivables over short debts."""
    key = f"liquid:municipality:{year}:outcome"
    names = ("receivables", "short-investments", "cash")
    return m.register.quotient(
        m.register.total(key, [m(one, year=year) for one in names]), m("short-debt", year=year)
    )


def _risk_text(m: Municipality) -> Paragraph:
    """Liquidity in words."""
    change = _between(m, lambda year: _liquid(m, year))
    cash = m.change("cash")
    return text(
        *plain(
            [
                say("Kassalikviditeten uppgick till ",
                    _ONE.share(_liquid(m, m.year), behind=" procent"), " vid årsskiftet, en ",
                    turn(change, "förbättring", "försämring"), " med ", _ONE.points(change), "."),
                say("Likvida medel ", turn(cash, "ökade", "minskade"), " med ",
                    _SAY.size(cash, "difference"), " och är nu ", _SAY(m("cash")), "."),
                say("Under året nyupplånades ", _SAY(m("new-loans")), " och amorterades ",
                    _SAY(m("repayments")), "."),
            ]
        )
    )  # fmt: skip


def _risk(m: Municipality) -> Table:
    """Liquidity over three years, newest first, in whole millions."""
    years = (m.year, m.year - 1, m.year - 2)
    lines = (("receivables", "Kortfristiga fordringar"), ("cash", "Kassa och bank"),
             ("short-investments", "Kortfristiga placeringar"))  # fmt: skip
    rows = [row(name, [_PEN(m(what, year=y)) for y in years]) for what, name in lines]
    rates = [_liquid(m, y) for y in years]
    found = [m.register.known[f"liquid:municipality:{y}:outcome"] for y in years]
    rows.append(row("Summa likvida tillgångar", map(_PEN, found), "sum"))
    rows.append(row("Kortfristiga skulder", [_PEN(m("short-debt", year=y)) for y in years]))
    rows.append(row("Kassalikviditet, %", map(_ONE, rates)))
    return table("Likviditet, mkr", ["", *map(str, years)], rows)


def _control_text(m: Municipality, chance: Random) -> list[Paragraph]:
    """How boards kept their budgets."""
    gaps = {one: m.variance("board-net", one.key, -1) for one in m.boards}
    over = m.register.count("over:boards", gaps.values(), -1)
    all_gap = m.variance("board-net", "all", -1)
    low = min(gaps, key=lambda one: gaps[one].value)
    some = chance.choice([one for one in m.boards if one is not low])
    lines = [
        say("Verksamheten inklusive gemensamma poster redovisar ett ",
            turn(all_gap, "överskott", "underskott"), " mot budget på ",
            _SAY.size(all_gap, "difference"), "."),
        say(common(over, capital=True), " av ",
            in_words()(Decimal(len(m.boards))),
            " nämnder överskred sin budget."),
    ]  # fmt: skip
    if _ONE(gaps[low]).value < 0:
        lines.append(say("Svagast i förhållande till budget gick ", small(low.name), ", minus ",
                         _SAY.size(gaps[low], "difference"), "."))  # fmt: skip
    cost = m.variance("board-cost", some.key, -1)
    lines.append(
        say("För ", small(some.name), " blev kostnaderna ", _SAY.size(cost, "difference"), " ",
            turn(cost, "lägre", "högre"), " än beräknat och nettokostnaden ",
            _SAY(m("board-net", some.key)), "."),
    )  # fmt: skip
    return [text(*plain(lines))]


def _control(m: Municipality) -> Table:
    """Boards' net costs and variances, with the year before's variance."""
    rows = []
    for key, name in (*((one.key, one.name) for one in (*m.boards, m.central)), ("all", "Summa")):
        kind = "sum" if key == "all" else "item"
        role: Role = "" if key == "all" else "difference"
        old = m.register.difference(
            m("board-net", key, m.year - 1, "budget"), m("board-net", key, m.year - 1)
        )
        rows.append(
            row(name, [_ONE(m("board-net", key, basis="budget")), _ONE(m("board-net", key)),
                       _ONE(m.variance("board-net", key, -1), role=role),
                       _ONE(old, role=role)], kind)
        )  # fmt: skip
    heads: list[list[str | Head]] = [
        ["Nettokostnad,", Head(str(m.year), 2), Head("Budgetavvikelse", 2)],
        ["mkr", "Budget", "Bokslut", str(m.year), str(m.year - 1)],
    ]
    return tall("", heads, rows)


def _balance_text(m: Municipality) -> Paragraph:
    """The balance requirement in words."""
    met = m("required", "balance")
    end = ("Balanskravet är därmed uppfyllt."
           if met.value >= 0 else "Underskottet ska återställas inom tre år.")  # fmt: skip
    return text(
        say("Efter avdrag för realisationsvinster på ", _SAY(m("gains", "balance")), " och "
            "orealiserade vinster i värdepapper på ", _SAY(m("securities", "balance")),
            " blir balanskravsresultatet ", _SAY(met), "."),
        end,
    )  # fmt: skip


def _balance(m: Municipality) -> Table:
    """The balance requirement."""
    years = (m.year, m.year - 1)
    lines = (("result", "municipality", "Årets resultat enligt resultaträkningen", 1, "item"),
             ("gains", "balance", "Avgår: samtliga realisationsvinster", -1, "item"),
             ("adjusted", "balance", "Resultat efter justering", 1, "sum"),
             ("securities", "balance", "Avgår: orealiserade vinster i värdepapper", -1, "item"),
             ("required", "balance", "Årets balanskravsresultat", 1, "sum"))  # fmt: skip
    rows = [
        row(name, [_ONE(m(what, who, y), sign) for y in years], kind)
        for what, who, name, sign, kind in lines
    ]
    return table("Balanskravsutredning (mkr)", ["", *map(str, years)], rows)


FAMILY = Family("economic_overview", make)
