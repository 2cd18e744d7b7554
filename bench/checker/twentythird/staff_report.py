"""A personnel report with a table for each subject: women and men beside each other under two rows
of heads, sick leave with two decimals, hours of overtime, costs of staff in thousands."""

from __future__ import annotations

from random import Random

from ..compose import Pen, plain, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, Paper, Printed, printed
from ..quantities import Quantity
from ._more import Series, alone, change, growth, of, portion, series, split, totals

_PEN = Pen("tkr", share_decimals=2)
_SAY = Pen("mnkr", 1, behind=" mnkr", share_decimals=2)
_AGES = (
    ("29 år eller yngre", "age 29"),
    ("30–49 år", "age 30-49"),
    ("50 år eller äldre", "age 50"),
)


def make(m: Municipality, _chance: Random) -> Paper:
    """The report."""
    return Paper(
        f"Personalbokslut {m.year}",
        (
            text(
                f"Personalbokslutet beskriver {m.name} kommun som arbetsgivare under året.",
                "Uppgifterna avser månadsavlönade medarbetare om inte annat sägs.",
            ),
            *_people(m),
            *_years(m),
            *_sick(m),
            *_hours(m),
            *_moves(m),
            *_costs(m),
        ),
    )


def _many(one: Quantity) -> Printed:
    return _PEN.people(one)


def _share(one: Quantity, decimals: int = 1) -> Printed:
    return _PEN.but(share_decimals=decimals).share(one, behind=" procent")


def _people(m: Municipality) -> list[Block]:
    r = m.register
    whole = m.change("employees")
    big = max(m.boards, key=lambda one: m("employees", one.key).value)
    years = (m.year, m.year - 1)
    rows = [
        row(
            one.name,
            [_PEN(m(what, one.key, year)) for what in ("women", "men", "employees")
             for year in years],
        )
        for one in m.boards
    ]  # fmt: skip
    rows.append(
        row(
            "Totalt",
            [_PEN(m(what, year=year)) for what in ("women", "men", "employees") for year in years],
            "sum",
        )
    )
    grew = [m.change("employees", one.key) for one in m.boards]
    more = r.count("boards-with-more", grew)
    return [
        Heading("Antal anställda", 2),
        text(
            *plain(
                [
                    say(
                        f"Den 31 december {m.year} hade kommunen ",
                        _many(m("employees")),
                        " anställda, vilket är ",
                        _PEN.people(whole, "difference", size=True),
                        turn(whole, " fler", " färre"),
                        " än vid samma tidpunkt året före.",
                    ),
                    say(
                        "Av de anställda är ",
                        _many(m("women")),
                        " kvinnor och ",
                        _many(m("men")),
                        " män.",
                    ),
                    say(
                        "Andelen kvinnor är ",
                        _share(r.quotient(m("women"), m("employees"))),
                        ".",
                    ),
                    say(
                        "Flest medarbetare, ",
                        _many(m("employees", big.key)),
                        f", har {big.name}, där andelen män är ",
                        _share(r.quotient(m("men", big.key), m("employees", big.key))),
                        ".",
                    ),
                    say(
                        "I ",
                        _PEN.people(more, "count"),
                        " av nämnderna har antalet anställda ökat.",
                    ),
                ]
            )
        ),
        tall(
            "Antal anställda per nämnd och kön",
            [
                ["", Head("Kvinnor", 2), Head("Män", 2), Head("Totalt", 2)],
                ["Nämnd", *[str(year) for _sex in range(3) for year in years]],
            ],
            rows,
        ),
    ]


