"""A second manner of personnel report: five years on their side, departments instead of boards,
per cent signs in cells, costs of overtime by department, pensions, recruitment and a survey."""

from __future__ import annotations

from random import Random

from ..compose import Pen, item, plain, row, say, table, text, transposed, turn
from ..family import Family
from ..municipality import Board, Municipality
from ..paper import Block, Heading, NumberStyle, Paper, Printed, printed
from ..quantities import Quantity
from ._more import Series, alone, change, growth, of, portion, series, split, totals

_STYLE = NumberStyle(thousands="\u00a0", negative="\u2212", plus=False)
_PLUS = NumberStyle(thousands="\u00a0", negative="\u2212", plus=True)
_PEN = Pen("tkr", 0, _STYLE)
_SAY = Pen("mnkr", 1, _STYLE, " miljoner kronor")
_TKR = Pen("tkr", 0, _STYLE, " tkr")
_NAMES = {
    "K0": "Kommunledningsförvaltningen", "K1": "Barn- och utbildningsförvaltningen",
    "K2": "Socialförvaltningen", "K3": "Vård- och omsorgsförvaltningen",
    "K4": "Kultur- och fritidsförvaltningen", "K5": "Miljö- och byggförvaltningen",
    "K6": "Tekniska förvaltningen", "K7": "Arbetsmarknadsförvaltningen",
    "K8": "Överförmyndarkontoret", "K9": "Valkansliet", "K10": "Revisionskontoret",
    "K11": "Gymnasieförvaltningen",
}  # fmt: skip


def make(m: Municipality, _chance: Random) -> Paper:
    """The report."""
    return Paper(
        f"Personalredovisning och hälsobokslut {m.year} – {m.name} kommun",
        (
            Heading("Året i korthet", 1),
            *_five(m),
            Heading("Anställningar", 1),
            *_contracts(m),
            Heading("Hälsa och sjukfrånvaro", 1),
            *_health(m),
            Heading("Arbetad tid utöver schema", 1),
            *_overtime(m),
            Heading("Kompetensförsörjning", 1),
            *_recruiting(m),
            Heading("Pensioner och löner", 1),
            *_pensions(m),
        ),
    )


def _name(one: Board) -> str:
    return _NAMES[one.key]


def _share(one: Quantity, size: bool = False) -> Printed:
    return _SAY.share(one, behind=" %", size=size)


def _cell(one: Quantity) -> Printed:
    return _PEN.share(one, behind=" %")


def _many(one: Quantity, size: bool = False) -> Printed:
    return _PEN.people(one, "difference" if size else "", size=size)


def _five(m: Municipality) -> list[Block]:
    r = m.register
    years = m.years

    def women(year: int) -> Quantity:
        return r.quotient(m("women", year=year), m("employees", year=year))

    rows = [
        row("Anställda", [_PEN(m("employees", year=year)) for year in years]),
        row("Kvinnor", [_PEN(m("women", year=year)) for year in years]),
        row("Män", [_PEN(m("men", year=year)) for year in years]),
        row("Andel kvinnor", [_cell(women(year)) for year in years]),
        row("Sjukfrånvaro", [_cell(m("sick-leave", "all", year)) for year in years]),
        row("Personalkostnad, tkr", [_PEN(m("wages", year=year)) for year in years]),
    ]
    first = years[-1]
    more = r.difference(m("employees"), m("employees", year=first))
    wages = m.change("wages")
    sick = r.difference(m("sick-leave", "all"), m("sick-leave", "all", first))
    return [
        item(
            *plain(
                [
                    say(
                        "Antalet anställda var ",
                        _many(m("employees")),
                        " vid årets slut, ",
                        _many(m.change("employees"), True),
                        turn(m.change("employees"), " fler", " färre"),
                        " än föregående år.",
                    )
                ]
            )
        ),
        item(
            *plain(
                [
                    say(
                        "Personalkostnaderna ",
                        turn(wages, "ökade", "minskade"),
                        " med ",
                        _SAY.size(wages, "difference"),
                        " (",
                        _share(m.growth("wages"), True),
                        ") till ",
                        _SAY(m("wages")),
                        ".",
                    )
                ]
            )
        ),
        item(
            say(
                "Sjukfrånvaron var ",
                _share(m("sick-leave", "all")),
                ", samma nivå som föregående år.",
            )
            if _share(m("sick-leave", "all")).text
            == _share(m("sick-leave", "all", m.year - 1)).text
            else say(
                "Sjukfrånvaron var ",
                _share(m("sick-leave", "all")),
                ", mot ",
                _share(m("sick-leave", "all", m.year - 1)),
                f" år {m.year - 1}.",
            )
        ),
        transposed(table("Personalen i siffror", ["År", *map(str, years)], rows)),
        text(
            *plain(
                [
                    say(
                        f"Sedan {first} har antalet anställda ",
                        turn(more, "ökat", "minskat"),
                        " med ",
                        _many(more, True),
                        " personer, medan antalet invånare ",
                        turn(
                            r.difference(m("inhabitants"), m("inhabitants", year=first)),
                            "ökat",
                            "minskat",
                        ),
                        " med ",
                        _share(r.growth(m("inhabitants"), m("inhabitants", year=first)), True),
                        ".",
                    ),
                    say(
                        "Andelen kvinnor är ",
                        _share(women(m.year)),
                        " och andelen män ",
                        _share(r.quotient(m("men"), m("employees"))),
                        ".",
                    ),
                    say(
                        "Sjukfrånvaron är ",
                        _SAY.points(sick),
                        turn(sick, " högre", " lägre"),
                        f" än {first}.",
                    ),
                ]
            )
        ),
    ]


