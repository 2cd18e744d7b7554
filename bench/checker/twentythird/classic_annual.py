"""A middle-sized municipality's annual report: all statements in thousands, with numbers of notes,
budget and variance; prose in millions with one decimal."""

from __future__ import annotations

from random import Random

from ..compose import Pen, plain, row, say, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Cell, Heading, Paper, Row
from ._more import alone, balance_requirement, by_variance, farthest, none_or, of, portion, split

_PEN = Pen("tkr")
_SAY = Pen("mnkr", 1, behind=" mnkr")
_PER = Pen("kr", 0, behind=" kronor")


def make(m: Municipality, _chance: Random) -> Paper:
    """The report."""
    return Paper(
        f"Årsredovisning {m.year} {m.name} kommun",
        (
            Heading("Förvaltningsberättelse", 1),
            *_result(m),
            *_boards(m),
            *_investments(m),
            *_requirement(m),
            Heading("Räkenskaper", 1),
            *_balance(m),
            *_flow(m),
        ),
    )


def _result_table(m: Municipality) -> Block:
    def line(label: str, note: str, what: str, sign: int = 1, kind: str = "item") -> Row:
        cells: list[Cell | None] = [
            note,
            _PEN(m(what), sign),
            _PEN(m(what, basis="budget"), sign),
            _PEN(m.variance(what, better=sign), 1, "difference"),
            _PEN(m(what, year=m.year - 1), sign),
        ]
        return row(label, cells, kind)

    return table(
        "Resultaträkning, tkr",
        ["", "Not", f"Bokslut {m.year}", f"Budget {m.year}", "Avvikelse", f"Bokslut {m.year - 1}"],
        [
            line("Verksamhetens intäkter", "1", "income"),
            line("Verksamhetens kostnader", "2", "costs", -1),
            line("Avskrivningar", "3", "depreciation", -1),
            line("Verksamhetens nettokostnader", "", "net-cost", -1, "sum"),
            line("Skatteintäkter", "4", "tax"),
            line("Generella statsbidrag och utjämning", "5", "grants"),
            line("Verksamhetens resultat", "", "operating-result", 1, "sum"),
            line("Finansiella intäkter", "6", "financial-income"),
            line("Finansiella kostnader", "7", "financial-costs", -1),
            line("Årets resultat", "", "result", 1, "sum"),
        ],
    )


def _result(m: Municipality) -> list[Block]:
    r = m.register
    over, costs, tax = m.variance("result"), m.change("costs"), m.variance("tax")
    cut = r.quotient(m("net-cost"), m("tax-and-grants"))
    last = r.quotient(m("net-cost", year=m.year - 1), m("tax-and-grants", year=m.year - 1))
    return [
        Heading("Årets resultat", 2),
        text(
            *plain(
                [
                    say(
                        f"Årets resultat för {m.name} kommun är ",
                        turn(m("result"), "ett överskott på ", "ett underskott på "),
                        _SAY.size(m("result")),
                        ".",
                    ),
                    say(
                        "Det är ",
                        _SAY.size(over, "difference"),
                        turn(over, " bättre", " sämre"),
                        " än budget och kan jämföras med föregående års resultat på ",
                        _SAY(m("result", year=m.year - 1)),
                        ".",
                    ),
                    say(
                        "Resultatet motsvarar ",
                        _SAY.share(r.quotient(m("result"), m("tax-and-grants")), behind=" procent"),
                        " av skatteintäkter, generella statsbidrag och utjämning.",
                    ),
                    say(
                        "Verksamhetens kostnader uppgick till ",
                        _SAY(m("costs")),
                        ", en ",
                        turn(costs, "ökning", "minskning"),
                        " med ",
                        _SAY.size(costs, "difference"),
                        " eller ",
                        _SAY.share(m.growth("costs"), behind=" procent", size=True),
                        " jämfört med året före.",
                    ),
                    say(
                        "Personalkostnaderna är den största kostnadsposten och svarade för ",
                        _SAY.share(r.quotient(m("wages"), m("costs")), behind=" procent"),
                        " av kostnaderna.",
                    ),
                    say(
                        "Verksamhetens intäkter blev ",
                        _SAY.size(m.variance("income"), "difference"),
                        turn(m.variance("income"), " högre", " lägre"),
                        " än budgeterat.",
                    ),
                    say(
                        "Bidrag från staten och andra stod för ",
                        _SAY(m("grants-received")),
                        " av intäkterna.",
                    ),
                ]
            )
        ),
        _result_table(m),
        Heading("Skatteintäkter och statsbidrag", 3),
        text(
            *plain(
                [
                    say(
                        "Skatteintäkterna uppgick till ",
                        _SAY(m("tax")),
                        " och blev ",
                        _SAY.size(tax, "difference"),
                        turn(tax, " högre", " lägre"),
                        " än budget.",
                    ),
                    say(
                        "Slutavräkningen för föregående år påverkade med ",
                        _SAY(m("tax-final")),
                        ".",
                    ),
                    say(
                        "Nettokostnaderna tog i anspråk ",
                        _SAY.share(cut, behind=" procent"),
                        " av skatter och bidrag, mot ",
                        _SAY.share(last, behind=" procent"),
                        f" år {m.year - 1}.",
                    ),
                    say(
                        "Vid årsskiftet hade kommunen ",
                        _PEN.people(m("inhabitants")),
                        " invånare, vilket är ",
                        _PEN.people(m.change("inhabitants"), "difference", size=True),
                        turn(m.change("inhabitants"), " fler", " färre"),
                        " än ett år tidigare.",
                    ),
                    say(
                        "Arbetslösheten var i december ",
                        _SAY.share(
                            alone(m, "jobless", "ratio", 0.045, 0.09, "0.001"), behind=" procent"
                        ),
                        ".",
                    ),
                ]
            )
        ),
    ]