def _years(m: Municipality) -> list[Block]:
    r = m.register
    ages = split(m, "age-classes", of(m, "employees"), (13, 22, 25, 26, 14))
    names = ("–29 år", "30–39 år", "40–49 år", "50–59 år", "60– år")
    full = portion(m, "annual-monthly", of(m, "employees"), 0.90, 0.01)
    brief = portion(m, "annual-hourly", of(m, "employees"), 0.11)
    work = totals(m, "annual-workers", [full, brief], "all")
    rows = [
        row(name, [_PEN(one[0]), _PEN(r.quotient(one[0], m("employees"))), _PEN(one[1])])
        for name, one in zip(names, ages, strict=True)
    ]
    rows.append(
        row("Samtliga", [_PEN(m("employees")), None, _PEN(m("employees", year=m.year - 1))], "sum")
    )
    return [
        Heading("Ålder och årsarbetare", 2),
        table(
            "Månadsavlönade efter ålder",
            ["Ålder", f"Antal {m.year}", f"Andel {m.year}, %", f"Antal {m.year - 1}"],
            rows,
        ),
        text(
            *plain(
                [
                    say(
                        "Medelåldern är ",
                        printed(alone(m, "mean-age", "index", 43.8, 47.9, "0.1"), "", 1),
                        " år.",
                    ),
                    say(
                        "Antalet medarbetare som är 60 år eller äldre är ",
                        _many(ages[4][0]),
                        ", medan ",
                        _many(ages[0][0]),
                        " är yngre än 30 år.",
                    ),
                    say(
                        "Omräknat till heltid utförde de månadsavlönade arbete motsvarande ",
                        _many(full[0]),
                        " årsarbetare och de timavlönade ",
                        _many(brief[0]),
                        ", sammanlagt ",
                        _many(work[0]),
                        " årsarbetare.",
                    ),
                    say(
                        "Det är ",
                        _PEN.people(change(m, work), "difference", size=True),
                        turn(change(m, work), " fler", " färre"),
                        f" än {m.year - 1}, då antalet var ",
                        _many(work[1]),
                        ".",
                    ),
                    say(
                        "Den genomsnittliga sysselsättningsgraden var ",
                        _share(alone(m, "employment-rate", "ratio", 0.925, 0.972, "0.001")),
                        " och ",
                        _share(alone(m, "full-time", "ratio", 0.68, 0.84, "0.001")),
                        " av medarbetarna hade en heltidsanställning.",
                    ),
                ]
            )
        ),
    ]


