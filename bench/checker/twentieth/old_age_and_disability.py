"""A board for care of the old and the disabled, in mnkr with plus and minus, with a forecast."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Row, printed
from ._common import Office, Volumes, clear, have, known, least, most, plain, staffed

_PEN = Pen("mnkr", 1, NumberStyle(negative="\u2212"))
_OFF = Pen("mnkr", 1, NumberStyle(negative="\u2212", plus=True))
_MN = Pen("mnkr", 1, behind=" mnkr")
_OFF_MN = _OFF.but(behind=" mnkr")
_COUNT = Pen("")
_UNITS = (
    ("unit-home", "Hemtjänst", 27),
    ("unit-nurse", "Hemsjukvård och rehabilitering", 11),
    ("unit-house", "Särskilt boende", 34),
    ("unit-lss", "LSS-boende", 19),
    ("unit-daily", "Daglig verksamhet", 7),
    ("unit-pa", "Personlig assistans", 9),
    ("unit-lead", "Myndighet och ledning", 8),
)
_KINDS = (
    ("own-fees", "Taxor och avgifter", 1),
    ("own-grants", "Statsbidrag", 1),
    ("own-other", "Övriga intäkter", 1),
    ("own-staff", "Personalkostnader", -1),
    ("own-agency", "Inhyrd personal", -1),
    ("own-bought", "Köp av verksamhet", -1),
    ("own-premises", "Lokaler", -1),
    ("own-rest", "Övriga kostnader", -1),
)
_STAFF = (("home", "Hemtjänst", 96, 13), ("nurse", "Hälso- och sjukvård", 48, 5),
          ("house", "Särskilt boende", 142, 16), ("lss", "Funktionsstöd", 88, 27),
          ("lead", "Myndighet och stab", 31, 4))  # fmt: skip
_GOALS = (
    ("goal-home", "Nöjda med hemtjänsten, %", 0.87),
    ("goal-house", "Nöjda med särskilt boende, %", 0.80),
    ("goal-treat", "Bra bemötande, %", 0.92),
    ("goal-full", "Medarbetare på heltid, %", 0.70),
    ("goal-plan", "Aktuell genomförandeplan, %", 0.84),
)


def make(m: Municipality, chance: Random) -> Paper:
    office = Office(
        m, chance, "von", 640,
        [("own-fees", 4), ("own-grants", 7), ("own-other", 5)],
        [("own-staff", 68), ("own-agency", 3), ("own-bought", 13), ("own-premises", 9),
         ("own-rest", 7)],
        [(one, share) for one, _name, share in _UNITS],
        bases=("outcome", "budget", "forecast"),
    )  # fmt: skip
    staffed(m, chance, "von", [(one, women, men) for one, _name, women, men in _STAFF])
    some = Volumes(m, chance, "von-volumes")
    for what, middle in (("hours", 182_000), ("clients", 710), ("alarms", 1_240),
                         ("places", 335), ("residents", 305), ("lss-homes", 118),
                         ("daily", 176)):  # fmt: skip
        some.add(what, middle, 0.04)
    some.add("days", 34, 0.2, scaled=False)
    some.health(0.065, 0.085)
    some.rate("short", 0.025, 0.035)
    some.rate("cover", 0.86, 0.93)
    for what, _name, target in _GOALS:
        for year in (m.year - 1, m.year):
            for basis in ("budget", "outcome"):
                off = round(chance.uniform(-0.04, 0.04), 3) if basis == "outcome" else 0
                value = Decimal(str(round(target + off, 3)))
                have(m, what, "von", year, value, basis, "ratio")
    return Paper(
        f"Vård- och omsorgsnämndens verksamhetsberättelse {m.year}",
        (
            Heading(f"Vård- och omsorgsnämnden {m.year}", 1),
            text(say("Nämnden ansvarar för äldreomsorg, kommunal hälso- och sjukvård och stöd "
                     "till personer med funktionsnedsättning.")),
            *_economy(m, office),
            *_kinds(m, office),
            *_volumes(m, office, some),
            *_goals(m),
            *_people(m, some),
        ),
    )  # fmt: skip


def _economy(m: Municipality, office: Office) -> list[Block]:
    def missed(what: str):
        return m.register.difference(office(what, basis="forecast"), office(what))

    def line(label: str, what: str, kind: str = "item") -> Row:
        cells = [
            _PEN(office(what, basis="budget")), _PEN(office(what)),
            _OFF(office.off(what), role="difference"), _PEN(office(what, basis="forecast")),
            _OFF(missed(what), role="difference"), _PEN(office(what, m.year - 1)),
        ]  # fmt: skip
        return row(label, cells, kind)

    off, rose, hit = office.off("own-net"), office.change("own-net"), missed("own-net")
    offs = [(name, office.off(one)) for one, name, _share in _UNITS]
    best, worst = most(offs), least(offs)
    count = m.register.count("von over", [one for _name, one in offs], -1)
    home = office.change("unit-home")
    house = m.register.quotient(office("unit-house"), office("own-net"))
    return [
        Heading("Ekonomisk analys"),
        table(
            "Nettokostnad per verksamhet, mnkr",
            ["Verksamhet", "Budget", "Utfall", "Avvikelse mot budget", "Prognos oktober",
             "Avvikelse mot prognos", f"Utfall {m.year - 1}"],
            [*(line(name, one) for one, name, _share in _UNITS), line("Totalt", "own-net", "sum")],
        ),
        text(*plain([
            say("Nämndens nettokostnad för året blev ", _MN(office("own-net")),
                ", vilket ger en budgetavvikelse på ", _OFF_MN(off, role="difference"), "."),
            say("I oktober var prognosen för helåret en nettokostnad på ",
                _MN(office("own-net", basis="forecast")), "."),
            say("Utfallet blev ", _MN.size(hit, "difference"), " ", turn(hit, "bättre", "sämre"),
                " än prognosen."),
            say("Nettokostnaden har sedan föregående år ", turn(rose, "ökat", "minskat"),
                " med ", _MN.size(rose, "difference"), " eller ",
                _MN.share(office.growth("own-net"), behind=" procent", size=True), "."),
            *([say(counted(count, capital=True), " av de sju verksamheterna överskrider budget.")]
              if clear((one for _name, one in offs), 50_000) else []),
            say(f"Störst underskott redovisar {worst[0]} med ",
                _OFF_MN(worst[1], role="difference"), "." ) if worst[1].value < 0 else
            say(f"Minst överskott redovisar {worst[0]} med ",
                _OFF_MN(worst[1], role="difference"), "."),
            say(f"Den mest positiva avvikelsen finns inom {best[0]}, ",
                _OFF_MN(best[1], role="difference"), "."),
            say("Hemtjänstens nettokostnad ", turn(home, "ökade", "minskade"), " från ",
                _MN(office("unit-home", m.year - 1)), " till ", _MN(office("unit-home")), "."),
            say("Särskilt boende är den största verksamheten och står för ",
                _MN.share(house, behind=" procent"), " av nettokostnaden."),
        ])),
    ]  # fmt: skip


def _kinds(m: Municipality, office: Office) -> list[Block]:
    def line(label: str, what: str, sign: int, kind: str = "item") -> Row:
        cells = [
            _PEN(office(what), sign), _PEN(office(what, basis="budget"), sign),
            _OFF(office.off(what, sign), role="difference"), _PEN(office(what, m.year - 1), sign),
        ]  # fmt: skip
        return row(label, cells, kind)

    agency, staff, fees = (office.change(one) for one in ("own-agency", "own-staff", "own-fees"))
    over = office.off("own-staff")
    return [
        Heading("Intäkter och kostnader", 3),
        table(
            "Resultat per kostnadsslag, mnkr",
            ["", f"Utfall {m.year}", f"Budget {m.year}", "Avvikelse", f"Utfall {m.year - 1}"],
            [
                *(line(name, one, sign) for one, name, sign in _KINDS[:3]),
                line("Summa intäkter", "own-income", 1, "sum"),
                *(line(name, one, sign) for one, name, sign in _KINDS[3:]),
                line("Summa kostnader", "own-cost", -1, "sum"),
                line("Nettokostnad", "own-net", -1, "sum"),
            ],
        ),
        text(*plain([
            say("Personalkostnaderna uppgick till ", _MN(office("own-staff")), ", en ",
                turn(staff, "ökning", "minskning"), " med ",
                _MN.share(office.growth("own-staff"), behind=" procent", size=True),
                " jämfört med ", str(m.year - 1), "."),
            say("De ", turn(over, "understeg", "översteg"), " budgeten med ",
                _MN.size(over, "difference"), "."),
            say("Kostnaden för inhyrd personal var ", _MN(office("own-agency")), ", ",
                _MN.size(agency, "difference"), " ", turn(agency, "mer", "mindre"),
                " än föregående år."),
            say("Avgifterna från brukarna ", turn(fees, "steg", "sjönk"), " till ",
                _MN(office("own-fees")), " och motsvarar ",
                _MN.share(m.register.quotient(office("own-fees"), office("own-income")),
                          behind=" procent"), " av intäkterna."),
            say("I statsbidrag har nämnden fått ", _MN(office("own-grants")),
                ", mot budgeterade ", _MN(office("own-grants", basis="budget")), "."),
        ])),
    ]  # fmt: skip


def _volumes(m: Municipality, office: Office, some: Volumes) -> list[Block]:
    years = sorted(m.years)[-4:]
    per = {year: m.register.per(office("unit-house", year), some("places", year)) for year in years}
    full = {
        year: m.register.quotient(some("residents", year), some("places", year)) for year in years
    }
    rows = [
        row(name, [_COUNT(some(one, year)) for year in years])
        for one, name in (
            ("clients", "Personer med hemtjänst"), ("hours", "Utförda hemtjänsttimmar"),
            ("alarms", "Trygghetslarm"), ("places", "Platser i särskilt boende"),
            ("residents", "Belagda platser"),
        )
    ]  # fmt: skip
    rows.append(row("Beläggning, %", [_COUNT.share(full[year]) for year in years]))
    rows.append(
        row("Nettokostnad per plats, tkr", [printed(per[year], "tkr", 0) for year in years])
    )
    rows += [
        row(name, [_COUNT(some(one, year)) for year in years])
        for one, name in (
            ("lss-homes", "Personer i LSS-boende"), ("daily", "Deltagare i daglig verksamhet"),
        )
    ]  # fmt: skip
    hours, clients, places = (some.change(one) for one in ("hours", "clients", "places"))
    return [
        Heading("Volymer och nyckeltal"),
        table("Volymer", ["", *map(str, years)], rows),
        text(*plain([
            say("Antalet utförda hemtjänsttimmar ", turn(hours, "ökade", "minskade"), " med ",
                _COUNT.share(some.growth("hours"), behind=" procent", size=True), " till ",
                _COUNT(some("hours")), "."),
            say("Vid årets slut hade ", _COUNT(some("clients")), " personer hemtjänst, ",
                _COUNT.people(clients, "difference", size=True), " ",
                turn(clients, "fler", "färre"), " än året innan."),
            say("Av ", _COUNT(some("places")), " platser i särskilt boende var ",
                _COUNT(some("residents")), " belagda, en beläggning på ",
                _COUNT.share(full[m.year], behind=" procent"), "."),
            say("Antalet platser har ", turn(places, "utökats", "minskat"), " med ",
                _COUNT.people(places, "difference", size=True), "."),
            say("En plats i särskilt boende kostade i genomsnitt ",
                printed(per[m.year], "tkr", 0, behind=" tkr"), " netto, jämfört med ",
                printed(per[m.year - 1], "tkr", 0, behind=" tkr"), " år ", str(m.year - 1), "."),
            say("Väntetiden från ansökan till inflyttning var ", _COUNT(some("days")),
                " dagar."),
            say("Andelen vårdpersonal med yrkesutbildning uppgick till ",
                _COUNT.share(some("cover"), behind=" procent"), "."),
        ])),
    ]  # fmt: skip


def _goals(m: Municipality) -> list[Block]:
    share = Pen(share_decimals=1)
    ahead = {
        what: m.register.difference(
            known(m, what, "von", m.year), known(m, what, "von", m.year, "budget")
        )
        for what, *_rest in _GOALS
    }
    met = m.register.count("von goals met", ahead.values(), 1, zero=True)
    home, treat = (known(m, f"goal-{one}", "von", m.year) for one in ("home", "treat"))
    house = m.register.difference(
        known(m, "goal-house", "von", m.year), known(m, "goal-house", "von", m.year - 1)
    )
    return [
        Heading("Måluppfyllelse"),
        table(
            "Nämndens indikatorer",
            ["Indikator", f"Utfall {m.year - 1}", f"Målvärde {m.year}", f"Utfall {m.year}",
             "Uppnått"],
            [
                row(name, [
                    share.share(known(m, what, "von", m.year - 1)),
                    share.share(known(m, what, "von", m.year, "budget")),
                    share.share(known(m, what, "von", m.year)),
                    "Ja" if ahead[what].value >= 0 else "Nej",
                ])
                for what, name, _target in _GOALS
            ],
        ),
        text(*plain([
            say("Nämnden har fem indikatorer med målvärden, och ", counted(met),
                " av dem nådde sitt målvärde."),
            say("Andelen som är nöjda med hemtjänsten var ", share.share(home, behind=" procent"),
                ", vilket är ", share.points(ahead["goal-home"]), " ",
                turn(ahead["goal-home"], "över", "under"), " målvärdet."),
            say("Bland de boende i särskilt boende har andelen nöjda ",
                turn(house, "ökat", "minskat"), " med ", share.points(house), "."),
            say("Av brukarna upplever ", share.share(treat, behind=" procent"),
                " att personalens bemötande är bra."),
        ])),
    ]  # fmt: skip


def _people(m: Municipality, some: Volumes) -> list[Block]:
    years = [str(m.year), str(m.year - 1)]

    def line(label: str, who: str, kind: str = "item") -> Row:
        cells = [
            _COUNT(known(m, one, who, year))
            for one in ("women", "men", "employees")
            for year in (m.year, m.year - 1)
        ]
        return row(label, cells, kind)

    now, last = (known(m, "employees", "von", year) for year in (m.year, m.year - 1))
    more, sick = m.register.difference(now, last), some.change("sick")
    men = known(m, "men", "von", m.year)
    return [
        Heading("Personal"),
        tall(
            "Tillsvidareanställda",
            [
                ["", Head("Kvinnor", 2), Head("Män", 2), Head("Totalt", 2)],
                ["Verksamhet", *years, *years, *years],
            ],
            [*(line(name, f"von-{one}") for one, name, *_rest in _STAFF),
             line("Summa", "von", "sum")],
        ),
        text(*plain([
            say("Antalet tillsvidareanställda var ", _COUNT(now), " den 31 december, varav ",
                _COUNT(men), " män."),
            say("Det innebär en ", turn(more, "ökning", "minskning"), " med ",
                _COUNT.people(more, "difference", size=True), " personer från ", _COUNT(last), "."),
            say("Männens andel är ", _MN.share(m.register.quotient(men, now), behind=" procent"),
                "."),
            say("Sjukfrånvaron var ", _COUNT.share(some("sick"), behind=" procent"), ", mot ",
                _COUNT.share(some("sick", m.year - 1), behind=" procent"),
                " föregående år."),
            say("Sjukfrånvaron har därmed ", turn(sick, "ökat", "minskat"), " med ",
                _COUNT.points(sick), "."),
            say("Korttidsfrånvaron var ", _COUNT.share(some("short"), behind=" procent"), "."),
        ])),
    ]  # fmt: skip


FAMILY = Family("old-age-and-disability", make)
