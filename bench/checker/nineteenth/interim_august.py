"""An interim report as of August: eight months, the same of last year, forecast and budget."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, item, plain, row, say, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Heading, NumberStyle, Paper
from ..quantities import Quantity
from ._parts import alone, portion, spelt, sure, why

_T = Pen("mnkr", 1)
_D = Pen("mnkr", 1, NumberStyle(plus=True))
_S = Pen("mnkr", 1, behind=" miljoner kronor")
_LINES = (
    ("Verksamhetens intäkter", "income", 1),
    ("Verksamhetens kostnader", "costs", -1),
    ("Avskrivningar", "depreciation", -1),
    ("Verksamhetens nettokostnad", "net-cost", -1),
    ("Skatteintäkter", "tax", 1),
    ("Statsbidrag och utjämning", "grants", 1),
    ("Finansiella intäkter", "financial-income", 1),
    ("Finansiella kostnader", "financial-costs", -1),
    ("Periodens resultat", "result", 1),
)

_REASONS = (
    ("vakanta tjänster", "kostnader för inhyrd personal"),
    ("lägre volymer än beräknat", "högre volymer än beräknat"),
    ("ökade intäkter från avgifter och bidrag", "uteblivna intäkter"),
    ("senarelagda satsningar", "högre priser på livsmedel, energi och lokaler"),
)


class _Months:
    """Eight months of what the model has for the whole year; the year itself is the forecast."""

    def __init__(self, m: Municipality, chance: Random) -> None:
        self.m = m
        self.known: dict[tuple[str, int], Quantity] = {}
        for year in (m.year - 1, m.year):
            for what in (
                "income", "costs", "depreciation", "tax", "grants", "financial-income",
                "financial-costs", "investments",
            ):  # fmt: skip
                low, high = {
                    "costs": (0.642, 0.652), "tax": (0.664, 0.668), "grants": (0.664, 0.668)
                }.get(what, (0.63, 0.68)) if what != "investments" else (0.42, 0.58)  # fmt: skip
                share = Decimal(str(round(chance.uniform(low, high), 6)))
                self._keep(what, year, Decimal(round(m(what, year=year).value * share)))
            self._sum("net-cost", year, {"costs": 1, "depreciation": 1, "income": -1})
            self._sum(
                "result",
                year,
                {
                    "tax": 1,
                    "grants": 1,
                    "net-cost": -1,
                    "financial-income": 1,
                    "financial-costs": -1,
                },
            )

    def __call__(self, what: str, year: int | None = None) -> Quantity:
        return self.known[what, year or self.m.year]

    def change(self, what: str) -> Quantity:
        return self.m.register.difference(self(what), self(what, self.m.year - 1))

    def growth(self, what: str) -> Quantity:
        return self.m.register.growth(self(what), self(what, self.m.year - 1))

    def _keep(self, what: str, year: int, value: Decimal) -> None:
        self.known[what, year] = self.m.register.base(
            f"august {what}:municipality:{year}:outcome",
            "money",
            value,
            self.known.get((what, year - 1)),
        )

    def _sum(self, what: str, year: int, terms: dict[str, int]) -> None:
        self.known[what, year] = self.m.register.linear(
            f"august {what}:municipality:{year}:outcome",
            [(self(one, year), sign) for one, sign in terms.items()],
            self.known.get((what, year - 1)),
        )


def make(m: Municipality, chance: Random) -> Paper:
    this, last = m.year, m.year - 1
    r = m.register
    august = _Months(m, chance)
    # The result of the table follows from its own rows, which leave out one subtotal.
    for basis in ("outcome", "budget"):
        r.follows(
            m("result", basis=basis),  # type: ignore[arg-type]
            [
                (m(what, basis=basis), sign)  # type: ignore[arg-type]
                for what, sign in (
                    ("tax", 1),
                    ("grants", 1),
                    ("net-cost", -1),
                    ("financial-income", 1),
                    ("financial-costs", -1),
                )
            ],
        )
    statement = [
        row(
            label,
            [
                _T(august(what, last), sign),
                _T(august(what), sign),
                _T(m(what, basis="budget"), sign),
                _T(m(what), sign),
                _D(m.variance(what, better=sign), role="difference"),
            ],
            "sum" if what in ("net-cost", "result") else "item",
        )
        for label, what, sign in _LINES
    ]
    every = [*m.boards, m.central]
    variances = {one.key: m.variance("board-net", one.key, -1) for one in every}
    whole = m.variance("board-net", "all", -1)
    boards = [
        row(
            one.name,
            [
                _T(m("board-net", one.key, basis="budget")),
                _T(m("board-net", one.key)),
                _D(variances[one.key], role="difference"),
            ],
        )
        for one in every
    ]
    boards.append(
        row(
            "Summa",
            [
                _T(m("board-net", "all", basis="budget")),
                _T(m("board-net", "all")),
                _D(whole, role="difference"),
            ],
            "sum",
        )
    )
    projects = [
        row(
            one.name,
            [
                _T(m("project", one.key, basis="budget")),
                _T(m("project", one.key)),
                _D(m.variance("project", one.key, -1), role="difference"),
            ],
        )
        for one in m.projects
    ]
    projects.append(
        row(
            "Summa investeringar",
            [
                _T(m("investments", basis="budget")),
                _T(m("investments")),
                _D(m.variance("investments", better=-1), role="difference"),
            ],
            "sum",
        )
    )
    sick = [
        row(label, [_T.share(m("sick-leave", who, year)) for year in (this - 2, last, this)])
        for label, who in (("Kvinnor", "women"), ("Män", "men"), ("Alla anställda", "all"))
    ]
    margin = r.quotient(m("result"), m("tax-and-grants"))
    result, planned = m("result"), m.variance("result")
    own = m.boards
    below = r.count("boards forecast below", [variances[one.key] for one in own], -1)
    big = max(own, key=lambda one: abs(variances[one.key].value))
    told = [one for one in own if one is not big and abs(variances[one.key].value) >= 500_000]
    tax, grants = m.variance("tax"), m.variance("grants")
    left = m.variance("investments", better=-1)
    worked = r.quotient(august("investments"), m("investments", basis="budget"))
    blocks = (
        Heading(f"Delårsrapport per 31 augusti {this}", 1),
        Heading("Sammanfattning"),
        text(
            *plain(
                [
                    say(
                        "Resultatet för årets åtta första månader är ",
                        _S(august("result")),
                        ".",
                    ),
                    say(
                        "Samma period föregående år var resultatet ",
                        _S(august("result", last)),
                        ".",
                    ),
                    say(
                        "Prognosen för helåret pekar mot ",
                        turn(result, "ett överskott", "ett underskott"),
                        " på ",
                        _S.size(result),
                        ", vilket är ",
                        _S.size(planned, "difference"),
                        " ",
                        turn(planned, "bättre", "sämre"),
                        " än budget.",
                    ),
                    say(
                        "Det prognostiserade resultatet motsvarar ",
                        _S.share(margin, behind=" procent"),
                        " av skatteintäkter och statsbidrag.",
                    ),
                ]
            )
        ),
        Heading("Resultaträkning"),
        table(
            "Resultaträkning, mnkr",
            [
                "",
                f"Jan–aug {last}",
                f"Jan–aug {this}",
                f"Budget {this}",
                f"Prognos {this}",
                "Avvikelse",
            ],
            statement,
        ),
        text(
            *plain(
                [
                    say(
                        "Verksamhetens nettokostnad uppgick till och med augusti till ",
                        _S(august("net-cost")),
                        ", en ",
                        turn(august.change("net-cost"), "ökning", "minskning"),
                        " med ",
                        _S.size(august.change("net-cost"), "difference"),
                        " eller ",
                        _S.share(august.growth("net-cost"), behind=" procent", size=True),
                        " jämfört med samma period i fjol.",
                    ),
                    say(
                        "Intäkterna har ",
                        turn(august.growth("income"), "ökat", "minskat"),
                        " med ",
                        _S.share(august.growth("income"), behind=" procent", size=True),
                        ".",
                    ),
                    say(
                        "Kostnaderna till och med augusti är ",
                        _S(august("costs")),
                        " och väntas på helåret bli ",
                        _S(m("costs")),
                        ".",
                    ),
                    say(
                        "För helåret beräknas skatteintäkterna till ",
                        _S(m("tax")),
                        ", ",
                        _S.size(tax, "difference"),
                        " ",
                        turn(tax, "över", "under"),
                        " budget.",
                    ),
                    say(
                        "Statsbidrag och utjämning beräknas ge ",
                        _S.size(grants, "difference"),
                        " ",
                        turn(grants, "mer", "mindre"),
                        " än budgeterat.",
                    ),
                    say(
                        "Avskrivningarna prognostiseras till ",
                        _S(m("depreciation")),
                        " mot budgeterade ",
                        _S(m("depreciation", basis="budget")),
                        ".",
                    ),
                    say(
                        "De finansiella kostnaderna för perioden är ",
                        _S(august("financial-costs")),
                        " och de finansiella intäkterna ",
                        _S(august("financial-income")),
                        ".",
                    ),
                ]
            )
        ),
        Heading("Nämndernas prognoser"),
        table(
            "Nettokostnad per nämnd, mnkr",
            ["Nämnd", "Helårsbudget", "Helårsprognos", "Avvikelse"],
            boards,
        ),
        text(
            *plain(
                [
                    say(
                        "Sammantaget prognostiseras ett ",
                        turn(whole, "överskott", "underskott"),
                        " för verksamheten på ",
                        _S.size(whole, "difference"),
                        ".",
                    ),
                    say(
                        f"Den största avvikelsen redovisas av {_lower(big.name)}, ",
                        "som beräknar ett ",
                        turn(variances[big.key], "överskott", "underskott"),
                        " på ",
                        _S.size(variances[big.key], "difference"),
                        ".",
                    ),
                    say(
                        "Av denna avvikelse förklaras ",
                        _S(portion(m, chance, "cause", variances[big.key])),
                        " av förändrade volymer.",
                    ),
                    *sure(
                        [*(variances[one.key] for one in own), *([] if below.value else [below])],
                        60_000,
                        say(
                            counted(below, capital=True),
                            f" av {spelt(len(own))} nämnder räknar med underskott.",
                        ),
                    ),
                    say(
                        "Gemensamma poster väntas avvika med ",
                        _D(variances["central"], role="difference"),
                        " miljoner kronor.",
                    ),
                ]
            )
        ),
        *(
            item(
                *plain(
                    [
                        say(
                            f"{one.name} prognostiserar en nettokostnad på ",
                            _S(m("board-net", one.key)),
                            ", ett ",
                            turn(variances[one.key], "överskott", "underskott"),
                            " på ",
                            _S.size(variances[one.key], "difference"),
                            f" som beror på {why(variances[one.key], *_REASONS[place % 4])}.",
                        )
                    ]
                )
            )
            for place, one in enumerate(told)
        ),
        Heading("Investeringar"),
        table(
            "Investeringar, mnkr",
            ["Projekt", "Budget", "Prognos", "Avvikelse"],
            projects,
        ),
        text(
            *plain(
                [
                    say(
                        "Till och med augusti har kommunen investerat ",
                        _S(august("investments")),
                        ", vilket är ",
                        _S.share(worked, behind=" procent"),
                        " av årets budget.",
                    ),
                    say(
                        "Föregående år var motsvarande belopp ",
                        _S(august("investments", last)),
                        ".",
                    ),
                    say(
                        "Helårsprognosen är ",
                        _S(m("investments")),
                        ", ",
                        _S.size(left, "difference"),
                        " ",
                        turn(left, "lägre", "högre"),
                        " än budget.",
                    ),
                ]
            )
        ),
        Heading("Medarbetare"),
        table(
            "Sjukfrånvaro januari–augusti, procent",
            ["", *(str(year) for year in (this - 2, last, this))],
            sick,
        ),
        text(
            *plain(
                [
                    say(
                        "Sjukfrånvaron för samtliga anställda var ",
                        _S.share(m("sick-leave", "all"), behind=" procent"),
                        " för perioden.",
                    ),
                    say(
                        "Det är en ",
                        turn(m.change("sick-leave", "all"), "ökning", "minskning"),
                        " med ",
                        _S.points(m.change("sick-leave", "all")),
                        " jämfört med samma period föregående år.",
                    ),
                    say(
                        "Bland kvinnor har sjukfrånvaron ",
                        turn(m.change("sick-leave", "women"), "ökat", "minskat"),
                        " till ",
                        _S.share(m("sick-leave", "women"), behind=" procent"),
                        ".",
                    ),
                    say(
                        "Antalet anställda var ",
                        _S.people(m("employees")),
                        ", jämfört med ",
                        _S.people(m("employees", year=last)),
                        " ett år tidigare.",
                    ),
                ]
            )
        ),
        Heading("Balanskravet"),
        text(
            say(
                "Kommunens likvida medel var ",
                _S(alone(m, chance, "cash in august", 180_000_000)),
                " den sista augusti.",
            ),
            say(
                "Kommunen bedömer att balanskravet ",
                "uppfylls" if result.value > 0 else "inte uppfylls",
                ", eftersom helårsresultatet beräknas till ",
                _S(result),
                ".",
            ),
        ),
    )
    return Paper(f"Delårsrapport augusti {this} {m.name} kommun", blocks)


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]


FAMILY = Family("eight-months-forecast", make)