def _boards(m: Municipality) -> list[Block]:
    every = [*m.boards, m.central]

    def line(one: str, label: str, kind: str = "item") -> Row:
        return row(
            label,
            [
                _PEN(m("board-income", one)),
                _PEN(m("board-cost", one), -1),
                _PEN(m("board-net", one), -1),
                _PEN(m("board-net", one, basis="budget"), -1),
                _PEN(m.variance("board-net", one, -1), 1, "difference"),
            ],
            kind,
        )

    first, last = farthest(m)[:2]
    best = by_variance(m)[0]
    away = [m.variance("board-net", one.key, -1) for one in m.boards]
    short = m.register.count("short-boards", away, -1)
    told = m.variance("board-net", first.key, -1)
    other = m.variance("board-net", last.key, -1)
    schools = portion(m, "pupils", of(m, "inhabitants"), 0.11)[0]
    return [
        Heading("Driftsredovisning", 2),
        text(
            *plain(
                [
                    say(
                        none_or(short),
                        " av nämnderna redovisar en negativ avvikelse mot budget.",
                    ),
                    say(
                        f"Störst är avvikelsen för {first.name}, som redovisar ett ",
                        turn(told, "överskott", "underskott"),
                        " på ",
                        _SAY.size(told, "difference"),
                        ".",
                    ),
                    say(
                        f"Näst störst är den för {last.name} med ett ",
                        turn(other, "överskott", "underskott"),
                        " på ",
                        _SAY.size(other, "difference"),
                        ", där nettokostnaden blev ",
                        _SAY(m("board-net", last.key)),
                        ".",
                    ),
                    say(
                        f"{best.name} hade kostnader på ",
                        _SAY(m("board-cost", best.key)),
                        " och intäkter på ",
                        _SAY(m("board-income", best.key)),
                        ".",
                    ),
                    say(
                        "I grundskolan gick i genomsnitt ",
                        _PEN.people(schools),
                        " elever, och kostnaden per elev var ",
                        _PER(alone(m, "per-pupil", "money", 104_000, 138_000, "100")),
                        ".",
                    ),
                    say(
                        "Antalet hushåll med försörjningsstöd var i snitt ",
                        _PEN.people(portion(m, "households", of(m, "inhabitants"), 0.008)[0]),
                        " i månaden.",
                    ),
                ]
            )
        ),
        table(
            "Driftsredovisning per nämnd, tkr",
            ["Nämnd", "Intäkter", "Kostnader", "Nettokostnad", "Budget", "Avvikelse"],
            [*(line(one.key, one.name) for one in every), line("all", "Summa", "sum")],
        ),
    ]


