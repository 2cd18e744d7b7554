"""A rescue services' federation: notes in its statements, what its members pay, its missions."""

from __future__ import annotations

from random import Random

from ..compose import Pen, row, say, table, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Heading, NumberStyle, Paper, Row, printed
from ._books import Book, Sheet, prose, years

_S = NumberStyle(negative="-")
_P = Pen("tkr", 0, _S)
_T = Pen("tkr", 0, _S, behind=" tkr")
_M = Pen("mnkr", 1, _S, behind=" Mkr")
_MEMBERS = (("Åsby", 0.46), ("Lillån", 0.24), ("Mora Strand", 0.17), ("Vikbo", 0.13))
_MISSIONS = (
    ("Brand i byggnad", 142), ("Brand ute", 196), ("Trafikolycka", 318), ("Sjukvårdslarm", 241),
    ("Automatlarm utan brand", 537), ("Drunkning", 14), ("Utsläpp av farligt ämne", 43),
    ("Annat uppdrag", 268),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    b = Book(m, chance)
    y, p, r = m.year, m.year - 1, m.register
    now, last = str(y), str(p)
    columns = (*years(m, 4, 0.03), ("budget", 1.0, None))
    five = [str(y - back) for back in range(4)]
    parts = Sheet(b, "own-member", columns)
    for name, share in _MEMBERS:
        parts.put(name, 96 * share, 0.003, 0.06)
    parts.total("fees")
    flow = Sheet(b, "own-flow", columns)
    flow.fill((("tolls", 9.8), ("sold", 6.3), ("otherin", 2.1)), 0.05)  # fmt: skip
    flow.sum("ownin", ("tolls", "sold", "otherin"))
    whole = 96.0 + 18.2
    for name, part in (("staff", 0.68), ("pension", 0.075), ("premises", 0.095)):
        flow.put(name, whole * part, 0.006, 0.02)
    flow.put("worn", 6.2, 0.03)
    flow.put("gained", 0.9, 0.2)
    flow.put("paid", 0.6, 0.2)
    for key, _level, _before in columns:
        left = parts("fees", key).value + flow("ownin", key).value + flow("gained", key).value
        left -= sum(flow(n, key).value for n in ("staff", "pension", "premises", "worn", "paid"))
        aim = 0 if key == "budget" else chance.choice((-1.4, 0.9, 1.8, 2.6))
        flow.set("rest", key, left - b.value("money", aim, 0.4))
        r.linear(
            f"own-flow:income:{key}", [(parts("fees", key), 1), (flow("ownin", key), 1)],
            r.known.get(f"own-flow:income:{int(key) - 1}") if key != "budget" else None,
        )  # fmt: skip
    flow.sum("costs", ("staff", "pension", "premises", "rest"))
    flow.sum("operating", ("income",), ("costs", "worn"))
    flow.sum("result", ("operating", "gained"), ("paid",))
    held = Sheet(b, "own-held", years(m, 4, 0.02))
    held.fill((("vehicles", 41), ("claims", 14), ("pensions", 52), ("short", 23)),
        0.03)  # fmt: skip
    for at, key in enumerate(five[::-1]):
        if at == 0:
            held.set("opening", key, b.value("money", 18, 0.15))
        else:
            before = str(int(key) - 1)
            r.linear(f"own-held:opening:{key}", [(held("equity", before), 1)],
                     held("opening", before))  # fmt: skip
        old = held("equity", str(int(key) - 1)) if at else None
        r.linear(f"own-held:equity:{key}",
                 [(held("opening", key), 1), (flow("result", key), 1)], old)  # fmt: skip
        has = sum(held(n, key).value for n in ("equity", "pensions", "short"))
        held.set("cash", key, has - held("vehicles", key).value - held("claims", key).value)
    held.sum("current", ("claims", "cash"))
    held.sum("assets", ("vehicles", "current"))
    held.sum("all", ("equity", "pensions", "short"))
    for key in five:
        r.follows(held("assets", key), [(held("all", key), 1)])
    missions = Sheet(b, "own-mission", years(m, 3, 0.01), "count")
    for name, size in _MISSIONS:
        missions.put(name, size, 0.08)
    missions.total("Summa")
    three = five[:3]
    solid = {at: r.quotient(held("equity", at), held("assets", at)) for at in five}
    gap = flow.less("result", now, "budget")
    rise = missions.less("Summa", now, last)
    bought = Sheet(b, "own-bought", (("budget", 1.1, None), ("now", 1.0, None)))
    bought.fill((("Släck- och räddningsfordon", 5.1), ("Personalvagnar", 1.2),
                       ("Andningsskydd och kompressor", 0.9), ("Larm- och ledningsstöd", 0.7),
                       ("Övriga inventarier", 0.5)), 0.25)  # fmt: skip
    bought.total("Summa investeringar")
    staff = Sheet(b, "own-staff", years(m, 3, 0.0), "count")
    staff.fill((("Heltidsanställda brandpersonal", 74), ("Räddningspersonal i beredskap", 128),
                       ("Förebyggande och administration", 31)), 0.03)  # fmt: skip
    staff.total("Summa anställda")
    sick = Sheet(b, "own-sick", years(m, 3), "ratio")
    sick.put("rate", 3.6, 0.12)
    goals = Sheet(b, "own-goal", (("aim", 1, None), ("last", 1, None), ("now", 1, "last")), "count")
    goals.fill((("Genomförda tillsyner", 310), ("Utbildade i brandskydd", 4150),
                       ("Trygghetsbesök i hemmet", 420), ("Övningspass per anställd", 48),
                       ), 0.07)  # fmt: skip

    def line(label: str, note: str, k: str, sign: int = 1, kind: str = "item") -> Row:
        s = parts if k == "fees" else flow
        return row(label, [note, *(_P(s(k, c), sign) for c in (now, "budget", last))], kind)

    def stand(label: str, note: str, k: str, kind: str = "item") -> Row:
        return row(label, [note, *(_P(held(k, c)) for c in (now, last))], kind)

    first = _MEMBERS[0][0]
    cars, alarm = "Trafikolycka", "Automatlarm utan brand"
    blocks = (
        Heading(f"Årsredovisning {now} – Räddningstjänstförbundet", 1),
        Heading("Förbundsdirektören har ordet"),
        prose(
            "Året har präglats av den försämrade säkerhetspolitiska situationen.",
            say("Förbundet har larmats till ", _P(missions("Summa", now)), " händelser, ",
                _P.people(rise, "difference", True), " ", turn(rise, "fler", "färre"),
                " än föregående år."),
            say("Vår ekonomi visar ett ", turn(flow("result", now), "positivt", "negativt"),
                " resultat på ", _M.size(flow("result", now)), "."),
        ),
        Heading("Förvaltningsberättelse"),
        Heading("Händelser under året", 3),
        prose(
            say("Den vanligaste händelsen var automatlarm utan brand med ",
                _P(missions(alarm, now)), " larm, ",
                _T.share(missions.part(alarm, "Summa", now), behind=" procent"),
                " av samtliga uppdrag."),
            say("Antalet trafikolyckor ", turn(missions.less(cars, now, last), "ökade", "minskade"),
                " från ", _P(missions(cars, last)), " till ", _P(missions(cars, now)), "."),
            say("Bränder i byggnad inträffade ", _P(missions("Brand i byggnad", now)),
                " gånger, mot ", _P(missions("Brand i byggnad", last)), f" under {last}."),
            say("Mediantiden från larm till första enhet på plats var ",
                printed(b.index(9.8, 0.1), "", 1), " minuter."),
            say("Årets största insats var en skogsbrand på ", _P(b.count(34)),
                " hektar som krävde ", _P(b.count(61)), " personer."),
        ),
        table("Antal räddningsinsatser och uppdrag", ["", *three],
              [row(n, [_P(missions(n, at)) for at in three],
                   "sum" if n == "Summa" else "item") for n in [*missions.names, "Summa"]]),
        Heading("Måluppfyllelse", 3),
        prose(
            say("Under året genomfördes ", _P(goals("Genomförda tillsyner", "now")),
                " tillsyner, ",
                _P.people(goals.less("Genomförda tillsyner", "now", "aim"), "difference", True),
                " ", turn(goals.less("Genomförda tillsyner", "now", "aim"), "fler", "färre"),
                " än målet på ", _P(goals("Genomförda tillsyner", "aim")), "."),
            say("Antalet personer som utbildats i brandskydd var ",
                _P(goals("Utbildade i brandskydd", "now")), " jämfört med ",
                _P(goals("Utbildade i brandskydd", "last")), " året innan."),
            say("Av kursdeltagarna är ", _T.share(b.ratio(93, 0.03), behind=" procent"),
                " nöjda eller mycket nöjda."),
        ),
        table("Verksamhetsmål", ["Mått", f"Mål {now}", f"Utfall {now}", f"Utfall {last}"],
              [row(n, [_P(goals(n, c)) for c in ("aim", "now", "last")]) for n in goals.names]),
        Heading("Ekonomisk översikt", 3),
        prose(
            say("Årets resultat är ", _T(flow("result", now)), ", vilket är ",
                _T.size(gap, "difference"), " ", turn(gap, "bättre", "sämre"), " än budget."),
            say(f"Resultatet {last} var ", _T(flow("result", last)), "."),
            say("Medlemsbidragen uppgick till ", _M(parts("fees", now)), ", en ",
                turn(parts.less("fees", now, last), "ökning", "minskning"), " med ",
                _T.share(parts.over("fees", now, last), size=True, behind=" procent"), "."),
            say(f"{first} kommun står för ",
                _T.share(parts.part(first, "fees", now), behind=" procent"), " av bidragen."),
            say("Förbundets egna intäkter blev ", _T(flow("ownin", now)), " mot budgeterade ",
                _T(flow("ownin", "budget")), "."),
            say("Av dessa kommer ", _T(flow("tolls", now)),
                " från avgifter för tillsyn och automatlarm."),
            say("Personalkostnaderna avviker från budget med ",
                _T(flow.less("staff", "budget", now), 1, "difference"), "."),
            say("Ersättningen till personal i beredskap höjdes i det nya avtalet, vilket kostade ",
                _T(b.money(1.3)), "."),
            say("Pensionskostnaderna ", turn(flow.less("pension", now, last), "ökade", "minskade"),
                " med ", _T.size(flow.less("pension", now, last), "difference"), "."),
            say("Statlig ersättning för skogsbranden har sökts med ", _T(b.money(0.7)), "."),
        ),
        table("Medlemsbidrag, tkr", ["Kommun", now, last, "Förändring"],
              [row(label, [_P(parts(n, now)), _P(parts(n, last)),
                           _P(parts.less(n, now, last), 1, "difference")],
                   "sum" if n == "fees" else "item")
               for label, n in [*((n, n) for n in parts.names), ("Summa medlemsbidrag", "fees")]]),
        Heading("Fyra år i sammandrag", 3),
        table("Nyckeltal", ["", *five], [
            row("Årets resultat, tkr", [_P(flow("result", at)) for at in five]),
            row("Medlemsbidrag, tkr", [_P(parts("fees", at)) for at in five]),
            row("Balansomslutning, tkr", [_P(held("assets", at)) for at in five]),
            row("Eget kapital, tkr", [_P(held("equity", at)) for at in five]),
            row("Soliditet, %", [_P.share(solid[at]) for at in five]),
        ]),
        Heading("Medarbetare", 3),
        prose(
            say("Antalet anställda var ", _P(staff("Summa anställda", now)), ", varav ",
                _P(staff("Räddningspersonal i beredskap", now)),
                " är räddningspersonal i beredskap."),
            say("Av räddningspersonalen är ", _T.share(b.ratio(9, 0.2), behind=" procent"),
                " kvinnor."),
            say("Sjukfrånvaron var ", _T.share(sick("rate", now), behind=" procent"), " (",
                _T.share(sick("rate", last), behind=" procent"), ")."),
            say("Under året rekryterades ", _P(b.count(17)), " nya brandmän i beredskap."),
        ),
        table("Personal", ["", *three],
              [*(row(n, [_P(staff(n, at)) for at in three],
                     "sum" if n == "Summa anställda" else "item")
                 for n in [*staff.names, "Summa anställda"]),
               row("Sjukfrånvaro, %", [_P.share(sick("rate", at)) for at in three])]),
        Heading("Räkenskaper"),
        table("Resultaträkning, tkr", ["", "Not", f"Utfall {now}", f"Budget {now}",
                                       f"Utfall {last}"], [
            line("Medlemsbidrag", "1", "fees"),
            line("Avgifter", "2", "tolls"),
            line("Sålda tjänster", "2", "sold"),
            line("Övriga intäkter", "2", "otherin"),
            line("Summa verksamhetens intäkter", "", "income", 1, "sum"),
            line("Personalkostnader", "3", "staff", -1),
            line("Pensionskostnader", "4", "pension", -1),
            line("Lokalkostnader", "", "premises", -1),
            line("Övriga verksamhetskostnader", "5", "rest", -1),
            line("Summa verksamhetens kostnader", "", "costs", -1, "sum"),
            line("Avskrivningar", "6", "worn", -1),
            line("Verksamhetens resultat", "", "operating", 1, "sum"),
            line("Finansiella intäkter", "7", "gained"),
            line("Finansiella kostnader", "7", "paid", -1),
            line("Årets resultat", "", "result", 1, "sum"),
        ]),
        table("Balansräkning, tkr", ["", "Not", f"{now}-12-31", f"{last}-12-31"], [
            stand("Fordon och inventarier", "6", "vehicles"),
            stand("Kortfristiga fordringar", "8", "claims"),
            stand("Kassa och bank", "", "cash"),
            stand("Summa omsättningstillgångar", "", "current", "sum"),
            stand("Summa tillgångar", "", "assets", "sum"),
            stand("Eget kapital", "9", "equity"),
            stand("Avsättningar för pensioner", "10", "pensions"),
            stand("Kortfristiga skulder", "11", "short"),
            stand("Summa eget kapital, avsättningar och skulder", "", "all", "sum"),
        ]),
        prose(
            say("Eget kapital uppgår efter årets resultat till ", _T(held("equity", now)),
                " och soliditeten till ", _T.share(solid[now], behind=" procent"), "."),
            say("Pensionsavsättningen ",
                turn(held.less("pensions", now, last), "ökade", "minskade"), " med ",
                _T.size(held.less("pensions", now, last), "difference"), " till ",
                _T(held("pensions", now)), "."),
            say("Likvida medel var vid årsskiftet ", _M(held("cash", now)), "."),
            say("Förbundet har en checkkredit på ", _M(b.money(10, 0.2)),
                " hos ", first, " kommun."),
        ),
        Heading("Investeringsredovisning"),
        prose(
            say("Årets investeringar var ", _T(bought("Summa investeringar", "now")),
                " av budgeterade ", _T(bought("Summa investeringar", "budget")), "."),
            say("Ett nytt släckfordon har beställts för leverans nästa år till en kostnad av ",
                _M(b.money(5.6, 0.1)), "."),
        ),
        table("Investeringar, tkr", ["", "Budget", "Utfall", "Avvikelse"],
              [row(n, [_P(bought(n, "budget")), _P(bought(n, "now")),
                       _P(bought.less(n, "budget", "now"), 1, "difference")],
                   "sum" if n == "Summa investeringar" else "item")
               for n in [*bought.names, "Summa investeringar"]]),
    )  # fmt: skip
    return Paper(f"Räddningstjänstförbundet Årsredovisning {now}", blocks)


FAMILY = Family("rescue-federation", make)
