"""A municipal executive board's closing, in thousands, by department."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, plain, row, say, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Heading, NumberStyle, Paper, Row
from ._parts import board, divided, made, portion, spelt, sure, why

_T = Pen("tkr")
_V = Pen("tkr", style=NumberStyle(plus=False))
_S = Pen("tkr", behind=" tkr")
_M = Pen("mnkr", 1, behind=" mnkr")
_DEPARTMENTS = {
    "Politisk ledning": 9,
    "Kommunchefens stab": 14,
    "Ekonomiavdelning": 17,
    "HR-avdelning": 15,
    "IT-enhet": 22,
    "Kommunikation": 6,
    "Räddningstjänst": 38,
    "Näringsliv och turism": 8,
}
_WITHIN = {
    "Politisk ledning": "den politiska ledningen",
    "Kommunchefens stab": "kommunchefens stab",
    "Ekonomiavdelning": "ekonomiavdelningen",
    "HR-avdelning": "HR-avdelningen",
    "IT-enhet": "IT-enheten",
    "Kommunikation": "kommunikation",
    "Räddningstjänst": "räddningstjänsten",
    "Näringsliv och turism": "näringsliv och turism",
}
_COSTS = {
    "Personalkostnader": 52,
    "Lokalkostnader": 7,
    "Köp av tjänster": 24,
    "Övriga kostnader": 17,
}
_PROJECTS = {
    "Datorer och nätverk": 2_400_000,
    "Ledningsfordon räddningstjänst": 1_300_000,
    "Ombyggnad reception": 900_000,
    "Ny webbplats": 700_000,
    "Möbler kommunhuset": 450_000,
}


def make(m: Municipality, chance: Random) -> Paper:
    this, last = m.year, m.year - 1
    one = board(m, "K0", "K4", "K6", "K7").key
    p = divided(
        m, chance, "department", _DEPARTMENTS, lambda y, b: m("board-net", one, y, b), spread=0.04
    )
    c = divided(m, chance, "kind", _COSTS, lambda y, b: m("board-cost", one, y, b))
    i = made(m, chance, "project-of-board", _PROJECTS, spread=0.25)
    whole, cost, income = p.variance("", -1), c.variance("", -1), m.variance("board-income", one)

    def line(label: str, name: str, kind: str = "item") -> Row:
        return row(
            label,
            [
                _T(p(name, last)),
                _T(p(name, basis="budget")),
                _T(p(name)),
                _V(p.variance(name, -1), role="difference"),
            ],
            kind,
        )

    departments = [*(line(name, name) for name in p.names), line("Summa nettokostnad", "", "sum")]
    accounts = [
        row(
            "Intäkter",
            [
                _T(m("board-income", one, last)),
                _T(m("board-income", one, basis="budget")),
                _T(m("board-income", one)),
                _V(income, role="difference"),
            ],
        ),
        *(
            row(
                name,
                [
                    _T(c(name, last), -1),
                    _T(c(name, basis="budget"), -1),
                    _T(c(name), -1),
                    _V(c.variance(name, -1), role="difference"),
                ],
            )
            for name in c.names
        ),
        row(
            "Summa kostnader",
            [
                _T(c("", last), -1),
                _T(c("", basis="budget"), -1),
                _T(c(""), -1),
                _V(cost, role="difference"),
            ],
            "sum",
        ),
        row(
            "Nettokostnad",
            [
                _T(p("", last), -1),
                _T(p("", basis="budget"), -1),
                _T(p(""), -1),
                _V(whole, role="difference"),
            ],
            "sum",
        ),
    ]
    projects = [
        row(
            name or "Summa investeringar",
            [_T(i(name, basis="budget")), _T(i(name)), _V(i.variance(name, -1), role="difference")],
            "item" if name else "sum",
        )
        for name in (*i.names, "")
    ]
    staff = [
        row("Antal anställda", [_T(m("employees", one, year)) for year in (last, this)]),
        row("varav kvinnor", [_T(m("women", one, year)) for year in (last, this)]),
        row("varav män", [_T(m("men", one, year)) for year in (last, this)]),
        row("Sjukfrånvaro, %", [_T(m("sick-leave", one, year)) for year in (last, this)]),
    ]
    first = p.largest(-1)
    found = p.variance(first, -1)
    other = [
        name for name in p.names if name != first and abs(p.variance(name, -1).value) > 60_000
    ][:4]
    reasons = {
        "Politisk ledning": ("färre sammanträden än planerat", "fler förrättningar än planerat"),
        "Kommunchefens stab": (
            "att en utvecklingstjänst har varit vakant",
            "kostnader för juridiskt stöd",
        ),
        "Ekonomiavdelning": (
            "föräldraledigheter som inte har ersatts fullt ut",
            "införandet av e-handel",
        ),
        "HR-avdelning": (
            "lägre kostnader för företagshälsovård",
            "högre kostnader för rekrytering",
        ),
        "IT-enhet": ("att flera licensbyten har skjutits upp", "prishöjningar på licenser"),
        "Kommunikation": ("en vakans under hösten", "arbetet med den grafiska profilen"),
        "Räddningstjänst": ("lägre kostnader för deltidskåren", "fler larm än ett normalår"),
        "Näringsliv och turism": (
            "uteblivna evenemang",
            "högre medlemsavgifter till destinationsbolaget",
        ),
    }
    gap = i.largest(-1)
    left = i.variance("", -1)
    sick = m.change("sick-leave", one)
    staff_change = m.change("employees", one)
    wage = "Personalkostnader"
    blocks = (
        Heading(f"Kommunstyrelsens verksamhetsberättelse {this}", 1),
        Heading("Sammanfattning"),
        text(
            *plain(
                [
                    say(
                        "Kommunstyrelsen redovisar för året ett ",
                        turn(whole, "överskott", "underskott"),
                        " mot budget på ",
                        _S.size(whole, "difference"),
                        ".",
                    ),
                    say(
                        "Nettokostnaden blev ",
                        _S(p("")),
                        ", att jämföra med budgeterade ",
                        _S(p("", basis="budget")),
                        ".",
                    ),
                    say(
                        f"Jämfört med {last} har nettokostnaden ",
                        turn(p.change(), "ökat", "minskat"),
                        " med ",
                        _S.size(p.change(), "difference"),
                        ", vilket är ",
                        _S.share(p.growth(), behind=" procent", size=True),
                        ".",
                    ),
                ]
            )
        ),
        Heading("Ekonomiskt utfall per avdelning"),
        table(
            "Driftredovisning per avdelning, tkr",
            ["Avdelning", f"Bokslut {last}", f"Budget {this}", f"Bokslut {this}", "Avvikelse"],
            departments,
        ),
        text(
            *plain(
                [
                    say(
                        "Den största avvikelsen finns inom ",
                        _WITHIN[first],
                        ", som visar ett ",
                        turn(found, "överskott", "underskott"),
                        " på ",
                        _S.size(found, "difference"),
                        ".",
                    ),
                    say(
                        f"Avvikelsen beror till största delen på {why(found, *reasons[first])}, ",
                        "vilket påverkar utfallet med ",
                        _S(portion(m, chance, "cause", found)),
                        ".",
                    ),
                    say(
                        "Räddningstjänsten är kommunstyrelsens största verksamhet och svarar för ",
                        _S.share(p.share("Räddningstjänst"), behind=" procent"),
                        " av nettokostnaden.",
                    ),
                    say(
                        "IT-enhetens nettokostnad ",
                        turn(p.change("IT-enhet"), "ökade", "minskade"),
                        f" från {last} med ",
                        _S.size(p.change("IT-enhet"), "difference"),
                        " till ",
                        _S(p("IT-enhet")),
                        ".",
                    ),
                    say(
                        "För den politiska ledningen uppgick nettokostnaden till ",
                        _S(p("Politisk ledning")),
                        " mot budgeterade ",
                        _S(p("Politisk ledning", basis="budget")),
                        ".",
                    ),
                    *sure(
                        p.all(-1),
                        1_000,
                        say(
                            counted(m.register.count("departments above", p.all(-1)), capital=True),
                            f" av {spelt(len(p.names))} avdelningar redovisar ett överskott.",
                        ),
                    ),
                ]
            )
        ),
        *(
            item(
                *plain(
                    [
                        say(
                            f"{name}: ",
                            turn(p.variance(name, -1), "överskott", "underskott"),
                            " ",
                            _S.size(p.variance(name, -1), "difference"),
                            ", vilket förklaras av ",
                            why(p.variance(name, -1), *reasons[name]),
                            ".",
                        ),
                    ]
                )
            )
            for name in other
            if abs(p.variance(name, -1).value) > 100_000
        ),
        Heading("Intäkter och kostnader"),
        table(
            "Resultaträkning för kommunstyrelsen, tkr",
            ["", f"Bokslut {last}", f"Budget {this}", f"Bokslut {this}", "Avvikelse"],
            accounts,
        ),
        text(
            *plain(
                [
                    say(
                        "Intäkterna uppgick till ",
                        _S(m("board-income", one)),
                        ", vilket är ",
                        _S.size(income, "difference"),
                        " ",
                        turn(income, "mer", "mindre"),
                        " än budgeterat.",
                    ),
                    say(
                        "Kostnaderna blev ",
                        _S(c("")),
                        " mot budgeterade ",
                        _S(c("", basis="budget")),
                        ", det vill säga ",
                        _S.size(cost, "difference"),
                        " ",
                        turn(cost, "lägre", "högre"),
                        " än budget.",
                    ),
                    say(
                        "Personalkostnaderna svarar för ",
                        _S.share(c.share(wage), behind=" procent"),
                        " av kommunstyrelsens kostnader.",
                    ),
                    say(
                        "De ",
                        turn(c.change(wage), "ökade", "minskade"),
                        f" från {last} med ",
                        _S.size(c.change(wage), "difference"),
                        " eller ",
                        _S.share(c.growth(wage), behind=" procent", size=True),
                        ".",
                    ),
                    say(
                        "Köp av tjänster kostade ",
                        _S(c("Köp av tjänster")),
                        ", jämfört med ",
                        _S(c("Köp av tjänster", last)),
                        " föregående år.",
                    ),
                    say(
                        "För lokaler avviker utfallet från budget med ",
                        _V(c.variance("Lokalkostnader", -1), role="difference"),
                        " tkr.",
                    ),
                ]
            )
        ),
        Heading("Investeringar"),
        table(
            f"Investeringar {this}, tkr",
            ["Projekt", "Budget", "Utfall", "Avvikelse"],
            projects,
        ),
        text(
            *plain(
                [
                    say(
                        "Kommunstyrelsens investeringar uppgick till ",
                        _M(i("")),
                        " av en budget på ",
                        _M(i("", basis="budget")),
                        ".",
                    ),
                    say(
                        "Det ger ett ",
                        turn(left, "överskott", "underskott"),
                        " på ",
                        _S.size(left, "difference"),
                        ".",
                    ),
                    say(
                        "Störst avvikelse har projektet ",
                        gap,
                        ", där utfallet blev ",
                        _S(i(gap)),
                        " och budgeten var ",
                        _S(i(gap, basis="budget")),
                        ".",
                    ),
                    say(
                        "Till datorer och nätverk gick ",
                        _S.share(i.share("Datorer och nätverk"), behind=" procent"),
                        " av årets investeringar.",
                    ),
                ]
            )
        ),
        Heading("Personal"),
        table("Personal", ["", str(last), str(this)], staff),
        text(
            *plain(
                [
                    say(
                        "Vid årets slut hade kommunstyrelsen ",
                        _S.people(m("employees", one)),
                        " anställda, varav ",
                        _S.people(m("women", one)),
                        " kvinnor och ",
                        _S.people(m("men", one)),
                        " män.",
                    ),
                    say(
                        "Det är ",
                        _S.people(staff_change, "difference", size=True),
                        " ",
                        turn(staff_change, "fler", "färre"),
                        f" än vid utgången av {last}.",
                    ),
                    say(
                        "Sjukfrånvaron ",
                        turn(sick, "steg", "sjönk"),
                        " med ",
                        _S.points(sick),
                        " till ",
                        _S.share(m("sick-leave", one), behind=" procent"),
                        ".",
                    ),
                ]
            )
        ),
        Heading("Framåtblick"),
        text(
            "Under kommande år väntar en ny upphandling av verksamhetssystem.",
            say(
                "Kostnaden för system och licenser ryms i den budget för IT-enheten som i år var ",
                _S(p("IT-enhet", basis="budget")),
                ".",
            ),
        ),
    )
    return Paper(f"Verksamhetsberättelse {this} kommunstyrelsen {m.name} kommun", blocks)


FAMILY = Family("executive-board", make)
