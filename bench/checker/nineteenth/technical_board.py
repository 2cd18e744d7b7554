"""A technical board's report: million kronor with two decimals, fees and rates, many projects."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, item, plain, row, say, table, text, transposed, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Heading, NumberStyle, Paper, Row
from ..quantities import Quantity
from ._parts import Parts, alone, board, divided, made, spelt, sure, why

_T = Pen("mnkr", 2)
_D = Pen("mnkr", 2, NumberStyle(plus=True))
_S = Pen("mnkr", 2, behind=" Mkr")
_DEPARTMENTS = {
    "Gata och trafik": 30,
    "Park": 14,
    "Fastighet": 27,
    "Måltid": 17,
    "Administration": 12,
}
_WATER = {
    "Brukningsavgifter": 62_000_000,
    "Anläggningsavgifter": 4_000_000,
    "Övriga intäkter": 1_500_000,
}
_PIPES = {
    "Personal": 15_000_000,
    "Energi": 8_000_000,
    "Material och tjänster": 21_000_000,
    "Avskrivningar": 17_000_000,
    "Ränta": 4_500_000,
}
_PROJECTS = (
    "Reinvestering gator", "Cirkulationsplats Storgatan", "Cykelväg Norra vägen",
    "Belysning LED", "Lekplatser", "Ledningsnät VA", "Reningsverk etapp 1", "Bro över ån",
    "Energiåtgärder fastigheter", "Köksutrustning", "Maskiner och fordon",
    "Tillgänglighet offentliga lokaler", "Ventilation skolor",
)  # fmt: skip
_MEASURES = {
    "Levererat dricksvatten, tusen kubikmeter": 2900,
    "Serverade portioner, tusental": 1450,
    "Vattenläckor": 38,
    "Felanmälningar": 2700,
}


def make(m: Municipality, chance: Random) -> Paper:
    this, last = m.year, m.year - 1
    one = board(m, "K6", "K0", "K3").key
    n = divided(
        m, chance, "office", _DEPARTMENTS, lambda y, b: m("board-net", one, y, b), spread=0.05
    )
    fees = made(m, chance, "va-income", {k: v * m.size for k, v in _WATER.items()}, spread=0.05)
    pipes = made(m, chance, "va-cost", {k: v * m.size for k, v in _PIPES.items()}, spread=0.05)
    names = chance.sample(_PROJECTS, 10)
    works = made(
        m,
        chance,
        "work",
        {name: chance.randint(8, 180) * 100_000 * m.size for name in names},
        spread=0.3,
    )
    done = made(
        m,
        chance,
        "volume",
        {name: middle * m.size for name, middle in _MEASURES.items()},
        tuple((this - back, "outcome") for back in range(4)),
        0.08,
        "count",
    )

    def water(year: int, basis: str) -> Quantity:
        return m.register.difference(fees("", year, basis), pipes("", year, basis))

    result, planned, before = (
        water(this, "outcome"),
        water(this, "budget"),
        water(last, "outcome"),
    )
    whole = n.variance("", -1)
    drift = transposed(
        table(
            "Driftredovisning per avdelning, Mkr",
            ["Avdelning", f"Budget {this}", f"Utfall {this}", "Avvikelse", f"Utfall {last}"],
            [
                row(
                    name or "Totalt",
                    [
                        _T(n(name, basis="budget")),
                        _T(n(name)),
                        _D(n.variance(name, -1), role="difference"),
                        _T(n(name, last)),
                    ],
                    "item" if name else "sum",
                )
                for name in (*n.names, "")
            ],
        )
    )

    def va(p: Parts, name: str, label: str, sign: int) -> Row:
        return row(
            label,
            [
                _T(p(name, last), sign),
                _T(p(name, basis="budget"), sign),
                _T(p(name), sign),
                _D(p.variance(name, sign), role="difference"),
            ],
            "item" if name else "sum",
        )

    statement = [
        *(va(fees, name, name, 1) for name in fees.names),
        va(fees, "", "Summa intäkter", 1),
        *(va(pipes, name, name, -1) for name in pipes.names),
        va(pipes, "", "Summa kostnader", -1),
        row(
            "Årets resultat VA",
            [
                _T(before),
                _T(planned),
                _T(result),
                _D(m.register.difference(result, planned), role="difference"),
            ],
            "sum",
        ),
    ]
    invested = [
        row(
            name or "Summa",
            [
                _T(works(name, basis="budget")),
                _T(works(name)),
                _D(works.variance(name, -1), role="difference"),
                _T.share(m.register.quotient(works(name), works(name, basis="budget"))),
            ],
            "item" if name else "sum",
        )
        for name in (*works.names, "")
    ]
    years = [this - 3, this - 2, last, this]
    volumes = [row(name, [_T(done(name, year)) for year in years]) for name in done.names]
    big = n.largest(-1)
    found = n.variance(big, -1)
    gap, top = works.largest(-1), max(works.names, key=lambda name: works(name).value)
    left = works.variance("", -1)
    staff = m.change("employees", one)
    leaks = "Vattenläckor"
    reasons = {
        "Gata och trafik": ("en mild vinter med få snöröjningar", "en snörik vinter"),
        "Park": ("vakanta tjänster under säsongen", "trädfällningar efter höstens stormar"),
        "Fastighet": ("lägre uppvärmningskostnader", "akut underhåll i flera lokaler"),
        "Måltid": ("färre portioner än planerat", "högre priser på livsmedel"),
        "Administration": ("en senarelagd rekrytering", "konsultkostnader i upphandlingar"),
    }
    told = [name for name in n.names if abs(n.variance(name, -1).value) >= 150_000]
    blocks = (
        Heading(f"Tekniska nämndens årsredovisning {this}", 1),
        Heading("Årets resultat"),
        text(
            *plain(
                [
                    say(
                        "Den skattefinansierade verksamheten gav ett ",
                        turn(whole, "överskott", "underskott"),
                        " mot budget på ",
                        _S.size(whole, "difference"),
                        ".",
                    ),
                    say(
                        "Nettokostnaden blev ",
                        _S(n("")),
                        ", vilket är ",
                        _S.share(n.growth(), behind=" procent", size=True),
                        " ",
                        turn(n.growth(), "mer", "mindre"),
                        f" än {last} då den var ",
                        _S(n("", last)),
                        ".",
                    ),
                    say(
                        "VA-verksamheten redovisar ett resultat på ",
                        _S(result),
                        ".",
                    ),
                ]
            )
        ),
        drift,
        text(
            *plain(
                [
                    say(
                        "Störst avvikelse mot budget har avdelningen ",
                        big,
                        " med ",
                        _D(found, role="difference"),
                        " Mkr.",
                    ),
                    *sure(
                        n.all(-1),
                        6_000,
                        say(
                            counted(m.register.count("offices above", n.all(-1)), capital=True),
                            f" av de {spelt(len(n.names))} avdelningarna klarade sin budget.",
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
                            f"{name} visar ett ",
                            turn(n.variance(name, -1), "överskott", "underskott"),
                            " på ",
                            _S.size(n.variance(name, -1), "difference"),
                            f", vilket beror på {why(n.variance(name, -1), *reasons[name])}.",
                        )
                    ]
                )
            )
            for name in told
        ),
        text(
            say(
                "Kostnaden för vinterväghållning uppgick till ",
                _S(alone(m, chance, "winter", 7_000_000)),
                " och beläggningsarbeten utfördes för ",
                _S(alone(m, chance, "asphalt", 9_000_000)),
                ".",
            )
        ),
        Heading("VA-verksamheten"),
        table(
            "Resultaträkning VA, Mkr",
            ["", f"Utfall {last}", f"Budget {this}", f"Utfall {this}", "Avvikelse"],
            statement,
        ),
        text(
            *plain(
                [
                    say(
                        "Intäkterna uppgick till ",
                        _S(fees("")),
                        ", varav brukningsavgifterna utgjorde ",
                        _S(fees("Brukningsavgifter")),
                        ".",
                    ),
                    say(
                        "Intäkterna från brukningsavgifter ",
                        turn(fees.change("Brukningsavgifter"), "ökade", "minskade"),
                        " med ",
                        _S.size(fees.change("Brukningsavgifter"), "difference"),
                        " jämfört med föregående år.",
                    ),
                    say(
                        "Kostnaderna blev ",
                        _S.size(pipes.variance("", -1), "difference"),
                        " ",
                        turn(pipes.variance("", -1), "lägre", "högre"),
                        " än budget.",
                    ),
                    say(
                        "Energikostnaden var ",
                        _S(pipes("Energi")),
                        " och avviker med ",
                        _S.size(pipes.variance("Energi", -1), "difference"),
                        " från budget.",
                    ),
                    say(
                        "Avskrivningarna svarar för ",
                        _S.share(pipes.share("Avskrivningar"), behind=" procent"),
                        " av VA-verksamhetens kostnader.",
                    ),
                    say(
                        f"Resultatet {last} var ",
                        _S(before),
                        " och i budget för året räknade nämnden med ",
                        _S(planned),
                        ".",
                    ),
                ]
            )
        ),
        Heading("Investeringar"),
        table(
            "Investeringsprojekt, Mkr",
            ["Projekt", "Budget", "Utfall", "Avvikelse", "Upparbetat, %"],
            invested,
        ),
        text(
            *plain(
                [
                    say(
                        "Under året investerade nämnden ",
                        _S(works("")),
                        ", vilket motsvarar ",
                        _S.share(
                            m.register.quotient(works(""), works("", basis="budget")),
                            behind=" procent",
                        ),
                        " av budgeterade ",
                        _S(works("", basis="budget")),
                        ".",
                    ),
                    say(
                        f"Det största projektet var {top} med utgifter på ",
                        _S(works(top)),
                        ".",
                    ),
                    say(
                        f"Projektet {gap} har den största avvikelsen, ",
                        _D(works.variance(gap, -1), role="difference"),
                        " Mkr, eftersom ",
                        why(
                            works.variance(gap, -1),
                            "upphandlingen drog ut på tiden.",
                            "arbetena tidigarelades.",
                        ),
                    ),
                    say(
                        "Sammantaget lämnar investeringarna ett ",
                        turn(left, "överskott", "underskott"),
                        " på ",
                        _S.size(left, "difference"),
                        ".",
                    ),
                    *sure(
                        works.all(-1),
                        6_000,
                        say(
                            "För ",
                            counted(m.register.count("works over", works.all(-1), -1)),
                            f" av {spelt(len(works.names))} investeringar överskreds budgeten.",
                        ),
                    ),
                ]
            )
        ),
        Heading("Verksamhetsmått"),
        table("Verksamhetsmått", ["", *map(str, years)], volumes),
        text(
            *plain(
                [
                    say(
                        "Antalet vattenläckor var ",
                        _S.people(done(leaks)),
                        ", jämfört med ",
                        _S.people(done(leaks, last)),
                        f" år {last}.",
                    ),
                    say(
                        "Felanmälningarna ",
                        turn(done.change("Felanmälningar"), "ökade", "minskade"),
                        " med ",
                        _S.people(done.change("Felanmälningar"), "difference", size=True),
                        ", eller ",
                        _S.share(done.growth("Felanmälningar"), behind=" procent", size=True),
                        ", till ",
                        _S.people(done("Felanmälningar")),
                        ".",
                    ),
                    say(
                        "Köken serverade ",
                        _S.people(done("Serverade portioner, tusental")),
                        " tusen portioner.",
                    ),
                ]
            )
        ),
        Heading("Medarbetare"),
        text(
            *plain(
                [
                    say(
                        "Antalet tillsvidareanställda var ",
                        _S.people(m("employees", one)),
                        " vid årets slut, ",
                        _S.people(staff, "difference", size=True),
                        " ",
                        turn(staff, "fler", "färre"),
                        " än ett år tidigare.",
                    ),
                    say(
                        f"Vid utgången av {last} var antalet ",
                        _S.people(m("employees", one, last)),
                        ".",
                    ),
                    say(
                        "Sjukfrånvaron blev ",
                        _S.share(m("sick-leave", one), behind=" procent"),
                        ", vilket är ",
                        _S.points(m.change("sick-leave", one)),
                        " ",
                        turn(m.change("sick-leave", one), "högre", "lägre"),
                        " än föregående år.",
                    ),
                ]
            )
        ),
    )
    return Paper(f"Tekniska nämnden {this}, {m.name} kommun", blocks)


FAMILY = Family("technical-board", make)
