"""A follow-up of a council's goals: areas with indicators, targets, outcomes and a summary."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, in_words, row, say, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, Paper, Printed, Row, printed
from ..quantities import Quantity
from ._common import have, known, least, most, plain

# An indicator: key, name, target in per cent or as an index, what is better, and how it is said.
_AREAS = (
    (
        "Trygg uppväxt och god utbildning",
        (
            ("i-school", "Elever behöriga till yrkesprogram, %", 88.0, 1),
            ("i-degree", "Elever med gymnasieexamen inom fyra år, %", 76.0, 1),
            ("i-safe", "Elever som känner sig trygga i skolan, %", 90.0, 1),
            ("i-pre", "Förskollärare med legitimation, %", 48.0, 1),
        ),
    ),
    (
        "Omsorg med kvalitet",
        (
            ("i-home", "Nöjda brukare i hemtjänsten, %", 88.0, 1),
            ("i-house", "Nöjda brukare i särskilt boende, %", 81.0, 1),
            ("i-back", "Vuxna med återaktualiserat biståndsärende, %", 15.0, -1),
        ),
    ),
    (
        "Attraktiv boendekommun och företagande",
        (
            ("x-nki", "Företagsklimat, NKI", 75.0, 1),
            ("x-nri", "Nöjd-region-index", 64.0, 1),
            ("i-work", "Arbetslöshet, %", 6.5, -1),
            ("i-answer", "Besvarade e-postfrågor inom en dag, %", 92.0, 1),
        ),
    ),
    (
        "Klimat och miljö",
        (
            ("i-eco", "Ekologiska livsmedel i kommunens måltider, %", 35.0, 1),
            ("i-cars", "Fossilfria bilar i kommunens fordonsflotta, %", 62.0, 1),
            ("i-waste", "Hushållsavfall som återvinns, %", 54.0, 1),
        ),
    ),
)
_TKR = Pen("tkr")
_MN = Pen("mnkr", 1, behind=" mnkr")
_NUMBER = Pen("")


def make(m: Municipality, chance: Random) -> Paper:
    for _title, some in _AREAS:
        for key, _name, target, _better in some:
            scale = 1 if key.startswith("x") else 100
            kind = "index" if scale == 1 else "ratio"
            for year in (m.year - 2, m.year - 1, m.year):
                width = max(0.6, target * 0.045)
                off = round(chance.uniform(-width, width), 1 if scale > 1 else 0)
                for basis, value in (("budget", target), ("outcome", target + off)):
                    exact = Decimal(str(round(value, 1))) / scale
                    have(m, key, "goals", year, exact, basis, kind)
    return Paper(
        f"Uppföljning av mål och indikatorer {m.year}",
        (
            Heading(f"Uppföljning av kommunfullmäktiges mål {m.year}", 1),
            *_summary(m),
            *_area(m, 0, _school(m)),
            *_area(m, 1, _care(m)),
            *_area(m, 2, _town(m)),
            *_area(m, 3, _climate(m)),
            *_finance(m),
        ),
    )


def _get(m: Municipality, key: str, year: int | None = None, basis: str = "outcome") -> Quantity:
    return known(m, key, "goals", year or m.year, basis)


def _ahead(m: Municipality, key: str, better: int) -> Quantity:
    """Better than the target where above zero."""
    two = (_get(m, key), _get(m, key, basis="budget"))
    return m.register.difference(*(two if better > 0 else reversed(two)))


def _change(m: Municipality, key: str) -> Quantity:
    return m.register.difference(_get(m, key), _get(m, key, m.year - 1))


def _cell(one: Quantity, behind: str = "") -> Printed:
    if one.kind == "ratio":
        return _NUMBER.share(one, behind=behind)
    return printed(one, "", 0)


def _met(m: Municipality, area: int) -> Quantity:
    name, some = _AREAS[area]
    gaps = [_ahead(m, key, better) for key, _name, _target, better in some]
    return m.register.count(f"met {name}", gaps, 1, zero=True)


def _missed(m: Municipality, area: int) -> Quantity:
    name, some = _AREAS[area]
    gaps = [_ahead(m, key, better) for key, _name, _target, better in some]
    return m.register.count(f"missed {name}", gaps, -1)


def _summary(m: Municipality) -> list[Block]:
    def line(label: str, met: Quantity, missed: Quantity, kind: str = "item") -> Row:
        whole = m.register.total(f"whole {label}", [met, missed])
        return row(
            label,
            [_NUMBER(whole), _NUMBER(met), _NUMBER(missed),
             _NUMBER.but(share_decimals=0).share(m.register.quotient(met, whole))],
            kind,
        )  # fmt: skip

    areas = range(len(_AREAS))
    met = m.register.total("met all", [_met(m, one) for one in areas])
    missed = m.register.total("missed all", [_missed(m, one) for one in areas])
    whole = m.register.total("whole Totalt", [met, missed])
    rose = [
        _change(m, key) if better > 0 else m.register.difference(
            _get(m, key, m.year - 1), _get(m, key))
        for _area_name, some in _AREAS for key, _name, _target, better in some
    ]  # fmt: skip
    better = m.register.count("better than last", rose)
    best = most((_AREAS[one][0], m.register.quotient(_met(m, one), m.register.total(
        f"whole {_AREAS[one][0]}", [_met(m, one), _missed(m, one)]))) for one in areas)  # fmt: skip
    return [
        Heading("Sammanfattande bedömning"),
        text(*plain([
            say("Kommunfullmäktige har beslutat om fyra målområden, som följs upp med sammanlagt ",
                _NUMBER(whole), " indikatorer."),
            say("Vid årets slut var målvärdet uppnått för ", _NUMBER(met),
                " indikatorer och inte uppnått för ", _NUMBER(missed), "."),
            say("Det ger en måluppfyllelse på ",
                _NUMBER.but(share_decimals=0).share(m.register.quotient(met, whole),
                                                    behind=" procent"), "."),
            say("Jämfört med föregående år har ", counted(better, words=False),
                " av indikatorerna utvecklats åt rätt håll."),
            say(f"Störst andel uppnådda målvärden har området {best[0]}, ",
                _NUMBER.but(share_decimals=0).share(best[1], behind=" procent"), "."),
        ])),
        table(
            "Måluppfyllelse per målområde",
            ["Målområde", "Antal indikatorer", "Uppnådda", "Ej uppnådda", "Andel uppnådda, %"],
            [
                *(line(_AREAS[one][0], _met(m, one), _missed(m, one)) for one in areas),
                line("Totalt", met, missed, "sum"),
            ],
        ),
    ]  # fmt: skip


def _area(m: Municipality, area: int, sentences: list) -> list[Block]:
    name, some = _AREAS[area]
    number = in_words()(Decimal(len(some)))
    counts = [
        say(f"Av områdets {number} indikatorer nådde ", counted(_met(m, area)), " sitt målvärde.")
        if _missed(m, area).value
        else say("Alla områdets indikatorer nådde sina målvärden."),
    ]
    return [
        Heading(name),
        table(
            f"Indikatorer för {name.lower()}",
            ["Indikator", str(m.year - 2), str(m.year - 1), str(m.year), f"Mål {m.year}",
             "Bedömning"],
            [
                row(label, [
                    *(_cell(_get(m, key, year)) for year in (m.year - 2, m.year - 1, m.year)),
                    _cell(_get(m, key, basis="budget")),
                    "Uppnått" if _ahead(m, key, better).value >= 0 else "Ej uppnått",
                ])
                for key, label, _target, better in some
            ],
        ),
        text(*plain([*counts, *sentences])),
    ]  # fmt: skip


def _school(m: Municipality) -> list:
    rose, gap = _change(m, "i-school"), _ahead(m, "i-degree", 1)
    safe = _change(m, "i-safe")
    return [
        say("Andelen elever som är behöriga till yrkesprogram ", turn(rose, "ökade", "minskade"),
            " från ", _cell(_get(m, "i-school", m.year - 1), " procent"), " till ",
            _cell(_get(m, "i-school"), " procent"), "."),
        say("Gymnasieexamen inom fyra år nåddes av ", _cell(_get(m, "i-degree"), " procent"),
            ", vilket är ", _NUMBER.points(gap), " ", turn(gap, "över", "under"), " målet på ",
            _cell(_get(m, "i-degree", basis="budget"), " procent"), "."),
        say("Andelen elever som känner sig trygga i skolan har ",
            turn(safe, "ökat", "minskat"), " med ", _NUMBER.points(safe),
            ", bland annat till följd av arbetet med studiero." if safe.value > 0 else
            ", och rektorerna har fått i uppdrag att ta fram åtgärder."),
        say("I förskolan har ", _cell(_get(m, "i-pre"), " procent"),
            " av förskollärarna legitimation."),
    ]  # fmt: skip


def _care(m: Municipality) -> list:
    home, gap = _change(m, "i-home"), _ahead(m, "i-house", 1)
    apart = m.register.difference(_get(m, "i-home"), _get(m, "i-house"))
    back = _change(m, "i-back")
    return [
        say("Andelen nöjda brukare i hemtjänsten är ", _cell(_get(m, "i-home"), " procent"),
            ", ", _NUMBER.points(home), " ", turn(home, "högre", "lägre"), " än år ",
            str(m.year - 1), "."),
        say("I särskilt boende ligger andelen nöjda ", _NUMBER.points(gap), " ",
            turn(gap, "över", "under"), " målvärdet."),
        say("Skillnaden mellan hemtjänsten och särskilt boende är ", _NUMBER.points(apart), "."),
        say("Andelen vuxna vars biståndsärende återaktualiserats ", turn(back, "ökade", "minskade"),
            " till ", _cell(_get(m, "i-back"), " procent"), "."),
    ]  # fmt: skip


def _town(m: Municipality) -> list:
    people, nki = m.change("inhabitants"), _change(m, "x-nki")
    work = _ahead(m, "i-work", -1)
    return [
        say("Kommunens NKI för företagsklimatet blev ", _cell(_get(m, "x-nki")), ", mot ",
            _cell(_get(m, "x-nki", m.year - 1)), " vid förra mätningen."),
        say("Det är en ", turn(nki, "förbättring", "försämring"), " med ",
            printed(nki, "", 0, size=True, role="difference"), " enheter."),
        say("Nöjd-region-index uppgick till ", _cell(_get(m, "x-nri")), ", och målvärdet är ",
            _cell(_get(m, "x-nri", basis="budget")), "."),
        say("Arbetslösheten var ", _cell(_get(m, "i-work"), " procent"), ", vilket är ",
            _NUMBER.points(work), " ", turn(work, "lägre", "högre"), " än målvärdet."),
        say("Befolkningen ", turn(people, "ökade", "minskade"), " med ",
            _NUMBER.people(people, "difference", size=True), " personer till ",
            _NUMBER(m("inhabitants")), "."),
        say("Av e-postfrågorna besvarades ", _cell(_get(m, "i-answer"), " procent"),
            " inom en dag."),
    ]  # fmt: skip


def _climate(m: Municipality) -> list:
    eco, cars, waste = _change(m, "i-eco"), _ahead(m, "i-cars", 1), _change(m, "i-waste")
    return [
        say("Andelen ekologiska livsmedel ", turn(eco, "steg", "sjönk"), " med ",
            _NUMBER.points(eco), " och är nu ", _cell(_get(m, "i-eco"), " procent"), "."),
        say("Andelen fossilfria bilar är ", _cell(_get(m, "i-cars"), " procent"), ", ",
            _NUMBER.points(cars), " ", turn(cars, "mer", "mindre"), " än målvärdet."),
        say("Av hushållsavfallet återvanns ", _cell(_get(m, "i-waste"), " procent"),
            ", en ", turn(waste, "ökning", "minskning"), " från ",
            _cell(_get(m, "i-waste", m.year - 1), " procent"), " året före."),
    ]  # fmt: skip


def _finance(m: Municipality) -> list[Block]:
    years = (m.year - 2, m.year - 1, m.year)

    def margin(year: int) -> Quantity:
        return m.register.quotient(m("result", year=year), m("tax-and-grants", year=year))

    def solid(year: int) -> Quantity:
        return m.register.quotient(m("equity", year=year), m("assets", year=year))

    def ratio(year: int) -> Quantity:
        return m.register.quotient(m("net-cost", year=year), m("tax-and-grants", year=year))

    sound = m.register.difference(solid(m.year), solid(m.year - 1))
    growth = m.growth("net-cost")
    offs = [(one.name, m.variance("board-net", one.key, -1)) for one in m.boards]
    kept = m.register.count("goals kept", [one for _name, one in offs], 1, zero=True)
    worst, boards = least(offs), in_words()(Decimal(len(m.boards)))
    return [
        Heading("God ekonomisk hushållning"),
        table(
            "Finansiella nyckeltal",
            ["", *map(str, years)],
            [
                row("Årets resultat, tkr", [_TKR(m("result", year=year)) for year in years]),
                row("Skatteintäkter och bidrag, tkr",
                    [_TKR(m("tax-and-grants", year=year)) for year in years]),
                row("Resultatets andel av skatter och bidrag, %",
                    [_TKR.share(margin(year)) for year in years]),
                row("Nettokostnadsandel, %", [_TKR.share(ratio(year)) for year in years]),
                row("Eget kapital, tkr", [_TKR(m("equity", year=year)) for year in years]),
                row("Tillgångar, tkr", [_TKR(m("assets", year=year)) for year in years]),
                row("Soliditet, %", [_TKR.share(solid(year)) for year in years]),
            ],
        ),
        text(*plain([
            say("Årets resultat uppgick till ", _MN(m("result")), ", vilket motsvarar ",
                _TKR.share(margin(m.year), behind=" procent"),
                " av skatteintäkter och bidrag."),
            say("Nettokostnadsandelen blev ", _TKR.share(ratio(m.year), behind=" procent"),
                " och nettokostnaderna ", turn(growth, "ökade", "minskade"), " med ",
                _TKR.share(growth, behind=" procent", size=True), "."),
            say("Soliditeten ", turn(sound, "förbättrades", "försämrades"), " till ",
                _TKR.share(solid(m.year), behind=" procent"), " från ",
                _TKR.share(solid(m.year - 1), behind=" procent"), "."),
            say(counted(kept, capital=True), f" av {boards} nämnder höll sin budget."),
            say(f"Den största negativa budgetavvikelsen hade {worst[0]}, ",
                _MN(worst[1], role="difference"), ".") if worst[1].value < -100_000 else
            say("Ingen nämnd hade något betydande underskott."),
        ])),
    ]  # fmt: skip


FAMILY = Family("goals-and-measures", make)
