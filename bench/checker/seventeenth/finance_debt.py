"""A finance report at the end of the year: loans by lender, borrower and maturity with limits,
interest, guarantees, liquidity by quarter and pension funds."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, item, row, say, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Direction, Heading, NumberStyle, Paper, Row
from ..quantities import Quantity
from ._book import Book, Hand, num, para, pct, pts, seen

_STYLE = NumberStyle(negative="-")
_PEN = Pen("mnkr", 0, _STYLE)
_FINE = Pen("mnkr", 1, _STYLE)
_H = Hand("mnkr", 0, " mnkr", " procent", style=_STYLE)
_F = Hand("mnkr", 1, " mnkr", " procent", style=_STYLE)
_B = Hand("mdkr", 2, " mdkr", " procent", style=_STYLE)
_LENDERS = (("Kommuninvest", "L1", 62), ("Företagscertifikat", "L2", 17),
            ("Obligationer", "L3", 13), ("Banklån", "L4", 0))  # fmt: skip
_BORROWERS = (("Kommunen", "B1", 34), ("Bostads AB", "B2", 38), ("Energi AB", "B3", 18),
              ("Fastighets AB", "B4", 0))  # fmt: skip
_TERMS = (("0–1 år", "T1", 31), ("1–2 år", "T2", 19), ("2–3 år", "T3", 17), ("3–5 år", "T4", 21),
          ("Över 5 år", "T5", 0))  # fmt: skip
_HELD = (("Svenska aktier", "P1", 24, 30), ("Utländska aktier", "P2", 27, 35),
         ("Räntebärande", "P3", 43, 80), ("Likvida medel", "P4", 0, 20))  # fmt: skip
_GUARANTEED = (("Bostadsrättsföreningar", "G1", 34), ("Vindkraft ekonomisk förening", "G2", 62),
               ("Idrottsföreningar", "G3", 9), ("Räddningsförbundet", "G4", 41))  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    b = Book(m, chance)
    _enter(b)
    blocks: list[Block] = [
        Heading("1 Sammanfattning", 1),
        *_opening(b),
        Heading("2 Skuldportföljen", 1),
        *_loans(b),
        Heading("2.1 Förfallostruktur"),
        *_terms(b),
        Heading("2.2 Räntor"),
        *_interest(b),
        Heading("3 Borgensåtaganden", 1),
        *_guaranteed(b),
        Heading("4 Likviditet", 1),
        *_liquid(b),
        Heading("5 Placerade pensionsmedel", 1),
        *_pensions(b),
    ]
    return Paper(
        f"Finansrapport per den 31 december {m.year}, {m.name} kommunkoncern", tuple(blocks)
    )


def _split(
    b: Book, what: str, whole: Quantity, year: int, parts: tuple, spread: float = 0.1
) -> None:
    """Parts of a whole, the last of which is what is left."""
    found = [
        b.put(what, b.around(whole.value * one[2] / 100, spread), one[1], year, kind="money")
        for one in parts[:-1]
    ]
    rest = whole.value - sum(one.value for one in found)
    found.append(b.put(what, rest, parts[-1][1], year, kind="money"))
    b.register.follows(whole, [(one, 1) for one in found])


def _enter(b: Book) -> None:
    years = (b.year - 2, b.year - 1, b.year)
    value = b.around(b.size * 2_150_000_000, 0.05)
    for year in years:
        debt = b.put("debt", value, year=year, kind="money")
        _split(b, "lent", debt, year, _LENDERS, 0.06)
        _split(b, "owed", debt, year, _BORROWERS, 0.05)
        _split(b, "due", debt, year, _TERMS, 0.12)
        value = b.moved(value, 0.02, 0.07)
    b.walk("rate", 0.0231, years, step=(0.0012, 0.0046), kind="ratio", places=5)
    b.walk("bound", 2.7, years, step=(0.12, 0.4), places=2)
    b.walk("capital", 2.9, years, step=(0.12, 0.4), places=2)
    for year in years[1:]:
        middle = (b("debt", year=year).value + b("debt", year=year - 1).value) / 2
        b.put(
            "interest", b.around(middle * b("rate", year=year).value, 0.03), year=year, kind="money"
        )
        b.put("fee", b.around(b.size * 8_400_000, 0.1), year=year, kind="money")
        for _label, who, middle_one in _GUARANTEED:
            b.money("pledged", b.size * middle_one, who, year, "outcome", 0.12)
        b.add("pledged", [(b("owed", one[1], year), 1) for one in _BORROWERS[1:]], "firms", year)
        keys = ["firms", *(one[1] for one in _GUARANTEED)]
        b.sum_of("pledged", keys, "all", year)
        b.sum_of("pledged", keys[1:], "others", year)
        fund = b.put("fund", b.around(b.size * 164_000_000, 0.08), year=year, kind="money")
        _split(b, "held", fund, year, _HELD, 0.08)
        for _label, who, *_rest in _HELD[:-1]:
            b.put("yield", Decimal(b.chance.randint(-45, 190)) / 1000, who, year, kind="ratio")
    for one in ("q1", "q2", "q3", "q4"):
        for year in years[1:]:
            b.put("cash", b.around(b.size * 155_000_000, 0.35), year=year, basis=one, kind="money")
    b.put("credit", b.around(b.size * 20, 0.1) * 10_000_000, kind="money")
    b.put("debt", (value / 10_000_000).quantize(Decimal(1)) * 10_000_000, year=b.year,
        basis="limit",
          kind="money")  # fmt: skip
    b.put("short-limit", Decimal("0.35"), kind="ratio")
    b.money("interest", b("interest").value / 960_000, "municipality", b.year, "budget", 0.05)
    b.money("debt", b("debt").value / 950_000, "municipality", b.year + 1, "forecast", 0.03)


def _opening(b: Book) -> list[Block]:
    debt, change, cost = b("debt"), b.change("debt"), b.change("interest")
    points = b.change("rate")
    each = b.per(b("debt"), b("inhabitants"))
    return [
        *(item(one) for one in seen([
            say("Koncernens externa låneskuld var vid årsskiftet ", _B.kr(debt), "."),
            say("Under året har skulden ", turn(change, "ökat", "minskat"), " med ", _H.by(change),
                ", det vill säga ", _H.grew(b.growth("debt")), "."),
            say("Snitträntan har ", turn(points, "stigit", "sjunkit"), " med ",
                _H.pts(points, 2), " till ", _H.pct(b("rate"), 2), "."),
            say("Räntekostnaden blev ", _F.kr(b("interest")), ", ", _F.by(cost), " ",
                turn(cost, "mer", "mindre"), f" än {b.year - 1}."),
            say("Låneskulden motsvarar ", _H.each(each), " per invånare."),
        ])),
    ]  # fmt: skip


def _loans(b: Book) -> list[Block]:
    years = (b.year, b.year - 1)
    lent = []
    for label, who, _part in (*_LENDERS, ("Summa lån", "", 0)):
        what, key = ("lent", who) if who else ("debt", "municipality")
        cells = [*(_PEN(b(what, key, y)) for y in years),
                 _PEN(b.change(what, key), role="difference" if who else ""),
                 pct(b.share(b("lent", who), b("debt"))) if who else None]  # fmt: skip
        lent.append(row(label, cells, "item" if who else "sum"))
    owed = []
    for label, who, _part in (*_BORROWERS, ("Totalt", "", 0)):
        what, key = ("owed", who) if who else ("debt", "municipality")
        cells = [_PEN(b(what, key, y)) for y in (b.year - 2, b.year - 1, b.year)]
        owed.append(row(label, cells, "item" if who else "sum"))
    homes, own = b.change("owed", "B2"), b.share(b("owed", "B1"), b("debt"))
    limit = b("debt", basis="limit")
    room = b.less(limit, b("debt"))
    paper, invest = b.change("lent", "L2"), b.share(b("lent", "L1"), b("debt"))
    return [
        table("Lån per långivare, mnkr", ["", *(f"{y}-12-31" for y in years), "Förändring",
            "Andel %"],
              lent),
        para(
            say("Den största långivaren är Kommuninvest med ", _H.kr(b("lent", "L1")), ", eller ",
                _H.pct(invest), " av skulden."),
            say("Utestående certifikat uppgår till ", _H.kr(b("lent", "L2")), ", ", _H.by(paper),
                " ",
                turn(paper, "mer", "mindre"), " än för ett år sedan."),
        ),
        table("Skuldens fördelning på låntagare, mnkr",
              ["", str(b.year - 2), str(b.year - 1), str(b.year)], owed),
        para(
            say("Kommunens egen del av skulden är ", _H.kr(b("owed", "B1")), " (", _H.pct(own),
                ")."),
            say("Bostadsbolagets upplåning har under året ", turn(homes, "ökat", "minskat"),
                " med ",
                _H.by(homes), " och är nu ", _H.kr(b("owed", "B2")), "."),
            say("Fullmäktiges ram för koncernens upplåning är ", _H.kr(limit), ", och ",
                *((_H.by(room), " av den är outnyttjad.") if room.value > 0
                  else ("skulden överstiger ramen med ", _H.by(room), "."))),
            say(f"I slutet av {b.year + 1} beräknas skulden vara ",
                _B.kr(b("debt", year=b.year + 1, basis="forecast")), "."),
        ),
    ]  # fmt: skip


def _terms(b: Book) -> list[Block]:
    rows = []
    for label, who, _part in (*_TERMS, ("Summa", "", 0)):
        now, then = ((b("due", who, y) if who else b("debt", year=y)) for y in (b.year, b.year - 1))
        share = b.share(now, b("debt")) if who else None
        cells = [_PEN(now), pct(share, 0) if share else None, _PEN(then)]
        rows.append(row(label, cells, "item" if who else "sum"))
    share = b.share(b("due", "T1"), b("debt"))
    last = b.share(b("due", "T1", b.year - 1), b("debt", year=b.year - 1))
    limit, points = b("short-limit"), b.less(share, last)
    room = b.less(limit, share)
    long = b.add("due", [(b("due", "T4"), 1), (b("due", "T5"), 1)], "long")
    capital = b.change("capital")
    return [
        para(
            say("Inom ett år förfaller ", _H.kr(b("due", "T1")), ", vilket är ", _H.pct(share, 0),
                " av lånen."),
            say("Finanspolicyn tillåter högst ", _H.pct(limit, 0), "; avståndet till gränsen är ",
                _H.pts(room, 0), " och den är ", Direction(room, "inte överskriden", "överskriden"),
                    "."),
            say("Jämfört med förra årsskiftet har andelen ", turn(points, "stigit", "sjunkit"),
                " med ", _H.pts(points, 0), "."),
            say("Lån med mer än tre år kvar till förfall uppgår till ", _H.kr(long), "."),
            say("Den genomsnittliga kapitalbindningen ", turn(capital, "förlängdes", "förkortades"),
                " från ", _H.num(b("capital", year=b.year - 1), 2), " till ",
                _H.num(b("capital"), 2), " år."),
        ),
        table("Kapitalförfall", ["Återstående löptid", f"Mnkr {b.year}", f"Andel {b.year}, %",
                                 f"Mnkr {b.year - 1}"], rows),
    ]  # fmt: skip


def _interest(b: Book) -> list[Block]:
    years = (b.year - 2, b.year - 1, b.year)
    rows = [
        row("Genomsnittlig ränta, %", [pct(b("rate", year=y), 2) for y in years]),
        row("Räntebindning, år", [num(b("bound", year=y), 2) for y in years]),
        row("Kapitalbindning, år", [num(b("capital", year=y), 2) for y in years]),
        row("Räntekostnad, mnkr", [None, *(_FINE(b("interest", year=y)) for y in years[1:])]),
    ]
    gap = b.less(b("interest", basis="budget"), b("interest"))
    bound = b.change("bound")
    hundred = b.put("hundred", 100)
    more = b.per(b("due", "T1"), hundred)
    two = b.less(b("rate"), b("rate", year=years[0]))
    return [
        table("Nyckeltal för skuldportföljen", ["31 december", *map(str, years)], rows),
        para(
            say("Räntekostnaderna var ", _F.by(gap), " ", turn(gap, "lägre", "högre"),
                " än budgeterade ", _F.kr(b("interest", basis="budget")), "."),
            say("På två år har den genomsnittliga räntan ", turn(two, "höjts", "sänkts"), " med ",
                _H.pts(two, 2), ", från ", _H.pct(b("rate", year=years[0]), 2), "."),
            say("Räntebindningstiden är ", _H.num(b("bound"), 2), " år, ", _H.gap(bound, 2), " år ",
                turn(bound, "längre", "kortare"), " än förra året."),
            say("Om räntan på de lån som förfaller inom ett år blir en procentenhet högre ökar "
                "kostnaden på årsbasis med ", _F.kr(more), "."),
        ),
    ]  # fmt: skip


def _guaranteed(b: Book) -> list[Block]:
    years = (b.year, b.year - 1)
    rows = []
    for label, who, *_rest in (("Kommunala bolag", "firms"), *_GUARANTEED, ("Summa borgen", "all")):
        role = "" if who == "all" else "difference"
        cells = [*(_FINE(b("pledged", who, y)) for y in years),
                 _FINE(b.change("pledged", who), role=role)]  # fmt: skip
        rows.append(row(label, cells, "sum" if who == "all" else "item"))
    each = {y: b.per(b("pledged", "all", y), b("inhabitants", year=y)) for y in years}
    change, dearer = b.change("pledged", "all"), b.less(each[years[0]], each[years[1]])
    share = b.share(b("pledged", "firms"), b("pledged", "all"))
    wind, fee = b.change("pledged", "G2"), b.change("fee")
    return [
        para(
            say("Kommunens borgensåtaganden uppgår till ", _F.kr(b("pledged", "all")), ", varav ",
                _F.kr(b("pledged", "firms")), " (", _F.pct(share), ") avser de egna bolagen."),
            say("Åtagandena har ", turn(change, "ökat", "minskat"), " med ", _F.by(change),
                " sedan förra årsskiftet."),
            say("Per invånare är borgen ", _F.each(each[years[0]]), ", ", _F.each(dearer,
                "difference"),
                " ", turn(dearer, "mer", "mindre"), " än då."),
        ),
        table("Borgensåtaganden (mnkr)", ["Låntagare", *map(str, years), "Förändring"], rows),
        para(
            say("Till föreningar och andra utanför koncernen är borgen sammanlagt ",
                _F.kr(b("pledged", "others")), "; åtagandet för vindkraften har ",
                turn(wind, "ökat", "minskat"), " med ", _F.by(wind), "."),
            say("Borgensavgifterna gav kommunen ", _F.kr(b("fee")), " mot ",
                _F.kr(b("fee", year=years[1])), f" år {years[1]}, alltså ", _F.by(fee), " ",
                turn(fee, "mer", "mindre"), "."),
        ),
    ]  # fmt: skip


def _liquid(b: Book) -> list[Block]:
    quarters = (("31 mars", "q1"), ("30 juni", "q2"), ("30 september", "q3"), ("31 december", "q4"))
    rows = [row(label, [_FINE(b("cash", year=y, basis=one)) for y in (b.year, b.year - 1)])
            for label, one in quarters]  # fmt: skip
    end, last = b("cash", basis="q4"), b("cash", year=b.year - 1, basis="q4")
    moved, since = b.less(end, last), b.less(end, b("cash", basis="q3"))
    ready = b.add("ready", [(end, 1), (b("credit"), 1)])
    low = min(quarters, key=lambda one: b("cash", basis=one[1]).value)
    over = b.register.count("cash-over", [
        b.less(b("cash", basis=one), b("cash", year=b.year - 1, basis=one)) for _label,
            one in quarters
    ])  # fmt: skip
    return [
        para(
            say("Likvida medel på koncernkontot var ", _F.kr(end), " vid årets slut, ",
                _F.by(moved),
                " ", turn(moved, "mer", "mindre"), " än ett år tidigare."),
            say("Sedan utgången av tredje kvartalet är det en ", turn(since, "ökning", "minskning"),
                " med ", _F.by(since), "."),
            say(f"Lägst av kvartalssluten var behållningen den {low[0]}: ",
                _F.kr(b("cash", basis=low[1])), "."),
            say("Med den beviljade krediten på ", _H.kr(b("credit")),
                " uppgick betalningsberedskapen till ", _F.kr(ready), "."),
            *([say("Vid ", counted(over), " av årets fyra kvartalsslut var behållningen större än "
                   "vid samma tid föregående år.")] if over.value else []),
        ),
        table("Behållning på koncernkontot, mnkr", ["", str(b.year), str(b.year - 1)], rows),
    ]  # fmt: skip


def _pensions(b: Book) -> list[Block]:
    rows: list[Row] = []
    inside = []
    for label, who, _part, most in _HELD:
        share = b.share(b("held", who), b("fund"))
        limit = b.put("held-limit", Decimal(most) / 100, who, kind="ratio")
        room = b.less(limit, share)
        inside.append(room)
        back = pct(b("yield", who), 1, _STYLE) if who != "P4" else ""
        rows.append(Row((label, _FINE(b("held", who)), _FINE(b("held", who, b.year - 1)),
            pct(share),
                         pct(limit, 0), pts(room, style=_STYLE), back)))  # fmt: skip
    rows.append(
        row("Totalt", [_FINE(b("fund")), _FINE(b("fund", year=b.year - 1)), *[""] * 4], "sum")
    )
    change, foreign = b.change("fund"), b.share(b("held", "P2"), b("fund"))
    shares = b.add("held", [(b("held", "P1"), 1), (b("held", "P2"), 1)], "shares")
    ok = b.register.count("held-inside", inside, 1, True)
    yields = b.less(b("yield", "P2"), b("yield", "P1"))
    return [
        table("Pensionsmedel, marknadsvärde i mnkr",
              ["Tillgångsslag", str(b.year), str(b.year - 1), "Andel, %", "Högst, %",
               "Utrymme, procentenheter", "Avkastning, %"], rows),
        para(
            say("Portföljens marknadsvärde var ", _F.kr(b("fund")), ", en ",
                turn(change, "uppgång", "nedgång"), " med ", _F.by(change), " under året."),
            say("Aktier utgör ", _F.kr(shares), ", det vill säga ",
                _F.pct(b.share(shares, b("fund"))), " av värdet, varav de utländska ",
                _F.pct(foreign), "."),
            say("Utländska aktier avkastade ", _F.pct(b("yield", "P2")), ", ", _F.pts(yields), " ",
                turn(yields, "mer", "mindre"), " än svenska."),
            *([say(counted(ok, capital=True), " av fyra tillgångsslag ligger inom "
                   "placeringsreglernas gränser.")] if ok.value > 1 else []),
        ),
        text("Redovisningen av pensionsmedlen bygger på förvaltarens rapport."),
    ]  # fmt: skip


FAMILY = Family("finance-debt", make)