def _contracts(m: Municipality) -> list[Block]:
    r = m.register
    kept: list[Series] = []
    brief: list[Series] = []
    for one in m.boards:
        parts = split(m, f"contract {one.key}", of(m, "employees", one.key), (88, 12))
        kept.append(parts[0])
        brief.append(parts[1])
    always, some = totals(m, "kept", kept), totals(m, "brief", brief)
    for place in (0, 1):
        whole = m("employees", year=m.year - place)
        r.follows(whole, [(always[place], 1), (some[place], 1)])
    rows = [
        row(
            _name(one),
            [
                _PEN(permanent[0]),
                _PEN(temporary[0]),
                _PEN(m("employees", one.key)),
                _PEN(permanent[1]),
                _PEN(m("employees", one.key, m.year - 1)),
            ],
        )
        for one, permanent, temporary in zip(m.boards, kept, brief, strict=True)
    ]
    rows.append(
        row(
            "Hela kommunen",
            [
                _PEN(always[0]),
                _PEN(some[0]),
                _PEN(m("employees")),
                _PEN(always[1]),
                _PEN(m("employees", year=m.year - 1)),
            ],
            "sum",
        )
    )
    up = max(m.boards, key=lambda one: m.change("employees", one.key).value)
    grew = m.change("employees", up.key)
    return [
        table(
            "Anställda efter anställningsform och förvaltning",
            [
                "Förvaltning",
                f"Tillsvidare {m.year}",
                f"Visstid {m.year}",
                f"Totalt {m.year}",
                f"Tillsvidare {m.year - 1}",
                f"Totalt {m.year - 1}",
            ],
            rows,
        ),
        text(
            *plain(
                [
                    say(
                        "Av medarbetarna är ",
                        _many(always[0]),
                        " tillsvidareanställda, vilket är ",
                        _share(r.quotient(always[0], m("employees"))),
                        ".",
                    ),
                    say(
                        "Antalet visstidsanställda ",
                        turn(change(m, some), "ökade", "minskade"),
                        " från ",
                        _many(some[1]),
                        " till ",
                        _many(some[0]),
                        ".",
                    ),
                    say(
                        f"Mest växte {_name(up)}, från ",
                        _many(m("employees", up.key, m.year - 1)),
                        " till ",
                        _many(m("employees", up.key)),
                        " anställda.",
                    )
                    if grew.value > 0
                    else say("Ingen förvaltning växte under året."),
                    say(
                        "Av de tillsvidareanställda arbetar ",
                        _share(alone(m, "whole-time", "ratio", 0.66, 0.86, "0.001")),
                        " heltid.",
                    ),
                    say(
                        "I genomsnitt hade varje chef ",
                        _many(alone(m, "span", "count", 18, 31)),
                        " medarbetare.",
                    ),
                ]
            )
        ),
    ]


