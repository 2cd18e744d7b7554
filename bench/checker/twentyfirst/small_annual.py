"""The annual report of a small municipality: thousands in tables, millions in the text."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, row, say, table, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Heading, NumberStyle, Paper, Piece, printed
from ._books import Book, Sheet, closing, prose, years

_P = Pen("tkr", 0, NumberStyle(negative="-"))
_D = Pen("tkr", 0, NumberStyle(negative="-", plus=True))
_T = Pen("mnkr", 1, behind=" miljoner kronor")
_K = Pen("tkr", 0, behind=" tkr")


def make(m: Municipality, chance: Random) -> Paper:
    b = Book(m, chance)
    flow, held = closing(b, 430)
    now, last, r = str(m.year), str(m.year - 1), m.register
    five = [str(year) for year in m.years]
    units = Sheet(b, "own-unit", (*years(m, 2), ("budget", 0.998, None)))
    units.fill((
        ("Kommunstyrelsen", 62), ("Barn- och utbildningsnämnden", 188), ("Socialnämnden", 171),
        ("Miljö- och byggnadsnämnden", 7), ("Kommunrevisionen", 1.1), ("Överförmyndaren", 1.4),
    ), 0.018, 0.05)  # fmt: skip
    units.total("Summa nämnder")
    every = [*units.names, "Summa nämnder"]

    projects = Sheet(b, "own-project", (("budget", 1.2, None), ("outcome", 1.0, None)))
    projects.fill((
        ("Ny förskola i tätorten", 14.5), ("Energiåtgärder fastigheter", 5.2),
        ("Beläggning gator", 2.8), ("Vatten och avlopp", 7.4), ("Inventarier skola", 1.2),
        ("Digital utrustning", 1.6), ("Lekplatser", 0.7),
    ), 0.25)  # fmt: skip
    projects.total("Summa investeringar")
    people = Sheet(b, "own-people", years(m, 5, -0.006), "count")
    people.put("inhabitants", 6900, 0.003, 0.1)
    result, budget = flow("result", now), flow("result", "budget")
    share = {y: r.quotient(flow("result", y), flow("both", y)) for y in five}
    netshare = {y: r.quotient(flow("net", y), flow("both", y)) for y in five}
    solid = {y: r.quotient(held("equity", y), held("assets", y)) for y in five}
    each = {y: r.per(held("loans", y), people("inhabitants", y)) for y in five}
    moved = r.difference(people("inhabitants", now), people("inhabitants", last))
    net = flow.less("net", now, last)
    worse = r.count("own-minus", [units.less(n, "budget", now) for n in units.names], -1)
    largest = max(projects.names, key=lambda n: projects(n, "outcome").value)
    kr = Pen("kr", 0)
    five_rows = [
        row("Antal invånare 31 december", [_P(people("inhabitants", y)) for y in five]),
        row("Årets resultat, tkr", [_P(flow("result", y)) for y in five]),
        row("Resultat i % av skatter och bidrag", [_P.share(share[y]) for y in five]),
        row("Nettokostnadsandel, %", [_P.share(netshare[y]) for y in five]),
        row("Soliditet, %", [_P.share(solid[y]) for y in five]),
        row("Långfristig låneskuld, tkr", [_P(held("loans", y)) for y in five]),
        row("Låneskuld per invånare, kr", [kr(each[y]) for y in five]),
    ]
    spent = ("budget", now, last)
    flow_rows = [
        row("Verksamhetens intäkter", [_P(flow("income", y)) for y in spent]),
        row("Verksamhetens kostnader", [_P(flow("costs", y), -1) for y in spent]),
        row("Avskrivningar", [_P(flow("depreciation", y), -1) for y in spent]),
        row("Verksamhetens nettokostnader", [_P(flow("net", y), -1) for y in spent], "sum"),
        row("Skatteintäkter", [_P(flow("tax", y)) for y in spent]),
        row("Generella statsbidrag och utjämning", [_P(flow("grants", y)) for y in spent]),
        row("Verksamhetens resultat", [_P(flow("operating", y)) for y in spent], "sum"),
        row("Finansiella intäkter", [_P(flow("gained", y)) for y in spent]),
        row("Finansiella kostnader", [_P(flow("paid", y), -1) for y in spent]),
        row("Årets resultat", [_P(flow("result", y)) for y in spent], "sum"),
    ]
    two = (now, last)
    held_rows = [
        row("TILLGÅNGAR", [None, None], "heading"),
        row("Mark, byggnader och tekniska anläggningar", [_P(held("buildings", y)) for y in two]),
        row("Maskiner och inventarier", [_P(held("machinery", y)) for y in two]),
        row("Finansiella anläggningstillgångar", [_P(held("shares", y)) for y in two]),
        row("Summa anläggningstillgångar", [_P(held("fixed", y)) for y in two], "sum"),
        row("Kortfristiga fordringar", [_P(held("receivables", y)) for y in two]),
        row("Kassa och bank", [_P(held("cash", y)) for y in two]),
        row("Summa omsättningstillgångar", [_P(held("current", y)) for y in two], "sum"),
        row("SUMMA TILLGÅNGAR", [_P(held("assets", y)) for y in two], "sum"),
        row("EGET KAPITAL, AVSÄTTNINGAR OCH SKULDER", [None, None], "heading"),
        row("Eget kapital", [_P(held("equity", y)) for y in two]),
        row("Avsättningar för pensioner", [_P(held("pensions", y)) for y in two]),
        row("Långfristiga skulder", [_P(held("loans", y)) for y in two]),
        row("Kortfristiga skulder", [_P(held("short", y)) for y in two]),
        row("SUMMA EGET KAPITAL, AVSÄTTNINGAR OCH SKULDER",
            [_P(held("all", y)) for y in two], "sum"),
    ]  # fmt: skip
    unit_rows = [
        row(
            n,
            [_P(units(n, "budget")), _P(units(n, now)), _D(units.less(n, "budget", now), 1,
             "difference"), _P(units(n, last))],
            "sum" if n == "Summa nämnder" else "item",
        )
        for n in every
    ]  # fmt: skip
    project_rows = [
        row(
            n,
            [_P(projects(n, "budget")), _P(projects(n, "outcome")),
             _P(projects.less(n, "budget", "outcome"), 1, "difference")],
            "item" if n in projects.names else "sum",
        )
        for n in [*projects.names, "Summa investeringar"]
    ]  # fmt: skip
    bun, soc, ks = "Barn- och utbildningsnämnden", "Socialnämnden", "Kommunstyrelsen"

    def why(name: str, good: str, bad: str) -> str:
        return good if units.less(name, "budget", now).value > 0 else bad

    def told(name: str) -> list[Piece]:
        d = units.less(name, "budget", now)
        return [turn(d, "överskott", "underskott"), " på ", _K.size(d, "difference")]

    blocks = (
        Heading(f"Årsredovisning {now} för {m.name} kommun", 1),
        Heading("Kommunen i korthet"),
        prose(
            say(f"Årets resultat {now} uppgick till ", _T(result), ", vilket motsvarar ",
                _T.share(share[now], behind=" procent"), " av skatteintäkter och statsbidrag."),
            say("Vid årsskiftet hade kommunen ", _P(people("inhabitants", now)),
                " invånare, en ", turn(moved, "ökning", "minskning"), " med ",
                _P.people(moved, "difference", True), " personer sedan föregående år."),
            say("Under året föddes ", _P(b.count(58)), " barn och ", _P(b.count(84)),
                " personer avled."),
            say("Arbetslösheten var i genomsnitt ", _T.share(b.ratio(6.1), behind=" procent"),
                " av den registerbaserade arbetskraften."),
        ),
        table("Fem år i sammandrag", ["", *five], five_rows),
        Heading("Ekonomisk översikt"),
        Heading("Resultat", 3),
        prose(
            say("Budgeterat resultat var ", _T(budget), ", och utfallet blev därmed ",
                _T.size(flow.less("result", now, "budget"), "difference"), " ",
                turn(flow.less("result", now, "budget"), "bättre", "sämre"), " än budget."),
            say(f"Resultatet {last} var ", _T(flow("result", last)), "."),
            say("Verksamhetens nettokostnader ", turn(net, "ökade", "minskade"), " med ",
                _T.size(net, "difference"), " eller ",
                _T.share(flow.over("net", now, last), behind=" procent", size=True),
                " jämfört med föregående år och uppgick till ", _T(flow("net", now)), "."),
            say("Nettokostnaderna tog i anspråk ", _T.share(netshare[now], behind=" procent"),
                " av skatter och bidrag, mot ", _T.share(netshare[last], behind=" procent"),
                f" {last}."),
            say("Skatteintäkterna uppgick till ", _T(flow("tax", now)), ", en ",
                turn(flow.less("tax", now, last), "ökning", "minskning"), " med ",
                _T.share(flow.over("tax", now, last), behind=" procent", size=True), "."),
            say("Av statsbidragen avsåg ", _T(b.money(2.6)),
                " tillfälligt stöd som inte återkommer kommande år."),
            say("Finansiella kostnader uppgick till ", _K(flow("paid", now)), ", varav ",
                _K(b.money(0.3)), " avsåg ränta på pensionsavsättningen."),
        ),
        table("Resultaträkning, tkr", ["", f"Budget {now}", f"Utfall {now}", f"Utfall {last}"],
              flow_rows),
        Heading("Nämndernas budgetavvikelser", 3),
        prose(
            say("Nämnderna redovisar sammantaget ett ", *told("Summa nämnder"),
                " i förhållande till budget."),
            say(counted(worse, capital=True), " av nämnderna redovisar underskott.")
            if worse.value > 1 else "De flesta nämnder håller sin budget.",
            say(f"{soc} redovisar ett ", *told(soc), ", vilket ",
                why(soc, "förklaras av lägre volymer inom hemtjänsten.",
                    "förklaras av placeringar och inhyrd personal.")),
            say("Kostnaden för inhyrda sjuksköterskor uppgick till ", _K(b.money(3.1)), "."),
            say(f"{bun} redovisar ett ", *told(bun), ", främst till följd av ",
                why(bun, "färre barn i förskolan än planerat.",
                    "skolskjutsar och interkommunala ersättningar.")),
            say("Nämndens nettokostnad var ", _K(units(bun, now)), " och står för ",
                _T.share(units.part(bun, "Summa nämnder", now), behind=" procent"),
                " av nämndernas samlade kostnader."),
            say("För kommunstyrelsen blev det ett ", *told(ks), ", till största delen inom ",
                why(ks, "administrationen där tjänster varit vakanta.",
                    "fastighet där elkostnaderna ökat.")),
            say("Snöröjningen kostade ", _K(b.money(1.9)), " under året."),
        ),
        table("Driftredovisning per nämnd, nettokostnad i tkr",
              ["Nämnd", f"Budget {now}", f"Utfall {now}", "Avvikelse", f"Utfall {last}"],
              unit_rows),
        Heading("Investeringar", 3),
        prose(
            say("Årets investeringar uppgick till ", _T(projects("Summa investeringar", "outcome")),
                " av budgeterade ", _T(projects("Summa investeringar", "budget")), "."),
            say("Det största projektet är ", largest[0].lower() + largest[1:], ", där ",
                _K(projects(largest, "outcome")), " har förbrukats."),
            say("Den totala projektramen för förskolan är ", _T(b.money(38, 0.1)), "."),
        ),
        table("Investeringsredovisning, tkr", ["Projekt", "Budget", "Utfall", "Avvikelse"],
              project_rows),
        Heading("Ställning", 3),
        prose(
            say("Balansomslutningen uppgick till ", _T(held("assets", now)), "."),
            say("Soliditeten var ", _T.share(solid[now], behind=" procent"), " jämfört med ",
                _T.share(solid[last], behind=" procent"), " föregående år."),
            say("Kommunens långfristiga lån ",
                turn(held.less("loans", now, last), "ökade", "minskade"), " med ",
                _T.size(held.less("loans", now, last), "difference"), " till ",
                _T(held("loans", now)), ", vilket motsvarar ", kr(each[now]),
                " kronor per invånare."),
            say("Genomsnittlig ränta på lånen var ",
                printed(b.ratio(2.4, 0.2), "%", 2, behind=" procent"), " vid årets slut."),
            say("Likvida medel uppgick till ", _T(held("cash", now)), " och checkkrediten på ",
                Pen("mnkr", 0, behind=" miljoner kronor")(b.money(25, 0.2)),
                " har inte utnyttjats."),
            say("Kommunens borgensåtagande för bostadsbolaget uppgår till ",
                _T(b.money(96, 0.15)), "."),
        ),
        table("Balansräkning, tkr", ["", f"{now}-12-31", f"{last}-12-31"], held_rows),
    )  # fmt: skip
    return Paper(f"Årsredovisning {now}", blocks)


FAMILY = Family("small-annual", make)
