# ruff: noqa: E501
"""A first four months' report with a forecast: Mkr, signs before every variance, loans by when
they fall due, volumes against plan."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, plain, row, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Heading, NumberStyle, Paper, printed
from ._own import (
    Grid,
    alone,
    board_forecasts,
    clear,
    known,
    project_forecasts,
    results,
    series,
    statement,
    tell,
)

_PEN = Pen("mnkr", 1, NumberStyle(thousands=" ", negative="-"))
_OFF = Pen("mnkr", 1, NumberStyle(thousands=" ", negative="-", plus=True))
_TEXT = Pen("mnkr", 1, behind=" Mkr")
_LABELS = {
    "income": "Verksamhetens intäkter",
    "costs": "Verksamhetens kostnader",
    "depreciation": "Avskrivningar",
    "net-cost": "Verksamhetens nettokostnad",
    "tax": "Skatteintäkter",
    "grants": "Utjämning och generella bidrag",
    "tax-and-grants": "Summa skatter och bidrag",
    "operating-result": "Verksamhetens resultat",
    "financial-income": "Finansiella intäkter",
    "financial-costs": "Finansiella kostnader",
    "result": "Årets resultat",
}
_LOANS = {"Inom 1 år": 150, "1–3 år": 310, "3–5 år": 240, "Längre än 5 år": 180}
_VOLUMES = {
    "Barn i förskola": 1500,
    "Elever i grundskola": 4300,
    "Elever i gymnasieskola": 1500,
    "Platser i särskilt boende": 380,
    "Personer med hemtjänst": 620,
}
_COSTLY = ("costs", "depreciation", "net-cost", "financial-costs")


def make(m: Municipality, chance: Random) -> Paper:
    y, r = m.year, m.register
    pct = lambda one: _TEXT.share(one, behind=" %")  # noqa: E731
    statement(m, chance, "period", "budget", 0.33)
    statement(m, chance, "forecast", "budget", 1)
    board_forecasts(m, chance)
    project_forecasts(m, chance)
    off = {}
    for what in _LABELS:
        two = (known(m, what, "forecast"), known(m, what, "budget"))
        off[what] = r.difference(*(reversed(two) if what in _COSTLY else two))
    saved = {
        who: r.difference(
            known(m, "board-net", "budget", who), known(m, "board-net", "forecast", who)
        )
        for who in (*(one.key for one in m.boards), "central", "all")
    }
    loans = Grid(
        m, chance, "loans", _LOANS, {(y, "outcome"): 1.0, (y - 1, "outcome"): 0.96}, spread=0.12
    )
    volumes = Grid(
        m,
        chance,
        "volumes",
        _VOLUMES,
        {(y, "budget"): 1.0, (y, "forecast"): 1.0, (y - 1, "outcome"): 0.99},
        "count",
        0.03,
    )
    more = {
        one: r.difference(volumes(one, basis="forecast"), volumes(one, basis="budget"))
        for one in volumes.names
    }
    left = {
        one.key: r.difference(
            known(m, "project", "budget", one.key), known(m, "project", "forecast", one.key)
        )
        for one in m.projects
    }
    unspent = r.difference(known(m, "investments", "budget"), known(m, "investments", "forecast"))
    share = {
        basis: r.quotient(known(m, "result", basis), known(m, "tax-and-grants", basis))
        for basis in ("budget", "forecast")
    }
    worst = min(m.boards, key=lambda one: saved[one.key].value)
    best = max(m.boards, key=lambda one: saved[one.key].value)
    late = max(m.projects, key=lambda one: left[one.key].value)
    first = next(one for one in m.projects if one is not late)
    sick = series(m, chance, "sick", "ratio", (0.062, 0.085), (y, y - 1, y - 2))
    posts = series(m, chance, "posts", "count", (1500, 1700), (y, y - 1, y - 2))
    hours = series(m, chance, "hours", "count", (60_000, 80_000), (y, y - 1, y - 2))
    short = r.count("short", [saved[one.key] for one in m.boards], -1)
    a = lambda *some: alone(m, chance, *some)  # noqa: E731
    pieces = [
        tell(
            f"{one.name}: prognosen är {{}} på {{}}, nettokostnad {{}}.",
            turn(saved[one.key], "ett överskott", "ett underskott"),
            _TEXT.size(saved[one.key], "difference"),
            _TEXT(known(m, "board-net", "forecast", one.key)),
        )
        for one in m.boards
        if one not in (worst, best)
    ]
    return Paper(
        f"Tertialrapport 1 {y}",
        (
            Heading(f"Uppföljning efter april {y}", 1),
            Heading("Prognos för helåret"),
            text(
                *plain(
                    [
                        tell(
                            "Kommunens resultat för helåret beräknas till {}.",
                            _TEXT(known(m, "result", "forecast")),
                        ),
                        tell(
                            "Det budgeterade resultatet är {}, vilket innebär att prognosen är {} {} än budget.",
                            _TEXT(known(m, "result", "budget")),
                            _TEXT.size(off["result"], "difference"),
                            turn(off["result"], "bättre", "sämre"),
                        ),
                        tell(
                            "Resultatet motsvarar {} av skatter och bidrag, att jämföra med {} i budget.",
                            pct(share["forecast"]),
                            pct(share["budget"]),
                        ),
                        tell(
                            "Skatteintäkterna väntas bli {} {} än budget enligt aprilprognosen.",
                            _TEXT.size(off["tax"], "difference"),
                            turn(off["tax"], "högre", "lägre"),
                        ),
                        tell(
                            "Arbetslösheten i kommunen var {} i april och antalet invånare {}.",
                            pct(a("unemployed", "ratio", 0.045, 0.085)),
                            _PEN.people(a("people", "count", 40000, 41000)),
                        ),
                        tell(
                            "Utjämning och generella bidrag beräknas till {}.",
                            _TEXT(known(m, "grants", "forecast")),
                        ),
                        tell(
                            "Verksamhetens nettokostnad bedöms uppgå till {}, {} {} än budget.",
                            _TEXT(known(m, "net-cost", "forecast")),
                            _TEXT.size(off["net-cost"], "difference"),
                            turn(off["net-cost"], "lägre", "högre"),
                        ),
                        tell(
                            "Till och med april var nettokostnaden {}, vilket är {} av årsbudgeten.",
                            _TEXT(known(m, "net-cost", "period")),
                            pct(
                                r.quotient(
                                    known(m, "net-cost", "period"), known(m, "net-cost", "budget")
                                )
                            ),
                        ),
                        tell(
                            "Prisindex för kommunal verksamhet beräknas stiga med {}.",
                            pct(a("index", "ratio", 0.023, 0.051)),
                        ),
                    ]
                )
            ),
            table(
                "Resultaträkning med prognos, Mkr",
                [
                    "",
                    "Utfall jan–apr",
                    f"Prognos {y}",
                    f"Budget {y}",
                    "Avvikelse",
                    f"Utfall {y - 1}",
                ],
                results(
                    _LABELS,
                    lambda what, sign: [
                        _PEN(known(m, what, "period"), sign),
                        _PEN(known(m, what, "forecast"), sign),
                        _PEN(known(m, what, "budget"), sign),
                        _OFF(off[what], role="difference"),
                        _PEN(m(what, year=y - 1), sign),
                    ],
                ),
            ),
            Heading("Nämndernas prognoser"),
            table(
                "Nämndernas nettokostnad, Mkr",
                ["Nämnd", "Prognos", "Budget", "Avvikelse"],
                [
                    row(
                        label,
                        [
                            _PEN(known(m, "board-net", "forecast", who)),
                            _PEN(known(m, "board-net", "budget", who)),
                            _OFF(saved[who], role="difference"),
                        ],
                        "sum" if who == "all" else "item",
                    )
                    for label, who in (
                        *((one.name, one.key) for one in m.boards),
                        ("Kommungemensamt", "central"),
                        ("Summa", "all"),
                    )
                ],
            ),
            text(
                *plain(
                    [
                        *(
                            [
                                tell(
                                    "{} av {} nämnder räknar med ett underskott.",
                                    counted(short, capital=True),
                                    counted(
                                        r.count(
                                            "boards", [m("employees", one.key) for one in m.boards]
                                        )
                                    ),
                                )
                            ]
                            if short.value and clear(saved.values(), "100000")
                            else []
                        ),
                        tell(
                            f"Svagast prognos i förhållande till budget lämnar {worst.name}, {{}} på {{}}.",
                            turn(saved[worst.key], "ett överskott", "ett underskott"),
                            _TEXT.size(saved[worst.key], "difference"),
                        ),
                        tell(
                            f"{best.name} väntas få {{}} på {{}}.",
                            turn(saved[best.key], "ett överskott", "ett underskott"),
                            _TEXT.size(saved[best.key], "difference"),
                        ),
                        tell(
                            "Åtgärder som nämnderna har beslutat om beräknas ge {} i år.",
                            _TEXT(a("measures", "money", 8, 18)),
                        ),
                        tell(
                            "Kostnaden för försörjningsstöd är hittills {} och för placeringar av barn och unga {}.",
                            _TEXT(a("support", "money", 9, 17)),
                            _TEXT(a("placed", "money", 10, 22)),
                        ),
                        tell(
                            "För kommungemensamma kostnader är budgeten {}, varav {} är en central reserv.",
                            _TEXT(known(m, "board-net", "budget", "central")),
                            _TEXT(a("reserve", "money", 8, 20)),
                        ),
                    ]
                )
            ),
            *(item(one) for one in plain(pieces)),
            Heading("Volymer"),
            table(
                "Volymer, årsgenomsnitt",
                ["Verksamhet", f"Utfall {y - 1}", f"Budget {y}", f"Prognos {y}", "Avvikelse"],
                [
                    row(
                        one,
                        [
                            _PEN.people(volumes(one, y - 1)),
                            _PEN.people(volumes(one, basis="budget")),
                            _PEN.people(volumes(one, basis="forecast")),
                            _OFF.people(more[one], "difference"),
                        ],
                    )
                    for one in volumes.names
                ],
            ),
            text(
                *plain(
                    [
                        tell(
                            "I förskolan väntas {} barn, {} {} än i budget.",
                            _PEN.people(volumes("Barn i förskola", basis="forecast")),
                            _PEN.people(more["Barn i förskola"], "difference", True),
                            turn(more["Barn i förskola"], "fler", "färre"),
                        ),
                        tell(
                            "Antalet elever i grundskola beräknas {} från {} till {} mellan åren.",
                            turn(
                                r.difference(
                                    volumes("Elever i grundskola", basis="forecast"),
                                    volumes("Elever i grundskola", y - 1),
                                ),
                                "öka",
                                "minska",
                            ),
                            _PEN.people(volumes("Elever i grundskola", y - 1)),
                            _PEN.people(volumes("Elever i grundskola", basis="forecast")),
                        ),
                        tell(
                            "Antalet personer med hemtjänst beräknas till {} i genomsnitt.",
                            _PEN.people(volumes("Personer med hemtjänst", basis="forecast")),
                        ),
                        tell(
                            "I gymnasieskolan läser {} elever hos andra huvudmän.",
                            _PEN.people(a("others", "count", 180, 330)),
                        ),
                        tell(
                            "Kön till särskilt boende var {} personer i slutet av april.",
                            _PEN.people(a("queue", "count", 12, 30)),
                        ),
                    ]
                )
            ),
            Heading("Investeringar"),
            table(
                "Investeringar, Mkr",
                ["Projekt", "Utfall jan–apr", "Prognos", "Budget", "Avvikelse"],
                [
                    *(
                        row(
                            one.name,
                            [
                                _PEN(known(m, "project", basis, one.key))
                                for basis in ("period", "forecast", "budget")
                            ]
                            + [_OFF(left[one.key], role="difference")],
                        )
                        for one in m.projects
                    ),
                    row(
                        "Summa",
                        [
                            _PEN(known(m, "investments", basis))
                            for basis in ("period", "forecast", "budget")
                        ]
                        + [_OFF(unspent, role="difference")],
                        "sum",
                    ),
                ],
            ),
            text(
                *plain(
                    [
                        tell(
                            "Av investeringsbudgeten på {} har {} förbrukats efter fyra månader.",
                            _TEXT(known(m, "investments", "budget")),
                            _TEXT(known(m, "investments", "period")),
                        ),
                        tell(
                            "Årets investeringar bedöms bli {}, det vill säga {} av budget.",
                            _TEXT(known(m, "investments", "forecast")),
                            pct(
                                r.quotient(
                                    known(m, "investments", "forecast"),
                                    known(m, "investments", "budget"),
                                )
                            ),
                        ),
                        tell(
                            f"Mest medel kvar vid årets slut, {{}}, beräknas projektet {late.name} ha, eftersom upphandlingen har fått göras om.",
                            _TEXT.size(left[late.key], "difference"),
                        ),
                        tell(
                            f"För {first.name} är utfallet hittills {{}} och prognosen {{}}.",
                            _TEXT(known(m, "project", "period", first.key)),
                            _TEXT(known(m, "project", "forecast", first.key)),
                        ),
                    ]
                )
            ),
            Heading("Lån"),
            table(
                "Låneportföljens kapitalbindning, Mkr",
                ["Förfaller", f"30 april {y}", "Andel, %", f"30 april {y - 1}"],
                [
                    row(
                        "Summa lån" if one == "total" else one,
                        [
                            _PEN(loans(one)),
                            _PEN.share(r.quotient(loans(one), loans())),
                            _PEN(loans(one, y - 1)),
                        ],
                        "sum" if one == "total" else "item",
                    )
                    for one in (*loans.names, "total")
                ],
            ),
            text(
                *plain(
                    [
                        tell(
                            "Lånen uppgick till {} den sista april, {} med {} på ett år.",
                            _TEXT(loans()),
                            turn(loans.change(), "en ökning", "en minskning"),
                            _TEXT.size(loans.change(), "difference"),
                        ),
                        tell(
                            "Av lånen förfaller {}, eller {}, inom ett år.",
                            _TEXT(loans("Inom 1 år")),
                            pct(r.quotient(loans("Inom 1 år"), loans())),
                        ),
                        tell(
                            "Kommunens borgensåtagande är {}.",
                            _TEXT(a("surety", "money", 700, 1300)),
                        ),
                        tell(
                            "Snitträntan var {} och den genomsnittliga räntebindningen {} år.",
                            _TEXT.but(share_decimals=2).share(
                                a("rate", "ratio", 0.009, 0.032), behind=" %"
                            ),
                            printed(a("bound", "index", 1.6, 3.4), "", 1),
                        ),
                    ]
                )
            ),
            Heading("Personal"),
            table(
                "Personalnyckeltal januari–april",
                ["", *(str(one) for one in (y - 2, y - 1, y))],
                [
                    row("Antal anställda", [_PEN.people(posts[one]) for one in (y - 2, y - 1, y)]),
                    row(
                        "Timmar utförda av timavlönade",
                        [_PEN.people(hours[one]) for one in (y - 2, y - 1, y)],
                    ),
                    row("Sjukfrånvaro, %", [_PEN.share(sick[one]) for one in (y - 2, y - 1, y)]),
                ],
            ),
            text(
                *plain(
                    [
                        tell(
                            "Sjukfrånvaron var {} under årets fyra första månader, {} {} än samma tid i fjol.",
                            pct(sick[y]),
                            _TEXT.points(r.difference(sick[y], sick[y - 1])),
                            turn(r.difference(sick[y], sick[y - 1]), "högre", "lägre"),
                        ),
                        tell(
                            "De timavlönade arbetade {} timmar, {} med {}.",
                            _PEN.people(hours[y]),
                            turn(r.difference(hours[y], hours[y - 1]), "en ökning", "en minskning"),
                            _TEXT.share(r.growth(hours[y], hours[y - 1]), behind=" %", size=True),
                        ),
                        tell(
                            "Antalet anställda {} med {} till {}.",
                            turn(r.difference(posts[y], posts[y - 1]), "ökade", "minskade"),
                            _PEN.people(r.difference(posts[y], posts[y - 1]), "difference", True),
                            _PEN.people(posts[y]),
                        ),
                        tell(
                            "Hittills i år har {} medarbetare slutat på egen begäran.",
                            _PEN.people(a("left", "count", 40, 80)),
                        ),
                        tell(
                            "Ersättningen från Försäkringskassan för höga sjuklönekostnader blev {}.",
                            _TEXT(a("refund", "money", 1.5, 4)),
                        ),
                    ]
                )
            ),
        ),
    )


FAMILY = Family("tertial-april", make)