def _health(m: Municipality) -> list[Block]:
    r = m.register
    groups = (("Kvinnor", "women"), ("Män", "men"), ("–29 år", "age 29"),
              ("30–49 år", "age 30-49"), ("50– år", "age 50"), ("Totalt", "all"))  # fmt: skip
    years = m.years[:3]
    rows = [
        row(label, [_cell(m("sick-leave", who, year)) for year in years]) for label, who in groups
    ]
    women, men = m.change("sick-leave", "women"), m.change("sick-leave", "men")
    young = r.difference(m("sick-leave", "age 29"), m("sick-leave", "all"))
    ranked = sorted(m.boards, key=lambda one: m("sick-leave", one.key).value)
    boards = [
        row(
            _name(one),
            [
                _cell(m("sick-leave", one.key)),
                _cell(m("sick-leave", one.key, m.year - 1)),
                printed(m.change("sick-leave", one.key), "pp", 1, _PLUS, role="difference"),
            ],
        )
        for one in reversed(ranked)
    ]
    return [
        transposed(
            table("Sjukfrånvaro efter kön och ålder", ["År", *map(str, years)], rows),
        ),
        text(
            *plain(
                [
                    say(
                        "Kvinnornas sjukfrånvaro ",
                        turn(women, "ökade", "minskade"),
                        " med ",
                        _SAY.points(women),
                        " och männens ",
                        turn(men, "ökade", "minskade"),
                        " med ",
                        _SAY.points(men),
                        ".",
                    ),
                    say(
                        "De yngsta medarbetarna, upp till 29 år, hade en sjukfrånvaro på ",
                        _share(m("sick-leave", "age 29")),
                        ", vilket är ",
                        _SAY.points(young),
                        turn(young, " över", " under"),
                        " genomsnittet.",
                    ),
                    say(
                        "Av sjukfrånvaron var ",
                        _share(alone(m, "long", "ratio", 0.33, 0.55, "0.001")),
                        " längre än 59 dagar.",
                    ),
                ]
            )
        ),
        table(
            "Sjukfrånvaro per förvaltning",
            ["Förvaltning", str(m.year), str(m.year - 1), "Förändring, procentenheter"],
            boards,
        ),
        text(
            *plain(
                [
                    say(
                        f"Lägst sjukfrånvaro har {_name(ranked[0])} med ",
                        _share(m("sick-leave", ranked[0].key)),
                        f" och högst {_name(ranked[-1])} med ",
                        _share(m("sick-leave", ranked[-1].key)),
                        ".",
                    ),
                    say(
                        "Friskvårdsbidraget utnyttjades av ",
                        _share(alone(m, "wellness", "ratio", 0.37, 0.68, "0.001")),
                        " av medarbetarna.",
                    ),
                    say(
                        "Andelen medarbetare utan någon sjukdag var ",
                        _share(alone(m, "healthy", "ratio", 0.23, 0.39, "0.001")),
                        ".",
                    ),
                ]
            )
        ),
    ]


def _overtime(m: Municipality) -> list[Block]:
    r = m.register
    over = [portion(m, f"over {one.key}", of(m, "employees", one.key), 1) for one in m.boards]
    pay: list[Series] = []
    extra: list[Series] = []
    both: list[Series] = []
    for one, people in zip(m.boards, over, strict=True):
        middle = float(people[0].value)
        pay.append(series(m, "overtime", "money", middle * 5_600, who=one.key, spread=0.06))
        extra.append(series(m, "extra-time", "money", middle * 3_900, who=one.key, spread=0.06))
        both.append(totals(m, "overtime-both", [pay[-1], extra[-1]], one.key))
    whole = [totals(m, f"overtime-{what}", some, "sum")
             for what, some in (("pay", pay), ("extra", extra), ("all", both))]  # fmt: skip
    for place in (0, 1):
        r.follows(whole[2][place], [(whole[0][place], 1), (whole[1][place], 1)])
    rows = [
        row(
            _name(one),
            [_PEN(pay[at][0]), _PEN(extra[at][0]), _PEN(both[at][0]), _PEN(both[at][1])],
        )
        for at, one in enumerate(m.boards)
    ]
    rows.append(row("Totalt", [*(_PEN(one[0]) for one in whole), _PEN(whole[2][1])], "sum"))
    top = max(range(len(both)), key=lambda at: both[at][0].value)
    return [
        table(
            "Kostnad för övertid och fyllnadstid, tkr",
            ["Förvaltning", "Övertid", "Fyllnadstid", f"Summa {m.year}", f"Summa {m.year - 1}"],
            rows,
        ),
        text(
            *plain(
                [
                    say(
                        "Övertid och fyllnadstid kostade sammanlagt ",
                        _TKR(whole[2][0]),
                        ", en ",
                        turn(change(m, whole[2]), "ökning", "minskning"),
                        " med ",
                        _share(growth(m, whole[2]), True),
                        ".",
                    ),
                    say(
                        f"{_name(m.boards[top])} svarar för ",
                        _TKR(both[top][0]),
                        ", eller ",
                        _share(r.quotient(both[top][0], whole[2][0])),
                        " av kostnaden.",
                    ),
                    say(
                        "Övertiden ensam kostade ",
                        _TKR(whole[0][0]),
                        ", mot ",
                        _TKR(whole[0][1]),
                        " året före.",
                    ),
                ]
            )
        ),
    ]