def _investments(m: Municipality) -> list[Block]:
    r = m.register
    left = [r.difference(m("project", one.key, basis="budget"), m("project", one.key))
            for one in m.projects]  # fmt: skip
    whole = r.difference(m("investments", basis="budget"), m("investments"))
    rows = [
        row(
            one.name,
            [
                _PEN(m("project", one.key, basis="budget")),
                _PEN(m("project", one.key)),
                _PEN(rest, 1, "difference"),
            ],
        )
        for one, rest in zip(m.projects, left, strict=True)
    ]
    rows.append(
        row(
            "Summa investeringar",
            [
                _PEN(m("investments", basis="budget")),
                _PEN(m("investments")),
                _PEN(whole, 1, "difference"),
            ],
            "sum",
        )
    )
    top = max(m.projects, key=lambda one: m("project", one.key).value)
    return [
        Heading("Investeringsredovisning", 2),
        text(
            *plain(
                [
                    say(
                        "Årets investeringar uppgick till ",
                        _SAY(m("investments")),
                        ", att jämföra med budgeterade ",
                        _SAY(m("investments", basis="budget")),
                        ".",
                    ),
                    say(
                        f"Den största enskilda utgiften avsåg {top.name} med ",
                        _SAY(m("project", top.key)),
                        ", eller ",
                        _SAY.share(
                            r.quotient(m("project", top.key), m("investments")), behind=" procent"
                        ),
                        " av årets investeringar.",
                    ),
                    say(
                        "Avskrivningarna var ",
                        _SAY(m("depreciation")),
                        ", vilket är ",
                        _SAY.size(r.difference(m("depreciation"), m("investments")), "difference"),
                        turn(
                            r.difference(m("depreciation"), m("investments")),
                            " mer än",
                            " mindre än",
                        ),
                        " investeringarna.",
                    ),
                    say(
                        "Av de pågående projekten begärs ",
                        _SAY(portion(m, "carried", [m("investments")], 0.06)[0]),
                        " ombudgeterade till nästa år.",
                    ),
                ]
            )
        ),
        table(
            "Investeringar per projekt, tkr",
            ["Projekt", "Budget", "Utfall", "Avvikelse"],
            rows,
        ),
    ]


def _requirement(m: Municipality) -> list[Block]:
    gains, papers, before, aside = balance_requirement(m)
    after = m.register.difference(before, aside)
    return [
        Heading("Balanskravsresultat", 2),
        table(
            "Balanskravsutredning, tkr",
            ["", str(m.year)],
            [
                row("Årets resultat enligt resultaträkningen", [_PEN(m("result"))]),
                row("Reducering av samtliga realisationsvinster", [_PEN(gains, -1)]),
                row("Orealiserade vinster i värdepapper", [_PEN(papers, -1)]),
                row("Årets resultat efter balanskravsjusteringar", [_PEN(before)], "sum"),
                row("Reservering till resultatutjämningsreserv", [_PEN(aside, -1)]),
                row("Årets balanskravsresultat", [_PEN(after, 1, "sum")], "sum"),
            ],
        ),
        text(
            say(
                "Efter avdrag för realisationsvinster på ",
                _SAY(gains),
                " och orealiserade vinster på ",
                _SAY(papers),
                " blir resultatet efter balanskravsjusteringar ",
                _SAY(before),
                ".",
            ),
            say("Balanskravsresultatet är ", _SAY(after), "."),
            "Det finns inga tidigare underskott att återställa."
            if m("result", year=m.year - 1).value >= 0
            else "Föregående års underskott återställs enligt den plan som fullmäktige beslutat.",
        ),
    ]


