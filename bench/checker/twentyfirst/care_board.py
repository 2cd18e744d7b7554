"""A care board's closing: millions with a decimal, forecasts through the year, beds and hours."""

from __future__ import annotations

from random import Random

from ..compose import Pen, row, say, table, transposed, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Heading, NumberStyle, Paper, Piece, printed
from ._books import Book, Sheet, prose, years

_S = NumberStyle(negative="-", plus=False)
_P = Pen("mnkr", 1, _S)
_D = Pen("mnkr", 1, NumberStyle(negative="-", plus=True))
_T = Pen("mnkr", 1, _S, behind=" mnkr")
_COLUMNS = (
    ("last", 0.96, None), ("budget", 1.0, None), ("mars", 1.004, None), ("aug", 1.006, None),
    ("okt", 1.005, None), ("outcome", 1.004, "last"),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    b = Book(m, chance)
    y, p, r = m.year, m.year - 1, m.register
    now, last = str(y), str(p)
    units = Sheet(b, "own-unit", _COLUMNS)
    units.fill((
        ("Särskilt boende", 268), ("Hemtjänst", 171), ("Hälso- och sjukvård", 82),
        ("LSS-boende", 139), ("Daglig verksamhet", 36), ("Personlig assistans", 47),
        ("Korttidsvård", 33), ("Gemensamt", 42),
    ), 0.016)  # fmt: skip
    units.total("Summa")
    every = [*units.names, "Summa"]
    two = years(m, 2, 0.02)
    extra = Sheet(b, "own-extra", two)
    extra.fill((("Timavlönade", 61), ("Övertid och fyllnadstid", 14),
                       ("Inhyrd personal", 17), ("Sjuklön", 21)), 0.1)  # fmt: skip
    extra.total("Summa")
    volumes = Sheet(b, "own-volume", years(m, 3, 0.015), "count")
    for name, size in (
        ("Platser i särskilt boende", 388), ("Personer med hemtjänst", 915),
        ("Utförda hemtjänsttimmar", 241_000), ("Personer med beslut enligt LSS", 402),
        ("Personer i kö till särskilt boende", 24),
    ):  # fmt: skip
        volumes.put(name, size, 0.25 if "kö" in name else 0.04)
    staff = Sheet(b, "own-staff", two, "count")
    staff.fill((("Undersköterskor", 612), ("Vårdbiträden", 174), ("Sjuksköterskor", 71),
                       ("Stödassistenter", 203), ("Chefer och administration", 88)),
                           0.03)  # fmt: skip
    staff.total("Totalt")
    sick = Sheet(b, "own-sick", two, "ratio")
    sick.fill((("Kort, dag 1–14", 3.9), ("Lång, från dag 15", 5.2)), 0.06)  # fmt: skip
    sick.total("Summa")
    pleased = Sheet(
        b, "own-goal", (("target", 1, None), ("last", 1, None), ("now", 1, "last")), "ratio"
    )
    pleased.fill((("Nöjda med hemtjänsten", 88), ("Nöjda med särskilt boende", 80),
                         ("Tryggt att bo hemma", 86), ("Personalkontinuitet godtagbar", 71),
                         ), 0.04, 0.03)  # fmt: skip

    def off(name: str, column: str = "outcome") -> Piece:
        return _T.size(units.less(name, "budget", column), "difference")

    def over(name: str, column: str = "outcome") -> Piece:
        return turn(units.less(name, "budget", column), "överskott", "underskott")

    better = units.less("Summa", "aug", "outcome")
    hours = volumes.less("Utförda hemtjänsttimmar", now, last)
    bed = r.per(units("Särskilt boende", "outcome"), volumes("Platser i särskilt boende", now))
    deviations = [
        row(
            n,
            [_D(units.less(n, "budget", c), 1, "difference")
             for c in ("mars", "aug", "okt", "outcome")],
            "sum" if n == "Summa" else "item",
        )
        for n in every
    ]  # fmt: skip
    volume_table = transposed(
        table(
            "Volymer",
            ["År", *[str(y - back) for back in (2, 1, 0)]],
            [row(n, [_P(volumes(n, str(y - back))) for back in (2, 1, 0)]) for n in volumes.names],
        )
    )
    say_units = []
    for n, plus, minus in (
        ("Särskilt boende", "Vakanta platser har bidragit till det.",
         "Extra bemanning vid utåtagerande beteende har krävts på flera enheter."),
        ("Hemtjänst", "Den nya ersättningsmodellen har gett effekt.",
         "Restiden per besök är fortsatt för hög."),
        ("Hälso- och sjukvård", "Flera tjänster var vakanta under våren.",
         "Inhyrda sjuksköterskor förklarar avvikelsen."),
        ("LSS-boende", "En gruppbostad öppnade senare än planerat.",
         "Ett nytt externt placeringsbeslut har tillkommit."),
        ("Personlig assistans", "Antalet beslut var lägre än beräknat.",
         "Försäkringskassan har omprövat flera beslut."),
    ):  # fmt: skip
        d = units.less(n, "budget", "outcome")
        if abs(d.value) < 100_000:
            continue
        say_units.append(
            prose(
                say(f"{n} redovisar ett ", over(n), " på ", off(n), " mot en budget på ",
                    _T(units(n, "budget")), "."),
                plus if d.value > 0 else minus,
            )
        )  # fmt: skip
    blocks = (
        Heading("Bokslut och verksamhetsberättelse", 1),
        prose(
            say(f"Vård- och omsorgsnämnden redovisar för {now} ett ", over("Summa"), " på ",
                off("Summa"), " jämfört med budget."),
            say("Nettokostnaderna uppgick till ", _T(units("Summa", "outcome")),
                ", att jämföra med ",
                _T(units("Summa", "last")), f" för {last}."),
            say("Ökningstakten var ", _T.share(units.over("Summa", "outcome", "last"),
                behind=" procent"), " medan nämndens budget räknades upp med ",
                _T.share(b.ratio(3.1), behind=" procent"), "."),
            say("Resultatet är ", _T.size(better, "difference"), " ",
                turn(better, "bättre", "sämre"), " än i prognosen per augusti, då nämnden räknade "
                "med ett ", over("Summa", "aug"), " på ", off("Summa", "aug"), "."),
            say("I resultatet ingår riktade statsbidrag till äldreomsorgen med ", _T(b.money(5.8)),
                "."),
        ),
        table("Driftredovisning, nettokostnad mnkr",
              ["Verksamhet", f"Utfall {now}", f"Budget {now}", "Budgetavvikelse", f"Utfall {last}",
               "Förändring"],
              [row(n, [_P(units(n, "outcome")), _P(units(n, "budget")),
                       _D(units.less(n, "budget", "outcome"), 1, "difference"),
                       _P(units(n, "last")), _D(units.less(n, "outcome", "last"), 1, "difference")],
                   "sum" if n == "Summa" else "item") for n in every]),
        Heading("Analys av utfallet", 2),
        *say_units,
        prose(
            say("Inom daglig verksamhet var habiliteringsersättningen ", _T(b.money(2.3)), "."),
            say("Kostnaden för en plats i särskilt boende var i genomsnitt ",
                Pen("tkr", 0)(bed), " tkr."),
            say("Kommunen betalade för ", _P(b.count(46)),
                " utskrivningsklara dygn på sjukhuset, till en kostnad av ",
                Pen("tkr", 0)(b.money(0.42)), " tkr."),
        ),
        Heading("Prognossäkerhet", 3),
        prose(
            say("I mars pekade prognosen på ett ", over("Summa", "mars"), " på ",
                off("Summa", "mars"), " och i oktober på ett ", over("Summa", "okt"), " på ",
                off("Summa", "okt"), "."),
            say("För hemtjänsten har bedömningen gått från ",
                _D(units.less("Hemtjänst", "budget", "mars"), 1, "difference"),
                " mnkr i mars till ",
                _D(units.less("Hemtjänst", "budget", "outcome"), 1, "difference"),
                " mnkr i bokslutet."),
        ),
        table("Prognostiserad avvikelse mot budget under året, mnkr",
              ["", "Mars", "Augusti", "Oktober", "Bokslut"], deviations),
        Heading("Bemanning"),
        prose(
            say("Kostnaden för timavlönade, övertid, inhyrd personal och sjuklön blev sammanlagt ",
                _T(extra("Summa", now)), ", en ",
                turn(extra.less("Summa", now, last), "ökning", "minskning"), " med ",
                _T.size(extra.less("Summa", now, last), "difference"), "."),
            say("Kostnaden för inhyrd personal ",
                turn(extra.less("Inhyrd personal", now, last), "steg", "sjönk"), " från ",
                _T(extra("Inhyrd personal", last)), " till ", _T(extra("Inhyrd personal", now)),
                "."),
            say("Den inhyrda personalen motsvarar drygt ", _P(b.count(13)), " heltidstjänster."),
            say("De timavlönade stod för ",
                _T.but(share_decimals=0).share(extra.part("Timavlönade", "Summa", now),
                                               behind=" procent"), " av kostnaden."),
        ),
        table("Rörliga personalkostnader, mnkr", ["", now, last, "Förändring", "Procent"],
              [row(n, [_P(extra(n, now)), _P(extra(n, last)),
                       _D(extra.less(n, now, last), 1, "difference"),
                       _D.share(extra.over(n, now, last))],
                   "sum" if n == "Summa" else "item") for n in [*extra.names, "Summa"]]),
        prose(
            say("Antalet årsarbetare var ", _P(staff("Totalt", now)), ", vilket är ",
                _P.people(staff.less("Totalt", now, last), "difference", True), " ",
                turn(staff.less("Totalt", now, last), "fler", "färre"), f" än {last}."),
            say("Av dessa är ", _P(staff("Undersköterskor", now)), " undersköterskor (",
                _T.share(staff.part("Undersköterskor", "Totalt", now), behind=" procent"), ")."),
            say("Sjukfrånvaron ", turn(sick.less("Summa", now, last), "ökade", "minskade"),
                " från ", _T.share(sick("Summa", last), behind=" procent"), " till ",
                _T.share(sick("Summa", now), behind=" procent"), "."),
            say("Den långa sjukfrånvaron var ",
                _T.share(sick("Lång, från dag 15", now), behind=" procent"), "."),
            say("Under året anmäldes ", _P(b.count(212)), " tillbud och arbetsskador."),
        ),
        table("Årsarbetare", ["Yrkesgrupp", now, last, "Skillnad"],
              [row(n, [_P(staff(n, now)), _P(staff(n, last)),
                       _P(staff.less(n, now, last), 1, "difference")],
                   "sum" if n == "Totalt" else "item") for n in [*staff.names, "Totalt"]]),
        table("Sjukfrånvaro i procent", ["", now, last],
              [row(n, [_P.share(sick(n, now)), _P.share(sick(n, last))],
                   "sum" if n == "Summa" else "item") for n in [*sick.names, "Summa"]]),
        Heading("Volymutveckling"),
        prose(
            say("Antalet utförda hemtjänsttimmar ", turn(hours, "ökade", "minskade"), " med ",
                _T.share(volumes.over("Utförda hemtjänsttimmar", now, last), size=True,
                         behind=" procent"), " till ", _P(volumes("Utförda hemtjänsttimmar", now)),
                "."),
            say("Vid årets slut väntade ", _P(volumes("Personer i kö till särskilt boende", now)),
                " personer på plats i särskilt boende, jämfört med ",
                _P(volumes("Personer i kö till särskilt boende", last)), " ett år tidigare."),
            say("Beläggningen i särskilt boende var ", _T.share(b.ratio(96.5, 0.02),
                behind=" procent"), "."),
            say("Medelåldern vid inflyttning är ", printed(b.index(86.4, 0.02), "", 1), " år."),
        ),
        volume_table,
        Heading("Måluppfyllelse"),
        prose(
            say("Andelen nöjda med hemtjänsten är ",
                _T.share(pleased("Nöjda med hemtjänsten", "now"), behind=" procent"),
                " mot målet ",
                _T.share(pleased("Nöjda med hemtjänsten", "target"), behind=" procent"), "."),
            say("För särskilt boende ",
                turn(pleased.less("Nöjda med särskilt boende", "now", "last"), "ökade", "minskade"),
                " andelen nöjda med ",
                _T.points(pleased.less("Nöjda med särskilt boende", "now", "last")), "."),
            say("Svarsfrekvensen i brukarundersökningen var ",
                _T.share(b.ratio(57), behind=" procent"), "."),
        ),
        table("Indikatorer, procent", ["", "Målvärde", now, last],
              [row(n, [_P.share(pleased(n, c)) for c in ("target", "now", "last")])
               for n in pleased.names]),
    )  # fmt: skip
    return Paper(f"Vård- och omsorgsnämnden – bokslut {now}", blocks)


FAMILY = Family("care-board", make)