def _sick(m: Municipality) -> list[Block]:
    r = m.register

    def line(label: str, who: str, kind: str = "item") -> tuple[str, list[Printed], str]:
        moved = m.change("sick-leave", who)
        cells = [
            _PEN(m("sick-leave", who)),
            _PEN(m("sick-leave", who, m.year - 1)),
            printed(moved, "pp", 2, role="difference"),
        ]
        return label, cells, kind

    lines = [
        line("Kvinnor", "women"),
        line("Män", "men"),
        *(line(label, who) for label, who in _AGES),
        line("Samtliga", "all"),
    ]
    boards = [
        row(
            one.name,
            [
                _PEN(m("sick-leave", one.key)),
                _PEN(m("sick-leave", one.key, m.year - 1)),
                printed(m.change("sick-leave", one.key), "pp", 2, role="difference"),
            ],
        )
        for one in m.boards
    ]
    most = max(m.boards, key=lambda one: m("sick-leave", one.key).value)
    least = min(m.boards, key=lambda one: m("sick-leave", one.key).value)
    whole = m.change("sick-leave", "all")
    apart = r.difference(m("sick-leave", "women"), m("sick-leave", "men"))
    down = r.count("sick-down", [m.change("sick-leave", one.key) for one in m.boards], -1)
    old = m.change("sick-leave", "age 50")
    return [
        Heading("Sjukfrånvaro", 2),
        text(
            *plain(
                [
                    say(
                        "Den totala sjukfrånvaron ",
                        turn(whole, "ökade", "minskade"),
                        " från ",
                        _share(m("sick-leave", "all", m.year - 1), 2),
                        " till ",
                        _share(m("sick-leave", "all"), 2),
                        " av ordinarie arbetstid.",
                    ),
                    say(
                        "Kvinnornas sjukfrånvaro var ",
                        _share(m("sick-leave", "women"), 2),
                        " och männens ",
                        _share(m("sick-leave", "men"), 2),
                        ", en skillnad på ",
                        _PEN.points(apart),
                        ".",
                    ),
                    say(
                        "I åldersgruppen 50 år eller äldre ",
                        turn(old, "steg", "sjönk"),
                        " sjukfrånvaron med ",
                        _PEN.points(old),
                        " till ",
                        _share(m("sick-leave", "age 50"), 2),
                        ".",
                    ),
                    say(
                        "Andelen av sjukfrånvaron som varat 60 dagar eller längre var ",
                        _share(alone(m, "long-sick", "ratio", 0.31, 0.52, "0.001")),
                        ".",
                    ),
                ]
            )
        ),
        table(
            "Sjukfrånvaro i procent av ordinarie arbetstid",
            ["", str(m.year), str(m.year - 1), "Förändring"],
            [row(*one) for one in lines],
        ),
        text(
            *plain(
                [
                    say(
                        f"Högst är sjukfrånvaron inom {most.name} med ",
                        _share(m("sick-leave", most.key), 2),
                        f" och lägst inom {least.name} med ",
                        _share(m("sick-leave", least.key), 2),
                        ".",
                    ),
                    say(
                        "Sjukfrånvaron har minskat i ",
                        _PEN.people(down, "count"),
                        " av nämnderna.",
                    ),
                    say(
                        "Under året anmäldes ",
                        _many(portion(m, "injuries", of(m, "employees"), 0.11, 0.2)[0]),
                        " arbetsskador och ",
                        _many(portion(m, "near-misses", of(m, "employees"), 0.07, 0.3)[0]),
                        " tillbud.",
                    ),
                ]
            )
        ),
        table(
            "Sjukfrånvaro per nämnd, %",
            ["Nämnd", str(m.year), str(m.year - 1), "Förändring"],
            boards,
        ),
    ]


def _hours(m: Municipality) -> list[Block]:
    size = float(m.size)
    kinds: list[tuple[str, Series]] = [
        ("Enkel övertid", series(m, "hours", "index", size * 9_000, who="plain")),
        ("Kvalificerad övertid", series(m, "hours", "index", size * 14_000, who="double")),
        ("Mertid", series(m, "hours", "index", size * 21_000, who="extra")),
    ]
    whole = totals(m, "hours", [one for _name, one in kinds], "all")
    r = m.register
    rows = [
        row(
            name,
            [_PEN.people(one[0]), _PEN.people(one[1]), _PEN.people(change(m, one), "difference")],
        )
        for name, one in kinds
    ]
    rows.append(
        row(
            "Totalt antal timmar",
            [
                _PEN.people(whole[0], "sum"),
                _PEN.people(whole[1], "sum"),
                _PEN.people(change(m, whole), "difference"),
            ],
            "sum",
        )
    )
    moved = change(m, whole)
    extra = kinds[2][1]
    return [
        Heading("Övertid och mertid", 2),
        table("Övertid och mertid, timmar", ["", str(m.year), str(m.year - 1), "Förändring"], rows),
        text(
            *plain(
                [
                    say(
                        "Övertiden och mertiden uppgick tillsammans till ",
                        _PEN.people(whole[0]),
                        " timmar, en ",
                        turn(moved, "ökning", "minskning"),
                        " med ",
                        _PEN.but(share_decimals=1).share(
                            growth(m, whole), behind=" procent", size=True
                        ),
                        ".",
                    ),
                    say(
                        "Mertiden står för ",
                        _share(r.quotient(extra[0], whole[0])),
                        " av timmarna.",
                    ),
                    say(
                        "Den kvalificerade övertiden ",
                        turn(change(m, kinds[1][1]), "ökade", "minskade"),
                        " med ",
                        _PEN.people(change(m, kinds[1][1]), "difference", size=True),
                        " timmar.",
                    ),
                ]
            ),
            "Behovet har varit störst vid bemanning av sommarens semestrar.",
        ),
    ]


