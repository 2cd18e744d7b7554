"""A whole municipality's long annual report with its administration report, million kronor."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from ..compose import Pen, counted, plain, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import FIXED, GRANTS, Municipality
from ..paper import Head, Heading, NumberStyle, Paper, Printed, Row, printed
from ._parts import alone, goals, portion, some, spelt, sure, why

_STYLE = NumberStyle(negative="\u2212")
_T = Pen("mnkr", 1, _STYLE)
_S = Pen("mnkr", 1, _STYLE, " mnkr")
_K = Pen("kr", 0, _STYLE, " kronor")
_GRANTS = {
    "income-equalisation": "Inkomstutjämning",
    "cost-equalisation": "Kostnadsutjämning",
    "regulation": "Regleringsbidrag",
    "lss": "LSS-utjämning",
    "property-fee": "Kommunal fastighetsavgift",
}
_TAX = {
    "preliminary-tax": "Preliminära skatteintäkter",
    "tax-forecast": "Slutavräkningsprognos",
    "tax-final": "Slutavräkning föregående år",
}
_FIXED = {
    "intangible": "Immateriella tillgångar",
    "buildings": "Mark, byggnader och tekniska anläggningar",
    "machinery": "Maskiner och inventarier",
    "financial-assets": "Finansiella anläggningstillgångar",
}
_CURRENT = {
    "stock": "Förråd och exploateringsfastigheter",
    "receivables": "Fordringar",
    "short-investments": "Kortfristiga placeringar",
    "cash": "Kassa och bank",
}


def make(m: Municipality, chance: Random) -> Paper:
    this, last = m.year, m.year - 1
    r = m.register
    share_net = {y: r.quotient(m("net-cost", year=y), m("tax-and-grants", year=y)) for y in m.years}
    share_result = {
        y: r.quotient(m("result", year=y), m("tax-and-grants", year=y)) for y in m.years
    }
    solidity = {y: r.quotient(m("equity", year=y), m("assets", year=y)) for y in m.years}
    per_head = {y: r.per(m("long-debt", year=y), m("inhabitants", year=y)) for y in m.years}
    result, budgeted = m("result"), m.variance("result")

    def five(label: str, pick: Callable[[int], Printed]) -> Row:
        return row(label, [pick(year) for year in m.years])

    overview = [
        five("Antal invånare 31 december", lambda y: _T(m("inhabitants", year=y))),
        five("Skattesats, kr", lambda y: printed(m("tax-rate", year=y), "", 2, _STYLE)),
        five("Årets resultat, mnkr", lambda y: _T(m("result", year=y))),
        five("Resultat/skatter och bidrag, %", lambda y: _T.share(share_result[y])),
        five("Nettokostnadsandel, %", lambda y: _T.share(share_net[y])),
        five("Investeringar, mnkr", lambda y: _T(m("investments", year=y))),
        five("Soliditet, %", lambda y: _T.share(solidity[y])),
        five("Långfristiga lån, mnkr", lambda y: _T(m("long-debt", year=y))),
        five("Lån per invånare, kr", lambda y: _K.but(behind="")(per_head[y])),
        five("Antal anställda", lambda y: _T(m("employees", year=y))),
    ]
    statement = []
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
        statement.append(
            row(
                label,
                [
                    _T(m(what, year=last), sign),
                    _T(m(what, basis="budget"), sign),
                    _T(m(what), sign),
                    _T(m.variance(what, better=sign), role="difference"),
                ],
                kind,
            )
        )
    taxes = [
        *(
            row(label, [_T(m(what)), _T(m(what, year=last))])
            for what, label in _TAX.items()
        ),
        row("Summa skatteintäkter", [_T(m("tax")), _T(m("tax", year=last))], "sum"),
        *(row(_GRANTS[what], [_T(m(what)), _T(m(what, year=last))]) for what in GRANTS),
        row("Summa generella statsbidrag", [_T(m("grants")), _T(m("grants", year=last))], "sum"),
        row("Totalt", [_T(m("tax-and-grants")), _T(m("tax-and-grants", year=last))], "sum"),
    ]  # fmt: skip
    every = [*m.boards, m.central]

    def board_line(label: str, who: str, kind: str = "item") -> Row:
        cells = []
        for year in (this, last):
            two = (m("board-net", who, year, "budget"), m("board-net", who, year))
            cells += [*map(_T, two), _T(r.difference(*two), role="difference")]
        return row(label, cells, kind)

    for one in every:
        for year in (this, last):
            r.difference(m("board-net", one.key, year, "budget"), m("board-net", one.key, year))
    boards = [board_line(one.name, one.key) for one in every]
    boards.append(board_line("Summa nettokostnader", "all", "sum"))
    projects = [
        row(
            one.name,
            [
                _T(m("project", one.key, basis="budget")),
                _T(m("project", one.key)),
                _T(m.variance("project", one.key, -1), role="difference"),
            ],
        )
        for one in m.projects
    ]
    projects.append(
        row(
            "Summa",
            [
                _T(m("investments", basis="budget")),
                _T(m("investments")),
                _T(m.variance("investments", better=-1), role="difference"),
            ],
            "sum",
        )
    )

    def balance_line(label: str, what: str, kind: str = "item") -> Row:
        return row(label, [_T(m(what)), _T(m(what, year=last))], kind)

    balance = [
        row("TILLGÅNGAR", ["", ""], "heading"),
        *(balance_line(_FIXED[what], what) for what in FIXED),
        balance_line("Summa anläggningstillgångar", "fixed-assets", "sum"),
        *(balance_line(label, what) for what, label in _CURRENT.items()),
        balance_line("Summa omsättningstillgångar", "current-assets", "sum"),
        balance_line("SUMMA TILLGÅNGAR", "assets", "sum"),
        row("EGET KAPITAL, AVSÄTTNINGAR OCH SKULDER", ["", ""], "heading"),
        balance_line("Ingående eget kapital", "opening-equity"),
        balance_line("Årets resultat", "result"),
        balance_line("Summa eget kapital", "equity", "sum"),
        balance_line("Avsättningar för pensioner", "pension-provision"),
        balance_line("Övriga avsättningar", "other-provisions"),
        balance_line("Summa avsättningar", "provisions", "sum"),
        balance_line("Långfristiga skulder", "long-debt"),
        balance_line("Kortfristiga skulder", "short-debt"),
        balance_line("Summa skulder", "debts", "sum"),
        balance_line("SUMMA EGET KAPITAL, AVSÄTTNINGAR OCH SKULDER", "equity-and-debts", "sum"),
    ]
    aims = goals(m)

    margins = [m.margin(one) for one in aims]
    reached = r.count("indicators reached", margins, zero=True)
    below = r.count("boards below", [m.variance("board-net", o.key, -1) for o in m.boards], -1)
    variances = {one.key: m.variance("board-net", one.key, -1) for one in m.boards}
    best = max(m.boards, key=lambda one: variances[one.key].value)
    worst = min(m.boards, key=lambda one: variances[one.key].value)
    whole = m.variance("board-net", "all", -1)
    central = m.variance("board-net", "central", -1)
    big = max(m.projects, key=lambda one: m("project", one.key).value)
    late = max(m.projects, key=lambda one: m.variance("project", one.key, -1).value)
    own = r.quotient(m("investments"), m("tax-and-grants"))
    people = m.change("inhabitants")
    debt = m.change("long-debt")
    ratio = r.difference(solidity[this], solidity[last])
    blocks = (
        Heading(f"Årsredovisning {this}", 1),
        Heading("Förvaltningsberättelse", 1),
        Heading("Översikt över verksamhetens utveckling"),
        table("Fem år i sammandrag", ["", *map(str, m.years)], overview),
        text(
            *plain(
                [
                    say(
                        f"Vid årets slut hade {m.name} kommun ",
                        _T.people(m("inhabitants")),
                        " invånare.",
                    ),
                    say(
                        "Folkmängden ",
                        turn(people, "ökade", "minskade"),
                        " med ",
                        _T.people(people, "difference", size=True),
                        " personer under året, vilket motsvarar ",
                        _T.share(m.growth("inhabitants"), behind=" procent", size=True),
                        ".",
                    ),
                    say(
                        "Skattesatsen var ",
                        printed(m("tax-rate"), "", 2, _STYLE, behind=" kronor"),
                        " per skattekrona.",
                    ),
                    say(
                        "Under femårsperioden har de långfristiga lånen gått från ",
                        _S(m("long-debt", year=this - 4)),
                        " till ",
                        _S(m("long-debt")),
                        ".",
                    ),
                ]
            )
        ),
        Heading("Viktiga förhållanden för resultat och ekonomisk ställning"),
        text(
            "Kommunens ekonomi påverkas av konjunkturen, räntan och befolkningens ålder.",
            "Inflationen har medfört högre priser på livsmedel, energi och entreprenader.",
        ),
        Heading("Händelser av väsentlig betydelse"),
        text(
            "Under våren fattade kommunfullmäktige beslut om en ny översiktsplan.",
            say(
                f"Arbetet med projektet {big.name} har pågått hela året ",
                "och utgifterna uppgick till ",
                _S(m("project", big.key)),
                ".",
            ),
        ),
        Heading("God ekonomisk hushållning och ekonomisk ställning"),
        table(
            "Resultaträkning, mnkr",
            ["", f"Utfall {last}", f"Budget {this}", f"Utfall {this}", "Avvikelse"],
            statement,
        ),
        text(
            *plain(
                [
                    say(
                        "Årets resultat uppgick till ",
                        _S(result),
                        ", vilket är ",
                        _S.size(budgeted, "difference"),
                        " ",
                        turn(budgeted, "bättre", "sämre"),
                        " än budget.",
                    ),
                    say(
                        "Resultatet motsvarar ",
                        _T.share(share_result[this], behind=" procent"),
                        " av skatteintäkter och generella statsbidrag.",
                    ),
                    say(
                        f"År {last} var resultatet ",
                        _S(m("result", year=last)),
                        ".",
                    ),
                    say(
                        "Verksamhetens nettokostnader ",
                        turn(m.change("net-cost"), "ökade", "minskade"),
                        " med ",
                        _S.size(m.change("net-cost"), "difference"),
                        " eller ",
                        _T.share(m.growth("net-cost"), behind=" procent", size=True),
                        ", medan skatter och bidrag ",
                        turn(m.growth("tax-and-grants"), "ökade", "minskade"),
                        " med ",
                        _T.share(m.growth("tax-and-grants"), behind=" procent", size=True),
                        ".",
                    ),
                    say(
                        "Nettokostnadsandelen blev ",
                        _T.share(share_net[this], behind=" procent"),
                        ", mot ",
                        _T.share(share_net[last], behind=" procent"),
                        " året innan.",
                    ),
                    say(
                        "Avskrivningarna uppgick till ",
                        _S(m("depreciation")),
                        ", en ",
                        turn(m.change("depreciation"), "ökning", "minskning"),
                        " med ",
                        _S.size(m.change("depreciation"), "difference"),
                        ".",
                    ),
                    say(
                        "Finansnettot var ",
                        _S(m("financial-net")),
                        ", med finansiella intäkter på ",
                        _S(m("financial-income")),
                        " och finansiella kostnader på ",
                        _S(m("financial-costs")),
                        ".",
                    ),
                ]
            )
        ),
        table("Skatteintäkter och generella statsbidrag, mnkr", ["", str(this), str(last)], taxes),
        text(
            *plain(
                [
                    say(
                        "Skatteintäkterna blev ",
                        _S(m("tax")),
                        ", ",
                        _S.size(m.variance("tax"), "difference"),
                        " ",
                        turn(m.variance("tax"), "mer", "mindre"),
                        " än budgeterat.",
                    ),
                    say(
                        "Inkomstutjämningen gav ",
                        _S(m("income-equalisation")),
                        " och är den största delen av de generella statsbidragen med ",
                        _T.share(
                            r.quotient(m("income-equalisation"), m("grants")), behind=" procent"
                        ),
                        ".",
                    ),
                    say(
                        "Den kommunala fastighetsavgiften ",
                        turn(m.change("property-fee"), "ökade", "minskade"),
                        " till ",
                        _S(m("property-fee")),
                        ".",
                    ),
                ]
            )
        ),
        Heading("Nämndernas utfall"),
        tall(
            "Driftredovisning, nettokostnader per nämnd, mnkr",
            [
                ["", Head(str(this), 3), Head(str(last), 3)],
                ["Nämnd", *["Budget", "Utfall", "Avvikelse"] * 2],
            ],
            boards,
        ),
        text(
            *plain(
                [
                    say(
                        "Nämnderna och de gemensamma posterna redovisar tillsammans ett ",
                        turn(whole, "överskott", "underskott"),
                        " mot budget på ",
                        _S.size(whole, "difference"),
                        ".",
                    ),
                    say(
                        f"{best.name} har det bästa utfallet i förhållande till budget, ",
                        _T(variances[best.key], role="difference"),
                        " mnkr.",
                    ),
                    say(
                        f"{worst.name} avviker med ",
                        _T(variances[worst.key], role="difference"),
                        " mnkr",
                        why(
                            variances[worst.key],
                            ".",
                            ", främst på grund av högre kostnader för personal och köpta tjänster.",
                        ),
                    ),
                    *sure(
                        [*variances.values(), *([] if below.value else [below])],
                        60_000,
                        say(
                            "Totalt har ",
                            counted(below),
                            f" av {spelt(len(m.boards))} nämnder ett underskott.",
                        ),
                    ),
                    say(
                        "De gemensamma posterna visar ett ",
                        turn(central, "överskott", "underskott"),
                        " på ",
                        _S.size(central, "difference"),
                        ", varav ",
                        _S(portion(m, chance, "pension share", central)),
                        " gäller pensioner.",
                    ),
                ]
            )
        ),
        Heading("Investeringar"),
        table("Investeringar, mnkr", ["Projekt", "Budget", "Utfall", "Avvikelse"], projects),
        text(
            *plain(
                [
                    say(
                        "Investeringarna uppgick till ",
                        _S(m("investments")),
                        ", medan budgeten var ",
                        _S(m("investments", basis="budget")),
                        ".",
                    ),
                    say(
                        "De motsvarar ",
                        _T.share(own, behind=" procent"),
                        " av skatteintäkter och generella statsbidrag.",
                    ),
                    *(
                        [
                            say(
                                f"Den största återstoden finns i projektet {late.name}, där ",
                                _S.size(m.variance("project", late.key, -1), "difference"),
                                " inte har förbrukats.",
                            )
                        ]
                        if m.variance("project", late.key, -1).value > 100_000
                        else []
                    ),
                    say(
                        "Föregående år investerade kommunen ",
                        _S(m("investments", year=last)),
                        ".",
                    ),
                ]
            )
        ),
        Heading("Balansräkning och finansiell ställning"),
        table("Balansräkning, mnkr", ["", f"{this}-12-31", f"{last}-12-31"], balance),
        text(
            *plain(
                [
                    say(
                        "Balansomslutningen är ",
                        _S(m("assets")),
                        ", varav anläggningstillgångarna utgör ",
                        _S(m("fixed-assets")),
                        ".",
                    ),
                    say(
                        "Soliditeten ",
                        turn(ratio, "stärktes", "försvagades"),
                        " med ",
                        _T.points(ratio),
                        " till ",
                        _T.share(solidity[this], behind=" procent"),
                        ".",
                    ),
                    say(
                        "De långfristiga skulderna ",
                        turn(debt, "ökade", "minskade"),
                        " med ",
                        _S.size(debt, "difference"),
                        " och uppgår till ",
                        _S(m("long-debt")),
                        ".",
                    ),
                    say(
                        "Per invånare är låneskulden ",
                        _K(per_head[this]),
                        ", jämfört med ",
                        _K(per_head[last]),
                        f" år {last}.",
                    ),
                    say(
                        "De likvida medlen var ",
                        _S(m("cash")),
                        " vid årets slut.",
                    ),
                    say(
                        "Avsättningen för pensioner är ",
                        _S(m("pension-provision")),
                        ", vilket är ",
                        _S.size(m.change("pension-provision"), "difference"),
                        " ",
                        turn(m.change("pension-provision"), "mer", "mindre"),
                        " än vid förra årsskiftet.",
                    ),
                ]
            )
        ),
        Heading("Mål och måluppfyllelse"),
        table(
            "Fullmäktiges indikatorer",
            ["Indikator", f"Utfall {last}", f"Mål {this}", f"Utfall {this}"],
            [
                row(
                    one.name + (", %" if m("indicator", one.key).kind == "ratio" else ""),
                    [
                        _T(m("indicator", one.key, year=last)),
                        _T(m("indicator", one.key, basis="budget")),
                        _T(m("indicator", one.key)),
                    ],
                )
                for one in aims
            ],
        ),
        text(
            *plain(
                [
                    *some(
                        reached,
                        say(
                            counted(reached, capital=True),
                            f" av {spelt(len(aims))} indikatorer når årets mål.",
                        ),
                    ),
                    *(
                        say(
                            f"För indikatorn {one.name} blev utfallet ",
                            _T.share(m("indicator", one.key), behind=" procent")
                            if m("indicator", one.key).kind == "ratio"
                            else _T(m("indicator", one.key)),
                            " och målet var ",
                            _T.share(m("indicator", one.key, basis="budget"), behind=" procent")
                            if m("indicator", one.key).kind == "ratio"
                            else _T(m("indicator", one.key, basis="budget")),
                            ".",
                        )
                        for one in aims[:2]
                    ),
                ]
            )
        ),
        Heading("Väsentliga personalförhållanden"),
        text(
            *plain(
                [
                    say(
                        "Antalet anställda var ",
                        _T.people(m("employees")),
                        ", varav ",
                        _T.people(m("women")),
                        " kvinnor och ",
                        _T.people(m("men")),
                        " män.",
                    ),
                    say(
                        "Antalet har ",
                        turn(m.change("employees"), "ökat", "minskat"),
                        " med ",
                        _T.people(m.change("employees"), "difference", size=True),
                        " sedan föregående år.",
                    ),
                    say(
                        "Sjukfrånvaron var ",
                        _T.share(m("sick-leave", "all"), behind=" procent"),
                        ", för kvinnor ",
                        _T.share(m("sick-leave", "women"), behind=" procent"),
                        " och för män ",
                        _T.share(m("sick-leave", "men"), behind=" procent"),
                        ".",
                    ),
                ]
            )
        ),
        Heading("Förväntad utveckling"),
        text(
            "Kommunen räknar med fortsatt höga investeringar och en lägre befolkningsökning.",
            say(
                "Kostnaderna för räntor bedöms öka med ",
                _S(alone(m, chance, "interest ahead", 6_000_000)),
                " de närmaste åren.",
            ),
        ),
    )
    return Paper(f"Årsredovisning {this} för {m.name} kommun", blocks)


FAMILY = Family("municipal-annual", make)
