"""The auditors' review of a municipality's accounts: the result against budget and forecast, the
financial goals, the boards, misstatements beside materiality, and their own hours and costs."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, item, row, say, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Cell, Direction, Heading, NumberStyle, Paper, Row
from ..quantities import Quantity
from ._book import Book, Hand, num, para, pct, seen

_STYLE = NumberStyle(negative="-")
_PEN = Pen("mnkr", 1, _STYLE)
_T = Pen("tkr", 0, _STYLE)
_H = Hand("mnkr", 1, " mkr", " %", " procentenheter", style=_STYLE)
_K = Hand("tkr", 0, " tkr", " %", style=_STYLE)
_FOUND = (
    ("Periodisering av leverantörsfakturor", "M1", 2100, -1), ("Värdering av kundfordringar", "M2",
        850, -1),
    ("Aktivering av drift som investering", "M3", 1900, -1), ("Statsbidrag till fel år", "M4", 2600,
        1),
    ("Semesterlöneskuld", "M5", 700, 1),
)  # fmt: skip
_WORK = (
    ("Granskning av årsredovisning", "W1", 210), ("Granskning av delårsrapport", "W2", 95),
    ("Grundläggande granskning av nämnder", "W3", 160), ("Fördjupade granskningar", "W4", 380),
    ("Lekmannarevision i bolag", "W5", 85),
)  # fmt: skip
_LINES = (
    ("Verksamhetens intäkter", "income", 1), ("Verksamhetens kostnader", "costs", -1),
    ("Avskrivningar", "depreciation", -1), ("Verksamhetens nettokostnader", "net-cost", -1),
    ("Skatteintäkter", "tax", 1), ("Generella statsbidrag och utjämning", "grants", 1),
    ("Finansnetto", "financial-net", 1), ("Årets resultat", "result", 1),
)  # fmt: skip


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    b = Book(m, chance)
    _enter(b)
    blocks: list[Block] = [
        Heading("Sammanfattande bedömning", 1),
        *_opening(b),
        Heading("1. Resultatanalys", 1),
        *_result(b),
        Heading("2. Balanskrav och finansiella mål", 1),
        *_goals(b),
        Heading("3. Nämndernas utfall", 1),
        *_boards(b),
        Heading("4. Balansräkningen"),
        *_sheet(b),
        Heading("5. Noterade felaktigheter", 1),
        *_found(b),
        Heading("6. Uppföljning av tidigare rekommendationer"),
        *_advice(b),
        Heading("7. Revisionens resurser"),
        *_own(b),
    ]
    return Paper(f"Granskning av årsredovisning {m.year}. Revisionsrapport, {m.name} kommun",
                 tuple(blocks))  # fmt: skip


def _enter(b: Book) -> None:
    for year in (b.year - 1, b.year):
        result = b("result", year=year)
        gains = b.put("gains", b.around(b.size * 3_500_000, 0.6), year=year, kind="money")
        b.add("balance-result", [(result, 1), (gains, -1)], year=year)
        b.add("both", [(b("tax", year=year), 1), (b("grants", year=year), 1)], year=year)
        b.add("earned", [(result, 1), (b("depreciation", year=year), 1)], year=year)
    b.add("both", [(b("tax", basis="budget"), 1), (b("grants", basis="budget"), 1)], basis="budget")
    told = b("result").value + b.around(b.size * 9_000_000, 0.6) * b.chance.choice((1, -1))
    b.put("result", told, basis="august", kind="money")
    for what, value in (("result", "0.015"), ("self", "0.75"), ("solid", "0.42")):
        b.put("aim", Decimal(value), what, kind="ratio")
    for _label, who, middle, sign in _FOUND:
        value = b.around(b.size * middle * 1000, 0.4)
        b.put("fault", value * sign, who, kind="money")
    b.sum_of("fault", [one[1] for one in _FOUND], "all")
    b.put("materiality", b.around(b("both").value / 100, 0.0005), kind="money")
    b.put("trivial", (b("materiality").value / 100_000).quantize(Decimal(1)) * 1000, kind="money")
    for year in (b.year - 3, b.year - 2, b.year - 1):
        for who, low, high in (("done", 3, 9), ("partly", 2, 6), ("not", 1, 4)):
            b.put("advice", b.chance.randint(low, high), f"{who} {year}")
        b.sum_of("advice", [f"{who} {year}" for who in ("done", "partly", "not")], f"all {year}")
    for who in ("done", "partly", "not", "all"):
        b.sum_of("advice", [f"{who} {b.year - back}" for back in (3, 2, 1)], who)
    b.register.follows(
        b("advice", "all"), [(b("advice", who), 1) for who in ("done", "partly", "not")]
    )
    for _label, who, middle in _WORK:
        planned = b.put("hours", b.around(middle, 0.12), who, basis="budget")
        b.put("hours", b.moved(planned.value, 0.02, 0.15), who)
        b.put("hours", b.moved(planned.value, 0.02, 0.12), who, b.year - 1)
    keys = [one[1] for one in _WORK]
    b.sum_of("hours", keys, "all", basis="budget")
    for year in (b.year - 1, b.year):
        b.sum_of("hours", keys, "all", year)
        price = Decimal(b.chance.randint(1080, 1290))
        bought = b.put("consult", b("hours", "all", year).value * price, year=year, kind="money")
        paid = b.put("elected", b.around(460_000, 0.15), year=year, kind="money")
        b.add("audit", [(bought, 1), (paid, 1)], year=year)
    b.put("audit", b.around(b("audit").value, 0.06), basis="budget", kind="money")


def _share(b: Book, year: int | None = None) -> Quantity:
    return b.share(b("result", year=year), b("both", year=year))


def _gaps(b: Book) -> dict[str, Quantity]:
    return {one.key: b.less(b("board-net", one.key, basis="budget"), b("board-net", one.key))
            for one in b.m.boards}  # fmt: skip


def _opening(b: Book) -> list[Block]:
    short = b.register.count("boards-short", _gaps(b).values(), -1)
    met = b.register.count("aims-met", [gap for _l, _a, _g, gap in _aims(b)], 1, True)
    balance = b("balance-result")
    return [
        text("Vår bedömning är att årsredovisningen i allt väsentligt är rättvisande."),
        *(item(one) for one in seen([
            say("Årets resultat är ", _H.kr(b("result")), ", vilket motsvarar ", _H.pct(_share(b)),
                " av skatteintäkter och generella statsbidrag."),
            say("Balanskravsresultatet uppgår till ", _H.kr(balance), " och balanskravet är ",
                turn(balance, "uppfyllt", "inte uppfyllt"), "."),
            *([say("Av de tre finansiella målen är ", counted(met),
                " uppfyllda.")] if met.value > 1 else []),
            *([say(counted(short, capital=True), " nämnder har överskridit sin budget.")]
              if short.value > 1 else []),
            say("Summan av ej rättade felaktigheter är ", _K.kr(b("fault", "all")), "."),
        ])),
    ]  # fmt: skip


def _result(b: Book) -> list[Block]:
    rows = []
    for label, what, sign in _LINES:
        gap = b.less(b(what), b(what, basis="budget"))
        kind = "sum" if what in ("net-cost", "result") else "item"
        cells = [_PEN(b(what, basis="budget"), sign), _PEN(b(what), sign),
                 _PEN(gap, sign, "" if kind == "sum" else "difference"),
                 _PEN(b(what, year=b.year - 1), sign)]  # fmt: skip
        rows.append(row(label, cells, kind))
    better, told = b.less(b("result"), b("result", basis="budget")), b.less(
        b("result"), b("result", basis="august"))  # fmt: skip
    change = b.change("result")
    tax, net = b.less(b("tax"), b("tax", basis="budget")), b.less(
        b("net-cost"), b("net-cost", basis="budget"))  # fmt: skip
    grown, spent = b.growth("both"), b.growth("net-cost")
    faster = b.less(spent, grown)
    return [
        para(
            say(f"Kommunen redovisar för {b.year} ett resultat på ", _H.kr(b("result")),
                " (föregående år ", _H.kr(b("result", year=b.year - 1)), ")."),
            say("Det är ", _H.by(better), " ", turn(better, "högre", "lägre"),
                " än budgeterat och ",
                _H.by(change), " ", turn(change, "högre", "lägre"), " än året innan."),
            say("I delårsrapporten per augusti prognostiserades ",
                _H.kr(b("result", basis="august")),
                "; prognosavvikelsen är således ", _H.by(told), "."),
        ),
        table(f"Resultaträkning {b.year}, mkr",
              ["", "Budget", "Utfall", "Avvikelse", f"Utfall {b.year - 1}"], rows),
        para(
            say("Skatteintäkterna blev ", _H.by(tax), " ", turn(tax, "högre", "lägre"),
                " än budget, medan nettokostnaderna överskred den med " if net.value > 0 else
                " än budget, medan nettokostnaderna underskred den med ", _H.by(net), "."),
            say("Skatteintäkter och statsbidrag ökade med ", _H.grew(grown), " jämfört med ",
                f"{b.year - 1}, nettokostnaderna med ", _H.grew(spent), ".")
            if min(grown.value, spent.value) > Decimal("0.001")
            else say("Skatteintäkter och statsbidrag uppgår till ", _H.kr(b("both")), "."),
            say("Nettokostnaderna har alltså ökat ", turn(faster, "snabbare", "långsammare"),
                " än intäkterna från skatt och bidrag.")
            if min(grown.value,
                spent.value) > Decimal("0.001") and abs(faster.value) > Decimal("0.002")
            else say("Finansnettot blev ", _H.kr(b("financial-net")), "."),
        ),
    ]  # fmt: skip


def _aims(b: Book) -> list[tuple[str, Quantity, Quantity, Quantity]]:
    got = (
        ("Resultatet ska uppgå till minst en viss andel av skatter och bidrag", "result",
            _share(b)),
        ("Investeringar ska till viss andel finansieras med egna medel", "self",
         b.share(b("earned"), b("investments"))),
        ("Soliditeten ska överstiga målnivån", "solid", b.share(b("equity"), b("assets"))),
    )  # fmt: skip
    return [(label, b("aim", what), one, b.less(one, b("aim", what))) for label, what, one in got]


def _goals(b: Book) -> list[Block]:
    years = (b.year, b.year - 1)
    balance = [
        row(label, [_PEN(b(what, year=y), sign) for y in years], kind)
        for label, what, sign, kind in (
            ("Årets resultat", "result", 1, "item"), ("Reavinster", "gains", -1, "item"),
            ("Balanskravsresultat", "balance-result", 1, "sum"),
        )
    ]  # fmt: skip
    rows: list[Row] = []
    for label, aim, got, gap in _aims(b):
        word: Cell = Direction(gap, "Uppfyllt", "Ej uppfyllt") if gap.value else "Uppfyllt"
        rows.append(Row((label, pct(aim), pct(got, style=_STYLE), word)))
    (_l1, _a1, _g1, result), (_l2, _a2, paid, self_gap), (_l3, aim, solid, above) = _aims(b)
    last = b.share(b("equity", year=years[1]), b("assets", year=years[1]))
    moved = b.less(solid, last)
    return [
        para(
            say("Efter avdrag för reavinster på ", _H.kr(b("gains")),
                " uppgår balanskravsresultatet "
                "till ", _H.kr(b("balance-result")), "."),
        ),
        table("Balanskravsutredning, mkr", ["", *map(str, years)], balance),
        table("Finansiella mål, %", ["Mål", "Målnivå", "Utfall", "Revisorernas bedömning"], rows),
        para(
            say("Resultatmålet: utfallet är ", _H.pts(result), " ", turn(result, "över", "under"),
                " den nivå som fullmäktige beslutat."),
            say("Resultat och avskrivningar uppgår till ", _H.kr(b("earned")),
                " medan investeringarna "
                "var ", _H.kr(b("investments")), "; självfinansieringsgraden är därmed ",
                    _H.pct(paid),
                ", ", _H.pts(self_gap), " ", turn(self_gap, "över", "under"), " målet."),
            say("Soliditeten är ", _H.pct(solid), " (", _H.pct(last), ") och har ",
                turn(moved, "stärkts", "försvagats"), " med ", _H.pts(moved), "."),
            say("Den ligger ", _H.pts(above), " ", turn(above, "över", "under"), " målnivån ",
                _H.pct(aim), "."),
        ),
    ]  # fmt: skip


def _boards(b: Book) -> list[Block]:
    gaps = _gaps(b)
    rows = []
    for one in (*b.m.boards, b.m.central, None):
        who = one.key if one else "all"
        asked, got = b("board-net", who, basis="budget"), b("board-net", who)
        gap = b.less(asked, got)
        cells = [_PEN(asked), _PEN(got), _PEN(gap, role="difference" if one else ""),
                 pct(b.share(gap, asked), style=_STYLE)]  # fmt: skip
        rows.append(row(one.name if one else "Summa", cells, "item" if one else "sum"))
    ranked = sorted(b.m.boards, key=lambda one: gaps[one.key].value)
    bad, next_bad = ranked[0], ranked[1]
    two = b.add("two-gaps", [(gaps[bad.key], 1), (gaps[next_bad.key], 1)])
    share = b.share(gaps[bad.key], b("board-net", bad.key, basis="budget"))
    whole = b.less(b("board-net", "all", basis="budget"), b("board-net", "all"))
    return [
        para(
            say("Nämnderna och de gemensamma posterna redovisar tillsammans ett ",
                turn(whole, "överskott", "underskott"), " mot budget på ", _H.by(whole), "."),
            say(f"Svagast utfall har {bad.name} med ett ",
                turn(gaps[bad.key], "överskott", "underskott"), " på ", _H.by(gaps[bad.key]),
                ", motsvarande ", _H.grew(share), " av nämndens budget."),
            *([say(f"Tillsammans med {next_bad.name} blir avvikelsen ", _H.kr(two), ".")]
              if gaps[next_bad.key].value < 0 else []),
        ),
        table("Nettokostnader, mkr", ["", "Budget", "Utfall", "Avvikelse", "I % av budget"], rows),
        text("Vi bedömer att nämndernas uppföljning av budgeten bör stärkas."),
    ]  # fmt: skip


def _sheet(b: Book) -> list[Block]:
    years = (b.year, b.year - 1)
    rows = []
    for label, what, kind in (("Anläggningstillgångar", "fixed-assets", "item"),
                              ("Omsättningstillgångar", "current-assets", "item"),
                              ("Summa tillgångar", "assets", "sum"), ("Eget kapital", "equity",
                                  "item"),
                              ("Avsättningar", "provisions", "item"), ("Skulder", "debts", "item"),
                              ("Summa skulder och eget kapital", "equity-and-debts",
                                  "sum")):  # fmt: skip
        rows.append(
            row(label, [*(_PEN(b(what, year=y)) for y in years), _PEN(b.change(what))], kind)
        )
    assets, debts = b.change("assets"), b.change("debts")
    quick = b.share(b("current-assets"), b("short-debt"))
    return [
        table("Balansräkning, mkr", ["", *(f"{y}-12-31" for y in years), "Förändring"], rows),
        para(
            say("Balansomslutningen har ", turn(assets, "ökat", "minskat"), " med ", _H.by(assets),
                " till ", _H.kr(b("assets")), "."),
            say("Skulderna har samtidigt ", turn(debts, "ökat", "minskat"), " med ", _H.by(debts),
                ", eller ", _H.grew(b.growth("debts")), "."),
            say("Omsättningstillgångarna motsvarar ", _H.pct(quick, 0),
                " av de kortfristiga skulderna, ",
                "som uppgår till ", _H.kr(b("short-debt")), "."),
        ),
    ]  # fmt: skip


def _found(b: Book) -> list[Block]:
    rows = [row(label, [_T(b("fault", who))]) for label, who, *_rest in _FOUND]
    rows.append(row("Summa påverkan på resultatet", [_T(b("fault", "all"))], "sum"))
    right = b.add("result", [(b("result"), 1), (b("fault", "all"), 1)], "righted")
    share = b.share(b("materiality"), b("both"))
    large = max(_FOUND, key=lambda one: abs(b("fault", one[1]).value))
    down = b.register.count("faults-down", [b("fault", one[1]) for one in _FOUND], -1)
    return [
        para(
            say("Väsentlighetstalet för granskningen är ", _H.kr(b("materiality")), ", vilket är ",
                _H.pct(share), " av skatteintäkter och generella statsbidrag."),
            say("Fel under ", _K.kr(b("trivial")), " redovisas inte här."),
            say(counted(down, capital=True),
                " av de fem noterade felen skulle försämra resultatet om de "
                "rättades."),
            say(f"Störst belopp gäller ”{large[0].lower()}”, ", _K.level(b("fault", large[1])),
                "."),
        ),
        table("Ej rättade felaktigheter, effekt på årets resultat vid rättelse", ["", "tkr"], rows),
        para(
            say("Om alla fel hade rättats skulle årets resultat ha blivit ", _H.kr(right),
                " i stället "
                "för ", _H.kr(b("result")), "."),
        ),
    ]  # fmt: skip


def _advice(b: Book) -> list[Block]:
    years = (b.year - 3, b.year - 2, b.year - 1)
    rows = []
    for label, who in (("Åtgärdade", "done"), ("Delvis åtgärdade", "partly"), ("Ej åtgärdade",
        "not"),
                       ("Lämnade rekommendationer", "all")):  # fmt: skip
        cells = [*(num(b("advice", f"{who} {y}")) for y in years), num(b("advice", who))]
        rows.append(row(label, cells, "sum" if who == "all" else "item"))
    share = b.share(b("advice", "done"), b("advice", "all"))
    return [
        para(
            say(f"Under åren {years[0]}–{years[-1]} lämnade vi ", _H.num(b("advice", "all")),
                " rekommendationer, av vilka ", _H.num(b("advice", "done")), " är helt åtgärdade (",
                _H.pct(share, 0), ")."),
            say("Inget har gjorts med ", _H.num(b("advice", "not")), " av dem; från ",
                f"{years[-1]} gäller det ", _H.num(b("advice", f"not {years[-1]}")), "."),
        ),
        table("Rekommendationer efter år", ["", *map(str, years), "Totalt"], rows),
    ]  # fmt: skip


def _own(b: Book) -> list[Block]:
    years = (b.year, b.year - 1)
    rows = []
    for label, who, _middle in (*_WORK, ("Totalt antal timmar", "all", 0)):
        planned, used = b("hours", who, basis="budget"), b("hours", who)
        cells = [num(planned), num(used),
                 num(b.less(used, planned), role="" if who == "all" else "difference",
                     style=_STYLE),
                 num(b("hours", who, years[1]))]  # fmt: skip
        rows.append(row(label, cells, "sum" if who == "all" else "item"))
    costs = [
        row(label, [_T(b(what, year=y)) for y in years], kind)
        for label, what, kind in (("Sakkunnigt biträde", "consult", "item"),
                                  ("Arvoden till förtroendevalda", "elected", "item"),
                                  ("Summa kostnader", "audit", "sum"))
    ]  # fmt: skip
    hours, gap = b.less(b("hours", "all"), b("hours", "all", basis="budget")), b.less(
        b("audit", basis="budget"), b("audit"))  # fmt: skip
    each, deep = b.per(b("audit"), b("inhabitants")), b.share(b("hours", "W4"), b("hours", "all"))
    return [
        table("Granskningstimmar", ["", f"Plan {b.year}", f"Utfall {b.year}", "Skillnad",
                                    f"Utfall {b.year - 1}"], rows),
        para(
            say("Granskningen tog ", _H.num(b("hours", "all")), " timmar, ", _H.gap(hours), " ",
                turn(hours, "fler", "färre"), " än planerat, och ", _H.pct(deep, 0),
                " av tiden gick till fördjupade granskningar."),
            say("Revisionen kostade ", _K.kr(b("audit")), " mot budgeterade ",
                _K.kr(b("audit", basis="budget")), ", alltså ett ",
                turn(gap, "överskott", "underskott"), " på ", _K.by(gap), "."),
            say("Kostnaden motsvarar ", _H.each(each), " per invånare."),
        ),
        table("Revisionens kostnader, tkr", ["", *map(str, years)], costs),
    ]  # fmt: skip


FAMILY = Family("audit-review", make)