def _moves(m: Municipality) -> list[Block]:
    r = m.register
    left = portion(m, "left", of(m, "employees"), 0.085, 0.12)
    retired = portion(m, "retired", of(m, "employees"), 0.021, 0.1)
    inside = portion(m, "inside", of(m, "employees"), 0.03, 0.1)
    away = totals(m, "away", [left, retired])
    return [
        Heading("Personalomsättning och pensioner", 2),
        text(
            *plain(
                [
                    say(
                        "Under året slutade ",
                        _many(left[0]),
                        " tillsvidareanställda på egen begäran och ",
                        _many(retired[0]),
                        " gick i pension, sammanlagt ",
                        _many(away[0]),
                        " personer.",
                    ),
                    say(
                        "Det är ",
                        _PEN.people(change(m, away), "difference", size=True),
                        turn(change(m, away), " fler", " färre"),
                        " än föregående år, då ",
                        _many(away[1]),
                        " lämnade kommunen.",
                    ),
                    say(
                        "Personalomsättningen, räknad på antalet anställda vid årets slut, var ",
                        _share(r.quotient(away[0], m("employees"))),
                        ".",
                    ),
                    say(
                        "Inom kommunen bytte ",
                        _many(inside[0]),
                        " medarbetare arbetsplats.",
                    ),
                    say(
                        "De närmaste fem åren når ",
                        _many(portion(m, "soon-retired", of(m, "employees"), 0.13)[0]),
                        " medarbetare 66 års ålder.",
                    ),
                ]
            )
        ),
    ]


def _costs(m: Municipality) -> list[Block]:
    r = m.register
    names = ("Månadslön", "Timlön", "Övertid, jour och ob", "Sjuklön", "Semesterlön",
             "Arbetsgivaravgifter", "Övriga personalkostnader")  # fmt: skip
    parts = split(m, "wage-parts", of(m, "wages"), (520, 48, 33, 19, 72, 280, 12))
    rows = [
        row(name, [_PEN(one[0]), _PEN(one[1]), _PEN(change(m, one), 1, "difference")])
        for name, one in zip(names, parts, strict=True)
    ]
    rows.append(
        row(
            "Summa personalkostnader",
            [_PEN(one) for one in of(m, "wages")] + [_PEN(m.change("wages"), 1, "difference")],
            "sum",
        )
    )
    wages, sick = m.change("wages"), parts[3]
    return [
        Heading("Personalkostnader", 2),
        table("Personalkostnader, tkr", ["", str(m.year), str(m.year - 1), "Förändring"], rows),
        text(
            *plain(
                [
                    say(
                        "Personalkostnaderna uppgick till ",
                        _SAY(m("wages")),
                        ", vilket är ",
                        _SAY.size(wages, "difference"),
                        turn(wages, " mer", " mindre"),
                        " än året före.",
                    ),
                    say(
                        "Kostnaden för sjuklön ",
                        turn(change(m, sick), "ökade", "minskade"),
                        " från ",
                        _SAY(sick[1]),
                        " till ",
                        _SAY(sick[0]),
                        ".",
                    ),
                    say(
                        "Timlönerna utgör ",
                        _share(r.quotient(parts[1][0], m("wages"))),
                        " av personalkostnaderna.",
                    ),
                    say(
                        "Löneöversynen gav i genomsnitt ",
                        _share(alone(m, "pay-rise", "ratio", 0.021, 0.041, "0.001")),
                        ", och medianlönen var ",
                        _PEN.but(unit="kr", behind=" kronor")(
                            alone(m, "median-pay", "money", 29_800, 37_600, "50")
                        ),
                        " i månaden.",
                    ),
                    say(
                        "Kvinnornas medianlön var ",
                        _share(alone(m, "pay-gap", "ratio", 0.945, 0.995, "0.001")),
                        " av männens.",
                    ),
                ]
            )
        ),
    ]


FAMILY = Family("staff-report", make)
