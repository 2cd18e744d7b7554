"""A technical board's closing: kkr, tax and fees apart, projects with what remains of them."""

from __future__ import annotations

from random import Random

from ..compose import Pen, row, say, table, tall, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Head, Heading, NumberStyle, Paper, Piece, printed
from ._books import Book, Sheet, prose, years

_S = NumberStyle(negative="–")
_P = Pen("tkr", 0, _S)
_T = Pen("tkr", 0, _S, behind=" kkr")
_M = Pen("mnkr", 1, _S, behind=" miljoner")


def make(m: Municipality, chance: Random) -> Paper:
    b = Book(m, chance)
    y, p, r = m.year, m.year - 1, m.register
    now, last = str(y), str(p)
    columns = (("last", 0.97, None), ("budget", 1.0, None), ("now", 1.0, "last"))
    names = ("Gata och väg", "Park och natur", "Måltid", "Städ", "Fastighet", "Ledning och stab")
    got, spent = Sheet(b, "own-got", columns), Sheet(b, "own-spent", columns)
    for name, income, cost in zip(
        names, (6.1, 1.8, 28, 17, 94, 2.2), (38, 17, 71, 19, 108, 15), strict=True
    ):
        got.put(name, income, 0.03, 0.05)
        spent.put(name, cost, 0.02, 0.05)
    got.total("Summa")
    spent.total("Summa")
    every = [*names, "Summa"]
    net = {
        (n, c): r.linear(f"own-net:{n}:{c}", [(spent(n, c), 1), (got(n, c), -1)])
        for n in every
        for c in ("last", "budget", "now")
    }
    for c in ("last", "budget", "now"):
        r.follows(net["Summa", c], [(net[n, c], 1) for n in names])
    off = {n: r.difference(net[n, "budget"], net[n, "now"]) for n in every}
    water = Sheet(b, "own-water", columns)
    water.fill((("Brukningsavgifter", 63), ("Övriga intäkter", 3.1), ("Personal", 14),
                       ("Energi", 7.5), ("Övriga driftkostnader", 22.5),
                       ("Kapitalkostnader", 21)), 0.012, 0.03)  # fmt: skip
    water.sum("Intäkter", ("Brukningsavgifter", "Övriga intäkter"))
    water.sum("Kostnader", ("Personal", "Energi", "Övriga driftkostnader", "Kapitalkostnader"))
    water.sum("Resultat", ("Intäkter",), ("Kostnader",))
    fund = b.money(8.6)
    after = r.linear("own-fund::", [(fund, 1), (water("Resultat", "now"), 1)])
    projects = Sheet(
        b,
        "own-project",
        (("whole", 4.1, None), ("before", 1.4, None), ("budget", 1.2, None), ("now", 1, None)),
    )
    projects.fill((
        ("Överföringsledning söder", 11.5), ("Ombyggnad reningsverk", 8.4),
        ("Gång- och cykelbana Storgatan", 3.6), ("Beläggningsprogram", 4.3),
        ("Kök Centralskolan", 6.9), ("LED-belysning", 2.2), ("Lekplatser och parker", 1.3),
    ), 0.2)  # fmt: skip
    projects.total("Totalt")
    left = {
        n: r.linear(
            f"own-left:{n}:",
            [(projects(n, "whole"), 1), (projects(n, "before"), -1), (projects(n, "now"), -1)],
        )
        for n in [*projects.names, "Totalt"]
    }
    r.follows(left["Totalt"], [(left[n], 1) for n in projects.names])
    facts = Sheet(b, "own-fact", years(m, 4, 0.006), "count")
    facts.fill((
        ("Producerat dricksvatten, tusen m³", 1830), ("Debiterat dricksvatten, tusen m³", 1410),
        ("Serverade portioner, tusental", 1120), ("Förvaltad yta, tusen m²", 214),
        ("Belysningspunkter", 7640),
    ), 0.025)  # fmt: skip
    facts.put("Vattenläckor", 31, 0.2)
    four = [str(y - back) for back in range(4)]
    staff = Sheet(b, "own-staff", years(m, 2, 0.01), "count")
    staff.put("Kvinnor", 118, 0.03)
    staff.put("Män", 96, 0.03)
    staff.total("Summa")
    sick = Sheet(b, "own-sick", years(m, 2), "ratio")
    sick.fill((("Kvinnor", 8.1), ("Män", 5.0)), 0.07)  # fmt: skip

    def side(n: str) -> Piece:
        return turn(off[n], "överskott", "underskott")

    ranked = sorted(names, key=lambda n: off[n].value)
    worst, best = ranked[0], ranked[-1]
    biggest = max(projects.names, key=lambda n: projects(n, "now").value)
    made, sold = facts.names[:2]
    loss = r.difference(facts(made, now), facts(sold, now))
    blocks = (
        Heading(f"Verksamhetsberättelse med bokslut {now}", 1),
        Heading("Nämndens uppdrag"),
        prose(
            say("Tekniska nämnden ansvarar för ", _P(b.count(312)),
                " kilometer kommunala gator och gång- och cykelvägar samt för ",
                _P(b.count(1480)), " hektar skog."),
            say("Nämnden sammanträdde ", _P(b.count(10, 0.2)), " gånger under året."),
        ),
        Heading("Årets ekonomiska resultat"),
        Heading("Skattefinansierad verksamhet", 3),
        prose(
            say("Den skattefinansierade verksamheten redovisar ett ", side("Summa"), " om ",
                _T.size(off["Summa"], "difference"), "."),
            say("Nettokostnaden är ", _T(net["Summa", "now"]), ", att jämföra med budget ",
                _T(net["Summa", "budget"]), " och föregående års utfall ",
                _T(net["Summa", "last"]), "."),
            say("Intäkterna uppgår till ", _M(got("Summa", "now")), " kronor mot budgeterade ",
                _T(got("Summa", "budget")), ", det vill säga ",
                _T.size(got.less("Summa", "now", "budget"), "difference"),
                " ", turn(got.less("Summa", "now", "budget"), "över", "under"), " budget."),
            say("Kostnaderna är ", _T.size(spent.less("Summa", "now", "budget"), "difference"), " ",
                turn(spent.less("Summa", "now", "budget"), "högre", "lägre"), " än budgeterat."),
            say(f"{worst} visar ett ", side(worst), " på ", _T.size(off[worst], "difference"),
                ", vilket förklaras av prishöjningar." if off[worst].value < 0 else "."),
            say(f"{best} har ett ", side(best), " på ", _T.size(off[best], "difference"),
                ", där vakanser är en bidragande orsak." if off[best].value > 0 else "."),
            say("Vinterväghållningen kostade ", _T(b.money(6.3)), " under kalenderåret, varav ",
                _T(b.money(1.1)), " i december."),
            say("Självkostnaden per skollunch är ", printed(b.index(41, 0.1), "", 1),
                " kronor."),
            say("Skadegörelse på kommunens fastigheter kostade ", _T(b.money(0.9)), "."),
            say("Fastighets kostnader ", turn(spent.less("Fastighet", "now", "last"), "ökade",
                "minskade"), " med ",
                _T.share(spent.over("Fastighet", "now", "last"), size=True, behind=" %"),
                f" jämfört med {last}."),
        ),
        tall("Driftutfall skattefinansierad verksamhet (kkr)",
             [["", Head(f"Utfall {now}", 3), Head(f"Budget {now}", 1), Head("Avvikelse", 1),
               Head(f"Utfall {last}", 1)],
              ["Enhet", "Intäkt", "Kostnad", "Netto", "Netto", "Netto", "Netto"]],
             [row(n, [_P(got(n, "now")), _P(spent(n, "now"), -1), _P(net[n, "now"], -1),
                      _P(net[n, "budget"], -1), _P(off[n], 1, "difference"),
                      _P(net[n, "last"], -1)], "sum" if n == "Summa" else "item")
              for n in every]),
        Heading("Taxefinansierad verksamhet – vatten och avlopp", 3),
        prose(
            say("VA-verksamhetens resultat blev ", _T(water("Resultat", "now")),
                " mot budgeterade ",
                _T(water("Resultat", "budget")), "."),
            say("Brukningsavgifterna ",
                turn(water.less("Brukningsavgifter", "now", "last"), "ökade", "minskade"), " med ",
                _T.size(water.less("Brukningsavgifter", "now", "last"), "difference"), ", ",
                _T.share(water.over("Brukningsavgifter", "now", "last"), size=True, behind=" %"),
                "."),
            say("Taxan höjdes med ", _T.share(b.ratio(5.5), behind=" %"), " vid årsskiftet."),
            say("Resultatet har förts till VA-fonden, som vid årets ingång var ", _T(fund),
                " och därefter uppgår till ", _T(after), "."),
            say("Av producerat dricksvatten, ", _P(facts(made, now)), " tusen m³, debiterades ",
                _P(facts(sold, now)), " tusen m³."),
            say("Mellanskillnaden, ", _P(loss, 1, "difference"),
                " tusen m³, utgörs av läckage och egen förbrukning."),
            say("Antalet anslutna fastigheter är ", _P(b.count(5230)), "."),
        ),
        table("VA-verksamhetens resultaträkning (kkr)",
              ["", f"Utfall {last}", f"Budget {now}", f"Utfall {now}"],
              [row(n, [_P(water(n, c), sign) for c in ("last", "budget", "now")], kind)
               for n, sign, kind in (
                   ("Brukningsavgifter", 1, "item"), ("Övriga intäkter", 1, "item"),
                   ("Intäkter", 1, "sum"), ("Personal", -1, "item"), ("Energi", -1, "item"),
                   ("Övriga driftkostnader", -1, "item"), ("Kapitalkostnader", -1, "item"),
                   ("Kostnader", -1, "sum"), ("Resultat", 1, "sum"))]),
        Heading("Investeringar"),
        prose(
            say("Under året har nämnden investerat ", _M(projects("Totalt", "now")),
                " kronor, ", _T.share(r.quotient(projects("Totalt", "now"),
                                                 projects("Totalt", "budget")), behind=" %"),
                " av årets budget på ", _T(projects("Totalt", "budget")), "."),
            say(f"Det största projektet under året var {biggest[0].lower() + biggest[1:]}, där "
                "utgiften blev ", _T(projects(biggest, "now")), "."),
            say("Av projektets totala ram på ", _T(projects(biggest, "whole")), " återstår ",
                _T(left[biggest]), "."),
            say("Sammanlagt återstår ", _T(left["Totalt"]), " av beslutade projektbudgetar."),
            say("Projektet LED-belysning har minskat elförbrukningen med ",
                _T.share(b.ratio(18), behind=" %"), "."),
        ),
        tall("Investeringsprojekt (kkr)",
             [["", Head("Hela projektet", 3), Head(f"År {now}", 3)],
              ["Projekt", "Total budget", "Utfall tidigare år", "Återstår", "Budget", "Utfall",
               "Avvikelse"]],
             [row(n, [_P(projects(n, "whole")), _P(projects(n, "before")), _P(left[n]),
                      _P(projects(n, "budget")), _P(projects(n, "now")),
                      _P(projects.less(n, "budget", "now"), 1, "difference")],
                  "sum" if n == "Totalt" else "item") for n in [*projects.names, "Totalt"]]),
        Heading("Verksamhetsmått"),
        prose(
            say("Antalet portioner var ", _P(facts(facts.names[2], now)), " tusen, ",
                turn(facts.less(facts.names[2], now, last), "en ökning", "en minskning"), " med ",
                _P.people(facts.less(facts.names[2], now, last), "difference", True), " tusen."),
            say("Andelen ekologiska livsmedel var ", _T.share(b.ratio(33), behind=" %"), "."),
            say("Under året lagades ", _P(facts("Vattenläckor", now)), " vattenläckor mot ",
                _P(facts("Vattenläckor", last)), " föregående år."),
        ),
        table("Verksamhetsmått", ["", *four],
              [row(n, [_P(facts(n, at)) for at in four]) for n in facts.names]),
        Heading("Medarbetare"),
        prose(
            say("Förvaltningen hade ", _P(staff("Summa", now)), " anställda, varav ",
                _P(staff("Kvinnor", now)), " kvinnor."),
            say("Sjukfrånvaron för kvinnor var ", _T.share(sick("Kvinnor", now), behind=" %"),
                " och för män ", _T.share(sick("Män", now), behind=" %"), "."),
            say("Kvinnornas sjukfrånvaro har ",
                turn(sick.less("Kvinnor", now, last), "stigit", "sjunkit"), " med ",
                _T.points(sick.less("Kvinnor", now, last)), "."),
            say("Medarbetarenkäten gav ett HME på ", _P(b.count(79, 0.05)), "."),
        ),
        tall("Personal", [["", Head("Anställda", 2), Head("Sjukfrånvaro, %", 2)],
                          ["", now, last, now, last]],
             [row(n, [_P(staff(n, now)), _P(staff(n, last)), _P.share(sick(n, now)),
                      _P.share(sick(n, last))]) for n in ("Kvinnor", "Män")]
             + [row("Summa", [_P(staff("Summa", now)), _P(staff("Summa", last)), None, None],
                    "sum")]),
    )  # fmt: skip
    return Paper(f"Tekniska nämnden Verksamhetsberättelse {now}", blocks)


FAMILY = Family("technical-board", make)
