"""A municipal office's account of its year, in thousands, of a middling municipality."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, row, say, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Heading, Paper, printed
from ._common import Office, Volumes, known, least, most, plain, staffed

_PEN = Pen("tkr")
_TKR = Pen("tkr", behind=" tkr")
_MN = Pen("mnkr", 1, behind=" mnkr")
_UNITS = (
    ("unit-canc", "Kanslienheten", 17),
    ("unit-econ", "Ekonomienheten", 15),
    ("unit-hr", "HR-enheten", 14),
    ("unit-it", "IT-enheten", 24),
    ("unit-comm", "Kommunikation och näringsliv", 12),
    ("unit-serv", "Kontaktcenter", 9),
    ("unit-pol", "Politisk verksamhet", 10),
)
_INCOME = (
    ("own-sales", "Försäljning till andra förvaltningar", 14),
    ("own-grants", "Bidrag", 5),
    ("own-other", "Övriga intäkter", 3),
)
_COSTS = (
    ("own-staff", "Personalkostnader", 58),
    ("own-premises", "Lokalkostnader", 7),
    ("own-it", "IT, licenser och telefoni", 19),
    ("own-bought", "Köpta tjänster", 11),
    ("own-rest", "Övriga kostnader", 4),
    ("own-wear", "Kapitalkostnader", 3),
)
_STAFF = (("canc", 9, 4), ("econ", 12, 4), ("hr", 12, 3), ("it", 5, 17), ("comm", 8, 4),
          ("serv", 7, 2))  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    office = Office(
        m, chance, "klk", 96,
        [(one, share) for one, _name, share in _INCOME],
        [(one, share) for one, _name, share in _COSTS],
        [(one, share) for one, _name, share in _UNITS],
    )  # fmt: skip
    staffed(m, chance, "klk", _STAFF)
    volumes = Volumes(m, chance, "klk-volumes")
    for what, middle in (("matters", 1150), ("invoices", 47_000), ("calls", 61_000),
                         ("e-services", 9_400), ("ads", 420)):  # fmt: skip
        volumes.add(what, middle)
    volumes.health(0.035, 0.055)
    volumes.rate("first-call", 0.55, 0.7)
    volumes.rate("e-invoices", 0.7, 0.9)
    return Paper(
        f"Verksamhetsberättelse {m.year}, kommunledningskontoret",
        (
            Heading(f"Verksamhetsberättelse {m.year} – Kommunledningskontoret", 1),
            text(
                say("Kommunledningskontoret leder och samordnar förvaltningen i "
                    f"{m.name} kommun på uppdrag av kommunstyrelsen."),
                say("Kontoret består av sex enheter, och därtill redovisas den politiska "
                    "verksamheten här."),
            ),
            *_economy(m, office),
            *_units(m, office),
            *_projects(m),
            *_people(m, volumes),
            *_figures(m, office, volumes),
        ),
    )  # fmt: skip


def _economy(m: Municipality, office: Office) -> list[Block]:
    def line(label: str, what: str, sign: int, kind: str = "item"):
        return row(
            label,
            [
                _PEN(office(what), sign),
                _PEN(office(what, basis="budget"), sign),
                _PEN(office.off(what, sign), role="difference"),
                _PEN(office(what, m.year - 1), sign),
            ],
            kind,
        )

    rows = [line(name, one, 1) for one, name, _share in _INCOME]
    rows.append(line("Summa intäkter", "own-income", 1, "sum"))
    rows += [line(name, one, -1) for one, name, _share in _COSTS]
    rows.append(line("Summa kostnader", "own-cost", -1, "sum"))
    rows.append(line("Nettokostnad", "own-net", -1, "sum"))
    heads = ["", f"Utfall {m.year}", f"Budget {m.year}", "Avvikelse", f"Utfall {m.year - 1}"]
    off, staff, licences = (office.off(one) for one in ("own-net", "own-staff", "own-it"))
    sales = office.off("own-sales", 1)
    sentences = [
        say("Kontorets nettokostnad uppgick till ", _MN(office("own-net")),
            " mot budgeterade ", _MN(office("own-net", basis="budget")), "."),
        say("Det är ett ", turn(off, "överskott", "underskott"), " på ",
            _TKR.size(off, "difference"), " jämfört med budget."),
        say("Jämfört med föregående år har nettokostnaden ",
            turn(office.change("own-net"), "ökat", "minskat"), " med ",
            _TKR.size(office.change("own-net"), "difference"), ", vilket motsvarar ",
            _MN.share(office.growth("own-net"), behind=" procent", size=True), "."),
        say("Personalkostnaderna blev ", _TKR.size(staff, "difference"), " ",
            turn(staff, "lägre", "högre"), " än budgeterat",
            ", främst till följd av vakanser under våren." if staff.value > 0
            else ", främst till följd av en större pensionsavsättning."),
        say("För IT, licenser och telefoni redovisas en avvikelse mot budget på ",
            Pen("tkr", behind=" tkr")(licences, role="difference"), "."),
        say("Intäkterna uppgick sammanlagt till ", _TKR(office("own-income")),
            ", varav försäljning till andra förvaltningar stod för ",
            _TKR(office("own-sales")), "."),
        say("Försäljningen var därmed ", _TKR.size(sales, "difference"), " ",
            turn(sales, "högre", "lägre"), " än vad som budgeterats."),
        say("Personalkostnaderna utgör ",
            _MN.share(m.register.quotient(office("own-staff"), office("own-cost")),
                      behind=" procent"),
            " av kontorets samlade kostnader."),
    ]  # fmt: skip
    return [
        Heading("Ekonomiskt utfall"),
        table("Resultaträkning, tkr", heads, rows),
        text(*plain(sentences)),
    ]


def _units(m: Municipality, office: Office) -> list[Block]:
    names = {one: name for one, name, _share in _UNITS}

    def line(label: str, what: str, kind: str = "item"):
        return row(
            label,
            [
                _PEN(office(what, basis="budget")),
                _PEN(office(what)),
                _PEN(office.off(what), role="difference"),
            ],
            kind,
        )

    offs = [(name, office.off(one)) for one, name in names.items()]
    best, worst = most(offs), least(offs)
    count = m.register.count("klk units over", [one for _name, one in offs], -1)
    it = office("unit-it")
    sentences = [
        say("Av kontorets sju verksamheter har ", counted(count),
            " högre nettokostnad än budget."),
        say(f"Den bästa avvikelsen redovisar {best[0]} med ",
            Pen("tkr", behind=" tkr")(best[1], role="difference"), "."),
        say(f"Svagast utfall i förhållande till budget har {worst[0]}, där avvikelsen blev ",
            Pen("tkr", behind=" tkr")(worst[1], role="difference"), "."),
        say("IT-enheten är störst med en nettokostnad på ", _TKR(it), ", eller ",
            _MN.share(m.register.quotient(it, office("own-net")), behind=" procent"),
            " av hela kontorets."),
        say("Den politiska verksamheten kostade ", _TKR(office("unit-pol")), ", att jämföra med ",
            _TKR(office("unit-pol", m.year - 1)), " året före."),
    ]  # fmt: skip
    return [
        Heading("Utfall per enhet"),
        table(
            f"Nettokostnad per enhet {m.year}, tkr",
            ["Enhet", "Budget", "Utfall", "Avvikelse"],
            [
                *(line(name, one) for one, name in names.items()),
                line("Totalt kommunledningskontoret", "own-net", "sum"),
            ],
        ),
        text(*plain(sentences)),
    ]


def _projects(m: Municipality) -> list[Block]:
    chosen = m.projects[:5]
    left = {
        one.key: m.register.difference(m("project", one.key, basis="budget"), m("project", one.key))
        for one in chosen
    }

    def total(basis: str):
        return m.register.total(
            f"chosen:klk:{m.year}:{basis}",
            [m("project", one.key, basis=basis) for one in chosen],  # type: ignore[arg-type]
        )

    spent, planned = total("outcome"), total("budget")
    over = m.register.difference(planned, spent)
    rows = [
        row(
            one.name,
            [
                _PEN(m("project", one.key, basis="budget")),
                _PEN(m("project", one.key)),
                _PEN(left[one.key], role="difference"),
            ],
        )
        for one in chosen
    ]
    rows.append(row("Summa", [_PEN(planned), _PEN(spent), _PEN(over, role="difference")], "sum"))
    largest = most((one.name, m("project", one.key)) for one in chosen)
    sentences = [
        say("Kommunledningskontoret samordnar de större projekten i kommunstyrelsens "
            "investeringsbudget."),
        say("För de fem projekten i tabellen användes ", _MN(spent), " av budgeterade ",
            _MN(planned), "."),
        say("Utfallet blev ", _MN.size(over, "difference"), " ", turn(over, "lägre", "högre"),
            " än budget."),
        say(f"Mest medel har använts till {largest[0]}, ", _TKR(largest[1]), "."),
    ]  # fmt: skip
    return [
        Heading("Investeringar"),
        table(
            "Större investeringsprojekt, tkr",
            ["Projekt", f"Budget {m.year}", f"Utfall {m.year}", "Avvikelse"],
            rows,
        ),
        text(*plain(sentences)),
    ]


def _people(m: Municipality, volumes: Volumes) -> list[Block]:
    names = {one: name for one, name, _share in _UNITS}

    def line(label: str, who: str, kind: str = "item"):
        now, last = (known(m, "employees", who, year) for year in (m.year, m.year - 1))
        return row(
            label,
            [
                _PEN(known(m, "women", who, m.year)),
                _PEN(known(m, "men", who, m.year)),
                _PEN(now),
                _PEN(last),
                _PEN(m.register.difference(now, last), role="difference"),
            ],
            kind,
        )

    now, last = (known(m, "employees", "klk", year) for year in (m.year, m.year - 1))
    more = m.register.difference(now, last)
    women = known(m, "women", "klk", m.year)
    sick = volumes.change("sick")
    share = Pen(share_decimals=1)
    rows = [
        row(label, [share.share(volumes(one)), share.share(volumes(one, m.year - 1))])
        for label, one in (
            ("Total sjukfrånvaro", "sick"), ("Kvinnor", "sick-women"), ("Män", "sick-men"),
        )
    ]  # fmt: skip
    sentences = [
        say("Vid årets slut hade kontoret ", _PEN(now), " tillsvidareanställda medarbetare, varav ",
            _PEN(women), " kvinnor och ", _PEN(known(m, "men", "klk", m.year)), " män."),
        say("Antalet anställda har ", turn(more, "ökat", "minskat"), " med ",
            _PEN.people(more, "difference", size=True), " sedan föregående årsskifte."),
        say("Andelen kvinnor är ",
            _MN.share(m.register.quotient(women, now), behind=" procent"), "."),
        say("IT-enheten har ", _PEN(known(m, "employees", "klk-it", m.year)),
            " anställda och är den enhet som har flest män, ",
            _PEN(known(m, "men", "klk-it", m.year)), " stycken."),
    ]  # fmt: skip
    health = [
        say("Den totala sjukfrånvaron var ", share.share(volumes("sick"), behind=" procent"),
            ", jämfört med ", share.share(volumes("sick", m.year - 1), behind=" procent"),
            " året innan."),
        say("Det är en ", turn(sick, "ökning", "minskning"), " med ", share.points(sick), "."),
        say("Kvinnornas sjukfrånvaro uppgick till ",
            share.share(volumes("sick-women"), behind=" procent"), " och männens till ",
            share.share(volumes("sick-men"), behind=" procent"), "."),
    ]  # fmt: skip
    return [
        Heading("Personal"),
        table(
            f"Antal tillsvidareanställda per 31 december {m.year}",
            ["Enhet", "Kvinnor", "Män", "Totalt", f"Totalt {m.year - 1}", "Förändring"],
            [
                *(line(names[f"unit-{one[0]}"], f"klk-{one[0]}") for one in _STAFF),
                line("Summa", "klk", "sum"),
            ],
        ),
        text(*plain(sentences)),
        table("Sjukfrånvaro i procent av ordinarie arbetstid", ["", str(m.year), str(m.year - 1)],
              rows),
        text(*plain(health)),
    ]  # fmt: skip


def _figures(m: Municipality, office: Office, volumes: Volumes) -> list[Block]:
    years = (m.year, m.year - 1, m.year - 2)
    per = {
        year: m.register.per(office("own-net", year), m("inhabitants", year=year)) for year in years
    }
    rows = [
        row(label, [_PEN(volumes(one, year)) for year in years])
        for label, one in (
            ("Diarieförda ärenden", "matters"),
            ("Leverantörsfakturor", "invoices"),
            ("Inkomna samtal till kontaktcenter", "calls"),
            ("Inskickade e-tjänster", "e-services"),
        )
    ]
    rows += [
        row(label, [_PEN.share(volumes(one, year)) for year in years])
        for label, one in (
            ("Andel e-fakturor, %", "e-invoices"),
            ("Andel samtal som besvaras direkt, %", "first-call"),
        )
    ]
    rows.append(row("Nettokostnad per invånare, kr", [printed(per[y], "kr", 0) for y in years]))
    calls, matters, services = (volumes.change(one) for one in ("calls", "matters", "e-services"))
    sentences = [
        say("Kontaktcenter tog emot ", _PEN(volumes("calls")), " samtal, vilket är ",
            _PEN.people(calls, "difference", size=True), " ", turn(calls, "fler", "färre"),
            " än ", str(m.year - 1), "."),
        say("Av samtalen besvarades ",
            _MN.share(volumes("first-call"), behind=" procent"),
            " direkt utan att kopplas vidare."),
        say("Antalet diarieförda ärenden ", turn(matters, "steg", "sjönk"), " från ",
            _PEN(volumes("matters", m.year - 1)), " till ", _PEN(volumes("matters")), "."),
        say("Antalet inskickade e-tjänster ", turn(services, "ökade", "minskade"), " med ",
            _MN.share(volumes.growth("e-services"), behind=" procent", size=True), "."),
        say("Kontorets nettokostnad motsvarar ",
            printed(per[m.year], "kr", 0, behind=" kronor"), " per invånare."),
        say("Under året publicerades ", _PEN(volumes("ads")), " platsannonser."),
    ]  # fmt: skip
    return [
        Heading("Nyckeltal"),
        table("Kommunledningskontorets nyckeltal", ["", *map(str, years)], rows),
        text(*plain(sentences)),
    ]


FAMILY = Family("town-hall-office", make)
