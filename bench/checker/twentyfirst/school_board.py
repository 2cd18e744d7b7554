"""A school board's report on its year: thousands in tables, cost for each child, pupils."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, item, row, say, table, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Heading, NumberStyle, Paper, Piece, printed
from ._books import CLOSING, Book, Sheet, prose, years

_S = NumberStyle(negative="-")
_P = Pen("tkr", 0, _S)
_T = Pen("mnkr", 1, _S, behind=" mkr")
_KR = Pen("kr", 0)
_SPECIAL = "Anpassad grundskola"
_UNITS = (
    ("Nämnd och förvaltning", 31), ("Förskola", 212), ("Pedagogisk omsorg", 6.5),
    ("Fritidshem", 48), ("Förskoleklass", 29), ("Grundskola", 398), (_SPECIAL, 33),
    ("Gymnasieskola", 171), ("Vuxenutbildning", 24), ("Kulturskola", 12),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    b = Book(m, chance)
    y, p, r = m.year, m.year - 1, m.register
    units = Sheet(b, "own-unit", CLOSING)
    # The law has called it so since 2023.
    special = _SPECIAL if m.year > 2022 else "Grundsärskola"
    for name, size in _UNITS:
        units.put(special if name == _SPECIAL else name, size, 0.018)
    units.total("Totalt")
    kinds = Sheet(b, "own-kind", CLOSING[:3])
    kinds.put("fees", 24)
    kinds.put("grants", 62, 0.06)
    kinds.put("other", 17, 0.06)
    kinds.put("staff", 640, 0.01, 0.03)
    kinds.put("premises", 131, 0.01)
    kinds.put("bought", 168, 0.02)
    kinds.sum("income", ("fees", "grants", "other"))
    for key, _level, _before in CLOSING[:3]:
        rest = units("Totalt", key).value + kinds("income", key).value
        rest -= sum(kinds(one, key).value for one in ("staff", "premises", "bought"))
        kinds.set("rest", key, Decimal(rest))
    kinds.sum("costs", ("staff", "premises", "bought", "rest"))
    kinds.sum("net", ("costs",), ("income",))
    for key, _level, _before in CLOSING[:3]:
        r.follows(units("Totalt", key), [(kinds("net", key), 1)])
    grown = years(m, 2, 0.004)
    pupils = Sheet(b, "own-pupil", grown, "count")
    pupils.fill((("Förskola", 1420), ("Fritidshem", 1310), ("Grundskola", 3380),
                       ("Gymnasieskola", 1190)), 0.02)  # fmt: skip
    now, last = str(y), str(p)
    columns = {now: "outcome", last: "last"}
    cost = {
        (n, at): r.per(units(n, columns[at]), pupils(n, at))
        for n in pupils.names
        for at in (now, last)
    }
    marks = Sheet(b, "own-mark", years(m, 4), "ratio")
    marks.fill((
        ("Behöriga till gymnasiets yrkesprogram, åk 9", 84),
            ("Uppnått kunskapskraven i alla ämnen, åk 9", 72),
        ("Gymnasieexamen inom fyra år", 77), ("Legitimerade lärare i grundskolan", 79),
        ("Förskollärare av årsarbetare i förskolan", 38),
    ), 0.03, 0.05)  # fmt: skip
    four = [str(y - back) for back in range(4)]
    sick = Sheet(b, "own-sick", grown, "ratio")
    sick.fill((("Förskola", 9.2), ("Grundskola", 6.1), ("Gymnasieskola", 4.4),
                         ("Förvaltningen totalt", 6.9)), 0.06, 0.05)  # fmt: skip

    def off(name: str) -> Piece:
        return _T.size(units.less(name, "budget", "outcome"), "difference")

    def side(name: str) -> Piece:
        return turn(units.less(name, "budget", "outcome"), "överskott", "underskott")

    def good(name: str) -> bool:
        return units.less(name, "budget", "outcome").value > 0

    whole = units.less("Totalt", "budget", "outcome")
    minus = r.count("own-minus::", [units.less(n, "budget", "outcome") for n in units.names], -1)
    net = units.less("Totalt", "outcome", "last")
    projects = Sheet(b, "own-project", (("budget", 1.15, None), ("outcome", 1, None)))
    projects.fill((("Inventarier förskola", 1.4), ("Inventarier grundskola", 2.9),
                       ("IT och digitala lärverktyg", 3.3), ("Utemiljöer", 1.8)), 0.2)  # fmt: skip
    projects.total("Summa")
    unit_rows = [
        row(
            n,
            [_P(units(n, "last")), _P(units(n, "budget")), _P(units(n, "outcome")),
             _P(units.less(n, "budget", "outcome"), 1, "difference"),
             _P.share(r.quotient(units.less(n, "budget", "outcome"), units(n, "budget")))],
            "sum" if n == "Totalt" else "item",
        )
        for n in [*units.names, "Totalt"]
    ]  # fmt: skip
    names = {
        "fees": ("Taxor och avgifter", 1, "item"), "grants": ("Statsbidrag", 1, "item"),
        "other": ("Övriga intäkter", 1, "item"), "income": ("Summa intäkter", 1, "sum"),
        "staff": ("Personalkostnader", -1, "item"), "premises": ("Lokalhyror", -1, "item"),
        "bought": ("Köp av utbildningsplatser", -1, "item"),
        "rest": ("Övriga kostnader", -1, "item"), "costs": ("Summa kostnader", -1, "sum"),
        "net": ("Nettokostnad", -1, "sum"),
    }  # fmt: skip
    kind_rows = [
        row(
            label,
            [*(_P(kinds(k, c), sign) for c in ("last", "budget", "outcome")),
             _P(kinds.less(k, *(("outcome", "budget") if sign > 0 else ("budget", "outcome"))),
                1, "difference")],
            kind,
        )
        for k, (label, sign, kind) in names.items()
    ]  # fmt: skip
    grund, forsk, gymn = "Grundskola", "Förskola", "Gymnasieskola"
    first, second = marks.names[0], marks.names[1]
    blocks = (
        Heading("Barn- och utbildningsnämndens verksamhetsberättelse", 1),
        Heading("Sammanfattning"),
        prose(
            say("Barn- och utbildningsnämnden redovisar ett ", turn(whole, "överskott",
                "underskott"),
                " på ", _T.size(whole, "difference"), f" för {now}."),
            say("Det motsvarar ",
                _T.share(r.quotient(whole, units("Totalt", "budget")), size=True,
                behind=" procent"),
                " av nämndens budgetram på ", _T(units("Totalt", "budget")), "."),
            say("Under året har nämnden haft ", _P(b.count(11, 0.15)), " sammanträden och fattat ",
                _P(b.count(148)), " beslut."),
            "En ny skolchef tillträdde i augusti.",
        ),
        Heading("Verksamhetens omfattning"),
        prose(
            *(say(f"Antalet {word} i {n.lower()} ",
                  turn(pupils.less(n, now, last), "ökade", "minskade"), " med ",
                  _P.people(pupils.less(n, now, last), "difference", True), " till ",
                  _P(pupils(n, now)), ".")
              for n, word in ((forsk, "barn"), (grund, "elever"), (gymn, "elever"))),
            say("Kostnaden per barn i förskolan var ", _KR(cost[forsk, now]), " kronor mot ",
                _KR(cost[forsk, last]), " kronor föregående år."),
            say("En plats i grundskolan kostade ", _KR(cost[grund, now]), " kronor, en ",
                turn(r.growth(cost[grund, now], cost[grund, last]), "ökning", "minskning"),
                " med ", _T.share(r.growth(cost[grund, now], cost[grund, last]), size=True,
                                  behind=" procent"), "."),
            say("I genomsnitt var barngruppernas storlek ", printed(b.index(14.8), "", 1),
                " barn."),
            say("Av grundskolans elever går ", _T.share(b.ratio(11.5), behind=" procent"),
                " i fristående skola."),
        ),
        table("Volymer och nettokostnad per plats, kronor",
              ["Verksamhet", f"Antal {last}", f"Antal {now}", f"Kr/plats {last}",
               f"Kr/plats {now}"],
              [row(n, [_P(pupils(n, last)), _P(pupils(n, now)), _KR(cost[n, last]),
                       _KR(cost[n, now])]) for n in pupils.names]),
        Heading("Ekonomiskt utfall"),
        prose(
            say("Nettokostnaden uppgick till ", _T(units("Totalt", "outcome")), ", vilket är ",
                _T.size(net, "difference"), " ", turn(net, "mer", "mindre"),
                f" än {last} eller en ",
                turn(net, "ökning", "minskning"), " med ",
                _T.share(units.over("Totalt", "outcome", "last"), size=True, behind=" procent"),
                "."),
            say("Vid prognosen i oktober räknade nämnden med en nettokostnad på ",
                _T(units("Totalt", "forecast")), ", och bokslutet blev därmed ",
                _T.size(units.less("Totalt", "outcome", "forecast"), "difference"), " ",
                turn(units.less("Totalt", "outcome", "forecast"), "högre", "lägre"), "."),
            say(counted(minus, capital=True), " av verksamheterna visar underskott.")
            if minus.value > 1 else None,
        ),
        table("Nettokostnad per verksamhet (tkr)",
              ["Verksamhet", f"Bokslut {last}", f"Budget {now}", f"Bokslut {now}", "Avvikelse",
               "Avv. %"], unit_rows),
        Heading("Kommentarer till avvikelserna", 3),
        *(
            item(*prose(say(f"{n}: Verksamheten visar ett ", side(n), " på ", off(n), f", {why}."),
                        extra).sentences)
            for n, why, extra in (
                (forsk, "eftersom en avdelning öppnade senare än planerat" if good(forsk)
                 else "då bemanningen har varit högre än planerat",
                 say("Vikariekostnaderna var ", _T(b.money(7.5)), ".")),
                (grund, "tack vare vakanta tjänster under våren" if good(grund)
                 else "vilket beror på fler elever i behov av särskilt stöd",
                 say("Tilläggsbelopp betalades ut för ", _P(b.count(64)), " elever.")),
                (gymn, "då fler elever än väntat valde kommunens egen skola" if good(gymn)
                 else "på grund av fler elever hos andra huvudmän",
                 say("Skolkort och skolskjuts kostade ", _T(b.money(9.2)), ".")),
                ("Vuxenutbildning", "då färre sökt yrkesutbildning" if good("Vuxenutbildning")
                 else "eftersom efterfrågan på yrkesutbildning ökat", None),
            )
            if abs(units.less(n, "budget", "outcome").value) >= 100_000
        ),
        prose(
            say("Intäkterna blev ", _T(kinds("income", "outcome")), ", varav statsbidragen utgör ",
                _T(kinds("grants", "outcome")), "."),
            say("Personalkostnaderna är den största posten och står för ",
                _T.share(kinds.part("staff", "costs", "outcome"), behind=" procent"),
                " av kostnaderna."),
            say("Lokalhyrorna ", turn(kinds.less("premises", "outcome", "last"), "steg", "sjönk"),
                " med ", _T.size(kinds.less("premises", "outcome", "last"), "difference"), "."),
            say("Kostnaderna för köp av utbildningsplatser avviker med ",
                _P(kinds.less("bought", "budget", "outcome"), 1, "difference"),
                " tkr från budget."),
        ),
        table("Intäkter och kostnader (tkr)",
              ["", f"Bokslut {last}", f"Budget {now}", f"Bokslut {now}", "Avvikelse"], kind_rows),
        Heading("Investeringar"),
        prose(
            say("Av investeringsbudgeten på ", _P(projects("Summa", "budget")), " tkr har ",
                _P(projects("Summa", "outcome")), " tkr använts, det vill säga ",
                _T.but(share_decimals=0).share(
                    r.quotient(projects("Summa", "outcome"), projects("Summa", "budget")),
                    behind=" procent"), "."),
            say("Under året köptes ", _P(b.count(870)), " datorer in till eleverna."),
        ),
        table("Investeringar (tkr)", ["", "Budget", "Utfall", "Kvar"],
              [row(n, [_P(projects(n, "budget")), _P(projects(n, "outcome")),
                       _P(projects.less(n, "budget", "outcome"), 1, "difference")],
                   "sum" if n == "Summa" else "item") for n in [*projects.names, "Summa"]]),
        Heading("Resultat och kvalitet"),
        prose(
            say("Andelen elever i årskurs 9 som är behöriga till yrkesprogram var ",
                _T.share(marks(first, now), behind=" procent"), ", mot ",
                _T.share(marks(first, last), behind=" procent"), " året innan."),
            say("Andelen som uppnått kunskapskraven i alla ämnen ",
                turn(marks.less(second, now, last), "ökade", "minskade"), " med ",
                _T.points(marks.less(second, now, last)), "."),
            say("Det genomsnittliga meritvärdet var ", printed(b.index(221, 0.04), "", 1),
                " poäng."),
            say("I skolenkäten svarade ", _T.share(b.ratio(81), behind=" procent"),
                " av eleverna att de känner sig trygga."),
        ),
        table("Nyckeltal, procent", ["", *four],
              [row(n, [_P.share(marks(n, at)) for at in four]) for n in marks.names]),
        Heading("Personal"),
        prose(
            say("Sjukfrånvaron i förvaltningen uppgick till ",
                _T.share(sick("Förvaltningen totalt", now), behind=" procent"), ", en ",
                turn(sick.less("Förvaltningen totalt", now, last), "ökning", "minskning"), " med ",
                _T.points(sick.less("Förvaltningen totalt", now, last)), "."),
            say("I förskolan var den ", _T.share(sick(forsk, now), behind=" procent"), "."),
            say("Förvaltningen hade ", _P(b.count(1060, 0.1)),
                " tillsvidareanställda den sista december."),
        ),
        table("Sjukfrånvaro, procent av ordinarie arbetstid", ["", last, now],
              [row(n, [_P.share(sick(n, last)), _P.share(sick(n, now))]) for n in sick.names]),
    )  # fmt: skip
    return Paper(f"Verksamhetsberättelse {now} Barn- och utbildningsnämnden", blocks)


FAMILY = Family("school-board", make)
