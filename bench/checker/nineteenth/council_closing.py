"""A closing in short for the council: Mkr with one decimal, a few wide tables, short sentences."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, plain, row, say, table, text, transposed, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Heading, NumberStyle, Paper, Printed
from ..quantities import Quantity
from ._parts import alone, goals, some, spelt, sure, why

_T = Pen("mnkr", 1)
_D = Pen("mnkr", 1, NumberStyle(plus=True))
_S = Pen("mnkr", 1, behind=" Mkr")
_COSTS = {
    "wages": "Löner och sociala avgifter",
    "pensions": "Pensionskostnader",
    "purchased": "Köp av huvudverksamhet",
    "premises": "Lokaler",
    "transfers": "Lämnade bidrag",
    "material": "Material",
    "other-costs": "Övriga kostnader",
}


def make(m: Municipality, chance: Random) -> Paper:
    this, last = m.year, m.year - 1
    r = m.register
    years = m.years[:3][::-1]
    variances = [m.variance("board-net", one.key, -1) for one in m.boards]
    within = r.count("boards within", variances)
    whole = m.variance("board-net", "all", -1)
    boards = [
        row(
            name,
            [
                _T(m("board-income", who)),
                _T(m("board-cost", who)),
                _T(m("board-net", who)),
                _T(m("board-net", who, basis="budget")),
                _D(m.variance("board-net", who, -1), role="difference"),
            ],
            "item" if who != "all" else "sum",
        )
        for name, who in (
            *((one.name, one.key) for one in (*m.boards, m.central)),
            ("Totalt", "all"),
        )
    ]
    costs = [
        row(
            label,
            [
                _T(m(what, year=last)),
                _T(m(what)),
                _D(m.change(what), role="difference"),
                _T.share(m.growth(what)),
            ],
            "sum" if what == "costs" else "item",
        )
        for what, label in ({**_COSTS, "costs": "Summa kostnader"}).items()
    ]
    heads = (
        ("Skatteintäkter", "tax"),
        ("Statsbidrag", "grants"),
        ("Finansnetto", "financial-net"),
        ("Årets resultat", "result"),
    )
    main = transposed(
        table(
            "Resultat i sammandrag, Mkr",
            ["År", f"Utfall {last}", f"Budget {this}", f"Utfall {this}"],
            [
                row("Nettokostnad", [
                    _T(m("net-cost", year=last)), _T(m("net-cost", basis="budget")),
                    _T(m("net-cost")),
                ]),
                *(
                    row(label, [_T(m(what, year=last)), _T(m(what, basis="budget")), _T(m(what))])
                    for label, what in heads
                ),
            ],
        )
    )  # fmt: skip
    for year, basis in ((last, "outcome"), (this, "budget"), (this, "outcome")):
        r.follows(
            m("result", year=year, basis=basis),  # type: ignore[arg-type]
            [
                (m(what, year=year, basis=basis), sign)  # type: ignore[arg-type]
                for what, sign in (
                    ("tax", 1),
                    ("grants", 1),
                    ("financial-net", 1),
                    ("net-cost", -1),
                )
            ],
        )
    debts = [
        row("Ingående låneskuld", [_T(m("long-debt", year=year - 1)) for year in years]),
        row("Nya lån", [_T(m("new-loans", year=year)) for year in years]),
        row("Amorteringar", [_T(m("repayments", year=year), -1) for year in years]),
        row("Utgående låneskuld", [_T(m("long-debt", year=year)) for year in years], "sum"),
    ]
    aims = goals(m)
    margins = [m.margin(one) for one in aims]
    met = r.count("aims met", margins, zero=True)

    def level(one: Quantity, behind: str = "") -> Printed:
        return _T.share(one, behind=behind) if one.kind == "ratio" else _T(one)

    indicators = [
        row(
            one.name + (" (%)" if m("indicator", one.key).kind == "ratio" else ""),
            [
                level(m("indicator", one.key, basis="budget")),
                level(m("indicator", one.key)),
                level(m("indicator", one.key, year=last)),
                "Ja" if margin.value >= 0 else "Nej",
            ],
        )
        for one, margin in zip(aims, margins, strict=True)
    ]
    result, planned = m("result"), m.variance("result")
    order = sorted(m.boards, key=lambda one: m.variance("board-net", one.key, -1).value)
    told = [order[0], order[-1]]
    share = r.quotient(result, m("tax-and-grants"))
    debt = m.change("long-debt")
    per = r.per(m("long-debt"), m("inhabitants"))
    invested = m.variance("investments", better=-1)
    big = max(m.projects, key=lambda one: m("project", one.key).value)
    blocks = (
        Heading(f"Bokslut {this}", 1),
        text("Här sammanfattas kommunens bokslut inför behandlingen i kommunfullmäktige."),
        Heading("Resultat"),
        item(*plain([say("Årets resultat: ", _S(result), ".")])),
        item(
            *plain(
                [
                    say(
                        turn(planned, "Bättre", "Sämre"),
                        " än budget med ",
                        _S.size(planned, "difference"),
                        ".",
                    )
                ]
            )
        )
        if abs(planned.value) > 100_000
        else item("I nivå med budget."),
        item(
            say(
                "Resultatet är ",
                _S.share(share, behind=" procent"),
                " av skatter och statsbidrag.",
            )
        ),
        main,
        text(
            *plain(
                [
                    say(
                        "Nettokostnaden ",
                        turn(m.change("net-cost"), "steg", "sjönk"),
                        " från ",
                        _S(m("net-cost", year=last)),
                        " till ",
                        _S(m("net-cost")),
                        ".",
                    ),
                    say(
                        "Det är ",
                        _S.share(m.growth("net-cost"), behind=" procent", size=True),
                        " ",
                        turn(m.growth("net-cost"), "mer", "mindre"),
                        " än året före.",
                    ),
                    say(
                        "Skatteintäkterna ",
                        turn(m.growth("tax"), "ökade", "minskade"),
                        " med ",
                        _S.share(m.growth("tax"), behind=" procent", size=True),
                        " och statsbidragen ",
                        turn(m.growth("grants"), "ökade", "minskade"),
                        " med ",
                        _S.share(m.growth("grants"), behind=" procent", size=True),
                        ".",
                    ),
                    say(
                        "Finansnettot blev ",
                        _S(m("financial-net")),
                        ", budgeten var ",
                        _S(m("financial-net", basis="budget")),
                        ".",
                    ),
                ]
            )
        ),
        Heading("Nämnderna"),
        table(
            f"Nämndernas bokslut {this}, Mkr",
            ["", "Intäkter", "Kostnader", "Netto", "Budget netto", "Avvikelse"],
            boards,
        ),
        text(
            *plain(
                [
                    say(
                        "Totalt blev avvikelsen mot budget ",
                        _D(whole, role="difference"),
                        " Mkr.",
                    ),
                    *(
                        say(
                            f"{one.name} har ett ",
                            turn(m.variance("board-net", one.key, -1), "överskott", "underskott"),
                            " på ",
                            _S.size(m.variance("board-net", one.key, -1), "difference"),
                            why(
                                m.variance("board-net", one.key, -1),
                                ".",
                                " och ska lämna en åtgärdsplan.",
                            ),
                        )
                        for one in told
                    ),
                    *sure(
                        [*variances, *([] if within.value else [within])],
                        60_000,
                        say(
                            counted(within, capital=True),
                            f" av {spelt(len(variances))} nämnder har hållit sin budget.",
                        ),
                    ),
                    say(
                        "Intäkterna uppgick sammanlagt till ",
                        _S(m("board-income", "all")),
                        ".",
                    ),
                    say(
                        "Störst nettokostnad har ",
                        _lower(max(m.boards, key=lambda o: m("board-net", o.key).value).name),
                        " med ",
                        _S(
                            m(
                                "board-net",
                                max(m.boards, key=lambda o: m("board-net", o.key).value).key,
                            )
                        ),
                        ".",
                    ),
                ]
            )
        ),
        Heading("Kostnader"),
        table(
            "Verksamhetens kostnader, Mkr",
            ["", str(last), str(this), "Förändring", "Förändring %"],
            costs,
        ),
        text(
            *plain(
                [
                    say(
                        "Kostnaderna ",
                        turn(m.change("costs"), "ökade", "minskade"),
                        " med ",
                        _S.size(m.change("costs"), "difference"),
                        ".",
                    ),
                    say(
                        "Löner och sociala avgifter är den största posten, ",
                        _S(m("wages")),
                        ", och utgör ",
                        _S.share(r.quotient(m("wages"), m("costs")), behind=" procent"),
                        " av kostnaderna.",
                    ),
                    say(
                        "Pensionskostnaderna ",
                        turn(m.growth("pensions"), "ökade", "minskade"),
                        " med ",
                        _S.share(m.growth("pensions"), behind=" procent", size=True),
                        ".",
                    ),
                    say(
                        "Lokalkostnaderna var ",
                        _S(m("premises")),
                        ", jämfört med ",
                        _S(m("premises", year=last)),
                        f" {last}.",
                    ),
                    say(
                        "Inhyrd personal kostade ",
                        _S(alone(m, chance, "hired", 14_000_000)),
                        " och konsulter ",
                        _S(alone(m, chance, "consultants", 9_000_000)),
                        ".",
                    ),
                ]
            )
        ),
        Heading("Investeringar och lån"),
        table("Låneskuld, Mkr", ["", *map(str, years)], debts),
        text(
            *plain(
                [
                    say(
                        "Kommunen investerade för ",
                        _S(m("investments")),
                        ", ",
                        _S.size(invested, "difference"),
                        " ",
                        turn(invested, "mindre", "mer"),
                        " än budgeterade ",
                        _S(m("investments", basis="budget")),
                        ".",
                    ),
                    say(
                        "Det enskilt största projektet var ",
                        big.name,
                        " med ",
                        _S(m("project", big.key)),
                        ".",
                    ),
                    say(
                        "Låneskulden ",
                        turn(debt, "ökade", "minskade"),
                        " med ",
                        _S.size(debt, "difference"),
                        " till ",
                        _S(m("long-debt")),
                        ".",
                    ),
                    say(
                        "Nya lån togs upp med ",
                        _S(m("new-loans")),
                        " och ",
                        _S(m("repayments")),
                        " amorterades.",
                    ),
                    say(
                        "Kommunen hade ",
                        _S.people(m("inhabitants")),
                        " invånare och låneskulden var ",
                        Pen("kr", 0, behind=" kronor")(per),
                        " per invånare.",
                    ),
                ]
            )
        ),
        Heading("Mål"),
        table(
            "Målindikatorer",
            ["Indikator", "Mål", f"Utfall {this}", f"Utfall {last}", "Uppnått"],
            indicators,
        ),
        text(
            *plain(
                [
                    *some(
                        met,
                        say(
                            counted(met, capital=True),
                            f" av {spelt(len(aims))} indikatorer når sitt mål.",
                        ),
                    ),
                    say(
                        f"För indikatorn {aims[0].name} var målet ",
                        level(m("indicator", aims[0].key, basis="budget"), " procent"),
                        " och utfallet ",
                        level(m("indicator", aims[0].key), " procent"),
                        ".",
                    ),
                    say(
                        f"{aims[1].name}: utfallet gick från ",
                        level(m("indicator", aims[1].key, year=last), " procent"),
                        " till ",
                        level(m("indicator", aims[1].key), " procent"),
                        ".",
                    ),
                ]
            )
        ),
        Heading("Personal"),
        text(
            *plain(
                [
                    say(
                        "Antalet anställda är ",
                        _S.people(m("employees")),
                        ", ",
                        _S.people(m.change("employees"), "difference", size=True),
                        " ",
                        turn(m.change("employees"), "fler", "färre"),
                        f" än {last}.",
                    ),
                    say(
                        "Sjukfrånvaron är ",
                        _S.share(m("sick-leave", "all"), behind=" procent"),
                        f" ({last}: ",
                        _S.share(m("sick-leave", "all", last), behind=" procent"),
                        ").",
                    ),
                ]
            )
        ),
    )
    return Paper(f"Bokslut {this} i sammandrag, {m.name} kommun", blocks)


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]


FAMILY = Family("council-closing", make)
