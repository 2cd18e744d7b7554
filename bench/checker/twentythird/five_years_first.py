"""A förvaltningsberättelse that begins with five years and goes by goals: millions with one
decimal and a true minus, the oldest year to the left, goals with words of judgement."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, item, plain, row, say, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Printed, Row, printed
from ..quantities import Quantity
from ._more import (
    alone,
    balance_requirement,
    farthest,
    forecasts,
    linear,
    of,
    portion,
    series,
    totals,
)

_STYLE = NumberStyle(negative="\u2212")
_PEN = Pen("mnkr", 1, _STYLE)
_SAY = Pen("mnkr", 1, _STYLE, " miljoner kronor")
_KR = Pen("kr", 0, _STYLE)


def make(m: Municipality, _chance: Random) -> Paper:
    """The report."""
    return Paper(
        f"{m.name} kommuns förvaltningsberättelse {m.year}",
        (
            Heading("Översikt över verksamhetens utveckling", 1),
            *_five(m),
            Heading("God ekonomisk hushållning", 1),
            *_goals(m),
            Heading("Styrning och budgetföljsamhet", 1),
            *_budget(m),
            Heading("Balanskravsresultat", 1),
            *_requirement(m),
            Heading("Pensionsförpliktelser", 1),
            *_pensions(m),
        ),
    )


def _share(one: Quantity, behind: str = " procent") -> Printed:
    return _SAY.share(one, behind=behind)


def _five(m: Municipality) -> list[Block]:
    r = m.register
    years = sorted(m.years)
    homes = portion(m, "homes", of(m, "inhabitants"), 0.0055)

    def money(label: str, what: str, sign: int = 1) -> Row:
        return row(label, [_PEN(m(what, year=year), sign) for year in years])

    def share(label: str, one: str, other: str) -> Row:
        cells = [_PEN(r.quotient(m(one, year=year), m(other, year=year))) for year in years]
        return row(label, cells)

    rows = [
        row("Antal invånare 31 december", [_PEN(m("inhabitants", year=year)) for year in years]),
        row(
            "Skattesats, kr",
            [printed(m("tax-rate", year=year), "", 2, _STYLE) for year in years],
        ),
        money("Verksamhetens nettokostnader", "net-cost", -1),
        money("Skatteintäkter och statsbidrag", "tax-and-grants"),
        money("Finansnetto", "financial-net"),
        money("Årets resultat", "result"),
        share("Resultat i andel av skatter och bidrag, %", "result", "tax-and-grants"),
        money("Nettoinvesteringar", "investments"),
        money("Eget kapital", "equity"),
        share("Soliditet, %", "equity", "assets"),
        money("Långfristig låneskuld", "long-debt"),
        row(
            "Låneskuld per invånare, kr",
            [_KR(r.per(m("long-debt", year=year), m("inhabitants", year=year))) for year in years],
        ),
    ]
    five = r.total(f"result:five:{m.year}:sum", [m("result", year=year) for year in years])
    spent = r.total(f"investments:five:{m.year}:sum",
                    [m("investments", year=year) for year in years])  # fmt: skip
    grown = r.growth(m("inhabitants"), m("inhabitants", year=years[0]))
    more = r.difference(m("long-debt"), m("long-debt", year=years[0]))
    return [
        table("Fem år i sammandrag, mnkr där inte annat anges", ["", *map(str, years)], rows),
        text(
            *plain(
                [
                    say(
                        "Folkmängden uppgick den sista december till ",
                        _PEN.people(m("inhabitants")),
                        " personer, vilket är en ",
                        turn(grown, "ökning", "minskning"),
                        " med ",
                        _SAY.share(grown, behind=" procent", size=True),
                        f" sedan {years[0]}.",
                    ),
                    say(
                        f"Under {m.year} föddes ",
                        _PEN.people(portion(m, "born", of(m, "inhabitants"), 0.0104)[0]),
                        " barn medan ",
                        _PEN.people(portion(m, "moved-in", of(m, "inhabitants"), 0.054)[0]),
                        " personer flyttade till kommunen.",
                    ),
                    say(
                        "Årets resultat blev ",
                        _SAY(m("result")),
                        ", jämfört med ",
                        _SAY(m("result", year=m.year - 1)),
                        " året innan.",
                    ),
                    say("De senaste fem årens samlade resultat är ", _SAY(five), "."),
                    say(
                        "Nettokostnaderna ",
                        turn(m.change("net-cost"), "ökade", "minskade"),
                        " med ",
                        _SAY.share(m.growth("net-cost"), behind=" procent", size=True),
                        " och skatteintäkterna och statsbidragen ",
                        turn(m.change("tax-and-grants"), "ökade", "minskade"),
                        " med ",
                        _SAY.share(m.growth("tax-and-grants"), behind=" procent", size=True),
                        ".",
                    ),
                    say(
                        f"Sedan {years[0]} har låneskulden ",
                        turn(more, "ökat", "minskat"),
                        " med ",
                        _SAY.size(more, "difference"),
                        " samtidigt som kommunen investerat för ",
                        _SAY(spent),
                        ".",
                    ),
                    say(
                        "Nettoinvesteringarna uppgick till ",
                        _SAY(m("investments")),
                        ", vilket är ",
                        _SAY.size(m.change("investments"), "difference"),
                        turn(m.change("investments"), " mer", " mindre"),
                        f" än {m.year - 1}.",
                    ),
                    say(
                        "Soliditeten var ",
                        _share(r.quotient(m("equity"), m("assets"))),
                        " vid årets slut, mot ",
                        _share(r.quotient(m("equity", year=years[0]), m("assets", year=years[0]))),
                        f" i bokslutet {years[0]}.",
                    ),
                    say(
                        "Skattesatsen var ",
                        printed(m("tax-rate"), "", 2, _STYLE, behind=" kronor"),
                        " per intjänad hundralapp.",
                    ),
                    say(
                        "I kommunen färdigställdes ",
                        _PEN.people(homes[0]),
                        " bostäder, varav ",
                        _PEN.people(portion(m, "flats", homes, 0.14)[0]),
                        " i kommunens eget bolag.",
                    ),
                ]
            )
        ),
    ]


def _goals(m: Municipality) -> list[Block]:
    margins = [m.margin(one) for one in m.indicators]
    met = m.register.count("goals-met", margins, 1, True)
    every = m.register.base("goals:own:now:outcome", "count", Decimal(len(m.indicators)))
    names = [one for one in m.indicators if m("indicator", one.key).kind == "ratio"]
    per_cent = [
        say(
            f"Indikatorn ”{one.name}” ",
            turn(m.change("indicator", one.key), "ökade", "minskade"),
            " från ",
            _share(m("indicator", one.key, m.year - 1)),
            " till ",
            _share(m("indicator", one.key)),
            "; målet var ",
            _share(m("indicator", one.key, basis="budget")),
            ".",
        )
        for one in names[:3]
    ]

    def cell(one: Quantity) -> Printed:
        return _PEN.share(one, behind=" %") if one.kind == "ratio" else _PEN(one)

    rows = [
        row(
            one.name,
            [
                cell(m("indicator", one.key, m.year - 1)),
                cell(m("indicator", one.key, basis="budget")),
                cell(m("indicator", one.key)),
                "Ja" if margin.value >= 0 else "Nej",
            ],
        )
        for one, margin in zip(m.indicators, margins, strict=True)
    ]
    return [
        table(
            "Indikatorer för verksamhetsmålen",
            ["Indikator", f"Utfall {m.year - 1}", f"Mål {m.year}", f"Utfall {m.year}", "Uppnått"],
            rows,
        ),
        text(
            *plain(
                [
                    say(
                        "Målnivån nåddes för ",
                        counted(met),
                        " av ",
                        counted(every),
                        " indikatorer.",
                    ),
                    *per_cent,
                    say(
                        "I medborgarundersökningen svarade ",
                        _share(alone(m, "answered", "ratio", 0.34, 0.52, "0.001")),
                        " av de tillfrågade.",
                    ),
                    say(
                        "Under året genomfördes ",
                        _PEN.people(alone(m, "dialogues", "count", 4, 19)),
                        " medborgardialoger med sammanlagt omkring ",
                        _PEN.people(alone(m, "at-dialogues", "count", 180, 900, "10")),
                        " deltagare.",
                    ),
                ]
            )
        ),
    ]


def _budget(m: Municipality) -> list[Block]:
    r = m.register
    every = (*m.boards, m.central)
    seen = forecasts(m, "board-net", [one.key for one in every], "all")

    def line(who: str, label: str, kind: str = "item") -> Row:
        out = m("board-net", who)
        return row(
            label,
            [
                _PEN(m("board-net", who, basis="budget")),
                _PEN(seen[who]),
                _PEN(out),
                _PEN(m.variance("board-net", who, -1), 1, "difference"),
                _PEN(r.difference(seen[who], out), 1, "difference"),
            ],
            kind,
        )

    one, two, three = farthest(m)[:3]
    whole = m.variance("board-net", "all", -1)
    since = r.difference(seen["all"], m("board-net", "all"))

    def away(who: str) -> Quantity:
        return m.variance("board-net", who, -1)

    listed: list[Block] = []
    for board, why, why_not in (
        (one, "Orsaken är främst vakanta tjänster.", "Orsaken är främst fler ärenden än väntat."),
        (
            two,
            "Volymerna blev mindre än beräknat.",
            "Kostnaderna för inhyrd personal blev höga.",
        ),
        (
            three,
            "Några åtgärder har skjutits till nästa år.",
            "Kostnaderna för lokaler och energi steg.",
        ),
    ):
        away_here = away(board.key)
        share = r.quotient(away_here, m("board-net", board.key, basis="budget"))
        told = plain(
            [
                say(
                    f"{board.name}: ",
                    turn(away_here, "överskott", "underskott"),
                    " på ",
                    _SAY.size(away_here, "difference"),
                    ", vilket motsvarar ",
                    _SAY.share(share, behind=" procent", size=True),
                    " av budgeten.",
                )
            ]
        )
        if told:
            listed.append(item(*told, why if away_here.value > 0 else why_not))
    return [
        text(
            *plain([
                say(
                    "Den samlade nettokostnaden blev ",
                    _SAY(m("board-net", "all")),
                    ", vilket är ",
                    _SAY.size(whole, "difference"),
                    turn(whole, " lägre", " högre"),
                    " än budget.",
                ),
                say(
                    "Jämfört med delårsrapportens prognos är utfallet ",
                    _SAY.size(since, "difference"),
                    turn(since, " bättre", " sämre"),
                    ".",
                ),
            ])
        ),
        table(
            "Nettokostnad per nämnd, mnkr",
            ["Nämnd", "Budget", "Prognos augusti", "Utfall", "Avvikelse mot budget",
             "Avvikelse mot prognos"],
            [*(line(one.key, one.name) for one in every), line("all", "Totalt", "sum")],
        ),
        *listed,
        text(
            *plain([
                say(
                    "De gemensamma posterna gav ",
                    turn(away("central"), "ett överskott", "ett underskott"),
                    " på ",
                    _SAY.size(away("central"), "difference"),
                    ".",
                ),
            ]),
            say(
                "Ekonomiutskottet har under året haft ",
                _PEN.people(alone(m, "met-with", "count", 4, 14)),
                " överläggningar med nämnderna om deras ekonomi.",
            ),
        ),
    ]  # fmt: skip


def _requirement(m: Municipality) -> list[Block]:
    r = m.register
    gains, papers, before, aside = balance_requirement(m)
    after = r.difference(before, aside)
    share = r.quotient(after, m("tax-and-grants"))
    rows = [
        row("Årets resultat", [_PEN(m("result"))]),
        row("Realisationsvinster", [_PEN(gains, -1)]),
        row("Orealiserade värdeförändringar", [_PEN(papers, -1)]),
        row("Resultat efter balanskravsjusteringar", [_PEN(before)], "sum"),
        row("Medel till resultatutjämningsreserv", [_PEN(aside, -1)]),
        row("Balanskravsresultat", [_PEN(after, 1, "sum")], "sum"),
    ]
    return [
        text(
            say(
                f"Balanskravsresultatet för {m.year} uppgår till ",
                _SAY(after),
                ", vilket är ",
                _share(share),
                " av skatteintäkter och statsbidrag.",
            ),
            say(
                "Realisationsvinsterna, ",
                _SAY(gains),
                ", kommer från försäljning av tomter och en industrifastighet.",
            ),
            *(
                [
                    say(
                        "Till resultatutjämningsreserven förs ",
                        _SAY(aside),
                        ", eller ",
                        _share(r.quotient(aside, before)),
                        " av resultatet efter balanskravsjusteringar.",
                    )
                ]
                if aside.value > 200_000
                else []
            ),
        ),
        table("Balanskravsutredning, mnkr", ["", "Utfall"], rows),
    ]


def _pensions(m: Municipality) -> list[Block]:
    r = m.register
    million = float(m.size * 1_000_000)
    put = of(m, "pension-provision")
    beside = series(m, "pension-liability", "money", million * 620)
    fund = series(m, "pension-fund", "money", million * 140)
    both = totals(m, "pension-duty", [put, beside])
    left = linear(m, "pension-left", [(both, 1), (fund, -1)])
    lines = (
        ("Avsättning för pensioner inklusive särskild löneskatt", put, 1, "item"),
        ("Ansvarsförbindelse, pensioner intjänade före 1998", beside, 1, "item"),
        ("Total pensionsförpliktelse", both, 1, "sum"),
        ("Förvaltade pensionsmedel, marknadsvärde", fund, -1, "item"),
        ("Återlånade medel", left, 1, "sum"),
    )
    rows = [row(name, [_PEN(one[1], sign), _PEN(one[0], sign)], kind)
            for name, one, sign, kind in lines]  # fmt: skip
    less = r.difference(beside[0], beside[1])
    return [
        table("Pensionsmedel och förpliktelser, mnkr", ["", str(m.year - 1), str(m.year)], rows),
        text(
            *plain(
                [
                    say(
                        "Kommunens totala pensionsförpliktelse är ",
                        _SAY(both[0]),
                        ", varav ",
                        _SAY(beside[0]),
                        " redovisas som ansvarsförbindelse utanför balansräkningen.",
                    ),
                    say(
                        "Ansvarsförbindelsen ",
                        turn(less, "ökade", "minskade"),
                        " med ",
                        _SAY.size(less, "difference"),
                        " under året.",
                    ),
                    say(
                        "Placeringarna täcker ",
                        _share(r.quotient(fund[0], both[0])),
                        " av förpliktelsen.",
                    ),
                    say(
                        "Placeringarna gav under året en avkastning på ",
                        _share(alone(m, "yield", "ratio", 0.021, 0.094, "0.001")),
                        ".",
                    ),
                ]
            )
        ),
    ]


FAMILY = Family("five-years-first", make)
