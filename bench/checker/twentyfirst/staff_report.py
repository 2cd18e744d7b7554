"""A municipality's report on its staff: who they are, what they cost, how ill they are."""

from __future__ import annotations

from random import Random

from ..compose import Pen, row, say, table, tall, transposed, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Head, Heading, NumberStyle, Paper, Printed, printed
from ..quantities import Quantity
from ._books import Book, Sheet, prose, whole_of, years

_S = NumberStyle(negative="−", plus=False)
_P = Pen("tkr", 0, _S)
_T = Pen("mnkr", 1, _S, behind=" mkr")
_M = Pen("mnkr", 1, _S)
_UNITS = (
    ("Kommunledningsförvaltningen", 142, 71), ("Bildningsförvaltningen", 1010, 262),
    ("Omsorgsförvaltningen", 1190, 174), ("Socialförvaltningen", 173, 41),
    ("Samhällsbyggnadsförvaltningen", 104, 121), ("Kultur- och fritidsförvaltningen", 58, 39),
)  # fmt: skip
_AGES = ("–29 år", "30–39 år", "40–49 år", "50–59 år", "60– år")


def _one(quantity: Quantity) -> Printed:
    return printed(quantity, "%", 1, _S)


def make(m: Municipality, chance: Random) -> Paper:
    b = Book(m, chance)
    y, p, r = m.year, m.year - 1, m.register
    now, last = str(y), str(p)
    two = years(m, 2, 0.008)
    women, men = Sheet(b, "own-women", two, "count"), Sheet(b, "own-men", two, "count")
    for name, her, his in _UNITS:
        women.put(name, her, 0.02, 0.1)
        men.put(name, his, 0.03, 0.1)
    women.total("Totalt")
    men.total("Totalt")
    names = [n for n, _her, _his in _UNITS]
    every = [*names, "Totalt"]
    both = {
        (n, at): r.linear(
            f"own-both:{n}:{at}",
            [(women(n, at), 1), (men(n, at), 1)],
            None if at == last else r.known[f"own-both:{n}:{last}"],
        )
        for n in every
        for at in (last, now)
    }
    for at in (last, now):
        r.follows(both["Totalt", at], [(both[n, at], 1) for n in names])
    more = {n: r.difference(both[n, now], both[n, last]) for n in every}
    ages = Sheet(b, "own-age", two, "count")
    total = {at: int(both["Totalt", at].value) for at in (last, now)}
    ages.names = [*_AGES]
    for at in (last, now):
        left = total[at]
        for name, part in zip(_AGES, (0.13, 0.22, 0.25, 0.26), strict=False):
            some = b.value("count", total[at] * part, 0.03)
            ages.set(name, at, some)
            left -= int(some)
        ages.set(_AGES[-1], at, b.value("count", left, 0))
    ages.total("Summa")
    for at in (last, now):
        r.follows(both["Totalt", at], [(ages("Summa", at), 1)])
    sick = Sheet(b, "own-sick", years(m, 3), "ratio")
    sick.fill((
        ("Kvinnor", 7.9), ("Män", 5.0), ("Anställda –29 år", 6.6),
        ("Anställda 30–49 år", 6.9), ("Anställda 50– år", 8.1),
        ("Andel sjukfrånvaro längre än 60 dagar", 41),
    ), 0.05, 0.06)  # fmt: skip
    three = [str(y - back) for back in range(3)]
    whole_of(sick, "Total sjukfrånvaro", three[::-1])
    by_unit = Sheet(b, "own-unit-sick", two, "ratio")
    for n in names:
        by_unit.put(n, 8.6 if "msorg" in n else 5.6, 0.06)
    cost = Sheet(b, "own-cost", (("last", 0.965, None), ("budget", 1.0, None), ("now", 1, "last")))
    cost.fill((
        ("Månadslöner", 1090), ("Timlöner", 96), ("Övertid och fyllnadstid", 21),
        ("OB, jour och beredskap", 64), ("Sjuklön", 33), ("Arbetsgivaravgifter", 412),
        ("Pensionskostnader", 128), ("Övriga personalkostnader", 19),
    ), 0.02, 0.06)  # fmt: skip
    cost.total("Summa personalkostnader")
    moves = Sheet(b, "own-move", years(m, 4, 0.0), "count")
    moves.fill((
        ("Nyanställda", 402), ("Avgångna på egen begäran", 268), ("Pensionsavgångar", 71),
    ), 0.08)  # fmt: skip
    moves.sum("Avgångna totalt", ("Avgångna på egen begäran", "Pensionsavgångar"))
    four = [str(y - back) for back in (3, 2, 1, 0)]
    wages = Sheet(b, "own-wage", years(m, 2, 0.033))
    wages.fill((
        ("Undersköterska", 0.0308), ("Grundskollärare", 0.0402), ("Förskollärare", 0.0367),
        ("Barnskötare", 0.0287), ("Socialsekreterare", 0.0398), ("Sjuksköterska", 0.0417),
    ), 0.008, 0.02)  # fmt: skip
    whole = sick.less("Total sjukfrånvaro", now, last)
    biggest = max(names, key=lambda n: both[n, now].value)
    worst = max(names, key=lambda n: by_unit(n, now).value)
    up = max(names, key=lambda n: abs(more[n].value))
    leaving = r.quotient(moves("Avgångna totalt", now), both["Totalt", now])
    kr = Pen("kr", 0)
    blocks = (
        Heading("Personalbokslut", 1),
        Heading("Året i korthet"),
        prose(
            say(f"Den 31 december {now} hade kommunen ", _P(both["Totalt", now]),
                " tillsvidareanställda medarbetare, ",
                _P.people(more["Totalt"], "difference", True), " ",
                turn(more["Totalt"], "fler", "färre"), " än ett år tidigare."),
            say("Personalkostnaderna uppgick till ", _T(cost("Summa personalkostnader", "now")),
                ", vilket är en ",
                turn(cost.less("Summa personalkostnader", "now", "last"), "ökning", "minskning"),
                " med ", _T.share(cost.over("Summa personalkostnader", "now", "last"), size=True,
                                  behind=" procent"), "."),
            say("Sjukfrånvaron ", turn(whole, "ökade", "minskade"), " till ",
                _T.share(sick("Total sjukfrånvaro", now), behind=" procent"), "."),
            say("Under året genomfördes ", _P(b.count(41)), " introduktionsdagar för ",
                _P(b.count(356)), " nya medarbetare."),
        ),
        Heading("Personalstruktur"),
        prose(
            say("Av de anställda är ", _P(women("Totalt", now)), " kvinnor och ",
                _P(men("Totalt", now)), " män."),
            say("Andelen kvinnor är därmed ",
                _T.share(r.quotient(women("Totalt", now), both["Totalt", now]),
                         behind=" procent"), "."),
            say(f"{biggest} är störst med ", _P(both[biggest, now]), " anställda, ",
                _T.share(r.quotient(both[biggest, now], both["Totalt", now]),
                         behind=" procent"), " av samtliga."),
            say(f"Förändringen är störst i {up[0].lower() + up[1:]} där antalet ",
                turn(more[up], "ökade", "minskade"), " med ",
                _P.people(more[up], "difference", True), " personer."),
            say("Andelen som arbetar heltid är ", _T.share(b.ratio(78), behind=" procent"),
                " och den genomsnittliga sysselsättningsgraden ",
                _T.share(b.ratio(95, 0.02), behind=" procent"), "."),
            say("Timavlönade utförde arbete motsvarande ", _P(b.count(241)), " årsarbetare."),
        ),
        tall("Tillsvidareanställda per förvaltning",
             [["", Head(now, 3), Head(last, 3), Head("", 1)],
              ["Förvaltning", "Kvinnor", "Män", "Totalt", "Kvinnor", "Män", "Totalt",
               "Förändring"]],
             [row(n, [_P(women(n, now)), _P(men(n, now)), _P(both[n, now]), _P(women(n, last)),
                      _P(men(n, last)), _P(both[n, last]), _P(more[n], 1, "difference")],
                  "sum" if n == "Totalt" else "item") for n in every]),
        prose(
            say("Medelåldern bland de anställda är ", printed(b.index(46.1, 0.03), "", 1), " år."),
            say("Antalet medarbetare som är 60 år eller äldre är ", _P(ages(_AGES[-1], now)),
                ", motsvarande ", _T.share(ages.part(_AGES[-1], "Summa", now), behind=" procent"),
                "."),
            say("I gruppen under 30 år finns ", _P(ages(_AGES[0], now)), " anställda, jämfört med ",
                _P(ages(_AGES[0], last)), f" år {last}."),
        ),
        transposed(table("Åldersfördelning, antal anställda", ["År", last, now],
              [row(n, [_P(ages(n, last)), _P(ages(n, now))]) for n in [*_AGES, "Summa"]])),
        Heading("Personalrörlighet"),
        prose(
            say("Under året nyanställdes ", _P(moves("Nyanställda", now)), " personer och ",
                _P(moves("Avgångna totalt", now)), " slutade, varav ",
                _P(moves("Pensionsavgångar", now)), " med pension."),
            say("Det ger en avgångsfrekvens på ", _T.share(leaving, behind=" procent"),
                " av antalet tillsvidareanställda."),
            say("Antalet som slutade på egen begäran ",
                turn(moves.less("Avgångna på egen begäran", now, last), "ökade", "minskade"),
                " med ",
                _P.people(moves.less("Avgångna på egen begäran", now, last), "difference", True),
                "."),
            say("Antalet sökande per annonserad tjänst var i genomsnitt ",
                printed(b.index(13.5, 0.3), "", 1), "."),
            say("Under de kommande fem åren fyller ", _P(b.count(388)), " medarbetare 67 år."),
        ),
        table("Personalrörlighet", ["", *four],
              [row(n, [_P(moves(n, at)) for at in four],
                   "sum" if n == "Avgångna totalt" else "item")
               for n in ("Nyanställda", "Avgångna på egen begäran", "Pensionsavgångar",
                         "Avgångna totalt")]),
        Heading("Sjukfrånvaro och hälsa"),
        prose(
            say("Den totala sjukfrånvaron var ",
                _T.share(sick("Total sjukfrånvaro", now), behind=" procent"), ", att jämföra med ",
                _T.share(sick("Total sjukfrånvaro", last), behind=" procent"), " året innan."),
            say("Kvinnornas sjukfrånvaro ",
                turn(sick.less("Kvinnor", now, last), "ökade", "minskade"), " med ",
                _T.points(sick.less("Kvinnor", now, last)), " och männens ",
                turn(sick.less("Män", now, last), "ökade", "minskade"), " med ",
                _T.points(sick.less("Män", now, last)), "."),
            say("Högst är sjukfrånvaron i ", worst[0].lower() + worst[1:], ", ",
                _T.share(by_unit(worst, now), behind=" procent"), "."),
            say("Andelen långtidsfrånvaro är ",
                _T.share(sick("Andel sjukfrånvaro längre än 60 dagar", now), behind=" procent"),
                " av den totala sjukfrånvaron."),
            say("Sjuklönekostnaden exklusive arbetsgivaravgifter var ", _T(cost("Sjuklön", "now")),
                "."),
            say("Friskvårdsbidraget utnyttjades av ", _T.share(b.ratio(58), behind=" procent"),
                " av medarbetarna och kostade ", _T(b.money(3.4)), "."),
            say("Antalet anmälda arbetsskador var ", _P(b.count(187)), " och antalet tillbud ",
                _P(b.count(420)), "."),
        ),
        table("Sjukfrånvaro i procent av ordinarie arbetstid", ["", *three],
              [row(n, [_one(sick(n, at)) for at in three]) for n in ("Total sjukfrånvaro",
                  *sick.names)]),
        table("Sjukfrånvaro per förvaltning, procent", ["", now, last, "Förändring"],
              [row(n, [_one(by_unit(n, now)), _one(by_unit(n, last)),
                       printed(by_unit.less(n, now, last), "pp", 1, _S, role="difference")])
               for n in names]),
        Heading("Personalkostnader"),
        prose(
            say("Utfallet är ",
                _T.size(cost.less("Summa personalkostnader", "now", "budget"), "difference"), " ",
                turn(cost.less("Summa personalkostnader", "now", "budget"), "högre", "lägre"),
                " än budgeten på ", _T(cost("Summa personalkostnader", "budget")), "."),
            say("Timlönerna blev ", _T(cost("Timlöner", "now")), ", ",
                _T.size(cost.less("Timlöner", "now", "last"), "difference"), " ",
                turn(cost.less("Timlöner", "now", "last"), "mer", "mindre"), f" än {last}."),
            say("Pensionskostnaderna står för ",
                _T.share(cost.part("Pensionskostnader", "Summa personalkostnader", "now"),
                         behind=" procent"), " av personalkostnaderna."),
            say("Kostnaden för övertid och fyllnadstid har ",
                turn(cost.less("Övertid och fyllnadstid", "now", "last"), "ökat", "minskat"),
                " från ", _T(cost("Övertid och fyllnadstid", "last")), " till ",
                _T(cost("Övertid och fyllnadstid", "now")), "."),
        ),
        table("Personalkostnader (mkr)", ["", f"Utfall {last}", f"Budget {now}", f"Utfall {now}",
                                          "Avvikelse"],
              [row(n, [_M(cost(n, "last")), _M(cost(n, "budget")), _M(cost(n, "now")),
                       _M(cost.less(n, "budget", "now"), 1, "difference")],
                   "sum" if n == "Summa personalkostnader" else "item")
               for n in [*cost.names, "Summa personalkostnader"]]),
        Heading("Löner"),
        prose(
            say("Löneöversynen gav i genomsnitt ", _T.share(b.ratio(3.4), behind=" procent"), "."),
            say("Medellönen för undersköterskor är ", kr(wages("Undersköterska", now)),
                " kronor, vilket är ",
                _T.share(wages.over("Undersköterska", now, last), size=True, behind=" procent"),
                " ", turn(wages.over("Undersköterska", now, last), "mer", "mindre"),
                " än föregående år."),
            say("Kvinnors medellön motsvarar ", _T.share(b.ratio(97, 0.02), behind=" procent"),
                " av mäns."),
        ),
        table("Medellön per yrkesgrupp, kronor per månad", ["Yrkesgrupp", last, now, "Ökning %"],
              [row(n, [kr(wages(n, last)), kr(wages(n, now)), _P.share(wages.over(n, now, last))])
               for n in wages.names]),
    )  # fmt: skip
    return Paper(f"{m.name} kommun – Personalbokslut {now}", blocks)


FAMILY = Family("staff-report", make)
