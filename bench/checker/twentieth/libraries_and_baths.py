"""A board for culture and leisure, in Mkr with two decimals: visits, loans and grants."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, row, say, table, tall, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Head, Heading, Paper, Row, printed
from ._common import Office, Volumes, about, clear, have, known, least, most, plain, staffed, summed

_PEN = Pen("mnkr", 2)
_MKR = Pen("mnkr", 2, behind=" Mkr")
_COUNT = Pen("")
_UNITS = (
    ("unit-lib", "Bibliotek", 24),
    ("unit-school", "Kulturskola", 17),
    ("unit-art", "Allmänkultur och museum", 11),
    ("unit-bath", "Bad- och idrottsanläggningar", 33),
    ("unit-clubs", "Föreningsstöd", 10),
    ("unit-youth", "Fritidsgårdar", 13),
    ("unit-lead", "Ledning och nämnd", 6),
)
_VISITS = (
    ("lib", "Biblioteken", 188_000),
    ("bath", "Simhallen", 121_000),
    ("ice", "Ishallen", 38_000),
    ("museum", "Museet", 17_500),
    ("youth", "Fritidsgårdarna", 24_000),
)
_LOANS = (("adult", "Vuxna", 92_000), ("child", "Barn och unga", 118_000),
          ("e-media", "E-medier", 21_000))  # fmt: skip
_GRANTS = (
    ("g-sport", "Idrottsföreningar", 62, 71),
    ("g-culture", "Kulturföreningar", 12, 28),
    ("g-study", "Studieförbund", 16, 7),
    ("g-social", "Sociala föreningar", 8, 19),
)


def make(m: Municipality, chance: Random) -> Paper:
    office = Office(
        m, chance, "kfn", 132,
        [("own-entry", 8), ("own-hire", 6), ("own-grants", 4)],
        [("own-staff", 46), ("own-premises", 27), ("own-support", 9), ("own-buy", 12),
         ("own-wear", 6)],
        [(one, share) for one, _name, share in _UNITS],
    )  # fmt: skip
    some = Volumes(m, chance, "kfn-volumes")
    for what, _name, middle in (*_VISITS, *_LOANS):
        some.add(what, middle, 0.08)
    some.sum("visits", [one for one, *_rest in _VISITS])
    some.sum("loans", [one for one, *_rest in _LOANS])
    for what, middle in (("pupils", 640), ("queue", 110), ("events", 540), ("courses", 46)):
        some.add(what, middle, 0.09)
    some.health(0.04, 0.06)
    some.rate("girls", 0.58, 0.66)
    for year in (m.year - 1, m.year):
        parts, clubs = [], []
        for what, _name, weight, number in _GRANTS:
            parts.append(have(m, what, "kfn", year, about(chance, m.size * weight * 100_000, 0.06)))
            count = about(chance, m.size * number + 3, 0.06)
            clubs.append(have(m, what + "-n", "kfn", year, count, kind="count"))
        summed(m, "g-all", "kfn", year, [(one, 1) for one in parts])
        summed(m, "g-all-n", "kfn", year, [(one, 1) for one in clubs])
    staffed(m, chance, "kfn", [("lib", 21, 5), ("school", 12, 10), ("bath", 14, 19),
                               ("youth", 9, 8), ("rest", 10, 4)])  # fmt: skip
    return Paper(
        f"Kultur- och fritidsnämnden – bokslut {m.year}",
        (
            Heading(f"Kultur- och fritidsnämndens bokslut {m.year}", 1),
            text(say("Bokslutet beskriver ekonomin och verksamheten för bibliotek, kulturskola, "
                     "anläggningar och föreningsliv.")),
            *_economy(m, office),
            *_units(m, office),
            *_visits(m, some, office),
            *_loans(m, some),
            *_grants(m),
            *_people(m, some),
        ),
    )  # fmt: skip


def _economy(m: Municipality, office: Office) -> list[Block]:
    def line(label: str, what: str, sign: int, kind: str = "item") -> Row:
        return row(
            label,
            [
                _PEN(office(what, m.year - 1), sign),
                _PEN(office(what), sign),
                _PEN(office(what, basis="budget"), sign),
                _PEN(office.off(what, sign), role="difference"),
            ],
            kind,
        )

    off, wear = office.off("own-net"), office.off("own-premises")
    rose, entry = office.change("own-net"), office.change("own-entry")
    return [
        Heading("Årets resultat"),
        table(
            "Ekonomiskt resultat, Mkr",
            ["Mkr", f"Bokslut {m.year - 1}", f"Bokslut {m.year}", f"Budget {m.year}",
             "Budgetavvikelse"],
            [
                line("Entréavgifter", "own-entry", 1),
                line("Uthyrning", "own-hire", 1),
                line("Bidrag", "own-grants", 1),
                line("Verksamhetens intäkter", "own-income", 1, "sum"),
                line("Personalkostnader", "own-staff", -1),
                line("Lokalhyror", "own-premises", -1),
                line("Lämnade bidrag", "own-support", -1),
                line("Varor och tjänster", "own-buy", -1),
                line("Avskrivningar och internränta", "own-wear", -1),
                line("Verksamhetens kostnader", "own-cost", -1, "sum"),
                line("Verksamhetens nettokostnad", "own-net", -1, "sum"),
            ],
        ),
        text(*plain([
            say("Kultur- och fritidsnämnden redovisar för ", str(m.year), " ett ",
                turn(off, "överskott", "underskott"), " mot budget på ",
                _MKR.size(off, "difference"), "."),
            say("Verksamhetens nettokostnad var ", _MKR(office("own-net")),
                " och budgeten var ", _MKR(office("own-net", basis="budget")), "."),
            say("Nettokostnaden är ", _MKR.size(rose, "difference"), " ",
                turn(rose, "högre", "lägre"), " än ", str(m.year - 1), ", då den uppgick till ",
                _MKR(office("own-net", m.year - 1)), "."),
            say("Entréavgifterna ", turn(entry, "ökade", "minskade"), " med ",
                _MKR.share(office.growth("own-entry"), behind=" procent", size=True), " till ",
                _MKR(office("own-entry")), "."),
            say("Lokalhyrorna, som är nämndens näst största kostnad, uppgick till ",
                _MKR(office("own-premises")), " eller ",
                _MKR.share(m.register.quotient(office("own-premises"), office("own-cost")),
                           behind=" procent"), " av kostnaderna."),
            say("Hyrorna blev ", _MKR.size(wear, "difference"), " ",
                turn(wear, "lägre", "högre"), " än budget."),
        ])),
    ]  # fmt: skip


def _units(m: Municipality, office: Office) -> list[Block]:
    def line(label: str, what: str, kind: str = "item") -> Row:
        now = office(what)
        cells = [
            _PEN(office(what, basis="budget")), _PEN(now),
            _PEN(office.off(what), role="difference"),
            _PEN.share(m.register.quotient(now, office("own-net"))),
            printed(m.register.per(now, m("inhabitants")), "kr", 0),
        ]  # fmt: skip
        return row(label, cells, kind)

    offs = [(name, office.off(one)) for one, name, _share in _UNITS]
    best, worst = most(offs), least(offs)
    count = m.register.count("kfn good", [one for _name, one in offs], 1, zero=True)
    per = m.register.per(office("own-net"), m("inhabitants"))
    return [
        Heading("Nettokostnad per verksamhet"),
        table(
            f"Verksamheterna {m.year}",
            ["Verksamhet", "Budget, Mkr", "Bokslut, Mkr", "Avvikelse, Mkr", "Andel, %",
             "Kr/invånare"],
            [
                *(line(name, one) for one, name, _share in _UNITS),
                line("Summa", "own-net", "sum"),
            ],
        ),
        text(*plain([
            *([say("Av nämndens sju verksamheter håller ", counted(count), " sin budget.")]
              if clear((one for _name, one in offs), 5_000) else []),
            say(f"{best[0]} har den bästa avvikelsen, ", _MKR(best[1], role="difference"), "."),
            say(f"Den sämsta avvikelsen har {worst[0].lower()}, ",
                _MKR(worst[1], role="difference"), "."),
            say("Bad- och idrottsanläggningarna tar i anspråk ",
                _MKR.share(m.register.quotient(office("unit-bath"), office("own-net")),
                           behind=" procent"), " av nettokostnaden."),
            say("Räknat per invånare kostade kultur- och fritidsverksamheten ",
                printed(per, "kr", 0, behind=" kronor"), ", varav biblioteken ",
                printed(m.register.per(office("unit-lib"), m("inhabitants")), "kr", 0,
                        behind=" kronor"), "."),
            say("Kommunen hade ", _COUNT(m("inhabitants")), " invånare vid årsskiftet."),
        ])),
    ]  # fmt: skip


def _visits(m: Municipality, some: Volumes, office: Office) -> list[Block]:
    def line(label: str, what: str, kind: str = "item") -> Row:
        cells = [
            _COUNT(some(what, m.year - 1)), _COUNT(some(what)),
            _COUNT(some.change(what), role="difference"), _COUNT.share(some.growth(what)),
        ]  # fmt: skip
        return row(label, cells, kind)

    total, bath, youth = (some.change(one) for one in ("visits", "bath", "youth"))
    per = m.register.per(office("unit-bath"), some("bath"))
    return [
        Heading("Besök"),
        tall(
            "Antal besök",
            [
                ["", Head("Besök", 2), Head("Förändring", 2)],
                ["Anläggning", str(m.year - 1), str(m.year), "Antal", "Procent"],
            ],
            [
                *(line(name, one) for one, name, _middle in _VISITS),
                line("Totalt", "visits", "sum"),
            ],
        ),
        text(*plain([
            say("Totalt registrerades ", _COUNT(some("visits")), " besök, vilket är ",
                _COUNT.people(total, "difference", size=True), " ",
                turn(total, "fler", "färre"), " än året innan."),
            say("Simhallens besök ", turn(bath, "ökade", "minskade"), " från ",
                _COUNT(some("bath", m.year - 1)), " till ", _COUNT(some("bath")), ", alltså med ",
                _COUNT.share(some.growth("bath"), behind=" procent", size=True), "."),
            say("Fritidsgårdarna hade ", _COUNT(some("youth")), " besök, ",
                _COUNT.people(youth, "difference", size=True), " ",
                turn(youth, "fler", "färre"), " än ", str(m.year - 1), "."),
            say("Biblioteken stod för ",
                _COUNT.share(m.register.quotient(some("lib"), some("visits")),
                             behind=" procent"), " av alla besök."),
            say("Sett till antalet besök i simhallen motsvarar nettokostnaden för bad och "
                "idrottsanläggningar ", printed(per, "kr", 0, behind=" kronor"), " per besök."),
        ])),
    ]  # fmt: skip


def _loans(m: Municipality, some: Volumes) -> list[Block]:
    years = sorted(m.years)
    loans, first = some.change("loans"), years[0]
    long = m.register.difference(some("loans"), some("loans", first))
    pupils = some.change("pupils")
    return [
        Heading("Utlåning och kulturskola"),
        table(
            "Bibliotekens utlåning",
            ["År", *(name for _one, name, _middle in _LOANS), "Totalt"],
            [
                row(str(year), [
                    *(_COUNT(some(one, year)) for one, *_rest in _LOANS),
                    _COUNT(some("loans", year), role="sum"),
                ])
                for year in years
            ],
        ),
        text(*plain([
            say("Bibliotekens utlåning uppgick till ", _COUNT(some("loans")), " lån, varav ",
                _COUNT(some("child")), " till barn och unga."),
            say("Utlåningen ", turn(loans, "ökade", "minskade"), " med ",
                _COUNT.people(loans, "difference", size=True), " lån jämfört med föregående år."),
            say("Sedan ", str(first), " har utlåningen ", turn(long, "ökat", "minskat"), " med ",
                _COUNT.share(m.register.growth(some("loans"), some("loans", first)),
                             behind=" procent", size=True), "."),
            say("Barn och unga står för ",
                _COUNT.share(m.register.quotient(some("child"), some("loans")),
                             behind=" procent"), " av lånen."),
            say("Kulturskolan hade ", _COUNT(some("pupils")), " elever under höstterminen, ",
                _COUNT.people(pupils, "difference", size=True), " ",
                turn(pupils, "fler", "färre"), " än hösten före."),
            say("Andelen flickor bland eleverna var ",
                _COUNT.share(some("girls"), behind=" procent"), " och i kön stod ",
                _COUNT(some("queue")), " barn."),
            say("Biblioteken ordnade ", _COUNT(some("events")), " programpunkter."),
        ])),
    ]  # fmt: skip


def _grants(m: Municipality) -> list[Block]:
    tkr = Pen("tkr")

    def line(label: str, what: str, kind: str = "item") -> Row:
        now, last = (known(m, what, "kfn", year) for year in (m.year, m.year - 1))
        cells = [
            _COUNT(known(m, what + "-n", "kfn", m.year)), tkr(now), tkr(last),
            tkr(m.register.difference(now, last), role="difference"),
        ]  # fmt: skip
        return row(label, cells, kind)

    now, last = (known(m, "g-all", "kfn", year) for year in (m.year, m.year - 1))
    more, clubs = m.register.difference(now, last), known(m, "g-all-n", "kfn", m.year)
    sport = known(m, "g-sport", "kfn", m.year)
    voice = tkr.but(behind=" tkr")
    return [
        Heading("Stöd till föreningar"),
        table(
            "Utbetalda föreningsbidrag, tkr",
            ["", f"Antal föreningar {m.year}", f"Bidrag {m.year}", f"Bidrag {m.year - 1}",
             "Förändring"],
            [
                *(line(name, one) for one, name, *_rest in _GRANTS),
                line("Summa", "g-all", "sum"),
            ],
        ),
        text(*plain([
            say("Nämnden betalade ut ", voice(now), " i bidrag till ", _COUNT(clubs),
                " föreningar."),
            say("Utbetalningarna ", turn(more, "ökade", "minskade"), " med ",
                voice.size(more, "difference"), " jämfört med året innan."),
            say("Till idrottsföreningarna gick ", voice(sport), ", motsvarande ",
                voice.share(m.register.quotient(sport, now), behind=" procent"),
                " av det samlade stödet."),
        ])),
    ]  # fmt: skip


def _people(m: Municipality, some: Volumes) -> list[Block]:
    names = (("lib", "Bibliotek"), ("school", "Kulturskola"), ("bath", "Anläggningar"),
             ("youth", "Fritidsgårdar"), ("rest", "Övriga"))  # fmt: skip

    def line(label: str, who: str, kind: str = "item") -> Row:
        cells = [_COUNT(known(m, one, who, m.year)) for one in ("women", "men", "employees")]
        return row(label, [*cells, _COUNT(known(m, "employees", who, m.year - 1))], kind)

    now, last = (known(m, "employees", "kfn", year) for year in (m.year, m.year - 1))
    more, sick = m.register.difference(now, last), some.change("sick")
    return [
        Heading("Medarbetare"),
        table(
            "Månadsavlönade medarbetare 31 december",
            ["", "Kvinnor", "Män", f"Samtliga {m.year}", f"Samtliga {m.year - 1}"],
            [*(line(name, f"kfn-{one}") for one, name in names), line("Totalt", "kfn", "sum")],
        ),
        text(*plain([
            say("Förvaltningen hade ", _COUNT(now), " månadsavlönade medarbetare vid årets slut."),
            say("Det är ", _COUNT.people(more, "difference", size=True), " ",
                turn(more, "fler", "färre"), " än ett år tidigare."),
            say("Sjukfrånvaron uppgick till ", _COUNT.share(some("sick"), behind=" procent"),
                ", en ", turn(sick, "ökning", "minskning"), " med ", _COUNT.points(sick),
                " från ", _COUNT.share(some("sick", m.year - 1), behind=" procent"), "."),
        ])),
    ]  # fmt: skip


FAMILY = Family("libraries-and-baths", make)
