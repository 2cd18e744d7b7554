# ruff: noqa: E501
"""An annual report of a middle-sized municipality: millions, budget beside the outcome."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, plain, row, say, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Heading, NumberStyle, Paper, printed
from ._own import alone, clear, indicators, results, tell

_PEN = Pen("mnkr", 1, NumberStyle(negative="–"))
_TEXT = Pen("mnkr", 1, behind=" mnkr")
_KR = Pen("kr", 0)
_LABELS = {
    "income": "Verksamhetens intäkter",
    "costs": "Verksamhetens kostnader",
    "depreciation": "Avskrivningar",
    "net-cost": "Verksamhetens nettokostnader",
    "tax": "Skatteintäkter",
    "grants": "Generella statsbidrag och utjämning",
    "operating-result": "Verksamhetens resultat",
    "financial-income": "Finansiella intäkter",
    "financial-costs": "Finansiella kostnader",
    "result": "Årets resultat",
}
_BALANCE = (
    ("Immateriella anläggningstillgångar", "intangible", "item"),
    ("Mark, byggnader och tekniska anläggningar", "buildings", "item"),
    ("Maskiner och inventarier", "machinery", "item"),
    ("Finansiella anläggningstillgångar", "financial-assets", "item"),
    ("Summa anläggningstillgångar", "fixed-assets", "sum"),
    ("Förråd", "stock", "item"),
    ("Fordringar", "receivables", "item"),
    ("Kortfristiga placeringar", "short-investments", "item"),
    ("Kassa och bank", "cash", "item"),
    ("Summa omsättningstillgångar", "current-assets", "sum"),
    ("SUMMA TILLGÅNGAR", "assets", "sum"),
    ("Eget kapital", "equity", "sum"),
    ("Avsättningar", "provisions", "item"),
    ("Långfristiga skulder", "long-debt", "item"),
    ("Kortfristiga skulder", "short-debt", "item"),
    ("SUMMA EGET KAPITAL OCH SKULDER", "equity-and-debts", "sum"),
)


def make(m: Municipality, chance: Random) -> Paper:
    y, r = m.year, m.register
    share = {
        year: r.quotient(m("result", year=year), m("tax-and-grants", year=year)) for year in m.years
    }
    net = {
        year: r.quotient(m("net-cost", year=year), m("tax-and-grants", year=year))
        for year in m.years
    }
    solid = {year: r.quotient(m("equity", year=year), m("assets", year=year)) for year in m.years}
    owed = {year: r.per(m("long-debt", year=year), m("inhabitants", year=year)) for year in m.years}
    five = [
        row(
            "Antal invånare 31 december",
            [_PEN.people(m("inhabitants", year=one)) for one in m.years],
        ),
        row(
            "Kommunal utdebitering, kr",
            [printed(m("tax-rate", year=one), "", 2) for one in m.years],
        ),
        row("Årets resultat, mnkr", [_PEN(m("result", year=one)) for one in m.years]),
        row(
            "Årets resultat i % av skatter och bidrag", [_PEN.share(share[one]) for one in m.years]
        ),
        row("Nettokostnadsandel, %", [_PEN.share(net[one]) for one in m.years]),
        row("Soliditet, %", [_PEN.share(solid[one]) for one in m.years]),
        row("Investeringar, mnkr", [_PEN(m("investments", year=one)) for one in m.years]),
        row("Långfristiga skulder, mnkr", [_PEN(m("long-debt", year=one)) for one in m.years]),
        row("Långfristiga skulder, kr per invånare", [_KR(owed[one]) for one in m.years]),
    ]
    every = (*m.boards, m.central)
    saved = {one.key: m.variance("board-net", one.key, -1) for one in every}
    boards = [
        row(one.name, [
            _PEN(m("board-net", one.key, basis="budget")),
            _PEN(m("board-net", one.key)),
            _PEN(saved[one.key], role="difference"),
            _PEN(m("board-net", one.key, y - 1)),
        ])
        for one in every
    ]  # fmt: skip
    whole = m.variance("board-net", "all", -1)
    boards.append(row("Summa nämnder och gemensamt", [
        _PEN(m("board-net", "all", basis="budget")), _PEN(m("board-net", "all")),
        _PEN(whole, role="difference"), _PEN(m("board-net", "all", y - 1)),
    ], "sum"))  # fmt: skip
    unspent = {one.key: m.variance("project", one.key, -1) for one in m.projects}
    projects = [
        row(one.name, [_PEN(m("project", one.key, basis="budget")), _PEN(m("project", one.key)),
                       _PEN(unspent[one.key], role="difference")])
        for one in m.projects
    ]  # fmt: skip
    projects.append(row("Summa investeringar", [
        _PEN(m("investments", basis="budget")), _PEN(m("investments")),
        _PEN(m.variance("investments", better=-1), role="difference"),
    ], "sum"))  # fmt: skip
    sick = [
        row(label, [_PEN.share(m("sick-leave", who, year)) for year in (y, y - 1, y - 2)])
        for label, who in (
            ("Total sjukfrånvaro", "all"), ("Kvinnor", "women"), ("Män", "men"),
            ("29 år och yngre", "age 29"), ("30–49 år", "age 30-49"), ("50 år och äldre", "age 50"),
        )
    ]  # fmt: skip
    goals = indicators(m)

    def told(one, year=None, basis="outcome"):  # type: ignore[no-untyped-def]
        quantity = m("indicator", one.key, year, basis)
        return _PEN.share(quantity, behind=" %") if quantity.kind == "ratio" else _PEN(quantity)

    margins = [m.margin(one) for one in goals]
    reached = r.count("goals reached", margins, zero=True)
    worst = min(m.boards, key=lambda one: saved[one.key].value)
    best = max(m.boards, key=lambda one: saved[one.key].value)
    large = max(m.projects, key=lambda one: m("project", one.key).value)
    off = max(m.projects, key=lambda one: abs(unspent[one.key].value))
    result, budget = m("result"), m("result", basis="budget")
    surplus = r.count("boards above", [saved[one.key] for one in m.boards])
    a = lambda *some: alone(m, chance, *some)  # noqa: E731
    return Paper(
        f"{m.name} kommun – Årsredovisning {y}",
        (
            Heading("Förvaltningsberättelse", 1),
            Heading("Året i korthet"),
            text(
                *plain(
                    [
                        say(
                            "Årets resultat uppgick till ",
                            _TEXT(result),
                            ", vilket kan jämföras med budgeterade ",
                            _TEXT(budget),
                            " och med ",
                            _TEXT(m("result", year=y - 1)),
                            f" för {y - 1}.",
                        ),
                        say(
                            "Resultatet motsvarar ",
                            _TEXT.share(share[y], behind=" procent"),
                            " av skatteintäkter och statsbidrag.",
                        ),
                        say(
                            "Befolkningen ",
                            turn(m.change("inhabitants"), "ökade", "minskade"),
                            " med ",
                            _PEN.people(m.change("inhabitants"), "difference", True),
                            " personer och vid årsskiftet hade kommunen ",
                            _PEN.people(m("inhabitants")),
                            " invånare.",
                        ),
                        say(
                            "Under året färdigställdes ",
                            _PEN.people(a("flats", "count", 80, 190)),
                            " bostäder och arbetslösheten var ",
                            _TEXT.share(a("unemployed", "ratio", 0.045, 0.085), behind=" procent"),
                            " i december.",
                        ),
                    ]
                )
            ),
            table("Fem år i sammandrag", ["", *map(str, m.years)], five),
            Heading("Ekonomiskt resultat"),
            text(
                *plain(
                    [
                        say(
                            "Verksamhetens nettokostnader blev ",
                            _TEXT(m("net-cost")),
                            ", en ",
                            turn(m.change("net-cost"), "ökning", "minskning"),
                            " med ",
                            _TEXT.share(m.growth("net-cost"), behind=" procent", size=True),
                            " jämfört med föregående år.",
                        ),
                        say(
                            "Skatteintäkterna ",
                            turn(m.change("tax"), "ökade", "minskade"),
                            " samtidigt med ",
                            _TEXT.size(m.change("tax"), "difference"),
                            " eller ",
                            _TEXT.share(m.growth("tax"), behind=" procent", size=True),
                            ".",
                        ),
                        tell(
                            "Utdelningen från kommunens bolagskoncern var {} och premien från AFA uteblev.",
                            _TEXT(a("dividend", "money", 4, 12)),
                        ),
                        say("De generella statsbidragen uppgick till ", _TEXT(m("grants")), "."),
                        say(
                            "Nettokostnaderna tog i anspråk ",
                            _TEXT.share(net[y], behind=" procent"),
                            " av skatteintäkter och bidrag, mot ",
                            _TEXT.share(net[y - 1], behind=" procent"),
                            f" år {y - 1}.",
                        ),
                        say(
                            "De finansiella intäkterna var ",
                            _TEXT.size(m.variance("financial-income"), "difference"),
                            " ",
                            turn(m.variance("financial-income"), "högre", "lägre"),
                            " än budgeterat, främst till följd av utdelningen från kommunens bolag.",
                        ),
                        say(
                            "Av pensionsåtagandet redovisas ",
                            _TEXT(a("pension-outside", "money", 310, 480)),
                            " som ansvarsförbindelse utanför balansräkningen.",
                        ),
                    ]
                )
            ),
            table(
                "Resultaträkning, mnkr",
                ["", f"Utfall {y - 1}", f"Budget {y}", f"Utfall {y}", "Avvikelse mot budget"],
                results(
                    _LABELS,
                    lambda what, sign: [
                        _PEN(m(what, year=y - 1), sign),
                        _PEN(m(what, basis="budget"), sign),
                        _PEN(m(what), sign),
                        _PEN(m.variance(what, better=sign), role="difference"),
                    ],
                ),
            ),
            Heading("Driftredovisning"),
            text(
                *plain(
                    [
                        say(
                            "Nämnderna och de gemensamma posterna redovisar tillsammans ett ",
                            turn(whole, "överskott", "underskott"),
                            " mot budget på ",
                            _TEXT.size(whole, "difference"),
                            ".",
                        ),
                        *(
                            [
                                say(
                                    counted(surplus, capital=True),
                                    " av kommunens nämnder redovisar överskott.",
                                )
                            ]
                            if surplus.value and clear(saved.values(), "100000")
                            else []
                        ),
                        say(
                            f"{worst.name} hade det svagaste utfallet i förhållande till budget, ",
                            turn(saved[worst.key], "ett överskott", "ett underskott"),
                            " på ",
                            _TEXT.size(saved[worst.key], "difference"),
                            ".",
                        ),
                        say(
                            f"{best.name} redovisar ",
                            turn(saved[best.key], "ett överskott", "ett underskott"),
                            " på ",
                            _TEXT.size(saved[best.key], "difference"),
                            ", vilket till stor del förklaras av vakanta tjänster.",
                        ),
                        say(
                            "Nettokostnaden för ",
                            f"{best.name} var ",
                            _TEXT(m("board-net", best.key)),
                            " jämfört med ",
                            _TEXT(m("board-net", best.key, y - 1)),
                            f" år {y - 1}.",
                        ),
                        tell(
                            "Vintervägunderhållet kostade {}, medan skadegörelsen i kommunens lokaler medförde kostnader på {}.",
                            _TEXT(a("winter", "money", 6, 14)),
                            _TEXT(a("damage", "money", 1, 4)),
                        ),
                        say(
                            "Köp av externa placeringar kostade ",
                            _TEXT(a("placements", "money", 18, 40)),
                            " under året.",
                        ),
                    ]
                )
            ),
            table(
                "Nettokostnad per nämnd, mnkr",
                ["Nämnd", f"Budget {y}", f"Utfall {y}", "Avvikelse", f"Utfall {y - 1}"],
                boards,
            ),
            Heading("Investeringar"),
            text(
                *plain(
                    [
                        say(
                            "Årets investeringar uppgick till ",
                            _TEXT(m("investments")),
                            " av budgeterade ",
                            _TEXT(m("investments", basis="budget")),
                            ".",
                        ),
                        say(
                            "Det största enskilda projektet var ",
                            large.name,
                            " med ett utfall på ",
                            _TEXT(m("project", large.key)),
                            ".",
                        ),
                        say(
                            "Den största avvikelsen finns i projektet ",
                            off.name,
                            ", där utfallet blev ",
                            _TEXT.size(unspent[off.key], "difference"),
                            " ",
                            turn(unspent[off.key], "lägre", "högre"),
                            " än budget.",
                        ),
                        say(
                            "Investeringarna finansierades till ",
                            _TEXT.share(a("self-financed", "ratio", 0.55, 0.95), behind=" procent"),
                            " med egna medel.",
                        ),
                    ]
                )
            ),
            table("Investeringar, mnkr", ["Projekt", "Budget", "Utfall", "Avvikelse"], projects),
            Heading("Medarbetare"),
            text(
                *plain(
                    [
                        say(
                            "Kommunen hade ",
                            _PEN.people(m("employees")),
                            " tillsvidareanställda vid årets slut, varav ",
                            _PEN.people(m("women")),
                            " kvinnor och ",
                            _PEN.people(m("men")),
                            " män.",
                        ),
                        say(
                            "Sjukfrånvaron var ",
                            _TEXT.share(m("sick-leave", "all"), behind=" procent"),
                            ", vilket är ",
                            _TEXT.points(m.change("sick-leave", "all")),
                            " ",
                            turn(m.change("sick-leave", "all"), "högre", "lägre"),
                            " än året innan.",
                        ),
                        say(
                            "Bland kvinnor var sjukfrånvaron ",
                            _TEXT.share(m("sick-leave", "women"), behind=" procent"),
                            " och bland män ",
                            _TEXT.share(m("sick-leave", "men"), behind=" procent"),
                            ".",
                        ),
                        tell(
                            "Under året genomfördes {} rekryteringar och {} medarbetare gick i pension.",
                            _PEN.people(a("recruited", "count", 90, 180)),
                            _PEN.people(a("retired", "count", 30, 60)),
                        ),
                        say(
                            "Andelen långtidssjukfrånvaro, 60 dagar eller mer, var ",
                            _TEXT.share(a("long", "ratio", 0.3, 0.48), behind=" procent"),
                            " av all sjukfrånvaro.",
                        ),
                    ]
                )
            ),
            table(
                "Sjukfrånvaro i procent av ordinarie arbetstid",
                ["", *map(str, (y, y - 1, y - 2))],
                sick,
            ),
            Heading("Måluppföljning"),
            text(
                "Målen följs upp med indikatorer.",
                *plain(
                    []
                    if not clear(margins, "0.001")
                    else [
                        say(
                            counted(reached, capital=True),
                            " av ",
                            counted(r.count("goals", [m("indicator", one.key) for one in goals])),
                            " indikatorer nådde årets målvärde.",
                        )
                    ]
                ),
            ),
            table(
                "Indikatorer för god ekonomisk hushållning och verksamhet",
                ["Indikator", f"Utfall {y - 1}", f"Mål {y}", f"Utfall {y}"],
                [
                    row(one.name, [told(one, y - 1), told(one, None, "budget"), told(one)])
                    for one in goals
                ],
            ),
            Heading("Finansiell ställning"),
            text(
                *plain(
                    [
                        say(
                            "Balansomslutningen ",
                            turn(m.change("assets"), "ökade", "minskade"),
                            " med ",
                            _TEXT.size(m.change("assets"), "difference"),
                            " till ",
                            _TEXT(m("assets")),
                            ".",
                        ),
                        say(
                            "Soliditeten uppgick till ",
                            _TEXT.share(solid[y], behind=" procent"),
                            ", att jämföra med ",
                            _TEXT.share(solid[y - 1], behind=" procent"),
                            " vid föregående årsskifte.",
                        ),
                        say(
                            "De långfristiga skulderna var ",
                            _TEXT(m("long-debt")),
                            ", eller ",
                            printed(owed[y], "kr", behind=" kronor"),
                            " per invånare.",
                        ),
                        say(
                            "Låneportföljens genomsnittliga ränta var ",
                            _TEXT.but(share_decimals=2).share(
                                a("interest", "ratio", 0.008, 0.031), behind=" procent"
                            ),
                            ".",
                        ),
                        say(
                            "Kassa och bank ",
                            turn(m.change("cash"), "ökade", "minskade"),
                            " med ",
                            _TEXT.size(m.change("cash"), "difference"),
                            " under året.",
                        ),
                    ]
                )
            ),
            table(
                "Balansräkning, mnkr",
                ["", f"{y}-12-31", f"{y - 1}-12-31"],
                [
                    row(label, [_PEN(m(what)), _PEN(m(what, year=y - 1))], kind)
                    for label, what, kind in _BALANCE
                ],
            ),
        ),
    )


FAMILY = Family("aker-annual", make)
