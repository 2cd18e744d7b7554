"""A social welfare board's closing: areas of work, volumes, placements; thousands of kronor with
the text in mkr, the variance with its sign first."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, plain, row, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Heading, NumberStyle, Paper
from ..quantities import Quantity
from ._books import Books, fill

_T = Pen("tkr", 0, NumberStyle(negative="-"))
_V = Pen("tkr", 0, NumberStyle(plus=True))
_S = Pen("mnkr", 1, behind=" mkr")
_AREAS = {
    "Individ- och familjeomsorg vuxna": 60.0,
    "Barn och familj": 110.0,
    "Ekonomiskt bistånd": 48.0,
    "LSS och funktionsstöd": 150.0,
    "Socialpsykiatri": 36.0,
    "Ledning och stab": 26.0,
    "Nämnd": 2.4,
}
_KINDS = {
    "Personalkostnader": 230.0,
    "Lokalkostnader": 34.0,
    "Köpt vård och placeringar": 96.0,
    "Ekonomiskt bistånd, utbetalt": 38.0,
    "Övriga kostnader": 30.0,
}
_CARE = {
    "Placerade barn och unga, dygn": 21_000.0,
    "Placerade vuxna missbruk, dygn": 5_200.0,
    "Skyddat boende, dygn": 2_600.0,
}
_VOLUME = (
    ("Hushåll med försörjningsstöd", 640.0),
    ("Orosanmälningar barn och unga", 1_150.0),
    ("Brukare med bostad med särskild service", 118.0),
    ("Brukare i daglig verksamhet", 162.0),
)
_HOMES, _WORRY = _VOLUME[0][0], _VOLUME[1][0]
_SICK = ("Totalt", "Varav kort, dag 1–14", "Kvinnor", "Män")


def make(m: Municipality, chance: Random) -> Paper:
    b = Books(m, chance)
    year, last, size = m.year, m.year - 1, float(m.size)
    million = size * 1_000_000
    b.lines("area-cost", _AREAS, 500 * million, spread=0.04)
    b.lines("area-income", _AREAS, 62 * million, spread=0.06)
    b.net("area", "area-cost", "area-income", _AREAS, 1)
    for back in (1, 0):
        for basis in ("budget", "outcome"):
            b.split("kind", b("area-cost", "all", back, basis), _KINDS, year - back, basis)
    b.lines("care", _CARE, 26_000 * size, "count", spread=0.09)
    for what, middle in _VOLUME:
        b.lines(what, {"x": 1.0}, middle * size, "count", spread=0.06)
    b.absence("sick", 8.4, 5.7, 0.8)
    b.rates("sick", {"Varav kort, dag 1–14": 3.1}, move=0.4)
    b.lines("staff", {"Kvinnor": 8.0, "Män": 2.0}, 420 * size, "count", bases=("outcome",))

    def gap(who: str) -> Quantity:
        return b.less(b("area", who, 0, "budget"), b("area", who))

    def kind_gap(who: str) -> Quantity:
        return b.less(b("kind", who, 0, "budget"), b("kind", who))

    def moved(what: str, who: str = "x") -> Quantity:
        return b.less(b(what, who), b(what, who, 1))

    whole, change = gap("all"), moved("area", "all")
    share = b.share(whole, b("area", "all", 0, "budget"))
    under = m.register.count("areas within budget", [gap(who) for who in _AREAS], zero=True)
    areas = m.register.count("areas", [b("area", who) for who in _AREAS])
    income_gap = b.less(b("area-income"), b("area-income", "all", 0, "budget"))
    bought, paid = "Köpt vård och placeringar", "Ekonomiskt bistånd, utbetalt"
    kids = "Placerade barn och unga, dygn"

    result = plain(
        [
            fill(
                "Socialnämnden redovisar {} på {} för {}, vilket motsvarar {} procent av "
                "budgetramen.", turn(whole, "ett överskott", "ett underskott"), _S.size(whole),
                str(year), _S.share(share, size=True),
            ),
            fill(
                "Nettokostnaden uppgick till {} mot en budget på {}.", _S(b("area")),
                _S(b("area", "all", 0, "budget")),
            ),
            fill(
                "Jämfört med {} har nettokostnaden {} med {} eller {} procent.", str(last),
                turn(change, "ökat", "minskat"), _S.size(change, "difference"),
                _S.share(b.over(b("area"), b("area", "all", 1)), size=True),
            ),
            fill(
                "Av nämndens {} verksamheter höll {} sin budget.", counted(areas),
                counted(under),
            )
            if under.value
            else fill("Ingen av nämndens {} verksamheter höll sin budget.", counted(areas)),
            fill(
                "I delårsrapporten per augusti var prognosen för helåret ett underskott på {}.",
                _S(b.money(1_000, 9_000)),
            ),
            fill(
                "Intäkterna blev {}, {} {} än budgeterat.", _S(b("area-income")),
                _S.size(income_gap, "difference"), turn(income_gap, "högre", "lägre"),
            ),
        ]
    )  # fmt: skip
    areas_text = []
    for place, who in enumerate(_AREAS):
        if who == "Nämnd":
            continue
        why = (
            (
                "färre köpta platser",
                "lägre bemanning under våren",
                "återsökta medel från Migrationsverket",
            )
            if gap(who).value > 0
            else ("fler köpta platser", "dyrare placeringar", "inhyrda socialsekreterare")
        )[place % 3]
        forms = (
            fill(
                "{}: avvikelsen mot budget är {}, och {} av den förklaras av {}.", who,
                _S(gap(who), role="difference"), _S(b.cause(gap(who))), why,
            ),
            fill(
                "{} visar {} på {} och kostade netto {}.", who,
                turn(gap(who), "ett överskott", "ett underskott"), _S.size(gap(who)),
                _S(b("area", who)),
            ),
            fill(
                "{} {} sina nettokostnader med {} jämfört med {}.", who,
                turn(moved("area", who), "ökade", "minskade"),
                _S.size(moved("area", who), "difference"), str(last),
            ),
        )  # fmt: skip
        areas_text += plain([forms[place % 3]])
    costs = plain(
        [
            fill(
                "Personalkostnaderna uppgick till {} och blev {} {} än budget.",
                _S(b("kind", "Personalkostnader")),
                _S.size(kind_gap("Personalkostnader"), "difference"),
                turn(kind_gap("Personalkostnader"), "lägre", "högre"),
            ),
            fill(
                "Köpt vård och placeringar kostade {}, mot {} året innan.", _S(b("kind", bought)),
                _S(b("kind", bought, 1)),
            ),
            fill(
                "Det är en {} med {} procent.",
                turn(moved("kind", bought), "ökning", "minskning"),
                _S.share(b.over(b("kind", bought), b("kind", bought, 1)), size=True),
            ),
            fill(
                "Utbetalt ekonomiskt bistånd {} med {} till {}.",
                turn(moved("kind", paid), "ökade", "minskade"),
                _S.size(moved("kind", paid), "difference"), _S(b("kind", paid)),
            ),
            fill(
                "Konsulter i myndighetsutövningen kostade {}.", _S(b.money(900, 4_800)),
            ),
        ]
    )  # fmt: skip
    volumes = plain(
        [
            fill(
                "Antalet vårddygn för placerade barn och unga {} från {} till {}.",
                turn(moved("care", kids), "ökade", "minskade"), _T.people(b("care", kids, 1)),
                _T.people(b("care", kids)),
            ),
            fill(
                "Sammantaget köptes {} vårddygn, {} {} än budgeterat.", _T.people(b("care")),
                _T.people(
                    b.less(b("care"), b("care", "all", 0, "budget")), "difference", size=True
                ),
                turn(b.less(b("care"), b("care", "all", 0, "budget")), "fler", "färre"),
            ),
            fill(
                "I genomsnitt fick {} hushåll försörjningsstöd, {} {} än året före.",
                _T.people(b(_HOMES, "x")), _T.people(moved(_HOMES), "difference", size=True),
                turn(moved(_HOMES), "fler", "färre"),
            ),
            fill(
                "Under året inkom {} orosanmälningar, vilket är en {} med {} procent.",
                _T.people(b(_WORRY, "x")), turn(moved(_WORRY), "ökning", "minskning"),
                _S.share(b.over(b(_WORRY, "x"), b(_WORRY, "x", 1)), size=True),
            ),
            fill(
                "Av utredningarna avslutades {} procent inom fyra månader.",
                _S.share(b.ratio(71, 94)),
            ),
            fill(
                "Genomsnittlig kostnad per dygn på HVB var {} kronor.",
                Pen("kr")(b.kronor(4_900, 7_800)),
            ),
        ]
    )  # fmt: skip
    staff = plain(
        [
            fill(
                "Nämnden hade {} tillsvidareanställda den 31 december, {} {} än ett år tidigare.",
                _T.people(b("staff")), _T.people(moved("staff", "all"), "difference", size=True),
                turn(moved("staff", "all"), "fler", "färre"),
            ),
            fill(
                "Sjukfrånvaron {} från {} till {} procent.",
                turn(moved("sick", "Totalt"), "ökade", "minskade"),
                _S.share(b("sick", "Totalt", 1)), _S.share(b("sick", "Totalt")),
            ),
            fill(
                "Korttidsfrånvaron var {} procent.", _S.share(b("sick", "Varav kort, dag 1–14")),
            ),
            fill(
                "Personalomsättningen bland socialsekreterare var {} procent.",
                _S.share(b.ratio(11, 24)),
            ),
        ]
    )  # fmt: skip
    return Paper(
        f"Årsbokslut {year} socialnämnden",
        (
            Heading("Nämndens ekonomiska resultat", 1),
            text(*result),
            table(
                "Nettokostnad per verksamhet (tkr)",
                ["Verksamhet", f"Avvikelse {year}", f"Bokslut {year}", f"Budget {year}",
                 f"Bokslut {last}"],
                [
                    row(
                        label,
                        [
                            _V(gap(who)), _T(b("area", who)), _T(b("area", who, 0, "budget")),
                            _T(b("area", who, 1)),
                        ],
                        "sum" if who == "all" else "item",
                    )
                    for label, who in (*((one, one) for one in _AREAS), ("Summa", "all"))
                ],
            ),
            *[item(one) for one in areas_text],
            Heading("Kostnader per slag", 2),
            table(
                "Kostnader (tkr)",
                ["Kostnadsslag", "Budget", "Bokslut", "Avvikelse", f"Bokslut {last}"],
                [
                    *[
                        row(
                            who,
                            [
                                _T(b("kind", who, 0, "budget")), _T(b("kind", who)),
                                _V(kind_gap(who)), _T(b("kind", who, 1)),
                            ],
                        )
                        for who in _KINDS
                    ],
                    row(
                        "Summa kostnader",
                        [
                            _T(b("area-cost", "all", 0, "budget")), _T(b("area-cost")),
                            _V(b.less(b("area-cost", "all", 0, "budget"), b("area-cost"))),
                            _T(b("area-cost", "all", 1)),
                        ],
                        "sum",
                    ),
                    row(
                        "Summa intäkter",
                        [
                            _T(b("area-income", "all", 0, "budget")), _T(b("area-income")),
                            _V(income_gap), _T(b("area-income", "all", 1)),
                        ],
                    ),
                    row(
                        "Nettokostnad",
                        [
                            _T(b("area", "all", 0, "budget")), _T(b("area")), _V(whole),
                            _T(b("area", "all", 1)),
                        ],
                        "sum",
                    ),
                ],
            ),
            text(*costs),
            Heading("Volymer", 2),
            table(
                "Vårddygn",
                ["", f"Utfall {last}", f"Budget {year}", f"Utfall {year}"],
                [
                    row(
                        label,
                        [
                            _T.people(b("care", who, 1)),
                            _T.people(b("care", who, 0, "budget")), _T.people(b("care", who)),
                        ],
                        "sum" if who == "all" else "item",
                    )
                    for label, who in (*((one, one) for one in _CARE), ("Totalt antal dygn", "all"))
                ],
            ),
            table(
                "Antal hushåll, anmälningar och brukare",
                ["", str(year), str(last), "Förändring"],
                [
                    row(
                        what,
                        [
                            _T.people(b(what, "x")), _T.people(b(what, "x", 1)),
                            _V.people(moved(what), "difference"),
                        ],
                    )
                    for what, _middle in _VOLUME
                ],
            ),
            text(*volumes),
            Heading("Personal", 2),
            table(
                "Sjukfrånvaro, procent",
                ["", str(year), str(last)],
                [
                    row(who, [_S.share(b("sick", who)), _S.share(b("sick", who, 1))])
                    for who in _SICK
                ],
            ),
            text(*staff),
        ),
    )  # fmt: skip


FAMILY = Family("social-board-closing", make)
