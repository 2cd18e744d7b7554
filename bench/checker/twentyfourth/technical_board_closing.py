"""A technical board's short closing: tax-funded work and the water and waste collectives apart,
projects over several years, key figures on their side; mkr with two decimals."""

from __future__ import annotations

from random import Random

from ..compose import Pen, plain, row, table, text, transposed, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Heading, NumberStyle, Paper, Printed
from ..quantities import Quantity
from ._books import Books, fill

_STYLE = NumberStyle(negative="-", zero="–")
_T = Pen("mnkr", 2, _STYLE)
_S = Pen("mnkr", 2, NumberStyle(), behind=" mkr")
_WORK = {
    "Gator och vägar": 44.0,
    "Vinterväghållning": 13.0,
    "Park och grönytor": 17.0,
    "Fastighetsförvaltning": 38.0,
    "Måltid": 52.0,
    "Lokalvård": 33.0,
    "Nämnd och ledning": 8.0,
}
_PLANS = (
    "Överföringsledning Sjövik", "Reservvattentäkt", "Beläggningsplan", "Ny återvinningscentral",
    "Cykelväg Stationsgatan", "Energieffektivisering", "Köksutrustning", "Lekplatser",
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    b = Books(m, chance)
    year, last, size = m.year, m.year - 1, float(m.size)
    million = size * 1_000_000
    b.lines("work", _WORK, 205 * million, spread=0.05)
    for name, middle in (("Vatten och avlopp", 92.0), ("Avfall", 48.0)):
        for back in (1, 0):
            at = year - back
            fees = b.base(
                "fees", name, at, "outcome", middle * million * chance.uniform(0.96, 1.04)
            )
            other = b.base(
                "other", name, at, "outcome", middle / 14 * million * chance.uniform(0.8, 1.2)
            )
            costs = b.base(
                "costs", name, at, "outcome", middle * 0.9 * million * chance.uniform(0.97, 1.07)
            )
            capital = b.base(
                "capital", name, at, "outcome", middle / 7 * million * chance.uniform(0.94, 1.08)
            )
            b.sum("left", name, at, "outcome", [(fees, 1), (other, 1), (costs, -1), (capital, -1)])
            if back:
                opening = b.base("opening", name, at, "outcome", middle / 8 * million)
            else:
                opening = b.sum("opening", name, at, "outcome", [(b("fund", name, 1), 1)])
            b.sum("fund", name, at, "outcome", [(opening, 1), (b("left", name, back), 1)])
    plans = chance.sample(_PLANS, 6)
    b.lines("spent", {who: chance.uniform(2, 14) for who in plans}, 58 * million, spread=0.3)
    figures = (
        ("Sålt dricksvatten, tusen m³", "water", 2_100 * size, "count"),
        ("Ledningsnät, km", "pipes", 390 * size, "count"),
        ("Vattenläckor", "leaks", 24 * size + 3, "count"),
        ("Hushållsavfall, kg per invånare", "waste", 420, "count"),
        ("Serverade portioner, tusental", "meals", 1_150 * size, "count"),
        ("Lokalyta, 1 000 m²", "area", 190 * size, "count"),
    )
    for _label, what, middle, _kind in figures:
        b.lines(what, {"x": 1.0}, middle, "count", back=2, bases=("outcome",), spread=0.05)
    b.absence("sick", 7.6, 5.0, 0.55)

    def gap(who: str = "all", what: str = "work") -> Quantity:
        return b.less(b(what, who, 0, "budget"), b(what, who))

    def change(what: str, who: str = "all") -> Quantity:
        return b.less(b(what, who), b(what, who, 1))

    snow, meals = "Vinterväghållning", "Måltid"
    va, bins = "Vatten och avlopp", "Avfall"
    one = plans[0]

    begin = plain(
        [
            fill(
                "Tekniska nämndens skattefinansierade verksamhet kostade netto {}, vilket är {} "
                "{} än budget.", _S(b("work")), _S.size(gap(), "difference"),
                turn(gap(), "lägre", "högre"),
            ),
            fill(
                "Budgetavvikelsen motsvarar {} procent.",
                Pen().share(b.share(gap(), b("work", "all", 0, "budget")), size=True),
            ),
            fill(
                "VA-verksamheten gjorde ett {} på {} och avfallsverksamheten ett {} på {}.",
                turn(b("left", va), "överskott", "underskott"), _S.size(b("left", va)),
                turn(b("left", bins), "överskott", "underskott"), _S.size(b("left", bins)),
            ),
            fill(
                "Investeringarna uppgick till {} av budgeterade {}.", _S(b("spent")),
                _S(b("spent", "all", 0, "budget")),
            ),
            fill(
                "Under året hanterades {} felanmälningar, varav {} procent åtgärdades inom fem "
                "arbetsdagar.", _T.people(b.count(900, 1_900, True)), Pen().share(b.ratio(68, 91)),
            ),
        ]
    )  # fmt: skip
    works = plain(
        [
            fill(
                "Vinterväghållningen kostade {} mot budgeterade {}.", _S(b("work", snow)),
                _S(b("work", snow, 0, "budget")),
            ),
            fill(
                "Antalet snöröjningstillfällen var {} och halkbekämpning utfördes {} gånger.",
                _T.people(b.count(9, 24)), _T.people(b.count(25, 58)),
            ),
            fill(
                "Måltidsverksamheten visar {} på {}.",
                turn(gap(meals), "ett överskott", "ett underskott"),
                _S.size(gap(meals), "difference"),
            ),
            fill(
                "Livsmedelspriserna steg med {} procent under året.", Pen().share(b.ratio(1.5, 8.5))
            ),
            fill(
                "Fastighetsförvaltningens kostnader {} med {} jämfört med {}, och {} av "
                "förändringen förklaras av energipriset.",
                turn(change("work", "Fastighetsförvaltning"), "ökade", "minskade"),
                _S.size(change("work", "Fastighetsförvaltning"), "difference"), str(last),
                _S(b.cause(change("work", "Fastighetsförvaltning"))),
            ),
            fill(
                "Gator och vägar {} sin budget med {}.",
                turn(gap("Gator och vägar"), "underskred", "överskred"),
                _S.size(gap("Gator och vägar"), "difference"),
            ),
            fill(
                "Nettokostnaden för park och grönytor var {}, {} procent av nämndens nettokostnad.",
                _S(b("work", "Park och grönytor")),
                Pen().share(b.share(b("work", "Park och grönytor"), b("work"))),
            ),
            fill(
                "Lokalvårdens avvikelse mot budget blev {}.",
                _S(gap("Lokalvård"), role="difference"),
            ),
        ]
    )  # fmt: skip
    funds = []
    for name, short in ((va, "VA"), (bins, "avfall")):
        left = b("left", name)
        funds += plain(
            [
                fill(
                    "Avgifterna för {} inbringade {}, en {} med {}." if name == va
                    else "Avgiftsintäkterna för {} blev {}, en {} med {}.",
                    short, _S(b("fees", name)),
                    turn(change("fees", name), "ökning", "minskning"),
                    _S.size(change("fees", name), "difference"),
                ),
                fill(
                    "Årets {} på {} innebär att fonden uppgår till {} vid årets slut."
                    if name == va
                    else "Efter årets {} på {} är det balanserade resultatet {}.",
                    turn(left, "överskott", "underskott"), _S.size(left), _S(b("fund", name)),
                ),
                fill(
                    "Kapitalkostnaderna för {} var {}, jämfört med {} året innan.", short,
                    _S(b("capital", name)), _S(b("capital", name, 1)),
                ),
            ]
        )  # fmt: skip
    funds.append(
        fill(
            "Brukningstaxan höjdes med {} procent den 1 januari.", Pen().share(b.ratio(2, 9)),
        )
    )  # fmt: skip
    invest = plain(
        [
            fill(
                "Av investeringsbudgeten återstår {} vid årets slut." if gap(what="spent").value > 0
                else "Investeringsbudgeten har överskridits med {}.",
                _S.size(gap(what="spent"), "difference"),
            ),
            fill(
                "För {} har {} förbrukats, att jämföra med budget på {}.", _low(one),
                _S(b("spent", one)), _S(b("spent", one, 0, "budget")),
            ),
            fill(
                "Avvikelsen för {} är {}.", _low(plans[1]),
                _S(gap(plans[1], "spent"), role="difference"),
            ),
            fill(
                "Under året förnyades {} meter vattenledning och {} meter avloppsledning.",
                _T.people(b.count(1_200, 4_900)), _T.people(b.count(600, 2_900)),
            ),
            fill(
                "Entreprenadindex för anläggning ökade med {} procent.",
                Pen().share(b.ratio(1.0, 7.5)),
            ),
        ]
    )  # fmt: skip
    keys = plain(
        [
            fill(
                "Mängden sålt dricksvatten {} från {} till {} tusen kubikmeter.",
                turn(change("water"), "ökade", "minskade"), _T.people(b("water", "all", 1)),
                _T.people(b("water")),
            ),
            fill(
                "Antalet vattenläckor var {}, {} {} än {}.", _T.people(b("leaks")),
                _T.people(change("leaks"), "difference", size=True),
                turn(change("leaks"), "fler", "färre"), str(last),
            ),
            fill(
                "Hushållsavfallet uppgick till {} kg per invånare.", _T.people(b("waste")),
            ),
            fill(
                "Köken serverade {} tusen portioner, vilket är en {} med {} procent.",
                _T.people(b("meals")), turn(change("meals"), "ökning", "minskning"),
                Pen().share(b.over(b("meals"), b("meals", "all", 1)), size=True),
            ),
            fill(
                "Förvaltningens sjukfrånvaro var {} procent, för kvinnor {} procent och för män "
                "{} procent.", *(Pen().share(b("sick", w)) for w in ("Totalt", "Kvinnor", "Män")),
            ),
        ]
    )  # fmt: skip
    return Paper(
        f"Bokslut {year} – Tekniska nämnden",
        (
            Heading("Sammanfattning", 1),
            text(*begin),
            Heading("Skattefinansierad verksamhet", 1),
            table(
                "Driftredovisning, nettokostnader i mkr",
                ["", f"Utfall {last}", f"Budget {year}", f"Utfall {year}", "Budgetavvikelse"],
                [
                    row(
                        label,
                        [
                            _T(b("work", who, 1)), _T(b("work", who, 0, "budget")),
                            _T(b("work", who)), _T(gap(who)),
                        ],
                        "sum" if who == "all" else "item",
                    )
                    for label, who in (*((x, x) for x in _WORK), ("Summa skattefinansierat", "all"))
                ],
            ),
            text(*works),
            Heading("Taxefinansierad verksamhet", 1),
            *[
                table(
                    f"{name}, mkr",
                    ["", str(year), str(last)],
                    [
                        row(
                            label,
                            [_T(b(what, name), sign), _T(b(what, name, 1), sign)],
                            "sum" if what in ("left", "fund") else "item",
                        )
                        for label, what, sign in (
                            ("Avgifter", "fees", 1), ("Övriga intäkter", "other", 1),
                            ("Driftkostnader", "costs", -1),
                            ("Kapitalkostnader", "capital", -1), ("Årets resultat", "left", 1),
                            ("Ingående balanserat resultat", "opening", 1),
                            ("Utgående balanserat resultat", "fund", 1),
                        )
                    ],
                )
                for name in (va, bins)
            ],
            text(*funds),
            Heading("Investeringar", 1),
            table(
                "Investeringar i mkr",
                ["Projekt", "Budget", "Utfall", "Kvar av budget"],
                [
                    row(label, _plan(b, who), "sum" if who == "all" else "item")
                    for label, who in (*((x, x) for x in plans), ("Summa", "all"))
                ],
            ),
            text(*invest),
            Heading("Nyckeltal", 1),
            transposed(
                table(
                    "Verksamhetsmått",
                    ["År", *(str(year - back) for back in (0, 1, 2))],
                    [
                        row(label, [_T.people(b(what, "all", back)) for back in (0, 1, 2)])
                        for label, what, _middle, _kind in figures
                    ],
                )
            ),
            table(
                "Sjukfrånvaro i procent",
                ["", str(year), str(last)],
                [
                    row(who, [Pen().share(b("sick", who)), Pen().share(b("sick", who, 1))])
                    for who in ("Kvinnor", "Män", "Totalt")
                ],
            ),
            text(*keys),
        ),
    )  # fmt: skip


def _plan(b: Books, who: str) -> list[Printed]:
    plan, spent = b("spent", who, 0, "budget"), b("spent", who)
    return [_T(plan), _T(spent), _T(b.less(plan, spent))]


def _low(name: str) -> str:
    return name[0].lower() + name[1:]


FAMILY = Family("technical-board-closing", make)
