"""An interim report of the end of August: eight months, the year's forecast, and the budget."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, item, row, say, table, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Heading, NumberStyle, Paper, Piece, printed
from ._books import Book, Sheet, prose, whole_of

_S = NumberStyle(negative="-")
_P = Pen("mnkr", 1, _S)
_T = Pen("mnkr", 1, _S, behind=" miljoner kronor")
_COLUMNS = (
    ("old", 0.63, None),
    ("now", 0.656, "old"),
    ("budget", 1.0, None),
    ("forecast", 1.004, None),
)
_BOARDS = (
    ("Kommunstyrelsen", 118), ("Barn- och ungdomsnämnden", 702), ("Utbildningsnämnden", 231),
    ("Socialnämnden", 286), ("Vård- och äldrenämnden", 561), ("Kultur- och fritidsnämnden", 107),
    ("Samhällsbyggnadsnämnden", 84), ("Revision och valnämnd", 4.4),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    b = Book(m, chance)
    union = "SKR" if m.year > 2019 else "SKL"
    y, p, r = m.year, m.year - 1, m.register
    boards = Sheet(b, "own-board", _COLUMNS)
    for name, size in _BOARDS:
        boards.put(name, size, 0.014, 0.05)
    boards.sum("Summa nämnder", [n for n, _size in _BOARDS])
    boards.put("Finansförvaltning", 92, 0.08)
    boards.sum("Nettokostnad", ("Summa nämnder", "Finansförvaltning"))
    flow = Sheet(b, "own-flow", _COLUMNS)
    flow.put("income", 510, 0.02)
    flow.put("depreciation", 88, 0.02)
    for key, _level, _before in _COLUMNS:
        net = boards("Nettokostnad", key).value
        value = net + flow("income", key).value - flow("depreciation", key).value
        flow.set("costs", key, Decimal(value))
    flow.sum("net", ("costs", "depreciation"), ("income",))
    flow.put("grants", 540, 0.015)
    for key, _level, _before in _COLUMNS:
        r.follows(boards("Nettokostnad", key), [(flow("net", key), 1)])
        # The holidays' pay makes the first eight months look better than the whole year.
        margin = chance.uniform(0.03, 0.05) if key in ("old", "now") else chance.uniform(0.0, 0.02)
        wanted = flow("net", key).value * Decimal(str(round(1 + margin, 6)))
        flow.set("tax", key, Decimal(round(wanted - flow("grants", key).value)))
    flow.sum("operating", ("tax", "grants"), ("net",))
    flow.put("gained", 14, 0.2)
    flow.put("paid", 17, 0.15)
    flow.sum("result", ("operating", "gained"), ("paid",))
    flow.sum("both", ("tax", "grants"))
    places = (
        ("Ny grundskola Östra", 92), ("Sporthall", 31), ("Exploatering Västra stranden", 24),
        ("Gator och broar", 27), ("VA-ledningsnät", 36), ("Fastighetsunderhåll", 19),
        ("Inventarier och IT", 12),
    )  # fmt: skip
    projects = Sheet(
        b, "own-project", (("now", 0.42, None), ("budget", 1, None), ("forecast", 0.8, None))
    )
    for name, size in places:
        projects.put(name, size, 0.1)
    projects.total("Totalt")
    held = Sheet(b, "own-held", (("dec", 0.97, None), ("aug", 1.0, "dec")))
    held.fill((("Långfristiga lån", 870), ("Likvida medel", 214)), 0.03)  # fmt: skip
    held.fill((("Bostadsbolaget", 612), ("Energibolaget", 205), ("Föreningar", 8.2)),
        0.02)  # fmt: skip
    held.sum("Borgen", ("Bostadsbolaget", "Energibolaget", "Föreningar"))
    sick = Sheet(b, "own-sick", (("old", 1, None), ("now", 1, "old")), "ratio")
    sick.fill((("Kvinnor", 8.0), ("Män", 5.1), ("Längre än 60 dagar", 42)), 0.05, 0.06)  # fmt: skip
    whole_of(sick, "Totalt", ("old", "now"))
    heads = Sheet(b, "own-head", (("old", 0.99, None), ("now", 1.0, "old")), "count")
    heads.fill((("Tillsvidareanställda", 2710), ("Visstidsanställda", 318)), 0.015)  # fmt: skip
    heads.total("Månadsavlönade")
    every = [n for n, _size in _BOARDS]

    def gap(n: str) -> Piece:
        return _T.size(boards.less(n, "budget", "forecast"), "difference")

    def side(n: str) -> Piece:
        return turn(boards.less(n, "budget", "forecast"), "överskott", "underskott")

    minus = r.count("own-minus::", [boards.less(n, "budget", "forecast") for n in every], -1)
    ranked = sorted(every, key=lambda n: boards.less(n, "budget", "forecast").value)
    low, second, high = ranked[0], ranked[1], ranked[-1]
    forecast = flow("result", "forecast")
    ahead = flow.less("result", "forecast", "budget")
    share = r.quotient(forecast, flow("both", "forecast"))
    goal = b.ratio(1.5, 0.0)
    net = flow.less("net", "now", "old")
    largest = max(projects.names, key=lambda n: projects(n, "now").value)
    used = r.quotient(projects("Totalt", "now"), projects("Totalt", "budget"))
    lines = (
        ("Verksamhetens intäkter", "income", 1, "item"),
        ("Verksamhetens kostnader", "costs", -1, "item"),
        ("Avskrivningar", "depreciation", -1, "item"),
        ("Verksamhetens nettokostnader", "net", -1, "sum"),
        ("Skatteintäkter", "tax", 1, "item"),
        ("Generella statsbidrag och utjämning", "grants", 1, "item"),
        ("Verksamhetens resultat", "operating", 1, "sum"),
        ("Finansiella intäkter", "gained", 1, "item"),
        ("Finansiella kostnader", "paid", -1, "item"),
        ("Resultat", "result", 1, "sum"),
    )
    order = ("now", "old", "budget", "forecast")
    heads_of = [
        "", f"Utfall jan–aug {y}", f"Utfall jan–aug {p}", f"Budget helår {y}",
        f"Prognos helår {y}", "Avvikelse prognos/budget",
    ]  # fmt: skip
    result_rows = [
        row(
            n,
            [*(_P(flow(k, c), sign) for c in order),
             _P(flow.less(k, *(("forecast", "budget") if sign > 0 else ("budget", "forecast"))),
                1, "difference")],
            kind,
        )
        for n, k, sign, kind in lines
    ]  # fmt: skip
    board_rows = [
        row(
            n,
            [*(_P(boards(n, c)) for c in order),
             _P(boards.less(n, "budget", "forecast"), 1, "difference")],
            "sum" if n in ("Summa nämnder", "Nettokostnad") else "item",
        )
        for n in [*every, "Summa nämnder", "Finansförvaltning", "Nettokostnad"]
    ]  # fmt: skip
    blocks = (
        Heading(f"Delårsrapport per den 31 augusti {y}", 1),
        Heading("Sammanfattning"),
        prose(
            say(
                "Periodens resultat uppgår till ", _T(flow("result", "now")), ", jämfört med ",
                _T(flow("result", "old")), " för motsvarande period föregående år."),
            say("Helårsprognosen visar ett resultat på ", _T(forecast), ", vilket är ",
                _T.size(ahead, "difference"), " ", turn(ahead, "bättre", "sämre"),
                " än budgeterat."),
            say("I april var prognosen för helåret ",
                _T(b.money(float(forecast.value) / 1_000_000, 0.5)), "."),
            say("Nämnderna prognostiserar sammantaget ett ", side("Summa nämnder"), " på ",
                gap("Summa nämnder"), "."),
        ),
        Heading("Omvärld och befolkning"),
        prose(
            say(f"{union} räknar med att skatteunderlaget ökar med ",
                _T.share(b.ratio(3.8), behind=" procent"), f" under {y}."),
            say("Den sista juli hade kommunen ", _P(b.count(43_800, 0.05)),
                " invånare och arbetslösheten var ", _T.share(b.ratio(6.6), behind=" procent"),
                "."),
            say("Under perioden beviljades bygglov för ", _P(b.count(118)), " bostäder."),
        ),
        Heading("Ekonomiskt utfall och helårsprognos"),
        prose(
            say("Verksamhetens nettokostnader uppgick efter åtta månader till ",
                _T(flow("net", "now")), ", en ", turn(net, "ökning", "minskning"), " med ",
                _T.size(net, "difference"), " eller ",
                _T.share(flow.over("net", "now", "old"), size=True, behind=" procent"), "."),
            say("Skatteintäkter och statsbidrag uppgår till ", _T(flow("both", "now")),
                " och väntas för helåret bli ", _T(flow("both", "forecast")), "."),
            say("Skatteintäkterna beräknas bli ",
                _T.size(flow.less("tax", "forecast", "budget"), "difference"), " ",
                turn(flow.less("tax", "forecast", "budget"), "högre", "lägre"), " än budget."),
            say("Att semesterlöneskulden minskar över sommaren förbättrar periodens resultat med ",
                _T(b.money(31)), ", en effekt som vänder under hösten."),
            say("De finansiella kostnaderna för perioden är ", _T(flow("paid", "now")), " (",
                _T(flow("paid", "old")), ")."),
        ),
        table("Resultaträkning, mnkr", heads_of, result_rows),
        Heading("Nämndernas prognoser"),
        prose(
            say(counted(minus, capital=True), " av nämnderna räknar med underskott.")
            if minus.value > 1 else None,
            say(f"Det största underskottet väntas i {low[0].lower() + low[1:]}, ", gap(low), "."
                ) if boards.less(low, "budget", "forecast").value < 0 else None,
            say("Prognosen bygger på en nettokostnad på ", _T(boards(low, "forecast")),
                " mot en budget på ", _T(boards(low, "budget")), ".")
            if boards.less(low, "budget", "forecast").value < 0 else None,
        ),
        *(
            item(*prose(say(f"{n} prognostiserar ett ", side(n), " på ", gap(n), ", ",
                            why[boards.less(n, "budget", "forecast").value > 0], ".")).sentences)
            for n, why in (
                (second, ("där åtgärder för en budget i balans har beslutats",
                          "till stor del på grund av vakanta tjänster")),
                (high, ("vilket beror på en strukturell obalans",
                        "eftersom planerade satsningar har skjutits upp")),
            )
            if abs(boards.less(n, "budget", "forecast").value) >= 100_000
        ),
        prose(
            say("Beslutade åtgärder väntas ge ", _T(b.money(8.5)), " under hösten."),
            say("Summan av nämndernas nettokostnader efter augusti är ",
                _T(boards("Summa nämnder", "now")), ", motsvarande ",
                _T.share(r.quotient(boards("Summa nämnder", "now"),
                                    boards("Summa nämnder", "budget")), behind=" procent"),
                " av årsbudgeten."),
        ),
        table("Nettokostnader per nämnd, mnkr", ["Nämnd", *heads_of[1:]], board_rows),
        Heading("Investeringar"),
        prose(
            say("Till och med augusti har ", _T(projects("Totalt", "now")),
                " investerats, vilket är ",
                _T.share(used, behind=" procent"), " av årets budget på ",
                _T(projects("Totalt", "budget")), "."),
            say("Prognosen för helåret är ", _T(projects("Totalt", "forecast")), "."),
            say("Störst är ", largest, " där utfallet hittills är ", _T(projects(largest, "now")),
                " och prognosen ", _T(projects(largest, "forecast")), "."),
            say("För sporthallen avviker prognosen med ",
                _T.size(projects.less("Sporthall", "budget", "forecast"), "difference"),
                " från budget, då upphandlingen fått göras om."),
            say("Försäljning av tomtmark har gett ", _T(b.money(5.2)), " hittills i år."),
        ),
        table("Investeringar, mnkr",
              ["Projekt", "Utfall aug", "Prognos", "Budget", "Avvikelse"],
              [row(n, [_P(projects(n, "now")), _P(projects(n, "forecast")),
                       _P(projects(n, "budget")),
                       _P(projects.less(n, "budget", "forecast"), 1, "difference")],
                   "sum" if n == "Totalt" else "item") for n in [*projects.names, "Totalt"]]),
        Heading("Lån, likviditet och borgen"),
        prose(
            say("De långfristiga lånen uppgår till ", _T(held("Långfristiga lån", "aug")),
                " och har ",
                turn(held.less("Långfristiga lån", "aug", "dec"), "ökat", "minskat"), " med ",
                _T.size(held.less("Långfristiga lån", "aug", "dec"), "difference"),
                " sedan årsskiftet."),
            say("Snitträntan är ", printed(b.ratio(2.5, 0.2), "%", 2, behind=" procent"),
                " och kapitalbindningen ", printed(b.index(3.1), "", 1), " år."),
            say("Kommunens borgensåtaganden är ", _T(held("Borgen", "aug")), ", varav ",
                _T(held("Bostadsbolaget", "aug")), " avser bostadsbolaget."),
        ),
        table("Lån, likvida medel och borgen, mnkr", ["", f"{y}-08-31", f"{p}-12-31"],
              [row(label, [_P(held(k, "aug")), _P(held(k, "dec"))], kind)
               for label, k, kind in (
                   ("Långfristiga lån", "Långfristiga lån", "item"),
                   ("Likvida medel", "Likvida medel", "item"),
                   ("Borgen bostadsbolaget", "Bostadsbolaget", "item"),
                   ("Borgen energibolaget", "Energibolaget", "item"),
                   ("Borgen föreningar", "Föreningar", "item"),
                   ("Summa borgen", "Borgen", "sum"))]),
        Heading("God ekonomisk hushållning"),
        prose(
            say("Enligt prognosen motsvarar resultatet ", _T.share(share, behind=" procent"),
                " av skatteintäkter och bidrag, och målet på minst ",
                _T.share(goal, behind=" procent"), " bedöms ",
                "uppnås." if share.value >= goal.value else "inte uppnås."),
            say("Av fullmäktiges mål bedöms ", _P(b.count(7)), " helt uppfyllda vid årets slut."),
        ),
        Heading("Personal"),
        prose(
            say("Antalet månadsavlönade var ", _P(heads("Månadsavlönade", "now")), ", ",
                _P.people(heads.less("Månadsavlönade", "now", "old"), "difference", True), " ",
                turn(heads.less("Månadsavlönade", "now", "old"), "fler", "färre"),
                " än vid samma tid föregående år."),
            say("Sjukfrånvaron till och med juli var ", _T.share(sick("Totalt", "now"),
                behind=" procent"), " (", _T.share(sick("Totalt", "old"), behind=" procent"),
                ")."),
            say("Kvinnornas sjukfrånvaro är ", _T.share(sick("Kvinnor", "now"),
                behind=" procent"), " och männens ", _T.share(sick("Män", "now"),
                behind=" procent"), "."),
        ),
        table("Personal och sjukfrånvaro", ["", f"{y}", f"{p}"],
              [row(n, [_P(heads(n, "now")), _P(heads(n, "old"))],
                   "sum" if n == "Månadsavlönade" else "item")
               for n in [*heads.names, "Månadsavlönade"]]
              + [row(f"Sjukfrånvaro {n.lower()}, %" if n != "Längre än 60 dagar"
                     else "Andel längre än 60 dagar, %",
                     [_P.share(sick(n, "now")), _P.share(sick(n, "old"))]) for n in ("Totalt",
                         *sick.names)]),
    )  # fmt: skip
    return Paper(f"{m.name} kommun Delårsrapport augusti {y}", blocks)


FAMILY = Family("interim-august", make)
