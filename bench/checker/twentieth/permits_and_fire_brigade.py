"""A board for environment, building and rescue service, in kkr, with the years as rows."""

from __future__ import annotations

from random import Random

from ..compose import Pen, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, NumberStyle, Paper, Row, printed
from ..quantities import Quantity
from ._common import Office, Volumes, known, most, plain, staffed, summed

_PEN = Pen("tkr", style=NumberStyle(negative="–"))
_KKR = Pen("tkr", behind=" kkr", style=NumberStyle(negative="–"))
_POINT = Pen("", share_decimals=1)
_ITEMS = (
    ("own-fees", "Avgifter", 1),
    ("own-other", "Övriga intäkter", 1),
    ("own-staff", "Personal", -1),
    ("own-premises", "Lokaler", -1),
    ("own-rest", "Övriga kostnader", -1),
    ("own-wear", "Kapitalkostnader", -1),
)
_ENV = (
    ("unit-env", "Miljö- och hälsoskydd", 30),
    ("unit-permit", "Bygglov", 26),
    ("unit-map", "Kart- och mätverksamhet", 18),
    ("unit-adm", "Nämnd och administration", 20),
)
_FIRE = (
    ("unit-out", "Utryckningsverksamhet", 70),
    ("unit-prev", "Förebyggande verksamhet", 14),
    ("unit-civil", "Krisberedskap och civilt försvar", 9),
)
_ALARMS = (
    ("house", "Brand i byggnad", 78),
    ("outdoor", "Brand ej i byggnad", 96),
    ("road", "Trafikolycka", 165),
    ("false", "Automatlarm utan brand", 240),
    ("health", "Sjukvårdslarm", 130),
    ("other", "Övriga uppdrag", 118),
)
_VISITS = (
    ("food", "Livsmedel", 310),
    ("hazard", "Miljöfarlig verksamhet", 190),
    ("homes", "Hälsoskydd", 105),
)


def make(m: Municipality, chance: Random) -> Paper:
    env = Office(
        m, chance, "env", 34, [("own-fees", 38), ("own-other", 5)],
        [("own-staff", 74), ("own-premises", 6), ("own-rest", 17), ("own-wear", 2)],
        [(one, share) for one, _name, share in _ENV],
    )  # fmt: skip
    fire = Office(
        m, chance, "fire", 58, [("own-fees", 9), ("own-other", 6)],
        [("own-staff", 68), ("own-premises", 11), ("own-rest", 13), ("own-wear", 8)],
        [(one, share) for one, _name, share in _FIRE],
    )  # fmt: skip
    for year in (m.year - 1, m.year):
        for basis in ("outcome", "budget"):
            two = [(one("own-net", year, basis), 1) for one in (env, fire)]
            summed(m, "both-net", "mbr", year, two, basis)
    staffed(m, chance, "fire", [("full", 4, 34), ("part", 6, 48), ("day", 5, 6)])
    some = Volumes(m, chance, "mbr")
    for what, _name, middle in (*_ALARMS, *_VISITS):
        some.add(what, middle, 0.09)
    some.sum("alarms", [one for one, *_rest in _ALARMS])
    some.sum("visits", [one for one, *_rest in _VISITS])
    for what, middle in (("in", 520), ("granted", 430), ("notices", 260), ("drives", 96)):
        some.add(what, middle, 0.08)
    some.add("wait", 41, 0.12, scaled=False)
    some.health(0.042, 0.058)
    some.rate("in-time", 0.86, 0.95)
    return Paper(
        f"Verksamhetsberättelse {m.year} för miljö-, bygg- och räddningsnämnden",
        (
            Heading("Miljö-, bygg- och räddningsnämnden", 1),
            text(
                say("Nämnden ansvarar för tillsyn, bygglov, kartor och räddningstjänst i "
                    f"{m.name} kommun."),
            ),
            *_economy(m, env, fire),
            *_supervision(m, env, some),
            *_alarms(m, fire, some),
            *_people(m, some),
        ),
    )  # fmt: skip


