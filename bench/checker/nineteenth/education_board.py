"""An education board's closing: thousands by minus signs, pupils, costs for each, many schools."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, plain, row, say, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Heading, NumberStyle, Paper, Row, Sentence
from ..quantities import Quantity
from ._parts import Parts, alone, board, divided, made, rates, some, spelt, sure, why

_STYLE = NumberStyle(thousands="\u00a0", negative="\u2212")
_T = Pen("tkr", 0, _STYLE)
_M = Pen("mnkr", 1, _STYLE, " miljoner kronor")
_K = Pen("kr", 0, _STYLE, " kr")
_FORMS = {
    "Förskola": 29,
    "Fritidshem": 7,
    "Förskoleklass": 4,
    "Grundskola": 46,
    "Anpassad grundskola": 5,
    "Kulturskola": 2,
    "Gemensam verksamhet": 7,
}
_SCHOOLS = (
    "Almskolan", "Berga skola", "Centralskolan", "Dalskolan", "Ekebyskolan", "Furulundsskolan",
    "Granängsskolan", "Hagaskolan", "Kyrkskolan", "Lindöskolan", "Mariaskolan", "Nyhemsskolan",
)  # fmt: skip
_RESULTS = {
    "Behöriga till yrkesprogram": 860,
    "Godkända i alla ämnen, årskurs 9": 740,
    "Godkända i matematik, årskurs 6": 850,
    "Godkända i svenska, årskurs 6": 880,
    "Elever som känner sig trygga": 830,
    "Legitimerade lärare i grundskolan": 780,
    "Förskollärare i förskolan": 420,
}
_COUNTED = {
    "Barn i förskola": "Förskola",
    "Elever i fritidshem": "Fritidshem",
    "Elever i förskoleklass": "Förskoleklass",
    "Elever i grundskola": "Grundskola",
}


def make(m: Municipality, chance: Random) -> Paper:
    this, last = m.year, m.year - 1
    one = board(m, "K1", "K11").key
    n = divided(
        m, chance, "school-form", _FORMS, lambda y, b: m("board-net", one, y, b), spread=0.02
    )
    grades = n("Grundskola")
    weights = {name: chance.randint(5, 14) for name in chance.sample(_SCHOOLS, 9)}
    weights = dict(sorted(weights.items()))
    schools = divided(m, chance, "school", weights, lambda y, b: n("Grundskola", y, b), spread=0.03)
    when = tuple((this - back, "outcome") for back in range(4))
    pupils = made(
        m,
        chance,
        "pupils",
        {
            "Barn i förskola": m.size * 1900,
            "Elever i fritidshem": m.size * 1500,
            "Elever i förskoleklass": m.size * 460,
            "Elever i grundskola": m.size * 4500,
        },
        when,
        0.02,
        "count",
    )
    marks = rates(m, chance, "result", _RESULTS, spread=40)
    whole = n.variance("", -1)

    def per(name: str, year: int | None = None) -> Quantity:
        return m.register.per(n(_COUNTED[name], year), pupils(name, year))

    def budgeted(p: Parts, name: str, label: str) -> Row:
        return row(
            label,
            [
                _T(p(name, basis="budget"), -1),
                _T(p(name), -1),
                _T(p.variance(name, -1), role="difference"),
                _T(p(name, last), -1),
                _T(p.change(name), -1, role="difference"),
            ],
            "item" if name else "sum",
        )

    heads = ["", f"Budget {this}", f"Utfall {this}", "Avvikelse", f"Utfall {last}", "Förändring"]
    years = [this - back for back in range(4)]
    money = [row(f"{name}", [_T(pupils(name, year)) for year in years]) for name in pupils.names]
    costs = [
        row(
            form,
            [_K.but(behind="")(per(name, year)) for year in (last, this)],
        )
        for name, form in _COUNTED.items()
    ]
    measured = [
        row(
            name,
            [
                _T.share(one)
                for one in (marks(name, last), marks(name), marks(name, basis="budget"))
            ],
        )
        for name in marks.names
    ]  # fmt: skip
    margins = [marks.variance(name) for name in marks.names]
    reached = m.register.count("results reached", margins, zero=True)
    big = n.largest(-1)
    found = n.variance(big, -1)
    worst = max(schools.names, key=lambda name: -schools.variance(name, -1).value)
    best = max(schools.names, key=lambda name: schools.variance(name, -1).value)
    income, spent = m.variance("board-income", one), m.variance("board-cost", one, -1)

    def schooled(name: str) -> Sentence:
        return say(
            f"{name} redovisar ett ",
            turn(schools.variance(name, -1), "överskott", "underskott"),
            " på ",
            _T.size(schools.variance(name, -1), "difference"),
            " tkr",
            why(
                schools.variance(name, -1),
                " efter återhållsamhet med vikarier.",
                ", främst på grund av kostnader för särskilt stöd.",
            ),
        )

    def moved(name: str, lead: str) -> Sentence:
        return say(
            lead,
            turn(pupils.change(name), "ökade", "minskade"),
            " med ",
            _T.people(pupils.change(name), "difference", size=True),
            " till ",
            _T.people(pupils(name)),
            ".",
        )

    blocks = (
        Heading(f"Bokslut {this} – Utbildningsnämnden", 1),
        Heading("Nämndens resultat"),
        text(
            "Utbildningsnämnden ansvarar för förskola, grundskola och kulturskola.",
            *plain(
                [
                    say(
                        "Årets resultat är ett ",
                        turn(whole, "överskott", "underskott"),
                        " på ",
                        _M.size(whole, "difference"),
                        " i förhållande till budget.",
                    ),
                    say(
                        "Nettokostnaderna uppgår till ",
                        _M(n("")),
                        " och den budgeterade ramen till ",
                        _M(n("", basis="budget")),
                        ".",
                    ),
                    say(
                        "Nettokostnaderna har ",
                        turn(n.change(), "ökat", "minskat"),
                        " med ",
                        _M.size(n.change(), "difference"),
                        ", eller ",
                        _M.share(n.growth(), behind=" %", size=True),
                        f", sedan {last}.",
                    ),
                ]
            ),
        ),
        table(
            "Driftbudget och utfall per skolform, nettokostnad i tkr",
            heads,
            [
                *(budgeted(n, name, name) for name in n.names),
                budgeted(n, "", "Summa"),
            ],
        ),
        text(
            *plain(
                [
                    say(
                        f"{big} har den största budgetavvikelsen, ",
                        _T(found, role="difference"),
                        " tkr.",
                    ),
                    say(
                        "Grundskolan är den största verksamheten med ",
                        _M.share(n.share("Grundskola"), behind=" %"),
                        " av nettokostnaden, följd av förskolan med ",
                        _M.share(n.share("Förskola"), behind=" %"),
                        ".",
                    ),
                    say(
                        "Förskolans utfall blev ",
                        _T.size(n.variance("Förskola", -1), "difference"),
                        " tkr ",
                        turn(n.variance("Förskola", -1), "bättre", "sämre"),
                        " än budget.",
                    ),
                    say(
                        "Fritidshemmen kostade netto ",
                        _M(n("Fritidshem")),
                        " jämfört med ",
                        _M(n("Fritidshem", last)),
                        " året innan.",
                    ),
                    say(
                        "Gemensam verksamhet avviker med ",
                        _T(n.variance("Gemensam verksamhet", -1), role="difference"),
                        " tkr, vilket beror på skolskjutsar och måltider.",
                    ),
                    say(
                        "Läromedel och digitala verktyg har kostat ",
                        _M(alone(m, chance, "books", 9_000_000)),
                        ".",
                    ),
                    say(
                        "Nämndens intäkter blev ",
                        _M.size(income, "difference"),
                        " ",
                        turn(income, "högre", "lägre"),
                        " och kostnaderna ",
                        _M.size(spent, "difference"),
                        " ",
                        turn(spent, "lägre", "högre"),
                        " än budgeterat.",
                    ),
                    *sure(
                        n.all(-1),
                        1_000,
                        say(
                            "Av nämndens verksamheter redovisar ",
                            counted(m.register.count("forms above", n.all(-1))),
                            " ett överskott.",
                        ),
                    ),
                ]
            ),
        ),
        Heading("Grundskolor"),
        table(
            "Grundskolan per enhet, nettokostnad i tkr",
            heads,
            [
                *(budgeted(schools, name, name) for name in schools.names),
                budgeted(schools, "", "Summa grundskola"),
            ],
        ),
        text(
            *plain(
                [
                    say("Grundskolornas nettokostnad blev ", _M(grades), "."),
                    schooled(worst),
                    schooled(best),
                    say(
                        "Av kommunens ",
                        f"{spelt(len(schools.names))} grundskolor har ",
                        counted(m.register.count("schools below", schools.all(-1), -1)),
                        " underskott.",
                    ),
                ]
            ),
        ),
        Heading("Barn och elever"),
        table("Antal barn och elever i genomsnitt", ["", *map(str, years)], money),
        text(
            *plain(
                [
                    moved("Barn i förskola", "Antalet barn i förskola "),
                    moved("Elever i grundskola", "Antalet elever i grundskolan "),
                    say(
                        "I fritidshemmen var ",
                        _T.people(pupils("Elever i fritidshem")),
                        " elever inskrivna, mot ",
                        _T.people(pupils("Elever i fritidshem", this - 3)),
                        f" år {this - 3}.",
                    ),
                    say(
                        "Förändringen i förskolan motsvarar ",
                        _T.share(pupils.growth("Barn i förskola"), behind=" %"),
                        ".",
                    ),
                ]
            ),
        ),
        table(
            "Nettokostnad per barn och elev, kronor",
            ["Skolform", f"Bokslut {last}", f"Bokslut {this}"],
            costs,
        ),
        text(
            *plain(
                [
                    say(
                        "En plats i förskolan kostade ",
                        _K(per("Barn i förskola")),
                        " netto.",
                    ),
                    say(
                        "Kostnaden per elev i grundskolan ",
                        "gick från ",
                        _K(per("Elever i grundskola", last)),
                        " till ",
                        _K(per("Elever i grundskola")),
                        ".",
                    ),
                ]
            ),
        ),
        Heading("Kunskapsresultat och trygghet"),
        table("Indikatorer, procent", ["Indikator", f"{last}", f"{this}", "Mål"], measured),
        text(
            *plain(
                [
                    say(
                        "Av eleverna i årskurs 9 var ",
                        _M.share(marks("Behöriga till yrkesprogram"), behind=" %"),
                        " behöriga till yrkesprogram, jämfört med ",
                        _M.share(marks("Behöriga till yrkesprogram", last), behind=" %"),
                        " föregående år.",
                    ),
                    say(
                        "Andelen elever i årskurs 9 med godkänt i alla ämnen ",
                        turn(marks.change("Godkända i alla ämnen, årskurs 9"), "ökade", "minskade"),
                        " med ",
                        _M.points(marks.change("Godkända i alla ämnen, årskurs 9")),
                        ".",
                    ),
                    say(
                        "Målet för trygghet är ",
                        _M.share(
                            marks("Elever som känner sig trygga", basis="budget"), behind=" %"
                        ),
                        " och utfallet blev ",
                        _M.share(marks("Elever som känner sig trygga"), behind=" %"),
                        ".",
                    ),
                    say(
                        "Andelen legitimerade lärare är ",
                        _M.points(marks.variance("Legitimerade lärare i grundskolan")),
                        " ",
                        turn(marks.variance("Legitimerade lärare i grundskolan"), "högre", "lägre"),
                        " än målet.",
                    ),
                    *some(
                        reached,
                        say(
                            "Sammantaget nås målvärdet för ",
                            counted(reached),
                            f" av {spelt(len(margins))} indikatorer.",
                        ),
                    ),
                ]
            ),
        ),
        Heading("Personal"),
        text(
            *plain(
                [
                    say(
                        "Nämnden har ",
                        _T.people(m("employees", one)),
                        " medarbetare, ",
                        _T.people(m("women", one)),
                        " kvinnor och ",
                        _T.people(m("men", one)),
                        " män.",
                    ),
                    say(
                        "Sjukfrånvaron var ",
                        _M.share(m("sick-leave", one), behind=" %"),
                        ".",
                    ),
                    say(
                        "Den är ",
                        _M.points(m.change("sick-leave", one)),
                        " ",
                        turn(m.change("sick-leave", one), "högre", "lägre"),
                        f" än {last}, då den var ",
                        _M.share(m("sick-leave", one, last), behind=" %"),
                        ".",
                    ),
                ]
            ),
        ),
    )
    return Paper(f"Utbildningsnämnden bokslut {this}", blocks)


FAMILY = Family("schools-and-pupils", make)