def _balance(m: Municipality) -> list[Block]:
    years = (m.year, m.year - 1)
    r = m.register

    def line(label: str, note: str, what: str, kind: str = "item") -> Row:
        return row(label, [note, *(_PEN(m(what, year=year)) for year in years)], kind)

    rows = [
        row("TILLGÅNGAR", ["", None, None], "heading"),
        line("Immateriella anläggningstillgångar", "8", "intangible"),
        line("Mark, byggnader och tekniska anläggningar", "9", "buildings"),
        line("Maskiner och inventarier", "10", "machinery"),
        line("Finansiella anläggningstillgångar", "11", "financial-assets"),
        line("Summa anläggningstillgångar", "", "fixed-assets", "sum"),
        line("Förråd m.m.", "12", "stock"),
        line("Fordringar", "13", "receivables"),
        line("Kortfristiga placeringar", "14", "short-investments"),
        line("Kassa och bank", "15", "cash"),
        line("Summa omsättningstillgångar", "", "current-assets", "sum"),
        line("SUMMA TILLGÅNGAR", "", "assets", "sum"),
        row("EGET KAPITAL, AVSÄTTNINGAR OCH SKULDER", ["", None, None], "heading"),
        line("Eget kapital", "16", "equity"),
        line("därav årets resultat", "", "result"),
        line("Avsättningar för pensioner", "17", "pension-provision"),
        line("Andra avsättningar", "18", "other-provisions"),
        line("Summa avsättningar", "", "provisions", "sum"),
        line("Långfristiga skulder", "19", "long-debt"),
        line("Kortfristiga skulder", "20", "short-debt"),
        line("Summa skulder", "", "debts", "sum"),
        line("SUMMA EGET KAPITAL, AVSÄTTNINGAR OCH SKULDER", "", "equity-and-debts", "sum"),
    ]
    solid = r.quotient(m("equity"), m("assets"))
    before = r.quotient(m("equity", year=m.year - 1), m("assets", year=m.year - 1))
    owed = m.change("long-debt")
    staff = split(m, "debts-short", [m("short-debt"), m("short-debt", year=m.year - 1)], (3, 4, 2))
    return [
        table("Balansräkning, tkr", ["", "Not", *(f"{year}-12-31" for year in years)], rows),
        text(
            *plain(
                [
                    say(
                        "Balansomslutningen är ",
                        _SAY(m("assets")),
                        ", en ",
                        turn(m.change("assets"), "ökning", "minskning"),
                        " med ",
                        _SAY.size(m.change("assets"), "difference"),
                        " under året.",
                    ),
                    say(
                        "Soliditeten ",
                        turn(r.difference(solid, before), "förbättrades", "försämrades"),
                        " från ",
                        _SAY.share(before, behind=" procent"),
                        " till ",
                        _SAY.share(solid, behind=" procent"),
                        ".",
                    ),
                    say(
                        "De långfristiga skulderna har ",
                        turn(owed, "ökat", "minskat"),
                        " med ",
                        _SAY.size(owed, "difference"),
                        " till ",
                        _SAY(m("long-debt")),
                        ", vilket motsvarar ",
                        _PER(r.per(m("long-debt"), m("inhabitants"))),
                        " per invånare.",
                    ),
                    say(
                        "Genomsnittsräntan i låneportföljen var ",
                        _SAY.but(share_decimals=2).share(
                            alone(m, "interest", "ratio", 0.011, 0.036, "0.0001"), behind=" procent"
                        ),
                        " och den genomsnittliga räntebindningstiden ",
                        _PEN.people(alone(m, "bound", "count", 2, 4)),
                        " år.",
                    ),
                    say(
                        "Av de kortfristiga skulderna avser ",
                        _SAY(staff[0][0]),
                        " semesterlöneskuld och upplupna löner.",
                    ),
                ]
            )
        ),
    ]


def _flow(m: Municipality) -> list[Block]:
    years = (m.year, m.year - 1)

    def line(label: str, what: str, sign: int = 1, kind: str = "item") -> Row:
        return row(label, [_PEN(m(what, year=year), sign) for year in years], kind)

    rows = [
        line("Årets resultat", "result"),
        line("Justering för avskrivningar", "depreciation"),
        line("Förändring av avsättningar", "provision-change"),
        line("Ökning (-)/minskning (+) av förråd, fordringar och placeringar",
             "receivables-change", -1),
        line("Ökning (+)/minskning (-) av kortfristiga skulder", "short-debt-change"),
        line("Kassaflöde från den löpande verksamheten", "operating-flow", 1, "sum"),
        line("Investeringar i anläggningstillgångar", "investments", -1),
        line("Försäljning av anläggningstillgångar", "asset-sales"),
        line("Kassaflöde från investeringsverksamheten", "investing-flow", 1, "sum"),
        line("Nya lån", "new-loans"),
        line("Amortering", "repayments", -1),
        line("Kassaflöde från finansieringsverksamheten", "financing-flow", 1, "sum"),
        line("Årets kassaflöde", "cash-flow", 1, "sum"),
        line("Likvida medel vid årets slut", "cash"),
    ]  # fmt: skip
    return [
        table("Kassaflödesanalys, tkr", ["", *map(str, years)], rows),
        text(
            *plain(
                [
                    say(
                        "Den löpande verksamheten gav ett kassaflöde på ",
                        _SAY(m("operating-flow")),
                        ".",
                    ),
                    say(
                        "Under året upptogs nya lån på ",
                        _SAY(m("new-loans")),
                        " och amorterades ",
                        _SAY(m("repayments")),
                        ".",
                    ),
                    say(
                        "Likvida medel ",
                        turn(m("cash-flow"), "ökade", "minskade"),
                        " därmed med ",
                        _SAY.size(m("cash-flow")),
                        " och var vid årets slut ",
                        _SAY(m("cash")),
                        ".",
                    ),
                    say(
                        "Checkräkningskrediten är på ",
                        _SAY(alone(m, "overdraft", "money", 30e6, 200e6, "10000000")),
                        " och utnyttjades inte vid årsskiftet.",
                    ),
                ]
            )
        ),
    ]


FAMILY = Family("classic-annual", make)