def _economy(m: Municipality, env: Office, fire: Office) -> list[Block]:
    def line(label: str, what: str, sign: int, kind: str = "item") -> Row:
        return row(
            label,
            [
                cell
                for one in (env, fire)
                for cell in (
                    _PEN(one(what, basis="budget"), sign),
                    _PEN(one(what), sign),
                    _PEN(one.off(what, sign), role="difference"),
                )
            ],
            kind,
        )

    both = tall(
        "Resultat per förvaltningsdel, kkr",
        [
            ["", Head("Miljö och bygg", 3), Head("Räddningstjänst", 3)],
            ["Kkr", *["Budget", "Utfall", "Avvikelse"] * 2],
        ],
        [
            *(line(name, one, sign) for one, name, sign in _ITEMS),
            line("Nettoresultat", "own-net", -1, "sum"),
        ],
    )

    def over(label: str, now: Quantity, planned: Quantity, last: Quantity, kind: str) -> Row:
        off = m.register.difference(planned, now)
        cells = [_PEN(last), _PEN(planned), _PEN(now), _PEN(off, role="difference")]
        return row(label, cells, kind)

    def unit(one: Office, label: str, what: str, kind: str = "item") -> Row:
        return over(label, one(what), one(what, basis="budget"), one(what, m.year - 1), kind)

    now, last = (known(m, "both-net", "mbr", year) for year in (m.year, m.year - 1))
    planned = known(m, "both-net", "mbr", m.year, "budget")
    off, more = m.register.difference(planned, now), m.register.difference(now, last)
    per_unit = table(
        "Nettokostnad per verksamhet, kkr",
        ["Verksamhet", f"Bokslut {m.year - 1}", f"Budget {m.year}", f"Bokslut {m.year}",
         "Avvikelse"],
        [
            *(unit(env, name, one) for one, name, _share in _ENV),
            unit(env, "Summa miljö och bygg", "own-net", "sum"),
            *(unit(fire, name, one) for one, name, _share in _FIRE),
            unit(fire, "Summa räddningstjänst", "own-net", "sum"),
            over("Nämnden totalt", now, planned, last, "sum"),
        ],
    )  # fmt: skip
    fees, staff, permit = env.off("own-fees", 1), fire.off("own-staff"), env.off("unit-permit")
    return [
        Heading("Ekonomi"),
        text(*plain([
            say("Nämndens nettokostnad blev ", _KKR(now), " att ställa mot budgeten på ",
                _KKR(planned), "."),
            say("Nämnden redovisar därmed ett ", turn(off, "överskott", "underskott"), " om ",
                _KKR.size(off, "difference"), "."),
            say("Mellan åren har nettokostnaden ", turn(more, "stigit", "sjunkit"), " med ",
                _KKR.size(more, "difference"), " (",
                _POINT.share(m.register.growth(now, last), behind=" %", size=True), ")."),
        ])),
        both,
        text(*plain([
            say("Miljö och bygg fick in ", _KKR(env("own-fees")), " i avgifter, ",
                _KKR.size(fees, "difference"), " ", turn(fees, "mer", "mindre"),
                " än budgeterat."),
            say("Avgifterna täckte ",
                _POINT.share(m.register.quotient(env("own-fees"), env("own-cost")),
                             behind=" %"), " av kostnaderna, som uppgick till ",
                _KKR(env("own-cost")), "."),
            say("Räddningstjänstens personalkostnader blev ", _KKR(fire("own-staff")),
                ", alltså ",
                _KKR.size(staff, "difference"), " ", turn(staff, "under", "över"), " budget",
                ", då två dagtidstjänster varit vakanta." if staff.value > 0
                else ", vilket förklaras av fler larm för deltidskårerna."),
            say("Sammantaget gav räddningstjänsten en avvikelse på ",
                _KKR(fire.off("own-net"), role="difference"), " och miljö och bygg en på ",
                _KKR(env.off("own-net"), role="difference"), "."),
        ])),
        per_unit,
        text(*plain([
            say("Utryckningsverksamheten, som är nämndens största verksamhet, kostade ",
                _KKR(fire("unit-out")), " netto."),
            say("Det motsvarar ",
                _POINT.share(m.register.quotient(fire("unit-out"), now), behind=" %"),
                " av nämndens nettokostnad."),
            say("Bygglovsverksamheten kostade ", _KKR.size(permit, "difference"), " ",
                turn(permit, "mindre", "mer"), " än budget och nettokostnaden blev ",
                _KKR(env("unit-permit")), "."),
            say("Nämnd och administration förbrukade ", _KKR(env("unit-adm")), " av anslagna ",
                _KKR(env("unit-adm", basis="budget")), "."),
        ])),
    ]  # fmt: skip


def _supervision(m: Municipality, env: Office, some: Volumes) -> list[Block]:
    years = table(
        "Utförda tillsynsbesök",
        ["År", *(name for _one, name, _middle in _VISITS), "Summa besök"],
        [
            row(str(year), [
                *(_PEN(some(one, year)) for one, *_rest in _VISITS),
                _PEN(some("visits", year), role="sum"),
            ])
            for year in sorted(m.years)
        ],
    )  # fmt: skip
    last = m.year - 1
    permits = table(
        "Bygglov",
        ["", str(last), str(m.year), "Förändring"],
        [
            row(name, [_PEN(some(one, last)), _PEN(some(one)),
                       _PEN(some.change(one), role="difference")])
            for one, name in (
                ("in", "Inkomna ansökningar"), ("granted", "Beviljade lov"),
                ("notices", "Anmälningsärenden"), ("wait", "Handläggningstid, dagar i snitt"),
            )
        ],
    )  # fmt: skip
    visits, asked, wait = (some.change(one) for one in ("visits", "in", "wait"))
    per_visit = m.register.per(env("unit-env"), some("visits"))
    return [
        Heading("Tillsyn och bygglov"),
        text(*plain([
            say("Under året gjordes ", _PEN(some("visits")), " tillsynsbesök, varav ",
                _PEN(some("food")), " hos livsmedelsföretag."),
            say("Det är ", _PEN.people(visits, "difference", size=True), " ",
                turn(visits, "fler", "färre"), " än föregående år",
                ", eftersom hela enheten varit bemannad." if visits.value > 0
                else ", vilket beror på att två inspektörer slutat."),
            say("Livsmedelskontrollen svarar för ",
                _POINT.share(m.register.quotient(some("food"), some("visits")), behind=" %"),
                " av besöken."),
            say("Per besök var nettokostnaden för miljö- och hälsoskydd ",
                printed(per_visit, "kr", 0, behind=" kronor"), "."),
        ])),
        years,
        text(*plain([
            say("Antalet inkomna bygglovsansökningar var ", _PEN(some("in")), ", jämfört med ",
                _PEN(some("in", last)), " året innan, en ", turn(asked, "ökning", "minskning"),
                " med ", _POINT.share(some.growth("in"), behind=" %", size=True), "."),
            say("Genomsnittlig handläggningstid blev ", _PEN(some("wait")), " dagar, ",
                _PEN.people(wait, "difference", size=True), " dagar ",
                turn(wait, "längre", "kortare"), " än ", str(last), "."),
            say("Av de beslutade ärendena avgjordes ",
                _POINT.share(some("in-time"), behind=" %"), " inom lagstadgad tid."),
            say("Anmälningsärendena uppgick till ", _PEN(some("notices")), " stycken."),
        ])),
        permits,
    ]  # fmt: skip