def _recruiting(m: Municipality) -> list[Block]:
    r = m.register
    ads = portion(m, "adverts", of(m, "employees"), 0.14, 0.1)
    applied = portion(m, "applications", ads, 17, 0.1)
    hired = portion(m, "hired", of(m, "employees"), 0.11, 0.1)
    ended = portion(m, "ended", of(m, "employees"), 0.08, 0.1)
    retired = portion(m, "pensioned", of(m, "employees"), 0.02, 0.1)
    rows = [
        row(
            label,
            [
                _PEN.people(one[0]),
                _PEN.people(one[1]),
                _PEN.people(change(m, one), "difference"),
            ],
        )
        for label, one in (
            ("Annonserade tjänster", ads),
            ("Inkomna ansökningar", applied),
            ("Externt nyanställda", hired),
            ("Avgångna på egen begäran", ended),
            ("Pensionsavgångar", retired),
        )
    ]  # fmt: skip
    return [
        table("Rekrytering och avgångar", ["", str(m.year), str(m.year - 1), "Förändring"], rows),
        text(
            *plain(
                [
                    say(
                        "Kommunen annonserade ",
                        _many(ads[0]),
                        " tjänster och fick ",
                        _many(applied[0]),
                        " ansökningar.",
                    ),
                    say(
                        "Av medarbetarna slutade ",
                        _many(ended[0]),
                        " på egen begäran, ",
                        _many(change(m, ended), True),
                        turn(change(m, ended), " fler", " färre"),
                        f" än {m.year - 1}, och ",
                        _many(retired[0]),
                        " gick i pension.",
                    ),
                    say(
                        "Antalet externt nyanställda motsvarar ",
                        _share(r.quotient(hired[0], m("employees"))),
                        " av de anställda.",
                    ),
                    say(
                        "I medarbetarenkäten blev HME-indexet ",
                        _many(alone(m, "hme", "count", 74, 84)),
                        " med en svarsfrekvens på ",
                        _share(alone(m, "replied", "ratio", 0.68, 0.89, "0.001")),
                        ".",
                    ),
                    say(
                        "Under året gick ",
                        _many(portion(m, "trained", of(m, "employees"), 0.014)[0]),
                        " chefer kommunens ledarutbildning.",
                    ),
                ]
            )
        ),
    ]


def _pensions(m: Municipality) -> list[Block]:
    names = ("Avgiftsbestämd ålderspension", "Pensionsutbetalningar", "Förmånsbestämd pension",
             "Förändring av avsättning", "Särskild löneskatt")  # fmt: skip
    parts = split(m, "pension-kinds", of(m, "pensions", back=3), (44, 26, 9, 4, 17))
    rows = [row(name, [_PEN(year) for year in one]) for name, one in zip(names, parts, strict=True)]
    rows.append(row("Summa pensionskostnader", map(_PEN, of(m, "pensions", back=3)), "sum"))
    return [
        table("Pensionskostnader, tkr", ["", *map(str, m.years[:3])], rows),
        text(
            *plain(
                [
                    say(
                        "Pensionskostnaderna uppgick till ",
                        _SAY(m("pensions")),
                        " och ",
                        turn(m.change("pensions"), "ökade", "minskade"),
                        " därmed med ",
                        _SAY.size(m.change("pensions"), "difference"),
                        ".",
                    ),
                    say(
                        "Den avgiftsbestämda ålderspensionen är störst, ",
                        _SAY(parts[0][0]),
                        ", vilket är ",
                        _share(m.register.quotient(parts[0][0], m("pensions"))),
                        " av summan.",
                    ),
                    say(
                        "Pensionerna motsvarar ",
                        _share(m.register.quotient(m("pensions"), m("wages"))),
                        " av personalkostnaderna.",
                    ),
                    say(
                        "Den genomsnittliga pensionsåldern var ",
                        printed(alone(m, "pension-age", "index", 64.1, 66.4, "0.1"), "", 1, _STYLE),
                        " år.",
                    ),
                    say(
                        "Årets löneavtal innebar höjningar med i snitt ",
                        _share(alone(m, "rises", "ratio", 0.022, 0.043, "0.001")),
                        ", och kvinnornas medellön är ",
                        _share(alone(m, "women-pay", "ratio", 0.95, 1.01, "0.001")),
                        " av männens.",
                    ),
                ]
            )
        ),
    ]


FAMILY = Family("staff-and-health", make)
