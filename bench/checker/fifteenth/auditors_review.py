"""The review of a year's account by auditors: what the account says, retold in few numbers and
small tables; the boards, the balance requirement, targets, samples of vouchers in kronor, and
what became of earlier recommendations."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from ..compose import Pen, counted, in_words, item, row, say, table, text, turn
from ..family import Family
from ..municipality import Municipality
from ..paper import Block, Direction, Heading, NumberStyle, Paper, Printed, Row, Table, printed
from ..quantities import Quantity
from ._own import add, boards_together, flow, keep, most, near, share_near

_PEN = Pen("mnkr", 1, NumberStyle(negative="-"))
_MN = Pen("mnkr", 1, NumberStyle(negative="-"), " mnkr")
_KR = Pen("kr", 0)
_TESTS = (
    ("Leverantörsfakturor", "T1", 60, 84_000), ("Löneutbetalningar", "T2", 40, 33_000),
    ("Representation och resor", "T3", 25, 4_100), ("Investeringsfakturor", "T4", 30, 410_000),
    ("Utbetalda bidrag", "T5", 20, 62_000),
)  # fmt: skip


def _pc(one: Quantity, size: bool = False) -> Printed:
    return _PEN.share(one, behind=" procent", size=size)


def make(m: Municipality, chance: Random) -> Paper:
    """The report."""
    boards_together(m)
    _facts(m, chance)
    blocks: list[Block] = [
        Heading("Sammanfattande bedömning", 1),
        text(
            "På uppdrag av kommunens revisorer har vi granskat årsredovisningen.",
            "Vi bedömer att den i allt väsentligt ger en rättvisande bild.",
        ),
        *_summary(m),
        Heading("Granskningens resultat", 1),
        Heading("Resultaträkning"),
        *_result(m),
        _statement(m),
        *_result_more(m),
        Heading("Nämndernas budgetföljsamhet"),
        *_boards_text(m),
        _boards(m),
        Heading("Balanskravet"),
        *_requirement(m),
        Heading("Mål för god ekonomisk hushållning"),
        _targets(m),
        *_target_text(m),
        Heading("Balansräkning"),
        *_position(m),
        _position_table(m),
        Heading("Stickprov och intern kontroll", 1),
        _tests(m),
        *_test_text(m),
        Heading("Uppföljning av tidigare rekommendationer"),
        *_advice_text(m),
        _advice(m),
    ]
    return Paper(f"Granskning av årsredovisning {m.year}, {m.name} kommun", tuple(blocks))


def _facts(m: Municipality, chance: Random) -> None:
    for year in (m.year - 1, m.year):
        sold = m("asset-sales", year=year).value
        gained = keep(m, "gain", "audit", year, round(sold * share_near(chance, 0.1, 0.5)))
        add(m, "required", "audit", year, [m("result", year=year), (gained, -1)])
    for key, low, high in (("result-share", 1, 2), ("equity-share", 38, 48), ("net-share", 98, 99)):
        keep(m, key, "target", m.year, Decimal(chance.randint(low, high)) / 100, "ratio", "budget")
    for _label, key, many, each in _TESTS:
        count = keep(m, "tested", key, m.year, near(chance, many, 0.3), "count")
        keep(m, "tested-sum", key, m.year, near(chance, count.value * each, 0.25))
        keep(m, "wrong", key, m.year, chance.randint(0, 6), "count")
        m.register.quotient(m("wrong", key), m("tested", key))
    for what in ("tested", "tested-sum", "wrong"):
        add(m, what, "tests", m.year, [m(what, key) for _l, key, *_rest in _TESTS])
    for year in (m.year - 3, m.year - 2, m.year - 1):
        parts = [
            keep(m, what, "advice", year, chance.randint(low, high), "count")
            for what, low, high in (("done", 2, 7), ("begun", 1, 5), ("open", 0, 3))
        ]
        add(m, "given", "advice", year, parts)
    for what in ("given", "done", "begun", "open"):
        add(m, what, "advice-all", m.year,
            [m(what, "advice", y) for y in (m.year - 3, m.year - 2, m.year - 1)])  # fmt: skip


def _summary(m: Municipality) -> list[Block]:
    off, every = m.variance("result"), m.variance("board-net", "boards", -1)
    need = m("required", "audit")
    told = [
        flow(
            say("Årets resultat uppgår till ", _MN(m("result")), ", vilket är ",
                _MN.size(off, "difference"), " ", turn(off, "bättre", "sämre"), " än budget."),
        ),
        flow(
            say("Balanskravsresultatet är ", _MN(need), " och kravet på en ekonomi i balans ",
                turn(need, "uppfylls", "uppfylls inte"), "."),
        ),
        flow(
            say("Nämnderna redovisar tillsammans en budgetavvikelse på ",
                _MN(every, role="difference"), "."),
        ),
        flow(
            say("Vi bedömer att ", counted(_met(m), words=False), " av 3 finansiella mål uppnås."),
        ),
    ]  # fmt: skip
    return [item(*one) for one in told if one]


def _result(m: Municipality) -> list[Block]:
    more, net, both = m.change("result"), m.change("net-cost"), m.change("tax-and-grants")
    return [
        text(*flow(
            say("Av årsredovisningen framgår att kommunens resultat är ", _MN(m("result")), "."),
            say("Det är ", _MN.size(more, "difference"), " ", turn(more, "högre", "lägre"),
                " än resultatet ", str(m.year - 1), ", som var ",
                _MN(m("result", year=m.year - 1)), "."),
            say("Verksamhetens nettokostnader har ", turn(net, "ökat", "minskat"), " med ",
                _pc(m.growth("net-cost"), True), " medan skatteintäkter och statsbidrag har ",
                turn(both, "ökat", "minskat"), " med ", _pc(m.growth("tax-and-grants"), True), "."),
        )),
    ]  # fmt: skip


def _statement(m: Municipality) -> Table:
    def line(label: str, what: str, sign: int = 1, kind: str = "item") -> Row:
        off = m.variance(what, better=sign)
        cells = [
            _PEN(m(what, year=m.year - 1), sign),
            _PEN(m(what, basis="budget"), sign),
            _PEN(m(what), sign),
            _PEN(off, role="difference" if kind == "item" else ""),
        ]
        return row(label, cells, kind)

    rows = [
        line("Nettokostnader inkl. avskrivningar", "net-cost", -1),
        line("Skatteintäkter", "tax"),
        line("Statsbidrag och utjämning", "grants"),
        line("Verksamhetens resultat", "operating-result", 1, "sum"),
        line("Finansnetto", "financial-net"),
        line("Resultat", "result", 1, "sum"),
    ]
    heads = ["Mnkr", f"Utfall {m.year - 1}", f"Budget {m.year}", f"Utfall {m.year}", "Avvikelse"]
    return table("", heads, rows)


def _result_more(m: Municipality) -> list[Block]:
    tax, grants, money = m.variance("tax"), m.variance("grants"), m.variance("financial-net")
    net = m.variance("net-cost", better=-1)
    worn = m.change("depreciation")
    return [
        text(*flow(
            say("Avvikelsen mot budget förklaras av att nettokostnaderna blev ",
                _MN.size(net, "difference"), " ", turn(net, "lägre", "högre"),
                ", skatteintäkterna ",
                _MN.size(tax, "difference"), " ", turn(tax, "högre", "lägre"),
                " och statsbidragen ", _MN.size(grants, "difference"), " ",
                turn(grants, "högre", "lägre"), " än budgeterat."),
            say("Finansnettot avviker med ", _MN(money, role="difference"), "."),
            say("Avskrivningarna uppgår till ", _MN(m("depreciation")), " och har ",
                turn(worn, "ökat", "minskat"), " med ", _MN.size(worn, "difference"),
                " sedan föregående år."),
        ), "Vi har inte funnit några väsentliga fel i periodiseringen."),
    ]  # fmt: skip


def _off(m: Municipality, key: str) -> Quantity:
    return m.variance("board-net", key, -1)


def _boards_text(m: Municipality) -> list[Block]:
    r = m.register
    every = _off(m, "boards")
    over = r.count("audited boards over", [_off(m, one.key) for one in m.boards], -1)
    worst = most(m.boards, lambda one: _off(m, one.key), -1)
    told = [
        say("Av ", in_words()(Decimal(len(m.boards))), " nämnder har ", counted(over),
            " överskridit budgeten."),
        say("Sammantaget uppgår nämndernas ", turn(every, "överskott", "underskott"), " till ",
            _MN.size(every, "difference"), ", eller ",
            _pc(r.quotient(every, m("board-net", "boards", basis="budget")), True),
            " av deras budget."),
    ]  # fmt: skip
    if _off(m, worst.key).value < 0:
        share = r.quotient(_off(m, worst.key), m("board-net", worst.key, basis="budget"))
        told += [
            say("Störst underskott redovisar ", worst.name[0].lower() + worst.name[1:], " med ",
                _MN.size(_off(m, worst.key), "difference"), ", motsvarande ", _pc(share, True),
                " av nämndens budget."),
        ]  # fmt: skip
    return [
        text(
            *flow(*told),
            "Vi rekommenderar kommunstyrelsen att stärka uppsikten över nämnder med underskott.",
        )
    ]


def _boards(m: Municipality) -> Table:
    rows = []
    lines = [(one.name, one.key, "item") for one in m.boards]
    for label, key, kind in (*lines, ("Summa nämnder", "boards", "sum")):
        cells = [
            _PEN(m("board-net", key, basis="budget")),
            _PEN(m("board-net", key)),
            _PEN(_off(m, key), role="difference" if kind == "item" else ""),
        ]
        rows.append(row(label, cells, kind))
    return table("", ["Nämnd (mnkr, netto)", "Budget", "Utfall", "Avvikelse"], rows)


def _requirement(m: Municipality) -> list[Block]:
    need, more = m("required", "audit"), m.change("required", "audit")
    years = (m.year - 1, m.year)
    rows = [
        row(label, [_PEN(m(what, who, y), sign) for y in years], kind)
        for label, what, who, sign, kind in (
            ("Årets resultat", "result", "municipality", 1, "item"),
            ("Realisationsvinster", "gain", "audit", -1, "item"),
            ("Balanskravsresultat", "required", "audit", 1, "sum"),
        )
    ]
    return [
        table("", ["Mnkr", *map(str, years)], rows),
        text(*flow(
            say("Kommunen har reducerat resultatet med realisationsvinster om ",
                _MN(m("gain", "audit")), " och redovisar ett balanskravsresultat på ", _MN(need),
                "."),
            say("Föregående år var balanskravsresultatet ", _MN(m("required", "audit", m.year - 1)),
                ", en ", turn(more, "förbättring", "försämring"), " alltså med ",
                _MN.size(more, "difference"), "."),
        ), "Vi delar kommunens bedömning."),
    ]  # fmt: skip


def _aims(m: Municipality) -> list[tuple[str, Quantity, Quantity, Quantity, str]]:
    """The financial targets: name, outcome, target, by how much it is better, and the word."""
    r = m.register
    found = []
    for label, one, what, sign, word in (
        ("Resultatets andel av skatter och bidrag",
         r.quotient(m("result"), m("tax-and-grants")), "result-share", 1, "minst"),
        ("Soliditet", r.quotient(m("equity"), m("assets")), "equity-share", 1, "minst"),
        ("Nettokostnadsandel",
         r.quotient(m("net-cost"), m("tax-and-grants")), "net-share", -1, "högst"),
    ):  # fmt: skip
        limit = m(what, "target", m.year, "budget")
        found.append((label, one, limit, r.difference(*((one, limit)[::sign])), word))
    return found


def _met(m: Municipality) -> Quantity:
    return m.register.count("audited targets met", [one[3] for one in _aims(m)], 1, True)


def _targets(m: Municipality) -> Table:
    rows = []
    for label, one, limit, margin, word in _aims(m):
        told = Direction(margin, "Uppfyllt", "Ej uppfyllt") if margin.value else "Uppfyllt"
        aim = printed(limit, "%", 0, role="share")
        rows.append(Row((label, word, aim, _PEN(one), told)))
    return table("", ["Finansiellt mål", "", "Mål, %", "Utfall, %", "Vår bedömning"], rows)


def _target_text(m: Municipality) -> list[Block]:
    r = m.register
    label = _aims(m)
    solid = label[1]
    before = r.quotient(m("equity", year=m.year - 1), m("assets", year=m.year - 1))
    moved = r.difference(solid[1], before)
    margins = [m.margin(one) for one in m.indicators]
    met = r.count("audited indicators", margins, 1, True)
    return [
        text(*flow(
            say("Soliditeten, ", _pc(solid[1]), ", ligger ", _PEN.points(solid[3]), " ",
                turn(solid[3], "över", "under"), " målet."),
            say("Sedan förra året har den ", turn(moved, "förbättrats", "försämrats"), " med ",
                _PEN.points(moved), "."),
            say("Resultatmålet innebär att resultatet ska utgöra minst ",
                printed(label[0][2], "%", 0, behind=" procent", role="share"),
                " av skatter och bidrag; utfallet blev ", _pc(label[0][1]), "."),
        )),
        text(
            say("När det gäller verksamhetsmålen följs ", in_words()(Decimal(len(margins))),
                " indikatorer, varav ", counted(met), " når målvärdet enligt bilagan."),
        ),
        _indicators(m),
    ]  # fmt: skip


def _indicators(m: Municipality) -> Table:
    rows = [
        row(
            one.name, [_PEN(m("indicator", one.key, basis="budget")), _PEN(m("indicator", one.key))]
        )
        for one in m.indicators
    ]
    return table("Bilaga: verksamhetsmål", ["Indikator", "Mål", "Utfall"], rows)


def _position(m: Municipality) -> list[Block]:
    assets, loans = m.change("assets"), m.change("long-debt")
    owed, cash = m.change("receivables"), m.change("cash")
    pension = m.change("pension-provision")
    return [
        text(*flow(
            say("Balansomslutningen har ", turn(assets, "ökat", "minskat"), " med ",
                _MN.size(assets, "difference"), " till ", _MN(m("assets")), "."),
            say("Vi har stämt av kortfristiga fordringar, ", _MN(m("receivables")),
                ", mot specifikation; de har ", turn(owed, "ökat", "minskat"), " med ",
                _pc(m.growth("receivables"), True), "."),
            say("Kassa och bank, ", _MN(m("cash")), ", är avstämd mot saldobesked och är ",
                _MN.size(cash, "difference"), " ", turn(cash, "större", "mindre"),
                " än vid föregående årsskifte."),
            say("De långfristiga lånen uppgår till ", _MN(m("long-debt")), ", en ",
                turn(loans, "ökning", "minskning"), " med ", _MN.size(loans, "difference"), "."),
            say("Pensionsavsättningen har ", turn(pension, "ökat", "minskat"), " från ",
                _MN(m("pension-provision", year=m.year - 1)), " till ",
                _MN(m("pension-provision")), "."),
        )),
    ]  # fmt: skip


def _position_table(m: Municipality) -> Table:
    years = (m.year - 1, m.year)
    rows = [
        row(label, [_PEN(m(what, year=y)) for y in years], kind)
        for label, what, kind in (
            ("Anläggningstillgångar", "fixed-assets", "item"),
            ("Förråd", "stock", "item"),
            ("Kortfristiga fordringar", "receivables", "item"),
            ("Kortfristiga placeringar", "short-investments", "item"),
            ("Kassa och bank", "cash", "item"),
            ("Summa tillgångar", "assets", "sum"),
            ("Eget kapital", "equity", "item"),
            ("Avsättning för pensioner", "pension-provision", "item"),
            ("Övriga avsättningar", "other-provisions", "item"),
            ("Långfristiga skulder", "long-debt", "item"),
            ("Kortfristiga skulder", "short-debt", "item"),
            ("Summa eget kapital och skulder", "equity-and-debts", "sum"),
        )
    ]
    return table("", ["Balansräkning, mnkr", *(f"{y}-12-31" for y in years)], rows)


def _tests(m: Municipality) -> Table:
    rows = []
    lines = [(label, key, "item") for label, key, *_rest in _TESTS]
    for label, key, kind in (*lines, ("Totalt", "tests", "sum")):
        cells = [
            _KR.people(m("tested", key)),
            _KR(m("tested-sum", key)),
            _KR.people(m("wrong", key)),
            _KR(m.register.quotient(m("wrong", key), m("tested", key))),
        ]
        rows.append(row(label, cells, kind))
    heads = ["Område", "Granskade poster", "Belopp, kr", "Poster med brist", "Andel, %"]
    return table("Stickprov", heads, rows)


def _test_text(m: Municipality) -> list[Block]:
    r = m.register
    part = r.quotient(m("wrong", "tests"), m("tested", "tests"))
    sound = r.count("areas with faults", [m("wrong", key) for _l, key, *_rest in _TESTS], 1)
    worst = most(_TESTS, lambda one: r.quotient(m("wrong", one[1]), m("tested", one[1])))
    bills = r.quotient(m("tested-sum", "T4"), m("tested-sum", "tests"))
    return [
        text(
            say("Sammanlagt har vi granskat ", _KR.people(m("tested", "tests")), " poster till ett "
                "värde av ", _MN(m("tested-sum", "tests")), "."),
            say("I ", _KR.people(m("wrong", "tests")), " av dessa, ", _pc(part),
                ", fanns brister i attest eller underlag."),
            say("Brister förekom inom ", counted(sound), " av fem områden."),
            say("Andelen är högst för ", worst[0].lower(), ", där ",
                _KR.people(m("wrong", worst[1])), " av ", _KR.people(m("tested", worst[1])),
                " poster hade brister."),
            say("Investeringsfakturorna utgör ", _pc(bills), " av det granskade beloppet."),
        ),
    ]  # fmt: skip


def _advice_text(m: Municipality) -> list[Block]:
    r = m.register
    done = r.quotient(m("done", "advice-all"), m("given", "advice-all"))
    left = add(m, "not-done", "advice-all", m.year,
               [m("begun", "advice-all"), m("open", "advice-all")])  # fmt: skip
    return [
        text(
            say("Under de senaste tre åren har revisorerna lämnat ",
                _KR.people(m("given", "advice-all")), " rekommendationer."),
            say("Av dem är ", _KR.people(m("done", "advice-all")), " genomförda, det vill säga ",
                _pc(done), "."),
            say("Återstår gör ", _KR.people(left), ", varav ", _KR.people(m("begun", "advice-all")),
                " är påbörjade."),
        ),
    ]  # fmt: skip


def _advice(m: Municipality) -> Table:
    whats = ("given", "done", "begun", "open")
    rows = [
        row(f"Granskningsår {y}", [_KR.people(m(what, "advice", y)) for what in whats])
        for y in (m.year - 3, m.year - 2, m.year - 1)
    ]
    rows.append(row("Totalt", [_KR.people(m(what, "advice-all")) for what in whats], "sum"))
    return table("", ["", "Lämnade", "Genomförda", "Påbörjade", "Ej påbörjade"], rows)


FAMILY = Family("auditors-review", make)