def _alarms(m: Municipality, fire: Office, some: Volumes) -> list[Block]:
    years = m.years[:4]
    rows = [row(name, [_PEN(some(one, year)) for year in years]) for one, name, _middle in _ALARMS]
    rows.append(row("Summa uppdrag", [_PEN(some("alarms", year)) for year in years], "sum"))
    alarms, road = some.change("alarms"), some.change("road")
    common = most((name, some(one)) for one, name, _middle in _ALARMS)
    per = m.register.per(fire("own-net"), m("inhabitants"))
    return [
        Heading("Räddningstjänst"),
        text(*plain([
            say("Räddningstjänsten larmades till ", _PEN(some("alarms")),
                " uppdrag under året, mot ", _PEN(some("alarms", m.year - 1)),
                " föregående år."),
            say("Antalet uppdrag har alltså ", turn(alarms, "ökat", "minskat"), " med ",
                _POINT.share(some.growth("alarms"), behind=" %", size=True), "."),
            say(f"Vanligast var {common[0].lower()} med ", _PEN(common[1]), " uppdrag, ",
                _POINT.share(m.register.quotient(common[1], some("alarms")), behind=" %"),
                " av alla."),
            say("Trafikolyckorna blev ", _PEN.people(road, "difference", size=True), " ",
                turn(road, "fler", "färre"), " och uppgick till ", _PEN(some("road")), "."),
            say("Nettokostnaden för räddningstjänsten var ",
                printed(per, "kr", 0, behind=" kr"), " per invånare."),
            say("Sammanlagt ", _PEN(some("drives")), " övningar genomfördes."),
        ])),
        table("Räddningstjänstens uppdrag", ["Typ av uppdrag", *map(str, years)], rows),
    ]  # fmt: skip


def _people(m: Municipality, some: Volumes) -> list[Block]:
    def line(label: str, who: str, kind: str = "item") -> Row:
        return row(
            label,
            [
                _PEN(known(m, sex, who, year))
                for sex in ("women", "men", "employees")
                for year in (m.year - 1, m.year)
            ],
            kind,
        )

    now, last = (known(m, "employees", "fire", year) for year in (m.year, m.year - 1))
    women, sick = known(m, "women", "fire", m.year), some.change("sick")
    two = [str(m.year - 1), str(m.year)]
    return [
        Heading("Medarbetare"),
        tall(
            "Anställda inom räddningstjänsten",
            [["", Head("Kvinnor", 2), Head("Män", 2), Head("Totalt", 2)], ["", *two, *two, *two]],
            [
                line("Heltidsbrandmän", "fire-full"),
                line("Räddningstjänstpersonal i beredskap", "fire-part"),
                line("Dagtidspersonal", "fire-day"),
                line("Summa", "fire", "sum"),
            ],
        ),
        text(*plain([
            say("Räddningstjänsten hade ", _PEN(now), " anställda vid årets slut och ",
                _PEN(last), " året före."),
            say("Av dessa är ", _PEN(women), " kvinnor, det vill säga ",
                _POINT.share(m.register.quotient(women, now), behind=" %"), "."),
            say("Antalet brandmän i beredskap är ",
                _PEN(known(m, "employees", "fire-part", m.year)), "."),
            say("Sjukfrånvaron inom nämndens verksamheter ", turn(sick, "steg", "sjönk"),
                " från ", _POINT.share(some("sick", m.year - 1), behind=" %"), " till ",
                _POINT.share(some("sick"), behind=" %"), "."),
        ])),
        table(
            "Sjukfrånvaro, procent",
            ["År", "Kvinnor", "Män", "Samtliga"],
            [
                row(str(year), [_POINT.share(some(one, year))
                                for one in ("sick-women", "sick-men", "sick")])
                for year in sorted(m.years)[-3:]
            ],
        ),
    ]  # fmt: skip


FAMILY = Family("permits-and-fire-brigade", make)
