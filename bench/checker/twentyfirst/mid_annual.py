"""The annual report of a municipality of middle size: cash flow and goals."""

from __future__ import annotations

from random import Random

from ..compose import Pen, counted, row, say, table, tall, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Head, Heading, NumberStyle, Paper, printed
from ..quantities import Quantity
from ._books import Book, Sheet, prose, years

_S = NumberStyle(negative="−")
_P = Pen("mnkr", 1, _S)
_D = Pen("mnkr", 1, NumberStyle(negative="−", plus=True))
_T = Pen("mnkr", 1, _S, behind=" mnkr")


def make(m: Municipality, chance: Random) -> Paper:
    b = Book(m, chance)
    union = "SKR" if m.year > 2019 else "SKL"
    y, p, r = m.year, m.year - 1, m.register
    every = [*((one.key, one.name) for one in m.boards), ("central", "Finansförvaltning")]

    def off(key: str) -> Quantity:
        return m.variance("board-net", key, -1)

    forecast = {
        k: b.money(float(off(k).value) / 1_000_000, 0.4) for k, _name in [*every, ("all", "")]
    }
    board_rows = [
        row(
            name,
            [
                _P(m("board-income", k)),
                _P(m("board-cost", k), -1),
                _P(m("board-net", k), -1),
                _P(m("board-net", k, basis="budget"), -1),
                _D(off(k), 1, "difference"),
                _P(m("board-net", k, year=p), -1),
            ],
            "sum" if k == "all" else "item",
        )
        for k, name in [*every, ("all", "Summa")]
    ]
    result, budget = m("result"), m("result", basis="budget")
    share = {at: r.quotient(m("result", year=at), m("tax-and-grants", year=at)) for at in m.years}
    solid = {at: r.quotient(m("equity", year=at), m("assets", year=at)) for at in m.years}
    gain = b.money(7)
    balanced = r.linear("own-balanced::", [(result, 1), (gain, -1)])
    goals = Sheet(
        b, "own-goal", (("target", 1, None), ("last", 1, None), ("now", 1, "last")), "ratio"
    )
    goals.fill((
        ("Elever i årskurs 9 som är behöriga till gymnasiet", 85),
        ("Brukare som är nöjda med sin hemtjänst", 87),
        ("Hushållsavfall som materialåtervinns", 41),
        ("Ekologiska livsmedel", 36),
        ("Invånare som känner sig trygga utomhus", 74),
        ("Medarbetare som rekommenderar arbetsgivaren", 71),
    ), 0.05, 0.05)  # fmt: skip
    met = r.count("own-met::", [goals.less(n, "now", "target") for n in goals.names], 1, True)
    goal_rows = [
        row(
            n,
            [_P.share(goals(n, "target")), _P.share(goals(n, "now")), _P.share(goals(n, "last")),
             "Uppfyllt" if goals.less(n, "now", "target").value >= 0 else "Ej uppfyllt"],
        )
        for n in goals.names
    ]  # fmt: skip
    staff = Sheet(b, "own-staff", years(m, 3, 0.012), "count")
    scale = float(m.size)
    staff.put("Kvinnor", 1900 * scale, 0.008)
    staff.put("Män", 520 * scale, 0.008)
    staff.total("Totalt")
    three = [str(y), str(p), str(y - 2)]
    sick = [m("sick-leave", "all", at) for at in (y, p, y - 2)]
    staff_rows = [
        row("Antal tillsvidareanställda", [_P(staff("Totalt", at)) for at in three], "sum"),
        row("varav kvinnor", [_P(staff("Kvinnor", at)) for at in three]),
        row("varav män", [_P(staff("Män", at)) for at in three]),
        row("Sjukfrånvaro, %", [_P.share(one) for one in sick]),
        row("- kvinnor, %", [_P.share(m("sick-leave", "women", at)) for at in (y, p, y - 2)]),
        row("- män, %", [_P.share(m("sick-leave", "men", at)) for at in (y, p, y - 2)]),
    ]
    flow_rows = [
        row(name, [_P(m(what, year=at), sign) for at in (y, p)], kind)
        for name, what, sign, kind in (
            ("Årets resultat", "result", 1, "item"),
            ("Justering för avskrivningar", "depreciation", 1, "item"),
            ("Förändring av avsättningar", "provision-change", 1, "item"),
            ("Förändring av kortfristiga fordringar m.m.", "receivables-change", -1, "item"),
            ("Förändring av kortfristiga skulder", "short-debt-change", 1, "item"),
            ("Kassaflöde från den löpande verksamheten", "operating-flow", 1, "sum"),
            ("Investeringar i anläggningstillgångar", "investments", -1, "item"),
            ("Försäljning av anläggningstillgångar", "asset-sales", 1, "item"),
            ("Kassaflöde från investeringsverksamheten", "investing-flow", 1, "sum"),
            ("Nyupptagna lån", "new-loans", 1, "item"),
            ("Amortering av långfristiga skulder", "repayments", -1, "item"),
            ("Kassaflöde från finansieringsverksamheten", "financing-flow", 1, "sum"),
            ("Årets kassaflöde", "cash-flow", 1, "sum"),
        )
    ]
    result_rows = [
        row(
            name,
            [_P(m(what), sign), _P(m(what, basis="budget"), sign),
             _D(m.variance(what, better=sign), 1, "difference"), _P(m(what, year=p), sign)],
            kind,
        )
        for name, what, sign, kind in (
            ("Verksamhetens intäkter", "income", 1, "item"),
            ("Verksamhetens kostnader", "costs", -1, "item"),
            ("Avskrivningar", "depreciation", -1, "item"),
            ("Verksamhetens nettokostnader", "net-cost", -1, "sum"),
            ("Skatteintäkter", "tax", 1, "item"),
            ("Generella statsbidrag och utjämning", "grants", 1, "item"),
            ("Verksamhetens resultat", "operating-result", 1, "sum"),
            ("Finansiella intäkter", "financial-income", 1, "item"),
            ("Finansiella kostnader", "financial-costs", -1, "item"),
            ("Årets resultat", "result", 1, "sum"),
        )
    ]  # fmt: skip
    project_rows = [
        *(
            (one.name, m("project", one.key, basis="budget"), m("project", one.key),
             m.register.difference(m("project", one.key, basis="budget"), m("project", one.key)),
             "item")
            for one in m.projects
        ),
        ("Summa", m("investments", basis="budget"), m("investments"),
         m.variance("investments", better=-1), "sum"),
    ]  # fmt: skip
    ranked = sorted(m.boards, key=lambda one: off(one.key).value)
    worst, best = ranked[0], ranked[-1]
    net, tax = m.change("net-cost"), m.change("tax-and-grants")
    debt = m.change("long-debt")
    minus = r.count("own-minus::", [off(one.key) for one in m.boards], -1)
    projects = m("investments")
    first = max(m.projects, key=lambda one: m("project", one.key).value)
    late = max(m.projects, key=lambda one: -m.variance("project", one.key).value)
    rate = r.difference(sick[0], sick[1])

    lower = f"Budgetavvikelsen för {worst.name[0].lower() + worst.name[1:]} är "
    blocks = (
        Heading("Förvaltningsberättelse", 1),
        Heading("Händelser av väsentlig betydelse"),
        prose(
            "Året präglades av osäkerhet om konjunkturen och av fortsatt höga priser.",
            say("Befolkningen ", turn(m.change("inhabitants"), "ökade", "minskade"), " med ",
                _P.people(m.change("inhabitants"), "difference", True), " personer till ",
                _P(m("inhabitants")), " invånare, att jämföra med ",
                _P(m("inhabitants", year=p)), " ett år tidigare."),
            say("Under året färdigställdes ", _P(b.count(140)), " bostäder och bygglov beviljades "
                "för ytterligare ", _P(b.count(95)), "."),
            say("I Svenskt Näringslivs ranking av företagsklimatet hamnade kommunen på plats ",
                _P(b.count(120)), "."),
        ),
        Heading("Resultat och kapacitet"),
        prose(
            say(f"Kommunens resultat för {y} blev ", _T(result), " (", _T(m("result", year=p)),
                ")."),
            say("Resultatet är ", _T.size(m.variance("result"), "difference"), " ",
                turn(m.variance("result"), "högre", "lägre"), " än det budgeterade resultatet på ",
                _T(budget), "."),
            say("Resultatet motsvarar ", _T.share(share[y], behind=" procent"),
                " av skatteintäkter och generella statsbidrag, jämfört med ",
                _T.share(share[p], behind=" procent"), " föregående år."),
            say("Nettokostnaderna ", turn(net, "ökade", "minskade"), " med ",
                _T.share(m.growth("net-cost"), size=True, behind=" procent"), " (",
                _T.size(net, "difference"), ") medan skatter och bidrag ",
                turn(tax, "ökade", "minskade"), " med ",
                _T.share(m.growth("tax-and-grants"), size=True, behind=" procent"), "."),
            say("Personalkostnaderna, exklusive pensioner, uppgick till ", _T(m("wages")), "."),
            say("Avtalsrörelsen gav löneökningar på i genomsnitt ",
                _T.share(b.ratio(3.2), behind=" procent"), "."),
            say("Finansnettot är ", _T(m("financial-net")), ", vilket är ",
                _T.size(m.change("financial-net"), "difference"), " ",
                turn(m.change("financial-net"), "bättre", "sämre"), f" än {p}."),
            say(f"Sista avräkningen från {union} innebar en justering av skatteintäkterna med ",
                _T(b.money(9)), "."),
        ),
        tall("Resultaträkning (mnkr)",
             [["", Head(f"{y}", 3), Head(f"{p}", 1)], ["", "Utfall", "Budget", "Avvikelse",
                 "Utfall"]],
             result_rows),
        Heading("Balanskravsresultat", 3),
        prose(
            say("Årets realisationsvinster uppgår till ", _T(gain),
                " och balanskravsresultatet till ", _T(balanced), "."),
        ),
        table("Balanskravsutredning (mnkr)", ["", f"{y}"], [
            row("Årets resultat enligt resultaträkningen", [_P(result)]),
            row("Samtliga realisationsvinster", [_P(gain, -1)]),
            row("Årets balanskravsresultat", [_P(balanced)], "sum"),
        ]),
        Heading("Driftredovisning"),
        prose(
            say("Nämnderna och finansförvaltningen redovisar tillsammans en budgetavvikelse på ",
                _D(off("all"), 1, "difference"), " mnkr."),
            say(counted(minus, capital=True), " av nämnderna har ett underskott mot budget.")
            if minus.value > 1 else None,
            say(lower, _T(off(worst.key), 1, "difference"), ", vilket främst beror på ",
                "återhållsamhet med inköp." if off(worst.key).value > 0
                else "högre personalkostnader och ökade volymer."),
            say("I delårsrapporten per augusti var prognosen för nämnden ",
                _T(forecast[worst.key]), "."),
            say(f"{best.name} redovisar ",
                turn(off(best.key), "ett överskott", "ett underskott"), " på ",
                _T.size(off(best.key), "difference"), ", att jämföra med augustiprognosen ",
                _T(forecast[best.key]), "."),
            say(f"{best.name}s nettokostnad blev ", _T(m("board-net", best.key)),
                " mot budgeterade ", _T(m("board-net", best.key, basis="budget")), "."),
            say("I överskottet ingår ", _T(b.money(1.2)), " i ej förbrukade projektmedel.")
            if off(best.key).value > 3_000_000 else None,
        ),
        tall("Nämndernas resultat (mnkr)",
             [["", Head("Bokslut " + str(y), 3), Head("Budget", 1), Head("Budget-", 1),
               Head(f"Bokslut {p}", 1)],
              ["Nämnd", "Intäkter", "Kostnader", "Netto", "netto", "avvikelse", "netto"]],
             board_rows),
        Heading("Investeringar och finansiering"),
        prose(
            say("Kommunens investeringar uppgick till ", _T(projects), " (",
                _T(m("investments", year=p)), "), vilket är ",
                _T.size(m.variance("investments"), "difference"), " ",
                turn(m.variance("investments"), "mer", "mindre"), " än budget."),
            say("Den största utgiften avser ", first.name, " med ", _T(m("project", first.key)),
                "."),
            say("För ", late.name, " har ", _T(m("project", late.key)), " använts av budgeterade ",
                _T(m("project", late.key, basis="budget")), ".")
            if late is not first else None,
            say("Kassaflödet från den löpande verksamheten uppgick till ",
                _T(m("operating-flow")), " och årets kassaflöde till ", _T(m("cash-flow")), "."),
            say("Låneskulden ", turn(debt, "ökade", "minskade"), " under året med ",
                _T.size(debt, "difference"), " och uppgår vid årsskiftet till ",
                _T(m("long-debt")), "."),
            say("Andelen lån med gröna villkor är ", _T.share(b.ratio(34), behind=" procent"),
                " och den genomsnittliga räntebindningen ",
                printed(b.index(2.6), "", 1), " år."),
            say("Soliditeten var ", _T.share(solid[y], behind=" procent"), " mot ",
                _T.share(solid[p], behind=" procent"), " föregående år."),
        ),
        table("Investeringar (mnkr)", ["Projekt", "Budget", "Utfall", "Avvikelse"],
              [row(label, [_P(plan), _P(out), _D(less, 1, "difference")], kind)
               for label, plan, out, less, kind in project_rows]),
        table("Kassaflödesanalys (mnkr)", ["", f"{y}", f"{p}"], flow_rows),
        table("Balansräkning i sammandrag (mnkr)", ["", f"{y}-12-31", f"{p}-12-31"], [
            row(n, [_P(m(what, year=at)) for at in (y, p)], kind)
            for n, what, kind in (
                ("Anläggningstillgångar", "fixed-assets", "item"),
                ("Omsättningstillgångar", "current-assets", "item"),
                ("Summa tillgångar", "assets", "sum"),
                ("Eget kapital", "equity", "item"),
                ("Avsättningar", "provisions", "item"),
                ("Långfristiga skulder", "long-debt", "item"),
                ("Kortfristiga skulder", "short-debt", "item"),
                ("Summa eget kapital och skulder", "equity-and-debts", "sum"),
            )
        ]),
        Heading("Måluppfyllelse"),
        prose(
            say(counted(met, capital=True), " av indikatorerna når målvärdet.")
            if met.value > 1 else None,
            *(say(f"Andelen {n[0].lower() + n[1:]} uppgick till ", _T.share(goals(n, "now"),
                behind=" procent"), ", vilket är ",
                _T.points(goals.less(n, "now", "target")), " ",
                turn(goals.less(n, "now", "target"), "över", "under"), " målet.")
              for n in chance.sample(goals.names, 2)),
            say("I medborgarundersökningen, som besvarades av ", _P(b.count(640)),
                " personer, är ", _T.share(b.ratio(88), behind=" procent"),
                " nöjda med kommunen som en plats att bo på."),
        ),
        table("Indikatorer, andel i procent",
              ["Indikator", "Mål", f"Utfall {y}", f"Utfall {p}", "Bedömning"], goal_rows),
        Heading("Väsentliga personalförhållanden"),
        prose(
            say("Antalet tillsvidareanställda var ", _P(staff("Totalt", three[0])),
                " vid årets slut, ", _P.people(staff.less("Totalt", *three[:2]), "difference",
                True),
                " ", turn(staff.less("Totalt", *three[:2]), "fler", "färre"),
                " än föregående år."),
            say("Andelen kvinnor är ",
                _T.share(staff.part("Kvinnor", "Totalt", three[0]), behind=" procent"), "."),
            say("Sjukfrånvaron ", turn(rate, "steg", "sjönk"), " från ",
                _T.share(sick[1], behind=" procent"), " till ",
                _T.share(sick[0], behind=" procent"), "."),
            say("Medelåldern är ", printed(b.index(46.2, 0.03), "", 1), " år."),
        ),
        table("Personal i siffror", ["", *three], staff_rows),
    )  # fmt: skip
    return Paper(f"{m.name} kommun – Årsredovisning {y}", blocks)


FAMILY = Family("mid-annual", make)
